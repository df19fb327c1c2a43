"""Take back the last own change, and take that back (architecture, decision 7). Both hold over a restart."""

from dataclasses import replace

from ffbdesk.domain.edits import Change, Edit, Label, Scope
from ffbdesk.services.desk import Desk
from ffbdesk.services.values import settle
from ffbdesk.storage.errors import Sealed, Stale


class NothingToUndo(Exception):
    """There is no own change to take back here, or a barrier lies before it."""


class BuiltUpon(Exception):
    """The last change made something that others stand on by now."""


_MADE = (Label.ADD_CITIZEN, Label.ADD_GATHERING)


class NothingToRedo(Exception):
    """The last own change here was no undo."""


def undo(desk: Desk, scope: Scope) -> Change:
    """Take back the user's last change in a round, at a citizen, or in the list.

    Gives the change that was taken back, so that its theme can be brought into view. Raises NothingToUndo, and
    Stale where a field no longer holds what the change wrote.
    """
    settle(desk)  # what is still being typed is the newest change
    last = desk.ledger.last_own(desk.user, scope)
    if last is None:
        raise NothingToUndo
    try:
        desk.commit(Label.UNDO, _inverse(desk, last), citizen=last.citizen, gathering=last.gathering, undoes=last.seq)
    except (Stale, Sealed) as error:
        if last.label in _MADE:
            raise BuiltUpon from error
        raise
    return last


def redo(desk: Desk, scope: Scope) -> Change:
    """Do again what the last undo took back, as long as no other own change came since.

    Gives the change that is done again. Raises NothingToRedo, Stale.
    """
    settle(desk)
    last = desk.ledger.last_undo(desk.user, scope)
    if last is None:
        raise NothingToRedo
    desk.commit(Label.REDO, _inverse(desk, last), citizen=last.citizen, gathering=last.gathering, undoes=last.seq)
    return desk.ledger.change(last.undoes) if last.undoes else last


def _inverse(desk: Desk, change: Change) -> list[Edit]:
    """The edits that take a change back."""
    return [*(edit.inverse() for edit in reversed(change.edits)), *_unknown_moments(desk, change)]


def _unknown_moments(desk: Desk, change: Change) -> list[Edit]:
    """A judgement that was set before moments were kept comes back without one: that of the newer is not its own."""
    if change.seq > int(desk.ledger.read.about("recorded_after") or 0):
        return []
    moments = [replace(edit.ref, field="recorded_at") for edit in change.edits if edit.ref.field == "judgement"]
    return [Edit(ref, desk.ledger.read.value(ref), None) for ref in moments]
