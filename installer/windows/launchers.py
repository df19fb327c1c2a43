"""Compiles `FFB Desk.exe` and `ffbdesk.exe` with Debian's compiler for Windows."""

import shutil
import subprocess
from pathlib import Path

from installer import icons

_HERE = Path(__file__).with_name("launcher")
_TOOL = "x86_64-w64-mingw32-"
_FLAGS = (
    "-municode",
    "-Os",
    "-s",
    "-static",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Wl,--dynamicbase,--nxcompat,--high-entropy-va",
)


def compile_into(folder: Path, work: Path, version: str) -> None:
    """Both programs, with icon, name and version. `work` is for what is made on the way. Raises CalledProcessError."""
    work.mkdir(parents=True, exist_ok=True)
    icons.ico(work)
    manifest = (_HERE / "launcher.manifest").read_text(encoding="utf-8")
    (work / "launcher.manifest").write_text(manifest.replace("@VERSION@", version), encoding="utf-8")
    shutil.copy(_HERE / "launcher.rc", work)
    _one(folder / "FFB Desk.exe", work, version, "FFB Desk", "-mwindows", "-DWINDOWED")
    _one(folder / "ffbdesk.exe", work, version, "FFB Desk i et kommandovindue", "-mconsole")


def _one(target: Path, work: Path, version: str, description: str, *flags: str) -> None:
    named = {
        "VERSION_NUMBERS": version.replace(".", ",") + ",0",
        "VERSION_TEXT": f'"{version}"',
        "DESCRIPTION": f'"{description}"',
        "FILE_NAME": f'"{target.name}"',
    }
    header = "".join(f"#define {name} {value}\n" for name, value in named.items())
    rc = (work / "launcher.rc").read_text(encoding="utf-8")
    (work / "one.rc").write_text(header + rc, encoding="utf-8")
    # The time in a program file is when it was linked: left out, so that the same source gives the same file.
    subprocess.run((f"{_TOOL}windres", "one.rc", "one.o"), check=True, cwd=work)
    command = (
        f"{_TOOL}gcc",
        *_FLAGS,
        "-Wl,--no-insert-timestamp",
        *flags,
        "-o",
        target,
        _HERE / "launcher.c",
        work / "one.o",
    )
    subprocess.run(command, check=True)
