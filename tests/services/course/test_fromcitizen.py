"""Lav øvesag: a case out of a round stays in the archive until everything is replaced and two have read it."""

from dataclasses import replace
from pathlib import Path

import pytest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.course.borrowed import BorrowedCase, Reader, mark_of
from ffbdesk.domain.course.disguise import Sure
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.records import Informant
from ffbdesk.export.course.reading import read_case
from ffbdesk.export.everything import Head
from ffbdesk.services import citizens, erasure, insight, rounds, values
from ffbdesk.services.course import fromcitizen
from ffbdesk.services.course.cases import LooksLikeANumber
from ffbdesk.services.course.fromcitizen import (
    CaseNotWhole,
    CaseTooLong,
    NotApproved,
    NothingToBorrow,
    StillThere,
    WordsLeft,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.words import access
from ffbdesk.words.errors import explained
from tests.support import made, themes

CPR = "0101814321"
TEXT = (
    "Torben bor på Solvangen sammen med Hanne. Torbens søster Hanne ringer på 22 33 44 55.\n"
    "Han flyttede ind mandag den 2. marts 2020, og hans nummer er 010181-4321. Sagen er S-2020-77."
)
INSTEAD = {
    "Torben": "Kaj",
    "Hanne": "Vera",
    "Solvangen": "Birkely",
    "22 33 44 55": "et nummer",
    "010181-4321": "skjult",
    "S-2020-77": "en anden",
    "2019": "før",
    "Mette": "Ulla",
}
REAL = ("Torben", "Hanne", "Solvangen", "22 33 44 55", "4321", "S-2020-77", "2. marts 2020", "2019")


def _without(words: str) -> dict[str, str]:
    return {one: other for one, other in INSTEAD.items() if one != words}


def somebody(desk: Desk) -> CitizenId:
    citizen = citizens.add(desk, citizens.Entered(name="Torben Kvist", cpr=CPR)).id
    gathering = rounds.new(desk, citizen)
    first, second = themes(desk)[:2]
    values.put(desk, rounds.voice_ref(gathering, first, Informant.CITIZEN), TEXT, gathering=gathering)
    rounds.judge(desk, gathering, first, Assessed(Level(3)))
    values.put(desk, rounds.theme_ref(gathering, first, "short_remark"), "Mette støtter ham.", gathering=gathering)
    values.put(desk, rounds.voice_ref(gathering, second, Informant.OTHERS), "Han så os i 2019.", gathering=gathering)
    values.put(desk, rounds.voice_ref(gathering, SENSITIVE[0], Informant.OTHERS), "Hemmeligt", gathering=gathering)
    rounds.judge(desk, gathering, SENSITIVE[0], Assessed(Level(1)))
    rounds.finish(desk, gathering)
    rounds.new(desk, citizen)
    return citizen


def replaced(one: BorrowedCase) -> BorrowedCase:
    draft = replace(one.draft, name="Kaj Lund", age=40)
    return replace(one, draft=draft, instead=INSTEAD, days=70)


def approved(one: BorrowedCase) -> BorrowedCase:
    mark = mark_of(one.as_it_reads())
    return replace(one, readers=(Reader("Eva", mark), Reader("Ib", mark)))


def log(desk: Desk, citizen: CitizenId) -> list[str]:
    return [line.what for line in desk.ledger.read.accesses(citizen)]


def test_from_a_finished_round_to_a_file_with_nothing_of_the_citizen(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        citizen = somebody(desk)
        begun = fromcitizen.begin(desk, citizen)
        assert fromcitizen.begin(desk, citizen) == begun, "it goes on"
        assert [one.heading for one in begun.draft.sections] == [
            desk.catalogue.theme(code).name for code in themes(desk)[:2]
        ]
        assert begun.draft.sections[0].text.startswith("Borgeren: Torben bor")
        assert "Hemmeligt" not in str(begun)
        (theme,) = begun.draft.themes
        assert (theme.judgement, theme.reasoning, theme.built_on) == (Assessed(Level(3)), "Mette støtter ham.", ("s0",))
        one = approved(replaced(begun))
        fromcitizen.keep(desk, one)
        assert fromcitizen.of(desk, citizen) == one
        path = fromcitizen.save(desk, one.id, tmp_path)
        assert path.name == "sag-KAJ.ffbsag"
        raw = path.read_bytes()
        case = read_case(raw, path.name, desk.catalogue)
        assert not [words for words in (*REAL, "Mette støtter", CPR) if words.encode() in raw]
        assert case.sections[0].paragraphs[0] == (
            "Borgeren: Kaj bor på Birkely sammen med Vera. Kajs søster Vera ringer på et nummer."
        )
        assert "mandag den 11. maj 2020" in case.sections[0].paragraphs[1]
        assert case.declared.by == "Mette Test, Eva, Ib"
        assert case.reference is not None
        assert case.reference.themes[0].reasoning == "Ulla støtter ham."
        lines = [what for what in log(desk, citizen) if "course" in what]
        assert sorted(lines) == ["course case of citizen", "export course case of citizen"]
        assert all(access.what(line) != access.UNKNOWN for line in (*lines, "view course case of citizen"))


def test_everything_is_asked_about_before_there_is_a_file(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        citizen = somebody(desk)
        begun = fromcitizen.begin(desk, citizen)
        found = fromcitizen.visit(desk, citizen)
        assert {one.words for one in found.candidates() if one.sure is not Sure.OPENS} == {*INSTEAD, "2. marts 2020"}
        whole = replaced(begun)
        reads = mark_of(whole.as_it_reads())
        tries: list[tuple[BorrowedCase, type[Exception]]] = [
            (approved(replace(whole, instead=INSTEAD | {"Hanne": " "})), WordsLeft),
            (approved(replace(whole, days=0)), WordsLeft),
            (approved(replace(whole, instead=_without("010181-4321"), stays=frozenset({"010181-4321"}))), WordsLeft),
            (approved(replace(whole, draft=replace(whole.draft, name=""))), CaseNotWhole),
            (approved(replace(whole, left_out=frozenset({"s0"}))), CaseNotWhole),
            (approved(replace(whole, draft=replace(whole.draft, name="Torben Lund"))), StillThere),
            (approved(replace(whole, draft=replace(whole.draft, name="Kaj Kvist"))), StillThere),
            (approved(replace(whole, instead=INSTEAD | {"Mette": "Hanne"})), StillThere),
            (whole, NotApproved),
            (replace(whole, readers=(Reader("Eva", reads), Reader("Ib", ""))), NotApproved),
            (replace(whole, readers=(Reader("Eva", reads), Reader(" eva ", reads))), NotApproved),
            (replace(approved(whole), instead=INSTEAD | {"Hanne": "Ellen"}), NotApproved),
            (approved(replace(whole, instead=INSTEAD | {"2019": "111275 1234"})), LooksLikeANumber),
            (approved(replace(whole, instead=INSTEAD | {"2019": "x" * 4100})), CaseTooLong),
        ]
        for one, refused in tries:
            fromcitizen.keep(desk, one)
            with pytest.raises(refused) as caught:
                fromcitizen.save(desk, one.id, tmp_path)
            assert explained(caught.value), refused
        assert not list(tmp_path.glob("*.ffbsag"))
        fromcitizen.keep(desk, approved(replace(whole, stays=frozenset({"2019"}))))
        raw = fromcitizen.save(desk, whole.id, tmp_path).read_bytes()
        assert b"2019" in raw, "it may stay"


def test_it_goes_with_the_citizen_and_by_itself(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        citizen = somebody(desk)
        one = fromcitizen.begin(desk, citizen)
        fromcitizen.remove(desk, one.id)
        assert fromcitizen.of(desk, citizen) is None
        with pytest.raises(UnknownRecord):
            fromcitizen.keep(desk, one)
        one = fromcitizen.begin(desk, citizen)
        erasure.erase(desk, citizen)
        assert desk.ledger.read.paper(one.id) is None
        with pytest.raises(UnknownRecord):
            fromcitizen.keep(desk, one)
        with pytest.raises(UnknownRecord):
            fromcitizen.begin(desk, citizen)


def test_where_there_is_nothing_to_make_one_of(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        citizen = citizens.add(desk, citizens.Entered(name="Torben Kvist")).id
        with pytest.raises(NothingToBorrow):
            fromcitizen.begin(desk, citizen)
        gathering = rounds.new(desk, citizen)
        values.put(desk, rounds.voice_ref(gathering, SENSITIVE[0], Informant.OTHERS), "Ord", gathering=gathering)
        rounds.judge(desk, gathering, SENSITIVE[0], Assessed(Level(1)))
        with pytest.raises(NothingToBorrow):
            fromcitizen.begin(desk, citizen)
        assert "course case of citizen" not in log(desk, citizen)


def test_a_long_text_fits_into_a_file(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        citizen = citizens.add(desk, citizens.Entered(name="Torben Kvist")).id
        gathering = rounds.new(desk, citizen)
        code = themes(desk)[0]
        long = "han ser det. " * 700 + "\n" + "han går.\n" * 60
        values.put(desk, rounds.voice_ref(gathering, code, Informant.OTHERS), long, gathering=gathering)
        rounds.judge(desk, gathering, code, Assessed(Level(1)))
        values.put(desk, rounds.theme_ref(gathering, code, "short_remark"), "fordi", gathering=gathering)
        one = replaced(fromcitizen.begin(desk, citizen))
        fromcitizen.keep(desk, approved(one))
        case = read_case(fromcitizen.save(desk, one.id, tmp_path).read_bytes(), "x", desk.catalogue)
        words = " ".join(case.sections[0].paragraphs).split()
        assert words == f"Andre: {long}".split()


def test_the_copy_of_everything_says_that_one_is_being_made(tmp_path: Path) -> None:
    with made(tmp_path / "arkiv") as desk:
        citizen = somebody(desk)
        fromcitizen.begin(desk, citizen)
        agreed = insight.visit(desk, citizen).agreed()
        path = insight.save(desk, citizen, Form.JSON, tmp_path, replace(agreed, head=Head()))
        assert '"course_cases"' in path.read_text(encoding="utf-8")
