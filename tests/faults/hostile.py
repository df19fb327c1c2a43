"""Files that want to do harm: 60 by hand and many by chance. None ends the program or writes anything on refusal."""

import json
import random
import resource
import shutil
import time
import zlib
from pathlib import Path
from typing import Any

from ffbdesk.services import intake
from ffbdesk.services.desk import Desk
from ffbdesk.shipped import folder as shipped
from ffbdesk.words.errors import explained
from tests.faults.kinds import Tally
from tests.support import made

PRACTICE = sorted((shipped("resources") / "practice").glob("*.json"))
EACH = 100
"""Tries in one archive: those that come in make it larger."""
MOST_SECONDS, MOST_BYTES = 10.0, 500 * 1024 * 1024


def run(folder: Path, times: int, chance: random.Random) -> Tally:
    """The hand-made ones, then as many by chance."""
    tally, memory = Tally(), _memory()
    samples = [path.read_bytes() for path in PRACTICE]
    tries = [*by_hand(), *(_mutated(chance.choice(samples), chance) for _ in range(times))]
    tally.add("by hand", len(tries) - times)
    tally.add("by chance", times)
    for n in range(0, len(tries), EACH):
        with made(folder / str(n)) as desk:
            for content in tries[n : n + EACH]:
                _try(desk, folder / str(n), content, tally)
        shutil.rmtree(folder / str(n))
    grown = _memory() - memory
    tally.add("MB grown", grown // 1024 // 1024)
    if grown > MOST_BYTES:
        tally.fault(f"{grown} bytes of memory")
    return tally


def control(folder: Path, times: int, chance: random.Random) -> Tally:
    """With a reader that lets a plain error out: the harness must call it a crash."""
    whole, intake.read = intake.read, _careless  # type: ignore[assignment]
    try:
        return run(folder, times, chance)
    finally:
        intake.read = whole  # type: ignore[assignment]


def _careless(raw: bytes, _name: str, _catalogue: object) -> object:
    return json.loads(raw)["content"]["citizen"]["name"]


def _try(desk: Desk, folder: Path, content: bytes, tally: Tally) -> None:
    file = folder.parent / "fil.json"
    file.write_bytes(content)
    last, files, begun = desk.ledger.last, sorted((folder / "kopier").iterdir()), time.perf_counter()
    try:
        intake.take_in(desk, [file])
        tally.add("taken in")
        for copy in (folder / "kopier").iterdir():
            copy.unlink()
        return
    except Exception as error:
        if explained(error) is None:
            tally.fault(f"crash: {type(error).__name__}")
        else:
            tally.add("refused")
    if time.perf_counter() - begun > MOST_SECONDS:
        tally.fault("more than ten seconds")
    if desk.ledger.last != last or sorted((folder / "kopier").iterdir()) != files:
        tally.fault("something was written on refusal")


def by_hand() -> list[bytes]:
    """Deep, wrong, huge, tricky."""
    good: dict[str, Any] = json.loads(PRACTICE[0].read_bytes())
    odd = [
        None,
        True,
        0,
        -1,
        1e308,
        10**400,
        "",
        "x" * 200_000,
        [],
        {},
        [[[]]],
        {"a": {"b": []}},
        "\ud800",
        "../../x",
        "<b>",
    ]
    paths = [("content",), ("version",), ("content", "citizen"), ("content", "conditions")]
    found = [_with(good, path, value) for path in paths for value in odd]
    found += [
        b"",
        b"null",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"format":' + b"9" * 100_000 + b"}",
        b"\xff\xfe" + b"x" * 1000,
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\n1 0 obj\n<< /Names << /EmbeddedFiles << /Names [(udredning.json) 1 0 R] >> >> >>\nendobj",
        b"%PDF-1.7\n1 0 obj << /Length 99999999999 >> stream\n" + zlib.compress(b"0" * 30_000_000) + b"endstream",
        b"%PDF-1.7\n" + b"<< /A " * 50_000,
        b"PK\x03\x04" + b"x" * 1000,
        json.dumps(good).encode("utf-16"),
        json.dumps({**good, "format": "ffbdesk/indsatsmaal"}).encode(),
        json.dumps({**good, "version": 99}).encode(),
        json.dumps({**good, "exported_at": "ikke en tid"}).encode(),
        PRACTICE[0].read_bytes() * 50,
    ]
    return found


def _with(good: dict[str, Any], path: tuple[str, ...], value: object) -> bytes:
    body = json.loads(json.dumps(good))
    at = body
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(body, default=str).encode("utf-8", "surrogatepass")


def _mutated(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
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


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
