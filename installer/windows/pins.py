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
from collections.abc import Iterable
from email.parser import BytesHeaderParser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.windows import PYTHON, ROOT, WINDOWS

NEEDS = Path(__file__).with_name("needs.txt")
NOT_SHIPPED = {
    "pip": "sqlite-utils asks for it to install its own plugins, which the program never does",
    "charset-normalizer": "reportlab asks for it to guess what a text file is written in, which the program never does",
    "tzdata": "the program keeps times with their offset, and never asks for a zone by its name",
}
_HEADING = (
    "# The wheels for Windows, with their checksums. Made by `python -m installer.windows.pins`; do not edit.",
    "",
)


def direct() -> list[Requirement]:
    """What pyproject.toml asks for on Windows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(asked([Requirement(text) for text in project["dependencies"]]))


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
    found: dict[str, Path] = {}
    with tempfile.TemporaryDirectory() as folder:
        wanted = direct()
        while wanted:
            each = wanted.pop()
            name = canonicalize_name(each.name)
            if name not in found:
                found[name] = _download(each, Path(folder) / name)
                wanted += asked(requirements_of(found[name]), extras=("", *each.extras))
        lines = [_line(name, found[name]) for name in sorted(found)]
    NEEDS.write_text("\n".join((*_HEADING, *lines, "")), encoding="utf-8")


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
