"""A phrase of random words, and how hard a passphrase is to guess."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ffbdesk.keys.strength import Strength, shipped_words, strength, suggested, weakness
from ffbdesk.words.passphrases import STRENGTH, WEAKNESS


def test_the_words_are_512_different_danish_ones():
    words = shipped_words()
    assert len(words) == len(set(words)) == 512
    assert all(re.fullmatch("[a-zæøå]{4,12}", word) for word in words)


def test_a_phrase_is_five_of_them_as_chance_will():
    chosen = iter(("æble", "sæl", "bro", "kano", "måge"))
    assert suggested(shipped_words(), lambda _words: next(chosen)) == "æble sæl bro kano måge"
    phrases = {suggested(shipped_words()) for _ in range(50)}
    assert len(phrases) == 50
    assert all(strength(phrase) >= Strength.GOOD for phrase in phrases)


def test_what_is_guessed_first_is_weak():
    for weak in ("", "   ", "12345678", "password", "kajak", "kajak1", "Mette Holm", "solstrålen"):
        assert strength(weak, ("Mette Holm", "Solstrålen")) <= Strength.WEAK, weak
    assert strength("vi ses ved broen klokken syv") >= Strength.GOOD


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("12345678", "common"),
        ("password", "common"),
        ("qwertyuiop", "common"),
        ("adgangskode", "known"),
        ("Adgangskode", "known"),
        ("sommerferie", "known"),
        ("Velkommen1", "quick"),
        ("danmark123", "quick"),
        ("abcabcabc", "quick"),
        ("11111111", "common"),
        ("Mette1234", "quick"),
        ("Mette Holm", "known"),
        ("solstrålen", "known"),
        ("Solstrålen1", "quick"),
        ("MetteHolm1", "quick"),
        ("Mette1975!", "quick"),
        ("kommune2026", "quick"),
        ("Sommer2026", "quick"),
        ("Velkommen123!", "quick"),
        ("010190-1234", "quick"),
        ("0101901234", "quick"),
        ("        a", "quick"),
        ("æble pære blomme", None),
        ("vi ses ved broen klokken syv", None),
        ("helt ny sætning", None),
    ],
)
def test_what_is_guessed_within_a_million_tries_is_refused(phrase: str, why: str | None):
    assert weakness(phrase, ("Mette Holm", "Solstrålen")) == why
    assert why is None or WEAKNESS[why]


def test_what_is_suggested_is_never_refused():
    assert [phrase for _ in range(300) if weakness(phrase := suggested(shipped_words())) is not None] == []


@given(st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_any_text_is_refused_or_not(text: str):
    assert weakness(text, (text[:5], "")) in {None, *WEAKNESS}


@given(st.text(max_size=3000))
@settings(max_examples=25, deadline=None)
def test_any_text_has_a_strength_and_words_for_it(text: str):
    assert STRENGTH[strength(text)]


def test_a_very_long_passphrase_has_a_strength_too():
    """zxcvbn refuses more than 72 letters: a sentence of the user's may well be longer."""
    for letters in (71, 72, 73, 100, 101, 5000):
        assert strength(("en helt ny sætning om en kajak " * 200)[:letters]) is Strength.STRONG
