"""A PDF to the printer that the user chooses, one at a time: the log has its line before the first page leaves."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Context
from ffbdesk.ui.report.printing import Printing


class ToPrinter(QObject):
    """`went` carries which page is on its way, and of how many."""

    went = Signal(int, int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self._printing: Printing | None = None

    def send(self, content: bytes, name: str, note: Callable[[Desk], object], done: Callable[[bool], object]) -> None:
        """Print it under a name that is nobody's: print queues are read by others. `note` writes the line of the log;
        `done` is told whether all of it went. Nothing while another one is on its way.
        """
        if self._printing is not None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        if not self._context.choose_printer(printer):
            return
        self._context.speaker.over(self._parent)
        printing = self._printing = Printing(content, printer, self)
        printing.went.connect(self.went)

        def finished(whole: bool) -> None:
            self._printing = None
            done(whole)

        printing.done.connect(finished)
        self._context.work.submit(note, lambda _noted: printing.start(), self._may_not)

    def _may_not(self, error: Exception) -> None:
        """Nothing leaves that the log does not know of."""
        self._printing = None
        self._context.speaker.trouble(error, self._parent)
