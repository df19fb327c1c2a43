"""The draft order message: every field of a whole one, nothing of it dropped, and whatever else it may hold."""

import copy
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest

from ffbdesk.catalog.loader import load
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.cleaning import line
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kind import LINE_MAX, TEXT_MAX
from ffbdesk.domain.kinds import CARE_PLAN, CONTACT, GOAL, INTERVENTION, ORDER
from ffbdesk.domain.received import Received
from ffbdesk.domain.records import ContactRole
from ffbdesk.export.file.check import FileDamaged
from ffbdesk.export.message.fhir import as_day
from ffbdesk.export.message.reader import is_message, read_message
from ffbdesk.words import message as words
from ffbdesk.words.dates import short_date
from tests.export import order_message as sent
from tests.export.order_message import christian
from tests.support import posix_only

type Json = dict[str, Any]
CATALOGUE = load()
BOTH_STYLES = pytest.mark.parametrize("old", [True, False], ids=["2021", "current"])
HOUSEKEEPING = {"system", "url", "fullUrl", "id", "reference", "resourceType", "meta", "endpoint", "type", "class"}
ORDINARY = {"status", "intent", "lifecycleStatus", "clinicalStatus", "eventCoding", "scope", "category", "periodUnit"}
MOST_MEGABYTES = 500


def received(body: Json, catalogue: Catalogue = CATALOGUE) -> Received:
    number = count()
    return read_message(body, "as it came", "bestilling.json", catalogue, lambda: f"new-{next(number)}")


def resource(body: Json, own: str) -> Json:
    found: Json = next(one["resource"] for one in body["entry"] if one["resource"]["id"] == own)
    return found


def texts_of(found: Received) -> list[str]:
    """Every text of what was read, those of codes as the catalogue has them."""
    order, citizen = found.order, found.citizen
    texts = [found.municipality, found.case_number, found.purpose, citizen.name, citizen.cpr, *ORDER.texts(order)]
    for goal in found.goals:
        codes = [*goal.themes(), *([goal.change_value] if goal.change_value else [])]
        texts += [*GOAL.texts(goal), *codes, *day_texts(goal.follow_up_on, goal.starting_on)]
        texts += [value.code for value in CATALOGUE.levels if value.level in (goal.expected_level, goal.starting_level)]
    for plan in found.plans:
        texts += [*CARE_PLAN.texts(plan), plan.service or ""]
        for one in plan.interventions:
            texts += [*INTERVENTION.texts(one), one.code or "", *day_texts(one.starts_on, one.ends_on)]
            texts += [CATALOGUE.interventions.intervention(one.code).term] if one.code else []
        texts += [CATALOGUE.interventions.service(plan.service).term] if plan.service else []
    for contact in found.contacts:
        texts += [*CONTACT.texts(contact), *([contact.role] if contact.role else [])]
    return [*texts, *day_texts(order.dated_on, order.follow_up_on)]


def day_texts(*days: date | None) -> list[str]:
    return [short_date(day) for day in days if day]


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a message that a person would want to see, with the key it stands under."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in HOUSEKEEPING | ORDINARY:
                yield from leaves(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, key)
    elif isinstance(value, str):
        yield key, value


def is_told(key: str, text: str, told: str) -> bool:
    day = as_day(text)
    if day:
        return short_date(day) in told
    if key == "code" and text not in told:  # told by its term, or by the Danish word for it
        terms = {value.code: value.label for value in CATALOGUE.levels}
        terms |= {one.code: one.name for one in CATALOGUE.themes}
        more = CATALOGUE.interventions
        terms |= {one.code: one.term for one in (*more.target_groups, *more.support_needs)}
        terms |= {code: words.RELATIONS[code.upper()] for code in ("N", "MTH", "advocate", "GUARD")}
        terms |= {group.code: group.term for group in CATALOGUE.groups}
        terms |= words.GUARDIANSHIPS | {"persondataloven": "Persondataloven"}
        return terms.get(text, "\0").casefold() in told.casefold()
    return line(text).casefold() in told.casefold() or (key == "value" and text.replace("-", "") in told)


