"""A whole fictitious bestilling in the shape of the draft order message, in either style of addresses."""

from typing import Any

type Json = dict[str, Any]

MESSAGING = {False: "http://fhir.kl.dk/ffbmessaging", True: "http://ffb/messaging/kl.dk/1.0"}
CORE = {False: "http://fhir.kl.dk/core", True: "http://kl.dk/fhir/common/caresocial"}
FFB = {False: "urn:oid:1.2.208.176.2.22", True: "http://kl.dk/fhir/common/caresocial/CodeSystem/FFB"}
KL = {
    False: "http://fhir.kl.dk/term/CodeSystem/CareSocialCodes",
    True: "http://kl.dk/fhir/common/caresocial/CodeSystem/KLCommonCareSocialCodes",
}
PURPOSE = "At Christian har et hjem, hvor han falder til."
OBJECTIVE = "Christian vil gerne kunne lave sin egen aftensmad.\nOg have tid til sine modelfly."
WORDING = "Jeg laver mad sammen med dem, jeg bor med."
SITUATION = "Funktioner og forhold: bliver let træt.\nOmgivelser: ser sin mor hver søndag."
NEED_REASON = "Der er brug for støtte hver dag, fordi ugen ellers ikke hænger sammen."
STRENGTHS = "Christian er god til at følge en plan med billeder."
PERSPECTIVE = "Christian håber, at stedet er til at blive i."
DIAGNOSIS = "Opdigtet syndrom, 2009, efter attest fra læge Prøve Prøvesen."
DESCRIBED = "Lejligheden ligger tæt ved bussen."
MOTHER_TAKES_PART = "Louise er med, når der sker noget nyt, fx hos tandlægen."
CONSENT = "Louise må se alt i sagen."


def reference(kind: str, own: str, **more: Any) -> Json:
    return {"reference": f"{kind}/{own}", **more}


def person(name: str, family: str, phone: str, email: str, title: str = "") -> Json:
    made: Json = {"name": {"family": family, "given": [name]}, "telecom": telecom(phone, email)}
    if title:
        made["name"]["prefix"] = [title]
    return made


def telecom(phone: str, email: str) -> list[Json]:
    return [{"system": "phone", "value": phone}, {"system": "email", "value": email}]


class Maker:
    """Resources in one style of addresses."""

    def __init__(self, *, old: bool) -> None:
        self.old = old

    def resource(self, kind: str, own: str, profile: str = "", **more: Any) -> Json:
        meta = {"meta": {"profile": [f"{MESSAGING[self.old]}/StructureDefinition/kl-messaging-ffb-{profile}"]}}
        return {"resourceType": kind, "id": own, **(meta if profile else {}), **more}

    def ffb(self, code: str, display: str = "") -> Json:
        coding = {"system": FFB[self.old], "code": code, **({"display": display} if display else {})}
        return {"coding": [coding]}

    def kl(self, code: str, display: str = "") -> Json:
        coding = {"system": KL[self.old], "code": code, **({"display": display} if display else {})}
        return {"coding": [coding]}

    def extension(self, name: str, core: bool = False, **value: Any) -> Json:
        return {"url": f"{(CORE if core else MESSAGING)[self.old]}/StructureDefinition/{name}", **value}

    def ranked(self, own: str, rank: int) -> Json:
        return reference(
            "Condition", own, extension=[self.extension("ConditionRank", core=True, valuePositiveInt=rank)]
        )

    def theme(self, own: str, code: str, display: str, level: tuple[str, str] | None = None) -> Json:
        more = {"severity": self.ffb(*level)} if level else {}
        return self.resource(
            "Condition",
            own,
            "condition",
            extension=[self.extension("followUpEncounter", core=True, valueReference=reference("Encounter", "enc"))],
            clinicalStatus={"coding": [{"code": "active"}]},
            code=self.ffb(code, display),
            subject=reference("Patient", "pat"),
            recordedDate="2021-03-03",
            **more,
        )

    def target(self, own: str, code: str, display: str) -> Json:
        return self.resource(
            "Condition", own, "targetGroup", code=self.ffb(code, display), subject=reference("Patient", "pat")
        )

    def goal(self, own: str, profile: str, text: str, **more: Any) -> Json:
        return self.resource(
            "Goal",
            own,
            profile,
            lifecycleStatus="accepted",
            description={"text": text},
            subject=reference("Patient", "pat"),
            **more,
        )

    def ydelse(self, own: str, code: Json, base: str = "plan", **more: Any) -> Json:
        return self.resource(
            "CarePlan",
            own,
            "intervention",
            basedOn=[reference("CarePlan", base)],
            status="active",
            intent="order",
            subject=reference("Patient", "pat"),
            created="2021-03-15T13:05:37+01:00",
            activity=[{"detail": {"code": code, "status": "not-started"}}],
            **more,
        )

    def evaluation(self, own: str, code: str, display: str, **value: Any) -> Json:
        return self.resource(
            "Observation",
            own,
            "evaluation",
            status="final",
            code=self.kl(code, display),
            subject=reference("Patient", "pat"),
            effectiveDateTime="2021-03-15T13:05:37+01:00",
            **value,
        )


