"""Pieces of a message that a bestilling has no field for, each told in one line: account, consent, attachment.

Source: hl7dk/kl-ffb-messaging (Account, Consent, DocumentReference, Citizen).
"""

from ffbdesk.export.message import parties
from ffbdesk.export.message.fhir import Node, nodes, shown
from ffbdesk.export.message.reading import Reading
from ffbdesk.export.message.taking_part import Team
from ffbdesk.words import message as words


def tell_pieces(reading: Reading, patient: Node, team: Team) -> None:
    """What is left of these. Their codes and what they have beside stay to be told one by one."""
    bundle, lines = reading.bundle, reading.lines
    _citizen(reading, patient)
    for account in bundle.of("Account"):
        for one in nodes(account, "identifier"):
            lines.add(words.ACCOUNT, bundle.line(one, "value"))
        for owner in bundle.resolved(account, "owner"):
            lines.add(words.PAYER, _payer(reading, owner))
            team.told.add(id(owner))
    for consent in bundle.of("Consent"):
        lines.add(words.CONSENT, _consent(reading, consent))
    for document in bundle.of("DocumentReference"):
        for content in nodes(document, "content") or [{}]:
            for attachment in nodes(content, "attachment") or [{}]:
                lines.add(words.ATTACHMENT, _attachment(reading, document, attachment))
    for one in bundle.of("Organization", "Practitioner", "PractitionerRole"):
        told = reading.parties.told(one)
        # The bare name of the sender or the receiver has a field.
        known = team.has(one) or (told == reading.parties.name(one) and team.has_name(told))
        lines.add(words.RESOURCES_CALLED[one["resourceType"]], "" if known else told)


def _citizen(reading: Reading, patient: Node) -> None:
    for one in nodes(patient, "name"):
        reading.lines.add(words.CITIZEN_NAME, parties.human_name(reading.bundle, one))
    for one in nodes(patient, "address"):
        reading.lines.add(words.ADDRESS, parties.address(reading.bundle, one))
    for one in nodes(patient, "telecom"):
        label = {"phone": words.PHONE, "email": words.EMAIL}.get(shown(one.get("system")))
        if label:
            reading.lines.add(label, reading.bundle.line(one, "value"))
            reading.bundle.take(one, "system")


def _payer(reading: Reading, owner: Node) -> str:
    told = reading.parties.told(owner)
    numbers = [
        words.NUMBERED.format(kind="EAN", value=reading.bundle.line(one, "value"))
        for one in nodes(owner, "identifier")
        if shown(one.get("system")) == "urn:oid:1.3.88"
    ]
    return ", ".join(filter(None, (told, *numbers)))


def _consent(reading: Reading, consent: Node) -> str:
    bundle = reading.bundle
    text = reading.concept_text(consent, "category") or bundle.text(consent, "description")
    day = bundle.day(consent, "dateTime")
    who = [reading.parties.name(one) for one in bundle.resolved(consent, "performer")]
    basis = reading.concept_words(consent, "policyRule")
    return "; ".join(filter(None, (words.dated(text or words.CONSENT_GIVEN, day), *who, basis)))


def _attachment(reading: Reading, document: Node, attachment: Node) -> str:
    bundle = reading.bundle
    titles = (bundle.line(attachment, "title"), bundle.line(document, "description"))
    kind = bundle.line(attachment, "contentType")
    said = ": ".join(filter(None, titles)) + (f" ({kind})" if kind else "")
    if isinstance(attachment.get("data"), str):
        bundle.take(attachment, "data")
        said = ". ".join(filter(None, (said, words.ATTACHED)))
    return said
