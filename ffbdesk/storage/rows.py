"""Rows of the tables as the values they stand for. A text still being typed goes before the stored one."""

from datetime import date, datetime
from typing import Any

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, ChangeCode, CitizenId, ConditionId, GatheringId, GoalId, NoteId, ThemeCode
from ffbdesk.domain.judgement import Level, from_token
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.notes import PENDING, Addition, CareNote
from ffbdesk.domain.records import Case, Citizen, Condition, Informant, Information
from ffbdesk.storage.tables import condition_id

type Typed = dict[tuple[str, str], str]
"""The drafts of one record: (theme, field) -> text."""

CITIZEN = "id, name, initials, own_number, cpr, practice, keep_until"
CASE = "id, citizen_id, municipality, case_number, intervention_purpose"
CONDITION = "theme, id, judgement, short_remark, citizen, others, caseworker, own_rating, carried_from_id"
GOAL = "id, wording, change_value, theme, expected_level, follow_up_on, responsible, related"
NOTE = "id, citizen_id, observed_on, author, text, themes, signed_at"
"""The columns that each of the functions below reads, in their order."""


def citizen(row: tuple[Any, ...]) -> Citizen:
    """A citizen."""
    keep_until = date.fromisoformat(row[6]) if row[6] else None
    return Citizen(CitizenId(row[0]), row[1], row[2], row[3], row[4], bool(row[5]), keep_until)


def case(row: tuple[Any, ...]) -> Case:
    """A case without its goals."""
    return Case(CaseId(row[0]), CitizenId(row[1]), row[2], row[3], row[4])


def goal(row: tuple[Any, ...], typed: Typed) -> InterventionGoal:
    """A goal."""
    return InterventionGoal(
        GoalId(row[0]),
        typed.get(("", "wording"), row[1]),
        ChangeCode(row[2]) if row[2] else None,
        ThemeCode(row[3]) if row[3] else None,
        None if row[4] is None else Level(int(row[4])),
        date.fromisoformat(row[5]) if row[5] else None,
        typed.get(("", "responsible"), row[6]),
        _themes(row[7]),
    )


def note(row: tuple[Any, ...], typed: Typed, added: tuple[Addition, ...]) -> CareNote:
    """A note with what was added to it."""
    return CareNote(
        NoteId(row[0]),
        CitizenId(row[1]),
        date.fromisoformat(row[2]),
        row[3],
        typed.get(("", "text"), row[4]),
        _themes(row[5]),
        datetime.fromisoformat(row[6]) if row[6] else None,
        added,
        typed.get(("", PENDING), ""),
    )


def _themes(stored: str) -> tuple[ThemeCode, ...]:
    """Codes in one field, parted by spaces: a list that changes as a whole is one edit."""
    return tuple(ThemeCode(code) for code in stored.split())


_VOICES = {Informant.CITIZEN: 4, Informant.OTHERS: 5, Informant.CASEWORKER: 6}


def condition(
    gathering: str,
    theme: str,
    row: tuple[Any, ...] | None,
    typed: Typed,
    marks: tuple[Mark, ...],
) -> Condition:
    """What was found at a theme; `row` is None where only drafts tell of it."""
    stored = row or (theme, condition_id(gathering, theme), None, "", "", "", "", None, None)
    said = {i: typed.get((theme, i.value), stored[at]) for i, at in _VOICES.items()}
    return Condition(
        ConditionId(stored[1]),
        ThemeCode(theme),
        from_token(stored[2]),
        tuple(Information(i, text) for i, text in said.items() if text),
        typed.get((theme, "short_remark"), stored[3]),
        None if stored[7] is None else Level(int(stored[7])),
        marks,
        GatheringId(stored[8]) if stored[8] else None,
    )
