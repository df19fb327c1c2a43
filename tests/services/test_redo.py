"""Redo: as long as no other own change came between, over a restart too."""

from pathlib import Path

import pytest

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import GatheringId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.services import rounds
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import AtClosedTheme, NothingToRedo, NothingToUndo, redo, undo
from tests.support import begun, made, opened, themes


def judge(desk: Desk, gathering: GatheringId, *levels: int, theme: int = 0) -> None:
    for level in levels:
        rounds.judge(desk, gathering, themes(desk)[theme], Assessed(Level(level)))


def level(desk: Desk, gathering: GatheringId, theme: int = 0) -> int | None:
    condition = rounds.load(desk, gathering).gathering.condition(themes(desk)[theme])
    return int(condition.judgement.level) if condition else None  # type: ignore[union-attr]


def test_back_and_forth_as_far_as_one_likes(desk: Desk) -> None:
    gathering = begun(desk)
    judge(desk, gathering, 1, 2, 3)
    seen = []
    for step in (undo, undo, redo, redo, undo, undo, undo, redo, redo, redo):
        step(desk, Scope(gathering))
        seen.append(level(desk, gathering))
    assert seen == [2, 1, 2, 3, 2, 1, None, 1, 2, 3]
    with pytest.raises(NothingToRedo):
        redo(desk, Scope(gathering))


def test_another_change_ends_it(desk: Desk) -> None:
    gathering = begun(desk)
    judge(desk, gathering, 1, 2)
    undo(desk, Scope(gathering))
    judge(desk, gathering, 4, theme=1)
    with pytest.raises(NothingToRedo):
        redo(desk, Scope(gathering))
    undo(desk, Scope(gathering))
    undo(desk, Scope(gathering))
    assert level(desk, gathering) is None
    redo(desk, Scope(gathering))
    assert level(desk, gathering) == 1


def test_over_a_restart(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        gathering = begun(desk)
        judge(desk, gathering, 1, 2)
        undo(desk, Scope(gathering))
    with opened(tmp_path / "arkiv") as desk:
        redo(desk, Scope(gathering))
        assert level(desk, gathering) == 2
        undo(desk, Scope(gathering))
        undo(desk, Scope(gathering))
        assert level(desk, gathering) is None


def test_finishing_is_a_barrier_for_both(desk: Desk) -> None:
    gathering = begun(desk)
    judge(desk, gathering, 1, 2)
    undo(desk, Scope(gathering))
    rounds.finish(desk, gathering)
    with pytest.raises(NothingToRedo):
        redo(desk, Scope(gathering))
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(gathering))


def test_it_stays_within_the_round(desk: Desk) -> None:
    first, second = begun(desk), begun(desk)
    judge(desk, first, 1)
    undo(desk, Scope(first))
    with pytest.raises(NothingToRedo):
        redo(desk, Scope(second))


def test_what_lies_at_a_closed_theme_is_left_alone(desk: Desk) -> None:
    """Whatever came before it waits too: a later change is never stepped over."""
    gathering, closed = begun(desk), themes(desk)[:1]
    judge(desk, gathering, 1, theme=1)
    judge(desk, gathering, 2)
    with pytest.raises(AtClosedTheme):
        undo(desk, Scope(gathering), closed=closed)
    undo(desk, Scope(gathering))
    with pytest.raises(AtClosedTheme):
        redo(desk, Scope(gathering), closed=closed)
    assert (level(desk, gathering), level(desk, gathering, 1)) == (None, 1)
    undo(desk, Scope(gathering), closed=closed)
    assert level(desk, gathering, 1) is None
