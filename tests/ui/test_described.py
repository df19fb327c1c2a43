"""What is described without a level, as a user meets it in the walk."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.kinds import DESCRIPTION, GATHERING
from ffbdesk.services import opening, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.walk.page import WalkPage
from tests.ui.conftest import Seat
from tests.ui.test_desk import open_round, press

KEY, MOD = Qt.Key, Qt.KeyboardModifier


def code_of(seat: Seat, term: str) -> ThemeCode:
    catalogue = seat.desk.round._context.catalogue
    return next(ThemeCode(p.code) for g, under in catalogue.described() for p in (g, *under) if p.term == term)


def days(walk: WalkPage) -> dict[str, str]:
    """What is ticked on the page, with the day beside it."""
    highlights = walk.described.highlights
    return {t.accessibleName(): highlights._days[code].text() for code, t in highlights.ticks.items() if t.isChecked()}


def rows(walk: WalkPage, term: str) -> tuple[str, list[str]]:
    """A page's row in the tree: its count, and what stands under it."""
    group = next(group for group in walk.tree._model.groups if group.term == term)
    return group.count(), [f"{theme.term} {theme.day}" for theme in group.themes]


def test_an_overtema_without_levels(practised: Seat) -> None:
    """One window: the way there, ticks and words, no level, undo, what is closed."""
    walk = open_round(practised)
    _from_the_last_theme_one_comes_to_the_first_page(practised, walk)
    _what_is_ticked_has_its_day_here_and_in_the_tree(practised, walk)
    _a_number_sets_no_level_and_says_so(practised, walk)
    _words_are_kept_and_taken_back_with_the_tick_before_them(practised, walk)
    _closed_ones_are_named_and_no_more(practised, walk)
    _the_tree_leads_to_a_page_by_keyboard(practised, walk)


def _from_the_last_theme_one_comes_to_the_first_page(seat: Seat, walk: WalkPage) -> None:
    walk.go_to(walk.themes[-1].code)
    seat.settle()
    assert "Fysiske funktioner" in walk.footer.onward.accessibleName()
    walk.form.title.setFocus()
    press(seat, KEY.Key_Right, MOD.AltModifier)
    assert walk.described.title.text() == "Fysiske funktioner"
    assert QApplication.focusWidget() is walk.described.title
    assert not walk.form.isVisible()
    assert walk.footer._no_level.isVisible()
    assert not any(key.isVisible() for key in walk.footer.keys)


def _what_is_ticked_has_its_day_here_and_in_the_tree(seat: Seat, walk: WalkPage) -> None:
    walk.described.highlights.ticks[code_of(seat, "Syn")].setFocus()
    press(seat, KEY.Key_Space)
    today = "28.5.2021"
    assert days(walk) == {"Syn": today}
    assert rows(walk, "Fysiske funktioner") == ("1 fremhævet", [f"Syn {today}"])
    assert "1 undertema fremhævet" in walk.footer._count.text()


def _a_number_sets_no_level_and_says_so(seat: Seat, walk: WalkPage) -> None:
    before = seat.desk.round.shown
    walk.described.title.setFocus()
    press(seat, KEY.Key_2, MOD.AltModifier)
    assert seat.desk.top.status() == "Her sættes intet niveau."
    assert seat.desk.round.shown == before


