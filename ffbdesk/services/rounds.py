"""Udredning: new, open, its head, a judgement at a theme, finish."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.double import Assessment, is_under_way, own
from ffbdesk.domain.edits import Edit, FieldRef, Fields, Label, Record
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import CaseId, CitizenId, GatheringId, ThemeCode
from ffbdesk.domain.judgement import Judgement
from ffbdesk.domain.kinds import ASSESSMENT, CASE, CONDITION, DESCRIPTION, GATHERING, GOAL, RATING
from ffbdesk.domain.records import (
    Case,
    Citizen,
    Condition,
    Description,
    EarlierLevels,
    Informant,
    InformationGathering,
    Round,
    ThirdVoice,
)
from ffbdesk.domain.rules import as_begun
from ffbdesk.domain.whoweare import Who
from ffbdesk.export.file.content import full_content
from ffbdesk.export.file.parse import sealed_round
from ffbdesk.services import values, whoweare
from ffbdesk.services.desk import Desk
from ffbdesk.services.sealing import locking
from ffbdesk.storage.errors import Blind
from ffbdesk.storage.lists import RoundLine


def load(desk: Desk, gathering: GatheringId) -> Round:
    """A round as it is to be shown: a finished one from its locked content. Raises UnknownRecord."""
    stored = desk.ledger.read.round(gathering)
    sealed = desk.ledger.read.sealed(gathering)
    if sealed is None:
        return replace(stored, gathering=_with_own(desk, stored.gathering))
    locked = sealed_round(sealed.content, sealed.seal.sha256)
    shown = replace(locked.gathering, id=gathering, case_id=stored.case.id, seal=sealed.seal)
    case = replace(locked.case, id=stored.case.id)
    return Round(replace(locked.citizen, id=stored.citizen.id), case, shown, locked.before)


def _with_own(desk: Desk, gathering: InformationGathering) -> InformationGathering:
    """A round that two assess, with what the user gave: of the other's nothing is known before both are done."""
    if not is_under_way(gathering.assessments):
        return gathering
    mine, there = own(gathering.assessments, desk.me), {person.id for person in desk.keys.people()}
    found = (
        replace(one, ratings=desk.ledger.read.ratings(one.id), mine=True)
        if one is mine
        else replace(one, gone=one.person_id not in there)
        for one in gathering.assessments
    )
    return replace(gathering, assessments=tuple(found))


@dataclass(frozen=True, slots=True)
class Fresh:
    """What was read anew of a round: only what changed."""

    whole: Round | None = None
    case: Case | None = None
    citizen: Citizen | None = None
    head: InformationGathering | None = None
    """Without what was found at its themes. Its day decides which round comes before it."""
    before: EarlierLevels | None = None
    """Of that round; read along with the head."""
    conditions: Mapping[ThemeCode, Condition | None] = field(default_factory=dict)
    descriptions: Mapping[ThemeCode, Description | None] = field(default_factory=dict)

    def into(self, shown: Round) -> Round:
        """The round with it."""
        if self.whole is not None:
            return self.whole
        gathering = replace(
            self.head or shown.gathering,
            conditions=_exchanged(shown.gathering.conditions, self.conditions),
            descriptions=_exchanged(shown.gathering.descriptions, self.descriptions),
        )
        before = self.before if self.head is not None else shown.before
        return Round(self.citizen or shown.citizen, self.case or shown.case, gathering, before)


def _exchanged[C: (Condition, Description)](there: tuple[C, ...], new: Mapping[ThemeCode, C | None]) -> tuple[C, ...]:
    """What was there, with what is new at some themes; None where nothing is left."""
    found: list[C] = [one for one in there if one.theme not in new]
    found += [one for one in new.values() if one is not None]
    return tuple(sorted(found, key=lambda one: one.theme))


def concerns(shown: Round, ref: FieldRef) -> bool:
    """Whether a field may be one of this round, its case or its citizen."""
    if ref.kind in (Record.GOAL, Record.DIAGNOSIS, Record.CONTACT, Record.ASSESSMENT, Record.RATING):
        return True  # one that was made just now is not among those that are shown
    return ref.record_id in (shown.gathering.id, shown.case.id, shown.citizen.id)


