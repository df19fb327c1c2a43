"""Make or edit a citizen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name, written_cpr
from ffbdesk.services import citizens
from ffbdesk.services.citizens import BadCpr, Entered, NoName
from ffbdesk.ui import commands
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.places import HalfForm
from ffbdesk.words import people as say
from ffbdesk.words.actions import Command
from ffbdesk.words.errors import explained


class CprLine(TextLine):
    """A CPR number, readable only while the cursor stands in it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, say.CPR)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show what is being written."""
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        super().focusOutEvent(event)


class CitizenForm(QWidget):
    """Four fields and two buttons. `done` carries the citizen, or None when cancelled."""

    done = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._citizen: Citizen | None = None
        self.title = label(look, "", "title")
        self.name = TextLine(look, say.NAME)
        self.initials = TextLine(look, say.INITIALS)
        self.own_number = TextLine(look, say.OWN_NUMBER)
        self.cpr = CprLine(look)
        self.twins, self.wrong = Notice(look, "attention"), Notice(look, "attention")
        self.save = Button(look, Command.SAVE_CITIZEN.text, "main")
        self.cancel = Button(look, Command.CANCEL.text)
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(lambda: self.done.emit(None))
        self.cpr.left.connect(self._look_for_twins)
        for field in (self.name, self.initials, self.own_number, self.cpr):
            field.returnPressed.connect(self._save)
            field.textEdited.connect(self._calm)
        commands.press(self.cancel, Command.CANCEL)
        self._creating = Action(self.save, Command.CREATE_CITIZEN, self.save.click)
        self._saving = Action(self.save, Command.SAVE_CITIZEN, self.save.click)

    def start(self, citizen: Citizen | None) -> None:
        """Show a citizen to edit, or an empty form."""
        self._citizen = citizen
        shown = citizen or Citizen(CitizenId(""), "", "", "", "", False)
        self.title.setText(say.FORM_EDIT if citizen else say.FORM_NEW)
        self.save.say((Command.SAVE_CITIZEN if citizen else Command.CREATE_CITIZEN).text)
        self._creating.setEnabled(citizen is None)
        self._saving.setEnabled(citizen is not None)
        self.name.setText(shown.name)
        self.initials.setText(shown.initials)
        self.own_number.setText(shown.own_number)
        self.cpr.setText(written_cpr(shown.cpr))
        self.twins.tell("")
        self._calm()
        self.name.setFocus()

    def half(self) -> HalfForm:
        """What nobody has saved yet."""
        return HalfForm(self._citizen.id if self._citizen else "", self._entered())

    def go_on(self, entered: Entered) -> None:
        """Show what was being typed."""
        self.name.setText(entered.name)
        self.initials.setText(entered.initials)
        self.own_number.setText(entered.own_number)
        self.cpr.setText(entered.cpr)

    @property
    def is_new(self) -> bool:
        """Whether the form makes a citizen instead of changing one."""
        return self._citizen is None

    def _lay_out(self) -> None:
        look = self._context.look
        pairs = (
            (say.NAME, self.name),
            (say.INITIALS, self.initials),
            (say.OWN_NUMBER, self.own_number),
            (say.CPR, self.cpr),
        )
        fields = [labelled(look, text, field) for text, field in pairs]
        hint = label(look, say.CPR_HINT, "caption", "ink3", wrap=True)
        form = box(
            look,
            self.title,
            label(look, say.FORM_HINT, "body", "ink2", wrap=True),
            8,
            fields[0],
            row(look, (fields[1], 1), (fields[2], 1), gap=16),
            box(look, fields[3], hint, gap=4),
            self.twins,
            self.wrong,
            8,
            row(look, self.save, self.cancel, None, gap=8),
            None,
            gap=12,
            margins=(32, 24, 32, 24),
        )
        form.setMaximumWidth(look.tokens.t(640))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (form, 100), None)))

    def _entered(self) -> Entered:
        return Entered(self.name.text(), self.initials.text(), self.own_number.text(), self.cpr.text())

    def _save(self) -> None:
        entered, citizen = self._entered(), self._citizen
        self.save.setEnabled(False)
        self._calm()  # the same mistake made again is said again
        self._context.work.submit(
            lambda desk: citizens.edit(desk, citizen.id, entered) if citizen else citizens.add(desk, entered),
            self._saved,
            self._refused,
            saves=True,
        )

    def _saved(self, citizen: Citizen) -> None:
        self.save.setEnabled(True)
        self.done.emit(citizen)

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        known = explained(error)
        if known is None:
            raise error
        field = {NoName: self.name, BadCpr: self.cpr}.get(type(error))
        if field is not None:
            set_error(field, True)
            field.setFocus()
        self.wrong.tell(known.paragraph())

    def _calm(self) -> None:
        self.wrong.tell("")
        for field in (self.name, self.cpr):
            set_error(field, False)

    def _look_for_twins(self) -> None:
        number, own = self.cpr.text(), self._citizen.id if self._citizen else None
        self._context.work.submit(
            lambda desk: citizens.same_cpr(desk, number, own), self._show_twins, lambda _error: self.twins.tell("")
        )

    def _show_twins(self, others: tuple[Citizen, ...]) -> None:
        names = ", ".join(display_name(c) for c in others)
        self.twins.tell(say.SAME_CPR.format(names=names) if names else "")
