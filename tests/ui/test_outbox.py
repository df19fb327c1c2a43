"""Values on their way: in order, none lost, and what was read before they were stored is never shown over them."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from ffbdesk.domain.edits import FieldRef, Record, Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.outbox import Letter, Outbox
from ffbdesk.words import frame
from tests.ui.conftest import Clock

HERE = Scope(gathering=GatheringId("g"))
TEXT = FieldRef(Record.GATHERING, "g", "purpose")
LEVEL = FieldRef(Record.CONDITION, "g", "judgement", ThemeCode("t"))
OTHER = FieldRef(Record.CONDITION, "g", "own_rating", ThemeCode("t"))


class SlowWork:
    """Answers when the test says so; `told` is what the archive was asked to store, in order."""

    def __init__(self) -> None:
        self.orders: list[tuple[Callable[[Any], object], Callable[[Exception], object]]] = []

    def submit(self, _job: Any, then: Any = None, failed: Any = None, **_more: Any) -> None:
        self.orders.append((then, failed))

    def store(self) -> None:
        """The oldest order is done."""
        self.orders.pop(0)[0](None)

    def refuse(self) -> None:
        """The oldest order finds the disk full."""
        self.orders.pop(0)[1](DiskFull())


@pytest.fixture
def work() -> SlowWork:
    return SlowWork()


@pytest.fixture
def outbox(qapp: object, work: SlowWork) -> Outbox:
    return Outbox(work)


def text(words: str) -> Letter:
    return Letter(TEXT, words, HERE)


def chosen(ref: FieldRef, value: str | None) -> Letter:
    return Letter(ref, value, HERE, Clock()())


def test_a_value_counts_until_whoever_shows_it_has_read_it(work: SlowWork, outbox: Outbox) -> None:
    moved: list[FieldRef] = []
    outbox.moved.connect(moved.append)
    outbox.write(text("nyt"))
    assert (outbox.values(), moved) == ({TEXT: "nyt"}, [TEXT])
    work.store()
    assert outbox.values() == {TEXT: "nyt"}, "stored, and the page has not read it yet"
    work.store()
    assert (outbox.values(), moved) == ({}, [TEXT, TEXT])


def test_newer_text_takes_the_place_of_the_older(work: SlowWork, outbox: Outbox) -> None:
    told: list[str] = []
    outbox.trouble.connect(told.append)
    outbox.write(text("første"))
    outbox.write(text("anden"))
    work.refuse()
    assert outbox.is_empty(), "newer text of the field is on its way"
    work.refuse()
    assert [letter.value for letter in outbox.waiting()] == ["anden"]
    outbox.send_waiting()
    work.store()
    assert outbox.is_empty()
    assert told[-1] == ""


def test_each_value_that_was_chosen_is_one_of_its_own_and_the_order_is_kept(work: SlowWork, outbox: Outbox) -> None:
    outbox.write(chosen(LEVEL, "2"))
    outbox.write(text("tekst"))
    outbox.write(chosen(OTHER, "1"))
    for _ in range(3):
        work.refuse()
    outbox.write(chosen(LEVEL, "3"))  # everything that waits is tried again before it
    assert len(work.orders) == 4
    for _ in range(4):
        work.refuse()
    waiting = [(letter.ref, letter.value) for letter in outbox.waiting()]
    assert waiting == [(LEVEL, "2"), (TEXT, "tekst"), (OTHER, "1"), (LEVEL, "3")]
    assert outbox.values()[LEVEL] == "3"


def test_text_that_waits_stays_in_its_place_when_it_is_typed_on(work: SlowWork, outbox: Outbox) -> None:
    outbox.write(text("før"))
    outbox.write(chosen(LEVEL, "2"))
    for _ in range(2):
        work.refuse()
    outbox.keep(text("før og efter"))
    assert not outbox.is_empty(), "the trouble is not over because somebody types on"
    assert [letter.value for letter in outbox.waiting()] == ["før og efter", "2"]


def test_a_value_that_waits_can_be_withdrawn_and_the_one_before_it_counts_again(work: SlowWork, outbox: Outbox) -> None:
    first, second = chosen(LEVEL, "2"), chosen(LEVEL, "3")
    for letter in (first, second):
        outbox.write(letter)
    for _ in range(len(work.orders)):
        work.refuse()
    assert outbox.waits(second)
    outbox.withdraw(second)
    assert outbox.values() == {LEVEL: "2"}
    outbox.withdraw(first)
    assert (outbox.values(), outbox.is_empty()) == ({}, True)


def test_what_is_sealed_at_lock_is_all_of_it_in_order(work: SlowWork, outbox: Outbox) -> None:
    letters = [text("ord"), chosen(LEVEL, "2"), chosen(OTHER, None)]
    for letter in letters:
        outbox.write(letter)
    while work.orders:
        work.refuse()
    assert list(outbox.waiting()) == letters
    outbox.give_up()
    assert (outbox.waiting(), outbox.values()) == ((), {})


@pytest.mark.parametrize("error", [ValueError("fejl"), RuntimeError(), sqlite3.ProgrammingError("closed")])
def test_whatever_goes_wrong_what_was_typed_waits(work: SlowWork, outbox: Outbox, error: Exception) -> None:
    """A mistake of the program's own is reported as one, and the words are not lost by it."""
    told: list[str] = []
    outbox.trouble.connect(told.append)
    for letter in (text("ord"), chosen(LEVEL, "niveau:2")):
        outbox.write(letter)
        while work.orders:  # what waits goes before what comes after it
            with pytest.raises(type(error)):
                work.orders.pop(0)[1](error)
    assert [letter.value for letter in outbox.waiting()] == ["ord", "niveau:2"]
    assert not outbox.is_empty()
    assert told[-1] == frame.BUG_KEPT
    outbox.send_waiting()
    while work.orders:
        work.store()
    assert outbox.is_empty()


def test_a_letter_that_failed_by_a_mistake_is_overtaken_by_newer_words(work: SlowWork, outbox: Outbox) -> None:
    outbox.write(text("første"))
    outbox.write(text("anden"))
    with pytest.raises(ValueError, match="fejl"):
        work.orders.pop(0)[1](ValueError("fejl"))
    assert outbox.is_empty(), "newer words are on their way"
    assert outbox.values() == {TEXT: "anden"}
