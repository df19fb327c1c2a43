"""Afslut og udskriv: what to look at and what to hand over; under it, set apart, Færdiggør."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.double import is_under_way
from ffbdesk.domain.ids import GatheringId
from ffbdesk.domain.judgement import Assessed
from ffbdesk.domain.records import Round
from ffbdesk.domain.rules import in_order, is_sensitive
from ffbdesk.domain.sidebyside import side_by_side
from ffbdesk.services import handover, rounds
from ffbdesk.services.handover import Form, Paper
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.gathering.finishing import Finishing
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, scroll, tab_on
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import tell_what_waits
from ffbdesk.ui.report.choices import ReportChoices
from ffbdesk.ui.report.making import Making
from ffbdesk.ui.report.preview import Preview
from ffbdesk.ui.report.saving import Saving
from ffbdesk.ui.report.toprinter import ToPrinter
from ffbdesk.ui.result.checks import Checks, Further
from ffbdesk.words import double as say_double
from ffbdesk.words import ending as say
from ffbdesk.words import handover as report
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import long_date

BESIDE, RAIL = 1100, 88
"""Window width divided by text scale: the report is seen beside the choices from here, in their place below."""


class EndingPage(QWidget):
    """Checks that never stop anybody, the report with its choices, and the lock."""

    theme_wanted = Signal(str)
    head_wanted = Signal()
    goals_wanted = Signal()
    double_wanted = Signal()
    date_wanted = Signal(object)
    """The FieldRef of a date that has to be put right."""

    def __init__(self, context: Context, open_part: Callable[[Round], Round], has_closed: Callable[[], bool]) -> None:
        """`open_part` gives a round without the themes that are closed: what is only looked at names none of them."""
        super().__init__()
        self._context, look = context, context.look
        self._open_part, self._has_closed = open_part, has_closed
        self._round: Round | None = None
        self._title = label(look, Command.END.text, "title")
        self._under = label(look, "", "body", "ink2", wrap=True)
        self.choices = ReportChoices(context)
        self.preview = Preview(context)
        self.making = Making(context, self)
        self.saving = Saving(context)
        self.pdf = Button(look, say.PDF, "", "pdf")
        self.json = Button(look, say.JSON, "", "json")
        self.json.setAccessibleDescription(say.JSON_HOLDS)
        self.text = Button(look, say.TEXT, "", "copy")
        self.see = Button(look, Command.SEE_REPORT.text, "", "eye")
        self.checks = Checks(context, *self.choices.papers.values())
        self._draft = label(look, say.DRAFT, "caption", "ink3", wrap=True)
        self.finishing = Finishing(context)
        self._sha = label(look, "", "caption", "ink3", wrap=True)
        self._wide, self._looking = False, False
        self._noted = False
        self.printer = ToPrinter(context, self.preview)
        self.printer.went.connect(lambda at, total: self.preview.wait(report.PRINTING.format(page=at, total=total)))
        self._connect()
        self._lay_out()
        self._fold()

    @property
    def saved(self) -> Notice:
        """What was saved, and where."""
        return self.saving.saved

    def show_round(self, shown: Round) -> None:
        """Show where the round stands."""
        self._round = shown
        gathering_, seal = shown.gathering, shown.gathering.seal
        day = long_date(gathering_.held_on)
        self._under.setText(say.OF.format(day=day, name=self._context.names.of(shown.citizen)))
        seen = self._open_part(shown)
        self.checks.show_round(seen, self._further(seen))
        self._draft.setVisible(seal is None)
        self._never_stops.setVisible(seal is None and not is_under_way(gathering_.assessments))
        self.finishing.show_round(shown, seen, closed=self._has_closed())
        self._sha.setText(say.FINGERPRINT.format(sha=_grouped(seal.sha256)) if seal else "")
        self._sha.setVisible(seal is not None)
        self._prepare()

    def forget(self) -> None:
        """Another round is shown, or none: nothing of the last one stays."""
        self._round = None
        self.finishing.forget()
        self._noted = False
        self.making.forget()
        self.saving.forget()
        self.choices.start_anew()
        self.preview.forget()
        self._looking = False
        self._fold()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes down the page from its heading, where that has the keyboard."""
        if self._title.hasFocus() and tab_on(self._form, self._title, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The report beside the choices where there is room."""
        super().resizeEvent(event)
        self._fold()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: what is being made is given up."""
        super().hideEvent(event)
        self.making.rest()

    def take_focus(self) -> None:
        """Where the keyboard starts: at the heading, so that what is missing is seen before it is saved."""
        self._title.setFocus()

    def _further(self, shown: Round) -> list[Further]:
        """What the reader of the report would miss."""
        silent = [
            self._context.catalogue.theme(c.theme)
            for c in in_order(shown.gathering, self._context.catalogue)
            if isinstance(c.judgement, Assessed) and not c.short_remark
        ]
        found = [Further(say.without_remark(len(silent)), themes=silent)] if silent else []
        order = tuple(theme.code for theme in self._context.catalogue.themes)
        apart = sum(one.is_open for one in side_by_side(shown.gathering, order))
        if apart:
            found.insert(0, Further(say_double.left(apart), say_double.SEE, self.double_wanted.emit))
        if not shown.gathering.wishes:
            found.append(Further(say.NO_WISHES, say.SEE, self.head_wanted.emit))
        return found

    def _save(self, form: Form) -> None:
        if self._round is not None:
            self.saving.save(self._round, form, self.choices.wanted())

    def _prepare(self) -> None:
        """Make the report that is chosen, where it is looked at."""
        if self._round is not None and self.preview.isVisibleTo(self):
            self._note_sensitive(self._round)
            self.making.want(self._round, self.choices.wanted())
        else:
            self.making.rest()

    def _note_sensitive(self, shown: Round) -> None:
        """A sensitive theme is seen on paper: once in the log for each time that the page is opened."""
        if self._noted or not self.choices.wanted().choices.sensitive or not is_sensitive(shown):
            return
        self._noted, which = True, shown.gathering.id
        self._context.work.submit(lambda desk: rounds.preview_sensitive(desk, which))

    def _made(self, pdf: bytes) -> None:
        self._context.speaker.over(self.making)
        self.preview.show_pdf(pdf)

    def _not_made(self, error: Exception) -> None:
        self.preview.wait("")
        self._context.speaker.trouble(error, self.making)

    def _look(self, looking: bool) -> None:
        """In a narrow window the report takes the place of the choices."""
        self._looking = looking
        self._fold()
        self._prepare()
        self.preview.take_focus() if looking else self.see.setFocus()

    def _fold(self) -> None:
        tokens = self._context.look.tokens
        self._wide = self.width() / tokens.scale + RAIL >= BESIDE
        self.preview.setVisible(self._wide or self._looking)
        self.preview.leave.setVisible(not self._wide)
        self._form.setVisible(self._wide or not self._looking)
        self._form.setMaximumWidth(tokens.t(520) if self._wide else 16_777_215)
        self.see.setVisible(not self._wide)
        self._prepare()

    def showEvent(self, event: QShowEvent) -> None:
        """Looked at again: what was given up is made after all."""
        super().showEvent(event)
        self._prepare()

    def _print(self) -> None:
        wanted = self.making.shown
        if wanted is not None and self._round is not None:
            which = self._round.gathering.id
            self.printer.send(
                self.making.content(wanted),
                report.REPORT,
                lambda desk: handover.note_print(desk, which, wanted.paper),
                partial(self._printed, which, wanted.paper),
            )

    def _printed(self, which: GatheringId, paper: Paper, whole: bool) -> None:
        self.preview.wait("")
        if whole:
            self._context.speaker.say(report.PRINTED)
            return
        self._context.speaker.warn(report.NOT_PRINTED, self.preview)
        self._context.work.submit(lambda desk: handover.note_not_printed(desk, which, paper))

    def _copy(self) -> None:
        shown, choices = self._round, self.choices.wanted().choices
        if shown is not None:
            tell_what_waits(self._context)
            which = shown.gathering.id
            self._context.work.aside(lambda desk: handover.text_of(desk, which, choices), self._copied)

    def _copied(self, text: str) -> None:
        self._context.clipboard.put(text)
        self._context.speaker.say(report.COPIED_ALL)

    def is_finishing(self) -> bool:
        """Whether the round is being locked: until it is, nothing in it is to be set."""
        return self.finishing.is_finishing()

    def _finished(self, shown: Round) -> None:
        self.saving.forget()  # what was saved before is a draft, and no longer the newest
        self.show_round(shown)
        self._title.setFocus()  # where a second Enter does nothing

    def _connect(self) -> None:
        self.checks.theme_wanted.connect(self.theme_wanted)
        self.checks.goals_wanted.connect(self.goals_wanted)
        self.pdf.clicked.connect(lambda: self._save(Form.PDF))
        self.json.clicked.connect(lambda: self._save(Form.JSON))
        self.text.clicked.connect(self._copy)
        self.see.clicked.connect(lambda: self._look(True))
        self.preview.closed.connect(lambda: self._look(False))
        self.preview.print_wanted.connect(self._print)
        self.choices.changed.connect(self._prepare)
        self.making.began.connect(lambda: self.preview.wait(report.MAKING))
        self.making.made.connect(self._made)
        self.making.failed.connect(self._not_made)
        commands.press(self.pdf, Command.SAVE_PDF)
        commands.press(self.json, Command.SAVE_JSON)
        commands.press(self.text, Command.COPY_ALL)
        commands.press(self.see, Command.SEE_REPORT)
        self.finishing.finished.connect(self._finished)
        self.finishing.date_wanted.connect(self.date_wanted)

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
            label(look, report.REPORT, "section"),
            self.choices,
            8,
            row(look, (self.pdf, 1), (self.json, 1), (self.text, 1), gap=8),
            row(look, self.see, None),
            label(look, say.FILE_NAMES, "caption", "ink3", wrap=True),
            self._draft,
            self.saving,
            gap=8,
        )
        inner = box(
            look,
            self._title,
            self._under,
            self._sha,
            card,
            8,
            outputs,
            None,
            gap=8,
            margins=(32, 24, 32, 24),
        )
        inner.setMaximumWidth(look.tokens.t(760))
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll(look, row(look, (inner, 100), None)), 1)
        column.addWidget(self.finishing)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._form, 2)
        lay.addWidget(self.preview, 3)


def _grouped(sha: str) -> str:
    return " ".join(sha[i : i + 4] for i in range(0, len(sha), 4))
