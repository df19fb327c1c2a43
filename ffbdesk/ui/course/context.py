"""What every screen of the course room is given, and what they have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ffbdesk.ui.context import Common


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseContext(Common):
    """Handed to every screen of the course room."""

    folder: Path
    """Where the room lies."""
    leave: Callable[[], object]
    """To the view where an archive is opened."""
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

    def waits(self) -> bool:
        """Whether something here could not be stored yet."""
        return False

    def take_focus(self) -> None:
        """Where the keyboard starts."""
