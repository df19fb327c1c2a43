"""Prompts with frequency marks: each prompt is one control with six values, drawn as a dot on a pale track.

Thirteen rows read as a dot plot; an unmarked row is nearly plain text. Letters appear in the focused row only.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.marks import Frequency
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import CENTRE, RIGHT, Painted, block, focus_ring, put, smooth, text_size
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.ui.kit.tokens import Tokens
from ffbdesk.words import frequency as words
from ffbdesk.words import kit

__all__ = ["Frequency", "FrequencyHead", "FrequencyRow", "Track"]

_VALUES: Final = tuple(Frequency)
_LAST = len(_VALUES) - 1  # 'ikke relevant', which stands apart
_STOP, _GAP, _WORD, _LEAST_TEXT = 28, 20, 152, 140
_UNDER = 30
"""How much higher a row is whose prompt stands over its stops."""
_DISC, _LETTER, _EARLIER = 7, 9.5, 4.5
_SIDEWAYS: Final[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_DOWN: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


@dataclass(frozen=True, slots=True)
class Track:
    """Where prompt, stops and word stand in a width: the same for rows and heading.

    Where the stops would leave no room for words beside them, the prompt stands over them.
    """

    tokens: Tokens
    width: int
    wish_words: bool = True

    @property
    def words(self) -> bool:
        """Whether the word at the end is shown: where it is wished for and leaves room for the prompt."""
        t = self.tokens.t
        return self.wish_words and self.width - t(_WORD) - self._stops - self._air >= t(_LEAST_TEXT)

    @property
    def stacked(self) -> bool:
        """Whether the prompt stands over the stops."""
        return self.width - self._stops - self._air < self.tokens.t(_LEAST_TEXT)

    @property
    def left(self) -> int:
        """Where the stops begin."""
        if self.stacked:
            return self.text_left
        return self.width - (self.tokens.t(_WORD) if self.words else 0) - self._stops - self.tokens.s(8)

    @property
    def text_left(self) -> int:
        """Where the prompt begins."""
        return self.tokens.s(8)

    @property
    def text_width(self) -> int:
        """How wide the prompt may be."""
        if self.stacked:
            return max(1, self.width - 2 * self.text_left)
        return max(1, self.left - self._air + self.tokens.s(8))

    @property
    def word_left(self) -> int:
        """Where the word begins."""
        return self.width - self.tokens.t(_WORD) + self.tokens.s(8)

    def x(self, place: int) -> float:
        """The middle of a stop."""
        t = self.tokens.t
        return self.left + t(_STOP) * (place + 0.5) + (t(_GAP) if place == _LAST else 0)

    def at(self, x: float) -> Frequency | None:
        """The value whose stop a point belongs to."""
        reach = self.tokens.t(_STOP) / 2
        return next((value for place, value in enumerate(_VALUES) if abs(x - self.x(place)) <= reach), None)

    def height(self, prompt: str, note: str = "") -> int:
        """A row's height: the wrapped prompt, and the note under it, with air; at least the designed height."""
        t = self.tokens.t
        over = t(_UNDER) if self.stacked else 0
        return max(t(32), sum(self.text_heights(prompt, note)) + t(8)) + over

    def text_heights(self, prompt: str, note: str) -> tuple[int, int]:
        """Of the wrapped prompt, and of the note under it."""
        width = self.text_width
        prompt_size = text_size(self.tokens, prompt, "body", width)
        return prompt_size.height(), text_size(self.tokens, note, "caption", width).height()

    @classmethod
    def least_width(cls, tokens: Tokens) -> int:
        """The narrowest a row can be: the stops, and half of what is written over the last of them."""
        return tokens.s(8) + cls(tokens, 0)._stops + tokens.t(_STOP) // 2

    @property
    def _stops(self) -> int:
        return self.tokens.t(_STOP) * len(_VALUES) + self.tokens.t(_GAP)

    @property
    def _air(self) -> int:
        return self.tokens.s(8) * 3


