"""When the passphrase is forgotten, or somebody has left: the recovery sheet and the organisation's key."""

import secrets
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ffbdesk.services import people, sheets
from ffbdesk.services.desk import TooLong
from ffbdesk.services.people import NoPersonName, Ways
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import row
from ffbdesk.ui.kit.newphrase import NewPhrase
from ffbdesk.ui.report.printing import Printing
from ffbdesk.ui.section import Section
from ffbdesk.ui.settings.people import weak
from ffbdesk.words import handover, locking
from ffbdesk.words import settings as say
from ffbdesk.words import unlock as words
from ffbdesk.words.dates import moment

_GROUPS, _KEY_GROUPS = 16, 8


class SheetSection(Section):
    """The sheet counts when two of its groups have been typed back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.SHEET, say.SHEET_TEXT)
        self.print, self.save = Button(context.look, say.PRINT_SHEET, "", "print"), Button(context.look, say.SAVE_SHEET)
        self.have = Button(context.look, say.HAVE_SHEET)
        self.lay.addWidget(self.line(self.print, self.save, None))
        self.lay.addWidget(self.line(self.have, None))
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.have.clicked.connect(lambda: self._ask_back("", self.have))
        self.groups: dict[int, TextLine] = {}
        """The fields of the check, by the number of their group; none while it is not open."""
        self._files: list[Path] = []
        """Where the sheet was saved: each of them opens the archive until it is deleted."""

    def calm(self) -> None:
        """See `Section`."""
        super().calm()
        self.groups = {}

    def under_check(self) -> tuple[str, ...] | None:
        """The files that are to be deleted, while the check stands open; None while it does not."""
        return tuple(map(str, self._files)) if self.groups else None

    def check_again(self, files: tuple[str, ...]) -> None:
        """The check stood open when the window was left: it does again, with other groups."""
        self._files = [Path(file) for file in files]
        self._ask_back(say.delete_sheets(self._files), self.have)

    def refresh(self) -> None:
        """Read whether there is one."""
        self.context.work.submit(people.ways, self._show, self.failed)

    def _show(self, ways: Ways) -> None:
        made = ways.sheet_made_at
        text = say.SHEET_MADE.format(when=moment(made)) if made else say.NO_SHEET
        self.fill(self.words(text, "ink" if made else "attention"))
        if made and self.have.hasFocus():
            self._heading.setFocus()  # what is hidden hands the keyboard to whatever comes next
        self.have.setVisible(made is None)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.context.choose_printer(printer):
            self.context.work.aside(sheets.pdf, partial(self._to_printer, printer), self.failed)

    def _to_printer(self, printer: QPrinter, content: bytes) -> None:
        printing = Printing(content, printer, self)
        printing.done.connect(self._printed)
        printing.start()

    def _printed(self, whole: bool) -> None:
        self._ask_back("" if whole else handover.NOT_PRINTED, self.print)

    def _save(self) -> None:
        folder = self.context.choose_folder(say.SHEET_FOLDER)
        if folder is not None:
            self.context.work.aside(lambda desk: sheets.save(desk, folder), self._saved, self.failed)

    def _saved(self, path: Path) -> None:
        self._files = [*(file for file in self._files if file != path), path]
        self._ask_back(say.sheet_saved(self._files), self.save)

    def _ask_back(self, told: str, by: Button) -> None:
        """Two groups, other ones each time, and one of them of the key itself."""
        chance = secrets.SystemRandom()
        key = chance.randrange(1, _KEY_GROUPS + 1)  # the others are the archive's number, the same on every sheet
        numbers = sorted((key, chance.choice([one for one in range(1, _GROUPS + 1) if one != key])))
        groups = {number: TextLine(self._look, say.GROUP.format(number=number)) for number in numbers}
        fields: list[QWidget] = [
            labelled(self._look, say.GROUP.format(number=number), field) for number, field in groups.items()
        ]
        left = say.delete_sheets(self._files)
        yes = Button(self._look, say.CHECK_SHEET, "main")
        do = partial(self._type_back, f"{say.SHEET_COUNTS} {left}".strip())
        self.ask(say.TYPE_BACK, [row(self._look, *fields, None, gap=16)], yes, do, by=by, after=left)
        self.groups = groups
        self.told.tell(told)

    def _type_back(self, told: str) -> None:
        typed = {number: field.text() for number, field in self.groups.items()}
        self.context.work.submit(lambda desk: people.type_back(desk, typed), lambda _: self.done(told), self.failed)


class OrganisationSection(Section):
    """A leader's way in, if there is to be one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.ORGANISATION, say.ORGANISATION_TEXT)
        self._name = ""
        look = context.look
        self.make, self.use = Button(look, say.MAKE_KEY, "", "key"), Button(look, say.USE_KEY)
        self.remove = Button(look, say.REMOVE, "quiet", name=say.REMOVE_OF.format(name=say.ORGANISATION.lower()))
        decided = context.decided.organisation
        self.let_in = Button(look, say.LET_KEY_IN.format(name=decided.name if decided else ""), "", "key")
        self.lay.addWidget(self.line(self.let_in, self.make, self.use, self.remove, None))
        self.let_in.hide()
        self.let_in.clicked.connect(self._let_in)
        self.make.clicked.connect(self._ask_make)
        self.use.clicked.connect(self._use)
        self.remove.clicked.connect(self._ask_remove)

    def refresh(self) -> None:
        """Read whether one has a way in."""
        decided = self.context.decided.organisation
        self.context.work.submit(
            lambda desk: (people.ways(desk), decided is None or people.opens(desk, decided)), self._show, self.failed
        )

    def _show(self, found: tuple[Ways, bool]) -> None:
        ways, as_decided = found
        name, decided = ways.organisation, self.context.decided.organisation
        self._name = name
        lines = [say.HAS_ORGANISATION.format(name=name) if name else say.NO_ORGANISATION]
        if decided is not None:
            lines.append(say.BY_ORGANISATION if as_decided else say.KEY_NOT_HERE.format(name=decided.name))
        self.fill(*map(self.words, lines))
        self.remove.setVisible(bool(name))
        self.let_in.setVisible(not as_decided)

    def _let_in(self) -> None:
        decided = self.context.decided.organisation
        if decided is not None:
            self.context.work.submit(
                lambda desk: people.let_in_known(desk, decided),
                lambda _: self.done(say.KEY_USED.format(name=decided.name)),
                self.failed,
            )

    def _ask_make(self) -> None:
        name, phrase = (
            TextLine(self._look, say.KEY_NAME),
            NewPhrase(self._look, self.context.judge, say.NEW_PHRASE, say.REPEAT),
        )
        yes = Button(self._look, say.MAKE_KEY, "main")

        def do() -> None:
            agreed = phrase.agreed()
            if agreed is None:
                self.refused(words.NOT_THE_SAME, phrase.first)
                return
            folder = self.context.choose_folder(say.KEY_FOLDER)
            if folder is not None:
                who, machine = name.text().strip(), self.context.machine
                self.context.work.submit(
                    lambda desk: people.make_organisation_key(desk, who, agreed, folder, machine()),
                    lambda path: self.done(say.KEY_MADE.format(name=path.name, folder=path.parent)),
                    self.failed,
                )

        wrong = {NoPersonName: name, TooLong: name, **weak(phrase)}
        self.ask("", [labelled(self._look, say.KEY_NAME, name), phrase], yes, do, wrong=wrong, by=self.make)

    def _use(self) -> None:
        chosen = self.context.choose_files(locking.CHOOSE_KEY, locking.KEY_FILES)
        if chosen:
            self.context.work.submit(
                lambda desk: people.let_organisation_in(desk, chosen[0]),
                lambda name: self.done(say.KEY_USED.format(name=name)),
                self.failed,
            )

    def _ask_remove(self) -> None:
        yes, name = Button(self._look, say.REMOVE, "danger"), self._name
        means = [self.words(say.REMOVE_MEANS.format(name=name))]
        self.ask(say.REMOVE_SURE.format(name=name), means, yes, self._remove, by=self.remove)

    def _remove(self) -> None:
        self.context.work.submit(
            lambda desk: people.remove(desk, people.organisation_id(desk)),
            lambda _: self.done(say.NO_ORGANISATION),
            self.failed,
        )
