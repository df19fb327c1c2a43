"""Øvesag, step 2: every word that may point to somebody, with what is to stand there instead."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.course import disguise
from ffbdesk.domain.course.borrowed import WEEK, BorrowedCase
from ffbdesk.domain.course.daysintext import MOST_DAYS
from ffbdesk.domain.course.disguise import Candidate, Sure
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine, set_error
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.section import Section
from ffbdesk.words.course import fromcitizen as say

_WORDS, _FIELD, _STAYS, _MOST = 200, 200, 142, 200
"""Units of the column of words, of a field at least, and of what stands beside it; letters of what stands instead."""


class WordsStep(Section):
    """One line for each. The lines are made anew only where other words are found."""

    replaced = Signal(str, str)
    """The words, and what is to stand there."""
    may_stay = Signal(str, bool)
    shifted = Signal(int)
    """Days."""
    rest_stays = Signal(object)
    """These may all stay."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.WORDS, say.WORDS_TEXT)
        self.fields: dict[str, TextLine] = {}
        self.ticks: dict[str, Tick] = {}
        self.weeks: TextLine | None = None
        self.all_stay: Button | None = None
        self.count = label(self._look, "", "strong")
        self.lay.insertWidget(2, self.count)
        self._found: tuple[Candidate, ...] = ()

    def show_found(self, found: tuple[Candidate, ...], made: BorrowedCase) -> None:
        """The candidates, in their groups."""
        if found != self._found or not found:
            self._found = found
            self._build(found, made)
        self.follow(made)

    def follow(self, made: BorrowedCase) -> None:
        """What is decided now."""
        for one in self._found:
            stays, field = one.words in made.stays, self.fields[one.words]
            if one.words in self.ticks:
                self.ticks[one.words].setChecked(stays)
            field.setEnabled(not stays)
            if not field.hasFocus() and field.text() != made.instead.get(one.words, ""):
                field.setText(made.instead.get(one.words, ""))
            if one.is_day:
                field.setPlaceholderText(disguise.moved(one.words, made.days) if made.days else say.INSTEAD)
        left = [one for one in self._found if not made.is_decided(one)]
        self.count.setText(say.left(len(left)))
        self.count.setVisible(bool(self._found))
        if self.all_stay is not None:
            self.all_stay.setEnabled(any(one.sure is Sure.OPENS for one in left))

    def first_left(self, made: BorrowedCase) -> QWidget | None:
        """The field of the first word that is not decided."""
        return next((self.fields[one.words] for one in self._found if not made.is_decided(one)), None)

    def forget(self) -> None:
        """Nobody's words are here any more."""
        self._found, self.fields, self.ticks, self.weeks, self.all_stay = (), {}, {}, None, None
        self.calm()
        self.fill()

    def _build(self, found: tuple[Candidate, ...], made: BorrowedCase) -> None:
        self.fields, self.ticks, self.weeks, self.all_stay = {}, {}, None, None
        shown: list[QWidget] = []
        for (perhaps, kind), group in groupby(found, key=lambda one: (one.sure is Sure.OPENS, one.kind)):
            listed = tuple(group)
            if not perhaps:
                shown.append(self._head(say.KINDS[kind]))
            elif self.all_stay is None:
                shown += self._perhaps([one.words for one in found if one.sure is Sure.OPENS])
            if any(one.is_day for one in listed):
                shown.append(self._shift(made.days))
            shown += [self._row(one, made) for one in listed]
        self.fill(*(shown or [self.words(say.NOTHING_FOUND, "ink2")]))

    def _head(self, text: str) -> QWidget:
        return box(self._look, label(self._look, text, "section"), margins=(0, 10, 0, 0))

    def _perhaps(self, words: list[str]) -> Iterable[QWidget]:
        self.all_stay = Button(self._look, say.ALL_STAY)
        self.all_stay.clicked.connect(lambda: self.rest_stays.emit(tuple(words)))
        yield self._head(say.PERHAPS)
        yield self.line((self.words(say.PERHAPS_TEXT, "ink2"), 1), self.all_stay)

    def _shift(self, days: int) -> QWidget:
        self.weeks = TextLine(self._look, say.SHIFT, str(days // WEEK) if days else "")
        self.weeks.setMaximumWidth(self._look.tokens.t(100))
        self.weeks.textEdited.connect(self._shift_typed)
        return labelled(self._look, say.SHIFT, self.weeks, say.SHIFT_HINT)

    def _shift_typed(self, text: str) -> None:
        days = _days(text)
        if self.weeks is not None:
            set_error(self.weeks, days is None)
        if days is None:
            self.told.warn(say.BAD_SHIFT)
            return
        self.told.tell("")
        self.shifted.emit(days)

    def _row(self, one: Candidate, made: BorrowedCase) -> QWidget:
        words = label(self._look, one.words, "strong", wrap=True)
        words.setFixedWidth(self._look.tokens.t(_WORDS))
        name = say.INSTEAD_OF.format(words=one.words)
        field = TextLine(self._look, name, made.instead.get(one.words, ""), say.INSTEAD)
        field.setMaxLength(_MOST)
        where = say.where(one, one.words)
        field.setAccessibleDescription(where)
        field.textEdited.connect(lambda text: self.replaced.emit(one.words, text))
        self.fields[one.words] = field
        line = flow(self._look, words, (field, 1), self._may_stay(one), gap=12, grows=_FIELD)
        return box(
            self._look, line, label(self._look, where, "caption", "ink3", wrap=True), gap=2, margins=(0, 0, 0, 6)
        )

    def _may_stay(self, one: Candidate) -> QWidget:
        if one.must_go:
            must = label(self._look, say.MUST_GO, "body", "ink2")
            must.setFixedWidth(self._look.tokens.t(_STAYS))
            return must
        tick = Tick(self._look, say.STAYS)
        tick.setMinimumWidth(self._look.tokens.t(_STAYS))
        tick.setAccessibleName(say.STAYS_OF.format(words=one.words))
        tick.clicked.connect(lambda ticked: self.may_stay.emit(one.words, ticked))
        self.ticks[one.words] = tick
        return tick


def _days(text: str) -> int | None:
    """Whole weeks in days; None where it is no number of weeks that dates may be moved."""
    tidy = text.strip().replace("\u2212", "-").removeprefix("+")
    if tidy in ("", "-"):
        return 0
    if not tidy.removeprefix("-").isdecimal() or len(tidy) > 4:
        return None
    return days if abs(days := int(tidy) * WEEK) <= MOST_DAYS else None
