"""What one import changes: what is there already stays, what is new comes beside it, and nothing is joined."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.double import Assessment
from ffbdesk.domain.edits import Edit, Fields
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import AssessmentId, CaseId, CitizenId, ContactId, DiagnosisId, GatheringId, GoalId, RatingId
from ffbdesk.domain.kinds import ASSESSMENT, CASE, CITIZEN, CONDITION, CONTACT, DESCRIPTION, DIAGNOSIS, GOAL
from ffbdesk.domain.records import Case, Citizen, Condition, Contact, Diagnosis, InformationGathering, Round
from ffbdesk.domain.rules import is_unconfirmed, level_at
from ffbdesk.export.file.check import ReadFile, ReadGoals, ReadWhole
from ffbdesk.export.file.content import UDREDNING, as_of, fingerprint, full_content
from ffbdesk.services import whole
from ffbdesk.services.desk import Desk
from ffbdesk.services.marks import marking
from ffbdesk.services.rounds import adding, assessing, load
from ffbdesk.services.sealing import sealing
from ffbdesk.storage.reading import StoredGoal


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
    round: GatheringId | None
    """None for a file of goals."""
    new_citizen: bool
    came_back: bool
    """The citizen had been removed by mistake and is shown again."""
    same_cpr: tuple[Citizen, ...]
    """Others with the same CPR number. Named, never joined."""
    case_kept: bool
    """The archive's kommune or sagsnummer is another than the file's, and stands."""
    goals: int = 0
    """How many goals came into the case."""
    goals_kept: bool = False
    """A goal or the indsatsformål stands here in another form than the file's."""
    whole: bool = False
    """Whether it is a file of everything about the citizen."""
    kept: int = 0
    """How many records of it stand here in another form."""
    contacts: int = 0
    """How many contacts came into the case."""
    contacts_kept: bool = False
    """A contact stands here in another form than the file's, or was put away here."""
    contacts_left: bool = False
    """An older round has contacts that are not here like that, and none of them came."""
    without_earlier: date | None = None
    """The day of the round before an open one, where its levels stand in the file only: here there is no such round."""


@dataclass(slots=True)
class _Brought:
    """What became of a file's goals and indsatsformål."""

    purpose: bool | None
    new: int = 0
    copies: int = 0
    kept: bool = False


class _Contact(StrEnum):
    """What became of one contact of a file."""

    CAME = "came"
    SAME = "same"
    OTHER = "other"
    """It stands here in another form."""
    PUT_AWAY = "put_away"
    LEFT = "left"


