"""`make windows`: lays the program for Windows in dist/windows/FFB Desk, checked.

Nothing of it is run here: what it does under Windows is `make windows-proof`'s.
"""

import argparse
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import distributions, version
from pathlib import Path

import ffbdesk
from installer import contents, licences
from installer.windows import ROOT, WINDOWS, launchers, layout, parts, sbom, signatures

FOLDER = ROOT / "dist" / "windows" / "FFB Desk"
_WORK = ROOT / "build" / "windows"
_PATHS = "python313.zip\n.\nsite\n"
"""All of sys.path: no environment variable, no registry, no folder that a file was opened in adds to it."""


def main() -> None:
    """Lay it anew."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--python", required=True, help="a Python 3.13, which writes what Python 3.13 runs")
    python = arguments.parse_args().python
    shutil.rmtree(FOLDER, ignore_errors=True)
    program, site = FOLDER / layout.PROGRAM, FOLDER / layout.SITE
    site.mkdir(parents=True)
    wheels = parts.wheels()
    signatures.must_be(sorted(parts.python().glob("*.cat")), signatures.PYTHON)
    _lay_python(program)
    for wheel in (*wheels, _own_wheel()):
        _unpack(wheel, site)
    _lay_python_of_pyside(site, wheels)
    _lay_runtime(program, wheels)
    _compile(site, python)
    launchers.compile_into(FOLDER, _WORK / "launcher", ffbdesk.__version__)
    sbom.write(FOLDER / "sbom.cdx.json", ffbdesk.__version__, wheels, parts.python())
    _lay_licences(FOLDER / "Licenser", wheels)
    check()


def _own_wheel() -> Path:
    folder = _WORK / "own"
    shutil.rmtree(folder, ignore_errors=True)
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def _lay_python(program: Path) -> None:
    for file in sorted(parts.python().iterdir()):
        if file.name not in layout.PYTHON_UNUSED:
            shutil.copy(file, program)
    (program / "python313._pth").write_text(_PATHS, encoding="utf-8")


def _unpack(wheel: Path, site: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        file.extractall(site, [name for name in file.namelist() if not name.endswith("/") and layout.stays(name)])


def _lay_python_of_pyside(site: Path, wheels: list[Path]) -> None:
    """As installer/setup.sh laid it here: what Windows' library carries differs by its line ends alone."""
    if not any(wheel.name.startswith(f"shiboken6-{version('shiboken6')}-") for wheel in wheels):
        raise parts.Wrong(f"shiboken6 {version('shiboken6')} here is not the one for Windows")
    here = Path(sysconfig.get_path("platlib"), contents.PYTHON_OF_PYSIDE)
    shutil.copytree(here, site / contents.PYTHON_OF_PYSIDE, ignore=shutil.ignore_patterns("__pycache__"))


def _lay_runtime(program: Path, wheels: list[Path]) -> None:
    """Microsoft's libraries as The Qt Company ships and signs them: those that something asks for."""
    qt = next(wheel for wheel in wheels if wheel.name.startswith("pyside6_essentials"))
    with zipfile.ZipFile(qt) as file:
        there = {Path(name).name: name for name in file.namelist() if layout.is_runtime(name)}
        while wanted := [name for name in layout.unmet(FOLDER) if name in there]:
            for name in wanted:
                (program / name).write_bytes(file.read(there[name]))


def _compile(site: Path, python: str) -> None:
    """Ready to run, by content and not by time: an installer and a zip round times off."""
    command = (python, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-s", site, site)
    subprocess.run(command, check=True)


def _lay_licences(target: Path, wheels: list[Path]) -> None:
    whole = _WORK / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as file:
            file.extractall(whole)
    found = list(distributions(path=[str(whole)]))
    licences.lay(target, found, WINDOWS["python_full_version"], parts.python() / "LICENSE.txt")
    shutil.rmtree(whole)


def check() -> None:
    """Raises Wrong where something is missing, too much, or not signed as it should be."""
    wrong = [f"missing: {name}" for name in layout.missing(FOLDER)]
    wrong += [f"no part has {name}, which {', '.join(users)} ask for" for name, users in layout.unmet(FOLDER).items()]
    size = layout.size(FOLDER)
    if size > layout.MOST_BYTES:
        wrong.append(f"{size:,} bytes are more than {layout.MOST_BYTES:,}")
    signers = signatures.table(FOLDER)
    if wrong:
        raise parts.Wrong("\n".join(wrong))
    print(f"dist/windows/{FOLDER.name}: {size / 1e6:.0f} MB in {len(layout.files(FOLDER))} files")
    for name, count in signers.items():
        print(f"  {count} program files signed by {name}")


if __name__ == "__main__":
    main()
