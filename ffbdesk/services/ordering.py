"""A bestilling made here, for a provider: begin it, choose what it asks for, finish it, correct it."""

from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Label
from ffbdesk.domain.goals import worked_on
from ffbdesk.domain.ids import CarePlanId, CitizenId, OrderId
from ffbdesk.domain.kinds import ORDER
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.records import InformationGathering
from ffbdesk.domain.rules import as_begun, level_at
from ffbdesk.export.file.orders import Ordered, is_same_plan, order_content, sealed_order
from ffbdesk.export.orders import differences
from ffbdesk.services import plans, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.plans import OrderBoard
from ffbdesk.services.sealing import locking


class NoSender(Exception):
    """A bestilling that nobody sends is neither finished nor received."""


class NoReceiver(Exception):
    """A bestilling that goes to nobody is not finished."""


class NothingAskedFor(Exception):
    """A bestilling without a ydelse and without a goal in words is not finished."""


class OrderNotFinished(Exception):
    """Only a finished bestilling is corrected; one in progress is written on."""


def begin(desk: Desk, citizen: CitizenId) -> OrderId:
    """A new one from the case's municipality, with what the citizen is granted here and the goals that are worked on.

    Goals at sensitive themes, and what others give already, are in it only where somebody chooses them. Raises
    UnknownRecord.
    """
    desk.ledger.read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    own = [plan for plan in desk.ledger.read.care_plans(case.id) if not plan.elsewhere]
    made = Order(
        OrderId(desk.new_id()),
        case.municipality,
        desk.clock().date(),
        case.case_number,
        outgoing=True,
        receiver=next((plan.place for plan in own if plan.place), ""),
        ordering=desk.user,
        goals=tuple(g.id for g in worked_on(case.goals) if not {*SENSITIVE} & {*g.themes()}),
        plans=tuple(plan.id for plan in own),
        set_on=desk.clock().date(),
        author=desk.user,
    )
    desk.commit(Label.MAKE_ORDER, [*edits, ORDER.adding(made, case.id)], citizen=citizen)
    return made.id


def load(desk: Desk, which: OrderId) -> Ordered:
    """One with what it asks for: from its lock, or as it stands now. Raises UnknownRecord."""
    read = desk.ledger.read
    order, sealed = read.order(which), read.sealed(which)
    if sealed is not None:
        return sealed_order(sealed.content, sealed.seal)
    citizen, _none = read.belongs_to(ORDER.ref(which))
    case, _edits = rounds.case_of(desk, citizen)
    round_ = read.newest(citizen)
    gathering = rounds.load(desk, round_).gathering if round_ is not None else None
    chosen = (
        [g for g in case.goals if g.id in order.goals]
        if order.outgoing
        else [g for g in case.goals if g.order_id == which]
    )
    asked = tuple(plan for plan in read.care_plans(case.id) if plan.id in order.plans)
    begun = tuple(as_begun(goal, gathering) for goal in chosen)
    told = {goal.id: level for goal in begun if (level := level_at(gathering, goal.theme)) is not None}
    return Ordered(read.citizen(citizen), replace(case, goals=begun), order, asked, levels=told)


def finish(desk: Desk, which: OrderId) -> Order:
    """Lock it as it stands: what the provider gets is what is kept here.

    Raises NoReceiver, NoSender, NothingAskedFor, Sealed, UnknownRecord.
    """
    values.settle(desk)
    ordered = load(desk, which)
    granted = any(not one.is_empty() for plan in ordered.plans for one in plan.interventions)
    if not granted and not any(goal.wording.strip() for goal in ordered.case.goals):
        raise NothingAskedFor
    if not ordered.order.sender.strip():
        raise NoSender
    if not ordered.order.receiver.strip():
        raise NoReceiver
    at = desk.clock().replace(microsecond=0)
    lock = locking(which, order_content(ordered, desk.catalogue, (at, desk.user)), at, desk.user)
    desk.commit(Label.FINISH_ORDER, [lock], citizen=ordered.citizen.id)
    return desk.ledger.read.order(which)


def correct(desk: Desk, which: OrderId) -> OrderId:
    """A new one that says the same, to be changed: it names the one that it is a new version of.

    Raises OrderNotFinished, UnknownRecord.
    """
    read = desk.ledger.read
    order = read.order(which)
    if order.seal is None:
        raise OrderNotFinished
    citizen, _none = read.belongs_to(ORDER.ref(which))
    case, _edits = rounds.case_of(desk, citizen)
    day = desk.clock().date()
    made = replace(
        order,
        id=OrderId(desk.new_id()),
        dated_on=day,
        external_id=order.external_id or order.id,
        corrects_id=which,
        set_on=day,
        author=desk.user,
        seal=None,
    )
    desk.commit(Label.MAKE_ORDER, [ORDER.adding(made, case.id)], citizen=citizen)
    return made.id


def before(desk: Desk, order: Order) -> Ordered | None:
    """The finished one that it is a new version of; None for a first one."""
    sealed = desk.ledger.read.sealed(order.corrects_id) if order.corrects_id else None
    return sealed_order(sealed.content, sealed.seal) if sealed else None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a citizen is granted, and one bestilling beside it."""

    board: OrderBoard
    ordered: Ordered | None = None
    """The one that was asked for, else the newest."""
    changes: tuple[str, ...] | None = None
    """What it says otherwise than the version before it, a line each; None for a first one."""
    gathering: InformationGathering | None = None
    """The newest udredning."""
    changed: frozenset[CarePlanId] = frozenset()
    """The indsatser that came with a bestilling and are another here by now."""


def look(desk: Desk, citizen: CitizenId, which: OrderId | None = None) -> Seen:
    """All of it as it stands now; the newest bestilling where the one asked for is gone. Raises UnknownRecord."""
    board = plans.board(desk, citizen)
    order = next((one for one in board.orders if one.id == which), next(iter(board.orders), None))
    newest = desk.ledger.read.newest(citizen)
    gathering = rounds.load(desk, newest).gathering if newest is not None else None
    changed = _changed_here(desk, board)
    if order is None:
        return Seen(board, gathering=gathering, changed=changed)
    ordered, old = load(desk, order.id), before(desk, order)
    changes = None if old is None else differences(old, ordered, desk.catalogue)
    return Seen(board, ordered, changes, gathering, changed)


def _changed_here(desk: Desk, board: OrderBoard) -> frozenset[CarePlanId]:
    came: dict[CarePlanId, CarePlan] = {}
    for order in board.orders:
        sealed = None if order.outgoing else desk.ledger.read.sealed(order.id)
        if sealed is not None:
            came |= {plan.id: plan for plan in sealed_order(sealed.content, sealed.seal).plans}
    return frozenset(plan.id for plan in board.plans if plan.id in came and not is_same_plan(plan, came[plan.id]))


def visit(desk: Desk, citizen: CitizenId, which: OrderId | None = None) -> Seen:
    """The same, remembered as seen. Raises UnknownRecord."""
    found = look(desk, citizen, which)
    desk.saw("view bestilling", citizen)
    return found
