"""What happens on the archive when it is opened and locked: jobs for the worker, with no widget in them."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ffbdesk.app.opened import Opened
    from ffbdesk.domain.decided import Decided, Organisation
    from ffbdesk.services.archive import Machine
    from ffbdesk.services.desk import Desk
    from ffbdesk.services.pending import Kept, Left
    from ffbdesk.services.rescue import Looked, Saved
    from ffbdesk.services.waiting import PendingFiles
    from ffbdesk.storage.backup import Backup
    from ffbdesk.ui.outbox import Letter

PLACE = "place"  # as `storage.folder`, which is not loaded with the first window


def opened(path: Path, passphrase: str, machine: "Machine") -> "Desk":
    """Open with a passphrase."""
    from ffbdesk.services import archive

    return archive.open_(path, passphrase, machine)


def made(path: Path, user: str, passphrase: str, decided: "Decided", machine: "Machine") -> "Desk":
    """Make a new one, as the organisation has decided for this computer."""
    from ffbdesk.app import shared_place
    from ffbdesk.services import archive, deciding, people

    if path.parent == shared_place.there():
        shared_place.make()
    elif path.parent == decided.archives:
        deciding.make_place(path.parent)
    return people.with_decided(archive.create(path, user, passphrase, machine), decided.organisation)


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
    from ffbdesk.keys.errors import ForeignSecret
    from ffbdesk.services import rescue
    from ffbdesk.services.archive import KeyFromElsewhere
    from ffbdesk.storage.errors import BackupDamaged, OtherBackupKey

    for file in files[:-1]:
        try:
            return rescue.take_backup(path, passphrase, file, machine)
        except (BackupDamaged, OtherBackupKey, ForeignSecret, KeyFromElsewhere):
            continue
    return rescue.take_backup(path, passphrase, files[-1], machine)


def backup_found(file: Path) -> "Backup":
    """What a backup says of itself, without its passphrase."""
    from ffbdesk.services import restoring

    return restoring.found(file)


def from_backup(
    file: Path, path: Path, passphrase: str, organisation: "Organisation | None", machine: "Machine"
) -> "Desk":
    """Make a backup into an archive of its own, and open it; an organisation that has decided so is let in too."""
    from ffbdesk.services import people, restoring

    return people.with_decided(restoring.into_new_folder(file, path, passphrase, machine), organisation)


def laid_out(file: Path, path: Path, machine: "Machine") -> None:
    """Make a backup into an archive of its own, for the recovery sheet to open."""
    from ffbdesk.services import restoring

    restoring.laid_out(file, path, machine)


def saved_readable(path: Path, passphrase: str, out: Path, machine: "Machine") -> "Saved":
    """Save what can be read of a damaged archive."""
    from ffbdesk.services import rescue

    return rescue.save_readable(path, passphrase, out, machine)


def is_damage(error: Exception) -> bool:
    """Whether a look at what is whole would help (by name: storage is not loaded with the first window)."""
    return any(kind.__name__ == "ArchiveDamaged" for kind in type(error).__mro__)


def advice(path: Path) -> str:
    """What to say of a folder that others reach; empty where nothing is to be said. Looks at no disk."""
    from ffbdesk import own_folders
    from ffbdesk.app.mounts import real
    from ffbdesk.storage.places import shared_by
    from ffbdesk.words import places

    found = shared_by(path.absolute(), real())
    return places.said(found.kind, found.name, str(own_folders.archives())) if found else ""


def begin(
    desk: "Desk", path: Path, files: "PendingFiles", sealed: bytes | None, known: tuple[Path, ...] = ()
) -> "Opened":
    """After an archive was opened: give back what waited, and say where the window was.

    `known` are the archives opened before: some may be copies of this one.
    `sealed` is what the memory kept while it was locked; files are there where the program was closed meanwhile.
    """
    from ffbdesk.app.opened import Opened
    from ffbdesk.services import access, pending, people, values, whoweare
    from ffbdesk.storage.errors import DiskFull, Unwritable

    desk.also_in = pending.copies_among(desk, known)
    crashed = _last_place(desk)
    there = files.of(desk.keys.unlocked.archive)
    place, given, trouble = crashed, 0, None
    waiting, held = list[pending.Waiting](), list[Path]()
    in_memory = [(None, sealed)] if sealed and all(content != sealed for _file, content in there) else []
    for file, content in [*in_memory, *there]:
        kept = pending.unseal(desk, content)
        if kept is None or pending.is_of_another_copy(desk, kept):
            continue
        mine = kept.user in desk.names()
        if content == sealed and mine:
            place = kept.place
        left = pending.give_back(desk, kept)
        given += len(kept.waiting) - len(left.waiting) - len(left.placeless)
        trouble = left.error or trouble
        if mine:
            waiting += left.waiting
        held += _keep_left(desk, files, file, kept, left, mine=mine)
    with suppress(DiskFull, Unwritable):  # then it stays a draft
        values.settle(desk)  # what a crash left half typed is one step for undo
    after_crash = bool(crashed) and not sealed
    minutes, last = access.lock_minutes(desk), desk.ledger.last
    ways, who = people.ways(desk), whoweare.who(desk)
    left_to_give = tuple(waiting), tuple(held)
    return Opened(desk, path, minutes, place, after_crash, given, trouble, *left_to_give, last, who, ways.strange)


def _keep_left(
    desk: "Desk", files: "PendingFiles", file: Path | None, kept: "Kept", left: "Left", *, mine: bool
) -> list[Path]:
    """Seal what could not be given back, and only that. Gives the file that the window answers for from now on."""
    from dataclasses import replace

    from ffbdesk.services import pending

    held = list[Path]()
    rests = (left.waiting, left.placeless) if mine else ((*left.waiting, *left.placeless), ())
    if any(rests) and file is not None and sum(map(len, rests)) == len(kept.waiting) and not all(rests):
        return [file] if rests[0] and mine else []  # nothing of it is stored: it stays as it is
    for rest in rests:
        if rest:
            new = files.keep(
                desk.keys.unlocked.archive, desk.clock(), pending.seal_kept(desk, replace(kept, waiting=rest))
            )
            if new is None:
                return held  # the old one has it all
            if mine and rest is left.waiting:
                held.append(new)
    if file is not None:
        files.forget(file)
    return held


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
