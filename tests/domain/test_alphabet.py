"""The Danish alphabet: order, and which spellings find each other."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.alphabet import answers, begins, danish_order, digits, fold, search_key


def test_danish_order():
    expected = ["Abel", "Andre", "André", "Bo", "Zebra", "Zz", "Æbel", "Ærø", "Øst", "Aaby", "Åse", "Aase B"]
    assert sorted(sorted(expected), key=danish_order) == expected


def test_danish_order_is_the_same_for_both_spellings():
    for name in ("Åse Ærø", "André", "Øst"):
        assert danish_order(unicodedata.normalize("NFD", name)) == danish_order(name)


@given(st.text(alphabet="zyæøå", min_size=1, max_size=6), st.text(alphabet="zyæøå", min_size=1, max_size=6))
def test_danish_order_is_that_of_the_alphabet(one: str, other: str):
    places = "yzæøå"
    by_place = [places.index(c) for c in one] < [places.index(c) for c in other]
    assert (danish_order(one) < danish_order(other)) == by_place


def test_fold_keeps_danish_letters_apart():
    assert fold("ÆØÅ") == "æøå"
    assert fold("A\u030a") == "å" != fold("a")
    assert fold("STRASSE") == fold("Straße")


def test_every_latin_letter_has_its_place():
    """CLDR's Danish order: what stands after z is æ ä, ø ö ő œ, å aa; ü and ű are y, đ and ð are d, þ is th, ł is l."""
    names = ["Dahl", "Ðe", "Đorđević", "Ib", "Ɨc", "Ĳd", "Li", "Łukasz", "Ŀus", "Ly", "Sa", "Șe"]
    names += ["Thea", "Þor", "Ti", "Ŧo", "Yde", "Üstün", "Za", "Ƶe", "Zoe"]
    after = ["Ægir", "Ǽl", "Änz", "Øl", "Öm", "Őn", "Œp", "Aage", "Åse"]
    assert sorted({*after, *names}, key=danish_order) == [*names, *after]


SAME = [
    ("René Thomsen", ["rene", "RENÉ", "thomsen rené", "re'né"]),
    ("Müller", ["muller", "mueller", "Müller", "mül"]),
    ("Mueller", ["müller", "muller", "mueller"]),
    ("Åse Kjær", ["aase", "ase", "åse", "kjær aase", "kjaer", "kjer", "AASE KJÆR"]),
    ("Aase Kjaer", ["åse", "kjær", "aa", "kja"]),
    ("Sören Soerensen", ["søren", "soren", "sørensen", "soerensen"]),
    ("Anne\u2011Marie", ["anne-marie", "anne marie", "marie anne", "anne\u2013marie", "Annemarie", "annem"]),
    ("O\u2019Brien", ["o'brien", "obrien", "O\u02bcBrien", "o\u00b4brien"]),
    ("Bør\u00adge Mogen\u200bsen", ["børge", "mogensen børge", "bör", "mog bør"]),
    ("Jens Ole Hansen", ["jens hansen", "hansen jens", "ole", "j h"]),
    ("Łukasz Đorđević", ["lukasz", "dordevic", "Łuk"]),
    ("Mikael Israelsen", ["mika", "mikæl", "israe", "isra"]),
    ("Thomas", ["tomas", "thom"]),
    ("J.P. Hansen", ["jp hansen", "JP", "j.p.", "j p hansen", "hansen, j.p."]),
    ("Østergaard", ["ostergaard", "ostergard", "østergård", "østergard", "oestergaard", "ø", "oesterg"]),
    ("Nørgård Ægidius", ["norgaard", "nørgard", "noergaard", "ægidius nørgaard", "aegidius", "egidius"]),
    ("Ŧeodor Ħalil Ɨvan", ["teodor", "halil", "ivan"]),
    ("Tomas", ["thomas", "tom"]),
]


@pytest.mark.parametrize(("name", "typed"), SAME)
def test_a_name_is_found_however_a_dane_spells_it(name: str, typed: list[str]):
    for form in ("NFC", "NFD"):
        key = search_key(unicodedata.normalize(form, name))
        for one in typed:
            assert answers(key, unicodedata.normalize(form, one)), one


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Borger X", "bør"),
        ("Hansen", "n"),
        ("Sørensen", "ø"),
        ("Norgaard", "nørgaard"),
        ("Bo", "."),
        ("Ærø Åse", "{"),
        ("Ærø Åse", "|"),
        ("Ole", "ole hansen"),
        ("Ase", "åse"),
        ("Bo", "--"),
        ("Bo", "'"),
    ],
)
def test_who_typed_a_danish_letter_meant_it_and_other_names_are_not_found(name: str, typed: str):
    assert not answers(search_key(name), typed)


@given(st.text(max_size=20))
def test_every_name_is_found_by_itself(name: str):
    assert answers(search_key(name), name) or not search_key(name)


@given(st.text(alphabet="aeioudhtæøåäöüé -'", max_size=12), st.integers(0, 12))
def test_a_name_is_found_by_its_beginning_as_it_is_typed(name: str, letters: int):
    assert answers(search_key(name), name[:letters]) or not search_key(name[:letters])


def test_what_begins_a_word():
    assert begins(search_key("Gøre rent"), "re gø")
    assert not begins(search_key("Gøre rent"), "ent")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("111111-1234", "1111111234"),
        ("111111 1234", "1111111234"),
        ("111111\u20131234", "1111111234"),
        ("11 11 11 \u2212 1234", "1111111234"),
        ("\ufeff1111111234\u200b", "1111111234"),
        ("111111/1234", "1111111234"),
        ("1234", "1234"),
        ("B-17", ""),
        ("Bo", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_number_in_every_spelling(typed: str, found: str):
    assert digits(typed) == found
