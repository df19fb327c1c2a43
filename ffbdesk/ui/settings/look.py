"""Light or dark, and how strong the contrast is."""

from PySide6.QtWidgets import QWidget

from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.choice import Choice
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.look import CONTRASTS, MODES
from ffbdesk.ui.section import Section
from ffbdesk.words import settings as say


class LookSection(Section):
    """Both are this person's on this computer, and hold at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.LOOK, say.LOOK_TEXT)
        self.mode = Choice(context.look, say.MODE, "", letters=14)
        self.contrast = Choice(context.look, say.CONTRAST, "", letters=14)
        self.mode.fill([("", [(mode, say.MODES[mode]) for mode in MODES])], none=False)
        self.contrast.fill([("", [(contrast, say.CONTRASTS[contrast]) for contrast in CONTRASTS])], none=False)
        fields: list[QWidget] = [
            labelled(context.look, say.MODE, self.mode),
            labelled(context.look, say.CONTRAST, self.contrast),
        ]
        self.lay.addWidget(self.line(*fields, None))
        self.mode.picked.connect(self._pick)
        self.contrast.picked.connect(self._pick)

    def refresh(self) -> None:
        """Show what is chosen."""
        mode, contrast = self.context.look.wishes()
        self.mode.set(mode)
        self.contrast.set(contrast)

    def _pick(self, _code: str) -> None:
        mode = next(mode for mode in MODES if mode == self.mode.code())
        contrast = next(contrast for contrast in CONTRASTS if contrast == self.contrast.code())
        self.context.want_look(mode, contrast)
