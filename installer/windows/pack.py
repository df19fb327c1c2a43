"""`make windows-installer`: the installer, the portable zip and their checksums, from what `make windows` laid.

Inno Setup's own compiler makes the installer, run by Wine.
"""

import hashlib
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import ffbdesk
from installer import icons
from installer.windows import ROOT, parts, pictures, signatures, signing
from installer.windows.lay import FOLDER
from installer.windows.layout import files

OUT = FOLDER.parent
NAME = f"FFB-Desk-{ffbdesk.__version__}-windows-x64"
MOST_BYTES = 60_000_000
MARK = "baerbar.txt"
"""A program that finds this file beside itself keeps everything beside itself (ffbdesk.own_folders)."""
_MARK_TEXT = "Så længe denne fil ligger her, gemmer FFB Desk arkiver og indstillinger i mappen Data ved siden af.\r\n"
_WINE = Path(__file__).with_name("wine.sh")
_SIGNED = "uninstaller"


def main() -> None:
    """Both, anew."""
    signing.sign([FOLDER / "FFB Desk.exe", FOLDER / "ffbdesk.exe"])
    installer, portable = _installer(), _portable()
    for file in (installer, portable):
        if file.stat().st_size > MOST_BYTES:
            raise parts.Wrong(f"{file.name}: {file.stat().st_size:,} bytes are more than {MOST_BYTES:,}")
        print(f"dist/windows/{file.name}: {file.stat().st_size / 1e6:.0f} MB")
    _sums([installer, portable])


def _installer() -> Path:
    """In a folder that Wine sees as its own: the script, its pictures, what it packs."""
    compiler = parts.inno_setup()
    signatures.must_be([*sorted(compiler.glob("*.dll")), compiler / "ISCC.exe"], signatures.INNO_SETUP)
    work = ROOT / "build" / "windows" / "inno"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(compiler, work / "inno")
    shutil.copytree(FOLDER, work / "program")
    shutil.copy(Path(__file__).with_name("ffbdesk.iss"), work)
    icons.ico(work)
    pictures.draw_into(work)
    (work / "out").mkdir()
    folders = {"Source": "program", "Output": "out", "Pictures": ".", "Icon": "ffbdesk.ico"}
    given = {name: f"Z:\\w\\{folder}" for name, folder in folders.items()} | {"Version": ffbdesk.__version__}
    if signing.is_given():
        given["Signed"] = f"Z:\\w\\{_SIGNED}"
        _signed_uninstaller(work, given)
    _compile(work, given)
    made = next((work / "out").glob("*.exe"))
    signing.sign([made])
    return made.replace(OUT / made.name)


def _signed_uninstaller(work: Path, given: Mapping[str, str]) -> None:
    """Inno Setup lays the uninstaller it wants signed, and stops; the next time it takes that."""
    (work / _SIGNED).mkdir()
    _compile(work, given, check=False)
    signing.sign((work / _SIGNED).iterdir())


def _compile(work: Path, given: Mapping[str, str], *, check: bool = True) -> None:
    defined = [f"/D{name}={value}" for name, value in given.items()]
    command = ("bash", _WINE, "run", work, "wine", "inno\\ISCC.exe", "/Q", *defined, "ffbdesk.iss")
    ran = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if check and ran.returncode:
        raise parts.Wrong(ran.stdout[-2000:] + ran.stderr[-2000:])


def _portable() -> Path:
    target = OUT / f"{NAME}-baerbar.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in files(FOLDER):
            out.write(path, Path("FFB Desk") / path.relative_to(FOLDER))
        out.writestr(f"FFB Desk/{MARK}", _MARK_TEXT.encode())
    return target


def _sums(made: list[Path]) -> None:
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made]
    (OUT / "SHA256SUMS.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
