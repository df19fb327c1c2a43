"""The words of a citizen's rights: seeing everything, how long it is kept, erasing, who has seen it."""

from datetime import date

from ffbdesk.words import fields
from ffbdesk.words.dates import long_date, short_date
from ffbdesk.words.grammar import many

INSIGHT = "Indsigt"
INSIGHT_TEXT = (
    "Borgeren har ret til en kopi af alt, der står, også det, der er rettet eller fjernet. Se først efter, hvad der "
    "handler om andre personer: det, du fjerner hakket ved, kommer hverken med i PDF eller JSON, og kopien siger, at "
    "noget er udeladt."
)
LOOK_THROUGH = ". Borgerens egne ord er ikke nævnt her. De kommer med."
NOTHING_OF_OTHERS = "Der er ingen tekster, som kan handle om andre."
HEAD_TEXT = "Det skal borgeren også have at vide. Et tomt felt bliver til linjer, der kan udfyldes i hånden."
INCLUDE = "Tag med: {where}"
SHOW_REST, REST_OF = "Vis resten", "Vis resten: {where}"
SAVE_PDF, SAVE_JSON = "Gem kopien som PDF …", "Gem kopien som JSON …"
FOLDER = "Hvor skal filen gemmes?"
SAVED = "Gemt som {name}. Filen er ikke krypteret: pas på den som på et brev."

KEEP = "Hvor længe"
KEEP_TEXT = (
    "Sæt en dato for, hvornår nogen skal se på, om oplysningerne stadig er nødvendige. Den dag står der en påmindelse "
    "på listen over borgere. Intet slettes af sig selv."
)
KEEP_UNTIL = fields.CITIZEN["keep_until"]
KEPT = "Datoen er gemt."
BAD_DATE = "Skriv datoen som 31.12.2030, eller lad feltet stå tomt."

LOG = "Hvem har set det"
LOG_TEXT = "De seneste 30 gange nogen har set, gemt, udskrevet eller kopieret noget om borgeren."
NOBODY_HAS = "Ingen endnu."

ERASE = "Slet helt"
ERASE_TEXT = (
    "Alt om borgeren forsvinder fra arkivet og kan ikke hentes tilbage: udredninger, noter, mål og loggen. Kommunen "
    "kan have pligt til at bevare det, så gem først det, der skal bevares. I loggen står kun, at en borger er slettet, "
    "hvornår og af hvem."
)
ERASE_BUTTON = "Slet borgeren helt …"
ERASE_SURE = "Skal alt om {name} slettes?"
DO_ERASE = "Slet for altid"
ALSO_BACKUPS = "Slet også de sikkerhedskopier, der rummer borgeren ({count})"
BACKUPS_WARNED = (
    "Så længe en kopi findes, kan borgeren hentes frem med den. Slettes kopierne, bliver der straks lavet en ny uden "
    "borgeren."
)
SET_ASIDE = "I mappen kopier ligger også filer fra et afbrud eller en udskiftning, som kan rumme borgeren: {names}."
ERASED = "{name} er slettet helt. {left}"

REMOVED = "Fjernede borgere"
REMOVED_TEXT = "Fjernet fra listen, men ikke slettet: alt om dem ligger stadig i arkivet."
NONE_REMOVED = "Ingen."
DUE = "skulle ses efter {day}"


def of_text(where: str, state: str) -> str:
    """Oplysninger fra andre, Lave mad (tidligere, 3. maj 2021 kl. 14.32, Mette Holm)"""
    return f"{where} ({state})" if state else where


def capital(text: str) -> str:
    """Tidligere, 3. maj 2021"""
    return text[:1].upper() + text[1:]


def due(day: date) -> str:
    """skulle ses efter 31.12.2025"""
    return DUE.format(day=short_date(day))


def reminder(names: list[str]) -> str:
    """Tid til at se på, om oplysningerne stadig er nødvendige: Anna, Bo."""
    return "Tid til at se på, om oplysningerne stadig er nødvendige: {names}.".format(names=", ".join(names))


def left(backups: int) -> str:
    """2 sikkerhedskopier rummer stadig borgeren."""
    if not backups:
        return "Ingen sikkerhedskopi på denne computer rummer borgeren."
    return many(
        "{n} sikkerhedskopi rummer stadig borgeren.", "{n} sikkerhedskopier rummer stadig borgeren.", backups
    ).format(n=backups)


def until(day: date | None) -> str:
    """31. december 2030, or nothing"""
    return long_date(day) if day else ""
