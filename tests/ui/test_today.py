"""I dag, who we are, and ending a citizen's course, as a user meets them."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.kinds import GOAL, NOTE, SUB_GOAL
from ffbdesk.domain.records import ClosedWhy
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import access, goals, notes, status, subgoals, values, whoweare
from ffbdesk.services.desk import Desk
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press, said
from tests.ui.test_settings import answer

TODAY = date(2021, 5, 28)


def citizen_of(seat: Seat, name: str) -> CitizenId:
    lines = seat.desk.citizens.table.people.lines
    return next(line.citizen.id for line in lines if line.citizen.name.startswith(name))


def happened(seat: Seat) -> tuple[CitizenId, CitizenId]:
    """A day's work of others, and a delmål to be seen again."""
    boerge, freja = citizen_of(seat, "Børge"), citizen_of(seat, "Freja")

    def work(desk: Desk) -> None:
        notes.unread(desk)
        other = replace(desk, user="Signe Vad")
        for who, text in ((boerge, "Gik efter rugbrød."), (boerge, "Spiste med."), (freja, "Sov længe.")):
            notes.sign(other, replace(notes.begin(other, who), text=text))
        goal = goals.board(desk, boerge).case.goals[0].id
        values.choose(desk, GOAL, goal, follow_up_on=TODAY - timedelta(days=13))
        step = subgoals.add(desk, goal)
        values.choose(desk, SUB_GOAL, step, short_name="Hånden på bordet", seen_again_on=TODAY)
        values.put(desk, NOTE.ref(notes.begin(desk, freja).id, "text"), "Halvt")

    seat.shell.worker.submit(work)
    seat.settle()
    press(seat, KEY.Key_D, CTRL)
    seat.settle()
    return boerge, freja


def test_the_day_shows_what_is_new_due_and_not_finished(practised: Seat) -> None:
    happened(practised)
    page = practised.desk.today
    assert page.isVisible()
    text = said(page)
    for words in (
        "Fredag 28. maj 2021.",
        "3 noter om 2 borgere",
        "Gik efter rugbrød.",
        "overskredet 13 dage",
        "Hånden på bordet",
        "Din note om Freja Lindskov fra i dag er ikke underskrevet.",
    ):
        assert words in text, words
    assert page.dates.steps.rows[0].go.accessibleName() == "Børge Mogensen: Hånden på bordet, 28.5.2021, i dag"


def test_an_unfinished_statusnotat_is_gone_on_with_from_the_day(practised: Seat) -> None:
    citizen = citizen_of(practised, "Børge")
    which: list[str] = []
    practised.shell.worker.submit(lambda desk: status.begin(desk, citizen), which.append)
    practised.settle()
    practised.desk.show_today()
    practised.settle()
    page = practised.desk.today
    assert "Dit statusnotat om Børge Mogensen er ikke færdiggjort." in said(page)
    (go,) = page.write_on
    go.click()
    practised.settle()
    assert practised.desk.status.place().status == which[0]


def test_read_by_keyboard_card_by_card(practised: Seat) -> None:
    happened(practised)
    page = practised.desk.today
    press(practised, KEY.Key_Return)
    practised.settle()
    assert len(page.cards) == 2, "an Enter too many at the lock reads nothing"
    for _ in range(6):
        if QApplication.focusWidget() is not page.cards[0].say_read:
            press(practised, KEY.Key_Tab)
    press(practised, KEY.Key_Return)
    practised.settle()
    assert "om 1 borger" in said(page)
    assert [card.is_read for card in page.cards] == [True, False], "what was read stays where it stood"
    assert not page.cards[0].say_read.isEnabled()
    assert QApplication.focusWidget() is page.cards[1].say_read
    press(practised, KEY.Key_Return)
    practised.settle()
    assert QApplication.focusWidget() is page._title
    practised.desk.show_citizens()
    practised.desk.show_today()
    practised.settle()
    assert page.cards == []
    assert "Intet nyt" in said(page)
    press(practised, KEY.Key_N, CTRL)
    assert practised.desk.finder.isVisible(), "a new note asks whom it is about"


def test_from_the_day_to_what_it_names(practised: Seat) -> None:
    boerge, freja = happened(practised)
    desk, page = practised.desk, practised.desk.today
    page.dates.steps.rows[0].go.click()
    practised.settle()
    assert desk.person.goals.sub_goal() is not None
    desk.show_today()
    practised.settle()
    page.cards[0].name.click()
    practised.settle()
    shown = desk.person.citizen()
    assert shown is not None
    assert (shown.id in (boerge, freja), desk.person.tab()) == (True, "notes")
    desk.show_today()
    practised.settle()
    page.write_on[0].click()
    practised.settle()
    assert desk.pad.text.toPlainText() == "Halvt"
    assert QApplication.focusWidget() is desk.pad.text


