"""The spell check through what a user does: a wave under a word, a suggestion, the archive's own words, F7."""

import shutil
from collections.abc import Callable
from functools import cache, partial
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
from ffbdesk.ui.walk.form import ThemeForm
from ffbdesk.words import spelling as say
from tests.ui.conftest import PHRASE, Seat
from tests.ui.test_settings import press, settings, shown

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
WRONG, RIGHT = "funktionsevenn", "funktionsevnen"

read_once = cache(load)


@pytest.fixture
def dictionary(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Dictionary]:
    """The shipped one, read once in a test run; or what is left of it after some harm."""
    harm = getattr(request, "param", None)
    if harm is None:
        return read_once
    folder = tmp_path / "ordbog"
    shutil.copytree(shipped.folder("resources") / "spelling", folder)
    words = folder / "index.dic"
    words.unlink() if harm == "gone" else words.write_bytes(words.read_bytes()[:-1])
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
    return field.spelled.marked()


def waves(seat: Seat, field: GrowingText) -> bool:
    """Whether the colour of the waves is to be seen in the field."""
    wanted = seat.shell._look.tokens.c("attention_edge")
    picture = field.grab().toImage()
    seen = (picture.pixelColor(x, y) for y in range(0, picture.height()) for x in range(0, 200))
    return any(abs(c.hue() - wanted.hue()) < 8 and c.saturation() > 80 for c in seen)


def menu(seat: Seat) -> QMenu:
    seat.settle()
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


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


def test_a_word_is_marked_when_the_cursor_leaves_it_and_one_undo_takes_a_suggestion_back(
    opened: Seat, field: GrowingText
) -> None:
    write(opened, field, f"Om {WRONG}")
    assert marked(field) == [], "it may not be finished"
    write(opened, field, " siger hun ikke ret meget")
    assert marked(field) == [WRONG]
    assert waves(opened, field)
    seen = right_click(opened, field, WRONG)
    texts = [action.text() for action in seen.actions()]
    assert texts[0] == RIGHT, "the likeliest first, above the system's own"
    assert texts.index(say.IGNORE) < len(texts) - 3
    choose(opened, seen, RIGHT)
    assert field.toPlainText() == f"Om {RIGHT} siger hun ikke ret meget"
    assert marked(field) == []
    assert not waves(opened, field)
    QTest.keyClick(field, KEY.Key_Z, CTRL)
    opened.settle()
    assert field.toPlainText() == f"Om {WRONG} siger hun ikke ret meget", "one step, and no more"
    assert marked(field) == [WRONG]


def test_a_suggestion_of_one_letter_is_a_step_of_its_own(opened: Seat, field: GrowingText) -> None:
    """It could be taken for the next letter of what is typed."""
    write(opened, field, "støttepersone")
    QTest.keyClick(field, KEY.Key_F7)
    choose(opened, menu(opened), "støttepersonen")
    write(opened, field, "s")
    QTest.keyClick(field, KEY.Key_Z, CTRL)
    assert field.toPlainText() == "støttepersonen"
    QTest.keyClick(field, KEY.Key_Z, CTRL)
    assert field.toPlainText() == "støttepersone"


def test_marking_is_nothing_that_happens_to_the_text(opened: Seat, field: GrowingText) -> None:
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


def test_own_words_are_the_archives_and_can_be_removed_again(opened: Seat, field: GrowingText) -> None:
    write(opened, field, "Hun er tit i brugsforeningscafeteriaxen og ")
    word = "brugsforeningscafeteriaxen"
    assert marked(field) == [word]
    choose(opened, right_click(opened, field, word), say.ADD)
    assert marked(field) == []
    assert word in opened.desk.top.status()
    unlocked_again(opened)
    field = opened.desk.round.walk.form.voices["others"]
    assert word in field.toPlainText()
    assert marked(field) == [], "it is known after the archive was opened anew"
    page = settings(opened)
    assert word in shown(page.spelling)
    press(opened, page.spelling, say.REMOVE_OF.format(word=word))
    assert word not in shown(page.spelling).replace(say.REMOVED.format(word=word), "")
    assert marked(at_the_theme(opened).voices["others"]) == [word]


def test_a_word_is_ignored_for_a_day(opened: Seat, field: GrowingText, clock) -> None:
    write(opened, field, f"Om {WRONG} ")
    choose(opened, right_click(opened, field, WRONG), say.IGNORE)
    assert marked(field) == []
    unlocked_again(opened)
    assert marked(opened.desk.round.walk.form.voices["others"]) == []
    clock.now = clock.now.replace(day=clock.now.day + 1)
    unlocked_again(opened)
    assert marked(opened.desk.round.walk.form.voices["others"]) == [WRONG]


