"""Bestilling on paper, as text, as the data that the paper carries; and what a new version says otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.catalogue import SENSITIVE, Catalogue
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plans import QUESTIONS, CarePlan, Intervention
from ffbdesk.domain.records import Case
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.export.choices import USUAL, Choices, chosen_person
from ffbdesk.export.file.coding import FileForm, Json
from ffbdesk.export.file.content import GOALS, version_of
from ffbdesk.export.file.orders import CARE_PLANS, INTERVENTIONS, ORDERS, Ordered
from ffbdesk.export.goals import facts_about, goals_part
from ffbdesk.export.report import Fact, GoalsPart, GrantedRow, LockLine, OrderReport, PlanTold, Section
from ffbdesk.export.text import text_of_goal
from ffbdesk.words import fields, levels, udredning
from ffbdesk.words import ordering as say
from ffbdesk.words.dates import long_date, moment, short_date

_ORDER_FACTS = (
    *("dated_on", "reference", "sender", "ordering", "receiver", "providing", "granted_on", "decision"),
    *("follow_up_on", "rhythm", "involved", "told"),
)
"""What of an order stands on paper, and what a new version is compared by."""
_PLAN_FACTS = ("service", "place", "p_number", "cvr", "address", "elsewhere")
_GRANTED = ("code", "own_words", "basis", "starts_on", "ends_on", "extent")
_GOAL_FACTS = ("wording", "change_value", "theme", "starting_level", "expected_level", "follow_up_on", "responsible")


def order_report(
    ordered: Ordered, before: Ordered | None, catalogue: Catalogue, age: int | None, choices: Choices = USUAL
) -> OrderReport:
    """All of it; `before` is the version that it corrects, `age` in whole years, where it is known."""
    order, case, seal = ordered.order, ordered.case, ordered.order.seal
    citizen = chosen_person(ordered.citizen, choices)
    plans = tuple(plan_told(n, plan, catalogue) for n, plan in enumerate(ordered.plans, 1))
    changes = tuple(Fact(say.CHANGES, line) for line in differences(before, ordered, catalogue)) if before else ()
    return OrderReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.DOCUMENT,
        kicker=say.KICKER if order.outgoing else say.RECEIVED_KICKER,
        title=say.title(display_name(citizen)),
        subtitle=order_called(order),
        initials=initials(citizen),
        case=case.case_number,
        marks=tuple(_marks(ordered)),
        facts=(*facts_about(citizen, case, age, choices.cpr(citizen)), *parties(order)),
        parties=tuple(parties_in_full(order, case)),
        told=Fact(fields.ORDER["told"], order.told.strip()),
        plans=tuple(told for told, plan in zip(plans, ordered.plans, strict=True) if not plan.elsewhere),
        elsewhere=tuple(told for told, plan in zip(plans, ordered.plans, strict=True) if plan.elsewhere),
        goals=asked_goals(ordered, catalogue),
        closing=(
            *((Section(say.CHANGES, "\n".join(fact.text for fact in changes)),) if changes else ()),
            *((Section(fields.ORDER["not_understood"], order.not_understood),) if order.not_understood.strip() else ()),
        ),
        lock=LockLine(moment(seal.at), seal.by, seal.sha256, say.ANEW) if seal else None,
        left_out=choices.left_out(catalogue),
        letterhead=choices.letterhead,
    )


def chosen_order(ordered: Ordered, choices: Choices) -> Ordered:
    """It as far as it may be seen: without the goals at sensitive themes where these are left out."""
    if choices.sensitive:
        return ordered
    seen = tuple(goal for goal in ordered.case.goals if not {*goal.themes()} & {*SENSITIVE})
    return replace(ordered, case=replace(ordered.case, goals=seen))


def asked_goals(ordered: Ordered, catalogue: Catalogue) -> GoalsPart:
    """Its goals, each with where it began and with the level of its theme when the bestilling was made."""
    part = goals_part(ordered.case, None, catalogue)
    now = [ordered.levels.get(goal.id) for goal in ordered.case.goals]
    rows = [
        replace(
            row,
            current=None if level is None else int(level),
            current_said=udredning.NOT_GIVEN if level is None else levels.SHORT[level],
            late="",
        )
        for row, level in zip(part.rows, now, strict=True)
    ]
    return replace(part, rows=tuple(rows))


def order_called(order: Order) -> str:
    """'Fra Eksempelkøbing Kommune, 29. maj 2021', 'Til Solstrålen'"""
    day = long_date(order.dated_on) if order.dated_on else ""
    return say.called(order.outgoing, (order.receiver if order.outgoing else order.sender).strip(), day)


def parties(order: Order) -> Iterator[Fact]:
    """The few lines of the head."""
    granted = [short_date(order.granted_on) if order.granted_on else ""]
    granted += [say.DECISION.format(number=order.decision.strip())] if order.decision.strip() else []
    follow_up = [short_date(order.follow_up_on) if order.follow_up_on else "", order.rhythm.strip()]
    told = (
        (say.SENDER, order.sender),
        (say.RECEIVER, order.receiver),
        (say.GRANTED, ", ".join(filter(None, granted))),
        (say.FOLLOW_UP, ", ".join(filter(None, follow_up))),
    )
    yield from (Fact(label, text.strip()) for label, text in told if text.strip())


def parties_in_full(order: Order, case: Case) -> Iterator[Fact]:
    """Who coordinates, and who else takes part; the sender's own number where it is not the case's."""
    for name in ("ordering", "providing", "involved", "reference"):
        text = str(getattr(order, name)).strip()
        if text and (name != "reference" or text != case.case_number):
            yield Fact(fields.ORDER[name], text)


def plan_told(number: int, plan: CarePlan, catalogue: Catalogue) -> PlanTold:
    """One indsats: its tilbud, and its ydelser with the stay first."""
    granted = sorted(
        (one for one in plan.interventions if not one.is_empty()),
        key=lambda one: not catalogue.interventions.is_stay(one.code),
    )
    return PlanTold(
        say.PLAN.format(number=number, what=plan_called(plan, catalogue)),
        tuple(
            Fact(fields.CARE_PLAN[name], str(getattr(plan, name)).strip())
            for name in ("p_number", "cvr", "address")
            if str(getattr(plan, name)).strip()
        ),
        tuple(_row(one, catalogue) for one in granted),
        tuple(fact for one in granted if one.prints_answers for fact in _answers(one, catalogue)),
    )


def plan_called(plan: CarePlan, catalogue: Catalogue) -> str:
    """Almindeligt længerevarende botilbud til voksne · Solstrålen"""
    service = catalogue.interventions.service(plan.service).term if plan.service else ""
    return " · ".join(filter(None, (service, plan.place.strip()))) or say.UNNAMED_PLAN


def intervention_called(one: Intervention, catalogue: Catalogue) -> str:
    """The ydelse's official term, or its own words."""
    term = catalogue.interventions.intervention(one.code).term if one.code else ""
    return " · ".join(filter(None, (term, one.own_words.strip()))) or say.UNNAMED


