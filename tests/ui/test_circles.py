"""Whole circles in the window: Børge's from his udredning to Forløb, out and back; those that ship, as they stand.

What is typed is the course of domain.md 8.1; the levels of 30 August, which it has not, are those of our own pictures.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from ffbdesk.domain.followups import GoalNext
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.services import whole
from ffbdesk.services.intake import Outcome, take_in
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.progression.page import ProgressionPage
from ffbdesk.words import whole as say_whole
from tests.support import PRACTICE, machine, made
from tests.ui.conftest import Clock, Seat
from tests.ui.test_notes import ALT, CTRL, KEY, press, said
from tests.ui.test_progression import on_page, texts
from tests.ui.test_status import SHIFT
from tests.ui.test_today import citizen_of

UDREDNING = next(path for path in PRACTICE if path.stem == "boerge-mogensen")
TOLD = (
    (GoalResult.REACHED, 0, "»De ved, at jeg kommer igen.«", "Tegnet bruges uden påmindelse."),
    (GoalResult.PARTLY, 1, "»Om morgenen kan jeg det hele.«", "Han følger sin faste liste."),
    (GoalResult.REACHED, 1, "»Nu kan jeg selv.«", "Niveauet er med hans eget bestik."),
)
"""Of each goal in the statusnotat: result, suggested level, the citizen's verdict and ours."""
JUDGED = (
    ("Indgå i samspil og kontakt", 0, "Målet er nået."),
    ("Købe ind", 1, "Vi er enige om at slutte her."),
    ("Spise", 1, "Bedre end ventet."),
    ("Varetage beskæftigelse", 1, "Uændret."),
    ("Færdes med transportmidler", 2, "Kører alene til arbejde."),
)
"""Of each part of the opfølgning: theme, new level, the caseworker's verdict."""


def on_day(clock: Clock, month: int, day: int) -> None:
    clock.now = datetime(2021, month, day, 8, 0, tzinfo=UTC)


def write(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)


def choose(choice: QComboBox, value: str) -> None:
    choice.set(value)  # type: ignore[attr-defined]
    choice.picked.emit(value)  # type: ignore[attr-defined]


def test_boerges_circle_is_played_and_goes_out_and_back(opened: Seat, clock: Clock, tmp_path: Path) -> None:
    opened.shell.resize(1280, 900)
    opened.desk.citizens.fetch([UDREDNING])
    for _ in range(3):
        opened.settle()
    boerge = citizen_of(opened, "Børge")
    on_day(clock, 5, 29)
    _granted_and_ordered(opened, boerge)
    on_day(clock, 6, 21)
    _divided(opened, boerge)
    on_day(clock, 8, 24)
    _told(opened, boerge)
    on_day(clock, 8, 30)
    _followed_up(opened, boerge)
    _drawn(opened)
    content = _out_and_back(opened, boerge, tmp_path)
    pieces = ("gatherings", "orders", "statuses", "follow_ups")
    assert [len(content[name]) for name in pieces] == [1, 1, 1, 1]
    assert all(content[name][0]["locked"] for name in pieces)


def _granted_and_ordered(seat: Seat, boerge: CitizenId) -> None:
    """An indsats with its ydelse, and a bestilling of it with his three goals, finished."""
    seat.desk.show_citizen(boerge)
    seat.settle()
    press(seat, KEY.Key_8, CTRL)
    seat.settle()
    press(seat, KEY.Key_Y, CTRL | SHIFT)
    seat.settle()
    page, catalogue = seat.desk.person.orders, seat.desk._context.catalogue.interventions
    (card,) = page.cards
    home = next(one for one in catalogue.services if one.term.startswith("Almindeligt længerevarende"))
    choose(card.service, home.code)
    write(card.place, "Solstrålen")
    form = card.rows[0].form
    assert form is not None
    choose(form.code, next(x.code for x in catalogue.interventions if x.term == "Støtte til sund levevis"))
    write(form.starts_on, "29.5.2021")
    press(seat, KEY.Key_Tab)
    seat.settle()
    page.make.click()
    seat.settle()
    side = page.side
    assert len(side.goals.ticks) == 3
    write(side.told, "Støttebehov: let.")
    seat.settle()
    side.finish.click()
    side.now.click()
    seat.settle()
    assert "Færdiggjort" in side.state.text()


