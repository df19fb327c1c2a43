"""What an earlier round says, brought here: marked until confirmed, never over what stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import GatheringId
from ffbdesk.domain.judgement import Assessed, Level, NotRelevant
from ffbdesk.domain.kinds import CONDITION, GATHERING
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.records import Informant
from ffbdesk.domain.rules import Standing, standing, unconfirmed
from ffbdesk.services import carrying, citizens, handover, intake, marks, rounds, values
from ffbdesk.services.carrying import NothingToCarry
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import undo
from ffbdesk.storage.errors import Sealed, UnknownRecord
from tests.support import begun, themes


@pytest.fixture
def two(desk: Desk) -> tuple[GatheringId, GatheringId]:
    """A finished round with two themes, and a new one after it."""
    first = begun(desk)
    values.choose(desk, GATHERING, first, held_on=date(2020, 1, 1))
    one, other = themes(desk)[:2]
    theme = desk.catalogue.theme(one)
    rounds.judge(desk, first, one, Assessed(Level.SEVERE))
    rounds.judge(desk, first, other, NotRelevant())
    values.choose(desk, CONDITION, first, one, own_rating=Level.LIGHT)
    marks.mark(desk, first, theme, theme.shown(())[0], Frequency.PERIODS)
    for field, text in (("citizen", "Jeg kan godt"), ("short_remark", "Kort")):
        values.put(desk, rounds.theme_ref(first, one, field), text, gathering=first)
    rounds.finish(desk, first)
    return first, rounds.new(desk, desk.ledger.read.citizen_of(first))


def test_everything(desk: Desk, two: tuple[GatheringId, GatheringId]) -> None:
    first, second = two
    assert carrying.carry_all(desk, second) == 2
    old, new = (rounds.load(desk, g).gathering for g in two)
    for condition in old.conditions:
        carried = new.condition(condition.theme)
        assert carried is not None
        assert replace(carried, id=condition.id, carried_from_id=None) == condition
        assert carried.carried_from_id == first
    assert [t.code for t in unconfirmed(new, desk.catalogue)] == list(themes(desk)[:2])
    assert standing(new) == Standing(decided=0, open=0, unconfirmed=2)
    line = desk.ledger.read.rounds(rounds.load(desk, second).citizen.id)[0]
    assert (line.decided, line.open, line.unconfirmed) == (0, 0, 2)
    undo(desk, Scope(second))
    assert rounds.load(desk, second).gathering.conditions == ()


def test_nothing_here_is_overwritten(desk: Desk, two: tuple[GatheringId, GatheringId]) -> None:
    _, second = two
    one = themes(desk)[0]
    rounds.judge(desk, second, one, Assessed(Level.NONE))
    values.keep(desk, rounds.theme_ref(second, one, "citizen"), "Halvt skrevet")
    values.put(desk, rounds.theme_ref(second, one, "others"), "Nyt", gathering=second)
    carrying.carry_theme(desk, second, one)
    here = rounds.load(desk, second).gathering.condition(one)
    assert here is not None
    assert here.judgement == Assessed(Level.NONE)
    assert here.said_by(Informant.CITIZEN) == "Halvt skrevet"
    assert here.short_remark == "Kort"
    assert here.own_rating is Level.LIGHT


def test_one_text_stands_after_what_is_there(desk: Desk, two: tuple[GatheringId, GatheringId]) -> None:
    _, second = two
    one = themes(desk)[0]
    values.put(desk, rounds.theme_ref(second, one, "citizen"), "Nu siger jeg", gathering=second)
    carrying.carry_text(desk, second, one, Informant.CITIZEN)
    here = rounds.load(desk, second).gathering.condition(one)
    assert here is not None
    assert here.said_by(Informant.CITIZEN) == "Nu siger jeg\nJeg kan godt"
    assert here.judgement is None
    with pytest.raises(NothingToCarry):
        carrying.carry_text(desk, second, one, Informant.CITIZEN)


def test_confirmed_by_a_word_or_by_a_judgement(desk: Desk, two: tuple[GatheringId, GatheringId]) -> None:
    _, second = two
    one, other = themes(desk)[:2]
    carrying.carry_all(desk, second)
    values.choose(desk, CONDITION, second, one, carried_from_id=None)
    assert [t.code for t in unconfirmed(rounds.load(desk, second).gathering, desk.catalogue)] == [other]
    rounds.judge(desk, second, other, Assessed(Level.LIGHT))
    assert unconfirmed(rounds.load(desk, second).gathering, desk.catalogue) == ()


def test_a_sensitive_theme_comes_along_untold(desk: Desk, two: tuple[GatheringId, GatheringId]) -> None:
    """The answer is the same with and without it: how many, and that there is nothing."""
    code, first = SENSITIVE[0], two[1]
    rounds.judge(desk, first, code, Assessed(Level.LIGHT))
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    with pytest.raises(NothingToCarry):
        carrying.carry_all(desk, second)
    assert rounds.load(desk, second).gathering.conditions == ()
    rounds.judge(desk, first, themes(desk)[0], Assessed(Level.LIGHT))
    assert carrying.carry_all(desk, second) == 1
    assert rounds.load(desk, second).gathering.condition(code) is not None


def test_a_first_round_has_nothing_to_carry(desk: Desk) -> None:
    first = begun(desk)
    assert rounds.previous(desk, first) is None
    with pytest.raises(NothingToCarry):
        carrying.carry_all(desk, first)


def test_a_round_begun_by_mistake_is_hidden_and_comes_back(desk: Desk, two: tuple[GatheringId, GatheringId]) -> None:
    first, second = two
    one = themes(desk)[0]
    values.keep(desk, rounds.theme_ref(second, one, "citizen"), "Halvt skrevet")
    rounds.remove(desk, second)
    assert [line.id for line in citizens.listing(desk)[0].rounds] == [first]
    with pytest.raises(UnknownRecord):
        rounds.load(desk, second)
    undo(desk, Scope())
    assert rounds.load(desk, second).gathering.condition(one).said_by(Informant.CITIZEN) == "Halvt skrevet"  # type: ignore[union-attr]
    third = rounds.new(desk, desk.ledger.read.citizen_of(second))
    assert rounds.previous(desk, third).gathering.id == second  # type: ignore[union-attr]
    rounds.remove(desk, second)
    assert rounds.previous(desk, third).gathering.id == first  # type: ignore[union-attr]
    with pytest.raises(Sealed):
        rounds.remove(desk, first)


def test_a_removed_round_brought_again_is_seen_as_a_copy(desk: Desk, tmp_path: Path) -> None:
    gathering = begun(desk)
    path = handover.save(desk, gathering, handover.Form.JSON, tmp_path / "ud")
    rounds.remove(desk, gathering)
    (taken,) = intake.take_in(desk, [path])
    assert taken.outcome is intake.Outcome.COPY
    assert [line.id for line in citizens.listing(desk)[0].rounds] == [taken.round]
    with pytest.raises(UnknownRecord):
        handover.save(desk, gathering, handover.Form.PDF, tmp_path / "ud")


def test_a_carried_theme_that_is_emptied_comes_back_as_carried(desk: Desk) -> None:
    """With nothing but a level, and with nothing but a text: the mark outlives the moment when the theme is empty."""
    first = begun(desk)
    one, other = themes(desk)[:2]
    rounds.judge(desk, first, one, Assessed(Level.SEVERE))
    values.put(desk, rounds.theme_ref(first, other, "citizen"), "Jeg kan", gathering=first)
    second = rounds.new(desk, desk.ledger.read.citizen_of(first))
    carrying.carry_all(desk, second)
    before = rounds.load(desk, second).gathering.conditions
    rounds.judge(desk, second, one, None)
    values.put(desk, rounds.theme_ref(second, other, "citizen"), "", gathering=second)
    assert rounds.load(desk, second).gathering.conditions == ()
    assert citizens.listing(desk)[0].rounds[0].open == 0
    undo(desk, Scope(second))
    undo(desk, Scope(second))
    assert rounds.load(desk, second).gathering.conditions == before
