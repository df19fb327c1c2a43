"""A part of the settings: a heading, what it is about, its content, and what is asked for in its place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import Item, box, empty, reveal, row, tab_as_seen
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import settings as say
from ffbdesk.words.errors import explained


class Section(QFrame):
    """Nothing is asked in a window of its own: a question opens under what it is about."""

    arranged = Signal()
    """Parts of it came or went: Tab must find its way again."""

    def __init__(self, context: Context, heading: str, text: str = "") -> None:
        super().__init__()
        self.context, self._look = context, context.look
        self.setProperty("kind", "card")
        tokens = context.look.tokens
        self.lay = QVBoxLayout(self)
        self.lay.setContentsMargins(tokens.s(24), tokens.s(16), tokens.s(24), tokens.s(16))
        self.lay.setSpacing(tokens.s(8))
        self.lay.addWidget(label(context.look, heading, "section"))
        if text:
            self.lay.addWidget(label(context.look, text, "body", "ink2", wrap=True))
        self._content, self._asked = QVBoxLayout(), QVBoxLayout()
        for part in (self._content, self._asked):
            part.setSpacing(tokens.s(8))
            self.lay.addLayout(part)
        self.told = Notice(context.look, answers=True)
        self.lay.addWidget(self.told)

    def refresh(self) -> None:
        """Read anew what is shown. Each section has its own."""

    def fill(self, *widgets: QWidget) -> None:
        """Show these instead of what stood there."""
        empty(self._content)
        for widget in widgets:
            self._content.addWidget(widget)
        self.arranged.emit()

    def ask(self, question: str, items: Sequence[Item], yes: Button, do: Callable[[], object]) -> None:
        """Ask for something under the content; `do` runs on `yes`."""
        self.calm()
        look = self._look
        no = Button(look, say.CANCEL)
        heading = [label(look, question, "strong", wrap=True)] if question else []
        panel = box(look, *heading, *items, row(look, yes, no, None), kind="hint", gap=8, margins=(16, 12, 16, 12))
        self._asked.addWidget(panel)
        yes.clicked.connect(do)
        no.clicked.connect(self.calm)
        panel.show()
        self.arranged.emit()
        QTimer.singleShot(0, panel, lambda: reveal(panel))  # once it has its place: what is asked must be seen

    def calm(self) -> None:
        """Nothing is asked or told any more."""
        empty(self._asked)
        self.told.tell("")

    def done(self, text: str) -> None:
        """It went well: say so, and show how it stands now."""
        self.calm()
        self.told.tell(text)
        self.refresh()

    def failed(self, error: Exception) -> None:
        """An expected error, where the question still stands."""
        known = explained(error)
        if known is None:
            raise error
        self.refused(known.paragraph())

    def refused(self, text: str) -> None:
        """Nothing was done: why, and what to do."""
        self.told.warn(text)

    def line(self, *items: Item) -> QFrame:
        """A row of the content."""
        return row(self._look, *items, gap=12)

    def words(self, text: str, tone: str = "ink") -> QWidget:
        """A wrapping line of text."""
        return label(self._look, text, "body", tone, wrap=True)


class Ordered(QTimer):
    """Lets Tab follow what is seen on a page of sections, once it has been laid out."""

    def __init__(self, page: QWidget, sections: Sequence[Section]) -> None:
        super().__init__(page, singleShot=True, interval=0)
        self.timeout.connect(lambda: tab_as_seen(page) if page.isVisible() else None)
        for section in sections:
            section.arranged.connect(self.start)
