"""What could not be stored: once, in its order, seen, given back, and never over what is newer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Judgement, Level
from ffbdesk.domain.records import Informant
from ffbdesk.services import notes, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.services.waiting import PendingFiles
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.walk.page import WalkPage
from ffbdesk.words import ending, frame
from tests.support import START
from tests.ui.conftest import Seat
from tests.ui.test_desk import go, judgement, open_round
from tests.ui.test_goals import goals_of_case
from tests.ui.test_locking import unlock
from tests.ui.test_one_way import asked, busy, refuse, whose


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The disk is full until `undo` is called."""
    with monkeypatch.context() as patch:
        refuse(patch, DiskFull)
        yield patch


def cooking(seat: Seat) -> WalkPage:
    walk = open_round(seat)
    go(seat, walk, "Lave mad")
    return walk


def kommune(seat: Seat) -> TextLine:
    field = seat.desk.round.head._case.editor("municipality")
    assert isinstance(field, TextLine)
    return field


def stored_judgement(seat: Seat, walk: WalkPage) -> Judgement | None:
    assert walk._round is not None
    gathering, theme = walk._round.gathering.id, walk.theme.code
    found = asked(seat, lambda desk: rounds.load(desk, gathering).gathering.condition(theme))
    return found.judgement if found else None


def wordings(seat: Seat, page: GoalsPage) -> tuple[list[str], list[str]]:
    """As they are seen, and as they are stored."""
    assert page._board is not None
    citizen = page._board.citizen.id
    case = asked(seat, lambda desk: desk.ledger.read.case(citizen))
    assert case is not None
    return [goal.wording for goal in page._board.case.goals], [goal.wording for goal in case.goals]


def test_each_value_is_sent_once_when_there_is_room(practised: Seat, full: pytest.MonkeyPatch) -> None:
    walk = cooking(practised)
    for level in (Level.LIGHT, Level.SEVERE):
        walk.choice.pick(Assessed(level))
        practised.settle()
    full.undo()
    before = asked(practised, lambda desk: desk.ledger.last)
    walk.form.voices["others"].setFocus()
    QTest.keyClicks(walk.form.voices["others"], "ord")
    practised.desk.flush()
    practised.settle()
    citizen = walk._round.citizen.id if walk._round else CitizenId("")
    made = [change for change in asked(practised, lambda desk: desk.ledger.changes(citizen)) if change.seq > before]
    assert [edit.new for change in made for edit in change.edits if edit.ref.field == "judgement"] == ["1", "3"]
    for expected in (Assessed(Level.SEVERE), Assessed(Level.LIGHT), None):
        practised.desk.undo()
        practised.settle()
        assert judgement(walk) == expected
    assert frame.NOT_SAVED not in practised.desk.top._saved.text()


@pytest.mark.parametrize("how", ["room", "lock"])
def test_the_order_of_goals_that_is_seen_is_the_one_that_is_stored(
    practised: Seat, full: pytest.MonkeyPatch, how: str
) -> None:
    page = goals_of_case(practised, "Freja")
    for at, by in ((0, 1), (1, 1), (0, 1)):
        page._choose(at)
        page._move(by)
        practised.settle()
    seen, stored = wordings(practised, page)
    assert seen != stored
    if how == "lock":
        practised.shell.lock()
        full.undo()
        unlock(practised)
        page = practised.desk.person.goals
    else:
        full.undo()
        practised.desk.flush()
        practised.settle()
    assert wordings(practised, page) == (seen, seen)


def test_moves_while_nothing_is_answered_are_seen_as_they_will_stand(practised: Seat) -> None:
    page = goals_of_case(practised, "Freja")
    with busy(practised):
        for at, by in ((0, 1), (1, 1), (0, 1), (2, -1)):
            page._choose(at)
            page._move(by)
        assert page._board is not None
        seen = [goal.wording for goal in page._board.case.goals]
    assert wordings(practised, page) == (seen, seen)


