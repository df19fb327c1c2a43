"""What the window knows of a page: what it shows, where undo looks, and what changed concerns it."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.records import Citizen
from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Common, Context
from ffbdesk.ui.places import Place
from ffbdesk.words import frame

type _Then = Callable[[Any], object]
type _Failed = Callable[[Exception], object]


class Page(QWidget):
    """One of those that the window shows, one at a time. This is a page with nothing to type in and nobody to show."""

    def scope(self) -> Scope | None:
        """Where undo looks: in what is in sight. None while it is not known what that is."""
        return Scope()

    def citizen(self) -> Citizen | None:
        """Whose page it is; None where it is nobody's, and while the answer is awaited."""
        return None

    def out_of_sight(self) -> Collection[str]:
        """Themes that are closed here, and notes that are: undo leaves what stands there alone."""
        return ()

    def place(self) -> Place:
        """Where the user is, to come back to."""
        return Place()

    def flush(self) -> None:
        """Store what stands in every field."""

    def hand_in(self) -> None:
        """What is written to be chosen (a date) counts as chosen."""

    def leave(self) -> None:
        """Another page is wanted: what stands in fields is stored, and nothing here belongs to anybody any more."""
        self.flush()

    def heard(self, refs: Iterable[FieldRef]) -> None:
        """These fields hold something else now: read what of it is in sight."""

    def reveal(self, _ref: FieldRef, then: Callable[[], object]) -> None:
        """Bring a field into sight, unless it is, and then go on."""
        then()

    def take_focus(self) -> None:
        """Where the keyboard starts."""


class Empty(QWidget):
    """What stands in a page's place while its record is awaited: quiet, and it takes the keyboard to nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def come(self, stack: QStackedWidget) -> None:
        """Take the place of what is shown, and the keyboard with it."""
        stack.setCurrentWidget(self)
        if self.isVisible():
            self.setFocus()


def to_nowhere(part: QWidget) -> None:
    """Until what was asked for is there, what is typed lands nowhere: the window has the keyboard, and no field."""
    part.window().setFocus()


def tell_what_waits(context: Context) -> None:
    """What is handed over holds what is stored: where something waits for its place, that is said."""
    if not context.outbox.is_empty():
        context.speaker.warn(frame.NOT_IN_IT)


class Wanted:
    """One answer is awaited: that of what was asked for last. An answer that is no longer wanted is dropped."""

    def __init__(self, context: Common) -> None:
        self._context = context
        self._asked: object | None = None

    def ask(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Ask for something instead of whatever was asked for before."""
        self._context.work.submit(job, *self._only(then, failed))

    def ask_aside(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """The same for what takes long to find out."""
        self._context.work.aside(job, *self._only(then, failed))

    def _only(self, then: _Then, failed: _Failed | None) -> tuple[_Then, _Failed]:
        asked = self._asked = object()

        def heard(answer: Any) -> None:
            if self._asked is asked:
                self._asked = None
                then(answer)

        def trouble(error: Exception) -> None:
            if self._asked is asked:
                self._asked = None
                (failed or self._context.speaker.trouble)(error)

        return heard, trouble

    def awaits(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def nothing(self) -> None:
        """Nothing is wanted any more."""
        self._asked = None


class Once:
    """Something that is done once until it is answered, however often it is asked for meanwhile."""

    def __init__(self, context: Common) -> None:
        self._context = context
        self._busy = False

    def is_busy(self) -> bool:
        """Whether it is being done."""
        return self._busy

    def do(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do it, unless it is being done."""
        if self._busy:
            return
        self._busy = True
        self._context.speaker.over(self)

        def heard(answer: Any) -> None:
            self._busy = False
            then(answer)

        def trouble(error: Exception) -> None:
            self._busy = False
            if failed is not None:
                failed(error)
            else:
                self._context.speaker.trouble(error, self)

        self._context.work.submit(job, heard, trouble, saves=True)


class LockOnce(Once):
    """The same for something after which nothing more can be written."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._outbox = context.outbox

    def lock(
        self,
        job: Callable[[Desk], Any],
        then: Callable[[Any], object],
        waits: Callable[[], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do something after which nothing more can be written: once all that is on its way has been stored.

        Where something waits for room it would come too late, and be lost: then `waits` is called instead.
        """
        if self._busy:
            return
        self._busy = True
        outbox = self._outbox
        outbox.send_waiting()

        def stored(_none: None) -> None:
            self._busy = False
            if outbox.is_empty():
                self.do(job, then, failed)
            else:
                waits()

        # Answered when all that was handed in before it has been stored, or could not be.
        self._context.work.submit(lambda _desk: None, stored)
