"""Contacts in the files of rounds: those of the newest round come, what stands here stays, and both are told."""

import itertools
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ffbdesk.domain.ids import CitizenId, ContactId, GatheringId
from ffbdesk.domain.kinds import CONTACT, GATHERING
from ffbdesk.services import handover, intake, opening, rounds, values, whole
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.intake import Outcome, Taken
from tests.support import Clock, begun, machine, made, person

KEPT, LEFT = "i en anden udgave eller er fjernet her", "Der er en nyere udredning"


@pytest.fixture(name="there")
def _there(tmp_path: Path) -> Iterator[Desk]:
    with made(tmp_path / "andet", machine(500_000)) as other:
        yield other


def contact(desk: Desk, gathering: GatheringId, name: str, phone: str = "") -> ContactId:
    found = opening.add_contact(desk, gathering)
    values.choose(desk, CONTACT, found, name=name, phone=phone)
    return found


def saved(desk: Desk, gathering: GatheringId, out: Path) -> Path:
    return handover.save(desk, gathering, Form.JSON, out)


def brought(desk: Desk, *files: Path) -> list[Taken]:
    return [*intake.take_in(desk, files)]


def here(desk: Desk, who: CitizenId) -> list[tuple[str, str]]:
    case = desk.ledger.read.case(who)
    assert case is not None
    return [(one.name, one.phone) for one in case.contacts]


def three_rounds(desk: Desk) -> tuple[CitizenId, list[GatheringId], ContactId]:
    """A guardian who is another one by the second round, and a mother with another number by the third."""
    clock = desk.clock
    assert isinstance(clock, Clock)
    first = begun(desk)
    who = desk.ledger.read.citizen_of(first)
    values.choose(desk, GATHERING, first, held_on=date(2026, 1, 1))
    guardian = contact(desk, first, "Tidligere værge", "11")
    rounds.finish(desk, first)
    clock.move(hours=1)
    second = rounds.new(desk, who)
    opening.remove_contact(desk, guardian, second)
    contact(desk, second, "Ny værge")
    mother = contact(desk, second, "Mor", "gammelt")
    rounds.finish(desk, second)
    clock.move(hours=1)
    third = rounds.new(desk, who)
    values.choose(desk, CONTACT, mother, phone="nyt")
    return who, [first, second, third], mother


@pytest.mark.parametrize("order", [*itertools.permutations(range(3))])
@pytest.mark.parametrize("finish", [False, True])
def test_of_several_rounds_the_newest_ones_come(
    desk: Desk, there: Desk, tmp_path: Path, order: tuple[int, ...], finish: bool
) -> None:
    """The last two are of one day: an open one is the newest then, or the one that was finished last."""
    who, which, _mother = three_rounds(desk)
    if finish:
        rounds.finish(desk, which[2])
    files = [saved(desk, one, tmp_path) for one in which]
    taken = brought(there, *(files[n] for n in order))
    assert here(there, who) == here(desk, who) == [("Ny værge", ""), ("Mor", "nyt")]
    assert [one.contacts for one in taken] == [2 if n == 2 else 0 for n in order]
    assert not any(one.contacts_kept or one.contacts_left for one in taken)
    for one in which:
        assert rounds.load(there, one).case.contacts == rounds.load(desk, one).case.contacts


def test_an_older_round_brings_none_and_says_so_while_it_is_open(desk: Desk, there: Desk, tmp_path: Path) -> None:
    who, (first, _second, third), _mother = three_rounds(desk)
    rounds.finish(desk, third)
    brought(there, saved(desk, third, tmp_path))
    (finished,) = brought(there, saved(desk, first, tmp_path))
    assert (finished.outcome, finished.contacts_left) == (Outcome.NEW, False), "it has its own under the lock"
    older = rounds.new(desk, who)
    values.choose(desk, GATHERING, older, held_on=date(2026, 2, 1))
    (same,) = brought(there, saved(desk, older, tmp_path))
    assert not same.contacts_left, "nothing of it is missing"
    contact(desk, older, "Søster")
    (taken,) = brought(there, saved(desk, older, tmp_path))
    assert (taken.contacts, taken.contacts_left) == (0, True)
    assert LEFT in intake.as_line(taken)
    assert here(there, who) == [("Ny værge", ""), ("Mor", "nyt")]


