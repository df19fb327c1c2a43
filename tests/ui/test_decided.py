"""What an organisation has decided for a computer is followed, and shown as decided; and where archives may go."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from ffbdesk.domain.decided import Decided, Fault, Organisation, Unusable
from ffbdesk.keys.pair import new_pair
from ffbdesk.services import backups, people
from ffbdesk.ui.settings.page import SettingsPage
from ffbdesk.wholefile import make_within
from ffbdesk.words import settings as said
from ffbdesk.words import unlock as say
from tests.support import WINDOWS
from tests.ui.conftest import PHRASE, Seat

PAIR = new_pair()


@pytest.fixture
def decided(tmp_path: Path) -> Decided:
    return Decided(tmp_path / "fast", 5, tmp_path / "kopier æøå", Organisation("Bostedet Åen", PAIR.public))


@pytest.fixture
def computer(decided: Decided) -> dict[str, object]:
    return {"decided": lambda: decided}


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def settings(seat: Seat) -> SettingsPage:
    seat.desk.show_settings()
    seat.settle()
    return seat.desk.settings


def test_a_new_archive_goes_where_it_is_decided_and_that_is_said(seat: Seat, decided: Decided) -> None:
    form = seat.shell.unlock.making
    assert str(decided.archives) in form.place.place.text()
    assert "bestemt" in form.place.place.text()
    assert not form.place.change.isVisible()
    assert not form.place.share.isVisible()
    assert say.KEY_DECIDED.format(name="Bostedet Åen") in texts(form)


def test_the_organisation_s_key_opens_what_is_made_here(opened: Seat, decided: Decided) -> None:
    assert opened.path.parent == decided.archives
    found: list[people.Ways] = []
    opened.shell.worker.submit(people.ways, found.append)
    opened.settle()
    assert found[0].organisation == "Bostedet Åen"
    page = settings(opened)
    assert said.BY_ORGANISATION in texts(page.organisation)
    assert not page.organisation.let_in.isVisible()


def test_backups_go_where_it_is_decided(opened: Seat, decided: Decided) -> None:
    assert decided.second_place is not None
    found: list[object] = []
    opened.shell.worker.submit(backups.second_place, found.append)
    opened.settle()
    assert found == [decided.second_place]
    page = settings(opened)
    assert not page.backups.choose.isVisible()
    assert not page.backups.no_more.isVisible()
    assert said.BY_ORGANISATION in texts(page.backups)


def test_the_lock_is_never_later_than_decided(opened: Seat) -> None:
    page = settings(opened)
    offered = [page.lock.after.itemText(n) for n in range(page.lock.after.count())]
    assert said.minutes(5) in offered
    assert said.minutes(10) not in offered
    assert opened.shell._idle._timer.interval() <= 5 * 60_000
    assert said.DECIDED_LOCK.format(minutes=said.minutes(5)) in texts(page.lock)


def test_everything_that_is_decided_stands_in_one_place(opened: Seat, decided: Decided) -> None:
    shown = texts(settings(opened).decided)
    assert settings(opened).decided.isVisible()
    for line in said.decided(decided):
        assert line in shown


class TestWhereTheKeyIsMissing:
    @pytest.fixture
    def computer(self, decided: Decided) -> dict[str, object]:
        """An archive from before, or of another computer: nothing is given away without a word."""
        answers = iter([Decided()] * 2)
        return {"decided": lambda: next(answers, decided)}

    def test_it_is_said_and_let_in_by_a_button(self, opened: Seat) -> None:
        opened.shell.zoom(1)  # the settings page is made anew
        opened.shell.lock()
        form = opened.shell.unlock.locked
        form.passphrase.edit.setText(PHRASE)
        form.open.click()
        opened.settle()
        page = settings(opened)
        assert said.KEY_NOT_HERE.format(name="Bostedet Åen") in texts(page.organisation)
        assert page.organisation.let_in.isVisible()
        page.organisation.let_in.click()
        opened.settle()
        assert said.HAS_ORGANISATION.format(name="Bostedet Åen") in texts(page.organisation)
        assert not page.organisation.let_in.isVisible()


class TestAFileThatDecidesNothing:
    @pytest.fixture
    def decided(self, tmp_path: Path) -> Decided:
        return Decided(unusable=Unusable(tmp_path / "it-indstillinger.json", Fault.CONTENT, "laas_minuter"))

    def test_it_is_told(self, opened: Seat, tmp_path: Path) -> None:
        section = settings(opened).decided
        assert section.isVisible()
        assert str(tmp_path / "it-indstillinger.json") in texts(section)
        assert "»laas_minuter« er ikke" in texts(section)

    def test_it_is_told_before_an_archive_lands_in_the_wrong_place(self, seat: Seat) -> None:
        seat.shell.unlock.show_making()
        assert "»laas_minuter« er ikke" in seat.shell.unlock.making.place.advice.text()


class TestNothingDecided:
    @pytest.fixture
    def decided(self) -> Decided:
        return Decided()

    def test_nothing_is_shown(self, opened: Seat) -> None:
        page = settings(opened)
        assert not page.decided.isVisible()
        assert not page.organisation.let_in.isVisible()
        assert page.backups.choose.isVisible()


class TestAComputerThatIsShared:
    @pytest.fixture
    def computer(self, tmp_path: Path) -> dict[str, object]:
        return {"shared": lambda: tmp_path / "fælles", "profile_goes": lambda: True}

    def test_an_archive_for_everybody_there_and_back(self, seat: Seat, tmp_path: Path) -> None:
        place = seat.shell.unlock.making.place
        assert place.advice.text() == say.THROWN_AWAY
        assert place.share.text().strip() == say.SHARED_PLACE
        place.name.setText("Vagt")
        place.share.click()
        assert place.path() == tmp_path / "fælles" / "Vagt"
        assert "Alle, der har en konto" in place.place.text()
        assert not place.advice.isVisible()
        place.share.click()
        assert place.path() == tmp_path / "arkiver" / "Vagt"
        assert place.advice.text() == say.THROWN_AWAY


def test_a_path_that_windows_cannot_have_is_told_before_it_is_made(seat: Seat) -> None:
    place = seat.shell.unlock.making.place
    place._here = place._here._replace(longest=len(str(place._folder)) + 6)
    place.name.setText("Vagt")
    assert place.wrong() == ""
    place.name.setText("Vagtholdet")
    assert place.wrong() == say.TOO_DEEP


class TestAPlaceWithinTheArchive:
    @pytest.fixture
    def decided(self, tmp_path: Path) -> Decided:
        return Decided(second_place=tmp_path / "arkiver" / "Solstrålen" / "inde" / "dybt")

    def test_nothing_is_made_in_the_archive_and_the_page_says_what_is_used(
        self, opened: Seat, decided: Decided
    ) -> None:
        assert not (opened.path / "inde").exists()
        shown = texts(settings(opened).backups)
        assert said.DECIDED_NOT_REACHED.format(folder=decided.second_place) in shown
        assert said.NO_SECOND in shown


def test_a_place_that_is_set_by_the_organisation_is_told_at_the_opening(opened: Seat, decided: Decided) -> None:
    assert str(decided.second_place) in opened.desk.notice.text()


def test_folders_above_a_decided_place_are_everybody_s(opened: Seat, decided: Decided, tmp_path: Path) -> None:
    make_within(tmp_path / "drev" / "FFB Desk" / "anna")
    if WINDOWS:
        return
    assert (tmp_path / "drev" / "FFB Desk" / "anna").stat().st_mode & 0o077 == 0
    assert (tmp_path / "drev" / "FFB Desk").stat().st_mode & 0o055 == 0o055
