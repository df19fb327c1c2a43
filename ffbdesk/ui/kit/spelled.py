"""What a spell check shows in a text field: waves under words, suggestions in the field's menu.

The waves are drawn over the text and are no part of the document: undo, the text's signals and its layout know nothing
of them. Only lines that are drawn are looked at, so a long text costs no more than what of it is in sight.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication, QPainter, QPainterPath, QPen, QPixmap, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from shiboken6 import isValid

from ffbdesk.domain.spelling import Word, looked_at, word_at
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import spelling as say

_WAVE = (6.0, 3.0)
"""Length and height of one wave in pixels at 100 %."""
_FAR = re.compile("[\U00010000-\U0010ffff]")
"""Characters that Qt counts as two (most emoji)."""


class Speller(Protocol):
    """Says of words whether they may be misspelt (see `ui.spelling.Spelling`)."""

    @property
    def changed(self) -> SignalInstance:
        """Other words are marked than before."""
        ...

    def reads(self, *, quoted: bool) -> bool:
        """Whether a text is checked at all."""
        ...

    def doubtful(self, words: Iterable[str]) -> set[str]:
        """Those that may be misspelt, as far as it is known yet."""
        ...

    def suggest(self, word: str, then: Callable[[tuple[str, ...] | None], object]) -> None:
        """What a word could have been; None where nothing is wrong with it."""
        ...

    def add(self, word: str, then: Callable[[], object]) -> None:
        """A word is known from now on."""
        ...

    def ignore(self, word: str, then: Callable[[], object]) -> None:
        """Say nothing of a word today."""
        ...


class Spelled(QObject):
    """The spell check of one field."""

    replacing = Signal()
    """A suggestion is about to be put in, or has just been: that is a step of its own for undo."""
    told = Signal(str)
    """What was done, in words."""

    def __init__(self, field: QPlainTextEdit, look: Look, speller: Speller, fits: Callable[[int], bool]) -> None:
        """`fits` says whether so many letters are allowed in the place of what is selected."""
        super().__init__(field)
        self._field, self._look, self._speller, self._fits = field, look, speller, fits
        self.quoted = False
        """It holds the citizen's own words."""
        self._writing: int | None = None
        """Where the word begins that is being written: it is not judged before it is done."""
        self._wave: tuple[object, QPixmap] | None = None
        speller.changed.connect(self._draw_anew)
        field.textChanged.connect(self._written)
        field.cursorPositionChanged.connect(self._moved)

    def is_on(self) -> bool:
        """Whether the field is checked: it can be written in, and the user wants it."""
        field = self._field
        return not field.isReadOnly() and field.isEnabled() and self._speller.reads(quoted=self.quoted)

    def left(self) -> None:
        """The field was left: no word is being written any more."""
        if self._writing is not None:
            self._writing = None
            self._draw_anew()

    def draw(self, area: QRect) -> None:
        """Waves under the words in a part of the field, over its text."""
        doubtful = self.marked(area)
        if doubtful:
            painter = QPainter(self._field.viewport())
            for block, word in doubtful:
                self._underline(painter, block, word)
            painter.end()

    def marked(self, area: QRect) -> list[tuple[QTextBlock, Word]]:
        """The words with a wave under them in a part of the field, by their place in their block."""
        if not self.is_on():
            return []
        seen = [(block, word) for block, word in self._seen(area) if block.position() + word.start != self._writing]
        doubtful = self._speller.doubtful(word.text for _block, word in seen)
        return [(block, word) for block, word in seen if word.text in doubtful]

    def words(self) -> Iterator[Word]:
        """Every word to look at, by its place in the whole text."""
        block = self._field.document().begin()
        while block.isValid():
            yield from (_moved_by(word, block.position()) for word in looked_at(_text(block)))
            block = block.next()

    def offer(self, menu: QMenu, at: int, mouse: QPoint | None) -> None:
        """Open the field's menu, with suggestions above it where the word at a place may be misspelt.

        At the mouse, or where a key asked for it beside the word, with the first suggestion chosen: Enter takes it.
        """
        word = self._word(at) if self.is_on() else None
        if word is None:
            menu.popup(mouse or beside(menu, on_screen(self._field, at, at)))
        else:
            self._speller.suggest(word.text, partial(self._open, menu, word, mouse))

    def stands(self, word: Word) -> bool:
        """Whether a word still stands where it was found, in a field that is checked."""
        return self.is_on() and self._word(word.start) == word

    def choose(self, word: Word) -> None:
        """Put the cursor over a word."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.setTextCursor(self._over(word))

    def _open(self, menu: QMenu, word: Word, mouse: QPoint | None, found: tuple[str, ...] | None) -> None:
        if not isValid(menu) or not self._field.isVisible():
            return
        doubted = found is not None and self.stands(word)
        if found is not None and doubted:
            self._put_above(menu, word, found)
        menu.popup(mouse or beside(menu, on_screen(self._field, word.start, word.end)))
        if mouse is None and doubted and found:
            menu.setActiveAction(menu.actions()[0])

    def _put_above(self, menu: QMenu, word: Word, found: tuple[str, ...]) -> None:
        first = menu.actions()[0] if menu.actions() else None
        own = [_action(menu, text, partial(self._replace, word, text)) for text in found]
        if not own:
            own = [QAction(say.NONE, menu, enabled=False)]
        own.append(_line(menu))
        for text, do, said in (
            (say.ADD, self._speller.add, say.ADDED),
            (say.IGNORE, self._speller.ignore, say.IGNORED),
        ):
            done = partial(self.told.emit, said.format(word=word.text))
            own.append(_action(menu, text, partial(do, word.text, done)))
        own.append(_line(menu))
        for action in own:
            menu.insertAction(first, action) if first else menu.addAction(action)
        menu.setAccessibleName(say.DOUBT.format(word=word.text))

    def _replace(self, word: Word, text: str) -> None:
        if not self.stands(word):
            return
        cursor = self._over(word)
        self._field.setTextCursor(cursor)
        if not self._fits(len(text)):
            return
        self.replacing.emit()
        cursor.insertText(text)
        self._field.setTextCursor(cursor)
        self._writing = None
        self.replacing.emit()

    def _over(self, word: Word) -> QTextCursor:
        cursor = self._field.textCursor()
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _word(self, at: int) -> Word | None:
        """The word at a place in the whole text."""
        block = self._field.document().findBlock(at)
        found = word_at(_text(block), at - block.position())
        return _moved_by(found, block.position()) if found else None

    def _seen(self, area: QRect) -> Iterator[tuple[QTextBlock, Word]]:
        """The words on the lines in a part of the field, by their place in their block."""
        block = self._field.cursorForPosition(QPoint(0, max(0, area.top()))).block()
        while block.isValid():
            top = self._top(block)
            if top > area.bottom():
                return
            yield from ((block, word) for word in _on_lines(block, area.top() - top, area.bottom() - top))
            block = block.next()

    def _top(self, block: QTextBlock) -> float:
        return self._field.blockBoundingGeometry(block).translated(self._field.contentOffset()).top()

    def _underline(self, painter: QPainter, block: QTextBlock, word: Word) -> None:
        layout, top = block.layout(), self._top(block)
        left, wave = self._field.contentOffset().x(), self._drawn_wave()
        at = word.start
        while at < word.end:
            line = layout.lineForTextPosition(at)
            end = min(word.end, line.textStart() + line.textLength()) if line.isValid() else at
            if end <= at:
                return
            start_x, end_x = (_x(line.cursorToX(place)) for place in (at, end))
            under = top + line.y() + line.ascent() + self._look.tokens.t(2)
            height = wave.height() / wave.devicePixelRatio()
            painter.drawTiledPixmap(QRectF(left + start_x, round(under), end_x - start_x, height), wave, QPointF(0, 0))
            at = end

    def _drawn_wave(self) -> QPixmap:
        tokens, ratio = self._look.tokens, self._field.devicePixelRatioF()
        if self._wave is None or self._wave[0] != (tokens, ratio):
            length, height = round(_WAVE[0] * tokens.scale), round(_WAVE[1] * tokens.scale) + 1
            self._wave = (tokens, ratio), _wave(length, height, QPen(tokens.c("attention_edge"), tokens.scale), ratio)
        return self._wave[1]

    def _written(self) -> None:
        self._writing = self._touched()

    def _moved(self) -> None:
        done, touched = self._writing, self._touched()
        if done is not None and touched != done:
            self._writing = None
            self._draw_line_anew(done)

    def _touched(self) -> int | None:
        """Where the word begins that the cursor touches, while somebody is there."""
        if not self._field.hasFocus() or not self.is_on():
            return None
        word = self._word(self._field.textCursor().position())
        return word.start if word else None

    def _draw_line_anew(self, at: int) -> None:
        """The line of a place in the text, and the one below where its word may go on."""
        cursor = self._field.textCursor()
        cursor.setPosition(min(at, self._field.document().characterCount() - 1))
        line = self._field.cursorRect(cursor)
        self._field.viewport().update(0, line.top(), self._field.viewport().width(), 2 * line.height())

    def _draw_anew(self) -> None:
        self._field.viewport().update()


def beside(menu: QMenu, seen: QRect) -> QPoint:
    """Where a menu opens that must not cover this part of the screen: under it, over it, or at its right.

    Qt itself would push a menu that has no room under it over what it is about.
    """
    menu.ensurePolished()  # else it would tell its size as it is without the style sheet
    size, screen = menu.sizeHint(), QGuiApplication.screenAt(seen.center()) or menu.screen()
    room = screen.availableGeometry()
    if seen.bottom() + size.height() < room.bottom():
        return seen.bottomLeft() + QPoint(0, 1)
    if seen.top() - size.height() > room.top():
        return seen.topLeft() - QPoint(0, size.height())
    if seen.right() + size.width() < room.right():
        return seen.topRight() + QPoint(1, 0)
    return seen.topLeft() - QPoint(size.width(), 0)


def on_screen(field: QPlainTextEdit, start: int, end: int) -> QRect:
    """Where the text between two places of a field is seen."""
    cursor, seen = field.textCursor(), QRect()
    for place in (start, end):
        cursor.setPosition(place)
        seen = seen.united(field.cursorRect(cursor))
    return QRect(field.viewport().mapToGlobal(seen.topLeft()), seen.size())


def _on_lines(block: QTextBlock, top: float, bottom: float) -> Iterator[Word]:
    """The words of a block on its lines between two heights."""
    layout = block.layout()
    lines = range(layout.lineCount())
    if not lines:
        return
    first = max(0, bisect_right(lines, top, key=lambda n: layout.lineAt(n).y()) - 1)
    last = max(first, bisect_right(lines, bottom, key=lambda n: layout.lineAt(n).y()) - 1)
    end = layout.lineAt(last).textStart() + layout.lineAt(last).textLength()
    yield from looked_at(_text(block), layout.lineAt(first).textStart(), end)


def _text(block: QTextBlock) -> str:
    """A block's text with a place for each that Qt counts."""
    text = block.text()
    return text if len(text) == block.length() - 1 else _FAR.sub("\ufffc\ufffc", text)


def _moved_by(word: Word, places: int) -> Word:
    return replace(word, start=word.start + places, end=word.end + places)


def _x(found: object) -> float:
    """PySide gives the place back beside where it is."""
    place = found[0] if isinstance(found, tuple) else found
    return place if isinstance(place, float) else 0.0


def _action(menu: QMenu, text: str, do: Callable[[], object]) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    action.triggered.connect(lambda *_: do())
    return action


def _line(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line


def _wave(length: int, height: int, pen: QPen, ratio: float) -> QPixmap:
    """One wave, to be put beside itself."""
    drawn = QPixmap(round(length * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen.setWidthF(1.3 * pen.widthF())
    painter.setPen(pen)
    path = QPainterPath(QPointF(-length / 2, height / 2))
    for half in range(4):
        x, side = (half - 1) * length / 2, 1 if half % 2 else -1
        path.quadTo(x + length / 4, height / 2 + side * (height / 2), x + length / 2, height / 2)
    painter.drawPath(path)
    painter.end()
    return drawn
