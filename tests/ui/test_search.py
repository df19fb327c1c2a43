"""Ctrl+K looks into the texts: found, shown with where they stand, gone to."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.kinds import GOAL, SUB_GOAL
from ffbdesk.services import goals, notes, subgoals, values
from ffbdesk.services.desk import Desk
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, by_others, press, walk_of


def citizen_of(seat: Seat, name: str) -> CitizenId:
    lines = seat.desk.citizens.table.people.lines
    return next(line.citizen.id for line in lines if line.citizen.name.startswith(name))


def look_for(seat: Seat, typed: str) -> list[tuple[str, str]]:
    """What Ctrl+K shows once the typing rests: texts and where they stand."""
    press(seat, KEY.Key_K, CTRL)
    QTest.keyClicks(seat.desk.finder.line, typed)
    QTest.qWait(200)
    seat.settle()
    return [(find.text, find.beside) for find in seat.desk.finder.shown()]


def test_a_note_is_found_by_its_words_and_opened(practised: Seat) -> None:
    citizen = citizen_of(practised, "Børge")
    by_others(practised, citizen, "Spiste æblegrød og spillede på xylofonen.")
    ((text, where),) = look_for(practised, "xylofon")
    assert text == "Spiste æblegrød og spillede på xylofonen."
    assert where == "Børge Mogensen, note 28.5.2021"
    press(practised, KEY.Key_Return)
    practised.settle()
    pad = practised.desk.pad
    assert pad.note is not None
    assert pad.note.text == text
    assert QApplication.focusWidget() is pad.addition


def test_a_word_in_the_walk_leads_to_its_theme(practised: Seat) -> None:
    walk = walk_of(practised)
    field = walk.form.voices["others"]
    field.setFocus()
    QTest.keyClicks(field, " xylofon")
    practised.desk.show_citizens()
    practised.settle()
    ((_text, where),) = look_for(practised, "xylofoner")
    assert where.startswith("Freja Lindskov, udredning ")
    assert where.endswith(", Gøre rent")
    press(practised, KEY.Key_Return)
    practised.settle()
    assert practised.desk.round.walk.theme.term == "Gøre rent"


def test_a_delmaal_is_gone_to(practised: Seat) -> None:
    citizen, made = citizen_of(practised, "Børge"), []

    def add(desk: Desk) -> None:
        goal = goals.board(desk, citizen).case.goals[1].id
        values.choose(desk, GOAL, goal, wording="Jeg spiller selv")
        made.append(subgoals.add(desk, goal))
        values.choose(desk, SUB_GOAL, made[0], wording="Børge henter xylofonen")

    practised.shell.worker.submit(add)
    practised.settle()
    assert look_for(practised, "xylofon") == [("Børge henter xylofonen", "Børge Mogensen, delmål")]
    press(practised, KEY.Key_Return)
    practised.settle()
    assert practised.desk.person.goals.sub_goal() == made[0]


def test_two_letters_search_no_texts_and_typing_on_takes_away_what_was_found(practised: Seat) -> None:
    by_others(practised, citizen_of(practised, "Børge"), "xylofon")
    assert look_for(practised, "xy") == []
    QTest.keyClicks(practised.desk.finder.line, "l")
    QTest.qWait(200)
    practised.settle()
    assert len(practised.desk.finder.shown()) == 1
    QTest.keyClicks(practised.desk.finder.line, "q")
    assert practised.desk.finder.shown() == []
    press(practised, Qt.Key.Key_Escape)


def test_an_answer_that_is_no_longer_wanted_is_dropped(practised: Seat) -> None:
    by_others(practised, citizen_of(practised, "Børge"), "xylofon")
    press(practised, KEY.Key_K, CTRL)
    finder = practised.desk.finder
    QTest.keyClicks(finder.line, "xylofon")
    finder.asked.emit("xylofon")
    QTest.keyClicks(finder.line, "isten")
    practised.settle()
    assert finder.shown() == []


def test_the_index_reads_on_by_itself(practised: Seat) -> None:
    by_others(practised, citizen_of(practised, "Børge"), "xylofon")
    behind: list[bool] = []
    practised.desk._read_words()
    QTest.qWait(700)
    practised.shell.worker.submit(lambda desk: desk.ledger.read.words_are_behind(), behind.append)
    practised.settle()
    assert behind == [False]
    assert notes.READS_FROM
