"""Text on its way: what was read before it was stored is never shown over it, and nothing is forgotten."""

from collections.abc import Callable
from typing import Any

import pytest

from ffbdesk.domain.edits import FieldRef, Record
from ffbdesk.domain.ids import GatheringId
from ffbdesk.storage.errors import DiskFull
from ffbdesk.ui.bound import Bound
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.outbox import Letter, Outbox

REF = FieldRef(Record.GATHERING, "g", "purpose")
ROUND = GatheringId("g")


class SlowWork:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.orders: list[tuple[Callable[[Any], object], Callable[[Exception], object]]] = []

    def submit(self, _job: Any, then: Any = None, failed: Any = None, **_more: Any) -> None:
        self.orders.append((then, failed))


@pytest.fixture
def work() -> SlowWork:
    return SlowWork()


@pytest.fixture
def outbox(qapp: object, work: SlowWork) -> Outbox:
    return Outbox(work)


def test_what_was_read_before_the_save_is_not_shown_over_it(look: Look, work: SlowWork, outbox: Outbox) -> None:
    field = TextLine(look, "Formål")
    bound = Bound(field, outbox)
    bound.show(REF, "før", ROUND)
    field.setText("nyt")
    bound.flush()
    bound.refresh("før")  # an answer that was on its way before the text was handed in
    assert field.text() == "nyt"
    work.orders[0][0](None)
    bound.refresh("fortrudt")
    assert field.text() == "fortrudt"


def test_a_failed_save_waits_and_a_newer_text_takes_its_place(work: SlowWork, outbox: Outbox) -> None:
    told: list[str] = []
    outbox.trouble.connect(told.append)
    outbox.write(Letter(REF, "første", ROUND))
    outbox.write(Letter(REF, "anden", ROUND))
    work.orders[0][1](DiskFull())
    assert outbox.is_empty(), "a newer text of the field is on its way"
    work.orders[1][1](DiskFull())
    assert not outbox.is_empty()
    assert outbox.waiting_text(REF, "gemt") == "anden"
    outbox.send_waiting()
    work.orders[2][0](None)
    assert outbox.is_empty()
    assert outbox.waiting_text(REF, "anden") == "anden"
    assert told[-1] == ""
