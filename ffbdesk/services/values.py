"""One way for every value that a person sets, typed or chosen (architecture, decision 14).

Typed text is kept as a draft within a second, and becomes a change when its field is left. What is chosen becomes a
change at once. A field whose value means more than itself has a rule here, so that it means the same whenever it is
stored: now, when there is room on the disk again, or when what waited is given back.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from ffbdesk.domain.edits import Change, Edit, FieldRef, Record, Value
from ffbdesk.domain.ids import CitizenId, FollowUpId, GatheringId, ThemeCode
from ffbdesk.domain.kind import Kind, Typed
from ffbdesk.domain.kinds import (
    ADDITION,
    CONDITION,
    DESCRIPTION,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    GATHERING,
    GOAL,
    KINDS,
    NOTE,
    PLAIN_PAGE,
    RATING,
    SUB_GOAL,
    label_of,
)
from ffbdesk.domain.notes import PENDING
from ffbdesk.domain.overlay import in_order
from ffbdesk.services.desk import Desk, fitting, one_line
from ffbdesk.storage.errors import Sealed, Signed, UnknownRecord

type _Rule = Callable[[Desk, Edit, datetime], list[Edit]]


def keep(desk: Desk, ref: FieldRef, text: str) -> None:
    """Save what stands in a field while it is typed. Raises TooLong, storage errors (nothing is lost in the window)."""
    desk.ledger.draft(ref, fitting(text, typed(ref).most), by=desk.user, at=desk.clock())


def put(
    desk: Desk, ref: FieldRef, value: Value, *, gathering: GatheringId | None = None, at: datetime | None = None
) -> Change | None:
    """Set one field, as one change; None where nothing is new.

    `gathering` is the round in sight, for a field of the case that is shown there. `at` is when it was set, where that
    was before now. An addition to a note becomes a change only when it is added: until then it stays a draft. Raises
    TooLong, Sealed, Signed, UnknownRecord, storage errors.
    """
    if ref.field == PENDING:
        desk.ledger.read.belongs_to(NOTE.ref(ref.record_id))  # a note that is gone takes no text
        keep(desk, ref, str(value))
        return None
    citizen, belongs = desk.ledger.read.belongs_to(ref)
    made = edits(desk, ref, value, at or desk.clock())
    in_round = gathering if ref.kind in _OF_CASE and belongs is not None and gathering else belongs
    change = desk.commit(label_of(ref), made, citizen=citizen, gathering=in_round)
    if change is None:
        desk.ledger.discard_draft(ref)
    return change


def choose(desk: Desk, kind: Kind[Any], record_id: str, at: ThemeCode | None = None, /, **new: Any) -> None:
    """Set fields of a record (of a condition, at a theme), by their names, each as a change. Raises as `put`."""
    for name, value in new.items():
        put(desk, kind.ref(record_id, name, at), kind.field(name).form.write(value))


def settle(desk: Desk) -> int:
    """Every draft becomes a change of the one who typed it. One whose field is gone or locked is left lying.

    Gives how many became changes.
    """
    settled = 0
    for draft in desk.ledger.drafts():
        if draft.ref.field == PENDING:
            continue
        try:
            settled += put(replace(desk, user=draft.by), draft.ref, draft.text) is not None
        except (Sealed, Signed, UnknownRecord):
            continue
    return settled


def typed(ref: FieldRef) -> Typed:
    """How much a field takes that is typed. Raises KeyError for one that is not."""
    kind, name = (ADDITION, "text") if ref.field == PENDING else (KINDS[ref.kind], ref.field)
    found = kind.field(name).typed
    if found is None:
        raise KeyError(name)
    return found


def _cleaned(ref: FieldRef, value: Value) -> Value:
    """A typed text as it may be stored. Raises TooLong."""
    kind = KINDS[ref.kind]
    how = kind.field(ref.field).typed if kind.has(ref.field) else None
    if how is None or not isinstance(value, str):
        return value
    return one_line(value, how.most) if how.one_line else fitting(value, how.most)


def edits(desk: Desk, ref: FieldRef, value: Value, at: datetime) -> list[Edit]:
    """What setting a field at a moment means, by the field's rule. Raises TooLong, UnknownRecord."""
    rule = _RULES.get((ref.kind, ref.field))
    own = Edit(ref, desk.ledger.read.value(ref), _cleaned(ref, value))
    return [own] if rule is None else rule(desk, own, at)


