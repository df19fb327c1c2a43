"""What a kind of record consists of: said once, at the record, and read by all who carry it.

A frozen dataclass says which fields a record has; `Annotated` says of each what its type alone does not: whether it is
typed, what a file calls it, since when it is there. A `Kind` adds where the record hangs. Storage takes its columns and
rows from here, services their edits and limits, `export` its files and their gate. A Kind never queries, never loads
what hangs under a record, never draws (architecture, decision 13).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, datetime, time
from enum import Enum
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from ffbdesk.dataclass import dataclass
from ffbdesk.domain import cleaning
from ffbdesk.domain.edits import WHOLE, Edit, FieldRef, Fields, Label, Part, Record, Value
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, Level, from_token, token

LINE_MAX = 500
"""Characters in a field of one line: names, numbers, kommune."""
TEXT_MAX = 100_000
"""Characters in a field of running text: forty printed pages. What is stored can always be handed over and brought in,
so files have the same limits; and a round in which every field is full must be one that a computer can still read."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A field that is written letter by letter: it has drafts, and a limit in characters."""

    most: int
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class InFile:
    """What a file calls a field, where it is not the record's own name; empty for one that no file has."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Since:
    """The generation of records that a field came with. Files of before do not have it, so it has a default.

    Generations are counted from 1, over all kinds; 0 for those that came before anybody counted. A format's version
    rises once for each that its kinds have.
    """

    generation: int


APART = "apart"
"""Marks a field that is no column: what hangs under the record, or is being typed."""

Line = Annotated[str, Typed(LINE_MAX, one_line=True)]
Prose = Annotated[str, Typed(TEXT_MAX)]


@dataclass(frozen=True, slots=True)
class Form:
    """How the values of one type lie in a cell."""

    write: Callable[[Any], Value]
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind, which is also its column. `type` is bare: without None, without what is said about it."""

    name: str
    type: Any
    optional: bool
    typed: Typed | None
    in_file: str
    """Its name in a file; empty where no file has it."""
    since: int | None
    """The generation it came with; None where it was there from the first, and so stands in every file."""
    part: Part | None
    """The part of the citizen it belongs to, where it is another than its record's."""
    label: Label | None
    """What a change of it is called, where that is not what its record's changes are called."""
    form: Form
    default: Any

    @property
    def empty(self) -> Value:
        """The cell of a field that nobody has filled."""
        return None if self.optional else ""


