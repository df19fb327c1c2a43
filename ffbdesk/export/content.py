"""From a round to the content of a file: canonical, so that the same round gives the same bytes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ffbdesk import __version__
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, NotRelevant, level_of
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    EarlierLevels,
    GoalBoard,
    InformationGathering,
    Round,
)
from ffbdesk.domain.rules import level_at
from ffbdesk.export.choices import USUAL, Choices, chosen_board, chosen_notes, chosen_round

FORMAT, GOALS_FORMAT, VERSION = "ffbdesk/udredning", "ffbdesk/indsatsmaal", 1
"""What a file says it is; `shape` has the shapes of both."""
PROGRAM = f"FFB Desk {__version__}"

type Json = dict[str, Any]


def canonical(content: Json) -> str:
    """One spelling of a content: sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def fingerprint(content: Json) -> str:
    """SHA-256 (hex) of the canonical content."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def full_content(shown: Round, catalogue: Catalogue, finished: tuple[datetime, str] | None = None) -> Json:
    """Everything of a round. `finished` is when and by whom, while it is being locked."""
    citizen, case, gathering = shown.citizen, shown.case, shown.gathering
    at, by = finished or (None, None)
    return {
        "catalogue": _version(gathering.catalogue),
        "citizen": {"id": citizen.id, **_person(citizen, citizen.cpr)},
        "case": {"id": case.id, **_case(case)},
        "gathering": {
            "id": gathering.id,
            **_head(gathering),
            "finished_at": at.isoformat() if at else None,
            "finished_by": by,
        },
        "conditions": [
            {
                "id": c.id,
                **_theme(c, catalogue),
                "voices": [{"informant": v.informant.value, "text": v.text} for v in c.voices],
                "short_remark": c.short_remark,
                "own_rating": None if c.own_rating is None else int(c.own_rating),
                "marks": [_mark(m) for m in sorted(c.marks, key=lambda m: m.prompt)],
                "carried_from_id": c.carried_from_id,
            }
            for c in in_order(gathering, catalogue)
        ],
        "goals": [{"id": g.id, **_goal(g, gathering, catalogue)} for g in case.goals],
        "earlier": _earlier(shown.before),
    }


def goals_content(board: GoalBoard, catalogue: Catalogue) -> Json:
    """The goals of a case, and which round their present levels come from."""
    gathering, seal = board.gathering, board.seal
    reference = (
        {"id": gathering.id, "held_on": gathering.held_on.isoformat(), "sha256": seal.sha256 if seal else None}
        if gathering
        else None
    )
    return {
        "catalogue": _version(catalogue.version),
        "citizen": {"id": board.citizen.id, **_person(board.citizen, board.citizen.cpr)},
        "case": {"id": board.case.id, **_case(board.case)},
        "gathering": reference,
        "goals": [{"id": g.id, **_goal(g, gathering, catalogue)} for g in board.case.goals],
    }


def printed_goals(whole: GoalBoard, catalogue: Catalogue, choices: Choices = USUAL) -> Json:
    """What the table of goals prints, with the same masking."""
    board = chosen_board(whole, choices)
    gathering = board.gathering
    return {
        "catalogue": _version(catalogue.version),
        "citizen": _person(replace(board.citizen, own_number=""), choices.cpr(board.citizen)),
        "case": _case(board.case),
        "gathering": {"held_on": gathering.held_on.isoformat()} if gathering else None,
        "goals": [_goal(g, gathering, catalogue) for g in board.case.goals],
    }


def printed_content(
    whole: Round, catalogue: Catalogue, choices: Choices = USUAL, cited: Sequence[CareNote] | None = None
) -> Json:
    """What a form prints, with the same masking: a PDF never carries more than it shows (decision 9).

    `cited` are the notes of the full form; None for the short one.
    """
    shown = chosen_round(whole, choices)
    citizen, case, gathering = shown.citizen, shown.case, shown.gathering
    seal, full = gathering.seal, cited is not None
    notes = chosen_notes(tuple(cited or ()), choices)
    return {
        "catalogue": _version(gathering.catalogue),
        "citizen": _person(citizen, choices.cpr(citizen)),
        "case": _case(case),
        "gathering": {
            **_head(gathering),
            "finished_at": seal.at.isoformat() if seal else None,
            "finished_by": seal.by if seal else None,
            "sha256": seal.sha256 if seal else None,
        },
        "conditions": [
            {
                **_theme(c, catalogue),
                "short_remark": c.short_remark,
                **(_printed_in_full(c, notes) if full else _printed_rating(c)),
            }
            for c in in_order(gathering, catalogue)
        ],
        "goals": [_short_goal(g, gathering, catalogue) for g in case.goals],
        "earlier": _printed_earlier(shown),
    }


def file_of(content: Json, scope: str, at: datetime, format_: str = FORMAT) -> bytes:
    """The file around a content."""
    frame = {
        "format": format_,
        "version": VERSION,
        "scope": scope,
        "exported_at": at.isoformat(timespec="seconds"),
        "program": PROGRAM,
        "content": json.loads(canonical(content)),
    }
    return (json.dumps(frame, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def in_order(gathering: InformationGathering, catalogue: Catalogue) -> list[Condition]:
    """The conditions in the catalogue's order; themes that it does not know come last."""
    order = {theme.code: i for i, theme in enumerate(catalogue.themes)}
    return sorted(gathering.conditions, key=lambda c: (order.get(c.theme, len(order)), c.theme))


