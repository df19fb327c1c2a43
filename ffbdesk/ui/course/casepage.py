"""A case to read before it is used: with what each theme trains, and who stands behind the reference."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ffbdesk.domain.course.case import CourseCase
from ffbdesk.services.course import cases, papers
from ffbdesk.ui import commands
from ffbdesk.ui.course.asking import Asking
from ffbdesk.ui.course.casetext import CaseText, Reading
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.halves import Halves
from ffbdesk.ui.course.printer import PaperPrinter
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row, rule, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course import writing
from ffbdesk.words.course.terms import TRAPS, author, person, tried

_FOLDS = 900
"""Page width divided by text scale under which the text and what is said of it are in sight one at a time."""


class CasePage(CoursePage):
    """The text at the left; themes and reference's author at the right."""

    went_back = Signal()
    use_wanted = Signal(str)
    alone_wanted = Signal(str)
    write_wanted = Signal(str)
    removed = Signal()

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted, self._once = Wanted(context), Once(context)
        self.case: CourseCase | None = None
        self._asked = ""
        self.back = Button(look, say.TITLE, "quiet", "prev")
        self.leads_to_exercise = False
        self._title = label(look, "", "title")
        self._about = label(look, "", "body", "ink2", wrap=True)
        self._who = label(look, "", "caption", "ink2", wrap=True)
        self._tried = label(look, "", "caption", "ink2", wrap=True)
        self.use = Button(look, say.USE_CASE, "main", "people")
        self.practise = Button(look, say.ALONE, "", "person")
        self.print = Button(look, say.PRINT_CASE, "", "print")
        self.save = Button(look, say.SAVE_CASE, "quiet", "file")
        self.write = Button(look, writing.EDIT_CASE, "quiet", "note")
        self.told = Notice(look, answers=True)
        self._printer = PaperPrinter(context, self.told)
        self.removing = Asking(look, say.REMOVE_CASE, say.REMOVE_CASE_ASK, say.REMOVE_IT, say.CANCEL)
        self._themes = QVBoxLayout()
        self._themes.setSpacing(look.tokens.s(8))
        self.text = CaseText(look)
        self._lay_out()
        commands.press(self.print, Command.CASE_PAPER)
        commands.Action(self, Command.OTHER_HALF, self._to_other_half)
        self.back.clicked.connect(self.went_back)
        self.use.clicked.connect(lambda: self.case and self.use_wanted.emit(self.case.id))
        self.practise.clicked.connect(lambda: self.case and self.alone_wanted.emit(self.case.id))
        self.save.clicked.connect(self._save)
        self.write.clicked.connect(lambda: self.case and self.write_wanted.emit(self.case.id))
        self.print.clicked.connect(self._print)
        self.removing.agreed.connect(self._remove)

    def open(self, which: str, at: Reading | None = None) -> None:
        """Read a case and show it, from its start or from where one was."""
        self._asked = which
        self.told.tell("")
        self._wanted.ask(
            lambda desk: (cases.case(desk, which), which in {one.id for one in cases.own_cases(desk)}),
            partial(self._show, at),
        )

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same case, read from where one was."""
        which, beside, at = self._asked, self.leads_to_exercise, self.text.at()
        reads = self.halves.is_reading

        def come(page: CasePage) -> None:
            page.is_beside_exercise(beside=beside)
            page.open(which, at)
            page.halves.read() if reads else page.halves.work()

        return come

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.use.setFocus()

    def is_beside_exercise(self, *, beside: bool) -> None:
        """Whether an exercise that is being made waits: then the way back leads to it."""
        self.leads_to_exercise = beside
        self.back.say(say.BACK_TO_EXERCISE if beside else say.TITLE)

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """One at a time where it is narrow."""
        super().resizeEvent(event)
        self.halves.fold(folded=self.width() / self.look.tokens.scale < _FOLDS)

    def _to_other_half(self) -> None:
        self.halves.turn(self, self.text.text, self.take_focus)

    def _show(self, at: Reading | None, found: tuple[CourseCase, bool]) -> None:
        case, own = found
        self.case = case
        self._title.setText(person(case))
        self._about.setText(" ".join((case.summary, say.targets(case))))
        self._who.setText(author(case.reference) if case.reference else "")
        self._tried.setText(tried(case))
        self.removing.setVisible(own)
        self.write.setVisible(own)
        self.text.show_case(case)
        if at is not None:
            self.text.read_on(at)
        while item := self._themes.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for one in case.reference.themes if case.reference else ():
            name = self.context.catalogue.theme(one.theme).name
            trains = " · ".join(TRAPS[trap] for trap in one.traps)
            self._themes.addWidget(
                box(
                    self.look,
                    label(self.look, name, "strong", wrap=True),
                    label(self.look, trains, "caption", "ink2", wrap=True),
                    gap=0,
                )
            )
        self.take_focus()

    def _save(self) -> None:
        folder = self.context.choose_folder(say.WHERE_CASE)
        if folder is not None and self.case is not None:
            which = self.case.id
            self._once.do(lambda desk: cases.save(desk, which, folder), self._tell_saved)

    def _print(self) -> None:
        if self.case is not None:
            which = self.case.id
            self._printer.print(lambda desk: papers.case_pdf(desk, which))

    def _tell_saved(self, path: Path) -> None:
        self.told.tell("")
        self.told.tell(say.saved_in(path, say.PDF_SAVED))

    def _remove(self) -> None:
        if self.case is not None:
            which = self.case.id
            self._once.do(lambda desk: cases.remove(desk, which), lambda _none: self.removed.emit())

    def _lay_out(self) -> None:
        look = self.look
        side = box(
            look,
            row(look, self.back, None),
            self._title,
            self._about,
            flow(look, self.use, self.practise, gap=8),
            flow(look, self.print, self.save, self.write, gap=8),
            self.told,
            8,
            rule(),
            label(look, say.THEMES, "section"),
            self._themes,
            8,
            rule(),
            self._tried,
            self._who,
            self.removing,
            None,
            gap=8,
            margins=(24, 16, 24, 24),
        )
        names = say.READ_HALF, say.ABOUT_HALF
        self.halves = Halves(look, self.text, scroll(look, side, "sunken"), names, look.tokens.t(420))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.halves)
