"""One round: its pages under one bar, all showing the same round."""

from collections.abc import Callable, Collection, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Theme
from ffbdesk.domain.double import Stage, stage
from ffbdesk.domain.edits import WHOLE, FieldRef, Part, Record, Scope
from ffbdesk.domain.ids import GatheringId, GoalId, ThemeCode
from ffbdesk.domain.overlay import over_round
from ffbdesk.domain.records import Citizen, Round
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import rounds
from ffbdesk.ui.citizen.bar import CitizenBar
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.double.page import DoublePage
from ffbdesk.ui.evaluation.page import EvaluationPage, is_written
from ffbdesk.ui.gathering.ending import EndingPage
from ffbdesk.ui.gathering.head import HeadPage
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.layout import rule, to_top
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.page import Empty, Page, Wanted
from ffbdesk.ui.places import Place
from ffbdesk.ui.result.page import ResultPage
from ffbdesk.ui.walk.page import WalkPage
from ffbdesk.words import double as say_double
from ffbdesk.words import gathering as say
from ffbdesk.words import walk as say_walk
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import moment

HEAD, THEMES, DOUBLE, RESULT, EVALUATION, GOALS, END, BACK = (
    *("head", "themes", "double", "result", "evaluation"),
    *("goals", "end", "back"),
)
_TABS = (
    (HEAD, Command.HEAD),
    (THEMES, Command.THEMES),
    (DOUBLE, Command.DOUBLE),
    (RESULT, Command.RESULT),
    (EVALUATION, Command.EVALUATION),
    (GOALS, Command.GOALS),
    (END, Command.END),
)

_LEADS = {
    DOUBLE: (say_double.LAST, say_double.LAST_SHORT),
    EVALUATION: (say_walk.LAST_EVALUATION, say_walk.LAST_EVALUATION_SHORT),
    END: (say_walk.LAST, say_walk.LAST_SHORT),
}
"""Where the walk goes on after its last page, in words."""
_TAB_OF = dict.fromkeys(("evaluation", "need", "need_reason", "need_on"), EVALUATION)
_TAB_OF |= dict.fromkeys(("target", "other_targets", "targets_on"), EVALUATION)
"""Where a field of the round is, that is not in its head."""
_AGREED = ("judgement", "short_remark")
"""Fields of a theme that two agree on."""
_ORDERS = ("held_on", "removed", WHOLE)
"""The fields of rounds that decide which one comes before another."""


