"""A statusnotat as the content of a file, and back: what is locked when it is finished, and shown for ever."""

from datetime import datetime
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.ids import AdditionId, CitizenId, NoteId, StatusPartId
from ffbdesk.domain.kinds import NOTE, STATUS, STATUS_PART
from ffbdesk.domain.notes import Addition, CareNote
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.sourced import Sourced, Taken, parse
from ffbdesk.domain.status import StatusBoard, StatusPart, ToldGoal
from ffbdesk.export.file.coding import FileForm, Json
from ffbdesk.export.file.content import CASES, CITIZENS, GOALS, SUB_GOALS, version_of
from ffbdesk.export.file.parse import case_of, citizen_of

STATUSES = FileForm(STATUS, finished_at=datetime, finished_by=str)
PARTS, NOTES = FileForm(STATUS_PART), FileForm(NOTE)
OF_NOTE = ("observed_on", "observed_at", "author", "text", "did", "own_words", "signed_at", "signed_by", "named")
"""What a statusnotat keeps of a note that it draws on: its words, and never what else it was about."""


def status_content(board: StatusBoard, catalogue: Catalogue, finished: tuple[datetime, str] | None = None) -> Json:
    """All of it. `finished` is when and by whom, while it is being locked."""
    at, by = finished or (None, None)
    drawn_on = [note for part in board.status.parts for note in parse(part.happened).notes()]
    return {
        "catalogue": version_of(catalogue.version),
        "citizen": CITIZENS.whole(board.citizen, catalogue),
        "case": CASES.whole(board.case, catalogue),
        "status": STATUSES.whole(board.status, catalogue, finished_at=at, finished_by=by),
        "parts": [part_content(part, catalogue) for part in board.status.parts],
        "goals": [_goal(told, catalogue) for told in board.goals],
        "notes": [_note(board.notes[one], catalogue) for one in dict.fromkeys(drawn_on) if one in board.notes],
    }


def board_of(content: Json, seal: Seal | None) -> StatusBoard:
    """What was locked, to be shown."""
    citizen = citizen_of(content)
    told = tuple(
        ToldGoal(GOALS.value(one), tuple(SUB_GOALS.value(step) for step in one["sub_goals"]))
        for one in content["goals"]
    )
    case = case_of({**content, "goals": content["goals"]})
    status = STATUSES.value(
        content["status"], case_id=case.id, parts=tuple(map(part_from, content["parts"])), seal=seal
    )
    notes = {NoteId(one["id"]): _note_of(one, citizen.id) for one in content["notes"]}
    return StatusBoard(citizen, case, status, told, notes)


def part_content(part: StatusPart, catalogue: Catalogue) -> Json:
    """A part, and which words of it came from which note."""
    words = parse(part.happened)
    sources = [{"note": one.note, "start": one.start, "end": one.end} for one in words.taken]
    return {**PARTS.whole(part, catalogue), "happened": {"text": words.text, "sources": sources}}


def part_from(found: Json) -> StatusPart:
    """The part behind it."""
    words = found["happened"]
    taken = tuple(Taken(NoteId(one["note"]), one["start"], one["end"]) for one in words["sources"])
    return PARTS.value({**found, "id": StatusPartId(found["id"]), "happened": Sourced(words["text"], taken).value})


def _goal(told: ToldGoal, catalogue: Catalogue) -> Json:
    return {
        **GOALS.whole(told.goal, catalogue, current_level=None),
        "sub_goals": [SUB_GOALS.whole(step, catalogue) for step in told.sub_goals],
    }


def _note(note: CareNote, catalogue: Catalogue) -> Json:
    return {
        "id": note.id,
        **NOTES.write(note, catalogue, OF_NOTE),
        "additions": additions_content(note),
    }


def _note_of(found: Json, citizen: CitizenId) -> CareNote:
    empty: dict[str, Any] = {"themes": [], "goals": [], "sub_goals": []}
    return NOTES.value({**empty, **found}, citizen_id=citizen, additions=additions_from(found))


def additions_content(note: CareNote) -> list[Json]:
    """What was added to a note."""
    return [{"id": a.id, "text": a.text, "at": a.at.isoformat(), "by": a.by} for a in note.additions]


def additions_from(found: Json) -> tuple[Addition, ...]:
    """The additions of a note."""
    return tuple(
        Addition(AdditionId(a["id"]), a["text"], datetime.fromisoformat(a["at"]), a["by"]) for a in found["additions"]
    )
