"""What each kind of record says of itself: cells there and back, names for every field, and no field forgotten."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.double import Assessment, Rating
from ffbdesk.domain.edits import Label, Part, Record
from ffbdesk.domain.followups import FollowUp, FollowUpPart, FollowUpResult, GoalNext
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import (
    AdditionId,
    AssessmentId,
    CarePlanId,
    CaseId,
    ChangeCode,
    CitizenId,
    ConditionId,
    ContactId,
    DiagnosisId,
    FollowUpCode,
    FollowUpId,
    FollowUpPartId,
    FollowUpResultId,
    GatheringId,
    GoalId,
    InterventionCode,
    InterventionId,
    MeetingId,
    NeedCode,
    NoteId,
    OrderId,
    PersonId,
    PlainPageId,
    RatingId,
    ServiceCode,
    StatusId,
    StatusPartId,
    StayId,
    SubGoalId,
    TargetCode,
)
from ffbdesk.domain.ids import ThemeCode as Code
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed, NotRelevant
from ffbdesk.domain.kind import Kind, Since
from ffbdesk.domain.kinds import (
    ADDITION,
    CASE,
    CITIZEN,
    CONDITION,
    GATHERING,
    GOAL,
    KINDS,
    MEETING,
    NOTE,
    STAY,
    SUB_GOAL,
)
from ffbdesk.domain.notes import Addition, CareNote
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plainpages import PlainPage
from ffbdesk.domain.plans import CarePlan, Intervention
from ffbdesk.domain.records import (
    Agreement,
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    Contact,
    ContactRole,
    Description,
    Diagnosis,
    InformationGathering,
)
from ffbdesk.domain.status import GoalResult, StatusNote, StatusPart
from ffbdesk.domain.stays import Meeting, Stay
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.words import fields as words
from ffbdesk.words.changes import change

MOMENTS = st.datetimes(timezones=st.just(UTC))
CODES = st.uuids().map(lambda uuid: Code(str(uuid)))
LEVELS = st.none() | st.sampled_from(Level)
RECORDS: dict[Record, tuple[st.SearchStrategy[Any], dict[str, Any]]] = {
    Record.CITIZEN: (st.builds(Citizen, id=st.just(CitizenId("a"))), {}),
    Record.CASE: (
        st.builds(
            Case, id=st.just(CaseId("a")), citizen_id=st.just(CitizenId("c")), goals=st.just(()), contacts=st.just(())
        ),
        {},
    ),
    Record.CONTACT: (st.builds(Contact, id=st.just(ContactId("a")), role=st.none() | st.sampled_from(ContactRole)), {}),
    Record.CARE_PLAN: (
        st.builds(
            CarePlan,
            id=st.just(CarePlanId("a")),
            service=st.none() | CODES.map(ServiceCode),
            order_id=st.none() | st.just(OrderId("b")),
            set_on=st.none() | st.dates(),
            interventions=st.just(()),
        ),
        {},
    ),
    Record.INTERVENTION: (
        st.builds(
            Intervention,
            id=st.just(InterventionId("a")),
            code=st.none() | CODES.map(InterventionCode),
            starts_on=st.none() | st.dates(),
            ends_on=st.none() | st.dates(),
        ),
        {},
    ),
    Record.ASSESSMENT: (
        st.builds(
            Assessment,
            id=st.just(AssessmentId("a")),
            done_at=st.none() | MOMENTS,
            person_id=st.none() | st.just(PersonId("p")),
            ratings=st.just(()),
            mine=st.just(False),
            gone=st.just(False),
        ),
        {},
    ),
    Record.RATING: (
        st.builds(
            Rating,
            id=st.just(RatingId("a")),
            theme=st.just(Code("t")),
            judgement=st.none() | st.just(NotAssessed()) | st.just(NotRelevant()) | st.builds(Assessed),
            recorded_at=st.none() | MOMENTS,
        ),
        {"theme": Code("t")},
    ),
    Record.DIAGNOSIS: (st.builds(Diagnosis, id=st.just(DiagnosisId("a"))), {}),
    Record.DESCRIPTION: (
        st.builds(
            Description,
            id=st.just(ConditionId("a")),
            theme=st.just(Code("t")),
            highlighted_on=st.none() | st.dates(),
            recorded_at=st.none() | MOMENTS,
            carried_from_id=st.none() | st.just(GatheringId("b")),
        ),
        {"theme": Code("t")},
    ),
    Record.GATHERING: (
        st.builds(
            InformationGathering,
            id=st.just(GatheringId("a")),
            case_id=st.just(CaseId("k")),
            catalogue=st.just(CatalogueVersion("x", "1")),
            conditions=st.just(()),
            seal=st.none(),
            agreement=st.none() | st.sampled_from(Agreement),
            need=st.none() | CODES.map(NeedCode),
            target=st.none() | CODES.map(TargetCode),
            other_targets=st.lists(CODES.map(TargetCode), max_size=3).map(tuple),
            need_recorded_at=st.none() | MOMENTS,
            targets_recorded_at=st.none() | MOMENTS,
            diagnoses=st.just(()),
            descriptions=st.just(()),
            assessments=st.just(()),
        ),
        {"catalogue": CatalogueVersion("x", "1"), "conditions": (), "seal": None},
    ),
    Record.CONDITION: (
        st.builds(
            Condition,
            id=st.just(ConditionId("a")),
            theme=st.just(Code("t")),
            judgement=st.none() | st.just(NotAssessed()) | st.just(NotRelevant()) | st.builds(Assessed),
            own_rating=LEVELS,
            carried_from_id=st.none() | st.just(GatheringId("g")),
            recorded_at=st.none() | MOMENTS,
            marks=st.just(()),
        ),
        {"theme": Code("t"), "marks": ()},
    ),
    Record.STAY: (
        st.builds(
            Stay,
            id=st.just(StayId("a")),
            begun_on=st.none() | st.dates(),
            ends_on=st.none() | st.dates(),
            report_due_on=st.none() | st.dates(),
            asked_about=st.lists(CODES, max_size=4).map(tuple),
            set_on=st.none() | st.dates(),
            meetings=st.just(()),
        ),
        {},
    ),
    Record.MEETING: (
        st.builds(
            Meeting,
            id=st.just(MeetingId("a")),
            held_on=st.none() | st.dates(),
            held_at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        ),
        {},
    ),
    Record.ORDER: (
        st.builds(
            Order,
            id=st.just(OrderId("a")),
            dated_on=st.none() | st.dates(),
            follow_up_on=st.none() | st.dates(),
            set_on=st.none() | st.dates(),
            seal=st.none(),
        ),
        {},
    ),
    Record.GOAL: (
        st.builds(
            InterventionGoal,
            id=st.just(GoalId("a")),
            change_value=st.none() | st.just(ChangeCode("c")),
            theme=st.none() | CODES,
            expected_level=LEVELS,
            follow_up_on=st.none() | st.dates(),
            related=st.lists(CODES, max_size=4).map(tuple),
            starting_level=LEVELS,
            starting_on=st.none() | st.dates(),
            begun_in_id=st.none() | st.just(GatheringId("g")),
            set_on=st.none() | st.dates(),
            order_id=st.none() | st.just(OrderId("o")),
            copies_id=st.none() | st.just(GoalId("g")),
        ),
        {},
    ),
    Record.SUB_GOAL: (
        st.builds(
            SubGoal,
            id=st.just(SubGoalId("a")),
            begun_on=st.none() | st.dates(),
            seen_again_on=st.none() | st.dates(),
            judged_on=st.none() | st.dates(),
            set_on=st.none() | st.dates(),
        ),
        {},
    ),
    Record.NOTE: (
        st.builds(
            CareNote,
            id=st.just(NoteId("a")),
            citizen_id=st.just(CitizenId("c")),
            themes=st.lists(CODES, max_size=4).map(tuple),
            signed_at=st.none() | MOMENTS,
            additions=st.just(()),
            pending=st.just(""),
        ),
        {},
    ),
    Record.STATUS: (
        st.builds(
            StatusNote,
            id=st.just(StatusId("a")),
            case_id=st.just(CaseId("k")),
            since=st.none() | st.dates(),
            until=st.none() | st.dates(),
            follow_up_on=st.none() | st.dates(),
            corrects_id=st.none() | st.just(StatusId("b")),
            parts=st.just(()),
            seal=st.none(),
        ),
        {},
    ),
    Record.STATUS_PART: (
        st.builds(
            StatusPart,
            id=st.just(StatusPartId("a")),
            goal_id=st.none() | st.just(GoalId("g")),
            theme=st.none() | CODES,
            result=st.none() | st.sampled_from(GoalResult),
            level=LEVELS,
        ),
        {},
    ),
    Record.FOLLOW_UP: (
        st.builds(
            FollowUp,
            id=st.just(FollowUpId("a")),
            case_id=st.just(CaseId("k")),
            status_id=st.none() | st.just(StatusId("s")),
            need=st.none() | CODES.map(NeedCode),
            need_on=st.none() | st.dates(),
            need_recorded_at=st.none() | MOMENTS,
            next_on=st.none() | st.dates(),
            corrects_id=st.none() | st.just(FollowUpId("b")),
            parts=st.just(()),
            results=st.just(()),
            seal=st.none(),
        ),
        {},
    ),
    Record.FOLLOW_UP_PART: (
        st.builds(
            FollowUpPart,
            id=st.just(FollowUpPartId("a")),
            goal_id=st.none() | st.just(GoalId("g")),
            theme=st.none() | CODES,
            judgement=st.none() | st.just(NotAssessed()) | st.just(NotRelevant()) | st.builds(Assessed),
            judged_on=st.none() | st.dates(),
            recorded_at=st.none() | MOMENTS,
            result=st.none() | st.sampled_from(GoalResult),
            following=st.none() | st.sampled_from(GoalNext),
            again_on=st.none() | st.dates(),
        ),
        {},
    ),
    Record.FOLLOW_UP_RESULT: (
        st.builds(
            FollowUpResult,
            id=st.just(FollowUpResultId("a")),
            plan_id=st.none() | st.just(CarePlanId("p")),
            value=st.none() | CODES.map(FollowUpCode),
        ),
        {},
    ),
    Record.PLAIN_PAGE: (
        st.builds(
            PlainPage,
            id=st.just(PlainPageId("a")),
            goal_id=st.none() | st.just(GoalId("g")),
            theme=st.none() | CODES,
        ),
        {},
    ),
    Record.ADDITION: (st.builds(Addition, id=st.just(AdditionId("a")), at=MOMENTS), {}),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(data=st.data())
def test_cells_there_and_back(kind: Kind[Any], data: st.DataObject) -> None:
    strategy, apart = RECORDS[kind.record]
    value = data.draw(strategy)
    cells = {**kind.cells(value), kind.owner: getattr(value, kind.owner, None)}
    assert all(cell is None or isinstance(cell, str | bool) for cell in cells.values())
    assert kind.value(value.id, cells, **apart) == value


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_has_one_name_and_no_name_is_left_over(kind: Kind[Any]) -> None:
    assert set(words.NAMES[kind.record]) == {field.name for field in kind.fields}


def test_every_change_is_called_something() -> None:
    for label in Label:
        assert change(label, CASE.ref("k", "case_number"), "") != label.value, label


def test_making_and_setting_a_goal_as_edits() -> None:
    goal = InterventionGoal(GoalId("m"), "Jeg handler ind", expected_level=Level.NONE)
    made = GOAL.adding(goal, "k", place="3")
    assert made.old is None
    assert made.new == {
        "case_id": "k",
        "wording": "Jeg handler ind",
        "change_value": None,
        "theme": None,
        "expected_level": "0",
        "follow_up_on": None,
        "responsible": "",
        "related": "",
        "starting_level": None,
        "starting_on": None,
        "begun_in_id": None,
        "set_on": None,
        "author": "",
        "order_id": None,
        "copies_id": None,
        "place": "3",
        "removed": False,
    }
    (day, level) = GOAL.setting(goal, follow_up_on=date(2026, 12, 24), expected_level=None)
    assert (day.ref, day.old, day.new) == (GOAL.ref("m", "follow_up_on"), None, "2026-12-24")
    assert (level.old, level.new) == ("0", None)
    with pytest.raises(ValueError, match="no field"):
        GOAL.ref("m", "folow_up_on")


def test_where_records_hang_and_what_their_changes_are_called() -> None:
    assert [kind.owner for kind in KINDS.values()] == [
        "",
        "citizen_id",
        "case_id",
        "case_id",
        "gathering_id",
        "gathering_id",
        "gathering_id",
        "gathering_id",
        "assessment_id",
        "case_id",
        "stay_id",
        "case_id",
        "case_id",
        "care_plan_id",
        "case_id",
        "goal_id",
        "citizen_id",
        "note_id",
        "case_id",
        "status_id",
        "case_id",
        "follow_up_id",
        "follow_up_id",
        "case_id",
    ]
    assert [CASE.part_of(name) for name in ("municipality", "intervention_purpose")] == [Part.ROUNDS, Part.GOALS]
    labels = {
        CITIZEN.label_of("name"): Label.EDIT_CITIZEN,
        CASE.label_of("municipality"): Label.EDIT_GATHERING,
        CASE.label_of("intervention_purpose"): Label.EDIT_GOAL,
        GATHERING.label_of("wishes"): Label.EDIT_GATHERING,
        CONDITION.label_of("others"): Label.WRITE,
        CONDITION.label_of("judgement"): Label.JUDGE,
        CONDITION.label_of("own_rating"): Label.OWN_RATING,
        CONDITION.label_of("carried_from_id"): Label.CONFIRM,
        GOAL.label_of("place"): Label.MOVE_GOAL,
        GOAL.label_of("removed"): Label.REMOVE_GOAL,
        STAY.label_of("begun_on"): Label.EDIT_STAY,
        STAY.label_of("removed"): Label.REMOVE_STAY,
        MEETING.label_of("about"): Label.EDIT_STAY,
        SUB_GOAL.label_of("basis"): Label.EDIT_SUB_GOAL,
        SUB_GOAL.label_of("status"): Label.JUDGE_SUB_GOAL,
        SUB_GOAL.label_of("place"): Label.MOVE_SUB_GOAL,
        SUB_GOAL.label_of("removed"): Label.REMOVE_SUB_GOAL,
        NOTE.label_of("text"): Label.EDIT_NOTE,
        ADDITION.label_of("text"): Label.ADD_TO_NOTE,
    }
    assert all(found is wanted for found, wanted in labels.items())


def test_a_field_of_a_later_generation_needs_a_default() -> None:
    from dataclasses import dataclass
    from typing import Annotated

    @dataclass(frozen=True)
    class Late:
        id: str
        came: Annotated[datetime, Since(9)]

    with pytest.raises(TypeError, match="default"):
        _ = Kind(Record.NOTE, Late).fields
    assert [one.name for one in fields(Late)] == ["id", "came"]