class RoundPage(Page):
    """Holds the round that is shown, and reads of it what changed."""

    went_back = Signal(str)
    round_wanted = Signal(str)
    """The citizen who is to have another round."""
    opened = Signal(str)
    """The citizen whose round it is."""
    people_wanted = Signal()
    """Somebody is to be let into the archive."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._stored: Round | None = None
        """The round as it was read last."""
        self.shown: Round | None = None
        """The same with what is on its way into the archive; None while it is awaited."""
        self._wanted, self._asked, self._tab = Wanted(context), GatheringId(""), HEAD
        self._asked_theme: ThemeCode | None = None
        self._who: Who | None = None
        self._after_walk = END
        self._hands: dict[str, QWidget] = {}
        """Where the keyboard was on the pages that are typed in, when they were left."""
        self.bar = CitizenBar(context, _TABS, Command.ALL_ROUNDS)
        self._locked = Notice(context.look)
        self.head, self.walk, self.result = HeadPage(context), WalkPage(context), ResultPage(context)
        self.evaluation = EvaluationPage(context, self.walk.closed_themes)
        self.double = DoublePage(context, self.walk.closed_themes)
        self.goals = GoalsPage(context, self.walk.closed_themes)
        self.end = EndingPage(context, self.walk.open_part, lambda: bool(self.walk.closed_themes()))
        self.pages: dict[
            str, HeadPage | WalkPage | DoublePage | ResultPage | EvaluationPage | GoalsPage | EndingPage
        ] = {
            HEAD: self.head,
            THEMES: self.walk,
            DOUBLE: self.double,
            RESULT: self.result,
            EVALUATION: self.evaluation,
            GOALS: self.goals,
            END: self.end,
        }
        self._stack = QStackedWidget()
        self._empty = Empty()
        for page in (self._empty, *self.pages.values()):
            self._stack.addWidget(page)
        self._lay_out()
        self._connect()

    def open(self, gathering: GatheringId, tab: str = HEAD, theme: ThemeCode | None = None) -> None:
        """Read a round and show it. Until it is there the page shows nothing and takes nothing."""
        self.leave()
        self._asked, self._tab, self._asked_theme = gathering, tab, theme
        self._wanted.ask(lambda desk: rounds.visit(desk, gathering), partial(self._opened, tab, theme))

    def leave(self) -> None:
        """Another page or round is wanted: what stands in fields is stored, and nothing here is anybody's any more."""
        self._wanted.nothing()
        self.head.forget()
        self.walk.forget()
        self.double.forget()
        self.evaluation.forget()
        self.goals.close_board()
        self.end.forget()
        self._stored = self.shown = None
        self._hands = {}
        self.bar.show_nobody()
        self._locked.tell("")
        self._empty.come(self._stack)

    def flush(self) -> None:
        """Store what stands in every field."""
        for page in (self.head, self.walk, self.double, self.evaluation, self.goals):
            page.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self.head.hand_in()
        self.evaluation.hand_in()
        self.goals.hand_in()

    def tab(self) -> str:
        """Which of the pages is shown, or awaited."""
        return self._tab

    def scope(self) -> Scope | None:
        """Where undo looks: goals belong to the citizen's case, everything else here and a locked copy to the round."""
        if self.shown is None or (self._tab == GOALS and self.goals.awaits()):
            return None
        if self._tab == GOALS and self.shown.gathering.seal is None:
            return Scope(citizen=self.shown.citizen.id, part=Part.GOALS)
        return Scope(gathering=self.shown.gathering.id)

    def citizen(self) -> Citizen | None:
        """Whose round it is."""
        return self.shown.citizen if self.shown else None

    def place(self) -> Place:
        """The round, the tab, the theme and the goal."""
        return Place(
            gathering=self.shown.gathering.id if self.shown else self._asked,
            tab=self._tab,
            theme=self.theme() if self.shown else self._asked_theme,
            goal=self.goals.goal() if self._tab == GOALS else None,
            sub_goal=self.goals.sub_goal() if self._tab == GOALS else None,
            report=self.end.choices.chosen(),
        )

    def out_of_sight(self) -> Collection[str]:
        """The sensitive themes that nobody has opened."""
        return self.walk.closed_themes()

    def theme(self) -> ThemeCode:
        """The theme of the walk."""
        return ThemeCode(self.walk.theme.code)

    def noted(self) -> tuple[ThemeCode, ...]:
        """What a note that is begun here is about: the theme of the walk, where it is one."""
        return (self.walk.theme.code,) if isinstance(self.walk.theme, Theme) else ()

    def _begin_round(self) -> None:
        if self.shown is not None:
            self.round_wanted.emit(self.shown.citizen.id)

    def go(self, tab: str) -> None:
        """Show one of the pages, or go back to the citizen. Not while the round is being locked."""
        if self.shown is None or self.end.is_finishing():
            return
        self.flush()
        if tab == BACK:
            self.went_back.emit(self.shown.citizen.id)
            return
        if tab == GOALS:
            self.goals.open(self.shown.citizen.id, self.shown.gathering.id)
        elif self._tab == GOALS:
            self.goals.close_board()
        if self._stack.currentWidget() is self.pages[self._tab] and tab != self._tab:
            self._keep_hand()
        self._tab = tab
        self._show_tab()
        self._leave_out()
        self._look_back()
        self._stack.setCurrentWidget(self.pages[tab])
        self.bar.mark(tab)
        self._show_lock(tab)
        self._allow()
        self._go_on(tab)

    def go_to_theme(self, code: str) -> None:
        """Show a theme of the walk."""
        self.go(THEMES)
        self.walk.bring(ThemeCode(code))
        self.walk.take_focus()

    def _to_assess(self) -> None:
        """To the themes, at one that can be given a level."""
        self.go(THEMES)
        self.walk.bring_level()
        self.walk.take_focus()

    def _to_date(self, ref: FieldRef | None) -> None:
        """To a date that keeps the round from being finished."""
        if ref is not None and ref.kind is Record.GOAL:
            self.goals.choose(GoalId(ref.record_id))
            self.go(GOALS)
            self._context.work.submit(lambda _desk: None, lambda _none: self.goals.form.day.setFocus())
        elif ref is not None:
            self.go(HEAD)
            self.head.held_on.setFocus()

    def _keep_hand(self) -> None:
        """Before its page goes: where it goes to then is anywhere."""
        hand = self.pages[self._tab].focusWidget()
        if hand is not None and self._tab in (HEAD, THEMES, DOUBLE, EVALUATION):
            self._hands[self._tab] = hand

    def _go_on(self, tab: str) -> None:
        """The keyboard comes back to the field it left, else it begins where the page begins."""
        hand = self._hands.pop(tab, None)
        if hand is not None and hand.isVisible():
            hand.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            to_top(self.pages[tab])
            self.pages[tab].take_focus()

    def _begin_goal(self) -> None:
        """A new goal, from wherever one is: with its own key, and where goals are not in sight yet."""
        self.go(GOALS)
        self._context.work.submit(lambda _desk: None, lambda _none: self.goals.begin())

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        if self.shown is not None:
            self.pages[self._tab].take_focus()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """Read what changed of this round."""
        shown, refs = self._stored, tuple(refs)
        mine = [ref for ref in refs if shown is not None and rounds.concerns(shown, ref)]
        if shown is not None and mine:
            self._context.work.submit(lambda desk: rounds.reread(desk, shown, mine), partial(self._reread, shown))
        if shown is not None and any(ref.kind is Record.GATHERING and ref.field in _ORDERS for ref in refs):
            self.walk.earlier.reread()
        self.goals.heard(refs)
        if any(ref.kind in (Record.NOTE, Record.ADDITION) for ref in refs):
            self.walk.beside.reread()
            self.evaluation.material.reread()

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """Bring a field into sight, unless it is: its theme, its goal, or the head."""
        if self._tab == GOALS:
            self.goals.reveal(ref, then)
            return
        tab = _TAB_OF.get(ref.field, HEAD) if ref.theme is None else THEMES
        if self._tab == DOUBLE and self.double.has(ref.theme) and ref.field in _AGREED:
            tab = DOUBLE
        if self._tab != tab:  # else focus and cursor stay where they are
            self.go(tab)
        if tab == EVALUATION:
            self.evaluation.reveal(ref)
        elif tab == DOUBLE:
            self.double.reveal(ref)
        elif ref.theme is None:
            self.head.reveal(ref)
        else:
            self.walk.bring(ref.theme)
            self.walk.reveal(ref)
        then()

    def _opened(self, tab: str, theme: ThemeCode | None, shown: Round) -> None:
        self._stored = shown
        self._show()
        if theme is not None:
            self.walk.go_to(theme)
        self.result.show_round(self.walk.open_part(shown), anew=True)
        self.opened.emit(shown.citizen.id)
        self.go(tab)

    def _reread(self, shown: Round, fresh: rounds.Fresh) -> None:
        if self._stored is not None and self._stored.gathering.id == shown.gathering.id:
            self._stored = fresh.into(self._stored)
            self._show()

    def _moved(self, ref: FieldRef) -> None:
        """A value is on its way, or no longer: it is seen at once."""
        if self._stored is not None and rounds.concerns(self._stored, ref):
            self._show()

    def _opened_sensitive(self, citizen: str) -> None:
        """The material may show more now."""
        if self.shown is not None and self.shown.citizen.id == citizen:
            self._show_tab()

    def _show_tab(self) -> None:
        """The pages with the most fields, only where they are in sight: opening a round must be quick."""
        if self.shown is not None and self._tab == HEAD:
            self.head.show_round(self.shown)
        if self.shown is not None and self._tab == DOUBLE:
            self.double.show_round(self.walk.open_part(self.shown))
        if self.shown is not None and self._tab == EVALUATION:
            self.evaluation.show_round(self.shown, self.walk.open_part(self.shown))

    def _show(self) -> None:
        assert self._stored is not None  # noqa: S101 - only called with a round
        shown = over_round(self._stored, self._context.outbox.values())
        if shown == self.shown:
            return
        self.shown = shown
        self.bar.show_citizen(shown.citizen, shown.case)
        self.walk.show_round(shown)
        self._show_tab()
        self._leave_out()
        self._look_back()
        self._allow()

    def arrange(self, who: Who | None) -> None:
        """What these people do not usually write is left out until somebody does."""
        self._who = who
        self.head.arrange(who)
        self._leave_out()

    def _leave_out(self) -> None:
        """Hidden is never forbidden: its key leads there, and what is written stays in sight."""
        shown = self.shown is not None and is_written(self.shown.gathering)
        usual = self._who not in (Who.HOME, Who.CLARIFICATION)
        there = usual or shown or self._tab == EVALUATION
        at = stage(self.shown.gathering.assessments) if self.shown is not None else Stage.NONE
        twice = at is not Stage.NONE or self._tab == DOUBLE
        self.bar.leave_out((*(() if there else (EVALUATION,)), *(() if twice else (DOUBLE,))))
        self._after_walk = DOUBLE if at is Stage.MINE else EVALUATION if there else END
        self.walk.footer.lead_to(_LEADS[self._after_walk])

    def _allow(self) -> None:
        """A new goal is made from here while the page of goals, which has its own button, is not in sight."""
        self._new_goal.setEnabled(self.shown is not None and self.shown.gathering.seal is None and self._tab != GOALS)

    def _look_back(self) -> None:
        """The pages that only show: each is brought up to date when it comes into sight, not with every mark."""
        if self.shown is not None and self._tab == RESULT:
            self.result.show_round(self.walk.open_part(self.shown), anew=False)
        elif self.shown is not None and self._tab == END:
            self.end.show_round(self.shown)

    def _show_lock(self, tab: str) -> None:
        seal = self.shown.gathering.seal if self.shown else None
        text = (
            say.LOCKED.format(when=moment(seal.at), who=seal.by)
            if seal and tab in (HEAD, THEMES, DOUBLE, RESULT, EVALUATION)
            else ""
        )
        self._locked.tell(text)

    def _connect(self) -> None:
        self.bar.went.connect(self.go)
        for tab, command in (*_TABS, (BACK, Command.ALL_ROUNDS)):
            Action(self, command, partial(self.go, tab))
        Action(self, Command.NEW_ROUND, self._begin_round)
        self._new_goal = Action(self, Command.NEW_GOAL, self._begin_goal)
        self.double.themes_wanted.connect(self._to_assess)
        self.double.theme_wanted.connect(self.go_to_theme)
        self.double.settings_wanted.connect(self.people_wanted)
        for leading in (self.head, self.end):
            leading.double_wanted.connect(lambda: self.go(DOUBLE))
        self.head.onward.connect(lambda: self.go(THEMES))
        self.walk.finished.connect(lambda: self.go(self._after_walk))
        self.result.themes_wanted.connect(lambda: self.go(THEMES))
        self.evaluation.goals_wanted.connect(lambda: self.go(GOALS))
        self.result.end_wanted.connect(lambda: self.go(END))
        self.goals.theme_wanted.connect(lambda _round, theme: self.go_to_theme(theme))
        self.end.date_wanted.connect(self._to_date)
        self.end.head_wanted.connect(lambda: self.go(HEAD))
        for asking in (self.result, self.end):
            asking.theme_wanted.connect(self.go_to_theme)
            asking.goals_wanted.connect(lambda: self.go(GOALS))
        self._context.sensitive.opened.connect(self._opened_sensitive)
        self._context.outbox.moved.connect(self._moved)  # a bound method: it goes with the page

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.bar)
        lay.addWidget(rule())
        lay.addWidget(self._locked)
        lay.addWidget(self._stack, 1)
