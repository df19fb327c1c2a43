"""What may be chosen as målgruppe: the lowest ones under their headings, and the headings themselves."""

from collections.abc import Collection

from ffbdesk.domain.ids import TargetCode
from ffbdesk.domain.interventions import EntryGroup, EntryKind, InterventionCatalogue
from ffbdesk.ui.kit.choice import Groups
from ffbdesk.words import evaluation as say


def target_groups(catalogue: InterventionCatalogue, without: Collection[str] = ()) -> Groups:
    """Under each heading the målgrupper that hang right there, and then the heading as a målgruppe of its own."""
    found = []
    for heading in catalogue.headings(EntryKind.TARGET_GROUP):
        entries = [(one.code, one.term) for one in catalogue.target_groups if one.group == heading.code]
        entries.append((TargetCode(heading.code), say.UPPER.format(term=heading.term)))
        path = " · ".join(group.term for group in catalogue.path(heading.code))
        found.append((path, [(code, term) for code, term in entries if code not in without]))
    return [(path, entries) for path, entries in found if entries]


def is_upper(catalogue: InterventionCatalogue, code: TargetCode | None) -> bool:
    """Whether it is a heading over several."""
    return code is not None and isinstance(catalogue.target(code), EntryGroup)


def term_of(catalogue: InterventionCatalogue, code: TargetCode) -> str:
    """What it is called where it is chosen."""
    found = catalogue.target(code)
    return say.UPPER.format(term=found.term) if isinstance(found, EntryGroup) else found.term
