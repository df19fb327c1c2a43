"""Frames on the grid: columns, rows, rules, scrolling pages."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ffbdesk.ui.kit.look import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

type Item = QWidget | QLayout | tuple[QWidget, int] | int | None
type Margins = tuple[int, int, int, int]
_ANY = 16_777_215  # Qt's own word for no limit
_NO_MARGINS = (0, 0, 0, 0)
COVERED = "covered"
"""Property of a scrolling page: how many pixels at its top something else may lie over."""


def box(
    look: Look,
    *items: Item,
    vertical: bool = True,
    gap: int = 8,
    margins: Margins = _NO_MARGINS,
    tone: str = "",
    kind: str = "",
    name: str = "",
) -> QFrame:
    """A frame with a layout. Items: widgets, layouts, whole numbers (air), None (stretch), (widget, stretch).

    `tone` names its ground, `kind` a card or note, `name` its object name.
    """
    frame = QFrame()
    frame.setObjectName(name)
    for key, value in (("tone", tone), ("kind", kind)):
        if value:
            frame.setProperty(key, value)
    lay: QBoxLayout = QVBoxLayout(frame) if vertical else QHBoxLayout(frame)
    lay.setSpacing(look.tokens.s(gap))
    left, top, right, bottom = (look.tokens.s(margin) for margin in margins)
    lay.setContentsMargins(left, top, right, bottom)
    for item in items:
        _add(look, lay, item)
    return frame


def row(
    look: Look,
    *items: Item,
    gap: int = 8,
    margins: Margins = _NO_MARGINS,
    tone: str = "",
    kind: str = "",
    name: str = "",
) -> QFrame:
    """As `box`, side by side. What may be wider than its room stands in a `flow`."""
    return box(look, *items, vertical=False, gap=gap, margins=margins, tone=tone, kind=kind, name=name)


def _add(look: Look, lay: QBoxLayout, item: Item) -> None:
    match item:
        case None:
            lay.addStretch(1)
        case int():
            lay.addSpacing(look.tokens.s(item))
        case (widget, stretch):
            lay.addWidget(widget, stretch)
        case QWidget():
            lay.addWidget(item)
        case _:
            lay.addLayout(item)


def empty(lay: QLayout) -> None:
    """Takes every widget out of a layout, for good. Hidden at once: it lives on until the next turn of the loop."""
    while item := lay.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def fold(columns: QBoxLayout, column: QWidget, width: int | None) -> None:
    """Puts a column of this width beside the rest; with None over or under it, as wide as there is room."""
    beside, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    columns.setDirection(stacked if width is None else beside)
    fix_width(column, width)


def fix_width(column: QWidget, width: int | None) -> None:
    """This width and no other; with None any."""
    column.setMinimumWidth(width or 0)
    column.setMaximumWidth(_ANY if width is None else width)


def to_top(page: QWidget) -> None:
    """A page that is opened begins with its heading, however far down another one was scrolled in it."""
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)


_HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier)
_SCROLLS = {
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


def scroll_by_key(event: QKeyEvent, page: QWidget) -> bool:
    """Home, End, Page Up or Down move what scrolls round the focus, else the largest of a page. False for other keys.

    For keys that nobody took: a text field, a list and a tree have their own use for them.
    """
    action = _SCROLLS.get(Qt.Key(event.key())) if event.modifiers() in _HELD else None
    if action is None:
        return False
    area = _area_round(QApplication.focusWidget(), page) or _largest_area(page)
    if area is not None:
        area.verticalScrollBar().triggerAction(action)
    return True


def _area_round(widget: QWidget | None, page: QWidget) -> QAbstractScrollArea | None:
    while widget is not None and widget is not page:
        if isinstance(widget, QAbstractScrollArea) and widget.verticalScrollBar().maximum() > 0:
            return widget
        widget = widget.parentWidget()
    return None


def _largest_area(page: QWidget) -> QAbstractScrollArea | None:
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    return max(areas, key=lambda area: area.width() * area.height(), default=None)


def tab_down(*stops: QWidget) -> None:
    """Tab goes from one to the next: widgets made later than what stands below them would else come last."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def tab_as_laid(part: QWidget) -> None:
    """Tab goes through a part as it is laid out, whenever its widgets were made, and before they have their places."""
    tab_down(*_laid(part))


