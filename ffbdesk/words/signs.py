"""A sign in words, on screen and on paper."""

from ffbdesk.domain.judgement import Assessed, Bare, NotAssessed, NotRelevant, Sign
from ffbdesk.words.levels import FUNCTION, NOT_ASSESSED, NOT_RELEVANT, SHORT, TAKEN_UP, UNTOUCHED


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
