"""Bestilling: what a municipality asks a provider for, and the goals that came with it."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Part
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CarePlanId, GoalId, OrderId
from ffbdesk.domain.kind import APART, InFile, Line, Prose, Since
from ffbdesk.domain.seal import Seal


@dataclass(frozen=True, slots=True)
class Order:
    """One bestilling, received or made here. The goals of a received one are goals of the case that name it.

    Once it is received, or finished, it has a seal: it is not changed any more, nor are the goals that came with it
    (architecture, decision 23).
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
    outgoing: Annotated[bool, Since(5)] = False
    """Made here, for a provider; else it was received."""
    receiver: Annotated[Line, Part.ORDERS, Since(5)] = ""
    """The provider that is asked."""
    granted_on: Annotated[date | None, Part.ORDERS, Since(5)] = None
    """Bevilget."""
    decision: Annotated[Line, Part.ORDERS, Since(5)] = ""
    """The decision's own number."""
    rhythm: Annotated[Line, Part.ORDERS, Since(5)] = ""
    """How often it is followed up after the first time, in words: 'derefter hvert år'."""
    ordering: Annotated[Line, Part.ORDERS, Since(5)] = ""
    """Who coordinates at the municipality, and how to reach them."""
    providing: Annotated[Line, Part.ORDERS, Since(5)] = ""
    """Who coordinates at the provider."""
    involved: Annotated[Prose, Part.ORDERS, Since(5)] = ""
    """Others who take part, each on a line of its own."""
    told: Annotated[Prose, Part.ORDERS, Since(5)] = ""
    """Centrale oplysninger fra udredningen: what the provider needs of it, and no more."""
    not_understood: Annotated[Prose, Since(5)] = ""
    """What the file it came in has more, line by line, as text."""
    external_id: Annotated[Line, Since(5)] = ""
    """What the sender's program calls it: by this a corrected one is known."""
    corrects_id: Annotated[OrderId | None, Since(5)] = None
    """The one that it is a new version of."""
    goals: Annotated[tuple[GoalId, ...], Part.ORDERS, InFile(), Since(5)] = ()
    """The goals that one made here asks for. Those of a received one name it themselves."""
    plans: Annotated[tuple[CarePlanId, ...], Part.ORDERS, InFile(), Since(5)] = ()
    """The indsatser that one made here asks for."""
    set_on: date | None = None
    """When it was written into the archive, and by whom."""
    author: Line = ""
    seal: Annotated[Seal | None, APART] = None


def received(orders: Iterable[Order]) -> tuple[Order, ...]:
    """Those that came, or are typed from paper; not those that are made here."""
    return tuple(order for order in orders if not order.outgoing)


def order_of(goal: InterventionGoal, orders: Iterable[Order]) -> Order | None:
    """The order that a goal came with; None for a goal of one's own."""
    return next((order for order in orders if order.id == goal.order_id), None)


def is_received(goal: InterventionGoal, orders: Iterable[Order]) -> bool:
    """Whether a goal carries a padlock: it stands as the sender wrote it, and is changed only by copying it."""
    order = order_of(goal, orders)
    return order is not None and order.seal is not None
