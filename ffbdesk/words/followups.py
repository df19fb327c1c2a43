"""The words of an opfølgning.

Of how a level has moved only what the numbers say, and with the måltype in mind: where a goal is to keep a level, an
unchanged one is what was wanted. Never praise or blame, never a total.
"""

from collections.abc import Sequence
from datetime import date

from ffbdesk.domain.followups import FollowUp, GoalNext
from ffbdesk.domain.goals import Direction
from ffbdesk.domain.status import GoalResult
from ffbdesk.words import fields
from ffbdesk.words.dates import long_date, moment, short_date
from ffbdesk.words.grammar import many

TITLE = "Opfølgning"
PDF_DESCRIPTION = "Opfølgningen, som den står på siderne"
ANEW = "en ny opfølgning"
CORRECTION = "Rettelse"
SUBTITLE = "Mål og niveauer vurderet igen"
NEW_LEVEL, RESULT_NAME = fields.FOLLOW_UP_PART["judgement"], fields.FOLLOW_UP_PART["result"]
CITIZENS_VIEW, PROVIDERS_VIEW, CASEWORKERS_VIEW = (
    fields.FOLLOW_UP_PART[name] for name in ("citizens_view", "providers_view", "caseworkers_view")
)
FOLLOWING, AGAIN_ON = fields.FOLLOW_UP_PART["following"], fields.FOLLOW_UP_PART["again_on"]
HELD_ON, AUTHOR, TOOK_PART = (fields.FOLLOW_UP[name] for name in ("held_on", "author", "took_part"))
IN_SHORT, STATUS, NEXT_ON = (fields.FOLLOW_UP[name] for name in ("in_short", "status_id", "next_on"))
NEED, NEED_ON, REASON = fields.FOLLOW_UP["need"], fields.FOLLOW_UP["need_on"], fields.FOLLOW_UP_RESULT["reason"]
NEED_REASON = fields.FOLLOW_UP["need_reason"]
JUDGED_ON = fields.FOLLOW_UP_PART["judged_on"]
NEED_HINT = "Regnes aldrig ud."
RESULTS, RESULTS_HINT = fields.FOLLOW_UP_RESULT["value"], "Træf afgørelse om"
BEFORE, EXPECTED, NOW = "Før", "Forventet", "Nu"
ROWS, LEVELS = "Mål og fulgte temaer", "Niveau"
FOLLOWED, FOLLOWED_HEAD = "Fulgt uden mål", "Temaer, der følges uden mål"
NO_THEME = "Intet undertema"
RESULT = {
    GoalResult.REACHED: "nået",
    GoalResult.PARTLY: "delvist nået",
    GoalResult.NOT_REACHED: "ikke nået",
}
NEXT = {
    GoalNext.GOES_ON: "Målet fortsætter",
    GoalNext.CHANGED: "Et andet mål i stedet",
    GoalNext.ENDED: "Målet er slut",
}
NO_CHOICE, NO_STATUS = "Ikke valgt", "Intet statusnotat"
NOT_ASSESSED = "Ikke vurderet"
LACKS_LEVEL = "Mangler nyt niveau"
NO_LEVEL_BEFORE = "ikke vurderet før"
NOT_WITH = "Ikke med"
END = "Afslut og udskriv"
GO_ON = "Skriv videre på opfølgningen"
OPEN_NAME, REMOVE_NAME = "Åbn opfølgningen fra {day}", "Fjern opfølgningen fra {day}"
REMOVED = "Opfølgningen er fjernet. Intet er slettet: fortryd med Ctrl+Z på borgerens side Opfølgning."
CORRECTED = "Rettet i en ny opfølgning."
END_TEXT = (
    "Når opfølgningen er færdiggjort, er den låst, og dens niveauer er de nuværende. En rettelse er en ny opfølgning, "
    "der nævner den."
)
FINISHED = "Opfølgningen er færdiggjort og låst."
FOLDER = "I hvilken mappe skal opfølgningen gemmes?"
ONWARD = "Herfra kan I begynde en ny udredning eller lave en ny bestilling."
NEW_ROUND, TO_ORDERS = "Begynd en ny udredning", "Gå til bestillingen"
SIGNS = "○ før  □ forventet  ● nu"
RESULT_HEAD = "Resultat"
FOLLOW_TOO = "Følg et tema mere"
TAKE_ALONG = "Tag målet med"
OPEN_SENSITIVE = "Åbn følsomme temaer"
SENSITIVE_CLOSED = "Mål og temaer, der er følsomme, er lukket og vises ikke her."
CLEAR, CLEAR_LEVEL = "Fjern", "Fjern det nye niveau"
IS_OPEN = "åben"
FROM_STATUS = "fra statusnotatet"
STATUS_HINT = "Borgerens og udførers vurdering kommer derfra."