def christian(*, old: bool = True) -> Json:
    """The whole message."""
    made = Maker(old=old)
    every = [*_head(made), *_wanted(made), *_found(made), *_people(made), *_beside(made)]
    return {
        "resourceType": "Bundle",
        "id": "bundle-1",
        "type": "message",
        "timestamp": "2021-03-15T13:05:37+01:00",
        "entry": [{"fullUrl": f"{one['resourceType']}/{one['id']}", "resource": one} for one in every],
    }


def _head(made: Maker) -> list[Json]:
    focus = [reference("CarePlan", "plan"), reference("ClinicalImpression", "udr"), reference("Account", "acc")]
    header = made.resource(
        "MessageHeader",
        "head",
        "orderMessageHeader",
        eventCoding={"system": f"{MESSAGING[made.old]}/CodeSystem/events", "code": "ffb-order"},
        focus=[*focus, reference("DocumentReference", "doc")],
        source={"endpoint": "http://prøvekøbing.invalid"},
        destination=[{"receiver": reference("Organization", "home"), "endpoint": "http://hjem.invalid"}],
        sender=reference("Organization", "kom"),
    )
    numbers = [
        {"system": "urn:dk:cvr", "value": "12345678"},
        {"system": "urn:dk:p-nummer", "value": "1234567890"},
        {"system": "urn:dk:andet", "value": "HJEM-7"},
    ]
    address = [{"line": ["Prøvevej 1"], "postalCode": "9999", "city": "Prøveby"}]
    return [
        header,
        made.resource("Organization", "kom", "messagingOrganization", name="Prøvekøbing Kommune"),
        made.resource(
            "Organization",
            "home",
            "messagingOrganization",
            name="Bostedet Prøvelund",
            identifier=numbers,
            address=address,
        ),
    ]


def _wanted(made: Maker) -> list[Json]:
    timing = {"frequency": 1, "period": 1, "periodUnit": "a", "boundsPeriod": {"start": "2021-06-15"}}
    plan = made.resource(
        "CarePlan",
        "plan",
        "orderCarePlan",
        extension=[
            made.extension("kl-messaging-ffb-actingMunicipality", valueCoding={"code": "0999"}),
            made.extension("municipalityCaseNumber", core=True, valueIdentifier={"value": "27.00.00-G01-1-21"}),
        ],
        identifier=[{"system": "urn:sender", "value": "BEST-42"}],
        status="active",
        intent="order",
        category=[made.kl("e459386d-1474-4c31-89c5-c8bc7a25e3d4", "Social indsats")],
        goal=[reference("Goal", one) for one in ("formaal", "maal", "oenske")],
        period={"start": "2021-03-22"},
        subject=reference("Patient", "pat"),
        created="2021-03-15T13:05:37+01:00",
        author=reference("Organization", "gruppe"),
        careTeam=[reference("CareTeam", "team")],
        supportingInfo=[reference("CarePlan", "andre")],
        addresses=[made.ranked("maalgr1", 1), made.ranked("maalgr2", 2)],
        activity=[
            {
                "detail": {
                    "status": "not-started",
                    "description": "Første opfølgning er efter tre måneder",
                    "performer": [reference("Organization", "gruppe")],
                    "scheduledTiming": {"repeat": timing},
                }
            }
        ],
    )
    targets = [
        {
            "measure": made.kl("90c48f03-f194-4b2f-ad7d-6cba1069ae48"),
            "detailCodeableConcept": made.ffb("d41c8072-52f8-42b5-9375-ddbea454d27f"),
        },
        {
            "measure": made.kl("66959f77-6e2a-4574-8423-3ff097f8b9fa"),
            "detailCodeableConcept": made.ffb("5bdde847-2837-416b-ab63-bbff8b7aa531"),
            "dueDate": "2021-09-01",
        },
    ]
    addresses = [made.ranked("lave-mad", 2), made.ranked("samspil", 1), made.ranked("samtale", 2)]
    hours = made.ydelse(
        "y5", made.ffb("fb3d8722-90e0-4a80-ba65-490617ffeb0f"), "andre", description="Fire timer to gange om ugen"
    )
    relations = made.ffb("05cd5e81-1a3a-4bdd-901b-7ec96c12d990", "Støtte til sociale relationer")
    basis = [made.extension("legalBasis", valueString="SEL § 85")]
    return [
        plan,
        made.goal("formaal", "interventionPurpose", PURPOSE),
        made.goal("oenske", "citizenObjective", OBJECTIVE),
        made.goal("maal", "interventionGoal", WORDING, target=targets, addresses=addresses, startDate="2021-04-02"),
        made.ydelse("y1", made.ffb("5af56051-8413-4115-aaa2-83a0767e1137", "Længerevarende ophold")),
        made.ydelse("y2", relations, period={"start": "2021-04-01", "end": "2021-10-01"}, extension=basis),
        made.ydelse("y3", {"text": "Kørsel efter § 105"}, period={"start": "2021-04-01"}),
        made.ydelse("y4", {"coding": [{"system": FFB[made.old], "display": "STØTTE til psykisk trivsel"}]}),
        made.resource(
            "CarePlan",
            "andre",
            "relatedCarePlan",
            status="active",
            intent="order",
            subject=reference("Patient", "pat"),
            careTeam=[reference("CareTeam", "team2")],
        ),
        hours,
    ]


