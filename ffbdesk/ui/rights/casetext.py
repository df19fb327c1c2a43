"""Øvesag, step 3: the text as it will read, section by section; each can be put right, or left out."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ffbdesk.domain.course.borrowed import BorrowedCase
from ffbdesk.domain.course.draft import CaseDraft, DraftSection, DraftTheme
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, rule
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.section import Section
from ffbdesk.words.course import fromcitizen as say
from ffbdesk.words.course.terms import named

_TEXT, _REASON = 20_000, 3_000
"""Letters that may be typed."""


class Piece(QFrame):
    """One section: how it will read, and its own words while somebody puts them right."""

    edited = Signal(str)
    reasoned = Signal(str)
    left_out = Signal(bool)

    def __init__(self, context: Context, section: DraftSection, theme: DraftTheme | None) -> None:
        super().__init__()
        look, self._theme = context.look, theme
        self._heading = section.heading
        judged = f" · {named(theme.judgement)}" if theme is not None and theme.judgement is not None else ""
        self.reads = label(look, "", "body", wrap=True)
        self.reason_reads = label(look, "", "body", "ink2", wrap=True)
        self.source = GrowingText(look, say.SOURCE, section.text, lines=3, limit=_TEXT)
        self.reason = GrowingText(look, say.REASON_SOURCE, theme.reasoning if theme else "", lines=2, limit=_REASON)
        for field in (self.source, self.reason):
            field.check_spelling(context.spelling).told.connect(context.speaker.say)
        self.edit = Button(look, say.EDIT, "quiet", name=say.EDIT_OF.format(theme=section.heading))
        self.leave_out = Button(look, say.LEAVE_OUT, "quiet", name=say.LEAVE_OUT_OF.format(theme=section.heading))
        self._source = labelled(look, say.SOURCE, self.source)
        self._reason = labelled(look, say.REASON_SOURCE, self.reason)
        self._is_out = False
        heading = label(look, f"{section.heading}{judged}", "strong", wrap=True)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, look.tokens.s(4), 0, look.tokens.s(4))
        lay.setSpacing(look.tokens.s(12))
        lay.addWidget(rule())
        buttons = box(look, self.edit, self.leave_out, None, vertical=False, gap=8)
        lay.addWidget(box(look, heading, self.reads, self.reason_reads, buttons, self._source, self._reason, gap=6))
        self._source.hide()
        self._reason.setVisible(theme is not None and not theme.reasoning.strip())
        self.edit.clicked.connect(self._edit)
        self.leave_out.clicked.connect(lambda: self.left_out.emit(not self._is_out))
        self.source.textChanged.connect(lambda: self.edited.emit(self.source.toPlainText()))
        self.reason.textChanged.connect(lambda: self.reasoned.emit(self.reason.toPlainText()))

    def show_reading(self, text: str, reason: str, *, is_out: bool) -> None:
        """How it reads now."""
        self._is_out = is_out
        self.reads.setText(say.IS_LEFT_OUT if is_out else text)
        self.reason_reads.setText(say.REASON.format(text=reason) if reason.strip() else say.NO_REASON)
        self.reason_reads.setVisible(self._theme is not None and not is_out)
        self.edit.setEnabled(not is_out)
        self.leave_out.say(say.TAKE_IN if is_out else say.LEAVE_OUT)
        name = say.TAKE_IN_OF if is_out else say.LEAVE_OUT_OF
        self.leave_out.setAccessibleName(name.format(theme=self._heading))
        if is_out:
            self._source.hide()
            self._reason.hide()
        elif self._theme is not None and not self.reason.toPlainText().strip():
            self._reason.show()

    def _edit(self) -> None:
        opens = self._source.isHidden()
        self._source.setVisible(opens)
        self._reason.setVisible(self._theme is not None and (opens or not self.reason.toPlainText().strip()))
        self.edit.say(say.DONE_EDITING if opens else say.EDIT)
        self.edit.setAccessibleName((say.DONE_OF if opens else say.EDIT_OF).format(theme=self._heading))
        (self.source if opens else self.edit).setFocus()


class ReadStep(Section):
    """All of it, as two readers will have it before them."""

    edited = Signal(str, str)
    """A section's id, and its own text."""
    reasoned = Signal(str, str)
    left_out = Signal(str, bool)

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.READ, say.READ_TEXT)
        self.pieces: dict[str, Piece] = {}
        self.warning = Notice(self._look, "attention")
        self.warning.tell(say.WARNING)
        self.lay.insertWidget(2, self.warning)

    def show_case(self, made: BorrowedCase) -> None:
        """A case from its start."""
        themes = {which: one for one in made.draft.themes for which in one.built_on}
        self.pieces = {one.id: Piece(self.context, one, themes.get(one.id)) for one in made.draft.sections}
        for which, piece in self.pieces.items():
            piece.edited.connect(partial(self.edited.emit, which))
            piece.reasoned.connect(partial(self.reasoned.emit, which))
            piece.left_out.connect(partial(self.left_out.emit, which))
        self.fill(*self.pieces.values())

    def follow(self, made: BorrowedCase, reads: CaseDraft) -> None:
        """How it reads now."""
        texts: Mapping[str, str] = {one.id: "\n\n".join(one.paragraphs) for one in reads.sections}
        reasons = {which: one.reasoning for one in reads.themes for which in one.built_on}
        for which, piece in self.pieces.items():
            piece.show_reading(texts.get(which, ""), reasons.get(which, ""), is_out=which in made.left_out)

    def forget(self) -> None:
        """Nobody's words are here any more."""
        self.pieces = {}
        self.fill()
