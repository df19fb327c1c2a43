"""Overblik as a user meets it: everything on it is a way to where it stands."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.kinds import GOAL, SUB_GOAL
from ffbdesk.domain.phases import Phase
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import goals, notes, status, subgoals, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.overview.page import OverviewPage
from tests.ui.conftest import Seat
from tests.ui.test_notes import CTRL, KEY, press, said
from tests.ui.test_today import TODAY, citizen_of


def opened(seat: Seat) -> tuple[OverviewPage, CitizenId]:
    boerge = citizen_of(seat, "Børge")

    def work(desk: Desk) -> None:
        notes.unread(desk)
        goal = goals.board(desk, boerge).case.goals[0].id
        values.choose(desk, GOAL, goal, follow_up_on=TODAY + timedelta(days=6))
        step = subgoals.add(desk, goal)
        values.choose(desk, SUB_GOAL, step, short_name="Hånden på bordet", seen_again_on=TODAY)
        other = replace(desk, user="Signe Vad")
        notes.sign(other, replace(notes.begin(other, boerge, sub_goals=(step,)), text="Gik efter rugbrød."))

    seat.shell.worker.submit(work)
    seat.desk.show_citizen(boerge, "overview")
    seat.settle()
    seat.settle()
    return seat.desk.person.overview, boerge


def test_it_shows_where_a_citizen_is(practised: Seat) -> None:
    page, _citizen = opened(practised)
    assert page.isVisible()
    text = said(page)
    for words in (
        "Børges ønske",
        "1 note, senest i dag",
        "Gik efter rugbrød.",
        "1 ny for dig",
        "Skal ses på",
    ):
        assert words in text, words
    assert page.phases.buttons[Phase.DELIVERING].accessibleDescription() == "her er I nu"
    assert page.phases.buttons[Phase.ORDERING].accessibleName() == "Bestilling: intet her. Gå dertil"
    assert QApplication.focusWidget() is page._title


@pytest.mark.parametrize(
    ("phase", "tab"),
    [(Phase.INFORMING, "rounds"), (Phase.ORDERING, "orders"), (Phase.FOLLOWING_UP, "follow_ups")],
)
def test_a_phase_is_a_way(practised: Seat, phase: Phase, tab: str) -> None:
    page, _citizen = opened(practised)
    page.phases.buttons[phase].setFocus()
    press(practised, KEY.Key_Return)
    practised.settle()
    assert practised.desk.person.tab() == tab


def test_goals_delmaal_notes_and_dates_are_ways(practised: Seat) -> None:
    page, citizen = opened(practised)
    desk = practised.desk
    step = page.found.steps[-1]
    page.goals.ways[step.id].click()
    practised.settle()
    assert (desk.person.tab(), desk.person.goals.sub_goal()) == ("goals", step.id)
    press(practised, KEY.Key_2, CTRL)
    practised.settle()
    assert page.isVisible()
    page.dates[0].go.click()
    practised.settle()
    assert desk.person.goals.sub_goal() == step.id
    desk.show_citizen(citizen, "overview")
    practised.settle()
    page.cards[0].go.click()
    practised.settle()
    assert desk.pad.note.text == "Gik efter rugbrød."
    assert not page.new.isVisible(), "the page's chief thing to do is on the sheet now"


def test_what_is_written_meanwhile_is_seen(practised: Seat) -> None:
    page, citizen = opened(practised)
    assert page.status.text().strip("\u2009") == "Begynd et statusnotat"
    begun: list[str] = []
    practised.shell.worker.submit(lambda desk: status.begin(desk, citizen), begun.append)
    practised.settle()
    practised.settle()
    assert page.status.text().strip("\u2009") == "Skriv videre på statusnotatet"
    page.status.click()
    practised.settle()
    assert practised.desk.page is practised.desk.status


def test_a_bosted_opens_a_citizen_with_it(practised: Seat) -> None:
    desk = practised.desk
    assert desk.person.first() == "rounds"
    desk.arrange(Who.HOME)
    assert desk.person.first() == "overview"
    press(practised, KEY.Key_N, CTRL)
    desk.finder.leave()


def test_nothing_of_the_one_before_is_in_sight(practised: Seat) -> None:
    page, _citizen = opened(practised)
    practised.desk.show_citizen(citizen_of(practised, "Freja"), "overview")
    assert not page._body.isVisible()
    practised.settle()
    assert "Gik efter rugbrød." not in said(page)
