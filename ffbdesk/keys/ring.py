"""The lists in an archive's folder, and what a passphrase, a sheet or an organisation's key finds in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import ArchiveId, NewId
from ffbdesk.keys.errors import (
    DamagedSlots,
    ForeignSecret,
    NewerSlots,
    NotACourse,
    SheetNeedsNumber,
    SlotExchanged,
    WrongOrganisationKey,
    WrongSecret,
)
from ffbdesk.keys.pair import Pair
from ffbdesk.keys.passphrase import STANDARD, Derivation
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.secret import DatabaseKey, database_key, new_secret
from ffbdesk.keys.slots import (
    LARGEST,
    Opening,
    Slot,
    Slots,
    decode,
    encode,
    named,
    new_slot,
    new_stretch,
    opened_by,
)
from ffbdesk.wholefile import read_up_to, write_whole

_BESIDE = 8
"""Different stretches that are tried in lists beside: each takes seconds on a slow computer."""
SLOT_FILES = ("noegler.json", "noegler-kopi.json")
FORMER_FILES = ("nøgler.json", "nøgler.kopi.json")
"""Their names until version 0.1: a zip that is unpacked on another system may spell them otherwise."""


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
    earlier: tuple[bytes, ...] = field(default=(), repr=False)
    """The secrets before this one, newest first."""
    pending: bool = False
    """A change of key was interrupted: the database may still have the first of those."""
    own: Slot | None = field(default=None, repr=False, compare=False)
    """The opener's slot as it should be; None where no passphrase opened."""
    is_right: bool = True
    """Whether it stood so in the list."""
    is_exchanged: bool = False
    """Whether somebody had put another public key in its owner's place."""
    listed: Slots | None = field(default=None, repr=False, compare=False)
    """The list that it was found in; None where a sheet opened."""

    @property
    def key(self) -> DatabaseKey:
        """The database's key."""
        return database_key(self.secret, self.archive)

    def before(self) -> "Unlocked":
        """The same with the secret before it."""
        secret, *earlier = self.earlier
        return replace(self, secret=secret, earlier=tuple(earlier), pending=False, own=None, is_right=True)


type Fits = Callable[[Unlocked], bool]
"""Whether something is of the key that is looked for."""


def _any(_found: Unlocked) -> bool:
    return True


class KeyRing:
    """The slot file of one archive folder and its copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = tuple(folder / name for name in SLOT_FILES)
        self.beside = folder / "kopier" / SLOT_FILES[0]
        self.former = tuple(folder / name for name in FORMER_FILES)

    def create(self, user: str, passphrase: str, derivation: Derivation, new_id: NewId) -> Unlocked:
        """Make secret and first slot, and write both files. Raises OSError."""
        archive, secret, stretch = ArchiveId(new_id()), new_secret(), new_stretch(derivation)
        mine = new_slot(named(new_id(), user), archive, secret, stretch, passphrase)
        content = encode(Slots(archive, 1, stretch, (mine,)), secret)
        for path in self.paths:
            write_whole(path, content)
        return Unlocked(archive, secret, user, mine.id, own=mine, listed=decode(content))

    def create_course(self, new_id: NewId) -> Unlocked:
        """Make the secret of a course archive, and write both files with it in clear. Raises OSError."""
        archive, secret = ArchiveId(new_id()), new_secret()
        content = encode(Slots(archive, 1, new_stretch(STANDARD), (), in_clear=secret), secret)
        for path in self.paths:
            write_whole(path, content)
        return Unlocked(archive, secret, "", listed=decode(content))

    def course(self) -> Unlocked:
        """Open a course archive, which asks for nothing. Raises NotACourse, DamagedSlots, NewerSlots, OSError."""
        for slots in self.lists():
            if slots.in_clear and not slots.slots and slots.is_signed(slots.in_clear):
                return Unlocked(slots.archive, slots.in_clear, "", listed=slots)
        raise NotACourse

    def unlock(self, passphrase: str, fits: Fits = _any) -> Unlocked:
        """Open with a passphrase; where it does not fit, with its case exchanged, for Caps Lock.

        Raises WrongSecret, SlotExchanged, DamagedSlots, NewerSlots, or OSError where neither file can be read.
        """
        return unlocked(self.lists(), passphrase, fits)

    def by_sheet(self, sheet: Sheet) -> tuple[Unlocked, ...]:
        """What the recovery sheet may open: only the database can tell. Raises SheetNeedsNumber, NewerSlots, OSError.

        A list that does not fit, or is gone, keeps nobody out: it may have been put there by others.
        """
        try:
            lists = self.lists()
        except DamagedSlots:
            lists = ()
            if sheet.archive is None:
                raise SheetNeedsNumber from None
        numbers = (*(slots.archive for slots in lists), *([sheet.archive] if sheet.archive else []))
        return tuple(_by_sheet(sheet.secret, number, lists) for number in dict.fromkeys(numbers))

    def unlock_with_organisation(self, pair: Pair, fits: Fits = _any) -> Unlocked:
        """Open with the organisation's key. Raises WrongOrganisationKey, DamagedSlots, NewerSlots, OSError."""
        found = [
            _unlocked(slots, slot, secret, False, Opening(secret, slot, True, False, True))
            for slots in self.lists()
            for slot in slots.slots
            if (secret := opened_by(slot, pair)) is not None
        ]
        if not found:
            raise WrongOrganisationKey
        return replace(_best(found, fits), own=None)

    def lists(self) -> tuple[Slots, ...]:
        """Every different whole list, newest first: one is enough, whatever is wrong with the others.

        Raises DamagedSlots, NewerSlots, OSError.
        """
        read = [read_list(path) for path in (*self.paths, *self.former)]
        if not any(isinstance(slots, Slots) for slots in read):
            read += [read_list(path) for path in self._otherwise_named()]
        whole = {slots.signed + slots.mac: slots for slots in read if isinstance(slots, Slots)}
        if not whole:
            raise next((error for error in read if not isinstance(error, Slots | DamagedSlots)), DamagedSlots())
        return tuple(sorted(whole.values(), key=lambda slots: -slots.generation))

    def damaged(self) -> tuple[str, ...]:
        """Names of the files that are missing or not as written (a check's finding)."""
        pairs = zip(self.paths, self.former, strict=True)
        there = ((path if path.exists() or not former.exists() else former) for path, former in pairs)
        return tuple(path.name for path in there if not isinstance(read_list(path), Slots))

    def _otherwise_named(self) -> tuple[Path, ...]:
        known = {*self.paths, *self.former}
        return tuple(path for path in sorted(self.folder.glob("*.json")) if path not in known)


