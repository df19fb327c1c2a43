"""Where the staff writes the pages that a citizen is shown, and chooses those of today."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Part, Scope
from ffbdesk.domain.ids import CitizenId, GoalId, PlainPageId, ThemeCode
from ffbdesk.domain.kinds import PLAIN_PAGE
from ffbdesk.domain.overlay import over_plain_page
from ffbdesk.domain.plainpages import PlainSheet
from ffbdesk.domain.rules import first_name
from ffbdesk.domain.subgoals import beginning
from ffbdesk.export.choices import Choices
from ffbdesk.export.plainpages import told
from ffbdesk.services import notes, plainpages
from ffbdesk.services.desk import Desk
from ffbdesk.services.plainpages import PlainBoard
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import move
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, reveal, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.page import Once, Wanted, tell_what_waits, to_nowhere
from ffbdesk.ui.plainpages.form import PageForm
from ffbdesk.ui.plainpages.listing import PageList
from ffbdesk.ui.plainpages.shown import ShownPages
from ffbdesk.words import plainpages as say
from ffbdesk.words import progression as course_words
from ffbdesk.words import status as status_words
from ffbdesk.words.actions import Command

_FOLDED, _LIST = 820, 344
"""Page width divided by text scale under which the form stands below the list, and the list's width."""
_GOAL, _THEME, _WORDS = "goal:", "theme:", "words:"
"""What a choice of the list of new pages begins with."""