def _words_are_kept_and_taken_back_with_the_tick_before_them(seat: Seat, walk: WalkPage) -> None:
    field = walk.described.voices.fields["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "Læsebriller")
    press(seat, KEY.Key_Tab)
    press(seat, KEY.Key_Right, MOD.AltModifier)
    assert walk.described.title.text() == "Mentale funktioner"
    for _ in range(2):
        press(seat, KEY.Key_Z, MOD.ControlModifier)
    assert walk.described.title.text() == "Fysiske funktioner", "what is taken back comes into sight"
    assert (field.toPlainText(), days(walk)) == ("", {})
    assert rows(walk, "Fysiske funktioner") == ("", [])
    press(seat, KEY.Key_Z, MOD.ControlModifier | MOD.ShiftModifier)
    assert list(days(walk)) == ["Syn"]


def _closed_ones_are_named_and_no_more(seat: Seat, walk: WalkPage) -> None:
    gathering, crime = seat.desk.round.shown.gathering.id, code_of(seat, "Kriminalitet")  # type: ignore[union-attr]
    walk.go_to(code_of(seat, "Sociale forhold"))
    seat.settle()
    said = walk.described.highlights._closed.text()

    def job(desk: Desk) -> None:
        values.put(desk, rounds.told_ref(gathering, crime, "highlighted_on"), "2021-05-27")

    seat.shell.worker.submit(job)
    seat.settle()
    assert walk.described.highlights._closed.text() == said
    assert said.startswith("3 følsomme undertemaer er lukket: Traumatiske oplevelser, Kriminalitet, Prostitution.")
    assert rows(walk, "Sociale forhold") == ("", [])
    assert crime not in walk.described.highlights.ticks
    walk.described.highlights.opens.click()
    seat.settle()
    assert days(walk) == {"Kriminalitet": "27.5.2021"}
    assert rows(walk, "Sociale forhold") == ("1 fremhævet", ["Kriminalitet 27.5.2021"])
    assert not walk.described.highlights._closed_line.isVisible()


def _the_tree_leads_to_a_page_by_keyboard(seat: Seat, walk: WalkPage) -> None:
    walk.tree.setFocus()
    press(seat, KEY.Key_End)
    assert walk.theme.name == "Omgivelser"
    assert walk.described._around.isVisible()
    assert not walk.described._without.isVisible()
    for key in (KEY.Key_Home, KEY.Key_Right, KEY.Key_Down):
        press(seat, key)
    assert walk.form.isVisible()


def test_a_finished_round_can_only_be_read(practised: Seat) -> None:
    walk = open_round(practised, "Børge")
    walk.go_to(code_of(practised, "Fysiske funktioner"))
    practised.settle()
    assert not any(tick.isEnabled() for tick in walk.described.highlights.ticks.values())
    assert all(field.isReadOnly() for field in walk.described.voices.fields.values())


def test_what_a_round_begins_with(practised: Seat) -> None:
    """Sagsåbning: folded where nothing of it is written, a line a diagnosis and a contact, undone like all else."""
    open_round(practised)
    page = practised.desk.round
    page.go("head")
    practised.settle()
    part = page.head.opening
    assert part._inner.isHidden()
    part.toggle.click()
    _type(part.texts["reason"], "Huslejen er ikke betalt")
    part.agrees["agrees"].click()  # type: ignore[index]
    part.diagnoses.add.click()
    practised.settle()
    line = part.diagnoses.lines[0]
    assert QApplication.focusWidget() is line.first
    _type(line.first, "Diplegi")
    part.contacts.add.click()
    practised.settle()
    contact = part.contacts.lines[0]
    _type(contact.first, "Ida Prøve")
    contact.fields.choose("role", "guardian")
    practised.settle()
    shown = page.shown
    assert shown is not None
    assert (shown.gathering.reason, shown.gathering.agreement) == ("Huslejen er ikke betalt", "agrees")
    assert [one.what for one in shown.gathering.diagnoses] == ["Diplegi"]
    assert [(one.name, one.role) for one in shown.case.contacts] == [("Ida Prøve", "guardian")]
    assert line.remove.accessibleName() == "Fjern diagnosen Diplegi"
    line.remove.click()
    practised.settle()
    assert page.shown is not None
    assert page.shown.gathering.diagnoses == ()
    assert practised.desk.top.status() == "Diagnosen er fjernet. Fortryd med Ctrl+Z."
    assert not part.diagnoses.lines
    practised.desk.undo()
    practised.settle()
    assert [one.what for one in page.shown.gathering.diagnoses] == ["Diplegi"]
    assert part.diagnoses.lines[0].isVisible()


def test_a_line_keeps_its_record_and_tab_goes_down_the_page(practised: Seat) -> None:
    """Lines come and go while one is written in: words never land in another's."""
    open_round(practised)
    page = practised.desk.round
    page.go("head")
    practised.settle()
    part = page.head.opening
    part.toggle.click()
    for name in ("Anna Prøve", "Bo Prøve"):
        part.contacts.add.click()
        practised.settle()
        _type(part.contacts.lines[-1].first, name)
    practised.settle()
    first, second = part.contacts.lines
    for before, after in ((first.remove, second.first), (second.remove, part.contacts.add)):
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is after
    first.remove.click()
    practised.settle()
    assert part.contacts.lines == [second]
    _type(second.first, "x")
    practised.desk.undo()
    practised.desk.undo()
    practised.settle()
    assert [line.first.text() for line in part.contacts.lines] == ["Anna Prøve", "Bo Prøve"]
    assert QApplication.focusWidget() is second.first
    QTest.keyClicks(second.first, " Yde")
    page.flush()
    practised.settle()
    assert page.shown is not None
    assert [one.name for one in page.shown.case.contacts] == ["Anna Prøve", "Bo Prøve Yde"]


def _type(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)


def test_what_comes_with_the_case_is_there_in_the_next_round(practised: Seat) -> None:
    walk = open_round(practised)
    gathering = practised.desk.round.shown.gathering.id  # type: ignore[union-attr]

    def job(desk: Desk) -> None:
        opening.add_contact(desk, gathering)
        values.choose(desk, GATHERING, gathering, requester="Moderen")
        values.choose(desk, DESCRIPTION, gathering, code_of(practised, "Omgivelser"), others="Naboen kommer forbi")

    practised.shell.worker.submit(job)
    practised.settle()
    walk.go_to(code_of(practised, "Omgivelser"))
    practised.settle()
    assert walk.described.voices.fields["others"].toPlainText() == "Naboen kommer forbi"
    practised.desk.round.open(gathering)
    practised.settle()
    assert not practised.desk.round.head.opening._inner.isHidden()
