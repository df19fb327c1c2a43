"""Lav øvesag: a course case out of a citizen's own round. It stays in the archive until two have approved it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE, Catalogue, Component
from ffbdesk.domain.course import disguise
from ffbdesk.domain.course.borrowed import BorrowedCase, Missing, Reader, missing, still_there, undecided
from ffbdesk.domain.course.case import CourseCase, short_name
from ffbdesk.domain.course.disguise import Candidate
from ffbdesk.domain.course.draft import CaseDraft, DraftSection, DraftTheme, as_case
from ffbdesk.domain.course.pointing import Known
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.records import Condition, Round
from ffbdesk.domain.rules import in_order
from ffbdesk.export.course.writing import CASE_ENDING, case_content, written
from ffbdesk.export.file.check import FileError
from ffbdesk.services import leaving, rounds
from ffbdesk.services.course import cases
from ffbdesk.services.course.keeping import DRAFT, draft_from, draft_text, text_of
from ffbdesk.services.course.knownof import known_of, parts
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.storage.papers import Paper
from ffbdesk.words.course.fromcitizen import VOICE, voice
from ffbdesk.words.course.terms import REFERENCE_NOTE

_LOG = "course case of citizen"
_PARAGRAPH, _PARAGRAPHS = 3000, 40
"""Letters of a paragraph, and paragraphs of a section, that a case's file surely has room for."""


class NothingToBorrow(Exception):
    """No round has a theme with both text and judgement."""


class WordsLeft(Exception):
    """Words that may point to somebody are neither replaced nor may stay."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class StillThere(Exception):
    """A name that was replaced stands there all the same."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.words = ", ".join(words)


class CaseNotWhole(Exception):
    """A name, a text or a reason is lacking."""


class NotApproved(Exception):
    """Two readers have not approved this very text."""


class CaseTooLong(Exception):
    """No file of a case has room for it."""


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """A case in the making, with what the archive knows to be somebody's."""

    made: BorrowedCase
    known: tuple[Known, ...]
    own: tuple[str, ...]
    """The citizen's own names."""

    def candidates(self) -> tuple[Candidate, ...]:
        """What may point to somebody in it."""
        return disguise.candidates(self.made.texts(), self.known)


def of(desk: Desk, citizen: CitizenId) -> BorrowedCase | None:
    """The one that is being made of a citizen; None where there is none. Raises storage errors."""
    found = (paper for paper in desk.ledger.read.papers(DRAFT) if paper.citizen == citizen)
    return next((_from(paper) for paper in found), None)


def begin(desk: Desk, citizen: CitizenId) -> BorrowedCase:
    """Make one of the newest finished round, or of the newest; gives the one that is begun already.

    Raises NothingToBorrow, UnknownRecord, storage errors.
    """
    there = of(desk, citizen)
    if there is not None:
        return there
    desk.ledger.read.citizen(citizen)
    shown = _round(desk, citizen)
    draft = _draft(desk, shown) if shown else None
    if draft is None or not draft.themes:
        raise NothingToBorrow
    made = BorrowedCase(desk.new_id(), draft, desk.clock().date())
    desk.note(_LOG, citizen)
    desk.ledger.keep_papers([Paper(made.id, DRAFT, _text(made), desk.clock(), citizen)])
    return made


def visit(desk: Desk, citizen: CitizenId) -> OnTheTable:
    """Begin or go on: what stands, remembered in the access log. Raises as `begin`."""
    made = begin(desk, citizen)
    desk.saw(f"view {_LOG}", citizen)
    return on_the_table(desk, made.id)


def on_the_table(desk: Desk, which: str) -> OnTheTable:
    """One with what is known. Raises UnknownRecord."""
    paper = _paper(desk, which)
    assert paper.citizen is not None  # noqa: S101 - `_paper` gives no other
    person = desk.ledger.read.citizen(paper.citizen, removed=True)
    known = known_of(desk, person, _round(desk, paper.citizen))
    return OnTheTable(_from(paper), known, tuple(parts(person.name)))


def keep(desk: Desk, made: BorrowedCase) -> None:
    """Store what stands so far. Raises UnknownRecord where it was removed meanwhile, storage errors."""
    paper = _paper(desk, made.id)
    desk.ledger.keep_papers([replace(paper, text=_text(made), at=desk.clock())])


def remove(desk: Desk, which: str) -> None:
    """Take it away. Cannot be undone; a file that was saved stays. Raises UnknownRecord, storage errors."""
    desk.ledger.keep_papers((), dropped=[_paper(desk, which).id])


