"""Files of the course room, with something in every field."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import Answer, Given, Rules, Task
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.export.course.reading import read_answer, read_case, read_task
from ffbdesk.export.course.writing import answer_content, case_content, task_content
from tests.domain.course.made import EXERCISE, answer, catalogue, kirsten, reference

type Json = dict[str, Any]
type Path = tuple[str | int, ...]
type Reader = Callable[[bytes, str, Catalogue], CourseCase | Task | Answer]

READERS: dict[str, Reader] = {"case": read_case, "task": read_task, "answer": read_answer}
NAME = "en fil"


def full_case() -> CourseCase:
    return replace(kirsten(), reference=replace(reference(), tried_by=("En underviser",), note="En bemærkning."))


def full_answer() -> Answer:
    given = [
        Given(theme, None if at == 9 else SEVEN[at % 7], doubt=at == 3, reason=f"Grund nummer {at}.")
        for at, theme in enumerate(kirsten().themes)
    ]
    return replace(answer(7, given), nickname="Hugo")


def content(kind: str) -> Json:
    """A new one each time: it may be changed."""
    return json.loads(json.dumps(_content(kind)))  # type: ignore[no-any-return]


def _content(kind: str) -> Json:
    if kind == "case":
        return case_content(full_case(), catalogue())
    if kind == "task":
        return task_content(Task(EXERCISE, 1, full_case(), kirsten().themes, Rules()), catalogue())
    return answer_content(full_answer())


def read(kind: str, body: object) -> CourseCase | Task | Answer:
    return READERS[kind](json.dumps(body).encode(), NAME, catalogue())


def walk(found: object, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value with where it stands, the whole first."""
    yield at, found
    parts = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in parts:
        yield from walk(value, (*at, key))


def field(at: Path) -> str:
    """A place as a field: wherever it stands in a list, and whichever judgement it speaks against."""
    told = "/".join("*" if isinstance(key, int) else key for key in at)
    return told.rpartition("/")[0] + "/*" if "/against/" in told else told


def put(body: Json, at: Path, value: object) -> Json:
    """The same with another value in a place."""
    where: Any = body
    for key in at[:-1]:
        where = where[key]
    where[at[-1]] = value
    return body


def take(body: Json, at: Path) -> Json:
    """The same without a place."""
    where: Any = body
    for key in at[:-1]:
        where = where[key]
    del where[at[-1]]
    return body
