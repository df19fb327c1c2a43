"""The words of Borgere: the list, the empty start and the form."""

from ffbdesk.words.actions import Command
from ffbdesk.words.translate import _, many

TITLE = _("Borgere")
FETCH_TITLE = _("Hent udredninger")
FETCH_KINDS = _("Udredninger (*.json *.pdf)")
FIND_HINT = _("Navn, initialer, eget nr., sagsnr., sidste cifre i CPR")
PAGES = _("Sider om borgeren")
OPEN = _("Åbn")
EDIT = _("Ret")
REMOVE = _("Fjern")
NOBODY_FOUND = _("Ingen borgere svarer til det, du har skrevet.")
COLUMNS = (_("Borger"), _("Seneste udredning"), _("Står"), _("Sidst arbejdet på"))
PRACTICE = _("øveeksempel")
NO_ROUND = _("Ingen udredning endnu")
FINISHED = _("Færdiggjort")
IN_PROGRESS = _("I gang")
WELCOME = _("Velkommen")
EMPTY = _("Arkivet {archive} er klar og krypteret. Det er tomt endnu.")
FIRST = _("Opret den første borger")
FIRST_TEXT = _("Initialer eller dit eget nummer er nok. CPR kan vente, og det kan udelades helt.")
PRACTISE_TEXT = _("Børge Mogensen og to andre opdigtede borgere med udredninger, du kan åbne og gemme som PDF.")
HAVE_DATA = _("Har du data i forvejen?")
FETCH_LINK = _("Hent fra en anden computer eller en fil")
FETCHED_ALL = _("Øveeksemplerne er hentet.")

FORM_NEW = _("Ny borger")
FORM_EDIT = _("Ret borger")
FORM_HINT = _("Ét af de tre første felter er nok.")
NAME = _("Navn")
INITIALS = _("Initialer")
OWN_NUMBER = _("Eget nummer")
CPR = _("CPR-nummer (kan udelades)")
CPR_HINT = _("Vises kun, mens du står i feltet. På skærm og papir er de sidste fire cifre skjult.")
SAME_CPR = _("{names} har allerede dette CPR-nummer. Du kan gemme alligevel.")
ADDED = _("{name} er oprettet.")
EDITED = _("{name} er rettet.")
UNNAMED = _("Uden navn")


def removed(name: str) -> str:
    """Børge Mogensen er fjernet fra listen. Intet er slettet: Fortryd med Ctrl+Z."""
    text = _("{name} er fjernet fra listen. Intet er slettet: {undo} med {keys}.")
    return text.format(name=name, undo=Command.UNDO.text, keys=Command.UNDO.shown)


def standing(decided: int, is_open: int, unconfirmed: int = 0) -> str:
    """12 temaer taget stilling til, 2 ikke bekræftet, 3 taget op"""
    said = many("{n} tema taget stilling til", "{n} temaer taget stilling til", decided).format(n=decided)
    if unconfirmed:
        said = _("{said}, {n} ikke bekræftet").format(said=said, n=unconfirmed)
    return _("{said}, {n} taget op").format(said=said, n=is_open) if is_open else said


def found(count: int) -> str:
    """3 borgere fundet"""
    return many("{n} borger fundet", "{n} borgere fundet", count).format(n=count) if count else NOBODY_FOUND


def age(years: int) -> str:
    """45 år"""
    return _("{years} år").format(years=years)


def case_number(number: str) -> str:
    """sag 154689"""
    said = number.casefold().startswith(_("sag"))
    return number if said else _("sag {number}").format(number=number)


def own_number(number: str) -> str:
    """eget nr. 207"""
    return _("eget nr. {number}").format(number=number)
