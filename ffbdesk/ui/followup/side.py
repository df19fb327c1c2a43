"""What is decided at an opfølgning beside the goals: støttebehov again, status på indsats, and what was agreed on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.followups import FollowUp, FollowUpBoard, FollowUpResult
from ffbdesk.domain.kinds import FOLLOW_UP, FOLLOW_UP_RESULT
from ffbdesk.domain.plans import CarePlan
from ffbdesk.export.orders import plan_called
from ffbdesk.ui.context import Context
from ffbdesk.ui.evaluation.need import NeedChoice
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, row
from ffbdesk.ui.kit.text import label
from ffbdesk.words import evaluation as say_evaluation
from ffbdesk.words import followups as say

_DATE = 128


class Decided(QWidget):
    """Nothing in it is chosen beforehand, and nothing is worked out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.held_on = DateField(look, say.HELD_ON, empty=False, ahead="refused")
        self.status = Choice(look, say.STATUS, say.NO_STATUS, 18)
        self.took_part = GrowingText(look, say.TOOK_PART, lines=1)
        entries = context.catalogue.interventions.support_needs
        self.need = NeedChoice(look, say.NEED, entries, {})
        self.need_on = DateField(look, say.NEED_ON, ahead="refused")
        self.clear = Button(look, say.CLEAR, "link", name=say_evaluation.CLEAR_NEED, role="caption")
        self._last = label(look, "", "caption", "ink2", wrap=True)
        self.need_reason = GrowingText(look, say.NEED_REASON, lines=2)
        self.in_short = GrowingText(look, say.IN_SHORT, lines=3)
        self.next_on = DateField(look, say.NEXT_ON)
        for day in (self.held_on, self.need_on, self.next_on):
            day.setMaximumWidth(look.tokens.t(_DATE))
        self.fields: Fields[FollowUp] = Fields(
            context,
            FOLLOW_UP,
            {"took_part": self.took_part, "need_reason": self.need_reason, "in_short": self.in_short},
            {
                "held_on": self.held_on,
                "status_id": Code(self.status),
                "need": self.need,
                "need_on": self.need_on,
                "next_on": self.next_on,
            },
        )
        self.results: dict[str, tuple[NeedChoice, GrowingText, Fields[FollowUpResult]]] = {}
        self._named: list[tuple[str, str]] = []
        self._plans = QVBoxLayout()
        self._plans.setSpacing(look.tokens.s(12))
        self.clear.clicked.connect(self.need.clear)
        self._lay_out()

    def show_board(self, board: FollowUpBoard) -> None:
        """One opfølgning's."""
        follow_up, locked = board.follow_up, board.follow_up.seal is not None
        scope = Scope(citizen=board.citizen.id, part=Part.FOLLOW_UPS)
        offered = board.statuses or ((board.status,) if board.status else ())
        pairs = [(one.id, say.status_of(one.written_on)) for one in offered]
        self.status.offer([("", pairs)])
        self._of_status.setVisible(bool(pairs))
        self.fields.show(follow_up.id, follow_up, scope, locked=locked)
        self.clear.setVisible(not locked and follow_up.need is not None)
        self._need_day.setVisible(follow_up.need is not None)
        needs, before = self._context.catalogue.interventions, board.need_before
        last = say.need_last(needs.need(before[0]).term, before[1]) if before else ""
        self._last.setText(f"{last} {say.NEED_HINT}".strip())
        self._show_results(board, scope, locked=locked)

    def forget(self) -> None:
        """Nothing is anybody's."""
        for fields in self.all_fields():
            fields.forget()

    def all_fields(self) -> list[Fields[FollowUp] | Fields[FollowUpResult]]:
        """Its own, and those of each indsats."""
        return [self.fields, *(fields for _choice, _reason, fields in self.results.values())]

    def _show_results(self, board: FollowUpBoard, scope: Scope, *, locked: bool) -> None:
        plans = {plan.id: plan for plan in board.plans}
        found = [one for one in board.follow_up.results if one.plan_id in plans]
        named = [
            (str(one.id), plan_called(plans[one.plan_id], self._context.catalogue)) for one in found if one.plan_id
        ]
        if named != self._named:
            self._named = named
            self._make([(one, plans[one.plan_id]) for one in found if one.plan_id])
        for one in found:
            self.results[one.id][2].show(one.id, one, scope, locked=locked)
        self._of_plans.setVisible(bool(found))

    def _make(self, found: list[tuple[FollowUpResult, CarePlan]]) -> None:
        for _choice, _reason, fields in self.results.values():
            fields.forget()
        empty(self._plans)
        self.results, look = {}, self._context.look
        catalogue = self._context.catalogue
        for one, plan in found:
            name = plan_called(plan, catalogue)
            choice = NeedChoice(
                look, f"{say.RESULTS}, {name}", catalogue.interventions.follow_up_values, {}, say.result_in_short
            )
            reason = GrowingText(look, f"{say.REASON}, {name}", lines=1)
            made: Fields[FollowUpResult] = Fields(
                self._context, FOLLOW_UP_RESULT, {"reason": reason}, {"value": choice}
            )
            self.results[one.id] = choice, reason, made
            self._plans.addWidget(
                box(look, label(look, name, "strong", wrap=True), choice, labelled(look, say.REASON, reason), gap=4)
            )

    def _lay_out(self) -> None:
        look = self._context.look
        self._need_day = labelled(look, say.NEED_ON, self.need_on)
        self._of_status = labelled(look, say.STATUS, self.status, say.STATUS_HINT)
        self._of_plans = box(
            look,
            label(look, say.RESULTS, "section"),
            label(look, say.RESULTS_HINT, "caption", "ink2"),
            gap=0,
        )
        head = row(look, (label(look, say.NEED, "section"), 1), self.clear)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.tokens.s(24),) * 4)
        lay.setSpacing(look.tokens.s(12))
        parts = (
            labelled(look, say.HELD_ON, self.held_on),
            labelled(look, say.TOOK_PART, self.took_part),
            self._of_status,
            box(look, head, self._last, self.need, gap=4),
            self._need_day,
            labelled(look, say.REASON, self.need_reason),
            self._of_plans,
        )
        for part in parts:
            lay.addWidget(part)
        lay.addLayout(self._plans)
        lay.addWidget(labelled(look, say.IN_SHORT, self.in_short))
        lay.addWidget(labelled(look, say.NEXT_ON, self.next_on))
        lay.addStretch(1)
