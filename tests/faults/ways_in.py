"""Random histories of who can open an archive, with everything that can go wrong meanwhile: a state machine.

People are added, changed and removed, keys changed, sheets made; the program is killed before any write, files are
held, damaged, put back from another day, exchanged or forged. Afterwards somebody who should get in gets in, nobody
else does, what was told is true, and a check tells what others did.

A process of its own without threads, because every deed is done in a child (`children`): python -m tests.faults.ways_in
HISTORIES SEED [CONTROL].
"""

import hashlib
import itertools
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys import open_ring, recovery, slots
from ffbdesk.keys.errors import KeyRingError
from ffbdesk.keys.pair import unseal
from ffbdesk.keys.passphrase import Derivation
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.ring import SLOT_FILES, KeyRing, read_list
from ffbdesk.keys.secret import database_key
from ffbdesk.keys.slots import Slots, decode, encode
from ffbdesk.services import archive, backups, citizens, people, rescue
from ffbdesk.services.desk import Desk
from ffbdesk.storage.database import connect, copy_under
from ffbdesk.storage.errors import StorageError
from ffbdesk.storage.keybook import KeyBook
from tests.faults.children import OPENING, Outcome, Trouble, in_child
from tests.faults.forging import FORGERIES, STRANGER, forged
from tests.faults.kinds import Tally
from tests.support import machine

NAMES = ("Anna Test", "Bo Test", "Carla Test", "Dan Test")
_REFUSALS = {"ForgedSlots", "Unwritable", "HalfWritten", "HeldElsewhere", "LastPerson", "NameTaken", "DiskFull"}
_numbers = itertools.count(1)
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where a file is written at once: what a power cut does is tried elsewhere."""


def fast(passphrase: str, salt: bytes, derivation: Derivation) -> bytes:
    """In the place of Argon2id: here it is not guessing that is tried."""
    return hashlib.sha256(salt + repr(derivation).encode() + passphrase.encode("utf-8", "surrogatepass")).digest()


def phrase() -> str:
    """One that nobody has had."""
    return f"adgangssætning nummer {next(_numbers)}"


def _files(which: str) -> tuple[str, ...]:
    return SLOT_FILES if which == "both" else (which,)


@dataclass
class Snapshot:
    """The files of some day."""

    lists: dict[str, bytes]
    database: bytes
    destroyed: bool


@dataclass
class Known:
    """What must be true."""

    people: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Passphrases that once opened and must not any more."""
    sheet: Sheet | None = None
    epoch: int = 0
    secrets: list[bytes] = field(default_factory=list)
    """Of each epoch; whoever was removed knows those before."""
    marks: list[tuple[int, str]] = field(default_factory=list)
    """What was written, and in which epoch."""


trouble_in_writing = st.one_of(
    st.just(Trouble()),
    st.builds(Trouble, kill_at=st.integers(1, 40)),
    st.builds(Trouble, held=st.sampled_from(SLOT_FILES), times=st.sampled_from((1, 2, 1000))),
    st.just(Trouble(forgets=True)),
)


