"""The notes of the period beside a statusnotat: by goal and delmål, by theme, and those about nothing."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.ids import GoalId, NoteId
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.status import Group, ToldGoal
from ffbdesk.export.notes import words_of
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.words import goals as goal_words
from ffbdesk.words import notes as note_words
from ffbdesk.words import status as say
from ffbdesk.words import subgoals
from ffbdesk.words.dates import short_date


class GatheredNotes(QWidget):
    """`used` carries a note whose words are to be put where one writes."""

    used = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._locked = context, False
        self.uses: dict[NoteId, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.look.tokens.s(8))

    def show_groups(
        self,
        groups: Sequence[Group],
        told: Mapping[GoalId, ToldGoal],
        letters: Mapping[NoteId, str],
        used: Collection[NoteId],
        *,
        locked: bool = False,
    ) -> None:
        """These groups; `letters` name the notes, `used` are those that the statusnotat draws on.

        Beside a `locked` one they are only read.
        """
        self._locked = locked
        empty(self._column)
        self.uses = {}
        look = self._context.look
        if not groups:
            self._column.addWidget(label(look, "" if locked else say.NO_NOTES, "body", "ink2", wrap=True))
        for group in groups:
            heading, under = self._heading(group, told)
            if group.goal is not None:
                heading = f"{goal_words.numbered(list(told).index(group.goal) + 1)} · {heading}"
            self._column.addWidget(label(look, heading, "strong", wrap=True))
            if under:
                self._column.addWidget(label(look, under, "caption", "ink3", wrap=True))
            for note in group.notes:
                self._column.addWidget(self._card(note, letters, used))

    def _heading(self, group: Group, told: Mapping[GoalId, ToldGoal]) -> tuple[str, str]:
        if group.sub_goal is not None:
            status = subgoals.STATUS[group.sub_goal.status.value].lower()
            basis = group.sub_goal.basis.strip()
            return group.sub_goal.called(), f"{status}, {basis}" if basis else status
        if group.goal is not None:
            goal = told[group.goal].goal
            return (self._context.catalogue.theme(goal.theme).name if goal.theme else goal.wording), ""
        if group.theme is not None:
            return self._context.catalogue.theme(group.theme).name, say.NO_GOAL
        return (say.DRAWN_ON if self._locked else say.ABOUT_NOTHING), ""

    def _card(self, note: CareNote, letters: Mapping[NoteId, str], used: Collection[NoteId]) -> QWidget:
        look, is_used = self._context.look, note.id in used
        head = note_words.head(note.observed_on, note.author, note.observed_at)
        name = say.USE_NAME.format(day=short_date(note.observed_on))
        use = Button(look, say.USE_AGAIN if is_used else say.USE, "link", name=name, role="caption")
        use.clicked.connect(partial(self.used.emit, note))
        self.uses[note.id] = use
        if self._locked:
            use.hide()
        letter = label(look, letters.get(note.id, ""), "strong" if is_used else "caption", "ink" if is_used else "ink3")
        said = label(look, words_of(note), wrap=True)
        top = row(look, letter, (label(look, head, "caption", "ink3", wrap=True), 1), use)
        return box(look, top, said, kind="cardsel" if is_used else "card", gap=4, margins=(12, 8, 12, 8))
