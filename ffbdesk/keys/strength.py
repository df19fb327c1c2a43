"""How hard a passphrase is to guess, and a phrase of random Danish words for whoever asks."""

import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any

from zxcvbn import zxcvbn

from ffbdesk import shipped

_MEASURED = 72
"""Letters: zxcvbn takes no more (it would take minutes), and nobody guesses what stands behind these."""
_TRIES = 1_000_000
"""Guesses that a new passphrase must withstand at the very least."""
_WORDS = 3
_TAILED = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)*) ?((?:19|20)\d\d[\W_]?|[\d\W_]{1,4})?")
_NUMBER = re.compile(r"\d{6}\W?\d{4}")
"""A CPR number, or what looks like one."""
_PHRASE_WORDS = 5
"""Five of 512 words are 45 bits: with Argon2id at half a second a try, many lifetimes."""


class Strength(IntEnum):
    """zxcvbn's five steps; `words.passphrases` has the words."""

    TOO_WEAK = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


@cache
def _tried_first() -> tuple[str, ...]:
    """Danish words that stand in many passphrases, which zxcvbn's English lists do not know."""
    return tuple((shipped.folder("resources") / "gaettes.txt").read_text(encoding="utf-8").split())


@cache
def shipped_words() -> tuple[str, ...]:
    """The words of `resources/ord.txt`."""
    return tuple((shipped.folder("resources") / "ord.txt").read_text(encoding="utf-8").split())


def suggested(words: Sequence[str], choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Five random words with a space between."""
    return " ".join(choose(words) for _ in range(_PHRASE_WORDS))


class Weakness(StrEnum):
    """Why a passphrase is refused; `words.passphrases` has the words."""

    COMMON = "common"
    KNOWN = "known"
    QUICK = "quick"


def weakness(passphrase: str, about: Sequence[str] = ()) -> Weakness | None:
    """Why somebody who guesses has it within a million tries; None where they have not. Raises nothing.

    Argon2id makes a try cost half a second of one computer: a million tries are six days, or minutes on many.
    """
    if _is_word_with_tail(passphrase, about) or _NUMBER.fullmatch(passphrase.strip()):
        return Weakness.QUICK
    found = _measured(passphrase, about)
    if int(found["guesses"]) >= _TRIES:
        return None
    first = found["sequence"][0] if len(found["sequence"]) == 1 else {}
    if first.get("pattern") != "dictionary":
        return Weakness.QUICK
    return Weakness.KNOWN if first["dictionary_name"] == "user_inputs" else Weakness.COMMON


def strength(passphrase: str, about: Sequence[str] = ()) -> Strength:
    """How hard it is to guess; `about` are words that a guesser tries first, such as the user's name.

    zxcvbn knows no Danish: our own words are given to it, so that one of them is no more than a word.
    """
    if not passphrase.strip() or weakness(passphrase, about) is not None:
        return Strength.TOO_WEAK
    return Strength(_measured(passphrase, about)["score"])


def _is_word_with_tail(passphrase: str, about: Sequence[str]) -> bool:
    """One or two words that are tried first, and a year or a few signs after them: zxcvbn thinks that hard."""
    found = _TAILED.fullmatch(passphrase.strip())
    if found is None or not found[2]:
        return False
    return _is_made_of(found[1].casefold().replace(" ", ""), {*_parts(about), *_tried_first()}, _WORDS)


def _is_made_of(text: str, words: set[str], most: int) -> bool:
    """Whether a text is at most so many of the words, one after the other."""
    if not text or not most:
        return not text
    return any(text.startswith(word) and _is_made_of(text[len(word) :], words, most - 1) for word in words)


def _parts(about: Sequence[str]) -> Iterator[str]:
    yield from (part.casefold() for word in about for part in (word, *word.split()) if part)


def _measured(passphrase: str, about: Sequence[str]) -> dict[str, Any]:
    known = [*_parts(about), *_tried_first(), *shipped_words()]
    found: dict[str, Any] = zxcvbn(passphrase[:_MEASURED] or " ", user_inputs=known)
    return found
