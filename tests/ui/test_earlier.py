"""The round before this one is one round: in the panel, in what is carried, on the screen of results and on paper."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from ffbdesk.domain.ids import CitizenId, GatheringId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CONDITION, GATHERING
from ffbdesk.domain.records import Informant
from ffbdesk.services import carrying, handover, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.result.page import ResultPage
from tests.support import begun, themes
from tests.ui.conftest import Seat
from tests.ui.test_desk import go


def _round(desk: Desk, citizen: CitizenId, day: date, level: Level, text: str) -> GatheringId:
    made, theme = rounds.new(desk, citizen), themes(desk)[0]
    values.choose(desk, GATHERING, made, held_on=day)
    values.put(desk, rounds.theme_ref(made, theme, "others"), text)
    rounds.judge(desk, made, theme, Assessed(level))
    rounds.finish(desk, made)
    return made


def _three(desk: Desk) -> tuple[ThemeCode, GatheringId]:
    """A citizen's two finished rounds, and a third that is under way; its one theme is the first."""
    here = begun(desk)
    citizen = desk.ledger.read.citizen_of(here)
    _round(desk, citizen, date(2019, 5, 1), Level.LIGHT, "Ord fra 2019")
    _round(desk, citizen, date(2020, 5, 1), Level.SEVERE, "Ord fra 2020")
    return themes(desk)[0], here


def asked[T](seat: Seat, job: object) -> T:
    got: list[T] = []
    seat.shell.worker.submit(job, got.append)  # type: ignore[arg-type]
    seat.settle()
    return got[0]


def _on(seat: Seat, day: str) -> None:
    seat.desk.round.go("head")
    field = seat.desk.round.head.held_on
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, day)
    seat.desk.round.head.to_themes.setFocus()
    seat.settle()


def _compared(page: ResultPage) -> tuple[list[str], str, list[str]]:
    model = page.table.model()
    offered = [page.compare.itemText(at) for at in range(page.compare.count())]
    return offered, page.compare.currentText(), [str(model.index(1, column).data()) for column in range(1, 4)]


def test_another_day_has_another_round_before_it_everywhere(opened: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    theme, here = asked(opened, _three)
    opened.shell.resize(1700, 900)
    opened.desk.show_round(here, "themes", theme)
    opened.settle()
    shown, panel = opened.desk.round, opened.desk.round.walk.earlier.panel
    said = panel.voices[Informant.OTHERS]._text
    assert (panel._when.text()[:8], said.text()) == ("1.5.2020", "Ord fra 2020")
    asked(opened, lambda desk: values.choose(desk, CONDITION, here, theme, judgement=Assessed(Level.MODERATE)))
    shown.go("result")
    opened.settle()
    alone = "Ingen anden udredning"
    assert _compared(shown.result) == (
        [alone, "1.5.2020", "1.5.2019"],
        "1.5.2020",
        ["2 moderat nedsat", "3", "fremgang"],
    )
    _on(opened, "1.8.2019")
    shown.go("result")
    opened.settle()
    assert _compared(shown.result) == ([alone, "1.5.2019"], "1.5.2019", ["2 moderat nedsat", "1", "tilbagegang"])
    text = asked(opened, lambda desk: handover.theme_text(desk, here, theme))
    assert "Tilbagegang siden 1.5.2019, hvor niveauet var 1" in text
    shown.go("themes")
    assert (panel._when.text()[:8], said.text()) == ("1.5.2019", "Ord fra 2019")
    panel.theme.click()
    opened.settle()
    assert shown.walk.form.voices[Informant.OTHERS].toPlainText() == "Ord fra 2019"
    # Were another round the one before it by then, nothing would come from it unseen.
    real = carrying.previous
    monkeypatch.setattr(carrying, "previous", lambda desk, _here: real(desk, _last(desk, here)))
    panel.voices[Informant.OTHERS].carry.click()
    opened.settle()
    assert opened.desk.notice.text().startswith("Forrige udredning er en anden nu")
    assert shown.walk.form.voices[Informant.OTHERS].toPlainText() == "Ord fra 2019"


def _last(desk: Desk, here: GatheringId) -> GatheringId:
    return desk.ledger.read.rounds(desk.ledger.read.citizen_of(here))[0].id


def test_of_a_theme_that_was_not_taken_up_before_no_rating_is_shown(opened: Seat) -> None:
    def job(desk: Desk) -> GatheringId:
        here = begun(desk)
        before = rounds.new(desk, desk.ledger.read.citizen_of(here))
        values.choose(desk, GATHERING, before, held_on=date(2019, 5, 1))
        values.choose(desk, CONDITION, before, themes(desk)[0], own_rating=Level.LIGHT)
        return here

    opened.desk.show_round(asked(opened, job), "themes")
    opened.settle()
    walk, panel = opened.desk.round.walk, opened.desk.round.walk.beside.earlier.panel
    first, second = (theme.term for theme in walk.themes[:2])
    go(opened, walk, first)
    assert not panel._own.isHidden()
    go(opened, walk, second)
    assert not panel._nothing.isHidden()
    assert panel._own.isHidden(), "it is of the theme before"
