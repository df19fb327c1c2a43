"""A sensitive theme as a user meets it: closed, the same with and without content, opened by keyboard, and logged."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId, GatheringId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import CONDITION, GATHERING, GOAL, NOTE
from ffbdesk.services import goals, notes, rounds, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.citizens.table import cells
from ffbdesk.ui.goals.page import GoalsPage
from ffbdesk.ui.places import from_values
from ffbdesk.ui.walk.page import WalkPage
from ffbdesk.words.access import what
from tests.ui.conftest import PHRASE, Seat
from tests.ui.test_desk import open_round

CODE = SENSITIVE[0]
SECRET = "En fortrolig oplysning"
KEY = Qt.Key


def write(seat: Seat, gathering: GatheringId) -> None:
    """Words, a level, a note and an earlier round at the sensitive theme."""

    def job(desk: Desk) -> None:
        citizen = desk.ledger.read.citizen_of(gathering)
        values.choose(desk, CONDITION, gathering, CODE, citizen=SECRET, short_remark=SECRET)
        rounds.judge(desk, gathering, CODE, Assessed(Level.SEVERE))
        note = notes.begin(desk, citizen, [CODE])
        notes.sign(desk, replace(note, text=SECRET))

    seat.shell.worker.submit(job)
    seat.settle()


def walk(seat: Seat) -> WalkPage:
    open_round(seat)
    seat.desk.round.go("themes")
    seat.settle()
    return seat.desk.round.walk


def seen(page: WalkPage) -> list[str]:
    """Every text in sight on the page of a theme."""
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    fields = [one.toPlainText() for one in page.form.voices.values() if one.isVisible()]
    return [*labels, *fields]


def taken_up(seat: Seat, gathering: GatheringId) -> list[str]:
    """The themes that something stands at."""
    found: list[str] = []
    seat.shell.worker.submit(
        lambda desk: found.extend(c.theme for c in rounds.load(desk, gathering).gathering.conditions)
    )
    seat.settle()
    return found


def log(seat: Seat) -> list[str]:
    found: list[str] = []
    seat.shell.worker.submit(lambda desk: found.extend(one.what for one in desk.ledger.read.accesses()))
    seat.settle()
    return found


def test_closed_it_looks_the_same_with_and_without_content_and_takes_no_level(practised: Seat) -> None:
    page = walk(practised)
    page.go_to(CODE)
    gathering = practised.desk.round.place().gathering or GatheringId("")

    def pictures() -> list[QImage]:
        found = []
        for width in (1700, 1280, 900):
            practised.shell.resize(width, 800)
            practised.settle()
            assert page.closed.isVisible()
            assert "Dette tema er følsomt. Åbn det, når det er relevant for sagen." in seen(page)
            assert not any(key.isVisible() for key in page.footer.keys)
            found += [part.grab().toImage() for part in (page.closed, page.tree, page.strip)]
        return found

    before = pictures()
    page.take_focus()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_3, modifier)
    practised.settle()
    assert page._round is not None
    assert page._round.gathering.condition(CODE) is None
    write(practised, gathering)
    assert pictures() == before, "nor does its sign among the themes tell"
    assert not [one for one in seen(page) if SECRET in one]


def lock_and_come_back(seat: Seat) -> None:
    """Whoever unlocks may be somebody else."""
    seat.shell.lock("asked")
    seat.settle()
    seat.shell.unlock.locked.passphrase.edit.setText(PHRASE)
    seat.shell.unlock.locked.open.click()
    seat.settle()
    here = seat.desk.person.tab() if seat.desk.page is seat.desk.person else ""
    whose = seat.desk.page.citizen()
    seat.desk.show_citizens()
    seat.settle()
    if here and whose is not None:
        seat.desk.show_citizen(whose.id, here)
        seat.settle()


def test_it_is_opened_by_keyboard_and_the_log_says_so(practised: Seat) -> None:
    page = walk(practised)
    write(practised, practised.desk.round.place().gathering or GatheringId(""))
    at = [theme.code for theme in page.themes].index(CODE)
    page.go_to(page.themes[at - 1].code)
    next(iter(page.form.voices.values())).setFocus()
    page.footer.onward.click()
    practised.settle()
    assert QApplication.focusWidget() is page.closed.button, "focus stays on what is in sight"
    assert "view følsomt tema" not in log(practised)
    QTest.keyClick(page.closed.button, KEY.Key_Return)
    practised.settle()
    assert log(practised).count("view følsomt tema") == 1
    assert what("view følsomt tema") == "åbnede et følsomt tema"
    assert not page.closed.isVisible()
    assert SECRET in page.form.voices["citizen"].toPlainText()
    assert page.footer.keys[3].isChecked()
    page.go_to(page.themes[0].code)
    page.go_to(CODE)
    practised.settle()
    assert not page.closed.isVisible()
    practised.shell.zoom(1)
    practised.settle()
    page = practised.desk.round.walk
    assert not page.closed.isVisible(), "larger text is the same person"
    assert SECRET in page.form.voices["citizen"].toPlainText()
    assert log(practised).count("view følsomt tema") == 1
    values_kept = practised.desk.place().as_values()
    assert from_values(values_kept).theme == CODE
    assert from_values(values_kept).opened == (), "closed for whoever unlocks"
    practised.shell.zoom(0)
    practised.settle()
    practised.desk.show_citizens()
    practised.settle()
    page = walk(practised)
    page.go_to(CODE)
    practised.settle()
    assert not page.closed.isVisible(), "once for the citizen, until the archive is locked"
    assert practised.desk.round.shown is not None
    practised.desk.show_citizen(practised.desk.round.shown.citizen.id, "notes")
    practised.settle()
    assert not practised.desk.person.notes.closed.isVisible(), "wherever their words are shown"
    assert log(practised).count("view følsomt tema") == 1
    lock_and_come_back(practised)
    assert practised.desk.person.notes.closed.isVisible()
    page = walk(practised)
    page.go_to(CODE)
    practised.settle()
    assert page.closed.isVisible(), "and closed for the next who comes"


def test_the_earlier_round_and_notes_are_closed_with_it(practised: Seat) -> None:
    practised.shell.resize(1700, 800)
    page = walk(practised)
    first = practised.desk.round.place().gathering or GatheringId("")
    write(practised, first)

    def again(desk: Desk) -> GatheringId:
        second = rounds.new(desk, desk.ledger.read.citizen_of(first))
        values.put(desk, GATHERING.ref(second, "held_on"), "2026-01-01")
        return second

    made: list[GatheringId] = []
    practised.shell.worker.submit(again, made.append)
    practised.settle()
    practised.desk.show_round(made[0], "themes")
    practised.settle()
    page.go_to(CODE)
    practised.settle()
    assert not page.beside.column.isVisible()
    assert not [one for one in seen(page) if SECRET in one]
    page.go_to(page.themes[0].code)
    page.earlier.panel.all.click()
    practised.settle()
    carried = taken_up(practised, made[0])
    assert CODE in carried
    assert practised.desk.top.status().startswith(f"{len(carried) - 1} temaer er overført")
    for press, done in ((practised.desk.undo, "Fortrudt"), (practised.desk.redo, "Gjort igen")) * 2:
        press()
        practised.settle()
        assert practised.desk.top.status().startswith(f"{done}: overførsel fra forrige udredning ved ")
        assert page._context.catalogue.theme(CODE).name not in practised.desk.top.status()
        assert page.theme.code != CODE
    assert taken_up(practised, made[0]) == carried
    page.go_to(CODE)
    practised.settle()
    page.closed.button.click()
    practised.settle()
    assert page.beside.column.isVisible()
    assert [one for one in seen(page) if SECRET in one]
    page.go_to(page.themes[0].code)
    practised.settle()
    assert page.beside.column.isVisible()


def test_notes_on_it_are_closed_among_all_notes_and_at_other_themes(practised: Seat) -> None:
    """Whether or not there are any. A note on two themes is as closed as the one of them."""
    practised.shell.resize(1700, 800)
    page = walk(practised)
    round_, other = practised.desk.round, page.themes[0].code
    gathering = round_.place().gathering or GatheringId("")
    citizen = round_.shown.citizen.id if round_.shown else CitizenId("")

    def told() -> list[str]:
        practised.desk.show_citizen(citizen, "notes")
        practised.settle()
        found = words_in(practised.desk.person.notes)
        practised.desk.show_round(gathering, "themes")
        page.go_to(other)
        practised.settle()
        return [*found, *words_in(page.beside.column)]

    def on_two(desk: Desk) -> None:
        note = notes.begin(desk, citizen, [other, CODE])
        notes.sign(desk, replace(note, text=SECRET))

    before = told()
    write(practised, gathering)
    practised.shell.worker.submit(on_two)
    assert told() == before
    practised.desk.show_citizen(citizen, "notes")
    practised.settle()
    here = practised.desk.person.notes
    assert here.closed.isVisible()
    assert log(practised).count("view følsomme noter") == 0
    here.button.click()
    practised.settle()
    for _ in range(2):
        here = practised.desk.person.notes
        assert not here.closed.isVisible()
        assert words_in(here).count(SECRET) == 2
        assert log(practised).count("view følsomme noter") == 1
        practised.shell.zoom(1)
        practised.settle()
    assert what("view følsomme noter") == "åbnede noterne om følsomme temaer"
    lock_and_come_back(practised)
    practised.desk.show_citizen(citizen, "notes")
    practised.settle()
    assert practised.desk.person.notes.closed.isVisible(), "and closed for the next who comes"
    assert SECRET not in words_in(practised.desk.person.notes)


def test_undo_leaves_a_note_that_is_closed_alone_and_takes_back_one_that_lies_open(practised: Seat) -> None:
    walk(practised)
    citizen = practised.desk.round.shown.citizen if practised.desk.round.shown else None
    assert citizen is not None

    def half(desk: Desk) -> None:
        note = notes.begin(desk, citizen.id, [CODE])
        values.put(desk, NOTE.ref(note.id, "text"), SECRET)

    def kept() -> list[str]:
        found: list[str] = []
        practised.shell.worker.submit(lambda desk: found.extend(n.text for n in desk.ledger.read.notes(citizen.id)))
        practised.settle()
        return found

    practised.shell.worker.submit(half)
    practised.desk.show_citizen(citizen.id, "notes")
    practised.settle()
    for _ in range(2):
        practised.desk.undo()
        practised.settle()
        assert "ligger ved et følsomt tema, der er lukket" in practised.desk.top.status()
    assert SECRET in kept()
    practised.desk.person.notes.button.click()
    practised.settle()
    practised.desk.undo()
    practised.settle()
    assert SECRET not in kept()
    practised.desk.redo()
    practised.settle()
    assert SECRET in kept()


def test_profile_report_and_settings(practised: Seat) -> None:
    """The profile leaves it out until it is opened; a report that has it is logged when it is looked at."""
    practised.shell.resize(1280, 800)
    page = walk(practised)
    result, term = practised.desk.round.result, page._context.catalogue.theme(CODE).name

    def rows() -> list[str]:
        practised.desk.round.go("result")
        practised.settle()
        model = result.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def logged() -> int:
        practised.desk.round.go("end")
        practised.settle()
        return log(practised).count("preview følsomt tema")

    assert logged() == 0, "there is nothing of it in the report"
    practised.desk.round.go("themes")
    write(practised, practised.desk.round.place().gathering or GatheringId(""))
    assert term not in rows()
    assert "Følsomme temaer er kun med, når de er åbnet under Temaer." in result._read.text()
    assert logged() == 1
    assert what("preview følsomt tema") == "så rapporten med et følsomt tema"
    practised.desk.round.go_to_theme(CODE)
    page.closed.button.click()
    practised.settle()
    assert term in rows()
    practised.desk.show_settings()
    practised.settle()
    heading, *texts = [one.text() for one in practised.desk.settings.sensitive.findChildren(QLabel)]
    assert (heading, term in texts) == ("Følsomme temaer", True)


def test_the_list_of_a_goals_theme_is_the_same_with_and_without_content(practised: Seat) -> None:
    open_round(practised)
    gathering = practised.desk.round.place().gathering or GatheringId("")
    page = practised.desk.round.goals

    def offered() -> list[str]:
        practised.desk.round.go("goals")
        practised.settle()
        page.new.click()
        practised.settle()
        return [page.form.theme.itemText(row) for row in range(page.form.theme.count())]

    before = offered()
    assert before[1].startswith("Vurderet i udredningen")
    write(practised, gathering)
    practised.desk.round.go("themes")
    assert offered() == before


def words_in(part: QWidget) -> list[str]:
    """All that is said in a part of the window, to the eye and to assistive technology."""
    shown = [one for kind in (QLabel, QPushButton) for one in part.findChildren(kind) if one.isVisible()]
    return [said for one in shown for said in (one.text(), one.accessibleName(), one.accessibleDescription()) if said]


def test_no_figure_check_or_list_tells_and_the_files_say_what_they_hold(practised: Seat) -> None:
    practised.shell.resize(900, 800)
    page = walk(practised)
    round_ = practised.desk.round
    gathering = round_.place().gathering or GatheringId("")
    term = page._context.catalogue.theme(CODE).name

    def told() -> list[str]:
        found = []
        for tab in ("themes", "result", "end"):
            practised.desk.show_round(gathering, tab)
            practised.settle()
            found += words_in(round_.pages[tab])
        assert not round_.end.preview.isVisible(), "it would show the report, and log it"
        assert term not in " ".join(words_in(round_.end.checks))
        citizen = round_.shown.citizen.id if round_.shown else None
        assert citizen is not None
        practised.desk.show_citizen(citizen)
        practised.settle()
        found += words_in(practised.desk.person.rounds)
        practised.desk.show_citizens(citizen)
        practised.settle()
        (line,) = (line for line in practised.desk.citizens.table.people.lines if line.citizen.id == citizen)
        return [*found, cells(line, practised.shell._around.now())[2].below]

    before = told()
    assert "JSON-filen rummer altid alt, også CPR-nummeret og følsomme temaer." in before
    write(practised, gathering)
    practised.shell.worker.submit(lambda desk: values.choose(desk, CONDITION, gathering, CODE, short_remark=""))
    assert told() == before
    practised.desk.show_round(gathering, "end")
    practised.settle()
    round_.end.choices.sensitive.setChecked(True)
    assert (
        "De udelades af rapporten og af det, der kopieres som tekst. JSON-filen rummer også følsomme temaer."
        in words_in(round_.end)
    )
    count = page.footer._count.text()
    round_.go_to_theme(CODE)
    page.closed.button.click()
    practised.settle()
    assert page.footer._count.text() != count, "what is open counts"
    round_.go("end")
    practised.settle()
    assert f"Gå til {term}" in words_in(round_.end.checks), "what is open is named"


def test_a_goal_shows_no_level_of_a_closed_theme(practised: Seat) -> None:
    """In the round and in the case, by form and card; what is stored stays, and the way leads where it is opened."""
    page = walk(practised)
    round_ = practised.desk.round
    gathering = round_.place().gathering or GatheringId("")
    made: list[str] = []

    def set_goal(desk: Desk) -> None:
        goal = goals.add(desk, desk.ledger.read.citizen_of(gathering))
        develop = next(v.code for v in desk.catalogue.change_values if v.direction == "develop")
        values.choose(desk, GOAL, goal, wording="Jeg vil", expected_level=Level.SEVERE, change_value=develop)
        made.append(goal)

    practised.shell.worker.submit(set_goal)
    practised.settle()

    def told(board: GoalsPage) -> list[str]:
        practised.settle()
        board.choose(made[0])
        practised.settle()
        return [text for text in words_in(board) if not text.startswith("Vurderet i")]

    def both() -> list[str]:
        round_.go("goals")
        in_round = told(round_.goals)
        citizen = round_.shown.citizen.id if round_.shown else None
        assert citizen is not None
        practised.desk.show_citizen(citizen, "goals")
        in_case = told(practised.desk.person.goals)
        practised.desk.show_round(gathering, "goals")
        practised.settle()
        return [*in_round, *in_case]

    round_.go("goals")
    told(round_.goals)
    round_.goals.form.theme.picked.emit(CODE)
    practised.settle()
    before = both()
    write(practised, gathering)
    assert both() == before
    said = "Temaet er følsomt og lukket. Niveauet vises i udredningen, når temaet er åbnet."
    assert said in before
    assert "Filerne rummer alle målene med deres niveauer, også mål ved følsomme temaer." in before
    board = round_.goals
    told(board)
    assert said in board.cards[board._at()].accessibleDescription()
    assert not board.form.copy.isVisible()
    board.form.see.click()
    practised.settle()
    assert page.closed.isVisible()
    assert log(practised).count("view følsomt tema") == 0
    page.closed.button.click()
    practised.settle()
    round_.go("goals")
    shown = told(board)
    assert [text for text in shown if text.startswith("Svært nedsat funktionsevne, fra udredningen")]
    assert said not in shown
    assert board.form.doubt.isVisible()
    assert log(practised).count("view følsomt tema") == 1


def test_undo_leaves_a_closed_theme_alone_and_says_why(practised: Seat) -> None:
    """Words, values that were chosen, and what was taken back; opened, it is undone as everywhere."""
    page = walk(practised)
    gathering = practised.desk.round.place().gathering or GatheringId("")
    other, said = (
        page.themes[0],
        "Det næste, du kan fortryde eller gøre igen, ligger ved et følsomt tema, der er lukket",
    )

    def there() -> object:
        found: list[object] = []
        practised.shell.worker.submit(lambda desk: found.append(desk.ledger.read.condition(gathering, CODE)))
        practised.settle()
        return found[0]

    def again() -> WalkPage:
        lock_and_come_back(practised)
        back = walk(practised)
        back.go_to(other.code)
        return back

    def refused() -> None:
        stands = there()
        for press in (practised.desk.undo, practised.desk.undo):
            press()
            practised.settle()
            assert practised.desk.top.status().startswith(said)
            assert page.theme is other
        assert there() == stands

    write(practised, gathering)
    page = again()
    refused()
    page.go_to(CODE)
    page.closed.button.click()
    practised.settle()
    page.footer.keys[1].click()
    QTest.keyClicks(page.form.voices["citizen"], "!")
    practised.settle()
    assert there().judgement == Assessed(Level.LIGHT)  # type: ignore[attr-defined]
    page = again()
    refused()
    page.go_to(CODE)
    page.closed.button.click()
    practised.settle()
    for _ in range(2):
        practised.desk.undo()
        practised.settle()
    assert there().judgement == Assessed(Level.SEVERE)  # type: ignore[attr-defined]
    page = again()
    practised.desk.redo()
    practised.settle()
    assert practised.desk.top.status().startswith(said)
    assert there().judgement == Assessed(Level.SEVERE)  # type: ignore[attr-defined]


def test_the_copy_for_the_citizen_shows_its_words_only_once_they_are_opened(practised: Seat) -> None:
    open_round(practised)
    write(practised, practised.desk.round.place().gathering or GatheringId(""))
    assert practised.desk.round.shown is not None
    citizen = practised.desk.round.shown.citizen.id
    practised.desk.show_citizen(citizen, "data")
    practised.settle()
    section = practised.desk.person.data.insight

    def in_sight() -> str:
        texts = [one.text() for one in section.findChildren(QLabel) if one.isVisible()]
        return "\n".join([*texts, *(tick.accessibleDescription() for tick in section.ticks.values())])

    count = len(section.ticks)
    assert SECRET not in in_sight()
    assert "Teksten står ved et følsomt tema og er lukket." in in_sight()
    section.pdf.click()
    practised.settle()
    assert list(practised.folder.iterdir()) == [], "nothing goes out that nobody has looked at"
    assert "er ikke vist endnu" in section.told.text()
    before = log(practised).count("view følsomt tema")
    opening = next(b for b in section.findChildren(QPushButton) if "følsomme temaer" in b.text())
    opening.click()
    practised.settle()
    assert in_sight().count(SECRET) >= 2, "what was said, and the note"
    assert (len(section.ticks), log(practised).count("view følsomt tema")) == (count, before + 1)
    assert any(tick.hasFocus() for tick in section.ticks.values())
    practised.shell.zoom(1)
    practised.settle()
    section = practised.desk.person.data.insight
    assert in_sight().count(SECRET) >= 2, "open to the same person at another size"
    assert log(practised).count("view følsomt tema") == before + 1
    section.pdf.click()
    practised.settle()
    assert len(list(practised.folder.iterdir())) == 1
    lock_and_come_back(practised)
    practised.desk.show_citizen(citizen, "data")
    practised.settle()
    section = practised.desk.person.data.insight
    assert SECRET not in in_sight(), "closed again for whoever comes next"
