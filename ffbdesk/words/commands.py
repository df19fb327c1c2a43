"""The words of the command line."""

from ffbdesk.words.translate import _, many

PROGRAM = _("FFB Desk: udredning efter Fælles Faglige Begreber og VUM 2.0, uden netværk.")
RUN = _("Start programmet")
NEW = _("Opret et nyt arkiv")
LIST = _("Vis borgerne i et arkiv")
IMPORT = _("Hent udredninger og indsatsmål fra JSON-filer eller PDF-filer med alle data")
EXPORT = _("Gem en udredning eller indsatsmålene som PDF eller JSON")
CATALOG = _("Vis kataloget over temaer")
CHECK = _("Undersøg, om et arkiv er i orden")
BACKUP = _("Lav en sikkerhedskopi af et arkiv, og skriv, hvor den ligger")
RESTORE = _("Hent en sikkerhedskopi frem i en ny mappe eller i sit arkiv, som først selv bliver kopieret")
BACKUP_OUT_ARG = _("mappe til kopien; ellers arkivets egen mappe kopier")
BACKUP_ARG = _("sikkerhedskopien, en fil der ender på .ffbkopi")
TO_ARG = _("ny mappe, eller det arkiv, kopien er fra")
DEMO = _("Lav et øvearkiv, rapporter og billeder af hvert skærmbillede")
SELFTEST = _("Afprøv, om programmet virker på denne computer")
ARCHIVE_ARG = _("arkivets mappe")
USER_ARG = _("dit navn, som det skal stå i arkivet")
JSON_ARG = _("som JSON")
FILE_ARG = _("JSON-fil, eller PDF med alle data")
OUT_ARG = _("mappe, filerne gemmes i")
CITIZEN_ARG = _("borgerens id (se ffbdesk list --json)")
ROUND_ARG = _("udredningens id; ellers den nyeste")
FORM_ARG = _("kort (det vigtigste) eller fuld (alt om hvert tema)")
CPR_ARG = _("tryk hele CPR-nummeret")
INITIALS_ARG = _("tryk initialer i stedet for navnet")
SENSITIVE_ARG = _("udelad temaerne om seksualitet og kriminalitet")
ALL_DATA_ARG = _("læg hele udredningen som data i PDF-filen, også CPR-nummeret")
ORGANISATION_ARG = _("organisationens navn øverst på siderne")
ADDRESS_ARG = _("linjen under organisationens navn")
LOGO_ARG = _("organisationens logo, PNG eller JPEG")
PASSPHRASE_ARG = _("fil med adgangssætningen")
ASK_PASSPHRASE = _("Adgangssætning: ")
ASK_AGAIN = _("Gentag adgangssætningen: ")
NOT_THE_SAME = _("De to adgangssætninger er ikke ens: der er ikke oprettet noget; prøv igen.")
NOBODY = _("Arkivet har ingen borgere endnu.")
FINISHED = _("færdiggjort")
OPEN = _("i gang")
CHECK_FOUND = _(
    "Arkivet er ikke i orden: det, der kan læses, er ikke rørt; lad mappen ligge, som den er, og hent en kopi frem."
)
OUT_TAKEN = _("Mappen er ikke tom: intet er ændret; vælg en ny eller tom mappe.")
BUG = _(
    "FFB Desk stødte på en fejl i sig selv: det, der er gemt, står uændret; "
    "prøv igen, og send fejlrapporten i {path}, hvis det gentager sig."
)
NO_DISPLAY = _("Der er ingen skærm at vise programmet på: intet er ændret; prøv make demo for at se billeder af det.")
INTERRUPTED = _("Afbrudt: det, der er gemt, står uændret.")


def one_line(text: str) -> str:
    """Text for a terminal: a name from a file must not break the line, nor steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def made(name: str) -> str:
    """Arkivet Solstrålen er oprettet."""
    return _("Arkivet {name} er oprettet og krypteret.").format(name=name)


def sound(citizens: int, rounds: int) -> str:
    """Arkivet er i orden: 3 borgere, 4 udredninger."""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return _("Arkivet er i orden: {people}, {gatherings}.").format(people=people, gatherings=gatherings)


def restored(name: str, citizens: int, rounds: int, kept: str) -> str:
    """Arkivet Solstrålen er hentet frem: 3 borgere, 4 udredninger. Det, der stod der før, er gemt i ..."""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    told = _("Arkivet {name} er hentet frem: {people}, {gatherings}.").format(
        name=name, people=people, gatherings=gatherings
    )
    return f"{told} {_('Det, der stod der før, er gemt i {kept}.').format(kept=kept)}" if kept else told
