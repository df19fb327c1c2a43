"""Save what is to be handed over: PDF and JSON, under names that reveal nobody."""

import io
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path

from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.records import Citizen, GoalBoard, Round
from ffbdesk.domain.rules import file_initials
from ffbdesk.export.content import file_of, full_content, goals_content, printed_content, printed_goals
from ffbdesk.export.goals import goals_report
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.report import Attachment, GoalsReport, ShortReport
from ffbdesk.export.shape import GOALS_FORMAT
from ffbdesk.export.short import short_report
from ffbdesk.services import citizens, goals, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import not_written
from ffbdesk.wholefile import write_whole
from ffbdesk.words import goals as say_goals
from ffbdesk.words import udredning as say


class NoRound(Exception):
    """The citizen has no round yet."""


class What(StrEnum):
    """What can be handed over."""

    UDREDNING = "udredning"
    INDSATSMAAL = "indsatsmaal"


class Form(StrEnum):
    """The file formats."""

    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Kind:
    ending: str
    access: str


_KINDS = {
    Form.PDF: _Kind("udredning-kort.pdf", "export udredning kort pdf"),
    Form.JSON: _Kind("udredning.json", "export udredning json"),
}
_GOALS = {
    Form.PDF: _Kind("indsatsmaal.pdf", "export indsatsmaal pdf"),
    Form.JSON: _Kind("indsatsmaal.json", "export indsatsmaal json"),
}


def newest(desk: Desk, citizen: CitizenId) -> GatheringId:
    """The citizen's newest round by date. Raises UnknownRecord, NoRound."""
    desk.ledger.read.citizen(citizen)
    found = desk.ledger.read.newest(citizen)
    if found is None:
        raise NoRound
    return found


def save(desk: Desk, gathering: GatheringId, form: Form, out: Path) -> Path:
    """Save one round as PDF or JSON in a folder; gives the path.

    A taken name gets the next number: never an overwrite. Raises UnknownRecord, DiskFull, Unwritable.
    """
    shown = rounds.load(desk, gathering)
    desk.ledger.read.citizen(shown.citizen.id)  # one who was removed is not handed over
    content = pdf_of(desk, shown) if form is Form.PDF else json_of(desk, gathering)
    return _save(desk, (shown.citizen, shown.gathering.held_on), _KINDS[form], content, out)


def save_goals(desk: Desk, citizen: CitizenId, form: Form, out: Path, gathering: GatheringId | None = None) -> Path:
    """Save a citizen's goals as PDF or JSON in a folder; gives the path. There may be none: then it says so.

    They are the case's as they stand; where a round is named, a finished one gives its own copy. The name carries the
    day of the round that the levels come from, or today. Raises UnknownRecord, DiskFull, Unwritable.
    """
    shown = goals.board(desk, citizen, gathering)
    content = goals_pdf(desk, shown) if form is Form.PDF else goals_json(desk, shown)
    day = shown.gathering.held_on if shown.gathering else desk.clock().date()
    return _save(desk, (shown.citizen, day), _GOALS[form], content, out)


def json_of(desk: Desk, gathering: GatheringId) -> bytes:
    """The file `ffbdesk/udredning` with everything of the round; a finished one from its locked content."""
    sealed = desk.ledger.read.sealed(gathering)
    content = json.loads(sealed.content) if sealed else full_content(rounds.load(desk, gathering), desk.catalogue)
    return file_of(content, "all", desk.clock())


def pdf_of(desk: Desk, shown: Round) -> bytes:
    """The short form, with its printed content attached."""
    now = desk.clock()
    report = short_report(shown, desk.catalogue, citizens.age(shown.citizen.cpr, shown.gathering.held_on))
    printed = file_of(printed_content(shown, desk.catalogue), "printed", now)
    attached = Attachment("udredning.json", printed, "application/json", say.PDF_DESCRIPTION)
    return _pdf(report, attached, now)


def goals_json(desk: Desk, shown: GoalBoard) -> bytes:
    """The file `ffbdesk/indsatsmaal`."""
    return file_of(goals_content(shown, desk.catalogue), "all", desk.clock(), GOALS_FORMAT)


def goals_pdf(desk: Desk, shown: GoalBoard) -> bytes:
    """The table of goals, with its printed content attached."""
    now = desk.clock()
    day = shown.gathering.held_on if shown.gathering else now.date()
    report = goals_report(shown, desk.catalogue, citizens.age(shown.citizen.cpr, day))
    printed = file_of(printed_goals(shown, desk.catalogue), "printed", now, GOALS_FORMAT)
    return _pdf(report, Attachment("indsatsmaal.json", printed, "application/json", say_goals.PDF_DESCRIPTION), now)


def _pdf(report: ShortReport | GoalsReport, attached: Attachment, now: datetime) -> bytes:
    out = io.BytesIO()
    PdfWriter(now).write(report, out, (attached,))
    return out.getvalue()


def _save(desk: Desk, whose: tuple[Citizen, date], kind: _Kind, content: bytes, out: Path) -> Path:
    citizen, day = whose
    path = _write(out, f"{file_initials(citizen)}-{day.isoformat()}", kind.ending, content)
    desk.ledger.note_access(kind.access, by=desk.user, at=desk.clock(), citizen=citizen.id)
    return path


def _write(out: Path, stem: str, ending: str, content: bytes) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
        path = _claim(out, stem, ending)
        try:
            write_whole(path, content)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
    except OSError as error:
        raise not_written(error) from error
    return path


def _claim(out: Path, stem: str, ending: str) -> Path:
    """Take the first free name by making an empty file, so that two exports at once cannot meet."""
    for n in count(1):
        path = out / (f"{stem}-{ending}" if n == 1 else f"{stem}-{n}-{ending}")
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return path
    raise AssertionError  # count never ends