class Bringing:
    """Gathers the edits of one import."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.edits: list[Edit] = []
        self._known = desk.ledger.read.sources()
        self._new_rounds: set[str] = set()
        self._new_cases: dict[CitizenId, Case] = {}
        self._new_people: dict[CitizenId, Citizen] = {}
        self._new_goals: dict[GoalId, StoredGoal] = {}
        self._new_diagnoses: set[DiagnosisId] = set()
        self._new_assessments: set[AssessmentId] = set()
        self._new_contacts: dict[ContactId, tuple[CaseId, Contact]] = {}
        self._places: dict[CaseId, int] = {}
        self._purposes: dict[CaseId, str] = {}

    def round(self, file: ReadFile) -> Taken:
        """Bring one round in, beside what is there."""
        brought, person = file.round, self._person(file.round.citizen)
        there = self._same(file)
        was_there = self._is_there(brought.citizen.id)
        came_back = self._bring_back(brought.citizen.id)
        if there is not None:
            return Taken(file.name, Outcome.KNOWN, person, there, False, came_back, (), False)
        twins = self._twins(brought.citizen) if not was_there else ()
        self._citizen(brought.citizen)
        case = self._case(brought.citizen.id, brought.case)
        is_copy = self._desk.ledger.read.has_gathering(brought.gathering.id) or brought.gathering.id in self._new_rounds
        gathering = GatheringId(self._desk.new_id()) if is_copy else brought.gathering.id
        self._round(file, case, gathering, is_copy)
        outcome = Outcome.COPY if is_copy else Outcome.NEW
        return Taken(
            file.name, outcome, person, gathering, not was_there, came_back, twins, _differ(case, brought.case)
        )

    def goals_of_round(self, file: ReadFile, taken: Taken, among: Sequence[ReadFile] = ()) -> Taken:
        """The goals that a round carries: new ones come into the case, one that is there in another form stays so.

        `among` are the files that come in together.
        """
        brought = file.round.case
        case = self._case(file.round.citizen.id, brought)
        if GOAL.field("starting_level").since in UDREDNING.unknown_to(file.version):
            told = self._rounds_that_tell(file, among)
            brought = replace(brought, goals=tuple(_as_first_told(goal, told) for goal in brought.goals))
        gathering = file.round.gathering
        if gathering.seal is None and taken.round == gathering.id:
            brought = replace(brought, goals=tuple(_not_yet_known(goal, gathering) for goal in brought.goals))
        found = self._bring_goals(case, brought, copies=False)
        # A finished round keeps its own copy under the lock: that the case has moved on is as it should be.
        kept = (found.kept or found.purpose is False) and gathering.seal is None
        return replace(taken, goals=found.new + found.copies, goals_kept=kept)

    def contacts_of_round(self, file: ReadFile, taken: Taken, *, newest: bool) -> Taken:
        """The contacts that a round carries: new ones come into the case, one that is there in another form stays so.

        Of a round that is not the `newest` none comes: they are those of another time.
        """
        case, is_finished = self._case(file.citizen.id, file.case), file.round.gathering.seal is not None
        became = [self._contact(case, one, comes=newest) for one in file.case.contacts]
        if not newest:
            # A finished round has its own copy under the lock; of an open one nothing else would tell.
            left = not is_finished and bool({_Contact.OTHER, _Contact.LEFT} & {*became})
            return replace(taken, contacts_left=left)
        # That the case has moved on since a round was finished here is as it should be.
        was_here = taken.outcome is Outcome.KNOWN and taken.round is not None
        moved_on = was_here and self._desk.ledger.read.sealed(str(taken.round)) is not None
        kept = not moved_on and bool({_Contact.OTHER, _Contact.PUT_AWAY} & {*became})
        return replace(taken, contacts=became.count(_Contact.CAME), contacts_kept=kept)

    def levels_of_before(self, file: ReadFile, taken: Taken, among: Sequence[ReadFile]) -> Taken:
        """An open round keeps no levels of the one before it: they come from that round, where it is here.

        `among` are the files that come in together.
        """
        gathering, before = file.round.gathering, file.round.before
        if gathering.seal is not None or before is None or taken.outcome is Outcome.KNOWN:
            return taken
        citizen = file.citizen.id
        here = [(line.id, line.held_on) for line in self._desk.ledger.read.rounds(citizen)]
        here += [(one.round.gathering.id, one.round.gathering.held_on) for one in among if one.citizen.id == citizen]
        if any(other != gathering.id and day <= gathering.held_on for other, day in here):
            return taken
        return replace(taken, without_earlier=before.held_on)

    def goals(self, file: ReadGoals) -> Taken:
        """Bring a file of goals in. One that is there in another form gets the file's beside it."""
        was_there = self._is_there(file.citizen.id)
        person, came_back = self._person(file.citizen), self._bring_back(file.citizen.id)
        twins = self._twins(file.citizen) if not was_there else ()
        self._citizen(file.citizen)
        case = self._case(file.citizen.id, file.case)
        found = self._bring_goals(case, file.case, copies=True)
        news = found.new or found.purpose or not was_there
        outcome = Outcome.COPY if found.copies else Outcome.NEW if news else Outcome.KNOWN
        kept, count = _differ(case, file.case), found.new + found.copies
        purpose_kept = found.purpose is False
        return Taken(file.name, outcome, person, None, not was_there, came_back, twins, kept, count, purpose_kept)

    def whole(self, file: ReadWhole) -> Taken:
        """Bring a whole citizen in: what is not here comes, what is here stays. Raises OfAnother, FileDamaged."""
        brought, was_there = whole.bring(self._desk, file), self._is_there(file.citizen.id)
        twins = self._twins(file.citizen) if not was_there else ()
        came_back = bool(self._desk.ledger.read.is_removed(file.citizen.id))
        person = self._person(file.citizen)
        self.edits += brought.edits
        self._new_people.setdefault(file.citizen.id, file.citizen)
        outcome = Outcome.NEW if brought.new else Outcome.KNOWN
        return Taken(
            file.name, outcome, person, None, not was_there, came_back, twins, False, whole=True, kept=brought.kept
        )

    def _rounds_that_tell(self, file: ReadFile, among: Sequence[ReadFile]) -> list[Round]:
        """The citizen's rounds, each with the goals as they were then, the first one first."""
        citizen = file.round.citizen.id
        lines = [line for line in self._desk.ledger.read.rounds(citizen) if line.finished]
        here = [load(self._desk, line.id) for line in lines]
        found = [*here, *(one.round for one in among if one.round.citizen.id == citizen)]
        return sorted(found, key=lambda one: one.gathering.held_on)

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
        contents = (full_content(_alone(shown), self._desk.catalogue) for shown in (there, brought))
        one, other = (fingerprint(as_of(content, file.version)) for content in contents)
        return gathering if one == other else None

    def _person(self, brought: Citizen) -> Citizen:
        """The citizen as the archive knows them, else as the file does."""
        read = self._desk.ledger.read
        return brought if read.is_removed(brought.id) is None else read.citizen(brought.id, removed=True)

    def _is_there(self, citizen: CitizenId) -> bool:
        return citizen in self._new_people or self._desk.ledger.read.is_removed(citizen) is not None

    def _bring_back(self, citizen: CitizenId) -> bool:
        if not self._desk.ledger.read.is_removed(citizen):
            return False
        shown = Edit(CITIZEN.ref(citizen, "removed"), old=True, new=False)
        if shown not in self.edits:
            self.edits.append(shown)
        return True

    def _twins(self, citizen: Citizen) -> tuple[Citizen, ...]:
        fresh = (c for c in self._new_people.values() if citizen.cpr and c.cpr == citizen.cpr)
        return (*(self._desk.ledger.read.with_cpr(citizen.cpr) if citizen.cpr else ()), *fresh)

    def _citizen(self, citizen: Citizen) -> None:
        if not self._is_there(citizen.id):
            self.edits.append(CITIZEN.adding(citizen))
            self._new_people[citizen.id] = citizen

    def _case(self, citizen: CitizenId, brought: Case) -> Case:
        """The citizen's one case: the one that is there, else the file's."""
        case = self._desk.ledger.read.case(citizen) or self._new_cases.get(citizen)
        if case is not None:
            return case
        case = replace(
            brought, intervention_purpose="", goals=(), contacts=()
        )  # these follow, where nothing stands yet
        if self._desk.ledger.read.has_case(case.id) or case.id in {c.id for c in self._new_cases.values()}:
            case = replace(case, id=type(case.id)(self._desk.new_id()))
        self._new_cases[citizen] = case
        self.edits.append(CASE.adding(case, citizen))
        return case

    def _contact(self, case: Case, brought: Contact, *, comes: bool) -> _Contact:
        """One that is here, or was put away, stays as it is; else it is new, and `comes` or not."""
        if self._case_of_contact(brought.id) not in (None, case.id):
            # It is another citizen's. Its id here follows from it: brought again, it is there already.
            brought = replace(brought, id=ContactId(str(uuid.uuid5(uuid.UUID(int=0), f"{case.id}/{brought.id}"))))
        fresh = (contact for owner, contact in self._new_contacts.values() if owner == case.id)
        there = next((one for one in (*case.contacts, *fresh) if one.id == brought.id), None)
        if there is not None:
            return _Contact.SAME if there == brought else _Contact.OTHER
        if self._case_of_contact(brought.id) is not None:
            return _Contact.PUT_AWAY
        if not comes:
            return _Contact.LEFT
        self._new_contacts[brought.id] = case.id, brought
        self.edits.append(CONTACT.adding(brought, case.id))
        return _Contact.CAME

    def _case_of_contact(self, contact: ContactId) -> CaseId | None:
        """The case that has a contact with this id, hidden or not."""
        if contact in self._new_contacts:
            return self._new_contacts[contact][0]
        cells = self._desk.ledger.read.cells(CONTACT.ref(contact))
        return None if cells is None else CaseId(str(cells[CONTACT.owner]))

    def _bring_goals(self, case: Case, brought: Case, *, copies: bool) -> _Brought:
        """Goals that are new come in. One that is there in another form stays; `copies` puts the file's beside it."""
        found = _Brought(purpose=self._purpose(case, brought.intervention_purpose))
        for goal in brought.goals:
            there = self._goal(goal.id)
            if there is None:
                self._add_goal(case, goal)
                found.new += 1
            elif there.case == case.id and _wish(there.goal) == _wish(goal):
                found.new += copies and self._bring_back_goal(there)
            elif there.case == case.id and not copies:
                found.kept = found.kept or not there.removed
            else:
                found.copies += self._add_copy(case, goal)
        return found

    def _goal(self, goal: GoalId) -> StoredGoal | None:
        return self._new_goals.get(goal) or self._desk.ledger.read.goal(goal)

    def _add_copy(self, case: Case, goal: InterventionGoal) -> bool:
        """The file's form beside the other. Its id follows from it: brought again, it is there already."""
        own = GoalId(str(uuid.uuid5(uuid.UUID(int=0), f"{case.id}/{_wish(goal)}")))
        there = self._goal(own)
        if there is None:
            self._add_goal(case, replace(goal, id=own))
        return there is None or self._bring_back_goal(there)

    def _add_goal(self, case: Case, goal: InterventionGoal) -> None:
        place = self._places.get(case.id) or self._desk.ledger.read.last_place(case.id)
        self._places[case.id] = place + 1
        self._new_goals[goal.id] = StoredGoal(goal, case.id, removed=False)
        self.edits.append(GOAL.adding(goal, case.id, place=str(place + 1)))

    def _bring_back_goal(self, there: StoredGoal) -> bool:
        if there.removed:
            self.edits.append(Edit(GOAL.ref(there.goal.id, "removed"), old=True, new=False))
            self._new_goals[there.goal.id] = replace(there, removed=False)
        return there.removed

    def _purpose(self, case: Case, brought: str) -> bool | None:
        """True where an empty place took the file's indsatsformål, False where another one stands; else None."""
        stands = self._purposes.get(case.id, case.intervention_purpose)
        if not brought or brought == stands:
            return None
        if stands:
            return False
        self.edits.append(Edit(CASE.ref(case.id, "intervention_purpose"), stands, brought))
        self._purposes[case.id] = brought
        return True

    def _round(self, file: ReadFile, case: Case, gathering: GatheringId, is_copy: bool) -> None:
        brought = file.round.gathering
        here = replace(brought, id=gathering, case_id=case.id)
        diagnoses = [self._own(one, is_copy) for one in brought.diagnoses]
        assessments = [self._own_assessment(one, is_copy) for one in brought.assessments]
        # Under another id it is not the same by its content: the file is known again by its fingerprint.
        is_other = is_copy or diagnoses != [*brought.diagnoses] or assessments != [*brought.assessments]
        self.edits.append(adding(here, file.sha256 if is_other else ""))
        for condition in brought.conditions:
            self.edits.append(self._condition(condition, gathering, is_copy))
            self.edits += [marking(gathering, condition.theme, m) for m in condition.marks]
        for description in brought.descriptions:
            own = self._desk.new_id() if is_copy else description.id
            described: Fields = {"id": own, **DESCRIPTION.cells(description)}
            self.edits.append(Edit(DESCRIPTION.ref(gathering, theme=description.theme), None, described))
        self.edits += [DIAGNOSIS.adding(one, gathering) for one in diagnoses]
        self.edits += [edit for one in assessments for edit in assessing(one, gathering)]
        if brought.seal is not None:
            self.edits.append(sealing(gathering, file.content, brought.seal))
        self._new_rounds.add(gathering)
        self._known[file.sha256] = gathering

    def _own(self, diagnosis: Diagnosis, is_copy: bool) -> Diagnosis:
        """With an id of its own, where the file's is that of a diagnosis in another round, hidden or not."""
        taken = diagnosis.id in self._new_diagnoses
        if is_copy or taken or self._desk.ledger.read.cells(DIAGNOSIS.ref(diagnosis.id)) is not None:
            diagnosis = replace(diagnosis, id=DiagnosisId(self._desk.new_id()))
        self._new_diagnoses.add(diagnosis.id)
        return diagnosis

    def _own_assessment(self, assessment: Assessment, is_copy: bool) -> Assessment:
        """The same of what one of two assessors gave; what hangs under another assessment is another rating."""
        there = self._desk.ledger.read.cells(ASSESSMENT.ref(assessment.id)) is not None
        if is_copy or there or assessment.id in self._new_assessments:
            ratings = tuple(replace(one, id=RatingId(self._desk.new_id())) for one in assessment.ratings)
            assessment = replace(assessment, id=AssessmentId(self._desk.new_id()), ratings=ratings)
        self._new_assessments.add(assessment.id)
        return assessment

    def _condition(self, condition: Condition, gathering: GatheringId, is_copy: bool) -> Edit:
        own = self._desk.new_id() if is_copy else condition.id
        cells: Fields = {"id": own, **CONDITION.cells(condition)}
        return Edit(CONDITION.ref(gathering, theme=condition.theme), None, cells)


