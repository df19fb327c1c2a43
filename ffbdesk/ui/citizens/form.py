"""Make or edit a citizen."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import written_cpr
from ffbdesk.services import citizens
from ffbdesk.services.citizens import BadCpr, Entered, NoName
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, reveal, row, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Page
from ffbdesk.ui.places import FORM, HalfForm, Place
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


class CitizenForm(Page):
    """Four fields and two buttons. `done` carries the citizen, or None when cancelled.

    What is half filled in is never gone without a word: on the way to another page it is kept, and stands there when
    the form is next opened; to cancel is asked about.
    """

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
        self.kept = Notice(look)
        self.save = Button(look, Command.SAVE_CITIZEN.text, "main")
        self.cancel = Button(look, Command.CANCEL.text)
        self.drop, self.go_back = Button(look, say.DROP), Button(look, say.GO_ON)
        self._once = Once(context)
        self._warned: Entered | None = None
        """What was entered when it was said that somebody else has the same name."""
        self._half: dict[str, Entered] = {}
        """What was half filled in and left, by the citizen it is about; empty for a new one."""
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._cancel)
        self.drop.clicked.connect(self._drop)
        self.go_back.clicked.connect(lambda: self._ask(False))
        self.cpr.left.connect(self._look_for_twins)
        for field in (self.name, self.initials, self.own_number, self.cpr):
            field.returnPressed.connect(self._save)
            field.textEdited.connect(self._calm)
        commands.press(self.cancel, Command.CANCEL)
        self._creating = Action(self.save, Command.CREATE_CITIZEN, self.save.click)
        self._saving = Action(self.save, Command.SAVE_CITIZEN, self.save.click)

    def start(self, citizen: Citizen | None) -> None:
        """Show a citizen to edit, or an empty form; or what was being typed when it was left."""
        self._citizen = citizen
        self._take(True)
        self.title.setText(say.FORM_EDIT if citizen else say.FORM_NEW)
        self.save.say((Command.SAVE_CITIZEN if citizen else Command.CREATE_CITIZEN).text)
        self._creating.setEnabled(citizen is None)
        self._saving.setEnabled(citizen is not None)
        half = self._half.pop(self._key(), None)
        self.go_on(half or self._stored())
        self.kept.tell(say.HALF if half else "")
        self.twins.tell("")
        self._warned = None
        self._calm()
        self._ask(False)
        self.name.setFocus()

    def scope(self) -> Scope | None:
        """Nothing here is stored yet: there is nothing to take back but what the fields themselves remember."""
        return None

    def place(self) -> Place:
        """The form as it is half filled in."""
        return Place(tab=FORM)

    def leave(self) -> None:
        """Another page is wanted: what is half filled in is kept."""
        if self.is_half():
            self._half[self._key()] = self._entered()
        self._citizen = None
        self.go_on(Entered())

    def is_half(self) -> bool:
        """Whether something stands here that is not stored."""
        return self._entered() != self._stored()

    def halves(self) -> tuple[HalfForm, ...]:
        """What nobody has saved yet, here or when the form was left; the one in sight comes first."""
        here = {self._key(): self._entered()} if self.isVisible() and self.is_half() else {}
        return tuple(HalfForm(*one) for one in {**here, **self._half}.items())

    def keep(self, half: HalfForm) -> None:
        """What was half filled in before the window was built anew."""
        self._half[half.citizen] = half.entered

    def gone(self, citizen: str) -> None:
        """The citizen is gone for good, and with them what was half filled in."""
        self._half.pop(citizen, None)

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
        question = label(look, say.DROP_SURE, "strong", wrap=True)
        answers = row(look, self.drop, self.go_back, None, gap=8)
        self.asking = box(look, question, answers, kind="hint", gap=8, margins=(16, 12, 16, 12))
        form = box(
            look,
            self.title,
            label(look, say.FORM_HINT, "body", "ink2", wrap=True),
            self.kept,
            8,
            fields[0],
            row(look, (fields[1], 1), (fields[2], 1), gap=16),
            box(look, fields[3], hint, gap=4),
            self.twins,
            self.wrong,
            8,
            row(look, self.save, self.cancel, None, gap=8),
            self.asking,
            None,
            gap=12,
            margins=(32, 24, 32, 24),
        )
        form.setMaximumWidth(look.tokens.t(640))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (form, 100), None)))

    def _key(self) -> str:
        return self._citizen.id if self._citizen else ""

    def _stored(self) -> Entered:
        citizen = self._citizen
        if citizen is None:
            return Entered()
        return Entered(citizen.name, citizen.initials, citizen.own_number, written_cpr(citizen.cpr))

    def _cancel(self) -> None:
        """What is half filled in goes only where somebody says so."""
        if self.is_half() and not self.asking.isVisibleTo(self):
            self._ask(True)
        else:
            self._drop()

    def _drop(self) -> None:
        self.go_on(self._stored())
        self.done.emit(None)

    def _ask(self, asking: bool) -> None:
        self.asking.setVisible(asking)
        if asking:
            self.go_back.setFocus()
            QTimer.singleShot(0, self, lambda: reveal(self.asking))  # once it has its place
        elif self.isVisible():
            self.name.setFocus()

    def _entered(self) -> Entered:
        return Entered(self.name.text(), self.initials.text(), self.own_number.text(), self.cpr.text())

    def _save(self) -> None:
        """What is shown is stored; nothing can be written meanwhile."""
        entered, citizen, key = self._entered(), self._citizen, self._key()
        self._calm()  # the same mistake made again is said again
        self._take(False)
        warned, self._warned = self._warned, None
        unsure = warned != entered and (citizen is None or entered != self._stored())

        def job(desk: Desk) -> Citizen | None:
            """None where somebody else is called the same and nothing tells them apart: that is said once."""
            if unsure and not citizens.is_told_apart(desk, entered, citizen.id if citizen else None):
                return None
            return citizens.edit(desk, citizen.id, entered) if citizen else citizens.add(desk, entered)

        self._once.do(job, partial(self._saved, HalfForm(key, entered)), self._refused)

    def _take(self, taking: bool) -> None:
        for field in (self.name, self.initials, self.own_number, self.cpr):
            field.setReadOnly(not taking)

    def _saved(self, saved: HalfForm, citizen: Citizen | None) -> None:
        """Stored: that is not half filled in any more. Who went on meanwhile stays where they are."""
        self._take(True)
        if citizen is None:
            self._warned = saved.entered
            self.wrong.tell(say.SAME_NAME)
            self.own_number.setFocus()
            return
        if self._half.get(saved.citizen) == saved.entered:
            del self._half[saved.citizen]
        if self.isVisible() and self._key() == saved.citizen and self._entered() == saved.entered:
            self.go_on(self._stored())
            self.done.emit(citizen)

    def _refused(self, error: Exception) -> None:
        known = explained(error)
        if known is None:
            raise error
        self._take(True)
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
        names = ", ".join(map(self._context.names.of, others))
        self.twins.tell(say.SAME_CPR.format(names=names) if names else "")
