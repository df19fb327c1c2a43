"""The head of an udredning: date, assessor, kommune, sagsnummer, purpose and the citizen's wishes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.kinds import GATHERING
from ffbdesk.domain.records import Round
from ffbdesk.services import rounds, values
from ffbdesk.ui.bound import Bound
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import DateField, TextLine
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import gathering as say


class HeadPage(QWidget):
    """Six fields that save themselves."""

    changed = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    onward = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._round: Round | None = None
        self.held_on = DateField(look, say.HELD_ON)
        self.wrong_date = Notice(look, "attention")
        self.fields: dict[str, TextLine | GrowingText] = {
            "assessor": TextLine(look, say.ASSESSOR),
            "municipality": TextLine(look, say.MUNICIPALITY),
            "case_number": TextLine(look, say.CASE_NUMBER),
            "purpose": GrowingText(look, say.PURPOSE, lines=3),
            "wishes": GrowingText(look, say.WISHES, lines=4),
        }
        self._bound = {name: Bound(field, context.outbox) for name, field in self.fields.items()}
        self.to_themes = Button(look, say.TO_THEMES, "main")
        self.to_themes.clicked.connect(self.onward)
        self.held_on.left.connect(self._hold_on)
        for field in (self.held_on, *self.fields.values()):
            field.undo_past_start.connect(self.undo_wanted)
            field.redo_past_end.connect(self.redo_wanted)
        self._lay_out()

    def show_round(self, shown: Round, *, anew: bool) -> None:
        """Show a round; `anew` when it is another one than before."""
        self._round = shown
        gathering, case = shown.gathering, shown.case
        texts = {
            "assessor": gathering.assessor,
            "municipality": case.municipality,
            "case_number": case.case_number,
            "purpose": gathering.purpose,
            "wishes": gathering.wishes,
        }
        for name, bound in self._bound.items():
            if anew:
                bound.show(rounds.head_ref(shown, name), texts[name], gathering.id)
            else:
                bound.refresh(texts[name])
        self.held_on.follow(gathering.held_on, anew=anew)
        self._hint.setVisible(gathering.seal is None)
        for field in (self.held_on, *self.fields.values()):
            field.setReadOnly(gathering.seal is not None)

    def flush(self) -> None:
        """Store what stands in the fields."""
        for bound in self._bound.values():
            bound.flush()
        self._hold_on()

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.held_on.setFocus()

    def _hold_on(self) -> None:
        shown, day = self._round, self.held_on.value()
        self.wrong_date.tell(say.WRONG_DATE if day is None else "")
        if shown is None or day is None or shown.gathering.seal or day == shown.gathering.held_on:
            return
        gathering = shown.gathering.id
        self.held_on.hand_in()
        self._context.work.submit(
            lambda desk: values.choose(desk, GATHERING, gathering, held_on=day),
            lambda _: self.changed.emit(),
            saves=True,
        )

    def _lay_out(self) -> None:
        look = self._context.look
        self._hint = label(look, say.HEAD_HINT, "body", "ink2", wrap=True)
        short = [
            labelled(look, say.HELD_ON, self.held_on),
            *(
                labelled(look, self.fields[n].accessibleName(), self.fields[n])
                for n in ("assessor", "municipality", "case_number")
            ),
        ]
        purpose = labelled(look, say.PURPOSE, self.fields["purpose"], say.PURPOSE_HINT)
        wishes = labelled(look, say.WISHES, self.fields["wishes"], say.WISHES_HINT)
        form = box(
            look,
            label(look, say.HEAD_TITLE, "title"),
            self._hint,
            8,
            row(look, (short[0], 1), (short[1], 1), gap=16),
            self.wrong_date,
            row(look, (short[2], 1), (short[3], 1), gap=16),
            purpose,
            wishes,
            8,
            row(look, self.to_themes, None),
            None,
            gap=16,
            margins=(32, 24, 32, 24),
        )
        form.setMaximumWidth(look.tokens.t(760))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(scroll(look, row(look, (form, 100), None)))
