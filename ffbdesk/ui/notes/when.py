"""When it happened: a line that says so, and the fields to put it right, which nearly nobody needs."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.notes import CareNote
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.timefield import TimeField
from ffbdesk.words import notes as say


class NoteWhen(QWidget):
    """Day and hour of a note. The two fields are the pad's to tie to the note."""

    unfolded = Signal()
    """The fields came in sight: they have their place in the tab order to get."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.said = label(look, "", "caption", "ink2")
        self.change = Button(look, say.CHANGE_WHEN, "link", name=say.CHANGE_WHEN_NAME, role="caption")
        self.day = DateField(look, say.OBSERVED_ON, empty=False, ahead="refused")
        self.at = TimeField(look, say.OBSERVED_AT)
        self.wrong = Notice(look, "attention")
        self.day.setMaximumWidth(look.tokens.t(120))
        self.at.setMaximumWidth(look.tokens.t(80))
        self._fields = row(
            look, labelled(look, say.OBSERVED_ON, self.day), labelled(look, say.OBSERVED_AT, self.at), None
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(row(look, self.said, self.change, None))
        lay.addWidget(self._fields)
        lay.addWidget(self.wrong)
        self._fields.hide()
        self.change.clicked.connect(self.open)
        self.day.told.connect(self.wrong.tell)
        self.at.left.connect(self.tell)

    def show_note(self, note: CareNote, today: date, *, anew: bool, locked: bool) -> None:
        """Say when; the fields fold away for another note, unless what stands in them is wrong."""
        self.said.setText(say.when(note.observed_on, note.observed_at, today))
        if locked or (anew and not self.is_wrong()):
            self._fields.hide()
        elif self.is_wrong():
            self.open()
        self.change.setVisible(not locked and self._fields.isHidden())

    def open(self) -> None:
        """The fields come, ready to write in."""
        if self._fields.isHidden():
            self._fields.show()
            self.change.hide()
            self.unfolded.emit()
            field = self.day if self.day.is_wrong() else self.at  # on a shift it is the hour that is put right
            field.setFocus()
            field.selectAll()

    def is_wrong(self) -> bool:
        """What stands in the fields is no day or no hour."""
        return self.day.is_wrong() or self.at.is_wrong() or self._is_ahead()

    def _is_ahead(self) -> bool:
        """Today, at an hour that has not come."""
        now, at = self._now(), self.at.value()
        return at is not None and self.day.value() == now.date() and at > now.time()

    def tell(self) -> None:
        """Say what is wrong, where it is to be put right."""
        if self.is_wrong():
            self.open()
        trouble = say.NO_DATE if self.day.value() is None else self.day.trouble()
        hour = say.NO_TIME if self.at.is_wrong() else say.TIME_AHEAD if self._is_ahead() else ""
        self.wrong.tell(trouble if self.day.is_wrong() else hour)
