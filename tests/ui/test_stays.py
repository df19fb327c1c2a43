"""Ophold as a place of clarification meets it: written, seen on I dag, gone on with; and dates that leave."""

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed
from ffbdesk.domain.kinds import STAY
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import rounds, stays, values, whoweare
from ffbdesk.services.desk import Desk
from ffbdesk.ui.kit.text import Link
from ffbdesk.ui.stays.card import StayCard
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press, said
from tests.ui.test_today import citizen_of

TAB = KEY.Key_Tab


def clarifying(seat: Seat) -> CitizenId:
    """A place of clarification, with Freja's udredninger in sight."""
    freja = citizen_of(seat, "Freja")
    seat.shell.worker.submit(lambda desk: whoweare.choose(desk, Who.CLARIFICATION))
    seat.settle()
    seat.desk.arrange(Who.CLARIFICATION)
    seat.desk.show_citizen(freja)
    seat.settle()
    return freja


def begun(seat: Seat) -> StayCard:
    """A stay from today, by keyboard: four weeks, a report, a theme that was asked about, a meeting."""
    clarifying(seat)
    rounds = seat.desk.person.rounds
    rounds.new_stay.click()
    seat.settle()
    (card,) = rounds.stays.cards
    assert card.is_unfolded()
    assert QApplication.focusWidget() is card.begun
    press(seat, TAB)
    QTest.keyClicks(card.ends, "24.6.2021")
    press(seat, TAB)
    QTest.keyClicks(card.report, "18.6.2021")
    press(seat, TAB)
    seat.settle()
    card.asked.picked.emit((seat.shell.desk._context.catalogue.themes[0].code,) if seat.shell.desk else ())
    card.new_meeting.click()
    seat.settle()
    line = card.meetings[0]
    assert QApplication.focusWidget() is line.day
    QTest.keyClicks(line.day, "1.6.2021")
    press(seat, TAB)
    QTest.keyClicks(line.hour, "10")
    press(seat, TAB)
    QTest.keyClicks(line.about, "Møde med kommunen")
    press(seat, TAB)
    seat.settle()
    return card


def stored(seat: Seat, who: CitizenId) -> str:
    kept: list[str] = []
    seat.shell.worker.submit(lambda desk: str(stays.listing(desk, who)), kept.append)
    seat.settle()
    return kept[0]


def test_a_stay_is_written_by_keyboard_and_told_on_the_first_page(practised: Seat) -> None:
    card = begun(practised)
    assert "dag 1 af 28 · rapport senest 18.6.2021 · kommunen har spurgt til 1 tema · 1 møde" in said(card)
    practised.desk.show_today()
    practised.settle()
    page = practised.desk.today
    assert "dag 1 af 28" in said(page.stays[0])
    names = [line.go.accessibleName() for line in page.dates.of_stays.rows]
    assert [name.partition(",")[0] for name in names] == [
        "Freja Lindskov: Opholdet begynder",
        "Freja Lindskov: Møde med kommunen",
        "Freja Lindskov: Rapport til kommunen",
        "Freja Lindskov: Opholdet slutter",
    ]
    page.dates.of_stays.rows[1].go.click()
    practised.settle()
    assert practised.desk.person.tab() == "rounds", "a meeting stands at its stay"


def test_the_day_begins_where_it_was_left(practised: Seat) -> None:
    begun(practised)
    desk = practised.desk
    line = next(line for line in desk.citizens.table.people.lines if line.citizen.name.startswith("Freja"))
    desk.show_round(line.rounds[0].id, "themes")
    practised.settle()
    theme = next(theme for theme in desk.round.walk.themes if theme.term == "Gøre rent")
    desk.round.walk.go_to(theme.code)
    QTest.keyClicks(desk.round.walk.form.voices["citizen"], "Støvsuger selv.")
    desk.show_today()
    practised.settle()
    page = desk.today
    assert page.go_on.isVisible()
    assert page.go_on.text() == "Fortsæt: Gøre rent"
    assert page.go_on.property("kind") == "main"
    assert page.new.property("kind") == "", "a page has one chief thing to do"
    page.go_on.click()
    practised.settle()
    assert desk.round.walk.theme.code == theme.code


def test_what_was_asked_for_is_missed_until_it_is_taken_up(practised: Seat) -> None:
    begun(practised)
    window = practised.desk
    line = next(line for line in window.citizens.table.people.lines if line.citizen.name.startswith("Freja"))
    window.show_round(line.rounds[0].id, "end")
    practised.settle()
    assert window.round.shown is not None
    there = {one.theme for one in window.round.shown.gathering.conditions}
    theme = next(theme for theme in window._context.catalogue.themes if theme.code not in there | set(SENSITIVE))

    def ask(desk: Desk) -> None:
        (stay,) = stays.listing(desk, line.citizen.id)
        values.choose(desk, STAY, stay.id, asked_about=(theme.code, SENSITIVE[0]))

    practised.shell.worker.submit(ask)
    window.show_today()
    practised.settle()
    assert "Kommunen har spurgt til 1 tema, som ingen har set endnu." in said(window.today.stays[0])
    window.show_round(line.rounds[0].id, "end")
    practised.settle()
    checks = window.round.end.checks
    assert "Kommunen har spurgt til, endnu ikke vurderet:" in said(checks)
    assert "Kommunen har spurgt til et følsomt tema" in said(checks)
    links = {one.accessibleName().removeprefix("Gå til "): one for one in checks.links if isinstance(one, Link)}
    assert window._context.catalogue.theme(SENSITIVE[0]).name not in links, "what is closed is not named"
    links[theme.name].click()
    practised.settle()
    assert window.round.walk.theme.code == theme.code

    def is_missed(judged: Judgement) -> bool:
        practised.shell.worker.submit(lambda desk: rounds.judge(desk, line.rounds[0].id, theme.code, judged))
        window.show_round(line.rounds[0].id, "result")
        practised.settle()
        return "Kommunen har spurgt til, endnu ikke vurderet:" in said(window.round.result.checks)

    assert is_missed(NotAssessed()), "it is not answered by saying so"
    assert not is_missed(Assessed(Level.LIGHT))


