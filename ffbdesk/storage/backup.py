"""Backups: one file each, an uncompressed zip of the database, its slots and a manifest (architecture, decision 2).

A backup counts only after it has been opened, checked and counted, and read back as it was written.
"""

import errno
import hashlib
import hmac
import json
import os
import re
import stat
import struct
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from itertools import count
from pathlib import Path
from typing import IO, Any, BinaryIO

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId
from ffbdesk.storage import working
from ffbdesk.storage.database import connect, copy_in_turns, is_whole, translated
from ffbdesk.storage.errors import ArchiveDamaged, BackupDamaged, BackupNewer, BackupNotSound, NotABackup, not_written
from ffbdesk.storage.folder import FOLLOWING, LAST, SLOTS, ArchiveFolder, is_slot_file
from ffbdesk.storage.turns import GoOn, Pace, always
from ffbdesk.wholefile import copy_whole, create_private, make_private, sync_file, sync_folder, write_whole

SUFFIX = ".ffbkopi"
_MANIFEST, _DATABASE = "indhold.json", "arkiv.db"
_FORMAT, _VERSION = "ffbdesk/backup", 1
_LARGEST_MANIFEST = 4 * 1024 * 1024
_BLOCK = 1024 * 1024
_SEAL = 64
"""Bytes of the seal at the very end: a SHA-256 in hex."""
_MOST_PARTS, _LONGEST_LIST = 16, 64 * 1024
"""Parts of a backup, and bytes of the list of them: ours has four."""
_END, _END_MARK = struct.Struct("<4s4HL"), b"PK\x05\x06"
_LARGE_END, _LARGE_MARK, _LOCATOR = struct.Struct("<4sQ2H2L4Q"), b"PK\x06\x07", 20
"""The record at the end of a zip, and the one before it in a zip of more than four gigabytes."""
_KEEP_UP = 16
"""Portions of a copy after which the disk is given time to take them."""
HALF = working.HALF
"""How a working folder beside the backups is called; one that a crash left is swept away."""
_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every file in a backup: a zip knows the years 1980 to 2107 only, and the true moment stands in the manifest."""
_HIGHEST = 2**53
"""More than any count we make."""
_COUNTED = ("citizen", "gathering", "goal", "note", "change")


_ZIP_DAMAGE = (
    zipfile.BadZipFile,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    struct.error,
)
"""What the library raises, beside its own error, where a zip was damaged."""


class Reason(StrEnum):
    """Why a backup was made; `words.backups` has the words."""

    REGULAR = "regular"
    ASKED = "asked"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    ERASURE = "erasure"
    ERASED = "erased"
    NEW_KEY = "new_key"
    HAS_NEW_KEY = "has_new_key"


@dataclass(frozen=True, slots=True)
class Source:
    """An open database, its key and where it lies."""

    connection: Any
    raw_hex: str
    folder: ArchiveFolder


@dataclass(frozen=True, slots=True)
class _Order:
    """Who wants a backup, when and why."""

    by: str
    at: datetime
    reason: Reason
    pace: Pace
    after: int


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the source was when the copy was complete."""

    archive: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a copy holds, as it was found by opening it."""

    counts: dict[str, int]
    seq: int
    stamp: str
    citizens: list[str]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and what its manifest says."""

    path: Path
    archive: str
    name: str
    """The archive's name when it was made."""
    made_at: datetime
    by: str
    reason: Reason
    seq: int
    """The last change in it."""
    counts: Mapping[str, int]
    size: int
    citizens: tuple[str, ...]
    """An opaque mark for each citizen in it (see `mark_of`)."""
    number: int = 0
    """Counts the backups made in a folder, whatever the clock says; 0 of an earlier program."""
    stamp: str = ""
    """See `stamp_of`; empty of an earlier program."""

    @property
    def order(self) -> tuple[int, int, datetime]:
        """Sorts backups of one archive, the newest last. The clock has the last word only where nothing else has.

        The number before the changes: where an older backup was put in place and worked on, there are fewer of them.
        """
        return self.number, self.seq, self.made_at

    def holds(self, citizen: CitizenId, raw_hex: str) -> bool:
        """Whether a citizen is in it, as far as this key can tell."""
        return mark_of(citizen, raw_hex) in self.citizens

    def has_key(self, raw_hex: str) -> bool:
        """Whether this key opens it: a database begins with its key's salt."""
        with _opened(self.path) as archive, archive.open(_DATABASE) as file:
            return file.read(16).hex() == raw_hex[-32:]


