"""Take back the last own change, and take that back (architecture, decision 7). Both hold over a restart."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from ffbdesk.domain.edits import WHOLE, Change, Edit, Fields, Label, Record, Scope, lies_at
from ffbdesk.domain.ids import GatheringId, GoalId, Seq, ThemeCode
from ffbdesk.domain.kinds import GOAL
from ffbdesk.services.desk import Desk
from ffbdesk.services.values import settle
from ffbdesk.storage.errors import Sealed, Stale, UnknownRecord


class NothingToUndo(Exception):
    """There is no own change to take back here, or a barrier lies before it."""


class BuiltUpon(Exception):
    """The last change made something that others stand on by now."""


class AtClosedTheme(Exception):
    """The next step lies at a sensitive theme that is closed: it would change what nobody sees."""


_MADE = (Label.ADD_CITIZEN, Label.ADD_GATHERING)


class NothingToRedo(Exception):
    """The last own change here was no undo."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that was taken back, or done again, and the undo that did it or was taken back itself."""

    change: Change
    undo: Change


def undo(desk: Desk, scope: Scope, upto: Seq | None = None, closed: Collection[ThemeCode] = ()) -> Taken:
    """Take back the user's last change in a round, at a citizen, or in the list; `upto` leaves out what came later.

    Raises NothingToUndo, AtClosedTheme where it lies at a theme that is `closed`, and as `take_back`.
    """
    settle(desk)  # what is still being typed is the newest change
    while (last := desk.ledger.last_own(desk.user, scope, upto)) is not None:
        _must_be_in_sight(last, closed)
        try:
            return Taken(last, take_back(desk, last))
        except UnknownRecord:  # the record was taken back since: with it went what was done to it
            upto = Seq(last.seq - 1)
    raise NothingToUndo


def redo(desk: Desk, scope: Scope, upto: Seq | None = None, closed: Collection[ThemeCode] = ()) -> Taken:
    """Do again what the last undo took back, as long as no other own change came since.

    Raises NothingToRedo, AtClosedTheme, Stale.
    """
    settle(desk)
    last = desk.ledger.last_undo(desk.user, scope, upto)
    if last is None:
        raise NothingToRedo
    _must_be_in_sight(last, closed)
    do_again(desk, last)
    return Taken(desk.ledger.change(last.undoes) if last.undoes else last, last)


def _must_be_in_sight(change: Change, closed: Collection[ThemeCode]) -> None:
    if lies_at((edit.ref for edit in change.edits), closed):
        raise AtClosedTheme


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
    return [*_of_goals(desk, change), *_unknown_moments(desk, change)]


def _unknown_moments(desk: Desk, change: Change) -> list[Edit]:
    """A judgement that was set before moments were kept comes back without one: that of the newer is not its own."""
    if change.seq > int(desk.ledger.read.about("recorded_after") or 0):
        return []
    moments = [replace(edit.ref, field="recorded_at") for edit in change.edits if edit.ref.field == "judgement"]
    return [Edit(ref, desk.ledger.read.value(ref), None) for ref in moments]


_BEGINNING = ("starting_level", "starting_on", "begun_in_id")
_FOUND_OUT = (*_BEGINNING, "set_on", "author")


def _of_goals(desk: Desk, change: Change) -> list[Edit]:
    """The inverse edits. Where a goal begins is found out anew when its round is finished, and by a new program of old
    changes: that is nobody's own setting, and keeps nothing from being taken back. With another theme it is found out
    once more."""
    edits = [edit.inverse() for edit in reversed(change.edits)]
    goals = {GoalId(edit.ref.record_id) for edit in edits if edit.ref.kind is Record.GOAL}
    stored = {goal: GOAL.cells(found.goal) for goal in goals if (found := desk.ledger.read.goal(goal))}
    now = [_now(edit, stored) for edit in edits]
    told = {edit.ref: edit.new for edit in now}
    anew = []
    for goal, cells in stored.items():
        if (chosen := GOAL.ref(goal, "theme")) in told:
            begun_in = told.get(GOAL.ref(goal, "begun_in_id"), cells["begun_in_id"])
            begins = _begins(desk, change, told[chosen], begun_in)
            anew += [Edit(GOAL.ref(goal, name), cells[name], value) for name, value in begins.items()]
    return [*now, *(edit for edit in anew if edit.ref not in told)]


def _begins(desk: Desk, change: Change, theme: object, begun_in: object) -> Fields:
    """Where a goal begins on a theme: as the round says that it was begun in, which says nothing for good before it is
    finished. Of a change that was made before beginnings were kept nobody knows the round."""
    if change.seq <= int(desk.ledger.read.about("recorded_after") or 0):
        return dict.fromkeys(_BEGINNING)
    known = desk.ledger.read.given(GatheringId(str(begun_in)), ThemeCode(str(theme))) if begun_in and theme else None
    level, day = known or (None, None)
    return {
        "starting_level": GOAL.field("starting_level").form.write(level),
        "starting_on": GOAL.field("starting_on").form.write(day),
    }


def _now(edit: Edit, stored: dict[GoalId, Fields]) -> Edit:
    cells = stored.get(GoalId(edit.ref.record_id)) if edit.ref.kind is Record.GOAL else None
    if cells is None:
        return edit
    if edit.ref.field in _BEGINNING:
        return replace(edit, old=cells[edit.ref.field])
    if edit.ref.field == WHOLE and isinstance(edit.old, dict):
        return replace(edit, old={**edit.old, **{name: cells[name] for name in _FOUND_OUT}})
    return edit
