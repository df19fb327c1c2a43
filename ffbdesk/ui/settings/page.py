"""Indstillinger: one page that scrolls, a card a subject."""

from PySide6.QtWidgets import QVBoxLayout

from ffbdesk.domain.edits import Scope
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Page
from ffbdesk.ui.places import SETTINGS, Place
from ffbdesk.ui.rights.erasing import RemovedSection
from ffbdesk.ui.section import Ordered, Section
from ffbdesk.ui.settings.about import AboutSection
from ffbdesk.ui.settings.backups import BackupSection
from ffbdesk.ui.settings.decided import DecidedSection
from ffbdesk.ui.settings.lock import LockSection, LogSection
from ffbdesk.ui.settings.look import LookSection
from ffbdesk.ui.settings.official import OfficialSection
from ffbdesk.ui.settings.people import PeopleSection
from ffbdesk.ui.settings.recovery import OrganisationSection, SheetSection
from ffbdesk.ui.settings.sensitive import SensitiveSection
from ffbdesk.ui.settings.spelling import SpellingSection
from ffbdesk.ui.settings.templates import TemplatesSection
from ffbdesk.ui.settings.whoweare import WhoSection
from ffbdesk.words import settings as say
from ffbdesk.words.parts import Part


class SettingsPage(Page):
    """The archive's settings, for whoever has it open."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.who = WhoSection(context)
        self.people, self.sheet = PeopleSection(context), SheetSection(context)
        self.organisation, self.backups = OrganisationSection(context), BackupSection(context)
        self.lock, self.log = LockSection(context), LogSection(context)
        self.look = LookSection(context)
        self.templates, self.spelling = TemplatesSection(context), SpellingSection(context)
        self.official, self.sensitive = OfficialSection(context), SensitiveSection(context)
        self.removed = RemovedSection(context)
        self.decided = DecidedSection(context)
        self.about = AboutSection(context)
        self._by_part = {
            Part.DECIDED: self.decided,
            Part.WHO: self.who,
            Part.BACKUPS: self.backups,
            Part.PEOPLE: self.people,
            Part.SHEET: self.sheet,
            Part.ORGANISATION: self.organisation,
            Part.LOCK: self.lock,
            Part.LOOK: self.look,
            Part.TEMPLATES: self.templates,
            Part.SPELLING: self.spelling,
            Part.OFFICIAL: self.official,
            Part.SENSITIVE: self.sensitive,
            Part.REMOVED: self.removed,
            Part.ABOUT: self.about,
            Part.LOG: self.log,
        }
        self.sections: tuple[Section, ...] = tuple(self._by_part[part] for part in Part)
        self.people.key_changed.connect(self._forget_sheet)
        self._title = label(look, say.TITLE, "title")
        inner = box(look, self._title, 4, *self.sections, None, gap=16, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(860))
        Ordered(self, self.sections)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))

    def refresh(self) -> None:
        """Read everything anew; nothing is asked any more."""
        for section in self.sections:
            section.calm()
            section.refresh()

    def _forget_sheet(self) -> None:
        """The sheet that was made opens nothing any more, and what was said of it is not true now."""
        for section in (self.sheet, self.backups):
            section.calm()
            section.refresh()

    def show_part(self, part: Part) -> None:
        """Bring a part into sight, and keep it there while what stands above it is read."""
        self._by_part[part].come_into_sight()

    def scope(self) -> Scope | None:
        """Nothing here is taken back by undo."""
        return None

    def place(self) -> Place:
        """The settings, and whether the check of a recovery sheet stands open."""
        return Place(tab=SETTINGS, sheet_check=self.sheet.under_check())

    def take_focus(self) -> None:
        """Where the keyboard starts: the heading, where no key does anything."""
        self._title.setFocus()
