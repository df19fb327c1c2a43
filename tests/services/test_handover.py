"""Out of one archive and into another: the same content byte for byte, never a merge, all files or none."""

import itertools
import json
import os
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ffbdesk.catalog.loader import load
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import SHORT_REMARK_MAX, Assessed, Judgement, Level, NotAssessed, NotRelevant
from ffbdesk.domain.kinds import CONTACT, DESCRIPTION, DIAGNOSIS, GATHERING
from ffbdesk.domain.records import Informant
from ffbdesk.export.file.bounds import LARGEST
from ffbdesk.export.file.check import (
    FileDamaged,
    FileError,
    FileFromNewer,
    FileTooLarge,
    NotOurFile,
    OnlyPrinted,
    OnlyToRead,
)
from ffbdesk.export.file.content import UDREDNING, as_of, canonical, file_of, printed_content
from ffbdesk.services import (
    archive,
    citizens,
    goals,
    handover,
    intake,
    leaving,
    opening,
    rounds,
    values,
    whole,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.intake import Outcome, Taken
from ffbdesk.storage.errors import DiskFull, UnknownRecord, Unreadable, Unwritable
from ffbdesk.words.errors import explained
from tests.faults.shapes import full
from tests.services.test_described import code_of
from tests.support import PRACTICE, PRACTICE_ROUNDS, begun, changes, machine, made, person, themes


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    with made(tmp_path / "andet", machine(5000)) as desk:
        yield desk


def content_of(file: bytes) -> str:
    return canonical(json.loads(file)["content"])


def exported(desk: Desk, gathering: GatheringId) -> str:
    return content_of(handover.json_of(desk, gathering))


def write(desk: Desk, gathering: GatheringId, field: str, text: str, theme: ThemeCode | None = None) -> None:
    shown = rounds.load(desk, gathering)
    ref = rounds.theme_ref(gathering, theme, field) if theme else rounds.head_ref(shown, field)
    values.put(desk, ref, text, gathering=gathering)


def saved(desk: Desk, out: Path, gathering: GatheringId | None = None) -> Path:
    """A round with something in it, as a file."""
    if gathering is None:
        gathering = begun(desk, person(desk, "Test Testesen", cpr="111111-1111").id)
        rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.LIGHT))
    return handover.save(desk, gathering, Form.JSON, out)


def one(desk: Desk, file: Path) -> Taken:
    (taken,) = intake.take_in(desk, [file])
    return taken


# The round trip

ANY = st.text(max_size=30) | st.sampled_from(
    [
        "🙂👩‍👩‍👧",
        "עברית \u202efed\u202c",
        "<b>&amp;</b><img src=x>",
        "\x00\x07\x1b[31m",
        "a\r\nb\u2028c",
        "\ud800",
        "{name} %s",
    ]
)
JUDGEMENTS = st.none() | st.sampled_from([*(Assessed(level) for level in Level), NotAssessed(), NotRelevant()])
THEMES = st.dictionaries(
    st.integers(0, 30),
    st.tuples(JUDGEMENTS, st.dictionaries(st.sampled_from([*Informant, "short_remark"]), ANY)),
    max_size=5,
)


def fill(desk: Desk, gathering: GatheringId, head: dict[str, str], found: dict[int, Any]) -> None:
    for field, text in head.items():
        write(desk, gathering, field, text)
    for place, (judgement, texts) in found.items():
        theme = themes(desk)[place]
        rounds.judge(desk, gathering, theme, judgement)
        for field, text in texts.items():
            write(desk, gathering, field, text[:SHORT_REMARK_MAX], theme)


@pytest.mark.slow
@settings(max_examples=25)
@given(
    name=ANY,
    head=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("assessor", "purpose", "wishes", "municipality", "case_number"), ANY)
    ),
    found=THEMES,
    held_on=st.dates(date(1800, 1, 1), date(2300, 12, 31)),
    finish=st.booleans(),
)
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, name: str, head: dict[str, str], found: Any, held_on: date, finish: bool
):
    desk, other = pair(tmp_path_factory)
    someone = citizens.add(desk, citizens.Entered(name=name, own_number="17"))
    gathering = rounds.new(desk, someone.id)
    fill(desk, gathering, head, found)
    values.choose(desk, GATHERING, gathering, held_on=held_on)
    if finish:
        rounds.finish(desk, gathering)
    file = tmp_path_factory.mktemp("ud") / "fil.json"
    file.write_bytes(handover.json_of(desk, gathering))
    taken = one(other, file)
    assert (taken.outcome, taken.round, taken.citizen) == (Outcome.NEW, gathering, someone)
    assert exported(other, gathering) == exported(desk, gathering)
    assert handover.json_of(other, gathering) == handover.json_of(desk, gathering)
    assert rounds.load(other, gathering) == rounds.load(desk, gathering)
    assert one(other, file).outcome is one(desk, file).outcome is Outcome.KNOWN


_pair: dict[str, tuple[Desk, Desk]] = {}


def pair(factory: pytest.TempPathFactory) -> tuple[Desk, Desk]:
    """Two archives for all examples: making two for each would cost more than the test."""
    return _pair["both"]


