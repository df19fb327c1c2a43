"""The words of the settings: who may open the archive, backups, lock, and who has seen what."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ffbdesk.domain.decided import Decided, Fault, Unusable
from ffbdesk.words.dates import moment
from ffbdesk.words.grammar import many

TITLE = "Indstillinger"

PEOPLE = "Hvem kan åbne arkivet"
PEOPLE_TEXT = "Hver person har sin egen adgangssætning. Navnene kan ses uden adgangssætning, sætningerne kan ikke."
YOU = "{name} (dig)"
ADD = "Tilføj en person"
NAME = "Navn"
PHRASE = "Adgangssætning"
NEW_PHRASE = "Ny adgangssætning"
REPEAT = "Gentag den"
CHANGE = "Skift adgangssætning"
CHANGE_OF = "Skift adgangssætning for {name}"
RENAME = "Ret navn"
RENAME_OF = "Ret navnet {name}"
RENAME_MEANS = (
    "Navnet står som den, der har skrevet. Det, der allerede er skrevet, beholder det gamle navn; det rettede bruges, "
    "næste gang {name} åbner arkivet."
)
RENAMED = "{before} hedder nu {name} på listen. Det bruges, næste gang arkivet åbnes."
PRESENT_PHRASE = "Din nuværende adgangssætning"
CHANGE_OTHERS = (
    "Den adgangssætning, {name} har nu, skal du ikke kende: sådan hjælper man en, der har glemt sin. Sig den nye til "
    "{name}, og kun til {name}."
)
REMOVE = "Fjern"
REMOVE_OF = "Fjern adgangen for {name}"
REMOVE_SURE = "Skal adgangen for {name} fjernes?"
REMOVE_MEANS = (
    "{name} kan så ikke åbne dette arkiv. Men sikkerhedskopier og kopier af mappen, som {name} har fra før, kan stadig "
    "åbnes med den gamle adgangssætning. Skift nøgle bagefter, hvis {name} ikke må kunne læse det, der skrives fra "
    "nu af."
)
REMOVED = "{name} kan ikke åbne arkivet mere; kopier fra før kan stadig åbnes."
ADDED = "{name} kan nu åbne arkivet."
CHANGED = "Adgangssætningen er skiftet. Sikkerhedskopier fra før åbnes stadig med den gamle."
STRANGE = {
    "forged": (
        "Filerne med listen er ændret af andre end FFB Desk og bruges ikke. Her er arkivets egen liste. Skriv den "
        "igen; det, de andre har skrevet, bliver gemt i mappen kopier. Skift derefter nøgle."
    ),
    "older_list": (
        "En ældre liste er lagt tilbage i mappen, fx af en synkronisering, og bruges ikke. Her er arkivets egen liste. "
        "Skriv den igen."
    ),
    "newer_list": (
        "Databasen er ældre end listen: en tidligere arkiv.db er lagt tilbage. Er det nyeste ikke med, så hent den "
        "nyeste sikkerhedskopi frem ovenfor. Skriv så listen igen."
    ),
}
REINSTATE = "Skriv arkivets egen liste igen"
REINSTATED = "Listen er skrevet igen. Det, der lå der, er gemt i mappen kopier. Se den igennem, og skift nøgle."
KEY_UNSEEN = (
    "{names} har ikke selv åbnet arkivet, siden adgangen blev givet. Bed om, at det bliver gjort: først da er det "
    "vist, at ingen andre har den adgang."
)
NEW_KEY = "Skift nøgle …"
NEW_KEY_SURE = "Skift arkivets nøgle?"
NEW_KEY_MEANS = (
    "Arkivet krypteres igen med en ny nøgle. Adgangssætningerne er de samme. Det gamle gendannelsesark gælder ikke "
    "mere, og der skal laves et nyt. Sikkerhedskopier fra før kan stadig åbnes med den gamle nøgle."
)
DO_NEW_KEY = "Skift nøgle"
KEY_CHANGED = "Arkivet har fået en ny nøgle. Lav et nyt gendannelsesark."
KEY_LOST = "{names} skal have adgang igen."

SHEET = "Hvis adgangssætningen bliver glemt"
SHEET_TEXT = (
    "Et gendannelsesark på papir åbner arkivet, også hvis nøglefilerne er væk. "
    "Læg det i et pengeskab eller et aflåst skab."
)
NO_SHEET = (
    "Der er ikke bekræftet noget gendannelsesark til den nøgle, arkivet har nu. Glemmer alle deres sætning, kan ingen "
    "åbne arkivet, medmindre organisationen har en nøglefil."
)
SHEET_MADE = "Gendannelsesarket er lavet {when}."
PRINT_SHEET = "Udskriv et gendannelsesark …"
SAVE_SHEET = "Gem det som PDF …"
SHEET_FOLDER = "I hvilken mappe skal gendannelsesarket gemmes?"
SHEET_SAVED = "Arket er gemt som {name} i {folder}. Udskriv det."
HAVE_SHEET = "Bekræft et ark, der er udskrevet …"
TYPE_BACK = "Skriv to grupper fra arket, så du ved, at det er kommet på papir. Arket gælder først, når det er gjort."
GROUP = "Gruppe {number}"
CHECK_SHEET = "Bekræft arket"
DELETE_SHEET = "Slet filen igen, når arket er udskrevet: {files}. Den, der har den, kan åbne arkivet."
DELETE_SHEETS = "Slet filerne igen, når arket er udskrevet: {files}. Den, der har én af dem, kan åbne arkivet."
SHEET_COUNTS = "Arket passer. Læg det et sikkert sted."

ORGANISATION = "Organisationens nøgle"
ORGANISATION_TEXT = (
    "Valgfrit. Med nøglen kan en leder åbne arkivet, når en medarbejder er stoppet. Nøglefilen hører hjemme hos "
    "lederen, ikke på denne computer."
)
NO_ORGANISATION = "Der er ingen organisationsnøgle."
HAS_ORGANISATION = "{name} kan åbne arkivet med sin nøglefil."
MAKE_KEY = "Lav en nøglefil …"
USE_KEY = "Brug en nøglefil, der findes …"
KEY_NAME = "Organisationens navn"
KEY_FOLDER = "I hvilken mappe skal nøglefilen gemmes?"
KEY_MADE = "Nøglefilen {name} er gemt i {folder}. Giv den til lederen, og slet den her."
KEY_USED = "{name} kan nu åbne arkivet med sin nøglefil."

BACKUPS = "Sikkerhedskopier"
BACKUPS_TEXT = (
    "FFB Desk laver selv en kopi mindst hver halve time, mens du skriver, og før større ændringer. Kopierne er "
    "krypterede. Alle kopier gemmes i to dage; derefter gemmes én pr. dag, uge og måned."
)
NO_BACKUP = "Der er ingen sikkerhedskopi endnu."
MAKE_NOW = "Lav en kopi nu"
MADE = "Sikkerhedskopien er lavet og kontrolleret."
FAILED = "Sikkerhedskopien kunne ikke laves. {why}"
TRY = "Prøv den nyeste"
TRY_TEXT = "Skriv din adgangssætning. Kopien åbnes ved siden af arkivet, kontrolleres og lukkes igen. Intet ændres."
TRY_IT = "Prøv kopien"
TRIED = "Kopien kan åbnes og er hel: {what}. Senest ændret {when}."
SECOND = "Et andet sted"
NO_SECOND = "Kopierne ligger kun på denne computer. Går den i stykker, er de væk: vælg også et andet sted."
HAS_SECOND = "Hver kopi lægges også i {folder}."
CHOSEN_SECOND = "Det andet sted er {folder}."
SECOND_GONE = "Stedet kan ikke nås lige nu."
SECOND_NOT_KNOWN = (
    "Mappen, der ligger der nu, er ikke det sted, der blev valgt. Er drevet taget ud, så tilslut det. Ellers vælg "
    "stedet igen."
)
SECOND_WITHIN = (
    "Mappen ligger inde i arkivets egen mappe, så kopierne ville gå tabt sammen med arkivet: vælg et andet sted."
)
CHOOSE_SECOND = "Vælg et sted …"
CHOOSE_SECOND_TITLE = "Hvor skal kopierne også ligge?"
NO_MORE_SECOND = "Brug ikke stedet mere"
UNREADABLE = "Kan ikke læses: {names}."
RESTORE = "Hent frem …"
RESTORE_OF = "Hent kopien fra {when} frem"
RESTORE_FILE = "Hent frem fra en fil …"
RESTORE_SURE = "Hent kopien fra {when} frem?"
SAME = "Kopien har det samme som arkivet."
CHANGES_ONE = "Der er lavet {n} ændring siden kopien. Den er ikke med, hvis kopien hentes frem."
CHANGES_MORE = "Der er lavet {n} ændringer siden kopien. De er ikke med, hvis kopien hentes frem."
ONLY_NOW = "{name}: findes ikke i kopien"
ONLY_THEN = "{name}: findes kun i kopien og kommer tilbage"
ROUNDS_NOW = "{name}: {rounds} findes ikke i kopien"
OTHERWISE = "{name}: er ændret siden"
KEPT_FIRST = "Det, der står nu, gemmes først som en sikkerhedskopi og kan hentes frem igen."
DO_RESTORE = "Hent kopien frem"
RESTORED = "Kopien er hentet frem."
TAKE_BACK = "Fortryd: tilbage til før"
TAKEN_BACK = "Arkivet er, som det var før."
CANCEL = "Annuller"
MORE = "Vis alle {count}"
FOLDER = "Vis mappen"
REASONS = {
    "regular": "automatisk",
    "asked": "efter ønske",
    "migration": "før en ny udgave af programmet",
    "import": "før noget blev hentet ind",
    "restore": "før en kopi blev hentet frem",
    "erasure": "før en borger blev slettet",
    "erased": "efter at en borger blev slettet",
    "new_key": "før arkivet fik ny nøgle",
    "has_new_key": "efter at arkivet fik ny nøgle",
}

_LISTED, _LONGEST_PART = 10, 40

DECIDED = "Bestemt af jeres organisation"
DECIDED_TEXT = "It-afdelingen har sat dette for alle på computeren. Det kan ikke ændres her."
DECIDED_UNUSABLE = (
    "Filen {file} bliver ikke brugt: {why}. Indtil det er rettet, gælder dine egne valg. Sig det til it-afdelingen."
)
_WHY_UNUSABLE = {
    Fault.UNTRUSTED: "andre end en administrator kan have skrevet den",
    Fault.UNREADABLE: "den kan ikke læses, eller den er ikke JSON",
    Fault.CONTENT: "den skal bestå af navne og valg, som vejledningen til it viser",
}
_WHY_PART = "»{part}« er ikke, som vejledningen til it siger"
DECIDED_LOCK = "Arkivet låses senest efter {minutes}."
DECIDED_PLACE = "Nye arkiver lægges i {folder}."
DECIDED_SECOND = "Sikkerhedskopier lægges også i {folder}."
DECIDED_NOT_REACHED = "Jeres organisation har bestemt {folder}, men det kan ikke bruges lige nu."
DECIDED_KEY = "{name} har en nøgle til arkiver på denne computer."
BY_ORGANISATION = "Det har jeres organisation bestemt."
KEY_NOT_HERE = "{name} kan ikke åbne dette arkiv endnu."
LET_KEY_IN = "Giv {name} adgang"
LOCK = "Lås"
LOCK_TEXT = "Arkivet låses, når ingen har rørt tastatur eller mus så længe, og når skærmen låses. Ctrl+L låser straks."
LOCK_AFTER = "Lås efter"
LOCK_CHANGED = "Arkivet låses nu efter {minutes}."

PLACE = "Hvor arkivet ligger"
ABOUT = "Om FFB Desk"
VERSION = "Version {version}"
ARCHIVE_LIES = "Arkivet ligger i {folder}"
SHOW_ARCHIVE = "Vis mappen"
ABOUT_TEXT = "Programmet bruger ikke netværk: det henter intet og sender intet. Nye udgaver lægger du selv ind."
LOG = "Hvem der har set hvad"
LOG_TEXT = (
    "Loggen viser, hvem der har åbnet, set, gemt, udskrevet, kopieret, hentet ind og givet adgang, men ikke hvad der "
    "stod. Hver linje hænger sammen med dem før: tages en ud, står det her. Gem loggen nu og da, så kan dens mærke "
    "sammenlignes. De seneste 50:"
)
SAVE_LOG = "Gem hele loggen …"
LOG_FOLDER = "I hvilken mappe skal loggen gemmes?"
LOG_SAVED = "Loggen er gemt som {name}."
ERASED = "{when}: {who} slettede en borger helt"

LOOK = "Udseende"
LOOK_TEXT = "Valget gælder på denne computer. Teksten gøres større med Ctrl+plus og mindre med Ctrl+minus."
MODE = "Lyst eller mørkt"
MODES = {"system": "Som systemet", "light": "Lyst", "dark": "Mørkt"}
CONTRAST = "Kontrast"
CONTRASTS = {"system": "Som systemet", "usual": "Almindelig", "high": "Høj"}

SENSITIVE = "Følsomme temaer"
SENSITIVE_TEXT = (
    "De er lukket, til nogen åbner dem, og loggen husker, hvem der gjorde det. En rapport kan gemmes uden dem. "
    "Listen er FFB Desks og kan ikke rettes her."
)


def sheet_saved(files: Sequence[Path]) -> str:
    """Arket er gemt som 2026-11-26-gendannelsesark.pdf i /usb. Udskriv det. Slet filen igen, ..."""
    newest = files[-1]
    return f"{SHEET_SAVED.format(name=newest.name, folder=newest.parent)} {delete_sheets(files)}"


def delete_sheets(files: Sequence[Path]) -> str:
    """Slet filen igen, når arket er udskrevet: /usb/2026-11-26-gendannelsesark.pdf. ...; empty without a file."""
    if not files:
        return ""
    return many(DELETE_SHEET, DELETE_SHEETS, len(files)).format(files=", ".join(map(str, files)))


def minutes(count: int) -> str:
    """5 minutter"""
    return many("{n} minut", "{n} minutter", count).format(n=count)


def changes(count: int) -> str:
    """Der er lavet 3 ændringer siden kopien. …"""
    return many(CHANGES_ONE, CHANGES_MORE, count).format(n=count)


def rounds_now(name: str, count: int) -> str:
    """Anna: 2 udredninger findes ikke i kopien"""
    return ROUNDS_NOW.format(name=name, rounds=many("{n} udredning", "{n} udredninger", count).format(n=count))


def holds(citizens: int, rounds: int) -> str:
    """3 borgere, 4 udredninger"""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    return f"{people}, {many('{n} udredning', '{n} udredninger', rounds).format(n=rounds)}"


def backup(at: datetime, reason: str, citizens: int, rounds: int) -> tuple[str, str]:
    """When, and what it is: '24. november 2026 kl. 14.32', 'automatisk · 3 borgere, 4 udredninger'"""
    return moment(at), f"{REASONS[reason]} · {holds(citizens, rounds)}"


def old_backups(made: list[str]) -> str:
    """Denne sikkerhedskopi kan stadig åbnes med den gamle nøgle: 24. november 2026 kl. 14.32."""
    shown = "; ".join(made[:_LISTED])
    more = f" og {len(made) - _LISTED} ældre" if len(made) > _LISTED else ""
    these = many("Denne sikkerhedskopi", "Disse sikkerhedskopier", len(made))
    return f"{these} kan stadig åbnes med den gamle nøgle: {shown}{more}."


def decided_unusable(unusable: Unusable) -> str:
    """Which file, and what is wrong with it."""
    part = unusable.part if unusable.part.isprintable() and len(unusable.part) <= _LONGEST_PART else ""
    why = _WHY_PART.format(part=part) if part else _WHY_UNUSABLE[unusable.fault]
    return DECIDED_UNUSABLE.format(file=unusable.file, why=why)


def decided(what: Decided) -> list[str]:
    """A line for each decision."""
    lines = []
    if what.lock_minutes is not None:
        lines.append(DECIDED_LOCK.format(minutes=minutes(what.lock_minutes)))
    if what.archives is not None:
        lines.append(DECIDED_PLACE.format(folder=what.archives))
    if what.second_place is not None:
        lines.append(DECIDED_SECOND.format(folder=what.second_place))
    if what.organisation is not None:
        lines.append(DECIDED_KEY.format(name=what.organisation.name))
    return lines