KL_CODES = (
    "e459386d-1474-4c31-89c5-c8bc7a25e3d4",
    "053a301d-1bb8-4cc4-b781-87825ecf0ef8",
    "f52887de-023f-4193-b6b0-4b0a37b1cffc",
    "3f7a8ca0-afca-4b0d-8773-a99b5f2f8aaf",
    "effe55c7-572c-4a99-8fb4-2a9dda2f6572",
    "90c48f03-f194-4b2f-ad7d-6cba1069ae48",
    "66959f77-6e2a-4574-8423-3ff097f8b9fa",
)
ROLE_CODES = ("koordinerende-myndighed", "koordinerende-udfører", "samarbejdende-myndighed")
UNTOLD = {"usual", "official", "phone", "email", "N", *KL_CODES, *ROLE_CODES}
"""What the kind of a piece, its place in ours or its label says."""


def untold(body: Json, found: Received) -> list[tuple[str, str]]:
    told = "\n".join(texts_of(found))
    told = f"{told}\n{line(told)}"
    shown = {d for _k, d in leaves(body) if d.startswith(("FFB ", "VUM "))}
    return [(key, text) for key, text in leaves(body) if text not in UNTOLD | shown and not is_told(key, text, told)]


def test_what_looks_like_a_bundle() -> None:
    assert is_message(christian())
    assert is_message({"resourceType": "Bundle"})
    assert not any(is_message(one) for one in (None, [], "Bundle", 1, {}, {"format": "ffbdesk/udredning"}))


@BOTH_STYLES
def test_citizen_and_contacts(old: bool) -> None:
    found = received(christian(old=old))
    assert (found.name, found.original) == ("bestilling.json", "as it came")
    assert (found.citizen.name, found.citizen.cpr, found.citizen.practice) == (
        "Christian Prøvesen",
        "1111111111",
        False,
    )
    mother, guardian = found.contacts
    assert (mother.name, mother.role, mother.phone) == ("Louise Prøvesen", ContactRole.RELATIVE, "11111101")
    assert mother.email == "louise@prøve.invalid"
    assert mother.relation == "nærmeste pårørende; Mor; bisidder"
    assert (guardian.id, guardian.name, guardian.role) == ("vaerge", "Børge Prøve", ContactRole.GUARDIAN)
    assert guardian.relation == "værge; værgemål: værgemålslovens § 5"
    assert (guardian.phone, guardian.email) == ("11111106", "boerge@prøve.invalid")


@BOTH_STYLES
def test_order(old: bool) -> None:
    found = received(christian(old=old))
    order = found.order
    assert (found.municipality, found.case_number) == ("Prøvekøbing Kommune", "27.00.00-G01-1-21")
    assert (order.sender, order.receiver) == ("Prøvekøbing Kommune", "Bostedet Prøvelund")
    assert (order.reference, order.external_id, order.outgoing) == ("BEST-42", "BEST-42", False)
    assert (order.dated_on, order.follow_up_on) == (date(2021, 3, 15), date(2021, 6, 15))
    assert order.rhythm == "Første opfølgning er efter tre måneder; hvert år"
    assert order.ordering == ("Rådgivergruppe P: Socialrådgiver Karen Prøve, telefon 11111102, e-mail kp@prøve.invalid")
    assert order.providing == "Afdeling Q: Pædagog Søren Prøve, telefon 11111104, e-mail soe@prøve.invalid"
    assert order.involved.splitlines() == [
        "Samarbejdende myndighed – Ungeenheden: Vejleder Sussie Prøve, telefon 11111103, e-mail sp@prøve.invalid",
        f"Louise Prøvesen (mor; bisidder): {sent.MOTHER_TAKES_PART}",
        "Børge Prøve (værge; værgemål: værgemålslovens § 5)",
    ]


