"""Records as they stand with what is still on its way into the archive: nobody waits to see what they set."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ffbdesk.domain.double import Assessment, Rating
from ffbdesk.domain.edits import FieldRef, Record, Value
from ffbdesk.domain.followups import FollowUpBoard
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import ConditionId, GatheringId, RatingId, ThemeCode
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    CASE,
    CITIZEN,
    CONDITION,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GATHERING,
    GOAL,
    INTERVENTION,
    MEETING,
    NOTE,
    ORDER,
    PLAIN_PAGE,
    RATING,
    STATUS,
    STATUS_PART,
    STAY,
    SUB_GOAL,
)
from ffbdesk.domain.marks import prompt_of, read
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plainpages import PlainPage
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.records import Case, Citizen, Condition, Description, GoalBoard, InformationGathering, Round
from ffbdesk.domain.status import StatusBoard
from ffbdesk.domain.stays import Stay
from ffbdesk.domain.subgoals import SubGoal

type Values = Mapping[FieldRef, Value]
"""What was set and is not stored yet, by field, in the order in which it was set."""


def in_order(there: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The ids that are there, in the order that is wanted; those it does not name come last."""
    named = [one for one in dict.fromkeys(wanted) if one in there]
    return [*named, *(one for one in there if one not in named)]


def over_round(shown: Round, values: Values) -> Round:
    """A round with the values that belong to it."""
    if not values or shown.gathering.seal is not None:
        return shown
    return replace(
        shown,
        citizen=over_citizen(shown.citizen, values),
        case=over_case(shown.case, values),
        gathering=_over_gathering(shown.gathering, values),
    )


def over_board(board: GoalBoard, values: Values) -> GoalBoard:
    """Goals with the values that belong to them."""
    if not values or board.seal is not None:
        return board
    gathering = _over_gathering(board.gathering, values) if board.gathering else None
    return replace(
        board,
        citizen=over_citizen(board.citizen, values),
        case=over_case(board.case, values),
        gathering=gathering,
        sub_goals={goal: _over_sub_goals(group, values) for goal, group in board.sub_goals.items()},
        orders=tuple(over_order(one, values) for one in board.orders),
    )


def over_citizen(citizen: Citizen, values: Values) -> Citizen:
    """A citizen with the values that belong to them."""
    return _over(CITIZEN, citizen, citizen.id, values)


def over_note(note: CareNote, values: Values) -> CareNote:
    """A note with the values that belong to it; a signed one takes none."""
    return note if note.signed_at is not None else _over(NOTE, note, note.id, values)


def over_status(board: StatusBoard, values: Values) -> StatusBoard:
    """A statusnotat with the values that belong to it; a finished one takes none."""
    if not values or board.status.seal is not None:
        return board
    parts = tuple(_over(STATUS_PART, part, part.id, values) for part in board.status.parts)
    return replace(board, status=replace(_over(STATUS, board.status, board.status.id, values), parts=parts))


def over_follow_up(board: FollowUpBoard, values: Values) -> FollowUpBoard:
    """An opfølgning with the values that belong to it; a finished one takes none."""
    one = board.follow_up
    if not values or one.seal is not None:
        return board
    parts = tuple(_over(FOLLOW_UP_PART, part, part.id, values) for part in one.parts)
    results = tuple(_over(FOLLOW_UP_RESULT, result, result.id, values) for result in one.results)
    return replace(board, follow_up=replace(_over(FOLLOW_UP, one, one.id, values), parts=parts, results=results))


def over_plain_page(page: PlainPage, values: Values) -> PlainPage:
    """A page of borgerens udgave with the values that belong to it."""
    return _over(PLAIN_PAGE, page, page.id, values)


def over_stay(stay: Stay, values: Values) -> Stay:
    """A stay with the values that belong to it and its meetings."""
    meetings = tuple(_over(MEETING, one, one.id, values) for one in stay.meetings)
    return replace(_over(STAY, stay, stay.id, values), meetings=meetings)


def over_plans(plans: tuple[CarePlan, ...], values: Values) -> tuple[CarePlan, ...]:
    """Indsatser with the values that belong to them and their ydelser."""
    return tuple(
        replace(
            _over(CARE_PLAN, plan, plan.id, values),
            interventions=tuple(_over(INTERVENTION, one, one.id, values) for one in plan.interventions),
        )
        for plan in plans
    )


def over_order(order: Order, values: Values) -> Order:
    """A bestilling with the values that belong to it; one that is locked takes none."""
    return order if order.seal is not None else _over(ORDER, order, order.id, values)


