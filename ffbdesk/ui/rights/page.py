"""A citizen's data: how long it is kept, seeing everything, who has seen it, erasing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.services import access, citizens, insight
from ffbdesk.services.desk import Desk
from ffbdesk.services.insight import Passage
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import DateField
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.rights.erasing import EraseSection
from ffbdesk.ui.section import Ordered, Section
from ffbdesk.words import access as log
from ffbdesk.words import rights as say
from ffbdesk.words.dates import moment

type _Save = Callable[[Desk, CitizenId, Path, frozenset[str]], Path]

_SHOWN = 600
"""Letters of a passage: enough to see whom it is about."""


class KeepSection(Section):
    """A date, and nothing that happens by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.KEEP, say.KEEP_TEXT)
        self._citizen: Citizen | None = None
        self.day = DateField(context.look, say.KEEP_UNTIL)
        self.day.setMaximumWidth(context.look.tokens.t(200))
        self.lay.addWidget(labelled(context.look, say.KEEP_UNTIL, self.day))
        self.day.left.connect(self.leave)
        self.day.returnPressed.connect(self.leave)

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self._citizen = citizen
        self.calm()
        self.day.set(citizen.keep_until)

    def leave(self) -> None:
        """Store the date where it is another one."""
        citizen, day = self._citizen, self.day.value()
        if self.day.is_wrong():
            self.told.tell(say.BAD_DATE)
        elif citizen is not None and day != citizen.keep_until:
            self.context.work.submit(
                lambda desk: citizens.keep_until(desk, citizen.id, day), self._kept, self.failed, saves=True
            )

    def _kept(self, citizen: Citizen) -> None:
        if self._citizen is not None and self._citizen.id == citizen.id:
            self._citizen = citizen
        self.context.speaker.say(say.KEPT)


class InsightSection(Section):
    """Every passage that may be about others with a tick; then all of it as a file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.INSIGHT, say.INSIGHT_TEXT)
        self._citizen: CitizenId | None = None
        self.ticks: dict[str, QCheckBox] = {}
        self.pdf, self.json = Button(context.look, say.SAVE_PDF, "", "pdf"), Button(context.look, say.SAVE_JSON)
        self.lay.addWidget(self.line(self.pdf, self.json, None))
        self.pdf.clicked.connect(partial(self._save, insight.save_pdf))
        self.json.clicked.connect(partial(self._save, insight.save_json))

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self._citizen, who = citizen.id, citizen.id
        self.calm()
        self.context.work.aside(lambda desk: insight.visit(desk, who)[1], self._show, self.failed)

    def _show(self, passages: tuple[Passage, ...]) -> None:
        self.ticks = {}
        rows = [self._row(passage) for passage in passages]
        self.fill(*(rows or [self.words(say.NOTHING_OF_OTHERS, "ink2")]))

    def _row(self, passage: Passage) -> QWidget:
        tick = QCheckBox(passage.where)
        tick.setFont(self._look.tokens.font("strong"))
        tick.setAccessibleName(say.INCLUDE.format(where=passage.where))
        tick.setChecked(True)
        self.ticks[passage.id] = tick
        text = passage.text if len(passage.text) <= _SHOWN else f"{passage.text[:_SHOWN]} …"
        return box(self._look, tick, row(self._look, 28, (self.words(text, "ink2"), 1), gap=0), gap=2)

    def _save(self, how: _Save, _checked: bool = False) -> None:
        citizen, folder = self._citizen, self.context.choose_folder(say.FOLDER)
        if citizen is None or folder is None:
            return
        without = frozenset(id_ for id_, tick in self.ticks.items() if not tick.isChecked())

        self.context.work.aside(lambda desk: how(desk, citizen, folder, without), self._saved, self.failed)

    def _saved(self, path: Path) -> None:
        self.told.tell(say.SAVED.format(name=path.name))


class SeenSection(Section):
    """The access log's lines about one citizen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.LOG, say.LOG_TEXT)

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        who = citizen.id
        self.context.work.aside(lambda desk: access.lines(desk, 30, who), self._show, self.failed)

    def _show(self, lines: tuple[access.Line, ...]) -> None:
        rows = [self._row(line) for line in lines]
        self.fill(*(rows or [self.words(say.NOBODY_HAS, "ink2")]))

    def _row(self, line: access.Line) -> QWidget:
        when = label(self._look, moment(line.at), "caption", "ink2")
        when.setFixedWidth(self._look.tokens.t(210))
        return self.line(when, (self.words(f"{line.by} {log.what(line.what)}"), 1))


class RightsPage(QWidget):
    """The four under each other. `erased` carries what to say once the citizen is gone."""

    erased = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.keep, self.insight = KeepSection(context), InsightSection(context)
        self.seen, self.erase = SeenSection(context), EraseSection(context)
        inner = box(look, self.insight, self.keep, self.seen, self.erase, None, gap=16, margins=(32, 24, 32, 24))
        inner.setMaximumWidth(look.tokens.t(860))
        Ordered(self, (self.keep, self.insight, self.seen, self.erase))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        self.erase.erased.connect(self.erased)

    def show_citizen(self, citizen: Citizen) -> None:
        """One citizen's."""
        for section in (self.keep, self.insight, self.seen, self.erase):
            section.show_citizen(citizen)

    def flush(self) -> None:
        """Store a date that is still being typed."""
        if self.keep.day.value() is not None:
            self.keep.leave()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.insight.pdf.setFocus()
