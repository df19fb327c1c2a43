"""Reading records out of the database, drafts applied: what was typed a second ago is shown."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ffbdesk.domain.edits import INTERVENTION_PURPOSE, FieldRef, Record, Value
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import (
    CaseId,
    CitizenId,
    GatheringId,
    GoalId,
    PromptId,
    ThemeCode,
)
from ffbdesk.domain.judgement import from_token, level_of
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.marks import read as read_mark
from ffbdesk.domain.notes import Addition, CareNote
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    EarlierLevels,
    InformationGathering,
    Round,
    Seal,
)
from ffbdesk.storage import lists, rows
from ffbdesk.storage.database import translated
from ffbdesk.storage.errors import ArchiveDamaged, UnknownRecord
from ffbdesk.storage.lists import CitizenLine, RoundLine
from ffbdesk.storage.tables import value_of

__all__ = ["Access", "CitizenLine", "Reading", "RoundLine", "SealedContent", "StoredGoal"]


@dataclass(frozen=True, slots=True)
class SealedContent:
    """The lock of a finished round and the canonical JSON it covers."""

    seal: Seal
    content: str


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody saw or handed over something. No content."""

    at: datetime
    by: str
    citizen: CitizenId | None
    what: str
    """As `services` wrote it, such as 'view udredning'; `words.access` has the Danish."""


@dataclass(frozen=True, slots=True)
class StoredGoal:
    """A goal with the case it belongs to, and whether it is hidden."""

    goal: InterventionGoal
    case: CaseId
    removed: bool


