"""Power cuts and torn writes, replayed from a recording of everything a session did to its files.

What the disk may do at a cut: all that was synced is there, directory entries up to some moment after the last sync,
and of the writes that nobody synced any part, in any order, torn at 512 bytes.
"""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ffbdesk.keys.errors import KeyRingError
from ffbdesk.services import archive, rounds
from ffbdesk.storage.errors import StorageError
from tests.faults.kinds import Tally
from tests.support import begun, made, opened, themes

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("rec.c")
EDITS = 120


def compiler() -> str | None:
    """The C compiler, if there is one."""
    return shutil.which("cc") or shutil.which("gcc")


def shim(folder: Path) -> Path:
    """The watching library, compiled."""
    out = folder / "rec.so"
    folder.mkdir(parents=True, exist_ok=True)
    command = [str(compiler()), "-shared", "-fPIC", "-O1", "-o", str(out), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return out


def watched(library: Path, match: str, log: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command under the watching library."""
    environment = {**os.environ, "LD_PRELOAD": str(library), "FAULTS_MATCH": match, "FAULTS_LOG": str(log), **more}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=900, check=False
    )


@dataclass(frozen=True)
class Op:
    """One thing that was done: see rec.c."""

    kind: str
    path: str
    at: int
    data: bytes


def read_log(log: Path) -> list[Op]:
    """The recording."""
    raw, ops, at = log.read_bytes(), [], 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        kind, path, offset, length = raw[at:end].split(b"\t")
        size = int(length) if kind in (b"W", b"R", b"A") else 0
        ops.append(Op(kind.decode(), path.decode(), int(offset), raw[end + 1 : end + 1 + size]))
        at = end + 1 + size
    return ops


@dataclass
class Disk:
    """Names, what they point to, and what of it is safe."""

    names: dict[str, int] = field(default_factory=dict)
    """As the process sees them."""
    safe_names: dict[str, int] = field(default_factory=dict)
    moves: list[tuple[str, str | int | None]] = field(default_factory=list)
    """Directory entries since the last sync: a name and the file it points to from then on, or None."""
    safe: dict[int, bytearray] = field(default_factory=dict)
    pending: dict[int, list[Op]] = field(default_factory=dict)

    def start(self, folder: Path) -> None:
        """What was there before the recording is safe."""
        for number, path in enumerate(sorted(p for p in folder.rglob("*") if p.is_file())):
            self.names[str(path)] = self.safe_names[str(path)] = number
            self.safe[number] = bytearray(path.read_bytes())

    def do(self, op: Op) -> None:
        """One step of the recording."""
        if op.kind in "WT":
            self.pending.setdefault(self._file(op.path), []).append(op)
        elif op.kind == "S":
            self.safe_names = dict(self.names)  # a sync writes the file system's journal: all names up to now
            self.moves.clear()
            if op.path in self.names:
                number = self.names[op.path]
                content = self.safe.setdefault(number, bytearray())
                for one in self.pending.pop(number, []):
                    _apply(content, one)
        elif op.kind == "U":
            self.names.pop(op.path, None)
            self.moves.append((op.path, None))
        elif op.kind == "R":
            number = self.names.pop(op.path, None)
            if number is not None:
                self.names[op.data.decode()] = number
                self.moves += [(op.path, None), (op.data.decode(), number)]

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What the disk holds when the power is back."""
        names = dict(self.safe_names)
        for name, number in self.moves[: chance.randint(0, len(self.moves))]:
            if number is None:
                names.pop(name, None)
            else:
                names[name] = int(number)
        return {name: bytes(self._torn(number, chance)) for name, number in names.items()}

    def after_kill(self, last: Op) -> dict[str, bytes]:
        """All that was done, but of the last write only half."""
        found = {}
        for name, number in self.names.items():
            content = bytearray(self.safe.get(number, b""))
            for one in self.pending.get(number, []):
                _apply(content, Op("W", one.path, one.at, one.data[: len(one.data) // 2]) if one is last else one)
            found[name] = bytes(content)
        return found

    def _file(self, path: str) -> int:
        if path not in self.names:
            self.names[path] = len(self.safe) + len(self.pending) + 1000 + len(self.moves) + len(self.names)
            while list(self.names.values()).count(self.names[path]) > 1 or self.names[path] in self.safe:
                self.names[path] += 1
            self.moves.append((path, self.names[path]))
        return self.names[path]

    def _torn(self, number: int, chance: random.Random) -> bytearray:
        content = bytearray(self.safe.get(number, b""))
        for one in self.pending.get(number, []):
            luck = chance.random()
            if luck < 0.45:
                continue
            if luck < 0.6 and one.kind == "W":
                kept = 512 * chance.randrange(1, max(2, len(one.data) // 512 + 1))
                _apply(content, Op("W", one.path, one.at, one.data[:kept]))
            else:
                _apply(content, one)
        return content


def _apply(content: bytearray, op: Op) -> None:
    if op.kind == "T":
        del content[op.at :]
        content.extend(b"\0" * (op.at - len(content)))
        return
    content.extend(b"\0" * (op.at - len(content)))
    content[op.at : op.at + len(op.data)] = op.data


def recorded(folder: Path, **more: str) -> tuple[Path, list[Op]]:
    """An archive as it was before a session, and what the session did."""
    live, before = folder / "live", folder / "before"
    with made(live) as desk:
        begun(desk)
    shutil.copytree(live, before)
    log = folder / "log"
    done = watched(
        shim(folder), str(live), log, sys.executable, "-m", "tests.faults.session", str(live), str(EDITS), **more
    )
    assert done.returncode == 0, done.stderr
    return before, read_log(log)


def cuts(folder: Path, times: int, chance: random.Random) -> Tally:
    """The power goes at any moment of the session."""
    return _replayed(folder, times, chance, torn=False)


def cuts_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """The same with WAL and NORMAL, which must lose."""
    return _replayed(folder, times, chance, torn=False, FAULTS_CARELESS="1")


def torn(folder: Path, times: int, chance: random.Random) -> Tally:
    """The process dies in the middle of a write: half of it is there."""
    return _replayed(folder, times, chance, torn=True)


def torn_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """The same, and then somebody tidies the journals away: a half write must be found out."""
    return _replayed(folder, times, chance, torn=True, tidy=True)


def _replayed(folder: Path, times: int, chance: random.Random, *, torn: bool, tidy: bool = False, **more: str) -> Tally:
    tally = Tally()
    before, ops = recorded(folder, **more)
    live = str(folder / "live")
    moments = [n for n, op in enumerate(ops) if op.kind == "W" or not torn]
    for place in sorted(chance.choices(moments, k=times)):
        disk, said = Disk(), dict[int, int]()
        disk.start(before)
        disk.names = {name.replace(str(before), live): n for name, n in disk.names.items()}
        disk.safe_names = dict(disk.names)
        for op in ops[: place + 1]:
            disk.do(op)
            if op.kind == "A":
                said.update([map(int, op.data.split())])
        files = disk.after_kill(ops[place]) if torn else disk.after_cut(chance)
        where = folder / "cut"
        shutil.rmtree(where, ignore_errors=True)
        for name, content in files.items():
            path = Path(name.replace(live, str(where)))
            path.parent.mkdir(parents=True, exist_ok=True)
            if not (tidy and name.endswith("-journal")):
                path.write_bytes(content)
        tally.add("torn writes" if torn else "cuts")
        _judge(where, said, tally)
    tally.add("recorded steps", len(ops))
    return tally


def _judge(where: Path, said: dict[int, int], tally: Tally) -> None:
    """Open it as the user would, and look for what was acknowledged."""
    try:
        with opened(where) as desk:
            found = archive.check(desk)
            if found:
                tally.fault(f"damaged: {found[0]}")
                return
            line, codes = desk.ledger.read.citizens()[0], themes(desk)
            there = {c.theme: c.voices for c in rounds.load(desk, line.rounds[0].id).gathering.conditions}
            for place, n in said.items():
                voices = there.get(codes[place], ())
                if not voices or int(voices[0].text.split()[0]) < n:
                    tally.fault(f"lost: {n}")
    except KeyRingError as error:
        tally.fault(f"locked out: {type(error).__name__}")
    except StorageError as error:
        tally.fault(f"does not open: {type(error).__name__}")
