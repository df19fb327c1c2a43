"""The words of ledelsesoverblikket."""

from collections.abc import Mapping
from datetime import date

from ffbdesk.domain.goals import Direction
from ffbdesk.domain.hiding import LEAST
from ffbdesk.domain.leadership import AGES, NONE, SMALL, SOON, WAITS, TableKey
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.words import goals, overview, subgoals
from ffbdesk.words.dates import long_date

TITLE = "Ledelsesoverblik"
HINT = "Tal fra hele arkivet. Følsomme temaer tælles ikke med. n er, hvor mange et gennemsnit er af."
PRACTICE = "Arkivet har kun øveeksempler: det er dem, der er talt."
NOBODY = "Der er ingen borgere at tælle endnu."
BACK = "Borgere"
FILTER, EVERYBODY = "Vis kun borgere med ydelse efter", "Alle borgere"
SAVE_CSV, SAVE_XLSX = "Gem som CSV", "Gem som Excel"
FOLDER = "I hvilken mappe skal ledelsesoverblikket gemmes?"
SAVED_WHOLE = "Filen har tal for hele arkivet, ikke kun for dem, der vises nu."
SHOWS_SMALL = f"Skærmen viser alle tal. Filerne har altid hele arkivet, og tal fra 1 til {LEAST - 1} er skjult i dem."
HIDDEN = "skjult"
SUM, N = "I alt", "n"
AT_LEAST = f"mindst {LEAST}"

NAMES: Mapping[TableKey, str] = {
    TableKey.SUMS: "Borgere",
    TableKey.PHASES: "Hvor borgerne er i forløbet",
    TableKey.FOLLOW_UPS: "Opfølgning på aktive mål",
    TableKey.WAITS: "Tid fra mål til første opfølgning",
    TableKey.GOALS: "Aktive mål efter tema og måltype",
    TableKey.RESULTS: "Mål, der er vurderet, efter måltype",
    TableKey.RESULTS_BY_THEME: "Mål, der er vurderet, efter tema",
    TableKey.EXPECTED: "Niveau nu og det forventede",
    TableKey.SUB_GOALS: "Delmål efter tema",
    TableKey.CHANGE: "Niveau og ændring efter tema",
    TableKey.BASES: "Måltype efter paragraf",
    TableKey.INTERVENTIONS: "Ydelser",
    TableKey.FLOW: "Ydelser, der begyndte og sluttede",
    TableKey.NEEDS: "Støttebehov",
    TableKey.TARGETS: "Primær målgruppe",
    TableKey.DESCRIBED: "Fremhævede funktioner, forhold og omgivelser",
    TableKey.AGES: "Alder",
}
ABOUT: Mapping[TableKey, str] = {
    TableKey.SUMS: "Har en borgers forløb en slutdato, der er nået, er det afsluttet.",
    TableKey.PHASES: "Hver borger står ét sted: hvor arbejdet er nu. Afsluttede forløb er ikke talt med.",
    TableKey.FOLLOW_UPS: f"Aktive mål efter den dag, der skal følges op. Snart er inden for {SOON.days} dage.",
    TableKey.WAITS: "Fra den dag målet blev sat, til den første opfølgning, det var med i.",
    TableKey.GOALS: "Et mål er aktivt, til en opfølgning har afsluttet eller ændret det.",
    TableKey.RESULTS: "Det, der sidst er sagt om hvert mål i et færdigt statusnotat eller en færdig opfølgning.",
    TableKey.RESULTS_BY_THEME: "De samme mål efter undertema.",
    TableKey.EXPECTED: "Mål med et forventet niveau og et nyt niveau, siden de begyndte.",
    TableKey.SUB_GOALS: "Delmålene følger målets undertema.",
    TableKey.CHANGE: (
        "Fra første til nyeste niveau hos hver borger. Et lavere tal er bedre: en ændring på -1 er ét trin frem. "
        "Temaer lægges aldrig sammen."
    ),
    TableKey.BASES: "Aktive mål hos borgere med en ydelse efter paragraffen. Har en borger flere, tæller de ved hver.",
    TableKey.INTERVENTIONS: "Varigheden er medianen af de ydelser, der er sluttet: halvdelen varede kortere.",
    TableKey.FLOW: "Efter kalenderår.",
    TableKey.NEEDS: "Det nyeste, der er vurderet, i en udredning eller opfølgning.",
    TableKey.TARGETS: "Den, der sidst er valgt i en udredning.",
    TableKey.DESCRIBED: "I den nyeste udredning. Her sættes intet niveau.",
    TableKey.AGES: "Efter CPR-nummeret.",
}
HEADS: Mapping[TableKey, str] = {
    TableKey.SUMS: "",
    TableKey.PHASES: "Fase",
    TableKey.FOLLOW_UPS: "Opfølgning",
    TableKey.WAITS: "Tid",
    TableKey.GOALS: "Undertema",
    TableKey.RESULTS: "Måltype",
    TableKey.RESULTS_BY_THEME: "Undertema",
    TableKey.EXPECTED: "Måltype",
    TableKey.SUB_GOALS: "Undertema",
    TableKey.CHANGE: "Undertema",
    TableKey.BASES: "Paragraf",
    TableKey.INTERVENTIONS: "Ydelse",
    TableKey.FLOW: "År",
    TableKey.NEEDS: "Støttebehov",
    TableKey.TARGETS: "Målgruppe",
    TableKey.DESCRIBED: "Tema",
    TableKey.AGES: "Alder",
}
"""Over the names of the rows."""

