"""The circle of VUM 2.0: which phases there is something of, and where the work is."""

from enum import StrEnum

from ffbdesk.dataclass import dataclass


class Phase(StrEnum):
    """The phases of VUM 2.0, in their order (domain.md 1). The last leads back to the first."""

    OPENING = "opening"
    INFORMING = "informing"
    ASSESSING = "assessing"
    ORDERING = "ordering"
    DELIVERING = "delivering"
    FOLLOWING_UP = "following_up"


@dataclass(frozen=True, slots=True)
class Signs:
    """What there is of a citizen, sensitive themes apart: a list may tell of it."""

    opened: bool = False
    """Why, what for or what the citizen wishes stands in the newest udredning."""
    informed: bool = False
    """Something stands at a theme in it."""
    assessed: bool = False
    """An udredning is finished, or a sagsvurdering is begun in the newest."""
    ordered: bool = False
    """A bestilling or an indsats."""
    delivered: bool = False
    """A note, a delmål, or goals that somebody works on: those of an udredning that is not ordered yet are only set."""
    followed: bool = False
    """A statusnotat or an opfølgning."""
    following: bool = False
    """One that is being written."""

    def phases(self) -> frozenset[Phase]:
        """Those there is something of."""
        there = (self.opened, self.informed, self.assessed, self.ordered, self.delivered, self.followed)
        return frozenset(phase for phase, is_there in zip(Phase, there, strict=True) if is_there)

    def now(self) -> Phase:
        """Where the work is: the furthest of them.

        A finished opfølgning leads back to the work: only one that is being written is where the work is.
        """
        if self.following:
            return Phase.FOLLOWING_UP
        there = (self.opened, self.informed, self.assessed, self.ordered, self.delivered)
        return next((_ORDER[n] for n in (4, 3, 2, 1) if there[n]), Phase.OPENING)


_ORDER = tuple(Phase)
