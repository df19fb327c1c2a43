"""The tables, as forward-only steps of plain SQL, and which of them a database has taken.

A step that has shipped is never changed. sqlite-utils takes and records them, each in one transaction; every opening
asks and few take a step, so it is loaded only for those.
"""

from collections.abc import Callable
from typing import Any

from ffbdesk.storage.errors import ArchiveDamaged, ArchiveNewer

_FIRST = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE citizen (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, own_number TEXT NOT NULL,
        cpr TEXT NOT NULL, practice INTEGER NOT NULL, removed INTEGER NOT NULL) STRICT""",
    """CREATE TABLE "case" (
        id TEXT PRIMARY KEY, citizen_id TEXT NOT NULL UNIQUE REFERENCES citizen(id),
        municipality TEXT NOT NULL, case_number TEXT NOT NULL) STRICT""",
    """CREATE TABLE gathering (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), held_on TEXT NOT NULL,
        assessor TEXT NOT NULL, purpose TEXT NOT NULL, wishes TEXT NOT NULL,
        catalogue_name TEXT NOT NULL, catalogue_version TEXT NOT NULL, source_sha256 TEXT NOT NULL) STRICT""",
    "CREATE INDEX gathering_case ON gathering(case_id)",
    """CREATE TABLE condition (
        gathering_id TEXT NOT NULL REFERENCES gathering(id), theme TEXT NOT NULL, id TEXT NOT NULL,
        judgement TEXT, short_remark TEXT NOT NULL, citizen TEXT NOT NULL, others TEXT NOT NULL,
        caseworker TEXT NOT NULL, PRIMARY KEY (gathering_id, theme)) STRICT""",
    """CREATE TABLE seal (
        id TEXT PRIMARY KEY REFERENCES gathering(id), content TEXT NOT NULL, sha256 TEXT NOT NULL,
        at TEXT NOT NULL, by TEXT NOT NULL) STRICT""",
    """CREATE TABLE draft (
        kind TEXT NOT NULL, record_id TEXT NOT NULL, theme TEXT NOT NULL, field TEXT NOT NULL,
        text TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
        PRIMARY KEY (kind, record_id, theme, field)) STRICT""",
    """CREATE TABLE change (
        seq INTEGER PRIMARY KEY, device TEXT NOT NULL, citizen_id TEXT, gathering_id TEXT, at TEXT NOT NULL,
        by TEXT NOT NULL, label TEXT NOT NULL, edits TEXT NOT NULL, undoes INTEGER) STRICT""",
    "CREATE INDEX change_citizen ON change(citizen_id)",
    "CREATE INDEX change_gathering ON change(gathering_id)",
    "CREATE INDEX change_undoes ON change(undoes)",
    """CREATE TABLE access (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, citizen_id TEXT, what TEXT NOT NULL) STRICT""",
)
"""Citizens, cases, rounds, conditions, seals; drafts, changes and access (decision 6)."""

_MARKS = (
    "ALTER TABLE gathering ADD COLUMN removed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE condition ADD COLUMN own_rating TEXT",
    "ALTER TABLE condition ADD COLUMN carried_from_id TEXT",
    """CREATE TABLE mark (
        gathering_id TEXT NOT NULL REFERENCES gathering(id), theme TEXT NOT NULL, prompt TEXT NOT NULL,
        value TEXT NOT NULL, PRIMARY KEY (gathering_id, theme, prompt)) STRICT""",
    # Only undos stand in it from now on: every other save has one page less to write.
    "DROP INDEX change_undoes",
    "CREATE INDEX change_undoes ON change(undoes) WHERE undoes IS NOT NULL",
)
"""Marks on prompts, the citizen's own rating, what was carried; and rounds that were begun by mistake."""

