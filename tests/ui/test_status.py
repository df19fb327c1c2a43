"""Opfølgning: a statusnotat written from notes, without a text typed twice, finished, handed over, corrected."""

from dataclasses import replace

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId, StatusId
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import GOAL, STATUS_PART
from ffbdesk.domain.sourced import Sourced, parse
from ffbdesk.domain.status import GoalResult
from ffbdesk.services import goals, notes, status, values
from ffbdesk.services.desk import Desk
from ffbdesk.ui.status.page import StatusPage
from tests.ui.conftest import Seat
from tests.ui.test_locking import unlock
from tests.ui.test_notes import ALT, CTRL, KEY, by_others, press, said, with_steps

SHIFT = Qt.KeyboardModifier.ShiftModifier


def begun(seat: Seat) -> tuple[StatusPage, CitizenId]:
    """A statusnotat about Børge, who has two delmål and two notes about them."""
    citizen, steps = with_steps(seat)
    by_others(seat, citizen, "Gik selv efter rugbrød.", sub_goals=steps[:1])
    by_others(seat, citizen, "Spiste med de andre.", sub_goals=steps[1:])
    seat.desk.show_citizen(citizen, "follow_ups")
    seat.settle()
    press(seat, KEY.Key_O, CTRL | SHIFT)
    seat.settle()
    assert seat.desk.status.isVisible()
    return seat.desk.status, citizen


def first_goal(seat: Seat, page: StatusPage) -> None:
    page.show_part(page.parts()[1])
    seat.settle()


def use(seat: Seat, page: StatusPage, at: int) -> None:
    list(page.notes.uses.values())[at].click()
    seat.settle()


def test_notes_become_sentences_that_know_them(practised: Seat) -> None:
    page, _citizen = begun(practised)
    assert "Gik selv efter rugbrød." in said(page.notes)
    assert QApplication.focusWidget() is page.in_short
    first_goal(practised, page)
    field = page.goal.happened.text
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Siden juni: ")
    use(practised, page, 0)
    use(practised, page, 1)
    assert field.toPlainText() == "Siden juni: Gik selv efter rugbrød. Spiste med de andre."
    assert page.board is not None
    links = parse(page.board.status.parts[0].happened)
    assert [links.text[one.start : one.end] for one in links.taken] == [
        "Gik selv efter rugbrød.",
        "Spiste med de andre.",
    ]
    assert page.notes.uses[links.taken[0].note].text() == "Brug igen"
    field.setFocus()
    press(practised, KEY.Key_Z, CTRL)
    assert field.toPlainText() == "Siden juni: Gik selv efter rugbrød."
    press(practised, KEY.Key_Z, CTRL | SHIFT)
    assert field.toPlainText() == "Siden juni: Gik selv efter rugbrød. Spiste med de andre."
    assert len(field.links().taken) == 2, "the link came back with its words"


def test_what_is_used_later_comes_after_what_stands_there(practised: Seat) -> None:
    page, _citizen = begun(practised)
    first_goal(practised, page)
    use(practised, page, 0)
    page.show_part("closing")
    first_goal(practised, page)
    use(practised, page, 1)
    assert page.goal.happened.text.toPlainText() == "Gik selv efter rugbrød. Spiste med de andre."


def test_a_link_goes_with_its_last_letter(practised: Seat) -> None:
    page, _citizen = begun(practised)
    first_goal(practised, page)
    use(practised, page, 0)
    field = page.goal.happened.text
    field.selectAll()
    press(practised, KEY.Key_Delete)
    QTest.keyClicks(field, "Noget andet")
    page.flush()
    practised.settle()
    assert page.board is not None
    assert page.board.status.parts[0].happened == "Noget andet"