def save(desk: Desk, which: str, folder: Path) -> Path:
    """Save it as a `.ffbsag` in a folder; gives its path. Remembered in the access log.

    Raises WordsLeft, StillThere, CaseNotWhole, NotApproved, LooksLikeANumber, CaseTooLong, UnknownRecord, storage
    errors: then there is no file.
    """
    table = on_the_table(desk, which)
    must_be_ready(table)
    draft = table.made.as_it_reads()
    cases.must_be_made_up(draft.texts)
    case = as_case(draft, desk.clock().date(), REFERENCE_NOTE)
    name = leaving.Name("sag", f"{short_name(case)}{CASE_ENDING}")
    content = _readable(case, desk.catalogue)
    return leaving.save(desk, f"export {_LOG}", folder, name, content, citizen=_paper(desk, which).citizen)


NOT_READY = WordsLeft, StillThere, CaseNotWhole, NotApproved


def must_be_ready(table: OnTheTable) -> None:
    """Raises one of NOT_READY where something is missing."""
    found, reads = table.candidates(), table.made.as_it_reads()
    lack = missing(table.made, reads, found, table.own)
    if Missing.WORDS in lack:
        raise WordsLeft(len(undecided(table.made, found)))
    if Missing.STILL_THERE in lack:
        raise StillThere(still_there(table.made, reads, found, table.own))
    if set(lack) - {Missing.READERS}:
        raise CaseNotWhole
    if lack:
        raise NotApproved


def _readable(case: CourseCase, catalogue: Catalogue) -> bytes:
    """As a file that the course room surely takes. Raises CaseTooLong."""
    from ffbdesk.export.course.reading import read_case  # noqa: PLC0415  # its shapes take long to make

    content = written(case_content(case, catalogue))
    try:
        read_case(content, CASE_ENDING, catalogue)
    except FileError as error:
        raise CaseTooLong from error
    return content


def _round(desk: Desk, citizen: CitizenId) -> Round | None:
    lines = desk.ledger.read.rounds(citizen)
    best = sorted(lines, key=lambda line: not line.finished)  # the newest of each first
    return rounds.load(desk, GatheringId(best[0].id)) if best else None


def _draft(desk: Desk, shown: Round) -> CaseDraft:
    """Its themes with words, in the catalogue's order; those with a judgement are what is scored."""
    known = {theme.code: theme for theme in desk.catalogue.themes if theme.kind is Component.ACTIVITY}
    told = [
        one
        for one in in_order(shown.gathering, desk.catalogue)
        if one.voices and one.theme in known and one.theme not in SENSITIVE
    ]
    sections = tuple(DraftSection(f"s{n}", known[one.theme].name, _words(one, shown)) for n, one in enumerate(told))
    themes = tuple(
        DraftTheme(one.theme, one.judgement, built_on=(section.id,), reasoning=one.short_remark.strip())
        for one, section in zip(told, sections, strict=True)
        if one.judgement is not None
    )
    return CaseDraft(desk.new_id(), sections=sections, themes=themes, author=desk.user)


def _words(one: Condition, shown: Round) -> str:
    """What the voices say, a paragraph for each line, each voice named once."""
    found: list[str] = []
    for said in one.voices:
        lines = [" ".join(line.split()) for line in said.text.splitlines() if line.strip()]
        lines[0] = VOICE.format(who=voice(said.informant, shown.gathering.third), text=lines[0])
        found += [piece for line in lines for piece in _pieces(line)]
    return "\n\n".join((*found[: _PARAGRAPHS - 1], *filter(None, [" ".join(found[_PARAGRAPHS - 1 :])])))


def _pieces(line: str) -> Iterator[str]:
    """A paragraph that is too long, at its sentences."""
    while len(line) > _PARAGRAPH:
        at = max(line.rfind(". ", 0, _PARAGRAPH) + 1, line.rfind(" ", 0, _PARAGRAPH) if ". " not in line else 0)
        yield line[: at or _PARAGRAPH].strip()
        line = line[at or _PARAGRAPH :].strip()
    yield line


def _paper(desk: Desk, which: str) -> Paper:
    paper = desk.ledger.read.paper(which)
    if paper is None or paper.kind != DRAFT or paper.citizen is None:
        raise UnknownRecord
    return paper


def _text(made: BorrowedCase) -> str:
    return text_of(
        {
            "draft": json.loads(draft_text(made.draft)),
            "begun_on": made.begun_on.isoformat(),
            "instead": dict(made.instead),
            "stays": sorted(made.stays),
            "days": made.days,
            "left_out": sorted(made.left_out),
            "readers": [{"name": one.name, "read": one.read} for one in made.readers],
        }
    )


def _from(paper: Paper) -> BorrowedCase:
    found: dict[str, Any] = json.loads(paper.text)
    first, second = (Reader(one["name"], one["read"]) for one in found["readers"])
    return BorrowedCase(
        paper.id,
        draft_from(json.dumps(found["draft"])),
        date.fromisoformat(found["begun_on"]),
        found["instead"],
        frozenset(found["stays"]),
        found["days"],
        frozenset(found["left_out"]),
        (first, second),
    )
