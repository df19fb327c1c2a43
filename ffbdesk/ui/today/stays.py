"""The stays in progress, on the first page of a place of clarification."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Bare
from ffbdesk.services.stays import Running
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.cells import Cells
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.words import stays as say
from ffbdesk.words import today as say_today
from ffbdesk.words.signs import said

_THEMES = 3
"""Themes whose notes are counted in a card, those with the most first."""


class StayInShort(QFrame):
    """How far the udredning of a stay is. `theme_wanted` carries the round and a theme, `opened` nothing."""

    theme_wanted = Signal(str, str)
    opened = Signal()

    def __init__(self, context: Context, running: Running) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("kind", "card")
        name, day = context.names.of(running.citizen), context.now().date()
        self.name = Button(look, name, "link", name=say_today.OPEN_STAY.format(name=name), role="strong")
        self.name.clicked.connect(self.opened)
        report = label(look, say.report(running.stay.report_due_on), "body", "ink2")
        self.themes: list[Button] = []
        parts: list[QWidget] = [
            row(look, self.name, label(look, say.day_of(*running.stay.day_of(day)), "body", "ink2"), None, report)
        ]
        parts.append(self._cells(running) if running.round else label(look, say.NO_ROUND, "body", "ink2", wrap=True))
        if running.taken_up and running.round:
            links = [self._theme(running.round, code) for code in running.taken_up]
            parts.append(flow(look, label(look, say.TAKEN_UP, "caption", "ink3"), *links, gap=8))
        if running.unseen:
            parts.append(label(look, say.unseen(len(running.unseen)), "caption", "attention", wrap=True))
        most = running.noted.items()
        told = sorted(most, key=lambda one: -one[1])[:_THEMES]
        named = [(context.catalogue.theme(code).name, count) for code, count in told]
        parts.append(label(look, say.noted(running.notes, named, running.untagged), "caption", "ink3", wrap=True))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(box(look, *parts, gap=4, margins=(16, 8, 16, 12)))

    def _cells(self, running: Running) -> Cells:
        cells = Cells(self._context.look, say.THEMES)
        groups = [
            (
                group.term,
                [running.signs.get(theme.code, Bare.UNTOUCHED) for theme in themes if theme.code not in SENSITIVE],
            )
            for group, themes in self._context.catalogue.activities()
        ]
        told = (f"{self._context.catalogue.theme(code).name}: {said(sign)}" for code, sign in running.signs.items())
        cells.show_groups(groups, "; ".join(told))
        return cells

    def _theme(self, gathering: GatheringId, code: ThemeCode) -> Button:
        link = Button(self._context.look, self._context.catalogue.theme(code).name, "link", role="caption")
        link.clicked.connect(partial(self.theme_wanted.emit, gathering, code))
        self.themes.append(link)
        return link


class AskedAbout(QWidget):
    """What municipalities have asked for, and nobody has seen yet. `wanted` carries a `Running` and a theme."""

    wanted = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._lines = QVBoxLayout()
        self.links: list[Button] = []
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        heading = label(look, say.ASKED, "section", wrap=True)
        lay.addWidget(box(look, heading, label(look, say.UNSEEN, "caption", "ink3"), self._lines, gap=4))

    def show_stays(self, stays: tuple[Running, ...]) -> None:
        """Of these; hidden where everything has been seen."""
        empty(self._lines)
        self.links = []
        for stay in stays:
            if stay.unseen:
                name = self._context.names.of(stay.citizen)
                self._lines.addWidget(label(self._context.look, name, "strong", wrap=True))
                links = [self._link(stay, name, code) for code in stay.unseen]
                self._lines.addWidget(flow(self._context.look, *links, gap=4))
        self.setVisible(bool(self.links))

    def _link(self, stay: Running, name: str, code: ThemeCode) -> Button:
        theme = self._context.catalogue.theme(code).name
        link = Button(self._context.look, theme, "link", name=f"{name}: {theme}")
        link.clicked.connect(partial(self.wanted.emit, stay, code))
        self.links.append(link)
        return link
