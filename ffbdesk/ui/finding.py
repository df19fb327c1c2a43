"""What can be found from the keyboard: Ctrl+K, the keys of just now, a citizen to choose, a theme to tag."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.edits import Record
from ffbdesk.domain.ids import CitizenId, FollowUpId, GatheringId, GoalId, NoteId, StatusId, SubGoalId, ThemeCode
from ffbdesk.domain.records import Citizen
from ffbdesk.services import citizens
from ffbdesk.services import search as texts
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.storage.wordindex import CLOSED, OPENED
from ffbdesk.ui import commands
from ffbdesk.ui.citizen.page import ROUNDS
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.finder import Find, Finder, forgotten
from ffbdesk.ui.gathering.page import HEAD, THEMES
from ffbdesk.ui.page import Page
from ffbdesk.words import closing, people
from ffbdesk.words import frame as say
from ffbdesk.words import notes as note_words
from ffbdesk.words import search as search_words
from ffbdesk.words.actions import Command
from ffbdesk.words.parts import Part


class Ways(Protocol):
    """Where what is found leads to, and what the window knows of what is in sight."""

    def show_form(self, citizen: Citizen | None) -> None:
        """Make or edit a citizen."""
        ...

    def show_part(self, part: Part) -> None:
        """A part of Indstillinger."""
        ...

    def show_citizen(self, citizen: CitizenId, tab: str = "", *, takes_focus: bool = True) -> None:
        """One of a citizen's pages, by default the one that is most used here."""
        ...

    def show_goal(self, citizen: CitizenId, goal: GoalId | None, sub_goal: SubGoalId | None) -> None:
        """One of a citizen's goals, or a delmål of it."""
        ...

    def show_note(self, citizen: Citizen, note: NoteId) -> None:
        """One of a citizen's notes, on the sheet beside all of them."""
        ...

    def show_round(self, gathering: GatheringId, tab: str = HEAD, theme: ThemeCode | None = None) -> None:
        """One round."""
        ...

    def show_status(self, status: StatusId, part: str = "") -> None:
        """One statusnotat."""
        ...

    def show_plain_pages(self, citizen: CitizenId) -> None:
        """Borgerens udgave."""
        ...

    def show_follow_up(self, follow_up: FollowUpId, part: str = "") -> None:
        """One opfølgning."""
        ...

    def page_in_hand(self) -> Page:
        """The sheet while it has the keyboard, else the page."""
        ...

    def way_to_theme(self) -> Callable[[ThemeCode], object] | None:
        """How to go to a theme of the round in sight; None where none is."""
        ...

    def prompts_key(self) -> Callable[[], object] | None:
        """What the keys of the form do for the theme in sight; None where none is."""
        ...


