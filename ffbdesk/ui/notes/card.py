"""One note as a card: who and when, what happened, what it is about, and the ways on."""

from collections.abc import Collection

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.notes import CareNote, Tag
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, icon_label, row
from ffbdesk.ui.kit.text import label
from ffbdesk.words import notes as say
from ffbdesk.words.dates import short_date


class NoteCard(QFrame):
    """A note among others. One that is new to the reader has a bar and the word."""

    def __init__(
        self,
        context: Context,
        note: CareNote,
        names: dict[str, str],
        assessed: Collection[ThemeCode],
        *,
        with_day: bool = True,
        new: bool = False,
    ) -> None:
        """`names` are those of the citizen's goals and delmål by id; `with_day` where no heading says the day."""
        super().__init__()
        self.note, look = note, context.look
        day = short_date(note.observed_on)
        by = say.written_and_signed(note.author, note.signer)
        said = say.head(note.observed_on, by, note.observed_at) if with_day else say.head_in_day(note.observed_at, by)
        head: list[QWidget | tuple[QWidget, int]] = [(label(look, said, "caption", "ink3", wrap=True), 1)]
        if new:
            head.insert(1, label(look, say.NEW, "caption", "ink"))
        what = say.WRITE_ON if note.signed_at is None else say.ADD_TO
        self.quote = Button(look, say.QUOTE, "link", name=say.QUOTE_NAME.format(day=day), role="caption")
        self.read = Button(look, say.READ, "link", name=say.READ_NAME.format(day=day), role="caption")
        self.go = Button(look, what, "link", name=say.OPEN_NAME.format(what=what, day=day), role="caption")
        self.quote.hide()
        if not new:
            self.read.hide()
        parts: list[QWidget] = [row(look, *head, self.quote, self.read)]
        for text, tone in ((note.text, "ink"), (note.did, "ink2")):
            if text.strip():
                parts.append(label(look, text.strip(), "body", tone, wrap=True))
        if note.own_words.strip():
            parts.append(label(look, say.own_words(note.own_words), "body", "ink2", wrap=True, italic=True))
        for addition in note.additions:
            added = say.added(addition.at, addition.by)
            parts += [label(look, added, "caption", "ink3", wrap=True), label(look, addition.text, wrap=True)]
        if note.signed_at is None:
            parts.append(label(look, say.DRAFT, "caption", "attention", wrap=True))
        about = about_said(context, note, names, assessed)
        flag = [icon_label(look, "flag", 14, "ink3")] if note.refs else []
        foot = row(look, *flag, (label(look, about, "caption", "ink3", wrap=True), 1), self.go, gap=4)
        self.setProperty("kind", "cardnew" if new else "card")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(box(look, *parts, foot, gap=4, margins=(12, 8, 12, 8)))


def about_said(context: Context, note: CareNote, names: dict[str, str], assessed: Collection[ThemeCode]) -> str:
    """Hånden på bordet · Fællesspisning · Spise, ikke vurderet. A signed note says what they were called then."""
    called = dict(zip(note.refs, note.names(), strict=False))
    refs = [called.get(ref) or names.get(ref) or say.NAMELESS_STEP for ref in (*note.sub_goals, *note.goals)]
    terms = [context.catalogue.theme(code).name for code in note.themes]
    themes = [
        term if code in assessed else say.NOT_ASSESSED.format(theme=term)
        for code, term in zip(note.themes, terms, strict=True)
    ]
    return say.tags([*refs, *themes]) or say.NO_THEMES


def names_of(tags: Collection[Tag]) -> dict[str, str]:
    """What goals and delmål are called now, by their ids."""
    return {tag.id: tag.name for tag in tags}
