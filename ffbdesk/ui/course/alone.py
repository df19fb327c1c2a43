"""Øv alene: the reference of the theme that was just scored, with the text it builds on."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.course.attempt import Attempt, Seen
from ffbdesk.domain.course.case import ThemeReference
from ffbdesk.domain.course.pattern import Pattern
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement
from ffbdesk.services.course import attempts
from ffbdesk.ui import commands
from ffbdesk.ui.commands import Action
from ffbdesk.ui.course.casetext import Sections
from ffbdesk.ui.course.context import CourseContext, CoursePage
from ffbdesk.ui.course.patternview import PatternView, worst
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.layout import box, empty, icon_label, row
from ffbdesk.ui.kit.levelpaint import CHIP_LARGE, paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.painted import CENTRE, Painted, advance, block, put
from ffbdesk.ui.kit.sides import Sides
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Wanted
from ffbdesk.words.actions import Command
from ffbdesk.words.course import screens as say
from ffbdesk.words.course import terms
from ffbdesk.words.errors import explained

_FOLDS = 960


class Scale(Painted):
    """The seven with one's own mark over one of them, and a bar under what the reference says."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._own: Judgement | None = None
        self._reference: ThemeReference | None = None

    def show_found(self, own: Judgement, reference: ThemeReference) -> None:
        """What was chosen, and what the reference says."""
        self._own, self._reference = own, reference
        said = [f"{say.YOU}: {terms.named(own)}", f"{say.REFERENCE_TITLE}: {terms.named(reference.judgement)}"]
        said.append(terms.defensible(reference.defensible))
        self.setAccessibleName(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the mark, the signs and the bars with their words."""
        tokens = self.look.tokens
        return QSize(tokens.t(360), tokens.t(112))

    def minimumSizeHint(self) -> QSize:
        """As high, and narrow."""
        return QSize(self.look.tokens.t(300), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark, sign, bar."""
        if self._reference is None:
            return
        p, tokens = self.painter(), self.look.tokens
        step = min(self.width() / len(SEVEN), tokens.t(92))
        wide, high = tokens.t(CHIP_LARGE[0]), tokens.t(CHIP_LARGE[1])
        for n, one in enumerate(SEVEN):
            middle = step * n + step / 2
            chip = QRectF(middle - wide / 2, tokens.t(42), wide, high)
            paint_level(p, tokens, chip, one)
            bar = QRectF(middle - step * 0.42, chip.bottom() + tokens.t(6), step * 0.84, 0)
            under = QRectF(middle - step / 2, chip.bottom() + tokens.t(14), step, tokens.t(22))
            if one == self._own:
                put(p, tokens, QRectF(middle - step / 2, 0, step, tokens.t(20)), say.YOU, "strong", align=CENTRE)
                p.setPen(Qt.PenStyle.NoPen)
                p.setBrush(tokens.c("ink2"))
                side = tokens.t(15)
                p.drawEllipse(QRectF(middle - side / 2, tokens.t(22), side, side))
            if one == self._reference.judgement:
                bar.setHeight(tokens.t(5))
                block(p, bar, 1, tokens.c("ink"))
                put(p, tokens, under, say.REFERENCE_TITLE.lower(), "strong", align=CENTRE)
            elif one in self._reference.defensible:
                bar.setHeight(max(1, tokens.t(2)))
                block(p, bar, 0, tokens.c("ink"))
                if advance(tokens, say.CAN, "caption") <= step:
                    put(p, tokens, under, say.CAN, "caption", tone="ink2", align=CENTRE)


class AlonePage(CoursePage):
    """What stood is locked; one may say why one sees it otherwise, and goes on."""

    went_back = Signal()
    onward = Signal(object)
    """The attempt, at its next theme."""
    case_wanted = Signal(str)

    def __init__(self, context: CourseContext) -> None:
        super().__init__(context)
        look = self.look
        self.attempt: Attempt | None = None
        self._theme: ThemeCode | None = None
        self._keeper, self._wanted = context.keepers.attempts, Wanted(context)
        self.back = Button(look, "", "quiet", "prev", say.BACK)
        self.title = label(look, "", "title")
        self._place = label(look, "", "body", "ink2", wrap=True)
        self._sections = Sections(look, grows=True)
        self.whole = Button(look, say.WHOLE_CASE, "link", "eye")
        self._reason = label(look, "", "body", "ink2", wrap=True)
        self._author = label(look, "", "caption", "ink2", wrap=True)
        self._author.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._tried = label(look, "", "caption", "ink2", wrap=True)
        self.scale = Scale(look)
        self._criterion = label(look, "", "caption", "ink2", wrap=True)
        self._reasoning = label(look, "", "body", wrap=True)
        self._why_not_head = label(look, "", "strong", wrap=True)
        self._why_not = label(look, "", "body", wrap=True)
        self._counted, self._left = QVBoxLayout(), QVBoxLayout()
        self._trains = label(look, "", "caption", "ink2", wrap=True)
        self.pattern = PatternView(look)
        self._pattern_words = label(look, "", "caption", "ink2", wrap=True)
        self.disagree = Button(look, say.DISAGREE, "", "note")
        self.other = GrowingText(look, say.DISAGREE_LABEL, lines=2, limit=400)
        self._refused = Notice(look, "attention")
        self.next = Button(look, "", "main")
        self._lay_out()
        self._connect()

    def as_it_stands(self) -> Callable[[Any], object]:
        """The same theme's reference."""
        one = self.attempt
        return lambda page: page.show_attempt(one) if one is not None else page.take_focus()

    def show_attempt(self, attempt: Attempt) -> None:
        """The theme in sight of it, with its reference."""
        self.flush()
        attempt = self._keeper.newest(attempt.id, attempt).settled_as(attempt)
        theme = attempt.task.themes[min(attempt.at, len(attempt.task.themes) - 1)]
        self.attempt, self._theme = attempt, theme
        reference = attempt.case.reference.of(theme) if attempt.case.reference else None
        own = attempt.of(theme).judgement
        if reference is None or own is None or attempt.case.reference is None:
            self._go_on()  # nothing is written of it
            return
        at, total = attempt.at + 1, len(attempt.task.themes)
        self.title.setText(self.context.catalogue.theme(theme).name)
        self._place.setText(say.ALONE_PLACE.format(name=attempt.case.name, n=at, total=total))
        found = [section for which in reference.built_on if (section := attempt.case.section(which)) is not None]
        self._sections.show_sections(found, say.HERE_IT_SAYS)
        reason = attempt.of(theme).reason.strip()
        self._reason.setText(f"»{reason}«" if reason else say.NO_REASON)
        self._author.setText(terms.author(attempt.case.reference))
        self._tried.setText(terms.tried(attempt.case))
        self._show_reference(own, reference)
        self._show_other(attempt, theme)
        last = attempt.at + 1 >= total
        after = "" if last else self.context.catalogue.theme(attempt.task.themes[attempt.at + 1]).name
        self.next.say(say.TO_CASES if last else say.NEXT.format(theme=after))
        self._wanted.ask(attempts.pattern, self._show_pattern)
        self.take_focus()

    def flush(self) -> None:
        """Store what stands there."""
        self._keeper.flush()

    def leave(self) -> None:
        """Another page is wanted."""
        self.flush()
        self._wanted.nothing()
        self.attempt = None

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.next.setFocus()

    @property
    def record(self) -> str:
        """The attempt."""
        return self.attempt.id if self.attempt is not None else ""

    def _show_reference(self, own: Judgement, reference: ThemeReference) -> None:
        self.scale.show_found(own, reference)
        value = self.context.catalogue.value(reference.judgement)
        is_level = isinstance(reference.judgement, Assessed) and value is not None
        criterion = value.criterion if value else ""
        self._criterion.setText(
            say.CRITERION.format(level=terms.short(reference.judgement), criterion=criterion) if is_level else ""
        )
        self._criterion.setVisible(is_level)
        self._reasoning.setText(reference.reasoning)
        against = reference.why_not(own) if own != reference.judgement else ""
        self._why_not_head.setText(say.WHY_NOT.format(judgement=terms.short(own)))
        self._why_not.setText(against)
        for part in (self._why_not_head, self._why_not):
            part.setVisible(bool(against))
        for lay, lines, icon in (
            (self._counted, reference.counted_in, "plus"),
            (self._left, reference.left_out, "minus"),
        ):
            empty(lay)
            for text in lines:
                sentence = text[:1].upper() + text[1:]
                mark = icon_label(self.look, icon, 14, "accent")
                lay.addWidget(row(self.look, mark, (label(self.look, sentence, "body", wrap=True), 1), gap=8))
        self._counted_box.setVisible(bool(reference.counted_in))
        self._left_box.setVisible(bool(reference.left_out))
        self._trains.setText("\n".join(terms.TRAPS[trap] for trap in reference.traps))

    def _show_other(self, attempt: Attempt, theme: ThemeCode) -> None:
        seen = next((one for one in attempt.seen if one.theme == theme), Seen(theme))
        self.other.blockSignals(True)
        self.other.setPlainText(seen.disagree)
        self.other.blockSignals(False)
        self._other.setVisible(bool(seen.disagree))
        self._refused.tell("")

    def _show_pattern(self, found: tuple[Pattern, ...]) -> None:
        one = worst(found)
        self._pattern_box.setVisible(one is not None)
        if one is not None:
            self.pattern.show_pattern(one)
            self._pattern_words.setText(" ".join(filter(None, (say.pattern(one), say.maybe(one)))))
            self._pattern_head.setText(say.pattern_title(one))

    def _write(self) -> None:
        one, theme = self.attempt, self._theme
        if one is not None and theme is not None:
            said = Seen(theme, self.other.toPlainText())
            one = replace(one, seen=tuple(said if each.theme == theme else each for each in one.seen))
            self.attempt = one
            self._keeper.keep(one.id, one)

    def _open_other(self) -> None:
        self._other.show()
        self.other.setFocus()

    def _go_on(self) -> None:
        if self.attempt is not None:
            self.flush()
            one = replace(self.attempt, at=self.attempt.at + 1)
            self.onward.emit(one)

    def _read_whole(self) -> None:
        if self.attempt is not None:
            self.case_wanted.emit(self.attempt.case.id)

    def _told(self, which: str, error: Exception | None) -> None:
        if self.attempt is None or which != self.attempt.id:
            return
        known = explained(error) if error is not None else None
        self._refused.tell(known.paragraph() if known else "")

    def _connect(self) -> None:
        commands.press(self.disagree, Command.DISAGREE)
        self.back.clicked.connect(self.went_back)
        self.disagree.clicked.connect(self._open_other)
        self.next.clicked.connect(self._go_on)
        self.whole.clicked.connect(self._read_whole)
        self.other.textChanged.connect(self._write)
        self._keeper.refused.connect(self._told)
        Action(self, Command.NEXT, self._go_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One under the other where it is narrow."""
        super().resizeEvent(event)
        self._sides.fold(self.width() / self.look.tokens.scale < _FOLDS)

    def _lay_out_left(self) -> QWidget:
        """The text that it builds on, and what one wrote oneself."""
        look = self.look
        here = box(
            look,
            label(look, say.HERE_IT_SAYS, "section"),
            self._sections,
            row(look, self.whole, None),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 12),
        )
        reason = box(
            look, label(look, say.YOUR_REASON, "section"), self._reason, kind="hint", gap=4, margins=(24, 12, 24, 12)
        )
        self._other = box(
            look,
            label(look, say.DISAGREE_LABEL, "strong"),
            self.other,
            self._refused,
            kind="card",
            gap=4,
            margins=(24, 12, 24, 12),
        )
        return box(
            look,
            row(look, self.back, self.title, (self._place, 1), gap=8),
            here,
            reason,
            self._other,
            None,
            gap=12,
            margins=(32, 16, 8, 24),
        )

    def _lay_out_right(self) -> QWidget:
        """What the reference says, and what the theme trains."""
        look = self.look
        self._counted_box = box(look, label(look, say.COUNTED_IN, "strong"), self._counted, None, gap=4)
        self._left_box = box(look, label(look, say.LEFT_OUT, "strong"), self._left, None, gap=4)
        reference = box(
            look,
            row(look, label(look, say.REFERENCE_TITLE, "section"), (self._author, 1), gap=8),
            self._tried,
            self.scale,
            self._criterion,
            self._reasoning,
            self._why_not_head,
            self._why_not,
            row(look, (self._counted_box, 1), (self._left_box, 1), gap=16),
            kind="card",
            gap=8,
            margins=(24, 16, 24, 16),
        )
        self._pattern_head = label(look, "", "strong", wrap=True)
        self._pattern_box = box(look, self._pattern_head, self._pattern_words, self.pattern, gap=4)
        trained = box(
            look,
            label(look, say.TRAINS, "strong"),
            self._trains,
            4,
            self._pattern_box,
            kind="hint",
            gap=4,
            margins=(24, 12, 24, 12),
        )
        self._pattern_box.hide()
        return box(look, reference, trained, None, gap=12, margins=(8, 16, 32, 24))

    def _lay_out(self) -> None:
        look = self.look
        self._sides = Sides(look, self._lay_out_left(), self._lay_out_right(), look.tokens.t(620), list_first=False)
        foot = flow(
            look,
            (label(look, say.LEVEL_LOCKED, "caption", "ink2", wrap=True), 1),
            self.disagree,
            self.next,
            gap=8,
            margins=(32, 8, 32, 8),
            grows=240,
        )
        self.stand(self._sides, foot)
