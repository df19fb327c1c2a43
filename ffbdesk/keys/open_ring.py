"""The key ring of an archive that is open: who else may open it, and a new key.

The database remembers the list that this program wrote last, and the one it is about to write. A file that is neither
was put there by somebody else: an older list of our own, or a forged one. Nothing is written on top of it, and nothing
is ever signed or sealed that was read from a file and not verified (architecture, decision 18).
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys.errors import ForgedSlots, HalfWritten, KeyRingError, LastPerson, NameTaken, NewerSlots
from ffbdesk.keys.passphrase import Derivation
from ffbdesk.keys.ring import KeyRing, Unlocked, content_of, read_list, unlocked
from ffbdesk.keys.secret import DatabaseKey, database_key
from ffbdesk.keys.slots import (
    Slot,
    Slots,
    decode,
    decoded,
    encode,
    named,
    new_slot,
    new_stretch,
    organisation_slot,
    under_new_secret,
    with_passphrase,
)
from ffbdesk.wholefile import make_private, take_away, write_whole


class Book(Protocol):
    """What the database remembers of the list."""

    def written(self) -> tuple[bytes, bytes]:
        """The list that was written last, and the one that is being written; empty where there is none."""

    def remember(self, last: bytes, following: bytes) -> None:
        """Both, in one step. Raises what a save may raise."""

    def was_told_to_hold(self) -> bool:
        """Whether somebody was told that the list on its way is in force, though it is not in both files."""

    def tell_that_it_holds(self) -> None:
        """Keep that somebody is told so."""

    def forget_following(self, last: bytes) -> None:
        """What was being written is written, or taken back. Where that cannot be kept both stay, which does no harm."""


class Strange(StrEnum):
    """What a list is that this program did not write last; `words.checks` has the words."""

    FORGED = "forged"
    OLDER = "older_list"
    NEWER = "newer_list"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or an organisation, that can open the archive."""

    id: str
    name: str
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class NewSecret:
    """The secret to come, and its list."""

    archive: ArchiveId
    secret: bytes = field(repr=False)
    content: bytes = field(repr=False)
    lost: tuple[str, ...]
    """Names of those who must be let in anew: their slots are of the first version."""

    @property
    def key(self) -> DatabaseKey:
        """The database's key to come."""
        return database_key(self.secret, self.archive)


