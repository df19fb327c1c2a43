"""Delmål under a citizen's goals: a new one, and one that was begun by mistake."""

from ffbdesk.domain.edits import Label
from ffbdesk.domain.ids import GoalId, SubGoalId
from ffbdesk.domain.kinds import GOAL, SUB_GOAL
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.services import values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord


def add(desk: Desk, goal: GoalId) -> SubGoalId:
    """A new delmål after the goal's others, begun today. Raises UnknownRecord, also where the goal was removed."""
    stored = desk.ledger.read.goal(goal)
    if stored is None or stored.removed:
        raise UnknownRecord
    citizen, _none = desk.ledger.read.belongs_to(GOAL.ref(goal))
    today = desk.clock().date()
    made = SubGoal(SubGoalId(desk.new_id()), "", begun_on=today, set_on=today, author=desk.user)
    place = str(desk.ledger.read.last_sub_place(goal) + 1)
    desk.commit(Label.ADD_SUB_GOAL, [SUB_GOAL.adding(made, goal, place=place)], citizen=citizen)
    return made.id


def remove(desk: Desk, which: SubGoalId) -> None:
    """Hide a delmål. Can be undone; nothing is erased. Raises UnknownRecord."""
    values.settle(desk)
    values.put(desk, SUB_GOAL.ref(which, "removed"), value=True)
