"""Take back the last own change, and take that back (architecture, decision 7). Both hold over a restart."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import WHOLE, Change, Edit, FieldRef, Fields, Label, Record, Scope, Value, lies_at
from ffbdesk.domain.goals import BEGINNING
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


def undo(desk: Desk, scope: Scope, upto: Seq | None = None, closed: Collection[str] = ()) -> Taken:
    """Take back the user's last change in a round, at a citizen, or in the list; `upto` leaves out what came later.

    Raises NothingToUndo, AtClosedTheme where it lies at a theme that is `closed`, and as `take_back`.
    """
    settle(desk)  # what is still being typed is the newest change
    while (last := desk.ledger.last_own(desk.names(), scope, upto)) is not None:
        _must_be_in_sight(last, closed)
        try:
            return Taken(last, take_back(desk, last))
        except UnknownRecord:  # the record was taken back since: with it went what was done to it
            upto = Seq(last.seq - 1)
    raise NothingToUndo


def redo(desk: Desk, scope: Scope, upto: Seq | None = None, closed: Collection[str] = ()) -> Taken:
    """Do again what the last undo took back, as long as no other own change came since.

    Raises NothingToRedo, AtClosedTheme, Stale.
    """
    settle(desk)
    last = desk.ledger.last_undo(desk.names(), scope, upto)
    if last is None:
        raise NothingToRedo
    _must_be_in_sight(last, closed)
    do_again(desk, last)
    return Taken(desk.ledger.change(last.undoes) if last.undoes else last, last)


def _must_be_in_sight(change: Change, closed: Collection[str]) -> None:
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


_FOUND_OUT = (*BEGINNING, "set_on", "author")


def _of_goals(desk: Desk, change: Change) -> list[Edit]:
    """The inverse edits. Where a goal begins is found out anew when its round is finished, and by a new program of old
    changes: that is nobody's own setting, and keeps nothing from being taken back. With another theme it is found out
    once more."""
    edits = [edit.inverse() for edit in reversed(change.edits)]
    goals = {GoalId(edit.ref.record_id) for edit in edits if edit.ref.kind is Record.GOAL}
    stored = {goal: GOAL.cells(found.goal) for goal in goals if (found := desk.ledger.read.goal(goal))}
    now = [_now(edit, stored) for edit in edits]
    told = {edit.ref: edit.new for edit in now}
    for goal, cells in stored.items():
        if GOAL.ref(goal, "theme") in told:
            told |= {GOAL.ref(goal, name): value for name, value in _begins(desk, goal, told).items()}
            now += [
                Edit(ref, cells[ref.field], told[ref])
                for ref in (GOAL.ref(goal, name) for name in BEGINNING)
                if all(edit.ref != ref for edit in now)
            ]
    return [replace(edit, new=told[edit.ref]) for edit in now]


def _begins(desk: Desk, goal: GoalId, told: Mapping[FieldRef, Value | Fields]) -> dict[str, Value | Fields]:
    """Where a goal begins on the theme that it has again: as the round says that it was begun in, once that is
    finished; else as it stood. Of a change that was made before beginnings were kept nobody knows it."""
    stood = {name: told[ref] for name in BEGINNING if (ref := GOAL.ref(goal, name)) in told}
    if len(stood) < len(BEGINNING):
        return dict.fromkeys(BEGINNING)
    begun_in, theme = stood["begun_in_id"], told[GOAL.ref(goal, "theme")]
    known = desk.ledger.read.given(GatheringId(str(begun_in)), ThemeCode(str(theme))) if begun_in and theme else None
    if known is None:
        return stood
    level, day = known
    found = {"starting_level": level, "starting_on": day}
    return stood | {name: GOAL.field(name).form.write(value) for name, value in found.items()}


def _now(edit: Edit, stored: dict[GoalId, Fields]) -> Edit:
    cells = stored.get(GoalId(edit.ref.record_id)) if edit.ref.kind is Record.GOAL else None
    if cells is None:
        return edit
    if edit.ref.field in BEGINNING:
        return replace(edit, old=cells[edit.ref.field])
    if edit.ref.field == WHOLE and isinstance(edit.old, dict):
        return replace(edit, old={**edit.old, **{name: cells[name] for name in _FOUND_OUT}})
    return edit
