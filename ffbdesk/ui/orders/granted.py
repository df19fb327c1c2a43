"""One ydelse: a line of what it is, by which law and from when; unfolded with all its fields."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import InterventionCode
from ffbdesk.domain.kinds import INTERVENTION
from ffbdesk.domain.plans import QUESTIONS, Intervention
from ffbdesk.export.orders import intervention_called
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, empty, is_in_sight, reveal, row
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.ticked import Ticked
from ffbdesk.ui.orders.law import LawPart, concerns
from ffbdesk.ui.orders.offers import grouped
from ffbdesk.words import fields
from ffbdesk.words import ordering as say
from ffbdesk.words.dates import short_date

_CODE, _BASIS, _DAYS, _DATE = 300, 110, 170, 116


class GrantedRow(QWidget):
    """Folded until somebody wants to change it. `removed` asks to take it away."""

    removed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.one: Intervention | None = None
        self._scope, self._called = Scope(), ""
        self.form: _Form | None = None
        self.toggle = Button(look, "", "link", "next")
        self._basis, self._days = label(look, "", "body"), label(look, "", "body")
        self._basis.setMinimumWidth(look.tokens.t(_BASIS))
        self._until = label(look, "", "caption", "ink3")
        days = box(look, self._days, self._until, gap=0)
        days.setMinimumWidth(look.tokens.t(_DAYS))
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.tokens.s(8))
        self._lay.addWidget(flow(look, self.toggle, None, self._basis, days, gap=8))
        self.toggle.clicked.connect(self._toggle)

    def show_intervention(self, one: Intervention, scope: Scope) -> None:
        """This one, as it stands."""
        self.one, self._scope = one, scope
        self._called = intervention_called(one, self._context.catalogue)
        today = self._context.now().date()
        self._basis.setText(one.basis.strip())
        self._days.setText(_from(one))
        self._until.setText(_until(one, today))
        self._name()
        if self.form is not None:
            self.form.show_intervention(one, scope)

    def unfold(self, wanted: bool = True) -> None:
        """Show or hide its fields, which are made when they are first wanted."""
        if wanted and self.form is None:
            self.form = _Form(self._context)
            self.form.remove.clicked.connect(self.removed)
            self._lay.addWidget(self.form)
            if self.one is not None:
                self.form.show_intervention(self.one, self._scope)
        if self.form is not None:
            self.form.setVisible(wanted)
        self._name()

    def is_unfolded(self) -> bool:
        """Whether its fields are in sight."""
        return self.form is not None and not self.form.isHidden()

    def begin(self) -> None:
        """It is new: the keyboard goes to its first field."""
        self.unfold()
        if self.form is not None:
            self.form.code.setFocus()

    def reveal(self, ref: FieldRef) -> None:
        """Bring a field into sight, unless it is."""
        self.unfold()
        if self.form is not None:
            self.form.reveal(ref.field)

    def flush(self) -> None:
        """Store what stands in the fields."""
        if self.form is not None:
            self.form.fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        if self.form is not None:
            self.form.fields.hand_in()

    def forget(self) -> None:
        """Nobody's any more."""
        if self.form is not None:
            self.form.fields.forget()
        self.unfold(False)
        self.one = None

    def _toggle(self) -> None:
        self.unfold(not self.is_unfolded())
        if self.is_unfolded() and self.form is not None:
            self.form.code.setFocus()

    def _name(self) -> None:
        self.toggle.say(self._called)
        self.toggle.set_icon("down" if self.is_unfolded() else "next")
        more = ", ".join(filter(None, (self._basis.text(), self._days.text(), self._until.text())))
        self.toggle.setAccessibleDescription(more)


