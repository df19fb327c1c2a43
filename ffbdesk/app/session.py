"""What happens on the archive when it is opened and locked: jobs for the worker, with no widget in them."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ffbdesk.words.errors import explained

if TYPE_CHECKING:
    from ffbdesk.app.locking import PendingFiles
    from ffbdesk.domain.ids import Seq
    from ffbdesk.services.archive import Machine
    from ffbdesk.services.desk import Desk
    from ffbdesk.services.rescue import Looked, Saved
    from ffbdesk.ui.outbox import Letter

PLACE = "place"
"""The setting that says where the window was: there only while it is open, or after a crash."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open archive, and what was under way in it."""

    desk: "Desk"
    path: Path
    lock_minutes: int
    place: dict[str, Any] | None
    """Where to go back to."""
    after_crash: bool
    given_back: int
    """How many texts that waited are stored now."""
    trouble: Exception | None
    """Why some still wait."""
    last: "Seq"
    """The last change: what comes after it is this opening's."""


def opened(path: Path, passphrase: str, machine: "Machine") -> "Desk":
    """Open with a passphrase."""
    from ffbdesk.services import archive

    return archive.open_(path, passphrase, machine)


def made(path: Path, user: str, passphrase: str, machine: "Machine") -> "Desk":
    """Make a new one."""
    from ffbdesk.services import archive

    return archive.create(path, user, passphrase, machine)


def opened_with_sheet(path: Path, typed: str, user: str, passphrase: str, machine: "Machine") -> "Desk":
    """Open with the recovery sheet as it was typed."""
    from ffbdesk.keys import recovery
    from ffbdesk.services import archive

    return archive.open_with_sheet(path, recovery.read(typed), user, passphrase, machine)


def opened_with_key(path: Path, file: Path, passphrase: str, machine: "Machine") -> "Desk":
    """Open with the organisation's key file."""
    from ffbdesk.services import people

    return people.open_with_organisation(path, file, passphrase, machine)


def looked(path: Path, passphrase: str, machine: "Machine") -> "Looked":
    """Look into a damaged archive."""
    from ffbdesk.services import rescue

    return rescue.look(path, passphrase, machine)


def restored(path: Path, passphrase: str, files: tuple[Path, ...], machine: "Machine") -> "Desk":
    """Put the first of these backups that is good in the place of what is damaged, and open the archive."""
    from ffbdesk.services import rescue
    from ffbdesk.storage.errors import BackupDamaged

    for file in files[:-1]:
        try:
            return rescue.take_backup(path, passphrase, file, machine)
        except BackupDamaged:
            continue
    return rescue.take_backup(path, passphrase, files[-1], machine)


def saved_readable(path: Path, passphrase: str, out: Path, machine: "Machine") -> "Saved":
    """Save what can be read of a damaged archive."""
    from ffbdesk.services import rescue

    return rescue.save_readable(path, passphrase, out, machine)


def is_damage(error: Exception) -> bool:
    """Whether a look at what is whole would help (by name: storage is not loaded with the first window)."""
    return any(kind.__name__ == "ArchiveDamaged" for kind in type(error).__mro__)


def advice(path: Path) -> str:
    """What to say of a folder that others reach; empty where nothing is to be said. Looks at no disk."""
    from ffbdesk.app.mounts import real
    from ffbdesk.app.settings import archives_folder
    from ffbdesk.storage.places import shared_by
    from ffbdesk.words import places

    found = shared_by(path.absolute(), real())
    return places.said(found.kind, found.name, str(archives_folder())) if found else ""


def begin(desk: "Desk", path: Path, files: "PendingFiles", sealed: bytes | None) -> Opened:
    """After an archive was opened: give back what waited, and say where the window was.

    `sealed` is what the memory kept while it was locked; files are there where the program was closed meanwhile.
    """
    from ffbdesk.services import access, pending, values
    from ffbdesk.storage.errors import DiskFull, Unwritable

    crashed = _last_place(desk)
    place, given, trouble = crashed, 0, None
    waiting = [(None, sealed)] if sealed else []
    for file, content in [*waiting, *files.of(desk.keys.unlocked.archive)]:
        kept = pending.unseal(desk, content)
        if kept is None:
            continue
        if file is None and kept.user == desk.user:
            place = kept.place
        try:
            pending.give_back(desk, kept)
        except Exception as error:
            if explained(error) is None:
                raise
            trouble = error
            if file is None and not files.of(desk.keys.unlocked.archive):
                files.keep(desk.keys.unlocked.archive, desk.clock(), content)
            continue
        given += len(kept.waiting)
        if file is not None:
            files.forget(file)
    with suppress(DiskFull, Unwritable):  # then it stays a draft
        values.settle(desk)  # what a crash left half typed is one step for undo
    after_crash = bool(crashed) and not sealed
    return Opened(desk, path, access.lock_minutes(desk), place, after_crash, given, trouble, desk.ledger.last)


def seal(desk: "Desk", place: dict[str, Any], letters: "tuple[Letter, ...]") -> bytes:
    """What is under way, sealed under the archive's key."""
    from ffbdesk.services import pending

    waiting = [pending.Waiting(one.ref, one.value, one.scope.gathering, one.at) for one in letters]
    return pending.seal(desk, place, waiting)


def keep_place(desk: "Desk", place: dict[str, Any]) -> None:
    """Remember where the window is, in the archive itself: after a crash it comes back there."""
    import json

    desk.ledger.keep_setting(PLACE, json.dumps(place))


def forget_place(desk: "Desk") -> None:
    """The window is closed as it should be."""
    desk.ledger.keep_setting(PLACE, "")


def _last_place(desk: "Desk") -> dict[str, Any] | None:
    import json

    kept = desk.ledger.read.setting(PLACE)
    return dict(json.loads(kept)) if kept else None
