"""Save what is to be handed over: PDF and JSON, under names that reveal nobody."""

import io
import json
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.followups import FollowUpBoard
from ffbdesk.domain.ids import CitizenId, FollowUpId, GatheringId, GoalId, OrderId, StatusId, SubGoalId, ThemeCode
from ffbdesk.domain.kinds import FOLLOW_UP as FOLLOW_UP_KIND
from ffbdesk.domain.kinds import STATUS as STATUS_NOTE
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.notes import Wanted as WantedNotes
from ffbdesk.domain.records import Citizen, GoalBoard, Round
from ffbdesk.domain.rules import file_initials, leaving_out
from ffbdesk.domain.status import StatusBoard
from ffbdesk.export.choices import USUAL, Choices, chosen_notes
from ffbdesk.export.file.content import (
    DELMAAL,
    INDSATSMAAL,
    MOST_LISTED,
    NOTER,
    STATUSNOTAT,
    file_of,
    full_content,
    goals_content,
    printed_content,
    printed_goals,
    printed_head,
    printed_sub_goals,
)
from ffbdesk.export.file.followups import OPFOELGNING, follow_up_content
from ffbdesk.export.file.orders import BESTILLING, Ordered
from ffbdesk.export.file.status import status_content
from ffbdesk.export.followups import follow_up_report, printed_follow_up, text_of_follow_up
from ffbdesk.export.goals import goals_part, goals_report
from ffbdesk.export.notes import Selection, notes_report, printed_notes
from ffbdesk.export.orders import chosen_order, order_report, printed_order, text_of_order
from ffbdesk.export.pdf.writer import PdfWriter, Progress
from ffbdesk.export.progression import progression_report
from ffbdesk.export.report import Attachment, FullReport, OrderReport, Report, ShortReport
from ffbdesk.export.status import printed_status, status_report, text_of_status
from ffbdesk.export.subgoals import sub_goals_report
from ffbdesk.export.text import (
    plain_text,
    text_of_described,
    text_of_evaluation,
    text_of_goal,
    text_of_sub_goal,
    text_of_theme,
)
from ffbdesk.export.udredning import described_part, evaluation_part, full_report, short_report, theme_part
from ffbdesk.services import citizens, followups, goals, leaving, notes, ordering, plans, progression, rounds, status
from ffbdesk.services.desk import Desk
from ffbdesk.services.leaving import TooMuchForAFile
from ffbdesk.words import followups as say_follow_ups
from ffbdesk.words import goals as say_goals
from ffbdesk.words import notes as say_notes
from ffbdesk.words import ordering as say_ordering
from ffbdesk.words import status as say_status
from ffbdesk.words import subgoals as say_sub_goals
from ffbdesk.words import udredning as say


class NoRound(Exception):
    """The citizen has no round yet."""


class What(StrEnum):
    """What can be handed over."""

    UDREDNING = "udredning"
    INDSATSMAAL = "indsatsmaal"
    DELMAAL = "delmaal"
    NOTER = "noter"
    STATUSNOTAT = "statusnotat"
    OPFOELGNING = "opfoelgning"
    FORLOEB = "forloeb"
    BESTILLING = "bestilling"
    BORGER = "borger"


class Form(StrEnum):
    """The file formats."""

    PDF = "pdf"
    JSON = "json"


