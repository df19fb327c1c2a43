"""Ny øvelse: case, team, themes and rules at one glance; made, and handed out as a file, a code or on paper."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import Exercise, Rules, number_typed
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.services.course import cases, exercises, papers
from ffbdesk.services.course.cases import LooksLikeANumber
from ffbdesk.services.course.exercises import Wanted as WantedExercise
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.printer import PaperPrinter
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import FoldingRow
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import TRAPS, person, tried
from ffbdesk.words.doubts import NO_DATE

_FOLDS, _NARROW = 1000, 560
"""Page widths divided by text scale under which the themes stand below, and labels over their fields."""
_SIDE = 520
_SCORE_A_THEME, _GATHER, _TALK = 2.5, 5, 60
"""Minutes: from the two exercises of the design (course.md)."""


class _Typed(NamedTuple):
    """What stands in the fields, also where it is no date and no number yet."""

    case: str
    themes: tuple[ThemeCode, ...]
    lines: tuple[str, ...]
    rules: Rules
    shows_reference: bool
    dice: int


class ExercisePage(CoursePage):
    """What it is made of can be changed until it was handed out; then it stands."""

    went_back = Signal()
    read_wanted = Signal(str)
    gather_wanted = Signal(str)

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted, self._once = Wanted(context), Once(context)
        self._cases: tuple[CourseCase, ...] = ()
        self.exercise: Exercise | None = None
        """The one that is there; None while it is new."""
        self._asked = ""
        """The id that was asked for; nothing for a new one."""
        self._begun: _Typed | None = None
        self._left: _Typed | None = None
        """A new one as it stood when it was begun, and when it was left."""
        self._dice = 0
        self._code = ""
        self.back = Button(look, "", "quiet", "prev", say.BACK)
        self._title = label(look, say.NEW_TITLE, "title")
        self.case = Choice(look, say.CASE, "", 30)
        self.read = Button(look, say.READ_CASE, "link", "eye")
        self.team = TextLine(look, say.TEAM)
        self.day = DateField(look, say.DAY, empty=False)
        self.people = TextLine(look, say.PARTICIPANTS)
        self.name = _two(self, look, say.NO_NAME, say.NICKNAME)
        self.reason = _two(self, look, say.REASON_NEEDED, say.REASON_FREE)
        self.reference = _two(self, look, say.KEPT_BACK, say.NOT_SHOWN)
        self.ticks: dict[ThemeCode, Tick] = {}
        self._grid = QGridLayout()
        self._count = label(look, "", "caption", "ink3")
        self.all = Button(look, say.CHOOSE_ALL, "link")
        self._times = [label(look, "", "strong") for _ in range(4)]
        self._to_talk = label(look, "", "caption", "ink2", wrap=True)
        self._time_title = label(look, "", "section", wrap=True)
        self._tried = label(look, "", "caption", "ink2", wrap=True)
        self._code_words = label(look, say.CODE, "body", "ink2", wrap=True)
        self.code = TextLine(look, say.CODE)
        self.code.setReadOnly(True)
        self.print_case = Button(look, say.PRINT_CASE, "", "print")
        self.print_sheet = Button(look, say.PRINT_SHEET, "", "print")
        self.make = Button(look, say.MAKE, "main", "file")
        self.onward = Button(look, say.GATHER)
        self.told = Notice(look, answers=True)
        self._printer = PaperPrinter(context, self.told)
        self._lay_out()
        self._connect()

    # --- what is shown

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same exercise, or a new one, with what stands in the fields."""
        which = self.exercise.id if self.exercise is not None else self._asked
        typed = None if self._wanted.awaits() else self._typed()

        def come(page: ExercisePage) -> None:
            then = partial(page._type_again, typed) if typed is not None else None
            page.open(which, then) if which else page.start(then=then)

        return come

    def start(self, case: str = "", then: Callable[[], object] | None = None) -> None:
        """A new one: the first case is chosen, or the one that is named, with all its themes.

        Where one was begun and left, it stands there again.
        """
        self.exercise, self._asked = None, ""
        if not case and then is None and self._left is not None:
            then = partial(self._type_again, self._left)
        self._left = None
        self._wanted.ask(cases.all_cases, partial(self._begin, case, then))

    def open(self, which: str, then: Callable[[], object] | None = None) -> None:
        """One that is there."""
        self.exercise, self._asked = None, which

        def both(desk: Desk) -> tuple[tuple[CourseCase, ...], Exercise]:
            return cases.all_cases(desk), exercises.exercise(desk, which)

        self._wanted.ask(both, lambda found: self._show(then, *found))

    def choose(self, case: str) -> None:
        """Another case for the one that is being made; the team and the rest stand as they did."""
        self.case.set(case)
        self._show_case()
        self.case.setFocus()

    def leave(self) -> None:
        """A new one that was begun waits for who comes back."""
        super().leave()
        if not self._wanted.awaits():
            typed = self._typed()
            self._left = typed if self.exercise is None and typed != self._begun else None

    def forget(self) -> None:
        """The room was emptied: nothing waits."""
        self._left = None

    def flush(self) -> None:
        """What was put right in one that is there is stored, where it is whole."""
        wanted, one = self._read(), self.exercise
        if one is None or wanted is None or self._wanted.awaits() or self.day.is_wrong() or not wanted.participants:
            return
        now = wanted.team.strip(), wanted.held_on, wanted.participants, wanted.shows_reference
        if now != (one.team, one.held_on, one.participants, one.shows_reference):
            self.context.work.submit(
                lambda desk: exercises.put_right(desk, one.id, wanted),
                self._put_right,
                lambda error: self.context.speaker.trouble(error, self),
                saves=True,
            )

    def _put_right(self, one: Exercise) -> None:
        if self.exercise is not None and self.exercise.id == one.id:
            self.exercise = one

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        (self.make if self.exercise else self.team).setFocus()

    def _typed(self) -> _Typed:
        lines = tuple(line.text() for line in (self.team, self.day, self.people))
        return _Typed(self.case.code(), self._themes(), lines, self._rules(), self.reference.value != "1", self._dice)

    def _type_again(self, typed: _Typed) -> None:
        """In another size of text what was typed stands as it did."""
        if self.exercise is None:
            self.case.set(typed.case)
            self._dice = typed.dice
            self._show_case(typed.themes)
        for line, text in zip((self.team, self.day, self.people), typed.lines, strict=True):
            line.setText(text)
        self._show_rules(typed.rules, shows_reference=typed.shows_reference)
        self._show_code()

    def _begin(self, wanted: str, then: Callable[[], object] | None, found: tuple[CourseCase, ...]) -> None:
        self._fill_cases(found)
        if wanted:
            self.case.set(wanted)
        now = self.context.now()
        self._dice = now.microsecond + now.second * 1_000_003
        self.team.setText("")
        self.day.show_value(now.date(), anew=True)
        self.people.setText("15")
        self._show_rules(Rules(), shows_reference=True)
        self._show_case()
        self._settle()
        self.take_focus()
        self._begun = self._typed()
        if then is not None:
            then()

    def _show(self, then: Callable[[], object] | None, found: tuple[CourseCase, ...], one: Exercise) -> None:
        gone = all(case.id != one.case.id for case in found)
        self._fill_cases(found, [(one.case.id, one.title)] if gone else [])
        self.exercise = one
        self.case.set(one.case.id)
        self.team.setText(one.team)
        self.day.show_value(one.held_on, anew=True)
        self.people.setText(str(one.participants))
        self._show_rules(one.rules, shows_reference=one.shows_reference)
        self._show_case(one.themes)
        self._settle()
        if gone:
            self.told.warn(say.CASE_GONE)
        self.take_focus()
        if then is not None:
            then()

    def _fill_cases(self, found: tuple[CourseCase, ...], gone: Sequence[tuple[str, str]] = ()) -> None:
        self._cases = found
        entries = [(case.id, ": ".join(filter(None, (person(case), say.targets(case).lower())))) for case in found]
        self.case.fill([("", [*entries, *gone])], none=False)

    def _show_rules(self, rules: Rules, *, shows_reference: bool) -> None:
        self.name.show_value("1" if rules.nickname else "0")
        self.reason.show_value("0" if rules.reason_needed else "1")
        self.reference.show_value("0" if shows_reference else "1")

    def _chosen_case(self) -> CourseCase | None:
        return next((one for one in self._cases if one.id == self.case.code()), None)

    def _show_case(self, themes: Sequence[ThemeCode] | None = None) -> None:
        """The themes of the chosen case, each with what it trains."""
        case = self._chosen_case()
        empty(self._grid)
        self.ticks = {}
        look = self.look
        codes = case.themes if case else themes or ()
        half = (len(codes) + 1) // 2
        for n, code in enumerate(codes):
            tick = Tick(look, self.context.catalogue.theme(code).name)
            tick.setChecked(themes is None or code in themes)
            tick.toggled.connect(self._count_themes)
            about = case.reference.of(code) if case and case.reference else None
            trains = TRAPS[about.traps[0]] if about and about.traps else ""
            tick.setAccessibleDescription(trains)
            words = label(look, trains, "caption", "ink3", wrap=True)
            words.setContentsMargins(look.tokens.t(28), 0, 0, 0)
            self.ticks[code] = tick
            self._grid.addWidget(box(look, tick, words, None, gap=0), n % half, n // half)
        self._tried.setText(tried(case) if case else "")
        self._count_themes()

    def _themes(self) -> tuple[ThemeCode, ...]:
        return tuple(code for code, tick in self.ticks.items() if tick.isChecked())

    def _count_themes(self) -> None:
        case, count = self._chosen_case(), len(self._themes())
        self._count.setText(say.chosen(count, len(self.ticks)))
        self.all.say(say.CHOOSE_NONE if count == len(self.ticks) else say.CHOOSE_ALL)
        self._time_title.setText(say.time_for(count))
        read = case.minutes_to_read if case else 0
        talk = _TALK * min(count, say.TALKED_OF) // say.TALKED_OF
        self._to_talk.setText(say.to_talk(count))
        minutes = read, round(count * _SCORE_A_THEME), _GATHER, talk
        for time, found in zip(self._times, minutes, strict=True):
            time.setText(say.MINUTES.format(minutes=found))
        self._show_code()
        self.told.tell("")

    def _show_code(self) -> None:
        if self.exercise is not None:
            self._code = self.exercise.code
        else:
            wanted = self._read()
            self._code = exercises.new_code(wanted, self._dice) if wanted else ""
        without = say.NO_CODE if self._themes() else say.NO_THEMES
        self._code_words.setText(say.CODE if self._code else without)
        self.code.setText(self._code)
        self.code.setVisible(bool(self._code))

    def _settle(self) -> None:
        """What was made stands: only the team, the day and how many may be put right."""
        made = self.exercise is not None
        self._title.setText(say.EDIT_TITLE if made else say.NEW_TITLE)
        self.case.setEnabled(not made)
        for tick in self.ticks.values():
            tick.setEnabled(not made)
        self.all.setVisible(not made)
        self.name.lock(made)
        self.reason.lock(made)
        self.onward.setVisible(made)
        for button in (self.make, self.print_case, self.print_sheet, self.read):
            button.setEnabled(self._chosen_case() is not None)

    # --- what is done

    def _read(self) -> WantedExercise | None:
        """What stands in the fields; None where something is missing."""
        case = self._chosen_case()
        if case is None:
            return None
        return WantedExercise(
            case,
            self._themes(),
            self.team.text(),
            self.day.value() or date.min,
            number_typed(self.people.text()) or 0,
            self._rules(),
            self.reference.value != "1",
        )

    def _rules(self) -> Rules:
        return Rules(reason_needed=self.reason.value != "1", nickname=self.name.value == "1")

    def _made(self, then: object) -> None:
        """Store it, and go on with it."""
        wanted = self._read()
        if self._wanted.awaits() or wanted is None or not self._is_whole(wanted):
            return  # an exercise that is still being read would be made anew
        known = self.exercise
        if known is not None:
            which = known.id
            self._once.do(
                lambda desk: exercises.put_right(desk, which, wanted), partial(self._go_on, then), self._failed
            )
        else:
            whole = replace(wanted, code=self._code)
            self._once.do(lambda desk: exercises.make(desk, whole), partial(self._go_on, then), self._failed)

    def _is_whole(self, wanted: WantedExercise) -> bool:
        bad_day, bad_people = self.day.is_wrong(), wanted.participants == 0
        set_error(self.day, bad_day)
        set_error(self.people, bad_people)
        if bad_people:
            self.told.warn(say.NO_NUMBER_OF_PEOPLE)
            self.people.setFocus()
        elif bad_day:
            self.told.warn(NO_DATE)
            self.day.setFocus()
        return not (bad_day or bad_people)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, LooksLikeANumber):
            set_error(self.team, True)
            self.told.warn(say.TEAM_LOOKS_LIKE_A_NUMBER)
            self.team.setFocus()
        else:
            self.context.speaker.trouble(error, self)

    def _go_on(self, then: object, one: Exercise) -> None:
        self.exercise = one
        self._settle()
        self._show_code()
        assert callable(then)  # noqa: S101 - every caller hands one in
        then(one)

    def _hand_out(self, one: Exercise) -> None:
        folder = self.context.choose_folder(say.WHERE_TASK)
        if folder is not None:
            self._once.do(lambda desk: exercises.hand_out(desk, one.id, folder), self._handed_out)

    def _handed_out(self, path: Path) -> None:
        self.told.tell("")
        self.told.tell(say.saved_in(path, say.MADE))
        self.onward.set_kind("main")
        self.make.set_kind("")
        self.onward.setFocus()

    def _print_sheet(self, one: Exercise) -> None:
        self._printer.print(lambda desk: papers.sheet_pdf(desk, one.id))

    def _print_case(self) -> None:
        case = self._chosen_case()
        if case is not None:
            self._printer.print(lambda desk: papers.case_pdf(desk, case.id))

    def _edited(self) -> None:
        self.told.tell("")
        for line in (self.team, self.people):
            set_error(line, False)

    def _to_gathering(self) -> None:
        if self.exercise is not None:
            which = self.exercise.id
            self._made(lambda _one: self.gather_wanted.emit(which))

    def _all(self) -> None:
        on = len(self._themes()) < len(self.ticks)
        for tick in self.ticks.values():
            tick.setChecked(on)

    def _connect(self) -> None:
        commands.press(self.print_case, Command.CASE_PAPER)
        commands.press(self.print_sheet, Command.ANSWER_SHEET)
        commands.press(self.make, Command.MAKE_TASK)
        self.back.clicked.connect(self.went_back)
        self.case.picked.connect(lambda _code: self._show_case())
        self.read.clicked.connect(lambda: self.read_wanted.emit(self.case.code()))
        self.all.clicked.connect(self._all)
        self.make.clicked.connect(lambda: self._made(self._hand_out))
        self.print_sheet.clicked.connect(lambda: self._made(self._print_sheet))
        self.print_case.clicked.connect(self._print_case)
        self.onward.clicked.connect(self._to_gathering)
        for segments in (self.name, self.reason):
            segments.picked.connect(lambda _value: self._show_code())
        for line in (self.team, self.people):
            line.textEdited.connect(self._edited)
        self.day.told.connect(lambda text: self.told.warn(text) if text else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The themes below the fields where it is narrow."""
        super().resizeEvent(event)
        units = self.width() / self.look.tokens.scale
        self._sides.fold(units < _FOLDS)
        for line in self._rows:
            line.fold(units < _NARROW)

    def _lay_out_left(self) -> QWidget:
        """Case, team and rules."""
        look = self.look
        self.day.setMaximumWidth(look.tokens.t(140))
        self.people.setMaximumWidth(look.tokens.t(72))
        self.case.setMaximumWidth(look.tokens.t(330))
        self._grid.setSpacing(look.tokens.s(12))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        team = row(look, (self.team, 1), self.day, gap=8)
        self._rows = [
            FoldingRow(look, say.CASE, [flow(look, self.case, self.read, gap=8)]),
            FoldingRow(look, say.TEAM, [team], say.TEAM_HINT),
            FoldingRow(look, say.PARTICIPANTS, [row(look, self.people, None)], say.PARTICIPANTS_HINT),
            FoldingRow(look, say.NAME, [self.name.line], say.NAME_HINT),
            FoldingRow(look, say.REASON, [self.reason.line], say.REASON_HINT),
            FoldingRow(look, say.REFERENCE, [self.reference.line], say.REFERENCE_HINT),
        ]
        return box(
            look,
            row(look, self.back, (self._title, 1), gap=8),
            8,
            *self._rows,
            label(look, say.REFERENCE_IN_PROGRAM, "caption", "ink3", wrap=True),
            self._tried,
            self.told,
            None,
            gap=16,
            margins=(32, 16, 24, 24),
        )

    def _lay_out_right(self) -> QWidget:
        """Themes, and how long it takes."""
        look = self.look
        what = [label(look, text, "caption", "ink2", wrap=True) for text in (say.TO_READ, say.TO_SCORE, say.TO_GATHER)]
        pairs = zip(self._times, (*what, self._to_talk), strict=True)
        times = row(look, *((box(look, time, words, None, gap=0), 1) for time, words in pairs), gap=8)
        themes = box(
            look,
            flow(look, label(look, say.THEMES, "section"), self._count, None, self.all, gap=8),
            label(look, say.TRAINS_HINT, "caption", "ink2", wrap=True),
            self._grid,
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        time = box(look, self._time_title, times, kind="card", gap=8, margins=(24, 16, 24, 16))
        return box(look, themes, time, None, gap=12, margins=(8, 16, 32, 16))

    def _lay_out(self) -> None:
        look = self.look
        self._sides = Sides(look, self._lay_out_left(), self._lay_out_right(), look.tokens.t(_SIDE), list_first=False)
        self.code.setMaximumWidth(look.tokens.t(190))
        foot = flow(
            look,
            (self._code_words, 1),
            self.code,
            self.print_case,
            self.print_sheet,
            self.onward,
            self.make,
            gap=8,
            margins=(32, 8, 32, 8),
            grows=240,
        )
        self.stand(self._sides, foot)


class _Two(Segments):
    """One of two, side by side."""

    def __init__(self, parent: QWidget, buttons: dict[str, Button], line: QWidget) -> None:
        super().__init__(parent, buttons)
        self.line, self.buttons = line, buttons

    @property
    def value(self) -> str | None:
        """Which is chosen."""
        return next((code for code, button in self.buttons.items() if button.isChecked()), None)


def _two(parent: QWidget, look, first: str, second: str) -> _Two:  # type: ignore[no-untyped-def]
    buttons = {"0": Button(look, first, "seg"), "1": Button(look, second, "seg")}
    return _Two(parent, buttons, flow(look, *buttons.values(), None, gap=4))
