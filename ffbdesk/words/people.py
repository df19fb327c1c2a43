"""The words of Borgere: the list, the empty start and the form."""

from datetime import date

from ffbdesk.domain.records import Citizen
from ffbdesk.words import fields
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import long_date
from ffbdesk.words.grammar import many

TITLE = "Borgere"
FETCH_TITLE = "Hent fra fil"
FETCH_KINDS = "Filer fra FFB Desk (*.json *.pdf)"
FIND_HINT = "Navn, initialer, eget nr., sagsnr., sidste cifre i CPR"
PAGES = "Sider om borgeren"
OPEN = "Åbn"
EDIT = "Ret"
REMOVE = "Fjern"
NOBODY_FOUND = "Ingen borgere svarer til det, du har skrevet."
COLUMNS = ("Borger", "Seneste udredning", "Status", "Sidst arbejdet på")
DAILY_COLUMNS = ("Borger", "Mål", "Næste dato", "Sidst arbejdet på")
NO_GOALS = "Ingen mål endnu"
_GOAL_ONE, _GOAL_MORE = "{n} mål", "{n} mål"
_STEP_ONE, _STEP_MORE = "{n} delmål i gang", "{n} delmål i gang"
PRACTICE = "øveeksempel"
NO_ROUND = "Ingen endnu"
FINISHED = "Færdiggjort"
IN_PROGRESS = "I gang"
WELCOME = "Velkommen"
EMPTY = "Arkivet {archive} er klar og krypteret. Det er stadig tomt."
NOBODY = "Ingen på listen"
SEE_REMOVED = "Se de fjernede borgere"
ONE_MORE = "Opret en borger"
FIRST = "Opret den første borger"
FIRST_TEXT = "Initialer eller et nummer, du selv giver borgeren, er nok. CPR kan vente, og det kan udelades helt."
PRACTISE_TEXT = "Børge Mogensen og fem andre opdigtede borgere med udredninger og opfølgninger, du kan gemme som PDF."
NO_SHEET = "Der er ikke noget gendannelsesark til arkivet."
MAKE_SHEET = "Lav et gendannelsesark"
NO_SHEET_AWAY = "Skjul linjen om gendannelsesarket"
HAVE_DATA = "Har du data i forvejen?"
FETCH_LINK = "Hent fra en fil …"
WHOLE_BOSTED = "Arbejder du på et bosted?"
BOSTED_TITLE = "Prøv med et helt bosted"
BOSTED_TEXT = "Solstrålen: seks opdigtede borgere med mål, delmål og tre måneders noter at læse og skrive videre på."
SOME_EXAMPLES, EXAMPLES_LINK = "Vil du hellere se udredninger?", "Prøv øveeksemplerne: seks borgere …"
BOSTED_LINK = "Prøv Solstrålen: seks borgere med mål, delmål og noter …"
FETCHED_ALL = "Øveeksemplerne er hentet. De står nederst på listen og kan fjernes igen med ét klik."

FORM_NEW = "Ny borger"
FORM_EDIT = "Ret borger"
FORM_HINT = "Ét af de tre første felter er nok."
NAME = fields.CITIZEN["name"]
INITIALS = fields.CITIZEN["initials"]
OWN_NUMBER = fields.CITIZEN["own_number"]
CPR = f"{fields.CITIZEN['cpr']} (kan udelades)"
CPR_HINT = (
    "Vises kun, mens du står i feltet. På skærm og papir er de sidste fire cifre skjult, medmindre du vælger at vise "
    "dem. Indsigt, JSON og PDF med alle data har hele nummeret."
)
SAME_CPR = "{names} har allerede dette CPR-nummer. Du kan gemme alligevel."
SAME_NAME = (
    "Der er allerede en borger med det navn. Skriv et nummer, så I kan kende dem fra hinanden, eller tryk en gang til "
    "for at gemme alligevel."
)
ADDED = "{name} er oprettet."
EDITED = "{name} er rettet."
UNNAMED = "Uden navn"
HALF = "Her står det, du var i gang med, da du gik fra siden. Det er ikke gemt i arkivet endnu."
DROP_SURE = "Det, du har skrevet, er ikke gemt. Skal det kasseres?"
DROP = "Kassér det skrevne"
GO_ON = "Skriv videre"
NOT_SAVED = (
    "Borgeren er ikke gemt endnu, så programmet bliver åbent. Gem borgeren, eller luk én gang til for at lukke uden at "
    "gemme."
)


