"""Programs of Windows, run by wine.sh."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SCRIPT = Path(__file__).resolve().parent.parent / "wine.sh"
_SIZE = "1366x768x24"
_DISPLAYS = range(90, 120)


class NotProved(Exception):
    """Something was not as it should be. The argument says what was expected, and what was seen."""


def root() -> Path:
    """Where the Debian lies that has Wine."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(os.environ.get("FFBDESK_WINE") or Path(cache) / "ffbdesk" / "wine")


def windows() -> Path:
    """Its drive C:."""
    return root() / "prefix" / "drive_c"


def fresh() -> None:
    """A Windows in which nothing was ever installed."""
    subprocess.run(("bash", _SCRIPT, "fresh"), check=True)


def run(folder: Path, *command: str, limit: int = 600, expect: int | None = 0, beside: bool = False) -> str:
    """Run a command with `folder` as Z:\\w; gives what it said. Raises NotProved where it ends otherwise.

    `beside` a program that is open it returns at the command's own end, and leaves the other one open.
    """
    environment = os.environ | {"LIMIT": str(limit)} | ({"BESIDE": "1"} if beside else {})
    ran = subprocess.run(
        ("bash", _SCRIPT, "run", folder, *command), env=environment, capture_output=True, encoding="utf-8", check=False
    )
    said = ran.stdout + ran.stderr
    if expect is not None and ran.returncode != expect:
        raise NotProved(f"{' '.join(command)} ended with {ran.returncode}: {said[-2000:]}")
    return said


@contextmanager
def started(folder: Path, *command: str, limit: int = 600) -> Iterator[subprocess.Popen[bytes]]:
    """A program that goes on meanwhile, and is ended with the block."""
    environment = os.environ | {"LIMIT": str(limit)}
    with subprocess.Popen(("bash", _SCRIPT, "run", folder, *command), env=environment) as program:
        try:
            yield program
        finally:
            program.terminate()
            program.wait()
            run(folder, "wineserver", "-k", limit=20, expect=None)


@contextmanager
def screen() -> Iterator[None]:
    """A screen of its own, in DISPLAY."""
    if shutil.which("Xvfb") is None:
        raise NotProved("Xvfb is not here")
    number = next(n for n in _DISPLAYS if not Path(f"/tmp/.X11-unix/X{n}").exists())  # noqa: S108 - X's own place
    before = os.environ.get("DISPLAY")
    with subprocess.Popen(
        ("Xvfb", f":{number}", "-noreset", "-screen", "0", _SIZE), stderr=subprocess.DEVNULL
    ) as server:
        os.environ["DISPLAY"] = f":{number}"
        try:
            wait(lambda: Path(f"/tmp/.X11-unix/X{number}").exists(), "Xvfb", 20)  # noqa: S108
            # With keys for æ, ø and å: a keyboard that lacks them gets them lent one by one, and Wine mixes them up.
            subprocess.run(("setxkbmap", "dk"), check=True)
            yield
        finally:
            server.terminate()
            if before is None:
                del os.environ["DISPLAY"]
            else:
                os.environ["DISPLAY"] = before


def wait(there: Callable[[], object], what: str, seconds: float) -> None:
    """Until something is there. Raises NotProved when it has not come in time."""
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            raise NotProved(f"{what} did not come within {seconds:.0f} s")
        time.sleep(0.2)