def _divided(seat: Seat, boerge: CitizenId) -> None:
    """A delmål under the first goal, and how it went."""
    seat.desk.show_citizen(boerge, "goals")
    seat.settle()
    page = seat.desk.person.goals
    page.cards[0].click()
    press(seat, KEY.Key_D, CTRL | SHIFT)
    QTest.keyClicks(page.sub_form.wording, "Børge lægger hånden på bordet, før han går.")
    write(page.sub_form.short_name, "Hånden på bordet")
    page.sub_form.status[SubGoalStatus.REACHED].click()
    page.flush()
    seat.settle()


def _told(seat: Seat, boerge: CitizenId) -> None:
    """Solstrålen's statusnotat, part by part."""
    seat.desk.show_citizen(boerge, "follow_ups")
    seat.settle()
    press(seat, KEY.Key_O, CTRL | SHIFT)
    seat.settle()
    page = seat.desk.status
    assert page.isVisible()
    write(page.in_short, "To af tre er nået.")
    for (result, level, own, ours), part in zip(TOLD, page.parts()[1:4], strict=True):
        press(seat, KEY.Key_Right, ALT)
        assert page.place().part == part
        choose(page.goal.result, result.value)
        page.goal.keys[level].click()
        write(page.goal.citizens_view, own)
        write(page.goal.our_view, ours)
        seat.settle()
    page.show_part("end")
    page.end.finish.click()
    page.end.yes.click()
    seat.settle()
    assert page.board is not None
    assert page.board.status.seal is not None
    assert [(one.result, one.level) for one in page.board.status.parts] == [(r, Level(n)) for r, n, *_ in TOLD]


def _followed_up(seat: Seat, boerge: CitizenId) -> None:
    """The opfølgning: five new levels, three verdicts, what comes of each goal, støttebehov and indsats."""
    seat.desk.show_citizen(boerge, "follow_ups")
    seat.settle()
    seat.desk.person.follow_ups.new_follow_up.click()
    seat.settle()
    page = seat.desk.follow_up
    assert [row._theme.text() for row in page.rows] == [theme for theme, *_ in JUDGED]
    for at, (_theme, level, view) in enumerate(JUDGED):
        press(seat, KEY(KEY.Key_0 + level))
        if at < len(TOLD):
            assert [told.text() for told in page.form._told] == [*TOLD[at][2:]], "read, not typed again"
            choose(page.form.result, TOLD[at][0].value)
            choose(page.form.following, GoalNext.ENDED.value)
        write(page.form.views[2], view)
        press(seat, KEY.Key_Right, ALT)
        seat.settle()
    page.show_part("rows")
    needs = seat.desk._context.catalogue.interventions
    page.decided.need.choices[needs.support_needs[0].code].click()
    ((choice, reason, _fields),) = page.decided.results.values()
    choice.choices[next(x.code for x in needs.follow_up_values if x.term.endswith("afslutning af indsats"))].click()
    write(reason, "Han klarer det selv.")
    write(page.decided.in_short, "Indsatsen slutter.")
    seat.settle()
    rows = [row.toggle.accessibleName() for row in page.rows]
    wanted = ("Fremgang fra 2 til 0", "Fremgang fra 2 til 1", "Fremgang fra 3 til 1, hvor 3 var ventet")
    for row, what in zip(rows, (*wanted, "Uændret", "Fremgang fra 3 til 2"), strict=True):
        assert what in row, row
    page.show_part("end")
    assert page.end.missing.text() == "Der er taget stilling til alle mål og temaer."
    page.end.finish.click()
    page.end.yes.click()
    seat.settle()
    assert page.board is not None
    assert page.board.follow_up.seal is not None
    assert [one.judgement for one in page.board.follow_up.parts] == [Assessed(Level(n)) for _t, n, _v in JUDGED]
    seat.desk.show_citizen(boerge, "follow_ups")
    seat.settle()
    assert said(seat.desk.person.follow_ups).count("Færdiggjort") == 2