_DIRECTIONS = {**{one.value: goals.SHORT_CHANGE[one.value] for one in Direction}, NONE: "Uden måltype"}
_COLUMNS: Mapping[str, str] = {
    "count": "Antal",
    "citizens": "Borgere",
    "goals": "Mål",
    **_DIRECTIONS,
    GoalResult.REACHED.value: "Nået",
    GoalResult.PARTLY.value: "Delvist nået",
    GoalResult.NOT_REACHED.value: "Ikke nået",
    SubGoalStatus.UNDER_WAY.value: subgoals.STATUS["under_way"],
    SubGoalStatus.PAUSED.value: subgoals.STATUS["paused"],
    "met": "Som ventet",
    "not_yet": "Endnu ikke",
    "same": "Uændret",
    "worse": "Tilbagegang",
    "once": "Vurderet én gang",
    "now": "I gang",
    "ended": "Sluttet",
    "begun": "Begyndt",
}
_IN_TABLE: Mapping[tuple[TableKey, str], str] = {
    (TableKey.EXPECTED, "better"): "Bedre end ventet",
    (TableKey.CHANGE, "better"): "Fremgang",
}
_MEANS: Mapping[tuple[TableKey, str], str] = {
    (TableKey.CHANGE, "now"): "Gennemsnit nu",
    (TableKey.CHANGE, "change"): "Ændring i gennemsnit",
    (TableKey.WAITS, "days"): "Dage (median)",
    (TableKey.INTERVENTIONS, "days"): "Varighed i dage (median)",
}
SUMS_OF: Mapping[TableKey, str] = {TableKey.CHANGE: "Borgere med niveau", TableKey.GOALS: "Aktive mål"}
"""What a sum of a row is called where 'I alt' would not say it."""
_ROWS: Mapping[tuple[TableKey, str], str] = {
    (TableKey.SUMS, "citizens"): "Borgere",
    (TableKey.SUMS, "left"): "Afsluttede forløb",
    (TableKey.SUMS, "with_goals"): "Borgere med aktive mål",
    (TableKey.SUMS, "with_steps"): "Borgere med delmål i gang",
    (TableKey.SUMS, "goals"): "Aktive mål",
    (TableKey.SUMS, "steps"): "Delmål i gang",
    (TableKey.SUMS, "late"): "Opfølgninger over tid",
    (TableKey.FOLLOW_UPS, "late"): "Over tid",
    (TableKey.FOLLOW_UPS, "soon"): "Snart",
    (TableKey.FOLLOW_UPS, "later"): "Senere",
    (TableKey.FOLLOW_UPS, NONE): "Uden dato",
    (TableKey.INTERVENTIONS, NONE): "Andre, i egne ord",
    (TableKey.BASES, NONE): "Uden paragraf",
    (TableKey.NEEDS, NONE): "Ingen vurdering i arkivet",
    (TableKey.TARGETS, NONE): "Ingen valgt",
    (TableKey.AGES, NONE): "Ukendt",
}


