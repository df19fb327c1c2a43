"""Blind dobbeltvurdering: what one gives nobody else sees before both are done; then the two agree."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.double import is_settled, is_under_way, own
from ffbdesk.domain.edits import Record, Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed
from ffbdesk.domain.kinds import ASSESSMENT, CONDITION, RATING
from ffbdesk.domain.sidebyside import as_rated, side_by_side
from ffbdesk.services import carrying, double, handover, insight, people, rounds, search, undo, values, whole
from ffbdesk.services.desk import Desk
from ffbdesk.services.double import AlreadyDouble, NotAssessor, NothingAlike, NotTwo, StillCarried
from ffbdesk.services.handover import Form
from ffbdesk.services.intake import take_in
from ffbdesk.services.undo import NothingToUndo
from ffbdesk.storage.errors import Blind, Sealed, Stale
from tests.support import begun, themes

BO = "Bo Test"
MINE, THEIRS = "Han mangler overblik, syntes jeg.", "Hun klarer det med lidt hjælp."


@pytest.fixture
def bo(desk: Desk) -> Desk:
    """The same archive, opened by somebody else."""
    people.add(desk, BO, "en lang adgangssætning til Bo")
    return replace(desk, user=BO)


def started(desk: Desk) -> GatheringId:
    gathering = begun(desk)
    double.begin(desk, gathering, BO)
    return gathering


def rate(desk: Desk, gathering: GatheringId, theme: ThemeCode, level: Judgement, remark: str = "") -> None:
    mine = own(rounds.load(desk, gathering).gathering.assessments, desk.names())
    assert mine is not None
    values.choose(desk, RATING, mine.id, theme, judgement=level)
    if remark:
        values.choose(desk, RATING, mine.id, theme, short_remark=remark)


def both_done(desk: Desk, bo: Desk) -> tuple[GatheringId, list[ThemeCode]]:
    """Four themes: alike, one apart, far apart and one that only one of them took up."""
    gathering, (alike, near, far, alone) = started(desk), [code for code in themes(desk) if code not in SENSITIVE][:4]
    for code, mine, theirs in ((alike, 2, 2), (near, 1, 2), (far, 0, 4)):
        rate(desk, gathering, code, Assessed(Level(mine)), MINE)
        rate(bo, gathering, code, Assessed(Level(theirs)), THEIRS)
    rate(bo, gathering, alone, NotAssessed())
    double.done(desk, gathering)
    double.done(bo, gathering)
    return gathering, [alike, near, far, alone]


def everywhere(desk: Desk, gathering: GatheringId, tmp_path: Path) -> str:
    """All that goes out of the archive, or stands on a page, but indsigt."""
    shown = rounds.load(desk, gathering)
    out = tmp_path / "ud"
    out.mkdir(exist_ok=True)
    saved = handover.save(desk, gathering, Form.JSON, out)
    wholly = whole.save(desk, shown.citizen.id, out)
    texts = [path.read_text("utf-8") for path in (saved, wholly)]
    texts += [handover.text_of(desk, gathering), str(rounds.levels(desk, gathering))]
    texts += [str(one) for one in search.find(desk, "overblik")] + [str(one) for one in search.find(desk, "hjælp")]
    return "\n".join(texts)


def test_nothing_is_seen_before_both_are_done(desk: Desk, bo: Desk, tmp_path: Path) -> None:
    gathering, theme = started(desk), themes(desk)[0]
    rate(desk, gathering, theme, Assessed(Level(3)), MINE)
    rate(bo, gathering, theme, Assessed(Level(1)), THEIRS)
    double.done(desk, gathering)
    for looking, seen, hidden in ((desk, MINE, THEIRS), (bo, THEIRS, MINE)):
        shown = rounds.load(looking, gathering).gathering
        assert is_under_way(shown.assessments)
        mine = own(shown.assessments, looking.names())
        assert mine is not None
        assert [given.short_remark for given in mine.ratings] == [seen]
        assert hidden not in str(shown)
        assert shown.conditions == ()
    third = replace(desk, user="Ida Test")
    assert MINE not in str(rounds.load(third, gathering))
    assert THEIRS not in str(rounds.load(third, gathering))
    for looking in (desk, bo, third):
        out = everywhere(looking, gathering, tmp_path)
        assert MINE not in out
        assert THEIRS not in out
        assert '"ratings":' not in out
    line = desk.ledger.read.rounds(rounds.load(desk, gathering).citizen.id)[0]
    assert (line.decided, line.open) == (0, 0)


def test_indsigt_has_it_all(desk: Desk, bo: Desk) -> None:
    gathering, theme = started(desk), themes(desk)[0]
    rate(bo, gathering, theme, Assessed(Level(1)), THEIRS)
    citizen = rounds.load(desk, gathering).citizen.id
    assert THEIRS in str(insight.gather(desk, citizen))
    double.done(bo, gathering)
    double.done(desk, gathering)
    rounds.finish(desk, gathering)
    found = insight.gather(desk, citizen)
    assert THEIRS in str(found)
    assert [entry.record for entry in found.rounds[0].under].count(Record.ASSESSMENT) == 2


def test_while_they_assess_the_round_gets_no_level_and_is_not_finished(desk: Desk, bo: Desk) -> None:
    gathering, theme = begun(desk), themes(desk)[0]
    values.choose(bo, CONDITION, gathering, theme, judgement=Assessed(Level(2)))
    values.choose(bo, CONDITION, gathering, theme, judgement=None)
    double.begin(desk, gathering, BO)
    for job in (
        lambda: rounds.judge(desk, gathering, theme, Assessed(Level(2))),
        lambda: rounds.judge(bo, gathering, theme, NotAssessed()),
        lambda: rounds.finish(desk, gathering),
        lambda: undo.undo(bo, Scope(gathering=gathering)),
    ):
        with pytest.raises(Blind):
            job()
    values.choose(desk, CONDITION, gathering, theme, citizen="Jeg kan godt.")
    assert rounds.load(bo, gathering).gathering.conditions[0].citizen == "Jeg kan godt."


def test_what_is_carried_gets_no_level_either(desk: Desk, bo: Desk) -> None:
    first, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, first, theme, Assessed(Level(2)))
    second = rounds.new(desk, rounds.load(desk, first).citizen.id)
    double.begin(desk, second, BO)
    with pytest.raises(Blind):
        carrying.carry_theme(desk, second, theme)
    third = rounds.new(desk, rounds.load(desk, first).citizen.id)
    double.give_up(desk, second)
    carrying.carry_theme(desk, second, theme)
    with pytest.raises(StillCarried):
        double.begin(desk, second, BO)
    assert rounds.load(desk, third).gathering.assessments == ()


def test_levels_that_stand_are_those_of_whoever_begins(desk: Desk, bo: Desk) -> None:
    gathering, theme = begun(desk), themes(desk)[0]
    values.choose(desk, CONDITION, gathering, theme, judgement=Assessed(Level(3)), short_remark=MINE, citizen="Ja.")
    moment = rounds.load(desk, gathering).gathering.conditions[0].recorded_at
    double.begin(desk, gathering, BO)
    seen = rounds.load(bo, gathering).gathering
    assert MINE not in str(seen)
    assert [(c.judgement, c.short_remark, c.citizen) for c in seen.conditions] == [(None, "", "Ja.")]
    mine = own(rounds.load(desk, gathering).gathering.assessments, desk.names())
    assert mine is not None
    assert (mine.ratings[0].judgement, mine.ratings[0].short_remark) == (Assessed(Level(3)), MINE)
    assert mine.ratings[0].recorded_at == moment
    as_i_see_it = as_rated(rounds.load(desk, gathering).gathering, mine)
    assert [(c.judgement, c.citizen) for c in as_i_see_it.conditions] == [(Assessed(Level(3)), "Ja.")]
    with pytest.raises(NothingToUndo):  # what came before is no way back to a level that the other would see
        undo.undo(desk, Scope(gathering=gathering))


def test_one_that_is_done_stands(desk: Desk, bo: Desk) -> None:
    gathering, theme = started(desk), themes(desk)[0]
    rate(desk, gathering, theme, Assessed(Level(3)), MINE)
    double.done(desk, gathering)
    mine = own(rounds.load(desk, gathering).gathering.assessments, desk.names())
    assert mine is not None
    for values_ in ({"judgement": Assessed(Level(1))}, {"short_remark": "Andet"}):
        with pytest.raises(Sealed):
            values.choose(desk, RATING, mine.id, theme, **values_)
    with pytest.raises(Sealed):
        values.keep(desk, RATING.ref(mine.id, "short_remark", theme), "And")
    with pytest.raises(NothingToUndo):
        undo.undo(desk, Scope(gathering=gathering))
    with pytest.raises(NotAssessor):
        double.done(desk, gathering)
    with pytest.raises(NotAssessor):
        double.done(replace(desk, user="Ida Test"), gathering)


def test_side_by_side_and_the_level_they_agree_on(desk: Desk, bo: Desk) -> None:
    gathering, (alike, near, far, alone) = both_done(desk, bo)
    order = tuple(themes(desk))
    shown = rounds.load(bo, gathering).gathering
    assert is_settled(shown.assessments)
    found = {one.theme: one for one in side_by_side(shown, order)}
    assert list(found) == [code for code in order if code in (alike, near, far, alone)]
    assert [found[code].is_alike for code in (alike, near, far, alone)] == [True, False, False, False]
    assert [found[code].is_near for code in (alike, near, far, alone)] == [True, True, False, False]
    assert all(one.is_open and one.agreed is None for one in found.values())
    assert double.agree_where_alike(desk, gathering) == 1
    with pytest.raises(NothingAlike):
        double.agree_where_alike(desk, gathering)
    values.choose(bo, CONDITION, gathering, far, judgement=Assessed(Level(2)), short_remark="Vi talte om hjælpen.")
    shown = rounds.load(desk, gathering).gathering
    assert {c.theme: c.judgement for c in shown.conditions} == {alike: Assessed(Level(2)), far: Assessed(Level(2))}
    assert [one.theme for one in side_by_side(shown, order) if one.is_open] == [
        code for code in order if code in (near, alone)
    ]
    undo.undo(bo, Scope(gathering=gathering))
    undo.undo(bo, Scope(gathering=gathering))
    with pytest.raises(NothingToUndo):
        undo.undo(bo, Scope(gathering=gathering))
    assert search.find(desk, "overblik")[0].gathering == gathering


def test_a_closed_theme_is_not_agreed_on_unseen(desk: Desk, bo: Desk) -> None:
    gathering, closed = started(desk), SENSITIVE[0]
    for each in (desk, bo):
        rate(each, gathering, closed, Assessed(Level(2)))
        double.done(each, gathering)
    with pytest.raises(NothingAlike):
        double.agree_where_alike(desk, gathering)
    assert double.agree_where_alike(desk, gathering, ()) == 1


def test_the_file_keeps_all_three_and_comes_back(desk: Desk, bo: Desk, other_desk: Desk, tmp_path: Path) -> None:
    gathering, (alike, *_more) = both_done(desk, bo)
    double.agree_where_alike(desk, gathering)
    before = rounds.finish(desk, gathering).gathering
    assert is_settled(before.assessments)
    assert before.condition(alike) is not None
    for brought in (
        handover.save(desk, gathering, Form.JSON, tmp_path),
        whole.save(desk, rounds.load(desk, gathering).citizen.id, tmp_path),
    ):
        content = json.loads(brought.read_text("utf-8"))["content"]
        given = content.get("assessments") or content["gatherings"][0]["assessments"]
        assert [(one["assessor"], len(one["ratings"])) for one in given] == [(desk.user, 3), (BO, 4)]
        take_in(other_desk, [brought])
        after = rounds.load(other_desk, gathering).gathering
        assert after.assessments == before.assessments
        assert other_desk.ledger.read.assessments(gathering) == before.assessments, "beside its lock too"
    assert take_in(other_desk, [brought])[0].kept == 0


def test_paper_has_the_agreed_level_alone(desk: Desk, bo: Desk, tmp_path: Path) -> None:
    gathering, _found = both_done(desk, bo)
    double.agree_where_alike(desk, gathering)
    text = handover.text_of(desk, gathering)
    for said in (MINE, THEIRS):
        assert said not in text


def test_giving_up_leaves_the_levels_of_whoever_gives_up(desk: Desk, bo: Desk) -> None:
    gathering, (first, second) = started(desk), themes(desk)[:2]
    rate(desk, gathering, first, Assessed(Level(3)), MINE)
    rate(bo, gathering, second, Assessed(Level(1)), THEIRS)
    theirs = own(rounds.load(bo, gathering).gathering.assessments, bo.names())
    assert theirs is not None
    double.give_up(desk, gathering)
    for looking in (desk, bo):
        shown = rounds.load(looking, gathering).gathering
        assert shown.assessments == ()
        assert [(c.theme, c.judgement, c.short_remark) for c in shown.conditions] == [(first, Assessed(Level(3)), MINE)]
        assert shown.conditions[0].recorded_at is not None
    with pytest.raises(Sealed):
        values.choose(bo, RATING, theirs.id, second, judgement=Assessed(Level(2)))
    with pytest.raises((Sealed, Stale)):
        undo.undo(bo, Scope(gathering=gathering))
    assert not search.find(desk, "hjælp")
    double.begin(desk, gathering, BO)
    assert is_under_way(rounds.load(desk, gathering).gathering.assessments)


def test_who_can_begin_with_whom(desk: Desk, bo: Desk) -> None:
    gathering = begun(desk)
    assert (double.others(desk), double.others(bo)) == ((BO,), (desk.user,))
    for nobody in (desk.user, "Ingen", ""):
        with pytest.raises(NotTwo):
            double.begin(desk, gathering, nobody)
    double.begin(desk, gathering, BO)
    with pytest.raises(AlreadyDouble):
        double.begin(bo, gathering, desk.user)
    finished = begun(desk)
    rounds.finish(desk, finished)
    with pytest.raises(Sealed):
        double.begin(desk, finished, BO)
    with pytest.raises(NotAssessor):
        double.give_up(desk, finished)


def test_a_locked_round_keeps_what_they_gave(desk: Desk, bo: Desk) -> None:
    gathering, _found = both_done(desk, bo)
    rounds.finish(desk, gathering)
    mine = desk.ledger.read.assessments(gathering)[0]
    with pytest.raises(Sealed):
        values.choose(desk, ASSESSMENT, mine.id, assessor="En anden")
    with pytest.raises(Sealed):
        values.choose(desk, RATING, mine.id, themes(desk)[0], judgement=None)
