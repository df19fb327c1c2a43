"""Udredning: new, open, its head, a judgement at a theme, finish."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from ffbdesk.domain.edits import WHOLE, Edit, FieldRef, Label, Record
from ffbdesk.domain.ids import CaseId, CitizenId, GatheringId, ThemeCode
from ffbdesk.domain.judgement import Judgement, token
from ffbdesk.domain.records import Case, EarlierLevels, Informant, Round
from ffbdesk.export.content import canonical, fingerprint, full_content
from ffbdesk.export.records import sealed_round
from ffbdesk.services import citizens
from ffbdesk.services.desk import Desk, added
from ffbdesk.services.drafts import settle
from ffbdesk.storage.errors import DiskFull, Unwritable
from ffbdesk.storage.reading import RoundLine

HEAD_FIELDS = ("assessor", "purpose", "wishes")
CASE_FIELDS = ("municipality", "case_number")


def load(desk: Desk, gathering: GatheringId) -> Round:
    """A round as it is to be shown: a finished one from its locked content. Raises UnknownRecord."""
    stored = desk.ledger.read.round(gathering)
    sealed = desk.ledger.read.sealed(gathering)
    if sealed is None:
        return stored
    locked = sealed_round(sealed.content, sealed.seal.sha256)
    shown = replace(locked.gathering, id=gathering, case_id=stored.case.id, seal=sealed.seal)
    case = replace(locked.case, id=stored.case.id)
    return Round(replace(locked.citizen, id=stored.citizen.id), case, shown, locked.before)


def visit(desk: Desk, gathering: GatheringId) -> Round:
    """Open a round to look at it: as `load`, and remembered in the access log."""
    shown = load(desk, gathering)
    with suppress(DiskFull, Unwritable):  # a full disk must not hide what is there
        desk.ledger.note_access("view udredning", by=desk.user, at=desk.clock(), citizen=shown.citizen.id)
    return shown


def previous(desk: Desk, gathering: GatheringId) -> Round | None:
    """The round before this one in the same case; None for the first. Raises UnknownRecord."""
    before = desk.ledger.read.before(gathering)
    return load(desk, before) if before else None


def others(desk: Desk, gathering: GatheringId) -> tuple[RoundLine, ...]:
    """The citizen's other rounds, newest first: what this one can be compared with. Raises UnknownRecord."""
    citizen = desk.ledger.read.citizen_of(gathering)
    return tuple(line for line in desk.ledger.read.rounds(citizen) if line.id != gathering)


def levels(desk: Desk, gathering: GatheringId) -> EarlierLevels:
    """The levels of one round, to stand beside another's. Raises UnknownRecord."""
    return desk.ledger.read.levels(gathering)


def new(desk: Desk, citizen: CitizenId) -> GatheringId:
    """Begin a round: today, by the user, with the case that is there or a new one. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    gathering = GatheringId(desk.new_id())
    case, edits = case_of(desk, citizen)
    version = desk.catalogue.version
    fields: dict[str, str | bool | None] = {
        "case_id": case.id,
        "held_on": desk.clock().date().isoformat(),
        "assessor": desk.user,
        "purpose": "",
        "wishes": "",
        "catalogue_name": version.name,
        "catalogue_version": version.version,
        "source_sha256": "",
        "removed": False,
    }
    edits.append(added(Record.GATHERING, gathering, fields))
    desk.commit(Label.ADD_GATHERING, edits, citizen=citizen)
    return gathering


def case_of(desk: Desk, citizen: CitizenId) -> tuple[Case, list[Edit]]:
    """The citizen's one case, and the edit that makes it where there is none yet."""
    case = desk.ledger.read.case(citizen)
    if case is not None:
        return case, []
    case = Case(CaseId(desk.new_id()), citizen, "", "")
    return case, [added(Record.CASE, case.id, citizens.case_fields(case))]


def hold_on(desk: Desk, gathering: GatheringId, day: date) -> None:
    """Set the date of a round. Raises Sealed, UnknownRecord."""
    ref = FieldRef(Record.GATHERING, gathering, "held_on")
    edit = Edit(ref, desk.ledger.read.value(ref), day.isoformat())
    _commit(desk, gathering, Label.EDIT_GATHERING, edit)


def judge(desk: Desk, gathering: GatheringId, theme: ThemeCode, judgement: Judgement | None) -> None:
    """Set or take away the judgement of a theme: what was carried there counts as looked at from then on.

    Raises Sealed, UnknownRecord.
    """
    ref, carried = theme_ref(gathering, theme, "judgement"), theme_ref(gathering, theme, "carried_from_id")
    read = desk.ledger.read
    edits = [Edit(ref, read.value(ref), token(judgement)), Edit(carried, read.value(carried), None)]
    desk.commit(Label.JUDGE, edits, citizen=read.citizen_of(gathering), gathering=gathering)


def remove(desk: Desk, gathering: GatheringId) -> None:
    """Hide an unfinished round begun by mistake. Can be undone; nothing is erased. Raises Sealed, UnknownRecord."""
    settle(desk)
    citizen = desk.ledger.read.citizen_of(gathering)
    hide = Edit(FieldRef(Record.GATHERING, gathering, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_GATHERING, [hide], citizen=citizen)


def finish(desk: Desk, gathering: GatheringId) -> Round:
    """Lock a round: its canonical content and SHA-256 are stored, and it is shown from them for ever (decision 8).

    Raises Sealed where it is locked already.
    """
    settle(desk)
    stored = desk.ledger.read.round(gathering)
    at = desk.clock().replace(microsecond=0)
    content = full_content(stored, desk.catalogue, (at, desk.user))
    fields: dict[str, str | bool | None] = {
        "content": canonical(content),
        "sha256": fingerprint(content),
        "at": at.isoformat(),
        "by": desk.user,
    }
    lock = Edit(FieldRef(Record.SEAL, gathering, WHOLE), None, fields)
    desk.commit(Label.FINISH, [lock], citizen=stored.citizen.id, gathering=gathering)
    return load(desk, gathering)


def head_ref(shown: Round, field: str) -> FieldRef:
    """The field of a round's head; kommune and sagsnummer belong to the case."""
    if field in CASE_FIELDS:
        return FieldRef(Record.CASE, shown.case.id, field)
    return FieldRef(Record.GATHERING, shown.gathering.id, field)


def theme_ref(gathering: GatheringId, theme: ThemeCode, field: str) -> FieldRef:
    """A field at a theme: 'judgement', 'short_remark' or an informant."""
    return FieldRef(Record.CONDITION, gathering, field, theme)


def voice_ref(gathering: GatheringId, theme: ThemeCode, informant: Informant) -> FieldRef:
    """One voice at a theme."""
    return theme_ref(gathering, theme, informant.value)


def _commit(desk: Desk, gathering: GatheringId, label: Label, edit: Edit) -> None:
    citizen = desk.ledger.read.citizen_of(gathering)
    desk.commit(label, [edit], citizen=citizen, gathering=gathering)
