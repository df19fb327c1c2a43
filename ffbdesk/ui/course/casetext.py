"""A case to read: larger and smaller for itself, and with a way to find a word in it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from ffbdesk.domain.course.case import CourseCase, Section
from ffbdesk.ui import commands
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import rule
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import PRACTICE

_SIZES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""Of the program's own size of text."""


class Sections(QTextEdit):
    """Sections as they are read: plain text, which can be copied. As high as its text where it `grows`."""

    def __init__(self, look: Look, *, grows: bool = False) -> None:
        super().__init__()
        self._look, self._grows = look, grows
        self._sections: Sequence[Section] = ()
        self._size = 1.0
        self._above: float | None = None
        """How much of it is to lie above, until it has its place."""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._redraw)

    def show_sections(self, sections: Sequence[Section], name: str) -> None:
        """Show these from their start."""
        self._sections = sections
        self.setAccessibleName(name)
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def resize_text(self, size: float) -> None:
        """Larger or smaller than the program's own text; where one reads stays in sight."""
        above = self.above()
        self._size = size
        self._draw()
        self.read_on(above)

    def _redraw(self) -> None:
        self.resize_text(self._size)

    def above(self) -> float:
        """How much of it lies above what is in sight, from 0 to 1."""
        bar = self.verticalScrollBar()
        if self._above is not None:
            return self._above
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def read_on(self, above: float) -> None:
        """From where it was left, as soon as the text has its place."""
        self._above = above
        self._scroll_to(above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines fold anew: where one reads stays in sight."""
        above = self.above()
        super().resizeEvent(event)
        self._scroll_to(above)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Now it has its place."""
        self._above = None
        super().paintEvent(event)

    def _scroll_to(self, above: float) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(round(above * bar.maximum()))

    def find_next(self, words: str) -> bool:
        """The next place with these words, from the start again after the last; False where there is none."""
        if self.find(words):
            return True
        before = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self.find(words):
            return True
        self.setTextCursor(before)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab is the window's."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 2)

    def _draw(self) -> None:
        tokens = self._look.tokens
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        for n, section in enumerate(self._sections):
            _write(cursor, section.heading, self._format("strong"), self._block(16 if n else 0, 4), first=not n)
            for paragraph in section.paragraphs:
                _write(cursor, paragraph, self._format("body"), self._block(0, 8), first=False)
        self.setDocument(document)  # the one before goes: it is a child of this
        self.setViewportMargins(0, 0, 0, 0)
        if self._grows:
            document.documentLayout().documentSizeChanged.connect(self._fit)
            QTimer.singleShot(0, self, self._fit)
        self.setStyleSheet(f"QTextEdit {{ background: transparent; color: {tokens.hex('ink')}; border: none; }}")

    def _format(self, role: str) -> QTextCharFormat:
        tokens, found = self._look.tokens, QTextCharFormat()
        font = QFont(tokens.font("strong" if role == "strong" else "body"))
        pixels = font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * 96 / 72)
        font.setPixelSize(round(pixels * self._size * (1.1 if role == "strong" else 1.0)))
        found.setFont(font)
        found.setForeground(tokens.c("ink"))
        return found

    def _block(self, above: int, below: int) -> QTextBlockFormat:
        tokens, found = self._look.tokens, QTextBlockFormat()
        found.setTopMargin(tokens.s(above))
        found.setBottomMargin(tokens.s(below))
        found.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return found


def _write(cursor: QTextCursor, text: str, letters: QTextCharFormat, block: QTextBlockFormat, *, first: bool) -> None:
    if first:
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(letters)
    else:
        cursor.insertBlock(block, letters)
    cursor.insertText(text, letters)


class Reading(NamedTuple):
    """How far somebody has read: the size of the text, and how much of it lies above, from 0 to 1."""

    size: int
    above: float


class CaseText(QWidget):
    """The whole case with its head."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._at = 0
        self.setProperty("tone", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label(look, "", "strong")
        self._minutes = label(look, "", "caption", "ink3")
        self._badge = label(look, PRACTICE, "caption", "ink2")
        self._badge.setProperty("kind", "badge")
        self.look_up = Button(look, say.FIND_HERE, "link", "search")
        self.smaller = Button(look, "", "link", "minus", say.SMALLER)
        self.larger = Button(look, say.LARGER, "link", "plus")
        self.words = TextLine(look, say.FIND_NAME, "", say.FIND_NAME, "search")
        self._told = label(look, "", "caption", "attention")
        self.text = Sections(look)
        self._line = flow(look, (self.words, 1), self._told, gap=8, margins=(24, 4, 24, 8))
        self._line.hide()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        head = flow(
            look,
            self._title,
            self._minutes,
            None,
            self.look_up,
            self.smaller,
            self.larger,
            gap=8,
            margins=(24, 8, 16, 8),
        )
        lay.addWidget(head)
        lay.addWidget(rule())
        lay.addWidget(self._line)
        inner = QVBoxLayout()
        inner.setContentsMargins(look.tokens.s(24), look.tokens.s(8), look.tokens.s(4), 0)
        inner.addWidget(self.text)
        lay.addLayout(inner, 1)
        commands.press(self.look_up, Command.FIND_IN_CASE)
        self.look_up.clicked.connect(self._open_find)
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self.words.returnPressed.connect(self._find)
        self.words.textEdited.connect(lambda _text: self._tell(""))
        self.words.installEventFilter(self)
        self._zoom(0)

    def show_case(self, case: CourseCase) -> None:
        """Show a case from its start."""
        self._title.setText(say.CASE_ABOUT.format(name=case.name))
        self._minutes.setText(say.ABOUT_MINUTES.format(minutes=case.minutes_to_read))
        self.text.show_sections(case.sections, say.CASE_ABOUT.format(name=case.name))
        self._line.hide()

    def at(self) -> Reading:
        """How far it was read."""
        return Reading(self._at, self.text.above())

    def read_on(self, at: Reading) -> None:
        """From where it was left."""
        self._zoom(at.size - self._at)
        self.text.read_on(at.above)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Esc leaves the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._line.hide()
            self.text.setFocus()
            return True
        return False

    def _open_find(self) -> None:
        self._line.show()
        self.words.setFocus()
        self.words.selectAll()

    def _find(self) -> None:
        words = self.words.text().strip()
        self._tell("" if not words or self.text.find_next(words) else say.FOUND_NOTHING)

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        set_error(self.words, bool(text))

    def _zoom(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(_SIZES) - 1)
        self.text.resize_text(_SIZES[self._at])
        self.larger.setEnabled(self._at < len(_SIZES) - 1)
        self.smaller.setEnabled(self._at > 0)
