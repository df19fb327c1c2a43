"""Neither log nor crash report ever holds a CPR number, a name or a text."""

import logging
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ffbdesk.app import bugs, log
from ffbdesk.app.log import Event, note

LINES = 2_000
NAMES = ("Åse Prøvesen", "Bent Opdigtet", "Çelik Testoğlu", "Nivi Avaaraq-Prøve")
TEXTS = ("Han drikker om aftenen", "hun er bange for sin far", "låser døren tre gange", "skylder 40.000 kr.")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = log.start(tmp_path / "log")
    assert handler is not None
    root = logging.getLogger()
    others, root.handlers = root.handlers, [handler]
    yield tmp_path / "log"
    root.handlers = [one for one in others if one is not handler]
    handler.close()


def written(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()))


def cpr(chance: random.Random) -> str:
    return f"{chance.randrange(1, 29):02}{chance.randrange(1, 13):02}{chance.randrange(100):02}-0000"


def raised(text: str) -> Exception:
    try:
        try:
            raise ValueError(text)
        except ValueError as inner:
            raise type("Fejl", (KeyError,), {})(text, {"navn": text}) from inner
    except KeyError as error:
        return error


def careless(chance: random.Random, secret: str) -> None:
    """One of the ways in which a program says too much."""
    logger = logging.getLogger(chance.choice(("", "ffbdesk.services", "pypdf", secret, f"ffbdesk.{secret}")))
    extra = {"ffbdesk_event": f"opened {secret}"} if chance.random() < 0.3 else {"citizen": secret}
    way = chance.randrange(6)
    if way == 0:
        logger.warning(secret, extra=extra)
    elif way == 1:
        logger.error("kunne ikke gemme %s for %r", secret, {"cpr": secret}, extra=extra)
    elif way == 2:
        logger.error(f"fejl: {secret}", exc_info=raised(secret), stack_info=True)
    elif way == 3:
        logging.getLogger("ffbdesk.events").warning(secret, extra={"ffbdesk_event": f"opened navn={secret}"})
    elif way == 4:
        logger.critical("%(navn)s", {"navn": secret})
    else:
        code = compile("def f():\n raise ValueError\nf()", f"/tmp/{secret}.py", "exec")
        try:
            exec(code, {"__name__": secret})
        except ValueError:
            logger.exception(secret)


def test_careless_lines(folder: Path) -> None:
    chance = random.Random(20261124)
    secrets: set[str] = set()
    heard = logging.getLogRecordFactory()
    logging.setLogRecordFactory(logging.LogRecord)  # these are meant
    for _ in range(LINES):
        secret = chance.choice((*NAMES, *TEXTS, cpr(chance)))
        secrets.add(secret)
        careless(chance, secret)
    logging.setLogRecordFactory(heard)
    found = written(folder)
    assert found.count("\n") > LINES // 2
    assert [s for s in secrets if s in found] == []
    assert [word for s in secrets for word in s.split() if len(word) > 5 and f" {word} " in found] == []


def test_our_own_events_stand_there(folder: Path) -> None:
    note(Event.OPENED, citizens=3, changes=120)
    assert "opened citizens=3 changes=120" in written(folder)
    with pytest.raises((TypeError, ValueError)):
        note(Event.OPENED, name="Åse")  # type: ignore[arg-type]


def test_it_stays_small(folder: Path) -> None:
    for n in range(12_000):
        note(Event.OPENED, numbers=n, more=n * 10**60)
    assert len(list(folder.iterdir())) == 3
    assert sum(file.stat().st_size for file in folder.iterdir()) < 3 * 260 * 1024


def test_a_second_window_writes_in_the_page_that_the_first_began(folder: Path) -> None:
    second = log.start(folder)
    assert second is not None
    try:
        for _ in range(3):
            second.emit(logging.makeLogRecord({"name": "x", "pathname": "x.py"}))
        (folder / log._NAME).write_bytes(b"x" * log._BYTES)  # the next line begins a new page
        log.note(log.Event.OPENED)
        second.emit(logging.makeLogRecord({"name": "x", "pathname": "x.py", "levelname": "SECOND"}))
    finally:
        logging.getLogger().removeHandler(second)
    assert "SECOND" in (folder / log._NAME).read_text("utf-8")
    assert (folder / f"{log._NAME}.1").stat().st_size == log._BYTES


def test_no_place_to_write_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    assert log.start(tmp_path / "fil" / "log") is None


def test_reports_hold_no_text_and_do_not_pile_up(tmp_path: Path) -> None:
    paths = {bugs.report(raised(NAMES[0]), tmp_path) for _ in range(25)}
    assert len(paths) == 25
    left = list(tmp_path.iterdir())
    assert len(left) == 20
    text = left[0].read_text(encoding="utf-8")
    assert "Prøvesen" not in text
    assert "ValueError" in text
    (tmp_path / "andet.txt").write_text("x", "utf-8")
    bugs.report(raised("x"), tmp_path)
    assert (tmp_path / "andet.txt").exists()


def test_a_log_whose_folder_is_gone_stops_nothing(tmp_path: Path) -> None:
    """A stick that was taken out, a folder that somebody tidied away: the program goes on, and writes again later."""
    handler = log.start(tmp_path / "log")
    assert handler is not None
    try:
        shutil.rmtree(tmp_path / "log")
        log.note(log.Event.OPENED)
        (tmp_path / "log").mkdir()
        log.note(log.Event.LOCKED)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert "locked" in written(tmp_path / "log")
