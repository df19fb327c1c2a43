"""The first window: open an archive, or make one. Imports only Qt, words and the kit; the rest loads meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.brand import BrandPanel
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, icon_label, row, rule, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import unlock as say

_FORBIDDEN = set('\\/:*?"<>|')


@dataclass(frozen=True, slots=True)
class Known:
    """An archive to choose: its folder and when it was last open, in words."""

    path: Path
    opened: str


class ArchiveCard(QFrame):
    """One archive as a card: name, place, when it was open. The whole card answers to a click."""

    def __init__(self, look: Look, known: Known) -> None:
        super().__init__()
        self.known = known
        self.choice = QRadioButton(known.path.name)
        self.choice.setFont(look.tokens.font("strong"))
        self.choice.setAutoExclusive(False)
        self.choice.setAccessibleDescription(f"{known.path.parent}, {known.opened}")
        place = label(look, str(known.path.parent), "caption", "ink3", wrap=True)
        words = box(look, self.choice, row(look, 24, (place, 1), gap=0), gap=0)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(*(look.tokens.s(m) for m in (16, 8, 16, 8)))
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(icon_label(look, "folder", 22, "accent"))
        lay.addWidget(words, 1)
        lay.addWidget(label(look, known.opened, "caption", "ink3"))
        self.mark(False)

    def mark(self, chosen: bool) -> None:
        """The chosen card has the heavy edge."""
        self.choice.setChecked(chosen)
        self.setProperty("kind", "cardsel" if chosen else "card")
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere on it chooses it."""
        super().mousePressEvent(event)
        self.choice.click()