def _row(one: Intervention, catalogue: Catalogue) -> GrantedRow:
    return GrantedRow(
        intervention_called(one, catalogue),
        one.basis.strip(),
        short_date(one.starts_on) if one.starts_on else "",
        short_date(one.ends_on) if one.ends_on else say.NO_END,
        one.extent.strip(),
    )


def _answers(one: Intervention, catalogue: Catalogue) -> Iterator[Fact]:
    for name in QUESTIONS:
        if text := str(getattr(one, name)).strip():
            what = intervention_called(one, catalogue)
            yield Fact(say.ANSWERS.format(what=what, question=fields.INTERVENTION[name].lower()), text)


def _marks(ordered: Ordered) -> Iterator[str]:
    if ordered.citizen.practice:
        yield udredning.PRACTICE
    if ordered.order.seal is None:
        yield udredning.DRAFT
    if ordered.order.corrects_id:
        yield say.NEW_VERSION


def text_of_order(report: OrderReport) -> str:
    """It as plain text, a heading a part."""
    found = [report.title, report.subtitle]
    found += [f"{fact.label}: {fact.text}" for fact in (*report.facts, *report.parties)]
    if report.told.text:
        found += ["", report.told.label, report.told.text]
    for heading, plans in (("", report.plans), (say.ELSEWHERE, report.elsewhere)):
        for plan in plans:
            found += ["", *([heading] if heading else []), plan.heading]
            found += [f"{fact.label}: {fact.text}" for fact in plan.facts]
            found += [_line(row) for row in plan.rows]
            found += [f"{fact.label}: {fact.text}" for fact in plan.answers]
    if report.goals.purpose.strip():
        found += ["", f"{report.goals.purpose_label}: {report.goals.purpose.strip()}"]
    for number, row in enumerate(report.goals.rows, 1):
        found += ["", text_of_goal(number, row)]
    for section in report.closing:
        found += ["", section.heading, section.intro]
    return "\n".join(found)


def _line(row: GrantedRow) -> str:
    days = say.FROM_TO.format(first=row.begins, last=row.ends) if row.begins else row.ends
    return ", ".join(filter(None, (row.what, row.basis, days, row.extent)))


