"""One line of the user's own changes, typed and chosen alike, for each place that undo keeps to (decision 16).

What was typed and chosen since the archive was opened stands here, in order; before that the archive itself remembers,
each text as one step. Words are taken back in the window and stored like words; everything else by the archive, which
keeps what was undone as undone.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import field
from functools import partial

from PySide6.QtCore import QObject

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import BARRIERS, Change, FieldRef, Label, Part, Scope
from ffbdesk.domain.ids import Seq
from ffbdesk.domain.kinds import KINDS, label_of
from ffbdesk.domain.strokes import Splice, splice
from ffbdesk.services import undo
from ffbdesk.services.desk import Desk
from ffbdesk.services.undo import NothingToRedo, Taken
from ffbdesk.ui.outbox import Letter, Outbox
from ffbdesk.ui.work import Work


@dataclass(eq=False, slots=True)
class Words:
    """A step of typing in one field: a word, what came before a pause, a paste. Only what changed is kept."""

    ref: FieldRef
    splice: Splice


@dataclass(eq=False, slots=True)
class Deed:
    """Something that the archive did, or is about to do: a chosen value, a record made or removed."""

    letter: Letter | None = None
    change: Change | None = None
    undone: Change | None = None
    """The undo of it, while it is taken back."""
    withdrawn: bool = False
    """It was still waiting for a place on the disk when it was taken back."""

    def made(self) -> Change | None:
        """What the archive did; None where it could not yet. For the worker's thread too."""
        return self.change or (self.letter.change if self.letter else None)


type Step = Words | Deed


def touched(step: Step) -> tuple[FieldRef, ...]:
    """The fields that a step is about."""
    if isinstance(step, Words):
        return (step.ref,)
    change = step.made()
    if change is not None:
        return tuple(edit.ref for edit in change.edits)
    return (step.letter.ref,) if step.letter else ()


type Then = Callable[[Change | None], object]
"""Gets what was taken back or done again; None where there was nothing to it after all."""
type Failed = Callable[[Exception], object]


@dataclass(slots=True)
class _Line:
    """What was done in one place; what stands before `at` can be taken back, the rest done again."""

    steps: list[Step] = field(default_factory=list)
    at: int = 0
    own: bool = False
    """Whether something was done here since the archive was opened: what was undone before that is past redoing."""

    def push(self, step: Step) -> None:
        del self.steps[self.at :]
        self.steps.append(step)
        self.at += 1
        self.own = True