class PassphraseLine(QWidget):
    """The passphrase, hidden unless shown."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.edit = TextLine(look, name)
        self.edit.setFont(look.tokens.font("lead"))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_it = Button(look, say.SHOW, "quiet", "eye", say.SHOW_NAME, checkable=True)
        self.show_it.toggled.connect(self._toggle)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(self.edit, 1)
        lay.addWidget(self.show_it)
        self.setFocusProxy(self.edit)

    def _toggle(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)


class OpenForm(QWidget):
    """Choose an archive, give its passphrase."""

    open_wanted = Signal(object, str)
    make_wanted = Signal()

    def __init__(self, look: Look, choose: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._look, self._choose = look, choose
        self._cards: list[ArchiveCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(look.tokens.s(8))
        self.passphrase = PassphraseLine(look, say.PASSPHRASE)
        self.wrong = Notice(look, "attention")
        self.open = Button(look, say.OPEN_IT, "main", "lock")
        self.another = Button(look, say.ANOTHER, "link", "folder")
        self.make = Button(look, say.MAKE, "link", "plus")
        form = box(
            look,
            label(look, say.OPEN, "title"),
            8,
            self._list,
            row(look, self.another, None),
            8,
            labelled(look, say.PASSPHRASE, self.passphrase),
            self.wrong,
            4,
            row(look, self.open, label(look, say.ENTER, "caption", "ink3"), None, gap=12),
            16,
            rule(),
            4,
            row(look, self.make, None),
            gap=8,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(form)
        self.open.clicked.connect(self._open)
        self.passphrase.edit.returnPressed.connect(self._open)
        self.passphrase.edit.textEdited.connect(lambda _text: self.tell(""))
        self.another.clicked.connect(self._another)
        self.make.clicked.connect(self.make_wanted)

    def offer(self, archives: tuple[Known, ...]) -> None:
        """Show the archives to choose from; the first is chosen."""
        for old in self._cards:
            self._list.removeWidget(old)
            old.deleteLater()
        self._cards = [ArchiveCard(self._look, known) for known in archives]
        for place, card in enumerate(self._cards):
            self._list.addWidget(card)
            card.mark(place == 0)
            card.choice.clicked.connect(partial(self._choose_card, card))

    def take_focus(self) -> None:
        """Where the keyboard starts: the passphrase, once an archive is there."""
        (self.passphrase.edit if self._cards else self.another).setFocus()

    def tell(self, text: str) -> None:
        """What went wrong, under the field; empty takes it away."""
        self.wrong.tell(text)
        set_error(self.passphrase.edit, bool(text))

    def busy(self, opening: bool) -> None:
        """While the key is derived."""
        self.open.say(say.OPENING if opening else say.OPEN_IT)
        self.open.setEnabled(not opening)
        if opening:
            announce(self.open, say.OPENING)
        else:
            self.passphrase.edit.selectAll()
            self.passphrase.edit.setFocus()

    def _open(self) -> None:
        chosen = next((card.known.path for card in self._cards if card.choice.isChecked()), None)
        if chosen is None:
            self.tell(say.NOTHING_CHOSEN)
        elif self.open.isEnabled():
            self.tell("")
            self.open_wanted.emit(chosen, self.passphrase.edit.text())

    def _another(self) -> None:
        path = self._choose(say.ANOTHER_TITLE)
        if path is not None:
            others = tuple(card.known for card in self._cards if card.known.path != path)
            self.offer((Known(path, ""), *others))
            self.passphrase.edit.setFocus()

    def _choose_card(self, chosen: ArchiveCard) -> None:
        for card in self._cards:
            card.mark(card is chosen)
        self.tell("")


class MakeForm(QWidget):
    """Name, user and passphrase of a new archive."""

    make_wanted = Signal(object, str, str)
    back_wanted = Signal()

    def __init__(self, look: Look, folder: Path, user: str, choose: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._folder, self._choose = folder, choose
        self.name, self.user = TextLine(look, say.NAME), TextLine(look, say.USER, user)
        self.first = PassphraseLine(look, say.PASSPHRASE)
        self.second = PassphraseLine(look, say.REPEAT)
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
            labelled(look, say.USER, self.user, say.USER_HINT),
            labelled(look, say.PASSPHRASE, self.first, say.ADVICE),
            labelled(look, say.REPEAT, self.second),
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

    def _show_place(self) -> None:
        self.place.setText(say.PLACE.format(folder=self._folder))


class UnlockView(QWidget):
    """Brand at the left, one of the two forms at the right."""

    make_wanted = Signal(object, str, str)

    def __init__(self, look: Look, folder: Path, user: str, choose: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._look = look
        self.setProperty("tone", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = BrandPanel(look)
        self._new_form = partial(MakeForm, look, folder, user, choose)
        self._making: MakeForm | None = None
        self.opening = OpenForm(look, choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._centred(self.opening))
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._brand)
        lay.addWidget(self._stack, 1)
        self.opening.make_wanted.connect(self.show_making)

    @property
    def making(self) -> MakeForm:
        """The form for a new archive, made when it is first wanted: most days it is not."""
        if self._making is None:
            self._making = self._new_form()
            self._making.back_wanted.connect(self.show_opening)
            self._making.make_wanted.connect(self.make_wanted)
            self._stack.addWidget(self._centred(self._making))
        return self._making

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
        self._stack.setCurrentIndex(0)
        self.opening.take_focus()

    def show_making(self) -> None:
        """Make one."""
        name = self.making.name
        self._stack.setCurrentIndex(1)
        name.setFocus()

    def forget(self) -> None:
        """Empty the passphrases: they are not needed any more."""
        lines = [self.opening.passphrase]
        if self._making is not None:
            lines += [self._making.first, self._making.second]
        for line in lines:
            line.edit.clear()
            line.show_it.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The brand takes a third and gives way in a narrow window."""
        super().resizeEvent(event)
        tokens = self._look.tokens
        self._brand.setFixedWidth(min(tokens.t(448), int(self.width() * 0.36)))
        self._brand.setVisible(self.width() / tokens.scale >= 800)

    def _centred(self, form: QWidget) -> QWidget:
        look = self._look
        form.setMaximumWidth(look.tokens.t(520))
        page = box(look, None, row(look, None, (form, 8), None), None, margins=(32, 24, 32, 24))
        return scroll(look, page)
