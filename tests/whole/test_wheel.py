"""The wheel is what is installed elsewhere: all that the program reads at run time must be in it, and no tests."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import DEVELOPERS_TOOLS, posix_only

pytestmark = posix_only(DEVELOPERS_TOOLS)

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("catalogs", "resources")
KINDS = (
    "catalogs/",
    "resources/ord.txt",
    "resources/fonts/LICENSE_FONT",
    "resources/fonts/SourceSans3",
    "resources/practice/",
    "resources/course/",
    "resources/spelling/index.dic",
)


def shipped_files() -> set[str]:
    """Every file below the shipped folders, by the name it has in the wheel."""
    files = (path for folder in SHIPPED for path in (ROOT / folder).rglob("*") if path.is_file())
    return {f"ffbdesk/{path.relative_to(ROOT).as_posix()}" for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    # Whatever would want to fetch something fails at once.
    offline = {**os.environ, "PIP_NO_INDEX": "1"}
    result = subprocess.run(command, env=offline, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.slow
def test_wheel_carries_what_the_program_reads(names: set[str]):
    assert shipped_files() <= names


@pytest.mark.slow
@pytest.mark.parametrize("start", KINDS)
def test_wheel_has_each_kind_of_resource(names: set[str], start: str):
    """Said by name, because the comparison above is content with a folder that is empty on both sides."""
    assert any(name.startswith(f"ffbdesk/{start}") for name in names)


@pytest.mark.slow
def test_wheel_carries_every_module(names: set[str]):
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ffbdesk").rglob("*.py")}
    assert modules <= names


@pytest.mark.slow
def test_wheel_carries_nothing_else(names: set[str]):
    outside = {name for name in names if name.split("/")[0] != "ffbdesk" and ".dist-info/" not in name}
    assert not outside
    assert not {name for name in names if "tests" in name.split("/") or name.split("/")[-1].startswith("test_")}
