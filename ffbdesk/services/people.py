"""Who may open the archive: people and their passphrases, the recovery sheet, the organisation's key, a new key."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ffbdesk.keys import organisation
from ffbdesk.keys.organisation import OrganisationKey
from ffbdesk.keys.passphrase import calibrated
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.ring import KeyRing, Person
from ffbdesk.services import backups, leaving
from ffbdesk.services.archive import Machine, must_be_long_enough, opened
from ffbdesk.services.desk import Desk, one_line
from ffbdesk.storage.backup import Backup, Reason
from ffbdesk.storage.errors import Unreadable, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.wholefile import write_whole

SHEET_MADE = "sheet_made_at"
"""The setting that says since when a recovery sheet counts as made."""


class NotTypedBack(Exception):
    """The two groups are not as printed: the sheet does not count yet."""


class NoPersonName(Exception):
    """A person needs a name."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Every way into the archive."""

    people: tuple[Person, ...]
    me: str
    """The id of the slot that opened; empty after a recovery sheet."""
    organisation: str
    """The organisation's name; empty where it has no key here."""
    sheet_made_at: datetime | None
    trusted: bool
    """False where something else than this program has changed the list."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """What became of a change of key."""

    lost: tuple[str, ...]
    """Names that must be let in anew."""
    old_backups: tuple[Backup, ...]
    """Backups that still open with the old key and its passphrases."""


def ways(desk: Desk) -> Ways:
    """Who can open the archive, and how else it can be opened. Raises Unreadable."""
    try:
        found, trusted = desk.keys.people(), desk.keys.is_trusted()
    except OSError as error:
        raise Unreadable from error
    made = desk.ledger.read.setting(SHEET_MADE)
    return Ways(
        tuple(p for p in found if p.is_person),
        desk.keys.unlocked.slot,
        next((p.name for p in found if not p.is_person), ""),
        datetime.fromisoformat(made) if made else None,
        trusted,
    )


def add(desk: Desk, name: str, passphrase: str) -> None:
    """Let somebody in. Raises NoPersonName, NameTaken, PassphraseTooShort, TooLong, Unwritable, DiskFull."""
    must_be_long_enough(passphrase)
    tidy = one_line(name)
    if not tidy:
        raise NoPersonName
    _written(lambda: desk.keys.add(desk.new_id(), tidy, passphrase))
    _remember(desk, "people add")


def set_passphrase(desk: Desk, person: str, passphrase: str) -> None:
    """Another passphrase for somebody, oneself too. Raises PassphraseTooShort, Unwritable, DiskFull."""
    must_be_long_enough(passphrase)
    _written(lambda: desk.keys.set_passphrase(person, passphrase))
    _remember(desk, "people passphrase")


def remove(desk: Desk, person: str) -> None:
    """Take somebody's way in away, or the organisation's. Old backups and copies they have still open for them.

    Raises LastPerson, Unwritable, DiskFull.
    """
    _written(lambda: desk.keys.remove(person))
    _remember(desk, "people remove")


def organisation_id(desk: Desk) -> str:
    """The id of the organisation's way in; empty where there is none."""
    return next((p.id for p in desk.keys.people() if not p.is_person), "")


def change_key(desk: Desk) -> NewKey:
    """A new secret and a new key for the database; the recovery sheet must be made anew.

    Raises DiskFull, Unwritable, ArchiveDamaged: then everything is as it was.
    """
    backups.make(desk, Reason.NEW_KEY)
    lost = _begun(desk)
    try:
        desk.ledger.change_key(desk.keys.unlocked.key.raw_hex())
    except BaseException:
        if not desk.ledger.has_key(desk.keys.unlocked.key.raw_hex()):
            _written(desk.keys.back_to_old_key)
        raise
    _written(desk.keys.end_new_key)
    desk.ledger.keep_setting(SHEET_MADE, "")
    _remember(desk, "key change")
    return NewKey(lost, backups.of_earlier_keys(desk))


def sheet(desk: Desk) -> Sheet:
    """The recovery sheet of the present key. Whoever holds it can open the archive."""
    unlocked = desk.keys.unlocked
    leaving.note(desk, "sheet print")
    return Sheet(unlocked.secret, unlocked.archive)


def type_back(desk: Desk, typed: dict[int, str]) -> datetime:
    """Two groups of the printed sheet (their number, counted from 1, to their digits): from now on it counts as made.

    Raises NotTypedBack.
    """
    unlocked = desk.keys.unlocked
    groups = Sheet(unlocked.secret, unlocked.archive).groups()
    if len(typed) < 2 or any(_digits(text) != groups[number - 1] for number, text in typed.items()):
        raise NotTypedBack
    now = desk.clock()
    desk.ledger.keep_setting(SHEET_MADE, now.isoformat())
    return now


def make_organisation_key(desk: Desk, name: str, passphrase: str, out: Path, machine: Machine) -> Path:
    """Make an organisation's key, write its file, and let it into this archive. Gives the file's path.

    Raises NoPersonName, PassphraseTooShort, TooLong, Unwritable, DiskFull.
    """
    must_be_long_enough(passphrase)
    tidy = one_line(name)
    if not tidy:
        raise NoPersonName
    key = organisation.new_key(tidy, passphrase, machine.derivation or calibrated())
    path = out / f"organisationsnøgle {desk.clock():%Y-%m-%d %H%M%S}{organisation.SUFFIX}"
    _written(lambda: write_whole(path, organisation.encode(key)))
    try:
        _let_in(desk, key)
    except BaseException:  # a key that opens nothing, of which was said that it was not made
        with suppress(OSError):
            path.unlink()
        raise
    return path


def let_organisation_in(desk: Desk, file: Path) -> str:
    """Let an organisation whose key file is at hand into this archive; gives its name.

    Raises NotAKeyFile, Unreadable, Unwritable, DiskFull.
    """
    key = _key_file(file)
    _let_in(desk, key)
    return key.name


def open_with_organisation(path: Path, file: Path, passphrase: str, machine: Machine) -> Desk:
    """Open an archive with the organisation's key. Raises NotAKeyFile, WrongOrganisationKey and as `archive.open_`."""
    ring = KeyRing(path.absolute())
    ArchiveFolder(path.absolute()).must_be_archive()
    pair = _key_file(file).open_with(passphrase)
    try:
        unlocked = ring.unlock_with_organisation(pair)
    except OSError as error:
        raise Unreadable from error
    return opened(path, ring, unlocked, machine, mend=False)


def _let_in(desk: Desk, key: OrganisationKey) -> None:
    with leaving.noted(desk, "organisation add"):
        _written(lambda: desk.keys.let_organisation_in(desk.new_id(), key.name, key.public))


def _key_file(file: Path) -> OrganisationKey:
    try:
        with file.open("rb") as opened_file:
            content = opened_file.read(organisation.LARGEST + 1)
    except OSError as error:
        raise Unreadable from error
    return organisation.decode(content, file.name)


def _begun(desk: Desk) -> tuple[str, ...]:
    try:
        return desk.keys.begin_new_key()
    except OSError as error:
        raise not_written(error) from error


def _written(write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise not_written(error) from error


def _remember(desk: Desk, what: str) -> None:
    desk.ledger.note_access(what, by=desk.user, at=desk.clock(), citizen=None)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit() and c.isascii())