def mark_of(citizen: CitizenId, raw_hex: str) -> str:
    """Says nothing to anybody who has not got the key, and the same for the same citizen to whoever has."""
    return hmac.digest(raw_hex.encode(), citizen.encode(), "sha256").hex()[:24]


def stamp_of(connection: Any, raw_hex: str) -> str:
    """Says which change was the last one, to whoever has the key: a number alone may be reached twice, after an older
    backup was put in place and worked on."""
    with translated():
        row = connection.execute("SELECT * FROM change ORDER BY seq DESC LIMIT 1").fetchone()
    return hmac.digest(raw_hex.encode(), f"ffbdesk/last change {json.dumps(row)}".encode(), "sha256").hex()


def make(
    source: Source, out: Path, *, by: str, at: datetime, reason: Reason, pace: Pace | None = None, after: int = 0
) -> Backup:
    """Make a backup in the folder `out`, check it, and only then give it its name.

    The source is used in turns with others, a portion at a time, and left alone once it is copied. The backup is the
    archive as it stood at that moment, but `at` says when it was begun. Its number is higher than `after` and than any
    in the folder. Raises DiskFull, Unwritable, ArchiveDamaged,
    BackupNotSound, Stopped; then there is no file.
    """
    order = _Order(by, at, reason, pace or Pace(), after)
    with order.pace.turns.one_copy(order.pace.go_on):
        return _in_folder(source, out, order)


def _in_folder(source: Source, out: Path, order: _Order) -> Backup:
    working.sweep(source.folder.path, HALF)  # of a restore that was killed at its very end
    try:
        make_private(out)
        with working.folder(out, HALF) as half:
            return _made(source, half, out, order)
    except OSError as error:
        raise not_written(error) from error


def read(path: Path) -> Backup:
    """What a backup's manifest says. Raises NotABackup, BackupDamaged, BackupNewer, OSError."""
    with _opened(path) as archive:
        return _backup(path, _manifest(archive))


def listing(folder: Path) -> tuple[tuple[Backup, ...], tuple[Path, ...]]:
    """The backups in a folder, newest first, and those that cannot be read. A folder that is gone has none.

    Which is newest is what their numbers and the changes in them say, not the clock.
    """
    good, bad = [], []
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"))
    except OSError:
        return (), ()
    for path in paths:
        try:
            good.append(read(path))
        except (NotABackup, BackupDamaged, BackupNewer, OSError):
            bad.append(path)
    return tuple(sorted(good, key=lambda backup: backup.order, reverse=True)), tuple(bad)


def lists_in(folder: Path, most: int = 20) -> Iterator[bytes]:
    """The lists of who could open the archive that lie in a folder, and in its newest backups.

    What cannot be read is left out.
    """
    for path in sorted((path for path in folder.glob("*.json") if is_slot_file(path.name)), reverse=True)[:most]:
        with suppress(OSError):
            if path.is_file():  # a pipe of that name would never end
                with path.open("rb") as file:
                    yield file.read(_LARGEST_MANIFEST)
    for backup in listing(folder)[0][:most]:
        with suppress(NotABackup, BackupDamaged, BackupNewer, OSError), _opened(backup.path) as archive:
            for name in filter(is_slot_file, archive.namelist()):
                with archive.open(name) as file:
                    yield file.read(_LARGEST_MANIFEST)


def unpack(path: Path, into: Path, go_on: GoOn = always) -> Backup:
    """Lay database and slots into a folder, once every byte of the backup is as it was written.

    Raises NotABackup, BackupDamaged, BackupNewer, DiskFull, Unwritable, Stopped; OSError where the backup cannot be
    read.
    """
    must_be_whole(path, go_on)
    with _opened(path) as archive:
        manifest = _manifest(archive)
        for name, part in manifest["files"].items():
            with archive.open(name) as packed:
                try:
                    with create_private(into / name) as out:
                        sha256 = _copied(packed, out, go_on)
                        sync_file(out)
                except zipfile.BadZipFile as error:
                    raise BackupDamaged from error
                except OSError as error:
                    raise not_written(error) from error
            if sha256 != part["sha256"]:
                raise BackupDamaged
        return _backup(path, manifest)


