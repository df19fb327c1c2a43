"""Opfølgning: begin one, take verdicts from a statusnotat, finish it, correct it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.followups import OVER, FollowUp, FollowUpBoard, FollowUpPart, FollowUpResult, LevelOn
from ffbdesk.domain.goals import InterventionGoal, worked_on
from ffbdesk.domain.ids import (
    CitizenId,
    FollowUpId,
    FollowUpPartId,
    FollowUpResultId,
    GoalId,
    NeedCode,
    StatusId,
    ThemeCode,
)
from ffbdesk.domain.kinds import FOLLOW_UP, FOLLOW_UP_PART, FOLLOW_UP_RESULT, GOAL
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.records import Case
from ffbdesk.domain.status import StatusNote
from ffbdesk.export.file.followups import board_of, follow_up_content
from ffbdesk.services import rounds, status, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.sealing import locking
from ffbdesk.storage.errors import UnknownRecord


class FollowUpOpen(Exception):
    """Only a finished opfølgning is corrected; one in progress is written on."""


def listing(desk: Desk, citizen: CitizenId) -> tuple[FollowUp, ...]:
    """The citizen's opfølgninger, newest first."""
    return desk.ledger.read.follow_ups(citizen)


def standing(desk: Desk, citizen: CitizenId) -> tuple[FollowUp, ...]:
    """The finished ones in whose place no other one stands, newest first."""
    finished = [one for one in desk.ledger.read.follow_ups(citizen) if one.seal is not None]
    corrected = {one.corrects_id for one in finished}
    return tuple(one for one in finished if one.id not in corrected)


def begin(desk: Desk, citizen: CitizenId) -> FollowUpId:
    """A new one of today: a part for each goal that is worked on and for each theme that has a level, and a place for
    what is decided of each indsats in force. Raises UnknownRecord.

    It draws on the newest finished statusnotat that came after the opfølgning before it.
    """
    read, day = desk.ledger.read, desk.clock().date()
    read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    last = next((one for one in standing(desk, citizen)), None)
    newest = next((one for one in read.statuses(citizen) if one.seal is not None), None)
    told = newest if newest and (last is None or newest.written_on > last.held_on) else None
    made = FollowUp(FollowUpId(desk.new_id()), case.id, day, desk.user, status_id=told.id if told else None)
    over = ended(standing(desk, citizen))
    goals = [goal for goal in worked_on(case.goals) if goal.id not in over]
    measured = {goal.theme for goal in goals}
    followed = [code for code in read.present(citizen) if code not in measured]
    order = {theme.code: n for n, theme in enumerate(desk.catalogue.themes)}
    followed.sort(key=lambda code: order.get(code, len(order)))
    parts = [FollowUpPart(FollowUpPartId(desk.new_id()), goal.id, goal.theme) for goal in goals]
    parts += [FollowUpPart(FollowUpPartId(desk.new_id()), None, code) for code in followed]
    results = [FollowUpResult(FollowUpResultId(desk.new_id()), plan.id) for plan in _in_force(desk, case, day)]
    adding = [FOLLOW_UP.adding(made, case.id), *(FOLLOW_UP_PART.adding(part, made.id) for part in parts)]
    adding += [FOLLOW_UP_RESULT.adding(one, made.id) for one in results]
    desk.commit(Label.ADD_FOLLOW_UP, [*edits, *adding], citizen=citizen)
    return made.id


def ended(followed: Sequence[FollowUp]) -> dict[GoalId, date]:
    """The goals whose last word was that they are over, with its day; `followed` is newest first."""
    found: dict[GoalId, date | None] = {}
    for one in followed:
        for part in one.parts:
            if part.goal_id is not None:
                found.setdefault(part.goal_id, one.held_on if part.following in OVER else None)
    return {goal: day for goal, day in found.items() if day is not None}


def go_on(desk: Desk, citizen: CitizenId) -> FollowUpId:
    """The newest that is in progress, else a new one. Raises UnknownRecord."""
    in_progress = (one.id for one in desk.ledger.read.follow_ups(citizen) if one.seal is None)
    return next(in_progress, None) or begin(desk, citizen)


def load(desk: Desk, which: FollowUpId) -> FollowUpBoard:
    """One as it stands; a finished one from what was locked. Raises UnknownRecord."""
    sealed = desk.ledger.read.sealed(which)
    board = board_of(json.loads(sealed.content), sealed.seal) if sealed else _open_board(desk, which)
    corrected = board.follow_up.corrects_id
    if corrected is None:
        return board
    days = {one.id: one.held_on for one in desk.ledger.read.follow_ups(board.citizen.id)}
    return replace(board, corrects_on=days.get(corrected))