class Finding(QObject):
    """The finder's panel, and everything that it is opened with."""

    def __init__(self, context: Context, ways: Ways, window: QWidget, field: QWidget) -> None:
        """`field` is the search in the top bar, which the panel lies over."""
        super().__init__(window)
        self._context, self._ways, self._window, self._field = context, ways, window, field
        self.finder = Finder(context.look, window)
        self.finder.asked.connect(self._search_texts)

    def anything(self) -> None:
        """Ctrl+K: find a theme, a command or a citizen; the same keys close it again."""
        if self.finder.isVisible():
            self.finder.leave()
            return
        actions = [a for a in commands.available(self._window.window()) if a.command is not Command.SEARCH]
        finds = [Find(a.command.text, a.trigger, keys=a.command.shown) for a in actions]
        there = [p for p in Part if p is not Part.DECIDED or self._context.decided.is_anything()]
        parts = [Find(p.heading, partial(self._ways.show_part, p), say.IN_SETTINGS, also=p.everyday) for p in there]
        to_theme = self._ways.way_to_theme()
        themes = self._themes(to_theme) if to_theme is not None else []
        self.finder.open([*finds, *themes, *parts], self._corner(), say.FIND, asks=True)
        self._offer_citizens(lambda citizen: self._ways.show_citizen(citizen.id), say.ONE_CITIZEN)

    def keys(self) -> None:
        """F1: what can be done with keys just now, in the finder's panel; the same key closes it again."""
        if self.finder.isVisible():
            self.finder.leave()
            return
        known = commands.available(self._window.window())
        actions = [a for a in known if a.command.keys and a.command is not Command.KEYS]
        finds = [Find(a.command.text, a.trigger, keys=a.command.shown) for a in self._own_first(actions)]
        begin = self._ways.prompts_key()
        if begin is not None:
            finds += [Find(text, begin, keys=keys) for text, keys in say.FORM_KEYS[:2]]
        finds += [Find(text, lambda: None, keys=keys) for text, keys in say.FORM_KEYS[2:]]
        self.finder.open(finds, self._corner(), say.FIND_KEYS)

    def citizen(self, what: str, then: Callable[[Citizen], object]) -> None:
        """Ask for one of the citizens; `what` for, in words."""
        self.finder.open([], self._corner(), what)
        self._offer_citizens(then)

    def theme(self, then: Callable[[ThemeCode], object], unfound: Callable[[str], None] = forgotten) -> None:
        """Ask for a theme, whether or not anybody assessed it; `unfound` gets what meant none."""
        self.finder.open(self._themes(then), self._corner(), note_words.FIND_THEME, unfound=unfound)

    def _themes(self, then: Callable[[ThemeCode], object]) -> list[Find]:
        return [
            Find(theme.name, partial(then, theme.code), group.term)
            for group, themes in (*self._context.catalogue.activities(), *self._context.catalogue.described())
            for theme in themes
        ]

    def _offer_citizens(self, then: Callable[[Citizen], object], beside: str = "") -> None:
        today, called = self._context.now().date(), self._context.names.of

        def find(citizen: Citizen) -> Find:
            left = closing.left(citizen.closed_on, today) if citizen.closed_on else ""
            words = " · ".join(part for part in (beside, left) if part)
            return Find(called(citizen) or people.UNNAMED, partial(then, citizen), words, also=citizen.own_number)

        def offer(lines: tuple[CitizenLine, ...]) -> None:
            self.finder.add([find(line.citizen) for line in lines])

        self._context.work.submit(citizens.listing, offer)

    def _corner(self) -> QPoint:
        return self._field.mapTo(self._window, QPoint(0, 0))

    def _own_first(self, actions: list[Action]) -> list[Action]:
        """What belongs to the page in sight before what can be done everywhere."""
        page = self._ways.page_in_hand()
        return sorted(actions, key=lambda action: action.owner is not page and not page.isAncestorOf(action.owner))

    def _search_texts(self, typed: str) -> None:
        """Ctrl+K looks into every text too; of sensitive themes only whose are open."""
        opened = self._context.sensitive.whose()

        def show(found: tuple[texts.Found, ...]) -> None:
            self.finder.show_texts(typed, [self._as_find(one) for one in found])

        self._context.work.submit(lambda desk: texts.find(desk, typed, opened), show)

    def _as_find(self, found: texts.Found) -> Find:
        theme = self._context.catalogue.place(found.theme).name if found.theme else ""
        text = " ".join(found.around.replace(OPENED, "").replace(CLOSED, "").split())
        where = search_words.where(found.record, found.day, theme, self._context.names.of(found.citizen))
        return Find(text, partial(self._go_to_found, found), where)

    def _go_to_found(self, found: texts.Found) -> None:
        ways, citizen = self._ways, found.citizen
        if found.gathering is not None:
            ways.show_round(found.gathering, THEMES if found.theme else HEAD, found.theme)
        elif found.status is not None:
            ways.show_status(found.status)
        elif found.follow_up is not None:
            ways.show_follow_up(found.follow_up)
        elif found.note is not None:
            ways.show_note(citizen, found.note)
        elif found.record in (Record.GOAL, Record.SUB_GOAL, Record.CASE, Record.ORDER):
            ways.show_goal(citizen.id, found.goal, found.sub_goal)
        elif found.record is Record.PLAIN_PAGE:
            ways.show_plain_pages(citizen.id)
        elif found.record in (Record.STAY, Record.MEETING):
            ways.show_citizen(citizen.id, ROUNDS)
        else:
            ways.show_citizen(citizen.id)
