"""From a passphrase to a key that wraps: Argon2id with parameters that the archive stores."""

import operator
import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ffbdesk.dataclass import dataclass

_KEY_BYTES = 32
_LEAST = (19 * 1024, 2, 1)
"""OWASP's smallest: nothing of ours was ever made below it."""
_MOST = (256 * 1024, 64, 16)
_MOST_WORK = 64 * 1024 * 64
"""KiB times rounds, some ten seconds: `calibrated` chooses no more, and a forged file must not take the machine."""
_MEASURED = 3
"""Times: a busy machine is slow now and then, and what it would do at rest is what the quickest one tells."""
_WANTED_SECONDS = 0.6
"""In the middle of what a person waits gladly for and what costs a guesser most (0.3 to 1 s)."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """Argon2id's parameters. Memory in KiB. One set an archive, so one derivation tries every slot."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse figures that this program never writes: too weak, or such as take the machine."""
        given = tuple(map(operator.index, (self.memory_kib, self.iterations, self.lanes)))
        fits = all(a <= b <= c for a, b, c in zip(_LEAST, given, _MOST, strict=True))
        if not fits or self.memory_kib * self.iterations > _MOST_WORK:
            raise ValueError("derivation parameters out of range")

    @property
    def work(self) -> int:
        """What one guess costs: KiB times rounds."""
        return self.memory_kib * self.iterations


STANDARD = Derivation(memory_kib=64 * 1024, iterations=3, lanes=2)
"""0.12 to 0.5 s on the machines measured (architecture): where calibration starts."""

FLOOR = Derivation(*_LEAST)
"""Tests use it; no archive is made below it."""


def wrapping_key(passphrase: str, salt: bytes, derivation: Derivation) -> bytes:
    """32 bytes from a passphrase. NFC first, so that two spellings of å are one; a pasted line end is dropped."""
    text = unicodedata.normalize("NFC", passphrase.rstrip("\r\n"))
    return Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=derivation.iterations,
        lanes=derivation.lanes,
        memory_cost=derivation.memory_kib,
    ).derive(text.encode("utf-8", "surrogatepass"))


def calibrated(clock: Callable[[], float] = time.perf_counter) -> Derivation:
    """Parameters that take about 0.6 s on this computer, never below FLOOR. Measures for half a second to two."""
    taken = min(_seconds(clock) for _ in range(_MEASURED))
    rounds = round(STANDARD.iterations * _WANTED_SECONDS / max(taken, 0.001))
    if rounds >= STANDARD.iterations:
        return replace(STANDARD, iterations=min(rounds, _MOST_WORK // STANDARD.memory_kib))
    # A slow machine: less memory before fewer rounds, for the floor holds both.
    share = max(rounds, 1) / STANDARD.iterations
    memory = max(round(STANDARD.memory_kib * share * STANDARD.iterations / FLOOR.iterations), FLOOR.memory_kib)
    return Derivation(min(memory, STANDARD.memory_kib), FLOOR.iterations, STANDARD.lanes)


def _seconds(clock: Callable[[], float]) -> float:
    salt, begun = secrets.token_bytes(16), clock()
    wrapping_key("", salt, STANDARD)
    return clock() - begun
