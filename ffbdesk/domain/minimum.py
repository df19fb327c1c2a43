"""What the national reporting asks for at the least, looked at for one citizen. Never a stop, and nothing is proposed.

The rules are data with a day from which they hold (`interventions.Reporting`). Source: domain.md 5a.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue, Component
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.interventions import Reporting, Requirement
from ffbdesk.domain.judgement import level_of
from ffbdesk.domain.plans import CarePlan, Intervention, all_interventions
from ffbdesk.domain.records import Case, InformationGathering


class State(StrEnum):
    """How a citizen stands to a requirement."""

    MET = "met"
    MISSING = "missing"
    NOT_RELEVANT = "not_relevant"
    """No ydelse of the citizen is reported by this rule."""


@dataclass(frozen=True, slots=True)
class Check:
    """One requirement, and whether what it asks for is there."""

    requirement: Requirement
    state: State
    holds_from: date
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of a citizen."""

    gathering: InformationGathering | None
    """The newest udredning."""
    case: Case | None
    """With its goals."""
    plans: tuple[CarePlan, ...] = ()


def checks(
    rule: Reporting, known: Known, catalogue: Catalogue, closed: Collection[ThemeCode] = ()
) -> tuple[Check, ...]:
    """Each requirement of a rule. What stands at a `closed` theme counts as not there, so that nothing tells of it."""
    gathering, case, plans = known.gathering, known.case, known.plans
    facts = {theme.code for theme in catalogue.themes if theme.kind is Component.FUNCTION} - {*closed}
    reported = [(plan, one) for plan, one in all_interventions(plans) if is_reported(one, rule)]
    found = {
        Requirement.DESCRIBED: _is_described(gathering, facts),
        Requirement.ASSESSED: _is_assessed(gathering, closed),
        Requirement.NEED: gathering is not None and gathering.need is not None,
        Requirement.CHANGE: any(
            goal.change_value and goal.theme and goal.theme not in closed for goal in (case.goals if case else ())
        ),
        Requirement.GRANTED: all(one.code and plan.service for plan, one in reported),
        Requirement.TARGET: gathering is not None and gathering.target is not None,
    }

    def state(requirement: Requirement) -> State:
        if not reported:
            return State.NOT_RELEVANT
        return State.MET if found[requirement] else State.MISSING

    return tuple(Check(one, state(one), rule.day, rule.sources) for one in rule.minimum)


def is_reported(one: Intervention, rule: Reporting) -> bool:
    """Whether a ydelse is among those that a rule is about: by its paragraph, and not over before the rule holds."""
    over = one.ends_on is not None and one.ends_on < rule.day
    return not over and bool(set(paragraphs(one.basis)) & {p for text in rule.paragraphs for p in paragraphs(text)})


_PARAGRAPH = re.compile(r"(\d+)\s*([a-d])?\b(?!\.)")
_OTHER_LAWS = (("almen", "ABL"), ("abl", "ABL"), ("sundhed", "SUL"), ("sul", "SUL"), ("beskæft", "LAB"), ("lab", "LAB"))


def paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The law and the paragraph of each that is named: 'SEL § 85', '§§ 83 og 85', 'serviceloven § 82 b, stk. 1'.

    Where no law is named it is the serviceloven: that is how a decision is spoken of.
    """
    words = text.casefold()
    law = next((short for word, short in _OTHER_LAWS if word in words), "SEL")
    _before, sign, after = words.partition("§")
    for number, letter in _PARAGRAPH.findall(after.split("stk")[0]) if sign else ():
        yield law, f"{number} {letter}".strip()


def _is_described(gathering: InformationGathering | None, facts: Collection[ThemeCode]) -> bool:
    return gathering is not None and any(
        one.highlighted_on is not None and one.theme in facts for one in gathering.descriptions
    )


def _is_assessed(gathering: InformationGathering | None, closed: Collection[ThemeCode]) -> bool:
    return gathering is not None and any(
        level_of(one.judgement) is not None and one.theme not in closed for one in gathering.conditions
    )
