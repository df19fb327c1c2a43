"""The walk: tree, page and bar kept in step, and the keys that belong to all of them."""

from collections.abc import Collection
from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE, Prompt, Theme
from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant, Sign
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Condition, Round
from ffbdesk.domain.rules import leaving_out, sign, standing
from ffbdesk.export.notes import words_of
from ffbdesk.services import handover, marks, rounds
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import hand_in
from ffbdesk.ui.kit.layout import box, fix_width, row, rule, scroll
from ffbdesk.ui.kit.legend import CellLegend
from ffbdesk.ui.kit.levels import LevelChoice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tree import ThemeTree, TreeStrip
from ffbdesk.ui.page import Once
from ffbdesk.ui.walk.closed import ClosedTheme
from ffbdesk.ui.walk.column import WIDTH, Beside
from ffbdesk.ui.walk.footer import WalkFooter
from ffbdesk.ui.walk.form import ThemeForm
from ffbdesk.ui.walk.pinned import PinnedTitle
from ffbdesk.words import handover as report
from ffbdesk.words import notes as note_words
from ffbdesk.words import people, side
from ffbdesk.words import walk as say
from ffbdesk.words.actions import LEVELS, Command
from ffbdesk.words.signs import said

WIDE, NARROW, RAIL = 1600, 1000, 88
"""Window widths divided by text scale (tokens.json): two columns from, tree folded below."""
LEAST = 420
"""The narrowest a theme's page may be beside tree or column (units): what is unfolded takes its place below."""
STRIP = 40
"""The folded tree (units)."""
LOW = 660
"""Page height divided by text scale: below it the tree needs the room of its legend."""
LOWEST = 400
"""The same: below it every line counts."""


