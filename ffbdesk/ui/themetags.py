"""Undertemaer that something has to do with: added from a list, taken away one by one."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE, Catalogue
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.records import InformationGathering
from ffbdesk.domain.rules import level_at
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Groups
from ffbdesk.ui.kit.layout import empty, row, tab_down
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.words import goals as say
from ffbdesk.words.dates import short_date


def theme_groups(catalogue: Catalogue, without: Collection[ThemeCode] = ()) -> Groups:
    """The undertemaer of Aktivitet og deltagelse under their overtemaer, but some."""
    groups = [
        (group.term, [(t.code, t.name) for t in themes if t.code not in without])
        for group, themes in catalogue.activities()
    ]
    return [(heading, entries) for heading, entries in groups if entries]


def assessed_first(catalogue: Catalogue, gathering: InformationGathering | None) -> Groups:
    """All undertemaer, those with a level in the round first.

    A sensitive one keeps its place: the list is the same whether or not there is something at it.
    """
    themes = [t for t in catalogue.themes if t.code not in SENSITIVE and level_at(gathering, t.code) is not None]
    if gathering is None or not themes:
        return theme_groups(catalogue)
    heading = say.ASSESSED_FIRST.format(day=short_date(gathering.held_on))
    first = (heading, [(t.code, t.name) for t in themes])
    return [first, *theme_groups(catalogue, {t.code for t in themes})]


class ThemeTags(QWidget):
    """A line a theme with the way to take it away, then the list to add from. `picked` carries all the codes."""

    picked = Signal(object)

    def __init__(self, look: Look, catalogue: Catalogue, name: str) -> None:
        super().__init__()
        self._look, self._catalogue = look, catalogue
        self._codes: tuple[ThemeCode, ...] = ()
        self._without: ThemeCode | None = None
        self._locked = False
        self.more = Choice(look, name, say.ADD_RELATED)
        self.more.picked.connect(self._add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.removes: list[Button] = []
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addLayout(self._lines)
        lay.addWidget(row(look, self.more, None))

    def show_value(self, codes: tuple[ThemeCode, ...], _anew: bool = False) -> None:
        """These are tagged."""
        if codes != self._codes or not self.more.count():
            self._codes = codes
            self._offer()
            self._fill()

    def never(self, code: ThemeCode | None) -> None:
        """This one cannot be tagged."""
        if code != self._without:
            self._without = code
            self._offer()

    def lock(self, locked: bool) -> None:
        """Whether they can only be read."""
        self._locked = locked
        self.more.setVisible(not locked)
        for button in self.removes:
            button.setVisible(not locked)

    def _offer(self) -> None:
        taken = frozenset((*self._codes, *([self._without] if self._without else [])))
        self.more.fill(theme_groups(self._catalogue, taken))

    def _fill(self) -> None:
        empty(self._lines)
        self.removes = []
        for code in self._codes:
            term = self._catalogue.theme(code).name
            take = Button(self._look, "", "quiet", "close", say.REMOVE_RELATED.format(theme=term))
            take.setToolTip(say.REMOVE_RELATED.format(theme=term))
            take.clicked.connect(partial(self._take, code))
            self.removes.append(take)
            self._lines.addWidget(row(self._look, take, (label(self._look, term, wrap=True), 1), gap=4))
            take.setHidden(self._locked)
        tab_down(*self.removes, self.more)

    def _add(self, code: str) -> None:
        if code:
            self._pick((*self._codes, ThemeCode(code)))

    def _take(self, code: ThemeCode) -> None:
        self.more.setFocus()  # the button goes away with its line
        self._pick(tuple(c for c in self._codes if c != code))

    def _pick(self, codes: tuple[ThemeCode, ...]) -> None:
        self.show_value(codes)
        self.picked.emit(codes)
