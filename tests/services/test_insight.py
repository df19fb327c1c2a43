"""Indsigt holds exactly what was agreed to, in both files, whatever has happened to the citizen's records."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ffbdesk.domain.edits import FieldRef, Label, Part, Record, Scope
from ffbdesk.domain.ids import CitizenId, GatheringId, PromptId, ThemeCode
from ffbdesk.domain.kinds import (
    CARE_PLAN,
    CASE,
    CITIZEN,
    CONTACT,
    DESCRIPTION,
    DIAGNOSIS,
    FOLLOW_UP,
    FOLLOW_UP_PART,
    FOLLOW_UP_RESULT,
    GATHERING,
    GOAL,
    INTERVENTION,
    KINDS,
    MEETING,
    NOTE,
    ORDER,
    PLAIN_PAGE,
    RATING,
    STATUS_PART,
    SUB_GOAL,
)
from ffbdesk.domain.marks import FIELD, Frequency, Mark, written
from ffbdesk.domain.records import Informant
from ffbdesk.export.everything import Head, wordings
from ffbdesk.services import (
    carrying,
    citizens,
    double,
    followups,
    goals,
    handover,
    insight,
    intake,
    leaving,
    notes,
    opening,
    orders,
    people,
    plainpages,
    plans,
    rounds,
    status,
    stays,
    subgoals,
    values,
)
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form
from ffbdesk.services.insight import Agreed, Passage, ReadAnew
from ffbdesk.services.undo import BuiltUpon, NothingToRedo, NothingToUndo, redo, undo
from ffbdesk.storage.errors import Sealed, Signed, Stale, Stopped, UnknownRecord
from ffbdesk.words import insight as say
from ffbdesk.words.errors import explained
from ffbdesk.words.explained import Explained
from tests.support import begun, machine, made, person, themes

MARKER = re.compile(r"Qz\d{4}q")
OTHERS_MARKER = re.compile(r"Zz\d{4}z")
REFUSED = (
    carrying.NothingToCarry,
    Sealed,
    Signed,
    Stale,
    UnknownRecord,
    BuiltUpon,
    NothingToUndo,
    NothingToRedo,
    notes.NotSigned,
)


def saved(desk: Desk, citizen: CitizenId, out: Path, agreed: Agreed) -> tuple[str, str]:
    """The text of the PDF, and the JSON."""
    pdf, body = (insight.save(desk, citizen, form, out, agreed) for form in Form)
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages), body.read_text(encoding="utf-8")


def flat(text: str) -> str:
    return " ".join(text.split())


def put_others(desk: Desk, gathering: GatheringId, text: str, theme: int = 0) -> None:
    ref = rounds.voice_ref(gathering, themes(desk)[theme], Informant.OTHERS)
    values.put(desk, ref, text, gathering=gathering)


def by_text(found: tuple[Passage, ...], part: str) -> list[Passage]:
    return [one for one in found if part in one.text]


class Life:
    """What may happen in an archive; every text that is written has a word of its own."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder, self._words = desk, folder, count(1000)
        somebody_else = replace(desk, user="Anden Holm")  # what is another's is not undone
        self.citizen = person(somebody_else, "Test Testesen").id
        self.rounds = [begun(somebody_else, self.citizen)]
        self.notes: list[Any] = []
        self.goals: list[Any] = []

    def word(self) -> str:
        return f"Qz{next(self._words)}q"

    def do(self, what: int, which: int) -> None:
        """One step; what cannot be done now is not done."""
        steps: list[Callable[[int], object]] = [
            *[self.say] * 4,
            self.say_draft,
            self.head,
            self.undo,
            self.redo,
            self.new_round,
            self.remove_round,
            self.finish,
            self.carry,
            self.goal,
            self.word_goal,
            self.word_sub_goal,
            self.remove_goal,
            self.note,
            self.write_note,
            self.remove_note,
            self.sign,
            self.add_to_note,
            self.begin_addition,
            self.rename,
            self.bring_in,
            self.mark,
        ]
        with suppress(*REFUSED):
            steps[what % len(steps)](which)

    def _round(self, which: int) -> GatheringId:
        return self.rounds[which % len(self.rounds)]

    def _ref(self, which: int) -> FieldRef:
        fields = [*(informant.value for informant in Informant), "short_remark"]
        return rounds.theme_ref(self._round(which), themes(self.desk)[which % 2], fields[which % 4])

    def say(self, which: int) -> None:
        values.put(self.desk, self._ref(which), f"Ord {self.word()} her", gathering=self._round(which))

    def say_draft(self, which: int) -> None:
        values.keep(self.desk, self._ref(which), f"Kladde {self.word()}")

    def head(self, which: int) -> None:
        case = self.desk.ledger.read.case(self.citizen)
        assert case is not None
        refs = [
            GATHERING.ref(self._round(which), "purpose"),
            GATHERING.ref(self._round(which), "wishes"),
            CASE.ref(case.id, "intervention_purpose"),
            CASE.ref(case.id, "municipality"),
        ]
        values.put(self.desk, refs[which % 4], self.word(), gathering=self._round(which))

    def undo(self, which: int) -> None:
        undo(self.desk, self._scope(which))

    def redo(self, which: int) -> None:
        redo(self.desk, self._scope(which))

    def _scope(self, which: int) -> Scope:
        scopes = [Scope(self._round(which)), *(Scope(citizen=self.citizen, part=part) for part in Part)]
        return scopes[which % 4]

    def new_round(self, _which: int) -> None:
        self.rounds.append(begun(self.desk, self.citizen))

    def remove_round(self, which: int) -> None:
        rounds.remove(self.desk, self._round(which))

    def finish(self, which: int) -> None:
        rounds.finish(self.desk, self._round(which))

    def carry(self, which: int) -> None:
        carrying.carry_all(self.desk, self._round(which))

    def goal(self, _which: int) -> None:
        self.goals.append(goals.add(self.desk, self.citizen))

    def word_goal(self, which: int) -> None:
        if self.goals:
            ref = GOAL.ref(self.goals[which % len(self.goals)], ("wording", "responsible")[which % 2])
            values.put(self.desk, ref, self.word())

    def word_sub_goal(self, which: int) -> None:
        """A delmål under one of the goals that still stand."""
        standing = [g.id for g in goals.board(self.desk, self.citizen).case.goals]
        if standing:
            made = subgoals.add(self.desk, standing[which % len(standing)])
            values.put(self.desk, SUB_GOAL.ref(made, ("wording", "our_part")[which % 2]), self.word())

    def remove_goal(self, which: int) -> None:
        if self.goals:
            goals.remove(self.desk, self.goals[which % len(self.goals)])

    def note(self, _which: int) -> None:
        self.notes.append(notes.begin(self.desk, self.citizen).id)
        values.put(self.desk, NOTE.ref(self.notes[-1], "text"), self.word())

    def write_note(self, which: int) -> None:
        if self.notes:
            values.put(self.desk, NOTE.ref(self.notes[which % len(self.notes)], "text"), self.word())

    def remove_note(self, which: int) -> None:
        if self.notes:
            notes.remove(self.desk, self.notes[which % len(self.notes)])

    def sign(self, which: int) -> None:
        if self.notes:
            notes.sign(self.desk, replace(notes.note(self.desk, self.notes[which % len(self.notes)]), text=self.word()))

    def add_to_note(self, which: int) -> None:
        if self.notes:
            notes.add_to(self.desk, self.notes[which % len(self.notes)], self.word())

    def begin_addition(self, which: int) -> None:
        if self.notes:
            values.keep(self.desk, notes.pending_ref(self.notes[which % len(self.notes)]), self.word())

    def rename(self, _which: int) -> None:
        citizens.edit(self.desk, self.citizen, citizens.Entered(f"Test {self.word()}"))

    def bring_in(self, which: int) -> None:
        """A round of this citizen from a file; sometimes together with one of somebody else."""
        files = [self._file(handover.json_of(self.desk, self._round(which)), self.citizen, self.word)]
        if which % 2:
            other = iter(count(1000))
            files.append(self._file(files[0].read_bytes(), CitizenId(self.desk.new_id()), lambda: f"Zz{next(other)}z"))
        self.rounds += [taken.round for taken in intake.take_in(self.desk, files)[:1] if taken.round]

    def _file(self, raw: bytes, citizen: CitizenId, word: Callable[[], str]) -> Path:
        frame = json.loads(raw)
        content = frame["content"]
        content["citizen"]["id"], content["gathering"]["id"] = citizen, self.desk.new_id()
        content["gathering"] |= {"finished_at": None, "finished_by": None, "purpose": f"Hentet {word()}"}
        for condition in content["conditions"]:
            condition["id"], condition["short_remark"] = self.desk.new_id(), word()
            condition["voices"] = [{"informant": "others", "text": word()}]
        if citizen != self.citizen:
            content["citizen"]["name"], content["case"]["id"] = f"Anden {word()}", self.desk.new_id()
            content["citizen"]["own_number"] = content["case"]["municipality"] = ""
            content["case"]["intervention_purpose"] = ""
            for condition in content["conditions"]:
                condition["marks"] = []
            content["gathering"]["wishes"], content["goals"] = "", []
        path = self.folder / f"{self.desk.new_id()}.json"
        path.write_text(json.dumps(frame, ensure_ascii=False), encoding="utf-8")
        return path

    def mark(self, which: int) -> None:
        """A mark as a file may have it: on a prompt that no catalogue knows."""
        mark = Mark(PromptId(f"x-{self.word()}"), f"Om {self.word()}", 1, Frequency.RARELY)
        ref = FieldRef(Record.CONDITION, self._round(which), f"{FIELD}{mark.prompt}", themes(self.desk)[0])
        values.put(self.desk, ref, written(mark))


