"""Text being typed: kept within a second, and made a change when the field is left."""

from dataclasses import replace

from ffbdesk.domain.edits import INTERVENTION_PURPOSE, Edit, FieldRef, Label, Record
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.services.desk import Desk, fitting
from ffbdesk.storage.errors import Sealed, UnknownRecord


def keep(desk: Desk, ref: FieldRef, text: str) -> None:
    """Save what stands in a field while it is typed. Raises TooLong, storage errors (nothing is lost in the window)."""
    desk.ledger.draft(ref, fitting(ref.field, text), by=desk.user, at=desk.clock())


def write(desk: Desk, ref: FieldRef, text: str, *, citizen: CitizenId, gathering: GatheringId | None) -> bool:
    """A field is left: what stands in it becomes one change. False where nothing was new. Raises as `keep`.

    An addition to a note becomes one only when it is added: until then it stays a draft.
    """
    if ref.kind is Record.ADDITION:
        keep(desk, ref, text)
        return False
    old = desk.ledger.read.value(ref)
    change = desk.commit(_label(ref), [Edit(ref, old, fitting(ref.field, text))], citizen=citizen, gathering=gathering)
    if change is None:
        desk.ledger.discard_draft(ref)
    return change is not None


def settle(desk: Desk) -> int:
    """Every draft becomes a change of the one who typed it. One whose field is gone or locked is left lying.

    Gives how many became changes.
    """
    settled = 0
    for draft in desk.ledger.drafts():
        if draft.ref.kind is Record.ADDITION:
            continue
        try:
            citizen, gathering = desk.ledger.read.belongs_to(draft.ref)
            writer = replace(desk, user=draft.by)
            settled += write(writer, draft.ref, draft.text, citizen=citizen, gathering=gathering)
        except (Sealed, UnknownRecord):
            continue
    return settled


def _label(ref: FieldRef) -> Label:
    if ref.field == INTERVENTION_PURPOSE:
        return Label.EDIT_GOAL
    return _LABELS.get(ref.kind, Label.WRITE)


_LABELS = {
    Record.GATHERING: Label.EDIT_GATHERING,
    Record.CASE: Label.EDIT_GATHERING,
    Record.GOAL: Label.EDIT_GOAL,
    Record.NOTE: Label.EDIT_NOTE,
}