class WaysIn(RuleBasedStateMachine):
    """One archive and what becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="faults-ways-", dir=_MEMORY))
        self.folder = self.root / "arkiv"
        self.archive = ArchiveId("")
        self.known = Known()
        self.days: list[Snapshot] = []
        self.destroyed = False
        """Somebody else has put a database of his own in the place of ours: no way in can bring that back."""
        self.touched = False
        """Somebody else has changed a file since the list was last known to be right."""

    @initialize()
    def make(self) -> None:
        """An archive with two people and a sheet."""
        first, second = phrase(), phrase()
        desk = archive.create(self.folder, NAMES[0], first, machine())
        people.add(desk, NAMES[1], second)
        self.known.people = {NAMES[0]: first, NAMES[1]: second}
        self.archive = desk.keys.unlocked.archive
        self.known.secrets = [desk.keys.unlocked.secret]
        self.known.sheet = people.sheet(desk)
        desk.ledger.close()
        self._remember_day()

    @rule(who=st.sampled_from(NAMES), trouble=trouble_in_writing)
    def add(self, who: str, trouble: Trouble) -> None:
        """Let somebody in, or give them another passphrase."""
        new, old = phrase(), self.known.people.get(who, "")

        def deed(desk: Desk) -> None:
            there = next((p.id for p in desk.keys.people() if p.name == who), None)
            if there is None:
                people.add(desk, who, new)
            else:
                people.set_passphrase(desk, there, new)

        self._change(deed, trouble, who, old, new)

    @precondition(lambda self: len(self.known.people) > 1)
    @rule(who=st.sampled_from(NAMES), trouble=trouble_in_writing)
    def remove(self, who: str, trouble: Trouble) -> None:
        """Take a way in away."""
        if who not in self.known.people:
            return
        old = self.known.people[who]

        def deed(desk: Desk) -> None:
            for there in [p.id for p in desk.keys.people() if p.name == who]:
                people.remove(desk, there)

        self._change(deed, trouble, who, old, "", by=next(n for n in self.known.people if n != who))

    @rule(
        trouble=st.one_of(
            trouble_in_writing,
            st.builds(Trouble, held=st.sampled_from(("arkiv.db", OPENING)), times=st.sampled_from((1, 30))),
        )
    )
    def change_key(self, trouble: Trouble) -> None:
        """A new secret."""
        outcome = self._in_child(people.change_key, trouble)
        if outcome is None:
            return
        secret = self._secret()
        if secret is not None and secret != self.known.secrets[-1]:
            self.known.secrets.append(secret)
            self.known.epoch += 1
            self.known.sheet = None
        if not self.touched and trouble == Trouble():
            assert outcome.done, outcome
        if outcome.done:
            assert secret is not None
            assert self.known.sheet is None, "it was said that the key is new"
        elif outcome.error in ("ForgedSlots", "Unwritable"):
            assert secret in (None, self.known.secrets[-1])

    @rule()
    def print_sheet(self) -> None:
        """A recovery sheet."""
        with self._opened() as desk:
            if desk is not None and not self.touched:
                self.known.sheet = people.sheet(desk)

    @rule()
    def write(self) -> None:
        """Something that only those who are in now may read."""
        mark = f"mærke{next(_numbers)}mærke"
        with self._opened() as desk:
            if desk is not None:
                citizens.add(desk, citizens.Entered(name=mark))
                self.known.marks.append((self._epoch_of(desk), mark))

    @rule()
    def back_up(self) -> None:
        """As the program does by itself."""
        with self._opened() as desk:
            if desk is not None:
                backups.make(desk)

    @rule()
    def remember_day(self) -> None:
        """Somebody keeps a copy of the folder."""
        self._remember_day()

    @rule(which=st.sampled_from((*SLOT_FILES, "both")), day=st.integers(0, 3))
    def put_list_back(self, which: str, day: int) -> None:
        """A sync client, or whoever was removed, puts an old list back."""
        old = self.days[day % len(self.days)].lists
        self._others_wrote({name: old[name] for name in _files(which) if name in old})

    @rule(day=st.integers(0, 3))
    def put_database_back(self, day: int) -> None:
        """An old database, with what the last one was kept beside."""
        (self.folder / "arkiv.db-journal").unlink(missing_ok=True)
        then = self.days[day % len(self.days)]
        (self.folder / "arkiv.db").write_bytes(then.database)
        self.destroyed = then.destroyed
        self.touched = True

    @rule(which=st.sampled_from((*SLOT_FILES, "both")), how=st.sampled_from(sorted(FORGERIES)))
    def forge(self, which: str, how: str) -> None:
        """A stranger changes the list."""
        contents = {}
        for name in _files(which):
            with suppress(OSError, KeyError, ValueError):
                contents[name] = forged((self.folder / name).read_bytes(), how)
        self._others_wrote(contents)

    @rule(with_database=st.booleans())
    def forge_from_nothing(self, with_database: bool) -> None:
        """A stranger makes an archive of his own for everybody who is in the list: that takes their public halves."""
        secret = b"stranger's key.."
        with suppress(KeyRingError, OSError):
            found = KeyRing(self.folder).lists()[0]
            stay = tuple(slot.resealed(secret) for slot in found.slots if slot.public)
            content = encode(Slots(self.archive, 10**9, found.stretch, stay), secret)
            if with_database:
                self._make_database(database_key(secret, self.archive).raw_hex(), content)
            for name in SLOT_FILES:
                (self.folder / name).write_bytes(content)
        self.touched = True

    def _make_database(self, raw_hex: str, content: bytes) -> None:
        made = self.root / "deres.db"
        made.unlink(missing_ok=True)
        with self._opened() as desk:
            if desk is None:
                return
            copy_under(raw_hex, desk.ledger._connection, made)
        connection = connect(made, raw_hex)
        connection.execute("DELETE FROM setting WHERE key LIKE 'slots%'")
        connection.execute("INSERT INTO setting VALUES ('slots', ?)", (content.decode(),))
        connection.close()
        made.replace(self.folder / "arkiv.db")
        self.destroyed = True

    @precondition(lambda self: self.known.epoch > 0)
    @rule(which=st.sampled_from((*SLOT_FILES, "both")))
    def forge_as_insider(self, which: str) -> None:
        """Whoever was removed signs a list with the secret of that day, for everybody and themselves."""
        secret = self.known.secrets[0]
        with suppress(KeyRingError, OSError):
            found = KeyRing(self.folder).lists()[0]
            theirs = slots.organisation_slot("insider", "Insider", secret, STRANGER.public)
            stay = tuple(slot.resealed(secret) for slot in found.slots if slot.public)
            content = encode(Slots(self.archive, 10**9, found.stretch, (*stay, theirs)), secret)
            self._others_wrote(dict.fromkeys(_files(which), content))

    @rule(which=st.sampled_from(SLOT_FILES), content=st.sampled_from((b"", b"{}", None)))
    def damage(self, which: str, content: bytes | None) -> None:
        """One file is gone, or is no list: the other is enough, and the next opening mends it."""
        if content is None:
            (self.folder / which).unlink(missing_ok=True)
        else:
            (self.folder / which).write_bytes(content)
        self.touched = self.touched or len(KeyRing(self.folder).damaged()) == len(SLOT_FILES)

    @precondition(lambda self: self.touched)
    @rule(trouble=trouble_in_writing)
    def reinstate(self, trouble: Trouble) -> None:
        """The way out that the settings offer."""
        self._in_child(people.reinstate, trouble)
        self._look_again()

    @precondition(lambda self: self.known.sheet is not None)
    @rule(who=st.sampled_from(NAMES), trouble=trouble_in_writing)
    def use_sheet(self, who: str, trouble: Trouble) -> None:
        """Somebody opens with the sheet, whatever was done to the lists, and gets a new passphrase."""
        new, sheet = phrase(), recovery.read(" ".join(self.known.sheet.groups()))  # type: ignore[union-attr]

        def deed() -> None:
            archive.open_with_sheet(self.folder, sheet, who, new, machine(next(_numbers) * 1000)).ledger.close()

        outcome = in_child(deed, self.folder, trouble)
        assert not outcome.bug, outcome.bug
        old = self.known.people.get(who, "")
        self._settle_on(who, old, new)
        if trouble == Trouble() and self._database_is_known():
            assert outcome.done, outcome
            self._look_again()
            assert self._opens(new), "the sheet let them in"

    @rule()
    def rescue(self) -> None:
        """The offered way where an archive does not open: a backup in its place."""
        newest = next(iter(self._backups()), None)
        opener = next((p for p in self.known.people.values() if self._error(p) == "OtherKey"), None)
        if newest is None or opener is None:
            return
        with suppress(StorageError, KeyRingError, backups.BackupNotOpened):
            rescue.take_backup(self.folder, opener, newest, machine(next(_numbers) * 1000)).ledger.close()
        self._look_again()

    # What must be true

    def _others_wrote(self, contents: dict[str, bytes]) -> None:
        """Somebody else has written these files: whoever opens the archive next is told, and they stay as they are."""
        for name, content in contents.items():
            (self.folder / name).write_bytes(content)
        self.touched = True
        ours = self._remembered()
        whole = [self.folder / name for name in contents if isinstance(read_list(self.folder / name), Slots)]
        foreign = [path for path in whole if contents[path.name] not in ours]
        if foreign and ours and self._opener() is not None:
            assert self._check() != (), "a check tells what others did"
            for path in foreign:
                assert path.read_bytes() == contents[path.name], "what others wrote was written over"

    def teardown(self) -> None:
        """The end of a history."""
        try:
            if self.known.people:
                self._nobody_else_reads()
                self._somebody_gets_in()
        finally:
            shutil.rmtree(self.root, ignore_errors=True)

    def _change(
        self, deed: Callable[[Desk], object], trouble: Trouble, who: str, old: str, new: str, by: str = ""
    ) -> None:
        outcome = self._in_child(deed, trouble, by)
        if outcome is None:
            return
        then = self._settle_on(who, old, new)
        if self.touched:
            return
        assert then is not None, "nobody gets in"
        if outcome.done:
            assert then == new, f"it was said that it is done: {trouble}"
        elif outcome.error in ("Unwritable", "ForgedSlots", "DiskFull"):
            assert then == old, f"it was said that nothing is changed: {trouble}"
        if trouble == Trouble():
            assert outcome.done, outcome

    def _settle_on(self, who: str, old: str, new: str) -> str | None:
        """Which of the two holds, once the next opening has put right what was interrupted; None where nobody can."""
        if not any(self._opens(one) for one in (*self.known.people.values(), new, old) if one):
            return None
        # Whoever should not get in tries first: the opening of others would put right what was lost.
        holds = [one for one in (old, new) if one and self._opens(one)][::-1]
        then = holds[0] if holds else ""
        self.known.people.pop(who, None)
        if then:
            self.known.people[who] = then
        if not self.touched:
            assert len(holds) <= 1, "both the old and the new passphrase open"
            assert self._check() == (), "nobody else has changed anything"
        for one in (old, new):
            if one and one != then and not self.touched:
                self.known.gone.add(one)
        self.known.gone.discard(then)
        if not self.touched:
            assert [one for one in self.known.gone if self._opens(one)] == [], "somebody who was removed gets in"
            assert [name for name, one in self.known.people.items() if not self._opens(one)] == [], "locked out"
        return then

    def _look_again(self) -> None:
        """Whether all is as it should be now: who is in the list is what counts from here on."""
        for one in self.known.people.values():
            try:
                desk = archive.open_(self.folder, one, machine(next(_numbers) * 1000))
            except (StorageError, KeyRingError):
                continue
            try:
                if desk.keys.stays_as_it_is:
                    return
                names = {p.name for p in desk.keys.people()}
                secret = desk.keys.unlocked.secret
                told = archive.check(desk)
            finally:
                desk.ledger.close()
            assert told == ()
            # What an old database brought back is what is there: a person chose to go on with it.
            opens = {n: p for n, p in self.known.people.items() if n in names and self._opens(p)}
            self.known.gone |= {p for n, p in self.known.people.items() if n not in opens}
            self.known.people = opens
            self.known.gone = {p for p in self.known.gone if not self._opens(p)}
            if secret in self.known.secrets:
                self.touched = secret != self.known.secrets[-1]
            return

    def _somebody_gets_in(self) -> None:
        """By a passphrase, the sheet or, where others put the database back, by a backup."""
        if any(self._opens(one) for one in self.known.people.values()):
            if self.touched and self._anything_foreign():
                assert self._check() != (), "a check tells what was done"
            return
        assert self.touched, "nobody gets in, and nobody else has changed anything"
        assert self.destroyed or self._sheet_opens() or self._backup_opens(), "the key is lost"

    def _nobody_else_reads(self) -> None:
        """What was written after a change of key is in no file for whoever knows an earlier secret."""
        for epoch, secret in enumerate(self.known.secrets[:-1]):
            raw_hex = database_key(secret, self.archive).raw_hex()
            later = [mark for at, mark in self.known.marks if at > epoch]
            for text in self._read_with(raw_hex):
                assert not [mark for mark in later if mark in text], "an earlier key reads what came later"
        for content in self._all_lists():
            with suppress(KeyRingError):
                for slot in decode(content).slots:
                    got = unseal(STRANGER, slot.sealed) if slot.sealed else None
                    stolen = got in self.known.secrets[1:] or (got == self.known.secrets[0] and self.known.epoch == 0)
                    assert not stolen, "the secret was sealed to somebody else"

    def _read_with(self, raw_hex: str) -> list[str]:
        import zipfile

        found = []
        databases = [path for path in self.folder.rglob("*.db*") if path.is_file() and path.stat().st_size]
        for number, path in enumerate(self.folder.rglob("*.ffbkopi")):
            into = self.root / f"ud{number}"
            with zipfile.ZipFile(path) as packed:
                packed.extract("arkiv.db", into)
            databases.append(into / "arkiv.db")
        for path in databases:
            copy = self.root / "kig.db"
            shutil.copyfile(path, copy)
            with suppress(StorageError):
                connection = connect(copy, raw_hex)
                try:
                    found += [row[0] for row in connection.execute("SELECT name FROM citizen").fetchall()]
                finally:
                    connection.close()
        return found

    def _all_lists(self) -> list[bytes]:
        return [path.read_bytes() for path in self.folder.rglob("*.json") if path.is_file()]

    # How it is looked at

    def _opened(self, by: str = "") -> Any:
        return _Open(self, by)

    def _in_child(self, deed: Callable[[Desk], object], trouble: Trouble, by: str = "") -> Outcome | None:
        """Open and do it; None where nobody can open. Opening is not what goes wrong."""
        opener = self.known.people[by] if by else self._opener()
        if opener is None or not self._opens(opener):
            return None
        ids = machine(next(_numbers) * 1000)

        def both() -> None:
            desk = archive.open_(self.folder, opener, ids)
            try:
                deed(desk)
            finally:
                desk.ledger.close()

        outcome = in_child(both, self.folder, trouble)
        assert not outcome.bug, outcome.bug
        assert outcome.error in _REFUSALS | {""}, outcome.error
        return outcome

    def _opener(self) -> str | None:
        return next((one for one in self.known.people.values() if self._opens(one)), None)

    def _error(self, passphrase: str) -> str:
        try:
            archive.open_(self.folder, passphrase, machine(next(_numbers) * 1000)).ledger.close()
        except (StorageError, KeyRingError) as error:
            return type(error).__name__
        return ""

    def _opens(self, passphrase: str) -> bool:
        return not self._error(passphrase)

    def _secret(self) -> bytes | None:
        opener = self._opener()
        if opener is None:
            return None
        with self._opened() as desk:
            return desk.keys.unlocked.secret if desk is not None else None

    def _epoch_of(self, desk: Desk) -> int:
        """An older database is written in only where the lists beside it are as old: then it is another day's folder,
        and nothing in it can say so.
        """
        secret = desk.keys.unlocked.secret
        epoch = self.known.secrets.index(secret)
        if epoch < self.known.epoch:
            lists = [found for path in KeyRing(self.folder).paths if isinstance(found := read_list(path), Slots)]
            known = self.known.secrets[: epoch + 1]
            assert all(any(map(one.is_signed, known)) for one in lists), "an old database opened beside a newer list"
        return epoch

    def _check(self) -> tuple[str, ...]:
        opener = self._opener()
        if opener is None:
            return ("nobody",)
        desk = archive.open_(self.folder, opener, machine(), mend=False)
        try:
            return archive.check(desk)
        finally:
            desk.ledger.close()

    def _remembered(self) -> tuple[bytes, ...]:
        """The lists that the database knows as ours; none where nobody opens it."""
        for one in self.known.people.values():
            with suppress(StorageError, KeyRingError):
                desk = archive.open_(self.folder, one, machine(), mend=False)
                try:
                    return KeyBook(desk.ledger).written()
                finally:
                    desk.ledger.close()
        return ()

    def _anything_foreign(self) -> bool:
        with self._opened() as desk:
            return desk is not None and desk.keys.stays_as_it_is

    def _database_is_known(self) -> bool:
        start = (self.folder / "arkiv.db").read_bytes()[:16].hex()
        return database_key(self.known.secrets[-1], self.archive).raw_hex()[-32:] == start

    def _backups(self) -> list[Path]:
        return sorted((self.folder / "kopier").glob("*.ffbkopi"), reverse=True)

    def _sheet_opens(self) -> bool:
        sheet = self.known.sheet
        return sheet is not None and self._database_is_known()

    def _backup_opens(self) -> bool:
        from ffbdesk.services import restoring

        for number, path in enumerate(self._backups()):
            for one in self.known.people.values():
                with suppress(StorageError, KeyRingError, backups.BackupNotOpened):
                    into = self.root / f"gendannet{number}-{next(_numbers)}"
                    restoring.into_new_folder(path, into, one, machine(next(_numbers) * 1000)).ledger.close()
                    return True
        return False

    def _remember_day(self) -> None:
        lists = {name: (self.folder / name).read_bytes() for name in SLOT_FILES if (self.folder / name).is_file()}
        self.days = [*self.days[-3:], Snapshot(lists, (self.folder / "arkiv.db").read_bytes(), self.destroyed)]


class _Open:
    """The archive open by anybody who should get in; None where nobody does."""

    def __init__(self, state: WaysIn, by: str) -> None:
        self._state, self._by, self._desk = state, by, None

    def __enter__(self) -> Desk | None:
        opener = self._state._opener()
        if opener is not None:
            self._desk = archive.open_(self._state.folder, opener, machine(next(_numbers) * 1000))
        return self._desk

    def __exit__(self, *_args: object) -> None:
        if self._desk is not None:
            self._desk.ledger.close()


def main(histories: int, start: int, control: str = "") -> int:
    """Play so many histories; fails at the first that ends wrong. A control takes one of the safeguards away."""
    slots.wrapping_key = fast
    if control:
        CONTROLS[control]()
    if control == "blind":  # the first change of key shows it
        state = WaysIn()
        state.make()
        state.change_key.__wrapped__(state, Trouble())  # type: ignore[attr-defined]
        state.teardown()
        return 0
    how = settings(
        max_examples=histories,
        stateful_step_count=12,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.generate,),  # what is found is told at once; a shorter history may be looked for by hand
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(start)(WaysIn), settings=how)
    return 0


def _signs_anything() -> None:
    """As it was before: what is in the file is the list."""
    open_ring.OpenRing._foreign = lambda _self: ()  # type: ignore[method-assign]


def _goes_back_blindly() -> None:
    """A change of key that fails goes back without a look at the file."""
    people._decide = lambda desk: desk.keys.back_to_old_key() if desk.keys.under_way else None  # type: ignore[assignment]


CONTROLS = {"forged": _signs_anything, "blind": _goes_back_blindly}


def run(_folder: Path, times: int, chance: Random) -> Tally:
    """So many histories, in two processes."""
    tally = Tally()
    for outcome in _played(times, chance, ("", "")):
        if outcome:
            tally.fault(outcome)
    tally.add("histories", times)
    return tally


def control(_folder: Path, times: int, chance: Random) -> Tally:
    """Each of the safeguards taken away must be noticed."""
    tally = Tally()
    found = _played(times, chance, tuple(CONTROLS))
    if all(found):
        tally.fault(found[0])
    return tally


def _played(times: int, chance: Random, controls: tuple[str, ...]) -> list[str]:
    """What each of these processes found; empty where it found nothing."""
    share = -(-times // len(controls))
    command = [sys.executable, "-m", "tests.faults.ways_in"]
    started = [
        subprocess.Popen(
            [*command, str(share), str(chance.randrange(2**31)), *([name] if name else [])],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for name in controls
    ]
    told = [(process.communicate()[1], process.returncode) for process in started]
    return [_last_lines(text) if code else "" for text, code in told]


def _last_lines(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith(("AssertionError", "state.", "Failing"))]
    return " / ".join(lines) or text[-400:]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4]))
