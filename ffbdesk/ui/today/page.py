"""I dag: what is new, what is not finished, what is due."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.agenda import late
from ffbdesk.domain.edits import FieldRef, Record, Scope
from ffbdesk.domain.ids import NoteId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import notes, today
from ffbdesk.services.stays import Running
from ffbdesk.services.today import Twice
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, fold, reveal, row, scroll, stops_as_seen, tab_down
from ffbdesk.ui.kit.look import restyle
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Page, Wanted
from ffbdesk.ui.places import TODAY, Place
from ffbdesk.ui.today.dates import Dates
from ffbdesk.ui.today.news import NewsCard
from ffbdesk.ui.today.stays import AskedAbout, StayInShort
from ffbdesk.words import double as say_double
from ffbdesk.words import stays as say_stays
from ffbdesk.words import today as say
from ffbdesk.words.actions import Command

_BESIDE, _PANEL = 900, 304
"""Page width divided by text scale from which the dates stand beside the news, and how wide they are then."""
_SHOWS = frozenset(
    {
        *(Record.NOTE, Record.ADDITION, Record.GOAL, Record.SUB_GOAL, Record.CITIZEN),
        *(
            Record.STAY,
            Record.MEETING,
            Record.STATUS,
            Record.FOLLOW_UP,
            Record.SEAL,
            Record.ASSESSMENT,
            Record.CONDITION,
        ),
    }
)


class TodayPage(Page):
    """Everything across citizens that somebody who comes to work wants to know."""

    notes_wanted = Signal(str)
    """A citizen's notes, by the citizen's id."""
    note_wanted = Signal(object, str)
    """A citizen and the note to write on."""
    status_wanted = Signal(str)
    follow_up_wanted = Signal(str)
    double_wanted = Signal(str, str)
    """A round that two assess, and which of its pages."""
    due_wanted = Signal(object)
    rounds_wanted = Signal(str)
    """A citizen's udredninger and stays."""
    theme_wanted = Signal(str, str)
    """A round and a theme of it; empty for where it begins."""
    new_wanted = Signal()
    citizens_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._wanted, self._once = Wanted(context), Once(context)
        self.today: today.Today | None = None
        self._title = label(look, say.TITLE, "title")
        self._under = label(look, "", "body", "ink2", wrap=True)
        self.new = Button(look, Command.NEW_NOTE.text, "main", "plus", Command.NEW_NOTE.said)
        self.all_read = Button(look, say.ALL_READ, "quiet", "check")
        self.older_read = Button(look, say.OLDER_READ, "link")
        self._short = label(look, "", "body", "ink2", wrap=True)
        self.to_dates = Button(look, say.TO_DATES, "link")
        self.to_citizens = Button(look, say.TO_CITIZENS, "", "people")
        self._count = label(look, "", "body", "ink2")
        self._nothing = label(look, "", "body", "ink2", wrap=True)
        self._older_said = label(look, "", "body", "ink2", wrap=True)
        self._mine, self._cards, self._stays = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._who: Who | None = None
        self.go_on = Button(look, say_stays.GO_ON, "main")
        self.stays: list[StayInShort] = []
        self.asked = AskedAbout(context)
        self.write_on: list[Button] = []
        self.cards: list[NewsCard] = []
        self.dates = Dates(context)
        self._lay_out()
        self._connect()

    def arrange(self, who: Who | None) -> None:
        """Dates come first with a myndighed, where the work was left with a place of clarification."""
        self._who = who
        self._fold()

    def refresh(self) -> None:
        """Read the day anew."""
        self._wanted.ask(today.visit, self._show)

    def leave(self) -> None:
        """Another page is wanted: nothing of it is in sight any more."""
        super().leave()
        self._wanted.nothing()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """Something of what it shows changed."""
        if self.isVisible() and any(ref.kind in _SHOWS for ref in refs):
            self.refresh()

    def scope(self) -> Scope | None:
        """Nothing here is taken back by undo."""
        return None

    def place(self) -> Place:
        """The page."""
        return Place(tab=TODAY)

    def take_focus(self) -> None:
        """Where the keyboard starts: the heading, where no key does anything.

        The Enter that opened the archive, pressed once too often, would else say 'Læst' of what nobody has seen.
        """
        self._title.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        beside = self.width() / self._context.look.tokens.scale >= _BESIDE
        fold(self._columns, self._panel, self._context.look.tokens.t(_PANEL) if beside else None)
        self._in_short.setHidden(beside or self.today is None or not self.today.anybody)
        first = beside and self._who is Who.AUTHORITY
        self._columns.removeWidget(self._panel)
        self._columns.insertWidget(0 if first else 1, self._panel)
        self._panel.setProperty("kind", "seamright" if first else "seamleft")
        restyle(self._panel)

    def _show(self, found: today.Today) -> None:
        first = self.today is None or not self.isAncestorOf(self.window().focusWidget() or self)
        self.today = found
        day = found.now.date()
        self._under.setText(say.subtitle(found.now, found.last_here) if found.anybody else say.NOBODY)
        self.to_citizens.setVisible(not found.anybody)
        for part in (self.new, self._news, self._panel):
            part.setVisible(found.anybody)
        self._show_mine(found, day)
        self._show_stays(found)
        self._show_news(found)
        self.dates.show_day(found)
        self._short.setText(say.in_short(len(found.dates), late(found.dates, day)))
        self._in_short.setHidden(self._columns.direction() == QBoxLayout.Direction.LeftToRight or not found.anybody)
        if first:
            self.take_focus()
        QTimer.singleShot(0, self, self._tab_down)

    def _show_mine(self, found: today.Today, day: date) -> None:
        """What the user has begun and nobody else can finish."""
        empty(self._mine)
        self.write_on = []
        for citizen, note in found.mine:
            name = self._context.names.of(citizen)
            go = self._unfinished(say.unsigned(name, note.observed_on, day), say.WRITE_ON_NAME.format(name=name))
            go.clicked.connect(partial(self.note_wanted.emit, citizen, note.id))
        for citizen, one in found.statuses:
            name = self._context.names.of(citizen)
            go = self._unfinished(say.unfinished(name, one.follow_up_on), say.WRITE_ON_STATUS_NAME.format(name=name))
            go.clicked.connect(partial(self.status_wanted.emit, one.id))

        for citizen, follow_up in found.follow_ups:
            name = self._context.names.of(citizen)
            told = say.unfinished_follow_up(name, follow_up.held_on)
            go = self._unfinished(told, say.WRITE_ON_FOLLOW_UP_NAME.format(name=name))
            go.clicked.connect(partial(self.follow_up_wanted.emit, follow_up.id))
        for twice in found.double:
            self._show_double(twice)

    def _show_double(self, one: Twice) -> None:
        """A round that two assess: to be assessed, or to be agreed on."""
        name = self._context.names.of(one.citizen)
        waits = say_double.waits(name, one.held_on, one.other, other_is_done=one.other_is_done)
        told = say_double.to_agree(name, one.held_on, one.other) if one.is_settled else waits
        told = say_double.agreed(name, one.held_on) if one.is_agreed else told
        called = say_double.SEE_NAME if one.is_settled else say_double.ASSESS_NAME
        button = say_double.SEE if one.is_settled else say_double.ASSESS
        go = self._unfinished(told, called.format(name=name), button)
        go.clicked.connect(partial(self.double_wanted.emit, one.round, "double" if one.is_settled else "themes"))

    def _unfinished(self, text: str, name: str, button: str = say.WRITE_ON) -> Button:
        line = Notice(self._context.look, "attention")
        go = Button(self._context.look, button, "quiet", name=name)
        self.write_on.append(go)
        self._mine.addWidget(row(self._context.look, (line, 1), go))
        line.tell(text)
        return go

    def _tab_down(self) -> None:
        """Tab goes down the one column and then down the other, whenever their parts were made."""
        sides = [self._main, self._panel]
        if self._columns.indexOf(self._panel) == 0:
            sides.reverse()
        tab_down(*(stop for side in sides for stop in stops_as_seen(side)))

    def _show_stays(self, found: today.Today) -> None:
        empty(self._stays)
        self.stays = []
        for running in found.stays:
            card = StayInShort(self._context, running)
            card.opened.connect(partial(self.rounds_wanted.emit, running.citizen.id))
            card.theme_wanted.connect(self.theme_wanted)
            self.stays.append(card)
            self._stays.addWidget(card)
        self._running.setVisible(bool(found.stays))
        self.asked.show_stays(found.stays)
        left = found.go_on if self._who is Who.CLARIFICATION or found.stays else None
        self.go_on.setVisible(left is not None)
        self.new.set_kind("" if left else "main")
        if left is not None:
            name = self._context.names.of(left.citizen)
            theme = self._context.catalogue.place(left.theme).name
            self.go_on.say(say_stays.GO_ON.format(theme=theme))
            self.go_on.setAccessibleName(say_stays.GO_ON_NAME.format(name=name, theme=theme))

    def _go_on(self) -> None:
        if self.today is not None and self.today.go_on is not None:
            left = self.today.go_on
            self.theme_wanted.emit(left.round, left.theme)

    def _to_asked(self, running: Running, theme: str) -> None:
        """Where it is written about: in the udredning, else where one is begun."""
        if running.round is not None:
            self.theme_wanted.emit(running.round, theme)
        else:
            self.rounds_wanted.emit(running.citizen.id)

    def _show_news(self, found: today.Today) -> None:
        empty(self._cards)
        self.cards = []
        for news in found.news:
            card = NewsCard(self._context, news, found)
            card.opened.connect(partial(self.notes_wanted.emit, news.citizen.id))
            card.read.connect(partial(self._say_read, len(self.cards)))
            self.cards.append(card)
            self._cards.addWidget(card)
        self._nothing.setText(say.nothing_since(found.last_here, found.now))
        self._tell_count(self.cards)
        self._apart.setVisible(found.practice_apart)
        self._older_said.setText(say.older(len(found.older)))
        self._older.setVisible(bool(found.older))

    def _tell_count(self, unread: Sequence[NewsCard]) -> None:
        count = sum(card.count for card in unread)
        self._count.setText(say.count(count, len(unread)) if count else "")
        self.all_read.setVisible(bool(count))
        self._nothing.setVisible(not self.cards)

    def _say_read(self, at: int, which: frozenset[NoteId]) -> None:
        """The card stays where it is: what came in its place would be read by a click too many."""
        self._once.do(lambda desk: notes.have_read(desk, which), lambda _none: self._is_read(at))

    def _is_read(self, at: int) -> None:
        if at < len(self.cards):
            self.cards[at].read_now()
        unread = [card for card in self.cards if not card.is_read]
        later = [card for card in self.cards[at:] if not card.is_read]
        following = next(iter(later or unread), None)
        (following.say_read if following is not None else self._title).setFocus()
        self._tell_count(unread)

    def _say_all_read(self, which: frozenset[NoteId]) -> None:
        """Nothing is left to be read: the page is drawn anew without it."""

        def again(_none: None) -> None:
            self._wanted.ask(today.visit, self._show)

        self._title.setFocus()
        self._once.do(lambda desk: notes.have_read(desk, which), again)

    def _all_read(self) -> None:
        if self.today is not None:
            self._say_all_read(frozenset(note.id for news in self.today.news for note in news.notes))

    def _older_read(self) -> None:
        if self.today is not None:
            self._say_all_read(self.today.older)

    def _go_to_dates(self) -> None:
        """Where they stand under the news: the first of them."""
        rows = [row for part in self.dates.parts for row in part.rows]
        if rows:
            rows[0].go.setFocus()
            reveal(rows[0])

    def _citizen_wanted(self, citizen: Citizen) -> None:
        self.notes_wanted.emit(citizen.id)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.go_on.clicked.connect(self._go_on)
        self.asked.wanted.connect(self._to_asked)
        self.to_citizens.clicked.connect(self.citizens_wanted)
        self.all_read.clicked.connect(self._all_read)
        self.to_dates.clicked.connect(self._go_to_dates)
        self.older_read.clicked.connect(self._older_read)
        self.dates.due_wanted.connect(self.due_wanted)
        self.dates.citizen_wanted.connect(self._citizen_wanted)

    def _lay_out(self) -> None:
        look = self._context.look
        self._cards.setSpacing(look.tokens.s(8))
        self._mine.setSpacing(look.tokens.s(8))
        self._stays.setSpacing(look.tokens.s(8))
        self._apart = label(look, say.PRACTICE_APART, "caption", "ink3", wrap=True)
        self._older = row(look, (self._older_said, 1), self.older_read)
        self._news = box(
            look,
            self._mine,
            4,
            row(look, label(look, say.NEW, "section"), self._count, None, self.all_read),
            self._nothing,
            self._cards,
            self._older,
            self._apart,
            gap=8,
        )
        head = flow(look, self._title, None, self.new, self.go_on, gap=8)
        self._running = box(look, label(look, say_stays.RUNNING, "section"), self._stays, 8, gap=8)
        self._in_short = row(look, (self._short, 1), self.to_dates)
        self._in_short.hide()
        parts = (head, self._under, self._in_short, row(look, self.to_citizens, None), self._running, self._news, None)
        inner = box(look, *parts, gap=8, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(860))
        self._main = row(look, (inner, 100), None)
        self._panel = box(
            look, self.asked, self.dates, None, gap=24, margins=(24, 24, 24, 24), tone="sunken", kind="seamleft"
        )
        page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._main, 1)
        self._columns.addWidget(self._panel)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, page))
