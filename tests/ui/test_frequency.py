"""Rows of prompts: one letter a prompt, nothing marked by accident, everything said."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ffbdesk.domain.marks import Frequency
from ffbdesk.ui.kit.frequency import FrequencyHead, FrequencyRow, Track
from ffbdesk.ui.kit.layout import box, scroll
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import advance
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.kit.tokens import Tokens
from ffbdesk.words import frequency as words

PROMPT = "Anvender rengøringsmidler korrekt og forsvarligt"
LETTERS = {
    "a": Frequency.ALWAYS,
    "f": Frequency.MOSTLY,
    "p": Frequency.PERIODS,
    "e": Frequency.SOMETIMES,
    "s": Frequency.RARELY,
    "r": Frequency.NOT_RELEVANT,
}


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


class Seat:
    """A row on a page that hears the keys the row leaves to it."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.row, self.marked, self.steps, self.page_keys = FrequencyRow(look), [], [], []
        self.row.set_prompt(PROMPT)
        self.row.marked.connect(self.marked.append)
        self.row.stepped.connect(self.steps.append)
        self.head = FrequencyHead(look)
        page = box(look, self.head, self.row, None, gap=0)
        page.keyPressEvent = lambda event: self.page_keys.append(event.key())
        self.page = page
        qtbot.addWidget(page)
        look.dress(page)
        page.resize(620, 120)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        self.row.setFocus()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.row, key, held)

    def point(self, value: Frequency) -> QPoint:
        track = Track(self.row.look.tokens, self.row.width())
        return QPoint(round(track.x(list(Frequency).index(value))), self.row.height() // 2)

    def picture(self) -> QImage:
        return self.row.grab().toImage()


@pytest.fixture
def seat(look: Look, qtbot: QtBot) -> Seat:
    return Seat(look, qtbot)


# --- Keys --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("letter", "value"), LETTERS.items())
def test_a_letter_marks_and_steps_on(seat, letter, value):
    QTest.keyClicks(seat.row, letter)
    assert seat.row.value() is value
    assert (seat.marked, seat.steps) == ([value], [1])


def test_the_same_letter_again_only_steps_on_and_capitals_do_too(seat):
    seat.row.set_value(Frequency.PERIODS)
    QTest.keyClicks(seat.row, "pP")
    assert (seat.marked, seat.steps) == ([], [1, 1])


def test_a_letter_held_down_marks_one_row(seat):
    again = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=True, count=1)
    QApplication.sendEvent(seat.row, again)
    assert (seat.row.value(), seat.marked, seat.steps) == (None, [], [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_clears_and_stays(seat, key):
    seat.press(key)
    assert seat.marked == []
    seat.row.set_value(Frequency.RARELY)
    seat.press(key)
    assert seat.row.value() is None
    assert (seat.marked, seat.steps) == ([None], [])


def test_arrows_move_the_mark_between_the_ends(seat):
    seat.press(Qt.Key.Key_Left)
    assert seat.marked == []
    for _ in range(8):
        seat.press(Qt.Key.Key_Right)
    assert seat.marked == list(Frequency)
    seat.marked.clear()
    for _ in range(8):
        seat.press(Qt.Key.Key_Left)
    assert seat.marked == list(Frequency)[-2::-1]
    assert seat.steps == []


def test_up_and_down_ask_for_the_neighbours(seat):
    seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Up)
    assert (seat.steps, seat.marked) == ([1, -1], [])


def test_digits_alt_and_commands_are_the_pages(seat):
    held = Qt.KeyboardModifier
    for key, modifier in (
        (Qt.Key.Key_3, held.NoModifier),
        (Qt.Key.Key_2, held.KeypadModifier),
        (Qt.Key.Key_Right, held.AltModifier),
        (Qt.Key.Key_4, held.AltModifier),
        (Qt.Key.Key_Down, held.AltModifier),
        (Qt.Key.Key_S, held.ControlModifier),
        (Qt.Key.Key_P, held.AltModifier),
        (Qt.Key.Key_X, held.NoModifier),
        (Qt.Key.Key_F4, held.NoModifier),
        (Qt.Key.Key_Space, held.NoModifier),
    ):
        seat.press(key, modifier)
    assert (seat.row.value(), seat.marked, seat.steps) == (None, [], [])
    assert {Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_Right, Qt.Key.Key_4, Qt.Key.Key_S} <= set(seat.page_keys)
    assert not seat.row.view().isVisible()


# --- Mouse -------------------------------------------------------------------------------------------------------


def test_a_click_on_a_stop_marks_and_on_the_marked_one_clears(seat, qtbot):
    for value in Frequency:
        qtbot.mouseClick(seat.row, Qt.MouseButton.LeftButton, pos=seat.point(value))
        assert seat.row.value() is value
    qtbot.mouseClick(seat.row, Qt.MouseButton.LeftButton, pos=seat.point(Frequency.NOT_RELEVANT))
    assert seat.marked == [*Frequency, None]
    assert seat.steps == []


def test_what_is_no_stop_or_no_left_click_marks_nothing(seat, qtbot):
    qtbot.mouseClick(seat.row, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.mouseClick(seat.row, Qt.MouseButton.RightButton, pos=seat.point(Frequency.ALWAYS))
    assert seat.marked == []
    assert seat.row.hasFocus()
    assert not seat.row.view().isVisible()


def test_a_double_click_marks_as_one_click(seat, qtbot):
    place = seat.point(Frequency.MOSTLY)
    qtbot.mouseClick(seat.row, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(seat.row, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(seat.row, Qt.MouseButton.LeftButton, pos=place)  # QTest leaves it down, for later tests too
    assert seat.marked == [Frequency.MOSTLY]


def test_a_stop_under_the_mouse_shows_a_ring(seat, qtbot):
    plain = seat.picture()
    qtbot.mouseMove(seat.row, seat.point(Frequency.PERIODS))
    assert seat.picture() != plain
    qtbot.mouseMove(seat.row, QPoint(20, 10))
    assert seat.picture() == plain


def test_the_wheel_changes_no_mark_and_scrolls_the_page(look, qtbot):
    rows = [FrequencyRow(look) for _ in range(20)]
    for row in rows:
        row.set_prompt(PROMPT)
        row.set_value(Frequency.PERIODS)
    area = scroll(look, box(look, *rows, gap=0))
    qtbot.addWidget(area)
    area.resize(620, 200)
    area.show()
    qtbot.waitExposed(area)
    rows[0].setFocus()
    QTest.wheelEvent(area.windowHandle(), QPoint(100, 100), QPoint(0, -240))
    assert area.verticalScrollBar().value() > 0
    assert {row.value() for row in rows} == {Frequency.PERIODS}


# --- What is shown -----------------------------------------------------------------------------------------------


def test_the_program_sets_marks_in_silence(seat):
    for value in (Frequency.RARELY, None):
        seat.row.set_value(value)
        assert seat.row.value() is value
    seat.row.set_before(Frequency.ALWAYS)
    seat.row.set_prompt("Fejer gulve")
    assert (seat.marked, seat.steps) == ([], [])


@pytest.mark.parametrize("focused", [True, False])
def test_every_mark_and_every_earlier_mark_looks_different(seat, focused):
    if not focused:
        seat.row.clearFocus()
    seen = [seat.picture()]
    for value in Frequency:
        seat.row.set_value(value)
        seen.append(seat.picture())
    seat.row.set_value(None)
    for value in Frequency:
        seat.row.set_before(value)
        seen.append(seat.picture())
    assert all(a != b for i, a in enumerate(seen) for b in seen[:i])


def test_the_earlier_mark_is_drawn_only_where_it_differs(seat):
    seat.row.set_value(Frequency.MOSTLY)
    plain = seat.picture()
    seat.row.set_before(Frequency.MOSTLY)
    assert seat.picture() == plain
    seat.row.set_before(Frequency.PERIODS)
    assert seat.picture() != plain


def test_the_mode_switches_in_place(seat):
    seat.row.set_value(Frequency.MOSTLY)
    light, head = seat.picture(), seat.head.grab().toImage()
    seat.row.look.use("dark")
    assert seat.picture() != light
    assert seat.head.grab().toImage() != head


def test_a_finished_round_is_read_and_walked_through(seat, qtbot):
    seat.row.set_value(Frequency.MOSTLY)
    seat.row.set_locked(True)
    QTest.keyClicks(seat.row, "s")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Right, Qt.Key.Key_Down):
        seat.press(key)
    qtbot.mouseClick(seat.row, Qt.MouseButton.LeftButton, pos=seat.point(Frequency.RARELY))
    assert seat.row.value() is Frequency.MOSTLY
    assert (seat.marked, seat.steps) == ([], [1])
    seat.row.set_locked(False)
    QTest.keyClicks(seat.row, "s")
    assert seat.marked == [Frequency.RARELY]


# --- Room --------------------------------------------------------------------------------------------------------


def test_a_row_is_as_high_as_its_prompt(look, qtbot):
    row = FrequencyRow(look)
    qtbot.addWidget(row)
    row.set_prompt("Støvsuger")
    assert row.heightForWidth(600) == 32
    row.set_prompt(PROMPT * 3)
    assert row.heightForWidth(600) > row.heightForWidth(1200) > 32


@pytest.mark.usefixtures("look")  # nothing is measured without an application and its fonts
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_word_has_room_at_every_size(scale, mode):
    tokens = Tokens.make(mode, scale)
    room = tokens.t(152) - tokens.s(8)
    assert all(advance(tokens, word, "caption") <= room for word in words.FREQUENCY.values())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_stops_can_be_hit_and_lie_inside_at_every_width(scale):
    tokens = Tokens.make("light", scale)
    for width in range(Track.least_width(tokens), tokens.t(900), 20):
        track = Track(tokens, width)
        assert [track.at(track.x(place)) for place in range(6)] == list(Frequency)
        assert all(track.x(n + 1) - track.x(n) >= 24 for n in range(5))
        over = track.text_left + track.text_width <= track.x(0) - tokens.t(9.5)
        assert over is not track.stacked, "the prompt stands beside its stops, or over them"
        assert track.text_width >= tokens.t(120)
        end = track.word_left if track.words else width
        assert track.x(5) + tokens.t(9.5) <= end


def test_the_word_gives_way_to_the_prompt(look):
    assert Track(look.tokens, 620).words
    assert not Track(look.tokens, 620, wish_words=False).words
    assert not Track(look.tokens, 400).words


def test_the_date_stands_in_the_heading_only_when_there_is_one(seat):
    empty = seat.head.grab().toImage()
    seat.head.set_before("12.3.")
    dated = seat.head.grab().toImage()
    assert dated != empty
    seat.head.set_words(False)
    assert seat.head.grab().toImage() not in (empty, dated)
    seat.head.set_words(True)
    seat.head.set_before("")
    assert seat.head.grab().toImage() == empty


# --- What is said ------------------------------------------------------------------------------------------------


def said(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def test_prompt_value_and_earlier_mark_are_said(seat):
    assert QAccessible.queryAccessibleInterface(seat.row).role() == QAccessible.Role.ComboBox
    assert said(seat.row, QAccessible.Text.Value) == "ikke markeret"
    seat.row.set_value(Frequency.SOMETIMES)
    seat.row.set_before(Frequency.MOSTLY)
    assert seat.row.accessibleName() == PROMPT
    assert said(seat.row, QAccessible.Text.Value) == "en enkelt gang imellem"
    description = said(seat.row, QAccessible.Text.Description)
    assert description.startswith(f"{PROMPT}. Sidst: for det meste.")
    assert "R for ikke relevant" in description
    seat.row.set_locked(True)
    assert "Delete" not in said(seat.row, QAccessible.Text.Description)


def test_letters_are_all_different_and_none_is_a_digit():
    letters = list(words.FREQUENCY_LETTERS.values())
    assert len(set(letters)) == len(letters) == len(Frequency)
    assert all(len(letter) == 1 and letter.isalpha() for letter in letters)
    assert all(letter in words.FREQUENCY_KEYS for letter in letters)


def test_a_note_stands_under_the_prompt_and_is_said_with_it(look, qtbot):
    plain, noted = FrequencyRow(look), FrequencyRow(look)
    plain.set_prompt(PROMPT)
    noted.set_prompt(PROMPT, "udgået punkt", f"{PROMPT} (udgået punkt)")
    text = label(look, f"{PROMPT}. " * 8, wrap=True)
    text.setMaximumWidth(300)  # higher than it would be in all of the width
    narrow = box(look, text, plain, noted, gap=0)
    page = scroll(look, narrow)
    qtbot.addWidget(page)
    page.resize(900, 200)
    page.show()
    qtbot.waitExposed(page)
    for one in (text, plain, noted):
        assert one.height() == one.heightForWidth(one.width()), (
            "each has the room it needs, and takes none of another's"
        )
    assert noted.height() > plain.height()
    assert noted.accessibleName() == f"{PROMPT} (udgået punkt)"
    before = noted.grab().toImage()
    noted.set_prompt(PROMPT, "ukendt punkt")
    assert noted.grab().toImage() != before
