"""Nobody else reads what the program has in memory, where the system has a way; and no crash writes it to a file.

Never a reason not to start: where the system has no way, or refuses, the program is as any other. Windows keeps other
accounts out by itself, but not the same account's other programs.
"""

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_PT_DENY_ATTACH = 31


def keep() -> None:
    """Once, before anything is opened."""
    with suppress(Exception):
        _no_core_dumps()
    with suppress(Exception):
        _no_readers()


def _no_core_dumps() -> None:
    if sys.platform == "win32":
        import ctypes

        sem_no_fault_box = 0x0002
        ctypes.windll.kernel32.SetErrorMode(sem_no_fault_box)
        wer_no_heap = 0x1
        ctypes.windll.kernel32.WerSetFlags(wer_no_heap)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_readers() -> None:
    """Linux: not dumpable, so that /proc/…/mem and ptrace are for the administrator alone. macOS: no debugger."""
    import ctypes

    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None, use_errno=True).ptrace(_PT_DENY_ATTACH, 0, 0, 0)
