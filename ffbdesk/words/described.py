"""The words of what is described without a level: Funktioner og forhold, and Omgivelser.

The rules and where they come from: `shared/ffb/circle-texts.md`, 1 to 3.
"""

from collections.abc import Sequence

from ffbdesk.domain.catalogue import Component
from ffbdesk.domain.records import Informant
from ffbdesk.words.grammar import many

SECTION = {Component.FUNCTION: "Funktioner og forhold", Component.SURROUNDINGS: "Omgivelsesfaktorer"}
PLACE = "Overtema {n} af {total} i {section}"
PLACE_ALONE = "{section}"
WITHOUT = ("Uden hjælpemidler", "Uden medicin", "Uden hjælp fra andre")
RULE = "Beskriv borgeren uden hjælpemidler, medicin og hjælp fra andre."
NO_LEVEL = "Her sættes intet niveau"
SURROUNDINGS = (
    "Hvad uden om borgeren gør hverdagen lettere eller sværere? Skriv ikke kun, hvem og hvad der er, men hvad det gør "
    "ved borgerens hverdag. Det samme netværk kan både bære og belaste."
)
SURROUNDINGS_LIMIT = "Hvad borgeren selv gør for kontakten, vurderes under Relationer."
WHY = "Hvorfor intet niveau?"
WHY_HIDE = "Skjul forklaringen"
WHY_TEXT = (
    "Niveauet siger, hvad borgeren gør i hverdagen, og sættes under Aktivitet og deltagelse. Her beskrives det, der "
    "ligger bag: krop, sind, sundhed og livsvilkår. Derfor fremhæves et tema med dato, og mere skal der ikke til."
)
OPPOSITE = (
    "Pas på: det er omvendt i Aktivitet og deltagelse. Dér regnes hjælpemidler og medicin med, mens støtte fra andre "
    "regnes fra."
)
EXAMPLE = (
    "Et eksempel er briller. Under Syn skriver du, hvordan borgeren ser uden dem. Under Lave mad vurderer du, hvad "
    "borgeren laver med dem på."
)
CONDITIONS = "Bolig, familie, økonomi og livshistorie beskrives, som de er."
SOCIAL = "Sociale forhold"
HIGHLIGHTS = "Fremhævet"
HIGHLIGHT = "Fremhæv relevante temaer"
HIGHLIGHT_HINT = "datoen sættes, når du fremhæver"
HIGHLIGHT_MEANS = "Fremhæv de temaer, der betyder noget i denne sag. Der er ikke noget rigtigt antal."
HIGHLIGHTED = "{theme}: fremhævet"
NOT_HIGHLIGHTED = "{theme}: ikke længere fremhævet"
TOLD_BEFORE = "Fremhævet: {themes}"
NOTHING_BEFORE = "Intet var fremhævet."
OPEN = "Åbn"

_HINTS = {
    "Fysiske funktioner": (
        "Hvad siger borgeren selv om at se, høre, tale og bevæge sig uden hjælpemidler, og om smerter?",
        "Hvad har fx en læge, en terapeut eller en pårørende set, hvem sagde det, og hvornår?",
        "Hvad har du selv set, og hvor siger kilderne noget forskelligt?",
    ),
    "Mentale funktioner": (
        "Hvordan beskriver borgeren sine kræfter, tanker, følelser og sin hukommelse, på gode og på svære dage?",
        "Hvad oplever de, der kender borgeren i hverdagen, og hvad viser undersøgelser, med kilde og dato?",
        "Hvad har du set ske, i hvilke situationer, og hvad ved I ikke endnu?",
    ),
    "Sociale forhold": (
        "Hvad i familie, bolig, økonomi, arbejde og livshistorie bærer, og hvad tynger, med borgerens egne ord?",
        "Hvad kan fx en pårørende, en arbejdsgiver eller et tidligere tilbud fortælle, som sagen har brug for?",
        "Skriv både det, der bærer, og det, der er svært, og kun de følsomme oplysninger, sagen kræver.",
    ),
    "Sundhedsforhold": (
        "Hvad siger borgeren om mad, søvn, motion, rusmidler og medicin, og hvad vil borgeren selv ændre?",
        "Hvad oplyser fx læge, sygeplejerske eller pårørende om helbred, behandling og vaner, og hvor nyt er det?",
        "Hvad betyder sundheden for hverdagen, og hvor mangler der en lægelig oplysning?",
    ),
    "Omgivelser": (
        "Hvem og hvad omkring borgeren hjælper, og hvad gør det sværere, set med borgerens øjne?",
        "Hvad fortæller fx pårørende eller personale om den støtte og de forventninger, borgeren møder?",
        "Hvad har du set af støtte og forhindringer, og hvad kunne gøres anderledes uden om borgeren?",
    ),
}
"""By the overtema's term, which is unique among overtemaer: one sentence for each voice."""


def hint(group: str, informant: Informant) -> str:
    """What is asked of one voice at an overtema; empty where the catalogue has another one."""
    return _HINTS.get(group, ("", "", ""))[list(Informant).index(informant)]


def closed(themes: Sequence[str]) -> str:
    """3 følsomme undertemaer er lukket: Traumatiske oplevelser, Kriminalitet, Prostitution. Åbn dem kun, …"""
    one = "1 følsomt undertema er lukket: {names}. Åbn det kun, hvis sagen kræver det."
    others = "{n} følsomme undertemaer er lukket: {names}. Åbn dem kun, hvis sagen kræver det."
    return many(one, others, len(themes)).format(n=len(themes), names=", ".join(themes))


def standing(decided: str, highlighted: int) -> str:
    """'3 temaer afklaret, 5 undertemaer fremhævet'; without the second where nothing is highlighted."""
    more = many("{n} undertema fremhævet", "{n} undertemaer fremhævet", highlighted).format(n=highlighted)
    return f"{decided}, {more}" if highlighted else decided
