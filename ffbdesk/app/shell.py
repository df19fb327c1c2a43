"""The window on the desktop: unlock first, then the desk. Sees that nothing is lost on the way out.

Only Qt, words and the kit are loaded with it; services and the desk's own screens load in the worker's thread while
the passphrase is typed (architecture, measured facts).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from ffbdesk.app.settings import Settings, archives_folder
from ffbdesk.app.unlock import Known, UnlockView
from ffbdesk.app.worker import Worker
from ffbdesk.ui.commands import Action
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import frame
from ffbdesk.words import unlock as say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import lately
from ffbdesk.words.errors import explained

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ffbdesk.services.archive import Machine
    from ffbdesk.services.desk import Desk
    from ffbdesk.ui.context import Context
    from ffbdesk.ui.window import DeskWindow


SCALES = (0.8, 1.0, 1.25, 1.5, 1.75, 2.0)
"""Sizes of text that Ctrl+plus and Ctrl+minus step through."""
_TITLE_BAR = 40
"""Pixels left for the frame that the system draws round the window."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window gets from outside; a test hands in its own."""

    settings: Settings
    machine: "Callable[[], Machine]"
    user: str
    archives: Path
    now: Callable[[], datetime]
    choose_folder: Callable[[QWidget, str], Path | None]
    choose_files: Callable[[QWidget, str, str], list[Path]]
    choose_printer: "Callable[[QWidget, QPrinter], bool]"


def real_surroundings() -> Surroundings:
    """This computer's."""
    return Surroundings(
        settings=Settings(),
        machine=_machine,
        user=_login_name(),
        archives=archives_folder(),
        now=lambda: datetime.now().astimezone(),
        choose_folder=_ask_folder,
        choose_files=_ask_files,
        choose_printer=_ask_printer,
    )


