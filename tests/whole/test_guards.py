"""The guards of tests/conftest.py bite: a guard that lets everything through would keep every other test green."""

from pathlib import Path

import pytest

from tests.support import child

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"

INI = """
[pytest]
addopts = --no-qt-log -p no:cacheprovider
filterwarnings = error
"""

FAULTS = """
import logging, threading, time, warnings
import pytest

def test_record():
    logging.getLogger("a").warning("spilt")

def test_record_of_a_logger_that_keeps_to_itself():
    logger = logging.getLogger("b")
    logger.propagate = False
    logger.error("spilt")

def test_qt_message():
    from PySide6.QtCore import qWarning
    qWarning("spilt")

def test_thread():
    threading.Thread(target=time.sleep, args=(5,), daemon=True).start()

def test_expected_but_silent(expected_log):
    expected_log("spilt")

def test_other_than_expected(expected_log):
    expected_log("spilt")
    logging.getLogger("a").warning("spilt")
    logging.getLogger("a").warning("burnt")

@pytest.fixture
def late():
    yield
    from PySide6.QtCore import qWarning
    qWarning("spilt in tear-down")

def test_qt_message_in_tear_down(late):
    pass
"""

PYTHON_WARNING = """
import warnings

def test_python_warning():
    warnings.warn("old", DeprecationWarning)
"""

QUIET = """
import logging, threading
from hypothesis import given, strategies as st

def test_nothing():
    logging.getLogger("a").info("read")

def test_expected(expected_log):
    expected_log("WARNING a: spilt")
    logging.getLogger("a").warning("spilt")

def test_expected_qt(expected_log):
    from PySide6.QtCore import qWarning
    expected_log("QtWarningMsg: spilt")
    qWarning("spilt")

def test_noise():
    from PySide6.QtCore import qWarning
    qWarning("This plugin does not support propagateSizeHints()")

def test_thread_that_ends():
    threading.Thread(target=threading.Event().wait, args=(0.2,)).start()

@given(st.integers())
def test_property(number):
    assert isinstance(number, int)
"""


def run(pytester: pytest.Pytester, code: str) -> dict[str, int]:
    pytester.makeini(INI)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(code)
    command = child("-m", "pytest", "-p", "no:xdist", "--basetemp", str(pytester.path / "its"))
    return pytester.run(*command).parseoutcomes()


@pytest.mark.slow
def test_each_fault_fails_its_test(pytester: pytest.Pytester):
    # The test itself passes, and the guard fails it as it ends.
    assert run(pytester, FAULTS) == {"passed": 7, "errors": 7}


@pytest.mark.slow
def test_a_python_warning_fails_its_test(pytester: pytest.Pytester):
    assert run(pytester, PYTHON_WARNING) == {"failed": 1}


@pytest.mark.slow
def test_what_is_allowed_passes(pytester: pytest.Pytester):
    assert run(pytester, QUIET) == {"passed": 6}