def _found(made: Maker) -> list[Json]:
    codes = (
        ("053a301d-1bb8-4cc4-b781-87825ecf0ef8", "FFB vurdering af borgers situation", SITUATION),
        ("f52887de-023f-4193-b6b0-4b0a37b1cffc", "VUM Borgerens ressourcer i forhold til indsatsen", STRENGTHS),
        ("3f7a8ca0-afca-4b0d-8773-a99b5f2f8aaf", "VUM Borgerens perspektiv på indsatsen", PERSPECTIVE),
    )
    need = {
        **made.ffb("b99a0790-4d70-4152-b149-3fe58b745583", "Højt støttebehov"),
        "text": NEED_REASON,
    }
    severe = ("cae545f5-2813-4d79-98fc-0a7d770af3cd", "Svært nedsat funktionsevne")
    surroundings = made.resource(
        "Observation",
        "omg",
        "matterOfInterest",
        status="final",
        code=made.ffb("7445fb2b-0009-43d9-b49b-1b9782f2fcd9", "Omgivelser"),
        subject=reference("Patient", "pat"),
        effectiveDateTime="2021-03-03",
        valueCodeableConcept={"text": DESCRIBED},
    )
    gathering = made.resource(
        "ClinicalImpression",
        "udr",
        "informationGathering",
        status="completed",
        subject=reference("Patient", "pat"),
        finding=[{"itemReference": reference("Condition", one)} for one in ("samspil", "samtale", "diag")],
        investigation=[{"code": made.kl(codes[0][0], codes[0][1]), "item": [reference("Observation", "ev0")]}],
    )
    return [
        gathering,
        *(
            made.evaluation(f"ev{at}", code, display, valueCodeableConcept={"text": text})
            for at, (code, display, text) in enumerate(codes)
        ),
        made.evaluation(
            "ev9", "effe55c7-572c-4a99-8fb4-2a9dda2f6572", "FFB støttebehovsvurdering", valueCodeableConcept=need
        ),
        surroundings,
        made.theme("samspil", "3f9da5ac-9686-4eeb-b517-b46e17fcb1d7", "Indgå i samspil og kontakt", severe),
        made.theme("samtale", "986898d0-e2e5-4afa-9cb3-ee7aecaa0143", "Samtale"),
        made.theme("lave-mad", "b947f321-7cdb-4b33-9653-f3ff800572b0", "Lave mad"),
        made.target("maalgr1", "9b3fd322-a75a-4ed8-9b74-425fa1e01c95", "Autismespektrum"),
        made.target("maalgr2", "f1f4d709-19d2-48cc-8942-231bf912323d", "Omsorgssvigt"),
        made.resource("Condition", "diag", "disgnosis", code={"text": DIAGNOSIS}, subject=reference("Patient", "pat")),
        made.resource(
            "Encounter",
            "enc",
            "followUp",
            status="planned",
            **{"class": {"code": "HH"}},
            period={"start": "2021-06-15"},
            serviceProvider=reference("Organization", "gruppe"),
        ),
    ]


