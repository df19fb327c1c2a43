"""Key derivations that are not done twice: with the smallest figures each still takes longer than most tests.

What Argon2 gives for a passphrase, a salt and figures is always the same, so a test run need not ask it again. Each
test draws its salts from the same row: random in this run, and no two alike within one test, as archives have them.
"""

import secrets
from functools import cache
from itertools import count

from ffbdesk.keys.passphrase import wrapping_key
from ffbdesk.keys.slots import SALT_BYTES

remembered = cache(wrapping_key)
"""For `keys.slots` and `keys.organisation`. The tests of the derivation itself call it by its own name, past this."""


class Salts:
    """Stands where `keys.slots` has the module `secrets`, of which it wants salts only."""

    def __init__(self) -> None:
        self._row: dict[int, bytes] = {}
        self.begin()

    def begin(self) -> None:
        """A new test: the row from its first salt."""
        self._next = count()

    def token_bytes(self, size: int) -> bytes:
        assert size == SALT_BYTES, "keys.slots draws something other than a salt: that must not come from a row"
        return self._row.setdefault(next(self._next), secrets.token_bytes(size))
