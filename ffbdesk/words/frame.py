"""The words of the window's frame, and of what was just done."""

from datetime import datetime

from ffbdesk.words.actions import Command
from ffbdesk.words.translate import _

PROGRAM = _("FFB Desk")
SAVED_AT = _("Gemt {time}")
NOT_SAVED = _("Ikke gemt endnu")
ALL_SAVED = _("Alt er gemt kl. {time}")
TEXT_NOT_STORED = _(
    "Der er tekst, som ikke kan gemmes lige nu, så programmet bliver åbent. Gør plads på disken, eller kopiér teksten "
    "til et andet sted. "
    "Lukker du én gang til, låses teksten inde i programmets mappe og gemmes, når arkivet åbnes igen."
)
CLOSE = _("Luk beskeden")
SEARCH = _("{command} …").format(command=Command.SEARCH.text)
FIND = _("Søg tema, handling eller borger")
FOUND = _("Det, der passer")
NOTHING_FOUND = _("Intet svarer til det, du har skrevet. Prøv et kortere ord.")
ONE_CITIZEN = _("borger")
MENU = _("Menu")
LOCK = _("Lås")
REDONE = _("Gjort igen: {what}")
UNDONE = _("Fortrudt: {what}")
USER = _("Bruger: {name}")
ARCHIVE = _("Arkiv: {name}")

_CHANGES = {
    "add_citizen": _("ny borger"),
    "edit_citizen": _("rettelse af borger"),
    "remove_citizen": _("fjernelse af borger"),
    "add_gathering": _("ny udredning"),
    "remove_gathering": _("fjernelse af udredning"),
    "edit_gathering": _("rettelse i udredningens oplysninger"),
    "judge": _("vurdering"),
    "write": _("tekst"),
    "mark": _("markering"),
    "undo": _("ændring"),
    "carry": _("overførsel fra en tidligere udredning"),
    "confirm": _("bekræftelse"),
    "own_rating": _("borgerens egen vurdering"),
    "add_goal": _("nyt indsatsmål"),
    "edit_goal": _("rettelse i indsatsmål"),
    "move_goal": _("flytning af indsatsmål"),
    "remove_goal": _("fjernelse af indsatsmål"),
    "add_note": _("ny note"),
    "edit_note": _("rettelse i note"),
    "remove_note": _("fjernelse af note"),
}


_FIELDS = {
    "citizen": _("oplysninger fra borgeren"),
    "others": _("oplysninger fra andre"),
    "caseworker": _("sagsbehandlers bemærkninger"),
    "short_remark": _("kort bemærkning"),
}


def change(label: str, field: str, theme: str) -> str:
    """'vurdering ved Gøre rent', 'oplysninger fra borgeren ved Gøre rent'"""
    what = _FIELDS.get(field, _CHANGES.get(label, label)) if label in ("write", "undo") else _CHANGES.get(label, label)
    return _("{what} ved {theme}").format(what=what, theme=theme) if theme else what


def saved_at(at: datetime) -> str:
    """Gemt 14:32:07"""
    return SAVED_AT.format(time=f"{at:%H:%M:%S}")