@pytest.fixture(autouse=True, scope="module")
def _two_archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("to")
    with made(folder / "her", machine(10_000)) as here, made(folder / "der", machine(9_000_000)) as there:
        _pair["both"] = here, there
        yield
    _pair.clear()


# What becomes of a file


def test_practice_files_come_in_and_are_known_the_second_time(desk: Desk):
    assert [t.outcome for t in intake.take_in(desk, PRACTICE)] == [Outcome.NEW] * 6
    before = changes(desk)
    for path, taken in zip(PRACTICE, intake.take_in(desk, PRACTICE), strict=True):
        if path not in PRACTICE_ROUNDS:
            assert (taken.whole, taken.kept) == (True, 0)
            continue
        assert taken.outcome is Outcome.KNOWN
        content = json.loads(exported(desk, taken.round))
        assert canonical(as_of(content, 1)) == content_of(path.read_bytes()), "as version 1 has it"
        assert "findes allerede" in intake.as_line(taken)
    assert changes(desk) == before


def test_the_same_file_twice_in_one_import(desk: Desk):
    taken = intake.take_in(desk, [PRACTICE[0], PRACTICE[0]])
    assert [t.outcome for t in taken] == [Outcome.NEW, Outcome.KNOWN]
    assert len(desk.ledger.read.citizens()[0].rounds) == 1


@pytest.mark.parametrize("finish", [False, True])
def test_a_different_one_becomes_a_copy_and_nothing_is_merged(desk: Desk, other: Desk, tmp_path: Path, finish: bool):
    first = saved(desk, tmp_path / "ud")
    gathering = one(other, first).round
    write(desk, gathering, "wishes", "ændret siden")
    if finish:
        rounds.finish(desk, gathering)
    second = saved(desk, tmp_path / "ud", gathering)
    before = exported(other, gathering)
    copy = one(other, second)
    assert (copy.outcome, copy.new_citizen, copy.came_back) == (Outcome.COPY, False, False)
    assert copy.round != gathering
    assert exported(other, gathering) == before
    shown = rounds.load(other, copy.round).gathering
    assert (shown.wishes, shown.seal is not None) == ("ændret siden", finish)
    assert one(other, second).outcome is one(other, first).outcome is Outcome.KNOWN
    (line,) = citizens.listing(other)
    assert len(line.rounds) == 2
    if finish:
        assert content_of(handover.json_of(other, copy.round)) == content_of(second.read_bytes())


def test_a_finished_round_and_its_earlier_export(desk: Desk, tmp_path: Path):
    file = saved(desk, tmp_path / "ud")
    gathering = citizens.listing(desk)[0].rounds[0].id
    rounds.finish(desk, gathering)
    sealed = exported(desk, gathering)
    copy = one(desk, file)
    assert copy.outcome is Outcome.COPY
    assert rounds.load(desk, copy.round).gathering.seal is None
    assert exported(desk, gathering) == sealed
    write(desk, copy.round, "wishes", "nyt i kopien")
    assert exported(desk, gathering) == sealed


@pytest.mark.parametrize("what", ["citizen", "cpr", "municipality", "case_number"])
def test_an_open_round_whose_citizen_or_case_differs_is_a_copy_and_nothing_is_lost(
    desk: Desk, other: Desk, tmp_path: Path, what: str
):
    file = saved(desk, tmp_path / "ud")
    taken = one(other, file)
    if what == "citizen":
        citizens.edit(other, taken.citizen.id, citizens.Entered("Nyt Navn", cpr="111111-1111"))
    elif what == "cpr":
        citizens.edit(other, taken.citizen.id, citizens.Entered(taken.citizen.name, cpr="111111-1112"))
    else:
        write(other, taken.round, what, "noget andet")
    before = exported(other, taken.round)
    again = one(other, file)
    assert again.outcome is Outcome.COPY
    assert again.round != taken.round
    assert again.case_kept == (what in {"municipality", "case_number"})
    assert exported(other, taken.round) == before
    assert one(other, file).outcome is Outcome.KNOWN, "the copy came from just this file"


def test_a_finished_round_is_known_though_its_citizen_is_called_otherwise(desk: Desk, other: Desk, tmp_path: Path):
    gathering = begun(desk, person(desk, "Test Testesen").id)
    rounds.finish(desk, gathering)
    file = saved(desk, tmp_path / "ud", gathering)
    taken = one(other, file)
    citizens.edit(other, taken.citizen.id, citizens.Entered("Nyt Navn"))
    again = one(other, file)
    assert (again.outcome, again.citizen.name) == (Outcome.KNOWN, "Nyt Navn")


def test_an_open_round_under_the_archives_own_case_is_known(desk: Desk, other: Desk, tmp_path: Path):
    someone = person(desk, "Test Testesen")
    one(other, saved(desk, tmp_path / "ud", begun(desk, someone.id)))
    file = saved(desk, tmp_path / "ud", begun(desk, someone.id))
    body = json.loads(file.read_bytes())
    body["content"]["case"]["id"] = "en-anden-sag"
    file.write_text(json.dumps(body), "utf-8")
    first, second = one(other, file), one(other, file)
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.KNOWN)
    assert first.round == second.round


