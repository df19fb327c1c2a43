"""What a message says is to be reached: indsatsformål, and indsatsmål with their themes and levels.

Source: hl7dk/kl-ffb-messaging (InterventionPurpose, CitizenObjective, InterventionGoal), and FHIR R4 (Goal).
"""

from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.goals import WORDING_MAX, InterventionGoal
from ffbdesk.domain.ids import ChangeCode, GoalId, OrderId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kind import TEXT_MAX
from ffbdesk.export.message import parties
from ffbdesk.export.message.fhir import Node, as_day, first, nodes, shown
from ffbdesk.export.message.reading import WRONG, Reading, Vocabulary
from ffbdesk.words import message as words

_PURPOSE = {"424827b1-23aa-4848-962b-56ee47def560"}
_OBJECTIVE = {"416fe27d-3ccf-4390-8742-8b52a9d8dc78", "ffb9886b-d04e-46b1-9165-a400f91f822b"}
_SUB_GOAL = {"6746d4af-145a-4bfd-a672-05c0cf11b53b"}
_LEVEL_MEASURE = "66959f77-6e2a-4574-8423-3ff097f8b9fa"


@dataclass(frozen=True, slots=True)
class Asked:
    """The purpose and the goals."""

    purpose: str
    goals: tuple[InterventionGoal, ...]


def goals(reading: Reading, order: Node, order_id: OrderId) -> Asked:
    """Every goal of the message, those of the order first; the citizen's own objectives are told."""
    bundle = reading.bundle
    linked = [one for one in bundle.resolved(order, "goal") if one.get("resourceType") == "Goal"]
    every = {id(one): one for one in (*linked, *bundle.of("Goal"))}.values()
    purposes, found = [], []
    for one in every:
        codes = reading.codes(one, "category")
        if shown(one.get("lifecycleStatus")) in WRONG:
            continue
        if codes & _PURPOSE or (not codes and bundle.is_profile(one, "purpose")):
            purposes.append(_wording(reading, one))
        elif codes & _OBJECTIVE or (not codes and bundle.is_profile(one, "objective")):
            reading.told.add(words.OBJECTIVE, _wording(reading, one))
        elif codes & _SUB_GOAL:
            reading.lines.add(words.SUB_GOAL, _wording(reading, one))
        else:
            found.append(_goal(reading, one, order_id))
    purpose = "\n".join(dict.fromkeys(filter(None, purposes)))
    return Asked(reading.lines.fit(purpose, TEXT_MAX, words.PURPOSE), tuple(one for one in found if one is not None))


def _wording(reading: Reading, goal: Node) -> str:
    return reading.concept_words(goal, "description") or reading.bundle.text(goal, "description")


def _goal(reading: Reading, goal: Node, order_id: OrderId) -> InterventionGoal | None:
    """One goal; None where it says nothing.

    The level that it aims at is what FHIR R4 calls Goal.target.detail: the value that is to be reached. The level that
    it begins at is the one that the sender gave the theme that the goal is measured on.
    """
    wording = _wording(reading, goal)
    change, expected, due = _targets(reading, goal, wording)
    theme, related, condition = _themes(reading, goal, wording)
    begins = reading.match(condition, "severity", reading.terms.levels, take=False)
    if not (wording or change or theme or related or expected is not None):
        return None
    return InterventionGoal(
        GoalId(reading.claim(goal)),
        reading.lines.fit(wording, WORDING_MAX, words.GOAL),
        ChangeCode(change) if change else None,
        theme,
        expected,
        due,
        related=related,
        starting_level=_level(reading, begins),
        starting_on=as_day(condition.get("recordedDate")) if begins else None,
        author=reading.lines.line(_setter(reading, goal), words.SET_BY),
        order_id=order_id,
    )


def _targets(reading: Reading, goal: Node, wording: str) -> tuple[str | None, Level | None, date | None]:
    """Måltype, level and day of a goal. Two that differ are none: they are told instead."""
    changes: list[tuple[Node, str]] = []
    levels: list[tuple[Node, str]] = []
    due = None
    for target in nodes(goal, "target"):
        change = reading.match(target, "detailCodeableConcept", reading.terms.changes, take=False)
        level = reading.match(target, "detailCodeableConcept", reading.terms.levels, take=False)
        measured = reading.codes(target, "measure") <= {_LEVEL_MEASURE} and not reading.concept_text(
            target, "measure", take=False
        )
        changes += [(target, change)] if change else []
        levels += [(target, level)] if level and measured else []
        if level and not measured:
            reading.lines.add(words.UNCLEAR_LEVEL, f"{reading.terms.all[level]}: {wording}")
        due = due or reading.bundle.day(target, "dueDate")
    return (
        _only(reading, changes, reading.terms.changes, words.CHANGE, wording),
        _level(reading, _only(reading, levels, reading.terms.levels, words.UNCLEAR_LEVEL, wording)),
        due,
    )


def _only(
    reading: Reading, found: list[tuple[Node, str]], vocabulary: Vocabulary, label: str, wording: str
) -> str | None:
    if len({code for _target, code in found}) > 1:
        for code in dict.fromkeys(code for _target, code in found):
            reading.lines.add(label, f"{reading.terms.all[code]}: {wording}")
        return None
    for target, _code in found:
        reading.match(target, "detailCodeableConcept", vocabulary)
    return found[0][1] if found else None


def _level(reading: Reading, code: str | None) -> Level | None:
    return Level(reading.terms.level_of[code]) if code else None


def _themes(reading: Reading, goal: Node, wording: str) -> tuple[ThemeCode | None, tuple[ThemeCode, ...], Node]:
    """The theme that a goal is measured on, the related ones in their order, and what the sender found at the first.

    It is the one with the lowest rank, where that is one: of several nobody says which.
    """
    ranked: list[tuple[int, ThemeCode, Node]] = []
    for address in nodes(goal, "addresses"):
        condition = reading.bundle.resolve(address) or {}
        code = reading.once("theme", condition, _theme)
        if code:
            extensions = reading.bundle.extensions(address, "conditionrank")
            ranks = [rank for one in extensions if (rank := reading.bundle.number(one, "valuePositiveInt"))]
            ranked.append((min(ranks, default=10**6), ThemeCode(code), condition))
        elif condition:
            name = reading.once("title", condition, _title)
            reading.lines.add(words.GOAL_THEME, ": ".join(filter(None, (name, wording))))
    ranked.sort(key=lambda one: one[0])
    lowest = {theme for rank, theme, _condition in ranked if rank == ranked[0][0]}
    order = tuple(dict.fromkeys(theme for _rank, theme, _condition in ranked))
    if len(lowest) != 1:
        return None, order, {}
    return order[0], order[1:], ranked[0][2]


def _theme(reading: Reading, condition: Node) -> str:
    return reading.match(condition, "code", reading.terms.themes, take=False) or ""


def _title(reading: Reading, resource: Node) -> str:
    return parties.title(reading.bundle, resource)


def _setter(reading: Reading, goal: Node) -> str:
    said = first(goal, "expressedBy")
    found = reading.bundle.resolve(said)
    name = reading.parties.name(found) if found else reading.bundle.line(said, "display")
    if not found and name:
        reading.bundle.take(said, "reference", "type")
    return name
