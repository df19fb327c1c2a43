"""What came without a file: a line that was read aloud, and a sheet that was filled in by hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.exercise import Given, number_typed
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row, tab_as_laid
from ffbdesk.ui.kit.levelchoice import LevelChoice
from ffbdesk.ui.kit.levels import LevelKey
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import named
from ffbdesk.words.errors import explained


class _Form(QWidget):
    """Something that is typed in its own place; Esc leaves it."""

    cancelled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class LineForm(_Form):
    """One line after the other: Enter takes it in, and the field is ready for the next."""

    given = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.line = TextLine(look, say.LINE_NAME, "", say.LINE_EXAMPLE)
        self.wrong = Notice(look, "attention", answers=True)
        self.take, self.cancel = Button(look, say.TAKE, "main"), Button(look, say.CLOSE)
        inner = box(
            look,
            label(look, say.TYPE_LINE, "section"),
            labelled(look, say.LINE_NAME, self.line),
            self.wrong,
            flow(look, self.take, self.cancel, None, gap=8),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(inner)
        lay.addStretch(1)
        self.line.returnPressed.connect(self._give)
        self.take.clicked.connect(self._give)
        self.cancel.clicked.connect(self.cancelled)
        self.line.textEdited.connect(lambda _text: self._tell(""))

    def start(self) -> None:
        """Empty, and ready."""
        self.line.setText("")
        self._tell("")
        self.line.setFocus()

    def refuse(self, error: Exception) -> None:
        """What is wrong with it; it stands to be put right."""
        known = explained(error)
        if known is None:
            raise error
        self._tell(known.paragraph())
        self.line.setFocus()

    def _give(self) -> None:
        if self.line.text().strip():
            self.given.emit(self.line.text())
        else:
            self.line.setFocus()

    def _tell(self, text: str) -> None:
        self.wrong.tell("")
        self.wrong.tell(text)
        set_error(self.line, bool(text))


class SheetForm(_Form):
    """A number, and a row of seven for each theme: a digit on a row sets it and goes on to the next."""

    given = Signal(int, object)

    def __init__(self, context: CourseContext) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._themes: Sequence[ThemeCode] = ()
        self.number = TextLine(look, say.SHEET_NUMBER)
        self.number.setMaximumWidth(look.tokens.t(72))
        self.choices: list[LevelChoice] = []
        self._keys: list[list[LevelKey]] = []
        self._has_number = False
        """Whether the number was typed; one that is only offered is nobody's."""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.tokens.s(4))
        self.wrong = Notice(look, "attention", answers=True)
        self.take, self.cancel = Button(look, say.TAKE, "main"), Button(look, say.CANCEL)
        inner = box(
            look,
            label(look, say.TYPE_SHEET, "section"),
            label(look, say.SHEET_TEXT, "caption", "ink2", wrap=True),
            labelled(look, say.SHEET_NUMBER, self.number),
            self._rows,
            self.wrong,
            flow(look, self.take, self.cancel, None, gap=8),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(inner)
        lay.addStretch(1)
        self.number.returnPressed.connect(self._first_row)
        self.take.clicked.connect(self._give)
        self.cancel.clicked.connect(self.cancelled)
        self.number.textEdited.connect(self._edited)

    def start(self, themes: Sequence[ThemeCode], number: int | None) -> None:
        """Empty; the first number that is missing is offered."""
        self._themes = themes
        self._tell("")
        self.number.setText(str(number) if number else "")
        empty(self._rows)
        self.choices, self._keys, self._has_number = [], [], False
        look = self._context.look
        for theme in themes:
            choice = LevelChoice(self, own_digits=True)
            keys = [LevelKey(look, one, _sign(one), 36) for one in SEVEN]
            for key in keys:
                key.fold(wide=False, form="sign")
                key.setAccessibleName(f"{self._context.catalogue.theme(theme).name}: {named(key.judgement)}")
                choice.add(key)
            self.choices.append(choice)
            self._keys.append(keys)
            name = label(look, self._context.catalogue.theme(theme).name, "body", wrap=True)
            self._rows.addWidget(flow(look, (name, 1), row(look, *keys, gap=2), gap=2, grows=170))
        self.number.setFocus()
        self.number.selectAll()
        tab_as_laid(self)  # the rows are younger than what stands under them

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed that is not handed in."""
        return self._has_number or any(choice.value is not None for choice in self.choices)

    def clear(self) -> None:
        """Nothing of it is wanted any more."""
        self._has_number = False
        empty(self._rows)
        self.choices, self._keys = [], []

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.number.setFocus()

    def typed(self) -> tuple[str, tuple[Judgement | None, ...]]:
        """What stands there so far."""
        return self.number.text(), tuple(choice.value for choice in self.choices)

    def type_again(self, typed: tuple[str, tuple[Judgement | None, ...]]) -> None:
        """The same."""
        number, given = typed
        self.number.setText(number)
        self._has_number = bool(number)
        for choice, judgement in zip(self.choices, given, strict=True):
            choice.show_value(judgement)

    def refuse(self, error: Exception) -> None:
        """What is wrong."""
        known = explained(error)
        if known is None:
            raise error
        self._tell(known.paragraph())

    def _edited(self) -> None:
        self._has_number = True
        self._tell("")

    def _first_row(self) -> None:
        if self._keys:
            self._keys[0][0].setFocus(Qt.FocusReason.TabFocusReason)

    def _give(self) -> None:
        number = number_typed(self.number.text())
        if number is None:
            self._tell(say.BAD_NUMBER)
            set_error(self.number, True)
            self.number.setFocus()
            return
        given = tuple(Given(theme, choice.value) for theme, choice in zip(self._themes, self.choices, strict=True))
        self.given.emit(number, given)

    def _tell(self, text: str) -> None:
        self.wrong.tell("")
        self.wrong.tell(text)
        set_error(self.number, False)


def _sign(judgement: Judgement) -> str:
    level = level_of(judgement)
    return str(int(level)) if level is not None else named(judgement)
