"""How much a file may be, looked at before anything is built of it: bytes, values, depth.

Bytes alone bound nothing: an empty object is two bytes in a file, 64 in memory, and a kilobyte where it is told as a
fault.
"""

import re

from ffbdesk.domain.kind import TEXT_MAX

LARGEST = 64 * 1024 * 1024
"""Bytes. What the program can write it can read: 31 themes with three voices, a purpose, wishes and an indsatsformål,
each of TEXT_MAX signs of the longest kind (emoji, four bytes), are 38 MB, a thousand goals 15; in letters it is 13.
"""
_MOST_VALUES = 300_000
"""A thousand goals with every theme related to each are 115,000, 31 themes with every prompt marked 3,000, a thousand
diagnoses and contacts 11,000 more."""
_MOST_SIGNS = 20_000_000
"""In the same round 10 million stand in texts, 3 in its goals, 4 in a thousand diagnoses and contacts; the rest is for
what stands round them."""
_LONGEST = 6 * TEXT_MAX
"""Bytes of one text, each sign written as \\u and four digits. One emoji makes every sign of its text four bytes."""
_DEEPEST = 32
"""Ours have seven."""
_FURTHER = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that are not the first of their sign."""
_SIGNS = re.compile(rb'"[^"]*+"?|[\[\]{},]')
"""A text as a whole, or one sign that makes a value begin or end."""


class Unbounded(Exception):
    """Larger than any file of ours. `deep`: by the depth of its values, not by their size or number."""

    def __init__(self, *, deep: bool = False) -> None:
        super().__init__()
        self.deep = deep


def bounded(raw: bytes) -> None:
    """Look at the bytes of a JSON file. Takes a copy of them and at most a second. Raises Unbounded.

    What is no JSON may pass: a reader stops at its first fault.
    """
    if len(raw) > LARGEST:
        raise Unbounded
    # Without what is escaped, a text ends at the next quotation mark; and a pattern need not step through it.
    plain = raw.replace(rb"\\", b"").replace(rb"\"", b"")
    if _signs(plain) + (len(raw) - len(plain)) // 2 > _MOST_SIGNS:
        raise Unbounded
    depth = values = 0
    for signs, found in enumerate(_SIGNS.finditer(plain)):
        sign = plain[found.start()]
        depth += (sign in b"[{") - (sign in b"]}")
        values += sign in b"[{,"  # before each value, but for a container's only one
        if depth > _DEEPEST:
            raise Unbounded(deep=True)
        if found.end() - found.start() > _LONGEST + 2:
            raise Unbounded
        if values > _MOST_VALUES or signs > 4 * _MOST_VALUES:  # a value, its key and comma, one bracket: no more
            raise Unbounded


def _signs(plain: bytes) -> int:
    """About how many there are: an escaped one is one."""
    return len(plain.translate(None, _FURTHER)) - plain.count(b"\\") - 4 * plain.count(rb"\u")
