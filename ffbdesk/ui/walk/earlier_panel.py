"""The round before this one, one glance away: its level and words at the theme that is shown."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import Theme, ThemeGroup
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.records import Condition, Description, Informant, InformationGathering, Round
from ffbdesk.domain.rules import sign
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, row, rule
from ffbdesk.ui.kit.levels import CHIP_LARGE, LevelChip
from ffbdesk.ui.kit.text import Link, label
from ffbdesk.words import described, report, walk
from ffbdesk.words import side as say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import short_date
from ffbdesk.words.signs import said as sign_said


class SidePanel(QWidget):
    """Shows one theme of the earlier round. Signals what the user wants brought here."""

    text_wanted = Signal(object)
    theme_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = self._look = context.look
        self._themes, self._has_told = context.catalogue.themes, False
        self._when = label(look, "", "caption", "ink3", wrap=True)
        self._chip = LevelChip(look, sign(None), CHIP_LARGE)
        self._level = label(look, "", "strong", wrap=True)
        self._own = label(look, "", "caption", "ink2", wrap=True)
        self._nothing = label(look, say.NOTHING, "body", "ink2", wrap=True)
        self.voices = {i: _Said(context, walk.VOICES[i.value], i) for i in Informant}
        self._remark = label(look, "", "body", "ink2", wrap=True)
        self.theme = Button(look, Command.CARRY_THEME.text, "", "carry")
        self.all = Link(look, Command.CARRY_ALL.text)  # in a narrow column its words need two lines
        self._of_all = box(look, rule(), row(look, self.all, None), gap=8)
        self._lay_out()
        for informant, said in self.voices.items():
            said.carry.clicked.connect(partial(self.text_wanted.emit, informant))
        self.theme.clicked.connect(self.theme_wanted)
        self.all.clicked.connect(self.all_wanted)
        commands.name(self.theme, Command.CARRY_THEME)
        commands.name(self.all, Command.CARRY_ALL)

    def show_theme(self, before: Round, theme: Theme, *, locked: bool) -> None:
        """What the earlier round says of a theme."""
        gathering = before.gathering
        condition = gathering.condition(theme.code)
        self._show_head(gathering)
        self._nothing.setText(say.NOTHING)
        self._nothing.setVisible(condition is None)
        self._judged.setVisible(condition is not None)
        self._chip.show()
        self._own.hide()
        if condition is not None:
            self._show_condition(condition)
        self._show_voices(gathering, condition, locked=locked)
        self._remark.setText(condition.short_remark if condition else "")
        self._remarked.setVisible(bool(condition and condition.short_remark))
        self.theme.setVisible(condition is not None and not locked)
        self._of_all.setVisible(not locked)

    def show_group(self, before: Round, group: ThemeGroup, *, locked: bool) -> None:
        """What the earlier round says of an overtema without levels."""
        gathering = before.gathering
        told = gathering.description(ThemeCode(group.code))
        themes = [theme for theme in self._themes if theme.group == group.code]
        names = [theme.name for theme in themes if gathering.description(theme.code) is not None]
        self._show_head(gathering)
        self._nothing.setText(described.NOTHING_BEFORE)
        self._nothing.setVisible(not names)
        self._judged.setVisible(bool(names))
        self._chip.hide()
        self._own.hide()
        self._level.setText(described.TOLD_BEFORE.format(themes=", ".join(names)))
        self._show_voices(gathering, told, locked=locked)
        self._remarked.hide()
        self._has_told = told is not None or bool(names)
        self.theme.setVisible(self._has_told and not locked)
        self._of_all.setVisible(not locked)

    def has_told(self) -> bool:
        """Whether the earlier round says anything of the overtema in sight."""
        return self._has_told

    def _show_head(self, gathering: InformationGathering) -> None:
        self._when.setText(say.WHEN.format(day=short_date(gathering.held_on), who=gathering.assessor))

    def _show_voices(
        self, gathering: InformationGathering, told: Condition | Description | None, *, locked: bool
    ) -> None:
        for informant, said in self.voices.items():
            said.call(walk.voice(informant, gathering.third))
            said.show_text(told.said_by(informant) if told else "", locked=locked)

    def _show_condition(self, condition: Condition) -> None:
        shown = sign(condition)
        self._chip.set_sign(shown)
        said = sign_said(shown).capitalize()
        self._level.setText(said if condition.carried_from_id is None else report.unconfirmed(said))
        own = condition.own_rating
        self._own.setText(say.OWN.format(level=int(own)) if own is not None else "")
        self._own.setVisible(own is not None)

    def _lay_out(self) -> None:
        look = self._look
        self._judged = row(look, self._chip, (self._level, 1), gap=8)
        self._remarked = box(look, label(look, say.REMARK, "caption", "ink3"), self._remark, gap=4)
        inner = box(
            look,
            box(look, label(look, say.TITLE, "section", wrap=True), self._when, gap=0),
            self._judged,
            self._own,
            self._nothing,
            row(look, self.theme, None),
            self._remarked,
            *self.voices.values(),
            self._of_all,
            gap=12,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(inner)


class _Said(QWidget):
    """One voice of the earlier round, with the way to bring it here."""

    def __init__(self, context: Context, name: str, informant: Informant) -> None:
        super().__init__()
        look = context.look
        self.informant = informant
        self._name = label(look, name, "caption", "ink3")
        self._text = label(look, "", "body", "ink2", wrap=True)
        self.carry = Button(look, say.CARRY_TEXT, "link", "", f"{say.CARRY_TEXT}: {name}")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(4))
        lay.addWidget(self._name)
        lay.addWidget(self._text)
        lay.addWidget(row(look, self.carry, None))

    def call(self, name: str) -> None:
        """What the voice is called in the earlier round."""
        self._name.setText(name)
        self.carry.setAccessibleName(f"{say.CARRY_TEXT}: {name}")

    def show_text(self, text: str, *, locked: bool) -> None:
        """The text, or nothing at all where the voice was silent."""
        self._text.setText(text)
        self.carry.setVisible(not locked)
        self.setVisible(bool(text))


class SideStrip(QFrame):
    """The column folded to one line over the form: never lost, only shorter."""

    toggled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self.setProperty("tone", "sunken")
        self.setProperty("kind", "seambelow")
        self._when = label(look, "", "caption", "ink2")
        self._chip = LevelChip(look, sign(None))
        self._level = label(look, "", "caption", "ink2")
        self._notes = label(look, "", "caption", "ink2")
        self.button = Button(look, say.SHOW, "quiet", role="caption")
        self.button.clicked.connect(self.toggled)
        commands.name(self.button, Command.EARLIER)
        told = flow(look, self._when, row(look, self._chip, (self._level, 1)), None, self._notes)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.tokens.s(24), 0, look.tokens.s(16), 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(told, 1)
        lay.addWidget(self.button)

    def show_theme(self, condition: Condition | None, day: str, notes: int) -> None:
        """The earlier level of a theme, where there is an earlier round (`day`), and how many notes tell of it."""
        shown = sign(condition)
        self._when.setText(say.STRIP.format(day=day) if day else "")
        self._chip.set_sign(shown)
        self._chip.setVisible(bool(day))
        self._level.setText(sign_said(shown) if day else "")
        self._notes.setText(say.notes(notes))

    def unfolded(self, shown: bool) -> None:
        """Whether the whole panel stands beside."""
        self.button.say(say.HIDE if shown else say.SHOW, Command.EARLIER.said)
