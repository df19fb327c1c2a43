"""The window on the desktop: unlock first, then the desk. Sees that nothing is lost on the way out.

Only Qt, words and the kit are loaded with it; services and the desk's own screens load in the worker's thread while
the passphrase is typed (architecture, measured facts).
"""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QWidget

from ffbdesk.app import log, session
from ffbdesk.app.backup_timer import BackupTimer
from ffbdesk.app.busy import Busy
from ffbdesk.app.dictionary_thread import DictionaryThread
from ffbdesk.app.dropped import paths_of, sorted_out
from ffbdesk.app.error_text import told
from ffbdesk.app.gate import Gate
from ffbdesk.app.locking import Idle, Locked
from ffbdesk.app.passphrase_strength import JUDGE
from ffbdesk.app.ports import LAST_FOLDER, Surroundings
from ffbdesk.app.settings import Settings
from ffbdesk.app.unlock.view import UnlockView
from ffbdesk.app.worker import Worker
from ffbdesk.domain.spelling import Checked
from ffbdesk.ui.commands import Action
from ffbdesk.ui.kit.layout import keep_focus_in_sight
from ffbdesk.ui.kit.look import ContrastWish, Look, Wish
from ffbdesk.ui.kit.text import label
from ffbdesk.words import frame, locking
from ffbdesk.words.actions import Command
from ffbdesk.words.kit import PRODUCT

if TYPE_CHECKING:
    from ffbdesk.app.session import Opened
    from ffbdesk.app.system_events import SystemEvents
    from ffbdesk.domain.records import Citizen
    from ffbdesk.export.report import Letterhead
    from ffbdesk.storage.ledger import News
    from ffbdesk.ui.context import Context
    from ffbdesk.ui.window import DeskWindow


SCALES = (0.8, 1.0, 1.25, 1.5, 1.75, 2.0)
"""Sizes of text that Ctrl+plus and Ctrl+minus step through."""
_TITLE_BAR = 40
"""Pixels left for the frame that the system draws round the window."""
_SAYS_OLDER = "newer_list"
"""What `keys.open_ring.Strange` calls a list that is newer than the database: it says that the database is old."""
_PLACE_MS = 700
"""How often it is remembered where the window is, where that has changed: as soon as what is typed there."""