class Paper(StrEnum):
    """What can be printed of a round."""

    SHORT = "kort"
    FULL = "fuld"
    GOALS = "indsatsmaal"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report, and what the one who hands it over has chosen."""

    paper: Paper = Paper.SHORT
    choices: Choices = USUAL


SHORT = Wanted()
EVERY_NOTE = WantedNotes()


class Cancelled(Exception):
    """The one who asked for a file thought better of it: what a `progress` raises."""


class NoStatus(Exception):
    """The citizen has no statusnotat yet."""


class NoFollowUp(Exception):
    """The citizen has no opfølgning yet."""


class NothingToDraw(Exception):
    """Nothing of the citizen was judged yet: there is no forløb."""


class OnlyPaper(Exception):
    """It is handed over as PDF alone."""


class NoOrder(Exception):
    """The citizen has no bestilling yet."""


class OnlyWhole(Exception):
    """A whole citizen is handed over as JSON, with everything."""


class NoNotes(Exception):
    """No signed note is wanted."""


class TooMuchLeftOut(Exception):
    """A PDF with all data cannot leave themes out."""


@dataclass(frozen=True, slots=True)
class _Kind:
    ending: str
    access: str


_GOALS = {
    Form.PDF: _Kind("indsatsmaal.pdf", "export indsatsmaal pdf"),
    Form.JSON: _Kind("indsatsmaal.json", "export indsatsmaal json"),
}
_SUB_GOALS = {
    Form.PDF: _Kind("delmaal.pdf", "export delmaal pdf"),
    Form.JSON: _Kind("delmaal.json", "export delmaal json"),
}
_NOTES = {
    Form.PDF: _Kind("noter.pdf", "export noter pdf"),
    Form.JSON: _Kind("noter.json", "export noter json"),
}
_SHORT_PDF = _Kind("udredning-kort.pdf", "export udredning kort pdf")
_FULL_PDF = _Kind("udredning-fuld.pdf", "export udredning fuld pdf")
_JSON = _Kind("udredning.json", "export udredning json")
_STATUS = {
    Form.PDF: _Kind("statusnotat.pdf", "export statusnotat pdf"),
    Form.JSON: _Kind("statusnotat.json", "export statusnotat json"),
}
_PROGRESSION = _Kind("forloeb.pdf", "export forloeb pdf")
_FOLLOW_UP = {
    Form.PDF: _Kind("opfoelgning.pdf", "export opfoelgning pdf"),
    Form.JSON: _Kind("opfoelgning.json", "export opfoelgning json"),
}
_ORDER = {
    Form.PDF: _Kind("bestilling.pdf", "export bestilling pdf"),
    Form.JSON: _Kind("bestilling.json", "export bestilling json"),
}
_DRAFT, _CORRECTION, _NEW_VERSION = "udkast", "rettelse", "ny-udgave"
_PDFS = {Paper.SHORT: _SHORT_PDF, Paper.FULL: _FULL_PDF, Paper.GOALS: _GOALS[Form.PDF]}


def newest(desk: Desk, citizen: CitizenId) -> GatheringId:
    """The citizen's newest round by date. Raises UnknownRecord, NoRound."""
    desk.ledger.read.citizen(citizen)
    found = desk.ledger.read.newest(citizen)
    if found is None:
        raise NoRound
    return found


def save(
    desk: Desk,
    gathering: GatheringId,
    form: Form,
    out: Path,
    wanted: Wanted = SHORT,
    *,
    progress: Progress | None = None,
) -> Path:
    """Save one round as PDF or JSON in a folder; gives the path.

    A taken name gets the next number: never an overwrite. What is not finished says so in its name, too. Raises
    UnknownRecord, DiskFull, Unwritable, TooMuchLeftOut, TooMuchForAFile,
    and what `progress` raises: then nothing was written.
    """
    shown = rounds.load(desk, gathering)
    desk.ledger.read.citizen(shown.citizen.id)  # one who was removed is not handed over
    if form is Form.JSON or wanted.choices.all_data:
        _must_be_readable(shown.case.goals, shown.case.contacts, shown.gathering.diagnoses)
    content = pdf_of(desk, shown, wanted, progress) if form is Form.PDF else json_of(desk, gathering)
    kind = _JSON if form is Form.JSON else _PDFS[wanted.paper]
    if shown.gathering.seal is None:
        kind = replace(kind, ending=f"{_DRAFT}-{kind.ending}")
    return _save(desk, (shown.citizen, shown.gathering.held_on), kind, content, out)


def save_goals(
    desk: Desk,
    citizen: CitizenId,
    form: Form,
    out: Path,
    gathering: GatheringId | None = None,
    *,
    choices: Choices = USUAL,
) -> Path:
    """Save a citizen's goals as PDF or JSON in a folder; gives the path. There may be none: then it says so.

    They are the case's as they stand; where a round is named, a finished one gives its own copy. The name carries the
    day of the round that the levels come from, or today. Raises UnknownRecord, DiskFull, Unwritable, TooMuchForAFile.
    """
    shown = goals.board(desk, citizen, gathering)
    if form is Form.JSON:
        _must_be_readable(shown.case.goals)
    content = goals_pdf(desk, shown, choices) if form is Form.PDF else goals_json(desk, shown)
    day = shown.gathering.held_on if shown.gathering else desk.clock().date()
    return _save(desk, (shown.citizen, day), _GOALS[form], content, out)


