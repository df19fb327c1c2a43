"""The cases of the sources, whole: from sagsåbning to a bestilling that a provider receives (domain.md 8.1, 8.5, 8.6).

Where a source contradicts itself, what is mended is said beside it. The people are fictitious there too.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from ffbdesk.domain.ids import CarePlanId, CitizenId, GatheringId, GoalId, InterventionCode, TargetCode, ThemeCode
from ffbdesk.domain.interventions import EntryKind
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CARE_PLAN, CASE, DESCRIPTION, GATHERING, GOAL, INTERVENTION, ORDER
from ffbdesk.domain.minimum import Known, State, checks
from ffbdesk.export.goals import doubt
from ffbdesk.services import goals, handover, ordering, plans, receiving, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, Paper, Wanted
from tests.support import person

_AT_HOME = "Støtte til daglige opgaver i hjemmet"
_CONTACT = "Støtte til kontakt til offentlige og private instanser"


@dataclass(frozen=True)
class Aim:
    """A goal: its theme, måltype and expected level."""

    theme: str
    change: str
    expected: int | None
    related: tuple[str, ...] = ()


def theme(desk: Desk, term: str) -> ThemeCode:
    return next(one.code for one in desk.catalogue.themes if one.term == term)


def ydelse(desk: Desk, term: str) -> InterventionCode:
    return next(one.code for one in desk.catalogue.interventions.interventions if one.term == term)


def informed(desk: Desk, name: str, facts: Mapping[str, date], levels: Mapping[str, int]) -> GatheringId:
    """A round: what is highlighted with its day, and what is judged with its level."""
    gathering = rounds.new(desk, person(desk, name).id)
    for term, day in facts.items():
        values.choose(desk, DESCRIPTION, gathering, theme(desk, term), highlighted_on=day)
    for term, level in levels.items():
        rounds.judge(desk, gathering, theme(desk, term), Assessed(Level(level)))
    return gathering


def judged(desk: Desk, gathering: GatheringId, need: str, targets: Sequence[str]) -> None:
    entries = desk.catalogue.interventions
    there = {one.term: TargetCode(one.code) for one in entries.headings(EntryKind.TARGET_GROUP)}
    there |= {one.term: one.code for one in entries.target_groups}
    codes = [there[term] for term in targets]
    chosen = next(one.code for one in entries.support_needs if one.term == need)
    values.choose(desk, GATHERING, gathering, need=chosen)
    values.choose(desk, GATHERING, gathering, target=codes[0], other_targets=tuple(codes[1:]))


def aimed(desk: Desk, citizen: CitizenId, aims: Sequence[Aim]) -> list[GoalId]:
    made = []
    for aim in aims:
        goal = goals.add(desk, citizen, theme(desk, aim.theme))
        change = next(one.code for one in desk.catalogue.change_values if one.term.startswith(aim.change))
        related = tuple(theme(desk, term) for term in aim.related)
        expected = None if aim.expected is None else Level(aim.expected)
        values.choose(desk, GOAL, goal, wording=f"Mål om {aim.theme}", change_value=change, related=related)
        values.choose(desk, GOAL, goal, expected_level=expected)
        made.append(goal)
    return made


def granted(desk: Desk, citizen: CitizenId, service: str, place: str, what: Sequence[str], day: date) -> CarePlanId:
    which = plans.add_plan(desk, citizen)
    code = next(one.code for one in desk.catalogue.interventions.services if one.term == service)
    values.choose(desk, CARE_PLAN, which, service=code, place=place)
    (first,) = next(plan for plan in plans.board(desk, citizen).plans if plan.id == which).interventions
    ids = [first.id, *(plans.add_intervention(desk, which) for _more in what[1:])]
    for one, term in zip(ids, what, strict=True):
        values.choose(desk, INTERVENTION, one, code=ydelse(desk, term), basis="SEL § 85", starts_on=day)
    return which


def boerge(desk: Desk) -> tuple[CitizenId, GatheringId]:
    """8.1. The surname that is 'Madsen' once is Mogensen; Solstrålen is what the table says."""
    facts = ("Bevidsthedstilstand", "Intellektuelle funktioner", "Problemløsning", "Syn", "Døgnrytme", "Tobak")
    facts += ("Interesser", "Familiesituation", "Boligområde", "Personer i netværk")
    levels = {"Indgå i samspil og kontakt": 2, "Varetage beskæftigelse": 1, "Spise": 3, "Købe ind": 2}
    levels["Færdes med transportmidler"] = 3
    gathering = informed(desk, "Børge Mogensen", dict.fromkeys(facts, date(2021, 5, 28)), levels)
    citizen = desk.ledger.read.citizen_of(gathering)
    values.choose(desk, GATHERING, gathering, held_on=date(2021, 5, 28), reason="Børge søger om et sted at bo.")
    values.choose(desk, CASE, desk.ledger.read.case_of(gathering).id, case_number="Sag154689")
    judged(
        desk,
        gathering,
        "Let støttebehov",
        ("Anden udviklingsforstyrrelse", "Anden fysisk funktionsnedsættelse", "Selvmordstanker eller -forsøg"),
    )
    related = ("Varetage beskæftigelse", "Færdes med transportmidler")
    aimed(
        desk,
        citizen,
        (
            Aim("Indgå i samspil og kontakt", "Fastholde", 1, related),
            Aim("Købe ind", "Udvikle", 0),
            Aim("Spise", "Begrænse", 3),
        ),
    )
    day = date(2021, 5, 29)
    support = ("Støtte til daglige opgaver i hjemmet", "Støtte til sund levevis")
    granted(desk, citizen, "Almindeligt længerevarende botilbud til voksne", "Solstrålen", support, day)
    granted(desk, citizen, "Aktivitets- og samværstilbud", "Havnehuset", ("Social aktivitet",), day)
    return citizen, gathering


def test_boerge_from_opening_to_a_bestilling_that_is_received(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    citizen, gathering = boerge(desk)
    board = goals.board(desk, citizen)
    said = [doubt(goal, board.gathering, desk.catalogue) for goal in board.case.goals]
    assert [bool(text) for text in said] == [True, False, False], "the source keeps at 1 what is 2 now: said, no stop"
    short = PdfReader(io.BytesIO(handover.preview(desk, gathering, Wanted(Paper.SHORT))))
    assert len(short.pages) <= 4
    first = short.pages[0].extract_text()
    for told in ("Børge søger om et sted at bo.", "Let støttebehov", "Anden udviklingsforstyrrelse", "Købe ind"):
        assert told in " ".join(first.split())
    full = "".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(handover.preview(desk, gathering, Wanted(Paper.FULL)))).pages
    )
    assert "Bevidsthedstilstand" in full
    rounds.finish(desk, gathering)
    which = ordering.begin(desk, citizen)
    values.choose(desk, ORDER, which, sender="Eksempelkøbing Kommune", receiver="Solstrålen")
    values.choose(desk, ORDER, which, plans=(plans.board(desk, citizen).plans[0].id,), follow_up_on=date(2021, 6, 18))
    ordering.finish(desk, which)
    there = person(other_desk, "Børge Mogensen").id
    receiving.fetch(other_desk, there, handover.save_order(desk, which, tmp_path, Form.JSON))
    came = plans.board(other_desk, there)
    assert [plan.place for plan in came.plans] == ["Solstrålen"], "what the other provider gives is not told"
    assert came.case is not None
    expected = [goal.expected_level for goal in came.case.goals]
    assert expected == [Level(1), Level(0), Level(3)]
    assert [goal.starting_level for goal in came.case.goals] == [Level(2), Level(2), Level(3)]


def test_what_the_reporting_asks_for_is_there_of_boerge(desk: Desk) -> None:
    citizen, _gathering = boerge(desk)
    seen = ordering.look(desk, citizen)
    (rule,) = desk.catalogue.interventions.reporting
    found = checks(rule, Known(seen.gathering, seen.board.case, seen.board.plans), desk.catalogue)
    assert {one.state for one in found} == {State.MET}


def test_the_ministrys_example_of_section_85(desk: Desk) -> None:
    """8.5. The slide writes 'funktionsniveau' where the måltype says 'funktionsevne': the official term stands here."""
    facts = {"Uddannelse og job": date(2025, 1, 15), "Boligsituation": date(2025, 1, 20)}
    facts |= dict.fromkeys(("Døgnrytme", "Boligområde", "Personer i netværk"), date(2025, 1, 21))
    levels = {"Gøre rent": 2, "Varetage uddannelse": 1, "Indgå i samspil og kontakt": 3}
    gathering = informed(desk, "Borger Prøve", facts, levels)
    citizen = desk.ledger.read.citizen_of(gathering)
    entries = desk.catalogue.interventions
    targets = ("Angst", "Autismespektrum", "Social isolation")
    codes = [next(one.code for one in entries.target_groups if one.term == term) for term in targets]
    values.choose(desk, GATHERING, gathering, target=codes[0], other_targets=tuple(codes[1:]))
    aimed(
        desk,
        citizen,
        (
            Aim("Gøre rent", "Udvikle", None),
            Aim("Varetage uddannelse", "Fastholde", None),
            Aim("Indgå i samspil og kontakt", "Udvikle", None),
        ),
    )
    what = ("Støtte til daglige opgaver i hjemmet", "Støtte til uddannelse", "Støtte til sund levevis")
    granted(desk, citizen, "Mobilt tilbud", "", what, date(2025, 2, 5))
    seen = ordering.look(desk, citizen)
    (rule,) = entries.reporting
    found = checks(rule, Known(seen.gathering, seen.board.case, seen.board.plans), desk.catalogue)
    assert [one.requirement.value for one in found if one.state is State.MISSING] == ["need"], "the slide names none"
    assert all("funktionsevne" in one.term for one in desk.catalogue.change_values)


_MIKKEL = (
    ("Intellektuel/kognitiv forstyrrelse", "Moderat støttebehov", "Midlertidigt botilbud til voksne", 3),
    ("Opmærksomhedsforstyrrelse", "Moderat støttebehov", "Midlertidigt botilbud til voksne", 4),
    ("Opmærksomhedsforstyrrelse", "Let støttebehov", "Mobilt tilbud", 5),
)
_MIKKELS = (
    ("Midlertidigt ophold", "Støtte til etablering i bolig", "Pædagogisk udredning"),
    ("Midlertidigt ophold", "Støtte til administration", _AT_HOME, "Støtte til uddannelse"),
    ("Støtte til etablering i bolig", "Støtte til administration", _CONTACT, "Støtte til beskæftigelse"),
)


def test_mikkels_three_stages(desk: Desk) -> None:
    """8.6. 'Praktisk hjælp' after § 83 is no ydelse of the catalogue: it stands in its own words."""
    mikkel = person(desk, "Mikkel Prøve").id
    for (target, need, service, count), what in zip(_MIKKEL, _MIKKELS, strict=True):
        gathering = rounds.new(desk, mikkel)
        judged(desk, gathering, need, (target,))
        which = granted(desk, mikkel, service, "", what, date(2025, 2, 5))
        if service == "Mobilt tilbud":
            more = plans.add_intervention(desk, which)
            values.choose(desk, INTERVENTION, more, own_words="Praktisk hjælp", basis="SEL § 83 a")
        order = ordering.begin(desk, mikkel)
        values.choose(desk, ORDER, order, sender="Kommunen", receiver="Udføreren", plans=(which,))
        ordering.finish(desk, order)
        ordered = ordering.load(desk, order)
        report = handover.order_told(desk, ordered)
        (plan,) = report.plans
        assert len(plan.rows) == count
        stays = [row.what for row in plan.rows if row.what == "Midlertidigt ophold"]
        assert [plan.rows[0].what] == stays if stays else True, "the stay comes first"
    last = ordering.look(desk, mikkel).ordered
    assert last is not None
    assert last.plans[0].interventions[-1].own_words == "Praktisk hjælp"
    assert len(plans.board(desk, mikkel).orders) == 3
