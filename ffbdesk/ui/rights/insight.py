"""Indsigt: every text that may be about others with a tick, what article 15 asks to be told, the copy as a file."""

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import Citizen
from ffbdesk.export.everything import Head
from ffbdesk.services import insight
from ffbdesk.services.handover import Form
from ffbdesk.services.insight import Agreed, Looked, Passage, ReadAnew
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.page import Wanted, tell_what_waits
from ffbdesk.ui.places import HalfInsight
from ffbdesk.ui.section import Section
from ffbdesk.words import insight as words
from ffbdesk.words import rights as say

_SHOWN = 600
"""Letters of a passage that stand there at once."""
_INDENT = 28
_MOST = 4_000
"""Letters in a field of the head."""


class InsightSection(Section):
    """What is ticked goes out, what is not goes nowhere. Nothing goes out that was not in sight.

    What was unticked, and what stands in the head, is kept on the way to another page and given back with it (`halves`,
    as `CitizenForm` does): a passage that somebody has left out is never ticked again but by a person.
    """

    went_out = Signal()
    """A line more stands in the log."""
    came = Signal()
    """The texts are there, and the keyboard with them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.INSIGHT, say.INSIGHT_TEXT)
        look = context.look
        self._citizen: CitizenId | None = None
        self._looked: Looked | None = None
        self._awaited = False
        """The keyboard waits in the head for the texts to come."""
        self._wanted = Wanted(context)
        self._halves: dict[CitizenId, HalfInsight] = {}
        """What was chosen and left, by the citizen it is about."""
        self._seen: dict[str, str] = {}
        """The passages that are in sight, each with the hash of its text."""
        self._out: HalfInsight | None = None
        """What a copy was saved with last."""
        self.ticks: dict[str, Tick] = {}
        self.head = {name: GrowingText(look, field, lines=2, limit=_MOST) for name, field in words.HEAD_FIELDS.items()}
        self.kept = Notice(look)
        self.lay.insertWidget(2, self.kept)
        self.lay.addWidget(label(look, words.HEAD, "section"))
        self.lay.addWidget(self.words(say.HEAD_TEXT, "ink2"))
        for name, field in self.head.items():
            field.check_spelling(context.spelling).told.connect(context.speaker.say)
            self.lay.addWidget(labelled(look, words.HEAD_FIELDS[name], field, words.HEAD_HINTS[name]))
        self.pdf, self.json = Button(look, say.SAVE_PDF, "", "pdf"), Button(look, say.SAVE_JSON)
        self.lay.addWidget(self.line(self.pdf, self.json, None))
        self.lay.addWidget(self.told)  # under what was pressed, where the eye is
        self.pdf.clicked.connect(partial(self._save, Form.PDF))
        self.json.clicked.connect(partial(self._save, Form.JSON))

    def show_citizen(self, citizen: Citizen) -> None:
        """Whose page it is."""
        self._citizen = citizen.id
        self.calm()
        for name, text in self._half_of(citizen.id).head:
            self.head[name].setPlainText(text)
        self._look_anew()

    def forget(self) -> None:
        """Another citizen is wanted, or another page: what was chosen is kept."""
        half, citizen = self._half(), self._citizen
        if half is not None:
            self._halves[CitizenId(half.citizen)] = half
        elif citizen is not None:
            self._halves.pop(citizen, None)
        self._citizen = self._looked = self._out = None
        self._awaited = False
        self._wanted.nothing()
        self.ticks, self._seen = {}, {}
        self.kept.tell("")
        self.fill()
        for field in self.head.values():
            field.clear()
        self._allow()

    def gone(self, citizen: CitizenId) -> None:
        """The citizen is gone for good, and with them what was chosen."""
        if self._citizen == citizen:
            self.forget()
        self._halves.pop(citizen, None)

    def halves(self) -> tuple[HalfInsight, ...]:
        """What was chosen, here or when the page was left; the one in sight comes first."""
        half = self._half()
        here = () if half is None else (half,)
        return here + tuple(one for one in self._halves.values() if half is None or one.citizen != half.citizen)

    def keep(self, half: HalfInsight) -> None:
        """What was chosen before the window was built anew."""
        self._halves[CitizenId(half.citizen)] = half

    def _half_of(self, citizen: CitizenId) -> HalfInsight:
        return self._halves.get(citizen, HalfInsight(citizen, (), (), ()))

    def _half(self) -> HalfInsight | None:
        """What is in sight; None where it is as it came. While the texts are awaited it is what was kept before."""
        citizen, looked = self._citizen, self._looked
        if citizen is None:
            return None
        if looked is None:
            written = self._written({})
            kept = self._half_of(citizen)
            return replace(kept, head=written) if kept.away or written else None
        away, head = tuple(sorted(self._without())), self._written(dict(looked.head.facts()))
        half = HalfInsight(citizen, tuple(self._seen.items()), away, head)
        return replace(half, went_out=half == self._out) if away or head else None

    def _written(self, known: dict[str, str]) -> tuple[tuple[str, str], ...]:
        """What a person has written in the head: what stands there otherwise may be otherwise the next time."""
        texts = ((name, field.toPlainText()) for name, field in self.head.items())
        return tuple((name, text) for name, text in texts if text != known.get(name, ""))

    def start(self) -> None:
        """Where the keyboard starts: the first text to look at, as soon as it is there; else the first field."""
        self._awaited = self._looked is None
        next(iter((*self.ticks.values(), *self.head.values()))).setFocus()

    def _look_anew(self) -> None:
        who = self._citizen
        self._allow()
        if who is not None:
            self._wanted.ask_aside(lambda desk: insight.visit(desk, who), self._show, self.failed)

    def _allow(self) -> None:
        """Nothing can be agreed to before it is in sight."""
        for button in (self.pdf, self.json):
            button.setEnabled(self._looked is not None)

    def _show(self, looked: Looked) -> None:
        """Texts that were chosen away stay so; what a person wrote in the head stays too.

        A text that has changed since is another one: it is ticked, and to be looked at.
        """
        first = self._looked is None
        half = self._halves.pop(self._citizen, None) if first and self._citizen is not None else None
        before, away = (dict(half.seen), frozenset(half.away)) if half else (self._seen, self._without())
        self._looked, self.ticks = looked, {}
        self._seen = {one.id: _mark(one.text) for one in looked.passages}
        away = frozenset(id_ for id_ in away if self._seen.get(id_) == before.get(id_))
        if half is not None:
            self._out = replace(half, went_out=False) if half.went_out else None
            new = sum(before.get(id_) != mark for id_, mark in self._seen.items())
            self.kept.tell(say.kept(len(away), new) if half.seen else "")
        kept = {name for name, _text in half.head} if half is not None else set()
        for name, text in looked.head.facts() if first else ():
            if not self.head[name].toPlainText() and name not in kept:
                self.head[name].setPlainText(text)
        shown: list[QWidget] = [self.words(words.asked(len(looked.passages)) + say.LOOK_THROUGH, "ink")]
        group = ""
        for passage in looked.passages:
            if passage.group != group:
                group = passage.group
                shown.append(label(self._look, group, "section"))
            shown.append(self._row(passage, ticked=passage.id not in away))
        self.fill(*(shown if looked.passages else [self.words(say.NOTHING_OF_OTHERS, "ink2")]))
        self._allow()
        if self._awaited and next(iter(self.head.values())).hasFocus():
            self.start()
            self.came.emit()

    def _row(self, passage: Passage, *, ticked: bool) -> QWidget:
        """An earlier wording stands under the one of now, named by what it was alone: that is what tells them apart."""
        what, under = say.of_text(passage.where, passage.state), passage.newer != passage.id
        tick = Tick(self._look, say.capital(passage.state) if under else what)
        tick.setFont(self._look.tokens.font("body" if under else "strong"))
        tick.setAccessibleName(say.INCLUDE.format(where=f"{passage.group}, {what}"))
        tick.setAccessibleDescription("" if self._is_closed(passage) else passage.text)
        tick.setChecked(ticked)
        tick.clicked.connect(lambda ticked: self._with_earlier(passage, ticked))
        self.ticks[passage.id] = tick
        shown = box(self._look, tick, row(self._look, _INDENT, (self._text(passage), 1), gap=0), gap=2)
        return row(self._look, _INDENT, (shown, 1), gap=0) if under else shown

    def _text(self, passage: Passage) -> QWidget:
        """All of it, a long one once its rest is asked for; at a sensitive theme once that is opened."""
        if self._is_closed(passage):
            name = say.OPEN_CLOSED_OF.format(where=passage.where)
            look_at = Button(self._look, say.OPEN_CLOSED, "quiet", name=name)
            look_at.clicked.connect(partial(self._open_sensitive, passage.id))
            return box(self._look, self.words(say.CLOSED, "ink2"), row(self._look, look_at, None), gap=2)
        if len(passage.text) <= _SHOWN:
            return self.words(passage.text, "ink2")
        text = label(self._look, f"{passage.text[:_SHOWN]} …", "body", "ink2", wrap=True)
        rest = Button(self._look, say.SHOW_REST, "quiet", name=say.REST_OF.format(where=passage.where))

        def show() -> None:
            text.setText(passage.text)
            self.ticks[passage.id].setFocus()
            rest.hide()

        rest.clicked.connect(show)
        return box(self._look, text, row(self._look, rest, None), gap=2)

    def _is_closed(self, passage: Passage) -> bool:
        return passage.sensitive and not self.context.sensitive.is_open(self._citizen)

    def _open_sensitive(self, at: str) -> None:
        """All of them: whoever looks through a copy has to read what goes out."""
        citizen = self._citizen
        if citizen is not None:
            self.context.work.submit(
                lambda desk: insight.open_sensitive(desk, citizen), partial(self._is_opened, citizen, at)
            )

    def _is_opened(self, citizen: CitizenId, at: str, _noted: None) -> None:
        if self._looked is not None and self._citizen == citizen:
            self.context.sensitive.open(citizen)
            self._show(self._looked)
            self.ticks[at].setFocus()
            self.went_out.emit()

    def _with_earlier(self, passage: Passage, ticked: bool) -> None:
        """Who leaves out what a field says now would hardly let its earlier wordings out; each can be ticked again."""
        if ticked or self._looked is None:
            return
        for other in self._looked.passages:
            if other.newer == passage.id:
                self.ticks[other.id].setChecked(False)

    def _without(self) -> frozenset[str]:
        return frozenset(id_ for id_, tick in self.ticks.items() if not tick.isChecked())

    def _save(self, form: Form, _checked: bool = False) -> None:
        citizen, looked = self._citizen, self._looked
        passages = looked.passages if looked else ()
        unread = [one.id for one in passages if self._is_closed(one) and self.ticks[one.id].isChecked()]
        if unread:
            self.refused(say.OPEN_CLOSED_FIRST)
            self.ticks[unread[0]].setFocus()
            return
        folder = self.context.choose_folder(say.FOLDER)
        if citizen is None or looked is None or folder is None:
            return
        tell_what_waits(self.context)
        head = Head(**{name: field.toPlainText() for name, field in self.head.items()})
        agreed = Agreed(looked.passages, self._without(), head)
        self.context.work.aside(
            lambda desk: insight.save(desk, citizen, form, folder, agreed),
            partial(self._saved, agreed),
            self._not_saved,
        )

    def _saved(self, agreed: Agreed, path: Path) -> None:
        half, head = self._half(), {name: field.toPlainText() for name, field in self.head.items()}
        if half is not None and agreed.without == frozenset(half.away) and dict(agreed.head.facts()) == head:
            self._out = replace(half, went_out=False)
        self.told.tell(say.SAVED.format(name=path.name))
        self.went_out.emit()

    def _not_saved(self, error: Exception) -> None:
        self.failed(error)
        if isinstance(error, ReadAnew):
            self._look_anew()


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
