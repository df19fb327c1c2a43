"""A window that speaks for its pages; see `ui.context.Speaker`."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.warnings import Warnings
from ffbdesk.words.errors import explained


class SpeakingWindow(QWidget):
    """What was done is said in its bar and aloud; what needs a look stands in one line over the page."""

    warnings: Warnings
    show_done: Callable[[str], object]
    """Says in the bar what was just done."""

    def say(self, text: str) -> None:
        """What was just done: in the bar, in a line of its own under it where there is no room; and aloud."""
        self.show_done(text)
        if text:
            announce(self, text)

    def warn(self, text: str, of: object | None = None) -> None:
        """Something that needs a look."""
        self.warnings.warn(text, of)

    def trouble(self, error: Exception, of: object | None = None) -> None:
        """An expected error of a job that nobody else answers for, in words. Raises one that is a bug."""
        known = explained(error)
        if known is None:
            raise error
        self.warn(known.paragraph(), error if of is None else of)

    def over(self, of: object) -> None:
        """What failed is tried anew."""
        self.warnings.over(of)
