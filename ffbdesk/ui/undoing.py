"""Undo and redo, whatever has the focus: what is taken back is brought into sight and named."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ffbdesk.domain.edits import Change, FieldRef, Label, Scope
from ffbdesk.domain.kinds import label_of
from ffbdesk.services.undo import NothingToRedo, NothingToUndo
from ffbdesk.storage.errors import Stale
from ffbdesk.ui.context import Context
from ffbdesk.ui.history import Deed, Words
from ffbdesk.ui.page import Page
from ffbdesk.words import frame as say
from ffbdesk.words.errors import explained

type Shown = Callable[[Change], object]


class Undoing(QObject):
    """Walks the history of the page in sight. `in_sight` gives that page, `flush` stores what stands in fields."""

    def __init__(
        self, context: Context, in_sight: Callable[[], Page], flush: Callable[[], None], show: Shown, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._in_sight, self._flush, self._show = context, in_sight, flush, show

    def undo(self) -> None:
        """Take back the last own change of what is in sight: the last word, else what was chosen or done."""
        self._in_sight().hand_in()
        scope, history = self._in_sight().scope(), self._context.history
        if scope is None:
            return
        step = history.back(scope)
        if isinstance(step, Words):
            self._type(step.ref, step.splice.back, say.UNDONE)
            return
        self._flush()
        if isinstance(step, Deed):
            history.take_back(scope, step, self._taken_back, self._failed)
        elif not self._withdrawn(scope):
            history.ask_back(scope, lambda change: self._moved(say.UNDONE, change), self._failed)

    def redo(self) -> None:
        """Do again what the last undo took back."""
        scope, history = self._in_sight().scope(), self._context.history
        if scope is None:
            return
        step = history.forth(scope)
        if isinstance(step, Words):
            self._type(step.ref, step.splice.forth, say.REDONE)
            return
        self._flush()
        if isinstance(step, Deed):
            history.do_again(scope, step, lambda change: self._moved(say.REDONE, change), self._failed)
        else:
            history.ask_forth(scope, lambda change: self._moved(say.REDONE, change), self._failed)

    def _type(self, ref: FieldRef, change: Callable[[str], str | None], said: str) -> None:
        """Words come and go in the field itself, once it is in sight."""

        def put() -> None:
            bound = self._context.spots.get(ref)
            if bound is None or not bound.put(change):
                self._failed(Stale())
            else:
                self._say(said, label_of(ref), ref)

        self._in_sight().reveal(ref, put)

    def _withdrawn(self, scope: Scope) -> bool:
        """Where nothing is remembered here, what waits for its place on the disk is the newest step."""
        waiting = [letter for letter in self._context.outbox.waiting() if letter.scope == scope]
        for letter in waiting[-1:]:
            self._context.outbox.withdraw(letter)
        return bool(waiting)

    def _taken_back(self, deed: Deed) -> None:
        if deed.withdrawn and deed.letter is not None:
            ref = deed.letter.ref
            self._say(say.UNDONE, label_of(ref), ref)
        elif deed.change is not None:
            self._moved(say.UNDONE, deed.change)
        else:
            self.undo()  # it said what stood there already

    def _moved(self, said: str, change: Change | None) -> None:
        if change is not None and change.edits:
            ref = change.edits[0].ref
            self._show(change)
            self._say(said, change.label, ref)

    def _say(self, said: str, label: Label, ref: FieldRef) -> None:
        term = self._context.catalogue.theme(ref.theme).term if ref.theme else ""
        self._context.speaker.say(said.format(what=say.change(label, ref, term)))

    def _failed(self, error: Exception) -> None:
        known = explained(error)
        if known is None:
            raise error
        told = known.paragraph()
        if isinstance(error, NothingToUndo | NothingToRedo):
            self._context.speaker.say(told)
        else:
            self._context.speaker.warn(told)
