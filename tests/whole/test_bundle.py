"""What is installed where no Python is: nothing that the program asks for is left out, and nothing idle goes along."""

import ast
import os
import plistlib
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from PIL import Image

from installer import contents, document_types, icons
from tests.bench import BUNDLE
from tests.support import posix_only

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "ffbdesk").rglob("*.py"))
BUILT = pytest.mark.skipif(not (BUNDLE / "ffbdesk").is_file(), reason="the bundle is not built here: make linux")


def qt_modules_imported() -> set[str]:
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    return set(re.findall(r"from PySide6\.Qt(\w+) import", text))


def test_every_part_of_qt_that_is_imported_stays_and_no_other():
    assert qt_modules_imported() == set(contents.QT_MODULES)


@pytest.mark.parametrize("module", contents.QT_MODULES)
def test_a_part_of_qt_stays_with_its_library_on_every_system(module: str):
    for name in (
        f"PySide6/Qt{module}.abi3.so",
        f"PySide6/Qt{module}.pyd",
        f"PySide6/Qt/lib/libQt6{module}.so.6",
        f"libQt6{module}.so.6",
        f"PySide6/Qt6{module}.dll",
        f"PySide6/Qt/lib/Qt{module}.framework/Versions/A/Qt{module}",
    ):
        assert contents.stays(name), name


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_da.qm",
        "PySide6/Qt/lib/libicudata.so.73",
        "ffbdesk/resources/spelling/index.dic",
        "ffbdesk/resources/fonts/SourceSans3_400Regular.ttf",
        "hunspell/libhunspell-1.7.so.0",
        "sqlcipher3/_sqlite3.cpython-312-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_needs_stays(name: str):
    assert contents.stays(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt/lib/QtDesigner.framework/Versions/A/QtDesigner",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/QtCore.pyi",
        "PySide6/include/QtCore/x.h",
        "stdnum/oui.dat",
        "stdnum/cn/vat.py",
        "shiboken6/shiboken6.abi3.lib",
        "hunspell/dictionaries/en_US.dic",
        "reportlab/fonts/DarkGarden.pfb",
    ],
)
def test_what_is_idle_goes(name: str):
    assert not contents.stays(name)


def test_linux_own_libraries_are_left_to_linux_but_not_python():
    assert not contents.stays("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3")
    assert contents.stays("libpython3.13.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.13.so.1.0")
    assert contents.stays(
        "libQt6Core.so.6", "/home/x/.venv/lib/python3.12/site-packages/PySide6/Qt/lib/libQt6Core.so.6"
    )


