"""Indsigt: a copy of everything about one citizen as PDF and JSON, after a look at what may concern other people."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.dossier import Copied
from ffbdesk.domain.edits import FieldRef, Record
from ffbdesk.domain.followups import FollowUpBoard
from ffbdesk.domain.ids import CitizenId, ThemeCode
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import (
    ASSESSMENT,
    CARE_PLAN,
    CASE,
    CITIZEN,
    CONDITION,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    GATHERING,
    GOAL,
    INTERVENTION,
    NOTE,
    RATING,
    SUB_GOAL,
)
from ffbdesk.domain.marks import FIELD, written
from ffbdesk.domain.records import Citizen, Round
from ffbdesk.domain.rules import file_initials
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.status import StatusBoard
from ffbdesk.export.everything import (
    CourseDraft,
    Entry,
    Everything,
    Head,
    Line,
    Said,
    Seen,
    content_of,
    everything,
    everything_report,
    without,
    wordings,
)
from ffbdesk.export.file.content import INDSIGT, file_of
from ffbdesk.export.file.orders import Ordered
from ffbdesk.export.file.status import OF_NOTE
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.services import citizens, followups, leaving, ordering, rounds, status
from ffbdesk.services.course import fromcitizen
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.words import insight as say
from ffbdesk.words.course.fromcitizen import in_copy
from ffbdesk.words.dates import long_date


class ReadAnew(Exception):
    """Something was written or removed since the user looked: it must be looked at before anything goes out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may be about other people than the citizen: the user decides whether it goes out."""

    id: str
    """The record, the field and the number of the wording: never the text."""
    group: str
    """Where it stands in the copy: 'Udredning 12. maj 2021'."""
    where: str
    """'Oplysninger fra andre, Lave mad'."""
    state: str
    """'tidligere, 3. maj 2021 kl. 14.32, Mette Holm'; empty for what stands now."""
    text: str
    newer: str
    """The id of the wording that stands now in the same field; its own where it is that one, or there is none."""
    sensitive: bool = False
    """Whether it stands at a sensitive theme, or in a note about one: closed until somebody opens it."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the user has looked at, and what was agreed to."""

    looked_at: tuple[Passage, ...]
    without: frozenset[str] = frozenset()
    """The ids of the passages that do not go out."""
    head: Head = field(default_factory=Head)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a user sees before anything goes out."""

    passages: tuple[Passage, ...]
    head: Head
    """As far as it is known: what is empty only a person can say."""

    def agreed(self, without: frozenset[str] = frozenset()) -> Agreed:
        """To this, but for some of the passages."""
        return Agreed(self.passages, without, self.head)


def visit(desk: Desk, citizen: CitizenId) -> Looked:
    """What is to be looked at first. Remembered in the access log. Raises UnknownRecord."""
    found = gather(desk, citizen)
    desk.saw("view indsigt", citizen)
    return Looked(passages(found), _known_head(found.citizen))


def open_sensitive(desk: Desk, citizen: CitizenId) -> None:
    """Somebody opens what stands at sensitive themes: remembered in the access log. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    desk.saw("view følsomt tema", citizen)


def gather(desk: Desk, citizen: CitizenId) -> Everything:
    """Everything about one citizen: what stands, what stood, what was removed. Raises UnknownRecord."""
    read = desk.ledger.read
    person, dossier = read.citizen(citizen), read.dossier(citizen)
    desk.ledger.go_on()
    copied = [copy for line in read.rounds(citizen) for copy in _of_round(rounds.load(desk, line.id))]
    desk.ledger.go_on()
    copied += [copy for one in read.statuses(citizen) if one.seal for copy in _of_status(status.load(desk, one.id))]
    follow_ups = [one.id for one in read.follow_ups(citizen) if one.seal]
    copied += [copy for one in follow_ups for copy in _of_follow_up(followups.load(desk, one))]
    case = read.case(citizen)
    orders = read.orders(case.id) if case is not None else ()
    copied += [copy for one in orders if one.seal for copy in _of_order(ordering.load(desk, one.id))]
    accesses = tuple(Seen(a.at, a.by, a.what) for a in read.accesses(citizen))
    desk.ledger.go_on()
    found = everything(person, replace(dossier, copied=tuple(copied)), accesses, desk.catalogue)
    return replace(found, course_cases=_course_cases(desk, citizen))


