"""What cannot be seen neither refuses a field nor stays in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.cleaning import line, running

UNSEEN = "\ufeff\u200b\u00ad\u2060\u202e\u200e\u2066\x00\x07\x1b\ufffc\u3164\u2800\U000e0041\ud800"
UNSEEN += "\ufe0f\ufe00\U000e0100\u2065\ufff3\U000e0fff"


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_is_not_seen_goes(sign: str):
    assert running(f"{sign}Mor{sign}gen {sign}") == "Morgen "
    assert line(f" {sign}Mor{sign}gen{sign} ") == "Morgen"


@pytest.mark.parametrize("gap", "\t\u00a0\u202f\u2003\u3000\u1680")
def test_every_gap_is_a_space(gap: str):
    assert running(f"a{gap}b") == "a b"
    assert line(f"{gap}a{gap}{gap}b{gap}") == "a b"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1e"])
def test_every_line_end_is_one(end: str):
    assert running(f"a{end}b{end}{end}c") == "a\nb\n\nc"
    assert line(f"a{end}b") == "a b"


@pytest.mark.parametrize(
    "text",
    [
        "Æblegrød, 1/2 \u2013 og \u201dcitat\u201d \u2026 \u20ac",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f 1\ufe0f\u20e3 ☎\ufe0e 🏳\ufe0f\u200d🌈 葛\U000e0100 ©\ufe0f ‼\ufe0f ℹ\ufe0f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क्\u200dष",
        "<b>&amp; 100 %",
        "Ł Đ Þ Ǽ ő",
    ],
)
def test_what_is_seen_stays(text: str):
    assert running(text) == text


def test_a_joiner_with_nothing_to_join_goes():
    assert running("a\u200db \u200c 👨\u200d") == "ab  👨"


def test_letters_are_composed():
    assert running("A\u030ase e\u0301") == "Åse é"


@given(st.text())
def test_what_is_clean_stays_clean(text: str):
    clean = running(text)
    assert running(clean) == clean
    assert line(line(text)) == line(text)
    assert clean == unicodedata.normalize("NFC", clean)
    assert not {unicodedata.category(c) for c in clean if c not in "\n\u200c\u200d"} & {"Cc", "Cf", "Cs"}


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), max_size=30))
def test_what_can_be_seen_is_as_it_was(text: str):
    seen = "".join(c for c in text if c not in "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
    assert running(text) == unicodedata.normalize("NFC", seen)
