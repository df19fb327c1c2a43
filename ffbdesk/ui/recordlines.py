"""Records that hang under the one in sight, a line of fields each: added below, taken away one by one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.kind import Kind
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Editor, Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, is_in_sight, reveal, row, tab_down

_FIELD = 170
"""Units that a field needs to stand beside another."""

type Made = tuple[QWidget, Editor]
"""A widget to choose with, and the editor that it is."""


class RecordLines[T](QWidget):
    """`wanted` asks for a new one, `removed` to take away the one with the id it carries."""

    wanted = Signal()
    removed = Signal(str)

    def __init__(
        self,
        context: Context,
        kind: Kind[T],
        texts: Mapping[str, str],
        *,
        add: str,
        remove: str,
        choices: Mapping[str, tuple[str, Callable[[], Made]]] | None = None,
    ) -> None:
        """Fields by their names, each with its label, those of `choices` after the first text. `remove` has {what}."""
        super().__init__()
        self._context, self._kind, self._names, self._remove = context, kind, texts, remove
        self._choices = choices or {}
        self.lines: list[RecordLine[T]] = []
        self._spare: list[RecordLine[T]] = []
        """Lines that are nobody's now: to make one takes long."""
        self._new = ""
        self._start = QWidget(self)
        """Where Tab comes from: the lines are made later than what stands round them."""
        self.add = Button(context.look, add, "link", "plus")
        self.add.clicked.connect(self.wanted)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(context.look.tokens.s(8))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(context.look.tokens.s(4))
        lay.addLayout(self._lines)
        lay.addWidget(row(context.look, self.add, None))

    def show_records(self, records: Sequence[T], scope: Scope, *, locked: bool) -> None:
        """These, in their order. A line keeps its record: what is written in it stays under the hand."""
        found: Sequence[Any] = records
        wanted = [str(one.id) for one in found]
        self._put_by([line for line in self.lines if line.id not in wanted])
        here = {line.id: line for line in self.lines if line.id}
        lines = [here.get(which) or self._make() for which in wanted]
        for n, line in enumerate(lines):
            if self._lines.indexOf(line) != n:
                self._lines.insertWidget(n, line)
            line.show_record(records[n], scope, locked=locked)
            line.show()
        if lines != self.lines:
            self.lines = lines
            tab_down(self._start, *(stop for line in lines for stop in line.stops()), self.add)
        self.add.setVisible(not locked)
        self._begin_new()

    def begin(self, record_id: str) -> None:
        """One was made: the keyboard goes to its first field as soon as it is shown."""
        self._new = record_id
        self._begin_new()

    def flush(self) -> None:
        """Store what stands in the fields."""
        for line in self.lines:
            line.fields.flush()

    def forget(self) -> None:
        """Nothing here is anybody's any more."""
        self._new = ""
        self._put_by(self.lines)
        self.lines = []

    def reveal(self, ref: FieldRef) -> bool:
        """Bring a field into sight, unless it is; whether it is one of these."""
        line = next((one for one in self.lines if one.id == ref.record_id), None)
        place = line.fields.editor(ref.field) if line is not None else None
        if place is not None and not is_in_sight(place):
            reveal(place)
        return line is not None

    def _put_by(self, gone: "Sequence[RecordLine[T]]") -> None:
        for line in gone:
            line.forget()
            line.hide()
            self._lines.removeWidget(line)
        self._spare += gone

    def _make(self) -> "RecordLine[T]":
        if self._spare:
            return self._spare.pop()
        line = RecordLine(self._context, self._kind, self._names, self._choices, self._remove)
        line.removed.connect(partial(self._take, line))
        return line

    def _take(self, line: "RecordLine[T]") -> None:
        self.add.setFocus()  # the button goes away with its line
        self.removed.emit(line.id)

    def _begin_new(self) -> None:
        line = next((one for one in self.lines if self._new and one.id == self._new), None)
        if line is not None:
            self._new = ""
            line.first.setFocus()


class RecordLine[T](QWidget):
    """One record."""

    removed = Signal()

    def __init__(
        self,
        context: Context,
        kind: Kind[T],
        texts: Mapping[str, str],
        choices: Mapping[str, tuple[str, Callable[[], Made]]],
        remove: str,
    ) -> None:
        super().__init__()
        look = context.look
        self.id, self._said = "", remove
        self.texts = {name: TextLine(look, said) for name, said in texts.items()}
        self.first = next(iter(self.texts.values()))
        made = {name: (said, *make()) for name, (said, make) in choices.items()}
        self._widgets = [widget for _said, widget, _editor in made.values()]
        self.fields = Fields(context, kind, self.texts, {name: editor for name, (_s, _w, editor) in made.items()})
        self.remove = Button(look, "", "quiet", "close")
        self.remove.clicked.connect(self.removed)
        (head, field), *more = self.texts.items()
        parts = [labelled(look, texts[head], field)]
        parts += [labelled(look, said, widget) for said, widget, _editor in made.values()]
        parts += [labelled(look, texts[name], one) for name, one in more]
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        first, *others = parts  # what it is called is the longest
        inner = flow(look, (first, 2), *((part, 1) for part in others), gap=12, grows=_FIELD)
        line = row(look, (inner, 1), self.remove, gap=8)
        lay.addWidget(box(look, line, kind="card", margins=(12, 8, 4, 12)))

    def stops(self) -> list[QWidget]:
        """What Tab goes to, in its order."""
        first, *more = self.texts.values()
        return [first, *self._widgets, *more, self.remove]

    def show_record(self, record: T, scope: Scope, *, locked: bool) -> None:
        """This one."""
        found: Any = record
        self.id = str(found.id)
        self.fields.show(self.id, record, scope, locked=locked)
        name = self._said.format(what=self.first.text()).strip()
        self.remove.setAccessibleName(name)
        self.remove.setToolTip(name)
        self.remove.setVisible(not locked)

    def forget(self) -> None:
        """Nobody's."""
        self.fields.forget()
        self.id = ""