def all_removed(archive: str, count: int) -> str:
    """I arkivet Solstrålen er 3 borgere fjernet fra listen, og ingen står på den. Intet er slettet: ..."""
    people = many("{n} borger", "{n} borgere", count).format(n=count)
    text = (
        "I arkivet {archive} er {people} fjernet fra listen, og ingen står på den. Intet er slettet: de fjernede står "
        "under Indstillinger, hvor de kan sættes tilbage. {keys} fortryder det sidste."
    )
    return text.format(archive=archive, people=people, keys=Command.UNDO.shown)


def removed(name: str) -> str:
    """Børge Mogensen er fjernet fra listen. Intet er slettet: fortryd med Ctrl+Z."""
    text = "{name} er fjernet fra listen. Intet er slettet: {undo} med {keys}."
    return text.format(name=name, undo=Command.UNDO.text.lower(), keys=Command.UNDO.shown)


def bosted_came(count: int) -> str:
    """Solstrålens seks borgere er hentet …"""
    return (
        f"Solstrålens {count} opdigtede borgere er hentet med mål, delmål og tre måneders noter. Se I dag, eller åbn "
        "en af dem. De kan fjernes igen med ét klik."
    )


def practice_ended(count: int) -> str:
    """3 øveeksempler er fjernet fra listen. Intet er slettet: fortryd med Ctrl+Z, én gang for hver."""
    one = "{n} øveeksempel er fjernet fra listen. Intet er slettet: {undo} med {keys}."
    others = "{n} øveeksempler er fjernet fra listen. Intet er slettet: {undo} med {keys}, én gang for hver."
    return many(one, others, count).format(n=count, undo=Command.UNDO.text.lower(), keys=Command.UNDO.shown)


def standing(decided: int, is_open: int, unconfirmed: int = 0) -> str:
    """12 temaer afklaret, 2 ikke bekræftet, 3 påbegyndt"""
    said = many("{n} tema afklaret", "{n} temaer afklaret", decided).format(n=decided)
    if unconfirmed:
        said = f"{said}, {unconfirmed} ikke bekræftet"
    return f"{said}, {is_open} påbegyndt" if is_open else said


def found(count: int) -> str:
    """3 borgere fundet"""
    return many("{n} borger fundet", "{n} borgere fundet", count).format(n=count) if count else NOBODY_FOUND


def age(years: int) -> str:
    """45 år"""
    return f"{years} år"


def case_number(number: str) -> str:
    """sag 154689"""
    said = number.casefold().startswith("sag")
    return number if said else f"sag {number}"


def apart(citizen: Citizen, born: date | None) -> str:
    """What tells one from another of the same name: 'eget nr. 207, født 1. maj 1980', 'B.M.'; '' for nothing."""
    named = citizen.name or citizen.initials
    numbers = [own_number(citizen.own_number)] if named and citizen.own_number else []
    numbers += [f"født {long_date(born)}"] if born is not None else []
    if not numbers:
        numbers = [citizen.initials] if citizen.name and citizen.initials else []
    return ", ".join([*numbers, *([PRACTICE] if citizen.practice else [])])


def one_of(name: str, n: int, total: int) -> str:
    """Anna (1 af 2)"""
    return f"{name} ({n} af {total})"


def own_number(number: str) -> str:
    """eget nr. 207"""
    return f"eget nr. {number}"


def goals(count: int) -> str:
    """'2 mål', 'Ingen mål endnu'"""
    return many(_GOAL_ONE, _GOAL_MORE, count).format(n=count) if count else NO_GOALS


def steps(count: int) -> str:
    """3 delmål i gang"""
    return many(_STEP_ONE, _STEP_MORE, count).format(n=count)