def test_undo_brings_back_what_was_removed_and_shows_it(practised: Seat) -> None:
    card = begun(practised)
    card.meetings[0].remove.click()
    practised.settle()
    assert not card.meetings[0].isVisible()
    assert QApplication.focusWidget() is card.new_meeting
    practised.desk.undo()
    practised.settle()
    assert card.meetings[0].about.text() == "Møde med kommunen"
    card.remove.click()
    practised.settle()
    assert not practised.desk.person.rounds.stays.isVisible()
    practised.desk.undo()
    practised.settle()
    assert practised.desk.person.rounds.stays.isVisible()


def test_a_wrong_day_is_told_and_kept_and_never_stored(practised: Seat) -> None:
    card = begun(practised)
    who = practised.desk.person.citizen()
    assert who is not None
    before = stored(practised, who.id)
    card.report.setFocus()
    card.report.setText("31.6.2021")
    press(practised, TAB)
    practised.settle()
    assert card.wrong_day.isVisible()
    assert stored(practised, who.id) == before
    practised.desk.show_today()
    practised.settle()
    practised.desk.show_citizen(who.id, "rounds")
    practised.settle()
    card.edit.click()
    assert card.report.text() == "31.6.2021"


def test_others_find_it_by_search_and_no_citizen_shows_anothers(practised: Seat) -> None:
    desk = practised.desk
    freja, boerge = citizen_of(practised, "Freja"), citizen_of(practised, "Børge")
    desk.arrange(Who.HOME)
    desk.show_citizen(freja, "overview")
    practised.settle()
    press(practised, KEY.Key_K, CTRL)
    QTest.keyClicks(desk.finder.line, "nyt ophold")
    practised.settle()
    press(practised, KEY.Key_Return)
    practised.settle()
    assert desk.person.tab() == "rounds"
    assert desk.person.rounds.stays.isVisible()
    assert not desk.person.rounds.new_stay.isVisible()
    desk.show_citizen(boerge, "rounds")
    practised.settle()
    assert not desk.person.rounds.stays.isVisible()
    assert not any(card.isVisible() for card in desk.person.rounds.stays.cards)


def test_dates_go_to_a_calendar_a_pdf_and_a_printer(practised: Seat) -> None:
    begun(practised)
    practised.paper = practised.folder / "papir.pdf"
    practised.desk.show_today()
    practised.settle()
    files = practised.desk.today.dates.files
    for button, ending in ((files.calendar, "datoer.ics"), (files.pdf, "datoer.pdf")):
        button.click()
        practised.settle()
        assert ending in files.saved.text()
    files.paper.click()
    for _ in range(40):
        practised.settle()
        QTest.qWait(25)
        if "printeren" in files.saved.text():
            break
    assert files.saved.text() == "Datoerne er sendt til printeren."
    assert practised.paper.stat().st_size > 1000


def test_a_municipality_has_its_dates_first(practised: Seat) -> None:
    desk = practised.desk
    practised.shell.resize(1280, 800)
    desk.arrange(Who.AUTHORITY)
    desk.show_today()
    practised.settle()
    panel, news = desk.today.dates, desk.today.new
    assert panel.mapToGlobal(panel.rect().topLeft()).x() < news.mapToGlobal(news.rect().topLeft()).x()
    desk.arrange(Who.HOME)
    practised.settle()
    assert panel.mapToGlobal(panel.rect().topLeft()).x() > news.mapToGlobal(news.rect().topLeft()).x()


def test_what_is_typed_in_a_stay_stands_after_a_lock(practised: Seat) -> None:
    card = begun(practised)
    assert card.stay is not None
    QTest.keyClicks(card.meetings[0].about, " og Kirsten")
    who = practised.desk.person.citizen()
    assert who is not None
    practised.shell.lock("asked")
    practised.settle()
    assert practised.shell.desk is None
    _unlock(practised)
    assert "Møde med kommunen og Kirsten" in stored(practised, who.id)


def _unlock(seat: Seat) -> None:
    from tests.ui.conftest import PHRASE

    seat.shell.unlock.locked.passphrase.edit.setText(PHRASE)
    seat.shell.unlock.locked.open.click()
    seat.settle()


def test_the_cells_of_a_stay_are_drawn_and_said(practised: Seat) -> None:
    begun(practised)
    practised.desk.show_today()
    practised.settle()
    stay = practised.desk.today.stays[0]
    from ffbdesk.ui.kit.cells import Cells

    (cells,) = stay.findChildren(Cells)
    assert "Gøre rent" in cells.accessibleDescription()
    picture: QImage = cells.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}
    assert len(colours) > 2
