"""What others wrote about one citizen, as a card."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.ids import NoteId, ThemeCode
from ffbdesk.domain.notes import CareNote
from ffbdesk.services.today import News, Today
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, icon_label, row, rule
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.notes.card import about_said, names_of
from ffbdesk.words import notes as note_words
from ffbdesk.words import today as say
from ffbdesk.words.dates import clock


class NewsCard(QFrame):
    """`opened` asks for the citizen's notes, `read` carries the ids of these."""

    opened = Signal()
    read = Signal(object)

    def __init__(self, context: Context, news: News, today: Today) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("kind", "card")
        self.is_read, self.count = False, len(news.notes)
        name, count = context.names.of(news.citizen), self.count
        self.name = Button(look, name, "link", name=say.OPEN_NAME.format(name=name), role="strong")
        self.say_read = Button(look, say.READ, "link", name=say.READ_NAME.format(name=name), role="caption")
        self.name.clicked.connect(self.opened)
        self.say_read.clicked.connect(partial(self.read.emit, frozenset(NoteId(one.id) for one in news.notes)))
        many = label(look, say.of_one(count) if count > 1 else "", "caption", "ink3")
        names = names_of(today.tags.get(news.citizen.id, ()))
        assessed = today.assessed.get(news.citizen.id, frozenset())
        parts: list[QWidget] = [row(look, self.name, many, None, self.say_read)]
        for n, note in enumerate(news.notes):
            parts += [rule()] if n else []
            parts += self._note(note, today, names, assessed)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(box(look, *parts, gap=4, margins=(12, 8, 12, 12)))

    def read_now(self) -> None:
        """It has been read: it stands where it stood until the page is left, and says so."""
        self.is_read = True
        self.say_read.say(say.IS_READ)
        self.say_read.setEnabled(False)

    def _note(
        self, note: CareNote, today: Today, names: dict[str, str], assessed: frozenset[ThemeCode]
    ) -> list[QWidget]:
        look, hour = self._context.look, clock(note.observed_at) if note.observed_at else ""
        when = say.when(note.observed_on, today.now.date(), hour)
        by = note_words.written_and_signed(note.author, note.signer)
        about = about_said(self._context, note, names, assessed) if note.refs or note.themes else ""
        parts: list[QWidget] = [label(look, f"{when} · {by}", "caption", "ink3", wrap=True)]
        parts += [
            label(look, text.strip(), "body", tone, wrap=True)
            for text, tone in ((note.text, "ink"), (note.did, "ink2"))
            if text.strip()
        ]
        if note.own_words.strip():
            parts.append(label(look, note_words.own_words(note.own_words), "body", "ink2", wrap=True, italic=True))
        if about:
            flag = [icon_label(look, "flag", 14, "ink3")] if note.refs else []
            parts.append(row(look, *flag, (label(look, about, "caption", "ink3", wrap=True), 1), gap=4))
        return parts
