"""Writing the files of the course room: UTF-8 JSON that a person can read."""

import json
from collections.abc import Sequence
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.case import CourseCase, Reference, Section, Target, ThemeReference
from ffbdesk.domain.course.exercise import Answer, Task
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, level_of, token

type Json = dict[str, Any]

CASE, TASK, ANSWER = "ffbdesk/sag", "ffbdesk/opgave", "ffbdesk/svar"
CASE_ENDING, TASK_ENDING, ANSWER_ENDING = ".ffbsag", ".ffbopgave", ".ffbsvar"
VERSION = 1


def written(content: Json) -> bytes:
    """As it stands in a file."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def case_content(case: CourseCase, catalogue: Catalogue) -> Json:
    """A `.ffbsag`, with its reference."""
    return {
        "format": CASE,
        "version": VERSION,
        "id": case.id,
        "revision": case.revision,
        "language": "da",
        "practice": True,
        "title": case.title,
        "person": {"name": case.name, "age": case.age},
        "summary": case.summary,
        "target_groups": {
            "primary": _target(case.primary) if case.primary else None,
            "others": list(map(_target, case.others)),
        },
        "catalogue": _version(catalogue),
        "period": _period(case),
        "minutes": {"read": case.minutes_to_read, "score": case.minutes_to_score},
        "fictitious": _declared(case),
        "sections": list(map(_section, case.sections)),
        "reference": _reference(case.reference, catalogue) if case.reference else None,
    }


def task_content(task: Task, catalogue: Catalogue) -> Json:
    """A `.ffbopgave`: no reference and no traps, whatever the case has."""
    case = task.case
    return {
        "format": TASK,
        "version": VERSION,
        "language": "da",
        "practice": True,
        "exercise": task.exercise,
        "round": task.round,
        "catalogue": _version(catalogue),
        "case": {
            "id": case.id,
            "revision": case.revision,
            "title": case.title,
            "person": {"name": case.name, "age": case.age},
            "summary": case.summary,
            "minutes": {"read": case.minutes_to_read, "score": case.minutes_to_score},
            "fictitious": _declared(case),
            "period": _period(case),
            "sha256": case.text_hash,
            "sections": list(map(_section, case.sections)),
        },
        "themes": _coded(task.themes, catalogue),
        "rules": {"reason_needed": task.rules.reason_needed, "nickname": task.rules.nickname},
    }


def answer_content(answer: Answer) -> Json:
    """A `.ffbsvar`."""
    return {
        "format": ANSWER,
        "version": VERSION,
        "practice": True,
        "exercise": answer.exercise,
        "round": answer.round,
        "case": {"id": answer.case.id, "revision": answer.case.revision, "sha256": answer.case.text_hash},
        "id": answer.id,
        "participant": answer.participant,
        "number": answer.number,
        "nickname": answer.nickname,
        "day": answer.day.isoformat(),
        "minutes": answer.minutes,
        "saved": answer.saved,
        "judgements": [
            {"theme": one.theme, "judgement": _judgement(one.judgement), "doubt": one.doubt, "reason": one.reason}
            for one in answer.given
        ],
    }


def _judgement(judgement: Judgement | None) -> Json | None:
    if judgement is None:
        return None
    level = level_of(judgement)
    return {"kind": token(judgement)} if level is None else {"kind": "assessed", "level": int(level)}


def _target(target: Target) -> Json:
    return {"code": target.code, "term": target.term}


def _version(catalogue: Catalogue) -> Json:
    return {"name": catalogue.version.name, "version": catalogue.version.version}


def _period(case: CourseCase) -> Json | None:
    return {"from": case.period[0].isoformat(), "to": case.period[1].isoformat()} if case.period else None


def _declared(case: CourseCase) -> Json:
    return {"declared": True, "by": case.declared.by, "on": case.declared.on.isoformat()}


def _section(section: Section) -> Json:
    return {"id": section.id, "heading": section.heading, "paragraphs": list(section.paragraphs)}


def _coded(themes: Sequence[ThemeCode], catalogue: Catalogue) -> list[Json]:
    return [{"code": theme, "term": catalogue.theme(theme).term} for theme in themes]


def _reference(reference: Reference, catalogue: Catalogue) -> Json:
    return {
        "author": reference.author,
        "on": reference.on.isoformat(),
        "tried_by": list(reference.tried_by),
        "note": reference.note,
        "themes": [_theme(one, catalogue) for one in reference.themes],
    }


def _theme(one: ThemeReference, catalogue: Catalogue) -> Json:
    return {
        "theme": _coded((one.theme,), catalogue)[0],
        "judgement": _judgement(one.judgement),
        "defensible": [token(each) for each in one.defensible],
        "plain": one.plain,
        "built_on": list(one.built_on),
        "traps": [trap.value for trap in one.traps],
        "reasoning": one.reasoning,
        "against": {token(each.judgement): each.reason for each in one.against},
        "counted_in": list(one.counted_in),
        "left_out": list(one.left_out),
    }
