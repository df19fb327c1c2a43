"""The themes at the left of the walk: the whole tree, and the strip it folds to in a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTreeView

from ffbdesk.domain.judgement import Sign
from ffbdesk.ui.kit import icons, keys
from ffbdesk.ui.kit.levelpaint import paint_cell
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import block, focus_ring, plate, smooth
from ffbdesk.ui.kit.treemodel import GroupNode, Groups, Index, PageRow, ThemeModel, ThemeNode, nodes
from ffbdesk.ui.kit.treepaint import RowDelegate
from ffbdesk.words import kit as words

__all__ = ["Groups", "PageRow", "ThemeTree", "TreeStrip"]

_STEP, _LEAST_STEP = 16, 14  # from cell to cell in the strip


class ThemeTree(QTreeView):
    """All themes at a glance; a folded group shows its levels as cells.

    `chosen` carries the code of a theme, or of a group that is a page, that the user went to: click, arrows, type to
    find, or Enter (also on the one that is open already). What the program sets is silent.
    """

    chosen = Signal(str)
    entered_theme = Signal()
    """The theme that is chosen was opened, with Enter or a click: not only passed on the way to another."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self._silent = look, False
        self._unfolded = ""  # the group that a step of the walk unfolded, not the user
        self._model = ThemeModel(self)
        self._rows = RowDelegate(look, self, self._model)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(words.THEMES)
        self._plain_view()
        self.clicked.connect(self._click)
        self.expanded.connect(self.scheduleDelayedItemsLayout)  # a group row is lower when it is open
        self.collapsed.connect(self.scheduleDelayedItemsLayout)
        look.changed.connect(self.viewport().update)

    def fill(self, groups: Groups, pages: Sequence[PageRow] = (), heading: str = "") -> None:
        """Shows these groups. Those that were open stay open; no theme is chosen unless it was before."""
        was_open = {group.code for row, group in enumerate(self._model.groups) if self._is_open(row)}
        chosen, self._rows.chosen = self._rows.chosen, ""
        self._silent = True
        self._model.fill(groups, pages, heading)
        for row, group in enumerate(self._model.groups):
            self.setExpanded(self._model.index(row, 0), group.code in was_open)
        self._silent = False
        if self._model.find(chosen).isValid():
            self.set_current(chosen)

    def set_sign(self, code: str, sign: Sign, carried: bool = False) -> None:
        """Another sign for one theme; `carried` from the earlier round and not yet confirmed."""
        if self._model.set_sign(code, sign, carried):
            self.scheduleDelayedItemsLayout()

    def set_page(self, page: PageRow) -> None:
        """What is highlighted and written on a group that is a page, as it is now."""
        self._silent = True
        self._model.set_page(page)
        self._silent = False
        self.set_current(self._rows.chosen)

    def set_current(self, code: str) -> None:
        """Marks the theme whose page is open, unfolds its group and brings it in sight."""
        index = self._model.find(code)
        if index.isValid() and code == self._rows.chosen and index == self.currentIndex():
            return
        self._rows.chosen = code if index.isValid() else ""
        self._silent = True
        if index.isValid():
            self._open_group(index.parent().row() if index.parent().isValid() else index.row())
        self.setCurrentIndex(index)
        self._silent = False
        below = self._model.rowCount(index)
        if below:
            self.scrollTo(self._model.index(below - 1, 0, index))
        self.scrollTo(index)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A theme or page reached by the user is chosen; another group's row is only passed."""
        super().currentChanged(current, previous)
        code = self._model.stop_at(current)
        if code and not self._silent and code != self._rows.chosen:
            self._choose(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a theme or folds a group; digits and Alt with arrows are the page's."""
        if keys.is_page_key(event) or keys.is_digit(event):
            event.ignore()
        elif keys.is_enter(event) or event.key() == Qt.Key.Key_Space:
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the names anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, _p: QPainter, _rect: QRect, _index: object) -> None:
        """The delegate draws the arrows."""

    def _plain_view(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def _open_group(self, row: int) -> None:
        """Unfolds a group for the theme in it, and folds the one that was unfolded so before: all stay at a glance.

        A group that the user unfolded stays as it is.
        """
        if self._is_open(row):
            return
        left = next((at for at, g in enumerate(self._model.groups) if g.code == self._unfolded), None)
        if left is not None:
            self.collapse(self._model.index(left, 0))
        self._unfolded = self._model.groups[row].code
        self.expand(self._model.index(row, 0))

    def _is_open(self, row: int) -> bool:
        return self.isExpanded(self._model.index(row, 0))

    def _choose(self, code: str) -> None:
        self._rows.chosen = code
        self.viewport().update()
        self.chosen.emit(code)

    def _enter(self, index: QModelIndex) -> None:
        code = self._model.stop_at(index)
        if code:
            self._choose(code)
            self.entered_theme.emit()
        else:
            self._fold_if_group(index)

    def _click(self, index: QModelIndex) -> None:
        """A theme was chosen when the button went down."""
        if self._model.stop_at(index):
            self.entered_theme.emit()
        else:
            self._fold_if_group(index)

    def _fold_if_group(self, index: QModelIndex) -> None:
        group = self._model.group_at(index)
        if group is not None:
            self._unfolded = "" if self._unfolded == group.code else self._unfolded
            self.setExpanded(index, not self.isExpanded(index))


class TreeStrip(keys.EnterButton):
    """The tree as a strip of cells; a click asks for the tree."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self._groups, self._chosen = look, nodes(()), ""
        self.setAccessibleName(words.THEMES_FOLDED)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(look.tokens.t(40))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def fill(self, groups: Groups, pages: Sequence[PageRow] = ()) -> None:
        """Shows these groups."""
        self._groups = nodes(groups, pages)
        self.update()

    def set_page(self, page: PageRow) -> None:
        """What is highlighted and written on a group that is a page, as it is now."""
        self._groups = tuple(nodes((), [page])[0] if group.code == page.code else group for group in self._groups)
        self.update()

    def set_sign(self, code: str, sign: Sign, carried: bool = False) -> None:
        """Another sign for one theme; `carried` from the earlier round and not yet confirmed."""
        for group in self._groups:
            for theme in group.themes:
                if theme.code == code and (theme.sign, theme.carried) != (sign, carried):
                    theme.sign, theme.carried = sign, carried
                    self.update()

    def set_current(self, code: str) -> None:
        """Rings the theme whose page is open."""
        self._chosen = code
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A list icon, and below it one cell a theme; two beside each other where the height is short."""
        p, tokens = smooth(self), self.look.tokens
        if self.underMouse():
            plate(p, tokens, QRectF(self.rect()), 0, "raised")
        else:
            block(p, QRectF(self.rect()), 0, tokens.c("sunken"))
        side, middle = tokens.t(18), self.width() / 2
        icons.draw(p, "list", QRectF(middle - side / 2, tokens.t(12), side, side), tokens.hex("accent"))
        gap, top = tokens.t(6), float(tokens.t(42))
        beside = 1 if self._step(1, gap, top) >= tokens.t(_LEAST_STEP) else 2
        step = self._step(beside, gap, top)
        size = int(step) - (3 if beside == 1 else 6)  # the ring of the current one needs air on both sides
        for group in self._groups:
            if group.page:
                self._paint_page(p, QRectF(round(middle - size / 2), round(top), size, size), group)
                top += step
                continue
            for at, theme in enumerate(group.themes):
                line, place = divmod(at, beside)
                left = middle - size / 2 + (place - (beside - 1) / 2) * (size + tokens.t(4))
                cell = QRectF(round(left), round(top + line * step), size, size)
                self._paint_cell(p, cell, theme, theme.code == self._chosen)
            top += -(-len(group.themes) // beside) * step + gap
        if self.hasFocus():
            focus_ring(p, tokens, QRectF(self.rect()))

    def _step(self, beside: int, gap: int, top: float) -> float:
        """From line to line, with so many cells beside each other."""
        lines = sum(1 if group.page else -(-len(group.themes) // beside) for group in self._groups)
        room = self.height() - top - gap * (sum(not group.page for group in self._groups) + 2)
        return min(float(self.look.tokens.t(_STEP)), room / max(1, lines))

    def _paint_page(self, p: QPainter, place: QRectF, group: GroupNode) -> None:
        """A bar, filled where something is written or highlighted; it is no level."""
        tokens = self.look.tokens
        is_filled, bar = group.told or bool(group.themes), place.adjusted(0, place.height() / 3, 0, -place.height() / 3)
        p.setPen(QPen(tokens.c("ink2"), 1))
        p.setBrush(tokens.c("ink2") if is_filled else Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(bar, 1, 1)
        if group.code == self._chosen:
            self._ring(p, place)

    def _ring(self, p: QPainter, cell: QRectF) -> None:
        p.setPen(QPen(self.look.tokens.c("accent"), 2))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(cell.adjusted(-4, -3, 4, 3), 3, 3)

    def _paint_cell(self, p: QPainter, cell: QRectF, theme: ThemeNode, current: bool) -> None:
        if current:
            self._ring(p, cell)
        paint_cell(p, self.look.tokens, cell, theme.sign, theme.carried)
