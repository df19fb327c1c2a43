"""Everything about one citizen as a neutral report."""

from dataclasses import dataclass
from datetime import datetime

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.edits import Change
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Citizen, Round
from ffbdesk.domain.rules import display_name, initials, written_cpr
from ffbdesk.export.goals import goals_part
from ffbdesk.export.notes import note_text
from ffbdesk.export.report import Fact, PlainReport, Section
from ffbdesk.export.text import text_of_goal, text_of_theme
from ffbdesk.export.udredning import theme_part
from ffbdesk.words import access, udredning
from ffbdesk.words import frame as changed
from ffbdesk.words import insight as say
from ffbdesk.words.dates import long_date, moment


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody saw or handed over something: a line of the access log."""

    at: datetime
    by: str
    what: str
    """As the log has it; `words.access` has the Danish."""


@dataclass(frozen=True, slots=True)
class Everything:
    """All that the archive holds about one citizen."""

    citizen: Citizen
    rounds: tuple[Round, ...]
    """Newest first."""
    notes: tuple[CareNote, ...]
    accesses: tuple[Seen, ...]
    changes: tuple[Change, ...]


def everything_report(found: Everything, catalogue: Catalogue, age: int | None, left_out: int) -> PlainReport:
    """Head, each round theme by theme, goals, notes, who saw and who changed; `left_out` passages are missing."""
    citizen = found.citizen
    return PlainReport(
        file_title=say.FILE_TITLE.format(initials=initials(citizen)),
        document=say.DOCUMENT,
        kicker=say.KICKER,
        title=say.TITLE.format(name=display_name(citizen)),
        subtitle="",
        initials=initials(citizen),
        case="",
        marks=(udredning.PRACTICE,) if citizen.practice else (),
        facts=_facts(citizen, age),
        sections=(
            *(_round(shown, catalogue) for shown in found.rounds),
            _goals(found, catalogue),
            Section(say.NOTES, "" if found.notes else say.NOTHING, _notes(found.notes)),
            Section(say.ACCESS, "" if found.accesses else say.NOTHING, _accesses(found.accesses)),
            Section(say.CHANGES, "" if found.changes else say.NOTHING, _changes(found.changes)),
        ),
        left_out=say.left_out(left_out) if left_out else "",
    )


def _facts(citizen: Citizen, age: int | None) -> tuple[Fact, ...]:
    pairs = [
        (udredning.CITIZEN, udredning.years(display_name(citizen), age)),
        (udredning.CPR, written_cpr(citizen.cpr) or udredning.NOT_GIVEN),
        (udredning.OWN_NUMBER, citizen.own_number or udredning.NOT_GIVEN),
        (say.KEEP_UNTIL, long_date(citizen.keep_until) if citizen.keep_until else udredning.NOT_GIVEN),
    ]
    return tuple(Fact(label, text) for label, text in pairs)


def _round(shown: Round, catalogue: Catalogue) -> Section:
    gathering = shown.gathering
    head = [
        (udredning.ASSESSOR, gathering.assessor),
        (udredning.PURPOSE, gathering.purpose),
        (udredning.wishes_of(display_name(shown.citizen)), gathering.wishes),
    ]
    themes = []
    for condition in gathering.conditions:
        part = theme_part(shown, condition, (), catalogue)
        themes.append(Fact(part.theme, text_of_theme(part)))
    return Section(
        say.ROUND.format(day=long_date(gathering.held_on)),
        facts=(*(Fact(label, text) for label, text in head if text.strip()), *themes),
    )


def _goals(found: Everything, catalogue: Catalogue) -> Section:
    if not found.rounds:
        return Section(say.GOALS, say.NOTHING)
    newest = found.rounds[0]
    part = goals_part(newest.case, newest.gathering, catalogue)
    rows = [Fact(say.GOAL.format(number=n), text_of_goal(n, goal)) for n, goal in enumerate(part.rows, 1)]
    purpose = [Fact(part.purpose_label, part.purpose)] if part.purpose.strip() else []
    return Section(say.GOALS, "" if rows or purpose else say.NOTHING, (*purpose, *rows))


def _notes(notes: tuple[CareNote, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(long_date(note.observed_on), note_text(note)) for note in notes)


def _accesses(found: tuple[Seen, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(moment(one.at), f"{one.by} {access.what(one.what)}") for one in found)


def _changes(found: tuple[Change, ...]) -> tuple[Fact, ...]:
    return tuple(
        Fact(moment(one.at), f"{one.by}: {changed.change(one.label, one.edits[0].ref, '')}")
        for one in found
        if one.edits
    )
