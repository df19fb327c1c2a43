"""Who may open the archive: people and their passphrases, the recovery sheet, the organisation's key, a new key."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.decided import Organisation
from ffbdesk.keys import organisation
from ffbdesk.keys.errors import ForgedSlots, HalfWritten, KeyRingError, WrongOrganisationKey, WrongSecret
from ffbdesk.keys.open_ring import NewSecret, Person, Strange
from ffbdesk.keys.organisation import OrganisationKey
from ffbdesk.keys.recovery import GROUPS, Sheet
from ffbdesk.keys.ring import KeyRing
from ffbdesk.services import backups, leaving
from ffbdesk.services.archive import (
    Machine,
    defer,
    entered,
    is_of,
    lists_beside,
    must_be_good,
    must_be_there,
    opened,
    seen,
    set_aside_in,
    still_in,
)
from ffbdesk.services.desk import WAS_CALLED, Desk, one_line
from ffbdesk.storage.backup import Backup, Reason
from ffbdesk.storage.database import salt_of
from ffbdesk.storage.errors import HeldElsewhere, StorageError, Unreadable, not_written
from ffbdesk.storage.folder import ArchiveFolder
from ffbdesk.storage.keybook import as_settings
from ffbdesk.wholefile import read_up_to, take_away, write_whole

SHEET_MADE = "sheet_made_at"
"""The setting that says since when a recovery sheet counts as made."""
_NOT_REMINDED = "sheet_not_reminded"
"""The setting that says of which key nobody wants to be reminded that it has no sheet.

In the archive: whether it has one is the archive's matter, so the answer follows it to another computer and goes with
its key; and nothing outside the archive tells that it has none.
"""


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
    strange: Strange | None
    """What the list in the files is, where this program did not write it; None where it did."""

    @property
    def is_known(self) -> bool:
        """Whether the list can be relied on, and changed."""
        return self.strange is None


@dataclass(frozen=True, slots=True)
class NewKey:
    """What became of a change of key."""

    lost: tuple[str, ...]
    """Names that must be let in anew."""
    unseen: tuple[str, ...]
    """Names of those who have not opened the archive themselves with the pair that the new key was sealed to."""
    old_backups: tuple[Backup, ...]
    """Backups that still open with the old key and its passphrases."""


def ways(desk: Desk) -> Ways:
    """Who can open the archive, and how else it can be opened."""
    found, strange = desk.keys.people(), desk.keys.strange()
    if strange is None and not desk.keys.is_known:
        strange = Strange.FORGED
    return Ways(
        tuple(p for p in found if p.is_person),
        desk.keys.unlocked.slot,
        next((p.name for p in found if not p.is_person), ""),
        _sheet_made_at(desk),
        strange,
    )


def add(desk: Desk, name: str, passphrase: str) -> None:
    """Let somebody in.

    Raises NoPersonName, NameTaken, PassphraseTooShort, TooGuessable, TooLong, ForgedSlots, HalfWritten, Unwritable,
    DiskFull.
    """
    tidy = _named(name)
    must_be_good(passphrase, tidy, desk.ledger.folder.name)
    _change(desk, f"people add: {tidy}", lambda: desk.keys.add(desk.new_id(), tidy, passphrase, desk.measured()))


def correct_name(desk: Desk, person: str, name: str) -> str:
    """Correct somebody's name; gives it as it is kept. What they wrote keeps the old one, and so does an open desk.

    Raises NoPersonName, NameTaken, TooLong, ForgedSlots, HalfWritten, Unwritable, DiskFull.
    """
    tidy, before = _named(name), desk.keys.name_of(person)
    if tidy != before:
        _change(desk, f"people rename: {before} -> {tidy}", lambda: desk.keys.correct_name(person, tidy))
        earlier = desk.ledger.read.setting(f"{WAS_CALLED}{person}").splitlines()
        with suppress(StorageError):  # the name holds; what was written under the other is taken back by nobody
            desk.ledger.keep_setting(f"{WAS_CALLED}{person}", "\n".join(dict.fromkeys([*earlier, before])))
    return tidy


def change_own(desk: Desk, present: str, passphrase: str) -> None:
    """Another passphrase for the user, who must know the present one: whoever finds the archive open does not.

    Raises WrongSecret, and as `set_passphrase`.
    """
    set_passphrase(desk, desk.keys.unlocked.slot, passphrase, present)


def set_passphrase(desk: Desk, person: str, passphrase: str, present: str | None = None) -> None:
    """Another passphrase for somebody; `present` must be the user's own, where it is given.

    Raises PassphraseTooShort, TooGuessable, WrongSecret, ForgedSlots, HalfWritten, Unwritable, DiskFull.
    """
    names = [p.name for p in desk.keys.people() if p.id == person]
    must_be_good(passphrase, *names, desk.ledger.folder.name)

    def change() -> None:
        if present is not None and not desk.keys.is_own(present):
            raise WrongSecret
        desk.keys.set_passphrase(person, passphrase, desk.measured())

    _change(desk, f"people passphrase: {', '.join(names)}", change)


def remove(desk: Desk, person: str) -> None:
    """Take somebody's way in away, or the organisation's. Old backups and copies they have still open for them.

    Raises LastPerson, ForgedSlots, HalfWritten, Unwritable, DiskFull.
    """
    _change(desk, f"people remove: {desk.keys.name_of(person)}", lambda: desk.keys.remove(person))


def reinstate(desk: Desk) -> None:
    """Write the archive's own list of who can open it over one that somebody else put there, and keep that aside.

    Raises ForgedSlots, HalfWritten, Unwritable, DiskFull.
    """
    others = lists_beside(desk.ledger.folder)
    _change(desk, "people reinstate", lambda: desk.keys.reinstate(set_aside_in(desk), others))


def organisation_id(desk: Desk) -> str:
    """The id of the organisation's way in; empty where there is none."""
    return next((p.id for p in desk.keys.people() if not p.is_person), "")


