"""Blind dobbeltvurdering: what one gives nobody else sees before both are done; then the two agree."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.double import is_settled, is_under_way, own
from ffbdesk.domain.edits import Record, Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed
from ffbdesk.domain.kinds import ASSESSMENT, CONDITION, RATING
from ffbdesk.domain.rules import leaving_out
from ffbdesk.domain.sidebyside import as_rated, side_by_side
from ffbdesk.export.file.check import FileDamaged
from ffbdesk.services import (
    carrying,
    double,
    handover,
    insight,
    pending,
    people,
    rounds,
    search,
    today,
    undo,
    values,
    whole,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.double import AlreadyDouble, NotAssessor, NothingAlike, NotTwo, StillCarried
from ffbdesk.services.handover import Form
from ffbdesk.services.intake import take_in
from ffbdesk.services.undo import NothingToUndo
from ffbdesk.storage.errors import Blind, Rated, Sealed
from tests.support import begun, sat_down, themes

BO = "Bo Test"
MINE, THEIRS = "Han mangler overblik, syntes jeg.", "Hun klarer det med lidt hjælp."


@pytest.fixture
def bo(desk: Desk) -> Desk:
    """The same archive, opened by somebody else."""
    people.add(desk, BO, "en lang adgangssætning til Bo")
    return sat_down(desk, BO)


def id_of(desk: Desk, name: str) -> str:
    return next(person.id for person in desk.keys.people() if person.name == name)


def ida(desk: Desk) -> Desk:
    """A third person."""
    if all(person.name != "Ida Test" for person in desk.keys.people()):
        people.add(desk, "Ida Test", "en lang adgangssætning til Ida")
    return sat_down(desk, "Ida Test")


def started(desk: Desk) -> GatheringId:
    gathering = begun(desk)
    double.begin(desk, gathering, id_of(desk, BO))
    return gathering


def rate(desk: Desk, gathering: GatheringId, theme: ThemeCode, level: Judgement, remark: str = "") -> None:
    mine = own(rounds.load(desk, gathering).gathering.assessments, desk.me)
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
        mine = own(shown.assessments, looking.me)
        assert mine is not None
        assert [given.short_remark for given in mine.ratings] == [seen]
        assert hidden not in str(shown)
        assert shown.conditions == ()
    third = ida(desk)
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
    double.begin(desk, gathering, id_of(desk, BO))
    for job in (
        lambda: rounds.judge(desk, gathering, theme, Assessed(Level(2))),
        lambda: rounds.judge(bo, gathering, theme, NotAssessed()),
        lambda: rounds.finish(desk, gathering),
    ):
        with pytest.raises(Blind):
            job()
    with pytest.raises(NothingToUndo):  # what came before is no way back, whoever made it
        undo.undo(bo, Scope(gathering=gathering))
    with pytest.raises(Blind):
        values.choose(desk, CONDITION, gathering, theme, short_remark="En bemærkning")
    values.choose(desk, CONDITION, gathering, theme, citizen="Jeg kan godt.")
    assert rounds.load(bo, gathering).gathering.conditions[0].citizen == "Jeg kan godt."


def test_what_is_carried_gets_no_level_either(desk: Desk, bo: Desk) -> None:
    first, theme = begun(desk), themes(desk)[0]
    rounds.judge(desk, first, theme, Assessed(Level(2)))
    second = rounds.new(desk, rounds.load(desk, first).citizen.id)
    double.begin(desk, second, id_of(desk, BO))
    values.choose(desk, CONDITION, first, theme, short_remark=MINE, citizen="Jeg kan godt.")
    carrying.carry_theme(desk, second, theme)
    (came,) = rounds.load(desk, second).gathering.conditions
    assert (came.judgement, came.short_remark, came.citizen) == (None, "", "Jeg kan godt."), "the words alone"
    third = rounds.new(desk, rounds.load(desk, first).citizen.id)
    double.give_up(desk, second)
    carrying.carry_theme(desk, second, theme)
    with pytest.raises(StillCarried):
        double.begin(desk, second, id_of(desk, BO))
    assert rounds.load(desk, third).gathering.assessments == ()


def test_levels_that_stand_are_those_of_whoever_begins(desk: Desk, bo: Desk) -> None:
    gathering, theme = begun(desk), themes(desk)[0]
    values.choose(desk, CONDITION, gathering, theme, judgement=Assessed(Level(3)), short_remark=MINE, citizen="Ja.")
    moment = rounds.load(desk, gathering).gathering.conditions[0].recorded_at
    double.begin(desk, gathering, id_of(desk, BO))
    seen = rounds.load(bo, gathering).gathering
    assert MINE not in str(seen)
    assert [(c.judgement, c.short_remark, c.citizen) for c in seen.conditions] == [(None, "", "Ja.")]
    mine = own(rounds.load(desk, gathering).gathering.assessments, desk.me)
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
    mine = own(rounds.load(desk, gathering).gathering.assessments, desk.me)
    assert mine is not None
    for values_ in ({"judgement": Assessed(Level(1))}, {"short_remark": "Andet"}):
        with pytest.raises(Rated):
            values.choose(desk, RATING, mine.id, theme, **values_)
    with pytest.raises(Rated):
        values.keep(desk, RATING.ref(mine.id, "short_remark", theme), "And")
    with pytest.raises(NothingToUndo):
        undo.undo(desk, Scope(gathering=gathering))
    with pytest.raises(NotAssessor):
        double.done(desk, gathering)
    with pytest.raises(NotAssessor):
        double.done(ida(desk), gathering)


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


def test_whoever_set_a_shared_level_is_told_of_and_the_other_hears_of_it(desk: Desk, bo: Desk) -> None:
    gathering, themes_ = both_done(desk, bo)
    assert double.set_by(desk, gathering).keys().isdisjoint(themes_)
    assert not any(one.is_agreed for one in today.of(desk).double)
    for theme in themes_:
        values.choose(bo, CONDITION, gathering, theme, judgement=Assessed(Level(2)))
    assert {who for theme, (who, _at) in double.set_by(desk, gathering).items() if theme in themes_} == {bo.user}
    (waiting,) = today.of(desk).double
    assert waiting.is_agreed
    rounds.finish(bo, gathering)
    assert today.of(desk).double == ()


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
    theirs = own(rounds.load(bo, gathering).gathering.assessments, bo.me)
    assert theirs is not None
    double.give_up(desk, gathering)
    for looking in (desk, bo):
        shown = rounds.load(looking, gathering).gathering
        assert shown.assessments == ()
        assert [(c.theme, c.judgement, c.short_remark) for c in shown.conditions] == [(first, Assessed(Level(3)), MINE)]
        assert shown.conditions[0].recorded_at is not None
    with pytest.raises(Rated):
        values.choose(bo, RATING, theirs.id, second, judgement=Assessed(Level(2)))
    with pytest.raises(NothingToUndo):
        undo.undo(bo, Scope(gathering=gathering))
    assert not search.find(desk, "hjælp")
    double.begin(desk, gathering, id_of(desk, BO))
    assert is_under_way(rounds.load(desk, gathering).gathering.assessments)


def test_who_can_begin_with_whom(desk: Desk, bo: Desk) -> None:
    gathering = begun(desk)
    assert [person.name for person in (*double.others(desk), *double.others(bo))] == [BO, desk.user]
    for nobody in (desk.me, BO, "Ingen", ""):
        with pytest.raises(NotTwo):
            double.begin(desk, gathering, nobody)
    double.begin(desk, gathering, id_of(desk, BO))
    with pytest.raises(AlreadyDouble):
        double.begin(bo, gathering, desk.me)
    finished = begun(desk)
    rounds.finish(desk, finished)
    with pytest.raises(Sealed):
        double.begin(desk, finished, id_of(desk, BO))
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


def test_nobody_is_known_by_a_name(desk: Desk, bo: Desk) -> None:
    """Names are corrected just when a namesake comes, and an old one may be somebody else's by then."""
    gathering, theme = started(desk), themes(desk)[0]
    rate(desk, gathering, theme, Assessed(Level(3)), MINE)
    rate(bo, gathering, theme, Assessed(Level(1)), THEIRS)
    before = desk.user
    people.correct_name(desk, desk.me, "Mette Ny")
    people.add(desk, before, "en lang adgangssætning til en anden")
    people.remove(desk, bo.me)
    people.add(desk, BO, "en lang adgangssætning til den nye Bo")
    for namesake in (before, BO):
        shown = rounds.load(sat_down(desk, namesake), gathering).gathering
        assert not any(one.mine for one in shown.assessments)
        assert all(words not in str(shown) for words in (MINE, THEIRS))
        with pytest.raises(NotAssessor):
            double.done(sat_down(desk, namesake), gathering)
        assert today.of(sat_down(desk, namesake)).double == ()
    mine = own(rounds.load(sat_down(desk, "Mette Ny"), gathering).gathering.assessments, desk.me)
    assert mine is not None
    assert [given.short_remark for given in mine.ratings] == [MINE]


