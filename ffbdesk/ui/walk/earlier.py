"""What ties the earlier round to the walk: reading it, bringing things here, confirming them."""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ffbdesk.domain.catalogue import Theme, ThemeGroup
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.records import Informant, Round
from ffbdesk.domain.rules import leaving_out
from ffbdesk.services import carrying, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Context
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.ui.walk.earlier_panel import SidePanel
from ffbdesk.words import side as say
from ffbdesk.words.dates import short_date


class Earlier(QObject):
    """The panel of the round before this one. It is not there where this is the first round."""

    shown = Signal(object, str)
    """The earlier round's condition at the theme (or None) and its date in words; no date without such a round."""

    def __init__(self, context: Context, parent: QObject, closed: Callable[[], Collection[ThemeCode]]) -> None:
        """Of an overtema nothing is shown of the themes that are `closed`."""
        super().__init__(parent)
        self._context, self._closed = context, closed
        self.panel = SidePanel(context)
        self._here: Round | None = None
        self._before: Round | None = None
        self._theme: Theme | ThemeGroup | None = None
        self._wanted, self._once = Wanted(context), Once(context)
        self.panel.text_wanted.connect(self._carry_text)
        self.panel.theme_wanted.connect(self.carry_theme)
        self.panel.all_wanted.connect(self.carry_all)
        self.panel.hide()

    def show_round(self, here: Round) -> None:
        """This round is shown; the one before it is read when it is another round, or on another day."""
        shown, self._here = self._here, here
        if shown is None or _when(shown) != _when(here):
            self._before = None
            self.reread()
        self._show()

    def reread(self) -> None:
        """Another round may be the one before this by now."""
        if self._here is not None:
            gathering = self._here.gathering.id
            self._wanted.ask(lambda desk: rounds.previous(desk, gathering), self._read)

    def forget(self) -> None:
        """No round is shown."""
        self._here = self._before = None
        self._wanted.nothing()
        self._show()

    def show_theme(self, theme: Theme | ThemeGroup | None) -> None:
        """Another theme is shown; None for one that is closed."""
        self._theme = theme
        self._show()

    def _read(self, before: Round | None) -> None:
        self._before = before
        self._show()

    def _show(self) -> None:
        there = self._before is not None and (self._theme is not None or self._here is None)
        self.panel.setVisible(there)
        if self._before is None or not there:
            self.shown.emit(None, "")
        elif self._theme is not None and self._here is not None:
            gathering, locked = self._before.gathering, self._here.gathering.seal is not None
            if isinstance(self._theme, ThemeGroup):
                self.panel.show_group(leaving_out(self._before, self._closed()), self._theme, locked=locked)
                self.shown.emit(None, short_date(gathering.held_on))
            else:
                self.panel.show_theme(self._before, self._theme, locked=locked)
                self.shown.emit(gathering.condition(self._theme.code), short_date(gathering.held_on))

    def _carry_text(self, informant: Informant) -> None:
        theme = self._theme
        if theme is not None:
            said = say.TEXT_CARRIED.format(theme=theme.name)
            code = ThemeCode(theme.code)
            self._do(lambda desk, here, seen: carrying.carry_text(desk, here, code, informant, seen), lambda _: said)

    def can_carry(self) -> tuple[bool, bool]:
        """Whether the theme that is shown can be brought here, and whether all of them can."""
        if self._here is None or self._before is None or self._here.gathering.seal is not None:
            return False, False
        theme, before = self._theme, self._before.gathering
        if isinstance(theme, ThemeGroup):
            return self.panel.has_told(), True
        return theme is not None and before.condition(theme.code) is not None, True

    def carry_theme(self) -> None:
        """Bring what the earlier round has of the theme."""
        theme = self._theme
        if theme is not None:
            code, closed = ThemeCode(theme.code), self._closed()
            carry: Callable[..., None] = carrying.carry_theme
            if isinstance(theme, ThemeGroup):
                carry = partial(carrying.carry_told, closed=closed)
            self._do(lambda desk, here, seen: carry(desk, here, code, seen), lambda _: "")

    def carry_all(self) -> None:
        """Bring everything that the earlier round has where this one has nothing."""
        self._do(carrying.carry_all, say.carried)

    def _do(self, job: Callable[[Desk, GatheringId, GatheringId], Any], said: Callable[[Any], str]) -> None:
        """Do it, from the round in sight; what is `said` is empty where what comes into sight says so by itself."""
        if self._here is not None and self._before is not None:
            here, seen = self._here.gathering.id, self._before.gathering.id
            for text in list(self._context.spots.values()):
                text.flush()  # what is carried comes after what stands in the fields
            self._once.do(
                lambda desk: job(desk, here, seen),
                lambda answer: self._context.speaker.say(said(answer)),
                self._not_carried,
            )

    def _not_carried(self, error: Exception) -> None:
        if isinstance(error, carrying.AnotherRoundBefore):
            self.reread()
        self._context.speaker.trouble(error, self._once)


def _when(shown: Round) -> tuple[GatheringId, date]:
    """What decides which round comes before this one."""
    return shown.gathering.id, shown.gathering.held_on
