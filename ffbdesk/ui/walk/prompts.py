"""'Overvej fx om borgeren …': the prompts of a theme, each with how often it holds. One key a prompt."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Prompt, Theme
from ffbdesk.domain.ids import PromptId
from ffbdesk.domain.marks import SCALE, Frequency
from ffbdesk.domain.records import Condition
from ffbdesk.ui.context import Context
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
        self.rows: list[FrequencyRow] = []
        self._words = False
        self._count = label(look, "", "caption", "ink3")
        self._head = FrequencyHead(look)
        self._source = label(look, "", "caption", "ink2")
        self._source_means = label(look, "", "caption", "ink3", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        title = row(look, label(look, say.PROMPTS, "section"), self._source, None, self._count)
        lay.addWidget(title)
        lay.addWidget(box(look, self._head, self._lines, gap=0))
        lay.addWidget(self._source_means)

    def show_theme(self, theme: Theme, condition: Condition | None, *, locked: bool) -> bool:
        """The prompts of a theme and their marks. True where rows were made that were not there before."""
        rows = len(self.rows)
        if theme is not self._theme:
            self._theme = theme
            self._fill(theme)
        for prompt, line in zip(theme.prompts, self.rows, strict=False):
            line.set_value(condition.marked(prompt.id) if condition else None)
            line.set_locked(locked)
        self._tell_count()
        return len(self.rows) > rows

    def forget(self) -> None:
        """No theme is shown: what comes next is filled anew."""
        self._theme = None

    def show_before(self, condition: Condition | None, day: str) -> None:
        """The marks of the earlier round; an empty day where there is none."""
        self._head.set_before(day)
        for prompt, line in zip(self._theme.prompts if self._theme else (), self.rows, strict=False):
            line.set_before(condition.marked(prompt.id) if condition else None)

    def fold(self, units: float) -> None:
        """The word at the end of a row only where there is room."""
        self._words = units >= WORDS
        for line in self.rows:
            line.set_words(self._words)
        self._head.set_words(self._words)

    def row_of(self, prompt: PromptId) -> FrequencyRow | None:
        """The row of one prompt, where its theme is shown."""
        prompts = self._theme.prompts if self._theme else ()
        return next((line for p, line in zip(prompts, self.rows, strict=False) if p.id == prompt), None)

    def counts(self) -> list[int]:
        """How many prompts are marked at each of the five words, best first. Counted, never summed."""
        values = [line.value() for line in self._shown()]
        return [values.count(frequency) for frequency in SCALE]

    def irrelevant(self) -> tuple[int, int]:
        """How many prompts are marked 'ikke relevant', and how many there are."""
        values = [line.value() for line in self._shown()]
        return values.count(Frequency.NOT_RELEVANT), len(values)

    def _fill(self, theme: Theme) -> None:
        while len(self.rows) < len(theme.prompts):
            self._add_row()
        for place, line in enumerate(self.rows):
            line.setVisible(place < len(theme.prompts))
            if place < len(theme.prompts):
                line.set_prompt(theme.prompts[place].text)
        self._stop_at(0)
        source = theme.prompts[0].source if theme.prompts else ""
        self._source.setText(say.SOURCE.get(source, ""))
        self._source_means.setText(say.SOURCE_MEANS.get(source, ""))

    def _add_row(self) -> None:
        line, place = FrequencyRow(self._look), len(self.rows)
        line.set_words(self._words)
        line.marked.connect(partial(self._mark, place))
        line.stepped.connect(partial(self._step, place))
        self.rows.append(line)
        self._lines.addWidget(line)

    def _mark(self, place: int, frequency: Frequency | None) -> None:
        if self._theme is not None:
            self._stop_at(place)
            prompt: Prompt = self._theme.prompts[place]
            self.marked.emit(prompt, frequency)
            self._tell_count()

    def _step(self, place: int, by: int) -> None:
        """On to the neighbour; the focus stays where the list ends."""
        shown, wanted = self._shown(), place + by
        if 0 <= wanted < len(shown):
            self._stop_at(wanted)
            shown[wanted].setFocus(Qt.FocusReason.TabFocusReason)
            reveal(shown[wanted])

    def _stop_at(self, place: int) -> None:
        """The list is one stop for Tab: arrows and letters go from row to row, Tab goes on to the text."""
        for at, line in enumerate(self.rows):
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus)

    def _shown(self) -> list[FrequencyRow]:
        return self.rows[: len(self._theme.prompts)] if self._theme else []

    def _tell_count(self) -> None:
        shown = self._shown()
        marked = sum(line.value() is not None for line in shown)
        self._count.setText(say.MARKED.format(n=marked, total=len(shown)) if marked else say.NONE_MARKED)