def column(key: TableKey, code: str) -> str:
    """Over a column of counts."""
    return _IN_TABLE.get((key, code), _COLUMNS.get(code, code))


def mean_head(key: TableKey, code: str) -> str:
    """Over a column of means."""
    return _MEANS[key, code]


def row(key: TableKey, code: str) -> str | None:
    """What a row is called by these words; None where a catalogue, or the archive, has its name."""
    if (key, code) in _ROWS:
        return _ROWS[key, code]
    match key:
        case TableKey.PHASES:
            return overview.PHASES[code]
        case TableKey.RESULTS | TableKey.EXPECTED:
            return _DIRECTIONS[code]
        case TableKey.WAITS:
            return _wait(int(code))
        case TableKey.AGES:
            return _age(int(code))
        case _:
            return "Uden undertema" if code == NONE else None


def _wait(n: int) -> str:
    months = ["3", "6", "12"]
    if n == 0:
        return f"Til og med {months[0]} måneder ({WAITS[0]} dage)"
    return f"Over {months[-1]} måneder" if n == len(WAITS) else f"Over {months[n - 1]} til {months[n]} måneder"


def _age(n: int) -> str:
    if n == 0:
        return f"Under {AGES[0]}"
    return f"{AGES[-1]} og derover" if n == len(AGES) else f"{AGES[n - 1]}-{AGES[n] - 1}"


def number(value: float) -> str:
    """1,7: one decimal; -0,3 with a minus."""
    text = f"{value:.1f}".replace(".", ",")
    return "0,0" if text == "-0,0" else text


def mean(value: float, count: int) -> str:
    """1,7 (n = 12); days, which are more, without a decimal: 200 (n = 4)"""
    return f"{number(value) if abs(value) < 10 else f'{value:.0f}'} (n = {count})"


def title(archive: str, day: date) -> str:
    """Ledelsesoverblik, Solstrålen, 27. november 2026"""
    return f"{TITLE}, {archive}, {long_date(day)}"


def bars_said(name: str, rows: list[tuple[str, str]]) -> str:
    """What a picture says: 'Støttebehov: Let 4, Moderat 7.'"""
    return f"{name}: {', '.join(f'{label} {count}' for label, count in rows)}."


RULES = (
    f"Tal fra 1 til {LEAST - 1} er skjult, for de kan handle om én borger. Flere tal er skjult, hvor de ellers kunne "
    "regnes ud. 0 vises.",
    f"Gennemsnit vises, hvor de er af mindst {LEAST}, og hvor intet af det, de bygger på, er skjult. Er de af færre "
    "end 25, er de rundet af til en halv.",
    "Læg ikke tal fra filer fra flere dage sammen: det, der er ændret imellem, kan handle om én borger.",
    "Følsomme temaer er ikke talt med.",
    "En tabel, der ville vise enkelte borgere, er udeladt.",
)
"""What stands with the numbers that leave."""
ONLY_SUMS = f"Arkivet har færre end {SMALL} borgere i gang. Derfor er her kun samlede tal."
CHANGE_DRAWN = "Ændring i gennemsnit: mod venstre er fremgang"
ONLY_SUMS_AHEAD = f"Arkivet har færre end {SMALL} borgere i gang. Filerne får derfor kun samlede tal."
LEFT_OUT = "Udeladt: tabellen ville vise enkelte borgere."
SHEET_ABOUT = "Om tallene"
