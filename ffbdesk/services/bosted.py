"""Solstrålen: a whole fictitious bosted to practise with, its last three months counted from today."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from ffbdesk import shipped
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import Edit, Label
from ffbdesk.domain.goals import Direction, InterventionGoal
from ffbdesk.domain.ids import CaseId, CitizenId, GoalId, NoteId, SubGoalId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import CASE, CITIZEN, GOAL, NOTE, SUB_GOAL
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.subgoals import SubGoal, SubGoalStatus
from ffbdesk.services import citizens
from ffbdesk.services.desk import Desk

_MUNICIPALITY = "Eksempelkøbing Kommune"

type _Told = dict[str, Any]


def load(desk: Desk) -> tuple[CitizenId, ...]:
    """Bring its citizens in with goals, delmål and notes, as one change. Those that are there stay as they are; one
    that was removed from the list comes back to it. Gives all of them.
    """
    told = _file()
    read = desk.ledger.read
    people = {CitizenId(_id(one["name"])): one for one in told}
    there = {who: removed for who in people if (removed := read.is_removed(who)) is not None}
    for who, removed in there.items():
        if removed:
            citizens.put_back(desk, who)
    edits = [
        edit
        for who, one in people.items()
        if who not in there
        for edit in _Home(desk.catalogue, desk.clock(), who, one).edits()
    ]
    if edits:
        desk.commit(Label.IMPORT, edits, citizen=None)
    return tuple(people)


def is_there(desk: Desk) -> bool:
    """Whether any of them is on the list."""
    return not desk.ledger.read.people().keys().isdisjoint(CitizenId(_id(one["name"])) for one in _file())


def _file() -> list[_Told]:
    path = shipped.folder("resources") / "bosted" / "solstraalen.json"
    found: list[_Told] = json.loads(path.read_text(encoding="utf-8"))["citizens"]
    return found


def _id(*path: object) -> str:
    """The same each time, so that they come in once."""
    return str(uuid5(NAMESPACE_OID, "/".join(map(str, ("ffbdesk bosted", *path)))))


class _Home:
    """One citizen of the file as edits."""

    def __init__(self, catalogue: Catalogue, now: datetime, who: CitizenId, told: _Told) -> None:
        self._now, self._who, self._told, self._name = now, who, told, told["name"]
        self._codes = {theme.term: theme.code for theme in catalogue.themes}
        self._changes = {value.direction: value.code for value in catalogue.change_values}
        self._names: dict[str, str] = {}
        """What the notes call each delmål, by its place: '0.1'."""

    def edits(self) -> Iterator[Edit]:
        """Each after what it hangs under."""
        told, case = self._told, CaseId(_id(self._name, "case"))
        person = Citizen(self._who, self._name, told["initials"], told["own_number"], "", practice=True)
        yield CITIZEN.adding(person)
        yield CASE.adding(Case(case, self._who, _MUNICIPALITY, "", told["purpose"]), self._who)
        for n, one in enumerate(told["goals"]):
            yield GOAL.adding(self._goal(n, one), case, place=str(n + 1))
            for m, step in enumerate(one["sub_goals"]):
                self._names[f"{n}.{m}"] = step["short_name"]
                yield SUB_GOAL.adding(self._step(n, m, step), self._goal_id(n), place=str(m + 1))
        for n, one in enumerate(told["notes"]):
            yield NOTE.adding(self._note(n, one), self._who)

    def _day(self, before: int) -> date:
        return self._now.date() - timedelta(days=before)

    def _goal_id(self, n: int) -> GoalId:
        return GoalId(_id(self._name, "goal", n))

    def _step_id(self, place: str) -> SubGoalId:
        return SubGoalId(_id(self._name, "step", place))

    def _goal(self, n: int, told: _Told) -> InterventionGoal:
        day = self._day(told["since"])
        return InterventionGoal(
            self._goal_id(n),
            told["wording"],
            change_value=self._changes[Direction(told["change"])],
            theme=ThemeCode(self._codes[told["theme"]]),
            expected_level=Level(told["expected"]),
            follow_up_on=self._day(-told["follow_up"]),
            starting_level=Level(told["start"]),
            starting_on=day,
            set_on=day,
            author="Mette Lund",
        )

    def _step(self, n: int, m: int, told: _Told) -> SubGoal:
        status, judged = SubGoalStatus(told["status"]), told["status"] != SubGoalStatus.UNDER_WAY
        return SubGoal(
            self._step_id(f"{n}.{m}"),
            told["wording"],
            told["short_name"],
            told["citizens_part"],
            told["our_part"],
            self._day(told["begun"]),
            self._day(-told["seen_again"]),
            status,
            told["basis"],
            self._day(max(0, -told["seen_again"])) if judged else None,
            "Mette Lund" if judged else "",
            self._day(told["begun"]),
            "Mette Lund",
        )

    def _note(self, n: int, told: _Told) -> CareNote:
        planned = datetime.combine(self._day(told["days"]), time.fromisoformat(told["at"]), self._now.tzinfo)
        an_hour_ago = (self._now - timedelta(hours=1)).replace(second=0, microsecond=0)
        at = min(planned, an_hour_ago)  # this morning's, for one who practises before it
        about = told.get("about", [])
        return CareNote(
            NoteId(_id(self._name, "note", n)),
            self._who,
            at.date(),
            told["by"],
            told["text"],
            tuple(ThemeCode(self._codes[term]) for term in told.get("themes", [])),
            signed_at=at + timedelta(minutes=20),
            observed_at=at.time(),
            did=told.get("did", ""),
            own_words=told.get("own_words", ""),
            sub_goals=tuple(self._step_id(place) for place in about),
            named="\n".join(self._names[place] for place in about),
            signed_by=told["by"],
        )