def reread(desk: Desk, shown: Round, refs: Iterable[FieldRef]) -> Fresh:
    """What stands in these fields now. Raises UnknownRecord."""
    refs, gathering, read = tuple(refs), shown.gathering.id, desk.ledger.read
    kinds = {ref.kind for ref in refs}
    if Record.SEAL in kinds:
        return Fresh(whole=load(desk, gathering))
    if shown.gathering.seal is not None:
        return Fresh()  # it stands as it was locked, the case and its contacts too
    themes = {ref.theme for ref in refs if ref.kind is Record.CONDITION and ref.theme is not None}
    begun = {goal.theme for goal in shown.case.goals if goal.begun_in_id == gathering}
    told = {ref.theme for ref in refs if ref.kind is Record.DESCRIPTION and ref.theme is not None}
    of_case = kinds & {Record.CASE, Record.GOAL, Record.CONTACT, Record.GATHERING} or themes & begun
    of_head = kinds & {Record.GATHERING, Record.DIAGNOSIS, Record.ASSESSMENT, Record.RATING}
    return Fresh(
        case=read.case_of(gathering) if of_case else None,
        citizen=read.citizen(shown.citizen.id, removed=True) if Record.CITIZEN in kinds else None,
        head=_with_own(desk, read.head(gathering)) if of_head else None,
        before=read.levels_before(gathering) if of_head else None,
        conditions={theme: read.condition(gathering, theme) for theme in themes},
        descriptions={code: read.description(gathering, code) for code in told},
    )


def visit(desk: Desk, gathering: GatheringId) -> Round:
    """Open a round to look at it: as `load`, and remembered in the access log."""
    shown = load(desk, gathering)
    desk.saw("view udredning", shown.citizen.id)
    return shown


def open_sensitive(desk: Desk, gathering: GatheringId) -> None:
    """Somebody opens a sensitive theme of a round: remembered in the access log. Raises UnknownRecord."""
    desk.saw("view følsomt tema", desk.ledger.read.citizen_of(gathering))


def preview_sensitive(desk: Desk, gathering: GatheringId) -> None:
    """Somebody looks at a report with a sensitive theme in it: remembered too. Raises UnknownRecord."""
    desk.saw("preview følsomt tema", desk.ledger.read.citizen_of(gathering))


def previous(desk: Desk, gathering: GatheringId) -> Round | None:
    """The round before this one in the same case; None for the first. Raises UnknownRecord."""
    before = desk.ledger.read.before(gathering)
    return load(desk, before) if before else None


def earlier(desk: Desk, gathering: GatheringId) -> tuple[RoundLine, ...]:
    """The rounds of the same citizen that came before this one, newest first. Raises UnknownRecord."""
    lines = desk.ledger.read.rounds(desk.ledger.read.citizen_of(gathering))
    return lines[next(at for at, line in enumerate(lines) if line.id == gathering) + 1 :]


def levels(desk: Desk, gathering: GatheringId) -> EarlierLevels:
    """The levels that were given in one round, to stand beside a later one's. Raises UnknownRecord."""
    return desk.ledger.read.levels(gathering)


_THIRD: dict[Who | None, ThirdVoice] = {
    Who.HOME: ThirdVoice.PROVIDER,
    Who.CLARIFICATION: ThirdVoice.PROVIDER,
    Who.AUTHORITY: ThirdVoice.CASEWORKER,
}
"""Whose remarks the third voice has in a new round, until somebody chooses otherwise."""


