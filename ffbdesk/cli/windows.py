"""The commands that open a window. No service is loaded with them: the window is shown before any is."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable

from ffbdesk.words import commands as say


def _run(args: Namespace) -> int:
    from ffbdesk.app.start import run  # Qt only where a window is wanted

    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        print(say.NO_DISPLAY, file=sys.stderr)
        return 1
    return run(args.archive)


def _demo(args: Namespace) -> int:
    from ffbdesk.app.demo import demo  # Qt only where a window is wanted

    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        print(say.OUT_TAKEN, file=sys.stderr)
        return 1
    demo(args.out)
    return 0


def _selftest(_args: Namespace) -> int:
    from ffbdesk.app.selftest import selftest  # Qt only where a window is wanted

    return selftest()


BY_NAME: dict[str, Callable[[Namespace], int]] = {"run": _run, "demo": _demo, "selftest": _selftest}
