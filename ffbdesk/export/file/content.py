"""From a round to the content of a file: canonical, so that the same round gives the same bytes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ffbdesk import __version__
from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.double import Assessment, assessors, is_settled
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.judgement import Level, level_of
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.kinds import (
    ASSESSMENT,
    CASE,
    CITIZEN,
    CONDITION,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    GATHERING,
    GOAL,
    KINDS,
    RATING,
    STATUS,
    STATUS_PART,
    SUB_GOAL,
)
from ffbdesk.domain.marks import Mark
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import (
    Case,
    CatalogueVersion,
    Citizen,
    Condition,
    Description,
    EarlierLevels,
    GoalBoard,
    InformationGathering,
    Round,
)
from ffbdesk.domain.rules import as_begun, described, in_order, is_unconfirmed, level_at
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.subgoals import SubGoal
from ffbdesk.export.choices import USUAL, Choices, chosen_board, chosen_notes, chosen_person, chosen_round
from ffbdesk.export.file.coding import FileForm, Json, coded_description, coded_theme

PROGRAM = f"FFB Desk {__version__}"

MOST_LISTED = 1000
"""How many goals, diagnoses or contacts a file may have: what has more is not written, for nobody could read it."""

CITIZENS, CASES, CONDITIONS = FileForm(CITIZEN), FileForm(CASE), FileForm(CONDITION)
DESCRIPTIONS, DIAGNOSES, CONTACTS = FileForm(DESCRIPTION), FileForm(DIAGNOSIS), FileForm(CONTACT)
ASSESSMENTS, RATINGS = FileForm(ASSESSMENT), FileForm(RATING)
HEADS = FileForm(GATHERING, finished_at=datetime, finished_by=str)
GOALS = FileForm(GOAL, current_level=Level)
SUB_GOALS = FileForm(SUB_GOAL)
"""How each kind stands in a file; beside a goal's own fields the level of its theme in the file's round."""

# What may be printed, and so what a PDF may carry (decision 9). A new field is in none of these by itself.
_PERSON = ("name", "initials", "own_number", "cpr", "practice")
_CASE = ("municipality", "case_number", "intervention_purpose")
_HEAD = (
    *("held_on", "assessor", "unit", "contact", "took_part", "purpose", "wishes", "reason"),
    *("need", "need_on", "target", "other_targets", "targets_on"),
)
_HEAD_IN_FULL = (*_HEAD, "requested_on", "requester", "agreement", "wished", "evaluation", "need_reason")
_DIAGNOSIS = ("what", "made_by", "made_on", "document")
_CONTACT = ("name", "role", "relation", "phone", "email")
_DESCRIBED = ("highlighted_on", "carried_from_id")
_THEME = ("judgement", "carried_from_id", "short_remark")
_THEME_IN_FULL = (*_THEME, "own_rating")
_BEGAN = ("starting_level", "starting_on")
_SHORT_GOAL = ("wording", "change_value", "theme", *_BEGAN, "current_level", "expected_level", "follow_up_on")
_GOAL_IN_FULL = (*_SHORT_GOAL, "responsible", "set_on", "author")
_GOAL = (*_GOAL_IN_FULL, "related")
_NOT_IN_PLAN = ("related_themes", "set_on", "author")
_SUB_GOAL = (
    *("wording", "citizens_part", "our_part", "status", "basis", "judged_on", "judged_by"),
    *("begun_on", "seen_again_on"),
)


@dataclass(frozen=True, slots=True)
class Format:
    """What a file says it is. Its version rises once for each generation of records that brought it a field."""

    name: str
    kinds: tuple[Kind[Any], ...] = ()
    born: int = 0
    """The generation of records that there was when the format was first written."""

    @property
    def version(self) -> int:
        """The version that is written; every one up to it is read."""
        return 1 + len(self._generations())

    def unknown_to(self, version: int) -> frozenset[int]:
        """The generations of fields that a file of this version does not have."""
        return frozenset(self._generations()[version - 1 :])

    def _generations(self) -> list[int]:
        found = {field.since for kind in self.kinds for field in kind.fields if field.in_file}
        return sorted(since for since in found if since and since > self.born)


UDREDNING = Format(
    "ffbdesk/udredning",
    (CITIZEN, CASE, CONTACT, GATHERING, DIAGNOSIS, CONDITION, DESCRIPTION, ASSESSMENT, RATING, GOAL),
)
INDSATSMAAL = Format("ffbdesk/indsatsmaal", (CITIZEN, CASE, GOAL))
DELMAAL = Format("ffbdesk/delmaal", (CITIZEN, CASE, GOAL, SUB_GOAL))
"""What a delmålsplan carries of what it shows."""
NOTER = Format("ffbdesk/noter")
"""Signed notes about one citizen, as a paper shows them: to be read, and never taken in."""
STATUSNOTAT = Format("ffbdesk/statusnotat", (CITIZEN, CASE, GOAL, SUB_GOAL, STATUS, STATUS_PART), born=2)
"""One statusnotat with the goals and delmål as they stood, and the notes that it draws on."""
BORGER = Format("ffbdesk/borger", tuple(KINDS.values()), born=4)
"""Everything that stands about one citizen: it comes back from it as it was."""
INDSIGT = Format("ffbdesk/indsigt")
"""What a citizen gets of everything about them: to be read, and never taken in."""


def canonical(content: Json) -> str:
    """One spelling of a content: sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def fingerprint(content: Json) -> str:
    """SHA-256 (hex) of the canonical content."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def full_content(shown: Round, catalogue: Catalogue, finished: tuple[datetime, str] | None = None) -> Json:
    """Everything of a round. `finished` is when and by whom, while it is being locked."""
    gathering = shown.gathering
    at, by = finished or (None, None)
    return {
        "catalogue": version_of(gathering.catalogue),
        "citizen": CITIZENS.whole(shown.citizen, catalogue),
        "case": CASES.whole(shown.case, catalogue),
        "gathering": HEADS.whole(gathering, catalogue, finished_at=at, finished_by=by),
        "conditions": [
            {
                "theme": coded_theme(c.theme, catalogue),
                **CONDITIONS.whole(c, catalogue),
                "voices": _voices(c),
                "marks": _marks(c),
            }
            for c in in_order(gathering, catalogue)
        ],
        "indsatskatalog": version_of(catalogue.interventions.version),
        "descriptions": descriptions_content(gathering, catalogue),
        "diagnoses": [DIAGNOSES.whole(one, catalogue) for one in gathering.diagnoses],
        "contacts": [CONTACTS.whole(one, catalogue) for one in shown.case.contacts],
        "assessments": assessments_content(gathering.assessments, catalogue),
        "goals": _goals(shown.case, gathering, catalogue),
        "earlier": _earlier(shown.before),
    }


def assessments_content(assessments: Sequence[Assessment], catalogue: Catalogue) -> list[Json]:
    """What each of two assessors gave; nothing before both are done."""
    if not is_settled(assessments):
        return []
    return [
        {
            **ASSESSMENTS.whole(one, catalogue),
            "ratings": [
                {"theme": coded_theme(given.theme, catalogue), **RATINGS.whole(given, catalogue)}
                for given in one.ratings
            ],
        }
        for one in assessments
    ]


def descriptions_content(gathering: InformationGathering, catalogue: Catalogue) -> list[Json]:
    """What is described without a level, in the catalogue's order."""
    return [
        {
            "theme": coded_description(one.theme, catalogue),
            **DESCRIPTIONS.whole(one, catalogue),
            "voices": _voices(one),
        }
        for one in described(gathering, catalogue)
    ]


