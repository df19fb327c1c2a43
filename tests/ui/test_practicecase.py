"""Lav øvesag: what a person does from the citizen's text to a file for the course room."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ffbdesk.domain.catalogue import SENSITIVE
from ffbdesk.domain.ids import CitizenId
from ffbdesk.domain.judgement import Assessed, Level
from ffbdesk.domain.records import Informant
from ffbdesk.export.course.reading import read_case
from ffbdesk.services import citizens, rounds, values
from ffbdesk.services.course import fromcitizen
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import DiskFull
from ffbdesk.storage.ledger import Ledger
from ffbdesk.ui.citizen.page import DATA, NOTES
from ffbdesk.ui.rights.caseview import PracticeCaseView
from ffbdesk.ui.rights.page import RightsPage
from ffbdesk.words.course import fromcitizen as say
from tests.support import themes
from tests.ui.conftest import PHRASE, Seat
from tests.ui.test_settings import answer, press

CPR = "0101814321"
FIRST = (
    "Torben bor på Solvangen, Enghavevej 12B, sammen med Hanne. Torbens søster Hanne ringer på 22 33 44 55. "
    "Han flyttede ind mandag den 2. marts 2020, og hans nummer er 010181-4321. Jonas følger ham til lægen."
)
SECOND = "Han laver mad med Hanne om tirsdagen. I 2019 boede han i Sorø."
INSTEAD = {
    "Hanne": "Vera",
    "Solvangen": "Birkely",
    "Enghavevej 12B": "en lille vej",
    "22 33 44 55": "telefonen",
    "010181-4321": "skjult",
    "2019": "året før",
    "Sorø": "en anden by",
}
REAL = ("Torben", "Kvist", "Hanne", "Solvangen", "Enghavevej", "22 33 44 55", "4321", "marts 2020", "2019", "Sorø", CPR)


def begin(seat: Seat) -> CitizenId:
    """A citizen with words at two themes; the second has no reason for its level yet."""
    made: list[CitizenId] = []

    def job(desk: Desk) -> None:
        made.append(citizens.add(desk, citizens.Entered(name="Torben Kvist", cpr=CPR)).id)
        gathering = rounds.new(desk, made[0])
        first, second = themes(desk)[:2]
        for code, text in ((first, FIRST), (second, SECOND), (SENSITIVE[0], "Hemmeligt")):
            values.put(desk, rounds.voice_ref(gathering, code, Informant.OTHERS), text, gathering=gathering)
            rounds.judge(desk, gathering, code, Assessed(Level(2)))
        values.put(desk, rounds.theme_ref(gathering, first, "short_remark"), "Hanne støtter.", gathering=gathering)
        rounds.finish(desk, gathering)

    answer(seat, job)
    return made[0]


def data_of(seat: Seat, citizen: CitizenId) -> RightsPage:
    seat.desk.show_citizen(citizen, DATA)
    seat.settle()
    return seat.desk.person.data


def opened_at(seat: Seat, citizen: CitizenId) -> PracticeCaseView:
    page = data_of(seat, citizen)
    page.practice.open.click()
    seat.settle()
    assert page.making.isVisible()
    return page.making


def write(field: object, text: str) -> None:
    field.setFocus()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)  # type: ignore[call-overload]


def replace_all(view: PracticeCaseView) -> None:
    write(view.who.name, "Kaj Lund")
    write(view.who.age, "40")
    for words, other in INSTEAD.items():
        write(view.words.fields[words], other)
    assert view.words.weeks is not None
    write(view.words.weeks, "10")
    assert view.words.all_stay is not None
    write(view.words.fields["Jonas"], "Per")
    view.words.all_stay.click()
    view.read.pieces["s1"].reason.setPlainText("Han gør det sammen med Hanne.")


def approve(view: PracticeCaseView) -> None:
    for name, field, tick in zip(("Eva Prøve", "Ib Prøve"), view.readers.names, view.readers.ticks, strict=True):
        if not field.text():
            write(field, name)
        tick.click()


def stored(seat: Seat, citizen: CitizenId) -> fromcitizen.BorrowedCase:
    found = answer(seat, lambda desk: fromcitizen.of(desk, citizen))
    assert isinstance(found, fromcitizen.BorrowedCase)
    return found


def test_from_the_citizens_text_to_a_file_that_has_nothing_of_them(opened: Seat) -> None:
    view = opened_at(opened, begin(opened))
    assert set(view.words.fields) == {*INSTEAD, "Torben", "2. marts 2020", "Jonas"}
    assert "010181-4321" not in view.words.ticks, "a CPR number may not stay"
    assert "Hemmeligt" not in " ".join(piece.reads.text() for piece in view.read.pieces.values())
    replace_all(view)
    assert view.words.fields["Torben"].text() == "Kaj", "the invented name stands for their own"
    assert view.words.fields["2. marts 2020"].placeholderText() == "11. maj 2020"
    assert view.words.count.text() == say.left(0)
    reads = view.read.pieces["s0"].reads.text()
    assert reads.startswith("Andre: Kaj bor på Birkely, en lille vej, sammen med Vera. Kajs søster Vera ringer på tele")
    approve(view)
    assert view.saving.lacking.text() == say.READY
    press(opened, view.saving, say.SAVE)
    (path,) = opened.folder.iterdir()
    assert str(path) in view.saving.told.text()
    raw = path.read_bytes()
    assert not [words for words in REAL if words.encode() in raw]
    case = read_case(raw, path.name, opened.desk._context.catalogue)
    assert (case.name, case.age, case.declared.by) == ("Kaj Lund", 40, "Mette Holm, Eva Prøve, Ib Prøve")
    assert case.reference is not None
    assert [one.reasoning for one in case.reference.themes] == ["Vera støtter.", "Han gør det sammen med Vera."]


def test_it_is_refused_while_something_is_missing(opened: Seat) -> None:
    view = opened_at(opened, begin(opened))

    def refused(words: str) -> None:
        press(opened, view.saving, say.SAVE)
        assert words in view.saving.told.text()
        assert list(opened.folder.iterdir()) == []

    refused("Der er stadig ord")
    assert view.saving.lacking.text().count("•") == 4
    replace_all(view)
    refused("To læsere")
    approve(view)
    assert all(tick.isChecked() for tick in view.readers.ticks)
    view.words.fields["Hanne"].setFocus()
    QTest.keyClicks(view.words.fields["Hanne"], "s")
    assert not any(tick.isChecked() for tick in view.readers.ticks), "they have read another text"
    assert view.readers.again.text() == say.READ_AGAIN
    refused("To læsere")
    approve(view)
    view.words.ticks["Sorø"].click()
    approve(view)
    view.who.name.clear()
    view.who.name.textEdited.emit("")
    write(view.words.fields["Torben"], "Kaj")
    approve(view)
    refused("Øvesagen mangler noget")
    write(view.who.name, "Torben Lund")
    approve(view)
    refused("Torben")


def test_what_is_typed_is_stored_on_leaving_and_on_locking(opened: Seat) -> None:
    citizen = begin(opened)
    view = opened_at(opened, citizen)
    view.readers.ticks[0].click()
    assert not view.readers.ticks[0].isChecked()
    assert view.readers.told.text() == say.NAME_FIRST
    write(view.who.name, "Kaj")
    opened.desk.person.go(NOTES)
    opened.settle()
    assert stored(opened, citizen).draft.name == "Kaj"
    view = opened_at(opened, citizen)
    write(view.words.fields["Hanne"], "Vera")
    view.read.pieces["s0"].leave_out.click()
    opened.shell.lock()
    locked = opened.shell.unlock.locked
    locked.passphrase.edit.setText(PHRASE)
    locked.open.click()
    opened.settle()
    view = opened_at(opened, citizen)
    assert view.who.name.text() == "Kaj"
    assert view.words.fields["Hanne"].text() == "Vera"
    assert view.read.pieces["s0"].reads.text() == say.IS_LEFT_OUT
    assert "Solvangen" not in view.words.fields, "what does not come along is not asked about"


def test_what_cannot_be_stored_waits_and_is_tried_again(opened: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    citizen = begin(opened)
    view = opened_at(opened, citizen)

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "keep_papers", full)
        write(view.who.name, "Kaj")
        view.flush()
        opened.settle()
        assert "prøver igen" in view.trouble.text()
        opened.desk.person.go(NOTES)
        opened.settle()
        view = opened_at(opened, citizen)
        assert view.who.name.text() == "Kaj", "it waits"
    view.flush()
    opened.settle()
    assert view.trouble.text() == ""
    assert stored(opened, citizen).draft.name == "Kaj"


def test_the_text_can_be_put_right_and_is_looked_through_anew(opened: Seat) -> None:
    view = opened_at(opened, begin(opened))
    piece = view.read.pieces["s0"]
    assert not piece.source.isVisible()
    piece.edit.click()
    assert piece.source.hasFocus()
    piece.source.setPlainText("Han bor i Ringsted.")
    QTest.qWait(450)
    assert "Ringsted" in view.words.fields
    assert "Solvangen" not in view.words.fields
    piece.edit.click()
    assert not piece.source.isVisible()


def test_removed_it_is_gone(opened: Seat) -> None:
    citizen = begin(opened)
    view = opened_at(opened, citizen)
    write(view.who.name, "Kaj")
    press(opened, view.saving, say.REMOVE)
    press(opened, view.saving, say.DO_REMOVE)
    page = opened.desk.person.data
    assert page.practice.isVisible()
    assert page.practice.told.text() == say.REMOVED
    assert answer(opened, lambda desk: fromcitizen.of(desk, citizen)) is None


def test_without_a_text_it_says_what_to_do(opened: Seat) -> None:
    made: list[CitizenId] = []
    answer(opened, lambda desk: made.append(citizens.add(desk, citizens.Entered(name="Tom Prøve")).id))
    page = data_of(opened, made[0])
    page.practice.open.click()
    opened.settle()
    assert not page.making.isVisible()
    assert "vurdér mindst ét tema" in page.practice.told.text()


def test_by_keyboard_from_field_to_field(opened: Seat) -> None:
    view = opened_at(opened, begin(opened))
    assert view.who.name.hasFocus()
    QTest.keyClick(view.who.name, Qt.Key.Key_Tab)
    assert view.who.age.hasFocus()
    QTest.keyClick(view.who.age, Qt.Key.Key_Tab)
    assert next(iter(view.words.fields.values())).hasFocus()


def test_a_wrong_age_and_shift_are_told_and_not_kept(opened: Seat, tmp_path: Path) -> None:
    view = opened_at(opened, begin(opened))
    write(view.who.age, "222")
    assert view.who.told.text() == say.BAD_AGE
    assert view.words.weeks is not None
    write(view.words.weeks, "1x")
    assert view.words.told.text() == say.BAD_SHIFT
    view.words.weeks.clear()
    write(view.words.weeks, "-2")
    assert view.words.told.text() == ""
    assert view.words.fields["2. marts 2020"].placeholderText() == "17. februar 2020"
    assert list(tmp_path.glob("*.ffbsag")) == []
