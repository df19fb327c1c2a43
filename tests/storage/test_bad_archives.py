"""What a folder can be instead of a sound archive: each its own sentence, no byte changed, nothing to be deleted."""

import errno
import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

import portalocker
import pytest

from ffbdesk.keys.errors import DamagedSlots, NewerSlots, WrongSecret
from ffbdesk.services import archive
from ffbdesk.storage.errors import (
    ArchiveDamaged,
    ArchiveInUse,
    ArchiveMissing,
    ArchiveNewer,
    DatabaseCut,
    DatabaseEmpty,
    DatabaseMissing,
    DiskFull,
    FolderEmpty,
    NotAnArchive,
    NotEncrypted,
    OtherKey,
    PlaceTaken,
    ReadOnlyPlace,
    Unreadable,
    Unwritable,
)
from ffbdesk.words.errors import explained
from tests.support import PASSPHRASE, USER, machine, made, opened, person, picture

type Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with some pages in it. Copied, never opened in place."""
    folder = tmp_path_factory.mktemp("sound") / "arkiv"
    with made(folder) as desk:
        for n in range(30):
            person(desk, f"Test {n} {'x' * 300}")
    return folder


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("other") / "arkiv"
    with made(folder, machine(500)):
        return folder


def cut(length: float) -> Spoil:
    """Cut to a number of bytes, or to a share of them."""

    def spoil(folder: Path) -> None:
        whole = (folder / "arkiv.db").read_bytes()
        (folder / "arkiv.db").write_bytes(whole[: length if isinstance(length, int) else int(len(whole) * length)])

    return spoil


def noise(folder: Path) -> None:
    (folder / "arkiv.db").write_bytes(random.Random(1).randbytes(12 * 4096))


def without(*names: str) -> Spoil:
    return lambda folder: [(folder / name).unlink() for name in names]


def plain(folder: Path) -> None:
    (folder / "arkiv.db").unlink()
    connection = sqlite3.connect(folder / "arkiv.db")
    connection.executescript("CREATE TABLE citizen (id); INSERT INTO citizen VALUES (1)")
    connection.close()


def flipped(page: int) -> Spoil:
    def spoil(folder: Path) -> None:
        content = bytearray((folder / "arkiv.db").read_bytes())
        content[page * 4096 + 30] ^= 16
        (folder / "arkiv.db").write_bytes(content)

    return spoil


def a_folder_for_a_database(folder: Path) -> None:
    (folder / "arkiv.db").unlink()
    (folder / "arkiv.db").mkdir()


SLOTS = ("noegler.json", "noegler-kopi.json")
SPOILT: dict[str, tuple[Spoil, type[Exception]]] = {
    "cut to 0": (cut(0), DatabaseEmpty),
    **{f"cut to {n}": (cut(n), DatabaseCut) for n in (1, 15, 16, 17, 100, 511, 512, 1000, 4095, 4096, 4097, 8192)},
    **{f"cut to {part}": (cut(part), DatabaseCut) for part in (0.5, 0.9, 0.999)},
    "noise": (noise, OtherKey),
    "first page": (flipped(0), ArchiveDamaged),
    "a folder for a database": (a_folder_for_a_database, DatabaseMissing),
    "no database": (without("arkiv.db"), DatabaseMissing),
    "plain": (plain, NotEncrypted),
    "no slots": (without(*SLOTS), DamagedSlots),
    "empty slots": (lambda folder: [(folder / name).write_bytes(b"") for name in SLOTS], DamagedSlots),
    "only the lock": (without("arkiv.db", *SLOTS), NotAnArchive),
}


def refused(path: Path, kind: type[Exception], passphrase: str = PASSPHRASE) -> str:
    """Opening fails as it should, and leaves every byte as it was. Gives the sentence."""
    before = picture(path)
    with pytest.raises(kind) as caught:
        archive.open_(path, passphrase, machine()).ledger.close()
    assert type(caught.value) is kind
    assert picture(path) == before
    words = explained(caught.value)
    assert words is not None
    assert "slet" not in words.sentence().lower()
    return words.sentence()


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt(sound: Path, tmp_path: Path, name: str):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    spoil, kind = SPOILT[name]
    spoil(folder)
    refused(folder, kind)
    if issubclass(kind, ArchiveDamaged):
        refused(folder, WrongSecret, "forkert forkert")


def test_each_kind_has_its_own_sentence(sound: Path, tmp_path: Path):
    sentences = set()
    kinds = {kind: spoil for spoil, kind in SPOILT.values()}
    for kind, spoil in kinds.items():
        folder = tmp_path / kind.__name__
        shutil.copytree(sound, folder)
        spoil(folder)
        sentences.add(refused(folder, kind))
    sentences.add(refused(sound, WrongSecret, "forkert forkert"))
    sentences.add(refused(tmp_path / "intet", ArchiveMissing))
    (tmp_path / "tom").mkdir()
    sentences.add(refused(tmp_path / "tom", FolderEmpty))
    assert len(sentences) == len(kinds) + 3


def test_nothing_there(tmp_path: Path):
    refused(tmp_path / "intet", ArchiveMissing)
    assert not (tmp_path / "intet").exists()
    (tmp_path / "tom").mkdir()
    refused(tmp_path / "tom", FolderEmpty)


def test_something_else_there(tmp_path: Path):
    file = tmp_path / "brev.txt"
    file.write_text("hej", "utf-8")
    refused(file, NotAnArchive)
    refused(file / "under", ArchiveMissing)
    folder = tmp_path / "billeder"
    folder.mkdir()
    (folder / "ferie.jpg").write_bytes(b"jpg")
    refused(folder, NotAnArchive)


def test_another_archives_database(sound: Path, other: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    shutil.copy(other / "arkiv.db", folder / "arkiv.db")
    refused(folder, OtherKey)
    refused(folder, WrongSecret, "forkert forkert")


def test_a_newer_programs_archive(sound: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    with opened(folder) as desk:
        desk.ledger._connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ffbdesk', 'from_2031', '')"
        )
    refused(folder, ArchiveNewer)


def test_an_encrypted_file_without_our_tables(sound: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    with opened(folder) as desk:
        desk.ledger._connection.execute("DROP TABLE _sqlite_migrations")
    refused(folder, ArchiveDamaged)


def test_a_text_that_is_no_text(sound: Path, tmp_path: Path):
    """Half a page can hold half a character; the driver's complaint about it would be a bug's, and quote the text."""
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    with opened(folder) as desk:
        desk.ledger._connection.execute(
            "INSERT INTO draft (kind, record_id, theme, field, text, at, by)"
            " VALUES ('gathering', 'x', '', 'x', CAST(x'41ff' AS TEXT), '2026-01-01T00:00:00Z', 'x')"
        )
    refused(folder, ArchiveDamaged)


def test_our_tables_with_another_archives_id(sound: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    with opened(folder) as desk:
        desk.ledger._connection.execute("UPDATE about SET value = 'x' WHERE key = 'archive_id'")
    refused(folder, ArchiveDamaged)


def test_a_failed_attempt_lets_go_of_the_lock(sound: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    whole = (folder / "arkiv.db").read_bytes()
    noise(folder)
    refused(folder, OtherKey)
    (folder / "arkiv.db").write_bytes(whole)
    with opened(folder) as desk:
        assert desk.user == USER


def test_a_damaged_salt_stops_nobody_and_mends_itself(sound: Path, tmp_path: Path):
    """The salt at the head of the file is ours to derive (decision 3): what stands there is not needed to open."""
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    whole = (folder / "arkiv.db").read_bytes()
    (folder / "arkiv.db").write_bytes(bytes(16) + whole[16:])
    with opened(folder) as desk:
        assert len(desk.ledger.read.citizens()) == 30
        person(desk, "Ny Test")
    assert (folder / "arkiv.db").read_bytes()[:16] == whole[:16]


def test_one_damaged_slot_file_opens(sound: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    (folder / SLOTS[0]).write_bytes(b"{")
    with opened(folder) as desk:
        assert len(desk.ledger.read.citizens()) == 30
    refused(folder, WrongSecret, "forkert forkert")


@contextmanager
def barred(folder: Path, *calls: str) -> Iterator[None]:
    """The system refuses these calls for what lies in a folder, also to an administrator, whom no rights stop."""

    def refusing(call: Callable[..., object]) -> Callable[..., object]:
        def refused(path: object, *more: object, **named: object) -> object:
            if isinstance(path, str | os.PathLike) and Path(path).is_relative_to(folder):
                raise PermissionError(errno.EACCES, "refused")
            return call(path, *more, **named)

        return refused

    with ExitStack() as patches:
        for name in calls:
            patches.enter_context(mock.patch.object(os, name, refusing(getattr(os, name))))
        yield


def test_a_folder_that_cannot_be_written(sound: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    with barred(folder, "open", "mkdir"):
        refused(folder, ReadOnlyPlace)
        with pytest.raises(Unwritable):
            archive.create(folder / "ny", USER, PASSPHRASE, machine())


def test_a_folder_that_cannot_be_read(sound: Path, tmp_path: Path):
    folder = tmp_path / "arkiv"
    shutil.copytree(sound, folder)
    with barred(folder, "listdir", "scandir"), pytest.raises(Unreadable):
        archive.open_(folder, PASSPHRASE, machine())


@pytest.mark.parametrize("taken", ["an archive", "a file", "a letter in it"])
def test_a_new_archive_never_goes_over_what_is_there(sound: Path, tmp_path: Path, taken: str):
    place = tmp_path / "sted"
    if taken == "an archive":
        shutil.copytree(sound, place)
    elif taken == "a file":
        place.write_text("hej", "utf-8")
    else:
        place.mkdir()
        (place / "brev.txt").write_text("hej", "utf-8")
    before = picture(place)
    with pytest.raises(PlaceTaken):
        archive.create(place, USER, PASSPHRASE, machine())
    assert picture(place) == before


def test_a_failed_making_leaves_the_place_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_given: object, **_named: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr("ffbdesk.storage.opening._prove_encrypted", full)
        with pytest.raises(DiskFull):
            archive.create(tmp_path / "ny", USER, PASSPHRASE, machine())
    assert list((tmp_path / "ny").iterdir()) == []
    with made(tmp_path / "ny") as desk:
        assert desk.user == USER


def test_a_second_instance_hears_who_where_and_since(tmp_path: Path):
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        sentence = refused(folder, ArchiveInUse)
        with pytest.raises(ArchiveInUse) as caught:
            archive.open_(folder, PASSPHRASE, machine())
        assert caught.value.who == USER
        assert caught.value.since == "2026-11-23T09:30+01:00"
        assert caught.value.host
        assert f"hos {USER} på denne computer siden 23. november 2026 kl. 09.30" in sentence
        assert "find det andet vindue" in sentence
        note = desk.ledger.folder.holder
        note.write_text(note.read_text("utf-8").replace(caught.value.host, "kontor-pc"), encoding="utf-8")
        sentence = refused(folder, ArchiveInUse)
        assert f"hos {USER} på kontor-pc siden 23. november 2026 kl. 09.30" in sentence
        assert "luk det dér først" in sentence
        refused(folder, WrongSecret, "forkert forkert")
    with opened(folder) as desk:
        assert desk.user == USER


@pytest.mark.parametrize(
    "note",
    [
        *(b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b"null"),
        b'{"who": ["a"], "host": "b", "since": null}',
        b'{"who": "' + b"x" * 1_000_000 + b'", "host": "b", "since": "c"}',
    ],
    ids=lambda n: repr(n[:9]),
)
def test_a_lock_note_that_says_nothing(tmp_path: Path, note: bytes):
    with made(tmp_path / "arkiv") as desk:
        desk.ledger.folder.holder.write_bytes(note)
        assert refused(tmp_path / "arkiv", ArchiveInUse).startswith("Arkivet er allerede åbent:")


def test_a_forged_lock_note_is_one_short_line(tmp_path: Path):
    with made(tmp_path / "arkiv") as desk:
        note = {"who": "x\n\u202ey" * 300, "host": "\ud800", "since": "i går\n"}
        desk.ledger.folder.holder.write_text(json.dumps(note), encoding="utf-8")
        sentence = refused(tmp_path / "arkiv", ArchiveInUse)
        assert len(sentence) < 400
        assert sentence.isprintable()
        sentence.encode()


def test_a_lock_that_cannot_be_let_go_stops_no_closing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Windows says so where the drive was taken out."""

    def gone(_file: object) -> None:
        raise portalocker.LockException("gone")

    with monkeypatch.context() as patched, made(tmp_path / "arkiv"):
        patched.setattr(portalocker, "unlock", gone)
    with opened(tmp_path / "arkiv") as desk:
        assert desk.user == USER


def test_newer_slots(sound: Path):
    words = explained(NewerSlots())
    assert words == explained(ArchiveNewer())
    assert sound.exists()