def test_f7_goes_from_word_to_word_and_says_when_there_is_no_more(
    opened: Seat, field: GrowingText, announced: list[str]
) -> None:
    write(opened, field, "Hun kan ikke godt ligde det og vil hellre hjem. ")
    QTest.keyClick(field, KEY.Key_F7)
    seen = menu(opened)
    assert field.textCursor().selectedText() == "ligde"
    assert say.DOUBT.format(word="ligde") in announced
    seen.close()
    QTest.keyClick(field, KEY.Key_F7)
    seen = menu(opened)
    assert field.textCursor().selectedText() == "hellre"
    best = seen.actions()[0].text()
    QTest.keyClick(seen, KEY.Key_Down)
    QTest.keyClick(seen, KEY.Key_Return)
    opened.settle()
    assert field.toPlainText() == f"Hun kan ikke godt ligde det og vil {best} hjem. "
    QTest.keyClick(field, KEY.Key_F7)
    seen = menu(opened)
    assert field.textCursor().selectedText() == "ligde", "round to the beginning"
    choose(opened, seen, say.IGNORE)
    QTest.keyClick(field, KEY.Key_F7)
    opened.settle()
    assert opened.desk.top.status() == say.NO_MORE


def test_the_menu_key_asks_about_the_word_at_the_cursor(opened: Seat, field: GrowingText) -> None:
    write(opened, field, f"Om {WRONG}")
    at = field.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, field.viewport().mapToGlobal(at))
    QApplication.sendEvent(field.viewport(), event)
    seen = menu(opened)
    assert seen.actions()[0].text() == RIGHT
    seen.close()


def test_the_citizens_own_words_can_be_left_alone(opened: Seat, field: GrowingText) -> None:
    own = opened.desk.round.walk.form.voices["citizen"]
    for text in (field, own):
        text.setFocus()
        write(opened, text, f"Om {WRONG} ")
    assert (marked(field), marked(own)) == ([WRONG], [WRONG])
    section = settings(opened).spelling
    for wanted, here in ((Checked.NOT_QUOTED, [WRONG]), (Checked.NOTHING, []), (Checked.ALL, [WRONG])):
        section.checked.set(wanted.value)
        section.checked.picked.emit(wanted.value)
        opened.settle()
        assert section.told.text() == say.CHOSEN[wanted]
        assert opened.shell._around.settings.spelling() is wanted
        voices = at_the_theme(opened).voices
        assert marked(voices["others"]) == here
        assert marked(voices["citizen"]) == ([WRONG] if wanted is Checked.ALL else [])


def test_a_finished_round_is_not_marked(opened: Seat, field: GrowingText) -> None:
    write(opened, field, f"Om {WRONG} ")
    opened.desk.flush()
    opened.settle()
    gathering = opened.desk.round.shown.gathering.id
    opened.shell.worker.submit(lambda desk: rounds.finish(desk, gathering))
    opened.settle()
    opened.desk.show_round(gathering, "themes")
    opened.settle()
    assert WRONG in field.toPlainText()
    assert field.isReadOnly()
    assert marked(field) == []
    assert not waves(opened, field)
    seen = right_click(opened, field, WRONG)
    assert say.ADD not in [action.text() for action in seen.actions()]
    seen.close()


def test_the_name_of_whom_it_is_about_is_known(opened: Seat, field: GrowingText) -> None:
    write(opened, field, "Xerxila mener det. Qvortrupskis bror hedder Zwrtik. Zwrtikka ")
    assert marked(field) == ["Zwrtikka"], "a capital inside a sentence is a name anyway"


def test_an_emoji_moves_nothing(opened: Seat, field: GrowingText) -> None:
    field.insertPlainText("😊😊 Om ")
    write(opened, field, f"{WRONG} er der ")
    choose(opened, right_click(opened, field, WRONG), RIGHT)
    assert field.toPlainText() == f"😊😊 Om {RIGHT} er der "


def test_only_what_is_in_sight_is_looked_at_in_a_long_text(opened: Seat, field: GrowingText) -> None:
    line = "Hun siger, at det går godt nok med det hele for tiden, og at hun gerne vil mere.\n"
    field.setPlainText(line * 1000 + f"Om {WRONG} her")
    asked: list[str] = []
    ask = opened.desk._context.spelling.doubtful
    opened.desk._context.spelling.doubtful = lambda words: ask(asked.extend(found := list(words)) or found)
    field.viewport().repaint(0, 0, 400, 300)
    assert 0 < len(asked) < 1000
    QTest.keyClick(field, KEY.Key_F7)
    menu(opened).close()
    assert field.textCursor().selectedText() == WRONG, "F7 finds it all the same"


@pytest.mark.parametrize("dictionary", ["gone", "damaged"], indirect=True)
def test_without_a_dictionary_nothing_is_marked_and_the_settings_say_so(opened: Seat, field: GrowingText) -> None:
    write(opened, field, f"Om {WRONG} ")
    assert marked(field) == []
    right_click(opened, field, WRONG).close()
    QTest.keyClick(field, KEY.Key_F7)
    opened.settle()
    assert opened.desk.top.status() == say.MISSING
    assert say.MISSING in shown(settings(opened).spelling)
