"""One goal, or one theme that is followed without a goal, on the scale; it opens for what is judged of it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.followups import FollowUpBoard
from ffbdesk.domain.judgement import Assessed
from ffbdesk.export import figures
from ffbdesk.export.followups import PartTold
from ffbdesk.export.report import Track
from ffbdesk.ui.drawing import DrawingView, points
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, icon_label, row, rule
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.words import followups as say

TRACK, RESULT = 224, 208
"""How wide the scale and the result are (units)."""
NAMES = 160
"""The least width of the names; where that does not fit beside the scale, it stands under them."""


class RowToggle(Button):
    """Opens a row; arrows go from one to the next."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the rows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class FollowRow(QFrame):
    """A click anywhere on its head opens it, or folds it away."""

    toggled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._track = look, Track("", "", None, None, None, "")
        self.part = ""
        self.toggle = RowToggle(look, "", "quiet", "next")
        self._number, self._theme = label(look, "", "caption", "ink2"), label(look, "", "strong", wrap=True)
        self._view = DrawingView(look)
        self._view.setFixedWidth(look.tokens.t(TRACK))
        self._lacks = icon_label(look, "warn", 18, "attention")
        self._result = label(look, "", "strong", wrap=True)
        self._detail = label(look, "", "caption", "ink2", wrap=True)
        result = row(look, self._lacks, (box(look, self._result, self._detail, gap=0), 1), gap=4)
        result.setFixedWidth(look.tokens.t(RESULT))
        names = box(look, self._number, self._theme, gap=0)
        names.setMinimumWidth(look.tokens.t(NAMES))
        self._head: QWidget = row(look, self.toggle, (flow(look, (names, 1), self._view, result, gap=16), 1), gap=8)
        self._head.setContentsMargins(look.tokens.s(8), look.tokens.s(8), look.tokens.s(12), look.tokens.s(8))
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(0)
        self._line = rule()
        self._lay.addWidget(self._line)
        self._lay.addWidget(self._head)
        self.toggle.clicked.connect(self.toggled)
        self._head.installEventFilter(self)
        look.changed.connect(self._draw)

    def show_part(self, board: FollowUpBoard, told: PartTold) -> None:
        """A part as it stands."""
        part, track = told.part, told.track
        self.part = part.id
        head, detail = in_row(board, told)
        lacks = part.judgement is None and part.theme is not None
        self._number.setText(kind_of(told))
        self._theme.setText(track.theme)
        self._result.setText(head)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._lacks.setVisible(lacks)
        self.toggle.setAccessibleName(f"{self._number.text()}, {track.theme}. {head}. {detail}".strip())
        if track != self._track or not self._view.accessibleName():
            self._track = track
            self._draw()

    def divide(self, divided: bool) -> None:
        """A line over it, but over the first."""
        self._line.setVisible(divided)

    def open_with(self, form: QWidget | None) -> None:
        """What is judged of it stands under it; None folds it."""
        if form is not None:
            self._lay.addWidget(form)
            form.show()
        self.toggle.set_icon("down" if form is not None else "next")
        self.toggle.setAccessibleDescription(say.IS_OPEN if form is not None else "")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A click on the head is one on its button."""
        if watched is self._head and event.type() == QEvent.Type.MouseButtonRelease:
            assert isinstance(event, QMouseEvent)  # noqa: S101 - Qt's own
            inside = self._head.rect().contains(event.position().toPoint() or QPoint())
            if event.button() == Qt.MouseButton.LeftButton and inside:
                self.toggle.setFocus()
                self.toggle.click()
        return False

    def _draw(self) -> None:
        self._view.show_drawing(figures.scale(points(self._look, self._view.width()), self._track))


def kind_of(told: PartTold) -> str:
    """Mål 2 · Udvikle; Fulgt uden mål"""
    return " · ".join(filter(None, (told.track.number, told.change))) if told.goal else say.FOLLOWED


def in_row(board: FollowUpBoard, told: PartTold) -> tuple[str, str]:
    """What is said of a part in its row: how it stands, and a little more."""
    part, before = told.part, board.before.get(told.part.theme) if told.part.theme else None
    last = say.last(int(before.level), before.day) if before else say.NO_LEVEL_BEFORE
    if part.judgement is None:
        lacks = say.LACKS_LEVEL if part.theme else ""
        return (told.track.result or lacks, last if part.theme else "")
    judged = say.judged_again(part.judged_on) if before else ""
    if not isinstance(part.judgement, Assessed):
        return told.track.result or say.NOT_ASSESSED, say.NOT_ASSESSED.lower() if told.track.result else last
    return (told.track.result, told.moved) if told.track.result else (told.moved, judged)
