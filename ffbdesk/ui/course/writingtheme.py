"""One theme of a case that is being written: the reference, what else can be defended, and why."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.case import Trap
from ffbdesk.domain.course.draft import DraftSection, DraftTheme, neighbours
from ffbdesk.domain.judgement import Assessed, Judgement, Level
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.levelchoice import LevelChoice
from ffbdesk.ui.kit.levels import level_keys
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.kit.ticked import TickList
from ffbdesk.words.course import writing as say
from ffbdesk.words.course.terms import TRAPS

_MOST, _LINES_MAX = 4000, 1000


class ThemeCard(QWidget):
    """`changed` carries what stands there."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, context: CourseContext, one: DraftTheme, sections: Sequence[DraftSection]) -> None:
        super().__init__()
        self.value, look = one, context.look
        self._look = look
        self._silent = True
        self.choice = LevelChoice(self, own_digits=True)
        self.keys = level_keys(look, self.choice)
        for key in self.keys:
            key.fold(wide=False, form="sign")
        self.also: list[Tick] = []
        self._also = QVBoxLayout()
        self.reasoning = GrowingText(look, say.REASONING, one.reasoning, lines=3, limit=_MOST)
        self.counted = GrowingText(look, say.COUNTED_IN, one.counted_in, lines=2, limit=_LINES_MAX)
        self.left = GrowingText(look, say.LEFT_OUT, one.left_out, lines=2, limit=_LINES_MAX)
        self.traps, self.built = TickList(look, say.TRAINS), TickList(look, say.BUILT_ON)
        self.traps.offer([(trap.value, TRAPS[trap]) for trap in Trap])
        self.traps.show_value([trap.value for trap in one.traps])
        self._offered: list[tuple[str, str]] = []
        self.offer_sections(sections)
        self.choice.show_value(one.judgement)
        self._more = Button(look, say.TRAINS, "link", "down")
        remove = Button(look, say.REMOVE_THEME, "link")
        self._lay_out(context, remove)
        self._show_also()
        self._silent = False
        self.choice.picked.connect(self._judge)
        for text in (self.reasoning, self.counted, self.left):
            text.textChanged.connect(self._write)
        for ticks in (self.traps, self.built):
            ticks.picked.connect(lambda _value: self._write())
        remove.clicked.connect(self.removed)
        self._more.clicked.connect(self._fold)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.keys[0].setFocus()

    def offer_sections(self, sections: Sequence[DraftSection]) -> None:
        """What it may build on: the pieces of the text that have a heading."""
        offered = [(each.id, each.heading) for each in sections if each.heading.strip()]
        if offered != self._offered:
            self._offered = offered
            silent, self._silent = self._silent, True
            self.built.offer(offered)
            self.built.show_value(self.value.built_on)
            self._silent = silent

    def _judge(self, judgement: Judgement | None) -> None:
        self.value = replace(self.value, judgement=judgement, also=())
        self._show_also()
        self._write()

    def _show_also(self) -> None:
        """The neighbours of the level that was chosen."""
        empty(self._also)
        self.also = []
        for level in neighbours(self.value.judgement):
            tick = Tick(self._look, say.ALSO_LEVEL.format(level=level))
            tick.setChecked(Assessed(Level(level)) in self.value.also)
            tick.toggled.connect(lambda _on: self._write())
            self.also.append(tick)
        if self.also:
            self._also.addWidget(flow(self._look, label(self._look, say.ALSO, "strong"), *self.also, gap=16))

    def _write(self) -> None:
        if self._silent:
            return
        levels = neighbours(self.value.judgement)
        also = tuple(Assessed(Level(n)) for n, tick in zip(levels, self.also, strict=True) if tick.isChecked())
        self.value = replace(
            self.value,
            also=also,
            reasoning=self.reasoning.toPlainText(),
            counted_in=self.counted.toPlainText(),
            left_out=self.left.toPlainText(),
            traps=tuple(trap for trap in Trap if trap.value in self.traps.chosen()),
            built_on=self.built.chosen(),
        )
        self.changed.emit(self.value)

    def _fold(self) -> None:
        shows = self._folded.isHidden()
        self._folded.setVisible(shows)
        self._more.set_icon("up" if shows else "down")

    def _lay_out(self, context: CourseContext, remove: Button) -> None:
        look = self._look
        name = context.catalogue.theme(self.value.theme).name
        lines = row(
            look,
            (labelled(look, say.COUNTED_IN, self.counted, say.LINES_HINT), 1),
            (labelled(look, say.LEFT_OUT, self.left, say.LINES_HINT), 1),
            gap=16,
        )
        self._folded = box(look, label(look, say.BUILT_ON, "strong"), self.built, self.traps, gap=8)
        inner = box(
            look,
            row(look, (label(look, name, "strong", wrap=True), 1), remove, gap=8),
            flow(look, label(look, say.LEVEL, "strong"), *self.keys, gap=6),
            self._also,
            labelled(look, say.REASONING, self.reasoning, say.REASONING_HINT),
            lines,
            row(look, self._more, None),
            self._folded,
            kind="card",
            gap=8,
            margins=(16, 12, 16, 12),
        )
        self._folded.setVisible(bool(self.value.traps or self.value.built_on))  # it has its place: no window of its own
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(inner)