def unlocked(lists: Iterable[Slots], passphrase: str, fits: Fits = _any) -> Unlocked:
    """What a passphrase opens in any of these lists; one that is signed and `fits` goes before one that does not.

    Raises WrongSecret, SlotExchanged, ForeignSecret.
    """
    lists, exchanged, foreign = tuple(lists), False, False
    for text, swapped in ((passphrase, False), (passphrase.swapcase(), True)):
        found = []
        for slots, slot, opening in _opened(lists, text):
            exchanged = exchanged or opening.secret is None
            foreign = foreign or not opening.is_known
            if opening.secret is not None and opening.is_known:
                found.append(_unlocked(slots, slot, opening.secret, swapped, opening))
                if slots.is_signed(opening.secret) and fits(found[-1]):
                    return found[-1]
        if found:
            return _best(found, fits)
    raise ForeignSecret if foreign else SlotExchanged if exchanged else WrongSecret


def unlocked_for(lists: Iterable[Slots], passphrase: str, fits: Fits) -> Unlocked | None:
    """What a passphrase opens in any of these lists, if it is what is looked for.

    Not where another of them knows that secret as an earlier one: what has it was put back from another day. No more
    than a few derivations: who lays many lists there must not keep others waiting.
    """
    ways = []
    for slots, slot, opening in _opened(lists, passphrase, most=_BESIDE):
        if opening.secret is not None and opening.is_known and slots.is_signed(opening.secret):
            found = _unlocked(slots, slot, opening.secret, False, opening)
            ways.append(replace(found, pending=False))  # only the list in force may say that a key is being changed
    over = {secret for found in ways for secret in found.earlier}
    return next((found for found in ways if found.secret not in over and fits(found)), None)


def _opened(lists: Iterable[Slots], passphrase: str, most: int | None = None) -> Iterator[tuple[Slots, Slot, Opening]]:
    people = [(slots, slot) for slots in lists for slot in slots.people]
    stretches = list(dict.fromkeys(slot.stretch for _slots, slot in people if slot.stretch))[:most]
    # The cheapest first: a list that others put there may ask for the most work there is.
    for stretch in sorted(stretches, key=lambda one: one.derivation.work):
        key = stretch.key(passphrase)
        for slots, slot in people:
            opening = slot.open_with(key, slots) if slot.stretch == stretch else None
            if opening is not None:
                yield slots, slot, opening


def _best(found: list[Unlocked], fits: Fits) -> Unlocked:
    """The one that fits and is signed, else that fits, else is signed."""
    return max(found, key=lambda one: (fits(one), one.listed is not None and one.listed.is_signed(one.secret)))


def _unlocked(slots: Slots, slot: Slot, secret: bytes, swapped: bool, opening: Opening) -> Unlocked:
    earlier = slots.secrets_before(secret)
    pending = slots.pending and bool(earlier) and slots.is_signed(secret)
    return Unlocked(
        slots.archive,
        secret,
        slot.name,
        slot.id,
        swapped,
        earlier,
        pending,
        own=opening.own,
        is_right=opening.is_right,
        is_exchanged=opening.is_exchanged,
        listed=slots,
    )


def _by_sheet(secret: bytes, archive: ArchiveId, lists: Iterable[Slots]) -> Unlocked:
    signed = next((slots for slots in lists if slots.archive == archive and slots.is_signed(secret)), None)
    earlier = signed.secrets_before(secret) if signed else ()
    pending = bool(signed and signed.pending and earlier)
    return Unlocked(archive, secret, "", earlier=earlier, pending=pending, listed=signed)


def content_of(path: Path) -> bytes:
    """The beginning of a file, one byte more than a list may have. Raises OSError, also where it is no file: a pipe of
    that name would never end.
    """
    if not path.is_file():
        raise FileNotFoundError
    return read_up_to(path, LARGEST + 1)


def read_list(path: Path) -> Slots | DamagedSlots | NewerSlots | OSError:
    """The list in a file, or why there is none."""
    try:
        content = content_of(path)
        return decode(content) if len(content) <= LARGEST else DamagedSlots()
    except (FileNotFoundError, IsADirectoryError):
        return DamagedSlots()
    except (OSError, DamagedSlots, NewerSlots) as error:
        return error
