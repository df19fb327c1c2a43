"""The words of a statusnotat."""

from datetime import date

from ffbdesk.domain.status import GoalResult, StatusNote
from ffbdesk.words import fields
from ffbdesk.words.dates import long_date, moment, short_date

TITLE = "Statusnotat"
RESULT = {
    GoalResult.REACHED: "nået",
    GoalResult.PARTLY: "delvist nået",
    GoalResult.NOT_REACHED: "ikke nået",
}
HAPPENED, CITIZENS_VIEW, OUR_VIEW = (fields.STATUS_PART[name] for name in ("happened", "citizens_view", "our_view"))
RESULT_NAME = fields.STATUS_PART["result"]
IN_SHORT, SUPPORT, PROPOSAL = (fields.STATUS[name] for name in ("in_short", "support", "proposal"))
AUTHOR, WRITTEN_ON = fields.STATUS["author"], fields.STATUS["written_on"]
SUBTITLE = "Udførers status på indsatsmål"
PERIOD, FOLLOW_UP, BETWEEN = "Periode", "Opfølgning", "{} til {}"
BEFORE, EXPECTED, SUGGESTED = "Før", "Forventet", "Udførers forslag til nu"
LEVELS, STEPS = "Niveau", "Delmål"
ANEW = "et nyt statusnotat"
NO_THEME = "Intet undertema"
OTHERS, OTHERS_TEXT = "Andre observationer", "Temaer uden mål"
CLOSING = "Støttebehov og forslag"
PDF_DESCRIPTION = "Statusnotatet, som det står på siderne"

LIST_TITLE = "Opfølgning"
NONE = (
    "Der er ingen opfølgning endnu. Et statusnotat samler noterne mål for mål, før opfølgningen. Ved selve "
    "opfølgningen bliver niveauerne sat igen, og I beslutter, hvad der skal ske. Begge bliver låst, når de er "
    "færdiggjort."
)
OPEN, OPEN_NAME = "Åbn", "Åbn statusnotatet fra {day}"
REMOVE, REMOVE_NAME = "Fjern", "Fjern statusnotatet fra {day}"
REMOVED = "Statusnotatet er fjernet. Intet er slettet: fortryd med Ctrl+Z på borgerens side Opfølgning."
NO_NOTES = "Der er ingen underskrevne noter i perioden. Skriv frit."
NO_GOAL, ABOUT_NOTHING = "Uden mål", "Uden mål eller tema"
USE, USE_AGAIN, USE_NAME = "Brug", "Brug igen", "Brug noten fra {day} i det felt, du skriver i"
NOTES_OF_PERIOD = "Noter i perioden"
DRAWN_ON = "Noter, der er brugt"
SHOW_NOTES, HIDE_NOTES = "Vis noterne", "Skjul noterne"
LETTERS = "Bogstavet er noten, sætningen kommer fra"
NO_RESULT = "Ikke valgt"
CLEAR_LEVEL = "Fjern niveauet"
LEVEL_NOW = fields.STATUS_PART["level"]
LEVEL_HINT = "Jeres forslag. Niveauet sættes ved opfølgningen."
SINCE, UNTIL, DUE = fields.STATUS["since"], fields.STATUS["until"], fields.STATUS["follow_up_on"]
OTHER_THEMES = "Andre temaer"
ADD_THEME = "Tilføj et tema"
SUPPORT_HINT = "I ord: hvilken støtte borgeren har brug for, og om den er ændret."
PROPOSAL_HINT = "Hvad I foreslår, fx fortsættelse, ændring eller afslutning af indsatsen."
END = "Afslut og udskriv"
END_TEXT = "Når statusnotatet er færdiggjort, er det låst. En rettelse er et nyt statusnotat, der nævner det."
MISSING = "Det er ikke skrevet endnu:"
NOTHING_MISSING = "Der er skrevet noget om alle mål."
TAKE_ALONG = "Tag målet med"
FINISH_SURE = "Er du sikker? Det kan ikke fortrydes."
FINISH_ASKS = "Ja, færdiggør nu"
FINISH_STAY = "Skriv videre"
NOT_STORED = "Der er noget, som endnu ikke kan gemmes. Vent, til alt er gemt, og færdiggør så."
FINISHED = "Statusnotatet er færdiggjort og låst."
COPIED = "Kopieret. Sæt det ind i fagsystemet med Ctrl+V."
NOTHING_TO_COPY = "Her er ikke skrevet noget at kopiere."
COPY_PART, COPY_ALL = "Kopiér delen som tekst", "Kopiér det hele som tekst"
SAVE_PDF, SAVE_JSON = "Gem som PDF", "Gem som JSON med alle data"
FOLDER = "I hvilken mappe skal statusnotatet gemmes?"
SAVED = "Gemt som {name}. Filen er ikke krypteret: pas på den som på et brev."
WRITE_FIRST = "Sæt først markøren i det felt, som noten skal bruges i."
CORRECTS, CORRECTS_DAY = "Retter et tidligere statusnotat.", "Retter statusnotatet fra {day}."
CORRECTION, CORRECTED = "Rettelse", "Rettet i et nyt statusnotat."
GO_ON = "Skriv videre på statusnotatet"
NOT_WITH = "Ikke med"
SENSITIVE_CLOSED = (
    "Målet er om et følsomt tema og er lukket. Åbn noterne om følsomme temaer på siden Noter for at skrive om det."
)


