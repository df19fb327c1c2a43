"""The frame round every page: top bar, rail, one notice, and who goes where."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from ffbdesk.domain.agenda import Due, Matter
from ffbdesk.domain.edits import Change, FieldRef, Label, Record
from ffbdesk.domain.ids import CitizenId, FollowUpId, GatheringId, GoalId, NoteId, StatusId, SubGoalId, ThemeCode
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import citizens, notes, whoweare
from ffbdesk.services import search as texts
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.storage.ledger import News
from ffbdesk.storage.lists import CitizenLine
from ffbdesk.ui.citizen.page import FOLLOW_UPS, GOALS, NOTES, ORDERS, PLAIN_PAGES, PROGRESSION, ROUNDS, CitizenPage
from ffbdesk.ui.citizens.form import CitizenForm
from ffbdesk.ui.citizens.page import CitizensPage
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.finder import Finder
from ffbdesk.ui.finding import Finding
from ffbdesk.ui.followup.page import FollowUpPage
from ffbdesk.ui.gathering.page import HEAD, THEMES, RoundPage
from ffbdesk.ui.kit.buttons import RailButton
from ffbdesk.ui.kit.layout import box, rule, scroll_by_key, to_top
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.notes.cards import NoteCards
from ffbdesk.ui.notes.pad import NotePad
from ffbdesk.ui.notes.page import NotesPage
from ffbdesk.ui.page import Page, Wanted
from ffbdesk.ui.places import (
    FORM,
    LEADERSHIP,
    SETTINGS,
    TODAY,
    Cursor,
    HalfForm,
    HalfInsight,
    Place,
    WrongDate,
    cursor_in,
    put_cursor,
)
from ffbdesk.ui.proofreading import Proofreading
from ffbdesk.ui.rights.erasing import Gone
from ffbdesk.ui.speaking import SpeakingWindow
from ffbdesk.ui.status.page import StatusPage
from ffbdesk.ui.today.page import TodayPage
from ffbdesk.ui.topbar import TopBar
from ffbdesk.ui.undoing import Undoing
from ffbdesk.ui.warnings import Warnings
from ffbdesk.words import ending, fields, people, rights
from ffbdesk.words import notes as note_words
from ffbdesk.words import whoweare as who_words
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as course_words
from ffbdesk.words.parts import Part

if TYPE_CHECKING:
    from ffbdesk.ui.leadership.page import LeadershipPage
    from ffbdesk.ui.settings.page import SettingsPage

BESIDE_PAD = 1160
"""Window width divided by text scale: a note is written beside the page from here, in its place below."""

_ASKS = 4
"""How often a page asks for more with what it was answered, at the most, until it is all there."""

_PAUSE_MS = 500
"""Between two steps of the index of texts, which an archive of before has to catch up with."""


class DeskWindow(SpeakingWindow):
    """Everything after the archive is open: one page at a time, and a note beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("tone", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.top = TopBar(context)
        self.show_done = self.top.say
        self.warnings = Warnings(context)
        self.today_rail = RailButton(context.look, Command.TODAY.text, "today", Command.TODAY.shown)
        self.rail = RailButton(context.look, Command.CITIZENS.text, "people", Command.CITIZENS.shown)
        self.course_rail = RailButton(context.look, Command.ENTER_COURSE.text, "course", course_words.LOCKS)
        self.settings_rail = RailButton(context.look, Command.SETTINGS.text, "gear", Command.SETTINGS.shown)
        self.today = TodayPage(context)
        self.citizens, self.form = CitizensPage(context), CitizenForm(context)
        self._who: Who | None = None
        self._came_from: tuple[CitizenId, str] | None = None
        """The citizen's page that the form was opened from; None where it was the list."""
        self.person = CitizenPage(context)
        self.pad = NotePad(context, self._closed_themes)
        self.page: Page = self.citizens
        """The one that is shown."""
        self.stack = QStackedWidget()
        for page in (self.citizens, self.today, self.form, self.person):
            self.stack.addWidget(page)
        self._wanted = Wanted(context)
        self._cursor: Cursor | None = None
        """Where the keyboard was, until what takes long to read is there."""
        self._lay_out()
        self._finding = Finding(context, self, self, self.top.search)
        self._undoing = Undoing(context, self, self)
        self._proofreading = Proofreading(context, self)
        self._connect()

    def start(self, who: Who | None) -> None:
        """The first page: I dag, and Borgere until somebody has said who uses the archive."""
        self.arrange(who)
        self._read_names()
        self._read_words()
        if who is None:
            self.show_citizens()
        else:
            self.show_today()

    def arrange(self, who: Who | None) -> None:
        """What comes first for these people."""
        self._who = who
        self.person.arrange(who)
        self.today.arrange(who)
        if "round" in self.__dict__:
            self.round.arrange(who)

    def show_citizens(self, chosen: CitizenId | None = None) -> None:
        """Borgere."""
        self._go(self.citizens)
        self.citizens.refresh(chosen)

    @cached_property
    def settings(self) -> "SettingsPage":
        """The archive's settings, made when they are first wanted: most days they are not."""
        from ffbdesk.ui.settings.page import SettingsPage  # noqa: PLC0415  # as above

        page = SettingsPage(self._context)
        page.removed.erased.connect(self._drop)
        page.who.chosen.connect(self.arrange)
        self.stack.addWidget(page)
        return page

    @cached_property
    def round(self) -> RoundPage:
        """The page of a round, made with the first that is opened: it has more in it than all the others."""
        page = RoundPage(self._context)
        page.bar.turned.connect(self.warnings.turned)
        page.opened.connect(self.pad.follow)
        page.went_back.connect(lambda c: self.show_citizen(CitizenId(c), ROUNDS))
        page.round_wanted.connect(self._begin_round)
        page.goals.case_wanted.connect(lambda c: self.show_citizen(CitizenId(c), GOALS))
        page.people_wanted.connect(partial(self.show_part, Part.PEOPLE))
        self._connect_cards(page.walk.beside.notes)
        page.arrange(self._who)
        self.stack.addWidget(page)
        return page

    @cached_property
    def status(self) -> StatusPage:
        """The page of a statusnotat, made with the first that is opened."""
        page = StatusPage(self._context, self._closed_themes)
        page.bar.turned.connect(self.warnings.turned)
        page.opened_another.connect(lambda s: self.show_status(StatusId(s)))
        page.went_back.connect(lambda c: self.show_citizen(CitizenId(c), FOLLOW_UPS))
        page.came.connect(self.pad.follow)
        self.stack.addWidget(page)
        return page

    @cached_property
    def follow_up(self) -> FollowUpPage:
        """The page of an opfølgning, made with the first that is opened."""
        page = FollowUpPage(self._context, self._closed_themes)
        page.bar.turned.connect(self.warnings.turned)
        page.opened_another.connect(lambda f: self.show_follow_up(FollowUpId(f)))
        page.went_back.connect(lambda c: self.show_citizen(CitizenId(c), FOLLOW_UPS))
        page.came.connect(self.pad.follow)
        page.round_wanted.connect(self._begin_round)
        page.order_wanted.connect(lambda c: self.show_citizen(CitizenId(c), ORDERS))
        self.stack.addWidget(page)
        return page

    @cached_property
    def leadership(self) -> "LeadershipPage":
        """Ledelsesoverblik, made when it is first wanted."""
        from ffbdesk.ui.leadership.page import LeadershipPage  # noqa: PLC0415  # few of those who work here ever ask

        page = LeadershipPage(self._context)
        page.went_back.connect(self._to_citizens)
        self.stack.addWidget(page)
        return page

    def show_leadership(self) -> None:
        """Ledelsesoverblik."""
        self._go(self.leadership)
        self.leadership.refresh()

    def show_settings(self) -> None:
        """Indstillinger."""
        self._go(self.settings)
        self.settings.refresh()
        self.settings.take_focus()

    def show_part(self, part: Part) -> None:
        """A part of Indstillinger."""
        self.show_settings()
        self.settings.show_part(part)

    def show_today(self) -> None:
        """I dag."""
        self._go(self.today)
        self.today.refresh()

    def show_citizen(self, citizen: CitizenId, tab: str = "", *, takes_focus: bool = True) -> None:
        """One of a citizen's pages, by default the one that is most used here."""
        self._go(self.person)
        self.pad.follow(citizen)
        self.person.open(citizen, tab or self.person.first(), takes_focus=takes_focus)

    def show_round(self, gathering: GatheringId, tab: str = HEAD, theme: ThemeCode | None = None) -> None:
        """One round."""
        self._go(self.round)
        self.round.open(gathering, tab, theme)

    def show_goal(self, citizen: CitizenId, goal: GoalId | None, sub_goal: SubGoalId | None) -> None:
        """One of a citizen's goals, or a delmål of it."""
        self.show_citizen(citizen, GOALS)
        if goal is not None:
            self.person.goals.choose(goal, sub_goal)

    def _show_due(self, due: Due) -> None:
        """Where it is seen to."""
        if due.matter is Matter.STEP:
            self.show_goal(due.citizen.id, due.goal, due.sub_goal)
        else:
            self.show_citizen(due.citizen.id, FOLLOW_UPS if due.matter is Matter.FOLLOW_UP else ROUNDS)

    def show_note(self, citizen: Citizen, note: NoteId) -> None:
        """One of a citizen's notes, on the sheet beside all of them."""
        self.show_citizen(citizen.id, NOTES, takes_focus=False)
        self.pad.open(citizen, note)

    def show_status(self, status: StatusId, part: str = "") -> None:
        """One statusnotat."""
        self._go(self.status)
        self.status.open(status, part)

    def show_plain_pages(self, citizen: CitizenId) -> None:
        """A citizen's borgerens udgave."""
        self.show_citizen(citizen, PROGRESSION)
        self.person.progression.start_plain()

    def show_follow_up(self, follow_up: FollowUpId, part: str = "") -> None:
        """One opfølgning."""
        self._go(self.follow_up)
        self.follow_up.open(follow_up, part)

    def _closed_themes(self) -> Collection[ThemeCode]:
        """The sensitive ones of the citizen in sight, until somebody opens them."""
        return self._context.sensitive.closed(self._in_sight())

    def _in_sight(self) -> CitizenId | None:
        citizen = self.page.citizen()
        return citizen.id if citizen else None

    def show_form(self, citizen: Citizen | None) -> None:
        """Make or edit a citizen."""
        page = self.page
        self._came_from = (citizen.id, page.tab()) if page is self.person and citizen is not None else None
        self._go(self.form)
        self.form.start(citizen)

    def place(self) -> Place:
        """Where the user is, to come back to after the window was built anew."""
        citizen = self.page.citizen()
        note = (citizen.id, self.pad.note.id) if citizen and self.pad.note else None
        halves = self.form.halves(), self.person.data.insight.halves()
        dates = tuple(WrongDate(*one) for one in self._context.wrong_dates.items())
        place = replace(self.page.place(), opened=self._context.sensitive.whose())
        return replace(place, note=note, cursor=cursor_in(self), forms=halves[0], insights=halves[1], dates=dates)

    def unsaved(self) -> tuple[HalfForm | HalfInsight | WrongDate, ...]:
        """What somebody who closes the program loses, for it is stored nowhere."""
        chosen = (half for half in self.person.data.insight.halves() if not half.went_out)
        dates = (WrongDate(*one) for one in self._context.wrong_dates.items())
        return (*self.form.halves(), *chosen, *dates)

    def tell_unsaved(self) -> None:
        """Say why the program stays open, and how it closes all the same: of the first thing that would be lost."""
        match self.unsaved()[0]:
            case HalfForm():
                self.warn(people.NOT_SAVED)
            case HalfInsight():
                self.warn(rights.CHOICES_NOT_SAVED)
            case WrongDate(ref, text):
                self.warn(ending.date_not_saved(fields.NAMES[ref.kind][ref.field], text))

    def come_back(self, place: Place) -> None:
        """Go where `place` says. A record that is gone leads to the list of everybody."""
        self._context.work.submit(whoweare.who, self.arrange)
        self._read_names()
        self._read_words()
        for whose in place.opened:
            self._context.sensitive.open(whose)
        self._context.wrong_dates.update({one.ref: one.text for one in place.dates})
        for half in place.forms:
            self.form.keep(half)
        for chosen in place.insights:
            self.person.data.insight.keep(chosen)
        self._show_place(place)
        if place.tab == FORM and place.forms:
            self._wanted.ask(partial(_form_of, place.forms[0]), self.show_form)
        if place.note is not None:
            self._context.work.submit(partial(_note_of, place.note), self._reopen_note)
        self._cursor = place.cursor
        if place.cursor is not None:
            self._put_cursor(place.cursor, _ASKS)

    def _show_place(self, place: Place) -> None:
        """The page that `place` names, and what was chosen on it."""
        if place.gathering is not None:
            self.show_round(place.gathering, place.tab, place.theme)
            self.round.end.choices.choose(place.report)
            self.round.goals.choose(place.goal, place.sub_goal)
        elif place.citizen is not None:
            if place.part == PLAIN_PAGES:
                self.show_plain_pages(place.citizen)
            else:
                self.show_citizen(place.citizen, place.tab)
            self.person.goals.choose(place.goal, place.sub_goal)
        elif place.status is not None:
            self.show_status(place.status, place.part)
        elif place.follow_up is not None:
            self.show_follow_up(place.follow_up, place.part)
        elif place.tab == TODAY:
            self.show_today()
        elif place.tab == LEADERSHIP:
            self.show_leadership()
        elif place.tab == SETTINGS:
            self.show_settings()
            if place.sheet_check is not None:
                self.settings.sheet.check_again(place.sheet_check)
        else:
            self.show_citizens()

    def _put_cursor(self, cursor: Cursor, times: int) -> None:
        """Give the focus back after each answer: what is shown asks for more, and takes the focus when it has it."""

        def put(_none: None) -> None:
            put_cursor(self, cursor)
            if times > 1:
                self._put_cursor(cursor, times - 1)

        self._context.work.submit(lambda _desk: None, put)

    def _put_again(self) -> None:
        """What takes long to read has come at last."""
        cursor, self._cursor = self._cursor, None
        if cursor is not None:
            put_cursor(self, cursor)

    def flush(self) -> None:
        """Store what stands in every field."""
        self.page.flush()
        self.pad.flush()
        self._context.outbox.send_waiting()

    def heard(self, news: News) -> None:
        """The archive holds something else now: who shows some of it reads it."""
        if any(ref.kind is Record.CITIZEN for ref in news.refs):
            self._read_names()  # before the pages read anything
        self._context.history.heard(news.changes)
        self.page.heard(news.refs)
        self.pad.heard(news.refs)

    def undo(self) -> None:
        """Take back the last own change of what is in sight."""
        self._undoing.undo()

    def redo(self) -> None:
        """Do again what the last undo took back."""
        self._undoing.redo()

    @property
    def notice(self) -> Notice:
        """What the window warns of."""
        return self.warnings.notice

    @property
    def finder(self) -> Finder:
        """The panel in which anything is found."""
        return self._finding.finder

    def search(self) -> None:
        """Ctrl+K: find a theme, a command or a citizen; the same keys close it again."""
        self._finding.anything()

    def way_to_theme(self) -> Callable[[ThemeCode], object] | None:
        """How to go to a theme of the round in sight; None where none is."""
        in_round = isinstance(self.page, RoundPage) and self.page.shown is not None
        return self.round.go_to_theme if in_round else None

    def prompts_key(self) -> Callable[[], object] | None:
        """What the keys of the form do for the theme in sight; None where none is."""
        walking = self._walking()
        return None if walking is None else walking.walk.form.prompts.begin

    def _walking(self) -> RoundPage | None:
        """The round in sight, if its themes are."""
        return self.page if isinstance(self.page, RoundPage) and self.page.tab() == THEMES else None

    def _read_names(self) -> None:
        self._context.work.submit(citizens.namesakes, self._context.names.know)

    def _read_words(self, more: bool = True) -> None:
        """The index of texts goes on in the pauses, until it knows everything."""
        if more:
            QTimer.singleShot(_PAUSE_MS, self, lambda: self._context.work.submit(texts.read_on, self._read_words))

    def has_open(self, note: str) -> bool:
        """Whether this note lies open beside the page."""
        return self.pad.shows(NoteId(note))

    def fetch(self, files: list[Path]) -> None:
        """Files that were dropped on the window."""
        if self.page is not self.citizens:
            self.show_citizens()
        self.citizens.fetch(files)

    def compare_with(self, backup: Path) -> None:
        """A backup that was dropped on the window: what it would change is asked about where backups are."""
        self.show_settings()
        self.settings.backups.compare(backup)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody else has a use for: Home, End and Page Up and Down move the page in sight."""
        if not scroll_by_key(event, self.page_in_hand()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The finder lies over all of it."""
        super().resizeEvent(event)
        self._fold()
        self.finder.setGeometry(self.rect())

    def page_in_hand(self) -> Page:
        """Where undo looks: the sheet while it has the keyboard, else the page."""
        hand = QApplication.focusWidget()
        return self.pad if hand is not None and self.pad.isAncestorOf(hand) else self.page

    def _new_note(self) -> None:
        """A sheet beside the page, tagged with what is in view; with no citizen in sight it asks whom it is about."""
        citizen = self.page.citizen()
        if citizen is None:
            self._finding.citizen(note_words.WHO_NEW, self._new_note_about)
            return
        walking = self._walking()
        self.pad.begin(citizen, () if walking is None else walking.noted(), (), self._step_in_sight())

    def _new_note_about(self, citizen: Citizen) -> None:
        self.show_citizen(citizen.id, NOTES, takes_focus=False)
        self.pad.begin(citizen)

    def _step_in_sight(self) -> tuple[SubGoalId, ...]:
        """The delmål that is open on the citizen's page with goals."""
        in_sight = self.person.goals.sub_goal() if self.page is self.person and self.person.tab() == GOALS else None
        return () if in_sight is None else (in_sight,)

    def _next_citizen(self) -> None:
        """The notes of the one who comes next in the list of everybody, and after the last of the first."""
        here = self.person.citizen()

        def go(lines: tuple[CitizenLine, ...]) -> None:
            ids = [line.citizen.id for line in lines]
            if here is not None and here.id in ids and self.person.citizen() == here:
                self.show_citizen(ids[(ids.index(here.id) + 1) % len(ids)], NOTES)

        self._context.work.submit(citizens.listing, go)

    def _who_chosen(self, who: Who) -> None:
        """The question is answered: what comes first comes first from now on."""
        self.arrange(who)
        self.citizens.refresh()
        self.say(who_words.CHOSEN.format(name=who_words.NAMES[who]))

    def _note_moved(self, to: Citizen) -> None:
        self.show_citizen(to.id, NOTES)

    def _open_note(self, note: str) -> None:
        citizen = self.page.citizen()
        if citizen is not None:
            self.pad.open(citizen, NoteId(note))

    def _fold(self) -> None:
        """The sheet takes the place of the page where there is no room for both."""
        narrow = self.width() / self._context.look.tokens.scale < BESIDE_PAD
        alone = narrow and self.pad.note is not None
        for new in (self.person.notes.new, self.person.overview.new):
            new.setHidden(self.pad.note is not None)  # a page has one chief thing to do: to sign
        self.pad.fill(alone)
        self._new_from_sheet.setEnabled(alone)  # else the page has the keys
        self._page.setVisible(not alone)

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """Bring a field into sight, unless it is, and then go on, in any case. A note is on its sheet."""
        citizen = self.page.citizen()
        if ref.kind not in (Record.NOTE, Record.ADDITION):
            self.page.reveal(ref, then)
        elif citizen is None or self.pad.shows(NoteId(ref.record_id)):
            then()
        else:
            self._lay_out_note(citizen, NoteId(ref.record_id), then)

    def bring_back(self, change: Change, at: FieldRef) -> None:
        """What was taken back or done again comes into sight."""
        if isinstance(self.page, RoundPage | CitizenPage) and change.label is not Label.ADD_CITIZEN:
            self.reveal(at, lambda: None)
        elif isinstance(self.page, StatusPage | FollowUpPage) and change.citizen is not None:
            if self.page.holds(at) and change.label not in (Label.ADD_STATUS, Label.ADD_FOLLOW_UP):
                self.reveal(at, lambda: None)
            else:  # what was written on may be gone, or it is of another one
                self.show_citizen(change.citizen, FOLLOW_UPS)
        elif change.citizen is not None:
            self.show_citizens(change.citizen)

    def _lay_out_note(self, citizen: Citizen, which: NoteId, then: Callable[[], object]) -> None:
        """Show a note on the sheet, where it still is one and its citizen still the one in sight."""

        def found(sheet: notes.Sheet) -> None:
            here = self.page.citizen()
            if here is not None and here.id == citizen.id:
                self.pad.lay_out(citizen, sheet)
            then()

        self._context.work.submit(lambda desk: notes.sheet(desk, which), found, lambda _error: then())

    def _form_done(self, citizen: Citizen | None) -> None:
        """Back to where it was asked for: the list, or the citizen's own page."""
        if citizen is not None and self.form.is_new:
            self.show_citizen(citizen.id)
            self.say(people.ADDED.format(name=self._context.names.of(citizen)))
            return
        if self._came_from is not None:
            self.show_citizen(*self._came_from)
        elif citizen is None:
            self.show_citizens()
        else:
            self.show_citizens(citizen.id)
        if citizen is not None:
            self.say(people.EDITED.format(name=self._context.names.of(citizen)))

    def _erased(self, gone: Gone) -> None:
        """What still holds them is more than a line, and stays until somebody has read it."""
        self._context.spelling.begin()  # what was a part of their name is no own word any more
        self._drop(gone)
        self.show_citizens()
        self.say(rights.ERASED.format(name=gone.name))
        self.warn(gone.said)

    def _drop(self, gone: Gone) -> None:
        """Nothing half done is kept of somebody who is gone for good."""
        self.form.gone(gone.citizen)
        self.person.data.insight.gone(gone.citizen)

    def _to_citizens(self) -> None:
        self.show_citizens()

    def _go(self, page: Page) -> None:
        """Another page, or the same for another record: nothing of the one before is in sight or can be written to."""
        before, self.page = self.page, page
        self._wanted.nothing()
        in_settings = page is self.__dict__.get("settings")
        self.settings_rail.setChecked(in_settings)
        self.today_rail.setChecked(page is self.today)
        self.rail.setChecked(not in_settings and page is not self.today)  # every other page belongs to Borgere
        self._cursor = None
        self.top.say("")  # what was done belongs to the page where it was done
        nobodys = (self.today, self.citizens, self.form, self.__dict__.get("leadership"))
        if in_settings or page in nobodys:
            self.pad.follow(None)
        self.stack.setCurrentWidget(page)
        to_top(page)
        before.leave()
        self.warnings.turned()

    def _begin_round(self, citizen: str) -> None:
        """From within another: by way of the citizen's page, which is there before the answer to nothing is."""
        self.show_citizen(CitizenId(citizen), ROUNDS)
        self._context.work.submit(lambda _desk: None, lambda _none: self.person.rounds.new.click())

    def _take_focus(self) -> None:
        if isinstance(self.page, RoundPage | CitizenPage):
            self.page.take_focus()

    def _reopen_note(self, found: tuple[Citizen, NoteId] | None) -> None:
        if found is not None:
            self.pad.open(*found)

    def _connect(self) -> None:
        self._connect_days()
        self.rail.clicked.connect(self._to_citizens)
        self.settings_rail.clicked.connect(self.show_settings)
        self.course_rail.clicked.connect(self._context.enter_course)
        Action(self, Command.ENTER_COURSE, self._context.enter_course)
        self.citizens.opened.connect(lambda c: self.show_citizen(CitizenId(c)))
        self.citizens.edited.connect(self.show_form)
        self.citizens.removed_wanted.connect(partial(self.show_part, Part.REMOVED))
        self.citizens.sheet_wanted.connect(partial(self.show_part, Part.SHEET))
        self.person.data.insight.came.connect(self._put_again)
        self.form.done.connect(self._form_done)
        self.today.double_wanted.connect(lambda g, tab: self.show_round(GatheringId(g), tab))
        self.person.rounds.opened.connect(lambda g: self.show_round(GatheringId(g)))
        self.person.round_wanted.connect(lambda g, tab: self.show_round(GatheringId(g), tab))
        self.person.rounds.compared.connect(lambda g: self.show_round(GatheringId(g), "result"))
        self.person.rounds.edited.connect(self.show_form)
        self.person.goals.theme_wanted.connect(lambda g, t: self.show_round(GatheringId(g), THEMES, ThemeCode(t)))
        self.person.went_back.connect(self._to_citizens)
        self.person.erased.connect(self._erased)
        self.person.bar.turned.connect(self.warnings.turned)
        self._connect_cards(self.person.notes)
        for seen in (self.pad.opened, self.pad.closed):
            seen.connect(self._fold)
        self.pad.lost.connect(self._take_focus)
        for sentence in (self._context.outbox.trouble, self._context.outbox.refused):
            sentence.connect(self.warn)
        self.top.search_wanted.connect(self.search)
        Action(self, Command.SEARCH, self.search)
        Action(self, Command.KEYS, self._finding.keys)
        Action(self, Command.TODAY, self.show_today)
        Action(self, Command.CITIZENS, self._to_citizens)
        Action(self, Command.NEW_CITIZEN, partial(self.show_form, None))
        Action(self._page, Command.NEW_NOTE, self._new_note)
        self.pad.theme_wanted.connect(lambda: self._finding.theme(self.pad.tag, unfound=self.pad.write_on))
        self.pad.citizen_wanted.connect(lambda: self._finding.citizen(note_words.FIND_CITIZEN, self.pad.ask_to_move))
        self.pad.moved.connect(self._note_moved)
        self.person.notes.next_wanted.connect(self._next_citizen)
        self._new_from_sheet = Action(self.pad, Command.NEW_NOTE, self._new_note)
        self._new_from_sheet.setEnabled(False)
        Action(self, Command.SETTINGS, self.show_settings)
        Action(self, Command.LEADERSHIP, self.show_leadership)
        self.citizens.leadership_wanted.connect(self.show_leadership)
        Action(self, Command.LOCK, self._context.lock)
        Action(self, Command.UNDO, self.undo)
        Action(self, Command.REDO, self.redo)

    def _connect_cards(self, cards: NoteCards | NotesPage) -> None:
        """Cards of notes, wherever they stand: one is opened, one is begun."""
        cards.opened.connect(self._open_note)
        cards.new_wanted.connect(self._new_note)

    def _connect_days(self) -> None:
        """What people do every day: I dag, notes, statusnotater."""
        self.today_rail.clicked.connect(self.show_today)
        self.today.new_wanted.connect(self._new_note)
        self.today.citizens_wanted.connect(self._to_citizens)
        self.today.notes_wanted.connect(lambda c: self.show_citizen(CitizenId(c), NOTES))
        self.today.note_wanted.connect(lambda c, note: self.show_note(c, NoteId(note)))
        self.today.status_wanted.connect(lambda s: self.show_status(StatusId(s)))
        self.today.follow_up_wanted.connect(lambda f: self.show_follow_up(FollowUpId(f)))
        self.today.due_wanted.connect(self._show_due)
        self.today.rounds_wanted.connect(lambda c: self.show_citizen(CitizenId(c), ROUNDS))
        self.today.theme_wanted.connect(
            lambda g, t: self.show_round(GatheringId(g), THEMES, ThemeCode(t) if t else None)
        )
        self.citizens.who_chosen.connect(self._who_chosen)
        self.person.overview.new_wanted.connect(self._new_note)
        self.person.overview.note_wanted.connect(self._open_note)
        self.person.overview.status_wanted.connect(lambda s: self.show_status(StatusId(s)))
        self.person.follow_ups.opened.connect(lambda s: self.show_status(StatusId(s)))
        self.person.follow_ups.follow_up_opened.connect(lambda f: self.show_follow_up(FollowUpId(f)))

    def _lay_out(self) -> None:
        look = self._context.look
        rail = QFrame()
        rail.setProperty("tone", "sunken")
        rail.setProperty("kind", "seamright")
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, look.tokens.s(8), 0, 0)
        buttons = self.today_rail, self.rail, self.course_rail, self.settings_rail
        for button in buttons:
            column.addWidget(button)
        column.addStretch(1)
        rail.setFixedWidth(max(button.sizeHint().width() for button in buttons))
        self._page = box(look, self.warnings, (self.stack, 1), gap=0)
        # As narrow as the window makes it: pages fold when they are made narrower, never the other way round.
        self._page.setMinimumWidth(look.tokens.t(320))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(rail)
        body.addWidget(self._page, 1)
        body.addWidget(self.pad)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.top)
        lay.addWidget(rule())
        lay.addLayout(body, 1)


def _form_of(half: HalfForm, desk: Desk) -> Citizen | None:
    return desk.ledger.read.citizen(CitizenId(half.citizen)) if half.citizen else None


def _note_of(note: tuple[CitizenId, NoteId], desk: Desk) -> tuple[Citizen, NoteId] | None:
    """The citizen of a sheet; None where either is gone."""
    try:
        return desk.ledger.read.citizen(note[0]), note[1]
    except UnknownRecord:
        return None
