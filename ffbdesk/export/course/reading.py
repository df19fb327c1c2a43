"""Reading the files of the course room. Whatever a file holds, the answer is what it says or one of our errors."""

from codecs import BOM_UTF8
from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import from_json

from ffbdesk.domain.catalogue import Catalogue, Component
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import Answer, Task
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.export.course.parse import Json, Unfitting, answer_from, case_from, task_from
from ffbdesk.export.course.shape import SHAPES
from ffbdesk.export.course.writing import ANSWER, CASE, TASK, VERSION
from ffbdesk.export.file.bounds import Unbounded, bounded
from ffbdesk.export.file.check import FileDamaged, FileError, FileFromNewer, FileTooLarge, NotOurFile

LARGEST = 1024 * 1024
"""Bytes: a case of 31 themes has some 60 kB."""
_CODES = ("id", "code", "theme", "exercise", "participant", "sha256")
"""What holds no words: an official code may have ten digits in a row."""


class NotACourseFile(NotOurFile):
    """It is no file of the room, or none of the kind that is wanted."""


class LooksReal(FileError):
    """Something in it looks like a real person's number."""


class OtherCatalogue(FileError):
    """It is about themes of another catalogue."""


def read_case(raw: bytes, name: str, catalogue: Catalogue) -> CourseCase:
    """A `.ffbsag`. Raises a FileError."""
    try:
        return case_from(_read(raw, name, CASE, catalogue))
    except Unfitting:
        raise FileDamaged(name) from None


def read_task(raw: bytes, name: str, catalogue: Catalogue) -> Task:
    """A `.ffbopgave`. Raises a FileError, also where its text is not the one its hash is of."""
    body = _read(raw, name, TASK, catalogue)
    task = task_from(body)
    if task.case.text_hash != body["case"]["sha256"]:
        raise FileDamaged(name)
    return task


def read_answer(raw: bytes, name: str, catalogue: Catalogue) -> Answer:
    """A `.ffbsvar`. Raises a FileError."""
    return answer_from(_read(raw, name, ANSWER, catalogue))


def _read(raw: bytes, name: str, wanted: str, catalogue: Catalogue) -> Json:
    if len(raw) > LARGEST:
        raise FileTooLarge(name)
    try:
        bounded(raw)
        body = from_json(raw.removeprefix(BOM_UTF8))
    except (Unbounded, ValueError):
        raise NotACourseFile(name) from None
    if not isinstance(body, dict) or body.get("format") != wanted:
        raise NotACourseFile(name)
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
