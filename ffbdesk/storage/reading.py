"""Reading records out of the database, drafts applied: what was typed a second ago is shown."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.dossier import Dossier
from ffbdesk.domain.double import Assessment, Rating, is_settled
from ffbdesk.domain.edits import Change, FieldRef, Fields, Part, Record, Value
from ffbdesk.domain.followups import FollowUp, FollowUpPart, FollowUpResult
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import (
    AssessmentId,
    CarePlanId,
    CaseId,
    CitizenId,
    FollowUpId,
    GatheringId,
    GoalId,
    NeedCode,
    NoteId,
    OrderId,
    PromptId,
    StatusId,
    StayId,
    SubGoalId,
    ThemeCode,
)
from ffbdesk.domain.judgement import Judgement, Level, from_token, level_of
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import (
    ADDITION,
    ASSESSMENT,
    CARE_PLAN,
    CASE,
    CITIZEN,
    CONDITION,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GATHERING,
    GOAL,
    INTERVENTION,
    KINDS,
    NOTE,
    ORDER,
    PLAIN_PAGE,
    RATING,
    STATUS,
    STATUS_PART,
    SUB_GOAL,
    THEMED,
)
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.marks import read as read_mark
from ffbdesk.domain.notes import PENDING, Addition, CareNote, Tag
from ffbdesk.domain.orders import Order
from ffbdesk.domain.plainpages import PlainPage
from ffbdesk.domain.plans import CarePlan
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    Description,
    EarlierLevels,
    InformationGathering,
    Round,
)
from ffbdesk.domain.rules import begun_with
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.status import StatusNote, StatusPart
from ffbdesk.domain.stays import Stay
from ffbdesk.domain.subgoals import SubGoal, beginning
from ffbdesk.storage import accesslog, counting, dossier, journal, lists, papers, rows, stays, wordindex
from ffbdesk.storage.belonging import citizen_of
from ffbdesk.storage.counting import Counted
from ffbdesk.storage.database import translated
from ffbdesk.storage.errors import ArchiveDamaged, UnknownRecord
from ffbdesk.storage.lists import CitizenLine, RoundLine
from ffbdesk.storage.papers import Paper
from ffbdesk.storage.tables import fields_of, value_of
from ffbdesk.storage.wordindex import Hit


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


_CORRECTED = (
    "SELECT c.corrects_id FROM follow_up AS c JOIN seal AS d ON d.id = c.id "
    "WHERE c.corrects_id IS NOT NULL AND NOT c.removed"
)
"""The opfølgninger in whose place another one, that is finished, stands."""


class _Judged(NamedTuple):
    """A judgement of a theme, its day, and whether it is of an opfølgning."""

    theme: ThemeCode
    judgement: Judgement
    day: date
    followed: bool


def _newest_levels(found: Iterable[_Judged]) -> dict[ThemeCode, tuple[Level, date]]:
    given = ((one.theme, level_of(one.judgement), one.day) for one in found)
    return {theme: (level, day) for theme, level, day in given if level is not None}


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

    def papers(self, kind: str) -> tuple[Paper, ...]:
        """Every document of a kind, in the order they came."""
        with translated():
            return papers.of_kind(self._connection, kind)

    def paper(self, which: str) -> Paper | None:
        """One document; None where there is none."""
        with translated():
            return papers.with_id(self._connection, which)

    def log_is_whole(self) -> bool:
        """Whether no line of the access log was taken out or changed."""
        with translated():
            return accesslog.is_whole(self._connection)

    def log_end(self) -> tuple[int, str]:
        """How many lines the access log has, erased ones too, and its last link: 64 hex digits."""
        with translated():
            return accesslog.end(self._connection)

    def log_erased(self) -> int:
        """How many lines of the access log were about citizens who are erased."""
        with translated():
            return accesslog.erased(self._connection)

    def accesses(self, citizen: CitizenId | None = None) -> tuple[Access, ...]:
        """Who saw or handed over what, newest first; of one citizen or of all."""
        where, values = ("AND citizen_id = ?", (citizen,)) if citizen else ("", ())
        said = f"SELECT at, by, citizen_id, what FROM access WHERE at <> '' {where} ORDER BY id DESC"
        found = self._all(said, *values)
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

    def changes_of_round(self, gathering: GatheringId) -> tuple[Change, ...]:
        """Every change of one round, oldest first."""
        with translated():
            return journal.of_round(self._connection, gathering)

    def value(self, ref: FieldRef) -> Value:
        """The stored value of one field, drafts left out. Raises UnknownRecord."""
        with translated():
            return value_of(self._connection, ref)

    def cells(self, ref: FieldRef) -> Fields | None:
        """All stored fields of a record, drafts left out, also of one that is hidden; None where there is none."""
        with translated():
            return fields_of(self._connection, ref)

    def belongs_to(self, ref: FieldRef) -> tuple[CitizenId, GatheringId | None]:
        """The citizen that a field belongs to, and the round to name with a change of it; None outside rounds.

        Raises UnknownRecord.
        """
        row = self._one(_CITIZEN_OF[ref.kind], ref.record_id)
        if row is None:
            raise UnknownRecord
        citizen = CitizenId(row[0])
        if ref.kind is Record.RATING:
            ref = ASSESSMENT.ref(ref.record_id)
        if ref.kind is Record.GATHERING or ref.kind in THEMED:
            return citizen, GatheringId(ref.record_id)
        if ref.kind in (Record.DIAGNOSIS, Record.ASSESSMENT):
            return citizen, GatheringId(self.owner(ref, KINDS[ref.kind].owner))
        in_head = ref.kind is Record.CONTACT or (ref.kind is Record.CASE and CASE.part_of(ref.field) is Part.ROUNDS)
        return citizen, self.newest(citizen) if in_head else None

    def citizen_of(self, gathering: GatheringId) -> CitizenId:
        """Whose round it is. Raises UnknownRecord."""
        row = self._one(f"{_CITIZEN_OF[Record.GATHERING]} AND EXISTS ({_SHOWN_ROUND})", gathering, gathering)
        if row is None:
            raise UnknownRecord
        return CitizenId(row[0])

    def citizen(self, citizen: CitizenId, *, removed: bool = False) -> Citizen:
        """One citizen; a removed one only where asked for. Raises UnknownRecord."""
        row = self._one(f"{_CITIZENS} WHERE id = ?", citizen)
        if row is None or (rows.cells(CITIZEN, row)["removed"] and not removed):
            raise UnknownRecord
        return rows.record(CITIZEN, row)

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
        found = self._all(f"{_CITIZENS} WHERE cpr = ? AND NOT removed", cpr)
        return tuple(rows.record(CITIZEN, row) for row in found)

    def case(self, citizen: CitizenId) -> Case | None:
        """The citizen's case with its goals, drafts applied, once there is one."""
        row = self._one(f"{_CASES} WHERE citizen_id = ?", citizen)
        return self._whole_case(row) if row else None

    def has_case(self, case: CaseId) -> bool:
        """Whether a case with this id is in the archive."""
        return self._one(f"{_CASES} WHERE id = ?", case) is not None

    def round(self, gathering: GatheringId) -> Round:
        """A round as its fields stand, drafts applied. Raises UnknownRecord."""
        head = self.head(gathering)
        found = replace(head, conditions=self._conditions(gathering), descriptions=self._descriptions(gathering))
        case = self.case_of(gathering)
        return Round(self.citizen(case.citizen_id, removed=True), case, found, self.levels_before(gathering))

    def needs(self, citizen: CitizenId) -> tuple[tuple[NeedCode, date], ...]:
        """The støttebehov that the citizen's rounds judged, each with its day; of the oldest round first."""
        found = self._all(
            'SELECT g.need, coalesce(g.need_on, g.held_on) FROM gathering AS g JOIN "case" AS k ON k.id = g.case_id '
            "WHERE k.citizen_id = ? AND NOT g.removed AND g.need IS NOT NULL ORDER BY g.held_on, g.rowid",
            citizen,
        )
        return tuple((NeedCode(need), date.fromisoformat(day)) for need, day in found)

    def head(self, gathering: GatheringId) -> InformationGathering:
        """A round without what was found at its themes, drafts applied. Raises UnknownRecord."""
        row = self._one(f"{_GATHERINGS} WHERE id = ? AND NOT removed", gathering)
        if row is None:
            raise UnknownRecord
        cells, sealed = rows.cells(GATHERING, row), self.sealed(gathering)
        return rows.record(
            GATHERING,
            row,
            self._typed(gathering),
            catalogue=CatalogueVersion(str(cells["catalogue_name"]), str(cells["catalogue_version"])),
            conditions=(),
            seal=sealed.seal if sealed else None,
            diagnoses=self._under(DIAGNOSIS, gathering),
            assessments=self.assessments(gathering),
        )

    def assessments(self, gathering: GatheringId) -> tuple[Assessment, ...]:
        """The two of a round's dobbeltvurdering; what each gave only when both are done."""
        found = self._under(ASSESSMENT, gathering)
        if not is_settled(found):
            return found
        return tuple(replace(one, ratings=self.ratings(one.id)) for one in found)

    def assessed_twice(self, person: str) -> tuple[GatheringId, ...]:
        """The open rounds that somebody, by the id, is one of two assessors of, the newest first."""
        sql = (
            "SELECT g.id FROM assessment AS a JOIN gathering AS g ON g.id = a.gathering_id WHERE NOT a.removed "
            "AND NOT g.removed AND a.person_id = ? AND g.id NOT IN (SELECT id FROM seal) "
            "ORDER BY g.held_on DESC, g.rowid DESC"
        )
        return tuple(GatheringId(one) for (one,) in self._all(sql, person))

    def ratings(self, assessment: AssessmentId) -> tuple[Rating, ...]:
        """What one assessor gave, for whoever may see it; drafts applied."""
        typed, stored = self._themed(RATING, assessment, None)
        made = (rows.rating(assessment, theme, row, typed) for theme, row in stored.items())
        return tuple(one for one in made if not one.is_empty())

    def case_of(self, gathering: GatheringId) -> Case:
        """The case that a round belongs to, with its goals, drafts applied. Raises UnknownRecord."""
        row = self._one(f"{_CASES} WHERE id = (SELECT case_id FROM gathering WHERE id = ?)", gathering)
        if row is None:
            raise UnknownRecord
        return self._whole_case(row)

    def condition(self, gathering: GatheringId, theme: ThemeCode) -> Condition | None:
        """What was found at one theme of a round, drafts applied; None where it is untouched."""
        found = self._conditions(gathering, theme)
        return found[0] if found else None

    def description(self, gathering: GatheringId, code: ThemeCode) -> Description | None:
        """What is described at one overtema or undertema of a round, drafts applied; None where it is untouched."""
        found = self._descriptions(gathering, code)
        return found[0] if found else None

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

    def is_sealed(self, gathering: GatheringId) -> bool:
        """Whether a round is finished."""
        return self._one("SELECT 1 FROM seal WHERE id = ?", gathering) is not None

    def sealed(self, piece: str) -> SealedContent | None:
        """The lock and the locked content of a dated piece; None while it is open."""
        row = self._one("SELECT content, sha256, at, by FROM seal WHERE id = ?", piece)
        if row is None:
            return None
        return SealedContent(Seal(row[1], datetime.fromisoformat(row[2]), row[3]), row[0])

    def sources(self) -> dict[str, GatheringId]:
        """The content hashes that rounds were imported or sealed with, and the round each belongs to."""
        found = self._all(
            "SELECT source_sha256, id FROM gathering WHERE source_sha256 <> '' "
            "UNION SELECT sha256, id FROM seal WHERE id IN (SELECT id FROM gathering)"
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
        """The levels that were given in one round, to stand beside a later one's; carried ones left out.

        Nobody said on that day that those still held. Raises UnknownRecord.
        """
        row = self._one("SELECT held_on FROM gathering WHERE id = ?", gathering)
        if row is None:
            raise UnknownRecord
        judged = self._all(
            "SELECT theme, judgement FROM condition "
            "WHERE gathering_id = ? AND judgement IS NOT NULL AND carried_from_id IS NULL",
            gathering,
        )
        found = ((ThemeCode(theme), level_of(from_token(token))) for theme, token in judged)
        held = tuple((theme, level) for theme, level in found if level is not None)
        return EarlierLevels(date.fromisoformat(row[0]), held)

    def newest_level(
        self, citizen: CitizenId, theme: ThemeCode, but: GatheringId | None = None
    ) -> tuple[Level, date] | None:
        """The newest level that was given to a theme, and its day: as `present`, one round left out."""
        return self.present(citizen, but=but).get(theme)

    def followed(self, citizen: CitizenId) -> dict[ThemeCode, tuple[Level, date]]:
        """The present level of each theme whose newest one is of an opfølgning, and its day."""
        newest = {one.theme: one for one in self._judged(citizen) if level_of(one.judgement) is not None}
        return _newest_levels(one for one in newest.values() if one.followed)

    def present(
        self,
        citizen: CitizenId,
        until: date | None = None,
        but: GatheringId | None = None,
        instead: FollowUpId | None = None,
    ) -> dict[ThemeCode, tuple[Level, date]]:
        """The newest level of each theme that was given one, and its day: in a round, or in an opfølgning that is
        finished (decision 23). What is carried and not confirmed is left out, and what was given from the day `until`
        on, the round `but`, an opfølgning that was corrected, and the one that is to be corrected (`instead`). Of one
        day an opfølgning's is the newer.
        """
        return _newest_levels(self._judged(citizen, until, but, instead))

    def courses(self, citizen: CitizenId) -> dict[ThemeCode, list[tuple[date, Judgement]]]:
        """Every judgement of each theme with its day, oldest first: those of rounds, and of finished opfølgninger but
        what was corrected. What is carried and not confirmed is left out."""
        found: dict[ThemeCode, list[tuple[date, Judgement]]] = {}
        for one in self._judged(citizen):
            found.setdefault(one.theme, []).append((one.day, one.judgement))
        return found

    def _judged(
        self,
        citizen: CitizenId,
        until: date | None = None,
        but: GatheringId | None = None,
        instead: FollowUpId | None = None,
    ) -> Iterator[_Judged]:
        """Oldest first; of one day an opfølgning's comes last, and of several the one that was finished last."""
        found = self._all(
            "SELECT c.theme, c.judgement, g.held_on, 0, '', g.rowid, 0 FROM condition AS c "
            'JOIN gathering AS g ON g.id = c.gathering_id JOIN "case" AS k ON k.id = g.case_id '
            "WHERE k.citizen_id = ?1 AND NOT g.removed AND c.judgement IS NOT NULL AND c.carried_from_id IS NULL "
            "AND g.held_on < ?2 AND g.id IS NOT ?3 UNION ALL "
            "SELECT p.theme, p.judgement, coalesce(p.judged_on, f.held_on) AS day, 1, s.at, f.rowid, p.rowid "
            "FROM follow_up_part AS p JOIN follow_up AS f ON f.id = p.follow_up_id "
            'JOIN "case" AS k ON k.id = f.case_id JOIN seal AS s ON s.id = f.id '
            "WHERE k.citizen_id = ?1 AND NOT f.removed AND p.judgement IS NOT NULL AND p.theme IS NOT NULL "
            f"AND day < ?2 AND f.id IS NOT ?4 AND f.id NOT IN ({_CORRECTED}) ORDER BY 3, 4, 5, 6, 7",
            citizen,
            until.isoformat() if until else "9999-12-31",
            but,
            instead,
        )
        for theme, token, day, followed, *_order in found:
            judgement = from_token(token)
            if judgement is not None:
                yield _Judged(ThemeCode(theme), judgement, date.fromisoformat(day), bool(followed))

    def given(self, gathering: GatheringId, theme: ThemeCode) -> tuple[Level, date] | None:
        """The level that a finished round gave a theme itself, and its day."""
        row = self._one(
            "SELECT c.judgement, c.carried_from_id, g.held_on FROM gathering AS g JOIN seal AS s ON s.id = g.id "
            "JOIN condition AS c ON c.gathering_id = g.id WHERE g.id = ? AND c.theme = ?",
            gathering,
            theme,
        )
        level = _given(row[0], row[1]) if row else None
        return None if level is None else (level, date.fromisoformat(row[2]))

    def rounds(self, citizen: CitizenId) -> tuple[RoundLine, ...]:
        """A citizen's rounds, newest first."""
        return lists.rounds(self._all, citizen)

    def goals_begun_in(self, gathering: GatheringId) -> tuple[InterventionGoal, ...]:
        """The goals of its case that were begun in a round, as they are stored, removed ones too.

        Those of a bestilling begin where its sender says.
        """
        own = "case_id = (SELECT case_id FROM gathering WHERE id = ?1)"
        sql = f"{_GOALS} WHERE begun_in_id = ?1 AND order_id IS NULL AND {own}"
        return tuple(rows.record(GOAL, row) for row in self._all(sql, gathering))

    def goal(self, goal: GoalId) -> StoredGoal | None:
        """One goal as it is stored, a removed one too; None where there is no such goal."""
        row = self._one(f"{_GOALS} WHERE id = ?", goal)
        if row is None:
            return None
        cells = rows.cells(GOAL, row)
        return StoredGoal(rows.record(GOAL, row), CaseId(str(cells["case_id"])), bool(cells["removed"]))

    def all_goals_of(self, case: CaseId) -> tuple[StoredGoal, ...]:
        """A case's goals as they are stored, those that were put away too, in their order."""
        found = self._all(f"{_GOALS} WHERE case_id = ? {_BY_PLACE}", case)
        return tuple(StoredGoal(rows.record(GOAL, row), case, bool(rows.cells(GOAL, row)["removed"])) for row in found)

    def all_sub_goals_of(self, goal: GoalId) -> tuple[tuple[SubGoal, bool], ...]:
        """The delmål under a goal as they are stored, in their order, and whether each was put away."""
        found = self._all(f"{rows.select(SUB_GOAL)} WHERE goal_id = ? {_BY_PLACE}", goal)
        return tuple((rows.record(SUB_GOAL, row), bool(rows.cells(SUB_GOAL, row)["removed"])) for row in found)

    def last_place(self, case: CaseId) -> int:
        """The highest place that a goal of the case has or had; 0 for none."""
        row = self._one("SELECT max(CAST(place AS INTEGER)) FROM goal WHERE case_id = ?", case)
        return int(row[0] or 0)

    def plain_pages(self, citizen: CitizenId, *, also_removed: bool = False) -> tuple[PlainPage, ...]:
        """The pages of borgerens udgave in their order, drafts applied."""
        which = "" if also_removed else "AND NOT removed"
        sql = f"{rows.select(PLAIN_PAGE)} WHERE case_id IN ({_CASE_OF}) {which} {_BY_PLACE}"
        return tuple(rows.record(PLAIN_PAGE, row, self._typed(row[0])) for row in self._all(sql, citizen))

    def last_page_place(self, case: CaseId) -> int:
        """The highest place that such a page of the case has or had; 0 for none."""
        row = self._one("SELECT max(CAST(place AS INTEGER)) FROM plain_page WHERE case_id = ?", case)
        return int(row[0] or 0)

    def sub_goals(self, case: CaseId) -> dict[GoalId, tuple[SubGoal, ...]]:
        """The delmål of a case's goals, drafts applied, each in its order; goals without any are left out."""
        found: dict[GoalId, tuple[SubGoal, ...]] = {}
        for row in self._all(_SUB_GOALS, case):
            goal = GoalId(str(rows.cells(SUB_GOAL, row)["goal_id"]))
            found[goal] = (*found.get(goal, ()), rows.record(SUB_GOAL, row, self._typed(row[0])))
        return found

    def sub_goals_of(self, goal: GoalId) -> tuple[SubGoalId, ...]:
        """The ids of every delmål under a goal, removed ones too."""
        return tuple(SubGoalId(one) for (one,) in self._all("SELECT id FROM sub_goal WHERE goal_id = ?", goal))

    def orders(self, case: CaseId) -> tuple[Order, ...]:
        """A case's bestillinger, newest first, drafts applied."""
        sql = f"{rows.select(ORDER)} WHERE case_id = ? AND NOT removed ORDER BY rowid DESC"
        return tuple(self._order(row) for row in self._all(sql, case))

    def all_orders(self) -> tuple[tuple[CitizenId, Order], ...]:
        """Every bestilling that is not removed, with its citizen, the newest first, without what locks it."""
        sql = (
            f'SELECT k.citizen_id, {rows.columns(ORDER, "o")} FROM "order" AS o JOIN "case" AS k ON k.id = o.case_id '
            "WHERE NOT o.removed ORDER BY o.rowid DESC"
        )
        return tuple((CitizenId(row[0]), rows.record(ORDER, row[1:])) for row in self._all(sql))

    def order(self, order: OrderId) -> Order:
        """One bestilling, drafts applied. Raises UnknownRecord."""
        row = self._one(f"{rows.select(ORDER)} WHERE id = ? AND NOT removed", order)
        if row is None:
            raise UnknownRecord
        return self._order(row)

    def _order(self, row: tuple[Any, ...]) -> Order:
        sealed = self.sealed(OrderId(str(row[0])))
        return rows.record(ORDER, row, self._typed(row[0]), seal=sealed.seal if sealed else None)

    def care_plans(self, case: CaseId) -> tuple[CarePlan, ...]:
        """A case's indsatser with their ydelser, in the order in which they were made, drafts applied."""
        return tuple(self._with_interventions(plan) for plan in self._under(CARE_PLAN, case))

    def care_plan(self, plan: CarePlanId, *, also_removed: bool = False) -> CarePlan:
        """One indsats with its ydelser, drafts applied. Raises UnknownRecord."""
        wanted = "" if also_removed else " AND NOT removed"
        row = self._one(f"{rows.select(CARE_PLAN)} WHERE id = ?{wanted}", plan)
        if row is None:
            raise UnknownRecord
        return self._with_interventions(rows.record(CARE_PLAN, row, self._typed(plan)))

    def _with_interventions(self, plan: CarePlan) -> CarePlan:
        return replace(plan, interventions=self._under(INTERVENTION, plan.id))

    def stays(self, case: CaseId) -> tuple[Stay, ...]:
        """A case's stays, newest first, drafts applied."""
        return tuple(stay for _whose, stay in stays.found(self._all, "s.case_id = ?", case))

    def stay(self, stay: StayId) -> Stay:
        """One stay, drafts applied. Raises UnknownRecord."""
        found = stays.found(self._all, "s.id = ?", stay)
        if not found:
            raise UnknownRecord
        return found[0][1]

    def all_stays(self) -> tuple[tuple[CitizenId, Stay], ...]:
        """Every stay that is not removed, with its citizen, the newest first."""
        return tuple(stays.found(self._all, "TRUE"))

    def last_sub_place(self, goal: GoalId) -> int:
        """The highest place that a delmål of the goal has or had; 0 for none."""
        row = self._one("SELECT max(CAST(place AS INTEGER)) FROM sub_goal WHERE goal_id = ?", goal)
        return int(row[0] or 0)

    def owner(self, ref: FieldRef, column: str) -> str:
        """The id of the record that one hangs under, by the column that has it. Raises UnknownRecord."""
        return str(self.value(FieldRef(ref.kind, ref.record_id, column)))

    def tags(self, citizen: CitizenId) -> tuple[Tag, ...]:
        """The citizen's goals and delmål, in their order and each goal before its delmål; removed ones too."""
        found: list[Tag] = []
        for goal, wording, theme, hidden in self._all(_TAGGED_GOALS, citizen):
            found.append(Tag(Record.GOAL, goal, beginning(wording), theme, goal, not hidden))
            for row in self._all(f"{rows.select(SUB_GOAL)} WHERE goal_id = ? {_BY_PLACE}", goal):
                one, cells = rows.record(SUB_GOAL, row, self._typed(row[0])), rows.cells(SUB_GOAL, row)
                offered = one.is_active and not hidden and not cells["removed"]
                found.append(Tag(Record.SUB_GOAL, one.id, one.called(), theme, goal, offered))
        return tuple(found)

    def statuses(self, citizen: CitizenId) -> tuple[StatusNote, ...]:
        """A citizen's statusnotater, newest first, drafts applied, without their parts."""
        sql = (
            f"{rows.select(STATUS)} WHERE case_id IN ({_CASE_OF}) AND NOT removed ORDER BY written_on DESC, rowid DESC"
        )
        return tuple(self._status(row, ()) for row in self._all(sql, citizen))

    def status(self, status: StatusId) -> StatusNote:
        """One statusnotat with its parts, drafts applied. Raises UnknownRecord."""
        row = self._one(f"{rows.select(STATUS)} WHERE id = ? AND NOT removed", status)
        if row is None:
            raise UnknownRecord
        return self._status(row, self._hanging(STATUS_PART, status))

    def _status(self, row: tuple[Any, ...], parts: tuple[StatusPart, ...]) -> StatusNote:
        sealed = self.sealed(StatusId(row[0]))
        return rows.record(STATUS, row, self._typed(row[0]), parts=parts, seal=sealed.seal if sealed else None)

    def follow_ups(self, citizen: CitizenId) -> tuple[FollowUp, ...]:
        """A citizen's opfølgninger with their parts, newest first, drafts applied."""
        sql = (
            f"{rows.select(FOLLOW_UP)} WHERE case_id IN ({_CASE_OF}) AND NOT removed ORDER BY held_on DESC, rowid DESC"
        )
        return tuple(map(self._follow_up, self._all(sql, citizen)))

    def follow_up(self, which: FollowUpId) -> FollowUp:
        """One opfølgning with its parts, drafts applied. Raises UnknownRecord."""
        row = self._one(f"{rows.select(FOLLOW_UP)} WHERE id = ? AND NOT removed", which)
        if row is None:
            raise UnknownRecord
        return self._follow_up(row)

    def _follow_up(self, row: tuple[Any, ...]) -> FollowUp:
        sealed = self.sealed(FollowUpId(row[0]))
        parts: tuple[FollowUpPart, ...] = self._hanging(FOLLOW_UP_PART, row[0])
        results: tuple[FollowUpResult, ...] = self._hanging(FOLLOW_UP_RESULT, row[0])
        seal = sealed.seal if sealed else None
        return rows.record(FOLLOW_UP, row, self._typed(row[0]), parts=parts, results=results, seal=seal)

    def _hanging[T](self, kind: Kind[T], owner: str) -> tuple[T, ...]:
        """What hangs under a record and cannot be removed by itself, in the order in which it was made."""
        found = self._all(f"{rows.select(kind)} WHERE {kind.owner} = ? ORDER BY rowid", owner)
        return tuple(rows.record(kind, row, self._typed(row[0])) for row in found)

    def notes(self, citizen: CitizenId) -> tuple[CareNote, ...]:
        """A citizen's notes, newest observation first, drafts applied."""
        added: dict[Value, tuple[Addition, ...]] = {}
        for row in self._all(_ADDITIONS, citizen):
            note = rows.cells(ADDITION, row)["note_id"]
            added[note] = (*added.get(note, ()), rows.record(ADDITION, row))
        themes = _told_by(self._all(_THEMES_OF_TAGS, citizen))
        typed: dict[str, rows.Drafts] = {}
        for record, field, text in self._all(_TYPED_NOTES, citizen):
            typed.setdefault(record, {})["", field] = text
        found = self._all(f"{_NOTES} WHERE citizen_id = ? AND NOT removed {_NEWEST}", citizen)
        return tuple(self._note(row, added.get(row[0], ()), themes, typed.get(row[0], {})) for row in found)

    def note(self, note: NoteId) -> CareNote | None:
        """One note, drafts applied; None where there is none, or it was removed."""
        row = self._one(f"{_NOTES} WHERE id = ? AND NOT removed", note)
        if row is None:
            return None
        citizen = str(rows.cells(NOTE, row)["citizen_id"])
        added = self._all(f"{rows.select(ADDITION)} WHERE note_id = ? ORDER BY at, rowid", note)
        additions = tuple(rows.record(ADDITION, one) for one in added)
        return self._note(row, additions, _told_by(self._all(_THEMES_OF_TAGS, citizen)), self._typed(note))

    def assessed(self, citizen: CitizenId) -> frozenset[ThemeCode]:
        """The themes that were given a level in any of the citizen's rounds."""
        found = self._all(
            "SELECT DISTINCT c.theme, c.judgement FROM condition AS c JOIN gathering AS g ON g.id = c.gathering_id "
            'JOIN "case" AS k ON k.id = g.case_id WHERE k.citizen_id = ? AND NOT g.removed AND c.judgement IS NOT NULL',
            citizen,
        )
        return frozenset(ThemeCode(theme) for theme, token in found if level_of(from_token(token)) is not None)

    def unread(self, person: str, called: Sequence[str], since: datetime) -> frozenset[NoteId]:
        """Notes that others signed since a moment and this person has not said to have read.

        `called` are the names that the person signs with, now and before.
        """
        day_before = (since - timedelta(days=1)).date().isoformat()
        own = ", ".join("?" * len(called))
        found = self._all(_UNREAD.format(own=own), day_before, since.isoformat(), person, *called)
        return frozenset(NoteId(note) for (note,) in found)

    def words_are_behind(self) -> bool:
        """Whether the index of texts does not know every change."""
        with translated():
            return wordindex.is_behind(self._connection)

    def holding(self, asked: str, most: int, citizen: CitizenId | None = None) -> list[Hit]:
        """Records that hold the words that are asked for (see `wordindex.search`)."""
        with translated():
            return wordindex.search(self._connection, asked, most, citizen)

    def themes_of_notes(self, notes: Collection[NoteId]) -> dict[NoteId, tuple[CitizenId, frozenset[str]]]:
        """Whose each of some notes is, and every theme that it tells of, as its goals stand: no words are read."""
        if not notes:
            return {}
        themes = _told_by(self._all(_THEMES_OF_ALL_TAGS))
        found = self._all(
            "SELECT id, citizen_id, themes, goals || ' ' || sub_goals FROM note "
            "WHERE id IN (SELECT value FROM json_each(?)) AND NOT removed",
            json.dumps(list(notes)),
        )
        return {
            NoteId(note): (
                CitizenId(whose),
                frozenset([*own.split(), *(theme for ref in refs.split() for theme in themes.get(ref, ()))]),
            )
            for note, whose, own, refs in found
        }

    def people(self) -> dict[CitizenId, Citizen]:
        """Everybody who is not removed, by id."""
        found = (rows.record(CITIZEN, row) for row in self._all(f"{_CITIZENS} WHERE NOT removed ORDER BY rowid"))
        return {citizen.id: citizen for citizen in found}

    def drafts_of(self, called: Sequence[str]) -> tuple[NoteId, ...]:
        """Notes that somebody of these names writes and has not signed, newest first."""
        own = ", ".join("?" * len(called))
        sql = f"SELECT id FROM note WHERE signed_at IS NULL AND NOT removed AND author IN ({own}) {_NEWEST}"
        return tuple(NoteId(note) for (note,) in self._all(sql, *called))

    def statuses_of(self, called: Sequence[str]) -> tuple[tuple[CitizenId, StatusNote], ...]:
        """Statusnotater that somebody of these names writes and has not finished, newest first, without their parts."""
        own = ", ".join("?" * len(called))
        sql = f"{rows.select(STATUS)} WHERE NOT removed AND author IN ({own}) AND id NOT IN (SELECT id FROM seal)"
        found = [self._status(row, ()) for row in self._all(f"{sql} ORDER BY written_on DESC, rowid DESC", *called)]
        return tuple((self.belongs_to(STATUS.ref(one.id))[0], one) for one in found)

    def counted(self) -> Counted:
        """What is counted of everybody."""
        return counting.counted(self._all, _CORRECTED)

    def follow_ups_held(self) -> tuple[tuple[CitizenId, date, date | None], ...]:
        """Of everybody: whose, the day of each finished opfølgning that stands, and the next; oldest first."""
        found = self._all(
            'SELECT k.citizen_id, f.held_on, f.next_on FROM follow_up AS f JOIN "case" AS k ON k.id = f.case_id '
            "JOIN seal AS s ON s.id = f.id "
            f"WHERE NOT f.removed AND f.id NOT IN ({_CORRECTED}) ORDER BY 2, s.at, f.rowid"
        )
        return tuple(
            (CitizenId(whose), date.fromisoformat(day), date.fromisoformat(again) if again else None)
            for whose, day, again in found
        )

    def follow_ups_of(self, called: Sequence[str]) -> tuple[tuple[CitizenId, FollowUp], ...]:
        """Opfølgninger that somebody of these names writes and has not finished, newest first, without their parts."""
        own = ", ".join("?" * len(called))
        sql = f"SELECT id FROM follow_up WHERE NOT removed AND author IN ({own}) AND id NOT IN (SELECT id FROM seal)"
        found = [FollowUpId(one) for (one,) in self._all(f"{sql} ORDER BY held_on DESC, rowid DESC", *called)]
        return tuple((self.belongs_to(FOLLOW_UP.ref(one))[0], self.follow_up(one)) for one in found)

    def signed_since(self, notes: Collection[NoteId], since: datetime) -> tuple[NoteId, ...]:
        """Those of some notes that were signed from a moment on, newest first by when they happened."""
        day_before = (since - timedelta(days=1)).date().isoformat()
        sql = f"SELECT id FROM note WHERE signed_at >= ? AND julianday(signed_at) >= julianday(?) {_NEWEST}"
        return tuple(NoteId(one) for (one,) in self._all(sql, day_before, since.isoformat()) if one in notes)

    def last_worked_at(self, called: Sequence[str]) -> tuple[GatheringId, ThemeCode] | None:
        """The theme that somebody of these names worked at last, in a round that is open; None for none."""
        return stays.last_worked_at(self._all, called)

    def themes_noted(self, citizen: CitizenId, since: date) -> tuple[frozenset[str], ...]:
        """Of each of a citizen's signed notes from a day on, every theme that it tells of: no words are read."""
        themes = _told_by(self._all(_THEMES_OF_TAGS, citizen))
        found = self._all(
            "SELECT themes, goals || ' ' || sub_goals FROM note "
            "WHERE citizen_id = ? AND observed_on >= ? AND signed_at IS NOT NULL AND NOT removed",
            citizen,
            since.isoformat(),
        )
        return tuple(
            frozenset([*own.split(), *(theme for ref in refs.split() for theme in themes.get(ref, ()))])
            for own, refs in found
        )

    def last_observed(self) -> dict[CitizenId, date]:
        """The day of each citizen's newest signed note that tells of no sensitive theme; those without are left out."""
        return stays.last_observed(self._all)

    def all_goals(self) -> tuple[tuple[CitizenId, InterventionGoal], ...]:
        """Every goal that is not removed, with its citizen, in each case's order."""
        sql = (
            f'SELECT k.citizen_id, {rows.columns(GOAL, "g")} FROM goal AS g JOIN "case" AS k ON k.id = g.case_id '
            "WHERE NOT g.removed ORDER BY g.case_id, CAST(g.place AS INTEGER), g.rowid"
        )
        return tuple((CitizenId(row[0]), rows.record(GOAL, row[1:])) for row in self._all(sql))

    def all_sub_goals(self) -> tuple[tuple[GoalId, SubGoal], ...]:
        """Every delmål that is not removed, with the goal that it hangs under, in each goal's order."""
        sql = f"{rows.select(SUB_GOAL)} WHERE NOT removed ORDER BY goal_id, CAST(place AS INTEGER), rowid"
        return tuple(
            (GoalId(str(rows.cells(SUB_GOAL, row)["goal_id"])), rows.record(SUB_GOAL, row)) for row in self._all(sql)
        )

    def last_time(self, called: Sequence[str]) -> datetime | None:
        """When somebody of these names opened the archive the time before the last; None where they never had."""
        own = ", ".join("?" * len(called))
        sql = f"SELECT at FROM access WHERE at <> '' AND what LIKE 'open%' AND by IN ({own}) ORDER BY id DESC LIMIT 2"
        found = self._all(sql, *called)
        return datetime.fromisoformat(found[1][0]) if len(found) == 2 else None

    def dossier(self, citizen: CitizenId) -> Dossier:
        """All that is kept about a citizen, what is hidden and what is being typed too; see `domain.dossier`."""
        return dossier.of(self._all, citizen)

    def _note(
        self,
        row: tuple[Any, ...],
        additions: tuple[Addition, ...],
        themes: Mapping[str, tuple[ThemeCode, ...]],
        typed: rows.Drafts,
    ) -> CareNote:
        found = rows.record(NOTE, row, typed, additions=additions, pending=typed.get(("", PENDING), ""))
        touched = dict.fromkeys(theme for ref in found.refs for theme in themes.get(ref, ()))
        return replace(found, through_goals=tuple(touched)) if touched else found

    def levels_before(self, gathering: GatheringId) -> EarlierLevels | None:
        """The levels of the round before this one; None for the first."""
        before = self.before(gathering)
        return self.levels(before) if before else None

    def _whole_case(self, row: tuple[Any, ...]) -> Case:
        goals = self._all(f"{_GOALS} WHERE case_id = ? AND NOT removed ORDER BY CAST(place AS INTEGER), rowid", row[0])
        found = (rows.record(GOAL, goal, self._typed(goal[0])) for goal in goals)
        begun = {goal: (_given(token, carried), day) for goal, token, carried, day in self._all(_BEGUN, row[0])}
        known = tuple(
            begun_with(goal, begun[goal.id][0], date.fromisoformat(begun[goal.id][1])) if goal.id in begun else goal
            for goal in found
        )
        contacts = self._under(CONTACT, row[0])
        return rows.record(CASE, row, self._typed(row[0]), goals=known, contacts=contacts)

    def _under[T](self, kind: Kind[T], owner: str) -> tuple[T, ...]:
        """What hangs under a record and is not removed, in the order in which it was made, drafts applied."""
        found = self._all(f"{rows.select(kind)} WHERE {kind.owner} = ? AND NOT removed ORDER BY rowid", owner)
        return tuple(rows.record(kind, row, self._typed(row[0])) for row in found)

    def _descriptions(self, gathering: GatheringId, only: ThemeCode | None = None) -> tuple[Description, ...]:
        typed, stored = self._themed(DESCRIPTION, gathering, only)
        made = (rows.description(gathering, theme, row, typed) for theme, row in stored.items())
        return tuple(one for one in made if not one.is_empty())

    def _themed(
        self, kind: Kind[Any], owner: str, only: ThemeCode | None
    ) -> tuple[rows.Drafts, dict[str, tuple[Any, ...] | None]]:
        """What is being typed at themes, and the rows by theme; None at one that only drafts tell of."""
        typed = self._typed(owner, only, kind.record)
        where, keys = ("AND theme = ?", (owner, only)) if only else ("", (owner,))
        stored = {row[0]: row for row in self._all(f"{rows.themed(kind)} {where} ORDER BY theme", *keys)}
        return typed, {**stored, **dict.fromkeys(sorted({theme for theme, _ in typed if theme} - set(stored)))}

    def _conditions(self, gathering: GatheringId, only: ThemeCode | None = None) -> tuple[Condition, ...]:
        typed, stored = self._themed(CONDITION, gathering, only)
        where, keys = ("AND theme = ?", (gathering, only)) if only else ("", (gathering,))
        marks: dict[str, tuple[Mark, ...]] = {}
        for theme, prompt, value in self._all(f"{_MARKS} {where} ORDER BY prompt", *keys):
            marks[theme] = (*marks.get(theme, ()), read_mark(PromptId(prompt), value))
        made = (rows.condition(gathering, theme, row, typed, marks.get(theme, ())) for theme, row in stored.items())
        return tuple(c for c in made if not c.is_empty())

    def _typed(self, record: str, theme: ThemeCode | None = None, kind: Record | None = None) -> rows.Drafts:
        """The drafts of one record, or of one theme of a round: (theme, field) -> text.

        `kind` where a round's id names the records of several.
        """
        more: list[tuple[str, str]] = [("AND theme = ?", theme)] if theme else []
        more += [("AND kind = ?", kind)] if kind else []
        where, keys = " ".join(sql for sql, _ in more), (record, *(value for _, value in more))
        found = self._all(f"SELECT theme, field, text FROM draft WHERE record_id = ? {where}", *keys)
        return {(at, field): text for at, field, text in found}

    def _one(self, sql: str, *values: object) -> Any:
        with translated():
            return self._connection.execute(sql, values).fetchone()

    def _all(self, sql: str, *values: object) -> list[Any]:
        with translated():
            return list(self._connection.execute(sql, values).fetchall())


_CITIZENS, _CASES, _GATHERINGS = rows.select(CITIZEN), rows.select(CASE), rows.select(GATHERING)
_GOALS, _NOTES = rows.select(GOAL), rows.select(NOTE)
_BEGUN = """SELECT goal.id, CASE WHEN g.removed THEN NULL ELSE c.judgement END, c.carried_from_id, g.held_on
    FROM goal JOIN gathering AS g ON g.id = goal.begun_in_id
    LEFT JOIN condition AS c ON c.gathering_id = g.id AND c.theme = goal.theme
    WHERE goal.case_id = ? AND goal.order_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM seal WHERE seal.id = g.id)"""
"""What the open rounds say, that goals of a case were begun in."""


def _given(token: str | None, carried: str | None) -> Level | None:
    """The level that a round gave a theme itself; None where it only carried one."""
    return level_of(from_token(token)) if token is not None and carried is None else None


_SUB_GOALS = (
    f"SELECT {rows.columns(SUB_GOAL, 's')} FROM sub_goal AS s JOIN goal AS g ON g.id = s.goal_id "
    "WHERE g.case_id = ? AND NOT g.removed AND NOT s.removed ORDER BY CAST(s.place AS INTEGER), s.rowid"
)
_ADDITIONS = (
    f"SELECT {rows.columns(ADDITION, 'a')} FROM addition AS a JOIN note AS n ON n.id = a.note_id "
    "WHERE n.citizen_id = ? ORDER BY a.at, a.rowid"
)
_NEWEST = "ORDER BY observed_on DESC, coalesce(observed_at, '') DESC, rowid DESC"
_TYPED_NOTES = """SELECT record_id, field, text FROM draft
    WHERE theme = '' AND record_id IN (SELECT id FROM note WHERE citizen_id = ?)"""
_BY_PLACE = "ORDER BY CAST(place AS INTEGER), rowid"
_CASE_OF = 'SELECT id FROM "case" WHERE citizen_id = ?1'
_TAGGED_GOALS = f"""SELECT id, wording, theme,
    removed OR EXISTS (SELECT 1 FROM goal AS copy WHERE copy.copies_id = goal.id AND NOT copy.removed)
    FROM goal WHERE case_id IN ({_CASE_OF}) {_BY_PLACE}"""
"""Hidden to a new note are those that were put away, and the received ones that somebody works on in a copy."""
_THEMES_OF_TAGS = f"""SELECT id, theme, related FROM goal WHERE case_id IN ({_CASE_OF})
    UNION ALL SELECT s.id, g.theme, g.related FROM sub_goal AS s JOIN goal AS g ON g.id = s.goal_id
    WHERE g.case_id IN ({_CASE_OF})"""
"""The themes that each goal and delmål of a citizen is about."""
_THEMES_OF_ALL_TAGS = """SELECT id, theme, related FROM goal
    UNION ALL SELECT s.id, g.theme, g.related FROM sub_goal AS s JOIN goal AS g ON g.id = s.goal_id"""


def _told_by(rows_: list[tuple[str, str | None, str]]) -> dict[str, tuple[ThemeCode, ...]]:
    """What a note tells of that names a goal or delmål, by its id: the goal's theme. A sensitive one counts also where
    the goal is only related to it: no list may name what stands there.
    """
    return {
        one: tuple(
            ThemeCode(code) for code in (theme, *related.split()) if code and (code == theme or code in SENSITIVE)
        )
        for one, theme, related in rows_
    }


_UNREAD = """SELECT id FROM note
    WHERE signed_at >= ? AND julianday(signed_at) >= julianday(?) AND NOT removed
    AND NOT EXISTS (SELECT 1 FROM have_read WHERE person = ? AND note_id = note.id)
    AND CASE signed_by WHEN '' THEN author ELSE signed_by END NOT IN ({own})"""
_CITIZEN_OF = {record: citizen_of(record) for record in Record}
_SHOWN_ROUND = "SELECT 1 FROM gathering WHERE id = ? AND NOT removed"
_MARKS = "SELECT theme, prompt, value FROM mark WHERE gathering_id = ?"
