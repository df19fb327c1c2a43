"""Answer files changed by chance: each is read, or refused with one of our errors, and soon."""

import json
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from ffbdesk.domain.course.exercise import Answer
from ffbdesk.export.course.reading import read_answer
from ffbdesk.export.file.check import FileError
from tests.domain.course.made import catalogue
from tests.export.course.samples import NAME, content, put, take, walk

FILES = 5000
MOST_SECONDS = 2.0
"""For one: a machine that is busy with other tests, and no file that hangs."""
GOOD = json.dumps(content("answer"), ensure_ascii=False).encode()
VALUES: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, 10**300, -(10**300), 0.5, 1e308, -0.0),
    *(float("nan"), float("inf"), float("-inf"), "", "x", "\0", "\u202e", "é" * 500, "\ud800", "🎈", "[", '"', "\\"),
    *([], {}, [[]], [None], {"": ""}, {"kind": "assessed"}, {"kind": None, "level": None}, ["assessed"]),
)
RAW = (
    *(b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"1" * 5000, b"0.1e-99999", b"01", b"+1", b".5", b"0x10"),
    *(rb'"\ud800"', rb'"\udc00\ud800"', rb'"\u0000"', rb'"\x41"', b'"\xff"', b'"\xed\xa0\x80"', b'"\xc0\x80"'),
    *(b"undefined", b"'x'", b"//", b"/**/", b"[" * 5000, b'{"a":' * 5000, b"[1," * 2000, b'"', b"", b"\xef\xbb\xbf"),
    *(b"tru", b"nul", b"{}", b"[{}]", b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
)
"""What stands in the place of a value, as bytes."""
type Change = Callable[[random.Random, bytes], bytes]


def flipped(dice: random.Random, raw: bytes) -> bytes:
    found = bytearray(raw)
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        found[dice.randrange(len(found))] ^= 1 << dice.randrange(8)
    return bytes(found)


def overwritten(dice: random.Random, raw: bytes) -> bytes:
    found = bytearray(raw)
    for _ in range(dice.choice((1, 2, 5))):
        found[dice.randrange(len(found))] = dice.choice(b'{}[]",:\\0123456789eE+-.tfnuN\0\xff\xef\xc3\x20\n')
    return bytes(found)


def cut(dice: random.Random, raw: bytes) -> bytes:
    return raw[: dice.randrange(len(raw))]


def pieced(dice: random.Random, raw: bytes) -> bytes:
    """A piece left out, doubled, or moved."""
    a, b = sorted(dice.randrange(len(raw)) for _ in range(2))
    return dice.choice((raw[:a] + raw[b:], raw[:b] + raw[a:], raw[a:b] + raw[:a] + raw[b:]))


def doubled_key(dice: random.Random, raw: bytes) -> bytes:
    """A key twice in its object, the second with a value of any kind."""
    key = dice.choice(list(content("answer")))
    value = json.dumps(dice.choice((*VALUES, content("answer")[key])))
    return (
        raw[:1] + json.dumps(key).encode() + b": " + value.encode() + b", " + raw[1:]
        if dice.random() < 0.5
        else (raw[:-1] + b", " + json.dumps(key).encode() + b": " + value.encode() + b"}")
    )


def other_value(dice: random.Random, raw: bytes) -> bytes:
    body = content("answer")
    for _ in range(dice.choice((1, 1, 3))):
        at = dice.choice([at for at, _ in walk(body) if at])
        body = put(body, at, dice.choice(VALUES))
    return json.dumps(body).encode()


def other_raw(dice: random.Random, raw: bytes) -> bytes:
    """What JSON libraries do not write."""
    at = dice.choice([at for at, _ in walk(content("answer")) if at])
    return json.dumps(put(content("answer"), at, "@@")).encode().replace(b'"@@"', dice.choice(RAW))


def shorter(dice: random.Random, raw: bytes) -> bytes:
    body = content("answer")
    return json.dumps(take(body, dice.choice([at for at, _ in walk(body) if at]))).encode()


def longer(dice: random.Random, raw: bytes) -> bytes:
    """A key more, or a value many times."""
    body = content("answer")
    lists: list[Any] = [value for _, value in walk(body) if isinstance(value, list)]
    if dice.random() < 0.5:
        found = dice.choice(lists)
        found.extend(found[:1] * dice.choice((1, 30, 200)))
    else:
        dice.choice([value for _, value in walk(body) if isinstance(value, dict)])["x"] = dice.choice(VALUES)
    return json.dumps(body).encode()


def wrapped(dice: random.Random, raw: bytes) -> bytes:
    depth = dice.choice((1, 5, 30, 33, 500))
    before, after = dice.choice(
        ((b"[", b"]"), (b'{"format":', b"}"), (b"\xef\xbb\xbf", b""), (b" ", b"\n"), (b"", b"\0"))
    )
    return before * depth + raw + after * depth


def encoded(dice: random.Random, raw: bytes) -> bytes:
    return raw.decode(errors="replace").encode(
        dice.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7")), "replace"
    )


def noise(dice: random.Random, raw: bytes) -> bytes:
    return dice.randbytes(dice.randrange(300))


def nothing(dice: random.Random, raw: bytes) -> bytes:
    """So that it is seen that what is right comes in."""
    return dice.choice((raw, b"\xef\xbb\xbf" + raw, raw + b"\n", raw.replace(b" ", b"")))


CHANGES: tuple[Change, ...] = (
    *(flipped, overwritten, cut, pieced, doubled_key, other_value, other_raw, shorter, longer, wrapped, encoded, noise),
    nothing,
)


def outcome(raw: bytes) -> str:
    """Anything but an answer or one of our errors goes through, and fails the test."""
    try:
        found = read_answer(raw, NAME, catalogue())
    except FileError as error:
        return type(error).__name__ if error.name == NAME else "without the file's name"
    assert isinstance(found, Answer)
    return "read"


@pytest.mark.slow
def test_answers_changed_by_chance() -> None:
    dice = random.Random(20261128)
    seen, by_change = Counter[str](), dict[str, set[str]]()
    for at in range(FILES):
        change = CHANGES[at % len(CHANGES)]
        raw = change(dice, GOOD if dice.random() < 0.8 else dice.choice(CHANGES)(dice, GOOD) or GOOD)
        began = time.perf_counter()
        try:
            told = outcome(raw)
        except Exception as error:
            pytest.fail(f"{change.__name__}, file {at}, {raw[:200]!r}: {error!r}")
        assert time.perf_counter() - began < MOST_SECONDS, (change.__name__, at)
        seen[told] += 1
        by_change.setdefault(change.__name__, set()).add(told)
    assert {"read", "NotACourseFile", "FileDamaged", "FileFromNewer", "OtherCatalogue"} <= set(seen)
    assert "without the file's name" not in seen
    assert seen["read"] > FILES / 20
    assert by_change["noise"] == {"NotACourseFile"}


@pytest.mark.parametrize("at", [at for at, _ in walk(content("answer")) if at and 1 not in at], ids=repr)
def test_every_place_with_everything(at: tuple[str | int, ...]) -> None:
    for value in VALUES:
        outcome(json.dumps(put(content("answer"), at, value)).encode())
    whole = json.dumps(put(content("answer"), at, "@@")).encode()
    for raw in RAW:
        outcome(whole.replace(b'"@@"', raw))
