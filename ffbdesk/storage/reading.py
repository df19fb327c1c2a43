"""Reading records out of the database, drafts applied: what was typed a second ago is shown."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ffbdesk.domain.edits import FieldRef, Record, Value
from ffbdesk.domain.ids import CaseId, CitizenId, ConditionId, GatheringId, PromptId, ThemeCode
from ffbdesk.domain.judgement import Level, from_token
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.marks import read as read_mark
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    Informant,
    Information,
    InformationGathering,
    Round,
    Seal,
)
from ffbdesk.storage.database import translated
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.storage.tables import TAKEN_UP, condition_id, value_of


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in a list."""

    id: GatheringId
    held_on: date
    finished: bool
    decided: int
    open: int


@dataclass(frozen=True, slots=True)
class CitizenLine:
    """A citizen in a list, newest round first."""

    citizen: Citizen
    case: Case | None
    last_worked_at: datetime | None
    rounds: tuple[RoundLine, ...]


@dataclass(frozen=True, slots=True)
class SealedContent:
    """The lock of a finished round and the canonical JSON it covers."""

    seal: Seal
    content: str


class Reading:
    """All queries. Raises UnknownRecord, ArchiveDamaged, Unwritable."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def about(self, key: str) -> str | None:
        """One fact about the archive itself."""
        row = self._one("SELECT value FROM about WHERE key = ?", key)
        return row[0] if row else None

    def value(self, ref: FieldRef) -> Value:
        """The stored value of one field, drafts left out. Raises UnknownRecord."""
        with translated():
            return value_of(self._connection, ref)

    def belongs_to(self, ref: FieldRef) -> tuple[CitizenId, GatheringId]:
        """The citizen and round that a field of a round, theme or case stands in. Raises UnknownRecord."""
        key = "k.id" if ref.kind is Record.CASE else "g.id"
        row = self._one(
            'SELECT k.citizen_id, g.id FROM gathering AS g JOIN "case" AS k ON k.id = g.case_id '
            f"WHERE {key} = ? ORDER BY g.held_on DESC LIMIT 1",
            ref.record_id,
        )
        if row is None:
            raise UnknownRecord
        return CitizenId(row[0]), GatheringId(row[1])

    def citizen(self, citizen: CitizenId, *, removed: bool = False) -> Citizen:
        """One citizen; a removed one only where asked for. Raises UnknownRecord."""
        row = self._one(
            "SELECT id, name, initials, own_number, cpr, practice, removed FROM citizen WHERE id = ?", citizen
        )
        if row is None or (row[6] and not removed):
            raise UnknownRecord
        return _citizen(row)

    def is_removed(self, citizen: CitizenId) -> bool | None:
        """Whether a citizen is hidden; None where there is no such citizen."""
        row = self._one("SELECT removed FROM citizen WHERE id = ?", citizen)
        return None if row is None else bool(row[0])

    def citizens(self) -> tuple[CitizenLine, ...]:
        """Everybody who is not removed, in no particular order."""
        people = self._all("SELECT id, name, initials, own_number, cpr, practice FROM citizen WHERE NOT removed")
        cases = {c.citizen_id: c for c in map(_case, self._all(_CASES))}
        worked = dict(self._all("SELECT citizen_id, max(at) FROM change WHERE citizen_id IS NOT NULL GROUP BY 1"))
        rounds = self._round_lines()
        return tuple(
            CitizenLine(
                person,
                cases.get(person.id),
                datetime.fromisoformat(worked[person.id]) if person.id in worked else None,
                tuple(rounds.get(person.id, ())),
            )
            for person in map(_citizen, people)
        )

    def with_cpr(self, cpr: str) -> tuple[Citizen, ...]:
        """The citizens who have this CPR number."""
        sql = "SELECT id, name, initials, own_number, cpr, practice FROM citizen WHERE cpr = ? AND NOT removed"
        return tuple(map(_citizen, self._all(sql, cpr)))

    def case(self, citizen: CitizenId) -> Case | None:
        """The citizen's case, once there is one."""
        row = self._one(f"{_CASES} WHERE citizen_id = ?", citizen)
        return _case(row) if row else None

    def has_case(self, case: CaseId) -> bool:
        """Whether a case with this id is in the archive."""
        return self._one(f"{_CASES} WHERE id = ?", case) is not None

    def round(self, gathering: GatheringId) -> Round:
        """A round as its fields stand, drafts applied. Raises UnknownRecord."""
        row = self._one(f"SELECT {_GATHERING} FROM gathering WHERE id = ? AND NOT removed", gathering)
        if row is None:
            raise UnknownRecord
        typed = self._typed(gathering)
        case_row = self._one(f"{_CASES} WHERE id = ?", row[1])
        case = _case(case_row)
        case_typed = self._typed(case.id)
        case = Case(
            case.id,
            case.citizen_id,
            case_typed.get(("", "municipality"), case.municipality),
            case_typed.get(("", "case_number"), case.case_number),
        )
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
        rows = self._all(
            "SELECT source_sha256, id FROM gathering WHERE source_sha256 <> '' UNION SELECT sha256, id FROM seal"
        )
        return {sha: GatheringId(gathering) for sha, gathering in rows}

    def broken_seals(self) -> tuple[str, ...]:
        """The ids of finished rounds whose locked content no longer has the SHA-256 it was locked with."""
        rows = self._all("SELECT id, content, sha256 FROM seal")
        return tuple(id_ for id_, content, sha in rows if hashlib.sha256(content.encode()).hexdigest() != sha)

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
            for name in ("citizen", "gathering", "condition", "change")
        }

    def _round_lines(self) -> dict[CitizenId, list[RoundLine]]:
        lines: dict[CitizenId, list[RoundLine]] = {}
        for citizen, gathering, held_on, finished, decided, total in self._all(_ROUND_LINES):
            line = RoundLine(
                GatheringId(gathering), date.fromisoformat(held_on), bool(finished), decided, total - decided
            )
            lines.setdefault(CitizenId(citizen), []).append(line)
        return lines

    def _conditions(self, gathering: GatheringId, typed: dict[tuple[str, str], str]) -> tuple[Condition, ...]:
        stored = {row[0]: row for row in self._all(_CONDITIONS, gathering)}
        themes = [*stored, *sorted({t for t, _ in typed if t} - set(stored))]
        marks = self._marks(gathering)
        made = (_condition(gathering, theme, stored.get(theme), typed, marks.get(theme, ())) for theme in themes)
        return tuple(c for c in made if not c.is_empty())

    def _marks(self, gathering: GatheringId) -> dict[str, tuple[Mark, ...]]:
        marks: dict[str, tuple[Mark, ...]] = {}
        sql = "SELECT theme, prompt, value FROM mark WHERE gathering_id = ? ORDER BY prompt"
        for theme, prompt, value in self._all(sql, gathering):
            marks[theme] = (*marks.get(theme, ()), read_mark(PromptId(prompt), value))
        return marks

    def _typed(self, record: str) -> dict[tuple[str, str], str]:
        """The drafts of one record: (theme, field) -> text."""
        kinds = (Record.GATHERING, Record.CONDITION, Record.CASE)
        sql = "SELECT theme, field, text FROM draft WHERE record_id = ? AND kind IN (?, ?, ?)"
        return {(theme, field): text for theme, field, text in self._all(sql, record, *kinds)}

    def _one(self, sql: str, *values: object) -> Any:
        with translated():
            return self._connection.execute(sql, values).fetchone()

    def _all(self, sql: str, *values: object) -> list[Any]:
        with translated():
            return list(self._connection.execute(sql, values).fetchall())


