"""Fagligt notat: typed, tagged, signed, locked, added to."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import CitizenId, GoalId, NoteId, SubGoalId, ThemeCode
from ffbdesk.domain.kinds import GOAL, NOTE, SUB_GOAL
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.rules import notes_leaving_out
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.services import goals, notes, people, rounds, subgoals, values
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.services.notes import NothingWritten, NotSigned, NotYours, TooLate
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
    return notes.sign(desk, stands)


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
    locked = notes.sign(
        desk, replace(notes.note(desk, note), text="Det, der står på skærmen", observed_on=date(2026, 11, 20))
    )
    assert (locked.text, locked.observed_on) == ("Det, der står på skærmen", date(2026, 11, 20))
    other = written(desk, citizen)
    with pytest.raises(TooLong):
        notes.sign(desk, replace(notes.note(desk, other), text="x" * 1_000_001))
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


def goal_and_step(desk: Desk, citizen: CitizenId, theme: ThemeCode | None = None) -> tuple[GoalId, SubGoalId]:
    """A goal on a theme, with one delmål."""
    goal = goals.add(desk, citizen, theme)
    values.choose(desk, GOAL, goal, wording="Jeg køber selv ind til ugen")
    step = subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, step, short_name="Flyttet vare")
    return goal, step


def test_a_note_has_an_hour_three_texts_and_what_it_is_about_as_that_was_called(desk: Desk) -> None:
    citizen, code = person(desk).id, themes(desk)[0]
    goal, step = goal_and_step(desk, citizen, code)
    sheet = notes.begin(desk, citizen, (), (goal,), (step, step))
    assert sheet.observed_at == desk.clock().time().replace(second=0, microsecond=0)
    written_on = replace(sheet, text="Gik efter rugbrød.", did="Gik med.", own_words="Det gik jo.", observed_at=None)
    locked = notes.sign(desk, written_on)
    assert (locked.text, locked.did, locked.own_words, locked.observed_at) == (
        "Gik efter rugbrød.",
        "Gik med.",
        "Det gik jo.",
        None,
    )
    assert locked.names() == ("Jeg køber selv ind til ugen", "Flyttet vare")
    assert locked.about == (code,)
    values.choose(desk, SUB_GOAL, step, short_name="Et andet navn")
    subgoals.remove(desk, step)
    again = notes.note(desk, locked.id)
    assert again.names() == ("Jeg køber selv ind til ugen", "Flyttet vare")
    assert again.about == (code,)


def test_a_note_about_a_goal_on_a_closed_theme_is_closed_with_it(desk: Desk) -> None:
    citizen, closed = person(desk).id, SENSITIVE[0]
    goal, step = goal_and_step(desk, citizen, closed)
    for about in ({"goals": (goal,)}, {"sub_goals": (step,)}):
        notes.sign(desk, replace(notes.begin(desk, citizen), text="Noget", **about))
    assert len(notes.listing(desk, citizen)) == 2
    assert notes_leaving_out(notes.listing(desk, citizen), SENSITIVE) == ()


def test_what_is_offered_to_be_about_is_what_somebody_works_towards(desk: Desk) -> None:
    citizen = person(desk).id
    goal, step = goal_and_step(desk, citizen)
    paused, removed = subgoals.add(desk, goal), subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, paused, status=SubGoalStatus.PAUSED)
    subgoals.remove(desk, removed)
    found = notes.shown(desk, citizen).tags
    assert [(tag.id, tag.offered) for tag in found] == [(goal, True), (step, True), (paused, False), (removed, False)]
    goals.remove(desk, goal)
    assert not any(tag.offered for tag in notes.shown(desk, citizen).tags)


@pytest.mark.parametrize(("seconds", "goes"), [(60, True), (61, False)])
def test_a_signature_can_be_taken_back_for_a_minute(tmp_path: Path, seconds: int, goes: bool) -> None:
    clock = Clock()
    with made(tmp_path / "a", machine(0, clock)) as desk:
        citizen = person(desk).id
        note = written(desk, citizen)
        with pytest.raises(NotSigned):
            notes.take_back(desk, note)
        signed(desk, note)
        clock.move(seconds=seconds)
        if not goes:
            with pytest.raises(TooLate):
                notes.take_back(desk, note)
            return
        back = notes.take_back(desk, note)
        assert (back.signed_at, back.signed_by, back.named, back.text) == (None, "", "", "Støvsugede selv stuen.")
        with pytest.raises(NothingToUndo):
            undo(desk, Scope(citizen=citizen, part=Part.NOTES))
        values.put(desk, NOTE.ref(note, "text"), "Støvsugede også gangen.")
        assert signed(desk, note).text == "Støvsugede også gangen."


def test_what_was_added_to_or_is_another_ones_is_not_taken_back(desk: Desk) -> None:
    note = written(desk, person(desk).id)
    signed(desk, note)
    with pytest.raises(NotYours):
        notes.take_back(replace(desk, user="En anden"), note)
    notes.add_to(desk, note, "Mere.")
    with pytest.raises(TooLate):
        notes.take_back(desk, note)


def test_only_the_author_signs_but_for_one_who_has_left(desk: Desk) -> None:
    citizen = person(desk).id
    left = replace(desk, user="Ida, der er rejst")
    note = written(left, citizen)
    locked = notes.sign(desk, notes.note(desk, note))
    assert (locked.author, locked.signer) == ("Ida, der er rejst", desk.user)
    people.add(desk, "Bo", "en lang adgangssætning til Bo")
    theirs = written(replace(desk, user="Bo"), citizen)
    with pytest.raises(NotYours):
        notes.sign(desk, notes.note(desk, theirs))


def test_what_is_not_signed_is_its_writers_alone(desk: Desk) -> None:
    citizen = person(desk).id
    people.add(desk, "Bo", "en lang adgangssætning til Bo")
    bo = replace(desk, user="Bo")
    theirs = written(bo, citizen)
    assert notes.listing(desk, citizen) == ()
    before = notes.shown(desk, citizen)
    assert notes.reread(desk, before, citizen, {theirs}).notes == ()
    with pytest.raises(NotYours):
        notes.remove(desk, theirs)
    assert [note.id for note in notes.listing(bo, citizen)] == [theirs]
    signed(bo, theirs)
    assert notes.reread(desk, before, citizen, {theirs}).notes == notes.listing(bo, citizen)


def test_a_note_about_the_wrong_citizen_is_signed_anew_there_and_erased_here(desk: Desk) -> None:
    wrong, right = person(desk).id, person(desk, "Åse Testesen").id
    goal, step = goal_and_step(desk, wrong)
    sheet = notes.begin(desk, wrong, themes(desk)[:1], (goal,), (step,))
    values.put(desk, NOTE.ref(sheet.id, "text"), "Hemmelig xyzzyord")
    signed(desk, sheet.id)
    notes.add_to(desk, sheet.id, "Mere xyzzyord")
    notes.have_read(replace(desk), [sheet.id])
    moved = notes.move(desk, sheet.id, right)
    assert (moved.citizen_id, moved.text, moved.refs, moved.signer) == (right, "Hemmelig xyzzyord", (), desk.user)
    assert [a.text for a in moved.additions] == ["Mere xyzzyord"]
    assert notes.listing(desk, wrong) == ()
    with pytest.raises(UnknownRecord):
        notes.note(desk, sheet.id)
    assert "xyzzyord" not in str(desk.ledger.read.dossier(wrong))
    assert "xyzzyord" in str(desk.ledger.read.dossier(right))
    said = {(access.citizen, access.what) for access in desk.ledger.read.accesses()}
    assert {(wrong, "move note away"), (right, "move note here")} <= said
    for citizen in (wrong, right):
        with pytest.raises(NothingToUndo):
            undo(desk, Scope(citizen=citizen, part=Part.NOTES))


def test_a_note_is_new_until_one_says_that_it_was_read(tmp_path: Path) -> None:
    clock = Clock()
    with made(tmp_path / "a", machine(0, clock)) as desk:
        citizen = person(desk).id
        other = replace(desk, user="Amir Khan")
        assert notes.unread(desk) == frozenset()
        clock.move(days=1)
        mine, theirs, open_ = written(desk, citizen), written(other, citizen), written(other, citizen)
        signed(desk, mine)
        signed(other, theirs)
        assert notes.unread(desk) == {theirs}
        assert notes.shown(desk, citizen).unread == {theirs}
        notes.have_read(desk, [theirs, open_, NoteId("ukendt")])
        assert notes.unread(desk) == frozenset()
        signed(other, open_)
        assert notes.unread(desk) == frozenset()


def test_of_what_was_there_before_one_came_nobody_makes_a_pile(tmp_path: Path) -> None:
    clock = Clock()
    with made(tmp_path / "a", machine(0, clock)) as desk:
        other = replace(desk, user="Amir Khan")
        signed(other, written(other, person(desk).id))
        clock.move(days=3)
        assert notes.unread(desk) == frozenset()


def test_only_what_changed_is_read_anew_and_the_order_is_the_same(desk: Desk) -> None:
    citizen, other = person(desk).id, person(desk).id
    made_ = []
    for day, hour in ((3, 9), (3, None), (1, 12), (3, 15)):
        sheet = replace(
            notes.begin(desk, citizen),
            text=f"{day} {hour}",
            observed_on=date(2026, 11, day),
            observed_at=time(hour) if hour else None,
        )
        made_.append(notes.sign(desk, sheet).id)
    before = notes.shown(desk, citizen)
    new = notes.sign(desk, replace(notes.begin(desk, citizen), text="Ny", observed_on=date(2026, 11, 2))).id
    notes.move(desk, made_[0], other)
    after = notes.reread(desk, before, citizen, {new, made_[0]})
    assert after.notes == notes.shown(desk, citizen).notes
    assert [note.text for note in after.notes] == ["3 15", "3 None", "Ny", "1 12"]
