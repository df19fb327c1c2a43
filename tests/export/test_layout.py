"""Where lines end and what stands on which page, before anything is drawn."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import FUZZ, Block, Column, Gap, NewPage, OnOnePage, Room
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import Side
from ffbdesk.export.pdf.pages import Page, filled
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import side
from ffbdesk.export.pdf.plain import Run
from ffbdesk.export.pdf.table import Grid, Layout, Row, cell

SHEET = st.PORTRAIT
FIRST = SHEET.size[1] - st.FIRST_TOP - st.BOTTOM
"""Points: the height of the first page."""
WORDS = some.text(some.sampled_from("abæW -\u00a0"), max_size=120)

st.register_fonts()


def pages(*story: Block) -> list[Page]:
    return filled(story, SHEET, lambda: None)


def heights(page: Page) -> list[float]:
    return [round(block.height, 2) for block, _top in page.placed]


def lines(para: Para) -> list[str]:
    return ["".join(text for _font, text in line) for line in para._lines]


def fitted(text: str | tuple[Run, ...], width: float, style: st.Style = st.BODY) -> Para:
    para = Para(text, style)
    para.fit(width)
    return para


class Box(Gap):
    """Something of a height, with air over and under it."""

    def __init__(self, height: float, before: float = 0.0, after: float = 0.0, *, with_next: bool = False) -> None:
        super().__init__(height)
        self.before, self.after, self.with_next = before, after, with_next


class Soft(Box):
    """The same, which breaks anywhere."""

    def split(self, height: float) -> list[Block]:
        return [Soft(height), Soft(self.height - height)]


class TestLines:
    @given(WORDS, some.floats(20, 400))
    def test_no_word_is_lost_and_no_line_too_wide(self, text: str, width: float) -> None:
        para = fitted(text, width)
        assert "".join(lines(para)).split(" ") == [*para.text.split(" "), *([""] if para.text else [])]
        for line in lines(para):
            assert st.measure_in(line.rstrip(" "), st.BODY) <= width + FUZZ
        assert para.height == len(lines(para)) * st.BODY.leading

    @given(WORDS, some.floats(60, 200))
    @example("a WWWWaaaa-W", 65.0)
    def test_a_line_is_as_full_as_it_may_be(self, text: str, width: float) -> None:
        found = lines(fitted(text, width))
        for line, following in pairwise(found):
            first = following.split(" ")[0]
            if line.endswith(" ") and " " in following:  # else it is a piece of a word that no line can hold
                assert st.measure_in(line + first, st.BODY) > width

    def test_a_word_wider_than_the_line_is_torn_and_read_as_one(self) -> None:
        found = lines(fitted("Før " + "W" * 40 + " efter", 100))
        assert found[0] == "Før "
        assert [line.endswith(" ") for line in found[1:-1]] == [False] * (len(found) - 2)
        assert "".join(found) == "Før " + "W" * 40 + " efter "

    def test_heavy_words_keep_their_font_over_a_line_end(self) -> None:
        para = fitted((Run("Et langt navn på det hele:", heavy=True), Run("og så resten af det")), 60)
        fonts = [{font for font, _text in line} for line in para._lines]
        assert fonts[0] == {st.SEMIBOLD}
        assert fonts[-1] == {st.REGULAR}
        assert para.text == "Et langt navn på det hele: og så resten af det"

    def test_nothing_takes_no_room(self) -> None:
        assert fitted("  ", 100).height == 0

    @given(some.integers(1, 40), some.integers(0, 40))
    def test_no_line_stands_alone_at_a_break(self, number: int, fits: int) -> None:
        para = fitted("Ordenslederen " * number, st.measure_in("Ordenslederen", st.BODY) + 1)
        assert len(lines(para)) == number
        if fits >= number:
            return
        parts = para.split(fits * st.BODY.leading)
        counts = [len(lines(part)) for part in parts if isinstance(part, Para)]
        assert counts == [] if not parts else (min(counts) >= 2 and sum(counts) == number)
        assert bool(parts) == (fits >= 2 and number >= 4)

    def test_a_half_can_be_set_at_another_width(self) -> None:
        first, rest = fitted("ord " * 100 + "W" * 60, 100).split(8 * st.BODY.leading)
        assert isinstance(first, Para)
        assert isinstance(rest, Para)
        said = first.text + " " + rest.text
        rest.fit(300)
        assert "".join(lines(rest)).strip() == rest.text
        assert said.replace(" ", "") == "ord" * 100 + "W" * 60


class TestPages:
    def test_air_between_two_blocks_is_the_larger_and_none_at_the_top(self) -> None:
        (page,) = pages(Box(10, 30, 8), Box(10, 5, 2), Box(10, 19, 0))
        top = SHEET.size[1] - st.FIRST_TOP
        assert [round(top - y, 2) for _block, y in page.placed] == [0, 18, 47]
        assert page.left == pytest.approx(FIRST - 57)

    @given(some.lists(some.floats(1, 400), max_size=30))
    def test_every_block_stands_once_in_its_order_and_within_its_page(self, sizes: list[float]) -> None:
        found = pages(*(Box(size, 6, 3) for size in sizes))
        assert [block.height for page in found for block, _top in page.placed] == sizes
        for page in found:
            for (above, high), (_below, low) in pairwise(page.placed):
                assert high - above.height >= low
            assert all(top - block.height >= st.BOTTOM - FUZZ for block, top in page.placed)

    @given(some.floats(1, 9000), some.floats(0, 600))
    def test_what_breaks_fills_each_page(self, size: float, used: float) -> None:
        found = pages(Box(used), Soft(size))
        assert sum(block.height for page in found for block, _top in page.placed) == pytest.approx(used + size)
        assert all(page.left == pytest.approx(0, abs=0.1) for page in found[:-1])

    def test_a_heading_goes_with_the_first_lines_under_it(self) -> None:
        head = Box(20, with_next=True)
        first, second = pages(Box(FIRST - 30), head, Box(40))
        assert heights(first) == [round(FIRST - 30, 2)]
        assert heights(second) == [20, 40]
        first, second = pages(Box(FIRST - 30), head, Soft(40))
        assert heights(first)[1:] == [20, 10]
        assert heights(second) == [30]

    def test_headings_alone_do_not_get_lost(self) -> None:
        for follower in (Room(9000), NewPage(), OnOnePage([Box(700)], SHEET.height, 100)):
            found = pages(Box(20, with_next=True), Box(21, with_next=True), follower, Box(1, with_next=True))
            assert sorted(size for page in found for size in heights(page) if size != 700) == [1, 20, 21]

    def test_a_page_is_begun_where_too_little_is_left_but_never_left_empty(self) -> None:
        assert len(pages(Box(FIRST - 100), Room(101), Box(10))) == 2
        assert len(pages(Box(FIRST - 100), Room(99), Box(10))) == 1
        assert len(pages(Room(9000), NewPage(), NewPage(), Box(10))) == 1
        assert [heights(page) for page in pages(Box(10), NewPage(), Box(11))] == [[10], [11]]

    def test_blocks_stay_on_one_page_where_one_can_hold_them(self) -> None:
        kept = OnOnePage([Box(300), Box(300)], SHEET.height, 200)
        assert [heights(page) for page in pages(Box(520), kept)] == [[520], [300, 300]]
        assert [heights(page) for page in pages(Box(20), kept)] == [[20, 300, 300]]

    def test_they_are_broken_rather_than_leave_most_of_a_page_white(self) -> None:
        kept = OnOnePage([Box(300), Box(300)], SHEET.height, 200)
        assert [heights(page) for page in pages(Box(100), kept)] == [[100, 300], [300]]

    def test_more_than_a_page_holds_begins_where_there_is_room_for_some(self) -> None:
        kept = OnOnePage([Box(300), Box(300), Box(300)], SHEET.height, 200)
        assert [heights(page) for page in pages(Box(200), kept)] == [[200, 300], [300, 300]]
        assert heights(pages(Box(FIRST - 150), kept)[0]) == [round(FIRST - 150, 2)]

    def test_what_no_page_can_hold_is_an_error_and_not_cut(self) -> None:
        with pytest.raises(ValueError, match="a Box of 900 points is higher than a page"):
            pages(Box(10), Box(900))

    def test_a_heading_longer_than_a_page_breaks_and_is_named_once(self) -> None:
        found = pages(Heading("Overskrift " * 2000, st.H1, "h"), Box(10))
        assert len(found) > 3
        entries = [entry for page in found for block, _top in page.placed for entry in block.entries()]
        assert [entry.bookmark for entry in entries] == ["h"]

    def test_giving_up_stops_at_once(self) -> None:
        class Enough(Exception):
            pass

        def stop() -> None:
            raise Enough

        with pytest.raises(Enough):
            filled([Box(10), Box(900)], SHEET, stop)


class TestSide:
    @given(some.integers(150, 250))
    def test_what_is_continued_stands_first_on_its_page(self, left: int) -> None:
        """The air that a break takes away must not make room for the rest on the same page."""
        body = [Para(f"ord {n}", st.BODY) for n in range(12)]
        for page in pages(Box(FIRST - left), Side([Para("Navn", st.SIDE)], body)):
            for block, _top in page.placed[1:]:
                assert not isinstance(block, Side) or not block._continued

    def test_a_row_without_a_label_has_none_when_it_goes_on(self) -> None:
        row = side("", "H3", [Para("ord " * 2000, st.BODY)])
        assert isinstance(row, Side)
        for page in pages(Box(100), row):
            (part,) = (block for block, _top in page.placed if isinstance(block, Side))
            assert not part._label.body


class TestColumn:
    def test_parts_keep_a_signature_with_its_text(self) -> None:
        def column(*body: Block) -> tuple[Sequence[Block], Sequence[Block]]:
            made = Column(body)
            made.fit(100)
            return made.parts(50)

        signed = Box(10, with_next=True)
        first, rest = column(Box(30), signed, Box(40))
        assert ([block.height for block in first], [block.height for block in rest]) == ([30], [10, 40])
        first, rest = column(Box(30), signed, Soft(40))
        assert ([block.height for block in first], [block.height for block in rest]) == ([30, 10, 10], [30])


def test_a_row_that_heads_others_never_stands_last_on_a_page() -> None:
    for number in range(2, 45):
        plain = [Row([cell(Para("Låser døren efter sig", st.CELL))]) for _ in range(number)]
        heading = Row([cell(Para("Når der er anledning", st.CELL_BOLD))], with_next=True)
        under = Row([cell(Para("Stemmer ved valg", st.CELL))])
        grid = Grid(Layout([300], 1.5, SHEET.height, "Prøve", ("Overvej",)), [*plain, heading, under])
        parts = [block for page in pages(grid) for block, _top in page.placed if isinstance(block, Grid)]
        assert sum(len(part._rows) for part in parts) == number + 2
        assert all(part._rows[-1] is not heading for part in parts)
