"""Log-out, shut-down and Ctrl+C: the letters of the last second are stored, and it is no bug."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from ffbdesk.services import citizens, rounds
from tests.support import PASSPHRASE, WINDOWS, begun, child, made, opened

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGBREAK" if WINDOWS else "SIGHUP", "SIGINT"])
def test_what_was_typed_a_moment_ago_is_stored(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        begun(desk)
    process = subprocess.Popen(
        child("-m", "tests.typist", str(folder), *([name] if WINDOWS else [])),  # there none can be sent
        cwd=ROOT,
        env=os.environ | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{PASSPHRASE}\nskrevet i sidste sekund\n")
    process.stdin.close()
    assert process.stdout.readline().strip() == "typed"
    if not WINDOWS:
        process.send_signal(getattr(signal, name))
    assert process.wait(20) == 0
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    with opened(folder) as desk:
        assert desk.ledger.drafts() == (), "a field that was left is a change"
        shown = [rounds.load(desk, line.rounds[0].id) for line in citizens.listing(desk)]
        assert any("skrevet i sidste sekund" in str(one) for one in shown)
    assert not list(tmp_path.rglob("fejlrapport-*"))
