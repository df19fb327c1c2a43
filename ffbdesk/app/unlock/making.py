"""Make a new archive."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, icon_label, row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.newphrase import Judge, NewPhrase
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import unlock as say

_FORBIDDEN = set('\\/:*?"<>|')


class MakeForm(QWidget):
    """Name, user and passphrase of a new archive."""

    make_wanted = Signal(object, str, str)
    back_wanted = Signal()

    def __init__(
        self,
        look: Look,
        folder: Path,
        user: str,
        choose: Callable[[str], Path | None],
        *,
        advise: Callable[[Path], str],
        judge: Judge,
    ) -> None:
        super().__init__()
        self._folder, self._choose, self._advise = folder, choose, advise
        self.advice = Notice(look, "attention")
        self.name, self.user = TextLine(look, say.NAME), TextLine(look, say.USER, user)
        self.phrase = NewPhrase(look, judge, say.PASSPHRASE, say.REPEAT, say.ADVICE)
        self.first, self.second = self.phrase.first, self.phrase.second
        self.wrong = Notice(look, "attention")
        self.make, self.back = Button(look, say.MAKE_IT, "main", "plus"), Button(look, say.BACK)
        self.place = label(look, "", "caption", "ink3", wrap=True)
        self.change = Button(look, say.CHANGE_PLACE, "link", "folder")
        form = box(
            look,
            label(look, say.MAKE_TITLE, "title"),
            label(look, say.MAKE_TEXT, "body", "ink2", wrap=True),
            8,
            labelled(look, say.NAME, self.name, say.NAME_HINT),
            row(look, (self.place, 1), self.change, gap=16),
            self.advice,
            labelled(look, say.USER, self.user, say.USER_HINT),
            self.phrase,
            row(look, icon_label(look, "key", 18, "attention"), (label(look, say.NO_WAY_BACK, "strong", wrap=True), 1)),
            self.wrong,
            4,
            row(look, self.make, self.back, None),
            gap=12,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(form)
        self.make.clicked.connect(self._make)
        self.back.clicked.connect(self.back_wanted)
        self.change.clicked.connect(self._change)
        for field in (self.name, self.user, self.first.edit, self.second.edit):
            field.returnPressed.connect(self._make)
            field.textEdited.connect(lambda _text: self.tell(""))
        self._show_place()

    def tell(self, text: str) -> None:
        """What is missing; empty takes it away."""
        self.wrong.tell(text)

    def busy(self, making: bool) -> None:
        """While the archive is made."""
        self.make.say(say.MAKING if making else say.MAKE_IT)
        self.make.setEnabled(not making)
        if making:
            announce(self.make, say.MAKING)

    def _make(self) -> None:
        name, wrong = self.name.text().strip(), ""
        if not name or set(name) & _FORBIDDEN or name.strip(".") == "":
            wrong = say.NO_NAME
        elif not self.user.text().strip():
            wrong = say.NO_USER
        elif self.first.edit.text() != self.second.edit.text():
            wrong = say.NOT_THE_SAME
        self.tell("")  # the same mistake made again is said again
        self.tell(wrong)
        if not wrong and self.make.isEnabled():
            self.make_wanted.emit(self._folder / name, self.user.text().strip(), self.first.edit.text())

    def _change(self) -> None:
        folder = self._choose(say.PLACE_TITLE)
        if folder is not None:
            self._folder = folder
            self._show_place()
            self.advice.tell(self._advise(folder))

    def _show_place(self) -> None:
        self.place.setText(say.PLACE.format(folder=self._folder))
