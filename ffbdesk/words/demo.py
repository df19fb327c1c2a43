"""What the demo writes by itself: notes about a fictitious citizen."""

THEMES = ("Gøre rent", "Vaske tøj")
"""Terms of the catalogue, and the levels that a later round sets at some."""
JUDGED = {"Købe ind": 1, "Varetage beskæftigelse": 1, "Lave mad": 2, "Gå og bevæge sig": 0}
NOTES = (
    "Støvsugede selv stuen og gangen. Ville ikke have hjælp til badeværelset.",
    "Skiftede sengetøj, da sedlen hang på døren. Lagde selv det brugte i vasketøjskurven.",
)
