"""Who uses the archive: three choices, and what comes first with each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.whoweare import Who
from ffbdesk.services import whoweare
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.ui.section import Section
from ffbdesk.words import whoweare as say


class WhoSection(Section):
    """Changed here at any time. `chosen` carries who."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.TITLE, say.TEXT)
        buttons = {who: Button(context.look, say.NAMES[who], "seg") for who in Who}
        self.who = Segments(self, buttons)
        self._about = label(context.look, "", "body", "ink2", wrap=True)
        self.lay.addWidget(flow(context.look, *buttons.values(), None))
        self.lay.addWidget(self._about)
        self.who.picked.connect(self._pick)

    def refresh(self) -> None:
        """Show what is chosen."""
        self.context.work.submit(whoweare.who, self._show, self.failed)

    def _pick(self, who: Who) -> None:
        self.context.work.submit(lambda desk: whoweare.choose(desk, who), self._kept, self.failed)

    def _kept(self, who: Who) -> None:
        self._show(who)
        self.context.speaker.say(say.CHOSEN.format(name=say.NAMES[who]))
        self.chosen.emit(who)

    def _show(self, who: Who | None) -> None:
        self.who.show_value(who)
        self._about.setText(say.TEXTS[who] if who else "")
        self._about.setVisible(who is not None)


class WhoAsks(QFrame):
    """The question, once for each archive: over the list of citizens until it is answered. `chosen` carries who."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._once = Once(context)
        self.setProperty("kind", "card")
        self.buttons = {who: Button(look, say.NAMES[who]) for who in Who}
        lines: list[QWidget] = []
        for who, button in self.buttons.items():
            button.setMinimumWidth(look.tokens.t(180))
            button.setAccessibleDescription(say.TEXTS[who])
            button.clicked.connect(lambda _checked=False, who=who: self._pick(who))
            lines.append(row(look, button, (label(look, say.TEXTS[who], "body", "ink2", wrap=True), 1), gap=12))
        heading = label(look, say.ASK, "section")
        text = label(look, say.ASK_TEXT, "body", "ink2", wrap=True)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(box(look, heading, text, *lines, gap=8, margins=(24, 16, 24, 16)))
        self.hide()

    def _pick(self, who: Who) -> None:
        self._once.do(lambda desk: whoweare.choose(desk, who), self.chosen.emit)
