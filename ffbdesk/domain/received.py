"""A bestilling as it was read from a file, before any of it is the archive's."""

from collections.abc import Mapping
from dataclasses import field

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import GoalId
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.records import Citizen, Contact


@dataclass(frozen=True, slots=True)
class Received:
    """What was understood. Ids are the sender's; what was not understood stands in `order.not_understood`."""

    name: str
    """The file's."""
    citizen: Citizen
    municipality: str
    case_number: str
    purpose: str
    """Indsatsformål."""
    order: Order
    goals: tuple[InterventionGoal, ...] = ()
    """Each with the level that the sender saw as its starting level."""
    plans: tuple[CarePlan, ...] = ()
    contacts: tuple[Contact, ...] = ()
    original: str = ""
    """The file, as it came."""
    levels: Mapping[GoalId, Level] = field(default_factory=dict)
    """The level of each goal's theme when it was sent, where the sender says one."""