def test_it_lands_on_the_citizen_with_the_same_id(desk: Desk, other: Desk, tmp_path: Path):
    someone = person(desk, "Test Testesen", cpr="111111-1111")
    files = [saved(desk, tmp_path / "ud", begun(desk, someone.id)) for _ in range(2)]
    first = one(other, files[0])
    assert (first.new_citizen, first.same_cpr) == (True, ())
    citizens.edit(other, someone.id, citizens.Entered("Nyt Navn"))
    second = one(other, files[1])
    assert (second.outcome, second.new_citizen, second.citizen.name) == (Outcome.NEW, False, "Nyt Navn")
    (line,) = citizens.listing(other)
    assert len(line.rounds) == 2


def test_the_same_cpr_is_named_not_joined(desk: Desk, other: Desk, tmp_path: Path):
    there = person(other, "Test Fandtes", cpr="111111-1111")
    taken = one(other, saved(desk, tmp_path / "ud"))
    assert (taken.new_citizen, taken.same_cpr) == (True, (there,))
    assert len(citizens.listing(other)) == 2
    assert "Test Fandtes har samme CPR-nummer. De er ikke slået sammen." in intake.as_line(taken)


def test_the_same_cpr_within_one_import(desk: Desk, other: Desk, tmp_path: Path):
    files = [saved(desk, tmp_path / "ud"), saved(desk, tmp_path / "ud")]
    first, second = intake.take_in(other, files)
    assert first.same_cpr == ()
    assert [c.id for c in second.same_cpr] == [first.citizen.id]


def test_a_removed_citizen_comes_back(desk: Desk, tmp_path: Path):
    file = saved(desk, tmp_path / "ud")
    someone = citizens.listing(desk)[0].citizen
    citizens.remove(desk, someone.id)
    taken = one(desk, file)
    assert (taken.outcome, taken.came_back) == (Outcome.KNOWN, True)
    assert [line.citizen for line in citizens.listing(desk)] == [someone]
    assert "vises nu igen" in intake.as_line(taken)


def test_a_case_id_that_is_anothers_is_not_taken_over(desk: Desk, other: Desk, tmp_path: Path):
    file = saved(desk, tmp_path / "ud")
    one(other, file)
    body = json.loads(file.read_bytes())
    body["content"]["citizen"]["id"], body["content"]["gathering"]["id"] = "en-anden", "en-anden-udredning"
    file.write_text(json.dumps(body), "utf-8")
    taken = one(other, file)
    assert (taken.outcome, taken.new_citizen) == (Outcome.NEW, True)
    assert len({line.case.id for line in citizens.listing(other) if line.case}) == 2


def test_a_known_round_of_another_citizen_is_a_copy(desk: Desk, tmp_path: Path):
    file = saved(desk, tmp_path / "ud")
    body = json.loads(file.read_bytes())
    body["content"]["citizen"]["id"] = "en-anden"
    file.write_text(json.dumps(body), "utf-8")
    taken = one(desk, file)
    assert (taken.outcome, taken.new_citizen) == (Outcome.COPY, True)


def test_a_round_that_is_full_of_text_comes_back(desk: Desk, tmp_path: Path):
    """What can be typed can be written, and what is written can be read: here 38 MB, which is the most.

    In an archive of its own: each import begins with a backup of all there is.
    """
    file = tmp_path / "fuld.json"
    file.write_bytes(full("\N{SLIGHTLY SMILING FACE}"))
    taken = one(desk, file)
    assert taken.round is not None
    file.write_bytes(handover.json_of(desk, taken.round))
    assert 38_000_000 < file.stat().st_size < LARGEST
    assert one(desk, file).outcome is Outcome.KNOWN


# Bad files


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    body = json.loads(PRACTICE[0].read_bytes())
    change(body)
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")


def content(change: Callable[[dict[str, Any]], object]) -> bytes:
    return changed(lambda body: change(body["content"]))


def theme(**fields: object) -> bytes:
    return content(lambda c: c["conditions"][0].update(fields))


ASSESSED = {"kind": "assessed", "level": 2, "code": "x", "term": "x"}
CATALOGUE = load()


def shape(judgement: Judgement) -> dict[str, Any]:
    value = CATALOGUE.value(judgement)
    assert value is not None
    return {"code": value.code, "term": value.label}


