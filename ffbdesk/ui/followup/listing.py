"""Opfølgning: the citizen's statusnotater and opfølgninger, newest first, and the ways to new ones."""

from datetime import date
from functools import partial
from types import ModuleType
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.followups import FollowUp
from ffbdesk.domain.ids import CitizenId, FollowUpId, StatusId
from ffbdesk.domain.status import StatusNote
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import followups, status
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, row, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words import followups as say_follow_ups
from ffbdesk.words import status as say
from ffbdesk.words.actions import Command


class _Listed(NamedTuple):
    """One of either kind, as its card says it."""

    day: date
    heading: str
    standing: str
    is_finished: bool
    open_name: str
    remove_name: str
    status: StatusId | None = None
    follow_up: FollowUpId | None = None


class _Read(NamedTuple):
    statuses: tuple[StatusNote, ...]
    follow_ups: tuple[FollowUp, ...]
    closed: frozenset[str]


class FollowUpList(QWidget):
    """`opened` and `follow_up_opened` carry the id of the one to write on or read."""

    opened = Signal(str)
    follow_up_opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._citizen: CitizenId | None = None
        self._who: Who | None = None
        self._found = _Read((), (), frozenset())
        self.closed: frozenset[str] = frozenset()
        """The parts at sensitive themes, by their ids."""
        self._wanted, self._once = Wanted(context), Once(context)
        self._title = label(look, say.LIST_TITLE, "title")
        self.new = Button(look, Command.NEW_STATUS.text, "main", "plus")
        self.new_follow_up = Button(look, Command.NEW_FOLLOW_UP.text, "", "plus")
        self._none = label(look, say.NONE, "lead", "ink2", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.tokens.s(8))
        self.ways: list[Button] = []
        head = flow(look, (self._title, 1), self.new_follow_up, self.new, gap=8)
        self._shown = box(look, head, 8, self._none, self._cards, gap=8)
        inner = box(look, self._shown, None, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(900))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        commands.press(self.new, Command.NEW_STATUS)
        commands.press(self.new_follow_up, Command.NEW_FOLLOW_UP)
        self.new.clicked.connect(self._begin)
        self.new_follow_up.clicked.connect(self._begin_follow_up)

    def arrange(self, who: Who | None) -> None:
        """The chief thing is the statusnotat of whoever delivers, and the opfølgning of whoever ordered."""
        self._who = who
        self._arrange()

    def _arrange(self) -> None:
        """Once a statusnotat is finished, the opfølgning comes next for everybody."""
        orders = self._who is Who.AUTHORITY or _is_told(self._found)
        self.new.set_kind("" if orders else "main")
        self.new_follow_up.set_kind("main" if orders else "")

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's."""
        self.forget()
        self._citizen = citizen
        self.reread()

    def reread(self) -> None:
        """As they stand now."""
        citizen = self._citizen
        if citizen is not None:
            self._wanted.ask(partial(_read, citizen), self._show)

    def forget(self) -> None:
        """Another citizen is wanted."""
        self._citizen = None
        self._wanted.nothing()
        self._shown.hide()

    def take_focus(self) -> None:
        """Where the keyboard starts: the newest, or the heading where there is none."""
        (self.ways[0] if self.ways else self._title).setFocus()

    def _show(self, found: _Read) -> None:
        self.closed = found.closed
        empty(self._cards)
        self.ways = []
        listed = [*_statuses(found.statuses), *_follow_ups(found.follow_ups)]
        for one in sorted(listed, key=lambda one: (one.day, one.follow_up is not None), reverse=True):
            self._cards.addWidget(self._card(one))
        going = any(one.seal is None for one in found.statuses)
        self.new.say(say.GO_ON if going else Command.NEW_STATUS.text)
        self.new.set_icon("" if going else "plus")
        going = any(one.seal is None for one in found.follow_ups)
        self.new_follow_up.say(say_follow_ups.GO_ON if going else Command.NEW_FOLLOW_UP.text)
        self.new_follow_up.set_icon("" if going else "plus")
        self._none.setVisible(not listed)
        self._found = found
        self._arrange()
        self._shown.show()

    def _card(self, one: _Listed) -> QFrame:
        look = self._context.look
        open_ = Button(look, say.OPEN, name=one.open_name)
        open_.clicked.connect(partial(self._open, one))
        remove = Button(look, say.REMOVE, "quiet", name=one.remove_name)
        remove.clicked.connect(partial(self._remove, one))
        if one.is_finished:
            remove.hide()
        self.ways.append(open_)
        told = box(
            look,
            label(look, one.heading, "section"),
            label(look, one.standing, "body", "ink2", wrap=True),
            gap=0,
        )
        return row(look, (told, 1), remove, open_, kind="card", margins=(16, 12, 16, 12))

    def _open(self, one: _Listed) -> None:
        if one.status is not None:
            self.opened.emit(one.status)
        elif one.follow_up is not None:
            self.follow_up_opened.emit(one.follow_up)

    def _begin(self) -> None:
        citizen = self._citizen
        if citizen is not None:
            self._once.do(lambda desk: status.go_on(desk, citizen), self.opened.emit)

    def _begin_follow_up(self) -> None:
        citizen = self._citizen
        if citizen is not None:
            self._once.do(lambda desk: followups.go_on(desk, citizen), self.follow_up_opened.emit)

    def _remove(self, one: _Listed) -> None:
        self._title.setFocus()  # the button goes with its card
        said = self._context.speaker.say
        if one.status is not None:
            which = one.status
            self._once.do(lambda desk: status.remove(desk, which), lambda _none: said(say.REMOVED))
        elif one.follow_up is not None:
            other = one.follow_up
            self._once.do(lambda desk: followups.remove(desk, other), lambda _none: said(say_follow_ups.REMOVED))


