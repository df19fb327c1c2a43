"""Indsigt: everything about one citizen as PDF and JSON, after a look at what concerns other people."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import Change
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Citizen, Condition, Informant, Round
from ffbdesk.domain.rules import file_initials
from ffbdesk.export.everything import Everything, Seen, everything_report
from ffbdesk.export.file.content import Format, file_of, full_content
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.services import citizens, leaving, notes, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull, Unwritable
from ffbdesk.words import insight as say
from ffbdesk.words.dates import long_date
from ffbdesk.words.walk import VOICES

INDSIGT = Format("ffbdesk/indsigt")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may be about other people than the citizen: the user decides whether it goes out."""

    id: str
    where: str
    text: str


def visit(desk: Desk, citizen: CitizenId) -> tuple[Everything, tuple[Passage, ...]]:
    """All of it, and what should be looked at first. Remembered in the access log. Raises UnknownRecord."""
    found = gather(desk, citizen)
    with suppress(DiskFull, Unwritable):  # a full disk must not hide what is there
        desk.ledger.note_access("view indsigt", by=desk.user, at=desk.clock(), citizen=citizen)
    return found, passages(found, desk.catalogue)


def gather(desk: Desk, citizen: CitizenId) -> Everything:
    """Everything about one citizen, rounds begun by mistake left out. Raises UnknownRecord."""
    person = desk.ledger.read.citizen(citizen)
    return Everything(
        person,
        tuple(rounds.load(desk, line.id) for line in desk.ledger.read.rounds(citizen)),
        notes.listing(desk, citizen),
        tuple(Seen(a.at, a.by, a.what) for a in desk.ledger.read.accesses(citizen)),
        desk.ledger.changes(citizen),
    )


def passages(found: Everything, catalogue: Catalogue) -> tuple[Passage, ...]:
    """What others have said and what is written in notes: the texts in which other people usually stand."""
    return (*_of_rounds(found.rounds, catalogue), *_of_notes(found.notes))


def save_pdf(desk: Desk, citizen: CitizenId, out: Path, without: frozenset[str] = frozenset()) -> Path:
    """Save all of it as PDF in a folder, but the passages chosen away; gives the path.

    Raises UnknownRecord, DiskFull, Unwritable.
    """
    found = leave_out(gather(desk, citizen), without)
    age = citizens.age(found.citizen.cpr, desk.clock().date())
    report = everything_report(found, desk.catalogue, age, len(without))
    content = BytesIO()
    PdfWriter(desk.clock()).write(report, content)
    return _save(desk, found.citizen, out, "pdf", content.getvalue())


def save_json(desk: Desk, citizen: CitizenId, out: Path, without: frozenset[str] = frozenset()) -> Path:
    """The same as JSON, with every change that is remembered. Raises as `save_pdf`."""
    whole = gather(desk, citizen)
    found = leave_out(whole, without)
    hidden = {p.text for p in passages(whole, desk.catalogue) if p.id in without}
    content = {
        "citizen": _plain(asdict(found.citizen)),
        "gatherings": [full_content(shown, desk.catalogue) for shown in found.rounds],
        "notes": [_plain(asdict(note)) for note in found.notes],
        "access": [_plain(asdict(access)) for access in found.accesses],
        "changes": [_change(change) for change in found.changes if not _tells(change, hidden)],
        "left_out": len(without),
    }
    raw = file_of(content, "all", desk.clock(), INDSIGT)
    return _save(desk, found.citizen, out, "json", raw)


def leave_out(found: Everything, without: frozenset[str]) -> Everything:
    """Everything but the passages with these ids."""
    return replace(
        found,
        rounds=tuple(_without(shown, without) for shown in found.rounds),
        notes=tuple(note for note in found.notes if _note_id(note) not in without),
    )


def _of_rounds(shown: Iterable[Round], catalogue: Catalogue) -> Iterable[Passage]:
    for round_ in shown:
        for condition in round_.gathering.conditions:
            text = condition.said_by(Informant.OTHERS)
            if text.strip():
                where = say.OTHERS_IN.format(
                    voice=VOICES[Informant.OTHERS.value],
                    theme=catalogue.theme(condition.theme).term,
                    day=long_date(round_.gathering.held_on),
                )
                yield Passage(_voice_id(round_, condition), where, text)


def _of_notes(found: Iterable[CareNote]) -> Iterable[Passage]:
    for note in found:
        where = say.NOTE_OF.format(day=long_date(note.observed_on), author=note.author)
        yield Passage(_note_id(note), where, "\n".join([note.text, *(a.text for a in note.additions)]))


def _without(shown: Round, without: frozenset[str]) -> Round:
    kept = tuple(replace(c, others="") if _voice_id(shown, c) in without else c for c in shown.gathering.conditions)
    return replace(shown, gathering=replace(shown.gathering, conditions=kept))


def _voice_id(shown: Round, condition: Condition) -> str:
    return f"{shown.gathering.id}/{condition.theme}"


def _note_id(note: CareNote) -> str:
    return str(note.id)


def _tells(change: Change, hidden: set[str]) -> bool:
    """Whether a change holds a text that was left out, or a piece of one on its way to it."""
    texts = [text for edit in change.edits for text in _texts(edit.old, edit.new)]
    return any(text.strip() and (text in whole or whole in text) for text in texts for whole in hidden)


def _texts(*values: object) -> Iterable[str]:
    for value in values:
        if isinstance(value, dict):
            yield from (v for v in value.values() if isinstance(v, str) and len(v) > 40)
        elif isinstance(value, str):
            yield value


def _change(change: Change) -> dict[str, Any]:
    body: dict[str, Any] = _plain(asdict(change))
    return {key: body[key] for key in ("at", "by", "label", "edits")}


def _plain(value: Any) -> Any:
    """Dates as ISO texts, all else as JSON has it."""
    return json.loads(json.dumps(value, default=lambda v: v.isoformat() if isinstance(v, date) else str(v)))


def _save(desk: Desk, citizen: Citizen, out: Path, kind: str, content: bytes) -> Path:
    day = desk.clock().date().isoformat()
    name = leaving.Name(f"{file_initials(citizen)}-{day}", f"indsigt.{kind}")
    return leaving.save(desk, f"export indsigt {kind}", out, name, content, citizen=citizen.id)
