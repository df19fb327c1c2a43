"""Ways into an archive: people, Caps Lock, the recovery sheet, an organisation's key, a new key."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys import organisation, passphrase, recovery
from ffbdesk.keys.errors import (
    BadGroup,
    ForgedSlots,
    LastPerson,
    NameTaken,
    SheetNeedsNumber,
    WrongOrganisationKey,
    WrongSecret,
)
from ffbdesk.keys.open_ring import OpenRing, Strange
from ffbdesk.keys.organisation import NotAKeyFile
from ffbdesk.keys.passphrase import FLOOR, STANDARD, calibrated
from ffbdesk.keys.recovery import Sheet
from ffbdesk.keys.ring import SLOT_FILES, KeyRing
from ffbdesk.keys.slots import Slot, decode, encode
from tests.support import PASSPHRASE, USER, machine

OTHER = "kaffe kage kniv"
ARCHIVE = ArchiveId("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def ring(tmp_path: Path) -> OpenRing:
    closed = KeyRing(tmp_path)
    closed.create(USER, PASSPHRASE, FLOOR, machine().new_id)
    return settled(tmp_path, Remembered())


class Remembered:
    """The book without a database."""

    def __init__(self) -> None:
        self.both = b"", b""

    def written(self) -> tuple[bytes, bytes]:
        return self.both

    def remember(self, last: bytes, following: bytes) -> None:
        self.both = last, following

    def forget_following(self, last: bytes) -> None:
        self.both = last, b""


def settled(folder: Path, book: Remembered, passphrase: str = PASSPHRASE) -> OpenRing:
    ring = KeyRing(folder)
    found = OpenRing(ring, ring.unlock(passphrase), book)
    found.settle()
    return found


def test_several_people_open_the_same_secret(ring: OpenRing, tmp_path: Path):
    ring.add("p2", "Åse Test", OTHER, FLOOR)
    found = KeyRing(tmp_path).unlock(OTHER)
    assert (found.user, found.secret, found.slot) == ("Åse Test", ring.unlocked.secret, "p2")
    assert [p.name for p in ring.people()] == [USER, "Åse Test"]
    with pytest.raises(NameTaken):
        ring.add("p3", "åse test", "noget helt andet", FLOOR)


def test_a_corrected_name_opens_as_before(ring: OpenRing, tmp_path: Path):
    ring.add("p2", "Åse Test", OTHER, FLOOR)
    for taken in (USER, USER.upper()):
        with pytest.raises(NameTaken):
            ring.correct_name("p2", taken)
    ring.correct_name("p2", "åse Test")
    found = KeyRing(tmp_path).unlock(OTHER)
    assert (found.user, found.secret, found.slot) == ("åse Test", ring.unlocked.secret, "p2")
    assert [p.name for p in ring.people()] == [USER, "åse Test"]
    assert not ring.foreign()


def test_a_changed_passphrase_and_a_removed_person(ring: OpenRing, tmp_path: Path):
    ring.add("p2", "Åse Test", OTHER, FLOOR)
    ring.set_passphrase("p2", "en helt ny sætning", FLOOR)
    with pytest.raises(WrongSecret):
        KeyRing(tmp_path).unlock(OTHER)
    assert KeyRing(tmp_path).unlock("en helt ny sætning").user == "Åse Test"
    ring.remove("p2")
    with pytest.raises(WrongSecret):
        KeyRing(tmp_path).unlock("en helt ny sætning")
    with pytest.raises(LastPerson):
        ring.remove(ring.unlocked.slot)
    assert KeyRing(tmp_path).unlock(PASSPHRASE).user == USER


@pytest.mark.parametrize(
    ("typed", "swapped"),
    [
        (PASSPHRASE.swapcase(), True),
        (unicodedata.normalize("NFD", PASSPHRASE.swapcase()), True),
        (f"{PASSPHRASE}\n", False),
        (unicodedata.normalize("NFD", PASSPHRASE), False),
    ],
)
def test_caps_lock_and_other_spellings_lock_nobody_out(ring: OpenRing, tmp_path: Path, typed: str, swapped: bool):
    assert KeyRing(tmp_path).unlock(typed).swapped_case is swapped


def test_a_slot_of_the_first_version_opens_and_becomes_one_of_the_second(ring: OpenRing, tmp_path: Path):
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    slots = decode((tmp_path / SLOT_FILES[0]).read_bytes())
    old = Slot("p1", USER, aes_key_wrap(slots.stretch.key(PASSPHRASE), ring.unlocked.secret), stretch=slots.stretch)
    for name in SLOT_FILES:
        (tmp_path / name).write_bytes(encode(replace(slots, slots=(old,)), ring.unlocked.secret))
    assert KeyRing(tmp_path).unlock(PASSPHRASE).secret == ring.unlocked.secret
    settled(tmp_path, Remembered())
    assert decode((tmp_path / SLOT_FILES[1]).read_bytes()).slots[0].public
    assert KeyRing(tmp_path).unlock(PASSPHRASE).secret == ring.unlocked.secret


def test_a_damaged_copy_is_mended_only_when_asked(ring: OpenRing, tmp_path: Path):
    (tmp_path / SLOT_FILES[1]).write_bytes(b"")
    KeyRing(tmp_path).unlock(PASSPHRASE)
    assert KeyRing(tmp_path).damaged() == (SLOT_FILES[1],)
    ring.settle()
    assert KeyRing(tmp_path).damaged() == ()


def test_a_list_that_others_changed_is_noticed_and_never_written_on(ring: OpenRing, tmp_path: Path):
    intruder = organisation.new_key("Indbrud", "en lang sætning", FLOOR)
    slots = decode((tmp_path / SLOT_FILES[0]).read_bytes())
    theirs = Slot("x", "Indbrud", b"", intruder.public, b"\x01" * 56)
    forged = encode(replace(slots, slots=(*slots.slots, theirs), generation=99), b"not the secret  ")
    for name in SLOT_FILES:
        (tmp_path / name).write_bytes(forged)
    assert ring.strange() is Strange.FORGED
    assert [p.name for p in ring.people()] == [USER]
    deeds: list[Callable[[], object]] = [
        ring.begin_new_key,
        lambda: ring.add("p2", "Åse Test", OTHER, FLOOR),
        lambda: ring.set_passphrase(ring.unlocked.slot, OTHER, FLOOR),
        lambda: ring.remove("x"),
        lambda: ring.let_organisation_in("o", "Kommunen", intruder.public),
    ]
    for deed in deeds:
        with pytest.raises(ForgedSlots):
            deed()
    ring.settle()
    assert [(tmp_path / name).read_bytes() for name in SLOT_FILES] == [forged] * 2
    ring.reinstate(tmp_path / "aside")
    assert ring.strange() is None
    assert [p.name for p in ring.people()] == [USER]
    assert [(tmp_path / "aside" / name).read_bytes() for name in SLOT_FILES] == [forged] * 2
    ring.begin_new_key()


def test_a_new_key_reaches_everybody_without_their_passphrases(ring: OpenRing, tmp_path: Path):
    ring.add("p2", "Åse Test", OTHER, FLOOR)
    old = ring.unlocked.secret
    new = ring.begin_new_key()
    assert new.lost == ()
    between = KeyRing(tmp_path).unlock(OTHER)
    assert (between.secret, between.pending) == (new.secret, True)
    assert between.before().secret == old
    ring.end_new_key(new)
    after = KeyRing(tmp_path).unlock(OTHER)
    assert (after.secret, after.pending, after.earlier) == (ring.unlocked.secret, False, (old,))


def test_a_change_of_key_that_is_taken_back(ring: OpenRing, tmp_path: Path):
    old = ring.unlocked.secret
    ring.begin_new_key()
    ring.back_to_old_key()
    assert KeyRing(tmp_path).unlock(PASSPHRASE).secret == old == ring.unlocked.secret


def test_the_sheet_opens_with_and_without_slot_files(ring: OpenRing, tmp_path: Path):
    groups = Sheet(ring.unlocked.secret, ring.unlocked.archive).groups()
    assert len(groups) == 16
    short, whole = recovery.read(" ".join(groups[:8])), recovery.read("-".join(groups))
    assert [found.key for found in KeyRing(tmp_path).by_sheet(short)] == [ring.unlocked.key]
    for name in SLOT_FILES:
        (tmp_path / name).unlink()
    with pytest.raises(SheetNeedsNumber):
        KeyRing(tmp_path).by_sheet(short)
    assert [found.key for found in KeyRing(tmp_path).by_sheet(whole)] == [ring.unlocked.key]


@given(st.binary(min_size=16, max_size=16), st.uuids())
def test_any_sheet_comes_back(secret: bytes, number: object):
    sheet = Sheet(secret, ArchiveId(str(number)))
    assert recovery.read("\n".join(sheet.groups())) == sheet
    assert repr(sheet) == "Sheet(…)"


@given(st.binary(min_size=16, max_size=16), st.integers(0, 15), st.integers(0, 5), st.integers(1, 9))
def test_every_wrong_digit_is_noticed_in_its_group(secret: bytes, group: int, at: int, by: int):
    groups = list(Sheet(secret, ARCHIVE).groups())
    digits = groups[group]
    groups[group] = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    with pytest.raises(BadGroup) as wrong:
        recovery.read(" ".join(groups))
    assert wrong.value.group == group + 1


@given(st.binary(min_size=16, max_size=16), st.integers(0, 6))
def test_groups_that_changed_places_are_noticed(secret: bytes, at: int):
    groups = list(Sheet(secret, ARCHIVE).groups())
    if groups[at][:5] == groups[at + 1][:5]:
        return
    groups[at], groups[at + 1] = groups[at + 1], groups[at]
    with pytest.raises(BadGroup):
        recovery.read(" ".join(groups))


@given(st.text(max_size=200))
def test_any_typing_is_a_sheet_or_a_bad_group(typed: str):
    with suppress(BadGroup):
        recovery.read(typed)


def test_an_organisation_opens_what_it_was_let_into(ring: OpenRing, tmp_path: Path):
    key = organisation.new_key("Kommunen", "lederens lange sætning", FLOOR)
    ring.let_organisation_in("o1", "Kommunen", key.public)
    again = organisation.decode(organisation.encode(key), "k")
    found = KeyRing(tmp_path).unlock_with_organisation(again.open_with("lederens lange sætning"))
    assert (found.secret, found.user) == (ring.unlocked.secret, "Kommunen")
    with pytest.raises(WrongOrganisationKey):
        again.open_with("forkert")
    stranger = organisation.new_key("Andre", "x", FLOOR).open_with("x")
    with pytest.raises(WrongOrganisationKey):
        KeyRing(tmp_path).unlock_with_organisation(stranger)
    ring.end_new_key(ring.begin_new_key())
    pair = key.open_with("lederens lange sætning")
    assert KeyRing(tmp_path).unlock_with_organisation(pair).secret == ring.unlocked.secret
    with pytest.raises(LastPerson):
        ring.remove(ring.unlocked.slot)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"format": "ffbdesk/organisation-key"}'])
def test_other_files_are_no_key_files(content: bytes):
    with pytest.raises(NotAKeyFile):
        organisation.decode(content, "fil")


def test_calibration_on_a_fast_and_a_slow_machine():
    def taking(seconds: float):
        times = iter((0.0, 3 * seconds, 0.0, seconds, 0.0, 2 * seconds))  # busy twice: the quickest one counts
        return calibrated(lambda: next(times))

    assert taking(0.6) == STANDARD
    assert taking(0.1).iterations == 18
    assert taking(0.1).memory_kib == STANDARD.memory_kib
    slow = taking(20.0)
    assert (slow.memory_kib, slow.iterations) >= (FLOOR.memory_kib, FLOOR.iterations)
    assert slow.memory_kib * slow.iterations < STANDARD.memory_kib * STANDARD.iterations / 2


def test_calibration_here_takes_between_a_third_of_a_second_and_a_second():
    import time

    found, begun = calibrated(), time.perf_counter()
    passphrase.wrapping_key(PASSPHRASE, b"s" * 16, found)
    assert 0.05 < time.perf_counter() - begun < 5, "far off: this is no bench, only a guard"
