"""The window of an archive is hidden from screen sharing and pictures, and one click lets others see it."""

import pytest

from ffbdesk.app.capture import Capture
from ffbdesk.ui.commands import available
from ffbdesk.words import frame
from ffbdesk.words.actions import Command
from tests.ui.conftest import PHRASE, Seat

SHOWN, BLACK, HIDDEN = 0x00, 0x01, 0x11


class Windows:
    """What Windows remembers of each window; an older one does not know how to hide."""

    def __init__(self, *, old: bool = False) -> None:
        self.marks: dict[int, int] = {}
        self._old = old

    def __call__(self, window: int, mark: int) -> bool:
        if self._old and mark == HIDDEN:
            return False
        self.marks[window] = mark
        return True


def test_every_window_is_hidden_and_shown_again() -> None:
    windows = Windows()
    capture = Capture(windows, lambda: [7, 8])
    capture.appeared(9)
    assert windows.marks == {}, "no archive is open"
    capture.hide()
    capture.appeared(9)
    assert windows.marks == {7: HIDDEN, 8: HIDDEN, 9: HIDDEN}
    capture.show()
    capture.appeared(10)
    assert windows.marks == {7: SHOWN, 8: SHOWN, 9: HIDDEN}, "9 is gone: only those that are there are asked for"


def test_an_older_windows_shows_them_black() -> None:
    windows = Windows(old=True)
    Capture(windows, lambda: [7]).hide()
    assert windows.marks == {7: BLACK}


def test_a_system_that_cannot_is_never_said_to() -> None:
    capture = Capture(None, lambda: [7])
    capture.hide()
    capture.appeared(7)
    assert not capture.is_possible
    assert not capture.hides


@pytest.fixture
def marked(seat: Seat) -> Windows:
    windows = Windows()
    seat.shell.capture = Capture(windows)
    return windows


def enter(seat: Seat) -> None:
    making = seat.shell.unlock.making
    making.place.name.setText("Solstrålen")
    making.user.setText("Mette Holm")
    for line in (making.first, making.second):
        line.edit.setText(PHRASE)
    making.make.click()
    seat.settle()


def come_back(seat: Seat) -> None:
    form = seat.shell.unlock.locked
    form.passphrase.edit.setText(PHRASE)
    form.open.click()
    seat.settle()


def test_an_open_archive_is_hidden_until_somebody_shows_it_and_locked_again(seat: Seat, marked: Windows) -> None:
    enter(seat)
    window = int(seat.shell.windowHandle().winId())
    assert marked.marks[window] == HIDDEN
    button = seat.desk.top.sharing
    assert button.isVisible()
    assert button.accessibleName() == frame.HIDDEN_MEANS
    button.click()
    assert marked.marks[window] == SHOWN
    assert button.accessibleName() == frame.SHARED_MEANS
    assert frame.SHARED in button.text()
    seat.shell.lock()
    assert marked.marks[window] == SHOWN, "nothing of the archive is in sight"
    come_back(seat)
    assert marked.marks[window] == HIDDEN, "what was shown once is not shown for ever"


def test_the_command_does_it_too_and_is_nowhere_where_it_cannot(seat: Seat, marked: Windows) -> None:
    enter(seat)
    share = next(action for action in available(seat.shell) if action.command is Command.SHARE)
    share.trigger()
    assert not seat.shell.capture.hides


def test_without_a_mark_there_is_no_button(seat: Seat) -> None:
    enter(seat)
    assert not seat.desk.top.sharing.isVisible()
    assert Command.SHARE not in [action.command for action in available(seat.shell)]


def test_what_the_system_refuses_to_hide_is_not_said_to_be_hidden() -> None:
    capture = Capture(lambda _window, _mark: False, lambda: [7])
    capture.hide()
    assert capture.is_possible
    assert not capture.hides
