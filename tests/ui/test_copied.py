"""What is copied out of an archive stays out of Windows' clipboard history and out of the cloud."""

import os
import subprocess
import textwrap

import pytest

from tests.support import WINDOWS, WINE, child


@pytest.mark.skipif(not WINDOWS, reason="asks Windows; the signs themselves are tested in test_trust on every system")
def test_windows_has_the_signs_beside_the_text() -> None:
    script = textwrap.dedent("""
        import ctypes
        from PySide6.QtWidgets import QApplication
        from ffbdesk.ui.clipboard import Clipboard
        app, user = QApplication([]), ctypes.windll.user32
        Clipboard().put("Borgeren står op klokken ni")
        app.processEvents()
        names = (
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
            "ExcludeClipboardContentFromMonitorProcessing",
        )
        print([bool(user.IsClipboardFormatAvailable(user.RegisterClipboardFormatW(name))) for name in names])
    """)
    if WINE and not os.environ.get("DISPLAY"):
        pytest.skip("Wine has no display here")
    environment = os.environ | {"QT_QPA_PLATFORM": "windows"}
    done = subprocess.run(child("-c", script), env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "[True, True, True]", done.stderr
