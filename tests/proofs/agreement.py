"""Agreement computed by others' libraries, in an environment of their own (`make setup-agreement`)."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

type Levels = Sequence[Sequence[int | None]]
"""A row for each rater, with a level or nothing for each theme."""

_HERE = Path(__file__).parent
_ROOT = Path(sys.prefix) / "agreement"
_PYTHON = _ROOT / "bin" / "python"
_SECONDS = 120


def missing() -> str:
    """Which tool is not there, in words; empty when all are."""
    kept = _ROOT / "list"
    same = kept.is_file() and kept.read_bytes() == (_HERE / "agreement.txt").read_bytes()
    return "" if same and _PYTHON.is_file() else "the libraries of tests/proofs/agreement.txt (make setup-agreement)"


def ask(tables: Sequence[Levels]) -> tuple[list[dict[str, float | None]], list[float]]:
    """The figures of each table by name, None where there is none; and Student's t by degrees of freedom from 1."""
    run = subprocess.run(
        [str(_PYTHON), "-I", "-B", "-X", "utf8", str(_HERE / "agreement_oracle.py")],
        input=json.dumps(tables),
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
    )
    found = json.loads(run.stdout)
    return found["figures"], found["t"]
