"""The words that what stands in an order message is told with: a short label before each value."""

from datetime import date

from ffbdesk.words.dates import short_date

FULL = "Resten står i filen, som den kom."
HUGE = "et tal, der er for langt til at vises"
YES, NO = "ja", "nej"
LEVEL = "niveau {level}, {term}"
SENT = "Beskeden er sendt"
CITIZEN_NAME = "Borgerens andet navn"
CITIZEN = "Borger"
PURPOSE = "Indsatsformål"
OBJECTIVE = "Borgerens egne mål og ønsker"
SUB_GOAL = "Delmål"
GOAL = "Mål"
GOAL_THEME = "Undertema, der ikke kan knyttes til et mål"
UNCLEAR_LEVEL = "Niveau, der ikke kan placeres"
CHANGE = "Måltype"
EVALUATION = "Samlet faglig vurdering"
NEED = "Støttebehov"
NEED_REASON = "Begrundelse for støttebehov"
RESOURCES = "Borgerens ressourcer"
PERSPECTIVE = "Borgerens perspektiv"
THEME = "Undertema"
PLACE_GIVEN = "Sted"
DIAGNOSIS = "Diagnose"
PRIMARY_TARGET = "Primær målgruppe"
TARGET = "Målgruppe"
GATHERING = "Udredning"
SENDER = "Afsender"
RECEIVER = "Udfører"
ORDERED_BY = "Bestilt af"
MUNICIPALITY = "Handlekommune"
ACCOUNT = "Betalingskonto"
PAYER = "Betales af"
CONSENT = "Samtykke"
CONSENT_GIVEN = "givet"
ATTACHMENT = "Bilag"
ATTACHED = "Indholdet ligger i filen"
SERVICE = "Tilbudstype"
INTERVENTION = "Ydelse"
FOLLOW_UP = "Opfølgning"
RHYTHM = "Opfølgningens rytme"
INVOLVED = "Andre, der er med"
ORDERING = "Koordinerer hos kommunen"
PROVIDING = "Koordinerer hos udføreren"
NUMBER = "Nummer"
REFERENCE = "Reference"
MISSING = "Henvisning til noget, der ikke er med i filen"
PHONE, EMAIL = "Telefon", "E-mail"
RELATION = "Relation"
NAME, ADDRESS = "Navn", "Adresse"
P_NUMBER, CVR = "P-nummer", "CVR-nummer"
CPR = "CPR-nummer"
CASE_NUMBER = "Sagsnummer"
BASIS = "Hjemmel"
EXTENT = "Omfang"
SET_BY = "Målet er sat af"
WHOLE_FILE = "Besked"
ORDER = "Bestillingen"
ELSE = "andet"
NUMBERED = "{kind} {value}"
"""EAN 5798000000000, telefon 12345678"""

REACHED = {
    "phone": "telefon",
    "email": "e-mail",
    "sms": "sms",
    "fax": "fax",
    "url": "hjemmeside",
    "pager": "personsøger",
}

RESOURCES_CALLED = {
    "Account": ACCOUNT,
    "AllergyIntolerance": "Allergi",
    "Appointment": "Aftale",
    "Binary": "Bilag",
    "CarePlan": "Indsats",
    "CareTeam": "Team",
    "ClinicalImpression": GATHERING,
    "Communication": "Besked",
    "Condition": "Tilstand",
    "Consent": CONSENT,
    "Device": "Hjælpemiddel",
    "DocumentReference": ATTACHMENT,
    "Encounter": FOLLOW_UP,
    "Endpoint": "Adresse for beskeder",
    "Goal": GOAL,
    "Location": "Sted",
    "MedicationRequest": "Medicin",
    "MedicationStatement": "Medicin",
    "MessageHeader": "Besked",
    "Observation": "Vurdering",
    "Organization": "Organisation",
    "Patient": CITIZEN,
    "Practitioner": "Fagperson",
    "PractitionerRole": "Fagperson",
    "Provenance": "Kilde",
    "QuestionnaireResponse": "Skema",
    "RelatedPerson": "Pårørende",
    "ServiceRequest": "Henvendelse",
    "Task": "Opgave",
}
"""What each kind of resource of FHIR R4 is called."""

