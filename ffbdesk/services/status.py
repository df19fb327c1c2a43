"""Statusnotat: begin one, gather notes for it, finish it, correct it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.agenda import Matter
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.goals import worked_on
from ffbdesk.domain.ids import CitizenId, GoalId, StatusId, StatusPartId, ThemeCode
from ffbdesk.domain.kinds import STATUS, STATUS_PART
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.sourced import parse
from ffbdesk.domain.status import Group, StatusBoard, StatusNote, StatusPart, ToldGoal, gathered
from ffbdesk.export.file.status import board_of, status_content
from ffbdesk.services import dates, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.sealing import locking
from ffbdesk.storage.errors import UnknownRecord

_FIRST_DAYS = 90
"""Days that a first statusnotat looks back, where nothing says more."""


class NotFinished(Exception):
    """Only a finished statusnotat is corrected; one in progress is written on."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A statusnotat as one writes on it, or reads it."""

    board: StatusBoard
    groups: tuple[Group, ...] = ()
    """The notes of the period; beside a finished one those that it draws on, as they were."""


def listing(desk: Desk, citizen: CitizenId) -> tuple[StatusNote, ...]:
    """The citizen's statusnotater, newest first."""
    return desk.ledger.read.statuses(citizen)


def begin(desk: Desk, citizen: CitizenId) -> StatusId:
    """A new one with a part for each goal, from the last one's end to today. Raises UnknownRecord."""
    read, day = desk.ledger.read, desk.clock().date()
    read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    last = next((one for one in read.statuses(citizen) if one.seal is not None), None)
    since = min(last.until + timedelta(days=1), day) if last and last.until else _begun(desk, citizen, day)
    to_tell = worked_on(case.goals)
    coming = (due.day for due in dates.of_case(desk, read.citizen(citizen), case) if due.matter is Matter.FOLLOW_UP)
    made = StatusNote(StatusId(desk.new_id()), case.id, day, desk.user, since, day, next(coming, None))
    parts = [StatusPart(StatusPartId(desk.new_id()), goal.id) for goal in to_tell]
    adding = [STATUS.adding(made, case.id), *(STATUS_PART.adding(part, made.id) for part in parts)]
    desk.commit(Label.ADD_STATUS, [*edits, *adding], citizen=citizen)
    return made.id


def go_on(desk: Desk, citizen: CitizenId) -> StatusId:
    """The newest that is in progress, else a new one: two at a time are never meant. Raises UnknownRecord."""
    in_progress = (one.id for one in desk.ledger.read.statuses(citizen) if one.seal is None)
    return next(in_progress, None) or begin(desk, citizen)


def load(desk: Desk, which: StatusId) -> StatusBoard:
    """One as it stands; a finished one from what was locked. Raises UnknownRecord."""
    sealed = desk.ledger.read.sealed(which)
    board = board_of(json.loads(sealed.content), sealed.seal) if sealed else _open_board(desk, which)
    corrected = board.status.corrects_id
    if corrected is None:
        return board
    there = {one.id: one.written_on for one in desk.ledger.read.statuses(board.citizen.id)}
    return replace(board, corrects_on=there.get(corrected))


def _open_board(desk: Desk, which: StatusId) -> StatusBoard:
    read = desk.ledger.read
    status = read.status(which)
    citizen, _none = read.belongs_to(STATUS.ref(which))
    case = read.case(citizen)
    if case is None:
        raise UnknownRecord
    steps = read.sub_goals(case.id)
    told = {part.goal_id: None for part in status.parts if part.goal_id}
    here = {goal.id: goal for goal in case.goals if goal.id in told}
    gone = {one: stored.goal for one in told if one not in here and (stored := read.goal(one)) is not None}
    written = {part.goal_id for part in status.parts if part.is_written}
    # Of one that was put away since, what was written stays: in sight, in the paper, and closed where its theme is.
    kept = (*here.values(), *(goal for one, goal in gone.items() if one in written))
    goals = tuple(ToldGoal(goal, steps.get(goal.id, ())) for goal in kept)
    notes = {note.id: note for note in read.notes(citizen) if note.signed_at is not None}
    used = {note for part in status.parts for note in parse(part.happened).notes()}
    drawn = {one: note for one, note in notes.items() if one in used or _in_period(note, status)}
    came_since = tuple(goal for goal in worked_on(case.goals) if goal.id not in told)
    return StatusBoard(read.citizen(citizen), case, status, goals, drawn, came_since)