SEVERE = {"kind": "assessed", "level": 3} | shape(Assessed(Level.SEVERE))
NOT_ASSESSED = {"kind": "not_assessed"} | shape(NotAssessed())
BAD: dict[str, tuple[bytes, type[FileError]]] = {
    "empty": (b"", NotOurFile),
    "blank": (b" \n", NotOurFile),
    "binary": (os.urandom(4000), NotOurFile),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", NotOurFile),
    "utf-16": (PRACTICE[0].read_text("utf-8").encode("utf-16"), NotOurFile),
    "latin-1": (PRACTICE[0].read_text("utf-8").encode("latin-1", "replace"), NotOurFile),
    "cut": (PRACTICE[0].read_bytes()[:-20], NotOurFile),
    "deep lists": (b"[" * 100_000, NotOurFile),
    "deep objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, NotOurFile),
    "huge integer": (b'{"format": "ffbdesk/udredning", "version": ' + b"9" * 5000 + b"}", NotOurFile),
    "a copy for the citizen": (b'{"format": "ffbdesk/indsigt", "version": 1}', OnlyToRead),
    "a list": (b"[1]", NotOurFile),
    "null": (b"null", NotOurFile),
    "another format": (b'{"format": "andet"}', NotOurFile),
    "format is a list": (b'{"format": []}', NotOurFile),
    "only the format": (b'{"format": "ffbdesk/udredning"}', FileDamaged),
    "a byte too many": (b"{" * (LARGEST + 1), FileTooLarge),
    "newer version": (changed(lambda b: b.update(version=UDREDNING.version + 1)), FileFromNewer),
    "version far ahead": (changed(lambda b: b.update(version=10**400)), FileFromNewer),
    "more than we know": (content(lambda c: c.update(budget=[])), FileFromNewer),
    "newer catalogue": (content(lambda c: c["catalogue"].update(version="4.00")), FileFromNewer),
    "version 0": (changed(lambda b: b.update(version=0)), FileDamaged),
    "version as text": (changed(lambda b: b.update(version="1")), FileDamaged),
    "version true": (changed(lambda b: b.update(version=True)), FileDamaged),
    "version 1.0": (changed(lambda b: b.update(version=1.0)), FileDamaged),
    "no version": (changed(lambda b: b.pop("version")), FileDamaged),
    "version endless": (changed(lambda b: b.update(version=float("inf"))), FileDamaged),
    "no scope": (changed(lambda b: b.pop("scope")), FileDamaged),
    "other scope": (changed(lambda b: b.update(scope=["all"])), FileDamaged),
    "printed": (changed(lambda b: b.update(scope="printed")), OnlyPrinted),
    "content is a list": (changed(lambda b: b.update(content=[])), FileDamaged),
    "deep content": (
        changed(lambda b: b.update(content=0)).replace(b'"content": 0', b'"content": ' + b"[" * 900 + b"]" * 900),
        NotOurFile,
    ),
    "number for a name": (content(lambda c: c["citizen"].update(name=7)), FileDamaged),
    "name too long": (content(lambda c: c["citizen"].update(name="x" * 501)), FileDamaged),
    "no id": (content(lambda c: c["citizen"].update(id="")), FileDamaged),
    "path for an id": (content(lambda c: c["gathering"].update(id="../../x")), FileDamaged),
    "id with a line end": (content(lambda c: c["gathering"].update(id="x\n")), FileDamaged),
    "nobody": (content(lambda c: c["citizen"].update(name="", initials=" ", own_number="")), FileDamaged),
    "a day that nobody counts to": (content(lambda c: c["gathering"].update(held_on="9999-12-31")), FileDamaged),
    "a need of a year long gone": (content(lambda c: c["gathering"].update(need_on="0001-01-01")), FileDamaged),
    "a moment of the last year": (
        content(lambda c: c["gathering"].update(targets_recorded_at="9999-12-31T23:59:59+00:00")),
        FileDamaged,
    ),
    "a goal that began before anybody": (
        content(lambda c: c["goals"][0].update(starting_on="1799-12-31")),
        FileDamaged,
    ),
    "cpr without a date": (content(lambda c: c["citizen"].update(cpr="9999999999")), FileDamaged),
    "cpr of somebody unborn": (content(lambda c: c["citizen"].update(cpr="0101364000")), FileDamaged),
    "cpr with a hyphen": (content(lambda c: c["citizen"].update(cpr="111111-1111")), FileDamaged),
    "cpr in other digits": (content(lambda c: c["citizen"].update(cpr="١" * 10)), FileDamaged),
    "no such day": (content(lambda c: c["gathering"].update(held_on="2026-02-30")), FileDamaged),
    "day as number": (content(lambda c: c["gathering"].update(held_on=1767225600)), FileDamaged),
    "year 10000": (content(lambda c: c["gathering"].update(held_on="10000-01-01")), FileDamaged),
    "day as number in text": (content(lambda c: c["gathering"].update(held_on="1767225600")), FileDamaged),
    "day in another spelling": (content(lambda c: c["gathering"].update(held_on="20260101")), FileDamaged),
    "lock in another spelling": (
        content(lambda c: c["gathering"].update(finished_at="2026-01-01 10:00:00+01")),
        FileDamaged,
    ),
    "half a lock": (content(lambda c: c["gathering"].update(finished_by=None)), FileDamaged),
    "lock without an offset": (
        content(lambda c: c["gathering"].update(finished_at="2026-01-01T10:00:00")),
        FileDamaged,
    ),
    "half a sign": (content(lambda c: c["gathering"].update(wishes="\ud800")), NotOurFile),
    "escaped half a sign": (
        content(lambda c: c["gathering"].update(wishes="#")).replace(b'"#"', b'"\\ud800"'),
        NotOurFile,
    ),
    "unknown theme": (theme(theme={"code": "x", "term": "x"}), FileDamaged),
    "known theme with another's term": (
        content(lambda c: c["conditions"][0]["theme"].update(term="Noget andet")),
        FileDamaged,
    ),
    "level with another's term": (theme(judgement=SEVERE | {"term": "Let problem"}), FileDamaged),
    "not assessed with another's term": (theme(judgement=NOT_ASSESSED | {"term": "x"}), FileDamaged),
    "level 5": (theme(judgement=ASSESSED | {"level": 5}), FileDamaged),
    "level -1": (theme(judgement=ASSESSED | {"level": -1}), FileDamaged),
    "level as text": (theme(judgement=ASSESSED | {"level": "2"}), FileDamaged),
    "level that is no number": (theme(judgement=ASSESSED | {"level": float("nan")}), FileDamaged),
    "level with another's code": (theme(judgement=ASSESSED), FileDamaged),
    "unknown judgement": (theme(judgement={"kind": "none"}), FileDamaged),
    "unknown informant": (theme(voices=[{"informant": "naboen", "text": "x"}]), FileDamaged),
    "one voice twice": (theme(voices=[{"informant": "others", "text": "x"}] * 2), FileDamaged),
    "remark too long": (theme(short_remark="x" * 301), FileDamaged),
    "a theme twice": (content(lambda c: c["conditions"].append(c["conditions"][0])), FileDamaged),
    "2400 themes": (content(lambda c: c.update(conditions=c["conditions"] * 300)), FileDamaged),
    "a theme with nothing": (theme(judgement=None, voices=[], short_remark="", own_rating=None, marks=[]), FileDamaged),
    "a theme with silent voices": (
        theme(judgement=None, voices=[{"informant": "others", "text": ""}], short_remark=""),
        FileDamaged,
    ),
}


