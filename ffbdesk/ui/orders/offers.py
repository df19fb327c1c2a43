"""What can be chosen from the Indsatskatalog: entries under their headings, in the official order."""

from collections.abc import Iterable

from ffbdesk.domain.interventions import InterventionCatalogue, InterventionEntry, ServiceEntry
from ffbdesk.ui.kit.choice import Groups


def grouped(catalogue: InterventionCatalogue, entries: Iterable[InterventionEntry | ServiceEntry]) -> Groups:
    """Ydelser or tilbudstyper for a list."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in entries:
        groups.setdefault(one.group, []).append((one.code, one.term))
    return [(" · ".join(each.term for each in catalogue.path(group)), found) for group, found in groups.items()]
