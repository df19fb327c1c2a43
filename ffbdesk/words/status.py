"""The words of a statusnotat."""

from ffbdesk.domain.status import GoalResult
from ffbdesk.words import fields

TITLE = "Statusnotat"
RESULT = {
    GoalResult.REACHED: "nået",
    GoalResult.PARTLY: "delvist nået",
    GoalResult.NOT_REACHED: "ikke nået",
}
HAPPENED, CITIZENS_VIEW, OUR_VIEW = (fields.STATUS_PART[name] for name in ("happened", "citizens_view", "our_view"))
RESULT_NAME = fields.STATUS_PART["result"]
IN_SHORT, SUPPORT, PROPOSAL = (fields.STATUS[name] for name in ("in_short", "support", "proposal"))
AUTHOR, WRITTEN_ON = fields.STATUS["author"], fields.STATUS["written_on"]
SUBTITLE = "Udførers status på indsatsmål"
PERIOD, FOLLOW_UP, BETWEEN = "Periode", "Opfølgning", "{} til {}"
BEFORE, EXPECTED, SUGGESTED = "Før", "Forventet", "Udførers forslag til nu"
LEVELS, STEPS = "Niveau", "Delmål"
OTHERS, OTHERS_TEXT = "Andre observationer", "Temaer uden mål"
CLOSING = "Støttebehov og forslag"
PDF_DESCRIPTION = "Statusnotatet, som det står på siderne"


def title(name: str) -> str:
    """Statusnotat for Børge Mogensen"""
    return f"{TITLE} for {name}"


def file_title(initials: str, case: str) -> str:
    """Statusnotat B.M., sag 154689"""
    return f"{TITLE} {initials}, sag {case}" if case else f"{TITLE} {initials}"


def kicker(follow_up: str) -> str:
    """Til opfølgning 30. august 2021"""
    return f"Til opfølgning {follow_up}" if follow_up else TITLE


def level(when: str, number: int, said: str) -> str:
    """Før 2, moderat nedsat."""
    return f"{when} {number}, {said}."
