"""Where a dobbeltvurdering stands while the two assess: who is done, and the way to be done oneself."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.double import Stage, mine_of, stage
from ffbdesk.domain.records import Round
from ffbdesk.services import double
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, row
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import LockOnce
from ffbdesk.words import double as say


class Standing(QWidget):
    """Who is done; 'Min vurdering er færdig', and giving up, each asked once more."""

    themes_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._once = LockOnce(context)
        self._round: Round | None = None
        self._who = label(look, "", "body", wrap=True)
        self._mine = label(look, "", "body", "ink2", wrap=True)
        self.to_themes = Button(look, say.TO_THEMES, "main")
        self.done = Button(look, say.DONE, "", "check")
        self.give_up = Button(look, say.GIVE_UP, "link")
        self._sure = label(look, "", "strong", wrap=True)
        self._means = label(look, "", "body", "ink2", wrap=True)
        self.yes, self.no = Button(look, say.YES_DONE, "main"), Button(look, say.WAIT)
        self._question = box(look, self._sure, self._means, row(look, self.yes, self.no, None), gap=8)
        self._question.hide()
        self._giving_up = False
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        self._ways = row(look, self.to_themes, self.done, None, gap=8)
        told = (label(look, text, "body", "ink2", wrap=True) for text in (say.WHAT, say.SHARED))
        parts = (*told, self._who, self._mine, self._ways, self._question)
        for part in (*parts, row(look, self.give_up, None)):
            lay.addWidget(part)
        self.to_themes.clicked.connect(self.themes_wanted)
        self.done.clicked.connect(lambda: self._ask(giving_up=False))
        self.give_up.clicked.connect(lambda: self._ask(giving_up=True))
        self.no.clicked.connect(self._waited)
        self.yes.clicked.connect(self._do)

    def show_round(self, shown: Round) -> None:
        """Where it stands now."""
        if self._round is None or self._round.gathering.id != shown.gathering.id:
            self._question.hide()
        self._round = shown
        assessments, at = shown.gathering.assessments, stage(shown.gathering.assessments)
        self._who.setText(
            "\n".join(say.standing(one.assessor, done=one.done_at is not None, gone=one.gone) for one in assessments)
        )
        mine = {Stage.MINE: say.given(self._count()), Stage.WAITING: say.IS_DONE}.get(at, "")
        self._mine.setText(mine)
        self._mine.setVisible(bool(mine))
        self.done.setVisible(at is Stage.MINE)
        self.give_up.setVisible(at is not Stage.THEIRS or any(one.gone for one in assessments))
        self.to_themes.set_kind("main" if at is Stage.MINE else "")
        if at is not Stage.MINE and not self._giving_up:
            self._question.hide()

    def forget(self) -> None:
        """Another round is wanted."""
        self._round = None
        self._question.hide()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.to_themes.setFocus()

    def event(self, event: QEvent) -> bool:
        """Esc is the careful answer."""
        if keys.is_escape(event) and self._question.isVisible():
            return keys.take_escape(event, self._waited)
        return super().event(event)

    def _count(self) -> int:
        """How many themes the user has given something."""
        mine = mine_of(self._round.gathering.assessments) if self._round is not None else None
        return sum(one.judgement is not None for one in mine.ratings) if mine else 0

    def _other(self) -> str:
        assessments = self._round.gathering.assessments if self._round is not None else ()
        mine = mine_of(assessments)
        return next((one.assessor for one in assessments if one is not mine), "")

    def _ask(self, *, giving_up: bool) -> None:
        assessments = self._round.gathering.assessments if self._round is not None else ()
        self._giving_up, mine = giving_up, mine_of(assessments)
        self._sure.setText(say.SURE_GIVE_UP if giving_up else say.SURE_DONE)
        if not giving_up:
            done = any(one.done_at is not None for one in assessments if one is not mine)
            means = say.done_means(self._count(), self._other(), other_is_done=done)
        else:
            means = say.NOT_YOURS if mine is None else say.give_up_means(self._count(), self._other())
        self._means.setText(means)
        self.yes.say(say.YES_GIVE_UP if giving_up else say.YES_DONE)
        self._question.show()
        self.no.setFocus()

    def _waited(self) -> None:
        self._question.hide()
        (self.give_up if self._giving_up else self.done).setFocus()

    def _do(self) -> None:
        if self._round is None:
            return
        which = self._round.gathering.id
        self._question.hide()
        self.to_themes.setFocus()
        said = self._context.speaker.say
        if self._giving_up:
            self._once.lock(lambda desk: double.give_up(desk, which), lambda _none: said(say.GIVEN_UP), self._waits)
        else:
            self._once.lock(lambda desk: double.done(desk, which), lambda _head: said(say.IS_DONE), self._waits)

    def _waits(self) -> None:
        self._context.speaker.warn(say.NOT_STORED, self._once)
