"""Erasing a citizen: what still holds them is said before, and again afterwards."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.domain.rules import display_name
from ffbdesk.services import backups, erasure
from ffbdesk.services.desk import Desk
from ffbdesk.services.erasure import Holding
from ffbdesk.storage.errors import StorageError
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Wanted
from ffbdesk.ui.section import Section
from ffbdesk.words import rights as say
from ffbdesk.words.working import ERASING


class Erasing(Section):
    """Asks, and erases. `erased` carries what to say once the citizen is gone."""

    erased = Signal(str)

    def __init__(self, context: Context, heading: str, text: str) -> None:
        super().__init__(context, heading, text)
        self._wanted = Wanted(context)

    def ask_erase(self, citizen: Citizen) -> None:
        """Look at what still holds the citizen, and ask."""
        who = citizen.id
        self._wanted.ask_aside(lambda desk: erasure.holding(desk, who), partial(self._ask, citizen), self.failed)

    def _ask(self, citizen: Citizen, holding: Holding) -> None:
        count = len(holding.backups)
        too = QCheckBox(say.ALSO_BACKUPS.format(count=count))
        too.setFont(self._look.tokens.font("body"))
        items: list[QWidget] = []
        if count:
            items += [too, self.words(say.BACKUPS_WARNED, "ink2")]
        else:
            too.deleteLater()
        items += [self.words(text, "attention") for text in _others(holding)]
        yes = Button(self._look, say.DO_ERASE, "danger")
        name = display_name(citizen)
        do = partial(self._erase, citizen.id, name, too if count else None)
        self.ask(say.ERASE_SURE.format(name=name), items, yes, do)

    def _erase(self, citizen: CitizenId, name: str, too: QCheckBox | None) -> None:
        also = too is not None and too.isChecked()
        self.context.work.rewrite(
            lambda desk: _erased(desk, citizen, also=also),
            ERASING,
            lambda left: self.erased.emit(say.ERASED.format(name=name, left=say.left(*left))),
            self.failed,
        )


class EraseSection(Erasing):
    """On a citizen's own page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.ERASE, say.ERASE_TEXT)
        self._citizen: Citizen | None = None
        self.button = Button(context.look, say.ERASE_BUTTON)
        self.lay.addWidget(self.line(self.button, None))
        self.button.clicked.connect(lambda: self._citizen and self.ask_erase(self._citizen))

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self._citizen = citizen
        self.calm()

    def forget(self) -> None:
        """Another citizen is wanted: nothing is asked about this one any more."""
        self._citizen = None
        self._wanted.nothing()
        self.calm()


class RemovedSection(Erasing):
    """In the settings: those who were removed from the list, and still lie in the archive."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.REMOVED, say.REMOVED_TEXT)
        self.erased.connect(self.done)

    def refresh(self) -> None:
        """Read who they are."""
        self.context.work.submit(erasure.removed, self._show, self.failed)

    def _show(self, citizens: tuple[Citizen, ...]) -> None:
        rows: list[QWidget] = [self._row(citizen) for citizen in citizens]
        self.fill(*(rows or [self.words(say.NONE_REMOVED, "ink2")]))

    def _row(self, citizen: Citizen) -> QWidget:
        erase = Button(self._look, say.ERASE_BUTTON, name=f"{say.ERASE_BUTTON} {display_name(citizen)}")
        erase.clicked.connect(partial(self.ask_erase, citizen))
        return self.line((label(self._look, display_name(citizen), "strong", wrap=True), 1), erase)


def _erased(desk: Desk, citizen: CitizenId, *, also: bool) -> tuple[int, tuple[str, ...]]:
    """Erase, with the backups where that was chosen; gives how many still hold the citizen, and what else may."""
    left = erasure.erase(desk, citizen).left
    found, others = left.backups, _others(left)
    if not also:
        return len(found), others
    try:
        backups.make(desk)  # the archive is never without one
        return len(found) - backups.remove(desk, tuple(b.path for b in found)), others
    except StorageError:  # the citizen is erased all the same; that the backups still hold them is told
        return sum(b.path.exists() for b in found), others


def _others(holding: Holding) -> tuple[str, ...]:
    return say.others(
        unreadable=[path.name for path in holding.unreadable],
        place=", ".join(map(str, holding.out_of_reach)),
        saved=holding.saved_elsewhere,
        handed_over=holding.handed_over,
        waiting=holding.waiting,
        aside=[path.name for path in holding.set_aside],
        also_in=[str(path) for path in holding.also_in],
    )
