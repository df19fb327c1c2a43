"""How the rows of the theme tree are measured and drawn."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.levelpaint import paint_cell, paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import RIGHT, advance, block, focus_ring, plate, put, text_size
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.ui.kit.treemodel import GroupNode, Index, ThemeModel, ThemeNode

_ARROW = 14
_CHIP = (36, 20)
_CELL, _CELL_STEP = 12, 16


class RowDelegate(QStyledItemDelegate):
    """Draws group and theme rows; `chosen` is the theme whose page is open."""

    def __init__(self, look: Look, view: QTreeView, model: ThemeModel) -> None:
        super().__init__(view)
        self.look, self._view, self._model = look, view, model
        self.chosen = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped name needs: names are never cut."""
        width = self._view.viewport().width()
        group, theme = self._model.group_at(index), self._model.theme_at(index)
        if group:
            return QSize(width, self._group_height(group, width, self._view.isExpanded(index)))
        return QSize(width, self._theme_height(theme, width, self._model.is_last(index)) if theme else 0)

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row. Open theme, focus and mouse are three different marks."""
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        group, theme = self._model.group_at(index), self._model.theme_at(index)
        if theme:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_theme(p, self._without_air(rect, index), theme, hovered)
        elif group:
            if group.heading:
                self._paint_heading(p, rect, group.heading)
            rect = rect.adjusted(0, self._heading_height(group), 0, 0)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_group(p, rect, group, self._view.isExpanded(index), hovered=hovered)
        if option.state & QStyle.StateFlag.State_HasFocus:
            air = self.look.tokens.s(8)
            ring = self._without_air(rect, index) if theme else rect
            focus_ring(p, self.look.tokens, ring.adjusted(air, 1, -air, -1), 5)
        p.restore()

    def _paint_heading(self, p: QPainter, rect: QRectF, text: str) -> None:
        tokens = self.look.tokens
        line = QRectF(tokens.s(16), rect.top() + tokens.t(10), rect.width() - tokens.s(24), tokens.t(26))
        put(p, tokens, line, text, "section")

    def _paint_group(self, p: QPainter, rect: QRectF, group: GroupNode, is_open: bool, *, hovered: bool) -> None:
        tokens, side, left = self.look.tokens, self.look.tokens.t(_ARROW), self._text_left()
        if group.page:
            self._paint_page_plate(p, rect, group, hovered)
        width, height = self._name_width(group, rect.width()), self._name_height(group, rect.width())
        head = tokens.t(32 if group.page else 40 if is_open else 34)
        middle = rect.top() + max(head, height + tokens.t(10)) / 2
        arrow = QRectF(tokens.s(12), middle - side / 2, side, side)
        if group.themes:
            icons.draw(p, "down" if is_open else "next", arrow, tokens.hex("ink2"), 2.2)
        put(p, tokens, QRectF(left, middle - height / 2, width, height + 2), group.term, "strong", wrap=True)
        count = QRectF(0, middle - head / 2, rect.width() - tokens.s(16), head)
        put(p, tokens, count, group.count(), "caption", tone="ink2", align=RIGHT)
        if not is_open and group.shows():
            self._paint_cells(
                p, QRectF(left, rect.bottom() - tokens.t(19), rect.width() - left - tokens.s(16), 0), group
            )

    def _paint_cells(self, p: QPainter, line: QRectF, group: GroupNode) -> None:
        tokens = self.look.tokens
        step = min(tokens.t(_CELL_STEP), line.width() / max(1, len(group.themes)))
        side = int(min(tokens.t(_CELL), step - 2))
        for place, theme in enumerate(group.themes):
            cell = QRectF(round(line.left() + place * step), line.top(), side, side)
            paint_cell(p, tokens, cell, theme.sign, theme.carried)

    def _paint_page_plate(self, p: QPainter, rect: QRectF, group: GroupNode, hovered: bool) -> None:
        self._paint_plate(p, rect, current=group.code == self.chosen, hovered=hovered)

    def _paint_plate(self, p: QPainter, rect: QRectF, *, current: bool, hovered: bool) -> None:
        """Under what is open or under the mouse; beside what is open a bar."""
        tokens, air = self.look.tokens, self.look.tokens.s(8)
        if current or hovered:
            plate(p, tokens, rect.adjusted(air, 1, -air, -1), 6, "surface" if current else "raised")
        if current:
            bar = QRectF(air, rect.top() + tokens.t(6), 4, rect.height() - tokens.t(12))
            block(p, bar, 2, tokens.c("accent"))

    def _paint_theme(self, p: QPainter, rect: QRectF, theme: ThemeNode, hovered: bool) -> None:
        tokens, current = self.look.tokens, theme.code == self.chosen
        self._paint_plate(p, rect, current=current, hovered=hovered)
        role: Role = "strong" if current else "body"
        width = self._theme_width(theme, rect.width())
        height = text_size(tokens, theme.term, role, width).height()
        name = QRectF(self._text_left(), rect.center().y() - height / 2, width, height + 2)
        put(p, tokens, name, theme.term, role, wrap=True)
        if theme.day:
            put(
                p,
                tokens,
                rect.adjusted(0, 0, -tokens.s(16), 0),
                theme.day,
                "caption",
                tone="ink2",
                align=RIGHT,
            )
            return
        chip, tall = tokens.t(_CHIP[0]), tokens.t(_CHIP[1])
        place = QRectF(rect.right() - tokens.s(16) - chip, round(rect.center().y() - tall / 2), chip, tall)
        paint_level(p, tokens, place, theme.sign, theme.carried)

    def _without_air(self, rect: QRectF, index: Index) -> QRectF:
        air = self.look.tokens.s(8) if self._model.is_last(index) and self._model.theme_at(index) else 0
        return rect.adjusted(0, 0, 0, -air)

    def _text_left(self) -> int:
        """Themes stand under the word of their group, not under its arrow."""
        tokens = self.look.tokens
        return tokens.s(12) + tokens.t(_ARROW) + tokens.s(8)

    def _theme_width(self, theme: ThemeNode, width: float) -> int:
        tokens = self.look.tokens
        right = advance(tokens, theme.day, "caption") if theme.day else tokens.t(_CHIP[0])
        return int(width) - right - self._text_left() - tokens.s(16) - tokens.s(8)

    def _name_width(self, group: GroupNode, width: float) -> int:
        tokens = self.look.tokens
        return int(width) - self._text_left() - advance(tokens, group.count(), "caption") - tokens.s(16) - tokens.s(8)

    def _name_height(self, group: GroupNode, width: float) -> int:
        return text_size(self.look.tokens, group.term, "strong", self._name_width(group, width)).height()

    def _group_height(self, group: GroupNode, width: int, is_open: bool) -> int:
        tokens = self.look.tokens
        name, heading = self._name_height(group, width) + tokens.t(10), self._heading_height(group)
        if group.page:
            return heading + max(tokens.t(32), name)
        cells = tokens.t(18) if group.shows() else 0  # one with nothing to show is lower: all stay at a glance
        return heading + (max(tokens.t(40), name) if is_open else max(tokens.t(34), name) + cells)

    def _heading_height(self, group: GroupNode) -> int:
        return self.look.tokens.t(38) if group.heading else 0

    def _theme_height(self, theme: ThemeNode, width: int, last: bool) -> int:
        # Measured in the heavier weight, so that no row grows when its theme is opened.
        tokens = self.look.tokens
        height = text_size(tokens, theme.term, "strong", self._theme_width(theme, width)).height()
        return max(tokens.t(32), height + tokens.t(10)) + (tokens.s(8) if last else 0)