def _made(source: Source, half: Path, out: Path, order: _Order) -> Backup:
    go_on, database = order.pace.go_on, half / _DATABASE
    moment = _copied_out(source, half, order.pace)
    with database.open("rb+") as file:
        sync_file(file)
    found = _checked(database, source.raw_hex, moment, go_on)
    parts = {_DATABASE: database, **{path.name: path for path in ArchiveFolder(half).slot_files()}}
    manifest = {
        "format": _FORMAT,
        "version": _VERSION,
        "archive_id": moment.archive,
        "name": _written_out(source.folder.name),
        "made_at": order.at.isoformat(),
        "by": order.by,
        "reason": order.reason,
        "seq": found.seq,
        "number": _next_number(out, moment.archive, order.after),
        "stamp": found.stamp,
        "counts": found.counts,
        "citizens": found.citizens,
        "files": {
            name: {"bytes": path.stat().st_size, "sha256": sha256_of(path, go_on)} for name, path in parts.items()
        },
    }
    manifest["mac"] = _mac(manifest, source.raw_hex)
    packed = half / "kopi.zip"
    _pack(packed, manifest, parts, go_on)
    must_be_whole(packed, go_on)
    path = working.put(packed, out, _stem(source.folder.name, order.at), SUFFIX)
    sync_folder(out)
    return _backup(path, manifest)


def _copied_out(source: Source, half: Path, pace: Pace) -> _Moment:
    """Copy database and slots, as they stand at one and the same moment."""
    database, turns, portions = half / _DATABASE, pace.turns, count(1)

    def pass_on() -> None:
        turns.pass_on(partial(_keep_up, database) if next(portions) % _KEEP_UP == 0 else always)
        pace.go_on()

    with turns.portion():
        pace.go_on()
        copy_in_turns(source.connection, database, source.raw_hex, pass_on)
        _copy_lists(source, half)
        return _Moment(_about(source.connection, "archive_id"), _counts(source.connection))


def _copy_lists(source: Source, half: Path) -> None:
    """Who can open the archive, as the database remembers it: a file may have been put there by somebody else."""
    files = source.folder.slot_files()
    known = _known_list(source, files)
    if known is None:
        for file in files:
            copy_whole(file, half / file.name)
        return
    for name in {file.name for file in files} or {SLOTS}:
        write_whole(half / name, known)


def _known_list(source: Source, files: Iterable[Path]) -> bytes | None:
    """The list in force; None in an archive of an older schema, which remembers none.

    One that was on its way and stands in a file has arrived, whether or not that could be remembered: else who was
    removed by it would be in every backup. But not one of a key that the database may not have got.
    """
    if "setting" not in _tables(source.connection):
        return None
    with translated():
        pairs = source.connection.execute("SELECT key, value FROM setting WHERE key IN (?, ?)", (LAST, FOLLOWING))
        known = {str(key): str(value).encode() for key, value in pairs}
    following = known.get(FOLLOWING)
    if following and not json.loads(following).get("pending") and following in map(_content_of, files):
        return following
    return known.get(LAST)


def _content_of(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""


def _keep_up(database: Path) -> None:
    """Let the disk take what was copied so far: else the next save waits until it has taken it all."""
    with database.open("rb+") as file:
        sync_file(file)


def _pack(packed: Path, manifest: dict[str, Any], parts: Mapping[str, Path], go_on: GoOn) -> None:
    with create_private(packed) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.comment = b"0" * _SEAL
            archive.writestr(zipfile.ZipInfo(_MANIFEST, _TIME), json.dumps(manifest, ensure_ascii=False, indent=1))
            for name, path in parts.items():
                info = zipfile.ZipInfo(name, _TIME)
                info.file_size = path.stat().st_size  # from four gigabytes on it is written otherwise
                with path.open("rb") as part, archive.open(info, "w") as packing:
                    _copied(part, packing, go_on)
        _seal(file, go_on)
        sync_file(file)


def _checked(database: Path, raw_hex: str, moment: _Moment, go_on: GoOn) -> _Checked:
    """Open the copy as anybody would after a loss, check it and count it against the original."""
    with closing(connect(database, raw_hex)) as opened:
        counts = _counts(opened)
        if not is_whole(opened, go_on) or counts != moment.counts:
            raise BackupNotSound
        with translated():
            seq = opened.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
            citizens = [mark_of(row[0], raw_hex) for row in opened.execute("SELECT id FROM citizen ORDER BY id")]
        return _Checked(counts, seq, stamp_of(opened, raw_hex), citizens)


def _next_number(out: Path, archive: str, after: int) -> int:
    """After every backup of this archive that lies there, also those of a clock that was wrong."""
    found, _unreadable = listing(out)
    return 1 + max(after, *(one.number for one in found if one.archive == archive), 0)


def _mac(manifest: Mapping[str, Any], raw_hex: str) -> str:
    """What only somebody with the archive's key can write under a manifest, which has the hash of every file."""
    said = json.dumps({name: value for name, value in manifest.items() if name != "mac"}, sort_keys=True)
    return hmac.digest(raw_hex.encode(), f"ffbdesk/manifest {said}".encode(), "sha256").hex()


def _counts(connection: Any) -> dict[str, int]:
    """Rows of the tables a user would miss; an archive of an older schema has fewer of them."""
    named = [table for table in _COUNTED if table in _tables(connection)]
    with translated():
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in named}


