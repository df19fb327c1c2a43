"""What is copied out of the archive. When the archive is locked or closed it is taken back, if it is still ours."""

from PySide6.QtGui import QClipboard, QGuiApplication

from ffbdesk.ui.kit.copied import copied


class Clipboard:
    """The system's clipboard, with a memory of what we put there."""

    def __init__(self) -> None:
        self._ours = ""

    def put(self, text: str) -> None:
        """Copy a text."""
        self._ours = text
        QGuiApplication.clipboard().setMimeData(copied(text))

    def clear(self) -> None:
        """Take away what came from this window: by a button of ours, or by Ctrl+C in a field."""
        clipboard = QGuiApplication.clipboard()
        ours = bool(self._ours) and clipboard.text() == self._ours
        if ours or clipboard.ownsClipboard():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._ours = ""
