"""What a message says of the udredning, as labelled paragraphs: Centrale oplysninger fra udredningen.

Source: hl7dk/kl-ffb-messaging (InformationGathering, Evaluation, MatterOfInterest, Condition, TargetGroup, Diagnosis).
"""

from ffbdesk.domain.cleaning import line
from ffbdesk.export.message.fhir import Node, nodes, shown
from ffbdesk.export.message.reading import WRONG, Reading
from ffbdesk.words import message as words

_NEED = "effe55c7-572c-4a99-8fb4-2a9dda2f6572"
_EVALUATIONS = {
    "053a301d-1bb8-4cc4-b781-87825ecf0ef8": words.EVALUATION,
    _NEED: words.NEED_REASON,
    "f52887de-023f-4193-b6b0-4b0a37b1cffc": words.RESOURCES,
    "3f7a8ca0-afca-4b0d-8773-a99b5f2f8aaf": words.PERSPECTIVE,
}
"""KL's CareSocialCodes, version 20250530."""


def tell(reading: Reading, order: Node) -> None:
    """Everything a provider needs of it. Pieces of which nothing is known, or that are wrong, stay to be told."""
    codes = _investigated(reading)
    for observation in reading.bundle.of("Observation"):
        if shown(observation.get("status")) not in WRONG:
            _evaluation(reading, observation, codes.get(id(observation), set()))
    _targets(reading, order)
    for condition in reading.bundle.of("Condition"):
        _condition(reading, condition)
    for gathering in reading.bundle.of("ClinicalImpression"):
        for key in ("summary", "description"):
            reading.told.add(words.GATHERING, reading.bundle.text(gathering, key))
        reading.told.add(words.GATHERING, _notes(reading, gathering))


def _investigated(reading: Reading) -> dict[int, set[str]]:
    """What each evaluation is of, where the udredning says it instead of the evaluation itself."""
    found: dict[int, set[str]] = {}
    for gathering in reading.bundle.of("ClinicalImpression"):
        for one in nodes(gathering, "investigation"):
            codes = reading.codes(one, "code")
            for item in reading.bundle.resolved(one, "item"):
                found.setdefault(id(item), codes)
    return found


def _evaluation(reading: Reading, observation: Node, codes: set[str]) -> None:
    codes = reading.codes(observation, "code") & set(_EVALUATIONS) or codes & set(_EVALUATIONS)
    label = _EVALUATIONS[min(codes)] if len(codes) == 1 else _theme_name(reading, observation)
    if not label:
        return
    day = reading.bundle.day(observation, "effectiveDateTime")
    if codes == {_NEED}:
        need = reading.match(observation, "valueCodeableConcept", reading.terms.needs)
        reading.told.add(words.NEED, words.dated(reading.terms.needs.terms[need], day) if need else "")
    values = (
        reading.concept_text(observation, "valueCodeableConcept"),
        reading.bundle.text(observation, "valueString"),
        _notes(reading, observation),
    )
    reading.told.add(words.dated(label, day), "\n".join(filter(None, values)))


def _theme_name(reading: Reading, observation: Node) -> str:
    """The theme that an observation is about: what somebody says of it."""
    for vocabulary in (reading.terms.themes, reading.terms.described):
        code = reading.match(observation, "code", vocabulary)
        if code:
            return vocabulary.terms[code]
    return ""


def _targets(reading: Reading, order: Node) -> None:
    """Målgrupper of the order: the one with rank 1 is the primary one, where that is one."""
    ranked: list[tuple[int | None, Node]] = []
    for address in nodes(order, "addresses"):
        found = reading.bundle.resolve(address)
        if found is not None:
            extensions = reading.bundle.extensions(address, "conditionrank")
            rank = next(filter(None, (reading.bundle.number(one, "valuePositiveInt") for one in extensions)), None)
            ranked.append((rank, found))
    single = sum(rank == 1 for rank, _found in ranked) == 1
    for rank, found in ranked:
        reading.once("target", found, _primary if single and rank == 1 else _other)


def _primary(reading: Reading, condition: Node) -> bool:
    return _target(reading, condition, primary=True)


def _other(reading: Reading, condition: Node) -> bool:
    return _target(reading, condition, primary=False)


def _target(reading: Reading, condition: Node, *, primary: bool) -> bool:
    """Whether it is a målgruppe, and is told."""
    if shown(condition.get("verificationStatus")) in WRONG:
        return False
    code = reading.match(condition, "code", reading.terms.targets)
    text = reading.terms.targets.terms[code] if code else line(reading.concept_words(condition, "code"))
    notes = _notes(reading, condition)
    label = words.PRIMARY_TARGET if primary else words.TARGET
    reading.told.add(label, words.dated(text, reading.bundle.day(condition, "recordedDate")) if text else "")
    reading.told.add(f"{label}, {text}" if text else label, notes)
    return bool(text)


def _condition(reading: Reading, condition: Node) -> None:
    bundle = reading.bundle
    if ("target", id(condition)) in reading.made:
        return
    if bundle.is_profile(condition, "targetgroup", "focuscondition"):
        _target(reading, condition, primary=False)
    elif bundle.is_profile(condition, "diagnosis", "disgnosis"):  # the draft spells it so
        text = "\n".join(filter(None, (reading.concept_words(condition, "code"), _notes(reading, condition))))
        reading.told.add(words.dated(words.DIAGNOSIS, bundle.day(condition, "recordedDate")) if text else "", text)
    elif name := _theme_name(reading, condition):
        _theme(reading, condition, name)
    elif reading.match(condition, "code", reading.terms.targets, take=False):
        _target(reading, condition, primary=False)


def _theme(reading: Reading, condition: Node, name: str) -> None:
    """An undertema with its level, and what stands about it."""
    code = reading.match(condition, "severity", reading.terms.levels)
    term = reading.terms.levels.terms[code].casefold() if code else ""
    level = words.LEVEL.format(level=reading.terms.level_of[code], term=term) if code else ""
    said = ": ".join(filter(None, (name, level)))
    reading.told.add(words.THEME, words.dated(said, reading.bundle.day(condition, "recordedDate")))
    text = "\n".join(filter(None, (reading.concept_text(condition, "code"), _notes(reading, condition))))
    reading.told.add(name, text)


def _notes(reading: Reading, node: Node) -> str:
    texts = [reading.bundle.text(one, "text") for one in nodes(node, "note")]
    return "\n".join(filter(None, texts))
