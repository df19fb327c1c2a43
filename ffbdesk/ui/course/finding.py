"""Ctrl+K and F1 in the course room: a case, an exercise, something to do, and the keys of the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from ffbdesk.ui import commands
from ffbdesk.ui.commands import Action
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.course.home import Room, read
from ffbdesk.ui.finder import Find, Finder
from ffbdesk.words import frame
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course.terms import person


class Finding(QObject):
    """One list over the window; the same keys close it again."""

    def __init__(self, context: CourseContext, window: QWidget, field: QWidget) -> None:
        """`field` is what the list opens under."""
        super().__init__(window)
        self._context, self._window, self._field = context, window, field
        self.finder = Finder(context.look, window)

    def anything(self, open_exercise: Callable[[str], object], show_case: Callable[[str], object]) -> None:
        """A case, an exercise or something to do."""
        finds = [Find(a.command.text, a.trigger, keys=a.command.shown) for a in self._actions(Command.SEARCH)]
        if self._open(finds, say.FIND):
            self._context.work.submit(read, lambda room: self.finder.add(_found(room, open_exercise, show_case)))

    def keys(self, page: QWidget) -> None:
        """What can be done with keys just now, the page's own first."""
        known = [a for a in self._actions(Command.KEYS) if a.command.keys]
        known.sort(key=lambda a: not page.isAncestorOf(a.owner) and a.owner is not page)
        self._open([Find(a.command.text, a.trigger, keys=a.command.shown) for a in known], frame.FIND_KEYS)

    def _actions(self, but: Command) -> list[Action]:
        return [a for a in commands.available(self._window.window()) if a.command is not but]

    def _open(self, finds: list[Find], hint: str) -> bool:
        if self.finder.isVisible():
            self.finder.leave()
            return False
        self.finder.open(finds, self._field.mapTo(self._window, QPoint(0, 0)), hint)
        return True


def _found(room: Room, open_exercise: Callable[[str], object], show_case: Callable[[str], object]) -> list[Find]:
    finds = [
        Find(say.named(line.exercise), partial(open_exercise, line.exercise.id), say.AN_EXERCISE)
        for line in room.exercises
    ]
    return finds + [Find(person(case), partial(show_case, case.id), say.A_CASE) for case in room.cases]
