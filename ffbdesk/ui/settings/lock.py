"""When the archive is locked, where it lies, and who has seen what."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ffbdesk.services import access
from ffbdesk.services.access import Line
from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.section import Section
from ffbdesk.words import access as log
from ffbdesk.words import settings as say
from ffbdesk.words.dates import moment

MINUTES = (1, 2, 5, 10, 15, 30)


class LockSection(Section):
    """How long nobody touches anything."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.LOCK, say.LOCK_TEXT)
        self.after = Choice(context.look, say.LOCK_AFTER, "", letters=12)
        longest = context.decided.lock_minutes
        offered = sorted({context.decided.minutes(n) for n in MINUTES})
        self.after.fill([("", [(str(n), say.minutes(n)) for n in offered])], none=False)
        self.lay.addWidget(self.line(labelled(context.look, say.LOCK_AFTER, self.after), None))
        if longest is not None:
            self.lay.addWidget(
                self.words(f"{say.DECIDED_LOCK.format(minutes=say.minutes(longest))} {say.BY_ORGANISATION}")
            )
        self.after.picked.connect(self._pick)

    def refresh(self) -> None:
        """Read how long."""
        minutes = self.context.decided.minutes
        self.context.work.submit(lambda desk: str(minutes(access.lock_minutes(desk))), self.after.set, self.failed)

    def _pick(self, code: str) -> None:
        minutes = int(code)

        def job(desk: Desk) -> None:
            access.set_lock_minutes(desk, minutes)

        self.context.work.submit(job, lambda _: self._picked(minutes), self.failed)

    def _picked(self, minutes: int) -> None:
        self.context.lock_after(minutes)
        self.done(say.LOCK_CHANGED.format(minutes=say.minutes(minutes)))


class LogSection(Section):
    """The last lines of the access log, and all of it as a file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.LOG, say.LOG_TEXT)
        self.save = Button(context.look, say.SAVE_LOG)
        self.lay.addWidget(self.line(self.save, None))
        self.save.clicked.connect(self._save)

    def refresh(self) -> None:
        """Read the last ones."""
        self.context.work.aside(lambda desk: (access.state(desk), access.lines(desk, 50)), self._show, self.failed)

    def _show(self, found: tuple[str, tuple[Line, ...]]) -> None:
        state, lines = found
        self.fill(self.words(state, "ink2"), *map(self._row, lines))

    def _row(self, line: Line) -> QWidget:
        text = (
            f"{line.by} {log.what(line.what)} · {line.citizen}" if line.citizen else f"{line.by} {log.what(line.what)}"
        )
        when = label(self._look, moment(line.at), "caption", "ink2")
        when.setFixedWidth(self._look.tokens.t(210))
        return self.line(when, (self.words(text), 1))

    def _save(self) -> None:
        folder = self.context.choose_folder(say.LOG_FOLDER)
        if folder is not None:
            self.context.work.aside(lambda desk: access.save(desk, folder), self._saved, self.failed)

    def _saved(self, path: Path) -> None:
        self.done(say.LOG_SAVED.format(name=path.name))
