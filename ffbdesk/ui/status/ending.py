"""The last part of a statusnotat: what is missing, finishing it, and handing it over as PDF, JSON or text."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import GoalId, StatusId
from ffbdesk.domain.kinds import STATUS
from ffbdesk.domain.status import StatusBoard
from ffbdesk.export.choices import Choices
from ffbdesk.services import handover, status
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.report.dated import DatedEnding, Ended
from ffbdesk.ui.report.paper import Printed
from ffbdesk.words import fields
from ffbdesk.words import goals as goal_words
from ffbdesk.words import status as say
from ffbdesk.words.actions import Command


class StatusEnding(DatedEnding):
    """A goal that came after it was begun may be taken along first."""

    part_added = Signal(str)
    """A goal was taken along: the id of its part."""

    def __init__(self, context: Context, choices: Callable[[], Choices], flush: Callable[[], None]) -> None:
        super().__init__(context, _ENDED, choices, flush)
        self._offered: list[tuple[GoalId, str]] = []
        self.take_along: list[Button] = []

    def show_board(self, board: StatusBoard, closed: Collection[str], came: Sequence[InterventionGoal]) -> None:
        """One statusnotat's; of its `closed` parts nothing is said. `came` are goals that it may tell of, too."""
        locked = board.status.seal is not None
        self.show_piece(board.status.id, board.citizen.id, locked=locked)
        missing = [goal_words.numbered(n) for n in board.unwritten(closed)]
        missing += [] if board.status.in_short.strip() else [say.IN_SHORT]
        self.missing.setText(f"{say.MISSING} {', '.join(missing)}." if missing else say.NOTHING_MISSING)
        self.missing.setVisible(not locked and (bool(missing) or not came))
        self._offer(came)

    def forget(self) -> None:
        """Nothing is anybody's."""
        super().forget()
        self._offer(())

    def wrong_date(self) -> str:
        """What is said of the first date that is none."""
        dates = [STATUS.ref(self._which or "", name) for name in ("since", "until", "follow_up_on")]
        wrong = next((one for one in dates if one in self._context.wrong_dates), None)
        return say.wrong_date(fields.STATUS[wrong.field], self._context.wrong_dates[wrong]) if wrong else ""

    def _offer(self, came: Sequence[InterventionGoal]) -> None:
        """Goals that came after it was begun: taken along where one asks for it."""
        catalogue = self._context.catalogue
        named = [(goal.id, catalogue.theme(goal.theme).name if goal.theme else goal.wording) for goal in came]
        if named == self._offered:
            return  # the buttons are kept: one that went away under the mouse would swallow the click
        self._offered = named
        empty(self._own)
        self.take_along = []
        for goal, name in named:
            take = Button(self._context.look, say.TAKE_ALONG, "", name=say.take_along(name))
            take.clicked.connect(partial(self._take_along, goal))
            self.take_along.append(take)
            told = label(self._context.look, say.came_since(name), "body", "ink2", wrap=True)
            self._own.addWidget(row(self._context.look, (told, 1), take))

    def _take_along(self, goal: GoalId) -> None:
        which = self._which
        if which is not None:
            self._flush()
            self._once.do(lambda desk: status.add_part(desk, StatusId(which), goal=goal), self.part_added.emit)


def _save(desk: Desk, which: str, folder: Path, form: Form, choices: Choices) -> Path:
    return handover.save_status(desk, StatusId(which), folder, form, choices=choices)


def _pdf(desk: Desk, which: str, choices: Choices) -> bytes:
    return handover.status_pdf(desk, status.load(desk, StatusId(which)), choices)


_ENDED = Ended(
    lambda desk, which: status.finish(desk, StatusId(which)),
    lambda desk, which: status.correct(desk, StatusId(which)),
    _save,
    lambda desk, which, choices, part: handover.status_text(desk, StatusId(which), choices, part),
    (
        Command.FINISH_STATUS,
        Command.CORRECT_STATUS,
        Command.SEE_STATUS,
        Command.STATUS_PDF,
        Command.STATUS_JSON,
        Command.COPY_STATUS,
    ),
    say.END_TEXT,
    say.FINISHED,
    say.FOLDER,
)
PRINTED = Printed(
    _pdf,
    lambda desk, which: handover.note_status_print(desk, StatusId(which)),
    lambda desk, which: handover.note_status_not_printed(desk, StatusId(which)),
)
"""A statusnotat on paper."""
