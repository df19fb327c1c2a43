"""The index of texts: what it finds, that it follows every change, and that nothing is left of what is erased."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given, settings
from hypothesis import strategies as st

from ffbdesk.domain.edits import Record, Scope
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.kinds import CONDITION, GOAL, NOTE
from ffbdesk.services import citizens, erasure, goals, notes, people, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import undo
from ffbdesk.storage.wordindex import CLOSED, OPENED
from tests.support import made, opened, person, themes


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with made(tmp_path / "arkiv") as desk:
        yield desk


def up_to_date(desk: Desk, most: int = 1000) -> None:
    while desk.ledger.read_words(most):
        pass


def found(desk: Desk, asked: str, citizen: CitizenId | None = None) -> list[str]:
    """The ids of what is found, once the index knows everything."""
    up_to_date(desk)
    return [hit.ref.record_id for hit in desk.ledger.read.holding(asked, 50, citizen)]


def note(desk: Desk, citizen: CitizenId, text: str) -> str:
    return notes.sign(desk, replace(notes.begin(desk, citizen), text=text)).id


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Gik efter rugbrød i SUPERBRUGSEN.", "rugbrød"),
        ("Gik efter rugbrød i SUPERBRUGSEN.", "superb"),
        ("Åse spiste æblegrød.", "åse ÆBLEGRØD"),
        ("Åse spiste æblegrød.", "spise"),
        ("Åse spiste æblegrød.", "Aase"),
        ("Indkøbet gik godt.", "indkøbene"),
        ("Kvinderne i huset", "kvinde"),
        ("Han sagde »nej tak«, og gik.", "nej-tak"),
    ],
)
def test_a_dane_finds_what_was_written(desk: Desk, text: str, asked: str) -> None:
    which = note(desk, person(desk).id, text)
    assert found(desk, asked) == [which]


@pytest.mark.parametrize("asked", ["ase", "asen", "rugbrød kaffe", "", '" * AND OR', "NEAR(", "text:", "bug"])
def test_what_is_not_there_is_not_found_and_no_question_is_a_command(desk: Desk, asked: str) -> None:
    note(desk, person(desk).id, "Åsen gik efter rugbrød.")
    assert found(desk, asked) == []


def test_what_was_found_stands_in_its_text(desk: Desk) -> None:
    note(desk, person(desk).id, "Gik efter rugbrød og mælk.")
    up_to_date(desk)
    (hit,) = desk.ledger.read.holding("rugbrød", 50)
    assert hit.around == f"Gik efter {OPENED}rugbrød{CLOSED} og mælk."


def test_every_kind_of_record_with_words_is_searched_and_follows_its_changes(desk: Desk) -> None:
    citizen, code = person(desk, "Xenia Testesen").id, themes(desk)[0]
    gathering, goal = rounds.new(desk, citizen), goals.add(desk, citizen)
    values.choose(desk, CONDITION, gathering, code, citizen="xylofon et")
    values.choose(desk, GOAL, goal, wording="xylofon to")
    which = note(desk, citizen, "xylofon tre")
    addition = notes.add_to(desk, notes.note(desk, which).id, "xylofon fire").additions[0].id
    assert set(found(desk, "xylofon")) == {gathering, goal, which, addition}
    assert found(desk, "xenia") == [citizen]
    values.choose(desk, GOAL, goal, wording="noget andet")
    assert set(found(desk, "xylofon")) == {gathering, which, addition}
    undo(desk, Scope(gathering=gathering))
    assert set(found(desk, "xylofon")) == {which, addition}
    goals.remove(desk, goal)
    assert found(desk, "noget andet") == []


def test_it_can_be_asked_of_one_citizen(desk: Desk) -> None:
    one, other = person(desk).id, person(desk, "Åse Testesen").id
    first, _second = note(desk, one, "xylofon"), note(desk, other, "xylofon")
    assert found(desk, "xylofon", one) == [first]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(["æble", "ø", "året", "spiste"]), min_size=1, max_size=8), st.integers(1, 4))
def test_an_archive_of_before_is_read_bit_by_bit(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], most: int
) -> None:
    with made(tmp_path_factory.mktemp("a") / "a") as desk:
        citizen = person(desk).id
        written = [note(desk, citizen, f"{word} {n}") for n, word in enumerate(words)]
        desk.ledger._connection.execute("UPDATE about SET value = '' WHERE key = 'words_upto'")
        desk.ledger.read_words(most)
        note(desk, citizen, "kom til imens")
        up_to_date(desk, most)
        for n, which in enumerate(written):
            assert which in found(desk, f"{words[n]} {n}")
        assert len(found(desk, "kom til imens")) == 1


def test_it_survives_a_new_key_and_a_new_start(tmp_path: Path) -> None:
    with made(tmp_path / "a") as desk:
        which = note(desk, person(desk).id, "xylofon")
        assert found(desk, "xylofon") == [which]
        people.change_key(desk)
        assert found(desk, "xylofon") == [which]
    with opened(tmp_path / "a") as desk:
        assert not desk.ledger.read.words_are_behind()
        assert found(desk, "xylofon") == [which]


def _erase(desk: Desk, citizen: CitizenId) -> None:
    erasure.erase(desk, citizen)


def _move(desk: Desk, citizen: CitizenId) -> None:
    there = person(desk, "Åse Testesen").id
    for one in notes.listing(desk, citizen):
        notes.move(desk, one.id, there)
    erasure.erase(desk, there)


def pages(desk: Desk) -> bytes:
    """Every page of the file, the free ones too, as SQLCipher 4 writes them: AES-256-CBC, the IV at the page's end."""
    raw, size, reserved = desk.ledger.folder.database.read_bytes(), 4096, 80
    key = bytes.fromhex(desk.ledger.raw_hex)[:32]
    clear = bytearray()
    for start in range(0, len(raw), size):
        page = raw[start + (16 if start == 0 else 0) : start + size]
        iv = page[-reserved : -reserved + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        clear += decryptor.update(page[:-reserved]) + decryptor.finalize()
    return bytes(clear).lower()


@pytest.mark.parametrize("gone", [_erase, _move])
def test_no_page_of_the_file_holds_a_word_of_who_is_erased(
    tmp_path: Path, gone: Callable[[Desk, CitizenId], None]
) -> None:
    with made(tmp_path / "a") as desk:
        citizen = person(desk, "Børge Testesen").id
        stays = person(desk, "Tove Testesen").id
        for n in range(60):
            note(desk, citizen, f"xyzzy{n} plugh spiste zorkmid")
            note(desk, stays, f"bliver {n} spiste")
        up_to_date(desk)
        assert b"xyzzy" in pages(desk)
        gone(desk, citizen)
        left = pages(desk)
        assert b"xyzzy" not in left
        assert b"zorkmid" not in left
        assert b"bliver" in left
        assert len(found(desk, "bliver")) == 50


def test_a_hit_names_record_and_theme(desk: Desk) -> None:
    citizen, code = person(desk).id, themes(desk)[0]
    gathering = rounds.new(desk, citizen)
    values.choose(desk, CONDITION, gathering, code, citizen="xylofon")
    up_to_date(desk)
    (hit,) = desk.ledger.read.holding("xylofon", 50)
    assert (hit.ref.kind, hit.ref.theme, hit.citizen) == (Record.CONDITION, code, citizen)
    assert NOTE.record is not hit.ref.kind


def test_what_is_hidden_is_found_by_nobody(desk: Desk) -> None:
    citizen = person(desk, "Xenia Testesen").id
    assert found(desk, "xenia") == [citizen]
    citizens.remove(desk, citizen)
    assert found(desk, "xenia") == []
