"""An archive of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ffbdesk.services.desk import Desk
from tests.support import made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with made(tmp_path / "arkiv") as desk:
        yield desk