def _course_cases(desk: Desk, citizen: CitizenId) -> tuple[CourseDraft, ...]:
    made = fromcitizen.of(desk, citizen)
    return (CourseDraft(made.begun_on, in_copy(made.draft.name.strip())),) if made else ()


def passages(found: Everything) -> tuple[Passage, ...]:
    """Every text in which other people may stand, in the order of the copy."""
    closed = _at_closed(found)
    return tuple(_passage(*one, closed) for one in wordings(found.entries()) if one[2].asked)


def save(desk: Desk, citizen: CitizenId, form: Form, out: Path, agreed: Agreed) -> Path:
    """Save what was agreed to as PDF or JSON in a folder; gives the path.

    Raises ReadAnew, UnknownRecord, DiskFull, Unwritable, Stopped: then there is no file.
    """
    whole, at = gather(desk, citizen), desk.clock()
    if passages(whole) != agreed.looked_at:
        raise ReadAnew
    found = without(whole, agreed.without)
    if form is Form.PDF:
        content = _pdf(desk, found, agreed.head, at)
    else:
        content = file_of(content_of(found, agreed.head), "all", at, INDSIGT)
    name = leaving.Name(f"{file_initials(whole.citizen)}-{at.date().isoformat()}", f"indsigt.{form}")
    return leaving.save(desk, f"export indsigt {form}", out, name, content, citizen=citizen)


def _pdf(desk: Desk, found: Everything, head: Head, at: datetime) -> bytes:
    content, age = BytesIO(), citizens.age(found.citizen.cpr, at.date())
    report = everything_report(found, head, age, at)
    PdfWriter(at).write(report, content, (), lambda _share: desk.ledger.go_on())
    return content.getvalue()


def _known_head(citizen: Citizen) -> Head:
    keep = citizen.keep_until
    return Head(keeping=say.KEEPING_KNOWN.format(day=long_date(keep)) if keep else "", complaint=say.COMPLAINT)


def _passage(path: tuple[Entry, ...], line: Line, said: Said, closed: frozenset[str]) -> Passage:
    top, place = path[0], path[-1].heading
    where = line.name if place in (top.heading, line.name) else say.WHERE.format(field=line.name, place=place)
    newest = line.said[0].id if line.said[0].asked else said.id
    state = say.state(said.state, said.at, said.by)
    return Passage(said.id, top.heading, where, state, said.text, newest, _is_sensitive(path, closed))


def _is_sensitive(path: tuple[Entry, ...], at_closed: frozenset[str]) -> bool:
    """Of a theme, or of what names one or a goal on one, now or earlier: a note's tags, a goal, what is under it."""
    named = " ".join(
        str(said.value) for entry in path for line in entry.lines if line.field in _NAMES for said in line.said
    )
    return (
        any(entry.theme in SENSITIVE or entry.id in at_closed for entry in path)
        or any(code in named for code in SENSITIVE)
        or any(one in named for one in at_closed)
    )


_NAMES = frozenset({"themes", "theme", "related", "goals", "sub_goals", "goal_id"})
"""Fields that say what a record is about: themes, goals or delmål."""


def _at_closed(found: Everything) -> frozenset[str]:
    """The ids of goals that name a sensitive theme, now or earlier, and of their delmål."""
    goals = [entry for entry in found.goals if _is_sensitive((entry,), frozenset())]
    return frozenset(one.id for goal in goals for one in (goal, *goal.under))


