"""How the course room's own records stand in its archive: as the files do, with what the trainer's side adds."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.attempt import Attempt, Seen
from ffbdesk.domain.course.case import Against, Trap
from ffbdesk.domain.course.draft import CaseDraft, DraftSection, DraftTheme
from ffbdesk.domain.course.exercise import Answer, CaseRef, Exercise, Given, Rules, Talk, Task, Way, Why
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import from_token, token
from ffbdesk.export.course.parse import answer_from, case_from, task_from
from ffbdesk.export.course.writing import answer_content, case_content, task_content

type Json = dict[str, Any]

EXERCISE, ANSWER, CASE, ATTEMPT, DRAFT = "exercise", "answer", "case", "attempt", "draft_case"
"""The kinds of paper in the course archive."""


def answer_key(exercise: str, which: str) -> str:
    """Under what an answer is stored. Its id comes with a file: whatever it is, it takes no other record's place."""
    return f"{which}@{exercise}"


def case_key(which: str) -> str:
    """Under what a case is stored: its id comes with a file too."""
    return f"{which}@sag"


def text_of(content: Json) -> str:
    """As it is stored."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def exercise_text(one: Exercise) -> str:
    """An exercise as it is stored."""
    return text_of(
        {
            "id": one.id,
            "team": one.team,
            "held_on": one.held_on.isoformat(),
            "participants": one.participants,
            "case": {"id": one.case.id, "revision": one.case.revision, "sha256": one.case.text_hash},
            "title": one.title,
            "themes": list(one.themes),
            "rules": {"reason_needed": one.rules.reason_needed, "nickname": one.rules.nickname},
            "shows_reference": one.shows_reference,
            "round": one.round,
            "code": one.code,
            "handed_out": one.handed_out,
            "talks": [_talk(each) for each in one.talks],
            "hidden": sorted([answer, theme] for answer, theme in one.hidden),
            "talked_on": one.talked_on.isoformat() if one.talked_on else None,
            "summed_up": one.summed_up,
        }
    )


def exercise_from(text: str) -> Exercise:
    """An exercise again."""
    found: Json = json.loads(text)
    case, on = found["case"], found["talked_on"]
    return Exercise(
        id=found["id"],
        team=found["team"],
        held_on=date.fromisoformat(found["held_on"]),
        participants=found["participants"],
        case=CaseRef(case["id"], case["revision"], case["sha256"]),
        title=found["title"],
        themes=tuple(map(ThemeCode, found["themes"])),
        rules=Rules(found["rules"]["reason_needed"], found["rules"]["nickname"]),
        shows_reference=found["shows_reference"],
        round=found["round"],
        code=found["code"],
        handed_out=found["handed_out"],
        talks=tuple(map(_talk_from, found["talks"])),
        hidden=frozenset((answer, ThemeCode(theme)) for answer, theme in found["hidden"]),
        talked_on=date.fromisoformat(on) if on else None,
        summed_up=found["summed_up"],
    )


def _talk(one: Talk) -> Json:
    why = sorted(each.value for each in one.why)
    return {"theme": one.theme, "why": why, "takeaway": one.takeaway, "again": one.again and list(one.again)}


def _talk_from(found: Json) -> Talk:
    again = found["again"]
    why = frozenset(map(Why, found["why"]))
    return Talk(ThemeCode(found["theme"]), why, found["takeaway"], tuple(again) if again else None)


def answer_text(one: Answer) -> str:
    """An answer as it is stored: its file's content, and how and when it came."""
    came = one.came_at.isoformat() if one.came_at else None
    return text_of({"svar": answer_content(one), "way": one.way.value, "came_at": came})


def kept_answer(text: str) -> Answer:
    """An answer again."""
    found: Json = json.loads(text)
    came = datetime.fromisoformat(found["came_at"]) if found["came_at"] else None
    return replace(answer_from(found["svar"]), way=Way(found["way"]), came_at=came)


