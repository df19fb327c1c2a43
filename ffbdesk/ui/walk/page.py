"""The walk: tree, page and bar kept in step, and the keys that belong to all of them.

It stops at every undertema of Aktivitet og deltagelse, and then at every overtema that is described without a level.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE, Prompt, Theme, ThemeGroup
from ffbdesk.domain.double import Stage, stage
from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant, Sign
from ffbdesk.domain.marks import Frequency
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Condition, InformationGathering, Round
from ffbdesk.domain.rules import leaving_out, sign, standing
from ffbdesk.domain.sidebyside import as_seen
from ffbdesk.export.notes import words_of
from ffbdesk.services import handover, marks, rounds
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import hand_in
from ffbdesk.ui.kit.layout import box, fix_width, row, rule, scroll
from ffbdesk.ui.kit.legend import CellLegend
from ffbdesk.ui.kit.levels import LevelChoice
from ffbdesk.ui.kit.tree import PageRow, ThemeTree, TreeStrip
from ffbdesk.ui.page import Once
from ffbdesk.ui.walk.closed import ClosedTheme
from ffbdesk.ui.walk.column import WIDTH, Beside
from ffbdesk.ui.walk.described import DescribedForm
from ffbdesk.ui.walk.footer import WalkFooter
from ffbdesk.ui.walk.form import ThemeForm
from ffbdesk.ui.walk.pinned import PinnedTitle
from ffbdesk.words import described, people, side
from ffbdesk.words import handover as report
from ffbdesk.words import notes as note_words
from ffbdesk.words import walk as say
from ffbdesk.words.actions import LEVELS, Command
from ffbdesk.words.dates import short_date
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


type Stop = Theme | ThemeGroup
"""Where the walk stops: an undertema that is judged, or an overtema that is described."""


class WalkPage(QWidget):
    """Aktivitet og deltagelse, theme by theme, and then what is described without a level."""

    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._round: Round | None = None
        self._groups = context.catalogue.activities()
        self.themes: tuple[Theme, ...] = tuple(t for _, themes in self._groups for t in themes)
        self._pages = context.catalogue.described()
        self.stops: tuple[Stop, ...] = (*self.themes, *(group for group, _themes in self._pages))
        self.theme: Stop = self.themes[0]
        """Where the walk has stopped."""
        self._places: dict[GatheringId, ThemeCode] = {}
        """The theme last seen in each round: a new one begins with its first."""
        self._filled = False
        self._unfolded, self._in_its_place = False, False
        """The tree, in a narrow window; and whether it, or the column, stands where the theme would."""
        self.choice = LevelChoice(self)
        self.form = ThemeForm(context, self.choice)
        self.described = DescribedForm(context)
        self.footer = WalkFooter(context, self.choice)
        self.tree, self.strip = ThemeTree(look), TreeStrip(look)
        self._legend = box(look, rule(), CellLegend(look), margins=(16, 0, 8, 4), gap=4)
        self._side = box(look, (self.tree, 1), self._legend, tone="sunken", kind="seamright", gap=0)
        self._area = scroll(look, self.form)
        self._described_area = scroll(look, self.described)
        self.pinned = PinnedTitle(look, self._area, self.form, self.form.title)
        self._pinned_group = PinnedTitle(look, self._described_area, self.described, self.described.title)
        self.closed = ClosedTheme(context)
        self._once = Once(context)
        self.beside = Beside(context, self, self.closed_themes)
        self.earlier = self.beside.earlier
        self._make_actions()
        self._lay_out()
        self._fold(0)  # as narrow as can be until there is a window: a page born wide would widen the window
        self._connect()

    def show_round(self, shown: Round) -> None:
        """Show a round: another one, or this one as it stands now, of which only what changed is drawn.

        While two assess it, with the levels that the user gives.
        """
        shown = replace(shown, gathering=as_seen(shown.gathering))
        before, self._round = self._round, shown
        by_theme = {c.theme: c for c in shown.gathering.conditions}
        if not self._filled:
            groups = [
                (g.code, g.term, [(t.code, t.name, *self._seen(by_theme.get(t.code))) for t in themes])
                for g, themes in self._groups
            ]
            pages = self._page_rows(shown)
            self.tree.fill(groups, pages, say.SECTION)
            self.strip.fill(groups, pages)
            self._filled = True
        else:
            for theme in self._changed(before, shown):
                self._sign(theme.code, by_theme.get(theme.code))
            if before is None or before.gathering.descriptions != shown.gathering.descriptions:
                self._show_pages(shown)
        self._count()
        if before is None or before.gathering.id != shown.gathering.id:
            self._begin_round(shown.gathering.id)
        self.beside.show_round(shown)
        self._show_theme()

    def forget(self) -> None:
        """Another round is wanted: what stands in fields is stored, and nothing here is anybody's any more."""
        self.form.forget()
        self.described.forget()
        self._round = None
        self.beside.forget()

    def _begin_round(self, which: GatheringId) -> None:
        """Another round: where it was left, else its first theme."""
        last = self._places.get(which)
        self.theme = next((stop for stop in self.stops if stop.code == last), self.themes[0])
        self._to_top()

    def _to_top(self) -> None:
        for area in (self._area, self._described_area):
            area.verticalScrollBar().setValue(0)

    def _page_rows(self, shown: Round) -> list[PageRow]:
        """The overtemaer without levels, as the tree shows them: nothing of what is closed."""
        closed, rows, section = self.closed_themes(), [], None
        for group, themes in self._pages:
            told = ((t, shown.gathering.description(t.code)) for t in themes if t.code not in closed)
            days = [(t.code, t.name, short_date(d.highlighted_on)) for t, d in told if d and d.highlighted_on]
            words = shown.gathering.description(ThemeCode(group.code)) is not None
            heading = described.SECTION[group.kind] if group.kind is not section else ""
            rows.append(PageRow(group.code, group.term, tuple(days), words, heading))
            section = group.kind
        return rows

    def _show_pages(self, shown: Round) -> None:
        for row_ in self._page_rows(shown):
            self.tree.set_page(row_)
            self.strip.set_page(row_)

    def _changed(self, before: Round | None, now: Round) -> list[Theme]:
        if before is None:
            return list(self.themes)
        old, new = (({c.theme: c for c in shown.gathering.conditions}) for shown in (before, now))
        return [theme for theme in self.themes if old.get(theme.code) != new.get(theme.code)]

    def go_to(self, code: ThemeCode) -> None:
        """Show a theme, or the overtema that it is described at. What stands in the fields is stored first."""
        theme = self._stop(code)
        if theme is None or theme is self.theme:
            return
        self.theme = theme
        if self._round is not None:
            self._places[self._round.gathering.id] = ThemeCode(theme.code)
        self._show_theme()
        self._to_top()

    def _stop(self, code: str) -> Stop | None:
        at = next((group.code for group, themes in self._pages for theme in themes if theme.code == code), code)
        return next((stop for stop in self.stops if stop.code == at), None)

    def reveal(self, ref: FieldRef) -> None:
        """Bring the place of a field of the theme in sight into sight."""
        if isinstance(self.theme, ThemeGroup):
            self.described.reveal(ref)
        else:
            self.form.reveal(ref.field)

    def bring(self, code: ThemeCode) -> None:
        """Show a theme that is wanted from elsewhere: what stands in its place folds away."""
        if self._in_its_place:
            self._give_back()
        self.go_to(code)

    def bring_level(self) -> None:
        """Stay at a theme that is given a level; from anywhere else, to the first that has none yet."""
        if self._round is None or isinstance(self.theme, Theme):
            return
        seen, closed = self._round.gathering, set(self.closed_themes())
        open_ = (theme for theme in self.themes if theme.code not in closed and not _is_judged(seen, theme.code))
        self.bring(next(open_, self.themes[0]).code)

    def show_level(self) -> None:
        """Bring the level to the top of the page, under the theme's name."""
        top = self.form.level_head.mapTo(self.form, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top - self.pinned.height() - self._context.look.tokens.s(8))

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.form.flush()
        self.described.flush()

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
        stop = self.theme
        if isinstance(stop, ThemeGroup):
            closed = False
            self._show_group(self._round, stop)
        else:
            closed = self._is_closed(stop.code)
            self._close(stop, closed)
            if not closed:
                self.form.show_theme(self._round, stop)
            self.pinned.show_theme(stop.name, self._context.catalogue.group(stop.group).term)
        self.beside.show_theme(stop, closed=closed)
        self._fold_panels(self._units())
        self.tree.set_current(stop.code)
        self.strip.set_current(stop.code)
        at = self.stops.index(stop)
        before = self.stops[at - 1] if at else None
        after = self.stops[at + 1] if at + 1 < len(self.stops) else None
        self.footer.neighbours(before, after)
        self._back.setEnabled(before is not None)

    def _show_group(self, shown: Round, group: ThemeGroup) -> None:
        """An overtema's page stands where a theme's stands; there is no level to set."""
        self.form.forget()
        self.closed.hide()
        self._stand(described=True)
        self.described.show_group(shown, group, self.closed_themes())
        self._pinned_group.show_theme(group.name, described.SECTION[group.kind])

    def _stand(self, *, described: bool) -> None:
        """One of the two pages. Focus stays on what is in sight."""
        if not described:
            self.described.forget()
        focus = QApplication.focusWidget()
        gone = self._area if described else self._described_area
        inside = focus is not None and gone.isAncestorOf(focus)
        self._area.setVisible(not described)
        self._described_area.setVisible(described)
        self.footer.show_kind(judged=not described)
        if inside and described:
            self.described.begin()
        elif inside:
            self.form.title.setFocus()

    def open_part(self, shown: Round) -> Round:
        """A round without what stands at sensitive themes that nobody has opened: for the pages that only show."""
        return leaving_out(shown, self.closed_themes())

    def closed_themes(self) -> Collection[ThemeCode]:
        """The sensitive themes that nobody has opened: nothing at them is shown, named or changed."""
        return [code for code in SENSITIVE if self._is_closed(code)]

    def _is_closed(self, code: ThemeCode) -> bool:
        return code in self._context.sensitive.closed(self._round.citizen.id if self._round else None)

    def _close(self, theme: Theme, closed: bool) -> None:
        """Show the theme's page, or the card of one that is closed. Focus stays on what is in sight."""
        focus = QApplication.focusWidget()
        places = (self._area, self._described_area, self.footer)
        inside = focus is not None and any(place.isAncestorOf(focus) for place in places)
        self._stand(described=False)
        self.closed.show_theme(theme, self.form.place(theme))
        self.closed.setVisible(closed)
        if closed:
            self.form.forget()
            if inside:
                self.closed.button.setFocus()
        self._area.setVisible(not closed)
        at = stage(self._round.gathering.assessments) if self._round is not None else Stage.NONE
        self.footer.close_level(closed or at is Stage.THEIRS)
        open_ = self._round is not None and self._round.gathering.seal is None
        for action in self._judging:
            action.setEnabled(open_ and not closed and at not in (Stage.THEIRS, Stage.WAITING))

    def _open_sensitive(self) -> None:
        """The log has its line before anything is seen."""
        shown, theme = self._round, self.theme
        if shown is not None and self._holds_closed(theme):
            which = shown.gathering.id
            self._once.do(lambda desk: rounds.open_sensitive(desk, which), partial(self._is_open, which, theme))

    def _holds_closed(self, stop: Stop) -> bool:
        """Whether it is a closed theme, or an overtema with one under it."""
        if isinstance(stop, Theme):
            return self._is_closed(stop.code)
        return any(self._is_closed(theme.code) for group, themes in self._pages if group is stop for theme in themes)

    def _is_open(self, which: GatheringId, stop: Stop, _noted: None) -> None:
        if self._round is None or self._round.gathering.id != which:
            return
        self._context.sensitive.open(self._round.citizen.id)
        for code in SENSITIVE:
            self._sign(code, self._round.gathering.condition(code))
        self._show_pages(self._round)
        self._count()
        if self.theme is stop:
            self._show_theme()
            (self.form.title if isinstance(stop, Theme) else self.described.title).setFocus()

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
        theme = self.theme
        if isinstance(theme, Theme) and self._round is not None and self._round.gathering.seal is None:
            self.form.flush()  # what was typed came before
            ref = marks.mark_ref(self._round.gathering.id, theme.code, prompt.id)
            scope = Scope(gathering=self._round.gathering.id)
            hand_in(self._context, ref, marks.mark_value(theme, prompt, frequency), scope)

    def _confirm(self) -> None:
        """What was carried to the theme, or to the overtema and its undertemaer, still holds."""
        if self._round is None:
            return
        gathering, stop = self._round.gathering.id, self.theme
        if isinstance(stop, ThemeGroup):
            refs = self.described.unconfirmed(self.closed_themes())
        else:
            refs = [rounds.theme_ref(gathering, stop.code, "carried_from_id")]
        for ref in refs:
            hand_in(self._context, ref, None, Scope(gathering=gathering))
        self._context.speaker.say(side.CONFIRMED.format(theme=self._told_name()))

    def _press(self, judgement: Judgement) -> None:
        if isinstance(self.theme, ThemeGroup):
            self._context.speaker.say(f"{described.NO_LEVEL}.")
        elif self._round is not None and self._round.gathering.seal is None:
            self.choice.pick(judgement)

    def _choose(self, code: str) -> None:
        self._context.speaker.say("")  # what was said is of the theme before
        self.go_to(ThemeCode(code))

    def _highlighted(self, said: str) -> None:
        self._context.speaker.say(said)

    def _step(self, by: int) -> None:
        """To the neighbour. The eye goes to its top, and the keyboard with it: never stays below, out of sight."""
        self._context.speaker.say("")
        at = self.stops.index(self.theme) + by
        if at == len(self.stops):
            self.flush()
            self.finished.emit()
        elif at >= 0:
            hand = QApplication.focusWidget()
            mine = hand is not None and self.isAncestorOf(hand)
            marking = hand in self.form.prompts.rows
            areas = (self._area, self._described_area)
            on_page = hand is not None and any(area.isAncestorOf(hand) for area in areas)
            self.go_to(ThemeCode(self.stops[at].code))
            shown = not self._is_closed(ThemeCode(self.theme.code))  # else the card has it
            if hand is not None and mine and shown and (on_page or not hand.isVisible()):
                self._begin(marking=marking)

    def _begin(self, *, marking: bool = False) -> None:
        """The keyboard starts at the top of the page in sight."""
        if isinstance(self.theme, ThemeGroup):
            self.described.begin()
        else:
            self.form.begin(marking=marking)

    def _connect(self) -> None:
        for fields in (self.form.fields, self.form.judging):
            fields.chosen.connect(self._say_chosen)
        self.form.prompts.marked.connect(self._mark)
        self.form.copied.connect(self._copy)
        self.described.copied.connect(self._copy)
        self.described.confirmed.connect(self._confirm)
        self.described.open_wanted.connect(self._open_sensitive)
        self.described.highlights.told.connect(self._highlighted)
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
            self.flush()
            which, closed = shown.gathering.id, tuple(self.closed_themes())
            self._context.work.submit(
                lambda desk: handover.theme_text(desk, which, ThemeCode(theme.code), closed),
                partial(self._copied, theme),
            )

    def _copied(self, theme: Stop, text: str) -> None:
        if text:
            self._context.clipboard.put(text)
        said = report.COPIED_THEME.format(theme=theme.name) if text else report.NOTHING_TO_COPY
        self._context.speaker.say(said)

    def _quote(self, note: CareNote) -> None:
        page = self.described if isinstance(self.theme, ThemeGroup) else self.form
        field = page.quote(note_words.quote(words_of(note), note.observed_on, note.author))
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
        self._middle = box(look, (self._area, 1), (self._described_area, 1), (self.closed, 1), gap=0)
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
            if isinstance(self.theme, Theme) and self._is_closed(self.theme.code):
                self.closed.button.setFocus()
            else:
                self._begin()

    def _give_back(self) -> None:
        """Fold what stands in the theme's place."""
        self._unfolded = False
        self.beside.fold_away()
        self._fold(self._units())

    def _count(self) -> None:
        """In the bar under the tree; over the theme where there is no room for it there. Without what is closed."""
        if self._round is not None:
            gathering = self.open_part(self._round).gathering
            now, days = standing(gathering), [d for d in gathering.descriptions if d.highlighted_on is not None]
            said = described.standing(people.standing(now.decided, now.open, now.unconfirmed), len(days))
            self.footer.count(said)
            for page in (self.form, self.described):
                page.show_count("" if self.footer.counts_here() else said)

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


def _is_judged(gathering: InformationGathering, code: ThemeCode) -> bool:
    condition = gathering.condition(code)
    return condition is not None and condition.judgement is not None


def _tree_width(units: float) -> int:
    return 288 if units >= WIDE else 256