def change_key(desk: Desk) -> NewKey:
    """A new secret and a new key for the database; the recovery sheet must be made anew.

    Raises ForgedSlots, DiskFull, Unwritable, ArchiveDamaged: then everything is as it was. Raises HeldElsewhere: then
    either key may be the database's, everybody's passphrase opens both, and the next deed here finishes it.
    """
    if desk.keys.stays_as_it_is:
        raise ForgedSlots(desk.keys.foreign())
    backups.make(desk, Reason.NEW_KEY)
    known, old = seen(desk), desk.keys.people()
    unseen = tuple(p.name for p in old if p.is_person and known.get(p.id) != desk.keys.public_of(p.id).hex())
    held = None
    with leaving.noted(desk, "key change"):
        try:
            new = _exchange(desk)
        except HeldElsewhere as error:  # nobody knows yet which it has: the line says what was begun
            held = error
    if held is not None:
        raise held
    desk.remember_reached()
    with suppress(StorageError):  # the others all have the old key
        backups.make(desk, Reason.HAS_NEW_KEY)
    return NewKey(new.lost, tuple(name for name in unseen if name not in new.lost), backups.of_earlier_keys(desk))


def _exchange(desk: Desk) -> NewSecret:
    new = _written(desk, desk.keys.begin_new_key)
    try:
        desk.ledger.change_key(new.key.raw_hex(), as_settings(new.content) | {SHEET_MADE: ""})
    finally:
        _decide(desk)
    return new


def _decide(desk: Desk) -> None:
    """Where a change of key has begun, the list follows the database. Raises HeldElsewhere: nobody can look yet."""
    new = desk.keys.under_way
    if new is None:
        return
    desk.ledger.source()
    if desk.ledger.has_key(new.key.raw_hex()):
        with suppress(OSError, KeyRingError, StorageError):  # the list opens as it stands; the next opening tidies up
            desk.keys.end_new_key(new)
    else:
        desk.keys.back_to_old_key()


def sheet(desk: Desk) -> Sheet:
    """The recovery sheet of the present key. Whoever holds it can open the archive. Raises storage errors."""
    _decide(desk)
    unlocked = desk.keys.unlocked
    leaving.note(desk, "sheet print")
    return Sheet(unlocked.secret, unlocked.archive)


def type_back(desk: Desk, typed: dict[int, str]) -> datetime:
    """Two groups of the printed sheet (their number, counted from 1, to their digits): from now on it counts as made.

    Raises NotTypedBack, storage errors.
    """
    unlocked = desk.keys.unlocked
    groups = Sheet(unlocked.secret, unlocked.archive).groups()
    proves = any(number <= GROUPS for number in typed)  # the rest is the archive's number, the same on every sheet
    if len(typed) < 2 or not proves or any(_digits(text) != groups[number - 1] for number, text in typed.items()):
        raise NotTypedBack
    now = desk.clock()
    desk.ledger.keep_setting(SHEET_MADE, f"{now.isoformat()} {_which_key(desk)}")
    return now


def lacks_sheet(desk: Desk) -> bool:
    """Whether somebody should be reminded: no sheet counts for the present key, and nobody has put that away."""
    return _sheet_made_at(desk) is None and desk.ledger.read.setting(_NOT_REMINDED) != _which_key(desk)


def remind_no_more(desk: Desk) -> None:
    """Say no more that the present key has no sheet. Raises storage errors."""
    desk.ledger.keep_setting(_NOT_REMINDED, _which_key(desk))


