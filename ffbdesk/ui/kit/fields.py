"""Fields of one line, and the date field."""

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.layout import icon_label
from ffbdesk.ui.kit.look import Look, restyle

_DANISH = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEARS_AHEAD = 10


def set_error(widget: QWidget, wrong: bool) -> None:
    """Shows or takes away a field's error edge; its own kind comes back afterwards."""
    kind = widget.property("kind") or ""
    if wrong == (kind == "error"):
        return
    if wrong:
        widget.setProperty("kind_at_rest", kind)
    widget.setProperty("kind", "error" if wrong else widget.property("kind_at_rest") or "")
    restyle(widget)


class TextLine(QLineEdit):
    """A field of one line. Kind 'search' carries the magnifying glass."""

    left = Signal()

    def __init__(self, look: Look, name: str, text: str = "", placeholder: str = "", kind: str = "") -> None:
        super().__init__(text)
        self.look = look
        self._page_undoes = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(look.tokens.font("body"))
        if kind:
            self.setProperty("kind", kind)
        if kind == "search":
            glass = icon_label(look, "search", 18, "ink3")
            glass.setParent(self)
            glass.move(look.tokens.t(10), look.tokens.t(8))

    def let_page_undo(self) -> None:
        """Undo and redo are the page's from now on: what is typed here belongs to its one history."""
        self._page_undoes = True

    def page_undoes(self) -> bool:
        """Whether undo is the page's now: always, or where this field has nothing to take back."""
        return self._page_undoes or not (self.isUndoAvailable() or self.isRedoAvailable())

    def event(self, event: QEvent) -> bool:
        """Claims undo and redo before a window's shortcut takes them, unless they are the page's, as its keys are."""
        claimed = keys.claimed(event, undo=not self.page_undoes())
        return super().event(event) if claimed is None else claimed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo are the same on every system."""
        wish = keys.history_wish(event)
        if keys.is_page_key(event) or (wish and self.page_undoes()):
            event.ignore()
        elif wish == "undo":
            self.undo()
        elif wish == "redo":
            self.redo()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The system's menu, without an undo of the field's own where the page undoes."""
        menu = self.createStandardContextMenu()
        if self._page_undoes:
            keys.without_undo(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class DateField(TextLine):
    """A date, typed as Danes type it. A text that is no date keeps standing, with the error edge.

    `picked` carries another date than the one shown, or None for nothing, once the field is left; a text that is no
    date is not handed in, and says so by `wrong`.
    """

    picked = Signal(object)
    wrong = Signal(bool)

    def __init__(self, look: Look, name: str, *, empty: bool = True) -> None:
        """`empty`: nothing may stand here, and then means no date."""
        super().__init__(look, name)
        self._stored: date | None = None
        self._may_be_empty = empty
        self.let_page_undo()
        self.left.connect(self.leave)
        self.textEdited.connect(lambda: set_error(self, False))

    def value(self) -> date | None:
        """The date; None for nothing and for a text that is no date (see `is_wrong`)."""
        return read_date(self.text(), QDate.currentDate().year())

    def is_wrong(self) -> bool:
        """What stands here is no date, or nothing stands where a date must."""
        return self.value() is None and (bool(self.text().strip()) or not self._may_be_empty)

    def show_value(self, value: date | None, anew: bool = False) -> None:
        """Shows the stored date, unless another one is being typed; `anew` for another record's."""
        if anew or (self.value() == self._stored and not self.is_wrong()):
            self.setText(written_date(value) if value else "")
            set_error(self, False)
            if anew:
                self.wrong.emit(False)
        self._stored = value

    def leave(self) -> None:
        """Hand in what stands here, where it is another date."""
        self.wrong.emit(self.is_wrong())
        if not self.isReadOnly() and not self.is_wrong() and self.value() != self._stored:
            self._stored = self.value()
            self.picked.emit(self._stored)

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self.setReadOnly(locked)

    def page_undoes(self) -> bool:
        """While a date is half typed, undo takes that back."""
        return self._page_undoes and self.value() == self._stored and not self.is_wrong()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writes the date out in full, so that a guessed century is seen; or marks what is no date."""
        value = self.value()
        if value and written_date(value) != self.text():
            self.setText(written_date(value))
        set_error(self, self.is_wrong())
        super().focusOutEvent(event)


def written_date(value: date) -> str:
    """A date as it is written in Danish: 28.5.2021."""
    return f"{value.day}.{value.month}.{value.year}"


def read_date(text: str, this_year: int) -> date | None:
    """28.5.2021, 28-5-2021, 28/05/21 or 2021-05-28. Two figures mean the latest year not far ahead."""
    if iso := _ISO.fullmatch(text.strip()):
        year, month, day = (int(part) for part in iso.groups())
    elif danish := _DANISH.fullmatch(text.strip()):
        day, month, year = (int(part) for part in danish.groups())
        if len(danish[3]) == 2:
            year = _full_year(year, this_year)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(two: int, this_year: int) -> int:
    year = this_year - this_year % 100 + two
    return year - 100 if year > this_year + _YEARS_AHEAD else year