class WalkPage(QWidget):
    """Aktivitet og deltagelse, theme by theme."""

    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._round: Round | None = None
        self._groups = context.catalogue.activities()
        self.themes: tuple[Theme, ...] = tuple(t for _, themes in self._groups for t in themes)
        self.theme = self.themes[0]
        self._places: dict[GatheringId, ThemeCode] = {}
        """The theme last seen in each round: a new one begins with its first."""
        self._filled = False
        self._unfolded, self._in_its_place = False, False
        """The tree, in a narrow window; and whether it, or the column, stands where the theme would."""
        self.choice = LevelChoice(self)
        self.form = ThemeForm(context, self.choice)
        self.footer = WalkFooter(context, self.choice)
        self.tree, self.strip = ThemeTree(look), TreeStrip(look)
        self._head = label(look, say.TREE, "section")
        head = box(look, self._head, margins=(16, 8, 12, 0))
        self._legend = box(look, rule(), CellLegend(look), margins=(16, 0, 8, 4), gap=4)
        self._side = box(look, head, (self.tree, 1), self._legend, tone="sunken", kind="seamright", gap=0)
        self._area = scroll(look, self.form)
        self.pinned = PinnedTitle(look, self._area, self.form, self.form.title)
        self.closed = ClosedTheme(context)
        self._once = Once(context)
        self.beside = Beside(context, self, self.closed_themes)
        self.earlier = self.beside.earlier
        self._make_actions()
        self._lay_out()
        self._fold(0)  # as narrow as can be until there is a window: a page born wide would widen the window
        self._connect()

    def show_round(self, shown: Round) -> None:
        """Show a round: another one, or this one as it stands now, of which only what changed is drawn."""
        before, self._round = self._round, shown
        by_theme = {c.theme: c for c in shown.gathering.conditions}
        if not self._filled:
            groups = [
                (g.code, g.term, [(t.code, t.name, *self._seen(by_theme.get(t.code))) for t in themes])
                for g, themes in self._groups
            ]
            self.tree.fill(groups)
            self.strip.fill(groups)
            self._filled = True
        else:
            for theme in self._changed(before, shown):
                self._sign(theme.code, by_theme.get(theme.code))
        self._count()
        if before is None or before.gathering.id != shown.gathering.id:
            self._begin_round(shown.gathering.id)
        self.beside.show_round(shown)
        self._show_theme()

    def forget(self) -> None:
        """Another round is wanted: what stands in fields is stored, and nothing here is anybody's any more."""
        self.form.forget()
        self._round = None
        self.beside.forget()

    def _begin_round(self, which: GatheringId) -> None:
        """Another round: where it was left, else its first theme."""
        last = self._places.get(which)
        self.theme = next((t for t in self.themes if t.code == last), self.themes[0])
        self._area.verticalScrollBar().setValue(0)

    def _changed(self, before: Round | None, now: Round) -> list[Theme]:
        if before is None:
            return list(self.themes)
        old, new = (({c.theme: c for c in shown.gathering.conditions}) for shown in (before, now))
        return [theme for theme in self.themes if old.get(theme.code) != new.get(theme.code)]

    def go_to(self, code: ThemeCode) -> None:
        """Show a theme. What stands in the fields of the one before is stored first."""
        theme = next((t for t in self.themes if t.code == code), None)
        if theme is None or theme is self.theme:
            return
        self.theme = theme
        if self._round is not None:
            self._places[self._round.gathering.id] = code
        self._show_theme()
        self._area.verticalScrollBar().setValue(0)

    def bring(self, code: ThemeCode) -> None:
        """Show a theme that is wanted from elsewhere: what stands in its place folds away."""
        if self._in_its_place:
            self._give_back()
        self.go_to(code)

    def show_level(self) -> None:
        """Bring the level to the top of the page, under the theme's name."""
        top = self.form.level_head.mapTo(self.form, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top - self.pinned.height() - self._context.look.tokens.s(8))

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.form.flush()

    def take_focus(self) -> None:
        """Where the keyboard starts: the themes, where arrows walk and a digit is a level."""
        (self.tree if self._side.isVisibleTo(self) else self.strip).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the window (ui.md, principle 7)."""
        super().resizeEvent(event)
        self._fold(self._units())

    def _show_theme(self) -> None:
        if self._round is None:
            return
        closed = self._is_closed(self.theme.code)
        self._close(closed)
        if not closed:
            self.form.show_theme(self._round, self.theme)
        self.beside.show_theme(self.theme, closed=closed)
        self._fold_panels(self._units())
        self.pinned.show_theme(self.theme, self._context.catalogue.group(self.theme.group).term)
        self.tree.set_current(self.theme.code)
        self.strip.set_current(self.theme.code)
        at = self.themes.index(self.theme)
        before = self.themes[at - 1] if at else None
        after = self.themes[at + 1] if at + 1 < len(self.themes) else None
        self.footer.neighbours(before, after)
        self._back.setEnabled(before is not None)

    def open_part(self, shown: Round) -> Round:
        """A round without what stands at sensitive themes that nobody has opened: for the pages that only show."""
        return leaving_out(shown, self.closed_themes())

    def closed_themes(self) -> Collection[ThemeCode]:
        """The sensitive themes that nobody has opened: nothing at them is shown, named or changed."""
        return [code for code in SENSITIVE if self._is_closed(code)]

    def _is_closed(self, code: ThemeCode) -> bool:
        return code in self._context.sensitive.closed(self._round.citizen.id if self._round else None)

    def _close(self, closed: bool) -> None:
        """Show the theme's page, or the card of one that is closed. Focus stays on what is in sight."""
        focus = QApplication.focusWidget()
        inside = focus is not None and (self._area.isAncestorOf(focus) or self.footer.isAncestorOf(focus))
        self.closed.show_theme(self.theme, self.form.place(self.theme))
        self.closed.setVisible(closed)
        if closed:
            self.form.forget()
            if inside:
                self.closed.button.setFocus()
        self._area.setVisible(not closed)
        self.footer.close_level(closed)
        open_ = self._round is not None and self._round.gathering.seal is None
        for action in self._judging:
            action.setEnabled(open_ and not closed)

    def _open_sensitive(self) -> None:
        """The log has its line before anything is seen."""
        shown, theme = self._round, self.theme
        if shown is not None and self._is_closed(theme.code):
            which = shown.gathering.id
            self._once.do(lambda desk: rounds.open_sensitive(desk, which), partial(self._is_open, which, theme))

    def _is_open(self, which: GatheringId, theme: Theme, _noted: None) -> None:
        if self._round is None or self._round.gathering.id != which:
            return
        self._context.sensitive.open(self._round.citizen.id)
        self._sign(theme.code, self._round.gathering.condition(theme.code))
        self._count()
        if self.theme is theme:
            self._show_theme()
            self.form.title.setFocus()

    def _seen(self, condition: Condition | None) -> tuple[Sign, bool]:
        """How a theme is drawn in the tree: its sign, and whether it is carried and not confirmed."""
        if condition is not None and self._is_closed(condition.theme):
            condition = None
        return sign(condition), condition is not None and condition.carried_from_id is not None

    def _sign(self, code: ThemeCode, condition: Condition | None) -> None:
        self.tree.set_sign(code, *self._seen(condition))
        self.strip.set_sign(code, *self._seen(condition))

    def _show_before(self, condition: Condition | None, day: str) -> None:
        for action, can in zip(self._carrying, self.earlier.can_carry(), strict=True):
            action.setEnabled(can)
        self.form.show_before(condition, day)
        self.footer.show_before(condition.judgement if condition else None)

    def _say_chosen(self, name: str, value: object) -> None:
        """A level is said whichever way it was chosen; the own rating is said by the key that was pressed."""
        term = self._told_name()
        if name == "judgement":
            level = cast(Judgement | None, value)
            told = (
                say.LEVEL_SET.format(theme=term, level=said(level)) if level else say.LEVEL_CLEARED.format(theme=term)
            )
            self._context.speaker.say(told)
        elif name == "own_rating" and value is None:
            self._context.speaker.say(say.OWN_CLEARED.format(theme=term))

    def _told_name(self) -> str:
        """The theme in what the window says and goes on saying on other pages: a sensitive one is not named."""
        return say.A_SENSITIVE if self.theme.code in SENSITIVE else self.theme.name

    def _mark(self, prompt: Prompt, frequency: Frequency | None) -> None:
        if self._round is not None and self._round.gathering.seal is None:
            self.form.flush()  # what was typed came before
            ref = marks.mark_ref(self._round.gathering.id, self.theme.code, prompt.id)
            scope = Scope(gathering=self._round.gathering.id)
            hand_in(self._context, ref, marks.mark_value(self.theme, prompt, frequency), scope)

    def _confirm(self) -> None:
        """What was carried to the theme still holds."""
        if self._round is not None:
            ref = rounds.theme_ref(self._round.gathering.id, self.theme.code, "carried_from_id")
            hand_in(self._context, ref, None, Scope(gathering=self._round.gathering.id))
            self._context.speaker.say(side.CONFIRMED.format(theme=self._told_name()))

    def _press(self, judgement: Judgement) -> None:
        if self._round is not None and self._round.gathering.seal is None:
            self.choice.pick(judgement)

    def _choose(self, code: str) -> None:
        self._context.speaker.say("")  # what was said is of the theme before
        self.go_to(ThemeCode(code))

    def _step(self, by: int) -> None:
        """To the neighbour. The eye goes to its top, and the keyboard with it: never stays below, out of sight."""
        self._context.speaker.say("")
        at = self.themes.index(self.theme) + by
        if at == len(self.themes):
            self.form.flush()
            self.finished.emit()
        elif at >= 0:
            hand = QApplication.focusWidget()
            mine = hand is not None and self.isAncestorOf(hand)
            marking = hand in self.form.prompts.rows
            self.go_to(self.themes[at].code)
            shown = not self._is_closed(self.theme.code)  # else the card has it
            if hand is not None and mine and shown and (self._area.isAncestorOf(hand) or not hand.isVisible()):
                self.form.begin(marking=marking)

    def _connect(self) -> None:
        self.form.fields.chosen.connect(self._say_chosen)
        self.form.prompts.marked.connect(self._mark)
        self.form.copied.connect(self._copy)
        self.closed.wanted.connect(self._open_sensitive)
        self.form.confirm.clicked.connect(self._confirm)
        self.earlier.shown.connect(self._show_before)
        self.beside.notes.quoted.connect(self._quote)
        self.tree.chosen.connect(self._choose)
        self.tree.entered_theme.connect(self._enter)
        self.beside.toggled.connect(self._make_room)
        self.strip.clicked.connect(self._toggle_tree)
        self.footer.previous.connect(lambda: self._step(-1))
        self.footer.next.connect(lambda: self._step(1))

    def _copy(self) -> None:
        """The theme as plain text, for a case system: what stands in the fields is stored first."""
        shown, theme = self._round, self.theme
        if shown is not None:
            self.form.flush()
            which = shown.gathering.id
            self._context.work.submit(
                lambda desk: handover.theme_text(desk, which, theme.code), partial(self._copied, theme)
            )

    def _copied(self, theme: Theme, text: str) -> None:
        if text:
            self._context.clipboard.put(text)
        said = report.COPIED_THEME.format(theme=theme.name) if text else report.NOTHING_TO_COPY
        self._context.speaker.say(said)

    def _quote(self, note: CareNote) -> None:
        field = self.form.quote(note_words.quote(words_of(note), note.observed_on, note.author))
        self._context.speaker.say(note_words.QUOTED.format(field=field))

    def _make_actions(self) -> None:
        judgements: list[tuple[Command, Judgement]] = [*zip(LEVELS, map(Assessed, Level), strict=True)]
        judgements += [(Command.NOT_ASSESSED, NotAssessed()), (Command.NOT_RELEVANT, NotRelevant())]
        self._judging = [Action(self, c, partial(self._press, j), inside=True) for c, j in judgements]
        self._back = Action(self, Command.PREVIOUS, partial(self._step, -1), inside=True)
        Action(self, Command.NEXT, partial(self._step, 1), inside=True)
        self._tree = Action(self, Command.TREE, self._toggle_tree, inside=True)
        Action(self, Command.EARLIER, self.beside.toggle, inside=True)
        carry = ((Command.CARRY_THEME, self.earlier.carry_theme), (Command.CARRY_ALL, self.earlier.carry_all))
        self._carrying = [Action(self, command, run) for command, run in carry]

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.strip)
        columns.addWidget(self._side)
        look = self._context.look
        self._middle = box(look, (self._area, 1), (self.closed, 1), gap=0)
        with_column = row(look, (self._middle, 1), self.beside.column, gap=0)
        self._right = box(look, self.beside.strip, (with_column, 1), gap=0)
        columns.addWidget(self._right, 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(columns, 1)
        lay.addWidget(rule())
        lay.addWidget(self.footer)

    def _toggle_tree(self) -> None:
        self._unfolded = not self._side.isVisible()
        if self._unfolded and not self._both_fit(self._units()):
            self.beside.fold_away()
        self._fold(self._units())
        (self.tree if self._side.isVisible() else self.strip).setFocus()

    def _make_room(self) -> None:
        """The column came or went: the tree folds where there is no room for both."""
        if self.beside.is_out() and not self._both_fit(self._units()):
            self._unfolded = False
        self._fold(self._units())

    def _enter(self) -> None:
        """A theme was opened in the tree: where the tree stands in its place, the theme comes, and the keyboard."""
        if self._in_its_place:
            self._give_back()
            if self._is_closed(self.theme.code):
                self.closed.button.setFocus()
            else:
                self.form.begin(marking=False)

    def _give_back(self) -> None:
        """Fold what stands in the theme's place."""
        self._unfolded = False
        self.beside.fold_away()
        self._fold(self._units())

    def _count(self) -> None:
        """In the bar under the tree; over the theme where there is no room for it there. Without what is closed."""
        if self._round is not None:
            now = standing(self.open_part(self._round).gathering)
            self.footer.count(now)
            said = people.standing(now.decided, now.open, now.unconfirmed)
            self.form.show_count("" if self.footer.counts_here() else said)

    def _units(self) -> float:
        """The page's width and the rail's, divided by the text scale: a sheet beside the page makes it narrower."""
        return self.width() / self._context.look.tokens.scale + RAIL

    def _fold(self, units: float) -> None:
        tokens = self._context.look.tokens
        self._legend.setVisible(self.height() >= tokens.t(LOW))
        self.form.fold(units >= WIDE)
        self.form.fold_words(units)
        self.beside.fold(units, low=self.height() < tokens.t(LOWEST))
        self._fold_panels(units)
        folded = units < NARROW or not self._side.isVisibleTo(self)
        self.footer.fold(0 if folded else tokens.t(_tree_width(units)), units)
        self._count()

    def _fold_panels(self, units: float) -> None:
        """Tree, theme and column beside each other, as many as there is room for: none is cut."""
        narrow, side = units < NARROW, self.beside.is_out()
        tree = (not narrow or self._unfolded) and (not side or self._both_fit(units))
        left = units - RAIL - (STRIP if narrow or not tree else 0)
        left -= (_tree_width(units) if tree else 0) + (WIDTH if side else 0)
        alone = self._in_its_place = left < LEAST and (tree or side) and units > RAIL
        fix_width(self._side, None if alone and tree else self._context.look.tokens.t(_tree_width(units)))
        self.beside.fill(alone and side)
        self._side.setVisible(tree)
        self.strip.setVisible(narrow or not tree)
        self._tree.setEnabled(narrow or not tree)
        self._right.setVisible(not (alone and tree))
        self._middle.setVisible(not (alone and side))

    def _both_fit(self, units: float) -> bool:
        """Whether there is room for the tree and the column beside a theme."""
        taken = RAIL + _tree_width(units) + WIDTH + (STRIP if units < NARROW else 0)
        return units - taken >= LEAST


def _tree_width(units: float) -> int:
    return 288 if units >= WIDE else 256
