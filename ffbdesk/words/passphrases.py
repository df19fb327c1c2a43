"""How strong a passphrase is, in words; keyed by the strength's number."""

from ffbdesk.words.translate import _

STRENGTH = (
    _("Meget let at gætte. Skriv flere ord."),
    _("Let at gætte. Tilføj et par ord, der ikke hører sammen."),
    _("Kan gættes med tid og en hurtig computer. Et ord mere hjælper meget."),
    _("God."),
    _("Stærk."),
)
SUGGEST = _("Foreslå en sætning")
SUGGESTED = _("Skriv den ned, og gem den et sikkert sted: {phrase}")