def in_database(desk: Desk) -> set[str]:
    """Every word that the archive holds about the citizen, wherever it stands."""
    connection = desk.ledger._connection
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = (str(row) for table in tables for row in connection.execute(f'SELECT * FROM "{table}"'))
    return set(MARKER.findall("\n".join(rows)))


@settings(max_examples=25, deadline=None)
@example(steps=[(0, 0), (0, 0), (8, 0), (11, 1), (0, 0)], choice=2)
@given(
    steps=st.lists(st.tuples(st.integers(0, 26), st.integers(0, 7)), min_size=3, max_size=30),
    choice=st.integers(0, 2**40),
)
def test_what_was_agreed_to_is_in_both_files_and_nothing_else(steps: list[tuple[int, int]], choice: int):
    with tempfile.TemporaryDirectory() as folder, made(Path(folder) / "arkiv") as desk:
        life = Life(desk, Path(folder))
        for what, which in steps:
            life.do(what, which)
        looked = insight.visit(desk, life.citizen)
        without = frozenset(p.id for n, p in enumerate(looked.passages) if choice >> n % 40 & 1)
        asked = {p.id: p.text for p in looked.passages}
        texts = {said.id: said.text for _p, _l, said in wordings(insight.gather(desk, life.citizen).entries())}
        assert set(MARKER.findall(" ".join(texts.values()))) | prompts(desk) >= in_database(desk), "all of it"
        gone = {text for id_, text in asked.items() if id_ in without}
        kept = Counter(
            word
            for id_, text in texts.items()
            if id_ not in without and (id_ in asked or text not in gone)  # carried words go with those they came from
            for word in MARKER.findall(text)
        )
        text, body = saved(desk, life.citizen, Path(folder) / "ud", looked.agreed(without))
        assert set(MARKER.findall(text)) == set(kept)
        assert Counter(MARKER.findall(body)) == kept, "each thing once"
        assert not OTHERS_MARKER.search(text + body)
        assert {id_ for id_ in texts if id_ not in asked} <= own_now(desk, life)


