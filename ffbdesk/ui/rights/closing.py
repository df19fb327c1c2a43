"""Afslut forløb: the last day and why; and taking it up again."""

from datetime import date

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.kinds import CITIZEN
from ffbdesk.domain.overlay import over_citizen
from ffbdesk.domain.records import Citizen, ClosedWhy
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.section import Section
from ffbdesk.words import closing as say
from ffbdesk.words.actions import Command


class ClosingSection(Section):
    """Chosen as everything is: it can be undone, and nothing else happens."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.TITLE, say.TEXT)
        look = context.look
        self.day = DateField(look, say.ON_SHORT, ahead="odd")
        self.day.setMaximumWidth(look.tokens.t(200))
        self.why = Choice(look, say.WHY_SHORT, say.NO_WHY, 20)
        self.why.fill([("", [(why.value, say.WHY[why]) for why in ClosedWhy])])
        self.reopen = Button(look, say.REOPEN, "", "restore")
        self.lay.addWidget(
            self.line(labelled(look, say.ON_SHORT, self.day), labelled(look, say.WHY_SHORT, self.why), None)
        )
        self.lay.addWidget(self.line(self.reopen, None))
        self._code = Code(self.why)
        self.fields = Fields(context, CITIZEN, {}, {"closed_on": self.day, "closed_why": self._code})
        self.fields.chosen.connect(self._said)
        self.day.told.connect(self.refused)
        self.day.returnPressed.connect(self.day.leave)
        self.reopen.clicked.connect(self._reopen)
        self._citizen: Citizen | None = None
        self.way = commands.Action(self, Command.CLOSE_CASE, self.come_into_sight)

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self.calm()
        self.follow(citizen)

    def follow(self, citizen: Citizen) -> None:
        """The citizen as they stand now, with what is on its way."""
        self._citizen = over_citizen(citizen, self.context.outbox.values())
        self.fields.show(citizen.id, self._citizen, Scope(citizen=citizen.id))
        self._offer(self._citizen.closed_on)

    def _said(self, name: str, value: object) -> None:
        if name == "closed_on":
            day = value if isinstance(value, date) else None
            self._offer(day)
            self.context.speaker.say(say.closed(day, self.context.now().date()) if day else say.REOPENED)

    def _offer(self, last: date | None) -> None:
        """Only what has ended can be taken up again; a day to come is just another date."""
        self.reopen.setVisible(last is not None and last <= self.context.now().date())

    def _reopen(self) -> None:
        self.day.setFocus()  # the button goes
        self.fields.choose("closed_why", None)
        self.fields.choose("closed_on", None)
