"""What may point to somebody is found, and is not there any more once it is replaced."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.course.daysintext import days_in
from ffbdesk.domain.course.disguise import Candidate, Disguise, Sure, candidates, disguised, moved, standing
from ffbdesk.domain.course.pointing import Kind, Known
from ffbdesk.domain.months import MONTHS

TEXT = (
    "Børge bor på Solstrålen, Enghavevej 12B, 2. tv., 4180 Sorø. Han taler tit med Mette Holm og med Lars' søster. "
    "Mette ringer på 12 34 56 78 eller skriver til mette@solstraalen.dk. BØRGES bil er AB 12 345. "
    "Han flyttede 3. marts 2026, var indlagt 03.03.2025 og 2024-11-05 og igen d. 3. og i 2019. "
    "Hans nummer er 010180-1234, og sagen er SAG-2020-083 i Holbæk kommune. Kl. 08.00-10.30 er han 44 år gammel."
)
KNOWN = (Known(Kind.NAME, "Børge"), Known(Kind.NUMBER, "SAG-2020-083"))
OLD, NEW = "abcdefgæø", "klmnopåü"


def by_words(found: tuple[Candidate, ...]) -> dict[str, Candidate]:
    return {one.words: one for one in found}


def test_names_places_numbers_and_dates_are_found() -> None:
    found = by_words(candidates([TEXT], KNOWN))
    kinds = {words: one.kind for words, one in found.items()}
    assert {words for words, kind in kinds.items() if kind is Kind.NAME} == {"Børge", "Mette", "Holm", "Lars"}
    assert {words for words, kind in kinds.items() if kind is Kind.PLACE} == {
        "Solstrålen",
        "Enghavevej 12B, 2. tv.",
        "4180 Sorø",
        "Holbæk",
    }
    assert {words for words, kind in kinds.items() if kind is Kind.NUMBER} == {
        "12 34 56 78",
        "mette@solstraalen.dk",
        "AB 12 345",
        "010180-1234",
        "SAG-2020-083",
        "44 år gammel",
    }
    assert {words: one.is_day for words, one in found.items() if one.kind is Kind.DATE} == {
        "3. marts 2026": True,
        "03.03.2025": True,
        "2024-11-05": True,
        "d. 3.": False,
        "2019": False,
    }
    assert found["Børge"].times == 2, "capitals are the same name"
    assert found["Mette"].where == ("… Sorø. Han taler tit med ", " Holm og med Lars' søster. …")


def test_a_name_in_small_letters_is_asked_about_by_itself() -> None:
    found = by_words(candidates(["Han hedder børge. Han vil bo med Bo."], [*KNOWN, Known(Kind.NAME, "Bo")]))
    assert found["børge"].sure is Sure.KNOWN
    assert found["Bo"].times == 1


def test_what_only_opens_a_sentence_is_asked_about_last() -> None:
    found = candidates(["Jonas kommer hver dag. Han ser det. Bussen er gul. Bagved bussen er der en have."])
    assert [(one.words, one.sure) for one in found] == [("Jonas", Sure.OPENS), ("Bagved", Sure.OPENS)]
    found = candidates(["Jonas kommer. Jeg kender godt Jonas."])
    assert [(one.words, one.sure, one.times) for one in found] == [("Jonas", Sure.SEEN, 2)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Han bor i Sorø.", Kind.PLACE),
        ("Hun handler på Sankt Annæ Plads 4.", Kind.PLACE),
        ("De mødte f.eks. Peter der.", Kind.NAME),
        ("Det har nr. 4.", Kind.NUMBER),
        ("Det var 3/3.", Kind.DATE),
        ("Det var i maj 2020.", Kind.DATE),
        ("En 43-årig mand", Kind.NUMBER),
        ("Han kan nås på +45 12345678.", Kind.NUMBER),
    ],
)
def test_one_of_each(text: str, kind: Kind) -> None:
    (found,) = candidates([text])
    assert found.kind is kind


def test_a_weekday_a_time_and_a_plain_sentence_are_nothing() -> None:
    assert candidates(["Mandag kl. 10.30 laver borgeren mad. På Fredag har han 2 æbler og ADHD."]) == ()


def test_replaced_in_every_form() -> None:
    by = Disguise({"Mette": "Ida", "Lars": "Bo", "Mette Holm": "Eva Ny", "Sorø": "Byrup", "børge": "kaj", "Ida": "Liv"})
    text = "Mettes bror Lars' bil og METTES. Mette  Holms. Ida i Sorø, Sorøs by. Anne-Mette. børges, Børge. 'Mette'"
    expected = "Idas bror Bos bil og IDAS. Eva Nys. Liv i Byrup, Byrups by. Anne-Ida. kajs, Kaj. 'Ida'"
    assert disguised(text, by) == expected
    assert disguised("Mettes, 'Lars' og Mettelise", Disguise({"Mette": "Lars", "Lars": "Mette"})) == (
        "Lars', 'Mette' og Mettelise"
    )


def test_whole_dates_move_in_the_form_they_have() -> None:
    text = "3. marts 2026, 3/3-26, 03.03.2026, 2026-03-03, mandag den 5. jan. 2024, 3. Marts 2026 og i 2019"
    later = "17. marts 2026, 17/3-26, 17.03.2026, 2026-03-17, mandag den 19. jan. 2024, 17. Marts 2026 og i 2019"
    assert moved(text, 14) == later
    by = Disguise({"03.03.2026": "1.1.2020"}, 14, frozenset({"3/3-26"}))
    assert disguised("03.03.2026, 3/3-26 og 3/3-25", by) == "1.1.2020, 3/3-26 og 17/3-25"


names = st.text(OLD, min_size=2, max_size=6).map(str.capitalize)
others = st.text(NEW, min_size=2, max_size=6).map(str.capitalize)


@given(
    st.dictionaries(st.lists(names, min_size=1, max_size=2).map(" ".join), others, max_size=6),
    st.lists(st.sampled_from([" ", ". ", "-", "'s ", "s ", "\n", ", ", " (", "' "]), max_size=20),
    st.data(),
)
def test_nothing_that_was_replaced_is_found_in_the_result(
    instead: dict[str, str], joints: list[str], data: st.DataObject
) -> None:
    words = st.sampled_from([*instead, *(w.upper() for w in instead), "og"])
    text = "".join(data.draw(words) + joint for joint in joints)
    result = disguised(text, Disguise(instead))
    assert not standing([result], instead), (text, result)


@given(st.text("abc ,.\n", max_size=60))
def test_a_text_without_candidates_is_unchanged(text: str) -> None:
    assert candidates([text]) == ()
    assert disguised(text, Disguise({"Mette": "Ida"}, 14)) == text


@given(st.text(max_size=80), st.integers(-50, 50))
def test_whatever_stands_there_it_goes_well(text: str, weeks: int) -> None:
    for one in candidates([text], KNOWN):
        assert one.words
    moved(text, 7 * weeks)


FIGURES = ("{d}.{n}.{y}", "{d:02}.{n:02}.{y}", "{d}/{n}-{y}", "{d}-{n}-{y}")


@given(st.dictionaries(st.text(max_size=6), st.text(max_size=4), max_size=4), st.text(max_size=20), st.data())
def test_whatever_is_replaced_it_goes_well(instead: dict[str, str], text: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from([*instead, text, " ", "s", "'"]), max_size=8))
    disguised("".join(pieces), Disguise(instead, 7))


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(days, st.integers(-520, 520), st.sampled_from(["{d}. {m} {y}", "{d} {m} {y}", "{y}-{n:02}-{d:02}"]))
def test_moved_there_and_back_again(day: date, weeks: int, form: str) -> None:
    text = "Han flyttede " + form.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year) + ", sagde han"
    (found,) = days_in(text)
    later = moved(text, 7 * weeks)
    assert days_in(later)[0].on.weekday() == found.on.weekday() == day.weekday()
    assert moved(later, -7 * weeks) == text


@given(days, st.integers(-520, 520), st.sampled_from(FIGURES))
def test_in_figures_the_day_comes_back_too(day: date, weeks: int, form: str) -> None:
    """A zero before a figure may be lost where the day between has none to lose."""
    text = form.format(d=day.day, n=day.month, y=day.year)
    back = moved(moved(text, 7 * weeks), -7 * weeks)
    assert [one.on for one in days_in(back)] == [day]
