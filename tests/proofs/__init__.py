"""Proofs by tools that the program does not ship: they run where the tool is there, and always in CI."""

import os

import pytest


def require(missing: str) -> None:
    """Skip the test where a tool is missing (`missing` says which; empty: nothing). In CI a missing tool fails."""
    if not missing:
        return
    if os.environ.get("FFBDESK_REQUIRE_PROOFS") == "1":
        pytest.fail(f"proof tool missing: {missing}", pytrace=False)
    pytest.skip(f"proof tool missing: {missing}")
