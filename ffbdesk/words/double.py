"""The words of a blind dobbeltvurdering."""

from collections.abc import Sequence
from datetime import date, datetime

from ffbdesk.domain.course.agreement import THEMES_LEAST
from ffbdesk.domain.double import Assessment, Rating, Stage, mine_of
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.domain.sidebyside import TwoAgree
from ffbdesk.words.course.terms import decimal
from ffbdesk.words.dates import moment, short_date
from ffbdesk.words.grammar import many
from ffbdesk.words.levels import SHORT
from ffbdesk.words.signs import on_paper, said

TITLE = "Dobbeltvurdering"
WHAT = (
    "To vurderer udredningen hver for sig. Ingen af jer ser den andens niveauer, før I begge er færdige. Så står de "
    "side om side, og I bliver enige om ét niveau ved hvert tema."
)
SHARED = (
    "Oplysninger, markeringer og noter er fælles. Niveauet og den korte bemærkning er jeres egne, og indtil I begge er "
    "færdige, står de ikke under Resultat, i søgning eller i det, der gemmes og skrives ud. Indsigt har dem med."
)
WHOM, NOBODY = "Hvem vurderer sammen med dig?", "Vælg en kollega"
BEGIN, TO_BEGIN = "Begynd dobbeltvurderingen", "Lad to vurdere hver for sig"
ALONE = (
    "Ingen andre kan åbne arkivet. Giv en kollega sin egen adgang under Indstillinger, så kan I vurdere hver for sig."
)
TO_SETTINGS = "Gå til Indstillinger"
BEGUN = "Dobbeltvurderingen er begyndt. {other} ser den under I dag."
NONE_HERE = "Udredningen er færdiggjort uden dobbeltvurdering."
TO_THEMES, DONE = "Gå til temaerne", "Min vurdering er færdig"
SURE_DONE = "Er din vurdering færdig?"
_DONE_MEANS = "Du kan ikke ændre noget ved din vurdering bagefter."
YES_DONE, WAIT = "Ja, den er færdig", "Nej, vent"
IS_DONE = "Din vurdering er færdig."
GIVE_UP = "Opgiv dobbeltvurderingen"
SURE_GIVE_UP = "Opgiv dobbeltvurderingen?"
_KEPT_AWAY = "Det, {other} har sat, bliver i arkivet, men vises kun i indsigt."
NOT_YOURS = "Du er ikke en af de to. Det, de har sat, bliver i arkivet, men vises kun i indsigt."
YES_GIVE_UP = "Ja, opgiv den"
GIVEN_UP = "Dobbeltvurderingen er opgivet."
SIDE_BY_SIDE = "Side om side"
THEME, AGREED, NONE = "Tema", "Fælles niveau", "–"
NOT_GIVEN, WITHOUT = "Ikke taget op", "uden niveau"
ALIKE_DONE = "Det fælles niveau er sat ved {themes}."
SET = "{theme}. Fælles niveau: {level}"
CLEARED = "{theme}: det fælles niveau er fjernet"
TO_THEME = "Se temaet"
WHY = "Hvorfor blev I enige om det niveau? I den korte rapport står kun denne tekst."
CLEAR = "Fjern niveauet"
PICK = "Piletaster vælger et tema. 0 til 4 sætter det fælles niveau."
NOT_STORED = "Der er noget, som endnu ikke kan gemmes. Vent, til alt er gemt, og prøv igen."
NOT_FINISHED = "To vurderer udredningen hver for sig. Den kan færdiggøres, når de begge er færdige."
SEE = "Se dobbeltvurderingen"
NO_LEVELS = "Dobbeltvurderingen er i gang. Udredningen har ingen niveauer, før begge er færdige og bliver enige."
NO_RESULT = "To vurderer udredningen hver for sig. Profilen tegnes af de niveauer, de bliver enige om."
NOTHING_GIVEN = "Ingen af de to har sat niveau eller skrevet noget ved et tema, der er åbent her."
LAST, LAST_SHORT = "Til dobbeltvurdering", "Færdig"
ASSESS, ASSESS_NAME = "Vurdér", "Vurdér udredningen af {name}"
SEE_NAME = "Se dobbeltvurderingen af {name}"