def test_a_new_contact_comes_though_the_round_is_here_already(desk: Desk, there: Desk, tmp_path: Path) -> None:
    gathering = begun(desk)
    who = desk.ledger.read.citizen_of(gathering)
    brought(there, saved(desk, gathering, tmp_path))
    contact(desk, gathering, "Mor")
    (taken,) = brought(there, saved(desk, gathering, tmp_path))
    assert (taken.outcome, taken.contacts) == (Outcome.KNOWN, 1)
    assert "1 kontaktperson er kommet med." in intake.as_line(taken)
    contact(desk, gathering, "Far")
    contact(desk, gathering, "Søster")
    file = saved(desk, gathering, tmp_path)
    (taken,) = brought(there, file)
    assert "2 kontaktpersoner er kommet med." in intake.as_line(taken)
    assert here(there, who) == here(desk, who)
    (again,) = brought(there, file)
    assert (again.contacts, again.contacts_kept) == (0, False)


@pytest.mark.parametrize("change", ["phone", "draft", "removed"])
@pytest.mark.parametrize("finish", [False, True])
def test_what_stands_here_stays_and_it_is_told(
    desk: Desk, there: Desk, tmp_path: Path, change: str, finish: bool
) -> None:
    gathering = begun(desk)
    who = desk.ledger.read.citizen_of(gathering)
    mother = contact(desk, gathering, "Mor", "12 34")
    brought(there, saved(desk, gathering, tmp_path))
    if change == "phone":
        values.choose(there, CONTACT, mother, phone="56 78")
    elif change == "draft":
        values.keep(there, CONTACT.ref(mother, "phone"), "56")
    else:
        opening.remove_contact(there, mother, gathering)
    before = here(there, who)
    if finish:
        gathering = rounds.new(desk, who)
        rounds.finish(desk, gathering)
    file = saved(desk, gathering, tmp_path)
    (taken,) = brought(there, file)
    assert (taken.contacts, taken.contacts_kept) == (0, True)
    assert KEPT in intake.as_line(taken)
    assert here(there, who) == before
    (again,) = brought(there, file)
    assert again.outcome is Outcome.KNOWN
    assert again.contacts_kept is not finish, "that the case has moved on since it was finished is as it should be"


def test_what_was_half_typed_when_it_was_saved_is_no_other_form(desk: Desk, tmp_path: Path) -> None:
    gathering = begun(desk)
    mother = contact(desk, gathering, "Mor")
    values.keep(desk, CONTACT.ref(mother, "phone"), "12 3")
    (taken,) = brought(desk, saved(desk, gathering, tmp_path))
    assert (taken.outcome, taken.contacts_kept) == (Outcome.KNOWN, False)


@pytest.mark.parametrize("removed", [False, True])
def test_a_contact_with_anothers_id_comes_under_its_own(desk: Desk, there: Desk, tmp_path: Path, removed: bool) -> None:
    gathering = begun(desk)
    who, mine = desk.ledger.read.citizen_of(gathering), contact(desk, gathering, "Mor", "12 34")
    other = person(there, "En Anden").id
    theirs = contact(there, at := begun(there, other), "Svigermor")
    if removed:
        opening.remove_contact(there, theirs, at)
    file = saved(desk, gathering, tmp_path)
    file.write_text(file.read_text("utf-8").replace(mine, theirs), "utf-8")
    (taken,) = brought(there, file)
    assert taken.contacts == 1
    assert here(there, who) == [("Mor", "12 34")]
    assert here(there, other) == ([] if removed else [("Svigermor", "")])
    (again,) = brought(there, file)
    assert (again.outcome, again.contacts, again.contacts_kept) == (Outcome.KNOWN, 0, False)
    with made(tmp_path / "tredje", machine(900_000)) as third:
        intake.take_in(third, [whole.save(there, one, tmp_path / "helt") for one in (who, other)])
        assert here(third, who) == [("Mor", "12 34")]


def test_two_citizens_of_one_import_with_one_contacts_id(desk: Desk, there: Desk, tmp_path: Path) -> None:
    both = [begun(desk), begun(desk)]
    ids = [contact(desk, one, f"Mor {n}") for n, one in enumerate(both)]
    files = [saved(desk, one, tmp_path) for one in both]
    body = json.loads(files[1].read_bytes())
    body["content"]["contacts"][0]["id"] = ids[0]
    files[1].write_text(json.dumps(body), "utf-8")
    brought(there, *files)
    for n, one in enumerate(both):
        assert here(there, desk.ledger.read.citizen_of(one)) == [(f"Mor {n}", "")]
