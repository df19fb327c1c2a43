"""The words of Overblik."""

from datetime import date

from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import genitive, many

TITLE = "Overblik"
WISH = "Borgerens ønske"
GOALS = "Indsatsmål og delmål"
OPEN = "Åbn"
OPEN_GOALS = "Åbn indsatsmålene"
NO_GOALS = "Der er ingen mål endnu. Begynd med en udredning, en bestilling eller et mål."
SENSITIVE = "Mål og noter ved følsomme temaer vises ikke her. De står under Indsatsmål og Noter."
DATES = "Næste datoer"
NO_DATES = "Der er ingen datoer endnu."
NOTES = "Seneste noter"
NO_NOTES = "Der er ingen noter at vise."
ALL_NOTES = "Se alle {n} noter"
STEP = "Delmål: {name}"
STEP_DUE = "Skal ses på"
WRITE_STATUS = "Skriv videre på statusnotatet"
NEW_STATUS = "Begynd et statusnotat"
PHASES = {
    "opening": "Sagsåbning",
    "informing": "Sagsoplysning",
    "assessing": "Sagsvurdering",
    "ordering": "Bestilling",
    "delivering": "Levering",
    "following_up": "Opfølgning",
}
AT_START = "ved start"
NOTHING = "intet her"
WISHES_THERE = "ønsker og formål"
FINISHED = "færdig {day}"
NOT_FINISHED = "i gang"
GO = "{phase}: {fact}. Gå dertil"
NOW = "her er I nu"
_THEMES_ONE, _THEMES_MORE = "{n} tema", "{n} temaer"
_GOALS_ONE, _GOALS_MORE = "{n} mål", "{n} mål"
_NOTES_ONE, _NOTES_MORE = "{n} note", "{n} noter"
_NEW_ONE, _NEW_MORE = "{n} ny for dig", "{n} nye for dig"


def themes(day: date, count: int) -> str:
    """18.6.2021, 3 temaer"""
    return f"{short_date(day)}, {many(_THEMES_ONE, _THEMES_MORE, count).format(n=count)}"


def goals(count: int, steps: int) -> str:
    """3 mål, 9 delmål"""
    counted = many(_GOALS_ONE, _GOALS_MORE, count).format(n=count)
    return f"{counted}, {steps} delmål" if steps else counted


def active(count: int) -> str:
    """6 aktive delmål"""
    return many("{n} aktivt delmål", "{n} aktive delmål", count).format(n=count) if count else ""


def told(count: int, last: date | None, today: date) -> str:
    """'18 noter, senest i går', 'ingen noter endnu'"""
    if not count or last is None:
        return "ingen noter endnu"
    away = (today - last).days
    day = {0: "i dag", 1: "i går"}.get(away, short_date(last))
    return f"{many(_NOTES_ONE, _NOTES_MORE, count).format(n=count)}, senest {day}"


def new(count: int) -> str:
    """3 nye for dig"""
    return many(_NEW_ONE, _NEW_MORE, count).format(n=count) if count else ""


def next_follow_up(day: date) -> str:
    """næste 30.8.2021"""
    return f"næste {short_date(day)}"


def last_follow_up(day: date) -> str:
    """opfølgning 30.8.2021"""
    return f"opfølgning {short_date(day)}"


def granted(count: int) -> str:
    """2 ydelser"""
    return many("{n} ydelse", "{n} ydelser", count).format(n=count)


def ended(day: date) -> str:
    """Målet er slut, opfølgning 30.8.2021"""
    return f"Målet er slut, {last_follow_up(day)}"


def last_status(day: date) -> str:
    """statusnotat 27.5.2021"""
    return f"statusnotat {short_date(day)}"


def wish_of(name: str) -> str:
    """Børges ønske"""
    return f"{genitive(name)} ønske" if name else WISH