def takes_over(count: int) -> str:
    """3 temaer er vurderet. Det bliver din vurdering, og den anden ser den ikke."""
    text = many("{n} tema er vurderet.", "{n} temaer er vurderet.", count).format(n=count)
    return f"{text} Det bliver din vurdering, og den anden ser den ikke." if count else ""


def standing(name: str, *, done: bool, gone: bool) -> str:
    """Mette Holm er færdig.; Mette Holm er i gang."""
    if gone and not done:
        return (
            f"{name} kan ikke længere åbne arkivet. Opgiv dobbeltvurderingen, og begynd en ny, hvis der skal være to."
        )
    return f"{name} er {'færdig' if done else 'i gang'}."


def given(count: int) -> str:
    """Du har vurderet 12 temaer."""
    return many("Du har vurderet {n} tema.", "Du har vurderet {n} temaer.", count).format(n=count)


def done_means(count: int, other: str, *, other_is_done: bool) -> str:
    """Du har vurderet 12 temaer. Du kan ikke ændre noget ved din vurdering bagefter. Når også Bo er færdig, ..."""
    then = f"{other} er færdig, så I ser hinandens med det samme."
    return f"{given(count)} {_DONE_MEANS} {then if other_is_done else f'Når også {other} er færdig, ser I hinandens.'}"


def give_up_means(count: int, other: str) -> str:
    """Det, du har vurderet ved 12 temaer, bliver udredningens. Det, Bo har sat, bliver i arkivet, men vises kun ..."""
    at = many("{n} tema", "{n} temaer", count).format(n=count)
    mine = f"Det, du har vurderet ved {at}, bliver udredningens."
    return f"{mine if count else 'Du har ikke vurderet noget tema.'} {_KEPT_AWAY.format(other=other)}"


def under_way(names: Sequence[str]) -> str:
    """Mette Holm og Bo Test vurderer udredningen hver for sig. Niveauerne ses, når de begge er færdige."""
    return f"{_two(names)} vurderer udredningen hver for sig. Niveauerne ses, når de begge er færdige."


def at_theme(assessments: Sequence[Assessment], at: Stage, theme: ThemeCode) -> str:
    """What stands over the level of one theme."""
    names = [one.assessor for one in assessments]
    mine = mine_of(assessments)
    other = next((one.assessor for one in assessments if one is not mine), "")
    match at:
        case Stage.NONE:
            return ""
        case Stage.MINE:
            return (
                f"Dobbeltvurdering: niveau og bemærkning er dine egne. {other} ser dem først, når I begge er færdige."
            )
        case Stage.WAITING:
            return f"{IS_DONE} Den kan ses af andre, når også {other} er færdig."
        case Stage.THEIRS:
            return under_way(names)
        case Stage.SETTLED:
            given_ = (f"{one.assessor}: {in_short(one.rating(theme))}." for one in assessments)
            return f"Dobbeltvurdering. {' '.join(given_)}"


def shared(assessments: Sequence[Assessment]) -> str:
    """Det, der skrives og markeres her, er fælles: Bo Test kan læse det. Kun niveau og kort bemærkning er dine egne."""
    other = next((one.assessor for one in assessments if one is not mine_of(assessments)), "")
    return f"Det, der skrives og markeres her, er fælles: {other} kan læse det. Kun niveau og kort bemærkning er dine."


def in_short(rating: Rating | None) -> str:
    """niveau 2, moderat nedsat funktionsevne; ikke taget op; uden niveau"""
    if rating is None:
        return NOT_GIVEN.lower()
    if rating.judgement is None:
        return WITHOUT
    return said(rating.judgement)


