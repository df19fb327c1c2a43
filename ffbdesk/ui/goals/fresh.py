"""What is read anew when a goal, a delmål or a bestilling is made: it comes back with what was made."""

from collections.abc import Mapping
from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId, GoalId, OrderId, SubGoalId
from ffbdesk.domain.orders import Order, received
from ffbdesk.domain.records import Case, GoalBoard
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.services import goals, orders, subgoals
from ffbdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Goals:
    """The case with its goals, their delmål, and the bestillinger they came with."""

    case: Case
    sub_goals: Mapping[GoalId, tuple[SubGoal, ...]]
    orders: tuple[Order, ...]

    def into(self, board: GoalBoard) -> GoalBoard:
        """The board with it."""
        return replace(board, case=self.case, sub_goals=self.sub_goals, orders=self.orders)


def read(citizen: CitizenId, desk: Desk) -> Goals | None:
    """As they stand; None for somebody without a case."""
    found = desk.ledger.read
    case = found.case(citizen)
    return Goals(case, found.sub_goals(case.id), received(found.orders(case.id))) if case else None


def added(citizen: CitizenId, desk: Desk) -> tuple[GoalId, Goals | None]:
    """Make a goal."""
    return goals.add(desk, citizen), read(citizen, desk)


def sub_added(citizen: CitizenId, goal: GoalId, desk: Desk) -> tuple[SubGoalId, Goals | None]:
    """Make a delmål."""
    return subgoals.add(desk, goal), read(citizen, desk)


def order_added(citizen: CitizenId, desk: Desk) -> tuple[OrderId, Goals | None]:
    """Begin a bestilling."""
    return orders.begin(desk, citizen), read(citizen, desk)


def ordered(citizen: CitizenId, order: OrderId, desk: Desk) -> tuple[GoalId, Goals | None]:
    """Make a goal of a bestilling."""
    return orders.add_goal(desk, order), read(citizen, desk)


def taken(citizen: CitizenId, goal: GoalId, desk: Desk) -> tuple[GoalId, Goals | None]:
    """Copy a received goal."""
    return orders.copy_goal(desk, goal), read(citizen, desk)
