"""What the demo writes by itself: notes about a fictitious citizen."""

from ffbdesk.words.translate import _

THEMES = ("Gøre rent", "Vaske tøj")
"""Terms of the catalogue, and the levels that a later round sets at some."""
JUDGED = {"Købe ind": 1, "Varetage beskæftigelse": 1, "Lave mad": 2, "Gå og bevæge sig": 0}
NOTES = (
    _("Støvsugede selv stuen og gangen. Ville ikke have hjælp til badeværelset."),
    _("Skiftede sengetøj, da sedlen hang på døren. Lagde selv det brugte i vasketøjskurven."),
)
