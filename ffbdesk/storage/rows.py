"""Rows of the tables as the values they stand for. A text still being typed goes before the stored one."""

from typing import Any

from ffbdesk.domain.double import Rating
from ffbdesk.domain.edits import Fields
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import CONDITION, DESCRIPTION, RATING
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.records import Condition, Description
from ffbdesk.storage.tables import EMPTY, TABLES, condition_id

type Drafts = dict[tuple[str, str], str]
"""The drafts of one record: (theme, field) -> text."""


def columns(kind: Kind[Any], of: str = "") -> str:
    """The columns that `record` and `cells` read, the id first, in SQL; `of` is the table's name in a join."""
    prefix = f"{of}." if of else ""
    return ", ".join(f"{prefix}{name}" for name in ("id", *TABLES[kind.record].fields))


def select(kind: Kind[Any]) -> str:
    """The beginning of a query for rows that `record` and `cells` read."""
    return f'SELECT {columns(kind)} FROM "{kind.record}"'


def cells(kind: Kind[Any], row: tuple[Any, ...]) -> Fields:
    """A row with its columns' names, without the id."""
    return TABLES[kind.record].cells(row[1:])


def record[T](kind: Kind[T], row: tuple[Any, ...], typed: Drafts | None = None, **apart: Any) -> T:
    """The record that a row stands for, drafts applied; `apart` are the fields that are no columns."""
    return kind.value(row[0], with_drafts(cells(kind, row), typed or {}), **apart)


def with_drafts(stored: Fields, typed: Drafts, theme: str = "") -> Fields:
    """The cells as they stand with what is still being typed."""
    return {**stored, **{field: text for (at, field), text in typed.items() if at == theme and field in stored}}


def themed(kind: Kind[Any]) -> str:
    """A query for rows that `condition`, `description` or `rating` reads, of one record that they hang under."""
    columns_ = ", ".join(field.name for field in kind.fields)
    return f"SELECT theme, id, {columns_} FROM {kind.record} WHERE {kind.owner} = ?"


def condition(
    gathering: str, theme: str, row: tuple[Any, ...] | None, typed: Drafts, marks: tuple[Mark, ...]
) -> Condition:
    """What was found at a theme; `row` is None where only drafts tell of it."""
    own, stored = _themed(CONDITION, gathering, theme, row)
    return CONDITION.value(own, with_drafts(stored, typed, theme), theme=theme, marks=marks)


def description(gathering: str, theme: str, row: tuple[Any, ...] | None, typed: Drafts) -> Description:
    """What is described at an overtema or undertema; as `condition`."""
    own, stored = _themed(DESCRIPTION, gathering, theme, row)
    return DESCRIPTION.value(own, with_drafts(stored, typed, theme), theme=theme)


def rating(assessment: str, theme: str, row: tuple[Any, ...] | None, typed: Drafts) -> Rating:
    """What an assessor gives a theme; as `condition`."""
    own, stored = _themed(RATING, assessment, theme, row)
    return RATING.value(own, with_drafts(stored, typed, theme), theme=theme)


def _themed(kind: Kind[Any], owner: str, theme: str, row: tuple[Any, ...] | None) -> tuple[str, Fields]:
    empty = EMPTY[kind.record]
    _theme, own, *values = row or (theme, condition_id(owner, theme), *empty.values())
    return own, dict(zip(empty, values, strict=True))
