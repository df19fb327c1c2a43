"""A button that takes something away for good asks first, in its own place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import row
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.text import label


class Asking(QStackedWidget):
    """`agreed` once it was pressed and confirmed. The keyboard goes to the answer that changes nothing."""

    agreed = Signal()

    def __init__(self, look: Look, text: str, question: str, yes: str, no: str) -> None:
        super().__init__()
        self.button = Button(look, text, "link")
        self.yes, self.no = Button(look, yes, "danger"), Button(look, no)
        self.addWidget(row(look, self.button, None))
        self.addWidget(flow(look, (label(look, question, "body", wrap=True), 1), self.no, self.yes, gap=8, grows=160))
        self.button.clicked.connect(self._ask)
        self.no.clicked.connect(self._calm)
        self.yes.clicked.connect(self._agree)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the answer that changes nothing."""
        if event.key() == Qt.Key.Key_Escape and self.currentIndex():
            self._calm()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.setCurrentIndex(1)
        self._fit()
        self.no.setFocus()

    def _calm(self) -> None:
        self.setCurrentIndex(0)
        self._fit()
        self.button.setFocus()

    def _agree(self) -> None:
        self.setCurrentIndex(0)
        self._fit()
        self.agreed.emit()

    def _fit(self) -> None:
        """As high as what is shown."""
        for at in range(self.count()):
            widget = self.widget(at)
            assert widget is not None  # noqa: S101 - there are so many
            policy = widget.sizePolicy()
            ignored = at != self.currentIndex()
            policy.setVerticalPolicy(policy.Policy.Ignored if ignored else policy.Policy.Preferred)
            widget.setSizePolicy(policy)
        self.updateGeometry()
