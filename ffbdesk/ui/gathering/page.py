"""One round: its pages under one bar, all showing the same round."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.edits import Change, FieldRef, Part, Record, Scope
from ffbdesk.domain.ids import CitizenId, GatheringId, GoalId, ThemeCode
from ffbdesk.domain.records import Round
from ffbdesk.services import rounds
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.gathering.bar import CitizenBar
from ffbdesk.ui.gathering.ending import EndingPage
from ffbdesk.ui.gathering.head import HeadPage
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.layout import rule
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.result.page import ResultPage
from ffbdesk.ui.walk.page import WalkPage
from ffbdesk.words import gathering as say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import moment

HEAD, THEMES, RESULT, GOALS, END, BACK = "head", "themes", "result", "goals", "end", "back"
_TABS = (
    (HEAD, Command.HEAD),
    (THEMES, Command.THEMES),
    (RESULT, Command.RESULT),
    (GOALS, Command.GOALS),
    (END, Command.END),
)


class RoundPage(QWidget):
    """Holds the round that is shown, and reads it anew after every change."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    went_back = Signal(str)
    opened = Signal(str)
    """The citizen whose round it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.shown: Round | None = None
        self.bar = CitizenBar(context, _TABS, Command.ALL_ROUNDS)
        self._locked = Notice(context.look)
        self.head, self.walk, self.result = HeadPage(context), WalkPage(context), ResultPage(context)
        self.goals, self.end = GoalsPage(context), EndingPage(context)
        self.pages: dict[str, HeadPage | WalkPage | ResultPage | GoalsPage | EndingPage] = {
            HEAD: self.head,
            THEMES: self.walk,
            RESULT: self.result,
            GOALS: self.goals,
            END: self.end,
        }
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        self._lay_out()
        self._connect()
        context.outbox.stored.connect(self._stored)  # a bound method: it goes with the page

    def open(self, gathering: GatheringId, tab: str = HEAD) -> None:
        """Read a round and show it."""
        self.flush()
        self._context.work.submit(lambda desk: rounds.visit(desk, gathering), partial(self._opened, tab))

    def reread(self) -> None:
        """The round changed: show it as it stands now."""
        if self.shown is not None:
            gathering = self.shown.gathering.id
            self._context.work.submit(lambda desk: rounds.load(desk, gathering), self._refreshed)

    def _stored(self, ref: FieldRef) -> None:
        if ref.kind not in (Record.GOAL, Record.NOTE, Record.ADDITION):
            self.reread()

    def close_round(self) -> None:
        """Leave the round; what stands in fields is stored first."""
        self.flush()
        self.goals.close_board()
        self.end.forget()
        self.shown = None

    def flush(self) -> None:
        """Store what stands in every field."""
        if self.shown is not None:
            self.head.flush()
            self.walk.flush()
            self.goals.flush()

    def tab(self) -> str:
        """Which of the pages is shown."""
        return next(name for name, page in self.pages.items() if page is self._stack.currentWidget())

    def scope(self) -> Scope:
        """Where undo looks: goals belong to the citizen's case, everything else here to the round."""
        if self.shown is None:
            return Scope()
        if self.tab() == GOALS:
            return Scope(citizen=self.shown.citizen.id, part=Part.GOALS)
        return Scope(gathering=self.shown.gathering.id)

    def go(self, tab: str) -> None:
        """Show one of the pages, or go back to the citizen."""
        self.flush()
        if tab == BACK:
            citizen = self.shown.citizen.id if self.shown else CitizenId("")
            self.close_round()
            self.went_back.emit(citizen)
            return
        if self.shown is not None and tab == GOALS:
            self.goals.open(self.shown.citizen.id, self.shown.gathering.id)
        elif self.tab() == GOALS:
            self.goals.close_board()
            self.reread()  # the goals stand in the profile and among the checks too
        self._look_back(tab)
        self._stack.setCurrentWidget(self.pages[tab])
        self.bar.mark(tab)
        self._show_lock(tab)
        self.pages[tab].take_focus()

    def go_to_theme(self, code: str) -> None:
        """Show a theme of the walk."""
        self.go(THEMES)
        self.walk.go_to(ThemeCode(code))

    def show_undone(self, change: Change) -> None:
        """Bring what was taken back into view: its theme, its goal, or the head."""
        self.reread()
        ref = change.edits[0].ref
        if self.tab() == GOALS:
            self.goals.reveal(GoalId(ref.record_id)) if ref.kind is Record.GOAL else self.goals.reread()
            return
        tab = HEAD if ref.theme is None else THEMES
        if self._stack.currentWidget() is not self.pages[tab]:  # else focus and cursor stay where they are
            self.go(tab)
        if ref.theme is not None:
            self.walk.go_to(ThemeCode(ref.theme))
            self.walk.form.reveal(ref.field)

    def _opened(self, tab: str, shown: Round) -> None:
        self.shown = shown
        self._show(anew=True)
        self.end.forget()
        self.opened.emit(shown.citizen.id)
        self.go(tab)

    def _refreshed(self, shown: Round) -> None:
        if self.shown is not None and shown.gathering.id == self.shown.gathering.id:
            self.shown = shown
            self._show(anew=False)

    def _show(self, *, anew: bool) -> None:
        assert self.shown is not None  # noqa: S101 - only called with a round
        self.bar.show_citizen(self.shown.citizen, self.shown.case)
        self.head.show_round(self.shown, anew=anew)
        self.walk.show_round(self.shown, anew=anew)
        if anew:
            self.result.show_round(self.shown, anew=True)
        self._look_back(self.tab())

    def _look_back(self, tab: str) -> None:
        """The pages that only show: each is brought up to date when it comes into sight, not with every mark."""
        if self.shown is not None and tab == RESULT:
            self.result.show_round(self.shown, anew=False)
        elif self.shown is not None and tab == END:
            self.end.show_round(self.shown)

    def _show_lock(self, tab: str) -> None:
        seal = self.shown.gathering.seal if self.shown else None
        text = say.LOCKED.format(when=moment(seal.at), who=seal.by) if seal and tab in (HEAD, THEMES) else ""
        self._locked.tell(text)

    def _connect(self) -> None:
        self.bar.went.connect(self.go)
        for tab, command in (*_TABS, (BACK, Command.ALL_ROUNDS)):
            Action(self, command, partial(self.go, tab))
        self.head.onward.connect(lambda: self.go(THEMES))
        self.walk.finished.connect(lambda: self.go(END))
        self.result.themes_wanted.connect(lambda: self.go(THEMES))
        self.result.end_wanted.connect(lambda: self.go(END))
        self.goals.theme_wanted.connect(lambda _round, theme: self.go_to_theme(theme))
        self.end.head_wanted.connect(lambda: self.go(HEAD))
        for asking in (self.result, self.end):
            asking.theme_wanted.connect(self.go_to_theme)
            asking.goals_wanted.connect(lambda: self.go(GOALS))
        for changed in (self.head.changed, self.walk.changed, self.end.finished):
            changed.connect(self.reread)
        for page in (self.head, self.walk, self.goals):
            page.undo_wanted.connect(self.undo_wanted)
            page.redo_wanted.connect(self.redo_wanted)

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.bar)
        lay.addWidget(rule())
        lay.addWidget(self._locked)
        lay.addWidget(self._stack, 1)
