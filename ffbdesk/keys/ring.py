"""The key ring of an archive folder: make it, unlock it, and say who else may."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ffbdesk.domain.ids import ArchiveId, NewId
from ffbdesk.keys.errors import (
    DamagedSlots,
    LastPerson,
    NameTaken,
    NewerSlots,
    SheetNeedsNumber,
    WrongOrganisationKey,
    WrongSecret,
    WrongSheet,
)
from ffbdesk.keys.pair import Pair, unseal
from ffbdesk.keys.passphrase import Derivation, wrapping_key
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.secret import DatabaseKey, database_key, new_secret, slots_key
from ffbdesk.keys.slots import SALT_BYTES, Slot, Slots, decode, encode, is_signed, new_slot, organisation_slot
from ffbdesk.wholefile import write_whole

SLOT_FILES = ("nøgler.json", "nøgler.kopi.json")


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a right passphrase, recovery sheet or organisation key gives."""

    archive: ArchiveId
    secret: bytes = field(repr=False)
    user: str
    """The name on the slot that opened; empty after a recovery sheet."""
    slot: str = ""
    """Which slot opened."""
    swapped_case: bool = False
    """The passphrase fitted with small and capital letters exchanged: Caps Lock was on."""
    previous: bytes = field(default=b"", repr=False)
    """The secret before this one, where a change of key was interrupted: the database may still have it."""

    @property
    def key(self) -> DatabaseKey:
        """The database's key."""
        return database_key(self.secret, self.archive)

    def before(self) -> "Unlocked":
        """The same with the secret before it."""
        return replace(self, secret=self.previous, previous=b"")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or an organisation, that can open the archive."""

    id: str
    name: str
    is_person: bool = True


class KeyRing:
    """The slot file of one archive folder and its copy."""

    def __init__(self, folder: Path) -> None:
        self._paths = tuple(folder / name for name in SLOT_FILES)

    def create(self, user: str, passphrase: str, derivation: Derivation, new_id: NewId) -> Unlocked:
        """Make secret and first slot, and write both files. Raises OSError."""
        archive, secret = ArchiveId(new_id()), new_secret()
        unlocked = Unlocked(archive, secret, user, new_id())
        self.begin(unlocked, passphrase, derivation)
        return unlocked

    def begin(self, unlocked: Unlocked, passphrase: str, derivation: Derivation) -> None:
        """Write slot files with one person in them, whatever stood there. Raises OSError."""
        salt = secrets.token_bytes(SALT_BYTES)
        slot = new_slot(unlocked.slot, unlocked.user, unlocked.secret, wrapping_key(passphrase, salt, derivation))
        self.write(Slots(unlocked.archive, 0, salt, derivation, (slot,)), unlocked.secret)

    def unlock(self, passphrase: str) -> Unlocked:
        """Open with a passphrase; where it does not fit, with its case exchanged, for Caps Lock.

        Raises WrongSecret, DamagedSlots, NewerSlots, or OSError where neither file can be read.
        """
        slots = self.newest()
        for text, swapped in ((passphrase, False), (passphrase.swapcase(), True)):
            key = wrapping_key(text, slots.salt, slots.derivation)
            for slot in slots.people:
                secret = slot.open_with(key)
                if secret is not None:
                    self._bring_up_to_date(slots, slot, key, secret)
                    return self._unlocked(slots, secret, slot.name, slot.id, swapped)
        raise WrongSecret

    def unlock_with_sheet(self, sheet: Sheet) -> Unlocked:
        """Open with the recovery sheet. Raises WrongSheet, SheetNeedsNumber, NewerSlots, OSError.

        Without slot files nothing here can tell whether the sheet fits: the database will.
        """
        try:
            slots = self.newest()
        except DamagedSlots:
            if sheet.archive is None:
                raise SheetNeedsNumber from None
            return Unlocked(sheet.archive, sheet.secret, "")
        if slots.mac and not is_signed(slots, sheet.secret):
            raise WrongSheet
        return self._unlocked(slots, sheet.secret, "", "", False)

    def unlock_with_organisation(self, pair: Pair) -> Unlocked:
        """Open with the organisation's key. Raises WrongOrganisationKey, DamagedSlots, NewerSlots, OSError."""
        slots = self.newest()
        for slot in slots.slots:
            secret = unseal(pair, slot.sealed) if slot.public == pair.public else None
            if secret is not None:
                return self._unlocked(slots, secret, slot.name, slot.id, False)
        raise WrongOrganisationKey

    def people(self) -> tuple[Person, ...]:
        """Who can open the archive, the organisation last. Raises as `unlock`."""
        slots = sorted(self.newest().slots, key=lambda slot: not slot.is_person)
        return tuple(Person(slot.id, slot.name, slot.is_person) for slot in slots)

    def are_alike(self) -> bool:
        """Whether both files are whole and say the same."""
        first, second = map(_read, self._paths)
        return isinstance(first, Slots) and first == second

    def damaged(self) -> tuple[str, ...]:
        """Names of the files that are missing or not as written (a check's finding)."""
        return tuple(path.name for path in self._paths if not isinstance(_read(path), Slots))

    def _unlocked(self, slots: Slots, secret: bytes, user: str, slot: str, swapped: bool) -> Unlocked:
        previous = b""
        if slots.previous:
            try:
                previous = aes_key_unwrap(slots_key(secret, slots.archive), slots.previous)
            except InvalidUnwrap as error:
                raise DamagedSlots from error
        return Unlocked(slots.archive, secret, user, slot, swapped, previous)

    def _bring_up_to_date(self, slots: Slots, slot: Slot, key: bytes, secret: bytes) -> None:
        """A slot of the first version becomes one of the second. A medium that cannot be written may stay as it is."""
        if slot.public or self.damaged():
            return
        newer = new_slot(slot.id, slot.name, secret, key)
        with suppress(OSError):
            self.write(replace(slots, slots=tuple(newer if s.id == slot.id else s for s in slots.slots)), secret)

    def write(self, slots: Slots, secret: bytes) -> None:
        """Write both files, one generation on; between the two writes either one opens. Raises OSError."""
        content = encode(replace(slots, generation=slots.generation + 1), secret)
        for path in self._paths:
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            write_whole(path, content)

    def newest(self) -> Slots:
        """One whole file is enough, whatever is wrong with the other. Raises DamagedSlots, NewerSlots, OSError."""
        read = [_read(path) for path in self._paths]
        whole = [slots for slots in read if isinstance(slots, Slots)]
        if whole:
            return max(whole, key=lambda slots: slots.generation)
        raise next((error for error in read if not isinstance(error, Slots | DamagedSlots)), DamagedSlots())


