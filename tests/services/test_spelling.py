"""The archive's own words: kept in the archive, gone when they are removed, and when whom they name is erased."""

from datetime import timedelta
from pathlib import Path

import pytest

from ffbdesk.services import citizens, erasure, spelling
from ffbdesk.services.desk import Desk, TooLong
from tests.support import made, opened


def test_own_words_are_kept_in_danish_order_and_once(tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    with made(folder) as desk:
        for word in ("Ærtemarken", "ålehuset", "Kastanjehaven", "Kastanjehaven"):
            spelling.add(desk, word)
    with opened(folder) as desk:
        assert spelling.own_words(desk).kept == ("Kastanjehaven", "Ærtemarken", "ålehuset")
        assert spelling.remove(desk, ("Ærtemarken", "ålehuset", "findes ikke")).kept == ("Kastanjehaven",)
        assert spelling.remove(desk, ("Kastanjehaven",)).kept == ()
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert b"Kastanjehaven" not in file.read_bytes()


def test_what_is_ignored_is_so_for_a_day(desk: Desk) -> None:
    assert spelling.ignore(desk, "Xqzt").ignored == ("Xqzt",)
    assert spelling.own_words(desk).kept == ()
    today = desk.clock
    desk.clock = lambda: today() + timedelta(days=1)
    assert spelling.own_words(desk).ignored == ()
    assert spelling.ignore(desk, "Yqzt").ignored == ("Yqzt",)


def test_no_whole_text_gets_into_the_list(desk: Desk) -> None:
    with pytest.raises(TooLong):
        spelling.add(desk, "a" * 61)
    assert spelling.own_words(desk).kept == ()


def test_who_is_erased_leaves_no_name_in_the_list(desk: Desk) -> None:
    who = citizens.add(desk, citizens.Entered(name="Xerxila Qvortrupski")).id
    for word in ("Xerxila", "Xerxilas", "Kastanjehaven"):
        spelling.add(desk, word)
    spelling.ignore(desk, "Qvortrupskis")
    erasure.erase(desk, who)
    assert spelling.own_words(desk) == spelling.OwnWords(("Kastanjehaven",), ())
