"""The spell check through what a user does: a wave under a word, a suggestion, the archive's own words, F7."""

import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ffbdesk import shipped
from ffbdesk.dictionary import Dictionary, load
from ffbdesk.domain.ids import GatheringId
from ffbdesk.domain.spelling import Checked
from ffbdesk.services import citizens, rounds
from ffbdesk.services.desk import Desk
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.spelled import on_screen
from ffbdesk.ui.walk.form import ThemeForm
from ffbdesk.words import spelling as say
from tests.support import danish
from tests.ui.conftest import PHRASE, Clock, Seat
from tests.ui.test_settings import press, settings, shown

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
WRONG, RIGHT = "funktionsevenn", "funktionsevnen"


@pytest.fixture
def dictionary(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Dictionary]:
    """The shipped one, read once in a test run; or a damaged one."""
    if not hasattr(request, "param"):
        return danish
    folder = tmp_path / "ordbog"
    shutil.copytree(shipped.folder("resources") / "spelling", folder)
    words = folder / "index.dic"
    words.write_bytes(words.read_bytes()[:-1])
    return partial(load, folder)


@pytest.fixture
def field(opened: Seat) -> GrowingText:
    """What others say at the first theme of a new round, about somebody whose name no dictionary has."""
    found: list[object] = []

    def begin(desk: Desk) -> object:
        return rounds.new(desk, citizens.add(desk, citizens.Entered(name="Xerxila Qvortrupski")).id)

    opened.shell.worker.submit(begin, found.append)
    opened.settle()
    opened.desk.show_round(found[0], "themes")
    opened.settle()
    walk = opened.desk.round.walk
    walk.go_to(walk.themes[0].code)
    opened.settle()
    walk.form.voices["others"].setFocus()
    return walk.form.voices["others"]


def write(seat: Seat, field: GrowingText, text: str) -> None:
    QTest.keyClicks(field, text)
    seat.settle()


def marked(field: GrowingText) -> list[str]:
    assert field.spelled is not None
    return [word.text for _block, word in field.spelled.marked(field.viewport().rect())]


def waves(seat: Seat, field: GrowingText) -> bool:
    """Whether the colour of the waves is to be seen in the field."""
    wanted = seat.shell._look.tokens.c("attention_edge")
    picture = field.grab().toImage()
    seen = (picture.pixelColor(x, y) for y in range(0, picture.height()) for x in range(40, 160))
    return any(abs(c.hue() - wanted.hue()) < 8 and c.saturation() > 80 for c in seen)


def menu(seat: Seat) -> QMenu:
    seat.settle()
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def word_at_cursor(field: GrowingText) -> tuple[int, int]:
    cursor = field.textCursor()
    return cursor.selectionStart(), cursor.selectionEnd()


def right_click(seat: Seat, field: GrowingText, word: str) -> QMenu:
    cursor = field.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 2)
    at = field.cursorRect(cursor).center()
    mouse = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(mouse, at, field.viewport().mapToGlobal(at))
    QApplication.sendEvent(field.viewport(), event)
    return menu(seat)


def choose(seat: Seat, found: QMenu, text: str) -> None:
    action = next(action for action in found.actions() if action.text() == text)
    action.trigger()
    found.close()
    seat.settle()


def unlocked_again(seat: Seat) -> None:
    seat.shell.lock()
    seat.shell.unlock.locked.passphrase.edit.setText(PHRASE)
    QTest.keyClick(seat.shell.unlock.locked.passphrase.edit, KEY.Key_Return)
    seat.settle()


def at_the_theme(seat: Seat) -> ThemeForm:
    """Back to the round from another page."""
    found: list[list[str]] = []
    seat.shell.worker.submit(lambda desk: desk.ledger.read.ids("gathering"), found.append)
    seat.settle()
    seat.desk.show_round(GatheringId(found[0][0]), "themes")
    seat.settle()
    walk = seat.desk.round.walk
    walk.go_to(walk.themes[0].code)
    seat.settle()
    return walk.form


