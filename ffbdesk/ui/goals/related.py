"""The other undertemaer that a goal has to do with: added from a list, taken away one by one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Groups
from ffbdesk.ui.kit.layout import empty, row, tab_down
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label
from ffbdesk.words import goals as say


def theme_groups(catalogue: Catalogue, without: frozenset[ThemeCode] = frozenset()) -> Groups:
    """The undertemaer of Aktivitet og deltagelse under their overtemaer, but some."""
    return [
        (group.term, [(t.code, t.term) for t in themes if t.code not in without])
        for group, themes in catalogue.activities()
    ]


class ThemeTags(QWidget):
    """A line a theme with the way to take it away, then the list to add from. `chosen` carries all the codes."""

    chosen = Signal(object)

    def __init__(self, look: Look, catalogue: Catalogue, name: str) -> None:
        super().__init__()
        self._look, self._catalogue = look, catalogue
        self._codes: tuple[ThemeCode, ...] = ()
        self._without: ThemeCode | None = None
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

    def show_codes(self, codes: tuple[ThemeCode, ...], without: ThemeCode | None, *, locked: bool) -> None:
        """These are tagged; `without` cannot be."""
        self.more.setVisible(not locked)
        if (codes, without) != (self._codes, self._without) or not self.more.count():
            self._codes, self._without = codes, without
            taken = frozenset((*codes, *([without] if without else [])))
            self.more.fill(theme_groups(self._catalogue, taken))
            self._fill()
        for button in self.removes:
            button.setVisible(not locked)

    def _fill(self) -> None:
        empty(self._lines)
        self.removes = []
        for code in self._codes:
            term = self._catalogue.theme(code).term
            take = Button(self._look, "", "quiet", "close", say.REMOVE_RELATED.format(theme=term))
            take.setToolTip(say.REMOVE_RELATED.format(theme=term))
            take.clicked.connect(partial(self._take, code))
            self.removes.append(take)
            self._lines.addWidget(row(self._look, take, (label(self._look, term, wrap=True), 1), gap=4))
        tab_down(*self.removes, self.more)

    def _add(self, code: str) -> None:
        if code:
            self.chosen.emit((*self._codes, ThemeCode(code)))

    def _take(self, code: ThemeCode) -> None:
        self.more.setFocus()  # the button goes away with its line
        self.chosen.emit(tuple(c for c in self._codes if c != code))
