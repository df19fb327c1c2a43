"""A text field tied to a field of the archive: drafts within a second, a change when it is left, undo word by word."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.cleaning import as_typed
from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.kinds import is_quoted
from ffbdesk.domain.strokes import Strokes, splice
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.spelled import Spelled
from ffbdesk.ui.outbox import Letter
from ffbdesk.ui.status.sourced import SourcedText

DRAFT_MS = 800
"""After the first letter that is not stored; typing on does not put it off (within a second, decision 6)."""
IDLE_MS = 60_000
"""A pause this long makes a change of what stands there."""

type Text = GrowingText | TextLine


@dataclass(frozen=True, slots=True)
class Spot:
    """The field that a text belongs to, and the place where undo finds it."""

    ref: FieldRef
    scope: Scope


class Bound(QObject):
    """Watches one text field, hands its text to the outbox and its words to the history."""

    def __init__(self, field: Text, context: Context) -> None:
        super().__init__(field)
        self._field, self._outbox, self._history, self._spots = field, context.outbox, context.history, context.spots
        self._spot: Spot | None = None
        self._text = ""
        """What stood there at the last stroke."""
        self._dirty = False  # typed since the last change: a saved draft is not one yet
        self._strokes = Strokes()
        self._draft = _timer(self, DRAFT_MS, self._keep)
        self._idle = _timer(self, IDLE_MS, self.flush)
        field.let_page_undo()
        self._spelled = self._checked(field, context) if isinstance(field, GrowingText) else None
        field.textChanged.connect(self._typed)
        field.left.connect(self._left)

    def show(self, ref: FieldRef, text: str, scope: Scope) -> None:
        """Show another place's text; what stood here is stored first."""
        self.leave()
        self._set(text)
        self._spot = Spot(ref, scope)
        if self._spelled is not None:
            self._spelled.quoted = is_quoted(ref)
        self._spots[ref] = self

    def _checked(self, field: GrowingText, context: Context) -> Spelled:
        """Every running text is checked for spelling. A suggestion that is put in is one step for undo."""
        spelled = field.check_spelling(context.spelling)
        spelled.replacing.connect(self._strokes.end)
        spelled.told.connect(context.speaker.say)
        return spelled

    def display(self, text: str) -> None:
        """Show a text that is locked: it belongs to no place that could be written to."""
        self.leave()
        self._set(text)

    def leave(self) -> None:
        """Store what stands here; from now on the field belongs to no place, and shows nothing."""
        self.flush()
        if self._spot is not None and self._spots.get(self._spot.ref) is self:
            del self._spots[self._spot.ref]
        self._spot = None
        self._set("")

    def refresh(self, text: str) -> None:
        """The stored text changed (something carried here, a change that was taken back): show it, if it is newer.

        A line is stored without gaps at its ends; while it is written they stay.
        """
        if self._spot is not None and not self._dirty and self._tidy(self._text) != text:
            self._set(text)

    def put(self, change: Callable[[str], str | None]) -> bool:
        """Words are taken back or done again: the text changes so, the cursor goes there, and it is stored.

        False where the text is not one that can be changed so.
        """
        text = change(self._text)
        if text is None and isinstance(self._field, TextLine):
            text = change(f"{self._text} ")  # what it ended with was not stored
        if text is None or self._spot is None:
            return False
        changed = splice(self._text, text)
        self._set(text)
        self._place_cursor(changed.at + len(changed.inserted))
        self._changed()
        return True

    def flush(self) -> None:
        """Store what stands in the field as a change, if anything was typed since the last one."""
        self._draft.stop()
        self._idle.stop()
        if self._spot is not None and self._dirty:
            if self._text.isspace():
                self._show_tidy()  # gaps alone are nothing written, and no step
            self._dirty = False
            self._outbox.write(self._letter(self._spot))
        self._strokes.end()

    def _tidy(self, text: str) -> str:
        """A text as it is stored."""
        return as_typed(text, isinstance(self._field, TextLine))

    def _show_tidy(self) -> None:
        """A line that is left is shown as it is stored."""
        before, tidy, spot = self._text, self._tidy(self._text), self._spot
        if spot is not None and tidy != before and self._history.tidied(spot.scope, spot.ref, before, tidy):
            self._set(tidy)

    def _left(self) -> None:
        if self._dirty:
            self._show_tidy()
        self.flush()

    def _typed(self) -> None:
        if self._spot is None:
            return
        before, self._text = self._text, text_of(self._field)
        if before == self._text:
            return
        goes_on = self._strokes.goes_on(before, self._text, time.monotonic())
        self._history.typed(self._spot.scope, self._spot.ref, before, self._text, goes_on=goes_on)
        self._changed()

    def _changed(self) -> None:
        self._dirty = True
        if not self._draft.isActive():
            self._draft.start()
        self._idle.start()

    def _keep(self) -> None:
        if self._spot is not None:
            self._outbox.keep(self._letter(self._spot))

    def _letter(self, spot: Spot) -> Letter:
        return Letter(spot.ref, text_of(self._field), spot.scope)

    def _set(self, text: str) -> None:
        """Show a text that nobody types."""
        spot, self._spot = self._spot, None
        if text_of(self._field) != text:
            _set_text(self._field, text)
            if self._spelled is not None:
                self._spelled.left()
        self._spot, self._text = spot, text_of(self._field)
        self._strokes.end()

    def _place_cursor(self, at: int) -> None:
        if isinstance(self._field, SourcedText):
            self._field.place_cursor(self._text, at)
        elif isinstance(self._field, GrowingText):
            cursor = self._field.textCursor()
            cursor.setPosition(at)
            self._field.setTextCursor(cursor)
        else:
            self._field.setCursorPosition(at)


def text_of(field: Text) -> str:
    """What stands in a field of either kind, as it is stored."""
    if isinstance(field, SourcedText):
        return field.value()
    return field.toPlainText() if isinstance(field, GrowingText) else field.text()


def _set_text(field: Text, text: str) -> None:
    if isinstance(field, SourcedText):
        field.set_value(text)
    elif isinstance(field, GrowingText):
        field.setPlainText(text)
    else:
        field.setText(text)


def _timer(parent: QObject, after: int, run: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(run)
    return timer
