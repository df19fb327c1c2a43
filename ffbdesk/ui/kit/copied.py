"""Text on its way to the clipboard: other programs keep histories of it, here and in the cloud."""

from PySide6.QtCore import QMimeData

_KEPT_OUT = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"1",
    "x-kde-passwordManagerHint": b"secret",
}
"""How each system is asked to keep a text out of the clipboard's history and out of the cloud."""


def copied(text: str) -> QMimeData:
    """A text for the clipboard, with the signs that keep it out of histories."""
    content = QMimeData()
    content.setText(text)
    for kind, said in _KEPT_OUT.items():
        content.setData(kind, said)
    return content
