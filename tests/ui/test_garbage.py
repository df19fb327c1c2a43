"""A widget that is garbage ends in the window's thread, whatever thread asks for memory."""

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ffbdesk.app.garbage import Garbage
from tests.ui.conftest import Seat


class Tied:
    """Nothing but a search finds that nobody needs it."""

    ended: list[int]

    def __init__(self, ended: list[int]) -> None:
        self.ended, self.me = ended, self

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.fixture
def _as_before() -> Iterator[None]:
    yield
    gc.enable()


def ask_for_memory() -> list[list[int]]:
    return [[n] for n in range(100_000)]


@pytest.mark.usefixtures("_as_before")
def test_it_is_found_in_the_window_s_thread_only(qtbot: QtBot) -> None:
    parent, ended = QObject(), list[int]()
    garbage = Garbage(parent)
    garbage.setInterval(20)
    Tied(ended)
    with ThreadPoolExecutor(1) as other:
        other.submit(ask_for_memory).result()
        assert ended == []
        other.submit(lambda: [Tied([]) for _ in range(3000)]).result()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.get_ident()]
    garbage.end()
    assert gc.isenabled()
    assert not garbage.isActive()


@pytest.mark.usefixtures("_as_before")
def test_a_window_searches_by_itself(seat: Seat) -> None:
    assert not gc.isenabled()
    assert seat.shell._garbage.isActive()
