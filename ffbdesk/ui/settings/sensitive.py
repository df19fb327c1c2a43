"""Which themes count as sensitive: the one list, to be seen."""

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.ui.context import Context
from ffbdesk.ui.section import Section
from ffbdesk.words import settings as say


class SensitiveSection(Section):
    """Only read: which they are is the program's, the same for every archive."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.SENSITIVE, say.SENSITIVE_TEXT)

    def refresh(self) -> None:
        """The themes by their names."""
        self.fill(*(self.words(self.context.catalogue.theme(code).name) for code in SENSITIVE))