def _is_told(found: _Read) -> bool:
    """Whether a statusnotat is finished that no opfølgning has come after."""
    last = max((one.held_on for one in found.follow_ups if one.seal), default=date.min)
    newest = next(iter(found.statuses), None)
    return newest is not None and newest.seal is not None and newest.written_on > last


def _read(citizen: CitizenId, desk: Desk) -> _Read:
    closed = status.closed_parts(desk, citizen) | followups.closed_parts(desk, citizen)
    return _Read(status.listing(desk, citizen), followups.listing(desk, citizen), closed)


def _statuses(found: tuple[StatusNote, ...]) -> list[_Listed]:
    days = {one.id: one.written_on for one in found}
    told = [(one, say.standing(one, days.get(one.corrects_id) if one.corrects_id else None)) for one in found]
    corrected = {one.corrects_id for one in found if one.seal is not None}
    return [
        _listed(one.written_on, said, say, (one.seal is not None, one.id in corrected))._replace(status=one.id)
        for one, said in told
    ]


def _follow_ups(found: tuple[FollowUp, ...]) -> list[_Listed]:
    days, words = {one.id: one.held_on for one in found}, say_follow_ups
    told = [(one, words.standing(one, days.get(one.corrects_id) if one.corrects_id else None)) for one in found]
    corrected = {one.corrects_id for one in found if one.seal is not None}
    return [
        _listed(one.held_on, said, words, (one.seal is not None, one.id in corrected))._replace(follow_up=one.id)
        for one, said in told
    ]


def _listed(day: date, standing: str, words: ModuleType, stands: tuple[bool, bool]) -> _Listed:
    """A card in the words of its kind; whether it is finished, and whether it is corrected."""
    is_finished, is_corrected = stands
    short = say.day(day)
    return _Listed(
        day,
        words.heading(day),
        f"{standing} {words.CORRECTED}" if is_corrected else standing,
        is_finished,
        words.OPEN_NAME.format(day=short),
        words.REMOVE_NAME.format(day=short),
    )
