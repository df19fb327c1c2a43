"""What the one who hands a report over has chosen: who may be known by it, and what stays out."""

from dataclasses import replace

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE, Catalogue
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Case, Citizen, GoalBoard, Round
from ffbdesk.domain.rules import initials, leaving_out, masked_cpr, notes_leaving_out, written_cpr
from ffbdesk.export.report import Letterhead
from ffbdesk.words import udredning as say


@dataclass(frozen=True, slots=True)
class Choices:
    """As a report is handed over when nothing is chosen: named, CPR masked, every theme, the printed content only."""

    whole_cpr: bool = False
    initials_only: bool = False
    sensitive: bool = True
    """With the themes of `SENSITIVE`; without them the page says so, whether or not there is anything at them."""
    all_data: bool = False
    """The PDF carries the whole file, unmasked, and can be imported. Never together with a theme left out."""
    letterhead: Letterhead | None = None

    def cpr(self, citizen: Citizen) -> str:
        """The CPR number as it is printed; empty stays empty."""
        return written_cpr(citizen.cpr) if self.whole_cpr else masked_cpr(citizen.cpr)

    def left_out(self, catalogue: Catalogue) -> str:
        """The sentence about what stays out; empty where nothing does."""
        return "" if self.sensitive else say.left_out([catalogue.theme(code).name for code in SENSITIVE])


USUAL = Choices()


def chosen_round(shown: Round, choices: Choices) -> Round:
    """The round as far as it may be seen."""
    seen = shown if choices.sensitive else leaving_out(shown, SENSITIVE)
    case = _case(seen.case, choices)
    if choices.initials_only:  # who is round somebody, and who asked for them, tells who that is
        case = replace(case, contacts=())
        seen = replace(seen, gathering=replace(seen.gathering, requester=""))
    return replace(seen, citizen=chosen_person(seen.citizen, choices), case=case)


def chosen_board(board: GoalBoard, choices: Choices) -> GoalBoard:
    """The goals as far as they may be seen."""
    return replace(board, citizen=chosen_person(board.citizen, choices), case=_case(board.case, choices))


def chosen_notes(notes: tuple[CareNote, ...], choices: Choices) -> tuple[CareNote, ...]:
    """Without the notes that tell of a theme left out."""
    return notes if choices.sensitive else notes_leaving_out(notes, SENSITIVE)


def chosen_person(citizen: Citizen, choices: Choices) -> Citizen:
    """The person as far as they may be known."""
    return replace(citizen, name="", initials=initials(citizen)) if choices.initials_only else citizen


def _case(case: Case, choices: Choices) -> Case:
    if choices.sensitive:
        return case
    return replace(case, goals=tuple(_goal(goal) for goal in case.goals if goal.theme not in SENSITIVE))


def _goal(goal: InterventionGoal) -> InterventionGoal:
    return replace(goal, related=tuple(code for code in goal.related if code not in SENSITIVE))
