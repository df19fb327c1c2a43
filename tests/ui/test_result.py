"""Resultat: the figure, the same in words, what is left to look at, and another round beside this one."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ffbdesk.services import rounds
from ffbdesk.ui.result.page import ResultPage
from tests.ui.conftest import Seat


def result_of(seat: Seat, name: str, at: int = 0) -> ResultPage:
    seat.shell.resize(1280, 800)
    line = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith(name))
    seat.desk.show_round(line.rounds[at].id, "result")
    seat.settle()
    return seat.desk.round.result


def rows(page: ResultPage) -> list[list[str]]:
    table = page.table
    model = table.model()
    shown = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    cells = [[model.index(row, column).data() for column in shown] for row in range(model.rowCount())]
    return [[text for text in row if text is not None] for row in cells]


def test_the_round_before_stands_beside_in_picture_and_words(practised: Seat) -> None:
    page = result_of(practised, "Børge")
    assert page.compare.currentText() == "28.5.2021"
    assert "Indgå i samspil og kontakt: niveau 1, før 2" in page.pictures[0].accessibleName()
    assert rows(page)[1] == ["Indgå i samspil og kontakt", "1 let nedsat", "2", "fremgang", "1", "0"]
    assert ["Spise", "3 svært nedsat", "3", "uændret", "2", "3"] in rows(page)
    assert rows(page)[0] == ["Relationer. Ét tema med niveau, derfor intet gennemsnit"]


def test_a_round_is_compared_with_earlier_ones_only_or_with_none(practised: Seat) -> None:
    """What came later is no 'før', and no 'fremgang' leads from it."""
    page = result_of(practised, "Børge")
    choices = [page.compare.itemText(at) for at in range(page.compare.count())]
    assert choices == ["Ingen anden udredning", "28.5.2021"]
    page.compare.picked.emit("")
    practised.settle()
    assert all("før" not in row[0] for row in rows(page))
    page = result_of(practised, "Børge", at=1)
    assert not page._comparing.isVisible(), "before the first there is none"
    assert rows(page)[1][:2] == ["Indgå i samspil og kontakt", "2 moderat nedsat"]
    assert "fremgang" not in str(rows(page))
    page = result_of(practised, "Freja")
    assert not page._comparing.isVisible()
    assert "Påbegyndt" in page._without.text()


def test_what_is_left_is_a_link(practised: Seat) -> None:
    page = result_of(practised, "Freja")
    link = page.checks.links[0]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    practised.settle()
    assert practised.desk.round.walk.isVisible()
    assert practised.desk.round.walk.theme.term == "Færdes med transportmidler"


def test_a_goal_without_a_theme_is_told_and_linked(practised: Seat) -> None:
    result_of(practised, "Freja")
    practised.desk.round.go("goals")
    practised.settle()
    practised.desk.round.goals.new.click()
    practised.settle()
    practised.desk.round.go("result")
    practised.settle()
    page = practised.desk.round.result
    page.checks.links[-1].click()  # type: ignore[attr-defined]
    practised.settle()
    assert practised.desk.round.goals.isVisible()


def test_an_empty_round_shows_the_way_on(practised: Seat) -> None:
    line = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Freja"))
    made: list[object] = []
    practised.shell.worker.submit(lambda desk: rounds.new(desk, line.citizen.id), made.append)
    practised.settle()
    practised.desk.show_round(made[0], "result")  # type: ignore[arg-type]
    practised.settle()
    page = practised.desk.round.result
    assert page._nothing.isVisible()
    assert not page._card.isVisible()
    page.to_themes.click()
    practised.settle()
    assert practised.desk.round.walk.isVisible()


def test_the_same_list_of_marks_is_painted_on_the_page_and_on_paper(practised: Seat) -> None:
    from ffbdesk.export.udredning import profile, short_report

    page = result_of(practised, "Børge")
    shown = practised.desk.round.shown
    assert shown is not None
    report = short_report(shown, page._context.catalogue, None)
    assert report.profile == profile(shown, page._context.catalogue)
    assert report.earlier == "28.5.2021"
    assert page.pictures[0]._drawing is not None
