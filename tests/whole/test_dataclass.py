"""Our quick `dataclass` is the standard one to whoever uses its classes."""

import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, InitVar, field, fields, is_dataclass, replace
from pathlib import Path
from types import NoneType
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ffbdesk
from ffbdesk.dataclass import dataclass

FROZEN: dict[str, bool] = {"frozen": True, "slots": True}
WAYS: tuple[dict[str, bool], ...] = (FROZEN, {"slots": True}, {}, FROZEN | {"kw_only": True}, FROZEN | {"eq": False})


def ours(made: Callable[..., Any], how: dict[str, bool]) -> Any:
    """A class as the program has them, and one that comes from it."""

    @made(**how)
    class Plan:
        name: str
        level: int | None = None
        """None until it is set."""
        words: tuple[str, ...] = ()
        told: list[str] = field(default_factory=list)
        beside: str = field(default="", compare=False)
        hidden: str = field(default="", repr=False)

        def __post_init__(self) -> None:
            if self.level == 9:
                raise ValueError("no such level")

        @property
        def long(self) -> bool:
            return len(self.words) > 3

    return Plan


def anything() -> st.SearchStrategy[dict[str, Any]]:
    words = st.text(max_size=3)
    return st.fixed_dictionaries(
        {"name": words},
        optional={
            "level": st.none() | st.integers(0, 4),
            "words": st.lists(words, max_size=4).map(tuple),
            "beside": words,
            "hidden": words,
        },
    )


@pytest.mark.parametrize("how", WAYS, ids=str)
@given(one=anything(), other=anything(), change=anything())
def test_it_behaves_as_the_standard_one(how: dict[str, bool], one: Any, other: Any, change: Any) -> None:
    quick, standard = ours(dataclass, how), ours(dataclasses.dataclass, how)
    assert is_dataclass(quick)
    a, b, c, d = quick(**one), quick(**other), standard(**one), standard(**other)
    assert (repr(a), dataclasses.asdict(a), a.long) == (repr(c), dataclasses.asdict(c), c.long)
    assert (a == b, a != b, a == quick(**one)) == (c == d, c != d, c == standard(**one))
    assert a not in (c, d)
    assert repr(replace(a, **change)) == repr(replace(c, **change))
    for copied in (copy.copy(a), copy.deepcopy(a)):
        assert repr(copied) == repr(a)
    assert a.told is not b.told


@pytest.mark.parametrize("how", WAYS, ids=str)
def test_what_the_standard_one_refuses_is_refused(how: dict[str, bool]) -> None:
    for made in (dataclass, dataclasses.dataclass):
        cls = ours(made, how)
        one = cls(name="Mål")
        for wrong in ({}, {"nam": "x"}, {"name": "x", "nobody": 1}):
            with pytest.raises(TypeError):
                cls(**wrong)
        with pytest.raises(ValueError, match="no such level"):
            cls(name="x", level=9)
        if how.get("frozen"):
            for do in (lambda it: setattr(it, "name", "y"), lambda it: delattr(it, "name")):
                with pytest.raises(FrozenInstanceError):
                    do(one)
        else:
            one.name = "y"
            assert one.name == "y"
        if how.get("slots"):
            with pytest.raises((AttributeError, TypeError)):
                one.nobody = 1
        if how.get("eq", True) and not how.get("frozen"):
            with pytest.raises(TypeError):
                hash(one)


def test_equal_ones_are_one_key() -> None:
    @dataclass(frozen=True, slots=True)
    class Place:
        code: str
        at: int = 0

    @dataclass(frozen=True, slots=True)
    class Nowhere:
        pass

    assert len({Place("a"), Place("a", 0), Place("a", 1), Nowhere(), Nowhere()}) == 3
    match Place("b", 2):
        case Place(code, at):
            assert (code, at) == ("b", 2)


@dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickle finds it."""

    name: str
    told: list[str] = field(default_factory=list)


def test_it_goes_through_pickle() -> None:
    assert pickle.loads(pickle.dumps(Kept("x", ["y"]))) == Kept("x", ["y"])


def test_a_class_that_comes_from_one_has_its_fields_first() -> None:
    @dataclass(frozen=True, slots=True)
    class Base:
        name: str

        def __str__(self) -> str:
            return f"<{self.name}>"

    @dataclass(frozen=True, slots=True)
    class More(Base):
        level: int = 0

    class Plain(More):
        """No fields of its own."""

    assert (More("a"), str(Plain("b", 3))) == (More("a", 0), "<b>")
    assert Base("a") != More("a")
    assert More("a") != Plain("a")
    assert repr(Plain("b", 3)).endswith("Plain(name='b', level=3)")


def test_what_a_class_says_itself_stays() -> None:
    @dataclass(frozen=True, slots=True)
    class Secret:
        value: str

        def __repr__(self) -> str:
            return "***"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Secret)

        def __hash__(self) -> int:
            return 7

    assert (repr(Secret("x")), Secret("x") == Secret("y"), hash(Secret("x"))) == ("***", True, 7)


def test_what_it_does_not_do_as_the_standard_one_is_refused_at_once() -> None:
    """Never another behaviour in silence."""

    class OwnInit:
        name: str

        def __init__(self) -> None:
            self.name = ""

    class OwnState:
        name: str

        def __getstate__(self) -> str:
            return ""

    class Passed:
        name: InitVar[str]

    class Unhashed:
        name: str = field(hash=False)

    class Late:
        name: str = ""
        level: int

    for cls in (OwnInit, OwnState, Passed, Unhashed, Late):
        with pytest.raises(TypeError):
            dataclass(frozen=True)(cls)
    with pytest.raises(TypeError):
        dataclass(order=True)


def test_what_nobody_gives_has_its_value() -> None:
    @dataclass(slots=True)
    class Kept:
        name: str
        at: int = field(init=False, default=3)
        told: list[str] = field(init=False, default_factory=list)

    assert (Kept("a").at, Kept("a").told) == (3, [])
    assert get_type_hints(Kept.__init__) == {"name": str, "return": NoneType}


def test_what_comes_from_a_frozen_one_may_have_values_of_its_own() -> None:
    @dataclass(frozen=True)
    class Base:
        name: str

    class Plain(Base):
        """No record itself."""

    one = Plain("a")
    one.beside = 1
    assert one.beside == 1
    with pytest.raises(FrozenInstanceError):
        one.name = "b"


def test_many_threads_may_make_the_first() -> None:
    for _ in range(20):

        @dataclass(frozen=True, slots=True)
        class First:
            name: str
            told: list[str] = field(default_factory=list)

        with ThreadPoolExecutor(8) as pool:
            assert set(map(repr, pool.map(First, ["x"] * 40))) == {repr(First("x"))}


def every_class() -> list[Any]:
    """All of the program's that were made by it."""
    found = {}
    for module in pkgutil.walk_packages(ffbdesk.__path__, "ffbdesk."):
        if module.name.endswith(".__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and is_dataclass(value) and value.__module__.startswith("ffbdesk."):
                found[value.__module__, value.__qualname__] = value
    return [found[name] for name in sorted(found)]


def test_every_class_of_the_program_takes_what_the_standard_one_would_let_it_take() -> None:
    classes = every_class()
    assert len(classes) > 300
    for cls in classes:
        frozen = "__setattr__" in vars(cls)
        like = [(each.name, each.type, as_written(each)) for each in fields(cls)]
        twin = dataclasses.make_dataclass(cls.__name__, like, frozen=frozen, slots=True)
        mine, theirs = inspect.signature(cls), inspect.signature(twin)
        assert [told(one) for one in mine.parameters.values()] == [told(one) for one in theirs.parameters.values()], cls
        assert cls.__match_args__ == twin.__match_args__
        assert (cls.__hash__ is None) == (not frozen and cls.__eq__ is not object.__eq__), cls


def as_written(one: "dataclasses.Field[Any]") -> Any:
    """A field as somebody wrote it, for a class of its own."""
    given: dict[str, Any] = {"default": one.default} if one.default is not dataclasses.MISSING else {}
    if one.default_factory is not dataclasses.MISSING:
        given = {"default_factory": one.default_factory}
    return field(init=one.init, repr=one.repr, compare=one.compare, kw_only=one.kw_only, **given)


def told(one: inspect.Parameter) -> tuple[object, ...]:
    """A parameter without what stands for a value that is made."""
    return one.name, one.kind, one.annotation, "made" if repr(one.default) == "<factory>" else one.default


def test_nothing_of_the_program_is_made_by_the_standard_one() -> None:
    """One that was forgotten would cost again what was saved."""
    root = Path(ffbdesk.__file__).parent
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    users = [path.name for path, text in texts.items() if re.search(r"from dataclasses import .*\bdataclass\b", text)]
    assert users == ["dataclass.py"]
    assert sum("@dataclass" in text for text in texts.values()) > 150
