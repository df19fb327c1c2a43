"""A bestilling as the content of a file: what is locked when it is received or finished, and what a provider gets."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CarePlanId, GoalId, InterventionId
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import CARE_PLAN, CONTACT, GOAL, INTERVENTION, ORDER
from ffbdesk.domain.kinds import CITIZEN as CITIZEN_KIND
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.received import Received
from ffbdesk.domain.records import Case, Citizen, Contact
from ffbdesk.domain.seal import Seal
from ffbdesk.export.file.coding import FileForm, Json
from ffbdesk.export.file.content import CASES, CITIZENS, CONTACTS, GOALS, Format, version_of

ORDERS = FileForm(ORDER, received_at=datetime, received_by=str)
CARE_PLANS, INTERVENTIONS = FileForm(CARE_PLAN), FileForm(INTERVENTION)
BESTILLING = Format("ffbdesk/bestilling", (CITIZEN_KIND, CONTACT, ORDER, CARE_PLAN, INTERVENTION, GOAL), born=5)
"""One bestilling, with the goals and indsatser that it asks for."""
LARGEST_ORDER = 2 * 1024 * 1024
"""Bytes of a file that is received: it is kept as it came, beside what was understood of it."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """One bestilling with all that it asks for."""

    citizen: Citizen
    case: Case
    """With the goals that are asked for, and no others."""
    order: Order
    plans: tuple[CarePlan, ...] = ()
    contacts: tuple[Contact, ...] = ()
    """Those that came with it."""
    original: str = ""
    """The file that it came in, as it came."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """What the sender calls a goal or an indsats, by its id here."""
    levels: Mapping[GoalId, Level] = field(default_factory=dict)
    """The level of each goal's theme when the bestilling was made, where there was one."""


def order_content(
    ordered: Ordered, catalogue: Catalogue, locked: tuple[datetime, str], sources: Mapping[str, str] | None = None
) -> Json:
    """All of it, and when and by whom it was received or finished. `sources` is what the sender calls a goal or an
    indsats, by its id here.
    """
    at, by = locked
    return {
        "catalogue": version_of(catalogue.version),
        "indsatskatalog": version_of(catalogue.interventions.version),
        "citizen": CITIZENS.whole(ordered.citizen, catalogue),
        "case": CASES.whole(ordered.case, catalogue),
        "order": ORDERS.whole(ordered.order, catalogue, received_at=at, received_by=by),
        "goals": [
            GOALS.whole(goal, catalogue, current_level=ordered.levels.get(goal.id)) for goal in ordered.case.goals
        ],
        "plans": plans_content(ordered.plans, catalogue),
        "contacts": [CONTACTS.whole(one, catalogue) for one in ordered.contacts],
        "original": ordered.original,
        "sources": dict(sources or ordered.sources),
    }


def plans_content(plans: Sequence[CarePlan], catalogue: Catalogue) -> list[Json]:
    """Indsatser, each with its ydelser."""
    return [
        {
            **CARE_PLANS.whole(plan, catalogue),
            "interventions": [INTERVENTIONS.whole(one, catalogue) for one in plan.interventions],
        }
        for plan in plans
    ]


def ordered_of(content: Json, seal: Seal | None = None) -> Ordered:
    """What a lock or a file says. Locks of before the indsatser had none."""
    goals = tuple(map(GOALS.value, content["goals"]))
    return Ordered(
        CITIZENS.value(content["citizen"]),
        CASES.value(content["case"], citizen_id=content["citizen"]["id"], goals=goals, contacts=()),
        ORDERS.value(content["order"], seal=seal),
        tuple(map(plan_of, content.get("plans", ()))),
        tuple(map(CONTACTS.value, content.get("contacts", ()))),
        content.get("original", ""),
        content.get("sources", {}),
        {
            GoalId(goal["id"]): Level(goal["current_level"])
            for goal in content["goals"]
            if goal.get("current_level") is not None
        },
    )


def sealed_order(content: str, seal: Seal) -> Ordered:
    """A locked one, from its lock."""
    return ordered_of(json.loads(content), seal)


def is_same_goal(one: InterventionGoal, other: InterventionGoal) -> bool:
    """Whether they say the same, whoever wrote it down and when."""
    return _bare_goal(one) == _bare_goal(other)


def _bare_goal(goal: InterventionGoal) -> InterventionGoal:
    return replace(goal, id=GoalId(""), order_id=None, copies_id=None, begun_in_id=None, set_on=None, author="")


def is_same_plan(one: CarePlan, other: CarePlan) -> bool:
    """Whether they grant the same, at the same place and from the same day."""
    return _bare_plan(one) == _bare_plan(other)


def _bare_plan(plan: CarePlan) -> CarePlan:
    bare = tuple(replace(each, id=InterventionId("")) for each in plan.interventions)
    return replace(plan, id=CarePlanId(""), order_id=None, set_on=None, author="", interventions=bare)


def received_of(content: Json, name: str, original: str) -> Received:
    """What a file of ours says, as it is received: its notes about itself are the sender's, and are left there."""
    found = ordered_of(content)
    order = replace(found.order, outgoing=False, external_id=found.order.external_id or found.order.id, seal=None)
    return Received(
        name,
        found.citizen,
        found.case.municipality,
        found.case.case_number,
        found.case.intervention_purpose,
        order,
        found.case.goals,
        found.plans,
        found.contacts,
        original,
        found.levels,
    )


def plan_of(found: Json) -> CarePlan:
    """An indsats with its ydelser."""
    return CARE_PLANS.value(found, interventions=tuple(map(INTERVENTIONS.value, found["interventions"])))
