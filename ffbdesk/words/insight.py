"""The words of the document with everything about one citizen."""

from ffbdesk.words import fields

DOCUMENT = "Alt om borgeren"
KICKER = "Indsigt efter databeskyttelsesforordningens artikel 15"
TITLE = "Alt, FFB Desk rummer om {name}"
FILE_TITLE = "Indsigt {initials}"
CITIZEN = "Borgeren"
ROUND = "Udredning {day}"
GOALS = "Indsatsmål"
GOAL = "Mål {number}"
NOTES = "Noter"
ACCESS = "Hvem der har set og gemt"
CHANGES = "Hvem der har ændret"
NOTHING = "Der er ikke noget."
KEEP_UNTIL = fields.CITIZEN["keep_until"]
LEFT_OUT = "Udeladt af hensyn til andre personer: {count}. Den ansvarlige for oplysningerne kan oplyse mere."
OTHERS_IN = "{voice} ved {theme}, {day}"
NOTE_OF = "Note {day}, {author}"
CARD_PURPOSE = "Formål"


def left_out(count: int) -> str:
    """The line that says how many texts were left out."""
    return LEFT_OUT.format(count=count)
