"""An archive of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ffbdesk.services.desk import Desk
from tests.support import machine, made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with made(tmp_path / "arkiv") as desk:
        yield desk


@pytest.fixture
def other_desk(tmp_path: Path) -> Iterator[Desk]:
    """Somebody else's archive, with ids of its own."""
    with made(tmp_path / "andet", machine(500_000)) as desk:
        yield desk