def _printed_in_full(condition: Condition, notes: Sequence[CareNote]) -> Json:
    """What the full form has of a theme beside its judgement and short remark."""
    return {
        "voices": [{"informant": v.informant.value, "text": v.text} for v in condition.voices],
        "own_rating": None if condition.own_rating is None else int(condition.own_rating),
        "marks": [_mark(m) for m in sorted(condition.marks, key=lambda m: m.prompt)],
        "notes": [_note(note) for note in notes if condition.theme in note.themes],
    }


def _note(note: CareNote) -> Json:
    return {
        "observed_on": note.observed_on.isoformat(),
        "author": note.author,
        "text": note.text,
        "additions": [{"at": a.at.isoformat(), "by": a.by, "text": a.text} for a in note.additions],
    }


def _printed_rating(condition: Condition) -> Json:
    """The page shows a citizen's own rating beside a level, and nowhere else."""
    if condition.own_rating is None or level_of(condition.judgement) is None:
        return {}
    return {"own_rating": int(condition.own_rating)}


def _version(version: CatalogueVersion) -> Json:
    return {"name": version.name, "version": version.version}


def _person(citizen: Citizen, cpr: str) -> Json:
    return {
        "name": citizen.name,
        "initials": citizen.initials,
        "own_number": citizen.own_number,
        "cpr": cpr,
        "practice": citizen.practice,
    }


def _case(case: Case) -> Json:
    return {
        "municipality": case.municipality,
        "case_number": case.case_number,
        "intervention_purpose": case.intervention_purpose,
    }


def _goal(goal: InterventionGoal, gathering: InformationGathering | None, catalogue: Catalogue) -> Json:
    change = catalogue.change_value(goal.change) if goal.change else None
    current = level_at(gathering, goal.theme)
    return {
        "wording": goal.wording,
        "change_value": {"code": change.code, "term": change.term} if change else None,
        "theme": _coded(goal.theme, catalogue) if goal.theme else None,
        "current_level": None if current is None else int(current),
        "expected_level": None if goal.expected is None else int(goal.expected),
        "follow_up_on": goal.follow_up_on.isoformat() if goal.follow_up_on else None,
        "responsible": goal.responsible,
        "related_themes": [_coded(code, catalogue) for code in goal.related],
    }


def _short_goal(goal: InterventionGoal, gathering: InformationGathering, catalogue: Catalogue) -> Json:
    """The short form's table has no room for who follows up, nor for the related themes."""
    whole = _goal(goal, gathering, catalogue)
    return {key: value for key, value in whole.items() if key not in ("responsible", "related_themes")}


def _printed_earlier(shown: Round) -> Json | None:
    """The page has a ring only where the theme has a level now, and another one."""
    if shown.before is None:
        return None
    rings = tuple(
        (theme, level)
        for theme, level in shown.before.levels
        if (now := level_at(shown.gathering, theme)) is not None and now != level
    )
    return _earlier(replace(shown.before, levels=rings)) if rings else None


def _earlier(before: EarlierLevels | None) -> Json | None:
    if before is None:
        return None
    levels = [{"theme": theme, "level": int(level)} for theme, level in sorted(before.levels)]
    return {"held_on": before.held_on.isoformat(), "levels": levels}


def _mark(mark: Mark) -> Json:
    return {
        "prompt_id": mark.prompt,
        "text": mark.text,
        "list_version": mark.list_version,
        "frequency": mark.frequency.value,
    }


def _head(gathering: InformationGathering) -> Json:
    return {
        "held_on": gathering.held_on.isoformat(),
        "assessor": gathering.assessor,
        "purpose": gathering.purpose,
        "wishes": gathering.wishes,
    }


def _theme(condition: Condition, catalogue: Catalogue) -> Json:
    return {
        "theme": _coded(condition.theme, catalogue),
        "judgement": None if condition.judgement is None else _judgement(condition.judgement, catalogue),
    }


def _coded(theme: ThemeCode, catalogue: Catalogue) -> Json:
    return {"code": theme, "term": next((t.term for t in catalogue.themes if t.code == theme), "")}


def _judgement(judgement: Judgement, catalogue: Catalogue) -> Json:
    if isinstance(judgement, NotRelevant):
        return {"kind": "not_relevant"}
    value = catalogue.value(judgement)
    assert value is not None  # noqa: S101 - only 'ikke relevant' has no value
    coded = {"code": value.code, "term": value.label}
    if isinstance(judgement, Assessed):
        return {"kind": "assessed", "level": int(judgement.level), **coded}
    return {"kind": "not_assessed", **coded}