def _must_be_readable(*listed: Collection[object]) -> None:
    """A file that has more of something than a reader takes is not written. Raises TooMuchForAFile."""
    if any(len(found) > MOST_LISTED for found in listed):
        raise TooMuchForAFile


def json_of(desk: Desk, gathering: GatheringId) -> bytes:
    """The file `ffbdesk/udredning` with everything of the round; a finished one from its locked content."""
    sealed = desk.ledger.read.sealed(gathering)
    content = json.loads(sealed.content) if sealed else full_content(rounds.load(desk, gathering), desk.catalogue)
    return file_of(content, "all", desk.clock())


def report_of(desk: Desk, shown: Round, wanted: Wanted) -> ShortReport | FullReport:
    """What a form says, before anyone writes it."""
    age, choices = citizens.age(shown.citizen.cpr, shown.gathering.held_on), wanted.choices
    if wanted.paper is Paper.FULL:
        return full_report(shown, cited(desk, shown), desk.catalogue, age, choices)
    return short_report(shown, desk.catalogue, age, choices)


def preview(desk: Desk, gathering: GatheringId, wanted: Wanted, progress: Progress | None = None) -> bytes:
    """The PDF as it would be saved, to look at. Raises as `save`."""
    return pdf_of(desk, rounds.load(desk, gathering), wanted, progress)


def note_print(desk: Desk, gathering: GatheringId, paper: Paper) -> None:
    """Remember that a round goes to a printer now. Raises UnknownRecord, storage errors: then it must not go."""
    leaving.note(desk, f"print {paper}", desk.ledger.read.citizen_of(gathering))


def note_not_printed(desk: Desk, gathering: GatheringId, paper: Paper) -> None:
    """Remember that not all of it went to the printer. Raises UnknownRecord, storage errors."""
    leaving.note(desk, f"print {paper}{leaving.FAILED}", desk.ledger.read.citizen_of(gathering))


def text_of(desk: Desk, gathering: GatheringId, choices: Choices = USUAL) -> str:
    """The whole round as plain text; remembered as an export, for it leaves the program. Raises UnknownRecord."""
    shown = rounds.load(desk, gathering)
    report = report_of(desk, shown, Wanted(Paper.FULL, choices))
    assert isinstance(report, FullReport)  # noqa: S101 - a full one was asked for
    text = plain_text(report)
    leaving.note(desk, "copy udredning tekst", shown.citizen.id)
    return text


def theme_text(desk: Desk, gathering: GatheringId, theme: ThemeCode, closed: Collection[ThemeCode] = ()) -> str:
    """One theme, or one overtema that is described, as plain text; empty where nothing is there.

    Of an overtema nothing comes along of the themes that are `closed`. Remembered as an export. Raises UnknownRecord.
    """
    shown = rounds.load(desk, gathering)
    part = described_part(leaving_out(shown, closed), theme, desk.catalogue)
    condition = shown.gathering.condition(theme)
    if part is not None:
        leaving.note(desk, "copy tema tekst", shown.citizen.id)
        return text_of_described(part)
    if condition is None:
        return ""
    text = text_of_theme(theme_part(shown, condition, cited(desk, shown), desk.catalogue))
    leaving.note(desk, "copy tema tekst", shown.citizen.id)
    return text


def evaluation_text(desk: Desk, gathering: GatheringId) -> str:
    """The sagsvurdering as plain text; empty where there is none. Remembered as an export. Raises UnknownRecord."""
    shown = rounds.load(desk, gathering)
    part = evaluation_part(shown.gathering, desk.catalogue)
    if part is None:
        return ""
    leaving.note(desk, "copy sagsvurdering tekst", shown.citizen.id)
    return text_of_evaluation(part)


def goal_text(desk: Desk, citizen: CitizenId, goal: GoalId, gathering: GatheringId | None = None) -> str:
    """One goal as plain text; empty where it is gone. Remembered as an export. Raises UnknownRecord."""
    board = goals.board(desk, citizen, gathering)
    part = goals_part(board.case, board.gathering, desk.catalogue, None if board.seal else desk.clock().date())
    place = next((n for n, one in enumerate(board.case.goals) if one.id == goal), None)
    if place is None:
        return ""
    text = text_of_goal(place + 1, part.rows[place])
    leaving.note(desk, "copy indsatsmaal tekst", citizen)
    return text


