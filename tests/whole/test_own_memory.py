"""What is left of keys in memory once an archive is closed, and who else may look."""

import subprocess
import sys
from pathlib import Path

import pytest

from ffbdesk.wiping import wipe
from tests.support import WINDOWS, child

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at itself through /proc, which Linux has")

_LEFT = """
import gc, os, re, sys
from pathlib import Path
from ffbdesk.services import archive
from tests.support import PASSPHRASE, machine, made

BUFFER, NOTHING = bytearray(1 << 20), bytes(1 << 20)

def masked(content):
    return bytes(byte ^ 0x5A for byte in content)

def times(pattern, buffer, size):
    count, at = 0, buffer.find(pattern, 0, size)
    while at >= 0:
        count, at = count + 1, buffer.find(pattern, at + 1, size)
    return count

def found(patterns):
    \"\"\"How often each masked pattern stands in memory. Keeps no copy of either.\"\"\"
    counts, memory = dict.fromkeys(patterns, 0), os.open("/proc/self/mem", os.O_RDONLY)
    for line in Path("/proc/self/maps").read_text("utf-8").splitlines():
        low, high = (int(part, 16) for part in line.split()[0].split("-"))
        if "r" not in line.split()[1] or "[v" in line:
            continue
        while low < high:
            try:
                size = os.preadv(memory, [memoryview(BUFFER)[: min(len(BUFFER), high - low)]], low)
            except OSError:
                break
            for name, hidden in patterns.items():
                pattern = bytearray(byte ^ 0x5A for byte in hidden)
                counts[name] += times(pattern, BUFFER, size)
                pattern[:] = bytes(len(pattern))
            BUFFER[:] = NOTHING
            low += max(size - 128, 1) if size == len(BUFFER) else size
    return counts

def patterns_of(desk):
    raw_hex, secret = desk.ledger.raw_hex, desk.keys.unlocked.secret
    key = masked(raw_hex[:64].encode())
    return {"key": key, "bytes": masked(bytes.fromhex(raw_hex)[:32]), "secret": masked(secret)}

folder = Path(sys.argv[1])
desk = archive.open_(folder, PASSPHRASE, machine(500))
patterns = patterns_of(desk)
while_open = found(patterns)
desk.close()
del desk
gc.collect()
print(while_open, "|", found(patterns))
"""


@LINUX
def test_no_key_is_left_where_an_archive_was_closed(tmp_path: Path):
    from tests.support import made

    with made(tmp_path / "a"):
        pass
    line = [sys.executable, "-c", _LEFT, str(tmp_path / "a")]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert told.returncode == 0, told.stderr
    while_open, left = (dict(eval(part)) for part in told.stdout.split("|"))
    assert while_open["key"] >= 1, "the search finds what is there"
    assert while_open["secret"] >= 1
    assert left["key"] == left["bytes"] == 0
    assert left["secret"] <= 1, "one that a library keeps until its memory is used anew"


@LINUX
@pytest.mark.parametrize("keeps", [True, False])
def test_no_core_dump_and_no_other_reader(keeps: bool):
    ask = (
        "import ctypes, resource; from ffbdesk.app import own_memory; "
        f"{'own_memory.keep()' if keeps else 'None'}; "
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0] == 0, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    line = [
        "sh",
        "-c",
        'ulimit -S -c unlimited 2>/dev/null || ulimit -S -c 1; exec "$@"',
        "x",
        sys.executable,
        "-c",
        ask,
    ]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert told.stdout.split() == (["True", "0"] if keeps else ["False", "1"])


@pytest.mark.skipif(not WINDOWS, reason="asks Windows")
def test_no_report_of_a_crash_on_windows():
    ask = (
        "import ctypes; from ffbdesk.app import own_memory; own_memory.keep(); "
        "print(ctypes.windll.kernel32.GetErrorMode() & 2)"
    )
    told = subprocess.run(child("-c", ask), cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert (told.stdout.strip(), told.stderr) == ("2", "")


def test_the_program_keeps_its_memory_before_it_opens_anything(monkeypatch: pytest.MonkeyPatch):
    """The window does so itself once it stands: see test_first_window."""
    from ffbdesk import __main__

    monkeypatch.setattr(sys, "argv", ["ffbdesk", "list", "arkiv"])
    order = []
    monkeypatch.setattr(__main__.own_memory, "keep", lambda: order.append("keep"))
    monkeypatch.setattr(__main__, "command", lambda: order.append("command") or 0)
    monkeypatch.setattr(__main__.gc, "freeze", lambda: None)
    monkeypatch.setattr(__main__.gc, "set_threshold", lambda _count: None)
    assert __main__.main() == 0
    assert order == ["keep", "command"]


@pytest.mark.parametrize("value", [b"hemmelig hemmelig", bytes(range(1, 33))])
def test_what_is_wiped_is_gone(value: bytes):
    secret = bytes(bytearray(value))
    text = "".join(["ab", "cd" * 20])
    wipe(secret, text)
    assert secret == b"0" * len(value)
    assert text == "0" * 42


def test_what_cannot_be_wiped_stays():
    danish = "".join(["æ", "bcd"])
    wipe("", b"", b"x", danish)
    assert danish == "æbcd"
