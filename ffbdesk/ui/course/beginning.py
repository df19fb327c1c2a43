"""Løs en opgave: from a file or a code; and who somebody is, where an opgave was begun here before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.exercise import Task
from ffbdesk.services.course import attempts
from ffbdesk.services.course.attempts import Beginning
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.layout import box, empty, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words.course import screens as say
from ffbdesk.words.dates import short_date
from ffbdesk.words.errors import explained


class BeginPage(CoursePage):
    """`begun` carries the attempt that somebody goes on with."""

    went_back = Signal()
    begun = Signal(object)

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted, self._once = Wanted(context), Once(context)
        self.back = Button(look, say.TITLE, "quiet", "prev")
        self.title = label(look, say.SOLVE_TITLE, "title")
        self.file = Button(look, say.CHOOSE_TASK, "main", "folder")
        self.code = TextLine(look, say.CODE_NAME)
        self.begin = Button(look, say.BEGIN)
        self.wrong = Notice(look, "attention", answers=True)
        self._ways, self._who = QVBoxLayout(), QVBoxLayout()
        self.choices: list[Button] = []
        self._found: Beginning | None = None
        """What was begun here before, while it is asked who goes on."""
        self._lay_out()
        self.back.clicked.connect(self.went_back)
        self.file.clicked.connect(self._ask)
        self.begin.clicked.connect(self._read_code)
        self.code.returnPressed.connect(self._read_code)
        self.code.textEdited.connect(lambda _text: self._tell(""))

    def start(self) -> None:
        """Nothing is chosen yet."""
        self._wanted.nothing()
        self._tell("")
        self.code.setText("")
        self._show(whos=False)
        self.code.setFocus()

    def open(self, path: Path) -> None:
        """An opgave file was dropped or opened."""
        self.start()
        self._wanted.ask(lambda desk: attempts.read_task(desk, path), self.offer, self._failed)

    def as_it_stands(self) -> Callable[[Any], object]:
        """The code as it was typed, or who it was that is asked."""
        typed, found = self.code.text(), self._found

        def come(page: BeginPage) -> None:
            page.start()
            page.code.setText(typed)
            if found is not None:
                page.offer(found)

        return come

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        (self.choices[0] if self.choices else self.code).setFocus()

    def offer(self, found: Beginning) -> None:
        """Begin at once, unless it was begun here before: then ask who it is."""
        if found.under_way or found.first:
            self._ask_who(found)
        else:
            self._begin(found.task, None)

    def _ask(self) -> None:
        chosen = self.context.choose_files(say.CHOOSE_TASK, say.TASK_FILES)
        if chosen:
            self.open(chosen[0])

    def _read_code(self) -> None:
        typed = self.code.text().strip()
        if typed:
            self._wanted.ask(lambda desk: attempts.task_of_code(desk, typed), self.offer, self._failed)
        else:
            self.code.setFocus()

    def _failed(self, error: Exception) -> None:
        known = explained(error)
        if known is None:
            raise error
        self._tell(known.paragraph())
        set_error(self.code, type(error).__name__ in ("NotACode", "NoSuchCase"))

    def _tell(self, text: str) -> None:
        self.wrong.tell("")
        self.wrong.tell(text)
        set_error(self.code, False)

    def _ask_who(self, found: Beginning) -> None:
        empty(self._who)
        self._found = found
        look = self.look
        heading, text = (say.GO_ON_TITLE, say.GO_ON_TEXT) if found.under_way else (say.WHO_BEFORE, say.WHO_BEFORE_TEXT)
        self._who.addWidget(label(look, heading, "section", wrap=True))
        self._who.addWidget(label(look, text, "body", "ink2", wrap=True))
        self.choices = []
        for one in found.under_way:
            self._choice(say.GO_ON_WITH.format(who=_who(one)), partial(self.begun.emit, one))
        known = {one.participant for one in found.under_way}
        for one in found.first:
            if one.participant not in known:
                self._choice(say.NUMBER_OF.format(number=one.number), partial(self._begin, found.task, one))
        self._choice(say.BEGIN_NEW, partial(self._begin, found.task, None))
        self._show(whos=True)
        self.choices[0].set_kind("main")
        self.choices[0].setFocus()

    def _choice(self, words: str, run: object) -> None:
        button = Button(self.look, words)
        button.clicked.connect(run)
        self.choices.append(button)
        self._who.addWidget(row(self.look, button, None))

    def _begin(self, task: Task, first: Attempt | None) -> None:
        self._once.do(lambda desk: attempts.begin(desk, task, first), self.begun.emit)

    def _show(self, *, whos: bool) -> None:
        if not whos:
            self.choices, self._found = [], None
        self._known.setVisible(whos)
        self._new.setVisible(not whos)

    def _lay_out(self) -> None:
        look = self.look
        self.code.setMaximumWidth(look.tokens.t(260))
        self._new = box(
            look,
            self._card(say.FROM_FILE, say.FROM_FILE_TEXT, row(look, self.file, None)),
            self._card(
                say.FROM_CODE, say.FROM_CODE_TEXT, row(look, (self.code, 1), self.begin, (label(look, ""), 1), gap=8)
            ),
            gap=12,
        )
        self._who.setSpacing(look.tokens.s(8))
        self._known = box(look, self._who, kind="card", gap=8, margins=(24, 16, 24, 16))
        inner = box(
            look,
            row(look, self.back, None),
            self.title,
            self.wrong,
            self._new,
            self._known,
            None,
            gap=12,
            margins=(32, 16, 32, 24),
        )
        inner.setMaximumWidth(look.tokens.t(760))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))

    def _card(self, heading: str, text: str, what: QWidget) -> QWidget:
        look = self.look
        return box(
            look,
            label(look, heading, "section"),
            label(look, text, "body", "ink2", wrap=True),
            what,
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )


def _who(one: Attempt) -> str:
    if one.number:
        return say.NUMBER_OF.format(number=one.number).lower()
    return say.NO_NUMBER_YET.format(day=short_date(one.begun_on))
