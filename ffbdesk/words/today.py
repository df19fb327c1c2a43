"""The words of I dag."""

from datetime import date, datetime, timedelta

from ffbdesk.domain.agenda import Due, Matter
from ffbdesk.words.dates import clock, day_head, moment, short_date, weekday
from ffbdesk.words.grammar import many

TITLE = "I dag"
NEW = "Nyt siden sidst"
ALL_READ = "Alle er læst"
READ, IS_READ = "Læst", "Er læst"
READ_NAME = "Læst: noterne om {name}"
OPEN_NAME = "Åbn noterne om {name}"
OPEN_STAY = "Åbn udredningerne for {name}"
NOTHING_NEW = "Intet nyt."
OLDER_READ = "Sæt dem som læst"
WRITE_ON = "Skriv videre"
WRITE_ON_NAME = "Skriv videre på noten om {name}"
WRITE_ON_FOLLOW_UP_NAME = "Skriv videre på opfølgningen om {name}"
WRITE_ON_STATUS_NAME = "Skriv videre på statusnotatet om {name}"
STAYS = "Møder og rapporter"
FOLLOW_UPS = "Opfølgninger"
NO_FOLLOW_UPS = "Ingen mål har en dato for opfølgning."
STEPS = "Delmål at se på"
NO_STEPS = "Ingen delmål skal ses på igen."
PRACTICE_APART = "Øveeksemplerne er ikke med her, når der er andre borgere i arkivet. De står under Borgere."
SILENT = "Ingen noter i syv dage"
SHOW_ALL = "Se alle {n}"
SHOW_FEW = "Vis færre"
NOBODY = "Her står det, der er nyt, og det, der skal gøres, når der er borgere i arkivet."
TO_CITIZENS = "Gå til Borgere"
MATTERS = {
    Matter.MEETING: "Møde",
    Matter.REPORT: "Rapport til kommunen",
    Matter.STAY_BEGINS: "Opholdet begynder",
    Matter.STAY_ENDS: "Opholdet slutter",
    Matter.FOLLOW_UP: "Opfølgning på målene",
    Matter.STEP: "Delmål at se på",
}
"""What is to be done, without a word that somebody wrote."""
TO_DATES = "Se datoerne"
_DAYS_COUNTED, _MONTHS_COUNTED = 62, 24
SHOWN = 5
"""Dates that are shown until somebody asks for all."""


def subtitle(now: datetime, last: datetime | None) -> str:
    """Tirsdag 24. august. Du var her sidst lørdag den 21. august 2021 kl. 22.48."""
    today = day_head(now.date(), now.date()).partition(", ")[2]
    today = f"{today[:1].upper()}{today[1:]} {now.year}."
    return f"{today} Du var her sidst {_then(last, now)}." if last else today


def _then(at: datetime, now: datetime) -> str:
    days = (now.date() - at.date()).days
    if days == 0:
        return f"i dag kl. {clock(at)}"
    return f"i går kl. {clock(at)}" if days == 1 else f"{weekday(at.date())} den {moment(at)}"


def nothing_since(last: datetime | None, now: datetime) -> str:
    """Intet nyt siden lørdag den 21. august 2021 kl. 22.48."""
    return f"Intet nyt siden {_then(last, now)}." if last else NOTHING_NEW


def count(notes: int, citizens: int) -> str:
    """5 noter om 4 borgere"""
    return f"{_notes(notes)} om {many('{n} borger', '{n} borgere', citizens).format(n=citizens)}"


def _notes(count: int) -> str:
    return many("{n} note", "{n} noter", count).format(n=count)


def of_one(notes: int) -> str:
    """2 noter"""
    return _notes(notes)


def older(count: int) -> str:
    """3 ældre noter er ikke læst. De står på borgernes sider under Nye."""
    text = many("{n} ældre note er ikke læst. Den", "{n} ældre noter er ikke læst. De", count).format(n=count)
    return f"{text} står under Nye på borgernes sider med noter."


def unsigned(name: str, day: date, today: date) -> str:
    """Din note om Karim Haddad fra i går er ikke underskrevet."""
    near = {0: "i dag", 1: "i går"}.get((today - day).days, short_date(day))
    return f"Din note om {name} fra {near} er ikke underskrevet."


def unfinished(name: str, due: date | None) -> str:
    """Dit statusnotat om Børge Mogensen er ikke færdiggjort. Opfølgningen er 30.8.2021."""
    text = f"Dit statusnotat om {name} er ikke færdiggjort."
    return f"{text} Opfølgningen er {short_date(due)}." if due else text


def unfinished_follow_up(name: str, held_on: date) -> str:
    """Din opfølgning om Børge Mogensen fra 30.8.2021 er ikke færdiggjort."""
    return f"Din opfølgning om {name} fra {short_date(held_on)} er ikke færdiggjort."


def away(day: date, today: date) -> str:
    """overskredet 13 dage; i dag; i morgen; om 6 dage; om 3 måneder"""
    days = (day - today).days
    near = {0: "i dag", 1: "i morgen"}.get(days)
    return near or (f"overskredet {_span(day, today)}" if days < 0 else f"om {_span(today, day)}")


def _span(first: date, second: date) -> str:
    """Days as long as one counts them, then whole months, then years, as the calendar has them."""
    days = (second - first).days
    if days < _DAYS_COUNTED:
        return many("{n} dag", "{n} dage", days).format(n=days)
    months = 12 * (second.year - first.year) + second.month - first.month
    if second.day < first.day and (second + timedelta(days=1)).month == second.month:
        months -= 1  # the last one is not whole yet; a month's last day ends it whichever number it has
    return f"{months} måneder" if months < _MONTHS_COUNTED else f"{months // 12} år"


def what(due: Due) -> str:
    """'Købe ind selv', 'Møde med kommunen, kl. 10.00', 'Opfølgning på målene'"""
    told = due.name.strip() or MATTERS[due.matter]
    return f"{told}, kl.\N{NO-BREAK SPACE}{clock(due.at)}" if due.at else told


def in_short(count: int, late: int) -> str:
    """7 datoer. 3 er overskredet."""
    over = many("{n} er overskredet.", "{n} er overskredet.", late).format(n=late) if late else ""
    return f"{many('{n} dato.', '{n} datoer.', count).format(n=count)} {over}".strip()


def when(day: date, today: date, hour: str) -> str:
    """I går 17.35; 19.8.2021 9.20"""
    near = {0: "I dag", 1: "I går"}.get((today - day).days, short_date(day))
    return f"{near} {hour}".strip()
