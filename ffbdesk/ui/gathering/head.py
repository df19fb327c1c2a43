"""The head of an udredning: when, who and for whom it was made, sagsåbning, purpose and the citizen's wishes."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Record, Scope
from ffbdesk.domain.kinds import CASE, GATHERING
from ffbdesk.domain.records import Round, ThirdVoice
from ffbdesk.domain.whoweare import Who
from ffbdesk.services.citizens import born
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.gathering.opening import OpeningPart
from ffbdesk.ui.kit.buttons import Button, Segments
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, is_in_sight, reveal, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.words import double as say_double
from ffbdesk.words import gathering as say

_FIELD = 200
"""Units that a field needs to stand beside another."""


class HeadPage(QWidget):
    """Fields that save themselves: the head, and the sagsåbning where there is one."""

    onward = Signal()
    double_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.held_on = DateField(look, say.HELD_ON, empty=False, ahead="odd")
        self.wrong_date = Notice(look, "attention")
        self.fields: dict[str, TextLine | GrowingText] = {
            "assessor": TextLine(look, say.ASSESSOR),
            "municipality": TextLine(look, say.MUNICIPALITY),
            "case_number": TextLine(look, say.CASE_NUMBER),
            "unit": TextLine(look, say.UNIT),
            "contact": TextLine(look, say.CONTACT),
            "took_part": TextLine(look, say.TOOK_PART),
            "purpose": GrowingText(look, say.PURPOSE, lines=3),
            "wishes": GrowingText(look, say.WISHES, lines=4),
        }
        self.opening = OpeningPart(context)
        of_case = {name: field for name, field in self.fields.items() if CASE.has(name)}
        of_round = {name: field for name, field in self.fields.items() if not CASE.has(name)} | self.opening.texts
        self._case = Fields(context, CASE, of_case)
        self.third = {one: Button(look, say.THIRD[one], "seg") for one in ThirdVoice}
        third = Segments(self, self.third)
        self._gathering = Fields(
            context, GATHERING, of_round, {"held_on": self.held_on, "third_voice": third, **self.opening.editors}
        )
        self.held_on.told.connect(self.wrong_date.answer)
        self.to_themes = Button(look, say.TO_THEMES, "main")
        self.to_themes.clicked.connect(self.onward)
        self.to_double = Button(look, say_double.TO_BEGIN, "link", "next")
        self.to_double.clicked.connect(self.double_wanted)
        self._lay_out()

    def show_round(self, shown: Round) -> None:
        """Show a round: another one, or this one as it stands now."""
        gathering, case = shown.gathering, shown.case
        self.held_on.born = born(shown.citizen.cpr)
        scope, sealed = Scope(gathering=gathering.id), gathering.seal is not None
        shown_so = replace(gathering, third_voice=gathering.third)  # as it reads where nobody has chosen
        self._gathering.show(gathering.id, shown_so, scope, locked=sealed)
        self._case.show(case.id, case, scope, locked=sealed)
        self.opening.show_round(shown)
        self._hint.setVisible(not sealed)
        self.to_double.setVisible(not sealed and not gathering.assessments)

    def arrange(self, who: Who | None) -> None:
        """A municipality opens cases; others may fill that in."""
        self.opening.show_usually(who is Who.AUTHORITY)

    def flush(self) -> None:
        """Store what stands in the fields."""
        for fields in (self._gathering, self._case, self.opening):
            fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self._gathering.hand_in()

    def forget(self) -> None:
        """Another round is wanted: nothing here is anybody's any more."""
        for fields in (self._gathering, self._case, self.opening):
            fields.forget()

    def reveal(self, ref: FieldRef) -> None:
        """Bring a field into sight, unless it is."""
        if ref.kind in (Record.DIAGNOSIS, Record.CONTACT):
            self.opening.reveal(ref)
            return
        self.opening.unfold_for(ref.field)
        editor = self._gathering.editor(ref.field) or self._case.editor(ref.field)
        if editor is not None and not is_in_sight(editor):
            reveal(editor)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.held_on.setFocus()

    def _say_kept(self) -> None:
        """Said only while it is true."""
        kept = [say.ALL_KEPT] if self._context.outbox.is_empty() else []
        self._hint.setText(" ".join((*kept, say.ANY_ORDER)))

    def _lay_out(self) -> None:
        look = self._context.look
        self._hint = label(look, "", "body", "ink2", wrap=True)
        self._context.outbox.trouble.connect(lambda _text: self._say_kept())
        self._say_kept()
        short = [
            labelled(look, say.HELD_ON, self.held_on),
            *(
                labelled(look, self.fields[n].accessibleName(), self.fields[n])
                for n in ("assessor", "municipality", "case_number", "unit", "contact")
            ),
        ]
        took_part = labelled(look, say.TOOK_PART, self.fields["took_part"], say.TOOK_PART_HINT)
        third = box(
            look,
            label(look, say.THIRD_VOICE, "strong"),
            label(look, say.THIRD_HINT, "caption", "ink3", wrap=True),
            flow(look, *self.third.values(), None, gap=8),
            gap=4,
        )
        purpose = labelled(look, say.PURPOSE, self.fields["purpose"], say.PURPOSE_HINT)
        wishes = labelled(look, say.WISHES, self.fields["wishes"], say.WISHES_HINT)
        form = box(
            look,
            label(look, say.HEAD_TITLE, "title"),
            self._hint,
            8,
            flow(look, (short[0], 1), (short[1], 1), gap=16, grows=_FIELD),
            self.wrong_date,
            flow(look, (short[2], 1), (short[3], 1), gap=16, grows=_FIELD),
            flow(look, (short[4], 1), (short[5], 1), gap=16, grows=_FIELD),
            took_part,
            self.opening,
            purpose,
            wishes,
            third,
            row(look, self.to_double, None),
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
