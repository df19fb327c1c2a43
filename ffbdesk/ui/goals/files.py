"""Goals and delmål saved as files: into a folder that the user chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.records import GoalBoard
from ffbdesk.export.choices import Choices
from ffbdesk.services import handover
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.ui import commands
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.page import tell_what_waits
from ffbdesk.words import ending
from ffbdesk.words import goals as say
from ffbdesk.words import subgoals as sub_say
from ffbdesk.words.actions import Command


class GoalFiles(QWidget):
    """The goals as PDF and JSON, and the delmålsplan where there are delmål."""

    def __init__(self, context: Context, flush: Callable[[], None]) -> None:
        """`flush` stores what stands in the fields, before anything is written."""
        super().__init__()
        self._context, self._flush, look = context, flush, context.look
        self._board: GoalBoard | None = None
        self.pdf, self.json = Button(look, say.PDF, "", "pdf"), Button(look, say.JSON, "", "json")
        self.plan = Button(look, sub_say.DOCUMENT, "", "pdf")
        self.saved = Notice(look)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(8))
        lay.addWidget(label(look, say.SAVE_AS, "caption", "ink3"))
        lay.addWidget(flow(look, self.pdf, self.json, self.plan, None, gap=8))
        lay.addWidget(label(look, say.FILES_HOLD, "caption", "ink3", wrap=True))
        lay.addWidget(self.saved)
        for button, command in (
            (self.pdf, Command.GOALS_PDF),
            (self.json, Command.GOALS_JSON),
            (self.plan, Command.SUB_GOALS_PDF),
        ):
            commands.press(button, command)
        self.pdf.clicked.connect(lambda: self._save(Form.PDF))
        self.json.clicked.connect(lambda: self._save(Form.JSON))
        self.plan.clicked.connect(self._save_plan)

    def show_board(self, board: GoalBoard) -> None:
        """Whose goals they are."""
        self._board = board
        self.plan.setVisible(any(board.sub_goals.values()))
        self.setVisible(bool(board.case.goals))

    def forget(self) -> None:
        """They are nobody's."""
        self._board = None
        self.saved.tell("")

    def _save(self, form: Form) -> None:
        board = self._board
        which = board.gathering.id if board is not None and board.seal and board.gathering else None
        self._hand_over(
            lambda desk, citizen, folder, choices: handover.save_goals(
                desk, citizen, form, folder, which, choices=choices
            )
        )

    def _save_plan(self) -> None:
        self._hand_over(
            lambda desk, citizen, folder, choices: handover.save_sub_goals(desk, citizen, folder, choices=choices)
        )

    def _hand_over(self, save: Callable[[Desk, CitizenId, Path, Choices], Path]) -> None:
        board = self._board
        folder = self._context.choose_folder(ending.CHOOSE_FOLDER) if board is not None else None
        if board is None or folder is None:
            return
        self._flush()
        tell_what_waits(self._context)
        choices = Choices(letterhead=self._context.letterheads.letterhead())
        self._context.work.submit(lambda desk: save(desk, board.citizen.id, folder, choices), self._saved)

    def _saved(self, path: Path) -> None:
        said = ending.SAVED.format(name=path.name, folder=path.parent)
        if not self.isVisible():  # another page is in sight by now
            self._context.speaker.say(said)
            return
        self.saved.tell("")  # saved once more is said once more
        self.saved.tell(said)
