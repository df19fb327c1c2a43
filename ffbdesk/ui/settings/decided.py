"""What the organisation has decided for everybody on this computer, where it has decided anything."""

from ffbdesk.ui.context import Context
from ffbdesk.ui.section import Section
from ffbdesk.words import settings as say


class DecidedSection(Section):
    """One line for each decision. Nothing here can be changed."""

    def __init__(self, context: Context) -> None:
        decided = context.decided
        super().__init__(context, say.DECIDED, say.DECIDED_TEXT if decided.unusable is None else "")
        if decided.unusable is not None:
            self.fill(self.words(say.decided_unusable(decided.unusable), "attention"))
        else:
            self.fill(*map(self.words, say.decided(decided)))
        if not decided.is_anything():
            self.hide()