def _sheet_made_at(desk: Desk) -> datetime | None:
    """A sheet is of one secret: what was made before a change of key, also an interrupted one, counts no more."""
    made, _space, key = desk.ledger.read.setting(SHEET_MADE).partition(" ")
    return datetime.fromisoformat(made) if made and key in ("", _which_key(desk)) else None


def _which_key(desk: Desk) -> str:
    """The key's salt, which stands in clear at the beginning of the database."""
    return salt_of(desk.ledger.raw_hex).hex()


def make_organisation_key(desk: Desk, name: str, passphrase: str, out: Path, machine: Machine) -> Path:
    """Make an organisation's key, write its file, and let it into this archive. Gives the file's path.

    Raises NoPersonName, PassphraseTooShort, TooGuessable, TooLong, Unwritable, DiskFull.
    """
    tidy = _named(name)
    must_be_good(passphrase, tidy, desk.ledger.folder.name)
    key = organisation.new_key(tidy, passphrase, machine.measured())
    path = out / f"organisationsnoegle {desk.clock():%Y-%m-%d %H%M%S}{organisation.SUFFIX}"
    _written(desk, lambda: write_whole(path, organisation.encode(key)))
    try:
        _let_in(desk, key.name, key.public)
    except HalfWritten:
        raise  # it is let in: its file is needed
    except BaseException:
        with suppress(OSError):
            take_away(path)
        raise
    return path


def let_organisation_in(desk: Desk, file: Path) -> str:
    """Let an organisation whose key file is at hand into this archive; gives its name.

    Raises NotAKeyFile, Unreadable, Unwritable, DiskFull.
    """
    key = _key_file(file)
    _let_in(desk, key.name, key.public)
    return key.name


def with_decided(desk: Desk, decided: Organisation | None) -> Desk:
    """A new archive, with the organisation let in that has decided so for this computer.

    Where that fails, the settings page says it: the archive is there, and can be used.
    """
    if decided is not None and not opens(desk, decided):
        try:
            with suppress(KeyRingError, StorageError):
                let_in_known(desk, decided)
        except BaseException:
            desk.close()
            raise
    return desk


def let_in_known(desk: Desk, decided: Organisation) -> None:
    """Let in an organisation whose public half is known. Raises HalfWritten, Unwritable, DiskFull."""
    _let_in(desk, decided.name, decided.public)


def opens(desk: Desk, decided: Organisation) -> bool:
    """Whether its key opens the archive now."""
    return desk.keys.public_of(organisation_id(desk)) == decided.public


def public_half(file: Path) -> Organisation:
    """What may lie in clear of an organisation's key file. Raises NotAKeyFile, Unreadable."""
    key = _key_file(file)
    return Organisation(key.name, key.public)


def open_with_organisation(path: Path, file: Path, passphrase: str, machine: Machine) -> Desk:
    """Open an archive with the organisation's key. Raises NotAKeyFile, WrongOrganisationKey, and as `archive.open_`."""
    must_be_there(path)
    ring, key = KeyRing(path.absolute()), _key_file(file)
    try:
        found = ring.unlock_with_organisation(key.open_with(passphrase), partial(is_of, ArchiveFolder(ring.folder)))
    except WrongOrganisationKey:
        defer(ArchiveFolder(ring.folder), machine, "wrong key file")
        raise
    except OSError as error:
        raise Unreadable from error
    desk = still_in(opened(path, found, machine, mend=False))
    entered(desk, "open organisation")
    return desk


def _named(name: str) -> str:
    """Raises NoPersonName, TooLong."""
    tidy = one_line(name)
    if not tidy:
        raise NoPersonName
    return tidy


def _let_in(desk: Desk, name: str, public: bytes) -> None:
    _change(desk, f"organisation add: {name}", lambda: desk.keys.let_organisation_in(desk.new_id(), name, public))


def _key_file(file: Path) -> OrganisationKey:
    try:
        content = read_up_to(file, organisation.LARGEST + 1)
    except OSError as error:
        raise Unreadable from error
    return organisation.decode(content, file.name)


def _change(desk: Desk, what: str, change: Callable[[], None]) -> None:
    """Change the list, and remember who did. What cannot be remembered is not done; what failed is said to have."""
    half = None
    with leaving.noted(desk, what):
        try:
            _written(desk, change)
        except HalfWritten as error:  # it holds, and that is what the line says
            half = error
    if half is not None:
        raise half


def _written[T](desk: Desk, write: Callable[[], T]) -> T:
    _decide(desk)
    try:
        return write()
    except OSError as error:
        raise not_written(error) from error


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit() and c.isascii())