ELEMENTS = {
    "active": "i brug",
    "activity": "aktivitet",
    "actor": "hvem",
    "address": "adresse",
    "addresses": "vedrører",
    "alias": "også kaldet",
    "asserter": "vurderet af",
    "author": "skrevet af",
    "authored": "skrevet",
    "balance": "saldo",
    "birthdate": "født",
    "boundsperiod": "periode",
    "careteam": "team",
    "category": "slags",
    "city": "by",
    "code": "betegnelse",
    "comment": "kommentar",
    "communication": "sprog",
    "contact": "kontakt",
    "content": "indhold",
    "count": "antal gange",
    "country": "land",
    "created": "oprettet",
    "date": "dato",
    "datetime": "dato",
    "dayofweek": "ugedag",
    "deceasedboolean": "død",
    "deceaseddatetime": "død",
    "description": "beskrivelse",
    "district": "område",
    "duedate": "frist",
    "duration": "varighed",
    "effectivedatetime": "dato",
    "effectiveperiod": "periode",
    "eventcoding": "slags",
    "end": "slut",
    "expressedby": "sat af",
    "extent": "omfang",
    "finding": "fund",
    "frequency": "hvor ofte",
    "gender": "køn",
    "generalpractitioner": "egen læge",
    "hospitalization": "indlæggelse",
    "identifier": "nummer",
    "implementation": "udførelse",
    "intent": "hensigt",
    "interpretation": "tolkning",
    "investigation": "undersøgelse",
    "kind": "slags",
    "lifecyclestatus": "status",
    "clinicalstatus": "status",
    "verificationstatus": "status",
    "location": "sted",
    "managingorganization": "hører under",
    "maritalstatus": "civilstand",
    "maxcount": "højst antal gange",
    "mode": "måde",
    "multiplebirthboolean": "flerling",
    "multiplebirthinteger": "flerling nummer",
    "name": "navn",
    "note": "bemærkning",
    "offset": "forskydning",
    "onsetdatetime": "begyndt",
    "onsetstring": "begyndt",
    "organization": "organisation",
    "outcome": "resultat",
    "outcomecodeableconcept": "resultat",
    "owner": "ejer",
    "participant": "deltager",
    "payload": "indhold",
    "performer": "udføres af",
    "period": "periode",
    "photo": "billede",
    "policyrule": "grundlag",
    "postalcode": "postnummer",
    "priority": "prioritet",
    "product": "produkt",
    "prognosis": "prognose",
    "progress": "fremdrift",
    "prohibited": "må ikke udføres",
    "provision": "vilkår",
    "qualification": "uddannelse",
    "quantity": "mængde",
    "reason": "begrundelse",
    "reasoncode": "begrundelse",
    "receiver": "modtager",
    "recordeddate": "registreret",
    "relationship": "relation",
    "response": "svar",
    "role": "rolle",
    "rank": "rækkefølge",
    "conditionrank": "rækkefølge",
    "scope": "område",
    "sender": "afsender",
    "serviceprovider": "udføres af",
    "severity": "niveau",
    "specialty": "speciale",
    "start": "begynder",
    "startdate": "begynder",
    "state": "region",
    "status": "status",
    "statusdate": "status fra",
    "statusreason": "begrundelse for status",
    "subject": "borger",
    "summary": "sammenfatning",
    "supportinginfo": "andet at vide",
    "target": "målpunkt",
    "telecom": "telefon eller e-mail",
    "text": "tekst",
    "timeofday": "klokkeslæt",
    "timestamp": "sendt",
    "timing": "tidspunkt",
    "scheduledtiming": "hvornår",
    "scheduledstring": "hvornår",
    "scheduledperiod": "periode",
    "title": "titel",
    "type": "slags",
    "use": "brug",
    "value": "værdi",
    "valuecodeableconcept": "resultat",
    "valuestring": "tekst",
    "when": "hvornår",
    "guardianshipform": "værgemål",
    "actingmunicipality": "handlekommune",
    "participationdescription": "rolle",
}
"""What each element is called, by its name in small letters."""

