"""Which words of a text a spell check looks at. What it cannot judge it leaves alone: a false alarm costs trust."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum

from ffbdesk.dataclass import dataclass


class Checked(StrEnum):
    """What a person wants checked, as it is kept in the program's settings."""

    ALL = "all"
    NOT_QUOTED = "not_quoted"
    """Not where the citizen's own words are written down, as they were said."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look at, and where it stands: letters of the text that was given, not of `text`."""

    start: int
    end: int
    text: str
    """As a dictionary has it: composed letters, a straight apostrophe, no soft hyphens."""


LONGEST = 60
"""Letters. What is longer is no word."""

_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:['’\-\u2011](?:{_LETTER})+)*")
_PIECE = re.compile(r"\S+")
_NO_WORDS = re.compile(r"[\d@#_\\]|://|www\.", re.IGNORECASE)
"""In a piece of text between two spaces: numbers, dates, CPR, addresses of mail and web."""
_INNER_STOP = re.compile(r"[^\W\d_]\.[^\W\d_]")
"""f.eks., borger.dk. But not where a sentence ends and the space was forgotten."""
_FORGOTTEN_SPACE = re.compile(r"[a-zæøå]{2}\.[A-ZÆØÅ]")
_SHORTENED_GOES_ON = re.compile(r"\.\s*[a-zæøå\d§,;:)\-]")
"""After a shortened word the sentence goes on: 'jf. § 85', 'evt. med'."""
_LONGEST_SHORTENED = 5
_SENTENCE_ENDS = frozenset(".!?:;»«”“\"'’()[]–—-•*·/…")
"""After one of these a word may begin with a capital without being a name."""
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_]\.$")
_HOUSE_NUMBER = re.compile(r"\s+\d")
_LAST_LATIN = "\u024f"


def looked_at(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words that a spell check looks at, of those that touch a stretch of the text (all of it by default).

    Left alone: numbers and what has one in it, addresses, shortened words, initials, capitals, other alphabets, and a
    word with a capital inside a sentence: that is a name.
    """
    first, last = _to_spaces(text, start, len(text) if end is None else end)
    for piece in _PIECE.finditer(text, first, last):
        said = piece[0]
        if _NO_WORDS.search(said) or (_INNER_STOP.search(said) and not _FORGOTTEN_SPACE.search(said)):
            continue
        for found in _WORD.finditer(text, piece.start(), piece.end()):
            if not _is_left_alone(text, found):
                yield Word(found.start(), found.end(), plain(found[0]))


def word_at(text: str, at: int) -> Word | None:
    """The word that a cursor touches, if it is one to look at."""
    return next((word for word in looked_at(text, at, at) if word.start <= at <= word.end), None)


def plain(word: str) -> str:
    """A word as a dictionary has it."""
    if _is_plain(word):
        return word
    straight = word.replace("’", "'").replace("\u2011", "-").replace("\u00ad", "")
    return unicodedata.normalize("NFC", straight)


def parts(word: str) -> tuple[str, ...]:
    """What a word with hyphens is made of, without what is left alone: 'VUM-underviser' has one part to look at."""
    return tuple(part for part in word.split("-") if len(part) > 1 and not _has_inner_capital(part))


def keys(words: Iterable[str]) -> frozenset[str]:
    """Words as `is_among` compares them: however they begin."""
    return frozenset(plain(word).casefold() for word in words)


def words_of(text: str) -> Iterator[str]:
    """Every word of a term or a name, as it stands."""
    return (found[0] for found in _WORD.finditer(text))


def is_among(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or what it is the genitive of, is among `keys`."""
    folded = plain(word).casefold()
    stems = {folded, folded.removesuffix("s").removesuffix("'")}
    return not stems.isdisjoint(known)


def _to_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _is_left_alone(text: str, found: re.Match[str]) -> bool:
    word = plain(found[0])
    if not 1 < len(word) <= LONGEST or max(word) > _LAST_LATIN or not (_is_plain(word) or parts(word)):
        return True
    after = text[found.end() : found.end() + 3]
    if after[:1] == "." and len(word) <= _LONGEST_SHORTENED and _SHORTENED_GOES_ON.match(after):
        return True
    return word[0].isupper() and (_is_inside_sentence(text, found.start()) or bool(_HOUSE_NUMBER.match(after)))


def _is_inside_sentence(text: str, start: int) -> bool:
    """Whether a capital here is no sentence's first letter."""
    before = text[max(0, start - 12) : start].rstrip(" \t\u00a0")
    if not before or before[-1] == "\n":
        return False
    return before[-1] not in _SENTENCE_ENDS or _INITIAL.search(before) is not None


def _is_plain(word: str) -> bool:
    """Whether it has small letters only, as most have: for speed, since every word in sight is looked at when drawn."""
    return word.isalpha() and word.islower() and max(word) <= _LAST_LATIN


def _has_inner_capital(part: str) -> bool:
    return any(letter.isupper() for letter in part[1:])
