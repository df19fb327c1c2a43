"""Bestillinger: goals as a municipality asks for them, typed from its letter or brought from its file.

While one is written its goals are written like any other. Once it is received it is locked, and its goals with it: they
stand as the sender wrote them, and to work on with one is to copy it (architecture, decision 23).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.edits import Edit, FieldRef, Label
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, CitizenId, GoalId, OrderId
from ffbdesk.domain.kinds import GOAL, ORDER, SUB_GOAL
from ffbdesk.domain.orders import Order
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.export.file.check import ReadGoals, ReadOrder
from ffbdesk.export.file.orders import Ordered, order_content
from ffbdesk.services import intake, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.ordering import NoSender
from ffbdesk.services.sealing import locking
from ffbdesk.storage.errors import UnknownRecord


class NothingOrdered(Exception):
    """An order without a goal in words is not received: there is nothing to lock."""


class OfSomebodyElse(Exception):
    """The file tells of another citizen."""


def begin(desk: Desk, citizen: CitizenId) -> OrderId:
    """A new one to write. Its sender is the case's municipality, where that is known. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    made = Order(
        OrderId(desk.new_id()),
        case.municipality,
        reference=case.case_number,
        set_on=desk.clock().date(),
        author=desk.user,
    )
    desk.commit(Label.ADD_ORDER, [*edits, ORDER.adding(made, case.id)], citizen=citizen)
    return made.id


def add_goal(desk: Desk, which: OrderId) -> GoalId:
    """A new goal of an order that is being written. Raises Sealed, UnknownRecord."""
    desk.ledger.read.order(which)
    day = desk.clock().date()
    goal = InterventionGoal(GoalId(desk.new_id()), "", set_on=day, author=desk.user, order_id=which)
    _add(desk, which, (goal,), Label.ADD_GOAL)
    return goal.id


def bring(desk: Desk, which: OrderId, file: ReadGoals) -> int:
    """The goals of a file of goals into an order that is being written; gives how many. One that is there stays as
    it is; one that was put away from it comes back.

    Raises OfSomebodyElse, Sealed, UnknownRecord.
    """
    citizen, _none = desk.ledger.read.belongs_to(ORDER.ref(which))
    must_be(desk, desk.ledger.read.citizen(citizen), file.citizen)
    values.settle(desk)
    order = desk.ledger.read.order(which)
    stored = {goal.id: desk.ledger.read.goal(goal.id) for goal in file.case.goals}
    # What the sender wrote is where it begins: no round of theirs or ours has a say in that.
    new = tuple(replace(goal, order_id=which, begun_in_id=None) for goal in file.case.goals if stored[goal.id] is None)
    # One that was put away from this order comes back to it.
    back = [
        Edit(GOAL.ref(goal, "removed"), old=True, new=False)
        for goal, there in stored.items()
        if there is not None and there.removed and there.goal.order_id == which
    ]
    head = {
        "sender": order.sender or file.case.municipality,
        "reference": order.reference or file.case.case_number,
    }
    _add(desk, which, new, Label.ADD_GOAL, [*ORDER.setting(order, **head), *back])
    return len(new) + len(back)


def fetch(desk: Desk, which: OrderId, path: Path) -> int:
    """The goals of one of our own files, as `bring`: of goals alone, or of an udredning. Raises FileError too."""
    file = intake.read_file(desk, path)
    if isinstance(file, ReadOrder):
        received = file.received
        case = Case(CaseId(""), file.citizen.id, received.municipality, received.case_number, goals=received.goals)
        file = ReadGoals(file.name, file.citizen, case)
    if not isinstance(file, ReadGoals):
        file = ReadGoals(file.name, file.citizen, file.case)
    return bring(desk, which, file)


def goals_of(desk: Desk, which: OrderId) -> tuple[InterventionGoal, ...]:
    """Its goals, in their order, drafts applied. Raises UnknownRecord."""
    citizen, _none = desk.ledger.read.belongs_to(ORDER.ref(which))
    case = desk.ledger.read.case(citizen)
    return tuple(goal for goal in case.goals if goal.order_id == which) if case else ()


