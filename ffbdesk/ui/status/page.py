"""One statusnotat: the notes of its period at the left, what is told at the right, part by part."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.ids import GoalId, NoteId, StatusId, ThemeCode
from ffbdesk.domain.kinds import STATUS
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.overlay import over_status
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import notes_leaving_out
from ffbdesk.domain.sourced import letters, parse
from ffbdesk.domain.status import CLOSING, IN_SHORT, OTHERS, Group, StatusBoard, StatusPart, ToldGoal
from ffbdesk.export.choices import Choices
from ffbdesk.export.notes import words_of
from ffbdesk.services import followups, status
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.citizen.bar import CitizenBar
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, reveal, row, rule
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Page, Wanted, to_nowhere
from ffbdesk.ui.places import Place
from ffbdesk.ui.report.paper import DatedPaper
from ffbdesk.ui.status.ending import PRINTED, StatusEnding
from ffbdesk.ui.status.gathered import GatheredNotes
from ffbdesk.ui.status.goalpart import GoalPart
from ffbdesk.ui.status.others import OtherThemes
from ffbdesk.ui.status.sourced import SourcedText
from ffbdesk.words import goals as goal_words
from ffbdesk.words import status as say
from ffbdesk.words.actions import Command

END = "end"
"""The part where it is finished and handed over, beside those of `domain.status`."""
_BESIDE, _NOTES = 960, 360
"""Page width divided by text scale from which the notes stand beside what one writes, and how wide they are."""
STATUS_TAB = "status"


class StatusPage(Page):
    """Shows one; while it is open everything is stored as it is written."""

    went_back = Signal(str)
    opened_another = Signal(str)
    came = Signal(str)
    """The citizen whose statusnotat is in sight now."""

    def __init__(self, context: Context, closed_themes: Callable[[], Collection[ThemeCode]]) -> None:
        """`closed_themes` gives the sensitive themes that are closed for the citizen in sight."""
        super().__init__()
        self._context, self._closed_themes, look = context, closed_themes, context.look
        self._wanted, self._once = Wanted(context), Once(context)
        self._asked: StatusId | None = None
        self._stored: status.Shown | None = None
        self.board: StatusBoard | None = None
        self._part = IN_SHORT
        self._closed_elsewhere: frozenset[str] = frozenset()
        self._last_field: SourcedText | None = None
        """The field that a note was used in last, or that the cursor stood in."""
        self.bar = CitizenBar(context, (), Command.ALL_FOLLOW_UPS)
        self._locked = Notice(look)
        self._title, self._due = label(look, say.TITLE, "title"), label(look, "", "body", "ink2")
        self.notes = GatheredNotes(context)
        self._segments = QVBoxLayout()
        self.buttons: dict[str, Button] = {}
        self.goal = GoalPart(context)
        self.in_short = GrowingText(look, say.IN_SHORT, lines=4)
        self.since = DateField(look, say.SINCE, ahead="refused")
        self.until = DateField(look, say.UNTIL)
        self.follow_up = DateField(look, say.DUE)
        self.support = GrowingText(look, say.SUPPORT, lines=3)
        self.proposal = GrowingText(look, say.PROPOSAL, lines=3)
        texts = {"in_short": self.in_short, "support": self.support, "proposal": self.proposal}
        days = {"since": self.since, "until": self.until, "follow_up_on": self.follow_up}
        self.fields = Fields(context, STATUS, texts, days)
        self.others = OtherThemes(context)
        self.end = StatusEnding(context, self._choices, self.flush)
        self.paper = DatedPaper(context, PRINTED)
        self.copy_part = Button(look, say.COPY_PART, "quiet", "copy")
        self._closed = label(look, say.SENSITIVE_CLOSED, "body", "ink2", wrap=True)
        self._count = label(look, "", "body", "ink2")
        self.to_notes = Button(look, say.SHOW_NOTES, "quiet", "note")
        self._folded = self._unfolded = False
        self.before = Button(look, "", "", "prev", Command.PART_BEFORE.text)
        self.after = Button(look, Command.PART_AFTER.text, "main")
        self._stack = QStackedWidget()
        self._pages = dict(self._make_pages())
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._lay_out()
        self._connect()

    def open(self, which: StatusId, part: str = "") -> None:
        """Read one and show it. Until it is there the page shows nothing and takes nothing."""
        self.leave()
        self._asked, self._part = which, part or IN_SHORT
        to_nowhere(self)
        self._wanted.ask(lambda desk: status.visit(desk, which), self._opened)

    def leave(self) -> None:
        """Another page or statusnotat is wanted: what stands in fields is stored."""
        self._wanted.nothing()
        self._forget_fields()
        self._stored = self.board = self._asked = None
        self._last_field = None
        self._body.hide()
        self.paper.put_away()
        self.bar.show_nobody()
        self._locked.tell("")
        self.end.forget()

    def flush(self) -> None:
        """Store what stands in every field."""
        for fields in self._all_fields():
            fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self.fields.hand_in()

    def scope(self) -> Scope | None:
        """Where undo looks: in the citizen's statusnotater."""
        return Scope(citizen=self.board.citizen.id, part=Part.FOLLOW_UPS) if self.board else None

    def citizen(self) -> Citizen | None:
        """Whose it is."""
        return self.board.citizen if self.board else None

    def place(self) -> Place:
        """Which one, and which part of it."""
        return Place(tab=STATUS_TAB, status=self._asked, part=self._part)

    def take_focus(self) -> None:
        """Where the keyboard starts: in the part's first field."""
        first = self._first_field()
        if first is not None:
            first.setFocus()
        if isinstance(first, GrowingText):
            first.moveCursor(QTextCursor.MoveOperation.End)  # one goes on, after what stands there

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """It changed, or a note or goal that it shows did."""
        kinds = (Record.STATUS, Record.STATUS_PART, Record.NOTE, Record.GOAL, Record.SUB_GOAL, Record.SEAL)
        if self._asked is not None and self.board is not None and any(ref.kind in kinds for ref in refs):
            which = self._asked
            self._context.work.submit(partial(_shown, which), self._refresh, lambda _error: None)

    def show_part(self, name: str) -> None:
        """One of the parts: 'in_short', a goal's part by its id, 'others', 'closing' or 'end'."""
        if self.board is None:
            return
        self.flush()
        self._part = name if name in self.buttons else IN_SHORT
        self._show()
        self.take_focus()

    def holds(self, ref: FieldRef) -> bool:
        """Whether a field is of the one in sight."""
        status = self.board.status if self.board else None
        return status is not None and ref.record_id in {status.id, *(part.id for part in status.parts)}

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """The part in which a field stands; where it is gone, or in sight already, one stays where one is."""
        part = self._part_with(ref)
        if part in self.buttons and part != self._part:
            self.show_part(part)
        then()

    def _part_with(self, ref: FieldRef) -> str:
        if ref.kind is Record.STATUS:
            return CLOSING if ref.field in ("support", "proposal") else IN_SHORT
        parts = self.board.status.parts if self.board is not None else ()
        part = next((part for part in parts if part.id == ref.record_id), None)
        return OTHERS if part is not None and part.theme else ref.record_id

    def parts(self) -> list[str]:
        """What can be shown, in its order."""
        return list(self.buttons)

    def _opened(self, shown: status.Shown) -> None:
        self._stored = shown
        self.bar.show_citizen(shown.board.citizen, shown.board.case)
        self._show()
        self._body.setVisible(self.paper.isHidden())
        self.came.emit(shown.board.citizen.id)
        self.take_focus()
        citizen = shown.board.citizen.id
        self._context.work.submit(lambda desk: followups.all_closed_parts(desk, citizen), self._know_closed)

    def _know_closed(self, closed: frozenset[str]) -> None:
        self._closed_elsewhere = closed

    def _refresh(self, shown: status.Shown) -> None:
        if self._asked == shown.board.status.id:
            self._stored = shown
            self._show()

    def _moved(self, ref: FieldRef) -> None:
        if self._stored is not None and ref.kind in (Record.STATUS, Record.STATUS_PART):
            self._show()

    def _opened_sensitive(self, citizen: str) -> None:
        if self.board is not None and self.board.citizen.id == citizen:
            self._show()

    def _show(self) -> None:
        assert self._stored is not None  # noqa: S101 - only called with one
        board = over_status(self._stored.board, self._context.outbox.values())
        self.board, locked = board, board.status.seal is not None
        told = {one.goal.id: one for one in board.goals}
        named = letters(note for part in board.status.parts for note in _notes_of(part))
        self._due.setText(say.to_follow_up(board.status.follow_up_on))
        self._offer_parts(board)
        groups = self._in_order(self._open_groups(told))
        self.notes.show_groups(groups, told, named, set(named), locked=locked)
        scope = Scope(citizen=board.citizen.id, part=Part.FOLLOW_UPS)
        self.fields.show(board.status.id, board.status, scope, locked=locked)
        self._show_goal(board, told, named)
        self._show_others(board, scope, named, locked=locked)
        came = [goal for goal in board.came_since if set(self._closed_themes()).isdisjoint(goal.themes())]
        self.end.show_board(board, self._closed_parts(), came)
        correction = say.corrects(board.corrects_on) if board.status.corrects_id else ""
        self._locked.tell(say.standing(board.status, board.corrects_on) if locked else correction)
        self._show_footer(board)

    def _open_groups(self, told: Mapping[GoalId, ToldGoal]) -> list[Group]:
        """The notes that may be seen: of a closed theme none, wherever they stand."""
        assert self._stored is not None  # noqa: S101 - only called with one
        seen = (
            replace(group, notes=notes_leaving_out(group.notes, self._closed_themes()))
            for group in self._stored.groups
            if not self._is_closed(told.get(group.goal) if group.goal else None, group.theme)
        )
        return [group for group in seen if group.notes]

    def _in_order(self, groups: list[Group]) -> list[Group]:
        """Those about the goal that is written of first, else as they were gathered."""
        assert self.board is not None  # noqa: S101 - only called with one
        goal = next((part.goal_id for part in self.board.status.parts if part.id == self._part), None)
        return sorted(groups, key=lambda group: goal is not None and group.goal != goal)

    def _closed_parts(self) -> frozenset[str]:
        board = self.board
        if board is None:
            return frozenset()
        closed = set(self._closed_themes())
        return frozenset(part.id for part in board.status.parts if board.tells_of(part) & closed)

    def out_of_sight(self) -> Collection[str]:
        """The parts at closed themes: undo leaves them alone."""
        return (*self._closed_themes(), *self._closed_parts(), *self._others_closed())

    def _others_closed(self) -> Collection[str]:
        board = self.board
        return () if board is None or self._context.sensitive.is_open(board.citizen.id) else self._closed_elsewhere

    def _offer_parts(self, board: StatusBoard) -> None:
        names = {IN_SHORT: say.IN_SHORT}
        numbers = {one.goal.id: n for n, one in enumerate(board.goals, 1)}
        written: set[str] = set()
        closed = self._closed_parts()
        for goal, number in numbers.items():
            part = board.status.part_of(goal)
            if part is not None:
                names[part.id] = goal_words.numbered(number)
                if part.is_written and part.id not in closed:
                    written.add(part.id)
        whole = {IN_SHORT: (board.status.in_short,), CLOSING: (board.status.support, board.status.proposal)}
        written |= {name for name, texts in whole.items() if all(text.strip() for text in texts)}
        names |= {OTHERS: say.OTHER_THEMES, CLOSING: say.CLOSING, END: say.END}
        if list(names) != list(self.buttons):
            self._make_segments(names)
        for name, button in self.buttons.items():
            button.set_icon("check" if name in written else "")
        if self._part not in self.buttons:
            self._part = END  # its goal was taken along and is not any more: where that is offered
        self._chosen.show_value(self._part)
        page = self._part if self._part in self._pages else "goal"
        self._stack.setCurrentWidget(self._pages[page])

    def _make_segments(self, names: dict[str, str]) -> None:
        look = self._context.look
        empty(self._segments)
        self.buttons = {name: Button(look, text, "seg") for name, text in names.items()}
        self._chosen = Segments(self, self.buttons)
        self._chosen.picked.connect(self.show_part)
        self._segments.addWidget(flow(look, *self.buttons.values()))

    def _show_goal(self, board: StatusBoard, told: Mapping[GoalId, ToldGoal], named: Mapping[NoteId, str]) -> None:
        part = next((part for part in board.status.parts if part.id == self._part), None)
        goal = told.get(part.goal_id) if part and part.goal_id else None
        closed = self._is_closed(goal, None)
        self.goal.setVisible(not closed)
        self._closed.setVisible(closed)
        if part is None or goal is None or closed:
            self.goal.fields.forget()
            return
        number = board.goals.index(goal) + 1
        self.goal.show_part(board, part, goal, number, named)

    def _show_others(self, board: StatusBoard, scope: Scope, named: Mapping[NoteId, str], *, locked: bool) -> None:
        parts = [part for part in board.status.parts if part.theme and not self._is_closed(None, part.theme)]
        taken = {part.theme for part in board.status.parts if part.theme} | set(self._closed_themes())
        self.others.show_parts(parts, taken, scope, named, locked=locked)

    def _show_footer(self, board: StatusBoard) -> None:
        closed = self._closed_parts()
        goals = [part for part in board.status.parts if part.goal_id and part.id not in closed]
        self._count.setText(say.written(sum(part.is_written for part in goals), len(goals)))
        order = self.parts()
        at = order.index(self._part)
        self.before.setEnabled(at > 0)
        self.copy_part.setVisible(self._part != END)
        self.after.setVisible(at + 1 < len(order))
        if at + 1 < len(order):
            self.after.say(say.following(self.buttons[order[at + 1]].accessibleName()))

    def _step(self, by: int) -> None:
        order = self.parts()
        at = order.index(self._part) + by if self._part in order else 0
        if 0 <= at < len(order):
            self.show_part(order[at])

    def _is_closed(self, told: ToldGoal | None, theme: ThemeCode | None) -> bool:
        about = {theme, *((told.goal.theme, *told.goal.related) if told else ())}
        return not about.isdisjoint(self._closed_themes())

    def _remember(self, field: SourcedText) -> None:
        self._last_field = field

    def _use(self, note: CareNote) -> None:
        """The note's words, where one writes; in a goal's part that is what has happened."""
        field = QApplication.focusWidget()
        if not isinstance(field, SourcedText):
            field = self._last_field if self._last_field and self._last_field.isVisible() else None
        if field is None and self.goal.isVisible():
            field = self.goal.happened.text
        if not isinstance(field, SourcedText) or field.isReadOnly():
            self._context.speaker.say(say.WRITE_FIRST)
            return
        field.take(words_of(note), note.id)
        if self._folded:
            self._show_notes(False)
        field.setFocus()
        self.flush()  # a step of its own, and the note shows at once that it was used

    def _add_theme(self, code: str) -> None:
        which = self._asked
        if which is not None:
            self._once.do(lambda desk: status.add_part(desk, which, theme=ThemeCode(code)), self._theme_added)

    def _theme_added(self, part: str) -> None:
        self._context.work.submit(lambda _desk: None, lambda _none: self._to_other(part))

    def _goal_added(self, part: str) -> None:
        """Written of at once: the page has it when what changed has been read."""
        self._context.work.submit(lambda _desk: None, lambda _none: self.show_part(part))

    def _to_other(self, part: str) -> None:
        text = self.others.texts().get(part)
        if text is not None:
            text.setFocus()

    def _choices(self) -> Choices:
        """What may be handed over just now: of a theme that is closed nothing."""
        return Choices(sensitive=not self._closed_themes(), letterhead=self._context.letterheads.letterhead())

    def _see(self) -> None:
        """The paper in the page's place, with everything that stands in the fields by now."""
        if self._asked is not None:
            self.flush()
            self.paper.look_at(self._asked, self._choices())

    def _look(self, looking: bool) -> None:
        """At the paper, or at what one writes."""
        self._body.setHidden(looking or self.board is None)
        if not looking and self.board is not None:
            self.end.see.setFocus()

    def _copy_part(self) -> None:
        self.end.copy(self._part)

    def _forget_fields(self) -> None:
        for fields in self._all_fields():
            fields.forget()
        self.others.forget()

    def _all_fields(self) -> list[Fields[Any]]:
        return [self.fields, self.goal.fields, *self.others.fields()]

    def _go_back(self, _tab: str) -> None:
        if self.board is not None:
            self.flush()
            self.went_back.emit(self.board.citizen.id)

    def _first_field(self) -> QWidget | None:
        locked = self.board is None or self.board.status.seal is not None
        if locked or self._part == END:
            return self.buttons.get(self._part)
        others = next(iter(self.others.texts().values()), self.others.theme)
        firsts: dict[str, QWidget] = {IN_SHORT: self.in_short, OTHERS: others, CLOSING: self.support}
        return firsts.get(self._part, self.goal.happened.text)

    def _make_pages(self) -> Iterable[tuple[str, QWidget]]:
        look = self._context.look
        for day in (self.since, self.until, self.follow_up):
            day.setMaximumWidth(look.tokens.t(140))
        days = flow(
            look,
            labelled(look, say.SINCE, self.since),
            labelled(look, say.UNTIL, self.until),
            labelled(look, say.DUE, self.follow_up),
            None,
        )
        yield IN_SHORT, box(look, labelled(look, say.IN_SHORT, self.in_short), days, None, gap=12)
        yield "goal", box(look, self.goal, self._closed, None)
        yield OTHERS, self.others
        yield (
            CLOSING,
            box(
                look,
                labelled(look, say.SUPPORT, self.support, say.SUPPORT_HINT),
                labelled(look, say.PROPOSAL, self.proposal, say.PROPOSAL_HINT),
                None,
                gap=12,
            ),
        )
        yield END, self.end

    def _lay_out(self) -> None:
        look = self._context.look
        left = box(
            look, label(look, say.NOTES_OF_PERIOD, "section"), self.notes, None, gap=12, margins=(24, 24, 24, 24)
        )
        left.setProperty("tone", "sunken")
        self._left = left
        head = row(look, self._title, None, self._due)
        right = box(look, head, self._segments, rule(), self._stack, None, gap=12, margins=(32, 24, 32, 24))
        self._sides = Sides(look, left, right, look.tokens.t(_NOTES))
        foot = row(look, self._count, None, self.copy_part, self.before, self.after, margins=(24, 8, 24, 8))
        self._strip = row(look, self.to_notes, None, margins=(16, 4, 24, 0))  # in sight however far down one writes
        self._body = box(look, (self._sides, 1), rule(), self._strip, foot, gap=0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.bar)
        lay.addWidget(rule())
        lay.addWidget(self._locked)
        lay.addWidget(self._body, 1)
        lay.addWidget(self.paper, 1)
        self._body.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        units = self.width() / self._context.look.tokens.scale
        folded = units < _BESIDE
        self._sides.fold(folded)
        self.goal.fold(folded)
        self._folded = folded
        self._show_notes(self._unfolded)

    def _show_notes(self, shown: bool) -> None:
        """Beside what one writes they are always there; in a narrow page over it, when they are asked for."""
        self._unfolded = shown
        self._left.setHidden(self._folded and not shown)
        self._strip.setHidden(not self._folded)
        self.to_notes.say(say.HIDE_NOTES if shown else say.SHOW_NOTES)

    def event(self, event: QEvent) -> bool:
        """Esc takes the notes away from over what one writes."""
        if keys.is_escape(event) and self._folded and self._unfolded and self.paper.isHidden():
            return keys.take_escape(event, self._toggle_notes)
        return super().event(event)

    def _toggle_notes(self) -> None:
        self._show_notes(not self._unfolded)
        first = next(iter(self.notes.uses.values()), None)
        if self._unfolded and first is not None:
            first.setFocus()
            QTimer.singleShot(0, self, lambda: reveal(self._left, QRect(0, 0, 1, 1)))  # once they have their place
        else:
            self.take_focus()

    def _connect(self) -> None:
        self.bar.went.connect(self._go_back)
        Action(self, Command.ALL_FOLLOW_UPS, partial(self._go_back, ""))
        self.notes.used.connect(self._use)
        self.others.wanted.connect(self._add_theme)
        self.others.entered.connect(self._remember)
        self.end.opened_another.connect(self.opened_another)
        self.end.locking.connect(lambda locking: self._sides.setEnabled(not locking))
        self.end.part_added.connect(self._goal_added)
        self.end.see_wanted.connect(self._see)
        self.paper.turned.connect(self._look)
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.goal.happened.text.entered.connect(partial(self._remember, self.goal.happened.text))
        commands.press(self.copy_part, Command.COPY_STATUS_PART)
        self.copy_part.clicked.connect(self._copy_part)
        self.to_notes.clicked.connect(self._toggle_notes)
        Action(self, Command.STATUS_NOTES, self._toggle_notes)
        Action(self, Command.PART_BEFORE, partial(self._step, -1))
        Action(self, Command.PART_AFTER, partial(self._step, 1))
        self._context.outbox.moved.connect(self._moved)
        self._context.sensitive.opened.connect(self._opened_sensitive)


def _notes_of(part: StatusPart) -> tuple[NoteId, ...]:
    return parse(part.happened).notes()


def _shown(which: StatusId, desk: Desk) -> status.Shown:
    return status.shown(desk, which)
