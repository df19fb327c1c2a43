"""Undo and redo, whatever has the focus: what is taken back is brought into sight and named."""

from collections import deque
from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QObject

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Change, FieldRef, Label, Part, Scope, lies_at
from ffbdesk.domain.kinds import label_of
from ffbdesk.services.undo import AtClosedTheme, NothingToRedo, NothingToUndo
from ffbdesk.storage.errors import Stale
from ffbdesk.ui.context import Context
from ffbdesk.ui.history import Deed, Step, Words, touched
from ffbdesk.ui.outbox import Letter
from ffbdesk.ui.page import Page
from ffbdesk.words import changes as say
from ffbdesk.words.errors import explained


class InSight(Protocol):
    """What the window knows and undo asks for."""

    page: Page
    """The one that is shown."""

    def page_in_hand(self) -> Page:
        """The page, or the sheet beside it, that undo looks at."""
        ...

    def has_open(self, note: str) -> bool:
        """Whether this note lies open beside the page."""
        ...

    def flush(self) -> None:
        """Store what stands in every field."""
        ...

    def reveal(self, ref: FieldRef, then: Callable[[], object]) -> None:
        """Bring a field into sight, unless it is, and then go on, in any case."""
        ...

    def bring_back(self, change: Change, at: FieldRef) -> None:
        """What was taken back or done again comes into sight: `at` is a field of it that may be seen."""
        ...


@dataclass(frozen=True, slots=True)
class _Press:
    """One press of the keys: the step it means, and the page that was in sight."""

    back: bool
    scope: Scope
    step: Step | None
    """None where the archive must be asked."""
    page: Scope | None


class Undoing(QObject):
    """Walks the history of the page in sight, one step after the other in the order of the keys.

    Words move at once, and what the archive does a moment later: pressed fast, the second must not overtake the first.
    """

    def __init__(self, context: Context, window: InSight, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._window = context, window
        self._presses: deque[_Press] = deque()
        self._busy = False
        self._last: Scope | None = None
        """Where something was taken back last."""

    def undo(self) -> None:
        """Take back the last own change of what is in sight: the last word, else what was chosen or done."""
        self._window.page_in_hand().hand_in()
        self._last = scope = self._seen()
        if scope is not None:
            self._press(_Press(True, scope, self._context.history.back(scope), self._window.page.scope()))

    def redo(self) -> None:
        """Do again what the last undo took back, also where that has closed what it was in."""
        scope = self._undone_there(self._seen())
        if scope is not None:
            self._press(_Press(False, scope, self._context.history.forth(scope), self._window.page.scope()))

    def _seen(self) -> Scope | None:
        return self._window.page_in_hand().scope()

    def _undone_there(self, seen: Scope | None) -> Scope | None:
        """A note that was taken back has closed its sheet; it is still the one that is to come again."""
        history, last, citizen = self._context.history, self._last, self._window.page_in_hand().citizen()
        if seen is None or last is None or citizen is None or history.can_redo(seen):
            return seen
        return last if last.citizen == citizen.id and last.part is Part.NOTES and history.can_redo(last) else seen

    def _press(self, press: _Press) -> None:
        """The step is known when the key is pressed: what is typed or chosen meanwhile comes after it."""
        self._context.speaker.over(self)
        self._presses.append(press)
        self._next()

    def _next(self) -> None:
        while self._presses and not self._busy:
            press = self._presses.popleft()
            if press.page != self._window.page.scope():
                self._put_back(press)  # what it is about is not in sight any more
            elif press.step is not None or not press.back or press.scope == self._seen():
                self._busy = True
                self._go(press)

    def _put_back(self, press: _Press) -> None:
        history = self._context.history
        if press.step is not None:
            (history.stands if press.back else history.stays_undone)(press.scope, press.step)

    def _closed(self) -> Collection[str]:
        """What is not in sight, but for the note that lies open beside the page."""
        return [one for one in self._window.page.out_of_sight() if not self._window.has_open(one)]

    def _end(self, *_none: object) -> None:
        self._busy = False
        self._next()

    def _read(self) -> None:
        """Whoever shows what changed has asked for it: the next step finds it shown."""
        self._context.work.submit(lambda _desk: None, self._end, self._end)

    def _go(self, press: _Press) -> None:
        history, scope, step = self._context.history, press.scope, press.step
        closed = self._closed()
        if step is not None and lies_at(touched(step), closed):
            self._put_back(press)
            self._failed(AtClosedTheme())
            return
        if isinstance(step, Words):
            self._type(press, step)
            return
        self._window.flush()
        if isinstance(step, Deed):
            done = (history.take_back, self._taken_back) if press.back else (history.do_again, self._done_again)
            done[0](scope, step, done[1], self._failed)
        elif not press.back:
            history.ask_forth(scope, closed, lambda change: self._moved(say.REDONE, change), self._failed)
        elif (waiting := self._waiting(scope)) is None:
            history.ask_back(scope, closed, lambda change: self._moved(say.UNDONE, change), self._failed)
        elif lies_at((waiting.ref,), closed):
            self._failed(AtClosedTheme())
        else:
            self._context.outbox.withdraw(waiting)
            self._read()

    def _type(self, press: _Press, step: Words) -> None:
        """Words come and go in the field itself, once it is in sight."""
        change, said = (step.splice.back, say.UNDONE) if press.back else (step.splice.forth, say.REDONE)

        def put() -> None:
            text = self._context.spots.get(step.ref)
            if text is not None and text.put(change):
                self._say(said, label_of(step.ref), step.ref)
                self._end()
                return
            if text is not None:  # what it was typed in is not what stands there
                self._context.history.forget(press.scope, step)
            else:
                self._put_back(press)
            self._failed(Stale())

        self._window.reveal(step.ref, put)

    def _waiting(self, scope: Scope) -> Letter | None:
        """Where nothing is remembered here, what waits for its place on the disk is the newest step."""
        waiting = [letter for letter in self._context.outbox.waiting() if letter.scope == scope]
        return waiting[-1] if waiting else None

    def _taken_back(self, deed: Deed) -> None:
        if deed.withdrawn and deed.letter is not None:
            ref = deed.letter.ref
            self._say(say.UNDONE, label_of(ref), ref)
            self._read()
        elif deed.change is not None:
            self._moved(say.UNDONE, deed.change)
        else:  # it said what stood there already: there was nothing to take back
            self._read()

    def _done_again(self, deed: Deed) -> None:
        change = deed.change
        if change is not None:
            self._moved(say.REDONE, change)
        elif deed.letter is not None:
            self._say(say.REDONE, label_of(deed.letter.ref), deed.letter.ref)
            self._read()

    def _moved(self, said: str, change: Change | None) -> None:
        if change is not None and change.edits:
            closed, refs = self._closed(), [edit.ref for edit in change.edits]
            ref = next((ref for ref in refs if not lies_at((ref,), closed)), refs[0])
            self._window.bring_back(change, ref)
            self._say(said, change.label, ref)
        self._read()

    def _say(self, said: str, label: Label, ref: FieldRef) -> None:
        term = self._context.catalogue.place(ref.theme).name if ref.theme else ""
        self._context.speaker.say(said.format(what=say.change(label, ref, term)))

    def _failed(self, error: Exception) -> None:
        known = explained(error)
        if known is None:
            self._end()
            raise error
        told = known.paragraph()
        if isinstance(error, NothingToUndo | NothingToRedo | AtClosedTheme):
            self._context.speaker.say(told)
        else:
            self._context.speaker.warn(told, self)
        self._read()
