"""What leaves the archive and what the log says of it agree, also where one of the two cannot be done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ffbdesk.domain.ids import GoalId
from ffbdesk.domain.records import Informant
from ffbdesk.keys import open_ring
from ffbdesk.services import access, backups, goals, handover, insight, leaving, people, rescue, rounds, sheets, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, Paper
from ffbdesk.services.insight import Agreed
from ffbdesk.services.rescue import NotReadableAtAll
from ffbdesk.storage.errors import DiskFull, Unwritable
from ffbdesk.words import access as say
from tests.support import PASSPHRASE, begun, machine, made, themes


def _round(desk: Desk) -> Any:
    return desk.ledger.read.citizens()[0].rounds[0].id


def _citizen(desk: Desk) -> Any:
    return desk.ledger.read.citizens()[0].citizen.id


def _goal(desk: Desk) -> GoalId:
    return goals.board(desk, _citizen(desk)).case.goals[0].id


def _insight(desk: Desk, form: Form, out: Path) -> Path:
    agreed = Agreed(insight.passages(insight.gather(desk, _citizen(desk))))
    return insight.save(desk, _citizen(desk), form, out, agreed)


WAYS: dict[str, Callable[[Desk, Path], object]] = {
    "udredning pdf": lambda desk, out: handover.save(desk, _round(desk), Form.PDF, out),
    "udredning json": lambda desk, out: handover.save(desk, _round(desk), Form.JSON, out),
    "indsatsmaal pdf": lambda desk, out: handover.save_goals(desk, _citizen(desk), Form.PDF, out),
    "indsatsmaal json": lambda desk, out: handover.save_goals(desk, _citizen(desk), Form.JSON, out),
    "indsigt pdf": lambda desk, out: _insight(desk, Form.PDF, out),
    "indsigt json": lambda desk, out: _insight(desk, Form.JSON, out),
    "log": access.save,
    "sheet": sheets.save,
    "organisation": lambda desk, out: people.make_organisation_key(desk, "Prøve", PASSPHRASE, out, machine()),
    "backup": backups.save_to,
}
GIVEN: dict[str, Callable[[Desk], object]] = {
    "print": lambda desk: handover.note_print(desk, _round(desk), Paper.SHORT),
    "round as text": lambda desk: handover.text_of(desk, _round(desk)),
    "theme as text": lambda desk: handover.theme_text(desk, _round(desk), themes(desk)[0]),
    "goal as text": lambda desk: handover.goal_text(desk, _citizen(desk), _goal(desk)),
    "sheet on paper": sheets.pdf,
}


@pytest.fixture
def ready(desk: Desk) -> Desk:
    gathering = begun(desk)
    values.put(desk, rounds.voice_ref(gathering, themes(desk)[0], Informant.CITIZEN), "x", gathering=gathering)
    goals.add(desk, _citizen(desk))
    return desk


def full_disk(*_what: object, **_who: object) -> None:
    raise DiskFull


def log(desk: Desk) -> list[str]:
    """Without how the archive was come into."""
    return [line.what for line in reversed(access.lines(desk)) if line.what not in ("make", "open")]


@pytest.mark.parametrize("way", WAYS)
def test_a_file_is_there_and_in_the_log(ready: Desk, tmp_path: Path, way: str):
    out = tmp_path / "ud"
    out.mkdir()
    WAYS[way](ready, out)
    (file,) = out.iterdir()
    assert file.stat().st_size > 30
    (line,) = log(ready)
    assert say.what(line) != line, "it has a Danish name"


@pytest.mark.parametrize("way", WAYS)
def test_where_the_line_cannot_be_written_there_is_no_file(
    ready: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
):
    out, slots = tmp_path / "ud", ready.keys.people()
    out.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(ready.ledger, "note_access", full_disk)
        with pytest.raises(DiskFull):
            WAYS[way](ready, out)
    assert list(out.iterdir()) == []
    assert log(ready) == []
    assert ready.keys.people() == slots


@pytest.mark.parametrize("way", [way for way in WAYS if way not in {"backup", "organisation"}])
def test_nothing_readable_lies_there_under_its_name_before_the_line_is_written(
    ready: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
):
    out, real, seen = tmp_path / "ud", ready.ledger.note_access, []

    def looks(*what: Any, **who: Any) -> None:
        seen.append([path.stat().st_size for path in out.iterdir() if not path.name.startswith(".")])
        real(*what, **who)

    monkeypatch.setattr(ready.ledger, "note_access", looks)
    WAYS[way](ready, out)
    assert seen == [[0]], "a kill here leaves an empty file"


@pytest.mark.parametrize("way", [way for way in WAYS if way not in {"backup", "organisation"}])
def test_where_the_last_step_fails_a_second_line_says_so(
    ready: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
):
    def fails(*_paths: object) -> None:
        raise PermissionError

    out = tmp_path / "ud"
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fails)
        with pytest.raises(Unwritable):
            WAYS[way](ready, out)
    assert list(out.iterdir()) == []
    first, second = log(ready)
    assert second == first + leaving.FAILED
    assert say.what(second) == f"{say.what(first)} (det lykkedes ikke)"


def test_an_organisation_s_key_that_is_not_let_in_is_not_left(
    ready: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fails(*_given: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(open_ring, "write_whole", fails)
        with pytest.raises(Unwritable):
            WAYS["organisation"](ready, tmp_path)
    assert not list(tmp_path.glob("organisation*"))
    assert log(ready) == ["organisation add: Prøve", "organisation add: Prøve failed"]


@pytest.mark.parametrize("way", GIVEN)
def test_where_the_line_cannot_be_written_nothing_is_given_out(ready: Desk, monkeypatch: pytest.MonkeyPatch, way: str):
    with monkeypatch.context() as patched:
        patched.setattr(ready.ledger, "note_access", full_disk)
        with pytest.raises(DiskFull):
            GIVEN[way](ready)
    assert log(ready) == []
    GIVEN[way](ready)
    assert len(log(ready)) == 1


def test_what_could_not_all_be_saved_of_a_damaged_archive_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with made(tmp_path / "arkiv") as desk:
        for _number in range(3):
            begun(desk)
    real, written = rescue.write_whole, []

    def fills(path: Path, content: bytes) -> None:
        written.append(path.name)
        if len(written) == 3:
            raise OSError(28, "full")
        real(path, content)

    monkeypatch.setattr(rescue, "write_whole", fills)
    with pytest.raises(DiskFull):
        rescue.save_readable(tmp_path / "arkiv", PASSPHRASE, tmp_path / "ud", machine())
    assert len(written) == 3
    assert list((tmp_path / "ud").iterdir()) == []


def test_nothing_readable_leaves_no_folder(tmp_path: Path):
    with made(tmp_path / "arkiv"):
        pass
    with pytest.raises(NotReadableAtAll):
        rescue.save_readable(tmp_path / "arkiv", PASSPHRASE, tmp_path / "ud", machine())
    assert not (tmp_path / "ud").exists()


def test_what_fails_with_a_line_that_fails_too(ready: Desk, monkeypatch: pytest.MonkeyPatch):
    """The error is the one of the deed."""

    def deed() -> None:
        with leaving.noted(ready, "export log"):
            monkeypatch.setattr(ready.ledger, "note_access", full_disk)
            raise KeyError

    with pytest.raises(KeyError):
        deed()