def _judged(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """What was carried to a theme counts as looked at from then on, and the moment is kept with the judgement."""
    return [own, _beside(desk, own, "carried_from_id", None), *_recorded(desk, own, at if own.new else None)]


def _confirmed(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """To confirm that what was carried still holds is to judge it now."""
    judged = desk.ledger.read.value(replace(own.ref, field="judgement"))
    return [own, *(_recorded(desk, own, at) if judged and own.old != own.new else ())]


def _rated(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """An assessor's own level has its moment, as the round's has."""
    return [own, _moment(desk, own, "recorded_at", at if own.new else None)] if own.new != own.old else []


def _recorded(desk: Desk, own: Edit, at: datetime | None) -> list[Edit]:
    if own.old == own.new and own.ref.field == "judgement" and not _is_carried(desk, own):
        return []  # chosen once more: it was set when it was set
    return [_moment(desk, own, "recorded_at", at)]


def _moment(desk: Desk, own: Edit, name: str, at: datetime | None) -> Edit:
    """The moment that stands beside what was set."""
    return _beside(desk, own, name, at.isoformat() if at else None)


def _highlighted(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """As `_judged`: what was carried counts as looked at, and the moment is kept."""
    if own.new == own.old and not _is_carried(desk, own):
        return []
    moment = _moment(desk, own, "recorded_at", at if own.new else None)
    return [own, _beside(desk, own, "carried_from_id", None), moment]


def _confirmed_as_told(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """To confirm a highlight is to set it now; words have no moment of their own."""
    highlighted = desk.ledger.read.value(replace(own.ref, field="highlighted_on"))
    return [own, *([_moment(desk, own, "recorded_at", at)] if highlighted and own.old != own.new else ())]


def _judged_anew(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """A new level has its own date, also where it is as it was: the opfølgning's, unless somebody gave it one."""
    if own.new == own.old:
        return []
    whole = FOLLOW_UP.ref(desk.ledger.read.owner(own.ref, FOLLOW_UP_PART.owner), "held_on")
    stands = desk.ledger.read.value(replace(own.ref, field="judged_on"))
    day = (stands or desk.ledger.read.value(whole)) if own.new else None
    return [own, _beside(desk, own, "judged_on", day), _moment(desk, own, "recorded_at", at if own.new else None)]


def _held_anew(desk: Desk, own: Edit, _at: datetime) -> list[Edit]:
    """An opfølgning of another day: what was judged on its day was judged on the other one."""
    if own.new == own.old:
        return []
    which = FollowUpId(own.ref.record_id)
    moved = [
        FOLLOW_UP_PART.ref(part.id, "judged_on")
        for part in desk.ledger.read.follow_up(which).parts
        if part.judged_on is not None and part.judged_on.isoformat() == own.old
    ]
    need_on = replace(own.ref, field="need_on")
    moved += [need_on] if desk.ledger.read.value(need_on) == own.old else []
    return [own, *(Edit(ref, own.old, own.new) for ref in moved)]


def _needed(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """A støttebehov gets its day, and the moment it was set."""
    return [own, *_judged_on(desk, own, at, "need")] if own.new != own.old else []


def _needed_anew(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """At an opfølgning its day is the opfølgning's, unless somebody gave it one."""
    if own.new == own.old:
        return []
    stands = desk.ledger.read.value(replace(own.ref, field="need_on"))
    held = desk.ledger.read.value(replace(own.ref, field="held_on"))
    day, moment = ((stands or held), at) if own.new else (None, None)
    return [own, _beside(desk, own, "need_on", day), _moment(desk, own, "need_recorded_at", moment)]


def _targeted(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """The primary målgruppe is no other one from then on."""
    if own.new == own.old:
        return []
    others = replace(own.ref, field="other_targets")
    before = desk.ledger.read.value(others)
    after = _joined(code for code in _codes(before) if code != own.new)
    return [own, Edit(others, before, after), *_judged_on(desk, own, at, "targets", more=bool(after))]


def _targeted_too(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """Each of the other målgrupper once, and never the primary one."""
    primary = desk.ledger.read.value(replace(own.ref, field="target"))
    own = replace(own, new=_joined(code for code in _codes(own.new) if code != primary))
    return [own, *_judged_on(desk, own, at, "targets", more=primary is not None)] if own.new != own.old else []


def _judged_on(desk: Desk, own: Edit, at: datetime, what: str, *, more: bool = False) -> list[Edit]:
    """The day of a judgement, unless somebody gave it one, and its moment; neither where nothing is judged."""
    stands, judged = desk.ledger.read.value(replace(own.ref, field=f"{what}_on")), bool(own.new) or more
    day = (stands or at.date().isoformat()) if judged else None
    return [_beside(desk, own, f"{what}_on", day), _moment(desk, own, f"{what}_recorded_at", at if judged else None)]


def _is_carried(desk: Desk, own: Edit) -> bool:
    return desk.ledger.read.value(replace(own.ref, field="carried_from_id")) is not None


def beginning(desk: Desk, citizen: CitizenId, theme: ThemeCode | None) -> dict[str, Any]:
    """Where a goal on a theme begins, by the names of its fields: the newest level that was given, with its day.

    Of the newest round only its id, while it is open: what it says is known when it is finished (`rules.as_begun`).
    """
    if theme is None:
        return {"starting_level": None, "starting_on": None, "begun_in_id": None}
    read = desk.ledger.read
    newest = read.newest(citizen)
    is_open = newest is not None and not read.is_sealed(newest)
    level, day = read.newest_level(citizen, theme, newest if is_open else None) or (None, None)
    return {"starting_level": level, "starting_on": day, "begun_in_id": newest}


def _measured(desk: Desk, own: Edit, _at: datetime) -> list[Edit]:
    """A goal's own theme is no related one from then on, and the goal begins where that theme stands."""
    if own.new == own.old:
        return []  # chosen once more: it began where it began
    if desk.ledger.read.value(replace(own.ref, field="order_id")) is not None:
        return [own, *_unrelated(desk, own)]  # it begins where the sender says
    return [own, *_unrelated(desk, own), *_begun(desk, own)]


def _unrelated(desk: Desk, own: Edit) -> list[Edit]:
    related = replace(own.ref, field="related")
    before = desk.ledger.read.value(related)
    return [Edit(related, before, _joined(code for code in _codes(before) if code != own.new))]


def _begun(desk: Desk, own: Edit) -> list[Edit]:
    citizen, _gathering = desk.ledger.read.belongs_to(own.ref)
    begins = beginning(desk, citizen, ThemeCode(str(own.new)) if own.new else None)
    return [_beside(desk, own, name, GOAL.field(name).form.write(value)) for name, value in begins.items()]


def _related(desk: Desk, own: Edit, _at: datetime) -> list[Edit]:
    """Each theme once, and never the goal's own."""
    mine = desk.ledger.read.value(replace(own.ref, field="theme"))
    return [replace(own, new=_joined(code for code in _codes(own.new) if code != mine))]


def _tagged(_desk: Desk, own: Edit, _at: datetime) -> list[Edit]:
    """Each of them once."""
    return [replace(own, new=_joined(_codes(own.new)))]


def _followed(desk: Desk, own: Edit, at: datetime) -> list[Edit]:
    """Who judged a delmål, and when, stands beside what they judged."""
    if own.new == own.old:
        return []  # chosen once more: it was judged when it was judged
    judged = SUB_GOAL.field("judged_on").form.write(at.date())
    return [own, _beside(desk, own, "judged_on", judged), _beside(desk, own, "judged_by", desk.user)]


def _moved(desk: Desk, own: Edit, _at: datetime) -> list[Edit]:
    """A goal gets its place by the order that all goals then have, by their ids: set twice, it is the same."""
    citizen, _gathering = desk.ledger.read.belongs_to(own.ref)
    case = desk.ledger.read.case(citizen)
    return _placed(desk, own, [str(goal.id) for goal in case.goals] if case else [])


def _moved_under_its_goal(desk: Desk, own: Edit, _at: datetime) -> list[Edit]:
    """The same for a delmål among those of its goal."""
    citizen, _gathering = desk.ledger.read.belongs_to(own.ref)
    case = desk.ledger.read.case(citizen)
    groups = desk.ledger.read.sub_goals(case.id).values() if case else ()
    orders = ([str(one.id) for one in group] for group in groups)
    return _placed(desk, own, next((order for order in orders if own.ref.record_id in order), []))


def _moved_page(desk: Desk, own: Edit, _at: datetime) -> list[Edit]:
    """The same for a page of borgerens udgave."""
    citizen, _gathering = desk.ledger.read.belongs_to(own.ref)
    order = [str(page.id) for page in desk.ledger.read.plain_pages(citizen)]
    named = [one for one in _codes(own.new) if one in order]
    in_turn = iter(named)
    wanted = [next(in_turn) if one in named else one for one in order]  # one that is closed keeps its place
    return _placed(desk, replace(own, new=" ".join(wanted)), order)


def _placed(desk: Desk, own: Edit, order: list[str]) -> list[Edit]:
    """What the order does not know comes last. Places are numbers that only go up."""
    if own.ref.record_id not in order:
        return []
    refs = {one: replace(own.ref, record_id=one) for one in order}
    places = [desk.ledger.read.value(ref) for ref in refs.values()]
    before = dict(zip(order, places, strict=True))
    wanted = in_order(order, str(own.new).split())
    return [Edit(refs[one], before[one], place) for one, place in zip(wanted, places, strict=True)]


def _beside(desk: Desk, own: Edit, field: str, new: Value) -> Edit:
    ref = replace(own.ref, field=field)
    return Edit(ref, desk.ledger.read.value(ref), new)


def _codes(cell: object) -> list[str]:
    return list(dict.fromkeys(str(cell or "").split()))


def _joined(codes: Iterable[str]) -> str:
    return " ".join(codes)


_OF_CASE = (Record.CASE, Record.CONTACT)
"""What is shown in a round's head and belongs to the case."""
_RULES: dict[tuple[Record, str], _Rule] = {
    (CONDITION.record, "judgement"): _judged,
    (CONDITION.record, "carried_from_id"): _confirmed,
    (RATING.record, "judgement"): _rated,
    (DESCRIPTION.record, "highlighted_on"): _highlighted,
    (DESCRIPTION.record, "carried_from_id"): _confirmed_as_told,
    (GATHERING.record, "need"): _needed,
    (GATHERING.record, "target"): _targeted,
    (GATHERING.record, "other_targets"): _targeted_too,
    (FOLLOW_UP.record, "need"): _needed_anew,
    (FOLLOW_UP.record, "held_on"): _held_anew,
    (FOLLOW_UP_PART.record, "judgement"): _judged_anew,
    (GOAL.record, "theme"): _measured,
    (GOAL.record, "related"): _related,
    (GOAL.record, "place"): _moved,
    (SUB_GOAL.record, "status"): _followed,
    (SUB_GOAL.record, "place"): _moved_under_its_goal,
    (PLAIN_PAGE.record, "place"): _moved_page,
    (NOTE.record, "themes"): _tagged,
    (NOTE.record, "goals"): _tagged,
    (NOTE.record, "sub_goals"): _tagged,
}
