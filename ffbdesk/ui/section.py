"""A part of the settings: a heading, what it is about, its content, and what is asked for in its place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ffbdesk.ui.context import Context
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import set_error
from ffbdesk.ui.kit.flow import FlowItem, flow
from ffbdesk.ui.kit.layout import Item, box, empty, reveal, tab_as_laid, tab_on
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import settings as say
from ffbdesk.words.errors import explained

type Wrong = Mapping[type[Exception], QWidget]
"""The field in which each error of a question lies."""


class Section(QFrame):
    """Nothing is asked in a window of its own: a question opens under what it is about.

    The keyboard goes into the question: to its first field, else to 'Annuller', so that nobody does by Space what they
    have not read. Enter goes from field to field and does it in the last; Esc asks no more. Afterwards the keyboard is
    where the question came from, or at the heading, where no key does anything.
    """

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
        self._heading = label(context.look, heading, "section")
        self.lay.addWidget(self._heading)
        if text:
            self.lay.addWidget(label(context.look, text, "body", "ink2", wrap=True))
        self._content, self._asked = QVBoxLayout(), QVBoxLayout()
        for part in (self._content, self._asked):
            part.setSpacing(tokens.s(8))
            self.lay.addLayout(part)
        self.told = Notice(context.look, answers=True)
        self.lay.addWidget(self.told)
        self._panel: QWidget | None = None
        """The question that stands open."""
        self._first: QWidget | None = None
        """Where the keyboard starts in it."""
        self._wrong: Wrong = {}
        self._asked_by = ""
        """The name of the button that it came from."""
        self._after = ""
        """What is told where it is cancelled."""
        self._told_before: str | None = None
        """What was told before something was refused; None while nothing is."""

    def refresh(self) -> None:
        """Read anew what is shown. Each section has its own."""

    def fill(self, *widgets: QWidget) -> None:
        """Show these instead of what stood there. The keyboard finds the button of the same name again."""
        hand = QApplication.focusWidget()
        parts = [item.widget() for n in range(self._content.count()) if (item := self._content.itemAt(n))]
        held = hand is not None and any(part is hand or part.isAncestorOf(hand) for part in parts if part)
        name = hand.accessibleName() if hand is not None and held else ""
        if held:
            self._heading.setFocus()  # what is hidden hands the keyboard to whatever comes next
        empty(self._content)
        for widget in widgets:
            self._content.addWidget(widget)
            if held:
                widget.show()  # what is not shown yet takes no keyboard
        if held:
            self._focus(name)
        self.arranged.emit()

    def ask(
        self,
        question: str,
        items: Sequence[Item],
        yes: Button,
        do: Callable[[], object],
        *,
        wrong: Wrong | None = None,
        by: QWidget | None = None,
        after: str = "",
    ) -> None:
        """Ask for something under the content; `do` runs on `yes`.

        `wrong` says in which field an error lies, `by` which button it comes from where that is not the one with the
        keyboard, `after` what is told where it is cancelled.
        """
        source = by or QApplication.focusWidget()
        ours = isinstance(source, QPushButton) and self.isAncestorOf(source) and not self._is_asked(source)
        name = source.accessibleName() if ours and source is not None else self._asked_by
        self.calm()
        look, self._asked_by, self._wrong, self._after = self._look, name, wrong or {}, after
        no = Button(look, say.CANCEL)
        heading = [label(look, question, "strong", wrap=True)] if question else []
        panel = box(look, *heading, *items, flow(look, yes, no, None), kind="hint", gap=8, margins=(16, 12, 16, 12))
        self._asked.addWidget(panel)
        yes.clicked.connect(do)
        no.clicked.connect(self._cancel)
        fields = panel.findChildren(QLineEdit)
        for field in fields:
            field.textEdited.connect(lambda _text: self._corrected())
        for field, following in pairwise(fields):
            field.returnPressed.connect(self._corrected)  # to go on is no second refusal
            field.returnPressed.connect(following.setFocus)
        for field in fields[-1:]:
            field.returnPressed.connect(yes.click)
        panel.show()
        self._panel, self._first = panel, fields[0] if fields else no
        self._first.setFocus()
        self.arranged.emit()
        QTimer.singleShot(0, panel, lambda: reveal(panel))  # once it has its place: what is asked must be seen

    def calm(self) -> None:
        """Nothing is asked or told any more."""
        hand = QApplication.focusWidget()
        if hand is not None and self._is_asked(hand):
            self._focus(self._asked_by)
        empty(self._asked)
        self._panel = self._first = None
        self._wrong, self._asked_by, self._after, self._told_before = {}, "", "", None
        self.told.tell("")

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the question that is open, not to what else it may mean in the window."""
        if keys.is_escape(event) and self._panel is not None:
            return keys.take_escape(event, self._cancel)
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on from the heading, where that has the keyboard."""
        page = self.parentWidget()
        if page is not None and self._heading.hasFocus() and tab_on(page, self._heading, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def come_into_sight(self) -> None:
        """The page scrolls to it once it has its place, with the keyboard at its heading."""
        self._heading.setFocus()
        self.context.work.submit(lambda _desk: None, lambda _: QTimer.singleShot(0, self, self._stay_in_sight))

    def moveEvent(self, event: QMoveEvent) -> None:
        """What stands above it has grown: it stays in sight while the keyboard is at its heading."""
        super().moveEvent(event)
        if self._heading.hasFocus():
            QTimer.singleShot(0, self, self._stay_in_sight)

    def _stay_in_sight(self) -> None:
        if self._heading.hasFocus():
            reveal(self)
            reveal(self._heading)  # at any rate, where there is no room for all of it

    def _cancel(self) -> None:
        after = self._after
        self.calm()
        self.told.tell(after)

    def _is_asked(self, widget: QWidget) -> bool:
        return self._panel is not None and self._panel.isAncestorOf(widget)

    def _focus(self, name: str) -> None:
        """The button of this name, else the heading: never one that does something else."""
        buttons = [b for b in self.findChildren(QPushButton) if b.accessibleName() == name and not self._is_asked(b)]
        there = [b for b in buttons if name and b.isEnabled() and not b.isHidden()]
        (there[-1] if there else self._heading).setFocus()

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
        self.refused(known.paragraph(), next((f for kind, f in self._wrong.items() if isinstance(error, kind)), None))

    def refused(self, text: str, field: QWidget | None = None) -> None:
        """Nothing was done: why, and what to do. The keyboard goes to the field that is wrong, where it is known."""
        self._told_before = self.told.text() if self._told_before is None else self._told_before
        self.told.tell("")  # the same mistake made again is said again
        self.told.warn(text)
        if self._panel is None or self._first is None:
            return
        line = (field.focusProxy() or field) if field is not None else None
        if isinstance(line, QLineEdit):
            set_error(line, True)
            line.textEdited.connect(lambda _text: set_error(line, False))
            line.selectAll()
        (line or self._first).setFocus()

    def _corrected(self) -> None:
        """What was refused is being put right: what was told before it holds again."""
        if self._told_before is not None:
            self.told.tell(self._told_before)
            self._told_before = None

    def line(self, *items: FlowItem) -> QFrame:
        """A row of the content."""
        return flow(self._look, *items, gap=12)

    def words(self, text: str, tone: str = "ink") -> QWidget:
        """A wrapping line of text."""
        return label(self._look, text, "body", tone, wrap=True)


class Ordered(QTimer):
    """Lets Tab follow the way a page of sections is laid out."""

    def __init__(self, page: QWidget, sections: Sequence[Section]) -> None:
        super().__init__(page, singleShot=True, interval=0)
        self.timeout.connect(partial(tab_as_laid, page))
        for section in sections:
            section.arranged.connect(self.start)
