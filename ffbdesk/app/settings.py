"""The program's own small memory: which archives were open when. No names of citizens, no passphrases."""

import json
from base64 import b64decode, b64encode
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ffbdesk import own_folders
from ffbdesk.ui.kit.look import CONTRASTS, MODES, ContrastWish, Wish
from ffbdesk.wholefile import make_private, read_up_to, write_whole

if TYPE_CHECKING:
    from ffbdesk.domain.spelling import Checked
    from ffbdesk.export.report import Letterhead

_KEEP = 5
_LARGEST = 16 * 1024 * 1024
"""Bytes: twice the largest logo in base64. Read at every start, so a file that has grown must not stop the program."""


class Recent(NamedTuple):
    """An archive that was open before."""

    path: str
    opened_at: str


def _is_there(path: Path) -> bool:
    """A path that cannot be looked at (no access, too long for this system, a drive that is out) is not there now."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


class Settings:
    """Reads and writes the settings file; a missing or damaged one is an empty one."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or own_folders.settings()) / "indstillinger.json"

    def recents(self) -> tuple[Recent, ...]:
        """The archives opened before, the last one first; those that are gone are left out."""
        try:
            found = [Recent(str(r["path"]), str(r["opened_at"])) for r in self._stored()["recents"]]
        except (KeyError, TypeError):
            return ()
        return tuple(r for r in found if _is_there(Path(r.path)))

    def text_scale(self) -> float:
        """The size of text, 1.0 as designed."""
        try:
            return min(2.0, max(0.8, float(self._stored()["text_scale"])))
        except (KeyError, TypeError, ValueError, OverflowError):
            return 1.0

    def keep_text_scale(self, scale: float) -> None:
        """Remember the size of text."""
        self._store({**self._stored(), "text_scale": scale})

    def look(self) -> tuple[Wish, ContrastWish]:
        """Light or dark, and the contrast; as the system has it where nothing else was asked for."""
        stored = self._stored()
        mode = next((mode for mode in MODES if mode == stored.get("mode")), MODES[0])
        return mode, next((contrast for contrast in CONTRASTS if contrast == stored.get("contrast")), CONTRASTS[0])

    def keep_look(self, mode: Wish, contrast: ContrastWish) -> None:
        """Remember it."""
        self._store({**self._stored(), "mode": mode, "contrast": contrast})

    def spelling(self) -> "Checked":
        """What is checked for spelling, for whoever uses this computer's account."""
        from ffbdesk.domain.spelling import Checked  # as with a letterhead

        try:
            return Checked(self._stored()["spelling"])
        except (KeyError, ValueError):
            return Checked.ALL

    def keep_spelling(self, wanted: "Checked") -> None:
        """Remember it."""
        self._store({**self._stored(), "spelling": wanted.value})

    def letterhead(self, archive: str) -> "Letterhead | None":
        """The organisation's name and logo for an archive's reports, as they were last written there.

        One that was kept before they were told apart belongs to the archive that was open then, where there was one.
        """
        from ffbdesk.export.report import Letterhead  # only a report needs it; the unlock window should not wait

        stored = self._stored()
        try:
            one_for_all = stored["letterhead"] if len(self.recents()) == 1 and "letterhead" in stored else {}
            kept = stored.get("letterheads", {}).get(archive, one_for_all)
            return Letterhead(str(kept["name"]), str(kept["address"]), b64decode(kept["logo"], validate=True))
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def keep_letterhead(self, archive: str, letterhead: "Letterhead") -> None:
        """Remember it for one archive. What cannot be written is simply not remembered."""
        stored, logo = self._stored(), b64encode(letterhead.logo).decode()
        kept = {"name": letterhead.name, "address": letterhead.address, "logo": logo}
        before = stored.get("letterheads")
        others = before if isinstance(before, dict) else {}
        self._store({**stored, "letterheads": {**others, archive: kept}})

    def last_folder(self) -> Path | None:
        """Where a file was last saved to or fetched from, if it is still there."""
        kept = self._stored().get("last_folder")
        return Path(kept) if isinstance(kept, str) and _is_there(Path(kept)) else None

    def keep_last_folder(self, folder: Path) -> None:
        """Remember it."""
        self._store({**self._stored(), "last_folder": str(folder)})

    def window(self) -> bytes:
        """Where the window was, as Qt wrote it; nothing where that is not known."""
        try:
            return b64decode(self._stored()["window"], validate=True)
        except (KeyError, TypeError, ValueError):
            return b""

    def keep_window(self, geometry: bytes) -> None:
        """Remember it."""
        self._store({**self._stored(), "window": b64encode(geometry).decode()})

    def remember(self, path: Path, at: datetime) -> None:
        """An archive was opened. What cannot be written is simply not remembered."""
        opened = Recent(str(path), at.isoformat(timespec="minutes"))
        recents = [opened, *(r for r in self.recents() if r.path != opened.path)][:_KEEP]
        self._store({**self._stored(), "recents": [r._asdict() for r in recents]})

    def _stored(self) -> dict[str, Any]:
        try:
            raw = read_up_to(self._path, _LARGEST + 1)
            stored = json.loads(raw) if len(raw) <= _LARGEST else {}
        except (OSError, ValueError, RecursionError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def _store(self, content: dict[str, Any]) -> None:
        try:
            make_private(self._path.parent)
            write_whole(self._path, json.dumps(content, indent=1).encode())
        except OSError:
            return
