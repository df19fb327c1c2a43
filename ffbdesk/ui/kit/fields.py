"""Fields of one line."""

from PySide6.QtCore import QEvent, Qt, Signal
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
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.copied import copied
from ffbdesk.ui.kit.layout import icon_label
from ffbdesk.ui.kit.look import Look, restyle


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
