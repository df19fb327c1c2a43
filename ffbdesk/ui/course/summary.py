"""Opsamling: every theme, furthest apart first, and how the group compares in words; then paper, and scored again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.exercise import AGAIN, ALONE, BLIND
from ffbdesk.domain.course.spread import SEVEN, Figures, Spread, figures, widest_first
from ffbdesk.services.course import exercises, papers
from ffbdesk.services.desk import Desk
from ffbdesk.ui import commands
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.spreadrow import Beside, SpreadRow, columns, least_width, roomy_width
from ffbdesk.ui.course.wallshow import WallShow
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row, rule
from ffbdesk.ui.kit.levelpaint import paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.painted import Painted, put, text_size
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once, Wanted
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course import terms
from ffbdesk.words.dates import short_date

_SIDE = 272


class Head(Painted):
    """The heads of the columns."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, say.BY_DISTANCE)
        self.has_reference = True

    def sizeHint(self) -> QSize:
        """Two lines of words."""
        return QSize(least_width(self.look), self.look.tokens.t(50))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Signs over the seven, words over the rest."""
        p, tokens, area = self.painter(), self.look.tokens, columns(self.look, self.width())
        high = self.height()
        size = text_size(tokens, say.BY_DISTANCE, "caption", int(area.name.width()))
        place = QRectF(area.name.x(), (high - size.height()) / 2, area.name.width(), size.height())
        put(p, tokens, place, say.BY_DISTANCE, "caption", tone="ink2", wrap=True)
        for x, one in zip(area.seven, SEVEN, strict=True):
            chip = QRectF(x - tokens.t(16), high / 2 - tokens.t(10), tokens.t(32), tokens.t(20))
            paint_level(p, tokens, chip, one)
        if area.beside is not None:
            self._put_beside(p, area.beside)

    def _put_beside(self, p: QPainter, area: Beside) -> None:
        tokens, high = self.look.tokens, self.height()
        heads = [(area.same, say.SAME, 58), (area.far, say.FAR, 58), (area.why, say.WHY, 80)]
        if self.has_reference:
            heads += [(area.chip, say.REF, 66), (area.within, say.WITHIN_HEAD, 66)]
        for at, words, wide in heads:
            size = text_size(tokens, words, "caption", tokens.t(wide))
            place = QRectF(at, (high - size.height()) / 2, tokens.t(wide), size.height())
            put(p, tokens, place, words, "caption", tone="ink2", wrap=True)


class SummaryPage(CoursePage):
    """One exercise, one round at a time."""

    went_back = Signal(str)

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self._wanted, self._once = Wanted(context), Once(context)
        self.board: Board | None = None
        self._asked, self.round = "", ALONE
        self.back = Button(look, "", "quiet", "prev", say.BACK)
        self._title, self._about = label(look, say.SUMMARY_TITLE, "title"), label(look, "", "body", "ink2", wrap=True)
        self.rounds = {str(one): Button(look, terms.ROUNDS[one], "seg") for one in (ALONE, AGAIN, BLIND)}
        self._segments = Segments(self, self.rounds)
        self._head = Head(look)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.rows: list[SpreadRow] = []
        self._legend = label(look, say.LEGEND, "caption", "ink2", wrap=True)
        self._least = label(look, say.SUMMARY_LEAST, "body", "ink2", wrap=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(look.tokens.s(8))
        self.compare = Button(look, terms.COMPARE, "link", "down")
        self._figures = QVBoxLayout()
        self.told = Notice(look, answers=True)
        self.trainer, self.hours = TextLine(look, say.TRAINER), TextLine(look, say.HOURS)
        self.name = TextLine(look, say.CERT_NAME)
        self.make = Button(look, say.CERT_MAKE, "", "file")
        self.show_wall = Button(look, say.WALL, "", "eye")
        self.again = Button(look, say.AGAIN, "", "restore")
        self.certificate = Button(look, say.CERTIFICATE, "", "file")
        self.save = Button(look, say.SAVE_SUMMARY, "main", "file")
        self.go_again, self.go_blind = Button(look, say.GO_TO_AGAIN), Button(look, say.GO_TO_BLIND)
        self._blind = label(look, "", "body", "ink2", wrap=True)
        self.wall = WallShow(context, self)
        self._lay_out()
        self._connect()

    def open(self, which: str, round_: int | None = None) -> None:
        """Read it anew; in the round that is under way, unless another one is asked for."""
        self.told.tell("")
        for field in self._fields() if which != self._asked else (self.name,):
            field.clear()  # kept nowhere
        self._asked = which
        for part in (self._certificate, self._again):
            part.hide()
        self._wanted.ask(lambda desk: exercises.board(desk, which), partial(self._show_first, round_))

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same round, what stands in the fields, what is unfolded, and the wall on its own screen."""
        which, round_, wall = self._asked, self.round, self.wall.hand_over()
        typed = [field.text() for field in self._fields()]
        shown = [not part.isHidden() for part in self._unfolding()]

        def come(page: SummaryPage) -> None:
            page.wall.take(wall)
            page.open(which, round_)
            for field, text in zip(page._fields(), typed, strict=True):
                field.setText(text)
            for part, shows in zip(page._unfolding(), shown, strict=True):
                part.setVisible(shows)
            page.compare.set_icon("down" if page._folded.isHidden() else "up")

        return come

    def _fields(self) -> tuple[TextLine, ...]:
        return self.trainer, self.hours, self.name

    def _unfolding(self) -> tuple[QWidget, ...]:
        return self._certificate, self._again, self._folded

    def leave(self) -> None:
        """Another page is wanted."""
        super().leave()
        self.wall.stop(tells=False)

    def take_focus(self) -> None:
        """Where the keyboard starts: the first theme."""
        (self.rows[0] if self.rows else self.back).setFocus()

    def _show_first(self, round_: int | None, board: Board) -> None:
        self.round = round_ or board.exercise.round
        self._show(board)
        self.take_focus()

    def _show(self, board: Board) -> None:
        self.board = board
        one = board.exercise
        rounds = board.rounds
        if self.round not in rounds and rounds:
            self.round = rounds[-1]
        for key, button in self.rounds.items():
            button.setEnabled(int(key) in rounds)
        self._segments.show_value(str(self.round))
        answers = board.of_round(self.round)
        parts = [one.team, one.title, say.people(len(answers))]
        self._about.setText(" · ".join(part for part in parts if part))
        found = widest_first(board.spreads(self.round)) if len(answers) > 1 else ()
        self._fill(board, found)
        self._say(board, figures(found) if found else None)
        self._least.setVisible(not found)
        self._table.setVisible(bool(found))
        self._blind.setText(say.BLIND_TEXT.format(day=short_date(one.blind_from)))
        for button in (self.show_wall, self.save):
            button.setEnabled(bool(answers))
        self.wall.show_board(board)

    def _fill(self, board: Board, found: tuple[Spread, ...]) -> None:
        empty(self._rows)
        self.rows = []
        self._head.has_reference = board.reference is not None
        for spread in found:
            name = self.context.catalogue.theme(spread.theme).name
            line = SpreadRow(self.look, name, spread, board.exercise.talk(spread.theme))
            line.clicked.connect(partial(self.wall.start, spread.theme))
            self.rows.append(line)
            self._rows.addWidget(rule())
            self._rows.addWidget(line)

    def _say(self, board: Board, found: Figures | None) -> None:
        empty(self._words)
        empty(self._figures)
        look = self.look
        if found is None:
            self.compare.hide()
            return
        names = {code: self.context.catalogue.theme(code).name for code in board.exercise.themes}
        first = terms.in_words(found, has_reference=board.reference is not None)
        self._words.addWidget(label(look, first[0], "body", wrap=True))
        for text in first[1:]:
            self._words.addWidget(label(look, text, "caption", "ink2", wrap=True))
        if found.supported is not None and board.case is not None:
            said = terms.supported(found.supported, board.case.name, names)
            self._words.addWidget(rule())
            self._words.addWidget(label(look, said[0], "body", wrap=True))
            for text in said[1:]:
                self._words.addWidget(label(look, text, "caption", "ink2", wrap=True))
        if board.reference is not None and board.case is not None and not board.case.is_tried:
            self._words.addWidget(rule())
            self._words.addWidget(label(look, terms.NOT_TRIED, "caption", "ink2", wrap=True))
        for text, role in _compared(found):
            self._figures.addWidget(
                label(look, text, "body" if role else "caption", "ink" if role else "ink2", wrap=True)
            )
        self.compare.show()

    def _pick(self, code: str) -> None:
        if self.board is not None:
            self.round = int(code)
            self._show(self.board)

    def _refresh(self) -> None:
        if self.board is not None:
            which = self.board.exercise.id
            self._wanted.ask(lambda desk: exercises.board(desk, which), self._show)

    # --- paper

    def _save(self) -> None:
        board = self.board
        folder = self.context.choose_folder(say.WHERE_PDF) if board is not None else None
        if folder is None or board is None:
            return
        which, round_, trainer, hours = board.exercise.id, self.round, self.trainer.text(), self.hours.text()

        def job(desk: Desk) -> Path:
            path = papers.save_summary(desk, which, round_, folder, trainer=trainer, hours=hours)
            exercises.summed_up(desk, which)
            return path

        self._once.do(job, self._saved)

    def _saved(self, path: Path) -> None:
        self.told.tell("")
        self.told.tell(say.saved_in(path, say.PDF_SAVED))

    def _save_certificate(self) -> None:
        board, name = self.board, self.name.text().strip()
        if board is None or not name:
            self.name.setFocus()
            return
        folder = self.context.choose_folder(say.WHERE_PDF)
        if folder is not None:
            which, trainer, hours = board.exercise.id, self.trainer.text(), self.hours.text()
            self._once.do(
                lambda desk: papers.save_certificate(desk, which, name, folder, trainer=trainer, hours=hours),
                self._certified,
            )

    def _certified(self, path: Path) -> None:
        self.name.setText("")  # it is kept nowhere
        self._saved(path)
        self.name.setFocus()

    # --- scored again

    def _go_on(self, round_: int) -> None:
        if self.board is not None:
            which = self.board.exercise.id
            self._once.do(lambda desk: exercises.go_on_to(desk, which, round_), lambda _one: self.went_back.emit(which))

    def _toggle(self, part: QWidget, first: QWidget) -> None:
        shows = part.isHidden()
        for one in (self._certificate, self._again):
            one.setVisible(shows and one is part)
        if shows:
            first.setFocus()

    def _connect(self) -> None:
        commands.press(self.save, Command.SUMMARY_PDF)
        commands.press(self.show_wall, Command.SHOW_WALL)
        commands.press(self.again, Command.AGAIN)
        commands.press(self.certificate, Command.CERTIFICATE)
        self.back.clicked.connect(self._back)
        self._segments.picked.connect(self._pick)
        self.save.clicked.connect(self._save)
        self.show_wall.clicked.connect(lambda *_: self.wall.start())
        self.wall.changed.connect(self._refresh)
        self.again.clicked.connect(lambda: self._toggle(self._again, self.go_again))
        self.certificate.clicked.connect(lambda: self._toggle(self._certificate, self.name))
        self.make.clicked.connect(self._save_certificate)
        self.name.returnPressed.connect(self._save_certificate)
        self.go_again.clicked.connect(lambda: self._go_on(AGAIN))
        self.go_blind.clicked.connect(lambda: self._go_on(BLIND))
        self.compare.clicked.connect(self._fold_figures)

    def _fold_figures(self) -> None:
        shows = self._folded.isHidden()
        self._folded.setVisible(shows)
        self.compare.set_icon("up" if shows else "down")

    def _back(self) -> None:
        if self.board is not None:
            self.went_back.emit(self.board.exercise.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words under the table where there is no room beside it."""
        super().resizeEvent(event)
        tokens = self.look.tokens
        needed = roomy_width(self.look) + tokens.t(_SIDE) + tokens.s(60)
        self._sides.fold(self.width() < needed)

    def _lay_out_left(self) -> QWidget:
        """The table, and what is asked for over it."""
        look = self.look
        legend = box(look, self._legend, margins=(16, 8, 16, 12))
        self._table = box(look, self._head, self._rows, rule(), legend, kind="card", gap=0)
        self._again = box(
            look,
            label(look, say.AGAIN_TITLE, "section"),
            label(look, say.AGAIN_TEXT, "body", "ink2", wrap=True),
            flow(look, self.go_again, None, gap=8),
            self._blind,
            flow(look, self.go_blind, None, gap=8),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        self._certificate = box(
            look,
            label(look, say.CERTIFICATE.removesuffix(" …"), "section"),
            labelled(look, say.CERT_NAME, self.name, say.CERT_HINT),
            flow(look, self.make, None, gap=8),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        head = flow(look, self.back, self._title, (self._about, 1), *self.rounds.values(), gap=8, grows=120)
        return box(
            look,
            head,
            self.told,
            self._again,
            self._certificate,
            self._least,
            self._table,
            None,
            gap=12,
            margins=(24, 16, 16, 24),
        )

    def _lay_out_right(self) -> QWidget:
        """How the group compares in words, and what stands on paper."""
        look = self.look
        self._folded = box(look, self._figures, gap=8)
        self._folded.hide()
        fields = box(
            look,
            rule(),
            labelled(look, say.TRAINER, self.trainer, say.TRAINER_HINT),
            labelled(look, say.HOURS, self.hours, say.HOURS_HINT),
            gap=8,
        )
        side = box(
            look,
            label(look, say.IN_WORDS, "section"),
            self._words,
            row(look, self.compare, None),
            self._folded,
            fields,
            None,
            gap=8,
            margins=(16, 16, 16, 16),
        )
        side.setMinimumWidth(look.tokens.t(240))
        return side

    def _lay_out(self) -> None:
        look = self.look
        self._sides = Sides(look, self._lay_out_left(), self._lay_out_right(), look.tokens.t(_SIDE), list_first=False)
        foot = flow(
            look,
            (label(look, say.NO_NAMES, "caption", "ink2", wrap=True), 1),
            self.show_wall,
            self.again,
            self.certificate,
            self.save,
            gap=8,
            margins=(32, 8, 32, 8),
            grows=120,
        )
        self.stand(self._sides, foot)


def _compared(found: Figures) -> list[tuple[str, bool]]:
    """What stands folded away; whether each is a figure."""
    if found.alpha is None or found.ac2 is None:
        return [(terms.TOO_FEW, False)]
    return [
        (terms.estimate(terms.ALPHA, found.alpha), True),
        (terms.estimate(terms.AC2, found.ac2), True),
        (terms.what_they_mean(found.themes), False),
    ]
