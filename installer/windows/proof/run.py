"""`make windows-proof`: installs, uses, upgrades and removes the program as Windows' users do. As root.

Pictures and logs lie in dist/windows/proof. Wine is not Windows: what only a Windows can show stands in PRØV.md.
"""

import argparse
import os
import pwd
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.windows.pack import NAME, OUT
from installer.windows.proof import hands, suite
from installer.windows.proof.wine import NotProved, fresh, run, screen, started, wait, windows

PROOF = OUT / "proof"
_USER = pwd.getpwuid(os.geteuid()).pw_name
"""Whose Windows it is: Wine calls its user as the system does."""
_LOCAL = f"users/{_USER}/AppData/Local"
_PROGRAM = f"{_LOCAL}/Programs/FFB Desk"
_ARCHIVES = f"{_LOCAL}/FFB Desk/Arkiver"
_ARCHIVE, _ASSESSOR, _CITIZEN = "Afklaring Æblegård", "Mette Prøve", "Gerda Ågaard Prøve"
_PHRASE = "fire blå cykler ved søen"
_QUIET = ("/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART")
_ABORTED = 3
"""What Inno Setup ends with where its script stops it before anything is installed."""
_IN_WINDOWS = f"C:\\users\\{_USER}\\AppData\\Local"
_IN_ARCHIVES = f"{_IN_WINDOWS}\\FFB Desk\\Arkiver\\{_ARCHIVE}"
_FOR_ALL = "C:\\Program Files\\FFB Desk"
_EXE, _COMMAND = (f"{_IN_WINDOWS}\\Programs\\FFB Desk\\{name}.exe" for name in ("FFB Desk", "ffbdesk"))


def install() -> str:
    """Without a window, for one person, without administrator's rights."""
    shutil.copy(OUT / f"{NAME}.exe", PROOF)
    run(PROOF, "wine", f"{NAME}.exe", *_QUIET, "/CURRENTUSER", "/LOG=Z:\\w\\install.log")
    there = windows() / _PROGRAM
    for name in ("FFB Desk.exe", "ffbdesk.exe", "unins000.exe", "program/python313.dll"):
        _expect((there / name).is_file(), f"{name} is installed")
    registry = (windows().parent / "user.reg").read_text(encoding="utf-8", errors="replace")
    for ending in (".ffbarkiv", ".ffbkopi", ".ffbsag", ".ffbopgave", ".ffbsvar"):
        _expect(f"Classes\\\\{ending}]" in registry, f"{ending} belongs to the program")
    return f"{sum(1 for path in there.rglob('*') if path.is_file())} files"


def selftest() -> str:
    """The installed program looks at itself."""
    said = run(PROOF, "wine", _COMMAND, "selftest")
    (PROOF / "selftest.txt").write_text(said, encoding="utf-8")
    _expect("FEJL" not in said, "no step fails")
    return f"{said.count('OK    ')} steps"


def use() -> str:
    """The real window, by keyboard alone: archive, citizen, round, level, PDF."""
    with started(PROOF, "wine", _EXE):
        hands.window("FFB Desk", 90)
        time.sleep(3)
        hands.look(PROOF / "1-first.png")
        _make_archive()
        _assess()
        _save_pdf()
        hands.key("ctrl+l")
        time.sleep(3)
        hands.look(PROOF / "6-locked.png")
    return next(PROOF.glob("*.pdf")).name


def _make_archive() -> None:
    hands.type_(_ARCHIVE)
    hands.key("Tab", "Tab", "Tab")
    hands.type_(_ASSESSOR)
    hands.key("Tab")
    hands.type_(_PHRASE)
    hands.key("Tab", "Tab", "Tab")
    hands.type_(_PHRASE)
    hands.look(PROOF / "2-archive.png")
    hands.key("Return")
    wait((windows() / _ARCHIVES / _ARCHIVE / "arkiv.db").is_file, "the archive", 60)
    time.sleep(6)


def _assess() -> None:
    hands.key("ctrl+shift+b")
    time.sleep(2)
    hands.type_(_CITIZEN)
    hands.key("Return")
    time.sleep(3)
    hands.key("ctrl+shift+n")
    time.sleep(3)
    hands.key("ctrl+3")
    time.sleep(2)
    hands.key("alt+2")
    time.sleep(2)
    hands.look(PROOF / "3-theme.png")


def _save_pdf() -> None:
    hands.key("ctrl+6")
    time.sleep(5)
    hands.look(PROOF / "4-report.png")
    hands.key("ctrl+s")
    time.sleep(4)
    hands.type_("Z:\\w")
    hands.key("Return")
    time.sleep(1)
    hands.key("Return")
    wait(lambda: any(PROOF.glob("*.pdf")), "the PDF", 60)
    time.sleep(2)
    hands.look(PROOF / "5-saved.png")


