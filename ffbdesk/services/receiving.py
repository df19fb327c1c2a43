"""A bestilling from a file: what was understood of it, at once locked, and never anything changed that stands here.

A corrected one from the same sender comes in as its new version. What is in force is the case's own: indsatser and
goals that are new come beside it, and what else is different is told (architecture, decision 23).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CarePlanId, CaseId, CitizenId, ContactId, GoalId, InterventionId, OrderId
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import CARE_PLAN, CASE, CONTACT, GOAL, INTERVENTION, ORDER
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.received import Received
from ffbdesk.domain.records import Case
from ffbdesk.export.file.check import FileDamaged, ReadGoals, ReadOrder, ReadWhole
from ffbdesk.export.file.orders import Ordered, is_same_goal, is_same_plan, order_content, sealed_order
from ffbdesk.services import backups, intake, orders, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.sealing import locking
from ffbdesk.storage.backup import Reason


class NotAnOrder(Exception):
    """The file tells of no bestilling, and of no goals that one could ask for."""


@dataclass(frozen=True, slots=True)
class Came:
    """What became of a file."""

    order: OrderId
    locked: bool = True
    """False for one that has goals alone: the rest is typed, and then it is received."""
    known: bool = False
    """The very same file was received before: this is what it became then."""
    corrects: OrderId | None = None
    """The one that it is a new version of."""


def fetch(desk: Desk, citizen: CitizenId, path: Path) -> Came:
    """Receive the bestilling in a file; of a file of goals or of an udredning, begin one with its goals.

    Raises a FileError, FileUnreadable, NotAnOrder, OfSomebodyElse, UnknownRecord; then nothing came in.
    """
    return bring_in(desk, citizen, prepared(desk, citizen, path))


def prepared(desk: Desk, citizen: CitizenId, path: Path) -> ReadOrder | ReadGoals:
    """The long part, which changes nothing: read the file, and make a backup where a bestilling comes in.

    Raises as `fetch`.
    """
    file, here = intake.read_file(desk, path), desk.ledger.read.citizen(citizen)
    match file:
        case ReadOrder():
            orders.must_be(desk, here, file.citizen)
            backups.before(desk, Reason.IMPORT)
            return file
        case ReadWhole():
            raise NotAnOrder
    goals = file if isinstance(file, ReadGoals) else ReadGoals(file.name, file.citizen, file.case)
    if not goals.case.goals:
        raise NotAnOrder
    orders.must_be(desk, here, goals.citizen)
    return goals


def bring_in(desk: Desk, citizen: CitizenId, file: ReadOrder | ReadGoals) -> Came:
    """The short part: what was `prepared` comes in as one change. Raises as `fetch`."""
    if isinstance(file, ReadOrder):
        return _bring(desk, citizen, file.received)
    which = orders.begin(desk, citizen)
    orders.bring(desk, which, file)
    return Came(which, locked=False)


def _bring(desk: Desk, citizen: CitizenId, received: Received) -> Came:
    """Lock what a file said, and put its goals, indsatser and contacts beside what is here.

    Raises FileDamaged where a text has no room, OfSomebodyElse, UnknownRecord.
    """
    here = desk.ledger.read.citizen(citizen)
    orders.must_be(desk, here, received.citizen)
    received = _cleaned(received)
    values.settle(desk)
    case, edits = rounds.case_of(desk, citizen)
    versions = list(_versions(desk, case, received.order))
    same = next((one for one in versions if one.original == received.original), None)
    if same is not None:
        return Came(same.order.id, known=True)
    before = versions[0] if versions else None
    coming = _Coming(desk, case, received, before)
    made = coming.order()
    # What is locked is what was received: the sender's facts, also where ours stand.
    case_then = replace(
        case,
        municipality=received.municipality,
        case_number=received.case_number,
        intervention_purpose=received.purpose,
        goals=coming.goals,
    )
    ordered = Ordered(here, case_then, made, coming.plans, coming.contacts, received.original, levels=coming.levels)
    at = desk.clock().replace(microsecond=0)
    content = order_content(ordered, desk.catalogue, (at, desk.user), coming.sources)
    desk.note("import", citizen)
    adding = [*edits, *coming.edits(made), locking(made.id, content, at, desk.user)]
    desk.commit(Label.RECEIVE_ORDER, adding, citizen=citizen)
    return Came(made.id, corrects=made.corrects_id)


class _Coming:
    """What comes in, with ids of this archive. `before` is the version that stands here; `sources` says what the sender
    calls each goal and indsats; `goals` and `plans` are all that are asked for, also those that stand as before.
    """

    def __init__(self, desk: Desk, case: Case, received: Received, before: Ordered | None) -> None:
        self.desk, self.case, self.received, self.before = desk, case, received, before
        self.sources: dict[str, str] = {}
        self.levels: dict[GoalId, Level] = {}
        self._id = OrderId(desk.new_id())
        told = [self._goal(goal) for goal in received.goals]
        self.goals = tuple(goal for goal, _new in told)
        for here, there in zip(self.goals, received.goals, strict=True):
            if there.id in received.levels:
                self.levels[here.id] = received.levels[there.id]
        self._new = tuple(goal for goal, new in told if new)
        planned = [self._plan(plan) for plan in self.received.plans]
        self.plans = tuple(plan for plan, _new in planned)
        self._new_plans = tuple(plan for plan, new in planned if new)
        self.contacts = tuple(replace(one, id=ContactId(self.desk.new_id())) for one in self.received.contacts)

    def order(self) -> Order:
        """It as it stands here from now on."""
        return replace(
            self.received.order,
            id=self._id,
            outgoing=False,
            sender=self.received.order.sender or self.received.municipality,
            corrects_id=self.before.order.id if self.before else None,
            goals=tuple(goal.id for goal in self.goals),
            plans=tuple(plan.id for plan in self.plans),
            set_on=self.desk.clock().date(),
            author=self.desk.user,
            seal=None,
        )

    def edits(self, order: Order) -> Iterator[Edit]:
        """All that is new; of the case only what was empty."""
        case, received = self.case, self.received
        facts = {
            "municipality": received.municipality,
            "case_number": received.case_number,
            "intervention_purpose": received.purpose,
        }
        yield from CASE.setting(case, **{k: v for k, v in facts.items() if v and not getattr(case, k)})
        yield ORDER.adding(order, case.id)
        place = self.desk.ledger.read.last_place(case.id)
        for n, goal in enumerate(self._new, 1):
            yield GOAL.adding(goal, case.id, place=str(place + n))
        for plan in self._new_plans:
            yield CARE_PLAN.adding(plan, case.id)
            yield from (INTERVENTION.adding(one, plan.id) for one in plan.interventions)
        names = {fold(one.name) for one in case.contacts}
        yield from (CONTACT.adding(one, case.id) for one in self.contacts if fold(one.name) not in names)

    def _goal(self, goal: InterventionGoal) -> tuple[InterventionGoal, bool]:
        """With the id that it has here, and whether it is new: one that says the same as before is the one before."""
        theirs, earlier = str(goal.id), self._earlier(goal)
        if earlier is not None and is_same_goal(goal, earlier):
            self.sources[earlier.id] = theirs
            return earlier, False
        day, by = self.desk.clock().date(), self.desk.user
        made = replace(
            goal,
            id=GoalId(self.desk.new_id()),
            order_id=self._id,
            copies_id=earlier.id if earlier else None,
            begun_in_id=None,
            set_on=goal.set_on or day,
            author=goal.author or by,
        )
        self.sources[made.id] = theirs
        return made, True

    def _earlier(self, goal: InterventionGoal) -> InterventionGoal | None:
        if self.before is None:
            return None
        mine = {self.before.sources.get(one.id, ""): one for one in self.before.case.goals}
        by_words = {fold(one.wording): one for one in self.before.case.goals}
        return mine.get(str(goal.id)) or by_words.get(fold(goal.wording))

    def _plan(self, plan: CarePlan) -> tuple[CarePlan, bool]:
        """With ids of this archive. What the version before said in the same words has come in already."""
        earlier = self.before.plans if self.before else ()
        same = next((one for one in earlier if is_same_plan(one, plan)), None)
        if same is not None:
            self.sources[same.id] = str(plan.id)
            return same, False
        made = replace(
            plan,
            id=CarePlanId(self.desk.new_id()),
            order_id=self._id,
            set_on=self.desk.clock().date(),
            author=self.desk.user,
            interventions=tuple(replace(one, id=InterventionId(self.desk.new_id())) for one in plan.interventions),
        )
        self.sources[made.id] = str(plan.id)
        return made, True


def _versions(desk: Desk, case: Case, order: Order) -> Iterator[Ordered]:
    """What was received of the same bestilling before, the newest first."""
    theirs = {order.external_id, str(order.corrects_id or "")} - {""}
    family: set[str] = set()
    for one in reversed(desk.ledger.read.orders(case.id)):  # the oldest first: a version names the one before
        if one.outgoing or one.seal is None:
            continue
        if one.external_id in theirs or one.corrects_id in family:
            family.add(one.id)
    for one in desk.ledger.read.orders(case.id):
        sealed = desk.ledger.read.sealed(one.id) if one.id in family else None
        if sealed is not None:
            yield sealed_order(sealed.content, sealed.seal)


def _cleaned(received: Received) -> Received:
    """Every text as if it had been typed here. Raises FileDamaged where one has no room in its field."""
    found = replace(
        received,
        order=ORDER.cleaned(received.order),
        goals=tuple(map(GOAL.cleaned, received.goals)),
        plans=tuple(
            replace(CARE_PLAN.cleaned(plan), interventions=tuple(map(INTERVENTION.cleaned, plan.interventions)))
            for plan in received.plans
        ),
        contacts=tuple(map(CONTACT.cleaned, received.contacts)),
    )
    bare = Case(CaseId(""), found.citizen.id, found.municipality, found.case_number)
    facts = CASE.cleaned(replace(bare, intervention_purpose=found.purpose))
    told: Sequence[tuple[Kind[Any], Sequence[Any]]] = (
        (ORDER, (found.order,)),
        (CASE, (facts,)),
        (GOAL, found.goals),
        (CARE_PLAN, found.plans),
        (INTERVENTION, [one for plan in found.plans for one in plan.interventions]),
        (CONTACT, found.contacts),
    )
    if not all(kind.has_room(one) for kind, each in told for one in each):
        raise FileDamaged(received.name)
    return replace(
        found,
        municipality=facts.municipality,
        case_number=facts.case_number,
        purpose=facts.intervention_purpose,
    )