class Kind[T]:
    """One kind of record: its fields, the record that it hangs under, and the names of what is done to it."""

    def __init__(
        self,
        record: Record,
        made: type[T],
        under: "Kind[Any] | None" = None,
        *,
        part: Part = Part.ROUNDS,
        edited: Label | None = None,
        **row: Value,
    ) -> None:
        self.record, self.under, self.part = record, under, part
        self.edited = edited or Label(f"edit_{record}")
        """What a change of a field is called."""
        self.row = row
        """Columns that are the row's and not the record's, with what a new row has in them: its place, 'removed'."""
        self.owner = f"{under.record}_id" if under else ""
        """The column with the id of the record that it hangs under."""
        self._made: Callable[..., T] = made
        self._record_type = made

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its fields that are columns, in the record's order."""
        return tuple(_fields(self._record_type, self.owner))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column but the id."""
        return (*([self.owner] if self.owner else []), *(field.name for field in self.fields), *self.row)

    @cached_property
    def flags(self) -> frozenset[str]:
        """Columns that hold true or false."""
        of_row = (name for name, value in self.row.items() if isinstance(value, bool))
        return frozenset((*of_row, *(field.name for field in self.fields if field.type is bool)))

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def _keeps_owner(self) -> bool:
        return self.owner in {one.name for one in fields(self._record_type)}  # type: ignore[arg-type]

    def has(self, name: str) -> bool:
        """Whether the record has such a field."""
        return name in self._by_name

    def field(self, name: str) -> Field:
        """A field by its name. Raises KeyError."""
        return self._by_name[name]

    def part_of(self, name: str) -> Part:
        """The part of the citizen that a field belongs to: undo and redo keep to it."""
        own = self._by_name[name].part if name in self._by_name else None
        return own or self.part

    def label_of(self, name: str) -> Label:
        """What a change of a field is called; those of the row are named by what they do."""
        if name in self._by_name:
            return self._by_name[name].label or self.edited
        return Label(f"{_DOES[name]}_{self.record}") if name in _DOES else self.edited

    def ref(self, record_id: str, name: str = WHOLE, theme: ThemeCode | None = None) -> FieldRef:
        """A field of one record, by default the record itself. Raises ValueError for one that there is not."""
        if name != WHOLE and name not in self._by_name and name not in self.row:
            raise ValueError(f"{self.record} has no field {name}")
        return FieldRef(self.record, record_id, name, theme)

    def adding(self, value: T, owner: str = "", **row: Value) -> Edit:
        """The edit that makes a record under the one with the id `owner`; `row` are columns that are not its own."""
        owned: Fields = {self.owner: owner} if self.owner else {}
        return Edit(self.ref(_id(value)), None, {**owned, **self.cells(value), **self.row, **row})

    def setting(self, value: T, **new: Any) -> list[Edit]:
        """The edits that give fields of a record, by their names, other values."""
        return [self.edit(_id(value), name, getattr(value, name), to) for name, to in new.items()]

    def edit(self, record_id: str, name: str, old: Any, new: Any, theme: ThemeCode | None = None) -> Edit:
        """The edit of one field, from value to value."""
        form = self._by_name[name].form
        return Edit(self.ref(record_id, name, theme), form.write(old), form.write(new))

    def cells(self, value: T) -> Fields:
        """A record as the cells of its row."""
        return {field.name: field.form.write(getattr(value, field.name)) for field in self.fields}

    def value(self, record_id: str, cells: Mapping[str, Value], **apart: Any) -> T:
        """The record that the cells of a row stand for; `apart` are the fields that are no columns."""
        found = {field.name: field.form.read(cells[field.name]) for field in self.fields}
        if self._keeps_owner:
            found[self.owner] = cells[self.owner]
        return self.made(record_id, found, **apart)

    def made(self, record_id: str, values: Mapping[str, Any], **apart: Any) -> T:
        """The record with these values of its fields."""
        return self._made(id=record_id, **values, **apart)

    def texts(self, value: T) -> Iterator[str]:
        """Everything in it that was written letter by letter."""
        return (getattr(value, field.name) for field in self.fields if field.typed)

    def cleaned(self, value: T) -> T:
        """The same with every such text as it would stand if it had been typed."""
        found: Any = value
        clean = {f.name: cleaning.as_typed(getattr(found, f.name), f.typed.one_line) for f in self.fields if f.typed}
        return replace(found, **clean)  # type: ignore[no-any-return]  # replace keeps the class

    def has_room(self, value: T) -> bool:
        """Whether every such text is as long as its field may be: composed letters may be longer than they came."""
        return all(len(getattr(value, f.name)) <= f.typed.most for f in self.fields if f.typed)


_DOES = {"removed": "remove", "place": "move"}


def _id(value: Any) -> str:
    return str(value.id)


def _fields(made: type, owner: str) -> Iterator[Field]:
    hints = get_type_hints(made, include_extras=True)
    for one in fields(made):
        bare, optional, said = _bare(hints[one.name])
        if one.name in ("id", owner) or APART in said:
            continue
        named, since = _said(InFile, said), _said(Since, said)
        if since is not None and one.default is MISSING:
            raise TypeError(f"{made.__name__}.{one.name} came later: records of before need a default")
        yield Field(
            one.name,
            bare,
            optional,
            _said(Typed, said),
            one.name if named is None else named.name,
            since.generation if since else None,
            _said(Part, said),
            _said(Label, said),
            _form(bare, optional),
            one.default,
        )


def _said[S](kind: type[S], said: tuple[Any, ...]) -> S | None:
    return next((one for one in said if isinstance(one, kind)), None)


def _bare(hint: Any) -> tuple[Any, bool, tuple[Any, ...]]:
    """A type without what is said about it, whether it may be None, and what is said about it."""
    said = hint.__metadata__ if get_origin(hint) is Annotated else ()
    hint = get_args(hint)[0] if said else hint
    args = get_args(hint)
    if get_origin(hint) in (Union, UnionType) and NoneType in args:
        (inner,) = (arg for arg in args if arg is not NoneType)
        return inner, True, said
    return hint, False, said


def _form(bare: Any, optional: bool) -> Form:
    form = _form_of(bare)
    if not optional:
        return form
    return Form(
        lambda value: None if value is None else form.write(value),
        lambda cell: None if cell in (None, "") else form.read(cell),
    )


def _form_of(bare: Any) -> Form:
    if bare in _FORMS:
        return _FORMS[bare]
    if get_origin(bare) is tuple:  # codes in one field, parted by spaces: a list that changes as a whole is one edit
        one = get_args(bare)[0]
        return Form(" ".join, lambda cell: tuple(one(code) for code in cell.split()))
    if isinstance(bare, type) and issubclass(bare, Enum):
        return Form(lambda value: bare(value).value, bare)  # a list to choose from gives the code
    return Form(lambda value: value, bare)


_FORMS: dict[Any, Form] = {
    Judgement: Form(token, from_token),
    Level: Form(lambda value: str(int(value)), lambda cell: Level(int(cell))),
    date: Form(date.isoformat, date.fromisoformat),
    datetime: Form(datetime.isoformat, datetime.fromisoformat),
    time: Form(lambda value: value.isoformat("minutes"), time.fromisoformat),
    bool: Form(bool, bool),
}
