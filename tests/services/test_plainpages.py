"""Borgerens udgave through the services: pages by the staff alone, closed themes closed, paper read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from ffbdesk.domain.catalogue import SENSITIVE, Component
from ffbdesk.domain.edits import Label, Part, Scope
from ffbdesk.domain.ids import CitizenId, GoalId, PlainPageId, ThemeCode
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.kinds import FOLLOW_UP_PART, GATHERING, GOAL, PLAIN_PAGE
from ffbdesk.domain.plainpages import FEW, HEADING_MAX, RECENT, PlainPage, Stairs, parts_of
from ffbdesk.services import followups, goals, plainpages, rounds, search, undo, values
from ffbdesk.services.desk import Desk
from ffbdesk.services.plainpages import NothingChosen
from ffbdesk.storage.errors import UnknownRecord
from ffbdesk.words import plainpages as say
from tests.support import person


def theme(desk: Desk, term: str) -> ThemeCode:
    return next(one.code for one in desk.catalogue.themes if one.term == term)


def followed(desk: Desk) -> tuple[CitizenId, GoalId]:
    """Somebody who has cooked at level 3, was to come to 1, and is at 2."""
    citizen = person(desk, "Åse Test").id
    gathering = rounds.new(desk, citizen)
    values.choose(desk, GATHERING, gathering, held_on=date(2026, 5, 28))
    for term, level in (("Lave mad", 3), ("Købe ind", 2), ("Varetage sin seksualitet", 1)):
        rounds.judge(desk, gathering, theme(desk, term), Assessed(Level(level)))
    rounds.finish(desk, gathering)
    goal = goals.add(desk, citizen, theme(desk, "Lave mad"))
    values.choose(desk, GOAL, goal, expected_level=Level.LIGHT)
    again = followups.begin(desk, citizen)
    part = followups.load(desk, again).follow_up.part_of(goal)
    assert part is not None
    values.choose(desk, FOLLOW_UP_PART, part.id, judgement=Assessed(Level.MODERATE))
    followups.finish(desk, again)
    return citizen, goal


def pages(desk: Desk, citizen: CitizenId, *, sensitive: bool = True) -> list[PlainPageId]:
    return [sheet.page.id for sheet in plainpages.board(desk, citizen, sensitive=sensitive).sheets]


def test_a_page_begins_with_a_heading_and_nothing_is_written_for_anybody(desk: Desk) -> None:
    citizen, goal = followed(desk)
    assert pages(desk, citizen) == [], "nothing comes by itself"
    made = plainpages.add(desk, citizen, goal=goal)
    (sheet,) = plainpages.board(desk, citizen, sensitive=True).sheets
    assert (sheet.page.id, sheet.page.heading) == (made, "At lave mad")
    assert (sheet.page.words, sheet.page.outcome) == ("", "")
    assert sheet.stairs is not None
    assert (sheet.stairs.before, sheet.stairs.now, sheet.stairs.goal) == (Level.SEVERE, Level.MODERATE, Level.LIGHT)


def test_what_has_no_page_is_offered_and_of_closed_themes_nothing(desk: Desk) -> None:
    citizen, goal = followed(desk)
    board = plainpages.board(desk, citizen, sensitive=True)
    assert [one.id for one in board.goals] == [goal]
    shut = theme(desk, "Varetage sin seksualitet")
    assert shut in SENSITIVE
    assert set(board.themes) == {theme(desk, "Købe ind"), shut}
    assert set(plainpages.board(desk, citizen, sensitive=False).themes) == {theme(desk, "Købe ind")}
    plainpages.add(desk, citizen, goal=goal)
    plainpages.add(desk, citizen, theme=shut)
    board = plainpages.board(desk, citizen, sensitive=True)
    assert (board.goals, board.themes) == ((), (theme(desk, "Købe ind"),))
    assert [one.sensitive for one in board.sheets] == [False, True]
    closed = plainpages.board(desk, citizen, sensitive=False)
    assert [one.sensitive for one in closed.sheets] == [False]
    assert closed.closed == {board.sheets[1].page.id}


def test_a_goal_with_a_related_sensitive_theme_is_closed_too(desk: Desk) -> None:
    citizen, goal = followed(desk)
    values.choose(desk, GOAL, goal, related=(theme(desk, "Varetage sin seksualitet"),))
    plainpages.add(desk, citizen, goal=goal)
    assert pages(desk, citizen, sensitive=False) == []
    goals.remove(desk, goal)
    assert pages(desk, citizen, sensitive=False) == [], "also when the goal was put away"
    assert len(pages(desk, citizen)) == 1
    values.choose(desk, PLAIN_PAGE, pages(desk, citizen)[0], words="xylofon")
    assert not search.find(desk, "xylofon")
    assert search.find(desk, "xylofon", [citizen])


def test_pages_move_go_and_come_back(desk: Desk) -> None:
    citizen, goal = followed(desk)
    first, second = plainpages.add(desk, citizen, goal=goal), plainpages.add(desk, citizen, heading=say.NEXT)
    values.put(desk, PLAIN_PAGE.ref(second, "place"), f"{second} {first}")
    assert pages(desk, citizen) == [second, first]
    plainpages.remove(desk, second)
    assert pages(desk, citizen) == [first]
    scope = Scope(citizen=citizen, part=Part.PLAIN_PAGES)
    undo.undo(desk, scope)
    undo.undo(desk, scope)
    assert pages(desk, citizen) == [first, second]


def test_a_page_about_somebody_elses_goal_is_refused(desk: Desk) -> None:
    _citizen, goal = followed(desk)
    with pytest.raises(UnknownRecord):
        plainpages.add(desk, person(desk, "Bo Test").id, goal=goal)


def test_the_paper_has_the_chosen_pages_and_no_digit_of_a_level(desk: Desk, tmp_path: Path) -> None:
    citizen, goal = followed(desk)
    about = plainpages.add(desk, citizen, goal=goal)
    values.choose(desk, PLAIN_PAGE, about, words="Nu laver du aftensmad om tirsdagen.", outcome="Du er på vej.")
    ahead = plainpages.add(desk, citizen, heading=say.NEXT)
    values.choose(desk, PLAIN_PAGE, ahead, words="- Du beholder dit bestik.\n- Du får et brev.")
    shut = plainpages.add(desk, citizen, theme=theme(desk, "Varetage sin seksualitet"))
    values.choose(desk, PLAIN_PAGE, shut, words="Det står for sig selv")
    path = plainpages.save(desk, citizen, [about, ahead], tmp_path)
    assert "Åse" not in path.name
    read = PdfReader(path)
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for said in (
        "Sådan er det gået, Åse",
        "At lave mad",
        "Nu laver du aftensmad om tirsdagen.",
        "Du beholder dit bestik.",
    ):
        assert said in text
    assert "Næsten aldrig En gang imellem I perioder For det meste Næsten altid" in text
    assert "for sig selv" not in text
    assert "Moderat" not in text
    assert read.metadata is not None
    assert "Åse" not in str(read.metadata.title)
    assert "export borgerens udgave pdf" in [one.what for one in desk.ledger.read.accesses(citizen)]


@pytest.mark.parametrize("written", [True, False])
def test_nothing_to_read_is_no_paper(desk: Desk, tmp_path: Path, written: bool) -> None:
    citizen, _goal = followed(desk)
    empty = plainpages.add(desk, citizen, heading="Kun en overskrift")
    with pytest.raises(NothingChosen):
        plainpages.save(desk, citizen, [empty] if written else [], tmp_path)
    assert not list(tmp_path.glob("*.pdf"))


def test_suggestions_are_about_the_steps_alone() -> None:
    may, now = date(2021, 5, 28), date(2021, 8, 30)
    steps = Stairs(Level.MODERATE, may, Level.NONE, now, Level.NONE, now)
    assert say.suggestion(steps) == "I maj 2021 stod du på trinet »I perioder«. Nu står du på »Næsten altid«."
    same = Stairs(Level.SEVERE, may, Level.SEVERE, now, Level.SEVERE, now)
    assert say.suggestion(same) == "I maj 2021 stod du på trinet »En gang imellem«. Der står du stadig."
    assert say.suggestion(Stairs(now=Level.LIGHT, now_on=may, today=may)) == "Nu står du på trinet »For det meste«."
    assert say.suggestion(Stairs(goal=Level.LIGHT)) == ""
    assert say.suggestion(None) == ""


def test_a_level_that_is_old_is_not_called_now() -> None:
    may, august, later = date(2021, 5, 28), date(2021, 8, 30), date(2026, 11, 27)
    old = Stairs(Level.MODERATE, may, Level.NONE, august, Level.NONE, later)
    assert say.suggestion(old).endswith("I august 2021 stod du på »Næsten altid«.")
    assert "Nu" not in say.stairs_said(old)
    assert replace(old, today=august + RECENT).is_now
    same = replace(old, now=Level.MODERATE)
    assert say.suggestion(same).endswith("I august 2021 stod du der stadig.")


def test_stairs_stand_on_the_page_of_what_they_are_about(desk: Desk, tmp_path: Path) -> None:
    citizen, goal = followed(desk)
    for n in range(6):
        page = plainpages.add(desk, citizen, goal=goal, heading=f"Side nummer {n}")
        values.choose(desk, PLAIN_PAGE, page, words="Ord om det. " * (3 + 7 * n % 20))
    path = plainpages.save(desk, citizen, pages(desk, citizen), tmp_path)
    for sheet in PdfReader(path).pages:
        text = sheet.extract_text()
        assert text.count("Side nummer") == text.count("Næsten aldrig")


def test_every_theme_with_a_level_has_a_plain_heading_that_fits(desk: Desk) -> None:
    terms = [one.term for one in desk.catalogue.themes if one.kind is Component.ACTIVITY]
    assert list(say.HEADINGS) == terms
    assert all(len(text) <= HEADING_MAX for text in say.HEADINGS.values())


def test_lines_with_dashes_are_points_and_others_are_not() -> None:
    assert parts_of("Først dette.\n\n- et\n– to\n-\nSidst.") == [
        (("Først dette.",), False),
        (("et", "to"), True),
        (("-", "Sidst."), False),
    ]
    assert say.many(FEW) == ""
    assert "6" in say.many(FEW + 1)


def test_a_page_whose_goal_nobody_knows_is_as_closed_as_a_sensitive_one(desk: Desk) -> None:
    citizen, _goal = followed(desk)
    case = desk.ledger.read.case(citizen)
    assert case is not None
    page = PlainPage(PlainPageId(desk.new_id()), GoalId("00000000-0000-4000-8000-00000000dead"), words="xylofon")
    desk.commit(Label.ADD_PLAIN_PAGE, [PLAIN_PAGE.adding(page, case.id, place="9")], citizen=citizen)
    assert pages(desk, citizen, sensitive=False) == []
    assert not search.find(desk, "xylofon")


def test_a_page_that_is_moved_passes_by_a_closed_one(desk: Desk) -> None:
    citizen, goal = followed(desk)
    first = plainpages.add(desk, citizen, goal=goal)
    shut = plainpages.add(desk, citizen, theme=theme(desk, "Varetage sin seksualitet"))
    last = plainpages.add(desk, citizen, heading=say.NEXT)
    values.put(desk, PLAIN_PAGE.ref(last, "place"), f"{last} {first}")
    assert pages(desk, citizen) == [last, shut, first]


def test_a_removed_closed_page_is_none_that_undo_brings_back(desk: Desk) -> None:
    citizen, _goal = followed(desk)
    shut = plainpages.add(desk, citizen, theme=theme(desk, "Varetage sin seksualitet"))
    plainpages.remove(desk, shut)
    assert plainpages.board(desk, citizen, sensitive=False).closed == {shut}
