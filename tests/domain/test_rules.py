"""How people are named, ordered and found, and what a theme shows."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.catalog.loader import load
from ffbdesk.domain import rules
from ffbdesk.domain.ids import CaseId, CitizenId, ConditionId, GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Bare, Level, NotAssessed, NotRelevant, from_token, level_of, token
from ffbdesk.domain.records import CatalogueVersion, Citizen, Condition, Informant, Information, InformationGathering

ANYTHING = st.text(max_size=40)
JUDGEMENTS = [None, *(Assessed(level) for level in Level), NotAssessed(), NotRelevant()]


def citizen(name: str = "", initials: str = "", own_number: str = "", cpr: str = "") -> Citizen:
    return Citizen(CitizenId("c"), name, initials, own_number, cpr, practice=False)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (citizen("Børge Mogensen"), "B.M."),
        (citizen("Anne-Marie Test"), "A.M.T."),
        (citizen("  åse   øst "), "Å.Ø."),
        (citizen(unicodedata.normalize("NFD", "Åse Øst")), "Å.Ø."),
        (citizen("H.C. Test"), "H.C.T."),
        (citizen("Børge Mogensen", "BoM"), "BoM"),
        (citizen("Børge Mogensen", "  "), "B.M."),
        (citizen("", "BM"), "BM"),
        (citizen("", "", "B-17"), "B-17"),
        (citizen("🙂"), ""),
    ],
)
def test_initials(person: Citizen, expected: str):
    assert rules.initials(person) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (citizen("Børge Mogensen"), "BM"),
        (citizen("Børge"), "B"),
        (citizen(unicodedata.normalize("NFD", "Åse Øst")), "ÅØ"),
        (citizen("", "B.M."), "BM"),
        (citizen("", "bm"), "bm"),
        (citizen("", "Børge Mogensen"), "BM"),
        (citizen("", "Mogensen"), "M"),
        (citizen("   ", "bm"), "bm"),
        (citizen("Børge Mogensen", "BoM"), "BoM"),
        (citizen("Børge Mogensen", "B.O.M."), "BOM"),
        (citizen("Børge Mogensen", "Børge Mogensen"), "BM"),
        (citizen("Bo Mogensen", "bo"), "B"),
        (citizen("Bo Li", "BoLi"), "B"),
        (citizen("Zoë Holm", "Zoe"), "Z"),
        (citizen("Bø Holm", "BO"), "B"),
        (citizen("Ann O’Neil", "Neil"), "N"),
        (citizen("Hansen,Bo", "BO"), "B"),
        (citizen("Eva_Holm", "EVA"), "E"),
        (citizen("", "Lise"), "L"),
        (citizen("", "Bo"), "B"),
        (citizen("Børge Mogensen", "1111111111"), "BM"),
        (citizen("", "111111-1111"), "borger"),
        (citizen("", "", "1111111111"), "borger"),
        (citizen("1111111111"), "borger"),
        (citizen("../../etc passwd"), "P"),
        (citizen("A B C D E F G H"), "ABCDEF"),
    ],
)
def test_initials_for_a_file_name(person: Citizen, expected: str):
    assert rules.file_initials(person).casefold() == expected.casefold()


@given(ANYTHING, ANYTHING, ANYTHING, st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_a_file_name_reveals_nobody(name: str, initials: str, own_number: str, cpr: str):
    made = rules.file_initials(citizen(name, initials, own_number, cpr))
    assert made
    assert made == rules.NAME_IN_FILE or len(made) <= 6
    assert all(c.isalpha() for c in made), "no digits, so no CPR; no separators, so no other folder"
    if made != rules.NAME_IN_FILE:
        assert not [word for word in re.split(r"[\s.\-]+", name) if len(word) > 1 and word == made]


@given(st.lists(st.text(alphabet="abcæøåÆØÅé", min_size=2, max_size=8), min_size=1, max_size=4))
def test_a_file_name_is_never_the_name(words: list[str]):
    name = " ".join(words)
    assert rules.file_initials(citizen(name)).casefold() != name.replace(" ", "").casefold()


def test_a_cpr_number_is_masked_and_written():
    assert rules.masked_cpr("1111111111") == "111111-••••"
    assert rules.written_cpr("1111111111") == "111111-1111"
    assert rules.masked_cpr("") == rules.written_cpr("") == ""


def test_display_name_and_first_name():
    assert rules.display_name(citizen(" ", "BM", "17")) == "BM"
    assert rules.display_name(citizen("", "", "17")) == "17"
    assert rules.first_name(citizen("Børge Mogensen")) == "Børge"
    assert rules.first_name(citizen("", "BM")) == ""


def taken_up(judgement: object, theme: str = "t", **texts: str) -> Condition:
    voices = tuple(Information(Informant(i), text) for i, text in texts.items())
    return Condition(ConditionId(theme), ThemeCode(theme), judgement, voices, "")  # type: ignore[arg-type]


def test_a_theme_has_five_states():
    assert rules.sign(None) is Bare.UNTOUCHED
    assert rules.sign(taken_up(None, citizen="ord")) is Bare.TAKEN_UP
    for judgement in JUDGEMENTS[1:]:
        assert rules.sign(taken_up(judgement)) == judgement


def test_only_judgements_count_as_decided():
    catalogue = load()
    first, second, third = (t.code for t in catalogue.themes[:3])
    conditions = (
        taken_up(None, second, others="x"),
        taken_up(NotRelevant(), third),
        taken_up(None, first, citizen="y"),
    )
    round_ = InformationGathering(
        GatheringId("g"), CaseId("k"), date(2026, 1, 1), "", "", "", CatalogueVersion("", ""), conditions, None
    )
    assert rules.standing(round_) == rules.Standing(decided=1, open=2)
    assert [t.code for t in rules.undecided(round_, catalogue)] == [first, second]


@pytest.mark.parametrize("judgement", JUDGEMENTS)
def test_a_judgement_comes_back_from_its_word(judgement: object):
    assert from_token(token(judgement)) == judgement  # type: ignore[arg-type]


def test_words_of_judgements():
    assert [token(j) for j in JUDGEMENTS] == [None, "0", "1", "2", "3", "4", "not_assessed", "not_relevant"]
    assert level_of(Assessed(Level.SEVERE)) == 3
    assert level_of(NotAssessed()) is level_of(NotRelevant()) is level_of(None) is None
    with pytest.raises(KeyError):
        from_token("5")


def test_only_levels_and_not_assessed_have_a_code():
    catalogue = load()
    values = [catalogue.value(j) for j in JUDGEMENTS if j is not None]
    assert [v.level if v else "none" for v in values] == [0, 1, 2, 3, 4, None, "none"]
