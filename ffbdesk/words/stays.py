"""The words of ophold: a stay on a place of clarification."""

from datetime import date

from ffbdesk.words import fields
from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import many

TITLE = "Ophold"
NEW = "Nyt ophold"
EDIT, CLOSE = "Ret opholdet", "Luk"
EDIT_NAME, CLOSE_NAME = "Ret opholdet fra {day}", "Luk opholdet fra {day}"
REMOVE = "Fjern opholdet"
REMOVED = "Opholdet er fjernet. Fortryd med {keys}."
BEGUN_ON, ENDS_ON, REPORT = (fields.STAY[name] for name in ("begun_on", "ends_on", "report_due_on"))
BEGUN_SHORT, ENDS_SHORT, REPORT_SHORT = "Begynder", "Slutter", "Rapport senest"
ASKED_ABOUT = fields.STAY["asked_about"]
ASKED_HINT = "De undertemaer, kommunen vil have svar på."
MEETINGS = "Møder"
MEETING_DAY, MEETING_TIME, MEETING_ABOUT = (fields.MEETING[name] for name in ("held_on", "held_at", "about"))
DAY_SHORT, TIME_SHORT, ABOUT_SHORT = "Dato", "Kl.", "Hvad eller med hvem"
NEW_MEETING = "Nyt møde"
REMOVE_MEETING = "Fjern mødet {what}"
RUNNING = "Ophold i gang"
GO_ON = "Fortsæt: {theme}"
GO_ON_NAME = "Fortsæt, hvor du slap: {name}, {theme}"
TAKEN_UP = "Påbegyndt, endnu uden niveau"
THEMES = "Temaer"
NO_NOTES = "Ingen noter i opholdet endnu."
NO_ROUND = "Ingen udredning er begyndt."
ASKED, UNSEEN = "Kommunen har spurgt til", "og ingen har set det endnu"
_DAY, _DAY_OF = "dag {n}", "dag {n} af {m}"
_FROM, _FROM_TO = "Fra {begun}", "{begun} til {ends}"
_NO_DAY = "Uden dato"
_REPORT = "rapport senest {day}"
_ASKED = "kommunen har spurgt til {n}"
_MEETING_ONE, _MEETING_MORE = "{n} møde", "{n} møder"
_THEME_ONE, _THEME_MORE = "{n} tema", "{n} temaer"
_NOTE_ONE, _NOTE_MORE, _UNTAGGED = "{n} note", "{n} noter", "{n} uden tema"


def period(begun: date | None, ends: date | None) -> str:
    """'1.5.2021 til 28.5.2021', 'Fra 1.5.2021'"""
    if begun is None:
        return _NO_DAY
    if ends is None:
        return _FROM.format(begun=short_date(begun))
    return _FROM_TO.format(begun=short_date(begun), ends=short_date(ends))


def day_of(number: int, whole: int | None) -> str:
    """'dag 19 af 28', 'dag 4'"""
    return _DAY_OF.format(n=number, m=whole) if whole else _DAY.format(n=number)


def report(day: date | None) -> str:
    """rapport senest 28.5.2021"""
    return _REPORT.format(day=short_date(day)) if day else ""


def in_short(day: str, due: date | None, asked: int, meetings: int) -> str:
    """dag 19 af 28 · rapport senest 28.5.2021 · kommunen har spurgt til 3 temaer · 2 møder"""
    themes = _ASKED.format(n=many(_THEME_ONE, _THEME_MORE, asked).format(n=asked)) if asked else ""
    held = many(_MEETING_ONE, _MEETING_MORE, meetings).format(n=meetings) if meetings else ""
    return " · ".join(part for part in (day, report(due), themes, held) if part)


def unseen(count: int) -> str:
    """Kommunen har spurgt til 2 temaer, som ingen har set endnu."""
    themes = many(_THEME_ONE, _THEME_MORE, count).format(n=count)
    return f"{ASKED} {themes}, som ingen har set endnu."


def noted(notes: int, themes: list[tuple[str, int]], untagged: int) -> str:
    """41 noter · Spise 24 · Købe ind 9 · 3 uden tema"""
    if not notes:
        return NO_NOTES
    told = [f"{theme} {count}" for theme, count in themes]
    rest = [_UNTAGGED.format(n=untagged)] if untagged else []
    return " · ".join([many(_NOTE_ONE, _NOTE_MORE, notes).format(n=notes), *told, *rest])
