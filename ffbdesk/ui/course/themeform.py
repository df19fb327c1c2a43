"""One theme as it is scored: what it is, the two rules, the criteria, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ffbdesk.domain.course.attempt import Attempt
from ffbdesk.domain.course.exercise import BLIND, REASON_MAX
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.ui.course.context import CourseContext
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.layout import box, icon_label, row, tab_down
from ffbdesk.ui.kit.levelchoice import LevelChoice
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.levelcards import level_cards
from ffbdesk.words.course import screens as say
from ffbdesk.words.course import terms


class ThemeForm(QWidget):
    """`written` carries the reason and whether somebody is in doubt, as they are written."""

    written = Signal(str, bool)

    def __init__(self, context: CourseContext, choice: LevelChoice) -> None:
        super().__init__()
        self._context, self._choice = context, choice
        look = context.look
        self.title = label(look, "", "title", wrap=True)
        self.title.setFocusPolicy(self.title.focusPolicy().ClickFocus)
        self._explanation = label(look, "", "caption", "ink2", wrap=True)
        self._before = label(look, "", "strong", wrap=True)
        self.cards = level_cards(look, context.catalogue, choice, say.NOT_RELEVANT_MEANS)
        self.doubt = Tick(look, say.IN_DOUBT)
        self._label = label(look, "", "strong", wrap=True)
        self.reason = GrowingText(look, say.REASON_LABEL, lines=2, limit=REASON_MAX)
        self._refused = Notice(look, "attention")
        self._silent = False
        self.reason.textChanged.connect(self._write)
        self.reason.refused.connect(lambda _more: context.speaker.say(say.REASON_FULL))
        self.doubt.toggled.connect(self._write)
        self._lay_out()

    def show_theme(self, attempt: Attempt, theme: ThemeCode) -> None:
        """What stands for it."""
        found, given = self._context.catalogue.theme(theme), attempt.of(theme)
        self.title.setText(found.name)
        group = self._context.catalogue.group(found.group).term
        self._explanation.setText(say.GROUP_AND_THEME.format(group=group, explanation=found.explanation))
        self._show_before(attempt, theme)
        free = attempt.alone or not attempt.task.rules.reason_needed
        self._label.setText(say.REASON_LABEL_FREE if free else say.REASON_LABEL)
        self._silent = True
        self._choice.show_value(given.judgement)
        self._choice.lock(attempt.is_seen(theme))
        self.reason.setPlainText(given.reason)
        self.doubt.setChecked(given.doubt)
        self._silent = False
        self.refuse("")

    def refuse(self, why: str) -> None:
        """Why what stands there is not stored."""
        self._refused.tell(why)

    def hold_why(self, place: QWidget | None) -> None:
        """Why stands in a place that does not scroll, or with None below the criteria."""
        lay = self.layout() if place is None else place.layout()
        assert isinstance(lay, QVBoxLayout)  # noqa: S101 - both are made here and in `box`
        if self.why.parentWidget() is lay.parentWidget():
            return
        hand = QApplication.focusWidget()
        writes = hand if hand is not None and self.why.isAncestorOf(hand) else None
        lay.insertWidget(lay.count() - (place is None), self.why)
        self.why.show()
        tab_down(*self.cards, self.doubt, self.reason)
        if writes is not None:
            writes.setFocus()

    def _show_before(self, attempt: Attempt, theme: ThemeCode) -> None:
        """In the second round one's own first level, locked; in a blind one that nothing is shown."""
        first = attempt.first(theme)
        said = ""
        if attempt.task.round >= BLIND:
            said = say.BLIND_ROUND
        elif first is not None:
            level = terms.named(first.judgement) if first.judgement is not None else say.NOT_ANSWERED
            said = say.FIRST_LEVEL.format(level=level.lower())
            if first.reason.strip():
                said = f"{said} {say.FIRST_REASON.format(reason=first.reason.strip())}"
        self._before.setText(said)
        self._before.setVisible(bool(said))

    def _write(self) -> None:
        if not self._silent:
            self.written.emit(self.reason.toPlainText(), self.doubt.isChecked())

    def _lay_out(self) -> None:
        look = self._context.look
        self._label.setBuddy(self.reason)
        self.title.setSizePolicy(self.title.sizePolicy().Policy.Expanding, self.title.sizePolicy().Policy.Preferred)
        rules = flow(
            look,
            row(look, icon_label(look, "plus", 16, "accent"), label(look, terms.COUNT_IN), gap=8),
            row(look, icon_label(look, "minus", 16, "accent"), label(look, terms.LEAVE_OUT), gap=8),
            gap=24,
            margins=(12, 4, 12, 4),
        )
        rules.setProperty("kind", "hint")
        two = row(look, *((card, 1) for card in self.cards[5:]), gap=8)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(24), 0, look.tokens.s(24), look.tokens.s(8))
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(self.title)
        lay.addWidget(self._explanation)
        lay.addWidget(rules)
        lay.addWidget(self._before)
        for card in self.cards[:5]:
            lay.addWidget(card)
        lay.addWidget(two)
        head = flow(look, (self._label, 1), self.doubt, gap=8, grows=240)
        self.why = box(look, head, self.reason, self._refused, gap=4, margins=(0, 4, 0, 8))
        lay.addWidget(self.why)
        lay.addStretch(1)
