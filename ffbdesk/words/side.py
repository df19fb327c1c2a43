"""The words of the panel that shows the round before this one."""

from ffbdesk.words.translate import _, many

TITLE = _("Sidst")
WHEN = _("{day} · {who}")
NOTHING = _("Temaet var ikke taget op.")
NO_ROUND = _("Dette er den første udredning.")
OWN = _("Egen vurdering dengang: {level}")
CARRY_TEXT = _("Overfør teksten hertil")
CARRIED = _("Overført fra den tidligere udredning og ikke bekræftet endnu.")
UNCONFIRMED = _("{n} overførte mangler bekræftelse")
SHOW = _("Vis")
HIDE = _("Skjul")
STRIP = _("Sidst {day}")
CARRIED_THEMES = _("{n} temaer er overført. De er mærket, til du har bekræftet dem.")
TEXT_CARRIED = _("{theme}: teksten er overført")
CONFIRMED = _("{theme}: bekræftet")
REMARK = _("Kort bemærkning")


def notes(count: int) -> str:
    """4 noter"""
    return many("{n} note", "{n} noter", count).format(n=count) if count else _("Ingen noter")