class _Form(QWidget):
    """All fields of one ydelse."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        names = fields.INTERVENTION
        self.code = Choice(look, names["code"], say.NO_CODE, letters=16)
        catalogue = context.catalogue.interventions
        self.code.fill(grouped(catalogue, catalogue.interventions))
        self.own_words, self.basis = TextLine(look, names["own_words"]), TextLine(look, names["basis"])
        self.extent = TextLine(look, names["extent"])
        self.starts_on, self.ends_on = DateField(look, names["starts_on"]), DateField(look, names["ends_on"])
        for field in (self.starts_on, self.ends_on):
            field.setFixedWidth(look.tokens.t(_DATE))
        self.wrong_start, self.wrong_end = Notice(look, "attention"), Notice(look, "attention")
        self.odd_days = Notice(look, "attention")
        self.law = LawPart(context)
        self.law_toggle = Button(look, say.LAW, "link", "next")
        self.fields: Fields[Intervention] = Fields(
            context,
            INTERVENTION,
            {"own_words": self.own_words, "basis": self.basis, "extent": self.extent, **self.law.texts},
            {
                "code": Code(self.code),
                "starts_on": self.starts_on,
                "ends_on": self.ends_on,
                "prints_answers": Ticked(self.law.prints),
            },
        )
        self.remove = Button(look, say.REMOVE, "quiet")
        self.paragraphs: list[Button] = []
        self._suggested: tuple[str, ...] = ()
        self._suggestions = QVBoxLayout()
        self._lay_out()
        self.law.widget.hide()
        self.starts_on.told.connect(self.wrong_start.answer)
        self.ends_on.told.connect(self.wrong_end.answer)
        self.law_toggle.clicked.connect(self._fold_law)

    def show_intervention(self, one: Intervention, scope: Scope) -> None:
        """This one, as it stands."""
        anew = self.fields.show(one.id, one, scope)
        entry = self._context.catalogue.interventions.intervention(one.code) if one.code else None
        named = tuple(each.text for each in entry.paragraphs) if entry else ()
        self._suggest(tuple(text for text in named if text != one.basis.strip()))
        self._own.setVisible(one.code is None or bool(one.own_words))
        self.law_toggle.setVisible(concerns(one, named))
        if anew:
            self.law.widget.setVisible(one.is_answered())
            self._name_law()
        if self.law_toggle.isHidden():
            self.law.widget.hide()
        odd = one.starts_on is not None and one.ends_on is not None and one.ends_on < one.starts_on
        self.odd_days.tell(say.END_BEFORE_START if odd else "")
        self.remove.setAccessibleName(say.REMOVE_NAME.format(what=intervention_called(one, self._context.catalogue)))

    def reveal(self, name: str) -> None:
        """Bring a field into sight, unless it is."""
        if name in QUESTIONS or name == "prints_answers":
            self.law_toggle.show()
            self.law.widget.show()
            self._name_law()
        place = {"code": self.code, "prints_answers": self.law.prints}.get(name) or self.fields.editor(name)
        if place is not None and not is_in_sight(place):
            reveal(place)

    def _suggest(self, paragraphs: tuple[str, ...]) -> None:
        """What the catalogue names: a click puts it in."""
        if paragraphs == self._suggested:
            return
        self._suggested = paragraphs
        if any(button.hasFocus() for button in self.paragraphs):
            self.basis.setFocus()  # the one that was pressed goes
        empty(self._suggestions)
        self.paragraphs = []
        look = self._context.look
        for text in paragraphs:
            button = Button(look, text, "link", name=say.BASIS_NAME.format(text=text), role="caption")
            button.clicked.connect(partial(self.fields.choose, "basis", text))
            self.paragraphs.append(button)
        if paragraphs:
            said = label(look, say.BASIS_HINT, "caption", "ink3")
            self._suggestions.addWidget(flow(look, said, *self.paragraphs, None, gap=8))

    def _fold_law(self) -> None:
        self.law.widget.setVisible(self.law.widget.isHidden())
        self._name_law()

    def _name_law(self) -> None:
        shown = not self.law.widget.isHidden()
        self.law_toggle.say(say.LAW_HIDE if shown else say.LAW)
        self.law_toggle.set_icon("down" if shown else "next")

    def _lay_out(self) -> None:
        look, names = self._context.look, fields.INTERVENTION
        self._own = labelled(look, names["own_words"], self.own_words, say.OWN_WORDS_HINT)
        basis = box(look, labelled(look, names["basis"], self.basis), self._suggestions, gap=4)
        lay = QVBoxLayout(self)
        tokens = look.tokens
        lay.setContentsMargins(tokens.s(24), 0, 0, tokens.s(8))
        lay.setSpacing(tokens.s(12))
        lay.addWidget(
            flow(
                look,
                (box(look, labelled(look, names["code"], self.code), None, gap=0), 3),
                (basis, 2),
                gap=16,
                grows=_CODE,
            )
        )
        lay.addWidget(self._own)
        days = (labelled(look, names["starts_on"], self.starts_on), labelled(look, names["ends_on"], self.ends_on))
        extent = labelled(look, names["extent"], self.extent)
        self.extent.setAccessibleDescription(say.EXTENT_HINT)
        lay.addWidget(flow(look, *days, (extent, 1), gap=16, grows=_CODE))
        lay.addWidget(label(look, say.EXTENT_HINT, "caption", "ink3", wrap=True))
        for notice in (self.wrong_start, self.wrong_end, self.odd_days):
            lay.addWidget(notice)
        lay.addWidget(row(look, self.law_toggle, None, self.remove))
        lay.addWidget(self.law.widget)


def is_stay(context: Context, code: InterventionCode | None) -> bool:
    """Whether it is a place to be, apart from the support there."""
    return context.catalogue.interventions.is_stay(code)


def _from(one: Intervention) -> str:
    if one.starts_on and one.ends_on:
        return say.FROM_TO.format(first=short_date(one.starts_on), last=short_date(one.ends_on))
    if one.starts_on:
        return say.FROM_DAY.format(day=short_date(one.starts_on))
    return say.TO_DAY.format(day=short_date(one.ends_on)) if one.ends_on else ""


def _until(one: Intervention, today: date) -> str:
    if one.ends_on is None:
        return say.NO_END if one.starts_on else ""
    return say.ENDED if one.ends_on < today else ""
