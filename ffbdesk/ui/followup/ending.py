"""The end of an opfølgning: what is missing, finishing it, handing it over, and the way on from it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from ffbdesk.domain.edits import FieldRef
from ffbdesk.domain.followups import OVER, FollowUpBoard
from ffbdesk.domain.ids import FollowUpId
from ffbdesk.domain.kinds import FOLLOW_UP, FOLLOW_UP_PART
from ffbdesk.export.choices import Choices
from ffbdesk.export.followups import PartTold
from ffbdesk.services import followups, handover
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.report.dated import DatedEnding, Ended
from ffbdesk.ui.report.paper import Printed
from ffbdesk.words import fields
from ffbdesk.words import followups as say
from ffbdesk.words.actions import Command


class FollowUpEnding(DatedEnding):
    """Once it is finished, a new udredning or a new bestilling may be begun from it."""

    round_wanted = Signal(str)
    """The citizen who is to have another round."""
    order_wanted = Signal(str)
    """The citizen whose bestilling is to be seen."""

    def __init__(self, context: Context, choices: Callable[[], Choices], flush: Callable[[], None]) -> None:
        super().__init__(context, _ENDED, choices, flush)
        look = context.look
        self._dates: tuple[tuple[FieldRef, str], ...] = ()
        """The dates that stand in sight somewhere, each with what it is called."""
        self._dateless = ""
        """What was judged and has no day any more."""
        self.new_round = Button(look, say.NEW_ROUND, "", "plus")
        self.to_orders = Button(look, say.TO_ORDERS, "")
        self._onward = box(
            look,
            label(look, say.ONWARD, "body", "ink2", wrap=True),
            flow(look, self.new_round, self.to_orders, None),
            gap=8,
        )
        self._own.addWidget(self._onward)
        self.new_round.clicked.connect(lambda: self.round_wanted.emit(self._citizen or ""))
        self.to_orders.clicked.connect(lambda: self.order_wanted.emit(self._citizen or ""))

    def show_board(self, board: FollowUpBoard, closed: Collection[str], told: Sequence[PartTold]) -> None:
        """One opfølgning's; of its `closed` parts nothing is said. `told` are those that are shown."""
        one = board.follow_up
        locked = one.seal is not None
        self._dates = tuple(_dates(board, told))
        self._dateless = next(_dateless(board, told), "")
        self.show_piece(one.id, board.citizen.id, locked=locked)
        missing = sum(part.id not in closed for part in board.unjudged())
        without = [*([] if one.need else [say.NEED]), *([] if all(r.value for r in one.results) else [say.RESULTS])]
        going = [part for part in one.parts if part.goal_id and part.following not in OVER and part.id not in closed]
        if one.next_on is None and any(part.again_on is None for part in going):
            without.append(say.NEXT_ON)
        self.missing.setText(say.missing(missing, without))
        self.missing.setVisible(not locked)
        self._onward.setVisible(locked)

    def wrong_date(self) -> str:
        """What is said of the first date that is none, its own or a part's."""
        wrong = self._context.wrong_dates
        found = next((say.wrong_date(name, wrong[ref]) for ref, name in self._dates if ref in wrong), "")
        return found or (say.wrong_date(self._dateless, "") if self._dateless else "")


def _dates(board: FollowUpBoard, told: Sequence[PartTold]) -> Iterator[tuple[FieldRef, str]]:
    one = board.follow_up
    for name in ("held_on", *(["need_on"] if one.need else []), "next_on"):
        yield FOLLOW_UP.ref(one.id, name), fields.FOLLOW_UP[name]
    for each in told:
        names = [*(["judged_on"] if each.part.judgement else []), *(["again_on"] if each.goal else [])]
        for name in names:
            yield FOLLOW_UP_PART.ref(each.part.id, name), f"{fields.FOLLOW_UP_PART[name]} ({each.track.theme})"


def _dateless(board: FollowUpBoard, told: Sequence[PartTold]) -> Iterator[str]:
    one = board.follow_up
    if one.need is not None and one.need_on is None:
        yield fields.FOLLOW_UP["need_on"]
    for each in told:
        if each.part.judgement is not None and each.part.judged_on is None:
            yield f"{fields.FOLLOW_UP_PART['judged_on']} ({each.track.theme})"


def _save(desk: Desk, which: str, folder: Path, form: Form, choices: Choices) -> Path:
    return handover.save_follow_up(desk, FollowUpId(which), folder, form, choices=choices)


def _pdf(desk: Desk, which: str, choices: Choices) -> bytes:
    return handover.follow_up_pdf(desk, followups.load(desk, FollowUpId(which)), choices)


_ENDED = Ended(
    lambda desk, which: followups.finish(desk, FollowUpId(which)),
    lambda desk, which: followups.correct(desk, FollowUpId(which)),
    _save,
    lambda desk, which, choices, _part: handover.follow_up_text(desk, FollowUpId(which), choices),
    (
        Command.FINISH_FOLLOW_UP,
        Command.CORRECT_FOLLOW_UP,
        Command.SEE_FOLLOW_UP,
        Command.FOLLOW_UP_PDF,
        Command.FOLLOW_UP_JSON,
        Command.COPY_FOLLOW_UP,
    ),
    say.END_TEXT,
    say.FINISHED,
    say.FOLDER,
)
PRINTED = Printed(
    _pdf,
    lambda desk, which: handover.note_follow_up_print(desk, FollowUpId(which)),
    lambda desk, which: handover.note_follow_up_not_printed(desk, FollowUpId(which)),
)
"""An opfølgning on paper."""
