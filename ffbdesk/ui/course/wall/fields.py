"""What can be operated on the projector: the four reasons why, the sentence, and the seven counts.

They have the projector's own sizes. The four never have the keyboard: their letters do the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ffbdesk.domain.cleaning import line, running
from ffbdesk.domain.course.exercise import REASON_MAX, Why
from ffbdesk.ui.course.wall.stage import Stage
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.painted import smooth
from ffbdesk.ui.kit.tokens import Tokens
from ffbdesk.words.course import terms

CHIP_HIGH, CHIP_PAD = 41, 13
"""Of a reason why, as drawn."""
FIELD_PAD = 14, 9
"""Round the words of the field, as drawn: sideways, up and down."""
COUNT_SIZE = 84, 52
_MOST, _REST_MS = 999, 700
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class WhyChip(QPushButton):
    """One reason why; its first letter is its key. The edge and the tint say that it is chosen."""

    def __init__(self, parent: QWidget, why: Why) -> None:
        super().__init__(terms.WHY[why], parent)
        self.why = why
        self._stage: Stage | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(terms.WHY[why])
        self.setAccessibleDescription(terms.WHY_MEANS[why])
        self.hide()

    def fit(self, stage: Stage) -> float:
        """The projector's size; how wide it is then."""
        self._stage = stage
        return stage.block(self.text(), dense=True).width + 2 * stage.px(CHIP_PAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, edge, word."""
        stage = self._stage
        if stage is None:
            return
        p, tokens, on = smooth(self), stage.full, self.isChecked()
        thick = max(1.0, stage.px(2 if on or (tokens.contrast and self.underMouse()) else 1))
        rect = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        p.setPen(QPen(tokens.c("accent" if on else "edge"), thick))
        p.setBrush(tokens.c(_ground(tokens, on=on, under=self.underMouse())))
        p.drawRoundedRect(rect, stage.px(6), stage.px(6))
        block = stage.block(self.text(), dense=True)
        p.setPen(tokens.c("accent_ink" if on and tokens.contrast else "ink" if on else "ink2"))
        block.draw(p, (self.width() - block.width) / 2, (self.height() - block.height) / 2)


def _ground(tokens: Tokens, *, on: bool, under: bool) -> str:
    """In high contrast, where grounds are alike, what is chosen is turned."""
    if on:
        return "accent" if tokens.contrast else "accent_tint"
    return "raised" if under else "surface"


class Takeaway(QPlainTextEdit):
    """The sentence that a group takes along: one line of text, in as many lines as it needs. Whoever leaves keeps."""

    kept = Signal(str)
    grown = Signal()
    """Other words are in it: its height may be another."""
    done = Signal()
    """Enter, Esc or Tab: the keyboard goes back."""
    turned = Signal(int)
    """Page Down or Page Up, which a presenter's remote sends: the field is left, and the view goes on or back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(terms.TAKEAWAY)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.hide()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.keep)
        self.textChanged.connect(self._written)

    def show_text(self, text: str) -> None:
        """Shows what was written; not while somebody writes."""
        if self.hasFocus():
            return
        self._shown = text
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def begin(self) -> None:
        """The keyboard comes here, after what stands already."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self, stage: Stage) -> None:
        """The projector's size and colours."""
        self.setFont(stage.font(stage.dense, "body"))
        self.setStyleSheet(_field_style("QPlainTextEdit", stage, FIELD_PAD))

    def high(self, stage: Stage, width: float) -> float:
        """How high its words are at a width."""
        side, upright = FIELD_PAD
        inner = width - 2 * stage.px(side) - 6
        return stage.block(self.toPlainText() or "0", width=inner, dense=True).height + 2 * stage.px(upright) + 4

    def _written(self) -> None:
        """Kept soon, also where nobody leaves: a computer may stop."""
        self.grown.emit()
        if not self._rest.isActive():
            self._rest.start()

    def keep(self) -> None:
        """Keeps what stands there, where it is something else than before."""
        self._rest.stop()
        text = line(self.toPlainText())
        if text != self._shown:
            self._shown = text
            self.kept.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc and Tab leave. What it has no use for does nothing: no key of the projector works meanwhile."""
        full = len(self.toPlainText()) >= REASON_MAX and not self.textCursor().hasSelection()
        if keys.is_enter(event) or event.key() in (Qt.Key.Key_Escape, *_TAB):
            self.done.emit()
        elif event.key() in _PAGES:
            self.done.emit()
            self.turned.emit(_PAGES[Qt.Key(event.key())])
        elif not (full and event.text().isprintable() and event.text()) and event.key() != Qt.Key.Key_Return:
            super().keyPressEvent(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Every key is the field's, also one that means something in the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab is a key like any other here."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left in whatever way, it is kept."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text alone, on one line, and no more than there is room for."""
        room = REASON_MAX - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.insertPlainText(running(source.text()).replace("\n", " ")[: max(0, room)])


class CountField(QLineEdit):
    """How many chose one of the seven."""

    entered = Signal()
    done = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setMaxLength(len(str(_MOST)))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.hide()

    @property
    def count(self) -> int:
        """The number; nothing is none."""
        text = self.text().strip()
        return int(text) if text.isdecimal() else 0

    def fit(self, stage: Stage) -> None:
        """The projector's size and colours."""
        self.setFont(stage.font(stage.full, "title"))
        self.setStyleSheet(_field_style("QLineEdit", stage, (4, 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps all, Esc leaves the field. What it has no use for does nothing."""
        if keys.is_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Every key is the field's, also one that means something in the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def counts_of(fields: Sequence[CountField]) -> tuple[int, ...] | None:
    """What was typed; None where nothing is."""
    found = tuple(one.count for one in fields)
    return found if any(found) else None


def _field_style(kind: str, stage: Stage, pad: tuple[float, float]) -> str:
    """A style of its own: the program's sheet follows the program's text scale."""
    tokens, side, upright = stage.full, round(stage.px(pad[0])), round(stage.px(pad[1]))
    ring = tokens.ring
    colours = f"background: {tokens.hex('surface')}; color: {tokens.hex('ink')};"
    marked = f"selection-background-color: {tokens.hex('accent')}; selection-color: {tokens.hex('accent_ink')};"
    more = ring - 1
    return (
        f"{kind} {{ {colours} {marked} border: 1px solid {tokens.hex('edge')}; border-radius: {round(stage.px(6))}px; "
        f"padding: {upright}px {side}px; }}"
        f"{kind}:focus {{ border: {ring}px solid {tokens.hex('accent')}; "
        f"padding: {max(0, upright - more)}px {max(0, side - more)}px; }}"
    )
