"""What stands beside a theme: the round before this one, and the notes that tell of it. Folded in a narrow window."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Theme, ThemeGroup
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Condition, Round
from ffbdesk.domain.rules import notes_leaving_out
from ffbdesk.services import notes
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.layout import box, fix_width, rule, scroll
from ffbdesk.ui.notes.cards import NoteCards
from ffbdesk.ui.page import Wanted
from ffbdesk.ui.walk.earlier import Earlier
from ffbdesk.ui.walk.earlier_panel import SideStrip
from ffbdesk.words import notes as say

BESIDE = 1200
"""Window width divided by text scale: the column stands beside the form from here, one line over it below."""
WIDTH = 272


class Beside(QObject):
    """The column and the strip it folds to."""

    toggled = Signal()
    """It was unfolded or folded by the user."""

    def __init__(self, context: Context, parent: QObject, closed: Callable[[], Collection[ThemeCode]]) -> None:
        """A note that tells of a theme that is `closed` is not shown at another either."""
        super().__init__(parent)
        self._context, look = context, context.look
        self._closed_themes = closed
        self.earlier = Earlier(context, self, closed)
        self.notes = NoteCards(context, say.NONE_HERE)
        self.strip = SideStrip(context)
        self._line = rule()
        self._round: Round | None = None
        self._wanted = Wanted(context)
        self._theme: Theme | ThemeGroup | None = None
        self._all = notes.Shown(())
        self._before: tuple[Condition | None, str] = (None, "")
        self._empty = True
        self._hand: QWidget | None = None
        """Where the keyboard was before it came here."""
        self._wide, self._unfolded, self._low, self._closed = False, False, False, False
        self.column = QFrame()
        self.column.setProperty("tone", "sunken")
        self.column.setProperty("kind", "seamleft")
        inner = box(look, self.earlier.panel, self._line, self.notes, None, gap=16, margins=(16, 16, 16, 16))
        lay = QVBoxLayout(self.column)
        lay.setContentsMargins(1, 0, 0, 0)  # room for the line that high contrast draws
        lay.addWidget(scroll(look, inner, "sunken"))
        self.fill(False)
        self.earlier.shown.connect(self._show_before)
        self.strip.toggled.connect(self.toggle)

    def show_round(self, shown: Round) -> None:
        """Another round, or this one changed."""
        anew = self._round is None or self._round.gathering.id != shown.gathering.id
        self._round = shown
        self.earlier.show_round(shown)
        if anew:
            self._all = notes.Shown(())
            self.reread()

    def forget(self) -> None:
        """No round is shown."""
        self._round, self._all = None, notes.Shown(())
        self._wanted.nothing()
        self.earlier.forget()
        self.notes.show_notes(notes.Shown(()))

    def show_theme(self, theme: Theme | ThemeGroup, *, closed: bool = False) -> None:
        """Another theme is shown; of a `closed` one nothing stands here either."""
        self._theme = None if closed else theme
        self.earlier.show_theme(self._theme)
        if closed:
            self.notes.show_notes(notes.Shown(()))
        self._closed = closed
        self._show_folding()
        self._show_notes()

    def reread(self) -> None:
        """The notes changed: show them as they stand now."""
        if self._round is not None:
            citizen = self._round.citizen.id
            self._wanted.ask(lambda desk: notes.shown(desk, citizen), self._read)

    def fold(self, units: float, *, low: bool) -> None:
        """Beside the form in a wide window; in a `low` one a strip that has nothing to tell gives its place away."""
        self._wide, self._low = units >= BESIDE, low
        self._show_folding()

    def toggle(self) -> None:
        """Ctrl+I: the column in a narrow window; the keyboard goes into it, and back to where it came from."""
        hand = QApplication.focusWidget()
        inside = hand is not None and self.column.isAncestorOf(hand)
        here = inside if self._wide else self._unfolded
        self._unfolded = not self._wide and not self._unfolded
        if not here:
            self._hand = hand
        self._show_folding()
        self.toggled.emit()
        if not here and self.column.isVisible():
            ways = (self.earlier.panel.theme, self.earlier.panel.all, self.notes.new)
            next((way for way in ways if way.isVisible()), self.notes.new).setFocus()
        elif here and self._hand is not None and self._hand.isVisible():
            self._hand.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_out(self) -> bool:
        """Whether the column takes room beside a theme, or its place."""
        return (self._wide or self._unfolded) and not self._closed

    def fold_away(self) -> None:
        """Something else wants the room."""
        self._unfolded = False
        self._show_folding()

    def fill(self, alone: bool) -> None:
        """All of the room, where there is none beside a theme."""
        fix_width(self.column, None if alone else self._context.look.tokens.t(WIDTH))

    def _read(self, found: notes.Shown) -> None:
        self._all = found
        self._show_notes()

    def _show_before(self, condition: Condition | None, day: str) -> None:
        self._before = condition, day
        self._line.setVisible(bool(day))
        self._show_strip()

    def _show_notes(self) -> None:
        if self._theme is not None and self._round is not None:
            here = replace(self._all, notes=tuple(self._here(self._theme)))
            self.notes.show_notes(here, locked=self._round.gathering.seal is not None)
            self._show_strip()

    def _here(self, theme: Theme | ThemeGroup) -> list[CareNote]:
        """Those that tell of the theme, or of an undertema of the overtema."""
        open_ = notes_leaving_out(self._all.notes, self._closed_themes())
        about = {theme.code, *(one.code for one in self._context.catalogue.themes if one.group == theme.code)}
        return [note for note in open_ if not about.isdisjoint(note.about)]

    def _show_strip(self) -> None:
        theme = self._theme
        count = len(self._here(theme)) if theme else 0
        self.strip.show_theme(*self._before, count)
        self._empty = not count and not self._before[1]
        self._show_folding()

    def _show_folding(self) -> None:
        self.column.setVisible(self.is_out())
        nothing = self._low and self._empty and not self._unfolded
        self.strip.setVisible(not self._wide and not self._closed and not nothing)
        self.strip.unfolded(self._unfolded)