def attempt_text(one: Attempt, catalogue: Catalogue) -> str:
    """An attempt as it is stored. Alone, the whole case is in it: its reference belongs to what was practised."""
    return text_of(
        {
            "id": one.id,
            "task": task_content(one.task, catalogue),
            "sag": case_content(one.case, catalogue) if one.case.reference else None,
            "participant": one.participant,
            "begun_on": one.begun_on.isoformat(),
            "alone": one.alone,
            "number": one.number,
            "nickname": one.nickname,
            "given": list(map(_given, one.given)),
            "at": one.at,
            "minutes": one.minutes,
            "saved": one.saved,
            "seen": [{"theme": each.theme, "disagree": each.disagree} for each in one.seen],
            "before": list(map(_given, one.before)),
        }
    )


def attempt_from(text: str) -> Attempt:
    """An attempt again."""
    found: Json = json.loads(text)
    task: Task = task_from(found["task"])
    if found["sag"] is not None:
        task = replace(task, case=case_from(found["sag"]))
    return Attempt(
        id=found["id"],
        task=task,
        participant=found["participant"],
        begun_on=date.fromisoformat(found["begun_on"]),
        alone=found["alone"],
        number=found["number"],
        nickname=found["nickname"],
        given=tuple(map(_given_from, found["given"])),
        at=found["at"],
        minutes=found["minutes"],
        saved=found["saved"],
        seen=tuple(Seen(ThemeCode(each["theme"]), each["disagree"]) for each in found["seen"]),
        before=tuple(map(_given_from, found["before"])),
    )


def _given(one: Given) -> Json:
    return {"theme": one.theme, "judgement": token(one.judgement), "doubt": one.doubt, "reason": one.reason}


def _given_from(found: Json) -> Given:
    return Given(ThemeCode(found["theme"]), from_token(found["judgement"]), found["doubt"], found["reason"])


def draft_text(one: CaseDraft) -> str:
    """A case that is being written, as it is stored."""
    return text_of(
        {
            "id": one.id,
            "revision": one.revision,
            "name": one.name,
            "age": one.age,
            "summary": one.summary,
            "sections": [{"id": each.id, "heading": each.heading, "text": each.text} for each in one.sections],
            "themes": list(map(_draft_theme, one.themes)),
            "author": one.author,
            "declared": one.declared,
            "readers": list(one.readers),
        }
    )


def draft_from(text: str) -> CaseDraft:
    """A case that is being written, again."""
    found: Json = json.loads(text)
    return CaseDraft(
        id=found["id"],
        revision=found["revision"],
        name=found["name"],
        age=found["age"],
        summary=found["summary"],
        sections=tuple(DraftSection(each["id"], each["heading"], each["text"]) for each in found["sections"]),
        themes=tuple(map(_draft_theme_from, found["themes"])),
        author=found["author"],
        declared=found["declared"],
        readers=tuple(found["readers"]),
    )


def _draft_theme(one: DraftTheme) -> Json:
    return {
        "theme": one.theme,
        "judgement": token(one.judgement),
        "also": [token(each) for each in one.also],
        "built_on": list(one.built_on),
        "traps": [trap.value for trap in one.traps],
        "reasoning": one.reasoning,
        "against": [[token(each.judgement), each.reason] for each in one.against],
        "counted_in": one.counted_in,
        "left_out": one.left_out,
    }


def _draft_theme_from(found: Json) -> DraftTheme:
    also = tuple(judged for word in found["also"] if (judged := from_token(word)) is not None)
    against = tuple(
        Against(judged, reason) for word, reason in found["against"] if (judged := from_token(word)) is not None
    )
    return DraftTheme(
        theme=ThemeCode(found["theme"]),
        judgement=from_token(found["judgement"]),
        also=also,
        built_on=tuple(found["built_on"]),
        traps=tuple(map(Trap, found["traps"])),
        reasoning=found["reasoning"],
        against=against,
        counted_in=found["counted_in"],
        left_out=found["left_out"],
    )