def test_in_a_narrow_window_the_dates_are_a_line_and_stand_below(practised: Seat) -> None:
    practised.shell.resize(800, 700)
    happened(practised)
    page = practised.desk.today
    assert page._in_short.isVisible()
    assert "datoer. 1 er overskredet." in said(page)
    page.to_dates.click()
    practised.settle()
    assert QApplication.focusWidget() is page.dates.follow_ups.rows[0].go


def test_who_we_are_is_asked_once_and_decides_what_comes_first(practised: Seat) -> None:
    asks = practised.desk.citizens.asks[0]
    assert asks.isVisible()
    asks.buttons[Who.HOME].click()
    practised.settle()
    assert not asks.isVisible()
    practised.desk.citizens.opened.emit(citizen_of(practised, "Børge"))
    practised.settle()
    assert practised.desk.person.tab() == "overview"
    tabs = ["overview", "goals", "notes", "follow_ups", "progression", "orders", "rounds", "data"]
    assert list(practised.desk.person.bar._tabs) == tabs
    press(practised, KEY.Key_7, CTRL)
    assert practised.desk.person.tab() == "rounds", "keys are fixed whatever the order"
    practised.desk.show_settings()
    practised.settle()
    practised.desk.settings.who.who.picked.emit(Who.CLARIFICATION)
    practised.settle()
    kept: list[Who | None] = []
    practised.shell.worker.submit(whoweare.who, kept.append)
    practised.settle()
    assert kept == [Who.CLARIFICATION]
    assert practised.desk.person.first() == "rounds"


def test_the_day_comes_first_once_it_is_known_who_we_are(practised: Seat) -> None:
    practised.desk.start(Who.HOME)
    practised.settle()
    assert practised.desk.page is practised.desk.today
    assert practised.desk.today_rail.isChecked()


def test_an_own_half_note_on_a_sensitive_theme_is_found_again(practised: Seat) -> None:
    desk, freja = practised.desk, citizen_of(practised, "Freja")

    def write(inner: Desk) -> None:
        values.put(inner, NOTE.ref(notes.begin(inner, freja, [SENSITIVE[0]]).id, "text"), "Fortroligt halvt")

    practised.shell.worker.submit(write)
    desk.show_today()
    practised.settle()
    page = desk.today
    assert "Din note om Freja Lindskov fra i dag er ikke underskrevet." in said(page)
    assert "Fortroligt" not in said(page)
    page.write_on[0].click()
    practised.settle()
    practised.settle()
    assert desk.pad.text.toPlainText() == "Fortroligt halvt"
    assert "Fortroligt" not in said(desk.person.notes)
    assert "følsomme noter" in " ".join(one.what for one in answer(practised, access.lines))


def test_a_last_day_to_come_ends_nothing_yet(practised: Seat) -> None:
    desk, freja = practised.desk, citizen_of(practised, "Freja")
    desk.show_citizen(freja, "data")
    practised.settle()
    closing = desk.person.data.closing
    closing.day.setText("29.5.2021")
    closing.day.leave()
    practised.settle()
    assert not closing.reopen.isVisible()
    assert desk.top.status() == "Forløbet slutter 29.5.2021. Til da er borgeren i gang."
    desk.show_citizens()
    practised.settle()
    assert "Freja Lindskov" in [line.citizen.name for line in desk.citizens.table.people.lines]
    desk.search()
    practised.settle()
    desk.finder.line.setText("freja")
    assert desk.finder.shown()[0].beside == "borger · slutter 29.5.2021"


def test_a_course_is_ended_found_again_and_taken_up(practised: Seat) -> None:
    desk, freja = practised.desk, citizen_of(practised, "Freja")
    desk.show_citizen(freja, "data")
    practised.settle()
    closing = desk.person.data.closing
    assert not closing.reopen.isVisible()
    closing.day.setText("27.5.2021")
    closing.day.leave()
    practised.settle()
    assert closing.reopen.isVisible()
    closing.why.setCurrentIndex(1)
    closing.why.picked.emit(ClosedWhy.MOVED.value)
    practised.settle()
    assert closing.why.currentText() == "borgeren er flyttet"
    desk.show_citizens()
    practised.settle()
    page = desk.citizens
    names = [line.citizen.name for line in page.table.people.lines]
    assert "Freja Lindskov" not in names
    page.which.picked.emit("ended")
    assert [line.citizen.name for line in page.table.people.lines] == ["Freja Lindskov"]
    page.which.picked.emit("running")
    page.search.setText("freja")
    assert [line.citizen.name for line in page.table.people.lines] == ["Freja Lindskov"], "found wherever she is"
    page.search.setText("")
    desk.show_citizen(freja, "data")
    practised.settle()
    closing.reopen.click()
    practised.settle()
    desk.show_citizens()
    practised.settle()
    assert "Freja Lindskov" in [line.citizen.name for line in page.table.people.lines]
    assert not page._running.isVisible()


