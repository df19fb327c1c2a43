"""Undertemaer, or other codes, that something has to do with: added from a list, taken away one by one."""

from collections.abc import Callable, Collection
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


def theme_groups(catalogue: Catalogue, without: Collection[str] = ()) -> Groups:
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


class CodeTags(QWidget):
    """A line a code with the way to take it away, then the list to add from. `picked` carries all the codes."""

    picked = Signal(object)

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        add: str,
        remove: str,
        term: Callable[[str], str],
        offer: Callable[[Collection[str]], Groups],
    ) -> None:
        """`offer` gives what may be added, without those that are; `remove` has {term}."""
        super().__init__()
        self._look, self._remove, self._term, self._offered = look, remove, term, offer
        self._codes: tuple[str, ...] = ()
        self._without: str | None = None
        self._locked = False
        self.more = Choice(look, name, add)
        self.more.picked.connect(self._add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.removes: list[Button] = []
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addLayout(self._lines)
        lay.addWidget(row(look, self.more, None))

    def show_value(self, codes: tuple[str, ...], _anew: bool = False) -> None:
        """These are tagged."""
        if codes != self._codes or not self.more.count():
            self._codes = codes
            self._offer()
            self._fill()

    def never(self, code: str | None) -> None:
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
        self.more.fill(self._offered(frozenset((*self._codes, *([self._without] if self._without else [])))))

    def _fill(self) -> None:
        empty(self._lines)
        self.removes = []
        for code in self._codes:
            term = self._term(code)
            take = Button(self._look, "", "quiet", "close", self._remove.format(term=term))
            take.setToolTip(self._remove.format(term=term))
            take.clicked.connect(partial(self._take, code))
            self.removes.append(take)
            self._lines.addWidget(row(self._look, take, (label(self._look, term, wrap=True), 1), gap=4))
            take.setHidden(self._locked)
        tab_down(*self.removes, self.more)

    def _add(self, code: str) -> None:
        if code:
            self._pick((*self._codes, code))

    def _take(self, code: str) -> None:
        self.more.setFocus()  # the button goes away with its line
        self._pick(tuple(c for c in self._codes if c != code))

    def _pick(self, codes: tuple[str, ...]) -> None:
        self.show_value(codes)
        self.picked.emit(codes)


class ThemeTags(CodeTags):
    """Undertemaer."""

    def __init__(self, look: Look, catalogue: Catalogue, name: str) -> None:
        super().__init__(
            look,
            name,
            add=say.ADD_RELATED,
            remove=say.REMOVE_RELATED,
            term=lambda code: catalogue.theme(ThemeCode(code)).name,
            offer=lambda taken: theme_groups(catalogue, taken),
        )
