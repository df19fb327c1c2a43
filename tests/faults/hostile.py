"""Files that want to do harm: by hand (deep, wrong, huge, many and tiny) and many by chance.

None ends the program, writes anything on refusal, or takes more than 500 MB or ten seconds: measured for each, in a
process of its own (`reader`), because the worst of them end it.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import batched, islice
from pathlib import Path
from threading import Timer
from typing import Any

from PIL import Image

from ffbdesk.export.choices import Choices
from ffbdesk.export.file.bounds import LARGEST
from ffbdesk.services import handover, intake
from ffbdesk.services.handover import Wanted
from tests.faults.kinds import Tally
from tests.faults.shapes import LOGOS, SLOW, TRICKY, packed, shapes
from tests.support import PRACTICE, made

EACH = 100
"""Tries in one archive: those that come in make it larger."""
MOST_SECONDS, MOST_MB, DEAD_SECONDS = 10.0, 500, 60.0
SMALL = 1024 * 1024
"""Bytes of the largest by hand in a slice; the whole has them as large as a file may be, and some that take seconds."""
RESTING_MB = 200
"""A process that keeps more after a file is followed by the next, so that each file's memory is its own."""
WHOLE = 1000
"""So many by chance are no slice."""
_SLICE = 4
"""A slice takes every fourth by hand: what they hold is tested in tests/export/test_bounds.py too."""

type Content = tuple[str, bytes]
"""What kind of file it is (reader.KINDS), and what stands in it."""


def run(folder: Path, times: int, chance: random.Random) -> Tally:
    """The hand-made ones, then as many by chance."""
    folder.mkdir(parents=True)
    by_chance = _by_chance(samples(folder), chance)
    hand_made = by_hand(LARGEST) if times >= WHOLE else islice(by_hand(SMALL), 0, None, _SLICE)
    return _run(folder, [*hand_made], (next(by_chance) for _ in range(times)))


def control(folder: Path, times: int, chance: random.Random) -> Tally:
    """With a reader that lets a plain error out, and with one that has no bounds: the harness must tell both."""
    folder.mkdir(parents=True)
    by_chance = _by_chance([("in", path.read_bytes()) for path in PRACTICE], chance)
    careless = _run(folder / "careless", [], (next(by_chance) for _ in range(times)), "careless")
    greedy = _run(folder / "greedy", [("in", shapes(12 * SMALL)["unknown keys"]())], (), "unbounded")
    if not any("crash" in told for told in careless.bad) or not any("MB" in told for told in greedy.bad):
        careless.bad.clear()
    return careless


def _run(folder: Path, hand: list[Content], by_chance: Any, plant: str = "") -> Tally:
    folder.mkdir(parents=True, exist_ok=True)
    tally, most_mb, most_ms = Tally(), 0, 0
    for tries in batched(_counted(hand, by_chance, tally), EACH):
        with _reading(folder, plant) as ask:
            for kind, content in tries:
                told = ask(kind, content)
                tally.add(told["outcome"])
                most_mb, most_ms = max(most_mb, told["mb"]), max(most_ms, told["ms"])
                for wrong in _wrong(told):
                    tally.fault(f"{kind}, {len(content)} bytes, {content[:40]!r}: {wrong}")
    tally.counts |= {"MB at most for one": most_mb, "ms at most for one": most_ms}
    return tally


def _counted(hand: list[Content], by_chance: Any, tally: Tally) -> Iterator[Content]:
    for content in hand:
        tally.add("by hand")
        yield content
    for content in by_chance:
        tally.add("by chance")
        yield content


def _wrong(told: dict[str, Any]) -> Iterator[str]:
    yield from told["wrong"]
    if told["mb"] > MOST_MB:
        yield f"{told['mb']} MB of memory"
    if told["ms"] > MOST_SECONDS * 1000:
        yield f"{told['ms']} ms"