def sub_goal_text(desk: Desk, citizen: CitizenId, which: SubGoalId) -> str:
    """One delmål as plain text; empty where it is gone. Remembered as an export. Raises UnknownRecord."""
    board = goals.board(desk, citizen)
    found = ((goal, one) for goal in board.case.goals for one in board.sub_goals.get(goal.id, ()) if one.id == which)
    goal, one = next(found, (None, None))
    if goal is None or one is None:
        return ""
    leaving.note(desk, "copy delmaal tekst", citizen)
    return text_of_sub_goal(goal.wording, one)


def cited(desk: Desk, shown: Round) -> tuple[CareNote, ...]:
    """The signed notes that belong to a round: observed since the round before it, signed before its lock."""
    since = shown.before.held_on if shown.before else None
    seal = shown.gathering.seal
    found = []
    for note in desk.ledger.read.notes(shown.citizen.id):
        if note.signed_at is None or (since and note.observed_on <= since):
            continue
        if seal and note.signed_at.replace(microsecond=0) > seal.at:  # a lock has whole seconds
            continue
        additions = tuple(a for a in note.additions if seal is None or a.at <= seal.at)
        found.append(replace(note, additions=additions))
    return tuple(sorted(found, key=lambda note: note.observed_on))


def pdf_of(desk: Desk, shown: Round, wanted: Wanted = SHORT, progress: Progress | None = None) -> bytes:
    """One of the forms, with its printed content attached, or with everything where that was chosen.

    Raises TooMuchLeftOut, and what `progress` raises.
    """
    now, choices = desk.clock(), wanted.choices
    if wanted.paper is Paper.GOALS:
        return goals_pdf(desk, goals.board(desk, shown.citizen.id, shown.gathering.id), choices)
    if choices.all_data and not choices.sensitive:
        raise TooMuchLeftOut
    report = report_of(desk, shown, wanted)
    if choices.all_data:
        data, described = json_of(desk, shown.gathering.id), say.PDF_ALL_DATA
    else:
        notes = cited(desk, shown) if wanted.paper is Paper.FULL else None
        data = file_of(printed_content(shown, desk.catalogue, choices, notes), "printed", now)
        described = say.PDF_DESCRIPTION
    return _pdf(desk, report, Attachment("udredning.json", data, "application/json", described), now, progress)


def goals_json(desk: Desk, shown: GoalBoard) -> bytes:
    """The file `ffbdesk/indsatsmaal`."""
    return file_of(goals_content(shown, desk.catalogue), "all", desk.clock(), INDSATSMAAL)


def goals_pdf(desk: Desk, shown: GoalBoard, choices: Choices = USUAL) -> bytes:
    """The table of goals, with its printed content attached."""
    now = desk.clock()
    day = shown.gathering.held_on if shown.gathering else now.date()
    report = goals_report(shown, desk.catalogue, citizens.age(shown.citizen.cpr, day), now.date(), choices)
    printed = file_of(printed_goals(shown, desk.catalogue, choices), "printed", now, INDSATSMAAL)
    attached = Attachment("indsatsmaal.json", printed, "application/json", say_goals.PDF_DESCRIPTION)
    return _pdf(desk, report, attached, now)


def save_sub_goals(
    desk: Desk, citizen: CitizenId, out: Path, form: Form = Form.PDF, *, choices: Choices = USUAL
) -> Path:
    """Save a citizen's goals with their delmål in a folder; gives the path. There may be none: then it says so.

    Raises UnknownRecord, DiskFull, Unwritable.
    """
    shown, now = goals.board(desk, citizen), desk.clock()
    content = file_of(printed_sub_goals(shown, desk.catalogue, choices), "printed", now, DELMAAL)
    if form is Form.PDF:
        age = citizens.age(shown.citizen.cpr, now.date())
        report = sub_goals_report(shown, desk.catalogue, age, now.date(), choices)
        attached = Attachment("delmaal.json", content, "application/json", say_sub_goals.PDF_DESCRIPTION)
        content = _pdf(desk, report, attached, now)
    return _save(desk, (shown.citizen, now.date()), _SUB_GOALS[form], content, out)