@lru_cache(maxsize=1024)
def _height(track: Track, prompt: str, note: str) -> int:
    """Measured once: a layout asks for the same row at the same width again and again."""
    return track.height(prompt, note)


class FrequencyHead(Painted):
    """The heading over the rows: the ends of the track, and what the two signs mean."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, words.FREQUENCY_HEAD)
        self._before, self._words = "", True
        self.setFixedHeight(look.tokens.t(24))
        self.setMinimumWidth(Track.least_width(look.tokens))

    def set_before(self, day: str) -> None:
        """The earlier round's date beside the small ring; without one there is nothing to explain."""
        self._before = day
        self._fit()

    def set_words(self, shown: bool) -> None:
        """As the rows: whether the word at the end is wished for."""
        self._words = shown
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the prompts stand over their stops, so do the signs over the captions."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.look.tokens.t(48 if self._two_lines() else 24))
        self.update()

    def _two_lines(self) -> bool:
        return bool(self._before) and Track(self.look.tokens, self.width(), self._words).stacked

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Captions over the ends; the signs over the words, or over the prompts where no words stand."""
        p, tokens = self.painter(), self.look.tokens
        track, t, high = Track(tokens, self.width(), self._words), tokens.t, tokens.t(24)
        top = self.height() - high
        put(p, tokens, QRectF(track.x(0) - t(5), top, t(60), high), words.ALWAYS_END, "caption", tone="ink3")
        never = QRectF(track.x(_LAST - 1) - t(75), top, t(80), high)
        put(p, tokens, never, words.NEVER_END, "caption", tone="ink3", align=RIGHT)
        over = max(0.0, track.x(_LAST) + t(30) - self.width())  # whole, where it would pass the edge
        apart = QRectF(track.x(_LAST) - t(30) - over, top, t(60), high)
        put(p, tokens, apart, words.NOT_RELEVANT_END, "caption", tone="ink3", align=RIGHT if over else CENTRE)
        if self._before:
            self._put_legend(p, track.word_left + t(14) if track.words else track.text_left)

    def _put_legend(self, p: QPainter, x: float) -> None:
        tokens, t, high = self.look.tokens, self.look.tokens.t, self.look.tokens.t(24)
        _circle(p, QPointF(x + t(5), high / 2), t(5), tokens, "mark")
        put(p, tokens, QRectF(x + t(16), 0, t(24), high), kit.NOW, "caption", tone="ink3")
        _ring(p, QPointF(x + t(46), high / 2), t(_EARLIER), QPen(tokens.c("edge"), 1.4), tokens.c("surface"))
        put(p, tokens, QRectF(x + t(56), 0, t(100), high), self._before, "caption", tone="ink3")


class FrequencyRow(QComboBox):
    """One prompt and how often the citizen does it.

    A combo box with its own painting: role, value and name come with it. `marked` carries the user's mark, or None
    where it was cleared; what the program sets is silent. `stepped` asks the page for the row above or below.
    """

    marked = Signal(object)
    strayed = Signal()
    """A letter that is no mark: whoever types it means to write."""
    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self._prompt, self._note, self._said = look, "", "", ""
        self._before: Frequency | None = None
        self._words, self._locked = True, False
        self._hovered: Frequency | None = None
        self.addItem(words.UNMARKED)
        self.addItems([words.FREQUENCY[value] for value in _VALUES])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred))
        look.changed.connect(self.update)

    def set_prompt(self, text: str, note: str = "", said: str = "") -> None:
        """Shows another prompt, with a quiet note under it; `said` is what is read aloud instead of the text."""
        self._prompt, self._note, self._said = text, note, said or text
        self._hovered = None
        self.setAccessibleName(self._said)
        self._describe()
        self.updateGeometry()
        self.update()

    def value(self) -> Frequency | None:
        """The mark, or None where there is none."""
        return _VALUES[self.currentIndex() - 1] if self.currentIndex() > 0 else None

    def set_value(self, value: Frequency | None) -> None:
        """Shows a mark, or none."""
        if value != self.value():
            self.setCurrentIndex(0 if value is None else _VALUES.index(value) + 1)
            self.update()

    def set_before(self, value: Frequency | None) -> None:
        """The earlier round's mark, drawn where it differs from this one."""
        if value != self._before:
            self._before = value
            self._describe()
            self.update()

    def set_words(self, shown: bool) -> None:
        """Whether the word at the end is wished for; it gives way where the prompt would have no room."""
        if shown != self._words:
            self._words = shown
            self.updateGeometry()
            self.update()

    def set_locked(self, locked: bool) -> None:
        """A finished round's marks are read, not set."""
        if locked != self._locked:
            self._locked = locked
            self._hover(None)
            self._describe()

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped prompt needs."""
        return _height(Track(self.look.tokens, width, self._words), self._prompt, self._note)

    def sizeHint(self) -> QSize:
        """A row's usual width."""
        width = self.look.tokens.t(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The narrowest that still reads."""
        return QSize(Track.least_width(self.look.tokens), self.look.tokens.t(32))

    def showPopup(self) -> None:
        """There is no list to open: all six values stand in the row."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A scrolling page never changes a mark."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter marks and steps on, Delete clears, arrows move. Digits and Alt are the page's."""
        key, letter = event.key(), _letter(event)
        if event.modifiers() not in _PLAIN or not self._takes(key, letter):
            if not self._locked and event.modifiers() in _PLAIN and event.text().isalpha():
                self.strayed.emit()
            event.ignore()
        elif key in _UP_DOWN:
            self.stepped.emit(_UP_DOWN[key])
        elif self._locked or (letter and event.isAutoRepeat()):  # a letter held down must not mark the whole page
            return
        elif letter:
            self._mark(letter)
            self.stepped.emit(1)
        else:
            self._mark(None if key in _CLEAR else self._beside(_SIDEWAYS[key]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a stop marks it; on the marked one it clears."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        stop = self._track().at(event.position().x())
        if stop and event.button() == Qt.MouseButton.LeftButton:
            self._mark(None if stop == self.value() else stop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """All is done when the button goes down."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a double click is no wish to clear."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stop under the mouse shows a ring and its word."""
        self._hover(None if self._locked else self._track().at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """No ring without the mouse."""
        super().leaveEvent(event)
        self._hover(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Prompt, track, stops, mark and word; the focused row has a tint, a ring and letters."""
        p, tokens, track, value = smooth(self), self.look.tokens, self._track(), self.value()
        row, focus = QRectF(self.rect()), self.hasFocus()
        under_text = tokens.t(_UNDER) if track.stacked else 0
        middle = (self.height() - under_text) / 2
        faded = value is Frequency.NOT_RELEVANT
        if focus:
            block(p, row, 6, tokens.c("accent_tint"))
        high, under = track.text_heights(self._prompt, self._note)
        place = QRectF(track.text_left, middle - (high + under) / 2, track.text_width, high + 2)
        put(p, tokens, place, self._prompt, tone="faded" if faded else "ink", wrap=True)
        if self._note:
            place.translate(0, high)
            put(p, tokens, place, self._note, "caption", tone="faded" if faded else "ink3", wrap=True)
        p.setPen(QPen(tokens.c("edge" if focus else "line"), 1))
        y = int(self.height() - tokens.t(_UNDER) / 2 - tokens.t(4) if under_text else middle) + 0.5
        p.drawLine(QPointF(track.x(0), y), QPointF(track.x(_LAST - 1), y))
        for at, stop in enumerate(_VALUES):
            self._paint_stop(p, QPointF(track.x(at), y), stop, letters=focus and not self._locked)
        told = self._hovered or value
        if track.words and told:
            word = QRectF(track.word_left, 0, tokens.t(_WORD), self.height())
            tone = "accent" if self._hovered else "faded" if faded else "ink2"
            put(p, tokens, word, words.FREQUENCY[told], "caption", tone=tone)
        if focus:
            focus_ring(p, tokens, row)

    def _paint_stop(self, p: QPainter, at: QPointF, stop: Frequency, *, letters: bool) -> None:
        tokens, t, ground = self.look.tokens, self.look.tokens.t, self.look.tokens.c("surface")
        hovered, earlier = stop == self._hovered, stop == self._before
        mouse, was = QPen(tokens.c("accent"), 2), QPen(tokens.c("edge"), 1.4)
        if stop == self.value():
            self._paint_mark(p, at, stop)
            if hovered:
                _ring(p, at, t(_LETTER) + 1, mouse)
        elif letters:
            if earlier:  # its ring runs round the letter
                _ring(p, at, t(_LETTER) + 3, was, ground)
            _ring(p, at, t(_LETTER), mouse if hovered else QPen(tokens.c("edge"), 1), ground)
            box = QRectF(at.x() - t(10), at.y() - t(10), t(20), t(20))
            put(p, tokens, box, words.FREQUENCY_LETTERS[stop], "caption", align=CENTRE)
        else:
            self._paint_plain(p, at)
            if hovered:
                _ring(p, at, t(_DISC), mouse, ground)
            elif earlier:
                _ring(p, at, t(_EARLIER), was, ground)

    def _paint_mark(self, p: QPainter, at: QPointF, stop: Frequency) -> None:
        tokens = self.look.tokens
        if stop is Frequency.NOT_RELEVANT:
            _dash(p, at, tokens.t(6), QPen(tokens.c("mark"), tokens.t(3)))
        else:
            _circle(p, at, tokens.t(_DISC), tokens, "mark")

    def _paint_plain(self, p: QPainter, at: QPointF) -> None:
        """A stop that nobody touches is a dot, 'ikke relevant' too: a dash would look chosen. None where it is."""
        if self.value() is not Frequency.NOT_RELEVANT:
            _circle(p, at, self.look.tokens.t(1.8), self.look.tokens, "edge")

    def _track(self) -> Track:
        return Track(self.look.tokens, self.width(), self._words)

    def _takes(self, key: int, letter: Frequency | None) -> bool:
        return letter is not None or key in _CLEAR or key in _SIDEWAYS or key in _UP_DOWN

    def _beside(self, step: int) -> Frequency | None:
        """The value beside the mark: the scale has ends, and from nothing the way leads to its first."""
        value = self.value()
        if value is None:
            return _VALUES[0] if step > 0 else None
        return _VALUES[min(max(_VALUES.index(value) + step, 0), _LAST)]

    def _mark(self, value: Frequency | None) -> None:
        if not self._locked and value != self.value():
            self.set_value(value)
            self.marked.emit(value)

    def _hover(self, stop: Frequency | None) -> None:
        if stop != self._hovered:
            self._hovered = stop
            self.setToolTip(words.FREQUENCY[stop] if stop else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if stop else Qt.CursorShape.ArrowCursor)
            self.update()

    def _describe(self) -> None:
        """The prompt once more: on Linux a combo box's name is its value."""
        parts = []
        if self._before:
            parts.append(words.LAST_TIME_MARK.format(word=words.FREQUENCY[self._before]))
        if not self._locked:
            parts.append(words.FREQUENCY_KEYS)
        self.setAccessibleDescription(kit.NAME_AND_TEXT.format(title=self._said, text=" ".join(parts)))


def _letter(event: QKeyEvent) -> Frequency | None:
    typed = event.text().upper()
    return next((value for value, letter in words.FREQUENCY_LETTERS.items() if typed == letter), None)


def _circle(p: QPainter, at: QPointF, radius: float, tokens: Tokens, tone: str) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(tokens.c(tone))
    p.drawEllipse(at, radius, radius)


def _ring(p: QPainter, at: QPointF, radius: float, pen: QPen, ground: QColor | None = None) -> None:
    p.setPen(pen)
    p.setBrush(ground or Qt.BrushStyle.NoBrush)
    p.drawEllipse(at, radius, radius)


def _dash(p: QPainter, at: QPointF, half: float, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setPen(pen)
    p.drawLine(QPointF(at.x() - half, at.y()), QPointF(at.x() + half, at.y()))
