"""The tables, as forward-only steps of SQL, and which of them a database has taken.

A step that has shipped is never changed. sqlite-utils takes and records them, each in one transaction; every opening
asks and few take a step, so it is loaded only for those.
"""

from collections.abc import Callable
from typing import Any

from ffbdesk.storage import beginnings, wordindex
from ffbdesk.storage.accesslog import chain_up
from ffbdesk.storage.database import transaction
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

# What the list of everybody shows, kept by the database itself: counting it anew reads the whole archive.
_COUNTED = """count(judgement),
    count(CASE WHEN judgement IS NOT NULL OR own_rating IS NOT NULL
        OR short_remark <> '' OR citizen <> '' OR others <> '' OR caseworker <> ''
        OR EXISTS (SELECT 1 FROM mark WHERE mark.gathering_id = condition.gathering_id AND mark.theme = condition.theme)
        THEN 1 END),
    count(CASE WHEN judgement IS NOT NULL AND carried_from_id IS NOT NULL THEN 1 END) FROM condition"""
_SOMETHING = """({0}.judgement IS NOT NULL OR {0}.own_rating IS NOT NULL OR {0}.short_remark <> '' OR {0}.citizen <> ''
    OR {0}.others <> '' OR {0}.caseworker <> '')"""
_OLD, _NEW = (_SOMETHING.format(row) for row in ("OLD", "NEW"))
_MARKED = (
    "EXISTS (SELECT 1 FROM mark WHERE gathering_id = {0}.gathering_id AND theme = {0}.theme AND prompt <> {0}.prompt)"
)


def _counts(name: str, event: str, row: str, when: str) -> str:
    """A trigger that counts a round anew where a theme came or went, not while words are added to one."""
    count = f"SELECT {row}.gathering_id, {_COUNTED} WHERE gathering_id = {row}.gathering_id"
    return f"CREATE TRIGGER {name} AFTER {event} WHEN {when} BEGIN INSERT OR REPLACE INTO standing {count}; END"


_LISTS = (
    """CREATE TABLE standing (
        gathering_id TEXT PRIMARY KEY, decided INTEGER NOT NULL, taken_up INTEGER NOT NULL,
        unconfirmed INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "INSERT INTO standing SELECT id, 0, 0, 0 FROM gathering",
    f"INSERT OR REPLACE INTO standing SELECT gathering_id, {_COUNTED} GROUP BY gathering_id",
    "CREATE TABLE worked (citizen_id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO worked SELECT citizen_id, max(at) FROM change WHERE citizen_id IS NOT NULL GROUP BY 1",
    _counts("condition_came", "INSERT ON condition", "NEW", _NEW),
    _counts(
        "condition_changed",
        "UPDATE ON condition",
        "NEW",
        f"{_OLD} <> {_NEW} OR (OLD.judgement IS NULL) <> (NEW.judgement IS NULL)"
        " OR (OLD.carried_from_id IS NULL) <> (NEW.carried_from_id IS NULL)",
    ),
    _counts("condition_went", "DELETE ON condition", "OLD", "true"),
    _counts("mark_came", "INSERT ON mark", "NEW", f"NOT {_MARKED.format('NEW')}"),
    _counts("mark_went", "DELETE ON mark", "OLD", f"NOT {_MARKED.format('OLD')}"),
    """CREATE TRIGGER gathering_came AFTER INSERT ON gathering
        BEGIN INSERT OR IGNORE INTO standing VALUES (NEW.id, 0, 0, 0); END""",
    """CREATE TRIGGER gathering_went AFTER DELETE ON gathering
        BEGIN DELETE FROM standing WHERE gathering_id = OLD.id; END""",
    """CREATE TRIGGER change_came AFTER INSERT ON change WHEN NEW.citizen_id IS NOT NULL
        BEGIN INSERT INTO worked VALUES (NEW.citizen_id, NEW.at)
        ON CONFLICT (citizen_id) DO UPDATE SET at = max(at, excluded.at); END""",
    "CREATE TRIGGER citizen_went AFTER DELETE ON citizen BEGIN DELETE FROM worked WHERE citizen_id = OLD.id; END",
    # All that the list shows of a round, without its texts.
    "DROP INDEX gathering_case",
    "CREATE INDEX gathering_case ON gathering(case_id, removed, held_on, id)",
)
"""How far every round is and when somebody last worked with a citizen: what the list of everybody shows."""

_LOG = (
    "ALTER TABLE access ADD COLUMN nonce TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE access ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE access ADD COLUMN link TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE access_end (
        id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, link TEXT NOT NULL) STRICT""",
    chain_up,
    # Moments, not their texts: an hour that summer time gives twice is no earlier for its letters.
    "DROP TRIGGER change_came",
    """CREATE TRIGGER change_came AFTER INSERT ON change WHEN NEW.citizen_id IS NOT NULL
        BEGIN INSERT INTO worked VALUES (NEW.citizen_id, NEW.at)
        ON CONFLICT (citizen_id) DO UPDATE SET at = excluded.at WHERE julianday(excluded.at) > julianday(at); END""",
)
"""The access log as a chain (`accesslog`)."""

