"""Where somebody is in the window: to come back to after text size, lock or a crash."""

from dataclasses import asdict, replace
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import FieldRef, Record
from ffbdesk.domain.ids import CitizenId, FollowUpId, GatheringId, GoalId, NoteId, StatusId, SubGoalId, ThemeCode
from ffbdesk.services.citizens import Entered
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.layout import reveal

SETTINGS, FORM, TODAY, LEADERSHIP = "settings", "form", "today", "leadership"
"""The tabs of places that are no citizen's: the settings, and the form that makes or edits one."""
_END = 2**30


@dataclass(frozen=True, slots=True)
class Cursor:
    """The field that has the focus, by its spoken name and which of several, and the letter it stands at."""

    name: str
    nth: int
    at: int = 0
    half: str = ""
    """What stands in it and is no value yet: half a date."""


@dataclass(frozen=True, slots=True)
class WrongDate:
    """What stands in a field for a date and is none."""

    ref: FieldRef
    text: str


@dataclass(frozen=True, slots=True)
class HalfForm:
    """A citizen's form that nobody has saved yet; empty id for a new citizen."""

    citizen: str
    entered: Entered


@dataclass(frozen=True, slots=True)
class HalfInsight:
    """A citizen's copy that is being looked through: nothing of it is stored in the archive."""

    citizen: str
    seen: tuple[tuple[str, str], ...]
    """The passages that were in sight: the id, and the hash of the text that was looked at."""
    away: tuple[str, ...]
    """The ids of those that were unticked."""
    head: tuple[tuple[str, str], ...]
    """What stands in the fields of the head, by their names."""
    went_out: bool = False
    """A copy was saved with exactly this."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows."""

    citizen: CitizenId | None = None
    gathering: GatheringId | None = None
    tab: str = "head"
    theme: ThemeCode | None = None
    goal: GoalId | None = None
    sub_goal: SubGoalId | None = None
    """The delmål of it that is shown."""
    note: tuple[CitizenId, NoteId] | None = None
    """The sheet that is being written on, and whose it is."""
    cursor: Cursor | None = None
    forms: tuple[HalfForm, ...] = ()
    """What is half filled in; the one that is in sight comes first."""
    report: tuple[str, ...] = ()
    """What is chosen of a round's report: the paper, and the boxes that are ticked."""
    insights: tuple[HalfInsight, ...] = ()
    """Copies that are being looked through."""
    dates: tuple[WrongDate, ...] = ()
    """Dates that are none, wherever they stand."""
    sheet_check: tuple[str, ...] | None = None
    """Files of the recovery sheet that are to be deleted, while its check stands open."""
    opened: tuple[CitizenId, ...] = ()
    """Whose sensitive themes the one who sits here has opened: closed for whoever unlocks."""
    status: StatusId | None = None
    """The statusnotat, and which part of it is shown."""
    part: str = ""
    follow_up: FollowUpId | None = None
    """The opfølgning, with the row of it that is open as its part."""

    def without_texts(self) -> "Place":
        """The same with nothing in it that somebody wrote or chose: as much as may be remembered on the way."""
        return replace(self, forms=(), insights=(), dates=(), sheet_check=None)

    def at_the_end(self) -> "Place":
        """The same with the cursor behind everything that stands in its field, and nothing of what is typed."""
        return self if self.cursor is None else replace(self, cursor=replace(self.cursor, at=_END, half=""))

    def as_values(self) -> dict[str, Any]:
        """As plain JSON values, for whoever comes back after a lock or a crash."""
        return {name: value for name, value in asdict(self).items() if name != "opened"}


def from_values(values: dict[str, Any]) -> Place:
    """A place again. Raises KeyError, TypeError or ValueError where they are not one's values."""
    cursor, note = values["cursor"], values["note"]
    return Place(
        values["citizen"],
        values["gathering"],
        str(values["tab"]),
        values["theme"],
        values["goal"],
        values.get("sub_goal"),
        (note[0], note[1]) if note else None,
        Cursor(**cursor) if cursor else None,
        tuple(HalfForm(form["citizen"], Entered(**form["entered"])) for form in values["forms"]),
        tuple(map(str, values.get("report", ()))),
        tuple(map(_insight, values.get("insights", ()))),
        tuple(map(_date, values.get("dates", ()))),
        None if values.get("sheet_check") is None else tuple(map(str, values["sheet_check"])),
        status=values.get("status"),
        part=str(values.get("part", "")),
        follow_up=values.get("follow_up"),
    )


def _insight(values: dict[str, Any]) -> HalfInsight:
    seen, head = (tuple((str(one), str(other)) for one, other in values[name]) for name in ("seen", "head"))
    return HalfInsight(values["citizen"], seen, tuple(values["away"]), head, bool(values["went_out"]))


def _date(values: dict[str, Any]) -> WrongDate:
    ref = values["ref"]
    return WrongDate(FieldRef(Record(ref["kind"]), ref["record_id"], ref["field"], ref["theme"]), values["text"])


def cursor_in(window: QWidget) -> Cursor | None:
    """Where the focus is; None where it is in nothing that can be found again."""
    focused = QApplication.focusWidget()
    if focused is None or not window.isAncestorOf(focused) or not focused.accessibleName():
        return None
    alike = _alike(window, focused.accessibleName())
    if focused not in alike:
        return None
    half = focused.text() if isinstance(focused, DateField) and focused.is_wrong() else ""
    return Cursor(focused.accessibleName(), alike.index(focused), _letter(focused), half)


def put_cursor(window: QWidget, cursor: Cursor) -> None:
    """Give the focus back, as far as the field is in sight again."""
    alike = _alike(window, cursor.name)
    if cursor.nth >= len(alike):
        return
    field = alike[cursor.nth]
    field.setFocus()
    if cursor.half and isinstance(field, DateField) and not field.isReadOnly():
        field.setText(cursor.half)
    if isinstance(field, GrowingText):
        text = field.textCursor()
        text.setPosition(min(cursor.at, len(field.toPlainText())))
        field.setTextCursor(text)
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(cursor.at)
    reveal(field)


def _alike(window: QWidget, name: str) -> list[QWidget]:
    return [w for w in window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible()]


def _letter(field: QWidget) -> int:
    if isinstance(field, GrowingText):
        return field.textCursor().position()
    return field.cursorPosition() if isinstance(field, QLineEdit) else 0
