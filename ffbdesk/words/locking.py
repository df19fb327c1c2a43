"""The words of a locked archive, of the recovery sheet, and of what a damaged archive can still give."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ffbdesk.words.dates import clock, moment, short_date
from ffbdesk.words.grammar import many

LOCKED = "Låst"
UNLOCK = "Lås op"
UNLOCKING = "Låser op …"
TITLE = "Låst – FFB Desk"
UNDER_WAY = "Arkivet låses. Det, du har skrevet, gemmes først."
SAVED = "Alt er gemt kl. {time}"
ALSO_HALF = "Også den tekst, du var midt i. Markøren står, hvor du slap, når du er tilbage."
SEALED = "Noget af teksten kunne ikke gemmes"
SEALED_TEXT = (
    "Den er låst inde med arkivets nøgle og bliver gemt, når du låser op igen. Vent helst med at lukke programmet til "
    "da."
)
ANOTHER = "Åbn et andet arkiv"
USE_SHEET = "Brug gendannelsesarket"
FORGOTTEN = "Adgangssætningen er glemt"
BACK = "Velkommen tilbage. Du er, hvor du slap."
UNLOCKED = "Arkivet er låst op."
GIVEN_BACK = "Teksten, der ikke kunne gemmes, er gemt nu."
AFTER_CRASH = "FFB Desk blev ikke lukket rigtigt sidst. Alt, der var gemt, er her, og du er, hvor du slap."
INTERRUPTED = (
    "Sidste gang blev FFB Desk afbrudt midt i at gemme. Arkivet er kontrolleret og i orden; filerne, som de var, "
    "ligger i mappen kopier."
)
NOT_FETCHED = "De filer, der var ved at blive læst, er ikke hentet: hent dem igen, når arkivet er låst op."
CAPS_LOCK = "Adgangssætningen passede, da små og store bogstaver blev byttet om. Caps Lock er formentlig slået til."

STRANGE = {
    "forged": (
        "Listen over, hvem der kan åbne arkivet, er ændret af andre end FFB Desk. Den bruges ikke; "
        "arkivets egen står under Indstillinger. Skriv den igen dér, og skift derefter nøgle."
    ),
    "older_list": (
        "En ældre liste over, hvem der kan åbne arkivet, er lagt tilbage i mappen, fx af en synkronisering. Den bruges "
        "ikke; arkivets egen står under Indstillinger. Skriv den igen dér."
    ),
    "newer_list": (
        "Arkivets database er ældre end listen over, hvem der kan åbne det: en tidligere arkiv.db er lagt tilbage. Se "
        "efter, om det nyeste er med; ellers hent den nyeste sikkerhedskopi frem. Skriv så listen igen under "
        "Indstillinger."
    ),
}
OLDER = (
    "Arkivet er ældre end sidst, det var åbent på denne computer: en tidligere arkiv.db er lagt tilbage, fx af en "
    "synkronisering. Se efter, om det nyeste er med; ellers hent den nyeste sikkerhedskopi frem under Indstillinger."
)
ANOTHER_HERE = (
    "Sidst lå der et andet arkiv på dette sted på denne computer. Er det ikke det, du ventede, så skriv ikke i det: se "
    "efter, hvem der kan åbne det, under Indstillinger."
)
ALSO_IN = (
    "Det samme arkiv ligger også i {folders}. De kender ikke hinanden: det, du skriver her, kommer ikke med dér. "
    "Brug kun ét af dem, og slet resten, når du ikke skal bruge dem mere."
)
KEY_EXCHANGED = (
    "Nogen havde byttet din nøgle ud med deres egen i listen over, hvem der kan åbne arkivet. Den er rettet. Se under "
    "Indstillinger, hvem der kan åbne arkivet, og skift nøgle."
)

_WHY = {
    "asked": "Arkivet {name} blev låst kl. {time}.",
    "idle": "Arkivet {name} blev låst kl. {time}, fordi computeren havde stået stille i {minutes}.",
    "screen": "Arkivet {name} blev låst kl. {time}, fordi skærmen blev låst.",
    "sleep": "Arkivet {name} blev låst kl. {time}, fordi computeren gik i dvale.",
}

SHEET_TITLE = "Brug gendannelsesarket"
SHEET_TEXT = (
    "Find det udskrevne ark. Skriv grupperne, som de står; mellemrum og linjer betyder ikke noget. "
    "Gruppe 1 til 8 er nok, medmindre programmet beder om alle 16."
)
SHEET_GROUPS = "Grupperne fra arket"
SHEET_USER = "Dit navn"
SHEET_USER_HINT = (
    "Står du allerede på listen over dem, der kan åbne arkivet, så skriv dit navn, som det står dér: så får du en ny "
    "adgangssætning. Ellers bliver du føjet til listen."
)
LET_IN = {
    "add": "{name} er føjet til dem, der kan åbne arkivet.",
    "passphrase": "{name} har fået en ny adgangssætning; den gamle åbner ikke mere.",
}
NEW_PHRASE = "Ny adgangssætning"
REPEAT = "Gentag adgangssætningen"
OPEN_WITH_SHEET = "Åbn med arket"
ORGANISATION = "Brug organisationens nøglefil …"
KEY_FILES = "Organisationens nøgle (*.ffbnoegle *.ffbnøgle)"
CHOOSE_KEY = "Vælg organisationens nøglefil"
KEY_PHRASE = "Nøglefilens adgangssætning"
KEY_FILE = "Nøglefil: {name}"
OPEN_WITH_KEY = "Åbn med nøglefilen"
CANCEL = "Tilbage"

RESTORED = "Sikkerhedskopien fra {when} er hentet frem. Det, der er skrevet siden, er ikke med."
HURT_FILES = "De beskadigede filer ligger i mappen kopier."
RESCUE = "Se, hvad der kan reddes …"
RESCUE_TITLE = "Arkivet {name} er beskadiget"
RESCUE_TEXT = (
    "Intet er slettet, og de beskadigede filer bliver liggende. Her er, hvad der er beskadiget, og hvad der er uskadt."
)
HURT = "Beskadiget"
WHOLE = "Uskadt"
BACKUPS = "Sikkerhedskopier"
NO_BACKUPS = "Der er ingen sikkerhedskopi i arkivets mappe. Har du en på et andet drev, kan du vælge den."
TAKE_BACKUP = "Hent den nyeste gode kopi frem"
OTHER_BACKUP = "Vælg en kopi …"
BACKUP_FILES = "Sikkerhedskopier (*.ffbkopi)"
SAVE_READABLE = "Gem alt, der kan læses …"
WORKING = "Arbejder …"
READABLE_SAVED = "{rounds} er gemt som JSON i {folder}. De kan hentes ind i et nyt arkiv."


def also_in(folders: Sequence[Path]) -> str:
    """Det samme arkiv ligger også i /usb/Solstrålen. …"""
    return ALSO_IN.format(folders=", ".join(map(str, folders))) if folders else ""


def wait(seconds: int) -> str:
    """Vent 4 sekunder, før du prøver igen."""
    return many("Vent {n} sekund, før du prøver igen.", "Vent {n} sekunder, før du prøver igen.", seconds).format(
        n=seconds
    )


def why(reason: str, name: str, at: datetime, minutes: int) -> str:
    """Arkivet Solstrålen blev låst kl. 14.47, fordi computeren havde stået stille i 5 minutter."""
    idle = many("{n} minut", "{n} minutter", minutes).format(n=minutes)
    return _WHY[reason].format(name=name, time=clock(at), minutes=idle)


def restored(made_at: datetime | None, *, rescued: bool) -> str:
    """Sikkerhedskopien fra 24. november 2026 kl. 14.32 er hentet frem. …"""
    if made_at is None:
        return ""
    said = RESTORED.format(when=moment(made_at))
    return f"{said} {HURT_FILES}" if rescued else said


def backup_line(at: datetime, citizens: int, rounds: int) -> str:
    """24.11.2026 kl. 14.32: 3 borgere, 5 udredninger"""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return f"{short_date(at.date())} kl. {clock(at)}: {people}, {gatherings}"


def whole(citizens: int, rounds: int) -> str:
    """3 borgere og 5 udredninger kan læses i deres helhed."""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return f"{people} og {gatherings} kan læses i deres helhed."


def rounds_saved(rounds: int, folder: str) -> str:
    """5 udredninger er gemt som JSON i ..."""
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return READABLE_SAVED.format(rounds=gatherings, folder=folder)