def test_part_by_part_by_keyboard_to_a_finished_paper(practised: Seat) -> None:
    page, citizen = begun(practised)
    QTest.keyClicks(page.in_short, "Det går fremad.")
    press(practised, KEY.Key_Right, ALT)
    use(practised, page, 0)
    page.goal.result.setCurrentIndex(2)
    page.goal.result.picked.emit(GoalResult.PARTLY.value)
    page.goal.keys[1].click()
    page.goal.citizens_view.setFocus()
    QTest.keyClicks(page.goal.citizens_view, "Det gik jo.")
    practised.settle()
    assert page.board is not None
    part = page.board.status.parts[0]
    assert (part.result, part.level) == (GoalResult.PARTLY, Level.LIGHT)
    assert "1 af " in page._count.text()
    while page.after.isVisible():
        page.after.click()
        practised.settle()
    assert page.end.finish.isVisible()
    assert "Det er ikke skrevet endnu: Mål 2" in page.end.missing.text()
    page.end.finish.click()
    assert QApplication.focusWidget() is page.end.no, "it cannot be taken back: the careful answer comes first"
    press(practised, KEY.Key_Escape)
    assert QApplication.focusWidget() is page.end.finish
    page.end.finish.click()
    page.end.yes.click()
    practised.settle()
    assert page.end.correct.isVisible()
    assert not page.end.finish.isVisible()
    assert page.in_short.isReadOnly()
    page.end.pdf.click()
    practised.settle()
    (path,) = practised.folder.rglob("*-statusnotat.pdf")
    words = " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())
    for told in ("Det går fremad.", "Gik selv efter rugbrød.", "Det gik jo.", "delvist nået", "Låst 28. maj 2021"):
        assert told in words, told
    practised.desk.show_citizen(citizen, "follow_ups")
    practised.settle()
    assert "Færdiggjort 28. maj 2021" in said(practised.desk.person.follow_ups)


def test_the_part_in_sight_is_copied_with_its_last_words(practised: Seat) -> None:
    page, _citizen = begun(practised)
    QTest.keyClicks(page.in_short, "Det går fremad.")
    page.show_part("closing")
    QTest.keyClicks(page.support, "Lidt mindre hjælp.")
    page.copy_part.click()
    practised.settle()
    text = QApplication.clipboard().text()
    assert "Lidt mindre hjælp." in text
    assert "Det går fremad." not in text
    first_goal(practised, page)
    assert page.board is not None
    wording = page.board.goals[0].goal.wording
    assert wording
    page.copy_part.click()
    practised.settle()
    text = QApplication.clipboard().text()
    assert wording in text
    assert "Lidt mindre hjælp." not in text
    page.show_part("others")
    page.copy_part.click()
    practised.settle()
    assert QApplication.clipboard().text() == text, "nothing is written there, and what was copied stays"
    page.show_part("end")
    assert not page.copy_part.isVisible()
    page.end.copy_all.click()
    practised.settle()
    text = QApplication.clipboard().text()
    assert wording in text
    assert text.index("Det går fremad.") < text.index("Lidt mindre hjælp.")


def test_a_correction_opens_with_the_same_words(practised: Seat) -> None:
    page, _citizen = begun(practised)
    QTest.keyClicks(page.in_short, "Først")
    page.show_part("end")
    page.end.finish.click()
    page.end.yes.click()
    practised.settle()
    first = page.board
    page.end.correct.click()
    practised.settle()
    assert "Retter statusnotatet fra 28. maj 2021." in said(page)
    assert page.board is not None
    assert first is not None
    assert page.board.status.corrects_id == first.status.id
    assert page.in_short.toPlainText() == "Først"
    assert not page.in_short.isReadOnly()


def test_another_theme_is_added_and_written_about(practised: Seat) -> None:
    page, _citizen = begun(practised)
    page.show_part("others")
    code = next(t.code for t in practised.desk._context.catalogue.themes if t.term == "Gøre rent")
    page.others.theme.picked.emit(code)
    practised.settle()
    practised.settle()
    (text,) = page.others.texts().values()
    assert QApplication.focusWidget() is text
    QTest.keyClicks(text, "Støvsugede selv.")
    page.show_part("closing")
    practised.settle()
    assert page.board is not None
    assert page.board.status.parts[-1].happened == "Støvsugede selv."


def test_a_goal_on_a_closed_theme_shows_nothing(practised: Seat) -> None:
    citizen, _steps = with_steps(practised)

    def close(desk: Desk) -> None:
        values.choose(desk, GOAL, goals.board(desk, citizen).case.goals[0].id, theme=SENSITIVE[0], wording="HEMMELIGT")

    practised.shell.worker.submit(close)
    page, _citizen = begun(practised)
    first_goal(practised, page)
    assert "HEMMELIGT" not in said(page)
    assert page._closed.isVisible()
    assert not page.goal.isVisible()


def test_what_is_closed_is_opened_where_it_is_missed(practised: Seat) -> None:
    page, citizen = begun(practised)
    page.show_part("end")
    assert "Følsomme temaer er lukket" in said(page.end)
    page.end.open_sensitive.click()
    practised.settle()
    assert not page.end.open_sensitive.isVisible()
    assert practised.desk._context.sensitive.is_open(citizen)
    kept: list[str] = []
    practised.shell.worker.submit(lambda desk: [one.what for one in desk.ledger.read.accesses()], kept.extend)
    practised.settle()
    assert "view følsomme noter" in kept


