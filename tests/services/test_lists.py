"""The list of everybody: what the database counts for it by itself is what the rounds hold."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.marks import SCALE
from ffbdesk.domain.records import Informant
from ffbdesk.services import carrying, citizens, erasure, intake, marks, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import NothingToUndo, undo
from ffbdesk.storage.errors import UnknownRecord
from tests.support import PRACTICE, begun, made, person, themes


def counted(desk: Desk) -> dict[str, tuple[int, int, int]]:
    """Each round's figures in the list, counted anew from all that it holds but for sensitive themes."""
    found = {}
    for line in citizens.listing(desk):
        for round_ in line.rounds:
            whole = rounds.load(desk, round_.id).gathering
            conditions = [c for c in whole.conditions if c.theme not in SENSITIVE]
            judged = [c for c in conditions if c.judgement is not None]
            unconfirmed = sum(c.carried_from_id is not None for c in judged)
            found[round_.id] = len(judged) - unconfirmed, len(conditions) - len(judged), unconfirmed
    return found


def listed(desk: Desk) -> dict[str, tuple[int, int, int]]:
    return {r.id: (r.decided, r.open, r.unconfirmed) for line in citizens.listing(desk) for r in line.rounds}


STEPS = st.sampled_from(["judge", "unjudge", "write", "empty", "mark", "unmark", "undo", "carry", "remove"])


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An archive with the practice citizens, where every example adds one of its own."""
    with made(tmp_path_factory.mktemp("liste") / "arkiv") as desk:
        intake.take_in(desk, PRACTICE)
        assert listed(desk) == counted(desk)
        yield desk


@given(steps=st.lists(st.tuples(STEPS, st.integers(0, 2)), min_size=1, max_size=14))
def test_the_list_shows_what_the_rounds_hold(used: Desk, steps: list[tuple[str, int]]):
    """What the database counts by itself, whatever came and went."""
    desk, who = used, person(used)
    gathering = begun(desk, who.id)
    for step, place in steps:
        theme = desk.catalogue.theme((*themes(desk)[:2], *SENSITIVE)[place])
        ref = rounds.voice_ref(gathering, theme.code, Informant.OTHERS)
        match step:
            case "judge":
                rounds.judge(desk, gathering, theme.code, Assessed(Level.LIGHT))
            case "unjudge":
                rounds.judge(desk, gathering, theme.code, None)
            case "write" | "empty":
                values.put(desk, ref, "ord" if step == "write" else "")
            case "mark" | "unmark":
                marks.mark(desk, gathering, theme, theme.shown(())[0], SCALE[1] if step == "mark" else None)
            case "undo":
                with suppress(NothingToUndo):
                    undo(desk, Scope(gathering=gathering))
            case "carry":
                gathering = begun(desk, who.id)
                with suppress(carrying.NothingToCarry):
                    carrying.carry_all(desk, gathering)
            case "remove":
                rounds.remove(desk, gathering)
                gathering = begun(desk, who.id)
        assert listed(desk) == counted(desk), step
        assert citizens.line(desk, who.id) in citizens.listing(desk)
    assert {r.id for r in desk.ledger.read.rounds(who.id)} <= set(listed(desk))
    erasure.erase(desk, who.id)
    connection = desk.ledger._connection
    kept = {row[0] for row in connection.execute("SELECT gathering_id FROM standing")}
    assert kept == {row[0] for row in connection.execute("SELECT id FROM gathering")}
    assert connection.execute("SELECT count(*) FROM worked WHERE citizen_id = ?", (who.id,)).fetchone() == (0,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_one_line_is_that_of_the_list(tmp_path: Path):
    with made(tmp_path / "a") as desk:
        intake.take_in(desk, PRACTICE)
        for line in citizens.listing(desk):
            assert citizens.line(desk, line.citizen.id) == line
        gone = citizens.listing(desk)[0].citizen.id
        citizens.remove(desk, gone)
        with pytest.raises(UnknownRecord):
            citizens.line(desk, gone)
