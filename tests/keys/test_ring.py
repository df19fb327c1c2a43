"""The key ring: a wrong passphrase and a damaged file are told apart, and one whole file is enough."""

import hashlib
import json
import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.keys.errors import DamagedSlots, KeyRingError, NewerSlots, WrongSecret
from ffbdesk.keys.passphrase import FLOOR, STANDARD, Derivation
from ffbdesk.keys.ring import SLOT_FILES, KeyRing
from ffbdesk.keys.secret import database_key
from ffbdesk.keys.slots import decode, encode
from tests.support import PASSPHRASE, USER, machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    KeyRing(tmp_path).create(USER, PASSPHRASE, FLOOR, machine().new_id)
    return tmp_path


def files(folder: Path) -> list[Path]:
    return [folder / name for name in SLOT_FILES]


def forged(folder: Path, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The slot file with a change and a checksum that fits: what a hand, not an accident, would write."""
    body = json.loads(files(folder)[0].read_bytes())
    del body["checksum"]
    change(body)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return json.dumps({**body, "checksum": hashlib.sha256(text.encode()).hexdigest()}).encode()


def both(folder: Path, content: bytes) -> None:
    for file in files(folder):
        file.write_bytes(content)


def test_opens_and_says_who(folder: Path):
    unlocked = KeyRing(folder).unlock(PASSPHRASE)
    assert unlocked.user == USER
    assert len(unlocked.key.raw_hex()) == 96
    assert repr(unlocked.key) == "DatabaseKey(…)"
    assert unlocked.key.raw_hex() not in repr(unlocked)
    assert unlocked == KeyRing(folder).unlock(PASSPHRASE)


def test_neither_secret_nor_passphrase_lies_in_clear(folder: Path):
    key = KeyRing(folder).unlock(PASSPHRASE).key.raw_hex()
    for file in files(folder):
        text = file.read_text("utf-8")
        assert key[:64] not in text
        assert not [word for word in PASSPHRASE.split() if word in text]


@pytest.mark.parametrize("wrong", ["", " ", "Æble pære blomme", f"{PASSPHRASE} ", "forkert forkert", "\ud800"])
def test_a_wrong_passphrase(folder: Path, wrong: str):
    with pytest.raises(WrongSecret):
        KeyRing(folder).unlock(wrong)


@pytest.mark.parametrize("right", [unicodedata.normalize("NFD", PASSPHRASE), f"{PASSPHRASE}\n", f"{PASSPHRASE}\r\n"])
def test_other_spellings_of_the_right_one(folder: Path, right: str):
    assert KeyRing(folder).unlock(right).user == USER


def test_keys_of_two_archives_differ_even_with_one_secret():
    assert database_key(b"x" * 16, "a").raw_hex() != database_key(b"x" * 16, "b").raw_hex()  # type: ignore[arg-type]


def test_no_flipped_bit_is_taken_for_what_was_written(folder: Path):
    whole = files(folder)[0].read_bytes()
    for place in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(DamagedSlots):
            decode(bytes(flipped))


@pytest.mark.parametrize("which", [0, 1])
def test_one_damaged_file_stops_nobody(folder: Path, which: int):
    file, chance = files(folder)[which], random.Random(which)
    whole = file.read_bytes()
    for _ in range(8):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(bytes(flipped))
        assert KeyRing(folder).unlock(PASSPHRASE).user == USER
        assert KeyRing(folder).damaged() == (file.name,)
        with pytest.raises(WrongSecret):
            KeyRing(folder).unlock("forkert forkert")


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("put", [Path.unlink, lambda p: (p.unlink(), p.mkdir())], ids=["missing", "a folder"])
def test_one_file_gone_stops_nobody(folder: Path, which: int, put: Callable[[Path], object]):
    put(files(folder)[which])
    assert KeyRing(folder).unlock(PASSPHRASE).user == USER
    assert KeyRing(folder).damaged() == (SLOT_FILES[which],)


def test_both_gone(folder: Path):
    for file in files(folder):
        file.unlink()
    with pytest.raises(DamagedSlots):
        KeyRing(folder).unlock(PASSPHRASE)
    assert KeyRing(folder).damaged() == SLOT_FILES


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 500,
        b"hej",
        b"null",
        b"[]",
        b'"checksum"',
        b"{}",
        b'{"checksum": 1}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 5000,
        "{}".encode("utf-16"),
        b'{"checksum": "\\ud800"}',
        b'{"a": "\\ud800", "checksum": ""}',
    ],
    ids=lambda content: repr(content[:12]),
)
def test_both_are_something_else(folder: Path, content: bytes):
    both(folder, content)
    with pytest.raises(DamagedSlots):
        KeyRing(folder).unlock(PASSPHRASE)


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes):
    with pytest.raises(DamagedSlots):
        decode(content)


def derivation(**figures: object) -> Callable[[dict[str, Any]], object]:
    return lambda body: body["derivation"].update(figures)


@pytest.mark.parametrize(
    "change",
    [
        derivation(memory_kib=64 * 1024 * 1024),
        derivation(memory_kib=-1),
        derivation(memory_kib=0),
        derivation(memory_kib="19456"),
        derivation(memory_kib=19456.0),
        derivation(memory_kib=None),
        derivation(iterations=10**9),
        derivation(iterations=0),
        derivation(lanes=10**9),
        derivation(lanes=0),
        derivation(more=1),
        lambda body: body.update(derivation=[]),
        lambda body: body.update(format="andet"),
        lambda body: body.update(version=0),
        lambda body: body.update(version="1"),
        lambda body: body.update(archive_id=None),
        lambda body: body.update(generation="1"),
        lambda body: body.update(salt=""),
        lambda body: body.update(salt="00"),
        lambda body: body.update(salt="z" * 32),
        lambda body: body.update(salt=[0] * 32),
        lambda body: body.update(slots=None),
        lambda body: body.update(slots=[{}]),
        lambda body: body["slots"][0].update(name=7),
        lambda body: body["slots"][0].update(wrapped="xyz"),
        lambda body: body.pop("slots"),
    ],
)
def test_what_no_program_of_ours_writes(folder: Path, change: Callable[[dict[str, Any]], object]):
    both(folder, forged(folder, change))
    with pytest.raises(DamagedSlots):
        KeyRing(folder).unlock(PASSPHRASE)


@pytest.mark.parametrize("wrapped", ["", "00", "00" * 24, "00" * 64])
def test_a_slot_that_opens_nothing(folder: Path, wrapped: str):
    both(folder, forged(folder, lambda body: body["slots"][0].update(wrapped=wrapped)))
    with pytest.raises(WrongSecret):
        KeyRing(folder).unlock(PASSPHRASE)


def test_a_newer_programs_file_is_not_called_damaged(folder: Path):
    both(folder, forged(folder, lambda body: body.update(version=4, slots="otherwise")))
    with pytest.raises(NewerSlots):
        KeyRing(folder).unlock(PASSPHRASE)


def test_the_newer_generation_counts_where_it_is_signed(folder: Path):
    found = KeyRing(folder).unlock(PASSPHRASE)
    assert found.listed is not None
    newer = replace(found.listed, generation=2, slots=(replace(found.listed.slots[0], name="Ny"),))
    files(folder)[1].write_bytes(encode(newer, found.secret))
    assert KeyRing(folder).unlock(PASSPHRASE).user == "Ny"
    files(folder)[1].write_bytes(
        forged(folder, lambda body: (body.update(generation=99), body["slots"][0].update(name="Fremmed")))
    )
    assert KeyRing(folder).unlock(PASSPHRASE).user == USER


def test_parameters_are_stored_and_read(folder: Path):
    slots = decode(files(folder)[0].read_bytes())
    assert slots.stretch.derivation == FLOOR != STANDARD
    secret = KeyRing(folder).unlock(PASSPHRASE).secret
    assert decode(encode(slots, secret)) == slots
    stored = Derivation(memory_kib=FLOOR.memory_kib + 8, iterations=2, lanes=1)
    KeyRing(folder).create(USER, PASSPHRASE, stored, machine().new_id)
    assert decode(files(folder)[1].read_bytes()).stretch.derivation == stored
    assert KeyRing(folder).unlock(PASSPHRASE).user == USER


def test_floor_is_what_owasp_asks():
    assert (FLOOR.memory_kib, FLOOR.iterations, FLOOR.lanes) == (19456, 2, 1)
    assert STANDARD.memory_kib >= FLOOR.memory_kib


def test_errors_have_one_base():
    assert all(issubclass(kind, KeyRingError) for kind in (WrongSecret, DamagedSlots, NewerSlots))
