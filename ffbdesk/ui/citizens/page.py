"""Borgere: one row a citizen, search as you type; the first start with two large choices."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import FieldRef, Record
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import has_left
from ffbdesk.domain.whoweare import Who
from ffbdesk.export.file.check import AnyFile
from ffbdesk.services import bosted, citizens, dates, erasure, intake, people, practice, whoweare
from ffbdesk.services.dates import Daily
from ffbdesk.services.desk import Desk
from ffbdesk.services.intake import Taken
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.ui import commands
from ffbdesk.ui.citizens.reminder import SheetReminder
from ffbdesk.ui.citizens.table import CitizenTable, is_due
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import BigChoice, Button, Segments
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Page, Wanted
from ffbdesk.ui.settings.whoweare import WhoAsks
from ffbdesk.words import closing, rights
from ffbdesk.words import people as say
from ffbdesk.words.actions import Command

_RUNNING, _ENDED = "running", "ended"
PAUSE_MS = 600
"""A pause in typing this long, and what the search found is said aloud."""


class CitizensPage(Page):
    """The list, or the welcome while there is nobody."""

    opened = Signal(str)
    edited = Signal(object)
    leadership_wanted = Signal()
    removed_wanted = Signal()
    """Those who were removed from the list."""
    who_chosen = Signal(object)
    """Somebody has said who uses the archive."""
    sheet_wanted = Signal()
    """The way to make a recovery sheet."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: tuple[CitizenLine, ...] = ()
        self._wanted, self._once = Wanted(context), Once(context)
        self._coming = 0
        """How many times files are being taken in just now, and what became of those that came."""
        self._came: list[str] = []
        self.reading: list[list[Path]] = []
        """Files that are being read: long work, which ends where the archive is locked or the window built anew."""
        self._keys: tuple[str, ...] = ()
        self._daily: Mapping[CitizenId, Daily] | None = None
        self.search = TextLine(context.look, Command.FIND_CITIZEN.text, "", say.FIND_HINT, "search")
        self.table = CitizenTable(context.look)
        self.new = Button(context.look, Command.NEW_CITIZEN.text, "main", "plus")
        self.reminder = Notice(context.look, "attention")
        self.told = [Notice(context.look, answers=True), Notice(context.look, answers=True)]
        """What became of files and examples, over the list and over the welcome: it stays until somebody goes on."""
        self.no_sheet = [SheetReminder(context.look), SheetReminder(context.look)]
        self.examples = Button(context.look, Command.PRACTISE.text, "quiet", "course")
        self.bosted = Button(context.look, Command.PRACTISE_BOSTED.text, "quiet", "course")
        self.no_examples = Button(context.look, Command.END_PRACTICE.text, "quiet")
        self.asks = [WhoAsks(context), WhoAsks(context)]
        """Who uses the archive: over the list and over the welcome, until somebody has said so."""
        running, ended = Button(context.look, closing.RUNNING, "seg"), Button(context.look, closing.ENDED, "seg")
        self.which = Segments(self, {_RUNNING: running, _ENDED: ended})
        self._ended_button, self._ended = ended, False
        self._running = row(context.look, running, ended)
        self.nobody = label(context.look, say.NOBODY_FOUND, "body", "ink2")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(QWidget())  # nothing, until it is known whether there is anybody
        self._stack.addWidget(self._list())
        self._stack.addWidget(self._welcome())
        self.which.picked.connect(self._show_which)
        for asks in self.asks:
            asks.chosen.connect(self.who_chosen)
        for line in self.no_sheet:
            line.wanted.connect(self.sheet_wanted)
            line.put_away.connect(self._remind_no_more)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell_found)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.opened.connect(self.opened)
        self.new.clicked.connect(lambda: self.edited.emit(None))
        commands.name(self.new, Command.NEW_CITIZEN)
        Action(self, Command.PRACTISE, self._practise)
        Action(self, Command.PRACTISE_BOSTED, self._practise_bosted)
        Action(self, Command.FETCH, self._fetch)
        Action(self.search, Command.FIND_CITIZEN, self.search.setFocus)

    def leave(self) -> None:
        """Another page is wanted: what was told is read."""
        super().leave()
        self._tell("")

    def _tell(self, text: str) -> None:
        """What was done, in sight wherever the user is by now."""
        for notice in self.told:
            notice.tell(text)
        if text and not self.isVisible():
            self._context.speaker.say(text.replace("\n", " "))

    def refresh(self, chosen: CitizenId | None = None) -> None:
        """Read everybody anew, and choose a row."""
        self._wanted.ask(_read, partial(self._show, chosen))

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """Somebody came, went or changed while the list is in sight."""
        if self.isVisible() and any(ref.kind in (Record.CITIZEN, Record.CASE, Record.GATHERING) for ref in refs):
            chosen = self.table.chosen()
            self.refresh(chosen.citizen.id if chosen else None)

    def take_focus(self) -> None:
        """Where the keyboard starts: the list, or the way to the first citizen's form."""
        if self._lines:
            self.table.setFocus()
        else:
            self.first.setFocus()

    def _show(self, chosen: CitizenId | None, read: "_Read") -> None:
        lines, self._keys, removed = read.lines, read.keys, read.removed
        self._daily = read.daily
        self._first_practice(read.who)
        for reminder in self.no_sheet:
            reminder.setVisible(read.lacks_sheet)
        for asks in self.asks:
            asks.setVisible(read.who is None)
        if not lines:
            self._greet(removed)
        self._lines = lines
        due = [self._context.names.of(line.citizen) for line in lines if is_due(line.citizen, self._context.now())]
        self.reminder.tell(rights.reminder(due) if due else "")
        self._stack.setCurrentIndex(1 if lines else 2)
        practice = any(line.citizen.practice for line in lines)
        self.examples.setVisible(not practice)
        self.bosted.setVisible(not read.has_bosted)
        self.no_examples.setVisible(practice)
        self._filter()
        if chosen is not None:
            self.table.select(chosen)
        if not self.search.hasFocus():
            self.take_focus()

    def _filter(self) -> None:
        typed, today = self.search.text(), self._context.now().date()
        found = citizens.matching(self._lines, self._keys, typed)
        ended = sum(has_left(line.citizen, today) for line in self._lines)
        self._ended = self._ended and bool(ended)
        if not typed:  # who is looked for is found wherever they are
            found = tuple(line for line in found if has_left(line.citizen, today) is self._ended)
        self.which.show_value(_ENDED if self._ended else _RUNNING)
        self._ended_button.say(closing.ended(ended))
        self._running.setVisible(bool(ended) and not typed)
        self.table.fill(found, self._context.now(), self._daily)
        self.nobody.setVisible(not found)
        self._buttons_follow()

    def _show_which(self, which: str) -> None:
        self._ended = which == _ENDED
        self._filter()

    def _tell_found(self) -> None:
        if self.isVisible():  # else somebody was quick, and is elsewhere already
            announce(self.search, say.found(len(self.table.people.lines)))

    def _buttons_follow(self) -> None:
        chosen = self.table.chosen() is not None
        for button in (self.open, self.edit, self.remove):
            button.setEnabled(chosen)

    def _list(self) -> QWidget:
        look = self._context.look
        fetch = Button(look, Command.FETCH.text, "", "folder")
        fetch.clicked.connect(self._fetch)
        self.leadership = Button(look, Command.LEADERSHIP.text, "quiet")
        self.leadership.clicked.connect(self.leadership_wanted)
        self.open, self.edit = Button(look, say.OPEN), Button(look, say.EDIT)
        self.remove = Button(look, say.REMOVE)
        self.open.clicked.connect(self._open)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        commands.press(self.open, Command.OPEN_CITIZEN)
        commands.press(self.edit, Command.EDIT_CITIZEN)
        commands.press(self.remove, Command.REMOVE_CITIZEN)
        self.search.setMaximumWidth(look.tokens.t(420))
        head = flow(look, label(look, say.TITLE, "title"), None, self.leadership, fetch, self.new, gap=8)
        bar = flow(look, self._running, (self.search, 1), None, self.open, self.edit, self.remove, gap=8)
        card = box(look, self.table, self.nobody, kind="card", gap=0, margins=(1, 4, 1, 4))
        self.examples.clicked.connect(self._practise)
        self.bosted.clicked.connect(self._practise_bosted)
        self.no_examples.clicked.connect(self._end_practice)
        commands.press(self.no_examples, Command.END_PRACTICE)
        commands.name(self.examples, Command.PRACTISE)
        commands.name(self.bosted, Command.PRACTISE_BOSTED)
        foot = flow(look, self.examples, self.bosted, self.no_examples, None)
        parts = (head, 8, self.asks[0], self.reminder, self.told[0], self.no_sheet[0], bar, 8, card, foot, None)
        inner = box(look, *parts, gap=8, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(1280))
        return scroll(look, row(look, (inner, 100), None))

    def _greet(self, removed: int) -> None:
        """Nobody is on the list: because nobody was ever made, or because everybody was removed from it."""
        archive = self._context.archive
        self._greeting.setText(say.NOBODY if removed else say.WELCOME)
        self._empty.setText(say.all_removed(archive, removed) if removed else say.EMPTY.format(archive=archive))
        self.first.say(say.ONE_MORE if removed else say.FIRST, say.FIRST_TEXT)
        self.see_removed.setVisible(bool(removed))

    def _first_practice(self, who: Who | None) -> None:
        """A home practises with a whole home, others with udredninger: that comes first, the other is the link."""
        self._home_first = who is Who.HOME
        home = (say.BOSTED_TITLE, say.BOSTED_TEXT, ""), (say.SOME_EXAMPLES, say.EXAMPLES_LINK)
        usual = (
            (Command.PRACTISE.text, say.PRACTISE_TEXT, Command.PRACTISE.shown),
            (say.WHOLE_BOSTED, say.BOSTED_LINK),
        )
        large, small = home if self._home_first else usual
        self.practise.say(*large)
        self._other_said.setText(small[0])
        self._other.say(small[1])
        for widget in (self._other_said, self._other):
            widget.setVisible(who is not Who.AUTHORITY)  # they have just said that they are no home

    def _practise_large(self) -> None:
        (self._practise_bosted if self._home_first else self._practise)()

    def _practise_small(self) -> None:
        (self._practise if self._home_first else self._practise_bosted)()

    def _welcome(self) -> QWidget:
        look, practise = self._context.look, Command.PRACTISE
        self.first = BigChoice(look, "people", say.FIRST, say.FIRST_TEXT, Command.NEW_CITIZEN.shown, main=True)
        self.practise = BigChoice(look, "course", practise.text, say.PRACTISE_TEXT, practise.shown)
        fetch = Button(look, say.FETCH_LINK, "quiet", "folder")
        self._home_first = False
        self._other = home = Button(look, say.BOSTED_LINK, "quiet", "course")
        self._other_said = label(look, say.WHOLE_BOSTED, "body", "ink2")
        home.clicked.connect(self._practise_small)
        self.first.clicked.connect(lambda: self.edited.emit(None))
        self.practise.clicked.connect(self._practise_large)
        fetch.clicked.connect(self._fetch)
        self._greeting, self._empty = label(look, "", "title"), label(look, "", "lead", "ink2", wrap=True)
        self.see_removed = Button(look, say.SEE_REMOVED, "", "people")
        self.see_removed.clicked.connect(self.removed_wanted)
        self.see_removed.hide()
        form = box(
            look,
            self._greeting,
            self._empty,
            self.asks[1],
            self.told[1],
            row(look, self.see_removed, None),
            16,
            row(look, (self.first, 1), (self.practise, 1), gap=24),
            16,
            row(look, self._other_said, home, None, gap=8),
            row(look, label(look, say.HAVE_DATA, "body", "ink2"), fetch, None, gap=8),
            self.no_sheet[1],
            gap=8,
        )
        form.setMaximumWidth(look.tokens.t(752))
        return scroll(look, box(look, None, row(look, None, (form, 8), None), None, None, margins=(24, 24, 24, 24)))

    def _open(self) -> None:
        line = self.table.chosen()
        if line:
            self.opened.emit(line.citizen.id)

    def _edit(self) -> None:
        line = self.table.chosen()
        if line:
            self.edited.emit(line.citizen)

    def _remove(self) -> None:
        line = self.table.chosen()
        if line:
            who = line.citizen.id
            self._once.do(lambda desk: citizens.remove(desk, who), self._removed)

    def _removed(self, citizen: Citizen) -> None:
        self._context.speaker.say(say.removed(self._context.names.of(citizen)))

    def _remind_no_more(self) -> None:
        self.take_focus()  # the button goes with its line
        self._once.do(people.remind_no_more, lambda _none: self.refresh())

    def _practise(self) -> None:
        self._once.do(practice.load_all, lambda _taken: self._tell(say.FETCHED_ALL))

    def _practise_bosted(self) -> None:
        self._once.do(bosted.load, lambda who: self._tell(say.bosted_came(len(who))))

    def _end_practice(self) -> None:
        self.table.setFocus()  # the button goes with them
        self._once.do(practice.remove_all, lambda gone: self._tell(say.practice_ended(len(gone))))

    def _fetch(self) -> None:
        files = self._context.choose_files(say.FETCH_TITLE, say.FETCH_KINDS)
        if files:
            self.fetch(files)

    def fetch(self, files: list[Path]) -> None:
        """Take in what these files have. Files that come while others are taken in wait for their turn."""
        if not self._coming:
            self._came = []
            self._tell("")
            self._context.speaker.over(self)
        self._coming += 1
        self.reading.append(files)
        self._context.work.aside(
            lambda desk: intake.prepared(desk, files), partial(self._bring_in, files), partial(self._not_read, files)
        )

    def _bring_in(self, paths: list[Path], files: tuple[AnyFile, ...]) -> None:
        self.reading.remove(paths)
        self._context.work.submit(lambda desk: intake.bring_in(desk, files), self._fetched, self._refused, saves=True)

    def _not_read(self, paths: list[Path], error: Exception) -> None:
        self.reading.remove(paths)
        self._refused(error)

    def _fetched(self, taken: tuple[Taken, ...]) -> None:
        self._coming -= 1
        self._came += map(intake.as_line, taken)
        self._tell("\n".join(self._came))
        self.refresh(taken[0].citizen.id)

    def _refused(self, error: Exception) -> None:
        self._coming -= 1
        self._context.speaker.trouble(error, self)


@dataclass(frozen=True, slots=True)
class _Read:
    lines: tuple[CitizenLine, ...]
    """Everybody, those for practice last."""
    keys: tuple[str, ...]
    """What each answers to in a search."""
    removed: int
    """Where there is nobody, how many were removed from the list."""
    lacks_sheet: bool
    has_bosted: bool
    """Whether the bosted to practise with is here."""
    who: Who | None
    """Who uses the archive, where somebody has said so."""
    daily: Mapping[CitizenId, Daily] | None
    """What a provider wants to know of each."""


def _read(desk: Desk) -> _Read:
    lines = tuple(sorted(citizens.listing(desk), key=lambda line: line.citizen.practice))
    removed, who = 0 if lines else len(erasure.removed(desk)), whoweare.who(desk)
    return _Read(
        lines,
        tuple(map(citizens.key, lines)),
        removed,
        people.lacks_sheet(desk),
        bosted.is_there(desk),
        who,
        dates.daily(desk) if who is Who.HOME else None,
    )
