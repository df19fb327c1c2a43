"""What the short report says, top to bottom, as flowables for one pass."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, Spacer

from ffbdesk.export import figures
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.flow import Level, Lock, Side
from ffbdesk.export.pdf.paint import Figure
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.plain import Run, paragraphs
from ffbdesk.export.pdf.table import facts
from ffbdesk.export.report import Fact, ShortReport, ThemeRemark
from ffbdesk.words import report as words

_FACT_FITS = 240
"""Characters: a longer value leaves the head block for a row of its own that can break over pages."""
_LABEL_FITS = 160
"""Characters: a longer label would not fit beside its text."""
_PROFILE_ROOM = st.HEIGHT - 40
"""Points: a page without the heading of the profile."""


def story(report: ShortReport, *, lost: bool) -> list[Flowable]:
    """The flowables of a cleaned report; `lost` says that characters were replaced. Each list serves one pass."""
    return [
        NextPageTemplate("next"),
        *_head(report),
        *([Side([], [Para(words.LOST_CHARACTERS, st.NOTE)])] if lost else []),
        *_told(report),
        *_profile(report),
        *_remarks(report),
        *([Lock(report.lock)] if report.lock else []),
    ]


def _head(report: ShortReport) -> list[Flowable]:
    short = [fact for fact in report.facts if len(fact.text) <= _FACT_FITS]
    subtitle: Flowable = Para(report.subtitle, st.SUBTITLE) if report.subtitle.strip() else Spacer(0, 9)
    return [
        Para(report.kicker, st.KICKER),
        Para(report.title, st.TITLE, "Title"),
        subtitle,
        *([facts(short)] if short else []),
    ]


def _told(report: ShortReport) -> list[Flowable]:
    """Long facts, purpose and wishes, each under a hairline but the first, which follows the head block's own rule."""
    rows = [(fact.label, _body(fact.text, st.BODY, st.LINE)) for fact in report.facts if len(fact.text) > _FACT_FITS]
    if purpose := _body(report.purpose, st.BODY, st.LINE):
        rows.append((report.purpose_label, purpose))
    wishes = _body(report.wishes, st.QUOTE, st.QUOTE_LINE)
    rows.append((report.wishes_label, wishes or [Para(words.NO_WISHES, st.BODY)]))
    return [_side(label, "P", body, rule=n > 0) for n, (label, body) in enumerate(rows)]


def _profile(report: ShortReport) -> list[Flowable]:
    groups = [group for group in report.profile if group.rows]
    notes = [_bold_fact(fact) for fact in report.without_level]
    heading = Para(words.PROFILE, st.H1, "H1")
    if not groups:
        return [heading, Side([], [Para(words.NO_LEVELS, st.BODY), *notes], space_after=2)]
    drawings = figures.profiles(groups, st.WIDTH, st.measure, _PROFILE_ROOM)
    notes.insert(0, Para(words.PROFILE_NOTE, st.NOTE))
    return [heading, *map(Figure, drawings), Side([], notes, space_after=2)]


def _remarks(report: ShortReport) -> list[Flowable]:
    rows = [_remark(remark) for remark in report.remarks]
    empty = Side([], [Para(words.NO_REMARKS, st.BODY)])
    return [CondPageBreak(90), Para(words.REMARKS, st.H1, "H1"), *(rows or [empty])]


def _remark(remark: ThemeRemark) -> Flowable:
    sign = Para(remark.state, st.SIDE_NOTE) if remark.level is None else Level(remark.level)
    body = _body(remark.remark, st.BODY, st.LINE) or [Para(words.NO_TEXT, st.BODY)]
    return _side(remark.theme, "H2", body, sign)


def _side(label: str, tag: str, body: list[Flowable], *under: Flowable, rule: bool = True) -> Flowable:
    """A row; a label too long for the margin column stands over its text instead."""
    if len(label) > _LABEL_FITS:
        return Side([], [Para(label, st.SIDE, tag), *under, *body], rule=rule)
    return Side([Para(label, st.SIDE, tag), *under], body, rule=rule)


def _body(text: str, paragraph: ParagraphStyle, line: ParagraphStyle) -> list[Flowable]:
    """What a person typed: blank lines part paragraphs, a line break starts a new line."""
    found: list[Flowable] = []
    for *lines, last in paragraphs(text):
        found += [Para(typed, line) for typed in lines]
        found.append(Para(last, paragraph))
    return found


def _bold_fact(fact: Fact) -> Flowable:
    return Para((Run(words.labelled(fact.label), heavy=True), Run(fact.text)), st.NOTE)
