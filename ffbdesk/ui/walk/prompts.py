"""'Overvej fx om borgeren …': the prompts of a theme, each with how often it holds. One key a prompt."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Prompt, PromptKind, Theme
from ffbdesk.domain.ids import PromptId
from ffbdesk.domain.marks import SCALE, Frequency
from ffbdesk.domain.records import Condition
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.frequency import FrequencyHead, FrequencyRow
from ffbdesk.ui.kit.layout import box, reveal, row
from ffbdesk.ui.kit.text import label
from ffbdesk.words import walk as say

WORDS = 820
"""Window width divided by text scale: the word at the end of a row from here."""


class PromptList(QWidget):
    """One row a prompt, reused from theme to theme: to make and dress new ones costs more than all the rest."""

    marked = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = self._look = context.look
        self._theme: Theme | None = None
        self._prompts: tuple[Prompt, ...] = ()
        self._before: Condition | None = None
        self.rows: list[FrequencyRow] = []
        self._words, self._told = False, False
        self._context = context
        self._count = label(look, "", "caption", "ink3")
        self._head = FrequencyHead(look)
        self.occasions = row(look, label(look, say.ON_OCCASION, "strong", "ink2"), margins=(8, 12, 8, 4))
        self._source = label(look, "", "caption", "ink2")
        self._source_means = label(look, "", "caption", "ink3", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.addWidget(self.occasions)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        title = flow(look, label(look, say.PROMPTS, "section"), self._source, None, self._count)
        lay.addWidget(title)
        lay.addWidget(box(look, self._head, self._lines, gap=0))
        lay.addWidget(self._source_means)

    def show_theme(self, theme: Theme, condition: Condition | None, *, locked: bool) -> bool:
        """The prompts of a theme and their marks. True where rows were made that were not there before."""
        rows, prompts = len(self.rows), theme.shown(condition.marks if condition else ())
        if theme is not self._theme or prompts != self._prompts:
            self._fill(theme, prompts)
        for prompt, line in self._pairs():
            line.set_value(condition.marked(prompt.id) if condition else None)
            line.set_locked(locked)
        self._tell_count()
        return len(self.rows) > rows

    def begin(self) -> bool:
        """The keyboard goes to the first prompt; False where there is none."""
        if self._prompts:
            self._focus(0)
        return bool(self._prompts)

    def forget(self) -> None:
        """No theme is shown: what comes next is filled anew."""
        self._theme, self._prompts = None, ()

    def show_before(self, condition: Condition | None, day: str) -> None:
        """The marks of the earlier round; an empty day where there is none."""
        self._before = condition
        self._head.set_before(day)
        self._show_rings()

    def _show_rings(self) -> None:
        for prompt, line in self._pairs():
            line.set_before(self._before.marked(prompt.id) if self._before else None)

    def fold(self, units: float) -> None:
        """The word at the end of a row only where there is room."""
        self._words = units >= WORDS
        for line in self.rows:
            line.set_words(self._words)
        self._head.set_words(self._words)

    def row_of(self, prompt: PromptId) -> FrequencyRow | None:
        """The row of one prompt, where its theme is shown."""
        return next((line for shown, line in self._pairs() if shown.id == prompt), None)

    def counts(self) -> list[int]:
        """How many prompts are marked at each of the five words, best first. Counted, never summed.

        What is done only with help, or is not asked about any more, stands for no level and is not counted.
        """
        values = [line.value() for prompt, line in self._pairs() if prompt.is_offered and not _is_helped(prompt)]
        return [values.count(frequency) for frequency in SCALE]

    def irrelevant(self) -> tuple[int, int]:
        """How many prompts are marked 'ikke relevant', and how many there are; those that `counts` counts."""
        values = [line.value() for prompt, line in self._pairs() if prompt.is_offered and not _is_helped(prompt)]
        return values.count(Frequency.NOT_RELEVANT), len(values)

    def _fill(self, theme: Theme, prompts: tuple[Prompt, ...]) -> None:
        """Rows for another theme; or for the same one, where a mark came or went on a prompt that is not offered."""
        same, before, focused = theme is self._theme, self._prompts, self._focused()
        self._told = self._told and same
        self._theme, self._prompts = theme, prompts
        while len(self.rows) < len(prompts):
            self._add_row()
        self._stop_at(0)
        for prompt, line in self._pairs():
            line.set_prompt(prompt.text, say.PROMPT_NOTES.get(prompt.kind, ""), say.asked(prompt.text, prompt.kind))
            line.show()
        if same:
            self._show_rings()
            if focused is not None:  # before its row is hidden: what is typed next must not fall into a text
                stays = before[focused] in prompts
                self._focus(prompts.index(before[focused]) if stays else min(focused, len(prompts) - 1))
        for line in self.rows[len(prompts) :]:
            line.hide()
        self._part_occasions()
        source = theme.prompts[0].source if theme.prompts else ""
        self._source.setText(say.SOURCE.get(source, ""))
        self._source_means.setText(say.SOURCE_MEANS.get(source, ""))

    def _part_occasions(self) -> None:
        """The small heading over what there is reason to do only now and then."""
        first = next((n for n, prompt in enumerate(self._prompts) if prompt.kind is PromptKind.OCCASION), None)
        self.occasions.setVisible(first is not None)
        if first is not None:
            self._lines.removeWidget(self.occasions)
            self._lines.insertWidget(first, self.occasions)

    def _add_row(self) -> None:
        line, place = FrequencyRow(self._look), len(self.rows)
        line.set_words(self._words)
        line.marked.connect(partial(self._mark, place))
        line.stepped.connect(partial(self._step, place))
        line.strayed.connect(self._tell_where)
        self.rows.append(line)
        self._lines.addWidget(line)

    def _mark(self, place: int, frequency: Frequency | None) -> None:
        if self._theme is not None:
            self._stop_at(place)
            self.marked.emit(self._prompts[place], frequency)
            self._tell_count()

    def _tell_where(self) -> None:
        """Somebody writes where letters are marks: told once at a theme, and how to get to the text."""
        if not self._told:
            self._told = True
            self._context.speaker.say(say.MARKS_HERE)

    def _step(self, place: int, by: int) -> None:
        """On to the neighbour; the focus stays where the list ends."""
        wanted = place + by
        if 0 <= wanted < len(self._prompts):
            self._focus(wanted)
            reveal(self.rows[wanted])

    def _focus(self, place: int) -> None:
        self._stop_at(place)
        self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _focused(self) -> int | None:
        return next((n for n, line in enumerate(self.rows[: len(self._prompts)]) if line.hasFocus()), None)

    def _stop_at(self, place: int) -> None:
        """The list is one stop for Tab: arrows and letters go from row to row, Tab goes on to the text."""
        for at, line in enumerate(self.rows):
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus)

    def _pairs(self) -> Iterator[tuple[Prompt, FrequencyRow]]:
        """What is shown: each prompt with its row."""
        return zip(self._prompts, self.rows, strict=False)

    def _tell_count(self) -> None:
        values = [line.value() for prompt, line in self._pairs() if prompt.is_offered]
        marked = sum(value is not None for value in values)
        self._count.setText(say.MARKED.format(n=marked, total=len(values)) if marked else say.NONE_MARKED)


def _is_helped(prompt: Prompt) -> bool:
    return prompt.kind is PromptKind.HELPED
