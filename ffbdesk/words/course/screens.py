"""The words of the course room's screens."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ffbdesk.domain.course.case import SUPPORTED, CourseCase, Trap
from ffbdesk.domain.course.exercise import ALONE as FIRST_ROUND
from ffbdesk.domain.course.exercise import BLIND, REASON_MAX, Exercise, Way
from ffbdesk.domain.course.pattern import LEAST, Pattern
from ffbdesk.words.course.terms import TRAPS, listed
from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import many

TITLE = "Kursus"
LEAVE_ROOM = "Forlad kursusrummet"
LEAVE, LEAVE_MEANS = "Åbn arkivet", "Forlad kursusrummet, og åbn et arkiv med borgere"
CITIZENS = "Borgere"
SEARCH, SEARCH_SHORT, FIND = "Søg sag eller handling …", "Søg", "Find en sag eller en handling"
A_CASE, AN_EXERCISE = "sag", "øvelse"
NOT_KEPT = "Ikke gemt endnu"
NOT_STORED = (
    "Noget af det, der står på siden, kan ikke gemmes lige nu, så programmet bliver åbent. Gør plads på disken, eller "
    "kopiér teksten til et andet sted. Lukker du én gang til, går det tabt."
)
LEFT_UNSTORED = "Noget, du har skrevet på en anden side, er ikke gemt endnu. Programmet prøver igen af sig selv."
LOOKS_LIKE_A_NUMBER = (
    "Det ligner et CPR-nummer, og her må kun stå opdigtede borgere. Feltet er ikke gemt; det øvrige er gemt. "
    "Fjern tallet, eller skriv det med bogstaver."
)
OPENING = "Åbner kursusrummet …"
LOCKS = "Kursusrummet: arkivet bliver låst imens"
LOCKED_MEANWHILE = "Arkivet med borgere er låst, mens du er i kursusrummet."
BACK = "Tilbage"
CLOSE = "Luk"

# a: the first page
ABOUT = (
    "Vurdér den samme sag hver for sig, og brug tiden på det, I ser forskelligt. Her er kun opdigtede borgere, og der "
    "er ingen adgangssætning."
)
EMPTY_TEXT = (
    "Otte opdigtede borgere ligger klar. Intet herfra blandes med jeres arkiv, og der skal ingen adgangssætning til."
)
HOLD, HOLD_TEXT = "Hold en øvelse", "Vælg en sag, del den ud, saml svarene, og tal om forskellene."
SOLVE, SOLVE_TEXT = "Løs en opgave", "Din underviser har givet dig en fil eller en kort kode."
ALONE, ALONE_TEXT = "Øv alene", "Vurdér en sag, og se en begrundet reference tema for tema."
NEW, FETCH_TASK = "Ny øvelse", "Hent opgave …"
EXERCISES, MINE, CASES = "Øvelser", "Dine egne opgaver", "Sager"
NOT_TRIED_YET = "Referencen er ikke prøvet endnu"
ALL_CASES = "Se alle sager"
OWN_PATTERN, WRITE = "Mit eget mønster", "Skriv en sag"
GATHER, HAND_OUT, OPEN, GO_ON, SCORE_AGAIN = "Saml svar", "Del ud", "Åbn", "Fortsæt", "Vurdér igen"
READY, AWAITS, TASK_MADE = "Klar til at dele ud", "Venter på svar", "opgavefilen er lavet"
NO_TASK = "opgavefilen er ikke lavet endnu"
TALKED, SUMMED_UP = "Talt igennem", "opsamlingen er gemt som PDF"
TODAY, TOMORROW = "I dag", "I morgen"
SAVED_ANSWER, NOT_SAVED = "Svaret er gemt som fil", "Det, du har skrevet, er her. Svarfilen er ikke gemt endnu"

# b: a new exercise
NEW_TITLE, EDIT_TITLE = "Ny øvelse", "Øvelse"
CASE, READ_CASE = "Sag", "Læs sagen"
TEAM, TEAM_HINT = "Hold", "Så du kan finde øvelsen igen."
TEAM_LOOKS_LIKE_A_NUMBER = (
    "Holdets navn ligner et CPR-nummer, og her må kun stå opdigtede borgere. Øvelsen er ikke gemt. Skriv holdet "
    "anderledes."
)
DAY = "Dato"
PARTICIPANTS, PARTICIPANTS_HINT = "Deltagere", "Så vi kan se, hvem der mangler."
NAME, NAME_HINT = "Navn i svaret", "Navne vises aldrig på lærredet."
NO_NAME, NICKNAME = "Intet navn", "Kaldenavn, hvis de vil"
REASON, REASON_HINT = "Begrundelse", "Det er den, I taler om bagefter."
REASON_NEEDED, REASON_FREE = "Der bedes om den", "Kan udelades"
REFERENCE, REFERENCE_HINT = "Referencen", "Står ikke i deltagernes fil."
KEPT_BACK, NOT_SHOWN = "Gemmes til efter samtalen", "Vises ikke"
REFERENCE_IN_PROGRAM = (
    "Har deltagerne selv FFB Desk, ligger referencen til de sager, der følger med, også i deres program."
)
THEMES, CHOOSE_ALL, CHOOSE_NONE = "Temaer", "Vælg alle", "Vælg ingen"
TRAINS_HINT = "Under hvert tema står, hvad det især træner. Det står ikke i deltagernes fil."
CODE = "Kort kode til dem, der har programmet. Den følger valgene ovenfor:"
BACK_TO_EXERCISE = "Tilbage til øvelsen"
NO_THEMES = "Vælg mindst ét tema."
NO_CODE = "En sag, I selv har skrevet, deles ud som fil."
PRINT_CASE, PRINT_SHEET, MAKE = "Udskriv sagen", "Udskriv svarark", "Lav opgavefilen"
WHERE_TASK = "I hvilken mappe skal opgavefilen gemmes?"
MADE = "{name} ligger i {folder}. Giv den til deltagerne på en USB-nøgle, i en delt mappe eller med en mail."
TO_READ, TO_SCORE, TO_GATHER = "læse sagen", "vurdere hver for sig", "samle svar"
PAPER_PRINTED = "Papiret er sendt til printeren."
PAPER_NOT_PRINTED = "Papiret kunne ikke udskrives. Øvelsen er, som den var. Prøv en anden printer."
TALKED_OF = 5
"""So many themes the talk of an hour has room for."""
MINUTES = "{minutes} min."
NO_NUMBER_OF_PEOPLE = "Skriv, hvor mange deltagere der er: et tal fra 1 til 999."

# Løs en opgave
SOLVE_TITLE = "Løs en opgave"
FROM_FILE, FROM_CODE = "Fra en fil", "Med en kort kode"
FROM_FILE_TEXT = "Filen ender på .ffbopgave. Du kan også trække den ind i vinduet."
FROM_CODE_TEXT = "Koden ser ud som KIRSTEN-8T-4QDR. Mellemrum og bindestreger er ligegyldige."
CHOOSE_TASK, TASK_FILES = "Vælg opgavefilen", "Opgaver (*.ffbopgave)"
CODE_NAME, BEGIN = "Kode", "Begynd"
GO_ON_TITLE = "Opgaven er begyndt på denne computer"
GO_ON_TEXT = "Er det dig, så fortsæt. Er I flere om computeren, så begynd på en ny."
GO_ON_WITH = "Fortsæt med {who}"
BEGIN_NEW = "Begynd som en ny deltager"
WHO_BEFORE = "Hvilket nummer havde du i runde 1?"
WHO_BEFORE_TEXT = "Så hører dine to runder sammen. Har du ikke løst runde 1 på denne computer, så begynd som en ny."
NUMBER_OF = "Nr. {number}"
NO_NUMBER_YET = "svaret uden nummer, begyndt {day}"
WHAT = "{title}, {themes}"

# c: scoring
CASE_ABOUT = "Sagen om {name}"
ABOUT_MINUTES = "ca. {minutes} min."
FIND_HERE, FIND_NAME, FOUND_NOTHING = "Find i sagen", "Find i sagen", "Står ikke i sagen."
LARGER, SMALLER = "Større tekst", "Mindre tekst"
PLACE = "tema {n} af {total}"
GROUP_AND_THEME = "{group} · {explanation}"
READ_HALF, SCORE_HALF, ABOUT_HALF, TO_SCORING = "Sagen", "Vurdering", "Om sagen", "Til vurderingen"
REASON_LABEL = "Begrundelse: hvad bygger du på, og hvad har du trukket fra?"
REASON_LABEL_FREE = "Begrundelse (kan udelades)"
IN_DOUBT = "Jeg er i tvivl"
REASON_FULL = f"En begrundelse kan højst være {REASON_MAX} tegn. Teksten er ikke ændret."
NOT_RELEVANT_MEANS = "Indgår ikke for borgeren."
NOBODY_SEES = "Ingen ser dit svar, før du selv giver filen fra dig."
NEXT, NEXT_SHORT, TO_END = "Næste: {theme}", "Næste", "Gem svar"
SHOW_REFERENCE = "Vis referencen"
CHOOSE_FIRST = "Vælg et niveau først. Referencen vises først, når du selv har taget stilling."
FIRST_LEVEL, FIRST_REASON = "I runde 1 satte du: {level}.", "Du skrev: »{reason}«"
HALVES_KEY = "F6 skifter"
BLIND_ROUND = "Det er en ny runde med den samme sag. Det, du satte sidst, vises ikke."
END_TITLE, END_AGAIN = "Gem dit svar", "Gem dit svar til {round}"
END_TEXT = "Skriv det nummer, du har fået af underviseren, og gem svaret som en fil. Der står intet navn i den."
NUMBER, NUMBER_HINT = "Dit nummer", "Et tal fra 1 til 999."
NICKNAME_LABEL, NICKNAME_HINT = "Kaldenavn", "Kan udelades. Højst 20 tegn. Det slettes, når svarene er samlet."
LACKS_LEVEL = "Mangler niveau"
LACKS_REASON = "Mangler begrundelse"
LACKS_TEXT = (
    "Du kan gemme alligevel. Et tema uden niveau tælles ikke med, og uden begrundelse er der intet at vise om dit valg."
)
SAVE_IT = "Gem svar"
WHERE_ANSWER = "I hvilken mappe skal svaret gemmes?"
ANSWER_SAVED = "{name} ligger i {folder}. Giv filen til underviseren. Retter du noget, så gem igen: det nyeste tæller."
LINE, LINE_TEXT = "Svarlinje", "Kan filen ikke afleveres, så læs linjen højt. Begrundelserne er ikke med i den."
SHOW_FOLDER = "Vis mappen"
BAD_NUMBER = "Skriv et nummer fra 1 til 999."
AGAIN_ROUND = "Vurdér igen efter samtalen (runde 2)"
OWN_PAPER = "Gem mine svar som PDF"

# h: alone
ALONE_TITLE = "Øv alene"
ALONE_LIST = "Vælg en sag. Du vurderer et tema, ser referencen til det, og går videre til det næste."
ALONE_BUSY = "En sag, du har en opgave om, kan øves alene fra dagen efter, når svaret er gemt."
ALONE_PLACE = "Øv alene · {name} · tema {n} af {total}"
HERE_IT_SAYS, WHOLE_CASE = "Her står det i sagen", "Læs hele sagen"
YOUR_REASON, NO_REASON = "Din begrundelse", "Du skrev ingen begrundelse."
REFERENCE_TITLE, YOU, CAN = "Reference", "dig", "kan forsvares"
CRITERION = "Kriteriet for {level}: »{criterion}«"
WHY_NOT = "Hvorfor ikke {judgement}?"
COUNTED_IN, LEFT_OUT = "Regnet med", "Trukket fra"
TRAINS = "Det træner temaet"
LEVEL_LOCKED = "Dit niveau er låst, da referencen blev vist. Ser du det anderledes, så skriv hvorfor."
DISAGREE, DISAGREE_LABEL = "Jeg er uenig …", "Derfor ser jeg det anderledes"
ALL_DONE = "Du har været igennem alle temaer i sagen."
TO_CASES = "Vælg en anden sag"
PRACTISE_AGAIN = "Øv igen"
DONE_OF = "{seen} af {total} temaer"

# one's own pattern
PATTERN_TITLE = "Mit eget mønster"
PATTERN_TEXT = (
    "Tallene er fra det, du har øvet alene, og ligger kun på denne computer. De siger, hvordan du plejer at vurdere, "
    "og ikke, hvor god du er."
)
PATTERN_NONE = f"Der skal mindst {LEAST} temaer med det samme til, før der er et mønster at se. Øv et par sager først."
PATTERN_WITH_SUPPORT = "Dit mønster, hvor der gives støtte"
UNDER, WITHIN, OVER, OTHERWISE = "{n} under", "{n} kan forsvares", "{n} over", "{n} med et niveau mod intet"
MAYBE_SUPPORT = "Måske tæller du støtten med."
MAYBE_AIDS = "Måske trækker du hjælpemidlerne fra."

# d: gathering
GATHER_TITLE = "Saml svar"
NO_ANSWERS = "Ingen svar endnu. Lad deltagerne gemme deres svar."
OF_ANSWERS = "af {all} svar er inde"
MISSING_ONE = "mangler"
EVERYBODY_IN = "Alle er inde"
DROP, DROP_TEXT = (
    "Slip svarfilerne her",
    "fra USB-nøgle, mappe eller mail. Alle på én gang, også dem, du allerede har hentet.",
)
CHOOSE_ANSWERS, ANSWER_FILES = "Vælg svarfilerne", "Svar (*.ffbsvar)"
WITHOUT_FILE = "Uden fil"
WITHOUT_FILE_TEXT = (
    "Har en deltager skrevet på et svarark, eller er der ingen USB-nøgle, så tast det ind. Svarlinjen står på "
    "deltagerens skærm og har et kontroltegn, så tastefejl opdages."
)
TYPE_SHEET, TYPE_LINE = "Tast et svarark", "Tast en svarlinje"
SHARED, SHARED_NONE = (
    "Delt mappe",
    "Ligger svarene i en mappe, alle kan nå, henter programmet dem af sig selv, mens siden er åben.",
)
WATCHING = "Holder øje med {folder}. Nye svar kommer med af sig selv."
WATCH_LOST = "Mappen {folder} kan ikke nås lige nu. Programmet prøver igen."
CHOOSE_WATCHED, ANOTHER_WATCHED, STOP_WATCHING = "Vælg en mappe …", "Vælg en anden mappe …", "Hold op"
WHICH_WATCHED = "Vælg den mappe, svarene gemmes i"
CAN_BEGIN = "Du kan gå i gang nu. Svar, der kommer senere, regnes med fra næste tema."
WALL, SUMMARY = "Vis på lærredet", "Opsamling"
TAKE_OUT = "Tag svaret ud"
HIDE_REASONS = "Begrundelser"
SEE_REASONS = "Se begrundelserne"
HIDE_TEXT = "Uden nummer og kaldenavn, som de vises på lærredet. En, der ikke skal vises, kan skjules her."
NO_REASONS = "Ingen har skrevet en begrundelse i denne runde."
HIDE, SHOW_AGAIN = "Skjul", "Vis igen"
LINE_NAME, LINE_EXAMPLE = "Svarlinje", "fx 07-1023V1R3·K"
TAKE, CANCEL = "Tag svaret ind", "Annuller"
SHEET_NUMBER = "Nr. på arket"
SHEET_TEXT = "Vælg det kryds, der er sat ved hvert tema. Er der intet kryds, så lad det stå tomt."
NOT_ANSWERED = "ikke besvaret"
TAKEN = "Nr. {number} er taget ind."
TAKEN_AGAIN = "Nr. {number} er rettet: det nye svar tæller."
FILE_COUNTS = "Nr. {number} er også kommet som fil, og den tæller: den har begrundelserne med."
WAYS = {Way.FILE: "fil", Way.LINE: "svarlinje", Way.SHEET: "svarark"}
WITHOUT_REASONS, SENT_AGAIN = "uden begrundelser", "gemt flere gange, nyeste tæller"

# g: summary
SUMMARY_TITLE = "Opsamling"
SUMMARY_LEAST = "Der skal mindst to svar til."
BY_DISTANCE = "Tema, længst fra hinanden øverst"
SHARES_BELOW = "{same} af par samme, {far} langt fra"
REFERENCE_BELOW = "reference {reference}, {within} af {n} inden for"
WHY_BELOW = "hvorfor: {why}"
SAME, FAR, REF, WITHIN_HEAD, WHY = "Par med samme", "Par langt fra", "Reference", "Inden for", "Hvorfor"
LEGEND = (
    "Skive: så mange valgte det. Streg under: referencen; tynd streg: kan også forsvares. Langt fra: mere end ét "
    "niveau, eller niveau mod ikke vurderet og ikke relevant. O oplysninger, I iagttagelse, F fortolkning, K kriterium."
)
NO_NAMES = "PDF’en har ingen deltageres navne."
SAVE_SUMMARY = "Gem opsamlingen som PDF"
AGAIN, CERTIFICATE = "Vurdér igen …", "Kursusbevis …"
IN_WORDS = "I ord"
WHERE_PDF = "I hvilken mappe skal den gemmes?"
PDF_SAVED = "{name} ligger i {folder}."
TRAINER, TRAINER_HINT = "Underviser", "Står på papiret. Kan udelades."
HOURS, HOURS_HINT = "Timer", "Fx 3. Kan udelades."
CERT_NAME, CERT_HINT = "Deltagerens navn", "Navnet trykkes på beviset og gemmes ingen steder."
CERT_MAKE = "Gem kursusbeviset som PDF"
AGAIN_TITLE = "Vurdér igen"
AGAIN_TEXT = (
    "Deltagerne vurderer de samme temaer én gang til. Del en ny opgavefil ud, eller bed dem trykke »Vurdér igen« på "
    "deres egen opgave. I kan også række hånden op og taste tallene på lærredet med V."
)
BLIND_TEXT = "Om en måned kan de samme vurdere sagen igen, uden at det, de satte, vises. Opgaven er klar fra {day}."
GO_TO_AGAIN, GO_TO_BLIND = "Saml svar til runde 2", "Saml svar til den blinde runde"
OPEN_THEME = "{theme}: {counts}"

# the cases
READ_TITLE = "Sag"
CASE_GONE = "Sagen er her ikke længere, eller teksten er ændret. Hent sagens fil (.ffbsag) igen."
CHOOSE_CASE, CASE_FILES = "Vælg sagens fil", "Sager (*.ffbsag)"
FETCH_CASE = "Hent en sag …"
SAVE_CASE, REMOVE_CASE = "Gem sagen som fil", "Fjern sagen"
WHERE_CASE = "I hvilken mappe skal sagen gemmes?"
CASE_FETCHED = "Sagen {title} er hentet."
USE_CASE = "Hold en øvelse med sagen"

# settings
SETTINGS = "Indstillinger"
LOOK = "Udseende"
EMPTY = "Tøm kursusrummet"
EMPTY_MEANS = (
    "Kursusrummet ligger på denne computer og er åbent for alle, der bruger den. Begrundelser og svar er ikke "
    "beskyttet af en adgangssætning, så skriv aldrig om en rigtig borger her. Programmet kan ikke vide, om det er en."
)
EMPTY_TEXT_2 = (
    "Knappen sletter alle øvelser, svar, egne sager og det, du har øvet. De otte sager, der følger med, bliver. Du "
    "bliver spurgt først."
)
EMPTY_ASK = "Slet det hele nu?"
EMPTY_IT, KEEP_IT = "Ja, tøm kursusrummet", "Nej, behold det"
EMPTIED = "Kursusrummet er tømt."
WHERE_IT_LIES = "Det ligger i {folder}."
REMOVE_EXERCISE, REMOVE_ASK = "Slet øvelsen", "Slet øvelsen med alle svar? Det kan ikke fortrydes."
REMOVE_ATTEMPT, REMOVE_ATTEMPT_ASK = "Slet opgaven", "Slet opgaven og det, du har skrevet? Det kan ikke fortrydes."
REMOVE_IT, REMOVED = "Ja, slet", "Slettet."
DAMAGED = (
    "Kursusrummet kan ikke åbnes. Det kan sættes til side, som det er, og et nyt begyndes. Dine arkiver er ikke rørt."
)
TRY_AGAIN = "Prøv igen"
SET_ASIDE = "Sæt det til side, og begynd på et nyt"
SET_ASIDE_DONE = "Det gamle kursusrum ligger i {folder}."


def when(day: date, today: date) -> str:
    """'I dag', 'I morgen', '26.10.2026'"""
    return {0: TODAY, 1: TOMORROW}.get((day - today).days, short_date(day))


def named(exercise: Exercise) -> str:
    """'Hold A, Odense: Kirsten Dalby'"""
    return f"{exercise.team}: {exercise.title}" if exercise.team else exercise.title


def size(exercise: Exercise) -> str:
    """'10 temaer · 15 deltagere'"""
    return f"{themes(len(exercise.themes))} · {people(exercise.participants)}"


def place(at: int, total: int, round_: int) -> str:
    """'tema 3 af 10', 'runde 2 · tema 3 af 10'"""
    found = PLACE.format(n=at, total=total)
    return f"{round_of(round_)} · {found}" if round_ > FIRST_ROUND else found


def without_reasons(count: int) -> str:
    """'3 uden begrundelse'"""
    return f"{count} uden begrundelse"


def themes(count: int) -> str:
    """'1 tema', '10 temaer'"""
    return f"{count} {many('tema', 'temaer', count)}"


def people(count: int) -> str:
    """'1 deltager', '15 deltagere'"""
    return f"{count} {many('deltager', 'deltagere', count)}"


def fetched(answers: int, exercise: Exercise) -> str:
    """'13 af 15 svar er hentet'"""
    return f"{answers} af {exercise.participants} svar er hentet"


def round_of(which: int) -> str:
    """'runde 1', 'blind runde'"""
    return "blind runde" if which >= BLIND else f"runde {which}"


def blind_due(day: date) -> str:
    """'siden 26.11.2026 kan I vurdere igen uden at se det første svar'"""
    return f"siden {short_date(day)} kan I vurdere igen uden at se det første svar"


def cases(shipped: int, own: int) -> str:
    """'8 følger med, 1 er jeres egen'"""
    return f"{shipped} følger med" + (f", {own} er {many('jeres egen', 'jeres egne', own)}" if own else "")


def used(times: int) -> str:
    """'brugt 2 gange'"""
    return f"brugt {times} {many('gang', 'gange', times)}" if times else ""


def reading(case: CourseCase) -> str:
    """'10 temaer · 8 min. læsning'"""
    return f"{themes(len(case.themes))} · {case.minutes_to_read} min. læsning"


def targets(case: CourseCase) -> str:
    """'Erhvervet hjerneskade, mobilitetsnedsættelse'"""
    found = [case.primary.term] if case.primary else []
    found += [one.term if not found else one.term[:1].lower() + one.term[1:] for one in case.others]
    return ", ".join(found)


def chosen(count: int, of: int) -> str:
    """'8 af 10 valgt'"""
    return f"{count} af {of} valgt"


def time_for(count: int) -> str:
    """'Tid, når alle 8 temaer vurderes'"""
    if not count:
        return "Tid"
    return "Tid, når temaet vurderes" if count == 1 else f"Tid, når alle {count} temaer vurderes"


def to_talk(count: int) -> str:
    """'tale om 4–5 temaer', 'tale om 2 temaer'"""
    return "tale om 4–5 temaer" if count > TALKED_OF else f"tale om {themes(count)}"


def missing(numbers: Sequence[int]) -> str:
    """'Nr. 8 og 14 mangler'; of many only the first."""
    shown = [str(number) for number in numbers[:6]]
    more = len(numbers) - len(shown)
    words = f"{', '.join(shown)} og {more} til" if more else listed(shown)
    return f"Nr. {words} mangler" if numbers else EVERYBODY_IN


def number_at(names: Sequence[str]) -> str:
    """Where something looks like a real person's number, out of sight."""
    return f"Ved {listed(names)} står noget, der ligner et CPR-nummer. Det felt er ikke gemt. Gå derhen, og ret det."


