"""The words of bestillinger: goals as a municipality sent them."""

from ffbdesk.words import fields
from ffbdesk.words.grammar import many

SENDER = fields.ORDER["sender"]
DATED_ON = fields.ORDER["dated_on"]
REFERENCE = fields.ORDER["reference"]
FOLLOW_UP = fields.ORDER["follow_up_on"]
SENDER_HINT = "Kommunen eller den enhed, der bestiller."

NEW = "Målene kom med en bestilling"
UNNAMED = "Bestilling uden afsender"
WRITING_TITLE = "Bestilling, der skrives ind"
RECEIVED_TITLE = "Modtaget bestilling"
TEXT = (
    "Skriv målene, som de står i bestillingen: kommunens ord, niveauer og datoer. Når alt står der, modtager I "
    "bestillingen. Så får målene en hængelås, og ingen kan komme til at ændre dem."
)
ADD_GOAL = "Skriv et mål ind"
FETCH = "Hent målene fra en fil …"
FETCH_TITLE = "Hent mål til bestillingen"
FETCH_KINDS = "Mål eller udredning (*.json *.pdf)"
RECEIVE = "Modtag bestillingen"
ASKS = "Når bestillingen er modtaget, kan dens mål ikke ændres. Se dem igennem først: ord, undertema, niveauer og dato."
RECEIVE_NOW, WAIT = "Ja, modtag den", "Vent"
RECEIVED_SAID = "Bestillingen er modtaget. Målene har fået hængelås."
REMOVE = "Fjern bestillingen"
REMOVED = "Bestillingen og dens mål er fjernet. Fortryd med {keys}."
ADDED = "En ny bestilling er begyndt. Skriv, hvem den er fra."
COPY = "Lav en kopi, der kan rettes"
TO_ORDER = "Til bestillingen"
COPIED = "Kopien er jeres eget mål. Det modtagne mål står, som det blev sendt."
LOCKED = "Målet er modtaget fra {sender} og kan ikke ændres. I kan sætte delmål under det."
REPLACED = "Målet er modtaget fra {sender}. I arbejder videre med en kopi af det, og det er kopien, der følges op på."
WRITING = "Målet hører til bestillingen fra {sender}, der skrives ind."
COPY_OF = "Kopi af et modtaget mål."
START_GIVEN = "som bestillingen siger, {day}"
START_DAY = fields.GOAL["starting_on"]
LOCK = "Hængelås: modtaget"
_FETCHED_ONE, _FETCHED_MORE = "Ét mål er hentet.", "{n} mål er hentet."
_NONE_FETCHED = "Filen har ingen mål, der ikke er her i forvejen."
_CALLED = "Bestilling fra {sender}"
_WRITING = "skrives ind"
_RECEIVED = "Modtaget {day} af {who}. Bestillingen og dens mål står, som de blev sendt."


def called(sender: str) -> str:
    """Bestilling fra Eksempelkøbing Kommune"""
    return _CALLED.format(sender=sender) if sender.strip() else UNNAMED


def fact(day: str, goals: int, *, received: bool) -> str:
    """'15.3.2021 · 2 mål', 'skrives ind · 15.3.2021 · 1 mål'"""
    return " · ".join(part for part in ("" if received else _WRITING, day, f"{goals} mål") if part)


def received(day: str, who: str) -> str:
    """Modtaget 27.11.2026 af Mette Holm. ..."""
    return _RECEIVED.format(day=day, who=who)


def fetched(count: int) -> str:
    """2 mål er hentet."""
    return many(_FETCHED_ONE, _FETCHED_MORE, count).format(n=count) if count else _NONE_FETCHED
