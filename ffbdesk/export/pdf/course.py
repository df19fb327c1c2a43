"""The papers of the course room: what they draw that no other paper has, and their order."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ffbdesk.dataclass import dataclass
from ffbdesk.export.course.report import (
    Again,
    AgainRow,
    CasePaper,
    CertificatePaper,
    CoursePaper,
    OwnPaper,
    ReferenceTold,
    SheetPaper,
    SummaryPaper,
    Tally,
    TallyRow,
    ThemeTold,
    WhyRow,
)
from ffbdesk.export.figuremarks import MM, Box, Drawing, Line, Mark, Text
from ffbdesk.export.figures import criteria_strip, disc, wrap
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Column, Gap, OnOnePage, Room
from ffbdesk.export.pdf.canvas import PlainCanvas
from ffbdesk.export.pdf.contents import Heading
from ffbdesk.export.pdf.flow import Side, ThemeHead
from ffbdesk.export.pdf.paint import Figure, paint
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import body, side
from ffbdesk.export.pdf.plain import Run
from ffbdesk.export.pdf.structure import shown, spoken
from ffbdesk.export.pdf.table import Cell, Closed, Grid, Layout, Row, cell, facts, head
from ffbdesk.export.report import Fact
from ffbdesk.words import report as words
from ffbdesk.words.course import papers as say
from ffbdesk.words.course import terms

SHEET = st.PORTRAIT
_LEVELS, _SEVEN = 5, 7
_BEGINS = 130.0
"""Points: what has a heading begins where this much is left."""
_BETWEEN = 3.0
"""Points between the columns of a table of counts."""
_SMALL = 8.5
_CHIP = 9.5


def frame(canvas: PlainCanvas, paper: CoursePaper, sheet: st.Sheet, page: int, pages: int) -> None:
    """Head and foot of a page: that it is an exercise stands in both, where other papers say that they are secret."""
    with canvas.artifact("/Type /Pagination /Subtype /Header"):
        _header(canvas, paper, sheet, first=page == 1)
    with canvas.artifact("/Type /Pagination /Subtype /Footer"):
        _footer(canvas, paper, sheet, words.page_of(page, pages))


def _header(canvas: PlainCanvas, paper: CoursePaper, sheet: st.Sheet, *, first: bool) -> None:
    y = sheet.size[1] - (17.2 if first else 15) * MM
    if not isinstance(paper, CertificatePaper):  # which says large what it is
        _line(canvas, sheet.left, y, paper.document, st.SIDE.font)
    about = [_cut(paper.case, sheet.width * 0.35)]
    if isinstance(paper, SheetPaper) and not first:
        about = list(filter(None, (paper.code, say.NUMBER_TO_FILL)))  # sheets that come apart are known again
    _line(canvas, sheet.right, y, "  ·  ".join(about), right=True)
    if terms.PRACTICE in paper.marks:
        _chip(canvas, (sheet.left + sheet.right) / 2, y)
    if not first:
        canvas.setStrokeColor(st.RULE)
        canvas.setLineWidth(st.HAIR)
        canvas.line(sheet.left, y - 2.5 * MM, sheet.right, y - 2.5 * MM)


def _chip(canvas: PlainCanvas, middle: float, y: float) -> None:
    """In a frame, as a draft's mark: known from across the table."""
    wide = st.measure(terms.PRACTICE, _CHIP, "semibold")
    canvas.setStrokeColor(st.ACCENT)
    canvas.setLineWidth(st.RULE_WIDTH)
    canvas.rect(middle - wide / 2 - 6, y - 4.5, wide + 12, 15.5, stroke=1, fill=0)
    canvas.write(middle - wide / 2, y, [[(st.SEMIBOLD, terms.PRACTICE)]], size=_CHIP, ink=st.ACCENT)


def _footer(canvas: PlainCanvas, paper: CoursePaper, sheet: st.Sheet, page: str) -> None:
    y, x = 12 * MM, sheet.left
    if terms.PRACTICE in paper.marks:
        _line(canvas, x, y, terms.PRACTICE, st.SIDE.font)
        x += st.measure(terms.PRACTICE, _SMALL, "semibold") + 4 * MM
    said = "  ·  ".join(mark for mark in paper.marks if mark != terms.PRACTICE)
    _line(canvas, x, y, _cut(said, sheet.right - x - 25 * MM))
    _line(canvas, sheet.right, y, page, right=True)


