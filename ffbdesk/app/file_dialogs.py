"""Asking for a folder or for files: the system's own dialog where it has one, Qt's in Danish where it has not."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLineEdit, QWidget

from ffbdesk.app.ports import LAST_FOLDER
from ffbdesk.words import file_dialogs as say


class _FolderOfFile(QObject):
    """In Qt's own dialog, who writes a file's name, as in other programs, is shown the folder that it would lie in.

    Enter does not choose that folder yet: nobody finds a file of another name in a place they have not read.
    No dialog of our own: the system's is only shown for Qt's class itself.
    """

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def eventFilter(self, line: QObject, event: QEvent) -> bool:
        """Before Enter, and before the line is left for the button."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(line, QLineEdit) and (enter or event.type() == QEvent.Type.FocusOut):
            written = Path(self._dialog.directory().absoluteFilePath(line.text()))
            if written.suffix and not written.is_dir() and written.parent.is_dir():
                line.setText(str(written.parent))
                self._dialog.setLabelText(QFileDialog.DialogLabel.FileName, say.FOLDER_OF_FILE)
                return enter
        return False


def folder(parent: QWidget, heading: str) -> Path | None:
    """A folder, or None where the user thinks better of it."""
    dialog = _dialog(parent, heading)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, say.FOLDER)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, say.CHOOSE)
    line = dialog.findChild(QLineEdit, "fileNameEdit")  # none in the system's own dialog
    if line is not None:
        line.installEventFilter(_FolderOfFile(dialog))
    chosen = _chosen(parent, dialog)
    if chosen:
        parent.setProperty(LAST_FOLDER, str(chosen[0]))
    return chosen[0] if chosen else None


def files(parent: QWidget, heading: str, kinds: str) -> list[Path]:
    """Files that are there; none where the user thinks better of it."""
    dialog = _dialog(parent, heading)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kinds)
    chosen = _chosen(parent, dialog)
    if chosen:
        parent.setProperty(LAST_FOLDER, str(chosen[0].parent))
    return chosen


def set_up(parent: QWidget, printer: QPrinter) -> bool:
    """Choose a printer and pages; False where the user thinks better of it."""
    dialog = QPrintDialog(printer, parent)
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    parent.activateWindow()
    return chosen


def _dialog(parent: QWidget, heading: str) -> QFileDialog:
    """Begins where the last one ended, else where people keep files: never where the program was started."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = documents if Path(documents).is_dir() else str(Path.home())
    dialog = QFileDialog(parent, heading, str(parent.property(LAST_FOLDER) or start))
    for part, text in (
        (QFileDialog.DialogLabel.LookIn, say.LOOK_IN),
        (QFileDialog.DialogLabel.FileName, say.NAME),
        (QFileDialog.DialogLabel.FileType, say.KIND),
        (QFileDialog.DialogLabel.Reject, say.CANCEL),
    ):
        dialog.setLabelText(part, text)
    columns = dialog.findChild(QHeaderView)  # none in the system's own dialog
    if columns is not None:
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return dialog


def _chosen(parent: QWidget, dialog: QFileDialog) -> list[Path]:
    chosen = [Path(file) for file in dialog.selectedFiles()] if dialog.exec() else []
    dialog.deleteLater()
    parent.activateWindow()
    return chosen
