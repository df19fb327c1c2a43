"""Score again: the room waits, or the trainer types how many choose what now."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.ui.course.wall.columns import Heads, seven
from ffbdesk.ui.course.wall.fields import COUNT_SIZE, CountField, counts_of
from ffbdesk.ui.course.wall.frame import HEAD
from ffbdesk.ui.course.wall.sheet import Sheet
from ffbdesk.ui.course.wall.stage import Stage
from ffbdesk.words.course import wall as say


class AgainPanel(QObject):
    """The seven fields under what the room is asked to do. Nothing of the first round is in sight."""

    kept = Signal(object)
    """Seven counts, or None where nothing was typed."""
    done = Signal()
    """A field was left by Esc."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.fields = [CountField(view, say.COUNT_NAME.format(choice=say.label(one))) for one in SEVEN]
        for field in self.fields:
            field.entered.connect(lambda: self.kept.emit(counts_of(self.fields)))
            field.done.connect(self.done)
        for before, after in zip(self.fields, self.fields[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def begin(self, counts: Sequence[int] | None) -> None:
        """With what was typed before."""
        for field, count in zip(self.fields, counts or [0] * len(SEVEN), strict=True):
            field.setText(str(count) if count else "")

    def type_into(self, text: str = "") -> None:
        """To the first field, with what was typed already."""
        self.fields[0].setFocus(Qt.FocusReason.TabFocusReason)
        if text:
            self.fields[0].setText(text)

    def fit(self, stage: Stage) -> None:
        """Another size, or other colours."""
        for field in self.fields:
            field.fit(stage)

    def hide(self) -> None:
        """Out of sight."""
        for field in self.fields:
            field.hide()

    def draw(self, sheet: Sheet, catalogue: Catalogue) -> None:
        """Places and draws it."""
        stage = sheet.stage
        heads = Heads(stage, catalogue, seven(stage))
        width, height = (stage.px(side) for side in COUNT_SIZE)
        base = stage.foot - stage.px(36) - heads.height
        heads.draw(sheet, base)
        top = base - stage.px(14) - height
        for field, column in zip(self.fields, heads.columns, strict=True):
            field.setGeometry(QRect(round(column.middle - width / 2), round(top), round(width), round(height)))
            field.show()
        self._say(sheet, top)

    def _say(self, sheet: Sheet, below: float) -> None:
        stage = sheet.stage
        wide = stage.across
        texts = (
            stage.block(say.WAIT_HEADING, "title", wide),
            stage.block(say.WAIT_TEXT, "plain", wide),
            stage.block(say.WAIT_COUNTS, "body", wide),
        )
        y = stage.px(HEAD) + stage.px(36)
        sheet.put(say.WAIT_HEADING, stage.left, y, "title", width=wide)
        y += texts[0].height + stage.px(8)
        sheet.put(say.WAIT_TEXT, stage.left, y, "plain", width=wide)
        sheet.put(say.WAIT_COUNTS, stage.left, below - texts[2].height - stage.px(20), "body", "ink2", width=wide)