def prompts(desk: Desk) -> set[str]:
    """Words in the names of prompts, which are no text and stand in no file."""
    found = desk.ledger._connection.execute("SELECT edits FROM change").fetchall()
    return set(MARKER.findall(" ".join(re.findall(r"mark:x-Qz\d{4}q", str(found)))))


def own_now(desk: Desk, life: Life) -> set[str]:
    """The ids of wordings that need no question: what stands of the citizen's own, dates and levels, who wrote."""
    found = set()
    for path, line, said in wordings(insight.gather(desk, life.citizen).entries()):
        others = line.field in ("others", "caseworker", "short_remark", "purpose", "intervention_purpose", "text")
        others = others or line.field in ("responsible", "pending", "mark")
        free = MARKER.search(said.text) is not None
        if not free or (said.state.value == "now" and not others and all(entry.there for entry in path)):
            found.add(said.id)
    return found


def test_each_wording_once_with_what_it_was_and_who_wrote_it(desk: Desk, tmp_path: Path):
    someone = person(desk)
    gathering = begun(desk, someone.id)
    for text in ("Naboen Ole er vred", "Naboen Ole er vred og råber", "Naboen Ole er vred"):
        put_others(desk, gathering, text)
    looked = insight.visit(desk, someone.id)
    assert [(p.text, p.state.split(",")[0]) for p in looked.passages] == [
        ("Naboen Ole er vred", ""),
        ("Naboen Ole er vred og råber", "tidligere"),
    ]
    text, body = saved(desk, someone.id, tmp_path, looked.agreed())
    assert flat(text).count("Naboen Ole er vred og råber") == body.count("Naboen Ole er vred og råber") == 1
    assert flat(text).count("Naboen Ole er vred") == 2


