"""Opfølgning: goals and followed themes judged anew, three verdicts, what is decided; finished, corrected, found."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.followups import FollowUpPart, GoalNext
from ffbdesk.domain.ids import CitizenId, FollowUpId
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from ffbdesk.domain.kinds import CARE_PLAN, FOLLOW_UP, FOLLOW_UP_PART, STATUS_PART
from ffbdesk.domain.status import GoalResult
from ffbdesk.services import followups, goals, plans, status, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.followup.page import END, FollowUpPage
from ffbdesk.words import followups as say
from tests.ui.conftest import Seat
from tests.ui.test_locking import unlock
from tests.ui.test_notes import ALT, KEY, press, with_steps
from tests.ui.test_one_way import busy

HOLDS = "Det holder"


def prepared(seat: Seat) -> CitizenId:
    """Børge, with an indsats and a finished statusnotat that says something of his first goal."""
    citizen, _steps = with_steps(seat)

    def job(desk: Desk) -> None:
        plan = plans.add_plan(desk, citizen)
        values.choose(desk, CARE_PLAN, plan, place="Solstrålen")
        which = status.begin(desk, citizen)
        part = status.load(desk, which).status.parts[0]
        values.choose(desk, STATUS_PART, part.id, citizens_view="Det kan jeg nu", our_view="Han gør det selv", level=1)
        status.finish(desk, which)

    seat.shell.worker.submit(job, lambda _none: None)
    seat.settle()
    return citizen


def begun(seat: Seat) -> tuple[FollowUpPage, CitizenId]:
    """An opfølgning about him, begun from the list."""
    citizen = prepared(seat)
    seat.desk.show_citizen(citizen, "follow_ups")
    seat.settle()
    seat.desk.person.follow_ups.new_follow_up.click()
    seat.settle()
    assert seat.desk.follow_up.isVisible()
    return seat.desk.follow_up, citizen


def part_of(page: FollowUpPage, at: int) -> FollowUpPart:
    assert page.board is not None
    wanted = page.rows[at].part
    return next(part for part in page.board.follow_up.parts if part.id == wanted)


def test_it_is_judged_row_by_row_from_the_keyboard_and_finished(practised: Seat) -> None:
    page, citizen = begun(practised)
    assert page.rows[0].toggle.hasFocus()
    assert page._open == page.rows[0].part, "the first that lacks a level is open"
    for at in range(len(page.rows)):
        press(practised, KEY.Key_1)
        assert part_of(page, at).judgement == Assessed(Level(1))
        press(practised, KEY.Key_Right, ALT)
        practised.settle()
    assert page.place().part == END
    count = len(page.rows)
    assert page._count.text() == say.with_level(count, count)
    assert "Støttebehov" in page.end.missing.text()
    page.show_part("rows")
    next(iter(page.decided.need.choices.values())).click()
    choice, reason, _fields = next(iter(page.decided.results.values()))
    next(iter(choice.choices.values())).click()
    reason.setFocus()
    QTest.keyClicks(reason, HOLDS)
    page.decided.in_short.setFocus()
    QTest.keyClicks(page.decided.in_short, "Vi fortsætter.")
    practised.settle()
    page.show_part(END)
    assert page.end.missing.text() == "Ikke valgt: Næste opfølgning.", "the goals would have no date any more"
    page.end.finish.click()
    assert QApplication.focusWidget() is page.end.no, "it cannot be taken back: the careful answer comes first"
    page.end.yes.click()
    practised.settle()
    assert page.board is not None
    follow_up = page.board.follow_up
    assert follow_up.seal is not None
    assert (follow_up.in_short, follow_up.results[0].reason) == ("Vi fortsætter.", HOLDS)
    assert follow_up.need_on == follow_up.held_on
    assert page.end.correct.isVisible()
    assert page.end.new_round.isVisible()
    page.show_part("rows")
    press(practised, KEY.Key_3)
    assert part_of(page, 0).judgement == Assessed(Level(1)), "done is done"
    assert page.decided.in_short.isReadOnly()
    page.show_part(END)
    page.end.correct.click()
    practised.settle()
    assert page.board.follow_up.corrects_id == follow_up.id
    assert page.board.follow_up.seal is None
    practised.desk.show_citizen(citizen, "follow_ups")
    practised.settle()
    assert len(practised.desk.person.follow_ups.ways) == 3


def test_goals_say_that_their_level_is_of_an_opfoelgning(practised: Seat) -> None:
    page, citizen = begun(practised)
    assert page.board is not None
    which, part = page.board.follow_up.id, part_of(page, 0).id

    def job(desk: Desk) -> None:
        values.choose(desk, FOLLOW_UP, which, held_on=date(2021, 8, 30))
        values.choose(desk, FOLLOW_UP_PART, part, judgement=Assessed(Level(0)))
        followups.finish(desk, which)

    practised.shell.worker.submit(job, lambda _none: None)
    practised.settle()
    practised.desk.show_citizen(citizen, "goals")
    practised.settle()
    assert practised.desk.person.goals.form._current.text() == "Ingen nedsat funktionsevne, fra opfølgningen 30.8.2021"


def test_verdicts_of_the_statusnotat_are_read_and_not_typed_over(practised: Seat) -> None:
    page, _citizen = begun(practised)
    form = page.form
    assert [frame.isVisible() for frame in form._frames.values()] == [True, True]
    assert [view.isVisible() for view in form.views] == [False, False, True]
    assert [told.text() for told in form._told] == ["Det kan jeg nu", "Han gør det selv"]
    assert "foreslår 1" in form._hint.text()
    page.open_row(page.rows[1].part)
    practised.settle()
    assert [view.isVisible() for view in form.views] == [True, True, True]
    page.decided.status.setCurrentIndex(0)
    page.decided.status.picked.emit("")
    page.open_row(page.rows[0].part)
    practised.settle()
    assert [view.isVisible() for view in form.views] == [True, True, True], "without it they are typed here"


def test_every_way_to_set_a_part_is_taken_back_and_done_again(practised: Seat) -> None:
    page, _citizen = begun(practised)
    page.form.keys[5].click()
    page.form.result.setCurrentIndex(1)
    page.form.result.picked.emit(GoalResult.REACHED.value)
    page.form.following.picked.emit(GoalNext.ENDED.value)
    page.form.views[2].setFocus()
    QTest.keyClicks(page.form.views[2], "Enig.")
    page.flush()
    practised.settle()
    part = part_of(page, 0)
    assert (part.judgement, part.result, part.following) == (NotAssessed(), GoalResult.REACHED, GoalNext.ENDED)
    assert part.caseworkers_view == "Enig."
    for _ in range(4):
        practised.desk.undo()
        page.flush()
        practised.settle()
    assert not part_of(page, 0).is_written
    for _ in range(4):
        practised.desk.redo()
        page.flush()
        practised.settle()
    assert part_of(page, 0) == part


def test_arrows_walk_the_rows_and_a_click_folds_one(practised: Seat) -> None:
    page, _citizen = begun(practised)
    QTest.keyClick(page.rows[0].toggle, KEY.Key_Down)
    assert page.rows[1].toggle.hasFocus()
    press(practised, KEY.Key_Return)
    assert (page._open, page.form.isVisible()) == (page.rows[1].part, True)
    QTest.mouseClick(page.rows[1]._head, Qt.MouseButton.LeftButton)
    practised.settle()
    assert (page._open, page.form.isVisible()) == ("", False)
    press(practised, KEY.Key_2)
    assert part_of(page, 1).judgement == Assessed(Level(2)), "a digit is the level of the row that has the keyboard"


def test_what_is_said_of_a_row_is_in_words_too(practised: Seat) -> None:
    page, _citizen = begun(practised)
    first = page.rows[0]
    assert say.LACKS_LEVEL in first.toggle.accessibleName()
    assert "nu ukendt" in first._view.accessibleName()
    press(practised, KEY.Key_0)
    assert "Fremgang fra" in first.toggle.accessibleName()
    assert "nu 0" in first._view.accessibleName()


def test_a_theme_and_a_goal_that_came_since_are_taken_along(practised: Seat) -> None:
    page, citizen = begun(practised)
    before = len(page.rows)
    catalogue = practised.shell.desk._context.catalogue
    assert page.board is not None
    followed = {part.theme for part in page.board.follow_up.parts}
    theme = next(one.code for one in catalogue.themes if one.code not in followed and one.code not in SENSITIVE)
    page.theme.picked.emit(theme)
    practised.settle()
    assert (len(page.rows), part_of(page, before).theme) == (before + 1, theme)
    assert page._open == page.rows[before].part
    practised.shell.worker.submit(lambda desk: goals.add(desk, citizen), lambda _none: None)
    practised.settle()
    page.take_along[0].click()
    practised.settle()
    assert len(page.rows) == before + 2


def test_sensitive_themes_are_closed_and_open_together(practised: Seat) -> None:
    page, _citizen = begun(practised)
    assert page.board is not None
    which = page.board.follow_up.id
    practised.shell.worker.submit(lambda desk: followups.add_part(desk, which, theme=SENSITIVE[0]), lambda _none: None)
    practised.settle()
    name = practised.shell.desk._context.catalogue.theme(SENSITIVE[0]).name
    assert name not in [row._theme.text() for row in page.rows]
    assert page._sensitive.isVisible()
    page.open_sensitive.click()
    practised.settle()
    assert name in [row._theme.text() for row in page.rows]
    assert not page._sensitive.isVisible()


def test_it_is_remembered_where_one_was_and_found_again(practised: Seat) -> None:
    page, _citizen = begun(practised)
    page.open_row(page.rows[1].part)
    page.decided.in_short.setFocus()
    QTest.keyClicks(page.decided.in_short, "Et ord til søgningen: kaktusblomst.")
    practised.settle()
    where = page.place()
    practised.shell.lock()
    unlock(practised)
    practised.settle()
    page = practised.desk.follow_up
    assert practised.desk.page is page
    assert page.place().follow_up == where.follow_up
    assert page._open == page.rows[1].part
    practised.desk.show_today()
    practised.settle()
    assert any("opfølgning" in one.accessibleName() for one in practised.desk.today.write_on)
    next(one for one in practised.desk.today.write_on if "opfølgning" in one.accessibleName()).click()
    practised.settle()
    assert practised.desk.page is page


def test_a_date_that_is_none_is_not_locked_away(practised: Seat) -> None:
    page, _citizen = begun(practised)
    page.decided.next_on.setFocus()
    page.decided.next_on.selectAll()
    QTest.keyClicks(page.decided.next_on, "31.4.2027")
    page.show_part(END)
    page.end.finish.click()
    assert say.NEXT_ON in page.end.saved.text()
    assert not page.end.yes.isVisible()


def test_it_is_looked_at_and_copied(practised: Seat) -> None:
    page, _citizen = begun(practised)
    press(practised, KEY.Key_2)
    page.show_part(END)
    page.end.see.click()
    practised.settle()
    assert page.paper.isVisible()
    press(practised, KEY.Key_Escape)
    assert page.end.isVisible()
    page.end.copy_all.click()
    practised.settle()
    assert "Opfølgning" in QApplication.clipboard().text()


def test_a_removed_one_comes_back(practised: Seat) -> None:
    page, citizen = begun(practised)
    assert page.board is not None
    which: FollowUpId = page.board.follow_up.id
    practised.desk.show_citizen(citizen, "follow_ups")
    practised.settle()
    shown = practised.desk.person.follow_ups
    assert len(shown.ways) == 2, "the statusnotat is listed too"
    assert shown.new_follow_up.text().strip() == say.GO_ON
    practised.shell.worker.submit(lambda desk: followups.remove(desk, which), lambda _none: None)
    practised.settle()
    assert len(shown.ways) == 1
    practised.desk.undo()
    practised.settle()
    assert len(shown.ways) == 2


def test_what_was_judged_has_a_day(practised: Seat) -> None:
    page, _citizen = begun(practised)
    press(practised, KEY.Key_1)
    day = part_of(page, 0).judged_on
    page.form.judged_on.clear()
    page.form.judged_on.leave()
    page.decided.held_on.clear()
    page.decided.held_on.leave()
    practised.settle()
    page.show_part(END)
    page.end.finish.click()
    assert say.HELD_ON in page.end.saved.text()
    page.show_part("rows")
    assert day is not None
    page.decided.held_on.setText(f"{day.day}.{day.month}.{day.year}")
    page.decided.held_on.leave()
    practised.settle()
    page.show_part(END)
    page.end.finish.click()
    assert say.JUDGED_ON in page.end.saved.text()
    assert not page.end.yes.isVisible()


def test_while_it_is_locked_nothing_is_typed(practised: Seat) -> None:
    page, _citizen = begun(practised)
    page.show_part(END)
    page.end.finish.click()
    with busy(practised):
        page.end.yes.click()
        assert not page._sides.isEnabled()
        page.show_part("rows")
        assert not page.decided.in_short.isEnabled()
    practised.settle()
    assert page._sides.isEnabled()
    assert page.board is not None
    assert page.board.follow_up.seal is not None


def test_a_digit_gone_astray_sets_no_level(practised: Seat) -> None:
    page, _citizen = begun(practised)
    next(iter(page.decided.need.choices.values())).setFocus()
    press(practised, KEY.Key_3)
    assert part_of(page, 0).judgement is None
    press(practised, KEY.Key_3, ALT)
    assert part_of(page, 0).judgement == Assessed(Level(3)), "with Alt it is meant"


def test_a_row_that_comes_leaves_the_hand_where_it_writes(practised: Seat) -> None:
    page, _citizen = begun(practised)
    field = page.form.views[2]
    field.setFocus()
    QTest.keyClicks(field, "Vi er ")
    assert page.board is not None
    which = page.board.follow_up.id
    catalogue = practised.shell.desk._context.catalogue
    followed = {part.theme for part in page.board.follow_up.parts}
    theme = next(one.code for one in catalogue.themes if one.code not in followed and one.code not in SENSITIVE)
    practised.shell.worker.submit(lambda desk: followups.add_part(desk, which, theme=theme), lambda _none: None)
    practised.settle()
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "enige 3 gange")
    page.flush()
    practised.settle()
    assert part_of(page, 0).caseworkers_view == "Vi er enige 3 gange"
    goal = part_of(page, 0).goal_id
    assert goal is not None
    practised.shell.worker.submit(lambda desk: goals.remove(desk, goal), lambda _none: None)
    practised.settle()
    assert not any(one.isChecked() for one in page.decided.need.choices.values())


def test_tab_goes_from_a_row_into_what_is_judged_of_it(practised: Seat) -> None:
    page, _citizen = begun(practised)
    practised.settle()
    page.rows[0].toggle.setFocus()
    press(practised, KEY.Key_Tab)
    assert QApplication.focusWidget() in page.form.keys


def test_what_finds_no_room_is_not_locked_out(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    page, _citizen = begun(practised)
    page.decided.in_short.setFocus()
    QTest.keyClicks(page.decided.in_short, "Vi er enige.")
    put = values.put

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(values, "put", full)
    page.show_part(END)
    page.end.finish.click()
    page.end.yes.click()
    practised.settle()
    assert page.board is not None
    assert page.board.follow_up.seal is None
    assert page._sides.isEnabled()
    monkeypatch.setattr(values, "put", put)
    practised.desk._context.outbox.send_waiting()
    practised.settle()
    page.end.yes.click()
    practised.settle()
    assert page.board.follow_up.seal is not None
    assert page.board.follow_up.in_short == "Vi er enige."


def test_enter_on_a_level_key_keeps_the_level_that_a_digit_chose(practised: Seat) -> None:
    page, _citizen = begun(practised)
    press(practised, KEY.Key_Right, ALT)
    first = page.form.keys[0]
    first.setFocus()
    press(practised, KEY.Key_3)
    focus = QApplication.focusWidget()
    assert focus is page.form.keys[3]
    for key in (KEY.Key_Return, KEY.Key_Space):
        press(practised, key)
        at = [row.part for row in page.rows].index(page._open)
        assert part_of(page, at).judgement == Assessed(Level(3))


def test_tab_goes_through_the_rows_before_what_is_decided_beside_them(practised: Seat) -> None:
    page, _citizen = begun(practised)
    press(practised, KEY.Key_Right, ALT)
    page.rows[0].toggle.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        press(practised, KEY.Key_Tab)
    beside = [n for n, one in enumerate(seen) if page.decided.isAncestorOf(one)]
    form = [n for n, one in enumerate(seen) if page.form.isAncestorOf(one)]
    later = [seen.index(row.toggle) for row in page.rows[1:]]
    assert len(form) > 5
    assert max(*form, *later) < min(beside)
    assert beside == list(range(min(beside), max(beside) + 1))
    views = [seen.index(view) for view in page.form.views if view in seen]
    assert views == sorted(views)