def over_case(case: Case, values: Values) -> Case:
    """A case with the values that belong to it and its goals, in the order that was chosen."""
    goals = _placed(Record.GOAL, {str(goal.id): _over_goal(goal, values) for goal in case.goals}, values)
    contacts = tuple(_over(CONTACT, one, one.id, values) for one in case.contacts)
    return replace(_over(CASE, case, case.id, values), goals=goals, contacts=contacts)


def _over_sub_goals(group: tuple[SubGoal, ...], values: Values) -> tuple[SubGoal, ...]:
    return _placed(Record.SUB_GOAL, {str(one.id): _over(SUB_GOAL, one, one.id, values) for one in group}, values)


def _placed[T](record: Record, by_id: Mapping[str, T], values: Values) -> tuple[T, ...]:
    """In the order that was chosen last for one of them."""
    order = list(by_id)
    for ref, value in values.items():
        if ref.kind is record and ref.field == "place" and ref.record_id in by_id:
            order = in_order(list(by_id), str(value).split())
    return tuple(by_id[one] for one in order)


def _over_gathering(gathering: InformationGathering, values: Values) -> InformationGathering:
    conditions = {condition.theme: condition for condition in gathering.conditions}
    for theme in _themes_set(Record.CONDITION, gathering.id, values):
        conditions[theme] = _over_condition(conditions.get(theme), gathering.id, theme, values)
    descriptions = {one.theme: one for one in gathering.descriptions}
    for theme in _themes_set(Record.DESCRIPTION, gathering.id, values):
        descriptions[theme] = _over_description(descriptions.get(theme), gathering.id, theme, values)
    return replace(
        _over(GATHERING, gathering, gathering.id, values),
        conditions=tuple(one for one in conditions.values() if not one.is_empty()),
        descriptions=tuple(one for one in descriptions.values() if not one.is_empty()),
        diagnoses=tuple(_over(DIAGNOSIS, one, one.id, values) for one in gathering.diagnoses),
        assessments=tuple(_over_assessment(one, values) for one in gathering.assessments),
    )


def _over_assessment(assessment: Assessment, values: Values) -> Assessment:
    ratings = {one.theme: one for one in assessment.ratings}
    for theme in _themes_set(Record.RATING, assessment.id, values):
        ratings[theme] = _over(RATING, ratings.get(theme) or Rating(RatingId(""), theme), assessment.id, values, theme)
    found = (one for one in ratings.values() if not one.is_empty())
    return replace(assessment, ratings=tuple(sorted(found, key=lambda one: one.theme)))


def _themes_set(kind: Record, owner: str, values: Values) -> list[ThemeCode]:
    """The codes at which something of a kind was set under a record."""
    here = (ref.theme for ref in values if ref.kind is kind and ref.record_id == owner)
    return [theme for theme in dict.fromkeys(here) if theme is not None]


def _over_description(
    description: Description | None, gathering: GatheringId, code: ThemeCode, values: Values
) -> Description:
    stands = _over(DESCRIPTION, description or Description(ConditionId(""), code), gathering, values, code)
    if DESCRIPTION.ref(gathering, "highlighted_on", code) in values:  # as to judge
        stands = replace(stands, carried_from_id=None)
    return stands


def _over_condition(condition: Condition | None, gathering: GatheringId, theme: ThemeCode, values: Values) -> Condition:
    stands = _over(CONDITION, condition or Condition(ConditionId(""), theme), gathering, values, theme)
    if CONDITION.ref(gathering, "judgement", theme) in values:  # to judge is to look at what was carried
        stands = replace(stands, carried_from_id=None)
    marks = {mark.prompt: mark for mark in stands.marks}
    for ref, value in values.items():
        prompt = prompt_of(ref.field)
        if prompt is None or (ref.record_id, ref.theme) != (gathering, theme):
            continue
        marks.pop(prompt, None)
        if value is not None:
            marks[prompt] = read(prompt, str(value))
    return replace(stands, marks=tuple(marks.values()))


def _over_goal(goal: InterventionGoal, values: Values) -> InterventionGoal:
    stands = _over(GOAL, goal, goal.id, values)
    if stands.theme != goal.theme and goal.order_id is None:  # where it begins is known when the theme is stored
        stands = replace(stands, starting_level=None, starting_on=None, begun_in_id=None)
    if stands.theme in stands.related:
        stands = replace(stands, related=tuple(code for code in stands.related if code != stands.theme))
    return stands


def _over[T](kind: Kind[T], record: T, record_id: str, values: Values, theme: ThemeCode | None = None) -> T:
    new: dict[str, Any] = {}
    for field in kind.fields:
        ref = kind.ref(record_id, field.name, theme)
        if ref in values:
            new[field.name] = field.form.read(values[ref])
    return replace(record, **new) if new else record  # type: ignore[type-var]