def read_back() -> str:
    """What was typed is in the archive, and nowhere in clear."""
    (PROOF / "phrase.txt").write_text(_PHRASE, encoding="utf-8")
    said = _listed()
    _expect(_CITIZEN in said, f"{_CITIZEN} is in the archive")
    for path in (windows() / _LOCAL).rglob("*"):
        _expect(not path.is_file() or _CITIZEN.encode() not in path.read_bytes(), f"{path.name} names nobody")
    return f"{_CITIZEN} in it, and nowhere in clear"


def upgrade() -> str:
    """The same installer over it: what there was is as it was."""
    (windows() / _PROGRAM / "program" / "of-an-earlier-version.py").touch()
    before = _archives()
    run(PROOF, "wine", f"{NAME}.exe", *_QUIET, "/CURRENTUSER", "/LOG=Z:\\w\\upgrade.log")
    _expect(not (windows() / _PROGRAM / "program" / "of-an-earlier-version.py").exists(), "old files are gone")
    _expect(_archives() == before, "the archives are untouched")
    _expect(_CITIZEN in _listed(), "the archive opens")
    return f"{len(before)} files of archives untouched"


def refuse() -> str:
    """Nothing happens to an open program, to a newer one, and to somebody's own folder of that name."""
    before = _program()
    setup = ("wine", f"{NAME}.exe", *_QUIET, "/CURRENTUSER")
    with started(PROOF, "wine", _EXE):
        hands.window("FFB Desk", 90)
        time.sleep(3)
        run(PROOF, *setup, "/LOG=Z:\\w\\open.log", expect=_ABORTED, beside=True)
        kept = PROOF / "kept.log"
        remover = f"{_IN_WINDOWS}\\Programs\\FFB Desk\\unins000.exe"
        run(PROOF, "wine", remover, *_QUIET, "/LOG=Z:\\w\\kept.log", expect=None, beside=True)
        wait(lambda: kept.is_file() and "Log closed" in kept.read_text("utf-8-sig"), "the uninstaller's end", 60)
        hands.window("FFB Desk", 5)
        _expect(_program() == before, "nothing of an open program is touched")
    with _newer(windows() / _PROGRAM / "FFB Desk.exe"):
        run(PROOF, *setup, "/LOG=Z:\\w\\newer.log", expect=_ABORTED)
        _expect(_program() == before, "nothing of a newer program is touched")
        _expect("9.0.0.0" in (PROOF / "newer.log").read_text("utf-8-sig"), "it is said which one lies there")
    inside = windows() / _PROGRAM / "program" / "Arkiver" / "Mit" / "arkiv.db"
    inside.parent.mkdir(parents=True)
    inside.write_bytes(b"somebody's")
    run(PROOF, *setup, "/LOG=Z:\\w\\inside.log", expect=_ABORTED)
    _expect(inside.read_bytes() == b"somebody's", "an archive in the program's folder stays")
    shutil.rmtree(inside.parent.parent)
    own = PROOF / "own" / "program"
    own.mkdir(parents=True)
    (own / "arkiv.db").write_bytes(b"somebody's")
    run(PROOF, *setup, "/DIR=Z:\\w\\own", "/LOG=Z:\\w\\own.log", expect=_ABORTED)
    _expect((own / "arkiv.db").read_bytes() == b"somebody's", "somebody's own folder is left alone")
    return "an open program, a newer one, an archive in the program's folder, somebody's own folder"


def cut_off() -> str:
    """An upgrade that was ended by force, early and late: the next one does its work."""
    there, before = windows() / _PROGRAM, _program()
    for moved in (("program",), ("program", "Licenser", "FFB Desk.exe")):
        for name in moved:
            (there / name).rename(there / f"{name}.gammel")
        (there / "opgraderes").touch()
        (there / "program").mkdir()
        (there / "program" / "half.py").touch()
        run(PROOF, "wine", f"{NAME}.exe", *_QUIET, "/CURRENTUSER", "/LOG=Z:\\w\\cut_off.log")
        _expect(_program() == before, "everything is there, and nothing else")
    _expect(_CITIZEN in _listed(), "the archive opens")
    return "early and late, mended by the next"


@contextmanager
def _newer(program: Path) -> Iterator[None]:
    """As if it were of version 9, which stands in the numbers that begin with Windows' mark for them."""
    content = program.read_bytes()
    at = content.index(bytes.fromhex("bd04effe")) + 8
    program.write_bytes(content[:at] + (9 << 16).to_bytes(4, "little") + bytes(4) + content[at + 8 :])
    try:
        yield
    finally:
        program.write_bytes(content)


def _program() -> list[str]:
    return sorted(str(path.relative_to(windows() / _PROGRAM)) for path in (windows() / _PROGRAM).rglob("*"))