_CAME_TOGETHER = ("indsatskatalog", "descriptions", "diagnoses", "contacts", "assessments")
_WITH_DESCRIPTIONS = 5
"""The generation of records that brought these lists."""


def as_of(content: Json, version: int) -> Json:
    """The content of a round as a file of an earlier version has it."""
    unknown = UDREDNING.unknown_to(version)
    one: dict[str, FileForm[Any]] = {"citizen": CITIZENS, "case": CASES, "gathering": HEADS}
    many: dict[str, FileForm[Any]] = {"conditions": CONDITIONS, "goals": GOALS}
    gone = _CAME_TOGETHER if _WITH_DESCRIPTIONS in unknown else ()
    return {
        **{key: found for key, found in content.items() if key not in gone},
        **{key: form.without(content[key], unknown) for key, form in one.items()},
        **{key: [form.without(found, unknown) for found in content[key]] for key, form in many.items()},
    }


def goals_content(board: GoalBoard, catalogue: Catalogue) -> Json:
    """The goals of a case, and which round their present levels come from."""
    gathering, seal = board.gathering, board.seal
    reference = (
        {"id": gathering.id, "held_on": gathering.held_on.isoformat(), "sha256": seal.sha256 if seal else None}
        if gathering
        else None
    )
    return {
        "catalogue": version_of(catalogue.version),
        "citizen": CITIZENS.whole(board.citizen, catalogue),
        "case": CASES.whole(board.case, catalogue),
        "gathering": reference,
        "goals": _goals(board.case, gathering, catalogue),
    }


