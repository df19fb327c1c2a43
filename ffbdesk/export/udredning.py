"""From a round to the neutral report, short or full: the answer first, untouched themes not mentioned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ffbdesk.domain.catalogue import Catalogue, PromptKind, Theme
from ffbdesk.domain.double import assessors
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Level, NotAssessed, NotRelevant, level_of
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Condition, EarlierLevels, Informant, InformationGathering, Round
from ffbdesk.domain.rules import display_name, first_name, in_order, initials, sign
from ffbdesk.export.choices import USUAL, Choices, chosen_notes, chosen_round
from ffbdesk.export.goals import goals_part
from ffbdesk.export.notes import words_of
from ffbdesk.export.report import (
    CitedNote,
    DescribedPart,
    EvaluationPart,
    Evidence,
    Fact,
    FullReport,
    LockLine,
    ProfileGroup,
    ProfileRow,
    ShortReport,
    ThemePart,
    ThemeRemark,
)
from ffbdesk.words import described, evaluation, levels, opening, report, signs, walk
from ffbdesk.words import udredning as say
from ffbdesk.words.dates import long_date, moment, short_date


def short_report(whole: Round, catalogue: Catalogue, age: int | None, choices: Choices = USUAL) -> ShortReport:
    """Udredning, kort form; `age` in whole years at the round's date, where it is known."""
    shown = chosen_round(whole, choices)
    remarks = tuple(_remark(shown, c, catalogue) for c in in_order(shown.gathering, catalogue) if _says_something(c))
    gathering = shown.gathering
    reason = ((opening.REASON, gathering.reason),) if gathering.reason.strip() else ()
    parts = (replace(part, voices=()) for part in described_parts(shown, catalogue) if part.highlights)
    judged = evaluation_part(replace(gathering, evaluation="", need_reason=""), catalogue)
    return ShortReport(
        **_common(shown, catalogue, age, choices, (say.DOCUMENT, say.KICKER)),
        remarks=remarks,
        opened=tuple(Fact(label, text) for label, text in reason),
        described=tuple(parts),
        evaluation=judged,
    )


def full_report(
    whole: Round, notes: Sequence[CareNote], catalogue: Catalogue, age: int | None, choices: Choices = USUAL
) -> FullReport:
    """Udredning, fuld form, with the signed notes that belong to the round."""
    shown, cited = chosen_round(whole, choices), chosen_notes(tuple(notes), choices)
    return FullReport(
        **_common(shown, catalogue, age, choices, (say.DOCUMENT_FULL, say.KICKER_FULL)),
        opened=_opened(shown),
        described=described_parts(shown, catalogue),
        evaluation=evaluation_part(shown.gathering, catalogue),
        reading=_reading(shown, cited),
        themes=tuple(theme_part(shown, c, cited, catalogue) for c in in_order(shown.gathering, catalogue)),
        criteria=tuple(value.criterion for value in catalogue.levels if value.level is not None),
    )


def theme_part(shown: Round, condition: Condition, notes: Sequence[CareNote], catalogue: Catalogue) -> ThemePart:
    """All of one theme."""
    theme = catalogue.theme(condition.theme)
    level, own = level_of(condition.judgement), condition.own_rating
    third = shown.gathering.third
    said = ((walk.voice(voice, third), condition.said_by(voice)) for voice in Informant)
    return ThemePart(
        theme=theme.name,
        group=catalogue.group(theme.group).term,
        explanation="" if isinstance(condition.judgement, NotRelevant) else theme.explanation,
        level=None if level is None else int(level),
        state=_state(condition),
        unconfirmed=condition.carried_from_id is not None,
        voices=tuple(Fact(label, text) for label, text in said if text.strip()),
        evidence=_evidence(theme, condition),
        source=walk.SOURCE.get(theme.prompts[0].source, "") if condition.marks and theme.prompts else "",
        notes=tuple(_cited(note) for note in notes if condition.theme in note.about),
        remark=condition.short_remark,
        own_label=walk.own_rating(first_name(shown.citizen)),
        own="" if own is None else say.own_level(int(own)),
        change=change_at(shown, condition),
    )


def _reading(shown: Round, cited: Sequence[CareNote]) -> tuple[Fact, ...]:
    """How the report is read: what is said of what it has."""
    told = [*(say.READING_WITH_NOTES if cited else say.READING)]
    if shown.gathering.descriptions:
        told.append(say.READING_DESCRIBED)
    return tuple(Fact(label, text) for label, text in told)


