"""A whole citizen in one file: taken out of one archive with everything, and into another without loss.

What is not in it: what was removed by mistake and is hidden (but goals and delmål), notes that others have not signed,
what is on its way to be added to a note, what two give in a dobbeltvurdering before both are done, and who saw and
changed what. Those belong to the archive.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import WHOLE, Edit, FieldRef, Fields, Record
from ffbdesk.domain.followups import FollowUp
from ffbdesk.domain.ids import CaseId, CitizenId
from ffbdesk.domain.kinds import (
    ADDITION,
    CARE_PLAN,
    CASE,
    CITIZEN,
    CONDITION,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GOAL,
    INTERVENTION,
    MEETING,
    NOTE,
    ORDER,
    PLAIN_PAGE,
    STATUS,
    STATUS_PART,
    STAY,
    SUB_GOAL,
)
from ffbdesk.domain.records import Case, InformationGathering
from ffbdesk.domain.rules import file_initials
from ffbdesk.domain.sourced import parse
from ffbdesk.domain.status import StatusNote
from ffbdesk.export.file.check import FileDamaged, FileError, ReadWhole, read
from ffbdesk.export.file.content import BORGER, file_of
from ffbdesk.export.file.whole import Locked, Whole, whole_content
from ffbdesk.services import leaving, notes, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.leaving import TooMuchForAFile
from ffbdesk.services.marks import marking
from ffbdesk.services.rounds import adding, assessing
from ffbdesk.services.sealing import sealing
from ffbdesk.storage.errors import UnknownRecord


class OfAnother(Exception):
    """Something of the file belongs to another citizen of this archive. Nothing came in."""


def gather(desk: Desk, citizen: CitizenId) -> Whole:
    """Everything that stands about a citizen. Raises UnknownRecord."""
    values.settle(desk)
    read = desk.ledger.read
    person, case = read.citizen(citizen), read.case(citizen)
    own = notes.listing(desk, citizen)
    if case is None:
        return Whole(person, None, notes=own)
    rounds = tuple(read.round(line.id).gathering for line in read.rounds(citizen))
    orders = read.orders(case.id)
    statuses = tuple(read.status(one.id) for one in read.statuses(citizen))
    follow_ups = read.follow_ups(citizen)
    ids = [*(one.id for one in rounds), *(one.id for one in orders)]
    ids += [*(one.id for one in statuses), *(one.id for one in follow_ups)]
    sealed = ((piece, found) for piece in ids if (found := read.sealed(piece)) is not None)
    locks = {str(piece): Locked(found.seal, found.content) for piece, found in sealed}
    goals = read.all_goals_of(case.id)
    steps = {one.goal.id: under for one in goals if (under := read.all_sub_goals_of(one.goal.id))}
    put_away = [str(one.goal.id) for one in goals if one.removed]
    put_away += [str(step.id) for group in steps.values() for step, removed in group if removed]
    return Whole(
        person,
        replace(case, goals=tuple(one.goal for one in goals)),
        rounds,
        read.stays(case.id),
        orders,
        read.care_plans(case.id),
        {goal: tuple(step for step, _removed in group) for goal, group in steps.items()},
        own,
        statuses,
        follow_ups,
        read.plain_pages(citizen),
        locks,
        frozenset(put_away),
    )


def save(desk: Desk, citizen: CitizenId, out: Path) -> Path:
    """Save it all as one file in a folder; gives the path. Sensitive themes are in it too.

    Raises UnknownRecord, TooMuchForAFile, DiskFull, Unwritable: then there is no file.
    """
    whole, now = gather(desk, citizen), desk.clock()
    content = file_of(whole_content(whole, desk.catalogue), "all", now, BORGER)
    try:
        read(content, "", desk.catalogue)
    except FileError:
        raise TooMuchForAFile from None
    name = leaving.Name(f"{file_initials(whole.citizen)}-{now.date().isoformat()}", "borger.json")
    return leaving.save(desk, "export borger json", out, name, content, citizen=citizen)


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file would change: as edits, how many records are new, and how many stand here in another form."""

    edits: tuple[Edit, ...]
    new: int
    kept: int


def bring(desk: Desk, file: ReadWhole) -> Brought:
    """What is not here comes in. What is here stays as it is, whole pieces at a time. Raises OfAnother, FileDamaged."""
    bringing = _Bringing(desk, file)
    return Brought(tuple(bringing.edits()), bringing.new, bringing.kept)