def doubled(numbers: Sequence[int]) -> str:
    """Two participants with one number."""
    words = listed([str(number) for number in numbers])
    return (
        f"Nr. {words} er brugt af to forskellige deltagere. Begge svar er regnet med. Spørg, hvem der skal "
        f"have et andet nummer."
    )


def saved_in(path: Path, words: str) -> str:
    """Where a file lies."""
    return words.format(name=path.name, folder=path.parent)


def pattern(one: Pattern) -> str:
    """'7 temaer i 2 sager. 4 gange satte du et lavere tal, end der kan forsvares.'"""
    found = f"{themes(one.themes)} i {one.cases} {many('sag', 'sager', one.cases)}."
    said = []
    if one.under:
        said.append(f"{times(one.under)} satte du et lavere tal, end der kan forsvares.")
    if one.over:
        said.append(f"{times(one.over)} satte du et højere tal, end der kan forsvares.")
    if one.otherwise:
        said.append(f"{times(one.otherwise)} satte du et niveau, hvor der ikke kan sættes et, eller omvendt.")
    if not said:
        said.append("Hver gang lå du inden for det, der kan forsvares.")
    return " ".join((found, *said))


def times(count: int) -> str:
    """'1 gang', '4 gange'"""
    return f"{count} {many('gang', 'gange', count)}"


