"""Ledelsesoverblik: counted from what the archive holds, and handed over with small counts hidden."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from ffbdesk.collecting import uncollected
from ffbdesk.domain.catalogue import SENSITIVE, Catalogue
from ffbdesk.domain.followups import OVER
from ffbdesk.domain.goals import Direction
from ffbdesk.domain.ids import ChangeCode, CitizenId, ThemeCode
from ffbdesk.domain.interventions import EntryKind
from ffbdesk.domain.judgement import Assessed, Level, token
from ffbdesk.domain.leadership import (
    NONE,
    Counting,
    CourseFact,
    Facts,
    GivenFact,
    GoalFact,
    Order,
    Person,
    StepFact,
    Table,
)
from ffbdesk.domain.phases import Signs
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import has_left
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.export import leadership as export
from ffbdesk.services import citizens, leaving
from ffbdesk.services.desk import Desk
from ffbdesk.storage.counting import Counted, GoalRow, RoundRow, ToldRow

_LEVELS = {token(Assessed(level)): level for level in Level}
_OVER = tuple(one.value for one in OVER)


class Form(StrEnum):
    """The file formats."""

    CSV = "csv"
    XLSX = "xlsx"


_SAVED = {Form.CSV: "export ledelsesoverblik csv", Form.XLSX: "export ledelsesoverblik xlsx"}


def visit(desk: Desk) -> Facts:
    """Open it to look at it: remembered in the access log."""
    found = facts(desk)
    desk.saw("view ledelsesoverblik")
    return found


def facts(desk: Desk) -> Facts:
    """What there is to count. Practice citizens count only where there are no others."""
    everybody = desk.ledger.read.people()
    real = {one: citizen for one, citizen in everybody.items() if not citizen.practice}
    people = real or everybody
    with uncollected():
        joining = _Joining(desk.ledger.read.counted(), people, desk.catalogue, desk.clock().date())
        return joining.facts(desk.ledger.read.last_observed(), practice=bool(people) and not real)


def order(catalogue: Catalogue) -> Order:
    """The order in which the catalogues have their codes."""
    found = catalogue.interventions
    return Order(
        tuple(theme.code for _group, themes in catalogue.activities() for theme in themes),
        tuple(one.code for one in found.interventions),
        tuple(one.code for one in found.support_needs),
        (
            *(one.code for one in found.target_groups),
            *(one.code for one in found.headings(EntryKind.TARGET_GROUP)),
        ),
        tuple(theme.code for _group, themes in catalogue.described() for theme in themes),
    )


def tables(desk: Desk, found: Facts, basis: str = "") -> tuple[Table, ...]:
    """The tables of today: of everybody, or of those with a ydelse by one paragraph."""
    today = desk.clock().date()
    return Counting(found.of(basis, today) if basis else found, today, order(desk.catalogue)).tables()


def save(desk: Desk, form: Form, out: Path) -> Path:
    """Save the whole archive's tables in a folder, small counts hidden; gives the path. Raises DiskFull, Unwritable."""
    now = desk.clock()
    counting = Counting(facts(desk), now.date(), order(desk.catalogue))
    secret = desk.keys.unlocked.archive
    made = export.sheets(counting, desk.catalogue, desk.ledger.folder.name, now.date(), secret)
    content = export.as_xlsx(made, now) if form is Form.XLSX else export.as_csv(made)
    name = leaving.Name(now.date().isoformat(), f"ledelsesoverblik.{form}")
    return leaving.save(desk, _SAVED[form], out, name, content)


