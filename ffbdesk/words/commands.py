"""The words of the command line."""

from ffbdesk.words.grammar import many

ARGPARSE = {
    "usage: ": "brug: ",
    "positional arguments": "angives",
    "options": "tilvalg",
    "show this help message and exit": "vis denne hjælp",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "der mangler %s",
    "one of the arguments %s is required": "der mangler et af disse: %s",
    "unrecognized arguments: %s": "kendes ikke: %s",
    "ignored explicit argument %r": "%r hører ikke til her",
    "not allowed with argument %s": "kan ikke gives sammen med %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan være flere: %(matches)s",
    "expected one argument": "her mangler det, der skal stå efter",
    "expected at least one argument": "her mangler mindst én",
    "expected at most one argument": "her må kun stå én",
    "expected %s argument": "her skal stå %s",
    "expected %s arguments": "her skal stå %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r findes ikke; vælg mellem %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r kan ikke bruges her",
}
"""What Python itself says of a command line."""
VERSION = "vis programmets version"
PROGRAM = "FFB Desk: udredning af aktivitet og deltagelse efter FFB (VUM 2.0), uden netværk."
RUN = "Start programmet"
NEW = "Opret et nyt arkiv"
LIST = "Vis borgerne i et arkiv"
IMPORT = "Hent udredninger og indsatsmål fra JSON-filer eller PDF-filer med alle data"
EXPORT = "Gem en udredning eller indsatsmålene som PDF eller JSON"
CATALOG = "Vis kataloget over temaer"
SCHEMA = "Vis, hvordan programmets datafiler er bygget (JSON Schema)"
FORMAT_ARG = "udredning, indsatsmaal, sag, opgave eller svar; ellers alle"
CHECK = "Undersøg, om et arkiv er i orden"
BACKUP = "Lav en sikkerhedskopi af et arkiv, og skriv, hvor den ligger"
RESTORE = "Hent en sikkerhedskopi frem i en ny mappe eller i det arkiv, den er fra; arkivet kopieres først"
BACKUP_OUT_ARG = "mappe til kopien; ellers arkivets egen mappe kopier"
BACKUP_ARG = "sikkerhedskopien, en fil, der ender på .ffbkopi"
TO_ARG = "ny mappe, eller det arkiv, kopien er fra"
ORGANISATION_KEY = "Skriv den linje i it-indstillinger.json, som lader organisationens nøgle åbne nye arkiver"
KEY_FILE_ARG = "organisationens nøglefil, der ender på .ffbnoegle"
COURSE = "Kursusrummet: lav en opgave, saml svar, gem opsamlingen"
COURSE_EXPORT = "Lav en øvelse, og gem opgavefilen; svarer med øvelsens id og kode som JSON"
COURSE_GATHER = "Hent svarfiler til en øvelse"
COURSE_SUMMARY = "Vis tallene for en øvelse som JSON, eller gem opsamlingen som PDF"
ROOM_ARG = "kursusrummets mappe; ellers programmets egen"
CASE_ARG = "sagens korte navn (fx KIRSTEN), titel eller id"
TEAM_ARG = "holdets navn"
DATE_ARG = "dagen, som 2026-11-28; ellers i dag"
PEOPLE_ARG = "antal deltagere"
THEME_ARG = "kode på et tema; kan gives flere gange; ellers alle"
FREE_ARG = "begrundelser kan udelades"
EXERCISE_ARG = "øvelsens id, kode eller hold"
ANSWER_ARG = "svarfil, der ender på .ffbsvar"
COURSE_ROUND_ARG = "runde 1, 2 eller 3"
DEMO = "Lav et øvearkiv, rapporter og billeder af hvert skærmbillede"
SELFTEST = "Afprøv, om programmet virker på denne computer"
ARCHIVE_ARG = "arkivets mappe"
RUN_ARG = "arkivets mappe, en sikkerhedskopi eller en fil fra kursusrummet"
WHAT_ARG = "det, der skal gemmes"
AS_ARG = "som PDF eller som data (JSON)"
NO_ROUND = "Skriv runden som 1, 2 eller 3."
USER_ARG = "dit navn, som det skal stå i arkivet"
JSON_ARG = "som JSON"
FILE_ARG = "JSON-fil, eller PDF med alle data"
OUT_ARG = "mappe, filerne gemmes i"
CITIZEN_ARG = "borgerens id (se ffbdesk list --json)"
ROUND_ARG = "udredningens id; ellers den nyeste"
FORM_ARG = "kort (det vigtigste) eller fuld (alt om hvert tema)"
CPR_ARG = "vis hele CPR-nummeret"
INITIALS_ARG = "vis initialer i stedet for navnet"
SENSITIVE_ARG = "udelad følsomme temaer; rapporten nævner, hvilke det er"
ALL_DATA_ARG = "medtag hele udredningen som data i PDF-filen, også CPR-nummeret"
ORGANISATION_ARG = "organisationens navn øverst på siderne"
ADDRESS_ARG = "linjen under organisationens navn"
LOGO_ARG = "organisationens logo, PNG eller JPEG"
PASSPHRASE_ARG = "fil med adgangssætningen"
ASK_PASSPHRASE = "Adgangssætning: "
ASK_AGAIN = "Gentag adgangssætningen: "
NO_DAY = "Skriv dagen som 2026-12-03."
NOT_THE_SAME = "De to adgangssætninger er ikke ens: der er ikke oprettet noget; prøv igen."
NOBODY = "Arkivet har ingen borgere endnu."
FINISHED = "færdiggjort"
OPEN = "i gang"
CHECK_FOUND = (
    "Arkivet er ikke i orden: det, der kan læses, er ikke rørt; lad mappen ligge, som den er, og hent en "
    "sikkerhedskopi frem."
)
OUT_TAKEN = "Mappen er ikke tom: intet er ændret; vælg en ny eller tom mappe."
BUG = (
    "FFB Desk stødte på en fejl i sig selv: det, der er gemt, står uændret; "
    "prøv igen, og send fejlrapporten i {path}, hvis det gentager sig."
)
NO_DISPLAY = "Der er ingen skærm at vise programmet på: intet er ændret; prøv make demo for at se billeder af det."
NOT_ANSWERED = "Kommandoen er udført, men svaret kunne ikke skrives dér, hvor det skulle; det står her i stedet:"
INTERRUPTED = "Afbrudt: det, der er gemt, står uændret."


def one_line(text: str) -> str:
    """Text for a terminal: a name from a file must not break the line, nor steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def made(name: str) -> str:
    """Arkivet Solstrålen er oprettet."""
    return f"Arkivet {name} er oprettet og krypteret."


def sound(citizens: int, rounds: int) -> str:
    """Arkivet er i orden: 3 borgere, 4 udredninger."""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    return f"Arkivet er i orden: {people}, {gatherings}."


def restored(name: str, citizens: int, rounds: int, kept: str) -> str:
    """Arkivet Solstrålen er hentet frem: 3 borgere, 4 udredninger. Det, der stod der før, er gemt i ..."""
    people = many("{n} borger", "{n} borgere", citizens).format(n=citizens)
    gatherings = many("{n} udredning", "{n} udredninger", rounds).format(n=rounds)
    told = f"Arkivet {name} er hentet frem: {people}, {gatherings}."
    return f"{told} Det, der stod der før, er gemt i {kept}." if kept else told
