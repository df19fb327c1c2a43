"""The words of notes on evidence."""

from collections.abc import Sequence
from datetime import date, datetime, time

from ffbdesk.words import fields
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import clock, moment, short_date
from ffbdesk.words.grammar import many

TITLE = "Noter"
NONE_HERE = "Her vises ingen noter om dette tema."
NONE = "Her er ingen noter at vise. En note er en observation med dato, som du underskriver."
NONE_SUCH = "Ingen noter svarer til det, du har valgt."
SENSITIVE = "Noter om følsomme temaer er lukket. Åbn dem, når det er relevant for sagen."
SENSITIVE_LOGGED = "Arkivets log husker, hvem der har åbnet dem."
OPEN_SENSITIVE = "Åbn noterne"
QUOTE = "Citér"
QUOTE_NAME = "Citér noten fra {day} i det felt, du skriver i"
QUOTED = "Noten er citeret i {field}."
WRITE_ON = "Skriv videre"
ADD_TO = "Tilføj"
OPEN_NAME = "{what}: noten fra {day}"
DRAFT = "Kladde, ikke underskrevet"
NEW = "Ny for dig"
READ = "Læst"
READ_NAME = "Læst: noten fra {day}"
ALL_READ = "Alle er læst"
NO_THEMES = "Uden tema"
NOT_ASSESSED = "{theme}, ikke vurderet"
ABOUT = "Note om {name}"
HINT = "Gemmes, mens du skriver. Når noten er underskrevet, kan den ikke ændres, kun suppleres."
OPTIONAL = "valgfrit"
OBSERVED_ON, OBSERVED_AT = fields.NOTE["observed_on"], fields.NOTE["observed_at"]
WHEN = "Hvornår skete det?"
CHANGE_WHEN = "Ret"
CHANGE_WHEN_NAME = "Ret dag og klokkeslæt"
NO_DATE = "Skriv datoen for det, der skete, som 28.5.2021, før du underskriver."
NO_TIME = "Klokkeslættet skrives som 21.30. Lad feltet være tomt, hvis du ikke ved det."
TIME_AHEAD = "Klokken er ikke blevet så mange endnu. Ret klokkeslættet, eller vælg en tidligere dag."
TEXT, DID, OWN_WORDS = fields.NOTE["text"], fields.NOTE["did"], fields.NOTE["own_words"]
HANDLES = "Handler om"
HANDLES_KEYS = "Alt+tal"
OTHER_THEME = "Andet tema, #"
OTHER_THEME_NAME = "Vælg et andet tema, noten handler om. Du kan også skrive # i teksten"
FIND_THEME = "Hvilket tema handler noten om?"
REMOVE_THEME = "Tag temaet {theme} af noten"
WITHOUT_LEVEL = "Ikke vurderet: gemmes uden niveau"
SIGN = "Underskriv"
SIGN_AS = "som {name}, {keys}"
SIGNED = "Noten er underskrevet og låst."
TAKE_BACK = "Fortryd underskriften"
TAKEN_BACK = "Underskriften er taget tilbage. Noten kan rettes."
OTHERS = "{name} er ved at skrive noten. Kun den, der skriver den, kan underskrive den."
OTHER_CITIZEN = "Hører til en anden borger"
FIND_CITIZEN = "Hvem hører noten til?"
MOVE_ASKS = "Noten underskrives som din hos {name} og slettes her. Arkivets log husker det. Det kan ikke fortrydes."
MOVE = "Flyt noten"
MOVE_CANCEL = "Annuller"
MOVED = "Noten står nu hos {name}."
WHO_NEW = "Hvem skal noten handle om?"
REMOVE = "Fjern"
REMOVE_NAME = "Fjern noten"
REMOVED = "Noten er fjernet. Intet er slettet: fortryd med {keys} på borgerens side med noter."
CLOSE = "Luk noten"
ADDITION = fields.ADDITION["text"]
ADDITION_HINT = "Tilføjelsen får dags dato og dit navn."
ADD = "Føj til noten"
ADDED = "Tilføjelsen er gemt."
NAMELESS_GOAL, NAMELESS_STEP = "Mål uden ord endnu", "Delmål uden navn"
MORE = "Vis ældre noter"

