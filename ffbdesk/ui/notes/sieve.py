"""Which of a citizen's notes are shown: new ones, one's own, about a goal or theme, of a period, by somebody, with
some words."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.edits import Record
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.notes import CareNote, Tag, Wanted
from ffbdesk.services.notes import Shown
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import row
from ffbdesk.words import notes as say

_ALL, _NEW, _MINE = "all", "new", "mine"
_DAYS = (7, 14, 30, 90)
_AFTER_MS = 150
"""How long the typing must rest before what is typed is looked for."""


class Sieve(QWidget):
    """`changed`: something else is wanted."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        buttons = {_ALL: Button(look, say.ALL, "seg"), _NEW: Button(look, say.NEW_ONES, "seg")}
        buttons[_MINE] = Button(look, say.MINE, "seg")
        self.which = Segments(self, buttons)
        self._new = buttons[_NEW]
        self._which = _ALL
        self.words = TextLine(look, say.SEARCH, "", say.SEARCH, "search")
        self.tag = Choice(look, say.FILTER_GOAL, say.ANY_GOAL, 10)
        self.theme = Choice(look, say.FILTER_THEME, say.ANY_THEME, 10)
        self.period = Choice(look, say.FILTER_PERIOD, say.ANY_PERIOD, 10)
        self.author = Choice(look, say.FILTER_AUTHOR, say.ANY_AUTHOR, 10)
        self.period.fill([("", [(str(n), say.LAST_DAYS.format(n=n)) for n in _DAYS])])
        self._tags: dict[str, Tag] = {}
        self._offered: tuple[object, ...] = ()
        self._rests = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._rests.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._rests.start())
        self.which.picked.connect(self._choose)
        for choice in self._choices():
            choice.picked.connect(lambda _code: self.changed.emit())
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(row(look, *buttons.values(), (self.words, 1)))
        lay.addWidget(
            flow(look, *((choice, 1) for choice in (self.tag, self.theme, self.period, self.author)), grows=160)
        )
        self.which.show_value(_ALL)

    def reset(self) -> None:
        """Everything of another citizen."""
        self._which = _ALL
        self.which.show_value(_ALL)
        self.words.clear()
        self._rests.stop()
        for choice in self._choices():
            choice.set("")

    def offer(self, shown: Shown, seen: Sequence[CareNote], closed: Collection[ThemeCode]) -> None:
        """What can be chosen among: what the notes in sight are about, and who wrote them."""
        refs = {ref for note in seen for ref in note.refs}
        tags = [
            tag for tag in shown.tags if tag.id in refs or tag.goal in refs or (tag.offered and tag.theme not in closed)
        ]
        codes = {code for note in seen for code in note.about}
        authors = sorted({note.author for note in seen} | {note.signer for note in seen if note.signer})
        self._new.say(say.new_ones(sum(note.id in shown.unread for note in seen)))
        offered = tuple(tags), frozenset(codes), tuple(authors)
        if offered == self._offered:
            return
        self._offered = offered
        self._tags = {tag.id: tag for tag in tags}
        unnamed = {Record.GOAL: say.NAMELESS_GOAL, Record.SUB_GOAL: say.NAMELESS_STEP}
        self.tag.offer([("", [(tag.id, tag.name or unnamed[tag.record]) for tag in tags])])
        self.theme.offer([("", [(t.code, t.name) for t in self._context.catalogue.themes if t.code in codes])])
        self.author.offer([("", [(name, name) for name in authors])])

    def wanted(self, today: date) -> Wanted:
        """What is chosen now."""
        tag, days = self.tag.code(), self.period.code()
        author = self.author.code() or (self._context.user if self._which == _MINE else "")
        typed = self.words.text().strip()
        looked_for = fold(typed).split()
        return Wanted(
            only_new=self._which == _NEW,
            authors=(author,) if author else (),
            tag=tag,
            under=frozenset(one.id for one in self._tags.values() if tag and one.goal == tag),
            theme=ThemeCode(self.theme.code()) if self.theme.code() else None,
            since=today - timedelta(days=int(days)) if days else None,
            words=(lambda text: _holds(fold(text), looked_for)) if typed else None,
        )

    def said(self) -> str:
        """What is wanted beside a period, in words; empty where everything is."""
        which = {_NEW: say.NEW_ONES, _MINE: say.MINE}.get(self._which, "")
        chosen = [c.currentText() for c in (self.tag, self.theme, self.author) if c.code()]
        typed = self.words.text().strip()
        return ", ".join(part for part in (which, *chosen, f"»{typed}«" if typed else "") if part)

    def is_open(self) -> bool:
        """Whether it lets every note through."""
        return self._which == _ALL and not self.words.text().strip() and not any(c.code() for c in self._choices())

    def _choices(self) -> tuple[Choice, ...]:
        return self.tag, self.theme, self.period, self.author

    def _choose(self, which: str) -> None:
        self._which = which
        self.changed.emit()


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
