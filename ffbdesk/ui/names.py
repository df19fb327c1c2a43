"""What citizens are called on screen: two of one name are never to be mixed up."""

from collections.abc import Mapping

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.services.citizens import in_full


class Names:
    """Knows who shares a name with somebody else in the archive."""

    def __init__(self) -> None:
        self._shared: Mapping[CitizenId, str] = {}

    def know(self, shared: Mapping[CitizenId, str]) -> None:
        """Those who share a name, with what each is called; nobody else does."""
        self._shared = shared

    def of(self, citizen: Citizen) -> str:
        """'Børge Mogensen'; where there are two of them, with what tells them apart. Empty for one without a name."""
        return self._shared.get(citizen.id) or display_name(citizen)

    def in_full(self, citizen: Citizen) -> str:
        """With a number or a birth beside it, whether or not there is another of the name."""
        return self._shared.get(citizen.id) or in_full(citizen)