def _of_round(shown: Round) -> Iterator[Copied]:
    """Every value in the locked content of a finished round, by the record that it was copied from."""
    seal, gathering = shown.gathering.seal, shown.gathering
    if seal is None:
        return
    yield from _copied(seal, CITIZEN, shown.citizen, shown.citizen.id)
    yield from _copied(seal, CASE, shown.case, shown.case.id)
    yield from _copied(seal, GATHERING, gathering, gathering.id)
    for contact in shown.case.contacts:
        yield from _copied(seal, CONTACT, contact, contact.id, owner=shown.case.id)
    for diagnosis in gathering.diagnoses:
        yield from _copied(seal, DIAGNOSIS, diagnosis, diagnosis.id, owner=gathering.id)
    for assessment in gathering.assessments:
        yield from _copied(seal, ASSESSMENT, assessment, assessment.id, owner=gathering.id)
        for given in assessment.ratings:
            yield from _copied(seal, RATING, given, assessment.id, theme=given.theme)
    for description in gathering.descriptions:
        yield from _copied(seal, DESCRIPTION, description, gathering.id, theme=description.theme)
    for goal in shown.case.goals:
        yield from _copied(seal, GOAL, goal, goal.id)
    for condition in gathering.conditions:
        yield from _copied(seal, CONDITION, condition, gathering.id, theme=condition.theme)
        for mark in condition.marks:
            ref = FieldRef(Record.CONDITION, gathering.id, f"{FIELD}{mark.prompt}", condition.theme)
            yield Copied(ref, written(mark), seal.at, seal.by)


def _of_status(board: StatusBoard) -> Iterator[Copied]:
    """What a finished statusnotat keeps of the records beside it; its own texts are locked where they stand."""
    seal = board.status.seal
    if seal is None:
        return
    yield from _copied(seal, CITIZEN, board.citizen, board.citizen.id)
    yield from _copied(seal, CASE, board.case, board.case.id)
    for told in board.goals:
        yield from _copied(seal, GOAL, told.goal, told.goal.id)
        for step in told.sub_goals:
            yield from _copied(seal, SUB_GOAL, step, step.id, owner=told.goal.id)
    for note in board.notes.values():
        yield from (one for one in _copied(seal, NOTE, note, note.id) if one.ref.field in OF_NOTE)


def _of_follow_up(board: FollowUpBoard) -> Iterator[Copied]:
    """What a finished opfølgning keeps of the records beside it; its own texts are locked where they stand."""
    seal = board.follow_up.seal
    if seal is None:
        return
    yield from _copied(seal, CITIZEN, board.citizen, board.citizen.id)
    yield from _copied(seal, CASE, board.case, board.case.id)
    for goal in board.case.goals:
        yield from _copied(seal, GOAL, goal, goal.id)
    for plan in board.plans:
        yield from _copied(seal, CARE_PLAN, plan, plan.id, owner=board.case.id)
        for one in plan.interventions:
            yield from _copied(seal, INTERVENTION, one, one.id, owner=plan.id)


def _of_order(ordered: Ordered) -> Iterator[Copied]:
    """What a bestilling that is locked keeps of the goals and indsatser as they were; what no field took of the file
    that it came in stands in the bestilling itself, as text.
    """
    seal, case = ordered.order.seal, ordered.case
    if seal is None:
        return
    yield from _copied(seal, CASE, case, case.id)
    for goal in case.goals:
        yield from _copied(seal, GOAL, goal, goal.id)
    for plan in ordered.plans:
        yield from _copied(seal, CARE_PLAN, plan, plan.id, owner=case.id)
        for one in plan.interventions:
            yield from _copied(seal, INTERVENTION, one, one.id, owner=plan.id)
    for contact in ordered.contacts:
        yield from _copied(seal, CONTACT, contact, contact.id, owner=case.id)


def _copied[T](
    seal: Seal, kind: Kind[T], value: T, id_: str, *, theme: ThemeCode | None = None, owner: str = ""
) -> Iterator[Copied]:
    for name, cell in kind.cells(value).items():
        yield Copied(kind.ref(id_, name, theme), cell, seal.at, seal.by, owner)
