"""What a damaged archive can still give."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import locking as say


class RescueForm(QWidget):
    """A damaged archive: what is hurt, what is whole, and two ways on."""

    backup_wanted = Signal()
    other_wanted = Signal()
    save_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = label(look, "", "title", wrap=True)
        self.hurt, self.whole = (label(look, "", "body", wrap=True) for _ in range(2))
        self.backups = label(look, "", "body", wrap=True)
        self.told = Notice(look, answers=True)
        self.take = Button(look, say.TAKE_BACKUP, "main", "restore")
        self.other = Button(look, say.OTHER_BACKUP)
        self.save = Button(look, say.SAVE_READABLE, "", "json")
        self.back = Button(look, say.CANCEL)
        parts = [
            box(look, label(look, heading, "strong"), text, gap=2)
            for heading, text in ((say.HURT, self.hurt), (say.WHOLE, self.whole), (say.BACKUPS, self.backups))
        ]
        form = box(
            look,
            self.title,
            label(look, say.RESCUE_TEXT, "body", "ink2", wrap=True),
            4,
            *parts,
            8,
            row(look, self.take, self.other, None),
            row(look, self.save, self.back, None),
            self.told,
            gap=12,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(form)
        self.take.clicked.connect(self.backup_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_found(self, name: str, hurt: str, whole: str, backups: str, can_take: bool) -> None:
        """What a look at the archive found, in words."""
        self.title.setText(say.RESCUE_TITLE.format(name=name))
        for text, words_ in ((self.hurt, hurt), (self.whole, whole), (self.backups, backups)):
            text.setText(words_)
        self.take.setEnabled(can_take)
        self.told.tell("")

    def take_over(self, old: "RescueForm") -> None:
        """What stands in the same form of a window that gives way to this one."""
        for text, before in (
            (self.title, old.title),
            (self.hurt, old.hurt),
            (self.whole, old.whole),
            (self.backups, old.backups),
        ):
            text.setText(before.text())
        for button, was in ((self.take, old.take), (self.other, old.other), (self.save, old.save)):
            button.setEnabled(was.isEnabled())
        self.told.tell(old.told.text())

    def busy(self, working: bool) -> None:
        """While files are read or written."""
        for button in (self.take, self.other, self.save):
            button.setEnabled(not working)
        if working:
            self.told.tell(say.WORKING)
