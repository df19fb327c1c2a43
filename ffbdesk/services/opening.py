"""Sagsåbning: the diagnoses of a round, and the people round a citizen."""

from dataclasses import replace

from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import ContactId, DiagnosisId, GatheringId
from ffbdesk.domain.kinds import CONTACT, DIAGNOSIS
from ffbdesk.domain.records import Contact, Diagnosis
from ffbdesk.services import rounds, values
from ffbdesk.services.desk import Desk


def add_diagnosis(desk: Desk, gathering: GatheringId) -> DiagnosisId:
    """A new line for a diagnosis, which is still to be written. Raises Sealed, UnknownRecord."""
    made = Diagnosis(DiagnosisId(desk.new_id()))
    citizen = desk.ledger.read.citizen_of(gathering)
    desk.commit(Label.ADD_DIAGNOSIS, [DIAGNOSIS.adding(made, gathering)], citizen=citizen, gathering=gathering)
    return made.id


def carry_diagnoses(desk: Desk, gathering: GatheringId) -> int:
    """The diagnoses of the round before this one, as lines of this one; gives how many. Those that stand here already
    in the same words are left. Raises Sealed, UnknownRecord.
    """
    values.settle(desk)
    before, here = rounds.previous(desk, gathering), desk.ledger.read.head(gathering)
    there = {_bare(one) for one in here.diagnoses}
    new = [one for one in (before.gathering.diagnoses if before else ()) if _bare(one) not in there]
    made = [replace(one, id=DiagnosisId(desk.new_id())) for one in new]
    citizen = desk.ledger.read.citizen_of(gathering)
    adding = [DIAGNOSIS.adding(one, gathering) for one in made]
    if adding:
        desk.commit(Label.ADD_DIAGNOSIS, adding, citizen=citizen, gathering=gathering)
    return len(made)


def _bare(one: Diagnosis) -> Diagnosis:
    return replace(one, id=DiagnosisId(""))


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
