"""How often each prompt holds: what a judgement stands on."""

from ffbdesk.domain import marks
from ffbdesk.domain.catalogue import Prompt, Theme
from ffbdesk.domain.edits import Edit, FieldRef, Record, Value
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.marks import Frequency, Mark
from ffbdesk.services import values
from ffbdesk.services.desk import Desk


def mark(desk: Desk, gathering: GatheringId, theme: Theme, prompt: Prompt, frequency: Frequency | None) -> None:
    """Mark how often, or take the mark away with None. Raises Sealed, UnknownRecord."""
    values.put(desk, mark_ref(gathering, theme.code, prompt.id), mark_value(theme, prompt, frequency))


def mark_ref(gathering: GatheringId, theme: ThemeCode, prompt: str) -> FieldRef:
    """A mark is a field of its condition, named by its prompt."""
    return FieldRef(Record.CONDITION, gathering, f"{marks.FIELD}{prompt}", theme)


def mark_value(theme: Theme, prompt: Prompt, frequency: Frequency | None) -> Value:
    """A mark as the value of its field: it keeps the prompt's text as it is now."""
    if frequency is None:
        return None
    return marks.written(Mark(prompt.id, prompt.text, theme.prompts_version, frequency))


def marking(gathering: GatheringId, theme: ThemeCode, new: Mark) -> Edit:
    """The edit that sets a mark where none stands."""
    return Edit(mark_ref(gathering, theme, new.prompt), None, marks.written(new))
