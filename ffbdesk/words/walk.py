"""The words of the walk through Aktivitet og deltagelse."""

from ffbdesk.domain.marks import SCALE
from ffbdesk.words import kit
from ffbdesk.words.actions import Command
from ffbdesk.words.names import genitive
from ffbdesk.words.translate import _

TREE = _("Aktivitet og deltagelse")
PLACE = _("tema {n} af {total}")
PROMPTS = _("Overvej fx om borgeren …")
SOURCE = {
    "guide-3.00": _(
        "Kilde: den officielle guide v3.00. Listen er til inspiration. "
        "Den er ikke en tjekliste, og den tælles ikke sammen til et niveau."
    ),
    "ffbdesk": _(
        "FFB Desks forslag, ikke den officielle guide. Listen er til inspiration. "
        "Den er ikke en tjekliste, og den tælles ikke sammen til et niveau."
    ),
}
MARKED = _("{n} af {total} markeret")
NONE_MARKED = _("Ingen markeret endnu")
FREQUENCIES = tuple(kit.FREQUENCY[frequency] for frequency in SCALE)
CLEAR_OWN = _("Fjern")
INFORMATION = _("Oplysninger")
VOICES = {
    "citizen": _("Oplysninger fra borgeren"),
    "others": _("Oplysninger fra andre"),
    "caseworker": _("Sagsbehandlers bemærkninger"),
}
LEVEL_HEAD = _("Vurderet niveau")
COUNT_IN = _("Medregn hjælpemidler og medicin")
COUNT_OUT = _("Fraregn støtte fra tilbud og netværk")
RULE = _("Niveauet sættes med hjælpemidler og medicin, men uden støtte fra tilbud og netværk")
NEVER_PROPOSED = _("Niveauet er din faglige vurdering. Programmet foreslår aldrig et niveau.")
REMARK = _("Kort bemærkning til rapporten")
REMARK_HINT = _("Det vigtigste i én til tre linjer. Den korte rapport trykker kun denne tekst.")
REMARK_LEFT = _("{n} tegn tilbage")
LEVEL = _("Niveau")
NEXT = _("Næste: {theme}")
NEXT_SHORT = _("Næste")
LAST = _("Til afslutning")
UNFOLD = _("Temaer")
LEVEL_SET = _("{theme}: {level}")
LEVEL_CLEARED = _("{theme}: vurderingen er fjernet")
OWN_CLEARED = _("{theme}: borgerens egen vurdering er fjernet")
REMARK_FULL = _("Der er ikke plads til mere. Den korte bemærkning kan højst have {most} tegn.")


def own_rating(first_name: str) -> str:
    """Børges egen vurdering; 'Borgerens …' without a name."""
    return _("{whose} egen vurdering").format(whose=genitive(first_name) if first_name else _("Borgerens"))


def step(command: Command, theme: str) -> str:
    """Næste tema: Gøre rent, Alt+højre"""
    return _("{text}: {theme}, {keys}").format(text=command.text, theme=theme, keys=command.shown)
