"""Ctrl+K: one line to find any theme, command or citizen by a few letters, in a panel over the page."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import answering, beginning, search_key
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import RIGHT, advance, block, put, smooth, text_size
from ffbdesk.ui.kit.text import label
from ffbdesk.words import frame as say

type Index = QModelIndex | QPersistentModelIndex

ROWS, ROW, WIDTH = 10, 36, 560
_REST_MS, _ENOUGH = 120, 3
"""How long the typing rests, and how many letters there are, before texts are searched."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS}
_OWN_KEYS = {Qt.Key.Key_Escape, *_ENTER, *_STEPS}


def forgotten(_typed: str) -> None:
    """What was looked for in vain is of no use anywhere else."""


@dataclass(frozen=True, slots=True)
class Find:
    """Something that can be found: its text, a small word beside it, its keys, and what happens."""

    text: str
    run: Callable[[], object]
    beside: str = ""
    keys: str = ""
    also: str = ""
    """What else finds it, and is not shown."""

    def said(self) -> str:
        """For assistive technology: 'Fortryd, Ctrl+Z'."""
        return ", ".join(part for part in (self.text, self.beside, self.keys) if part)


def matching(finds: list[Find], typed: str) -> list[Find]:
    """What holds every typed word; first where they begin words of its text, then of what stands beside it."""
    is_found, is_begun = answering(typed), beginning(typed)
    ranked = [(rank, find) for find in finds if (rank := _rank(find, is_found, is_begun)) is not None]
    if search_key(typed):  # a few letters and Enter should sooner go somewhere than do something
        ranked.sort(key=lambda pair: (pair[0], not pair[1].beside))
    return [find for _, find in ranked]


def _rank(find: Find, is_found: Callable[[str], bool], is_begun: Callable[[str], bool]) -> int | None:
    keys = [search_key(text) for text in (find.text, f"{find.text} {find.beside}")]
    keys.append(search_key(f"{find.text} {find.beside} {find.also}"))
    if not is_found(keys[-1]):
        return None
    return next((rank for rank, key in enumerate(keys) if is_begun(key)), len(keys))


