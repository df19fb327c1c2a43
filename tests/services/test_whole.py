"""A whole citizen out of one archive and into another: nothing lost, nothing overwritten, nothing wrong let in."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.dossier import State
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CitizenId, ContactId, DiagnosisId, GatheringId, GoalId, StatusId
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import (
    CASE,
    CITIZEN,
    CONDITION,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    GATHERING,
    GOAL,
    MEETING,
    NOTE,
    ORDER,
    STATUS,
    STATUS_PART,
    STAY,
    SUB_GOAL,
)
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.records import ClosedWhy, Contact, Diagnosis
from ffbdesk.domain.rules import notes_leaving_out
from ffbdesk.domain.sourced import Sourced
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.export.choices import Choices
from ffbdesk.export.everything import wordings
from ffbdesk.export.file.check import FileDamaged, FileFromNewer
from ffbdesk.export.file.content import BORGER
from ffbdesk.services import (
    backups,
    citizens,
    goals,
    handover,
    insight,
    intake,
    marks,
    notes,
    opening,
    orders,
    people,
    rounds,
    search,
    status,
    stays,
    subgoals,
    values,
    whole,
)
from ffbdesk.services.citizens import Entered
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, Wanted
from ffbdesk.services.intake import Outcome
from ffbdesk.services.leaving import TooMuchForAFile
from ffbdesk.services.whole import OfAnother
from ffbdesk.words.errors import explained
from tests.services.test_described import code_of
from tests.support import PASSPHRASE, begun, made, person, themes

DAY = date(2026, 11, 23)
type Json = dict[str, Any]


def lived(desk: Desk) -> CitizenId:
    """Somebody with something of every kind: finished, received, in progress, and half typed."""
    first, second, third = themes(desk)[:3]
    who = citizens.add(desk, Entered("Åse Prøvesen", "ÅP", "17", "111111-1111")).id
    values.choose(desk, CITIZEN, who, keep_until=DAY + timedelta(days=900), closed_on=DAY + timedelta(days=9))
    values.choose(desk, CITIZEN, who, closed_why=ClosedWhy.MOVED)
    case = goals.board(desk, who).case.id
    values.choose(desk, CASE, case, municipality="Eksempelkøbing Kommune", intervention_purpose="At bo selv.")
    old = rounds.new(desk, who)
    values.choose(desk, GATHERING, old, held_on=DAY - timedelta(days=200), wishes="Et sted at bo.", took_part="Kirsten")
    rounds.judge(desk, old, first, Assessed(Level.SEVERE))
    rounds.judge(desk, old, SENSITIVE[0], Assessed(Level.MODERATE))
    values.choose(desk, CONDITION, old, second, others="Siger moren", own_rating=Level.LIGHT, short_remark="Kort")
    theme = desk.catalogue.theme(first)
    marks.mark(desk, old, theme, theme.prompts[0], Frequency.MOSTLY)
    order = orders.begin(desk, who)
    values.choose(desk, ORDER, order, sender="Kommunen", dated_on=DAY, follow_up_on=DAY + timedelta(days=60))
    asked = orders.add_goal(desk, order)
    values.choose(desk, GOAL, asked, wording="Jeg handler selv", theme=first, expected_level=Level.LIGHT)
    orders.receive(desk, order)
    rounds.finish(desk, old)
    copied = orders.copy_goal(desk, asked)
    step = subgoals.add(desk, copied)
    values.choose(desk, SUB_GOAL, step, wording="Finder varen", short_name="Varen", status=SubGoalStatus.PARTLY)
    own = goals.add(desk, who, third)
    values.choose(desk, GOAL, own, wording="Mit eget mål", related=(second, SENSITIVE[0]))
    open_ = rounds.new(desk, who)
    rounds.judge(desk, open_, second, NotAssessed())
    values.keep(desk, CONDITION.ref(open_, "citizen", third), "Under skrivning")
    signed = notes.begin(desk, who, (second,), (), (step,))
    signed = notes.sign(desk, replace(signed, text="Fandt mælken.", did="Ventede.", observed_at=time(9, 5)))
    notes.add_to(desk, signed.id, "Også smørret.")
    half = notes.begin(desk, who)
    values.choose(desk, NOTE, half.id, text="Halv")
    stay = stays.begin(desk, who)
    values.choose(desk, STAY, stay, ends_on=DAY + timedelta(days=28), asked_about=(first, SENSITIVE[0]))
    values.choose(desk, MEETING, stays.add_meeting(desk, stay), held_on=DAY, held_at=time(10, 0), about="Kirsten")
    told = status.begin(desk, who)
    part = next(one for one in status.load(desk, told).status.parts if one.goal_id == copied)
    words = Sourced().with_sentence(0, "Fandt mælken.", signed.id).value
    values.choose(desk, STATUS_PART, part.id, happened=words, result=GoalResult.PARTLY, level=Level.LIGHT)
    values.choose(desk, STATUS, told, in_short="Det går.", support="Let", proposal="Videre")
    status.add_part(desk, told, theme=second)
    status.finish(desk, told)
    status.correct(desk, told)
    return who


@pytest.fixture(name="there")
def _there(tmp_path: Path) -> Any:
    with made(tmp_path / "andet") as other:
        yield replace(other, new_id=lambda: str(uuid4()))


def saved(desk: Desk, who: CitizenId, tmp_path: Path) -> Path:
    return whole.save(desk, who, tmp_path / "ud")


def test_it_comes_back_as_it_was(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    file = saved(desk, who, tmp_path)
    assert "Åse" not in file.name
    (taken,) = intake.take_in(there, [file])
    assert (taken.outcome, taken.new_citizen, taken.kept) == (Outcome.NEW, True, 0)
    before, after = whole.gather(desk, who), whole.gather(there, who)
    assert after == before
    for kind in ("citizen", "rounds", "stays", "orders", "sub_goals", "notes", "statuses", "locks"):
        assert getattr(after, kind), kind
    for line in there.ledger.read.rounds(who):
        assert rounds.load(there, line.id) == rounds.load(desk, line.id)
    for one in status.listing(there, who):
        assert status.load(there, one.id) == status.load(desk, one.id)
    again = whole.save(there, who, tmp_path / "igen").read_bytes()
    contents = [json.loads(raw)["content"] for raw in (file.read_bytes(), again)]
    assert contents[0] == contents[1], "and the same file is made of it"


def test_what_is_locked_stays_locked(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    intake.take_in(there, [saved(desk, who, tmp_path)])
    assert there.ledger.read.broken_seals() == ()
    (order,) = goals.board(there, who).orders
    assert order.seal is not None
    assert [bool(line.finished) for line in there.ledger.read.rounds(who)] == [False, True]


def test_brought_again_nothing_is_new(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    file = saved(desk, who, tmp_path)
    intake.take_in(there, [file])
    sizes = there.ledger.read.sizes()
    (taken,) = intake.take_in(there, [file])
    assert (taken.outcome, taken.kept) == (Outcome.KNOWN, 0)
    assert {k: v for k, v in there.ledger.read.sizes().items() if k not in ("access", "change")} == {
        k: v for k, v in sizes.items() if k not in ("access", "change")
    }
    (back,) = intake.take_in(desk, [file])
    assert (back.outcome, back.kept) == (Outcome.KNOWN, 0), "where it came from it is known too"


def test_what_stands_here_stays_and_what_is_new_comes(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    intake.take_in(there, [saved(desk, who, tmp_path)])
    own = goals.board(there, who).case.goals[-1].id
    values.choose(there, GOAL, own, wording="Rettet her")
    later = notes.begin(desk, who)
    notes.sign(desk, replace(later, text="Skrevet siden."))
    (taken,) = intake.take_in(there, [saved(desk, who, tmp_path)])
    assert (taken.outcome, taken.kept) == (Outcome.NEW, 1)
    assert "Rettet her" in {goal.wording for goal in goals.board(there, who).case.goals}
    assert "Skrevet siden." in {note.text for note in notes.listing(there, who)}
    assert "1 ting står her i en anden udgave" in intake.as_line(taken)


@pytest.mark.parametrize("gone", [False, True])
def test_insight_tells_what_only_a_finished_statusnotat_still_has(
    desk: Desk, there: Desk, tmp_path: Path, gone: bool
) -> None:
    """Brought into another archive no change remembers how a goal and its delmål read that day."""
    who = lived(desk)
    assert _only_locked(desk, who) == set(), "of what the changes remember nothing is told twice"
    boards = (status.load(desk, one.id) for one in status.listing(desk, who) if one.seal)
    told = next(told for board in boards for told in board.goals if told.sub_goals)
    (step,) = told.sub_goals
    values.choose(desk, GOAL, told.goal.id, wording="Andre ord")
    values.choose(desk, SUB_GOAL, step.id, wording="Et andet delmål")
    if gone:
        goals.remove(desk, told.goal.id)
    intake.take_in(there, [saved(desk, who, tmp_path)])
    assert {told.goal.wording, step.wording} <= _only_locked(there, who)


def _only_locked(desk: Desk, who: CitizenId) -> set[str]:
    found = insight.gather(desk, who)
    return {said.text for _path, _line, said in wordings(found.entries()) if said.state is State.LOCKED}


def test_somebody_who_was_removed_comes_back(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    file = saved(desk, who, tmp_path)
    intake.take_in(there, [file])
    citizens.remove(there, who)
    (taken,) = intake.take_in(there, [file])
    assert taken.came_back
    assert there.ledger.read.citizen(who).name == "Åse Prøvesen"


def test_others_notes_that_are_not_signed_stay_here(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    people.add(desk, "Signe Vad", PASSPHRASE)
    theirs = notes.begin(replace(desk, user="Signe Vad"), who)
    values.put(replace(desk, user="Signe Vad"), NOTE.ref(theirs.id, "text"), "Signes halve")
    file = saved(desk, who, tmp_path)
    assert "Signes halve" not in file.read_text(encoding="utf-8")


def test_nothing_of_somebody_else_is_touched(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    file = saved(desk, who, tmp_path)
    intake.take_in(there, [file])
    other = person(there, "En Anden").id
    body = json.loads(file.read_bytes())
    body["content"]["citizen"]["id"] = other
    for piece in (*body["content"]["gatherings"], *body["content"]["orders"], *body["content"]["statuses"]):
        if piece["locked"]:
            piece["locked"]["content"]["citizen"]["id"] = other
    file.write_text(json.dumps(body), encoding="utf-8")
    before = there.ledger.read.sizes()
    with pytest.raises(OfAnother):
        intake.take_in(there, [file])
    assert there.ledger.read.sizes() == before


def _of(content: Json, kind: str, at: int = 0) -> Json:
    found: Json = content[kind][at]
    return found


def test_what_a_note_tells_of_stays_closed_though_its_goal_was_put_away(
    desk: Desk, there: Desk, tmp_path: Path
) -> None:
    who = person(desk).id
    goal = goals.add(desk, who, SENSITIVE[0])
    step = subgoals.add(desk, goal)
    for about in ({"goals": (goal,)}, {"sub_goals": (step,)}):
        note = notes.begin(desk, who, (), *([about.get("goals", ()), about.get("sub_goals", ())]))
        notes.sign(desk, replace(note, text="HEMMELIGT"))
    told = status.begin(desk, who)
    part = status.load(desk, told).status.parts[0].id
    values.choose(desk, STATUS_PART, part, happened="OGSÅ HEMMELIGT")
    subgoals.remove(desk, step)
    goals.remove(desk, goal)
    intake.take_in(there, [saved(desk, who, tmp_path)])
    for archive in (desk, there):
        assert notes_leaving_out(notes.listing(archive, who), SENSITIVE) == ()
        assert search.find(archive, "hemmeligt") == ()
        (board,) = [status.load(archive, one.id) for one in status.listing(archive, who)]
        assert board.tells_of(board.status.parts[0]) == {SENSITIVE[0]}, "and in sight once it is open"
        assert goals.board(archive, who).case.goals == ()


@pytest.mark.parametrize("kind", ["gatherings", "orders", "statuses"])
def test_nothing_beside_a_lock_says_something_else(desk: Desk, there: Desk, tmp_path: Path, kind: str) -> None:
    who = lived(desk)
    file = saved(desk, who, tmp_path)
    body = json.loads(file.read_bytes())
    content = body["content"]
    for piece in content[kind]:
        if piece["locked"]:
            for name in ("assessor", "wishes", "sender", "in_short", "author"):
                if name in piece:
                    piece[name] = "FORFALSKET"
            for under in (*piece.get("conditions", ()), *piece.get("parts", ())):
                under.update({name: "FORFALSKET" for name in ("others", "short_remark", "our_view") if name in under})
    if kind == "orders":
        content["goals"][0]["wording"] = "FORFALSKET"
    file.write_text(json.dumps(body), encoding="utf-8")
    intake.take_in(there, [file])
    assert whole.gather(there, who) == whole.gather(desk, who), "what is shown is what was locked"
    assert search.find(there, "forfalsket") == ()


def test_a_finished_round_that_came_in_as_a_copy_goes_on_to_another_archive(
    desk: Desk, there: Desk, tmp_path: Path
) -> None:
    """Its lock has the ids of the round that it is a copy of, and that round may be here too."""
    gathering = begun(desk)
    who = desk.ledger.read.citizen_of(gathering)
    for what in ("Epilepsi", "Angst", "Epilepsi"):
        values.choose(desk, DIAGNOSIS, opening.add_diagnosis(desk, gathering), what=what)
    values.choose(desk, DESCRIPTION, gathering, code_of(desk, "Omgivelser"), citizen="Stille.")
    values.choose(desk, CONDITION, gathering, themes(desk)[0], others="Går.")
    intake.take_in(there, [handover.save(desk, gathering, Form.JSON, tmp_path)])
    values.choose(there, GATHERING, gathering, reason="Mere")
    values.choose(there, DIAGNOSIS, opening.add_diagnosis(there, gathering), what="Skizofreni")
    rounds.finish(there, gathering)
    (copied,) = intake.take_in(desk, [handover.save(there, gathering, Form.JSON, tmp_path)])
    assert copied.outcome is Outcome.COPY
    file = saved(desk, who, tmp_path)
    (back,) = intake.take_in(desk, [file])
    assert (back.outcome, back.kept) == (Outcome.KNOWN, 0)
    with made(tmp_path / "tredje") as third:
        (taken,) = intake.take_in(third, [file])
        assert (taken.outcome, taken.kept) == (Outcome.NEW, 0)
        assert whole.gather(third, who) == whole.gather(desk, who)
        assert third.ledger.read.broken_seals() == ()


def test_no_more_under_a_lock_than_ids_for_it(desk: Desk, there: Desk, tmp_path: Path) -> None:
    """A diagnosis that only the lock has comes under the lock's id, and not over another's."""
    gathering = begun(desk)
    who = desk.ledger.read.citizen_of(gathering)
    opening.add_diagnosis(desk, gathering)
    rounds.finish(desk, gathering)
    other = opening.add_diagnosis(desk, rounds.new(desk, who))
    body = json.loads(saved(desk, who, tmp_path).read_bytes())
    lock = next(g for g in body["content"]["gatherings"] if g["locked"])["locked"]["content"]["diagnoses"]
    file = tmp_path / "fil.json"
    for more, goes in ((other, False), (str(uuid4()), True)):
        lock[1:] = [{**lock[0], "id": more, "what": "Kun under låsen"}]
        file.write_text(json.dumps(body), encoding="utf-8")
        if goes:
            intake.take_in(there, [file])
        else:
            with pytest.raises(FileDamaged):
                intake.take_in(there, [file])
    shown = there.ledger.read.round(gathering).gathering
    assert shown.diagnoses == rounds.load(there, gathering).gathering.diagnoses


@pytest.mark.parametrize("kind", ["gatherings", "orders", "statuses"])
def test_no_lock_falls_on_somebody_elses_piece(desk: Desk, there: Desk, tmp_path: Path, kind: str) -> None:
    """A lock has the id of what it locks, whichever kind that is: one of a file locks nothing that is here."""
    who, other = lived(desk), person(there, "En Anden").id
    open_ = {
        "gatherings": status.begin(there, other),
        "orders": rounds.new(there, other),
        "statuses": orders.begin(there, other),
    }[kind]
    file = saved(desk, who, tmp_path)
    text = file.read_text(encoding="utf-8")
    locked = next(piece for piece in json.loads(text)["content"][kind] if piece["locked"])
    file.write_text(text.replace(locked["id"], open_), encoding="utf-8")
    before = there.ledger.read.sizes()
    with pytest.raises(OfAnother):
        intake.take_in(there, [file])
    assert there.ledger.read.sizes() == before
    assert there.ledger.read.sealed(open_) is None


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("kind", ["diagnosis", "removed diagnosis", "part"])
def test_nothing_of_a_piece_takes_the_id_of_what_is_here(
    desk: Desk, there: Desk, tmp_path: Path, kind: str, own: bool, locked: bool
) -> None:
    """It says so of the file, and no backup is made of what does not come in."""
    who = person(desk).id
    intake.take_in(there, [saved(desk, who, tmp_path)])
    theirs, _piece = _under_a_piece(there, who if own else person(there, "En Anden").id, kind)
    mine, piece = _under_a_piece(desk, who, kind.removeprefix("removed "))
    if locked:
        _finish(desk, piece)
    file = saved(desk, who, tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace(mine, theirs), encoding="utf-8")
    before, kept = there.ledger.read.sizes(), backups.listing(there).backups
    with pytest.raises(FileDamaged if own else OfAnother):
        intake.take_in(there, [file])
    assert there.ledger.read.sizes() == before
    assert backups.listing(there).backups == kept


def _under_a_piece(desk: Desk, who: CitizenId, kind: str) -> tuple[str, GatheringId | StatusId]:
    """A new diagnosis or part, and the new piece that it hangs under."""
    if kind == "part":
        told = status.begin(desk, who)
        return status.add_part(desk, told, theme=themes(desk)[0]), told
    gathering = rounds.new(desk, who)
    made_ = opening.add_diagnosis(desk, gathering)
    if kind.startswith("removed"):
        opening.remove_diagnosis(desk, made_)
    return made_, gathering


def _finish(desk: Desk, piece: GatheringId | StatusId) -> None:
    if desk.ledger.read.has_gathering(GatheringId(piece)):
        rounds.finish(desk, GatheringId(piece))
    else:
        status.finish(desk, StatusId(piece))


def test_nothing_points_to_what_is_somebody_elses(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who, other = lived(desk), person(there, "En Anden").id
    foreign = goals.add(there, other)
    theirs = rounds.new(there, other)
    file = saved(desk, who, tmp_path)
    whole_file = json.loads(file.read_bytes())
    for change in (
        lambda c: next(s for s in c["statuses"] if not s["locked"])["parts"][0].update(goal_id=foreign),
        lambda c: c["goals"][-1].update(begun_in_id=theirs),
        lambda c: c["goals"][-1].update(copies_id=foreign),
        lambda c: c["notes"][0].update(goals=[foreign]),
        lambda c: next(g for g in c["gatherings"] if not g["locked"])["conditions"][0].update(carried_from_id=theirs),
    ):
        body = copy.deepcopy(whole_file)
        change(body["content"])
        file.write_text(json.dumps(body), encoding="utf-8")
        with pytest.raises(OfAnother):
            intake.take_in(there, [file])


def test_it_comes_alone(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = lived(desk)
    file = saved(desk, who, tmp_path)
    other = handover.save_goals(desk, who, handover.Form.JSON, tmp_path)
    sizes = there.ledger.read.sizes()
    for files in ([file, other], [other, file], [file, file]):
        with pytest.raises(intake.WholeAlone):
            intake.take_in(there, files)
    assert there.ledger.read.sizes() == sizes
    somebody = saved(desk, person(desk, "En Anden").id, tmp_path)
    assert len(intake.take_in(there, [file, somebody])) == 2, "two people come together"


def test_an_addition_comes_only_to_the_note_it_was_made_to(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = person(desk).id
    note = notes.begin(desk, who)
    values.choose(desk, NOTE, note.id, text="Halv")
    file = saved(desk, who, tmp_path)
    intake.take_in(there, [file])
    notes.sign(desk, replace(notes.sheet(desk, note.id).note, text="Halv"))
    notes.add_to(desk, note.id, "Og mere.")
    (taken,) = intake.take_in(there, [saved(desk, who, tmp_path)])
    assert taken.kept == 1
    (here,) = notes.listing(there, who)
    assert (here.signed_at, here.additions) == (None, ())


def test_words_that_look_like_a_day_are_words(desk: Desk, there: Desk, tmp_path: Path) -> None:
    """A number of eight figures in groups is no day, and 9999 in a remark no year."""
    who, words = lived(desk), "9999-12-31"
    open_ = desk.ledger.read.rounds(who)[0].id
    case = goals.board(desk, who).case.id
    for kind, which in (
        (CONTACT, opening.add_contact(desk, open_)),
        (DIAGNOSIS, opening.add_diagnosis(desk, open_)),
        (GATHERING, open_),
        (CASE, case),
        (GOAL, goals.add(desk, who)),
        (STAY, stays.begin(desk, who)),
    ):
        values.choose(desk, kind, which, **{field.name: words for field in kind.fields if field.typed})
    values.choose(desk, DESCRIPTION, open_, code_of(desk, "Omgivelser"), citizen=words)
    rounds.finish(desk, open_)
    (taken,) = intake.take_in(there, [saved(desk, who, tmp_path)])
    assert (taken.outcome, taken.kept) == (Outcome.NEW, 0)
    assert whole.gather(there, who) == whole.gather(desk, who)


def _many(desk: Desk, kind: Kind[Any], gathering: GatheringId, number: int) -> list[Edit]:
    """So many goals, contacts or diagnoses more."""
    case = desk.ledger.read.case_of(gathering).id
    ids = [str(uuid4()) for _ in range(number)]
    if kind is GOAL:
        return [GOAL.adding(InterventionGoal(GoalId(one), "Et mål"), case, place=str(n)) for n, one in enumerate(ids)]
    if kind is CONTACT:
        return [CONTACT.adding(Contact(ContactId(one), "Ida"), case) for one in ids]
    return [DIAGNOSIS.adding(Diagnosis(DiagnosisId(one), "En"), gathering) for one in ids]


@pytest.mark.parametrize("kind", [GOAL, CONTACT, DIAGNOSIS], ids=lambda kind: kind.record)
def test_what_cannot_be_read_again_is_not_written(desk: Desk, there: Desk, tmp_path: Path, kind: Kind[Any]) -> None:
    gathering = begun(desk)
    who = desk.ledger.read.citizen_of(gathering)
    desk.commit(Label.IMPORT, _many(desk, kind, gathering, 1000), citizen=who)
    for file in (handover.save(desk, gathering, Form.JSON, tmp_path), saved(desk, who, tmp_path)):
        intake.take_in(there, [file])
    assert whole.gather(there, who) == whole.gather(desk, who), "a thousand come along"
    desk.commit(Label.IMPORT, _many(desk, kind, gathering, 1), citizen=who)
    more = [
        lambda out: whole.save(desk, who, out),
        lambda out: handover.save(desk, gathering, Form.JSON, out),
        lambda out: handover.save(desk, gathering, Form.PDF, out, Wanted(choices=Choices(all_data=True))),
        *([lambda out: handover.save_goals(desk, who, Form.JSON, out)] if kind is GOAL else []),
    ]
    for save in more:
        with pytest.raises(TooMuchForAFile) as caught:
            save(tmp_path / "nej")
        known = explained(caught.value)
        assert known is not None
        assert "sikkerhedskopi" in known.paragraph()
    assert not (tmp_path / "nej").exists()


WRONG: dict[str, Callable[[Json], object]] = {
    "a theme of another term": lambda c: _of(c, "gatherings")["conditions"][0]["theme"].update(term="Andet"),
    "a theme twice": lambda c: _of(c, "gatherings")["conditions"].append(_of(c, "gatherings")["conditions"][0]),
    "one id twice": lambda c: _of(c, "notes").update(id=_of(c, "goals")["id"]),
    "a link past its text": lambda c: [
        source.update(end=999) for s in c["statuses"] for p in s["parts"] for source in p["happened"]["sources"]
    ],
    "a link that cannot be read again": lambda c: [
        p["happened"].update(text="a}}b" + p["happened"]["text"][4:])
        for s in c["statuses"]
        for p in s["parts"]
        if p["happened"]["sources"]
    ],
    "a lock of somebody else": lambda c: next(g for g in c["gatherings"] if g["locked"])["locked"]["content"][
        "citizen"
    ].update(id="en-anden"),
    "a lock that is not finished": lambda c: next(g for g in c["gatherings"] if g["locked"])["locked"]["content"][
        "gathering"
    ].update(finished_at=None, finished_by=None),
    "no case for what hangs under one": lambda c: c.update(case=None),
    "a level that there is not": lambda c: _of(c, "goals").update(expected_level=5),
    "a day that nobody counts to": lambda c: _of(c, "stays").update(ends_on="9999-12-31"),
    "a day long gone": lambda c: _of(c, "stays").update(ends_on="1799-12-31"),
    "a day under a lock that nobody counts to": lambda c: next(g for g in c["gatherings"] if g["locked"])["locked"][
        "content"
    ]["gathering"].update(held_on="9999-12-31"),
    "a moment that nobody counts to": lambda c: _of(c, "notes").update(signed_at="9999-12-31T23:59:59+00:00"),
    "an addition to what is not signed": lambda c: next(n for n in c["notes"] if n["additions"]).update(signed_at=None),
    "a goal that was not in what was received": lambda c: _of(c, "goals", -1).update(
        order_id=next(o["id"] for o in c["orders"] if o["locked"])
    ),
    "a text that grows past its field": lambda c: _of(c, "goals", -1).update(wording="\u0958" * 2000),
    "a note whose id no text can name": lambda c: next(n for n in c["notes"] if not n["signed_at"]).update(id="n-1"),
    "an hour that is none": lambda c: _of(c, "stays")["meetings"][0].update(held_at="25:00"),
    "a day that is none": lambda c: c["citizen"].update(keep_until="2026-02-30"),
    "a CPR of letters": lambda c: c["citizen"].update(cpr="abcdefghij"),
    "nobody": lambda c: c["citizen"].update(name="", initials="", own_number=""),
    "a goal on its own related theme": lambda c: _of(c, "goals", -1).update(
        related_themes=[_of(c, "goals", -1)["theme"]]
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_refused_whole(desk: Desk, there: Desk, tmp_path: Path, wrong: str) -> None:
    file = saved(desk, lived(desk), tmp_path)
    body = json.loads(file.read_bytes())
    before, sizes = copy.deepcopy(body), there.ledger.read.sizes()
    WRONG[wrong](body["content"])
    assert body != before
    file.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(FileDamaged):
        intake.take_in(there, [file])
    assert there.ledger.read.sizes() == sizes


def test_a_later_programs_file_is_named_so(desk: Desk, there: Desk, tmp_path: Path) -> None:
    file = saved(desk, lived(desk), tmp_path)
    body = json.loads(file.read_bytes())
    for change in ({"version": BORGER.version + 1}, {"content": {**body["content"], "nyt": []}}):
        file.write_text(json.dumps({**body, **change}), encoding="utf-8")
        with pytest.raises(FileFromNewer):
            intake.take_in(there, [file])


def test_what_a_description_leaves_out_is_empty(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = person(desk).id
    values.choose(desk, DESCRIPTION, rounds.new(desk, who), code_of(desk, "Omgivelser"), citizen="Stille.")
    file = saved(desk, who, tmp_path)
    body = json.loads(file.read_bytes())
    (told,) = body["content"]["gatherings"][0]["descriptions"]
    del told["highlighted_on"]
    file.write_text(json.dumps(body), encoding="utf-8")
    intake.take_in(there, [file])
    assert whole.gather(there, who) == whole.gather(desk, who)


def test_somebody_with_nothing_yet_comes_too(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who = person(desk).id
    (taken,) = intake.take_in(there, [saved(desk, who, tmp_path)])
    assert taken.new_citizen
    assert whole.gather(there, who) == whole.gather(desk, who)
