"""What a course room's window that is built anew, in another size of text, takes over of the one before."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ffbdesk.ui.course.casepage import CasePage
from ffbdesk.ui.course.context import CoursePage
from ffbdesk.ui.kit.notice import Notice

if TYPE_CHECKING:
    from ffbdesk.ui.course.window import CourseWindow


class _Hand(NamedTuple):
    """Where the keyboard is: the how many-th of its kind and name on the page, and where in its text."""

    kind: type[QWidget]
    name: str
    at: int
    cursor: int


class Standing:
    """Taken of the old window while nothing is under way; then `come_back`, and `settle` once all has been read."""

    def __init__(self, old: "CourseWindow") -> None:
        page = old.page
        shown = [page]
        if isinstance(page, CasePage) and page.leads_to_exercise:
            shown.insert(0, old.exercise)  # it waits under the case with what stands in it
        names = {one: name for name, one in vars(old).items() if isinstance(one, CoursePage) and name != "page"}
        self._hand = _hand_on(page)
        self._told = {name: notice.text() for name, notice in _notices(page)}
        self._warned, self._bar = old.warnings, old.bar.saved_now()
        self._ways = [(names[one], one.as_it_stands()) for one in shown]

    def come_back(self, new: "CourseWindow") -> None:
        """Each page is asked for again."""
        for name, way in self._ways:
            page = getattr(new, name)
            new.go(page)
            way(page)

    def settle(self, new: "CourseWindow") -> None:
        """What was said stands there again, and the keyboard is where it was."""
        new.warnings.take_over(self._warned)
        text, all_of_it = self._bar
        new.bar.saved(text, all_of_it=all_of_it)
        for name, notice in _notices(new.page):
            if self._told.get(name) and not notice.text():
                notice.tell(self._told[name])
        if self._hand is not None:
            QTimer.singleShot(0, new.page, partial(_give, new.page, self._hand))  # what was just made is shown by then


def _notices(page: CoursePage) -> list[tuple[str, Notice]]:
    return [(name, part) for name, part in vars(page).items() if isinstance(part, Notice)]


def _alike(page: CoursePage, kind: type[QWidget], name: str) -> list[QWidget]:
    found = page.findChildren(kind)
    return [one for one in found if type(one) is kind and one.accessibleName() == name and one.isVisibleTo(page)]


def _hand_on(page: CoursePage) -> _Hand | None:
    focus = QApplication.focusWidget()
    if focus is None or not page.isAncestorOf(focus):
        return None
    alike = _alike(page, type(focus), focus.accessibleName())
    cursor = 0
    if isinstance(focus, QLineEdit):
        cursor = focus.cursorPosition()
    elif isinstance(focus, QPlainTextEdit):
        cursor = focus.textCursor().position()
    return _Hand(type(focus), focus.accessibleName(), alike.index(focus), cursor) if focus in alike else None


def _give(page: CoursePage, hand: _Hand) -> None:
    """Where the same field is there; else the page has chosen for itself."""
    alike = _alike(page, hand.kind, hand.name)
    if hand.at >= len(alike):
        return
    field = alike[hand.at]
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.deselect()
        field.setCursorPosition(min(hand.cursor, len(field.text())))
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(hand.cursor, len(field.toPlainText())))
        field.setTextCursor(cursor)
