"""What a whole and consistent Indsatskatalog is."""

from collections.abc import Iterator, Mapping
from typing import Any

from ffbdesk.catalog.checks import Fault, check_texts, expect, is_uuid, unique
from ffbdesk.domain.interventions import EntryKind, InterventionCatalogue, InterventionEntry, ServiceEntry
from ffbdesk.domain.records import Informant


def check_interventions(catalogue: InterventionCatalogue, sizes: Mapping[str, int]) -> None:
    """Everything that the types alone do not say. Raises Fault at the first thing wrong."""
    for name, size in sizes.items():
        expect(name, len(getattr(catalogue, name)), size)
    entries = _entries(catalogue)
    unique("code", (entry.code for entry in entries))
    for entry in entries:
        if not is_uuid(entry.code):
            raise Fault(f"code {entry.code!r}: not a UUID")
    _check_groups(catalogue)
    _check_links(catalogue)
    _check_sources(catalogue)
    for informant in catalogue.informants:
        if informant.voice not in tuple(Informant):
            raise Fault(f"informant {informant.code}: no voice {informant.voice!r}")
    expect("steps", [need.step for need in catalogue.support_needs], [*range(5), None])
    for rule in catalogue.reporting:
        rule.day  # noqa: B018 - a ValueError of its own where it is no day
    check_texts(_texts(catalogue))


def _entries(catalogue: InterventionCatalogue) -> list[Any]:
    return [
        *catalogue.groups,
        *catalogue.interventions,
        *catalogue.services,
        *catalogue.target_groups,
        *catalogue.support_needs,
        *catalogue.follow_up_values,
        *catalogue.informants,
    ]


def _check_groups(catalogue: InterventionCatalogue) -> None:
    """Each heading hangs under one of its own kind that stands before it, and each entry under one of its kind."""
    kinds: dict[str, EntryKind] = {}
    for group in catalogue.groups:
        if (kinds.get(group.parent) is not group.kind) is bool(group.parent):
            raise Fault(f"group {group.code}: under no group {group.parent!r}")
        kinds[group.code] = group.kind
    expect("topmost", sum(not group.parent for group in catalogue.groups), len(EntryKind))
    under = (
        (EntryKind.INTERVENTION, catalogue.interventions),
        (EntryKind.SERVICE, catalogue.services),
        (EntryKind.TARGET_GROUP, catalogue.target_groups),
    )
    for kind, entries in under:
        for entry in entries:
            if kinds.get(entry.group) is not kind:
                raise Fault(f"{kind} {entry.code}: under no group {entry.group!r}")


def _check_links(catalogue: InterventionCatalogue) -> None:
    services = {entry.code for entry in catalogue.services}
    interventions = {entry.code for entry in catalogue.interventions}
    for entry in catalogue.interventions:
        if not {usual.code for usual in entry.services} <= services:
            raise Fault(f"intervention {entry.code}: an unknown service")
    for account in catalogue.accounts:
        if account.service not in services or not set(account.interventions) <= interventions:
            raise Fault(f"account {account.account}: an unknown service or intervention")


def _check_sources(catalogue: InterventionCatalogue) -> None:
    """Whatever a source says names one, and one that is known."""
    known = {reference.key for reference in catalogue.references}
    unique("reference", (reference.key for reference in catalogue.references))
    for place, sources in _sourced(catalogue):
        if not sources or not set(sources) <= known:
            raise Fault(f"{place}: no source, or an unknown one")


def _with_paragraphs(catalogue: InterventionCatalogue) -> tuple[InterventionEntry | ServiceEntry, ...]:
    return (*catalogue.interventions, *catalogue.services)


def _sourced(catalogue: InterventionCatalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in _with_paragraphs(catalogue):
        yield from ((f"{entry.code} {one.text}", one.sources) for one in entry.paragraphs)
    for intervention in catalogue.interventions:
        yield from ((f"{intervention.code} {usual.code}", usual.sources) for usual in intervention.services)
    yield from ((f"account {account.account}", account.sources) for account in catalogue.accounts)
    yield from ((f"reporting {rule.holds_from}", rule.sources) for rule in catalogue.reporting)


def _texts(catalogue: InterventionCatalogue) -> Iterator[tuple[str, str]]:
    """Every text that must not be empty, with its place."""
    yield from (("source", source) for source in catalogue.sources)
    yield from ((f"reference {one.key}", one.title) for one in catalogue.references)
    for entry in _entries(catalogue):
        yield f"{entry.code} term", entry.term
        yield f"{entry.code} explanation", entry.explanation
    for one in _with_paragraphs(catalogue):
        yield from ((f"{one.code} paragraph", each.text) for each in one.paragraphs)
    yield from (("reporting", paragraph) for rule in catalogue.reporting for paragraph in rule.paragraphs)
    for account in catalogue.accounts:
        yield from ((f"account {account.account}", text) for text in (account.paragraph, account.name, account.note))
