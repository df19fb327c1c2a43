"""Choose an archive, and give its passphrase."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ffbdesk.app.unlock.ways import NO_WAY, Ways, WaysOn
from ffbdesk.ui.kit.announce import announce
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, icon_label, reveal, row, rule
from ffbdesk.ui.kit.look import Look, restyle
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.passphrase import PassphraseLine
from ffbdesk.ui.kit.text import label
from ffbdesk.words import locking
from ffbdesk.words import unlock as say


class Known(NamedTuple):
    """An archive to choose: its folder and when it was last open, in words."""

    path: Path
    opened: str


class ArchiveCard(QFrame):
    """One archive as a card: name over place, when it was open. The whole card answers to a click."""

    def __init__(self, look: Look, known: Known) -> None:
        super().__init__()
        self.known = known
        self.choice = QRadioButton()  # the dot alone: the name stands over the place, at one edge
        self.choice.setProperty("kind", "dot")
        self.choice.setAccessibleName(known.path.name)
        self.choice.setAccessibleDescription(f"{known.path.parent}, {known.opened}")
        name = label(look, known.path.name, "strong", wrap=True)
        place = label(look, str(known.path.parent), "caption", "ink3", wrap=True)
        words = box(look, name, place, gap=0)
        self._lay = lay = QHBoxLayout(self)
        self._air = look.tokens.s(16), look.tokens.s(8)
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(self.choice)
        lay.addWidget(icon_label(look, "folder", 22, "accent"))
        lay.addWidget(words, 1)
        lay.addWidget(label(look, known.opened, "caption", "ink3"))
        self.choice.toggled.connect(self._mark)
        self._mark(False)

    def _mark(self, chosen: bool) -> None:
        """The chosen card has the heavy edge, which takes its room from the air: the names stay under each other."""
        across, down = (air - chosen for air in self._air)
        self._lay.setContentsMargins(across, down, across, down)
        self.setProperty("kind", "cardsel" if chosen else "card")
        restyle(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere on it chooses it."""
        super().mousePressEvent(event)
        self.choice.click()


