"""The Danish dictionary that ships with the program, and what a misspelt word could have been.

Nobody's words are kept here: it is the same for every archive, and stays loaded while an archive is locked.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Protocol

from ffbdesk import shipped
from ffbdesk.domain.spelling import parts

try:
    from hunspell import Hunspell
except ImportError:  # there is no build of it for this computer: the program works without
    Hunspell = None

SUGGESTED = 5
"""How many suggestions are shown at the most."""
_SUMS, _OWN, _MISTAKEN = "SHA256SUMS", "fagord.txt", "fejlord.txt"
_FEW = 3
_OFTEN_FORGOTTEN = "edtrngskl"
_COMPOUND = 9
"""Letters from which a Danish word is mostly put together of others. Hunspell guesses badly at those."""

_TOO_LONG = 40
"""Letters beyond which Hunspell is not asked: it would stop the window for a second, and guess at random."""


class NoDictionary(Exception):
    """The dictionary is missing or damaged, or there is no build of the spell checker for this computer."""


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...
    def add(self, word: str) -> object: ...


class Dictionary:
    """Danish, with the field's own words. Not for two threads at once."""

    def __init__(self, speller: _Speller, field_words: Iterable[str], mistaken: Mapping[str, str]) -> None:
        """`mistaken` has common mistakes that Hunspell takes for compounds, each with what was meant."""
        self._speller, self._mistaken = speller, mistaken
        for word in field_words:
            speller.add(word)

    def knows(self, word: str) -> bool:
        """Whether a word (as `domain.spelling.Word` has it) is spelt rightly; with hyphens: whether its parts are."""
        if word.lower() in self._mistaken:
            return False
        if self._speller.spell(word):
            return True
        made_of = parts(word)
        return made_of != (word,) and all(map(self._speller.spell, made_of))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What it could have been, the likeliest first. Takes some tenths of a second, and Hunspell's share of them
        lets no other thread work."""
        meant = self._mistaken.get(word.lower())
        if meant is not None:
            return (meant[0].upper() + meant[1:] if word[0].isupper() else meant,)
        is_compound = len(word) >= _COMPOUND
        close = [*self._known(_slips(word))] if is_compound else []
        guessed = self._speller.suggest(word) if len(word) <= _TOO_LONG else ()
        found = dict.fromkeys((*close, *guessed))
        if is_compound and len(found) < _FEW:
            found = dict.fromkeys((*islice(self._known(_forgotten(word)), _FEW), *found))
        return tuple(found)[:SUGGESTED]

    def _known(self, words: Iterable[str]) -> Iterator[str]:
        return (word for word in words if self._speller.spell(word))


def load(folder: Path | None = None) -> Dictionary:
    """Read the shipped dictionary, or the one in a folder. Raises NoDictionary.

    Hunspell reads whatever it is given, and a damaged file may end the program: so it is compared with its sum first.
    """
    where = folder or shipped.folder("resources") / "spelling"
    if Hunspell is None:
        raise NoDictionary
    try:
        for line in (where / _SUMS).read_text("ascii").splitlines():
            wanted, name = line.split()
            if hashlib.sha256((where / name).read_bytes()).hexdigest() != wanted:
                raise NoDictionary
        field_words = (where / _OWN).read_text("utf-8").split()
        mistaken = dict(line.split(": ") for line in (where / _MISTAKEN).read_text("utf-8").splitlines())
        speller = Hunspell("index", hunspell_data_dir=str(where), system_encoding="UTF-8")
        return Dictionary(speller, field_words, mistaken)
    except (OSError, ValueError) as error:
        raise NoDictionary from error


def _slips(word: str) -> Iterator[str]:
    """A letter too many, two letters in the wrong order."""
    for at in range(len(word) - 1):
        yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _forgotten(word: str) -> Iterator[str]:
    """A letter that is missing. The common ones only: almost anything is a Danish compound."""
    return (word[:at] + letter + word[at:] for letter in _OFTEN_FORGOTTEN for at in range(len(word), 0, -1))
