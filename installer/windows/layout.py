"""What the folder for Windows holds, and the checks that it does: nothing missing, nothing that no part asks for.

FFB Desk.exe        the program: the window, and files that are double clicked
ffbdesk.exe         the same for a command window
Licenser            what others' work in it is under
sbom.cdx.json       the parts, by name and version
program             Python, and in `site` the packages
"""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pefile

from installer import contents

PROGRAM, SITE = "program", "program/site"
MOST_BYTES = 150_000_000

PYTHON_UNUSED = (
    *("_asyncio.pyd", "_multiprocessing.pyd", "_overlapped.pyd", "_wmi.pyd", "winsound.pyd"),
    *("python.exe", "pythonw.exe", "python.cat", "python313._pth", "LICENSE.txt"),
    *("vcruntime140.dll", "vcruntime140_1.dll"),  # Qt's copies are newer, and their signatures can be checked here
)
"""Of the official Python. Its library stays the zip it is."""

RUNTIME = re.compile(r"(vcruntime140(_1)?|msvcp140(_\d)?|concrt140|vcamp140|vccorlib140|vcomp140|msvcp140_\w+)\.dll")
"""Microsoft's libraries for C and C++: in the wheels more than once, in the program once, beside Python."""

MUST_BE = (
    "FFB Desk.exe",
    "ffbdesk.exe",
    "Licenser/OVERSIGT.txt",
    "sbom.cdx.json",
    *(f"{PROGRAM}/{name}" for name in ("python313.dll", "python313.zip", "python313._pth", "libcrypto-3.dll")),
    *(f"{PROGRAM}/{name}" for name in ("vcruntime140.dll", "msvcp140.dll", "_ctypes.pyd", "_hashlib.pyd")),
    *(f"{SITE}/PySide6/Qt6{name}.dll" for name in ("Core", "Gui", "Widgets", "PrintSupport", "Pdf", "Svg")),
    *(f"{SITE}/PySide6/plugins/{name}.dll" for name in ("platforms/qwindows", "platforms/qoffscreen")),
    *(f"{SITE}/PySide6/plugins/{name}.dll" for name in ("imageformats/qjpeg", "styles/qmodernwindowsstyle")),
    f"{SITE}/PySide6/translations/qtbase_da.qm",
    f"{SITE}/{contents.PYTHON_OF_PYSIDE}/shibokensupport/signature/__pycache__/loader.cpython-313.pyc",
    f"{SITE}/ffbdesk/__main__.py",
    *(f"{SITE}/ffbdesk/catalogs/{name}" for name in ("funktionsevnekatalog-3.00.json", "indsatskatalog-4.00.json")),
    *(
        f"{SITE}/ffbdesk/resources/{name}"
        for name in ("ord.txt", "gaettes.txt", "practice/borger-x.json", "course/kirsten-dalby.ffbsag")
    ),
    *(f"{SITE}/ffbdesk/resources/fonts/SourceSans3_{name}.ttf" for name in ("400Regular", "600SemiBold")),
    *(f"{SITE}/ffbdesk/resources/spelling/{name}" for name in ("index.dic", "index.aff", "fagord.txt", "LICENSE")),
)
"""A bundle that starts can still have lost one of these, and nobody sees it before the day it is needed."""


def stays(name: str) -> bool:
    """Whether a file of a wheel goes along. `name` is its place in the wheel, with slashes."""
    path = PurePosixPath(name)
    if path.parts[0].endswith(".data"):
        return False
    if path.parts[0].endswith(".dist-info"):
        return path.name in ("METADATA", "entry_points.txt")
    if path.parts[0] == "PySide6" and not _is_of_qt(path):
        return False
    return not is_runtime(name) and not _is_excluded(path) and contents.stays(name)


def is_runtime(name: str) -> bool:
    """Whether it is one of Microsoft's libraries for C and C++, which are laid once, beside Python."""
    return RUNTIME.fullmatch(PurePosixPath(name).name) is not None


def _is_of_qt(path: PurePosixPath) -> bool:
    """The wheel has Qt's tools, its sources' interfaces and QML beside what a program runs with."""
    if len(path.parts) > 2:
        return path.parts[1] in ("plugins", "translations", "support")
    return path.suffix in (".py", ".pyd") or path.name.startswith(("Qt6", "pyside6.abi3.dll"))


def _is_excluded(path: PurePosixPath) -> bool:
    module = ".".join((*path.parts[:-1], path.name.split(".")[0]))
    return any(f"{module}.".startswith(f"{each}.") for each in contents.EXCLUDED)


def runtimes(folder: Path) -> list[Path]:
    """Microsoft's libraries in a folder that was laid."""
    return [path for path in sorted((folder / PROGRAM).iterdir()) if is_runtime(path.name)]


def missing(folder: Path) -> list[str]:
    """What must be there and is not."""
    return [name for name in MUST_BE if not (folder / name).is_file()]


def files(folder: Path) -> list[Path]:
    """Everything in it, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def size(folder: Path) -> int:
    """Bytes."""
    return sum(path.stat().st_size for path in files(folder))


SYSTEM = frozenset(
    f"{name}.dll"
    for name in (
        *("advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "combase", "comctl32", "comdlg32", "crypt32"),
        *("d2d1", "d3d11", "d3d12", "d3d9", "dcomp", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32", "icuuc", "imm32"),
        *("iphlpapi", "kernel32", "kernelbase", "mpr", "msvcrt", "ncrypt", "netapi32", "ntdll", "ole32", "oleaut32"),
        *("propsys", "psapi", "rpcrt4", "secur32", "setupapi", "shcore", "shell32", "shlwapi", "user32", "userenv"),
        *(
            "uxtheme",
            "version",
            "winhttp",
            "winmm",
            "winspool.drv",
            "ws2_32",
            "wtsapi32",
            "mscms",
            "usp10",
            "uiautomationcore",
        ),
    )
) | {"winspool.drv"}
"""What every Windows 10 and 11 has of its own."""


def unmet(folder: Path) -> dict[str, list[str]]:
    """Which library is asked for by which files, and is neither in the folder nor Windows' own."""
    binaries = [path for path in files(folder) if path.suffix in (".exe", ".dll", ".pyd")]
    here = {path.name.lower() for path in binaries}
    asked: dict[str, list[str]] = {}
    for path in binaries:
        for library in imports(path):
            if library not in here and library not in SYSTEM and not library.startswith(("api-ms-", "ext-ms-")):
                asked.setdefault(library, []).append(path.name)
    return asked


def imports(path: Path) -> Iterable[str]:
    """The libraries that a program file names, in lower case; also those it loads only when first used."""
    program = pefile.PE(str(path), fast_load=True)
    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    program.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
    for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        yield from (entry.dll.decode().lower() for entry in getattr(program, kind, ()))
    program.close()
