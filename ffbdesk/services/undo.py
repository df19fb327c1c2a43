"""Take back the last own change, and take that back (architecture, decision 7). Both hold over a restart."""

from dataclasses import dataclass, replace

from ffbdesk.domain.edits import Change, Edit, Label, Scope
from ffbdesk.domain.ids import Seq
from ffbdesk.services.desk import Desk
from ffbdesk.services.values import settle
from ffbdesk.storage.errors import Sealed, Stale, UnknownRecord


class NothingToUndo(Exception):
    """There is no own change to take back here, or a barrier lies before it."""


class BuiltUpon(Exception):
    """The last change made something that others stand on by now."""


_MADE = (Label.ADD_CITIZEN, Label.ADD_GATHERING)


class NothingToRedo(Exception):
    """The last own change here was no undo."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that was taken back, or done again, and the undo that did it or was taken back itself."""

    change: Change
    undo: Change


def undo(desk: Desk, scope: Scope, upto: Seq | None = None) -> Taken:
    """Take back the user's last change in a round, at a citizen, or in the list; `upto` leaves out what came later.

    Raises NothingToUndo, and as `take_back`.
    """
    settle(desk)  # what is still being typed is the newest change
    while (last := desk.ledger.last_own(desk.user, scope, upto)) is not None:
        try:
            return Taken(last, take_back(desk, last))
        except UnknownRecord:  # the record was taken back since: with it went what was done to it
            upto = Seq(last.seq - 1)
    raise NothingToUndo


def redo(desk: Desk, scope: Scope, upto: Seq | None = None) -> Taken:
    """Do again what the last undo took back, as long as no other own change came since.

    Raises NothingToRedo, Stale.
    """
    settle(desk)
    last = desk.ledger.last_undo(desk.user, scope, upto)
    if last is None:
        raise NothingToRedo
    do_again(desk, last)
    return Taken(desk.ledger.change(last.undoes) if last.undoes else last, last)


def take_back(desk: Desk, change: Change) -> Change:
    """Take one change back; gives the undo. Raises Stale where a field no longer holds what it wrote, BuiltUpon."""
    try:
        undone = desk.commit(
            Label.UNDO, _inverse(desk, change), citizen=change.citizen, gathering=change.gathering, undoes=change.seq
        )
    except (Stale, Sealed) as error:
        if change.label in _MADE:
            raise BuiltUpon from error
        raise
    return undone or change


def do_again(desk: Desk, undone: Change) -> None:
    """Take an undo back. Raises Stale."""
    desk.commit(
        Label.REDO, _inverse(desk, undone), citizen=undone.citizen, gathering=undone.gathering, undoes=undone.seq
    )


def _inverse(desk: Desk, change: Change) -> list[Edit]:
    """The edits that take a change back."""
    return [*(edit.inverse() for edit in reversed(change.edits)), *_unknown_moments(desk, change)]


def _unknown_moments(desk: Desk, change: Change) -> list[Edit]:
    """A judgement that was set before moments were kept comes back without one: that of the newer is not its own."""
    if change.seq > int(desk.ledger.read.about("recorded_after") or 0):
        return []
    moments = [replace(edit.ref, field="recorded_at") for edit in change.edits if edit.ref.field == "judgement"]
    return [Edit(ref, desk.ledger.read.value(ref), None) for ref in moments]
