"""What citizens are called on screen: two of one name are never to be mixed up."""

from collections.abc import Iterable

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.services.citizens import in_full


class Names:
    """Knows who shares a name with somebody else in the archive."""

    def __init__(self) -> None:
        self._shared: frozenset[CitizenId] = frozenset()

    def know(self, shared: Iterable[CitizenId]) -> None:
        """These share a name, and nobody else does."""
        self._shared = frozenset(shared)

    def of(self, citizen: Citizen) -> str:
        """'Børge Mogensen'; where there are two of them, `in_full`. Empty for one without a name."""
        return self.in_full(citizen) if citizen.id in self._shared else display_name(citizen)

    def in_full(self, citizen: Citizen) -> str:
        """'Børge Mogensen (eget nr. 12)': with what tells them from anybody else, where there is something."""
        return in_full(citizen)
