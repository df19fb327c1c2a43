"""Make a new archive."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.app.unlock.place import Here, PlaceChoice
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, icon_label, reveal, row, rule
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.newphrase import Judge, NewPhrase
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import unlock as say


class MakeForm(QWidget):
    """Name, place, user and passphrase of a new archive."""

    make_wanted = Signal(object, str, str)
    back_wanted = Signal()
    course_wanted = Signal()

    def __init__(
        self,
        look: Look,
        here: Here,
        choose: Callable[[str], Path | None],
        *,
        advise: Callable[[Path], str],
        judge: Judge,
    ) -> None:
        super().__init__()
        self.place = PlaceChoice(look, here, choose, advise)
        self.user = TextLine(look, say.USER)
        self.phrase = NewPhrase(look, judge, say.PASSPHRASE, say.REPEAT, say.ADVICE)
        self.first, self.second = self.phrase.first, self.phrase.second
        self._wrong = {
            "PassphraseTooShort": self.first.edit,
            "TooGuessable": self.first.edit,
            "TooLong": self.user,
        }
        """The field in which an error lies, by its name; every other lies in the place."""
        self.wrong = Notice(look, "attention", answers=True)
        self.make, self.back = Button(look, say.MAKE_IT, "main", "plus"), Button(look, say.BACK)
        self.course = Button(look, say.COURSE, "link", "course")
        self._title = label(look, say.MAKE_TITLE, "title")
        form = box(
            look,
            self._title,
            label(look, say.MAKE_TEXT, "body", "ink2", wrap=True),
            flow(look, self.course, (label(look, say.COURSE_TEXT, "caption", "ink2", wrap=True), 1), gap=12, grows=240),
            rule(),
            4,
            self.place,
            labelled(look, say.USER, self.user, say.USER_HINT),
            self.phrase,
            row(look, icon_label(look, "key", 18, "attention"), (label(look, say.NO_WAY_BACK, "strong", wrap=True), 1)),
            self._also_opens(look, here.organisation),
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
        self.course.clicked.connect(self.course_wanted)
        self.place.entered.connect(self._make)
        self.place.edited.connect(lambda: self.tell(""))
        self.phrase.suggest.clicked.connect(lambda: self.tell(""))
        for field in (self.user, self.first.edit, self.second.edit):
            field.returnPressed.connect(self._make)
            field.textEdited.connect(lambda _text: self.tell(""))

    def _also_opens(self, look: Look, organisation: str) -> QWidget:
        line = row(
            look,
            icon_label(look, "people", 18, "ink3"),
            (label(look, say.KEY_DECIDED.format(name=organisation), "body", "ink2", wrap=True), 1),
        )
        if not organisation:
            line.hide()
        return line

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.place.name.setFocus()

    def tell(self, text: str) -> None:
        """What is missing; empty takes it away."""
        self.wrong.tell("")  # the same mistake made again is said again
        self.wrong.tell(text)
        if text:
            QTimer.singleShot(0, self, lambda: reveal(self.make))  # with the way on under it

    def refuse(self, text: str, kind: str = "") -> None:
        """What went wrong, by the error's name: the keyboard goes to the field it lies in."""
        wrong = self._wrong.get(kind, self.place.name)
        wrong.setFocus()
        wrong.selectAll()
        self.tell(text)  # last: where there is no room for the field and the answer, the answer is what is seen

    def busy(self, making: bool) -> None:
        """While the archive is made."""
        if making:
            self._title.setFocus()  # a button that is disabled hands the keyboard to the next, which leaves
        self.make.say(say.MAKING if making else say.MAKE_IT)
        self.make.setEnabled(not making)
        self.place.hold(making)
        self.user.setReadOnly(making)
        self.phrase.hold(making)
        if making:
            announce(self.make, say.MAKING)

    def take_over(self, old: "MakeForm") -> None:
        """What stands in the same form of a window that gives way to this one."""
        if old.user.isReadOnly():
            self.busy(True)
        self.place.take_over(old.place)
        self.user.take_over(old.user)
        self.phrase.take_over(old.phrase)
        self.tell(old.wrong.text())

    def _make(self) -> None:
        path, wrong = self.place.path(), self.place.wrong()
        if wrong:
            self.refuse(wrong)  # without a place nothing else is asked yet
        elif not self.user.text().strip():
            self.refuse(say.NO_USER, "TooLong")
        elif self.first.edit.text() != self.second.edit.text():
            self.refuse(say.NOT_THE_SAME, "TooGuessable")
        elif self.make.isEnabled():
            self.tell("")
            self.make_wanted.emit(path, self.user.text().strip(), self.first.edit.text())
