"""Udredning: new, head, judge, write, finish; and undo in its two scopes."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Label, Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import SHORT_REMARK_MAX, Assessed, Judgement, Level, NotAssessed, NotRelevant
from ffbdesk.domain.kind import TEXT_MAX
from ffbdesk.domain.kinds import GATHERING
from ffbdesk.domain.records import Informant
from ffbdesk.export.file.content import canonical, full_content
from ffbdesk.services import citizens, handover, intake, rounds, values
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.services.undo import BuiltUpon, NothingToUndo, undo
from ffbdesk.storage.errors import Stale, UnknownRecord
from ffbdesk.words.errors import explained
from tests.support import START, Clock, begun, changes, machine, made, opened, person, themes


def write(desk: Desk, gathering: GatheringId, field: str, text: str, theme: ThemeCode | None = None) -> bool:
    shown = rounds.load(desk, gathering)
    ref = rounds.theme_ref(gathering, theme, field) if theme else rounds.head_ref(shown, field)
    return values.put(desk, ref, text, gathering=gathering)


def judgement(desk: Desk, gathering: GatheringId, theme: ThemeCode) -> Judgement | None:
    condition = rounds.load(desk, gathering).gathering.condition(theme)
    return condition.judgement if condition else None


def test_new_makes_the_case_silently(desk: Desk):
    someone = person(desk)
    first = rounds.new(desk, someone.id)
    shown = rounds.load(desk, first)
    assert shown.gathering.held_on == START.date()
    assert shown.gathering.assessor == desk.user
    assert (shown.gathering.conditions, shown.gathering.seal) == ((), None)
    assert (shown.case.municipality, shown.case.case_number) == ("", "")
    second = rounds.new(desk, someone.id)
    assert rounds.load(desk, second).case == shown.case


def test_head(desk: Desk):
    gathering = begun(desk)
    for field in ("assessor", "purpose", "wishes", "municipality", "case_number"):
        assert write(desk, gathering, field, f"nyt i {field}")
        assert not write(desk, gathering, field, f"nyt i {field}"), "nothing new is no change"
    values.choose(desk, GATHERING, gathering, held_on=date(2021, 5, 28))
    shown = rounds.load(desk, gathering)
    assert (shown.gathering.assessor, shown.gathering.purpose) == ("nyt i assessor", "nyt i purpose")
    assert (shown.gathering.wishes, shown.gathering.held_on) == ("nyt i wishes", date(2021, 5, 28))
    assert (shown.case.municipality, shown.case.case_number) == ("nyt i municipality", "nyt i case_number")


def test_judgements(desk: Desk):
    gathering, (theme, other, *_rest) = begun(desk), themes(desk)
    for each in (*(Assessed(level) for level in Level), NotAssessed(), NotRelevant(), None):
        rounds.judge(desk, gathering, theme, each)
        assert judgement(desk, gathering, theme) == each
    before = changes(desk)
    rounds.judge(desk, gathering, other, None)
    assert changes(desk) == before
    with pytest.raises(UnknownRecord):
        rounds.judge(desk, GatheringId("ingen"), theme, NotAssessed())


def test_three_voices_keep_three_places(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    for informant in Informant:
        write(desk, gathering, informant, f"siger {informant}", theme)
    condition = rounds.load(desk, gathering).gathering.condition(theme)
    assert condition is not None
    assert [(v.informant, v.text) for v in condition.voices] == [(i, f"siger {i}") for i in Informant]
    assert condition.judgement is None


def test_text_is_stored_as_it_is_seen(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    write(desk, gathering, "citizen", "a\r\nb\rc\u2029d \x00e\ud800f <b>&🙂\x07 \u202efed", theme)
    condition = rounds.load(desk, gathering).gathering.condition(theme)
    assert condition is not None
    assert condition.said_by(Informant.CITIZEN) == "a\nb\nc\nd ef <b>&🙂 fed"


@pytest.mark.parametrize("gaps", [" ", "\n", "\u00a0\t\u200b", " \r\n "])
def test_gaps_alone_are_nothing_written(desk: Desk, gaps: str):
    """A space by mistake made a theme 'påbegyndt', and took 'Borgerens ønsker er ikke skrevet' away."""
    gathering, theme = begun(desk), themes(desk)[0]
    ref = rounds.voice_ref(gathering, theme, Informant.CITIZEN)
    values.keep(desk, ref, gaps)
    values.put(desk, GATHERING.ref(gathering, "wishes"), gaps)
    shown = rounds.load(desk, gathering).gathering
    assert (shown.wishes, shown.conditions) == ("", ())
    values.settle(desk)
    assert rounds.load(desk, gathering).gathering.conditions == ()


def test_a_text_that_is_too_long_is_refused_not_cut(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    limits = {"short_remark": SHORT_REMARK_MAX, "assessor": 500, "case_number": 500, "purpose": TEXT_MAX}
    for field, most in limits.items():
        at = theme if field == "short_remark" else None
        write(desk, gathering, field, "é" * most, at)
        with pytest.raises(TooLong):
            write(desk, gathering, field, "é" * (most + 1), at)
        shown = rounds.load(desk, gathering)
        ref = rounds.theme_ref(gathering, theme, field) if at else rounds.head_ref(shown, field)
        with pytest.raises(TooLong) as caught:
            values.keep(desk, ref, "é" * (most + 1))
        assert caught.value.most == most
        assert desk.ledger.read.value(ref) == "é" * most
    assert rounds.finish(desk, gathering).gathering.purpose == "é" * TEXT_MAX


def filled(desk: Desk) -> GatheringId:
    gathering = begun(desk, person(desk, "Test Testesen", cpr="111111-1111").id)
    write(desk, gathering, "purpose", "At prøve <b>🙂</b>")
    write(desk, gathering, "case_number", "27.36")
    for n, theme in enumerate(themes(desk)[:7]):
        rounds.judge(desk, gathering, theme, [*(Assessed(level) for level in Level), NotAssessed(), NotRelevant()][n])
        write(desk, gathering, "caseworker", f"ord {n}", theme)
    return gathering


def test_finish(tmp_path: Path):
    clock = Clock()
    with made(tmp_path / "arkiv", machine(clock=clock)) as desk:
        gathering = filled(desk)
        values.keep(desk, rounds.theme_ref(gathering, themes(desk)[0], "short_remark"), "halvt skrevet")
        clock.move(microseconds=123456)
        shown = rounds.finish(desk, gathering)
        sealed = desk.ledger.read.sealed(gathering)
        assert sealed is not None
        assert sealed.seal == shown.gathering.seal
        assert (sealed.seal.at, sealed.seal.by) == (START, desk.user)
        assert hashlib.sha256(sealed.content.encode()).hexdigest() == sealed.seal.sha256
        body = json.loads(sealed.content)
        assert sealed.content == canonical(body)
        assert body["conditions"][0]["short_remark"] == "halvt skrevet"
        assert body["gathering"]["finished_at"] == "2026-11-23T09:30:00+01:00"
        assert canonical(full_content(shown, desk.catalogue, (sealed.seal.at, sealed.seal.by))) == sealed.content


def test_a_finished_round_is_shown_from_its_bytes_for_ever(desk: Desk):
    gathering = filled(desk)
    shown, before = rounds.finish(desk, gathering), handover.json_of(desk, gathering)
    citizens.edit(desk, shown.citizen.id, citizens.Entered("Helt Andet Navn", cpr="0101010000"))
    following = rounds.new(desk, shown.citizen.id)
    write(desk, following, "case_number", "ny sag")
    assert rounds.load(desk, gathering) == shown
    assert handover.json_of(desk, gathering) == before
    assert handover.pdf_of(desk, rounds.load(desk, gathering)).startswith(b"%PDF")
    assert rounds.load(desk, following).citizen.name == "Helt Andet Navn"
    assert rounds.load(desk, following).case.case_number == "ny sag"
    (line,) = citizens.listing(desk)
    assert [r.finished for r in line.rounds] == [False, True]


def test_finish_an_empty_round(desk: Desk):
    shown = rounds.finish(desk, begun(desk))
    assert shown.gathering.conditions == ()
    assert shown.gathering.seal is not None


# Undo


def test_undo_judging_and_writing_several_in_a_row(desk: Desk):
    gathering, (first, second) = begun(desk), themes(desk)[:2]
    rounds.judge(desk, gathering, first, Assessed(Level.LIGHT))
    rounds.judge(desk, gathering, first, Assessed(Level.SEVERE))
    write(desk, gathering, "citizen", "ord", second)
    write(desk, gathering, "wishes", "ønske")
    assert undo(desk, Scope(gathering)).change.label is Label.EDIT_GATHERING
    assert rounds.load(desk, gathering).gathering.wishes == ""
    taken_back = undo(desk, Scope(gathering)).change
    assert (taken_back.label, taken_back.edits[0].ref.theme) == (Label.WRITE, second)
    assert rounds.load(desk, gathering).gathering.condition(second) is None
    undo(desk, Scope(gathering))
    assert judgement(desk, gathering, first) == Assessed(Level.LIGHT)
    rounds.judge(desk, gathering, first, NotRelevant())
    undo(desk, Scope(gathering))
    undo(desk, Scope(gathering))
    assert judgement(desk, gathering, first) is None
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(gathering))


def test_undo_goes_on_after_reopening(tmp_path: Path):
    with made(tmp_path / "arkiv") as desk:
        gathering, theme = begun(desk), themes(desk)[0]
        rounds.judge(desk, gathering, theme, NotAssessed())
    with opened(tmp_path / "arkiv") as desk:
        undo(desk, Scope(gathering))
        assert judgement(desk, gathering, theme) is None


def test_undo_keeps_to_its_round_or_to_the_list(desk: Desk):
    someone, theme = person(desk), themes(desk)[0]
    first, second = begun(desk, someone.id), begun(desk, someone.id)
    rounds.judge(desk, first, theme, Assessed(Level.LIGHT))
    rounds.judge(desk, second, theme, Assessed(Level.SEVERE))
    undo(desk, Scope(first))
    assert judgement(desk, first, theme) is None
    assert judgement(desk, second, theme) == Assessed(Level.SEVERE)
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(first))
    assert undo(desk, Scope(second)).change.label is Label.JUDGE
    assert undo(desk, Scope()).change.label is Label.ADD_GATHERING
    with pytest.raises(UnknownRecord):
        rounds.load(desk, second)
    assert undo(desk, Scope()).change.label is Label.ADD_GATHERING
    assert undo(desk, Scope()).change.label is Label.ADD_CITIZEN
    assert citizens.listing(desk) == ()


def test_undo_never_takes_a_round_with_something_in_it(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, gathering, theme, NotRelevant())
    before = changes(desk)
    with pytest.raises(BuiltUpon) as caught:
        undo(desk, Scope())
    words = explained(caught.value)
    assert words is not None
    assert "arbejdet videre" in words.what
    assert changes(desk) == before
    assert judgement(desk, gathering, theme) == NotRelevant()


def test_undo_never_takes_a_round_with_a_draft_in_it(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    values.keep(desk, rounds.theme_ref(gathering, theme, "citizen"), "halvt skrevet")
    with pytest.raises(BuiltUpon):
        undo(desk, Scope())
    assert rounds.load(desk, gathering).gathering.condition(theme) is not None


def test_undo_never_takes_a_citizen_with_a_case(desk: Desk):
    someone = person(desk)
    begun(desk, someone.id)
    other = replace(desk, user="Jens Test")
    with pytest.raises(NothingToUndo):
        undo(other, Scope())
    undo(desk, Scope())
    gathering = rounds.new(other, someone.id)
    with pytest.raises(BuiltUpon):
        undo(desk, Scope())
    assert rounds.load(desk, gathering).citizen == someone


def test_what_is_being_typed_is_taken_back_first(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    write(desk, gathering, "citizen", "ord", theme)
    values.keep(desk, rounds.theme_ref(gathering, theme, "citizen"), "ord og mere")
    undo(desk, Scope(gathering))
    condition = rounds.load(desk, gathering).gathering.condition(theme)
    assert condition is not None
    assert condition.said_by(Informant.CITIZEN) == "ord"
    assert desk.ledger.drafts() == ()


def test_finish_is_a_barrier(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, gathering, theme, NotRelevant())
    rounds.finish(desk, gathering)
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(gathering))
    with pytest.raises(BuiltUpon):
        undo(desk, Scope())
    assert rounds.load(desk, gathering).gathering.seal is not None


def test_import_is_a_barrier(desk: Desk, tmp_path: Path):
    gathering = filled(desk)
    file = handover.save(desk, gathering, handover.Form.JSON, tmp_path / "ud")
    person(desk, "Test Før")
    write(desk, gathering, "purpose", "ændret")
    intake.take_in(desk, [file])
    with pytest.raises(NothingToUndo):
        undo(desk, Scope())
    assert undo(desk, Scope(gathering)).change.label is Label.EDIT_GATHERING
    person(desk, "Test Efter")
    assert undo(desk, Scope()).change.label is Label.ADD_CITIZEN
    with pytest.raises(NothingToUndo):
        undo(desk, Scope())


def test_another_users_change_is_not_touched(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    other = replace(desk, user="Jens Test")
    rounds.judge(desk, gathering, theme, Assessed(Level.LIGHT))
    rounds.judge(other, gathering, theme, Assessed(Level.SEVERE))
    with pytest.raises(Stale):
        undo(desk, Scope(gathering))
    assert judgement(desk, gathering, theme) == Assessed(Level.SEVERE)
    undo(other, Scope(gathering))
    assert judgement(desk, gathering, theme) == Assessed(Level.LIGHT)
    with pytest.raises(NothingToUndo):
        undo(other, Scope(gathering))
    undo(desk, Scope(gathering))
    assert judgement(desk, gathering, theme) is None


def test_an_undo_is_a_change_of_its_own(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, gathering, theme, NotRelevant())
    before = changes(desk)
    undo(desk, Scope(gathering))
    assert changes(desk) == before + 1


def test_a_drafts_writer_is_the_one_who_may_undo_it(desk: Desk):
    gathering, theme = begun(desk), themes(desk)[0]
    other = replace(desk, user="Jens Test")
    values.keep(other, rounds.theme_ref(gathering, theme, "others"), "Jens skrev")
    assert values.settle(desk) == 1
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(gathering))
    undo(other, Scope(gathering))
    assert rounds.load(desk, gathering).gathering.conditions == ()
