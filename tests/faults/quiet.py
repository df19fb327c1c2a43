"""What must never be heard or seen outside: log lines, sockets."""

import random
import sys
import tempfile
from pathlib import Path

from tests.faults.kinds import Tally
from tests.faults.power import read_log, shim, watched
from tests.whole import test_log
from tests.whole.test_log import NAMES, TEXTS, careless, cpr


def log_lines(folder: Path, times: int, chance: random.Random) -> Tally:
    """Lines of a program that says too much, and what is left of them in the log."""
    return _logged(folder, times, chance)


def log_control(folder: Path, times: int, chance: random.Random) -> Tally:
    """The same with an ordinary formatter: the secrets must be found."""
    import logging

    return _logged(folder, times, chance, logging.Formatter("%(name)s %(message)s"))


def _logged(folder: Path, times: int, chance: random.Random, formatter: object = None) -> Tally:
    import logging

    from ffbdesk.app import log

    tally, secrets = Tally(), set[str]()
    handler = log.start(folder / "log")
    assert handler is not None
    if formatter is not None:
        handler.setFormatter(formatter)  # type: ignore[arg-type]
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    others, root.handlers = root.handlers, [handler]
    logging.setLogRecordFactory(logging.LogRecord)
    found = ""
    try:
        for _ in range(times):
            secret = chance.choice((*NAMES, *TEXTS, cpr(chance)))
            secrets.add(secret)
            careless(chance, secret)
            tally.add("lines")
            if tally.counts["lines"] % 500 == 0 or tally.counts["lines"] == times:
                found += test_log.written(folder / "log")
    finally:
        root.handlers = [one for one in others if one is not handler]
        logging.setLogRecordFactory(factory)
        handler.close()
    for secret in secrets:
        if secret in found:
            tally.fault("a secret stands in the log")
    return tally


def internet(folder: Path, times: int, _chance: random.Random) -> Tally:
    """A whole session with a window: make an archive, draw every page, save and print."""
    return _sockets(folder, times, "-m", "ffbdesk", "selftest")


def internet_control(folder: Path, times: int, _chance: random.Random) -> Tally:
    """A program that opens one."""
    return _sockets(folder, times, "-c", "import socket; socket.socket()")


def _sockets(folder: Path, times: int, *words: str) -> Tally:
    tally, library = Tally(), shim(folder)
    for n in range(times):
        log = folder / f"log{n}"
        with tempfile.TemporaryDirectory() as home:
            done = watched(
                library, "/nothing-is-called-so/", log, sys.executable, *words, QT_QPA_PLATFORM="offscreen", HOME=home
            )
        if done.returncode:
            tally.fault(f"the session failed: {done.stderr[-200:]}")
        tally.add("sessions")
        if log.exists():
            for op in read_log(log):
                if op.kind == "N":
                    tally.fault(f"a socket: {op.path}")
    return tally
