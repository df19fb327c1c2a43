"""The one way to change an archive: `commit`, and `draft` for what is being typed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ffbdesk.domain.edits import Change, Edit, FieldRef, Label, Record, Scope
from ffbdesk.domain.ids import CitizenId, GatheringId, Seq, ThemeCode
from ffbdesk.storage import journal, tables
from ffbdesk.storage.database import transaction, translated
from ffbdesk.storage.errors import Sealed, Signed, StorageError, Swapped, UnknownRecord
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.lockfile import ArchiveLock
from ffbdesk.storage.reading import Reading


@dataclass(frozen=True, slots=True)
class Draft:
    """Text on its way into a field: saved while it is typed, not yet a change."""

    ref: FieldRef
    text: str
    by: str


class Ledger:
    """An open archive. Owned by one thread at a time; every method may raise our storage errors."""

    def __init__(self, connection: Any, folder: ArchiveFolder, lock: ArchiveLock, salt: bytes) -> None:
        self._connection, self._folder, self._lock, self._salt = connection, folder, lock, salt
        self._identity = _identity(folder)
        self._last = journal.last_seq(connection)
        self.read = Reading(connection)
        self._device = self.read.about("device") or ""

    @property
    def folder(self) -> ArchiveFolder:
        """The folder that is open."""
        return self._folder

    def commit(
        self,
        edits: Sequence[Edit],
        *,
        label: Label,
        by: str,
        at: datetime,
        citizen: CitizenId | None,
        gathering: GatheringId | None = None,
        undoes: Seq | None = None,
    ) -> Change:
        """Carry out all edits as one change, or none.

        Raises Stale (a field is no longer what its edit started from), Sealed, Swapped, DiskFull, Unwritable.
        """
        change = Change(Seq(self._last + 1), self._device, citizen, gathering, at, by, label, tuple(edits), undoes)
        with self._writing():
            self._refuse_sealed(edits)
            for edit in edits:
                tables.carry_out(self._connection, edit)
                self._drop_draft(edit.ref)
            journal.insert(self._connection, change)
        self._last = change.seq
        return change

    def draft(self, ref: FieldRef, text: str, *, by: str, at: datetime) -> None:
        """Keep the text of a field while it is typed: one overwritten row. Raises as `commit`."""
        with self._writing():
            self._refuse_sealed([Edit(ref, None, text)])
            self._drop_draft(ref)
            if text != tables.value_of(self._connection, ref):
                self._connection.execute(
                    "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (ref.kind, ref.record_id, ref.theme or "", ref.field, text, at.isoformat(), by),
                )

    def drafts(self) -> tuple[Draft, ...]:
        """All texts that are not yet changes."""
        with translated():
            rows = self._connection.execute(
                "SELECT kind, record_id, theme, field, text, by FROM draft ORDER BY at"
            ).fetchall()
        return tuple(
            Draft(FieldRef(Record(kind), record, field, ThemeCode(theme) if theme else None), text, by)
            for kind, record, theme, field, text, by in rows
        )

    def discard_draft(self, ref: FieldRef) -> None:
        """Forget a draft that an undo or a newer value has overtaken."""
        with self._writing():
            self._drop_draft(ref)

    def last_own(self, by: str, scope: Scope) -> Change | None:
        """The change that undo would take back (see `journal.last_own`)."""
        with translated():
            return journal.last_own(self._connection, by, scope)

    def last_undo(self, by: str, scope: Scope) -> Change | None:
        """The undo that redo would undo (see `journal.last_undo`)."""
        with translated():
            return journal.last_undo(self._connection, by, scope)

    def change(self, seq: Seq) -> Change:
        """One change. Raises UnknownRecord."""
        with translated():
            found = journal.by_seq(self._connection, seq)
        if found is None:
            raise UnknownRecord
        return found

    def note_access(self, what: str, *, by: str, at: datetime, citizen: CitizenId | None) -> None:
        """Remember who saw or exported what. No content."""
        with self._writing():
            self._connection.execute(
                "INSERT INTO access (at, by, citizen_id, what) VALUES (?, ?, ?, ?)", (at.isoformat(), by, citizen, what)
            )

    def salt_stands(self) -> bool:
        """Whether the file still begins with its salt: the key does not need it, so nothing else would notice."""
        try:
            with self._folder.database.open("rb") as file:
                return file.read(len(self._salt)) == self._salt
        except OSError:
            return False

    def pragma(self, name: str) -> list[str]:
        """The rows of a checking pragma, as text."""
        return [" ".join(map(str, row)) for row in self._connection.execute(f"PRAGMA {name}").fetchall()]

    def close(self) -> None:
        """Close the database and let go of the lock."""
        with suppress(Exception):
            self._connection.close()
        self._lock.release()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, in the file that we have been writing all along."""
        if _identity(self._folder) != self._identity:
            self._keep_ours()
            raise Swapped
        with transaction(self._connection):
            if journal.last_seq(self._connection) != self._last:
                raise Swapped
            yield

    def _keep_ours(self) -> None:
        """The file we wrote may have lost its name; while it is open it can still be copied. Once is enough."""
        copy = self._folder.copies / f"udskiftet-{self._last}.db"
        with suppress(OSError, StorageError):
            self._folder.copies.mkdir(exist_ok=True)
            if not copy.exists():
                with translated():
                    self._connection.execute("VACUUM INTO ?", (str(copy),))

    def _refuse_sealed(self, edits: Sequence[Edit]) -> None:
        rounds = {e.ref.record_id for e in edits if e.ref.kind in (Record.GATHERING, Record.CONDITION, Record.SEAL)}
        for gathering in rounds:
            if self._connection.execute("SELECT 1 FROM seal WHERE id = ?", (gathering,)).fetchone():
                raise Sealed
        notes = {e.ref.record_id for e in edits if e.ref.kind is Record.NOTE}
        for note in notes:
            signed = "SELECT 1 FROM note WHERE id = ? AND signed_at IS NOT NULL"
            if self._connection.execute(signed, (note,)).fetchone():
                raise Signed

    def _drop_draft(self, ref: FieldRef) -> None:
        self._connection.execute(
            "DELETE FROM draft WHERE kind = ? AND record_id = ? AND theme = ? AND field = ?",
            (ref.kind, ref.record_id, ref.theme or "", ref.field),
        )


def _identity(folder: ArchiveFolder) -> tuple[int, int] | None:
    """Which file lies at the path: a file exchanged under us has another number."""
    try:
        stat = folder.database.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
