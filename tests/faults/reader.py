"""Reads files that want to do harm, and says of each what it took: a process of its own, for the worst end it.

On stdin comes the kind of the file that lies in FOLDER/fil, on stdout goes a line of JSON. The memory is the most that
the whole program had since the file before (Linux), else the most that it ever had.
"""

import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ffbdesk.export.file import check
from ffbdesk.services import intake, letterheads
from ffbdesk.services.desk import Desk
from ffbdesk.words.errors import explained
from tests.support import made

_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_ROOM = 1536 * 1024 * 1024
"""Bytes of address space: three times what is promised, and less than what takes the machine with it."""
KINDS: dict[str, Callable[[Desk, Path], object]] = {
    "in": lambda desk, file: intake.take_in(desk, [file]),
    "logo": lambda _desk, file: letterheads.logo(file),
}


def main(folder: Path, plant: str) -> None:
    """Answer each line until there are no more."""
    _PLANTS[plant]()
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))
    place = folder / "arkiv"
    shutil.rmtree(place, ignore_errors=True)
    with made(place) as desk:
        for line in sys.stdin:
            print(json.dumps(_tried(desk, place, KINDS[line.strip()], folder / "fil")), flush=True)


def _tried(desk: Desk, place: Path, act: Callable[[Desk, Path], object], file: Path) -> dict[str, Any]:
    copies, wrong, outcome = place / "kopier", [], "taken in"
    last, files = desk.ledger.last, sorted(copies.iterdir())
    with suppress(OSError):
        _FORGET.write_text("5", "utf-8")  # the most memory so far is what there is now
    begun = time.perf_counter()
    try:
        act(desk, file)
    except Exception as error:
        outcome = "refused"
        if explained(error) is None:
            wrong.append(f"crash: {type(error).__name__}")
        if desk.ledger.last != last or sorted(copies.iterdir()) != files:
            wrong.append("something was written on refusal")
    taken = round(1000 * (time.perf_counter() - begun))
    for copy in set(copies.iterdir()) - set(files):
        copy.unlink()
    return {"outcome": outcome, "mb": _mb("VmHWM:"), "ms": taken, "wrong": wrong, "resting": _mb("VmRSS:")}


def _mb(what: str) -> int:
    with suppress(OSError):
        for line in _STATUS.read_text("utf-8").splitlines():
            if line.startswith(what):
                return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _careless() -> None:
    """A reader that lets a plain error out."""
    intake.read = lambda raw, _name, _catalogue: json.loads(raw)["content"]["citizen"]["name"]


def _unbounded() -> None:
    """A reader that builds whatever a file holds."""
    check.bounded = lambda _raw: None  # type: ignore[attr-defined]


_PLANTS: dict[str, Callable[[], None]] = {"": lambda: None, "careless": _careless, "unbounded": _unbounded}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
