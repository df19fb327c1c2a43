"""The editors of one record, tied to its fields: what is typed and what is chosen goes one way, by the outbox.

Where the editors stand, and what is said beside them, is the page's.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.edits import FieldRef, Scope, Value
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.kind import Field, Kind
from ffbdesk.ui.bound import Bound, Text
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.timefield import TimeField
from ffbdesk.ui.outbox import Letter


def hand_in(context: Context, ref: FieldRef, value: Value, scope: Scope) -> None:
    """A value was chosen: it is on its way, and a step of the history."""
    letter = Letter(ref, value, scope, context.now())
    context.history.chose(letter)
    context.outbox.write(letter)


def move(context: Context, place: FieldRef, by: int, order: Sequence[str], scope: Scope, *, said: str) -> None:
    """A record goes so many places down or up in its list: what is handed in is the order that all then have.

    `order` is the ids as they stand. Past the ends nothing happens.
    """
    which = place.record_id
    at = order.index(which) + by
    if 0 <= at < len(order):
        others = [one for one in order if one != which]
        hand_in(context, place, " ".join([*others[:at], which, *others[at:]]), scope)
        context.speaker.say(said.format(n=at + 1, total=len(order)))


class Editor(Protocol):
    """A widget that a value is chosen with."""

    @property
    def picked(self) -> SignalInstance:
        """Carries another value than the one shown."""
        ...

    def show_value(self, value: Any, anew: bool = False, /) -> None:
        """What stands in the field; `anew` for another record's."""
        ...

    def lock(self, locked: bool, /) -> None:
        """Whether it can only be read."""
        ...


class Fields[T](QObject):
    """Shows a record in its editors, and hands in what is typed and chosen there."""

    chosen = Signal(str, object)
    """The name of a field, and the value that was chosen for it: it is on its way."""
    choosing = Signal()
    """Something is about to be chosen: what was typed elsewhere came before."""

    def __init__(
        self, context: Context, kind: Kind[T], texts: Mapping[str, Text], editors: Mapping[str, Editor] | None = None
    ) -> None:
        super().__init__()
        self._context, self._kind = context, kind
        self._texts = {kind.field(name): (field, Bound(field, context)) for name, field in texts.items()}
        self._editors = {kind.field(name): editor for name, editor in (editors or {}).items()}
        self._place: tuple[str, ThemeCode | None, Scope, bool] | None = None
        for field, editor in self._editors.items():
            editor.picked.connect(partial(self._pick, field))
            if isinstance(editor, DateField | TimeField):
                editor.wrong.connect(partial(self._keep_wrong, field))

    def show(
        self,
        record_id: str,
        record: T | None,
        scope: Scope,
        *,
        locked: bool = False,
        theme: ThemeCode | None = None,
        kind: Kind[T] | None = None,
    ) -> bool:
        """Show a record, None for one of which nothing is there yet. What stood here of another is stored first.
        `kind` is another one that has the same fields.

        True where it is another than before.
        """
        place = (record_id, theme, scope, locked)
        kind = kind or self._kind
        anew = self._place != place or self._kind is not kind
        if anew:
            self.forget()
        self._place, self._kind = place, kind
        for field, (text, bound) in self._texts.items():
            self._show_text(field, bound, str(self._value(record, field) or ""), anew)
            text.setReadOnly(locked)
        for field, editor in self._editors.items():
            editor.show_value(self._value(record, field), anew)
            editor.lock(locked)
            if (
                anew
                and not locked
                and isinstance(editor, DateField | TimeField)
                and self._ref(field) in self._context.wrong_dates
            ):
                editor.put_back(self._context.wrong_dates[self._ref(field)])
        return anew

    def choose(self, name: str, value: Any) -> None:
        """Choose a value for a field in the user's place."""
        self._pick(self._kind.field(name), value)

    def flush(self) -> None:
        """Store what stands in the editors."""
        for _text, bound in self._texts.values():
            bound.flush()
        self.hand_in()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        for editor in self._editors.values():
            if isinstance(editor, DateField | TimeField):
                editor.leave()

    def editor(self, name: str) -> QWidget | None:
        """The widget in which a field is shown, where it is one."""
        field = self._kind.field(name) if self._kind.has(name) else None
        found: object = self._texts[field][0] if field in self._texts else self._editors.get(field) if field else None
        return found if isinstance(found, QWidget) else None

    def forget(self) -> None:
        """Store what stands here; from now on it is nobody's."""
        self.flush()
        self._place = None
        for _text, bound in self._texts.values():
            bound.leave()

    def _pick(self, field: Field, value: Any) -> None:
        if self._place is None or self._place[3]:
            return
        self.choosing.emit()
        for _text, bound in self._texts.values():
            bound.flush()  # what was typed came before
        hand_in(self._context, self._ref(field), field.form.write(value), self._place[2])
        self.chosen.emit(field.name, value)

    def _keep_wrong(self, field: Field, text: str | None) -> None:
        """What stands in a date field and is no date is kept for its record until it is put right."""
        if self._place is not None and text is None:
            self._context.wrong_dates.pop(self._ref(field), None)
        elif self._place is not None and text is not None:
            self._context.wrong_dates[self._ref(field)] = text

    def _show_text(self, field: Field, bound: Bound, text: str, anew: bool) -> None:
        assert self._place is not None  # noqa: S101 - a record is shown
        _id, _theme, scope, locked = self._place
        if locked:
            bound.display(text)
        elif anew:
            bound.show(self._ref(field), text, scope)
        else:
            bound.refresh(text)

    def _value(self, record: T | None, field: Field) -> Any:
        return field.form.read(field.empty) if record is None else getattr(record, field.name)

    def _ref(self, field: Field) -> FieldRef:
        assert self._place is not None  # noqa: S101 - a record is shown
        return self._kind.ref(self._place[0], field.name, self._place[1])