@pytest.fixture(scope="module")
def receiving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with made(tmp_path_factory.mktemp("modtager") / "arkiv") as desk:
        yield desk


def test_a_mark_of_order_before_a_file_is_no_other_format(receiving: Desk, tmp_path: Path):
    """Some editors write one when a file is only looked at and saved."""
    file = tmp_path / "a.json"
    file.write_bytes(b"\xef\xbb\xbf" + PRACTICE[1].read_bytes())
    assert intake.take_in(receiving, [file])[0].outcome is not None


UNCLEAN = "\ufeffTest\tNavn\u00a0Navn\u200b\r\nsen"


@pytest.mark.parametrize("gap", ["\n", "\r", "\u2028", "\u2029", "\x00 ", "\t", "  ", "\u00a0", "\ufeff \u00ad"])
def test_what_cannot_be_seen_in_a_files_names_does_not_come_in(receiving: Desk, tmp_path: Path, gap: str):
    file = tmp_path / "a.json"
    file.write_bytes(content(lambda c: c["citizen"].update(id="9", name=f"Test{gap}Navn", own_number=f"1{gap}7")))
    (taken,) = intake.take_in(receiving, [file])
    person = citizens.line(receiving, taken.citizen.id).citizen
    assert (person.name, person.own_number) == ("Test Navn", "1 7")


def test_what_cannot_be_seen_under_a_lock_is_not_shown_and_the_lock_holds(receiving: Desk, tmp_path: Path):
    def change(body: dict[str, Any]) -> None:
        body["gathering"].update(id="et-andet", assessor=UNCLEAN, finished_by=UNCLEAN)
        body["citizen"].update(id="et-tredje", name=UNCLEAN)
        body["conditions"][0]["marks"][0]["text"] = f"{UNCLEAN}\u202e"

    file = tmp_path / "a.json"
    file.write_bytes(content(change))
    (taken,) = intake.take_in(receiving, [file])
    assert taken.round is not None
    shown = rounds.load(receiving, taken.round)
    seal, mark = shown.gathering.seal, shown.gathering.conditions[0].marks[0]
    assert seal is not None
    said = (shown.citizen.name, shown.gathering.assessor, seal.by, mark.text)
    assert said == ("Test Navn Navn sen",) * 4
    assert archive.check(receiving) == ()
    again = json.loads(handover.json_of(receiving, taken.round))["content"]
    assert again["gathering"]["assessor"] == UNCLEAN


def test_an_open_round_comes_in_as_it_would_stand_if_it_had_been_typed(desk: Desk, receiving: Desk, tmp_path: Path):
    gathering, theme_ = begun(desk), themes(desk)[0]
    write(desk, gathering, "purpose", "x")
    write(desk, gathering, "citizen", "y", theme_)
    body = json.loads(handover.json_of(desk, gathering))
    body["content"]["gathering"]["purpose"] = UNCLEAN
    body["content"]["conditions"][0]["voices"][0]["text"] = UNCLEAN
    mark = {"prompt_id": "4c082610-01", "text": f"{UNCLEAN}\u202e", "list_version": 1, "frequency": "always"}
    body["content"]["conditions"][0]["marks"] = [mark]
    body["content"]["case"]["municipality"] = UNCLEAN
    file = tmp_path / "a.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    (taken,) = intake.take_in(receiving, [file])
    assert taken.round is not None
    shown = rounds.load(receiving, taken.round)
    assert shown.gathering.purpose == "Test Navn Navn\nsen"
    assert shown.gathering.conditions[0].said_by(Informant.CITIZEN) == "Test Navn Navn\nsen"
    assert shown.gathering.conditions[0].marks[0].text == "Test Navn Navn sen"
    assert shown.case.municipality == "Test Navn Navn sen"
    (again,) = intake.take_in(receiving, [file])
    assert again.outcome is Outcome.KNOWN


