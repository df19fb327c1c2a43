"""Does a folder lie where others reach it: in a synchronised folder, on the network, on a stick? By its path alone."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePath, PureWindowsPath

from ffbdesk.dataclass import dataclass


class PlaceKind(StrEnum):
    """What is to be said of it; `words.places` has the words."""

    CLOUD = "cloud"
    NETWORK = "network"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class Place:
    """A place others may reach, and what it is called."""

    kind: PlaceKind
    name: str


@dataclass(frozen=True, slots=True)
class DriveFacts:
    """What must be known of the computer."""

    system: str
    """'Windows', 'Darwin' or 'Linux'."""
    roots: tuple[tuple[str, str], ...] = ()
    """Folders that a service says it synchronises, and its name (Windows keeps OneDrive's in the environment)."""
    mounts: tuple[tuple[str, str], ...] = ()
    """Mount points or drive letters, and the type of what is mounted."""


_NETWORK_TYPES = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "9p", "autofs", "ncpfs", "remote"),
        *("sshfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "davfs", "fuse.davfs", "webdav", "fuse.s3fs"),
    )
)
_REMOVABLE_TYPES = frozenset({"removable"})
_CLOUDS = (
    ("onedrive", "OneDrive"),
    ("skydrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drev"),
    ("googledrive", "Google Drev"),
    ("my drive", "Google Drev"),
    ("mit drev", "Google Drev"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("box", "Box"),
    ("box sync", "Box"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("mega", "MEGA"),
    ("megasync", "MEGA"),
    ("jottacloud", "Jottacloud"),
    ("jotta", "Jottacloud"),
    ("proton drive", "Proton Drive"),
    ("tresorit", "Tresorit"),
    ("syncthing", "Syncthing"),
    ("sync", "Sync"),
)
"""A folder of this name, also with something after a dash or in brackets: 'OneDrive - Firma A/S', 'Dropbox (Firma)'."""


def shared_by(path: PurePath, around: DriveFacts) -> Place | None:
    """Where an archive at this path would be reached by others; None where nothing says so. No look at the disk."""
    parts = [_plain(part) for part in path.parts]
    return _on_network(path, around) or _in_cloud(path, parts, around) or _on_stick(path, parts, around)


def _on_network(path: PurePath, around: DriveFacts) -> Place | None:
    text = str(path).replace("\\", "/")
    if text.startswith("//") and not text.startswith(("//?/", "//./")):
        return Place(PlaceKind.NETWORK, path.anchor or text)
    if "/gvfs/" in text or text.endswith("/gvfs"):
        return Place(PlaceKind.NETWORK, "gvfs")
    point, kind = _mount(path, around.mounts)
    return Place(PlaceKind.NETWORK, point) if kind in _NETWORK_TYPES else None


def _in_cloud(path: PurePath, parts: list[str], around: DriveFacts) -> Place | None:
    for root, name in around.roots:
        if _is_within(path, root):
            return Place(PlaceKind.CLOUD, name)
    for before, part in zip(["", *parts], parts, strict=False):
        if before == "cloudstorage":
            return Place(PlaceKind.CLOUD, part)
        for folder, name in _CLOUDS:
            if part == folder or part.startswith((f"{folder} - ", f"{folder} (", f"{folder}-")):
                return Place(PlaceKind.CLOUD, name)
    return None


def _on_stick(path: PurePath, parts: list[str], around: DriveFacts) -> Place | None:
    point, kind = _mount(path, around.mounts)
    if kind in _REMOVABLE_TYPES:
        return Place(PlaceKind.REMOVABLE, point)
    beginnings = (["/", "media"], ["/", "run", "media"], ["/", "volumes"])
    stick = any(parts[: len(start)] == start and len(parts) > len(start) for start in beginnings)
    return Place(PlaceKind.REMOVABLE, path.parts[-1]) if stick and around.system != "Windows" else None


def _mount(path: PurePath, mounts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The mount that a path lies in: the longest that fits."""
    fitting = [(point, kind) for point, kind in mounts if _is_within(path, point)]
    return max(fitting, key=lambda found: len(found[0]), default=("", ""))


def _is_within(path: PurePath, root: str) -> bool:
    inner = [_plain(part) for part in path.parts]
    outer = [_plain(part) for part in type(path)(root).parts]
    if isinstance(path, PureWindowsPath) and outer and outer[0].endswith(":"):
        outer[0] += "\\"
    return bool(outer) and inner[: len(outer)] == outer


def _plain(part: str) -> str:
    """Case and the two spellings of å make no difference where it matters: a warning too many does no harm."""
    return unicodedata.normalize("NFC", part).casefold()
