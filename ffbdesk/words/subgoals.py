"""The words of delmål."""

from ffbdesk.words import fields

NEW = "Nyt delmål"
ADDED = "Et nyt delmål er oprettet."
NUMBER = "Delmål {n} af {total} under mål {goal}"
WORDING = fields.SUB_GOAL["wording"]
WORDING_HINT = "Sådan er det, når det er nået. Noget, I kan se i hverdagen."
SHORT_NAME = fields.SUB_GOAL["short_name"]
SHORT_NAME_HINT = "Til lister og noter, fx Flyttet vare."
CITIZENS_PART = fields.SUB_GOAL["citizens_part"]
OUR_PART = fields.SUB_GOAL["our_part"]
STATUS_LABEL = fields.SUB_GOAL["status"]
BASIS = fields.SUB_GOAL["basis"]
BASIS_HINT = "Det, I har set, fx seks af ti gange siden 1. juli."
BEGUN = fields.SUB_GOAL["begun_on"]
SEEN_AGAIN = fields.SUB_GOAL["seen_again_on"]
IN_MONTHS = ((1, "om 1 md."), (3, "om 3 mdr."))
UNNAMED = "Ikke skrevet endnu"
STATUS = {
    "under_way": "I gang",
    "reached": "Nået",
    "partly": "Delvist nået",
    "not_reached": "Ikke nået",
    "paused": "På pause",
}
UP, DOWN = "Flyt delmålet op", "Flyt delmålet ned"
REMOVE = "Fjern delmålet"
REMOVED = "Delmålet er fjernet. Intet er slettet: fortryd med {keys}."
MOVED = "Delmålet er nu nummer {n} af {total}."
COPIED = "Delmålet er kopieret som tekst."
WHAT_IS_GOOD = "Hvad er et godt delmål?"
GOOD = (
    "Et lille skridt, som borgeren selv kan mærke, og som alle kan se, når det er der.",
    "Skriv det i nutid, som om det er nået, og uden ord som »mere« og »bedre«.",
    "Skriv, hvad borgeren gør, og hvad I gør: et delmål står aldrig alene.",
    "Vælg en dag, hvor I ser på det igen. Tre måneder er længe nok for de fleste.",
)
EXAMPLES = (
    "»Ida møder kl. 9 på værkstedet tre dage om ugen« i stedet for »bedre mødestabilitet«.",
    "»Karl ringer selv til sin søster om søndagen« i stedet for »mere kontakt til familien«.",
    "»Tøjet ligger i kurven, når Bo går i seng« i stedet for »øget selvstændighed i hverdagen«.",
)
_MANY = "{n} aktive delmål. Omkring fem er nok for de fleste. Kan et af dem vente?"
_COUNTED = "{n}\N{NO-BREAK SPACE}delmål, {active} i gang"
_ONE_ACTIVE, _ONE_NOT = "1\N{NO-BREAK SPACE}delmål, i gang", "1\N{NO-BREAK SPACE}delmål, ikke i gang"
_SEEN = "{status} · ses på {day}"
_JUDGED = "Sat {day} af {who}"


DOCUMENT = "Delmålsplan"
KICKER = "Delmål under indsatsmålene · FFB (VUM 2.0)"
PDF_DESCRIPTION = "Målene og delmålene, som de står i PDF-filen, som data"
NONE = "Der er ikke sat delmål."
LEVEL, DAYS = "Funktionsevneniveau", "Tid"
AT_START, NOW, EXPECTED = "Ved start", "Nu", "Forventet"


def title(name: str) -> str:
    """Delmålsplan for Børge Mogensen"""
    return f"{DOCUMENT} for {name}"


def file_title(initials: str, case: str) -> str:
    """Delmålsplan for B.M., Sag154689"""
    return title(initials) + (f", {case}" if case else "")


def level(when: str, number: int, said: str, day: str) -> str:
    """Ved start 2, moderat nedsat (28.5.2021)."""
    return f"{when} {number}, {said.lower()}{f' ({day})' if day else ''}."


def days(begun: str, seen_again: str) -> str:
    """Begyndt 1.7.2026, ses på igen 24.8.2026"""
    parts = [f"begyndt {begun}"] if begun else []
    parts += [f"ses på igen {seen_again}"] if seen_again else []
    joined = ", ".join(parts)
    return f"{joined[:1].upper()}{joined[1:]}"


def numbered(goal: int, n: int) -> str:
    """Delmål 2.1"""
    return f"Delmål {goal}.{n}"


def too_many(active: int) -> str:
    """6 aktive delmål. Omkring fem er nok for de fleste. Kan et af dem vente?"""
    return _MANY.format(n=active)


def counted(all_: int, active: int) -> str:
    """'3 delmål, 2 i gang', '1 delmål, i gang'; nothing where there are none"""
    if not all_:
        return ""
    if all_ == 1:
        return _ONE_ACTIVE if active else _ONE_NOT
    return _COUNTED.format(n=all_, active=active)


def fact(status: str, day: str) -> str:
    """I gang · ses på 30.8.2026"""
    return _SEEN.format(status=STATUS[status], day=day) if day else STATUS[status]


def judged(day: str, who: str) -> str:
    """Sat 24.8.2026 af Mette Holm"""
    return _JUDGED.format(day=day, who=who) if day else ""
