"""A bestilling as the content of a file: what is locked when it is received."""

from datetime import datetime

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.kinds import ORDER
from ffbdesk.domain.orders import Order
from ffbdesk.domain.records import Case, Citizen
from ffbdesk.export.file.coding import FileForm, Json
from ffbdesk.export.file.content import CASES, CITIZENS, GOALS, version_of

ORDERS = FileForm(ORDER, received_at=datetime, received_by=str)


def order_content(
    case: Case, citizen: Citizen, order: Order, catalogue: Catalogue, received: tuple[datetime, str]
) -> Json:
    """All of it as it was received, and when and by whom; the case has the goals that came with it."""
    at, by = received
    return {
        "catalogue": version_of(catalogue.version),
        "citizen": CITIZENS.whole(citizen, catalogue),
        "case": CASES.whole(case, catalogue),
        "order": ORDERS.whole(order, catalogue, received_at=at, received_by=by),
        "goals": [GOALS.whole(goal, catalogue, current_level=None) for goal in case.goals],
    }
