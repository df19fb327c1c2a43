"""Tables of levels 0 to 4 on standard input, their agreement by others' libraries on standard output; both JSON.

Run by `agreement.py` with the Python of `agreement.txt`; it imports nothing of ours. A table has a row for each rater.
"""

# mypy: disable-error-code="import-not-found, import-untyped"

import json
import math
import sys
import warnings
from itertools import pairwise
from typing import Any

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from scipy.stats import t
from statsmodels.stats.inter_rater import cohens_kappa

LEVELS = [0, 1, 2, 3, 4]
DIGITS = 14


def alpha(table: Any) -> float | None:
    rows = [[math.nan if level is None else float(level) for level in row] for row in table]
    try:
        return known(krippendorff.alpha(rows, level_of_measurement="ordinal", value_domain=[float(v) for v in LEVELS]))
    except ValueError:  # its answer where there is nothing to pair
        return None


def ac2(table: Any, weights: str) -> float | None:
    """Over the whole scale, whichever levels were used."""
    frame = pd.DataFrame(list(zip(*table, strict=True))).astype(float)
    return known(CAC(frame, weights=weights, categories=LEVELS, digits=DIGITS).gwet()["est"]["coefficient_value"])


def kappa(one: Any, other: Any, weights: str) -> float | None:
    counts = np.zeros((len(LEVELS), len(LEVELS)))
    for a, b in zip(one, other, strict=True):
        if a is not None and b is not None:
            counts[a, b] += 1
    return known(cohens_kappa(counts, wt=weights, return_results=False)) if counts.any() else None


def known(found: Any) -> float | None:
    return float(found) if math.isfinite(found) else None


def figures(table: Any) -> dict[str, float | None]:
    said: dict[str, float | None] = {"alpha": alpha(table)}
    for weights in ("linear", "quadratic"):
        said[f"ac2 {weights}"] = ac2(table, weights)
        for at, (one, other) in enumerate(pairwise(table)):
            said[f"kappa {weights} {at}"] = kappa(one, other, weights)
    return said


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # 0/0, which they answer with nan
    json.dump(
        {
            "figures": [figures(table) for table in json.load(sys.stdin)],
            "t": [float(t.ppf(0.975, degrees)) for degrees in range(1, 31)],
        },
        sys.stdout,
    )
