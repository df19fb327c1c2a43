"""The pages in their order: a box to tick for today, and the name that opens the page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.ids import PlainPageId
from ffbdesk.domain.plainpages import PlainSheet
from ffbdesk.domain.subgoals import beginning
from ffbdesk.ui.goals.namedrow import NamedRow
from ffbdesk.ui.kit.layout import reveal
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.words import plainpages as say


class PageRow(QWidget):
    """One page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.tick = Tick(look, "")
        self.name = NamedRow(look, "", "", "")
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.tick)
        lay.addWidget(self.name, 1)

    def show_page(self, sheet: PlainSheet, *, ticked: bool) -> None:
        """It as it stands now."""
        page = sheet.page
        said = page.words.strip() or page.outcome.strip()
        called = page.heading.strip() or beginning(said) or say.NAMELESS
        facts = (say.CLOSED_EACH_TIME if sheet.sensitive else "", "" if said else say.NO_WORDS)
        self.name.show_row(called, " ".join(filter(None, facts)), "")
        self.tick.setAccessibleName(say.TICK.format(name=called))
        self.tick.setToolTip(say.TICK.format(name=called))
        self.tick.setChecked(ticked)


class PageList(QWidget):
    """Rows are kept: one that went away between a press and its release would swallow the click."""

    chosen = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: dict[PlainPageId, PageRow] = {}
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.tokens.s(4))

    def show_pages(self, pages: Sequence[tuple[PlainSheet, bool]], marked: PlainPageId | None) -> None:
        """Show these, each with whether it is ticked, and one of them marked."""
        before, self.rows = self.rows, {}
        for at, (sheet, ticked) in enumerate(pages):
            which = sheet.page.id
            shown = before.pop(which, None) or self._made(which)
            self.rows[which] = shown
            if self._lay.indexOf(shown) != at:
                self._lay.insertWidget(at, shown)
            shown.show()
            shown.show_page(sheet, ticked=ticked)
            shown.name.setChecked(which == marked)
        for gone in before.values():
            self._lay.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.setVisible(bool(self.rows))

    def _made(self, which: PlainPageId) -> PageRow:
        made = PageRow(self._look)
        made.name.clicked.connect(lambda *_: self.chosen.emit(which))
        made.name.stepped.connect(partial(self._step, which))
        made.tick.clicked.connect(lambda on: self.ticked.emit(which, on))
        return made

    def _step(self, which: PlainPageId, by: int) -> None:
        order = list(self.rows)
        at = order.index(which) + by
        if 0 <= at < len(order):
            self.rows[order[at]].name.setFocus()
            reveal(self.rows[order[at]])
            self.chosen.emit(order[at])