def test_a_wrong_word_is_marked_and_a_suggestion_is_one_step_for_undo(opened: Seat, field: GrowingText) -> None:
    write(opened, field, f"Om {WRONG}")
    assert marked(field) == [], "it may not be finished"
    write(opened, field, " siger hun ikke ret meget")
    assert marked(field) == [WRONG]
    assert waves(opened, field)
    seen = right_click(opened, field, WRONG)
    texts = [action.text() for action in seen.actions()]
    assert texts[0] == RIGHT, "the likeliest first, above the system's own"
    assert texts.index(say.ADD) < texts.index(say.IGNORE) < len(texts) - 3
    choose(opened, seen, RIGHT)
    assert field.toPlainText() == f"Om {RIGHT} siger hun ikke ret meget"
    assert marked(field) == []
    assert not waves(opened, field)
    QTest.keyClick(field, KEY.Key_Z, CTRL)
    opened.settle()
    assert field.toPlainText() == f"Om {WRONG} siger hun ikke ret meget", "one step, and no more"
    assert marked(field) == [WRONG]
    # A suggestion of one letter could be taken for the next one typed. The menu key asks about the word at the cursor.
    field.selectAll()
    write(opened, field, "støttepersone")
    at = field.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, field.viewport().mapToGlobal(at))
    QApplication.sendEvent(field.viewport(), event)
    choose(opened, menu(opened), "støttepersonen")
    write(opened, field, "s")
    for text in ("støttepersonen", "støttepersone"):
        QTest.keyClick(field, KEY.Key_Z, CTRL)
        assert field.toPlainText() == text