def _people(made: Maker) -> list[Json]:
    role = [("koordinerende-myndighed", "gruppe"), ("samarbejdende-myndighed", "unge"), ("koordinerende-udfører", "q")]
    shown = {"samarbejdende-myndighed": "Samarbejdende myndighed"}
    participants: list[Json] = [
        {
            "member": reference("Organization", who),
            "role": [{"coding": [{"code": code, **({"display": shown[code]} if code in shown else {})}]}],
        }
        for code, who in role
    ]
    described = made.extension("kl-messaging-ffb-participationDescription", valueString=MOTHER_TAKES_PART)
    participants += [{"member": reference("RelatedPerson", "mor"), "extension": [described]}]
    participants += [{"member": reference("RelatedPerson", "vaerge")}]
    mother = person("Louise", "Prøvesen", "11111101", "louise@prøve.invalid")
    return [
        made.resource(
            "CareTeam",
            "team",
            "servicePerformer",
            category=[
                made.ffb("498fe92c-d7f7-41cd-9404-5b38fe113be0", "Almindeligt længerevarende botilbud til voksne")
            ],
            participant=participants,
        ),
        made.resource("CareTeam", "team2", participant=[{"member": reference("Organization", "vaerksted")}]),
        *(
            made.resource("Organization", own, "participatingOrganization", name=name, contact=[contact])
            for own, name, contact in (
                (
                    "gruppe",
                    "Rådgivergruppe P",
                    person("Karen", "Prøve", "11111102", "kp@prøve.invalid", "Socialrådgiver"),
                ),
                ("unge", "Ungeenheden", person("Sussie", "Prøve", "11111103", "sp@prøve.invalid", "Vejleder")),
                ("q", "Afdeling Q", person("Søren", "Prøve", "11111104", "soe@prøve.invalid", "Pædagog")),
            )
        ),
        made.resource(
            "Organization",
            "vaerksted",
            name="Værkstedet Prøve",
            address=[{"line": ["Bakken 2"], "postalCode": "9998", "city": "Prøvestrup"}],
        ),
        made.resource(
            "Patient",
            "pat",
            "citizen",
            identifier=[{"use": "official", "system": "urn:oid:1.2.208.176.1.2", "value": "111111-1111"}],
            name=[{"use": "official", "family": "Prøvesen", "given": ["Christian"]}],
            address=[{"line": ["Gammelvej 3"], "postalCode": "9999", "city": "Prøveby"}],
            telecom=telecom("11111105", "christian@prøve.invalid"),
            contact=[{"relationship": [{"coding": [{"code": "N"}], "text": "Mor"}], **mother}],
            maritalStatus={"coding": [{"code": "U", "display": "Ugift"}]},
            extension=[made.extension("hobby", valueString="Modelfly")],
        ),
        made.resource(
            "RelatedPerson",
            "mor",
            "relatedPerson",
            relationship=[{"coding": [{"code": "MTH"}]}, {"coding": [{"code": "advocate"}]}],
            **mother,
        ),
        made.resource(
            "RelatedPerson",
            "vaerge",
            "guardian",
            relationship=[{"coding": [{"code": "GUARD"}]}],
            extension=[made.extension("kl-messaging-ffb-guardianshipForm", valueCoding={"code": "5"})],
            address=[{"line": ["Østervej 9"], "postalCode": "9997", "city": "Prøvested"}],
            **person("Børge", "Prøve", "11111106", "boerge@prøve.invalid"),
        ),
    ]


def _beside(made: Maker) -> list[Json]:
    return [
        made.resource(
            "Consent",
            "sam",
            "consent",
            status="active",
            scope={"coding": [{"code": "patient-privacy"}]},
            category=[{"coding": [{"code": "IDSCL"}], "text": CONSENT}],
            patient=reference("Patient", "pat"),
            dateTime="2021-01-07T08:14:21+01:00",
            performer=[reference("RelatedPerson", "mor")],
            policyRule={"coding": [{"code": "persondataloven", "display": "Persondataloven, §§ 6-8"}]},
        ),
        made.resource(
            "Account",
            "acc",
            "account",
            status="active",
            identifier=[{"system": "urn:accountno", "value": "4444-11112222"}],
            owner=reference("Organization", "betaler"),
        ),
        made.resource(
            "Organization",
            "betaler",
            "accountOwner",
            name="Økonomi i Prøvekøbing",
            identifier=[{"system": "urn:oid:1.3.88", "value": "5790000000000"}],
            contact=[person("Øjvind", "Prøve", "11111107", "oe@prøve.invalid", "Økonom")],
        ),
        made.resource(
            "DocumentReference",
            "doc",
            "documentReference",
            status="current",
            description="Journal fra læge Prøvesen, 2012",
            content=[{"attachment": {"title": "Journal for Christian", "contentType": "application/pdf"}}],
        ),
        made.resource(
            "Basic",
            "ukendt",
            subject=reference("Patient", "pat"),
            remark=[{"text": {"deep": ["Noget ingen kender", 7, True]}}],
        ),
    ]
