"""Opfølgning: the citizen's statusnotater, newest first, and the way to a new one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId, StatusId
from ffbdesk.domain.status import StatusNote
from ffbdesk.services import status
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, row, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words import status as say
from ffbdesk.words.actions import Command


class StatusList(QWidget):
    """`opened` carries the id of the one to write on or read."""

    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._citizen: CitizenId | None = None
        self.closed: frozenset[str] = frozenset()
        """The parts at sensitive themes, by their ids."""
        self._wanted, self._once = Wanted(context), Once(context)
        self._title = label(look, say.LIST_TITLE, "title")
        self.new = Button(look, Command.NEW_STATUS.text, "main", "plus")
        self._none = label(look, say.NONE, "lead", "ink2", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.tokens.s(8))
        self.ways: list[Button] = []
        self._shown = box(look, row(look, self._title, None, self.new), 8, self._none, self._cards, gap=8)
        inner = box(look, self._shown, None, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(900))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        commands.press(self.new, Command.NEW_STATUS)
        self.new.clicked.connect(self._begin)

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's."""
        self.forget()
        self._citizen = citizen
        self.reread()

    def reread(self) -> None:
        """As they stand now."""
        citizen = self._citizen
        if citizen is not None:
            self._wanted.ask(
                lambda desk: (status.listing(desk, citizen), status.closed_parts(desk, citizen)), self._read
            )

    def forget(self) -> None:
        """Another citizen is wanted."""
        self._citizen = None
        self._wanted.nothing()
        self._shown.hide()

    def take_focus(self) -> None:
        """Where the keyboard starts: the newest, or the heading where there is none."""
        (self.ways[0] if self.ways else self._title).setFocus()

    def _read(self, found: tuple[tuple[StatusNote, ...], frozenset[str]]) -> None:
        self.closed = found[1]
        self._show(found[0])

    def _show(self, found: tuple[StatusNote, ...]) -> None:
        empty(self._cards)
        self.ways = []
        days = {one.id: one.written_on for one in found}
        corrected = {one.corrects_id for one in found if one.seal is not None}
        for one in found:
            told = say.standing(one, days.get(one.corrects_id) if one.corrects_id else None)
            self._cards.addWidget(self._card(one, f"{told} {say.CORRECTED}" if one.id in corrected else told))
        going = any(one.seal is None for one in found)
        self.new.say(say.GO_ON if going else Command.NEW_STATUS.text)
        self.new.set_icon("" if going else "plus")
        self._none.setVisible(not found)
        self._shown.show()

    def _card(self, one: StatusNote, standing: str) -> QFrame:
        look = self._context.look
        open_ = Button(look, say.OPEN, name=say.OPEN_NAME.format(day=say.day(one.written_on)))
        open_.clicked.connect(partial(self.opened.emit, one.id))
        remove = Button(look, say.REMOVE, "quiet", name=say.REMOVE_NAME.format(day=say.day(one.written_on)))
        remove.clicked.connect(partial(self._remove, one.id))
        if one.seal is not None:
            remove.hide()
        self.ways.append(open_)
        told = box(
            look,
            label(look, say.heading(one.written_on), "section"),
            label(look, standing, "body", "ink2", wrap=True),
            gap=0,
        )
        return row(look, (told, 1), remove, open_, kind="card", margins=(16, 12, 16, 12))

    def _begin(self) -> None:
        citizen = self._citizen
        if citizen is not None:
            self._once.do(lambda desk: status.go_on(desk, citizen), self.opened.emit)

    def _remove(self, which: StatusId) -> None:
        self._title.setFocus()  # the button goes with its card
        self._once.do(lambda desk: status.remove(desk, which), lambda _none: self._context.speaker.say(say.REMOVED))