def save_notes(
    desk: Desk,
    citizen: CitizenId,
    out: Path,
    form: Form = Form.PDF,
    wanted: WantedNotes = EVERY_NOTE,
    *,
    about: str = "",
    choices: Choices = USUAL,
) -> Path:
    """Save a citizen's signed notes that are wanted in a folder; gives the path. `about` says what was wanted.

    Raises NoNotes, UnknownRecord, DiskFull, Unwritable.
    """
    now, read = desk.clock(), desk.ledger.read
    person, (case, _made) = read.citizen(citizen), rounds.case_of(desk, citizen)
    unread = notes.unread(desk) if wanted.only_new else frozenset()
    found = (note for note in notes.listing(desk, citizen) if note.signed_at is not None and wanted.fits(note, unread))
    chosen = Selection(person, case, tuple(found), wanted.since, wanted.until, about)
    if not chosen_notes(chosen.notes, choices):
        raise NoNotes
    head = printed_head(person, case, desk.catalogue, choices)
    content = file_of(printed_notes(chosen, desk.catalogue, *head, choices), "printed", now, NOTER)
    if form is Form.PDF:
        report = notes_report(chosen, desk.catalogue, citizens.age(person.cpr, now.date()), now.date(), choices)
        attached = Attachment("noter.json", content, "application/json", say_notes.PDF_DESCRIPTION)
        content = _pdf(desk, report, attached, now)
    return _save(desk, (person, now.date()), _NOTES[form], content, out)


def save_status(desk: Desk, which: StatusId, out: Path, form: Form = Form.PDF, *, choices: Choices = USUAL) -> Path:
    """Save a statusnotat in a folder; gives the path. JSON has all of it, a finished one's as it was locked.

    What is not finished, and what corrects another, says so in its name, too. Raises UnknownRecord, DiskFull,
    Unwritable.
    """
    board, now = status.load(desk, which), desk.clock()
    desk.ledger.read.citizen(board.citizen.id)  # one who was removed is not handed over
    content = status_json(desk, which) if form is Form.JSON else status_pdf(desk, board, choices)
    one = board.status
    kind = _told_in_name(_STATUS[form], corrects=one.corrects_id is not None, finished=one.seal is not None)
    return _save(desk, (board.citizen, one.written_on if one.seal else now.date()), kind, content, out)


def status_json(desk: Desk, which: StatusId) -> bytes:
    """The file `ffbdesk/statusnotat`."""
    sealed = desk.ledger.read.sealed(which)
    content = json.loads(sealed.content) if sealed else status_content(status.load(desk, which), desk.catalogue)
    return file_of(content, "all", desk.clock(), STATUSNOTAT)


def status_pdf(desk: Desk, board: StatusBoard, choices: Choices = USUAL) -> bytes:
    """The paper, with its printed content attached."""
    now, head = desk.clock(), printed_head(board.citizen, board.case, desk.catalogue, choices)
    printed = file_of(printed_status(board, desk.catalogue, *head, choices), "printed", now, STATUSNOTAT)
    age = citizens.age(board.citizen.cpr, board.status.written_on)
    attached = Attachment("statusnotat.json", printed, "application/json", say_status.PDF_DESCRIPTION)
    return _pdf(desk, status_report(board, desk.catalogue, age, choices), attached, now)


def status_text(desk: Desk, which: StatusId, choices: Choices = USUAL, part: str = "") -> str:
    """It, or one part of it, as plain text; remembered as an export where there is any. Raises UnknownRecord."""
    board = status.load(desk, which)
    text = text_of_status(board, desk.catalogue, choices, part)
    if text:
        leaving.note(desk, "copy statusnotat tekst", board.citizen.id)
    return text


def note_status_print(desk: Desk, which: StatusId) -> None:
    """Remember that a statusnotat goes to a printer now. Raises UnknownRecord, storage errors: then it must not go."""
    citizen, _none = desk.ledger.read.belongs_to(STATUS_NOTE.ref(which))
    leaving.note(desk, "print statusnotat", citizen)


def note_status_not_printed(desk: Desk, which: StatusId) -> None:
    """Remember that not all of it went to the printer. Raises UnknownRecord, storage errors."""
    citizen, _none = desk.ledger.read.belongs_to(STATUS_NOTE.ref(which))
    leaving.note(desk, f"print statusnotat{leaving.FAILED}", citizen)


