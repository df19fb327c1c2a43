"""Borgerens udgave on paper: large letters, stairs, and nothing that is not for the citizen."""

from collections.abc import Iterator

from ffbdesk.domain.plainpages import parts_of
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Column, Gap, OnOnePage
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import Item
from ffbdesk.export.pdf.paint import Figure
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.report import CitizensReport, PlainTold
from ffbdesk.export.stairs import stairs
from ffbdesk.words import report as words

SHEET = st.PORTRAIT
_BEGINS = 150.0


def story(report: CitizensReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    found: list[Block] = [Para(report.title, st.PLAIN_TITLE, "Title"), Para(report.subtitle, st.SUBTITLE)]
    if lost:
        found.append(Para(words.LOST_CHARACTERS, st.NOTE))
    for number, page in enumerate(report.pages):
        blocks = list(_page(page, f"page{number}"))
        if blocks:
            whole = OnOnePage(blocks, SHEET.height, _BEGINS)
            whole.most_white = 1.0  # stairs without what they are about would be no one's
            found.append(whole)
    return found


def _page(page: PlainTold, bookmark: str) -> Iterator[Block]:
    if page.heading:
        yield Heading(page.heading, st.PLAIN_H1, bookmark)
    for text, is_list in parts_of(page.words):
        if is_list:
            yield Column([Item(one, st.PLAIN_ITEM, st.PLAIN_DASH) for one in text], "L")
        else:
            yield from (Para(one, st.PLAIN) for one in text)
    if page.outcome:
        yield Para(page.outcome, st.PLAIN_STRONG)
    if page.stairs is not None:
        yield Figure(stairs(page.stairs, SHEET.width, st.measure))
    if not page.heading and not page.stairs:
        yield Gap(8)