def test_leaving_out_one_wording_leaves_the_other(desk: Desk, tmp_path: Path):
    """By record and field: one text is a part of the other, and both are short."""
    someone = person(desk)
    gathering = begun(desk, someone.id)
    put_others(desk, gathering, "Ole")
    put_others(desk, gathering, "Ole råber")
    put_others(desk, gathering, "Ole", theme=1)
    looked = insight.visit(desk, someone.id)
    (loud,) = by_text(looked.passages, "Ole råber")
    text, body = saved(desk, someone.id, tmp_path, looked.agreed(frozenset({loud.id})))
    assert "råber" not in text + body
    assert flat(text).count("Ole") == 2
    assert say.left_out(1) in flat(text)
    assert json.loads(body)["content"]["left_out"] == 1


def test_a_short_text_from_a_file_that_is_left_out_is_not_in_the_change_that_brought_it(desk: Desk, tmp_path: Path):
    life = Life(desk, tmp_path)
    life.say(1)
    life.bring_in(0)
    looked = insight.visit(desk, life.citizen)
    everything = saved(desk, life.citizen, tmp_path / "a", looked.agreed())
    nothing = saved(desk, life.citizen, tmp_path / "b", looked.agreed(frozenset(p.id for p in looked.passages)))
    assert all(MARKER.search(text) for text in everything)
    assert not any(MARKER.search(text) for text in nothing)


def test_what_was_removed_is_asked_about_in_every_voice(desk: Desk):
    someone = person(desk)
    stands, mistake = begun(desk, someone.id), begun(desk, someone.id)
    for gathering in (stands, mistake):
        ref = rounds.voice_ref(gathering, themes(desk)[0], Informant.CITIZEN)
        values.put(desk, ref, f"Eget ord {gathering}", gathering=gathering)
    rounds.remove(desk, mistake)
    note = notes.begin(desk, someone.id)
    values.put(desk, NOTE.ref(note.id, "text"), "Note ved en fejl")
    notes.remove(desk, note.id)
    goal = goals.add(desk, someone.id)
    values.put(desk, GOAL.ref(goal, "wording"), "Mål ved en fejl")
    goals.remove(desk, goal)
    found = insight.visit(desk, someone.id).passages
    assert [(p.group.endswith("(fjernet)"), p.text) for p in found] == [
        (True, f"Eget ord {mistake}"),
        (True, "Mål ved en fejl"),
        (True, "Note ved en fejl"),
    ]


def test_a_goal_in_a_finished_round_is_asked_about_where_the_case_has_moved_on(desk: Desk, tmp_path: Path):
    """A locked round keeps its own copy, and no change need remember it: its file may have come from elsewhere."""
    someone = person(desk)
    gathering, goal = begun(desk, someone.id), goals.add(desk, someone.id)
    values.put(desk, GOAL.ref(goal, "responsible"), "Søster Qz1000q")
    rounds.finish(desk, gathering)
    values.put(desk, GOAL.ref(goal, "responsible"), "Mette")
    values.put(desk, CITIZEN.ref(someone.id, "own_number"), "7")
    desk.ledger._connection.execute("DELETE FROM change WHERE label = 'edit_goal'")
    looked = insight.visit(desk, someone.id)
    (copy,) = by_text(looked.passages, "Qz1000q")
    assert copy.state.startswith("kun i det, der er færdiggjort")
    for text in saved(desk, someone.id, tmp_path, looked.agreed(frozenset({copy.id}))):
        assert "Qz1000q" not in text


def test_changes_of_an_import_of_several_are_told_to_each_alone(desk: Desk, tmp_path: Path):
    life = Life(desk, tmp_path)
    life.say(1)
    life.bring_in(1)
    assert desk.ledger._connection.execute("SELECT citizen_id FROM change WHERE label = 'import'").fetchone() == (None,)
    looked = insight.visit(desk, life.citizen)
    text, body = saved(desk, life.citizen, tmp_path / "ud", looked.agreed())
    assert "hentning fra fil" in text
    assert "hentning fra fil" in body
    assert not OTHERS_MARKER.search(text + body)


