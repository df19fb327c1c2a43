"""What somebody drags onto the window or opens with the program, sorted by what is to be done with it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData

_KEYS = ("noegler.json", "noegler-kopi.json", "nøgler.json", "nøgler.kopi.json")
_DATABASE, _BACKUP, _FETCHED = "arkiv.db", ".ffbkopi", (".json", ".pdf")
"""As `storage.folder` and `storage.backup`, which are not loaded with the first window."""
_DOOR = ".ffbarkiv"
"""A file in an archive's folder that systems know as ours: it stands for its folder."""


_COURSE = (".ffbsag", ".ffbopgave", ".ffbsvar")
"""As `export.course.writing`: files of the course room, which has an archive of its own."""


class Dropped(NamedTuple):
    """Only one of the first four is filled: an archive goes first, then a backup, then files of the course room."""

    archive: Path | None = None
    backup: Path | None = None
    course: tuple[Path, ...] = ()
    """What belongs into the course room."""
    files: tuple[Path, ...] = ()
    """What can be fetched from."""
    others: tuple[Path, ...] = ()
    """What was dropped with it and is passed over."""


def paths_of(mime: QMimeData) -> list[Path]:
    """The files and folders on this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def sorted_out(paths: Sequence[Path]) -> Dropped:
    """What there is to do with these; nothing where they are of no kind that is known."""
    archive = next((path for path in paths if _is_archive(_meant(path))), None)
    backup = next((path for path in paths if _is_backup(path)), None)
    if archive is not None:
        return Dropped(archive=_meant(archive), others=_but(paths, archive))
    if backup is not None:
        return Dropped(backup=backup, others=_but(paths, backup))
    course = tuple(path for path in paths if path.suffix.lower() in _COURSE)
    if course:
        return Dropped(course=course, others=_but(paths, *course))
    files = tuple(path for path in paths if path.suffix.lower() in _FETCHED)
    return Dropped(files=files, others=_but(paths, *files))


def asked_for(path: Path | None) -> Dropped:
    """What the program was started with: a backup, a course file, or an archive, which need not be whole."""
    if path is None:
        return Dropped()
    if path.suffix.lower() in _COURSE:
        return Dropped(course=(path.absolute(),))
    return Dropped(backup=path.absolute()) if _is_backup(path) else Dropped(archive=_meant(path))


def _meant(path: Path) -> Path:
    """The archive that a file in it stands for; anything else is meant itself."""
    return path.absolute().parent if path.suffix.lower() == _DOOR else path


def _is_backup(path: Path) -> bool:
    return path.suffix.lower() == _BACKUP


def _is_archive(path: Path) -> bool:
    return _holds(path, _DATABASE)


def may_be_archive(folder: Path) -> bool:
    """Whether there is anything of an archive in a folder, be it damaged."""
    return any(_holds(folder, name) for name in (_DATABASE, *_KEYS))


def holds_backup(folder: Path) -> bool:
    """Whether a backup lies in a folder."""
    try:
        return any(map(_is_backup, folder.iterdir()))
    except OSError:
        return False


def _holds(folder: Path, name: str) -> bool:
    try:
        return (folder / name).is_file()
    except OSError:  # a folder that nobody may look into
        return False


def _but(paths: Sequence[Path], *taken: Path) -> tuple[Path, ...]:
    return tuple(path for path in paths if path not in taken)