def newest_status(desk: Desk, citizen: CitizenId) -> StatusId:
    """The citizen's newest statusnotat. Raises UnknownRecord, NoStatus."""
    desk.ledger.read.citizen(citizen)
    found = status.listing(desk, citizen)
    if not found:
        raise NoStatus
    return found[0].id


def save_follow_up(
    desk: Desk, which: FollowUpId, out: Path, form: Form = Form.PDF, *, choices: Choices = USUAL
) -> Path:
    """Save an opfølgning in a folder; gives the path. JSON has all of it, a finished one's as it was locked.

    What is not finished, and what corrects another, says so in its name, too. Raises UnknownRecord, DiskFull,
    Unwritable.
    """
    board = followups.load(desk, which)
    desk.ledger.read.citizen(board.citizen.id)  # one who was removed is not handed over
    content = follow_up_json(desk, which) if form is Form.JSON else follow_up_pdf(desk, board, choices)
    one = board.follow_up
    kind = _told_in_name(_FOLLOW_UP[form], corrects=one.corrects_id is not None, finished=one.seal is not None)
    return _save(desk, (board.citizen, one.held_on), kind, content, out)


def follow_up_json(desk: Desk, which: FollowUpId) -> bytes:
    """The file `ffbdesk/opfoelgning`."""
    sealed = desk.ledger.read.sealed(which)
    content = json.loads(sealed.content) if sealed else follow_up_content(followups.load(desk, which), desk.catalogue)
    return file_of(content, "all", desk.clock(), OPFOELGNING)


def follow_up_pdf(desk: Desk, board: FollowUpBoard, choices: Choices = USUAL) -> bytes:
    """The paper, with its printed content attached."""
    now, head = desk.clock(), printed_head(board.citizen, board.case, desk.catalogue, choices)
    printed = file_of(printed_follow_up(board, desk.catalogue, *head, choices), "printed", now, OPFOELGNING)
    age = citizens.age(board.citizen.cpr, board.follow_up.held_on)
    attached = Attachment("opfoelgning.json", printed, "application/json", say_follow_ups.PDF_DESCRIPTION)
    return _pdf(desk, follow_up_report(board, desk.catalogue, age, choices), attached, now)


def follow_up_text(desk: Desk, which: FollowUpId, choices: Choices = USUAL) -> str:
    """It as plain text; remembered as an export where there is any. Raises UnknownRecord."""
    board = followups.load(desk, which)
    text = text_of_follow_up(board, desk.catalogue, choices)
    if text:
        leaving.note(desk, "copy opfoelgning tekst", board.citizen.id)
    return text


def note_follow_up_print(desk: Desk, which: FollowUpId) -> None:
    """Remember that an opfølgning goes to a printer now. Raises UnknownRecord, storage errors: then it must not go."""
    citizen, _none = desk.ledger.read.belongs_to(FOLLOW_UP_KIND.ref(which))
    leaving.note(desk, "print opfoelgning", citizen)


def note_follow_up_not_printed(desk: Desk, which: FollowUpId) -> None:
    """Remember that not all of it went to the printer. Raises UnknownRecord, storage errors."""
    citizen, _none = desk.ledger.read.belongs_to(FOLLOW_UP_KIND.ref(which))
    leaving.note(desk, f"print opfoelgning{leaving.FAILED}", citizen)


def newest_follow_up(desk: Desk, citizen: CitizenId) -> FollowUpId:
    """The citizen's newest opfølgning. Raises UnknownRecord, NoFollowUp."""
    desk.ledger.read.citizen(citizen)
    found = followups.listing(desk, citizen)
    if not found:
        raise NoFollowUp
    return found[0].id


def save_progression(desk: Desk, citizen: CitizenId, out: Path, *, choices: Choices = USUAL) -> Path:
    """Save a citizen's forløb as PDF in a folder; gives the path. Raises NothingToDraw, UnknownRecord, DiskFull,
    Unwritable."""
    found, now = progression.of(desk, citizen, sensitive=choices.sensitive), desk.clock()
    if not found.days:
        raise NothingToDraw
    age = citizens.age(found.citizen.cpr, now.date())
    content = io.BytesIO()
    PdfWriter(now).write(progression_report(found, desk.catalogue, age, choices), content, ())
    return _save(desk, (found.citizen, now.date()), _PROGRESSION, content.getvalue(), out)