class Shell(QWidget):
    """Unlock view and desk window, one of them in sight."""

    def __init__(self, look: Look, around: Surroundings, archive: Path | None = None) -> None:
        super().__init__()
        self._look, self._around = look, around
        self.worker = Worker()
        self.dictionary = DictionaryThread(around.dictionary)
        self.desk: DeskWindow | None = None
        self._ended = False
        self._hand: QWidget | None = None
        """What had the keyboard when another window took it."""
        self._warned_of: tuple[bool, object] | None = None
        """What closing would leave behind, as somebody was told who tried to close."""
        self._saved_at: datetime | None = None
        self._held: tuple[Path, ...] = ()
        """Sealed files of what could not be given back yet, and stands in the outbox."""
        self.setWindowTitle(PRODUCT)
        look.dress(self)
        self._context: Context | None = None
        self._first = archive
        self._idle = Idle(self, partial(self.lock, "idle"))
        self.gate = Gate(look, around, self.worker, self)
        self.gate.entered.connect(self._show_desk)
        self.gate.trying.connect(self._read_dictionary)
        self._minutes = 0
        self._place: dict[str, Any] = {}
        self._advised: Path | None = None
        self._backing = BackupTimer(self.worker, _Voices(self), self)
        self.busy = Busy(look, self, self.worker.stop_rewriting)
        self._events: SystemEvents | None = None
        self._places = QTimer(self, interval=_PLACE_MS)
        self._places.timeout.connect(self._keep_place)
        self._stack = QStackedLayout(self)
        self.setAcceptDrops(True)
        self._show_gate()
        for command, step in ((Command.LARGER, 1), (Command.SMALLER, -1), (Command.AS_DESIGNED, 0)):
            Action(self, command, partial(self.zoom, step))  # the window's own: larger text is there while locked too
        self.worker.trouble.connect(self._trouble)
        self.worker.saved.connect(self._saved)
        self.worker.news.connect(self._heard)
        self.worker.rewriting.connect(self._take_nothing)
        self.worker.rewritten.connect(self.busy.end)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is no window without one
        app.focusChanged.connect(self._focus_moved)
        tokens = look.tokens
        wanted = QSize(tokens.t(1280), tokens.t(800))
        self.setMinimumSize(640, 420)
        if not self.restoreGeometry(around.settings.window()):  # Qt brings it back to a screen that is there
            self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(0, _TITLE_BAR)))
        last = around.settings.last_folder()
        if last is not None:
            self.setProperty(LAST_FOLDER, str(last))

    def warm_up(self) -> None:
        """Load what comes after the passphrase while it is typed."""
        self.worker.open_later(_load_the_rest)

    def listen_to(self, events: "SystemEvents") -> None:
        """Lock when the system says that nobody is there."""
        self._events = events
        events.watch(self.lock)

    def stop(self) -> None:
        """Store everything, close the archive, end the worker."""
        if self._events is not None:
            self._events.stop()
        self._places.stop()
        self._idle.end()
        self._backing.end()
        if self.desk is not None:
            self.desk.flush()
            self.worker.submit(session.forget_place, None, lambda _error: None)
        self.worker.stop()
        self.dictionary.end()

    def end(self) -> None:
        """The program ends, and asks nobody: everything is stored, or sealed where it cannot be."""
        if self._ended:
            return
        self._ended = True
        if self.desk is not None and self._context is not None:
            self.desk.flush()
            self.worker.settle()
            if not self._context.outbox.is_empty():
                self._seal(self.desk.place().as_values())
            self._context.clipboard.clear()
        self._around.settings.keep_window(bytes(self.saveGeometry().data()))
        self.hide()
        self.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what stands in the fields; text that cannot be stored keeps the window open, once.

        Closed all the same, it is sealed in the program's folder, and given back when the archive is next opened.
        """
        if self.desk is not None and self._context is not None and not self._ended:
            self.desk.flush()
            self.worker.settle()
            waits, half = not self._context.outbox.is_empty(), self.desk.unsaved()
            if (waits or half) and self._warned_of != (waits, half):
                self._warned_of = waits, half
                if waits:
                    self.desk.warn(self._context.outbox.not_stored())
                else:
                    self.desk.tell_unsaved()
                event.ignore()
                return
        self.end()  # hidden at once: long work may need a moment to take away what it has half done
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """There is a window of the system's now: what it is sent counts as somebody being there."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self._idle.watch(handle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over everything lies over all of it."""
        super().resizeEvent(event)
        self.busy.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere, unless the archive's file is being rewritten."""
        if paths_of(event.mimeData()) and not self.busy.is_on():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Udredninger are fetched, a backup is compared with what is here, an archive is opened."""
        event.acceptProposedAction()
        paths = paths_of(event.mimeData())
        QTimer.singleShot(0, self, partial(self._take, paths))  # the other program's drag has ended by then

    def _take(self, paths: list[Path]) -> None:
        what = sorted_out(paths)
        if what.archive is not None:
            self.lock()
            self.gate.choose(what.archive)
        elif self.desk is None:
            self.gate.take(what)
        elif what.backup is not None:
            self.desk.compare_with(what.backup)
        elif what.files:
            self.desk.fetch(list(what.files))
        elif not paths:
            self.desk.warn(frame.NOT_TAKEN, self.desk.citizens)
        if self.desk is not None and what.others:
            self.desk.warn(frame.not_taken([path.name for path in what.others]), self.desk.citizens)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Not where the window itself comes back: whoever has scrolled on finds the page so again."""
        if now is None:
            self._hand = before
            return
        came_back, self._hand = now is self._hand, None
        if not came_back and self.isAncestorOf(now):
            keep_focus_in_sight(before, now)

    def lock(self, why: str = "asked") -> None:
        """Show nothing of the archive, store everything, close it, and forget its key.

        Long work stops, and takes away what it has half done; what cannot stop any more is waited for. `why` is
        'asked', 'idle', 'screen' or 'sleep'. Where something could not be stored it is sealed under the archive's key.
        An open dialog is closed first.
        """
        if self.desk is None or self._context is None:
            return
        if _close_dialogs():
            QTimer.singleShot(0, partial(self.lock, why))  # whoever waits for the dialog hears of it first
            return
        place = self.desk.place()
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field that is left stores what stands in it
        self.desk.flush()
        cover, cut_off = self._cover(), bool(self.desk.citizens.reading)
        self.worker.stop_long()
        self.worker.settle()
        sealed = self._seal(place.as_values())
        name, user, at = self._context.archive, self._context.user, self._around.now()
        waiting = not self._context.outbox.is_empty()
        self._context.outbox.give_up()
        self.worker.submit(session.forget_place, None, lambda _error: None)
        self.worker.close_archive()
        log.note(log.Event.LOCKED)
        self._leave_desk()
        self._stack.setCurrentWidget(self.unlock)
        cover.deleteLater()
        said = locking.why(why, name, at, self._minutes)
        if cut_off:
            said = f"{said} {locking.NOT_FETCHED}"
        self.gate.show_locked(Locked(self._path, name, at, user), sealed, said, waiting=waiting)

    def _cover(self) -> QWidget:
        """At once, whatever is still to be stored: nothing personal is in sight."""
        self.busy.end()
        self.setWindowTitle(locking.TITLE)
        cover = label(self._look, locking.UNDER_WAY, "body", "ink2", wrap=True)
        cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)
        self.repaint()
        return cover

    def _take_nothing(self, said: str) -> None:
        if self.desk is not None:
            self.desk.flush()
            self.busy.begin(self.desk, said)

    def _seal(self, place: dict[str, Any]) -> bytes:
        """What is under way, sealed: kept in memory, and in the program's folder where text could not be stored."""
        assert self._context is not None  # noqa: S101 - the caller has looked
        letters, sealed = self._context.outbox.waiting(), list[bytes]()
        self.worker.submit(lambda desk: session.seal(desk, place, letters), sealed.append)
        self.worker.settle()
        if letters and self._around.pending.keep(self._archive_id, self._around.now(), sealed[0]) is not None:
            self._let_go()
        return sealed[0]

    def _let_go(self) -> None:
        """What waited when the archive was opened is stored by now, or sealed anew."""
        for file in self._held:
            self._around.pending.forget(file)
        self._held = ()

    def _leave_desk(self) -> None:
        """Nothing personal stays in a widget, in the title or, where we put it there, in the clipboard."""
        assert self._context is not None  # noqa: S101 - the caller has looked
        self._places.stop()
        self._idle.end()
        self._backing.end()
        self._context.clipboard.clear()
        self._context.spelling.end()
        old, self.desk, self._context = self.desk, None, None
        if old is not None:
            old.hide()
            self._stack.removeWidget(old)
            old.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _keep_place(self) -> None:
        """Where the window is now, for the case of a crash. Records' numbers and the field, no text."""
        if self.desk is None:
            return
        place = self.desk.place().without_texts().at_the_end().as_values()
        if place != self._place:
            self._place = place
            self.worker.submit(lambda desk: session.keep_place(desk, place), None, lambda _error: None)

    def zoom(self, step: int) -> None:
        """Larger or smaller text (0: as designed). Sizes are fixed when widgets are made, so the view is built anew."""
        now = SCALES.index(min(SCALES, key=lambda s: abs(s - self._look.tokens.scale)))
        at = SCALES.index(1.0) if not step else min(max(now + step, 0), len(SCALES) - 1)
        if SCALES[at] == self._look.tokens.scale or self.busy.is_on():
            return  # while the file is rewritten nothing else happens, and the window is the one that hears of it
        place, cut_off = None, list[list[Path]]()
        if self.desk is not None:
            self.desk.flush()
            cut_off = list(self.desk.citizens.reading)
            self.worker.stop_long()  # nobody would hear of it
            self.worker.settle()  # whoever waits for an answer must hear it before it is gone
            place = self.desk.place()
            self.desk.page.leave()
            self.desk.pad.leave()
        self._around.settings.keep_text_scale(SCALES[at])
        self._look.rescale(SCALES[at])
        before, hand = self.unlock, QApplication.focusWidget()
        old = [before, *([self.desk] if self.desk is not None else [])]
        self._show_gate()  # it is what stands there when the archive is locked next
        if self.desk is None:
            self.unlock.take_over(before, hand)
        if self._context is not None and place is not None:
            desk = self._build_desk(self._context)
            desk.come_back(place)
            for files in cut_off:
                desk.citizens.fetch(files)
            self._tell_saved()
            self._backing.look()
            for _ in range(2):  # read, then show: an empty page would look like lost data
                self.worker.settle()
        for view in old:
            view.deleteLater()

    @property
    def unlock(self) -> UnlockView:
        """The view before the desk."""
        return self.gate.view

    def _show_gate(self) -> None:
        view = self.gate.build()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self.gate.offer(self._first)
        self.gate.show_again()

    def _show_desk(self, opened: "Opened") -> None:
        from ffbdesk.ui.clipboard import Clipboard
        from ffbdesk.ui.context import Context
        from ffbdesk.ui.history import History
        from ffbdesk.ui.outbox import Outbox
        from ffbdesk.ui.spelling import Spelling

        desk, path, was_locked = opened.desk, opened.path, self.gate.locked is not None
        self._around.settings.remember(path.absolute(), self._around.now())
        self.gate.left_behind(path)
        log.note(log.Event.OPENED)
        self._path, self._archive_id = path, desk.keys.unlocked.archive
        self._warned_of = self._saved_at = None
        outbox = Outbox(self.worker, self)
        self._context = Context(
            look=self._look,
            work=self.worker,
            outbox=outbox,
            history=History(self.worker, outbox, opened.last, self),
            spots=WeakValueDictionary(),
            wrong_dates={},
            speaker=_Voices(self),
            spelling=Spelling(self.worker, self.dictionary, self._around.settings, desk.catalogue, self._whose),
            catalogue=desk.catalogue,
            archive=desk.ledger.folder.name,
            user=desk.user,
            now=self._around.now,
            choose_folder=self._choose_folder,
            choose_files=self._choose_files,
            choose_printer=partial(self._around.choose_printer, self),
            letterheads=_Letterheads(self._around.settings, self._archive_id),
            show_folder=_show_folder,
            clipboard=Clipboard(),
            lock=lambda *_: QTimer.singleShot(0, self.lock),  # the button that asks goes with the window
            lock_after=self._lock_after,
            want_look=self._want_look,
            machine=self._around.machine,
            judge=JUDGE,
        )
        self._context.spelling.begin()
        outbox.trouble.connect(self._waits)
        self.setWindowTitle(f"{self._context.archive} – {PRODUCT}")
        self._lock_after(opened.lock_minutes)
        self._places.start()
        self._backing.begin()
        window = self._build_desk(self._context)
        back = opened.place is not None and self._went_back(window, opened.place, at_end=opened.after_crash)
        if not back:
            window.start()
        self._wait_again(opened)
        self._tell_opened(opened, was_locked=was_locked, back=back)

    def _choose_folder(self, heading: str) -> Path | None:
        folder = self._around.choose_folder(self, heading)
        if folder is not None:
            self._around.settings.keep_last_folder(folder)
        return folder

    def _choose_files(self, heading: str, kinds: str) -> list[Path]:
        files = self._around.choose_files(self, heading, kinds)
        if files:
            self._around.settings.keep_last_folder(files[0].parent)
        return files

    def _read_dictionary(self) -> None:
        """While the passphrase becomes a key there is nothing to wait for: nobody notices that the window stands."""
        if self._around.settings.spelling() is not Checked.NOTHING:
            self.dictionary.begin()

    def _whose(self) -> "Citizen | None":
        return self.desk.page.citizen() if self.desk is not None else None

    def _wait_again(self, opened: "Opened") -> None:
        from ffbdesk.domain.edits import Scope
        from ffbdesk.ui.outbox import Letter

        assert self._context is not None  # noqa: S101 - just made
        self._held = opened.held
        if opened.waiting:
            letters = [Letter(one.ref, one.value, Scope(gathering=one.gathering), one.at) for one in opened.waiting]
            self._context.outbox.wait_again(letters)
            self._waits(frame.NOT_SAVED)

    def _went_back(self, window: "DeskWindow", values: dict[str, Any], *, at_end: bool) -> bool:
        """`at_end`: what was given back is longer than where the cursor was last seen."""
        from ffbdesk.ui.places import from_values

        try:
            place = from_values(values)
        except (KeyError, TypeError, ValueError):  # another version's
            return False
        window.come_back(place.at_the_end() if at_end else place)
        return True

    def _tell_opened(self, opened: "Opened", *, was_locked: bool, back: bool) -> None:
        """What somebody should know who just came in; `back` says that they are where they were."""
        if self.desk is None:
            return
        warnings = (
            (opened.desk.ledger.interrupted, locking.INTERRUPTED),
            (
                opened.desk.came_from is not None,
                locking.restored(opened.desk.came_from, rescued=opened.desk.was_rescued),
            ),
            (opened.after_crash and not opened.desk.is_older, locking.AFTER_CRASH),
            (opened.desk.keys.unlocked.swapped_case, locking.CAPS_LOCK),
            (opened.desk.keys.unlocked.is_exchanged and opened.strange is None, locking.KEY_EXCHANGED),
            (opened.desk.is_older and opened.strange != _SAYS_OLDER, locking.OLDER),
            (opened.desk.is_another, locking.ANOTHER_HERE),
            (bool(opened.desk.also_in) and not was_locked, locking.also_in(opened.desk.also_in)),
            (opened.strange is not None, locking.STRANGE[opened.strange] if opened.strange else ""),
            (not was_locked and self._advised != opened.path, self._advise(opened.path)),
            (opened.trouble is not None, told(opened.trouble) if opened.trouble else ""),
        )
        warning = " ".join(text for true, text in warnings if true)
        opened.desk.was_told()
        if warning:
            self.desk.warn(warning)
        here = locking.BACK if back else locking.UNLOCKED
        said = [locking.GIVEN_BACK] if opened.given_back else [here] if was_locked else []
        if opened.desk.let_in:
            said.insert(0, locking.LET_IN[opened.desk.let_in].format(name=opened.desk.user))
        if said:
            self.desk.say(" ".join(said))

    def _advise(self, path: Path) -> str:
        """Of a folder that others reach: said when the archive is opened, not each time it is unlocked."""
        self._advised = path
        return session.advice(path)

    def _lock_after(self, minutes: int) -> None:
        """Lock after so long without a touch."""
        self._minutes = minutes
        self._idle.begin(minutes)

    def _want_look(self, mode: Wish, contrast: ContrastWish) -> None:
        self._around.settings.keep_look(mode, contrast)
        self._look.use(mode, contrast)

    def _build_desk(self, context: "Context") -> "DeskWindow":
        from ffbdesk.ui.window import DeskWindow

        self.desk = DeskWindow(context)
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        return self.desk

    def _saved(self, at: datetime) -> None:
        """Said only while it is true of everything: what waits for another try is not saved."""
        self._saved_at = at
        if self.desk is not None and self._context is not None and self._context.outbox.is_empty():
            self.desk.top.saved(frame.saved_at(at))

    def _waits(self, text: str) -> None:
        if self.desk is not None and text:
            self.desk.top.not_saved(frame.NOT_SAVED)
            return
        self._let_go()
        self._tell_saved()

    def _tell_saved(self) -> None:
        """In a window that was built anew too: whether all is saved, and when."""
        assert self._context is not None  # noqa: S101 - the caller has looked
        if self.desk is not None and not self._context.outbox.is_empty():
            self.desk.top.not_saved(frame.NOT_SAVED)
        elif self._saved_at is not None:
            self._saved(self._saved_at)

    def _heard(self, news: "News") -> None:
        if self.desk is not None:
            self.desk.heard(news)

    def _trouble(self, error: Exception) -> None:
        if self.desk is not None:
            self.desk.warn(told(error))


