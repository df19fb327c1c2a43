"""What a sagsvurdering is built on, at its side: themes, what is described, notes; each is cited with its source."""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId, ThemeCode
from ffbdesk.domain.judgement import level_of
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Condition, Informant, Information, InformationGathering, Round
from ffbdesk.domain.rules import first_name, in_order, notes_leaving_out, sign
from ffbdesk.export.notes import words_of
from ffbdesk.export.udredning import described_parts
from ffbdesk.services import notes
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.levels import LevelChip
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.card import NoteCard, names_of
from ffbdesk.ui.page import Wanted
from ffbdesk.words import evaluation as say
from ffbdesk.words import notes as note_words
from ffbdesk.words import signs, udredning, walk

THEMES, FACTS, NOTES = "themes", "facts", "notes"


class Material(QWidget):
    """`cited` carries a text with its source."""

    cited = Signal(str)
    note_opened = Signal(str)
    counted = Signal(str)
    """What there is, in words."""

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        """Nothing of the themes that are `closed` is shown."""
        super().__init__()
        self._context, self._closed, look = context, closed, context.look
        self._round: Round | None = None
        self._whose: CitizenId | None = None
        self._notes = notes.Shown(())
        self._wanted = Wanted(context)
        self._drawn: object = None
        self._kind = THEMES
        self.kinds = {
            THEMES: Button(look, "", "seg", name=say.THEMES_SAID),
            FACTS: Button(look, "", "seg", name=say.FACTS_SAID),
            NOTES: Button(look, "", "seg", name=say.NOTES_SAID),
        }
        self._one = QButtonGroup(self)
        for kind, button in self.kinds.items():
            self._one.addButton(button)
            button.clicked.connect(partial(self._choose, kind))
        self.kinds[THEMES].setChecked(True)
        self._wishes_of = label(look, "", "caption", "ink3")
        self._wishes = label(look, "", "body", "ink2", wrap=True, italic=True)
        self._none = label(look, "", "body", "ink2", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.tokens.s(8))
        self.quotes: list[Button] = []
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(label(look, say.MATERIAL, "section"))
        lay.addWidget(flow(look, *self.kinds.values(), None, gap=8))
        lay.addWidget(self._wishes_of)
        lay.addWidget(self._wishes)
        lay.addWidget(self._none)
        lay.addLayout(self._cards)
        lay.addStretch(1)

    def show_round(self, shown: Round) -> None:
        """What a round has, as far as it is open."""
        self._round = shown
        if shown.citizen.id != self._whose:
            self._whose, self._notes = shown.citizen.id, notes.Shown(())
            self.reread()
        self._show()

    def reread(self) -> None:
        """The notes changed."""
        citizen = self._whose
        if citizen is not None:
            self._wanted.ask(lambda desk: notes.shown(desk, citizen), self._read)

    def forget(self) -> None:
        """Nothing is shown of anybody."""
        self._round = self._whose = self._drawn = None
        self._notes = notes.Shown(())
        self._wanted.nothing()
        empty(self._cards)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.kinds[self._kind].setFocus()

    def _read(self, found: notes.Shown) -> None:
        self._notes = found
        self._show()

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._show()

    def _show(self) -> None:
        shown = self._round
        if shown is None:
            return
        told = notes_leaving_out(self._notes.notes, self._closed())
        signed = [note for note in told if note.signed_at is not None]
        conditions = [c for c in in_order(shown.gathering, self._context.catalogue) if _tells(c)]
        days = sum(one.highlighted_on is not None for one in shown.gathering.descriptions)
        counts = {THEMES: len(conditions), FACTS: days, NOTES: len(signed)}
        wanted = (shown, self._kind, tuple(signed), self._notes.assessed)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        for (kind, button), text in zip(self.kinds.items(), (say.THEMES, say.FACTS, say.NOTES), strict=True):
            button.say(text.format(n=counts[kind]))
        self.counted.emit(say.strip(*counts.values()))
        wishes = shown.gathering.wishes.strip()
        self._wishes_of.setText(udredning.wishes_of(first_name(shown.citizen)))
        self._wishes.setText(say.quoted(wishes))
        for part in (self._wishes_of, self._wishes):
            part.setVisible(bool(wishes))
        empty(self._cards)
        self.quotes = []
        if self._kind == THEMES:
            cards = list(self._themes(shown, conditions))
        else:
            cards = list(self._facts(shown)) if self._kind == FACTS else [self._note(note) for note in signed]
        for card in cards:
            self._cards.addWidget(card)
        self._none.setText(say.NOTHING_HERE if any(counts.values()) else say.NOTHING)
        self._none.setVisible(not cards)

    def _themes(self, shown: Round, conditions: list[Condition]) -> Iterator[QWidget]:
        look = self._context.look
        for condition in conditions:
            theme = self._context.catalogue.theme(condition.theme)
            level, remark = level_of(condition.judgement), condition.short_remark.strip()
            said = say.level(int(level)) if level is not None else signs.said(sign(condition))
            chip = LevelChip(look, sign(condition))
            chip.set_sign(sign(condition), condition.carried_from_id is not None)
            head: list[QWidget | tuple[QWidget, int]] = [chip, (label(look, theme.name, "strong", wrap=True), 1)]
            if remark:
                head.append(self._quote(theme.name, say.of_theme(remark, theme.name, said), shown.gathering))
                yield self._card(row(look, *head, gap=8), label(look, remark, "body", "ink2", wrap=True))
                continue
            lines = [line for voice in condition.voices for line in self._voice(shown, theme.name, voice, said)]
            none = [] if lines else [label(look, say.NO_REMARK, "body", "ink2", wrap=True)]
            yield self._card(row(look, *head, gap=8), *lines, *none)

    def _facts(self, shown: Round) -> Iterator[QWidget]:
        look, third = self._context.look, shown.gathering.third
        names = {walk.voice(informant, third): informant for informant in Informant}
        for part in described_parts(shown, self._context.catalogue):
            days = [f"{fact.label}, {fact.text}" for fact in part.highlights]
            lines: list[QWidget] = [label(look, "; ".join(days), "caption", "ink2", wrap=True)] if days else []
            for fact in part.voices:
                assert fact.label in names  # noqa: S101 - a voice has its name
                what = f"{part.group}, {fact.label}"
                quote = self._quote(what, say.of_voice(fact.text, part.group, fact.label), shown.gathering)
                lines.append(row(look, (label(look, fact.label, "caption", "ink3", wrap=True), 1), quote))
                lines.append(label(look, fact.text, "body", "ink2", wrap=True))
            yield self._card(label(look, part.group, "strong", wrap=True), *lines)

    def _voice(self, shown: Round, theme: str, voice: Information, level: str) -> Iterator[QWidget]:
        """What one of the three says, with its own button: whose words are cited stands with them."""
        look, text = self._context.look, voice.text.strip()
        name = walk.voice(voice.informant, shown.gathering.third)
        if text:
            cited = say.of_voice(text, f"{theme}, {level}", name)
            quote = self._quote(f"{theme}, {name}", cited, shown.gathering)
            yield row(look, (label(look, name, "caption", "ink3", wrap=True), 1), quote)
            yield label(look, text, "body", "ink2", wrap=True)

    def _note(self, note: CareNote) -> QWidget:
        card = NoteCard(self._context, note, names_of(self._notes.tags), self._notes.assessed)
        text = note_words.quote(words_of(note), note.observed_on, note.author)
        card.quote.setVisible(self._round is not None and self._round.gathering.seal is None)
        card.quote.clicked.connect(lambda: self.cited.emit(text))
        card.go.clicked.connect(lambda: self.note_opened.emit(note.id))
        self.quotes.append(card.quote)
        return card

    def _quote(self, what: str, text: str, gathering: InformationGathering) -> Button:
        quote = Button(self._context.look, say.QUOTE, "link", name=say.QUOTE_NAME.format(what=what), role="caption")
        quote.clicked.connect(lambda: self.cited.emit(text))
        if gathering.seal is not None:
            quote.hide()
        self.quotes.append(quote)
        return quote

    def _card(self, *parts: QWidget) -> QWidget:
        return box(self._context.look, *parts, kind="card", gap=4, margins=(12, 8, 12, 8))


def _tells(condition: Condition) -> bool:
    """Whether there is anything of it to build on."""
    texts = (condition.short_remark, *(voice.text for voice in condition.voices))
    return condition.judgement is not None or any(text.strip() for text in texts)