@BOTH_STYLES
def test_goals_have_the_levels_that_are_given(old: bool) -> None:
    found = received(christian(old=old))
    (goal,) = found.goals
    assert found.purpose == sent.PURPOSE
    assert (goal.id, goal.wording, goal.order_id) == ("maal", sent.WORDING, found.order.id)
    assert goal.change_value == "d41c8072-52f8-42b5-9375-ddbea454d27f"
    assert CATALOGUE.theme(goal.theme).name == "Indgå i samspil og kontakt" if goal.theme else False
    assert [CATALOGUE.theme(one).name for one in goal.related] == ["Lave mad", "Samtale"]
    assert (goal.starting_level, goal.starting_on) == (Level.SEVERE, date(2021, 3, 3))
    assert (goal.expected_level, goal.follow_up_on) == (Level.MODERATE, date(2021, 9, 1))


@BOTH_STYLES
def test_plans(old: bool) -> None:
    found = received(christian(old=old))
    home, workshop = found.plans
    assert (home.id, home.place, home.p_number, home.cvr) == ("team", "Bostedet Prøvelund", "1234567890", "12345678")
    assert (home.address, home.elsewhere) == ("Prøvevej 1, 9999 Prøveby", False)
    assert home.service == "498fe92c-d7f7-41cd-9404-5b38fe113be0"
    stay, relations, drive, mind = home.interventions
    assert [one.id for one in home.interventions] == ["y1", "y2", "y3", "y4"]
    assert stay.code == "5af56051-8413-4115-aaa2-83a0767e1137"
    assert (relations.starts_on, relations.ends_on) == (date(2021, 4, 1), date(2021, 10, 1))
    assert relations.basis == "SEL § 85"
    assert (drive.code, drive.own_words, drive.starts_on) == (None, "Kørsel efter § 105", date(2021, 4, 1))
    assert mind.code == "ad7755d2-11bf-468d-958b-2f0c8d9c3742", "by its official term, whatever the letters"
    assert (workshop.place, workshop.elsewhere) == ("Værkstedet Prøve", True)
    assert workshop.address == "Bakken 2, 9998 Prøvestrup"
    assert [one.extent for one in workshop.interventions] == ["Fire timer to gange om ugen"]
    assert all(plan.order_id == found.order.id for plan in found.plans)


@BOTH_STYLES
def test_told_of_the_udredning(old: bool) -> None:
    told = received(christian(old=old)).order.told
    for paragraph in (
        f"Borgerens egne mål og ønsker: {sent.OBJECTIVE}",
        f"Samlet faglig vurdering (15.3.2021): {sent.SITUATION}",
        f"Borgerens ressourcer (15.3.2021): {sent.STRENGTHS}",
        f"Borgerens perspektiv (15.3.2021): {sent.PERSPECTIVE}",
        "Støttebehov: Højt støttebehov (15.3.2021)",
        f"Begrundelse for støttebehov (15.3.2021): {sent.NEED_REASON}",
        f"Omgivelser (3.3.2021): {sent.DESCRIBED}",
        "Primær målgruppe: Autismespektrum",
        "Målgruppe: Omsorgssvigt",
        "Undertema: Indgå i samspil og kontakt: niveau 3, svært nedsat funktionsevne (3.3.2021)",
        f"Diagnose: {sent.DIAGNOSIS}",
    ):
        assert f"\n{paragraph}\n" in f"\n{told}\n"


@BOTH_STYLES
def test_what_has_no_field_is_told_line_by_line(old: bool) -> None:
    lines = received(christian(old=old)).order.not_understood.splitlines()
    for expected in (
        "Handlekommune: 0999",
        "Adresse: Gammelvej 3, 9999 Prøveby",
        "Telefon: 11111105",
        "Betalingskonto: 4444-11112222",
        f"Samtykke: {sent.CONSENT} (7.1.2021); Louise Prøvesen; Persondataloven, §§ 6-8",
        "Bilag: Journal for Christian: Journal fra læge Prøvesen, 2012 (application/pdf)",
        "Bestillingen, begynder: 22.3.2021",
        "Borger, civilstand: Ugift (U)",
        "Borger, andet (hobby): Modelfly",
    ):
        assert expected in lines
    assert any(one.startswith("Betales af: Økonomi i Prøvekøbing: Økonom Øjvind") for one in lines)
    assert not any("http" in one or "urn:" in one for one in lines)


