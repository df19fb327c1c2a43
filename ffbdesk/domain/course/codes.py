"""What is read aloud and typed: the short code of an exercise, and a participant's svarlinje.

Both end in a check sign over a field of 32 elements: one wrong sign, or two neighbours exchanged, is always noticed.
"""

import hashlib
from collections.abc import Sequence

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.case import CourseCase, short_name
from ffbdesk.domain.course.exercise import Rules, number_typed
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, from_token, token

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two that are not mistaken for each other; I, L and O are read as 1, 1 and 0 (Crockford's alphabet)."""
_VALUES = {sign: value for value, sign in enumerate(SIGNS)} | {"I": 1, "L": 1, "O": 0}
_LETTERS = _VALUES | {"L": 2, "U": 3}
"""In a name every letter has a value of its own, and where it can the one that it has after the name: so the last
letter and the sign after it do not change places unnoticed. With 2 for L that holds for L too."""
_MASK_SIGNS, _EXERCISE_SIGNS = 2, 3
MOST_THEMES = 10
"""What two signs can say of a case that ships with the program."""
_EXERCISES = 2 ** (5 * _EXERCISE_SIGNS - 2)

_LINE = {"0": "0", "1": "1", "2": "2", "3": "3", "4": "4", "not_assessed": "V", "not_relevant": "R", None: "U"}
"""One sign a theme: V for ikke vurderet, R for ikke relevant, U for ubesvaret."""
_MISREAD = str.maketrans("OIL", "011")
_LINE_BACK = {sign: word for word, sign in _LINE.items()}


class NotACode(Exception):
    """What was typed is no code, or a sign of it is wrong."""


class NotALine(Exception):
    """What was typed is no svarlinje of this exercise and round, or a sign of it is wrong."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a short code says."""

    name: str
    """The short name of the case (`short_name`)."""
    chosen: tuple[bool, ...]
    """Which of the case's themes, in its order."""
    rules: Rules
    text: str
    """As it is written."""

    @property
    def exercise(self) -> str:
        """The exercise's id: the same for everybody who has the code."""
        return exercise_id(self.text)


def exercise_id(code: str) -> str:
    """An id that follows from a code, in the form of the others."""
    found = hashlib.sha256(f"ffbdesk opgave {code}".encode()).hexdigest()
    return f"{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:32]}"


def code_for(case: CourseCase, themes: Sequence[ThemeCode], rules: Rules, dice: int) -> str:
    """The short code of an exercise with a case that ships with the program; `dice` is any number, for chance."""
    mask = sum(1 << at for at, theme in enumerate(case.themes[:MOST_THEMES]) if theme in themes)
    asked = (dice % _EXERCISES) << 2 | rules.reason_needed << 1 | rules.nickname
    signs = _written(mask, _MASK_SIGNS) + _written(asked, _EXERCISE_SIGNS)
    name = short_name(case)
    check = _check(_as_values(name) + [_VALUES[sign] for sign in signs])
    return f"{name}-{signs[:_MASK_SIGNS]}-{signs[_MASK_SIGNS:]}{check}"


def read_code(typed: str) -> Code:
    """What a code says, however it was spelled. Raises NotACode."""
    plain = "".join(c for c in typed.upper() if c.isalnum())
    name, rest = plain[: -(_MASK_SIGNS + _EXERCISE_SIGNS + 1)], plain[-(_MASK_SIGNS + _EXERCISE_SIGNS + 1) :]
    if not (name.isascii() and name.isalpha()) or any(c not in _VALUES for c in rest):
        raise NotACode
    values = [_VALUES[c] for c in rest]
    signs = "".join(SIGNS[value] for value in values)
    if _check(_as_values(name) + values[:-1]) != signs[-1]:
        raise NotACode
    mask = values[0] << 5 | values[1]
    asked = values[2] << 10 | values[3] << 5 | values[4]
    chosen = tuple(bool(mask >> at & 1) for at in range(MOST_THEMES))
    if not any(chosen):
        raise NotACode
    rules = Rules(reason_needed=bool(asked & 2), nickname=bool(asked & 1))
    return Code(name, chosen, rules, f"{name}-{signs[:_MASK_SIGNS]}-{signs[_MASK_SIGNS:]}")


def line_for(exercise: str, round_: int, number: int, judgements: Sequence[Judgement | None]) -> str:
    """A participant's svarlinje: number, one sign a theme in the exercise's order, check sign."""
    signs = "".join(_LINE[token(one)] for one in judgements)
    return f"{number:02d}-{signs}·{_check(_line_values(exercise, round_, number, signs))}"


def read_line(typed: str, exercise: str, round_: int, themes: int) -> tuple[int, tuple[Judgement | None, ...]]:
    """Number and judgements. Raises NotALine: also for a line of another round, and of 31 in 32 other exercises."""
    plain = "".join(c for c in typed.upper().translate(_MISREAD) if c.isalnum())
    number, signs, check = plain[: -(themes + 1)], plain[-(themes + 1) : -1], plain[-1:]
    which = number_typed(number)
    if which is None or len(signs) != themes:
        raise NotALine
    if any(sign not in _LINE_BACK for sign in signs) or check not in _VALUES:
        raise NotALine
    if _check(_line_values(exercise, round_, which, signs)) != SIGNS[_VALUES[check]]:
        raise NotALine
    return which, tuple(from_token(_LINE_BACK[sign]) for sign in signs)


def _line_values(exercise: str, round_: int, number: int, signs: str) -> list[int]:
    """What the check sign stands for; the exercise and round are in it, though nobody types them."""
    salt = hashlib.sha256(exercise.encode()).digest()
    return [salt[0] & 31, round_, *(int(c) for c in f"{number:03d}"), *(_VALUES[s] for s in _in_alphabet(signs))]


def _in_alphabet(signs: str) -> str:
    return signs.replace("U", "Z")  # a sign of its own; the alphabet of codes has no U


def _written(number: int, signs: int) -> str:
    return "".join(SIGNS[number >> 5 * at & 31] for at in reversed(range(signs)))


def _as_values(name: str) -> list[int]:
    return [_LETTERS[c] for c in name]


def _check(values: Sequence[int]) -> str:
    """A sum over the field of 32 elements, each value weighted by a power of the field's generator.

    From the end, where the check sign itself has the power 0: so the last value and it cannot change places either.
    """
    total = 0
    for value in values:
        total = _times(2, total ^ value)
    return SIGNS[total]


def _times(a: int, b: int) -> int:
    """The product in the field of 32 elements (x^5 + x^2 + 1)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0b100101 if a & 16 else 0)
        b >>= 1
    return product
