"""The words of a locked archive, of the recovery sheet, and of what a damaged archive can still give."""

from datetime import datetime

from ffbdesk.words.dates import short_date
from ffbdesk.words.translate import _, many

LOCKED = _("Låst")
UNLOCK = _("Lås op")
UNLOCKING = _("Låser op …")
TITLE = _("Låst – FFB Desk")
SAVED = _("Alt er gemt kl. {time}")
ALSO_HALF = _("Også den tekst, du var midt i. Markøren står, hvor du slap, når du er tilbage.")
SEALED = _("Noget af teksten kunne ikke gemmes")
SEALED_TEXT = _("Den er låst inde med arkivets nøgle og bliver gemt, når du låser op igen. Luk ikke programmet før.")
ANOTHER = _("Åbn et andet arkiv")
USE_SHEET = _("Brug gendannelsesarket")
FORGOTTEN = _("Adgangssætningen er glemt")
BACK = _("Velkommen tilbage. Du er, hvor du slap.")
GIVEN_BACK = _("Teksten, der ikke kunne gemmes, er gemt nu.")
AFTER_CRASH = _("FFB Desk blev ikke lukket rigtigt sidst. Alt, der var gemt, er her, og du er samme sted.")
INTERRUPTED = _(
    "Sidste gang blev FFB Desk afbrudt midt i at gemme. Arkivet er efterset og i orden; filerne, som de var, ligger i "
    "mappen kopier."
)
CAPS_LOCK = _("Adgangssætningen passede, da små og store bogstaver blev byttet om. Caps Lock er formentlig slået til.")

_WHY = {
    "asked": _("Arkivet {name} blev låst kl. {time}."),
    "idle": _("Arkivet {name} blev låst kl. {time}, fordi computeren havde stået stille i {minutes}."),
    "screen": _("Arkivet {name} blev låst kl. {time}, fordi skærmen blev låst."),
    "sleep": _("Arkivet {name} blev låst kl. {time}, fordi computeren gik i dvale."),
}

SHEET_TITLE = _("Brug gendannelsesarket")
SHEET_TEXT = _(
    "Arket ligger et sikkert sted på papir. Skriv grupperne, som de står; mellemrum og linjer betyder ikke noget. "
    "Gruppe 1 til 8 er nok, medmindre programmet beder om alle 16."
)
SHEET_GROUPS = _("Grupperne fra arket")
SHEET_USER = _("Dit navn")
NEW_PHRASE = _("Ny adgangssætning")
REPEAT = _("Gentag adgangssætningen")
OPEN_WITH_SHEET = _("Åbn med arket")
ORGANISATION = _("Brug organisationens nøglefil …")
KEY_FILES = _("Organisationens nøgle (*.ffbnøgle)")
CHOOSE_KEY = _("Vælg organisationens nøglefil")
KEY_PHRASE = _("Nøglefilens adgangssætning")
KEY_FILE = _("Nøglefil: {name}")
OPEN_WITH_KEY = _("Åbn med nøglefilen")
CANCEL = _("Tilbage")

RESCUE = _("Se, hvad der kan reddes …")
RESCUE_TITLE = _("Arkivet {name} er beskadiget")
RESCUE_TEXT = _(
    "Intet er slettet, og de beskadigede filer bliver liggende. Her er, hvad der er ramt, og hvad der er helt."
)
HURT = _("Ramt")
WHOLE = _("Helt")
BACKUPS = _("Sikkerhedskopier")
NO_BACKUPS = _("Der er ingen sikkerhedskopi i arkivets mappe. Har du en på et andet drev, kan du vælge den.")
TAKE_BACKUP = _("Hent den nyeste gode kopi frem")
OTHER_BACKUP = _("Vælg en kopi …")
BACKUP_FILES = _("Sikkerhedskopier (*.ffbkopi)")
SAVE_READABLE = _("Gem alt, der kan læses …")
WORKING = _("Arbejder …")
KEPT_IN = _("De beskadigede filer er gemt i {folder}.")
READABLE_SAVED = _("{rounds} er gemt som JSON i {folder}. De kan hentes ind i et nyt arkiv.")


def wait(seconds: int) -> str:
    """Vent 4 sekunder, før du prøver igen."""
    return many("Vent {n} sekund, før du prøver igen.", "Vent {n} sekunder, før du prøver igen.", seconds).format(
        n=seconds
    )


def why(reason: str, name: str, at: datetime, minutes: int) -> str:
    """Arkivet Solstrålen blev låst kl. 14:47, fordi computeren havde stået stille i 5 minutter."""
    idle = many("{n} minut", "{n} minutter", minutes).format(n=minutes)
    return _WHY[reason].format(name=name, time=f"{at:%H:%M}", minutes=idle)


def backup_line(at: datetime, citizens: int, rounds: int) -> str:
    """24.11.2026 kl. 14.32: 3 borgere, 5 udredninger"""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return _("{day} kl. {time}: {people}, {gatherings}").format(
        day=short_date(at.date()), time=f"{at:%H.%M}", people=people, gatherings=gatherings
    )


def whole(citizens: int, rounds: int) -> str:
    """3 borgere og 5 udredninger kan læses helt."""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return _("{people} og {gatherings} kan læses helt.").format(people=people, gatherings=gatherings)


def rounds_saved(rounds: int, folder: str) -> str:
    """5 udredninger er gemt som JSON i ..."""
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return READABLE_SAVED.format(rounds=gatherings, folder=folder)
