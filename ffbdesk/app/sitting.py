"""An archive that is open in the window, from the moment it opens until it is locked or the program ends."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ffbdesk.app import log, session
from ffbdesk.app.backup_timer import BackupTimer
from ffbdesk.app.busy import Busy
from ffbdesk.app.capture import Capture
from ffbdesk.app.dictionary_thread import DictionaryThread
from ffbdesk.app.entering import warnings, welcome
from ffbdesk.app.error_text import told
from ffbdesk.app.for_desk import Folders, Letterheads, Voices, show_folder
from ffbdesk.app.locking import Locked
from ffbdesk.app.opened import Opened
from ffbdesk.app.passphrase_strength import JUDGE
from ffbdesk.app.ports import Surroundings
from ffbdesk.app.worker import Worker
from ffbdesk.dataclass import dataclass
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.records import Citizen
from ffbdesk.services import deciding
from ffbdesk.storage.ledger import News
from ffbdesk.ui.clipboard import Clipboard
from ffbdesk.ui.context import Context
from ffbdesk.ui.history import History
from ffbdesk.ui.kit.look import ContrastWish, Look, Wish
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.names import Names
from ffbdesk.ui.outbox import Letter, Outbox
from ffbdesk.ui.places import Place, from_values
from ffbdesk.ui.sensitive import Sensitive
from ffbdesk.ui.spelling import Spelling
from ffbdesk.ui.window import DeskWindow
from ffbdesk.words import frame, locking, settings
from ffbdesk.words.kit import PRODUCT

_PLACE_MS = 700
"""How often it is remembered where the window is, where that has changed: as soon as what is typed there."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a sitting is given of the window that it takes place in."""

    window: QWidget
    stack: QStackedLayout
    worker: Worker
    dictionary: DictionaryThread
    lock: Callable[[], object]
    lock_after: Callable[[int], object]
    """Lock after so many minutes without a touch."""
    capture: Capture
    enter_course: Callable[[], object]
    """Locks, and goes into the course room."""


