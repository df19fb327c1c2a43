"""A quick slice of every fault, with its control: the whole is `make faults`."""

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.faults.kinds import SEED, Fault
from tests.faults.power import compiler
from tests.faults.table import FAULTS
from tests.support import WINDOWS

pytestmark = pytest.mark.skipif(
    "FFBDESK_FAULTS_APART" in os.environ, reason=".ci/run lets `make faults` run a larger slice after the suite"
)
IN_A_WINDOW = ("lock while typing",)
"""Tested in tests/ui/test_locking.py: a second window beside pytest-qt's own is not worth its time here."""


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.name not in IN_A_WINDOW], ids=lambda fault: fault.name)
def test_a_slice(fault: Fault, tmp_path: Path) -> None:
    if WINDOWS and fault.posix:
        pytest.skip(f"not on Windows: {fault.posix}")
    if fault.needs_compiler and compiler() is None:
        pytest.skip("there is no C compiler here")
    found = fault.run(tmp_path / "run", fault.slice_, random.Random(SEED))
    assert found.bad == []
    assert found.counts
    shutil.rmtree(tmp_path / "run", ignore_errors=True)
    control = fault.control(tmp_path / "control", fault.control_times, random.Random(SEED))
    assert control.bad, "the planted fault was not found: the harness proves nothing"
