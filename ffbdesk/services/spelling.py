"""The archive's own words: known to the spell check for everybody who opens it. They are kept in the archive alone."""

import json
from collections.abc import Iterable

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import danish_order
from ffbdesk.domain.spelling import LONGEST, is_among, keys, plain, words_of
from ffbdesk.services.desk import Desk, one_line

OWN_WORDS = "own_words"
IGNORED_WORDS = "ignored_words"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the archive adds to the dictionary."""

    kept: tuple[str, ...] = ()
    """In Danish order."""
    ignored: tuple[str, ...] = ()
    """For today only."""


def own_words(desk: Desk) -> OwnWords:
    """The archive's own words, and what is ignored today."""
    return OwnWords(_kept(desk), _ignored(desk))


def add(desk: Desk, word: str) -> OwnWords:
    """From now on a word is known. Raises TooLong and storage errors."""
    new = one_line(plain(word), LONGEST)
    _keep(desk, {*_kept(desk), new} - {""})
    return own_words(desk)


def remove(desk: Desk, words: Iterable[str]) -> OwnWords:
    """Words are not known any more. Raises storage errors."""
    _keep(desk, {*_kept(desk)} - {*words})
    return own_words(desk)


def ignore(desk: Desk, word: str) -> OwnWords:
    """Say nothing of a word for the rest of the day. Raises TooLong and storage errors."""
    words = {*_ignored(desk), one_line(plain(word), LONGEST)}
    desk.ledger.keep_setting(IGNORED_WORDS, json.dumps([_today(desk), *sorted(words)]))
    return own_words(desk)


def forget_name(desk: Desk, name: str) -> None:
    """Somebody is erased: no own word is left that is a part of their name. Raises storage errors."""
    gone = keys(words_of(name))
    for key, words in ((OWN_WORDS, _read(desk, OWN_WORDS)), (IGNORED_WORDS, _read(desk, IGNORED_WORDS))):
        left = [word for word in words if not is_among(word, gone)]
        if left != words:
            desk.ledger.keep_setting(key, json.dumps(left) if left else "")


def _kept(desk: Desk) -> tuple[str, ...]:
    return tuple(sorted(_read(desk, OWN_WORDS), key=danish_order))


def _keep(desk: Desk, words: set[str]) -> None:
    desk.ledger.keep_setting(OWN_WORDS, json.dumps(sorted(words)) if words else "")


def _ignored(desk: Desk) -> tuple[str, ...]:
    day, *words = _read(desk, IGNORED_WORDS) or [""]
    return tuple(words) if day == _today(desk) else ()


def _today(desk: Desk) -> str:
    return desk.clock().date().isoformat()


def _read(desk: Desk, key: str) -> list[str]:
    kept = desk.ledger.read.setting(key)
    return [str(word) for word in json.loads(kept)] if kept else []
