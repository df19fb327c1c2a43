"""Vurdér: the case at the left, one theme at the right, and at the end the answer that is handed in."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement
from ffbdesk.services.course import attempts
from ffbdesk.services.course.cases import LooksLikeANumber
from ffbdesk.ui import commands
from ffbdesk.ui.commands import Action
from ffbdesk.ui.course.casetext import CaseText
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.halves import Halves
from ffbdesk.ui.course.handingin import HandIn
from ffbdesk.ui.course.strip import ThemeStrip
from ffbdesk.ui.course.themeform import ThemeForm
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row, rule, scroll
from ffbdesk.ui.kit.levelchoice import LevelChoice
from ffbdesk.ui.kit.levels import level_keys
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.words.actions import LEVELS, Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.walk import LEVEL

_NAME = 18
"""Signs of the next theme's name on its button: a longer one would push the levels about in the foot."""
_FOLDS = 840
"""Page width divided by text scale under which the case and the theme are in sight one at a time."""
_NOTE = 960
"""From which there is room to say that nobody sees the answer."""
_HOLDS = 520
"""Page height divided by text scale from which why stands below what scrolls, always in sight."""


class ScorePage(CoursePage):
    """Nothing is marked until somebody marks it; everything is stored as it is written."""

    went_back = Signal()
    reference_wanted = Signal(object)
    """Alone: the attempt whose theme in sight is to be shown with its reference."""
    again_wanted = Signal(str)
    removed = Signal()

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self.attempt: Attempt | None = None
        self._keeper, self._once = context.keepers.attempts, Once(context)
        self._since = QElapsedTimer()
        self.text = CaseText(look)
        self.choice = LevelChoice(self)
        self.strip = ThemeStrip(context)
        self.form = ThemeForm(context, self.choice)
        self.end = HandIn(context)
        self._right = QStackedWidget()
        self._note = label(look, say.NOBODY_SEES, "caption", "ink2", wrap=True)
        self._word = label(look, LEVEL, "strong")
        self.keys = level_keys(look, self.choice)
        self.home = Button(look, say.TITLE, "quiet", "prev")
        self.before = Button(look, "", "", "prev", Command.PREVIOUS.text)
        self.onward = Button(look, "", "main")
        self._place = label(look, "", "caption", "ink3")
        self._lay_out()
        self._connect()

    def show_attempt(self, attempt: Attempt) -> None:
        """Go on where it was left."""
        self.flush()
        waits = self._keeper.newest(attempt.id, attempt).settled_as(attempt)
        self.attempt = attempt = replace(waits, at=attempt.at)
        self._since.start()
        self.text.show_case(attempt.case)
        self.strip.show_themes(attempt.task.themes)
        self._note.setText("" if attempt.alone else say.NOBODY_SEES)
        self._go_to(min(attempt.at, len(attempt.task.themes)))
        if not attempt.given and not attempt.at:
            self.halves.read()  # first the case, where only one of the two is in sight
            self.take_focus()

    def flush(self) -> None:
        """Store what stands there."""
        self._count_minutes()
        self._keeper.flush()

    def leave(self) -> None:
        """Another page is wanted."""
        self.flush()
        self.attempt = None

    def take_focus(self) -> None:
        """Where the keyboard starts: at the theme's name, where digits choose a level."""
        if self.halves.is_reading:
            self.text.text.setFocus()
        elif self._right.currentWidget() is self._end_area:
            self.end.take_focus()
        else:
            self.form.title.setFocus()

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same theme, the case where it was read, and the same half in sight."""
        one, at, reads = self.attempt, self.text.at(), self.halves.is_reading
        typed = self.end.typed()

        def come(page: ScorePage) -> None:
            if one is not None:
                page.show_attempt(one)
                page.text.read_on(at)
                page.halves.read() if reads else page.halves.work()
                page.end.type_again(typed)
                page.take_focus()

        return come

    @property
    def record(self) -> str:
        """The attempt."""
        return self.attempt.id if self.attempt is not None else ""

    # --- one theme

    @property
    def theme(self) -> ThemeCode | None:
        """The one in sight; None at the end."""
        one = self.attempt
        return one.task.themes[one.at] if one is not None and one.at < len(one.task.themes) else None

    def _go_to(self, at: int) -> None:
        one = self.attempt
        if one is None:
            return
        self._set(replace(one, at=at))
        if self.theme is None and not one.alone:
            self._right.setCurrentWidget(self._end_area)
            self.end.show_attempt(self.attempt or one)
        elif self.theme is not None:
            self._right.setCurrentWidget(self._form_area)
            self._form_area.verticalScrollBar().setValue(0)
            self.form.show_theme(self.attempt or one, self.theme)
        self._held.setVisible(self.theme is not None)
        self.halves.work()
        self._tell()
        self._tell_numbers()
        self.take_focus()

    def _set(self, attempt: Attempt) -> None:
        """What stands now, and will be stored."""
        if attempt != self.attempt:
            self.attempt = attempt
            self._keeper.keep(attempt.id, attempt)

    def _judge(self, judgement: Judgement | None) -> None:
        if self.attempt is not None and self.theme is not None:
            self._set(self.attempt.judged(self.theme, judgement))
            self._tell()

    def _write(self, reason: str, doubt: bool) -> None:
        if self.attempt is not None and self.theme is not None:
            given = self.attempt.of(self.theme)
            self._set(self.attempt.with_given(replace(given, reason=reason, doubt=doubt)))

    def _tell(self) -> None:
        """The strip, and where the way goes on."""
        one = self.attempt
        if one is None:
            return
        self.strip.show_state(one, one.at)
        themes = one.task.themes
        at_end = self.theme is None
        reads = self.halves.is_reading
        self._place.setVisible(not at_end)
        for key in self.keys:
            key.setVisible(not (at_end or reads))
        self.home.say("" if self.halves.is_folded else say.TITLE, say.TITLE)
        self._word.setVisible(not (at_end or self.halves.is_folded))
        self._place.setText(say.place(one.at + 1, len(themes), one.task.round))
        self.before.setEnabled(one.at > 0 and not (one.alone and at_end))
        self.onward.setVisible(reads or not at_end)
        self.before.setVisible(not reads)
        self.onward.setToolTip("")
        if reads:
            self.onward.say(say.TO_SCORING)
            self.onward.setEnabled(True)
        elif one.alone:
            self.onward.say(say.REFERENCE if self.halves.is_folded else say.SHOW_REFERENCE, say.SHOW_REFERENCE)
            self.onward.setEnabled(self.theme is not None and one.of(self.theme).judgement is not None)
            self.onward.setToolTip("" if self.onward.isEnabled() else say.CHOOSE_FIRST)
        elif one.at + 1 < len(themes):
            name = self.context.catalogue.theme(themes[one.at + 1]).name
            short = name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"
            said = say.NEXT.format(theme=name)
            self.onward.say(say.NEXT_SHORT if self.halves.is_folded else say.NEXT.format(theme=short), said)
            self.onward.setToolTip(name)
            self.onward.setEnabled(True)
        else:
            self.onward.say(say.TO_END)
            self.onward.setEnabled(True)

    def _next(self) -> None:
        one = self.attempt
        if self.halves.is_reading:
            self.halves.work()
            self.take_focus()
            return
        if one is None or self.theme is None:
            return
        if not one.alone:
            self._go_to(one.at + 1)
        elif one.of(self.theme).judgement is not None:
            theme = self.theme
            self._keeper.flush()
            self.do_locked(lambda desk: attempts.show_reference(desk, one, theme), self.reference_wanted.emit)

    def _previous(self) -> None:
        if self.attempt is not None and self.attempt.at > 0:
            self._go_to(self.attempt.at - 1)

    def _count_minutes(self) -> None:
        """Whole minutes in which the page was in sight; no time of day is kept."""
        if self.attempt is not None and self._since.isValid():
            minutes = int(self._since.elapsed() // 60_000)
            if minutes:
                self._since.start()
                self._set(replace(self.attempt, minutes=min(9999, self.attempt.minutes + minutes)))

    # --- the end

    def _hand_in(self, number: int, nickname: str) -> None:
        folder = self.context.choose_folder(say.WHERE_ANSWER)
        if folder is None or self.attempt is None:
            return
        self._count_minutes()
        one = replace(self.attempt, number=number, nickname=nickname)
        self._set(one)
        self._once.do(lambda desk: attempts.save_answer(desk, one, folder), self._handed_in)

    def _handed_in(self, found: tuple[Path, Attempt]) -> None:
        path, one = found
        if self.attempt is not None and self.attempt.id == one.id:
            self._set(replace(self.attempt, saved=one.saved))  # more may have been written meanwhile
            if self.theme is None:
                self.end.show_saved(self.attempt, path)

    def _who(self, number: int | None, nickname: str) -> None:
        if self.attempt is not None:
            self._set(replace(self.attempt, number=number, nickname=nickname))

    def _remove(self) -> None:
        if self.attempt is not None:
            which = self.attempt.id
            self._once.do(lambda desk: attempts.remove(desk, which), lambda _none: self.removed.emit())

    def _refused(self, which: str, error: Exception | None) -> None:
        """What cannot be stored stands there, and says why."""
        if self.attempt is None or which != self.attempt.id:
            return
        if error is None or isinstance(error, LooksLikeANumber):
            self.context.speaker.over(self)
            self._tell_numbers()
        else:
            self.context.speaker.trouble(error, self)

    def _tell_numbers(self) -> None:
        """Where something looks like a real person's number: at the field, and by name where it is out of sight."""
        one = self.attempt
        if one is None:
            return
        wrong = [theme for theme in one.task.themes if looks_like_cpr(one.of(theme).reason)]
        self.form.refuse(say.LOOKS_LIKE_A_NUMBER if self.theme in wrong else "")
        names = [self.context.catalogue.theme(theme).name for theme in wrong if theme != self.theme]
        names += [say.NICKNAME_LABEL] if looks_like_cpr(one.nickname) else []
        if names:
            self.context.speaker.warn(say.number_at(names), self)

    # --- keys

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """T is 'i tvivl' outside text fields, as digits are levels."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_plain_t(event):
            self._toggle_doubt()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same where no widget took it."""
        if self._is_plain_t(event):
            self._toggle_doubt()
        else:
            super().keyPressEvent(event)

    def _is_plain_t(self, event: QKeyEvent) -> bool:
        writes = isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit) and self.focusWidget() is not None
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return event.key() == Qt.Key.Key_T and plain and not writes and self._is_in_sight()

    def _connect(self) -> None:
        self.choice.picked.connect(self._judge)
        self.strip.picked.connect(self._go_to)
        self.form.written.connect(self._write)
        self.end.save_wanted.connect(self._hand_in)
        self.end.who_changed.connect(self._who)
        self.end.theme_wanted.connect(self._go_to_theme)
        self.end.again_wanted.connect(self._want_again)
        self.end.removing.agreed.connect(self._remove)
        self._keeper.refused.connect(self._refused)
        self.halves.turned.connect(self._tell)
        self.home.clicked.connect(self.went_back)
        self.before.clicked.connect(self._previous)
        self.onward.clicked.connect(self._next)
        commands.name(self.before, Command.PREVIOUS)
        Action(self, Command.PREVIOUS, self._previous)
        Action(self, Command.NEXT, self._next)
        Action(self, Command.SAVE_ANSWER, self._to_end)
        Action(self, Command.DOUBT, self._toggle_doubt)
        Action(self, Command.OTHER_HALF, self._to_other_half)
        for number, command in enumerate(LEVELS):
            Action(self, command, partial(self._number, number))
        for command, key in ((Command.NOT_ASSESSED, self.keys[5]), (Command.NOT_RELEVANT, self.keys[6])):
            Action(self, command, partial(self._pick, key.judgement))
        Action(self, Command.CLEAR, partial(self._pick, None))
        for card in self.form.cards:
            card.installEventFilter(self)
        for key in self.keys:
            key.installEventFilter(self)

    def _go_to_theme(self, code: str) -> None:
        if self.attempt is not None:
            self._go_to(self.attempt.task.themes.index(ThemeCode(code)))

    def _want_again(self) -> None:
        if self.attempt is not None:
            self.flush()  # the next round begins from what stands here
            self.again_wanted.emit(self.attempt.id)

    def _to_other_half(self) -> None:
        """From the case to the theme, and back."""
        self.halves.turn(self, self.text.text, self.take_focus)

    def _is_in_sight(self) -> bool:
        """Whether a theme is: not the end, and not the case alone."""
        return self.theme is not None and not self.halves.is_reading

    def _toggle_doubt(self) -> None:
        if self._is_in_sight():
            self.form.doubt.toggle()

    def _number(self, number: int) -> None:
        if self._is_open():
            self.choice.pick(self.keys[number].judgement)

    def _pick(self, judgement: Judgement | None) -> None:
        if self._is_open():
            self.choice.pick(judgement)

    def _is_open(self) -> bool:
        """Whether a level can be set: a theme is in sight, and its reference was not."""
        one, theme = self.attempt, self.theme
        return one is not None and theme is not None and not one.is_seen(theme) and self._is_in_sight()

    def _to_end(self) -> None:
        one = self.attempt
        if one is None or one.alone:
            return
        if self.halves.is_reading:
            self.halves.work()  # nothing is handed in that is not in sight
            self.take_focus()
        elif self.theme is None:
            self.end.save.click()
        else:
            self._go_to(len(one.task.themes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The case or the theme where it is narrow; why scrolls with the criteria where it is low."""
        super().resizeEvent(event)
        wide, high = self.width() / self.look.tokens.scale, self.height() / self.look.tokens.scale
        for key in self.keys:
            key.fold(wide=wide >= 1100, form="line" if wide >= 1240 else "sign")
        self._note.setVisible(wide >= _NOTE)
        self.halves.fold(folded=wide < _FOLDS)
        self.form.hold_why(self._held if high >= _HOLDS else None)

    def _lay_out(self) -> None:
        look = self.look
        self._form_area = scroll(look, self.form)
        self._end_area = scroll(look, self.end)
        self._right.addWidget(self._form_area)
        self._right.addWidget(self._end_area)
        self._held = box(look, margins=(24, 0, 24, 0))
        head = row(look, (self.strip, 1), self._place, gap=0, margins=(0, 0, 24, 0))
        column = box(look, head, (self._right, 1), self._held, gap=0)
        self.halves = Halves(look, self.text, column, (say.READ_HALF, say.SCORE_HALF))
        foot = flow(
            look,
            self.home,
            (box(look, self._note), 1),
            self._word,
            *self.keys,
            self.before,
            self.onward,
            gap=8,
            margins=(16, 8, 24, 8),
        )
        foot.setProperty("tone", "surface")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.halves, 1)
        lay.addWidget(rule())
        lay.addWidget(foot)
