"""The words of forløb."""

from collections.abc import Sequence
from datetime import date

from ffbdesk.domain.months import MONTHS
from ffbdesk.words.dates import long_date, short_date
from ffbdesk.words.grammar import many

TITLE = "Forløb"
OVER_TIME, AS_TABLE = "Niveau over tid", "Samme tal som tabel"
EXPECTED, EXPECTED_SHORT, NO_VALUE = "Forventet", "Forv.", "–"
NOTE = "– betyder, at temaet ikke blev fulgt den dag, eller at der intet mål er. Det er ikke det samme som 0."
GROUPS_NOTE = "Ved overtemaer: gennemsnittet af de temaer, der er vurderet den dag, og hvor mange det er."
HINT = "0 er øverst, så opad er bedre. Firkanten er det forventede niveau."
PICTURE, TABLE = "Billede", "Tabel"
GOALS, NEEDS, INTERVENTIONS = "Mål", "Støttebehov", "Indsatser"
THEMES, GROUPS = "Undertemaer", "Overtemaer"
NOTHING = "Her er ingen vurderinger at vise. Forløbet tegnes af niveauerne i udredninger og opfølgninger."
ONE_DATE = "Der er vurderet én dag. Linjerne kommer efter næste opfølgning."
EMPTY_CELL = "Tomt felt: ikke fulgt den gang. ? er ikke vurderet, — er ikke relevant. Der er intet samlet tal."
MEAN_HINT = "Gennemsnit af de temaer, der er vurderet den dag, og hvor mange det er."
THEME, GROUP, CHANGE, DAY = "Tema", "Overtema", "Udvikling", "Dag"
INTERVENTION, BEGINS, ENDS = "Ydelse", "Fra", "Til"
ADD_CHART = "Vis et tema mere"
SAVE_PDF, FOLDER = "Gem som PDF", "I hvilken mappe skal forløbet gemmes?"
OPEN_SENSITIVE = "Åbn følsomme temaer"
SENSITIVE_CLOSED = "Følsomme temaer er lukket."
PDF_DESCRIPTION = "Forløbet, som det står på siderne"


def title(name: str) -> str:
    """Forløb for Børge Mogensen"""
    return f"{TITLE} for {name}"


def file_title(initials: str, case: str) -> str:
    """Forløb B.M., sag 154689"""
    return f"{TITLE} {initials}, sag {case}" if case else f"{TITLE} {initials}"


def period(first: date, last: date) -> str:
    """28. maj 2021 til 30. august 2021"""
    return long_date(first) if first == last else f"{long_date(first)} til {long_date(last)}"


def axis_day(day: date) -> str:
    """aug. 2021"""
    name = MONTHS[day.month - 1]
    return f"{name if len(name) <= 4 else f'{name[:3]}.'} {day.year}"


def column(day: date) -> str:
    """30.8. over 2021: narrow enough for many of them"""
    return f"{day.day}.{day.month}.\n{day.year}"


def chart_said(heading: str, levels: Sequence[tuple[date, int]], expected: int | None, said: str) -> str:
    """'Købe ind: niveau 2 den 28.5.2021, niveau 1 den 30.8.2021. Forventet 0. Fremgang fra 2 til 1.'"""
    points = ", ".join(f"niveau {level} den {short_date(day)}" for day, level in levels) or "intet niveau"
    wanted = f" Forventet {expected}." if expected is not None else ""
    return f"{heading}: {points}.{wanted}{f' {said}.' if said else ''}"


def needs_said(steps: Sequence[tuple[date, str]]) -> str:
    """'Støttebehov: let 28.5.2021, intet 30.8.2021.'"""
    return f"{NEEDS}: {', '.join(f'{name.lower()} {short_date(day)}' for day, name in steps)}."


def bars_said(found: Sequence[tuple[str, date, date | None]]) -> str:
    """'Indsatser: Støtte i hjemmet fra 1.6.2021; Social aktivitet fra 1.6.2021 til 18.6.2021.'"""
    if not found:
        return INTERVENTIONS
    told = (f"{name} fra {short_date(a)}{f' til {short_date(b)}' if b else ''}" for name, a, b in found)
    return f"{INTERVENTIONS}: {'; '.join(told)}."


def earlier(count: int) -> str:
    """16 tidligere dage står under Tabel."""
    return many("{n} tidligere dag står under Tabel.", "{n} tidligere dage står under Tabel.", count).format(n=count)


def mean(value: float, count: int) -> str:
    """1,7 (3)"""
    return f"{value:.1f} ({count})".replace(".", ",")