def _laid(part: QWidget | QLayout | None) -> Iterator[QWidget]:
    """What Tab stops at, hidden or not: Tab itself passes over what is not seen."""
    if isinstance(part, QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.focusProxy():
            yield part
        yield from _laid(part.widget() if isinstance(part, QScrollArea) else part.layout())
    elif part is not None:
        for at in range(part.count()):
            if item := part.itemAt(at):
                yield from _laid(item.widget() or item.layout())


def tab_on(page: QWidget, heading: QWidget, *, forward: bool) -> bool:
    """From a heading that has the keyboard, go to the next stop below it or the last one above; False without one.

    A heading takes the keyboard only where it is led there, so it has no place of its own on Tab's way.
    """
    here = heading.mapTo(page, QPoint(0, 0)).y()
    stops = [stop for stop in stops_as_seen(page) if (stop.mapTo(page, QPoint(0, 0)).y() > here) is forward]
    if stops:
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[0 if forward else -1].setFocus(reason)
    return bool(stops)


def stops_as_seen(page: QWidget) -> list[QWidget]:
    """What Tab stops at on a page, in the order in which it is seen."""
    reach = Qt.FocusPolicy.TabFocus
    here = (w for w in page.findChildren(QWidget) if w.window() is page.window())  # an open list is a window of its own
    stops = [w for w in here if w.isVisible() and w.focusPolicy() & reach and not w.focusProxy()]
    seen = {stop: stop.mapTo(page, QPoint(0, 0)) for stop in stops}
    return sorted(stops, key=lambda stop: (seen[stop].y() // 8, seen[stop].x()))


def rule(vertical: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("kind", "vrule" if vertical else "rule")
    return line


class IconLabel(QLabel):
    """An icon that stands by itself; it says nothing to assistive technology, the text beside it does."""

    def __init__(self, look: Look, name: str, size: float = 18, tone: str = "ink2") -> None:
        super().__init__()
        self.look, self._icon, self._size, self._tone = look, name, size, tone
        self.setFixedSize(look.tokens.t(size), look.tokens.t(size))
        self._draw()
        look.changed.connect(self._draw)

    def show_icon(self, name: str, tone: str) -> None:
        """Another icon, or another tone."""
        self._icon, self._tone = name, tone
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(self.look.pixmap(self._icon, self._size, self._tone))


def icon_label(look: Look, name: str, size: float = 18, tone: str = "ink2") -> IconLabel:
    """An icon by itself; recoloured when the mode changes."""
    return IconLabel(look, name, size, tone)


def scroll(_look: Look, inner: QWidget, tone: Literal["paper", "sunken", "surface"] = "paper") -> QScrollArea:
    """A page that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page's controls are the stops, not the page
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view = QWidget()  # one of our own: to ask for Qt's looks up every widget class, 50 ms the first time
    area.setViewport(view)
    for widget in (area, view, inner):
        widget.setProperty("tone", tone)
    inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inner)
    return area


def reveal(widget: QWidget, part: QRect | None = None, margin: int = 24) -> None:
    """Scrolls the pages round a widget until it, or a part of it, is in sight."""
    rect = part or widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and (page := parent.widget()):
            hidden = parent.property(COVERED) or 0
            _reveal_in(parent, widget.mapTo(page, rect.center()), rect.height() // 2 + max(margin, hidden))
        parent = parent.parentWidget()


def is_in_sight(widget: QWidget, part: QRect | None = None) -> bool:
    """Whether all of a widget, or of a part of it, or as much as there is room for, is seen on the pages round it."""
    rect = part or widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            port = parent.viewport()
            top = widget.mapTo(port, rect.topLeft()).y()
            hidden = parent.property(COVERED) or 0
            if top < hidden or top + min(rect.height(), port.height() - hidden) > port.height():
                return False
        parent = parent.parentWidget()
    return widget.isVisible()


def keep_focus_in_sight(_before: QWidget | None, now: QWidget | None) -> None:
    """Scrolls to what the keyboard went to, for `QApplication.focusChanged`: Qt does it for Tab alone.

    Not to what was clicked, which is in sight where the mouse is; a text field looks after itself.
    """
    if now is None or now.inherits("QPlainTextEdit") or QGuiApplication.mouseButtons():
        return

    def look() -> None:
        part = in_hand(now)
        if now.hasFocus() and not is_in_sight(now, part):
            reveal(now, part)

    QTimer.singleShot(0, now, look)  # once it has its place


def in_hand(widget: QWidget) -> QRect | None:
    """Of a list its chosen row: it is that which the keyboard is at, and not all of the list."""
    if not widget.inherits("QAbstractItemView"):  # PySide would make the class, and the first window has no list
        return None
    rows = cast("QAbstractItemView", widget)
    return rows.visualRect(rows.currentIndex()).translated(rows.viewport().pos())


def _reveal_in(area: QScrollArea, middle: QPoint, reach: int) -> None:
    area.ensureVisible(middle.x(), middle.y(), 0, min(reach, area.viewport().height() // 2))
