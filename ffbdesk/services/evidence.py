"""What a judgement stands on: how often each prompt holds, and the citizen's own rating."""

from ffbdesk.domain import marks
from ffbdesk.domain.catalogue import Prompt, Theme
from ffbdesk.domain.edits import Edit, FieldRef, Label, Record
from ffbdesk.domain.ids import GatheringId, ThemeCode
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.marks import Frequency, Mark
from ffbdesk.services.desk import Desk
from ffbdesk.services.rounds import theme_ref


def mark(desk: Desk, gathering: GatheringId, theme: Theme, prompt: Prompt, frequency: Frequency | None) -> None:
    """Mark how often, or take the mark away with None. The mark keeps the prompt's text as it is now.

    Raises Sealed, UnknownRecord.
    """
    ref = _ref(gathering, theme.code, prompt.id)
    old = desk.ledger.read.value(ref)
    new = None
    if frequency is not None:
        new = marks.written(Mark(prompt.id, prompt.text, theme.prompts_version, frequency))
    citizen = desk.ledger.read.citizen_of(gathering)
    desk.commit(Label.MARK, [Edit(ref, old, new)], citizen=citizen, gathering=gathering)


def rate(desk: Desk, gathering: GatheringId, theme: ThemeCode, level: Level | None) -> None:
    """Note the citizen's own rating, or take it away with None. Raises Sealed, UnknownRecord."""
    ref = theme_ref(gathering, theme, "own_rating")
    new = None if level is None else str(int(level))
    citizen = desk.ledger.read.citizen_of(gathering)
    desk.commit(Label.OWN_RATING, [Edit(ref, desk.ledger.read.value(ref), new)], citizen=citizen, gathering=gathering)


def marking(gathering: GatheringId, theme: ThemeCode, new: Mark, old: Mark | None) -> Edit:
    """The edit that sets a mark, where another one or none stood."""
    return Edit(_ref(gathering, theme, new.prompt), marks.written(old) if old else None, marks.written(new))


def _ref(gathering: GatheringId, theme: ThemeCode, prompt: str) -> FieldRef:
    return FieldRef(Record.CONDITION, gathering, f"{marks.FIELD}{prompt}", theme)
