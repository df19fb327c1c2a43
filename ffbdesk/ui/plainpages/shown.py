"""What a citizen is shown: a page at a time in large letters, and nothing else in the window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ffbdesk.domain.plainpages import parts_of
from ffbdesk.export.report import PlainTold
from ffbdesk.export.stairs import stairs
from ffbdesk.ui.drawing import DrawingView, measure, points
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import empty, row, rule, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words import plainpages as say

_WIDEST, _MARGIN = 960, 48
"""Of the text and the stairs (units): a longer line is hard to read."""
_RISE = 30.0
"""Points between two steps where there is room, and at the least."""
_LEAST_RISE = 12.0
_BREAK, _LONG = "\u200b", 16
"""Where a word may be broken, and after so many letters."""
_UPRIGHT = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class ShownPages(QWidget):
    """Only the arrows and Esc work, and the three buttons. It keeps every key to itself."""

    closed = Signal()

    def __init__(self, look: Look, name: str, pages: Sequence[PlainTold]) -> None:
        """`name` is the citizen's first name; empty where there is none."""
        super().__init__()
        self._look, self.pages, self.at = look, tuple(pages), 0
        self.setProperty("tone", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._measure = measure(look)
        self._whose = label(look, say.course_of(name), "body", "ink2")
        self._place = label(look, "", "body", "ink2")
        self.close_button = Button(look, say.CLOSE, "", "close")
        self.back = Button(look, say.BEFORE, "", "prev")
        self.onward = Button(look, "", "main")
        for button in (self.close_button, self.back, self.onward):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the view itself has the keyboard, always
        self._page = QWidget()
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        self.back.clicked.connect(lambda: self._go(-1))
        self.onward.clicked.connect(lambda: self._go(1))
        self._show()

    def event(self, event: QEvent) -> bool:
        """No key that is pressed here is a shortcut of anything, and Tab goes nowhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go, Esc closes; nothing else does anything."""
        event.accept()
        by = keys.arrow_of(event)
        if by is not None and not (event.key() in _UPRIGHT and self._scrolled(by)):
            self._go(by)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stairs are as wide as there is room."""
        super().resizeEvent(event)
        self._draw()

    def _go(self, by: int) -> None:
        at = min(max(self.at + by, 0), len(self.pages) - 1)
        if at != self.at:
            self.at = at
            self._show()

    def _scrolled(self, by: int) -> bool:
        """Up and down move a page that is longer than the window first."""
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by * bar.pageStep() // 2)
        return bar.value() != before

    def _show(self) -> None:
        page, total = self.pages[self.at], len(self.pages)
        empty(self._texts)
        if page.heading:
            self._texts.addWidget(self._said(page.heading, "display"))
        for lines, is_list in parts_of(page.words):
            for line in lines:
                self._texts.addWidget(self._said(f"– {line}" if is_list else line, "plain"))
        if page.outcome:
            self._texts.addWidget(self._said(page.outcome, "plain_strong"))
        self.figure.setVisible(page.stairs is not None)
        self._place.setText(say.place(self.at + 1, total))
        self.back.setEnabled(self.at > 0)
        more = self.pages[self.at + 1] if self.at + 1 < total else None
        self.onward.setVisible(more is not None)
        self.onward.say(say.onward(more.heading) if more else "")
        self._draw()
        self._area.verticalScrollBar().setValue(0)
        told = " ".join(filter(None, (page.heading, page.words, page.outcome, self._alt())))
        self.setAccessibleName(told)
        QTimer.singleShot(0, self, lambda: self._settled(told))

    def _settled(self, told: str) -> None:
        """Once the texts have their height."""
        self._draw()
        announce(self, told)

    def _said(self, text: str, role: Role) -> QWidget:
        """Wrapping, also inside a word that is longer than a line: else its end could not be read."""
        said = label(self._look, " ".join(map(_breakable, text.split(" "))), role, wrap=True)
        said.setAccessibleName(text)
        return said

    def _alt(self) -> str:
        shown = self.pages[self.at].stairs
        return say.stairs_said(shown) if shown is not None else ""

    def _draw(self) -> None:
        shown = self.pages[self.at].stairs
        if shown is None:
            return
        tokens = self._look.tokens
        width = min(self.width() - 2 * tokens.s(_MARGIN), tokens.t(_WIDEST))
        across = max(1.0, points(self._look, width))
        flat = stairs(shown, across, self._measure, _LEAST_RISE)
        texts = self._texts.heightForWidth(width) if self._texts.hasHeightForWidth() else 0
        room = points(self._look, self._area.viewport().height() - texts - 3 * tokens.s(16)) - flat.height
        rise = min(_RISE, max(_LEAST_RISE, _LEAST_RISE + room / 4))  # as high as there is room for
        self.figure.show_drawing(stairs(shown, across, self._measure, rise))

    def _lay_out(self) -> None:
        look = self._look
        tokens = look.tokens
        head = row(look, self._whose, None, self._place, self.close_button, gap=16, margins=(48, 16, 32, 8))
        self._texts = QVBoxLayout()
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(tokens.s(16))
        self.figure = DrawingView(look)
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(0, tokens.s(16), 0, tokens.s(16))
        inside.addLayout(self._texts)
        inside.addStretch(1)
        inside.addWidget(self.figure)
        inside.addStretch(2)
        self._page.setMaximumWidth(tokens.t(_WIDEST))
        middle = row(look, None, (self._page, 100), None, gap=0, margins=(_MARGIN, 0, _MARGIN, 0))
        self._area: QScrollArea = scroll(look, middle, "surface")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(
            look,
            (label(look, say.KEYS, "caption", "ink2", wrap=True), 1),
            self.back,
            self.onward,
            gap=8,
            margins=(48, 12, 32, 12),
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(head)
        lay.addWidget(self._area, 1)
        lay.addWidget(rule())
        lay.addWidget(foot)


def _breakable(word: str) -> str:
    if len(word) <= 2 * _LONG:
        return word
    return _BREAK.join(word[at : at + _LONG] for at in range(0, len(word), _LONG))
