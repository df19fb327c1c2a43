"""Sagsåbning: who asked, why, which diagnoses, who is round the citizen.

What is asked for follows the sources in `shared/ffb/circle-texts.md`, 4.
"""

from ffbdesk.domain.records import Agreement, Contact, ContactRole, Diagnosis
from ffbdesk.words import fields
from ffbdesk.words.grammar import many

TITLE = "Sagsåbning"
SHOW = "Sagsåbning, diagnoser og kontaktpersoner"
SHOW_HINT = "Årsag, henvendelse, lægefaglige diagnoser, værge og pårørende. Det må stå tomt."
HIDE = "Skjul sagsåbning"
REQUESTED_ON = fields.GATHERING["requested_on"]
REQUESTER = fields.GATHERING["requester"]
REQUESTER_HINT = "Borgeren selv, en pårørende eller en anden? Skriv, hvem det er, og hvordan de kender borgeren."
AGREES = fields.GATHERING["agreement"]
AGREES_HINT = "Ved borgeren, at der er rettet henvendelse, og er det i orden?"
WISHED = fields.GATHERING["wished"]
WISHED_HINT = "Det, der bliver bedt om. Det er et ønske og endnu ikke en bevilling."
REASON = fields.GATHERING["reason"]
REASON_HINT = "Hvad er der sket, og hvad er svært nu, set fra borgerens side? Vurderingen kommer senere."
DIAGNOSES = "Borgerens eventuelle lægefaglige diagnoser"
DIAGNOSES_HINT = "Kun diagnoser, en læge har stillet: hvilken, af hvem, hvornår, og hvor papiret ligger."
ADD_DIAGNOSIS = "Tilføj diagnose"
CARRY_DIAGNOSES = "Hent diagnoserne fra den forrige udredning"
_CARRIED_ONE, _CARRIED_MORE = (
    "Én diagnose er hentet. Se efter, om den gælder stadig.",
    ("{n} diagnoser er hentet. Se efter, om de gælder stadig."),
)
NONE_CARRIED = "Den forrige udredning har ingen diagnoser, der ikke står her."
REMOVED_DIAGNOSIS = "Diagnosen er fjernet. Fortryd med {keys}."
REMOVED_CONTACT = "Kontaktpersonen er fjernet. Fortryd med {keys}."
REMOVE_DIAGNOSIS = "Fjern diagnosen {what}"
CONTACTS = "Kontaktpersoner"
CONTACTS_HINT = "Værge, pårørende og andre, der må kontaktes. De hører til sagen og følger med til næste udredning."
ADD_CONTACT = "Tilføj kontaktperson"
REMOVE_CONTACT = "Fjern kontaktpersonen {what}"
REQUEST = "Henvendelse"
NO_ROLE = "Vælg"
AGREED_ON_PAPER = {
    Agreement.AGREES: "borgeren er indforstået",
    Agreement.DISAGREES: "borgeren er ikke indforstået",
}
AGREEMENT = {Agreement.AGREES: "Indforstået", Agreement.DISAGREES: "Ikke indforstået"}
ROLE = {
    ContactRole.RELATIVE: "Pårørende",
    ContactRole.GUARDIAN: "Værge",
    ContactRole.AUTHORISED: "Har fuldmagt",
    ContactRole.PROFESSIONAL: "Fagperson",
    ContactRole.OTHER: "Anden",
}


def diagnosis(one: Diagnosis) -> str:
    """Autismespektrumforstyrrelse; Psykiatrisk Center; 2019; epikrise af 3.4.2019"""
    return _joined("; ", one.what, one.made_by, one.made_on, one.document)


def contact(one: Contact) -> str:
    """Ida Lindskov, pårørende, søster, 00 00 00 12"""
    return _joined(", ", one.name, ROLE[one.role].lower() if one.role else "", one.relation, one.phone, one.email)


def _joined(between: str, *texts: str) -> str:
    return between.join(text.strip() for text in texts if text.strip())


def carried(count: int) -> str:
    """2 diagnoser er hentet. ..."""
    return many(_CARRIED_ONE, _CARRIED_MORE, count).format(n=count) if count else NONE_CARRIED
