"""The standard library's `dataclass`, made in a tenth of the time.

The standard one writes the source of six methods for each class and compiles it. The program has some 380 classes: that
took a quarter of an export, and much of the time in which the first passphrase is typed. Here the methods that all can
share are shared, and `__init__`, which must name its fields, is written when it is first asked for: of most classes
that a command loads it makes nothing. To the checker of types it is the standard one, and `dataclasses.fields`,
`replace` and `is_dataclass` know its classes as their own.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

type _Decorator = Callable[[Any], Any]

_GIVEN = object()
"""Stands for a value that a factory makes."""


def _quick(
    *, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False
) -> Callable[[Any], Any]:
    """As the standard `dataclass` with these."""

    def made(cls: Any) -> Any:
        if "__repr__" not in cls.__dict__:
            cls.__repr__ = _repr
        if frozen:
            cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
        if frozen and slots:
            cls.__getstate__, cls.__setstate__ = _state, _restore
        found: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        if eq:
            _compare(found, hashable=frozen)
        found.__init__ = _Later(found, frozen=frozen)
        return found

    return made


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _quick


def _compare(cls: Any, *, hashable: bool) -> None:
    """By the values of the fields, and only with its own kind."""
    names = [one.name for one in dataclasses.fields(cls) if one.compare]
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _one: ()

    def equal(self: object, other: object) -> object:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    own = dict(cls.__dict__)
    if "__eq__" not in own:
        cls.__eq__ = equal
    if own.get("__hash__") is None:
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


def _init(cls: type, *, frozen: bool) -> Any:
    fields = dataclasses.fields(cls)
    known: dict[str, object] = {"_GIVEN": _GIVEN, "_set": object.__setattr__}
    lines = []
    for each in fields:
        value = each.name
        if each.default_factory is not dataclasses.MISSING:
            known[f"_make_{each.name}"] = each.default_factory
            made = f"_make_{each.name}()"
            value = f"{made} if {each.name} is _GIVEN else {each.name}" if each.init else made
        elif not each.init:
            continue
        lines.append(f"_set(self, {each.name!r}, {value})" if frozen else f"self.{each.name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    taken = [each for each in fields if each.init]
    by_place = [_parameter(each, known) for each in taken if not each.kw_only]
    by_name = [_parameter(each, known) for each in taken if each.kw_only]
    parameters = ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(lines or ["pass"]), known)  # noqa: S102 - names of fields alone
    init: Any = known["__init__"]
    init.__qualname__, init.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    init.__annotations__ = {each.name: each.type for each in taken} | {"return": None}
    return init


def _parameter(each: "dataclasses.Field[Any]", known: dict[str, object]) -> str:
    if each.default_factory is not dataclasses.MISSING:
        return f"{each.name}=_GIVEN"
    if each.default is dataclasses.MISSING:
        return each.name
    known[f"_else_{each.name}"] = each.default
    return f"{each.name}=_else_{each.name}"


@recursive_repr()
def _repr(self: Any) -> str:
    told = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({told})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
