"""What a udredning says, short or full, top to bottom, as blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ffbdesk.export import figures
from ffbdesk.export.pdf import goals
from ffbdesk.export.pdf import style as st
from ffbdesk.export.pdf.block import Block, Gap, OnOnePage, Room
from ffbdesk.export.pdf.contents import Contents, Heading
from ffbdesk.export.pdf.flow import Level, Lock, Side, ThemeHead
from ffbdesk.export.pdf.paint import Figure, ProfileFigure
from ffbdesk.export.pdf.para import Para
from ffbdesk.export.pdf.pieces import Told, body, labelled, long_facts, opening, side, told
from ffbdesk.export.pdf.plain import Run
from ffbdesk.export.report import (
    CitedNote,
    DescribedPart,
    Evidence,
    Fact,
    FullReport,
    GatheringReport,
    GoalRow,
    ShortReport,
    ThemePart,
    ThemeRemark,
)
from ffbdesk.words import report as words
from ffbdesk.words import walk

SHEET = st.PORTRAIT
_PROFILE_ROOM = SHEET.height - 40
"""Points: a page without the heading of the profile."""
_THEME_BEGINS = 200.0
"""Points: a theme that no page can hold begins where this much is left."""
_OCCASION = replace(st.CELL_BOLD, ink=st.ACCENT, with_next=True)
_CLOSE = 4.0
"""Points of air between the rows of a theme, and of many themes in short."""


def short(report: ShortReport, *, lost: bool) -> list[Block]:
    """The blocks of a cleaned report; `lost` says that characters were replaced."""
    return [
        *opening(report, SHEET, 2, lost=lost),
        *told([*long_facts(report), *_answer(report)]),
        Heading(words.PROFILE, st.H1, "profile"),
        *_profile(report),
        *_remarks(report),
        *_highlighted(report),
        *_ends(report),
    ]


def _answer(report: ShortReport) -> list[Told]:
    """What one sees in thirty seconds: why now, what the citizen wants, which support, for whom, towards what."""
    found = [(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in report.opened]
    if report.evaluation is not None:
        facts = (report.evaluation.need, *report.evaluation.targets)
        found += [(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in facts if fact.text]
    goals_ = report.goals.rows if report.goals else ()
    lines = [_in_brief(goal) for goal in goals_]
    brief = [Para(line, st.BODY if n == len(lines) else st.LINE) for n, line in enumerate(lines, 1)]
    return [*found[: len(report.opened)], *_voices(report), *found[len(report.opened) :], *_if(words.IN_BRIEF, brief)]


def _in_brief(goal: GoalRow) -> str:
    what = goal.theme or goal.wording
    return words.goal_in_brief(what, goal.current, goal.expected, goal.change, goal.follow_up)


def _if(label: str, text: Sequence[Block]) -> list[Told]:
    return [(label, list(text))] if text else []


def _highlighted(report: ShortReport) -> list[Block]:
    """A line an overtema: what is highlighted of it, never a level."""
    if not report.described:
        return []
    rows = [side(_named(part), "P", [Para(_days(part), st.BODY)], after=_CLOSE) for part in report.described]
    return [Room(90), Heading(words.DESCRIBED, st.H1, "described"), *rows]


def _named(part: DescribedPart) -> str:
    return words.unconfirmed(part.group) if part.unconfirmed else part.group


def _days(part: DescribedPart) -> str:
    return "; ".join(f"{fact.label} ({fact.text})" for fact in part.highlights) or words.NOTHING_HIGHLIGHTED


def full(report: FullReport, pages: Mapping[str, int], *, lost: bool) -> list[Block]:
    """The same for the full form; `pages` says on which page each heading stands, once they are counted."""
    themes = [_theme(number, theme) for number, theme in enumerate(report.themes)]
    begun = [*_begun(report), Heading(words.ACTIVITIES, st.H1, "themes"), *_profile(report)]
    described = _described(report)
    ends = [*_evaluation(report), *_ends(report, in_full=True)]
    parts = (begun, *themes, described, ends)
    listed = [entry for part in parts for block in part for entry in block.entries()]
    reading = told([(fact.label, body(fact.text, st.CELL, st.CELL)) for fact in report.reading])
    return [
        *opening(report, SHEET, 2, lost=lost),
        *told(long_facts(report)),
        Heading(words.CONTENTS, st.H1, "contents"),
        Contents.of(listed, pages),
        Room(150),
        Heading(words.READING, st.H1, "reading"),
        *reading,
        *([Figure(figures.criteria_strip(report.criteria, SHEET.width, st.measure))] if report.criteria else []),
        *begun,
        *(OnOnePage(theme, SHEET.height, _THEME_BEGINS) for theme in themes),
        *described,
        *ends,
    ]


def _begun(report: FullReport) -> list[Block]:
    """Sagsåbning with purpose and wishes; these two alone where nothing else of it is written."""
    heading = words.CASE_OPENED if report.opened else words.OPENED
    found = [(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in report.opened]
    return [Room(170), Heading(heading, st.H1, "opened"), *told([*found, *_voices(report)])]


def _described(report: FullReport) -> list[Block]:
    """Each section with its overtemaer: what is highlighted, then three voices in three places."""
    found: list[Block] = []
    section = ""
    for number, part in enumerate(report.described):
        if part.section != section:
            found += [Room(170), Heading(part.section, st.H1, f"section{number}")]
            section = part.section
        found += [Room(90), Gap(6), Heading(_named(part), st.H2, f"described{number}", level=1)]
        found.append(side(words.HIGHLIGHTED, "H3", [Para(_days(part), st.BODY)], rule=False, after=_CLOSE))
        found += [side(fact.label, "H3", body(fact.text, st.BODY, st.LINE), after=_CLOSE) for fact in part.voices]
    return found


def _evaluation(report: FullReport) -> list[Block]:
    """Samlet faglig vurdering, then støttebehov with its reason, then målgruppe."""
    part = report.evaluation
    if part is None:
        return []
    facts = [fact for fact in (part.whole, part.need, part.reason, *part.targets) if fact.text.strip()]
    rows = told([(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in facts])
    return [Room(170), Heading(words.EVALUATION, st.H1, "evaluation"), *rows]


def _ends(report: GatheringReport, *, in_full: bool = False) -> list[Block]:
    """The goals, and the lock, which never stands on a page alone where there is a table to go with it."""
    closing: list[Block] = [Lock(report.lock, SHEET.height)] if report.lock else []
    closing += [Para(report.made_with, st.SIDE_NOTE)] if report.made_with else []
    return goals.section(report.goals, closing, in_full=in_full) if report.goals else closing


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
    signs: list[Block] = [Para(remark.state, st.SIDE_NOTE)]
    if remark.level is not None:
        unsure = [Para(words.NOT_CONFIRMED, st.SIDE_NOTE)] if remark.unconfirmed else []
        signs = [Level(remark.level, unconfirmed=remark.unconfirmed), *unsure]
    last = st.LINE if remark.change else st.BODY
    text = body(remark.remark, last, st.LINE) or [Para(words.NO_TEXT, last)]
    text += [Para(words.ended(remark.change), st.SIDE_NOTE)] if remark.change else []
    return side(remark.theme, "H2", text, *signs, after=_CLOSE)


def _theme(number: int, theme: ThemePart) -> list[Block]:
    """One theme: what it is about, three voices, how often, notes, the remark, the level and own rating."""
    state = words.unconfirmed(theme.state) if theme.unconfirmed else theme.state
    voices = [(fact.label, body(fact.text, st.BODY, st.LINE)) for fact in theme.voices]
    heading = Heading(theme.theme, st.H2, f"theme{number}", level=1)
    about = body(theme.explanation, st.NOTE, st.NOTE)
    group = Para(theme.group, st.SIDE_NOTE)
    return [
        ThemeHead(heading, theme.level, state, unconfirmed=theme.unconfirmed),
        *([side(words.THEME_ABOUT, "H3", about, group, rule=False, after=_CLOSE)] if about else []),
        *(side(label, "H3", text, after=_CLOSE) for label, text in voices),
        *(_evidence(theme) if theme.evidence else []),
        *_notes(theme.notes),
        *_judged(theme),
    ]


def _judged(theme: ThemePart) -> list[Block]:
    if theme.level is not None:
        said = words.judged(theme.level, theme.change, theme.own_label, theme.own, sure=not theme.unconfirmed)
    else:
        said = words.own_rating(theme.own_label, theme.own) if theme.own.strip() else ""
    text = [*body(theme.remark, st.BODY, st.LINE), *([Para(said, st.NOTE)] if said else [])]
    label = words.SHORT_REMARK if theme.remark.strip() else words.ASSESSED_LEVEL if theme.level is not None else ""
    return [side(label, "P", text, after=_CLOSE)] if text else []


def _evidence(theme: ThemePart) -> list[Block]:
    """Whose the prompts are, and for each word what it was said of. Never counted, never a level."""
    usual = [one for one in theme.evidence if not one.on_occasion]
    occasions = [one for one in theme.evidence if one.on_occasion]
    lines = [*_by_word(usual), *([Para(words.ON_OCCASION, _OCCASION)] if occasions else []), *_by_word(occasions)]
    source = [Para(theme.source, st.SIDE_NOTE)] if theme.source else []
    return [side(words.HOW_OFTEN, "H3", lines, *source, after=_CLOSE)]


def _by_word(evidence: Sequence[Evidence]) -> list[Block]:
    """A line a word, in the order of the scale."""
    found: dict[int, list[str]] = {column: [] for column in sorted({one.column for one in evidence})}
    for one in evidence:
        found[one.column].append(walk.noted(one.prompt, one.note))
    return [Para(labelled(Fact(words.FREQUENCIES[n], "; ".join(said))), st.CELL) for n, said in found.items()]


def _notes(notes: Sequence[CitedNote]) -> list[Block]:
    return [side(words.NOTE if not n else "", "H3", _note(note), rule=True) for n, note in enumerate(notes)]


def _note(note: CitedNote) -> list[Block]:
    found = _signed(note.signed, note.text)
    for more in note.additions:
        found += _signed(words.added(more.signed), more.text)
    return found


def _signed(by: str, text: str) -> list[Block]:
    return [Para((Run(by, heavy=True),), st.SIGNED), *body(text, st.BODY, st.LINE)]
