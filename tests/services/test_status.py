"""Statusnotat: gathered from notes, finished for ever, corrected by a new one."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.edits import Part, Scope
from ffbdesk.domain.ids import CitizenId, GoalId, NoteId, StatusId, SubGoalId
from ffbdesk.domain.judgement import Level
from ffbdesk.domain.kinds import GOAL, NOTE, STATUS, STATUS_PART, SUB_GOAL
from ffbdesk.domain.sourced import parse
from ffbdesk.domain.status import GoalResult
from ffbdesk.domain.subgoals import SubGoalStatus
from ffbdesk.export.choices import Choices
from ffbdesk.export.file.content import fingerprint
from ffbdesk.export.file.status import board_of
from ffbdesk.export.status import text_of_status
from ffbdesk.services import archive, erasure, goals, handover, insight, notes, status, subgoals, today, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, NoStatus
from ffbdesk.services.status import NotFinished
from ffbdesk.services.undo import NothingToUndo, undo
from ffbdesk.storage.errors import Sealed, UnknownRecord
from ffbdesk.words import status as say
from tests.support import made, opened, person, themes

DAY = date(2026, 11, 23)


def worked(desk: Desk) -> tuple[CitizenId, list[GoalId], SubGoalId]:
    """Two goals, the first with a delmål."""
    citizen = person(desk, "Børge Testesen").id
    found = [goals.add(desk, citizen, code) for code in themes(desk)[:2]]
    for n, goal in enumerate(found):
        values.choose(desk, GOAL, goal, wording=f"Mål {n}", follow_up_on=DAY + timedelta(days=7 + n))
    step = subgoals.add(desk, found[0])
    values.choose(desk, SUB_GOAL, step, short_name="Flyttet vare")
    return citizen, found, step


def note(desk: Desk, citizen: CitizenId, text: str, days: int = 0, **about: object) -> NoteId:
    sheet = replace(notes.begin(desk, citizen), text=text, observed_on=DAY - timedelta(days=days), **about)
    return notes.sign(desk, sheet).id


def draw_on(desk: Desk, which: StatusId, text: str, source: NoteId) -> None:
    """Put a sentence of a note into the first part."""
    part = status.load(desk, which).status.parts[0]
    words = parse(part.happened)
    values.choose(desk, STATUS_PART, part.id, happened=words.with_sentence(len(words.text), text, source).value)


def test_it_begins_with_a_part_for_each_goal_and_the_next_follow_up(desk: Desk) -> None:
    citizen, found, _step = worked(desk)
    board = status.load(desk, status.begin(desk, citizen))
    assert [part.goal_id for part in board.status.parts] == found
    assert (board.status.written_on, board.status.until, board.status.author) == (DAY, DAY, desk.user)
    assert board.status.follow_up_on == DAY + timedelta(days=7)
    assert not any(part.is_written for part in board.status.parts), "nothing is preselected"


def test_notes_are_gathered_by_delmaal_goal_theme_and_nothing(desk: Desk) -> None:
    citizen, found, step = worked(desk)
    other = themes(desk)[5]
    at_step = note(desk, citizen, "Ved delmålet", 3, sub_goals=(step,))
    at_goal = note(desk, citizen, "Ved målet", 2, goals=(found[1],))
    by_theme = note(desk, citizen, "Målets tema", 1, themes=(themes(desk)[1],))
    at_theme = note(desk, citizen, "Andet tema", 1, themes=(other,))
    about_both = note(desk, citizen, "Begge", 0, sub_goals=(step,), themes=(other,))
    plain = note(desk, citizen, "Intet særligt")
    note(desk, citizen, "For gammel", 4000)
    values.put(desk, NOTE.ref(notes.begin(desk, citizen).id, "text"), "Ikke underskrevet")
    shown = status.shown(desk, status.begin(desk, citizen))
    assert [[one.id for one in group.notes] for group in shown.groups] == [
        [at_step, about_both],
        [at_goal, by_theme],
        [at_theme, about_both],
        [plain],
    ]
    assert [group.goal for group in shown.groups] == [found[0], found[1], None, None]
    assert shown.groups[2].theme == other


def test_the_next_one_begins_where_the_last_ended(desk: Desk) -> None:
    citizen, _goals, _step = worked(desk)
    first = status.begin(desk, citizen)
    assert status.load(desk, first).status.since == DAY - timedelta(days=90)
    values.choose(desk, STATUS, first, until=DAY - timedelta(days=5))
    status.finish(desk, first)
    second = status.begin(desk, citizen)
    assert status.load(desk, second).status.since == DAY - timedelta(days=4)
    status.finish(desk, second)
    third = status.load(desk, status.begin(desk, citizen)).status
    assert (third.since, third.until) == (DAY, DAY), "a period does not end before it begins"


def test_finished_it_says_for_ever_what_it_said_that_day(tmp_path: Path) -> None:
    with made(tmp_path / "a") as desk:
        citizen, found, step = worked(desk)
        source = note(desk, citizen, "Gik selv efter rugbrød.", sub_goals=(step,))
        which = status.begin(desk, citizen)
        draw_on(desk, which, "Gik selv efter rugbrød.", source)
        part = status.load(desk, which).status.parts[0]
        values.choose(
            desk,
            STATUS_PART,
            part.id,
            result=GoalResult.PARTLY,
            level=Level.LIGHT,
            citizens_view="»Det går.«",
            our_view="Vi ser det samme.",
        )
        values.choose(desk, STATUS, which, in_short="Det går.", support="Let", proposal="Fortsæt")
        before = status.finish(desk, which)
        values.choose(desk, GOAL, found[0], wording="Et helt andet mål")
        values.choose(desk, SUB_GOAL, step, status=SubGoalStatus.REACHED)
        subgoals.remove(desk, step)
        goals.remove(desk, found[1])
        notes.add_to(desk, source, "Senere føjet til.")
        assert status.load(desk, which) == before
        assert archive.check(desk) == ()
    with opened(tmp_path / "a") as desk:
        board = status.load(desk, which)
        assert board == before
        assert [told.goal.wording for told in board.goals] == ["Mål 0", "Mål 1"]
        assert board.goals[0].sub_goals[0].status is SubGoalStatus.UNDER_WAY
        assert parse(board.status.parts[0].happened).notes() == (source,)
        assert board.notes[source].text == "Gik selv efter rugbrød."
        assert board.notes[source].additions == ()
        assert board.status.seal is not None


def test_a_finished_one_takes_nothing_more(desk: Desk) -> None:
    citizen, _goals, _step = worked(desk)
    which = status.begin(desk, citizen)
    part = status.load(desk, which).status.parts[0].id
    status.finish(desk, which)
    for change in (
        lambda: values.choose(desk, STATUS, which, in_short="x"),
        lambda: values.put(desk, STATUS_PART.ref(part, "happened"), "x"),
        lambda: values.keep(desk, STATUS_PART.ref(part, "our_view"), "x"),
        lambda: status.add_part(desk, which, theme=themes(desk)[7]),
        lambda: status.remove(desk, which),
        lambda: status.finish(desk, which),
    ):
        with pytest.raises(Sealed):
            change()
    with pytest.raises(NothingToUndo):
        undo(desk, Scope(citizen=citizen, part=Part.FOLLOW_UPS))


def test_a_correction_is_a_new_one_that_names_it(desk: Desk) -> None:
    citizen, found, step = worked(desk)
    source = note(desk, citizen, "Gik selv.", sub_goals=(step,))
    first = status.begin(desk, citizen)
    draw_on(desk, first, "Gik selv.", source)
    with pytest.raises(NotFinished):
        status.correct(desk, first)
    before = status.finish(desk, first)
    goals.remove(desk, found[1])
    second = status.load(desk, status.correct(desk, first))
    assert (second.status.corrects_id, second.status.seal) == (first, None)
    assert [part.goal_id for part in second.status.parts] == [found[0]]
    assert second.status.parts[0].happened == before.status.parts[0].happened
    values.choose(desk, STATUS, second.status.id, in_short="Rettet")
    assert status.load(desk, first) == before


def test_a_correction_says_everywhere_what_it_corrects(desk: Desk, tmp_path: Path) -> None:
    _citizen, first = written(desk)
    status.finish(desk, first)
    second = status.correct(desk, first)
    sentence = "Retter statusnotatet fra 23. november 2026."
    for name in ("BT-2026-11-23-udkast-rettelse-statusnotat.pdf", "BT-2026-11-23-rettelse-statusnotat.pdf"):
        saved = handover.save_status(desk, second, tmp_path)
        assert saved.name == name
        assert sentence in page(saved)
        assert "Rettelse" in page(saved), "every page says so"
        board = status.load(desk, second)
        assert text_of_status(board, desk.catalogue).startswith(sentence)
        assert say.standing(board.status, board.corrects_on).endswith(sentence)
        if board.status.seal is None:
            status.finish(desk, second)
    assert sentence not in page(handover.save_status(desk, first, tmp_path))
    assert sentence not in text_of_status(status.load(desk, first), desk.catalogue)


def test_what_one_has_not_finished_is_told_on_the_first_page(desk: Desk) -> None:
    citizen, which = written(desk)
    other = person(desk, "Åse Testesen").id
    status.begin(replace(desk, user="En anden"), other)
    ((whose, one),) = today.of(desk).statuses
    assert (whose.id, one.id) == (citizen, which)
    status.finish(desk, which)
    assert today.of(desk).statuses == ()
    second = status.correct(desk, which)
    assert [one.id for _whose, one in today.of(desk).statuses] == [second]
    status.remove(desk, second)
    assert today.of(desk).statuses == ()


def test_text_and_links_are_saved_and_taken_back_as_one(desk: Desk) -> None:
    citizen, _goals, step = worked(desk)
    source = note(desk, citizen, "Gik selv.", sub_goals=(step,))
    which = status.begin(desk, citizen)
    draw_on(desk, which, "Gik selv.", source)
    assert parse(status.load(desk, which).status.parts[0].happened).notes() == (source,)
    undo(desk, Scope(citizen=citizen, part=Part.FOLLOW_UPS))
    assert status.load(desk, which).status.parts[0].happened == ""


def test_a_theme_without_a_goal_has_a_part_once(desk: Desk) -> None:
    citizen, _goals, _step = worked(desk)
    which = status.begin(desk, citizen)
    theme = themes(desk)[7]
    assert status.add_part(desk, which, theme=theme) == status.add_part(desk, which, theme=theme)
    assert status.load(desk, which).status.parts[-1].theme == theme


def test_one_begun_by_mistake_is_hidden_and_comes_back(desk: Desk) -> None:
    citizen, _goals, _step = worked(desk)
    which = status.begin(desk, citizen)
    status.remove(desk, which)
    assert status.listing(desk, citizen) == ()
    with pytest.raises(UnknownRecord):
        status.load(desk, which)
    undo(desk, Scope(citizen=citizen, part=Part.FOLLOW_UPS))
    assert [one.id for one in status.listing(desk, citizen)] == [which]


def test_it_is_in_the_citizens_copy_without_its_marks_and_erased_with_them(desk: Desk) -> None:
    citizen, _goals, step = worked(desk)
    source = note(desk, citizen, "Gik selv efter xylofonen.", sub_goals=(step,))
    which = status.begin(desk, citizen)
    draw_on(desk, which, "Gik selv efter xylofonen.", source)
    status.finish(desk, which)
    found = insight.gather(desk, citizen)
    (entry,) = found.statuses
    texts = [said.text for one in (entry, *entry.under) for line in one.lines for said in line.said]
    assert "Gik selv efter xylofonen." in texts
    assert not any("{{" in text for text in texts)
    erasure.erase(desk, citizen)
    connection = desk.ledger._connection
    for table in ("status", "status_part", "seal", "note", "change"):
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        assert "xylofon" not in str(rows), table
    assert connection.execute("SELECT count(*) FROM seal").fetchone() == (0,)


def page(path: Path) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def written(desk: Desk) -> tuple[CitizenId, StatusId]:
    """One with words in every field."""
    citizen, _goals, step = worked(desk)
    values.choose(desk, SUB_GOAL, step, wording="Børge finder en vare", basis="Seks af ti gange")
    source = note(desk, citizen, "Gik selv efter rugbrød.", sub_goals=(step,), own_words="Hemmeligt i noten")
    which = status.begin(desk, citizen)
    draw_on(desk, which, "Gik selv efter rugbrød.", source)
    first = status.load(desk, which).status.parts[0].id
    values.choose(desk, STATUS_PART, first, result=GoalResult.PARTLY, level=Level.LIGHT)
    values.choose(desk, STATUS_PART, first, citizens_view="»Det går.«", our_view="Vi ser det samme.")
    other = status.add_part(desk, which, theme=themes(desk)[7])
    values.choose(desk, STATUS_PART, other, happened="Oppe om natten tre gange.")
    values.choose(desk, STATUS, which, in_short="Det går fremad.", support="Let", proposal="Fortsæt")
    return citizen, which


def test_everything_is_on_the_page_in_its_order_and_of_the_notes_nothing_else(desk: Desk, tmp_path: Path) -> None:
    _citizen, which = written(desk)
    words = page(handover.save_status(desk, which, tmp_path))
    order = (
        "Til opfølgning 30. november 2026",
        "Statusnotat for Børge Testesen",
        "Kort fortalt",
        "Det går fremad.",
        "Delvist nået",
        "Mål 1: ",
        "delvist nået",
        "Udførers forslag til nu 1, let nedsat.",
        "Børge finder en vare",
        "I gang",
        "Seks af ti gange",
        "Gik selv efter rugbrød.",
        "»Det går.«",
        "Vi ser det samme.",
        "Mål 2: ",
        "Andre observationer",
        "Oppe om natten tre gange.",
        "Støttebehov og forslag",
        "Fortsæt",
    )
    places = [words.find(said) for said in order]
    assert -1 not in places, [said for said, at in zip(order, places, strict=True) if at < 0]
    assert places == sorted(places)
    assert "Hemmeligt i noten" not in words
    assert "{{" not in words


def test_the_draft_says_so_and_the_finished_one_has_its_lock(desk: Desk, tmp_path: Path) -> None:
    _citizen, which = written(desk)
    draft = handover.save_status(desk, which, tmp_path)
    assert draft.name == "BT-2026-11-23-udkast-statusnotat.pdf"
    assert "Udkast" in page(draft)
    status.finish(desk, which)
    whole = handover.save_status(desk, which, tmp_path)
    assert whole.name == "BT-2026-11-23-statusnotat.pdf"
    assert "Låst 23. november 2026" in page(whole)
    assert desk.ledger.read.accesses()[0].what == "export statusnotat pdf"


def test_the_json_is_what_was_locked_and_the_pdf_carries_what_it_prints(desk: Desk, tmp_path: Path) -> None:
    _citizen, which = written(desk)
    board = status.finish(desk, which)
    found = json.loads(handover.save_status(desk, which, tmp_path, Form.JSON).read_text("utf-8"))
    assert (found["format"], found["version"], found["scope"]) == ("ffbdesk/statusnotat", 1, "all")
    assert board.status.seal is not None
    assert fingerprint(found["content"]) == board.status.seal.sha256
    assert board_of(found["content"], board.status.seal) == board
    attached = json.loads(PdfReader(handover.save_status(desk, which, tmp_path)).attachments["statusnotat.json"][0])
    assert attached["scope"] == "printed"
    assert "Hemmeligt" not in json.dumps(attached)
    assert attached["content"]["parts"][0]["happened"] == "Gik selv efter rugbrød."


def test_what_was_written_of_a_goal_stays_when_the_goal_is_put_away(desk: Desk, tmp_path: Path) -> None:
    citizen, which = written(desk)
    first = status.load(desk, which).goals[0].goal.id
    goals.remove(desk, first)
    assert "Gik selv efter rugbrød." in text_of_status(status.load(desk, which), desk.catalogue)
    status.finish(desk, which)
    assert "Gik selv efter rugbrød." in page(handover.save_status(desk, which, tmp_path))
    assert first not in [goal.id for goal in goals.board(desk, citizen).case.goals]


def test_of_a_closed_goal_that_was_put_away_nothing_leaves(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    goal = goals.add(desk, citizen, SENSITIVE[0])
    values.choose(desk, GOAL, goal, follow_up_on=DAY)
    which = status.begin(desk, citizen)
    part = status.load(desk, which).status.parts[0].id
    values.choose(desk, STATUS_PART, part, happened="Noget fortroligt")
    assert status.load(desk, which).status.follow_up_on is None, "its date would tell of it"
    goals.remove(desk, goal)
    path = handover.save_status(desk, which, tmp_path, choices=Choices(sensitive=False))
    assert "fortroligt" not in page(path)
    assert "fortroligt" not in PdfReader(path).attachments["statusnotat.json"][0].decode()


def test_a_number_that_is_missing_would_tell_that_something_was_left_out(desk: Desk, tmp_path: Path) -> None:
    citizen = person(desk).id
    for theme in (themes(desk)[0], SENSITIVE[0], themes(desk)[1]):
        goals.add(desk, citizen, theme)
    which = status.begin(desk, citizen)
    words = page(handover.save_status(desk, which, tmp_path, choices=Choices(sensitive=False)))
    assert "Mål 2" in words
    assert "Mål 3" not in words


def test_as_text_for_a_case_system(desk: Desk) -> None:
    _citizen, which = written(desk)
    text = text_of_status(status.load(desk, which), desk.catalogue)
    assert text.startswith("Kort fortalt\nDet går fremad.\n\nMål 1: ")
    assert "Det er sket: Gik selv efter rugbrød.\nBorgerens vurdering: »Det går.«" in text


def test_without_sensitive_themes_their_parts_are_not_there(desk: Desk, tmp_path: Path) -> None:
    citizen, which = written(desk)
    part = status.add_part(desk, which, theme=SENSITIVE[0])
    values.choose(desk, STATUS_PART, part, happened="Noget fortroligt noget")
    words = page(handover.save_status(desk, which, tmp_path, choices=Choices(sensitive=False)))
    assert "fortroligt noget" not in words
    assert "fremad" in words.partition("Ikke med")[0], "it is said what is left out, after what is told"
    assert desk.catalogue.theme(SENSITIVE[0]).name in words.partition("Ikke med")[2]
    assert handover.newest_status(desk, citizen) == which
    with pytest.raises(NoStatus):
        handover.newest_status(desk, person(desk).id)