class OpenRing:
    """The list in force and the two files that hold it. What writes raises OSError, and what the book raises."""

    def __init__(self, ring: KeyRing, found: Unlocked, book: Book, *, went_back: bool = False) -> None:
        """`found` is what opened; `went_back` says that the database still has the secret before it."""
        self._ring, self._book = ring, book
        self.unlocked = found.before() if went_back else found
        self.under_way: NewSecret | None = None
        """A change of key that has begun, until it is known which key the database has."""
        last, following = book.written()
        self._went_back, self._is_first = went_back, not last
        self._half = bool(following)
        """The book still says that a list is on its way."""
        on_its_way = decoded(following)
        self._way_back = on_its_way is not None and found.listed is not None and on_its_way.mac == found.listed.mac
        self._own = {content for content in (last, following) if content}
        """What a file may hold that this program wrote: the list in force, and one that was on its way."""
        if self._was_not_finished(last, following, found):
            following = b""
        self._content, self._slots = self._in_force(last, following) if last else (b"", self._first(found))

    @property
    def stays_as_it_is(self) -> bool:
        """Whether there is no list to rely on, or somebody else has written one: then it is not changed."""
        return not self.is_known or bool(self._foreign())

    @property
    def is_of_this_database(self) -> bool:
        """Whether the database knows of the change of key that the list says was interrupted.

        Else an old database was put beside a list that was there for a moment only.
        """
        return not self._went_back or self._is_first or self._way_back

    @property
    def is_known(self) -> bool:
        """Whether there is a list that can be relied on."""
        return self._slots is not None

    @property
    def opener_was_removed(self) -> bool:
        """Whether it was opened by a list that is older than the one in force, in which the opener is no more."""
        listed, mine = self.unlocked.listed, self.unlocked.slot
        if self._slots is None or listed is None or not mine or listed.generation >= self._slots.generation:
            return False
        return mine not in {slot.id for slot in self._slots.slots}

    def lets_in(self, passphrase: str) -> bool:
        """Whether a passphrase opens the list in force, whatever list it has opened.

        Where another list was on its way and nobody can tell whether it came, it must not shut the person out: who
        was removed stays so, and a passphrase that was given up opens no more.
        """
        last, following = (decoded(content) for content in self._book.written())
        if following is not None and self._slots is not None and following.mac != self._slots.mac:
            with suppress(KeyRingError):
                unlocked((following,), passphrase)
                return True
            kept = {slot.id: slot.public for slot in following.slots}
            with suppress(KeyRingError):
                found = unlocked((last,) if last else (), passphrase)
                return found.own is not None and kept.get(found.slot) == found.own.public
            return False
        with suppress(KeyRingError):
            unlocked((self._slots,) if self._slots else (), passphrase)
            return True
        return False

    def is_own(self, passphrase: str) -> bool:
        """Whether a passphrase is that of the person who has the archive open."""
        slots, me = self._slots, self.unlocked.slot
        mine = next((slot for slot in slots.people if slot.id == me), None) if slots else None
        if slots is None or mine is None or mine.stretch is None:
            return False
        keys = map(mine.stretch.key, (passphrase, passphrase.swapcase()))
        return any(
            opening is not None and opening.secret is not None for opening in (mine.open_with(k, slots) for k in keys)
        )

    def people(self) -> tuple[Person, ...]:
        """Who can open the archive, the organisation last."""
        found = sorted(self._all(), key=lambda slot: not slot.is_person)
        return tuple(Person(slot.id, slot.name, slot.is_person) for slot in found)

    def name_of(self, person: str) -> str:
        """What the list in force calls somebody: another one may have another name. Empty where they are not in it."""
        return next((slot.name for slot in self._all() if slot.id == person), "")

    def public_of(self, person: str) -> bytes:
        """The public half of somebody's pair; empty where they have none."""
        return next((slot.public for slot in self._all() if slot.id == person), b"")

    def earlier(self) -> tuple[bytes, ...]:
        """The secrets before the present one, newest first."""
        known = self._slots.secrets_before(self._secret) if self._slots else ()
        return known or self.unlocked.earlier

    def foreign(self) -> tuple[str, ...]:
        """Names of the files that hold a whole list, but none that this program wrote last."""
        return tuple(path.name for path in self._foreign())

    def strange(self) -> Strange | None:
        """What the foreign lists are, the worst of them; None where there is none."""
        kinds = {self._kind(read_list(path)) for path in self._foreign()}
        return next((kind for kind in Strange if kind in kinds), None)

    def add(self, person: str, name: str, passphrase: str, derivation: Derivation) -> None:
        """Let one more person in, with the id `person`. Raises NameTaken, ForgedSlots, HalfWritten."""
        slots = self._known()
        _must_be_free(name, slots.slots)
        self._publish(with_passphrase(slots, named(person, name), passphrase, self._secret, derivation))

    def correct_name(self, person: str, name: str) -> None:
        """Another name for somebody, who opens it as before. Raises NameTaken, ForgedSlots, HalfWritten."""
        slots = self._known()
        _must_be_free(name, (slot for slot in slots.slots if slot.id != person))
        renamed = (replace(slot, name=name) if slot.id == person else slot for slot in slots.slots)
        self._publish(replace(slots, slots=tuple(renamed)))

    def set_passphrase(self, person: str, passphrase: str, derivation: Derivation) -> None:
        """Another passphrase for somebody; the old one opens no more. Raises ForgedSlots, HalfWritten."""
        slots = self._known()
        for slot in slots.people:
            if slot.id == person:
                self._publish(with_passphrase(slots, slot, passphrase, self._secret, derivation))

    def remove(self, person: str) -> None:
        """Take a way in away. Raises LastPerson, ForgedSlots, HalfWritten."""
        slots = self._known()
        left = tuple(slot for slot in slots.slots if slot.id != person)
        if not any(slot.is_person for slot in left):
            raise LastPerson
        self._publish(replace(slots, slots=left))

    def let_organisation_in(self, slot: str, name: str, public: bytes) -> None:
        """Seal the secret to an organisation's public key, instead of one that was there. Raises as `remove`."""
        slots = self._known()
        self._publish(replace(slots, slots=(*slots.people, organisation_slot(slot, name, self._secret, public))))

    def begin_new_key(self) -> NewSecret:
        """Write the list of a new secret, which holds the old one too until `end_new_key` or `back_to_old_key`.

        Both files have it before the database may, and so has the one beside the backups: where a sync client puts
        older files back, nobody else would have the new key. Raises ForgedSlots, OSError: then nothing is changed.
        """
        slots = self._known()
        lost = tuple(slot.name for slot in slots.slots if not slot.public)
        secret, new = under_new_secret(slots, self._secret)
        content = encode(replace(new, generation=slots.generation + 1), secret)
        try:
            # It must never say that an old database is right: that is for the two files alone, and while it lasts.
            self._keep_beside(encode(replace(new, generation=slots.generation + 1, pending=False), secret))
            self._write(content)
        except HalfWritten as error:  # that file's list opens the old key too
            raise OSError from error
        except BaseException:  # a list of a key that never comes says that the present one is over
            with suppress(OSError):
                self._keep_beside(self._content)
            raise
        self.under_way = NewSecret(slots.archive, secret, content, lost)
        return self.under_way

    def end_new_key(self, new: NewSecret) -> None:
        """The database has the new key and remembers its list: no file says any more that it may have the old one."""
        slots = decode(new.content)
        earlier = slots.secrets_before(new.secret)
        self.under_way = None
        self.unlocked = replace(self.unlocked, secret=new.secret, earlier=earlier, pending=False)
        self._own, self._content, self._slots = {new.content}, new.content, slots
        self._publish(replace(slots, pending=False))

    def back_to_old_key(self) -> None:
        """The database has not got the new key: the old list again. Where a file keeps the new one, it opens too."""
        self.under_way = None
        with suppress(OSError):
            self._lay_out(self._content)
            self._settled(self._content)

    def settle(self) -> None:
        """After opening: finish what was interrupted, bring up what is of an older program, mend what is damaged.

        Where somebody else has changed the list, all is left as it is. Raises HalfWritten, OSError.
        """
        if self._slots is None or self._foreign():
            return
        wanted, own = replace(self._slots, pending=False), self.unlocked.own
        if own is not None and not self.unlocked.is_right:
            wanted = replace(wanted, slots=tuple(own if slot.id == own.id else slot for slot in wanted.slots))
        if not self._content or wanted != self._slots:
            self._publish(wanted)
        elif self._half or not self._is_laid_out():
            self._lay_out(self._content)
            self._settled(self._content)
        self._put_former_away()

    def begin_anew(self, slot: str, name: str, passphrase: str, derivation: Derivation, aside: Path) -> None:
        """A list with one person in it, where there is none to rely on. What lies there is kept in `aside`."""
        stretch = new_stretch(derivation)
        mine = new_slot(named(slot, name), self.unlocked.archive, self._secret, stretch, passphrase)
        self._put_aside(aside)
        self._publish(Slots(self.unlocked.archive, 0, stretch, (mine,)))
        self.unlocked = replace(self.unlocked, slot=slot)

    def reinstate(self, aside: Path, others: Iterable[Slots] = ()) -> None:
        """Write our own list over what others put there, which is kept in `aside`.

        It is the newest that is signed: what the database remembers, one in a file (a database from another day was
        put back), or one of `others`, where the database remembers none. Else it is the opener alone. Raises
        ForgedSlots where nobody is to be found, HalfWritten, OSError.
        """
        in_files = [read_list(path) for path in self._ring.paths]
        lists = [*in_files, *(() if self._slots else others)]
        signed = [one for one in lists if isinstance(one, Slots) and self._is_ours(one)]
        best = max([*signed, *([self._slots] if self._slots else [])], key=_generation, default=self._of_opener())
        if best is None:
            raise ForgedSlots(self.foreign())
        self._put_aside(aside)
        self._publish(best)

    @property
    def _secret(self) -> bytes:
        return self.unlocked.secret

    def _all(self) -> tuple[Slot, ...]:
        return self._slots.slots if self._slots else ()

    def _is_ours(self, slots: Slots) -> bool:
        return slots.archive == self.unlocked.archive and slots.is_signed(self._secret)

    def _was_not_finished(self, last: bytes, following: bytes, found: Unlocked) -> bool:
        """Whether the opener's own passphrase was being changed when the program was killed, and they use the old one.

        The new list stands in one file only, and nobody was told that it holds: to go on with it would shut them out
        from the next opening on, by the passphrase that has just opened.
        """
        files = [_content_of(path) for path in self._ring.paths]
        before, after = decoded(last), decoded(following)
        if following not in files or all(one == following for one in files) or before is None or after is None:
            return False
        if found.listed is None or found.listed.mac != before.mac or self._book.was_told_to_hold():
            return False
        then, now = ([slot.public for slot in one.slots if slot.id == found.slot] for one in (before, after))
        return bool(now) and then != now

    def _in_force(self, last: bytes, following: bytes) -> tuple[bytes, Slots | None]:
        """What the database remembers. A list that arrived counts, unless it is of a key that did not."""
        arrived = [following] if following and following in map(_content_of, self._ring.paths) else []
        for content in (*arrived, last):
            slots = decoded(content)
            if slots is not None and self._is_ours(slots):
                return content, slots
        return b"", None

    def _first(self, found: Unlocked) -> Slots | None:
        """An archive whose database remembers no list yet: the one that opened, if nobody else can have written it."""
        listed = found.listed
        if listed is None or not (listed.is_signed(found.secret) or listed.seals_to_nobody):
            return None
        for path in self._ring.paths:
            one = read_list(path)
            if isinstance(one, Slots) and (one.is_signed(found.secret) or one == listed):
                self._own.add(_content_of(path))
        if self._secret == found.secret:
            return listed
        return replace(listed, slots=tuple(slot.resealed(self._secret) for slot in listed.slots), earlier=())

    def _of_opener(self) -> Slots | None:
        own = self.unlocked.own
        if own is None or own.stretch is None:
            return None
        return Slots(self.unlocked.archive, 0, own.stretch, (own,))

    def _foreign(self) -> tuple[Path, ...]:
        return tuple(
            path
            for path in self._ring.paths
            if isinstance(read_list(path), Slots | NewerSlots) and _content_of(path) not in self._own
        )

    def _kind(self, found: object) -> Strange:
        if not isinstance(found, Slots) or found.archive != self.unlocked.archive:
            return Strange.FORGED
        if any(map(found.is_signed, self.earlier())):
            return Strange.OLDER
        if not found.is_signed(self._secret):
            return Strange.FORGED
        newer = self._slots is not None and found.generation > self._slots.generation
        return Strange.NEWER if newer else Strange.OLDER

    def _known(self) -> Slots:
        """The list in force, in both files. Raises ForgedSlots, OSError."""
        foreign = self.foreign()
        if self._slots is None or foreign:
            raise ForgedSlots(foreign)
        if not self._content:
            self._publish(self._slots)
        self._lay_out(self._content)
        return self._slots

    def _publish(self, slots: Slots) -> None:
        """Make it the list in force. Raises OSError: then all is as it was; HalfWritten: then it is in force."""
        content = encode(replace(slots, generation=slots.generation + 1), self._secret)
        try:
            self._write(content)
        except HalfWritten:
            self._content, self._slots = content, decode(content)
            self._book.tell_that_it_holds()
            raise
        self._content, self._slots = content, decode(content)
        self._settled(content)

    def _write(self, content: bytes) -> None:
        """Both files, or none; the book says beforehand what is on its way.

        Raises OSError: then both are as they were. Raises HalfWritten: one could not be written, and the other not
        taken back.
        """
        before = [_content_of(path) for path in self._ring.paths]
        self._book.remember(self._content, content)
        self._own |= {content}
        done = list[Path]()
        try:
            for path in self._ring.paths:
                _put(path, content)
                done.append(path)
        except OSError as error:
            try:
                for path, old in zip(done, before, strict=False):
                    _put(path, old)
            except OSError:
                raise HalfWritten(self._ring.paths[len(done)].name) from error
            self._settled(self._content)
            raise

    def _settled(self, content: bytes) -> None:
        """Both files hold it: no other list is ours any more."""
        if content:
            self._own, self._half = {content}, False
            self._book.forget_following(content)
            with suppress(OSError):  # the next one brings it up
                if self._ring.beside.exists():
                    self._keep_beside(content)

    def _keep_beside(self, content: bytes) -> None:
        """The third place of the list, among the backups, once a key was changed. From then on it is as new as the
        other two: an old one there would let in who was removed since.
        """
        if _content_of(self._ring.beside) != content:
            make_private(self._ring.beside.parent)
            write_whole(self._ring.beside, content)

    def _lay_out(self, content: bytes) -> None:
        for path in self._ring.paths:
            if _content_of(path) != content:
                _put(path, content)

    def _is_laid_out(self) -> bool:
        beside = (self._ring.beside,) if self._ring.beside.exists() else ()
        return all(_content_of(path) == self._content for path in (*self._ring.paths, *beside))

    def _put_aside(self, aside: Path) -> None:
        """Keep what others wrote, for whoever looks into it."""
        for path in self._foreign():
            make_private(aside)
            write_whole(aside / path.name, _content_of(path))
            self._own.add(_content_of(path))

    def _put_former_away(self) -> None:
        """The files with the names of an older program, where the list in them was ours."""
        known = (self._secret, *self.earlier())
        for path in self._ring.former:
            slots = read_list(path)
            if isinstance(slots, Slots) and (any(map(slots.is_signed, known)) or slots.seals_to_nobody):
                take_away(path)


def _must_be_free(name: str, others: Iterable[Slot]) -> None:
    if name.casefold() in {slot.name.casefold() for slot in others}:
        raise NameTaken


def _generation(slots: Slots) -> int:
    return slots.generation


def _content_of(path: Path) -> bytes:
    with suppress(OSError):
        return content_of(path)
    return b""


def _put(path: Path, content: bytes) -> None:
    if not content:
        take_away(path)
        return
    if path.is_dir() and not any(path.iterdir()):
        path.rmdir()
    write_whole(path, content)
