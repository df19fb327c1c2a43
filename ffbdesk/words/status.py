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
IN_SHORT, SUPPORT, PROPOSAL = (fields.STATUS[name] for name in ("in_short", "support", "proposal"))
