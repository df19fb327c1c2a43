"""What the program for Windows is laid from and holds. Nothing is built here; where it has been, it is looked at."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("packaging", reason="comes with the tools that build for Windows")

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "installer" / "windows"
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+) --hash=sha256:[0-9a-f]{64}")


def pinned() -> dict[str, str]:
    lines = (WINDOWS / "needs.txt").read_text(encoding="utf-8").splitlines()
    found = [PINNED.fullmatch(line) for line in lines if line and not line.startswith("#")]
    assert all(found)
    return {one["name"]: one["version"] for one in found if one}


def test_every_part_has_its_checksum_and_is_the_version_that_is_tested() -> None:
    from installer.windows.pins import direct

    there = pinned()
    for each in direct():
        assert there[canonicalize_name(each.name)] == str(each.specifier).removeprefix("=="), each.name


def test_windows_conditions_are_read_as_windows_reads_them() -> None:
    from installer.windows.pins import asked

    wanted = ["a; sys_platform == 'win32'", "b; sys_platform == 'linux'", "c; extra == 'more'", "pip>=20", "d"]
    assert [each.name for each in asked(map(Requirement, wanted))] == ["a", "d"]


def test_what_lies_inside_the_parts_is_known_for_these_versions() -> None:
    """A new pin without a look inside stops the build, and this test says so first."""
    from installer.windows.inside import TABLE
    from installer.windows.parts import PYTHON_ZIP

    there = pinned() | {PYTHON_ZIP.name: PYTHON_ZIP.version}
    assert {(name, there[name]) for name, _ in TABLE} == set(TABLE)
    named = {one.name for inside in TABLE.values() for one in inside}
    assert {"OpenSSL", "SQLite", "SQLCipher", "Qt", "Python", "Hunspell", "PDFium"} <= named


layout = pytest.importorskip("installer.windows.layout", reason="needs pefile, which `make windows` brings")


@pytest.mark.parametrize(
    "name",
    [
        "ffbdesk/__main__.py",
        "ffbdesk/resources/spelling/index.dic",
        "ffbdesk/resources/fonts/SourceSans3_400Regular.ttf",
        "PySide6/Qt6Core.dll",
        "PySide6/QtPdf.pyd",
        "PySide6/pyside6.abi3.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/translations/qtbase_da.qm",
        "sqlcipher3/_sqlite3.cp313-win_amd64.pyd",
        "cryptography/hazmat/bindings/_rust.pyd",
        "hunspell/hunspell.cp313-win_amd64.pyd",
        "chunspell.libs/msvcp140-a4c2229bdc2a2a630acdc095b4d86008.dll",
        "stdnum/dk/cpr.py",
        "stdnum/iso7064/mod_11_10.py",
        "stdnum/util.py",
        "pydantic-2.14.3.dist-info/METADATA",
    ],
)
def test_what_the_program_uses_goes_along(name: str) -> None:
    assert layout.stays(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Quick.dll",
        "PySide6/QtCore.pyi",
        "PySide6/designer.exe",
        "PySide6/opengl32sw.dll",
        "PySide6/qml/QtQuick/qmldir",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/include/QtCore/pyside6_qtcore_python.h",
        "PySide6/vcruntime140.dll",
        "PIL/_avif.cp313-win_amd64.pyd",
        "pydantic-2.14.3.dist-info/RECORD",
        "ffbdesk-0.1.0.data/scripts/x",
    ],
)
def test_what_it_does_not_use_stays_behind(name: str) -> None:
    assert not layout.stays(name)


def test_the_installer_speaks_both_languages_and_leaves_archives_alone() -> None:
    script = (WINDOWS / "ffbdesk.iss").read_text(encoding="utf-8")
    languages = {kind: set(re.findall(rf"^{kind}\.(\w+)=", script, re.MULTILINE)) for kind in ("da", "en")}
    assert languages["da"] == languages["en"] != set()
    assert "[InstallDelete]" not in script, "a folder of that name may be somebody's own"
    taken = re.findall(r"^Type: (\w+); Name: \"(.+)\"$", script, re.MULTILINE)
    assert taken == [("files", r"{app}\opgraderes"), ("dirifempty", "{app}")], "never a folder with something in it"
    assert re.findall(r"DelTree\((.+?), True, True, True\)", script) == ["Path"]
    assert set(re.findall(r"TakeAway\((\w+\(\w+\))\)", script)) == {"Part(Number)", "Old(Number)"}
    ours = set(re.findall(r"^    \d: Result := Own\('(.+)'\);$", script, re.MULTILINE))
    assert ours == {"program", "Licenser", "{#Program}", "ffbdesk.exe", "sbom.cdx.json"}
    look = script[script.index("procedure Look(") : script.index("procedure CurStepChanged(")]
    assert "ArchiveIn(Part(0))" in look, "an archive that somebody put there is never replaced"
    assert "ArchiveIn(Part(1))" in look
    assert "uninsneveruninstall" in next(line for line in script.splitlines() if r"\Arkiver" in line)


def test_both_programs_say_the_version_of_the_project() -> None:
    import ffbdesk

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == ffbdesk.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", ffbdesk.__version__), "Windows' resources want three numbers"


def test_what_has_been_laid_is_whole() -> None:
    """`make windows` also looks at what every library asks for, and at the signatures: that takes half a minute."""
    folder = ROOT / "dist" / "windows" / "FFB Desk"
    if not folder.is_dir():
        pytest.skip("the program for Windows is not laid here: make windows")
    assert layout.missing(folder) == []
    assert layout.size(folder) <= layout.MOST_BYTES


def test_a_part_that_was_exchanged_where_it_is_kept_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from installer.windows import parts

    needs = tmp_path / "needs.txt"
    content = b"a wheel"
    needs.write_text(f"one==1 --hash=sha256:{hashlib.sha256(content).hexdigest()}\n", encoding="utf-8")
    monkeypatch.setattr(parts, "PARTS", tmp_path / "parts")
    monkeypatch.setattr(parts, "_pip", lambda *words: (Path(words[-3]) / "one-1-py3-none-any.whl").write_bytes(content))
    (kept,) = parts._wheels(needs)
    kept.write_bytes(b"another")
    with pytest.raises(parts.Wrong, match="one-1"):
        parts._wheels(needs)
    archive = parts.Archive("x", "1", hashlib.sha256(content).hexdigest())
    with pytest.raises(parts.Wrong):
        archive.checked(kept)
