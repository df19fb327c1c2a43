"""A sensitive theme as a user meets it: closed, the same with and without content, opened by keyboard, and logged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import GatheringId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CONDITION, GATHERING
from ffbdesk.services import notes, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.walk.page import WalkPage
from ffbdesk.words.access import what
from tests.ui.conftest import Seat
from tests.ui.test_desk import open_round

CODE = SENSITIVE[0]
SECRET = "En fortrolig oplysning"
KEY = Qt.Key


def write(seat: Seat, gathering: GatheringId) -> None:
    """Words, a level, a note and an earlier round at the sensitive theme."""

    def job(desk: Desk) -> None:
        citizen = desk.ledger.read.citizen_of(gathering)
        values.choose(desk, CONDITION, gathering, CODE, citizen=SECRET, short_remark=SECRET)
        rounds.judge(desk, gathering, CODE, Assessed(Level.SEVERE))
        note = notes.begin(desk, citizen, [CODE])
        notes.sign(desk, note.id, SECRET, note.observed_on)

    seat.shell.worker.submit(job)
    seat.settle()


def walk(seat: Seat) -> WalkPage:
    open_round(seat)
    seat.desk.round.go("themes")
    seat.settle()
    return seat.desk.round.walk


def seen(page: WalkPage) -> list[str]:
    """Every text in sight on the page of a theme."""
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    fields = [one.toPlainText() for one in page.form.voices.values() if one.isVisible()]
    return [*labels, *fields]


def log(seat: Seat) -> list[str]:
    found: list[str] = []
    seat.shell.worker.submit(lambda desk: found.extend(one.what for one in desk.ledger.read.accesses()))
    seat.settle()
    return found


def test_closed_it_looks_the_same_with_and_without_content_and_takes_no_level(practised: Seat) -> None:
    page = walk(practised)
    page.go_to(CODE)
    gathering = practised.desk.round.place().gathering or GatheringId("")

    def pictures() -> list[QImage]:
        found = []
        for width in (1700, 1280, 900):
            practised.shell.resize(width, 800)
            practised.settle()
            assert page.closed.isVisible()
            assert "Dette tema er følsomt. Åbn det, når det er relevant for sagen." in seen(page)
            assert not any(key.isVisible() for key in page.footer.keys)
            found += [part.grab().toImage() for part in (page.closed, page.tree, page.strip)]
        return found

    before = pictures()
    page.take_focus()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_3, modifier)
    practised.settle()
    assert page._round is not None
    assert page._round.gathering.condition(CODE) is None
    write(practised, gathering)
    assert pictures() == before, "nor does its sign among the themes tell"
    assert not [one for one in seen(page) if SECRET in one]


def test_it_is_opened_by_keyboard_and_the_log_says_so(practised: Seat) -> None:
    page = walk(practised)
    write(practised, practised.desk.round.place().gathering or GatheringId(""))
    at = [theme.code for theme in page.themes].index(CODE)
    page.go_to(page.themes[at - 1].code)
    next(iter(page.form.voices.values())).setFocus()
    page.footer.onward.click()
    practised.settle()
    assert QApplication.focusWidget() is page.closed.button, "focus stays on what is in sight"
    assert "view følsomt tema" not in log(practised)
    QTest.keyClick(page.closed.button, KEY.Key_Return)
    practised.settle()
    assert log(practised).count("view følsomt tema") == 1
    assert what("view følsomt tema") == "åbnede et følsomt tema"
    assert not page.closed.isVisible()
    assert SECRET in page.form.voices["citizen"].toPlainText()
    assert page.footer.keys[3].isChecked()
    page.go_to(page.themes[0].code)
    page.go_to(CODE)
    practised.settle()
    assert not page.closed.isVisible(), "as long as one stays in the round"
    practised.desk.show_citizens()
    practised.settle()
    page = walk(practised)
    page.go_to(CODE)
    practised.settle()
    assert page.closed.isVisible(), "and closed for the next who comes"


def test_the_earlier_round_and_notes_are_closed_with_it(practised: Seat) -> None:
    practised.shell.resize(1700, 800)
    page = walk(practised)
    first = practised.desk.round.place().gathering or GatheringId("")
    write(practised, first)

    def again(desk: Desk) -> GatheringId:
        second = rounds.new(desk, desk.ledger.read.citizen_of(first))
        values.put(desk, GATHERING.ref(second, "held_on"), "2026-01-01")
        return second

    made: list[GatheringId] = []
    practised.shell.worker.submit(again, made.append)
    practised.settle()
    practised.desk.show_round(made[0], "themes")
    practised.settle()
    page.go_to(CODE)
    practised.settle()
    assert not page.beside.column.isVisible()
    assert not [one for one in seen(page) if SECRET in one]
    page.closed.button.click()
    practised.settle()
    assert page.beside.column.isVisible()
    assert [one for one in seen(page) if SECRET in one]
    page.go_to(page.themes[0].code)
    practised.settle()
    assert page.beside.column.isVisible()


def test_profile_report_and_settings(practised: Seat) -> None:
    """The profile leaves it out until it is opened; a report that has it is logged when it is looked at."""
    practised.shell.resize(1280, 800)
    page = walk(practised)
    result, term = practised.desk.round.result, page._context.catalogue.theme(CODE).name

    def rows() -> list[str]:
        practised.desk.round.go("result")
        practised.settle()
        model = result.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def logged() -> int:
        practised.desk.round.go("end")
        practised.settle()
        return log(practised).count("preview følsomt tema")

    assert logged() == 0, "there is nothing of it in the report"
    practised.desk.round.go("themes")
    write(practised, practised.desk.round.place().gathering or GatheringId(""))
    assert term not in rows()
    assert "Følsomme temaer er kun med, når de er åbnet under Temaer." in result._read.text()
    assert logged() == 1
    assert what("preview følsomt tema") == "så rapporten med et følsomt tema"
    practised.desk.round.go_to_theme(CODE)
    page.closed.button.click()
    practised.settle()
    assert term in rows()
    practised.desk.show_settings()
    practised.settle()
    heading, *texts = [one.text() for one in practised.desk.settings.sensitive.findChildren(QLabel)]
    assert (heading, term in texts) == ("Følsomme temaer", True)


def test_the_list_of_a_goals_theme_is_the_same_with_and_without_content(practised: Seat) -> None:
    open_round(practised)
    gathering = practised.desk.round.place().gathering or GatheringId("")
    page = practised.desk.round.goals

    def offered() -> list[str]:
        practised.desk.round.go("goals")
        practised.settle()
        page.new.click()
        practised.settle()
        return [page.form.theme.itemText(row) for row in range(page.form.theme.count())]

    before = offered()
    assert before[1].startswith("Vurderet i udredningen")
    write(practised, gathering)
    practised.desk.round.go("themes")
    assert offered() == before
