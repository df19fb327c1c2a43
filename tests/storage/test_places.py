"""Folders that others reach are known by their paths, on all three systems, on any of them."""

import unicodedata
from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.app.mounts import mounts_of, real
from ffbdesk.storage.places import DriveFacts, PlaceKind, shared_by
from ffbdesk.words.places import said

WINDOWS = DriveFacts(
    "Windows",
    (("D:\\Skyen", "OneDrive"), ("C:\\Users\\mette\\OneDrive - Kommunen A/S", "OneDrive")),
    (("C:\\", ""), ("E:\\", "removable"), ("P:\\", "remote")),
)
MAC = DriveFacts("Darwin", (), (("/", "apfs"), ("/Volumes/Fælles", "smbfs")))
LINUX = DriveFacts(
    "Linux", (), (("/", "ext4"), ("/home", "ext4"), ("/mnt/fælles drev", "cifs"), ("/home/mette/net", "fuse.sshfs"))
)
C, N, R = PlaceKind.CLOUD, PlaceKind.NETWORK, PlaceKind.REMOVABLE
SAMPLES = [
    (WINDOWS, r"C:\Users\mette\AppData\Local\FFB Desk\Arkiver\Solstrålen", None),
    (WINDOWS, r"C:\Users\mette\Documents\Arkiver", None),
    (WINDOWS, r"C:\Users\mette\OneDrive\Arkiver", C),
    (WINDOWS, r"C:\Users\mette\onedrive\Dokumenter\Arkiver", C),
    (WINDOWS, r"C:\Users\mette\OneDrive - Kommunen A\Skrivebord\Arkiv", C),
    (WINDOWS, r"D:\Skyen\Arkiver", C),
    (WINDOWS, r"D:\Skyerne\Arkiver", None),
    (WINDOWS, r"C:\Users\mette\Dropbox\Arkiver", C),
    (WINDOWS, r"C:\Users\mette\Dropbox (Firma)\Arkiver", C),
    (WINDOWS, r"C:\Users\mette\Dropboxen\Arkiver", None),
    (WINDOWS, r"C:\Users\mette\iCloudDrive\Arkiver", C),
    (WINDOWS, r"G:\Mit drev\Arkiver", C),
    (WINDOWS, r"G:\My Drive\Arkiver", C),
    (WINDOWS, r"C:\Users\mette\Google Drive\a", C),
    (WINDOWS, r"C:\Users\mette\Box\a", C),
    (WINDOWS, r"C:\Users\mette\Boxning\a", None),
    (WINDOWS, r"C:\Users\mette\Nextcloud\a", C),
    (WINDOWS, r"C:\Users\mette\SharePoint\Teamsite - Documents", C),
    (WINDOWS, r"\\server\deling\Arkiver", N),
    (WINDOWS, "//server/deling/Arkiver", N),
    (WINDOWS, r"\\?\C:\Users\mette\Arkiver", None),
    (WINDOWS, r"P:\Arkiver\Solstrålen", N),
    (WINDOWS, r"E:\Arkiver", R),
    (WINDOWS, r"C:\media\Arkiver", None),
    (MAC, "/Users/mette/Library/Application Support/FFB Desk/Arkiver/a", None),
    (MAC, "/Users/mette/Library/CloudStorage/GoogleDrive-mette@test.dk/Mit drev/a", C),
    (MAC, "/Users/mette/Library/CloudStorage/OneDrive-Kommunen/a", C),
    (MAC, "/Users/mette/Library/CloudStorage/Noget Nyt/a", C),
    (MAC, "/Users/mette/Library/Mobile Documents/com~apple~CloudDocs/a", C),
    (MAC, "/Users/mette/dropbox/a", C),
    (MAC, "/Users/mette/pCloud Drive/a", None),
    (MAC, "/Users/mette/pCloudDrive/a", C),
    (MAC, "/Volumes/Fælles/Arkiver", N),
    (MAC, unicodedata.normalize("NFD", "/Volumes/Fælles/Arkiver"), N),
    (MAC, "/Volumes/USB-NØGLE/Arkiver", R),
    (MAC, "/Volumes", None),
    (LINUX, "/home/mette/.local/share/FFB Desk/Arkiver/a", None),
    (LINUX, "/home/mette/Nextcloud/a", C),
    (LINUX, "/home/mette/MEGA/a", C),
    (LINUX, "/home/mette/megabyte/a", None),
    (LINUX, "/home/mette/Proton Drive/a", C),
    (LINUX, "/home/mette/Jottacloud/a", C),
    (LINUX, "/home/mette/Tresorit/a", C),
    (LINUX, "/home/mette/Sync/a", C),
    (LINUX, "/home/mette/Synced/a", None),
    (LINUX, "/mnt/fælles drev/Arkiver", N),
    (LINUX, "/mnt/fælles drevet/Arkiver", None),
    (LINUX, "/home/mette/net/Arkiver", N),
    (LINUX, "/run/user/1000/gvfs/smb-share:server=x/a", N),
    (LINUX, "/media/mette/KINGSTON/Arkiver", R),
    (LINUX, "/run/media/mette/KINGSTON/Arkiver", R),
    (LINUX, "/medier/mette", None),
]


def as_path(around: DriveFacts, text: str) -> PurePath:
    return PureWindowsPath(text) if around.system == "Windows" else PurePosixPath(text)


@pytest.mark.parametrize(("around", "text", "kind"), SAMPLES, ids=lambda value: str(value) if value else "none")
def test_where_a_folder_lies(around: DriveFacts, text: str, kind: PlaceKind | None) -> None:
    found = shared_by(as_path(around, text), around)
    assert (found.kind if found else None) == kind
    if found:
        assert found.name in said(found.kind, found.name, "her")


def test_there_are_forty() -> None:
    assert len(SAMPLES) >= 40


@given(st.text(max_size=200))
def test_any_path(text: str) -> None:
    for around in (WINDOWS, MAC, LINUX):
        shared_by(as_path(around, text), around)


def test_mounts_are_read_with_their_blanks() -> None:
    text = "//srv/x /mnt/f\\303\\246lles\\040drev cifs rw 0 0\nproc /proc proc rw 0 0\nbroken\n"
    assert mounts_of(text)[0][1] == "cifs"
    assert mounts_of("a /mnt/et\\040drev nfs4 rw 0 0")[0] == ("/mnt/et drev", "nfs4")
    assert real().system
