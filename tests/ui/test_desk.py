"""What a user meets at the desk: the list, the round, the walk, undo, finishing, files."""

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QScrollArea, QWidget

from ffbdesk.domain.catalogue import PromptKind
from ffbdesk.domain.ids import PromptId
from ffbdesk.domain.judgement import Assessed, Level, NotRelevant
from ffbdesk.domain.marks import Frequency, Mark, written
from ffbdesk.services import bosted, rounds, values
from ffbdesk.services.marks import mark_ref
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.layout import in_hand, is_in_sight
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.walk.page import WalkPage
from tests.ui.conftest import Clock, Seat

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def open_round(seat: Seat, name: str = "Freja") -> WalkPage:
    line = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith(name))
    seat.desk.show_round(line.rounds[0].id, "themes")
    seat.settle()
    return seat.desk.round.walk


def go(seat: Seat, walk: WalkPage, term: str) -> None:
    walk.go_to(next(t.code for t in walk.themes if t.term == term))
    seat.settle()


def press(seat: Seat, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    seat.settle()


def judgement(walk: WalkPage) -> object:
    assert walk._round is not None
    condition = walk._round.gathering.condition(walk.theme.code)
    return condition.judgement if condition else None


def test_a_new_archive_welcomes_and_the_first_citizen_is_made(opened: Seat) -> None:
    page = opened.desk.citizens
    assert page.first.isVisible()
    assert page.first.hasFocus()
    page.first.click()
    form = opened.desk.form
    form.name.setText("Åse Rask")
    form.save.click()
    opened.settle()
    assert opened.desk.stack.currentWidget() is opened.desk.person
    assert "Åse Rask" in opened.desk.top.status()


@pytest.mark.parametrize(("cpr", "said"), [("123", "ti cifre"), ("3213991234", "ti cifre"), ("", "hverken navn")])
def test_a_wrong_form_says_what_and_keeps_what_was_typed(opened: Seat, cpr: str, said: str) -> None:
    opened.desk.show_form(None)
    form = opened.desk.form
    form.name.setText("Nogen" if cpr else "")
    form.cpr.setText(cpr)
    form.save.click()
    opened.settle()
    assert said in form.wrong.text()
    assert form.cpr.text() == cpr
    assert opened.desk.stack.currentWidget() is form


def test_a_cpr_number_already_there_is_told_and_never_a_stop(practised: Seat) -> None:
    form = practised.desk.form
    practised.desk.show_form(None)
    form.name.setText("Bjarne Tvilling")
    form.cpr.setFocus()
    form.cpr.setText("010181-4321")
    form.name.setFocus()
    practised.settle()
    assert "Børge Mogensen" in form.twins.text()
    form.save.click()
    practised.settle()
    assert practised.desk.stack.currentWidget() is practised.desk.person


def test_a_cpr_number_is_read_only_while_the_cursor_stands_in_it(practised: Seat) -> None:
    line = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.cpr)
    practised.desk.show_form(line.citizen)
    cpr = practised.desk.form.cpr
    assert "4321" not in cpr.displayText()
    cpr.setFocus()
    assert cpr.displayText() == "010181-4321"


def test_search_as_you_type(practised: Seat) -> None:
    page = practised.desk.citizens
    for typed, found in (("bør", 1), ("4321", 1), ("154689", 1), ("ø-85", 1), ("findes ikke", 0), ("", 4)):
        page.search.setText(typed)
        assert len(page.table.people.lines) == found, typed
    page.search.setText("findes ikke")
    assert page.nobody.isVisible()


def test_remove_and_take_it_back(practised: Seat) -> None:
    page = practised.desk.citizens
    name = page.table.chosen().citizen.name  # type: ignore[union-attr]
    page.remove.click()
    practised.settle()
    assert len(page.table.people.lines) == 3
    assert name in practised.desk.top.status()
    page.table.setFocus()
    press(practised, KEY.Key_Z, CTRL)
    assert len(page.table.people.lines) == 4
    assert "Fortrudt" in practised.desk.top.status()


