"""Which report, who may be known by it, and who sends it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.services.handover import Paper, Wanted
from ffbdesk.services.letterheads import Choices, Letterhead, logo
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.words import handover as say


class ReportChoices(QWidget):
    """The choices of one export; the letterhead is remembered, the rest begins anew with each citizen."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.papers = {paper: Button(look, text, "seg") for paper, text in zip(Paper, say.PAPERS, strict=True)}
        self.cpr, self.initials = Tick(look, say.WHOLE_CPR), Tick(look, say.INITIALS)
        self.sensitive, self.all_data = Tick(look, say.WITHOUT_SENSITIVE), Tick(look, say.ALL_DATA)
        themes = "; ".join(context.catalogue.theme(code).term for code in SENSITIVE)
        self.sensitive.setAccessibleDescription(themes)
        self._themes = label(look, themes, "caption", "ink2", wrap=True)
        self._left_out = label(look, say.WITHOUT_SENSITIVE_MEANS, "caption", "attention", wrap=True)
        self._warning = label(look, say.ALL_DATA_MEANS, "caption", "attention", wrap=True)
        self.unfold = Button(look, say.SENDER, "link", "down")
        self.name, self.address = TextLine(look, say.ORGANISATION), TextLine(look, say.ADDRESS)
        self.pick, self.drop = Button(look, say.PICK_LOGO), Button(look, say.DROP_LOGO, "quiet")
        self._logo = b""
        self._has_logo = label(look, "", "caption", "ink2", wrap=True)
        self._read_letterhead()
        self._connect()
        self._lay_out()
        self.start_anew()

    def start_anew(self) -> None:
        """Another citizen: as when nothing is chosen."""
        for tick in self._ticks():
            tick.blockSignals(True)
            tick.setChecked(False)
            tick.blockSignals(False)
        self._mark(Paper.SHORT)
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """The paper, and the boxes that are ticked: to come back to after the window was built anew."""
        return (self._paper, *(name for name, tick in self._named() if tick.isChecked()))

    def choose(self, chosen: Sequence[str]) -> None:
        """As it was chosen before: what was left out must not go out because the text is larger now."""
        for paper in [Paper(one) for one in chosen[:1] if one in set(Paper)]:
            self._mark(paper)
        for name, tick in self._named():
            tick.setChecked(name in chosen[1:])
        self._show()

    def _named(self) -> tuple[tuple[str, Tick], ...]:
        return tuple(zip(("cpr", "initials", "sensitive", "all_data"), self._ticks(), strict=True))

    def wanted(self) -> Wanted:
        """What is chosen now."""
        sender = self._letterhead()
        choices = Choices(
            whole_cpr=self.cpr.isChecked(),
            initials_only=self.initials.isChecked(),
            sensitive=not self.sensitive.isChecked(),
            all_data=self.all_data.isChecked() and self._paper is not Paper.GOALS,
            letterhead=sender if sender.name or sender.address or sender.logo else None,
        )
        return Wanted(self._paper, choices)

    def _letterhead(self) -> Letterhead:
        return Letterhead(self.name.text().strip(), self.address.text().strip(), self._logo)

    def _read_letterhead(self) -> None:
        kept = self._context.letterheads.letterhead()
        if kept is not None:
            self.name.setText(kept.name)
            self.address.setText(kept.address)
            self._logo = kept.logo

    def _mark(self, paper: Paper) -> None:
        self._paper = paper
        for other, button in self.papers.items():
            button.setChecked(other is paper)

    def _choose(self, paper: Paper) -> None:
        self._mark(paper)
        self._show()
        self.changed.emit()

    def _tick(self, _on: bool) -> None:
        self._show()
        self.changed.emit()

    def _exclude(self, other: Tick, on: bool) -> None:
        """All data and a theme left out cannot go together: the last one chosen holds."""
        if on and other.isChecked():
            other.setChecked(False)

    def _show(self) -> None:
        goals = self._paper is Paper.GOALS
        self.all_data.setEnabled(not goals)
        self._left_out.setVisible(self.sensitive.isChecked())
        self._warning.setVisible(self.all_data.isChecked() and not goals)
        self.drop.setVisible(bool(self._logo))
        self._has_logo.setText(say.HAS_LOGO if self._logo else "")
        self._has_logo.setVisible(bool(self._logo))

    def _unfold(self) -> None:
        open_ = not self._fields.isVisibleTo(self)
        self._fields.setVisible(open_)
        self.unfold.set_icon("up" if open_ else "down")
        if open_:
            self.name.setFocus()

    def _keep(self) -> None:
        """The sender is remembered from then on."""
        self._context.letterheads.keep_letterhead(self._letterhead())
        self._show()
        self.changed.emit()

    def _pick(self) -> None:
        found = self._context.choose_files(say.WHICH_LOGO, say.LOGO_KINDS)
        if found:
            path: Path = found[0]
            self._context.work.aside(lambda _desk: logo(path), self._picked)

    def _picked(self, picture: bytes) -> None:
        self._logo = picture
        self._keep()

    def _drop(self) -> None:
        self._logo = b""
        self._keep()
        self.pick.setFocus()

    def _ticks(self) -> tuple[Tick, ...]:
        return self.cpr, self.initials, self.sensitive, self.all_data

    def _connect(self) -> None:
        for paper, button in self.papers.items():
            button.clicked.connect(lambda _on=False, paper=paper: self._choose(paper))
        self.sensitive.toggled.connect(partial(self._exclude, self.all_data))
        self.all_data.toggled.connect(partial(self._exclude, self.sensitive))
        for tick in self._ticks():
            tick.toggled.connect(self._tick)
        self.unfold.clicked.connect(self._unfold)
        for field in (self.name, self.address):
            field.left.connect(self._keep)
        self.pick.clicked.connect(self._pick)
        self.drop.clicked.connect(self._drop)

    def _lay_out(self) -> None:
        look = self._context.look
        for tick in self._ticks():
            tick.setFont(look.tokens.font("body"))
            tick.setAccessibleName(tick.text())
        self._fields = box(
            look,
            labelled(look, say.ORGANISATION, self.name),
            labelled(look, say.ADDRESS, self.address),
            row(look, self.pick, self.drop, None, gap=8),
            self._has_logo,
            label(look, say.SENDER_HINT, "caption", "ink3", wrap=True),
            gap=8,
        )
        self._fields.hide()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(row(look, *((button, 1) for button in self.papers.values()), gap=4))
        named = box(look, self._themes, self._left_out, gap=4, margins=(28, 0, 0, 0))
        left_out = box(look, self.sensitive, named, gap=0)
        for widget in (
            self.cpr,
            self.initials,
            left_out,
            self.all_data,
            self._warning,
            row(look, self.unfold, None),
            self._fields,
        ):
            lay.addWidget(widget)