def _opened(shown: Round) -> tuple[Fact, ...]:
    """Sagsåbning as far as it is written, in the order of its form."""
    gathering = shown.gathering
    asked = [gathering.requester, opening.AGREED_ON_PAPER[gathering.agreement] if gathering.agreement else ""]
    asked.insert(0, long_date(gathering.requested_on) if gathering.requested_on else "")
    told = (
        (opening.REASON, gathering.reason),
        (opening.REQUEST, ", ".join(text.strip() for text in asked if text.strip())),
        (opening.WISHED, gathering.wished),
        (opening.DIAGNOSES, "\n".join(opening.diagnosis(one) for one in gathering.diagnoses)),
        (opening.CONTACTS, "\n".join(opening.contact(one) for one in shown.case.contacts)),
    )
    return tuple(Fact(label, text) for label, text in told if text.strip())


def evaluation_part(gathering: InformationGathering, catalogue: Catalogue) -> EvaluationPart | None:
    """The sagsvurdering of a round; None where nothing of it is there."""
    entries = catalogue.interventions
    need = "" if gathering.need is None else _judged(entries.need(gathering.need).term, gathering.need_on)
    primary = "" if gathering.target is None else _judged(entries.target(gathering.target).term, gathering.targets_on)
    others = "; ".join(entries.target(code).term for code in gathering.other_targets)
    if others and not primary:  # they have one day together
        others = _judged(others, gathering.targets_on)
    told = ((evaluation.PRIMARY_TARGET, primary), (evaluation.OTHER_TARGETS, others))
    targets = tuple(Fact(label, text) for label, text in told if text)
    texts = (gathering.evaluation, need, gathering.need_reason)
    if not any(text.strip() for text in texts) and not targets:
        return None
    whole, needed, reason = (
        Fact(label, text)
        for label, text in zip((evaluation.WHOLE, evaluation.NEED, evaluation.NEED_REASON), texts, strict=True)
    )
    return EvaluationPart(whole, needed, reason, targets)


def _judged(term: str, day: date | None) -> str:
    return evaluation.judged(term, day) if day else term


def described_parts(shown: Round, catalogue: Catalogue) -> tuple[DescribedPart, ...]:
    """Everything that is described without a level, an overtema each."""
    found = (described_part(shown, ThemeCode(group.code), catalogue) for group, _themes in catalogue.described())
    return tuple(part for part in found if part is not None)


def described_part(shown: Round, code: ThemeCode, catalogue: Catalogue) -> DescribedPart | None:
    """All of one overtema without levels; None where nothing is there, or the code is another's."""
    gathering, third = shown.gathering, shown.gathering.third
    for group, themes in catalogue.described():
        if group.code != code:
            continue
        told = gathering.description(code)
        days = [(theme, gathering.description(theme.code)) for theme in themes]
        said = ((walk.voice(voice, third), told.said_by(voice) if told else "") for voice in Informant)
        part = DescribedPart(
            group.name,
            described.SECTION[group.kind],
            tuple(Fact(t.name, short_date(d.highlighted_on)) for t, d in days if d and d.highlighted_on),
            tuple(Fact(label, text) for label, text in said if text.strip()),
            any(one is not None and one.carried_from_id is not None for one in (told, *(d for _t, d in days))),
        )
        return part if part.highlights or part.voices else None
    return None


def change_at(shown: Round, condition: Condition) -> str:
    """What became of a level since the round before, in words; one that is only carried tells nothing."""
    level, before = level_of(condition.judgement), shown.before
    earlier = before.of(condition.theme) if before else None
    if level is None or before is None or earlier is None or condition.carried_from_id is not None:
        return ""
    return report.changed(int(level), int(earlier), short_date(before.held_on))


_COLUMNS = tuple(Frequency)


def _evidence(theme: Theme, condition: Condition) -> tuple[Evidence, ...]:
    """The marks in the order of the screen, each with the text that it was set on."""
    marks = {mark.prompt: mark for mark in condition.marks}
    marked = ((prompt.kind, marks[prompt.id]) for prompt in theme.shown(condition.marks) if prompt.id in marks)
    return tuple(
        Evidence(
            mark.text, _COLUMNS.index(mark.frequency), walk.PROMPT_NOTES.get(kind, ""), kind is PromptKind.OCCASION
        )
        for kind, mark in marked
    )


def _cited(note: CareNote) -> CitedNote:
    additions = tuple(CitedNote(say.signed(moment(a.at), a.by), a.text) for a in note.additions)
    return CitedNote(say.signed(long_date(note.observed_on), note.author), words_of(note), additions)