def visit(desk: Desk, which: FollowUpId) -> FollowUpBoard:
    """Open one to look at it: as `load`, and remembered in the access log."""
    board = load(desk, which)
    desk.saw("view opfoelgning", board.citizen.id)
    return board


def add_part(
    desk: Desk, which: FollowUpId, *, theme: ThemeCode | None = None, goal: GoalId | None = None
) -> FollowUpPartId:
    """A part about a theme that nobody followed, or about a goal that came since. Raises Sealed, UnknownRecord."""
    read = desk.ledger.read
    citizen, _none = read.belongs_to(FOLLOW_UP.ref(which))
    follow_up, case = read.follow_up(which), read.case(citizen)
    if goal is not None:
        here = next((one for one in (case.goals if case else ()) if one.id == goal), None)
        if here is None:
            raise UnknownRecord
        theme = here.theme
    elif theme not in {one.code for one in desk.catalogue.themes}:
        raise UnknownRecord
    there = next((p for p in follow_up.parts if p.goal_id == goal and (goal is not None or p.theme == theme)), None)
    if there is not None:
        return there.id
    made = FollowUpPart(FollowUpPartId(desk.new_id()), goal, theme)
    desk.commit(Label.EDIT_FOLLOW_UP, [FOLLOW_UP_PART.adding(made, which)], citizen=citizen)
    return made.id


