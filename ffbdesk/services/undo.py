"""Take back the last own change, and take that back (architecture, decision 7). Both hold over a restart."""

from ffbdesk.domain.edits import Change, Label, Scope
from ffbdesk.services.desk import Desk
from ffbdesk.services.drafts import settle
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
    inverse = [edit.inverse() for edit in reversed(last.edits)]
    try:
        desk.commit(Label.UNDO, inverse, citizen=last.citizen, gathering=last.gathering, undoes=last.seq)
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
    again = [edit.inverse() for edit in reversed(last.edits)]
    desk.commit(Label.REDO, again, citizen=last.citizen, gathering=last.gathering, undoes=last.seq)
    return desk.ledger.change(last.undoes) if last.undoes else last
