"""Ophold, and everybody's dates: kept, undone, told of, taken out of the archive."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from ffbdesk.domain.agenda import Matter
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import CitizenId, StayId
from ffbdesk.domain.judgement import Assessed, Bare, Level
from ffbdesk.domain.kinds import CITIZEN, CONDITION, GOAL, MEETING, ORDER, STAY, SUB_GOAL
from ffbdesk.services import agenda, citizens, erasure, goals, notes, orders, overview, rounds, stays, subgoals, values
from ffbdesk.services import today as days
from ffbdesk.services.citizens import Entered
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import redo, undo
from ffbdesk.storage.errors import UnknownRecord
from tests.support import START, person, themes

TODAY = START.date()


def stayed(desk: Desk, name: str = "Test Testesen") -> tuple[CitizenId, StayId]:
    """A stay of four weeks, with a meeting."""
    who = person(desk, name).id
    which = stays.begin(desk, who)
    values.choose(
        desk,
        STAY,
        which,
        begun_on=TODAY - timedelta(days=18),
        ends_on=TODAY + timedelta(days=9),
        report_due_on=TODAY + timedelta(days=8),
        asked_about=(*themes(desk)[:3], SENSITIVE[0]),
    )
    meeting = stays.add_meeting(desk, which)
    values.choose(desk, MEETING, meeting, held_on=TODAY + timedelta(days=2), held_at=time(10, 0), about="Hos Kirsten")
    return who, which


def test_a_stay_is_kept_as_it_was_written(desk: Desk) -> None:
    who, which = stayed(desk)
    (stay,) = stays.listing(desk, who)
    assert (stay.id, stay.begun_on, stay.author) == (which, TODAY - timedelta(days=18), desk.user)
    assert stay.asked_about == (*themes(desk)[:3], SENSITIVE[0])
    (meeting,) = stay.meetings
    assert (meeting.held_at, meeting.about) == (time(10, 0), "Hos Kirsten")
    stays.begin(desk, who)
    assert [one.id for one in stays.listing(desk, who)][1:] == [which], "the newest comes first"


def test_what_is_done_to_it_is_undone_and_done_again(desk: Desk) -> None:
    who, which = stayed(desk)
    scope = Scope(citizen=who)
    before = stays.listing(desk, who)
    stays.remove_meeting(desk, before[0].meetings[0].id)
    assert stays.listing(desk, who)[0].meetings == ()
    undo(desk, scope)
    assert stays.listing(desk, who) == before
    stays.remove(desk, which)
    assert stays.listing(desk, who) == ()
    with pytest.raises(UnknownRecord):
        stays.add_meeting(desk, which)
    undo(desk, scope)
    assert stays.listing(desk, who) == before
    redo(desk, scope)
    assert stays.listing(desk, who) == ()


def test_how_far_the_udredning_of_a_stay_is(desk: Desk) -> None:
    who, _which = stayed(desk)
    first, second, third = themes(desk)[:3]
    (running,) = days.of(desk).stays
    assert (running.round, running.notes, running.unseen) == (None, 0, (first, second, third))
    gathering = rounds.new(desk, who)
    rounds.judge(desk, gathering, first, Assessed(Level.LIGHT))
    values.choose(desk, CONDITION, gathering, second, citizen="Siger noget")
    notes.sign(desk, replace(notes.begin(desk, who, (third,)), text="Så det."))
    (running,) = days.of(desk).stays
    assert running.round == gathering
    assert running.signs == {first: Assessed(Level.LIGHT), second: Bare.TAKEN_UP}
    assert running.taken_up == (second,)
    assert (running.notes, dict(running.noted), running.untagged) == (1, {third: 1}, 0)
    assert running.unseen == ()
    left = days.of(desk).go_on
    assert left is not None
    assert (left.round, left.theme) == (gathering, second)
    rounds.finish(desk, gathering)
    assert days.of(desk).go_on is None, "nobody goes on with what is finished"
    assert Matter.REPORT not in {due.matter for due in days.of(desk).dates}, "the report is there"


def test_a_round_knows_what_was_asked_for_in_its_stay(desk: Desk) -> None:
    who, which = stayed(desk)
    round_ = rounds.new(desk, who)
    assert set(stays.asked(desk, round_)) == {*themes(desk)[:3], SENSITIVE[0]}
    stays.remove(desk, which)
    assert stays.asked(desk, round_) == ()


def test_nothing_of_a_sensitive_theme_is_told(desk: Desk) -> None:
    who, _which = stayed(desk)
    gathering = rounds.new(desk, who)
    before = days.of(desk).stays
    rounds.judge(desk, gathering, SENSITIVE[0], Assessed(Level.SEVERE))
    notes.sign(desk, replace(notes.begin(desk, who, (SENSITIVE[0],)), text="Noget følsomt."))
    assert days.of(desk).stays == before
    assert days.of(desk).go_on is None, "and nobody is led there from a list"


def test_a_stay_ends_and_somebody_who_left_has_no_dates(desk: Desk) -> None:
    who, which = stayed(desk)
    values.choose(desk, STAY, which, ends_on=TODAY - timedelta(days=1))
    assert days.of(desk).stays == ()
    assert Matter.REPORT in {due.matter for due in days.of(desk).dates}, "it is awaited all the same"
    values.choose(desk, CITIZEN, who, closed_on=TODAY)
    assert days.of(desk).dates == ()


def test_a_bestilling_says_when_it_is_followed_up(desk: Desk) -> None:
    who = person(desk).id
    goal = goals.add(desk, who)
    values.choose(desk, GOAL, goal, wording="Et mål", follow_up_on=TODAY + timedelta(days=90))
    which = orders.begin(desk, who)
    values.choose(desk, ORDER, which, follow_up_on=TODAY + timedelta(days=30))
    ordered, own = overview.of(desk, who).dates
    assert (ordered.matter, ordered.day) == (Matter.FOLLOW_UP, TODAY + timedelta(days=30))
    assert (own.matter, own.day) == (Matter.FOLLOW_UP, TODAY + timedelta(days=90)), "the goal's own stays in sight"
    assert days.of(desk).dates == (ordered, own), "the same list everywhere"


def test_dates_leave_without_a_name_or_a_word(desk: Desk, tmp_path: Path) -> None:
    who, which = stayed(desk, "Åse Hemmelig")
    goal = goals.add(desk, who, themes(desk)[0])
    values.choose(desk, GOAL, goal, wording="Hemmeligt mål", follow_up_on=TODAY + timedelta(days=40))
    step = subgoals.add(desk, goal)
    values.choose(desk, SUB_GOAL, step, short_name="Hemmeligt delmål", seen_again_on=TODAY - timedelta(days=2))
    raw, pdf = agenda.save_calendar(desk, tmp_path).read_bytes(), agenda.save_pdf(desk, tmp_path)
    paper = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    theme = desk.catalogue.theme(themes(desk)[0]).name
    for word in ("emmelig", "Åse", "Kirsten", "Hos", theme, who, which, goal, step):
        assert word.encode() not in raw
        assert word not in paper
    events = {str(event["summary"]): event for event in Calendar.from_ical(raw).walk("VEVENT")}
    assert set(events) == {
        "ÅH: Møde",
        "ÅH: Rapport til kommunen",
        "ÅH: Opholdet slutter",
        "ÅH: Opfølgning på målene",
        "ÅH: Delmål at se på",
    }
    assert events["ÅH: Møde"].decoded("dtstart") == datetime.combine(TODAY + timedelta(days=2), time(10, 0))
    assert events["ÅH: Delmål at se på"].decoded("dtstart") == TODAY - timedelta(days=2)
    assert "Overskredet" in paper
    assert "ÅH: Opfølgning på målene" in paper
    assert [one.what for one in desk.ledger.read.accesses()][:2] == ["export datoer pdf", "export datoer kalender"]


def test_a_calendar_that_is_made_again_has_the_same_events(desk: Desk, tmp_path: Path) -> None:
    _who, which = stayed(desk)

    def ids() -> dict[str, date]:
        raw = agenda.save_calendar(desk, tmp_path).read_bytes()
        return {str(event["uid"]): event.decoded("dtstart") for event in Calendar.from_ical(raw).walk("VEVENT")}

    before = ids()
    values.choose(desk, STAY, which, report_due_on=TODAY + timedelta(days=6))
    after = ids()
    assert before.keys() == after.keys()
    assert sum(before[one] != after[one] for one in before) == 1, "the one that moved has moved there too"


def test_two_with_the_same_letters_are_told_apart_by_their_numbers(desk: Desk, tmp_path: Path) -> None:
    people = (
        ("Anna Berg", "7"),
        ("Arne Bo", "8"),
        ("Asta Bech", "111111-1111"),
        ("Ann Bo", "Bo, Ann"),
        ("Aja Bo", "0102"),
    )
    for name, number in people:
        which = stays.begin(desk, citizens.add(desk, Entered(name, own_number=number)).id)
        values.choose(desk, STAY, which, begun_on=TODAY - timedelta(days=1), ends_on=TODAY)
    raw = agenda.save_calendar(desk, tmp_path).read_bytes()
    told = [str(event["summary"]) for event in Calendar.from_ical(raw).walk("VEVENT")]
    assert sorted(told) == ["AB 7: Opholdet slutter", "AB 8: Opholdet slutter", *["AB: Opholdet slutter"] * 3]


def test_an_erased_citizen_leaves_no_stay(desk: Desk) -> None:
    who, _which = stayed(desk)
    citizens.remove(desk, who)
    erasure.erase(desk, who)
    sizes = desk.ledger.read.sizes()
    assert (sizes["stay"], sizes["meeting"]) == (0, 0)
