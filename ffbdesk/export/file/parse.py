"""From the plain JSON of a round to records.

`shape` says what stands in it, and `check` has checked what comes from outside. A locked round is our own: its bytes
are the ones that were locked.
"""

import json
from datetime import date, datetime

from ffbdesk.domain.double import Assessment, Rating
from ffbdesk.domain.ids import PromptId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import as_typed
from ffbdesk.domain.marks import Frequency, Mark
from ffbdesk.domain.records import Case, CatalogueVersion, Citizen, Condition, Description, EarlierLevels, Round
from ffbdesk.domain.seal import Seal
from ffbdesk.export.file.coding import Json
from ffbdesk.export.file.content import (
    ASSESSMENTS,
    CASES,
    CITIZENS,
    CONDITIONS,
    CONTACTS,
    DESCRIPTIONS,
    DIAGNOSES,
    GOALS,
    HEADS,
    RATINGS,
)


def sealed_round(content: str, sha256: str) -> Round:
    """A finished round from its locked content, which may come from elsewhere: what cannot be seen is not shown."""
    return as_typed(round_of(json.loads(content), sha256))


def round_of(content: Json, sha256: str) -> Round:
    """The round, locked with this SHA-256 (hex) where it is finished."""
    found, version, earlier = content["gathering"], content["catalogue"], content.get("earlier")
    at = found["finished_at"]
    gathering = HEADS.value(
        found,
        case_id=content["case"]["id"],
        catalogue=CatalogueVersion(version["name"], version["version"]),
        conditions=tuple(map(condition_from, content["conditions"])),
        descriptions=tuple(map(description_from, content.get("descriptions", ()))),
        diagnoses=tuple(map(DIAGNOSES.value, content.get("diagnoses", ()))),
        assessments=tuple(map(assessment_from, content.get("assessments", ()))),
        seal=None if at is None else Seal(sha256, datetime.fromisoformat(at), found["finished_by"]),
    )
    return Round(citizen_of(content), case_of(content), gathering, None if earlier is None else _earlier(earlier))


def citizen_of(content: Json) -> Citizen:
    """Whose round or goals it is."""
    return CITIZENS.value(content["citizen"])


def case_of(content: Json) -> Case:
    """The citizen's case with its goals and contacts."""
    goals = tuple(map(GOALS.value, content.get("goals", ())))
    contacts = tuple(map(CONTACTS.value, content.get("contacts", ())))
    return CASES.value(content["case"], citizen_id=content["citizen"]["id"], goals=goals, contacts=contacts)


def _earlier(found: Json) -> EarlierLevels:
    levels = tuple((ThemeCode(one["theme"]), Level(one["level"])) for one in found["levels"])
    return EarlierLevels(date.fromisoformat(found["held_on"]), levels)


def condition_from(found: Json) -> Condition:
    """What was found at a theme."""
    marks = tuple(map(mark_from, found.get("marks", ())))
    return CONDITIONS.value(found, theme=ThemeCode(found["theme"]["code"]), marks=marks, **_said(found))


def description_from(found: Json) -> Description:
    """What is described without a level."""
    return DESCRIPTIONS.value(found, theme=ThemeCode(found["theme"]["code"]), **_said(found))


def assessment_from(found: Json) -> Assessment:
    """What one of two assessors gave."""
    return ASSESSMENTS.value(found, ratings=tuple(map(_rating_from, found["ratings"])))


def _rating_from(found: Json) -> Rating:
    return RATINGS.value(found, theme=ThemeCode(found["theme"]["code"]))


def _said(found: Json) -> dict[str, str]:
    return {voice["informant"]: voice["text"] for voice in found["voices"]}


def mark_from(found: Json) -> Mark:
    """A mark again."""
    return Mark(PromptId(found["prompt_id"]), found["text"], found["list_version"], Frequency(found["frequency"]))
