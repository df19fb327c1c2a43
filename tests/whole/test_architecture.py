"""The rules that hold the house up, each with the reason it is there.

The layers are import-linter's; what it cannot see (parts of a package, names in a package, lengths) is read here from
the syntax tree. An import for types only counts as any other: it ties two parts together just the same.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import DEVELOPERS_TOOLS, child, posix_only

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ffbdesk"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_bytes(), filename=str(path)) for path in SOURCES}
LONGEST_FUNCTION = 60

OFFLINE = "The program is offline: people's notes stay on the machine, and no part of it can open a connection."
NO_CHARTS = "The figures are drawn with QPainter: QtCharts and QtGraphs are not in the Qt that we ship."
ONE_DATABASE = "Only storage speaks SQL: one place opens, commits and checks, so that no save can go round it."
ONE_SCREEN = "Qt lives in ui and app only: everything else runs and is tested without a screen."

# What may not be imported, where it may all the same, and why.
FORBIDDEN = [
    ("socket", (), OFFLINE),
    ("ssl", (), OFFLINE),
    ("http", (), OFFLINE),
    ("urllib.request", (), OFFLINE),
    ("PySide6.QtNetwork", (), OFFLINE),
    ("PySide6.QtCharts", (), NO_CHARTS),
    ("PySide6.QtGraphs", (), NO_CHARTS),
    ("PySide6.QtSql", (), ONE_DATABASE),
    ("sqlite3", ("storage",), ONE_DATABASE),
    ("sqlcipher3", ("storage",), ONE_DATABASE),
    ("sqlite_utils", ("storage",), ONE_DATABASE),
    ("PySide6", ("ui", "app"), ONE_SCREEN),
]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a file imports, `from a import b` as `a.b`."""
    package = ("ffbdesk", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (above, node.module) if part)
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def part_of(path: Path) -> str:
    """The part of the program a file belongs to: `storage` for ffbdesk/storage/ledger.py and ffbdesk/storage.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def places(found: Iterator[tuple[Path, int, str]]) -> str:
    return "\n".join(f"  {path.relative_to(ROOT)}:{line}: {what}" for path, line, what in found)


def test_there_is_something_to_check():
    assert len(SOURCES) > 10


@posix_only(DEVELOPERS_TOOLS)
def test_contracts_of_import_linter_hold():
    command = child("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo", "--no-cache")
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    reason = "The layers of the program do not hold; each broken contract's name is its reason."
    assert result.returncode == 0, f"{reason}\n{result.stdout}{result.stderr}"


@pytest.mark.parametrize(("module", "allowed", "reason"), FORBIDDEN, ids=[row[0] for row in FORBIDDEN])
def test_a_module_stays_where_it_belongs(module: str, allowed: tuple[str, ...], reason: str):
    found = places(
        (path, line, name)
        for path in SOURCES
        if part_of(path) not in allowed
        for line, name in imported(path)
        if is_within(name, module)
    )
    assert not found, f"{reason}\n{found}"


def test_domain_imports_only_the_standard_library():
    """And our way to its `dataclass`."""
    reason = "The rules of the field stand on nothing but Python, so that they can be read and tested alone."
    own = ("ffbdesk.domain", "ffbdesk.dataclass")
    found = places(
        (path, line, name)
        for path in SOURCES
        if part_of(path) == "domain"
        for line, name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not any(is_within(name, each) for each in own)
    )
    assert not found, f"{reason}\n{found}"


def test_the_unlock_view_imports_only_qt_words_and_the_kit():
    reason = "The first window must stand before the heavy imports, which run while the passphrase is typed."
    ours = ("PySide6", "ffbdesk.words", "ffbdesk.ui.kit")
    files = [path for path in SOURCES if path.relative_to(PACKAGE).with_suffix("").parts[:2] == ("app", "unlock")]
    assert files, "ffbdesk.app.unlock is gone: this test guards nothing"
    found = places(
        (path, line, name)
        for path in files
        for line, name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not any(is_within(name, module) for module in (*ours, "ffbdesk.app.unlock"))
    )
    assert not found, f"{reason}\n{found}"


def test_announcements_are_made_in_one_place():
    reason = "Whoever speaks aloud does so through announce(): one place to hear in a test, and to change."
    found = [path.relative_to(PACKAGE).as_posix() for path in SOURCES if "AnnouncementEvent" in path.read_text("utf-8")]
    assert found == ["ui/kit/announce.py"], reason


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_function_is_longer_than_a_screen():
    reason = f"A function over {LONGEST_FUNCTION} lines does more than one thing; nobody sees it whole."
    found = places(
        (path, function.lineno, f"{function.name}: {length(function)} lines")
        for path, tree in TREES.items()
        for function in functions(tree)
        if length(function) > LONGEST_FUNCTION
    )
    assert not found, f"{reason}\n{found}"