class History(QObject):
    """Knows what was done since the archive was opened; `last` is the archive's last change before that.

    Where nothing is typed (the list of everybody, a citizen's rounds) the archive's own memory is enough.
    """

    def __init__(self, work: Work, outbox: Outbox, last: Seq, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._outbox, self._last = work, outbox, last
        self._lines: dict[Scope, _Line] = {}
        self._typed: set[FieldRef] = set()
        outbox.said_nothing.connect(self._drop)

    def typed(self, scope: Scope, ref: FieldRef, before: str, after: str, *, goes_on: bool) -> None:
        """A field was typed in; `goes_on` where that belongs to the step before, if that still is the newest."""
        self._typed.add(ref)
        line = self._line(scope)
        newest = line.steps[line.at - 1] if 0 < line.at == len(line.steps) else None
        joined = newest.splice.back(before) if goes_on and isinstance(newest, Words) and newest.ref == ref else None
        if joined is not None and isinstance(newest, Words):
            newest.splice = splice(joined, after)
            if joined == after:  # nothing is left of it
                self.forget(scope, newest)
        else:
            line.push(Words(ref, splice(before, after)))

    def tidied(self, scope: Scope, ref: FieldRef, before: str, after: str) -> bool:
        """A field is shown as it is stored: that belongs to what was typed in it last, whatever was done elsewhere
        since. False where something else was done to it since, or taken back.
        """
        line = self._line(scope)
        newest = next((step for step in reversed(line.steps) if ref in touched(step)), None)
        if not isinstance(newest, Words) or newest not in line.steps[: line.at]:
            return False
        joined = newest.splice.back(before)
        if joined is None:
            return False
        newest.splice = splice(joined, after)
        if joined == after:  # nothing is left of it, such as a space that is not stored
            self.forget(scope, newest)
        return True

    def chose(self, letter: Letter) -> None:
        """A value was chosen, and is on its way."""
        self._line(letter.scope).push(Deed(letter))

    def heard(self, changes: Iterable[Change]) -> None:
        """The archive did something: what nobody has put into a line yet is a step of its own, or an end to steps."""
        for change in changes:
            if change.label in BARRIERS:
                for scope in [scope for scope in self._lines if _ends(change, scope)]:
                    del self._lines[scope]
            elif change.label not in _SILENT and not self._knows(change):
                self._line(place_of(change)).push(Deed(change=change))

    def back(self, scope: Scope) -> Step | None:
        """The newest step, which is to be taken back now; None where the archive must be asked."""
        line = self._line(scope)
        if line.at == 0 or not _is_remembered(scope):
            return None
        line.at -= 1
        return line.steps[line.at]

    def forth(self, scope: Scope) -> Step | None:
        """The step that was taken back last, which is to be done again now; None where the archive must be asked."""
        line = self._line(scope)
        if line.at == len(line.steps) or not _is_remembered(scope):
            return None
        line.at += 1
        return line.steps[line.at - 1]

    def can_redo(self, scope: Scope) -> bool:
        """Whether something that was taken back here since the archive was opened can be done again."""
        line = self._line(scope)
        return line.at < len(line.steps)

    def stands(self, scope: Scope, step: Step) -> None:
        """A step could not be taken back: it keeps its place in the line."""
        line = self._line(scope)
        if step in line.steps:
            line.at = max(line.at, line.steps.index(step) + 1)

    def stays_undone(self, scope: Scope, step: Step) -> None:
        """A step could not be done again."""
        line = self._line(scope)
        if step in line.steps:
            line.at = min(line.at, line.steps.index(step))

    def forget(self, scope: Scope, step: Step) -> None:
        """A step has nothing left that it could be taken back from, or done again on."""
        line = self._line(scope)
        if step in line.steps:
            place = line.steps.index(step)
            del line.steps[place]
            line.at -= place < line.at

    def take_back(self, scope: Scope, deed: Deed, then: Callable[[Deed], object], failed: Failed) -> None:
        """Let the archive take a deed back; what only waits for its place is withdrawn."""

        def job(desk: Desk) -> None:
            deed.change = deed.made()
            if deed.change is not None:
                deed.undone = undo.take_back(desk, deed.change)

        def taken(_: None) -> None:
            if deed.change is None and deed.letter is not None and self._outbox.waits(deed.letter):
                if self._outbox.is_under_way(deed.letter):  # there is room for it after all, perhaps
                    self.take_back(scope, deed, then, failed)
                    return
                deed.withdrawn = True
                self._outbox.withdraw(deed.letter)
            then(deed)

        def not_taken(error: Exception) -> None:
            self.stands(scope, deed)
            failed(error)

        self._work.submit(job, taken, not_taken, saves=True)

    def do_again(self, scope: Scope, deed: Deed, then: Callable[[Deed], object], failed: Failed) -> None:
        """Let the archive do a deed again; what was withdrawn is handed in again."""
        if deed.withdrawn and deed.letter is not None:
            deed.withdrawn = False
            self._outbox.write(deed.letter)
            then(deed)
            return

        def job(desk: Desk) -> None:
            if deed.undone is not None:
                undo.do_again(desk, deed.undone)

        def not_done(error: Exception) -> None:
            self.stays_undone(scope, deed)
            failed(error)

        self._work.submit(job, lambda _: then(deed), not_done, saves=True)

    def ask_back(self, scope: Scope, closed: Collection[str], then: Then, failed: Failed) -> None:
        """Take back what the archive remembers: of a place with a line, what was done before this opening."""
        upto = self._upto(scope)
        self._work.submit(
            lambda desk: undo.undo(desk, scope, upto, closed),
            partial(self._asked_back, scope, then),
            failed,
            saves=True,
        )

    def ask_forth(self, scope: Scope, closed: Collection[str], then: Then, failed: Failed) -> None:
        """Do again what the archive remembers as taken back, if nothing was done here since."""
        if _is_remembered(scope) and self._line(scope).own:
            failed(NothingToRedo())
            return
        upto, place = self._upto(scope), self._line(scope).at
        self._work.submit(
            lambda desk: undo.redo(desk, scope, upto, closed),
            partial(self._asked_forth, scope, place, then),
            failed,
            saves=True,
        )

    def _asked_back(self, scope: Scope, then: Then, taken: Taken) -> None:
        """What the archive remembered is a step of this line from now on, before all others.

        Not where something was done meanwhile: what was taken back before that does not come again.
        """
        if _is_remembered(scope) and self._line(scope).at == 0:
            self._line(scope).steps.insert(0, Deed(change=taken.change, undone=taken.undo))
        then(taken.change)

    def _asked_forth(self, scope: Scope, place: int, then: Then, taken: Taken) -> None:
        """The same for what it did again: it comes after the steps that there were when it was asked for."""
        if _is_remembered(scope):
            line = self._line(scope)
            line.steps.insert(min(place, line.at), Deed(change=taken.change, undone=taken.undo))
            line.at += 1
        then(taken.change)

    def _upto(self, scope: Scope) -> Seq | None:
        return self._last if _is_remembered(scope) else None

    def _drop(self, letter: Letter) -> None:
        """It changed nothing, so there is nothing to take back."""
        for step in list(self._line(letter.scope).steps):
            if isinstance(step, Deed) and step.letter is letter:
                self.forget(letter.scope, step)

    def _line(self, scope: Scope) -> _Line:
        return self._lines.setdefault(scope, _Line())

    def _knows(self, change: Change) -> bool:
        """Whether a change only stores what stands in a line: a value that was chosen, words that were typed."""
        steps = (step for line in self._lines.values() for step in line.steps)
        if any(isinstance(step, Deed) and step.made() is change for step in steps):
            return True
        (ref, *more) = {edit.ref for edit in change.edits}
        return not more and ref in self._typed and change.label is label_of(ref)


def place_of(change: Change) -> Scope:
    """Where a change is in sight: its round, else a part of its citizen, which the list of everybody shows too."""
    if change.gathering is not None:
        return Scope(gathering=change.gathering)
    if change.label in _MADE_HERE:
        return Scope(citizen=change.citizen, part=Part.ORDERS)
    parts = {KINDS[edit.ref.kind].part_of(edit.ref.field) for edit in change.edits if edit.ref.kind in KINDS}
    return Scope(citizen=change.citizen, part=next((part for part in parts if part is not Part.ROUNDS), Part.ROUNDS))


def _ends(change: Change, scope: Scope) -> bool:
    if change.label is Label.RESTORE:
        return True
    if change.gathering is not None or scope.gathering is not None:
        return scope.gathering == change.gathering
    if change.label is Label.RECEIVE_ORDER:  # goals are locked by it, and indsatser came with it
        return scope.citizen == change.citizen and scope.part in (Part.GOALS, Part.ORDERS)
    everywhere = change.label in (Label.IMPORT, Label.ERASE)
    return everywhere or scope == place_of(change)


def _is_remembered(scope: Scope) -> bool:
    """Whether a place has fields that are typed in, and so a line."""
    return scope.gathering is not None or scope.part is not Part.ROUNDS


_MADE_HERE = (Label.MAKE_ORDER, Label.WITHDRAW_ORDER, Label.FINISH_ORDER)
"""A bestilling made here stands on a page of its own; one that is typed from paper, beside its goals."""
_SILENT = (Label.UNDO, Label.REDO, Label.MAKE_CASE)
