"""Forløb in the window: the picture and the tables say the same, closed themes stay out, one date has no lines."""

from PySide6.QtCore import Qt

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.services import rounds
from ffbdesk.services.desk import Desk
from ffbdesk.ui.progression.page import ProgressionPage
from ffbdesk.words import progression as say
from tests.support import person, themes
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press

ROLE = Qt.ItemDataRole.AccessibleTextRole


def on_page(seat: Seat, name: str) -> tuple[ProgressionPage, CitizenId]:
    citizen = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith(name)).citizen.id
    seat.desk.show_citizen(citizen, "rounds")
    seat.settle()
    press(seat, KEY.Key_6, CTRL)
    assert seat.desk.person.tab() == "progression"
    return seat.desk.person.progression, citizen


def texts(page: ProgressionPage) -> list[list[str]]:
    model = page.themes.model()
    return [
        [str(model.index(row, column).data(ROLE)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_picture_and_table_say_the_same(practised: Seat) -> None:
    page, _citizen = on_page(practised, "Børge")
    assert page.found is not None
    assert len(page.charts) == len(page.found.goals)
    rows = {row[0]: row[1:-1] for row in texts(page)}
    for chart, goal in zip(page.charts, page.found.goals, strict=True):
        assert goal.goal.theme is not None
        name = practised.shell.desk._context.catalogue.theme(goal.goal.theme).name
        said = chart.accessibleName()
        assert said.startswith(name)
        for one in goal.levels:
            assert f"niveau {one.level:d} den {one.day.day}.{one.day.month}.{one.day.year}" in said
            assert f"niveau {one.level:d}" in rows[name][page.found.days.index(one.day)].lower()
    page.show_as("table")
    practised.settle()
    assert not page._picture.isVisible()
    assert page.themes.isVisible()
    for row, one in zip(texts(page), page._rows, strict=True):
        assert row[-2:] == [one.expected, one.change]
    page.themes.setFocus()
    press(practised, KEY.Key_Down)
    press(practised, KEY.Key_Right)
    assert page.themes.currentIndex().isValid()


def test_a_theme_is_drawn_where_one_asks_for_it(practised: Seat) -> None:
    page, _citizen = on_page(practised, "Børge")
    assert page.found is not None
    measured = {goal.goal.theme for goal in page.found.goals}
    other = next(course.theme for course in page.found.courses if course.theme not in measured)
    before = len(page.charts)
    page.theme.picked.emit(other)
    practised.settle()
    assert len(page.charts) == before + 1
    assert page.charts[-1].accessibleName().startswith(practised.shell.desk._context.catalogue.theme(other).name)


def test_one_date_has_no_lines_and_says_so(practised: Seat) -> None:
    made: list[CitizenId] = []

    def judge(desk: Desk) -> None:
        made.append(person(desk).id)
        rounds.judge(desk, rounds.new(desk, made[0]), themes(desk)[0], Assessed(Level(2)))

    practised.shell.worker.submit(lambda desk: made.append(person(desk).id), lambda _none: None)
    practised.settle()
    practised.desk.show_citizen(made[0], "progression")
    practised.settle()
    page = practised.desk.person.progression
    assert page._none.isVisible(), "nobody has judged anything yet"
    made.clear()
    practised.shell.worker.submit(judge, lambda _none: None)
    practised.settle()
    practised.desk.show_citizen(made[0], "progression")
    practised.settle()
    assert not page._none.isVisible()
    assert page._one_date.isVisible()
    assert page._one_date.text() == say.ONE_DATE


def test_a_closed_theme_comes_when_it_is_opened(practised: Seat) -> None:
    page, citizen = on_page(practised, "Børge")

    def judge(desk: Desk) -> None:
        rounds.judge(desk, rounds.new(desk, citizen), SENSITIVE[0], Assessed(Level(4)))

    practised.shell.worker.submit(judge, lambda _none: None)
    practised.settle()
    name = practised.shell.desk._context.catalogue.theme(SENSITIVE[0]).name
    assert name not in {row[0] for row in texts(page)}
    assert page._sensitive.isVisible()
    page.open_sensitive.click()
    practised.settle()
    assert name in {row[0] for row in texts(page)}
    assert not page._sensitive.isVisible()
