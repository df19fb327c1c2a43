"""Afslut og udskriv: what to look at, what to hand over, and, set apart, the one act that cannot be undone."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.records import Round
from ffbdesk.domain.rules import display_name
from ffbdesk.services import handover, rounds
from ffbdesk.services.handover import Form
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.gathering.checks import Checks, Further
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, rule, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import ending as say
from ffbdesk.words import gathering
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import long_date, moment


class EndingPage(QWidget):
    """Checks that never stop anybody, two files, and the lock."""

    theme_wanted = Signal(str)
    head_wanted = Signal()
    goals_wanted = Signal()
    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._round: Round | None = None
        self._under = label(look, "", "body", "ink2", wrap=True)
        self.pdf = Button(look, Command.SAVE_PDF.text, "", "pdf")
        self.json = Button(look, Command.SAVE_JSON.text, "", "json")
        self.checks = Checks(context, self.pdf)
        self.saved = Notice(look)
        self.show_folder = Button(look, Command.SHOW_FOLDER.text, "quiet", "folder")
        self._draft = label(look, say.DRAFT, "caption", "ink3", wrap=True)
        self.finish = Button(look, Command.FINISH.text, "main", "lock")
        self.yes, self.no = Button(look, say.YES, "main", "lock"), Button(look, say.NO)
        self._locked = Notice(look)
        self._sha = label(look, "", "caption", "ink3", wrap=True)
        self._folder: Path | None = None
        self._connect()
        self._lay_out()

    def show_round(self, shown: Round) -> None:
        """Show where the round stands."""
        self._round = shown
        gathering_, seal = shown.gathering, shown.gathering.seal
        day = long_date(gathering_.held_on)
        self._under.setText(say.OF.format(day=day, name=display_name(shown.citizen)))
        self.checks.show_round(shown, self._further(shown))
        self._draft.setVisible(seal is None)
        self._never_stops.setVisible(seal is None)
        self._end.setVisible(seal is None)
        self._ask(False)
        self._locked.tell(gathering.LOCKED.format(when=moment(seal.at), who=seal.by) if seal else "")
        self._sha.setText(say.FINGERPRINT.format(sha=_grouped(seal.sha256)) if seal else "")
        self._sha.setVisible(seal is not None)

    def forget(self) -> None:
        """Another round is shown: what was saved for the last one is not said any more."""
        self.saved.tell("")
        self.show_folder.hide()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.pdf.setFocus()

    def _further(self, shown: Round) -> list[Further]:
        """What the reader of the report would miss."""
        silent = sum(c.judgement is not None and not c.short_remark for c in shown.gathering.conditions)
        found = [Further(say.without_remark(silent))] if silent else []
        if not shown.gathering.wishes:
            found.append(Further(say.NO_WISHES, say.SEE, self.head_wanted.emit))
        return found

    def _save(self, form: Form) -> None:
        shown = self._round
        if shown is None:
            return
        folder = self._context.choose_folder(say.CHOOSE_FOLDER)
        if folder is not None:
            which = shown.gathering.id
            self._context.work.submit(lambda desk: handover.save(desk, which, form, folder), self._saved)

    def _saved(self, path: Path) -> None:
        self._folder = path.parent
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(say.SAVED.format(name=path.name, folder=path.parent))
        self.show_folder.show()

    def _ask(self, asking: bool) -> None:
        self.finish.setVisible(not asking)
        self._sure.setVisible(asking)
        if asking:
            self.no.setFocus()

    def _finish(self) -> None:
        shown = self._round
        if not self._context.outbox.is_empty():
            self._context.speaker.warn(say.NOT_STORED)
        elif shown is not None:
            which = shown.gathering.id
            self._context.work.submit(lambda desk: rounds.finish(desk, which), self._finished, saves=True)

    def _finished(self, shown: Round) -> None:
        self._context.speaker.say(say.FINISHED)
        self.forget()  # what was saved before is a draft, and no longer the newest
        self.show_round(shown)
        self.finished.emit()
        self.pdf.setFocus()

    def _connect(self) -> None:
        self.checks.theme_wanted.connect(self.theme_wanted)
        self.checks.goals_wanted.connect(self.goals_wanted)
        self.pdf.clicked.connect(lambda: self._save(Form.PDF))
        self.json.clicked.connect(lambda: self._save(Form.JSON))
        self.show_folder.clicked.connect(lambda: self._folder and self._context.show_folder(self._folder))
        self.finish.clicked.connect(lambda: self._ask(True))
        self.no.clicked.connect(self._waited)
        self.yes.clicked.connect(self._finish)
        commands.press(self.pdf, Command.SAVE_PDF)
        commands.press(self.json, Command.SAVE_JSON)
        commands.press(self.show_folder, Command.SHOW_FOLDER)
        commands.press(self.finish, Command.FINISH)

    def _waited(self) -> None:
        self._ask(False)
        self.finish.setFocus()

    def _lay_out(self) -> None:
        look = self._context.look
        self._never_stops = label(look, say.NEVER_STOPS, "caption", "ink3", wrap=True)
        card = box(
            look,
            self.checks,
            self._never_stops,
            kind="card",
            gap=12,
            margins=(16, 16, 16, 16),
        )
        outputs = box(
            look,
            label(look, say.SAVE_AS, "section"),
            row(look, self.pdf, self.json, None, gap=8),
            label(look, say.FILE_NAMES, "caption", "ink3", wrap=True),
            self._draft,
            self.saved,
            row(look, self.show_folder, None),
            gap=8,
        )
        self.show_folder.hide()
        self._sure = box(look, label(look, say.SURE, "strong", wrap=True), row(look, self.yes, self.no, None), gap=8)
        self._end = box(
            look,
            rule(),
            8,
            row(look, self.finish, None),
            self._sure,
            label(look, say.CONSEQUENCE, "body", "ink2", wrap=True),
            gap=8,
        )
        form = box(
            look,
            label(look, Command.END.text, "title"),
            self._under,
            card,
            8,
            outputs,
            16,
            self._end,
            self._locked,
            self._sha,
            None,
            gap=8,
            margins=(32, 24, 32, 24),
        )
        form.setMaximumWidth(look.tokens.t(760))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (form, 100), None)))


def _grouped(sha: str) -> str:
    return " ".join(sha[i : i + 4] for i in range(0, len(sha), 4))
