"""The access log is a chain: a line that is taken out, changed or put in shows, and normal use never breaks it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ffbdesk.domain.ids import CitizenId
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services import access, archive, backups, citizens, erasure, people, rescue, restoring
from ffbdesk.services.desk import Desk
from ffbdesk.storage.database import connect
from ffbdesk.words import access as say
from ffbdesk.words.checks import found
from tests.support import PASSPHRASE, machine, made, opened, person


def some_lines(desk: Desk) -> list[CitizenId]:
    who = [person(desk, f"Test {name}").id for name in ("A", "B")]
    for citizen in who * 3:
        citizens.visit(desk, citizen)
    return who


@pytest.fixture
def desk(tmp_path: Path):
    with made(tmp_path / "a") as made_:
        some_lines(made_)
        assert made_.ledger.read.log_is_whole()
        yield made_


TAMPERINGS: dict[str, str] = {
    "the first": "DELETE FROM access WHERE id = (SELECT min(id) FROM access)",
    "one between": "DELETE FROM access WHERE id = 3",
    "the last": "DELETE FROM access WHERE id = (SELECT max(id) FROM access)",
    "all": "DELETE FROM access",
    "who": "UPDATE access SET by = 'Anden Test' WHERE id = 3",
    "when": "UPDATE access SET at = '2020-01-01T00:00:00+00:00' WHERE id = 3",
    "what": "UPDATE access SET what = 'open' WHERE id = 3",
    "whose": "UPDATE access SET citizen_id = NULL WHERE id = 3",
    "made blank": "UPDATE access SET at = '', by = '', what = '', nonce = '', digest = 'x' WHERE id = 3",
    "one more": "INSERT INTO access (at, by, what) VALUES ('2020-01-01T00:00:00+00:00', 'x', 'open')",
    "exchanged": "UPDATE access SET id = CASE id WHEN 3 THEN -4 ELSE -3 END WHERE id IN (3, 4)",
    "the end": "UPDATE access_end SET count = count - 1",
    "no end": "DELETE FROM access_end",
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_what_somebody_does_with_sql_shows(desk: Desk, how: str):
    desk.ledger._connection.execute(TAMPERINGS[how])
    assert not desk.ledger.read.log_is_whole()
    assert found("log") in archive.check(desk)
    assert "taget ud eller ændret" in access.state(desk)


def test_an_erased_citizen_leaves_the_chain_whole_and_nothing_of_theirs(desk: Desk):
    first, second = (line.citizen.id for line in citizens.listing(desk))
    before, end = desk.ledger.read.log_end()
    erasure.erase(desk, first)
    assert desk.ledger.read.log_is_whole()
    assert desk.ledger.read.log_end()[0] == before + 1, "the erasure itself"
    assert desk.ledger.read.log_end()[1] != end
    rows = desk.ledger._connection.execute("SELECT at, by, citizen_id, what, nonce FROM access").fetchall()
    assert not any(first in row for row in rows)
    assert rows.count(("", "", None, "", "")) == 3
    assert len(desk.ledger.read.accesses(second)) == 3
    assert "" not in {line.by for line in access.lines(desk)}, "a blank line is not shown"


def restored(desk: Desk) -> None:
    kept = backups.make(desk).backup.path
    some_lines(desk)
    backups.restore(desk, kept)


def new_key(desk: Desk) -> None:
    people.change_key(desk)
    some_lines(desk)


@pytest.mark.parametrize("use", [restored, new_key, lambda desk: access.save(desk, desk.ledger.folder.path / "ud")])
def test_normal_use_keeps_it_whole(desk: Desk, use: Callable[[Desk], Any]):
    before = desk.ledger.read.log_end()[0]
    use(desk)
    assert desk.ledger.read.log_end()[0] > before
    assert archive.check(desk) == ()


def test_a_rescue_and_a_restore_elsewhere_keep_it_whole(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        some_lines(desk)
        kept = backups.make(desk).backup.path
    restoring.into_new_folder(kept, tmp_path / "b", PASSPHRASE, machine(800)).ledger.close()
    with opened(tmp_path / "b") as desk:
        assert archive.check(desk) == ()
    (tmp_path / "a" / "arkiv.db").write_bytes(b"\xff" * 8192)
    desk = rescue.take_backup(tmp_path / "a", PASSPHRASE, kept, machine(900))
    assert archive.check(desk) == ()
    assert [line.what for line in access.lines(desk)][:2] == ["open", "rescue backup"]
    desk.ledger.close()


def test_lines_from_before_there_was_a_chain_are_in_it(tmp_path: Path):
    shutil.copytree(Path(__file__).parents[1] / "archives" / "6-lists", tmp_path / "a")
    connection = connect(tmp_path / "a" / "arkiv.db", KeyRing(tmp_path / "a").unlock(PASSPHRASE).key.raw_hex())
    line = "INSERT INTO access (at, by, what) VALUES ('2020-01-01T00:00:00+00:00', ?, 'view udredning')"
    connection.executemany(line, [("A",), ("B",), ("C",)])
    connection.close()
    with opened(tmp_path / "a") as desk:
        count, _link = desk.ledger.read.log_end()
        assert [line.by for line in reversed(desk.ledger.read.accesses())][:3] == ["A", "B", "C"]
        assert count == len(desk.ledger.read.accesses()) == 4
        assert desk.ledger.read.log_is_whole()
        desk.ledger._connection.execute("DELETE FROM access WHERE id = 1")
        assert not desk.ledger.read.log_is_whole()


def test_the_saved_log_says_so(desk: Desk, tmp_path: Path):
    content = access.save(desk, tmp_path / "ud").read_text("utf-8-sig")
    assert "Loggen er hel: 7 linjer. Loggens mærke nu er " in content.splitlines()[-1]
    desk.ledger._connection.execute("DELETE FROM access WHERE id = 2")
    content = access.save(desk, tmp_path / "ud").read_text("utf-8-sig")
    assert "taget ud eller ændret" in content.splitlines()[-1]


def test_a_line_made_blank_as_if_its_citizen_were_erased_shows(desk: Desk):
    blank = "UPDATE access SET at = '', by = '', citizen_id = NULL, what = '', nonce = '' WHERE id = 3"
    desk.ledger._connection.execute(blank)
    assert not desk.ledger.read.log_is_whole()


def test_an_erasure_that_was_not_done_is_not_counted(desk: Desk):
    """An earlier program wrote the line first, and one more where it failed."""
    first = citizens.listing(desk)[0].citizen.id
    gone = len(desk.ledger.read.accesses(first))
    desk.note(f"erase {gone}")
    desk.note(f"erase {gone} failed")
    assert [say.what(line.what) for line in access.lines(desk)][:2] == [
        "slettede en borger helt (det lykkedes ikke)",
        "slettede en borger helt",
    ]
    assert desk.ledger.read.log_is_whole()
    erasure.erase(desk, first)
    assert desk.ledger.read.log_is_whole()
    assert f"heraf {gone} om borgere, der er slettet" in access.state(desk)
