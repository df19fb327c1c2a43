"""Borgerens udgave: the pages that a citizen is shown, as the staff writes them."""

import io
from collections.abc import Collection
from pathlib import Path

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Label
from ffbdesk.domain.goals import InterventionGoal, worked_on
from ffbdesk.domain.ids import CitizenId, GoalId, PlainPageId, ThemeCode
from ffbdesk.domain.kinds import PLAIN_PAGE
from ffbdesk.domain.plainpages import HEADING_MAX, PlainPage, PlainSheet, sheet_of
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.rules import file_initials
from ffbdesk.export.choices import USUAL, Choices
from ffbdesk.export.pdf.writer import PdfWriter
from ffbdesk.export.plainpages import citizens_report
from ffbdesk.services import leaving, progression, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.words import plainpages as say


class NothingChosen(Exception):
    """No page with something on it is chosen."""


@dataclass(frozen=True, slots=True)
class PlainBoard:
    """The pages, and what there is no page about yet."""

    citizen: Citizen
    case: Case
    sheets: tuple[PlainSheet, ...] = ()
    goals: tuple[InterventionGoal, ...] = ()
    """Without a page."""
    themes: tuple[ThemeCode, ...] = ()
    """Themes that were judged, with neither a goal nor a page."""
    closed: frozenset[str] = frozenset()
    """The ids of the pages that are left out because they are about sensitive themes, removed ones too."""


def board(desk: Desk, citizen: CitizenId, *, sensitive: bool) -> PlainBoard:
    """All pages in their order; without `sensitive` none about these themes, nor what could be one.

    Raises UnknownRecord.
    """
    read = desk.ledger.read
    found = progression.of(desk, citizen, sensitive=True)
    goals = tuple(stored.goal for stored in read.all_goals_of(found.case.id))
    pages = read.plain_pages(citizen)
    today = desk.clock().date()
    all_ = [sheet_of(page, found, goals, today) for page in read.plain_pages(citizen, also_removed=True)]
    here = {page.id for page in pages}
    told = {page.goal_id for page in pages if page.goal_id}
    open_goals = [goal for goal in worked_on(found.case.goals) if goal.id not in told]
    measured = {goal.theme for goal in goals if goal.id in told or goal in open_goals}
    measured |= {page.theme for page in pages}
    themes = [course.theme for course in found.courses if course.theme not in measured]
    closed = frozenset() if sensitive else frozenset(SENSITIVE)
    return PlainBoard(
        found.citizen,
        found.case,
        tuple(sheet for sheet in all_ if sheet.page.id in here and (sensitive or not sheet.sensitive)),
        tuple(goal for goal in open_goals if closed.isdisjoint(goal.themes())),
        tuple(theme for theme in themes if theme not in closed),
        frozenset(sheet.page.id for sheet in all_ if sheet.sensitive and not sensitive),
    )


def visit(desk: Desk, citizen: CitizenId, *, sensitive: bool) -> PlainBoard:
    """Open them to look at them: as `board`, and remembered in the access log."""
    found = board(desk, citizen, sensitive=sensitive)
    desk.saw("view borgerens udgave", citizen)
    return found


def add(
    desk: Desk,
    citizen: CitizenId,
    *,
    goal: GoalId | None = None,
    theme: ThemeCode | None = None,
    heading: str = "",
) -> PlainPageId:
    """A new page after the others: about a goal, a theme, or with words alone. It begins with a plain heading, and
    nothing else is written. Raises UnknownRecord, also for a goal of another citizen.
    """
    desk.ledger.read.citizen(citizen)
    case, edits = rounds.case_of(desk, citizen)
    about = next((one for one in case.goals if one.id == goal), None)
    if goal is not None and about is None:
        raise UnknownRecord
    code = about.theme if about else theme
    if code is not None and not heading:
        heading = say.heading(desk.catalogue.theme(code).term)
    made = PlainPage(PlainPageId(desk.new_id()), goal, None if goal else theme, heading[:HEADING_MAX])
    place = str(desk.ledger.read.last_page_place(case.id) + 1)
    desk.commit(Label.ADD_PLAIN_PAGE, [*edits, PLAIN_PAGE.adding(made, case.id, place=place)], citizen=citizen)
    return made.id


def remove(desk: Desk, which: PlainPageId) -> None:
    """Hide a page. Can be undone; nothing is erased. Raises UnknownRecord."""
    values.settle(desk)
    values.put(desk, PLAIN_PAGE.ref(which, "removed"), value=True)


def save(
    desk: Desk, citizen: CitizenId, chosen: Collection[PlainPageId], out: Path, *, choices: Choices = USUAL
) -> Path:
    """Save the chosen pages as PDF in a folder; gives the path. Raises NothingChosen, UnknownRecord, DiskFull,
    Unwritable.
    """
    found, now = board(desk, citizen, sensitive=True), desk.clock()
    sheets = [one for one in found.sheets if one.page.id in chosen]
    if not any(one.is_written for one in sheets):
        raise NothingChosen
    content = io.BytesIO()
    PdfWriter(now).write(citizens_report(found.citizen, found.case, sheets, now.date(), choices), content, ())
    name = leaving.Name(f"{file_initials(found.citizen)}-{now.date().isoformat()}", "borgerens-udgave.pdf")
    access = "export borgerens udgave pdf"
    return leaving.save(desk, access, out, name, content.getvalue(), citizen=citizen)


def show(desk: Desk, citizen: CitizenId) -> None:
    """They are shown on the screen: remembered in the access log. Raises UnknownRecord."""
    desk.ledger.read.citizen(citizen)
    desk.saw("show borgerens udgave", citizen)
