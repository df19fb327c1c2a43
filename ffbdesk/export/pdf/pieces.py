"""What the stories of all reports are made of."""

from collections.abc import Iterable

from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Gap
from ffbdesk.export.pdf.flow import Side
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.plain import Run, paragraphs
from ffbdesk.export.pdf.table import facts
from ffbdesk.export.report import Fact, Report
from ffbdesk.words import report as words

_FACT_FITS = 240
"""Characters: a longer value leaves the head block for a row of its own that can break over pages."""
_LABEL_FITS = 160
"""Characters: a longer label would not fit beside its text."""

Told = tuple[str, list[Block]]
"""A label and the text beside it."""


def opening(report: Report, sheet: st.Sheet, columns: int, *, lost: bool) -> list[Block]:
    """Title and head block; `lost` says that characters were replaced."""
    short = [fact for fact in report.facts if len(fact.text) <= _FACT_FITS]
    subtitle: Block = Para(report.subtitle, st.SUBTITLE) if report.subtitle.strip() else Gap(9)
    return [
        Para(report.kicker, st.KICKER),
        *([Para(words.DRAFT_SENTENCE, st.KICKER)] if words.DRAFT in report.marks else []),
        Para(report.title, st.TITLE, "Title"),
        subtitle,
        *([facts(short, sheet, columns)] if short else []),
        *([Side([], [Para(report.left_out, st.NOTE)])] if report.left_out else []),
        *([Side([], [Para(words.LOST_CHARACTERS, st.NOTE)])] if lost else []),
    ]


def long_facts(report: Report) -> list[Told]:
    """The facts that the head block has no room for."""
    return [(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in report.facts if len(fact.text) > _FACT_FITS]


def told(rows: Iterable[Told]) -> list[Block]:
    """Each under a hairline but the first, which follows the head block's own rule."""
    return [side(label, "P", text, rule=n > 0) for n, (label, text) in enumerate(rows)]


def side(label: str, tag: str, text: list[Block], *under: Block, rule: bool = True, after: float = 8) -> Block:
    """A row; there may be no label, and one too long for the margin column stands over its text instead."""
    if not label:
        return Side(under, text, rule=rule, after=after)
    if len(label) > _LABEL_FITS:
        return Side([], [Para(label, st.SIDE, tag), *under, *text], rule=rule, after=after)
    return Side([Para(label, st.SIDE, tag), *under], text, rule=rule, after=after)


def body(text: str, paragraph: st.Style, line: st.Style) -> list[Block]:
    """What a person typed: blank lines part paragraphs, a line break starts a new line."""
    found: list[Block] = []
    for *lines, last in paragraphs(text):
        found += [Para(typed, line) for typed in lines]
        found.append(Para(last, paragraph))
    return found


def labelled(fact: Fact) -> tuple[Run, Run]:
    """A heavy label before its text."""
    return Run(words.labelled(fact.label), heavy=True), Run(fact.text)
