"""What the room has not stored yet: whichever page it was written on, and also when that page is left or built anew."""

from PySide6.QtCore import QObject, Signal

from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.exercise import Talk
from ffbdesk.services.course import attempts, drafts, exercises
from ffbdesk.services.desk import Desk
from ffbdesk.ui.keeper import Keeper
from ffbdesk.ui.work import Work

type Said = tuple[str, Talk]
"""An exercise's id, and what was said of one of its themes."""


class Keepers(QObject):
    """One keeper for each kind of record that is stored while it is written. They live as long as the room is open."""

    refused = Signal(str, object)
    """As that of each keeper: the id, and why it is not stored; None where it is by now."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.attempts = Keeper(work, self, attempts.keep)
        self.drafts = Keeper(work, self, drafts.keep)
        self.talks = Keeper(work, self, _keep_said)
        for one in self._all():
            one.refused.connect(self.refused)

    def waits(self) -> bool:
        """Whether something is not stored yet."""
        return any(one.waits() for one in self._all())

    def flush(self) -> None:
        """Store everything now."""
        for one in self._all():
            one.flush()

    def say(self, exercise: str, talk: Talk) -> None:
        """Store at once what was said of a theme."""
        self.talks.keep(said_key(exercise, talk), (exercise, talk))
        self.talks.flush()

    def with_said(self, board: Board) -> Board:
        """A board as it was read, with what was said of its themes and waits to be stored."""
        exercise = board.exercise
        for theme in exercise.themes:
            stored = exercise.talk(theme)
            _id, talk = self.talks.newest(said_key(exercise.id, stored), (exercise.id, stored))
            if talk != stored:
                exercise = exercise.with_talk(talk)
        return board.with_exercise(exercise)

    def _all(self) -> tuple[Keeper, ...]:
        return self.attempts, self.drafts, self.talks


def said_key(exercise: str, talk: Talk) -> str:
    """What is said of a theme is a record of its own: one that cannot be stored holds up no other."""
    return f"{exercise}/{talk.theme}"


def _keep_said(desk: Desk, said: Said) -> None:
    exercises.talk(desk, *said)
