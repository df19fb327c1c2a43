"""Indsatser in force: each one tilbud with its ydelser. They belong to the case, and change there (decision 23)."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.ids import CarePlanId, InterventionCode, InterventionId, OrderId, ServiceCode
from ffbdesk.domain.kind import APART, Line, Prose

QUESTIONS = ("asked_task", "asked_purpose", "asked_kind", "asked_helper", "asked_choice")
"""The fields with what a professional answers on § 83 or § 85, one a question (words.orders.QUESTIONS)."""


@dataclass(frozen=True, slots=True)
class Intervention:
    """Ydelse: what the citizen gets, by which law, from when."""

    id: InterventionId
    code: InterventionCode | None = None
    own_words: Line = ""
    """One that the catalogue does not have: 'Kørsel'."""
    basis: Line = ""
    """Hjemmel, as the decision has it: 'SEL § 85'."""
    starts_on: date | None = None
    """The day it is expected to begin; moving in and the bill may have others."""
    ends_on: date | None = None
    extent: Line = ""
    """Omfang. What is told to the provider of it is told to the citizen too."""
    asked_task: Prose = ""
    asked_purpose: Prose = ""
    asked_kind: Prose = ""
    asked_helper: Prose = ""
    asked_choice: Prose = ""
    prints_answers: bool = False
    """Whether these five are printed."""

    def is_answered(self) -> bool:
        """Whether anything is answered on the choice of paragraph."""
        return any(getattr(self, name).strip() for name in QUESTIONS)

    def is_empty(self) -> bool:
        """Nobody has said what it is."""
        return self.code is None and not self.own_words.strip()


@dataclass(frozen=True, slots=True)
class CarePlan:
    """Indsats: one tilbud, and the ydelser that it gives."""

    id: CarePlanId
    service: ServiceCode | None = None
    """Tilbudstype."""
    place: Line = ""
    p_number: Line = ""
    cvr: Line = ""
    address: Line = ""
    elsewhere: bool = False
    """Given by others already, and here to be known of."""
    order_id: OrderId | None = None
    """The bestilling that it came with; None for one that was written here."""
    set_on: date | None = None
    author: Line = ""
    interventions: Annotated[tuple[Intervention, ...], APART] = ()


def all_interventions(plans: tuple[CarePlan, ...]) -> Iterator[tuple[CarePlan, Intervention]]:
    """Every ydelse, with the indsats that it belongs to."""
    for plan in plans:
        yield from ((plan, one) for one in plan.interventions)


def p_number_is_odd(text: str) -> bool:
    """Whether something else than ten digits stands where a P-nummer should: worth a look, never a stop."""
    digits = "".join(sign for sign in text if not sign.isspace())
    return bool(digits) and not (digits.isascii() and digits.isdigit() and len(digits) == 10)
