"""Where the program keeps its own files in a test: never in the tester's own folders, on any system."""

from pathlib import Path


def folders(where: Path) -> dict[str, str]:
    """The environment that puts what the program remembers on this computer into one folder."""
    names = [f"XDG_{name}_HOME" for name in ("DATA", "STATE", "CONFIG", "CACHE")]
    names += [f"WIN_PD_OVERRIDE_{name}" for name in ("LOCAL_APPDATA", "APPDATA")]
    return dict.fromkeys(names, str(where))