_FIRST = "Første gang vurderet"
_SAME = "Uændret"
_AS_MEANT = "Uændret, som målet var"
_HELD = "Holdt på {now}, som ventet"
_HELD_BETTER = "Holdt på {now}, hvor {expected} var ventet"
_AS_EXPECTED, _WHERE_EXPECTED = ", som ventet", ", hvor {expected} var ventet"
_MOVED = {True: "Fremgang fra {before} til {now}", False: "Tilbagegang fra {before} til {now}"}
_REACHED = "Det forventede niveau er nået"


def moved(direction: Direction | None, before: int | None, now: int, expected: int | None) -> str:
    """How a level stands beside where it began: 'Fremgang fra 2 til 1', 'Uændret, som målet var'.

    `direction` is None of a theme without a goal, and where no måltype is chosen.
    """
    if before is None:
        return _FIRST
    if now == before:
        return _unchanged(direction, now, expected)
    said = _MOVED[now < before].format(before=before, now=now)
    if direction is not Direction.LIMIT or expected is None:
        return said
    return f"{said}{_AS_EXPECTED if now == expected else _WHERE_EXPECTED.format(expected=expected)}"


def since_start(said: str) -> str:
    """Fremgang fra 2 til 1 siden målets start."""
    first, *more = said.split(". ")
    return ". ".join([f"{first} siden målets start", *more]).rstrip(".") + "."


def since_last(last_: int, now: int, day: date) -> str:
    """Uændret siden 18.6.2021."""
    if now == last_:
        return f"{_SAME} siden {short_date(day)}."
    return f"{_MOVED[now < last_].format(before=last_, now=now)} siden {short_date(day)}."


def in_a_word(before: int, now: int) -> str:
    """fremgang, uændret, tilbagegang"""
    return "uændret" if now == before else "fremgang" if now < before else "tilbagegang"


def reached(direction: Direction | None, before: int | None, now: int, expected: int | None) -> str:
    """Det forventede niveau er nået. Empty where it is not, and under another måltype than Udvikle: there it would be
    so from the first day."""
    if direction is not Direction.DEVELOP or before is None or expected is None:
        return ""
    return _REACHED if now <= expected < before else ""


def _unchanged(direction: Direction | None, now: int, expected: int | None) -> str:
    match direction:
        case Direction.MAINTAIN:
            return _AS_MEANT if expected in (None, now) else _SAME
        case Direction.LIMIT if expected is not None and expected > now:
            return _HELD_BETTER.format(now=now, expected=expected)
        case Direction.LIMIT if expected == now:
            return _HELD.format(now=now)
        case _:
            return _SAME


def level(when: str, number: int, said: str, day: date | None = None) -> str:
    """Før 2, moderat nedsat (28.5.2021)."""
    return f"{when} {number}, {said}{f' ({short_date(day)})' if day else ''}."


def last(number: int, day: date) -> str:
    """sidst 3, 28.5.2021"""
    return f"sidst {number}, {short_date(day)}"


def status_of(written_on: date) -> str:
    """Statusnotat 24.8.2021"""
    return f"Statusnotat {short_date(written_on)}"


