"""Who signed a program file, proved by osslsigncode against the roots in signers.pem.

Those are, with their SHA-1:
Microsoft Identity Verification Root Certificate Authority 2020 f40042e2e5f7e8ef8189fed15519aece42c3bfa2 (Python)
DigiCert Trusted Root G4 ddfb16cd4931c973a2037d3fc83a4d7d775d05e4 (Qt, and older files of Python's)
Certum Trusted Network CA 2 d3dd483e2bbf4c05e8af10f5fa7626cfd3dc3092 (Inno Setup)
Certum Trusted Network CA 07e032e020b72c3f192f0628a2593a19a70f069e (older files of Inno Setup's)
USERTrust RSA Certification Authority 2b8f1b57330dbba2d07a6c51f70ee90ddab9ad8e (the time stamps on those)

Lists of revoked certificates are not asked for: a build needs no network but the registries.
"""

import re
import subprocess
from collections import Counter
from pathlib import Path

from installer.windows.parts import Wrong

_ROOTS = Path(__file__).with_name("signers.pem")
_SIGNER = re.compile(r"Signer #0:\s+Subject: \S*?/?.*?/CN=([^\n/]+)")


def signer(file: Path) -> str:
    """The name in the certificate; "" where the file is not signed. Raises Wrong where a signature does not hold."""
    roots = ("-CAfile", _ROOTS, "-TSA-CAfile", _ROOTS, "-ignore-crl", "-ignore-cdp")
    ran = subprocess.run(
        ("osslsigncode", "verify", *roots, "-in", file), capture_output=True, encoding="utf-8", check=False
    )
    said = ran.stdout + ran.stderr
    if "No signature found" in said:
        return ""
    name = _SIGNER.search(said)
    if ran.returncode or "Signature verification: ok" not in said or name is None:
        raise Wrong(f"{file.name}: {said[-500:]}")
    return name[1]


PYTHON, QT, INNO_SETUP = "Python Software Foundation", "The QT Company Oy", "Open Source Developer, Martijn Laan"
MICROSOFT = "Microsoft (not checked: its root of 2011 is not here)"
_BY_MICROSOFT = frozenset({"chunspell.libs"})
NOBODY = "nobody (known by the checksum of their wheel)"


def table(folder: Path) -> Counter[str]:
    """How many program files in the folder are signed by whom. Raises Wrong where somebody else has."""
    found: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".exe", ".dll", ".pyd", ".cat"):
            name = MICROSOFT if path.parent.name in _BY_MICROSOFT else signer(path)
            if name not in _allowed(path.relative_to(folder)):
                raise Wrong(f"{path.name} is signed by {name or NOBODY}")
            found[name or NOBODY] += 1
    return found


def _allowed(path: Path) -> set[str]:
    """Who may have signed a file; what other packages' makers build is not signed at all."""
    if path.parts[:-1] == ("program",):
        return {PYTHON, QT}
    return {QT} if {"PySide6", "shiboken6"} & set(path.parts) else {"", MICROSOFT}


def must_be(files: list[Path], who: str) -> None:
    """All of them signed by one. Raises Wrong."""
    for path in files:
        if signer(path) != who:
            raise Wrong(f"{path.name} is not signed by {who}")
