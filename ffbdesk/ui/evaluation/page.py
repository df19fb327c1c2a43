"""Sagsvurdering: samlet faglig vurdering, støttebehov and målgruppe, with the material at the side."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from ffbdesk.domain.edits import FieldRef, Scope
from ffbdesk.domain.ids import TargetCode, ThemeCode
from ffbdesk.domain.kinds import GATHERING
from ffbdesk.domain.records import InformationGathering, Round
from ffbdesk.services import handover
from ffbdesk.services.citizens import born
from ffbdesk.ui import commands
from ffbdesk.ui.commands import Action
from ffbdesk.ui.context import Context
from ffbdesk.ui.evaluation.material import Material
from ffbdesk.ui.evaluation.need import NeedChoice
from ffbdesk.ui.evaluation.targets import is_upper, target_groups, term_of
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.choice import Choice, Code
from ffbdesk.ui.kit.datefield import DateField
from ffbdesk.ui.kit.flow import flow
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box, fold, icon_label, is_in_sight, reveal, row, scroll
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.themetags import CodeTags
from ffbdesk.words import evaluation as say
from ffbdesk.words.actions import Command
from ffbdesk.words.dates import long_date

BESIDE = 1080
"""Page width divided by text scale: the material stands at the side from here, folded to a line over the page below."""
_SIDE = 320
_COLUMN = 340
"""Units that støttebehov and målgruppe each need to stand side by side."""


class EvaluationPage(QWidget):
    """One round's sagsvurdering. `goals_wanted` asks for Indsatsmål."""

    goals_wanted = Signal()

    def __init__(self, context: Context, closed: Callable[[], Collection[ThemeCode]]) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._catalogue = context.catalogue.interventions
        self._round: Round | None = None
        self.material = Material(context, closed)
        self.whole = GrowingText(look, say.WHOLE, lines=5)
        self.need = NeedChoice(look, say.NEED, self._catalogue.support_needs, context.catalogue.definitions)
        self.need_on, self.targets_on = DateField(look, say.NEED_ON, ahead="odd"), DateField(look, say.TARGETS_ON)
        self.need_reason = GrowingText(look, say.NEED_REASON, lines=2)
        self.primary = Choice(look, say.PRIMARY, say.NO_TARGET, letters=16)
        self.primary.fill(target_groups(self._catalogue))
        self.others = CodeTags(
            look,
            say.OTHERS,
            add=say.ADD_TARGET,
            remove=say.REMOVE_TARGET,
            term=lambda code: term_of(self._catalogue, TargetCode(code)),
            offer=partial(target_groups, self._catalogue),
        )
        self.fields: Fields[InformationGathering] = Fields(
            context,
            GATHERING,
            {"evaluation": self.whole, "need_reason": self.need_reason},
            {
                "need": self.need,
                "need_on": self.need_on,
                "target": Code(self.primary),
                "other_targets": self.others,
                "targets_on": self.targets_on,
            },
        )
        self.onward = Button(look, say.TO_GOALS, "main")
        self.copy = Button(look, Command.COPY_EVALUATION.text, "link", role="caption")
        self.clear = Button(look, say.CLEAR, "link", name=say.CLEAR_NEED, role="caption")
        self.show_material = Button(look, say.SHOW, "quiet", role="caption")
        self._wide, self._out = False, False
        """Whether the material stands at the side; whether it was unfolded where it does not."""
        self._counts = label(look, "", "caption", "ink2")
        self._line = row(look, (self._counts, 1), self.show_material, margins=(32, 4, 16, 4))
        self._side, self._columns = QFrame(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._under = label(look, "", "body", "ink2")
        self.wrong_need_day, self.wrong_target_day = Notice(look, "attention"), Notice(look, "attention")
        self._upper, self._same_name = _caption(context, say.TARGET_UPPER), _caption(context, say.SAME_NAME)
        self._lay_out()
        self._connect()
        self._fold(0)

    def show_round(self, shown: Round, seen: Round) -> None:
        """A round, and what of it is open (`seen`): the material shows no more."""
        self._round = shown
        gathering, sealed = shown.gathering, shown.gathering.seal is not None
        self._under.setText(say.OF.format(day=long_date(gathering.held_on)))
        for field in (self.need_on, self.targets_on):
            field.born = born(shown.citizen.cpr)
        self.others.never(gathering.target)
        self.fields.show(gathering.id, gathering, Scope(gathering=gathering.id), locked=sealed)
        self.clear.setVisible(not sealed and gathering.need is not None)
        chosen = [code for code in (gathering.target, *gathering.other_targets) if code is not None]
        self._upper.setVisible(any(is_upper(self._catalogue, code) for code in chosen))
        groups = [(self._catalogue.target(code).term, code) for code in chosen]
        self._same_name.setVisible(any(term in say.SAME_NAMES for term, _code in groups))
        self.copy.setVisible(is_written(gathering))
        self.material.show_round(seen)

    def forget(self) -> None:
        """Another round is wanted."""
        self.fields.forget()
        self._round = None
        self.material.forget()

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.fields.flush()

    def hand_in(self) -> None:
        """A date that is written counts as chosen."""
        self.fields.hand_in()

    def reveal(self, ref: FieldRef) -> None:
        """Bring a field into sight, unless it is."""
        place = {"target": self.primary, "need": self.need}.get(ref.field) or self.fields.editor(ref.field)
        if place is not None and not is_in_sight(place):
            reveal(place)

    def take_focus(self) -> None:
        """Where the keyboard starts."""
        self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold with the width of the window."""
        super().resizeEvent(event)
        self._fold(self.width() / self._context.look.tokens.scale)

    def _fold(self, units: float) -> None:
        self._wide = units >= BESIDE
        self._line.setVisible(not self._wide)
        self._side.setVisible(self._wide or self._out)
        fold(self._columns, self._side, self._context.look.tokens.t(_SIDE) if self._wide else None)
        self.show_material.say(say.HIDE if self._out else say.SHOW, Command.MATERIAL.said)

    def _toggle(self) -> None:
        """Ctrl+I: to the material, and back."""
        hand = QApplication.focusWidget()
        inside = hand is not None and self._side.isAncestorOf(hand)
        if not self._wide:
            self._out = not self._out
            self._fold(self.width() / self._context.look.tokens.scale)
        if self._side.isVisible() and not inside:
            self.material.take_focus()
        else:
            self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cite(self, text: str) -> None:
        if self._round is not None and self._round.gathering.seal is None:
            if self.whole.textCursor().atStart():  # nobody has been in it: what is cited comes after what stands there
                self.whole.moveCursor(QTextCursor.MoveOperation.End)
            self.whole.quote(text)
            self._context.speaker.say(say.QUOTED)

    def _copy(self) -> None:
        if self._round is not None:
            self.flush()
            which = self._round.gathering.id
            self._context.work.submit(lambda desk: handover.evaluation_text(desk, which), self._copied)

    def _copied(self, text: str) -> None:
        if text:
            self._context.clipboard.put(text)
            self._context.speaker.say(say.COPIED)

    def _connect(self) -> None:
        self.onward.clicked.connect(self.goals_wanted)
        self.copy.clicked.connect(self._copy)
        self.clear.clicked.connect(self.need.clear)
        commands.press(self.copy, Command.COPY_EVALUATION)
        self.material.cited.connect(self._cite)
        self.material.counted.connect(self._counts.setText)
        self.need_on.told.connect(self.wrong_need_day.answer)
        self.targets_on.told.connect(self.wrong_target_day.answer)
        self.show_material.clicked.connect(self._toggle)
        Action(self, Command.MATERIAL, self._toggle, inside=True)

    def _lay_out(self) -> None:
        look = self._context.look
        whole = _Help(self._context, say.HELP, say.HELP_HIDE)
        for head, text in say.WHOLE_HELP:
            whole.add(row(look, (label(look, f"{head}. {text}", "body", "ink2", wrap=True), 1)))
        whole.add(label(look, say.WHOLE_NOT_LIST, "body", "ink2", wrap=True))
        form = box(
            look,
            flow(look, (box(look, label(look, say.TITLE, "title"), self._under, gap=0), 1), self.onward, gap=16),
            flow(look, (label(look, say.WHOLE, "strong"), 1), whole.button, self.copy),
            label(look, say.WHOLE_HINT, "caption", "ink3", wrap=True),
            whole,
            self.whole,
            row(look, icon_label(look, "info", 16, "ink3"), (_caption(self._context, say.WHOLE_NO_NEW), 1), gap=8),
            8,
            flow(look, (self._need_part(), 1), (self._target_part(), 1), gap=32, grows=_COLUMN),
            None,
            gap=8,
            margins=(32, 24, 32, 24),
        )
        form.setMaximumWidth(look.tokens.t(860))
        self._side.setProperty("tone", "sunken")
        self._side.setProperty("kind", "seamleft")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(1, 0, 0, 0)  # room for the line that high contrast draws
        side.addWidget(scroll(look, box(look, self.material, margins=(16, 16, 16, 16)), "sunken"))
        self._line.setProperty("tone", "sunken")
        self._columns.setSpacing(0)
        self._columns.addWidget(scroll(look, row(look, (form, 100), None)), 1)
        self._columns.addWidget(self._side)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._line)
        lay.addLayout(self._columns, 1)

    def _need_part(self) -> QWidget:
        look = self._context.look
        more = _Help(self._context, say.MORE, say.LESS)
        for text in say.NEED_HELP:
            more.add(label(look, text, "body", "ink2", wrap=True))
        return box(
            look,
            _dated(self._context, say.NEED, self.need_on),
            self.wrong_need_day,
            flow(look, (_caption(self._context, say.NEED_HINT), 1), more.button),
            more,
            self.need,
            row(look, self.clear, None),
            labelled(look, say.NEED_REASON, self.need_reason, say.NEED_REASON_HINT),
            None,
            gap=8,
        )

    def _target_part(self) -> QWidget:
        look = self._context.look
        more = _Help(self._context, say.MORE, say.LESS)
        for text in say.TARGET_HELP:
            more.add(label(look, text, "body", "ink2", wrap=True))
        said = label(look, say.TARGET_NO_DIAGNOSIS, wrap=True)
        told = row(look, icon_label(look, "info", 18, "ink2"), (said, 1), more.button, gap=8)
        note = box(look, told, more, kind="card", gap=4, margins=(12, 8, 12, 8))
        return box(
            look,
            _dated(self._context, say.TARGET, self.targets_on),
            self.wrong_target_day,
            _caption(self._context, say.TARGET_HINT),
            labelled(look, say.PRIMARY, self.primary),
            self._upper,
            self._same_name,
            label(look, say.OTHERS, "strong"),
            self.others,
            note,
            None,
            gap=8,
        )


class _Help(QWidget):
    """Words that unfold by a `button` that stands elsewhere."""

    def __init__(self, context: Context, show: str, hide: str) -> None:
        super().__init__()
        self._show, self._hide = show, hide
        self.button = Button(context.look, show, "link", role="caption")
        self._inner = box(context.look, gap=4)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._inner)
        self.hide()
        self.button.clicked.connect(self._toggle)

    def add(self, line: QWidget) -> None:
        """One more."""
        lay = self._inner.layout()
        assert lay is not None  # noqa: S101 - a box has one
        lay.addWidget(line)

    def _toggle(self) -> None:
        shown = self.isHidden()
        self.setVisible(shown)
        self.button.say(self._hide if shown else self._show)


def _caption(context: Context, text: str) -> QLabel:
    return label(context.look, text, "caption", "ink3", wrap=True)


def _dated(context: Context, heading: str, day: DateField) -> QWidget:
    """A heading with the day of the judgement at its right."""
    look = context.look
    day.setFixedWidth(look.tokens.t(116))
    said = label(look, say.JUDGED_ON, "caption", "ink3")
    return flow(look, (label(look, heading, "section"), 1), row(look, said, day, gap=8), gap=8)


def is_written(gathering: InformationGathering) -> bool:
    """Whether anything of a sagsvurdering is there."""
    texts = (gathering.evaluation, gathering.need_reason)
    chosen = (gathering.need, gathering.target, *gathering.other_targets)
    return any(text.strip() for text in texts) or any(chosen)
