"""One opfølgning: every goal and followed theme in a row, one of them open; what is decided stands at the side."""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import FieldRef, Part, Record, Scope
from ffbdesk.domain.followups import FollowUpBoard
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import FollowUpId, GoalId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.overlay import over_follow_up
from ffbdesk.domain.records import Citizen
from ffbdesk.export import figures
from ffbdesk.export.choices import Choices
from ffbdesk.export.followups import PartTold, parts_told
from ffbdesk.services import followups, notes
from ffbdesk.ui.citizen.bar import CitizenBar
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.drawing import DrawingView, points
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.followup.ending import PRINTED, FollowUpEnding
from ffbdesk.ui.followup.form import PartForm
from ffbdesk.ui.followup.row import NAMES, RESULT, TRACK, FollowRow
from ffbdesk.ui.followup.side import Decided
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, is_in_sight, reveal, row, rule, stops_as_seen, tab_down
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Page, Wanted, to_nowhere
from ffbdesk.ui.places import Place
from ffbdesk.ui.report.paper import DatedPaper
from ffbdesk.ui.themetags import theme_groups
from ffbdesk.words import followups as say
from ffbdesk.words.actions import LEVELS, Command

FOLLOW_UP_TAB = "follow_up"
ROWS, END = "rows", "end"
"""Its two parts: the rows with what is decided, and where it is finished and handed over."""
_BESIDE, _SIDE = 1000, 328
"""Page width divided by text scale from which what is decided stands beside the rows, and how wide it is."""
_VERDICTS = 760
"""Page width divided by text scale, without the side, from which the verdicts stand beside each other."""
_OWN = (Record.FOLLOW_UP, Record.FOLLOW_UP_PART, Record.FOLLOW_UP_RESULT)
_SHOWN = (*_OWN, Record.GOAL, Record.CARE_PLAN, Record.SEAL)


