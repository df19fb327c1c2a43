"""Bestilling: what a municipality asks a provider for, and the goals that came with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import OrderId
from ffbdesk.domain.kind import APART, Line, Since
from ffbdesk.domain.seal import Seal


@dataclass(frozen=True, slots=True)
class Order:
    """One bestilling as it was received. Its goals are goals of the case that name it.

    Once it is `received` it has a seal: neither it nor its goals are changed any more (architecture, decision 23).
    """

    id: OrderId
    sender: Line = ""
    """The municipality or unit that asks."""
    dated_on: date | None = None
    """The order's own date."""
    reference: Line = ""
    """What the sender calls it: a number of the case or of the letter."""
    follow_up_on: Annotated[date | None, Since(4)] = None
    """The next opfølgning, as the sender has set it."""
    set_on: date | None = None
    """When it was written into the archive, and by whom."""
    author: Line = ""
    seal: Annotated[Seal | None, APART] = None


def order_of(goal: InterventionGoal, orders: Iterable[Order]) -> Order | None:
    """The order that a goal came with; None for a goal of one's own."""
    return next((order for order in orders if order.id == goal.order_id), None)


def is_received(goal: InterventionGoal, orders: Iterable[Order]) -> bool:
    """Whether a goal carries a padlock: it stands as the sender wrote it, and is changed only by copying it."""
    order = order_of(goal, orders)
    return order is not None and order.seal is not None
