"""The words of indsatsmål, on screen and on paper."""

from ffbdesk.words import fields
from ffbdesk.words.levels import SHORT

DOCUMENT = "Indsatsmål"
KICKER = "Strukturerede indsatsmål · FFB (VUM 2.0)"
TITLE = "Indsatsmål"
PURPOSE = fields.CASE["intervention_purpose"]
PURPOSE_HINT = "Hvad skal indsatsen samlet føre til? Én eller to sætninger."
NO_GOALS = "Der er ikke sat indsatsmål."
NOT_IN_ROUND = "Ikke vurderet"
PDF_DESCRIPTION = "Indsatsmålene, som de står i PDF-filen, som data"

NEW = "Nyt mål"
EMPTY = (
    "Et mål begynder med det, borgeren selv vil. Skriv det med borgerens ord, og vælg bagefter det undertema, "
    "målet måles på."
)
NUMBER = "Mål {n} af {total}"
WORDING = fields.GOAL["wording"]
WORDING_HINT = "Borgerens egne ord, gerne i nutid, som om målet er nået."
UNWORDED = "Ikke formuleret endnu"
CHANGE = fields.GOAL["change_value"]
NO_CHANGE = "Vælg måltypen. Den siger retningen, ikke hvilket niveau der nås."
THEME = fields.GOAL["theme"]
THEME_HINT = "Det ene undertema, målet måles på."
NO_THEME = "Intet valgt"
ASSESSED_FIRST = "Vurderet i udredningen {day}"
START = fields.GOAL["starting_level"]
START_GIVEN = "fra udredningen {day}"
START_UNKNOWN = "Niveauet ved målets start kendes ikke."
CURRENT = "Aktuelt funktionsevneniveau"
CURRENT_UNCONFIRMED = "overført til udredningen {day}, ikke bekræftet"
CURRENT_FROM = "fra udredningen {day}"
CURRENT_FOLLOWED = "fra opfølgningen {day}"
CURRENT_NOT = "Temaet er ikke vurderet i udredningen {day}."
CURRENT_NO_ROUND = "Der er ingen udredning at hente niveauet fra."
CURRENT_NO_THEME = "Niveauet hentes fra udredningen, når undertemaet er valgt."
CLOSED = "Temaet er følsomt og lukket. Niveauet vises i udredningen, når temaet er åbnet."
START_CLOSED = "Temaet er følsomt og lukket."
SEE_THEME = "Se temaet"
EXPECTED = fields.GOAL["expected_level"]
CLEAR = "Fjern"
CLEAR_EXPECTED = "Fjern det forventede niveau"
OVERDUE = "Overskredet"
FOLLOW_UP = fields.GOAL["follow_up_on"]
IN_MONTHS = ((3, "om 3 mdr."), (6, "om 6 mdr."), (12, "om 1 år"))
RESPONSIBLE = fields.GOAL["responsible"]
RELATED = fields.GOAL["related"]
ADD_RELATED = "Tilføj undertema"
REMOVE_RELATED = "Fjern {term}"
UP, DOWN = "Flyt op", "Flyt ned"
REMOVE = "Fjern målet"
REMOVED = "Målet er fjernet. Intet er slettet: fortryd med {keys}."
ADDED = "Et nyt mål er oprettet."
MOVED = "Målet er nu nummer {n} af {total}."
COPY_LOCKED = "Målene, som de stod, da udredningen blev færdiggjort. Sagens mål kan stadig rettes."
TO_CASE = "Gå til sagens mål"
PDF, JSON = "PDF", "JSON"
SAVE_AS = "Gem målene som"
FILES_HOLD = "Filerne rummer alle målene med deres niveauer, også mål ved følsomme temaer."
NO_LEVEL = "–"
_AT_START = "ved start niveau {level}"
_NOW = "nu niveau {level}"
_THEN = "forventet niveau {level}"

