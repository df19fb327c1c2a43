"""The page of an overtema without levels: what is highlighted of it, and what the three voices say of it."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ffbdesk.domain.catalogue import SENSITIVE, Component, Theme, ThemeGroup
from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.kinds import DESCRIPTION
from ffbdesk.domain.records import Description, Informant, Round
from ffbdesk.services import rounds
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields, hand_in
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, icon_label, is_in_sight, reveal, row, tab_down
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.walk.voices import Voices
from ffbdesk.words import described as say
from ffbdesk.words import handover as report
from ffbdesk.words import side, walk
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import short_date
from ffbdesk.words.kit import EXPLAINED

_TWO = 520
"""Units of width from which the undertemaer stand in two columns."""


class DescribedForm(QWidget):
    """Everything about one overtema that has no level."""

    copied = Signal()
    confirmed = Signal()
    open_wanted = Signal()
    """Somebody opens its sensitive undertemaer."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._group: ThemeGroup | None = None
        self._round: Round | None = None
        self._crumb = label(look, "", "caption", "ink3")
        self._count_line = label(look, "", "caption", "ink3")
        self.title = label(look, "", "title", wrap=True)
        self._explanation = label(look, "", "body", "ink2", wrap=True)
        self._official = label(look, "", "body", "ink2", wrap=True)
        self.copy = Button(look, report.COPY_THEME, "link", role="caption")
        self.why = Button(look, say.WHY, "link", role="caption")
        self.carried = Notice(look, "attention")
        self.confirm = Button(look, Command.CONFIRM.text, "quiet", "check")
        self.highlights = Highlights(context)
        self.voices = Voices(context, self)
        self.fields = Fields(context, DESCRIPTION, self.voices.fields)
        self.copy.clicked.connect(self.copied)
        self.confirm.clicked.connect(self.confirmed)
        self.highlights.opens.clicked.connect(self.open_wanted)
        self.why.clicked.connect(self._toggle_why)
        commands.press(self.copy, Command.COPY_THEME)
        commands.press(self.confirm, Command.CONFIRM)
        policy = self.copy.sizePolicy()  # what comes with the first word has its place before: nothing moves
        policy.setRetainSizeWhenHidden(True)
        self.copy.setSizePolicy(policy)
        self._lay_out()

    def show_group(self, shown: Round, group: ThemeGroup, closed: Collection[ThemeCode]) -> None:
        """Fill the page. Of the sensitive undertemaer that are `closed` only their names are shown."""
        gathering, sealed = shown.gathering, shown.gathering.seal is not None
        self._group, self._round = group, shown
        code, scope = ThemeCode(group.code), Scope(gathering=gathering.id)
        anew = self.fields.show(gathering.id, gathering.description(code), scope, locked=sealed, theme=code)
        if anew:
            self._head(group)
        themes = [theme for theme in self._context.catalogue.themes if theme.group == group.code]
        self.highlights.show_themes(shown, themes, closed, locked=sealed)
        self.voices.call_third(gathering.third)
        if anew:
            tab_down(self.confirm, *self.highlights.ticks.values(), self.highlights.opens, *self.voices.fields.values())
        told = self._told(closed)
        self.copy.setVisible(bool(told))
        carried = not sealed and any(one.carried_from_id is not None for one in told)
        self.carried.tell(side.CARRIED if carried else "")
        self.confirm.setVisible(carried)

    def unconfirmed(self, closed: Collection[ThemeCode]) -> list[FieldRef]:
        """What was carried to this page, is in sight, and nobody has confirmed."""
        if self._round is None:
            return []
        gathering = self._round.gathering.id
        found = (one for one in self._told(closed) if one.carried_from_id is not None)
        return [rounds.told_ref(gathering, one.theme, "carried_from_id") for one in found]

    def forget(self) -> None:
        """Nothing here belongs to anybody any more."""
        self.fields.forget()
        self._round = None

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.fields.flush()

    def begin(self) -> None:
        """The keyboard starts at the heading, where letters do nothing."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def quote(self, text: str) -> str:
        """Put a text into the field that was written in last; gives the field's name."""
        return self.voices.quote(text)

    def show_count(self, text: str) -> None:
        """How far the round is, where the tree that says so is folded; empty takes it away."""
        self._count_line.setText(text)
        self._count_line.setVisible(bool(text))

    def reveal(self, ref: FieldRef) -> None:
        """Bring the place of a field into sight, unless it is."""
        tick = self.highlights.ticks.get(ref.theme) if ref.theme else None
        place: QWidget | None = tick or self.fields.editor(ref.field)
        if place is not None and not is_in_sight(place):
            reveal(place)

    def _told(self, closed: Collection[ThemeCode]) -> list[Description]:
        """What stands on this page and is in sight."""
        if self._round is None or self._group is None:
            return []
        themes = self._context.catalogue.themes
        own = {self._group.code, *(theme.code for theme in themes if theme.group == self._group.code)} - set(closed)
        return [one for one in self._round.gathering.descriptions if one.theme in own]

    def _head(self, group: ThemeGroup) -> None:
        groups = [one for one, _themes in self._context.catalogue.described() if one.kind is group.kind]
        section = say.SECTION[group.kind]
        place = say.PLACE if len(groups) > 1 else say.PLACE_ALONE
        self._crumb.setText(place.format(n=groups.index(group) + 1, total=len(groups), section=section))
        self.title.setText(group.name)
        self._explanation.setText(EXPLAINED.format(text=group.explanation))
        official = self._context.catalogue.definitions.get(group.code, "")
        self._official.setText(walk.OFFICIAL.format(text=official))
        self._official.setVisible(bool(official))
        of_surroundings = group.kind is Component.SURROUNDINGS
        self._without.setVisible(not of_surroundings)
        self._around.setVisible(of_surroundings)
        conditions = [say.CONDITIONS] if group.term == say.SOCIAL else []
        self._reasons[-1].setText(" ".join(conditions))
        self.why.setVisible(not of_surroundings)
        self._show_why(False)
        self.voices.help_with({informant.value: say.hint(group.term, informant) for informant in Informant})

    def _toggle_why(self) -> None:
        self._show_why(self.why.text() == say.WHY)

    def _show_why(self, shown: bool) -> None:
        self.why.say(say.WHY_HIDE if shown else say.WHY)
        for reason in self._reasons:
            reason.setVisible(shown and bool(reason.text()))

    def _lay_out(self) -> None:
        look = self._context.look
        for text in (self._explanation, self._official):
            text.setMaximumWidth(look.tokens.t(600))
        self._without = _rule(context=self._context)
        around = label(look, f"{say.SURROUNDINGS} {say.SURROUNDINGS_LIMIT}", "body", "ink2", wrap=True)
        self._around = row(look, (around, 1))
        told = (say.WHY_TEXT, say.OPPOSITE, say.EXAMPLE, "")
        self._reasons = [label(look, text, "body", "ink2", wrap=True) for text in told]
        for reason in self._reasons:
            reason.setMaximumWidth(look.tokens.t(600))
        inner = box(
            look,
            flow(look, (self._crumb, 1), self.copy, gap=16),
            self._count_line,
            self.title,
            self._explanation,
            self._official,
            self._without,
            self._around,
            row(look, self.why, None),
            *self._reasons,
            flow(look, (self.carried, 1), self.confirm),
            8,
            self.highlights,
            8,
            label(look, walk.INFORMATION, "section"),
            *self.voices.parts(),
            None,
            gap=8,
        )
        inner.setMaximumWidth(look.tokens.t(760))
        page = row(look, (inner, 100), None, margins=(24, 16, 24, 24))
        lay = QGridLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(page)