class Reading:
    """All queries. Raises UnknownRecord, ArchiveDamaged, Unwritable."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def about(self, key: str) -> str | None:
        """One fact about the archive itself."""
        row = self._one("SELECT value FROM about WHERE key = ?", key)
        return row[0] if row else None

    def ids(self, table: str) -> tuple[str, ...]:
        """The ids of a table, as far as its pages can be read: for a damaged archive."""
        found = []
        with suppress(ArchiveDamaged), translated():
            for row in self._connection.execute(f'SELECT id FROM "{table}"'):
                found.append(row[0])
        return tuple(found)

    def setting(self, key: str) -> str:
        """One of the archive's own settings; empty where it was never set."""
        row = self._one("SELECT value FROM setting WHERE key = ?", key)
        return row[0] if row else ""

    def accesses(self, citizen: CitizenId | None = None) -> tuple[Access, ...]:
        """Who saw or handed over what, newest first; of one citizen or of all."""
        where, values = ("WHERE citizen_id = ?", (citizen,)) if citizen else ("", ())
        found = self._all(f"SELECT at, by, citizen_id, what FROM access {where} ORDER BY id DESC", *values)
        return tuple(
            Access(datetime.fromisoformat(at), by, CitizenId(c) if c else None, what) for at, by, c, what in found
        )

    def tombstones(self) -> tuple[tuple[datetime, str, int], ...]:
        """When somebody erased a citizen, who did, and how many rows went; newest first."""
        found = self._all("SELECT at, by, rows FROM tombstone ORDER BY id DESC")
        return tuple((datetime.fromisoformat(at), by, count) for at, by, count in found)

    def changes_since(self, seq: int) -> int:
        """How many changes came after this one."""
        return int(self._one("SELECT count(*) FROM change WHERE seq > ?", str(seq))[0])

    def value(self, ref: FieldRef) -> Value:
        """The stored value of one field, drafts left out. Raises UnknownRecord."""
        with translated():
            return value_of(self._connection, ref)

    def belongs_to(self, ref: FieldRef) -> tuple[CitizenId, GatheringId | None]:
        """The citizen that a field belongs to, and the round to name with a change of it; None outside rounds.

        Raises UnknownRecord.
        """
        row = self._one(_BELONGS_TO[ref.kind], ref.record_id)
        if row is None:
            raise UnknownRecord
        in_round = row[1] is not None and ref.field != INTERVENTION_PURPOSE
        return CitizenId(row[0]), GatheringId(row[1]) if in_round else None

    def citizen_of(self, gathering: GatheringId) -> CitizenId:
        """Whose round it is. Raises UnknownRecord."""
        row = self._one(f"{_IN_ROUND} AND NOT g.removed", gathering)
        if row is None:
            raise UnknownRecord
        return CitizenId(row[0])

    def citizen(self, citizen: CitizenId, *, removed: bool = False) -> Citizen:
        """One citizen; a removed one only where asked for. Raises UnknownRecord."""
        row = self._one(f"SELECT {rows.CITIZEN}, removed FROM citizen WHERE id = ?", citizen)
        if row is None or (row[-1] and not removed):
            raise UnknownRecord
        return rows.citizen(row)

    def is_removed(self, citizen: CitizenId) -> bool | None:
        """Whether a citizen is hidden; None where there is no such citizen."""
        row = self._one("SELECT removed FROM citizen WHERE id = ?", citizen)
        return None if row is None else bool(row[0])

    def citizens(self) -> tuple[CitizenLine, ...]:
        """Everybody who is not removed, in no particular order."""
        return lists.everybody(self._all)

    def line(self, citizen: CitizenId) -> CitizenLine:
        """One citizen as in the list. Raises UnknownRecord."""
        return lists.one(self._all, citizen)

    def with_cpr(self, cpr: str) -> tuple[Citizen, ...]:
        """The citizens who have this CPR number."""
        sql = f"SELECT {rows.CITIZEN} FROM citizen WHERE cpr = ? AND NOT removed"
        return tuple(map(rows.citizen, self._all(sql, cpr)))

    def case(self, citizen: CitizenId) -> Case | None:
        """The citizen's case with its goals, drafts applied, once there is one."""
        row = self._one(f"{_CASES} WHERE citizen_id = ?", citizen)
        return self._whole_case(row) if row else None

    def has_case(self, case: CaseId) -> bool:
        """Whether a case with this id is in the archive."""
        return self._one(f"{_CASES} WHERE id = ?", case) is not None

    def round(self, gathering: GatheringId) -> Round:
        """A round as its fields stand, drafts applied. Raises UnknownRecord."""
        row = self._one(f"SELECT {_GATHERING} FROM gathering WHERE id = ? AND NOT removed", gathering)
        if row is None:
            raise UnknownRecord
        typed = self._typed(gathering)
        case = self._whole_case(self._one(f"{_CASES} WHERE id = ?", row[1]))
        sealed = self.sealed(gathering)
        return Round(
            self.citizen(case.citizen_id, removed=True),
            case,
            InformationGathering(
                GatheringId(row[0]),
                case.id,
                date.fromisoformat(row[2]),
                typed.get(("", "assessor"), row[3]),
                typed.get(("", "purpose"), row[4]),
                typed.get(("", "wishes"), row[5]),
                CatalogueVersion(row[6], row[7]),
                self._conditions(gathering, typed),
                sealed.seal if sealed else None,
            ),
            self._levels_before(gathering),
        )

    def before(self, gathering: GatheringId) -> GatheringId | None:
        """The case's round before this one, by date and then by when it came into the archive; None for the first."""
        row = self._one(
            "SELECT e.id FROM gathering AS g JOIN gathering AS e ON e.case_id = g.case_id AND e.id <> g.id "
            "WHERE g.id = ? AND NOT e.removed "
            "AND (e.held_on < g.held_on OR (e.held_on = g.held_on AND e.rowid < g.rowid)) "
            "ORDER BY e.held_on DESC, e.rowid DESC LIMIT 1",
            gathering,
        )
        return GatheringId(row[0]) if row else None

    def sealed(self, gathering: GatheringId) -> SealedContent | None:
        """The lock and the locked content; None while the round is open."""
        row = self._one("SELECT content, sha256, at, by FROM seal WHERE id = ?", gathering)
        if row is None:
            return None
        return SealedContent(Seal(row[1], datetime.fromisoformat(row[2]), row[3]), row[0])

    def sources(self) -> dict[str, GatheringId]:
        """The content hashes that rounds were imported or sealed with, and the round each belongs to."""
        found = self._all(
            "SELECT source_sha256, id FROM gathering WHERE source_sha256 <> '' UNION SELECT sha256, id FROM seal"
        )
        return {sha: GatheringId(gathering) for sha, gathering in found}

    def broken_seals(self) -> tuple[str, ...]:
        """The ids of finished rounds whose locked content no longer has the SHA-256 it was locked with."""
        seals = self._all("SELECT id, content, sha256 FROM seal")
        return tuple(id_ for id_, content, sha in seals if hashlib.sha256(content.encode()).hexdigest() != sha)

    def is_removed_round(self, gathering: GatheringId) -> bool:
        """Whether a round was begun by mistake and is hidden."""
        return self._one("SELECT 1 FROM gathering WHERE id = ? AND removed", gathering) is not None

    def has_gathering(self, gathering: GatheringId) -> bool:
        """Whether a round with this id is in the archive."""
        return self._one("SELECT 1 FROM gathering WHERE id = ?", gathering) is not None

    def counts(self) -> dict[str, int]:
        """How many records there are (a check's figure)."""
        return {
            name: self._one(f'SELECT count(*) FROM "{name}"')[0]
            for name in ("citizen", "gathering", "condition", "goal", "note", "change")
        }

    def sizes(self) -> dict[str, int]:
        """How many rows every table has: two databases that should hold the same are compared by it."""
        tables = [row[0] for row in self._all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: self._one(f'SELECT count(*) FROM "{table}"')[0] for table in tables}

    def newest(self, citizen: CitizenId) -> GatheringId | None:
        """The citizen's newest round by date; None where there is none."""
        row = self._one(
            'SELECT g.id FROM gathering AS g JOIN "case" AS k ON k.id = g.case_id '
            "WHERE k.citizen_id = ? AND NOT g.removed ORDER BY g.held_on DESC, g.rowid DESC LIMIT 1",
            citizen,
        )
        return GatheringId(row[0]) if row else None

    def levels(self, gathering: GatheringId) -> EarlierLevels:
        """The levels of one round, to stand beside another's. Raises UnknownRecord."""
        row = self._one("SELECT held_on FROM gathering WHERE id = ?", gathering)
        if row is None:
            raise UnknownRecord
        judged = self._all(
            "SELECT theme, judgement FROM condition WHERE gathering_id = ? AND judgement IS NOT NULL", gathering
        )
        found = ((ThemeCode(theme), level_of(from_token(token))) for theme, token in judged)
        held = tuple((theme, level) for theme, level in found if level is not None)
        return EarlierLevels(date.fromisoformat(row[0]), held)

    def rounds(self, citizen: CitizenId) -> tuple[RoundLine, ...]:
        """A citizen's rounds, newest first."""
        return lists.rounds(self._all, citizen)

    def goal(self, goal: GoalId) -> StoredGoal | None:
        """One goal as it is stored, a removed one too; None where there is no such goal."""
        row = self._one(f"SELECT {rows.GOAL}, case_id, removed FROM goal WHERE id = ?", goal)
        return StoredGoal(rows.goal(row, {}), CaseId(row[-2]), bool(row[-1])) if row else None

    def last_place(self, case: CaseId) -> int:
        """The highest place that a goal of the case has or had; 0 for none."""
        row = self._one("SELECT max(CAST(place AS INTEGER)) FROM goal WHERE case_id = ?", case)
        return int(row[0] or 0)

    def notes(self, citizen: CitizenId) -> tuple[CareNote, ...]:
        """A citizen's notes, newest observation first, drafts applied."""
        added: dict[str, tuple[Addition, ...]] = {}
        for note, text, at, by in self._all(_ADDITIONS, citizen):
            added[note] = (*added.get(note, ()), Addition(text, datetime.fromisoformat(at), by))
        sql = f"{_NOTES} WHERE citizen_id = ? AND NOT removed ORDER BY observed_on DESC, rowid DESC"
        return tuple(rows.note(row, self._typed(row[0]), added.get(row[0], ())) for row in self._all(sql, citizen))

    def _levels_before(self, gathering: GatheringId) -> EarlierLevels | None:
        before = self.before(gathering)
        return self.levels(before) if before else None

    def _whole_case(self, row: tuple[Any, ...]) -> Case:
        typed, case = self._typed(row[0]), rows.case(row)
        goals = self._all(f"{_GOALS} WHERE case_id = ? AND NOT removed ORDER BY CAST(place AS INTEGER), rowid", case.id)
        return Case(
            case.id,
            case.citizen_id,
            typed.get(("", "municipality"), case.municipality),
            typed.get(("", "case_number"), case.case_number),
            typed.get(("", "intervention_purpose"), case.intervention_purpose),
            tuple(rows.goal(goal, self._typed(goal[0])) for goal in goals),
        )

    def _conditions(self, gathering: GatheringId, typed: rows.Typed) -> tuple[Condition, ...]:
        stored = {row[0]: row for row in self._all(_CONDITIONS, gathering)}
        themes = [*stored, *sorted({t for t, _ in typed if t} - set(stored))]
        marks = self._marks(gathering)
        made = (rows.condition(gathering, theme, stored.get(theme), typed, marks.get(theme, ())) for theme in themes)
        return tuple(c for c in made if not c.is_empty())

    def _marks(self, gathering: GatheringId) -> dict[str, tuple[Mark, ...]]:
        marks: dict[str, tuple[Mark, ...]] = {}
        sql = "SELECT theme, prompt, value FROM mark WHERE gathering_id = ? ORDER BY prompt"
        for theme, prompt, value in self._all(sql, gathering):
            marks[theme] = (*marks.get(theme, ()), read_mark(PromptId(prompt), value))
        return marks

    def _typed(self, record: str) -> rows.Typed:
        """The drafts of one record: (theme, field) -> text."""
        sql = "SELECT theme, field, text FROM draft WHERE record_id = ?"
        return {(theme, field): text for theme, field, text in self._all(sql, record)}

    def _one(self, sql: str, *values: object) -> Any:
        with translated():
            return self._connection.execute(sql, values).fetchone()

    def _all(self, sql: str, *values: object) -> list[Any]:
        with translated():
            return list(self._connection.execute(sql, values).fetchall())


