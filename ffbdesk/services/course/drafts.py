"""Skriv en sag: a case of one's own, stored while it is written, and made into one that can be used."""

from ffbdesk.domain.course.draft import CaseDraft, DraftSection, as_case, lacks, of_case
from ffbdesk.domain.course.likeness import without_numbers
from ffbdesk.services.course import cases
from ffbdesk.services.course.keeping import DRAFT, draft_from, draft_text
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.storage.papers import Paper
from ffbdesk.words.course.terms import REFERENCE_NOTE

_HEADINGS = 3
"""Empty sections that a new case begins with."""


class NotWhole(Exception):
    """The case lacks something: `domain.course.draft.lacks` says what."""


def drafts(desk: Desk) -> tuple[CaseDraft, ...]:
    """Cases that are being written, in the order they were begun. Raises storage errors."""
    return tuple(draft_from(paper.text) for paper in desk.ledger.read.papers(DRAFT))


def draft(desk: Desk, which: str) -> CaseDraft:
    """One of them. Raises UnknownRecord."""
    paper = desk.ledger.read.paper(_key(which))
    if paper is None:
        raise UnknownRecord
    return draft_from(paper.text)


def begin(desk: Desk) -> CaseDraft:
    """An empty one. Raises storage errors."""
    sections = tuple(DraftSection(f"s{n}") for n in range(_HEADINGS))
    made = CaseDraft(desk.new_id(), sections=sections)
    _store(desk, made)
    return made


def write_on(desk: Desk, which: str) -> CaseDraft:
    """A case of the room's own to write on: its next revision, or what is being written of it already."""
    paper = desk.ledger.read.paper(_key(which))
    if paper is not None:
        return draft_from(paper.text)
    case = cases.case(desk, which)
    made = of_case(case, case.revision + 1)
    _store(desk, made)
    return made


def keep(desk: Desk, one: CaseDraft) -> None:
    """Store what stands so far.

    Raises UnknownRecord where it is finished or was taken away, storage errors; LooksLikeANumber with the rest stored.
    """
    if desk.ledger.read.paper(_key(one.id)) is None:
        raise UnknownRecord
    _store(desk, one.with_texts(without_numbers))
    cases.must_be_made_up(one.texts)


def _store(desk: Desk, one: CaseDraft) -> None:
    desk.ledger.keep_papers([Paper(_key(one.id), DRAFT, draft_text(one), desk.clock())])


def finish(desk: Desk, one: CaseDraft) -> str:
    """Make it a case that can be used; gives its id. Raises NotWhole, LooksLikeANumber, storage errors."""
    if lacks(one):
        raise NotWhole
    cases.must_be_made_up(one.texts)
    cases.keep(desk, as_case(one, desk.clock().date(), REFERENCE_NOTE))
    desk.ledger.keep_papers((), dropped=[_key(one.id)])
    return one.id


def remove(desk: Desk, which: str) -> None:
    """Take what is being written away. Cannot be undone. Raises storage errors."""
    desk.ledger.keep_papers((), dropped=[_key(which)])


def _key(which: str) -> str:
    """Beside the case itself, which has the bare id."""
    return f"{which}-draft"
