"""Search in everything: found where it may be seen, and nothing else."""

from dataclasses import replace
from datetime import date

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Record
from ffbdesk.domain.ids import CitizenId, NoteId, ThemeCode
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    CASE,
    CONDITION,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GATHERING,
    GOAL,
    INTERVENTION,
    MEETING,
    NOTE,
    ORDER,
    PLAIN_PAGE,
    RATING,
    STATUS,
    STATUS_PART,
    SUB_GOAL,
)
from ffbdesk.services import (
    citizens,
    double,
    followups,
    goals,
    notes,
    opening,
    orders,
    people,
    plainpages,
    plans,
    rounds,
    search,
    status,
    stays,
    subgoals,
    values,
)
from ffbdesk.services.desk import Desk
from tests.support import person, sat_down, themes


def note(desk: Desk, citizen: CitizenId, text: str = "xylofon") -> NoteId:
    return notes.sign(desk, replace(notes.begin(desk, citizen), text=text)).id


def test_each_kind_says_where_it_stands(desk: Desk) -> None:
    citizen, code = person(desk, "Xenia Xylofonsen").id, themes(desk)[0]
    gathering, goal = rounds.new(desk, citizen), goals.add(desk, citizen, code)
    step, which = subgoals.add(desk, goal), note(desk, citizen)
    notes.add_to(desk, which, "xylofon")
    values.choose(desk, GATHERING, gathering, wishes="xylofon")
    values.choose(desk, CONDITION, gathering, code, others="xylofon")
    values.choose(desk, DESCRIPTION, gathering, ThemeCode(desk.catalogue.described()[0][0].code), others="xylofon")
    values.choose(desk, DIAGNOSIS, opening.add_diagnosis(desk, gathering), what="xylofon")
    values.choose(desk, CONTACT, opening.add_contact(desk, gathering), name="Xylofon Jensen")
    values.choose(desk, GOAL, goal, wording="xylofon")
    values.choose(desk, SUB_GOAL, step, wording="xylofon")
    values.choose(desk, CASE, goals.board(desk, citizen).case.id, intervention_purpose="xylofon")
    written = status.begin(desk, citizen)
    values.choose(desk, STATUS, written, in_short="xylofon")
    values.choose(desk, STATUS_PART, status.load(desk, written).status.parts[0].id, our_view="xylofon")
    values.choose(desk, ORDER, orders.begin(desk, citizen), sender="Xylofon Kommune")
    plan = plans.add_plan(desk, citizen)
    values.choose(desk, CARE_PLAN, plan, place="Xylofonen")
    values.choose(desk, INTERVENTION, plans.add_intervention(desk, plan), own_words="Xylofonspil")
    again = followups.begin(desk, citizen)
    values.choose(desk, FOLLOW_UP, again, in_short="xylofon")
    seen = followups.load(desk, again).follow_up
    values.choose(desk, FOLLOW_UP_PART, seen.parts[0].id, caseworkers_view="xylofon")
    values.choose(desk, FOLLOW_UP_RESULT, seen.results[0].id, reason="xylofon")
    values.choose(desk, PLAIN_PAGE, plainpages.add(desk, citizen), words="xylofon")
    people.add(desk, "Xylofon Bo", "en lang adgangssætning til Bo")
    double.begin(desk, gathering, double.others(desk)[0].id)
    mine = rounds.load(desk, gathering).gathering.assessments[0]
    values.choose(desk, RATING, mine.id, code, short_remark="xylofon")
    for each in (desk, sat_down(desk, "Xylofon Bo")):
        assert not {Record.ASSESSMENT, Record.RATING} & {one.record for one in search.find(desk, "xylofon")}
        double.done(each, gathering)
    held = stays.add_meeting(desk, stays.begin(desk, citizen))
    values.choose(desk, MEETING, held, about="xylofon", held_on=date(2026, 12, 1))
    found = {one.record: one for one in search.find(desk, "xylofon")}
    assert found[Record.STATUS].status == found[Record.STATUS_PART].status == written
    assert set(found) == set(Record) - {Record.SEAL, Record.STAY}, "a stay has no words of its own"
    assert found[Record.MEETING].day == date(2026, 12, 1)
    assert found[Record.CONDITION].theme == code
    assert found[Record.DESCRIPTION].gathering == found[Record.DIAGNOSIS].gathering == gathering
    assert found[Record.CONDITION].gathering == found[Record.GATHERING].gathering == gathering
    assert found[Record.NOTE].note == found[Record.ADDITION].note == which
    assert (found[Record.SUB_GOAL].goal, found[Record.SUB_GOAL].sub_goal) == (goal, step)
    assert all(one.citizen.id == citizen for one in found.values())


