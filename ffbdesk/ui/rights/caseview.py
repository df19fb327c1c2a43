"""Lav øvesag: the page on which a course case is made of a citizen's text, one step after another."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.borrowed import BorrowedCase, Reader, mark_of, missing, still_there, undecided
from ffbdesk.domain.course.disguise import Candidate
from ffbdesk.services.course import fromcitizen
from ffbdesk.services.course.fromcitizen import OnTheTable
from ffbdesk.services.desk import Desk
from ffbdesk.ui.context import Context
from ffbdesk.ui.keeper import Keeper
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row, scroll, to_top
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.ui.rights.casesteps import ReadersStep, SaveStep, WhoStep
from ffbdesk.ui.rights.casetext import ReadStep
from ffbdesk.ui.rights.casewords import WordsStep
from ffbdesk.ui.section import Ordered
from ffbdesk.words.course import fromcitizen as say
from ffbdesk.words.errors import explained

_FOUND_MS = 400
"""After the last letter in the text, before it is looked through anew."""


class PracticeCaseView(QWidget):
    """The five steps. What is typed is stored by itself, and the text below follows at once."""

    went_back = Signal()
    removed = Signal()
    went_out = Signal()
    """A line more stands in the log."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._table: OnTheTable | None = None
        self._found: tuple[Candidate, ...] = ()
        self._once, self.keeper = Once(context), Keeper(context.work, self, fromcitizen.keep)
        self._look_anew = QTimer(self, singleShot=True, interval=_FOUND_MS)
        self._look_anew.timeout.connect(self._find)
        self.back = Button(look, say.BACK, "quiet", "prev")
        self.trouble = Notice(look, "attention")
        self.who, self.words, self.read = WhoStep(context), WordsStep(context), ReadStep(context)
        self.readers, self.saving = ReadersStep(context), SaveStep(context)
        steps = self.who, self.words, self.read, self.readers, self.saving
        head = box(look, row(look, self.back, None), label(look, say.TITLE, "title"), self.trouble)
        inner = box(look, head, *steps, None, gap=16, margins=(32, 16, 32, 24))
        inner.setMaximumWidth(look.tokens.t(860))
        Ordered(self, steps)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (inner, 100), None)))
        self._connect()

    def open(self, table: OnTheTable) -> None:
        """A case, with what of it waits to be stored."""
        made = self.keeper.newest(table.made.id, table.made)
        self._table = replace(table, made=made)
        self.who.show_case(made)
        self.read.show_case(made)
        self.readers.show_case(made)
        self.saving.show_case()
        self._find()
        to_top(self)

    def forget(self) -> None:
        """Another page or citizen is wanted: what was typed is stored, and nothing here is anybody's."""
        self.flush()
        self._look_anew.stop()
        self._table, self._found = None, ()
        self.words.forget()
        self.read.forget()
        self.saving.show_case()
        for field in (self.who.name, self.who.age, *self.readers.names):
            field.clear()

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.keeper.flush()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.who.name.setFocus()

    def _change(self, change: Callable[[BorrowedCase], BorrowedCase]) -> None:
        if self._table is not None:
            made = change(self._table.made)
            if made != self._table.made:
                self._table = replace(self._table, made=made)
                self.keeper.keep(made.id, made)
                self._follow()

    def _find(self) -> None:
        """Look through the text, which was changed."""
        if self._table is not None:
            self._look_anew.stop()
            self._found = self._table.candidates()
            self.words.show_found(self._found, self._table.made)
            self._follow()

    def _follow(self) -> None:
        if self._table is None:
            return
        made, own, found = self._table.made, self._table.own, self._found
        reads = made.as_it_reads()
        self.words.follow(made)
        self.read.follow(made, reads)
        self.readers.follow(made, mark_of(reads))
        there = still_there(made, reads, found, own)
        self.saving.follow(missing(made, reads, found, own), len(undecided(made, found)), there)

    def _name(self, name: str) -> None:
        """The invented name stands for the citizen's own in the text too, until somebody writes another there."""
        own = self._table.own if self._table is not None else ()

        def put(made: BorrowedCase) -> BorrowedCase:
            instead, before, now = dict(made.instead), made.draft.name.split(), name.split()
            for at, words in ((0, own[:1]), (-1, own[1:][-1:])):
                old, new = (parts[at] if len(parts) > -at else "" for parts in (before, now))
                instead |= {one: new for one in words if instead.get(one, "") == old}
            return replace(made, instead=instead, draft=replace(made.draft, name=name))

        self._change(put)

    def _age(self, age: int | None) -> None:
        self._change(lambda made: replace(made, draft=replace(made.draft, age=age)))

    def _replace(self, words: str, other: str) -> None:
        self._change(lambda made: replace(made, instead={**made.instead, words: other}))

    def _stay(self, words: str, on: bool) -> None:
        self._change(lambda made: replace(made, stays=made.stays | {words} if on else made.stays - {words}))

    def _rest_stays(self, words: tuple[str, ...]) -> None:
        def rest(made: BorrowedCase) -> BorrowedCase:
            left = {one.words for one in undecided(made, self._found) if one.words in words}
            return replace(made, stays=made.stays | left)

        self._change(rest)
        self._context.speaker.say(say.ALL_STAY_SAID)

    def _shift(self, days: int) -> None:
        self._change(lambda made: replace(made, days=days))

    def _edit(self, which: str, text: str) -> None:
        def put(made: BorrowedCase) -> BorrowedCase:
            sections = (replace(one, text=text) if one.id == which else one for one in made.draft.sections)
            return replace(made, draft=replace(made.draft, sections=tuple(sections)))

        self._change(put)
        self._look_anew.start()

    def _reason(self, which: str, text: str) -> None:
        def put(made: BorrowedCase) -> BorrowedCase:
            themes = (replace(one, reasoning=text) if which in one.built_on else one for one in made.draft.themes)
            return replace(made, draft=replace(made.draft, themes=tuple(themes)))

        self._change(put)
        self._look_anew.start()

    def _leave_out(self, which: str, out: bool) -> None:
        self._change(lambda made: replace(made, left_out=made.left_out | {which} if out else made.left_out - {which}))
        self._find()

    def _read_by(self, readers: tuple[Reader, Reader]) -> None:
        self._change(lambda made: replace(made, readers=readers))

    def _save(self) -> None:
        self._find()
        table = self._table
        folder = self._context.choose_folder(say.FOLDER) if table is not None and self._is_ready(table) else None
        if table is not None and folder is not None:
            made = table.made
            self._once.do(
                partial(_kept_and_saved, made, folder), partial(self._saved, made.id), partial(self._not_saved, made.id)
            )

    def _is_ready(self, table: OnTheTable) -> bool:
        """Where it is not, the service says why, before a folder is asked for."""
        try:
            fromcitizen.must_be_ready(table)
        except fromcitizen.NOT_READY as error:
            self._not_saved(table.made.id, error)
            return False
        return True

    def _saved(self, which: str, path: Path) -> None:
        if self._table is not None and self._table.made.id == which:
            self.saving.is_saved(path)
        self.went_out.emit()

    def _not_saved(self, which: str, error: Exception) -> None:
        if self._table is not None and self._table.made.id == which:
            self.saving.failed(error)
        else:
            self._context.speaker.trouble(error, self._once)

    def _ask_remove(self) -> None:
        yes = Button(self._context.look, say.DO_REMOVE, "main")
        self.saving.ask("", [self.saving.words(say.REMOVE_SURE)], yes, self._remove, by=self.saving.remove)

    def _remove(self) -> None:
        if self._table is not None:
            which = self._table.made.id
            self.keeper.forget(which)
            self._once.do(lambda desk: fromcitizen.remove(desk, which), self._is_removed, self.saving.failed)

    def _is_removed(self, _none: None) -> None:
        self._table = None
        self.removed.emit()

    def _tell_trouble(self, _which: str, error: Exception | None) -> None:
        known = explained(error) if error is not None else None
        if error is not None and known is None:
            raise error
        self.trouble.tell(say.NOT_STORED.format(why=known.paragraph()) if known else "")

    def _go_back(self) -> None:
        self.flush()
        self.went_back.emit()

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.who.named.connect(self._name)
        self.who.aged.connect(self._age)
        self.words.replaced.connect(self._replace)
        self.words.may_stay.connect(self._stay)
        self.words.shifted.connect(self._shift)
        self.words.rest_stays.connect(self._rest_stays)
        self.read.edited.connect(self._edit)
        self.read.reasoned.connect(self._reason)
        self.read.left_out.connect(self._leave_out)
        self.readers.changed.connect(self._read_by)
        self.saving.save.clicked.connect(self._save)
        self.saving.remove.clicked.connect(self._ask_remove)
        self.keeper.refused.connect(self._tell_trouble)


def _kept_and_saved(made: BorrowedCase, folder: Path, desk: Desk) -> Path:
    """What is saved is what is in sight."""
    fromcitizen.keep(desk, made)
    return fromcitizen.save(desk, made.id, folder)
