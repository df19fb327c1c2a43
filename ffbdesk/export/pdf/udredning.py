"""What a udredning says, short or full, top to bottom, as blocks."""

from collections.abc import Mapping, Sequence

from ffbdesk.export import figures
from ffbdesk.export.figuremarks import MM
from ffbdesk.export.pdf import goals
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, OnOnePage, Room
from ffbdesk.export.pdf.contents import Contents, Heading
from ffbdesk.export.pdf.flow import Level, Lock, Side, ThemeHead
from ffbdesk.export.pdf.paint import Figure, ProfileFigure
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import Told, body, labelled, long_facts, opening, side, told
from ffbdesk.export.pdf.plain import Run
from ffbdesk.export.pdf.table import Cell, Grid, Layout, Row, cell, head
from ffbdesk.export.report import CitedNote, Evidence, FullReport, GatheringReport, ShortReport, ThemePart, ThemeRemark
from ffbdesk.words import report as words

SHEET = st.PORTRAIT
_PROFILE_ROOM = SHEET.height - 40
"""Points: a page without the heading of the profile."""
_THEME_BEGINS = 200.0
"""Points: a theme that no page can hold begins where this much is left."""
_EVIDENCE = [n * MM for n in (84, 14, 14, 14, 14, 14, 14)]


def short(report: ShortReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    return [
        *opening(report, SHEET, 2, lost=lost),
        *told([*long_facts(report), *_voices(report)]),
        Heading(words.PROFILE, st.H1, "profile"),
        *_profile(report),
        *_remarks(report),
        *_ends(report),
    ]


def full(report: FullReport, pages: Mapping[str, int], *, lost: bool) -> list[Block]:
    """The same for the full form; `pages` says on which page each heading stands, once they are counted."""
    themes = [_theme(number, theme, report) for number, theme in enumerate(report.themes)]
    begun = [*_begun(report), Heading(words.ACTIVITIES, st.H1, "themes"), *_profile(report)]
    ends = _ends(report, in_full=True)
    listed = [entry for part in (begun, *themes, ends) for block in part for entry in block.entries()]
    reading = told([(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in report.reading])
    return [
        *opening(report, SHEET, 2, lost=lost),
        *told(long_facts(report)),
        Heading(words.CONTENTS, st.H1, "contents"),
        Contents.of(listed, pages),
        Room(150),
        Heading(words.READING, st.H1, "reading"),
        *reading,
        *begun,
        *(OnOnePage(theme, SHEET.height, _THEME_BEGINS) for theme in themes),
        *ends,
    ]


def _begun(report: FullReport) -> list[Block]:
    return [Room(170), Heading(words.OPENED, st.H1, "opened"), *told(_voices(report))]


def _ends(report: GatheringReport, *, in_full: bool = False) -> list[Block]:
    """The goals, and the lock, which never stands on a page alone where there is a table to go with it."""
    lock: list[Block] = [Lock(report.lock, SHEET.height)] if report.lock else []
    return goals.section(report.goals, lock, in_full=in_full) if report.goals else lock


def _voices(report: GatheringReport) -> list[Told]:
    purpose = body(report.purpose, st.BODY, st.LINE)
    wishes = body(report.wishes, st.QUOTE, st.QUOTE_LINE) or [Para(words.NO_WISHES, st.BODY)]
    return [*([(report.purpose_label, purpose)] if purpose else []), (report.wishes_label, wishes)]


def _profile(report: GatheringReport) -> list[Block]:
    groups = [group for group in report.profile if group.rows]
    notes = [Para(labelled(fact), st.NOTE) for fact in report.without_level]
    if not groups:
        return [Side([], [Para(words.NO_LEVELS, st.BODY), *notes], after=2)]
    profile = figures.Profile.of(groups, SHEET.width, st.measure, report.earlier)
    own = any(row.own is not None for group in groups for row in group.rows)
    notes.insert(0, Para(f"{words.PROFILE_NOTE} {words.OWN_RATING_NOTE}" if own else words.PROFILE_NOTE, st.NOTE))
    return [ProfileFigure(profile, _PROFILE_ROOM), Side([], notes, after=2)]


def _remarks(report: ShortReport) -> list[Block]:
    rows = [_remark(remark) for remark in report.remarks]
    empty = Side([], [Para(words.NO_REMARKS, st.BODY)])
    return [Room(90), Heading(words.REMARKS, st.H1, "remarks"), *(rows or [empty])]


def _remark(remark: ThemeRemark) -> Block:
    sign = Para(remark.state, st.SIDE_NOTE) if remark.level is None else Level(remark.level)
    text = body(remark.remark, st.BODY, st.LINE) or [Para(words.NO_TEXT, st.BODY)]
    return side(remark.theme, "H2", text, sign)


def _theme(number: int, theme: ThemePart, report: FullReport) -> list[Block]:
    """One theme: what it is about, three voices, how often, notes, the level among its criteria, own rating."""
    state = words.unconfirmed(theme.state) if theme.unconfirmed else theme.state
    voices = [(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in theme.voices]
    heading = Heading(theme.theme, st.H2, f"theme{number}", level=1)
    return [
        ThemeHead(heading, theme.level, state),
        side(
            words.THEME_ABOUT,
            "H3",
            body(theme.explanation, st.BODY, st.LINE),
            Para(theme.group, st.SIDE_NOTE),
            rule=False,
        ),
        *(side(label, "H3", text) for label, text in voices),
        *(_evidence(theme) if theme.evidence else []),
        *_notes(theme.notes),
        *_judged(theme, report),
    ]


def _judged(theme: ThemePart, report: FullReport) -> list[Block]:
    found: list[Block] = []
    if theme.level is not None:
        strip = figures.criteria_strip(theme.level, report.criteria, SHEET.width, st.measure)
        found += [Para(words.judged(theme.level), st.H3, "H3"), Figure(strip)]
    rows = [(words.SHORT_REMARK, theme.remark), (theme.own_label, theme.own)]
    found += [
        side(label, "P", body(text, st.BODY, st.LINE), rule=theme.level is None and not n)
        for n, (label, text) in enumerate(rows)
        if text.strip()
    ]
    return found


def _evidence(theme: ThemePart) -> list[Block]:
    """Whose the prompts are, then a row a prompt, the mark in the column of its word. Never counted, never a level."""
    heads = (words.PROMPTS, *words.FREQUENCIES)
    layout = Layout(_EVIDENCE, 1.5, SHEET.height, words.EVIDENCE_TABLE, heads, between=3.0)
    rows = [_asked(found) for found in theme.evidence]
    occasions = sum(found.on_occasion for found in theme.evidence)
    if occasions:
        under = head("Row", Para(words.ON_OCCASION, st.CELL_BOLD))
        rows.insert(len(rows) - occasions, Row([under, *(cell() for _ in range(6))], with_next=True))
    return [Para(words.how_often(theme.source), st.H3, "H3"), Grid(layout, rows, after=3)]


def _asked(found: Evidence) -> Row:
    note = [Para(found.note, st.SIDE_NOTE)] if found.note else []
    return Row([head("Row", Para(found.prompt, st.CELL), *note), *(_mark(found.column, at) for at in range(6))])


def _mark(column: int, at: int) -> Cell:
    """A disc, or a ring where it is not relevant; read aloud as the column's word."""
    if column != at:
        return cell()
    sign = words.MARK_NOT_RELEVANT if at == len(words.FREQUENCIES) - 1 else words.MARK
    return cell(Para(sign, st.CELL, "Span", said=words.FREQUENCIES[at]))


def _notes(notes: Sequence[CitedNote]) -> list[Block]:
    return [side(words.NOTE if not n else "", "H3", _note(note), rule=True) for n, note in enumerate(notes)]


def _note(note: CitedNote) -> list[Block]:
    found = _signed(note.signed, note.text)
    for more in note.additions:
        found += _signed(words.added(more.signed), more.text)
    return found


def _signed(by: str, text: str) -> list[Block]:
    return [Para((Run(by, heavy=True),), st.SIGNED), *body(text, st.BODY, st.LINE)]