def suggested(level_: int | None, held_on: date) -> str:
    """Statusnotatet foreslår 1. Det nye niveau får datoen 30.8.2021, også når det er uændret."""
    dated = f"Det nye niveau får datoen {short_date(held_on)}, også når det er uændret."
    return dated if level_ is None else f"Statusnotatet foreslår {int(level_)}. {dated}"


def judged_again(day: date | None) -> str:
    """vurderet igen 30.8.2021"""
    return f"vurderet igen {short_date(day)}" if day else ""


def heading(held_on: date) -> str:
    """Opfølgning 30. august 2021"""
    return f"{TITLE} {long_date(held_on)}"


def days(held_on: date, last_on: date | None) -> str:
    """30. august 2021, sidst 18. juni 2021"""
    return long_date(held_on) + (f", sidst {long_date(last_on)}" if last_on else "")


def title(name: str) -> str:
    """Opfølgning for Børge Mogensen"""
    return f"{TITLE} for {name}"


def file_title(initials: str, case: str) -> str:
    """Opfølgning B.M., sag 154689"""
    return f"{TITLE} {initials}, sag {case}" if case else f"{TITLE} {initials}"


def kicker(held_on: str) -> str:
    """Opfølgning den 30. august 2021"""
    return f"{TITLE} den {held_on}"


def corrects(held_on: date | None) -> str:
    """Retter opfølgningen fra 30. august 2021."""
    return f"Retter opfølgningen fra {long_date(held_on)}." if held_on else "Retter en tidligere opfølgning."


def standing(one: FollowUp, corrects_on: date | None = None) -> str:
    """Færdiggjort 30. august 2021 kl. 11.05 af Mette Holm."""
    done = f"Færdiggjort {moment(one.seal.at)} af {one.seal.by}." if one.seal else f"I gang, skrevet af {one.author}."
    return " ".join(filter(None, (done, corrects(corrects_on) if one.corrects_id else "")))


def result_in_short(term: str) -> str:
    """Fortsættelse af indsats: the official term without the words that stand over all of them."""
    short = term.removeprefix(f"{RESULTS_HINT} ")
    return short[:1].upper() + short[1:]


def need_last(term: str, day: date | None) -> str:
    """Sidst let, 18.6.2021."""
    return f"Sidst {term[:1].lower()}{term[1:]}{f', {short_date(day)}' if day else ''}."


def missing(count: int, without: Sequence[str]) -> str:
    """2 mål og temaer mangler et nyt niveau. Ikke valgt: Støttebehov."""
    levels = many("{n} mål eller tema er ikke vurderet igen.", "{n} mål og temaer er ikke vurderet igen.", count)
    said = [*([levels.format(n=count)] if count else []), *([f"Ikke valgt: {', '.join(without)}."] if without else [])]
    return " ".join(said) or "Der er taget stilling til alle mål og temaer."


def wrong_date(field: str, text: str) -> str:
    """Datoen i feltet Næste opfølgning kan ikke bruges: 31.4.2021. Ret den, før du færdiggør opfølgningen."""
    said = f"Datoen i feltet {field} kan ikke bruges: {text}." if text.strip() else f"Datoen i feltet {field} mangler."
    return f"{said} Ret den, før du færdiggør opfølgningen."


def came_since(goal: str) -> str:
    """Målet »Gøre rent« er kommet til, efter at opfølgningen blev begyndt, og er ikke med."""
    return f"Målet »{goal}« er kommet til, efter at opfølgningen blev begyndt, og er ikke med."


def take_along(goal: str) -> str:
    """Tag målet Gøre rent med"""
    return f"Tag målet {goal} med"


def with_level(count: int, total: int) -> str:
    """4 af 5 har nyt niveau"""
    return f"{count} af {total} har nyt niveau"


def following(name: str) -> str:
    """Næste: Spise"""
    return f"Næste: {name}"
