"""Hands at the keyboard of the real window, and an eye for what it shows."""

import subprocess
import time
from pathlib import Path

from installer.windows.proof.wine import wait

_SLOW = 0.12
"""Seconds between two keys: Wine and the program together take some."""


def key(*names: str) -> None:
    """Press keys, one after the other, such as 'Tab' or 'ctrl+n'."""
    for name in names:
        subprocess.run(("xdotool", "key", name), check=True)
        time.sleep(_SLOW)


def type_(text: str) -> None:
    """Type a text."""
    subprocess.run(("xdotool", "type", "--delay", "40", text), check=True)
    time.sleep(_SLOW)


def window(title: str, seconds: float) -> None:
    """Wait for a window with this in its title, and give it the keyboard. Raises NotProved."""
    found: list[str] = []

    def there() -> bool:
        ran = subprocess.run(
            ("xdotool", "search", "--onlyvisible", "--name", title), capture_output=True, encoding="utf-8", check=False
        )
        found[:] = ran.stdout.split()
        return bool(found)

    wait(there, f"a window called {title}", seconds)
    subprocess.run(("xdotool", "windowfocus", found[-1]), check=False, stderr=subprocess.DEVNULL)


def look(target: Path) -> Path:
    """A picture of the screen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(("import", "-window", "root", target), check=True)
    return target
