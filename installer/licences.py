"""Lays the licences of everything that is shipped in one folder, with a list of what there is.

    python -m installer.licences TARGET

takes what FFB Desk needs, as installed beside this Python; Windows' wheels are laid by their own build.

A package without a licence is an error: then somebody must look, and say here where it is.
"""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "licence-texts"
RESOURCES = HERE.parent / "resources"

BESIDE = {
    "pyside6-essentials": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyside6-pdf": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt"),
    "chunspell": ("MPL-1.1.txt",),
}
"""What a package owes and does not bring."""
OWN = {"Source Sans 3": RESOURCES / "fonts" / "LICENSE_FONT", "Stavekontrolden": RESOURCES / "spelling" / "LICENSE"}
"""What lies in the program's own folders."""
WITH_THE_BUNDLE = ("pyinstaller",)
"""Its bootloader starts the folder that it makes. The exception to the GPL that permits it stands in its licence."""
LEFT_OUT = frozenset({"ffbdesk", "pip", "setuptools", "charset-normalizer"})
"""Asked for by packages, and not shipped (contents.EXCLUDED); and ourselves."""

_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_OF_FONTS = "fonts"
"""reportlab's own fonts, one of them under the GPL, are not shipped."""


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(name: str) -> dict[str, Distribution]:
    """A package and whatever it needs on this system, by normal name."""
    found: dict[str, Distribution] = {}
    todo = [name]
    while todo:
        package = distribution(todo.pop())
        if normal(package.metadata["Name"]) in found:
            continue
        found[normal(package.metadata["Name"])] = package
        asked = map(Requirement, package.requires or [])
        todo += [each.name for each in asked if each.marker is None or each.marker.evaluate({"extra": ""})]
    return found


def files_of(package: Distribution) -> Iterator[Path]:
    """The texts that a package brings."""
    for file in package.files or []:
        if _LICENCE.match(file.name) and file.suffix not in (".py", ".pyc") and _OF_FONTS not in file.parts:
            yield Path(str(file.locate()))


def said(package: Distribution) -> str:
    """The licence's name in a line, as the package states it."""
    stated = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    classed = [
        kind.split("::")[-1].strip() for kind in package.metadata.get_all("Classifier") or [] if "License" in kind
    ]
    return stated.splitlines()[0].strip() if stated else ", ".join(classed) or "se teksten"


def collect(packages: Iterable[Distribution], target: Path) -> list[str]:
    """Lays the texts, and gives the lines of the list. Raises FileNotFoundError where there is none."""
    lines = []
    for package in sorted(packages, key=lambda each: normal(each.metadata["Name"])):
        name = package.metadata["Name"]
        texts = [*files_of(package), *(TEXTS / text for text in BESIDE.get(normal(name), ()))]
        if not texts:
            raise FileNotFoundError(f"{name} {package.version}: no licence in it, and none in licences.BESIDE")
        _lay(texts, target / name)
        lines.append(f"{name} {package.version}: {said(package)}")
    return lines


def _lay(texts: Iterable[Path], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        name = text.name if not (folder / text.name).exists() else f"{text.parent.name}-{text.name}"
        shutil.copyfile(text, folder / name)


def of_python() -> Path:
    """The licence of the Python that goes along."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    places = (stdlib / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE")
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise FileNotFoundError("the licence of this Python")
    return found


def lay(target: Path, packages: Iterable[Distribution], python: str, python_licence: Path) -> None:
    """Everything, with the list OVERSIGT.txt. What lay there before goes. Raises FileNotFoundError."""
    shutil.rmtree(target, ignore_errors=True)
    lines = collect(packages, target)
    _lay([python_licence], target / "Python")
    for name, text in OWN.items():
        _lay([text], target / name)
    own = [f"Python {python}: PSF-2.0", "Source Sans 3: OFL-1.1", "Stavekontrolden: MPL-1.1"]
    head = "Det, FFB Desk er bygget af, og licenserne. Teksterne ligger i mapperne med samme navne.\n\n"
    (target / "OVERSIGT.txt").write_text(head + "\n".join([*lines, *own]) + "\n", encoding="utf-8")


def main(target: Path) -> None:
    """What is installed beside this Python."""
    packages = {name: each for name, each in needed("ffbdesk").items() if name not in LEFT_OUT}
    packages |= {name: distribution(name) for name in WITH_THE_BUNDLE}
    lay(target, packages.values(), sys.version.split()[0], of_python())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
