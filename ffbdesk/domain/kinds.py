"""Every kind of record that is edited field by field, each under the one it belongs to.

Special, and therefore not whole here: a condition, a description or a rating has no id of its own in an edit (it is
named by what it hangs under and a theme, and its row comes and goes with what is in it), a condition's marks are fields
named by their prompts, and a seal is a lock that nobody edits. `storage.tables` knows these.
"""

from dataclasses import replace
from typing import Any

from ffbdesk.domain.cleaning import line
from ffbdesk.domain.double import Assessment, Rating
from ffbdesk.domain.edits import FieldRef, Label, Part, Record
from ffbdesk.domain.followups import FollowUp, FollowUpPart, FollowUpResult
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.marks import prompt_of
from ffbdesk.domain.notes import Addition, CareNote
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plainpages import PlainPage
from ffbdesk.domain.plans import CarePlan, Intervention
from ffbdesk.domain.records import (
    Case,
    Citizen,
    Condition,
    Contact,
    Description,
    Diagnosis,
    InformationGathering,
    Round,
)
from ffbdesk.domain.status import StatusNote, StatusPart
from ffbdesk.domain.stays import Meeting, Stay
from ffbdesk.domain.subgoals import SubGoal

CITIZEN = Kind(Record.CITIZEN, Citizen, removed=False)
CASE = Kind(Record.CASE, Case, CITIZEN, edited=Label.EDIT_GATHERING)
GATHERING = Kind(
    Record.GATHERING,
    InformationGathering,
    CASE,
    catalogue_name="",
    catalogue_version="",
    source_sha256="",
    removed=False,
)
CONDITION = Kind(Record.CONDITION, Condition, GATHERING, edited=Label.WRITE)
DESCRIPTION = Kind(Record.DESCRIPTION, Description, GATHERING, edited=Label.WRITE)
DIAGNOSIS = Kind(Record.DIAGNOSIS, Diagnosis, GATHERING, edited=Label.EDIT_GATHERING, removed=False)
CONTACT = Kind(Record.CONTACT, Contact, CASE, edited=Label.EDIT_GATHERING, removed=False)
ASSESSMENT = Kind(Record.ASSESSMENT, Assessment, GATHERING, edited=Label.END_DOUBLE, removed=False)
RATING = Kind(Record.RATING, Rating, ASSESSMENT, edited=Label.RATE)
STAY = Kind(Record.STAY, Stay, CASE, removed=False)
MEETING = Kind(Record.MEETING, Meeting, STAY, edited=Label.EDIT_STAY, removed=False)
ORDER = Kind(Record.ORDER, Order, CASE, part=Part.GOALS, removed=False)
CARE_PLAN = Kind(Record.CARE_PLAN, CarePlan, CASE, part=Part.ORDERS, removed=False)
INTERVENTION = Kind(Record.INTERVENTION, Intervention, CARE_PLAN, part=Part.ORDERS, removed=False)
GOAL = Kind(Record.GOAL, InterventionGoal, CASE, part=Part.GOALS, place="", removed=False)
SUB_GOAL = Kind(Record.SUB_GOAL, SubGoal, GOAL, part=Part.GOALS, place="", removed=False)
NOTE = Kind(Record.NOTE, CareNote, CITIZEN, part=Part.NOTES, removed=False)
ADDITION = Kind(Record.ADDITION, Addition, NOTE, part=Part.NOTES, edited=Label.ADD_TO_NOTE)
STATUS = Kind(Record.STATUS, StatusNote, CASE, part=Part.FOLLOW_UPS, removed=False)
STATUS_PART = Kind(Record.STATUS_PART, StatusPart, STATUS, part=Part.FOLLOW_UPS, edited=Label.EDIT_STATUS)
FOLLOW_UP = Kind(Record.FOLLOW_UP, FollowUp, CASE, part=Part.FOLLOW_UPS, removed=False)
FOLLOW_UP_PART = Kind(Record.FOLLOW_UP_PART, FollowUpPart, FOLLOW_UP, part=Part.FOLLOW_UPS, edited=Label.EDIT_FOLLOW_UP)
FOLLOW_UP_RESULT = Kind(
    Record.FOLLOW_UP_RESULT, FollowUpResult, FOLLOW_UP, part=Part.FOLLOW_UPS, edited=Label.EDIT_FOLLOW_UP
)
PLAIN_PAGE = Kind(Record.PLAIN_PAGE, PlainPage, CASE, part=Part.PLAIN_PAGES, place="", removed=False)

