"""An opfølgning as the content of a file, and back: what is locked when it is finished, and shown for ever."""

from datetime import date, datetime
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.followups import FollowUpBoard, LevelOn
from ffbdesk.domain.ids import NeedCode, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    CASE,
    CITIZEN,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GOAL,
    INTERVENTION,
)
from ffbdesk.domain.seal import Seal
from ffbdesk.domain.status import StatusNote, StatusPart
from ffbdesk.export.file.coding import FileForm, Json, coded_theme
from ffbdesk.export.file.content import CASES, CITIZENS, GOALS, Format, version_of
from ffbdesk.export.file.orders import plan_of, plans_content
from ffbdesk.export.file.parse import case_of, citizen_of
from ffbdesk.export.file.status import PARTS, STATUSES

FOLLOW_UPS = FileForm(FOLLOW_UP, finished_at=datetime, finished_by=str)
FOLLOW_UP_PARTS, FOLLOW_UP_RESULTS = FileForm(FOLLOW_UP_PART), FileForm(FOLLOW_UP_RESULT)
OPFOELGNING = Format(
    "ffbdesk/opfoelgning",
    (CITIZEN, CASE, GOAL, FOLLOW_UP, FOLLOW_UP_PART, FOLLOW_UP_RESULT, CARE_PLAN, INTERVENTION),
    born=6,
)
"""One opfølgning, with the goals and indsatser as they stood, and what the statusnotat said of them."""
OF_STATUS_PART = ("goal_id", "theme", "result", "level", "citizens_view", "our_view")
"""What it keeps of a part of the statusnotat: the verdicts, and not what was told."""


def follow_up_content(board: FollowUpBoard, catalogue: Catalogue, finished: tuple[datetime, str] | None = None) -> Json:
    """All of it. `finished` is when and by whom, while it is being locked."""
    at, by = finished or (None, None)
    follow_up, before = board.follow_up, board.need_before
    return {
        "catalogue": version_of(catalogue.version),
        "indsatskatalog": version_of(catalogue.interventions.version),
        "citizen": CITIZENS.whole(board.citizen, catalogue),
        "case": CASES.whole(board.case, catalogue),
        "follow_up": FOLLOW_UPS.whole(follow_up, catalogue, finished_at=at, finished_by=by),
        "parts": [FOLLOW_UP_PARTS.whole(part, catalogue) for part in follow_up.parts],
        "results": [FOLLOW_UP_RESULTS.whole(one, catalogue) for one in follow_up.results],
        "goals": [GOALS.whole(goal, catalogue, current_level=None) for goal in board.case.goals],
        "before": [
            {"theme": coded_theme(theme, catalogue), "level": int(one.level), "on": one.day.isoformat()}
            for theme, one in sorted(board.before.items())
        ],
        "need_before": _need(before, catalogue) if before else None,
        "plans": plans_content(board.plans, catalogue),
        "status": _status(board.status, catalogue) if board.status else None,
        "last_on": board.last_on.isoformat() if board.last_on else None,
    }


def board_of(content: Json, seal: Seal | None) -> FollowUpBoard:
    """What was locked, to be shown."""
    case = case_of(content)
    need, last_on = content["need_before"], content["last_on"]
    return FollowUpBoard(
        citizen_of(content),
        case,
        FOLLOW_UPS.value(
            content["follow_up"],
            case_id=case.id,
            parts=tuple(map(FOLLOW_UP_PARTS.value, content["parts"])),
            results=tuple(map(FOLLOW_UP_RESULTS.value, content["results"])),
            seal=seal,
        ),
        {
            ThemeCode(one["theme"]["code"]): LevelOn(Level(one["level"]), date.fromisoformat(one["on"]))
            for one in content["before"]
        },
        (NeedCode(need["code"]), date.fromisoformat(need["on"]) if need["on"] else None) if need else None,
        tuple(map(plan_of, content["plans"])),
        _status_of(content["status"]) if content["status"] else None,
        last_on=date.fromisoformat(last_on) if last_on else None,
    )


def _need(before: tuple[NeedCode, date | None], catalogue: Catalogue) -> Json:
    code, day = before
    term = catalogue.interventions.need(code).term
    return {"code": code, "term": term, "on": day.isoformat() if day else None}


def _status(status: StatusNote, catalogue: Catalogue) -> Json:
    parts = [{"id": part.id, **PARTS.write(part, catalogue, OF_STATUS_PART)} for part in status.parts]
    return {"id": status.id, **STATUSES.write(status, catalogue, ("written_on", "author")), "parts": parts}


def _status_of(found: Json) -> StatusNote:
    empty: dict[str, Any] = dict.fromkeys(("since", "until", "follow_up_on", "corrects_id"))
    texts = dict.fromkeys(("in_short", "support", "proposal"), "")
    told = [StatusPart(**_part(part)) for part in found["parts"]]
    return STATUSES.value({**empty, **texts, **found}, case_id="", parts=tuple(told), seal=None)


def _part(found: Json) -> dict[str, Any]:
    part: StatusPart = PARTS.value({**found, "happened": ""})
    return {name: getattr(part, name) for name in ("id", *OF_STATUS_PART)}
