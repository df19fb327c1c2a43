"""`ffbdesk course`: an exercise is made, answers are gathered, figures come as JSON."""

import json
from pathlib import Path

import pytest

from ffbdesk.cli.main import main
from tests.course import answers, row


@pytest.fixture
def room(tmp_path: Path) -> list[str]:
    return ["course", "--room", str(tmp_path / "Kursus")]


def _made(room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, str]:
    assert main([*room, "export", "kirsten", "--team", "Hold A", "--out", str(tmp_path / "ud"), *more]) == 0
    found: dict[str, str] = json.loads(capsys.readouterr().out)
    return found


def test_a_day_by_script(room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = _made(room, tmp_path, capsys)
    assert made["code"].startswith("KIRSTEN-")
    rows = {n: row(n) for n in range(1, 6)}
    files = answers(tmp_path / "l" / "Kursus", Path(made["file"]), tmp_path / "svar", rows)
    assert main([*room, "gather", made["code"], *map(str, files)]) == 0
    assert capsys.readouterr().out.strip() == "5 nye svar er hentet."
    assert main([*room, "summary", "Hold A", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["answers"] == 5
    assert len(found["themes"]) == 10
    assert sum(found["themes"][0]["counts"].values()) == 5
    assert main([*room, "summary", "Hold A", "--out", str(tmp_path / "papir")]) == 0
    assert Path(capsys.readouterr().out.strip()).read_bytes().startswith(b"%PDF")


def test_what_cannot_be_counted_is_named_and_the_status_says_so(
    room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = _made(room, tmp_path, capsys)
    assert main([*room, "gather", made["exercise"], made["file"]]) == 1
    captured = capsys.readouterr()
    assert "er ikke et svar fra FFB Desk" in captured.err
    assert captured.out.strip() == ""


def test_what_is_not_there_is_said_with_what_is(
    room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = _made(room, tmp_path, capsys)
    assert main([*room, "summary", "Hold B"]) == 1
    assert made["code"] in capsys.readouterr().err
    assert main([*room, "export", "OLE", "--out", str(tmp_path / "ud")]) == 1
    assert "KIRSTEN" in capsys.readouterr().err


@pytest.mark.parametrize("todo", [["summary", "Hold A"], ["gather", "Hold A", "x.ffbsvar"]])
def test_a_room_that_is_not_there_is_said_and_not_made(
    room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], todo: list[str]
) -> None:
    assert main([*room, *todo]) == 1
    assert "Der er intet kursusrum i" in capsys.readouterr().err
    assert not (tmp_path / "Kursus").exists()


@pytest.mark.parametrize("people", ["-5", "0", "tolv", "1000"])
def test_a_number_of_people_that_is_none_is_said(
    room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], people: str
) -> None:
    with pytest.raises(SystemExit):
        main([*room, "export", "kirsten", "--people", people, "--out", str(tmp_path / "ud")])
    assert "et tal fra 1 til 999" in capsys.readouterr().err


def test_an_opgave_that_cannot_be_saved_leaves_no_exercise(
    room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    assert main([*room, "export", "kirsten", "--team", "Hold A", "--out", str(tmp_path / "fil")]) == 1
    capsys.readouterr()
    assert main([*room, "summary", "Hold A"]) == 1
    assert "Der er ingen øvelse i kursusrummet: intet er ændret" in capsys.readouterr().err
    assert main([*room, "export", "kirsten", "--team", "Hold B", "--out", str(tmp_path / "ud")]) == 0
    capsys.readouterr()
    assert main([*room, "summary", "Hold A"]) == 1
    assert "»Hold A« findes ikke: intet er ændret; vælg en af disse: KIRSTEN-" in capsys.readouterr().err
    assert main([*room, "export", "kirsten", "--theme", "x", "--out", str(tmp_path / "ud")]) == 1
    assert "(Gøre rent)" in capsys.readouterr().err, "a code alone says nothing to anybody"


@pytest.mark.parametrize("typed", ["fem", "0", "4"])
def test_a_round_that_is_none_is_said(room: list[str], capsys: pytest.CaptureFixture[str], typed: str) -> None:
    with pytest.raises(SystemExit):
        main([*room, "summary", "x", "--round", typed])
    assert "Skriv runden som 1, 2 eller 3." in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["sag", "opgave", "svar"])
def test_each_format_has_its_schema(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", format_]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["properties"]["format"]["const"] == f"ffbdesk/{format_}"
    assert schema["additionalProperties"] is False


def test_nothing_asked_for_is_no_exercise_and_a_code_is_one_in_any_case(
    room: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*room, "export", "kirsten", "--out", str(tmp_path / "ud")]) == 0
    made = json.loads(capsys.readouterr().out)
    assert main([*room, "summary", ""]) == 1
    assert main([*room, "summary", made["code"].lower()]) == 0
    with pytest.raises(SystemExit):
        main([*room, "export", "kirsten", "--date", "2026-13-01", "--out", str(tmp_path / "ud")])
    assert "Skriv dagen som" in capsys.readouterr().err
