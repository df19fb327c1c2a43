"""From the plain JSON of a round to records.

`shape` says what stands in it, and `reading` has checked what comes from outside. A locked round is our own: its bytes
are the ones that were locked.
"""

import json
from datetime import date, datetime

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, ChangeCode, CitizenId, ConditionId, GatheringId, GoalId, PromptId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant
from ffbdesk.domain.marks import Frequency, Mark
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    EarlierLevels,
    Informant,
    Information,
    InformationGathering,
    Round,
    Seal,
)
from ffbdesk.export.content import Json


def sealed_round(content: str, sha256: str) -> Round:
    """A finished round from its locked content."""
    return round_of(json.loads(content), sha256)


def round_of(content: Json, sha256: str) -> Round:
    """The round, locked with this SHA-256 (hex) where it is finished."""
    found, version, earlier = content["gathering"], content["catalogue"], content.get("earlier")
    at = found["finished_at"]
    gathering = InformationGathering(
        GatheringId(found["id"]),
        CaseId(content["case"]["id"]),
        date.fromisoformat(found["held_on"]),
        found["assessor"],
        found["purpose"],
        found["wishes"],
        CatalogueVersion(version["name"], version["version"]),
        tuple(map(_condition, content["conditions"])),
        None if at is None else Seal(sha256, datetime.fromisoformat(at), found["finished_by"]),
    )
    return Round(citizen_of(content), case_of(content), gathering, None if earlier is None else _earlier(earlier))


def citizen_of(content: Json) -> Citizen:
    """Whose round or goals it is."""
    found = content["citizen"]
    return Citizen(
        CitizenId(found["id"]),
        found["name"],
        found["initials"],
        found["own_number"],
        found["cpr"],
        found["practice"],
    )


def case_of(content: Json) -> Case:
    """The citizen's case with its goals."""
    found = content["case"]
    return Case(
        CaseId(found["id"]),
        CitizenId(content["citizen"]["id"]),
        found["municipality"],
        found["case_number"],
        found.get("intervention_purpose", ""),
        tuple(map(_goal, content.get("goals", ()))),
    )


def _goal(found: Json) -> InterventionGoal:
    change, theme, level, day = (found[key] for key in ("change_value", "theme", "expected_level", "follow_up_on"))
    return InterventionGoal(
        GoalId(found["id"]),
        found["wording"],
        ChangeCode(change["code"]) if change else None,
        ThemeCode(theme["code"]) if theme else None,
        None if level is None else Level(level),
        None if day is None else date.fromisoformat(day),
        found["responsible"],
        tuple(ThemeCode(theme["code"]) for theme in found["related_themes"]),
    )


def _earlier(found: Json) -> EarlierLevels:
    levels = tuple((ThemeCode(one["theme"]), Level(one["level"])) for one in found["levels"])
    return EarlierLevels(date.fromisoformat(found["held_on"]), levels)


def _condition(found: Json) -> Condition:
    own, carried = found.get("own_rating"), found.get("carried_from_id")
    return Condition(
        ConditionId(found["id"]),
        ThemeCode(found["theme"]["code"]),
        _judgement(found["judgement"]),
        tuple(Information(Informant(one["informant"]), one["text"]) for one in found["voices"] if one["text"]),
        found["short_remark"],
        None if own is None else Level(own),
        tuple(map(_mark, found.get("marks", ()))),
        GatheringId(carried) if carried else None,
    )


def _mark(found: Json) -> Mark:
    return Mark(PromptId(found["prompt_id"]), found["text"], found["list_version"], Frequency(found["frequency"]))


def _judgement(found: Json | None) -> Judgement | None:
    if found is None:
        return None
    if found["kind"] == "assessed":
        return Assessed(Level(found["level"]))
    return NotRelevant() if found["kind"] == "not_relevant" else NotAssessed()
