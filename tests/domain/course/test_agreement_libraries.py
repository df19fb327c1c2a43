"""Agreement as others' programs compute it: krippendorff, irrCAC and statsmodels."""

import random
from itertools import pairwise

import pytest

from ffbdesk.domain.course import agreement as own
from ffbdesk.domain.course.agreement import LINEAR, QUADRATIC, ac2, alpha, counts, weighted_kappa
from tests.proofs import agreement, require

TABLES = 100
NOTHING = (0, 0.1, 0.5)
"""How often nothing is given."""


def tables() -> list[list[list[int | None]]]:
    """A row for each rater; some nearly agree, some use few levels."""
    dice = random.Random(20261128)
    found = list[list[list[int | None]]]()
    for at in range(TABLES):
        raters, themes, nothing = dice.randint(2, 15), dice.randint(2, 12), NOTHING[at % 3]
        truth = [dice.choice((0, 1, 2, 2, 3, 4)) for _ in range(themes)]
        wide = dice.choice((0, 1, 4))
        found.append(
            [
                [
                    None
                    if dice.random() < nothing
                    else min(4, max(0, level + dice.choice((0, 0, 0, *range(-wide, wide + 1)))))
                    for level in truth
                ]
                for _ in range(raters)
            ]
        )
    return found


def figures(table: list[list[int | None]]) -> dict[str, float | None]:
    units = [counts(column) for column in zip(*table, strict=True)]
    said: dict[str, float | None] = {"alpha": alpha(units)}
    for name, weights, power in (("linear", LINEAR, 1), ("quadratic", QUADRATIC, 2)):
        said[f"ac2 {name}"] = ac2(units, weights)
        for at, (one, other) in enumerate(pairwise(table)):
            said[f"kappa {name} {at}"] = weighted_kappa(list(zip(one, other, strict=True)), power)
    return said


@pytest.mark.proof
@pytest.mark.slow
def test_a_hundred_tables_and_students_t() -> None:
    require(agreement.missing())
    given = tables()
    theirs, student = agreement.ask(given)
    compared = 0
    for table, told in zip(given, theirs, strict=True):
        ours = figures(table)
        assert ours.keys() == told.keys()
        for name, value in ours.items():
            assert value == (None if told[name] is None else pytest.approx(told[name], abs=1e-9)), (name, table)
            compared += value is not None
    assert compared > 10 * TABLES
    assert [round(one, 3) for one in student] == list(own._T975)
