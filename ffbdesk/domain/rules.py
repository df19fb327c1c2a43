"""Pure rules over a round: what is decided, what is missing, how a person is named."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.alphabet import fold
from ffbdesk.domain.catalogue import SENSITIVE, Catalogue, Theme, ThemeGroup
from ffbdesk.domain.goals import InterventionGoal
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Bare, Level, Sign, level_of
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Citizen, Condition, Description, GoalBoard, InformationGathering, Round

NAME_IN_FILE = "borger"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a round is. There is no right number of themes, so there is no share."""

    decided: int
    """Themes with a judgement (architecture, decision 1) that was made or confirmed in this round."""
    open: int
    """Themes taken up without a judgement."""
    unconfirmed: int = 0
    """Themes whose judgement was carried from an earlier round, and nobody has confirmed it."""


def standing(gathering: InformationGathering) -> Standing:
    """Count what is decided and what is taken up only."""
    judged = [c for c in gathering.conditions if c.judgement is not None]
    unconfirmed = sum(c.carried_from_id is not None for c in judged)
    return Standing(len(judged) - unconfirmed, len(gathering.conditions) - len(judged), unconfirmed)


def undecided(gathering: InformationGathering, catalogue: Catalogue) -> tuple[Theme, ...]:
    """Themes taken up without a judgement, in catalogue order: the whole list of what is missing."""
    codes = {c.theme for c in gathering.conditions if c.judgement is None}
    return tuple(t for t in catalogue.themes if t.code in codes)


def unconfirmed(gathering: InformationGathering, catalogue: Catalogue) -> tuple[Theme, ...]:
    """Themes carried from an earlier round that nobody has confirmed yet, in catalogue order."""
    codes = {c.theme for c in gathering.conditions if c.carried_from_id is not None}
    return tuple(t for t in catalogue.themes if t.code in codes)


def unconfirmed_groups(gathering: InformationGathering, catalogue: Catalogue) -> tuple[ThemeGroup, ...]:
    """The overtemaer without levels at which something was carried that nobody has confirmed; of a sensitive undertema
    nothing is told.
    """
    carried = {one.theme for one in gathering.descriptions if one.carried_from_id is not None} - {*SENSITIVE}
    return tuple(
        group for group, themes in catalogue.described() if carried & {group.code, *(theme.code for theme in themes)}
    )


def in_order(gathering: InformationGathering, catalogue: Catalogue) -> list[Condition]:
    """The conditions in the catalogue's order; themes that it does not know come last."""
    order = {theme.code: i for i, theme in enumerate(catalogue.themes)}
    return sorted(gathering.conditions, key=lambda c: (order.get(c.theme, len(order)), c.theme))


def described(gathering: InformationGathering, catalogue: Catalogue) -> list[Description]:
    """The descriptions in the catalogue's order, each overtema before its undertemaer; unknown codes come last."""
    codes: list[str] = []
    for group in catalogue.groups:
        codes += [group.code, *(theme.code for theme in catalogue.themes if theme.group == group.code)]
    order = {code: i for i, code in enumerate(codes)}
    return sorted(gathering.descriptions, key=lambda one: (order.get(one.theme, len(order)), one.theme))


def level_at(gathering: InformationGathering | None, theme: ThemeCode | None) -> Level | None:
    """The level of a theme in a round; None without one of the three."""
    condition = gathering.condition(theme) if gathering and theme else None
    return level_of(condition.judgement) if condition else None


def is_unconfirmed(gathering: InformationGathering | None, theme: ThemeCode | None) -> bool:
    """Whether a theme was carried from an earlier round and nobody has confirmed it."""
    condition = gathering.condition(theme) if gathering and theme else None
    return condition is not None and condition.carried_from_id is not None


def as_begun(goal: InterventionGoal, gathering: InformationGathering | None) -> InterventionGoal:
    """A goal with its starting level. While the round it was begun in is open, that is what this round says now.

    A level that was carried and not confirmed was not given in this round: then it is the one that is stored.
    """
    if gathering is None or gathering.seal is not None or goal.begun_in_id != gathering.id:
        return goal
    level = None if is_unconfirmed(gathering, goal.theme) else level_at(gathering, goal.theme)
    return begun_with(goal, level, gathering.held_on)


def begun_with(goal: InterventionGoal, level: Level | None, day: date) -> InterventionGoal:
    """A goal whose own open round, of this day, gives its theme this level; None where it gives none.

    Then it begins where an earlier round left its theme, which is what is stored until the round is finished.
    """
    return goal if level is None else replace(goal, starting_level=level, starting_on=day)


