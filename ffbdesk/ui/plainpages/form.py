"""The fields of one page of borgerens udgave, the sentence that the program offers, and the stairs as they will be."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import PlainPageId
from ffbdesk.domain.kinds import PLAIN_PAGE
from ffbdesk.domain.plainpages import HEADING_MAX, WORDS_MAX, PlainPage, PlainSheet
from ffbdesk.export.stairs import stairs
from ffbdesk.ui.context import Context
from ffbdesk.ui.drawing import DrawingView, measure, points
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.text import label
from ffbdesk.words import plainpages as say

_WIDEST = 720


class PageForm(QWidget):
    """One page. `moved` carries -1 or +1."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._sheet: PlainSheet | None = None
        self._measure = measure(look)
        self._place = label(look, "", "caption", "ink3")
        self.up = Button(look, "", "quiet", "up", say.UP)
        self.down = Button(look, "", "quiet", "down", say.DOWN)
        self.remove = Button(look, say.REMOVE, "quiet")
        self.heading = TextLine(look, say.HEADING)
        self.heading.setMaxLength(HEADING_MAX)
        self.words = GrowingText(look, say.WORDS, lines=3, limit=WORDS_MAX)
        self.outcome = GrowingText(look, say.OUTCOME, lines=1, limit=WORDS_MAX)
        self._suggestion = label(look, "", "body", "ink2", wrap=True)
        self.use = Button(look, say.USE, "")
        self.figure = DrawingView(look, "paper")
        self._no_stairs = label(look, say.NO_STAIRS, "caption", "ink2", wrap=True)
        self.fields: Fields[PlainPage] = Fields(
            context, PLAIN_PAGE, {"heading": self.heading, "words": self.words, "outcome": self.outcome}
        )
        self._lay_out()
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        self.use.clicked.connect(self._use)

    def show_sheet(self, sheet: PlainSheet, scope: Scope, order: Sequence[PlainPageId]) -> None:
        """Show a page, among all of them."""
        self._sheet, page = sheet, sheet.page
        at = order.index(page.id)
        self._place.setText(say.place(at + 1, len(order)))
        self.fields.show(page.id, page, scope)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < len(order))
        text = say.suggestion(sheet.stairs)
        self._suggestion.setText(say.SUGGESTION.format(text=text))
        self._suggested.setVisible(bool(text))
        about = page.goal_id is not None or page.theme is not None
        name = say.WORDS if about else say.TEXT
        self._words_name.setText(name)
        self.words.setAccessibleName(name)
        self._preview.setVisible(sheet.stairs is not None)
        self._no_stairs.setVisible(about and sheet.stairs is None)
        self._draw()

    def forget(self) -> None:
        """Nothing here is anybody's any more."""
        self.fields.forget()
        self._sheet = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stairs are as wide as there is room."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._sheet is not None and self._sheet.stairs is not None:
            look = self._context.look
            width = min(self.width(), look.tokens.t(_WIDEST))
            self.figure.show_drawing(stairs(self._sheet.stairs, max(1.0, points(look, width)), self._measure))

    def _use(self) -> None:
        """The sentence is put in as if it had been typed: it can be changed and undone like anything else."""
        said = say.suggestion(self._sheet.stairs if self._sheet else None)
        if said not in self.words.toPlainText():
            self.words.quote(said)
        self.words.setFocus()

    def _lay_out(self) -> None:
        look = self._context.look
        self.heading.setMaximumWidth(look.tokens.t(420))
        self._suggested = flow(look, (self._suggestion, 1), self.use, gap=8)
        self._preview = box(look, label(look, say.PREVIEW, "strong"), self.figure, gap=8)
        self.figure.setMaximumWidth(look.tokens.t(_WIDEST))
        self._words_name = label(look, say.WORDS, "strong")
        self._words_name.setBuddy(self.words)
        self.words.setAccessibleDescription(say.WORDS_HINT)
        hint = label(look, say.WORDS_HINT, "caption", "ink3", wrap=True)
        words = box(look, self._words_name, hint, self.words, gap=4)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(16))
        for widget in (
            flow(look, self._place, None, self.up, self.down, self.remove, gap=4),
            labelled(look, say.HEADING, self.heading),
            box(look, words, self._suggested, gap=8),
            labelled(look, say.OUTCOME, self.outcome, say.OUTCOME_HINT),
            self._preview,
            self._no_stairs,
        ):
            lay.addWidget(widget)
