"""Skriv en sag: the person, the text, themes with a reference, and what is still missing. Stored as it is written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.draft import CaseDraft, DraftSection, DraftTheme, Lack, lacks, next_section
from ffbdesk.domain.course.exercise import number_typed
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.services.course import drafts
from ffbdesk.ui import commands
from ffbdesk.ui.course.asking import Asking
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.writingtheme import ThemeCard
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, reveal, row, scroll, tab_as_laid
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens
from ffbdesk.words.course import writing as say
from ffbdesk.words.errors import explained

_TEXT_MAX, _LINE_MAX = 20_000, 200
AGES = range(121)


class WritePage(CoursePage):
    """One draft."""

    went_back = Signal()
    finished = Signal(str)
    """The id of the case that it became."""

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted, self._once, self._keeper = Wanted(context), Once(context), context.keepers.drafts
        self.draft: CaseDraft | None = None
        self._silent = False
        self._order = QTimer(self, singleShot=True, interval=0)
        self._order.timeout.connect(partial(tab_as_laid, self))
        self.back = Button(look, screens.TITLE, "quiet", "prev")
        self.name = _line(look, say.NAME)
        self.age = _line(look, say.AGE)
        self.summary = _line(look, say.SUMMARY)
        self.author = _line(look, say.AUTHOR)
        self.sections: list[SectionForm] = []
        self.cards: list[ThemeCard] = []
        self._sections, self._themes = QVBoxLayout(), QVBoxLayout()
        self.add_section = Button(look, say.ADD_SECTION, "quiet", "plus")
        self.theme = Choice(look, say.CHOOSE_THEME, say.NO_THEME, 30)
        self.declared = Tick(look, say.DECLARED)
        self._missing = label(look, "", "body", "ink2", wrap=True)
        self.refused = Notice(look, "attention", answers=True)
        self.save = Button(look, say.SAVE, "main", "check")
        self.removing = Asking(look, say.REMOVE, say.REMOVE_ASK, say.REMOVE_IT, say.KEEP_IT)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """An empty case."""
        self._asked = ""
        self._wanted.ask(drafts.begin, self._show)

    def write_on(self, which: str) -> None:
        """A case or a draft that is there."""
        self._asked = ""
        self._wanted.ask(lambda desk: drafts.write_on(desk, which), self._show)

    def open(self, which: str, age: str = "") -> None:
        """A draft; with its age as it was typed, which may be no number yet."""
        self._asked = which

        def show(draft: CaseDraft) -> None:
            self._show(draft)
            if age:
                self.age.setText(age)

        self._wanted.ask(lambda desk: drafts.draft(desk, which), show)

    def flush(self) -> None:
        """Store what stands there."""
        self._keeper.flush()

    def leave(self) -> None:
        """Another page is wanted."""
        self.flush()
        self._wanted.nothing()
        self.draft = None

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same draft."""
        which, age = self._asked, self.age.text()

        def come(page: WritePage) -> None:
            if which:
                page.open(which, age)
            else:
                page.went_back.emit()  # what was to be written on could not be read

        return come

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.name.setFocus()

    @property
    def record(self) -> str:
        """The draft."""
        return self.draft.id if self.draft is not None else ""

    # --- what stands

    def _show(self, draft: CaseDraft) -> None:
        self.flush()
        draft = self._keeper.newest(draft.id, draft)
        self._silent = True
        self.draft, self._asked = draft, draft.id
        self.name.setText(draft.name)
        self.age.setText(str(draft.age) if draft.age is not None else "")
        self.summary.setText(draft.summary)
        self.author.setText(draft.author)
        self.declared.setChecked(draft.declared)
        self._show_sections(draft)
        self._show_themes(draft)
        self._silent = False
        self.refused.tell("")
        self._tell()
        self.take_focus()

    def _show_sections(self, draft: CaseDraft) -> None:
        self._order.start()
        empty(self._sections)
        self.sections = []
        for one in draft.sections:
            form = SectionForm(self.context, one)
            form.changed.connect(self._write_sections)
            form.removed.connect(partial(self._remove_section, one.id))
            self.sections.append(form)
            self._sections.addWidget(form)

    def _show_themes(self, draft: CaseDraft) -> None:
        empty(self._themes)
        self.cards = []
        for one in draft.themes:
            self._add_card(one)
        self._offer_themes(draft)

    def _add_card(self, one: DraftTheme) -> ThemeCard:
        self._order.start()
        assert self.draft is not None  # noqa: S101 - it is shown
        card = ThemeCard(self.context, one, self.draft.sections)
        card.changed.connect(self._write_theme)
        card.removed.connect(partial(self._remove_theme, one.theme))
        self.cards.append(card)
        self._themes.addWidget(card)
        return card

    def _offer_themes(self, draft: CaseDraft) -> None:
        used = {one.theme for one in draft.themes}
        groups = [
            (group.term, [(str(theme.code), theme.name) for theme in themes if theme.code not in used])
            for group, themes in self.context.catalogue.activities()
        ]
        self.theme.fill(groups)
        self._order.start()

    def _set(self, change: Callable[[CaseDraft], CaseDraft]) -> None:
        """What stands now, and will be stored."""
        if self.draft is None or self._silent:
            return
        draft = self.draft = change(self.draft)
        self._keeper.keep(draft.id, draft)
        self._tell()

    def _write_head(self) -> None:
        age = number_typed(self.age.text(), AGES)
        set_error(self.age, age is None and bool(self.age.text().strip()))
        self._set(
            lambda draft: replace(
                draft,
                name=self.name.text(),
                age=age,
                summary=self.summary.text(),
                author=self.author.text(),
                declared=self.declared.isChecked(),
            )
        )

    def _write_sections(self) -> None:
        self._set(lambda draft: replace(draft, sections=tuple(form.value() for form in self.sections)))
        if self.draft is not None:
            for card in self.cards:
                card.offer_sections(self.draft.sections)

    def _add_section(self) -> None:
        if self.draft is not None:
            made = DraftSection(next_section(self.draft.sections))
            self._set(lambda draft: replace(draft, sections=(*draft.sections, made)))
            self._silent = True
            self._show_sections(self.draft)
            self._silent = False
            self.sections[-1].heading.setFocus()
            reveal(self.sections[-1])

    def _remove_section(self, which: str) -> None:
        if self.draft is not None:
            self._set(lambda draft: replace(draft, sections=tuple(s for s in draft.sections if s.id != which)))
            self._show_sections(self.draft)
            self.add_section.setFocus()

    def _add_theme(self, code: str) -> None:
        if code and self.draft is not None:
            made = DraftTheme(ThemeCode(code))
            self._set(lambda draft: replace(draft, themes=(*draft.themes, made)))
            card = self._add_card(made)
            self._offer_themes(self.draft)
            card.take_focus()

    def _remove_theme(self, which: ThemeCode) -> None:
        if self.draft is not None:
            self._set(lambda draft: replace(draft, themes=tuple(t for t in draft.themes if t.theme != which)))
            self._show_themes(self.draft)
            self.theme.setFocus()

    def _write_theme(self, theme: DraftTheme) -> None:
        self._order.start()  # another level has other neighbours to tick
        self._set(lambda draft: draft.with_theme(theme))

    def _tell(self) -> None:
        """What is still missing."""
        if self.draft is None:
            return
        found = lacks(self.draft)
        words = [self._lack(what, theme) for what, theme in found]
        self._missing.setText(f"{say.LACKS_TITLE}: {', '.join(words)}." if words else "")
        self.save.setEnabled(not found)

    def _lack(self, what: Lack, theme: ThemeCode | None) -> str:
        name = self.context.catalogue.theme(theme).name if theme is not None else ""
        words = (say.TOO_MUCH if what is Lack.LONG and theme is not None else say.LACKS[what]).format(theme=name)
        return words[:1].lower() + words[1:]

    # --- what is done

    def _save(self) -> None:
        draft = self.draft
        if draft is not None and not lacks(draft):
            self.do_locked(lambda desk: drafts.finish(desk, draft), self._saved)

    def _saved(self, which: str) -> None:
        draft, self.draft = self.draft, None
        if draft is not None:
            self.context.speaker.say(say.SAVED.format(title=draft.name))
        self.finished.emit(which)

    def _remove(self) -> None:
        if self.draft is not None:
            which = self.draft.id
            self._once.do(lambda desk: drafts.remove(desk, which), self._removed)

    def _removed(self, _none: None) -> None:
        self.draft = None
        self.went_back.emit()

    def _refused(self, which: str, error: Exception | None) -> None:
        if self.draft is None or which != self.draft.id:
            return
        known = explained(error) if error is not None else None
        self.refused.tell(known.paragraph() if known else "")

    def _connect(self) -> None:
        commands.name(self.save, Command.SAVE_CASE)
        commands.Action(self, Command.SAVE_CASE, self._save)
        self.back.clicked.connect(self.went_back)
        for line in (self.name, self.age, self.summary, self.author):
            line.textEdited.connect(lambda _text: self._write_head())
        self.declared.toggled.connect(lambda _on: self._write_head())
        self.add_section.clicked.connect(self._add_section)
        self.theme.picked.connect(self._add_theme)
        self.save.clicked.connect(self._save)
        self.removing.agreed.connect(self._remove)
        self._keeper.refused.connect(self._refused)

    def _lay_out(self) -> None:
        look = self.look
        self.age.setMaximumWidth(look.tokens.t(72))
        for lay in (self._sections, self._themes):
            lay.setSpacing(look.tokens.s(12))
        name = labelled(look, say.NAME, self.name, say.NAME_HINT)
        age = labelled(look, say.AGE, self.age, say.AGE_HINT)
        inner = box(
            look,
            row(look, self.back, None),
            label(look, say.TITLE, "title"),
            label(look, say.ABOUT, "body", "ink2", wrap=True),
            self.refused,
            label(look, say.PERSON, "section"),
            row(look, (name, 1), age, gap=16),
            labelled(look, say.SUMMARY, self.summary, say.SUMMARY_HINT),
            8,
            label(look, say.TEXT, "section"),
            label(look, say.TEXT_HINT, "body", "ink2", wrap=True),
            self._sections,
            row(look, self.add_section, None),
            8,
            label(look, say.REFERENCE, "section"),
            label(look, say.THEMES_HINT, "body", "ink2", wrap=True),
            self._themes,
            flow(look, self.theme, None, gap=8),
            8,
            label(look, say.END, "section"),
            labelled(look, say.AUTHOR, self.author, say.AUTHOR_HINT),
            self.declared,
            label(look, say.CANNOT_KNOW, "caption", "ink2", wrap=True),
            self._missing,
            row(look, self.save, None),
            self.removing,
            None,
            gap=8,
            margins=(32, 16, 32, 24),
        )
        inner.setMaximumWidth(look.tokens.t(860))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))


