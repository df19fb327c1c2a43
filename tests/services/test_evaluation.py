"""Sagsvurdering: a judgement with its day and its moment, målgrupper by code, never anything computed."""

import json
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.edits import Label, Scope
from ffbdesk.domain.ids import GatheringId, NeedCode, TargetCode
from ffbdesk.domain.interventions import EntryKind
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import GATHERING
from ffbdesk.export.choices import Choices
from ffbdesk.export.file.check import FileDamaged, FileFromNewer
from ffbdesk.export.file.content import printed_content
from ffbdesk.export.udredning import evaluation_part
from ffbdesk.services import handover, intake, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.undo import undo
from ffbdesk.storage.errors import Sealed
from tests.support import begun, machine, made, themes


def need(desk: Desk, n: int) -> NeedCode:
    return desk.catalogue.interventions.support_needs[n].code


def target(desk: Desk, term: str) -> TargetCode:
    return next(one.code for one in desk.catalogue.interventions.target_groups if one.term == term)


def evaluated(desk: Desk) -> GatheringId:
    gathering = begun(desk)
    values.choose(
        desk,
        GATHERING,
        gathering,
        evaluation="Begynd med posten.",
        need=need(desk, 2),
        need_reason="Et par gange om ugen.",
        target=target(desk, "Angst"),
        other_targets=(target(desk, "Autismespektrum"), target(desk, "Social isolation")),
    )
    return gathering


def test_a_judgement_gets_its_day_and_its_moment_and_loses_both(desk: Desk) -> None:
    gathering, today = evaluated(desk), desk.clock().date()
    head = rounds.load(desk, gathering).gathering
    assert (head.need_on, head.targets_on) == (today, today)
    assert None not in (head.need_recorded_at, head.targets_recorded_at)
    values.choose(desk, GATHERING, gathering, need_on=date(2026, 1, 2))
    values.choose(desk, GATHERING, gathering, need=need(desk, 3))
    again = rounds.load(desk, gathering).gathering
    assert again.need_on == date(2026, 1, 2), "a day that somebody gave stays"
    assert again.need_recorded_at is not None
    values.choose(desk, GATHERING, gathering, need=None, target=None)
    left = rounds.load(desk, gathering).gathering
    assert (left.need_on, left.need_recorded_at) == (None, None)
    assert left.targets_on == today, "there are others still"
    values.choose(desk, GATHERING, gathering, other_targets=())
    bare = rounds.load(desk, gathering).gathering
    assert (bare.targets_on, bare.targets_recorded_at) == (None, None)


def test_chosen_once_more_it_was_judged_when_it_was(desk: Desk) -> None:
    gathering = evaluated(desk)
    before = rounds.load(desk, gathering)
    values.choose(desk, GATHERING, gathering, need=need(desk, 2), target=target(desk, "Angst"))
    assert rounds.load(desk, gathering) == before


def test_the_primary_one_is_no_other_one(desk: Desk) -> None:
    gathering, autism = evaluated(desk), target(desk, "Autismespektrum")
    values.choose(desk, GATHERING, gathering, target=autism)
    head = rounds.load(desk, gathering).gathering
    assert (head.target, head.other_targets) == (autism, (target(desk, "Social isolation"),))
    values.choose(desk, GATHERING, gathering, other_targets=(autism, target(desk, "Demens"), target(desk, "Demens")))
    assert rounds.load(desk, gathering).gathering.other_targets == (target(desk, "Demens"),)
    undo(desk, Scope(gathering=gathering))
    undone = undo(desk, Scope(gathering=gathering))
    assert undone.change.label is Label.EVALUATE
    assert rounds.load(desk, gathering).gathering.target == target(desk, "Angst")
    assert rounds.load(desk, gathering).gathering.other_targets == (autism, target(desk, "Social isolation"))


def test_no_level_sets_a_need(desk: Desk) -> None:
    gathering = begun(desk)
    for theme in themes(desk):
        rounds.judge(desk, gathering, theme, Assessed(Level.COMPLETE))
    head = rounds.load(desk, gathering).gathering
    assert (head.need, head.target, head.evaluation) == (None, None, "")
    assert rounds.finish(desk, gathering).gathering.need is None


def test_a_finished_round_keeps_it(desk: Desk) -> None:
    gathering = evaluated(desk)
    before = rounds.load(desk, gathering).gathering
    after = rounds.finish(desk, gathering).gathering
    names = ("evaluation", "need", "need_reason", "need_on", "target", "other_targets", "targets_on")
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]
    with pytest.raises(Sealed):
        values.choose(desk, GATHERING, gathering, need=need(desk, 1))


