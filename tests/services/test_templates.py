"""Templates of notes: kept for everybody, and told from each other by their names."""

import json
from dataclasses import replace

import pytest

from ffbdesk.services import notes, templates
from ffbdesk.services.desk import Desk, TooLong
from ffbdesk.services.templates import NoTemplateName, NoTemplateText, Template, TemplateNameTaken
from tests.support import person


def test_kept_in_the_order_of_their_names_and_laid_beside_every_note(desk: Desk) -> None:
    late = templates.keep(desk, Template("", "  Ærinde ", "Hvor:\nHvad:\n", ""))
    early = templates.keep(desk, Template("", "Aften", "Humør:", "Medicin:"))
    assert templates.listing(desk) == (early, late)
    assert (late.name, late.text) == ("Ærinde", "Hvor:\nHvad:")
    sheet = notes.sheet(desk, notes.begin(desk, person(desk).id).id)
    assert sheet.templates == (early, late)


def test_changed_and_taken_away(desk: Desk) -> None:
    made = templates.keep(desk, Template("", "Aften", "Humør:"))
    changed = templates.keep(desk, replace(made, name="aften", did="Medicin:"))
    assert templates.listing(desk) == (changed,)
    assert changed.id == made.id
    templates.remove(desk, made.id)
    assert templates.listing(desk) == ()
    assert desk.ledger.read.setting(templates.SETTING) == ""


def test_what_cannot_be_read_keeps_nobody_from_a_note_and_a_later_programs_words_stay(desk: Desk) -> None:
    made = templates.keep(desk, Template("", "Aften", "Humør:"))
    for kept in ("{", "[1, 2]", '{"id": 1}', '[{"name": "uden id"}]'):
        desk.ledger.keep_setting(templates.SETTING, kept)
        assert templates.listing(desk) == ()
        assert notes.sheet(desk, notes.begin(desk, person(desk).id).id).templates == ()
    later = json.dumps([{"id": made.id, "name": "Aften", "text": "Humør:", "did": "", "own_words": "Nyt felt"}])
    desk.ledger.keep_setting(templates.SETTING, later)
    assert templates.listing(desk) == (made,)
    templates.keep(desk, replace(made, did="Medicin:"))
    assert json.loads(desk.ledger.read.setting(templates.SETTING))[0]["own_words"] == "Nyt felt"


def test_what_cannot_be_chosen_or_puts_nothing_in_is_refused(desk: Desk) -> None:
    templates.keep(desk, Template("", "Aften", "Humør:"))
    for wrong, error in (
        (Template("", " ", "Humør:"), NoTemplateName),
        (Template("", "Nat", " \n "), NoTemplateText),
        (Template("", "AFTEN", "Søvn:"), TemplateNameTaken),
        (Template("", "x" * (templates.NAME_MAX + 1), "Søvn:"), TooLong),
    ):
        with pytest.raises(error):
            templates.keep(desk, wrong)
    assert len(templates.listing(desk)) == 1
