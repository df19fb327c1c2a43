"""Dobbeltvurdering: begin it, see how far it is, and agree."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.double import Stage, stage
from ffbdesk.domain.edits import FieldRef
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.records import Round
from ffbdesk.ui.context import Context
from ffbdesk.ui.double.beginning import Beginning
from ffbdesk.ui.double.sides import Sides
from ffbdesk.ui.double.standing import Standing
from ffbdesk.ui.kit.layout import box, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.words import double as say


class DoublePage(QWidget):
    """One of its parts, as far as the dobbeltvurdering is."""

    themes_wanted = Signal()
    theme_wanted = Signal(str)
    settings_wanted = Signal()

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        """`closed` gives the sensitive themes that nobody has opened: nothing at them is shown or agreed on."""
        super().__init__()
        look = context.look
        self.beginning, self.standing, self.sides = Beginning(context), Standing(context), Sides(context, closed)
        self._parts: tuple[QWidget, ...] = (self.beginning, self.standing, self.sides)
        self._none = label(look, say.NONE_HERE, "body", "ink2", wrap=True)
        self._at: Stage | None = None
        for part in (self.beginning, self.standing):
            part.setMaximumWidth(look.tokens.t(640))
        self._title = label(look, say.TITLE, "title")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        parts = (self._title, self._none, self.beginning, self.standing, (self.sides, 100), None)
        lay.addWidget(scroll(look, box(look, *parts, gap=16, margins=(32, 24, 32, 16))))
        self.beginning.settings_wanted.connect(self.settings_wanted)
        self.standing.themes_wanted.connect(self.themes_wanted)
        self.sides.theme_wanted.connect(self.theme_wanted)

    def show_round(self, shown: Round) -> None:
        """Another round, or this one as it stands now; without what is closed."""
        before, self._at = self._at, stage(shown.gathering.assessments)
        hand = self.isAncestorOf(self.window().focusWidget() or self)
        part = self._part(shown)
        for one in self._parts:
            one.setVisible(one is part)
        self._none.setVisible(part is None)
        if part is self.beginning:
            self.beginning.show_round(shown)
        elif part is self.standing:
            self.standing.show_round(shown)
        elif part is self.sides:
            self.sides.show_round(shown)
        if before is not None and before is not self._at and hand:
            self.take_focus()

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.sides.flush()

    def forget(self) -> None:
        """Another round is wanted: nothing here is anybody's any more."""
        self._at = None
        self.beginning.forget()
        self.standing.forget()
        self.sides.forget()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        for part in (self.beginning, self.standing, self.sides):
            if part.isVisibleTo(self):
                part.take_focus()
                return
        self._title.setFocus()

    def reveal(self, ref: FieldRef) -> None:
        """Bring the agreed level of a theme, or why, into sight."""
        self.sides.reveal(ref)

    def has(self, theme: ThemeCode | None) -> bool:
        """Whether the two stand side by side, at a theme."""
        return self._at is Stage.SETTLED and self.sides.has(theme)

    def _part(self, shown: Round) -> QWidget | None:
        if self._at is Stage.SETTLED:
            return self.sides
        if self._at is not Stage.NONE:
            return self.standing
        return self.beginning if shown.gathering.seal is None else None