def test_still_no_room_at_unlock_it_is_seen_and_newer_work_wins(practised: Seat, full: pytest.MonkeyPatch) -> None:
    walk = cooking(practised)
    walk.choice.pick(Assessed(Level.LIGHT))
    walk.form.voices["others"].setFocus()
    QTest.keyClicks(walk.form.voices["others"], "gammel ")
    practised.shell.lock()
    unlock(practised)
    walk = practised.desk.round.walk
    assert judgement(walk) == Assessed(Level.LIGHT), "it is seen"
    assert walk.form.voices["others"].toPlainText() == "gammel "
    assert frame.NOT_SAVED in practised.desk.top._saved.text()
    full.undo()
    walk.choice.pick(Assessed(Level.COMPLETE))
    walk.form.voices["others"].setFocus()
    QTest.keyClicks(walk.form.voices["others"], "og nyere")
    practised.desk.flush()
    practised.settle()
    assert frame.NOT_SAVED not in practised.desk.top._saved.text()
    for _ in range(2):
        practised.shell.lock()
        unlock(practised)
    walk = practised.desk.round.walk
    assert stored_judgement(practised, walk) == judgement(walk) == Assessed(Level.COMPLETE)
    assert walk.form.voices["others"].toPlainText() == "gammel og nyere"


def test_what_is_set_while_the_program_was_closed_over_sealed_text_stays(
    practised: Seat, full: pytest.MonkeyPatch
) -> None:
    """The file of what waited is found again after something newer was stored by another way."""
    walk = cooking(practised)
    assert walk._round is not None
    gathering, theme = walk._round.gathering.id, walk.theme.code
    walk.choice.pick(Assessed(Level.LIGHT))
    walk.form.voices["others"].setFocus()
    QTest.keyClicks(walk.form.voices["others"], "gammel")
    files, archive_id = practised.shell._around.pending(), practised.shell.sitting._archive_id
    practised.shell.lock()
    (path, content), *_more = files.of(archive_id)
    full.undo()
    unlock(practised)
    walk = practised.desk.round.walk
    walk.choice.pick(Assessed(Level.SEVERE))
    practised.settle()
    practised.shell.lock()
    path.write_bytes(content)
    unlock(practised)
    found = asked(practised, lambda desk: rounds.load(desk, gathering).gathering.condition(theme))
    assert found is not None
    assert found.judgement == Assessed(Level.SEVERE)
    assert files.of(archive_id) == []


def test_a_text_that_is_too_long_waits_where_it_can_be_shortened(practised: Seat) -> None:
    open_round(practised)
    practised.desk.round.go("head")
    practised.settle()
    field = kommune(practised)
    field.setFocus()
    field.setText("")
    field.insert("x" * 600)
    practised.desk.round.head.fields["purpose"].setFocus()
    practised.settle()
    practised.shell.lock()
    unlock(practised)
    field = kommune(practised)
    assert field.text() == "x" * 600
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Aarhus")
    practised.desk.round.head.fields["purpose"].setFocus()
    practised.settle()
    assert frame.NOT_SAVED not in practised.desk.top._saved.text()
    assert practised.shell._around.pending().of(practised.shell.sitting._archive_id) == []


def test_what_can_never_be_stored_keeps_nothing_else_back(practised: Seat) -> None:
    walk = cooking(practised)
    assert walk._round is not None
    gathering, theme = walk._round.gathering.id, walk.theme.code
    practised.desk._new_note()
    practised.settle()
    pad = practised.desk.pad
    assert pad.note is not None
    note = pad.note.id
    QTest.keyClicks(pad.text, "en note")
    practised.desk.flush()
    practised.settle()
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, DiskFull)
        walk.choice.pick(Assessed(Level.LIGHT))
        pad.fields.choose("themes", ())
        walk.form.own.keys[2].click()
        practised.settle()
        practised.shell.lock()
    unlock_and_sign = []

    def sign(desk: Desk) -> None:
        unlock_and_sign.append(notes.sign(desk, replace(notes.note(desk, note), text="en note")))

    from ffbdesk.app import session

    usual = session.begin
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "begin", lambda desk, *rest: (sign(desk), usual(desk, *rest))[1])
        unlock(practised)
    assert unlock_and_sign
    walk = practised.desk.round.walk
    found = asked(practised, lambda desk: rounds.load(desk, gathering).gathering.condition(theme))
    assert found is not None
    assert (found.judgement, found.own_rating) == (Assessed(Level.LIGHT), Level.MODERATE)
    walk.choice.pick(Assessed(Level.SEVERE))
    practised.settle()
    practised.shell.lock()
    unlock(practised)
    assert judgement(practised.desk.round.walk) == Assessed(Level.SEVERE), "nothing is replayed"