@pytest.mark.parametrize("form", list(Form))
def test_nothing_goes_out_that_was_not_looked_at(desk: Desk, tmp_path: Path, form: Form):
    someone = person(desk)
    gathering = begun(desk, someone.id)
    put_others(desk, gathering, "Set og godt")
    agreed = insight.visit(desk, someone.id).agreed()
    put_others(desk, gathering, "Skrevet bagefter", theme=1)
    with pytest.raises(ReadAnew) as caught:
        insight.save(desk, someone.id, form, tmp_path / "ud", agreed)
    assert isinstance(explained(caught.value), Explained)
    assert not (tmp_path / "ud").exists()
    assert insight.save(desk, someone.id, form, tmp_path / "ud", insight.visit(desk, someone.id).agreed()).exists()


def test_a_draft_that_grows_is_not_what_was_agreed_to(desk: Desk, tmp_path: Path):
    """It has the number of what was looked at, and says something else."""
    someone = person(desk)
    ref = rounds.voice_ref(begun(desk, someone.id), themes(desk)[0], Informant.OTHERS)
    values.keep(desk, ref, "Naboen")
    looked = insight.visit(desk, someone.id)
    values.keep(desk, ref, "Naboen Ole")
    assert [p.id for p in insight.visit(desk, someone.id).passages] == [p.id for p in looked.passages]
    with pytest.raises(ReadAnew):
        insight.save(desk, someone.id, Form.JSON, tmp_path, looked.agreed())


def test_the_order_is_the_catalogue_s_and_both_files_have_the_same(desk: Desk, tmp_path: Path):
    someone = person(desk)
    gathering, codes = begun(desk, someone.id), themes(desk)
    for place in (5, 1, 3):
        put_others(desk, gathering, f"Sted {place}", theme=place)
    text, body = saved(desk, someone.id, tmp_path, insight.visit(desk, someone.id).agreed())
    (only,) = json.loads(body)["content"]["gatherings"]
    assert [entry["theme"] for entry in only["under"]] == [codes[place] for place in (1, 3, 5)]
    assert [text.index(f"Sted {place}") for place in (1, 3, 5)] == sorted(text.index(f"Sted {p}") for p in (1, 3, 5))


def test_the_newest_round_first_and_what_was_removed_last(desk: Desk):
    someone = person(desk)
    made_ = [begun(desk, someone.id) for _ in range(3)]
    for gathering, day in zip(made_, ("2026-01-01", "2026-03-01", "2026-02-01"), strict=True):
        values.put(desk, GATHERING.ref(gathering, "held_on"), day)
    rounds.remove(desk, made_[1])
    found = [entry.heading for entry in insight.gather(desk, someone.id).rounds]
    assert found == ["Udredning 1. februar 2026", "Udredning 1. januar 2026", "Udredning 1. marts 2026 (fjernet)"]


def test_every_kind_of_record_has_its_place(desk: Desk):
    life = Life(desk, Path())
    for what in (life.say, life.goal, life.word_goal, life.word_sub_goal, life.note, life.sign, life.add_to_note):
        what(0)
    life.head(2)
    values.choose(desk, ORDER, orders.begin(desk, life.citizen), sender="Eksempelkøbing Kommune")
    plan = plans.add_plan(desk, life.citizen)
    values.choose(desk, CARE_PLAN, plan, place="Solstrålen")
    values.choose(desk, INTERVENTION, plans.add_intervention(desk, plan), own_words="Kørsel")
    values.choose(desk, MEETING, stays.add_meeting(desk, stays.begin(desk, life.citizen)), about="Møde")
    gathering = citizens.listing(desk)[0].rounds[0].id
    values.choose(desk, DESCRIPTION, gathering, ThemeCode(desk.catalogue.described()[0][0].code), others="Læsebriller")
    values.choose(desk, DIAGNOSIS, opening.add_diagnosis(desk, gathering), what="Nærsynet")
    values.choose(desk, CONTACT, opening.add_contact(desk, gathering), name="Ida Prøve")
    written = status.begin(desk, life.citizen)
    values.choose(desk, STATUS_PART, status.load(desk, written).status.parts[0].id, our_view="Vi ser det samme")
    plan_ = followups.begin(desk, life.citizen)
    values.choose(desk, FOLLOW_UP, plan_, in_short="Vi ses igen")
    told = followups.load(desk, plan_).follow_up
    values.choose(desk, FOLLOW_UP_PART, told.parts[0].id, caseworkers_view="Det går fremad")
    values.choose(desk, FOLLOW_UP_RESULT, told.results[0].id, reason="Det virker")
    values.choose(desk, PLAIN_PAGE, plainpages.add(desk, life.citizen), words="Det går godt")
    people.add(desk, "Bo Test", "en lang adgangssætning til Bo")
    double.begin(desk, gathering, double.others(desk)[0].id)
    mine = rounds.load(desk, gathering).gathering.assessments[0]
    values.choose(desk, RATING, mine.id, themes(desk)[-1], short_remark="Det ser jeg sådan")
    paths = [path for path, _line, _said in wordings(insight.gather(desk, life.citizen).entries())]
    assert {path[-1].record for path in paths} == set(KINDS)


