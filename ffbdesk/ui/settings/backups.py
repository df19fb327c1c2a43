"""Backups: how new the newest is, a second place, a drill, and the way back."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ffbdesk.services import backups
from ffbdesk.services.backups import BackupNotOpened, Compared, Difference, Found, Made, Tried
from ffbdesk.services.desk import Desk
from ffbdesk.storage.backup import Backup, Reason
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.passphrase import PassphraseLine
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.section import Section, Wrong
from ffbdesk.words import locking
from ffbdesk.words import settings as say
from ffbdesk.words.dates import moment
from ffbdesk.words.errors import explained
from ffbdesk.words.working import RESTORING

_SHOWN = 5


class BackupSection(Section):
    """The newest backups, each with the way back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.BACKUPS, say.BACKUPS_TEXT)
        look = context.look
        self._all = False
        self._before: Path | None = None
        """The backup of what stood there before the last restore."""
        self._making = False
        self.make, self.try_ = Button(look, say.MAKE_NOW, "", "shield"), Button(look, say.TRY)
        self.from_file = Button(look, say.RESTORE_FILE)
        self.take_back = Button(look, say.TAKE_BACK, "", "restore")
        self.choose = Button(look, say.CHOOSE_SECOND, "", "folder")
        self.no_more = Button(look, say.NO_MORE_SECOND, "quiet")
        self._second = self.words("")
        self.lay.addWidget(self.line(self.make, self.try_, self.from_file, self.take_back, None))
        self.lay.addWidget(label(look, say.SECOND, "strong"))
        self.lay.addWidget(self._second)
        self.lay.addWidget(self.line(self.choose, self.no_more, None))
        self.take_back.hide()
        self.make.clicked.connect(self._make)
        self.try_.clicked.connect(self._ask_try)
        self.from_file.clicked.connect(self._from_file)
        self.take_back.clicked.connect(self._take_back)
        self.choose.clicked.connect(self._choose)
        self.no_more.clicked.connect(partial(self._second_is, None))

    def refresh(self) -> None:
        """Read what there is."""
        self.context.work.aside(_read, self._show, self.failed)

    def _show(self, read: tuple[Found, Path | None, Exception | None]) -> None:
        found, second, trouble = read
        self._newest = found.backups[0].path if found.backups else None
        shown = found.backups if self._all else found.backups[:_SHOWN]
        rows: list[QWidget] = [self._row(one) for one in shown] or [self.words(say.NO_BACKUP, "attention")]
        if len(shown) < len(found.backups):
            more = Button(self._look, say.MORE.format(count=len(found.backups)), "link")
            more.clicked.connect(self._show_all)
            rows.append(self.line(more, None))
        if found.unreadable:
            names = ", ".join(path.name for path in found.unreadable)
            rows.append(self.words(say.UNREADABLE.format(names=names), "attention"))
        self.fill(*rows)
        self.try_.setEnabled(bool(found.backups))
        self._second_text(self._said_of_second(second, trouble))
        is_decided = self.context.decided.second_place is not None
        self.no_more.setVisible(second is not None and not is_decided)
        self.choose.setVisible(not is_decided)

    def _said_of_second(self, second: Path | None, trouble: Exception | None) -> str:
        """A place that is decided and not reached yet is not the place that is used."""
        said, wanted = _said_of_second(second, trouble), self.context.decided.second_place
        if wanted is None:
            return said
        if second == wanted.absolute():
            return f"{said} {say.BY_ORGANISATION}"
        return f"{say.DECIDED_NOT_REACHED.format(folder=wanted)} {said}"

    def _second_text(self, text: str) -> None:
        self._second.setText(text)  # type: ignore[attr-defined]

    def _row(self, one: Backup) -> QWidget:
        counts = one.counts.get("citizen", 0), one.counts.get("gathering", 0)
        when, what = say.backup(one.made_at, one.reason, *counts)
        restore = Button(self._look, say.RESTORE, "quiet", "restore", say.RESTORE_OF.format(when=when))
        restore.clicked.connect(partial(self.compare, one.path))
        words = box(self._look, label(self._look, when, "strong"), label(self._look, what, "caption", "ink2"), gap=0)
        return self.line((words, 1), restore)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()

    def _make(self, _checked: bool = False, reason: Reason = Reason.ASKED) -> None:
        if not self._making:
            self._making = True
            self.context.work.behind(lambda desk: backups.make(desk, reason), self._made, self._not_made)

    def _not_made(self, error: Exception) -> None:
        self._making = False
        self.failed(error)

    def _made(self, made: Made) -> None:
        self._making = False
        trouble = explained(made.trouble) if made.trouble else None
        self.done(f"{say.MADE} {trouble.paragraph() if trouble else ''}".strip())

    def _ask_try(self) -> None:
        line, yes = PassphraseLine(self._look, say.PHRASE), Button(self._look, say.TRY_IT, "main")

        def do() -> None:
            path, phrase = self._newest, line.edit.text()
            if path is not None:
                self.context.work.aside(lambda desk: backups.attempt(desk, path, phrase), self._tried, self.failed)

        wrong: Wrong = {BackupNotOpened: line}
        self.ask(say.TRY_TEXT, [labelled(self._look, say.PHRASE, line)], yes, do, wrong=wrong, by=self.try_)

    def _tried(self, tried: Tried) -> None:
        when = moment(tried.last_worked_at) if tried.last_worked_at else "–"
        self.done(say.TRIED.format(what=say.holds(tried.citizens, tried.rounds), when=when))

    def _from_file(self) -> None:
        chosen = self.context.choose_files(say.RESTORE_FILE, locking.BACKUP_FILES)
        if chosen:
            self.compare(chosen[0])

    def compare(self, path: Path) -> None:
        """Ask whether to go back to a backup, with what that would change."""
        self.context.work.aside(
            lambda desk: backups.compared(desk, path), partial(self._ask_restore, path), self.failed
        )

    def _ask_restore(self, path: Path, found: Compared) -> None:
        lines = [_told(one) for one in found.citizens]
        what = [say.changes(found.changes_since)] if found.changes_since else [] if lines else [say.SAME]
        texts = [self.words(text) for text in [*what, *lines, say.KEPT_FIRST]]
        yes = Button(self._look, say.DO_RESTORE, "main", "restore")
        question = say.RESTORE_SURE.format(when=moment(found.backup.made_at))
        self.ask(question, texts, yes, partial(self._restore, path, say.RESTORED))

    def _restore(self, path: Path, said: str) -> None:
        self.context.work.rewrite(
            lambda desk: backups.restore(desk, path), RESTORING, partial(self._restored, said), self.failed
        )

    def _restored(self, said: str, made: Made) -> None:
        self._before = made.backup.path
        self.take_back.setVisible(said == say.RESTORED)
        self.done(said)

    def _take_back(self) -> None:
        if self._before is not None:
            self._restore(self._before, say.TAKEN_BACK)

    def _choose(self) -> None:
        folder = self.context.choose_folder(say.CHOOSE_SECOND_TITLE)
        if folder is not None:
            self._second_is(folder)

    def _second_is(self, folder: Path | None, _checked: bool = False) -> None:
        self.context.work.submit(
            lambda desk: backups.choose_second_place(desk, folder), lambda _: self._chosen(folder), self.failed
        )

    def _chosen(self, folder: Path | None) -> None:
        """A place with nothing in it protects nobody: the first copy goes there at once."""
        self.done("")
        if folder is not None:
            self._make(reason=Reason.REGULAR)


def _read(desk: Desk) -> tuple[Found, Path | None, Exception | None]:
    return backups.listing(desk), backups.second_place(desk), backups.second_trouble(desk)


def _said_of_second(second: Path | None, trouble: Exception | None) -> str:
    if second is None:
        return say.NO_SECOND
    if trouble is None:
        return say.HAS_SECOND.format(folder=second)
    return f"{say.CHOSEN_SECOND.format(folder=second)} {_why_not(trouble)}"


def _why_not(trouble: Exception) -> str:
    if isinstance(trouble, backups.PlaceWithin):
        return say.SECOND_WITHIN
    return say.SECOND_NOT_KNOWN if isinstance(trouble, backups.PlaceNotKnown) else say.SECOND_GONE


def _told(one: Difference) -> str:
    if one.only_now:
        return say.ONLY_NOW.format(name=one.name)
    if one.only_then:
        return say.ONLY_THEN.format(name=one.name)
    if one.rounds_only_now:
        return say.rounds_now(one.name, one.rounds_only_now)
    return say.OTHERWISE.format(name=one.name)
