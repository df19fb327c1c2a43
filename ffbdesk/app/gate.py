"""The way into an archive: its passphrase, the recovery sheet, a new one, a locked, a damaged, one of a backup."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ffbdesk import own_folders
from ffbdesk.app import session, shared_place
from ffbdesk.app.dropped import Dropped, holds_backup, may_be_archive
from ffbdesk.app.error_text import told
from ffbdesk.app.locking import Locked, Patience
from ffbdesk.app.ports import Surroundings
from ffbdesk.app.unlock.opening import Known
from ffbdesk.app.unlock.view import UnlockView
from ffbdesk.app.unlock.ways import ways_of
from ffbdesk.ui.commands import Action, available
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import frame, locking
from ffbdesk.words import unlock as say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import lately, to_the_second

if TYPE_CHECKING:
    from ffbdesk.app.opened import Opened
    from ffbdesk.app.unlock.place import Here
    from ffbdesk.app.worker import Worker
    from ffbdesk.domain.decided import Decided
    from ffbdesk.services.archive import Machine
    from ffbdesk.services.desk import Desk
    from ffbdesk.services.rescue import Looked, Saved
    from ffbdesk.storage.backup import Backup
    from ffbdesk.ui.finder import Finder
    from ffbdesk.ui.kit.newphrase import Judge

_LONGEST_ON_WINDOWS = 150
"""Of the 259 letters that a path may have there: what lies deepest, a backup being made, has some hundred."""
_GUESSES = ("WrongSecret", "WrongSheet", "BadGroup", "WrongOrganisationKey", "BackupNotOpened")
"""Errors that somebody who guesses would see."""


class Gate(QObject):
    """Owns the view before the desk. `entered` carries an `Opened` once an archive is open."""

    entered = Signal(object)
    course_wanted = Signal()
    """Into the course room, which asks for no passphrase."""
    trying = Signal()
    """Somebody gave a passphrase, a sheet or a key, and waits."""

    def __init__(self, look: Look, around: Surroundings, worker: "Callable[[], Worker]", window: QWidget) -> None:
        """`worker` gives the worker once there is something to do."""
        super().__init__(window)
        self._look, self._around, self._worker, self._window = look, around, worker, window
        self._keys: Finder | None = None
        self._patience = Patience()
        self.locked: Locked | None = None
        self._sealed: dict[Path, bytes] = {}
        """What was under way in archives that were locked, which only their keys can read."""
        self._looked: Looked | None = None
        self.is_entering = False
        """Whether an archive is being opened or made now."""
        self._why, self._waiting = "", False
        """Why it was locked, and whether not everything could be stored."""

    def build(self) -> UnlockView:
        """Make the view anew (sizes are fixed when widgets are made)."""
        around = self._around
        choose = partial(around.choose_folder, self._window)
        self.view = view = UnlockView(
            self._look,
            self._here,
            choose,
            choose_key=partial(self._choose_file, locking.CHOOSE_KEY, locking.KEY_FILES),
            choose_backup=partial(self._choose_file, locking.OTHER_BACKUP, locking.BACKUP_FILES),
            advise=session.advice,
            refuse=_why_no_archive,
            judge=_judge,
            # No trial any more where somebody's work lies.
            to_course=say.COURSE_ROOM if (around.archives.parent / own_folders.COURSE).is_dir() else say.COURSE,
        )
        view.opening.open_wanted.connect(self._open)
        view.make_wanted.connect(self._make)
        view.sheet_wanted.connect(self._show_sheet)
        view.opening.rescue_wanted.connect(self._look_into_damage)
        view.another_wanted.connect(self._to_another)
        view.left.connect(self._come_back)
        view.unlock_wanted.connect(self._open_again)
        view.sheet_given.connect(self._open_with_sheet)
        view.key_given.connect(self._open_with_key)
        view.backup_chosen.connect(self._look_at_backup)
        view.backup_given.connect(self._from_backup)
        view.backup_forgotten.connect(self._lay_out_backup)
        view.rescue_made.connect(self._connect_rescue)
        view.course_wanted.connect(self.course_wanted)
        view.resized.connect(self._fit_keys)
        self._keys = None
        Action(view, Command.KEYS, self._show_keys)
        return view

    def _here(self) -> "Here":
        from ffbdesk.app.unlock.place import Here  # with the first form that has a place

        around, decided = self._around, self._around.decided()
        organisation, is_decided = decided.organisation, decided.archives is not None
        return Here(
            decided.archives or around.archives,
            is_decided=is_decided,
            shared=around.shared(),
            warning=self._warning(decided),
            longest=_LONGEST_ON_WINDOWS if sys.platform == "win32" else None,
            organisation=organisation.name if organisation else "",
        )

    def _warning(self, decided: "Decided") -> str:
        """What whoever makes an archive here should know of the place first."""
        if decided.unusable is not None:
            from ffbdesk.words.settings import decided_unusable  # seldom, and not with the first window

            return decided_unusable(decided.unusable)
        return say.THROWN_AWAY if self._around.profile_goes() and decided.archives is None else ""

    @property
    def keys(self) -> "Finder":
        """The list of keys over the view, made when it is first wanted."""
        if self._keys is None:
            from ffbdesk.ui.finder import Finder  # the first window should not wait for it

            self._keys = Finder(self._look, self.view)
            self._fit_keys()
        return self._keys

    def _fit_keys(self) -> None:
        if self._keys is not None:
            self._keys.setGeometry(self.view.rect())

    def _show_keys(self) -> None:
        """F1, as in the desk: what can be done with keys; the same key closes it again."""
        if self.keys.isVisible():
            self.keys.leave()
            return
        from ffbdesk.ui.finder import Find  # as above

        actions = [a for a in available(self._window) if a.command.keys and a.command is not Command.KEYS]
        choosing = self.view.opening.isVisible() and self.view.opening.has_choice()
        plain = (*frame.DOOR_KEYS, *(frame.LIST_KEYS if choosing else ()))
        finds = [Find(text, lambda: None, keys=keys) for text, keys in plain]
        finds += [Find(a.command.text, a.trigger, keys=a.command.shown) for a in actions]
        self.keys.open(finds, QPoint(self.view.form_left() + self._look.tokens.s(48), 0), frame.FIND_KEYS)

    def offer(self, archive: Path | None) -> None:
        """Show the archives to choose from. The view must have its place: what has none keeps no focus."""
        self.view.offer(self.known(archive))

    def choose(self, archive: Path) -> None:
        """An archive was dropped on the window: it stands first, and only its passphrase is asked."""
        self.locked = None
        self.view.forget()
        self.view.calm()
        self.offer(archive)

    def take(self, what: Dropped) -> None:
        """Something else was dropped while no archive is open."""
        if what.backup is not None:
            self.view.look_at_backup()
            self._look_at_backup(what.backup)
        elif self.locked is not None:
            self.view.locked.tell(say.OPEN_FIRST if what.files else frame.NOT_TAKEN)
        else:
            self.view.opening.tell(say.OPEN_FIRST if what.files else frame.NOT_TAKEN)

    def known(self, archive: Path | None) -> tuple[Known, ...]:
        """The archives opened before, and first the one that was asked for."""
        now = self._around.now()
        recents = self._around.settings.recents()
        known = [Known(Path(r.path), _opened(r.opened_at, now)) for r in recents]
        there = {each.path for each in known}
        known += [Known(path, "") for path in shared_place.beside() if path not in there]
        if archive is not None:
            first = archive.absolute()
            opened = next((k.opened for k in known if k.path == first), "")
            known = [Known(first, opened), *(k for k in known if k.path != first)]
        return tuple(known)

    def show_locked(self, locked: Locked, sealed: bytes, why: str, *, waiting: bool) -> None:
        """An archive was locked; `waiting` says that not everything could be stored."""
        self.locked, self._sealed[locked.path] = locked, sealed
        self._why, self._waiting = why, waiting
        self.show_again()

    def show_again(self) -> None:
        """The locked archive, in a view that was built anew too: what was said of it is as true as before."""
        if self.locked is None:
            return
        at, form = self.locked.at, self.view.locked
        saved = locking.SEALED if self._waiting else locking.SAVED.format(time=to_the_second(at))
        half = locking.SEALED_TEXT if self._waiting else locking.ALSO_HALF
        form.show_why(self._why, saved, half, is_safe=not self._waiting)
        form.tell("")
        self.view.show_locked()

    def come_back(self) -> None:
        """Out of the course room: the archive that was locked for it, or the ones to choose from."""
        if self.locked is not None:
            self.show_again()
        else:
            self.offer(None)

    def left_behind(self, path: Path) -> None:
        """An archive is open: nothing of its way in stays."""
        self.view.forget()
        self.view.calm()
        if self._keys is not None:
            self._keys.hide()
        self._patience.right()
        self.locked = None
        self._sealed.pop(path, None)

    def _open(self, path: Path, passphrase: str) -> None:
        self.view.opening.busy(True)
        self._enter(path, lambda machine: session.opened(path, passphrase, machine), self._not_opened)

    def _make(self, path: Path, user: str, passphrase: str) -> None:
        self.view.making.busy(True)
        make = partial(session.made, path, user, passphrase, self._around.decided())
        self._enter(path, make, self._not_made)

    def _open_again(self, passphrase: str) -> None:
        if self.locked is not None:
            path = self.locked.path
            self.view.locked.busy(True)
            self._enter(path, lambda machine: session.opened(path, passphrase, machine), self._not_unlocked)

    def _open_with_sheet(self, groups: str, user: str, passphrase: str) -> None:
        path = self._wanted()
        if path is not None:
            self.view.sheet.busy(True)
            make = partial(session.opened_with_sheet, path, groups, user, passphrase)
            self._enter(path, make, self._not_recovered)

    def _open_with_key(self, file: Path, passphrase: str) -> None:
        path = self._wanted()
        if path is not None:
            self.view.sheet.busy(True)
            self._enter(path, partial(session.opened_with_key, path, file, passphrase), self._not_recovered)

    def _wanted(self) -> Path | None:
        """The archive that the sheet is to open."""
        return self.locked.path if self.locked else self.view.opening.chosen()

    def _enter(self, path: Path, make: "Callable[[Machine], Desk]", failed: Callable[[Exception], object]) -> None:
        """Open or make an archive, and give back what waited."""
        from dataclasses import replace  # loaded by now; the first window stands without

        if self.is_entering:
            return  # one at a time: what opens would be exchanged for another under its own desk
        machine, files, sealed = self._around.machine, self._around.pending(), self._sealed.get(path)
        known = tuple(Path(one.path) for one in self._around.settings.recents())

        def begun(_desk: "Desk") -> None:
            self._worker().submit(lambda desk: session.begin(desk, path, files, sealed, known), inside)

        def inside(opened: "Opened") -> None:
            self.is_entering = False
            self.entered.emit(opened)

        def outside(error: Exception) -> None:
            self.is_entering = False
            failed(error)

        self.is_entering = True
        self.trying.emit()
        self._worker().open(lambda: make(replace(machine(), waiting=files)), begun, outside)

    def _choose_file(self, heading: str, kinds: str) -> Path | None:
        chosen = self._around.choose_files(self._window, heading, kinds)
        return chosen[0] if chosen else None

    def _look_at_backup(self, file: Path) -> None:
        self.view.backup.let_go()
        self._worker().try_(lambda: session.backup_found(file), self._show_backup, self._not_from_backup)

    def _show_backup(self, found: "Backup") -> None:
        counts = found.counts.get("citizen", 0), found.counts.get("gathering", 0)
        self.view.backup.show_found(found.path, found.name, locking.backup_line(found.made_at, *counts))

    def _from_backup(self, file: Path, path: Path, passphrase: str) -> None:
        self.view.backup.busy(True)
        self._enter(
            path,
            partial(session.from_backup, file, path, passphrase, self._around.decided().organisation),
            self._not_from_backup,
        )

    def _lay_out_backup(self, file: Path, path: Path) -> None:
        """Nobody remembers its passphrase: it becomes an archive that the recovery sheet opens."""
        self.view.backup.busy(True)
        machine = self._around.machine
        self._worker().try_(
            lambda: session.laid_out(file, path, machine()), partial(self._laid_out, path), self._not_from_backup
        )

    def _laid_out(self, path: Path, _none: None) -> None:
        self.view.backup.busy(False)
        self.choose(path)
        self.view.show_sheet()

    def _not_from_backup(self, error: Exception) -> None:
        form = self.view.backup
        form.busy(False)
        form.refuse(told(error) + self._waited(error, form.restore), type(error).__name__)

    def _to_another(self) -> None:
        """What waits for the locked archive waits on."""
        self.locked = None
        self.view.offer(self.known(None))

    def _show_sheet(self) -> None:
        self.view.show_sheet(self.locked.user if self.locked else "")

    def _come_back(self) -> None:
        self.view.show_locked() if self.locked else self.view.show_opening()

    def _not_opened(self, error: Exception) -> None:
        form, damaged = self.view.opening, session.is_damage(error)
        form.busy(False)
        form.tell(told(error) + self._waited(error, form.open), damaged=damaged, ways=ways_of(error))

    def _not_unlocked(self, error: Exception) -> None:
        form = self.view.locked
        form.busy(False)
        form.tell(told(error) + self._waited(error, form.open), ways=ways_of(error))

    def _not_recovered(self, error: Exception) -> None:
        form = self.view.sheet
        form.busy(False)
        form.refuse(told(error) + self._waited(error, form.open), type(error).__name__)

    def _not_made(self, error: Exception) -> None:
        self.view.making.busy(False)
        self.view.making.refuse(told(error), type(error).__name__)

    def _waited(self, error: Exception, button: QWidget) -> str:
        """After several wrong ones the next try must wait."""
        seconds = self._patience.wrong() if type(error).__name__ in _GUESSES else 0
        if not seconds:
            return ""
        button.setEnabled(False)
        QTimer.singleShot(seconds * 1000, button, partial(button.setEnabled, True))
        return f" {locking.wait(seconds)}"

    def _connect_rescue(self) -> None:
        form = self.view.rescue
        form.backup_wanted.connect(self._take_newest)
        form.other_wanted.connect(self._take_other)
        form.save_wanted.connect(self._save_readable)

    def _phrase(self) -> tuple[Path | None, str]:
        return self.view.opening.chosen(), self.view.opening.passphrase.edit.text()

    def _look_into_damage(self) -> None:
        path, phrase = self._phrase()
        if path is not None:
            machine = self._around.machine
            self._worker().try_(lambda: session.looked(path, phrase, machine()), self._show_damage, self._not_opened)

    def _show_damage(self, looked: "Looked") -> None:
        path, _phrase = self._phrase()
        self._looked = looked
        lines = [
            locking.backup_line(b.made_at, b.counts.get("citizen", 0), b.counts.get("gathering", 0))
            for b in looked.backups[:5]
        ]
        whole = locking.whole(looked.citizens, looked.rounds)
        self.view.show_rescue()
        self.view.rescue.show_found(
            path.name if path else "",
            "\n".join(looked.hurt),
            whole,
            "\n".join(lines) or locking.NO_BACKUPS,
            bool(lines),
        )

    def _take_newest(self) -> None:
        """The newest one that is good: the next where it is not."""
        if self._looked is not None:
            self._take(tuple(b.path for b in self._looked.backups))

    def _take_other(self) -> None:
        chosen = self._choose_file(locking.OTHER_BACKUP, locking.BACKUP_FILES)
        if chosen is not None:
            self._take((chosen,))

    def _take(self, files: tuple[Path, ...]) -> None:
        path, phrase = self._phrase()
        if path is not None:
            self.view.rescue.busy(True)
            self._enter(path, partial(session.restored, path, phrase, files), self._not_rescued)

    def _save_readable(self) -> None:
        path, phrase = self._phrase()
        out = self._around.choose_folder(self._window, locking.SAVE_READABLE)
        if path is None or out is None:
            return
        self.view.rescue.busy(True)
        machine = self._around.machine
        job = partial(session.saved_readable, path, phrase, out)
        self._worker().try_(lambda: job(machine()), self._readable_saved, self._not_rescued)

    def _readable_saved(self, saved: "Saved") -> None:
        self.view.rescue.busy(False)
        self.view.rescue.told.tell(locking.rounds_saved(saved.rounds, str(saved.folder)))

    def _not_rescued(self, error: Exception) -> None:
        self.view.rescue.busy(False)
        self.view.rescue.told.tell(told(error))


def _opened(at: str, now: datetime) -> str:
    try:
        return say.OPENED.format(when=lately(datetime.fromisoformat(at), now).lower())
    except (ValueError, TypeError):
        return ""


def _judge() -> "Judge":
    from ffbdesk.app.passphrase_strength import JUDGE  # only who makes a new passphrase asks

    return JUDGE


def _why_no_archive(folder: Path) -> str:
    """Said when it is chosen, not after the passphrase or the sheet was written."""
    if may_be_archive(folder):
        return ""
    no = say.NO_ARCHIVE.format(name=folder.name or folder)
    return f"{no} {say.BUT_A_BACKUP}" if holds_backup(folder) else no
