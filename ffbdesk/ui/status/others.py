"""What is told of themes that are in no goal: one text a theme."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ffbdesk.domain.edits import Scope
from ffbdesk.domain.ids import NoteId, ThemeCode
from ffbdesk.domain.kinds import STATUS_PART
from ffbdesk.domain.status import StatusPart
from ffbdesk.ui.context import Context
from ffbdesk.ui.fields import Fields
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import empty, row
from ffbdesk.ui.status.sourced import SourcedField, SourcedText
from ffbdesk.ui.themetags import theme_groups
from ffbdesk.words import status as say


class OtherThemes(QWidget):
    """Only themes that are open are given to it."""

    wanted = Signal(str)
    """A theme is to be told of too."""
    entered = Signal(SourcedText)
    """The cursor stands in this text."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, look = context, context.look
        self._shown: dict[str, tuple[SourcedField, Fields[StatusPart]]] = {}
        self.theme = Choice(look, say.ADD_THEME, say.ADD_THEME)
        self.theme.picked.connect(self._add)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(look.tokens.s(12))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.tokens.s(12))
        lay.addLayout(self._texts)
        lay.addWidget(row(look, self.theme, None))
        lay.addStretch(1)

    def show_parts(
        self,
        parts: list[StatusPart],
        taken: Collection[ThemeCode],
        scope: Scope,
        named: Mapping[NoteId, str],
        *,
        locked: bool,
    ) -> None:
        """What is told of each; `taken` are the themes that cannot be added."""
        if [part.id for part in parts] != list(self._shown):
            self._make(parts)
        for part in parts:
            field, fields = self._shown[part.id]
            fields.show(part.id, part, scope, locked=locked)
            field.name_notes(named)
        self.theme.offer(theme_groups(self._context.catalogue, taken))
        self.theme.setVisible(not locked)

    def fields(self) -> list[Fields[StatusPart]]:
        """Of each text."""
        return [fields for _field, fields in self._shown.values()]

    def texts(self) -> dict[str, SourcedText]:
        """By the part's id."""
        return {part: field.text for part, (field, _fields) in self._shown.items()}

    def forget(self) -> None:
        """Nothing is anybody's."""
        for fields in self.fields():
            fields.forget()
        self._shown = {}
        empty(self._texts)

    def _make(self, parts: list[StatusPart]) -> None:
        self.forget()
        for part in parts:
            assert part.theme is not None  # noqa: S101 - chosen so
            name = self._context.catalogue.theme(part.theme).name
            field = SourcedField(self._context.look, name, 2)
            self._shown[part.id] = field, Fields(self._context, STATUS_PART, {"happened": field.text})
            field.text.entered.connect(lambda text=field.text: self.entered.emit(text))
            self._texts.addWidget(labelled(self._context.look, name, field))

    def _add(self, code: str) -> None:
        if code:
            self.theme.set("")
            self.wanted.emit(code)
