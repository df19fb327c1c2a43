"""Levels in short words, as the signs on screen and paper say them."""

from ffbdesk.domain.judgement import Assessed, Bare, NotAssessed, NotRelevant, Sign

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


def said(sign: Sign) -> str:
    """A sign in words, for assistive technology: 'niveau 2, moderat nedsat funktionsevne'."""
    match sign:
        case Assessed(level):
            return f"niveau {int(level)}, {SHORT[level].lower()} {FUNCTION}"
        case NotAssessed():
            return NOT_ASSESSED.lower()
        case NotRelevant():
            return NOT_RELEVANT.lower()
        case Bare.TAKEN_UP:
            return TAKEN_UP.lower()
        case _:
            return UNTOUCHED.lower()


def on_paper(sign: Sign) -> str:
    """A theme without a level, as a printed word."""
    match sign:
        case NotAssessed():
            return NOT_ASSESSED
        case NotRelevant():
            return NOT_RELEVANT
        case _:
            return TAKEN_UP