def test_just_the_tags_that_are_shown_are_signed(practised: Seat) -> None:
    walk = cooking(practised)
    practised.desk._new_note()
    practised.settle()
    pad = practised.desk.pad
    QTest.keyClicks(pad.text, "en note")
    practised.desk.flush()
    practised.settle()
    other = walk.themes[3].code
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, DiskFull)
        pad.fields.choose("themes", (walk.theme.code, other))
        practised.settle()
    pad.sign.click()
    practised.settle()
    assert pad.note is not None
    note = pad.note.id
    stored = asked(practised, lambda desk: notes.note(desk, note))
    assert stored.signed_at is not None
    assert stored.themes == pad.note.themes == (walk.theme.code, other)
    assert practised.desk._context.outbox.is_empty()


def test_carrying_comes_after_what_stands_in_the_fields(practised: Seat) -> None:
    citizen, _newest = whose(practised, "Børge")
    practised.desk.show_citizen(citizen)
    practised.settle()
    practised.desk.person.rounds.new.click()
    practised.settle()
    assert practised.desk.round.shown is not None
    here = practised.desk.round.shown.gathering.id
    before = asked(practised, lambda desk: rounds.previous(desk, here))
    assert before is not None
    earlier = next(c for c in before.gathering.conditions if c.citizen)
    practised.desk.round.go_to_theme(earlier.theme)
    walk = practised.desk.round.walk
    practised.settle()
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "ord to")
    walk.tree.setFocus()
    practised.settle()
    practised.desk.undo()  # the words of a field without the focus are dirty again
    assert field.toPlainText() == "ord "
    walk.beside.earlier._carry_text(Informant.CITIZEN)
    practised.settle()
    practised.desk.flush()
    practised.settle()
    stored = asked(practised, lambda desk: rounds.load(desk, here).gathering.condition(earlier.theme))
    assert stored is not None
    assert stored.citizen == field.toPlainText()
    assert stored.citizen.startswith("ord")
    assert earlier.citizen in stored.citizen


@pytest.mark.parametrize("words", ["Aarhus Kommune", "Aarhus  Nord ", "a b c"])
def test_a_line_of_several_words_back_and_forth(practised: Seat, words: str) -> None:
    open_round(practised)
    practised.desk.round.go("head")
    practised.settle()
    head = practised.desk.round.head
    field = kommune(practised)
    field.setFocus()
    field.selectAll()
    before = field.text()
    QTest.keyClicks(field, words)
    shown = field.text()
    head.fields["purpose"].setFocus()
    practised.settle()
    after = field.text()
    assert after == " ".join(shown.split())
    for _ in range(6):
        practised.desk.undo()
        head.fields["wishes"].setFocus()
        practised.settle()
    assert field.text() == before
    for _ in range(6):
        practised.desk.redo()
        head.fields["purpose"].setFocus()
        practised.settle()
    assert field.text().strip() == after


def test_a_gap_at_the_end_of_a_line_stays_while_it_is_written(practised: Seat) -> None:
    open_round(practised)
    practised.desk.round.go("head")
    practised.settle()
    field = kommune(practised)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Anna ")
    practised.desk.flush()
    practised.settle()
    QTest.keyClicks(field, "Bo")
    assert field.text() == "Anna Bo"


def test_an_archives_number_is_no_path_and_a_still_clock_takes_no_place(tmp_path: Path) -> None:
    files = PendingFiles(tmp_path / "en" / "venter")
    numbers = ("../../ude", "/tmp/ude", "*", "b", "b\x00", "[b]", "", "\udcff", "æ" * 500)
    for number in numbers:
        kept = [files.keep(number, START, content) for content in (b"1", b"2", b"3")]
        assert len({*kept} - {None}) == 3, number
    for number in numbers:
        assert [content for _path, content in files.of(number)] == [b"1", b"2", b"3"], number
    assert [path.name for path in tmp_path.iterdir()] == ["en"]
    assert {path.parent for path in tmp_path.rglob("*.laast")} == {tmp_path / "en" / "venter"}


def test_words_that_find_no_room_are_not_locked_out_of_a_round(
    practised: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = cooking(practised)
    assert walk._round is not None
    which = walk._round.gathering.id
    with monkeypatch.context() as patch:
        refuse(patch, DiskFull)
        QTest.keyClicks(walk.form.remark, "Det sidste ord")
        practised.desk.round.go("end")
        finishing = practised.desk.round.end.finishing
        finishing.finish.click()
        finishing.yes.click()
        practised.settle()
        assert practised.desk.notice.text() == ending.NOT_STORED
        assert finishing.finish.isVisible()
    finishing.finish.click()
    finishing.yes.click()
    practised.settle()
    found = asked(practised, lambda desk: rounds.load(desk, which))
    assert found.gathering.seal is not None
    assert "Det sidste ord" in str(found)
