"""What the group says of a theme, at the foot of the reasons: why it differed, and what it takes along."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.course.exercise import Talk, Why
from ffbdesk.ui.course.wall.fields import CHIP_HIGH, Takeaway, WhyChip
from ffbdesk.ui.course.wall.sheet import Sheet
from ffbdesk.ui.course.wall.stage import Stage
from ffbdesk.words.course import terms

_BELOW, _BETWEEN, _CHIP_GAP = 11, 10, 8


class TalkPanel(QObject):
    """The four, the field, and the words beside them. The letters of the four come from the view."""

    toggled = Signal(object)
    """A Why that was clicked."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.chips = {why: WhyChip(view, why) for why in Why}
        self.takeaway = Takeaway(view)
        self.shown = False
        for why, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, why=why: self.toggled.emit(why))

    def fit(self, stage: Stage) -> None:
        """Another size, or other colours."""
        self.takeaway.fit(stage)

    def hide(self) -> None:
        """Out of sight."""
        self.shown = False
        for widget in (*self.chips.values(), self.takeaway):
            widget.hide()

    def draw(self, sheet: Sheet, talk: Talk) -> float:
        """Places and draws it at the foot; where it begins."""
        self.takeaway.show_text(talk.takeaway)
        top = self._place_chips(sheet, talk, self._place_field(sheet))
        self.shown = True
        for widget in (*self.chips.values(), self.takeaway):
            widget.show()
        return top

    def _place_field(self, sheet: Sheet) -> float:
        stage = sheet.stage
        label = stage.block(terms.TAKEAWAY, "strong", dense=True)
        left = stage.left + label.width + stage.px(13)
        high = self.takeaway.high(stage, stage.right - left)
        top = stage.foot - stage.px(_BELOW) - high
        sheet.middle(terms.TAKEAWAY, stage.left, top + (high / 2), "strong", dense=True)
        self.takeaway.setGeometry(_whole(left, top, stage.right - left, high))
        return top

    def _place_chips(self, sheet: Sheet, talk: Talk, below: float) -> float:
        stage = sheet.stage
        label = stage.block(terms.WHY_QUESTION, "section", dense=True)
        x, high = stage.left + label.width + stage.px(12), stage.px(CHIP_HIGH)
        widths = {why: chip.fit(stage) for why, chip in self.chips.items()}
        beside = x + sum(widths.values()) + len(widths) * stage.px(_CHIP_GAP)
        means = " ".join(terms.WHY_MEANS[why] for why in Why if why in talk.why)
        said = stage.block(means, "caption", stage.right - beside, dense=True)
        row = max(high, said.height if means else 0)
        top = below - stage.px(_BETWEEN) - row
        for why, chip in self.chips.items():
            chip.setChecked(why in talk.why)
            chip.setGeometry(_whole(x, top + (row - high) / 2, widths[why], high))
            x += widths[why] + stage.px(_CHIP_GAP)
        sheet.middle(terms.WHY_QUESTION, stage.left, top + row / 2, "section", dense=True)
        if means:
            place = top + (row - said.height) / 2
            sheet.put(means, beside, place, "caption", "ink2", width=stage.right - beside, dense=True)
        return top


def _whole(left: float, top: float, width: float, height: float) -> QRect:
    return QRect(round(left), round(top), round(width), round(height))
