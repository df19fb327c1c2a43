"""The text field as high as its text: never an inner scroll bar inside a scrolling page."""

import math

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from shiboken6 import isValid

from ffbdesk.domain.cleaning import running
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.copied import copied
from ffbdesk.ui.kit.layout import reveal
from ffbdesk.ui.kit.look import Look, restyle
from ffbdesk.ui.kit.spelled import Spelled, Speller, beside, on_screen

_PLACE_KEPT = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
"""Focus that comes to a place the user looks at already: the page stays as it is scrolled."""


class GrowingText(QPlainTextEdit):
    """Plain text of several lines. Tab leaves it, the wheel passes to the page.

    A limit refuses more characters (a paste that does not fit whole is refused whole, and `refused`
    says how many are too many); what already stands is never cut, however long it is.
    """

    entered = Signal()
    left = Signal()
    refused = Signal(int)

    def __init__(
        self, look: Look, name: str, text: str = "", lines: int = 2, placeholder: str = "", *, limit: int | None = None
    ) -> None:
        super().__init__()
        self.look, self._lines, self._limit = look, lines, limit
        self.spelled: Spelled | None = None
        """The spell check, where there is one."""
        self._menu: QMenu | None = None
        self._measuring = False
        self.setFont(look.tokens.font("body"))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def setReadOnly(self, locked: bool) -> None:
        """What can only be read looks so."""
        changed = locked != self.isReadOnly()
        super().setReadOnly(locked)
        if changed:
            restyle(self)

    def room(self) -> int | None:
        """How many characters still fit, counting the selected ones as free; None without a limit."""
        if self._limit is None:
            return None
        selected = len(self.textCursor().selectedText())
        return self._limit - len(self.toPlainText()) + selected

    def quote(self, text: str) -> None:
        """Put a text in where the cursor is, on a line of its own, and the keyboard after it."""
        cursor = self.textCursor()
        if cursor.block().text():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            text = f"\n{text}"
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.setFocus()

    def check_spelling(self, speller: Speller) -> Spelled:
        """From now on, mark what may be misspelt while it can be changed."""
        self.spelled = Spelled(self, self.look, speller, self._fits)
        return self.spelled

    def take_over(self, old: "GrowingText") -> None:
        """What stands in the same field of a window that gives way to this one, and where the cursor is in it."""
        self.setPlainText(old.toPlainText())
        self.setReadOnly(old.isReadOnly())
        cursor = self.textCursor()
        cursor.setPosition(old.textCursor().position())
        self.setTextCursor(cursor)

    def let_page_undo(self) -> None:
        """Undo and redo are the page's from now on: what is typed here belongs to its one history."""
        self.setUndoRedoEnabled(False)

    def event(self, event: QEvent) -> bool:
        """Claims undo and redo before a window's shortcut takes them, unless they are the page's, as its keys are."""
        claimed = keys.claimed(event, undo=self.isUndoRedoEnabled())
        return super().event(event) if claimed is None else claimed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing within the limit; undo and redo are the same on every system."""
        wish = keys.history_wish(event)
        if keys.asks_for_menu(event):
            self.open_menu(self.textCursor().position())
        elif keys.is_page_key(event) or (wish and not self.isUndoRedoEnabled()):
            event.ignore()
        elif wish == "undo":
            self.undo()
        elif wish == "redo":
            self.redo()
        elif not _writes(event) or self._fits(1):
            super().keyPressEvent(event)
        QTimer.singleShot(0, self, self._follow_cursor)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Dead keys and other composed input obey the limit too."""
        if self._fits(len(event.commitString())):
            super().inputMethodEvent(event)
        else:
            super().inputMethodEvent(QInputMethodEvent())  # ends the composing, writes nothing

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text. A file that is dragged here is meant for the window, never its path for the text."""
        return not any(url.isLocalFile() for url in source.urls()) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted and dropped text comes in plain, and as it can stay."""
        text = running(source.text())
        if text and self._fits(len(text)):
            self.insertPlainText(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied from here is kept out of histories."""
        return copied(self.textCursor().selection().toPlainText())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu at the word under the mouse, or at the cursor where a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.open_menu(self.textCursor().position())
        else:
            self.open_menu(self.cursorForPosition(event.pos()).position(), event.globalPos())

    def open_menu(self, at: int, mouse: QPoint | None = None) -> None:
        """The system's menu, without an undo of the field's own where the page undoes; `at` is a place in the text.

        At the mouse, or where a key asked for it beside the word at that place, with the first suggestion chosen.
        """
        if self._menu is not None and isValid(self._menu):
            self._menu.close()  # Windows answers Shift+F10 too
        menu = self._menu = self.createStandardContextMenu()
        if not self.isUndoRedoEnabled():
            keys.without_undo(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.spelled is not None:
            self.spelled.offer(menu, at, mouse)
        else:
            menu.popup(mouse or beside(menu, on_screen(self, at, at)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and what the spell check has to say about it."""
        super().paintEvent(event)
        if self.spelled is not None:
            self.spelled.draw(event.rect())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the field."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page scrolls to the field that has the keyboard, wherever the focus came from (but see _PLACE_KEPT)."""
        super().focusInEvent(event)
        self.entered.emit()
        if event.reason() not in _PLACE_KEPT:
            QTimer.singleShot(0, self, self._come_into_sight)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the field was left."""
        super().focusOutEvent(event)
        if self.spelled is not None:
            self.spelled.left()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fits(self, more: int) -> bool:
        room = self.room()
        if not more or room is None or more <= room:
            return True
        self.refused.emit(more - max(0, room))
        return False

    def _fit(self) -> None:
        """Sets the height to the text's, measured in painted lines: counted lines drift in a long text."""
        if self._measuring:
            return  # a paragraph that is measured is laid out first, and that is told of: each would begin anew
        self._measuring = True
        block, height = self.document().begin(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        self._measuring = False
        margin = int(self.document().documentMargin())  # the last block's height already holds the lower one
        least = self._lines * math.ceil(QFontMetricsF(self.font()).lineSpacing()) + margin
        around = margin + 2 * (self.look.tokens.t(5) + 1) + 2  # two to spare: an exact fit still scrolls
        self.setFixedHeight(max(least, math.ceil(height)) + around)

    def _come_into_sight(self) -> None:
        if self.hasFocus():
            reveal(self)

    def _follow_cursor(self) -> None:
        """Keeps the line being written in sight of the page when the field grows below its edge."""
        if self.hasFocus():
            reveal(self, self.cursorRect().translated(self.viewport().pos()))


def _writes(event: QKeyEvent) -> bool:
    """Whether the key would put a character into the text."""
    text = event.text()
    if keys.is_enter(event) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return True
    return bool(text) and text.isprintable() and not _commands(event)


def _commands(event: QKeyEvent) -> bool:
    """Ctrl alone commands; Ctrl with Alt is AltGr on Windows and writes."""
    held = event.modifiers()
    control = bool(held & Qt.KeyboardModifier.ControlModifier)
    return control and not held & Qt.KeyboardModifier.AltModifier