@contextmanager
def _reading(folder: Path, plant: str) -> Iterator[Callable[[str, bytes], dict[str, Any]]]:
    """A process that reads what it is given; one that has ended, or does not answer, is followed by the next."""
    file, alive = folder / "fil", [_started(folder, plant)]

    def ask(kind: str, content: bytes) -> dict[str, Any]:
        file.write_bytes(content)
        reader = alive[-1]
        assert reader.stdin is not None
        assert reader.stdout is not None
        late = Timer(DEAD_SECONDS, reader.kill)
        late.start()
        reader.stdin.write(f"{kind}\n")
        reader.stdin.flush()
        answer = reader.stdout.readline()
        late.cancel()
        told = json.loads(answer) if answer else {"resting": RESTING_MB + 1}
        if told.pop("resting") > RESTING_MB:
            reader.communicate()
            alive[:] = [_started(folder, plant)]
        return told or {"outcome": "dead", "mb": 0, "ms": 0, "wrong": ["it ended the program, or wanted over 1500 MB"]}

    try:
        yield ask
    finally:
        for reader in alive:
            reader.communicate()


def _started(folder: Path, plant: str) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "tests.faults.reader", str(folder), plant]
    return subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )


def samples(folder: Path) -> list[Content]:
    """Good files of each kind, to be spoilt."""
    with made(folder / "prøver") as desk:
        (taken,) = intake.take_in(desk, PRACTICE[:1])
        assert taken.round is not None
        paper = handover.preview(desk, taken.round, Wanted(choices=Choices(all_data=True)))
    out = BytesIO()
    Image.effect_noise((60, 40), 50).save(out, "PNG")
    found = [("in", path.read_bytes()) for path in PRACTICE]
    return [*found, *found, ("in", paper), ("in", packed(PRACTICE[0].read_bytes())), ("logo", out.getvalue())]


def by_hand(most: int) -> Iterator[Content]:
    """Deep, wrong, huge, tricky, many and tiny; the largest of `most` bytes."""
    good: dict[str, Any] = json.loads(PRACTICE[0].read_bytes())
    odd = [None, True, 0, -1, 1e308, 10**400, "", "x" * 200_000, [], {}, [[[]]], {"a": {"b": []}}, "\ud800", "../x"]
    paths = [("content",), ("version",), ("content", "citizen"), ("content", "conditions")]
    yield from (("in", _with(good, path, value)) for path in paths for value in odd)
    yield from (("in", content) for content in TRICKY)
    yield "in", json.dumps(good).encode("utf-16")
    yield "in", json.dumps({**good, "format": "ffbdesk/indsatsmaal"}).encode()
    yield "in", json.dumps({**good, "version": 99}).encode()
    yield "in", json.dumps({**good, "exported_at": "ikke en tid"}).encode()
    yield "in", PRACTICE[0].read_bytes() * 50
    for name, make in shapes(most).items():
        if name in SLOW and most == SMALL:
            continue
        content = make()
        yield "in", content
        if most > SMALL and not content.startswith(b"%PDF"):
            yield "in", packed(content)
    yield from (("logo", make()) for make in LOGOS[: None if most > SMALL else -2])


def _with(good: dict[str, Any], path: tuple[str, ...], value: object) -> bytes:
    body = json.loads(json.dumps(good))
    at = body
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(body, default=str).encode("utf-8", "surrogatepass")


def _by_chance(good: list[Content], chance: random.Random) -> Iterator[Content]:
    while True:
        kind, content = chance.choice(good)
        yield kind, _mutated(content, chance)


def _mutated(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5 or not content.startswith(b"{"):
        raw = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(raw))
            match chance.randrange(4):
                case 0:
                    raw[at] ^= 1 << chance.randrange(8)
                case 1:
                    del raw[at : at + chance.randint(1, 400)]
                case 2:
                    raw[at:at] = chance.choice((b"{", b"[", b'"', b"\x00", b"null", b"9" * 50, b"\\ud800", b"<img>"))
                case _:
                    raw[at : at + 3] = chance.randbytes(3)
            if not raw:
                return b""
        return bytes(raw)
    body = json.loads(content)
    for _ in range(chance.randint(1, 4)):
        _twist(body, chance)
    return json.dumps(body).encode("utf-8", "surrogatepass")


def _twist(value: Any, chance: random.Random) -> None:
    """Change something somewhere inside."""
    while isinstance(value, dict | list) and value:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = chance.choice(list(keys))
        inner = value[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.2:
            odd = (None, True, -1, 5, 10**30, "", "x" * 5000, [], {}, "2021-13-45", "../x", "\ud800", inner)
            value[key] = chance.choice(odd)
            return
        value = inner
