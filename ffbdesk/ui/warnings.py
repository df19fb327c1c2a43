"""What the window warns of: one line over the page, until it is closed or no longer holds."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.ui.context import Common
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.words import frame as say

_READ = timedelta(seconds=4)
"""How long it takes to read what went wrong."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """What is told of something that was tried."""

    text: str
    of: object
    at: datetime


class Warnings(QWidget):
    """A notice and the button that closes it."""

    def __init__(self, context: Common) -> None:
        super().__init__()
        self._context = context
        self.notice = Notice(context.look, "attention")
        self.close_ = Button(context.look, "", "quiet", "close", say.CLOSE)
        self.close_.hide()
        self._standing = ""
        """What the notice says until it is closed."""
        self._failed: _Failed | None = None
        """What it says instead for a while."""
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.notice, 1)
        lay.addWidget(self.close_)
        self.close_.clicked.connect(self._close)

    def warn(self, text: str, of: object | None = None) -> None:
        """Something that needs a look; see `ui.context.Speaker`."""
        if of is not None:
            self._failed = _Failed(text, of, self._context.now())
        else:
            self._standing = text
            self._failed = None if text else self._failed
        self._tell()

    def take_over(self, before: "Warnings") -> None:
        """What another one says, where this one says nothing."""
        if not self.notice.text():
            self._standing, self._failed = before._standing, before._failed
            self._tell()

    def over(self, of: object) -> None:
        """What failed is tried anew."""
        if self._failed is not None and self._failed.of is of:
            self._failed = None
            self._tell()

    def turned(self) -> None:
        """Another page: what failed on the one before has been read. What is said for longer stands there again."""
        if self._failed is not None and self._context.now() - self._failed.at >= _READ:
            self._failed = None
            self._tell()

    def _close(self) -> None:
        self._standing, self._failed = "", None
        self._tell()

    def _tell(self) -> None:
        text = self._standing if self._failed is None else self._failed.text
        self.notice.tell(text)
        self.close_.setVisible(bool(text))
