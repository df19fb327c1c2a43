"""The words of the window's frame."""

from collections.abc import Sequence
from datetime import datetime

from ffbdesk.words.actions import Command
from ffbdesk.words.dates import to_the_second

SAVED_AT = "Gemt {time}"
NOT_IN_IT = (
    "Noget af det, der står på skærmen, kan endnu ikke gemmes i arkivet og er derfor ikke med."
    " Gem eller kopiér igen, når der øverst står, at alt er gemt."
)
NOT_SAVED = "Ikke gemt endnu"
BUG_KEPT = "Teksten kunne ikke gemmes, fordi FFB Desk stødte på en fejl i sig selv. Den venter og bliver ikke glemt."
_NOT_STORED = (
    "Der er tekst, som ikke kan gemmes lige nu, så programmet bliver åbent. {way}, eller kopiér teksten til et andet "
    "sted. Lukker du én gang til, låses teksten inde i programmets mappe og gemmes, når arkivet åbnes igen."
)
_MAKE_ROOM = "Gør plads på disken"
_MAKE_WRITABLE = "Der kan ikke skrives i arkivets mappe. Se efter, om drevet er tilsluttet, og om du må skrive dér"
_WAIT = "Vent lidt, og prøv igen"
CLOSE = "Luk beskeden"
_PASSED_OVER = "Ikke hentet: {names}."
_CAN_BE_TAKEN = "Træk udredninger (JSON eller PDF), en sikkerhedskopi (.ffbkopi) eller et arkivs mappe hertil."
NOT_TAKEN = f"Det kan ikke hentes her. {_CAN_BE_TAKEN}"
FIND_KEYS = "Taster på denne side"
FORM_KEYS = (
    ("Markér, hvor ofte (A F P E S, R for ikke relevant)", "A F P E S R"),
    ("Fjern markeringen", "Delete"),
    ("Næste felt", "Tab"),
    ("Forrige felt", "Skift+Tab"),
)
"""Keys of the walk that are no commands, and what they do."""
DOOR_KEYS = (("Gå videre med det, der står i felterne", "Enter"), *FORM_KEYS[2:])
LIST_KEYS = (("Vælg et andet arkiv på listen", "Op eller ned"),)
"""As they are before an archive is open; and where there are several to choose from."""
SEARCH = f"{Command.SEARCH.text} …"
SEARCH_SHORT = "Søg"
FIND = Command.SEARCH.text
FOUND = "Det, der passer"
NOTHING_FOUND = "Intet svarer til det, du har skrevet. Prøv et kortere ord."
ONE_CITIZEN = "borger"
IN_SETTINGS = "indstilling"
MENU = "Menu"
HIDDEN = "Skjult ved deling"
HIDDEN_MEANS = (
    "Andre ser ikke vinduet, når du deler skærmen, og det kommer ikke med på skærmbilleder. Tryk for at vise det"
)
SHARED = "Ses ved deling"
SHARED_MEANS = "Andre ser vinduet, når du deler skærmen. Tryk for at skjule det igen"
NOW_SHARED = "Andre kan nu se vinduet, når du deler skærmen, til arkivet bliver låst."
NOW_HIDDEN = "Vinduet er skjult, når du deler skærmen."
LOCK = "Lås"
USER = "Bruger: {name}"
ARCHIVE = "Arkiv: {name}"


def not_taken(names: Sequence[str]) -> str:
    """Ikke hentet: brev.docx. Træk udredninger …"""
    return f"{_PASSED_OVER.format(names=', '.join(names))} {_CAN_BE_TAKEN}"


def not_stored(full: bool, unwritable: bool) -> str:
    """What to say to somebody who closes the program while text waits; by what it waits for."""
    return _NOT_STORED.format(way=_MAKE_ROOM if full else _MAKE_WRITABLE if unwritable else _WAIT)


def saved_at(at: datetime) -> str:
    """Gemt 14.32.07"""
    return SAVED_AT.format(time=to_the_second(at))