class PlainPagesEditor(QWidget):
    """The pages at the left, the one that is written on at the right."""

    went_back = Signal()

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        """`closed` gives the sensitive themes that are closed for the citizen in sight."""
        super().__init__()
        self._context, self._closed, look = context, closed, context.look
        self._wanted, self._once = Wanted(context), Once(context)
        self._citizen: CitizenId | None = None
        self._stored: PlainBoard | None = None
        self._board: PlainBoard | None = None
        """With what is on its way into the archive."""
        self._chosen: PlainPageId | None = None
        self._unticked: set[PlainPageId] = set()
        self._ticked: set[PlainPageId] = set()
        """Of pages about sensitive themes: forgotten when the page is left, so that each time is a choice."""
        self.back = Button(look, say.BACK, "quiet", "prev")
        self._title = label(look, say.TITLE, "title")
        self.add = Choice(look, say.ADD_NAME, say.ADD, 24)
        self.list = PageList(look)
        self._none = label(look, say.EMPTY, "body", "ink2", wrap=True)
        self._many = label(look, "", "caption", "ink2", wrap=True)
        self.ask = Tick(look, say.ASK_AFTERWARDS)
        self.ask.setChecked(True)
        self.open_sensitive = Button(look, course_words.OPEN_SENSITIVE, "quiet", "eye")
        self.show_button = Button(look, say.show_to(""), "main", "eye")
        self.pdf = Button(look, say.SAVE_PDF, "", "pdf")
        self.saved = Notice(look, answers=True)
        self.wrong = Notice(look, "attention")
        self._choose = label(look, say.CHOOSE, "body", "ink2", wrap=True)
        self.form = PageForm(context)
        self._lay_out()
        self._connect()

    def open(self, citizen: CitizenId) -> None:
        """Read and show a citizen's pages."""
        self.forget()
        self._citizen = citizen
        sensitive = not self._closed()
        self._wanted.ask(lambda desk: plainpages.visit(desk, citizen, sensitive=sensitive), self._opened)

    def reread(self) -> None:
        """As they stand now."""
        citizen = self._citizen
        if citizen is not None:
            sensitive = not self._closed()
            self._wanted.ask(lambda desk: plainpages.board(desk, citizen, sensitive=sensitive), self._opened)

    def forget(self) -> None:
        """Another page or citizen is wanted: nothing here is anybody's, and every choice is made anew."""
        self._wanted.nothing()
        self.form.forget()
        self._citizen = self._stored = self._board = self._chosen = None
        self._ticked, self._unticked = set(), set()
        self.ask.setChecked(True)
        self.saved.tell("")
        self.wrong.tell("")
        self._sides.hide()

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.form.fields.flush()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        (self.show_button if self.ticked() else self.add).setFocus()

    def ticked(self) -> tuple[PlainSheet, ...]:
        """The pages of today, in their order."""
        sheets = self._board.sheets if self._board else ()
        return tuple(one for one in sheets if self._is_ticked(one))

    def closed_pages(self) -> Collection[str]:
        """Those about sensitive themes that are closed: undo leaves what stands there alone."""
        return self._stored.closed if self._stored else ()

    def reveal(self, ref: FieldRef) -> None:
        """Bring a field into sight."""
        if ref.kind is PLAIN_PAGE.record and ref.record_id in self.list.rows:
            self._pick(ref.record_id)
            place = self.form.fields.editor(ref.field)
            if place is not None:
                reveal(place)

    def _is_ticked(self, one: PlainSheet) -> bool:
        return one.page.id in self._ticked if one.sensitive else one.page.id not in self._unticked

    def _opened(self, board: PlainBoard) -> None:
        first = self._stored is None
        self._stored = board
        self.show_button.say(say.show_to(first_name(board.citizen)))
        if first and self._chosen is None and board.sheets:
            self._chosen = board.sheets[0].page.id
        self._show()
        self._sides.show()
        if first:
            self.take_focus()

    def _show(self) -> None:
        """The pages with what is on its way."""
        if self._stored is None:
            return
        values = self._context.outbox.values()
        sheets = (replace(one, page=over_plain_page(one.page, values)) for one in self._stored.sheets)
        self._board = board = replace(self._stored, sheets=tuple(sheets))
        ids = [one.page.id for one in board.sheets]
        if self._chosen not in ids:
            self._chosen = ids[-1] if ids else None
        self.list.show_pages([(one, self._is_ticked(one)) for one in board.sheets], self._chosen)
        self._none.setVisible(not ids)
        self._offer(board)
        self._show_choice()
        shown = next((one for one in board.sheets if one.page.id == self._chosen), None)
        self.form.setVisible(shown is not None)
        self._choose.setVisible(shown is None and bool(ids))
        if shown is None:
            self.form.forget()
        else:
            self.form.show_sheet(shown, Scope(citizen=board.citizen.id, part=Part.PLAIN_PAGES), ids)
        self._sensitive.setVisible(bool(self._closed()))

    def _show_choice(self) -> None:
        count = len(self.ticked())
        self._many.setText(say.many(count))
        self._many.setVisible(bool(self._many.text()))
        for button in (self.show_button, self.pdf):
            button.setEnabled(count > 0)
            button.setAccessibleDescription("" if count else say.NONE_TICKED)

    def _offer(self, board: PlainBoard) -> None:
        catalogue = self._context.catalogue
        goals = [
            (f"{_GOAL}{one.id}", catalogue.theme(one.theme).name if one.theme else beginning(one.wording))
            for one in board.goals
        ]
        themes = [(f"{_THEME}{code}", catalogue.theme(code).name) for code in board.themes]
        words = [(f"{_WORDS}{text}", text or say.OTHER) for text in (say.NEXT, say.AGAIN, "")]
        named = ((say.OF_GOALS, goals), (say.OF_THEMES, themes), (say.OF_WORDS, words))
        self.add.offer([(heading, pairs) for heading, pairs in named if pairs])

    def _add(self, code: str) -> None:
        citizen = self._citizen
        self.add.set("")
        if not code or citizen is None:
            return
        self.flush()
        job = partial(_added, citizen, code, not self._closed())
        self._once.do(job, partial(self._added, citizen))

    def _added(self, citizen: CitizenId, made: tuple[PlainPageId, PlainBoard]) -> None:
        if citizen != self._citizen:
            return
        self._chosen, self._stored = made
        self._show()
        self.form.words.setFocus()
        self._sides.begin()
        if self._sides.is_folded():
            reveal(self.form.heading)

    def _pick(self, which: str) -> None:
        self.flush()
        self._chosen = PlainPageId(which)
        self._show()
        self._sides.begin()
        if self._sides.is_folded():
            reveal(self.form.heading)  # the form stands below the list

    def _tick(self, which: str, on: bool) -> None:
        page = PlainPageId(which)
        if on:
            self._ticked.add(page)
            self._unticked.discard(page)
        else:
            self._ticked.discard(page)
            self._unticked.add(page)
        self.wrong.tell("")
        self._show_choice()

    def _move(self, by: int) -> None:
        board, which = self._board, self._chosen
        if board is not None and which is not None:
            self.flush()
            order = [str(one.page.id) for one in board.sheets]
            scope = Scope(citizen=board.citizen.id, part=Part.PLAIN_PAGES)
            move(self._context, PLAIN_PAGE.ref(which, "place"), by, order, scope, said=say.MOVED)

    def _remove(self) -> None:
        which = self._chosen
        if which is not None:
            self.flush()
            self._title.setFocus()  # the button goes with the last page
            said = say.REMOVED.format(keys=Command.UNDO.shown)
            self._once.do(lambda desk: plainpages.remove(desk, which), lambda _: self._context.speaker.say(said))

    def _show_alone(self) -> None:
        """What is shown is what stands here: also what is on its way into the archive."""
        board = self._board
        self.flush()
        self._show()
        sheets = [one for one in self.ticked() if one.is_written]
        if board is None or not sheets:
            self.wrong.tell(say.NOTHING_TO_READ)
            return
        self.wrong.tell("")
        citizen = board.citizen
        view = ShownPages(self._context.look, first_name(citizen), list(map(told, sheets)))
        asks = self.ask.isChecked()
        view.closed.connect(self._context.lock if asks else self._end_alone)
        # The log has its line before anything is seen.
        self._once.do(
            lambda desk: plainpages.show(desk, citizen.id),
            lambda _none: self._begin_alone(citizen.id, view),
            self._failed,
        )

    def _begin_alone(self, citizen: CitizenId, view: ShownPages) -> None:
        """Unless somebody has gone elsewhere meanwhile: it would come over another citizen."""
        if citizen != self._citizen or not self.isVisible():
            view.deleteLater()
            return
        self._forget_ticks()
        self._context.show_alone(view)

    def _end_alone(self) -> None:
        self._context.end_alone()
        self.show_button.setFocus()

    def _forget_ticks(self) -> None:
        """A page about a sensitive theme was ticked for this once."""
        self._ticked = set()
        self._show()

    def _failed(self, error: Exception) -> None:
        self._context.speaker.trouble(error, self._once)

    def _save(self) -> None:
        board = self._board
        self.flush()
        chosen = [one.page.id for one in self.ticked()]
        folder = self._context.choose_folder(say.FOLDER) if board is not None else None
        if board is None or folder is None:
            return
        citizen, choices = board.citizen.id, Choices(letterhead=self._context.letterheads.letterhead())
        tell_what_waits(self._context)
        self._once.do(
            lambda desk: plainpages.save(desk, citizen, chosen, folder, choices=choices), self._tell_saved, self._failed
        )

    def _tell_saved(self, path: Path) -> None:
        self._forget_ticks()
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(status_words.SAVED.format(name=path.name))

    def _open_closed(self) -> None:
        """The log has its line before anything is seen."""
        citizen = self._citizen
        if citizen is not None:
            self._once.do(
                lambda desk: notes.open_sensitive(desk, citizen), lambda _none: self._context.sensitive.open(citizen)
            )

    def _opened_sensitive(self, citizen: str) -> None:
        if citizen == self._citizen and self.isVisible():
            if self.open_sensitive.hasFocus():
                self.add.setFocus()  # the button goes
            self._context.speaker.say(say.SENSITIVE_OPEN)
            self.reread()

    def _go_back(self) -> None:
        self.flush()
        to_nowhere(self)
        self.went_back.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the page."""
        super().resizeEvent(event)
        self._sides.fold(self.width() / self._context.look.tokens.scale < _FOLDED)

    def _connect(self) -> None:
        commands.press(self.show_button, Command.SHOW_PLAIN_PAGES)
        commands.press(self.pdf, Command.PLAIN_PAGES_PDF)
        self.back.clicked.connect(self._go_back)
        self.add.picked.connect(self._add)
        self.list.chosen.connect(self._pick)
        self.list.ticked.connect(self._tick)
        self.form.moved.connect(self._move)
        self.form.removed.connect(self._remove)
        self.show_button.clicked.connect(self._show_alone)
        self.pdf.clicked.connect(self._save)
        self.open_sensitive.clicked.connect(self._open_closed)
        self._context.sensitive.opened.connect(self._opened_sensitive)
        self._context.outbox.moved.connect(lambda ref: self._show() if ref.kind is PLAIN_PAGE.record else None)

    def _lay_out(self) -> None:
        look = self._context.look
        self._sensitive = box(
            look,
            label(look, course_words.SENSITIVE_CLOSED, "caption", "ink2", wrap=True),
            row(look, self.open_sensitive, None),
            gap=4,
        )
        left = box(
            look,
            row(look, self.back, None),
            self._title,
            label(look, say.HINT, "caption", "ink2", wrap=True),
            self._none,
            self.list,
            self.add,
            self._many,
            self._sensitive,
            None,
            gap=12,
            margins=(24, 16, 16, 24),
        )
        right = box(
            look,
            flow(look, (self.ask, 1), self.pdf, self.show_button, gap=12),
            self.wrong,
            self.saved,
            self._choose,
            self.form,
            None,
            gap=16,
            margins=(32, 20, 32, 24),
        )
        self._sides = Sides(look, left, right, look.tokens.t(_LIST))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._sides)
        self._sides.hide()


def _added(citizen: CitizenId, code: str, sensitive: bool, desk: Desk) -> tuple[PlainPageId, PlainBoard]:
    if code.startswith(_GOAL):
        made = plainpages.add(desk, citizen, goal=GoalId(code.removeprefix(_GOAL)))
    elif code.startswith(_THEME):
        made = plainpages.add(desk, citizen, theme=ThemeCode(code.removeprefix(_THEME)))
    else:
        made = plainpages.add(desk, citizen, heading=code.removeprefix(_WORDS))
    return made, plainpages.board(desk, citizen, sensitive=sensitive)
