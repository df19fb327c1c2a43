"""What an IT department decides for everybody on a computer: only an administrator's whole, known file decides."""

import json
import os
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.app import decided
from ffbdesk.app.decided import NAME, read
from ffbdesk.domain.decided import Decided, Fault, Organisation, Unusable
from ffbdesk.words.settings import decided_unusable

KEY = bytes([9]) + bytes(31)
"""The curve's own point: some pair has it, and every run the same."""
NOTHING = Decided()


def laid(folder: Path, content: object, trusted: bool = True) -> Decided:
    file = folder / NAME
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read(file, lambda _opened, _path: trusted)


def test_everything_it_can_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FFB_STED", str(tmp_path))
    found = laid(
        tmp_path,
        {
            "arkiver": str(tmp_path / "Arkiver"),
            "laas_minutter": 5,
            "sikkerhedskopier": "%FFB_STED%/kopier æøå",
            "organisation": {"navn": "  Bostedet   Åen ", "noegle": b64encode(KEY).decode()},
        },
    )
    assert found == Decided(tmp_path / "Arkiver", 5, tmp_path / "kopier æøå", Organisation("Bostedet Åen", KEY))


def test_no_file_and_an_empty_one_decide_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / NAME) == NOTHING
    assert laid(tmp_path, {}) == NOTHING


def test_a_mark_that_windows_programs_put_first_is_no_trouble(tmp_path: Path) -> None:
    assert laid(tmp_path, '\ufeff{"laas_minutter": 2}').lock_minutes == 2


def test_a_file_that_anybody_can_have_laid_decides_nothing_and_is_told(tmp_path: Path) -> None:
    assert laid(tmp_path, {"laas_minutter": 5}, trusted=False).unusable == Unusable(tmp_path / NAME, Fault.UNTRUSTED)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "null",
        "{" * 5000,
        '{"laas_minutter": 0}',
        '{"laas_minutter": true}',
        '{"laas_minutter": "5"}',
        '{"laas_minutter": 5.5}',
        '{"laas_minutter": 5, "laasminutter": 5}',
        '{"arkiver": "Arkiver"}',
        '{"arkiver": 7}',
        '{"sikkerhedskopier": ""}',
        '{"organisation": {"navn": "Å"}}',
        '{"organisation": {"navn": "", "noegle": "' + b64encode(KEY).decode() + '"}}',
        '{"organisation": {"navn": "Å", "noegle": "AAAA"}}',
        '{"organisation": {"navn": "Å", "noegle": "ikke base64 æ"}}',
        '{"organisation": "Å"}',
        '{"organisation": null}',
        '{"organisation": {"navn": null, "noegle": "' + b64encode(KEY).decode() + '"}}',
        '{"organisation": {"navn": ["Å"], "noegle": "' + b64encode(KEY).decode() + '"}}',
        '{"organisation": {"navn": "Å\\u202e", "noegle": "' + b64encode(KEY).decode() + '"}}',
        '{"organisation": {"navn": "\\ud800", "noegle": "' + b64encode(KEY).decode() + '"}}',
        '{"organisation": {"navn": "Å", "noegle": "' + b64encode(bytes(32)).decode() + '"}}',
        '{"organisation": {"navn": "Å", "noegle": "' + b64encode(b"\1" + bytes(31)).decode() + '"}}',
        '{"arkiver": "/steder/%FINDES_IKKE%"}',
        '{"arkiver": "/steder/%FFB_TOM%"}',
        '{"arkiver": "/steder/../andre"}',
        '{"laas_minutter": 1, "laas_minutter": 1440}',
        '{"organisation": {"navn": "Å", "navn": "B", "noegle": "' + b64encode(KEY).decode() + '"}}',
        '{"organisation": {"navn": "Å", "andet": 1, "noegle": "' + b64encode(KEY).decode() + '"}}',
        '{"arkiver": "/steder/100%"}',
        '{"arkiver": "/steder/\\u0000"}',
        " " * (64 * 1024) + "{}",
    ],
)
def test_half_a_decision_is_none(tmp_path: Path, content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FFB_TOM", "")
    found = laid(tmp_path, content)
    assert found.unusable is not None
    assert found == Decided(unusable=found.unusable)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "den kan ikke læses, eller den er ikke JSON"),
        ("[]", "navne og valg"),
        ('{"laas_minutter": 0}', "»laas_minutter« er ikke"),
        ('{"arkiver": "C:/a", "laas_minutter": 5, "laas": 5}', "»laas« er ikke"),
        ('{"organisation": {"navn": "Å"}}', "»organisation« er ikke"),
        ('{"a\\u202eb": 1}', "navne og valg"),
        ('{"' + "a" * 400 + '": 1}', "navne og valg"),
    ],
)
def test_it_is_told_what_is_wrong(tmp_path: Path, content: str, says: str) -> None:
    unusable = laid(tmp_path, content).unusable
    assert unusable is not None
    assert says in decided_unusable(unusable)


def test_a_file_of_somebody_else_is_told(tmp_path: Path) -> None:
    unusable = laid(tmp_path, {"laas_minutter": 5}, trusted=False).unusable
    assert unusable is not None
    assert "andre end en administrator" in decided_unusable(unusable)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda one: st.lists(one) | st.dictionaries(
    st.sampled_from(["arkiver", "laas_minutter", "sikkerhedskopier", "organisation", "navn", "noegle"]), one
)))  # fmt: skip
def test_no_content_stops_the_program(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    laid(tmp_path_factory.getbasetemp(), content)


def test_the_lock_is_never_longer_than_decided() -> None:
    assert [Decided(lock_minutes=5).minutes(wanted) for wanted in (1, 5, 30)] == [1, 5, 5]
    assert NOTHING.minutes(30) == 30


@pytest.mark.skipif(os.name == "nt", reason="POSIX' rights: on Windows the owner counts")
def test_only_root_s_own_file_in_root_s_own_folder_counts(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = tmp_path / NAME
    file.write_text('{"laas_minutter": 5}', encoding="utf-8")
    file.chmod(0o644)
    is_root = os.geteuid() == 0
    assert (read(file).lock_minutes == 5) == is_root
    file.chmod(0o666)
    assert read(file).unusable == Unusable(file, Fault.UNTRUSTED)
    file.chmod(0o644)
    tmp_path.chmod(0o777)
    assert read(file).unusable == Unusable(file, Fault.UNTRUSTED), "whoever may write in the folder may lay another"
    tmp_path.chmod(0o755)
    link = tmp_path / "link.json"
    link.symlink_to(file)
    assert read(link).unusable == Unusable(link, Fault.UNREADABLE)


def test_a_portable_program_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decided.own_folders, "portable", lambda: tmp_path)
    monkeypatch.setattr(decided, "read", lambda *_: pytest.fail("read"))
    assert decided.real() == NOTHING
