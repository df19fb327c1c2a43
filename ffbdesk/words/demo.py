"""What the demo writes by itself: notes about a fictitious citizen."""

from ffbdesk.words.translate import _

THEMES = ("Gøre rent", "Vaske tøj")
"""Terms of the catalogue."""
NOTES = (
    _("Støvsugede selv stuen og gangen. Ville ikke have hjælp til badeværelset."),
    _("Skiftede sengetøj, da sedlen hang på døren. Lagde selv det brugte i vasketøjskurven."),
)