def test_marking_is_nothing_that_happens_to_the_text_and_looks_at_what_is_in_sight(
    opened: Seat, field: GrowingText, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.insertPlainText("😊😊 Om ")  # each of them counts as two for Qt
    write(opened, field, f"{WRONG} er der ")
    heard: list[object] = []
    document = field.document()
    for signal in (field.textChanged, document.contentsChanged, document.contentsChange, document.undoAvailable):
        signal.connect(lambda *_: heard.append(1))
    before = document.revision()
    opened.desk._context.spelling.changed.emit()
    assert waves(opened, field)
    assert (heard, document.revision()) == ([], before)
    assert "underline" not in document.toHtml()
    choose(opened, right_click(opened, field, WRONG), RIGHT)
    assert field.toPlainText() == f"😊😊 Om {RIGHT} er der "
    line = "Hun siger, at det går godt nok med det hele for tiden, og at hun gerne vil mere.\n"
    field.setPlainText(line * 400 + f"Om {WRONG} her")
    spelling, asked = opened.desk._context.spelling, list[str]()
    doubtful = spelling.doubtful

    def listening(words: Iterable[str]) -> set[str]:
        found = list(words)
        asked.extend(found)
        return doubtful(found)

    monkeypatch.setattr(spelling, "doubtful", listening)
    field.viewport().repaint(0, 0, 400, 300)
    assert 0 < len(asked) < 600
    QTest.keyClick(field, KEY.Key_F7)
    menu(opened).close()
    assert field.textCursor().selectedText() == WRONG, "F7 finds it all the same"


def test_own_words_are_the_archives_and_can_be_removed_again(
    opened: Seat, field: GrowingText, clock: Clock, tmp_path: Path
) -> None:
    word = "brugsforeningscafeteriaxen"
    write(opened, field, f"Hun er tit i {word} om {WRONG} ")
    assert marked(field) == [word, WRONG]
    choose(opened, right_click(opened, field, word), say.ADD)
    assert say.ADDED.format(word=word) == opened.desk.top.status()
    choose(opened, right_click(opened, field, WRONG), say.IGNORE)
    assert marked(field) == []
    unlocked_again(opened)
    field = opened.desk.round.walk.form.voices["others"]
    assert word in field.toPlainText()
    assert marked(field) == [], "it is known after the archive was opened anew"
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert word.encode() not in file.read_bytes(), "and nowhere else"
    clock.now = clock.now.replace(day=clock.now.day + 1)
    opened.desk._context.spelling.begin()
    opened.settle()
    assert marked(field) == [WRONG], "what is ignored is so for a day"
    page = settings(opened)
    press(opened, page.spelling, say.REMOVE_OF.format(word=word))
    assert say.LIST_EMPTY in shown(page.spelling)
    assert marked(at_the_theme(opened).voices["others"]) == [word, WRONG]


def test_f7_goes_from_word_to_word_and_says_when_there_is_no_more(
    opened: Seat, field: GrowingText, announced: list[str]
) -> None:
    write(opened, field, "Hun kan ikke godt ligde det og vil hellre hjem. ")
    for word in ("ligde", "hellre"):
        QTest.keyClick(field, KEY.Key_F7)
        seen = menu(opened)
        assert field.textCursor().selectedText() == word
        assert say.DOUBT.format(word=word) in announced
        best = seen.actions()[0].text()
        assert not seen.geometry().intersects(on_screen(field, *word_at_cursor(field))), "the word stays in sight"
        if word == "hellre":
            seen.close()
            opened.shell.move(0, opened.shell.screen().availableGeometry().height() - 450)  # no room under the word
            QTest.keyClick(field, KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)
            seen = menu(opened)
            assert seen.actions()[0].text() == best, "the same menu as at F7"
            assert not seen.geometry().intersects(on_screen(field, *word_at_cursor(field)))
            QTest.keyClick(seen, KEY.Key_Return)  # the first suggestion is chosen already
        seen.close()
        opened.settle()
    assert field.toPlainText() == f"Hun kan ikke godt ligde det og vil {best} hjem. "
    QTest.keyClick(field, KEY.Key_F7)
    seen = menu(opened)
    assert field.textCursor().selectedText() == "ligde", "round to the beginning"
    choose(opened, seen, say.IGNORE)
    QTest.keyClick(field, KEY.Key_F7)
    opened.settle()
    assert opened.desk.top.status() == say.NO_MORE


def test_the_citizens_own_words_can_be_left_alone(opened: Seat, field: GrowingText) -> None:
    own = opened.desk.round.walk.form.voices["citizen"]
    for text in (field, own):
        text.setFocus()
        write(opened, text, f"Om {WRONG} ")
    assert (marked(field), marked(own)) == ([WRONG], [WRONG])
    section = settings(opened).spelling
    for wanted, here in ((Checked.NOT_QUOTED, [WRONG]), (Checked.NOTHING, [])):
        section.checked.set(wanted.value)
        section.checked.picked.emit(wanted.value)
        opened.settle()
        assert section.told.text() == say.CHOSEN[wanted]
        assert opened.shell._around.settings.spelling() is wanted
        voices = at_the_theme(opened).voices
        assert (marked(voices["others"]), marked(voices["citizen"])) == (here, [])
    QTest.keyClick(voices["others"], KEY.Key_F7)
    assert opened.desk.top.status() == say.IS_OFF


def test_a_name_is_known_where_it_belongs_and_a_finished_round_is_not_marked(opened: Seat, field: GrowingText) -> None:
    write(opened, field, "Xerxila mener det. Qvortrupskis bror hedder Zwrtik. Zwrtikka ")
    assert marked(field) == ["Zwrtikka"], "a capital inside a sentence is a name anyway"
    opened.desk.flush()
    assert opened.desk.round.shown is not None
    gathering = opened.desk.round.shown.gathering.id
    opened.shell.worker.submit(lambda desk: rounds.finish(desk, gathering))
    field = at_the_theme(opened).voices["others"]
    assert "Zwrtikka" in field.toPlainText()
    assert field.isReadOnly()
    assert marked(field) == []
    assert not waves(opened, field)
    seen = right_click(opened, field, "Zwrtikka")
    assert say.ADD not in [action.text() for action in seen.actions()]
    seen.close()


@pytest.mark.parametrize("dictionary", ["damaged"], indirect=True)
def test_without_a_dictionary_nothing_is_marked_and_the_settings_say_so(opened: Seat, field: GrowingText) -> None:
    write(opened, field, f"Om {WRONG} ")
    assert marked(field) == []
    right_click(opened, field, WRONG).close()
    QTest.keyClick(field, KEY.Key_F7)
    opened.settle()
    assert opened.desk.top.status() == say.MISSING
    assert say.MISSING in shown(settings(opened).spelling)
