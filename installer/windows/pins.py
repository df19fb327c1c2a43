"""Writes needs.txt: every wheel that the program for Windows consists of, by version and checksum.

Run it after a change of pyproject.toml: `python -m installer.windows.pins`. pip reads the conditions of requirements
with the machine it runs on, so they are read here as a Windows machine reads them. What a requirement leaves open is
taken in the version that the tests run with.
"""

import hashlib
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Collection, Iterable, Mapping
from email.parser import BytesHeaderParser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.windows import PYTHON, ROOT, WINDOWS

NEEDS, NEEDS_OF_TESTS = (Path(__file__).with_name(name) for name in ("needs.txt", "needs-of-tests.txt"))
_TOOLS = ("hypothesis", "jsonschema", "pytest", "pytest-qt", "pytest-xdist")
"""Of what developers use, what the tests are run with."""
NOT_SHIPPED = {
    "pip": "sqlite-utils asks for it to install its own plugins, which the program never does",
    "charset-normalizer": "reportlab asks for it to guess what a text file is written in, which the program never does",
}
_HEADING = (
    "# The wheels for Windows, with their checksums. Made by `python -m installer.windows.pins`; do not edit.",
    "",
)


def direct() -> list[Requirement]:
    """What pyproject.toml asks for on Windows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(asked([Requirement(text) for text in project["dependencies"]]))


def tools() -> list[Requirement]:
    """What the tests are run with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [Requirement(text) for text in project["optional-dependencies"]["dev"]]
    return [each for each in named if each.name in _TOOLS]


def asked(requirements: Iterable[Requirement], extras: Iterable[str] = ("",)) -> Iterable[Requirement]:
    """Those whose condition holds on Windows."""
    for each in requirements:
        if canonicalize_name(each.name) in NOT_SHIPPED:
            continue
        if each.marker is None or any(each.marker.evaluate(WINDOWS | {"extra": extra}) for extra in extras):
            yield each


def requirements_of(wheel: Path) -> list[Requirement]:
    """What a wheel itself asks for, conditions included."""
    with zipfile.ZipFile(wheel) as file:
        name = next(name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        headers = BytesHeaderParser().parsebytes(file.read(name))
    return [Requirement(text) for text in headers.get_all("Requires-Dist", [])]


def main() -> None:
    """Follow what every wheel asks for, and write down what came."""
    shipped = _followed(direct(), frozenset())
    _write(NEEDS, shipped)
    _write(NEEDS_OF_TESTS, _followed(tools(), shipped.keys()))


def _followed(wanted: list[Requirement], there: Collection[str]) -> dict[str, str]:
    """A line for each wheel, by name, but for those that are there already."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        while wanted:
            each = wanted.pop()
            name = canonicalize_name(each.name)
            if name not in found and name not in there:
                wheel = _download(each, Path(folder) / name)
                found[name] = _line(name, wheel)
                wanted += asked(requirements_of(wheel), extras=("", *each.extras))
    return found


def _write(target: Path, lines: Mapping[str, str]) -> None:
    target.write_text("\n".join((*_HEADING, *(lines[name] for name in sorted(lines)), "")), encoding="utf-8")


def _download(requirement: Requirement, folder: Path) -> Path:
    asked_for = f"{requirement.name}{requirement.specifier}"
    try:
        here = version(requirement.name)
        if requirement.specifier.contains(here):
            asked_for = f"{requirement.name}=={here}"
    except PackageNotFoundError:
        pass  # only Windows needs it
    target = ("--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp")
    command = (sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--only-binary=:all:", *target)
    subprocess.run((*command, "-d", folder, asked_for), check=True)
    return next(folder.glob("*.whl"))


def _line(name: str, wheel: Path) -> str:
    number = wheel.name.split("-")[1]
    return f"{name}=={number} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"


if __name__ == "__main__":
    main()
