"""What every screen is given: the look, the way to the archive, and the way to say something."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol
from weakref import WeakValueDictionary

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.decided import Decided
from ffbdesk.domain.edits import FieldRef
from ffbdesk.export.report import Letterhead
from ffbdesk.services.archive import Machine
from ffbdesk.ui.clipboard import Clipboard
from ffbdesk.ui.history import History
from ffbdesk.ui.kit.look import ContrastWish, Look, Wish
from ffbdesk.ui.kit.newphrase import Judge
from ffbdesk.ui.names import Names
from ffbdesk.ui.outbox import Outbox
from ffbdesk.ui.sensitive import Sensitive
from ffbdesk.ui.spelling import Spelling
from ffbdesk.ui.work import Work


class TypedText(Protocol):
    """A text field in sight that belongs to a field of the archive."""

    def put(self, change: Callable[[str], str | None]) -> bool:
        """Change the text as undo says; False where it is not one that can be changed so."""
        ...

    def flush(self) -> None:
        """Store what was typed as a change."""
        ...


class Letterheads(Protocol):
    """Remembers who sends the reports."""

    def letterhead(self) -> Letterhead | None:
        """The last one kept."""
        ...

    def keep_letterhead(self, letterhead: Letterhead) -> None:
        """Remember it on this computer."""
        ...


class Sharing(Protocol):
    """Whether others see the window where a screen is shared or pictured."""

    @property
    def is_possible(self) -> bool:
        """Whether this system can hide a window at all."""
        ...

    @property
    def hides(self) -> bool:
        """Whether nobody else sees it now."""
        ...

    def hide(self) -> None:
        """From now on."""
        ...

    def show(self) -> None:
        """From now on, others see it."""
        ...


class Speaker(Protocol):
    """The window's two voices."""

    def say(self, text: str) -> None:
        """What was just done: shown in the top bar and announced to assistive technology."""
        ...

    def warn(self, text: str, of: object | None = None) -> None:
        """Something that needs a look: stays until closed. Empty takes it away.

        Where it is `of` something that was tried and failed, it goes when that is `over`, and when one has read it and
        turns to another page.
        """
        ...

    def trouble(self, error: Exception, of: object | None = None) -> None:
        """An expected error of something that was tried, warned of in words. Raises one that is a bug."""
        ...

    def over(self, of: object) -> None:
        """The same is tried anew: what was warned of the last time holds no more."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What screens of an archive and of the course room are given alike."""

    look: Look
    work: Work
    speaker: Speaker
    catalogue: Catalogue
    now: Callable[[], datetime]
    choose_folder: Callable[[str], Path | None]
    """Asks for a folder, with a heading; None where the user thinks better of it."""
    choose_files: Callable[[str, str], list[Path]]
    """Asks for files to fetch, with a heading and a filter."""
    choose_printer: Callable[[QPrinter], bool]
    """Lets the user set a printer up; False where they think better of it."""
    show_folder: Callable[[Path], object]
    """Opens a folder in the system's own file view."""
    clipboard: Clipboard
    show_alone: Callable[[QWidget], object]
    """Shows a view instead of everything else: no command works but what it takes itself."""
    end_alone: Callable[[], object]
    """Takes that view away again."""
    want_look: Callable[[Wish, ContrastWish], object]
    """Shows everything so from now on, and remembers it on this computer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(Common):
    """Handed to every screen of an archive."""

    outbox: Outbox
    history: History
    spots: WeakValueDictionary[FieldRef, TypedText]
    """The text field in which each field of the archive is shown now."""
    wrong_dates: dict[FieldRef, str]
    """What was typed in date fields and is no date, by field: stored nowhere, and never lost without a word."""
    names: Names
    sensitive: Sensitive
    """Whose sensitive themes lie open."""
    spelling: Spelling
    archive: str
    user: str
    letterheads: Letterheads
    decided: Decided
    """What the organisation has decided for everybody on this computer."""
    sharing: Sharing
    lock: Callable[[], object]
    """Locks the archive now."""
    enter_course: Callable[[], object]
    """Locks the archive, and goes into the course room."""
    lock_after: Callable[[int], object]
    """From now on, lock after so many minutes without a touch."""
    machine: Callable[[], Machine]
    """Time and chance, for keys that are made."""
    judge: Judge
    """Says how strong a passphrase is."""
