"""One's own work: what was settled stays settled, and one field's fault keeps no other back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ffbdesk.domain.course.attempt import Seen
from ffbdesk.domain.course.draft import Lack, lacks
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.services.course import attempts, cases, drafts, exercises
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from tests.course import begun, course, kirsten, row, scored
from tests.support import Clock, machine

NUMBER = "født 010203-1234"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with course(tmp_path / "Kursus") as one:
        yield one


def test_a_number_in_one_reason_keeps_no_other_back(desk: Desk, tmp_path: Path) -> None:
    task = exercises.hand_out(desk, begun(desk).id, tmp_path / "ud")
    one = scored(attempts.begin(desk, attempts.read_task(desk, task).task), 1, row(1))
    first, second = one.task.themes[:2]
    wrong = one.with_given(replace(one.of(first), reason=NUMBER))
    wrong = replace(wrong.with_given(replace(one.of(second), reason="Hun gør det selv.")), nickname=NUMBER)
    with pytest.raises(cases.LooksLikeANumber):
        attempts.keep(desk, wrong)
    kept = attempts.attempt(desk, one.id)
    assert (kept.of(first).reason, kept.of(second).reason, kept.nickname) == ("", "Hun gør det selv.", "")
    assert kept.of(first).judgement == one.of(first).judgement
    with pytest.raises(cases.LooksLikeANumber):
        attempts.save_answer(desk, wrong, tmp_path / "svar")
    assert not (tmp_path / "svar").exists()


def test_a_level_that_is_locked_stays_and_so_does_how_often_it_was_saved(desk: Desk, tmp_path: Path) -> None:
    alone = attempts.begin_alone(desk, kirsten().id)
    theme = alone.task.themes[0]
    chosen = alone.judged(theme, Assessed(Level(1)))
    attempts.keep(desk, chosen)
    seen = attempts.show_reference(desk, chosen, theme)
    attempts.keep(desk, alone.judged(theme, Assessed(Level(4))))
    kept = attempts.attempt(desk, alone.id)
    assert kept.of(theme).judgement == Assessed(Level(1))
    assert kept.seen == seen.seen == (Seen(theme),)
    task = exercises.hand_out(desk, begun(desk).id, tmp_path / "ud")
    one = scored(attempts.begin(desk, attempts.read_task(desk, task).task), 1, row(1))
    attempts.save_answer(desk, one, tmp_path / "svar")
    attempts.keep(desk, replace(one, at=2))  # as it stood before it was saved
    _path, again = attempts.save_answer(desk, one, tmp_path / "svar")
    assert again.saved == 2


def test_what_was_taken_away_does_not_come_back(desk: Desk) -> None:
    alone = attempts.begin_alone(desk, kirsten().id)
    attempts.remove(desk, alone.id)
    with pytest.raises(UnknownRecord):
        attempts.keep(desk, replace(alone, minutes=1))
    draft = drafts.begin(desk)
    drafts.remove(desk, draft.id)
    with pytest.raises(UnknownRecord):
        drafts.keep(desk, replace(draft, name="Ada"))
    assert (attempts.attempts(desk), drafts.drafts(desk)) == ((), ())


def test_a_draft_with_a_number_in_it_keeps_the_rest(desk: Desk) -> None:
    draft = drafts.begin(desk)
    with pytest.raises(cases.LooksLikeANumber):
        drafts.keep(desk, replace(draft, name="Ada Prøve", summary=NUMBER))
    assert (drafts.draft(desk, draft.id).name, drafts.draft(desk, draft.id).summary) == ("Ada Prøve", "")


def test_the_reference_waits_until_the_answer_is_saved_and_the_day_is_over(tmp_path: Path) -> None:
    clock = Clock()
    with course(tmp_path / "Kursus", machine(0, clock)) as desk:
        _waits_for_the_talk(desk, clock, tmp_path)


def _waits_for_the_talk(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    exercise = begun(desk)
    task = exercises.hand_out(desk, exercise.id, tmp_path / "ud")
    one = scored(attempts.begin(desk, attempts.read_task(desk, task).task), 1, row(1))
    with pytest.raises(attempts.InUse):
        attempts.begin_alone(desk, kirsten().id)
    attempts.save_answer(desk, one, tmp_path / "svar")
    with pytest.raises(attempts.InUse):
        attempts.begin_alone(desk, kirsten().id)
    clock.move(days=1)
    assert attempts.begin_alone(desk, kirsten().id).alone


def test_scored_again_it_is_the_same_participant_and_never_twice(desk: Desk, tmp_path: Path) -> None:
    task = exercises.hand_out(desk, begun(desk).id, tmp_path / "ud")
    mine, other = (
        scored(attempts.begin(desk, attempts.read_task(desk, task).task), number, row(number)) for number in (1, 2)
    )
    for one in (mine, other):
        attempts.keep(desk, one)
    second = attempts.score_again(desk, mine.id)
    assert (second.task.round, second.participant, second.number) == (2, mine.participant, 1)
    assert second.first(mine.task.themes[0]) == mine.of(mine.task.themes[0])
    assert attempts.score_again(desk, other.id).participant == other.participant
    assert attempts.score_again(desk, mine.id).id == second.id


def test_an_older_case_does_not_take_the_place_of_a_newer(desk: Desk, tmp_path: Path) -> None:
    own = replace(kirsten(), id="11111111-1111-4111-8111-111111111111", revision=5)
    cases.keep(desk, own)
    newest = cases.save(desk, own.id, tmp_path / "ny")
    cases.keep(desk, replace(own, revision=2))
    older = cases.save(desk, own.id, tmp_path / "gammel")
    assert cases.fetch(desk, newest).revision == 5
    with pytest.raises(cases.OlderCase):
        cases.fetch(desk, older)
    assert cases.case(desk, own.id).revision == 5
    other = replace(kirsten(), revision=kirsten().revision + 1)
    cases.keep(desk, replace(other, id=own.id, revision=6))
    changed = cases.save(desk, own.id, tmp_path / "fremmed")
    changed.write_text(changed.read_text(encoding="utf-8").replace(own.id, kirsten().id), encoding="utf-8")
    with pytest.raises(cases.ShippedCase):
        cases.fetch(desk, changed)


def test_a_case_that_no_file_could_hold_is_not_finished(desk: Desk) -> None:
    made = drafts.write_on(desk, _own(desk))
    long = replace(made, declared=True, sections=(replace(made.sections[0], text="x" * 4001), *made.sections[1:]))
    assert lacks(replace(made, declared=True)) == ()
    assert lacks(long) == ((Lack.LONG, None),)
    many = replace(long, sections=(replace(made.sections[0], text="\n\n".join("x" * 41)),))
    assert lacks(many) == ((Lack.LONG, None),)
    theme = replace(made.themes[0], counted_in="\n".join("x" * 21))
    assert lacks(replace(made.with_theme(theme), declared=True)) == ((Lack.LONG, theme.theme),)


def _own(desk: Desk) -> str:
    own = replace(kirsten(), id="11111111-1111-4111-8111-111111111111")
    cases.keep(desk, own)
    return own.id