class _Joining:
    """Puts the rows of the archive together by citizen and goal."""

    def __init__(
        self, counted: Counted, people: Mapping[CitizenId, Citizen], catalogue: Catalogue, today: date
    ) -> None:
        self._counted, self._people, self._today = counted, people, today
        self._directions = {value.code: value.direction for value in catalogue.change_values}
        self._newest: dict[str, RoundRow] = {row.citizen: row for row in counted.rounds}
        self._told: dict[str, list[ToldRow]] = defaultdict(list)
        for row in counted.told:
            self._told[row.goal].append(row)
        copied = {row.copies for row in counted.goals if row.copies}
        self._goals = {
            row.id: row for row in counted.goals if row.id not in copied and row.citizen in people and _is_open(row)
        }
        self._levels = _levels(counted)

    def facts(self, noted: Mapping[CitizenId, date], *, practice: bool) -> Facts:
        """All of it; `noted` are the citizens that notes tell of."""
        signs = self._signs(noted)
        targets = {row.citizen: row.target for row in self._counted.rounds if row.target}
        needs = self._needs()
        return Facts(
            tuple(
                Person(
                    one,
                    signs[one].now(),
                    has_left(citizen, self._today),
                    citizens.age(citizen.cpr, self._today),
                    targets.get(one, NONE) or NONE,
                    needs.get(one, NONE),
                )
                for one, citizen in self._people.items()
            ),
            tuple(map(self._goal, self._goals.values())),
            tuple(
                StepFact(CitizenId(self._goals[goal].citizen), self._goals[goal].theme or NONE, SubGoalStatus(status))
                for goal, status in self._counted.steps
                if goal in self._goals
            ),
            tuple(self._courses()),
            tuple(
                GivenFact(CitizenId(row.citizen), row.code or NONE, row.basis, _day(row.begins), _day(row.ends))
                for row in self._counted.given
                if row.citizen in self._people
            ),
            self._described(),
            practice,
        )

    def _signs(self, noted: Mapping[CitizenId, date]) -> dict[CitizenId, Signs]:
        counted = self._counted
        finished = {row.citizen for row in counted.rounds if row.finished}
        written = {citizen for citizen, done in counted.pieces if not done}
        followed = {citizen for citizen, _done in counted.pieces}
        stepped = {self._goals[goal].citizen for goal, _status in counted.steps if goal in self._goals}
        aimed = {row.citizen for row in self._goals.values()}
        found = {}
        for one in self._people:
            newest = self._newest.get(one)
            found[one] = Signs(
                opened=bool(newest and newest.opened),
                informed=bool(newest and newest.informed),
                assessed=one in finished or bool(newest and newest.evaluated),
                ordered=one in counted.ordered,
                delivered=one in noted
                or one in stepped
                or (one in aimed and (newest is None or one in counted.received)),
                followed=one in followed,
                following=one in written,
            )
        return found

    def _needs(self) -> dict[str, str]:
        """Each citizen's newest, of a round or an opfølgning."""
        found = [(row.citizen, row.need_on or row.held_on, row.need) for row in self._counted.rounds if row.need]
        found += [(citizen, day, need) for citizen, need, day in self._counted.needs]
        newest: dict[str, tuple[str, str]] = {}
        for citizen, day, need in found:
            if need and day >= newest.get(citizen, ("", ""))[0]:
                newest[citizen] = (day, need)
        return {citizen: need for citizen, (_day_, need) in newest.items()}

    def _goal(self, row: GoalRow) -> GoalFact:
        told = self._told.get(row.id, ())
        followed = [one for one in told if one.followed]
        direction: Direction | None = self._directions.get(ChangeCode(row.change_value)) if row.change_value else None
        return GoalFact(
            CitizenId(row.citizen),
            not any(one.following in _OVER for one in followed[-1:]),
            row.theme or NONE,
            direction,
            None if row.expected is None else Level(int(row.expected)),
            self._newest_since(row),
            next((GoalResult(one.result) for one in reversed(told) if one.result), None),
            _day(row.set_on),
            None if followed and row.due_on and row.due_on <= followed[-1].held_on else _day(row.due_on),
            _day(followed[0].held_on) if followed else None,
        )

    def _newest_since(self, row: GoalRow) -> Level | None:
        """The newest level of its theme that came after the one it began with."""
        given = self._levels.get(row.citizen, {}).get(row.theme or NONE, {})
        begun = min(given, default="") if row.starting_on is None else row.starting_on
        later = [day for day in given if day > begun]
        return _LEVELS[given[max(later)]] if later else None

    def _courses(self) -> Sequence[CourseFact]:
        return [
            CourseFact(
                CitizenId(citizen),
                ThemeCode(theme),
                _LEVELS[given[min(given)]],
                _LEVELS[given[max(given)]],
                len(given),
            )
            for citizen, themes in self._levels.items()
            if citizen in self._people
            for theme, given in themes.items()
            if theme not in SENSITIVE
        ]

    def _described(self) -> tuple[tuple[CitizenId, ThemeCode], ...]:
        whose = {row.id: row.citizen for row in self._newest.values() if row.citizen in self._people}
        return tuple(
            (CitizenId(whose[gathering]), ThemeCode(theme))
            for gathering, theme in self._counted.described
            if gathering in whose
        )


def _levels(counted: Counted) -> dict[str, dict[str, dict[str, str]]]:
    """By citizen, theme and day the level that was given last: an opfølgning's comes after a round's."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in counted.rounds:
        of_citizen, day = found.setdefault(row.citizen, {}), row.held_on
        for theme, level in counted.judged.get(row.id, {}).items():
            if theme in of_citizen:
                of_citizen[theme][day] = level
            else:
                of_citizen[theme] = {day: level}
    for citizen, theme, level, day in counted.followed:
        found.setdefault(citizen, {}).setdefault(theme, {})[day] = level
    return found


def _is_open(row: GoalRow) -> bool:
    """Whether a figure may tell of a goal: it is on no sensitive theme, nor related to one."""
    return not {row.theme, *row.related.split()} & set(SENSITIVE)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
