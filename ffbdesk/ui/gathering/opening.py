"""Sagsåbning, as a part of a round's head: folded where nothing of it is written, but for a municipality."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import ContactId, DiagnosisId, GatheringId
from ffbdesk.domain.kinds import CONTACT, DIAGNOSIS
from ffbdesk.domain.records import Agreement, Contact, Diagnosis, Round
from ffbdesk.services import opening
from ffbdesk.services.citizens import born
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Editor
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.ui.recordlines import Made, RecordLines
from ffbdesk.words import fields
from ffbdesk.words import opening as say
from ffbdesk.words.actions import Command

_FIELD = 200
_TOLD = ("requested_on", "requester", "agreement", "wished", "reason")


class OpeningPart(QWidget):
    """Its fields are the round's and go with the other fields of the head (`texts`, `editors`)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._once = Once(context)
        self._gathering: GatheringId | None = None
        self._usual = False
        self.requested_on = DateField(look, say.REQUESTED_ON, ahead="odd")
        self.wrong_date = Notice(look, "attention")
        self.texts: dict[str, TextLine | GrowingText] = {
            "requester": TextLine(look, say.REQUESTER),
            "wished": GrowingText(look, say.WISHED, lines=2),
            "reason": GrowingText(look, say.REASON, lines=3),
        }
        self.agrees = {one: Button(look, text, "seg") for one, text in say.AGREEMENT.items()}
        agreement = Segments(self, self.agrees)
        self.editors: dict[str, Editor] = {"requested_on": self.requested_on, "agreement": agreement}
        self.diagnoses: RecordLines[Diagnosis] = RecordLines(
            context, DIAGNOSIS, fields.DIAGNOSIS, add=say.ADD_DIAGNOSIS, remove=say.REMOVE_DIAGNOSIS
        )
        self.carry = Button(look, say.CARRY_DIAGNOSES, "link", "carry")
        of_contact = {name: text for name, text in fields.CONTACT.items() if name != "role"}
        role = {"role": (fields.CONTACT["role"], partial(_role, context))}
        self.contacts: RecordLines[Contact] = RecordLines(
            context, CONTACT, of_contact, add=say.ADD_CONTACT, remove=say.REMOVE_CONTACT, choices=role
        )
        self.toggle = Button(look, say.SHOW, "link", "next")
        self._hint = label(look, say.SHOW_HINT, "caption", "ink3", wrap=True)
        self._lay_out()
        self.requested_on.told.connect(self.wrong_date.answer)
        self.toggle.clicked.connect(lambda: self._unfold(self._inner.isHidden()))
        self.carry.clicked.connect(self._carry)
        self.diagnoses.wanted.connect(self._add_diagnosis)
        self.diagnoses.removed.connect(self._remove_diagnosis)
        self.contacts.wanted.connect(self._add_contact)
        self.contacts.removed.connect(self._remove_contact)

    def show_usually(self, usual: bool) -> None:
        """Whether it is unfolded also where nothing is written."""
        self._usual = usual

    def show_round(self, shown: Round) -> None:
        """Another round, or this one as it stands now."""
        gathering, case = shown.gathering, shown.case
        anew = gathering.id != self._gathering
        self._gathering = gathering.id
        self.requested_on.born = born(shown.citizen.cpr)
        scope, locked = Scope(gathering=gathering.id), gathering.seal is not None
        self.diagnoses.show_records(gathering.diagnoses, scope, locked=locked)
        self.carry.setVisible(not locked and not gathering.diagnoses and shown.before is not None)
        self.contacts.show_records(case.contacts, scope, locked=locked)
        if anew:
            told = any(getattr(gathering, name) for name in _TOLD) or gathering.diagnoses or case.contacts
            self._unfold(bool(told) or self._usual)

    def flush(self) -> None:
        """Store what stands in the lines; the other fields are the head's."""
        self.diagnoses.flush()
        self.contacts.flush()

    def forget(self) -> None:
        """Another round is wanted."""
        self._gathering = None
        self.diagnoses.forget()
        self.contacts.forget()

    def unfold_for(self, name: str) -> None:
        """A field of it is to come into sight."""
        if name in _TOLD:
            self._unfold(True)

    def reveal(self, ref: FieldRef) -> bool:
        """Bring a field of a diagnosis or contact into sight; whether it is one."""
        found = any(lines.reveal(ref) for lines in (self.diagnoses, self.contacts))
        if found:
            self._unfold(True)
        return found

    def _unfold(self, shown: bool) -> None:
        self._inner.setVisible(shown)
        self._hint.setVisible(not shown)
        self.toggle.say(say.HIDE if shown else say.SHOW)
        self.toggle.set_icon("down" if shown else "next")

    def _add_diagnosis(self) -> None:
        which = self._gathering
        if which is not None:
            self._once.do(lambda desk: opening.add_diagnosis(desk, which), self.diagnoses.begin)

    def _carry(self) -> None:
        which = self._gathering
        if which is not None:
            self.diagnoses.add.setFocus()  # the button goes where there are any
            said = self._context.speaker.say
            self._once.do(lambda desk: opening.carry_diagnoses(desk, which), lambda n: said(say.carried(n)))

    def _remove_diagnosis(self, which: str) -> None:
        self._once.do(
            lambda desk: opening.remove_diagnosis(desk, DiagnosisId(which)), self._removed(say.REMOVED_DIAGNOSIS)
        )

    def _add_contact(self) -> None:
        which = self._gathering
        if which is not None:
            self._once.do(lambda desk: opening.add_contact(desk, which), self.contacts.begin)

    def _remove_contact(self, which: str) -> None:
        here = self._gathering
        if here is not None:
            self._once.do(
                lambda desk: opening.remove_contact(desk, ContactId(which), here), self._removed(say.REMOVED_CONTACT)
            )

    def _removed(self, said: str) -> Callable[[object], None]:
        return lambda _none: self._context.speaker.say(said.format(keys=Command.UNDO.shown))

    def _lay_out(self) -> None:
        look, texts = self._context.look, self.texts
        agrees = box(
            look,
            label(look, say.AGREES, "strong"),
            label(look, say.AGREES_HINT, "caption", "ink3", wrap=True),
            flow(look, *self.agrees.values(), None, gap=8),
            gap=4,
        )
        self.agrees[Agreement.AGREES].setAccessibleDescription(say.AGREES)
        self._inner = box(
            look,
            label(look, say.TITLE, "section"),
            labelled(look, say.REASON, texts["reason"], say.REASON_HINT),
            flow(
                look,
                (labelled(look, say.REQUESTED_ON, self.requested_on), 1),
                (labelled(look, say.REQUESTER, texts["requester"]), 2),
                gap=16,
                grows=_FIELD,
            ),
            label(look, say.REQUESTER_HINT, "caption", "ink3", wrap=True),
            self.wrong_date,
            agrees,
            labelled(look, say.WISHED, texts["wished"], say.WISHED_HINT),
            box(
                look,
                label(look, say.DIAGNOSES, "section"),
                label(look, say.DIAGNOSES_HINT, "caption", "ink3", wrap=True),
                self.diagnoses,
                row(look, self.carry, None),
                gap=4,
            ),
            box(
                look,
                label(look, say.CONTACTS, "section"),
                label(look, say.CONTACTS_HINT, "caption", "ink3", wrap=True),
                self.contacts,
                gap=4,
            ),
            gap=16,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(row(look, self.toggle, None))
        lay.addWidget(self._hint)
        lay.addWidget(self._inner)


def _role(context: Context) -> Made:
    choice = Choice(context.look, fields.CONTACT["role"], say.NO_ROLE, letters=12)
    choice.fill([("", [(role.value, text) for role, text in say.ROLE.items()])])
    return choice, Code(choice)
