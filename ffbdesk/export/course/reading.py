"""Reading the files of the course room. Whatever a file holds, the answer is what it says or one of our errors."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from ffbdesk.domain.catalogue import Catalogue, Component
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
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.domain.ids import TargetCode, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, from_token, token
from ffbdesk.export.course.shape import SHAPES
from ffbdesk.export.course.writing import ANSWER, CASE, TASK, VERSION
from ffbdesk.export.file.bounds import Unbounded, bounded
from ffbdesk.export.file.check import FileDamaged, FileError, FileFromNewer, FileTooLarge, NotOurFile

type Json = dict[str, Any]

LARGEST = 1024 * 1024
"""Bytes: a case of 31 themes has some 60 kB."""
_CODES = ("id", "code", "theme", "exercise", "participant", "sha256")
"""What holds no words: an official code may have ten digits in a row."""


class LooksReal(FileError):
    """Something in it looks like a real person's number."""


class OtherCatalogue(FileError):
    """It is about themes of another catalogue."""


def read_case(raw: bytes, name: str, catalogue: Catalogue) -> CourseCase:
    """A `.ffbsag`. Raises a FileError."""
    return case_from(_read(raw, name, CASE, catalogue), name)


def read_task(raw: bytes, name: str, catalogue: Catalogue) -> Task:
    """A `.ffbopgave`. Raises a FileError, also where its text is not the one its hash is of."""
    body = _read(raw, name, TASK, catalogue)
    found = body["case"]
    themes = tuple(ThemeCode(one["code"]) for one in body["themes"])
    case = _case(found, themes, None)
    if case.text_hash != found["sha256"]:
        raise FileDamaged(name)
    rules = Rules(body["rules"]["reason_needed"], body["rules"]["nickname"])
    return Task(body["exercise"], body["round"], case, themes, rules)


def read_answer(raw: bytes, name: str, catalogue: Catalogue) -> Answer:
    """A `.ffbsvar`. Raises a FileError."""
    return answer_from(_read(raw, name, ANSWER, catalogue))


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


def case_from(body: Json, name: str) -> CourseCase:
    """A case, of content that is known to be right. Raises FileDamaged where its parts do not fit each other."""
    reference = _reference(body["reference"])
    case = _case(body, tuple(one.theme for one in reference.themes), reference)
    sections = {one.id for one in case.sections}
    for one in reference.themes:
        if one.judgement not in one.defensible or not sections.issuperset(one.built_on):
            raise FileDamaged(name)
    return case


def judgement_from(found: Json | None) -> Judgement | None:
    """A judgement again."""
    if found is None:
        return None
    return Assessed(Level(found["level"])) if found["kind"] == "assessed" else from_token(found["kind"])


def _read(raw: bytes, name: str, wanted: str, catalogue: Catalogue) -> Json:
    if len(raw) > LARGEST:
        raise FileTooLarge(name)
    try:
        bounded(raw)
        body = from_json(raw.removeprefix(BOM_UTF8))
    except (Unbounded, ValueError):
        raise NotOurFile(name) from None
    if not isinstance(body, dict) or body.get("format") != wanted:
        raise NotOurFile(name)
    version = body.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise FileFromNewer(name)
    try:
        SHAPES[wanted].model_validate(body)
    except ValidationError:
        raise FileDamaged(name) from None
    if any(map(looks_like_cpr, _words(body))):
        raise LooksReal(name)
    _must_make_sense(body, name, catalogue)
    return body


def _must_make_sense(body: Json, name: str, catalogue: Catalogue) -> None:
    """Known themes, each once; sections each once."""
    version = body.get("catalogue")
    if version is not None and version != {"name": catalogue.version.name, "version": catalogue.version.version}:
        raise OtherCatalogue(name)
    themes = _themes(body)
    known = {theme.code for theme in catalogue.themes if theme.kind is Component.ACTIVITY}
    if not known.issuperset(themes):
        raise OtherCatalogue(name)
    sections = [one["id"] for one in (body.get("sections") or body.get("case", {}).get("sections") or ())]
    if len(set(themes)) < len(themes) or len(set(sections)) < len(sections):
        raise FileDamaged(name)


def _themes(body: Json) -> list[str]:
    if body["format"] == ANSWER:
        return [one["theme"] for one in body["judgements"]]
    if body["format"] == TASK:
        return [one["code"] for one in body["themes"]]
    return [one["theme"]["code"] for one in body["reference"]["themes"]]


def _words(found: object, key: str = "") -> Iterator[str]:
    """Every text that somebody may have written."""
    if isinstance(found, str) and key not in _CODES:
        yield found
    elif isinstance(found, dict):
        for name, value in found.items():
            yield from _words(value, name)
    elif isinstance(found, list):
        for value in found:
            yield from _words(value, key)


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
