"""What the national reporting asks for at the least, as a list that unfolds: green, missing, not relevant."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.interventions import Requirement
from ffbdesk.domain.minimum import Check, Known, State, checks
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, icon_label, row
from ffbdesk.ui.kit.text import label
from ffbdesk.words import minimum as say

_ICONS = {State.MET: ("check", "accent"), State.MISSING: ("warn", "attention"), State.NOT_RELEVANT: ("minus", "ink3")}


class MinimumPart(QWidget):
    """`wanted` carries the requirement that somebody wants to see to."""

    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.toggle = Button(look, say.TITLE, "link", "next")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.tokens.s(8))
        self.ways: dict[Requirement, Button] = {}
        self._source = label(look, "", "caption", "ink3", wrap=True)
        self._inner = box(
            look,
            label(look, say.TEXT, "body", "ink2", wrap=True),
            self._lines,
            label(look, say.CLOSED, "caption", "ink3", wrap=True),
            self._source,
            kind="card",
            gap=8,
            margins=(16, 12, 16, 12),
        )
        self._inner.hide()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(row(look, self.toggle, None))
        lay.addWidget(self._inner)
        self.toggle.clicked.connect(self._fold)

    def show_known(self, known: Known, closed: frozenset[str]) -> None:
        """How a citizen stands, by the rule that holds now."""
        catalogue = self._context.catalogue
        today = self._context.now().date()
        rules = [rule for rule in catalogue.interventions.reporting if rule.day <= today]
        hand = next((one for one, way in self.ways.items() if way.hasFocus()), None)
        empty(self._lines)
        self.ways = {}
        self.setVisible(bool(rules))
        if not rules:
            return
        rule = max(rules, key=lambda one: one.day)
        for check in checks(rule, known, catalogue, closed):  # type: ignore[arg-type]
            self._lines.addWidget(self._line(check))
        titles = {one.key: one.title for one in catalogue.interventions.references}
        self._source.setText(say.source(rule.day, rule.paragraphs, [titles[key] for key in rule.sources]))
        if hand in self.ways:
            self.ways[hand].setFocus()

    def _line(self, check: Check) -> QWidget:
        look = self._context.look
        what, state = say.REQUIREMENTS[check.requirement], say.STATES[check.state]
        icon, tone = _ICONS[check.state]
        way = Button(look, say.GO, "quiet", name=say.GO_NAME.format(what=what, state=state), role="caption")
        way.clicked.connect(partial(self.wanted.emit, check.requirement.value))
        if check.state is not State.MISSING:
            way.hide()
        self.ways[check.requirement] = way
        said = flow(look, (label(look, what, "body", wrap=True), 1), label(look, state, "strong", tone), gap=8)
        return row(look, icon_label(look, icon, 18, tone), (said, 1), way, gap=8)

    def _fold(self) -> None:
        shown = self._inner.isHidden()
        self._inner.setVisible(shown)
        self.toggle.say(say.HIDE if shown else say.TITLE)
        self.toggle.set_icon("down" if shown else "next")