@pytest.mark.parametrize("name", BAD)
def test_bad_file(receiving: Desk, tmp_path: Path, name: str):
    raw, kind = BAD[name]
    bad, good = tmp_path / "dårlig.json", PRACTICE[1]
    bad.write_bytes(raw)
    before = receiving.ledger.folder.database.read_bytes()
    for files in ([bad], [good, bad], [bad, good]):
        with pytest.raises(FileError) as caught:
            intake.take_in(receiving, files)
        assert type(caught.value) is kind
        words = explained(caught.value)
        assert words is not None
        assert "dårlig.json" in words.what
    assert receiving.ledger.folder.database.read_bytes() == before


@given(st.binary(max_size=300))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes):
    file = tmp_path_factory.mktemp("x") / "x.json"
    file.write_bytes(raw)
    with pytest.raises(FileError):
        intake.take_in(pair(tmp_path_factory)[0], [file])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


WHOLE = json.loads(next(path for path in PRACTICE if path.stem == "paragraf-85").read_bytes())
PLACES = [path for path in places(WHOLE) if path]


@settings(max_examples=150)
@given(st.sampled_from(PLACES), VALUES)
def test_a_wrong_value_anywhere(tmp_path_factory: pytest.TempPathFactory, path: tuple[Any, ...], value: Any):
    """Either it is refused in words, or it comes in and can be shown, finished and handed over."""
    body = json.loads(json.dumps(WHOLE))
    inner = body
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    file = tmp_path_factory.mktemp("x") / "x.json"
    file.write_bytes(json.dumps(body).encode())
    desk = pair(tmp_path_factory)[1]
    try:
        taken = one(desk, file)
    except FileError:
        return
    shown = rounds.load(desk, taken.round)
    assert content_of(handover.json_of(desk, taken.round))
    if shown.gathering.seal is None:
        rounds.finish(desk, taken.round)
    assert rounds.load(desk, taken.round).gathering.seal is not None


@pytest.mark.parametrize("judgement", [SEVERE, NOT_ASSESSED], ids=lambda j: j["kind"])
def test_codes_with_their_terms_come_in(desk: Desk, tmp_path: Path, judgement: dict[str, Any]):
    file = tmp_path / "x.json"
    file.write_bytes(theme(judgement=judgement))
    assert one(desk, file).outcome is Outcome.NEW


def test_missing_folder_and_endless_files(desk: Desk, tmp_path: Path):
    for path in (tmp_path / "mangler.json", tmp_path, tmp_path / ("x" * 300)):
        with pytest.raises(Unreadable) as caught:
            intake.take_in(desk, [PRACTICE[0], path])
        words = explained(caught.value)
        assert words is not None
        assert words.what == f"Filen {path.name} kan ikke læses"
    assert citizens.listing(desk) == ()
    if Path("/dev/zero").exists():
        with pytest.raises(FileTooLarge):
            intake.take_in(desk, [Path("/dev/zero")])


KINDS_OF_A_ROUND = ("citizen", "case", "gathering", "conditions", "descriptions", "diagnoses", "contacts", "goals")


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(KINDS_OF_A_ROUND, 2)])
def test_no_two_records_of_a_file_have_one_id(desk: Desk, tmp_path: Path, one: str, other: str):
    """Whoever has could not be handed over whole."""
    gathering = begun(desk)
    fill_every_kind(desk, gathering)
    who = desk.ledger.read.citizen_of(gathering)
    files = [handover.save(desk, gathering, Form.JSON, tmp_path)]
    if {one, other} <= {"citizen", "case", "goals"}:
        files.append(handover.save_goals(desk, who, Form.JSON, tmp_path))
    for file in files:
        body = json.loads(file.read_bytes())
        first, second = (c[0] if isinstance(c := body["content"][key], list) else c for key in (one, other))
        second["id"] = first["id"]
        file.write_text(json.dumps(body), "utf-8")
        before = changes(desk)
        with pytest.raises(FileDamaged):
            intake.take_in(desk, [file])
        assert changes(desk) == before


def fill_every_kind(desk: Desk, gathering: GatheringId) -> None:
    """Something of all that a file of a round has."""
    rounds.judge(desk, gathering, themes(desk)[0], Assessed(Level.LIGHT))
    values.choose(desk, DESCRIPTION, gathering, code_of(desk, "Omgivelser"), citizen="Der er stille.")
    values.choose(desk, DIAGNOSIS, opening.add_diagnosis(desk, gathering), what="Epilepsi")
    values.choose(desk, CONTACT, opening.add_contact(desk, gathering), name="Ida Prøve")
    goals.add(desk, desk.ledger.read.citizen_of(gathering))


