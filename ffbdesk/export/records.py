"""From the shapes of a file to records."""

from pydantic import TypeAdapter

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, ChangeCode, CitizenId, ConditionId, GatheringId, GoalId, PromptId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    EarlierLevels,
    Information,
    InformationGathering,
    Round,
    Seal,
)
from ffbdesk.export.shape import (
    AssessedShape,
    CaseShape,
    CitizenShape,
    ConditionShape,
    Content,
    EarlierShape,
    GoalShape,
    NotRelevantShape,
)

_CONTENT = TypeAdapter(Content)


def sealed_round(content: str, sha256: str) -> Round:
    """A finished round from its locked content."""
    return round_of(_CONTENT.validate_json(content, strict=True), sha256)


def round_of(content: Content, sha256: str) -> Round:
    """The round, locked with this SHA-256 (hex) where it is finished."""
    gathering = content.gathering
    seal = None
    if gathering.finished_at is not None:
        seal = Seal(sha256, gathering.finished_at, gathering.finished_by or "")
    return Round(
        citizen_of(content.citizen),
        case_of(content.case, content.citizen, content.goals),
        InformationGathering(
            GatheringId(gathering.id),
            CaseId(content.case.id),
            gathering.held_on,
            gathering.assessor,
            gathering.purpose,
            gathering.wishes,
            CatalogueVersion(content.catalogue.name, content.catalogue.version),
            tuple(condition_of(c) for c in content.conditions),
            seal,
        ),
        _earlier(content.earlier),
    )


def citizen_of(shape: CitizenShape) -> Citizen:
    """Whose file it is."""
    who = CitizenId(shape.id)
    return Citizen(who, shape.name, shape.initials, shape.own_number, shape.cpr, shape.practice)


def case_of(shape: CaseShape, citizen: CitizenShape, goals: list[GoalShape]) -> Case:
    """The citizen's case with its goals."""
    return Case(
        CaseId(shape.id),
        CitizenId(citizen.id),
        shape.municipality,
        shape.case_number,
        shape.intervention_purpose,
        tuple(map(_goal, goals)),
    )


def _goal(shape: GoalShape) -> InterventionGoal:
    return InterventionGoal(
        GoalId(shape.id),
        shape.wording,
        ChangeCode(shape.change_value.code) if shape.change_value else None,
        ThemeCode(shape.theme.code) if shape.theme else None,
        None if shape.expected_level is None else Level(shape.expected_level),
        shape.follow_up_on,
        shape.responsible,
        tuple(ThemeCode(theme.code) for theme in shape.related_themes),
    )


def _earlier(shape: EarlierShape | None) -> EarlierLevels | None:
    if shape is None:
        return None
    return EarlierLevels(shape.held_on, tuple((ThemeCode(v.theme), Level(v.level)) for v in shape.levels))


def condition_of(shape: ConditionShape) -> Condition:
    """What was found at one theme."""
    return Condition(
        ConditionId(shape.id),
        ThemeCode(shape.theme.code),
        judgement_of(shape),
        tuple(Information(v.informant, v.text) for v in shape.voices if v.text),
        shape.short_remark,
        None if shape.own_rating is None else Level(shape.own_rating),
        tuple(Mark(PromptId(m.prompt_id), m.text, m.list_version, m.frequency) for m in shape.marks),
        GatheringId(shape.carried_from_id) if shape.carried_from_id else None,
    )


def judgement_of(shape: ConditionShape) -> Judgement | None:
    """What was judged at one theme; None where nothing was."""
    if shape.judgement is None:
        return None
    if isinstance(shape.judgement, AssessedShape):
        return Assessed(Level(shape.judgement.level))
    return NotRelevant() if isinstance(shape.judgement, NotRelevantShape) else NotAssessed()
