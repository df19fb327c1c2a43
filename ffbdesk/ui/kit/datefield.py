"""The field for a date."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QFocusEvent

from ffbdesk.domain.dates import Ahead, Doubt, doubt, is_spelled, read_date
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import doubts as say
from ffbdesk.words.dates import short_date


class DateField(TextLine):
    """A date, typed as Danes type it. A text that is no date keeps standing, with the error edge.

    `picked` carries another date than the one shown, or None for nothing, once the field is left. What is no date, or
    one that cannot be meant, is not handed in; `told` carries why, and what is odd about one that is. `wrong` carries
    what stands here instead of a date, or None where one does.
    """

    picked = Signal(object)
    told = Signal(str)
    wrong = Signal(object)

    def __init__(self, look: Look, name: str, *, empty: bool = True, ahead: Ahead = "fine") -> None:
        """`empty`: nothing may stand here, and then means no date. `ahead`: what is thought of a day to come."""
        super().__init__(look, name)
        self._stored: date | None = None
        self._may_be_empty, self._ahead = empty, ahead
        self.born: date | None = None
        """The citizen's day of birth, where it is known: nothing about them was before it."""
        self.let_page_undo()
        self.left.connect(self.leave)
        self.textEdited.connect(lambda: set_error(self, False))

    def value(self) -> date | None:
        """The date; None for nothing and for a text that is no date (see `is_wrong`)."""
        return read_date(self.text(), _today())

    def is_wrong(self) -> bool:
        """What stands here is no date or cannot be meant, or nothing stands where a date must."""
        value = self.value()
        if value is None:
            return bool(self.text().strip()) or not self._may_be_empty
        found = self._doubt(value)
        return found is not None and found.refuses

    def trouble(self) -> str:
        """What is to be said of what stands here; empty where nothing is."""
        value = self.value()
        if value is not None:
            found = self._doubt(value)
            return say.doubtful(found, value, self.born) if found else ""
        if not self.is_wrong():
            return ""
        if is_spelled(self.text()):
            return say.NO_SUCH_DAY
        return say.NO_DATE_OR_NONE if self._may_be_empty else say.NO_DATE

    def _doubt(self, value: date) -> Doubt | None:
        return doubt(value, _today(), born=self.born, ahead=self._ahead)

    def show_value(self, value: date | None, anew: bool = False) -> None:
        """Shows the stored date, unless another one is being typed; `anew` for another record's."""
        if anew or (self.value() == self._stored and not self.is_wrong()):
            self.setText(short_date(value) if value else "")
            set_error(self, False)
            if anew:
                self.told.emit("")
        self._stored = value

    def leave(self) -> None:
        """Hand in what stands here, where it is another date."""
        self.told.emit(self.trouble())
        if self.isReadOnly():
            return
        self.wrong.emit(self.text() if self.is_wrong() else None)
        if not self.is_wrong() and self.value() != self._stored:
            self._stored = self.value()
            self.picked.emit(self._stored)

    def put_back(self, text: str) -> None:
        """What stood here before and is no date stands here again, with its sentence."""
        self.setText(text)
        set_error(self, self.is_wrong())
        self.told.emit(self.trouble())

    def lock(self, locked: bool) -> None:
        """Whether it can only be read."""
        self.setReadOnly(locked)

    def page_undoes(self) -> bool:
        """While a date is half typed, undo takes that back."""
        return self._page_undoes and self.value() == self._stored and not self.is_wrong()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writes the date out in full, so that a guessed century is seen; or marks what is no date."""
        value = self.value()
        if value and not self.is_wrong() and short_date(value) != self.text():
            self.setText(short_date(value))
        set_error(self, self.is_wrong())
        super().focusOutEvent(event)


def _today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())