class Shell(QWidget):
    """Unlock view and desk window, one of them in sight."""

    def __init__(self, look: Look, around: Surroundings, archive: Path | None = None) -> None:
        super().__init__()
        self._look, self._around = look, around
        self.worker = Worker()
        self.desk: DeskWindow | None = None
        self._warned_on_close = False
        self.setWindowTitle(frame.PROGRAM)
        look.dress(self)
        self._context: Context | None = None
        self._first = archive
        self._stack = QStackedLayout(self)
        self._build_unlock(archive)
        for command, step in ((Command.LARGER, 1), (Command.SMALLER, -1), (Command.AS_DESIGNED, 0)):
            Action(self, command, partial(self.zoom, step))  # the window's own: larger text is there while locked too
        self.worker.trouble.connect(self._trouble)
        tokens = look.tokens
        wanted = QSize(tokens.t(1280), tokens.t(800))
        self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(0, _TITLE_BAR)))
        self.setMinimumSize(640, 420)

    def warm_up(self) -> None:
        """Load what comes after the passphrase while it is typed."""
        self.worker.open_later(_load_the_rest)

    def stop(self) -> None:
        """Store everything, close the archive, end the worker."""
        if self.desk is not None:
            self.desk.flush()
        self.worker.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what stands in the fields; text that cannot be stored keeps the window open, once."""
        if self.desk is not None:
            self.desk.flush()
            self.worker.settle()
            if self._context and not self._context.outbox.is_empty() and not self._warned_on_close:
                self._warned_on_close = True
                self.desk.warn(frame.TEXT_NOT_STORED)
                event.ignore()
                return
        self.worker.stop()
        event.accept()

    def _known(self, archive: Path | None) -> tuple[Known, ...]:
        now = self._around.now()
        recents = self._around.settings.recents()
        known = [Known(Path(r.path), _opened(r.opened_at, now)) for r in recents]
        if archive is not None:
            first = archive.absolute()
            known = [Known(first, ""), *(k for k in known if k.path != first)]
        return tuple(known)

    def _open(self, path: Path, passphrase: str) -> None:
        self.unlock.opening.busy(True)
        machine = self._around.machine
        self.worker.open(
            lambda: _opened_desk(path, passphrase, machine()), partial(self._show_desk, path), self._not_opened
        )

    def _make(self, path: Path, user: str, passphrase: str) -> None:
        self.unlock.making.busy(True)
        machine = self._around.machine
        self.worker.open(
            lambda: _made_desk(path, user, passphrase, machine()), partial(self._show_desk, path), self._not_made
        )

    def zoom(self, step: int) -> None:
        """Larger or smaller text (0: as designed). Sizes are fixed when widgets are made, so the view is built anew."""
        now = SCALES.index(min(SCALES, key=lambda s: abs(s - self._look.tokens.scale)))
        at = SCALES.index(1.0) if not step else min(max(now + step, 0), len(SCALES) - 1)
        if SCALES[at] == self._look.tokens.scale:
            return
        place = None
        if self.desk is not None:
            self.desk.flush()
            self.worker.settle()  # whoever waits for an answer must hear it before it is gone
            place = self.desk.place()
            self.desk.round.close_round()
        self._around.settings.keep_text_scale(SCALES[at])
        self._look.rescale(SCALES[at])
        old = self._stack.currentWidget()
        if self._context is not None and place is not None:
            self._build_desk(self._context).come_back(place)
            for _ in range(2):  # read, then show: an empty page would look like lost data
                self.worker.settle()
        else:
            self._build_unlock(self._first)
        if old is not None:
            old.deleteLater()

    def _build_unlock(self, archive: Path | None) -> None:
        around = self._around
        self.unlock = UnlockView(self._look, around.archives, around.user, partial(around.choose_folder, self))
        self._stack.addWidget(self.unlock)
        self._stack.setCurrentWidget(self.unlock)
        self.unlock.opening.open_wanted.connect(self._open)
        self.unlock.make_wanted.connect(self._make)
        self.unlock.offer(self._known(archive))

    def _show_desk(self, path: Path, desk: "Desk") -> None:
        from ffbdesk.ui.context import Context
        from ffbdesk.ui.outbox import Outbox

        self._around.settings.remember(path.absolute(), self._around.now())
        self.unlock.forget()
        self._context = Context(
            look=self._look,
            work=self.worker,
            outbox=Outbox(self.worker, self),
            speaker=_Voices(self),
            catalogue=desk.catalogue,
            archive=desk.ledger.folder.name,
            user=desk.user,
            now=self._around.now,
            choose_folder=partial(self._around.choose_folder, self),
            choose_files=partial(self._around.choose_files, self),
            choose_printer=partial(self._around.choose_printer, self),
            letterheads=self._around.settings,
            show_folder=_show_folder,
        )
        self.worker.saved.connect(self._saved)
        self.setWindowTitle(f"{self._context.archive} – {frame.PROGRAM}")
        self._build_desk(self._context).start()

    def _build_desk(self, context: "Context") -> "DeskWindow":
        from ffbdesk.ui.window import DeskWindow

        self.desk = DeskWindow(context)
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        return self.desk

    def _saved(self, at: datetime) -> None:
        if self.desk is not None:
            self.desk.top.saved(frame.saved_at(at))

    def _not_opened(self, error: Exception) -> None:
        self.unlock.opening.busy(False)
        self.unlock.opening.tell(told(error))

    def _not_made(self, error: Exception) -> None:
        self.unlock.making.busy(False)
        self.unlock.making.tell(told(error))

    def _trouble(self, error: Exception) -> None:
        if self.desk is not None:
            self.desk.warn(told(error))


class _Voices:
    """The window's voices, whichever window stands there now."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def say(self, text: str) -> None:
        """See `ui.context.Speaker`."""
        if self._shell.desk is not None:
            self._shell.desk.say(text)

    def warn(self, text: str) -> None:
        """See `ui.context.Speaker`."""
        if self._shell.desk is not None:
            self._shell.desk.warn(text)

    def trouble(self, error: Exception) -> None:
        """See `ui.context.Speaker`."""
        if self._shell.desk is not None:
            self._shell.desk.trouble(error)


def told(error: Exception) -> str:
    """An expected error in words; a bug becomes a local report, and its place is told."""
    known = explained(error)
    if known is None:
        from ffbdesk.app.bugs import report

        return say.BUG.format(path=report(error))
    return known.paragraph()


def _opened(at: str, now: datetime) -> str:
    try:
        return say.OPENED.format(when=lately(datetime.fromisoformat(at), now).lower())
    except (ValueError, TypeError):
        return ""


def _machine() -> "Machine":
    from ffbdesk.app.machine import this_machine

    return this_machine()


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _load_the_rest() -> None:
    import ffbdesk.services.handover
    import ffbdesk.ui.window  # noqa: F401


def _opened_desk(path: Path, passphrase: str, machine: "Machine") -> "Desk":
    from ffbdesk.services import archive

    return archive.open_(path, passphrase, machine)


def _made_desk(path: Path, user: str, passphrase: str, machine: "Machine") -> "Desk":
    from ffbdesk.services import archive

    return archive.create(path, user, passphrase, machine)


def _show_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _ask_folder(parent: QWidget, heading: str) -> Path | None:
    from ffbdesk.app.choosing import folder

    return folder(parent, heading)


def _ask_printer(parent: QWidget, printer: "QPrinter") -> bool:
    from ffbdesk.app.choosing import set_up

    return set_up(parent, printer)


def _ask_files(parent: QWidget, heading: str, kinds: str) -> list[Path]:
    from ffbdesk.app.choosing import files

    return files(parent, heading, kinds)