_CASES = 'SELECT id, citizen_id, municipality, case_number FROM "case"'
_GATHERING = "id, case_id, held_on, assessor, purpose, wishes, catalogue_name, catalogue_version"
_CONDITIONS = (
    "SELECT theme, id, judgement, short_remark, citizen, others, caseworker, own_rating, carried_from_id "
    "FROM condition "
    "WHERE gathering_id = ? ORDER BY theme"
)
_ROUND_LINES = f"""
    SELECT k.citizen_id, g.id, g.held_on, s.id IS NOT NULL, count(condition.judgement),
        count(CASE WHEN {TAKEN_UP} THEN 1 END)
    FROM gathering AS g JOIN "case" AS k ON k.id = g.case_id
    LEFT JOIN seal AS s ON s.id = g.id LEFT JOIN condition ON condition.gathering_id = g.id
    WHERE NOT g.removed GROUP BY g.id ORDER BY g.held_on DESC, g.rowid DESC"""


def _citizen(row: tuple[Any, ...]) -> Citizen:
    return Citizen(CitizenId(row[0]), row[1], row[2], row[3], row[4], bool(row[5]))


def _case(row: tuple[Any, ...]) -> Case:
    return Case(CaseId(row[0]), CitizenId(row[1]), row[2], row[3])


_VOICES = {Informant.CITIZEN: 4, Informant.OTHERS: 5, Informant.CASEWORKER: 6}


def _condition(
    gathering: str,
    theme: str,
    row: tuple[Any, ...] | None,
    typed: dict[tuple[str, str], str],
    marks: tuple[Mark, ...],
) -> Condition:
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