class OpenRing:
    """The key ring of an archive that is open: who else may open it. Every method may raise OSError."""

    def __init__(self, ring: KeyRing, unlocked: Unlocked) -> None:
        self._ring, self.unlocked = ring, unlocked

    def people(self) -> tuple[Person, ...]:
        """Who can open the archive, the organisation last."""
        slots = sorted(self._ring.newest().slots, key=lambda slot: not slot.is_person)
        return tuple(Person(slot.id, slot.name, slot.is_person) for slot in slots)

    def add(self, person: str, name: str, passphrase: str) -> None:
        """Let one more person in, with the id `person`. Raises NameTaken."""
        slots = self._ring.newest()
        if name.casefold() in {slot.name.casefold() for slot in slots.slots}:
            raise NameTaken
        self._write(slots, (*slots.slots, self._slot(slots, person, name, passphrase)))

    def set_passphrase(self, person: str, passphrase: str) -> None:
        """Another passphrase for somebody; the old one opens no more."""
        slots = self._ring.newest()
        changed = (self._slot(slots, s.id, s.name, passphrase) if s.id == person else s for s in slots.slots)
        self._write(slots, tuple(changed))

    def remove(self, person: str) -> None:
        """Take a way in away. Raises LastPerson."""
        slots = self._ring.newest()
        left = tuple(slot for slot in slots.slots if slot.id != person)
        if not any(slot.is_person for slot in left):
            raise LastPerson
        self._write(slots, left)

    def let_organisation_in(self, slot: str, name: str, public: bytes) -> None:
        """Seal the secret to an organisation's public key, instead of one that was there."""
        slots = self._ring.newest()
        theirs = organisation_slot(slot, name, self.unlocked.secret, public)
        self._write(slots, (*slots.people, theirs))

    def begin_new_key(self) -> tuple[str, ...]:
        """A new secret for everybody, with the old one beside it until `end_new_key` or `back_to_old_key`.

        Gives the names of those who must be let in anew: their slots are of the first version, or the file was
        changed by somebody who could not open the archive.
        """
        slots, old, secret = self._ring.newest(), self.unlocked, new_secret()
        trusted = is_signed(slots, old.secret)
        stay = [slot for slot in slots.slots if slot.public and (trusted or slot.id == old.slot)]
        lost = tuple(slot.name for slot in slots.slots if slot not in stay)
        previous = aes_key_wrap(slots_key(secret, slots.archive), old.secret)
        self._ring.write(replace(slots, slots=tuple(s.resealed(secret) for s in stay), previous=previous), secret)
        self.unlocked = replace(old, secret=secret, previous=old.secret)
        return lost

    def end_new_key(self) -> None:
        """The database has the new key: forget the old."""
        self._ring.write(replace(self._ring.newest(), previous=b""), self.unlocked.secret)
        self.unlocked = replace(self.unlocked, previous=b"")

    def back_to_old_key(self) -> None:
        """The database never got the new key: seal the old secret again."""
        slots, old = self._ring.newest(), self.unlocked.before()
        again = tuple(slot.resealed(old.secret) for slot in slots.slots)
        self._ring.write(replace(slots, slots=again, previous=b""), old.secret)
        self.unlocked = old

    def is_trusted(self) -> bool:
        """Whether somebody who could open the archive wrote the slot file; one of the first version cannot say."""
        slots = self._ring.newest()
        return not slots.mac or is_signed(slots, self.unlocked.secret)

    def mend(self) -> None:
        """Write both files anew where one is damaged, missing or a generation behind."""
        if not self._ring.are_alike() and is_signed(self._ring.newest(), self.unlocked.secret):
            self._ring.write(self._ring.newest(), self.unlocked.secret)

    def _slot(self, slots: Slots, person: str, name: str, passphrase: str) -> Slot:
        return new_slot(person, name, self.unlocked.secret, wrapping_key(passphrase, slots.salt, slots.derivation))

    def _write(self, slots: Slots, changed: tuple[Slot, ...]) -> None:
        self._ring.write(replace(slots, slots=changed), self.unlocked.secret)


def _read(path: Path) -> Slots | DamagedSlots | NewerSlots | OSError:
    """The slots in a file, or why there are none."""
    try:
        return decode(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        return DamagedSlots()
    except (OSError, DamagedSlots, NewerSlots) as error:
        return error
