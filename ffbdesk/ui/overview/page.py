"""Overblik: where a citizen is in the circle, the goals with their delmål, the newest notes, the next dates."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.agenda import OF_STAYS, Due, Matter
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.phases import Phase
from ffbdesk.domain.rules import first_name
from ffbdesk.domain.subgoals import count_active
from ffbdesk.services import overview
from ffbdesk.services.overview import Overview
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, fold, row, rule, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.card import NoteCard, names_of
from ffbdesk.ui.overview.goals import GoalsInShort
from ffbdesk.ui.overview.phases import PhaseLine, PhaseMap
from ffbdesk.ui.page import Wanted
from ffbdesk.ui.today.dates import DueRow
from ffbdesk.words import overview as say
from ffbdesk.words import today as say_dates
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import short_date
from ffbdesk.words.notes import own_words

_BESIDE, _PANEL, _STACKED = 900, 336, 620
"""Page width divided by text scale from which the panel stands beside the rest, how wide it is, and from which delmål
stand beside their goal."""


class OverviewPage(QWidget):
    """Everything on it is a way to where it stands."""

    phase_wanted = Signal(str)
    goal_wanted = Signal(str, str)
    note_wanted = Signal(str)
    notes_wanted = Signal()
    status_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._wanted = Wanted(context)
        self._citizen: CitizenId | None = None
        self.found: Overview | None = None
        self._day: date | None = None
        """The day it was shown on: what it says counts from there."""
        self._title = label(look, say.TITLE, "title")
        self.new = Button(look, Command.NEW_NOTE.text, "main", "plus", Command.NEW_NOTE.said)
        self._whose = label(look, "", "caption", "ink3")
        self._wish = label(look, "", "body", "ink", wrap=True, italic=True)
        self.phases = PhaseMap(look)
        self._active = label(look, "", "body", "ink3")
        self.open_goals = Button(look, say.OPEN, "link", name=say.OPEN_GOALS)
        self.goals = GoalsInShort(context)
        self.dates: list[DueRow] = []
        self._dates = QVBoxLayout()
        self._no_dates = label(look, say.NO_DATES, "body", "ink2", wrap=True)
        self.status = Button(look, say.NEW_STATUS, "link")
        self._new_count = label(look, "", "body", "ink3")
        self.cards: list[NoteCard] = []
        self._cards = QVBoxLayout()
        self._no_notes = label(look, say.NO_NOTES, "body", "ink2", wrap=True)
        self.all_notes = Button(look, say.ALL_NOTES.format(n=0), "link")
        self._lay_out()
        self._connect()

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen. Nothing is shown until it is there."""
        if self._citizen != citizen:
            self.forget()
        self._citizen = citizen
        self._wanted.ask(lambda desk: overview.visit(desk, citizen), self._show)

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight."""
        self._wanted.nothing()
        self._citizen = self.found = None
        self._body.hide()

    def reread(self) -> None:
        """Something of it changed."""
        citizen = self._citizen
        if citizen is not None:
            self._wanted.ask(lambda desk: overview.of(desk, citizen), self._show)

    def take_focus(self) -> None:
        """Where the keyboard starts: the heading."""
        self._title.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        units = self.width() / self._context.look.tokens.scale
        beside = units >= _BESIDE
        fold(self._columns, self._panel, self._context.look.tokens.t(_PANEL) if beside else None)
        self.goals.fold(units - (_PANEL if beside else 0) < _STACKED)

    def _show(self, found: Overview) -> None:
        day = self._context.now().date()
        if (found, day) == (self.found, self._day):
            return
        self._day = day
        self.found, round_ = found, found.round
        wish = round_.wishes.strip() if round_ is not None else ""
        self._whose.setText(say.wish_of(first_name(found.citizen)))
        self._wish.setText(own_words(wish))
        for line in (self._whose, self._wish):
            line.setVisible(bool(wish))
        facts = self._facts(found)
        self.phases.show_lines([PhaseLine(p, facts[p], p in found.phases, p is found.now) for p in Phase])
        self._active.setText(say.active(count_active(found.steps)))
        self.goals.show_goals(found)
        self._show_dates(found)
        self._show_notes(found)
        self._body.show()

    def _facts(self, found: Overview) -> dict[Phase, str]:
        """What there is of each phase, in a few words."""
        round_, order = found.round, found.order
        facts = {
            Phase.OPENING: say.WISHES_THERE,
            Phase.DELIVERING: say.goals(len(found.board.case.goals), len(found.steps)),
        }
        if round_ is not None:
            facts[Phase.INFORMING] = say.themes(round_.held_on, found.themes)
        facts[Phase.ASSESSING] = say.NOT_FINISHED
        if found.finished_on is not None:
            facts[Phase.ASSESSING] = say.FINISHED.format(day=short_date(found.finished_on))
        if order is not None:
            facts[Phase.ORDERING] = short_date(order.dated_on) if order.dated_on else order.sender or say.NOT_FINISHED
        elif found.granted:
            facts[Phase.ORDERING] = say.granted(found.granted)
        facts = {phase: facts[phase] if phase in found.phases else say.NOTHING for phase in Phase if phase in facts}
        return {**dict.fromkeys(Phase, say.NOTHING), **facts, Phase.FOLLOWING_UP: self._follow_up(found)}

    def _follow_up(self, found: Overview) -> str:
        due = next((one for one in found.dates if one.matter is Matter.FOLLOW_UP), None)
        if due is not None:
            return say.next_follow_up(due.day)
        if found.follows:
            return say.NOT_FINISHED
        status = found.last_status.written_on if found.last_status else None
        if found.last_follow_up is not None and (status is None or found.last_follow_up >= status):
            return say.last_follow_up(found.last_follow_up)
        return say.last_status(status) if status is not None else say.NOTHING

    def _show_dates(self, found: Overview) -> None:
        empty(self._dates)
        self.dates, today = [], self._context.now().date()
        for n, due in enumerate(found.dates):
            if n:
                self._dates.addWidget(rule())
            step = due.matter is Matter.STEP
            called = say.STEP.format(name=due.name) if step else say_dates.what(due)
            line = DueRow(self._context, due, today, called, say.STEP_DUE if step else "")
            line.go.clicked.connect(partial(self._go_to_due, due))
            self.dates.append(line)
            self._dates.addWidget(line)
        self._no_dates.setVisible(not found.dates)
        self.status.say(say.WRITE_STATUS if found.status else say.NEW_STATUS)

    def _show_notes(self, found: Overview) -> None:
        empty(self._cards)
        shown = found.newest
        names, self.cards = names_of(shown.tags), []
        for note in shown.notes:
            card = NoteCard(self._context, note, names, shown.assessed, new=note.id in shown.unread)
            card.read.hide()
            card.go.clicked.connect(partial(self.note_wanted.emit, note.id))
            self.cards.append(card)
            self._cards.addWidget(card)
        self._new_count.setText(say.new(len(shown.unread)))
        self._no_notes.setVisible(not shown.notes)
        self.all_notes.say(say.ALL_NOTES.format(n=found.note_count))
        self.all_notes.setVisible(found.note_count > len(shown.notes))

    def _go_to_due(self, due: Due, _checked: bool = False) -> None:
        if due.goal is not None and due.sub_goal is not None:
            self.goal_wanted.emit(due.goal, due.sub_goal)
        elif due.matter in OF_STAYS:
            self.phase_wanted.emit(Phase.INFORMING)
        else:
            self.phase_wanted.emit(Phase.FOLLOWING_UP)

    def _go_to_status(self) -> None:
        if self.found is not None and self.found.status is not None:
            self.status_wanted.emit(self.found.status.id)
        else:
            self.phase_wanted.emit(Phase.FOLLOWING_UP)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.phases.wanted.connect(self.phase_wanted)
        self.goals.wanted.connect(self.goal_wanted)
        self.open_goals.clicked.connect(lambda: self.goal_wanted.emit("", ""))
        self.status.clicked.connect(self._go_to_status)
        self.all_notes.clicked.connect(self.notes_wanted)

    def _lay_out(self) -> None:
        look = self._context.look
        for lay in (self._dates, self._cards):
            lay.setSpacing(look.tokens.s(8))
        main = box(
            look,
            row(look, self._title, None, self.new),
            self._whose,
            self._wish,
            box(look, self.phases, kind="card", margins=(8, 8, 8, 8)),
            row(look, label(look, say.GOALS, "section"), self._active, None, self.open_goals),
            self.goals,
            label(look, say.SENSITIVE, "caption", "ink3", wrap=True),
            None,
            gap=12,
            margins=(32, 24, 32, 24),
        )
        main.setMaximumWidth(look.tokens.t(960))
        self._panel = box(
            look,
            label(look, say.DATES, "section"),
            self._no_dates,
            self._dates,
            row(look, self.status, None),
            8,
            row(look, label(look, say.NOTES, "section"), self._new_count, None),
            self._no_notes,
            self._cards,
            row(look, self.all_notes, None),
            None,
            gap=8,
            margins=(24, 24, 24, 24),
            tone="sunken",
            kind="seamleft",
        )
        page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(row(look, (main, 100), None), 1)
        self._columns.addWidget(self._panel)
        self._body = scroll(look, page)
        self._body.hide()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._body)