def test_a_date_that_cannot_be_stored_is_not_lost_under_the_lock(practised: Seat) -> None:
    page, _citizen = begun(practised)
    page.until.setFocus()
    page.until.selectAll()
    QTest.keyClicks(page.until, "31.4.2021")
    page.show_part("end")
    page.end.finish.click()
    practised.settle()
    assert "kan ikke bruges: 31.4.2021. Ret den under" in page.end.saved.text()
    assert not page.end.yes.isVisible()
    page.show_part("in_short")
    page.until.selectAll()
    QTest.keyClicks(page.until, "1.5.2021")
    page.show_part("end")
    page.end.finish.click()
    assert page.end.yes.isVisible()
    assert page.end.saved.text() == ""


def test_the_notes_of_the_goal_in_sight_stand_first(practised: Seat) -> None:
    page, citizen = begun(practised)
    assert page.board is not None
    theme = page.board.goals[1].goal.theme
    assert theme
    by_others(practised, citizen, "Om det andet mål.", themes=(theme,))
    first_goal(practised, page)
    assert said(page.notes).startswith("Mål 1 · ")
    page.show_part(page.parts()[2])
    practised.settle()
    assert said(page.notes).startswith("Mål 2 · ")


def test_a_goal_that_came_since_is_taken_along_where_one_asks_for_it(practised: Seat) -> None:
    page, citizen = begun(practised)
    themes = page._context.catalogue.themes

    def add(desk: Desk) -> None:
        for code in (themes[3].code, SENSITIVE[0]):
            goals.add(desk, citizen, code)

    practised.shell.worker.submit(add)
    practised.settle()
    page.show_part("end")
    practised.settle()
    before = page.parts()
    assert f"Målet »{themes[3].name}« er kommet til" in said(page.end)
    (take,) = page.end.take_along
    take.click()
    practised.settle()
    assert len(page.parts()) == len(before) + 1
    assert page.place().part == page.parts()[len(before) - 3]
    assert page.goal.isVisible()
    assert themes[3].name in said(page.goal)
    assert page.end.take_along == []
    press(practised, KEY.Key_Z, CTRL)
    practised.settle()
    assert page.isVisible(), "one stays where one writes"
    assert page.place().part == "end"
    assert len(page.end.take_along) == 1


def test_undo_leads_to_the_part_it_is_about(practised: Seat) -> None:
    page, _citizen = begun(practised)
    first_goal(practised, page)
    page.goal.keys[1].click()
    practised.settle()
    page.show_part("closing")
    QTest.keyClicks(page.support, "Lidt.")
    page.show_part("in_short")
    press(practised, KEY.Key_Z, CTRL)
    practised.settle()
    assert (page.place().part, page.support.toPlainText()) == ("closing", "")
    page.show_part("in_short")
    press(practised, KEY.Key_Z, CTRL)
    practised.settle()
    assert page.isVisible()
    assert page.place().part == page.parts()[1]
    assert page.board is not None
    assert page.board.status.parts[0].level is None


def test_one_in_progress_is_gone_on_with(practised: Seat) -> None:
    page, citizen = begun(practised)
    QTest.keyClicks(page.in_short, "Halvt")
    which = page.place().status
    practised.desk.show_citizen(citizen, "goals")
    practised.settle()
    press(practised, KEY.Key_O, CTRL | SHIFT)
    practised.settle()
    assert page.place().status == which
    assert page.in_short.textCursor().atEnd()
    practised.desk.show_citizen(citizen, "follow_ups")
    practised.settle()
    assert practised.desk.person.follow_ups.new.text() == "Skriv videre på statusnotatet"


