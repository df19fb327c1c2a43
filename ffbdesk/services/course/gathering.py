"""Saml svar: whatever is dropped, each file is named, nothing is counted twice, and nothing is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.codes import read_line
from ffbdesk.domain.course.exercise import Answer, Exercise, Given, Way
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement
from ffbdesk.export.course.writing import ANSWER_ENDING
from ffbdesk.services.course import exercises
from ffbdesk.services.course.cases import must_be_made_up
from ffbdesk.services.course.keeping import ANSWER, EXERCISE, answer_key, answer_text, exercise_from
from ffbdesk.services.desk import Desk
from ffbdesk.storage.papers import Paper
from ffbdesk.wholefile import read_up_to

MOST_FILES = 500
"""Of one drop."""
_MARK = 8
"""Signs of a text's hash: enough to tell two apart when they are read aloud."""
_CLOCK = timedelta(days=60)
"""A day further away from the exercise's, and from today, is a clock that is wrong."""


class Found(StrEnum):
    """What a file or a line turned out to be."""

    NEW = "new"
    SAME = "same"
    AGAIN = "again"
    """The same participant saved it anew: this one counts."""
    OLDER = "older"
    """A newer one of the same participant is here: that counts."""
    EARLIER_ROUND = "earlier_round"
    """Of a round before this one: counted there."""
    OVER_TYPED = "over_typed"
    """Something was typed under its number: the file counts instead of it."""
    LATER_ROUND = "later_round"
    OTHER_EXERCISE = "other_exercise"
    OTHER_TEXT = "other_text"
    CHANGED = "changed"
    """The same answer as one that is here, but not the same content."""
    NOT_OURS = "not_ours"
    NEWER_PROGRAM = "newer_program"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    LOOKS_REAL = "looks_real"
    UNREADABLE = "unreadable"
    LINK = "link"
    FOLDER = "folder"
    TOO_MANY = "too_many"


COUNTED = frozenset({Found.NEW, Found.SAME, Found.AGAIN, Found.OLDER, Found.EARLIER_ROUND, Found.OVER_TYPED})
"""What is in now, one way or another."""
FIRST = frozenset({Found.NEW, Found.EARLIER_ROUND, Found.OVER_TYPED})
"""The first of its participant in its round."""
_TAKEN = FIRST | {Found.AGAIN}
"""What was not there before."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was taken in or not, by its name."""

    name: str
    found: Found
    number: int | None = None
    about: str = ""
    """Which other exercise it belongs to, where that is here; of another text the beginning of its hash."""
    clock: date | None = None
    """Its day, where that cannot be right."""


def gather(desk: Desk, which: str, paths: Sequence[Path]) -> tuple[Told, ...]:
    """Take answer files into an exercise. Raises UnknownRecord, storage errors: then none is taken."""
    one = exercises.exercise(desk, which)
    there = {answer.id: answer for answer in exercises.answers_of(desk, which)}
    others = {each.id: each for each in map(exercise_from, (p.text for p in desk.ledger.read.papers(EXERCISE)))}
    told, kept = list[Told](), dict[str, Answer]()
    for path in paths[:MOST_FILES]:
        answer = _read(desk, path)
        if isinstance(answer, Found):
            told.append(Told(path.name, answer))
            continue
        said = _placed(one, answer, there | kept, others, desk.clock().date())
        told.append(replace(said, name=path.name))
        if said.found in _TAKEN:
            nickname = "" if one.summed_up else answer.nickname  # the gathering is over
            kept[answer.id] = replace(answer, nickname=nickname, came_at=desk.clock())
    if len(paths) > MOST_FILES:
        told.append(Told(str(len(paths) - MOST_FILES), Found.TOO_MANY))
    desk.ledger.keep_papers(papers_of(desk, kept.values()))
    return tuple(told)


def papers_of(desk: Desk, answers: Iterable[Answer]) -> list[Paper]:
    """Answers as they are stored."""
    return [Paper(answer_key(one.exercise, one.id), ANSWER, answer_text(one), desk.clock()) for one in answers]


def _read(desk: Desk, path: Path) -> Answer | Found:
    from ffbdesk.export.course import reading  # noqa: PLC0415  # its shapes take long to make
    from ffbdesk.export.file import check  # noqa: PLC0415  # as above

    try:
        if path.is_symlink():
            return Found.LINK
        if path.is_dir():
            return Found.FOLDER
        if not path.is_file():
            return Found.UNREADABLE
        raw = read_up_to(path, reading.LARGEST + 1)
    except OSError:
        return Found.UNREADABLE
    try:
        return reading.read_answer(raw, path.name, desk.catalogue)
    except check.FileError as error:
        return _FAULTS.get(type(error).__name__, Found.DAMAGED)


_FAULTS = {
    "NotACourseFile": Found.NOT_OURS,
    "FileFromNewer": Found.NEWER_PROGRAM,
    "FileTooLarge": Found.TOO_LARGE,
    "LooksReal": Found.LOOKS_REAL,
    "OtherCatalogue": Found.OTHER_TEXT,
}
"""By name: what raises them is loaded with the first file."""


