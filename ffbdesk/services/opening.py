"""Sagsåbning: the diagnoses of a round, and the people round a citizen."""

from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import ContactId, DiagnosisId, GatheringId
from ffbdesk.domain.kinds import CONTACT, DIAGNOSIS
from ffbdesk.domain.records import Contact, Diagnosis
from ffbdesk.services import values
from ffbdesk.services.desk import Desk


def add_diagnosis(desk: Desk, gathering: GatheringId) -> DiagnosisId:
    """A new line for a diagnosis, which is still to be written. Raises Sealed, UnknownRecord."""
    made = Diagnosis(DiagnosisId(desk.new_id()))
    citizen = desk.ledger.read.citizen_of(gathering)
    desk.commit(Label.ADD_DIAGNOSIS, [DIAGNOSIS.adding(made, gathering)], citizen=citizen, gathering=gathering)
    return made.id


def remove_diagnosis(desk: Desk, which: DiagnosisId) -> None:
    """Hide one. Can be undone. Raises Sealed, UnknownRecord."""
    values.settle(desk)
    citizen, gathering = desk.ledger.read.belongs_to(DIAGNOSIS.ref(which))
    hide = Edit(DIAGNOSIS.ref(which, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_DIAGNOSIS, [hide], citizen=citizen, gathering=gathering)


def add_contact(desk: Desk, gathering: GatheringId) -> ContactId:
    """A new line for somebody round the citizen, made from a round: it belongs to the case. Raises UnknownRecord."""
    made = Contact(ContactId(desk.new_id()))
    case = desk.ledger.read.case_of(gathering)
    adding = CONTACT.adding(made, case.id)
    desk.commit(Label.ADD_CONTACT, [adding], citizen=case.citizen_id, gathering=gathering)
    return made.id


def remove_contact(desk: Desk, which: ContactId, gathering: GatheringId) -> None:
    """Hide one. Can be undone in the round it was done from. Raises UnknownRecord."""
    values.settle(desk)
    citizen, _newest = desk.ledger.read.belongs_to(CONTACT.ref(which))
    hide = Edit(CONTACT.ref(which, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_CONTACT, [hide], citizen=citizen, gathering=gathering)
