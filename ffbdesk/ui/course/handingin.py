"""Gem svar: the number, what is missing, the file, and the line that can be read aloud instead."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.exercise import ALONE, NICKNAME_MAX, number_typed
from ffbdesk.services.course import attempts, papers
from ffbdesk.ui import commands
from ffbdesk.ui.course.asking import Asking
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import Link, label
from ffbdesk.ui.page import Once
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say


class HandIn(QWidget):
    """The last step of an opgave."""

    save_wanted = Signal(int, str)
    who_changed = Signal(object, str)
    """The number (None while it is none) and the nickname, as they are written."""
    theme_wanted = Signal(str)
    again_wanted = Signal()

    def __init__(self, context: CourseContext) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._once = Once(context)
        self._attempt: Attempt | None = None
        self._folder: Path | None = None
        self.title = label(look, say.END_TITLE, "title")
        self.number = TextLine(look, say.NUMBER)
        self.nickname = TextLine(look, say.NICKNAME_LABEL)
        self.nickname.setMaxLength(NICKNAME_MAX)
        self.number.setMaximumWidth(look.tokens.t(96))
        self.save = Button(look, say.SAVE_IT, "main", "file")
        self.wrong = Notice(look, "attention", answers=True)
        self.saved = Notice(look, answers=True)
        self.folder = Button(look, say.SHOW_FOLDER, "quiet", "folder")
        self.paper = Button(look, say.OWN_PAPER, "quiet", "file")
        self.again = Button(look, say.AGAIN_ROUND, "", "restore")
        self.line = TextLine(look, say.LINE)
        self.line.setReadOnly(True)
        self.removing = Asking(look, say.REMOVE_ATTEMPT, say.REMOVE_ATTEMPT_ASK, say.REMOVE_IT, say.CANCEL)
        self._lacks = QVBoxLayout()
        self._lacks.setSpacing(look.tokens.s(2))
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.number.returnPressed.connect(self._save)
        self.nickname.returnPressed.connect(self._save)
        for field in (self.number, self.nickname):
            field.textEdited.connect(self._edited)
        self.folder.clicked.connect(lambda: self._folder and context.show_folder(self._folder))
        self.paper.clicked.connect(self._save_paper)
        self.again.clicked.connect(self.again_wanted)
        commands.name(self.save, Command.SAVE_ANSWER)

    def show_attempt(self, attempt: Attempt) -> None:
        """What stands, and what is missing."""
        self._attempt = attempt
        self.number.setText(str(attempt.number) if attempt.number else "")
        self.nickname.setText(attempt.nickname)
        round_ = attempt.task.round
        self.title.setText(say.END_TITLE if round_ == ALONE else say.END_AGAIN.format(round=say.round_of(round_)))
        self._nickname.setVisible(attempt.task.rules.nickname)
        for told in (self.wrong, self.saved):
            told.tell("")
        set_error(self.number, False)
        self._after.setVisible(bool(attempt.saved))
        self._show_lacks(attempt)
        self._show_line()
        self._folder = None
        self.folder.hide()
        self.again.setVisible(bool(attempt.saved) and attempt.task.round == ALONE)

    def show_saved(self, attempt: Attempt, path: Path) -> None:
        """Where the file lies."""
        self._attempt, self._folder = attempt, path.parent
        self.saved.tell("")
        self.saved.tell(say.saved_in(path, say.ANSWER_SAVED))
        self._after.show()
        self.folder.show()
        self.again.setVisible(attempt.task.round == ALONE)
        self._show_line()
        self.folder.setFocus()

    def typed(self) -> tuple[str, str, Path | None]:
        """What stands there, also where it is no number yet; and what was said of the file that was saved."""
        return self.number.text(), self.saved.text(), self._folder

    def type_again(self, typed: tuple[str, str, Path | None]) -> None:
        """The same."""
        number, said, self._folder = typed
        self.number.setText(number)
        self._show_line()
        self.saved.tell(said)
        self.folder.setVisible(self._folder is not None)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.number.setFocus()

    def _show_lacks(self, attempt: Attempt) -> None:
        empty(self._lacks)
        look = self._context.look
        for theme in attempt.lacks:
            given = attempt.of(theme)
            what = say.LACKS_LEVEL if given.judgement is None else say.LACKS_REASON
            link = Link(look, self._context.catalogue.theme(theme).name)
            link.clicked.connect(partial(self.theme_wanted.emit, theme))
            self._lacks.addWidget(row(look, link, label(look, what, "caption", "attention"), None, gap=8))
        self._lacking.setVisible(bool(attempt.lacks))

    def _show_line(self) -> None:
        one = self._attempt
        number = self._number()
        if one is not None and number is not None:
            self.line.setText(attempts.line(replace(one, number=number)))
        self._lines.setVisible(number is not None)

    def _number(self) -> int | None:
        return number_typed(self.number.text())

    def _edited(self) -> None:
        set_error(self.number, False)
        self.wrong.tell("")
        self._show_line()
        self.who_changed.emit(self._number(), self.nickname.text())

    def _save(self) -> None:
        number = self._number()
        if number is None:
            set_error(self.number, True)
            self.wrong.tell("")
            self.wrong.tell(say.BAD_NUMBER)
            self.number.setFocus()
        else:
            self.save_wanted.emit(number, self.nickname.text().strip())

    def _save_paper(self) -> None:
        one = self._attempt
        folder = self._context.choose_folder(say.WHERE_PDF) if one is not None and one.number else None
        if folder is not None and one is not None:
            self._once.do(lambda desk: papers.save_own(desk, one, folder), self._paper_saved)

    def _paper_saved(self, path: Path) -> None:
        self.saved.tell("")
        self.saved.tell(say.saved_in(path, say.PDF_SAVED))

    def _lay_out(self) -> None:
        look = self._context.look
        self._nickname = labelled(look, say.NICKNAME_LABEL, self.nickname, say.NICKNAME_HINT)
        self._lacking = box(
            look, label(look, say.LACKS_TEXT, "body", "ink2", wrap=True), self._lacks, gap=4, kind="hint",
            margins=(16, 8, 16, 8),
        )  # fmt: skip
        self.line.setFont(look.tokens.font("title"))
        self._lines = box(
            look,
            label(look, say.LINE, "strong"),
            label(look, say.LINE_TEXT, "caption", "ink2", wrap=True),
            self.line,
            gap=4,
        )
        self._after = box(
            look, flow(look, self.folder, self.paper, self.again, None, gap=8), self._lines, self.removing, gap=12
        )
        inner = box(
            look,
            self.title,
            label(look, say.END_TEXT, "body", "ink2", wrap=True),
            self._lacking,
            labelled(look, say.NUMBER, self.number, say.NUMBER_HINT),
            self._nickname,
            self.wrong,
            row(look, self.save, None),
            self.saved,
            self._after,
            None,
            gap=12,
            margins=(24, 8, 24, 24),
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(inner)