def remove(desk: Desk, which: OrderId) -> None:
    """Hide one that was begun by mistake, with its goals. Can be undone; nothing is erased. Raises Sealed."""
    values.settle(desk)
    citizen, _none = desk.ledger.read.belongs_to(ORDER.ref(which))
    label = Label.WITHDRAW_ORDER if desk.ledger.read.order(which).outgoing else Label.REMOVE_ORDER
    hide = [Edit(ORDER.ref(which, "removed"), old=False, new=True)]
    hide += [Edit(GOAL.ref(goal.id, "removed"), old=False, new=True) for goal in goals_of(desk, which)]
    desk.commit(label, hide, citizen=citizen)


def receive(desk: Desk, which: OrderId) -> Order:
    """Lock it with its goals, as they stand: its canonical content is stored with its SHA-256.

    Raises NothingOrdered, NoSender, Sealed, UnknownRecord.
    """
    values.settle(desk)
    read = desk.ledger.read
    citizen, _none = read.belongs_to(ORDER.ref(which))
    order, goals, case = read.order(which), goals_of(desk, which), read.case(citizen)
    if case is None or not any(goal.wording.strip() for goal in goals):
        raise NothingOrdered
    if not order.sender.strip():
        raise NoSender
    at = desk.clock().replace(microsecond=0)
    ordered = Ordered(read.citizen(citizen), replace(case, goals=goals), order)
    content = order_content(ordered, desk.catalogue, (at, desk.user))
    lock = locking(which, content, at, desk.user)
    desk.commit(Label.RECEIVE_ORDER, [lock], citizen=citizen)
    return read.order(which)


def copy_goal(desk: Desk, which: GoalId) -> GoalId:
    """A goal of one's own with the words of a received one, right after it, and with its delmål: they follow the goal
    that is worked on, and so do the notes about them. Raises UnknownRecord.
    """
    values.settle(desk)
    read = desk.ledger.read
    stored = read.goal(which)
    if stored is None or stored.removed:
        raise UnknownRecord
    citizen, _none = read.belongs_to(GOAL.ref(which))
    day, new_id = desk.clock().date(), GoalId(desk.new_id())
    made = replace(stored.goal, id=new_id, order_id=None, copies_id=which, set_on=day, author=desk.user)
    place = read.last_place(stored.case) + 1
    carried = list(_carried(desk, which, new_id))
    desk.commit(Label.COPY_GOAL, [GOAL.adding(made, stored.case, place=str(place)), *carried], citizen=citizen)
    return new_id


def _carried(desk: Desk, old: GoalId, new: GoalId) -> Iterator[Edit]:
    for step in desk.ledger.read.sub_goals_of(old):
        yield Edit(FieldRef(SUB_GOAL.record, step, SUB_GOAL.owner), old, new)


def _add(
    desk: Desk, which: OrderId, goals: Iterable[InterventionGoal], label: Label, head: Iterable[Edit] = ()
) -> None:
    read = desk.ledger.read
    citizen, _none = read.belongs_to(ORDER.ref(which))
    case, edits = rounds.case_of(desk, citizen)
    place = read.last_place(case.id)
    adding = [GOAL.adding(goal, case.id, place=str(place + n)) for n, goal in enumerate(goals, 1)]
    desk.commit(label, [*edits, *head, *adding], citizen=citizen)


def must_be(desk: Desk, here: Citizen, brought: Citizen) -> None:
    """Raises OfSomebodyElse unless a file's citizen can be the one in sight."""
    if not _is_same(desk, here, brought):
        raise OfSomebodyElse


def _is_same(desk: Desk, here: Citizen, brought: Citizen) -> bool:
    """Whether a file's citizen can be the one in sight: by id, by a number where both have one, else by name."""
    if here.id == brought.id:
        return True
    if desk.ledger.read.is_removed(brought.id) is not None:
        return False  # it is somebody else of this archive
    numbers = ((here.cpr, brought.cpr), (here.own_number, brought.own_number))
    known = [mine == theirs for mine, theirs in numbers if mine and theirs]
    return all(known) and bool(known or fold(display_name(here)) == fold(display_name(brought)))