_BEGUN = (
    "ALTER TABLE goal ADD COLUMN starting_level TEXT",
    "ALTER TABLE goal ADD COLUMN starting_on TEXT",
    "ALTER TABLE goal ADD COLUMN begun_in_id TEXT",
    "ALTER TABLE goal ADD COLUMN set_on TEXT",
    "ALTER TABLE goal ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    beginnings.find,
    "ALTER TABLE gathering ADD COLUMN unit TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE gathering ADD COLUMN contact TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE gathering ADD COLUMN took_part TEXT NOT NULL DEFAULT ''",
)
"""Where each goal began and who set it; who answers for a round and who took part in it."""

_SUB_GOALS = (
    """CREATE TABLE sub_goal (
        id TEXT PRIMARY KEY, goal_id TEXT NOT NULL REFERENCES goal(id), place TEXT NOT NULL, wording TEXT NOT NULL,
        short_name TEXT NOT NULL, citizens_part TEXT NOT NULL, our_part TEXT NOT NULL, begun_on TEXT,
        seen_again_on TEXT, status TEXT NOT NULL, basis TEXT NOT NULL, judged_on TEXT, judged_by TEXT NOT NULL,
        set_on TEXT, author TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX sub_goal_goal ON sub_goal(goal_id)",
)
"""Delmål under the goals."""

_DELIVERY = (
    "ALTER TABLE citizen ADD COLUMN closed_on TEXT",
    "ALTER TABLE citizen ADD COLUMN closed_why TEXT",
    "ALTER TABLE note ADD COLUMN observed_at TEXT",
    *(
        f"ALTER TABLE note ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"
        for name in ("did", "own_words", "goals", "sub_goals", "named", "signed_by")
    ),
    """CREATE TABLE have_read (
        person TEXT NOT NULL, note_id TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
        PRIMARY KEY (person, note_id)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX have_read_note ON have_read(note_id)",
    # With all that I dag asks of every note: whose it is, what is new, when somebody was written about last.
    "CREATE INDEX note_signed ON note(signed_at, removed, author, signed_by, id)",
    "CREATE INDEX note_day ON note(citizen_id, removed, signed_at, observed_on)",
    *wordindex.TABLES,
    """CREATE TABLE status (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), written_on TEXT NOT NULL,
        author TEXT NOT NULL, since TEXT, until TEXT, follow_up_on TEXT, in_short TEXT NOT NULL,
        support TEXT NOT NULL, proposal TEXT NOT NULL, corrects_id TEXT, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX status_case ON status(case_id)",
    """CREATE TABLE status_part (
        id TEXT PRIMARY KEY, status_id TEXT NOT NULL REFERENCES status(id), goal_id TEXT, theme TEXT, result TEXT,
        level TEXT, happened TEXT NOT NULL, citizens_view TEXT NOT NULL, our_view TEXT NOT NULL) STRICT""",
    "CREATE INDEX status_part_status ON status_part(status_id)",
    "ALTER TABLE gathering ADD COLUMN third_voice TEXT",
    """CREATE TABLE "order" (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), sender TEXT NOT NULL, dated_on TEXT,
        reference TEXT NOT NULL, set_on TEXT, author TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    'CREATE INDEX order_case ON "order"(case_id)',
    "ALTER TABLE goal ADD COLUMN order_id TEXT",
    "ALTER TABLE goal ADD COLUMN copies_id TEXT",
    # One kind of lock for every dated piece: its id is the piece's, whichever that is.
    """CREATE TABLE locked (
        id TEXT PRIMARY KEY, content TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL) STRICT""",
    "INSERT INTO locked SELECT id, content, sha256, at, by FROM seal",
    "DROP TABLE seal",
    "ALTER TABLE locked RENAME TO seal",
)
"""When and why a citizen left. The rest of a note: what the author did, what the citizen said, hour, goals and delmål;
who has read which. The index of texts. Statusnotater, and bestillinger with the goals that came with them."""

_STAYS = (
    """CREATE TABLE stay (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), begun_on TEXT, ends_on TEXT,
        report_due_on TEXT, asked_about TEXT NOT NULL, set_on TEXT, author TEXT NOT NULL,
        removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX stay_case ON stay(case_id)",
    """CREATE TABLE meeting (
        id TEXT PRIMARY KEY, stay_id TEXT NOT NULL REFERENCES stay(id), held_on TEXT, held_at TEXT,
        about TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX meeting_stay ON meeting(stay_id)",
    'ALTER TABLE "order" ADD COLUMN follow_up_on TEXT',
    # With the tags: whom nobody wrote about, sensitive themes apart, is asked of every note.
    "DROP INDEX note_day",
    "CREATE INDEX note_day ON note(citizen_id, removed, signed_at, observed_on, themes, goals, sub_goals)",
)
"""Stays with their meetings; the follow-up that an order sets; what notes are about beside their days."""

_WHOLE_GATHERING = (
    """CREATE TABLE description (
        gathering_id TEXT NOT NULL REFERENCES gathering(id), theme TEXT NOT NULL, id TEXT NOT NULL,
        citizen TEXT NOT NULL, others TEXT NOT NULL, caseworker TEXT NOT NULL, highlighted_on TEXT, recorded_at TEXT,
        carried_from_id TEXT, PRIMARY KEY (gathering_id, theme)) STRICT""",
    """CREATE TABLE diagnosis (
        id TEXT PRIMARY KEY, gathering_id TEXT NOT NULL REFERENCES gathering(id), what TEXT NOT NULL,
        made_by TEXT NOT NULL, made_on TEXT NOT NULL, document TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX diagnosis_gathering ON diagnosis(gathering_id)",
    """CREATE TABLE contact (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), name TEXT NOT NULL, role TEXT,
        relation TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX contact_case ON contact(case_id)",
    *(
        f"ALTER TABLE gathering ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"
        for name in ("requester", "wished", "reason", "evaluation", "need_reason", "other_targets")
    ),
    *(
        f"ALTER TABLE gathering ADD COLUMN {name} TEXT"
        for name in (
            *("requested_on", "agreement", "need", "need_on", "need_recorded_at"),
            *("target", "targets_on", "targets_recorded_at"),
        )
    ),
    """CREATE TABLE care_plan (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), service TEXT, place TEXT NOT NULL,
        p_number TEXT NOT NULL, cvr TEXT NOT NULL, address TEXT NOT NULL, elsewhere INTEGER NOT NULL, order_id TEXT,
        set_on TEXT, author TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX care_plan_case ON care_plan(case_id)",
    """CREATE TABLE intervention (
        id TEXT PRIMARY KEY, care_plan_id TEXT NOT NULL REFERENCES care_plan(id), code TEXT, own_words TEXT NOT NULL,
        basis TEXT NOT NULL, starts_on TEXT, ends_on TEXT, extent TEXT NOT NULL, asked_task TEXT NOT NULL,
        asked_purpose TEXT NOT NULL, asked_kind TEXT NOT NULL, asked_helper TEXT NOT NULL, asked_choice TEXT NOT NULL,
        prints_answers INTEGER NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX intervention_plan ON intervention(care_plan_id)",
    'ALTER TABLE "order" ADD COLUMN outgoing INTEGER NOT NULL DEFAULT 0',
    *(
        f"""ALTER TABLE "order" ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"""
        for name in (
            *("receiver", "decision", "rhythm", "ordering", "providing", "involved", "told", "not_understood"),
            *("external_id", "goals", "plans"),
        )
    ),
    *(f'ALTER TABLE "order" ADD COLUMN {name} TEXT' for name in ("granted_on", "corrects_id")),
)
"""The whole udredning: sagsåbning with diagnoses and contacts, what is described without a level, sagsvurdering; the
indsatser in force with their ydelser, and what a bestilling says of them."""

_DOUBLE = (
    """CREATE TABLE assessment (
        id TEXT PRIMARY KEY, gathering_id TEXT NOT NULL REFERENCES gathering(id), assessor TEXT NOT NULL,
        person_id TEXT, done_at TEXT, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX assessment_gathering ON assessment(gathering_id)",
    """CREATE TABLE rating (
        assessment_id TEXT NOT NULL REFERENCES assessment(id), theme TEXT NOT NULL, id TEXT NOT NULL, judgement TEXT,
        short_remark TEXT NOT NULL, recorded_at TEXT, PRIMARY KEY (assessment_id, theme)) STRICT""",
)
"""Blind dobbeltvurdering: what each of the two assessors gives."""

_FOLLOW_UPS = (
    """CREATE TABLE follow_up (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), held_on TEXT NOT NULL, author TEXT NOT NULL,
        took_part TEXT NOT NULL, status_id TEXT, in_short TEXT NOT NULL, need TEXT, need_reason TEXT NOT NULL,
        need_on TEXT, need_recorded_at TEXT, next_on TEXT, corrects_id TEXT, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX follow_up_case ON follow_up(case_id, held_on)",
    """CREATE TABLE follow_up_part (
        id TEXT PRIMARY KEY, follow_up_id TEXT NOT NULL REFERENCES follow_up(id), goal_id TEXT, theme TEXT,
        judgement TEXT, judged_on TEXT, recorded_at TEXT, result TEXT, citizens_view TEXT NOT NULL,
        providers_view TEXT NOT NULL, caseworkers_view TEXT NOT NULL, following TEXT, again_on TEXT) STRICT""",
    "CREATE INDEX follow_up_part_of ON follow_up_part(follow_up_id)",
    """CREATE TABLE follow_up_result (
        id TEXT PRIMARY KEY, follow_up_id TEXT NOT NULL REFERENCES follow_up(id), plan_id TEXT, value TEXT,
        reason TEXT NOT NULL) STRICT""",
    "CREATE INDEX follow_up_result_of ON follow_up_result(follow_up_id)",
)
"""Opfølgninger: goals and themes judged anew, three verdicts each, and what is decided of every indsats."""

_PLAIN_PAGES = (
    """CREATE TABLE plain_page (
        id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES "case"(id), place TEXT NOT NULL, goal_id TEXT, theme TEXT,
        heading TEXT NOT NULL, words TEXT NOT NULL, outcome TEXT NOT NULL, removed INTEGER NOT NULL) STRICT""",
    "CREATE INDEX plain_page_case ON plain_page(case_id)",
    # Ledelsesoverblikket asks for every level that was given; a row of a condition has all its texts.
    """CREATE INDEX condition_given ON condition(gathering_id, theme, judgement)
        WHERE judgement IS NOT NULL AND carried_from_id IS NULL""",
)
"""Borgerens udgave: pages in plain words for the citizen. What was judged, without the words beside it."""

_PAPERS = (
    """CREATE TABLE paper (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, citizen_id TEXT REFERENCES citizen(id), text TEXT NOT NULL,
        at TEXT NOT NULL) STRICT""",
    "CREATE INDEX paper_kind ON paper(kind)",
    "CREATE INDEX paper_citizen ON paper(citizen_id) WHERE citizen_id IS NOT NULL",
)
"""Whole documents: exercises, answers and cases of the course room; and a practice case made of a citizen."""

STEPS: dict[str, tuple[str | Callable[[Any], None], ...]] = {
    "first": _FIRST,
    "marks": _MARKS,
    "goals": _GOALS,
    "keeping": _KEEPING,
    "recorded": _RECORDED,
    "lists": _LISTS,
    "log": _LOG,
    "begun": _BEGUN,
    "sub_goals": _SUB_GOALS,
    "delivery": _DELIVERY,
    "stays": _STAYS,
    "whole_gathering": _WHOLE_GATHERING,
    "double": _DOUBLE,
    "follow_ups": _FOLLOW_UPS,
    "plain_pages": _PLAIN_PAGES,
    "papers": _PAPERS,
}
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
    """Take every step that is missing, from nothing on: all of them, or none."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415  # a sixth of a second that few openings need

    migrations = Migrations(_SET)
    for name, statements in STEPS.items():
        migrations(name=name)(_step(statements))
    with transaction(connection):
        migrations.apply(Database(connection, execute_plugins=False))


def _step(statements: tuple[str | Callable[[Any], None], ...]) -> Callable[[Any], None]:
    def take(database: Any) -> None:
        for statement in statements:
            if isinstance(statement, str):
                database.execute(statement)
            else:
                statement(database)

    return take


def _taken(connection: Any) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if (_RECORD,) not in tables.fetchall():
        return []
    found = connection.execute(f"SELECT name FROM {_RECORD} WHERE migration_set = ? ORDER BY rowid", (_SET,))
    return [name for (name,) in found]
