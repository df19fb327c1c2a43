"""A whole citizen as the content of a file, and back: every record with every field, and what was locked as it was.

Of what is hidden because it was removed by mistake only goals and delmål are in it: notes and statusnotater may tell of
them, and are closed where their theme is. Who saw and changed what is not.
"""

import json
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.followups import FollowUp
from ffbdesk.domain.ids import GoalId, ThemeCode
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import (
    ADDITION,
    ASSESSMENT,
    BY_THEME,
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
    assessment_as_typed,
)
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plainpages import PlainPage
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.records import Case, CatalogueVersion, Citizen, Condition, Description, InformationGathering
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.status import StatusNote
from ffbdesk.domain.stays import Stay
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.export.file.coding import FileForm, Json, coded_description, coded_theme
from ffbdesk.export.file.content import assessments_content, canonical, fingerprint, mark_content, version_of
from ffbdesk.export.file.parse import assessment_from, mark_from
from ffbdesk.export.file.status import additions_content, additions_from, part_content, part_from

CITIZENS, CASES, HEADS = (FileForm[Any](kind, every=True) for kind in (CITIZEN, CASE, GATHERING))
CONDITIONS, GOALS, SUB_GOALS = (FileForm[Any](kind, every=True) for kind in (CONDITION, GOAL, SUB_GOAL))
DESCRIPTIONS, DIAGNOSES, CONTACTS = (FileForm[Any](kind, every=True) for kind in (DESCRIPTION, DIAGNOSIS, CONTACT))
CARE_PLANS, INTERVENTIONS = (FileForm[Any](kind, every=True) for kind in (CARE_PLAN, INTERVENTION))
FOLLOW_UPS, FOLLOW_UP_PARTS, FOLLOW_UP_RESULTS = (
    FileForm[Any](kind, every=True) for kind in (FOLLOW_UP, FOLLOW_UP_PART, FOLLOW_UP_RESULT)
)
STAYS, MEETINGS, ORDERS = (FileForm[Any](kind, every=True) for kind in (STAY, MEETING, ORDER))
NOTES, STATUSES, PLAIN_PAGES = (FileForm[Any](kind, every=True) for kind in (NOTE, STATUS, PLAIN_PAGE))
"""How each kind stands in the file; the parts of a statusnotat stand as in a file of one."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What a dated piece was locked with: its canonical content."""

    seal: Seal
    content: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that stands about a citizen."""

    citizen: Citizen
    case: Case | None
    """With its goals, in their order, those that were put away too."""
    rounds: tuple[InformationGathering, ...] = ()
    stays: tuple[Stay, ...] = ()
    orders: tuple[Order, ...] = ()
    plans: tuple[CarePlan, ...] = ()
    sub_goals: Mapping[GoalId, tuple[SubGoal, ...]] = field(default_factory=dict)
    notes: tuple[CareNote, ...] = ()
    statuses: tuple[StatusNote, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    plain_pages: tuple[PlainPage, ...] = ()
    """In their order."""
    locks: Mapping[str, Locked] = field(default_factory=dict)
    """By the id of the round, bestilling, statusnotat or opfølgning."""
    put_away: frozenset[str] = frozenset()
    """The ids of the goals and delmål that are hidden."""


def whole_content(whole: Whole, catalogue: Catalogue) -> Json:
    """All of it."""
    goals, locks = whole.case.goals if whole.case else (), whole.locks
    return {
        "catalogue": version_of(catalogue.version),
        "citizen": CITIZENS.whole(whole.citizen, catalogue),
        "case": CASES.whole(whole.case, catalogue) if whole.case else None,
        "contacts": [CONTACTS.whole(one, catalogue) for one in (whole.case.contacts if whole.case else ())],
        "gatherings": [
            {
                **HEADS.whole(one, catalogue),
                "catalogue": version_of(one.catalogue),
                "conditions": [_condition(c, catalogue) for c in one.conditions],
                "descriptions": [_description(each, catalogue) for each in one.descriptions],
                "diagnoses": [DIAGNOSES.whole(each, catalogue) for each in one.diagnoses],
                "assessments": assessments_content(one.assessments, catalogue),
                "locked": _locked(locks, one.id),
            }
            for one in whole.rounds
        ],
        "stays": [
            {**STAYS.whole(one, catalogue), "meetings": [MEETINGS.whole(m, catalogue) for m in one.meetings]}
            for one in whole.stays
        ],
        "care_plans": [
            {
                **CARE_PLANS.whole(one, catalogue),
                "interventions": [INTERVENTIONS.whole(each, catalogue) for each in one.interventions],
            }
            for one in whole.plans
        ],
        "orders": [{**ORDERS.whole(one, catalogue), "locked": _locked(locks, one.id)} for one in whole.orders],
        "goals": [
            {
                **GOALS.whole(goal, catalogue),
                "removed": goal.id in whole.put_away,
                "sub_goals": [
                    {**SUB_GOALS.whole(one, catalogue), "removed": one.id in whole.put_away}
                    for one in whole.sub_goals.get(goal.id, ())
                ],
            }
            for goal in goals
        ],
        "notes": [{**NOTES.whole(one, catalogue), "additions": additions_content(one)} for one in whole.notes],
        "statuses": [
            {
                **STATUSES.whole(one, catalogue),
                "parts": [part_content(part, catalogue) for part in one.parts],
                "locked": _locked(locks, one.id),
            }
            for one in whole.statuses
        ],
        "follow_ups": [{**_follow_up(one, catalogue), "locked": _locked(locks, one.id)} for one in whole.follow_ups],
        "plain_pages": [PLAIN_PAGES.whole(one, catalogue) for one in whole.plain_pages],
    }


def _follow_up(one: FollowUp, catalogue: Catalogue) -> Json:
    return {
        **FOLLOW_UPS.whole(one, catalogue),
        "parts": [FOLLOW_UP_PARTS.whole(part, catalogue) for part in one.parts],
        "results": [FOLLOW_UP_RESULTS.whole(each, catalogue) for each in one.results],
    }


def whole_of(content: Json) -> Whole:
    """What stands in the file; what comes from outside has been checked."""
    citizen = CITIZENS.value(content["citizen"])
    case_id = content["case"]["id"] if content["case"] else ""
    goals = tuple(map(GOALS.value, content["goals"]))
    contacts = tuple(map(CONTACTS.value, content.get("contacts", ())))
    pieces = (*content["gatherings"], *content["orders"], *content["statuses"], *content.get("follow_ups", ()))
    locks = {one["id"]: found for one in pieces if (found := _lock_of(one)) is not None}

    def seal(one: Json) -> Seal | None:
        return locks[one["id"]].seal if one["id"] in locks else None

    return Whole(
        citizen,
        CASES.value(content["case"], citizen_id=citizen.id, goals=goals, contacts=contacts)
        if content["case"]
        else None,
        tuple(
            HEADS.value(
                one,
                case_id=case_id,
                catalogue=CatalogueVersion(one["catalogue"]["name"], one["catalogue"]["version"]),
                conditions=tuple(map(_condition_of, one["conditions"])),
                descriptions=tuple(map(_description_of, one.get("descriptions", ()))),
                diagnoses=tuple(map(DIAGNOSES.value, one.get("diagnoses", ()))),
                assessments=tuple(map(assessment_from, one.get("assessments", ()))),
                seal=seal(one),
            )
            for one in content["gatherings"]
        ),
        tuple(STAYS.value(one, meetings=tuple(map(MEETINGS.value, one["meetings"]))) for one in content["stays"]),
        tuple(ORDERS.value(one, seal=seal(one)) for one in content["orders"]),
        tuple(
            CARE_PLANS.value(one, interventions=tuple(map(INTERVENTIONS.value, one["interventions"])))
            for one in content.get("care_plans", ())
        ),
        {
            GoalId(one["id"]): tuple(map(SUB_GOALS.value, one["sub_goals"]))
            for one in content["goals"]
            if one["sub_goals"]
        },
        tuple(NOTES.value(one, citizen_id=citizen.id, additions=additions_from(one)) for one in content["notes"]),
        tuple(
            STATUSES.value(one, case_id=case_id, parts=tuple(map(part_from, one["parts"])), seal=seal(one))
            for one in content["statuses"]
        ),
        tuple(
            FOLLOW_UPS.value(
                one,
                case_id=case_id,
                parts=tuple(map(FOLLOW_UP_PARTS.value, one["parts"])),
                results=tuple(map(FOLLOW_UP_RESULTS.value, one["results"])),
                seal=seal(one),
            )
            for one in content.get("follow_ups", ())
        ),
        tuple(map(PLAIN_PAGES.value, content.get("plain_pages", ()))),
        locks,
        frozenset(one["id"] for goal in content["goals"] for one in (goal, *goal["sub_goals"]) if one["removed"]),
    )


def as_typed(whole: Whole) -> Whole:
    """The same with every text as it would stand if it had been typed here. What is locked stays as it is."""
    return replace(
        whole,
        case=whole.case
        and replace(
            CASE.cleaned(whole.case),
            goals=tuple(map(GOAL.cleaned, whole.case.goals)),
            contacts=tuple(map(CONTACT.cleaned, whole.case.contacts)),
        ),
        rounds=tuple(
            replace(
                GATHERING.cleaned(one),
                conditions=tuple(map(CONDITION.cleaned, one.conditions)),
                descriptions=tuple(map(DESCRIPTION.cleaned, one.descriptions)),
                diagnoses=tuple(map(DIAGNOSIS.cleaned, one.diagnoses)),
                assessments=tuple(map(assessment_as_typed, one.assessments)),
            )
            for one in whole.rounds
        ),
        stays=tuple(
            replace(STAY.cleaned(one), meetings=tuple(map(MEETING.cleaned, one.meetings))) for one in whole.stays
        ),
        orders=tuple(map(ORDER.cleaned, whole.orders)),
        plans=tuple(
            replace(CARE_PLAN.cleaned(one), interventions=tuple(map(INTERVENTION.cleaned, one.interventions)))
            for one in whole.plans
        ),
        sub_goals={goal: tuple(map(SUB_GOAL.cleaned, group)) for goal, group in whole.sub_goals.items()},
        notes=tuple(
            replace(NOTE.cleaned(one), additions=tuple(map(ADDITION.cleaned, one.additions))) for one in whole.notes
        ),
        statuses=tuple(
            replace(STATUS.cleaned(one), parts=tuple(map(STATUS_PART.cleaned, one.parts))) for one in whole.statuses
        ),
        follow_ups=tuple(
            replace(
                FOLLOW_UP.cleaned(one),
                parts=tuple(map(FOLLOW_UP_PART.cleaned, one.parts)),
                results=tuple(map(FOLLOW_UP_RESULT.cleaned, one.results)),
            )
            for one in whole.follow_ups
        ),
        plain_pages=tuple(map(PLAIN_PAGE.cleaned, whole.plain_pages)),
    )


def has_room(whole: Whole) -> bool:
    """Whether every text in it is as long as its field may be: composed letters may be longer than they came."""
    return all(kind.has_room(record) for kind, record in _records(whole))


def has_each_id_once(whole: Whole) -> bool:
    """Whether no two records have one id, also after what is locked was taken from its lock.

    As `sense` asks it of the content: not of the case, which gets another id where its own is taken.
    """
    ids = [str(whole.citizen.id), *(str(stay.id) for stay in whole.stays)]
    ids += [str(record.id) for kind, record in _records(whole) if kind not in (CASE, *BY_THEME)]
    return len(set(ids)) == len(ids)


def _records(whole: Whole) -> list[tuple[Kind[Any], Any]]:
    """Each with its kind."""
    found: list[tuple[Kind[Any], Any]] = [(CASE, whole.case)] if whole.case else []
    found += [(GOAL, one) for one in (whole.case.goals if whole.case else ())]
    found += [(SUB_GOAL, one) for group in whole.sub_goals.values() for one in group]
    found += [(GATHERING, one) for one in whole.rounds]
    found += [(CONTACT, one) for one in (whole.case.contacts if whole.case else ())]
    found += [(CONDITION, one) for gathering in whole.rounds for one in gathering.conditions]
    found += [(DESCRIPTION, one) for gathering in whole.rounds for one in gathering.descriptions]
    found += [(DIAGNOSIS, one) for gathering in whole.rounds for one in gathering.diagnoses]
    for assessment in (one for gathering in whole.rounds for one in gathering.assessments):
        found += [(ASSESSMENT, assessment), *((RATING, given) for given in assessment.ratings)]
    found += [(MEETING, one) for stay in whole.stays for one in stay.meetings]
    found += [(ORDER, one) for one in whole.orders]
    found += [(CARE_PLAN, one) for one in whole.plans]
    found += [(INTERVENTION, one) for plan in whole.plans for one in plan.interventions]
    found += [(NOTE, one) for one in whole.notes]
    found += [(ADDITION, one) for note in whole.notes for one in note.additions]
    found += [(STATUS, one) for one in whole.statuses]
    found += [(STATUS_PART, one) for status in whole.statuses for one in status.parts]
    for follow_up in whole.follow_ups:
        found += [(FOLLOW_UP, follow_up), *((FOLLOW_UP_PART, one) for one in follow_up.parts)]
        found += [(FOLLOW_UP_RESULT, one) for one in follow_up.results]
    return [*found, *((PLAIN_PAGE, one) for one in whole.plain_pages)]


def _condition(one: Condition, catalogue: Catalogue) -> Json:
    return {
        **CONDITIONS.whole(one, catalogue),
        "theme": coded_theme(one.theme, catalogue),
        "marks": [mark_content(mark) for mark in one.marks],
    }


def _condition_of(found: Json) -> Condition:
    marks = tuple(map(mark_from, found["marks"]))
    condition: Condition = CONDITIONS.value(found, theme=ThemeCode(found["theme"]["code"]), marks=marks)
    return condition


def _description(one: Description, catalogue: Catalogue) -> Json:
    return {**DESCRIPTIONS.whole(one, catalogue), "theme": coded_description(one.theme, catalogue)}


def _description_of(found: Json) -> Description:
    description: Description = DESCRIPTIONS.value(found, theme=ThemeCode(found["theme"]["code"]))
    return description


def _locked(locks: Mapping[str, Locked], piece: str) -> Json | None:
    lock = locks.get(piece)
    if lock is None:
        return None
    return {"at": lock.seal.at.isoformat(), "by": lock.seal.by, "content": json.loads(lock.content)}


def _lock_of(found: Json) -> Locked | None:
    lock = found["locked"]
    if lock is None:
        return None
    at, content = datetime.fromisoformat(lock["at"]), lock["content"]
    return Locked(Seal(fingerprint(content), at, lock["by"]), canonical(content))
