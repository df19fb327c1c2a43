"""From the plain JSON of the course room's files to its records. `reading` has checked what comes from outside."""

from datetime import date
from typing import Any

from ffbdesk.domain.course.case import (
    Against,
    CourseCase,
    Declared,
    Reference,
    Section,
    Target,
    ThemeReference,
    Trap,
)
from ffbdesk.domain.course.exercise import Answer, CaseRef, Given, Rules, Task
from ffbdesk.domain.ids import TargetCode, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, from_token, token

type Json = dict[str, Any]


class Unfitting(Exception):
    """A reference and its case do not fit each other."""


def case_from(body: Json) -> CourseCase:
    """A case, of content that is known to be right. Raises Unfitting where its parts do not fit each other."""
    reference = _reference(body["reference"])
    case = _case(body, tuple(one.theme for one in reference.themes), reference)
    sections = {one.id for one in case.sections}
    for one in reference.themes:
        if one.judgement not in one.defensible or not sections.issuperset(one.built_on):
            raise Unfitting
    return case


def task_from(body: Json) -> Task:
    """An opgave, of content that is known to be right."""
    themes = tuple(ThemeCode(one["code"]) for one in body["themes"])
    case, rules = _case(body["case"], themes, None), body["rules"]
    return Task(body["exercise"], body["round"], case, themes, Rules(rules["reason_needed"], rules["nickname"]))


def answer_from(body: Json) -> Answer:
    """An answer, of content that is known to be right."""
    case = body["case"]
    return Answer(
        id=body["id"],
        exercise=body["exercise"],
        round=body["round"],
        case=CaseRef(case["id"], case["revision"], case["sha256"]),
        participant=body["participant"],
        number=body["number"],
        nickname=body["nickname"],
        day=date.fromisoformat(body["day"]),
        minutes=body["minutes"],
        saved=body["saved"],
        given=tuple(
            Given(ThemeCode(one["theme"]), judgement_from(one["judgement"]), one["doubt"], one["reason"])
            for one in body["judgements"]
        ),
    )


def judgement_from(found: Json | None) -> Judgement | None:
    """A judgement again."""
    if found is None:
        return None
    return Assessed(Level(found["level"])) if found["kind"] == "assessed" else from_token(found["kind"])


def _case(body: Json, themes: tuple[ThemeCode, ...], reference: Reference | None) -> CourseCase:
    targets, period = body.get("target_groups", {}), body.get("period")
    primary = targets.get("primary")
    return CourseCase(
        id=body["id"],
        revision=body["revision"],
        title=body["title"],
        name=body["person"]["name"],
        age=body["person"].get("age"),
        summary=body["summary"],
        primary=_target(primary) if primary else None,
        others=tuple(map(_target, targets.get("others", ()))),
        period=(date.fromisoformat(period["from"]), date.fromisoformat(period["to"])) if period else None,
        minutes_to_read=body["minutes"]["read"],
        minutes_to_score=body["minutes"]["score"],
        declared=Declared(body["fictitious"]["by"], date.fromisoformat(body["fictitious"]["on"])),
        sections=tuple(Section(one["id"], one["heading"], tuple(one["paragraphs"])) for one in body["sections"]),
        themes=themes,
        reference=reference,
    )


def _target(found: Json) -> Target:
    return Target(TargetCode(found["code"]), found["term"])


def _reference(found: Json) -> Reference:
    return Reference(
        author=found["author"],
        on=date.fromisoformat(found["on"]),
        tried_by=tuple(found["tried_by"]),
        note=found["note"],
        themes=tuple(map(_theme, found["themes"])),
    )


def _theme(found: Json) -> ThemeReference:
    judgement = judgement_from(found["judgement"])
    assert judgement is not None  # noqa: S101 - the shape asks for one
    return ThemeReference(
        theme=ThemeCode(found["theme"]["code"]),
        judgement=judgement,
        defensible=_in_order(found["defensible"]),
        plain=found["plain"],
        built_on=tuple(found["built_on"]),
        traps=tuple(map(Trap, found["traps"])),
        reasoning=found["reasoning"],
        against=tuple(
            Against(judged, reason)
            for word, reason in found["against"].items()
            if (judged := from_token(word)) is not None
        ),
        counted_in=tuple(found["counted_in"]),
        left_out=tuple(found["left_out"]),
    )


def _in_order(words: list[str]) -> tuple[Judgement, ...]:
    found = {judged for word in words if (judged := from_token(word)) is not None}
    return tuple(sorted(found, key=lambda one: token(one) or ""))