def test_of_a_closed_theme_nothing_is_found_until_it_is_opened(desk: Desk) -> None:
    citizen, closed = person(desk).id, SENSITIVE[0]
    gathering, goal = rounds.new(desk, citizen), goals.add(desk, citizen, closed)
    step = subgoals.add(desk, goal)
    values.choose(desk, CONDITION, gathering, closed, others="xylofon")
    values.choose(desk, GOAL, goal, wording="xylofon")
    values.choose(desk, SUB_GOAL, step, wording="xylofon")
    about = replace(notes.begin(desk, citizen, (), (), (step,)), text="xylofon")
    notes.sign(desk, about)
    assert search.find(desk, "xylofon") == ()
    assert len(search.find(desk, "xylofon", [citizen])) == 4
    assert search.find(desk, "xylofon", [person(desk).id]) == ()


def test_a_statusnotat_tells_nothing_of_a_goal_that_names_a_closed_theme(desk: Desk) -> None:
    citizen = person(desk).id
    goal = goals.add(desk, citizen, themes(desk)[0])
    values.choose(desk, GOAL, goal, related=[SENSITIVE[0]])
    part = status.load(desk, status.begin(desk, citizen)).status.parts[0]
    values.choose(desk, STATUS_PART, part.id, our_view="xylofon")
    assert search.find(desk, "xylofon") == ()
    assert len(search.find(desk, "xylofon", [citizen])) == 1


def test_anothers_unsigned_note_is_not_found_and_ones_own_is(desk: Desk) -> None:
    citizen = person(desk).id
    people.add(desk, "Bo", "en lang adgangssætning til Bo")
    other, left = replace(desk, user="Bo"), replace(desk, user="Ida, der er rejst")
    for who in (desk, other):
        values.put(who, NOTE.ref(notes.begin(who, citizen).id, "text"), "xylofon")
    assert len(search.find(desk, "xylofon")) == 1
    assert len(search.find(other, "xylofon")) == 1
    values.put(left, NOTE.ref(notes.begin(left, citizen).id, "text"), "xylofon")
    assert len(search.find(desk, "xylofon")) == 2, "of one who has left somebody goes on"


def test_what_is_hidden_is_not_found(desk: Desk) -> None:
    citizen = person(desk).id
    gathering, goal = rounds.new(desk, citizen), goals.add(desk, citizen)
    values.choose(desk, CONDITION, gathering, themes(desk)[0], others="xylofon")
    values.choose(desk, SUB_GOAL, subgoals.add(desk, goal), wording="xylofon")
    assert len(search.find(desk, "xylofon")) == 2
    goals.remove(desk, goal)
    rounds.remove(desk, gathering)
    assert search.find(desk, "xylofon") == ()
    note(desk, citizen)
    citizens.remove(desk, citizen)
    assert search.find(desk, "xylofon") == ()


def test_each_citizen_is_logged_once(desk: Desk) -> None:
    one, other = person(desk).id, person(desk).id
    for citizen in (one, other):
        note(desk, citizen)
    search.find(desk, "findes ikke")
    assert [a for a in desk.ledger.read.accesses() if a.what == "view ord"] == []
    for _ in range(2):
        assert len(search.find(desk, "xylofon")) == 2
    logged = [access.citizen for access in desk.ledger.read.accesses() if access.what == "view ord"]
    assert sorted(map(str, logged)) == sorted((one, other))


def test_no_more_than_can_be_shown(desk: Desk) -> None:
    citizen = person(desk).id
    for n in range(search.MOST + 5):
        note(desk, citizen, f"xylofon {n}")
    assert len(search.find(desk, "xylofon")) == search.MOST
