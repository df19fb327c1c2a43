"""What stands there while the archive is locked: that all is saved, and one field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.app.unlock.ways import NO_WAY, Ways, WaysOn
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, icon_label, row, rule
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.passphrase import PassphraseLine
from ffbdesk.ui.kit.text import label
from ffbdesk.words import locking as say
from ffbdesk.words import unlock as words


class LockedForm(QWidget):
    """One archive, its passphrase, and two ways elsewhere."""

    open_wanted = Signal(str)
    another_wanted = Signal()
    sheet_wanted = Signal()
    backup_wanted = Signal()
    course_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.why = label(look, "", "lead", "ink2", wrap=True)
        self.saved = label(look, "", "strong", wrap=True)
        self._half = label(look, "", "body", "ink2", wrap=True)
        self.passphrase = PassphraseLine(look, words.PASSPHRASE)
        self.wrong = Notice(look, "attention", answers=True)
        self.open = Button(look, say.UNLOCK, "main")
        self.another = Button(look, say.ANOTHER, "link", "folder")
        self.sheet = Button(look, say.FORGOTTEN, "link", "key")
        self.course = Button(look, words.COURSE_ROOM, "link", "course")
        self._sign = icon_label(look, "shield", 22, "accent")
        self.ways = WaysOn(look)
        safe = row(
            look,
            self._sign,
            (box(look, self.saved, self._half, gap=2), 1),
            gap=16,
            margins=(16, 16, 16, 16),
            kind="card",
        )
        form = box(
            look,
            row(look, icon_label(look, "lock", 28, "ink"), label(look, say.LOCKED, "title"), None, gap=12),
            self.why,
            8,
            safe,
            8,
            labelled(look, words.PASSPHRASE, self.passphrase),
            self.wrong,
            self.ways,
            row(look, self.open, label(look, words.ENTER, "caption", "ink3"), None, gap=12),
            16,
            rule(),
            4,
            flow(look, self.another, self.sheet, self.course, None, gap=24),
            gap=8,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(form)
        self.open.clicked.connect(self._open)
        self.passphrase.edit.returnPressed.connect(self._open)
        self.passphrase.edit.textEdited.connect(lambda _text: self.tell(""))
        self.another.clicked.connect(self.another_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.course.clicked.connect(self.course_wanted)
        self.ways.sheet.clicked.connect(self.sheet_wanted)
        self.ways.backup.clicked.connect(self.backup_wanted)

    def show_why(self, why: str, saved: str, half: str, *, is_safe: bool) -> None:
        """Why it is locked, and what became of what was typed; a shield stands only by what is stored."""
        self.why.setText(why)
        self._sign.show_icon(*("shield", "accent") if is_safe else ("warn", "attention"))
        self.saved.setText(saved)
        self._half.setText(half)
        announce(self, why)

    def tell(self, text: str, *, ways: Ways = NO_WAY) -> None:
        """What went wrong, under the field; empty takes it away. `ways` are those that it speaks of."""
        self.wrong.tell(text)
        self.ways.offer(ways)
        set_error(self.passphrase.edit, bool(text))

    def busy(self, opening: bool) -> None:
        """While the key is derived. What were typed meanwhile would be typed over when the answer comes."""
        self.open.say(say.UNLOCKING if opening else say.UNLOCK)
        self.passphrase.edit.setReadOnly(opening)
        self.passphrase.edit.setFocus()  # a button that is disabled hands the keyboard to whatever comes next
        self.open.setEnabled(not opening)
        if not opening:
            self.passphrase.edit.selectAll()
            self.passphrase.edit.setFocus()

    def take_over(self, old: "LockedForm") -> None:
        """What stands in the same form of a window that gives way to this one."""
        if old.passphrase.edit.isReadOnly():
            self.busy(True)
        self.tell(old.wrong.text(), ways=old.ways.shown)
        self.passphrase.take_over(old.passphrase)

    def _open(self) -> None:
        if not self.passphrase.edit.text():
            self.tell(words.NO_PASSPHRASE)
            self.passphrase.edit.setFocus()
        elif self.open.isEnabled():
            self.tell("")
            self.open_wanted.emit(self.passphrase.edit.text())
