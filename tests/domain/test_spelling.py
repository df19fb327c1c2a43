"""Which words a spell check looks at, and which it leaves alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.spelling import LONGEST, Word, is_among, keys, looked_at, parts, word_at, words_of


def texts(text: str) -> list[str]:
    return [word.text for word in looked_at(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hun vil gerne sove.", ["Hun", "vil", "gerne", "sove"]),
        ("spise- og sovevaner, far/mor (»ro«)", ["spise", "og", "sovevaner", "far", "mor", "ro"]),
        ("slut.Hun begynder", ["slut", "Hun", "begynder"]),
        ("slut forkret.", ["slut", "forkret"]),
        ("slut kort. Så", ["slut", "kort", "Så"]),
        ("Farmand\nMorsyster", ["Farmand", "Morsyster"]),
        ("VUM-underviser", ["VUM-underviser"]),
        ("bostøtte\u00adbesøg børn’s", ["bostøttebesøg", "børn's"]),
        ("ga\u030ar o\u0308l", ["går", "öl"]),
    ],
)
def test_words_are_looked_at(text: str, words: list[str]) -> None:
    assert texts(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "010190-0000 12.3.2026 3-4 24/7 § 85 85-tilbuddet kl.20",
        "mette@kommune.dk https://borger.dk/x www.kl.dk borger.dk C:\\mappe #tag snake_case",
        "f.eks. bl.a. m.v. H.C.",
        "VUM FFB STU'en MitID PDF'er i à",
        "jf. § 85",
        "Kastanjehaven 12",
        "مرحبا Привет 你好 😊",
        "a" * (LONGEST + 1),
    ],
)
def test_what_cannot_be_judged_is_left_alone(text: str) -> None:
    assert texts(text) == []


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    assert texts("Sønnen Xqzt og Fatuma. Xqzt var der. J. Xqzt") == ["Sønnen", "og", "Xqzt", "var", "der"]
    assert texts("siger: »Xqzt, kom«") == ["siger", "Xqzt", "kom"], "a quotation begins like a sentence"


@given(st.text(alphabet=st.sampled_from("abÆøÅ .,-'’»«12@\n\t😊\u0301\u00ad"), max_size=60), st.data())
def test_words_stand_where_they_are_said_to(text: str, data: st.DataObject) -> None:
    """And a stretch of a text has those that touch it."""
    found = list(looked_at(text))
    for word in found:
        there = text[word.start : word.end]
        assert not any(sign.isspace() or sign.isdigit() for sign in there)
        assert 1 < len(word.text) <= LONGEST
        assert word_at(text, word.start) == word or any(w.end == word.start for w in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    touching = [word for word in found if word.start < end and word.end > start]
    assert set(touching) <= set(looked_at(text, start, end)) <= set(found)


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    for word in looked_at(text):
        assert isinstance(word, Word)
        assert parts(word.text)


def test_a_known_word_is_known_in_the_genitive_and_however_it_begins() -> None:
    known = keys(words_of("Fatuma El-Sayed, Kastanjehaven"))
    assert all(is_among(word, known) for word in ("Fatumas", "fatuma", "FATUMA's", "kastanjehaven", "El-Sayeds"))
    assert not any(is_among(word, known) for word in ("Fatum", "kastanje", "s", ""))
