"""What every screen of the course room is given, and what they have in common."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Common
from ffbdesk.ui.course.keepers import Keepers
from ffbdesk.ui.kit.layout import rule


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseContext(Common):
    """Handed to every screen of the course room."""

    keepers: Keepers
    """What is not stored yet."""
    folder: Path
    """Where the room lies."""
    leave: Callable[[], object]
    """To the view where an archive is opened."""
    has_archive: bool
    """Whether an archive is known there; else only a new one can be made."""
    full_screen: Callable[[], object]
    """Fills the screen, and back."""


class CoursePage(QWidget):
    """One of those that the room shows, one at a time."""

    def __init__(self, context: CourseContext) -> None:
        super().__init__()
        self.context, self.look = context, context.look

    def flush(self) -> None:
        """Store what stands in every field."""

    def leave(self) -> None:
        """Another page is wanted."""
        self.flush()

    @property
    def record(self) -> str:
        """The id of the record that is written on here, which says itself what cannot be stored of it."""
        return ""

    def do_locked(self, job: Callable[[Desk], Any], then: Callable[[Any], object]) -> None:
        """Do something after which nothing more can be written here: until it is done, nothing is."""
        self.setEnabled(False)

        def done(found: Any) -> None:
            self.setEnabled(True)
            then(found)

        def failed(error: Exception) -> None:
            self.setEnabled(True)
            self.take_focus()
            self.context.speaker.trouble(error, self)

        self.context.work.submit(job, done, failed, saves=True)

    def stand(self, body: QWidget, foot: QWidget) -> None:
        """The page as it is laid out: what is to be done stands at the foot, always in sight."""
        foot.setProperty("tone", "surface")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(body, 1)
        lay.addWidget(rule())
        lay.addWidget(foot)

    def as_it_stands(self) -> Callable[[Any], object]:
        """How a page of the same kind that is built anew, in another size of text, comes to stand as this one does."""
        return lambda page: page.take_focus()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
