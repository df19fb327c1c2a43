"""Fields of one line, and the date field."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QValidator,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from ffbdesk.domain.cleaning import running
from ffbdesk.domain.dates import Ahead, Doubt, doubt, is_spelled, read_date
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.copied import copied
from ffbdesk.ui.kit.layout import icon_label
from ffbdesk.ui.kit.look import Look, restyle
from ffbdesk.words import kit as say
from ffbdesk.words.dates import short_date


def set_error(widget: QWidget, wrong: bool) -> None:
    """Shows or takes away a field's error edge; its own kind comes back afterwards."""
    kind = widget.property("kind") or ""
    if wrong == (kind == "error"):
        return
    if wrong:
        widget.setProperty("kind_at_rest", kind)
    widget.setProperty("kind", "error" if wrong else widget.property("kind_at_rest") or "")
    restyle(widget)


class _Clean(QValidator):
    """Takes everything, and shows of what was pasted only what can stay: no line end, no tab, nothing unseen."""

    def validate(self, text: str, at: int) -> object:
        """The text as it may stand, and the place of the cursor in it."""
        clean = _shown(text)
        return QValidator.State.Acceptable, clean, at if clean == text else len(_shown(text[:at]))


def _shown(text: str) -> str:
    return running(text).replace("\n", " ")


class TextLine(QLineEdit):
    """A field of one line. Kind 'search' carries the magnifying glass."""

    left = Signal()

    def __init__(self, look: Look, name: str, text: str = "", placeholder: str = "", kind: str = "") -> None:
        super().__init__(text)
        self.look = look
        self._page_undoes = False
        self.setValidator(_Clean(self))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(look.tokens.font("body"))
        if kind:
            self.setProperty("kind", kind)
        if kind == "search":
            glass = icon_label(look, "search", 18, "ink3")
            glass.setParent(self)
            glass.move(look.tokens.t(10), look.tokens.t(8))

    def setReadOnly(self, locked: bool) -> None:
        """What can only be read looks so."""
        changed = locked != self.isReadOnly()
        super().setReadOnly(locked)
        if changed:
            restyle(self)

    def take_over(self, old: "TextLine") -> None:
        """What stands in the same field of a window that gives way to this one, and where the cursor is in it."""
        self.setText(old.text())
        self.setReadOnly(old.isReadOnly())
        set_error(self, old.property("kind") == "error")
        if old.hasSelectedText():
            self.setSelection(old.selectionStart(), old.selectionLength())
        else:
            self.setCursorPosition(old.cursorPosition())

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
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            text = self.selectedText() if self.echoMode() == QLineEdit.EchoMode.Normal else ""
            super().keyPressEvent(event)
            if text:
                QGuiApplication.clipboard().setMimeData(copied(text))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text. A file that is dragged here is meant for the window, never its path for the field."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

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

    `picked` carries another date than the one shown, or None for nothing, once the field is left. What is no date, or
    one that cannot be meant, is not handed in; `told` carries why, and what is odd about one that is. `wrong` carries
    what stands here instead of a date, or None where one does.
    """

    picked = Signal(object)
    told = Signal(str)
    wrong = Signal(object)

    def __init__(self, look: Look, name: str, *, empty: bool = True, ahead: Ahead = "fine") -> None:
        """`empty`: nothing may stand here, and then means no date. `ahead`: what is thought of a day to come."""
        super().__init__(look, name)
        self._stored: date | None = None
        self._may_be_empty, self._ahead = empty, ahead
        self.born: date | None = None
        """The citizen's day of birth, where it is known: nothing about them was before it."""
        self.let_page_undo()
        self.left.connect(self.leave)
        self.textEdited.connect(lambda: set_error(self, False))

    def value(self) -> date | None:
        """The date; None for nothing and for a text that is no date (see `is_wrong`)."""
        return read_date(self.text(), _today())

    def is_wrong(self) -> bool:
        """What stands here is no date or cannot be meant, or nothing stands where a date must."""
        value = self.value()
        if value is None:
            return bool(self.text().strip()) or not self._may_be_empty
        found = self._doubt(value)
        return found is not None and found.refuses

    def trouble(self) -> str:
        """What is to be said of what stands here; empty where nothing is."""
        value = self.value()
        if value is not None:
            found = self._doubt(value)
            return say.doubtful(found, value, self.born) if found else ""
        if not self.is_wrong():
            return ""
        if is_spelled(self.text()):
            return say.NO_SUCH_DAY
        return say.NO_DATE_OR_NONE if self._may_be_empty else say.NO_DATE

    def _doubt(self, value: date) -> Doubt | None:
        return doubt(value, _today(), born=self.born, ahead=self._ahead)

    def show_value(self, value: date | None, anew: bool = False) -> None:
        """Shows the stored date, unless another one is being typed; `anew` for another record's."""
        if anew or (self.value() == self._stored and not self.is_wrong()):
            self.setText(short_date(value) if value else "")
            set_error(self, False)
            if anew:
                self.told.emit("")
        self._stored = value

    def leave(self) -> None:
        """Hand in what stands here, where it is another date."""
        self.told.emit(self.trouble())
        if self.isReadOnly():
            return
        self.wrong.emit(self.text() if self.is_wrong() else None)
        if not self.is_wrong() and self.value() != self._stored:
            self._stored = self.value()
            self.picked.emit(self._stored)

    def put_back(self, text: str) -> None:
        """What stood here before and is no date stands here again, with its sentence."""
        self.setText(text)
        set_error(self, self.is_wrong())
        self.told.emit(self.trouble())

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self.setReadOnly(locked)

    def page_undoes(self) -> bool:
        """While a date is half typed, undo takes that back."""
        return self._page_undoes and self.value() == self._stored and not self.is_wrong()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writes the date out in full, so that a guessed century is seen; or marks what is no date."""
        value = self.value()
        if value and not self.is_wrong() and short_date(value) != self.text():
            self.setText(short_date(value))
        set_error(self, self.is_wrong())
        super().focusOutEvent(event)


def _today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())