def test_one_who_has_left_is_told_of_and_somebody_may_give_it_up(desk: Desk, bo: Desk) -> None:
    gathering, third = started(desk), ida(desk)
    with pytest.raises(NotAssessor):
        double.give_up(third, gathering)
    people.remove(desk, bo.me)
    third = sat_down(desk, "Ida Test")
    shown = rounds.load(third, gathering).gathering
    assert [one.gone for one in shown.assessments] == [False, True]
    double.give_up(third, gathering)
    assert rounds.load(desk, gathering).gathering.assessments == ()


def test_a_remark_without_a_level_is_the_assessor_s_too(desk: Desk, bo: Desk) -> None:
    gathering, (first, second) = begun(desk), themes(desk)[:2]
    values.choose(desk, CONDITION, gathering, first, short_remark="Fra før")
    double.begin(desk, gathering, bo.me)
    assert rounds.load(desk, gathering).gathering.conditions == ()
    rate(desk, gathering, second, Assessed(Level(2)), MINE)
    mine = own(rounds.load(desk, gathering).gathering.assessments, desk.me)
    assert mine is not None
    assert {given.theme: given.short_remark for given in mine.ratings} == {first: "Fra før", second: MINE}
    values.choose(desk, RATING, mine.id, first, short_remark="Ny")
    double.give_up(desk, gathering)
    stands = {c.theme: (c.judgement, c.short_remark) for c in rounds.load(desk, gathering).gathering.conditions}
    assert stands == {first: (None, "Ny"), second: (Assessed(Level(2)), MINE)}


