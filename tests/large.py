"""An archive as it is after years, for figures: rows put in by SQL in one transaction, past every service."""

import json
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ffbdesk.keys.passphrase import FLOOR
from ffbdesk.services import archive
from ffbdesk.services.archive import Machine
from ffbdesk.services.desk import Desk

ROUNDS, THEMES, CHANGES = 3, 20, 12
"""Of each citizen; of each round."""
_CITIZEN = "id, name, initials, own_number, cpr, practice, removed"
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)


def large(path: Path, citizens: int, phrase: str) -> Desk:
    """A new archive with so many citizens: a hundred are ten megabytes."""
    desk = archive.create(path, "Måler", phrase, machine())
    connection = desk.ledger._connection
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for number in range(citizens):
        for sql, rows in _citizen(number, [t.code for t in desk.catalogue.themes][:THEMES]):
            connection.executemany(sql, rows)
    connection.execute("INSERT INTO worked SELECT citizen_id, max(at) FROM change GROUP BY 1")
    connection.execute(
        "INSERT INTO standing SELECT gathering_id, count(judgement), count(*), 0 FROM condition GROUP BY 1"
    )
    for _name, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")
    desk.ledger._last = connection.execute("SELECT max(seq) FROM change").fetchone()[0]
    return desk


def _citizen(number: int, themes: list[str]) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """The rows of one citizen."""
    chance = random.Random(number)
    citizen, case = _uuid(chance), _uuid(chance)
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {number:04}"
    yield f"INSERT INTO citizen ({_CITIZEN}) VALUES (?, ?, '', '', '', 0, 0)", [(citizen, name)]
    yield """INSERT INTO "case" VALUES (?, ?, '', ?, '')""", [(case, citizen, f"15-{number}")]
    for nth in range(ROUNDS):
        gathering = _uuid(chance)
        day = date(2020 + nth, chance.randint(1, 12), chance.randint(1, 28)).isoformat()
        values = (gathering, case, day, "M", _words(chance, 200), _words(chance, 300), "ffb", "1.5", "", 0)
        yield f"INSERT INTO gathering ({_GATHERING}) VALUES ({', '.join('?' * 10)})", [values]
        yield (
            f"INSERT INTO condition VALUES ({', '.join('?' * 11)})",
            [
                (gathering, theme, _uuid(chance), str(chance.randint(0, 4)), *_said(chance), None, None, None)
                for theme in themes
            ],
        )
        yield (
            "INSERT INTO change (device, citizen_id, gathering_id, at, by, label, edits) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                ("d", citizen, gathering, (BEGUN + timedelta(hours=number + nth)).isoformat(), "M", "write", edits)
                for edits in (_edits(chance, gathering, theme) for theme in themes[:CHANGES])
            ],
        )


def _edits(chance: random.Random, gathering: str, theme: str) -> str:
    edit = {"kind": "condition", "id": gathering, "theme": theme, "field": "others"}
    return json.dumps([{**edit, "old": "", "new": _words(chance, 280)}], ensure_ascii=False)


def _said(chance: random.Random) -> tuple[str, ...]:
    return _words(chance, 120), *(_words(chance, 280) for _ in range(3))


def _words(chance: random.Random, length: int) -> str:
    start = chance.randrange(len(_TEXT) - length)
    return _TEXT[start : start + length]


def _uuid(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def machine() -> Machine:
    """Time and chance as they are, and the cheapest key derivation."""
    return Machine(lambda: datetime.now().astimezone(), lambda: str(uuid.uuid4()), FLOOR)


_GATHERING = """id, case_id, held_on, assessor, purpose, wishes, catalogue_name, catalogue_version, source_sha256,
    removed"""
_TEXT = "En bemærkning, som en sagsbehandler skriver dem: hun kan godt selv, når nogen minder hende om det. " * 40
_FIRST = ("Anna", "Børge", "Carla", "Ditte", "Ejnar", "Freja", "Gitte", "Åse", "Øjvind", "Ærø")
_LAST = ("Testesen", "Prøvesen", "Øvelund", "Aagaard", "Sørensen", "Målesen")