_CASES = f'SELECT {rows.CASE} FROM "case"'
_GOALS = f"SELECT {rows.GOAL} FROM goal"
_NOTES = f"SELECT {rows.NOTE} FROM note"
_ADDITIONS = (
    "SELECT a.note_id, a.text, a.at, a.by FROM addition AS a JOIN note AS n ON n.id = a.note_id "
    "WHERE n.citizen_id = ? ORDER BY a.at, a.rowid"
)
_IN_ROUND = 'SELECT k.citizen_id, g.id FROM gathering AS g JOIN "case" AS k ON k.id = g.case_id WHERE g.id = ?'
_IN_CASE = (
    'SELECT k.citizen_id, g.id FROM "case" AS k LEFT JOIN gathering AS g ON g.case_id = k.id AND NOT g.removed '
    "WHERE k.id = ? ORDER BY g.held_on DESC, g.rowid DESC LIMIT 1"
)
_GOALS_CASE = 'SELECT k.citizen_id, NULL FROM "case" AS k JOIN goal ON goal.case_id = k.id WHERE goal.id = ?'
_BELONGS_TO = {
    Record.GATHERING: _IN_ROUND,
    Record.CONDITION: _IN_ROUND,
    Record.CASE: _IN_CASE,
    Record.GOAL: _GOALS_CASE,
    Record.NOTE: "SELECT citizen_id, NULL FROM note WHERE id = ?",
}
_GATHERING = "id, case_id, held_on, assessor, purpose, wishes, catalogue_name, catalogue_version"
_CONDITIONS = f"SELECT {rows.CONDITION} FROM condition WHERE gathering_id = ? ORDER BY theme"
