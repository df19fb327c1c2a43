"""A dated piece (statusnotat, opfølgning) as it is on paper: looked at in the page's place, and printed."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal

from ffbdesk.export.choices import Choices
from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Context
from ffbdesk.ui.page import Wanted
from ffbdesk.ui.report.preview import Preview
from ffbdesk.ui.report.toprinter import ToPrinter
from ffbdesk.words import handover as say


class Printed(NamedTuple):
    """How one kind of piece comes on paper, and what is remembered of it; each takes the piece's id."""

    pdf: Callable[[Desk, str, Choices], bytes]
    note: Callable[[Desk, str], object]
    """It goes to a printer now."""
    not_whole: Callable[[Desk, str], object]
    """Not all of it went there."""


class DatedPaper(Preview):
    """Hidden until it is asked for; it keeps nothing once it is put away."""

    turned = Signal(bool)
    """Whether it is in sight now."""

    def __init__(self, context: Context, printed: Printed) -> None:
        super().__init__(context)
        self._context, self._piece = context, printed
        self._wanted, self.printer = Wanted(context), ToPrinter(context, self)
        self._which: str | None = None
        self._content = b""
        self.leave.say(say.BACK)
        self.closed.connect(self.put_away)
        self.print_wanted.connect(self._print)
        self.printer.went.connect(lambda at, total: self.wait(say.PRINTING.format(page=at, total=total)))
        self.hide()

    def look_at(self, which: str, choices: Choices) -> None:
        """One with what is stored by now, as far as it may be seen."""
        self._which = which
        self._turn_to(True)
        self.take_focus()
        self.wait(say.MAKING)
        self._wanted.ask_aside(lambda desk: self._piece.pdf(desk, which, choices), self._made, self._not_made)

    def put_away(self) -> None:
        """Nobody looks any more."""
        self._wanted.nothing()
        self._content = b""
        self.forget()
        self._turn_to(False)

    def _turn_to(self, looking: bool) -> None:
        if looking is self.isHidden():
            self.setVisible(looking)
            self.turned.emit(looking)

    def _made(self, content: bytes) -> None:
        self._content = content
        self.show_pdf(content)

    def _not_made(self, error: Exception) -> None:
        self.put_away()
        self._context.speaker.trouble(error, self)

    def _print(self) -> None:
        which = self._which
        if which is not None and self._content:
            self.printer.send(
                self._content,
                say.REPORT,
                lambda desk: self._piece.note(desk, which),
                partial(self._printed, which),
            )

    def _printed(self, which: str, whole: bool) -> None:
        self.wait("")
        if whole:
            self._context.speaker.say(say.PRINTED)
        else:
            self._context.speaker.warn(say.NOT_PRINTED, self)
            self._context.work.submit(lambda desk: self._piece.not_whole(desk, which))