@pytest.mark.parametrize("finish", [False, True])
@pytest.mark.parametrize("whose", ["another's", "another's removed", "the same file twice", "one of two files"])
def test_a_diagnosis_whose_id_is_taken_comes_under_its_own(
    desk: Desk, other: Desk, tmp_path: Path, whose: str, finish: bool
):
    gathering = begun(desk)
    mine = opening.add_diagnosis(desk, gathering)
    values.choose(desk, DIAGNOSIS, mine, what="Epilepsi")
    theirs = opening.add_diagnosis(other, begun(other, person(other, "En Anden").id))
    if whose == "another's removed":
        opening.remove_diagnosis(other, theirs)
    if finish:
        rounds.finish(desk, gathering)
    files = [saved(desk, tmp_path / "ud", gathering)]
    files[0].write_text(files[0].read_text("utf-8").replace(mine, theirs), "utf-8")
    if whose == "the same file twice":
        files *= 2
    if whose == "one of two files":
        twin = begun(desk)
        last = opening.add_diagnosis(desk, twin)
        files.append(saved(desk, tmp_path / "ud", twin))
        files[1].write_text(files[1].read_text("utf-8").replace(last, theirs), "utf-8")
    taken = intake.take_in(other, files)
    assert taken[0].outcome is Outcome.NEW
    assert taken[0].round is not None
    (came,) = other.ledger.read.round(taken[0].round).gathering.diagnoses
    assert came.what == "Epilepsi"
    assert came.id not in (mine, theirs)
    assert other.ledger.read.broken_seals() == ()
    assert [found.outcome for found in intake.take_in(other, files)] == [Outcome.KNOWN] * len(files)
    who = other.ledger.read.citizen_of(taken[0].round)
    with made(tmp_path / "tredje", machine(90_000)) as third:
        intake.take_in(third, [whole.save(other, who, tmp_path / "helt")])
        assert whole.gather(third, who) == whole.gather(other, who)


def test_names_from_a_file_never_become_a_path(desk: Desk, tmp_path: Path):
    for n, name in enumerate(["../../../æv", "C:\\Windows\\x", "/etc/passwd", "a/../b", "CON", "\x1b[2J", "."]):
        file = tmp_path / f"{n}.json"
        file.write_bytes(
            content(
                lambda c, n=n, name=name: (
                    c["citizen"].update(name=name, id=f"c{n}"),
                    c["gathering"].update(id=f"g{n}"),
                )
            )
        )
        path = handover.save(desk, one(desk, file).round, Form.JSON, tmp_path / "ud")
        assert path.parent == tmp_path / "ud"
        assert re.fullmatch(r"\w{1,6}-2\d{3}-\d\d-\d\d-(\d+-)?udredning\.json", path.name), path.name


def test_what_is_printed_is_refused(desk: Desk, tmp_path: Path):
    gathering = begun(desk)
    printed = printed_content(rounds.load(desk, gathering), desk.catalogue)
    file = tmp_path / "trykt.json"
    file.write_bytes(file_of(printed, "printed", desk.clock()))
    with pytest.raises(OnlyPrinted):
        intake.take_in(desk, [file])


