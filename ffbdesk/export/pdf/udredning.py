"""What the short report says, top to bottom, as flowables for one pass."""

from reportlab.platypus import CondPageBreak, Flowable

from ffbdesk.export import figures
from ffbdesk.export.pdf import goals
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.flow import Level, Lock, Side
from ffbdesk.export.pdf.paint import ProfileFigure
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import Told, body, labelled, long_facts, opening, side, told
from ffbdesk.export.report import ShortReport, ThemeRemark
from ffbdesk.words import report as words

SHEET = st.PORTRAIT
_PROFILE_ROOM = SHEET.height - 40
"""Points: a page without the heading of the profile."""


def story(report: ShortReport, *, lost: bool) -> list[Flowable]:
    """The flowables of a cleaned report; `lost` says that characters were replaced. Each list serves one pass."""
    return [
        *opening(report, SHEET, 2, lost=lost),
        *told([*long_facts(report), *_voices(report)]),
        *_profile(report),
        *_remarks(report),
        *(goals.section(report.goals) if report.goals else []),
        *([Lock(report.lock, SHEET.height)] if report.lock else []),
    ]


def _voices(report: ShortReport) -> list[Told]:
    purpose = body(report.purpose, st.BODY, st.LINE)
    wishes = body(report.wishes, st.QUOTE, st.QUOTE_LINE) or [Para(words.NO_WISHES, st.BODY)]
    return [*([(report.purpose_label, purpose)] if purpose else []), (report.wishes_label, wishes)]


def _profile(report: ShortReport) -> list[Flowable]:
    groups = [group for group in report.profile if group.rows]
    notes = [Para(labelled(fact), st.NOTE) for fact in report.without_level]
    heading = Para(words.PROFILE, st.H1, "H1")
    if not groups:
        return [heading, Side([], [Para(words.NO_LEVELS, st.BODY), *notes], space_after=2)]
    profile = figures.Profile.of(groups, SHEET.width, st.measure, report.earlier)
    notes.insert(0, Para(words.PROFILE_NOTE, st.NOTE))
    return [heading, ProfileFigure(profile, _PROFILE_ROOM), Side([], notes, space_after=2)]


def _remarks(report: ShortReport) -> list[Flowable]:
    rows = [_remark(remark) for remark in report.remarks]
    empty = Side([], [Para(words.NO_REMARKS, st.BODY)])
    return [CondPageBreak(90), Para(words.REMARKS, st.H1, "H1"), *(rows or [empty])]


def _remark(remark: ThemeRemark) -> Flowable:
    sign = Para(remark.state, st.SIDE_NOTE) if remark.level is None else Level(remark.level)
    text = body(remark.remark, st.BODY, st.LINE) or [Para(words.NO_TEXT, st.BODY)]
    return side(remark.theme, "H2", text, sign)
