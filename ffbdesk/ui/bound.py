"""A text field tied to a field of the archive: drafts within a second, a change when it is left."""

from PySide6.QtCore import QObject, QTimer

from ffbdesk.domain.edits import FieldRef
from ffbdesk.domain.ids import GatheringId
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.outbox import Letter, Outbox

DRAFT_MS = 800
"""After the first letter that is not stored; typing on does not put it off (within a second, decision 6)."""
IDLE_MS = 60_000
"""A pause this long makes a change of what stands there."""


class Bound(QObject):
    """Watches one text field and hands its text to the outbox."""

    def __init__(self, field: GrowingText | TextLine, outbox: Outbox) -> None:
        super().__init__(field)
        self._field, self._outbox = field, outbox
        self._place: tuple[FieldRef, GatheringId | None] | None = None
        self._dirty = False  # typed since the last change: a saved draft is not one yet
        self._draft = _timer(self, DRAFT_MS, self._keep)
        self._idle = _timer(self, IDLE_MS, self.flush)
        field.textChanged.connect(self._typed)
        field.left.connect(self.flush)

    def show(self, ref: FieldRef, text: str, gathering: GatheringId | None = None) -> None:
        """Show another place's text; what stood here is stored first."""
        self.flush()
        self._place = None
        shown = self._outbox.waiting_text(ref, text)
        if text_of(self._field) != shown:
            _set_text(self._field, shown)
        self._place = (ref, gathering)

    def display(self, text: str) -> None:
        """Show a text that is locked: it belongs to no place that could be written to."""
        self.flush()
        self._place = None
        _set_text(self._field, text)

    def refresh(self, text: str) -> None:
        """The stored text changed (an undo, something carried here): show it, unless something newer is typed."""
        if self._place is None or self._dirty:
            return
        place, shown = self._place, self._outbox.waiting_text(self._place[0], text)
        if shown != text_of(self._field):
            self._place = None
            _set_text(self._field, shown)
            self._place = place

    def flush(self) -> None:
        """Store what stands in the field as a change, if anything was typed since the last one."""
        self._draft.stop()
        self._idle.stop()
        letter = self._letter()
        if letter is not None and self._dirty:
            self._dirty = False
            self._outbox.write(letter)

    def _typed(self) -> None:
        if self._place is None:
            return
        self._dirty = True
        if not self._draft.isActive():
            self._draft.start()
        self._idle.start()

    def _keep(self) -> None:
        letter = self._letter()
        if letter is not None:
            self._outbox.keep(letter)

    def _letter(self) -> Letter | None:
        if self._place is None:
            return None
        ref, gathering = self._place
        return Letter(ref, text_of(self._field), gathering)


def text_of(field: GrowingText | TextLine) -> str:
    """What stands in a field of either kind."""
    return field.toPlainText() if isinstance(field, GrowingText) else field.text()


def _set_text(field: GrowingText | TextLine, text: str) -> None:
    if isinstance(field, GrowingText):
        field.setPlainText(text)
    else:
        field.setText(text)


def _timer(parent: QObject, after: int, run: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(run)
    return timer
