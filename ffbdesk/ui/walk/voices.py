"""The three voices of a theme or overtema: three fields, and where a quotation goes."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ffbdesk.domain.records import Informant, ThirdVoice
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.text import label
from ffbdesk.words import walk as say


class Voices(QObject):
    """A field a voice, with its name and, where there is one, a sentence that helps."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        look = self._look = context.look
        self._names = {i.value: label(look, say.VOICES[i.value], "strong") for i in Informant}
        self._hints = {i.value: label(look, "", "caption", "ink3", wrap=True) for i in Informant}
        self.fields = {i.value: GrowingText(look, say.VOICES[i.value], lines=2) for i in Informant}
        self._used = self.fields[Informant.CASEWORKER.value]
        for name, field in self.fields.items():
            self._names[name].setBuddy(field)
            self._hints[name].hide()
            self.follow(field)

    def follow(self, field: GrowingText) -> None:
        """A quotation goes into it too, while it was the one that was written in last."""
        field.entered.connect(partial(self._use, field))

    def parts(self) -> list[QWidget]:
        """Name, hint and field of each voice, to be laid out."""
        return [box(self._look, self._names[n], self._hints[n], field, gap=4) for n, field in self.fields.items()]

    def call_third(self, third: ThirdVoice) -> None:
        """Whose remarks the third voice has in this round."""
        name = say.voice(Informant.CASEWORKER, third)
        self._names[Informant.CASEWORKER.value].setText(name)
        self.fields[Informant.CASEWORKER.value].setAccessibleName(name)

    def help_with(self, hints: dict[str, str]) -> None:
        """A sentence for each voice, on screen and read aloud with its field."""
        for name, text in hints.items():
            self._hints[name].setText(text)
            self._hints[name].setVisible(bool(text))
            self.fields[name].setAccessibleDescription(text)

    def quote(self, text: str) -> str:
        """Put a text into the field that was written in last, on a line of its own; gives the field's name."""
        room = self._used.room()
        field = self._used if room is None or len(text) < room else self.fields[Informant.CASEWORKER.value]
        field.quote(text)
        return field.accessibleName()

    def _use(self, field: GrowingText) -> None:
        self._used = field
