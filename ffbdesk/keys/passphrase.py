"""From a passphrase to a key that wraps: Argon2id with parameters that the archive stores."""

import operator
import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_KEY_BYTES = 32
_MAX_MEMORY_KIB = 1024 * 1024
_MAX_ITERATIONS = 64
_MAX_LANES = 16
_WANTED_SECONDS = 0.6
"""In the middle of what a person waits gladly for and what costs a guesser most (0.3 to 1 s)."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """Argon2id's parameters. Memory in KiB. One set an archive, so one derivation tries every slot."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse figures that no archive of ours has: a damaged file must not take the machine's memory."""
        low = (8 * self.lanes, 1, 1)
        high = (_MAX_MEMORY_KIB, _MAX_ITERATIONS, _MAX_LANES)
        given = tuple(map(operator.index, (self.memory_kib, self.iterations, self.lanes)))
        if not all(a <= b <= c for a, b, c in zip(low, given, high, strict=True)):
            raise ValueError("derivation parameters out of range")


STANDARD = Derivation(memory_kib=64 * 1024, iterations=3, lanes=2)
"""0.12 to 0.5 s on the machines measured (architecture): where calibration starts."""

FLOOR = Derivation(memory_kib=19 * 1024, iterations=2, lanes=1)
"""OWASP's smallest. Tests use it; no archive is made below it."""


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
    """Parameters that take about 0.6 s on this computer, never below FLOOR. Measures once, about half a second."""
    salt, begun = secrets.token_bytes(16), clock()
    wrapping_key("", salt, STANDARD)
    rounds = round(STANDARD.iterations * _WANTED_SECONDS / max(clock() - begun, 0.001))
    if rounds >= STANDARD.iterations:
        return replace(STANDARD, iterations=min(rounds, _MAX_ITERATIONS))
    # A slow machine: less memory before fewer rounds, for the floor holds both.
    share = max(rounds, 1) / STANDARD.iterations
    memory = max(round(STANDARD.memory_kib * share * STANDARD.iterations / FLOOR.iterations), FLOOR.memory_kib)
    return Derivation(min(memory, STANDARD.memory_kib), FLOOR.iterations, STANDARD.lanes)
