"""Kursus: what is under way, and the cases; with nothing yet, three large choices."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.draft import CaseDraft
from ffbdesk.domain.course.exercise import BLIND, Exercise
from ffbdesk.services.course import attempts, cases, drafts, exercises
from ffbdesk.services.course.exercises import ExerciseLine
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import BigChoice, Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, icon_label, row, rule, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Wanted
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course import writing
from ffbdesk.words.course.terms import PRACTICE, person

_WIDE, _MIDDLE = 1000, 620
"""Page widths divided by text scale from which four and two cases stand side by side."""
_FIRST_CASES = 4
_WIDEST = 1160


@dataclass(frozen=True, slots=True)
class Room:
    """All that the page shows."""

    exercises: tuple[ExerciseLine, ...]
    attempts: tuple[Attempt, ...]
    cases: tuple[CourseCase, ...]
    own: int
    drafts: tuple[CaseDraft, ...]

    @property
    def is_new(self) -> bool:
        """Whether nothing was done here yet."""
        return not (self.exercises or self.attempts or self.own or self.drafts)


class Line(NamedTuple):
    """What a row of the list says."""

    name: str
    size: str
    day: str
    state: str
    below: str
    warns: bool = False


def read(desk: Desk) -> Room:
    """Everything at once."""
    own = cases.own_cases(desk)
    every = (*own, *cases.shipped_cases())  # what somebody wrote here is looked for first
    return Room(exercises.listing(desk), attempts.attempts(desk), every, len(own), drafts.drafts(desk))


class Home(CoursePage):
    """The first page."""

    new_wanted = Signal()
    exercise_wanted = Signal(str)
    again_wanted = Signal(str)
    task_wanted = Signal()
    attempt_wanted = Signal(str)
    alone_wanted = Signal()
    pattern_wanted = Signal()
    write_wanted = Signal()
    draft_wanted = Signal(str)
    fetch_wanted = Signal()
    case_wanted = Signal(str)

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted = Wanted(context)
        self.room: Room | None = None
        self._all = False
        self.choices = (
            BigChoice(look, "people", say.HOLD, say.HOLD_TEXT, Command.NEW_EXERCISE.shown, main=True),
            BigChoice(look, "file", say.SOLVE, say.SOLVE_TEXT, Command.OPEN_TASK.shown),
            BigChoice(look, "person", say.ALONE, say.ALONE_TEXT, Command.ALONE.shown),
        )
        self.fetch = Button(look, say.FETCH_TASK, "", "folder")
        self.alone = Button(look, say.ALONE, "", "person")
        self.new = Button(look, say.NEW, "main", "plus")
        self.pattern = Button(look, say.OWN_PATTERN, "link", "person")
        self.write = Button(look, say.WRITE, "link", "plus")
        self.fetch_case = Button(look, say.FETCH_CASE, "link", "folder")
        self.all = Button(look, say.ALL_CASES, "link")
        self._count = label(look, "", "caption", "ink3")
        self._rows, self._own_rows, self._drafts = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._cards = QGridLayout()
        self.rows: list[tuple[str, Button]] = []
        self.cards: list[CaseCard] = []
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read it all anew."""
        self._wanted.ask(read, self._show)

    def as_it_stands(self) -> Callable[[Any], object]:
        """Read anew, with all the cases where they were asked for."""
        every = self._all

        def come(page: Home) -> None:
            page._all = every
            page.refresh()
            page.take_focus()

        return come

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        (self.choices[0] if self.room is None or self.room.is_new else self.new).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cases beside each other as there is room for."""
        super().resizeEvent(event)
        self._place_cards()

    def _show(self, room: Room) -> None:
        had_focus = self.room is None or self.isAncestorOf(self.focusWidget() or self)
        self.room = room
        self._stack.setCurrentIndex(int(not room.is_new))
        self._fill_exercises(room)
        self._fill_attempts(room)
        self._fill_drafts(room)
        self._fill_cases(room)
        if had_focus and self.isVisible():
            self.take_focus()

    def _fill_exercises(self, room: Room) -> None:
        empty(self._rows)
        self.rows = []
        today = self.context.now().date()
        for n, line in enumerate(room.exercises):
            one = line.exercise
            state, below, warns, act, do = _state(line)
            button = Button(self.look, act, name=f"{act}, {say.named(one)}")
            signal = self.again_wanted if do == "again" else self.exercise_wanted
            button.clicked.connect(partial(signal.emit, one.id))
            self.rows.append((one.id, button))
            if n:
                self._rows.addWidget(rule())
            told = Line(say.named(one), say.size(one), say.when(one.held_on, today), state, below, warns)
            self._rows.addWidget(self._line(told, button))
        self._exercises.setVisible(bool(room.exercises))

    def _fill_attempts(self, room: Room) -> None:
        empty(self._own_rows)
        mine = [one for one in reversed(room.attempts) if not one.alone or 0 < len(one.seen) < len(one.task.themes)]
        today = self.context.now().date()
        for n, one in enumerate(mine):
            act = say.OPEN if one.saved else say.GO_ON
            button = Button(self.look, act, name=f"{act}, {one.case.title}")
            button.clicked.connect(partial(self.attempt_wanted.emit, one.id))
            who = say.NUMBER_OF.format(number=one.number) if one.number else ""
            round_ = say.round_of(one.task.round)
            state = say.SAVED_ANSWER if one.saved else say.NOT_SAVED
            if n:
                self._own_rows.addWidget(rule())
            below = " · ".join(part for part in (round_, who) if part)
            if one.alone:
                state, below = say.ALONE, say.DONE_OF.format(seen=len(one.seen), total=len(one.task.themes))
            size, day = say.themes(len(one.task.themes)), say.when(one.begun_on, today)
            self._own_rows.addWidget(self._line(Line(one.case.title, size, day, state, below), button))
        self._mine.setVisible(bool(mine))

    def _fill_drafts(self, room: Room) -> None:
        empty(self._drafts)
        for one in room.drafts:
            name = one.name.strip() or writing.NO_NAME
            button = Button(self.look, writing.GO_ON, "link", name=f"{writing.GO_ON}, {name}")
            button.clicked.connect(partial(self.draft_wanted.emit, one.id))
            words = label(self.look, writing.DRAFT_OF.format(name=name), "body", "ink2", wrap=True)
            self._drafts.addWidget(row(self.look, (words, 1), button, gap=12))

    def _line(self, told: Line, button: Button) -> QFrame:
        """A row of the list."""
        look = self.look
        name, size, day, state, below, warns = told
        first = box(look, label(look, name, "strong", wrap=True), label(look, size, "caption", "ink3"), gap=0)
        when = label(look, day, "body", "ink2", wrap=True)
        when.setMinimumWidth(look.tokens.t(80))  # a date is never cut
        note = label(look, below, "caption", "attention" if warns else "ink3", wrap=True)
        under = row(look, icon_label(look, "warn", 14, "attention"), (note, 1), gap=4) if warns else note
        where = box(look, label(look, state, "body", "ink2", wrap=True), under, gap=0)
        button.setMinimumWidth(look.tokens.t(112))
        return row(look, (first, 34), (when, 14), (where, 44), button, gap=12, margins=(16, 8, 12, 8))

    def _fill_cases(self, room: Room) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        used = Counter(line.exercise.case.id for line in room.exercises)
        shown = room.cases if self._all else room.cases[:_FIRST_CASES]
        self.cards = [CaseCard(self.context, case, used[case.id]) for case in shown]
        for card in self.cards:
            card.clicked.connect(partial(self.case_wanted.emit, card.case.id))
        self._count.setText(say.cases(len(room.cases) - room.own, room.own))
        self.all.setVisible(not self._all and len(room.cases) > _FIRST_CASES)
        self._place_cards()

    def _place_cards(self) -> None:
        units = self.width() / self.look.tokens.scale
        columns = 4 if units >= _WIDE else 2 if units >= _MIDDLE else 1
        while self._cards.takeAt(0):
            pass
        for at in range(4):
            self._cards.setColumnStretch(at, int(at < columns))
        for n, card in enumerate(self.cards):
            self._cards.addWidget(card, n // columns, n % columns)

    def _show_all(self) -> None:
        self._all = True
        if self.room is not None:
            self._fill_cases(self.room)
            if len(self.cards) > _FIRST_CASES:
                self.cards[_FIRST_CASES].setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        ways: tuple[tuple[Command, Callable[[], object]], ...] = (
            (Command.NEW_EXERCISE, self.new_wanted.emit),
            (Command.OPEN_TASK, self.task_wanted.emit),
            (Command.ALONE, self.alone_wanted.emit),
            (Command.OWN_PATTERN, self.pattern_wanted.emit),
            (Command.WRITE_CASE, self.write_wanted.emit),
            (Command.FETCH_CASE, self.fetch_wanted.emit),
        )
        for command, run in ways:
            commands.Action(self, command, run)
        for button, signal in (
            *zip(self.choices, (self.new_wanted, self.task_wanted, self.alone_wanted), strict=True),
            (self.new, self.new_wanted),
            (self.fetch, self.task_wanted),
            (self.alone, self.alone_wanted),
            (self.pattern, self.pattern_wanted),
            (self.write, self.write_wanted),
            (self.fetch_case, self.fetch_wanted),
        ):
            button.clicked.connect(signal)
        named = (self.fetch, Command.OPEN_TASK), (self.alone, Command.ALONE), (self.new, Command.NEW_EXERCISE)
        for button, command in named:
            commands.name(button, command)
        self.all.clicked.connect(self._show_all)

    def _lay_out(self) -> None:
        look = self.look
        for lay in (self._rows, self._own_rows):
            lay.setSpacing(0)
        self._cards.setSpacing(look.tokens.s(12))
        self._exercises = box(look, label(look, say.EXERCISES, "section"), _card(look, self._rows), gap=8)
        self._mine = box(look, label(look, say.MINE, "section"), _card(look, self._own_rows), gap=8)
        head = flow(look, (label(look, say.TITLE, "title"), 1), self.fetch, self.alone, self.new, gap=8)
        about = label(look, say.ABOUT, "body", "ink2", wrap=True)
        about.setMaximumWidth(look.tokens.t(720))
        cases_head = flow(
            look,
            label(look, say.CASES, "section"),
            self._count,
            None,
            self.pattern,
            self.write,
            self.fetch_case,
            self.all,
            gap=12,
        )
        column = box(
            look, head, about, 8, self._exercises, self._mine, 8, cases_head, self._cards, self._drafts, None,
            gap=12,
            margins=(32, 24, 32, 24),
        )  # fmt: skip
        column.setMaximumWidth(look.tokens.t(_WIDEST + 64))
        self._stack.addWidget(scroll(look, self._welcome()))
        self._stack.addWidget(scroll(look, row(look, (column, 100), None)))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._stack)

    def _welcome(self) -> QWidget:
        """Three large choices; the cases are there too, under them."""
        look = self.look
        three = flow(look, *((choice, 1) for choice in self.choices), gap=16, grows=240)
        inner = box(
            look,
            label(look, say.TITLE, "title"),
            label(look, say.EMPTY_TEXT, "lead", "ink2", wrap=True),
            16,
            three,
            gap=8,
        )
        inner.setMaximumWidth(look.tokens.t(920))
        return box(look, None, row(look, None, (inner, 20), None), None, None, margins=(32, 24, 32, 24))


class CaseCard(keys.EnterButton):
    """A case: who, what about, how long. All of it answers to a click."""

    def __init__(self, context: CourseContext, case: CourseCase, used: int) -> None:
        super().__init__()
        self.case, look = case, context.look
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = say.targets(case) or case.summary
        times = say.used(used)
        name = label(look, person(case), "strong", wrap=True)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.tokens.s(16) for _ in range(4)))
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(row(look, (name, 1), label(look, times, "caption", "ink3")))
        lay.addWidget(label(look, words, "caption", "ink2", wrap=True))
        lay.addWidget(label(look, say.reading(case), "caption", "ink3", wrap=True))
        if not case.is_tried:
            lay.addWidget(label(look, say.NOT_TRIED_YET, "caption", "ink3", wrap=True))
        lay.addStretch(1)
        self.setAccessibleName(", ".join(part for part in (PRACTICE, person(case), words, times) if part))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self):  # type: ignore[no-untyped-def]
        """As high as what stands in it."""
        lay = self.layout()
        return lay.sizeHint() if lay else super().sizeHint()

    def heightForWidth(self, width: int) -> int:
        """The same at a width."""
        lay = self.layout()
        return lay.heightForWidth(width) if lay else super().heightForWidth(width)


def _card(look, lay: QVBoxLayout) -> QFrame:  # type: ignore[no-untyped-def]
    return box(look, lay, kind="card", gap=0)


def _state(line: ExerciseLine) -> tuple[str, str, bool, str, str]:
    """How far an exercise is: its state, what stands under it, whether that asks for something, and the next step."""
    one: Exercise = line.exercise
    if line.is_blind_due and one.round < BLIND:
        return say.TALKED, say.blind_due(one.blind_from), True, say.SCORE_AGAIN, "again"
    if one.summed_up:
        return say.TALKED, say.SUMMED_UP, False, say.OPEN, "open"
    if line.answers:
        return say.fetched(line.answers, one), say.round_of(one.round), False, say.GATHER, "open"
    if one.handed_out:
        return say.AWAITS, say.TASK_MADE, False, say.GATHER, "open"
    return say.READY, say.NO_TASK, False, say.HAND_OUT, "open"


def attempt_of(found: Sequence[Attempt], which: str) -> Attempt | None:
    """One of them."""
    return next((one for one in found if one.id == which), None)