def _drawn(seat: Seat) -> None:
    """Forløb says the same in pictures and in the table."""
    press(seat, KEY.Key_6, CTRL)
    seat.settle()
    page = seat.desk.person.progression
    assert _charts(page) == [
        "Indgå i samspil og kontakt: niveau 2 den 28.5.2021, niveau 0 den 30.8.2021. Forventet 1.",
        "Købe ind: niveau 2 den 28.5.2021, niveau 1 den 30.8.2021. Forventet 0.",
        "Spise: niveau 3 den 28.5.2021, niveau 1 den 30.8.2021. Forventet 3.",
    ]
    assert page.needs.accessibleName().lower() == "støttebehov: intet 30.8.2021."
    assert "Støtte til sund levevis fra 29.5.2021" in page.bars.accessibleName()
    levels = {row[0]: [cell.removeprefix("niveau ")[:1].strip() for cell in row[1:3]] for row in texts(page)}
    assert {theme: levels[theme][1] for theme, *_ in JUDGED} == {theme: str(level) for theme, level, _v in JUDGED}


def _charts(page: ProgressionPage) -> list[str]:
    """What each picture says, without how it is put in words."""
    names = [chart.accessibleName() for chart in page.charts]
    return [name[: name.index(".", name.index("Forventet")) + 1] for name in names]


def _out_and_back(seat: Seat, citizen: CitizenId, place: Path) -> dict[str, Any]:
    """Saved from the Data page, into a new archive, and saved there: the same, word for word. Gives what it was."""
    before = set(seat.folder.glob("*-borger.json"))
    seat.desk.show_citizen(citizen, "data")
    seat.settle()
    section = seat.desk.person.data.whole
    section.save.click()
    next(b for b in section.findChildren(Button) if b.text() == say_whole.NOW).click()
    seat.settle()
    (file,) = set(seat.folder.glob("*-borger.json")) - before
    content = _content(file)
    with made(place / "andet", machine(700_000)) as desk:
        (taken,) = take_in(desk, [file])
        assert (taken.outcome, taken.kept) == (Outcome.NEW, 0)
        again = whole.save(desk, citizen, place)
    assert _content(again) == content
    return content


def _content(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_bytes())["content"]
    return found


def test_the_circles_that_ship_stand_in_forloeb_and_go_out_and_back(shipped: Seat, tmp_path: Path) -> None:
    """One window for all four: to open one costs more than to look."""
    shipped.shell.resize(1280, 900)
    _boerge_as_shipped(shipped)
    _x_as_shipped(shipped)
    _andreas_as_shipped(shipped)
    _lucas_as_shipped(shipped)
    for name, count in (("Børge", 2), ("Borger X", 1), ("Andreas", 2), ("Lucas", 4)):
        place = tmp_path / name
        place.mkdir()
        content = _out_and_back(shipped, citizen_of(shipped, name), place)
        assert len(content["follow_ups"]) == count


def _listed(seat: Seat, name: str, count: int) -> str:
    """What the cards of Opfølgning say."""
    seat.desk.show_citizens()
    seat.settle()
    seat.desk.show_citizen(citizen_of(seat, name), "follow_ups")
    seat.settle()
    shown = seat.desk.person.follow_ups
    assert len(shown.ways) == count
    cards = said(shown)
    assert cards.count("Færdiggjort") == count
    return cards


def _rows(seat: Seat, at: int) -> list[str]:
    """The rows of one of the opfølgninger, newest first."""
    seat.desk.person.follow_ups.ways[at].click()
    seat.settle()
    page = seat.desk.follow_up
    assert page.isVisible()
    assert page.decided.in_short.isReadOnly()
    return [row.toggle.accessibleName() for row in page.rows]


