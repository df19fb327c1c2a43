"""One stay: in a line, and unfolded with all its fields."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import MeetingId
from ffbdesk.domain.kinds import STAY
from ffbdesk.domain.stays import Meeting, Stay
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, is_in_sight, reveal, row, tab_as_laid
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.stays.meeting import MeetingRow
from ffbdesk.ui.themetags import ThemeTags
from ffbdesk.words import stays as say


class StayCard(QFrame):
    """Folded until somebody wants to change it; one that is new is unfolded."""

    removed = Signal()
    meeting_wanted = Signal()
    meeting_removed = Signal(str)
    unfolded = Signal()
    """It was unfolded or folded, as the one who is there wanted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("kind", "card")
        self.stay: Stay | None = None
        self._period, self._short = label(look, "", "strong"), label(look, "", "body", "ink2", wrap=True)
        self.edit = Button(look, say.EDIT, "quiet")
        self.begun, self.ends = DateField(look, say.BEGUN_ON), DateField(look, say.ENDS_ON)
        self.report = DateField(look, say.REPORT)
        for field in (self.begun, self.ends, self.report):
            field.setFixedWidth(look.tokens.t(120))
        self.asked = ThemeTags(look, context.catalogue, say.ASKED_ABOUT)
        self.wrong_day = Notice(look, "attention")
        self.fields = Fields(
            context,
            STAY,
            {},
            {"begun_on": self.begun, "ends_on": self.ends, "report_due_on": self.report, "asked_about": self.asked},
        )
        for field in (self.begun, self.ends, self.report):
            field.told.connect(self.wrong_day.answer)
        self.meetings: list[MeetingRow] = []
        self._meetings = QVBoxLayout()
        self._meetings.setSpacing(look.tokens.s(8))
        self.new_meeting = Button(look, say.NEW_MEETING, "quiet", "plus")
        self.remove = Button(look, say.REMOVE, "quiet")
        self._form = self._lay_out()
        self.edit.clicked.connect(self._toggle)
        self.new_meeting.clicked.connect(self.meeting_wanted)
        self.remove.clicked.connect(self.removed)
        self._form.hide()

    def show_stay(self, stay: Stay, scope: Scope, today: date) -> None:
        """This one, as it stands."""
        self.stay = stay
        period = say.period(stay.begun_on, stay.ends_on)
        self._period.setText(period)
        day = say.day_of(*stay.day_of(today)) if stay.is_running(today) else ""
        self._short.setText(say.in_short(day, stay.report_due_on, len(stay.asked_about), len(stay.meetings)))
        self._short.setVisible(bool(self._short.text()))
        self._name_edit()
        self.fields.show(stay.id, stay, scope)
        while len(self.meetings) < len(stay.meetings):
            self._add_row()
        for n, line in enumerate(self.meetings):
            there = n < len(stay.meetings)
            line.setVisible(there)
            if there:
                line.show_meeting(stay.meetings[n], scope)
            else:
                line.fields.forget()
        tab_as_laid(self)

    def forget(self) -> None:
        """It is nobody's any more."""
        self.fields.forget()
        for line in self.meetings:
            line.fields.forget()
        self.stay = None
        self.unfold(False)

    def flush(self) -> None:
        """Store what stands in the fields."""
        for fields in self._all():
            fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        for fields in self._all():
            fields.hand_in()

    def is_unfolded(self) -> bool:
        """Whether its fields are in sight."""
        return not self._form.isHidden()

    def unfold(self, wanted: bool) -> None:
        """Show or hide its fields."""
        self._form.setVisible(wanted)
        self._name_edit()

    def reveal(self, ref: FieldRef) -> None:
        """Bring a field into sight: of the stay, or of one of its meetings."""
        self.unfold(True)
        of: Fields[Stay] | Fields[Meeting] = self.fields
        if self.stay is not None and ref.record_id != self.stay.id:
            ids = [one.id for one in self.stay.meetings]
            of = self.meetings[ids.index(MeetingId(ref.record_id))].fields if ref.record_id in ids else of
        place = of.editor(ref.field) or self.edit
        if not is_in_sight(place):
            reveal(place)

    def _all(self) -> list[Fields]:  # type: ignore[type-arg]
        return [self.fields, *(line.fields for line in self.meetings if not line.isHidden())]

    def _add_row(self) -> None:
        line, at = MeetingRow(self._context), len(self.meetings)
        line.removed.connect(lambda: self._remove_meeting(at))
        self.meetings.append(line)
        self._meetings.addWidget(line)

    def _remove_meeting(self, at: int) -> None:
        if self.stay is not None and at < len(self.stay.meetings):
            self.new_meeting.setFocus()  # the button goes with its row
            self.meetings[at].fields.forget()
            self.meeting_removed.emit(self.stay.meetings[at].id)

    def _toggle(self) -> None:
        self.unfold(not self.is_unfolded())
        if self.is_unfolded():
            self.begun.setFocus()
        self.unfolded.emit()

    def _name_edit(self) -> None:
        opened = self.is_unfolded()
        begun = self._period.text()
        self.edit.say(say.CLOSE if opened else say.EDIT)
        self.edit.setAccessibleName((say.CLOSE_NAME if opened else say.EDIT_NAME).format(day=begun))

    def _lay_out(self) -> QWidget:
        look = self._context.look
        days = flow(
            look,
            labelled(look, say.BEGUN_SHORT, self.begun),
            labelled(look, say.ENDS_SHORT, self.ends),
            labelled(look, say.REPORT_SHORT, self.report),
            gap=16,
        )
        form = box(
            look,
            days,
            self.wrong_day,
            labelled(look, say.ASKED_ABOUT, self.asked, say.ASKED_HINT),
            label(look, say.MEETINGS, "strong"),
            self._meetings,
            flow(look, self.new_meeting, None, self.remove),
            gap=12,
        )
        tokens = look.tokens
        lay = QVBoxLayout(self)
        lay.setContentsMargins(tokens.s(16), tokens.s(12), tokens.s(16), tokens.s(12))
        lay.setSpacing(tokens.s(12))
        lay.addWidget(row(look, (box(look, self._period, self._short, gap=2), 1), self.edit, gap=16))
        lay.addWidget(form)
        return form
