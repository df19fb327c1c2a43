"""§ 83 or § 85: five questions at hand for a ydelse, and the rules that go with them. Nothing is answered here."""

from PySide6.QtWidgets import QWidget

from ffbdesk.domain.plans import QUESTIONS, Intervention
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.layout import box
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tick import Tick
from ffbdesk.words import fields
from ffbdesk.words import ordering as say

_PARAGRAPHS = ("83", "85")


class LawPart:
    """Its texts are the ydelse's, and go with its other fields."""

    def __init__(self, context: Context) -> None:
        look = context.look
        self.texts = {name: GrowingText(look, fields.INTERVENTION[name], lines=1) for name in QUESTIONS}
        self.prints = Tick(look, say.PRINT_ANSWERS)
        notes = [label(look, text, "caption", "ink3", wrap=True) for text in (*say.LAW_NOTES, say.LAW_SOURCE)]
        self.widget: QWidget = box(
            look,
            label(look, say.LAW_HINT, "body", "ink2", wrap=True),
            *(
                labelled(look, fields.INTERVENTION[name], self.texts[name], hint)
                for name, hint in say.QUESTIONS.items()
            ),
            self.prints,
            *notes,
            kind="hint",
            gap=12,
            margins=(16, 12, 16, 16),
        )


def concerns(one: Intervention, paragraphs: tuple[str, ...]) -> bool:
    """Whether the choice between the two may be at stake: they are named, or something is answered."""
    return one.is_answered() or any(each in text for text in (one.basis, *paragraphs) for each in _PARAGRAPHS)