@BOTH_STYLES
def test_no_text_is_dropped(old: bool) -> None:
    body = christian(old=old)
    assert untold(body, received(body)) == []


def test_no_text_is_dropped_wherever_somebody_adds_one() -> None:
    body: Json = json.loads(json.dumps(christian()))  # no two pieces are one object
    number, added = count(), []
    waiting: list[Any] = [one["resource"] for one in body["entry"]]
    while waiting:
        one = waiting.pop()
        waiting.extend(
            value for value in (one.values() if isinstance(one, dict) else one) if isinstance(value, dict | list)
        )
        if isinstance(one, dict) and "profile" not in one and not _is_plumbing_coding(one):
            one["tilføjet"] = f"TILFØJET {next(number)}."
            added.append(one["tilføjet"])
    told = received(body).order.not_understood
    assert [one for one in added if one not in told] == []


def _is_plumbing_coding(node: Any) -> bool:
    return isinstance(node, dict) and node.get("code") in KL_CODES


def test_every_text_may_be_another_one() -> None:
    """One text of the message after the other is exchanged, and always told."""
    lost = []
    whole = json.dumps(christian())
    for index in range(len(list(leaves(christian())))):
        body = json.loads(whole)
        node, key, value = list(_places(body))[index]
        if value in UNTOLD or value.startswith(("FFB ", "VUM ")) or key == "code" or _is_plumbing_coding(node):
            continue
        node[key] = "Noget HELT andet"
        if "noget helt andet" not in "\n".join(texts_of(received(body))).casefold():
            lost.append((key, value))
    assert lost == []


