"""How state changes: every stored change is a set of edits, each with the value before and after."""

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CitizenId, GatheringId, Seq, ThemeCode

type Value = str | bool | None
type Fields = dict[str, Value]


class Record(StrEnum):
    """The kinds of record that edits can touch."""

    CITIZEN = "citizen"
    CASE = "case"
    GATHERING = "gathering"
    CONDITION = "condition"
    DESCRIPTION = "description"
    DIAGNOSIS = "diagnosis"
    CONTACT = "contact"
    ASSESSMENT = "assessment"
    RATING = "rating"
    SEAL = "seal"
    STAY = "stay"
    MEETING = "meeting"
    ORDER = "order"
    CARE_PLAN = "care_plan"
    INTERVENTION = "intervention"
    GOAL = "goal"
    SUB_GOAL = "sub_goal"
    NOTE = "note"
    ADDITION = "addition"
    STATUS = "status"
    STATUS_PART = "status_part"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_PART = "follow_up_part"
    FOLLOW_UP_RESULT = "follow_up_result"
    PLAIN_PAGE = "plain_page"


WHOLE = ""
"""The `field` of an edit that makes a record (old None) or takes it away again (new None)."""


@dataclass(frozen=True, slots=True)
class FieldRef:
    """One field of one record.

    A condition or a description is named by its round and theme, a rating by its assessment and theme: it exists
    exactly while one of its fields is filled, so that 'untouched' needs no row and comes back by itself when the last
    word is taken away.
    """

    kind: Record
    record_id: str
    field: str
    theme: ThemeCode | None = None


def lies_at(refs: Iterable[FieldRef], closed: Collection[str]) -> bool:
    """Whether all that is touched stands at some themes, or in some records, by their ids; False where nothing is."""
    found = {ref.theme or ref.record_id for ref in refs}
    return bool(found) and found <= set(closed)


@dataclass(frozen=True, slots=True)
class Edit:
    """A field before and after. A whole record's value is a dict of its fields."""

    ref: FieldRef
    old: Value | Fields
    new: Value | Fields

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.ref, self.new, self.old)


class Label(StrEnum):
    """What a change was, as a code; `words` has the Danish for it."""

    ADD_CITIZEN = "add_citizen"
    EDIT_CITIZEN = "edit_citizen"
    REMOVE_CITIZEN = "remove_citizen"
    PUT_BACK_CITIZEN = "put_back_citizen"
    CLOSE_CITIZEN = "close_citizen"
    ADD_GATHERING = "add_gathering"
    EDIT_GATHERING = "edit_gathering"
    REMOVE_GATHERING = "remove_gathering"
    JUDGE = "judge"
    WRITE = "write"
    MARK = "mark"
    HIGHLIGHT = "highlight"
    ADD_DIAGNOSIS = "add_diagnosis"
    REMOVE_DIAGNOSIS = "remove_diagnosis"
    ADD_CONTACT = "add_contact"
    REMOVE_CONTACT = "remove_contact"
    EVALUATE = "evaluate"
    OWN_RATING = "own_rating"
    BEGIN_DOUBLE = "begin_double"
    RATE = "rate"
    END_DOUBLE = "end_double"
    GIVE_UP_DOUBLE = "give_up_double"
    CARRY = "carry"
    CONFIRM = "confirm"
    MAKE_CASE = "make_case"
    ADD_GOAL = "add_goal"
    EDIT_GOAL = "edit_goal"
    MOVE_GOAL = "move_goal"
    REMOVE_GOAL = "remove_goal"
    COPY_GOAL = "copy_goal"
    ADD_STAY = "add_stay"
    EDIT_STAY = "edit_stay"
    REMOVE_STAY = "remove_stay"
    ADD_ORDER = "add_order"
    EDIT_ORDER = "edit_order"
    REMOVE_ORDER = "remove_order"
    RECEIVE_ORDER = "receive_order"
    MAKE_ORDER = "make_order"
    WITHDRAW_ORDER = "withdraw_order"
    FINISH_ORDER = "finish_order"
    ADD_CARE_PLAN = "add_care_plan"
    EDIT_CARE_PLAN = "edit_care_plan"
    REMOVE_CARE_PLAN = "remove_care_plan"
    ADD_INTERVENTION = "add_intervention"
    EDIT_INTERVENTION = "edit_intervention"
    REMOVE_INTERVENTION = "remove_intervention"
    ADD_SUB_GOAL = "add_sub_goal"
    EDIT_SUB_GOAL = "edit_sub_goal"
    MOVE_SUB_GOAL = "move_sub_goal"
    JUDGE_SUB_GOAL = "judge_sub_goal"
    REMOVE_SUB_GOAL = "remove_sub_goal"
    ADD_NOTE = "add_note"
    EDIT_NOTE = "edit_note"
    REMOVE_NOTE = "remove_note"
    SIGN_NOTE = "sign_note"
    ADD_TO_NOTE = "add_to_note"
    TAKE_BACK_NOTE = "take_back_note"
    MOVE_NOTE = "move_note"
    ADD_STATUS = "add_status"
    EDIT_STATUS = "edit_status"
    REMOVE_STATUS = "remove_status"
    FINISH_STATUS = "finish_status"
    ADD_FOLLOW_UP = "add_follow_up"
    EDIT_FOLLOW_UP = "edit_follow_up"
    REMOVE_FOLLOW_UP = "remove_follow_up"
    FINISH_FOLLOW_UP = "finish_follow_up"
    ADD_PLAIN_PAGE = "add_plain_page"
    EDIT_PLAIN_PAGE = "edit_plain_page"
    MOVE_PLAIN_PAGE = "move_plain_page"
    REMOVE_PLAIN_PAGE = "remove_plain_page"
    FINISH = "finish"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"
    ERASE = "erase"
    RESTORE = "restore"


BARRIERS = frozenset(
    {
        Label.FINISH,
        Label.BEGIN_DOUBLE,
        Label.END_DOUBLE,
        Label.GIVE_UP_DOUBLE,
        Label.FINISH_STATUS,
        Label.FINISH_FOLLOW_UP,
        Label.RECEIVE_ORDER,
        Label.FINISH_ORDER,
        Label.IMPORT,
        Label.SIGN_NOTE,
        Label.ADD_TO_NOTE,
        Label.TAKE_BACK_NOTE,
        Label.MOVE_NOTE,
        Label.ERASE,
        Label.RESTORE,
    }
)
"""Changes that undo never crosses (architecture, decision 7)."""


class Part(StrEnum):
    """What of a citizen is in sight outside a round: each has an undo of its own."""

    ROUNDS = "rounds"
    GOALS = "goals"
    NOTES = "notes"
    FOLLOW_UPS = "follow_ups"
    """Statusnotater and opfølgninger."""
    ORDERS = "orders"
    PLAIN_PAGES = "plain_pages"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where undo looks: in one round, else at one part of a citizen, else in the list of all citizens."""

    gathering: GatheringId | None = None
    citizen: CitizenId | None = None
    part: Part = Part.ROUNDS


@dataclass(frozen=True, slots=True)
class Change:
    """One committed change, as the archive remembers it."""

    seq: Seq
    device: str
    citizen: CitizenId | None
    gathering: GatheringId | None
    at: datetime
    by: str
    label: Label
    edits: tuple[Edit, ...]
    undoes: Seq | None