class _Bringing:
    """Goes through a citizen's records, each after the one it hangs under, and those of one day in their order."""

    def __init__(self, desk: Desk, file: ReadWhole) -> None:
        self._desk, self._whole, self._name = desk, file.whole, file.name
        self._case = desk.ledger.read.case(file.citizen.id)
        """The one that is here: a citizen has one, and what comes in hangs under it."""
        self.new = self.kept = 0

    def edits(self) -> Iterator[Edit]:
        """All that comes in."""
        whole, who = self._whole, self._whole.citizen.id
        self._must_be_its_own()
        removed = self._desk.ledger.read.is_removed(who)
        if removed is None:
            yield from self._one(CITIZEN.adding(whole.citizen))
        else:
            self.kept += CITIZEN.cells(self._desk.ledger.read.citizen(who, removed=True)) != CITIZEN.cells(
                whole.citizen
            )
        if removed:
            yield Edit(CITIZEN.ref(who, "removed"), old=True, new=False)
        if whole.case is not None:
            yield from self._of_case(whole.case)
        for note in reversed(whole.notes):
            coming = NOTE.adding(note, who)
            yield from self._one(coming)
            if self._stored(coming) is not None and not self._is_same(coming):
                continue  # what is here is another sheet: nothing is added to it
            for addition in note.additions:
                yield from self._one(ADDITION.adding(addition, note.id))

    def _of_case(self, case: Case) -> Iterator[Edit]:
        here, owner = self._desk.ledger.read, case.id
        if self._case is not None:
            owner = self._case.id
            self.kept += CASE.cells(self._case) != CASE.cells(case)
        else:
            owner = CaseId(self._desk.new_id()) if here.has_case(case.id) else case.id
            yield from self._one(CASE.adding(replace(case, id=owner), self._whole.citizen.id))
        for contact in case.contacts:
            yield from self._one(CONTACT.adding(contact, owner))
        for gathering in reversed(self._whole.rounds):
            yield from self._piece(self._round(replace(gathering, case_id=owner)))
        for stay in reversed(self._whole.stays):
            yield from self._one(STAY.adding(stay, owner))
            for meeting in stay.meetings:
                yield from self._one(MEETING.adding(meeting, stay.id))
        for plan in self._whole.plans:
            yield from self._one(CARE_PLAN.adding(plan, owner))
            for one in plan.interventions:
                yield from self._one(INTERVENTION.adding(one, plan.id))
        yield from self._goals(case, owner)
        for order in reversed(self._whole.orders):
            yield from self._piece([ORDER.adding(order, owner), *self._lock(order.id)])
        for status in reversed(self._whole.statuses):
            yield from self._piece(self._status(replace(status, case_id=owner)))
        for follow_up in reversed(self._whole.follow_ups):
            yield from self._piece(self._follow_up(replace(follow_up, case_id=owner)))
        last = here.last_page_place(owner)
        for n, page in enumerate(self._whole.plain_pages, last + 1):
            yield from self._one(PLAIN_PAGE.adding(page, owner, place=str(n)))

    def _goals(self, case: Case, owner: CaseId) -> Iterator[Edit]:
        here = self._desk.ledger.read
        received_here = {order.id for order in self._whole.orders if here.sealed(order.id) is not None}
        place = here.last_place(owner)
        for n, goal in enumerate(case.goals, 1):
            away = self._whole.put_away
            coming = GOAL.adding(goal, owner, place=str(place + n), removed=goal.id in away)
            if goal.order_id in received_here and self._stored(coming) is None:
                self.kept += 1  # what was received here takes no goal more
                continue
            yield from self._one(coming)
            for m, step in enumerate(self._whole.sub_goals.get(goal.id, ()), here.last_sub_place(goal.id) + 1):
                yield from self._one(SUB_GOAL.adding(step, goal.id, place=str(m), removed=step.id in away))

    def _round(self, gathering: InformationGathering) -> list[Edit]:
        found = [adding(gathering)]
        for one in gathering.conditions:
            cells: Fields = {"id": one.id, **CONDITION.cells(one)}
            found.append(Edit(CONDITION.ref(gathering.id, theme=one.theme), None, cells))
            found += [marking(gathering.id, one.theme, mark) for mark in one.marks]
        for told in gathering.descriptions:
            described: Fields = {"id": told.id, **DESCRIPTION.cells(told)}
            found.append(Edit(DESCRIPTION.ref(gathering.id, theme=told.theme), None, described))
        found += [DIAGNOSIS.adding(one, gathering.id) for one in gathering.diagnoses]
        found += [edit for one in gathering.assessments for edit in assessing(one, gathering.id)]
        return [*found, *self._lock(gathering.id)]

    def _status(self, status: StatusNote) -> list[Edit]:
        parts = [STATUS_PART.adding(part, status.id) for part in status.parts]
        return [STATUS.adding(status, status.case_id), *parts, *self._lock(status.id)]

    def _follow_up(self, one: FollowUp) -> list[Edit]:
        under = [FOLLOW_UP_PART.adding(part, one.id) for part in one.parts]
        under += [FOLLOW_UP_RESULT.adding(each, one.id) for each in one.results]
        return [FOLLOW_UP.adding(one, one.case_id), *under, *self._lock(one.id)]

    def _lock(self, piece: str) -> Iterator[Edit]:
        lock = self._whole.locks.get(piece)
        if lock is not None:
            yield sealing(piece, lock.content, lock.seal)

    def _piece(self, edits: Iterable[Edit]) -> Iterator[Edit]:
        """A dated piece comes in whole, or not at all."""
        edits = list(edits)
        ref = edits[0].ref
        for kind in _LOCKED:  # a lock has the id of its piece, whichever kind that is
            if kind is not ref.kind and self._desk.ledger.read.cells(FieldRef(kind, ref.record_id, WHOLE)) is not None:
                raise OfAnother
        if self._stored(edits[0]) is None:
            self._must_be_free(edits[1:])
            self.new += 1
            yield from edits
        else:
            self.kept += not all(map(self._is_same, edits))

    def _must_be_free(self, edits: Iterable[Edit]) -> None:
        """What comes with a piece that is not here hangs under nothing else. Raises OfAnother, FileDamaged."""
        for edit in edits:
            if edit.ref.field == WHOLE and self._stored(edit) is not None:
                raise FileDamaged(self._name)

    def _one(self, edit: Edit) -> Iterator[Edit]:
        if self._stored(edit) is None:
            self.new += 1
            yield edit
        else:
            self.kept += not self._is_same(edit)

    def _must_be_its_own(self) -> None:
        """Whatever a record points to is in the file, is this citizen's here, or is nowhere. Raises OfAnother."""
        own = {str(one.id) for one in self._records()}
        for kind, pointed in self._pointers():
            if pointed and pointed not in own:
                self._stored(Edit(FieldRef(kind, pointed, WHOLE), None, None))

    def _records(self) -> Iterator[Any]:
        whole = self._whole
        yield from (*whole.rounds, *whole.orders, *whole.notes, *whole.statuses, *whole.follow_ups)
        yield from (
            *whole.plans,
            *(whole.case.goals if whole.case else ()),
            *(s for group in whole.sub_goals.values() for s in group),
        )

    def _pointers(self) -> Iterator[tuple[Record, str | None]]:
        whole = self._whole
        for goal in whole.case.goals if whole.case else ():
            yield from (
                (Record.ORDER, goal.order_id),
                (Record.GOAL, goal.copies_id),
                (Record.GATHERING, goal.begun_in_id),
            )
        for gathering in whole.rounds:
            yield from ((Record.GATHERING, one.carried_from_id) for one in gathering.conditions)
            yield from ((Record.GATHERING, one.carried_from_id) for one in gathering.descriptions)
        for plan in whole.plans:
            yield Record.ORDER, plan.order_id
        for order in whole.orders:
            yield Record.ORDER, order.corrects_id
            yield from ((Record.GOAL, one) for one in order.goals)
            yield from ((Record.CARE_PLAN, one) for one in order.plans)
        for note in whole.notes:
            yield from ((Record.GOAL, one) for one in note.goals)
            yield from ((Record.SUB_GOAL, one) for one in note.sub_goals)
        for status in whole.statuses:
            yield Record.STATUS, status.corrects_id
            yield from ((Record.GOAL, part.goal_id) for part in status.parts)
            yield from ((Record.NOTE, one) for part in status.parts for one in parse(part.happened).notes())
        for follow_up in whole.follow_ups:
            yield from ((Record.FOLLOW_UP, follow_up.corrects_id), (Record.STATUS, follow_up.status_id))
            yield from ((Record.GOAL, part.goal_id) for part in follow_up.parts)
            yield from ((Record.CARE_PLAN, one.plan_id) for one in follow_up.results)
        yield from ((Record.GOAL, page.goal_id) for page in whole.plain_pages)

    def _stored(self, edit: Edit) -> Fields | None:
        """The record as it is here. Raises OfAnother where it is somebody else's."""
        stored = self._desk.ledger.read.cells(edit.ref)
        if stored is not None:
            try:
                whose, _none = self._desk.ledger.read.belongs_to(edit.ref)
            except UnknownRecord:
                raise OfAnother from None
            if whose != self._whole.citizen.id:
                raise OfAnother
        return stored

    def _is_same(self, edit: Edit) -> bool:
        """Whether it stands here, and is shown, as the file has it, wherever in the order."""
        if edit.ref.field:
            return self._desk.ledger.read.value(edit.ref) == edit.new
        stored, new = self._desk.ledger.read.cells(edit.ref), edit.new
        assert isinstance(new, dict)  # noqa: S101 - it makes a record
        hidden = stored is not None and bool(stored.get("removed")) and not new.get("removed")
        return (
            stored is not None
            and not hidden
            and all(stored.get(k) == v for k, v in new.items() if k not in _OF_THE_ROW)
        )


_OF_THE_ROW = frozenset({"place", "removed", "source_sha256"})
_LOCKED = (Record.GATHERING, Record.ORDER, Record.STATUS, Record.FOLLOW_UP)
