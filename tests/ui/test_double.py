"""A blind dobbeltvurdering as two colleagues meet it at one computer: each alone, and then side by side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level, NotAssessed
from ffbdesk.domain.kinds import CONDITION, RATING
from ffbdesk.domain.records import Round
from ffbdesk.services import double, people, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.double.page import DoublePage
from ffbdesk.ui.double.sides import Sides
from ffbdesk.ui.outbox import Letter
from ffbdesk.words import double as say
from ffbdesk.words.actions import Command
from tests.support import sat_down
from tests.ui.conftest import PHRASE, USER, Seat
from tests.ui.test_desk import open_round, press
from tests.ui.test_locking import unlock

KEY, MOD = Qt.Key, Qt.KeyboardModifier
BO, PHRASE_OF_BO = "Bo Lund", "en lang adgangssætning til Bo"
MINE, THEIRS = "Han mangler overblik.", "Hun klarer det, når nogen ringer."


def round_of(seat: Seat) -> Round:
    shown = seat.desk.round.shown
    assert shown is not None
    return shown


def seen_in(widget: QWidget) -> str:
    """All the texts in sight."""
    told = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    told += [one.toPlainText() for one in widget.findChildren(QTextEdit) if one.isVisibleTo(widget)]
    return "\n".join(told)


def with_a_colleague(seat: Seat) -> GatheringId:
    seat.shell.worker.submit(lambda desk: people.add(desk, BO, PHRASE_OF_BO), lambda _none: None)
    seat.settle()
    open_round(seat)
    return round_of(seat).gathering.id


def as_(seat: Seat, name: str) -> None:
    """Somebody else sits down: the archive is locked and opened again."""
    seat.shell.lock("asked")
    seat.settle()
    unlock(seat, PHRASE if name == USER else PHRASE_OF_BO)
    assert seat.desk._context.user == name


def choose_bo(page: DoublePage) -> None:
    whom = page.beginning.whom
    whom.setCurrentIndex(whom.findText(BO))
    whom.picked.emit(whom.code())


def begun(seat: Seat) -> GatheringId:
    gathering = with_a_colleague(seat)
    press(seat, KEY.Key_8, MOD.ControlModifier)
    page = seat.desk.round.double
    choose_bo(page)
    page.beginning.begin.click()
    seat.settle()
    return gathering


def finish_mine(seat: Seat) -> None:
    seat.desk.round.go("double")
    standing = seat.desk.round.double.standing
    standing.done.click()
    assert QApplication.focusWidget() is standing.no, "the careful answer is at hand"
    standing.yes.click()
    seat.settle()


def to_theme(seat: Seat, code: ThemeCode) -> None:
    seat.desk.round.go_to_theme(code)
    seat.settle()


def test_it_is_found_and_begun(practised: Seat) -> None:
    open_round(practised)
    bar = practised.desk.round.bar
    assert "double" in bar._left_out, "a tab that nobody needs is not there"
    head = practised.desk.round.head
    head.to_double.click()
    practised.settle()
    page = practised.desk.round.double
    assert "double" not in bar._left_out
    assert page.beginning.to_settings.isVisibleTo(page), "alone in the archive"
    assert QApplication.focusWidget() is page.beginning.to_settings
    page.beginning.to_settings.click()
    practised.settle()
    assert practised.desk.stack.currentWidget() is practised.desk.settings
    practised.shell.worker.submit(lambda desk: people.add(desk, BO, PHRASE_OF_BO), lambda _none: None)
    practised.settle()
    open_round(practised)
    press(practised, KEY.Key_8, MOD.ControlModifier)
    assert QApplication.focusWidget() is page.beginning.whom
    assert not page.beginning.begin.isEnabled()
    assert "3 temaer" in page.beginning.takes_over.text()
    choose_bo(page)
    page.beginning.begin.click()
    practised.settle()
    assert page.standing.isVisibleTo(page)
    assert QApplication.focusWidget() is page.standing.to_themes
    assert say.given(3) == page.standing._mine.text()
    practised.desk.round.go("head")
    assert not head.to_double.isVisibleTo(head)


def test_two_assess_alone_and_agree(practised: Seat) -> None:
    gathering = begun(practised)
    walk, mine = practised.desk.round.walk, round_of(practised).gathering.assessments[0].ratings
    theme = mine[0].theme
    to_theme(practised, theme)
    assert walk.choice.value == mine[0].judgement, "one's own"
    assert "dine egne" in walk.form.double.text()
    assert BO in walk.form.shared.text(), "what is written beside it is shared"
    press(practised, KEY.Key_4, MOD.AltModifier)
    assert walk.choice.value == Assessed(Level(4))
    walk.form.remark.setFocus()
    walk.form.remark.selectAll()
    QTest.keyClicks(walk.form.remark, MINE)
    practised.desk.undo()
    practised.desk.undo()
    practised.settle()
    practised.desk.redo()
    practised.desk.redo()
    practised.settle()
    assert walk.form.remark.toPlainText() == MINE
    assert round_of(practised).gathering.conditions
    assert all(one.judgement is None for one in round_of(practised).gathering.conditions), "the round has no level"
    _nothing_of_it_stands_elsewhere(practised, MINE)
    finish_mine(practised)
    assert practised.desk.round.double.standing._mine.text() == say.IS_DONE
    to_theme(practised, theme)
    press(practised, KEY.Key_1, MOD.AltModifier)
    assert walk.choice.value == Assessed(Level(4)), "done is done"
    assert walk.form.remark.isReadOnly()

    as_(practised, BO)
    practised.desk.show_today()
    practised.settle()
    assert [button.text() for button in practised.desk.today.write_on] == [say.ASSESS]
    practised.desk.today.write_on[0].click()
    practised.settle()
    walk = practised.desk.round.walk
    assert round_of(practised).gathering.id == gathering
    to_theme(practised, theme)
    assert (walk.choice.value, walk.form.remark.toPlainText()) == (None, "")
    assert MINE not in seen_in(practised.shell)
    press(practised, KEY.Key_2, MOD.AltModifier)
    QTest.keyClicks(walk.form.remark, THEIRS)
    finish_mine(practised)
    page = practised.desk.round.double
    assert page.sides.isVisibleTo(page)
    assert QApplication.focusWidget() is page.sides.table
    _side_by_side(practised, page.sides, theme)
    _the_agreed_level_is_the_round_s(practised, theme)

    as_(practised, USER)
    practised.desk.show_today()
    practised.settle()
    assert [button.text() for button in practised.desk.today.write_on] == [say.SEE]
    practised.desk.today.write_on[0].click()
    practised.settle()
    assert practised.desk.round.tab() == "double"


def _nothing_of_it_stands_elsewhere(seat: Seat, words: str) -> None:
    page = seat.desk.round
    for tab in ("result", "evaluation", "goals", "end"):
        page.go(tab)
        seat.settle()
        assert words not in seen_in(page.pages[tab]), tab
    assert page.result._nothing.text() == say.NO_RESULT
    assert not page.end.finishing.finish.isVisibleTo(page.end)
    assert page.end.finishing.locked.text() == say.NOT_FINISHED


def _side_by_side(seat: Seat, sides: Sides, theme: ThemeCode) -> None:
    seen = seen_in(sides)
    assert MINE in seen
    assert THEIRS in seen
    assert sides.table.code() is not None
    sides.table.choose(theme)
    press(seat, KEY.Key_3)
    row = next(n for n, code in enumerate(sides.table._codes) if code == theme)
    said = [sides.table.model().index(row, column).data() for column in range(1, 4)]
    assert said == ["4 fuldstændig nedsat", "2 moderat nedsat", "3 svært nedsat"]
    seat.settle()
    assert sides._set_by.text().startswith(f"Sat af {BO} ")
    QTest.keyClick(sides.table, KEY.Key_Down)
    assert sides.table.code() != theme
    sides.table.choose(theme)
    QTest.keyClicks(sides.remark, "Vi blev enige.")
    sides.flush()
    seat.settle()
    seat.desk.undo()
    seat.desk.undo()
    seat.desk.undo()
    seat.settle()
    assert seat.desk.round.tab() == "double", "it is taken back where it is seen"
    seat.desk.redo()
    seat.desk.redo()
    seat.desk.redo()
    seat.settle()


def _the_agreed_level_is_the_round_s(seat: Seat, theme: ThemeCode) -> None:
    found = round_of(seat).gathering.condition(theme)
    assert found is not None
    assert (found.judgement, found.short_remark) == (Assessed(Level(3)), "Vi blev enige.")
    to_theme(seat, theme)
    walk = seat.desk.round.walk
    assert walk.choice.value == Assessed(Level(3))
    assert "niveau 4" in walk.form.double.text()
    assert "niveau 2" in walk.form.double.text()


def settled(seat: Seat, given: dict[ThemeCode, tuple[int, int]]) -> DoublePage:
    """Both are done, as far as the archive is concerned: the page of it."""
    gathering = with_a_colleague(seat)

    def job(desk: Desk) -> None:
        bo = sat_down(desk, BO)
        for condition in rounds.load(desk, gathering).gathering.conditions:
            rounds.judge(desk, gathering, condition.theme, None)
        double.begin(desk, gathering, bo.me)
        for n, each in enumerate((desk, bo)):
            assessment = rounds.load(each, gathering).gathering.assessments[n]
            for theme, levels in given.items():
                values.choose(each, RATING, assessment.id, theme, judgement=Assessed(Level(levels[n])))
            double.done(each, gathering)

    seat.shell.worker.submit(job, lambda _none: None)
    seat.settle()
    press(seat, KEY.Key_8, MOD.ControlModifier)
    return seat.desk.round.double


def test_where_they_agree_one_press_is_enough(practised: Seat) -> None:
    themes = [theme.code for theme in practised.desk._context.catalogue.themes if theme.code not in SENSITIVE]
    page = settled(practised, {themes[0]: (1, 1), themes[1]: (2, 2), themes[2]: (0, 3), SENSITIVE[0]: (2, 2)})
    sides = page.sides
    assert SENSITIVE[0] not in sides.table._codes, "a closed theme is not shown"
    assert sides.use_alike.text().strip() == say.use_alike(2)
    assert all(one.judgement is None for one in round_of(practised).gathering.conditions), "nothing is chosen before"
    sides.use_alike.click()
    practised.settle()
    agreed = {c.theme: c.judgement for c in round_of(practised).gathering.conditions if c.judgement}
    assert agreed == {themes[0]: Assessed(Level(1)), themes[1]: Assessed(Level(2))}
    assert sides.use_alike.isHidden()
    practised.desk.round.go("end")
    practised.settle()
    assert say.left(1) in seen_in(practised.desk.round.end), "nothing of the one that is closed"


def test_an_assessor_gives_up(practised: Seat) -> None:
    begun(practised)
    page = practised.desk.round.double
    ratings = round_of(practised).gathering.assessments[0].ratings
    before = {one.theme: one.judgement for one in ratings if one.judgement}
    page.standing.give_up.click()
    assert "3 temaer" in page.standing._means.text()
    QTest.keyClick(page.standing.no, KEY.Key_Escape)
    assert page.standing._question.isHidden()
    page.standing.give_up.click()
    page.standing.yes.click()
    practised.settle()
    after = {one.theme: one.judgement for one in round_of(practised).gathering.conditions if one.judgement}
    assert after == before
    assert page.beginning.isVisibleTo(page)


def test_somebody_else_sees_who_assesses_and_no_level(practised: Seat) -> None:
    begun(practised)
    practised.shell.worker.submit(
        lambda desk: people.correct_name(desk, next(p.id for p in desk.keys.people() if p.name == BO), "Bo L."),
        lambda _none: None,
    )
    practised.settle()
    gathering = round_of(practised).gathering
    theme = gathering.assessments[0].ratings[0].theme
    third = "Ida Krogh"
    practised.shell.worker.submit(lambda desk: people.add(desk, third, f"{PHRASE_OF_BO}s søster"), lambda _none: None)
    practised.settle()
    practised.shell.lock("asked")
    practised.settle()
    unlock(practised, f"{PHRASE_OF_BO}s søster")
    practised.desk.show_round(gathering.id, "themes", theme)
    practised.settle()
    walk = practised.desk.round.walk
    assert say.under_way((USER, BO)) == walk.form.double.text()
    assert not walk.form.cards[0].isVisibleTo(walk)
    assert not walk.footer.keys[0].isVisibleTo(walk)
    press(practised, KEY.Key_2, MOD.AltModifier)
    assert round_of(practised).gathering.condition(theme) is not None
    assert all(one.judgement is None for one in round_of(practised).gathering.conditions)
    assert not any(action.command is Command.LEVEL_2 and action.isEnabled() for action in walk._judging)
    practised.desk.round.go("double")
    practised.settle()
    standing = practised.desk.round.double.standing
    assert not standing.done.isVisibleTo(standing)
    assert not standing.give_up.isVisibleTo(standing)
    practised.shell.worker.submit(
        lambda desk: people.remove(desk, next(p.id for p in desk.keys.people() if p.name == "Bo L.")),
        lambda _none: None,
    )
    practised.settle()
    practised.desk.show_round(gathering.id, "double")
    practised.settle()
    assert "kan ikke længere åbne arkivet" in standing._who.text()
    standing.give_up.click()
    assert standing._means.text() == say.NOT_YOURS


def test_not_assessed_is_a_judgement_too(practised: Seat) -> None:
    begun(practised)
    walk = practised.desk.round.walk
    to_theme(practised, walk.themes[1].code)
    walk.choice.pick(NotAssessed())
    practised.settle()
    mine = round_of(practised).gathering.assessments[0].rating(walk.themes[1].code)
    assert mine is not None
    assert mine.judgement == NotAssessed()
    walk.form.clear.click()
    practised.settle()
    assert round_of(practised).gathering.assessments[0].rating(walk.themes[1].code) is None


def test_what_waits_for_room_comes_before_a_beginning_and_an_end(
    practised: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = values.put

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with_a_colleague(practised)
    press(practised, KEY.Key_8, MOD.ControlModifier)
    page, context = practised.desk.round.double, practised.desk._context
    choose_bo(page)
    theme = practised.desk.round.walk.themes[2].code
    waiting = Letter(CONDITION.ref(round_of(practised).gathering.id, "judgement", theme), "4", Scope())
    monkeypatch.setattr(values, "put", full)
    context.outbox.wait_again([waiting])
    page.beginning.begin.click()
    practised.settle()
    assert practised.desk.notice.text() == say.NOT_STORED
    assert round_of(practised).gathering.assessments == ()
    monkeypatch.setattr(values, "put", put)
    page.beginning.begin.click()
    practised.settle()
    mine = round_of(practised).gathering.assessments[0]
    assert mine.rating(theme) is not None
    monkeypatch.setattr(values, "put", full)
    context.outbox.wait_again([Letter(RATING.ref(mine.id, "judgement", theme), "1", Scope())])
    page.standing.done.click()
    page.standing.yes.click()
    practised.settle()
    assert all(one.done_at is None for one in round_of(practised).gathering.assessments)
    monkeypatch.setattr(values, "put", put)
    page.standing.yes.click()
    practised.settle()
    mine = round_of(practised).gathering.assessments[0]
    assert mine.done_at is not None
    given = mine.rating(theme)
    assert given is not None
    assert given.judgement == Assessed(Level(1))


def test_undo_of_a_theme_that_is_not_there_leads_to_it(practised: Seat) -> None:
    themes = [theme.code for theme in practised.desk._context.catalogue.themes if theme.code not in SENSITIVE]
    page = settled(practised, {themes[0]: (1, 2)})
    to_theme(practised, themes[5])
    press(practised, KEY.Key_2, MOD.AltModifier)
    practised.desk.round.go("double")
    practised.settle()
    practised.desk.undo()
    practised.settle()
    assert practised.desk.round.tab() == "themes"
    assert practised.desk.round.walk.theme.code == themes[5]
    assert page.sides.table.code() == themes[0]
