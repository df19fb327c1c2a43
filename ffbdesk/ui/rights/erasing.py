"""Erasing a citizen: what still holds them is said before, and again afterwards; or back on the list instead."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.services import backups, citizens, erasure
from ffbdesk.services.desk import Desk
from ffbdesk.services.erasure import Holding
from ffbdesk.storage.backup import Backup, Reason
from ffbdesk.storage.errors import StorageError
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.page import Wanted
from ffbdesk.ui.section import Section
from ffbdesk.words import rights as say
from ffbdesk.words.working import ERASING


@dataclass(frozen=True, slots=True)
class Gone:
    """A citizen that was erased, and what to say of it."""

    citizen: CitizenId
    name: str
    left: str
    """What still holds them, or may."""

    @property
    def said(self) -> str:
        """All of it."""
        return f"{say.ERASED.format(name=self.name)} {self.left}"


class Erasing(Section):
    """Asks, and erases. `erased` carries a `Gone`."""

    erased = Signal(object)

    def __init__(self, context: Context, heading: str, text: str) -> None:
        super().__init__(context, heading, text)
        self._wanted = Wanted(context)

    def ask_erase(self, citizen: Citizen) -> None:
        """Look at what still holds the citizen, and ask."""
        who = citizen.id
        self._wanted.ask_aside(lambda desk: erasure.holding(desk, who), partial(self._ask, citizen), self.failed)

    def _ask(self, citizen: Citizen, holding: Holding) -> None:
        too = Tick(self._look, say.also_backups(len(holding.backups), len(holding.perhaps)))
        too.setFont(self._look.tokens.font("body"))
        items: list[QWidget] = [too, self.words(say.BACKUPS_WARNED, "ink2")]
        items += [self.words(text, "attention") for text in (*_perhaps(holding.perhaps), *_others(holding))]
        yes = Button(self._look, say.DO_ERASE, "danger")
        name = self.context.names.in_full(citizen)
        do = partial(self._erase, citizen.id, name, holding.backups, too)
        self.ask(say.ERASE_SURE.format(name=name), items, yes, do)

    def _erase(self, citizen: CitizenId, name: str, asked: tuple[Backup, ...], too: Tick) -> None:
        also, about = too.isChecked(), frozenset(one.path for one in asked)
        self.context.work.rewrite(
            lambda desk: _erased(desk, citizen, about, also=also),
            ERASING,
            lambda left: self.erased.emit(Gone(citizen, name, left)),
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
        self.erased.connect(lambda gone: self.done(gone.said))

    def refresh(self) -> None:
        """Read who they are."""
        self.context.work.submit(erasure.removed, self._show, self.failed)

    def _show(self, found: tuple[Citizen, ...]) -> None:
        rows: list[QWidget] = [self._row(citizen) for citizen in found]
        self.fill(*(rows or [self.words(say.NONE_REMOVED, "ink2")]))

    def _row(self, citizen: Citizen) -> QWidget:
        name = self.context.names.in_full(citizen)
        back = Button(self._look, say.PUT_BACK, name=say.PUT_BACK_OF.format(name=name))
        erase = Button(self._look, say.ERASE_BUTTON, name=f"{say.ERASE_BUTTON} {name}")
        back.clicked.connect(partial(self._put_back, citizen.id, name))
        erase.clicked.connect(partial(self.ask_erase, citizen))
        return self.line((label(self._look, name, "strong", wrap=True), 1), back, erase)

    def _put_back(self, citizen: CitizenId, name: str, _checked: bool = False) -> None:
        self.context.work.submit(
            lambda desk: citizens.put_back(desk, citizen),
            lambda _: self.done(say.IS_BACK.format(name=name)),
            self.failed,
        )


def _erased(desk: Desk, citizen: CitizenId, asked: frozenset[Path], *, also: bool) -> str:
    """Erase, with the backups where that was chosen; gives what to say of what still holds them, or may."""
    left = erasure.erase(desk, citizen).left
    found = (*left.backups, *left.perhaps)
    if also:
        try:
            backups.make(desk, Reason.ERASED)  # the archive is never without one
            backups.remove(desk, tuple(one.path for one in found))
            found = ()
        except StorageError:  # the citizen is erased all the same; that the backups still hold them is told
            found = tuple(one for one in found if one.path.exists())
    surely = [one for one in found if one in left.backups]
    return say.left(
        [one.path.name for one in surely if one.path in asked],
        [one.path.name for one in surely if one.path not in asked],
        _folders(surely),
        (*_perhaps([one for one in found if one in left.perhaps]), *_others(left)),
    )


def _folders(found: Iterable[Backup]) -> list[str]:
    return list(dict.fromkeys(str(one.path.parent) for one in found))


def _perhaps(found: Sequence[Backup]) -> tuple[str, ...]:
    names = [one.path.name for one in found]
    return (say.perhaps(names, _folders(found)),) if names else ()


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
