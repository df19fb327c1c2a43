"""What goes into the folder that is installed: said once for the three systems. Read by ffbdesk.spec and its tests.

PyInstaller finds what is imported, and takes along all that may hang on it. Most of that is Qt that the program never
shows, so of Qt only what is named here stays.
"""

import re
from pathlib import PurePosixPath

DATAS = ("catalogs", "resources")
"""Folders of the checkout; `ffbdesk.shipped` finds them inside the package."""

PYTHON_OF_PYSIDE = "shiboken6/files.dir"
"""What installer/setup.sh laid beside PySide's library, compiled: inside it, it is compiled anew at every start."""

HIDDEN = ("_rl_accel",)
"""Imported by a name that is only known when the program runs. Of ffbdesk itself every module goes along."""

EXCLUDED = (
    *("tkinter", "unittest", "doctest", "asyncio", "multiprocessing", "setuptools", "pip", "pkg_resources"),
    *("readline", "_gdbm", "_dbm"),  # the libraries below the first two are under the GPL
    *("_bz2", "_lzma", "_uuid"),  # no file of ours is packed so, and systems call these libraries different names
    *("numpy", "pygments", "rich", "redis", "rlPyCairo", "charset_normalizer", "IPython", "curses", "pdb"),
    *("mypy", "mypyc", "pydantic.mypy", "hypothesis", "pytest", "ast_serialize", "librt"),  # of whoever builds
    *("PIL._avif", "PIL._webp", "PIL._imagingft", "PIL._imagingtk", "PIL.ImageTk", "PIL.ImageQt"),
    *(f"reportlab.graphics.{part}" for part in ("barcode", "charts", "samples", "widgets")),
)
"""Never asked for, however much the libraries would like to have them."""

QT_MODULES = ("Core", "DBus", "Gui", "Pdf", "PdfWidgets", "PrintSupport", "Svg", "Widgets")
"""What the program imports."""
QT_LIBRARIES = (*QT_MODULES, "Network", "WaylandClient", "WlShellIntegration", "XcbQpa")
"""And what these are linked with: QtPdf with Network, though nothing is ever asked of it."""

PLUGINS = {
    "platforms": ("qcocoa", "qminimal", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "styles": ("qmacstyle", "qmodernwindowsstyle"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "imageformats": ("qjpeg", "qsvg", "qico"),
    "iconengines": ("qsvgicon",),
    "printsupport": ("cupsprintersupport",),  # where the system has CUPS; without it, Qt prints to a file
}
TRANSLATIONS = ("qtbase_da.qm",)

_QT = re.compile(r"(?:lib)?Qt6?([A-Z]\w*?)(\.abi3\.so|\.pyd|(?:\.(?:so|dll|dylib|framework)\b.*)?)$")
_WITH_QT = ("opengl32sw.dll", "d3dcompiler_47.dll")
"""Windows' own drawing for what is three-dimensional; the program is not."""
_IDLE = ("tests", "include", "dictionaries", "reportlab/fonts", "_pyinstaller")
_IDLE_KINDS = (".pyi", ".pyx", ".pxd", ".cpp", ".h", ".c", ".typed", ".lib")
_NUMBERS = ("dk", "iso7064", "__init__.py", "exceptions.py", "util.py")
"""Of stdnum: the rest are the numbers of all the world's persons, firms, books and network cards."""
_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/lib32/")


def stays(name: str, source: str = "") -> bool:
    """Whether a file that PyInstaller found goes along. `name` is its place in the folder, with slashes."""
    path = PurePosixPath(name)
    if "plugins" in path.parts[:-1] and path.parts[0] == "PySide6":
        return _is_plugin(path)
    if path.suffix == ".qm":
        return path.name in TRANSLATIONS
    if path.name in _WITH_QT or _is_the_systems(path, source):
        return False
    return _is_wanted_of_qt(path) and not _is_idle(path)


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    for part in path.parts:
        if qt := _QT.match(part):
            return qt[1] in (QT_MODULES if qt[2] in (".abi3.so", ".pyd") else QT_LIBRARIES)
    return True


def _is_plugin(path: PurePosixPath) -> bool:
    kind, stem = path.parts[-2], path.name.split(".")[0].removeprefix("lib")
    return stem in PLUGINS.get(kind, ())


def _is_the_systems(path: PurePosixPath, source: str) -> bool:
    """Linux' own libraries are kept up to date by Linux: the package names them, and no copy grows old beside us."""
    return source.startswith(_SYSTEM) and ".so" in path.name and not path.name.startswith("libpython")


def _is_idle(path: PurePosixPath) -> bool:
    """Parts of packages that nothing reads."""
    if path.parts[0] == "ffbdesk":
        return False
    folder = f"/{path.parent.as_posix()}/"
    foreign = path.parts[0] == "stdnum" and path.parts[1] not in _NUMBERS
    return foreign or path.suffix in _IDLE_KINDS or any(f"/{idle}/" in folder for idle in _IDLE)
