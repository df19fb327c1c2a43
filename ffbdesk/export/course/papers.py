"""From the course room to its papers.

Paper 1 and 2 hold nothing of the reference; the summary holds nobody's name or number.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, zip_longest

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.board import Board, Reason, by_judgement
from ffbdesk.domain.course.case import CourseCase
from ffbdesk.domain.course.exercise import AGAIN, ALONE, BLIND, Answer, Exercise, Talk, Why
from ffbdesk.domain.course.spread import SEVEN, Spread, changed, figures, widest_first
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, level_of
from ffbdesk.export.course.report import (
    Again,
    AgainRow,
    CasePaper,
    CaseSection,
    CertificatePaper,
    OwnPaper,
    ReferenceTold,
    SheetPaper,
    SummaryPaper,
    Tally,
    TallyRow,
    ThemeTold,
    WhyRow,
)
from ffbdesk.export.report import Fact
from ffbdesk.words import levels
from ffbdesk.words.course import papers as say
from ffbdesk.words.course import terms
from ffbdesk.words.dates import long_date
from ffbdesk.words.signs import on_paper

MOST_REASONS = 5
"""At a theme where the trainer has not chosen."""

type Chosen = Mapping[ThemeCode, Sequence[str]]
"""The reasons that the trainer wants in the summary, by theme."""


def case_paper(case: CourseCase) -> CasePaper:
    """A case as it is handed out."""
    return CasePaper(
        file_title=say.title(say.CASE, case.title),
        document=say.CASE,
        kicker=say.KICKER,
        title=case.title,
        subtitle=say.about_case(case),
        case=case.title,
        marks=(terms.PRACTICE, say.FICTITIOUS),
        facts=(),
        sections=tuple(CaseSection(one.heading, one.paragraphs) for one in case.sections),
        declared=say.declared(case.declared),
    )


def sheet_paper(exercise: Exercise, case: CourseCase, catalogue: Catalogue, round: int) -> SheetPaper:
    """Svarark for whoever scores by hand."""
    criteria = {value.level: value.criterion for value in catalogue.levels if value.level is not None}
    return SheetPaper(
        file_title=say.title(say.SHEET, case.title),
        document=say.SHEET,
        kicker=f"{say.KICKER} · {say.round_named(round)}",
        title=say.SHEET,
        subtitle=terms.person(case),
        case=case.title,
        marks=(terms.PRACTICE, say.FICTITIOUS),
        facts=(),
        code=exercise.code,
        help=say.sheet_help(exercise.rules),
        criteria=tuple(criteria[level] for level in sorted(criteria)),
        without_level=tuple(Fact(name, means) for name, means in say.WITHOUT_LEVEL),
        reason_label=say.REASON if exercise.rules.reason_needed else say.REASON_OPTIONAL,
        themes=tuple(catalogue.theme(code).name for code in exercise.themes),
    )


def own_paper(answer: Answer, board: Board, catalogue: Catalogue) -> OwnPaper:
    """One participant's own answers beside the group's, and the reference where it is shown."""
    found = board.spreads(answer.round)
    facts = (
        Fact(say.NUMBER, str(answer.number)),
        Fact(say.DAY, long_date(answer.day)),
        Fact(say.TEAM, board.exercise.team),
        Fact(say.ANSWERS, say.answers(len(board.of_round(answer.round)), board.exercise.participants)),
    )
    return OwnPaper(
        file_title=say.title(say.OWN, board.exercise.title),
        document=say.OWN,
        kicker=f"{say.KICKER} · {say.round_named(answer.round)}",
        title=say.OWN,
        subtitle=_about(board),
        case=board.exercise.title,
        marks=_marks(board),
        facts=_written(facts),
        intro=say.OWN_INTRO_WITH_REFERENCE if board.reference else say.OWN_INTRO,
        themes=tuple(_own_theme(one, answer, board, catalogue) for one in found),
    )


def summary_paper(
    board: Board,
    catalogue: Catalogue,
    *,
    round: int,
    trainer: str,
    hours: str,
    chosen: Chosen | None = None,
) -> SummaryPaper:
    """Opsamling of a round; `hours` as it was typed. A theme that is not in `chosen` gets a few of its reasons."""
    exercise, found = board.exercise, widest_first(board.spreads(round))
    names = {code: catalogue.theme(code).name for code in exercise.themes}
    whole, has_reference = figures(found), board.reference is not None
    n = len(board.of_round(round))
    facts = (
        Fact(say.TEAM, exercise.team),
        Fact(say.DAY, long_date(exercise.held_on)),
        Fact(say.TRAINER, trainer),
        Fact(say.ANSWERS, say.answers(n, exercise.participants)),
        Fact(say.ROUND, say.round_named(round)),
        Fact(say.HOURS, say.hours(hours)),
    )
    in_words = (*terms.in_words(whole, has_reference=has_reference), *say.supported(whole, board.case, names))
    return SummaryPaper(
        file_title=say.title(say.SUMMARY, exercise.title),
        document=say.SUMMARY,
        kicker=say.KICKER,
        title=say.SUMMARY,
        subtitle=_about(board),
        case=exercise.title,
        marks=_marks(board),
        facts=_written(facts),
        in_words=in_words if n else (say.NO_ANSWERS,),
        rows=tuple(_row(one, names[one.theme], exercise.talk(one.theme)) for one in found) if n else (),
        has_reference=has_reference,
        legend=say.legend(has_reference=has_reference),
        takeaways=_takeaways(exercise, names),
        whys=_whys(exercise),
        again=_again(board, names, BLIND if round == BLIND else AGAIN),
        themes=tuple(_theme(one, board, catalogue, round, chosen or {}) for one in found),
        computed=tuple(
            Fact(label, text) for label, text in say.computed(whole, board.case, has_reference=has_reference)
        ),
    )


def certificate_paper(name: str, *, trainer: str, on: date, hours: str, content: str, team: str) -> CertificatePaper:
    """Kursusbevis. The name stands on the paper and is kept nowhere."""
    facts = (
        Fact(say.DAY, long_date(on)),
        Fact(say.HOURS, say.hours(hours)),
        Fact(say.TRAINER, trainer),
        Fact(say.TEAM, team),
    )
    return CertificatePaper(
        file_title=say.CERTIFICATE,
        document=say.CERTIFICATE,
        kicker=say.CERTIFICATE,
        marks=(terms.PRACTICE,),
        title=name,
        facts=_written(facts),
        name=name,
        took_part=say.TOOK_PART,
        content=Fact(say.CONTENT, content),
        note=say.CERTIFICATE_NOTE,
        signature=say.SIGNATURE,
    )


def _written(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.text.strip())


def _about(board: Board) -> str:
    return terms.person(board.case) if board.case is not None else board.exercise.title


def _marks(board: Board) -> tuple[str, ...]:
    untried = board.reference is not None and board.case is not None and not board.case.is_tried
    return (terms.PRACTICE, say.FICTITIOUS, *((terms.NOT_TRIED,) if untried else ()))


def _place(judgement: Judgement) -> int:
    return SEVEN.index(judgement)


def _tally(found: Spread, name: str, own: Judgement | None = None) -> Tally:
    reference = found.reference
    return Tally(
        name,
        found.counts,
        say.spread_said(found, name, terms.named(own).lower() if own is not None else ""),
        None if reference is None else _place(reference.judgement),
        () if reference is None else tuple(map(_place, reference.defensible)),
        None if own is None else _place(own),
    )


def _row(found: Spread, name: str, talk: Talk) -> TallyRow:
    within = "" if found.within is None or not found.n else say.of(found.within, found.n)
    return TallyRow(_tally(found, name), say.pairs(found.same), say.pairs(found.far), within, _letters(talk))


def _letters(talk: Talk) -> str:
    return " ".join(why.value for why in Why if why in talk.why)


def _takeaways(exercise: Exercise, names: Mapping[ThemeCode, str]) -> tuple[Fact, ...]:
    return _written([Fact(names[code], exercise.talk(code).takeaway) for code in exercise.themes])


def _whys(exercise: Exercise) -> tuple[WhyRow, ...]:
    """Every one, once any was marked."""
    found = Counter(chain.from_iterable(exercise.talk(code).why for code in exercise.themes))
    if not found:
        return ()
    return tuple(WhyRow(say.why_row(why), str(found[why]), say.why_means(why), terms.NEXT_STEP[why]) for why in Why)


def _again(board: Board, names: Mapping[ThemeCode, str], which: int) -> Again | None:
    rows = tuple(_again_rows(board, names, which))
    if not rows:
        return None
    counts = len(board.of_round(ALONE)), len(board.of_round(which))
    note = say.again_note(*counts, pairs=any(row.changed for row in rows))
    return Again(say.again_heading(which), rows, note)


def _again_rows(board: Board, names: Mapping[ThemeCode, str], which: int) -> Iterator[AgainRow]:
    before, after = board.of_round(ALONE), board.of_round(which)
    for code in board.exercise.themes:
        now = board.spread(code, which).counts
        if not any(now) and which == AGAIN:
            now = board.exercise.talk(code).again or now
        if any(now):
            moved = changed(code, before, after)
            yield AgainRow(names[code], board.spread(code, ALONE).counts, now, "" if moved is None else str(moved))


def _theme(found: Spread, board: Board, catalogue: Catalogue, which: int, chosen: Chosen) -> ThemeTold:
    theme, talk = catalogue.theme(found.theme), board.exercise.talk(found.theme)
    reasons, left = _reasons(board, found.theme, which, chosen.get(found.theme))
    closing = (
        Fact(say.AGREEMENT, say.agreement(found)),
        Fact(say.WHYS, say.why_here([why for why in Why if why in talk.why])),
    )
    return ThemeTold(
        tally=_tally(found, theme.name),
        state=catalogue.group(theme.group).name,
        level=None,
        reasons=reasons,
        reasons_label=say.REASONS,
        reasons_note=say.further_reasons(left),
        reference=_reference(found, board, None),
        closing=_written(closing),
        has_spread=found.n > 0,
    )


def _own_theme(found: Spread, answer: Answer, board: Board, catalogue: Catalogue) -> ThemeTold:
    given, name = answer.of(found.theme), catalogue.theme(found.theme).name
    own = given.judgement if given else None
    level = level_of(own)
    state = say.NOT_ANSWERED if own is None else on_paper(own) if level is None else levels.SHORT[level]
    doubt = f", {say.DOUBT}" if given and given.doubt and own is not None else ""
    reason = given.reason if given and own is not None else ""
    return ThemeTold(
        tally=_tally(found, name, own),
        state=f"{state}{doubt}",
        level=None if level is None else int(level),
        reasons=(Fact("", reason or say.NO_REASON),) if own is not None else (),
        reasons_label=say.CHOSEN_BY_YOU,
        reasons_note="",
        reference=_reference(found, board, own),
        closing=(Fact(say.GROUP, say.agreement(found)),),
        has_spread=found.n > 0,
    )


def _reference(found: Spread, board: Board, own: Judgement | None) -> ReferenceTold | None:
    """To the one who chose `own` also why not that, where it is another."""
    whole, reference = board.reference, found.reference
    if whole is None or reference is None:
        return None
    against = reference.why_not(own) if own != reference.judgement else ""
    more = (
        Fact(say.why_not(terms.short(own)) if own is not None else "", against),
        Fact(say.COUNTED_IN, terms.listed(reference.counted_in)),
        Fact(say.LEFT_OUT, terms.listed(reference.left_out)),
    )
    return ReferenceTold(terms.author(whole), say.stands(reference), reference.reasoning, _written(more))


def _reasons(board: Board, theme: ThemeCode, which: int, chosen: Sequence[str] | None) -> tuple[tuple[Fact, ...], int]:
    """What stands there, and how many more there are that are not hidden."""
    shown = board.reasons(theme, which)
    if chosen is None:
        picked = _mixed(shown)
        return tuple(Fact(terms.named(one.judgement), one.text) for one in picked), len(shown) - len(picked)
    found = tuple(_as_chosen(text, board, theme, which) for text in chosen)
    kept = tuple(fact for fact in found if fact is not None)
    return kept, max(0, len(shown) - len(kept))


def _mixed(shown: Sequence[Reason]) -> tuple[Reason, ...]:
    """Some of each judgement, as long as there is room; in the order of the seven."""
    layers = zip_longest(*(by_judgement(shown, one) for one in SEVEN))
    picked = [one for layer in layers for one in layer if one is not None][:MOST_REASONS]
    return tuple(sorted(picked, key=lambda one: _place(one.judgement)))


def _as_chosen(text: str, board: Board, theme: ThemeCode, which: int) -> Fact | None:
    """Under what was chosen, as far as that is known; nothing where all who wrote it are hidden."""
    same = next((one for one in board.reasons(theme, which) if one.text == text), None)
    if same is not None:
        return Fact(terms.named(same.judgement), text)
    is_hidden = any(one.text == text for one in board.reasons(theme, which, hidden=True))
    return None if is_hidden or not text.strip() else Fact("", text)