ALL, NEW_ONES, MINE = "Alle", "Nye", "Mine"
SHOW = "Vis"
SEARCH = "Søg i noterne"
ANY_GOAL, ANY_THEME, ANY_PERIOD, ANY_AUTHOR = "Alle mål og delmål", "Alle temaer", "Hele perioden", "Alle forfattere"
FILTER_GOAL, FILTER_THEME, FILTER_PERIOD, FILTER_AUTHOR = "Mål eller delmål", "Tema", "Periode", "Skrevet af"
LAST_DAYS = "De seneste {n} dage"
NEXT_CITIZEN = "Næste borger"
KICKER = "Underskrevne noter"
SAVE = "Gem noterne som PDF"
DID_WE = "Det gjorde vi"
SAVE_NONE = "Der er ingen underskrevne noter at gemme i det, du har valgt."
FOLDER = "I hvilken mappe skal noterne gemmes?"
SAVED = "Gemt som {name}. Filen er ikke krypteret: pas på den som på et brev."
PDF_DESCRIPTION = "Noterne, som de står på siderne"


def when(day: date, at: time | None, today: date) -> str:
    """I dag 24.8.2021 kl. 21.30"""
    near = {0: "I dag ", 1: "I går "}.get((today - day).days, "")
    hour = f" kl. {clock(at)}" if at else ""
    return f"{near}{short_date(day)}{hour}"


def head(day: date, author: str, at: time | None = None) -> str:
    """9.4.2026 kl. 14.30 · Mette Holm"""
    hour = f" kl. {clock(at)}" if at else ""
    return f"{short_date(day)}{hour} · {author}"


def head_in_day(at: time | None, author: str) -> str:
    """14.30 · Mette Holm"""
    return f"{clock(at)} · {author}" if at else author


def written_and_signed(author: str, signer: str) -> str:
    """Ida Lund, underskrevet af Mette Holm"""
    return author if signer in ("", author) else f"{author}, underskrevet af {signer}"


def signed(at: datetime, by: str) -> str:
    """Underskrevet 9. april 2026 kl. 14.32 af Mette Holm"""
    return f"Underskrevet {moment(at)} af {by}"


def added(at: datetime, by: str) -> str:
    """Tilføjet 9. april 2026 kl. 14.32 af Mette Holm"""
    return f"Tilføjet {moment(at)} af {by}"


def did(text: str) -> str:
    """Det gjorde vi: Stod ved kassen. What staff did is not what the citizen did."""
    return f"{DID_WE}: {text.strip()}"


def own_words(text: str) -> str:
    """»Det var ikke så svært at spørge.«"""
    tidy = text.strip()
    return tidy if tidy.startswith(("»", '"', "“", "”")) else f"»{tidy}«"


def quote(text: str, day: date, author: str) -> str:
    """»Støvsugede selv stuen.« (note 9.4.2026, Mette Holm)"""
    inner = text.strip().replace("»", "›").replace("«", "‹")  # a quotation in a quotation
    return f"»{inner}« (note {short_date(day)}, {author})"


def title(name: str) -> str:
    """Noter om Børge Mogensen"""
    return f"Noter om {name}"


def file_title(initials: str, case: str) -> str:
    """Noter B.M., sag 154689"""
    return f"Noter {initials}, sag {case}" if case else f"Noter {initials}"


def period(since: str, until: str, about: str) -> str:
    """1. juni 2021 til 24. august 2021. Flyttet vare."""
    days = since if since == until else f"{since} til {until}"
    return f"{days}. {about}." if about else days


def handles(names: Sequence[str]) -> str:
    """Handler om: Flyttet vare, Købe ind."""
    return f"{HANDLES}: {', '.join(name for name in names if name)}."


def new_ones(count: int) -> str:
    """Nye 3"""
    return f"{NEW_ONES} {count}" if count else NEW_ONES


def tag_keys(digit: int) -> str:
    """Alt+3"""
    return f"Alt+{digit}"


def found(count: int) -> str:
    """3 noter"""
    return many("{n} note", "{n} noter", count).format(n=count)


def tags(names: Sequence[str]) -> str:
    """Hånden på bordet · Fællesspisning"""
    return " · ".join(names)


SIGN_KEYS = Command.SIGN_NOTE.shown
