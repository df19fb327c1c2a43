"""The words of what is found in texts."""

from datetime import date

from ffbdesk.domain.edits import Record
from ffbdesk.words.dates import short_date

_WHERE = {
    Record.CITIZEN: "borger",
    Record.CASE: "indsatsformål",
    Record.GATHERING: "udredning",
    Record.CONDITION: "udredning",
    Record.DESCRIPTION: "udredning",
    Record.DIAGNOSIS: "udredning",
    Record.CONTACT: "kontaktperson",
    Record.ASSESSMENT: "dobbeltvurdering",
    Record.RATING: "dobbeltvurdering",
    Record.STAY: "ophold",
    Record.MEETING: "møde",
    Record.ORDER: "bestilling",
    Record.CARE_PLAN: "indsats",
    Record.INTERVENTION: "ydelse",
    Record.GOAL: "indsatsmål",
    Record.SUB_GOAL: "delmål",
    Record.NOTE: "note",
    Record.STATUS: "statusnotat",
    Record.STATUS_PART: "statusnotat",
    Record.FOLLOW_UP: "opfølgning",
    Record.FOLLOW_UP_PART: "opfølgning",
    Record.FOLLOW_UP_RESULT: "opfølgning",
    Record.PLAIN_PAGE: "borgerens udgave",
    Record.ADDITION: "tilføjelse til note",
}


def where(record: Record, day: date | None, theme: str, name: str) -> str:
    """Børge Mogensen, note 24.8.2021; Freja Lindskov, udredning 3.5.2021, Spise"""
    when = f" {short_date(day)}" if day else ""
    return ", ".join(part for part in (name, f"{_WHERE[record]}{when}", theme) if part)
