"""What is missing and what is unconfirmed in a round, as links. Never a stop, never 31 reproaches."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Theme
from ffbdesk.domain.double import is_under_way
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import NotAssessed
from ffbdesk.domain.records import Round
from ffbdesk.domain.rules import standing, unconfirmed, unconfirmed_groups, undecided
from ffbdesk.services import stays
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.layout import empty, icon_label, row, tab_down
from ffbdesk.ui.kit.text import label, link
from ffbdesk.ui.page import Wanted
from ffbdesk.words import double, people
from ffbdesk.words import ending as say


@dataclass(frozen=True, slots=True)
class Further:
    """One thing more to look at, perhaps with the way to it, or with the themes that it is about."""

    text: str
    link: str = ""
    run: Callable[[], object] | None = None
    themes: Sequence[Theme] = ()


class Checks(QWidget):
    """How far the round is, themes without a judgement, themes carried and not confirmed, goals without a theme."""

    theme_wanted = Signal(str)
    goals_wanted = Signal()

    def __init__(self, context: Context, *below: QWidget) -> None:
        """`below` is what Tab goes on to: links are made later than what stands under them."""
        super().__init__()
        self._below = below
        self._context = context
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(context.look.tokens.s(8))
        self.links: list[QWidget] = []
        self._shown: object = None
        self._wanted = Wanted(context)
        self._round: tuple[Round, Sequence[Further]] | None = None
        self._asked: tuple[GatheringId | None, tuple[ThemeCode, ...]] = (None, ())
        """A round, and the themes that the municipality has asked for in its stay."""

    def show_round(self, shown: Round, further: Sequence[Further] = ()) -> None:
        """Where a round stands, and what else a page has to say of it."""
        self._round = (shown, further)
        self._ask()
        self._show(shown, further)

    def showEvent(self, event: QShowEvent) -> None:
        """Looked at again: the stay may have been written on since."""
        super().showEvent(event)
        self._asked = (None, self._asked[1])
        self._ask()

    def _ask(self) -> None:
        which = self._round[0].gathering.id if self._round else None
        if which is not None and which != self._asked[0]:
            self._asked = (which, ())
            self._wanted.ask(lambda desk: stays.asked(desk, which), partial(self._read, which))

    def _read(self, which: GatheringId, codes: tuple[ThemeCode, ...]) -> None:
        self._asked = (which, codes)
        if self._round is not None and self._round[0].gathering.id == which:
            self._show(*self._round)

    def _not_taken_up(self, shown: Round) -> list[Theme]:
        """What the municipality has asked for and nobody has looked at; what is closed is not among it."""
        answered = {
            one.theme
            for one in shown.gathering.conditions
            if one.judgement is not None and not isinstance(one.judgement, NotAssessed)
        }
        left = set(self._asked[1]) - answered - set(self._closed(shown))
        return [theme for theme in self._context.catalogue.themes if theme.code in left]

    def _closed(self, shown: Round) -> Collection[ThemeCode]:
        return self._context.sensitive.closed(shown.citizen.id)

    def _show(self, shown: Round, further: Sequence[Further]) -> None:
        catalogue, gathering = self._context.catalogue, shown.gathering
        asked = self._not_taken_up(shown) if gathering.seal is None else []
        closed = set(self._asked[1]) & set(self._closed(shown)) if gathering.seal is None else ()
        told = [Further(say.ASKED, themes=asked)] if asked else []
        told += [Further(say.ASKED_CLOSED, say.TO_CLOSED, partial(self.theme_wanted.emit, code)) for code in closed]
        further = (*told, *further)
        wanted = (
            gathering.conditions,
            gathering.assessments,
            gathering.descriptions,
            shown.case.goals,
            [(more.text, *more.themes) for more in further],
        )
        if wanted == self._shown:
            return  # the links are kept: one that went away under the mouse would swallow the click
        self._shown = wanted
        empty(self._lines)
        self.links = []
        count = standing(gathering)
        sure = "check" if count.decided and not count.unconfirmed else "warn"
        self._tell(sure, people.standing(count.decided, count.open, count.unconfirmed))
        blind = is_under_way(gathering.assessments)
        missing = () if blind else undecided(gathering, catalogue)
        unsure = unconfirmed(gathering, catalogue)
        if blind:
            self._tell("warn", double.NO_LEVELS)
        elif missing or not unsure:
            self._tell(*(("warn", say.OPEN_THEMES) if missing else ("check", say.NOTHING_OPEN)))
        self._link_themes(missing)
        if unsure:
            self._tell("warn", say.UNCONFIRMED)
            self._link_themes(unsure)
        for group in unconfirmed_groups(gathering, catalogue):
            to_group = partial(self.theme_wanted.emit, group.code)
            further = (Further(say.UNCONFIRMED_GROUP.format(group=group.term), say.SEE_GROUP, to_group), *further)
        aimless = sum(goal.theme is None for goal in shown.case.goals)
        if aimless:
            further = (Further(say.goals_without_theme(aimless), say.SEE_GOALS, self.goals_wanted.emit), *further)
        unfinished = sum(goal.theme is not None and not goal.is_finished() for goal in shown.case.goals)
        if unfinished:
            further = (Further(say.goals_unfinished(unfinished), say.SEE_GOALS, self.goals_wanted.emit), *further)
        for more in further:
            self._tell("warn", more.text)
            if more.run is not None:
                self._offer(more.link, more.run)
            self._link_themes(more.themes)
        tab_down(*self.links, *self._below)

    def _tell(self, icon: str, text: str) -> None:
        """A line with a sign."""
        look = self._context.look
        tone = "accent" if icon == "check" else "attention"
        sign = icon_label(look, icon, 18, tone)
        self._lines.addWidget(row(look, sign, (label(look, text, wrap=True), 1), gap=8))

    def _offer(self, text: str, run: Callable[[], object]) -> None:
        """A link under the line before it."""
        look = self._context.look
        go = link(look, text, run)
        self.links.append(go)
        self._lines.addWidget(row(look, go, None, margins=(24, 0, 0, 0)))

    def _link_themes(self, themes: Sequence[Theme]) -> None:
        for theme in themes:
            self._offer(theme.name, partial(self.theme_wanted.emit, theme.code))