def printed_goals(whole: GoalBoard, catalogue: Catalogue, choices: Choices = USUAL) -> Json:
    """What the table of goals prints, with the same masking."""
    board = chosen_board(whole, choices)
    gathering = board.gathering
    return {
        "catalogue": version_of(catalogue.version),
        "citizen": _person(replace(board.citizen, own_number=""), choices, catalogue),
        "case": CASES.write(board.case, catalogue, _CASE),
        "gathering": {"held_on": gathering.held_on.isoformat(), **_lock(board.seal)} if gathering else None,
        "goals": [_printed_goal(goal, gathering, catalogue, _GOAL) for goal in board.case.goals],
    }


def printed_sub_goals(whole: GoalBoard, catalogue: Catalogue, choices: Choices = USUAL) -> Json:
    """What the delmålsplan prints, with the same masking: each goal with its delmål."""
    printed = printed_goals(whole, catalogue, choices)
    groups = (whole.sub_goals.get(goal.id, ()) for goal in chosen_board(whole, choices).case.goals)
    goals = [
        {**{k: v for k, v in goal.items() if k not in _NOT_IN_PLAN}, "sub_goals": _printed_sub_goals(group, catalogue)}
        for goal, group in zip(printed["goals"], groups, strict=True)
    ]
    return {**printed, "goals": goals}


def _printed_sub_goals(group: Sequence[SubGoal], catalogue: Catalogue) -> list[Json]:
    return [SUB_GOALS.write(one, catalogue, _SUB_GOAL) for one in group]


def printed_content(
    whole: Round, catalogue: Catalogue, choices: Choices = USUAL, cited: Sequence[CareNote] | None = None
) -> Json:
    """What a form prints, with the same masking: a PDF never carries more than it shows (decision 9).

    `cited` are the notes of the full form; None for the short one.
    """
    shown = chosen_round(whole, choices)
    gathering, full = _with_printed_days(shown.gathering), cited is not None
    notes = chosen_notes(tuple(cited or ()), choices)
    return {
        "catalogue": version_of(gathering.catalogue),
        "citizen": _person(shown.citizen, choices, catalogue),
        "case": CASES.write(shown.case, catalogue, _CASE),
        "gathering": {
            **HEADS.write(gathering, catalogue, _HEAD_IN_FULL if full else _HEAD),
            **_lock(gathering.seal),
            **_printed_assessors(gathering),
        },
        **_printed_beside(shown, catalogue, full=full),
        "conditions": [
            _printed_in_full(c, notes, catalogue) if full else _printed_theme(c, catalogue)
            for c in in_order(gathering, catalogue)
        ],
        "goals": [
            _printed_goal(goal, gathering, catalogue, _GOAL_IN_FULL if full else _SHORT_GOAL)
            for goal in shown.case.goals
        ],
        "earlier": _printed_earlier(shown),
    }


def _printed_assessors(gathering: InformationGathering) -> Json:
    """Who assessed each on their own; what each gave is not printed."""
    names = assessors(gathering.assessments)
    return {"assessed_by": list(names)} if names else {}


def _with_printed_days(gathering: InformationGathering) -> InformationGathering:
    """The day of a judgement is printed with it, and not alone."""
    return replace(
        gathering,
        need_on=gathering.need_on if gathering.need else None,
        targets_on=gathering.targets_on if gathering.target or gathering.other_targets else None,
    )


def _printed_beside(shown: Round, catalogue: Catalogue, *, full: bool) -> Json:
    """What is described without a level; in the full form with its voices, and diagnoses and contacts."""
    told = described(shown.gathering, catalogue)
    found: Json = {
        "descriptions": [
            {
                "theme": coded_description(one.theme, catalogue),
                **DESCRIPTIONS.write(one, catalogue, _DESCRIBED),
                **({"voices": _voices(one)} if full else {}),
            }
            for one in told
            if full or one.highlighted_on is not None
        ]
    }
    if full:
        found["diagnoses"] = [DIAGNOSES.write(one, catalogue, _DIAGNOSIS) for one in shown.gathering.diagnoses]
        found["contacts"] = [CONTACTS.write(one, catalogue, _CONTACT) for one in shown.case.contacts]
    return found


