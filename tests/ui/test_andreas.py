"""Andreas, who has a delmål (domain.md 8.3): his bestilling, the delmål and the note that nobody confirmed, typed."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.goals import Direction
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.records import GoalBoard
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.services import goals, notes, overview
from ffbdesk.services.desk import Desk
from tests.ui.conftest import Seat
from tests.ui.test_boerge_by_keyboard import Hands
from tests.ui.test_notes import CTRL, KEY, press, said

SHIFT = Qt.KeyboardModifier.ShiftModifier
HEALTH = "Varetage egen sundhed"


def test_andreas_from_the_municipalitys_letter_to_an_unconfirmed_note(opened: Seat) -> None:
    hands, desk = Hands(opened), opened.desk
    hands.key(KEY.Key_B, "ctrl+shift")
    hands.fill("Navn", "Andreas Hansen")
    press(opened, KEY.Key_Return)
    opened.settle()
    citizen = desk.person.citizen()
    assert citizen is not None
    ordered(opened)
    divided(opened)
    noted(opened)

    board: list[GoalBoard] = []
    opened.shell.worker.submit(lambda archive: goals.board(archive, citizen.id), board.append)
    opened.settle()
    (goal,) = board[0].case.goals
    assert (goal.starting_level, goal.starting_on) == (Level.SEVERE, date(2020, 8, 12))
    assert goal.expected_level is Level.LIGHT
    assert board[0].orders[0].seal is not None
    (step,) = board[0].sub_goals[goal.id]
    assert (step.begun_on, step.status) == (date(2020, 9, 10), SubGoalStatus.REACHED)
    assert step.judged_by == "Mette Holm"

    def told(archive: Desk) -> tuple[notes.Shown, overview.Overview]:
        return notes.shown(archive, citizen.id), overview.of(archive, citizen.id)

    found: list[tuple[notes.Shown, overview.Overview]] = []
    opened.shell.worker.submit(told, found.append)
    opened.settle()
    shown, seen = found[0]
    (note,) = shown.notes
    theme = opened.desk._context.catalogue.theme(note.themes[0])
    assert (theme.term, note.observed_on) == (HEALTH, date(2020, 12, 12))
    assert theme.code not in shown.assessed, "a note gives no theme a level"
    assert seen.round is None, "and begins no udredning"
    desk.show_citizen(citizen.id, "notes")
    opened.settle()
    assert f"{HEALTH}, ikke vurderet" in said(desk.person.notes)


def ordered(seat: Seat) -> None:
    """The bestilling, as the letter has it: who asks, when, one goal with its two levels."""
    hands, page = Hands(seat), seat.desk.person.goals
    hands.key(KEY.Key_5, "ctrl")
    seat.settle()
    page.new_order.click()
    seat.settle()
    hands.fill("Bestillingen er fra", "Eksempelkøbing Kommune")
    hands.fill("Bestillingens dato", "12.8.2020")
    page.order_form.add_goal.click()
    seat.settle()
    hands.fill("Borgerens målformulering", "Jeg holder orden på mit værelse.")
    theme = next(t for t in seat.desk._context.catalogue.themes if t.term == "Gøre rent")
    page.form.theme.set(theme.code)
    page.form.theme.picked.emit(theme.code)
    page.form.starts[3].click()
    page.form.start_day.setFocus()
    QTest.keyClicks(page.form.start_day, "12.8.2020")
    develop = next(v.code for v in seat.desk._context.catalogue.change_values if v.direction is Direction.DEVELOP)
    page.form.changes[develop].click()
    page.form.levels[1].click()
    seat.settle()
    page.form.to_order.click()
    page.order_form.receive.click()
    page.order_form.now.click()
    seat.settle()


def divided(seat: Seat) -> None:
    """The delmål under the received goal, and what became of it."""
    hands, page = Hands(seat), seat.desk.person.goals
    page.choose(page._board.case.goals[0].id if page._board else None)
    seat.settle()
    hands.key(KEY.Key_D, "ctrl+shift")
    form = page.sub_form
    hands.type("Hver morgen er gulvet ryddet for tøj, og tøjet er lagt i bunker.")
    hands.fill("Kort navn", "Tøj på gulvet")
    hands.fill("Vores del og metode", "Billeder af rækkefølgen hænger på døren.")
    form.begun.setFocus()
    form.begun.selectAll()
    QTest.keyClicks(form.begun, "10.9.2020")
    form.status[SubGoalStatus.REACHED].click()
    form.basis.setFocus()
    hands.type("Det sker hver morgen. Han skal stadig mindes om det.")
    seat.settle()


def noted(seat: Seat) -> None:
    """What a colleague saw one evening, on a theme that nobody has assessed."""
    hands, pad = Hands(seat), seat.desk.pad
    hands.key(KEY.Key_N, "ctrl")
    hands.type("Andreas spiser mere, end han plejer, og har taget på.")
    QTest.keyClicks(pad.text, " #")
    seat.settle()
    assert seat.desk.finder.isVisible(), "a sign at the beginning of a word asks for a theme"
    QTest.keyClicks(QApplication.focusWidget(), HEALTH)
    seat.settle()
    press(seat, KEY.Key_Return)
    seat.settle()
    pad.when.change.click()
    pad.when.day.setFocus()
    pad.when.day.selectAll()
    QTest.keyClicks(pad.when.day, "12.12.2020")
    press(seat, KEY.Key_Return, CTRL)
    seat.settle()
