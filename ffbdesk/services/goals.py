"""Indsatsformål and indsatsmål of a citizen's case. They stay open when a round is finished: it keeps a copy."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ffbdesk.domain.edits import Label
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CitizenId, ConditionId, GatheringId, GoalId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import GOAL
from ffbdesk.domain.orders import received
from ffbdesk.domain.records import Condition, GoalBoard, InformationGathering
from ffbdesk.domain.rules import as_begun
from ffbdesk.services import rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord


def board(desk: Desk, citizen: CitizenId, gathering: GatheringId | None = None) -> GoalBoard:
    """The citizen's goals beside the levels of a round, by default the newest. A finished round gives its own copy
    where it is named. Makes the case where there is none yet.

    Raises UnknownRecord, also where the round is another citizen's and where the citizen was removed.
    """
    read = desk.ledger.read
    person = read.citizen(citizen)
    if gathering is not None:
        shown = rounds.load(desk, gathering)
        if shown.citizen.id != citizen:
            raise UnknownRecord
        return GoalBoard(shown.citizen, shown.case, shown.gathering, shown.gathering.seal)
    case, edits = rounds.case_of(desk, citizen)
    if edits:
        desk.commit(Label.MAKE_CASE, edits, citizen=citizen)
    newest = read.newest(citizen)
    shown_round = rounds.load(desk, newest).gathering if newest else None
    followed: dict[ThemeCode, date] = {}
    if shown_round is not None:
        own, (shown_round, followed) = shown_round, _with_followed(shown_round, read.followed(citizen))
        case = replace(case, goals=tuple(_begun_apart(goal, own, followed) for goal in case.goals))
    return GoalBoard(
        person,
        case,
        shown_round,
        sub_goals=read.sub_goals(case.id),
        orders=received(read.orders(case.id)),
        followed=followed,
    )


def _with_followed(
    gathering: InformationGathering, followed: dict[ThemeCode, tuple[Level, date]]
) -> tuple[InformationGathering, dict[ThemeCode, date]]:
    """A round with the levels whose newest is of an opfølgning, and of which day they are."""
    stands = {condition.theme: condition for condition in gathering.conditions}
    for theme, (level, _day) in followed.items():
        before = stands.get(theme) or Condition(ConditionId(f"{gathering.id}/{theme}"), theme)
        stands[theme] = replace(before, judgement=Assessed(level), carried_from_id=None)
    days = {theme: day for theme, (_level, day) in followed.items()}
    return replace(gathering, conditions=tuple(stands.values())), days


def _begun_apart(
    goal: InterventionGoal, gathering: InformationGathering, followed: Mapping[ThemeCode, date]
) -> InterventionGoal:
    """A goal that an open round begins, where an opfølgning said the newest level: it starts with the round's own."""
    begun = as_begun(goal, gathering)
    return replace(begun, begun_in_id=None) if begun is not goal and goal.theme in followed else goal


def visit(desk: Desk, citizen: CitizenId, gathering: GatheringId | None = None) -> GoalBoard:
    """Open the goals to look at them: as `board`, and remembered in the access log."""
    shown = board(desk, citizen, gathering)
    desk.saw("view indsatsmaal", citizen)
    return shown


def add(desk: Desk, citizen: CitizenId, theme: ThemeCode | None = None) -> GoalId:
    """A new goal after the others, perhaps on a theme already. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    own = InterventionGoal(GoalId(desk.new_id()), "", theme=theme, set_on=desk.clock().date(), author=desk.user)
    goal = replace(own, **values.beginning(desk, citizen, theme))
    place = desk.ledger.read.last_place(case.id) + 1
    desk.commit(Label.ADD_GOAL, [*edits, GOAL.adding(goal, case.id, place=str(place))], citizen=citizen)
    return goal.id


def remove(desk: Desk, goal: GoalId) -> None:
    """Hide a goal. Can be undone; nothing is erased. Raises UnknownRecord."""
    values.settle(desk)
    values.put(desk, GOAL.ref(goal, "removed"), value=True)
