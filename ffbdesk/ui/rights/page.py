"""A citizen's data: how long it is kept, seeing everything, who has seen it, erasing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.kinds import CITIZEN
from ffbdesk.domain.overlay import over_citizen
from ffbdesk.domain.records import Citizen
from ffbdesk.services import access
from ffbdesk.services.course.fromcitizen import OnTheTable
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Wanted
from ffbdesk.ui.rights.caseview import PracticeCaseView
from ffbdesk.ui.rights.closing import ClosingSection
from ffbdesk.ui.rights.erasing import EraseSection
from ffbdesk.ui.rights.insight import InsightSection
from ffbdesk.ui.rights.practicecase import PracticeCaseSection
from ffbdesk.ui.rights.whole import WholeSection
from ffbdesk.ui.section import Ordered, Section
from ffbdesk.words import access as log
from ffbdesk.words import rights as say
from ffbdesk.words.course import fromcitizen as course_words
from ffbdesk.words.dates import moment


class KeepSection(Section):
    """A date, and nothing that happens by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.KEEP, say.KEEP_TEXT)
        self.day = DateField(context.look, say.KEEP_UNTIL)
        self.day.setMaximumWidth(context.look.tokens.t(200))
        self.lay.addWidget(labelled(context.look, say.KEEP_UNTIL, self.day))
        self.fields = Fields(context, CITIZEN, {}, {"keep_until": self.day})
        self.fields.chosen.connect(lambda _name, _day: context.speaker.say(say.KEPT))
        self.day.told.connect(self.refused)
        self.day.returnPressed.connect(self.day.leave)

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self.calm()
        self.follow(citizen)

    def follow(self, citizen: Citizen) -> None:
        """The citizen as they stand now, with a date that is on its way."""
        shown = over_citizen(citizen, self.context.outbox.values())
        self.fields.show(citizen.id, shown, Scope(citizen=citizen.id))


class SeenSection(Section):
    """The access log's lines about one citizen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.LOG, say.LOG_TEXT)
        self._citizen: CitizenId | None = None
        self._wanted = Wanted(context)

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self._citizen = citizen.id
        self.read()

    def read(self) -> None:
        """Read the lines as they are now."""
        who = self._citizen
        if who is not None:
            self._wanted.ask_aside(lambda desk: access.lines(desk, 30, who), self._show, self.failed)

    def forget(self) -> None:
        """Another citizen is wanted."""
        self._citizen = None
        self._wanted.nothing()
        self._show(())

    def _show(self, lines: tuple[access.Line, ...]) -> None:
        rows = [self._row(line) for line in lines]
        self.fill(*(rows or [self.words(say.NOBODY_HAS, "ink2")]))

    def _row(self, line: access.Line) -> QWidget:
        when = label(self._look, moment(line.at), "caption", "ink2")
        when.setFixedWidth(self._look.tokens.t(210))
        return self.line(when, (self.words(f"{line.by} {log.what(line.what)}"), 1))


class RightsPage(QWidget):
    """All of them under each other. `erased` carries a `Gone`."""

    erased = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self._shown: CitizenId | None = None
        self.closing = ClosingSection(context)
        self.keep, self.insight = KeepSection(context), InsightSection(context)
        self.whole = WholeSection(context)
        self.practice, self.making = PracticeCaseSection(context), PracticeCaseView(context)
        self.seen, self.erase = SeenSection(context), EraseSection(context)
        sections = self.closing, self.insight, self.keep, self.whole, self.practice, self.seen, self.erase
        inner = box(look, *sections, None, gap=16, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(860))
        Ordered(self, sections)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        self._sections, self._stack = scroll(look, row(look, (inner, 100), None)), QStackedWidget()
        self._stack.addWidget(self._sections)
        self._stack.addWidget(self.making)
        lay.addWidget(self._stack)
        self.practice.opened.connect(self._make)
        self.making.went_back.connect(self._back)
        self.making.removed.connect(self._is_removed)
        self.making.went_out.connect(self.seen.read)
        self.insight.went_out.connect(self.seen.read)
        self.erase.erased.connect(self.erased)

    def show_citizen(self, citizen: Citizen) -> None:
        """One citizen's."""
        self._shown = citizen.id
        self._close_making()
        for section in (self.keep, self.closing, self.insight, self.whole, self.practice, self.seen, self.erase):
            section.show_citizen(citizen)

    def follow(self, citizen: Citizen) -> None:
        """The citizen changed."""
        if self._shown == citizen.id:
            self.keep.follow(citizen)
            self.closing.follow(citizen)

    def forget(self) -> None:
        """Another citizen is wanted: nothing of the one before is in sight, and what is awaited is dropped."""
        self._shown = None
        self.keep.fields.forget()
        self.closing.fields.forget()
        self._close_making()
        for section in (self.insight, self.whole, self.practice, self.seen, self.erase):
            section.forget()

    def hand_in(self) -> None:
        """A date that is written counts as chosen, and an øvesag in the making is stored."""
        self.keep.fields.hand_in()
        self.closing.fields.hand_in()
        self.making.flush()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        if self._stack.currentWidget() is self.making:
            self.making.take_focus()
        else:
            self.insight.start()

    def _make(self, table: OnTheTable) -> None:
        self.making.open(table)
        self._stack.setCurrentWidget(self.making)
        self.making.take_focus()
        self.seen.read()

    def _close_making(self) -> None:
        self.making.forget()
        self._stack.setCurrentWidget(self._sections)

    def _back(self) -> None:
        self._close_making()
        self.practice.refresh()
        self.practice.open.setFocus()

    def _is_removed(self) -> None:
        self._back()
        self.practice.told.tell(course_words.REMOVED)
