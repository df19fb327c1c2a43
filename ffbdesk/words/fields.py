"""What every field of every kind of record is called: on screen, when it is read aloud, and where a change names it."""

from ffbdesk.domain.edits import Record

NAMES: dict[Record, dict[str, str]] = {
    Record.CITIZEN: {
        "name": "Navn",
        "initials": "Initialer",
        "own_number": "Eget nummer",
        "cpr": "CPR-nummer",
        "practice": "Øveeksempel",
        "keep_until": "Gennemgås senest",
    },
    Record.CASE: {
        "municipality": "Kommune",
        "case_number": "Sagsnummer",
        "intervention_purpose": "Indsatsformål",
    },
    Record.GATHERING: {
        "held_on": "Dato for udredningen",
        "assessor": "Udfyldt af",
        "purpose": "Formål med udredningen",
        "wishes": "Borgerens ønsker for fremtiden",
        "unit": "Ansvarlig enhed",
        "contact": "Kontakt",
        "took_part": "Deltagere",
    },
    Record.CONDITION: {
        "judgement": "Niveau",
        "short_remark": "Kort bemærkning",
        "citizen": "Oplysninger fra borgeren",
        "others": "Oplysninger fra andre",
        "caseworker": "Sagsbehandlers bemærkninger",
        "own_rating": "Borgerens egen vurdering",
        "carried_from_id": "Overført fra",
        "recorded_at": "Vurderet den",
    },
    Record.GOAL: {
        "wording": "Borgerens målformulering",
        "change_value": "Måltype",
        "theme": "Udredt undertema",
        "expected_level": "Forventet funktionsevneniveau",
        "follow_up_on": "Opfølgningsdato for målet",
        "responsible": "Ansvarlig for opfølgning",
        "related": "Andre relaterede undertemaer",
        "starting_level": "Niveau ved målets start",
        "starting_on": "Dato for niveauet ved start",
        "begun_in_id": "Niveauet ved start er fra",
        "set_on": "Sat den",
        "author": "Sat af",
    },
    Record.SUB_GOAL: {
        "wording": "Delmål",
        "short_name": "Kort navn",
        "citizens_part": "Borgerens del",
        "our_part": "Vores del og metode",
        "begun_on": "Begyndt",
        "seen_again_on": "Ses på igen",
        "status": "Status",
        "basis": "Det bygger på",
        "judged_on": "Status sat den",
        "judged_by": "Status sat af",
        "set_on": "Sat den",
        "author": "Sat af",
    },
    Record.NOTE: {
        "observed_on": "Observeret",
        "author": "Skrevet af",
        "text": "Hvad har du set eller hørt?",
        "themes": "Temaer, noten siger noget om",
        "signed_at": "Underskrevet",
    },
    Record.ADDITION: {"text": "Tilføjelse", "at": "Tilføjet den", "by": "Tilføjet af"},
}
"""By kind and field; a test compares them with the kinds."""
CITIZEN, CASE, GATHERING, CONDITION, GOAL, SUB_GOAL, NOTE, ADDITION = (NAMES[record] for record in NAMES)
