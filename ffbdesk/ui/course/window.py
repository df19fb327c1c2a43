"""The frame of the course room: bar, rail, one notice, and who goes where."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import BLIND, Exercise
from ffbdesk.export.course.writing import ANSWER_ENDING, CASE_ENDING, TASK_ENDING
from ffbdesk.services.course import attempts, cases, exercises
from ffbdesk.services.desk import Desk
from ffbdesk.ui.commands import Action
from ffbdesk.ui.course.alone import AlonePage
from ffbdesk.ui.course.bar import CourseBar
from ffbdesk.ui.course.beginning import BeginPage
from ffbdesk.ui.course.casepage import CasePage
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.exercise import ExercisePage
from ffbdesk.ui.course.finding import Finding
from ffbdesk.ui.course.gathering import GatherPage
from ffbdesk.ui.course.home import Home, Room
from ffbdesk.ui.course.home import read as read_room
from ffbdesk.ui.course.pattern import PatternPage
from ffbdesk.ui.course.reasons import ReasonsPage
from ffbdesk.ui.course.scoring import ScorePage
from ffbdesk.ui.course.settings import CourseSettings
from ffbdesk.ui.course.summary import SummaryPage
from ffbdesk.ui.course.writing import WritePage
from ffbdesk.ui.kit.buttons import RailButton
from ffbdesk.ui.kit.layout import box, rule, to_top
from ffbdesk.ui.speaking import SpeakingWindow
from ffbdesk.ui.warnings import Warnings
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.errors import explained


class CourseWindow(SpeakingWindow):
    """Everything in the course room: one page at a time."""

    def __init__(self, context: CourseContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("tone", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look = context.look
        self.bar, self.warnings = CourseBar(context), Warnings(context)
        self.show_done = self.bar.say
        self.citizens_rail = RailButton(look, say.CITIZENS, "people", Command.LEAVE_COURSE.text)
        self.rail = RailButton(look, say.TITLE, "course", Command.COURSE_HOME.shown)
        self.settings_rail = RailButton(look, say.SETTINGS, "gear", Command.SETTINGS.shown)
        self.home = Home(context)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.home)
        self.page: CoursePage = self.home
        """The one that is shown."""
        self.finding = Finding(context, self, self.bar.search)
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """The first page."""
        self.show_home()

    # --- what the rest of the program asks for

    def flush(self) -> None:
        """Store what stands in every field."""
        self.page.flush()
        self._context.keepers.flush()

    def waits(self) -> bool:
        """Whether something could not be stored yet."""
        return self._context.keepers.waits()

    def take(self, paths: Sequence[Path]) -> None:
        """Files that were dropped on the window, or opened with the program."""
        kinds = {path.suffix.lower() for path in paths}
        gathers = self.page if isinstance(self.page, GatherPage) else None
        if ANSWER_ENDING in kinds and gathers is not None:
            gathers.take(paths)
        elif TASK_ENDING in kinds:
            self._open_task(next(path for path in paths if path.suffix.lower() == TASK_ENDING))
        elif CASE_ENDING in kinds:
            self._fetch_case(next(path for path in paths if path.suffix.lower() == CASE_ENDING))
        elif ANSWER_ENDING in kinds:
            self._offer_answers(paths)
        elif gathers is not None:
            gathers.take(paths)
        else:
            self.warn(say.NOT_TAKEN, self)

    # --- pages, each made when it is first wanted

    @cached_property
    def exercise(self) -> ExercisePage:
        """A new exercise, or one that is looked at again."""
        page = ExercisePage(self._context)
        page.went_back.connect(self.show_home)
        page.read_wanted.connect(self._read_beside)
        page.gather_wanted.connect(self.show_gathering)
        return self._add(page)

    @cached_property
    def gather(self) -> GatherPage:
        """Where answers come in."""
        page = GatherPage(self._context)
        page.went_back.connect(self.show_home)
        page.edit_wanted.connect(self.show_exercise)
        page.summary_wanted.connect(self.show_summary)
        page.reasons_wanted.connect(self.show_reasons)
        page.removed.connect(self._removed)
        return self._add(page)

    @cached_property
    def reasons(self) -> ReasonsPage:
        """What was written, before it is shown."""
        page = ReasonsPage(self._context)
        page.went_back.connect(self.show_gathering)
        return self._add(page)

    @cached_property
    def summary(self) -> SummaryPage:
        """How the answers lie."""
        page = SummaryPage(self._context)
        page.went_back.connect(self.show_gathering)
        return self._add(page)

    @cached_property
    def begin(self) -> BeginPage:
        """Where an opgave is opened."""
        page = BeginPage(self._context)
        page.went_back.connect(self.show_home)
        page.begun.connect(self._of(page, self._score))
        return self._add(page)

    @cached_property
    def score(self) -> ScorePage:
        """Where a case is scored."""
        page = ScorePage(self._context)
        page.went_back.connect(self.show_home)
        page.reference_wanted.connect(self._of(page, self.show_reference))
        page.again_wanted.connect(self._score_again)
        page.removed.connect(self._removed)
        return self._add(page)

    @cached_property
    def alone(self) -> AlonePage:
        """Where the reference of a theme is shown."""
        page = AlonePage(self._context)
        page.went_back.connect(self.show_alone)
        page.onward.connect(self._score_at)
        page.case_wanted.connect(self.show_case)
        return self._add(page)

    @cached_property
    def case(self) -> CasePage:
        """Where a case is read."""
        page = CasePage(self._context)
        page.went_back.connect(self._leave_case)
        page.use_wanted.connect(self._use_case)
        page.alone_wanted.connect(self.begin_alone)
        page.write_wanted.connect(self._write_on)
        page.removed.connect(self._removed)
        return self._add(page)

    @cached_property
    def write(self) -> WritePage:
        """Where a case is written."""
        page = WritePage(self._context)
        page.went_back.connect(self.show_home)
        page.finished.connect(self._of(page, self.show_case))
        return self._add(page)

    @cached_property
    def pattern(self) -> PatternPage:
        """One's own pattern, and the cases to practise."""
        page = PatternPage(self._context)
        page.went_back.connect(self.show_home)
        page.begin_wanted.connect(self.begin_alone)
        return self._add(page)

    @cached_property
    def settings(self) -> CourseSettings:
        """Indstillinger."""
        page = CourseSettings(self._context)
        page.emptied.connect(self._emptied)
        return self._add(page)

    # --- who goes where

    def show_home(self) -> None:
        """Kursus."""
        self.go(self.home)
        self.home.refresh()
        self.home.take_focus()

    def show_new(self, case: str = "") -> None:
        """A new exercise, with this case where one is named."""
        self.go(self.exercise)
        self.exercise.start(case)

    def show_exercise(self, which: str) -> None:
        """An exercise that is there."""
        self.go(self.exercise)
        self.exercise.open(which)

    def show_gathering(self, which: str) -> None:
        """Saml svar; what was never handed out is handed out first."""
        self.go(self.gather)
        self.gather.open(which)

    def show_summary(self, which: str) -> None:
        """Opsamling."""
        self.go(self.summary)
        self.summary.open(which)

    def show_reasons(self, which: str) -> None:
        """What was written, before it is shown."""
        self.go(self.reasons)
        self.reasons.open(which)

    def show_begin(self) -> None:
        """Løs en opgave."""
        self.go(self.begin)
        self.begin.start()

    def show_alone(self) -> None:
        """Øv alene: the cases."""
        self.go(self.pattern)
        self.pattern.start()

    def show_pattern(self) -> None:
        """Mit eget mønster."""
        self.go(self.pattern)
        self.pattern.start(pattern=True)

    def show_case(self, which: str) -> None:
        """A case to read."""
        self.go(self.case)
        self.case.is_beside_exercise(beside=False)
        self.case.open(which)

    def _read_beside(self, which: str) -> None:
        """A case that is read while an exercise is made of it: the way back leads there, and all stands as it did."""
        self.show_case(which)
        self.case.is_beside_exercise(beside=True)

    def _use_case(self, which: str) -> None:
        if self.case.leads_to_exercise:
            self.go(self.exercise)
            self.exercise.choose(which)
        else:
            self.show_new(which)

    def _leave_case(self) -> None:
        if self.case.leads_to_exercise:
            self.go(self.exercise)
            self.exercise.read.setFocus()
        else:
            self.show_home()

    def show_writing(self, draft: str = "") -> None:
        """Skriv en sag: a new one, or a draft that is there."""
        self.go(self.write)
        if draft:
            self.write.open(draft)
        else:
            self.write.begin()

    def _write_on(self, which: str) -> None:
        self.go(self.write)
        self.write.write_on(which)

    def show_settings(self) -> None:
        """Indstillinger."""
        self.go(self.settings)
        self.settings.refresh()
        self.settings.take_focus()

    def _score(self, attempt: Attempt) -> None:
        self.go(self.score)
        self.score.show_attempt(attempt)

    def _score_at(self, attempt: Attempt) -> None:
        """Alone: the next theme; after the last the cases again."""
        if attempt.at < len(attempt.task.themes):
            self._score(attempt)
        else:
            self.show_alone()
            self.say(say.ALL_DONE)

    def _score_again(self, which: str) -> None:
        self._then(lambda desk: attempts.score_again(desk, which), self._score)

    def show_reference(self, attempt: Attempt) -> None:
        """Alone: the reference of the theme in sight."""
        self.go(self.alone)
        self.alone.show_attempt(attempt)

    def _open_attempt(self, which: str) -> None:
        self._then(lambda desk: attempts.attempt(desk, which), self._score)

    def _open_exercise(self, which: str) -> None:
        def go(one: Exercise) -> None:
            if one.handed_out or one.talks or one.summed_up:
                self.show_gathering(which)
            else:
                self.show_exercise(which)

        self._then(lambda desk: exercises.exercise(desk, which), go)

    def _score_blind(self, which: str) -> None:
        def go(_one: Exercise) -> None:
            self.show_exercise(which)

        self._then(lambda desk: exercises.go_on_to(desk, which, BLIND), go)

    def begin_alone(self, which: str) -> None:
        """Alone: this case, from where it was left."""
        self._then(lambda desk: attempts.begin_alone(desk, which), self._score)

    def _open_task(self, path: Path) -> None:
        self.go(self.begin)
        self.begin.open(path)

    def _ask_for_case(self) -> None:
        chosen = self._context.choose_files(say.CHOOSE_CASE, say.CASE_FILES)
        if chosen:
            self._fetch_case(chosen[0])

    def _fetch_case(self, path: Path) -> None:
        def fetched(case: CourseCase) -> None:
            self.say(say.CASE_FETCHED.format(title=case.title))
            self.show_case(case.id)

        self._then(lambda desk: cases.fetch(desk, path), fetched)

    def _offer_answers(self, paths: Sequence[Path]) -> None:
        """Answers that were dropped elsewhere go to the newest exercise; each file's own is named there."""

        def go(room: Room) -> None:
            if room.exercises:
                self.show_gathering(room.exercises[0].exercise.id)
                self.gather.take(paths)
            else:
                self.warn(say.NO_EXERCISE, self)

        self._then(read_room, go)

    def _then(self, job: Callable[[Desk], Any], go: Callable[[Any], object]) -> None:
        """Go on when it is done, unless somebody went to another page meanwhile."""
        page = self.page

        def done(found: Any) -> None:
            if self.page is page:
                go(found)

        self._context.work.submit(job, done)

    def _of(self, page: CoursePage, go: Callable[..., object]) -> Callable[..., object]:
        """What a page asks for counts only while it is the one that is shown."""

        def asked(*found: Any) -> None:
            if self.page is page:
                go(*found)

        return asked

    def _emptied(self) -> None:
        self.exercise.forget()
        self.say(say.EMPTIED)

    def _removed(self) -> None:
        self.show_home()
        self.say(say.REMOVED)

    def _add[P: CoursePage](self, page: P) -> P:
        self.stack.addWidget(page)
        return page

    def go(self, page: CoursePage) -> None:
        """Show a page."""
        if page is not self.page:
            self.page.leave()
            self.warnings.turned()
            self.say("")
        self.page = page
        self.stack.setCurrentWidget(page)
        to_top(page)
        self.rail.setChecked(page is not self.__dict__.get("settings"))
        self.settings_rail.setChecked(page is self.__dict__.get("settings"))

    def search(self) -> None:
        """Ctrl+K."""
        self.finding.anything(self._open_exercise, self.show_case)

    def _keys(self) -> None:
        """F1."""
        self.finding.keys(self.page)

    def _not_stored(self, which: str, error: Exception | None) -> None:
        """What was written on a page that is left, and cannot be stored: said wherever one is."""
        keepers = self._context.keepers
        if error is None:
            if not keepers.waits():
                self.over(keepers)
            return
        self.bar.saved(say.NOT_KEPT, all_of_it=False)
        if which != self.page.record:
            known = explained(error)
            if known is None:
                raise error
            self.warn(f"{say.LEFT_UNSTORED} {known.paragraph()}", keepers)

    def _connect(self) -> None:
        self._context.keepers.refused.connect(self._not_stored)
        home = self.home
        home.new_wanted.connect(self.show_new)
        home.exercise_wanted.connect(self._open_exercise)
        home.again_wanted.connect(self._score_blind)
        home.task_wanted.connect(self.show_begin)
        home.attempt_wanted.connect(self._open_attempt)
        home.alone_wanted.connect(self.show_alone)
        home.pattern_wanted.connect(self.show_pattern)
        home.write_wanted.connect(self.show_writing)
        home.draft_wanted.connect(self.show_writing)
        home.fetch_wanted.connect(self._ask_for_case)
        home.case_wanted.connect(self.show_case)
        self.rail.clicked.connect(self.show_home)
        self.citizens_rail.clicked.connect(self._context.leave)
        self.settings_rail.clicked.connect(self.show_settings)
        self.bar.search_wanted.connect(self.search)
        Action(self, Command.SEARCH, self.search)
        Action(self, Command.KEYS, self._keys)
        Action(self, Command.COURSE_HOME, self.show_home)
        Action(self, Command.SETTINGS, self.show_settings)

    def _lay_out(self) -> None:
        look = self._context.look
        rail = QFrame()
        rail.setProperty("tone", "sunken")
        rail.setProperty("kind", "seamright")
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, look.tokens.s(8), 0, 0)
        buttons = self.citizens_rail, self.rail, self.settings_rail
        for button in buttons:
            column.addWidget(button)
        column.addStretch(1)
        rail.setFixedWidth(max(button.sizeHint().width() for button in buttons))
        page = box(look, self.warnings, (self.stack, 1), gap=0)
        page.setMinimumWidth(look.tokens.t(320))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(rail)
        body.addWidget(page, 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.bar)
        lay.addWidget(rule())
        lay.addLayout(body, 1)
