"""The words of a citizen's rights: seeing everything, how long it is kept, erasing, who has seen it."""

from datetime import date

from ffbdesk.words.dates import long_date, short_date
from ffbdesk.words.translate import _, many

INSIGHT = _("Indsigt")
INSIGHT_TEXT = _(
    "Borgeren har ret til at se alt, der står. Se først efter, hvad der handler om andre personer: det, du fjerner "
    "hakket ved, kommer ikke med, og dokumentet siger, at noget er udeladt."
)
NOTHING_OF_OTHERS = _("Der er ingen noter og ingen oplysninger fra andre.")
INCLUDE = _("Tag med: {where}")
SAVE_PDF, SAVE_JSON = _("Gem alt som PDF …"), _("Gem alt som JSON …")
FOLDER = _("Hvor skal filen gemmes?")
SAVED = _("Gemt som {name}. Filen er ikke krypteret: pas på den som på et brev.")

KEEP = _("Hvor længe")
KEEP_TEXT = _(
    "Sæt en dato for, hvornår nogen skal se på, om oplysningerne stadig er nødvendige. Den dag står der en påmindelse "
    "på listen over borgere. Intet slettes af sig selv."
)
KEEP_UNTIL = _("Skal ses efter")
KEPT = _("Datoen er gemt.")
BAD_DATE = _("Skriv datoen som 31.12.2030, eller lad feltet stå tomt.")

LOG = _("Hvem har set det")
LOG_TEXT = _("De seneste 30 gange nogen har set, gemt, udskrevet eller kopieret noget om borgeren.")
NOBODY_HAS = _("Ingen endnu.")

ERASE = _("Slet helt")
ERASE_TEXT = _(
    "Alt om borgeren forsvinder fra arkivet og kan ikke hentes tilbage: udredninger, noter, mål og loggen. Kommunen "
    "kan have pligt til at bevare det, så gem først det, der skal bevares. I loggen står kun, at en borger er slettet, "
    "hvornår og af hvem."
)
ERASE_BUTTON = _("Slet borgeren helt …")
ERASE_SURE = _("Skal alt om {name} slettes?")
DO_ERASE = _("Slet for altid")
ALSO_BACKUPS = _("Slet også de sikkerhedskopier, der rummer borgeren ({count})")
BACKUPS_WARNED = _(
    "Så længe en kopi findes, kan borgeren hentes frem med den. Slettes kopierne, bliver der straks lavet en ny uden "
    "borgeren."
)
SET_ASIDE = _("I mappen kopier ligger også filer fra et afbrud eller en udskiftning, som kan rumme borgeren: {names}.")
ERASED = _("{name} er slettet helt. {left}")

REMOVED = _("Fjernede borgere")
REMOVED_TEXT = _("Fjernet fra listen, men ikke slettet: alt om dem ligger stadig i arkivet.")
NONE_REMOVED = _("Ingen.")
DUE = _("skulle ses efter {day}")


def due(day: date) -> str:
    """skulle ses efter 31.12.2025"""
    return DUE.format(day=short_date(day))


def reminder(names: list[str]) -> str:
    """Tid til at se på, om oplysningerne stadig er nødvendige: Anna, Bo."""
    return _("Tid til at se på, om oplysningerne stadig er nødvendige: {names}.").format(names=", ".join(names))


def left(backups: int) -> str:
    """2 sikkerhedskopier rummer stadig borgeren."""
    if not backups:
        return _("Ingen sikkerhedskopi på denne computer rummer borgeren.")
    return many(
        "{n} sikkerhedskopi rummer stadig borgeren.", "{n} sikkerhedskopier rummer stadig borgeren.", backups
    ).format(n=backups)


def until(day: date | None) -> str:
    """31. december 2030, or nothing"""
    return long_date(day) if day else ""
