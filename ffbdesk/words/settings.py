"""The words of the settings: who may open the archive, backups, lock, and who has seen what."""

from datetime import datetime

from ffbdesk.words.dates import moment
from ffbdesk.words.translate import _, many

TITLE = _("Indstillinger")

PEOPLE = _("Hvem kan åbne arkivet")
PEOPLE_TEXT = _("Hver person har sin egen adgangssætning. Navnene kan ses uden adgangssætning, sætningerne kan ikke.")
YOU = _("{name} (dig)")
ADD = _("Tilføj en person")
NAME = _("Navn")
PHRASE = _("Adgangssætning")
NEW_PHRASE = _("Ny adgangssætning")
REPEAT = _("Gentag den")
CHANGE = _("Skift adgangssætning")
CHANGE_OF = _("Skift adgangssætning for {name}")
REMOVE = _("Fjern")
REMOVE_OF = _("Fjern adgangen for {name}")
REMOVE_SURE = _("Skal {name} ikke kunne åbne arkivet mere?")
REMOVE_MEANS = _(
    "{name} kan så ikke åbne dette arkiv. Men sikkerhedskopier og kopier af mappen, som {name} har fra før, kan stadig "
    "åbnes med den gamle adgangssætning. Skift nøgle bagefter, hvis {name} ikke må kunne læse det, der skrives fra "
    "nu af."
)
REMOVED = _("{name} kan ikke åbne arkivet mere.")
ADDED = _("{name} kan nu åbne arkivet.")
CHANGED = _("Adgangssætningen er skiftet.")
NOT_TRUSTED = _(
    "Listen over, hvem der kan åbne arkivet, er ændret af andre end FFB Desk. Se den igennem, og skift nøgle: så "
    "beholder kun du adgangen."
)
NEW_KEY = _("Skift nøgle …")
NEW_KEY_SURE = _("Skift arkivets nøgle?")
NEW_KEY_MEANS = _(
    "Arkivet krypteres igen med en ny nøgle. Adgangssætningerne er de samme. Det gamle gendannelsesark gælder ikke "
    "mere, og der skal laves et nyt. Sikkerhedskopier fra før kan stadig åbnes med den gamle nøgle."
)
DO_NEW_KEY = _("Skift nøgle")
KEY_CHANGED = _("Arkivet har fået en ny nøgle. Lav et nyt gendannelsesark.")
KEY_LOST = _("Disse skal have adgang igen: {names}.")

SHEET = _("Hvis adgangssætningen bliver glemt")
SHEET_TEXT = _(
    "Et gendannelsesark på papir åbner arkivet, også hvis nøglefilerne er væk. "
    "Læg det i et pengeskab eller aflåst skab."
)
NO_SHEET = _("Der er ikke noget gendannelsesark. Glemmer alle deres sætning, kan ingen åbne arkivet.")
SHEET_MADE = _("Gendannelsesarket er lavet {when}.")
PRINT_SHEET = _("Udskriv et gendannelsesark …")
SAVE_SHEET = _("Gem det som PDF …")
SHEET_FOLDER = _("Hvor skal gendannelsesarket gemmes?")
SHEET_SAVED = _("Arket er gemt som {name}. Udskriv det, og slet filen igen: den, der har den, kan åbne arkivet.")
TYPE_BACK = _("Skriv to grupper fra arket, så du ved, at det er kommet på papir. Arket tæller først bagefter.")
GROUP = _("Gruppe {number}")
CHECK_SHEET = _("Bekræft arket")
SHEET_COUNTS = _("Arket passer. Læg det et sikkert sted.")

ORGANISATION = _("Organisationens nøgle")
ORGANISATION_TEXT = _(
    "Kan undværes. Med den kan en leder åbne arkivet, når en medarbejder er stoppet. Nøglefilen hører hjemme hos "
    "lederen, ikke på denne computer."
)
NO_ORGANISATION = _("Ingen organisation kan åbne arkivet.")
HAS_ORGANISATION = _("{name} kan åbne arkivet med sin nøglefil.")
MAKE_KEY = _("Lav en nøglefil …")
USE_KEY = _("Brug en nøglefil, der findes …")
KEY_NAME = _("Organisationens navn")
KEY_FOLDER = _("Hvor skal nøglefilen gemmes?")
KEY_MADE = _("Nøglefilen {name} er gemt. Giv den til lederen, og slet den her.")
KEY_USED = _("{name} kan nu åbne arkivet med sin nøglefil.")

