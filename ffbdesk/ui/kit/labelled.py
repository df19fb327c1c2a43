"""A field with its name over it, and a hint between the two where one helps."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from ffbdesk.ui.kit.layout import box, fold
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


class FoldingRow(QWidget):
    """The label in a column at the left of its fields; over them where the page is narrow."""

    def __init__(self, look: Look, text: str, fields: Sequence[QWidget], hint: str = "") -> None:
        super().__init__()
        self._look = look
        name = label(look, text, "strong", wrap=True)
        name.setBuddy(fields[0])
        if hint:
            fields[0].setAccessibleDescription(hint)
        under = [label(look, hint, "caption", "ink3", wrap=True)] if hint else []
        self._head = box(look, name, *under, None, gap=0)
        self._lay = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.tokens.s(8))
        self._lay.addWidget(self._head)
        self._lay.addWidget(box(look, *fields, None, gap=4), 1)
        self.fold(False)

    def fold(self, narrow: bool) -> None:
        """Over its fields in a narrow page."""
        fold(self._lay, self._head, None if narrow else self._look.tokens.t(160))
        # Beside its field a label stands where the field's own first line does.
        self._head.setContentsMargins(0, 0 if narrow else self._look.tokens.t(8), 0, 0)
