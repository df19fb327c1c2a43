"""The tables, as forward-only migrations: each step and its record in one transaction."""

from typing import Any

from sqlite_utils import Database, Migrations

_MIGRATIONS = Migrations("ffbdesk")

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


@_MIGRATIONS()
def first(db: Database) -> None:
    """Citizens, cases, rounds, conditions, seals; drafts, changes and access (decision 6)."""
    for statement in _FIRST:
        db.execute(statement)


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


@_MIGRATIONS()
def marks(db: Database) -> None:
    """Marks on prompts, the citizen's own rating, what was carried; and rounds that were begun by mistake."""
    for statement in _MARKS:
        db.execute(statement)


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


@_MIGRATIONS()
def goals(db: Database) -> None:
    """Indsatsformål and indsatsmål on the case; signed notes and what is added to them."""
    for statement in _GOALS:
        db.execute(statement)


_KEEPING = (
    "ALTER TABLE citizen ADD COLUMN keep_until TEXT",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE tombstone (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, rows INTEGER NOT NULL) STRICT""",
    "CREATE INDEX access_citizen ON access(citizen_id)",
)


@_MIGRATIONS()
def keeping(db: Database) -> None:
    """How long a citizen is kept, what was erased (a count and a time), and the archive's own settings."""
    for statement in _KEEPING:
        db.execute(statement)


def apply(connection: Any) -> None:
    """Take every step that is missing, from nothing on."""
    _MIGRATIONS.apply(Database(connection, execute_plugins=False))
