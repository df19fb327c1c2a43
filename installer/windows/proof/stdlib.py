"""Proves the one part of the embeddable Python that carries no signature: its standard library, python313.zip.

Python's signed catalogue (python.cat) holds the SHA-256 of every source file of the library, not of the zip, which
holds what was compiled from them. So each source is compared with the catalogue and compiled by the signed python.exe,
and what comes is compared with what the zip has. The sources come from npm's pyodide, which carries those of the same
release; any others would do, for a source counts only when the catalogue has its sum.

Run after another Python is pinned; takes a quarter of a minute, and needs Wine.
"""

import json
import shutil
import subprocess
import sys
import tarfile

from installer.windows import ROOT, parts, signatures
from installer.windows.proof.wine import NotProved, run

SOURCES = parts.Archive("pyodide", "0.28.3", "bc3accb122c2c5d840b26ce56b100a21ab94aea4fe387a5b5c072ec6a88b7a62")
_HOME = ROOT / "build" / "windows" / "stdlib"
_UNPROVED = frozenset(
    {"pydoc_data/topics.pyc", "_pydecimal.pyc", "__phello__/ham/eggs.pyc", "__phello__/ham/__init__.pyc"}
)
"""Texts of the help, a decimal in Python for where the one in C is missing, two jokes: no source is at hand."""
_COMPARE = """
import hashlib, json, marshal, sys, types, zipfile
from pathlib import Path

catalogue = Path("python/python.cat").read_bytes()
shipped = zipfile.ZipFile("python/python313.zip")
FIELDS = [name for name in dir(types.CodeType) if name.startswith("co_") and name not in ("co_consts", "co_filename")]
FIELDS = [name for name in FIELDS if not callable(getattr(types.CodeType, name))]


def same(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, types.CodeType):
        return all(getattr(a, name) == getattr(b, name) for name in FIELDS) and same(a.co_consts, b.co_consts)
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b and (isinstance(a, frozenset) or repr(a) == repr(b))


def ends(source):
    lines = source.replace(b"\\r\\n", b"\\n")
    return lines, lines.replace(b"\\n", b"\\r\\n")


def kind(name):
    found = [root / name[:-1] for root in (Path("sources"), Path("here")) if (root / name[:-1]).is_file()]
    want = marshal.loads(shipped.read(name)[16:])
    result = "unproved"
    for source in (path.read_bytes() for path in found):
        tried = (compile(source, want.co_filename, "exec", dont_inherit=True, optimize=n) for n in range(3))
        if not any(same(each, want) for each in tried):
            continue
        if any(hashlib.sha256(each).digest() in catalogue for each in ends(source)):
            return "signed"
        result = "compiled alike"
    return result


kinds = {name: kind(name) for name in shipped.namelist() if name.endswith(".pyc") and name not in sys.argv[1:]}
Path("kinds.json").write_text(json.dumps(kinds))
"""
"""Run by the signed Python. `sources` and `here` are searched for what each compiled file was compiled from."""


def main(python: str) -> None:
    """`python` is a Python 3.13 of this machine, whose library is searched too. Raises NotProved, Wrong."""
    shutil.rmtree(_HOME, ignore_errors=True)
    shutil.copytree(parts.python(), _HOME / "python")
    _lay_sources(python)
    (_HOME / "compare.py").write_text(_COMPARE, encoding="utf-8")
    signed = [_HOME / "python" / name for name in ("python.exe", "python313.dll", "python.cat")]
    signatures.must_be(signed, signatures.PYTHON)
    run(_HOME, "wine", "python/python.exe", "-I", "compare.py", *_UNPROVED)
    kinds = json.loads((_HOME / "kinds.json").read_text(encoding="utf-8"))
    by_kind = {kind: sorted(name for name in kinds if kinds[name] == kind) for kind in sorted(set(kinds.values()))}
    for kind, names in by_kind.items():
        print(f"{len(names)} {kind}{': ' + ', '.join(names) if kind != 'signed' else ''}")
    if "unproved" in by_kind:
        raise NotProved("a compiled file of the standard library is not what the signed source gives")


def _lay_sources(python: str) -> None:
    command = ("npm", "pack", "--silent", "--pack-destination", _HOME, f"{SOURCES.name}@{SOURCES.version}")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=_HOME)
    with tarfile.open(SOURCES.checked(next(_HOME.glob("*.tgz")))) as file:
        file.extract("package/python_stdlib.zip", _HOME, filter="data")
    shutil.unpack_archive(_HOME / "package" / "python_stdlib.zip", _HOME / "sources")
    asked = (python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))")
    there = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout.strip()
    ignored = shutil.ignore_patterns("site-packages", "test", "__pycache__", "config-*", "*.so")
    shutil.copytree(there, _HOME / "here", ignore=ignored)


if __name__ == "__main__":
    main(sys.argv[1])
