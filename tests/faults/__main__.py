"""`make faults`: every fault, one line each with its figure and its control (FAULTS_SEED, FAULTS_SHARE, names)."""

import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kinds import SEED, Fault
from tests.faults.power import compiler
from tests.faults.table import FAULTS
from tests.support import WINDOWS


def main(wanted: list[str]) -> int:
    """Run them; 1 where something that must be nought is not, or a control found nothing."""
    share = float(os.environ.get("FAULTS_SHARE", "1"))
    print(f"seed {SEED}, share {share:g}", flush=True)
    if compiler() is None:
        print("there is no C compiler here (cc or gcc): power cuts, torn writes, full disks and sockets need one")
    wrong = 0
    for fault in FAULTS:
        if wanted and not any(word in fault.name for word in wanted):
            continue
        if WINDOWS and fault.posix:
            print(f"{fault.name}: not run, Windows has not: {fault.posix}", flush=True)
            continue
        if fault.needs_compiler and compiler() is None:
            print(f"{fault.name}: not run, no C compiler", flush=True)
            wrong += 1
            continue
        wrong += _one(fault, share)
    return 1 if wrong else 0


def _one(fault: Fault, share: float) -> int:
    begun, folder = time.perf_counter(), Path(tempfile.mkdtemp(prefix="faults-"))
    try:
        times = max(fault.slice_ or 1, round(fault.times * share))
        found = fault.run(folder / "run", times, random.Random(SEED))
        control = fault.control(folder / "control", fault.control_times, random.Random(SEED))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds = time.perf_counter() - begun
    proven = "finds the planted fault" if control.bad else "FINDS NOTHING"
    print(f"{fault.name}: {found.line()} | control {proven} ({len(control.bad)}) | {seconds:.0f} s", flush=True)
    for text in found.bad[:5]:
        print(f"    {text}", flush=True)
    return bool(found.bad) + (not control.bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
