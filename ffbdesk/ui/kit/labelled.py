"""A field with its name over it, and a hint between the two where one helps."""

from PySide6.QtWidgets import QWidget

from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label


def labelled(look: Look, text: str, field: QWidget, hint: str = "") -> QWidget:
    """The field under its label; the hint is its accessible description too."""
    name = label(look, text, "strong")
    name.setBuddy(field)
    if not hint:
        return box(look, name, field, gap=4)
    field.setAccessibleDescription(hint)
    return box(look, name, label(look, hint, "caption", "ink3", wrap=True), field, gap=4)