def _double_click() -> str:
    """The file in the archive's folder, and a backup, as Windows opens them; and nothing is restored by looking.

    Wine knows only the kinds of files that are installed for everybody.
    """
    said = run(
        PROOF, "wine", f"{_FOR_ALL}\\ffbdesk.exe", "backup", _IN_ARCHIVES, "--passphrase-file", "Z:\\w\\phrase.txt"
    )
    backup = said.strip().splitlines()[-1]
    before = sorted(path for path in (windows() / _ARCHIVES).rglob("arkiv.db"))
    for number, (file, picture) in enumerate(((f"{_IN_ARCHIVES}\\aabn.ffbarkiv", "door"), (backup, "backup"))):
        with started(PROOF, "wine", "start", "/wait", file):
            hands.window("FFB Desk", 90)
            time.sleep(5)
            hands.look(PROOF / f"{7 + number}-{picture}.png")
            hands.key("Return")
            time.sleep(2)
    _expect(sorted(path for path in (windows() / _ARCHIVES).rglob("arkiv.db")) == before, "nothing is restored")
    return backup.rsplit("\\", 1)[-1]


def for_everybody() -> str:
    """By an administrator, for all who use the computer: another place, and a folder that they share."""
    run(PROOF, "wine", f"{NAME}.exe", *_QUIET, "/ALLUSERS", "/TASKS=desktop", "/LOG=Z:\\w\\everybody.log")
    _expect((windows() / "Program Files/FFB Desk/FFB Desk.exe").is_file(), "it lies in Program Files")
    _expect((windows() / "ProgramData/FFB Desk/Arkiver").is_dir(), "there is a shared place")
    icons = [path for path in windows().rglob("FFB Desk.lnk") if "users" in path.parts or "ProgramData" in path.parts]
    _expect(len(icons) >= 2, "there are icons in the menu and on the desktop")
    looked_at = _double_click()
    run(PROOF, "wine", f"{_FOR_ALL}\\unins000.exe", *_QUIET, expect=None)
    wait(lambda: not (windows() / "Program Files/FFB Desk").exists(), "the removal", 120)
    _expect((windows() / "ProgramData/FFB Desk/Arkiver").is_dir(), "the shared place stays")
    return f"in Program Files; double clicked: aabn.ffbarkiv, {looked_at}"


def remove() -> str:
    """Without a window. Archives stay."""
    before = _archives()
    run(PROOF, "wine", f"{_IN_WINDOWS}\\Programs\\FFB Desk\\unins000.exe", *_QUIET, expect=None)
    wait(lambda: not (windows() / _PROGRAM).exists(), "the removal", 120)
    _expect(_archives() == before, "the archives are untouched")
    return f"{len(before)} files of archives untouched"


def portable() -> str:
    """The zip, unpacked: everything lies beside it, and nothing in the user's profile."""
    shutil.rmtree(PROOF / "stick", ignore_errors=True)
    shutil.unpack_archive(OUT / f"{NAME}-baerbar.zip", PROOF / "stick")
    own = windows() / _LOCAL / "FFB Desk"
    shutil.rmtree(own, ignore_errors=True)
    folder = PROOF / "stick" / "FFB Desk"
    (folder / "phrase.txt").write_text(_PHRASE, encoding="utf-8")
    made = "Data\\Arkiver\\Prøve"
    run(folder, "wine", "ffbdesk.exe", "new", made, "--user", "Ida", "--passphrase-file", "phrase.txt")
    _expect((folder / "Data" / "Arkiver" / "Prøve" / "arkiv.db").is_file(), "the archive lies beside the program")
    _expect(not own.exists(), "nothing lies in the profile")
    return "nothing in the profile"


def _listed() -> str:
    return run(PROOF, "wine", _COMMAND, "list", _IN_ARCHIVES, "--json", "--passphrase-file", "Z:\\w\\phrase.txt")


def _archives() -> dict[str, bytes]:
    """Every file in them, but for what the last opening itself writes."""
    folder = windows() / _ARCHIVES
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise NotProved(f"not so: {what}")


WHOLE: tuple[Callable[[], str], ...] = (
    *(install, selftest, use, read_back, upgrade, refuse, cut_off, remove),
    *(for_everybody, portable),
)
SLICE: tuple[Callable[[], str], ...] = (install, selftest, remove)


def main() -> None:
    """Raises NotProved at the first that is not as it should be."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--slice", action="store_true", help="what CI does: installed, self-test, removed")
    arguments.add_argument("--no-tests", action="store_true", help="leave the tests out, which take longest")
    chosen = arguments.parse_args()
    shutil.rmtree(PROOF, ignore_errors=True)
    PROOF.mkdir(parents=True)
    fresh()
    with screen():
        for step in SLICE if chosen.slice else WHOLE:
            begun = time.monotonic()
            said = step()
            print(f"OK    {step.__name__}: {said} ({time.monotonic() - begun:.0f} s)", flush=True)
    if not chosen.no_tests:
        suite.run_all(sliced=chosen.slice)


if __name__ == "__main__":
    main()
