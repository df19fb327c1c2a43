"""Indsatser and their ydelser: written here or come with a bestilling, and from then on the case's own."""

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.ids import CarePlanId, CitizenId, InterventionId
from ffbdesk.domain.kinds import CARE_PLAN, INTERVENTION
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plans import CarePlan, Intervention
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.services import rounds, values
from ffbdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class OrderBoard:
    """What a citizen is granted and what was ordered, side by side."""

    citizen: Citizen
    case: Case | None
    """With its goals."""
    orders: tuple[Order, ...] = ()
    """Newest first."""
    plans: tuple[CarePlan, ...] = ()


def board(desk: Desk, citizen: CitizenId) -> OrderBoard:
    """All of it. Raises UnknownRecord."""
    read = desk.ledger.read
    person, case = read.citizen(citizen), read.case(citizen)
    if case is None:
        return OrderBoard(person, None)
    return OrderBoard(person, case, read.orders(case.id), read.care_plans(case.id))


def add_plan(desk: Desk, citizen: CitizenId) -> CarePlanId:
    """A new indsats with one ydelse to write. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    made = CarePlan(CarePlanId(desk.new_id()), set_on=desk.clock().date(), author=desk.user)
    first = Intervention(InterventionId(desk.new_id()))
    adding = [CARE_PLAN.adding(made, case.id), INTERVENTION.adding(first, made.id)]
    desk.commit(Label.ADD_CARE_PLAN, [*edits, *adding], citizen=citizen)
    return made.id


def add_intervention(desk: Desk, plan: CarePlanId) -> InterventionId:
    """A new ydelse of an indsats. Raises UnknownRecord."""
    desk.ledger.read.care_plan(plan)
    citizen, _none = desk.ledger.read.belongs_to(CARE_PLAN.ref(plan))
    made = Intervention(InterventionId(desk.new_id()))
    desk.commit(Label.ADD_INTERVENTION, [INTERVENTION.adding(made, plan)], citizen=citizen)
    return made.id


def remove_plan(desk: Desk, plan: CarePlanId) -> None:
    """Hide one with its ydelser. Can be undone; what was ordered says it still. Raises UnknownRecord."""
    values.settle(desk)
    citizen, _none = desk.ledger.read.belongs_to(CARE_PLAN.ref(plan))
    hide = Edit(CARE_PLAN.ref(plan, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_CARE_PLAN, [hide], citizen=citizen)


def remove_intervention(desk: Desk, which: InterventionId) -> None:
    """Hide one. Can be undone. Raises UnknownRecord."""
    values.settle(desk)
    citizen, _none = desk.ledger.read.belongs_to(INTERVENTION.ref(which))
    hide = Edit(INTERVENTION.ref(which, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_INTERVENTION, [hide], citizen=citizen)
