"""From the pages that a citizen is shown to the paper that the citizen takes home."""

from collections.abc import Sequence
from datetime import date

from ffbdesk.domain.plainpages import PlainSheet
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.domain.rules import first_name, initials
from ffbdesk.export.choices import USUAL, Choices, chosen_person
from ffbdesk.export.report import CitizensReport, PlainTold
from ffbdesk.words import plainpages as say
from ffbdesk.words import udredning
from ffbdesk.words.dates import long_date


def citizens_report(
    citizen: Citizen, case: Case, sheets: Sequence[PlainSheet], day: date, choices: Choices = USUAL
) -> CitizensReport:
    """The pages in their order; those in `sheets` are the chosen ones, and `day` is the paper's."""
    person = chosen_person(citizen, choices)
    return CitizensReport(
        file_title=say.file_title(initials(person), case.case_number),
        document=say.DOCUMENT,
        kicker="",
        title=say.title(first_name(person)),
        subtitle=long_date(day),
        initials=initials(person),
        case=case.case_number,
        marks=(udredning.PRACTICE,) if person.practice else (),
        facts=(),
        letterhead=choices.letterhead,
        pages=tuple(map(told, sheets)),
    )


def told(sheet: PlainSheet) -> PlainTold:
    """A page as it is read."""
    page = sheet.page
    return PlainTold(page.heading.strip(), page.words.strip(), page.outcome.strip(), sheet.stairs)