RELATIONS = {
    "GUARD": "værge",
    "POWATT": "fuldmagtshaver",
    "ADVOCATE": "bisidder",
    "N": "nærmeste pårørende",
    "C": "kontakt i nødstilfælde",
    "E": "arbejdsgiver",
    "FAMMEMB": "familie",
    "PRN": "forælder",
    "MTH": "mor",
    "FTH": "far",
    "SIB": "søskende",
    "SIS": "søster",
    "BRO": "bror",
    "CHILD": "barn",
    "DAU": "datter",
    "DAUC": "datter",
    "SON": "søn",
    "SONC": "søn",
    "SPS": "ægtefælle",
    "HUSB": "ægtefælle",
    "WIFE": "ægtefælle",
    "DOMPART": "samlever",
    "SIGOTHR": "kæreste",
    "GRPRN": "bedsteforælder",
    "GRMTH": "bedstemor",
    "GRFTH": "bedstefar",
    "AUNT": "tante",
    "UNCLE": "onkel",
    "COUSN": "fætter eller kusine",
    "FRND": "ven",
    "NBOR": "nabo",
}
"""Who somebody is to the citizen, by HL7's codes v3-RoleCode and v2-0131, and the guide's own bisidder."""

GUARDIANSHIPS = {"5": "værgemålslovens § 5", "6": "værgemålslovens § 6", "7": "værgemålslovens § 7"}
GUARDIANSHIP = "værgemål: {form}"

_UNITS = {
    "h": ("time", "timer"),
    "d": ("dag", "dage"),
    "wk": ("uge", "uger"),
    "mo": ("måned", "måneder"),
    "a": ("år", "år"),
}
_NEUTER = {"a"}


def every(times: int, period: int, unit: str) -> str:
    """'hvert år', 'hver 3. måned', '2 gange hver uge'; empty for a unit nobody follows up by."""
    if unit not in _UNITS or times < 1 or period < 1:
        return ""
    one, each = _UNITS[unit][0], "hvert" if unit in _NEUTER else "hver"
    span = f"{each} {one}" if period == 1 else f"{each} {period}. {one}"
    return span if times == 1 else f"{times} gange {span}"


def dated(text: str, day: date | None) -> str:
    """Svært nedsat funktionsevne (3.3.2021)"""
    return f"{text} ({short_date(day)})" if day else text


def at(day: date, clock: str) -> str:
    """'15.6.2021', '15.6.2021 kl. 10.00'"""
    return f"{short_date(day)} kl. {clock}" if clock else short_date(day)


def of(kind: str, title: str, most: int) -> str:
    """Organisation 'Afdeling Q'"""
    short = title if len(title) <= most else f"{title[:most].rstrip()} …"
    return f"{kind} '{short}'" if short else kind


def labelled(label: str, text: str) -> str:
    """Betalingskonto: 123"""
    return f"{label}: {text}"


def reached(system: str, value: str) -> str:
    """telefon 99775533"""
    return NUMBERED.format(kind=REACHED[system], value=value) if system in REACHED else value


GENDERS = {"male": "mand", "female": "kvinde", "other": "andet", "unknown": "ukendt"}

STATUSES = {
    "cancelled": "aflyst",
    "completed": "afsluttet",
    "draft": "kladde",
    "ended": "afsluttet",
    "entered-in-error": "fejlregistreret",
    "finished": "afsluttet",
    "inactive": "ikke aktuel",
    "on-hold": "sat på pause",
    "proposed": "foreslået",
    "rejected": "afvist",
    "resolved": "overstået",
    "revoked": "tilbagekaldt",
    "stopped": "stoppet",
    "superseded": "erstattet",
    "unknown": "ukendt",
}
"""HL7's codes of status that are worth telling."""
