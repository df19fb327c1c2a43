"""Labels by role. All text is plain: what users wrote is never read as markup."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import focus_ring, put, smooth, text_size
from ffbdesk.ui.kit.tokens import Role, Tokens
from ffbdesk.words import kit as words

_NARROWEST = 16
_MOST_WIDTHS = 16
"""At which a text's height is remembered: a layout goes through a handful."""
_ROUND_LINK = 6, 3
"""Pixels between a link's words and its edge: the ring of focus is two wide, in high contrast three."""


def wrapping(horizontal: QSizePolicy.Policy, vertical: QSizePolicy.Policy) -> QSizePolicy:
    """A size policy for widgets whose height follows from their width.

    Never Fixed upright: a layout would then take the size hint for the only height.
    """
    policy = QSizePolicy(horizontal, vertical)
    policy.setHeightForWidth(True)
    return policy


class _Line(QLabel):
    """A label. One that has the keyboard, as a heading may, says so with a line under its words.

    The line takes the place that is there: a ring would need air round every heading.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setTextFormat(Qt.TextFormat.PlainText)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line comes."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The line goes."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and the line."""
        super().paintEvent(event)
        if self.hasFocus():
            tokens = self.look.tokens
            width = min(self.width(), self.fontMetrics().horizontalAdvance(self.text()))
            smooth(self).fillRect(0, self.height() - tokens.ring, width, tokens.ring, tokens.c("accent"))


class Para(_Line):
    """A wrapping label that reports one line as its minimum and takes the width it is given.

    QLabel itself reports the height at its narrowest width, which leaves blank space at the end of a
    scrolling page. Line height is the font's own (1.42 em), so no markup is needed for it.
    """

    def __init__(self, look: Look) -> None:
        self._heights: dict[tuple[int, Tokens], int] = {}
        """Measured once: a layout asks for the same width again and again."""
        super().__init__(look)
        self.setWordWrap(True)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred))

    def heightForWidth(self, width: int) -> int:
        """Of the width it can have: a layout asks for all of its own, and would then take the lines from others."""
        key = min(width, self.maximumWidth()), self.look.tokens
        if key not in self._heights:
            if len(self._heights) >= _MOST_WIDTHS:
                self._heights.clear()  # a window that is drawn wider and wider has a thousand
            self._heights[key] = super().heightForWidth(key[0])
        return self._heights[key]

    def setText(self, text: str) -> None:
        """Other words, which may take other lines."""
        self._heights.clear()
        super().setText(text)

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """As `setText`."""
        self._heights.clear()
        super().setFont(font)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(_NARROWEST, QFontMetrics(self.font()).height())


def label(
    look: Look, text: str, role: Role = "body", tone: str = "ink", wrap: bool = False, *, italic: bool = False
) -> QLabel:
    """A label in a role and a tone. A wrapping one needs a stretch (`(label, 1)`) where it stands in a row."""
    widget = Para(look) if wrap else _Line(look)
    widget.setFont(look.tokens.font(role, italic))
    widget.setProperty("tone", tone)
    widget.setText(text)
    return widget


class Elided(QLabel):
    """One line: whole where there is room, else its beginning; all of it in the tooltip and the accessible name."""

    def __init__(self, look: Look, text: str, role: Role = "body", tone: str = "ink") -> None:
        super().__init__()
        self.said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.tokens.font(role))
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say(text)

    def say(self, text: str) -> None:
        """Shows another text."""
        self.said = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._fit()

    def needed(self) -> int:
        """Pixels that all of it would take."""
        return self.fontMetrics().horizontalAdvance(self.said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.said, Qt.TextElideMode.ElideRight, self.width()))


class Link(keys.EnterButton):
    """A wrapping text that can be opened with a click, Space or Enter. A push button's own text cannot wrap."""

    def __init__(self, look: Look, text: str, role: Role = "body") -> None:
        super().__init__()
        self.look, self._role, self._said = look, role, text
        self.setAccessibleName(words.GO_TO.format(where=text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred))
        look.changed.connect(self.update)

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text, with room for the ring."""
        return self._text_size(width).height() + 2 * _ROUND_LINK[1]

    def sizeHint(self) -> QSize:
        """One line where there is room."""
        tokens = self.look.tokens
        size = text_size(tokens, self._said, self._role, tokens.t(600))
        return QSize(size.width() + 2 * _ROUND_LINK[0], size.height() + 2 * _ROUND_LINK[1])

    def minimumSizeHint(self) -> QSize:
        """One short line."""
        return QSize(_NARROWEST, QFontMetrics(self.look.tokens.font(self._role)).height() + 2 * _ROUND_LINK[1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text in the colour of action, underlined under the mouse; always where contrast is high."""
        p, tokens = smooth(self), self.look.tokens
        font = tokens.font(self._role)
        font.setUnderline(tokens.contrast or self.underMouse())
        rect = QRectF(self.rect())
        left, top = _ROUND_LINK
        put(p, tokens, rect.adjusted(left, top, -left, 0), self._said, tone="accent", wrap=True, font=font)
        if self.hasFocus():
            focus_ring(p, tokens, rect, 4)

    def _text_size(self, width: int) -> QSize:
        return text_size(self.look.tokens, self._said, self._role, width - 2 * _ROUND_LINK[0])


def link(look: Look, text: str, on_click: Callable[[], object], role: Role = "body") -> Link:
    """A link that may wrap: reachable with Tab, opened with Enter."""
    widget = Link(look, text, role)
    widget.clicked.connect(lambda *_: on_click())
    return widget