def test_of_a_closed_theme_nothing_is_copied(practised: Seat) -> None:
    citizen, _steps = with_steps(practised)

    def close(desk: Desk) -> None:
        values.choose(desk, GOAL, goals.board(desk, citizen).case.goals[0].id, theme=SENSITIVE[0], wording="HEMMELIGT")

    practised.shell.worker.submit(close)
    page, _citizen = begun(practised)
    assert page.board is not None
    which = page.board.status.id

    def tell(desk: Desk) -> None:
        part = status.add_part(desk, which, theme=SENSITIVE[0])
        values.put(desk, STATUS_PART.ref(part, "happened"), "FORTROLIGT")

    practised.shell.worker.submit(tell)
    practised.settle()
    QTest.keyClicks(page.in_short, "Det går fremad.")
    page.show_part("end")
    page.end.copy_all.click()
    practised.settle()
    text = QApplication.clipboard().text()
    assert "Det går fremad." in text
    assert "HEMMELIGT" not in text
    assert "FORTROLIGT" not in text
    for part in (page.parts()[1], "others"):
        page.show_part(part)
        page.copy_part.click()
        practised.settle()
        assert QApplication.clipboard().text() == text


def test_in_a_narrow_window_the_notes_come_when_they_are_asked_for(practised: Seat) -> None:
    practised.shell.resize(900, 700)
    page, _citizen = begun(practised)
    first_goal(practised, page)
    assert not page.notes.isVisible()
    press(practised, KEY.Key_I, CTRL)
    assert page.notes.isVisible()
    press(practised, KEY.Key_Escape)
    assert not page.notes.isVisible()
    press(practised, KEY.Key_I, CTRL)
    page.to_notes.click()
    assert not page.notes.isVisible()
    press(practised, KEY.Key_I, CTRL)
    use(practised, page, 0)
    assert not page.notes.isVisible()
    assert QApplication.focusWidget() is page.goal.happened.text
    assert page.goal.happened.text.toPlainText() == "Gik selv efter rugbrød."


def test_locked_in_the_middle_and_back_where_one_was(practised: Seat) -> None:
    page, _citizen = begun(practised)
    first_goal(practised, page)
    QTest.keyClicks(page.goal.happened.text, "Midt i en sæt")
    practised.shell.lock()
    practised.settle()
    unlock(practised)
    page = practised.desk.status
    assert page.isVisible()
    assert page.goal.happened.text.toPlainText() == "Midt i en sæt"


def test_the_paper_is_looked_at_and_printed_with_the_last_words(practised: Seat) -> None:
    page, _citizen = begun(practised)
    first_goal(practised, page)
    page.in_short.setPlainText("Det går fremad.")
    page.show_part("end")
    practised.settle()
    page.end.see.click()
    for _ in range(4):
        practised.settle()
    assert page.paper.isVisible()
    assert not page._body.isVisible()
    assert page.paper.document.pageCount() >= 1
    shown = page.paper.document.getAllText(0).text()
    assert "Det går fremad." in shown
    practised.paper = practised.folder / "papir.pdf"
    page.paper.print.click()
    for _ in range(60):
        practised.settle()
        QTest.qWait(25)
        if "printeren" in practised.desk.top.status():
            break
    assert "printeren" in practised.desk.top.status()
    assert practised.paper.stat().st_size > 1000
    QTest.keyClick(page.paper, Qt.Key.Key_Escape)
    practised.settle()
    assert not page.paper.isVisible()
    assert QApplication.focusWidget() is page.end.see
    page.end.see.click()
    practised.desk.show_citizens()
    practised.settle()
    assert page.paper.document.pageCount() == 0, "nothing stays when nobody looks"


def test_a_paper_that_comes_too_late_shows_nothing_of_another(practised: Seat) -> None:
    page, citizen = begun(practised)
    page.show_part("end")
    practised.settle()
    page.end.see.click()
    practised.desk.show_citizen(citizen, "follow_ups")
    for _ in range(4):
        practised.settle()
    assert page.paper.document.pageCount() == 0
    assert not page.paper.isVisible()


def closed_goal(seat: Seat) -> tuple[StatusPage, StatusId, str]:
    """A statusnotat whose first goal stands at a closed theme; with the id of that goal's part."""
    citizen, _steps = with_steps(seat)

    def close(desk: Desk) -> None:
        values.choose(desk, GOAL, goals.board(desk, citizen).case.goals[0].id, theme=SENSITIVE[0])

    seat.shell.worker.submit(close)
    page, _citizen = begun(seat)
    assert page.board is not None
    goal = page.board.case.goals[0].id
    return page, page.board.status.id, next(part.id for part in page.board.status.parts if part.goal_id == goal)


