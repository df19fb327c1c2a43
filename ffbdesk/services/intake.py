"""Bring rounds in from files: all files or none, never a merge."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ffbdesk.domain.edits import Edit, FieldRef, Label, Record
from ffbdesk.domain.ids import CitizenId, ConditionId, GatheringId
from ffbdesk.domain.judgement import token
from ffbdesk.domain.records import Case, Citizen, Condition, Informant, Round
from ffbdesk.domain.rules import display_name
from ffbdesk.export.content import fingerprint, full_content
from ffbdesk.export.reading import LARGEST, FileDamaged, ReadFile, read
from ffbdesk.services import citizens, rounds
from ffbdesk.services.desk import Desk, TooLong, added, plain
from ffbdesk.services.evidence import marking
from ffbdesk.storage.errors import Unreadable
from ffbdesk.words.intake import told


class FileUnreadable(Unreadable):
    """The file to import cannot be read. `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Outcome(StrEnum):
    """What became of one file."""

    NEW = "new"
    COPY = "copy"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Taken:
    """One file's outcome, for the message."""

    file: str
    outcome: Outcome
    citizen: Citizen
    round: GatheringId
    new_citizen: bool
    came_back: bool
    """The citizen had been removed by mistake and is shown again."""
    same_cpr: tuple[Citizen, ...]
    """Others with the same CPR number. Named, never joined."""
    case_kept: bool
    """The archive's kommune or sagsnummer is another than the file's, and stands."""


def take_in(desk: Desk, paths: Sequence[Path]) -> tuple[Taken, ...]:
    """Read all files, then commit everything as one change. Raises a FileError or FileUnreadable: then none came in."""
    files = [_read(desk, path) for path in paths]
    intake = _Intake(desk)
    taken = tuple(intake.add(file) for file in files)
    desk.commit(Label.IMPORT, intake.edits, citizen=taken[0].citizen.id if len(taken) == 1 else None)
    return taken


def as_line(taken: Taken) -> str:
    """What became of one file, for the window and the command line."""
    return told(
        taken.file,
        taken.outcome,
        display_name(taken.citizen),
        new_citizen=taken.new_citizen,
        came_back=taken.came_back,
        same_cpr=[display_name(c) for c in taken.same_cpr],
        case_kept=taken.case_kept,
    )


def _differ(there: Case, brought: Case) -> bool:
    return (there.municipality, there.case_number) != (brought.municipality, brought.case_number)


def _read(desk: Desk, path: Path) -> ReadFile:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise FileUnreadable(path.name or str(path)) from error
    brought = read(raw, path.name, desk.catalogue)
    if not _could_be_typed(desk, brought.round):
        raise FileDamaged(path.name)
    return brought


def _could_be_typed(desk: Desk, brought: Round) -> bool:
    """Whether the form would take the citizen, and every field its text: what comes in must be possible to edit."""
    person, case, gathering = brought.citizen, brought.case, brought.gathering
    texts = [case.municipality, case.case_number, gathering.assessor, gathering.purpose, gathering.wishes]
    texts += [text for c in gathering.conditions for text in (c.short_remark, *(v.text for v in c.voices))]
    entered = citizens.Entered(person.name, person.initials, person.own_number, person.cpr)
    try:
        same = citizens.checked(person.id, entered, desk.clock().date(), practice=person.practice) == person
    except (citizens.NoName, citizens.BadCpr, TooLong):
        return False
    return same and all(plain(t) == t for t in texts)


class _Intake:
    """Gathers the edits of one import."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.edits: list[Edit] = []
        self._known = desk.ledger.read.sources()
        self._new_rounds: set[str] = set()
        self._new_cases: dict[CitizenId, Case] = {}
        self._new_people: dict[CitizenId, Citizen] = {}

    def add(self, file: ReadFile) -> Taken:
        brought, person = file.round, self._person(file.round.citizen)
        there = self._same(file)
        was_there = self._is_there(brought.citizen.id)
        came_back = self._bring_back(brought.citizen.id)
        if there is not None:
            return Taken(file.name, Outcome.KNOWN, person, there, False, came_back, (), False)
        twins = self._twins(brought.citizen) if not was_there else ()
        self._citizen(brought.citizen)
        case = self._case(brought)
        is_copy = self._desk.ledger.read.has_gathering(brought.gathering.id) or brought.gathering.id in self._new_rounds
        gathering = GatheringId(self._desk.new_id()) if is_copy else brought.gathering.id
        self._round(file, case, gathering, is_copy)
        outcome = Outcome.COPY if is_copy else Outcome.NEW
        return Taken(
            file.name, outcome, person, gathering, not was_there, came_back, twins, _differ(case, brought.case)
        )

    def _same(self, file: ReadFile) -> GatheringId | None:
        """The round that holds just this content already."""
        if file.sha256 in self._known:
            return self._known[file.sha256]
        gathering, ledger = file.round.gathering.id, self._desk.ledger
        if not ledger.read.has_gathering(gathering) or ledger.read.sealed(gathering):
            return None
        if ledger.read.is_removed_round(gathering):
            return None  # it comes in again as a copy, so that what is brought is also seen
        there = ledger.read.round(gathering)
        if there.citizen.id != file.round.citizen.id:
            return None
        # A citizen has one case: a round that landed on the one that was there is the same under that case's id.
        brought = replace(file.round, case=replace(file.round.case, id=there.case.id))
        same = [fingerprint(full_content(r, self._desk.catalogue)) for r in (there, brought)]
        return gathering if same[0] == same[1] else None

    def _person(self, brought: Citizen) -> Citizen:
        """The citizen as the archive knows them, else as the file does."""
        read = self._desk.ledger.read
        return brought if read.is_removed(brought.id) is None else read.citizen(brought.id, removed=True)

    def _is_there(self, citizen: CitizenId) -> bool:
        return citizen in self._new_people or self._desk.ledger.read.is_removed(citizen) is not None

    def _bring_back(self, citizen: CitizenId) -> bool:
        if not self._desk.ledger.read.is_removed(citizen):
            return False
        shown = Edit(FieldRef(Record.CITIZEN, citizen, "removed"), old=True, new=False)
        if shown not in self.edits:
            self.edits.append(shown)
        return True

    def _twins(self, citizen: Citizen) -> tuple[Citizen, ...]:
        fresh = (c for c in self._new_people.values() if citizen.cpr and c.cpr == citizen.cpr)
        return (*(self._desk.ledger.read.with_cpr(citizen.cpr) if citizen.cpr else ()), *fresh)

    def _citizen(self, citizen: Citizen) -> None:
        if not self._is_there(citizen.id):
            self.edits.append(added(Record.CITIZEN, citizen.id, citizens.fields(citizen)))
            self._new_people[citizen.id] = citizen

    def _case(self, brought: Round) -> Case:
        """The citizen's one case: the one that is there, else the file's."""
        citizen = brought.citizen.id
        case = self._desk.ledger.read.case(citizen) or self._new_cases.get(citizen)
        if case is not None:
            return case
        case = brought.case
        if self._desk.ledger.read.has_case(case.id) or case.id in {c.id for c in self._new_cases.values()}:
            case = replace(case, id=type(case.id)(self._desk.new_id()))
        self._new_cases[citizen] = case
        self.edits.append(added(Record.CASE, case.id, rounds.case_fields(case)))
        return case

    def _round(self, file: ReadFile, case: Case, gathering: GatheringId, is_copy: bool) -> None:
        brought = file.round.gathering
        fields: dict[str, str | bool | None] = {
            "case_id": case.id,
            "held_on": brought.held_on.isoformat(),
            "assessor": brought.assessor,
            "purpose": brought.purpose,
            "wishes": brought.wishes,
            "catalogue_name": brought.catalogue.name,
            "catalogue_version": brought.catalogue.version,
            "source_sha256": file.sha256 if is_copy else "",
            "removed": False,
        }
        self.edits.append(added(Record.GATHERING, gathering, fields))
        for condition in brought.conditions:
            self.edits.append(self._condition(condition, gathering, is_copy))
            self.edits += [marking(gathering, condition.theme, m, None) for m in condition.marks]
        if brought.seal is not None:
            lock = {
                "content": file.content,
                "sha256": file.sha256,
                "at": brought.seal.at.isoformat(),
                "by": brought.seal.by,
            }
            self.edits.append(added(Record.SEAL, gathering, dict(lock)))
        self._new_rounds.add(gathering)
        self._known[file.sha256] = gathering

    def _condition(self, condition: Condition, gathering: GatheringId, is_copy: bool) -> Edit:
        own = ConditionId(self._desk.new_id()) if is_copy else condition.id
        fields: dict[str, str | bool | None] = {
            "id": own,
            "judgement": token(condition.judgement),
            "short_remark": condition.short_remark,
            "own_rating": None if condition.own_rating is None else str(int(condition.own_rating)),
            "carried_from_id": condition.carried_from_id,
            **{i.value: condition.said_by(i) for i in Informant},
        }
        return added(Record.CONDITION, gathering, fields, condition.theme)
