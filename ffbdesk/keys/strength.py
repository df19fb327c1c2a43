"""How hard a passphrase is to guess, and a phrase of random Danish words for whoever asks."""

import secrets
from collections.abc import Callable, Sequence
from enum import IntEnum

from zxcvbn import zxcvbn

from ffbdesk import shipped

_MEASURED = 72
"""Letters: zxcvbn takes no more (it would take minutes), and nobody guesses what stands behind these."""
_PHRASE_WORDS = 5
"""Five of 512 words are 45 bits: with Argon2id at half a second a try, many lifetimes."""


class Strength(IntEnum):
    """zxcvbn's five steps; `words.passphrases` has the words."""

    TOO_WEAK = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


def shipped_words() -> tuple[str, ...]:
    """The words of `resources/ord.txt`."""
    return tuple((shipped.folder("resources") / "ord.txt").read_text(encoding="utf-8").split())


def suggested(words: Sequence[str], choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Five random words with a space between."""
    return " ".join(choose(words) for _ in range(_PHRASE_WORDS))


def strength(passphrase: str, about: Sequence[str] = ()) -> Strength:
    """How hard it is to guess; `about` are words that a guesser tries first, such as the user's name.

    zxcvbn knows no Danish: our own words are given to it, so that one of them is no more than a word.
    """
    if not passphrase.strip():
        return Strength.TOO_WEAK
    known = [*(word.casefold() for word in about if word), *shipped_words()]
    return Strength(zxcvbn(passphrase[:_MEASURED], user_inputs=known)["score"])