def test_a_heading_may_be_chosen_and_a_file_carries_it(desk: Desk, tmp_path: Path) -> None:
    gathering = evaluated(desk)
    upper = next(
        group
        for group in desk.catalogue.interventions.headings(EntryKind.TARGET_GROUP)
        if group.term == "Psykisk funktionsnedsættelse"
    )
    values.choose(desk, GATHERING, gathering, target=TargetCode(upper.code))
    path = handover.save(desk, gathering, Form.JSON, tmp_path)
    content = json.loads(path.read_bytes())["content"]
    assert content["indsatskatalog"] == {"name": "Indsatskatalog", "version": "4.00"}
    assert content["gathering"]["target"] == {"code": upper.code, "term": "Psykisk funktionsnedsættelse"}
    assert content["gathering"]["need"]["term"] == "Moderat støttebehov"
    with made(tmp_path / "andet", machine(0)) as there:
        (taken,) = intake.take_in(there, [path])
        assert taken.round is not None
        there_, here = (rounds.load(one, g).gathering for one, g in ((there, taken.round), (desk, gathering)))
        assert (there_.target, there_.other_targets, there_.need) == (here.target, here.other_targets, here.need)


def test_what_no_program_of_ours_writes_is_refused(desk: Desk, tmp_path: Path) -> None:
    gathering = evaluated(desk)
    path = handover.save(desk, gathering, Form.JSON, tmp_path)
    written = path.read_bytes()
    changes = {
        "another term": ("gathering", "need", {"code": need(desk, 2), "term": "Let støttebehov"}, FileDamaged),
        "a level for a need": (
            "gathering",
            "need",
            {"code": desk.catalogue.levels[2].code, "term": desk.catalogue.levels[2].label},
            FileDamaged,
        ),
        "twice": (
            "gathering",
            "other_targets",
            [{"code": target(desk, "Angst"), "term": "Angst"}],
            FileDamaged,
        ),
    }
    for part, name, value, error in changes.values():
        body = json.loads(written)
        body["content"][part][name] = value
        path.write_text(json.dumps(body), encoding="utf-8")
        with pytest.raises(error):
            intake.take_in(desk, [path])
    body = json.loads(written)
    body["content"]["indsatskatalog"]["version"] = "5.00"
    path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(FileFromNewer):
        intake.take_in(desk, [path])


def test_a_paper_carries_no_day_that_it_does_not_print(desk: Desk) -> None:
    gathering = begun(desk)
    values.choose(desk, GATHERING, gathering, need_on=date(2025, 1, 22), targets_on=date(2025, 1, 23))
    head = printed_content(rounds.load(desk, gathering), desk.catalogue)["gathering"]
    assert (head["need_on"], head["targets_on"]) == (None, None)
    values.choose(desk, GATHERING, gathering, other_targets=(target(desk, "Angst"),), targets_on=date(2025, 1, 23))
    shown = rounds.load(desk, gathering)
    part = evaluation_part(shown.gathering, desk.catalogue)
    assert part is not None
    assert "23.1.2025" in part.targets[0].text
    assert printed_content(shown, desk.catalogue)["gathering"]["targets_on"] == "2025-01-23"


def test_initials_alone_leave_out_who_asked(desk: Desk) -> None:
    gathering = begun(desk)
    values.choose(desk, GATHERING, gathering, requester="Søster Anna Prøve")
    shown = rounds.load(desk, gathering)
    content = printed_content(shown, desk.catalogue, Choices(initials_only=True), ())
    assert "Anna" not in json.dumps(content)
    assert "Anna" in json.dumps(printed_content(shown, desk.catalogue, Choices(), ()))


def test_it_is_copied_as_text(desk: Desk) -> None:
    assert handover.evaluation_text(desk, begun(desk)) == ""
    text = handover.evaluation_text(desk, evaluated(desk))
    day = desk.clock().date()
    said = f"{day.day}.{day.month}.{day.year}"
    assert text.split("\n\n") == [
        "Samlet faglig vurdering:\nBegynd med posten.",
        f"Støttebehov:\nModerat støttebehov, vurderet {said}",
        "Begrundelse:\nEt par gange om ugen.",
        f"Primær målgruppe:\nAngst, vurderet {said}",
        "Øvrige målgrupper:\nAutismespektrum; Social isolation",
    ]