_GOALS = (
    """ALTER TABLE "case" ADD COLUMN intervention_purpose TEXT NOT NULL DEFAULT ''""",
    # `place` is a number in text form: two goals change places by two edits, as everything changes.
    """CREATE TABLE goal (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), place TEXT NOT NULL,
        wording TEXT NOT NULL, change_value TEXT, theme TEXT, expected_level TEXT, follow_up_on TEXT,
        responsible TEXT NOT NULL, related TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX goal_case ON goal(case_id)",
    """CREATE TABLE note (
        id TEXT PRIMARY KEY, citizen_id TEXT NOT NULL REFERENCES citizen(id), observed_on TEXT NOT NULL,
        author TEXT NOT NULL, text TEXT NOT NULL, themes TEXT NOT NULL, signed_at TEXT,
        removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX note_citizen ON note(citizen_id)",
    """CREATE TABLE addition (
        id TEXT PRIMARY KEY, note_id TEXT NOT NULL REFERENCES note(id), text TEXT NOT NULL,
        at TEXT NOT NULL, by TEXT NOT NULL) STRICT""",
    "CREATE INDEX addition_note ON addition(note_id)",
)
"""Indsatsformål and indsatsmål on the case; signed notes and what is added to them."""

_KEEPING = (
    "ALTER TABLE citizen ADD COLUMN keep_until TEXT",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE tombstone (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, rows INTEGER NOT NULL) STRICT""",
    "CREATE INDEX access_citizen ON access(citizen_id)",
)
"""How long a citizen is kept, what was erased (a count and a time), and the archive's own settings."""

_RECORDED = (
    "ALTER TABLE condition ADD COLUMN recorded_at TEXT",
    # The moment of a judgement that was set here is known: its change has it. That of one from a file is not.
    """WITH judged AS MATERIALIZED (
        SELECT json_extract(e.value, '$.id') AS gathering, json_extract(e.value, '$.theme') AS theme, max(c.seq) AS seq
        FROM change AS c, json_each(c.edits) AS e
        WHERE json_extract(e.value, '$.kind') = 'condition' AND json_extract(e.value, '$.field') = 'judgement'
        GROUP BY 1, 2)
    UPDATE condition SET recorded_at = (
        SELECT c.at FROM judged JOIN change AS c ON c.seq = judged.seq
        WHERE judged.gathering = condition.gathering_id AND judged.theme = condition.theme AND c.label = 'judge')
    WHERE judgement IS NOT NULL""",
    # The last change without a moment: an undo of it cannot know that of the judgement before.
    "INSERT INTO about SELECT 'recorded_after', CAST(coalesce(max(seq), 0) AS TEXT) FROM change",
)
"""When each judgement was set."""

STEPS = {"first": _FIRST, "marks": _MARKS, "goals": _GOALS, "keeping": _KEEPING, "recorded": _RECORDED}
"""Every step this program knows, oldest first."""
_RECORD, _SET = "_sqlite_migrations", "ffbdesk"
"""Where sqlite-utils records the steps."""


def must_be_known(connection: Any, archive: str) -> None:
    """Look whether this is the database of the archive that was opened. Raises ArchiveNewer, ArchiveDamaged."""
    taken = _taken(connection)
    if any(step not in STEPS for step in taken):
        raise ArchiveNewer
    if not taken or connection.execute("SELECT value FROM about WHERE key = 'archive_id'").fetchone() != (archive,):
        raise ArchiveDamaged


def is_behind(connection: Any) -> bool:
    """Whether steps are missing. Never writes."""
    return len(_taken(connection)) < len(STEPS)


def bring_up_to_date(connection: Any) -> None:
    """Take every step that is missing, from nothing on."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415  # a sixth of a second that few openings need

    migrations = Migrations(_SET)
    for name, statements in STEPS.items():
        migrations(name=name)(_step(statements))
    migrations.apply(Database(connection, execute_plugins=False))


def _step(statements: tuple[str, ...]) -> Callable[[Any], None]:
    def take(database: Any) -> None:
        for statement in statements:
            database.execute(statement)

    return take


def _taken(connection: Any) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if (_RECORD,) not in tables.fetchall():
        return []
    found = connection.execute(f"SELECT name FROM {_RECORD} WHERE migration_set = ? ORDER BY rowid", (_SET,))
    return [name for (name,) in found]
