"""Where somebody is in the window: to come back to after text size, lock or a crash."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ffbdesk.domain.ids import CitizenId, GatheringId, NoteId, ThemeCode
from ffbdesk.services.citizens import Entered
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.layout import reveal

SETTINGS, FORM = "settings", "form"
"""The tabs of places that are no citizen's: the settings, and the form that makes or edits one."""
_END = 2**30


@dataclass(frozen=True, slots=True)
class Cursor:
    """The field that has the focus, by its spoken name and which of several, and the letter it stands at."""

    name: str
    nth: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class HalfForm:
    """A citizen's form that nobody has saved yet; empty id for a new citizen."""

    citizen: str
    entered: Entered


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows."""

    citizen: CitizenId | None = None
    gathering: GatheringId | None = None
    tab: str = "head"
    theme: ThemeCode | None = None
    note: tuple[CitizenId, NoteId] | None = None
    """The sheet that is being written on, and whose it is."""
    cursor: Cursor | None = None
    form: HalfForm | None = None
    """What is half filled in, whether or not the form is in sight."""

    def at_the_end(self) -> "Place":
        """The same with the cursor behind everything that stands in its field."""
        return self if self.cursor is None else replace(self, cursor=replace(self.cursor, at=_END))

    def as_values(self) -> dict[str, Any]:
        """As plain JSON values."""
        return asdict(self)


def from_values(values: dict[str, Any]) -> Place:
    """A place again. Raises KeyError, TypeError or ValueError where they are not one's values."""
    cursor, form, note = values["cursor"], values["form"], values["note"]
    return Place(
        values["citizen"],
        values["gathering"],
        str(values["tab"]),
        values["theme"],
        (note[0], note[1]) if note else None,
        Cursor(**cursor) if cursor else None,
        HalfForm(form["citizen"], Entered(**form["entered"])) if form else None,
    )


def cursor_in(window: QWidget) -> Cursor | None:
    """Where the focus is; None where it is in nothing that can be found again."""
    focused = QApplication.focusWidget()
    if focused is None or not window.isAncestorOf(focused) or not focused.accessibleName():
        return None
    alike = _alike(window, focused.accessibleName())
    return Cursor(focused.accessibleName(), alike.index(focused), _letter(focused)) if focused in alike else None


def put_cursor(window: QWidget, cursor: Cursor) -> None:
    """Give the focus back, as far as the field is in sight again."""
    alike = _alike(window, cursor.name)
    if cursor.nth >= len(alike):
        return
    field = alike[cursor.nth]
    field.setFocus()
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
