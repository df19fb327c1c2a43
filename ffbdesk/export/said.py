"""The cell of any field in Danish, for a paper that shows every field of every kind."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, get_args, get_origin

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import Record, Value
from ffbdesk.domain.ids import (
    ChangeCode,
    GatheringId,
    GoalId,
    InterventionCode,
    NeedCode,
    OrderId,
    PromptId,
    ServiceCode,
    StatusId,
    TargetCode,
    ThemeCode,
)
from ffbdesk.domain.judgement import Assessed, Judgement, Level
from ffbdesk.domain.kinds import KINDS, SOURCED
from ffbdesk.domain.marks import prompt_of, read
from ffbdesk.domain.records import Agreement, ClosedWhy, ContactRole, ThirdVoice
from ffbdesk.domain.rules import written_cpr
from ffbdesk.domain.sourced import plain
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.words import closing, gathering, opening, signs, status, subgoals, udredning
from ffbdesk.words import insight as say
from ffbdesk.words.dates import long_date, moment
from ffbdesk.words.frequency import FREQUENCY


def cells_said(record: Record, name: str, catalogue: Catalogue, held: Callable[[str], str]) -> Callable[[Value], str]:
    """How the cells of a field are said; `held` names a round by its id. What cannot be read is said as it lies."""
    prompt = prompt_of(name)
    if prompt is not None:
        return lambda cell: _mark(prompt, str(cell))
    if not KINDS[record].has(name):
        return str
    field = KINDS[record].field(name)
    if (record, name) in SOURCED:
        return lambda cell: plain(str(cell))
    said = written_cpr if name == "cpr" else _by_type(field.type, catalogue, held)

    def of(cell: Value) -> str:
        try:
            return said(field.form.read(cell))
        except (ValueError, KeyError, TypeError):
            return str(cell)

    return of


def is_of_catalogue(prompt: PromptId, value: Value, catalogue: Catalogue) -> bool:
    """Whether a mark's text is the catalogue's own, now or once: one from a file may be anybody's."""
    text = read(prompt, str(value)).text
    known = (one for theme in catalogue.themes for one in theme.prompts if one.id == prompt)
    return any(text in (one.text, *one.earlier_texts) for one in known)


def _mark(prompt: PromptId, cell: str) -> str:
    mark = read(prompt, cell)
    return f"{mark.text}: {FREQUENCY[mark.frequency]}"


def _by_type(kind: Any, catalogue: Catalogue, held: Callable[[str], str]) -> Callable[[Any], str]:
    def term(code: ThemeCode) -> str:
        return catalogue.theme(code).name

    def target(code: TargetCode) -> str:
        return catalogue.interventions.target(code).term

    said: dict[Any, Callable[[Any], str]] = {
        Judgement: _judgement,
        Level: lambda level: udredning.own_level(int(level)),
        date: long_date,
        datetime: moment,
        bool: lambda yes: say.YES if yes else say.NO,
        ThemeCode: term,
        ServiceCode: lambda code: catalogue.interventions.service(code).term,
        InterventionCode: lambda code: catalogue.interventions.intervention(code).term,
        NeedCode: lambda code: catalogue.interventions.need(code).term,
        TargetCode: target,
        Agreement: lambda one: opening.AGREEMENT[one],
        ContactRole: lambda role: opening.ROLE[role],
        ChangeCode: lambda code: catalogue.change_value(code).term,
        GatheringId: held,
        ClosedWhy: lambda why: closing.WHY[why],
        GoalResult: lambda result: status.RESULT[result],
        GoalId: lambda _id: say.tagged(1),
        StatusId: lambda _id: say.tagged(1),
        OrderId: lambda _id: say.YES,
        SubGoalStatus: lambda status: subgoals.STATUS[status.value],
        ThirdVoice: lambda voice: gathering.THIRD[voice],
    }
    if get_origin(kind) is tuple and get_args(kind)[0] in (ThemeCode, TargetCode):
        return lambda codes: "; ".join(map(said[get_args(kind)[0]], codes))
    if get_origin(kind) is tuple:
        return lambda ids: say.tagged(len(ids))  # what each was called stands beside it, once the note is signed
    return said.get(kind, str)


def _judgement(judgement: Any) -> str:
    if isinstance(judgement, Assessed):
        return udredning.own_level(int(judgement.level))
    return signs.on_paper(judgement)