def _common(
    shown: Round, catalogue: Catalogue, age: int | None, choices: Choices, names: tuple[str, str]
) -> dict[str, Any]:
    """The fields that both forms have."""
    citizen, case, gathering = shown.citizen, shown.case, shown.gathering
    seal, (document, kicker) = gathering.seal, names
    return {
        "file_title": say.file_title(document, initials(citizen), case.case_number),
        "document": document,
        "kicker": kicker,
        "title": say.title(display_name(citizen)),
        "subtitle": long_date(gathering.held_on),
        "initials": initials(citizen),
        "case": case.case_number,
        "marks": ((say.PRACTICE,) if citizen.practice else ()) + (() if seal else (say.DRAFT,)),
        "facts": _facts(shown, age, choices.cpr(citizen)),
        "purpose_label": say.PURPOSE,
        "purpose": gathering.purpose,
        "wishes_label": say.wishes_of(first_name(citizen)),
        "wishes": gathering.wishes,
        "profile": profile(shown, catalogue),
        "without_level": without_level(shown, catalogue),
        "lock": LockLine(moment(seal.at), seal.by, seal.sha256) if seal else None,
        "goals": goals_part(case, gathering, catalogue),
        "earlier": short_date(shown.before.held_on) if shown.before else "",
        "left_out": choices.left_out(catalogue),
        "letterhead": choices.letterhead,
        "made_with": say.made_with(gathering.catalogue.name, gathering.catalogue.version, _also(shown, catalogue)),
    }


def _also(shown: Round, catalogue: Catalogue) -> str:
    """The other catalogue, where something of it is chosen."""
    gathering, other = shown.gathering, catalogue.interventions.version
    chosen = gathering.need or gathering.target or gathering.other_targets
    return f"{other.name} {other.version}" if chosen else ""


def _facts(shown: Round, age: int | None, cpr: str) -> tuple[Fact, ...]:
    citizen, case, gathering = shown.citizen, shown.case, shown.gathering
    pairs = [
        (say.CITIZEN, say.years(display_name(citizen), age)),
        (say.MUNICIPALITY, case.municipality or say.NOT_GIVEN),
        (say.CPR, cpr or say.NOT_GIVEN),
        (say.CASE_NUMBER, case.case_number or say.NOT_GIVEN),
        (say.HELD_ON, long_date(gathering.held_on)),
        (say.ASSESSOR, gathering.assessor or say.NOT_GIVEN),
    ]
    more = (
        (say.UNIT, gathering.unit),
        (say.CONTACT, gathering.contact),
        (say.TOOK_PART, gathering.took_part),
        (say.ASSESSED_TWICE, " og ".join(assessors(gathering.assessments))),
        (say.OWN_NUMBER, citizen.own_number),
    )
    pairs += [(label, text) for label, text in more if text.strip()]
    return tuple(Fact(label, text) for label, text in pairs)


def profile(shown: Round, catalogue: Catalogue, before: EarlierLevels | None = None) -> tuple[ProfileGroup, ...]:
    """The levels by overtema, for paper and screen alike; `before` is another round than the one before."""
    conditions, before = {c.theme: c for c in shown.gathering.conditions}, before or shown.before
    expected = {g.theme: g.expected_level for g in reversed(shown.case.goals) if g.expected_level is not None}
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
    return theme.name if condition.carried_from_id is None else report.unconfirmed(theme.name)


def _number(level: Level | None) -> int | None:
    return None if level is None else int(level)


def without_level(shown: Round, catalogue: Catalogue) -> tuple[Fact, ...]:
    """On paper 'ikke relevant' and 'ikke vurderet' are always words (decision 1)."""
    conditions = in_order(shown.gathering, catalogue)
    kinds = ((say.NOT_RELEVANT, NotRelevant), (say.NOT_ASSESSED, NotAssessed), (levels.TAKEN_UP, type(None)))
    facts = []
    for label, kind in kinds:
        terms = [catalogue.theme(c.theme).name for c in conditions if isinstance(c.judgement, kind)]
        if terms:
            facts.append(Fact(label, "; ".join(terms)))
    carried = [catalogue.theme(c.theme).name for c in conditions if c.carried_from_id is not None]
    if carried:
        facts.append(Fact(say.CARRIED, "; ".join(carried)))
    return tuple(facts)


def _says_something(condition: Condition) -> bool:
    """A theme without level and remark is named under the profile; a row for it would hold nothing."""
    return level_of(condition.judgement) is not None or bool(condition.short_remark)


def _remark(shown: Round, condition: Condition, catalogue: Catalogue) -> ThemeRemark:
    level, term = level_of(condition.judgement), catalogue.theme(condition.theme).name
    number, change = None if level is None else int(level), change_at(shown, condition)
    unconfirmed = condition.carried_from_id is not None
    return ThemeRemark(term, number, _state(condition), condition.short_remark, change, unconfirmed)


def _state(condition: Condition) -> str:
    level = level_of(condition.judgement)
    return levels.SHORT[level] if level is not None else signs.on_paper(sign(condition))
