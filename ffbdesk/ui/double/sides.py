"""Both are done: what each gave side by side, and the level that they agree on, with why."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import SHORT_REMARK_MAX, Assessed, Judgement, Level
from ffbdesk.domain.kinds import CONDITION
from ffbdesk.domain.records import Round
from ffbdesk.domain.sidebyside import Compared, side_by_side, two_agree
from ffbdesk.services import double
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.double.table import SidesTable
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, reveal, row
from ffbdesk.ui.kit.levels import LevelChoice, level_keys
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import Once
from ffbdesk.words import double as say
from ffbdesk.words import walk
from ffbdesk.words.actions import LEVELS, Command

BESIDE = 900
"""Page width divided by text scale from which the theme stands beside the table, under it below."""
_LEAST = 240
"""How high the table is at least (units)."""


class Sides(QWidget):
    """A table of the themes, and the chosen one with what each of the two wrote."""

    theme_wanted = Signal(str)

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        super().__init__()
        self._context, self._closed, look = context, closed, context.look
        self._once = Once(context)
        self._round: Round | None = None
        self._rows: dict[ThemeCode, Compared] = {}
        self._summary = label(look, "", "body", wrap=True)
        self._left = label(look, "", "body", "ink2", wrap=True)
        self.compare = Button(look, say.COMPARE, "link", "down")
        self._kappa = label(look, "", "caption", "ink2", wrap=True)
        self._kappa.hide()
        self.use_alike = Button(look, say.use_alike(0), "", "check")
        self.table = SidesTable(look)
        self._nothing = label(look, say.NOTHING_GIVEN, "body", "ink2", wrap=True)
        self.title = label(look, "", "title", wrap=True)
        self.to_theme = Button(look, say.TO_THEME, "link", role="caption")
        self._given = [
            (label(look, "", "strong", wrap=True), label(look, "", "body", "ink2", wrap=True)) for _ in (0, 1)
        ]
        self.choice = LevelChoice(self)
        self.keys = level_keys(look, self.choice)
        self.clear = Button(look, say.CLEAR, "quiet")
        self._set_by = label(look, "", "caption", "ink2", wrap=True)
        self._who: Mapping[ThemeCode, tuple[str, datetime]] = {}
        self._criterion = label(look, "", "caption", "ink2", wrap=True)
        self.remark = GrowingText(look, walk.REMARK, lines=2, limit=SHORT_REMARK_MAX)
        self.fields = Fields(context, CONDITION, {"short_remark": self.remark}, {"judgement": self.choice})
        self._lay_out()
        self._connect()

    def show_round(self, shown: Round) -> None:
        """Both are done: what each gave; `shown` is without what is closed."""
        self._round = shown
        themes = self._context.catalogue.themes
        found = side_by_side(shown.gathering, tuple(theme.code for theme in themes))
        self._rows = {one.theme: one for one in found}
        names = [one.assessor for one in shown.gathering.assessments]
        alike = sum(one.is_alike for one in found)
        self._summary.setText(say.summary(names, alike, sum(one.is_near for one in found), len(found)))
        self._left.setText(say.left(sum(one.is_open for one in found)))
        usable = sum(one.is_alike and one.is_open for one in found)
        self.use_alike.say(say.use_alike(usable))
        self.use_alike.setVisible(bool(usable) and shown.gathering.seal is None)
        self.table.show_rows(names, [(self._name(one.theme), one) for one in found])
        self._nothing.setVisible(not found)
        self._parts.setVisible(bool(found))
        self._kappa.setText(say.kappa(two_agree(found)))
        for widget in (self._summary, self._left, self.compare):
            widget.setVisible(bool(found))
        self._show_theme()
        which = shown.gathering.id
        self._context.work.submit(lambda desk: double.set_by(desk, which), partial(self._found_who, which))

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.fields.flush()

    def forget(self) -> None:
        """Another round is wanted: nothing here is anybody's any more."""
        self.fields.forget()
        self._round, self._rows, self._who = None, {}, {}
        self.table.show_rows((), ())

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.table.setFocus()

    def has(self, theme: ThemeCode | None) -> bool:
        """Whether a theme stands here."""
        return theme in self._rows

    def reveal(self, ref: FieldRef) -> None:
        """Bring a theme and its field into sight."""
        self.table.choose(ref.theme)
        editor = self.fields.editor(ref.field)
        if editor is not None:
            reveal(editor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        beside = self.width() / self._context.look.tokens.scale >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _found_who(self, which: GatheringId, who: Mapping[ThemeCode, tuple[str, datetime]]) -> None:
        if self._round is not None and self._round.gathering.id == which:
            self._who = who
            self._tell_who()

    def _tell_who(self) -> None:
        code = self.table.code()
        who = self._who.get(code) if code is not None and self.choice.value is not None else None
        self._set_by.setText(say.set_by(*who) if who else "")
        self._set_by.setVisible(who is not None)

    def _name(self, code: ThemeCode) -> str:
        return self._context.catalogue.theme(code).name

    def _show_theme(self) -> None:
        code, shown = self.table.code(), self._round
        one = self._rows.get(code) if code is not None else None
        if shown is None or code is None or one is None:
            self.fields.forget()
            return
        gathering, sealed = shown.gathering, shown.gathering.seal is not None
        self.title.setText(self._name(code))
        for (head, words), by, given in zip(self._given, gathering.assessments, one.given, strict=True):
            head.setText(f"{by.assessor}: {say.in_short(given)}")
            words.setText(given.short_remark if given else "")
            words.setVisible(bool(given and given.short_remark))
        self._criterion.setText(self._criteria(one))
        scope, condition = Scope(gathering=gathering.id), gathering.condition(code)
        self.fields.show(gathering.id, condition, scope, locked=sealed, theme=code)
        self.clear.setVisible(not sealed and self.choice.value is not None)
        self._tell_who()

    def _criteria(self, one: Compared) -> str:
        """The criteria of the levels that were given: what the two talk about."""
        judged = (rating.judgement for rating in one.given if rating is not None)
        levels = sorted({int(j.level) for j in judged if isinstance(j, Assessed)})
        values = (self._context.catalogue.value(Assessed(Level(level))) for level in levels)
        return "\n".join(f"{level}: {value.criterion}" for level, value in zip(levels, values, strict=True) if value)

    def _press(self, judgement: Judgement) -> None:
        if self._round is not None and self._round.gathering.seal is None and self.table.code() is not None:
            self.choice.pick(judgement)

    def _chosen(self, name: str, value: object) -> None:
        code = self.table.code()
        if name == "judgement" and code is not None:
            term = walk.A_SENSITIVE if code in SENSITIVE else self._name(code)
            level = say.judged(self.choice.value)
            said = say.SET.format(theme=term, level=level) if value is not None else say.CLEARED.format(theme=term)
            self._context.speaker.say(said)

    def _use_alike(self) -> None:
        if self._round is not None:
            self.flush()
            which, closed = self._round.gathering.id, tuple(self._closed())
            self.table.setFocus()
            self._once.do(lambda desk: double.agree_where_alike(desk, which, closed), self._used)

    def _fold_kappa(self) -> None:
        """Figures stand folded away: they are for whoever asks for them."""
        shows = self._kappa.isHidden()
        self._kappa.setVisible(shows)
        self.compare.set_icon("up" if shows else "down")

    def _used(self, count: int) -> None:
        self._context.speaker.say(say.ALIKE_DONE.format(themes=say.themes(count)))

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _code: self._show_theme())
        self.table.numbered.connect(lambda n: self._press(Assessed(Level(n))) if n in list(Level) else None)
        self.use_alike.clicked.connect(self._use_alike)
        self.compare.clicked.connect(self._fold_kappa)
        self.clear.clicked.connect(lambda: self.choice.pick(None))
        self.to_theme.clicked.connect(lambda: self.theme_wanted.emit(self.table.code() or ""))
        self.fields.chosen.connect(self._chosen)
        judgements: Sequence[tuple[Command, Judgement]] = [*zip(LEVELS, map(Assessed, Level), strict=True)]
        for command, judgement in judgements:
            Action(self, command, partial(self._press, judgement), inside=True)

    def _lay_out(self) -> None:
        look = self._context.look
        given = [box(look, head, words, gap=4) for head, words in self._given]
        detail = box(
            look,
            row(look, (self.title, 1), self.to_theme),
            *given,
            self._criterion,
            8,
            row(look, label(look, say.AGREED, "section"), None, self.clear),
            flow(look, *self.keys[:5], None, gap=4),
            flow(look, *self.keys[5:], None, gap=4),
            self._set_by,
            labelled(look, walk.REMARK, self.remark, say.WHY),
            None,
            gap=12,
            margins=(16, 0, 16, 16),
        )
        self._parts = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._parts)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.tokens.s(16))
        self.table.setMinimumHeight(look.tokens.t(_LEAST))
        self._columns.addWidget(box(look, (self.table, 1), kind="card", margins=(8, 8, 8, 8)), 3)
        self._columns.addWidget(detail, 2)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(self._summary)
        lay.addWidget(flow(look, (self._left, 1), self.use_alike, gap=16))
        lay.addWidget(row(look, self.compare, None))
        lay.addWidget(self._kappa)
        lay.addWidget(self._nothing)
        lay.addWidget(self._parts, 1)
