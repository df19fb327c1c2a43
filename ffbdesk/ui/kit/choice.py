"""One of several, chosen from a list that folds away."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.look import Look

_KEY = Qt.Key
_OPENS = (_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_F4)
_SHIFT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

type Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Headings, each with its (code, text) pairs."""


class Choice(QComboBox):
    """Codes with their texts under headings, and a first row for none. `picked` carries the code the user chose.

    The wheel scrolls the page, never the value; on Linux a combo box's accessible name is its value, so the name is
    its description too.
    """

    picked = Signal(str)

    def __init__(self, look: Look, name: str, none: str, letters: int = 26) -> None:
        super().__init__()
        self.look, self._none = look, none
        self._groups: Groups = []
        self.setFont(look.tokens.font("body"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own takes the keyboard by the wheel
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.setMaxVisibleItems(14)
        self.view().setFont(look.tokens.font("body"))
        self.activated.connect(lambda _row: self.picked.emit(self.code()))

    def fill(self, groups: Groups, *, none: bool = True) -> None:
        """Shows these after the row for none; nothing is chosen."""
        self._groups = groups
        model = QStandardItemModel(self)
        if none:
            model.appendRow(_item(self._none, ""))
        for heading, entries in groups:
            if heading:
                head = _item(heading, None)
                head.setFont(self.look.tokens.font("caption"))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                model.appendRow(head)
            for code, text in entries:
                model.appendRow(_item(text, code))
        self.setModel(model)  # Qt deletes the one before
        self.updateGeometry()
        self.setCurrentIndex(0)

    def offer(self, groups: Groups) -> None:
        """Shows these where they are others than before; what is chosen stays."""
        if groups != self._groups:
            chosen = self.code()
            self.fill(groups)
            self.set(chosen)

    def code(self) -> str:
        """What is chosen; empty for none."""
        return str(self.currentData() or "")

    def set(self, code: str) -> None:
        """Shows what is chosen, silently."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def sizeHint(self) -> QSize:
        """As wide as the longest of its texts where there is room; a short list is as wide as it was made."""
        usual, metrics = super().sizeHint(), self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        more = longest - metrics.horizontalAdvance("X") * self.minimumContentsLength()
        return QSize(usual.width() + max(0, more), usual.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as it was made."""
        return super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key that would choose unfolds the list first: nothing is chosen on the way to what is wanted."""
        text = event.text()
        opens = event.key() in _OPENS
        if keys.is_page_key(event) or event.modifiers() & ~_SHIFT or not (opens or (text and text.isprintable())):
            event.ignore()  # Page Up and Home too: they move the page, and choose nothing
        elif opens:
            self.showPopup()
        elif text.strip():
            self.showPopup()
            self.view().keyboardSearch(text)
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:
        """Names are shown whole where the window has room, with a bar where there are more than fit.

        Qt asks both too early, before the style is there.
        """
        tokens, view = self.look.tokens, self.view()
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        widest = view.sizeHintForColumn(0) + tokens.s(40)
        view.setMinimumWidth(max(self.width(), min(widest, self.window().width() - tokens.s(48))) - tokens.s(2))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the value."""
        event.ignore()


class Code(QObject):
    """A choice as the editor of a code: `picked` carries the code, or None for none."""

    picked = Signal(object)

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice
        choice.picked.connect(lambda code: self.picked.emit(code or None))

    def show_value(self, code: str | None, _anew: bool = False) -> None:
        """Shows what is chosen, silently."""
        self._choice.set(str(code or ""))

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self._choice.setEnabled(not locked)


def _item(text: str, code: str | None) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(code, Qt.ItemDataRole.UserRole)
    return item
