"""From a round to the neutral short report: the answer first, untouched themes not mentioned."""

from ffbdesk.domain.catalogue import Catalogue, Theme
from ffbdesk.domain.judgement import Level, NotAssessed, NotRelevant, level_of
from ffbdesk.domain.records import Condition, EarlierLevels, Round
from ffbdesk.domain.rules import display_name, first_name, initials, masked_cpr, sign
from ffbdesk.export.content import in_order
from ffbdesk.export.goals import goals_part
from ffbdesk.export.report import Fact, LockLine, ProfileGroup, ProfileRow, ShortReport, ThemeRemark
from ffbdesk.words import levels
from ffbdesk.words import udredning as say
from ffbdesk.words.dates import long_date, moment, short_date


def short_report(shown: Round, catalogue: Catalogue, age: int | None) -> ShortReport:
    """Udredning, kort form. CPR masked; `age` in whole years at the round's date, where it is known."""
    citizen, case, gathering = shown.citizen, shown.case, shown.gathering
    conditions = in_order(gathering, catalogue)
    seal = gathering.seal
    return ShortReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.title(display_name(citizen)),
        subtitle=long_date(gathering.held_on),
        initials=initials(citizen),
        case=case.case_number,
        marks=((say.PRACTICE,) if citizen.practice else ()) + (() if seal else (say.DRAFT,)),
        facts=_facts(shown, age),
        purpose_label=say.PURPOSE,
        purpose=gathering.purpose,
        wishes_label=say.wishes_of(first_name(citizen)),
        wishes=gathering.wishes,
        profile=profile(shown, catalogue),
        without_level=without_level(shown, catalogue),
        remarks=tuple(_remark(c, catalogue) for c in conditions if _says_something(c)),
        lock=LockLine(moment(seal.at), seal.by, seal.sha256) if seal else None,
        goals=goals_part(case, gathering, catalogue),
        earlier=short_date(shown.before.held_on) if shown.before else "",
    )


def _facts(shown: Round, age: int | None) -> tuple[Fact, ...]:
    citizen, case, gathering = shown.citizen, shown.case, shown.gathering
    pairs = [
        (say.CITIZEN, say.years(display_name(citizen), age)),
        (say.MUNICIPALITY, case.municipality or say.NOT_GIVEN),
        (say.CPR, masked_cpr(citizen.cpr) or say.NOT_GIVEN),
        (say.CASE_NUMBER, case.case_number or say.NOT_GIVEN),
        (say.HELD_ON, long_date(gathering.held_on)),
        (say.ASSESSOR, gathering.assessor or say.NOT_GIVEN),
        (say.CATALOGUE, f"{gathering.catalogue.name} {gathering.catalogue.version}"),
    ]
    if citizen.own_number:
        pairs.append((say.OWN_NUMBER, citizen.own_number))
    return tuple(Fact(label, text) for label, text in pairs)


def profile(shown: Round, catalogue: Catalogue, before: EarlierLevels | None = None) -> tuple[ProfileGroup, ...]:
    """The levels by overtema, for paper and screen alike; `before` is another round than the one before."""
    conditions, before = {c.theme: c for c in shown.gathering.conditions}, before or shown.before
    expected = {goal.theme: goal.expected for goal in reversed(shown.case.goals) if goal.expected is not None}
    groups = []
    for group, themes in catalogue.activities():
        taken = [(theme, conditions[theme.code]) for theme in themes if theme.code in conditions]
        rows = tuple(
            ProfileRow(
                _named(theme, c),
                int(level),
                _number(c.own_rating),
                _number(expected.get(theme.code)),
                earlier,
                c.carried_from_id is not None,
            )
            for theme, c in taken
            if (level := level_of(c.judgement)) is not None
            for earlier in [_number(before.of(theme.code) if before else None)]
        )
        if rows:
            groups.append(ProfileGroup(group.term, rows))
    return tuple(groups)


def _named(theme: Theme, condition: Condition) -> str:
    """What nobody has confirmed says so at its level, wherever the level is shown."""
    return theme.term if condition.carried_from_id is None else say.unconfirmed(theme.term)


def _number(level: Level | None) -> int | None:
    return None if level is None else int(level)


def without_level(shown: Round, catalogue: Catalogue) -> tuple[Fact, ...]:
    """On paper 'ikke relevant' and 'ikke vurderet' are always words (decision 1)."""
    conditions = in_order(shown.gathering, catalogue)
    kinds = ((say.NOT_RELEVANT, NotRelevant), (say.NOT_ASSESSED, NotAssessed), (say.TAKEN_UP, type(None)))
    facts = []
    for label, kind in kinds:
        terms = [catalogue.theme(c.theme).term for c in conditions if isinstance(c.judgement, kind)]
        if terms:
            facts.append(Fact(label, "; ".join(terms)))
    carried = [catalogue.theme(c.theme).term for c in conditions if c.carried_from_id is not None]
    if carried:
        facts.append(Fact(say.CARRIED, "; ".join(carried)))
    return tuple(facts)


def _says_something(condition: Condition) -> bool:
    """A theme without level and remark is named under the profile; a row for it would hold nothing."""
    return level_of(condition.judgement) is not None or bool(condition.short_remark)


def _remark(condition: Condition, catalogue: Catalogue) -> ThemeRemark:
    level = level_of(condition.judgement)
    state = levels.SHORT[level] if level is not None else levels.on_paper(sign(condition))
    term = catalogue.theme(condition.theme).term
    return ThemeRemark(term, None if level is None else int(level), state, condition.short_remark)
