"""Bring rounds in from files: all files or none, never a merge."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ffbdesk.domain.edits import Label
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.kinds import CASE, GOAL, as_typed
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.export.file.aslocked import as_locked
from ffbdesk.export.file.bounds import LARGEST
from ffbdesk.export.file.check import AnyFile, FileDamaged, NotOurFile, ReadFile, ReadGoals, ReadOrder, ReadWhole, read
from ffbdesk.export.file.embedded import LARGEST_PDF, embedded
from ffbdesk.export.file.whole import as_typed as as_typed_whole
from ffbdesk.export.file.whole import has_each_id_once, has_room
from ffbdesk.export.message.reader import read_order_message
from ffbdesk.services import backups, citizens
from ffbdesk.services.bringing import Bringing, Outcome, Taken
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.storage.backup import Reason
from ffbdesk.storage.errors import Unreadable
from ffbdesk.words.intake import told

__all__ = ["FileUnreadable", "Outcome", "Taken", "as_line", "bring_in", "prepared", "take_in"]

_PDF = b"%PDF-"


class FileUnreadable(Unreadable):
    """The file to import cannot be read. `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class WholeAlone(Exception):
    """A file of a whole citizen comes with other files about the same. Nothing came in."""


class OrderAlone(Exception):
    """A bestilling is received at the citizen whom it is about. Nothing came in."""


def take_in(desk: Desk, paths: Sequence[Path]) -> tuple[Taken, ...]:
    """Read all files, then commit everything as one change. Raises a FileError or FileUnreadable: then none came in."""
    return bring_in(desk, prepared(desk, paths))


def prepared(desk: Desk, paths: Sequence[Path]) -> tuple[AnyFile, ...]:
    """The long part, which changes nothing: read all files, and make a backup where something would come in.

    Raises as `take_in`.
    """
    files = tuple(read_file(desk, path) for path in paths)
    bringing, _taken = _brought(desk, files)
    if any(edit.old != edit.new for edit in bringing.edits):
        backups.before(desk, Reason.IMPORT)
    return files


def bring_in(desk: Desk, files: Sequence[AnyFile]) -> tuple[Taken, ...]:
    """The short part: commit what was `prepared` as one change."""
    bringing, taken = _brought(desk, files)
    for citizen in dict.fromkeys(one.citizen.id for one in taken):
        desk.note("import", citizen)
    desk.commit(Label.IMPORT, bringing.edits, citizen=taken[0].citizen.id if len(taken) == 1 else None)
    return tuple(taken)


def _brought(desk: Desk, files: Sequence[AnyFile]) -> tuple[Bringing, list[Taken]]:
    whole = {file.citizen.id for file in files if isinstance(file, ReadWhole)}
    if len(files) > 1 and any(file.citizen.id in whole for file in files if not isinstance(file, ReadWhole)):
        raise WholeAlone
    if len(whole) < sum(isinstance(file, ReadWhole) for file in files):
        raise WholeAlone
    bringing = Bringing(desk)
    taken = [_came(bringing, file) for file in files]
    of_rounds = [one for one in files if isinstance(one, ReadFile)]
    newest = _newest_rounds(desk, files)
    for at, file in newest:
        taken[at] = bringing.goals_of_round(file, taken[at], of_rounds)
        taken[at] = bringing.contacts_of_round(file, taken[at], newest=True)
    for at, one in enumerate(files):
        if isinstance(one, ReadFile) and (at, one) not in newest:
            taken[at] = bringing.contacts_of_round(one, taken[at], newest=False)
    for at, one in enumerate(files):
        if isinstance(one, ReadFile):
            taken[at] = bringing.levels_of_before(one, taken[at], of_rounds)
    return bringing, taken


def _came(bringing: Bringing, file: AnyFile) -> Taken:
    match file:
        case ReadGoals():
            return bringing.goals(file)
        case ReadWhole():
            return bringing.whole(file)
        case ReadOrder():
            raise OrderAlone
    return bringing.round(file)


def _newest_rounds(desk: Desk, files: Sequence[AnyFile]) -> list[tuple[int, ReadFile]]:
    """Each citizen's newest round among the files, unless the archive has a newer one.

    Its goals and contacts are those of the case today; an older round has its own copy under its lock.
    """
    newest: dict[CitizenId, tuple[int, ReadFile]] = {}
    for at, file in enumerate(files):
        if isinstance(file, ReadFile):
            held = newest.get(file.round.citizen.id)
            if held is None or _age(held[1]) < _age(file):
                newest[file.round.citizen.id] = at, file
    there = {citizen: desk.ledger.read.rounds(citizen) for citizen in newest}
    return [
        (at, file)
        for citizen, (at, file) in newest.items()
        if not there[citizen] or there[citizen][0].held_on <= file.round.gathering.held_on
    ]


def _age(file: ReadFile) -> tuple[date, bool, float]:
    """The newer the larger: of one day the open one is newest, and else the one that was finished last."""
    seal = file.round.gathering.seal
    return file.round.gathering.held_on, seal is None, seal.at.timestamp() if seal else 0


def as_line(taken: Taken) -> str:
    """What became of one file, for the window and the command line."""
    return told(
        taken.file,
        f"whole_{taken.outcome}" if taken.whole else taken.outcome if taken.round else f"goals_{taken.outcome}",
        display_name(taken.citizen),
        new_citizen=taken.new_citizen,
        came_back=taken.came_back,
        same_cpr=[display_name(c) for c in taken.same_cpr],
        case_kept=taken.case_kept,
        goals=taken.goals,
        goals_kept=taken.goals_kept,
        contacts=taken.contacts,
        contacts_kept=taken.contacts_kept,
        contacts_left=taken.contacts_left,
        without_earlier=taken.without_earlier,
        kept=taken.kept,
    )


def read_file(desk: Desk, path: Path) -> AnyFile:
    """Read and check one file; nothing changes. Raises a FileError or FileUnreadable."""
    raw = _bytes_of(path)
    if raw.startswith(_PDF):
        raw = embedded(raw, path.name)
    try:
        brought = read(raw, path.name, desk.catalogue)
    except NotOurFile:  # perhaps a bestilling as a case system sends it
        received = read_order_message(raw, path.name, desk.catalogue, desk.new_id)
        return ReadOrder(path.name, received)
    try:
        return _cleaned(desk, brought)
    except (citizens.NoName, citizens.BadCpr, TooLong):
        raise FileDamaged(path.name) from None


def _bytes_of(path: Path) -> bytes:
    """One byte more than is allowed of a larger file: enough to refuse it."""
    try:
        with path.open("rb") as file:
            most = LARGEST_PDF if file.peek(len(_PDF)).startswith(_PDF) else LARGEST
            return file.read(most + 1)
    except OSError as error:
        raise FileUnreadable(path.name or str(path)) from error


def _cleaned(desk: Desk, brought: AnyFile) -> AnyFile:
    """What was brought, as it would stand if it had been typed here: every field takes it, and it can be edited.

    The content under a finished round's lock stays as it was locked. Raises NoName, BadCpr, TooLong.
    """
    if isinstance(brought, ReadWhole):
        whole = as_typed_whole(as_locked(brought.whole))
        if not (has_room(whole) and has_each_id_once(whole)):
            raise FileDamaged(brought.name)
        return replace(brought, whole=replace(whole, citizen=_person(desk, whole.citizen)))
    if isinstance(brought, ReadGoals):
        return replace(brought, citizen=_person(desk, brought.citizen), case=_case(brought.case))
    if isinstance(brought, ReadOrder):
        return brought  # it is received as it came, and cleaned there
    shown = as_typed(brought.round)
    return replace(brought, round=replace(shown, citizen=_person(desk, brought.citizen)))


def _person(desk: Desk, person: Citizen) -> Citizen:
    entered = citizens.Entered(person.name, person.initials, person.own_number, person.cpr)
    checked = citizens.checked(person.id, entered, desk.clock().date(), practice=person.practice)
    return replace(checked, keep_until=person.keep_until, closed_on=person.closed_on, closed_why=person.closed_why)


def _case(case: Case) -> Case:
    return replace(CASE.cleaned(case), goals=tuple(GOAL.cleaned(goal) for goal in case.goals))
