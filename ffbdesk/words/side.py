"""The words of the panel that shows the round before this one."""

from ffbdesk.words import fields
from ffbdesk.words.actions import Command
from ffbdesk.words.grammar import many

_SENSITIVE = "Følsomme temaer kommer med, men er ikke talt med."
TITLE = "Forrige udredning"
WHEN = "{day} · {who}"
NOTHING = "Temaet var ikke taget op."
NO_ROUND = "Dette er den første udredning."
OWN = "Borgerens egen vurdering: {level}"
CARRY_TEXT = "Overfør teksten hertil"
CARRIED = "Overført fra forrige udredning og ikke bekræftet endnu."
SHOW = "Vis"
HIDE = "Skjul"
STRIP = "Forrige udredning {day}"
TEXT_CARRIED = "{theme}: teksten er overført"
CONFIRMED = "{theme}: bekræftet"
LOOK_AGAIN = "Niveauet er et andet end sidst, og bemærkningen er den samme. Passer den stadig?"
REMARK = fields.CONDITION["short_remark"]


def carried(count: int) -> str:
    """20 temaer er overført. De er mærket, indtil du har bekræftet dem. Følsomme temaer er ikke talt med."""
    one = "{n} tema er overført. Det er mærket, indtil du har bekræftet det."
    others = "{n} temaer er overført. De er mærket, indtil du har bekræftet dem."
    return f"{many(one, others, count).format(n=count)} {_SENSITIVE}"


def there_is() -> str:
    """Said when a later round is made, which begins with nothing in it."""
    text = "Den forrige udredning er ved hånden: {themes} viser temaerne, og {beside} viser, hvad der stod sidst."
    return text.format(themes=Command.THEMES.shown, beside=Command.EARLIER.shown)


def notes(count: int) -> str:
    """4 noter"""
    return many("{n} note", "{n} noter", count).format(n=count) if count else "Ingen noter"