def printed_order(ordered: Ordered, person: Json, case: Json, catalogue: Catalogue) -> Json:
    """What the paper says, as data; `person` and `case` are these as they may be printed."""
    seal = ordered.order.seal
    return {
        "indsatskatalog": version_of(catalogue.interventions.version),
        "citizen": person,
        "case": case,
        "order": ORDERS.write(ordered.order, catalogue, _ORDER_FACTS),
        "plans": [
            {
                **CARE_PLANS.write(plan, catalogue, _PLAN_FACTS),
                "interventions": [
                    INTERVENTIONS.write(one, catalogue, (*_GRANTED, *(QUESTIONS if one.prints_answers else ())))
                    for one in plan.interventions
                ],
            }
            for plan in ordered.plans
        ],
        "goals": [GOALS.write(goal, catalogue, (*_GOAL_FACTS, "related")) for goal in ordered.case.goals],
        "finished_at": seal.at.isoformat() if seal else None,
        "finished_by": seal.by if seal else None,
        "sha256": seal.sha256 if seal else None,
    }


def differences(before: Ordered, now: Ordered, catalogue: Catalogue) -> tuple[str, ...]:
    """What a new version says otherwise: of the order, of its goals, of its ydelser; a line each."""
    found = list(_changed("", ORDERS, (before.order, now.order), _ORDER_FACTS, catalogue))
    purpose = (before.case.intervention_purpose.strip(), now.case.intervention_purpose.strip())
    if purpose[0] != purpose[1]:
        found.append(say.CHANGED.format(what=say.PURPOSE, old=purpose[0] or say.NOTHING, new=purpose[1] or say.NOTHING))
    found += _of_goals(before, now, catalogue)
    found += _of_plans(before.plans, now.plans, catalogue)
    return tuple(found)


def _of_goals(before: Ordered, now: Ordered, catalogue: Catalogue) -> Iterator[str]:
    left = list(before.case.goals)
    for goal in now.case.goals:
        old = _goal_before(goal, left, before, now)
        if old is None:
            yield say.NEW.format(what=goal.wording.strip())
            continue
        left.remove(old)
        yield from _changed(goal.wording.strip(), GOALS, (old, goal), _GOAL_FACTS, catalogue)
    yield from (say.GONE.format(what=goal.wording.strip()) for goal in left)


def _goal_before(
    goal: InterventionGoal, left: Sequence[InterventionGoal], before: Ordered, now: Ordered
) -> InterventionGoal | None:
    """The same one before: by what its sender calls it, by its id here, else by its words."""
    theirs = now.sources.get(goal.id)
    for one in left:
        if one.id == goal.id or (theirs and before.sources.get(one.id) == theirs):
            return one
    return next((one for one in left if fold(one.wording) == fold(goal.wording)), None)


def _of_plans(before: Sequence[CarePlan], now: Sequence[CarePlan], catalogue: Catalogue) -> Iterator[str]:
    """Ydelse by ydelse: one is the same where it is called the same at a place that is called the same."""
    old, new = _named(before, catalogue), _named(now, catalogue)
    for what, one in new.items():
        if what not in old:
            yield say.NEW.format(what=what)
        else:
            yield from _changed(what, INTERVENTIONS, (old[what], one), _GRANTED[2:], catalogue)
    yield from (say.GONE.format(what=what) for what in old if what not in new)


def _named(plans: Sequence[CarePlan], catalogue: Catalogue) -> dict[str, Intervention]:
    found: dict[str, Intervention] = {}
    for plan in plans:
        for one in plan.interventions:
            what = name = f"{intervention_called(one, catalogue)}, {plan_called(plan, catalogue)}"
            number = 2
            while what in found:
                what, number = f"{name} ({number})", number + 1
            found[what] = one
    return found


def _changed(
    what: str, form: FileForm[Any], records: tuple[Any, Any], names: Sequence[str], catalogue: Catalogue
) -> Iterator[str]:
    """`records` are the one before and the one now."""
    labels = fields.NAMES[form.kind.record]
    for name in names:
        pair = [_said(form, one, name, catalogue) for one in records]
        if pair[0] != pair[1]:
            where = ", ".join(filter(None, (what, labels[name].lower() if what else labels[name])))
            yield say.CHANGED.format(what=where, old=pair[0] or say.NOTHING, new=pair[1] or say.NOTHING)


def _said(form: FileForm[Any], record: Any, name: str, catalogue: Catalogue) -> str:
    value = getattr(record, name)
    if isinstance(value, date):
        return short_date(value)
    found = form.write(record, catalogue, (name,))
    told = next(iter(found.values()), None)
    return str(told.get("term", "")) if isinstance(told, dict) else "" if told is None else str(told).strip()
