"""The words of the copy of everything about one citizen, which article 15 gives them a right to."""

from collections.abc import Sequence
from datetime import datetime

from ffbdesk.domain.dossier import State
from ffbdesk.domain.edits import Label, Record
from ffbdesk.domain.notes import PENDING as NEW_ADDITION
from ffbdesk.words import changes, fields
from ffbdesk.words.dates import moment
from ffbdesk.words.grammar import many

DOCUMENT = "Kopi af oplysningerne"
KICKER = "Kopi efter databeskyttelsesforordningens artikel 15, stk. 3"
TITLE = "Kopi af oplysningerne om {name}"
FILE_TITLE = "Indsigt {initials}"
MADE = "Kopien er lavet"

HEAD = "Om oplysningerne"
HEAD_FIELDS = {
    "purpose": "Formålet med at behandle oplysningerne",
    "recipients": "Hvem der har fået eller får oplysningerne",
    "keeping": "Hvor længe oplysningerne bliver opbevaret",
    "complaint": "Dine rettigheder, og hvor du kan klage",
}
"""What article 15 asks to be told beside the copy, in the order in which it is told."""
HEAD_HINTS = {
    "purpose": "Hvorfor I har oplysningerne, og hvilken lov det sker efter.",
    "recipients": "For eksempel kommunen eller et andet tilbud. Skriv også, hvis ingen andre har fået dem.",
    "keeping": "Hvor længe, eller hvad der afgør det.",
    "complaint": "Ret teksten, hvis der er andet, borgeren skal vide.",
}
KEEPING_KNOWN = "Senest den {day} bliver der set på, om oplysningerne stadig er nødvendige."
COMPLAINT = (
    "Du kan bede om at få oplysninger rettet eller slettet og om, at behandlingen af dem bliver begrænset, og du kan "
    "gøre indsigelse mod behandlingen. Du kan klage til Datatilsynet: www.datatilsynet.dk."
)
TO_FILL = "_" * 44
"""A line to write on by hand."""

PERSON = "Borgeren"
CASE = "Sagen"
CARE_PLAN, INTERVENTION = "Indsats {number}", "Ydelse {number}"
CONTACT, DIAGNOSIS = "Kontaktperson {number}", "Diagnose {number}"
ASSESSMENT = "Dobbeltvurdering, vurdering {number}"
ROUND = "Udredning {day}"
GOALS = "Indsatsmål"
GOAL = "Mål {number}"
SUB_GOAL = "Delmål {number}"
NOTES = "Noter"
NOTE = "Note {day}"
ADDITION = "Tilføjelse"
STAYS, NO_STAYS = "Ophold", "Ingen ophold."
STAY, MEETING = "Ophold fra {day}", "Møde {day}"
ORDER = "Bestilling {day}"
STATUSES, STATUS, STATUS_PART = "Statusnotater", "Statusnotat {day}", "Del {number}"
FOLLOW_UPS, FOLLOW_UP, RESULT = "Opfølgninger", "Opfølgning {day}", "Status på indsats {number}"
PLAIN_PAGES, PLAIN_PAGE = "Borgerens udgave", "Side {number}"
NO_PLAIN_PAGES = "Ingen sider i borgerens udgave."
NO_FOLLOW_UPS = "Ingen opfølgninger."
NO_STATUSES = "Ingen statusnotater."
COURSE_CASES, NO_COURSE_CASES = "Øvesager, der er ved at blive lavet af udredningen", "Ingen øvesager."
ACCESS = "Hvem der har set og gemt"
CHANGES = "Hvem der har ændret"
NO_GOALS, NO_NOTES = "Ingen indsatsmål.", "Ingen noter."
NO_ACCESS, NO_CHANGES = "Ingen har set eller gemt noget.", "Ingen har ændret noget."
REMOVED = "{what} (fjernet)"
PENDING = "Tilføjelse, som nogen er ved at skrive"
MARKED, MARKS = "Markering", "Markeringer"
NOTE_TEXT = "Notens tekst"
YES, NO = "Ja", "Nej"
CPR = fields.CITIZEN["cpr"]

LEFT_OUT_ONE = "{n} tekst er udeladt af hensyn til andre personer. Den dataansvarlige kan oplyse mere."
LEFT_OUT_MORE = "{n} tekster er udeladt af hensyn til andre personer. Den dataansvarlige kan oplyse mere."
OMITTED = "[udeladt af hensyn til andre personer]"
WHERE = "{field}, {place}"
_STATES = {
    State.NOW: "",
    State.TYPING: "under skrivning",
    State.EARLIER: "tidligere",
    State.LOCKED: "kun i det, der er færdiggjort",
}
_DONE = {Label.UNDO: "fortrydelse", Label.REDO: "gentagelse af det fortrudte"}
_CHANGED = "{what} ({names})"
_SAYS_ALL = (
    Label.SIGN_NOTE,
    Label.FINISH,
    Label.REMOVE_CITIZEN,
    Label.REMOVE_GATHERING,
    Label.REMOVE_GOAL,
    Label.REMOVE_SUB_GOAL,
    Label.REMOVE_STAY,
    Label.REMOVE_ORDER,
    Label.WITHDRAW_ORDER,
    Label.REMOVE_NOTE,
)
"""Changes whose one field says no more than they do."""
_SET = "{state}, {when}, {who}"


def left_out(count: int) -> str:
    """The line that says how many texts were left out."""
    return many(LEFT_OUT_ONE, LEFT_OUT_MORE, count).format(n=count)


def removed(what: str) -> str:
    """Udredning 3. maj 2026 (fjernet)"""
    return REMOVED.format(what=what)


def state(kind: State, at: datetime | None, by: str) -> str:
    """tidligere, 3. maj 2026 kl. 14.32, Mette Holm; nothing for what stands now"""
    if kind is State.NOW:
        return ""
    return _STATES[kind] if at is None else _SET.format(state=_STATES[kind], when=moment(at), who=by)


def name(record: Record, field: str) -> str:
    """Oplysninger fra andre"""
    if record is Record.NOTE and field == "text":
        return NOTE_TEXT
    if field == NEW_ADDITION:
        return PENDING
    return fields.NAMES[record].get(field, MARKED)


def changed(label: Label, names: Sequence[tuple[str, Sequence[str]]]) -> str:
    """rettelse i indsatsmål (målformulering, måltype); overførsel (Spise: niveau, kort bemærkning; Lave mad: niveau)

    `names` are the fields by theme, '' for those of none.
    """
    what = _DONE.get(label) or changes.what(label)
    said = "; ".join(_of_theme(theme, fields_of) for theme, fields_of in names)
    return _CHANGED.format(what=what, names=said) if said and label not in _SAYS_ALL else what


def _of_theme(theme: str, names: Sequence[str]) -> str:
    said = ", ".join(name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}" for name in names)
    return f"{theme}: {said}" if theme else said


def tagged(count: int) -> str:
    """2 valgt"""
    return f"{count} valgt"


def asked(count: int) -> str:
    """3 tekster, der kan handle om andre"""
    return many("{n} tekst, der kan handle om andre", "{n} tekster, der kan handle om andre", count).format(n=count)
