"""The third voice is called after whoever speaks in it."""

from ffbdesk.domain.records import ThirdVoice
from ffbdesk.domain.whoweare import Who
from ffbdesk.services import whoweare
from tests.ui.conftest import Seat
from tests.ui.test_notes import said
from tests.ui.test_today import citizen_of

ANCHOR = "caseworker"


def test_at_a_bosted_it_is_the_providers_and_can_be_chosen(practised: Seat) -> None:
    desk = practised.desk
    practised.shell.worker.submit(lambda inner: whoweare.choose(inner, Who.HOME))
    desk.show_citizen(citizen_of(practised, "Freja"))
    practised.settle()
    desk.person.rounds.new.click()
    practised.settle()
    practised.settle()
    page = desk.round
    assert page.head.third[ThirdVoice.PROVIDER].isChecked()
    page.go("themes")
    practised.settle()
    form = page.walk.form
    assert form.voices[ANCHOR].accessibleName() == "Udførers bemærkninger"
    assert "Udførers bemærkninger" in said(form)
    page.go("head")
    page.head.third[ThirdVoice.CASEWORKER].click()
    practised.settle()
    page.go("themes")
    practised.settle()
    assert form.voices[ANCHOR].accessibleName() == "Sagsbehandlers bemærkninger"


def test_an_old_round_is_the_caseworkers(practised: Seat) -> None:
    desk = practised.desk
    line = next(x for x in desk.citizens.table.people.lines if x.citizen.name.startswith("Freja"))
    desk.show_round(line.rounds[0].id)
    practised.settle()
    assert desk.round.head.third[ThirdVoice.CASEWORKER].isChecked()
