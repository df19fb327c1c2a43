"""The words of the walk through Aktivitet og deltagelse."""

from ffbdesk.domain.catalogue import PromptKind
from ffbdesk.domain.marks import SCALE
from ffbdesk.domain.records import Informant
from ffbdesk.words import fields, kit
from ffbdesk.words.actions import Command
from ffbdesk.words.grammar import genitive

TREE = "Aktivitet og deltagelse"
PLACE = "tema {n} af {total}"
PROMPTS = "Overvej fx om borgeren …"
SOURCE = {
    "guide-3.00": (
        "Kilde: den officielle guide v3.00. Listen er til inspiration. "
        "Den er ikke en tjekliste, og den tælles ikke sammen til et niveau."
    ),
    "ffbdesk": (
        "FFB Desks forslag, ikke den officielle guide. Listen er til inspiration. "
        "Den er ikke en tjekliste, og den tælles ikke sammen til et niveau."
    ),
}
MARKED = "{n} af {total} markeret"
NONE_MARKED = "Ingen markeret endnu"
FREQUENCIES = tuple(kit.FREQUENCY[frequency] for frequency in SCALE)
CLEAR_OWN = "Fjern"
INFORMATION = "Oplysninger"
VOICES = {informant.value: fields.CONDITION[informant.value] for informant in Informant}
LEVEL_HEAD = "Vurderet niveau"
COUNT_IN = "Medregn hjælpemidler og medicin"
COUNT_OUT = "Fraregn støtte fra tilbud og netværk"
RULE = "Niveauet sættes med hjælpemidler og medicin, men uden støtte fra tilbud og netværk"
NEVER_PROPOSED = "Niveauet er din faglige vurdering. Programmet foreslår aldrig et niveau."
REMARK = "Kort bemærkning til rapporten"
REMARK_HINT = "Det vigtigste i én til tre linjer. Den korte rapport trykker kun denne tekst."
REMARK_LEFT = "{n} tegn tilbage"
LEVEL = "Niveau"
NEXT = "Næste: {theme}"
NEXT_SHORT = "Næste"
LAST = "Til afslutning"
UNFOLD = "Temaer"
LEVEL_SET = "{theme}: {level}"
LEVEL_CLEARED = "{theme}: vurderingen er fjernet"
OWN_CLEARED = "{theme}: borgerens egen vurdering er fjernet"
ON_OCCASION = "Når der er anledning"
PROMPT_NOTES = {
    PromptKind.HELPED: "med hjælp; løfter ikke niveauet",
    PromptKind.WITHDRAWN: "udgået punkt",
    PromptKind.FOREIGN: "ukendt punkt",
}
REMARK_FULL = "Der er ikke plads til mere. Den korte bemærkning kan højst have {most} tegn."


def own_rating(first_name: str) -> str:
    """Børges egen vurdering; 'Borgerens …' without a name."""
    return "{whose} egen vurdering".format(whose=genitive(first_name) if first_name else "Borgerens")


def asked(text: str, kind: PromptKind) -> str:
    """A prompt read aloud, by itself: 'Når der er anledning. Stemmer ved valg', 'Åbner munden (med hjælp; …)'"""
    if kind is PromptKind.OCCASION:
        return kit.NAME_AND_TEXT.format(title=ON_OCCASION, text=text)
    return noted(text, PROMPT_NOTES.get(kind, ""))


def noted(prompt: str, note: str) -> str:
    """Åbner munden, når tænderne skal børstes (med hjælp; løfter ikke niveauet)"""
    return f"{prompt} ({note})" if note else prompt


def step(command: Command, theme: str) -> str:
    """Næste tema: Gøre rent, Alt+højre"""
    return f"{command.text}: {theme}, {command.shown}"