class SectionForm(QWidget):
    """A heading and its text."""

    changed = Signal()
    removed = Signal()

    def __init__(self, context: CourseContext, one: DraftSection) -> None:
        super().__init__()
        look = context.look
        self._id = one.id
        self.heading = _line(look, say.HEADING)
        self.heading.setPlaceholderText(say.HEADING_HINT)
        self.heading.setText(one.heading)
        self.text = GrowingText(look, say.PARAGRAPHS, one.text, lines=4, limit=_TEXT_MAX)
        remove = Button(look, say.REMOVE_SECTION, "link")
        self.heading.textEdited.connect(lambda _text: self.changed.emit())
        self.text.textChanged.connect(self.changed)
        remove.clicked.connect(self.removed)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(
            box(
                look,
                labelled(look, say.HEADING, self.heading),
                labelled(look, say.PARAGRAPHS, self.text, say.PARAGRAPHS_HINT),
                row(look, None, remove),
                kind="card",
                gap=8,
                margins=(16, 12, 16, 8),
            )
        )

    def value(self) -> DraftSection:
        """What stands there."""
        return DraftSection(self._id, self.heading.text(), self.text.toPlainText())


def _line(look, name: str) -> TextLine:  # type: ignore[no-untyped-def]
    line = TextLine(look, name)
    line.setMaxLength(_LINE_MAX)
    return line
