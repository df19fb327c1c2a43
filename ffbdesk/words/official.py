"""The words of official texts that users bring from their own copy."""

from collections.abc import Sequence

from ffbdesk.words.grammar import many

TITLE = "Officielle tekster"
TEXT = (
    "FFB Desk har de officielle koder og betegnelser. Har I jeres egen kopi af KL's klassifikation eller af guidens "
    "spørgsmål, kan de hentes ind her. De gælder for dette arkiv, og en fil ændrer intet, før I har set, hvad den gør."
)
FETCH, FETCH_TITLE = "Hent en fil …", "Hent officielle tekster"
KINDS = "Klassifikation eller tabel (*.json *.csv *.xlsx)"
TEMPLATE, TEMPLATE_TITLE = "Gem en skabelon …", "Gem en skabelon til spørgsmål"
TEMPLATE_SAVED = "Skabelonen er gemt som {name}. Den kan åbnes i Excel: ét spørgsmål på hver linje."
FORGET = "Brug kun FFB Desks egne"
FORGET_SURE = "Brug kun FFB Desks egne tekster igen? Det, der er markeret ved de hentede punkter, beholder sin tekst."
FORGOTTEN = "FFB Desks egne tekster bruges, næste gang arkivet åbnes."
NOTHING = "Der er ikke hentet noget ind."
BRING = "Hent ind"
KEPT = "Teksterne er hentet ind. De vises, næste gang arkivet åbnes: lås det med {keys}, og åbn det igen."
SAME = "Filen har intet, der ikke er her i forvejen."
_MOST = 8
"""Names that a sentence lists."""


def definitions(count: int, version: str) -> str:
    """Officielle definitioner: 220 (udgave 20240530)"""
    return f"Officielle definitioner: {count}" + (f" (udgave {version})" if version else "")


def prompts(names: Sequence[str]) -> str:
    """Spørgsmål fra jeres egen kopi: Gøre rent, Spise"""
    return f"Spørgsmål fra jeres egen kopi ved {_count(names)}: {_named(names)}"


def would_bring(*, are_definitions: bool, new: int, changed: int, same: int) -> str:
    """Filen har definitioner: 219 nye, 1 ændret og 0 som før."""
    what = "definitioner" if are_definitions else "spørgsmålslister"
    altered = many("{n} ændret", "{n} ændrede", changed).format(n=changed)
    fresh = many("{n} ny", "{n} nye", new).format(n=new)
    return f"Filen har {what}: {fresh}, {altered} og {same} som før."


def listed(heading: str, names: Sequence[str]) -> str:
    """Ændres: Gøre rent, Spise og 3 mere"""
    return f"{heading}: {_named(names)}"


NEW, CHANGED, UNKNOWN_ROWS, WITHOUT = (
    "Nye",
    "Ændres",
    "Kendes ikke og springes over",
    "Står ikke i filen og bliver, som de er",
)
UNKNOWN_CODES = "Koder i filen, som programmet ikke bruger: {n}"


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST
    said = ", ".join(names[:_MOST])
    return f"{said} og {more} mere" if more > 0 else said


def _count(names: Sequence[str]) -> str:
    return many("1 tema", "{n} temaer", len(names)).format(n=len(names))