class Sitting(QObject):
    """The desk and what belongs to it: what waits, the backups, where somebody is. Locked, it is thrown away whole."""

    def __init__(self, look: Look, around: Surroundings, room: Room, opened: Opened) -> None:
        super().__init__(room.window)
        self._look, self._around, self._room, self._worker = look, around, room, room.worker
        self.path, self._archive_id = opened.path, opened.desk.keys.unlocked.archive
        self.desk: DeskWindow | None = None
        self._alone: QWidget | None = None
        """What is shown instead of the desk, and of everything else."""
        self._minutes = 0
        self._held: tuple[Path, ...] = ()
        """Sealed files of what could not be given back yet, and stands in the outbox."""
        self._warned_of: tuple[bool, object] | None = None
        """What closing would leave behind, as somebody was told who tried to close."""
        self._saved_at: datetime | None = None
        self._place: dict[str, Any] = {}
        self._voices = Voices(lambda: self.desk)
        self.busy = Busy(look, room.window, self._worker.stop_rewriting)
        self._places = QTimer(self, interval=_PLACE_MS)
        self._places.timeout.connect(self._keep_place)
        self._backing = BackupTimer(self._worker, self._voices, self)
        self.context = self._context_of(opened)
        self._hear_worker()

    def begin(self, opened: Opened, *, was_locked: bool, advice: str) -> None:
        """Show the desk as it was left; `advice` is on the place where the archive lies."""
        self._room.capture.hide()
        self.context.spelling.begin()
        self.context.outbox.trouble.connect(self._waits)
        self._room.window.setWindowTitle(f"{self.context.archive} – {PRODUCT}")
        self._lock_after(self.context.decided.minutes(opened.lock_minutes))
        self._places.start()
        self._backing.begin()
        window = self._build()
        back = opened.place is not None and _went_back(window, opened.place, at_end=opened.after_crash)
        if not back:
            window.start(opened.who)
        self._wait_again(opened)
        decided = self.context.decided
        if decided.second_place is not None:
            self._worker.submit(lambda desk: deciding.follow(desk, decided), self._tell_place, self._trouble)
        warning = " ".join(warnings(opened, advice, was_locked=was_locked))
        said = welcome(opened, was_locked=was_locked, back=back)
        opened.desk.was_told()
        if warning:
            window.warn(warning)
        if said:
            window.say(said)

    def may_close(self) -> bool:
        """Store what stands in the fields; text that cannot be stored keeps the window open, once."""
        assert self.desk is not None  # noqa: S101 - it has begun
        self.desk.flush()
        self._worker.settle()
        waits, half = not self.context.outbox.is_empty(), self.desk.unsaved()
        if not (waits or half) or self._warned_of == (waits, half):
            return True
        self._warned_of = waits, half
        if waits:
            self.desk.warn(self.context.outbox.not_stored())
        else:
            self.desk.tell_unsaved()
        return False

    def put_away(self) -> None:
        """The program ends: everything is stored, or sealed where it cannot be."""
        if self.desk is not None:
            self.desk.flush()
            self._worker.settle()
            if not self.context.outbox.is_empty():
                self._seal(self.desk.place().as_values())
            self.context.clipboard.clear()

    def stop(self) -> None:
        """Nothing more happens by itself, and what stands in the fields is handed in."""
        self._places.stop()
        self._backing.end()
        if self.desk is not None:
            self.desk.flush()
            self._worker.submit(session.forget_place, None, lambda _error: None)

    def lock(self, why: str) -> tuple[Locked, bytes, str, bool]:
        """Show nothing of the archive, store everything, close it, and forget its key (see `Shell.lock`).

        Gives what was locked, what was under way in it, sealed, what to say, and whether not everything was stored.
        """
        assert self.desk is not None  # noqa: S101 - it has begun
        place = self.desk.place()
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field that is left stores what stands in it
        self.desk.flush()
        cover, cut_off = self._cover(), bool(self.desk.citizens.reading)
        self._worker.stop_long()
        self._worker.settle()
        sealed = self._seal(place.as_values())
        outbox = self.context.outbox
        locked = Locked(self.path, self.context.archive, self._around.now(), self.context.user)
        waiting = not outbox.is_empty()
        outbox.give_up()
        self._worker.submit(session.forget_place, None, lambda _error: None)
        self._worker.close_archive()
        log.note(log.Event.LOCKED)
        self.leave()
        cover.deleteLater()
        said = locking.why(why, locked.name, locked.at, self._minutes)
        return locked, sealed, f"{said} {locking.NOT_FETCHED}" if cut_off else said, waiting

    def show_alone(self, view: QWidget) -> None:
        """A view takes the whole window: nothing of the desk is in sight, and no command of it works."""
        self.end_alone()
        if self.desk is None:
            view.deleteLater()  # the archive was locked meanwhile
            return
        self._alone = view
        self.desk.setEnabled(False)  # whatever still comes to it, it takes no key and no focus
        self._room.stack.addWidget(view)
        self._room.stack.setCurrentWidget(view)
        self._room.window.setWindowTitle(PRODUCT)
        view.setFocus()

    def end_alone(self) -> None:
        """The desk is back."""
        view, self._alone = self._alone, None
        if view is None:
            return
        if self.desk is not None:
            self._room.window.setWindowTitle(f"{self.context.archive} – {PRODUCT}")
            self.desk.setEnabled(True)
            self._room.stack.setCurrentWidget(self.desk)
        self._room.stack.removeWidget(view)
        view.hide()
        view.deleteLater()

    @property
    def is_alone(self) -> bool:
        """Whether a view has the window to itself."""
        return self._alone is not None

    def leave(self) -> None:
        """Nothing personal stays in a widget, in the title or, where we put it there, in the clipboard."""
        self._places.stop()
        self._backing.end()
        self.context.clipboard.clear()
        self.context.spelling.end()
        self._room.capture.show()
        old, self.desk = self.desk, None
        self.end_alone()
        if old is not None:
            old.hide()
            self._room.stack.removeWidget(old)
            old.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.deleteLater()

    def step_aside(self) -> tuple[Place, list[list[Path]]]:
        """The desk gives way to one in another size of text: where somebody is, and the files that were being read."""
        assert self.desk is not None  # noqa: S101 - it has begun
        self.desk.flush()
        cut_off = list(self.desk.citizens.reading)
        self._worker.stop_long()  # nobody would hear of it
        self._worker.settle()  # whoever waits for an answer must hear it before it is gone
        place = self.desk.place()
        self.desk.page.leave()
        self.desk.pad.leave()
        return place, cut_off

    def come_back(self, place: Place, cut_off: list[list[Path]]) -> None:
        """As it was, in the new size."""
        desk = self._build()
        desk.come_back(place)
        for files in cut_off:
            desk.citizens.fetch(files)
        self._tell_saved()
        self._backing.look()
        for _ in range(2):  # read, then show: an empty page would look like lost data
            self._worker.settle()

    def _context_of(self, opened: Opened) -> Context:
        desk, around, outbox = opened.desk, self._around, Outbox(self._worker, self)
        folders = Folders(around, self._room.window)
        return Context(
            look=self._look,
            work=self._worker,
            outbox=outbox,
            history=History(self._worker, outbox, opened.last, self),
            spots=WeakValueDictionary(),
            wrong_dates={},
            names=Names(),
            sensitive=Sensitive(),
            speaker=self._voices,
            spelling=Spelling(self._worker, self._room.dictionary, around.settings, desk.catalogue, self._whose),
            catalogue=desk.catalogue,
            archive=desk.ledger.folder.name,
            user=desk.user,
            now=around.now,
            choose_folder=folders.choose,
            choose_files=folders.choose_files,
            choose_printer=partial(around.choose_printer, self._room.window),
            letterheads=Letterheads(around.settings, self._archive_id),
            decided=around.decided(),
            show_folder=show_folder,
            clipboard=Clipboard(),
            sharing=self._room.capture,
            show_alone=self.show_alone,
            end_alone=self.end_alone,
            lock=lambda *_: QTimer.singleShot(0, self._room.lock),  # the button that asks goes with the window
            lock_after=self._lock_after,
            enter_course=lambda *_: QTimer.singleShot(0, self._room.enter_course),
            want_look=self._want_look,
            machine=around.machine,
            judge=JUDGE,
        )

    def _hear_worker(self) -> None:
        """By methods of its own only: Qt forgets these when it is thrown away."""
        self._worker.trouble.connect(self._trouble)
        self._worker.saved.connect(self._saved)
        self._worker.news.connect(self._heard)
        self._worker.rewriting.connect(self._take_nothing)
        self._worker.rewritten.connect(self._take_again)

    def _build(self) -> DeskWindow:
        self.desk = DeskWindow(self.context)
        self._room.stack.addWidget(self.desk)
        self._room.stack.setCurrentWidget(self.desk)
        return self.desk

    def _cover(self) -> QWidget:
        """At once, whatever is still to be stored: nothing personal is in sight."""
        self.busy.end()
        self._room.window.setWindowTitle(locking.TITLE)
        cover = label(self._look, locking.UNDER_WAY, "body", "ink2", wrap=True)
        cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room.stack.addWidget(cover)
        self._room.stack.setCurrentWidget(cover)
        self._room.window.repaint()
        return cover

    def _seal(self, place: dict[str, Any]) -> bytes:
        """What is under way, sealed: kept in memory, and in the program's folder where text could not be stored."""
        letters, sealed = self.context.outbox.waiting(), list[bytes]()
        self._worker.submit(lambda desk: session.seal(desk, place, letters), sealed.append)
        self._worker.settle()
        if letters and self._around.pending().keep(self._archive_id, self._around.now(), sealed[0]) is not None:
            self._let_go()
        return sealed[0]

    def _let_go(self) -> None:
        """What waited when the archive was opened is stored by now, or sealed anew."""
        for file in self._held:
            self._around.pending().forget(file)
        self._held = ()

    def _wait_again(self, opened: Opened) -> None:
        self._held = opened.held
        if opened.waiting:
            letters = [Letter(one.ref, one.value, Scope(gathering=one.gathering), one.at) for one in opened.waiting]
            self.context.outbox.wait_again(letters)
            self._waits(frame.NOT_SAVED)

    def _tell_place(self, folder: Path | None) -> None:
        if folder is not None and self.desk is not None:
            self.desk.warn(f"{settings.DECIDED_SECOND.format(folder=folder)} {settings.BY_ORGANISATION}")

    def _keep_place(self) -> None:
        """Where the window is now, for the case of a crash. Records' numbers and the field, no text."""
        if self.desk is None:
            return
        place = self.desk.place().without_texts().at_the_end().as_values()
        if place != self._place:
            self._place = place
            self._worker.submit(lambda desk: session.keep_place(desk, place), None, lambda _error: None)

    def _whose(self) -> Citizen | None:
        return self.desk.page.citizen() if self.desk is not None else None

    def _lock_after(self, minutes: int) -> None:
        self._minutes = minutes
        self._room.lock_after(minutes)

    def _want_look(self, mode: Wish, contrast: ContrastWish) -> None:
        self._around.settings.keep_look(mode, contrast)
        self._look.use(mode, contrast)

    def _take_nothing(self, said: str) -> None:
        if self.desk is not None:
            self.desk.flush()
            self.busy.begin(self.desk, said)

    def _take_again(self) -> None:
        self.busy.end()

    def _saved(self, at: datetime) -> None:
        """Said only while it is true of everything: what waits for another try is not saved."""
        self._saved_at = at
        if self.desk is not None and self.context.outbox.is_empty():
            self.desk.top.saved(frame.saved_at(at))

    def _waits(self, text: str) -> None:
        if self.desk is not None and text:
            self.desk.top.not_saved(frame.NOT_SAVED)
            return
        self._let_go()
        self._tell_saved()

    def _tell_saved(self) -> None:
        """In a window that was built anew too: whether all is saved, and when."""
        if self.desk is not None and not self.context.outbox.is_empty():
            self.desk.top.not_saved(frame.NOT_SAVED)
        elif self._saved_at is not None:
            self._saved(self._saved_at)

    def _heard(self, news: News) -> None:
        if self.desk is not None:
            self.desk.heard(news)

    def _trouble(self, error: Exception) -> None:
        if self.desk is not None:
            self.desk.warn(told(error))


def _went_back(window: DeskWindow, values: dict[str, Any], *, at_end: bool) -> bool:
    """`at_end`: what was given back is longer than where the cursor was last seen."""
    try:
        place = from_values(values)
    except (KeyError, TypeError, ValueError):  # another version's
        return False
    window.come_back(place.at_the_end() if at_end else place)
    return True
