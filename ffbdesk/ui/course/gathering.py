"""Saml svar: who is in, what came how, and every way in: dropped, watched, typed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.exercise import Answer, Way, doubled, missing
from ffbdesk.services.course import exercises, gathering
from ffbdesk.services.course.gathering import Found, Seen, Told
from ffbdesk.ui import commands
from ffbdesk.ui.course.asking import Asking
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.typing import LineForm, SheetForm
from ffbdesk.ui.course.wallshow import WallShow
from ffbdesk.ui.kit.buttons import BigChoice, Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, icon_label, reveal, row, rule
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import Elided, label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words.actions import Command
from ffbdesk.words.course import gathering as told_words
from ffbdesk.words.course import screens as say
from ffbdesk.words.dates import clock

_FOLDS = 960
_POLL_MS = 2_000
"""How often a shared folder is looked into: network drives do not tell of changes."""
_ABSENT = 60
"""Rows for numbers that are missing; a line each for 999 would hold the window up at every answer."""
_SHOWN = 6
"""Sentences about files; more are counted."""


class GatherPage(CoursePage):
    """One exercise's answers of its present round."""

    went_back = Signal()
    edit_wanted = Signal(str)
    summary_wanted = Signal(str)
    reasons_wanted = Signal(str)
    removed = Signal()

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted, self._once = Wanted(context), Once(context)
        self.board: Board | None = None
        self._asked = ""
        self._dropped: list[Path] = []
        """Files that came while the exercise was being read."""
        self._folder: Path | None = None
        self._seen: frozenset[Seen] = frozenset()
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self._looking = False
        self.back = Button(look, "", "quiet", "prev", say.BACK)
        self._title = label(look, say.GATHER_TITLE, "title")
        self._about = label(look, "", "body", "ink2", wrap=True)
        self._count, self._of = label(look, "", "display"), label(look, "", "lead", "ink2", wrap=True)
        self.lacking = label(look, "", "strong", "ink2", wrap=True)
        self.lacking.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._double = Notice(look, "attention")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.drop = BigChoice(look, "folder", say.DROP, say.DROP_TEXT, Command.FETCH_ANSWERS.shown)
        self.told = Notice(look, answers=True)
        self.warned = Notice(look, "attention", answers=True)
        self.type_sheet = Button(look, say.TYPE_SHEET, "", "note")
        self.type_line = Button(look, say.TYPE_LINE, "", "key")
        self.line, self.sheet = LineForm(look), SheetForm(context)
        self.fetch_here = Button(look, Command.FETCH_ANSWERS.text, "", "folder")
        self.sheet_here, self.line_here = (
            Button(look, say.TYPE_SHEET, "", "note"),
            Button(look, say.TYPE_LINE, "", "key"),
        )
        self._watching = label(look, say.SHARED_NONE, "body", "ink2", wrap=True)
        self.watch, self.unwatch = (
            Button(look, say.CHOOSE_WATCHED, "", "folder"),
            Button(look, say.STOP_WATCHING, "link"),
        )
        self.edit = Button(look, say.EDIT_TITLE, "quiet", "file")
        self.reasons = Button(look, say.SEE_REASONS, "quiet", "eye")
        self.removing = Asking(look, say.REMOVE_EXERCISE, say.REMOVE_ASK, say.REMOVE_IT, say.CANCEL)
        self.summary = Button(look, say.SUMMARY, "", "list")
        self.show_wall = Button(look, say.WALL, "main", "eye")
        self.wall = WallShow(context, self)
        self._lay_out()
        self._connect()

    # --- what is shown

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same exercise, the folder that is looked into, what is being typed, and the wall on its own screen."""
        which, folder, seen, wall = self._asked, self._folder, self._seen, self.wall.hand_over()
        form = self._forms.currentWidget() if not self._forms.isHidden() else None
        line = self.line.line.text() if form is self.line else None
        sheet = self.sheet.typed() if form is self.sheet else None

        def come(page: GatherPage) -> None:
            page.wall.take(wall)
            page.open(which, lambda: type_again(page))

        def type_again(page: GatherPage) -> None:
            page._watch(folder, seen)
            if line is not None:
                page._open_line()
                page.line.line.setText(line)
            elif sheet is not None:
                page._open_sheet()
                page.sheet.type_again(sheet)

        return come

    def open(self, which: str, then: Callable[[], object] | None = None) -> None:
        """An exercise. Until it is there nothing is shown; what was being typed for it is there again."""
        self._asked = which
        self.told.tell("")
        self.warned.tell("")
        if self.board is None or self.board.exercise.id != which:
            self._watch(None)
            self._close_forms()
            self.sheet.clear()
            self.board = None  # what is dropped from now on waits for it
            self._dropped = []
        self._wanted.ask(lambda desk: exercises.board(desk, which), partial(self._show_first, then))

    def refresh(self) -> None:
        """Read it anew."""
        if self.board is not None:
            which = self.board.exercise.id
            self._wanted.ask(lambda desk: exercises.board(desk, which), self._show)

    def take_focus(self) -> None:
        """Where the keyboard starts: at what is to be done next."""
        ready = self.board is not None and bool(self.board.of_round(self.board.exercise.round))
        (self.show_wall if ready else self.fetch_here if self._sides.is_folded() else self.drop).setFocus()

    def leave(self) -> None:
        """Another page is wanted: a watched folder is looked into only while the page is open."""
        super().leave()
        self.wall.stop(tells=False)
        self._watch(None)

    def take(self, paths: Sequence[Path]) -> None:
        """Files that were dropped or chosen."""
        if self.board is not None:
            self._gather(list(paths))
        elif self._wanted.awaits():
            self._dropped += paths  # the exercise is still being read

    def _gather(self, found: list[Path], failed: Callable[[Exception], object] | None = None) -> None:
        if self.board is not None:
            which = self.board.exercise.id
            then = partial(self._taken, which)
            self.context.work.submit(lambda desk: gathering.gather(desk, which, found), then, failed, saves=True)

    def _show_first(self, then: Callable[[], object] | None, board: Board) -> None:
        self._show(board)
        self.take_focus()
        if then is not None:
            then()
        dropped, self._dropped = self._dropped, []
        if dropped:
            self._gather(dropped)

    def _show(self, board: Board) -> None:
        self.board = board
        one = board.exercise
        answers = board.of_round(one.round)
        parts = [one.team, one.title, say.round_of(one.round)]
        self._about.setText(" · ".join(part for part in parts if part))
        self._count.setText(str(len(answers)))
        self._of.setText(say.OF_ANSWERS.format(all=one.participants))
        absent = missing(answers, one.participants)
        self.lacking.setText(say.missing(absent) if answers else "")
        twice = doubled(answers)
        self._double.tell(say.doubled(twice) if twice else "")
        self._fill(board, answers, absent)
        for button in (self.show_wall, self.summary, self.reasons):
            button.setEnabled(bool(answers))
        self._hint.setText(say.CAN_BEGIN if answers else say.NO_ANSWERS)
        self.wall.show_board(board)

    def _fill(self, board: Board, answers: Sequence[Answer], absent: Sequence[int]) -> None:
        empty(self._rows)
        lines: list[tuple[int, Answer | None]] = [(one.number, one) for one in answers]
        if answers:
            lines += [(number, None) for number in absent[:_ABSENT]]
        lines.sort(key=lambda line: line[0])
        named = any(one.nickname for one in answers)
        for n, (number, answer) in enumerate(lines):
            if n:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._line(number, answer, board, named=named))
        if not lines:
            self._rows.addWidget(self._nothing())

    def _nothing(self) -> QWidget:
        return row(
            self.look, (label(self.look, say.NO_ANSWERS, "body", "ink2", wrap=True), 1), margins=(16, 12, 16, 12)
        )

    def _line(self, number: int, answer: Answer | None, board: Board, *, named: bool) -> QWidget:
        look, tokens = self.look, self.look.tokens
        name = label(
            look, say.NUMBER_OF.format(number=number), "strong" if answer else "body", "ink" if answer else "ink3"
        )
        name.setFixedWidth(tokens.t(56))
        if answer is None:
            air = label(look, "")
            air.setFixedWidth(tokens.t(16))
            absent = row(look, air, name, label(look, say.MISSING_ONE, "body", "ink3"), None, margins=(16, 0, 8, 0))
            absent.setMinimumHeight(tokens.t(32))
            return absent
        nickname = label(look, answer.nickname, "body", "ink2")
        nickname.setFixedWidth(tokens.t(88))
        if not named:
            nickname.hide()  # an empty column would take the room of what is particular
        count = label(look, say.themes(answer.answered), "body", "ink2")
        count.setFixedWidth(tokens.t(76))
        way = label(look, say.WAYS[answer.way], "body", "ink2")
        way.setFixedWidth(tokens.t(64))
        at = label(look, clock(answer.came_at) if answer.came_at else "", "caption", "ink3")
        at.setFixedWidth(tokens.t(40))
        note = Elided(look, _note(answer, board), "caption", "ink2")  # one that wraps is measured again and again
        out = Button(look, "", "quiet", "close", f"{say.TAKE_OUT}, {say.NUMBER_OF.format(number=number)}")
        out.setToolTip(say.TAKE_OUT)
        out.clicked.connect(partial(self._take_out, answer))
        tick = icon_label(look, "check", 16, "accent")
        return row(look, tick, name, nickname, count, way, at, (note, 1), out, gap=8, margins=(16, 2, 4, 2))

    # --- what is done

    def _taken(self, which: str, told: tuple[Told, ...]) -> None:
        if self.board is None or self.board.exercise.id != which:
            return
        new = sum(one.found in gathering.FIRST for one in told)
        again = sum(one.found is Found.AGAIN for one in told)
        said = told_words.came(new, again) or (told_words.NOTHING_NEW if told and not _wrong(told) else "")
        sentences = _wrong(told)
        self.told.tell("")
        self.told.tell(said)
        more = len(sentences) - _SHOWN
        shown = sentences[:_SHOWN] + ([say.MORE_FILES.format(count=more)] if more > 0 else [])
        self.warned.tell("")
        self.warned.tell("\n".join(shown))
        self.refresh()

    def _ask_files(self) -> None:
        chosen = self.context.choose_files(say.CHOOSE_ANSWERS, say.ANSWER_FILES)
        if chosen:
            self.take(chosen)

    def _take_out(self, answer: Answer) -> None:
        self._once.do(lambda desk: gathering.remove(desk, answer), lambda _none: self.refresh())

    def _open_line(self) -> None:
        self._forms.setCurrentWidget(self.line)
        self._show_forms()
        if self.line.line.text().strip():
            self.line.line.setFocus()
        else:
            self.line.start()

    def _open_sheet(self) -> None:
        if self.board is not None:
            self._forms.setCurrentWidget(self.sheet)
            self._show_forms()
            if self.sheet.is_begun:
                self.sheet.take_focus()
                return  # what was being typed stands as it did
            answers = self.board.of_round(self.board.exercise.round)
            absent = missing(answers, self.board.exercise.participants)
            self.sheet.start(self.board.exercise.themes, absent[0] if absent else None)

    def _show_forms(self) -> None:
        self._forms.show()
        self._ways.hide()
        QTimer.singleShot(0, self, lambda: reveal(self._forms))  # it stands far below where it is asked for

    def _close_forms(self) -> None:
        self._forms.hide()
        self._ways.show()

    def _left_form(self) -> None:
        self.sheet.clear()
        self.line.line.clear()
        self._close_forms()
        self.type_line.setFocus()

    def _take_line(self, typed: str) -> None:
        if self.board is not None:
            which = self.board.exercise.id
            self._once.do(
                lambda desk: gathering.take_line(desk, which, typed),
                partial(self._typed, self.line),
                self.line.refuse,
            )

    def _take_sheet(self, number: int, given: object) -> None:
        if self.board is not None:
            which = self.board.exercise.id
            assert isinstance(given, tuple)  # noqa: S101 - as the form hands it in
            self._once.do(
                lambda desk: gathering.take_sheet(desk, which, number, given),
                partial(self._typed, self.sheet),
                self.sheet.refuse,
            )

    def _typed(self, form: LineForm | SheetForm, told: Told) -> None:
        words = {Found.OLDER: say.FILE_COUNTS, Found.AGAIN: say.TAKEN_AGAIN}.get(told.found, say.TAKEN)
        self.told.tell("")
        self.told.tell(words.format(number=told.number))
        self.refresh()
        if isinstance(form, LineForm):
            form.start()  # fifteen are read aloud one after the other
        else:
            self.sheet.clear()
            self._close_forms()
            self.type_sheet.setFocus()

    def _remove(self) -> None:
        if self.board is not None:
            which = self.board.exercise.id
            self._watch(None)
            self._once.do(lambda desk: exercises.remove(desk, which), self._gone)

    def _gone(self, _none: None) -> None:
        self.board = None
        self.removed.emit()

    # --- a shared folder

    def _ask_watched(self) -> None:
        folder = self.context.choose_folder(say.WHICH_WATCHED)
        if folder is not None:
            self._watch(folder)

    def _watch(self, folder: Path | None, seen: frozenset[Seen] = frozenset()) -> None:
        self._folder, self._seen = folder, seen
        self._watching.setText(say.WATCHING.format(folder=folder) if folder else say.SHARED_NONE)
        self.watch.say(say.ANOTHER_WATCHED if folder else say.CHOOSE_WATCHED)
        self.unwatch.setVisible(folder is not None)
        if folder is None:
            self._poll.stop()
        else:
            self._poll.start()
            self._look()

    def _look(self) -> None:
        """What is new in the folder; a drive that is slow or gone holds nobody up."""
        folder, seen = self._folder, self._seen
        if folder is None or self._looking or self.board is None:
            return
        self._looking = True
        self.context.work.behind(
            lambda _desk: gathering.watched(folder) - seen, partial(self._found, folder), self._lost
        )

    def _found(self, folder: Path, new: frozenset[Seen]) -> None:
        self._looking = False
        if folder == self._folder:
            self._watching.setText(say.WATCHING.format(folder=folder))
            taken = sorted(new)[: gathering.MOST_FILES]  # the rest the next time
            if taken:
                self._seen |= frozenset(taken)
                self._gather([folder / name for name, _size, _at in taken], partial(self._not_taken, taken))

    def _not_taken(self, files: Sequence[Seen], error: Exception) -> None:
        """They could not be stored: they are new the next time it is looked."""
        self._seen -= frozenset(files)
        self.context.speaker.trouble(error, self)

    def _lost(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, OSError):
            self.context.speaker.trouble(error, self)
        elif self._folder is not None:
            self._watching.setText(say.WATCH_LOST.format(folder=self._folder))

    # --- how it is laid out

    def _connect(self) -> None:
        commands.press(self.type_sheet, Command.TYPE_SHEET)
        commands.press(self.type_line, Command.TYPE_LINE)
        commands.press(self.show_wall, Command.SHOW_WALL)
        commands.press(self.summary, Command.SUMMARY)
        commands.press(self.drop, Command.FETCH_ANSWERS)
        self.back.clicked.connect(self.went_back)
        self.drop.clicked.connect(self._ask_files)
        self.type_line.clicked.connect(self._open_line)
        self.type_sheet.clicked.connect(self._open_sheet)
        for here, there in (
            (self.fetch_here, self.drop),
            (self.sheet_here, self.type_sheet),
            (self.line_here, self.type_line),
        ):
            here.clicked.connect(there.click)
        for form in (self.line, self.sheet):
            form.cancelled.connect(self._left_form)
        self.line.given.connect(self._take_line)
        self.sheet.given.connect(self._take_sheet)
        self.watch.clicked.connect(self._ask_watched)
        self.unwatch.clicked.connect(lambda: self._watch(None))
        self.edit.clicked.connect(self._to_exercise)
        self.reasons.clicked.connect(self._to_reasons)
        self.removing.agreed.connect(self._remove)
        self.summary.clicked.connect(self._to_summary)
        self.show_wall.clicked.connect(lambda *_: self.wall.start())
        self.wall.changed.connect(self.refresh)

    def _to_exercise(self) -> None:
        if self.board is not None:
            self.edit_wanted.emit(self.board.exercise.id)

    def _to_reasons(self) -> None:
        if self.board is not None:
            self.reasons_wanted.emit(self.board.exercise.id)

    def _to_summary(self) -> None:
        if self.board is not None:
            self.summary_wanted.emit(self.board.exercise.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ways in under the list where it is narrow, and then each led to from above it."""
        super().resizeEvent(event)
        folded = self.width() / self.look.tokens.scale < _FOLDS
        self._sides.fold(folded)
        self._here.setVisible(folded)

    def _lay_out(self) -> None:
        look = self.look
        self._here = flow(look, self.fetch_here, self.sheet_here, self.line_here, gap=8)
        left = box(
            look,
            row(look, self.back, self._title, (self._about, 1), gap=8),
            row(look, self._count, (self._of, 1), (self.lacking, 1), gap=8),
            self._here,
            self._double,
            box(look, self._rows, kind="card", gap=0),
            flow(look, self.reasons, self.edit, self.removing, gap=8),
            None,
            gap=12,
            margins=(32, 16, 12, 24),
        )
        self._ways = box(
            look,
            label(look, say.WITHOUT_FILE, "section"),
            label(look, say.WITHOUT_FILE_TEXT, "body", "ink2", wrap=True),
            flow(look, self.type_sheet, self.type_line, gap=8),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        self._forms = QStackedWidget()
        self._forms.addWidget(self.line)
        self._forms.addWidget(self.sheet)
        self._forms.hide()
        shared = box(
            look,
            label(look, say.SHARED, "section"),
            self._watching,
            flow(look, self.watch, self.unwatch, gap=8),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        right = box(
            look,
            self.drop,
            self.told,
            self.warned,
            self._ways,
            self._forms,
            shared,
            None,
            gap=12,
            margins=(12, 16, 32, 24),
        )
        self._sides = Sides(look, left, right, look.tokens.t(540), list_first=False)
        self._hint = label(look, "", "caption", "ink2", wrap=True)
        foot = flow(look, (self._hint, 1), self.summary, self.show_wall, gap=8, margins=(32, 8, 32, 8), grows=240)
        self.stand(self._sides, foot)


def _note(answer: Answer, board: Board) -> str:
    """What is particular about an answer."""
    parts = []
    if answer.way is not Way.FILE or not any(one.reason for one in answer.given):
        parts.append(say.WITHOUT_REASONS)
    elif answer.unreasoned and board.exercise.rules.reason_needed:
        parts.append(say.without_reasons(answer.unreasoned))
    open_ = len(board.exercise.themes) - answer.answered
    if open_:
        parts.append(f"{open_} {say.NOT_ANSWERED}")
    if answer.saved > 1:
        parts.append(say.SENT_AGAIN)
    return ", ".join(parts)


def _wrong(told: Sequence[Told]) -> list[str]:
    """A sentence for each file that was not taken, or has something to say."""
    found = []
    for one in told:
        if one.found is Found.OTHER_EXERCISE:
            found.append(told_words.other(one.name, one.about))
        elif one.found in told_words.NOT_TAKEN:
            found.append(told_words.NOT_TAKEN[one.found].format(name=one.name, about=one.about or "–"))
        elif one.found is Found.EARLIER_ROUND:
            found.append(told_words.EARLIER.format(name=one.name))
        elif one.found is Found.OVER_TYPED:
            found.append(told_words.OVER_TYPED.format(name=one.name))
        if one.clock is not None:
            found.append(told_words.clock(one.name, one.clock))
    return found
