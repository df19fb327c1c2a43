"""The field for an hour of the day."""

from datetime import time

from PySide6.QtCore import Signal

from ffbdesk.domain.dates import read_time
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.look import Look
from ffbdesk.words.dates import clock


class TimeField(TextLine):
    """Hour and minute as Danes write them. A text that is neither keeps standing, with the error edge.

    `picked` carries another time than the one shown, or None for nothing, once the field is left; `wrong` what stands
    here instead of a time, or None where one does.
    """

    picked = Signal(object)
    wrong = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._stored: time | None = None
        self.let_page_undo()
        self.left.connect(self.leave)
        self.textEdited.connect(lambda: set_error(self, False))

    def value(self) -> time | None:
        """The time; None for nothing, and for a text that is none (see `is_wrong`)."""
        return read_time(self.text())

    def is_wrong(self) -> bool:
        """What stands here is no time."""
        return self.value() is None and bool(self.text().strip())

    def show_value(self, value: time | None, anew: bool = False) -> None:
        """Shows the stored time, unless another one is being typed; `anew` for another record's."""
        if anew or (self.value() == self._stored and not self.is_wrong()):
            self.setText(clock(value) if value else "")
            set_error(self, False)
        self._stored = value

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self.setReadOnly(locked)

    def put_back(self, text: str) -> None:
        """What stood here before and is no time stands here again."""
        self.setText(text)
        set_error(self, self.is_wrong())

    def leave(self) -> None:
        """Hand in what stands here, where it is another time."""
        set_error(self, self.is_wrong())
        if self.isReadOnly():
            return
        self.wrong.emit(self.text() if self.is_wrong() else None)
        if self.is_wrong():
            return
        if self.value() != self._stored:
            self._stored = self.value()
            self.picked.emit(self._stored)
        self.setText(clock(self._stored) if self._stored else "")