def test_what_is_written_at_a_closed_theme_changes_no_figure_and_is_not_undone(practised: Seat) -> None:
    page, which, part = closed_goal(practised)
    page.show_part("end")
    practised.settle()

    def looks() -> tuple[object, ...]:
        return (
            page._count.text(),
            page.end.missing.text(),
            [(name, button.icon().isNull()) for name, button in page.buttons.items()],
        )

    before = looks()
    practised.shell.worker.submit(lambda desk: values.choose(desk, STATUS_PART, part, our_view="FORTROLIGT"))
    practised.settle()
    assert looks() == before
    for tab in ("", "follow_ups"):
        if tab:
            practised.desk.show_citizen(page.board.citizen.id if page.board else CitizenId(""), tab)
            practised.settle()
        practised.desk.undo()
        practised.settle()
        assert "ligger ved et følsomt tema, der er lukket" in practised.desk.top.status()
        kept: list[str] = []
        practised.shell.worker.submit(
            lambda desk: next(p.our_view for p in status.load(desk, which).status.parts if p.id == part), kept.append
        )
        practised.settle()
        assert kept == ["FORTROLIGT"]


def test_no_note_of_a_closed_theme_stands_beside_it_open_or_finished(practised: Seat) -> None:
    citizen, steps = with_steps(practised)
    by_others(practised, citizen, "BEGGE DELE HEMMELIGT", sub_goals=steps[:1], themes=(SENSITIVE[0],))
    page, _citizen = begun(practised)
    assert "HEMMELIGT" not in said(page.notes)
    assert "Spiste med de andre." in said(page.notes)
    assert page.board is not None
    which = page.board.status.id

    def finish(desk: Desk) -> None:
        (secret,) = [note for note in notes.listing(desk, citizen) if "HEMMELIGT" in note.text]
        part = next(one for one in status.load(desk, which).status.parts if one.goal_id)
        words = Sourced().with_sentence(0, secret.text, secret.id).value
        values.choose(desk, STATUS_PART, part.id, happened=words)
        status.finish(desk, which)

    practised.shell.worker.submit(finish)
    practised.desk.show_status(which)
    practised.settle()
    assert page.board.status.seal is not None
    assert "HEMMELIGT" not in said(page.notes)
    practised.desk._context.sensitive.open(citizen)
    practised.desk.show_status(which)
    practised.settle()
    assert "HEMMELIGT" in said(page.notes)


def test_three_goals_from_forty_notes_and_nothing_is_typed_twice(practised: Seat) -> None:
    """The day before an opfølgning: every text is written once, by whoever saw it or by whoever judges it."""
    citizen, _steps = with_steps(practised)
    seen: list[str] = []

    def remember(desk: Desk) -> None:
        other = replace(desk, user="Signe Vad")
        about = goals.board(desk, citizen).case.goals[:3]
        assert len(about) == 3
        for n in range(40):
            sheet = notes.begin(other, citizen, (), (about[n % 3].id,))
            seen.append(notes.sign(other, replace(sheet, text=f"Set for {n:02} gang.")).text)

    practised.shell.worker.submit(remember)
    practised.settle()
    practised.desk.show_citizen(citizen, "follow_ups")
    practised.settle()
    press(practised, KEY.Key_O, CTRL | SHIFT)
    practised.settle()
    page = practised.desk.status
    assert len(page.notes.uses) >= 40
    typed = ["Det går fremad."]
    QTest.keyClicks(page.in_short, typed[0])
    for number in (1, 2, 3):
        press(practised, KEY.Key_Right, ALT)
        practised.settle()
        assert said(page.notes).startswith(f"Mål {number} · ")
        for at in (0, 1):
            use(practised, page, at)
        page.goal.keys[1].click()
        for field, text in ((page.goal.citizens_view, "Borgerens ord"), (page.goal.our_view, "Vores ord")):
            QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
            assert field.hasFocus()
            typed.append(f"{text} om {number}.")
            QTest.keyClicks(field, typed[-1])
    page.buttons["closing"].click()
    practised.settle()
    for closing, text in ((page.support, "Lidt mindre hjælp."), (page.proposal, "Indsatsen fortsætter.")):
        QTest.mouseClick(closing.viewport(), Qt.MouseButton.LeftButton)
        typed.append(text)
        QTest.keyClicks(closing, text)
    page.buttons["end"].click()
    practised.settle()
    page.end.finish.click()
    page.end.yes.click()
    practised.settle()
    page.end.pdf.click()
    practised.settle()
    (path,) = practised.folder.rglob("*-statusnotat.pdf")
    words = " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())
    for text in typed:
        assert words.count(text) == 1, text
    assert sum(text in words for text in seen) == 6, "two notes a goal, each by one press"