def summary(names: Sequence[str], alike: int, near: int, count: int) -> str:
    """14 temaer er vurderet. Mette Holm og Bo Test satte det samme niveau ved 9 og naboniveauer ved 3."""
    of = many("{n} tema er vurderet.", "{n} temaer er vurderet.", count).format(n=count)
    return f"{of} {_two(names)} satte det samme niveau ved {alike} og naboniveauer ved {near - alike}."


def left(count: int) -> str:
    """3 temaer mangler et fælles niveau."""
    if not count:
        return "Alle temaer, som er vurderet, har et fælles niveau."
    return many("{n} tema mangler et fælles niveau.", "{n} temaer mangler et fælles niveau.", count).format(n=count)


COMPARE = "For den, der vil sammenligne"
KAPPA_TOO_FEW = (
    f"Vægtet kappa regnes først fra {THEMES_LEAST} temaer, hvor I begge har sat et niveau. Under det siger den for "
    "lidt."
)


def kappa(found: TwoAgree | None) -> str:
    """'Vægtet kappa 0,62 (0,31 til 0,93). 1 er fuld enighed …'"""
    if found is None:
        return KAPPA_TOO_FEW
    if found.kappa is None:
        return "Vægtet kappa kan ikke beregnes, for I har begge sat det samme niveau ved alle temaer."
    reach = f" ({decimal(found.reach.low)} til {decimal(found.reach.high)})" if found.reach else ""
    return (
        f"Vægtet kappa {decimal(found.kappa)}{reach}. 1 er fuld enighed, 0 er som tilfældigt. Tallet bygger på "
        f"{found.themes} temaer hos én borger og er usikkert. Ikke vurderet og ikke relevant er ikke talt med."
    )


def use_alike(count: int) -> str:
    """Brug niveauet ved de 9 temaer, hvor I satte det samme"""
    return many(
        "Brug niveauet ved det ene tema, hvor I satte det samme",
        "Brug niveauet ved de {n} temaer, hvor I satte det samme",
        count,
    ).format(n=count)


def themes(count: int) -> str:
    """9 temaer"""
    return many("{n} tema", "{n} temaer", count).format(n=count)


def waits(name: str, day: date, other: str, *, other_is_done: bool) -> str:
    """Udredningen af Børge Mogensen 3.5.2021 venter på din vurdering. Bo Test vurderer den også."""
    does = "er færdig med sin." if other_is_done else "vurderer den også."
    return f"Udredningen af {name} {short_date(day)} venter på din vurdering. {other} {does}"


def set_by(who: str, at: datetime) -> str:
    """Sat af Bo Test 27. november 2026 kl. 19.20."""
    return f"Sat af {who} {moment(at)}."


def agreed(name: str, day: date) -> str:
    """Fælles niveau er sat ved alle temaer, I har vurderet hos Børge Mogensen 3.5.2021. Se, om du er enig, ..."""
    return (
        f"Fælles niveau er sat ved alle de temaer, I har vurderet hos {name} {short_date(day)}. "
        "Se, om du er enig, før udredningen færdiggøres."
    )


def to_agree(name: str, day: date, other: str) -> str:
    """Du og Bo Test er begge færdige med at vurdere Børge Mogensen 3.5.2021. Bliv enige om niveauerne."""
    return f"Du og {other} er begge færdige med at vurdere {name} {short_date(day)}. Bliv enige om niveauerne."


def cell(rating: Rating | None) -> str:
    """2 moderat nedsat; Ikke vurderet; –"""
    return judged(rating.judgement if rating is not None else None)


def judged(judgement: Judgement | None) -> str:
    """2 moderat nedsat; Ikke vurderet; –"""
    if judgement is None:
        return NONE
    level = level_of(judgement)
    return on_paper(judgement) if level is None else f"{int(level)} {SHORT[level].lower()}"


def _two(names: Sequence[str]) -> str:
    return " og ".join(names)