def remove(desk: Desk, which: FollowUpId) -> None:
    """Hide one that is not finished. Can be undone; nothing is erased. Raises Sealed, UnknownRecord."""
    values.settle(desk)
    citizen, _none = desk.ledger.read.belongs_to(FOLLOW_UP.ref(which))
    hide = Edit(FOLLOW_UP.ref(which, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_FOLLOW_UP, [hide], citizen=citizen)


def finish(desk: Desk, which: FollowUpId) -> FollowUpBoard:
    """Lock it: its canonical content is stored with its SHA-256, and it is shown from that for ever.

    From then on its levels are the present ones. Raises Sealed.
    """
    values.settle(desk)
    board = load(desk, which)
    at = desk.clock().replace(microsecond=0)
    content = follow_up_content(board, desk.catalogue, (at, desk.user))
    lock = locking(which, content, at, desk.user)
    desk.commit(Label.FINISH_FOLLOW_UP, [lock, *_new_dates(desk, board)], citizen=board.citizen.id)
    return load(desk, which)


def _new_dates(desk: Desk, board: FollowUpBoard) -> Iterator[Edit]:
    """The goals' own days of follow-up, as they were agreed on: the next one, or none of a goal that is over. A day
    that has come is kept by this opfølgning, and is none that is still to come.

    A goal that came with a bestilling keeps the one it came with.
    """
    for part in board.follow_up.parts:
        goal = desk.ledger.read.goal(part.goal_id) if part.goal_id else None
        own = goal.goal if goal is not None and goal.goal.order_id is None else None
        over = part.following in OVER
        kept = own is not None and own.follow_up_on is not None and own.follow_up_on <= board.follow_up.held_on
        if own is None or (part.again_on is None and not over and not kept):
            continue
        day = None if over else part.again_on
        if own.follow_up_on != day:
            yield GOAL.edit(own.id, "follow_up_on", own.follow_up_on, day)


def correct(desk: Desk, which: FollowUpId) -> FollowUpId:
    """A new one that says the same, to be changed: it names the finished one that it corrects. Raises FollowUpOpen."""
    board = load(desk, which)
    if board.follow_up.seal is None:
        raise FollowUpOpen
    case = desk.ledger.read.case(board.citizen.id)
    if case is None:
        raise UnknownRecord
    goals = {goal.id for goal in case.goals}
    made = replace(
        board.follow_up, id=FollowUpId(desk.new_id()), author=desk.user, case_id=case.id, corrects_id=which, seal=None
    )
    parts = [
        replace(part, id=FollowUpPartId(desk.new_id()))
        for part in board.follow_up.parts
        if part.goal_id is None or part.goal_id in goals or part.is_written
    ]
    results = [replace(one, id=FollowUpResultId(desk.new_id())) for one in board.follow_up.results]
    adding = [FOLLOW_UP.adding(made, made.case_id), *(FOLLOW_UP_PART.adding(part, made.id) for part in parts)]
    adding += [FOLLOW_UP_RESULT.adding(one, made.id) for one in results]
    desk.commit(Label.ADD_FOLLOW_UP, adding, citizen=board.citizen.id)
    return made.id


def _open_board(desk: Desk, which: FollowUpId) -> FollowUpBoard:
    read = desk.ledger.read
    follow_up = read.follow_up(which)
    citizen, _none = read.belongs_to(FOLLOW_UP.ref(which))
    case = read.case(citizen)
    if case is None:
        raise UnknownRecord
    statuses = tuple(one for one in read.statuses(citizen) if one.seal is not None)
    chosen = follow_up.status_id
    plans = {plan.id: plan for plan in read.care_plans(case.id)}
    for one in follow_up.results:  # what was decided of an indsats that was removed since is still said of it
        if one.plan_id and one.plan_id not in plans and (one.value is not None or one.reason.strip()):
            plans[one.plan_id] = read.care_plan(one.plan_id, also_removed=True)
    decided = (plans[one.plan_id] for one in follow_up.results if one.plan_id in plans)
    before = (o for o in standing(desk, citizen) if o.id != follow_up.corrects_id)
    last = next((one for one in before if one.held_on < follow_up.held_on), None)
    return FollowUpBoard(
        read.citizen(citizen),
        replace(case, goals=_told_of(desk, case, follow_up)),
        follow_up,
        {
            code: LevelOn(level, day)
            for code, (level, day) in read.present(citizen, follow_up.held_on, instead=follow_up.corrects_id).items()
        },
        _need_before(desk, citizen, follow_up),
        tuple(decided),
        _told(desk, chosen) if any(one.id == chosen for one in statuses) else None,
        statuses,
        last.held_on if last else None,
        came_since=tuple(goal for goal in worked_on(case.goals) if follow_up.part_of(goal.id) is None),
    )


def _told_of(desk: Desk, case: Case, follow_up: FollowUp) -> tuple[InterventionGoal, ...]:
    """The goals of its parts, in the case's order; one that was put away since stays where something is said of it."""
    wanted = {part.goal_id: part for part in follow_up.parts if part.goal_id}
    here = [goal for goal in case.goals if goal.id in wanted]
    there = {goal.id for goal in here}
    gone = (desk.ledger.read.goal(one) for one, part in wanted.items() if one not in there and part.is_written)
    return (*here, *(stored.goal for stored in gone if stored is not None))


def _told(desk: Desk, which: StatusId | None) -> StatusNote | None:
    return status.load(desk, which).status if which else None


def _need_before(desk: Desk, citizen: CitizenId, follow_up: FollowUp) -> tuple[NeedCode, date | None] | None:
    """The newest støttebehov from before its day: of an opfølgning that is finished, else of a round."""
    read, day = desk.ledger.read, follow_up.held_on
    found = [
        (one.need_on or one.held_on, one.need, one.need_on)
        for one in standing(desk, citizen)
        if one.id not in (follow_up.id, follow_up.corrects_id) and one.need is not None and one.held_on <= day
    ]
    for line in read.rounds(citizen):
        head = read.head(line.id)
        if head.need is not None and head.held_on <= day:
            found.append((head.need_on or head.held_on, head.need, head.need_on))
    newest = max(found, key=lambda one: one[0], default=None)
    return (newest[1], newest[2]) if newest else None


def _in_force(desk: Desk, case: Case, day: date) -> tuple[CarePlan, ...]:
    """The indsatser that are given here and have not ended."""
    return tuple(
        plan
        for plan in desk.ledger.read.care_plans(case.id)
        if not plan.elsewhere and any(one.ends_on is None or one.ends_on >= day for one in plan.interventions)
    )


def all_closed_parts(desk: Desk, citizen: CitizenId) -> frozenset[str]:
    """The same, with the parts of statusnotater in progress: undo on either page looks at both."""
    return closed_parts(desk, citizen) | status.closed_parts(desk, citizen)


def closed_parts(desk: Desk, citizen: CitizenId) -> frozenset[str]:
    """The ids of the parts of opfølgninger in progress that stand at a sensitive theme, or at a goal on one."""
    found = [load(desk, one.id) for one in desk.ledger.read.follow_ups(citizen) if one.seal is None]
    return frozenset(
        part.id for board in found for part in board.follow_up.parts if board.tells_of(part) & set(SENSITIVE)
    )
