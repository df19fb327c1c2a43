"""Levels in short words, as the signs on screen and paper say them."""

SHORT = (
    "Ingen nedsat",
    "Let nedsat",
    "Moderat nedsat",
    "Svært nedsat",
    "Fuldstændig nedsat",
)
LABELS = ("Ingen", "Let", "Moderat", "Svært", "Fuldstændig")
FUNCTION = "funktionsevne"
NOT_ASSESSED = "Ikke vurderet"
NOT_RELEVANT = "Ikke relevant"
TAKEN_UP = "Påbegyndt, endnu uden niveau"
UNTOUCHED = "Ikke taget op"
NOT_ASSESSED_MARK = "?"
NOT_ASSESSED_MEANS = "Kan ikke vurderes nu."
NOT_RELEVANT_MEANS = "Indgår ikke i borgerens sag. Kategorien er FFB Desks egen, uden kode i FFB."
