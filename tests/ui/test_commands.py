"""One table of commands behind keys, buttons, menu and Ctrl+K; and Ctrl+K as a user meets it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.ui.commands import Action, available
from ffbdesk.ui.finder import Find, Finder, matching
from ffbdesk.words import frame
from ffbdesk.words.actions import Command
from tests.ui.conftest import Seat
from tests.ui.test_desk import go, judgement, open_round, press, second_round

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
UI = Path(__file__).resolve().parents[2] / "ffbdesk"


def search(seat: Seat, typed: str = "") -> Finder:
    press(seat, KEY.Key_K, CTRL)
    finder = seat.desk.finder
    assert finder.isVisible()
    assert finder.line.hasFocus()
    QTest.keyClicks(finder.line, typed)
    return finder


def texts(finder: Finder) -> list[str]:
    return [find.text for find in finder.shown()]


def now(seat: Seat) -> set[Command]:
    return {action.command for action in available(seat.shell)}


def in_the_course_room(seat: Seat) -> set[Command]:
    """What can be done there, on all its pages; every one is made."""
    seat.shell.enter_course()
    seat.settle()
    course = seat.shell.course
    assert course is not None
    room = course.window
    assert room is not None
    assert all((room.exercise, room.gather, room.summary, room.begin, room.score, room.alone, room.case, room.write))
    assert all((room.pattern, room.settings))
    return {a.command for a in seat.shell.findChildren(QAction) if isinstance(a, Action)}


def places(seat: Seat) -> Iterator[str]:
    """Every page there is, one after the other."""
    desk, line = seat.desk, seat.desk.citizens.table.people.lines[0]
    yield "welcome or citizens"
    desk.show_form(None)
    yield "a new citizen"
    desk.show_form(line.citizen)
    yield "a citizen to edit"
    desk.show_citizen(line.citizen.id)
    seat.settle()
    yield "rounds"
    walk = second_round(seat)
    for tab in desk.round.pages:
        desk.round.go(tab)
        yield tab
    seat.shell.resize(900, 700)
    desk.round.go("themes")
    go(seat, walk, "Gøre rent")
    yield "a narrow window"


# --- The table ----------------------------------------------------------------------------------------------------


def test_keys_are_said_in_danish() -> None:
    said = {c: c.shown for c in Command}
    assert said[Command.NEXT] == "Alt+højre"
    assert said[Command.NEW_ROUND] == "Ctrl+Skift+N"
    assert (said[Command.LARGER], said[Command.SMALLER]) == ("Ctrl+plus", "Ctrl+minus")
    assert said[Command.CARRY_ALL] == ""
    assert Command.CARRY_ALL.said == "Overfør alle temaer fra forrige udredning"
    assert Command.NEW_CITIZEN.said == "Ny borger, Ctrl+Skift+B"


def test_every_command_is_at_work_and_every_action_is_in_the_table(practised: Seat) -> None:
    desk = practised.desk
    made_when_wanted = desk.round, desk.status, desk.follow_up, desk.settings, desk.leadership
    ours = [a for a in practised.shell.findChildren(QAction) if isinstance(a, Action)]
    texts = [(a.text(), a.command.text) for a in ours]
    assert made_when_wanted
    here = {a.command for a in ours}
    assert here | in_the_course_room(practised) == set(Command)
    assert all(text == said for text, said in texts)
    with_keys = [a for a in practised.shell.findChildren(QAction) if a.shortcuts() and not isinstance(a, Action)]
    assert with_keys == []


def test_no_key_stands_outside_the_table() -> None:
    outside = re.compile(r"QShortcut|setShortcut|Ctrl\+|Alt\+\w")
    for part in ("ui", "app"):
        for path in (UI / part).rglob("*.py"):
            code = re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert path.name == "commands.py" or not outside.search(code), path


def test_no_two_commands_share_a_key_in_one_place(practised: Seat) -> None:
    for place in places(practised):
        practised.settle()
        actions = available(practised.shell)
        held = Counter(k.toString(QKeySequence.SequenceFormat.PortableText) for a in actions for k in a.shortcuts())
        assert [keys for keys, count in held.items() if count > 1] == [], place
        words = Counter(action.command.text for action in actions)
        assert max(words.values()) == 1, place


def test_what_cannot_be_done_is_not_offered(practised: Seat) -> None:
    assert Command.NEW_CITIZEN in now(practised)
    assert now(practised).isdisjoint({Command.NEXT, Command.NEW_ROUND, Command.FINISH, Command.LEVEL_2})
    walk = open_round(practised)
    go(practised, walk, walk.themes[3].term)
    assert {Command.PREVIOUS, Command.NEXT, Command.LEVEL_2, Command.ALL_ROUNDS} <= now(practised)
    assert now(practised).isdisjoint({Command.PRACTISE, Command.CONFIRM, Command.SAVE_PDF})
    walk.go_to(walk.themes[0].code)
    assert Command.PREVIOUS not in now(practised)
    practised.desk.round.go("end")
    practised.desk.round.end.finishing.finish.click()
    practised.desk.round.end.finishing.yes.click()
    practised.settle()
    assert now(practised).isdisjoint({Command.FINISH, Command.NEW_GOAL})
    practised.desk.round.go("themes")
    assert now(practised).isdisjoint({Command.LEVEL_2, Command.NOT_RELEVANT, Command.CLEAR})


def test_the_welcome_offers_what_it_shows(opened: Seat) -> None:
    assert {Command.NEW_CITIZEN, Command.PRACTISE, Command.FETCH} <= now(opened)
    assert now(opened).isdisjoint({Command.FIND_CITIZEN, Command.OPEN_CITIZEN})


def test_keys_within_a_citizen(practised: Seat) -> None:
    line = practised.desk.citizens.table.people.lines[0]
    practised.desk.show_citizen(line.citizen.id)
    practised.settle()
    press(practised, KEY.Key_N, CTRL)
    assert practised.desk.pad.isVisible(), "Ctrl+N is a note"
    practised.desk.pad.leave()
    press(practised, KEY.Key_N, CTRL | SHIFT)
    assert practised.desk.stack.currentWidget() is practised.desk.round
    for key, tab in ((KEY.Key_3, "themes"), (KEY.Key_6, "end"), (KEY.Key_2, "head")):
        press(practised, key, CTRL)
        assert practised.desk.round.tab() == tab


def test_larger_text_before_an_archive_is_open(seat: Seat) -> None:
    press(seat, KEY.Key_Plus, CTRL)
    assert seat.shell._look.tokens.scale == 1.25
    press(seat, KEY.Key_0, CTRL)
    assert seat.shell._look.tokens.scale == 1.0


# --- The menu -----------------------------------------------------------------------------------------------------


def test_the_menu_lists_the_same_with_keys(practised: Seat) -> None:
    walk = open_round(practised)
    menu = practised.desk.top.make_menu()
    parts = [part for action in menu.actions() if isinstance(part := action.menu(), QMenu)]
    assert [part.title() for part in parts] == [
        "Gå til",
        "Rediger",
        "Borger",
        "Udredning",
        "Tema",
        "Niveau",
        "Tekststørrelse",
    ]
    listed = {item.text().replace("\u2003", ""): item for part in parts for item in part.actions()}
    wanted = [f"{c.text}\t{c.shown}" if c.keys else c.text for c in Command if c in now(practised)]
    assert list(listed) == wanted
    before = walk.theme
    listed["Næste tema\tAlt+højre"].trigger()
    assert walk.theme is not before
    menu.deleteLater()


# --- Ctrl+K -------------------------------------------------------------------------------------------------------


def test_a_theme_is_found_and_gone_to(practised: Seat) -> None:
    walk = open_round(practised)
    practised.desk.round.go("head")
    finder = search(practised, "GØRE r")
    assert texts(finder) == ["Gøre rent"]
    assert finder.chosen() == finder.shown()[0]
    assert finder.shown()[0].beside == "Praktiske opgaver"
    press(practised, KEY.Key_Return)
    assert walk.isVisible()
    assert walk.theme.term == "Gøre rent"
    assert walk.tree.hasFocus() or walk.strip.hasFocus()
    assert not finder.isVisible()


def test_all_themes_stand_there_and_their_group_finds_them(practised: Seat) -> None:
    walk = open_round(practised)
    finder = search(practised)
    assert [t.name for t in walk.themes if t.name not in texts(finder)] == []
    QTest.keyClicks(finder.line, "mobil")
    assert texts(finder) == [t.term for t in walk.themes[-4:]]


def test_a_command_is_run_from_there(practised: Seat) -> None:
    walk = open_round(practised)
    go(practised, walk, "Lave mad")
    walk.tree.setFocus()
    press(practised, KEY.Key_3)
    finder = search(practised, "fortr")
    assert finder.shown()[0].keys == "Ctrl+Z"
    press(practised, KEY.Key_Return)
    assert judgement(walk) is None
    search(practised, "niveau 1")
    press(practised, KEY.Key_Return)
    assert judgement(walk) == Assessed(Level.LIGHT)


def test_arrows_choose_and_a_click_runs(practised: Seat) -> None:
    walk = open_round(practised)
    finder = search(practised, "praktiske")
    for key, row in ((KEY.Key_Down, 1), (KEY.Key_Tab, 2), (KEY.Key_Up, 1), (KEY.Key_PageDown, 5), (KEY.Key_Down, 5)):
        press(practised, key)
        assert finder.chosen() == finder.shown()[row]
    wanted = finder.shown()[3].text
    row = finder.list.visualRect(finder.list.model().index(3, 0))
    QTest.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    practised.settle()
    assert walk.theme.term == wanted


def text_in_the_middle(seat: Seat) -> QPlainTextEdit:
    walk = open_round(seat)
    go(seat, walk, "Lave mad")
    field = walk.form.voices["citizen"]
    field.setFocus()
    QTest.keyClicks(field, "Begyndelse slut")
    for _ in range(5):
        press(seat, KEY.Key_Left)
    return field


@pytest.mark.parametrize("way", ["esc", "again", "beside", "button"])
def test_closing_gives_focus_and_cursor_back(practised: Seat, way: str) -> None:
    field = text_in_the_middle(practised)
    if way == "button":
        QTest.mouseClick(practised.desk.top.search, Qt.MouseButton.LeftButton)
        QTest.keyClicks(practised.desk.finder.line, "x")
    else:
        search(practised, "x")
    finder = practised.desk.finder
    assert finder.isVisible()
    if way == "beside":
        QTest.mouseClick(finder, Qt.MouseButton.LeftButton, pos=QPoint(5, finder.height() - 5))
        practised.settle()
    elif way == "again":
        press(practised, KEY.Key_K, CTRL)
    else:
        press(practised, KEY.Key_Escape)
    assert not finder.isVisible()
    assert field.hasFocus()
    QTest.keyClicks(field, "n, så")
    assert field.toPlainText() == "Begyndelsen, så slut"


def test_esc_leaves_the_form_below_alone_and_a_selection_stands(practised: Seat) -> None:
    line = practised.desk.citizens.table.people.lines[1]
    practised.desk.show_form(line.citizen)
    form = practised.desk.form
    form.name.setSelection(0, 3)
    search(practised, "annul")
    press(practised, KEY.Key_Escape)
    assert practised.desk.stack.currentWidget() is form
    assert form.name.hasFocus()
    assert form.name.selectedText() == line.citizen.name[:3]


def test_a_focus_that_goes_elsewhere_closes_it_and_stays_there(practised: Seat) -> None:
    text_in_the_middle(practised)
    finder = search(practised)
    press(practised, KEY.Key_6, CTRL)
    assert not finder.isVisible()
    assert practised.desk.round.end.isAncestorOf(QApplication.focusWidget())


def test_a_citizen_is_found_from_anywhere(practised: Seat) -> None:
    open_round(practised)
    finder = search(practised, "børge mog")
    assert texts(finder) == ["Børge Mogensen"]
    press(practised, KEY.Key_Return)
    person = practised.desk.person
    assert practised.desk.stack.currentWidget() is person
    assert person.citizen().name == "Børge Mogensen"


def test_nothing_found_is_said_and_enter_does_nothing(practised: Seat) -> None:
    finder = search(practised, "findes ikke")
    assert finder._nothing.isVisible()
    assert finder._nothing.text() == frame.NOTHING_FOUND
    press(practised, KEY.Key_Return)
    assert finder.isVisible()


def test_it_can_be_read_aloud(practised: Seat) -> None:
    open_round(practised)
    finder = search(practised, "fortryd")
    assert finder.line.accessibleName() == frame.FIND
    found = QAccessible.queryAccessibleInterface(finder.list)
    assert found.role() == QAccessible.Role.List
    assert found.child(0).text(QAccessible.Text.Name) == "Fortryd, Ctrl+Z"


def test_beginnings_come_first_and_places_before_acts() -> None:
    def find(text: str, beside: str = "") -> Find:
        return Find(text, lambda: None, beside)

    finds = [find("Ikke relevant"), find("Større tekst"), find("Samtale", "Relationer"), find("Gøre rent", "Praktisk")]
    assert [f.text for f in matching(finds, "re")] == ["Gøre rent", "Ikke relevant", "Samtale", "Større tekst"]
    assert [f.text for f in matching(finds, "rent gør")] == ["Gøre rent"]
    assert matching(finds, "") == finds
    assert [f.text for f in matching(finds, "gore")] == ["Gøre rent"], "not every keyboard has an ø"


@pytest.mark.parametrize(("size", "scale"), [((1024, 700), 2.0), ((911, 512), 1.0)])
def test_it_fits_its_window(practised: Seat, size: tuple[int, int], scale: float) -> None:
    shell = practised.shell
    while shell._look.tokens.scale < scale:
        shell.zoom(1)
    while shell._look.tokens.scale > scale:
        shell.zoom(-1)
    shell.resize(*size)
    practised.settle()
    open_round(practised)
    practised.desk.say("20 temaer er overført. De er mærket, indtil du har bekræftet dem.")
    practised.settle()
    bar = practised.desk.top
    assert bar.menu.geometry().right() < size[0]
    told = bar._status if bar._status.text() else bar._below_status
    assert told.text() == bar.status()
    assert told.isVisible()
    assert told.heightForWidth(told.width()) <= told.height(), "nothing of it is cut"
    finder = search(practised)
    assert finder.rect().contains(finder.panel.geometry())
    assert len(finder.shown()) > 40
    assert finder.list.viewport().height() >= finder.list.sizeHintForRow(0) * 4
    assert finder.list.height() <= 10 * finder.list.sizeHintForRow(0) + 1
    QTest.keyClicks(finder.line, "sociale")
    assert texts(finder)[0] == "Deltage i sociale fællesskaber og fritidsaktiviteter"