def shown(desk: Desk, which: StatusId) -> Shown:
    """The same with the notes of its period, to write from."""
    board = load(desk, which)
    if board.status.seal is not None:
        return Shown(board, tuple(_drawn_on(desk, board)))
    return Shown(board, tuple(gathered(board, tuple(board.notes.values()))))


def _drawn_on(desk: Desk, board: StatusBoard) -> Iterator[Group]:
    """The notes that a finished one draws on, as they were, part by part; with the themes that they tell of here."""
    here = {note.id: note.about for note in desk.ledger.read.notes(board.citizen.id)}
    for part in board.status.parts:
        used = [note for note in parse(part.happened).notes() if note in board.notes]
        notes = tuple(replace(board.notes[note], themes=here.get(note, ())) for note in used)
        if notes:
            yield Group(notes, part.goal_id, theme=part.theme)


def closed_parts(desk: Desk, citizen: CitizenId) -> frozenset[str]:
    """The ids of the parts of statusnotater in progress that stand at a sensitive theme, or at a goal on one."""
    found = [load(desk, one.id) for one in desk.ledger.read.statuses(citizen) if one.seal is None]
    return frozenset(part.id for board in found for part in board.status.parts if board.tells_of(part) & set(SENSITIVE))


def visit(desk: Desk, which: StatusId) -> Shown:
    """Open one to look at it: as `shown`, and remembered in the access log."""
    found = shown(desk, which)
    desk.saw("view statusnotat", found.board.citizen.id)
    return found


def add_part(
    desk: Desk, which: StatusId, *, theme: ThemeCode | None = None, goal: GoalId | None = None
) -> StatusPartId:
    """A part about a theme without a goal, or about a goal that came since. Raises Sealed, UnknownRecord."""
    citizen, _none = desk.ledger.read.belongs_to(STATUS.ref(which))
    status = desk.ledger.read.status(which)
    there = next((part for part in status.parts if (part.theme, part.goal_id) == (theme, goal)), None)
    if there is not None:
        return there.id
    made = StatusPart(StatusPartId(desk.new_id()), goal, theme)
    desk.commit(Label.EDIT_STATUS, [STATUS_PART.adding(made, which)], citizen=citizen)
    return made.id


def remove(desk: Desk, which: StatusId) -> None:
    """Hide one that is not finished. Can be undone; nothing is erased. Raises Sealed, UnknownRecord."""
    values.settle(desk)
    citizen, _none = desk.ledger.read.belongs_to(STATUS.ref(which))
    hide = Edit(STATUS.ref(which, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_STATUS, [hide], citizen=citizen)


def finish(desk: Desk, which: StatusId) -> StatusBoard:
    """Lock it: its canonical content is stored with its SHA-256, and it is shown from that for ever.

    With it go copies of the goals and delmål as they stand, and of the notes that it draws on. Raises Sealed.
    """
    values.settle(desk)
    board = load(desk, which)
    at = desk.clock().replace(microsecond=0)
    content = status_content(board, desk.catalogue, (at, desk.user))
    lock = locking(which, content, at, desk.user)
    desk.commit(Label.FINISH_STATUS, [lock], citizen=board.citizen.id)
    return load(desk, which)


def correct(desk: Desk, which: StatusId) -> StatusId:
    """A new one with the same words, which names the finished one that it corrects. Raises NotFinished."""
    board = load(desk, which)
    if board.status.seal is None:
        raise NotFinished
    case = desk.ledger.read.case(board.citizen.id)
    there = {goal.id for goal in case.goals} if case else set()
    day = desk.clock().date()
    made = replace(
        board.status,
        id=StatusId(desk.new_id()),
        case_id=case.id if case else board.status.case_id,
        written_on=day,
        author=desk.user,
        corrects_id=which,
        seal=None,
    )
    parts = [
        replace(part, id=StatusPartId(desk.new_id()))
        for part in board.status.parts
        if part.goal_id is None or part.goal_id in there
    ]
    adding = [STATUS.adding(made, made.case_id), *(STATUS_PART.adding(part, made.id) for part in parts)]
    desk.commit(Label.ADD_STATUS, adding, citizen=board.citizen.id)
    return made.id


def _in_period(note: CareNote, status: StatusNote) -> bool:
    since, until = status.since or date.min, status.until or date.max
    return since <= note.observed_on <= until


def _begun(desk: Desk, citizen: CitizenId, day: date) -> date:
    """Where a first one begins: at the newest round before today, else some months back."""
    held: Sequence[date] = [line.held_on for line in desk.ledger.read.rounds(citizen) if line.held_on < day]
    return max(held, default=day - timedelta(days=_FIRST_DAYS))
