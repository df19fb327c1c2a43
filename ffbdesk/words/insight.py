"""The words of the document with everything about one citizen."""

from ffbdesk.words.translate import _

DOCUMENT = _("Alt om borgeren")
KICKER = _("Indsigt efter databeskyttelsesforordningens artikel 15")
TITLE = _("Alt, FFB Desk rummer om {name}")
FILE_TITLE = _("Indsigt {initials}")
CITIZEN = _("Borgeren")
ROUND = _("Udredning {day}")
GOALS = _("Indsatsmål")
GOAL = _("Mål {number}")
NOTES = _("Noter")
ACCESS = _("Hvem der har set og gemt")
CHANGES = _("Hvem der har ændret")
NOTHING = _("Der er ikke noget.")
KEEP_UNTIL = _("Skal ses efter")
LEFT_OUT = _("Udeladt af hensyn til andre personer: {count}. Den ansvarlige for oplysningerne kan oplyse mere.")
OTHERS_IN = _("{voice} ved {theme}, {day}")
NOTE_OF = _("Note {day}, {author}")
CARD_PURPOSE = _("Formål")


def left_out(count: int) -> str:
    """The line that says how many texts were left out."""
    return LEFT_OUT.format(count=count)