def test_times_of_other_zones_come_back(desk: Desk, tmp_path: Path):
    file = tmp_path / "x.json"
    at = datetime(2026, 1, 1, 10, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    file.write_bytes(content(lambda c: c["gathering"].update(finished_at=at.isoformat())))
    taken = one(desk, file)
    seal = rounds.load(desk, taken.round).gathering.seal
    assert seal is not None
    assert seal.at == at
    assert exported(desk, taken.round) == content_of(file.read_bytes())


def test_an_open_round_alone_tells_that_the_earlier_levels_are_not_here(desk: Desk, other: Desk, tmp_path: Path):
    first = begun(desk)
    values.choose(desk, GATHERING, first, held_on=date(2025, 1, 10))
    rounds.judge(desk, first, themes(desk)[0], Assessed(Level.SEVERE))
    rounds.finish(desk, first)
    second = saved(desk, tmp_path, rounds.new(desk, desk.ledger.read.citizen_of(first)))
    told = intake.as_line(alone := one(other, second))
    assert "Niveauerne fra udredningen 10.1.2025 er ikke kommet med" in told
    assert alone.round is not None
    assert rounds.load(other, alone.round).before is None
    assert one(other, saved(desk, tmp_path, first)).without_earlier is None
    assert rounds.load(other, alone.round).before == rounds.load(desk, alone.round).before, "and then they are"
    with made(tmp_path / "tredje", machine(9000)) as third:
        assert [t.without_earlier for t in intake.take_in(third, [second, saved(desk, tmp_path, first)])] == [None] * 2


# Files on disk


@pytest.mark.parametrize("form", list(Form))
def test_file_names(desk: Desk, tmp_path: Path, form: Form):
    ending = {Form.PDF: "udkast-udredning-kort.pdf", Form.JSON: "udkast-udredning.json"}[form]
    name = unicodedata.normalize("NFD", "Åse Testesen")
    gathering = begun(desk, person(desk, name, own_number="1111111111", cpr="111111-1111").id)
    names = [handover.save(desk, gathering, form, tmp_path / "ny" / "ud").name for _ in range(3)]
    assert names == [f"ÅT-2026-11-23-{ending}", f"ÅT-2026-11-23-2-{ending}", f"ÅT-2026-11-23-3-{ending}"]
    assert sorted(p.name for p in (tmp_path / "ny" / "ud").iterdir()) == sorted(names)
    rounds.finish(desk, gathering)
    finished = handover.save(desk, gathering, form, tmp_path / "ny" / "ud").name
    assert finished == f"ÅT-2026-11-23-{ending.removeprefix('udkast-')}"


def test_a_taken_name_is_never_written_over(desk: Desk, tmp_path: Path):
    gathering = begun(desk)
    (tmp_path / "TT-2026-11-23-udkast-udredning.json").write_text("min", "utf-8")
    (tmp_path / "TT-2026-11-23-2-udkast-udredning.json").mkdir()
    assert handover.save(desk, gathering, Form.JSON, tmp_path).name == "TT-2026-11-23-3-udkast-udredning.json"
    assert (tmp_path / "TT-2026-11-23-udkast-udredning.json").read_text("utf-8") == "min"


def test_exports_at_once_do_not_meet(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(desk.ledger, "note_access", lambda *_what, **_who: None)  # a connection has one thread
    at, name = tmp_path / "ud", leaving.Name("TT-2026", "udredning.json")
    contents = [f"{n}".encode() * 1000 for n in range(16)]
    paths: list[Path] = []
    threads = [
        threading.Thread(target=lambda c=c: paths.append(leaving.save(desk, "x", at, name, c))) for c in contents
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(paths)) == len(contents)
    assert sorted(p.read_bytes() for p in at.iterdir()) == sorted(contents)


@pytest.mark.parametrize(
    "error", [OSError(28, "full"), MemoryError(), KeyboardInterrupt()], ids=lambda e: type(e).__name__
)
def test_a_failed_write_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
):
    def fails(_handle: int) -> None:
        raise error

    gathering, out = begun(desk), tmp_path / "ud"
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fails)
        with pytest.raises(type(error)) if not isinstance(error, OSError) else pytest.raises(DiskFull) as caught:
            handover.save(desk, gathering, Form.JSON, out)
    known = explained(caught.value)
    assert (known is not None and "plads" in known.what) == isinstance(error, OSError)
    assert list(out.iterdir()) == []
    assert handover.save(desk, gathering, Form.JSON, out).exists()


def test_a_place_that_cannot_be_written(desk: Desk, tmp_path: Path):
    (tmp_path / "fil").write_text("x", "utf-8")
    for out in (tmp_path / "fil", tmp_path / "fil" / "under", tmp_path / ("x" * 300)):
        with pytest.raises(Unwritable):
            handover.save(desk, begun(desk), Form.JSON, out)
    assert (tmp_path / "fil").read_text("utf-8") == "x"


@pytest.mark.parametrize("form", list(Form))
def test_a_removed_citizen_is_not_handed_over(desk: Desk, tmp_path: Path, form: Form):
    someone = person(desk)
    gathering = begun(desk, someone.id)
    citizens.remove(desk, someone.id)
    with pytest.raises(UnknownRecord):
        handover.save(desk, gathering, form, tmp_path / "ud")
    assert not (tmp_path / "ud").exists()
    assert desk.ledger._connection.execute("SELECT what FROM access").fetchall() == [("make",)]


def test_the_newest_round_by_date(desk: Desk):
    someone = person(desk)
    with pytest.raises(handover.NoRound):
        handover.newest(desk, someone.id)
    old, new = rounds.new(desk, someone.id), rounds.new(desk, someone.id)
    values.choose(desk, GATHERING, old, held_on=date(2030, 1, 1))
    assert handover.newest(desk, someone.id) == old
    values.choose(desk, GATHERING, new, held_on=date(2031, 1, 1))
    assert handover.newest(desk, someone.id) == new


def test_an_export_is_remembered_without_content(desk: Desk, tmp_path: Path):
    saved(desk, tmp_path)
    made, *rows = desk.ledger._connection.execute("SELECT by, what FROM access").fetchall()
    assert made == (desk.user, "make")
    assert rows == [(desk.user, "export udredning json")]


JUDGED: list[Judgement] = [Assessed(Level.NONE), NotAssessed(), NotRelevant()]


def test_the_printed_file_is_masked(desk: Desk):
    gathering = begun(desk, person(desk, cpr="111111-1234").id)
    for place, judgement in enumerate(JUDGED):
        rounds.judge(desk, gathering, themes(desk)[place], judgement)
        write(desk, gathering, "citizen", "hemmelig stemme", themes(desk)[place])
    printed = canonical(printed_content(rounds.load(desk, gathering), desk.catalogue))
    assert "1234" not in printed
    assert "111111-••••" in printed
    assert "hemmelig stemme" not in printed
