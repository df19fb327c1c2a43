"""What is locked, as its lock has it: a file may say one thing in a record and another under its padlock."""

import json
from dataclasses import replace
from typing import Any

from ffbdesk.domain.double import Assessment
from ffbdesk.domain.followups import FollowUp
from ffbdesk.domain.records import Condition, Description, Diagnosis, InformationGathering
from ffbdesk.domain.status import StatusNote
from ffbdesk.export.file import content as shared
from ffbdesk.export.file import followups as followed
from ffbdesk.export.file import orders as ordered
from ffbdesk.export.file import status as told
from ffbdesk.export.file.coding import FileForm, Json
from ffbdesk.export.file.parse import assessment_from, condition_from, description_from
from ffbdesk.export.file.whole import Whole


def as_locked(whole: Whole) -> Whole:
    """The same, with every record of a dated piece as its lock has it: nothing beside a lock may say something else."""
    contents = {piece: json.loads(lock.content) for piece, lock in whole.locks.items()}
    # Of one made here the goals are the case's: they go on after it was finished.
    came = {goal.id: goal.order_id for goal in (whole.case.goals if whole.case else ())}
    goals = {
        goal["id"]: goal
        for one in whole.orders
        if one.id in contents
        for goal in contents[one.id]["goals"]
        if came.get(goal["id"]) == one.id
    }
    case = whole.case
    if case is not None:
        case = replace(case, goals=tuple(_as_in(shared.GOALS, goal, goals.get(goal.id)) for goal in case.goals))
    return replace(
        whole,
        case=case,
        rounds=tuple(_locked_round(one, contents.get(one.id)) for one in whole.rounds),
        orders=tuple(_as_in(ordered.ORDERS, one, (contents.get(one.id) or {}).get("order")) for one in whole.orders),
        statuses=tuple(_locked_status(one, contents.get(one.id)) for one in whole.statuses),
        follow_ups=tuple(_locked_follow_up(one, contents.get(one.id)) for one in whole.follow_ups),
    )


def _as_in[T](form: FileForm[T], record: T, found: Json | None) -> T:
    """A record with the values that stand in a content of its kind."""
    if found is None:
        return record
    there = form.value(found, **_apart(record))
    new = {one.name: getattr(there, one.name) for name, one in form.fields.items() if name in found}
    return replace(record, **new)  # type: ignore[type-var]


_ELSEWHERE = (
    "case_id",
    "catalogue",
    "conditions",
    "descriptions",
    "diagnoses",
    "assessments",
    "seal",
    "parts",
    "results",
)


def _apart(record: Any) -> dict[str, Any]:
    """What files have elsewhere: here as it is."""
    return {name: getattr(record, name) for name in _ELSEWHERE if hasattr(record, name)}


def _locked_round(gathering: InformationGathering, content: Json | None) -> InformationGathering:
    if content is None:
        return gathering
    here = {one.theme: one for one in gathering.conditions}
    found = map(condition_from, content["conditions"])
    conditions = tuple(_as_here(one, here[one.theme]) if one.theme in here else one for one in found)
    head = _as_in(shared.HEADS, gathering, content["gathering"])
    told = {one.theme: one for one in gathering.descriptions}
    descriptions = (description_from(one) for one in content.get("descriptions", ()))
    return replace(
        head,
        conditions=conditions,
        descriptions=tuple(_as_here(one, told[one.theme]) if one.theme in told else one for one in descriptions),
        diagnoses=_locked_diagnoses(gathering, content),
        assessments=_locked_assessments(gathering, content),
    )


def _locked_diagnoses(gathering: InformationGathering, content: Json) -> tuple[Diagnosis, ...]:
    """As the lock says them, under the ids that they have here: those of a copy are its own.

    They stand in the order in which they were locked, so the place tells which is which.
    """
    ids = [one.id for one in gathering.diagnoses]
    found = map(shared.DIAGNOSES.value, content.get("diagnoses", ()))
    return tuple(replace(one, id=ids[n]) if n < len(ids) else one for n, one in enumerate(found))


def _locked_assessments(gathering: InformationGathering, content: Json) -> tuple[Assessment, ...]:
    """As the lock says them, under the ids that they have here."""
    here = gathering.assessments
    found = map(assessment_from, content.get("assessments", ()))
    return tuple(_under_ids(one, here[n]) if n < len(here) else one for n, one in enumerate(found))


def _under_ids(locked: Assessment, here: Assessment) -> Assessment:
    ids = {one.theme: one.id for one in here.ratings}
    ratings = tuple(replace(one, id=ids.get(one.theme, one.id)) for one in locked.ratings)
    return replace(locked, id=here.id, ratings=ratings)


def _as_here[C: (Condition, Description)](locked: C, here: C) -> C:
    """What a lock says, under the id that it has here. Locks of before kept no moment; the archive may know it."""
    return replace(locked, id=here.id, recorded_at=locked.recorded_at or here.recorded_at)


def _locked_status(status: StatusNote, content: Json | None) -> StatusNote:
    if content is None:
        return status
    return replace(_as_in(told.STATUSES, status, content["status"]), parts=tuple(map(told.part_from, content["parts"])))


def _locked_follow_up(follow_up: FollowUp, content: Json | None) -> FollowUp:
    if content is None:
        return follow_up
    return replace(
        _as_in(followed.FOLLOW_UPS, follow_up, content["follow_up"]),
        parts=tuple(map(followed.FOLLOW_UP_PARTS.value, content["parts"])),
        results=tuple(map(followed.FOLLOW_UP_RESULTS.value, content["results"])),
    )
