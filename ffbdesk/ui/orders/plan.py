"""One indsats: its tilbud, and the ydelser that it gives, with the stay apart from the support."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from stdnum.dk import cvr

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import InterventionId
from ffbdesk.domain.kinds import CARE_PLAN
from ffbdesk.domain.plans import CarePlan, p_number_is_odd
from ffbdesk.export.orders import plan_called
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, is_in_sight, reveal, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.ui.kit.ticked import Ticked
from ffbdesk.ui.orders.granted import GrantedRow, is_stay
from ffbdesk.ui.orders.offers import grouped
from ffbdesk.words import fields
from ffbdesk.words import ordering as say

_FIELD = 200


class PlanCard(QFrame):
    """`added` asks for another ydelse, `taken` to take one away, `removed` to take the indsats away."""

    added = Signal()
    taken = Signal(str)
    removed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.setProperty("kind", "card")
        self.plan: CarePlan | None = None
        names = fields.CARE_PLAN
        self._title = label(look, "", "strong", wrap=True)
        self._under = label(look, "", "caption", "ink3", wrap=True)
        self.edit = Button(look, say.CHANGE_PLAN, "quiet")
        self.service = Choice(look, names["service"], say.NO_SERVICE, letters=16)
        catalogue = context.catalogue.interventions
        self.service.fill(grouped(catalogue, catalogue.services))
        self.place, self.address = TextLine(look, names["place"]), TextLine(look, names["address"])
        self.p_number, self.cvr = TextLine(look, names["p_number"]), TextLine(look, names["cvr"])
        self.elsewhere = Tick(look, f"{names['elsewhere']} ({say.ELSEWHERE_HINT})")
        self.fields: Fields[CarePlan] = Fields(
            context,
            CARE_PLAN,
            {"place": self.place, "p_number": self.p_number, "cvr": self.cvr, "address": self.address},
            {"service": Code(self.service), "elsewhere": Ticked(self.elsewhere)},
        )
        self.odd_p_number, self.odd_cvr = Notice(look, "attention"), Notice(look, "attention")
        self.add = Button(look, say.ADD, "quiet", "plus")
        self.remove = Button(look, say.REMOVE_PLAN, "quiet")
        self.rows: list[GrantedRow] = []
        self._stays, self._support = QVBoxLayout(), QVBoxLayout()
        self._form = self._lay_out()
        self._form.hide()
        self.edit.clicked.connect(self._toggle)
        self.add.clicked.connect(self.added)
        self.remove.clicked.connect(self.removed)

    def show_plan(self, plan: CarePlan, scope: Scope, sender: str, *, changed: bool = False) -> None:
        """This one, as it stands; `sender` is who the bestilling that it came with is from, `changed` whether it is
        another here by now.
        """
        self.plan = plan
        title = plan_called(plan, self._context.catalogue)
        self._title.setText(title)
        came = say.CAME_WITH.format(sender=sender) if sender else ""
        self._under.setText(f"{came} {say.CHANGED_HERE}" if came and changed else came)
        self._under.setVisible(bool(sender))
        self.fields.show(plan.id, plan, scope)
        number = plan.cvr.strip()
        self.odd_p_number.tell(say.ODD_P_NUMBER if p_number_is_odd(plan.p_number) else "")
        self.odd_cvr.tell(say.ODD_CVR if number and not cvr.is_valid(number) else "")
        self.add.setAccessibleName(say.ADD_NAME.format(what=title))
        self.remove.setAccessibleName(say.REMOVE_PLAN_NAME.format(what=title))
        self._name_edit()
        self._show_rows(plan, scope)

    def row_of(self, which: str) -> GrantedRow | None:
        """The line of a ydelse."""
        return next((line for line in self.rows if line.one is not None and line.one.id == which), None)

    def unfold(self, wanted: bool = True) -> None:
        """Show or hide the fields of its tilbud."""
        self._form.setVisible(wanted)
        self._name_edit()

    def begin(self) -> None:
        """It is new: all its fields are in sight, and the keyboard is at the first."""
        self.unfold()
        for line in self.rows:
            line.unfold()
        self.service.setFocus()

    def reveal(self, ref: FieldRef) -> bool:
        """Bring a field of it or of one of its ydelser into sight; whether it is one."""
        line = self.row_of(ref.record_id)
        if line is not None:
            line.reveal(ref)
            return True
        if self.plan is None or ref.record_id != self.plan.id:
            return False
        self.unfold()
        place = {"service": self.service, "elsewhere": self.elsewhere}.get(ref.field) or self.fields.editor(ref.field)
        place = place or self.edit
        if not is_in_sight(place):
            reveal(place)
        return True

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.fields.flush()
        for line in self.rows:
            line.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        for line in self.rows:
            line.hand_in()

    def forget(self) -> None:
        """Nobody's any more."""
        self.fields.forget()
        for line in self.rows:
            line.forget()
        self.unfold(False)
        self.plan = None

    def _show_rows(self, plan: CarePlan, scope: Scope) -> None:
        """A line keeps its ydelse: what is unfolded stays so, and what is written in stays under the hand."""
        here = {line.one.id: line for line in self.rows if line.one is not None}
        wanted = {one.id for one in plan.interventions}
        for gone in [line for which, line in here.items() if which not in wanted]:
            gone.forget()
            gone.hide()
            gone.deleteLater()
            self.rows.remove(gone)
        for one in plan.interventions:
            line = here.get(one.id) or self._new_row()
            line.show_intervention(one, scope)
            (self._stays if is_stay(self._context, one.code) else self._support).addWidget(line)
        there = [is_stay(self._context, one.code) for one in plan.interventions]
        self._stay_head.setVisible(any(there))
        self._support_head.setVisible(not all(there))

    def _new_row(self) -> GrantedRow:
        line = GrantedRow(self._context)
        line.removed.connect(lambda: self._take(line))
        self.rows.append(line)
        return line

    def _take(self, line: GrantedRow) -> None:
        if line.one is not None:
            self.add.setFocus()  # the button goes with its line
            which = line.one.id
            line.flush()
            self.taken.emit(InterventionId(which))

    def _toggle(self) -> None:
        self.unfold(self._form.isHidden())
        if not self._form.isHidden():
            self.service.setFocus()

    def _name_edit(self) -> None:
        shown = not self._form.isHidden()
        self.edit.say(say.FOLD_PLAN if shown else say.CHANGE_PLAN)
        name = say.FOLD_PLAN_NAME if shown else say.CHANGE_PLAN_NAME
        self.edit.setAccessibleName(name.format(what=self._title.text()))

    def _lay_out(self) -> QWidget:
        look, names = self._context.look, fields.CARE_PLAN
        form = box(
            look,
            flow(
                look,
                (labelled(look, names["service"], self.service), 3),
                (labelled(look, names["place"], self.place), 2),
                gap=16,
                grows=_FIELD,
            ),
            flow(
                look,
                (labelled(look, names["p_number"], self.p_number), 1),
                (labelled(look, names["cvr"], self.cvr), 1),
                (labelled(look, names["address"], self.address), 2),
                gap=16,
                grows=_FIELD // 2,
            ),
            self.odd_p_number,
            self.odd_cvr,
            row(look, (self.elsewhere, 1), self.remove),
            gap=12,
        )
        self._stay_head = _head(self._context, say.STAYS, say.STAYS_HINT)
        self._support_head = _head(self._context, say.SUPPORT, say.SUPPORT_HINT)
        tokens = look.tokens
        for lines in (self._stays, self._support):
            lines.setSpacing(tokens.s(4))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(tokens.s(16), tokens.s(12), tokens.s(16), tokens.s(12))
        lay.setSpacing(tokens.s(8))
        lay.addWidget(row(look, (box(look, self._title, self._under, gap=0), 1), self.edit, gap=16))
        lay.addWidget(form)
        lay.addWidget(self._stay_head)
        lay.addLayout(self._stays)
        lay.addWidget(self._support_head)
        lay.addLayout(self._support)
        lay.addWidget(row(look, self.add, None))
        return form


def _head(context: Context, text: str, hint: str) -> QWidget:
    look = context.look
    return flow(look, label(look, text, "caption", "ink2"), label(look, hint, "caption", "ink3"), None, gap=8)