@pytest.mark.parametrize("way", ["agreed", "given back"])
def test_a_level_that_comes_of_it_is_nothing_that_was_carried(desk: Desk, bo: Desk, way: str) -> None:
    first, theme = begun(desk), themes(desk)[0]
    values.choose(desk, CONDITION, first, theme, citizen="Jeg kan godt.")
    gathering = rounds.new(desk, rounds.load(desk, first).citizen.id)
    carrying.carry_theme(desk, gathering, theme)
    double.begin(desk, gathering, bo.me)
    for each in (desk, bo):
        rate(each, gathering, theme, Assessed(Level(2)))
        mine = own(rounds.load(each, gathering).gathering.assessments, each.me)
        assert mine is not None
        assert [c.carried_from_id for c in as_rated(rounds.load(each, gathering).gathering, mine).conditions] == [None]
    if way == "agreed":
        double.done(desk, gathering)
        double.done(bo, gathering)
        double.agree_where_alike(desk, gathering)
    else:
        double.give_up(desk, gathering)
    (stands,) = rounds.load(desk, gathering).gathering.conditions
    assert (stands.judgement, stands.carried_from_id) == (Assessed(Level(2)), None)
    assert stands.recorded_at is not None


def test_undo_does_not_cross_what_somebody_else_began(desk: Desk, bo: Desk) -> None:
    gathering, theme, third = begun(desk), themes(desk)[0], ida(desk)
    rounds.judge(third, gathering, theme, Assessed(Level(3)))
    rounds.judge(third, gathering, theme, None)
    values.choose(third, CONDITION, gathering, theme, others="Det siger naboen.")
    double.begin(desk, gathering, bo.me)
    for each in (desk, bo):
        double.done(each, gathering)
        with pytest.raises(NothingToUndo):
            undo.undo(third, Scope(gathering=gathering))
    (stands,) = rounds.load(third, gathering).gathering.conditions
    assert (stands.judgement, stands.others) == (None, "Det siger naboen.")


def test_an_assessment_is_made_ended_and_given_up_and_nothing_else(desk: Desk, bo: Desk) -> None:
    gathering, _found = both_done(desk, bo)
    which = rounds.load(desk, gathering).gathering.assessments[0].id
    for name, value in (("assessor", "En anden"), ("person_id", bo.me), ("done_at", None)):
        with pytest.raises(Rated):
            values.choose(desk, ASSESSMENT, which, **{name: value})


def test_what_waited_for_room_finds_no_place(desk: Desk, bo: Desk) -> None:
    """A level that was set before two began, and could not be stored, is not the one that they agree on."""
    gathering, (theme, other) = started(desk), themes(desk)[:2]
    kept = pending.Kept(
        desk.user,
        {},
        (
            pending.Waiting(CONDITION.ref(gathering, "judgement", theme), "4", gathering, desk.clock()),
            pending.Waiting(CONDITION.ref(gathering, "citizen", other), "Jeg kan godt.", gathering, None),
        ),
        desk.clock(),
    )
    left = pending.give_back(desk, kept)
    assert ([one.value for one in left.placeless], left.waiting) == (["4"], ())
    assert [c.citizen for c in rounds.load(desk, gathering).gathering.conditions] == ["Jeg kan godt."]


def test_a_closed_theme_is_in_no_count(desk: Desk, bo: Desk) -> None:
    gathering, closed = started(desk), SENSITIVE[0]
    for each in (desk, bo):
        rate(each, gathering, closed, Assessed(Level(2)))
        double.done(each, gathering)
    seen = leaving_out(rounds.load(desk, gathering), SENSITIVE).gathering
    assert [one.ratings for one in seen.assessments] == [(), ()]
    assert side_by_side(seen, tuple(themes(desk))) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop(),
        lambda found: found[1].update(assessor=found[0]["assessor"]),
        lambda found: found[0].update(assessor=" "),
        lambda found: found[0].update(done_at=None),
        lambda found: found[0]["ratings"][0].update(judgement=None, recorded_at=None, short_remark=" "),
        lambda found: found[0]["ratings"].append(found[0]["ratings"][0]),
        lambda found: found[0].update(id=found[1]["id"]),
        lambda found: found[0]["ratings"][0]["theme"].update(code="x"),
    ],
)
def test_a_file_of_something_else_is_refused(
    desk: Desk, bo: Desk, other_desk: Desk, tmp_path: Path, change: Callable[[list[Any]], object]
) -> None:
    gathering, _found = both_done(desk, bo)
    file = handover.save(desk, gathering, Form.JSON, tmp_path)
    body = json.loads(file.read_text("utf-8"))
    change(body["content"]["assessments"])
    file.write_text(json.dumps(body), "utf-8")
    with pytest.raises(FileDamaged):
        take_in(other_desk, [file])
