"""Resultat: the profile of a round, another round as open rings, in words too, and what is left to look at."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.double import is_under_way
from ffbdesk.domain.ids import GatheringId
from ffbdesk.domain.records import EarlierLevels, Round
from ffbdesk.export import figures
from ffbdesk.export.report import ProfileGroup
from ffbdesk.export.udredning import profile, without_level
from ffbdesk.services import rounds
from ffbdesk.storage.lists import RoundLine
from ffbdesk.ui.context import Context
from ffbdesk.ui.drawing import DrawingView, measure, points
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.layout import box, fold, row, scroll, tab_on
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.result.checks import Checks
from ffbdesk.ui.result.table import ProfileTable
from ffbdesk.words import double as say_double
from ffbdesk.words import gathering as gathering_words
from ffbdesk.words import result as say
from ffbdesk.words.dates import long_date, short_date

BESIDE = 1080
"""Page width divided by text scale: what is left to look at stands beside the profile from here, under it below."""
_LOOK = 272
_BARE, _TWO, _MANY = 480, 640, 12
"""The width of a profile (units) below which it has levels only, from which many rows stand in two columns, and how
many are many."""


class ResultPage(QWidget):
    """One round's levels. `end_wanted` asks for Afslut og udskriv."""

    theme_wanted = Signal(str)
    themes_wanted = Signal()
    goals_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._round: Round | None = None
        self._before: EarlierLevels | None = None
        self._own_choice = False
        self._asked: tuple[object, ...] = ()
        """The round, its day and the day of the one before it: what there is to compare with follows from them."""
        self._drawn: tuple[object, ...] = ()
        self._measure = measure(look)
        self._title = label(look, say.TITLE, "title")
        self._under = label(look, "", "body", "ink2", wrap=True)
        self.compare = Choice(look, say.COMPARE, say.ALONE, 16)
        self.pictures = [DrawingView(look), DrawingView(look)]
        self._without = label(look, "", "body", "ink2", wrap=True)
        self._read = label(look, "", "caption", "ink2", wrap=True)
        self._nothing = label(look, say.NOTHING, "lead", "ink2", wrap=True)
        self.to_themes = Button(look, say.TO_THEMES, "main")
        self.table = ProfileTable(look)
        self.to_end = Button(look, say.TO_END, "main")
        self.checks = Checks(context, self.to_end)
        self._lay_out()
        self._connect()

    def show_round(self, shown: Round, *, anew: bool) -> None:
        """A round; `anew` when it is opened: then, and on another day, it stands beside the one before it."""
        self._round = shown
        gathering, before = shown.gathering.id, shown.before
        asked = (gathering, shown.gathering.held_on, before.held_on if before else None)
        if anew or asked != self._asked:
            self._asked, self._own_choice = asked, False
            self._context.work.submit(lambda desk: rounds.earlier(desk, gathering), partial(self._offer, gathering))
        if not self._own_choice:
            self._before = shown.before
        blind = is_under_way(shown.gathering.assessments)
        self._nothing.setText(say_double.NO_RESULT if blind else say.NOTHING)
        self._under.setText(say.OF.format(day=long_date(shown.gathering.held_on)))
        self.checks.show_round(shown)
        self._draw()

    def take_focus(self) -> None:
        """Where the keyboard starts: at the top, in what can be chosen there, else at the heading."""
        stops = (self.compare, self.to_themes)
        next((stop for stop in stops if stop.isVisibleTo(self)), self._title).setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes down the page from its heading, where that has the keyboard."""
        if self._title.hasFocus() and tab_on(self, self._title, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, and draw the figure anew for its width."""
        super().resizeEvent(event)
        units = self.width() / self._context.look.tokens.scale
        wide, narrow = units >= BESIDE, units < _TWO
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        fold(self._columns, self._side, self._context.look.tokens.t(_LOOK) if wide else None)
        self._draw()

    def _offer(self, gathering: GatheringId, lines: tuple[RoundLine, ...]) -> None:
        """What this round can be compared with: only what came before it, for it is called so."""
        if self._round is None or self._round.gathering.id != gathering:
            return
        days = gathering_words.days([line.held_on for line in lines], short_date)
        self.compare.fill([("", [(line.id, day) for line, day in zip(lines, days, strict=True)])])
        beside = self._before.held_on if self._before else None
        here = [line.id for line in lines if line.held_on == beside]
        self.compare.set(here[0] if here else "")
        self._comparing.setVisible(bool(lines))

    def _choose(self, code: str) -> None:
        here = self._round.gathering.id if self._round else None
        self._own_choice = True
        if code:
            self._context.work.submit(lambda desk: rounds.levels(desk, GatheringId(code)), partial(self._beside, here))
        else:
            self._beside(here, None)

    def _beside(self, here: GatheringId | None, before: EarlierLevels | None) -> None:
        if self._round is not None and self._round.gathering.id == here:
            self._before = before
            self._draw()

    def _draw(self) -> None:
        if self._round is None:
            return
        alone = EarlierLevels(self._round.gathering.held_on, ())
        groups = profile(self._round, self._context.catalogue, self._before or alone)
        look = self._context.look
        beside = self._columns.direction() == QBoxLayout.Direction.LeftToRight
        width = self.width() - 2 * look.tokens.s(32) - 2 * look.tokens.s(16) - (look.tokens.t(_LOOK) if beside else 0)
        without = without_level(self._round, self._context.catalogue)
        self._without.setText("\n".join(f"{fact.label}: {fact.text}" for fact in without))
        self._without.setVisible(bool(without))
        rated = any(row.own is not None for group in groups for row in group.rows)
        read = (say.READ_TEXT, say.READ_RING if self._before else "", say.READ_OWN if rated else "", say.READ_SENSITIVE)
        self._read.setText(" ".join(filter(None, read)))
        wanted = (groups, self._before, width, look.tokens.scale)
        self._show_there(bool(groups))
        if not groups or width <= 0 or wanted == self._drawn:
            return
        self._drawn = wanted
        parts = _halves(groups) if width / look.tokens.scale >= _TWO and _count(groups) > _MANY else [groups]
        if width / look.tokens.scale < _BARE:
            parts = [_bare(part) for part in parts]
        each = (width - (len(parts) - 1) * look.tokens.s(32)) / len(parts)
        day = short_date(self._before.held_on) if self._before else ""
        for view, part in zip(self.pictures, [*parts, None], strict=False):
            view.setVisible(part is not None)
            if part is not None:
                view.show_drawing(figures.profile(part, points(look, each), self._measure, day))
        self.table.show_groups(groups)

    def _show_there(self, there: bool) -> None:
        self._card.setVisible(there)
        self._words.setVisible(there)
        self._nothing.setVisible(not there)
        self.to_themes.setVisible(not there)
        if not there:
            self._drawn = ()

    def _connect(self) -> None:
        self.compare.picked.connect(self._choose)
        self.to_themes.clicked.connect(self.themes_wanted)
        self.to_end.clicked.connect(self.end_wanted)
        self.checks.theme_wanted.connect(self.theme_wanted)
        self.checks.goals_wanted.connect(self.goals_wanted)

    def _lay_out(self) -> None:
        look = self._context.look
        self._comparing = row(look, label(look, say.COMPARE, "body", "ink2"), self.compare, None)
        self._comparing.hide()
        pictures = row(look, *((view, 1) for view in self.pictures), gap=32)
        self._card = box(look, pictures, self._without, kind="card", gap=12, margins=(16, 16, 16, 16))
        self._words = box(look, label(look, say.IN_WORDS, "section"), self.table, kind="card", margins=(16, 12, 16, 12))
        head = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(box(look, self._title, self._under, gap=0), 1)
        self._head.addWidget(self._comparing)
        left = box(
            look,
            head,
            self._nothing,
            row(look, self.to_themes, None),
            self._card,
            self._words,
            None,
            gap=16,
            margins=(32, 24, 32, 24),
        )
        self._side = box(
            look,
            label(look, say.LOOK, "section"),
            self.checks,
            8,
            label(look, say.READ, "section"),
            self._read,
            8,
            self.to_end,
            None,
            tone="sunken",
            margins=(16, 24, 16, 24),
        )
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._side)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, inner))


def _bare(groups: Sequence[ProfileGroup]) -> tuple[ProfileGroup, ...]:
    """Without the columns beside the levels: signs would lie over each other, and the words below say it all."""
    return tuple(
        replace(group, rows=tuple(replace(row, own=None, expected=None) for row in group.rows)) for group in groups
    )


def _count(groups: Sequence[ProfileGroup]) -> int:
    return sum(len(group.rows) for group in groups)


def _halves(groups: tuple[ProfileGroup, ...]) -> list[tuple[ProfileGroup, ...]]:
    """Cut between two overtemaer, where both halves are nearest to as long as each other."""
    best = min(range(1, len(groups)), key=lambda at: abs(_count(groups[:at]) - _count(groups[at:])), default=0)
    return [groups[:best], groups[best:]] if best else [groups]