def test_changes_are_named_in_danish(desk: Desk):
    life = Life(desk, Path())
    life.say(1)
    life.undo(0)
    life.redo(0)
    values.put(desk, CITIZEN.ref(life.citizen, "own_number"), "7")
    found = [change.what for change in insight.gather(desk, life.citizen).changes]
    assert f"tekst ({theme_term(desk, 1)}: oplysninger fra andre)" in found
    assert "rettelse af borger (eget nummer)" in found
    assert not [what for what in found if any(label.value in what for label in Label if "_" in label.value)]
    assert all(not MARKER.search(what) for what in found)


def theme_term(desk: Desk, place: int) -> str:
    return desk.catalogue.theme(themes(desk)[place]).term


def test_the_head_asks_for_what_article_15_asks_for(desk: Desk, tmp_path: Path):
    someone = person(desk)
    looked = insight.visit(desk, someone.id)
    assert looked.head == Head(complaint=say.COMPLAINT)
    text, body = saved(desk, someone.id, tmp_path / "a", looked.agreed())
    assert "Kopi af oplysningerne om Test Testesen" in flat(text)
    assert "databeskyttelsesforordningens artikel 15" in flat(text)
    assert "www.datatilsynet.dk" in flat(text)
    assert text.count(say.TO_FILL) == 6, "two lines by hand for each of three"
    filled = Head("For at hjælpe", "Kommunen", "Fem år", "Klag her")
    text, body = saved(desk, someone.id, tmp_path / "b", replace(looked.agreed(), head=filled))
    assert say.TO_FILL not in text
    assert json.loads(body)["content"]["head"] == dict(filled.facts())
    for label, (_name, said) in zip(say.HEAD_FIELDS.values(), filled.facts(), strict=True):
        assert said in flat(text)
        assert flat(label) in flat(text)


def test_how_long_it_is_kept_is_told_where_it_is_known(desk: Desk):
    someone = person(desk)
    values.put(desk, CITIZEN.ref(someone.id, "keep_until"), "2030-12-31")
    assert insight.visit(desk, someone.id).head.keeping.startswith("Senest den 31. december 2030 bliver der set på")


def test_long_work_stops_when_it_is_told_to(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked = count()

    def stop() -> None:
        if next(asked) > 5:  # it is read, and the pages are being made
            raise Stopped

    someone = person(desk)
    agreed = insight.visit(desk, someone.id).agreed()
    monkeypatch.setattr(desk.ledger, "go_on", stop)
    with pytest.raises(Stopped):
        insight.save(desk, someone.id, Form.PDF, tmp_path / "ud", agreed)
    assert not (tmp_path / "ud").exists()
    assert leaving.FAILED not in " ".join(a.what for a in desk.ledger.read.accesses(someone.id))


def test_a_text_that_fits_nowhere_else_in_the_catalogue_is_said_as_it_lies(tmp_path: Path):
    """A theme of another catalogue keeps its code, and nothing is lost."""
    with made(tmp_path / "arkiv", machine()) as desk:
        someone = person(desk)
        gathering = begun(desk, someone.id)
        put_others(desk, gathering, "Om noget andet")
        desk.ledger._connection.execute("UPDATE condition SET theme = 'X9'")
        desk.ledger._connection.execute("DELETE FROM change WHERE label = 'write'")
        (found,) = insight.gather(desk, someone.id).rounds
        assert [(entry.heading, entry.lines[0].said[0].text) for entry in found.under] == [("X9", "Om noget andet")]
