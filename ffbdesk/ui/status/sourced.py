"""The text field whose sentences know the note they came from, with a letter beside each."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ffbdesk.domain.ids import NoteId
from ffbdesk.domain.sourced import Sourced, parse, place_in_text
from ffbdesk.domain.strokes import splice
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import CENTRE, Painted, block, put

_GUTTER, _WIDE, _HIGH = 64, 22, 18


class SourcedText(GrowingText):
    """Written freely; what is stored has a mark round every sentence of a note (`domain.sourced`)."""

    linked = Signal()
    """Other sentences are linked now, or the cursor stands in another."""

    def __init__(self, look: Look, name: str, lines: int = 3) -> None:
        super().__init__(look, name, lines=lines)
        self._sourced = Sourced()
        self.textChanged.connect(self._follow)
        self.cursorPositionChanged.connect(self.linked)

    def value(self) -> str:
        """What stands here, as it is stored."""
        return self._sourced.value

    def set_value(self, value: str) -> None:
        """Show what is stored."""
        self._sourced = parse(value)
        self.setPlainText(self._sourced.text)
        self.moveCursor(QTextCursor.MoveOperation.End)  # where one goes on, and where the next note's words belong
        self.linked.emit()

    def place_cursor(self, value: str, at: int) -> None:
        """Put the cursor where a place in the stored value is among the words."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self._sourced.text, place_in_text(value, at)))
        self.setTextCursor(cursor)

    def take(self, sentence: str, note: NoteId) -> None:
        """Put a note's words in where the cursor is: one step for undo."""
        before = self._sourced
        self._sourced = before.with_sentence(self._at(), sentence, note)
        change = splice(before.text, self._sourced.text)
        cursor = self.textCursor()
        cursor.setPosition(_units(before.text, change.at))
        cursor.setPosition(_units(before.text, change.at + len(change.removed)), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.inserted)
        self.setTextCursor(cursor)
        self.linked.emit()

    def links(self) -> Sourced:
        """The words and where they came from."""
        return self._sourced

    def note_here(self) -> NoteId | None:
        """The note of the sentence that the cursor stands in."""
        found = self._sourced.at(self._at())
        return found.note if found else None

    def line_of(self, place: int) -> float:
        """How far down the middle of the line of a place in the text is, in pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(self._sourced.text, place))
        return float(self.cursorRect(cursor).center().y() + self.viewport().y())

    def _at(self) -> int:
        return len(self.toPlainText().encode("utf-16-le")[: 2 * self.textCursor().position()].decode("utf-16-le"))

    def _follow(self) -> None:
        """The links go with the words, stroke by stroke."""
        text = self.toPlainText()
        if text == self._sourced.text:
            return
        change = splice(self._sourced.text, text)
        self._sourced = self._sourced.changed(change.at, len(change.removed), change.inserted)
        self.linked.emit()


class SourcedField(QWidget):
    """The text with its letters at the right; the one of the sentence where the cursor stands is lit."""

    def __init__(self, look: Look, name: str, lines: int = 3) -> None:
        super().__init__()
        self.text = SourcedText(look, name, lines)
        self._gutter = _Gutter(look, self.text)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(self.text, 1)
        lay.addWidget(self._gutter)

    def name_notes(self, letters: Mapping[NoteId, str]) -> None:
        """What each note is called."""
        self._gutter.letters = dict(letters)
        self._gutter.update()


class _Gutter(Painted):
    def __init__(self, look: Look, text: SourcedText) -> None:
        super().__init__(look)
        self._text, self.letters = text, dict[NoteId, str]()
        self.setFixedWidth(look.tokens.t(_GUTTER))
        text.linked.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each letter beside the line on which its sentence begins; several of a line side by side."""
        p, tokens, lit = self.painter(), self.look.tokens, self._text.note_here()
        wide, high = tokens.t(_WIDE), tokens.t(_HIGH)
        on_line: dict[float, int] = {}
        for link in self._text.links().taken:
            y = self._text.line_of(link.start)
            n = on_line[y] = on_line.get(y, -1) + 1
            place = QRectF(n * (wide + 3), y - high / 2, wide, high)
            block(p, place, 4, tokens.c("accent" if link.note == lit else "ink2"))
            put(p, tokens, place, self.letters.get(link.note, "?"), "caption", tone="surface", align=CENTRE)


def _units(text: str, place: int) -> int:
    """Qt counts half characters: an emoji is two."""
    return len(text[:place].encode("utf-16-le")) // 2
