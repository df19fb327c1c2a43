"""Borgere: make, edit, remove, find; the CPR number is checked for form and date only, and warned about."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.rules import masked_cpr
from ffbdesk.services import citizens, rounds, values
from ffbdesk.services.citizens import BadCpr, Entered, NoName
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.services.undo import NothingToUndo, undo
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.words import people as words
from tests.support import begun, made, opened, person

TODAY = date(2026, 11, 23)


def names(desk: Desk) -> list[str]:
    return [line.citizen.name for line in citizens.listing(desk)]


def test_add_and_edit(desk: Desk):
    made = citizens.add(desk, Entered("  Test \n  Testesen ", "TT", "17", "111111-1111"))
    assert (made.name, made.initials, made.own_number, made.cpr) == ("Test Testesen", "TT", "17", "1111111111")
    assert desk.ledger.read.citizen(made.id) == made
    edited = citizens.edit(desk, made.id, Entered("Test Nyesen", "", "17", ""))
    assert desk.ledger.read.citizen(made.id) == edited
    assert (edited.name, edited.initials, edited.cpr) == ("Test Nyesen", "", "")
    undo(desk, Scope())
    assert desk.ledger.read.citizen(made.id) == made


def test_an_edit_that_changes_nothing_is_no_change(desk: Desk):
    made = person(desk)
    before = desk.ledger.read.counts()
    citizens.edit(desk, made.id, Entered(made.name))
    assert desk.ledger.read.counts() == before


@pytest.mark.parametrize("entered", [Entered(), Entered(" ", "\t", "\n"), Entered(cpr="1111111111"), Entered("\x00")])
def test_somebody_must_be_called_something(desk: Desk, entered: Entered):
    with pytest.raises(NoName):
        citizens.add(desk, entered)
    assert names(desk) == []


@pytest.mark.parametrize("field", ["name", "initials", "own_number"])
def test_any_one_of_three_is_enough(desk: Desk, field: str):
    citizens.add(desk, Entered(**{field: "TT"}))


@pytest.mark.parametrize("field", ["name", "initials", "own_number"])
def test_nothing_is_cut(desk: Desk, field: str):
    citizens.add(desk, Entered(**{field: "x" * 500}))
    with pytest.raises(TooLong):
        citizens.add(desk, Entered(**{field: "x" * 501}))


def test_unknown(desk: Desk):
    for attempt in (citizens.remove, rounds.new):
        with pytest.raises(UnknownRecord):
            attempt(desk, "ingen")  # type: ignore[operator]
    with pytest.raises(UnknownRecord):
        citizens.edit(desk, "ingen", Entered("x"))  # type: ignore[arg-type]


def test_remove_and_undo(desk: Desk):
    made = person(desk)
    gathering = begun(desk, made.id)
    citizens.remove(desk, made.id)
    assert names(desk) == []
    with pytest.raises(UnknownRecord):
        desk.ledger.read.citizen(made.id)
    undo(desk, Scope())
    assert names(desk) == [made.name]
    assert rounds.load(desk, gathering).citizen == made


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", ""),
        ("  ", ""),
        ("111111-1111", "1111111111"),
        (" 111111 1111 ", "1111111111"),
        ("\ufeff111111\u20131111\u200b", "1111111111"),
        ("11\u00ad1111-1111\x00", "1111111111"),
        ("11 11 11\u00a0\u2212\t1111\n", "1111111111"),
        ("0101010000", "0101010000"),
        ("290200-4444", "2902004444"),
        ("3112994999", "3112994999"),
    ],
)
def test_cpr_form(typed: str, number: str):
    assert citizens.checked_cpr(typed, TODAY) == number


@pytest.mark.parametrize(
    "typed",
    [
        "1",
        "111111111",
        "11111111111",
        "111111-111x",
        "abcdefghij",
        "3202010000",
        "0113010000",
        "0000000000",
        "2902010000",
        "١١١١١١١١١١",
        "🙂",
        "0101304000"[:6] + "-9999",
    ],
)
def test_cpr_refused(typed: str):
    with pytest.raises(BadCpr):
        citizens.checked_cpr(typed, TODAY)


@given(st.integers(0, 9999))
def test_modulus_11_rejects_nobody(last: int):
    assert citizens.checked_cpr(f"010170{last:04}", TODAY) == f"010170{last:04}"


@given(st.text(max_size=14) | st.text(alphabet="0123456789- ", max_size=12))
def test_any_text_is_a_number_or_refused(typed: str):
    try:
        number = citizens.checked_cpr(typed, TODAY)
    except BadCpr:
        return
    assert number == "" or (len(number) == 10 and number.isascii() and number.isdigit())
    assert citizens.age(number, TODAY) is None or number


@pytest.mark.parametrize(
    ("cpr", "today", "years"),
    [
        ("1111111111", date(2026, 11, 10), 114),
        ("1111111111", date(2026, 11, 11), 115),
        ("0101010000", date(2026, 11, 23), 125),
        ("2902044444", date(2026, 2, 28), 21),
        ("2902044444", date(2026, 3, 1), 22),
        ("", date(2026, 11, 23), None),
        ("9999999999", date(2026, 11, 23), None),
    ],
)
def test_age(cpr: str, today: date, years: int | None):
    assert citizens.age(cpr, today) == years


def test_the_same_number_is_a_warning_not_a_stop(desk: Desk):
    first = person(desk, "Test Første", cpr="111111-1111")
    assert citizens.same_cpr(desk, "1111111111") == (first,)
    assert citizens.same_cpr(desk, "1111111111", but=first.id) == ()
    assert citizens.same_cpr(desk, "") == ()
    second = person(desk, "Test Anden", cpr="111111-1111")
    assert citizens.same_cpr(desk, "1111111111", but=second.id) == (first,)
    citizens.remove(desk, first.id)
    assert citizens.same_cpr(desk, "1111111111", but=second.id) == ()
    assert masked_cpr(second.cpr) == "111111-••••"


def test_two_of_one_name_are_told_apart_by_a_number(desk: Desk):
    first = citizens.add(desk, Entered("Test Testesen"))
    assert citizens.namesakes(desk) == {}
    alike = Entered("test  testesen ")
    assert not citizens.is_told_apart(desk, alike)
    assert citizens.is_told_apart(desk, alike, first.id), "one is no namesake of oneself"
    assert citizens.is_told_apart(desk, Entered("Test Testesen", own_number="17"))
    assert citizens.is_told_apart(desk, Entered("Test Testesen", cpr="111111-1111"))
    assert citizens.is_told_apart(desk, Entered("", "TT"))
    second = citizens.add(desk, alike)
    assert citizens.namesakes(desk) == {first.id: "Test Testesen (1 af 2)", second.id: "test testesen (2 af 2)"}
    citizens.remove(desk, second.id)
    assert citizens.namesakes(desk) == {}


@pytest.mark.parametrize(
    ("there", "new", "apart"),
    [
        (Entered("", "B.M.", "12"), Entered("", "B.M.", "13"), True),
        (Entered("", "B.M."), Entered("", "B.M."), False),
        (Entered("Anna", "", "12", "010180-1111"), Entered("Anna", "", "12", "020280-2222"), True),
        (Entered("Anna", "", "12"), Entered("anna ", "", "12"), False),
        (Entered("Anna", "", "", "010180-1111"), Entered("Anna", "", "", "010180-2222"), False),
        (Entered("Anna", "A.A."), Entered("Anna", "A.A."), False),
        (Entered("Anna", "A.A."), Entered("Anna", "A.B."), True),
    ],
)
def test_what_stands_beside_a_name_must_differ(desk: Desk, there: Entered, new: Entered, apart: bool):
    first = citizens.add(desk, there)
    assert citizens.is_told_apart(desk, new) is apart
    second = citizens.add(desk, new)
    beside = [words.apart(one, citizens.born(one.cpr)) for one in (first, second)]
    assert (beside[0] != beside[1] and all(beside)) is apart


def test_listed_in_danish_order(desk: Desk):
    for name in ("Åse", "Zebra", "Ærø", "Bo", "Øst", "Aage"):
        person(desk, f"{name} Test")
    citizens.add(desk, Entered(initials="CC"))
    assert [name.split()[0] if name else "" for name in names(desk)] == ["Bo", "", "Zebra", "Ærø", "Øst", "Aage", "Åse"]


def test_filter(desk: Desk):
    someone = person(desk, "Åse Ærøskøbing", initials="ÅÆ", own_number="B-17", cpr="111111-1234")
    gathering = begun(desk, someone.id)
    ref = rounds.head_ref(rounds.load(desk, gathering), "case_number")
    values.put(desk, ref, "27.36.00-Ø15", gathering=gathering)
    (line,) = citizens.listing(desk)
    for typed in (
        "",
        "  ",
        "åse",
        "ÅSE",
        "ærøsk",
        "ærøskøbing åse",
        "ase",
        "aase",
        "111111",
        "åæ",
        "Å.Æ.",
        "b-17",
        "34",
        "1234",
        "111111-1234",
        "Ø15",
    ):
        assert citizens.matches(line, typed), typed
        assert citizens.matches(line, unicodedata.normalize("NFD", typed)), typed
    for typed in ("4", "1112", "bo", "ose", "b-18", "1235"):
        assert not citizens.matches(line, typed), typed
    called = citizens.CitizenLine(citizens.add(desk, Entered("Mette Test", "MoT")), None, None, ())
    for typed in ("mot", "mt", "M.T."):
        assert citizens.matches(called, typed), typed
    bare = citizens.CitizenLine(citizens.add(desk, Entered("Bo")), None, None, ())
    assert not citizens.matches(bare, "17")
    assert not citizens.matches(bare, "--")


def test_nothing_to_undo_in_an_empty_list(desk: Desk):
    with pytest.raises(NothingToUndo):
        undo(desk, Scope())


def test_all_of_it_is_there_after_reopening(tmp_path: Path):
    with made(tmp_path / "arkiv") as desk:
        someone = person(desk, "Test 🙂 עברית", cpr="111111-1111")
    with opened(tmp_path / "arkiv") as desk:
        assert desk.ledger.read.citizen(someone.id) == someone


def test_a_clock_before_this_program_refuses_no_birth():
    assert citizens.checked_cpr("0101810000", date(1970, 1, 1)) == "0101810000"
    with pytest.raises(citizens.BadCpr):
        citizens.checked_cpr("0101575000", date(1970, 1, 1))


def test_the_log_and_a_comparison_tell_two_of_one_name_apart(desk: Desk):
    from ffbdesk.services import access, backups
    from ffbdesk.storage.backup import Reason

    kept = backups.make(desk, Reason.ASKED)
    for number in ("12", "13"):
        citizens.visit(desk, citizens.add(desk, Entered("Anna", own_number=number)).id)
    seen = [line.citizen for line in access.lines(desk) if line.what == "view borger"]
    assert seen == ["Anna (eget nr. 13)", "Anna (eget nr. 12)"]
    told = [one.name for one in backups.compared(desk, kept.backup.path).citizens]
    assert told == ["Anna (eget nr. 12)", "Anna (eget nr. 13)"]
