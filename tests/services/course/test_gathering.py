"""Whatever is dropped is named; nothing is counted twice, and nothing is lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.course.codes import NotALine
from ffbdesk.domain.course.exercise import AGAIN, BLIND, Exercise, Given, Rules, Talk, Way, Why, doubled, missing
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.services.course import attempts, cases, exercises, gathering
from ffbdesk.services.course.gathering import COUNTED, Found
from ffbdesk.services.desk import Desk
from ffbdesk.words.course import gathering as words
from tests.course import answers, begun, course, kirsten, row, scored
from tests.support import linked, machine


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with course(tmp_path / "underviser" / "Kursus") as one:
        yield one


@pytest.fixture
def exercise(desk: Desk) -> Exercise:
    return begun(desk)


@pytest.fixture
def task(desk: Desk, exercise: Exercise, tmp_path: Path) -> Path:
    return exercises.hand_out(desk, exercise.id, tmp_path / "ud")


def _fifteen(tmp_path: Path, task: Path) -> list[Path]:
    return answers(tmp_path / "laptop" / "Kursus", task, tmp_path / "svar", {n: row(n) for n in range(1, 16)})


def _found(desk: Desk, exercise: Exercise, *paths: Path) -> list[Found]:
    return [one.found for one in gathering.gather(desk, exercise.id, paths)]


def test_gathered_twice_is_gathered_once(desk: Desk, exercise: Exercise, task: Path, tmp_path: Path) -> None:
    files = _fifteen(tmp_path, task)
    assert _found(desk, exercise, *files) == [Found.NEW] * 15
    before = exercises.board(desk, exercise.id)
    assert _found(desk, exercise, *reversed(files)) == [Found.SAME] * 15
    assert exercises.board(desk, exercise.id) == before
    assert [one.number for one in before.answers] == list(range(1, 16))
    assert missing(before.answers, 15) == ()


def test_an_answer_names_nobody(desk: Desk, exercise: Exercise, task: Path, tmp_path: Path) -> None:
    (file,) = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {7: row(7)})
    assert file.name == "svar-07-KIRSTEN.ffbsvar"
    content = json.loads(file.read_bytes())
    assert set(content) == {
        "format", "version", "practice", "exercise", "round", "case", "id", "participant", "number", "nickname", "day",
        "minutes", "saved", "judgements",
    }  # fmt: skip
    assert ":" not in content["day"], "no time of day"
    assert exercise.id == content["exercise"]


def test_the_newest_of_a_participant_counts_whatever_comes_first(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    with course(tmp_path / "laptop" / "Kursus", machine(1000)) as laptop:
        one = scored(attempts.begin(laptop, attempts.read_task(laptop, task).task), 3, row(3))
        first, one = attempts.save_answer(laptop, one, tmp_path / "a")
        second, _one = attempts.save_answer(laptop, scored(one, 3, row(4)), tmp_path / "b")
    assert _found(desk, exercise, second, first, second) == [Found.NEW, Found.OLDER, Found.SAME]
    (kept,) = exercises.board(desk, exercise.id).answers
    assert [SEVEN.index(given.judgement) for given in kept.given if given.judgement] == row(4)
    gathering.remove(desk, kept)
    assert _found(desk, exercise, first, second) == [Found.NEW, Found.AGAIN]
    assert exercises.board(desk, exercise.id).answers[0].saved == 2


def test_the_same_answer_with_other_content_is_not_taken(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    (file,) = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {1: row(1)})
    assert _found(desk, exercise, file) == [Found.NEW]
    content = json.loads(file.read_bytes())
    content["judgements"][0]["judgement"] = {"kind": "assessed", "level": 4}
    changed = tmp_path / "aendret.ffbsvar"
    changed.write_text(json.dumps(content), encoding="utf-8")
    assert _found(desk, exercise, changed) == [Found.CHANGED]


def test_what_belongs_elsewhere_is_named_and_not_counted(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    (file,) = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {1: row(1)})
    content = json.loads(file.read_bytes())
    wanted = exercises.Wanted(kirsten(), kirsten().themes, "Hold B", desk.clock().date(), 5, exercise.rules)
    other = exercises.make(desk, wanted)

    def changed(name: str, **what: object) -> Path:
        path = tmp_path / f"{name}.ffbsvar"
        path.write_text(json.dumps(content | what), encoding="utf-8")
        return path

    unknown = "99999999-9999-4999-8999-999999999999"
    told = gathering.gather(
        desk,
        exercise.id,
        [
            changed("fremmed", exercise=unknown),
            changed("b", exercise=other.id),
            changed("tekst", case=content["case"] | {"sha256": "0" * 64}),
            changed("senere", round=2),
            changed("mange", judgements=[*content["judgements"], content["judgements"][0] | {"theme": unknown}]),
        ],
    )
    assert [one.found for one in told] == [
        Found.OTHER_EXERCISE,
        Found.OTHER_EXERCISE,
        Found.OTHER_TEXT,
        Found.LATER_ROUND,
        Found.OTHER_TEXT,
    ]
    assert (told[0].about, told[1].about) == ("", "Hold B: Kirsten Dalby")
    assert exercises.board(desk, exercise.id).answers == ()


def test_bad_files_are_named_one_by_one(desk: Desk, exercise: Exercise, task: Path, tmp_path: Path) -> None:
    (good,) = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {1: row(1)})
    folder = tmp_path / "mappe.ffbsvar"
    folder.mkdir()
    link = tmp_path / "genvej.ffbsvar"
    is_link = linked(link, good)
    content = json.loads(good.read_bytes())

    def file(name: str, raw: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(raw)
        return path

    asked = {
        file("brev.ffbsvar", b"Kaere Bo"): Found.NOT_OURS,
        file("halv.ffbsvar", good.read_bytes()[:500]): Found.NOT_OURS,
        file("ny.ffbsvar", json.dumps(content | {"version": 2}).encode()): Found.NEWER_PROGRAM,
        file("skadet.ffbsvar", json.dumps(content | {"number": "7"}).encode()): Found.DAMAGED,
        file("stor.ffbsvar", b" " * (1024 * 1024 + 1)): Found.TOO_LARGE,
        file("cpr.ffbsvar", json.dumps(content | {"nickname": "010203-1234"}).encode()): Found.LOOKS_REAL,
        folder: Found.FOLDER,
        tmp_path / "findes-ikke.ffbsvar": Found.UNREADABLE,
        good: Found.NEW,
    }
    if is_link:
        asked[link] = Found.LINK
    assert _found(desk, exercise, *asked) == list(asked.values())
    assert len(exercises.board(desk, exercise.id).answers) == 1
    named = {one.value for one in Found} - {one.value for one in COUNTED} - {"other_exercise"}
    assert named == set(words.NOT_TAKEN), "each has its sentence"


def test_more_than_five_hundred_are_read_in_turns(desk: Desk, exercise: Exercise, task: Path, tmp_path: Path) -> None:
    files = _fifteen(tmp_path, task)
    told = gathering.gather(desk, exercise.id, [tmp_path / f"{n}.ffbsvar" for n in range(500)] + files)
    assert (told[-1].found, told[-1].name) == (Found.TOO_MANY, "15")
    assert len(told) == 501
    assert exercises.board(desk, exercise.id).answers == ()


def test_two_with_one_number_are_both_counted_and_named(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    first = answers(tmp_path / "a" / "Kursus", task, tmp_path / "svar-a", {7: row(7)})
    with course(tmp_path / "b" / "Kursus", machine(5000)) as laptop:
        one = scored(attempts.begin(laptop, attempts.read_task(laptop, task).task), 7, row(8))
        second, _one = attempts.save_answer(laptop, one, tmp_path / "svar-b")
    assert _found(desk, exercise, *first, second) == [Found.NEW, Found.NEW]
    found = exercises.board(desk, exercise.id).answers
    assert len(found) == 2
    assert doubled(found) == (7,)


def test_a_clock_a_year_off_is_said_and_the_answer_counted(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    (file,) = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {1: row(1)})
    content = json.loads(file.read_bytes()) | {"day": "2025-11-23"}
    file.write_text(json.dumps(content), encoding="utf-8")
    (told,) = gathering.gather(desk, exercise.id, [file])
    assert (told.found, told.clock) == (Found.NEW, date(2025, 11, 23))


def test_a_line_is_taken_under_its_number_and_a_file_goes_before_it(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    with course(tmp_path / "laptop" / "Kursus", machine(1000)) as laptop:
        one = scored(attempts.begin(laptop, attempts.read_task(laptop, task).task), 5, row(5))
        line = attempts.line(one)
        file, _one = attempts.save_answer(laptop, one, tmp_path / "svar")
    assert gathering.take_line(desk, exercise.id, line.lower().replace("-", " ")).found is Found.NEW
    assert gathering.take_line(desk, exercise.id, line).found is Found.AGAIN
    (typed,) = exercises.board(desk, exercise.id).answers
    assert (typed.way, typed.number, typed.unreasoned) == (Way.LINE, 5, typed.answered)
    assert [SEVEN.index(given.judgement) for given in typed.given if given.judgement] == row(5)
    with pytest.raises(NotALine):
        gathering.take_line(desk, exercise.id, line[:-1] + ("0" if line[-1] != "0" else "1"))
    assert _found(desk, exercise, file) == [Found.OVER_TYPED]
    (kept,) = exercises.board(desk, exercise.id).answers
    assert kept.way is Way.FILE, "it has the reasons"
    assert gathering.take_line(desk, exercise.id, line).found is Found.OLDER


def test_a_sheet_is_typed_in_and_put_right(desk: Desk, exercise: Exercise) -> None:
    given = [Given(theme, SEVEN[2]) for theme in exercise.themes]
    assert gathering.take_sheet(desk, exercise.id, 9, given).found is Found.NEW
    given[0] = replace(given[0], judgement=None)
    assert gathering.take_sheet(desk, exercise.id, 9, given).found is Found.AGAIN
    (kept,) = exercises.board(desk, exercise.id).answers
    assert (kept.way, kept.answered, kept.saved) == (Way.SHEET, 9, 2)
    with pytest.raises(cases.LooksLikeANumber):
        gathering.take_sheet(desk, exercise.id, 9, [replace(given[0], reason="0102031234")])


def test_round_two_pairs_with_the_first_and_a_late_first_is_counted_there(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    with course(tmp_path / "laptop" / "Kursus", machine(1000)) as laptop:
        first = scored(attempts.begin(laptop, attempts.read_task(laptop, task).task), 1, [1] * 10)
        early, first = attempts.save_answer(laptop, first, tmp_path / "svar")
        late = scored(attempts.begin(laptop, attempts.read_task(laptop, task).task), 2, [2] * 10)
        late_file, _late = attempts.save_answer(laptop, late, tmp_path / "svar")
        assert _found(desk, exercise, early) == [Found.NEW]
        exercises.go_on_to(desk, exercise.id, AGAIN)
        again = exercises.hand_out(desk, exercise.id, tmp_path / "ud")
        opened = attempts.read_task(laptop, again)
        assert [one.number for one in opened.first] == [1, 2]
        second = attempts.begin(laptop, opened.task, opened.first[0])
        assert second.first(exercise.themes[0]) == first.of(exercise.themes[0]), "one's own first level is shown"
        second = scored(second, 1, [3] * 10)
        second_file, _second = attempts.save_answer(laptop, second, tmp_path / "svar2")
        exercises.go_on_to(desk, exercise.id, BLIND)
        blind = attempts.read_task(laptop, exercises.hand_out(desk, exercise.id, tmp_path / "ud"))
        assert attempts.begin(laptop, blind.task, blind.first[0]).before == (), "a blind round shows nothing of before"
    exercises.go_on_to(desk, exercise.id, AGAIN)
    assert _found(desk, exercise, second_file, late_file) == [Found.NEW, Found.EARLIER_ROUND]
    board = exercises.board(desk, exercise.id)
    assert board.rounds == (1, 2)
    assert board.of_round(2)[0].participant == board.of_round(1)[0].participant


def test_nicknames_go_when_the_summary_is_saved_and_the_same_file_brings_none_back(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    files = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {1: row(1), 2: row(2)})
    gathering.gather(desk, exercise.id, files)
    assert {one.nickname for one in exercises.board(desk, exercise.id).answers} == {"Navn1", "Navn2"}
    exercises.summed_up(desk, exercise.id)
    assert {one.nickname for one in exercises.board(desk, exercise.id).answers} == {""}
    assert _found(desk, exercise, *files) == [Found.SAME, Found.SAME]
    assert {one.nickname for one in exercises.board(desk, exercise.id).answers} == {""}


def test_a_watched_folder_knows_only_answers(tmp_path: Path, desk: Desk, exercise: Exercise, task: Path) -> None:
    files = _fifteen(tmp_path, task)
    folder = files[0].parent
    (folder / "brev.txt").write_text("x", encoding="utf-8")
    (folder / "svar-99.ffbopgave").write_text("x", encoding="utf-8")
    seen = gathering.watched(folder)
    assert {name for name, _size, _at in seen} == {file.name for file in files}
    with pytest.raises(OSError, match="findes"):
        gathering.watched(tmp_path / "findes-ikke")


def test_an_exercise_goes_with_its_answers(desk: Desk, exercise: Exercise, task: Path, tmp_path: Path) -> None:
    gathering.gather(desk, exercise.id, _fifteen(tmp_path, task))
    exercises.remove(desk, exercise.id)
    assert exercises.listing(desk) == ()
    assert desk.ledger.read.papers("answer") == ()


def _with(file: Path, out: Path, **changed: object) -> Path:
    """The same answer file with other values."""
    out.write_text(json.dumps(json.loads(file.read_bytes()) | changed), encoding="utf-8")
    return out


def test_an_answer_takes_no_other_record_s_place_whatever_its_id(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    """Its id comes with the file: that of an attempt, an exercise or another exercise's answer is only an answer's."""
    mine = scored(attempts.begin(desk, attempts.read_task(desk, task).task), 1, row(1))
    file, mine = attempts.save_answer(desk, mine, tmp_path / "svar")
    assert _found(desk, exercise, file) == [Found.NEW]
    assert attempts.attempts(desk) == (attempts.attempt(desk, mine.id),)
    attempts.keep(desk, replace(mine, at=3))
    assert len(exercises.board(desk, exercise.id).answers) == 1
    wanted = exercises.Wanted(kirsten(), kirsten().themes, "Hold B", desk.clock().date(), 5, exercise.rules)
    other = exercises.make(desk, exercises.coded(wanted))
    fake = _with(file, tmp_path / "1.ffbsvar", id=exercise.id, participant=desk.new_id(), number=2)
    assert _found(desk, exercise, fake) == [Found.NEW]
    assert exercises.exercise(desk, exercise.id).themes == exercise.themes
    there = _with(file, tmp_path / "2.ffbsvar", exercise=other.id, saved=9)
    assert _found(desk, other, there) == [Found.NEW]
    assert len(exercises.board(desk, exercise.id).answers) == 2
    stolen = _with(file, tmp_path / "3.ffbsvar", participant=desk.new_id(), saved=9)
    assert _found(desk, exercise, stolen) == [Found.CHANGED]
    attempts.remove(desk, mine.id)
    assert len(exercises.board(desk, exercise.id).answers) == 2


def test_taken_out_is_all_that_a_participant_sent(desk: Desk, exercise: Exercise, task: Path, tmp_path: Path) -> None:
    with course(tmp_path / "laptop" / "Kursus", machine(1000)) as laptop:
        one = scored(attempts.begin(laptop, attempts.read_task(laptop, task).task), 3, row(3))
        first, _one = attempts.save_answer(laptop, one, tmp_path / "a")
    again = _with(first, tmp_path / "b.ffbsvar", id=desk.new_id(), saved=2)
    assert _found(desk, exercise, first, again) == [Found.NEW, Found.AGAIN]
    (kept,) = exercises.board(desk, exercise.id).answers
    gathering.remove(desk, kept)
    assert exercises.answers_of(desk, exercise.id) == ()


def test_no_nickname_is_left_when_the_gathering_is_over(
    desk: Desk, exercise: Exercise, task: Path, tmp_path: Path
) -> None:
    (file,) = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {1: row(1)})
    named = [_with(file, tmp_path / f"{n}.ffbsvar", nickname=f"Navn {n}", id=desk.new_id(), saved=n) for n in (1, 2, 3)]
    _found(desk, exercise, *named[:2])
    exercises.summed_up(desk, exercise.id)
    _found(desk, exercise, named[2])
    assert {one.nickname for one in exercises.answers_of(desk, exercise.id)} == {""}


def test_two_exercises_never_share_a_code(desk: Desk) -> None:
    wanted = exercises.Wanted(kirsten(), kirsten().themes, "Hold", desk.clock().date(), 5, Rules())
    same = replace(wanted, code=exercises.new_code(wanted, 7))
    assert len({exercises.make(desk, same).id for _ in range(5)}) == 5
    assert len(exercises.listing(desk)) >= 5


def test_putting_an_exercise_right_leaves_what_came_meanwhile(desk: Desk, exercise: Exercise, tmp_path: Path) -> None:
    wanted = exercises.Wanted(kirsten(), exercise.themes, "Hold C", exercise.held_on, 9, exercise.rules)
    exercises.hand_out(desk, exercise.id, tmp_path)
    exercises.go_on_to(desk, exercise.id, 2)
    made = exercises.put_right(desk, exercise.id, wanted)
    assert (made.team, made.participants, made.handed_out, made.round) == ("Hold C", 9, True, 2)


def test_a_number_in_the_takeaway_keeps_nothing_else_back(desk: Desk, exercise: Exercise) -> None:
    said = Talk(exercise.themes[0], frozenset({Why.FACTS}), "Bo 010203-1234")
    with pytest.raises(cases.LooksLikeANumber):
        exercises.talk(desk, exercise.id, said)
    assert exercises.exercise(desk, exercise.id).talk(said.theme) == replace(said, takeaway="")


def test_a_folder_is_watched_for_every_spelling_of_the_ending(task: Path, tmp_path: Path) -> None:
    (file,) = answers(tmp_path / "l" / "Kursus", task, tmp_path / "svar", {1: row(1)})
    file.rename(file.with_name("SVAR-01.FFBSVAR"))
    assert {name for name, _size, _at in gathering.watched(file.parent)} == {"SVAR-01.FFBSVAR"}