def _line(canvas: PlainCanvas, x: float, y: float, text: str, font: str = st.REGULAR, *, right: bool = False) -> None:
    start = x - (st.measure(text, _SMALL, "regular") if right else 0)
    ink = st.INK if font == st.REGULAR else st.ACCENT
    canvas.write(start, y, [[(font, text)]], size=_SMALL, ink=ink)


def _cut(text: str, room: float) -> str:
    """On one line; with an ellipsis where the room is too small."""
    first, *more = wrap(text, room - st.measure(" …", _SMALL, "regular"), _SMALL, st.measure)
    return f"{first} …" if more else first


def story(paper: CoursePaper, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned paper; `lost` says that characters were replaced."""
    match paper:
        case CasePaper():
            found = _case(paper, lost=lost)
        case SheetPaper():
            found = _sheet(paper, lost=lost)
        case OwnPaper():
            found = _own(paper, lost=lost)
        case SummaryPaper():
            found = _summary(paper, lost=lost)
        case CertificatePaper():
            found = _certificate(paper, lost=lost)
    return found


def _opening(paper: CoursePaper, *, lost: bool) -> list[Block]:
    return [
        Para(paper.kicker, st.KICKER),
        Para(paper.title, st.TITLE, "Title"),
        Para(paper.subtitle, st.SUBTITLE) if paper.subtitle.strip() else Gap(9),
        *([facts(paper.facts, SHEET, 2)] if paper.facts else []),
        *_lost(lost=lost),
    ]


def _lost(*, lost: bool) -> list[Block]:
    return [Side([], [Para(words.LOST_CHARACTERS, st.NOTE)])] if lost else []


# The case

_READING = replace(st.BODY, size=11, leading=15.5, after=7)
_SECTION = replace(st.H2, before=13, after=4, with_next=True)


def _case(paper: CasePaper, *, lost: bool) -> list[Block]:
    """The text column alone: what is read is not too wide, and the margin is for notes."""
    found = _opening(paper, lost=lost)
    for n, section in enumerate(paper.sections):
        found.append(_Inset(Heading(section.heading, _SECTION, f"section{n}")))
        found += [_Inset(Para(" ".join(text.split()), _READING)) for text in section.paragraphs if text.strip()]
    return [*found, Gap(6), _Inset(Para(paper.declared, st.NOTE))]


class _Inset(Block):
    """A paragraph in the text column, with nothing beside it; breaks as the paragraph does."""

    def __init__(self, para: Para) -> None:
        self._para = para
        self.before, self.after, self.with_next = para.before, para.after, para.with_next

    def fit(self, width: float) -> float:
        """As high as the paragraph."""
        self.width, self.height = width, self._para.fit(width - _INDENT)
        return self.height

    def split(self, height: float) -> list[Block]:
        """Where the paragraph does."""
        return [_Inset(part) for part in self._para.split(height) if isinstance(part, Para)]

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """At the left edge of the text column."""
        self._para.draw(canvas, x + _INDENT, top)


_INDENT = st.LABEL + st.GUTTER


# Svarark

_BOX, _STEP = 17.0, 25.0
"""Points: a box, and from one to the next."""
_BOXES_AT = 218.0
_DOUBT_AT = _BOXES_AT + _SEVEN * _STEP + 22
_WRITTEN = 20.5
"""Points between two lines to write on."""
_THEME = replace(st.H3, before=0, after=0)


def _sheet(paper: SheetPaper, *, lost: bool) -> list[Block]:
    about = [Para(text, st.CELL) for text in paper.help]
    meanings = tuple(Run(part, heavy=n == 0) for fact in paper.without_level for n, part in enumerate(_sentence(fact)))
    return [
        _Opened(_opening(paper, lost=lost), paper.code),
        *about,
        Gap(6),
        Figure(criteria_strip(paper.criteria, SHEET.width, st.measure)),
        Para(meanings, st.NOTE),
        Gap(6),
        *(_Boxes(theme, f"theme{n}", paper.reason_label) for n, theme in enumerate(paper.themes)),
    ]


def _sentence(fact: Fact) -> tuple[str, str]:
    return words.labelled(fact.label), words.ended(fact.text)


class _Opened(Block):
    """Title at the left; the box for the number, and the code under it, at the right."""

    after = 8.0

    def __init__(self, opening: Sequence[Block], code: str) -> None:
        self._opening, self._code = Column(opening), code

    def fit(self, width: float) -> float:
        """As high as the title, and at least as the box."""
        self.width = width
        self.height = max(self._opening.fit(width - _RIGHT), 62.0)
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The title first."""
        self._opening.draw(canvas, x, top)
        left = x + self.width - _RIGHT + 8
        marks: list[Mark] = [
            Text(0, 22, say.NUMBER, 12.5, "semibold", "accent"),
            Box(26, 0.5, _RIGHT - 34.5, 34, stroke="ink", sw=0.9),
        ]
        attrs = shown(say.number_said(), left, top - 36, left + _RIGHT - 8, top)
        with canvas.mark("Figure", attrs=attrs):
            paint(canvas, Drawing(_RIGHT - 8, 36, tuple(marks), say.number_said()), left, top)
        if self._code:
            code = Para((Run(words.labelled(say.CODE)), Run(self._code, heavy=True)), st.CELL)
            code.fit(_RIGHT - 8)
            code.draw(canvas, left, top - 43)


_RIGHT = 170.0


class _Boxes(Block):
    """A theme with its boxes, and two lines for the reason. Never parted."""

    after = 8.0

    def __init__(self, theme: str, bookmark: str, reason: str) -> None:
        self._heading, self._reason = Heading(theme, _THEME, bookmark), reason
        self._said = say.boxes_said(theme, reason)

    def fit(self, width: float) -> float:
        """The higher of name and boxes, and the lines."""
        self.width = width
        self._up = max(self._heading.fit(_BOXES_AT - 14), _BOX + 1) + 8.5
        self.height = self._up + 2 * _WRITTEN + 2
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The name, then what is filled in."""
        with canvas.artifact():
            canvas.setStrokeColor(st.ACCENT)
            canvas.setLineWidth(st.RULE_WIDTH)
            canvas.line(x, top, x + self.width, top)
        self._heading.draw(canvas, x, top - 8.5)
        attrs = shown(self._said, x, top - self.height, x + self.width, top)
        with canvas.mark("Figure", attrs=attrs):
            paint(canvas, Drawing(self.width, self.height, tuple(self._marks()), self._said), x, top)

    def _marks(self) -> list[Mark]:
        found: list[Mark] = []
        for at, sign in enumerate(say.SEVEN_SAID):
            x = _BOXES_AT + at * _STEP + (8 if at >= _LEVELS else 0)
            found += [Box(x, 8, _BOX, _BOX, stroke="ink", sw=0.8), Text(x + _BOX / 2, 20, sign, 9.5, anchor="middle")]
        found += [Box(_DOUBT_AT, 10.5, 12, 12, stroke="ink"), Text(_DOUBT_AT + 17, 20, say.DOUBT, 9.5)]
        first = self._up + _WRITTEN - 1
        found.append(Text(0, first - 2, self._reason, _SMALL))
        start = st.measure(self._reason, _SMALL, "regular") + 8
        return [*found, Line(start, first, self.width, first, 0.4, "rule"), *_rule(first + _WRITTEN, self.width)]


def _rule(y: float, width: float) -> list[Mark]:
    return [Line(0, y, width, y, 0.4, "rule")]


# Signs of the seven, and counts


def _sign(at: int, x: float, y: float, r: float) -> list[Mark]:
    """A level as everywhere; '?' in a box for ikke vurderet, a dash for ikke relevant, which is no sign of a level."""
    if at < _LEVELS:
        return [*disc(x, y, at, r)]
    text = Text(x, y + r * 0.5, say.SEVEN_SAID[at], r * 1.5, "semibold", "ink", "middle")
    return [Box(x - r, y - r, 2 * r, 2 * r, stroke="ink", sw=0.9), text] if at == _LEVELS else [text]


class _Spoken(Block):
    """A small drawing that is read aloud as its words, in the middle of a height."""

    def __init__(self, drawing: Drawing, height: float = 0.0) -> None:
        self._drawing, self.height = drawing, max(height, drawing.height)

    def fit(self, width: float) -> float:
        """As high as it was made."""
        self.width = width
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Drawn as signs, read as words."""
        down = (self.height - self._drawing.height) / 2
        with canvas.mark("P", attrs=spoken(self._drawing.alt)):
            paint(canvas, self._drawing, x, top - down)


class _Middle(Block):
    """A text in the middle of a height, which it may exceed."""

    def __init__(self, para: Para, height: float) -> None:
        self._para, self._least = para, height

    def fit(self, width: float) -> float:
        """As high as asked, or as the text."""
        self.width, self.height = width, max(self._para.fit(width) + 4, self._least)
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """In the middle."""
        self._para.draw(canvas, x, top - (self.height - self._para.height) / 2)


def _seven_heads(widths: Sequence[float], height: float) -> list[Cell]:
    return [
        head("Column", _Spoken(Drawing(wide, 14, tuple(_sign(at, wide / 2, 7, 6)), say.SEVEN_NAMES[at]), height))
        for at, wide in enumerate(widths)
    ]


@dataclass(frozen=True, slots=True)
class _Headed(Layout):
    """A table whose heads are signs among words. The cells before and after the signs are texts."""

    before: tuple[str, ...] = ()
    seven: tuple[float, ...] = ()
    behind: tuple[str, ...] = ()

    def head_row(self) -> Row:
        """Made anew for each part."""
        texts = [[head("Column", Para(text, st.COLUMN_HEAD)) for text in some] for some in (self.before, self.behind)]
        return Row([*texts[0], *_seven_heads(self.seven, 14), *texts[1]])


# The overview

_ROW = 29.0
_BAR, _BAR_WIDE = 13.0, 11.0
_SEVEN_WIDE = (24.0, 24.0, 24.0, 24.0, 31.0, 24.0, 29.0)
"""Points: wider where the levels end, and before what is no count."""
_BEHIND = (37.0, 40.0, 44.0, 43.0, 34.0)


def _overview(paper: SummaryPaper) -> list[Block]:
    tails = (say.SAME, say.FAR, say.REFERENCE, say.WITHIN, say.WHY)
    kept = [n for n in range(len(tails)) if paper.has_reference or n not in {2, 3}]
    behind = [_BEHIND[n] for n in kept]
    name = SHEET.width - sum(_SEVEN_WIDE) - sum(behind)
    widths = [name, *_SEVEN_WIDE, *behind]
    layout = _Headed(
        widths,
        1.0,
        SHEET.height,
        say.OVERVIEW_TABLE,
        between=_BETWEEN,
        before=(say.THEME,),
        seven=tuple(_drawn_in(_SEVEN_WIDE)),
        behind=tuple(tails[n] for n in kept),
    )
    most = max((max(row.tally.counts) for row in paper.rows), default=0)
    rows = [_overview_row(row, most, has_reference=paper.has_reference) for row in paper.rows]
    return [
        Room(_BEGINS),
        Heading(say.OVERVIEW, _SMALL_H1, "overview"),
        Closed(Grid(layout, rows, after=6), [Para(paper.legend, st.NOTE)]),
    ]


_SMALL_H1 = replace(st.H2, before=12, after=5, with_next=True)


def _drawn_in(widths: Sequence[float]) -> list[float]:
    """Every sign stands in a column of one width: what is more is air."""
    return [min(wide, 24.0) - _BETWEEN for wide in widths]


def _overview_row(row: TallyRow, most: int, *, has_reference: bool) -> Row:
    tally = row.tally
    counts = [
        cell(_Spoken(_count(n, most, wide, _under(tally, at), linked=at < _LEVELS - 1)))
        for at, (n, wide) in enumerate(zip(tally.counts, _drawn_in(_SEVEN_WIDE), strict=True))
    ]
    reference = [_given(tally.reference), cell(*_middle(row.within))] if has_reference else []
    return Row(
        [
            head("Row", _Middle(Para(tally.theme, st.CELL), _ROW)),
            *counts,
            cell(*_middle(row.same)),
            cell(*_middle(row.far)),
            *reference,
            cell(*_middle(row.why, style=st.CELL_BOLD)),
        ]
    )


def _middle(text: str, height: float = _ROW, style: st.Style = st.CELL) -> list[Block]:
    return [_Middle(Para(text, style), height)] if text else []


def _given(reference: int | None) -> Cell:
    if reference is None:
        return cell()
    drawing = Drawing(14, 14, tuple(_sign(reference, 7, 7, 6.4)), say.SEVEN_NAMES[reference])
    return cell(_Spoken(drawing, _ROW))


def _under(tally: Tally, at: int) -> float:
    """How heavy the line under a count is."""
    if at == tally.reference:
        return 3.0
    return 1.0 if at in tally.defensible else 0.0


def _count(n: int, most: int, width: float, under: float, *, linked: bool) -> Drawing:
    """A column as high as its number, on the line of the scale; the reference's line under it."""
    base, middle = _ROW - 4.5, width / 2
    high = _BAR * n / most if most else 0.0
    marks: list[Mark] = [Line(0, base, width + (_BETWEEN if linked else 0), base, 0.4, "rule")]
    if n:
        marks.append(Box(middle - _BAR_WIDE / 2, base - high, _BAR_WIDE, high, fill="mid"))
        marks.append(Text(middle, base - high - 2, str(n), _SMALL, anchor="middle"))
    else:
        marks.append(Text(middle, base - 2, "·", _SMALL, anchor="middle"))
    if under:
        marks.append(Box(1, base + 1, width - 2, under, fill="ink"))
    return Drawing(width, _ROW, tuple(marks), str(n))


# Before and after

_AGAIN_ROW = 26.5
_AGAIN_WIDE = (44.0, 44.0, 44.0, 44.0, 52.0, 44.0, 50.0)


def _again(found: Again) -> list[Block]:
    has_changed = any(row.changed for row in found.rows)
    tail = (40.0,) if has_changed else ()
    seven = tuple(min(wide, 44.0) - _BETWEEN for wide in _AGAIN_WIDE)
    layout = _Headed(
        [SHEET.width - sum(_AGAIN_WIDE) - sum(tail), *_AGAIN_WIDE, *tail],
        1.0,
        SHEET.height,
        say.AGAIN_TABLE,
        between=_BETWEEN,
        before=(say.THEME,),
        seven=seven,
        behind=(say.CHANGED,) if has_changed else (),
    )
    most = max((max(*row.before, *row.now) for row in found.rows), default=0)
    rows = [_again_row(row, most, seven, has_changed=has_changed) for row in found.rows]
    return [
        Room(_BEGINS),
        Heading(found.heading, st.H1, "again"),
        Para(found.note, replace(st.NOTE, with_next=True)),
        Grid(layout, rows),
    ]


def _again_row(row: AgainRow, most: int, widths: Sequence[float], *, has_changed: bool) -> Row:
    pairs = zip(row.before, row.now, widths, strict=True)
    counts = [
        cell(_Spoken(_two(before, now, most, wide, linked=at < _LEVELS - 1)))
        for at, (before, now, wide) in enumerate(pairs)
    ]
    changed = [cell(*_middle(row.changed, _AGAIN_ROW))] if has_changed else []
    return Row([head("Row", _Middle(Para(row.theme, st.CELL), _AGAIN_ROW)), *counts, *changed])


def _two(before: int, now: int, most: int, width: float, *, linked: bool) -> Drawing:
    """An empty column for before, a full one for now; the two numbers over them."""
    base, middle = _AGAIN_ROW - 3, width / 2
    highs = [11.5 * n / most if most else 0.0 for n in (before, now)]
    marks: list[Mark] = [Line(0, base, width + (_BETWEEN if linked else 0), base, 0.4, "rule")]
    if before:
        marks.append(Box(middle - 11, base - highs[0], 9.4, highs[0], stroke="ink", sw=0.7))
    if now:
        marks.append(Box(middle + 1, base - highs[1], 10, highs[1], fill="mid"))
    text = f"{before} → {now}" if before or now else "·"
    marks.append(Text(middle, base - max(highs) - 3, text, _SMALL, "regular", "ink", "middle"))
    return Drawing(width, _AGAIN_ROW, tuple(marks), say.again_said(before, now))


# One theme

_CHART, _CHART_BAR = 28.0, 26.0
_APART = 22.0
"""Points: the air before what is no level."""
_NAMED, _LINED = 33.0, 17.0
"""Points: sign and name under the chart, and the reference's line and word under these."""


def spread(tally: Tally, width: float) -> Drawing:
    """How many chose each of the seven, and what can be defended. `width` in points."""
    base, scale = 12 + _CHART, (width - _APART) / _SEVEN
    marks: list[Mark] = []
    for at in range(_SEVEN):
        middle = scale * (at + 0.5) + (_APART if at >= _LEVELS else 0)
        marks += _column(tally, at, middle, base)
        marks += _sign(at, middle, base + 13, 7)
        marks.append(Text(middle, base + 31, say.SEVEN_NAMES[at], _SMALL, anchor="middle"))
        marks += _lined(_under(tally, at), middle, scale / 2 - 3, base + _NAMED + 2)
    ends = _LEVELS * scale
    marks += [Line(3, base, ends - 3, base, 0.6), Line(ends + _APART + 3, base, width - 3, base, 0.6)]
    height = base + _NAMED + (0 if tally.reference is None else _LINED)
    return Drawing(width, height, tuple(marks), tally.said)


def _column(tally: Tally, at: int, middle: float, base: float) -> list[Mark]:
    """As high as its number, which stands over it; one's own is darker and says so."""
    n, most, is_own = tally.counts[at], max(tally.counts), at == tally.own
    if not n:
        return [Text(middle, base - 4, "·", 10, anchor="middle")]
    high = (_CHART - 4) * n / most
    return [
        Box(middle - _CHART_BAR / 2, base - high, _CHART_BAR, high, fill="accent" if is_own else "mid"),
        Text(
            middle,
            base - high - 4,
            f"{n}, {say.YOU}" if is_own else str(n),
            10,
            "semibold" if is_own else "regular",
            anchor="middle",
        ),
    ]


def _lined(under: float, middle: float, half: float, y: float) -> list[Mark]:
    if not under:
        return []
    is_reference = under > 1
    word = say.REFERENCE_LINE if is_reference else say.DEFENSIBLE_LINE
    return [
        Box(middle - half, y, 2 * half, under, fill="ink"),
        Text(middle, y + 12, word, _SMALL, "semibold" if is_reference else "regular", "ink", "middle"),
    ]


def _theme(told: ThemeTold, bookmark: str) -> OnOnePage:
    heading = Heading(told.tally.theme, st.H2, bookmark, 1)
    drawn: list[Block] = [Figure(spread(told.tally, SHEET.width))] if told.has_spread else []
    blocks = [
        ThemeHead(heading, told.level, told.state),
        *drawn,
        *_reasons(told),
        *_reference(told.reference),
        *_closing(told.closing),
    ]
    whole = OnOnePage(blocks, SHEET.height, _THEME_BEGINS)
    whole.most_white = _THEME_WHITE
    return whole


def _closing(rows: Sequence[Fact]) -> list[Block]:
    """One row: what follows the first fact has its label before it."""
    if not rows:
        return []
    first, *rest = rows
    more = [Para((Run(_asked(fact.label), heavy=True), Run(words.ended(fact.text))), st.CELL) for fact in rest]
    return [side(first.label, "P", [*body(first.text, st.CELL, st.CELL), *more], after=_CLOSE)]


_CLOSE = 3.0
_THEME_BEGINS, _FIRST_BEGINS = 230.0, 380.0
_THEME_WHITE = 0.38
"""Of a page: so much stands empty under a theme before the next is parted."""
_REASON = replace(st.CELL, after=1.5)


def _reasons(told: ThemeTold) -> list[Block]:
    """Those under one judgement together, the judgement once."""
    found: list[Block] = []
    for label, some in groupby(told.reasons, key=lambda fact: fact.label):
        for n, fact in enumerate(some):
            text = " ".join(fact.text.split())
            runs = (Run(words.labelled(label), heavy=True), Run(text)) if label and not n else (Run(text),)
            found.append(Para(runs, _REASON))
    more = [Para(told.reasons_note, st.SIDE_NOTE)] if told.reasons_note else []
    return [side(told.reasons_label, "P", found, *more, after=_CLOSE)] if found or more else []


def _reference(told: ReferenceTold | None) -> list[Block]:
    if told is None:
        return []
    reasoning = " ".join(told.reasoning.split())
    more = tuple(
        run for fact in told.more for run in (Run(_asked(fact.label), heavy=True), Run(words.ended(fact.text)))
    )
    text: list[Block] = [Para((Run(told.stands, heavy=True), Run(reasoning)), _REASON)]
    text += [Para(more, st.CELL)] if more else []
    return [side(say.THE_REFERENCE, "P", text, Para(told.author, st.SIDE_NOTE), after=_CLOSE)]


def _asked(label: str) -> str:
    return label if label.endswith("?") else words.labelled(label)


# The whole papers


def _own(paper: OwnPaper, *, lost: bool) -> list[Block]:
    found = [*_opening(paper, lost=lost), Side([], [Para(paper.intro, st.BODY)])]
    found.append(Heading(say.BY_THEME, st.H1, "themes"))
    return [*found, *(_theme(told, f"theme{n}") for n, told in enumerate(paper.themes))]


def _summary(paper: SummaryPaper, *, lost: bool) -> list[Block]:
    in_words: list[Block] = [Para(text, st.BODY) for text in paper.in_words]
    return [
        *_opening(paper, lost=lost),
        side(say.IN_WORDS, "P", in_words, rule=False),
        *(_overview(paper) if paper.rows else []),
        *_said(paper),
        *_themes(paper.themes),
        *_computed(paper.computed),
    ]


def _said(paper: SummaryPaper) -> list[Block]:
    """What the group takes along: on a page of its own, unless little stands on the page begun."""
    taken = [
        side(fact.label, "P", body(fact.text, st.BODY, st.LINE), rule=n > 0) for n, fact in enumerate(paper.takeaways)
    ]
    parts: list[Block] = [
        Heading(terms.TAKEAWAY, st.H1, "taken"),
        *(taken or [Side([], [Para(say.NOTHING_TAKEN, st.BODY)])]),
        *(_whys(paper.whys) if paper.whys else []),
        *(_again(paper.again) if paper.again else []),
    ]
    has_said = paper.takeaways or paper.whys or paper.again
    return [Room(_SAID_BEGINS if has_said else _BEGINS), *parts]


_SAID_BEGINS = 390.0
_WHY_WIDE = [n * MM for n in (36, 18, 66, 48)]


def _whys(rows: Sequence[WhyRow]) -> list[Block]:
    layout = Layout(_WHY_WIDE, 3.5, SHEET.height, say.WHYS_TABLE, say.WHYS_HEADS)
    table = [
        Row(
            [
                head("Row", Para(row.name, st.CELL_BOLD)),
                *(cell(Para(text, st.CELL)) for text in (row.themes, row.means, row.next_step)),
            ]
        )
        for row in rows
    ]
    return [Room(_BEGINS), Heading(say.WHYS, st.H1, "whys"), Grid(layout, table)]


def _themes(themes: Sequence[ThemeTold]) -> list[Block]:
    told = [_theme(one, f"theme{n}") for n, one in enumerate(themes)]
    return [Room(_FIRST_BEGINS), Heading(say.BY_THEME, _SMALL_H1, "themes"), *told] if told else []


def _computed(rows: Sequence[Fact]) -> list[Block]:
    told = [side(fact.label, "P", body(fact.text, st.CELL, st.CELL), rule=n > 0) for n, fact in enumerate(rows)]
    blocks = [Heading(say.COMPUTED, st.H1, "computed"), *told]
    whole = OnOnePage(blocks, SHEET.height, _BEGINS)
    whole.most_white = _WHOLE  # two lines of it alone on the last page would say nothing
    return [whole]


_WHOLE = 0.6
_NAME = replace(st.PLAIN_TITLE, after=10)
_TOOK_PART = st.Style(15, 22, after=26)
_SIGN_HERE = 240.0


def _certificate(paper: CertificatePaper, *, lost: bool) -> list[Block]:
    content = body(paper.content.text, st.LEAD, st.LEAD_LINE)
    return [
        Gap(80),
        Para(paper.kicker, replace(st.H1, with_next=False), "Title"),
        Gap(30),
        Para(paper.name, _NAME),
        Para(paper.took_part, _TOOK_PART),
        *([facts(paper.facts, SHEET, 2)] if paper.facts else []),
        Gap(6),
        *([side(paper.content.label, "P", content, rule=False)] if content else []),
        side("", "P", [Para(paper.note, st.CELL)], rule=False),
        *_lost(lost=lost),
        Gap(60),
        _Signature(paper.signature),
    ]


class _Signature(Block):
    """A line to sign on."""

    def __init__(self, label: str) -> None:
        self._label = Para(label, st.SIDE_NOTE)

    def fit(self, width: float) -> float:
        """The label under the line."""
        self.width, self.height = width, self._label.fit(_SIGN_HERE) + 4
        return self.height

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The line is decoration."""
        with canvas.artifact():
            canvas.setStrokeColor(st.INK)
            canvas.setLineWidth(st.HAIR)
            canvas.line(x + _INDENT, top, x + _INDENT + _SIGN_HERE, top)
        self._label.draw(canvas, x + _INDENT, top - 4)
