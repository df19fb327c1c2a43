"""A backup becomes an archive of its own: on another computer, or beside the archive it was made of."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ffbdesk.app.unlock.place import Here, PlaceChoice
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.passphrase import PassphraseLine
from ffbdesk.ui.kit.text import label
from ffbdesk.words import locking
from ffbdesk.words import unlock as say


class BackupForm(QWidget):
    """Which backup, what the archive is called and where it is put, and the passphrase of then."""

    file_chosen = Signal(object)
    restore_wanted = Signal(object, object, str)
    """The backup, the archive's folder to be, the passphrase."""
    forgotten = Signal(object, object)
    """The backup and the archive's folder to be, where the passphrase is not known any more."""
    back_wanted = Signal()

    def __init__(
        self,
        look: Look,
        here: Here,
        choose: Callable[[str], Path | None],
        choose_backup: Callable[[], Path | None],
        advise: Callable[[Path], str],
    ) -> None:
        super().__init__()
        self._choose_backup = choose_backup
        self._file: Path | None = None
        self.choose = Button(look, locking.OTHER_BACKUP, "", "folder")
        self.found = label(look, "", "strong", wrap=True)
        self.found.hide()
        self.place = PlaceChoice(look, here, choose, advise)
        self.passphrase = PassphraseLine(look, say.PASSPHRASE)
        self.wrong = Notice(look, "attention", answers=True)
        self.restore, self.back = Button(look, say.FROM_BACKUP_IT, "main", "restore"), Button(look, say.BACK)
        self.forgot = Button(look, locking.FORGOTTEN, "link", "key")
        self._title = label(look, say.FROM_BACKUP_TITLE, "title")
        self._text = label(look, say.FROM_BACKUP_TEXT, "body", "ink2", wrap=True)
        self.go_on = Button(look, say.FROM_BACKUP_GO_ON, "", "restore")
        which, forgot = row(look, self.choose, None), row(look, self.forgot, None)
        phrase = labelled(look, say.PASSPHRASE, self.passphrase, say.PASSPHRASE_OF_THEN)
        self._to_restore: tuple[QWidget, ...] = (which, self.place, phrase, self.restore, forgot)
        """What is not there while a backup is only looked at."""
        form = box(
            look,
            self._title,
            self._text,
            8,
            which,
            self.found,
            self.place,
            phrase,
            self.wrong,
            4,
            row(look, self.restore, self.go_on, self.back, None),
            forgot,
            gap=12,
        )
        self.go_on.hide()
        self.go_on.clicked.connect(lambda: self._only_look(False))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(form)
        self.choose.clicked.connect(self._choose)
        self.restore.clicked.connect(self._restore)
        self.back.clicked.connect(self.back_wanted)
        self.forgot.clicked.connect(self._forgot)
        self.place.entered.connect(self._restore)
        self.place.edited.connect(lambda: self.tell(""))
        self.passphrase.edit.returnPressed.connect(self._restore)
        self.passphrase.edit.textEdited.connect(lambda _text: self.tell(""))

    def let_go(self) -> None:
        """Another file is looked at: what was found in the one before is not what is shown."""
        self._file = None
        self.found.setText("")
        self.found.hide()
        self.go_on.setEnabled(False)
        self.tell("")

    def look_at(self) -> None:
        """Somebody double clicked a backup: it is shown, and nothing can happen by a passphrase and Enter."""
        self._only_look(True)

    def restore_one(self) -> None:
        """Somebody came to make an archive of a backup."""
        self._only_look(False)

    def _only_look(self, looks: bool) -> None:
        for part in self._to_restore:
            part.setVisible(not looks)
        self.go_on.setVisible(looks)
        self._title.setText(say.LOOK_TITLE if looks else say.FROM_BACKUP_TITLE)
        self._text.setText(say.LOOK_TEXT if looks else say.FROM_BACKUP_TEXT)
        (self.back if looks else self.passphrase.edit if self._file else self.choose).setFocus()

    def show_found(self, file: Path, name: str, what: str) -> None:
        """The backup that was chosen: the archive's name when it was made, and what is in it, in words."""
        self._file = file
        self.go_on.setEnabled(True)
        looks = self.go_on.isVisibleTo(self)
        self.found.setText(say.LOOKED_AT.format(name=name, what=what) if looks else what)
        self.found.show()
        self.place.name.setText(name)
        self.tell("")
        (self.back if looks else self.passphrase.edit).setFocus()

    def tell(self, text: str) -> None:
        """What went wrong; empty takes it away."""
        self.wrong.tell("")  # the same mistake made again is said again
        self.wrong.tell(text)

    def refuse(self, text: str, kind: str = "") -> None:
        """What went wrong, by the error's name: the keyboard goes to what it lies in."""
        self.tell(text)
        by_name: dict[str, QWidget] = {
            "BackupNotOpened": self.passphrase.edit,
            "PlaceTaken": self.place.name,
            "NoName": self.place.name,
        }
        wrong = by_name.get(kind, self.choose)
        wrong.setFocus()
        if isinstance(wrong, QLineEdit):
            wrong.selectAll()

    def busy(self, restoring: bool) -> None:
        """While the archive is laid out."""
        if restoring:
            self._title.setFocus()  # a button that is disabled hands the keyboard to the next, which leaves
        self.restore.say(say.FROM_BACKUP_UNDER_WAY if restoring else say.FROM_BACKUP_IT)
        for button in (self.restore, self.forgot):
            button.setEnabled(not restoring)
        self.place.hold(restoring)
        self.passphrase.edit.setReadOnly(restoring)
        if restoring:
            announce(self.restore, say.FROM_BACKUP_UNDER_WAY)

    def take_over(self, old: "BackupForm") -> None:
        """What stands in the same form of a window that gives way to this one."""
        if old.passphrase.edit.isReadOnly():
            self.busy(True)
        self._file = old._file
        self.go_on.setEnabled(old.go_on.isEnabled())
        self._only_look(old.go_on.isVisibleTo(old))
        self.found.setText(old.found.text())
        self.found.setVisible(self._file is not None)
        self.place.take_over(old.place)
        self.passphrase.take_over(old.passphrase)
        self.tell(old.wrong.text())

    def forget(self) -> None:
        """Empty what opens the backup."""
        self.passphrase.edit.clear()
        self.passphrase.show_it.setChecked(False)

    def _choose(self) -> None:
        file = self._choose_backup()
        if file is not None:
            self.file_chosen.emit(file)

    def _restore(self) -> None:
        self._go_on(lambda file, path: self.restore_wanted.emit(file, path, self.passphrase.edit.text()))

    def _forgot(self) -> None:
        self._go_on(self.forgotten.emit)

    def _go_on(self, do: Callable[[Path, Path], object]) -> None:
        path = self.place.path()
        if self._file is None:
            self.refuse(say.NO_BACKUP_CHOSEN)
        elif path is None:
            self.refuse(self.place.wrong(), "NoName")
        elif self.restore.isEnabled():
            self.tell("")
            do(self._file, path)
