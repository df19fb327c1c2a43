"""The standard library's `dataclass`, made in a tenth of the time.

The standard one writes the source of six methods for each class and compiles it. The program has some 380 classes: that
took a quarter of an export, and much of the time in which the first passphrase is typed. Here the methods that all can
share are shared, and `__init__`, which must name its fields, is written when it is first asked for: of most classes
that a command loads it makes nothing. To the checker of types it is the standard one, and `dataclasses.fields`,
`replace` and `is_dataclass` know its classes as their own.
"""

import dataclasses
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

type _Decorator = Callable[[Any], Any]


class _Made:
    """Stands in a signature for a value that a factory makes."""

    def __repr__(self) -> str:
        return "<factory>"


_MADE = _Made()
_NOT_OURS = ("__init__", "__setattr__", "__delattr__", "__getstate__", "__setstate__")
"""What a class may not write itself here: it would be overwritten."""


def _quick(*, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False) -> _Decorator:
    """As the standard `dataclass` with these. What it does not do as that does it refuses: raises TypeError."""

    def made(cls: Any) -> Any:
        own = dict(cls.__dict__)
        if written := [name for name in _NOT_OURS if name in own]:
            raise TypeError(f"{cls.__qualname__} writes {', '.join(written)} itself")
        if "__repr__" not in own:
            cls.__repr__ = _repr
        if frozen:
            cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
        if frozen and slots:
            cls.__getstate__, cls.__setstate__ = _state, _restore
        found: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        _must_be_plain(found)
        if eq:
            _compare(found, own, hashable=frozen)
        found.__init__ = _Later(found, frozen=frozen)
        return found

    return made


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _quick


def _must_be_plain(cls: Any) -> None:
    fields = dataclasses.fields(cls)
    others = set(cls.__dataclass_fields__) - {one.name for one in fields}
    passed = [name for name in others if isinstance(cls.__dataclass_fields__[name].type, dataclasses.InitVar)]
    if passed or any(one.hash is not None or one.name == "self" for one in fields):
        raise TypeError(f"{cls.__qualname__} has a field of a kind that is not made here")
    taken = [one for one in fields if one.init and not one.kw_only]
    late = [one.name for before, one in pairwise(taken) if _has_default(before) and not _has_default(one)]
    if late:
        raise TypeError(f"non-default argument {late[0]!r} follows default argument")


def _has_default(one: "dataclasses.Field[Any]") -> bool:
    return one.default is not dataclasses.MISSING or one.default_factory is not dataclasses.MISSING


def _compare(cls: Any, own: Mapping[str, object], *, hashable: bool) -> None:
    """By the values of the fields, and only with its own kind. `own` is what the class writes itself."""
    names = [one.name for one in dataclasses.fields(cls) if one.compare]
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _one: ()

    def equal(self: object, other: object) -> object:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    if "__eq__" not in own:
        cls.__eq__ = equal
    if "__hash__" not in own or (own["__hash__"] is None and "__eq__" in own):
        cls.__hash__ = hashed if hashable else None


class _Later:
    """`__init__`, written when it is first asked for: by an instance, or by whoever wants to know what it takes."""

    def __init__(self, cls: Any, *, frozen: bool) -> None:
        self._cls, self._frozen = cls, frozen

    def __get__(self, one: object, _owner: type | None = None) -> Any:
        """It stands in the class from now on."""
        init = _init(self._cls, frozen=self._frozen)
        self._cls.__init__ = init
        return init if one is None else init.__get__(one)


def _init(cls: Any, *, frozen: bool) -> Any:
    """Its parameters and lines are made of names of fields alone; whatever else it needs stands round it."""
    fields = dataclasses.fields(cls)
    known: dict[str, object] = {"_dataclass_made": _MADE, "_dataclass_set": object.__setattr__}
    lines = []
    for each in fields:
        value = each.name
        if each.default_factory is not dataclasses.MISSING:
            known[f"_dataclass_new_{each.name}"] = each.default_factory
            new = f"_dataclass_new_{each.name}()"
            value = f"{new} if {each.name} is _dataclass_made else {each.name}" if each.init else new
        elif not each.init:
            if each.default is dataclasses.MISSING:
                continue
            known[f"_dataclass_else_{each.name}"] = each.default
            value = f"_dataclass_else_{each.name}"
        lines.append(f"_dataclass_set(self, {each.name!r}, {value})" if frozen else f"self.{each.name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    taken = [each for each in fields if each.init]
    by_place = [_parameter(each, known) for each in taken if not each.kw_only]
    by_name = [_parameter(each, known) for each in taken if each.kw_only]
    parameters = ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])
    body = "\n  ".join(lines or ["pass"])
    text = f"def around({', '.join(known)}):\n def __init__({parameters}):\n  {body}\n return __init__"
    made: dict[str, Any] = {}
    module = sys.modules.get(cls.__module__)
    exec(text, vars(module) if module else {}, made)  # noqa: S102 - names of fields alone
    init = made["around"](**known)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {each.name: each.type for each in taken} | {"return": None}
    return init


def _parameter(each: "dataclasses.Field[Any]", known: dict[str, object]) -> str:
    if each.default_factory is not dataclasses.MISSING:
        return f"{each.name}=_dataclass_made"
    if each.default is dataclasses.MISSING:
        return each.name
    known[f"_dataclass_else_{each.name}"] = each.default
    return f"{each.name}=_dataclass_else_{each.name}"


@recursive_repr()
def _repr(self: Any) -> str:
    told = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({told})"


def _is_frozen(self: Any, name: str) -> bool:
    """A class that comes from one may have values of its own, unless it is one itself."""
    return name in self.__dataclass_fields__ or "__dataclass_fields__" in type(self).__dict__


def _refuse_to_set(self: object, name: str, value: object) -> None:
    if _is_frozen(self, name):
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, value)


def _refuse_to_delete(self: object, name: str) -> None:
    if _is_frozen(self, name):
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
    object.__delattr__(self, name)


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