def _tables(connection: Any) -> set[str]:
    with translated():
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _about(connection: Any, key: str) -> str:
    with translated():
        return str(connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()[0])


def must_be_whole(path: Path, go_on: GoOn = always) -> None:
    """Read a backup to its end: every byte must be as it was written.

    Raises NotABackup, BackupDamaged, OSError, Stopped.
    """
    with _opened(path) as archive:
        _manifest(archive)
    with path.open("rb") as file:
        if not _is_sealed(file, go_on):
            raise BackupDamaged


def is_sound(path: Path, raw_hex: str, go_on: GoOn = always) -> bool:
    """Whether a backup can be relied on: read to its end, of the present key, and written by whoever had it.

    One of an earlier program is never that; it can still be restored. Raises Stopped.
    """
    try:
        must_be_whole(path, go_on)
        with _opened(path) as archive:
            manifest = _manifest(archive)
            if not hmac.compare_digest(str(manifest.get("mac", "")).encode(), _mac(manifest, raw_hex).encode()):
                return False
            for name, part in manifest["files"].items():
                with archive.open(name) as packed:
                    if _copied(packed, None, go_on) != part["sha256"]:
                        return False
    except (NotABackup, BackupDamaged, BackupNewer, OSError):
        return False
    return True


def is_signed(path: Path, raw_hex: str) -> bool:
    """Whether whoever had this key wrote what a backup says of itself; not of one by an earlier program. Never raises
    for what can be wrong with a file.
    """
    try:
        with _opened(path) as archive:
            manifest = _manifest(archive)
    except (NotABackup, BackupDamaged, BackupNewer, OSError):
        return False
    return hmac.compare_digest(str(manifest.get("mac", "")).encode(), _mac(manifest, raw_hex).encode())


def must_open(database: Path, raw_hex: str, expected: Backup) -> None:
    """Open an unpacked database with its key and count it. Raises BackupNotSound; Unwritable."""
    try:
        with closing(connect(database, raw_hex)) as opened:
            if _counts(opened) != dict(expected.counts):
                raise BackupNotSound
    except ArchiveDamaged as error:
        raise BackupNotSound from error


def _seal(file: BinaryIO, go_on: GoOn) -> None:
    """The zip's comment becomes the hash of all that stands before it: a zip has bytes that its own sums leave out."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    digest = _hash_of_first(file, size - _SEAL, go_on)
    file.seek(size - _SEAL)
    file.write(digest)


def _is_sealed(file: BinaryIO, go_on: GoOn) -> bool:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size > _SEAL and _hash_of_first(file, size - _SEAL, go_on) == file.read()


def _hash_of_first(file: BinaryIO, left: int, go_on: GoOn) -> bytes:
    digest = hashlib.sha256()
    while left and (block := file.read(min(left, _BLOCK))):
        go_on()
        digest.update(block)
        left -= len(block)
    return digest.hexdigest().encode()


def _stem(name: str, at: datetime) -> str:
    """What a backup is called: the archive's name and the moment, to the second."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", _written_out(name))
    safe = plain.encode()[:120].decode("utf-8", "ignore").strip(". ")
    return f"{safe or 'Arkiv'} {at:%Y-%m-%d %H%M%S}"


