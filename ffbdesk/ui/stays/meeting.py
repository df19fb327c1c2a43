"""One meeting of a stay: day, hour, what about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.kinds import MEETING
from ffbdesk.domain.stays import Meeting
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.timefield import TimeField
from ffbdesk.words import stays as say
from ffbdesk.words.dates import short_date


class MeetingRow(QWidget):
    """`removed` asks to take it away."""

    removed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.day, self.hour = DateField(look, say.MEETING_DAY), TimeField(look, say.MEETING_TIME)
        self.about = TextLine(look, say.MEETING_ABOUT, placeholder=say.ABOUT_SHORT)
        self.day.setPlaceholderText(say.DAY_SHORT)
        self.hour.setPlaceholderText(say.TIME_SHORT)
        self.day.setFixedWidth(look.tokens.t(110))
        self.hour.setFixedWidth(look.tokens.t(72))
        self.about.setMinimumWidth(look.tokens.t(180))
        self.remove = Button(look, "", "quiet", "close")
        self.wrong_day = Notice(look, "attention")
        self.fields = Fields(context, MEETING, {"about": self.about}, {"held_on": self.day, "held_at": self.hour})
        self.day.told.connect(self.wrong_day.answer)
        self.remove.clicked.connect(self.removed)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(flow(look, self.day, self.hour, (self.about, 1), self.remove, gap=8))
        lay.addWidget(self.wrong_day)

    def show_meeting(self, meeting: Meeting, scope: Scope) -> None:
        """This one."""
        self.fields.show(meeting.id, meeting, scope)
        what = meeting.about or (short_date(meeting.held_on) if meeting.held_on else "")
        self.remove.setAccessibleName(say.REMOVE_MEETING.format(what=what).strip())
        self.remove.setToolTip(self.remove.accessibleName())
