"""Brand at the left, one form at the right: open, make, locked, the recovery sheet, a damaged archive, a backup.

Only the first form is loaded with it. Each other one is loaded and made when it is first wanted: most days none is.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ffbdesk.app.unlock.opening import Known, OpenForm
from ffbdesk.ui.kit.brand import BrandPanel
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import unlock as say

if TYPE_CHECKING:
    from ffbdesk.app.unlock.backup import BackupForm
    from ffbdesk.app.unlock.locked import LockedForm
    from ffbdesk.app.unlock.making import MakeForm
    from ffbdesk.app.unlock.place import Here
    from ffbdesk.app.unlock.rescue import RescueForm
    from ffbdesk.app.unlock.sheet import SheetForm
    from ffbdesk.ui.kit.newphrase import Judge


class UnlockView(QWidget):
    """Brand at the left, one of the two forms at the right."""

    make_wanted = Signal(object, str, str)
    unlock_wanted = Signal(str)
    another_wanted = Signal()
    """Away from a locked archive."""
    sheet_wanted = Signal()
    course_wanted = Signal()
    left = Signal()
    """Back from the sheet or from a backup."""
    rescue_made = Signal()
    """The form for a damaged archive is there: it is made when it is first wanted."""
    sheet_given = Signal(str, str, str)
    key_given = Signal(object, str)
    resized = Signal()
    backup_chosen = Signal(object)
    backup_given = Signal(object, object, str)
    backup_forgotten = Signal(object, object)

    def __init__(
        self,
        look: Look,
        here: "Callable[[], Here]",
        choose: Callable[[str], Path | None],
        *,
        choose_key: Callable[[], Path | None],
        choose_backup: Callable[[], Path | None],
        advise: Callable[[Path], str],
        refuse: Callable[[Path], str],
        judge: "Callable[[], Judge]",
        to_course: str,
    ) -> None:
        """`to_course` is what the way to the course room is called."""
        super().__init__()
        self._look, self.scale = look, look.tokens.scale
        self.setProperty("tone", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = BrandPanel(look)
        self._here, self._choose, self._advise, self._judge = here, choose, advise, judge
        self._choose_key, self._choose_backup, self._to_course = choose_key, choose_backup, to_course
        self._making: MakeForm | None = None
        self._backup: BackupForm | None = None
        self._locked: LockedForm | None = None
        self._sheet: SheetForm | None = None
        self._rescue: RescueForm | None = None
        self.opening = OpenForm(look, choose, refuse)
        self._stack = QStackedWidget()
        self._places: dict[QWidget, int] = {}
        self._stack.addWidget(self._centred(self.opening))
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._brand)
        lay.addWidget(self._stack, 1)
        self.opening.course.say(to_course)
        self.opening.make_wanted.connect(self.show_making)
        self.opening.backup_wanted.connect(self.show_backup)
        self.opening.sheet_wanted.connect(self.sheet_wanted)
        self.opening.course_wanted.connect(self.course_wanted)

    @property
    def making(self) -> "MakeForm":
        """The form for a new archive."""
        if self._making is None:
            from ffbdesk.app.unlock.making import MakeForm

            self._making = MakeForm(self._look, self._here(), self._choose, advise=self._advise, judge=self._judge())
            self._making.course.say(self._to_course)
            self._making.back_wanted.connect(self.show_opening)
            self._making.make_wanted.connect(self.make_wanted)
            self._making.course_wanted.connect(self.course_wanted)
            self._stack.addWidget(self._centred(self._making))
        return self._making

    @property
    def locked(self) -> "LockedForm":
        """What stands there while an archive is locked."""
        if self._locked is None:
            from ffbdesk.app.unlock.locked import LockedForm

            self._locked = LockedForm(self._look)
            self._locked.open_wanted.connect(self.unlock_wanted)
            self._locked.another_wanted.connect(self.another_wanted)
            self._locked.sheet_wanted.connect(self.sheet_wanted)
            self._locked.course_wanted.connect(self.course_wanted)
            self._locked.backup_wanted.connect(self.show_backup)
            self._stack.addWidget(self._centred(self._locked))
        return self._locked

    @property
    def sheet(self) -> "SheetForm":
        """The way in for somebody who has forgotten the passphrase."""
        if self._sheet is None:
            from ffbdesk.app.unlock.sheet import SheetForm

            self._sheet = SheetForm(self._look, self._choose_key, self._judge())
            self._sheet.sheet_given.connect(self.sheet_given)
            self._sheet.key_given.connect(self.key_given)
            self._sheet.back_wanted.connect(self.left)
            self._stack.addWidget(self._centred(self._sheet))
        return self._sheet

    @property
    def backup(self) -> "BackupForm":
        """A backup that becomes an archive of its own."""
        if self._backup is None:
            from ffbdesk.app.unlock.backup import BackupForm

            self._backup = BackupForm(self._look, self._here(), self._choose, self._choose_backup, self._advise)
            self._backup.file_chosen.connect(self.backup_chosen)
            self._backup.restore_wanted.connect(self.backup_given)
            self._backup.forgotten.connect(self.backup_forgotten)
            self._backup.back_wanted.connect(self.left)
            self._stack.addWidget(self._centred(self._backup))
        return self._backup

    @property
    def rescue(self) -> "RescueForm":
        """What a damaged archive can still give."""
        if self._rescue is None:
            from ffbdesk.app.unlock.rescue import RescueForm

            self._rescue = RescueForm(self._look)
            self._rescue.back_wanted.connect(self.show_opening)
            self._stack.addWidget(self._centred(self._rescue))
            self.rescue_made.emit()
        return self._rescue

    def form_left(self) -> int:
        """Where the forms begin, in pixels from the left."""
        return self._stack.x()

    def show_locked(self) -> None:
        """One archive, locked."""
        self._come_away()
        self._show(self.locked)
        self.locked.passphrase.edit.setFocus()

    def show_sheet(self, user: str = "") -> None:
        """The recovery sheet, for `user` where it is known who was there."""
        self._come_away()
        self._show(self.sheet)
        self.sheet.start(user)

    def show_backup(self) -> None:
        """From a backup."""
        self._come_away()
        self._show(self.backup)
        self.backup.restore_one()

    def look_at_backup(self) -> None:
        """A backup that somebody opened: it is shown, and no more."""
        self._come_away()
        self._show(self.backup)
        self.backup.look_at()

    def show_rescue(self) -> None:
        """A damaged archive."""
        self._show(self.rescue)
        self.rescue.take.setFocus()

    def take_over(self, old: "UnlockView", hand: QWidget | None) -> None:
        """Stand as the view does that gives way to this one, for another size of text.

        What is typed goes from field to field; `hand` is what has the keyboard there.
        """
        self.opening.take_over(old.opening)
        pairs: dict[QWidget, QWidget] = {old.opening: self.opening}
        if old._making is not None:
            self.making.take_over(old._making)
            pairs[old._making] = self.making
        if old._backup is not None:
            self.backup.take_over(old._backup)
            pairs[old._backup] = self.backup
        if old._locked is not None:
            self.locked.take_over(old._locked)
            pairs[old._locked] = self.locked
        if old._sheet is not None:
            self.sheet.take_over(old._sheet)
            pairs[old._sheet] = self.sheet
        if old._rescue is not None:
            self.rescue.take_over(old._rescue)
            pairs[old._rescue] = self.rescue
        shown = next(form for form, place in old._places.items() if place == old._stack.currentIndex())
        self._show(pairs[shown])
        if hand is not None and shown.isAncestorOf(hand):
            _same(pairs[shown], shown, hand).setFocus()

    def offer(self, archives: tuple[Known, ...]) -> None:
        """Show the archives there are; without any, the way to make one."""
        self.opening.offer(archives)
        if archives:
            self.show_opening()
        else:
            self.show_making()
            self.making.back.say(say.HAVE_ONE)  # nowhere to go back to, but an archive may lie elsewhere

    def show_opening(self) -> None:
        """Open an archive."""
        self._come_away()
        self._brand.set_asleep(False)
        self._stack.setCurrentIndex(0)
        self.opening.take_focus()

    def show_making(self) -> None:
        """Make one."""
        self._come_away()
        self._show(self.making)
        self.making.take_focus()

    def forget(self) -> None:
        """Empty the passphrases: they are not needed any more."""
        lines = [self.opening.passphrase]
        if self._making is not None:
            self._making.phrase.forget()
        if self._backup is not None:
            self._backup.forget()
        if self._locked is not None:
            lines.append(self._locked.passphrase)
        if self._sheet is not None:
            self._sheet.forget()
        for line in lines:
            line.edit.clear()
            line.show_it.setChecked(False)

    def calm(self) -> None:
        """Nothing is under way or told any more."""
        self.opening.busy(False)
        self.opening.tell("")
        if self._making is not None:
            self._making.busy(False)
            self._making.tell("")
        if self._backup is not None:
            self._backup.busy(False)
            self._backup.tell("")
        if self._locked is not None:
            self._locked.busy(False)
            self._locked.tell("")
        if self._sheet is not None:
            self._sheet.busy(False)
            self._sheet.tell("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The brand takes a third and gives way in a narrow window."""
        super().resizeEvent(event)
        tokens = self._look.tokens
        self._brand.setFixedWidth(min(tokens.t(448), int(self.width() * 0.36)))
        self._brand.setVisible(self.width() / tokens.scale >= 800)
        self.resized.emit()

    def _come_away(self) -> None:
        """From one form to another: what was refused there, and why, does not stand there when one comes back."""
        self.forget()
        told = (self.opening, self._making, self._backup, self._locked, self._sheet)
        for form in told:
            if form is not None:
                form.tell("")

    def _show(self, form: QWidget) -> None:
        self._brand.set_asleep(form is self._locked)
        self._stack.setCurrentIndex(self._places[form])

    def _centred(self, form: QWidget) -> QWidget:
        look = self._look
        form.setMaximumWidth(look.tokens.t(520))
        page = box(look, None, row(look, None, (form, 8), None), None, margins=(32, 24, 32, 24))
        area = scroll(look, page)
        self._places[form] = self._stack.count()
        return area


def _same(form: QWidget, old: QWidget, hand: QWidget) -> QWidget:
    """What stands in a form where `hand` stands in the other: both are built alike."""
    there, here = ([w for w in one.findChildren(type(hand)) if w.isVisibleTo(one)] for one in (old, form))
    return here[there.index(hand)]
