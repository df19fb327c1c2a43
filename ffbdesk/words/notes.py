"""The words of notes on evidence."""

from datetime import date, datetime

from ffbdesk.words import fields
from ffbdesk.words.dates import moment, short_date

TITLE = "Noter"
NONE_HERE = "Her vises ingen noter om dette tema."
NONE = "Her er ingen noter endnu. En note er en observation med dato, som du underskriver."
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
NO_THEMES = "Uden tema"
ABOUT = "Note om {name}"
HINT = "Gemmes, mens du skriver. Når noten er underskrevet, kan den ikke ændres, kun suppleres."
OBSERVED_ON = fields.NOTE["observed_on"]
NO_DATE = "Skriv datoen for observationen som 28.5.2021, før du underskriver."
TEXT = fields.NOTE["text"]
THEMES = fields.NOTE["themes"]
SIGN = "Underskriv"
SIGN_AS = "Underskrives som {name}."
SIGNED = "Noten er underskrevet og låst."
REMOVE = "Fjern noten"
REMOVED = "Noten er fjernet. Intet er slettet: fortryd med {keys} på borgerens side med noter."
CLOSE = "Luk noten"
ADDITION = fields.ADDITION["text"]
ADDITION_HINT = "Tilføjelsen får dags dato og dit navn."
ADD = "Føj til noten"
ADDED = "Tilføjelsen er gemt."


def head(day: date, author: str) -> str:
    """9.4.2026 · Mette Holm"""
    return f"{short_date(day)} · {author}"


def signed(at: datetime, by: str) -> str:
    """Underskrevet 9. april 2026 kl. 14.32 af Mette Holm"""
    return f"Underskrevet {moment(at)} af {by}"


def added(at: datetime, by: str) -> str:
    """Tilføjet 9. april 2026 kl. 14.32 af Mette Holm"""
    return f"Tilføjet {moment(at)} af {by}"


def quote(text: str, day: date, author: str) -> str:
    """»Støvsugede selv stuen.« (note 9.4.2026, Mette Holm)"""
    return f"»{text.strip()}« (note {short_date(day)}, {author})"