def _written_out(name: str) -> str:
    """A folder's name as text: on some systems it may be bytes that are none."""
    return name.encode("utf-8", "replace").decode()


def _must_be_small_inside(path: Path) -> None:
    """Ours has a handful of parts. The library reads the whole list of parts at once, and it may be as long as a file:
    so the records at the end, which say how many there are, are looked at first. Raises BackupDamaged, OSError.
    """
    reach = 22 + 65535 + _LOCATOR + _LARGE_END.size
    with path.open("rb") as file:
        file.seek(max(file.seek(0, os.SEEK_END) - reach, 0))
        end = file.read(reach)
    at = end.rfind(_END_MARK)
    if at < 0 or len(end) < at + _END.size:
        return  # no zip: that is told in its own words
    *_, parts, length = _END.unpack_from(end, at)
    before = at - _LOCATOR - _LARGE_END.size
    if before >= 0 and end[at - _LOCATOR : at].startswith(_LARGE_MARK):
        *_, large_parts, large_length, _offset = _LARGE_END.unpack_from(end, before)
        parts, length = max(parts, large_parts), max(length, large_length)
    if parts > _MOST_PARTS or length > _LONGEST_LIST:
        raise BackupDamaged


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip of ours. The library's own errors mean damage; where it is no zip at all it is not ours."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotABackup  # a folder; or a pipe, which would be read for ever
    try:
        _must_be_small_inside(path)
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                raise BackupDamaged if file.read(4) == b"PK\x03\x04" else NotABackup
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _ZIP_DAMAGE as error:
        raise BackupDamaged from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # the library followed a damaged offset to before the file's beginning
            raise BackupDamaged from error
        raise


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    if _MANIFEST not in archive.namelist():
        raise NotABackup
    with archive.open(_MANIFEST) as file:
        raw = file.read(_LARGEST_MANIFEST + 1)
    try:
        manifest: dict[str, Any] = json.loads(raw[:_LARGEST_MANIFEST])
        if manifest["format"] != _FORMAT:
            raise NotABackup
        if manifest["version"] > _VERSION:
            raise BackupNewer
        infos = {info.filename: info for info in archive.infolist()}
        files = manifest["files"]
        for name, part in files.items():
            ours = name == _DATABASE or is_slot_file(name)
            stored = infos[name].compress_type == zipfile.ZIP_STORED and infos[name].file_size == part["bytes"]
            if not (ours and stored and re.fullmatch("[0-9a-f]{64}", part["sha256"])):
                raise BackupDamaged
        if _DATABASE not in files or len(infos) != len(archive.infolist()):
            raise BackupDamaged
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupDamaged from error
    return manifest


def _backup(path: Path, manifest: dict[str, Any]) -> Backup:
    try:
        made_at = datetime.fromisoformat(manifest["made_at"])
        return Backup(
            path,
            str(manifest["archive_id"]),
            str(manifest["name"]),
            made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC),
            str(manifest["by"]),
            Reason(manifest["reason"]),
            _count(manifest["seq"]),
            {str(name): _count(count) for name, count in manifest["counts"].items()},
            path.stat().st_size,
            tuple(map(str, manifest["citizens"])),
            _count(manifest.get("number", 0)),
            str(manifest.get("stamp", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupDamaged from error


def _count(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value < _HIGHEST:
        raise BackupDamaged
    return value


def _copied(source: Any, out: IO[bytes] | None, go_on: GoOn) -> str:
    digest = hashlib.sha256()
    while block := source.read(_BLOCK):
        go_on()
        digest.update(block)
        if out is not None:
            out.write(block)
    return digest.hexdigest()


def copy_file(path: Path, to: Path, go_on: GoOn = always) -> str:
    """Copy a file durably into a new one, and give the hash of what was copied. Raises OSError, Stopped."""
    with path.open("rb") as file, create_private(to) as out:
        sha256 = _copied(file, out, go_on)
        sync_file(out)
        if sys.platform == "linux":  # who reads it back reads what the disk took, not what memory still has
            os.posix_fadvise(out.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return sha256


def sha256_of(path: Path, go_on: GoOn = always) -> str:
    """The hash of a file. Raises OSError, Stopped."""
    with path.open("rb") as file:
        return _copied(file, None, go_on)
