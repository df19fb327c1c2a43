"""Indsatsformål and indsatsmål of a citizen's case. They stay open when a round is finished: it keeps a copy."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from ffbdesk.domain.edits import INTERVENTION_PURPOSE, Edit, FieldRef, Label, Record, Value
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, ChangeCode, CitizenId, GatheringId, GoalId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.records import GoalBoard
from ffbdesk.services import rounds
from ffbdesk.services.desk import Desk, added
from ffbdesk.services.drafts import settle
from ffbdesk.storage.errors import DiskFull, UnknownRecord, Unwritable


def board(desk: Desk, citizen: CitizenId, gathering: GatheringId | None = None) -> GoalBoard:
    """The citizen's goals beside the levels of a round, by default the newest. A finished round gives its own copy
    where it is named. Makes the case where there is none yet.

    Raises UnknownRecord, also where the round is another citizen's and where the citizen was removed.
    """
    person = desk.ledger.read.citizen(citizen)
    if gathering is not None:
        shown = rounds.load(desk, gathering)
        if shown.citizen.id != citizen:
            raise UnknownRecord
        return GoalBoard(shown.citizen, shown.case, shown.gathering, shown.gathering.seal)
    case, edits = rounds.case_of(desk, citizen)
    if edits:
        desk.commit(Label.MAKE_CASE, edits, citizen=citizen)
    newest = desk.ledger.read.newest(citizen)
    return GoalBoard(person, case, rounds.load(desk, newest).gathering if newest else None)


def visit(desk: Desk, citizen: CitizenId, gathering: GatheringId | None = None) -> GoalBoard:
    """Open the goals to look at them: as `board`, and remembered in the access log."""
    shown = board(desk, citizen, gathering)
    with suppress(DiskFull, Unwritable):  # a full disk must not hide what is there
        desk.ledger.note_access("view indsatsmaal", by=desk.user, at=desk.clock(), citizen=citizen)
    return shown


def add(desk: Desk, citizen: CitizenId, theme: ThemeCode | None = None) -> GoalId:
    """A new goal after the others, perhaps on a theme already. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    goal = InterventionGoal(GoalId(desk.new_id()), "", theme=theme)
    place = desk.ledger.read.last_place(case.id) + 1
    _commit(desk, Label.ADD_GOAL, [*edits, adding(case.id, goal, place)], citizen)
    return goal.id


def choose_change(desk: Desk, goal: GoalId, change: ChangeCode | None) -> None:
    """Set the måltype. Raises UnknownRecord."""
    _set(desk, goal, "change_value", change)


def choose_theme(desk: Desk, goal: GoalId, theme: ThemeCode | None) -> None:
    """Set the undertema that the goal is measured on; it is no related one from then on. Raises UnknownRecord."""
    stands = _stored(desk, goal)
    ref = goal_ref(goal, "theme")
    kept = [code for code in stands.related if code != theme]
    _edit(desk, goal, [Edit(ref, stands.theme, theme), _relating(goal, stands.related, kept)])


def expect(desk: Desk, goal: GoalId, level: Level | None) -> None:
    """Set the expected level. Raises UnknownRecord."""
    _set(desk, goal, "expected_level", None if level is None else str(int(level)))


def follow_up(desk: Desk, goal: GoalId, day: date | None) -> None:
    """Set the date of the follow-up. Raises UnknownRecord."""
    _set(desk, goal, "follow_up_on", day.isoformat() if day else None)


def relate(desk: Desk, goal: GoalId, themes: Sequence[ThemeCode]) -> None:
    """Set the other related undertemaer, each once and never the goal's own. Raises UnknownRecord."""
    stands = _stored(desk, goal)
    kept = [code for code in dict.fromkeys(themes) if code != stands.theme]
    _edit(desk, goal, [_relating(goal, stands.related, kept)])


def move(desk: Desk, goal: GoalId, by: int) -> bool:
    """Move a goal up (-1) or down (+1) in the list. False at its end. Raises UnknownRecord."""
    citizen, _gathering = desk.ledger.read.belongs_to(goal_ref(goal, "place"))
    case = desk.ledger.read.case(citizen)
    order = [g.id for g in case.goals] if case else []
    if goal not in order or not 0 <= order.index(goal) + by < len(order):
        return False
    refs = [goal_ref(which, "place") for which in (goal, order[order.index(goal) + by])]
    here, there = (desk.ledger.read.value(ref) for ref in refs)
    _edit(desk, goal, [Edit(refs[0], here, there), Edit(refs[1], there, here)], Label.MOVE_GOAL)
    return True


def remove(desk: Desk, goal: GoalId) -> None:
    """Hide a goal. Can be undone; nothing is erased. Raises UnknownRecord."""
    settle(desk)
    _edit(desk, goal, [Edit(goal_ref(goal, "removed"), old=False, new=True)], Label.REMOVE_GOAL)


def goal_ref(goal: GoalId, field: str) -> FieldRef:
    """A field of a goal: 'wording' and 'responsible' are texts that are typed."""
    return FieldRef(Record.GOAL, goal, field)


def purpose_ref(case: CaseId) -> FieldRef:
    """The indsatsformål."""
    return FieldRef(Record.CASE, case, INTERVENTION_PURPOSE)


def adding(case: CaseId, goal: InterventionGoal, place: int) -> Edit:
    """The edit that puts a goal into a case."""
    fields: dict[str, Value] = {
        "case_id": case,
        "place": str(place),
        "wording": goal.wording,
        "change_value": goal.change,
        "theme": goal.theme,
        "expected_level": None if goal.expected is None else str(int(goal.expected)),
        "follow_up_on": goal.follow_up_on.isoformat() if goal.follow_up_on else None,
        "responsible": goal.responsible,
        "related": " ".join(goal.related),
        "removed": False,
    }
    return added(Record.GOAL, goal.id, fields)


def _stored(desk: Desk, goal: GoalId) -> InterventionGoal:
    stands = desk.ledger.read.goal(goal)
    if stands is None:
        raise UnknownRecord
    return stands.goal


def _relating(goal: GoalId, before: Sequence[ThemeCode], after: Sequence[ThemeCode]) -> Edit:
    return Edit(goal_ref(goal, "related"), " ".join(before), " ".join(after))


def _set(desk: Desk, goal: GoalId, field: str, value: Value) -> None:
    ref = goal_ref(goal, field)
    _edit(desk, goal, [Edit(ref, desk.ledger.read.value(ref), value)])


def _edit(desk: Desk, goal: GoalId, edits: list[Edit], label: Label = Label.EDIT_GOAL) -> None:
    citizen, _gathering = desk.ledger.read.belongs_to(goal_ref(goal, "place"))
    _commit(desk, label, edits, citizen)


def _commit(desk: Desk, label: Label, edits: list[Edit], citizen: CitizenId) -> None:
    """A goal belongs to the case: its changes are outside every round, so that no lock of a round stops their undo."""
    desk.commit(label, edits, citizen=citizen)
