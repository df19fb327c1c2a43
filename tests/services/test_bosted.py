"""Solstrålen: the bosted to practise with comes in whole, once, and goes again."""

from datetime import timedelta
from pathlib import Path

from ffbdesk.domain.agenda import Matter
from ffbdesk.domain.kinds import CITIZEN
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.rules import display_name
from ffbdesk.services import bosted, citizens, goals, notes, overview, practice, search, today, values
from ffbdesk.services.desk import Desk
from tests.support import Clock, machine, made, person


def all_notes(desk: Desk) -> list[CareNote]:
    return [note for line in citizens.listing(desk) for note in notes.listing(desk, line.citizen.id)]


def test_six_citizens_with_goals_delmaal_and_three_months_of_notes(desk: Desk) -> None:
    who = bosted.load(desk)
    assert len(who) == 6
    assert all(line.citizen.practice for line in citizens.listing(desk))
    now = desk.clock()
    found = all_notes(desk)
    assert len(found) >= 60
    days = {(now.date() - note.observed_on).days for note in found}
    assert min(days) <= 1
    assert 80 <= max(days) <= 92
    assert all(note.signed_at is not None and note.signed_at <= now for note in found)
    assert len({note.author for note in found}) >= 4
    for citizen in who:
        board = goals.board(desk, citizen)
        assert board.case.goals
        assert all(board.sub_goals[goal.id] for goal in board.case.goals)
        assert all(goal.starting_level is not None and goal.theme for goal in board.case.goals)


def test_a_note_says_what_its_delmaal_are_called(desk: Desk) -> None:
    (first, *_others) = bosted.load(desk)
    note = next(one for one in notes.listing(desk, first) if one.sub_goals)
    steps = {step.id: step.short_name for group in goals.board(desk, first).sub_goals.values() for step in group}
    assert note.names() == tuple(steps[one] for one in note.sub_goals)
    assert overview.of(desk, first).told[note.sub_goals[0]].count > 1


def test_the_day_has_something_to_show(desk: Desk) -> None:
    bosted.load(desk)
    found = today.of(desk)
    assert any(due.day < desk.clock().date() for due in found.dates if due.matter is Matter.FOLLOW_UP)
    assert any(due.day < desk.clock().date() for due in found.dates if due.matter is Matter.STEP)
    while desk.ledger.read_words(100):
        pass
    assert {display_name(one.citizen) for one in search.find(desk, "støvsugeren")} == {"Asta Lindholt"}


def test_it_comes_once_and_what_was_changed_stays(desk: Desk) -> None:
    who = bosted.load(desk)
    values.choose(desk, CITIZEN, who[0], own_number="99")
    before = len(all_notes(desk))
    assert bosted.load(desk) == who
    assert (len(all_notes(desk)), desk.ledger.read.citizen(who[0]).own_number) == (before, "99")


def test_removed_with_one_click_and_brought_back(desk: Desk) -> None:
    other = person(desk).id
    bosted.load(desk)
    assert bosted.is_there(desk)
    assert len(practice.remove_all(desk)) == 6
    assert not bosted.is_there(desk)
    assert [line.citizen.id for line in citizens.listing(desk)] == [other]
    bosted.load(desk)
    assert bosted.is_there(desk)
    assert len(citizens.listing(desk)) == 7


def test_on_another_day_it_is_three_months_to_that_day(tmp_path: Path) -> None:
    clock = Clock()
    clock.move(days=400)
    with made(tmp_path / "a", machine(0, clock)) as desk:
        bosted.load(desk)
        newest = max(note.observed_on for note in all_notes(desk))
        assert desk.clock().date() - newest <= timedelta(days=1)