class _Found(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.finds: list[Find] = []

    def fill(self, finds: list[Find]) -> None:
        self.beginResetModel()
        self.finds = finds
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.finds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        find = self.finds[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return find.text
        return find.said() if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Rows(QStyledItemDelegate):
    """One row: text, the small word beside or under it, keys at the right. Nothing is cut; what is long wraps."""

    def __init__(self, look: Look, view: QListView, found: _Found) -> None:
        super().__init__(view)
        self._look, self._view, self._found = look, view, found

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        tokens, find = self._look.tokens, self._found.finds[index.row()]
        width = self._view.viewport().width()
        if self._on_one_line(find, width):
            return QSize(width, tokens.t(ROW))
        text = text_size(tokens, find.text, "body", self._room(find, width)).height()
        below = tokens.t(20) if find.beside else 0
        return QSize(width, max(tokens.t(ROW), text + below + tokens.t(12)))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, find, rect = self._look.tokens, self._found.finds[index.row()], QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            block(p, rect, 6, tokens.c("accent_tint"))
            block(
                p, QRectF(rect.left(), rect.top() + tokens.t(6), 4, rect.height() - tokens.t(12)), 2, tokens.c("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            block(p, rect, 6, tokens.c("raised"))
        inner = rect.adjusted(tokens.s(12), 0, -tokens.s(12), 0)
        put(p, tokens, inner, find.keys, "caption", tone="ink2", align=RIGHT)
        if self._on_one_line(find, int(rect.width())):
            put(p, tokens, inner, find.text)
            inner.setLeft(inner.left() + advance(tokens, find.text, "body") + tokens.s(12))
            put(p, tokens, inner, find.beside, "caption", tone="ink3")
        else:
            self._paint_wrapped(p, inner, find)
        p.restore()

    def _paint_wrapped(self, p: QPainter, inner: QRectF, find: Find) -> None:
        tokens, room = self._look.tokens, self._room(find, int(inner.width()) + 2 * self._look.tokens.s(12))
        height = text_size(tokens, find.text, "body", room).height()
        below = tokens.t(20) if find.beside else 0
        top = inner.center().y() - (height + below) / 2
        put(p, tokens, QRectF(inner.left(), top, room, height + 2), find.text, wrap=True)
        put(p, tokens, QRectF(inner.left(), top + height, room, below), find.beside, "caption", tone="ink3")

    def _on_one_line(self, find: Find, width: int) -> bool:
        tokens = self._look.tokens
        beside = tokens.s(12) + advance(tokens, find.beside, "caption") if find.beside else 0
        return advance(tokens, find.text, "body") + beside <= self._room(find, width)

    def _room(self, find: Find, width: int) -> int:
        tokens = self._look.tokens
        keys = tokens.s(12) + advance(tokens, find.keys, "caption") if find.keys else 0
        return width - 2 * tokens.s(12) - keys


class _Line(TextLine):
    """What is typed stays here; arrows, Enter and Esc are the finder's. Tab steps: there is nowhere else to go."""

    stepped = Signal(int)
    lost = Signal(Qt.FocusReason)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
            event.accept()  # Esc is also the key of a page below
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OWN_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.stepped.emit(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own right-click menu
            self.lost.emit(event.reason())


class Finder(QWidget):
    """A veil over the window and a panel on it. A click beside it, Esc, or a focus that goes elsewhere closes it."""

    asked = Signal(str)
    """Words are to be looked for in texts too: the typing rests, and there are enough letters."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._window = look, parent
        self._before: QWidget | None = None
        self._unfound: Callable[[str], None] = forgotten
        self._finds: list[Find] = []
        self._later: list[Find] = []
        self._in_texts: list[Find] = []
        self._asks = False
        self._rests = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rests.timeout.connect(self._ask)
        self._corner = QPoint()
        self.line = _Line(look, say.FIND, "", say.FIND, "search")
        self.list = QListView()
        self._found = _Found(self)
        self._nothing = label(look, say.NOTHING_FOUND, "body", "ink2", wrap=True)
        self._nothing.setContentsMargins(look.tokens.s(12), 0, look.tokens.s(12), 0)
        self.panel: QFrame = box(look, self.line, self.list, self._nothing, kind="finder", margins=(8, 8, 8, 8))
        self.panel.setParent(self)
        self._plain_list()
        self.line.textChanged.connect(self._typed)
        self.line.stepped.connect(self._step)
        self.line.lost.connect(self._lost)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        look.changed.connect(self.update)
        self.hide()

    def open(
        self,
        finds: list[Find],
        corner: QPoint,
        what: str,
        *,
        asks: bool = False,
        unfound: Callable[[str], None] = forgotten,
    ) -> None:
        """Offer these, with the search line at a corner of the window; `what` they are in words.

        Where it `asks`, what is typed is looked for in texts too. `unfound` gets what was typed where it is given up:
        somebody who wrote on without looking up loses no word.
        """
        self._unfound = unfound
        self._asks, self._in_texts = asks, []
        self.line.setAccessibleName(what)
        self.line.setPlaceholderText(what)
        self._before = QApplication.focusWidget() or self._window
        self._finds, self._later, self._corner = finds, [], corner
        self.line.clear()
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self._filter()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)  # the field below keeps its selection

    def add(self, finds: list[Find]) -> None:
        """What took a moment to read; whatever row is chosen stays chosen."""
        if self.isVisible():
            self._later = finds
            chosen = self.chosen()
            self._filter()
            if chosen in self._found.finds:
                self._choose(self._found.finds.index(chosen))

    def show_texts(self, typed: str, finds: list[Find]) -> None:
        """What holds the words that were asked for; it comes after what their names find."""
        if self.isVisible() and typed == self.line.text():
            chosen, self._in_texts = self.chosen(), finds
            self._filter()
            if chosen in self._found.finds:
                self._choose(self._found.finds.index(chosen))

    def leave(self) -> None:
        """Give up: close, and put the focus back where it was."""
        typed, unfound = self.line.text(), self._unfound
        self._close()
        unfound(typed)

    def _close(self) -> None:
        before, self._before = self._before, None
        self._unfound = forgotten
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def shown(self) -> list[Find]:
        """What is found just now."""
        return self._found.finds

    def chosen(self) -> Find | None:
        """The row that Enter would run."""
        row = self.list.currentIndex().row()
        return self._found.finds[row] if 0 <= row < len(self._found.finds) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the line passes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self._run(self.list.currentIndex().row())
        elif event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the panel."""
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another window size."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil, and a soft shadow under the panel."""
        p, dark = smooth(self), self._look.tokens.mode == "dark"
        p.fillRect(self.rect(), QColor(0, 0, 0, 90 if dark else 26))
        for reach in range(12, 0, -2):
            around = QRectF(self.panel.geometry()).adjusted(-reach, -reach / 2, reach, reach)
            block(p, around, 8 + reach, QColor(0, 0, 0, 10 if dark else 6))

    def _typed(self, _text: str) -> None:
        self._in_texts = []
        self._filter()
        self._rests.start()

    def _ask(self) -> None:
        typed = self.line.text()
        if self._asks and self.isVisible() and sum(map(str.isalnum, typed)) >= _ENOUGH:
            self.asked.emit(typed)

    def _filter(self) -> None:
        found = [*matching([*self._finds, *self._later], self.line.text()), *self._in_texts]
        self._found.fill(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._fit()
        if found:
            self._choose(0)
        else:
            announce(self, say.NOTHING_FOUND)

    def _step(self, by: int) -> None:
        last = len(self._found.finds) - 1
        if last >= 0:
            self._choose(min(max(self.list.currentIndex().row() + by, 0), last))

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._found.index(row, 0))
        announce(self, self._found.finds[row].said())

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._found.finds):
            find = self._found.finds[row]
            self._close()
            find.run()

    def _lost(self, reason: Qt.FocusReason) -> None:
        if self._before is None:
            return
        if reason == Qt.FocusReason.ActiveWindowFocusReason:
            self.leave()
        else:  # somebody went elsewhere: there the focus stays
            self._before = None
            self.hide()

    def _fit(self) -> None:
        """Over the field in the bar that opens it; as high as what is found, ten rows at most."""
        tokens = self._look.tokens
        air, around = tokens.s(16), 2 * (tokens.s(8) + 1)
        self.panel.setFixedWidth(min(tokens.t(WIDTH), self.width() - 2 * air))
        self.list.setFixedWidth(self.panel.width() - around)
        left = min(self._corner.x() - tokens.s(8) - 1, self.width() - air - self.panel.width())
        top = max(2, self._corner.y() - tokens.s(8) - 1)
        room = self.height() - top - around - self.line.sizeHint().height() - tokens.s(8) - air
        heights = [self.list.sizeHintForRow(row) for row in range(min(ROWS, len(self._found.finds)))]
        self.list.setFixedHeight(max(0, min(sum(heights), room)))
        beside = text_size(tokens, say.NOTHING_FOUND, "body", self.list.width() - 2 * tokens.s(12))
        self._nothing.setFixedHeight(max(tokens.t(ROW), beside.height()))
        self.panel.move(max(air, left), top)
        self.panel.adjustSize()
        self.update()

    def _plain_list(self) -> None:
        view = self.list
        view.setModel(self._found)
        view.setItemDelegate(_Rows(self._look, view, self._found))
        view.setAccessibleName(say.FOUND)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setResizeMode(QListView.ResizeMode.Adjust)