class FollowUpPage(Page):
    """Shows one; while it is open everything is stored as it is written."""

    went_back = Signal(str)
    opened_another = Signal(str)
    came = Signal(str)
    """The citizen whose opfølgning is in sight now."""
    round_wanted = Signal(str)
    order_wanted = Signal(str)

    def __init__(self, context: Context, closed_themes: Callable[[], Collection[ThemeCode]]) -> None:
        """`closed_themes` gives the sensitive themes that are closed for the citizen in sight."""
        super().__init__()
        self._context, self._closed_themes, look = context, closed_themes, context.look
        self._wanted, self._once = Wanted(context), Once(context)
        self._asked: FollowUpId | None = None
        self._stored: FollowUpBoard | None = None
        self.board: FollowUpBoard | None = None
        self._told: tuple[PartTold, ...] = ()
        self._closed_elsewhere: frozenset[str] = frozenset()
        self._part, self._open = ROWS, ""
        """Which of its parts is shown, and the row that is open."""
        self.bar = CitizenBar(context, (), Command.ALL_FOLLOW_UPS)
        self._locked = Notice(look)
        self._title, self._days = label(look, say.TITLE, "title"), label(look, "", "body", "ink2")
        self.buttons = {ROWS: Button(look, say.ROWS, "seg"), END: Button(look, say.END, "seg")}
        self._segments = Segments(self, self.buttons)
        self.rows: list[FollowRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._head_scale = DrawingView(look)
        self._head_scale.setFixedWidth(look.tokens.t(TRACK))
        self.form = PartForm(context)
        self.decided = Decided(context)
        self.theme = Choice(look, say.FOLLOW_TOO, say.FOLLOW_TOO, 26)
        self._came = QVBoxLayout()
        self._offered: list[GoalId] = []
        self.take_along: list[Button] = []
        self.open_sensitive = Button(look, say.OPEN_SENSITIVE, "quiet", "eye")
        self.end = FollowUpEnding(context, self._choices, self.flush)
        self.paper = DatedPaper(context, PRINTED)
        self._count = label(look, "", "body", "ink2")
        self.before = Button(look, "", "", "prev", Command.PART_BEFORE.text)
        self.after = Button(look, Command.PART_AFTER.text, "main")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def open(self, which: FollowUpId, part: str = "") -> None:
        """Read one and show it. Until it is there the page shows nothing and takes nothing."""
        self.leave()
        self._asked = which
        self._part, self._open = (END, "") if part == END else (ROWS, part)
        to_nowhere(self)
        self._wanted.ask(lambda desk: followups.visit(desk, which), self._opened)

    def leave(self) -> None:
        """Another page or opfølgning is wanted: what stands in fields is stored."""
        self._wanted.nothing()
        for fields in self._all_fields():
            fields.forget()
        self._stored = self.board = self._asked = None
        self._told = ()
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
        for fields in self._all_fields():
            fields.hand_in()

    def scope(self) -> Scope | None:
        """Where undo looks: in the citizen's opfølgninger."""
        return Scope(citizen=self.board.citizen.id, part=Part.FOLLOW_UPS) if self.board else None

    def citizen(self) -> Citizen | None:
        """Whose it is."""
        return self.board.citizen if self.board else None

    def place(self) -> Place:
        """Which one, and which row of it is open."""
        return Place(tab=FOLLOW_UP_TAB, follow_up=self._asked, part=END if self._part == END else self._open)

    def take_focus(self) -> None:
        """Where the keyboard starts: at the row that is open, else at the first."""
        if self._part == END:
            self.buttons[END].setFocus()
            return
        there = self._row(self._open) or next(iter(self.rows), None)
        (there.toggle if there else self.buttons[ROWS]).setFocus()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """It changed, or a goal or an indsats that it shows did."""
        if self._asked is not None and self.board is not None and any(ref.kind in _SHOWN for ref in refs):
            which = self._asked
            self._context.work.submit(lambda desk: followups.load(desk, which), self._refresh, lambda _error: None)

    def out_of_sight(self) -> Collection[str]:
        """The parts at closed themes, of this one and of the citizen's others: undo leaves them alone."""
        return (*self._closed_themes(), *self._closed_parts(), *self._others_closed())

    def _others_closed(self) -> Collection[str]:
        board = self.board
        return () if board is None or self._context.sensitive.is_open(board.citizen.id) else self._closed_elsewhere

    def show_part(self, name: str) -> None:
        """The rows, or the end."""
        if self.board is not None:
            self.flush()
            self._part = name
            self._show()
            self._sides.begin()
            self.take_focus()

    def open_row(self, part: str) -> None:
        """Open a row by its part's id, instead of whichever is; '' folds it away."""
        self.flush()
        self._part, self._open = ROWS, part
        self._show()
        there = self._row(part)
        if there is not None:
            self._context.work.submit(lambda _desk: None, lambda _none: reveal(there))

    def holds(self, ref: FieldRef) -> bool:
        """Whether a field is of the one in sight."""
        one = self.board.follow_up if self.board else None
        return one is not None and ref.record_id in {one.id, *(p.id for p in one.parts), *(r.id for r in one.results)}

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """The row, or the place at the side, in which a field stands."""
        if ref.kind is Record.FOLLOW_UP_PART and self._row(ref.record_id) and self._open != ref.record_id:
            self.open_row(ref.record_id)
        elif ref.kind in (Record.FOLLOW_UP, Record.FOLLOW_UP_RESULT) and self._part != ROWS:
            self.show_part(ROWS)
        place = self.decided.fields.editor(ref.field) if ref.kind is Record.FOLLOW_UP else None
        if place is not None and not is_in_sight(place):
            reveal(place)
        then()

    def _opened(self, board: FollowUpBoard) -> None:
        self._stored = board
        self.bar.show_citizen(board.citizen, board.case)
        self._show()
        if self._open == "" and self._told and board.follow_up.seal is None and self._part == ROWS:
            self._open = self._next_lacking() or ""
            self._show()
        self._body.setVisible(self.paper.isHidden())
        self.came.emit(board.citizen.id)
        self.take_focus()
        citizen = board.citizen.id
        self._context.work.submit(lambda desk: followups.all_closed_parts(desk, citizen), self._know_closed)

    def _know_closed(self, closed: frozenset[str]) -> None:
        self._closed_elsewhere = closed

    def _refresh(self, board: FollowUpBoard) -> None:
        if self._asked == board.follow_up.id:
            self._stored = board
            self._show()

    def _moved(self, ref: FieldRef) -> None:
        if self._stored is not None and ref.kind in _OWN:
            self._show()

    def _opened_sensitive(self, citizen: str) -> None:
        if self.board is not None and self.board.citizen.id == citizen:
            self._show()

    def _show(self) -> None:
        assert self._stored is not None  # noqa: S101 - only called with one
        board = over_follow_up(self._stored, self._context.outbox.values())
        self.board, one, locked = board, board.follow_up, board.follow_up.seal is not None
        self._told = parts_told(board, self._context.catalogue, self._choices())
        self._days.setText(say.days(one.held_on, board.last_on))
        self._segments.show_value(self._part)
        self._stack.setCurrentIndex(1 if self._part == END else 0)
        self._show_rows(board)
        self.decided.show_board(board)
        taken = {part.theme for part in one.parts if part.theme} | set(SENSITIVE)
        self.theme.offer(theme_groups(self._context.catalogue, taken))
        self.theme.setVisible(not locked)
        self._offer(() if locked else tuple(g for g in board.came_since if self._may_show(g)))
        self.end.show_board(board, self._closed_parts(), self._told)
        self._sensitive.setVisible(not self._context.sensitive.is_open(board.citizen.id))
        correction = say.corrects(board.corrects_on) if one.corrects_id else ""
        self._locked.tell(say.standing(one, board.corrects_on) if locked else correction)
        self._show_footer()

    def _show_rows(self, board: FollowUpBoard) -> None:
        if [told.part.id for told in self._told] != [row_.part for row_ in self.rows]:
            self._make_rows()
        for row_, told in zip(self.rows, self._told, strict=True):
            row_.show_part(board, told)
        open_ = next((one for one in self._told if one.part.id == self._open), None)
        there = self._row(self._open)
        if open_ is None or there is None:
            self.form.fields.forget()
            self.form.hide()
            for row_ in self.rows:
                row_.open_with(None)
            self._open = ""
            return
        for row_ in self.rows:
            row_.open_with(self.form if row_ is there else None)
        self.form.show_part(board, open_)
        QTimer.singleShot(0, self, self._tab_down)  # the form goes from row to row

    def _tab_down(self) -> None:
        """All of the rows before what is decided beside them; the three verdicts from left to right, for where a
        statusnotat tells one the fields do not stand at one height.
        """
        stops = stops_as_seen(self._left)
        views = iter([view for view in self.form.views if view in stops])
        stops = [next(views) if stop in self.form.views else stop for stop in stops]
        tab_down(*stops, *stops_as_seen(self.decided))

    def _make_rows(self) -> None:
        """Rows are kept: one under the hand, with what is typed in it, stays where it is when another comes or goes."""
        here = {row_.part: row_ for row_ in self.rows}
        wanted = [told.part.id for told in self._told]
        for part, row_ in here.items():
            if part not in wanted:
                self._put_away(row_)
        self.rows = [here.get(part) or self._make_row(part) for part in wanted]
        for n, row_ in enumerate(self.rows):
            if self._rows.indexOf(row_) != n:
                self._rows.insertWidget(n, row_)
            row_.divide(n > 0)
        tab_down(*(row_.toggle for row_ in self.rows))

    def _make_row(self, part: str) -> FollowRow:
        made = FollowRow(self._context.look)
        made.part = part
        made.toggled.connect(partial(self._toggle, part))
        made.toggle.stepped.connect(partial(self._walk, made))
        return made

    def _put_away(self, row_: FollowRow) -> None:
        if row_.isAncestorOf(self.form):
            if row_.isAncestorOf(QApplication.focusWidget() or self):
                self.buttons[ROWS].setFocus()  # else Qt gives the keyboard to whatever stands next
            self.form.hide()
            self.form.setParent(self)
        self._rows.removeWidget(row_)
        row_.deleteLater()

    def _toggle(self, part: str) -> None:
        self.open_row("" if self._open == part else part)

    def _walk(self, row_: FollowRow, step: int) -> None:
        at = self.rows.index(row_)
        if 0 <= at + step < len(self.rows):
            self.rows[at + step].toggle.setFocus()
            reveal(self.rows[at + step])

    def _press(self, level: Level) -> None:
        """A digit: the new level of the row that has the keyboard, or that is open."""
        board, hand = self.board, QApplication.focusWidget()
        if board is None or board.follow_up.seal is not None:
            return
        part = next((one.part for one in self.rows if one.toggle is hand), "")
        if not part and (hand in self.form.keys or _with_alt()):
            part = self._open  # elsewhere a digit alone is the beginning of a date or a word that went astray
        told = next((one for one in self._told if one.part.id == part), None)
        if told is None or told.part.theme is None:
            return
        if part != self._open:
            self.open_row(part)
        self.form.choice.pick(Assessed(level))

    def _row(self, part: str) -> FollowRow | None:
        return next((one for one in self.rows if one.part == part), None)

    def _may_show(self, goal: InterventionGoal) -> bool:
        return set(self._closed_themes()).isdisjoint(goal.themes())

    def _closed_parts(self) -> frozenset[str]:
        board, closed = self.board, set(self._closed_themes())
        if board is None:
            return frozenset()
        return frozenset(part.id for part in board.follow_up.parts if board.tells_of(part) & closed)

    def _next_lacking(self) -> str | None:
        return next((t.part.id for t in self._told if t.part.judgement is None and t.part.theme is not None), None)

    def _show_footer(self) -> None:
        judged = [told.part for told in self._told if told.part.theme is not None]
        given = sum(isinstance(part.judgement, Assessed) for part in judged)
        self._count.setText(say.with_level(given, len(judged)))
        self.before.setEnabled(self._part == END or self._at() > 0)
        self.after.setVisible(self._part == ROWS)
        following = self._following()
        self.after.say(say.following(following.track.theme if following else say.END))

    def _at(self) -> int:
        """Where the open row stands; -1 where none is."""
        return next((n for n, told in enumerate(self._told) if told.part.id == self._open), -1)

    def _following(self) -> PartTold | None:
        at = self._at() + 1
        return self._told[at] if at < len(self._told) else None

    def _step(self, by: int) -> None:
        if self.board is None:
            return
        at = len(self._told) if self._part == END else self._at()
        wanted = at + by
        if wanted >= len(self._told):
            self.show_part(END)
        elif wanted >= 0:
            self.open_row(self._told[wanted].part.id)
            self.form.take_focus()

    def _offer(self, came: tuple[InterventionGoal, ...]) -> None:
        """Goals that came after it was begun: taken along where one asks for it."""
        if [goal.id for goal in came] == self._offered:
            return  # the buttons are kept: one that went away under the mouse would swallow the click
        self._offered = [goal.id for goal in came]
        empty(self._came)
        self.take_along = []
        look, catalogue = self._context.look, self._context.catalogue
        for goal in came:
            name = catalogue.theme(goal.theme).name if goal.theme else goal.wording
            take = Button(look, say.TAKE_ALONG, "", name=say.take_along(name))
            take.clicked.connect(partial(self._add, None, goal.id))
            self.take_along.append(take)
            told = label(look, say.came_since(name), "body", "ink2", wrap=True)
            self._came.addWidget(row(look, (told, 1), take))

    def _add_theme(self, code: str) -> None:
        if code:
            self.theme.set("")
            self._add(ThemeCode(code), None)

    def _add(self, theme: ThemeCode | None, goal: GoalId | None) -> None:
        which = self._asked
        if which is not None:
            self.flush()
            self._once.do(lambda desk: followups.add_part(desk, which, theme=theme, goal=goal), self._added)

    def _added(self, part: str) -> None:
        """Open at once: the page has it when what changed has been read."""
        self._context.work.submit(lambda _desk: None, lambda _none: self._to_added(part))

    def _to_added(self, part: str) -> None:
        """Unless somebody has gone on to write meanwhile: then it is there, and the hand stays where it is."""
        hand = QApplication.focusWidget()
        if hand is None or not (self.form.isAncestorOf(hand) or self.decided.isAncestorOf(hand)):
            self.open_row(part)
            self.form.take_focus()

    def _lock_in(self, locking: bool) -> None:
        """While it is being locked nothing in it is to be set."""
        for part in (self._sides, self.before, self.after):
            part.setEnabled(not locking)

    def _open_closed(self) -> None:
        """The log has its line before anything is seen."""
        citizen = self.board.citizen.id if self.board else None
        if citizen is not None:
            self._once.do(
                lambda desk: notes.open_sensitive(desk, citizen), lambda _none: self._context.sensitive.open(citizen)
            )

    def _choices(self) -> Choices:
        """What may be seen and handed over just now: of a theme that is closed nothing."""
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

    def _all_fields(self) -> list[Fields[Any]]:
        return [self.form.fields, *self.decided.all_fields()]

    def _go_back(self, _tab: str) -> None:
        if self.board is not None:
            self.flush()
            self.went_back.emit(self.board.citizen.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        units = self.width() / self._context.look.tokens.scale
        self._sides.fold(units < _BESIDE)
        self.form.fold(units - (_SIDE if units >= _BESIDE else 0) < _VERDICTS)
        self._draw_head()

    def _draw_head(self) -> None:
        look = self._context.look
        self._head_scale.show_drawing(figures.scale_head(points(look, self._head_scale.width())))

    def _lay_out(self) -> None:
        look = self._context.look
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._make_head())
        inside.addWidget(rule())
        inside.addLayout(self._rows)
        self._sensitive = row(
            look, (label(look, say.SENSITIVE_CLOSED, "body", "ink2", wrap=True), 1), self.open_sensitive, gap=8
        )
        head = row(look, self._title, None, self._days)
        segments = flow(look, *self.buttons.values())
        rows = box(look, card, self._came, row(look, self.theme, None), self._sensitive, None, gap=12)
        self._stack.addWidget(rows)
        self._stack.addWidget(self.end)
        self._left = box(look, head, segments, self._stack, None, gap=12, margins=(32, 24, 32, 24))
        self.decided.setProperty("tone", "sunken")
        self._sides = Sides(look, self._left, self.decided, look.tokens.t(_SIDE), list_first=False)
        foot = row(look, self._count, None, self.before, self.after, margins=(24, 8, 24, 8))
        self._body = box(look, (self._sides, 1), rule(), foot, gap=0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.bar)
        lay.addWidget(rule())
        lay.addWidget(self._locked)
        lay.addWidget(self._body, 1)
        lay.addWidget(self.paper, 1)
        self._body.hide()

    def _make_head(self) -> QWidget:
        """What the signs mean, and the digits of the scale."""
        look = self._context.look
        names = box(look, label(look, say.SIGNS, "caption", "ink2"), label(look, say.ROWS, "caption", "ink2"), gap=0)
        names.setMinimumWidth(look.tokens.t(NAMES))
        result = label(look, say.RESULT_HEAD, "caption", "ink2")
        result.setFixedWidth(look.tokens.t(RESULT))
        return row(look, (flow(look, (names, 1), self._head_scale, result, gap=16), 1), margins=(52, 8, 12, 8))

    def _connect(self) -> None:
        self.bar.went.connect(self._go_back)
        Action(self, Command.ALL_FOLLOW_UPS, partial(self._go_back, ""))
        self._segments.picked.connect(self.show_part)
        self.theme.picked.connect(self._add_theme)
        self.open_sensitive.clicked.connect(self._open_closed)
        self.end.opened_another.connect(self.opened_another)
        self.end.locking.connect(self._lock_in)
        self.end.round_wanted.connect(self.round_wanted)
        self.end.order_wanted.connect(self.order_wanted)
        self.end.see_wanted.connect(self._see)
        self.paper.turned.connect(self._look)
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        Action(self, Command.PART_BEFORE, partial(self._step, -1))
        Action(self, Command.PART_AFTER, partial(self._step, 1))
        for level, command in zip(Level, LEVELS, strict=True):
            Action(self, command, partial(self._press, level), inside=True)
        self._context.outbox.moved.connect(self._moved)
        self._context.sensitive.opened.connect(self._opened_sensitive)


def _with_alt() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
