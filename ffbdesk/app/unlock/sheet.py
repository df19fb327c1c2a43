"""The way in for somebody who has forgotten the passphrase: the recovery sheet, or an organisation's key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row, rule
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.newphrase import Judge, NewPhrase
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.passphrase import PassphraseLine
from ffbdesk.ui.kit.text import label
from ffbdesk.words import locking as say
from ffbdesk.words import unlock as words


class SheetForm(QWidget):
    """The recovery sheet's groups and a new passphrase; or the organisation's key file and its passphrase."""

    sheet_given = Signal(str, str, str)
    """Groups, name, new passphrase."""
    key_given = Signal(object, str)
    """The key file and its passphrase."""
    back_wanted = Signal()

    def __init__(self, look: Look, choose_key: Callable[[], Path | None], judge: Judge) -> None:
        super().__init__()
        self._choose_key = choose_key
        self._file: Path | None = None
        self.groups = GrowingText(look, say.SHEET_GROUPS, lines=3)
        self.user = TextLine(look, say.SHEET_USER)
        self.new = NewPhrase(look, judge, say.NEW_PHRASE, say.REPEAT, words.ADVICE)
        self.first, self.second = self.new.first, self.new.second
        self.phrase = PassphraseLine(look, say.KEY_PHRASE)
        self._wrong: dict[str, QWidget] = {
            "PassphraseTooShort": self.first.edit,
            "TooGuessable": self.first.edit,
            "NameTaken": self.user,
            "TooLong": self.user,
        }
        """The field in which an error lies, by its name; every other lies in the groups."""
        self.wrong = Notice(look, "attention", answers=True)
        self.open = Button(look, say.OPEN_WITH_SHEET, "main", "key")
        self.back = Button(look, say.CANCEL)
        self.organisation = Button(look, say.ORGANISATION, "link", "folder")
        self._file_line = label(look, "", "strong", wrap=True)
        self._sheet = box(
            look,
            label(look, say.SHEET_TEXT, "body", "ink2", wrap=True),
            labelled(look, say.SHEET_GROUPS, self.groups),
            labelled(look, say.SHEET_USER, self.user, say.SHEET_USER_HINT),
            self.new,
            gap=12,
        )
        self._key = box(look, self._file_line, labelled(look, say.KEY_PHRASE, self.phrase), gap=12)
        self._key.hide()
        self._title = label(look, say.SHEET_TITLE, "title")
        form = box(
            look,
            self._title,
            self._sheet,
            self._key,
            self.wrong,
            4,
            row(look, self.open, self.back, None),
            8,
            rule(),
            row(look, self.organisation, None),
            gap=12,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(form)
        self.open.clicked.connect(self._open)
        self.back.clicked.connect(self._back)
        self.organisation.clicked.connect(self._organisation)
        for field in (self.user, self.first.edit, self.second.edit, self.phrase.edit):
            field.returnPressed.connect(self._open)
            field.textEdited.connect(lambda _text: self.tell(""))
        self.groups.textChanged.connect(lambda: self.tell(""))

    def start(self, user: str) -> None:
        """From the beginning; `user` is whose archive it was, where that is known. Nobody else's name is proposed."""
        self.forget()
        self.tell("")
        self.user.setText(user)
        self.groups.setFocus()

    def tell(self, text: str) -> None:
        """What went wrong; empty takes it away."""
        self.wrong.tell("")  # the same mistake made again is said again
        self.wrong.tell(text)

    def refuse(self, text: str, kind: str = "") -> None:
        """What went wrong, by the error's name: the keyboard goes to the field it lies in."""
        self.tell(text)
        if self._key.isVisibleTo(self):
            wrong: QWidget = self.phrase.edit
        else:
            wrong = self._wrong.get(kind, self.groups)
        wrong.setFocus()
        if isinstance(wrong, QLineEdit):
            wrong.selectAll()

    def busy(self, opening: bool) -> None:
        """While the archive is opened. The keyboard does nothing then: least of all does it leave."""
        if opening:
            self._title.setFocus()
            announce(self.open, words.OPENING)
        self.open.say(words.OPENING if opening else say.OPEN_WITH_KEY if self._file else say.OPEN_WITH_SHEET)
        self.open.setEnabled(not opening)
        for field in (self.groups, self.user, self.phrase.edit):
            field.setReadOnly(opening)
        self.new.hold(opening)

    def forget(self) -> None:
        """Empty what opens the archive."""
        self.user.clear()
        self.groups.setPlainText("")
        self.new.forget()
        self.phrase.edit.clear()
        self._show_key(None)

    def take_over(self, old: "SheetForm") -> None:
        """What stands in the same form of a window that gives way to this one."""
        self._show_key(old._file)
        if old.user.isReadOnly():
            self.busy(True)
        self.groups.take_over(old.groups)
        self.user.take_over(old.user)
        self.new.take_over(old.new)
        self.phrase.take_over(old.phrase)
        self.tell(old.wrong.text())

    def _open(self) -> None:
        if not self.open.isEnabled():
            return
        self.tell("")
        if self._key.isVisibleTo(self):
            self.key_given.emit(self._file, self.phrase.edit.text())
        elif not self.user.text().strip():
            self.refuse(words.NO_USER, "TooLong")
        elif self.first.edit.text() != self.second.edit.text():
            self.refuse(words.NOT_THE_SAME, "TooGuessable")
        else:
            self.sheet_given.emit(self.groups.toPlainText(), self.user.text().strip(), self.first.edit.text())

    def _organisation(self) -> None:
        file = self._choose_key()
        if file is not None:
            self._show_key(file)
            self.phrase.edit.setFocus()

    def _show_key(self, file: Path | None) -> None:
        self._file = file
        self._key.setVisible(file is not None)
        self._sheet.setVisible(file is None)
        self._file_line.setText(say.KEY_FILE.format(name=file.name) if file else "")
        self.open.say(say.OPEN_WITH_KEY if file else say.OPEN_WITH_SHEET)

    def _back(self) -> None:
        self.forget()
        self.tell("")
        self.back_wanted.emit()
