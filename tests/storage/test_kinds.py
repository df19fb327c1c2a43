"""The tables have just the columns that the kinds of record have: steps of the schema are written by hand."""

from pathlib import Path
from typing import Any

import pytest

from ffbdesk.domain.edits import Record
from ffbdesk.domain.kinds import CONDITION, KINDS, THEMED
from ffbdesk.storage.tables import TABLES
from tests.support import made

KEYS = {record: {KINDS[record].owner, "theme"} for record in THEMED}


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    """Of every table: name, type, whether it may be NULL."""
    with made(Path(tmp_path_factory.mktemp("x")) / "arkiv") as desk:
        found = {}
        for record in Record:
            info = desk.ledger._connection.execute(f'PRAGMA table_info("{record}")').fetchall()
            found[record.value] = [(name, type_, not notnull) for _n, name, type_, notnull, _default, _key in info]
        return found


@pytest.mark.parametrize("record", Record)
def test_the_columns_are_those_of_the_kind(record: Record, columns: dict[str, list[tuple[Any, ...]]]) -> None:
    wanted = {*TABLES[record].fields, *KEYS.get(record, {"id"})}
    assert {name for name, _type, _null in columns[record]} == wanted


@pytest.mark.parametrize("record", KINDS)
def test_what_may_be_empty_may_be_null_and_what_is_a_flag_is_a_number(
    record: Record, columns: dict[str, list[tuple[Any, ...]]]
) -> None:
    kind = KINDS[record]
    found = {name: (type_, null) for name, type_, null in columns[record]}
    for field in kind.fields:
        assert found[field.name] == ("INTEGER" if field.type is bool else "TEXT", field.optional), field.name


def test_a_condition_is_named_by_round_and_theme() -> None:
    assert TABLES[Record.CONDITION].fields[0] == "id"
    assert CONDITION.owner not in TABLES[Record.CONDITION].fields
