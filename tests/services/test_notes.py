"""Fagligt notat: typed, tagged, signed, locked, added to."""

from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import CitizenId, NoteId
from ffbdesk.domain.kinds import NOTE
from ffbdesk.domain.notes import CareNote
from ffbdesk.services import notes, rounds, values
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.services.notes import NothingWritten, NotSigned
from ffbdesk.services.undo import NothingToUndo, undo
from ffbdesk.storage.errors import Signed, UnknownRecord
from tests.support import Clock, machine, made, opened, person, themes


def written(desk: Desk, citizen: CitizenId, text: str = "Støvsugede selv stuen.") -> NoteId:
    note = notes.begin(desk, citizen, themes(desk)[:1]).id
    values.put(desk, NOTE.ref(note, "text"), text)
    return note


def signed(desk: Desk, note: NoteId) -> CareNote:
    """Sign it as it stands."""
    stands = notes.note(desk, note)
    return notes.sign(desk, note, stands.text, stands.observed_on)


def test_a_note_is_dated_tagged_and_signed(desk: Desk) -> None:
    citizen = person(desk).id
    note = written(desk, citizen)
    values.choose(desk, NOTE, note, themes=[*themes(desk)[:2], themes(desk)[0]])
    values.choose(desk, NOTE, note, observed_on=date(2026, 11, 20))
    locked = signed(desk, note)
    assert (locked.author, locked.observed_on, locked.themes) == (
        desk.user,
        date(2026, 11, 20),
        tuple(themes(desk)[:2]),
    )
    assert locked.signed_at == desk.clock()
    assert notes.listing(desk, citizen) == (locked,)


def test_a_signed_note_is_locked_and_can_only_be_added_to(desk: Desk) -> None:
    citizen = person(desk).id
    note = written(desk, citizen)
    with pytest.raises(NotSigned):
        notes.add_to(desk, note, "Ikke endnu")
    signed(desk, note)
    for change in (
        lambda: values.choose(desk, NOTE, note, themes=[]),
        lambda: values.choose(desk, NOTE, note, observed_on=date(2026, 1, 1)),
        lambda: notes.remove(desk, note),
        lambda: signed(desk, note),
        lambda: values.keep(desk, NOTE.ref(note, "text"), "Andet"),
        lambda: values.put(desk, NOTE.ref(note, "text"), "Andet"),
    ):
        with pytest.raises(Signed):
            change()
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(citizen=citizen, part=Part.NOTES))
    with pytest.raises(NothingWritten):
        notes.add_to(desk, note, "  \n")
    (addition,) = notes.add_to(desk, note, "Også badeværelset.").additions
    assert (addition.text, addition.by, addition.at) == ("Også badeværelset.", desk.user, desk.clock())


def test_an_empty_note_is_not_signed_nor_listed_and_is_used_again(desk: Desk) -> None:
    citizen = person(desk).id
    blank = notes.begin(desk, citizen)
    assert notes.listing(desk, citizen) == ()
    with pytest.raises(NothingWritten):
        signed(desk, blank.id)
    again = notes.begin(desk, citizen, themes(desk)[:1])
    assert (again.id, again.themes) == (blank.id, tuple(themes(desk)[:1]))
    written(desk, citizen)
    assert notes.begin(desk, citizen).id != blank.id


def test_removed_by_mistake_and_taken_back(desk: Desk) -> None:
    citizen, other = person(desk).id, person(desk, "Anden Test").id
    note = written(desk, citizen)
    written(desk, other)
    notes.remove(desk, note)
    assert notes.listing(desk, citizen) == ()
    with pytest.raises(UnknownRecord):
        notes.note(desk, note)
    undo(desk, Scope(citizen=citizen, part=Part.NOTES))
    assert [n.id for n in notes.listing(desk, citizen)] == [note]
    assert len(notes.listing(desk, other)) == 1


def test_undo_in_a_round_and_in_the_list_leave_notes_alone(desk: Desk) -> None:
    citizen = person(desk).id
    gathering = rounds.new(desk, citizen)
    written(desk, citizen)
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(gathering))
    undo(desk, Scope())
    assert len(notes.listing(desk, citizen)) == 1


def test_half_a_sentence_is_there_after_a_crash(tmp_path: Path) -> None:
    with made(tmp_path / "a") as desk:
        citizen = person(desk).id
        note = notes.begin(desk, citizen).id
        values.keep(desk, NOTE.ref(note, "text"), "Hun gik sel")
        assert [n.text for n in notes.listing(desk, citizen)] == ["Hun gik sel"]
    with opened(tmp_path / "a") as desk:
        assert [n.text for n in notes.listing(desk, citizen)] == ["Hun gik sel"]


def test_newest_observation_first(desk: Desk) -> None:
    citizen = person(desk).id
    first, second = written(desk, citizen, "Den ene"), written(desk, citizen, "Den anden")
    assert [n.id for n in notes.listing(desk, citizen)] == [second, first]
    values.choose(desk, NOTE, first, observed_on=date(2027, 1, 1))
    assert [n.id for n in notes.listing(desk, citizen)] == [first, second]


def test_additions_stand_in_order(tmp_path: Path) -> None:
    clock = Clock()
    with made(tmp_path / "a", machine(0, clock)) as desk:
        citizen = person(desk).id
        note = written(desk, citizen)
        signed(desk, note)
        for n in range(3):
            clock.move(minutes=1)
            notes.add_to(desk, note, f"Tilføjelse {n}")
        assert [a.text for a in notes.note(desk, note).additions] == [f"Tilføjelse {n}" for n in range(3)]


def test_just_what_is_shown_is_signed(desk: Desk) -> None:
    citizen = person(desk).id
    note = written(desk, citizen, "Det gemte")
    locked = notes.sign(desk, note, "Det, der står på skærmen", date(2026, 11, 20))
    assert (locked.text, locked.observed_on) == ("Det, der står på skærmen", date(2026, 11, 20))
    other = written(desk, citizen)
    with pytest.raises(TooLong):
        notes.sign(desk, other, "x" * 1_000_001, date(2026, 11, 20))
    assert notes.note(desk, other).signed_at is None


def test_half_an_addition_is_there_after_a_crash_and_gone_once_it_is_added(tmp_path: Path) -> None:
    with made(tmp_path / "a") as desk:
        citizen = person(desk).id
        note = written(desk, citizen)
        signed(desk, note)
        values.put(desk, notes.pending_ref(note), "Også gan")
    with opened(tmp_path / "a") as desk:
        assert notes.note(desk, note).pending == "Også gan"
        added = notes.add_to(desk, note, "Også gangen.")
        assert (added.pending, [a.text for a in added.additions]) == ("", ["Også gangen."])
