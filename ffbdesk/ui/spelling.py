"""The spell check of one open archive: what is known here, what was found out, and who asks the dictionary.

A verdict belongs to a word, not to a place: an answer that comes late is still true wherever the word stands, and
nothing is marked that has been changed since. All of it is gone when the archive is locked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from ffbdesk.dictionary import SUGGESTED, Dictionary
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.spelling import Checked, is_among, keys, words_of
from ffbdesk.services import spelling
from ffbdesk.services.spelling import OwnWords
from ffbdesk.ui.work import Work

_REMEMBERED = 100_000
"""Words: more than an archive has. Then it is found out anew."""
_PORTION = 200
"""Words that the dictionary is asked about at a time, so that a suggestion never waits long behind them."""
_LIKE = 0.8
"""How alike an own word must be to be suggested, from 0 to 1 (difflib)."""


class Reader(Protocol):
    """The thread that has the dictionary."""

    def ask(self, job: Callable[[Dictionary], Any], then: Callable[[Any], object]) -> None:
        """Run a job there; its answer comes in the window's thread. It is None where there is no dictionary."""
        ...

    def is_missing(self) -> bool:
        """Whether it was looked for, and is not there."""
        ...


class Kept(Protocol):
    """The program's own settings."""

    def spelling(self) -> Checked:
        """What this person wants checked."""
        ...

    def keep_spelling(self, wanted: Checked) -> None:
        """Remember it on this computer."""
        ...


class Spelling(QObject):
    """Says of words whether they may be misspelt."""

    changed = Signal()
    """Other words are marked than before."""

    def __init__(
        self, work: Work, reader: Reader, kept: Kept, catalogue: Catalogue, whose: Callable[[], Citizen | None]
    ) -> None:
        """`whose` gives the citizen whose page is in sight: that name is known there."""
        super().__init__()
        self._work, self._reader, self._kept, self._whose = work, reader, kept, whose
        self._terms = keys(word for term in _terms(catalogue) for word in words_of(term))
        self._verdicts: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._own = OwnWords()
        self._known: frozenset[str] = frozenset()
        self._named: Citizen | None = None
        self._names: frozenset[str] = frozenset()
        self._wanted = kept.spelling()
        self._over = False

    def begin(self) -> None:
        """Read the archive's own words."""
        self._work.submit(spelling.own_words, self._learn)

    def end(self) -> None:
        """The archive is locked: nothing is remembered, and no answer is heard any more."""
        self._over = True
        self._verdicts, self._asked, self._named = {}, set(), None
        self._own, self._known, self._names = OwnWords(), frozenset(), frozenset()

    @property
    def wanted(self) -> Checked:
        """What this person wants checked."""
        return self._wanted

    @property
    def own(self) -> OwnWords:
        """The archive's own words."""
        return self._own

    def want(self, wanted: Checked) -> None:
        """Check this from now on."""
        self._wanted = wanted
        self._kept.keep_spelling(wanted)
        self.changed.emit()

    def is_missing(self) -> bool:
        """Whether there is no dictionary to ask."""
        return self._reader.is_missing()

    def reads(self, *, quoted: bool) -> bool:
        """Whether a text is checked; `quoted` for the citizen's own words."""
        wanted = self._wanted is Checked.ALL or (self._wanted is Checked.NOT_QUOTED and not quoted)
        return wanted and not self.is_missing()

    def doubtful(self, words: Iterable[str]) -> set[str]:
        """Those that may be misspelt, as far as it is known; the others are asked about, and `changed` tells."""
        doubtful, new = set(), dict[str, None]()
        for word in words:
            right = self._verdicts.get(word)
            if right is None:
                new[word] = None
            elif not right and not self._is_known(word):
                doubtful.add(word)
        self._ask([word for word in new if word not in self._asked])
        return doubtful

    def first_doubtful(self, words: Sequence[str], then: Callable[[int | None], object]) -> None:
        """The place of the first word that may be misspelt; None where none is."""
        known = {word for word in set(words) if self._is_known(word)}

        def job(dictionary: Dictionary) -> int | None:
            tried = dict[str, bool]()
            for place, word in enumerate(words):
                if word not in known and word not in tried:
                    tried[word] = dictionary.knows(word)
                    if not tried[word]:
                        return place
            return None

        self._reader.ask(job, partial(self._heard, then))

    def suggest(self, word: str, then: Callable[[tuple[str, ...] | None], object]) -> None:
        """What a word could have been, the likeliest first; None where nothing is wrong with it."""
        if self._is_known(word) or self._verdicts.get(word):
            then(None)
            return
        near = get_close_matches(word, self._own.kept, 1, _LIKE)

        def job(dictionary: Dictionary) -> tuple[str, ...] | None:
            if dictionary.knows(word):
                return None
            return tuple(dict.fromkeys((*near, *dictionary.suggestions(word))))[:SUGGESTED]

        self._reader.ask(job, partial(self._heard, then))

    def add(self, word: str, then: Callable[[], object]) -> None:
        """A word is known in this archive from now on."""
        self._change(lambda desk: spelling.add(desk, word), then)

    def ignore(self, word: str, then: Callable[[], object]) -> None:
        """Say nothing of a word for the rest of the day."""
        self._change(lambda desk: spelling.ignore(desk, word), then)

    def remove(self, word: str, then: Callable[[], object]) -> None:
        """A word is not known in this archive any more."""
        self._change(lambda desk: spelling.remove(desk, (word,)), then)

    def _change(self, job: Callable[..., OwnWords], then: Callable[[], object]) -> None:
        def heard(own: OwnWords) -> None:
            self._learn(own)
            then()

        self._work.submit(job, heard)

    def _learn(self, own: OwnWords) -> None:
        self._own, self._known = own, keys((*own.kept, *own.ignored))
        self.changed.emit()

    def _is_known(self, word: str) -> bool:
        return any(is_among(word, known) for known in (self._known, self._terms, self._their_names()))

    def _their_names(self) -> frozenset[str]:
        citizen = self._whose()
        if citizen is not self._named:
            self._named = citizen
            self._names = keys(words_of(citizen.name)) if citizen is not None else frozenset()
        return self._names

    def _ask(self, words: Sequence[str]) -> None:
        if len(self._verdicts) > _REMEMBERED:
            self._verdicts, self._asked = {}, set()
        self._asked.update(words)
        for at in range(0, len(words), _PORTION):
            self._reader.ask(partial(_judge, words[at : at + _PORTION]), partial(self._heard, self._judged))

    def _judged(self, verdicts: dict[str, bool] | None) -> None:
        self._verdicts.update(verdicts or {})
        if verdicts and not all(verdicts.values()):
            self.changed.emit()

    def _heard(self, then: Callable[[Any], object], answer: Any) -> None:
        if not self._over:
            then(answer)


def _judge(words: Iterable[str], dictionary: Dictionary) -> dict[str, bool]:
    return {word: dictionary.knows(word) for word in words}


def _terms(catalogue: Catalogue) -> Iterator[str]:
    """Everything in the catalogue that has a name."""
    yield from (group.term for group in catalogue.groups)
    yield from (theme.term for theme in catalogue.themes)
    yield from (value.term for value in catalogue.change_values)
    yield from (level.label for level in catalogue.levels)