def _alone(shown: Round) -> Round:
    """Without goals, contacts and the round before: they are not this round's own, and come and go without it."""
    return replace(shown, before=None, case=replace(shown.case, goals=(), intervention_purpose="", contacts=()))


def _not_yet_known(goal: InterventionGoal, gathering: InformationGathering) -> InterventionGoal:
    """As a goal is stored while the round that it was begun in is open: what that says now is read from it."""
    given = level_at(gathering, goal.theme) is not None and not is_unconfirmed(gathering, goal.theme)
    if goal.begun_in_id != gathering.id or not given:
        return goal
    return replace(goal, starting_level=None, starting_on=None)


def _as_first_told(goal: InterventionGoal, told: Sequence[Round]) -> InterventionGoal:
    """A goal of a file that does not say where it began: in the first round that has it beside a level."""
    for one in told:
        level = level_at(one.gathering, goal.theme)
        there = any(g.id == goal.id and g.theme == goal.theme for g in one.case.goals)
        if there and level is not None and not is_unconfirmed(one.gathering, goal.theme):
            gathering = one.gathering
            return replace(goal, starting_level=level, starting_on=gathering.held_on, begun_in_id=gathering.id)
    return goal


def _wish(goal: InterventionGoal) -> str:
    """What a goal is about, in a form that stays: without where it began and who set it, which older files leave out.

    As the ids of copies have always been made of it.
    """
    fields = ("id", *(field.name for field in GOAL.fields if field.since is None and field.in_file))
    return "InterventionGoal({})".format(", ".join(f"{name}={getattr(goal, name)!r}" for name in fields))


def _differ(there: Case, brought: Case) -> bool:
    return (there.municipality, there.case_number) != (brought.municipality, brought.case_number)
