"""The self-test finds what a packed program has lost: each part taken away here is missed there."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ffbdesk.app import selftest_parts as parts
from ffbdesk.app.selftest import selftest
from ffbdesk.dictionary import Dictionary, NoDictionary
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import selftest as say


class _Silent:
    """A spell checker whose dictionary is empty."""

    def spell(self, _word: str) -> bool:
        return False

    def suggest(self, _word: str) -> tuple[str, ...]:
        return ()

    def add(self, _word: str) -> object:
        return None


@pytest.mark.slow
def test_every_part_is_there(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    assert selftest() == 0
    said = capsys.readouterr().out
    for step in (say.FONTS, say.SIGNS, say.QT_DANISH, say.CATALOGUE, say.SPELLING, say.ENCRYPTION, say.EXPORT):
        assert f"OK    {step}: " in said
    for step in (say.ATTACHMENT, say.CHART, say.PRINTING, say.WINDOW):
        assert f"OK    {step}: " in said


def test_what_fails_is_named_and_ends_the_test(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(icons, "svg", lambda *_: b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'/>")
    assert selftest() == 1
    heard = capsys.readouterr()
    assert f"FEJL  {say.SIGNS}: people mangler" in heard.err
    assert say.QT_DANISH not in heard.out


def test_a_system_font_in_the_place_of_ours_is_missed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    look = Look(qapp, "light")
    font = look.tokens.font("body")
    font.setFamily("Findes Ikke Sans")
    monkeypatch.setattr(type(look.tokens), "font", lambda *_: font)
    with pytest.raises(parts.Lacking, match="Findes Ikke Sans"):
        parts.fonts(look)


def test_english_in_qt_is_missed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts.QCoreApplication, "translate", lambda _context, text: text)
    with pytest.raises(parts.Lacking, match="Cancel"):
        parts.qt_in_danish()


def test_an_empty_dictionary_is_missed_and_no_build_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "load_dictionary", lambda: Dictionary(_Silent(), (), {}))
    with pytest.raises(parts.Lacking):
        parts.spelling()

    def none() -> Dictionary:
        raise NoDictionary

    monkeypatch.setattr(parts, "load_dictionary", none)
    assert parts.spelling() == say.NO_SPELLING


def _open_to_all(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t (x)")
        database.commit()


@pytest.mark.parametrize(
    "write",
    [
        _open_to_all,
        lambda path: path.write_bytes(b"\1" * 4096 + b"Selvtest Testesen" + b"\2" * 4096),
        lambda path: path.write_bytes(b""),
    ],
)
def test_a_database_that_anybody_can_read_is_noticed(tmp_path: Path, write: Callable[[Path], object]) -> None:
    path = tmp_path / "arkiv.db"
    write(path)
    with pytest.raises(parts.Lacking):
        parts.encryption(path, "Selvtest Testesen")
