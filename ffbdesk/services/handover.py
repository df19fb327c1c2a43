"""Save what is to be handed over: PDF and JSON, under names that reveal nobody."""

import io
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.records import Round
from ffbdesk.domain.rules import file_initials
from ffbdesk.export.content import file_of, full_content, printed_content
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.report import Attachment
from ffbdesk.export.short import short_report
from ffbdesk.services import citizens, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord, not_written
from ffbdesk.wholefile import write_whole
from ffbdesk.words import udredning as say


class NoRound(Exception):
    """The citizen has no round yet."""


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


def newest(desk: Desk, citizen: CitizenId) -> GatheringId:
    """The citizen's newest round by date. Raises UnknownRecord, NoRound."""
    for line in desk.ledger.read.citizens():
        if line.citizen.id == citizen:
            if not line.rounds:
                raise NoRound
            return line.rounds[0].id
    raise UnknownRecord


def save(desk: Desk, gathering: GatheringId, form: Form, out: Path) -> Path:
    """Save one round as PDF or JSON in a folder; gives the path.

    A taken name gets the next number: never an overwrite. Raises UnknownRecord, DiskFull, Unwritable.
    """
    shown = rounds.load(desk, gathering)
    desk.ledger.read.citizen(shown.citizen.id)  # one who was removed is not handed over
    content = pdf_of(desk, shown) if form is Form.PDF else json_of(desk, gathering)
    path = _write(out, _stem(shown), _KINDS[form].ending, content)
    desk.ledger.note_access(_KINDS[form].access, by=desk.user, at=desk.clock(), citizen=shown.citizen.id)
    return path


def json_of(desk: Desk, gathering: GatheringId) -> bytes:
    """The file `ffbdesk/udredning` with everything of the round; a finished one from its locked content."""
    sealed = desk.ledger.read.sealed(gathering)
    content = json.loads(sealed.content) if sealed else full_content(rounds.load(desk, gathering), desk.catalogue)
    return file_of(content, "all", desk.clock())


def pdf_of(desk: Desk, shown: Round) -> bytes:
    """The short form, with its printed content attached."""
    out = io.BytesIO()
    now = desk.clock()
    report = short_report(shown, desk.catalogue, citizens.age(shown.citizen.cpr, shown.gathering.held_on))
    printed = file_of(printed_content(shown, desk.catalogue), "printed", now)
    attached = Attachment("udredning.json", printed, "application/json", say.PDF_DESCRIPTION)
    PdfWriter(now).write(report, out, (attached,))
    return out.getvalue()


def _stem(shown: Round) -> str:
    return f"{file_initials(shown.citizen)}-{shown.gathering.held_on.isoformat()}"


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