def file_of(content: Json, scope: str, at: datetime, format_: Format = UDREDNING) -> bytes:
    """The file around a content."""
    frame = {
        "format": format_.name,
        "version": format_.version,
        "scope": scope,
        "exported_at": at.isoformat(timespec="seconds"),
        "program": PROGRAM,
        "content": json.loads(canonical(content)),
    }
    return (json.dumps(frame, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _goals(case: Case, gathering: InformationGathering | None, catalogue: Catalogue) -> list[Json]:
    begun = (as_begun(goal, gathering) for goal in case.goals)
    return [GOALS.whole(goal, catalogue, current_level=level_at(gathering, goal.theme)) for goal in begun]


def _printed_goal(
    goal: InterventionGoal, gathering: InformationGathering | None, catalogue: Catalogue, only: Sequence[str]
) -> Json:
    """Beside its present level the round that this was carried from, while it is not confirmed."""
    current = level_at(gathering, goal.theme)
    now = gathering.condition(goal.theme) if gathering and goal.theme and current is not None else None
    return {
        **GOALS.write(as_begun(goal, gathering), catalogue, only, current_level=current),
        "current_carried_from_id": now.carried_from_id if now else None,
    }


def _lock(seal: Seal | None) -> Json:
    """When, by whom and with what fingerprint; nulls for what is open."""
    return {
        "finished_at": seal.at.isoformat() if seal else None,
        "finished_by": seal.by if seal else None,
        "sha256": seal.sha256 if seal else None,
    }


def _printed_theme(condition: Condition, catalogue: Catalogue) -> Json:
    """The short form shows a citizen's own rating beside a level, and nowhere else."""
    rated = condition.own_rating is not None and level_of(condition.judgement) is not None
    return {
        "theme": coded_theme(condition.theme, catalogue),
        **CONDITIONS.write(condition, catalogue, _THEME_IN_FULL if rated else _THEME),
    }


def _printed_in_full(condition: Condition, notes: Sequence[CareNote], catalogue: Catalogue) -> Json:
    return {
        "theme": coded_theme(condition.theme, catalogue),
        **CONDITIONS.write(condition, catalogue, _THEME_IN_FULL),
        "voices": _voices(condition),
        "marks": _marks(condition),
        "notes": [_note(note) for note in notes if condition.theme in note.about],
    }


def _note(note: CareNote) -> Json:
    return {
        "observed_on": note.observed_on.isoformat(),
        "author": note.author,
        "text": note.text,
        "did": note.did,
        "own_words": note.own_words,
        "additions": [{"at": a.at.isoformat(), "by": a.by, "text": a.text} for a in note.additions],
    }


def printed_head(citizen: Citizen, case: Case, catalogue: Catalogue, choices: Choices = USUAL) -> tuple[Json, Json]:
    """Person and case as they may be printed."""
    person = chosen_person(citizen, choices)
    return _person(replace(person, own_number=""), choices, catalogue), CASES.write(case, catalogue, _CASE[:2])


def version_of(version: CatalogueVersion) -> Json:
    """The catalogue that a content was written with."""
    return {"name": version.name, "version": version.version}


def _person(citizen: Citizen, choices: Choices, catalogue: Catalogue) -> Json:
    return CITIZENS.write(replace(citizen, cpr=choices.cpr(citizen)), catalogue, _PERSON)


def _printed_earlier(shown: Round) -> Json | None:
    """The page has a ring, or says what became of a level, only where the theme has a level now."""
    if shown.before is None:
        return None
    rings = tuple(
        (theme, level)
        for theme, level in shown.before.levels
        if (now := level_at(shown.gathering, theme)) is not None
        and (now != level or not is_unconfirmed(shown.gathering, theme))
    )
    return _earlier(replace(shown.before, levels=rings)) if rings else None


def _earlier(before: EarlierLevels | None) -> Json | None:
    if before is None:
        return None
    levels = [{"theme": theme, "level": int(level)} for theme, level in sorted(before.levels)]
    return {"held_on": before.held_on.isoformat(), "levels": levels}


def _voices(told: Condition | Description) -> list[Json]:
    return [{"informant": voice.informant.value, "text": voice.text} for voice in told.voices]


def _marks(condition: Condition) -> list[Json]:
    return [mark_content(mark) for mark in sorted(condition.marks, key=lambda mark: mark.prompt)]


def mark_content(mark: Mark) -> Json:
    """How often, with the prompt as it was."""
    return {
        "prompt_id": mark.prompt,
        "text": mark.text,
        "list_version": mark.list_version,
        "frequency": mark.frequency.value,
    }
