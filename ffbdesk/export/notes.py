"""Notes on paper, as text and in a file: out of a damaged archive, for the citizen, and a period for somebody else."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from itertools import groupby

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.notes import CareNote
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.rules import display_name, initials
from ffbdesk.export.choices import USUAL, Choices, chosen_notes, chosen_person
from ffbdesk.export.file.coding import Json, coded_theme
from ffbdesk.export.goals import facts_about
from ffbdesk.export.report import Fact, PlainReport, Section
from ffbdesk.words import notes as say
from ffbdesk.words import udredning
from ffbdesk.words.dates import long_date, moment, weekday
from ffbdesk.words.report import added
from ffbdesk.words.udredning import signed


@dataclass(frozen=True, slots=True)
class Selection:
    """Signed notes about one citizen, and what they were chosen by."""

    citizen: Citizen
    case: Case
    notes: tuple[CareNote, ...]
    """In whatever order; they are printed oldest first."""
    since: date | None = None
    until: date | None = None
    about: str = ""
    """What else they were chosen by: a goal, a theme, an author; in words."""


def notes_text(notes: Iterable[CareNote]) -> str:
    """Each note with who and when, and what was added to it; empty where there are none."""
    return "\n\n".join(map(note_text, notes))


def note_text(note: CareNote) -> str:
    """One note."""
    more = (f"{added(signed(moment(a.at), a.by))}: {a.text.strip()}" for a in note.additions)
    return "\n".join([f"{signed(long_date(note.observed_on), note.author)}:", words_of(note), *more])


def words_of(note: CareNote) -> str:
    """What happened, what the author did, and the citizen's own words, each on a line."""
    own = say.own_words(note.own_words) if note.own_words.strip() else ""
    did = say.did(note.did) if note.did.strip() else ""
    return "\n".join(part for part in (note.text.strip(), did, own) if part)


def notes_report(
    chosen: Selection, catalogue: Catalogue, age: int | None, today: date, choices: Choices = USUAL
) -> PlainReport:
    """The notes day by day, oldest first; `age` in whole years, where it is known."""
    citizen, case = chosen_person(chosen.citizen, choices), chosen.case
    notes = in_time(chosen_notes(chosen.notes, choices))
    days = groupby(notes, key=lambda note: note.observed_on)
    sections = tuple(Section(_day(day), "", tuple(_fact(note, catalogue) for note in group)) for day, group in days)
    return PlainReport(
        file_title=say.file_title(initials(citizen), case.case_number),
        document=say.TITLE,
        kicker=say.KICKER,
        title=say.title(display_name(citizen)),
        subtitle=_period(chosen, notes, today),
        initials=initials(citizen),
        case=case.case_number,
        marks=(udredning.PRACTICE,) if citizen.practice else (),
        facts=facts_about(citizen, case, age, choices.cpr(citizen)),
        sections=sections or (Section(say.TITLE, say.NONE_SUCH),),
        left_out=choices.left_out(catalogue),
        letterhead=choices.letterhead,
    )


def in_time(notes: Iterable[CareNote]) -> list[CareNote]:
    """Oldest first; those of an hour before those of none."""
    return sorted(notes, key=lambda note: (note.observed_on, note.observed_at is None, note.observed_at or time.min))


def printed_notes(chosen: Selection, catalogue: Catalogue, person: Json, case: Json, choices: Choices = USUAL) -> Json:
    """What the paper says, as data; `person` and `case` are these as they may be printed."""
    return {
        "citizen": person,
        "case": case,
        "since": chosen.since.isoformat() if chosen.since else None,
        "until": chosen.until.isoformat() if chosen.until else None,
        "notes": [_data(note, catalogue) for note in in_time(chosen_notes(chosen.notes, choices))],
    }


def _data(note: CareNote, catalogue: Catalogue) -> Json:
    return {
        "observed_on": note.observed_on.isoformat(),
        "observed_at": note.observed_at.isoformat("minutes") if note.observed_at else None,
        "author": note.author,
        "signed_by": note.signer,
        "signed_at": note.signed_at.isoformat() if note.signed_at else None,
        "text": note.text,
        "did": note.did,
        "own_words": note.own_words,
        "themes": [coded_theme(code, catalogue) for code in note.themes],
        "about": list(note.names()),
        "additions": [{"at": a.at.isoformat(), "by": a.by, "text": a.text} for a in note.additions],
    }


def _fact(note: CareNote, catalogue: Catalogue) -> Fact:
    by = say.written_and_signed(note.author, note.signer)
    names = [*note.names(), *(catalogue.theme(code).name for code in note.themes)]
    parts = [words_of(note), *(f"{added(signed(moment(a.at), a.by))}: {a.text.strip()}" for a in note.additions)]
    parts += [say.handles(names)] if any(names) else []
    return Fact(say.head_in_day(note.observed_at, by), "\n".join(parts))


def _day(day: date) -> str:
    said = weekday(day)
    return f"{said[:1].upper()}{said[1:]} {long_date(day)}"


def _period(chosen: Selection, notes: Sequence[CareNote], today: date) -> str:
    """Fra 1. juni 2021 til 24. august 2021. Om Flyttet vare."""
    since = chosen.since or (notes[0].observed_on if notes else today)
    until = chosen.until or (notes[-1].observed_on if notes else today)
    return say.period(long_date(since), long_date(until), chosen.about)
