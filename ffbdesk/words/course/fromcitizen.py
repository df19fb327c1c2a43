"""Lav øvesag: the words of making a fictitious course case out of a citizen's round."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from ffbdesk.domain.course.borrowed import Missing
from ffbdesk.domain.course.disguise import Candidate
from ffbdesk.domain.course.pointing import Kind
from ffbdesk.domain.records import Informant, ThirdVoice
from ffbdesk.words.dates import short_date
from ffbdesk.words.grammar import many

TITLE = "Lav øvesag"
TEXT = (
    "Lav en opdigtet sag til et kursus ud fra udredningen. Du skifter navne, steder, tal og datoer ud, og to læsere "
    "godkender sagen. Indtil da bliver den her i det krypterede arkiv."
)
WHICH = (
    "Teksten tages fra den nyeste færdige udredning. Er ingen færdig, tages den nyeste. Følsomme temaer kommer ikke "
    "med."
)
BEGIN, GO_ON = "Lav øvesag", "Fortsæt øvesagen"
BEGUN = "Begyndt {day}."
REMOVE, REMOVE_SURE, DO_REMOVE = (
    "Fjern øvesagen …",
    "Skal det, du har skrevet til øvesagen, fjernes? Det kan ikke fortrydes. En fil, der er gemt, bliver liggende.",
    "Fjern øvesagen",
)
REMOVED = "Øvesagen er fjernet."
BACK = "Tilbage til Data"
WARNING = (
    "Programmet kan ikke vide, om nogen kan genkendes. Et sjældent job, en særlig hændelse eller en lille by kan være "
    "nok. Ret teksten, eller lad afsnittet gå ud, hvis du er i tvivl."
)

WHO = "1. Hvem skal sagen handle om?"
NAME, NAME_HINT = "Opdigtet navn", "Et navn, som ingen her har."
AGE, AGE_HINT = "Opdigtet alder", "Må stå tom."
BAD_AGE = "Skriv alderen som et tal fra 0 til 120, eller lad feltet stå tomt."

WORDS = "2. Hvad peger på nogen?"
WORDS_TEXT = "Skriv, hvad hvert ord skal erstattes med. Eller sæt hak, hvis ordet ikke peger på nogen."
NOTHING_FOUND = "Programmet har ikke fundet navne, steder, tal eller datoer. Læs selv efter."
KINDS: Mapping[Kind, str] = {
    Kind.NAME: "Navne",
    Kind.PLACE: "Steder",
    Kind.NUMBER: "Tal og adresser",
    Kind.DATE: "Datoer",
}
PERHAPS, PERHAPS_TEXT = (
    "Måske navne",
    "De står først i en sætning. Programmet kan ikke se, om det er navne.",
)
ALL_STAY, ALL_STAY_SAID = "Resten må blive stående", "Resten af ordene må blive stående."
INSTEAD, INSTEAD_OF = "Erstattes med", "{words} erstattes med"
MUST_GO = "Skal erstattes"
STAYS, STAYS_OF = "Må blive stående", "{words} må blive stående"
SHIFT, SHIFT_HINT = (
    "Flyt hele datoer så mange uger frem",
    "Skriv for eksempel 10, eller -10 for at flytte dem tilbage. Ugedagene passer stadig.",
)
BAD_SHIFT = "Skriv et helt tal mellem -520 og 520."
_TIMES = ("{n} gang", "{n} gange")

READ = "3. Sådan kommer sagen til at se ud"
READ_TEXT = "Læs hele teksten. Du kan rette i den eller lade et afsnit gå ud."
EDIT, EDIT_OF, DONE_EDITING, DONE_OF = "Ret teksten", "Ret teksten: {theme}", "Luk rettelsen", "Luk rettelsen: {theme}"
SOURCE = "Teksten, før ordene er skiftet ud"
REASON_SOURCE = "Begrundelse for vurderingen, før ordene er skiftet ud"
REASON = "Begrundelse: {text}"
NO_REASON = "Begrundelsen mangler."
LEAVE_OUT, LEAVE_OUT_OF = "Lad afsnittet gå ud", "Lad afsnittet gå ud: {theme}"
TAKE_IN, TAKE_IN_OF = "Tag afsnittet med", "Tag afsnittet med: {theme}"
IS_LEFT_OUT = "Kommer ikke med."

READERS = "4. To læsere"
READERS_TEXT = (
    "To forskellige personer skal læse hele teksten. Retter du noget bagefter, skal begge læse den igen. Deres navne "
    "og dit, {author}, kommer til at stå i filen."
)
READER = ("Første læsers navn", "Anden læsers navn")
HAS_READ = "Har læst sagen og kan ikke genkende nogen"
HAS_READ_OF = (
    "Første læser har læst sagen og kan ikke genkende nogen",
    "Anden læser har læst den og kan ikke genkende",
)
NAME_FIRST = "Skriv læserens navn først."
READ_AGAIN = "Sagen er ændret, siden den blev godkendt. Læs den igen."

SAVING = "5. Gem øvesagen"
SAVE = "Gem øvesagen som fil …"
FOLDER = "I hvilken mappe skal øvesagen gemmes?"
READY = "Sagen er klar til at blive gemt."
NOT_READY = "Før sagen kan gemmes:"
SAVED = "Gemt: {path}. Gå ind i Kursus, og hent filen der. Den er ikke krypteret."
SHOW_FOLDER = "Vis mappen"
NOT_STORED = "Det, du har skrevet, er ikke gemt endnu. Programmet prøver igen om lidt. {why}"

VOICES: Mapping[Informant, str] = {Informant.CITIZEN: "Borgeren", Informant.OTHERS: "Andre"}
THIRD: Mapping[ThirdVoice, str] = {ThirdVoice.CASEWORKER: "Sagsbehandleren", ThirdVoice.PROVIDER: "Udføreren"}
VOICE = "{who}: {text}"

IN_COPY, IN_COPY_UNNAMED = "Øvesag: {name}", "Øvesag, som ikke har et navn endnu"


def voice(informant: Informant, third: ThirdVoice) -> str:
    """Borgeren"""
    return VOICES.get(informant, THIRD[third])


def begun(day: date) -> str:
    """Begyndt 3.5.2026."""
    return BEGUN.format(day=short_date(day))


def times(one: Candidate) -> str:
    """2 gange"""
    return many(*_TIMES, one.times).format(n=one.times)


def where(one: Candidate, words: str) -> str:
    """2 gange: … taler tit med Mette om sin bil …"""
    before, after = one.where
    return f"{times(one)}: {before}{words}{after}"


def left(count: int) -> str:
    """Der mangler 12 ord."""
    return (
        many("Der mangler {n} ord.", "Der mangler {n} ord.", count).format(n=count) if count else "Alle ord er afgjort."
    )


def lacking(what: Missing, count: int, words: Sequence[str]) -> str:
    """One line of what is to be done before it can be saved."""
    return {
        Missing.NAME: "Skriv et opdigtet navn (1).",
        Missing.WORDS: many(
            "Afgør det sidste ord, der kan pege på nogen (2).", "Afgør {n} ord, der kan pege på nogen (2).", count
        ).format(n=count),
        Missing.TEXT: "Tag mindst ét afsnit med, hvor temaet er vurderet (3).",
        Missing.REASONING: "Skriv en begrundelse ved hvert vurderet tema (3).",
        Missing.STILL_THERE: f"{' og '.join(words)} står stadig i sagen. Brug et andet opdigtet navn (1 eller 2).",
        Missing.READERS: "Skriv to læseres navne, og sæt hak, når de har læst sagen (4).",
    }[what]


def saved(path: Path) -> str:
    """Gemt: /kurser/sag-KAJ.ffbsag. …"""
    return SAVED.format(path=path)


def in_copy(name: str) -> str:
    """What the copy of everything says of one that is being made."""
    return IN_COPY.format(name=name) if name else IN_COPY_UNNAMED