def test_a_whole_bosted_to_practise_with(opened: Seat) -> None:
    desk = opened.desk
    home = next(b for b in desk.citizens.findChildren(QPushButton) if "Solstrålen" in b.text() and b.isVisible())
    home.click()
    opened.settle()
    opened.settle()
    page = desk.citizens
    assert len(page.table.people.lines) == 6
    assert "seks" not in page.told[0].text()
    assert "6 opdigtede borgere" in page.told[0].text()
    assert not page.bosted.isVisible()
    desk.show_today()
    opened.settle()
    assert desk.today.dates.follow_ups.rows
    asta = citizen_of(opened, "Asta")
    desk.show_citizen(asta, "overview")
    opened.settle()
    opened.settle()
    assert "noter, senest" in said(desk.person.overview)
    desk.show_citizens()
    opened.settle()
    page.no_examples.click()
    opened.settle()
    opened.settle()
    assert page.table.people.lines == ()


def test_what_has_nothing_to_show_waits_on_a_place_of_clarification(practised: Seat) -> None:
    desk, freja = practised.desk, citizen_of(practised, "Borger")
    desk.arrange(Who.CLARIFICATION)
    desk.show_citizen(freja)
    practised.settle()

    def tabs() -> list[str]:
        return [key for key, button in desk.person.bar._tabs.items() if not button.isHidden()]

    practised.shell.resize(1280, 800)
    practised.settle()
    assert tabs() == ["rounds", "notes", "goals", "progression", "data"]  # two rounds are a forløb
    press(practised, KEY.Key_4, CTRL)
    assert desk.person.tab() == "follow_ups", "hidden is never forbidden"
    assert "follow_ups" in tabs()
    press(practised, KEY.Key_7, CTRL)
    assert "follow_ups" not in tabs()
    practised.shell.worker.submit(lambda archive: status.begin(archive, freja))
    practised.settle()
    desk.show_citizen(freja)
    practised.settle()
    assert tabs() == ["rounds", "notes", "goals", "overview", "follow_ups", "progression", "data"], (
        "and the tab then stays"
    )
    desk.show_citizen(citizen_of(practised, "Freja"))
    practised.settle()
    assert "follow_ups" not in tabs(), "with somebody else it has nothing to show"
    desk.arrange(Who.AUTHORITY)
    assert "follow_ups" in tabs(), "others see them all"


def test_borgere_tells_a_bosted_of_goals_and_the_next_day(practised: Seat) -> None:
    desk, table = practised.desk, practised.desk.citizens.table
    happened(practised)
    practised.shell.worker.submit(lambda archive: whoweare.choose(archive, Who.HOME))
    desk.show_citizens()
    practised.settle()
    row = next(n for n, line in enumerate(table.people.lines) if line.citizen.name.startswith("Børge"))
    told = [table.people.cell(table.people.index(row, column)) for column in range(3)]
    assert (told[1].text, told[1].below) == ("3 mål", "1 delmål i gang")
    assert (told[2].text, told[2].below) == ("15.5.2021, overskredet 13 dage", "Opfølgning på målene")
    assert table.people.headerData(2, Qt.Orientation.Horizontal) == "Næste dato"
    practised.shell.worker.submit(lambda archive: whoweare.choose(archive, Who.AUTHORITY))
    desk.show_citizens()
    practised.settle()
    assert table.people.headerData(2, Qt.Orientation.Horizontal) == "Status"


def test_a_statusnotat_is_begun_from_any_page_of_a_citizen(practised: Seat) -> None:
    practised.desk.show_citizen(citizen_of(practised, "Børge"), "notes")
    practised.settle()
    press(practised, KEY.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    practised.settle()
    assert practised.desk.status.isVisible()
    assert len(practised.desk.status.parts()) > 1


def test_a_home_is_welcomed_with_a_whole_home_to_practise_with(opened: Seat) -> None:
    page = opened.desk.citizens
    assert "øveeksempler" in page.practise.accessibleName()
    page.asks[1].buttons[Who.HOME].click()
    opened.settle()
    opened.desk.show_citizens()
    opened.settle()
    assert "helt bosted" in page.practise.accessibleName()
    page.practise.click()
    opened.settle()
    assert len(page.table.people.lines) == 6
