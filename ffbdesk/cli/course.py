"""`ffbdesk course export|gather|summary`: the course room for trainers who script."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

from ffbdesk import own_folders
from ffbdesk.app.machine import this_machine
from ffbdesk.cli.answering import answer
from ffbdesk.domain.course.case import CourseCase, short_name
from ffbdesk.domain.course.exercise import Rules, number_typed
from ffbdesk.domain.course.spread import SEVEN, Figures, figures
from ffbdesk.domain.judgement import token
from ffbdesk.services.course import cases, exercises, gathering, papers, room
from ffbdesk.services.desk import Desk
from ffbdesk.words import commands as say
from ffbdesk.words.course import gathering as told
from ffbdesk.words.course.screens import NO_NUMBER_OF_PEOPLE


class NoRoom(Exception):
    """There is no course room in `folder`, and nothing to gather or to sum up."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class NoneThere(Exception):
    """There is no exercise at all."""


class OneAsked(Exception):
    """What was asked for is none of `there`."""

    def __init__(self, asked: str, there: str) -> None:
        super().__init__()
        self.asked, self.there = asked, there


def describe(parser: ArgumentParser) -> None:
    """Three commands, and where the room lies."""
    parser.add_argument("--room", metavar="MAPPE", type=Path, help=say.ROOM_ARG)
    todo = parser.add_subparsers(dest="todo", required=True, metavar="HANDLING")
    export = todo.add_parser("export", help=say.COURSE_EXPORT)
    export.add_argument("case", metavar="SAG", help=say.CASE_ARG)
    export.add_argument("--team", metavar="NAVN", default="", help=say.TEAM_ARG)
    export.add_argument("--date", metavar="DATO", type=_day, help=say.DATE_ARG)
    export.add_argument("--people", metavar="ANTAL", type=_people, default=15, help=say.PEOPLE_ARG)
    export.add_argument("--theme", metavar="KODE", action="append", help=say.THEME_ARG)
    export.add_argument("--free-reasons", action="store_true", help=say.FREE_ARG)
    export.add_argument("--out", metavar="MAPPE", type=Path, required=True, help=say.OUT_ARG)
    gather = todo.add_parser("gather", help=say.COURSE_GATHER)
    gather.add_argument("exercise", metavar="ØVELSE", help=say.EXERCISE_ARG)
    gather.add_argument("files", metavar="FIL", type=Path, nargs="+", help=say.ANSWER_ARG)
    summary = todo.add_parser("summary", help=say.COURSE_SUMMARY)
    summary.add_argument("exercise", metavar="ØVELSE", help=say.EXERCISE_ARG)
    summary.add_argument("--round", metavar="NR", type=_round, default=1, help=say.COURSE_ROUND_ARG)
    summary.add_argument("--json", action="store_true", help=say.JSON_ARG)
    summary.add_argument("--out", metavar="MAPPE", type=Path, help=say.OUT_ARG)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError(say.NO_DAY) from None


def _people(typed: str) -> int:
    found = number_typed(typed)
    if found is None:
        raise ArgumentTypeError(NO_NUMBER_OF_PEOPLE)
    return found


def _round(typed: str) -> int:
    if typed.strip() not in ("1", "2", "3"):
        raise ArgumentTypeError(say.NO_ROUND)
    return int(typed)


def run(args: Namespace) -> int:
    """Do one of them in the room."""
    folder = args.room or own_folders.data() / room.NAME
    if args.todo != "export" and not folder.is_dir():
        raise NoRoom(folder)
    with _open(folder) as desk:
        return {"export": _export, "gather": _gather, "summary": _summary}[args.todo](desk, args)


@contextmanager
def _open(folder: Path) -> Iterator[Desk]:
    desk = room.open_(folder, this_machine())
    try:
        yield desk
    finally:
        desk.close()


def _export(desk: Desk, args: Namespace) -> int:
    """Make an exercise, save its opgave; answers id, code and path as JSON, for the next command."""
    case = _case(desk, args.case)
    themes = case.themes if not args.theme else tuple(theme for theme in case.themes if theme in args.theme)
    unknown = [one for one in args.theme or () if one not in case.themes]
    if unknown:
        there = (f"{one} ({desk.catalogue.theme(one).term})" for one in case.themes)
        raise OneAsked(unknown[0], ", ".join(there))
    held_on, rules = args.date or desk.clock().date(), Rules(reason_needed=not args.free_reasons)
    wanted = exercises.Wanted(case, themes, args.team, held_on, args.people, rules)
    coded = exercises.coded(wanted)
    made = exercises.make(desk, coded)
    try:
        path = exercises.hand_out(desk, made.id, args.out)
    except Exception:
        exercises.remove(desk, made.id)  # nobody has it
        raise
    answer(json.dumps({"exercise": made.id, "code": made.code, "file": str(path)}, ensure_ascii=False))
    return 0


def _case(desk: Desk, asked: str) -> CourseCase:
    there = cases.all_cases(desk)
    for one in there:
        if asked in (one.id, one.title) or asked.upper() == short_name(one):
            return one
    raise OneAsked(asked, ", ".join(map(short_name, there)))


def _gather(desk: Desk, args: Namespace) -> int:
    """One line for each file; 1 where any could not be counted."""
    found = gathering.gather(desk, _exercise(desk, args.exercise), args.files)
    bad = [one for one in found if one.found not in gathering.COUNTED]
    for one in bad:
        words = told.NOT_TAKEN.get(one.found) or told.other(one.name, one.about)
        print(say.one_line(words.format(name=one.name, about=one.about)), file=sys.stderr)
    new = sum(one.found in gathering.FIRST for one in found)
    again = sum(one.found is gathering.Found.AGAIN for one in found)
    if said := told.came(new, again) or ("" if bad else told.NOTHING_NEW):
        answer(said)
    return 1 if bad else 0


def _exercise(desk: Desk, asked: str) -> str:
    """By id, code or team: the newest where several have it."""
    lines = exercises.listing(desk)
    if not lines:
        raise NoneThere
    for line in lines:
        one = line.exercise
        if asked.strip() and (asked in (one.id, one.team) or asked.upper() == one.code):
            return one.id
    raise OneAsked(asked, ", ".join(line.exercise.code or line.exercise.id for line in lines))


def _summary(desk: Desk, args: Namespace) -> int:
    which = _exercise(desk, args.exercise)
    board = exercises.board(desk, which)
    if args.json or args.out is None:
        found = board.spreads(args.round)
        themes = [
            {
                "theme": one.theme,
                "counts": {str(token(at)): count for at, count in zip(SEVEN, one.counts, strict=True)},
                "same": one.same,
                "far": one.far,
                "within": one.within,
            }
            for one in found
        ]
        body = {"exercise": which, "round": args.round, "answers": len(board.of_round(args.round)), "themes": themes}
        answer(json.dumps(body | _figures(figures(found)), ensure_ascii=False, indent=2))
    if args.out is not None:
        answer(papers.save_summary(desk, which, args.round, args.out))
    return 0


def _figures(found: Figures) -> dict[str, object]:
    """Those over all themes; null where one cannot be computed or says too little."""
    return {
        "same": found.same,
        "near": found.near,
        "alpha": asdict(found.alpha) if found.alpha else None,
        "ac2": asdict(found.ac2) if found.ac2 else None,
    }
