"""The first window stands before anything heavy is loaded: `ffbdesk run` itself, looked at when its view is drawn."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ffbdesk.app.settings import Settings
from tests.whole.test_architecture import ROOT, is_within

KEEPS = """
import os, sys
def keeps():
    if sys.platform != "linux":
        return True  # asks Linux
    import ctypes
    return ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0
"""
"""Whether nobody else reads what this process has in memory (PR_GET_DUMPABLE)."""
DRAWN = f"""{KEEPS}
import gc, json
from pathlib import Path
from ffbdesk import own_folders
"""
DRAWN += """
class Drawn:
    def find_spec(self, name, path=None, target=None):
        if name == "ffbdesk.app.worker":  # the first that `warm_up` asks for
            loaded = sorted(sys.modules)
            from PySide6.QtWidgets import QApplication
            views = [w for w in QApplication.allWidgets() if type(w).__name__ == "OpenForm" and w.isVisible()]
            told = {"loaded": loaded, "views": len(views), "chosen": str(views[0].chosen()), "garbage": gc.isenabled()}
            told["style"] = QApplication.style().name()
            told["keeps"] = keeps()
            print(json.dumps(told), flush=True)
            os._exit(0)
own, sys.argv = Path(sys.argv[1]), ["ffbdesk", "run"]
own_folders.settings = lambda: own
sys.meta_path.insert(0, Drawn())
from ffbdesk.__main__ import main
main()
"""
DOUBLE_CLICKED = f"""{KEEPS}
from pathlib import Path
from ffbdesk import own_folders
own, sys.argv = Path(sys.argv[1]), ["ffbdesk", "run", sys.argv[2]]
own_folders.settings = own_folders.logs = own_folders.data = lambda: own
own_folders.archives = lambda: own / "Arkiver"
from ffbdesk.app.shell import Shell
def entering(shell, paths=(), enter=Shell.enter_course):
    print(keeps())
    enter(shell, paths)
def listening(shell, events):
    where = [name for name in ("SIGTERM", "SIGBREAK") if hasattr(signal, name)][-1]
    print(shell.course is not None, callable(signal.getsignal(getattr(signal, where))), flush=True)
    os._exit(0)
import signal
Shell.enter_course, Shell.listen_to = entering, listening
from ffbdesk.__main__ import main
main()
"""
OURS = (
    "ffbdesk.app",
    "ffbdesk.cli",
    "ffbdesk.words",
    "ffbdesk.ui.kit",
    "ffbdesk.ui.commands",
    "ffbdesk.domain.cleaning",
    "ffbdesk.domain.months",
    "ffbdesk.own_folders",
    "ffbdesk.shipped",
    "ffbdesk.wholefile",
    "ffbdesk.__main__",
)
"""What may be loaded of ours: of the domain no type, for a class takes as long to make as a field to draw."""
NOT_YET = (
    "ffbdesk.app.decided",
    "ffbdesk.app.sitting",
    "ffbdesk.app.worker",
    "ffbdesk.app.system_events",
    "ffbdesk.app.unlock.making",
    "ffbdesk.cli.commands",
    "ffbdesk.words.errors",
    "ffbdesk.ui.kit.growing",
    "ffbdesk.ui.kit.datefield",
    "PySide6.QtDBus",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "dataclasses",
    "hashlib",
    "logging.handlers",
    "platform",
    "secrets",
    "socket",
    "cryptography",
    "hunspell",
    "pydantic",
    "PIL",
    "pypdf",
    "reportlab",
    "sqlcipher3",
    "sqlite_utils",
    "stdnum",
    "zxcvbn",
)
"""Each of these takes a millisecond or more, and nothing in the first view needs it."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The program when its first view is drawn, on a computer where an archive was open before."""
    place = tmp_path_factory.mktemp("hjem")
    (place / "Arkiv").mkdir()
    Settings(place).remember(place / "Arkiv", datetime(2021, 5, 28, 9, 0, tzinfo=UTC))
    command = [sys.executable, "-c", DRAWN, str(place)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    found: dict[str, Any] = json.loads(ran.stdout)
    assert (found["views"], found["chosen"]) == (1, str(place / "Arkiv")), "the form to open it with stands there"
    return found


def test_nothing_heavy_is_loaded_before_the_first_view_is_drawn(drawn: dict[str, Any]) -> None:
    early = [name for name in drawn["loaded"] if any(is_within(name, module) for module in NOT_YET)]
    assert early == [], "the first window waits for these: import them where they are first needed"


def test_nothing_of_ours_is_loaded_that_the_first_view_does_not_show(drawn: dict[str, Any]) -> None:
    ours = [name for name in drawn["loaded"] if is_within(name, "ffbdesk")]
    parents = {"ffbdesk", "ffbdesk.ui", "ffbdesk.domain"}
    others = [name for name in ours if name not in parents and not any(is_within(name, module) for module in OURS)]
    assert others == []
    assert len(ours) > 40, "nothing was looked at"


def test_the_style_is_the_one_that_the_sheet_is_written_for(drawn: dict[str, Any]) -> None:
    assert drawn["style"] == "fusion"


def test_what_the_first_view_does_not_wait_for_comes_in_the_course_room_too(tmp_path: Path) -> None:
    """A sag that is double clicked: the view where an archive is opened is never drawn."""
    case = ROOT / "resources" / "course" / "kirsten-dalby.ffbsag"
    command = [sys.executable, "-c", DOUBLE_CLICKED, str(tmp_path), str(case)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    assert ran.stdout.split() == ["True"] * 3, "memory kept; the room open, the system's ending heard, and its events"


def test_its_memory_is_kept_before_anything_is_opened(drawn: dict[str, Any]) -> None:
    assert drawn["keeps"]


def test_no_garbage_is_looked_for_while_everything_that_is_loaded_stays(drawn: dict[str, Any]) -> None:
    assert not drawn["garbage"]