def test_digits_set_the_level_outside_text_and_alt_digits_everywhere(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_3)
    assert judgement(walk) == Assessed(Level.SEVERE)
    field = walk.form.voices["citizen"]
    field.setFocus()
    press(practised, KEY.Key_1)
    assert field.toPlainText() == "1"
    assert judgement(walk) == Assessed(Level.SEVERE)
    press(practised, KEY.Key_4, ALT)
    assert judgement(walk) == Assessed(Level.COMPLETE)
    assert field.toPlainText() == "1"
    press(practised, KEY.Key_Right, ALT)
    assert walk.theme.term == "Gøre rent"
    press(practised, KEY.Key_Left, ALT)
    assert field.toPlainText() == "1"


def test_cards_and_keys_show_one_choice(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.form.cards[6].click()
    practised.settle()
    assert judgement(walk) == NotRelevant()
    assert [k.isChecked() for k in walk.footer.keys] == [c.isChecked() for c in walk.form.cards]
    walk.footer.keys[0].click()
    practised.settle()
    assert judgement(walk) == Assessed(Level.NONE)
    walk.form.clear.click()
    practised.settle()
    assert judgement(walk) is None
    assert not any(c.isChecked() for c in walk.form.cards)


def test_an_untouched_theme_is_untouched_again_after_undo(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    field = walk.form.voices["others"]
    field.setFocus()
    QTest.keyClicks(field, "Mor siger noget")
    press(practised, KEY.Key_Tab)
    assert walk._round.gathering.condition(walk.theme.code)  # type: ignore[union-attr]
    go(practised, walk, "Samtale")
    walk.tree.setFocus()
    for left in ("Mor siger ", "Mor ", ""):
        press(practised, KEY.Key_Z, CTRL)
        assert walk.theme.term == "Lave mad", "what was taken back comes into view"
        assert walk.form.voices["others"].toPlainText() == left
    practised.desk.flush()
    practised.settle()
    assert walk._round.gathering.condition(walk.theme.code) is None  # type: ignore[union-attr]
    assert "Lave mad" in practised.desk.top.status()


def test_undo_in_a_field_takes_back_typing_first(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_2)
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "abc")
    press(practised, KEY.Key_Z, CTRL)
    assert field.toPlainText() == ""
    assert judgement(walk) == Assessed(Level.MODERATE)
    press(practised, KEY.Key_Z, CTRL)
    assert judgement(walk) is None


def test_text_is_a_draft_within_a_second_of_typing(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "En halv sætn")
    QTest.qWait(1000)
    practised.settle()
    drafts: list[object] = []
    practised.shell.worker.submit(lambda desk: desk.ledger.drafts(), drafts.extend)
    practised.settle()
    assert [d.text for d in drafts] == ["En halv sætn"]  # type: ignore[attr-defined]
    assert field.hasFocus()


def test_a_short_remark_never_grows_past_its_limit(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.form.remark.setFocus()
    walk.form.remark.setPlainText("x" * 299)
    walk.form.remark.moveCursor(walk.form.remark.textCursor().MoveOperation.End)
    QTest.keyClicks(walk.form.remark, "yz")
    assert walk.form.remark.toPlainText() == "x" * 299 + "y"


def test_a_finished_round_is_read_and_not_changed(practised: Seat) -> None:
    walk = open_round(practised)
    practised.desk.round.go("end")
    end = practised.desk.round.end
    end.finishing.finish.click()
    assert end.finishing.no.hasFocus(), "the safe answer has the focus"
    end.finishing.yes.click()
    practised.settle()
    assert "Færdiggjort" in end.finishing.locked.text()
    practised.desk.round.go("themes")
    assert walk.form.voices["citizen"].isReadOnly()
    assert not walk.form.cards[0].isEnabled()
    before = judgement(walk)
    walk.tree.setFocus()
    press(practised, KEY.Key_4)
    press(practised, KEY.Key_Z, CTRL)
    assert judgement(walk) == before


def test_missing_themes_are_links_and_never_a_stop(practised: Seat) -> None:
    walk = open_round(practised)
    practised.desk.round.go("end")
    practised.desk.round.end.theme_wanted.emit(
        next(t.code for t in walk.themes if t.term == "Færdes med transportmidler")
    )
    practised.settle()
    assert walk.theme.term == "Færdes med transportmidler"
    assert walk.isVisible()


def test_json_saved_here_comes_in_there(practised: Seat) -> None:
    open_round(practised)
    practised.desk.round.go("end")
    practised.desk.round.end.json.click()
    practised.settle()
    (path,) = practised.folder.glob("*.json")
    assert path.name == "FL-2025-01-21-udkast-udredning.json"
    assert path.name in practised.desk.round.end.saved.text()
    practised.files = [path]
    practised.desk.show_citizens()
    practised.desk.citizens._fetch()
    practised.settle()
    assert "findes allerede" in practised.desk.citizens.told[0].text()


def test_a_foreign_file_is_refused_with_a_sentence(practised: Seat, tmp_path: Path) -> None:
    bad = tmp_path / "noget.json"
    bad.write_text(json.dumps({"format": "andet"}), "utf-8")
    practised.files = [bad]
    practised.desk.citizens._fetch()
    practised.settle()
    assert "er ikke en udredning, en bestilling eller indsatsmål" in practised.desk.notice.text()
    assert practised.desk.notice.isVisible()


def test_a_full_disk_keeps_the_text_and_the_window(practised: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    from ffbdesk.storage.errors import DiskFull
    from ffbdesk.storage.ledger import Ledger

    walk = open_round(practised)
    go(practised, walk, "Lave mad")

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "commit", full)
        patch.setattr(Ledger, "draft", full)
        field = walk.form.voices["citizen"]
        field.setFocus()
        QTest.keyClicks(field, "Det må ikke gå tabt")
        go(practised, walk, "Samtale")
        assert "ikke plads" in practised.desk.notice.text()
        assert not practised.shell.close(), "text that is not stored keeps the window open"
        go(practised, walk, "Lave mad")
        assert field.toPlainText() == "Det må ikke gå tabt"
    practised.desk._context.outbox.send_waiting()
    practised.settle()
    assert practised.desk._context.outbox.is_empty()
    shown: list[object] = []
    gathering = walk._round.gathering.id  # type: ignore[union-attr]
    practised.shell.worker.submit(lambda desk: rounds.load(desk, gathering), shown.append)
    practised.settle()
    assert "Det må ikke gå tabt" in str(shown[0])


def _right(widget: QWidget, area: QScrollArea) -> int:
    return widget.mapTo(area.viewport(), widget.rect().topRight()).x()


def cut(shell: QWidget) -> list[str]:
    """What is wider than its room: past an edge, or narrower than its own words."""
    found = []
    for area in shell.findChildren(QScrollArea):
        if area.isVisible() and area.widget():
            inside = [area.widget(), *area.widget().findChildren(QWidget)]
            found += [w for w in inside if w.isVisible() and _right(w, area) > area.viewport().width()]
    words = [
        w for kind in (QLabel, QPushButton, QCheckBox, QComboBox) for w in shell.findChildren(kind) if w.isVisible()
    ]
    found += [w for w in words if w.mapTo(shell, w.rect().topRight()).x() >= shell.width()]
    found += [w for w in words if getattr(w, "text", str)() and w.width() < w.minimumSizeHint().width()]
    return [f"{type(w).__name__} {w.accessibleName()} {getattr(w, 'text', str)()}" for w in found]


@pytest.mark.parametrize(
    ("size", "steps"),
    [((1366, 768), 0), ((1366, 768), 2), ((1024, 700), 0), ((1024, 700), 2), ((1024, 700), 4), ((911, 512), 0)],
)
def test_no_page_is_wider_than_its_window(practised: Seat, size: tuple[int, int], steps: int) -> None:
    shell = practised.shell
    if steps:
        shell.zoom(steps)
    shell.setMinimumSize(0, 0)
    shell.resize(*size)
    practised.settle()
    walk = second_round(practised)
    go(practised, walk, "Deltage i sociale fællesskaber og fritidsaktiviteter")
    (walk.tree if walk.tree.isVisible() else walk.strip).setFocus()
    for key in (KEY.Key_T, KEY.Key_I, KEY.Key_T, KEY.Key_I, KEY.Key_I):  # tree and column, each alone and after another
        press(practised, key, CTRL)
        shown = walk._area.isVisible(), walk.tree.isVisible(), walk.beside.column.isVisible()
        assert any(shown)
        assert cut(shell) == [], (key, shown)
    person = practised.desk.round.shown.citizen.id  # type: ignore[union-attr]
    opened = [partial(practised.desk.round.go, tab) for tab in ("head", "themes", "result", "goals", "end")]
    opened += [partial(practised.desk.show_citizen, person, tab) for tab in ("rounds", "goals", "notes", "data")]
    opened += [practised.desk.show_settings, partial(practised.desk.show_citizen, person)]
    for tab, show in enumerate([*opened, practised.desk._new_note]):
        show()
        practised.settle()
        assert (shell.width(), shell.height()) == size
        assert cut(shell) == [], tab
        assert practised.desk.round.bar.geometry().right() <= shell.width()


def test_larger_text_keeps_the_place_and_what_was_typed(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "Midt i en sæt")
    press(practised, KEY.Key_Plus, CTRL)
    assert practised.shell._look.tokens.scale == 1.25
    walk = practised.desk.round.walk
    assert walk.isVisible()
    assert walk.theme.term == "Lave mad"
    assert walk.form.voices["citizen"].toPlainText() == "Midt i en sæt"
    press(practised, KEY.Key_0, CTRL)
    assert practised.shell._look.tokens.scale == 1.0


def test_the_mode_follows_in_place(practised: Seat, look: Look) -> None:
    walk = open_round(practised)
    field = walk.form.voices["citizen"]
    field.setFocus()
    before = practised.shell.grab().toImage().pixelColor(5, 300)
    look.use("dark")
    practised.settle()
    after = practised.shell.grab().toImage().pixelColor(5, 300)
    assert before.lightness() > 200
    assert after.lightness() < 60
    assert field.hasFocus()


def test_every_control_has_a_name(practised: Seat) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

    open_round(practised)
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
        for widget in practised.shell.findChildren(kind)
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and type(widget).__name__ not in ("QTableCornerButton", "QAbstractButton")
    ]
    assert nameless == []


def test_redo_does_again_what_undo_took_back(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_3)
    press(practised, KEY.Key_Z, CTRL)
    assert judgement(walk) is None
    press(practised, KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert judgement(walk) == Assessed(Level.SEVERE)
    assert "Gjort igen" in practised.desk.top.status()
    press(practised, KEY.Key_Z, CTRL)
    press(practised, KEY.Key_Y, CTRL)
    assert judgement(walk) == Assessed(Level.SEVERE)


def second_round(seat: Seat) -> WalkPage:
    """A new round for Børge, with two finished ones before it."""
    line = next(x for x in seat.desk.citizens.table.people.lines if x.citizen.name.startswith("Børge"))
    made: list[object] = []
    seat.shell.worker.submit(lambda desk: rounds.new(desk, line.citizen.id), made.append)
    seat.settle()
    seat.desk.show_round(made[0], "themes")  # type: ignore[arg-type]
    seat.settle()
    return seat.desk.round.walk


def test_the_last_round_stands_beside_and_comes_over_when_asked(practised: Seat, clock: Clock) -> None:
    clock.now = datetime(2021, 9, 1, 9, 0, tzinfo=UTC)
    practised.shell.resize(1280, 800)  # the offscreen screen is narrower
    walk = second_round(practised)
    assert walk.earlier.panel.isVisible()
    assert "18.6.2021" in walk.earlier.panel._when.text()
    assert walk.theme.term == "Indgå i samspil og kontakt"
    assert "hånden på bordet" in walk.earlier.panel.voices[next(iter(walk.earlier.panel.voices))]._text.text()
    walk.earlier.panel.theme.click()
    practised.settle()
    assert judgement(walk) == Assessed(Level.LIGHT)
    assert walk.form.carried.isVisible()
    walk.form.confirm.click()
    practised.settle()
    assert not walk.form.carried.isVisible()
    walk.earlier.panel.all.click()
    practised.settle()
    go(practised, walk, "Spise")
    assert walk.form.carried.isVisible()
    walk.tree.setFocus()
    press(practised, KEY.Key_2)
    assert not walk.form.carried.isVisible(), "a judgement of one's own is a confirmation"


def test_in_a_narrow_window_the_last_round_is_one_line(practised: Seat) -> None:
    walk = second_round(practised)
    practised.shell.resize(1024, 700)
    practised.settle()
    assert not walk.earlier.panel.isVisible()
    assert walk.beside.strip.isVisible()
    press(practised, KEY.Key_I, CTRL)
    assert walk.earlier.panel.isVisible()
    go(practised, walk, "Vaske tøj")
    assert walk.earlier.panel._nothing.isVisible()


def test_a_first_round_has_no_earlier_one_beside(practised: Seat) -> None:
    walk = open_round(practised)
    assert not walk.earlier.panel.isVisible()
    assert walk.beside.notes.isVisibleTo(walk.beside.column), "notes stand there all the same"


def test_thirteen_keys_mark_a_page_and_one_line_over_the_criteria_counts_them(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Gøre rent")
    go(practised, walk, "Vaske tøj")
    rows = [line for line in walk.form.prompts.rows if line.isVisible()]
    rows[0].setFocus()
    for key in (KEY.Key_A, KEY.Key_F, KEY.Key_F, KEY.Key_R, KEY.Key_S):
        press(practised, key)
    assert rows[5].hasFocus()
    assert walk.form.prompts.counts() == [1, 2, 0, 0, 1]
    condition = walk._round.gathering.condition(walk.theme.code)  # type: ignore[union-attr]
    assert condition is not None
    assert len(condition.marks) == 5
    assert judgement(walk) is None, "marks never make a level"
    said = "altid eller næsten altid 1, for det meste 2, sjældent eller aldrig 1."
    assert walk.form.marks.text() == f"4 af {len(rows) - 1} relevante punkter er markeret: {said}"
    below = walk.form.marks.mapTo(walk.form, QPoint(0, walk.form.marks.height())).y()
    assert below <= walk.form.cards[0].mapTo(walk.form, QPoint(0, 0)).y(), "above the criteria, beside none of them"
    assert not any("1" in card.accessibleDescription() for card in walk.form.cards)
    press(practised, KEY.Key_Z, CTRL)
    assert walk.form.prompts.counts() == [1, 2, 0, 0, 0]
    press(practised, KEY.Key_2)
    assert judgement(walk) == Assessed(Level.MODERATE), "a digit is the page's, also on a prompt"


def test_what_is_ffb_desks_own_says_so(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Vaske tøj")
    said = [one.text() for one in walk.form.findChildren(QLabel) if one.isVisibleTo(walk.form)]
    assert any(text.endswith("(FFB Desks forklaring)") for text in said)
    assert "FFB Desks forslag" in said
    assert any(text.startswith("Punkterne og skalaen er FFB Desks egne") for text in said)
    assert "Ikke en del af FFB, indberettes ikke." in said
    assert "Kategorien er FFB Desks egen, uden kode i FFB" in walk.form.cards[6].accessibleDescription()


def seen(walk: WalkPage) -> list[str]:
    """The prompts on the page from top to bottom, and the heading between them."""
    prompts = walk.form.prompts
    shown = [w for w in (*prompts.rows, prompts.occasions) if w.isVisible()]
    names = {w: w.accessibleName() for w in prompts.rows} | {prompts.occasions: "—"}
    return [names[w] for w in sorted(shown, key=lambda w: w.mapTo(walk.form, QPoint(0, 0)).y())]


def test_what_there_is_seldom_reason_to_do_stands_last_and_help_is_named(practised: Seat) -> None:
    walk = open_round(practised)
    for term in ("Varetage bolig", "Købe ind", "Gøre rent", "Varetage økonomi"):
        go(practised, walk, term)
        shown = walk.theme.shown(())
        usual = [prompt.text for prompt in shown if prompt.kind is PromptKind.USUAL]
        occasions = [prompt.text for prompt in shown[len(usual) :]]
        heading = ["—"] if occasions else []
        assert seen(walk) == [*usual, *heading, *(f"Når der er anledning. {text}" for text in occasions)], term
    go(practised, walk, "Klæde sig af og på")
    helped = next(prompt for prompt in walk.theme.prompts if prompt.kind is PromptKind.HELPED)
    row = walk.form.prompts.row_of(helped.id)
    assert row is not None
    assert row.accessibleName() == f"{helped.text} (med hjælp; løfter ikke niveauet)"
    row.setFocus()
    press(practised, KEY.Key_A)
    assert row.value() is Frequency.ALWAYS
    assert walk.form.prompts.counts() == [0, 0, 0, 0, 0], "it is counted beside no level"


def test_a_withdrawn_prompt_is_seen_only_where_it_is_marked_and_goes_when_it_is_cleared(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Varetage bolig")
    assert not [name for name in seen(walk) if "Låser døren" in name]
    old = Mark(PromptId("fd4b8dd3-08"), "Låser døren efter sig", 1, Frequency.MOSTLY)
    ref = mark_ref(walk._round.gathering.id, walk.theme.code, old.prompt)  # type: ignore[union-attr]
    practised.shell.worker.submit(lambda desk: values.put(desk, ref, written(old)), lambda _: None)
    practised.settle()
    go(practised, walk, "Gøre rent")
    go(practised, walk, "Varetage bolig")
    row = walk.form.prompts.row_of(old.prompt)
    assert row is not None
    assert (row.accessibleName(), row.value()) == ("Låser døren efter sig (udgået punkt)", Frequency.MOSTLY)
    assert seen(walk)[seen(walk).index("—") - 1] == row.accessibleName()
    assert sum(walk.form.prompts.counts()) == 0, "what is not asked about stands for no level"
    row.setFocus()
    press(practised, KEY.Key_Delete)
    assert not [name for name in seen(walk) if "Låser døren" in name]
    assert QApplication.focusWidget() in walk.form.prompts.rows, "what is typed next falls into no text"
    press(practised, KEY.Key_Z, CTRL)
    assert [name for name in seen(walk) if "Låser døren" in name]


def test_the_own_rating_is_its_own(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Vaske tøj")
    walk.form.own.keys[3].click()
    practised.settle()
    condition = walk._round.gathering.condition(walk.theme.code)  # type: ignore[union-attr]
    assert condition is not None
    assert condition.own_rating == 3
    assert condition.judgement is None
    walk.form.own.clear.click()
    practised.settle()
    assert walk._round.gathering.condition(walk.theme.code) is None  # type: ignore[union-attr]


def test_three_voices_typed_in_order_are_undone_in_the_opposite_one(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    fields = list(walk.form.voices.values())
    fields[0].setFocus()
    for field in fields:
        QTest.keyClicks(field, "Noget")
        QTest.qWait(900)  # the draft is stored, and the round is read again
        practised.settle()
        press(practised, KEY.Key_Tab)
    walk.tree.setFocus()
    for left in (2, 1, 0):
        press(practised, KEY.Key_Z, CTRL)
        assert [bool(f.toPlainText()) for f in fields] == [True] * left + [False] * (3 - left)


def test_leaving_a_field_makes_a_change_of_what_was_saved_as_a_draft(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "En hel sætning.")
    QTest.qWait(1000)
    practised.settle()
    press(practised, KEY.Key_Tab)
    drafts: list[object] = []
    practised.shell.worker.submit(lambda desk: desk.ledger.drafts(), drafts.extend)
    practised.settle()
    assert drafts == []
    press(practised, KEY.Key_2, ALT)
    walk.tree.setFocus()
    press(practised, KEY.Key_Z, CTRL)
    assert judgement(walk) is None
    assert field.toPlainText() == "En hel sætning.", "the level was the last change, not the text"


def test_tab_goes_down_the_page(practised: Seat) -> None:
    practised.shell.resize(1280, 800)
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    go(practised, walk, "Deltage i sociale fællesskaber og fritidsaktiviteter")
    go(practised, walk, "Vaske tøj")
    walk.tree.setFocus()
    passed = []
    for _ in range(40):
        press(practised, KEY.Key_Tab)
        passed.append(QApplication.focusWidget())
    rows = [line for line in walk.form.prompts.rows if line.isVisible()]
    wanted = [rows[0], *walk.form.voices.values(), walk.form.cards[0], walk.form.own.keys[0], walk.form.remark]
    assert [w for w in passed if w in wanted][: len(wanted)] == wanted
    assert rows[1] not in passed, "the prompts are one stop; arrows and letters go on from there"
    assert passed[0] is rows[0]


def test_the_count_stands_in_one_place_at_every_width(practised: Seat) -> None:
    walk = open_round(practised)
    for width in (1280, 1024, 900):
        practised.shell.resize(width, 700)
        practised.settle()
        places = [walk.footer._count.isVisible(), walk.form._count_line.isVisible()]
        assert sum(places) == 1, (width, places)


def test_a_round_begun_by_mistake_is_removed_and_taken_back(practised: Seat) -> None:
    line = next(x for x in practised.desk.citizens.table.people.lines if x.citizen.name.startswith("Børge"))
    practised.desk.show_citizen(line.citizen.id)
    practised.settle()
    page = practised.desk.person.rounds
    page.new.click()
    practised.settle()
    practised.desk.round.go("back")
    practised.settle()
    assert len([card for card in page.cards if card.isVisible()]) == 3
    removes = [b for b in page.findChildren(Button) if b.accessibleName().startswith("Fjern") and b.isVisible()]
    assert len(removes) == 1, "a finished round cannot be removed"
    removes[0].click()
    practised.settle()
    assert len([card for card in page.cards if card.isVisible()]) == 2
    press(practised, KEY.Key_Z, CTRL)
    assert len([card for card in page.cards if card.isVisible()]) == 3
    assert "Fortrudt" in practised.desk.top.status()


def test_the_walk_folds_the_group_it_leaves_and_not_the_one_the_user_unfolded(practised: Seat) -> None:
    walk = open_round(practised)
    model, tree = walk.tree.model(), walk.tree

    def unfolded() -> list[str]:
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return [str(index.data()) for index in rows if tree.isExpanded(index)]

    go(practised, walk, "Gøre rent")
    assert unfolded() == ["Praktiske opgaver"]
    go(practised, walk, "Samtale")
    assert unfolded() == ["Kommunikation"]
    tree.clicked.emit(model.index(5, 0))  # the user unfolds Mobilitet
    go(practised, walk, "Spise")
    assert unfolded() == ["Egenomsorg", "Mobilitet"]
    go(practised, walk, "Gå og bevæge sig")
    go(practised, walk, "Samtale")
    assert unfolded() == ["Kommunikation", "Mobilitet"]


def test_what_is_judged_is_named_when_the_page_is_scrolled(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Gøre rent")
    named = walk.pinned
    assert not named.isVisible()
    walk.show_level()
    assert named.isVisible()
    assert named.name() == "Gøre rent"
    walk.form.reveal("judgement")
    first = walk.form.cards[0]
    assert first.mapTo(walk, QPoint(0, 0)).y() >= named.mapTo(walk, QPoint(0, named.height())).y()
    go(practised, walk, "Vaske tøj")
    assert not named.isVisible()
    assert named.name() == "Vaske tøj"


def test_the_list_of_everybody_opens_at_its_heading_and_stays_under_the_mouse(practised: Seat) -> None:
    practised.shell.resize(1366, 768)
    practised.shell.worker.submit(bosted.load)
    desk = practised.desk
    desk.show_today()
    practised.settle()
    desk.show_citizens()
    practised.settle()
    QApplication.processEvents()
    table = desk.citizens.table
    area = next(a for a in desk.citizens.findChildren(QScrollArea) if a.isVisible() and a.isAncestorOf(table))
    assert area.verticalScrollBar().maximum() > 0
    assert area.verticalScrollBar().value() == 0
    place = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    practised.settle()
    QApplication.processEvents()
    assert area.verticalScrollBar().value() == 0
    for _ in range(8):
        QTest.keyClick(table, Qt.Key.Key_Down)
    practised.settle()
    practised.settle()
    assert is_in_sight(table, in_hand(table)), "the page follows the row that is chosen"
    assert area.verticalScrollBar().value() > 0
