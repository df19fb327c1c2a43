"""JSON values as records, strictly: what is missing, unknown or of another type is a fault.

By hand and not by pydantic, which reads what people bring in: every start of the program reads the catalogue, and would
wait for pydantic longer than for the rest of it.
"""

from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from ffbdesk.catalog.checks import Fault


def record[R](kind: type[R], found: object, place: str = "file") -> R:
    """A record (a dataclass) from an object with exactly its keys; one with a default may be left out.

    Raises Fault, which names the place.
    """
    types, needed = _keys(cast(Any, kind))
    if type(found) is not dict or not needed <= found.keys() <= types.keys():
        raise Fault(f"{place}: other keys")
    return kind(**{name: _value(types[name], value, f"{place}.{name}") for name, value in found.items()})


@cache
def _keys(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """Every field's type, and the names of those that have no default."""
    return get_type_hints(kind), frozenset(field.name for field in fields(kind) if field.default is MISSING)


def _value(kind: Any, found: object, place: str) -> object:
    kind = getattr(kind, "__supertype__", kind)  # an id is a text with a name of its own
    if get_origin(kind) is tuple:
        if type(found) is not list:
            raise Fault(f"{place}: no list")
        return tuple(_value(get_args(kind)[0], one, f"{place}.{n}") for n, one in enumerate(found))
    if is_dataclass(kind):
        return record(cast(type, kind), found, place)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(found)  # type: ignore[arg-type]  # what is no text is no word of it either
        except ValueError:
            raise Fault(f"{place}: unknown word") from None
    allowed = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    if type(found) not in allowed:
        raise Fault(f"{place}: {type(found).__name__}")
    if isinstance(found, str) and not found.isascii():
        found.encode()  # half a character is a ValueError, as the file's other faults of spelling are
    return found
