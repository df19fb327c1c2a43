"""Sentences that know their note: stored as one value, and true after every change."""

from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.ids import NoteId
from ffbdesk.domain.sourced import Sourced, Taken, letters, parse, place_in_text, plain

A, B = NoteId("00000000-0000-4000-8000-00000000000a"), NoteId("00000000-0000-4000-8000-00000000000b")

WORDS = st.text(alphabet="ab æ.{}:\n😀", max_size=12)


@st.composite
def sourced(draw: st.DrawFn) -> Sourced:
    found = Sourced()
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            at = draw(st.integers(0, len(found.text)))
            found = found.changed(at, 0, draw(WORDS))
        else:
            sentence = draw(st.text(alphabet="abæ. }😀", min_size=1, max_size=8).filter(str.strip))
            found = found.with_sentence(draw(st.integers(0, len(found.text))), sentence, draw(st.sampled_from([A, B])))
    return found


@given(sourced())
def test_what_is_stored_is_what_is_read(one: Sourced) -> None:
    assert parse(one.value) == one
    assert plain(one.value) == one.text


@given(sourced(), st.data())
def test_after_any_change_the_links_hold_words_that_were_theirs(one: Sourced, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(one.text)))
    removed = data.draw(st.integers(0, len(one.text) - at))
    inserted = data.draw(WORDS)
    after = one.changed(at, removed, inserted)
    assert after.text == one.text[:at] + inserted + one.text[at + removed :]
    ends = [0]
    for link in after.taken:
        assert ends[-1] <= link.start < link.end <= len(after.text)
        ends.append(link.end)
    for link in one.taken:
        untouched = (link.end <= at or link.start >= at + removed) and "}" not in inserted
        words = one.text[link.start : link.end]
        if untouched and not (link.start < at < link.end):
            assert any(after.text[n.start : n.end] == words and n.note == link.note for n in after.taken)
    gone = [link for link in one.taken if at <= link.start and link.end <= at + removed]
    if "}" not in f"{one.text}{inserted}":
        assert len(after.taken) == len(one.taken) - len(gone)
    assert parse(after.value) == after


@given(sourced(), st.data())
def test_a_place_in_what_is_stored_is_one_in_what_is_read(one: Sourced, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(one.value)))
    place = place_in_text(one.value, at)
    assert 0 <= place <= len(one.text)
    if not one.taken:
        assert place == at
    assert place_in_text(one.value, len(one.value)) == len(one.text)


def test_a_sentence_comes_with_its_gaps_and_words_inside_it_are_its_own() -> None:
    one = Sourced("Først. Sidst.").with_sentence(6, "  Gik \n selv. ", A)
    assert one.text == "Først. Gik selv. Sidst."
    assert one.taken == (Taken(A, 7, 16),)
    assert one.changed(10, 0, " helt").taken == (Taken(A, 7, 21),)
    assert one.changed(16, 0, " Og").taken == (Taken(A, 7, 16),)
    assert one.changed(7, 0, "Nu ").taken == (Taken(A, 10, 19),)
    assert one.changed(8, 8, "").taken == (Taken(A, 7, 8),)
    assert one.changed(7, 9, "").taken == (), "gone with its last letter"
    inside = one.with_sentence(10, "Mere.", B)
    assert inside.text == "Først. Gik selv. Mere. Sidst."
    assert inside.notes() == (A, B)


def test_a_mark_that_nobody_can_type_by_chance() -> None:
    for typed in ("{{navn: Børge}}", "{{}}", "{{1:x}}", "}}{{"):
        assert parse(typed) == Sourced(typed)


def test_letters_go_on_after_z() -> None:
    many = [NoteId(str(n)) for n in range(54)]
    found = list(letters([*many, many[0]]).values())
    assert (found[:2], found[25:28], found[-1], len(found)) == (["a", "b"], ["z", "aa", "ab"], "bb", 54)
