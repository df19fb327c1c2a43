"""What a new archive is called and where it is put: the same two questions however it comes to be."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import unlock as say

_FORBIDDEN = set('\\/:*?"<>|')
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the first stop; a stop at the end of a name it leaves out."""


class Here(NamedTuple):
    """What holds for new archives on this computer."""

    own: Path
    is_decided: bool = False
    """Whether the organisation has decided that they go there."""
    shared: Path | None = None
    """The place that everybody reaches who has an account on the computer; None where there is none."""
    warning: str = ""
    """What is wrong with `own`."""
    longest: int | None = None
    """Letters that the path of an archive may have, so that there is room for the files in it."""
    organisation: str = ""
    """Whose key opens every new archive too; empty where nobody has decided that."""


class PlaceChoice(QWidget):
    """A name, and the folder that the archive's own folder is made in."""

    entered = Signal()
    """Enter was pressed in the name."""
    edited = Signal()

    def __init__(
        self, look: Look, here: Here, choose: Callable[[str], Path | None], advise: Callable[[Path], str]
    ) -> None:
        super().__init__()
        self._here, self._choose, self._advise = here, choose, advise
        self._folder = here.own
        self.name = TextLine(look, say.NAME)
        self.advice = Notice(look, "attention")
        self.place = label(look, "", "caption", "ink3", wrap=True)
        self.change = Button(look, say.CHANGE_PLACE, "link", "folder")
        self.share = Button(look, say.SHARED_PLACE, "link", "people")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(
            box(
                look,
                labelled(look, say.NAME, self.name, say.NAME_HINT),
                self._where(look),
                self.advice,
                gap=12,
            )
        )
        self.name.returnPressed.connect(self.entered)
        self.name.textEdited.connect(lambda _text: self.edited.emit())
        self.change.clicked.connect(self._change)
        self.share.clicked.connect(self._share)
        if here.is_decided:
            self.change.hide()
        self._show_place()
        self.advice.tell(here.warning)

    def _where(self, look: Look) -> QWidget:
        """The place, and the one other beside it; or two others under it."""
        if self._here.shared is None or self._here.is_decided:
            return row(look, (self.place, 1), self.change, gap=16)
        return box(look, self.place, row(look, self.change, self.share, None), gap=0)

    def path(self) -> Path | None:
        """Where the archive is to be; None without a name that every system takes."""
        return None if self.wrong() else self._folder / self.name.text().strip()

    def wrong(self) -> str:
        """What is wrong with the name; empty where nothing is."""
        name = self.name.text().strip()
        if not name:
            return say.NO_NAME
        if set(name) & _FORBIDDEN:
            return say.FORBIDDEN_NAME
        if self._here.longest is not None and len(str(self._folder / name)) > self._here.longest:
            return say.TOO_DEEP
        return say.RESERVED_NAME if name.endswith(".") or _DEVICE.fullmatch(name) else ""

    def hold(self, held: bool) -> None:
        """Take no typing for a while."""
        self.name.setReadOnly(held)
        self.change.setEnabled(not held)
        self.share.setEnabled(not held)

    def take_over(self, old: "PlaceChoice") -> None:
        """What stands in the same place of a window that gives way to this one."""
        self.name.take_over(old.name)
        self._folder = old._folder
        self._show_place()
        self.advice.tell(old.advice.text())

    def _change(self) -> None:
        folder = self._choose(say.PLACE_TITLE)
        if folder is not None:
            self._go_to(folder, self._advise(folder))

    def _share(self) -> None:
        """There, or back to the user's own."""
        if self._is_shared() or self._here.shared is None:
            self._go_to(self._here.own, self._here.warning)
        else:
            self._go_to(self._here.shared, "")

    def _go_to(self, folder: Path, advice: str) -> None:
        self._folder = folder
        self._show_place()
        self.advice.tell(advice)

    def _is_shared(self) -> bool:
        return self._folder == self._here.shared

    def _show_place(self) -> None:
        self.share.say(say.OWN_PLACE if self._is_shared() else say.SHARED_PLACE)
        self.share.set_icon("person" if self._is_shared() else "people")
        decided = say.PLACE_DECIDED if self._here.is_decided else say.PLACE_SHARED if self._is_shared() else say.PLACE
        self.place.setText(decided.format(folder=self._folder))