def test_nothing_that_the_program_imports_is_excluded():
    """By itself, as far as a full round of the program goes: what a library imports in passing may be left out."""
    names = {
        alias.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        node.module
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    parts = {".".join(name.split(".")[:n]) for name in names for n in range(1, name.count(".") + 2)}
    assert "PIL" in parts
    assert not parts & set(contents.EXCLUDED)


def test_what_is_imported_by_a_spelt_out_name_is_named():
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert any(need.startswith("rl_accel==") for need in needs)
    assert "_rl_accel" in contents.HIDDEN


@posix_only("installer/setup.sh is a shell's")
def test_pysides_own_python_lies_beside_its_library_ready_to_run():
    """Compiled by content and not by time, which a package rounds off; else each start compiles it anew."""
    laid = Path(sysconfig.get_path("platlib"), contents.PYTHON_OF_PYSIDE)
    sources = sorted(laid.rglob("*.py"))
    assert "loader.py" in [path.name for path in sources]
    for path in sources:
        compiled = Path(cache_from_source(str(path)))
        assert compiled.read_bytes()[4:8] == b"\1\0\0\0", "a hash that is not looked at"


def test_shipped_folders_are_those_of_the_wheel():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {name: f"ffbdesk/{name}" for name in contents.DATAS} == wheel["force-include"]


def test_macos_knows_both_kinds_of_files_in_both_languages():
    said = document_types.plist()
    assert said["CFBundleLocalizations"] == ["da", "en"]
    assert [kind["LSItemContentTypes"] for kind in said["CFBundleDocumentTypes"]] == [
        [kind["UTTypeIdentifier"]] for kind in said["UTExportedTypeDeclarations"]
    ]
    for kind in document_types.TYPES:
        assert f'"{kind.english}" = "{kind.danish}";' in document_types.localized("da")
        assert f'"{kind.english}" = "{kind.english}";' in document_types.localized("en")


def test_the_service_that_builds_asks_for_targets_that_there_are():
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = re.findall(r"- run: make ([\w-]+)", (ROOT / "installer" / "workflow.yml").read_text("utf-8"))
    assert {"linux", "linux-proof", "macos"} <= set(asked) <= targets


@posix_only("bash")
@pytest.mark.parametrize("script", ["sign.sh", "notarise.sh"])
def test_nothing_is_signed_without_a_certificate(script: str):
    path = ROOT / "installer" / "macos" / script
    told = subprocess.run(
        ["bash", path, "no.app"], env={"PATH": os.defpath}, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("Not ")


def test_macos_is_told_what_the_signed_program_may():
    rights = plistlib.loads((ROOT / "installer" / "macos" / "entitlements.plist").read_bytes())
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert plistlib.loads(plistlib.dumps(document_types.plist())) == document_types.plist()


def test_the_picture_is_drawn_for_every_system(tmp_path: Path):
    icons.hicolor(tmp_path)
    with Image.open(tmp_path / "48x48" / "apps" / "ffbdesk.png") as drawn:
        assert drawn.size == (48, 48)
        assert len(drawn.convert("RGB").getcolors(48 * 48)) > 3, "ground, arcs and sun"
    with Image.open(icons.ico(tmp_path)) as icon:
        assert {(16, 16), (256, 256)} <= icon.info["sizes"]
    with Image.open(icons.icns(tmp_path)) as icon:
        assert (512, 512, 2) in icon.info["sizes"]


_CLICKED = """
import os, runpy, sys
from ffbdesk import __main__
__main__.main = lambda: print(sys.argv[1:], *(os.environ.get(name) for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH")))
runpy.run_path("installer/clicked.py")
"""


def clicked(*arguments: str, **environment: str) -> str:
    """What the program is called with, and what the programs that it starts would find."""
    command, env = [sys.executable, "-c", _CLICKED, *arguments], {**os.environ, **environment}
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
    return told.stdout.strip() or told.stderr


def test_a_click_opens_the_window_and_a_command_is_a_command():
    assert clicked().startswith("['run']")
    assert clicked("--version").startswith("['--version']")


def test_what_we_start_finds_its_own_libraries():
    ours = {"LD_LIBRARY_PATH": "/ours", "LD_LIBRARY_PATH_ORIG": "/theirs", "QT_PLUGIN_PATH": "/ours"}
    assert clicked("run", **ours) == "['run'] /theirs None"


@BUILT
def test_the_bundle_is_small_and_has_what_it_must():
    inside = BUNDLE / "_internal"
    names = {path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file()}
    outside = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert {f"ffbdesk/{name}" for name in outside} <= names
    assert sum(path.lstat().st_size for path in BUNDLE.rglob("*") if not path.is_dir()) <= 160 * 2**20
    assert all(contents.stays(name) for name in names)


@BUILT
@pytest.mark.slow
def test_the_bundle_proves_itself(tmp_path: Path):
    """With an environment that leads to no other Python, each step of the checkout's own."""
    alone = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": os.defpath, "LANG": "C.UTF-8"}
    told = subprocess.run(
        [BUNDLE / "ffbdesk", "selftest"], env=alone, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr
    command = [sys.executable, "-m", "ffbdesk", "selftest"]
    env = os.environ | alone
    own = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout

    def steps(text: str) -> list[str]:
        return [line.partition(":")[0] for line in text.splitlines()]

    assert steps(told.stdout) == steps(own)
    assert all(step.startswith("OK    ") for step in steps(told.stdout))