def _placed(one: Exercise, answer: Answer, there: dict[str, Answer], others: dict[str, Exercise], today: date) -> Told:
    """Where an answer belongs."""
    if answer.exercise != one.id:
        other = others.get(answer.exercise)
        about = f"{other.team}: {other.title}" if other and other.team else other.title if other else ""
        return Told("", Found.OTHER_EXERCISE, answer.number, about)
    if answer.case.text_hash != one.case.text_hash:
        return Told("", Found.OTHER_TEXT, answer.number, answer.case.text_hash[:_MARK])
    if not {given.theme for given in answer.given}.issubset(one.themes):
        return Told("", Found.DAMAGED, answer.number)
    if answer.round > one.round:
        return Told("", Found.LATER_ROUND, answer.number)
    clock = answer.day if min(abs(answer.day - day) for day in (one.held_on, today)) > _CLOCK else None
    return Told("", _against(answer, there, one), answer.number, clock=clock)


def _against(answer: Answer, there: dict[str, Answer], one: Exercise) -> Found:
    """Against what is here of the same participant and round."""
    same = there.get(answer.id)
    if same is not None:
        return _against_itself(answer, same)
    mine = [each for each in there.values() if _whose(each) == _whose(answer)]
    if any(each.saved > answer.saved for each in mine):
        return Found.OLDER
    if mine:
        return Found.AGAIN
    if answer.round < one.round:
        return Found.EARLIER_ROUND
    typed = [each for each in there.values() if each.way is not Way.FILE and each.round == answer.round]
    return Found.OVER_TYPED if any(each.number == answer.number for each in typed) else Found.NEW


def _against_itself(answer: Answer, same: Answer) -> Found:
    if _whose(same) != _whose(answer):
        return Found.CHANGED
    if same.saved == answer.saved:
        return Found.SAME if _bare(same) == _bare(answer) else Found.CHANGED
    return Found.AGAIN if same.saved < answer.saved else Found.OLDER


def _whose(one: Answer) -> tuple[str, int]:
    return one.participant, one.round


def _bare(one: Answer) -> Answer:
    """As the file has it; a nickname that was taken away since is no difference."""
    return replace(one, came_at=None, way=Way.FILE, nickname="")


def take_line(desk: Desk, which: str, typed: str) -> Told:
    """A svarlinje that was read aloud. Raises NotALine, UnknownRecord, storage errors."""
    one = exercises.exercise(desk, which)
    number, judgements = read_line(typed, one.id, one.round, len(one.themes))
    given = [Given(theme, judged) for theme, judged in zip(one.themes, judgements, strict=True)]
    return _take_typed(desk, one, number, given, Way.LINE)


def take_sheet(desk: Desk, which: str, number: int, given: Sequence[Given]) -> Told:
    """A svarark that was typed in. Raises LooksLikeANumber, UnknownRecord, storage errors."""
    must_be_made_up(each.reason for each in given)
    return _take_typed(desk, exercises.exercise(desk, which), number, given, Way.SHEET)


def _take_typed(desk: Desk, one: Exercise, number: int, given: Sequence[Given], way: Way) -> Told:
    """What is typed under a number takes the place of what was typed under it before; a file goes before both."""
    there = [each for each in exercises.board(desk, one.id).of_round(one.round) if each.number == number]
    typed = next((each for each in there if each.way is not Way.FILE), None)
    made = Answer(
        id=typed.id if typed else desk.new_id(),
        exercise=one.id,
        round=one.round,
        case=one.case,
        participant=typed.participant if typed else desk.new_id(),
        number=number,
        nickname="",
        day=desk.clock().date(),
        minutes=0,
        saved=typed.saved + 1 if typed else 1,
        given=tuple(given),
        way=way,
        came_at=desk.clock(),
    )
    name = f"{number}"
    if any(each.way is Way.FILE for each in there):
        return Told(name, Found.OLDER, number)
    desk.ledger.keep_papers(papers_of(desk, [made]))
    return Told(name, Found.AGAIN if typed else Found.NEW, number)


def remove(desk: Desk, one: Answer) -> None:
    """Take a participant's answer of a round out again, with whatever of it was sent before. Raises storage errors."""
    there = exercises.answers_of(desk, one.exercise)
    out = [each for each in there if _whose(each) == _whose(one)]
    desk.ledger.keep_papers((), dropped=[answer_key(each.exercise, each.id) for each in out])


type Seen = tuple[str, int, int]
"""A file in a watched folder: name, bytes, when it was changed (nanoseconds)."""


def watched(folder: Path) -> frozenset[Seen]:
    """The answer files in a folder now. Raises OSError where it cannot be looked into: it may come back."""
    found = set[Seen]()
    for path in folder.iterdir():
        if path.suffix.lower() == ANSWER_ENDING and not path.is_symlink() and path.is_file():
            about = path.stat()
            found.add((path.name, about.st_size, about.st_mtime_ns))
    return frozenset(found)


def by_theme(themes: Sequence[ThemeCode], judgements: Sequence[Judgement | None]) -> tuple[Given, ...]:
    """Judgements with their themes."""
    return tuple(Given(theme, judged) for theme, judged in zip(themes, judgements, strict=True))