KINDS: dict[Record, Kind[Any]] = {
    kind.record: kind
    for kind in (
        *(
            CITIZEN,
            CASE,
            CONTACT,
            GATHERING,
            DIAGNOSIS,
            CONDITION,
            DESCRIPTION,
            ASSESSMENT,
            RATING,
            STAY,
            MEETING,
            ORDER,
        ),
        *(CARE_PLAN, INTERVENTION),
        *(GOAL, SUB_GOAL, NOTE, ADDITION, STATUS, STATUS_PART),
        *(FOLLOW_UP, FOLLOW_UP_PART, FOLLOW_UP_RESULT),
        PLAIN_PAGE,
    )
}
"""By what an edit calls them; each after the one it hangs under."""

BY_THEME: tuple[Kind[Any], ...] = (CONDITION, DESCRIPTION, RATING)
"""Kinds whose records are named by what they hang under and a code: they come with their first field and go with the
last."""
THEMED = frozenset(kind.record for kind in BY_THEME)


SOURCED = frozenset({(Record.STATUS_PART, "happened")})
"""Texts that know the notes they came from, stored with a mark round each sentence (`sourced`)."""

QUOTED: dict[Record, str] = {
    Record.GATHERING: "wishes",
    Record.CONDITION: "citizen",
    Record.DESCRIPTION: "citizen",
    Record.GOAL: "wording",
    Record.NOTE: "own_words",
    Record.STATUS_PART: "citizens_view",
    Record.FOLLOW_UP_PART: "citizens_view",
}
"""Where the citizen's own words are written down."""


def is_quoted(ref: FieldRef) -> bool:
    """Whether a field holds the citizen's own words."""
    return QUOTED.get(ref.kind) == ref.field


def as_typed(shown: Round) -> Round:
    """A round with every text in it as it would stand if it had been typed here."""
    goals = tuple(GOAL.cleaned(goal) for goal in shown.case.goals)
    gathering = replace(
        GATHERING.cleaned(shown.gathering),
        conditions=tuple(_condition_as_typed(one) for one in shown.gathering.conditions),
        descriptions=tuple(map(DESCRIPTION.cleaned, shown.gathering.descriptions)),
        diagnoses=tuple(map(DIAGNOSIS.cleaned, shown.gathering.diagnoses)),
        assessments=tuple(map(assessment_as_typed, shown.gathering.assessments)),
        seal=shown.gathering.seal and replace(shown.gathering.seal, by=line(shown.gathering.seal.by)),
    )
    case = replace(CASE.cleaned(shown.case), goals=goals, contacts=tuple(map(CONTACT.cleaned, shown.case.contacts)))
    return replace(shown, citizen=CITIZEN.cleaned(shown.citizen), case=case, gathering=gathering)


def assessment_as_typed(assessment: Assessment) -> Assessment:
    """One with every text in it, those of its ratings too, as it would stand if it had been typed here."""
    return replace(ASSESSMENT.cleaned(assessment), ratings=tuple(map(RATING.cleaned, assessment.ratings)))


def _condition_as_typed(condition: Condition) -> Condition:
    marks = tuple(replace(mark, text=line(mark.text)) for mark in condition.marks)
    return replace(CONDITION.cleaned(condition), marks=marks)


def label_of(ref: FieldRef) -> Label:
    """What a change of one field is called."""
    return Label.MARK if prompt_of(ref.field) is not None else KINDS[ref.kind].label_of(ref.field)