def _places(value: Any) -> Iterator[tuple[Any, Any, str]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in pairs:
        if isinstance(key, str) and key in HOUSEKEEPING | ORDINARY:
            continue
        if isinstance(one, dict | list):
            yield from _places(one)
        elif isinstance(one, str):
            yield value, key, one


@pytest.mark.parametrize("wanted", ["goal", "purpose", "ydelse"])
def test_one_thing_ordered_is_enough_and_none_is_damaged(wanted: str) -> None:
    made = sent.Maker(old=False)
    patient = made.resource("Patient", "p", name=[{"text": "Christian Prøvesen"}])
    piece = {
        "goal": made.goal("g", "interventionGoal", "Jeg vil lave mad."),
        "purpose": made.goal("g", "interventionPurpose", "At trives."),
        "ydelse": made.ydelse("y", {"text": "Kørsel"}),
    }[wanted]
    found = received({"resourceType": "Bundle", "entry": [{"resource": patient}, {"resource": piece}]})
    assert found.citizen.name == "Christian Prøvesen"
    assert (bool(found.goals), bool(found.purpose), bool(found.plans)) == tuple(
        wanted == one for one in ("goal", "purpose", "ydelse")
    )
    for lacking in ([patient], [piece], []):
        with pytest.raises(FileDamaged) as caught:
            received({"resourceType": "Bundle", "entry": [{"resource": one} for one in lacking]})
        assert caught.value.name == "bestilling.json"


def test_levels_and_ranks_that_contradict_are_told_and_not_chosen_between() -> None:
    body = christian()
    goal = resource(body, "maal")
    goal["addresses"] = [sent.Maker(old=True).ranked(own, 1) for own in ("lave-mad", "samspil")]
    second = copy.deepcopy(goal["target"][1])
    second["detailCodeableConcept"]["coding"][0]["code"] = "8328ce4a-6238-4f73-bf1a-74aadb68eff8"
    goal["target"].append(second)
    found = received(body)
    (one,) = found.goals
    assert (one.theme, one.expected_level, one.starting_level, len(one.related)) == (None, None, None, 2)
    for level in ("Moderat", "Let"):
        assert f"{words.UNCLEAR_LEVEL}: {level} nedsat funktionsevne: {sent.WORDING}" in found.order.not_understood


def test_what_was_sent_by_mistake_is_no_goal_and_no_ydelse() -> None:
    body = christian()
    resource(body, "maal")["lifecycleStatus"] = "rejected"
    resource(body, "y3")["status"] = "entered-in-error"
    found = received(body)
    assert found.goals == ()
    assert not [one for plan in found.plans for one in plan.interventions if one.own_words]
    for said in ("afvist (rejected)", sent.WORDING, "fejlregistreret (entered-in-error)", "Kørsel efter § 105"):
        assert said in found.order.not_understood


def test_two_ids_that_are_the_same_and_those_that_are_none() -> None:
    body = christian()
    resource(body, "y2")["id"] = "y1"
    resource(body, "y3")["id"] = "to ord"
    ids = [one.id for one in received(body).plans[0].interventions]
    assert len(set(ids)) == 4
    assert ids[0] == "y1"
    assert all(one.startswith("new-") for one in ids[1:3])


def test_a_corrected_message_is_known_by_the_order() -> None:
    again = christian()
    again["id"] = resource(again, "head")["id"] = "another"
    assert received(again).order.external_id == received(christian()).order.external_id
    del resource(again, "plan")["identifier"]
    assert received(again).order.external_id == "plan"


def test_what_is_contained_is_meant_by_its_own_resource_only() -> None:
    body = christian()
    for own, name in (("y1", "Sted A"), ("y2", "Sted B")):
        inner = {"resourceType": "Organization", "id": "o", "name": name}
        team = {"resourceType": "CareTeam", "id": "t", "managingOrganization": {"reference": "#o"}}
        resource(body, own).update(contained=[inner, team], careTeam=[{"reference": "#t"}])
    places = {one.place: [i.id for i in one.interventions] for one in received(body).plans}
    assert (places["Sted A"], places["Sted B"]) == (["y1"], ["y2"])


def test_references_in_every_form() -> None:
    for made in ("https://x.invalid/fhir/Organization/kom", "Organization/kom/_history/3", "urn:uuid:abc"):
        body = christian()
        next(one for one in body["entry"] if one["resource"]["id"] == "kom")["fullUrl"] = "urn:uuid:abc"
        resource(body, "head")["sender"] = {"reference": made}
        assert received(body).order.sender == "Prøvekøbing Kommune"
    resource(body, "head")["sender"] = {"reference": "Organization/ukendt"}
    found = received(body).order
    assert found.sender == "Rådgivergruppe P"
    assert f"{words.MISSING}: Organization/ukendt" in found.not_understood


def test_what_is_too_long_is_cut_and_stands_whole_below() -> None:
    body = christian()
    resource(body, "y3")["activity"][0]["detail"]["code"]["text"] = "Kørsel " * 200
    resource(body, "maal")["description"]["text"] = "Jeg vil. " * 500
    found = received(body)
    assert len(found.plans[0].interventions[2].own_words) <= LINE_MAX
    assert len(found.goals[0].wording) <= 2000
    assert ("Kørsel " * 200).strip() in found.order.not_understood
    assert ("Jeg vil. " * 500).strip() in found.order.not_understood
    resource(body, "ev0")["valueCodeableConcept"]["text"] = "x" * (2 * TEXT_MAX)
    order = received(body).order
    assert len(order.told) <= TEXT_MAX
    assert order.told.startswith("Borgerens egne mål")
    assert len(order.not_understood) <= TEXT_MAX
    assert order.not_understood.endswith(words.FULL)


@pytest.mark.parametrize(
    ("repeat", "said"),
    [
        ({"frequency": 1, "period": 3, "periodUnit": "mo"}, "hver 3. måned"),
        ({"frequency": 2, "period": 1, "periodUnit": "wk"}, "2 gange hver uge"),
        ({"period": 1, "periodUnit": "a"}, "hvert år"),
        ({"frequency": 1, "frequencyMax": 3, "period": 1, "periodUnit": "a"}, ""),
        ({"frequency": True, "period": float("nan"), "periodUnit": "a"}, ""),
    ],
)
def test_rhythm_in_words_where_it_is_plain(repeat: Json, said: str) -> None:
    body = christian()
    detail = resource(body, "plan")["activity"][0]["detail"]
    del detail["description"]
    detail["scheduledTiming"]["repeat"] = repeat
    assert received(body).order.rhythm == said


WILD = (
    None,
    True,
    -1,
    10**5000,
    float("nan"),
    float("inf"),
    "",
    " \n\t ",
    "\ud800 halv",
    "\u202eover\u2066 omvendt\u2069",
    "\x00\x01\x1b[31m",
    "0000-00-00",
    "9999-99-99",
    "2021-02-30T25:61:00Z",
    "#",
    "Patient/pat",
    "CarePlan/plan",
    "x" * (LINE_MAX + 1),
    "å\u0301 " * 3000,
    [],
    {},
    [[[[]]]],
    [{}],
    {"coding": "x"},
    {"coding": [{"code": 7}]},
    {"reference": "CarePlan/plan"},
    {"reference": ["x"]},
    {"reference": {"reference": "Goal/maal"}},
    {"text": {"text": "x"}},
    {"value": 1e308, "system": {}},
)


def mutated(random_: random.Random, whole: str) -> Json:
    body: Json = json.loads(whole)
    kept = ("plan", "pat", "maal")  # the others now and then: a short message is read in a third of the time
    body["entry"] = [one for one in body["entry"] if one["resource"]["id"] in kept or random_.random() < 0.1]
    holders = list(containers(body))
    for _turn in range(random_.choice((1, 1, 2, 5, 20))):
        node = random_.choice(holders)
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            continue
        _harm(random_, node, random_.choice(keys), holders)
    if random_.random() < 0.03:  # at last, for a copy of it is made by recursion
        _nest(random_, random_.choice([one for one in containers(body) if isinstance(one, dict)]))
    return body


def _nest(random_: random.Random, node: Json) -> None:
    key = random_.choice([*node, "note"])
    deep = node.get(key)
    for _level in range(2000):
        deep = random_.choice(([deep], {"extension": [deep]}))
    node[key] = deep


def _harm(random_: random.Random, node: Any, key: Any, holders: list[Any]) -> None:
    match random_.randrange(7):
        case 0:
            del node[key]
        case 1 | 2:
            node[key] = copy.deepcopy(random_.choice(WILD))
        case 3:
            node[key] = [copy.deepcopy(node[key]), copy.deepcopy(node[key])]
        case 4:
            node[key] = {str(key): node[key]}
        case 5:
            node[key] = copy.deepcopy(random_.choice(holders[2:] or [[]]))  # not the whole, which would double
        case _:
            node[key] = [node[key], "TILFØJET", {"\u200bny": "2021-01-01"}]


def containers(body: Any) -> Iterator[Any]:
    waiting = [body]
    while waiting:
        one = waiting.pop()
        yield one
        inner = one.values() if isinstance(one, dict) else one
        waiting.extend(value for value in inner if isinstance(value, dict | list))


def is_sound(found: Received) -> bool:
    """Within every limit, and clean as if it had been typed."""
    kinds = [(ORDER, found.order), *((CONTACT, one) for one in found.contacts), *((GOAL, one) for one in found.goals)]
    for plan in found.plans:
        kinds += [(CARE_PLAN, plan), *((INTERVENTION, one) for one in plan.interventions)]
    limits = all(
        len(getattr(one, field.name)) <= field.typed.most for kind, one in kinds for field in kind.fields if field.typed
    )
    clean = all(kind.cleaned(one) == one for kind, one in kinds)
    ids = [str(one.id) for _kind, one in kinds]
    each_once = all(len(set(goal.themes())) == len(goal.themes()) for goal in found.goals)
    return limits and clean and each_once and len(ids) == len(set(ids)) and len(found.purpose) <= TEXT_MAX


@pytest.mark.parametrize("part", range(8))
def test_whatever_a_message_holds_is_read_or_damaged(part: int) -> None:
    random_, whole, read = random.Random(part), json.dumps(christian(old=part % 2 == 0)), 0
    for turn in range(250):
        body = mutated(random_, whole)
        try:
            found = received(body)
        except FileDamaged:
            continue
        read += 1
        assert is_sound(found), f"part {part}, turn {turn}"
    assert read > 125


def test_pieces_that_point_to_each_other() -> None:
    body = christian()
    plan = resource(body, "plan")
    plan.update(basedOn=[{"reference": "CarePlan/plan"}], supportingInfo=[{"reference": "CarePlan/plan"}])
    role = {"resourceType": "PractitionerRole", "id": "rolle", "practitioner": {"reference": "PractitionerRole/rolle"}}
    body["entry"].append({"resource": role})
    resource(body, "team")["participant"].append({"member": {"reference": "PractitionerRole/rolle"}})
    assert received(body).citizen.name


HOSTILE = """
import json, resource, sys
from pathlib import Path
from pydantic_core import from_json
from ffbdesk.catalog.loader import load
from ffbdesk.export.file.bounds import LARGEST, bounded
from ffbdesk.export.message.reader import read_message
from tests.export.test_message import hostile
catalogue = load()
raw = hostile(sys.argv[1])
assert LARGEST * 0.8 < len(raw) <= LARGEST or sys.argv[1] != "texts", len(raw)
bounded(raw)
body = from_json(raw)
text = raw.decode()
number = iter(range(10**9))
found = read_message(body, text, "f.json", catalogue, lambda: str(next(number)))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
own = Path("/proc/self/status")  # there the peak of the process that started this one is left out
if own.exists():
    peak = next(int(line.split()[1]) for line in own.read_text().splitlines() if line.startswith("VmHWM:"))
print(json.dumps([peak, len(found.order.not_understood)]))
"""
_MANY = 8_000


def hostile(kind: str) -> bytes:
    """A message that is as large as one may be, of long texts; or one of pieces that point to one, which is long.

    What is read in a time that grows with the square is found by it.
    """
    body = christian()
    entries = body["entry"]
    if kind == "texts":
        remark = "\U0001f600" * 99_000
        entries += [{"resource": {"resourceType": "Goal", "description": {"text": remark}}}] * 15
        entries += [{"resource": {"resourceType": "Basic", "remark": remark}}] * 140
    else:
        gruppe = resource(body, "gruppe")
        gruppe["contact"] += [sent.person("Karen" * 30, "Prøve", "1", "x", "Y")] * 3000
        member = [{"member": {"reference": "Organization/gruppe"}, "role": {"text": f"r{n}"}} for n in range(_MANY)]
        resource(body, "team")["participant"] += member
        entries += [{"resource": {"resourceType": "CarePlan", "basedOn": {"reference": "CarePlan/plan"},
                                  "activity": {"detail": {"code": {"text": "Kørsel"}}}}}] * (_MANY // 4)  # fmt: skip
    return json.dumps(body, ensure_ascii=False).encode()


@posix_only("the peak of a process is asked of the system")
@pytest.mark.parametrize("kind", ["texts", "pointing"])
def test_the_largest_message_is_read_in_little_memory(kind: str) -> None:
    asked = [sys.executable, "-c", HOSTILE, kind]
    made = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert made.returncode == 0, made.stderr[-2000:]
    peak, told = json.loads(made.stdout)
    megabytes = peak / (1024**2 if sys.platform == "darwin" else 1024)
    assert megabytes < MOST_MEGABYTES
    assert told <= TEXT_MAX