def save_order(desk: Desk, which: OrderId, out: Path, form: Form = Form.PDF, *, choices: Choices = USUAL) -> Path:
    """Save a bestilling in a folder; gives the path. JSON is the file that a provider receives: a locked one alone.

    What is not finished, and what is a new version, says so in its name, too. Raises UnknownRecord, OrderNotFinished,
    DiskFull, Unwritable.
    """
    ordered = ordering.load(desk, which)
    desk.ledger.read.citizen(ordered.citizen.id)  # one who was removed is not handed over
    content = order_json(desk, which) if form is Form.JSON else order_pdf(desk, ordered, choices)
    kind, order = _ORDER[form], ordered.order
    if order.corrects_id:
        kind = replace(kind, ending=f"{_NEW_VERSION}-{kind.ending}")
    if order.seal is None:
        kind = replace(kind, ending=f"{_DRAFT}-{kind.ending}")
    return _save(desk, (ordered.citizen, order.dated_on or desk.clock().date()), kind, content, out)


def newest_order(desk: Desk, citizen: CitizenId) -> OrderId:
    """The citizen's newest bestilling. Raises UnknownRecord, NoOrder."""
    desk.ledger.read.citizen(citizen)
    found = plans.board(desk, citizen).orders
    if not found:
        raise NoOrder
    return found[0].id


def order_json(desk: Desk, which: OrderId) -> bytes:
    """The file `ffbdesk/bestilling`, as it was locked. Raises OrderNotFinished, UnknownRecord."""
    desk.ledger.read.order(which)
    sealed = desk.ledger.read.sealed(which)
    if sealed is None:
        raise ordering.OrderNotFinished
    return file_of(json.loads(sealed.content), "all", desk.clock(), BESTILLING)


def order_pdf(desk: Desk, ordered: Ordered, choices: Choices = USUAL) -> bytes:
    """The paper, with its printed content attached."""
    ordered = chosen_order(ordered, choices)
    now, head = desk.clock(), printed_head(ordered.citizen, ordered.case, desk.catalogue, choices)
    printed = file_of(printed_order(ordered, *head, desk.catalogue), "printed", now, BESTILLING)
    attached = Attachment("bestilling.json", printed, "application/json", say_ordering.PDF_DESCRIPTION)
    return _pdf(desk, order_told(desk, ordered, choices), attached, now)


def order_told(desk: Desk, ordered: Ordered, choices: Choices = USUAL) -> OrderReport:
    """What its paper says, before anyone writes it."""
    day = ordered.order.dated_on or desk.clock().date()
    age = citizens.age(ordered.citizen.cpr, day)
    ordered = chosen_order(ordered, choices)
    return order_report(ordered, ordering.before(desk, ordered.order), desk.catalogue, age, choices)


def order_text(desk: Desk, which: OrderId) -> str:
    """It as plain text; remembered as an export. Raises UnknownRecord."""
    ordered = ordering.load(desk, which)
    text = text_of_order(order_told(desk, ordered))
    leaving.note(desk, "copy bestilling tekst", ordered.citizen.id)
    return text


def _pdf(desk: Desk, report: Report, attached: Attachment, now: datetime, progress: Progress | None = None) -> bytes:
    """Raises what `progress` raises; Stopped."""
    out = io.BytesIO()

    def went(share: float) -> None:
        desk.ledger.go_on()
        if progress is not None:
            progress(share)

    PdfWriter(now).write(report, out, (attached,), went)
    return out.getvalue()


def _told_in_name(kind: _Kind, *, corrects: bool, finished: bool) -> _Kind:
    """What corrects another, and what is not finished, says so in the name of its file."""
    marks = [*([] if finished else [_DRAFT]), *([_CORRECTION] if corrects else [])]
    return replace(kind, ending="-".join([*marks, kind.ending]))


def _save(desk: Desk, whose: tuple[Citizen, date], kind: _Kind, content: bytes, out: Path) -> Path:
    citizen, day = whose
    name = leaving.Name(f"{file_initials(citizen)}-{day.isoformat()}", kind.ending)
    return leaving.save(desk, kind.access, out, name, content, citizen=citizen.id)
