"""The words of notes on evidence."""

from datetime import date, datetime

from ffbdesk.words.dates import moment, short_date
from ffbdesk.words.translate import _

TITLE = _("Noter")
NONE_HERE = _("Ingen noter om dette tema.")
NONE = _("Der er ingen noter endnu. En note er en iagttagelse med dato, som du underskriver.")
QUOTE = _("Citér")
QUOTE_NAME = _("Citér noten fra {day} i det felt, du skriver i")
QUOTED = _("Noten er citeret i {field}.")
WRITE_ON = _("Skriv videre")
ADD_TO = _("Tilføj")
OPEN_NAME = _("{what}: noten fra {day}")
DRAFT = _("Kladde, ikke underskrevet")
NO_THEMES = _("Uden tema")
ABOUT = _("Note om {name}")
HINT = _("Gemmes, mens du skriver. Når noten er underskrevet, kan den ikke ændres, kun suppleres.")
OBSERVED_ON = _("Iagttaget")
WRONG_DATE = _("Skriv datoen som 28.5.2021. Den tidligere dato gælder stadig.")
NO_DATE = _("Skriv datoen for iagttagelsen som 28.5.2021, før du underskriver.")
TEXT = _("Hvad så eller hørte du?")
THEMES = _("Temaer, noten siger noget om")
SIGN = _("Underskriv")
SIGN_AS = _("Underskrives som {name}.")
SIGNED = _("Noten er underskrevet og låst.")
REMOVE = _("Fjern noten")
REMOVED = _("Noten er fjernet. Intet er slettet: Fortryd med {keys} på borgerens side med noter.")
CLOSE = _("Luk noten")
ADDITION = _("Tilføjelse")
ADDITION_HINT = _("Tilføjelsen får dags dato og dit navn.")
ADD = _("Føj til noten")
ADDED = _("Tilføjelsen er gemt.")


def head(day: date, author: str) -> str:
    """9.4.2026 · Mette Holm"""
    return f"{short_date(day)} · {author}"


def signed(at: datetime, by: str) -> str:
    """Underskrevet 9. april 2026 kl. 14.32 af Mette Holm"""
    return _("Underskrevet {when} af {who}").format(when=moment(at), who=by)


def added(at: datetime, by: str) -> str:
    """Tilføjet 9. april 2026 kl. 14.32 af Mette Holm"""
    return _("Tilføjet {when} af {who}").format(when=moment(at), who=by)


def quote(text: str, day: date, author: str) -> str:
    """»Støvsugede selv stuen.« (note 9.4.2026, Mette Holm)"""
    return _("»{text}« (note {day}, {who})").format(text=text.strip(), day=short_date(day), who=author)
