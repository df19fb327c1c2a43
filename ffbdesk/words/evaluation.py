"""The words of sagsvurdering: samlet faglig vurdering, støttebehov, målgruppe.

What is asked for follows the sources in `shared/ffb/circle-texts.md`, 5 to 7.
"""

from datetime import date

from ffbdesk.words import fields
from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import many

TITLE = "Sagsvurdering"
OF = "Udredning {day}"
TO_GOALS = "Videre til indsatsmål"
WHOLE = fields.GATHERING["evaluation"]
WHOLE_HINT = (
    "Én sammenhængende analyse på tværs af temaerne. Ressourcer først, så det svære, så hvordan det hænger sammen."
)
WHOLE_NO_NEW = (
    "Ingen nye oplysninger her. Mangler der noget, så skriv det under temaet, så man kan se, hvor det kommer fra."
)
HELP, HELP_HIDE = "Hjælp til at skrive", "Skjul hjælpen"
WHOLE_HELP = (
    ("Ressourcer", "Hvad gør, vil og har borgeren, og hvem er der omkring?"),
    ("Udfordringer", "Hvad er svært, hvornår, og hvornår er det ikke?"),
    (
        "Sammenhænge",
        "Hvad fører til hvad? Hvor er stemmerne uenige, og hvad lægger du vægt på?",
    ),
    ("Konklusion", "Hvad er vigtigst nu, og hvad peger det på?"),
)
WHOLE_NOT_LIST = "Det er ikke en liste over temaer og niveauer. Den står i rapporten i forvejen."

NEED = fields.GATHERING["need"]
NEED_HINT = (
    "Et fagligt skøn over helheden: hvor ofte og hvor meget støtte der skal til udefra. "
    "Det regnes aldrig ud af niveauerne."
)
NEED_REASON = "Begrundelse"
NEED_REASON_HINT = "Til hvad, hvor ofte og hvor meget? Er behovet større på ét område, så skriv det her."
NEED_HELP = (
    "To borgere med samme niveauer kan have hvert sit støttebehov. Trinnet siger ikke, hvilken ydelse der er rigtig.",
    "Vi kender ingen officielle kriterier for de enkelte trin. Aftal hos jer, hvad I lægger i dem.",
    "Støttebehovet vurderes igen ved hver opfølgning og får en ny dato, også når trinnet er det samme.",
)
MORE, LESS = "Læs mere", "Vis mindre"
CLEAR = "Fjern"
CLEAR_NEED = "Fjern støttebehovet"
JUDGED_ON = "vurderet"
NEED_ON, TARGETS_ON = fields.GATHERING["need_on"], fields.GATHERING["targets_on"]

TARGET = "Målgruppe"
TARGET_HINT = (
    "Én primær og så mange øvrige, som der er brug for. Den primære vejer tungest for den støtte, der skal til."
)
PRIMARY, OTHERS = "Primær", "Øvrige"
NO_TARGET = "Vælg målgruppe"
ADD_TARGET = "Tilføj målgruppe"
REMOVE_TARGET = "Fjern målgruppen {term}"
UPPER = "{term} (overordnet)"
TARGET_NO_DIAGNOSIS = "Ingen diagnose? Vejledningerne er uenige om, hvad man så vælger. Følg jeres kommune."
TARGET_HELP = (
    "KOMBITs specifikation fra 2023 siger, at uden diagnose sendes kun det øverste niveau, fx Psykisk "
    "funktionsnedsættelse. KL's eksempel på en indberetning gør det modsatte og vælger den nederste målgruppe, der "
    "begynder med Anden, fx Anden udviklingsforstyrrelse. Følg jeres kommunes praksis, og skriv i vurderingen, at der "
    "ikke er stillet en diagnose.",
    "Målgruppen er et groft ord til bestilling og statistik. Hvem borgeren er, fortæller udredningen.",
)
TARGET_UPPER = (
    "En overordnet målgruppe kan gemmes og skrives ud, men har ingen plads i KL's format til indberetning, som kun "
    "tager de nederste målgrupper."
)
SAME_NAME = (
    "Ordet findes også som tema under Sociale forhold. De to valg følger ikke hinanden: vælg kun det, sagen kræver."
)
SAME_NAMES = ("Prostitution", "Kriminalitet")

MATERIAL = "Materiale"
THEMES, FACTS, NOTES = "Temaer {n}", "Forhold {n}", "Noter {n}"
THEMES_SAID, FACTS_SAID, NOTES_SAID = "Temaer i materialet", "Forhold i materialet", "Noter i materialet"
NOTHING = "Intet materiale endnu."
NOTHING_HERE = "Der er ikke noget her endnu."
NO_REMARK = "Ingen bemærkning."
QUOTE = "Citér"
QUOTE_NAME = "Citér {what}"
QUOTED = "Citeret i samlet faglig vurdering"
COPIED = "Sagsvurderingen er kopieret"
SHOW, HIDE = "Vis", "Skjul"
CLOSED = "Følsomme temaer er kun med, når de er åbnet under Temaer."


PRIMARY_TARGET, OTHER_TARGETS = fields.GATHERING["target"], fields.GATHERING["other_targets"]


def strip(themes: int, facts: int, notes: int) -> str:
    """Materiale: 3 temaer, 8 forhold, 1 note"""
    told = (many("{n} tema", "{n} temaer", themes), "{n} forhold", many("{n} note", "{n} noter", notes))
    counted = (text.format(n=n) for text, n in zip(told, (themes, facts, notes), strict=True))
    return f"{MATERIAL}: {', '.join(counted)}"


def judged(term: str, day: date) -> str:
    """Moderat støttebehov, vurderet 22.1.2025"""
    return f"{term}, {JUDGED_ON} {short_date(day)}"


def of_theme(text: str, theme: str, level: str) -> str:
    """»Tryg hos søsteren.« (Indgå i samspil og kontakt, niveau 3)"""
    return f"{quoted(text)} ({theme}, {level})"


def of_voice(text: str, group: str, voice: str) -> str:
    """»Lejligheden er god.« (Sociale forhold, oplysninger fra borgeren)"""
    return f"{quoted(text)} ({group}, {voice[0].lower()}{voice[1:]})"


def quoted(text: str) -> str:
    """»Lejligheden er god.«; what stands in such signs already gets no second pair."""
    bare = text.strip()
    whole = bare.startswith("»") and bare.endswith("«") and "«" not in bare[:-1]
    return bare if whole else f"»{bare}«"


def level(number: int) -> str:
    """niveau 3"""
    return f"niveau {number}"


def highlighted(theme: str, day: date) -> str:
    """Boligsituation, 20.1.2025"""
    return f"{theme}, {short_date(day)}"