class _Letterheads:
    """Who sends the reports of one archive."""

    def __init__(self, settings: Settings, archive: str) -> None:
        self._settings, self._archive = settings, archive

    def letterhead(self) -> "Letterhead | None":
        """See `ui.context.Letterheads`."""
        return self._settings.letterhead(self._archive)

    def keep_letterhead(self, letterhead: "Letterhead") -> None:
        """See `ui.context.Letterheads`."""
        self._settings.keep_letterhead(self._archive, letterhead)


class _Voices:
    """The window's voices, whichever window stands there now."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def say(self, text: str) -> None:
        """See `ui.context.Speaker`."""
        if self._shell.desk is not None:
            self._shell.desk.say(text)

    def warn(self, text: str, of: object | None = None) -> None:
        """See `ui.context.Speaker`."""
        if self._shell.desk is not None:
            self._shell.desk.warn(text, of)

    def trouble(self, error: Exception, of: object | None = None) -> None:
        """See `ui.context.Speaker`."""
        if self._shell.desk is not None:
            self._shell.desk.trouble(error, of)

    def over(self, of: object) -> None:
        """See `ui.context.Speaker`."""
        if self._shell.desk is not None:
            self._shell.desk.over(of)


def _close_dialogs() -> bool:
    """Close menus and dialogs; whether a dialog was open."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    open_ = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    for dialog in open_:
        dialog.reject()
    return bool(open_)


def _load_the_rest() -> None:
    import gc

    import ffbdesk.services.handover
    import ffbdesk.ui.window  # noqa: F401

    gc.freeze()  # it stays: a search for garbage that looks through it all would stop the window for a moment


def _show_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