MEANINGS = {
    "develop": "flere aktiviteter, oftere end nu",
    "maintain": "de samme aktiviteter, lige så ofte som nu",
    "limit": "et tab ventes, og støtten gør det så lille som muligt",
}
SHORT_CHANGE = {"develop": "Udvikle", "maintain": "Fastholde", "limit": "Begrænse tab"}
_USUAL = {
    "develop": "Udvikle svarer normalt til et lavere tal end ved start.",
    "maintain": "Fastholde svarer normalt til samme tal som ved start.",
    "limit": "Begrænse tab svarer normalt til samme tal som ved start eller et højere.",
}
_REACHED = "Det forventede niveau er nået: forventet {expected}, nu {current}."
_ALREADY = "Her er {expected} forventet, og nu er {current}."
_NEW_GOAL = "Er målet nyt, så svarer Udvikle normalt til et lavere tal end nu."
_MAY_STAND = "Det må gerne stå sådan."
CHANGE_TO = "Skift til {change}"


def doubt(direction: str, level: int, expected: int, *, began: bool) -> str:
    """'Fastholde svarer normalt til samme tal som ved start. Her er 1 forventet, og ved start var 2.'

    `began` says that the level is the one the goal began with; else it is now's, and the first is not known.
    """
    if began:
        return f"{_USUAL[direction]} Her er {expected} forventet, og ved start var {level}."
    if direction == "develop":  # whether it is reached cannot be said of a goal whose beginning nobody knows
        return f"{START_UNKNOWN} {_ALREADY.format(expected=expected, current=level)}"
    return f"{_USUAL[direction]} Her er {expected} forventet, og nu er {level}."


def doubt_on_screen(direction: str, text: str, *, began: bool) -> str:
    """The same with what may be done about it."""
    return f"{text} {_NEW_GOAL if direction == 'develop' and not began else _MAY_STAND}"


def reached(expected: int, current: int) -> str:
    """Det forventede niveau er nået: forventet 1, nu 0."""
    return _REACHED.format(expected=expected, current=current)


def set_by(day: str, who: str) -> str:
    """Sat 28.5.2021 af Mette Holm"""
    return " ".join(["Sat", *([day] if day else []), *([f"af {who}"] if who else [])]) if day or who else ""


def number(n: int, total: int, set_said: str) -> str:
    """Mål 1 af 3 · sat 28.5.2021 af Mette Holm"""
    said = NUMBER.format(n=n, total=total)
    return f"{said} · {set_said[:1].lower()}{set_said[1:]}" if set_said else said


def in_short(n: int, day: str) -> str:
    """2, moderat nedsat, 28.5.2021"""
    return ", ".join(part for part in (str(n), SHORT[n].lower(), day) if part)


def numbered(n: int) -> str:
    """Mål 2"""
    return f"Mål {n}"


def title(name: str) -> str:
    """Indsatsmål for Børge Mogensen"""
    return f"Indsatsmål for {name}"


def file_title(initials: str, case: str) -> str:
    """Indsatsmål for B.M., Sag154689"""
    return title(initials) + (f", {case}" if case else "")


def levels_from(day: str, followed: str = "") -> str:
    """De aktuelle niveauer er fra udredningen 28. maj 2021 og opfølgningen 30. august 2021"""
    return f"De aktuelle niveauer er fra udredningen {day}{f' og opfølgningen {followed}' if followed else ''}"


def level(n: int) -> str:
    """2 moderat nedsat"""
    return f"{n} {SHORT[n].lower()}"


def overdue(day: str) -> str:
    """Opfølgning skulle være sket 1.5.2026"""
    return f"Opfølgning skulle være sket {day}"


def follow_up(day: str) -> str:
    """Opfølgning 18.6.2021"""
    return f"Opfølgning {day}" if day else ""


def goal_said(theme: str, change: str, levels: tuple[int | None, ...], follow: str, sentence: str) -> str:
    """A goal in the list, for assistive technology: 'Spise, ved start niveau 3, nu niveau 3, Begrænse tab …'

    `levels` are the one it began with, the present one and the expected one; `follow` is said as it is.
    """
    named = zip((_AT_START, _NOW, _THEN), levels, strict=True)
    said = [words.format(level=level) for words, level in named if level is not None]
    return ", ".join(part for part in (theme, *said, change, follow, sentence) if part)
