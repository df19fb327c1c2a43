"""The recovery sheet: the secret itself in groups of digits, each with its check digit (architecture, decision 3).

Eight groups of five digits and one check digit hold 16 bytes. Groups 1 to 8 are the secret; 9 to 16 are the
archive's number, needed only where the slot files are gone.
"""

import re
import uuid

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import ArchiveId
from ffbdesk.keys.errors import BadGroup

GROUPS = 8
"""Groups that hold the secret, and as many that hold the archive's number."""
DIGITS = 6
_LARGEST = 0xFFFF


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed, and what is typed back."""

    secret: bytes
    archive: ArchiveId | None

    def __repr__(self) -> str:
        return "Sheet(…)"

    def groups(self) -> tuple[str, ...]:
        """Sixteen groups of six digits."""
        number = uuid.UUID(self.archive).bytes if self.archive else b""
        return _groups(self.secret, 1) + _groups(number, GROUPS + 1)


def read(typed: str) -> Sheet:
    """What somebody has typed: eight groups, or sixteen. Whatever is no digit parts nothing.

    Raises BadGroup with the first group that is not as printed.
    """
    digits = re.sub(r"\D", "", typed)
    count = 2 * GROUPS if len(digits) > GROUPS * DIGITS else GROUPS
    groups = [digits[at : at + DIGITS] for at in range(0, max(len(digits), count * DIGITS), DIGITS)]
    if len(groups) > count:
        raise BadGroup(count)
    data = b"".join(value_of(group, place).to_bytes(2) for place, group in enumerate(groups, 1))
    number = data[2 * GROUPS :]
    return Sheet(data[: 2 * GROUPS], ArchiveId(str(uuid.UUID(bytes=number))) if number else None)


def value_of(group: str, place: int) -> int:
    """The 16 bits of one group, whose place counts from 1. Raises BadGroup."""
    if len(group) != DIGITS or not (group.isascii() and group.isdigit()):
        raise BadGroup(place)
    value = int(group[:-1])
    if value > _LARGEST or group != _group(value, place):
        raise BadGroup(place)
    return value


def _groups(data: bytes, first: int) -> tuple[str, ...]:
    values = [int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)]
    return tuple(_group(value, place) for place, value in enumerate(values, first))


def _group(value: int, place: int) -> str:
    from stdnum.iso7064 import mod_11_10  # noqa: PLC0415  # it loads what speaks over a network: not at every start

    # The place is counted in, so that two groups that changed places are noticed too.
    return f"{value:05}{mod_11_10.calc_check_digit(f'{place:02}{value:05}')}"
