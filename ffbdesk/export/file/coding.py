"""How a kind of record stands in a file: one coding a type, for writing and for reading alike."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import MISSING
from datetime import date, datetime, time
from typing import Any, get_args, get_origin

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue, Component
from ffbdesk.domain.followups import GoalNext
from ffbdesk.domain.ids import ChangeCode, FollowUpCode, InterventionCode, NeedCode, ServiceCode, TargetCode, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant
from ffbdesk.domain.kind import Kind
from ffbdesk.domain.records import Agreement, ClosedWhy, ContactRole, ThirdVoice
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus

type Json = dict[str, Any]


def _anything(_found: Any, _catalogue: Catalogue) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Coding:
    """How values of one type stand in a file."""

    write: Callable[[Any, Catalogue], Any]
    read: Callable[[Any], Any]
    """From what `write` wrote: the form was checked at the gate, or is our own."""
    fits: Callable[[Any, Catalogue], bool] = _anything
    """Whether what stands there is a value of this catalogue: a known code with its own term."""


class FileForm[T]:
    """One kind of record in a file. `shown` are values beside its fields: written for a reader, and left in reading.

    `every` field stands in a file from which the record comes back as it was; else those that the kind gives to files.
    """

    def __init__(self, kind: Kind[T], *, every: bool = False, **shown: Any) -> None:
        self.kind, self.shown = kind, shown
        self.fields = {field.in_file or field.name: field for field in kind.fields if every or field.in_file}
        """The fields that files have, by their names there."""
        self._codings = {name: _coding(field.type) for name, field in self.fields.items()}
        self._shown = {name: _coding(one) for name, one in shown.items()}

    def write(self, value: T, catalogue: Catalogue, only: Iterable[str] | None = None, **shown: Any) -> Json:
        """A record without its id. `only` are the names that may stand in it; without it, all of them."""
        may = None if only is None else frozenset(only)
        found = {
            name: _written(self._codings[name], getattr(value, field.name), catalogue)
            for name, field in self.fields.items()
            if may is None or field.name in may
        }
        beside = {
            name: _written(self._shown[name], one, catalogue)
            for name, one in shown.items()
            if may is None or name in may
        }
        return {**found, **beside}

    def whole(self, value: T, catalogue: Catalogue, **shown: Any) -> Json:
        """A record with its id."""
        return {"id": str(value.id), **self.write(value, catalogue, **shown)}  # type: ignore[attr-defined]

    def value(self, found: Json, **apart: Any) -> T:
        """The record behind what stands in a file; `apart` are the fields that files have elsewhere or not at all."""
        values = {field.name: self._read(name, found) for name, field in self.fields.items()}
        return self.kind.made(found["id"], {**values, **apart})

    def without(self, found: Json, generations: Container[int | None]) -> Json:
        """What stands in a file, without the fields that came with these generations."""
        gone = {name for name, field in self.fields.items() if field.since and field.since in generations}
        return {key: value for key, value in found.items() if key not in gone}

    def fits(self, found: Json, catalogue: Catalogue) -> bool:
        """Whether every code in it is one of this catalogue, with its own term."""
        return all(coding.fits(found.get(name), catalogue) for name, coding in self._codings.items())

    def _read(self, name: str, found: Json) -> Any:
        field = self.fields[name]
        if name not in found and field.default is not MISSING:
            return field.default
        value = found[name]
        return None if value is None else self._codings[name].read(value)


def _written(coding: Coding, value: Any, catalogue: Catalogue) -> Any:
    return None if value is None else coding.write(value, catalogue)


def coded_theme(code: ThemeCode, catalogue: Catalogue) -> Json:
    """An undertema with its term, empty where this catalogue does not have it."""
    return {"code": code, "term": next((t.term for t in catalogue.themes if t.code == code), "")}


def is_theme(found: Json, catalogue: Catalogue) -> bool:
    """Whether a code is one of the undertemaer of Aktivitet og deltagelse, and the term its own."""
    activities = (t for t in catalogue.themes if t.kind is Component.ACTIVITY)
    return any((t.code, t.term) == (found["code"], found["term"]) for t in activities)


def is_any_theme(found: Json, catalogue: Catalogue) -> bool:
    """Whether a code is one of the undertemaer, with a level or without, and the term its own."""
    return any((t.code, t.term) == (found["code"], found["term"]) for t in catalogue.themes)


def is_need(found: Json, catalogue: Catalogue) -> bool:
    """Whether a code is a støttebehov of this catalogue, and the term its own."""
    return _is_entry(found, catalogue.interventions.need)


def coded_description(code: ThemeCode, catalogue: Catalogue) -> Json:
    """An overtema or undertema without levels, with its term."""
    return {"code": code, "term": dict(_described(catalogue)).get(code, "")}


def is_description(found: Json, catalogue: Catalogue) -> bool:
    """Whether a code is one of those that are described without a level, and the term its own."""
    return (found["code"], found["term"]) in _described(catalogue)


def _described(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for group, themes in catalogue.described():
        yield group.code, group.term
        yield from ((theme.code, theme.term) for theme in themes)


def _judgement(judgement: Judgement, catalogue: Catalogue) -> Json:
    value = catalogue.value(judgement)
    if value is None:
        return {"kind": "not_relevant"}
    coded = {"code": value.code, "term": value.label}
    if isinstance(judgement, Assessed):
        return {"kind": "assessed", "level": int(judgement.level), **coded}
    return {"kind": "not_assessed", **coded}


def _judged(found: Json) -> Judgement:
    if found["kind"] == "assessed":
        return Assessed(Level(found["level"]))
    return NotRelevant() if found["kind"] == "not_relevant" else NotAssessed()


def _is_entry(found: Json, entry: Callable[[Any], Any]) -> bool:
    """Whether a catalogue has an entry with this code and term."""
    try:
        return bool(entry(found["code"]).term == found["term"])
    except KeyError:
        return False


def _each(one: Coding) -> Coding:
    return Coding(
        lambda values, catalogue: [one.write(value, catalogue) for value in values],
        lambda found: tuple(one.read(value) for value in found),
        lambda found, catalogue: all(one.fits(value, catalogue) for value in found or ()),
    )


def _of_catalogue(fits: Callable[[Any, Catalogue], bool]) -> Callable[[Any, Catalogue], bool]:
    return lambda found, catalogue: found is None or fits(found, catalogue)


def _coding(bare: Any) -> Coding:
    if get_origin(bare) is tuple:
        return _each(_coding(get_args(bare)[0]))
    return _CODINGS.get(bare, _PLAIN)


_PLAIN = Coding(lambda value, _catalogue: value, lambda found: found)
_CODINGS: Mapping[Any, Coding] = {
    time: Coding(lambda value, _: value.isoformat("minutes"), time.fromisoformat),
    GoalResult: Coding(lambda result, _: result.value, GoalResult),
    ClosedWhy: Coding(lambda why, _: why.value, ClosedWhy),
    date: Coding(lambda value, _: value.isoformat(), date.fromisoformat),
    datetime: Coding(lambda value, _: value.isoformat(), datetime.fromisoformat),
    Level: Coding(lambda value, _: int(value), Level),
    ThemeCode: Coding(coded_theme, lambda found: ThemeCode(found["code"]), _of_catalogue(is_any_theme)),
    ChangeCode: Coding(
        lambda code, catalogue: {"code": code, "term": catalogue.change_value(code).term},
        lambda found: ChangeCode(found["code"]),
        _of_catalogue(
            lambda found, c: any((v.code, v.term) == (found["code"], found["term"]) for v in c.change_values)
        ),
    ),
    ServiceCode: Coding(
        lambda code, catalogue: {"code": code, "term": catalogue.interventions.service(code).term},
        lambda found: ServiceCode(found["code"]),
        _of_catalogue(lambda found, c: _is_entry(found, c.interventions.service)),
    ),
    InterventionCode: Coding(
        lambda code, catalogue: {"code": code, "term": catalogue.interventions.intervention(code).term},
        lambda found: InterventionCode(found["code"]),
        _of_catalogue(lambda found, c: _is_entry(found, c.interventions.intervention)),
    ),
    NeedCode: Coding(
        lambda code, catalogue: {"code": code, "term": catalogue.interventions.need(code).term},
        lambda found: NeedCode(found["code"]),
        _of_catalogue(lambda found, c: _is_entry(found, c.interventions.need)),
    ),
    TargetCode: Coding(
        lambda code, catalogue: {"code": code, "term": catalogue.interventions.target(code).term},
        lambda found: TargetCode(found["code"]),
        _of_catalogue(lambda found, c: _is_entry(found, c.interventions.target)),
    ),
    FollowUpCode: Coding(
        lambda code, catalogue: {"code": code, "term": catalogue.interventions.follow_up(code).term},
        lambda found: FollowUpCode(found["code"]),
        _of_catalogue(lambda found, c: _is_entry(found, c.interventions.follow_up)),
    ),
    GoalNext: Coding(lambda one, _: one.value, GoalNext),
    Agreement: Coding(lambda one, _: one.value, Agreement),
    ContactRole: Coding(lambda role, _: role.value, ContactRole),
    SubGoalStatus: Coding(lambda status, _: status.value, SubGoalStatus),
    ThirdVoice: Coding(lambda voice, _: voice.value, ThirdVoice),
    Judgement: Coding(
        _judgement, _judged, _of_catalogue(lambda found, catalogue: found == _judgement(_judged(found), catalogue))
    ),
}
