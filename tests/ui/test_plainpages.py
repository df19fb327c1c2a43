"""Vis til borgeren in the window: what is shown, that nothing else works meanwhile, and how one comes back."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.services import rounds
from ffbdesk.services.desk import Desk
from ffbdesk.ui.commands import available
from ffbdesk.ui.plainpages.editor import PlainPagesEditor
from ffbdesk.ui.plainpages.shown import ShownPages
from ffbdesk.words import plainpages as say
from tests.support import person
from tests.ui.conftest import PHRASE, Seat
from tests.ui.test_notes import CTRL, KEY, press
from tests.ui.test_one_way import busy
from tests.ui.test_progression import on_page


def at_editor(seat: Seat) -> PlainPagesEditor:
    page, _citizen = on_page(seat, "Børge")
    page.to_plain.click()
    seat.settle()
    return page.plain


def add(seat: Seat, editor: PlainPagesEditor, at: int = 0) -> None:
    codes = [str(editor.add.itemData(row)) for row in range(editor.add.count()) if editor.add.itemData(row)]
    editor.add.picked.emit(codes[at])
    seat.settle()


def typed(seat: Seat, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
    seat.settle()


def written(seat: Seat) -> PlainPagesEditor:
    """Two pages about goals, and one with words alone."""
    editor = at_editor(seat)
    for text in ("I maj gik du tit uden at sige noget.", "Nu køber du selv ind."):
        add(seat, editor)
        assert QApplication.focusWidget() is editor.form.words
        typed(seat, text)
    words = [row for row in range(editor.add.count()) if editor.add.itemText(row) == say.NEXT]
    editor.add.picked.emit(str(editor.add.itemData(words[0])))
    seat.settle()
    typed(seat, "- Du beholder dit bestik.")
    return editor


def shown(seat: Seat) -> ShownPages:
    view = seat.shell._stack.currentWidget()
    assert isinstance(view, ShownPages)
    return view


def unlock(seat: Seat) -> None:
    view = seat.shell.unlock.locked
    view.passphrase.edit.setText(PHRASE)
    view.open.click()
    seat.settle()


def test_pages_are_written_and_shown_with_their_words(practised: Seat) -> None:
    editor = written(practised)
    assert [row.name.accessibleName() for row in editor.list.rows.values()] == [
        "At være sammen med andre",
        "At købe ind",
        say.NEXT,
    ]
    editor.show_button.click()
    practised.settle()
    view = shown(practised)
    assert view.pages[0].words == "I maj gik du tit uden at sige noget."
    assert "maj gik du tit" in view.accessibleName()
    assert "Trappe med fem trin" in view.accessibleName()
    assert "niveau" not in view.accessibleName().lower()
    assert not view.back.isEnabled()
    press(practised, KEY.Key_Right)
    assert view.at == 1
    press(practised, KEY.Key_Down)
    assert (view.at, view.onward.isVisible()) == (2, False)
    assert not view.figure.isVisible()
    press(practised, KEY.Key_Right)
    press(practised, KEY.Key_Left)
    assert view.at == 1


def test_nothing_else_works_while_it_is_shown(practised: Seat, tmp_path: Path) -> None:
    editor = written(practised)
    editor.show_button.click()
    practised.settle()
    view, scale = shown(practised), practised.shell._look.tokens.scale
    assert not practised.desk.isVisible()
    assert practised.shell.windowTitle() == "FFB Desk", "whose it is stands in no title"
    assert not available(practised.desk)
    for key, held in (
        (KEY.Key_K, CTRL),
        (KEY.Key_D, CTRL),
        (KEY.Key_1, CTRL),
        (KEY.Key_N, CTRL),
        (KEY.Key_Z, CTRL),
        (KEY.Key_L, CTRL),
        (KEY.Key_Plus, CTRL),
        (KEY.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Space, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_F1, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Left, Qt.KeyboardModifier.AltModifier),
    ):
        press(practised, key, held)
        assert shown(practised) is view
        assert view.at == 0
        assert QApplication.focusWidget() is view
    assert practised.shell._look.tokens.scale == scale
    (tmp_path / "fil.json").write_text("{}", encoding="utf-8")
    practised.shell.take([tmp_path / "fil.json"])
    practised.settle()
    assert shown(practised) is view


def test_esc_locks_and_the_passphrase_leads_back_to_the_pages(practised: Seat) -> None:
    editor = written(practised)
    assert editor.ask.isChecked()
    editor.show_button.click()
    practised.settle()
    press(practised, KEY.Key_Escape)
    assert practised.shell.desk is None
    assert practised.shell._stack.currentWidget() is practised.shell.unlock
    assert not practised.shell.findChildren(ShownPages)
    unlock(practised)
    page = practised.desk.person.progression
    assert page.is_plain()
    assert len(page.plain.list.rows) == 3


def test_without_asking_esc_leads_straight_back_this_once(practised: Seat) -> None:
    editor = written(practised)
    editor.ask.click()
    editor.show_button.click()
    practised.settle()
    shown(practised).close_button.click()
    practised.settle()
    assert practised.desk.isVisible()
    assert QApplication.focusWidget() is editor.show_button
    assert "FFB Desk" in practised.shell.windowTitle() != "FFB Desk"
    editor.back.click()
    practised.settle()
    practised.desk.person.progression.to_plain.click()
    practised.settle()
    assert editor.ask.isChecked(), "it is chosen anew each time"


def test_sensitive_pages_are_shown_only_when_ticked_each_time(practised: Seat) -> None:
    made: list[CitizenId] = []

    def with_sensitive(desk: Desk) -> None:
        made.append(person(desk, "Åse Test").id)
        gathering = rounds.new(desk, made[0])
        rounds.judge(desk, gathering, next(iter(SENSITIVE)), Assessed(Level(2)))
        other = next(one.code for one in desk.catalogue.themes if one.term == "Lave mad")
        rounds.judge(desk, gathering, other, Assessed(Level(2)))

    practised.shell.worker.submit(with_sensitive, lambda _none: None)
    practised.settle()
    practised.desk.show_citizen(made[0], "progression")
    practised.settle()
    page = practised.desk.person.progression
    page.to_plain.click()
    practised.settle()
    editor = page.plain
    closed = [editor.add.itemText(row) for row in range(editor.add.count())]
    assert "Lave mad" in closed
    assert not any("seksualitet" in text.lower() or "toilet" in text.lower() for text in closed)
    editor.open_sensitive.click()
    practised.settle()
    rows = range(editor.add.count())
    codes = [str(editor.add.itemData(row)) for row in rows if str(editor.add.itemData(row)).startswith("theme:")]
    for code in codes:
        editor.add.picked.emit(code)
        practised.settle()
        typed(practised, "Ord om temaet")
    assert len(editor.list.rows) == 2
    assert [one.sensitive for one in editor.ticked()] == [False]
    ticks = [row.tick for row in editor.list.rows.values()]
    assert sorted(tick.isChecked() for tick in ticks) == [False, True]
    next(tick for tick in ticks if not tick.isChecked()).click()
    assert len(editor.ticked()) == 2
    editor.ask.click()
    editor.show_button.click()
    practised.settle()
    assert len(shown(practised).pages) == 2
    press(practised, KEY.Key_Escape)
    assert [one.sensitive for one in editor.ticked()] == [False], "it was for this once"
    next(tick for tick in ticks if not tick.isChecked()).click()
    editor.back.click()
    practised.settle()
    page.to_plain.click()
    practised.settle()
    assert [one.sensitive for one in editor.ticked()] == [False], "each time is a choice"


def test_the_suggestion_is_put_in_when_asked_for_and_taken_back(practised: Seat) -> None:
    editor = at_editor(practised)
    add(practised, editor)
    assert editor.form.words.toPlainText() == ""
    editor.form.use.click()
    practised.settle()
    said = editor.form.words.toPlainText()
    assert said in editor.form._suggestion.text()
    assert said.endswith((".",))
    press(practised, KEY.Key_Z, CTRL)
    assert editor.form.words.toPlainText() == ""


def test_a_page_without_words_or_stairs_is_not_shown(practised: Seat) -> None:
    editor = at_editor(practised)
    words = [row for row in range(editor.add.count()) if editor.add.itemText(row) == say.OTHER]
    editor.add.picked.emit(str(editor.add.itemData(words[0])))
    practised.settle()
    editor.show_button.click()
    practised.settle()
    assert editor.wrong.isVisible()
    assert practised.desk.isVisible()


@pytest.mark.usefixtures("still")
def test_the_paper_has_what_is_ticked(practised: Seat, tmp_path: Path) -> None:
    editor = written(practised)
    list(editor.list.rows.values())[1].tick.click()
    practised.folder = tmp_path
    editor.pdf.click()
    practised.settle()
    (path,) = tmp_path.glob("*borgerens-udgave.pdf")
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Sådan er det gået, Børge" in text
    assert "I maj gik du tit" in text
    assert "køber du selv ind" not in text
    assert editor.saved.isVisible()


def test_the_system_locks_while_it_is_shown(practised: Seat) -> None:
    editor = written(practised)
    editor.ask.click()
    editor.show_button.click()
    practised.settle()
    practised.shell.lock("screen")
    practised.settle()
    assert practised.shell._stack.currentWidget() is practised.shell.unlock
    assert not practised.shell.findChildren(ShownPages)


def test_who_has_gone_elsewhere_meanwhile_is_not_covered(practised: Seat) -> None:
    editor = written(practised)
    with busy(practised):
        editor.show_button.click()
        practised.desk.show_citizens()
    practised.settle()
    assert practised.desk.isVisible()
    assert not practised.shell.findChildren(ShownPages)


def test_the_view_has_every_key_whatever_still_comes_to_the_desk(practised: Seat) -> None:
    editor = written(practised)
    editor.show_button.click()
    practised.settle()
    view = shown(practised)
    practised.desk.citizens.table.setFocus()
    practised.desk.show_citizens()
    practised.settle()
    assert QApplication.focusWidget() is view
    press(practised, KEY.Key_Right)
    assert view.at == 1
    press(practised, KEY.Key_Escape)
    assert practised.shell.desk is None


def test_a_word_longer_than_a_line_can_be_read_to_its_end(practised: Seat) -> None:
    editor = at_editor(practised)
    add(practised, editor)
    editor.form.words.setPlainText("x" * 300)
    editor.show_button.click()
    practised.settle()
    view = shown(practised)
    (label,) = [one for one in view.findChildren(QLabel) if "xxxx" in one.text()]
    assert label.accessibleName() == "x" * 300
    assert label.height() > 2 * label.fontMetrics().height()
