"""The written cases: the eight that ship, and what is said of any."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.catalogue import Component
from ffbdesk.domain.course.case import (
    SUPPORTED,
    CourseCase,
    Reference,
    Section,
    ThemeReference,
    Trap,
    hash_of,
    short_name,
)
from ffbdesk.domain.course.codes import MOST_THEMES
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant, level_of, token
from tests.domain.course.made import CASES, case, catalogue, kirsten, reference, theme_reference

STEMS = [path.stem for path in CASES]
sections = st.lists(
    st.builds(Section, st.text(max_size=3), st.text(max_size=5), st.lists(st.text(max_size=5), max_size=3).map(tuple)),
    max_size=3,
).map(tuple)


@pytest.fixture(params=STEMS)
def shipped(request: pytest.FixtureRequest) -> CourseCase:
    return case(request.param)


def of(shipped: CourseCase) -> Reference:
    assert shipped.reference is not None
    return shipped.reference


def may_be_defended(one: Judgement, beside: Judgement) -> bool:
    """The next level up or down; where no level is given, what somebody could have chosen instead: the other of the
    two, or 0."""
    level, other = level_of(one), level_of(beside)
    if other is None:
        return level in (None, Level.NONE)
    return level is not None and abs(level - other) == 1


class TestShipped:
    def test_eight(self) -> None:
        assert len(STEMS) == len({case(stem).id for stem in STEMS}) == len({case(stem).title for stem in STEMS}) == 8

    def test_every_theme_is_known_and_can_be_scored(self, shipped: CourseCase) -> None:
        known = {theme.code: theme for theme in catalogue().themes if theme.kind is Component.ACTIVITY}
        assert shipped.themes == tuple(one.theme for one in of(shipped).themes)
        assert len(set(shipped.themes)) == len(shipped.themes)
        assert set(shipped.themes) <= set(known)

    def test_it_has_a_short_code(self, shipped: CourseCase) -> None:
        assert 8 <= len(shipped.themes) <= MOST_THEMES

    def test_what_can_be_defended_is_the_reference_and_a_neighbour(self, shipped: CourseCase) -> None:
        for one in of(shipped).themes:
            assert one.judgement in one.defensible
            assert 1 <= len(one.defensible) == len(set(one.defensible)) <= 2
            assert all(may_be_defended(each, one.judgement) for each in one.defensible if each != one.judgement), one
            assert list(one.defensible) == sorted(one.defensible, key=SEVEN.index)

    def test_what_it_is_built_on_is_in_the_text(self, shipped: CourseCase) -> None:
        ids = [section.id for section in shipped.sections]
        assert len(set(ids)) == len(ids)
        for one in of(shipped).themes:
            assert one.built_on
            assert all(shipped.section(which) is not None for which in one.built_on)
        assert shipped.section("s99") is None

    def test_every_reference_is_reasoned(self, shipped: CourseCase) -> None:
        for one in of(shipped).themes:
            assert one.reasoning.strip()
            assert one.traps
            assert one.judgement not in {each.judgement for each in one.against}
            assert all(one.why_not(each.judgement) == each.reason.strip() != "" for each in one.against)
            assert one.why_not(None) == one.why_not(one.judgement) == ""
        assert of(shipped).author

    def test_every_trap_is_trained(self) -> None:
        met = {trap for stem in STEMS for one in of(case(stem)).themes for trap in one.traps}
        assert met == set(Trap)

    def test_all_are_made_up(self, shipped: CourseCase) -> None:
        assert shipped.declared.by
        texts = [shipped.title, shipped.name, shipped.summary, of(shipped).note]
        texts += [text for section in shipped.sections for text in (section.heading, *section.paragraphs)]
        texts += [
            text for one in of(shipped).themes for text in (one.reasoning, *(each.reason for each in one.against))
        ]
        assert not any(map(looks_like_cpr, texts))
        assert shipped.period is not None
        assert shipped.period[0] < shipped.period[1]


class TestReference:
    @pytest.mark.parametrize("term", ["Varetage økonomi", "Varetage beskæftigelse"])
    def test_no_level_has_no_levels(self, term: str) -> None:
        assert theme_reference(term).levels == ()

    def test_levels(self) -> None:
        assert theme_reference("Lave mad").levels == (1, 2)
        open_ = replace(theme_reference("Lave mad"), defensible=(NotAssessed(), Assessed(Level(3)), Assessed(Level(2))))
        assert open_.levels == (2, 3)
        assert replace(open_, judgement=NotRelevant()).levels == ()

    def test_where_somebody_supports(self) -> None:
        plain = replace(theme_reference("Samtale"), left_out=(), traps=(Trap.AIDS, Trap.VOICES))
        assert not plain.is_supported
        assert replace(plain, left_out=("Oles opkald",)).is_supported
        for trap in Trap:
            assert replace(plain, traps=(trap,)).is_supported == (trap in SUPPORTED)

    def test_of_a_theme(self) -> None:
        one: ThemeReference | None = reference().of(theme_reference("Lave mad").theme)
        assert one == theme_reference("Lave mad")
        assert replace(reference(), themes=()).of(theme_reference("Lave mad").theme) is None

    def test_tried(self) -> None:
        tried = replace(reference(), tried_by=("En underviser",))
        assert replace(kirsten(), reference=tried).is_tried
        assert not replace(kirsten(), reference=replace(tried, tried_by=())).is_tried
        assert not replace(kirsten(), reference=None).is_tried


class TestHash:
    @given(sections, sections)
    def test_other_text_has_another(self, one: tuple[Section, ...], other: tuple[Section, ...]) -> None:
        assert (hash_of(one) == hash_of(other)) == (one == other)

    def test_what_moves_from_one_paragraph_to_the_next(self) -> None:
        cut = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc")]
        assert len({hash_of((Section("s0", "x", paragraphs),)) for paragraphs in cut}) == len(cut)

    def test_only_the_text_is_in_it(self) -> None:
        """A new revision of the reference is the same text."""
        other = replace(kirsten(), revision=9, title="x", name="y", reference=None, themes=())
        assert other.text_hash == kirsten().text_hash
        assert kirsten().text_hash != replace(kirsten(), sections=kirsten().sections[::-1]).text_hash

    def test_the_same_for_ever(self) -> None:
        """Answers that are out there name it."""
        assert hash_of(
            (
                Section(
                    "s0",
                    "Æ",
                    ("»Ø«", 'a"b\\'),
                ),
            )
        ) == ("58ecf932de9eb5c13654019ceec23d8e87e15dd527856ee904523b989b8dd252")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kirsten Dalby", "KIRSTEN"),
        ("Åse Ærø", "AASE"),
        ("børge", "BOERGE"),
        ("Ærlig", "AERLIG"),
        ("André Ünal", "ANDRE"),
        ("Jens-Ole P.", "JENSOLE"),
        ("Bo2 Holm", "BO"),
        ("", "SAG"),
        ("  ", "SAG"),
        ("李", "SAG"),
        ("42", "SAG"),
    ],
)
def test_short_name(name: str, short: str) -> None:
    assert short_name(replace(kirsten(), name=name)) == short


def test_tokens_are_what_files_hold() -> None:
    assert [token(one) for one in SEVEN] == ["0", "1", "2", "3", "4", "not_assessed", "not_relevant"]
