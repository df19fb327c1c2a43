"""A flipped bit in the salt at the head of the file harms nothing, and a check says so (architecture, decision 3)."""

from pathlib import Path

import pytest

from ffbdesk.services import archive, citizens
from tests.support import made, opened, person


@pytest.mark.parametrize("byte", [0, 7, 15])
def test_a_flipped_salt_bit_is_noticed_and_harmless(tmp_path: Path, byte: int) -> None:
    with made(tmp_path / "a") as desk:
        person(desk, "Test Testesen")
        assert archive.check(desk) == ()
    file = tmp_path / "a" / "arkiv.db"
    content = bytearray(file.read_bytes())
    content[byte] ^= 1
    file.write_bytes(content)
    with opened(tmp_path / "a", mend=False) as desk:
        assert any("begyndelsen af arkiv.db" in line for line in archive.check(desk))
        assert [line.citizen.name for line in citizens.listing(desk)] == ["Test Testesen"]
        person(desk, "Anden Testesen")
        assert archive.check(desk) == (), "the next save writes the first page anew"
