"""A citizen's goals with their delmål, each a way to itself."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.judgement import Assessed
from ffbdesk.domain.rules import level_at, sign
from ffbdesk.domain.subgoals import SubGoal, SubGoalStatus
from ffbdesk.services.overview import Overview, Told
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, icon_label, row, rule
from ffbdesk.ui.kit.levels import LevelChip
from ffbdesk.ui.kit.text import label
from ffbdesk.words import goals as goal_words
from ffbdesk.words import overview as say
from ffbdesk.words import subgoals as sub_words
from ffbdesk.words.dates import short_date


class GoalsInShort(QFrame):
    """`wanted` carries the goal's id, and the delmål's or ''."""

    wanted = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.ways: dict[str, Button] = {}
        """The button of each goal and delmål, by id."""
        self._pairs: list[QBoxLayout] = []
        self._narrow = False
        self._rows = QVBoxLayout(self)
        air = context.look.tokens.s(16)
        self._rows.setContentsMargins(air, air, air, air)
        self._rows.setSpacing(context.look.tokens.s(12))

    def show_goals(self, found: Overview) -> None:
        """All of them, in their order."""
        empty(self._rows)
        self.ways, self._pairs = {}, []
        for n, goal in enumerate(found.board.case.goals):
            if n:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._goal(found, goal))
        if not found.board.case.goals:
            self._rows.addWidget(label(self._context.look, say.NO_GOALS, "body", "ink2", wrap=True))
        self.fold(self._narrow)

    def fold(self, narrow: bool) -> None:
        """Delmål under their goal where there is no room beside it."""
        self._narrow = narrow
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for pair in self._pairs:
            pair.setDirection(way)

    def _goal(self, found: Overview, goal: InterventionGoal) -> QWidget:
        look, catalogue = self._context.look, self._context.catalogue
        wording = goal.wording.strip()
        go = self._way(goal.id, "", say.OPEN, wording)  # unnumbered: here are not all of them
        theme = catalogue.theme(goal.theme).name if goal.theme else ""
        direction = catalogue.change_value(goal.change_value).direction if goal.change_value else ""
        change = label(look, goal_words.SHORT_CHANGE.get(direction, ""), "body", "ink2")
        gathering, ended = found.board.gathering, found.ended.get(goal.id)
        here = sign(gathering.condition(goal.theme)) if gathering and goal.theme else sign(None)
        # Where nobody has given a level here, the one that the goal began with says more than nothing.
        start = goal.starting_level if level_at(gathering, goal.theme) is None else None
        here = here if start is None else Assessed(start)
        there = Assessed(goal.expected_level) if goal.expected_level is not None else sign(None)
        at_start = [label(look, say.AT_START, "caption", "ink3")] if start is not None else []
        left = box(
            look,
            label(look, f"»{wording}«" if wording else goal_words.UNWORDED, wrap=True),
            label(look, theme, "caption", "ink2", wrap=True),
            *([label(look, say.ended(ended), "caption", "ink2", wrap=True)] if ended else []),
            row(
                look,
                LevelChip(look, here),
                *at_start,
                icon_label(look, "arrow", 16),
                LevelChip(look, there),
                change,
                None,
                go,
            ),
            None,
            gap=4,
        )
        steps = found.board.sub_goals.get(goal.id, ())
        right = box(look, *(self._step(goal, step, found) for step in steps), None, gap=4)
        both = QWidget()
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(look.tokens.s(16))
        pair.addWidget(left, 1)
        pair.addWidget(right, 1)
        self._pairs.append(pair)
        return both

    def _step(self, goal: InterventionGoal, step: SubGoal, found: Overview) -> QWidget:
        look, today = self._context.look, self._context.now().date()
        called = step.called() or sub_words.UNNAMED
        fact = self._fact(step, found)
        go = self._way(goal.id, step.id, called, fact)
        tick = [icon_label(look, "check", 16)] if step.status is SubGoalStatus.REACHED else []
        late = step.is_active and step.seen_again_on is not None and step.seen_again_on < today
        return row(
            look, *tick, go, (label(look, fact, "caption", "attention" if late else "ink3", wrap=True), 1), gap=4
        )

    def _fact(self, step: SubGoal, found: Overview) -> str:
        """Of one under way what was written about it, of the others how they stand and since when."""
        if step.is_active:
            told = found.told.get(step.id, Told())
            return say.told(told.count, told.last, self._context.now().date())
        day = f" {short_date(step.judged_on)}" if step.judged_on else ""
        return f"{sub_words.STATUS[step.status.value].lower()}{day}"

    def _way(self, goal: str, step: str, text: str, said: str) -> Button:
        go = Button(self._context.look, text, "link", name=f"{text}: {said}" if said else text)
        go.clicked.connect(partial(self._go, goal, step))
        self.ways[step or goal] = go
        return go

    def _go(self, goal: str, step: str, _checked: bool = False) -> None:
        self.wanted.emit(goal, step)
