"""Levels in short words, as the signs on screen and paper say them."""

from ffbdesk.domain.judgement import Assessed, Bare, NotAssessed, NotRelevant, Sign
from ffbdesk.words.translate import _

SHORT = (
    _("Ingen nedsat"),
    _("Let nedsat"),
    _("Moderat nedsat"),
    _("Svært nedsat"),
    _("Fuldstændig nedsat"),
)
LABELS = (_("Ingen"), _("Let"), _("Moderat"), _("Svært"), _("Fuldstændig"))
FUNCTION = _("funktionsevne")
NOT_ASSESSED = _("Ikke vurderet")
NOT_RELEVANT = _("Ikke relevant")
TAKEN_UP = _("Taget op, ikke afgjort")
UNTOUCHED = _("Ikke taget op")
NOT_ASSESSED_MARK = _("IV")
NOT_ASSESSED_MEANS = _("Valgt: kan ikke vurderes nu.")
NOT_RELEVANT_MEANS = _("Valgt: indgår ikke for borgeren.")


def said(sign: Sign) -> str:
    """A sign in words, for assistive technology: 'niveau 2, moderat nedsat funktionsevne'."""
    match sign:
        case Assessed(level):
            return _("niveau {level}, {label} {function}").format(
                level=int(level), label=SHORT[level].lower(), function=FUNCTION
            )
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
            return _("Ikke vurderet endnu")
