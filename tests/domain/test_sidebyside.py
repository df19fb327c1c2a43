"""How far two assessors agree: a figure only where there is enough, and never of what is no level."""

from ffbdesk.domain.double import Rating
from ffbdesk.domain.ids import RatingId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed
from ffbdesk.domain.sidebyside import Compared, two_agree


def _compared(first: Judgement | None, second: Judgement | None, n: int = 0) -> Compared:
    theme = ThemeCode(f"tema-{n}")
    given = tuple(Rating(RatingId(f"{n}-{at}"), theme, one) for at, one in enumerate((first, second)))
    return Compared(theme, given, None, "")


def _levels(*pairs: tuple[int, int]) -> list[Compared]:
    return [_compared(Assessed(Level(a)), Assessed(Level(b)), n) for n, (a, b) in enumerate(pairs)]


def test_below_eight_themes_with_levels_there_is_no_figure() -> None:
    seven = _levels(*[(n % 5, n % 5) for n in range(7)])
    assert two_agree(seven) is None
    assert two_agree([*seven, _compared(NotAssessed(), NotAssessed(), 8)]) is None, "'ikke vurderet' is no level"
    assert two_agree([*seven, _compared(Assessed(Level.LIGHT), None, 9)]) is None


def test_full_agreement_is_one_and_no_variation_cannot_be_computed() -> None:
    found = two_agree(_levels(*[(n % 5, n % 5) for n in range(10)]))
    assert found is not None
    assert found.kappa == 1
    same = two_agree(_levels(*[(2, 2)] * 9))
    assert same is not None
    assert (same.kappa, same.reach, same.themes) == (None, None, 9)


def test_the_figure_is_cohens_with_quadratic_weights() -> None:
    pairs = [(0, 0), (1, 1), (2, 3), (3, 3), (4, 4), (1, 2), (0, 1), (2, 2), (3, 4)]
    found = two_agree(_levels(*pairs))
    seen = sum((a - b) ** 2 for a, b in pairs)
    chance = sum((a - b) ** 2 for a, _ in pairs for _, b in pairs) / len(pairs)
    assert found is not None
    assert found.kappa is not None
    assert abs(found.kappa - (1 - seen / chance)) < 1e-12
    assert found.reach is not None
    assert found.reach.low < found.kappa <= found.reach.high