def new(desk: Desk, citizen: CitizenId) -> GatheringId:
    """Begin a round: today, by the user, with the case that is there or a new one. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    gathering = GatheringId(desk.new_id())
    case, edits = case_of(desk, citizen)
    today, version = desk.clock().date(), desk.catalogue.version
    third = _THIRD.get(whoweare.who(desk))
    made = InformationGathering(gathering, case.id, today, desk.user, "", "", version, (), None, third_voice=third)
    desk.commit(Label.ADD_GATHERING, [*edits, adding(made)], citizen=citizen)
    return gathering


def adding(gathering: InformationGathering, source_sha256: str = "") -> Edit:
    """The edit that puts a round into its case, without what was found. `source_sha256` is of the file it came from."""
    version = gathering.catalogue
    return GATHERING.adding(
        gathering,
        gathering.case_id,
        catalogue_name=version.name,
        catalogue_version=version.version,
        source_sha256=source_sha256,
    )


def assessing(assessment: Assessment, gathering: GatheringId) -> list[Edit]:
    """The edits that put one assessor's assessment into a round, with all that it gives."""
    edits = [ASSESSMENT.adding(assessment, gathering)]
    for one in assessment.ratings:
        cells: Fields = {"id": one.id, **RATING.cells(one)}
        edits.append(Edit(RATING.ref(assessment.id, theme=one.theme), None, cells))
    return edits


def case_of(desk: Desk, citizen: CitizenId) -> tuple[Case, list[Edit]]:
    """The citizen's one case, and the edit that makes it where there is none yet."""
    case = desk.ledger.read.case(citizen)
    if case is not None:
        return case, []
    case = Case(CaseId(desk.new_id()), citizen, "", "")
    return case, [CASE.adding(case, citizen)]


def judge(desk: Desk, gathering: GatheringId, theme: ThemeCode, judgement: Judgement | None) -> None:
    """Set or take away the judgement of a theme: what was carried there counts as looked at from then on.

    Raises Sealed, UnknownRecord.
    """
    values.choose(desk, CONDITION, gathering, theme, judgement=judgement)


def remove(desk: Desk, gathering: GatheringId) -> None:
    """Hide an unfinished round begun by mistake. Can be undone; nothing is erased. Raises Sealed, UnknownRecord.

    It is taken back from the citizen's page, where it is seen, and not from within.
    """
    values.settle(desk)
    citizen = desk.ledger.read.citizen_of(gathering)
    hide = Edit(GATHERING.ref(gathering, "removed"), old=False, new=True)
    desk.commit(Label.REMOVE_GATHERING, [hide], citizen=citizen)


def finish(desk: Desk, gathering: GatheringId) -> Round:
    """Lock a round: its canonical content and SHA-256 are stored, and it is shown from them for ever (decision 8).

    What it says of the themes of goals that were begun in it is where these begin from then on.

    Raises Sealed where it is locked already, Blind where two assess it and are not both done.
    """
    values.settle(desk)
    stored = desk.ledger.read.round(gathering)
    if is_under_way(stored.gathering.assessments):
        raise Blind
    at = desk.clock().replace(microsecond=0)
    goals = desk.ledger.read.goals_begun_in(gathering)
    begun = [edit for goal in goals for edit in _begun(goal, stored.gathering)]
    content = full_content(stored, desk.catalogue, (at, desk.user))
    lock = locking(gathering, content, at, desk.user)
    desk.commit(Label.FINISH, [*begun, lock], citizen=stored.citizen.id, gathering=gathering)
    return load(desk, gathering)


def _begun(goal: InterventionGoal, gathering: InformationGathering) -> list[Edit]:
    """The edits that keep where a goal begins, which the round says no more when it is finished."""
    level, day = (found := as_begun(goal, gathering)).starting_level, found.starting_on
    return GOAL.setting(goal, starting_level=level, starting_on=day)


def head_ref(shown: Round, name: str) -> FieldRef:
    """The field of a round's head; kommune and sagsnummer belong to the case."""
    return CASE.ref(shown.case.id, name) if CASE.has(name) else GATHERING.ref(shown.gathering.id, name)


def theme_ref(gathering: GatheringId, theme: ThemeCode, name: str) -> FieldRef:
    """A field at a theme: 'judgement', 'short_remark' or an informant."""
    return CONDITION.ref(gathering, name, theme)


def told_ref(gathering: GatheringId, code: ThemeCode, name: str) -> FieldRef:
    """A field of what is described without a level: 'highlighted_on', 'carried_from_id' or an informant."""
    return DESCRIPTION.ref(gathering, name, code)


def voice_ref(gathering: GatheringId, theme: ThemeCode, informant: Informant) -> FieldRef:
    """One voice at a theme."""
    return theme_ref(gathering, theme, informant.value)
