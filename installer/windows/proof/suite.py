"""The project's tests, run by Windows' own Python with the very packages that are shipped.

A copy of the checkout lies beside that Python, so that nothing is written into the checkout itself.
"""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path

from installer.windows import ROOT, layout, parts
from installer.windows.lay import FOLDER
from installer.windows.proof.wine import NotProved, run

_HOME = ROOT / "build" / "windows" / "tests"
_PATHS = "python313.zip\n.\nsite\ntools\n../repo\nimport site\n"
"""No variable of the environment adds to it, so what the tests' own processes import is named here too."""
_FOLDERS = ("domain", "keys", "storage", "catalog", "services", "export", "cli", "installer", "whole", "ui")
_NONE_SKIPPED = ("domain", "keys", "storage")
_SLICE = ("storage", "services")
_LIMIT = 3000
"""Seconds for one folder: Wine's files and processes are slow."""


def run_all(*, sliced: bool) -> None:
    """Every folder of tests, or CI's share. Raises NotProved where one fails, or is skipped that must not be."""
    _prepare()
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "FFBDESK_SMALL_DISK": "Z:\\w\\small"}
    skipped: Counter[tuple[str, str]] = Counter()
    for folder in _SLICE if sliced else _FOLDERS:
        passed, failed, left_out = _run(folder)
        skipped.update({(folder, why): count for why, count in left_out.items()})
        print(f"OK    tests/{folder}: {passed} passed, {sum(left_out.values())} skipped", flush=True)
        if failed:
            raise NotProved(f"tests/{folder}: {', '.join(failed[:20])}; build/windows/tests/{folder}.txt has it all")
    for (folder, why), count in sorted(skipped.items()):
        print(f"      {count} skipped in {folder}: {why}")
    wrong = [why for (folder, why) in skipped if folder in _NONE_SKIPPED]
    if wrong:
        raise NotProved(f"skipped in {', '.join(_NONE_SKIPPED)}: {'; '.join(wrong)}")


def _prepare() -> None:
    """Python, the shipped packages, the tools of the tests, the checkout, and what lies beside it."""
    shutil.rmtree(_HOME, ignore_errors=True)
    shutil.copytree(parts.python(), _HOME / "python")
    (_HOME / "small").mkdir()  # wine.sh puts a disk there that is soon full
    shutil.copytree(FOLDER / layout.SITE, _HOME / "python" / "site")
    for name in layout.runtimes(FOLDER):
        shutil.copy(name, _HOME / "python")
    _add_qt_test(_HOME / "python" / "site")
    for wheel in parts.test_wheels():
        with zipfile.ZipFile(wheel) as file:
            file.extractall(_HOME / "python" / "tools")
    (_HOME / "python" / "python313._pth").write_text(_PATHS, encoding="utf-8")
    listed = subprocess.run(("git", "ls-files", "-z"), cwd=ROOT, check=True, capture_output=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        target = _HOME / "repo" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    if (ROOT.parent / "shared").is_dir():
        shutil.copytree(ROOT.parent / "shared", _HOME / "shared", symlinks=True)


def _add_qt_test(site: Path) -> None:
    """Qt's own part for tests, which the program does not ship."""
    qt = next(wheel for wheel in parts.wheels() if wheel.name.startswith("pyside6_essentials"))
    with zipfile.ZipFile(qt) as file:
        for name in ("QtTest.pyd", "Qt6Test.dll"):
            file.extract(f"PySide6/{name}", site)


def _run(folder: str) -> tuple[int, list[str], Counter[str]]:
    """Passed, the names of what failed, and how many were skipped for which cause."""
    python = ("wine", "python/python.exe", "-X", "utf8", "-B")
    options = ("-n", "2", "--dist", "worksteal", "-q", "-p", "no:cacheprovider", f"--junitxml=..\\{folder}.xml")
    told = run(_HOME, *python, "-c", _IN_REPO, *options, f"tests/{folder}", limit=_LIMIT, expect=None)
    (_HOME / f"{folder}.txt").write_text(told, encoding="utf-8")
    if not (_HOME / f"{folder}.xml").is_file():
        raise NotProved(f"tests/{folder} did not end: {told[-2000:]}")
    return counted(_HOME / f"{folder}.xml")


_IN_REPO = "import os, sys, pytest; os.chdir('repo'); sys.exit(pytest.main(sys.argv[1:]))"


def counted(report: Path) -> tuple[int, list[str], Counter[str]]:
    """What a report of pytest's says."""
    passed, failed, skipped = 0, list[str](), Counter[str]()
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - pytest's own
        left_out = case.find("skipped")
        if left_out is not None:
            skipped[left_out.get("message", "")] += 1
        elif case.find("failure") is not None or case.find("error") is not None:
            failed.append(f"{case.get('classname')}::{case.get('name')}")
        else:
            passed += 1
    return passed, failed, skipped
