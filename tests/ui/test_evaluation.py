"""Sagsvurdering as a user meets it: written by keyboard, built on the material, nothing chosen beforehand."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CONDITION
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import notes, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.evaluation.page import EvaluationPage
from tests.ui.conftest import Seat
from tests.ui.test_desk import open_round, press

KEY, MOD = Qt.Key, Qt.KeyboardModifier
SECRET = "En fortrolig oplysning"


def opened_page(seat: Seat) -> EvaluationPage:
    open_round(seat)
    press(seat, KEY.Key_7, MOD.ControlModifier)
    return seat.desk.round.evaluation


def test_a_sagsvurdering(practised: Seat) -> None:
    """One window."""
    page = opened_page(practised)
    _nothing_is_chosen_beforehand(page)
    _a_theme_is_cited_with_its_source(practised, page)
    _a_need_is_chosen_dated_and_taken_away(practised, page)
    _target_groups_by_list_and_taken_back(practised, page)
    _the_material_is_reached_and_left_by_keyboard(practised, page)
    _what_is_closed_is_no_material(practised, page)
    _a_finished_one_can_only_be_read(practised)


def _nothing_is_chosen_beforehand(page: EvaluationPage) -> None:
    assert QApplication.focusWidget() is page.whole
    assert not any(choice.isChecked() for choice in page.need.choices.values())
    assert (page.primary.code(), page.need_on.text(), page.targets_on.text()) == ("", "", "")
    assert page.clear.isHidden()
    assert page.copy.isHidden()


def _a_theme_is_cited_with_its_source(seat: Seat, page: EvaluationPage) -> None:
    QTest.keyClicks(page.whole, "Freja passer sine fag.")
    seat.settle()
    page.material.quotes[0].click()
    seat.settle()
    first, second = page.whole.toPlainText().split("\n")
    assert first == "Freja passer sine fag."
    assert second.startswith("»Tryg og snakkende hos søsteren.")
    assert second.endswith("« (Indgå i samspil og kontakt, niveau 3)")
    assert QApplication.focusWidget() is page.whole


def _a_need_is_chosen_dated_and_taken_away(seat: Seat, page: EvaluationPage) -> None:
    moderate = list(page.need.choices.values())[2]
    moderate.setFocus()
    press(seat, KEY.Key_Space)
    assert moderate.isChecked()
    assert page.need_on.text() == "28.5.2021"
    page.clear.click()
    seat.settle()
    assert not moderate.isChecked()
    assert page.need_on.text() == ""
    seat.desk.undo()
    seat.settle()
    assert moderate.isChecked()
    assert page.need_on.text() == "28.5.2021"


def _target_groups_by_list_and_taken_back(seat: Seat, page: EvaluationPage) -> None:
    catalogue = seat.desk.round._context.catalogue.interventions
    by_term = {one.term: one.code for one in catalogue.target_groups}
    page.primary.set(by_term["Angst"])
    page.primary.picked.emit(by_term["Angst"])
    seat.settle()
    page.others._add(by_term["Social isolation"])
    page.others._add(by_term["Prostitution"])
    seat.settle()
    shown = seat.desk.round.shown
    assert shown is not None
    assert shown.gathering.other_targets == (by_term["Social isolation"], by_term["Prostitution"])
    assert page._same_name.isVisibleTo(page)
    assert not page._upper.isVisibleTo(page)
    offered = {page.others.more.itemData(at) for at in range(page.others.more.count())}
    assert by_term["Angst"] not in offered, "the primary one is no other one"
    seat.desk.undo()
    seat.settle()
    assert len(page.others.removes) == 1
    upper = next(group.code for group in catalogue.groups if group.term == "Psykisk funktionsnedsættelse")
    page.primary.set(upper)
    page.primary.picked.emit(upper)
    seat.settle()
    assert page._upper.isVisibleTo(page)


def _the_material_is_reached_and_left_by_keyboard(seat: Seat, page: EvaluationPage) -> None:
    page.whole.setFocus()
    press(seat, KEY.Key_I, MOD.ControlModifier)
    assert QApplication.focusWidget() is page.material.kinds["themes"]
    press(seat, KEY.Key_Right)
    assert page.material._kind == "facts"
    press(seat, KEY.Key_I, MOD.ControlModifier)
    assert QApplication.focusWidget() is page.whole


def _what_is_closed_is_no_material(seat: Seat, page: EvaluationPage) -> None:
    gathering = seat.desk.round.shown.gathering.id  # type: ignore[union-attr]
    page.material._choose("themes")
    before = page.material.kinds["themes"].text(), len(page.material.quotes)

    def job(desk: Desk) -> None:
        citizen = desk.ledger.read.citizen_of(gathering)
        values.choose(desk, CONDITION, gathering, SENSITIVE[0], short_remark=SECRET)
        rounds.judge(desk, gathering, SENSITIVE[0], Assessed(Level.SEVERE))
        notes.sign(desk, replace(notes.begin(desk, citizen, [SENSITIVE[0]]), text=SECRET))
        notes.sign(desk, replace(notes.begin(desk, citizen), text="Åbnede selv døren."))

    seat.shell.worker.submit(job)
    seat.settle()
    assert (page.material.kinds["themes"].text(), len(page.material.quotes)) == before
    assert page.material.kinds["notes"].text() == "Noter 1"
    page.material._choose("notes")
    page.material.quotes[0].click()
    seat.settle()
    assert "»Åbnede selv døren.« (note 28.5.2021, Mette Holm)" in page.whole.toPlainText()
    assert SECRET not in page.whole.toPlainText()


def _a_finished_one_can_only_be_read(seat: Seat) -> None:
    open_round(seat, "Børge")
    seat.desk.round.go("evaluation")
    seat.settle()
    page = seat.desk.round.evaluation
    assert page.whole.isReadOnly()
    assert not any(choice.isEnabled() for choice in page.need.choices.values())
    assert not any(quote.isVisible() for quote in page.material.quotes)


def test_who_does_not_usually_write_one_finds_it_all_the_same(practised: Seat) -> None:
    page = opened_page(practised)
    bar = practised.desk.round.bar
    practised.desk.arrange(Who.HOME)
    assert bar._left_out == {"double"}, "one is there"
    practised.desk.round.go("head")
    practised.settle()
    assert bar._left_out == {"double", "evaluation"}
    press(practised, KEY.Key_7, MOD.ControlModifier)
    QTest.keyClicks(page.whole, "Begynd med posten.")
    practised.settle()
    practised.desk.round.go("head")
    practised.settle()
    assert bar._left_out == {"double"}, "what is written stays in sight"