def leaving_out(shown: Round, themes: Collection[ThemeCode]) -> Round:
    """A round without what was found at some themes, now and the time before. Its goals stay."""
    before = shown.before
    if before is not None:
        before = replace(before, levels=tuple(level for level in before.levels if level[0] not in themes))
    return replace(shown, gathering=_without(shown.gathering, themes), before=before)


def goals_leaving_out(board: GoalBoard, themes: Collection[ThemeCode]) -> GoalBoard:
    """Goals without the levels of some themes, in the round and where they began. What a goal itself says stays."""
    gathering = board.gathering
    if gathering is not None:
        gathering = _without(gathering, themes)
    goals = tuple(
        replace(goal, starting_level=None, starting_on=None, begun_in_id=None) if goal.theme in themes else goal
        for goal in board.case.goals
    )
    return replace(board, case=replace(board.case, goals=goals), gathering=gathering)


def _without(gathering: InformationGathering, themes: Collection[ThemeCode]) -> InformationGathering:
    return replace(
        gathering,
        conditions=tuple(c for c in gathering.conditions if c.theme not in themes),
        descriptions=tuple(one for one in gathering.descriptions if one.theme not in themes),
        assessments=tuple(
            replace(one, ratings=tuple(given for given in one.ratings if given.theme not in themes))
            for one in gathering.assessments
        ),
    )


def notes_leaving_out(notes: Iterable[CareNote], themes: Collection[ThemeCode]) -> tuple[CareNote, ...]:
    """Without the notes that tell of some themes, whatever else they tell of."""
    return tuple(note for note in notes if set(themes).isdisjoint(note.about))


def is_sensitive(shown: Round) -> bool:
    """Whether a round holds anything at a sensitive theme, or a goal on one."""
    gathering = shown.gathering
    found = {c.theme for c in gathering.conditions} | {one.theme for one in gathering.descriptions}
    found |= {theme for goal in shown.case.goals for theme in goal.themes()}
    return not found.isdisjoint(SENSITIVE)


def masked_cpr(cpr: str) -> str:
    """Birth date and four dots; empty stays empty."""
    return f"{cpr[:6]}-••••" if cpr else ""


def written_cpr(cpr: str) -> str:
    """Ten digits with the usual hyphen; empty stays empty."""
    return f"{cpr[:6]}-{cpr[6:]}" if cpr else ""


def initials(citizen: Citizen) -> str:
    """The initials as written, else 'B.M.' from the name, else the own number."""
    from_name = "".join(f"{w[0].upper()}." for w in _words(citizen.name))
    return citizen.initials.strip() or from_name or citizen.own_number.strip()


def display_name(citizen: Citizen) -> str:
    """What the citizen is called on screen: name, else initials, else own number."""
    return citizen.name.strip() or citizen.initials.strip() or citizen.own_number.strip()


def has_left(citizen: Citizen, today: date) -> bool:
    """Whether the last day of the citizen's course has come (Afslut forløb)."""
    return citizen.closed_on is not None and citizen.closed_on <= today


def first_name(citizen: Citizen) -> str:
    """The name used in a running sentence ('Børges ønsker'); empty where there is no name, or it is 'Borger X'."""
    first, *_others = citizen.name.split() or [""]
    return "" if fold(first) == NAME_IN_FILE else first


def file_initials(citizen: Citizen) -> str:
    """Letters for a file name: never a full name, never a number that could be a CPR."""
    written = _words(citizen.initials)
    names = [_plain(w) for w in re.split(r"[\W\d_]+", citizen.name) if w]
    short = _letters(written[0]) if len(written) == 1 and len(written[0]) <= 4 else ""
    # 'BoM' and 'bm', but 'Zoe' is a name however it is spelled beside it.
    like_initials = sum(map(str.isupper, short)) > 1 or (len(short) <= 2 and not short.istitle())
    if short and like_initials and _plain(short) not in {*names, "".join(names)}:
        return short
    words = written or _words(citizen.name)
    return _letters("".join(w[0].upper() for w in words))[:6] or NAME_IN_FILE


def _words(text: str) -> list[str]:
    """The words that begin with a letter. NFC first, so that Å is one letter however it was typed."""
    return [w for w in re.split(r"[\s.\-]+", unicodedata.normalize("NFC", text)) if w[:1].isalpha()]


def _plain(text: str) -> str:
    """Letters without what stands over or in them: 'Zoë' is 'zoe', and 'Bø' is 'bo'."""
    marked = unicodedata.normalize("NFKD", text).casefold().translate(_STRUCK)
    return "".join(letter for letter in marked if letter.isalpha())


_STRUCK = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"})


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def sign(condition: Condition | None) -> Sign:
    """How a theme is drawn: its judgement, else whether it is taken up at all."""
    if condition is None:
        return Bare.UNTOUCHED
    return Bare.TAKEN_UP if condition.judgement is None else condition.judgement
