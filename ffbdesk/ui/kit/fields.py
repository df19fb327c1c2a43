"""Fields of one line, and the date field."""

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.layout import icon_label
from ffbdesk.ui.kit.look import Look

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
    widget.style().unpolish(widget)  # a changed property alone changes nothing
    widget.style().polish(widget)


class TextLine(QLineEdit):
    """A field of one line. Kind 'search' carries the magnifying glass."""

    left = Signal()
    undo_past_start = Signal()
    redo_past_end = Signal()

    def __init__(self, look: Look, name: str, text: str = "", placeholder: str = "", kind: str = "") -> None:
        super().__init__(text)
        self.look = look
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(look.tokens.font("body"))
        if kind:
            self.setProperty("kind", kind)
        if kind == "search":
            glass = icon_label(look, "search", 18, "ink3")
            glass.setParent(self)
            glass.move(look.tokens.t(10), look.tokens.t(8))

    def event(self, event: QEvent) -> bool:
        """Claims undo and redo before a window's shortcut takes them, and leaves the page's keys to the page."""
        claimed = keys.claimed(event)
        return super().event(event) if claimed is None else claimed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo go beyond the field where its own history ends."""
        wish = keys.history_wish(event)
        if keys.is_page_key(event):
            event.ignore()
        elif wish == "undo":
            self.undo() if self.isUndoAvailable() else self.undo_past_start.emit()
        elif wish == "redo":
            self.redo() if self.isRedoAvailable() else self.redo_past_end.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class DateField(TextLine):
    """A date, typed as Danes type it. A text that is no date keeps standing, with the error edge."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._stored: date | None = None
        self.textEdited.connect(lambda: set_error(self, False))

    def value(self) -> date | None:
        """The date; None for nothing and for a text that is no date (see `is_wrong`)."""
        return read_date(self.text(), QDate.currentDate().year())

    def is_wrong(self) -> bool:
        """Something stands here, and it is no date."""
        return bool(self.text().strip()) and self.value() is None

    def follow(self, value: date | None, *, anew: bool) -> None:
        """Shows the stored date, unless another one is being typed; `anew` for another record's."""
        if anew or (self.value() == self._stored and not self.is_wrong()):
            self.set(value)
        self._stored = value

    def hand_in(self) -> date | None:
        """The date, which counts as stored from now on: what is stored differently later is shown again."""
        self._stored = self.value()
        return self._stored

    def set(self, value: date | None) -> None:
        """Shows a date, or nothing."""
        self._stored = value
        self.setText(written_date(value) if value else "")
        set_error(self, False)

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
