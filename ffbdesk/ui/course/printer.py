"""A paper of the course room to a printer: made beside the window, and sent a page at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from ffbdesk.services.desk import Desk
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.report.printing import Printing
from ffbdesk.words.course import screens as say


class PaperPrinter(QObject):
    """One paper at a time."""

    def __init__(self, context: CourseContext, told: Notice) -> None:
        super().__init__(told)
        self._context, self._told = context, told
        self._printing: Printing | None = None

    def print(self, job: Callable[[Desk], bytes]) -> None:
        """Make it, ask for the printer, print."""
        self._context.work.submit(job, self._to_printer)

    def _to_printer(self, content: bytes) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._context.choose_printer(printer):
            self._printing = Printing(content, printer, self)
            self._printing.done.connect(self._done)
            self._printing.start()

    def _done(self, whole: bool) -> None:
        self._printing = None
        self._told.tell("")
        if whole:
            self._told.tell(say.PAPER_PRINTED)
        else:
            self._told.warn(say.PAPER_NOT_PRINTED)