class OpenForm(QWidget):
    """Choose an archive, give its passphrase."""

    open_wanted = Signal(object, str)
    make_wanted = Signal()
    sheet_wanted = Signal()
    rescue_wanted = Signal()
    backup_wanted = Signal()
    course_wanted = Signal()

    def __init__(self, look: Look, choose: Callable[[str], Path | None], refuse: Callable[[Path], str]) -> None:
        """`refuse` says why a folder that was chosen is no archive; nothing where it may be one."""
        super().__init__()
        self._look, self._choose, self._refuse = look, choose, refuse
        self._cards: list[ArchiveCard] = []
        self._one: QButtonGroup | None = None
        """One of the cards is chosen, and arrows choose another."""
        self._list = QVBoxLayout()
        self._list.setSpacing(look.tokens.s(8))
        self.passphrase = PassphraseLine(look, say.PASSPHRASE)
        self.wrong = Notice(look, "attention", answers=True)
        self.open = Button(look, say.OPEN_IT, "main", "lock")
        self.another = Button(look, say.ANOTHER, "link", "folder")
        self.make = Button(look, say.MAKE, "link", "plus")
        self.forgotten = Button(look, locking.FORGOTTEN, "link", "key")
        self.from_backup = Button(look, say.FROM_BACKUP, "link", "restore")
        self.rescue = Button(look, locking.RESCUE, "link", "restore")
        self.course = Button(look, say.COURSE, "link", "course")
        self.rescue.hide()
        self.ways = WaysOn(look)
        form = box(
            look,
            label(look, say.OPEN, "title"),
            8,
            self._list,
            row(look, self.another, None),
            8,
            labelled(look, say.PASSPHRASE, self.passphrase),
            self.wrong,
            row(look, self.rescue, None),
            self.ways,
            4,
            row(look, self.open, label(look, say.ENTER, "caption", "ink3"), None, gap=12),
            row(look, self.forgotten, None),
            12,
            rule(),
            4,
            flow(look, self.make, self.from_backup, self.course, None, gap=24),
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
        self.forgotten.clicked.connect(self._forgot)
        self.rescue.clicked.connect(self.rescue_wanted)
        self.from_backup.clicked.connect(self.backup_wanted)
        self.course.clicked.connect(self.course_wanted)
        self.ways.sheet.clicked.connect(self.sheet_wanted)
        self.ways.backup.clicked.connect(self.backup_wanted)

    def chosen(self) -> Path | None:
        """The archive that is chosen."""
        return next((card.known.path for card in self._cards if card.choice.isChecked()), None)

    def has_choice(self) -> bool:
        """Whether there are several archives to choose from."""
        return len(self._cards) > 1

    def offer(self, archives: tuple[Known, ...]) -> None:
        """Show the archives to choose from; the first is chosen."""
        for old in self._cards:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.another.say(say.ANOTHER if archives else say.ONE)
        self._one = QButtonGroup(self)
        self._cards = [ArchiveCard(self._look, known) for known in archives]
        for place, card in enumerate(self._cards):
            self._list.addWidget(card)
            self._one.addButton(card.choice)
            card.choice.setChecked(place == 0)
            card.choice.toggled.connect(partial(self._chosen, card))

    def take_focus(self) -> None:
        """Where the keyboard starts: the passphrase, once an archive is there."""
        (self.passphrase.edit if self._cards else self.another).setFocus()

    def tell(self, text: str, *, damaged: bool = False, ways: Ways = NO_WAY) -> None:
        """What went wrong, under the field; empty takes it away.

        Of a damaged archive one may see what is whole; `ways` are those that the text speaks of.
        """
        self.wrong.tell(text)
        self.rescue.setVisible(damaged)
        self.ways.offer(ways)
        set_error(self.passphrase.edit, bool(text))

    def busy(self, opening: bool) -> None:
        """While the key is derived. What were typed meanwhile would be typed over when the answer comes."""
        self.open.say(say.OPENING if opening else say.OPEN_IT)
        self.passphrase.edit.setReadOnly(opening)
        self.passphrase.edit.setFocus()  # a button that is disabled hands the keyboard to whatever comes next
        self.open.setEnabled(not opening)
        if opening:
            announce(self.open, say.OPENING)
        else:
            self.passphrase.edit.selectAll()
            self.passphrase.edit.setFocus()

    def take_over(self, old: "OpenForm") -> None:
        """What stands in the same form of a window that gives way to this one."""
        self.offer(tuple(card.known for card in old._cards))
        for card in self._cards:
            card.choice.setChecked(card.known.path == old.chosen())
        if old.passphrase.edit.isReadOnly():
            self.busy(True)
        self.tell(old.wrong.text(), damaged=not old.rescue.isHidden(), ways=old.ways.shown)
        self.passphrase.take_over(old.passphrase)

    def _open(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            self.tell(say.NOTHING_CHOSEN)
        elif not self.passphrase.edit.text():
            self.tell(say.NO_PASSPHRASE)
            self.passphrase.edit.setFocus()
        elif self.open.isEnabled():
            self.tell("")
            self.open_wanted.emit(chosen, self.passphrase.edit.text())

    def _forgot(self) -> None:
        if self.chosen() is None:
            self.tell(say.NOTHING_CHOSEN)
        else:
            self.sheet_wanted.emit()

    def _another(self) -> None:
        path = self._choose(say.ANOTHER_TITLE)
        if path is not None and (why_not := self._refuse(path)):
            self.tell(why_not)
        elif path is not None:
            self.tell("")
            others = tuple(card.known for card in self._cards if card.known.path != path)
            self.offer((Known(path, ""), *others))
            self.passphrase.edit.setFocus()

    def _chosen(self, card: ArchiveCard, on: bool) -> None:
        if on:
            reveal(card)
            self.tell("")
