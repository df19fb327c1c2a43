"""The words of what the national reporting asks for at the least."""

from datetime import date

from ffbdesk.words.dates import short_date

TITLE = "Til den nationale indberetning"
HIDE = "Fold listen sammen"
TEXT = (
    "Det er kommunen, der indberetter. Listen viser, om det mindste, der bliver bedt om, står her. Den stopper intet, "
    "og den foreslår intet."
)
REQUIREMENTS = {
    "described": "Mindst ét fremhævet undertema under Funktioner og forhold",
    "assessed": "Mindst ét undertema af Aktivitet og deltagelse med et niveau",
    "need": "Støttebehov, også ved opfølgning, når det er uændret",
    "change": "Mindst én måltype ved et tema, der arbejdes med",
    "granted": "Ydelse og tilbudstype fra kataloget for hver ydelse, der indberettes",
    "target": "Primær målgruppe",
}
STATES = {"met": "er her", "missing": "mangler", "not_relevant": "ikke relevant"}
CLOSED = "Det, der står ved lukkede følsomme temaer, tæller ikke med, før de er åbnet."
GO = "Gå dertil"
GO_NAME = "{what}: {state}. Gå dertil"
_SOURCE = "Gælder ydelser fra {day} efter {paragraphs}. Kilden er {sources}."


def source(day: date, paragraphs: tuple[str, ...], sources: list[str]) -> str:
    """Gælder ydelser fra 1.1.2025 efter SEL § 85 ..."""
    return _SOURCE.format(day=short_date(day), paragraphs=", ".join(paragraphs), sources="; ".join(sources))