def _in_forloeb(seat: Seat, name: str) -> ProgressionPage:
    seat.desk.show_citizens()
    seat.settle()
    page, _citizen = on_page(seat, name)
    return page


def _days(page: ProgressionPage) -> Sequence[date]:
    assert page.found is not None
    return page.found.days


def _boerge_as_shipped(seat: Seat) -> None:
    _listed(seat, "Børge", 3)
    rows = _rows(seat, 0)
    assert [row.rpartition("Uændret")[0] != "" for row in rows] == [False, False, False, True, False]
    assert "opdigtede til øvelse" in seat.desk.follow_up.decided.in_short.toPlainText()
    page = _in_forloeb(seat, "Børge")
    assert _charts(page) == [
        "Indgå i samspil og kontakt: niveau 2 den 28.5.2021, niveau 1 den 18.6.2021, niveau 0 den 30.8.2021. "
        "Forventet 0.",
        "Købe ind: niveau 2 den 28.5.2021, niveau 2 den 18.6.2021, niveau 1 den 30.8.2021. Forventet 0.",
        "Spise: niveau 3 den 28.5.2021, niveau 3 den 18.6.2021, niveau 1 den 30.8.2021. Forventet 3.",
    ]
    assert page.needs.accessibleName().lower() == "støttebehov: let 29.5.2021, let 18.6.2021, intet 30.8.2021."
    assert page.bars.accessibleName() == (
        "Indsatser: Støtte til daglige opgaver i hjemmet fra 29.5.2021 til 30.8.2021; Støtte til sund levevis fra "
        "29.5.2021 til 30.8.2021; Social aktivitet fra 29.5.2021 til 18.6.2021; Kompetenceudviklende aktivitet fra "
        "18.6.2021 til 30.8.2021."
    )


def _x_as_shipped(seat: Seat) -> None:
    _listed(seat, "Borger X", 1)
    (row,) = _rows(seat, 0)
    assert "Fremgang fra 2 til 0" in row
    page = _in_forloeb(seat, "Borger X")
    assert _charts(page) == ["Varetage økonomi: niveau 2 den 1.1.2023, niveau 0 den 1.6.2023. Forventet 1."]
    assert page.needs.accessibleName().lower() == "støttebehov: let 1.1.2023, intet 1.6.2023."


def _andreas_as_shipped(seat: Seat) -> None:
    _listed(seat, "Andreas", 2)
    (row,) = _rows(seat, 0)
    assert "ikke vurderet" in row.lower()
    _listed(seat, "Andreas", 2)
    assert _rows(seat, 1) == [], "of his first opfølgning there was nothing to judge yet"
    page = _in_forloeb(seat, "Andreas")
    assert _charts(page) == ["Gøre rent: niveau 3 den 12.8.2020. Forventet 1."]
    assert [str(day) for day in _days(page)] == ["2020-08-12", "2020-12-14"]
    assert page.needs.accessibleName().lower() == "støttebehov: højt 12.8.2020."


def _lucas_as_shipped(seat: Seat) -> None:
    _listed(seat, "Lucas", 4)
    assert len(_rows(seat, 0)) == 5
    view = seat.desk.follow_up.form.views[2]
    seat.desk.follow_up.open_row(seat.desk.follow_up.rows[0].part)
    seat.settle()
    assert view.toPlainText().startswith("Opdigtet niveau til øvelse")
    page = _in_forloeb(seat, "Lucas")
    assert [f"{day:%d.%m.%y}" for day in _days(page)] == ["27.08.22", "15.03.23", "01.10.23", "18.04.24", "04.11.24"]
    assert [name.partition(":")[0] for name in _charts(page)] == [
        "Varetage uddannelse",
        "Gøre rent",
        "Deltage i sociale fællesskaber og fritidsaktiviteter",
    ]
    for term in ("Lave mad", "Varetage egen sundhed"):
        theme = next(t.code for t in seat.desk._context.catalogue.themes if t.term == term)
        page.theme.picked.emit(theme)
        seat.settle()
    assert len(page.charts) == 5
