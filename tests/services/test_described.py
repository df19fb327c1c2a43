"""What is described without a level: an overtema in three voices, an undertema highlighted on its day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Label, Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CONTACT, DESCRIPTION, DIAGNOSIS
from ffbdesk.domain.records import Description, Informant
from ffbdesk.domain.rules import is_sensitive, leaving_out, standing, unconfirmed_groups
from ffbdesk.export.file.check import FileDamaged, LevelGiven
from ffbdesk.services import carrying, citizens, handover, intake, opening, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.undo import redo, undo
from ffbdesk.storage.errors import Sealed
from ffbdesk.words.errors import explained
from tests.support import begun, machine, made, person, themes

DAY = date(2026, 11, 20)


def code_of(desk: Desk, term: str) -> ThemeCode:
    """Of an overtema or undertema without levels."""
    for group, under in desk.catalogue.described():
        for place in (group, *under):
            if place.term == term:
                return ThemeCode(place.code)
    raise KeyError(term)


def said(desk: Desk, gathering: GatheringId) -> tuple[ThemeCode, ThemeCode]:
    """An overtema with words, and an undertema of it that is highlighted."""
    social, home = code_of(desk, "Sociale forhold"), code_of(desk, "Boligsituation")
    values.choose(desk, DESCRIPTION, gathering, social, citizen="Lejligheden er god.", others="Søsteren hjælper.")
    values.choose(desk, DESCRIPTION, gathering, home, highlighted_on=DAY)
    return social, home


def test_words_and_a_day_come_and_go(desk: Desk) -> None:
    gathering = begun(desk)
    social, home = said(desk, gathering)
    shown = rounds.load(desk, gathering).gathering
    words, day = shown.description(social), shown.description(home)
    assert words is not None
    assert [voice.informant for voice in words.voices] == [Informant.CITIZEN, Informant.OTHERS]
    assert day is not None
    assert (day.highlighted_on, day.recorded_at is not None, day.voices) == (DAY, True, ())
    assert standing(shown) == standing(rounds.load(desk, begun(desk)).gathering), "no theme is taken up by it"
    line = next(one for one in citizens.listing(desk) if any(r.id == gathering for r in one.rounds))
    assert (line.rounds[0].decided, line.rounds[0].open) == (0, 0)
    values.choose(desk, DESCRIPTION, gathering, home, highlighted_on=None)
    values.choose(desk, DESCRIPTION, gathering, social, citizen="", others="")
    assert rounds.load(desk, gathering).gathering.descriptions == ()
    rows = desk.ledger._connection.execute("SELECT count(*) FROM description").fetchone()
    assert rows == (0,), "what is untouched needs no row"


def test_it_is_taken_back_and_done_again(desk: Desk) -> None:
    gathering = begun(desk)
    said(desk, gathering)
    before, scope = rounds.load(desk, gathering), Scope(gathering=gathering)
    assert undo(desk, scope).change.label is Label.HIGHLIGHT
    assert [undo(desk, scope).change.label for _ in range(2)] == [Label.WRITE] * 2
    assert rounds.load(desk, gathering).gathering.descriptions == ()
    for _ in range(3):
        redo(desk, scope)
    assert rounds.load(desk, gathering) == before


def test_what_is_typed_is_there_before_its_field_is_left(desk: Desk) -> None:
    gathering, social = begun(desk), code_of(desk, "Sociale forhold")
    values.keep(desk, rounds.told_ref(gathering, social, "others"), "Halvt skr")
    shown = rounds.load(desk, gathering).gathering
    assert [(one.theme, one.others) for one in shown.descriptions] == [(social, "Halvt skr")]
    assert shown.conditions == ()


def test_a_finished_round_keeps_it_and_takes_no_more(desk: Desk) -> None:
    gathering = begun(desk)
    social, home = said(desk, gathering)
    before = rounds.load(desk, gathering).gathering.descriptions
    locked = rounds.finish(desk, gathering)
    assert sorted(locked.gathering.descriptions, key=lambda one: one.theme) == list(before)
    for code, new in ((social, {"citizen": "Mere"}), (home, {"highlighted_on": None})):
        with pytest.raises(Sealed):
            values.choose(desk, DESCRIPTION, gathering, code, **new)


def test_a_later_round_gets_it_marked_until_somebody_has_looked(desk: Desk) -> None:
    first = begun(desk)
    social, home = said(desk, first)
    rounds.judge(desk, first, themes(desk)[0], Assessed(Level.LIGHT))
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    carrying.carry_told(desk, second, social)
    words, day = (rounds.load(desk, second).gathering.description(code) for code in (social, home))
    assert words is not None
    assert day is not None
    assert words.carried_from_id == day.carried_from_id == first
    assert (words.citizen, day.highlighted_on) == ("Lejligheden er god.", DAY)
    with pytest.raises(carrying.NothingToCarry):
        carrying.carry_told(desk, second, social)
    values.choose(desk, DESCRIPTION, second, home, carried_from_id=None)
    values.choose(desk, DESCRIPTION, second, social, carried_from_id=None)
    found = rounds.load(desk, second).gathering.descriptions
    assert [one.carried_from_id for one in found] == [None, None]
    third = rounds.new(desk, desk.ledger.read.citizen_of(first))
    assert carrying.carry_all(desk, third) == 2, "what is described came along; the theme of the first round did not"
    carrying.carry_text(desk, rounds.new(desk, desk.ledger.read.citizen_of(first)), social, Informant.OTHERS)


def test_an_opened_sensitive_one_is_carried_and_a_closed_one_stays(desk: Desk) -> None:
    first, crime, social = begun(desk), code_of(desk, "Kriminalitet"), code_of(desk, "Sociale forhold")
    values.choose(desk, DESCRIPTION, first, crime, highlighted_on=DAY)
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    with pytest.raises(carrying.NothingToCarry):
        carrying.carry_told(desk, second, social)
    carrying.carry_told(desk, second, social, closed=())
    found = rounds.load(desk, second).gathering.description(crime)
    assert found is not None
    assert found.highlighted_on == DAY
    assert unconfirmed_groups(rounds.load(desk, second).gathering, desk.catalogue) == (), "nothing tells of it"


def test_what_is_carried_is_named_until_somebody_has_looked(desk: Desk) -> None:
    first = begun(desk)
    social, home = said(desk, first)
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    carrying.carry_told(desk, second, social)
    terms = [group.term for group in unconfirmed_groups(rounds.load(desk, second).gathering, desk.catalogue)]
    assert terms == ["Sociale forhold"]
    for code in (home, social):
        values.choose(desk, DESCRIPTION, second, code, carried_from_id=None)
    assert not unconfirmed_groups(rounds.load(desk, second).gathering, desk.catalogue)


def test_a_finished_round_shows_the_contacts_it_was_locked_with(desk: Desk) -> None:
    gathering = begun(desk)
    contact = opening.add_contact(desk, gathering)
    values.choose(desk, CONTACT, contact, name="Anna Prøve")
    rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.LIGHT))
    rounds.finish(desk, gathering)
    shown = rounds.load(desk, gathering)
    values.choose(desk, CONTACT, contact, name="Nyt navn")
    again = rounds.reread(desk, shown, [CONTACT.ref(contact, "name")]).into(shown)
    assert [one.name for one in again.case.contacts] == ["Anna Prøve"]


def test_diagnoses_are_brought_from_the_round_before_once(desk: Desk) -> None:
    first = begun(desk)
    assert opening.carry_diagnoses(desk, first) == 0
    values.choose(desk, DIAGNOSIS, opening.add_diagnosis(desk, first), what="Diplegi", made_by="Læge Prøve")
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    assert opening.carry_diagnoses(desk, second) == 1
    assert opening.carry_diagnoses(desk, second) == 0
    assert [one.what for one in rounds.load(desk, second).gathering.diagnoses] == ["Diplegi"]
    undo(desk, Scope(gathering=second))
    assert not rounds.load(desk, second).gathering.diagnoses
    assert [one.what for one in rounds.load(desk, first).gathering.diagnoses] == ["Diplegi"]


def test_sensitive_ones_are_left_out_like_others(desk: Desk) -> None:
    gathering, crime = begun(desk), code_of(desk, "Kriminalitet")
    assert crime in SENSITIVE
    said(desk, gathering)
    assert not is_sensitive(rounds.load(desk, gathering))
    values.choose(desk, DESCRIPTION, gathering, crime, highlighted_on=DAY)
    shown = rounds.load(desk, gathering)
    assert is_sensitive(shown)
    assert crime not in {one.theme for one in leaving_out(shown, SENSITIVE).gathering.descriptions}
    social = code_of(desk, "Sociale forhold")
    assert "Kriminalitet" in handover.theme_text(desk, gathering, social)
    text = handover.theme_text(desk, gathering, social, SENSITIVE)
    assert "Kriminalitet" not in text
    assert "Boligsituation, 20.11.2026" in text
    assert "Oplysninger fra borgeren:\nLejligheden er god." in text


def test_a_file_has_it_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    gathering = begun(desk)
    said(desk, gathering)
    path = handover.save(desk, gathering, Form.JSON, tmp_path)
    with made(tmp_path / "andet", machine(0)) as there:
        (taken,) = intake.take_in(there, [path])
        assert taken.round is not None
        here = rounds.load(desk, gathering).gathering.descriptions
        assert rounds.load(there, taken.round).gathering.descriptions == here
        (again,) = intake.take_in(there, [path])
        assert again.round == taken.round


def _content(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


@pytest.mark.parametrize("key", ["judgement", "level"])
def test_a_file_that_gives_a_level_is_refused_at_that_place(desk: Desk, tmp_path: Path, key: str) -> None:
    gathering = begun(desk)
    said(desk, gathering)
    path = handover.save(desk, gathering, Form.JSON, tmp_path)
    body = _content(path)
    told = next(one for one in body["content"]["descriptions"] if one["theme"]["term"] == "Boligsituation")
    told[key] = {"kind": "assessed", "level": 2}
    path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(LevelGiven) as caught:
        intake.take_in(desk, [path])
    known = explained(caught.value)
    assert known is not None
    assert "ved Boligsituation, hvor der ikke sættes niveau" in known.paragraph()


def test_a_judgement_of_a_theme_without_levels_is_refused_too(desk: Desk, tmp_path: Path) -> None:
    gathering = begun(desk)
    rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.LIGHT))
    path = handover.save(desk, gathering, Form.JSON, tmp_path)
    body = _content(path)
    sight = next(theme for theme in desk.catalogue.themes if theme.term == "Syn")
    body["content"]["conditions"][0]["theme"] = {"code": sight.code, "term": sight.term}
    path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(LevelGiven) as caught:
        intake.take_in(desk, [path])
    assert caught.value.place == "Syn"


@pytest.mark.parametrize(
    "change",
    [
        {"theme": {"code": "x", "term": "Syn"}},
        {"voices": []},
        {"highlighted_on": "2026-11-20"},
        {"voices": [{"informant": "citizen", "text": ""}]},
        {"voices": [{"informant": "citizen", "text": "a"}, {"informant": "citizen", "text": "b"}]},
    ],
    ids=["unknown", "nothing", "an overtema highlighted", "an empty voice", "a voice twice"],
)
def test_what_no_program_of_ours_writes_is_refused(desk: Desk, tmp_path: Path, change: dict[str, Any]) -> None:
    gathering = begun(desk)
    said(desk, gathering)
    path = handover.save(desk, gathering, Form.JSON, tmp_path)
    body = _content(path)
    told = next(one for one in body["content"]["descriptions"] if one["theme"]["term"] == "Sociale forhold")
    told.update(change)
    path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(FileDamaged):
        intake.take_in(desk, [path])


def test_it_goes_with_the_citizen(desk: Desk) -> None:
    gathering = begun(desk, person(desk).id)
    said(desk, gathering)
    desk.ledger.erase(desk.ledger.read.citizen_of(gathering), by=desk.user, at=desk.clock())
    assert desk.ledger._connection.execute("SELECT count(*) FROM description").fetchone() == (0,)


def test_there_is_no_place_for_a_level() -> None:
    assert not {"judgement", "level", "own_rating"} & {field.name for field in DESCRIPTION.fields}
    assert Description(id="x", theme="y").is_empty()  # type: ignore[arg-type]