class Highlights(QWidget):
    """'Fremhæv relevante temaer': a tick an undertema, with the day beside it."""

    told = Signal(str)
    """What was highlighted or not any more, in words."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._look = context, context.look
        self.ticks: dict[ThemeCode, Tick] = {}
        self._days: dict[ThemeCode, QLabel] = {}
        self._shown: Round | None = None
        self._grid_box = QWidget()
        self._grid = QGridLayout(self._grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._look.tokens.s(32))
        self._grid.setVerticalSpacing(self._look.tokens.s(4))
        self._cells: list[QWidget] = []
        self._columns = 0
        self.opens = Button(self._look, say.OPEN, "link", "", f"{say.OPEN}: {walk.SENSITIVE_LOGGED}")
        self.opens.setToolTip(walk.SENSITIVE_LOGGED)
        self._closed = label(self._look, "", "caption", "ink2", wrap=True)
        self._closed_line = row(
            self._look, icon_label(self._look, "eye_off", 18, "ink3"), (self._closed, 1), self.opens, gap=8
        )
        hint = label(self._look, say.HIGHLIGHT_HINT, "caption", "ink3")
        lay = QGridLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setVerticalSpacing(self._look.tokens.s(4))
        heading = label(self._look, say.HIGHLIGHT, "section")
        lay.addWidget(flow(self._look, (heading, 1), hint))
        lay.addWidget(label(self._look, say.HIGHLIGHT_MEANS, "caption", "ink3", wrap=True))
        lay.addWidget(self._grid_box)
        lay.addWidget(self._closed_line)

    def show_themes(
        self, shown: Round, themes: Sequence[Theme], closed: Collection[ThemeCode], *, locked: bool
    ) -> None:
        """These undertemaer, as they stand in a round."""
        self._shown = shown
        seen = [theme for theme in themes if theme.code not in closed]
        if [theme.code for theme in seen] != list(self.ticks):
            self._make(seen)
        for code, tick in self.ticks.items():
            description = shown.gathering.description(code)
            day = description.highlighted_on if description else None
            tick.blockSignals(True)
            tick.setChecked(day is not None)
            tick.blockSignals(False)
            tick.setEnabled(not locked)
            self._days[code].setText(short_date(day) if day else "")
        names = [theme.name for theme in themes if theme.code in closed]
        self._closed.setText(say.closed(names) if names else "")
        self._closed_line.setVisible(bool(names))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _make(self, themes: Sequence[Theme]) -> None:
        hand = next((code for code, tick in self.ticks.items() if tick.hasFocus()), None)
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self.ticks, self._days, self._cells = {}, {}, []
        for theme in themes:
            tick, day = Tick(self._look, theme.name), label(self._look, "", "caption", "ink2")
            official = self._context.catalogue.definitions.get(theme.code, "")
            more = [walk.OFFICIAL.format(text=official)] if official else []
            tick.setToolTip("\n\n".join([theme.explanation, *more]))
            tick.setAccessibleDescription(" ".join([theme.explanation, *more]))
            tick.toggled.connect(partial(self._pick, theme))
            self.ticks[theme.code], self._days[theme.code] = tick, day
            self._cells.append(row(self._look, (tick, 1), day, gap=8))
        self._columns = 0
        self._arrange()
        if hand in self.ticks:
            self.ticks[hand].setFocus()

    def _arrange(self) -> None:
        """In reading order, line by line."""
        columns = 2 if self.width() >= self._look.tokens.t(_TWO) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // columns, at % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _pick(self, theme: Theme, on: bool) -> None:
        if self._shown is None or self._shown.gathering.seal is not None:
            return
        gathering = self._shown.gathering.id
        ref = rounds.told_ref(gathering, theme.code, "highlighted_on")
        day = self._context.now().date().isoformat() if on else None
        hand_in(self._context, ref, day, Scope(gathering=gathering))
        self._days[theme.code].setText(short_date(self._context.now().date()) if on else "")
        # What the window says goes on standing on other pages: a sensitive theme is not named in it.
        named = walk.A_SENSITIVE if theme.code in SENSITIVE else theme.name
        self.told.emit((say.HIGHLIGHTED if on else say.NOT_HIGHLIGHTED).format(theme=named))


def _rule(context: Context) -> QWidget:
    """Its own scoring rule, always in sight: the opposite of that of Aktivitet og deltagelse."""
    look = context.look
    lines = [
        row(look, icon_label(look, "minus", 16, "ink2"), (label(look, text, "strong", wrap=True), 1), gap=8)
        for text in say.WITHOUT
    ]
    rule = flow(look, *((line, 1) for line in lines), gap=16)
    frame = box(look, rule, kind="card", margins=(12, 8, 12, 8))
    frame.setAccessibleName(f"{say.RULE} {say.NO_LEVEL}.")
    return frame
