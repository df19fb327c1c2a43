"""A box to tick whose words wrap: Qt's own cannot, and a long line would make its page wider than its window."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import wrapping

_NARROWEST = 120
"""Units: room for the longest words."""


class Tick(QCheckBox):
    """As QCheckBox; on as many lines as its width asks for, all of it in the accessible name."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look, self._said = look, text
        self.setAccessibleName(text)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred))

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return self._high(len(self._lines(width)))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._around() + self._metrics().horizontalAdvance(self._said) + 1, self._high(1))

    def minimumSizeHint(self) -> QSize:
        """One short line."""
        return QSize(min(self.sizeHint().width(), self._around() + self._look.tokens.t(_NARROWEST)), self._high(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words anew."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        """So does another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wrap()

    def _wrap(self) -> None:
        text = "\n".join(self._lines(self.width()))
        if text != self.text():
            self.setText(text)

    def _lines(self, width: int) -> list[str]:
        metrics, room = self._metrics(), width - self._around()
        lines = [""]
        for word in self._said.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _high(self, lines: int) -> int:
        one = super().sizeHint().height() - self.text().count("\n") * self._metrics().lineSpacing()
        return one + (lines - 1) * self._metrics().lineSpacing()

    def _around(self) -> int:
        """The box and the air, in pixels."""
        return super().sizeHint().width() - self._metrics().size(0, self.text()).width()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())