BACKUPS = _("Sikkerhedskopier")
BACKUPS_TEXT = _(
    "FFB Desk laver selv en kopi mindst hver halve time, mens du skriver, og før alt, der er stort. Kopierne er "
    "krypterede. De ældste tyndes ud: alt fra to dage, derefter én om dagen, om ugen og om måneden."
)
NO_BACKUP = _("Der er ingen sikkerhedskopi endnu.")
MAKE_NOW = _("Lav en kopi nu")
MADE = _("Sikkerhedskopien er lavet og efterset.")
FAILED = _("Sikkerhedskopien kunne ikke laves. {why}")
TRY = _("Prøv den nyeste")
TRY_TEXT = _("Skriv din adgangssætning. Kopien åbnes ved siden af arkivet, efterses og lukkes igen. Intet ændres.")
TRY_IT = _("Prøv kopien")
TRIED = _("Kopien kan åbnes og er hel: {what}. Senest ændret {when}.")
SECOND = _("Et andet sted")
NO_SECOND = _("Kopierne ligger kun på denne computer. Går den i stykker, er de væk: vælg også et andet sted.")
HAS_SECOND = _("Hver kopi lægges også i {folder}.")
SECOND_GONE = _("Stedet kan ikke nås lige nu.")
CHOOSE_SECOND = _("Vælg et sted …")
CHOOSE_SECOND_TITLE = _("Hvor skal kopierne også ligge?")
NO_MORE_SECOND = _("Ikke mere")
UNREADABLE = _("Kan ikke læses: {names}.")
RESTORE = _("Hent frem …")
RESTORE_OF = _("Hent kopien fra {when} frem")
RESTORE_FILE = _("Hent fra en fil …")
RESTORE_SURE = _("Hent kopien fra {when} frem?")
SAME = _("Kopien har det samme som arkivet.")
CHANGES = _("Der er lavet {changes} siden kopien. De vil være væk.")
ONLY_NOW = _("{name}: findes ikke i kopien")
ONLY_THEN = _("{name}: findes kun i kopien og kommer tilbage")
ROUNDS_NOW = _("{name}: {rounds} findes ikke i kopien")
OTHERWISE = _("{name}: er ændret siden")
KEPT_FIRST = _("Det, der står nu, gemmes først som en sikkerhedskopi og kan hentes frem igen.")
DO_RESTORE = _("Hent kopien frem")
RESTORED = _("Kopien er hentet frem.")
TAKE_BACK = _("Fortryd: tilbage til før")
TAKEN_BACK = _("Arkivet er, som det var før.")
OLD_PHRASE = _("Kopien har en tidligere nøgle. Skriv adgangssætningen fra dengang.")
CANCEL = _("Annuller")
MORE = _("Vis alle {count}")
FOLDER = _("Vis mappen")
REASONS = {
    "regular": _("af sig selv"),
    "asked": _("ønsket"),
    "migration": _("før en ny udgave af programmet"),
    "import": _("før noget blev hentet ind"),
    "restore": _("før en kopi blev hentet frem"),
    "erasure": _("før en borger blev slettet"),
    "new_key": _("før arkivet fik ny nøgle"),
}

_LISTED = 10

LOCK = _("Lås")
LOCK_TEXT = _(
    "Arkivet låses, når ingen har rørt tastatur eller mus så længe, og når skærmen låses. Ctrl+L låser straks."
)
LOCK_AFTER = _("Lås efter")
LOCK_CHANGED = _("Arkivet låses nu efter {minutes}.")

PLACE = _("Hvor arkivet ligger")
LOG = _("Hvem har set hvad")
LOG_TEXT = _("Loggen viser, hvem der har set, gemt, udskrevet eller kopieret, men ikke hvad der stod. De seneste 50:")
SAVE_LOG = _("Gem hele loggen …")
LOG_FOLDER = _("Hvor skal loggen gemmes?")
LOG_SAVED = _("Loggen er gemt som {name}.")
ERASED = _("{when}: {who} slettede en borger helt")


def minutes(count: int) -> str:
    """5 minutter"""
    return many("{n} minut", "{n} minutter", count).format(n=count)


def changes(count: int) -> str:
    """3 ændringer"""
    return CHANGES.format(changes=many("{n} ændring", "{n} ændringer", count).format(n=count))


def rounds_now(name: str, count: int) -> str:
    """Anna: 2 udredninger findes ikke i kopien"""
    return ROUNDS_NOW.format(name=name, rounds=many("{n} udredning", "{n} udredninger", count).format(n=count))


def holds(citizens: int, rounds: int) -> str:
    """3 borgere, 4 udredninger"""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    return f"{people}, {many('{n} udredning', '{n} udredninger', rounds).format(n=rounds)}"


def backup(at: datetime, reason: str, citizens: int, rounds: int) -> tuple[str, str]:
    """When, and what it is: '24. november 2026 kl. 14.32', 'af sig selv · 3 borgere, 4 udredninger'"""
    return moment(at), f"{REASONS[reason]} · {holds(citizens, rounds)}"


def old_backups(made: list[str]) -> str:
    """Disse sikkerhedskopier kan stadig åbnes med den gamle nøgle: 24. november 2026 kl. 14.32."""
    shown = "; ".join(made[:_LISTED])
    more = _(" og {n} ældre").format(n=len(made) - _LISTED) if len(made) > _LISTED else ""
    return _("Disse sikkerhedskopier kan stadig åbnes med den gamle nøgle: {shown}{more}.").format(
        shown=shown, more=more
    )