def trains(traps: Sequence[str]) -> tuple[str, ...]:
    """What a theme trains, as sentences."""
    return tuple(text for trap, text in TRAPS.items() if trap.value in traps)


NOT_TAKEN = (
    "Det kan ikke hentes her. Træk en opgave (.ffbopgave), svar (.ffbsvar) eller en sag (.ffbsag) hertil. En fil om en "
    "borger hører til i et arkiv."
)
NO_EXERCISE = "Der er ingen øvelse at hente svar til. Lav en øvelse først, eller hent den computer, hvor den er lavet."
REMOVE_CASE_ASK = "Fjern sagen herfra? Øvelser med den bliver, men teksten vises ikke mere."
OTHERWISE_SHORT = "{n} andet"
MORE_FILES = "Og {count} filer til, som ikke kunne regnes med."


def maybe(one: Pattern) -> str:
    """What it may come from, where that is plain; nothing else is guessed."""
    if one.trap in SUPPORTED and one.under > one.over:
        return MAYBE_SUPPORT
    if one.trap is Trap.AIDS and one.over > one.under:
        return MAYBE_AIDS
    return ""


def pattern_title(one: Pattern) -> str:
    """Over one's own pattern at one kind of theme."""
    return PATTERN_WITH_SUPPORT if one.trap in SUPPORTED else f"Dit mønster: {TRAPS[one.trap].lower()}"


def certificate_content(about: str, count: int) -> str:
    """What a kursusbevis says was done."""
    return (
        f"Vurdering af {themes(count)} i sagen om {about}: hver for sig, samtale om forskellene, og hvad der regnes "
        "med og trækkes fra."
    )