SENSITIVE_NOT_WITH = (
    "Følsomme temaer er lukket og kommer ikke med på papir eller som tekst. Åbn dem, når det er relevant for sagen."
)
OPEN_SENSITIVE = "Åbn følsomme temaer"


def came_since(goal: str) -> str:
    """Målet »Gøre rent« er kommet til, efter at statusnotatet blev begyndt."""
    return f"Målet »{goal}« er kommet til, efter at statusnotatet blev begyndt, og er ikke med."


def take_along(goal: str) -> str:
    """Tag målet Gøre rent med"""
    return f"Tag målet {goal} med"


def wrong_date(field: str, text: str) -> str:
    """Datoen i feltet Til kan ikke bruges: 31.4.2021. Ret den under I korte træk, før du færdiggør statusnotatet."""
    said = f"Datoen i feltet {field} kan ikke bruges: {text}." if text.strip() else f"Datoen i feltet {field} mangler."
    return f"{said} Ret den under {IN_SHORT}, før du færdiggør statusnotatet."


def day(written_on: date) -> str:
    """24.8.2021"""
    return short_date(written_on)


def heading(written_on: date) -> str:
    """Statusnotat 24. august 2021"""
    return f"{TITLE} {long_date(written_on)}"


def standing(one: StatusNote, corrects_on: date | None = None) -> str:
    """Til opfølgning 30.8.2021. Færdiggjort 24. august 2021 kl. 11.05 af Mette Holm."""
    due = f"Til opfølgning {short_date(one.follow_up_on)}. " if one.follow_up_on else ""
    done = f"Færdiggjort {moment(one.seal.at)} af {one.seal.by}." if one.seal else f"I gang, skrevet af {one.author}."
    return " ".join(filter(None, (f"{due}{done}", corrects(corrects_on) if one.corrects_id else "")))


def corrects(written_on: date | None) -> str:
    """Retter statusnotatet fra 24. august 2021."""
    return CORRECTS_DAY.format(day=long_date(written_on)) if written_on else CORRECTS


def written(count: int, total: int) -> str:
    """2 af 3 mål skrevet"""
    return f"{count} af {total} mål skrevet"


def to_follow_up(written_on: date | None) -> str:
    """Til opfølgning 30. august 2021"""
    return f"Til opfølgning {long_date(written_on)}" if written_on else ""


def following(name: str) -> str:
    """Næste: Spise"""
    return f"Næste: {name}"


def title(name: str) -> str:
    """Statusnotat for Børge Mogensen"""
    return f"{TITLE} for {name}"


def file_title(initials: str, case: str) -> str:
    """Statusnotat B.M., sag 154689"""
    return f"{TITLE} {initials}, sag {case}" if case else f"{TITLE} {initials}"


def kicker(follow_up: str) -> str:
    """Til opfølgning 30. august 2021"""
    return f"Til opfølgning {follow_up}" if follow_up else TITLE


def level(when: str, number: int, said: str) -> str:
    """Før 2, moderat nedsat."""
    return f"{when} {number}, {said}."
