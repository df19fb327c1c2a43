"""I dag: what is new, due and unfinished, and who and what is never in it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ffbdesk.domain.agenda import Due, Matter
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import CitizenId, NoteId
from ffbdesk.domain.kinds import CITIZEN, GOAL, NOTE, SUB_GOAL
from ffbdesk.domain.records import ClosedWhy
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import citizens, goals, notes, practice, subgoals, today, values, whoweare
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import undo
from tests.support import Clock, machine, made, opened, person, themes

DAY = date(2026, 11, 23)


def of_matter(desk: Desk, matter: Matter) -> tuple[Due, ...]:
    return tuple(due for due in today.of(desk).dates if due.matter is matter)


def other(desk: Desk) -> Desk:
    return replace(desk, user="Signe Vad")


def note(desk: Desk, citizen: CitizenId, text: str = "Gik selv.", **about: object) -> NoteId:
    return notes.sign(desk, replace(notes.begin(desk, citizen), text=text, **about)).id


def test_news_are_others_notes_by_citizen_until_they_are_read(desk: Desk) -> None:
    notes.unread(desk)
    one, two = person(desk, "Børge Testesen").id, person(desk, "Åse Testesen").id
    first, second = note(other(desk), one), note(other(desk), two)
    third = note(other(desk), one)
    note(desk, one)
    news = today.of(desk).news
    assert {n.citizen.id: [x.id for x in n.notes] for n in news} == {one: [third, first], two: [second]}
    notes.have_read(desk, [first, third])
    assert [n.citizen.id for n in today.of(desk).news] == [two]


def test_older_news_fold_and_do_not_vanish(tmp_path: Path) -> None:
    clock = Clock()
    with made(tmp_path / "a", machine(0, clock)) as desk:
        notes.unread(desk)
        old = note(other(desk), person(desk).id)
        clock.move(days=15)
        found = today.of(desk)
        assert (found.news, found.older) == ((), {old})


@pytest.mark.parametrize("why", ["sensitive", "closed", "removed", "practice"])
def test_who_has_left_and_what_is_closed_is_in_no_overview(desk: Desk, why: str) -> None:
    notes.unread(desk)
    citizen = person(desk).id
    theme = SENSITIVE[0] if why == "sensitive" else themes(desk)[0]
    goal = goals.add(desk, citizen, theme)
    values.choose(desk, GOAL, goal, follow_up_on=DAY)
    step = subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, step, seen_again_on=DAY, short_name="Skridt")
    note(other(desk), citizen, sub_goals=(step,))
    draft = notes.begin(desk, citizen, [theme])
    values.put(desk, NOTE.ref(draft.id, "text"), "Halvt")
    before = today.of(desk)
    if why != "sensitive":
        assert (len(before.news), len(before.dates), len(before.mine)) == (1, 2, 1)
    if why == "closed":
        values.choose(desk, CITIZEN, citizen, closed_on=DAY, closed_why=ClosedWhy.MOVED)
    elif why == "removed":
        citizens.remove(desk, citizen)
    elif why == "practice":
        values.choose(desk, CITIZEN, citizen, practice=True)
        real = person(desk, "Rigtig Testesen").id
        values.choose(desk, CITIZEN, real, closed_on=DAY, closed_why=ClosedWhy.MOVED)
    found = today.of(desk)
    assert (found.news, found.older, found.dates, found.silent) == ((), frozenset(), (), ())
    assert len(found.mine) == (0 if why == "removed" else 1), "what the user has not signed is named wherever it is"


def test_whoever_left_can_come_back(desk: Desk) -> None:
    citizen = person(desk).id
    values.choose(desk, GOAL, goals.add(desk, citizen), follow_up_on=DAY)
    values.choose(desk, CITIZEN, citizen, closed_on=DAY)
    assert of_matter(desk, Matter.FOLLOW_UP) == ()
    undo(desk, Scope(citizen=citizen))
    assert len(of_matter(desk, Matter.FOLLOW_UP)) == 1
    values.choose(desk, CITIZEN, citizen, closed_on=DAY)
    values.choose(desk, CITIZEN, citizen, closed_on=None)
    assert len(of_matter(desk, Matter.FOLLOW_UP)) == 1


def test_the_next_follow_up_is_the_earliest_of_the_goals(desk: Desk) -> None:
    one, two = person(desk, "Børge Testesen").id, person(desk, "Åse Testesen").id
    for citizen, days in ((one, 20), (one, 5), (two, -3), (two, 40)):
        values.choose(desk, GOAL, goals.add(desk, citizen), follow_up_on=DAY + timedelta(days=days))
    goals.add(desk, one)
    assert [(due.citizen.id, due.day) for due in of_matter(desk, Matter.FOLLOW_UP)] == [
        (two, DAY - timedelta(days=3)),
        (one, DAY + timedelta(days=5)),
    ]


def test_delmaal_under_way_are_to_be_seen_again(desk: Desk) -> None:
    citizen = person(desk).id
    goal = goals.add(desk, citizen)
    steps = [subgoals.add(desk, goal) for _ in range(4)]
    for n, step in enumerate(steps):
        values.choose(desk, SUB_GOAL, step, seen_again_on=DAY - timedelta(days=n), short_name=f"Skridt {n}")
    values.choose(desk, SUB_GOAL, steps[1], status=SubGoalStatus.PAUSED)
    subgoals.remove(desk, steps[2])
    assert [due.name for due in of_matter(desk, Matter.STEP)] == ["Skridt 3", "Skridt 0"]
    goals.remove(desk, goal)
    assert of_matter(desk, Matter.STEP) == ()


def test_citizens_without_a_note_for_a_week(tmp_path: Path) -> None:
    clock = Clock()
    with made(tmp_path / "a", machine(0, clock)) as desk:
        quiet, written, never, unknown = (person(desk, name).id for name in ("Anton", "Bodil", "Carl", "Dorte"))
        note(desk, quiet)
        goals.add(desk, never)
        clock.move(days=8)
        note(desk, written)
        assert [citizen.id for citizen in today.of(desk).silent] == [quiet, never]
        assert unknown not in {citizen.id for citizen in today.of(desk).silent}


def test_ones_own_unsigned_notes_and_when_one_was_here(tmp_path: Path) -> None:
    clock = Clock()
    with made(tmp_path / "a", machine(0, clock)) as desk:
        citizen = person(desk).id
        for who in (desk, other(desk)):
            values.put(who, NOTE.ref(notes.begin(who, citizen).id, "text"), f"Halvt af {who.user}")
        assert [one.text for _citizen, one in today.of(desk).mine] == [f"Halvt af {desk.user}"]
        assert today.of(desk).last_here is None
    clock.move(hours=3)
    with opened(tmp_path / "a", machine(500, clock)):
        pass
    before = clock()
    clock.move(days=2)
    with opened(tmp_path / "a", machine(900, clock)) as desk:
        assert today.of(desk).last_here == before


def test_whose_words_are_shown_is_logged_once(desk: Desk) -> None:
    notes.unread(desk)
    citizen = person(desk).id
    note(other(desk), citizen)
    today.visit(desk)
    today.visit(desk)
    assert [a.citizen for a in desk.ledger.read.accesses() if a.what == "view ord"] == [citizen]


def test_practice_alone_is_shown(desk: Desk) -> None:
    practice.load_all(desk)
    assert today.of(desk).anybody
    assert of_matter(desk, Matter.FOLLOW_UP) != ()


def test_who_we_are_is_kept(tmp_path: Path) -> None:
    with made(tmp_path / "a") as desk:
        assert whoweare.who(desk) is None
        whoweare.choose(desk, Who.HOME)
    with opened(tmp_path / "a") as desk:
        assert whoweare.who(desk) is Who.HOME
        desk.ledger.keep_setting(whoweare.SETTING, "noget senere")
        assert whoweare.who(desk) is None


def test_what_stands_at_a_sensitive_theme_makes_nobody_silent_or_not(desk: Desk) -> None:
    """Whoever was written about only there is as silent as before, and one with nothing else is not named at all."""
    bare, other = person(desk, "Uden Noter").id, person(desk, "Med Mål").id
    goal = goals.add(desk, other)
    values.choose(desk, GOAL, goal, set_on=DAY - timedelta(days=30))
    assert [one.id for one in today.of(desk).silent] == [other]
    closed = goals.add(desk, other, SENSITIVE[0])
    for citizen, about in ((bare, {"themes": (SENSITIVE[0],)}), (other, {"goals": (closed,)})):
        note(desk, citizen, **about)
    assert [one.id for one in today.of(desk).silent] == [other]
    note(desk, other, goals=(goal,))
    assert today.of(desk).silent == ()
