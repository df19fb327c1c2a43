"""The words of the walk through Aktivitet og deltagelse."""

from collections.abc import Sequence

from ffbdesk.domain.catalogue import PromptKind
from ffbdesk.domain.marks import SCALE
from ffbdesk.domain.records import Informant, ThirdVoice
from ffbdesk.words import fields, kit
from ffbdesk.words.actions import Command
from ffbdesk.words.frequency import FREQUENCY
from ffbdesk.words.grammar import genitive

OFFICIAL = "Officiel definition: {text}"
SECTION = "Aktivitet og deltagelse"
TREE = "Temaer"
PLACE = "Tema {n} af {total} i {group}"
PROMPTS = "Overvej fx om borgeren …"
SOURCE = {"guide-3.00": "fra guiden v3.00", "ffbdesk": "FFB Desks forslag", "own-copy": "fra jeres egen kopi"}
"""Whose the prompts are, beside their heading."""
_NO_CHECKLIST = "Listen er til inspiration. Den er ikke en tjekliste, og den tælles ikke sammen til et niveau."
SOURCE_MEANS = {
    "guide-3.00": f"Punkterne er fra den officielle guide v3.00, skalaen er FFB Desks egen. {_NO_CHECKLIST}",
    "ffbdesk": f"Punkterne og skalaen er FFB Desks egne, ikke den officielle guides. {_NO_CHECKLIST}",
    "own-copy": f"Punkterne er fra den fil, I har hentet ind, skalaen er FFB Desks egen. {_NO_CHECKLIST}",
}
MARKED = "{n} af {total} markeret"
NONE_MARKED = "Ingen markeret endnu"
MARKS = "{n} af {total} punkter er markeret: {often}."
MARKS_RELEVANT = "{n} af {total} relevante punkter er markeret: {often}."
MARKS_HERE = (
    f"Her markerer A F P E S og R, hvor ofte. Tryk Tab for at komme til teksten; {Command.UNDO.shown} fortryder."
)
NO_MARKS = "Ingen punkter er markeret."
CLEAR_OWN = "Fjern"
INFORMATION = "Oplysninger"
VOICES = {informant.value: fields.CONDITION[informant.value] for informant in Informant}
_THIRD = {ThirdVoice.CASEWORKER: VOICES[Informant.CASEWORKER.value], ThirdVoice.PROVIDER: "Udførers bemærkninger"}
LEVEL_HEAD = "Vurderet niveau"
COUNT_IN = "Hjælpemidler og medicin regnes med"
COUNT_OUT = "Støtte fra tilbud og netværk regnes fra"
RULE = "Niveauet sættes med hjælpemidler og medicin, men uden støtte fra tilbud og netværk"
NEVER_PROPOSED = "Niveauet er din faglige vurdering. Programmet foreslår aldrig et niveau."
REMARK = "Kort bemærkning til rapporten"
REMARK_HINT = "Det vigtigste i én til tre linjer. I den korte rapport står kun denne tekst."
REMARK_LEFT = "{n} tegn tilbage"
LEVEL = "Niveau"
NEXT = "Næste: {theme}"
NEXT_SHORT = "Næste"
LAST = "Til afslutning"
LAST_SHORT = "Afslut"
LAST_EVALUATION, LAST_EVALUATION_SHORT = "Til sagsvurdering", "Vurdering"
LEVEL_SET = "{theme}: {level}"
LEVEL_CLEARED = "{theme}: vurderingen er fjernet"
OWN_MEANS = "Ikke en del af FFB, indberettes ikke."
OWN_CLEARED = "{theme}: borgerens egen vurdering er fjernet"
A_SENSITIVE = "Følsomt tema"
SENSITIVE = "Dette tema er følsomt. Åbn det, når det er relevant for sagen."
SENSITIVE_LOGGED = "Arkivets log husker, hvem der har åbnet det."
ON_OCCASION = "Når der er anledning"
PROMPT_NOTES = {
    PromptKind.HELPED: "med hjælp; løfter ikke niveauet",
    PromptKind.WITHDRAWN: "udgået punkt",
    PromptKind.FOREIGN: "ukendt punkt",
}
REMARK_FULL = "Der er ikke plads til mere. Den korte bemærkning kan højst have {most} tegn."


def voice(informant: Informant, third: ThirdVoice) -> str:
    """What a voice is called in a round: 'Udførers bemærkninger'."""
    return _THIRD[third] if informant is Informant.CASEWORKER else VOICES[informant.value]


def marks(counts: Sequence[int], irrelevant: int, total: int) -> str:
    """8 af 12 punkter er markeret: altid eller næsten altid 2, for det meste 4, i perioder 2.

    `counts` by the scale, best first; of the `total` prompts, `irrelevant` are not relevant for the citizen.
    """
    often = ", ".join(f"{FREQUENCY[word]} {n}" for word, n in zip(SCALE, counts, strict=True) if n)
    said = MARKS_RELEVANT if irrelevant else MARKS
    return said.format(n=sum(counts), total=total - irrelevant, often=often) if often else NO_MARKS


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
