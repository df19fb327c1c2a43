"""The recovery sheet as a neutral report."""

from collections.abc import Sequence
from datetime import datetime

from ffbdesk.export.report import Codes, Fact, PlainReport, Section
from ffbdesk.words import sheet as say
from ffbdesk.words.dates import moment

_IN_A_ROW = 4


def sheet_report(groups: Sequence[str], archive: str, by: str, at: datetime) -> PlainReport:
    """Sixteen groups of digits, and how to use them. The archive's and the user's name stand on it, no citizen's."""
    half = len(groups) // 2
    return PlainReport(
        file_title=say.FILE_TITLE,
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.TITLE.format(name=archive),
        facts=(Fact(say.ARCHIVE, archive), Fact(say.MADE, moment(at)), Fact(say.MADE_BY, by)),
        sections=(
            Section(say.WHAT, say.WHAT_TEXT),
            Section(say.KEY, codes=_codes(groups[:half], 1)),
            Section(say.NUMBER, codes=_codes(groups[half:], half + 1)),
            Section(say.HOW, say.HOW_TEXT),
        ),
    )


def _codes(groups: Sequence[str], first: int) -> Codes:
    rows = []
    for at in range(0, len(groups), _IN_A_ROW):
        head = say.GROUP.format(first=first + at, last=first + at + _IN_A_ROW - 1)
        rows.append((head, *(f"{group[:3]} {group[3:]}" for group in groups[at : at + _IN_A_ROW])))
    return Codes(say.GROUPS, say.HEADS, tuple(rows))
