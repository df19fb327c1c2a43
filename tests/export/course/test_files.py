"""The three files: both ways, and everything that is not as the program writes it refused with its own error."""

import json
from codecs import BOM_UTF8
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ffbdesk.domain.catalogue import Component
from ffbdesk.domain.course.case import (
    Against,
    CourseCase,
    Declared,
    Reference,
    Section,
    Target,
    ThemeReference,
    Trap,
    hash_of,
)
from ffbdesk.domain.course.exercise import NICKNAME_MAX, REASON_MAX, Answer, CaseRef, Given, Rules, Task
from ffbdesk.domain.course.likeness import looks_like_cpr
from ffbdesk.domain.course.spread import SEVEN
from ffbdesk.domain.ids import TargetCode, ThemeCode
from ffbdesk.domain.judgement import Judgement
from ffbdesk.export.course.reading import (
    LARGEST,
    LooksReal,
    NotACourseFile,
    OtherCatalogue,
    read_answer,
    read_case,
    read_task,
)
from ffbdesk.export.course.writing import answer_content, case_content, task_content, written
from ffbdesk.export.file import check
from ffbdesk.export.file.check import FileDamaged, FileError, FileFromNewer, FileTooLarge
from tests.domain.course.made import CASES, EXERCISE, case, catalogue, judgements, kirsten
from tests.export.course.samples import (
    NAME,
    READERS,
    Path,
    content,
    field,
    full_answer,
    full_case,
    put,
    read,
    take,
    walk,
)

KINDS = tuple(READERS)
CPR = "010190-1234"
ACTIVITIES = [theme.code for theme in catalogue().themes if theme.kind is Component.ACTIVITY]
OTHERS = [theme.code for theme in catalogue().themes if theme.kind is not Component.ACTIVITY]

texts = st.text(max_size=30).filter(lambda text: not looks_like_cpr(text))
days = st.dates(date(1800, 1, 1), date(2300, 12, 31))
uuids = st.uuids().map(str)
minutes = st.integers(0, 600)
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
themes = st.lists(st.sampled_from(ACTIVITIES), min_size=1, max_size=6, unique=True).map(tuple)
targets = st.builds(Target, uuids.map(TargetCode), texts)
rules = st.builds(Rules, st.booleans(), st.booleans())


def tuples(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


@st.composite
def theme_references(draw: st.DrawFn, theme: ThemeCode, sections: tuple[Section, ...]) -> ThemeReference:
    judged: Judgement = draw(judgements)
    beside = draw(st.sets(judgements, max_size=3))
    against = draw(st.lists(judgements, max_size=3, unique=True))
    return ThemeReference(
        theme=theme,
        judgement=judged,
        defensible=tuple(sorted({judged, *beside}, key=SEVEN.index)),
        plain=draw(st.booleans()),
        built_on=draw(tuples(st.sampled_from([one.id for one in sections]))),
        traps=draw(tuples(st.sampled_from(Trap))),
        reasoning=draw(texts),
        against=tuple(Against(one, draw(texts)) for one in against),
        counted_in=draw(tuples(texts)),
        left_out=draw(tuples(texts)),
    )


@st.composite
def cases(draw: st.DrawFn) -> CourseCase:
    sections = tuple(Section(f"s{at}", draw(texts), draw(tuples(texts))) for at in range(draw(st.integers(1, 4))))
    chosen = draw(themes)
    about = tuple(draw(theme_references(one, sections)) for one in chosen)
    return CourseCase(
        id=draw(uuids),
        revision=draw(st.integers(1, 9999)),
        title=draw(texts),
        name=draw(texts.filter(bool)),
        age=draw(st.none() | st.integers(0, 120)),
        summary=draw(texts),
        primary=draw(st.none() | targets),
        others=draw(tuples(targets)),
        period=draw(st.none() | st.tuples(days, days)),
        minutes_to_read=draw(minutes),
        minutes_to_score=draw(minutes),
        declared=Declared(draw(texts), draw(days)),
        sections=sections,
        themes=chosen,
        reference=Reference(draw(texts), draw(days), draw(tuples(texts)), draw(texts), about),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    return Answer(
        id=draw(uuids),
        exercise=draw(uuids),
        round=draw(st.integers(1, 3)),
        case=CaseRef(draw(uuids), draw(st.integers(1, 9999)), draw(hashes)),
        participant=draw(uuids),
        number=draw(st.integers(1, 999)),
        nickname=draw(texts)[:NICKNAME_MAX],
        day=draw(days),
        minutes=draw(st.integers(0, 9999)),
        saved=draw(st.integers(1, 9999)),
        given=tuple(
            Given(theme, draw(st.none() | judgements), draw(st.booleans()), draw(texts)) for theme in draw(themes)
        ),
    )


def as_handed_out(task: Task) -> Task:
    """What a participant has of it."""
    return replace(task, case=replace(task.case, themes=task.themes, primary=None, others=(), reference=None))


class TestBothWays:
    @given(cases())
    def test_a_case(self, one: CourseCase) -> None:
        raw = written(case_content(one, catalogue()))
        assert read_case(raw, NAME, catalogue()) == one
        assert written(case_content(read_case(raw, NAME, catalogue()), catalogue())) == raw

    @given(cases(), uuids, st.integers(1, 3), themes, rules)
    def test_a_task(
        self, one: CourseCase, which: str, round_: int, chosen: tuple[ThemeCode, ...], asked: Rules
    ) -> None:
        task = Task(which, round_, one, chosen, asked)
        raw = written(task_content(task, catalogue()))
        found = read_task(raw, NAME, catalogue())
        assert found == as_handed_out(task)
        assert found.case.text_hash == one.text_hash
        assert written(task_content(found, catalogue())) == raw

    @given(answers())
    def test_an_answer(self, one: Answer) -> None:
        raw = written(answer_content(one))
        assert read_answer(raw, NAME, catalogue()) == one
        assert read_answer(BOM_UTF8 + raw, NAME, catalogue()) == one

    @pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
    def test_the_cases_that_ship(self, path: Any) -> None:
        one = case(path.stem)
        assert read_case(written(case_content(one, catalogue())), NAME, catalogue()) == one
        shipped = json.loads(path.read_bytes())
        for about in shipped["reference"]["themes"]:
            about["defensible"].sort()  # in any order there
        assert case_content(one, catalogue()) == shipped
        task = Task(EXERCISE, 1, one, one.themes, Rules())
        assert read_task(written(task_content(task, catalogue())), NAME, catalogue()) == as_handed_out(task)

    def test_as_large_as_it_may_be(self) -> None:
        """Every text as long as it may be; the longest signs are longer than the file may be, and are refused so."""
        long = replace(full_answer(), nickname="æ" * NICKNAME_MAX)
        long = replace(long, given=tuple(replace(one, reason="🎈" * REASON_MAX) for one in long.given))
        assert read_answer(written(answer_content(long)), NAME, catalogue()) == long

    def test_a_person_can_read_it(self) -> None:
        raw = written(case_content(full_case(), catalogue())).decode()
        assert raw.endswith("}\n")
        assert "Øve" not in raw
        assert "Gå og bevæge sig" in raw
        assert "\\u" not in raw

    def test_an_answer_is_small_and_has_no_name_and_no_clock(self) -> None:
        raw = written(answer_content(replace(full_answer(), nickname=""))).decode()
        assert len(raw) < 3500
        assert "Kirsten" not in raw
        assert "came" not in raw
        assert set(content("answer")) == {
            *("format", "version", "practice", "exercise", "round", "case", "id", "participant", "number"),
            *("nickname", "day", "minutes", "saved", "judgements"),
        }


class TestATaskKeepsTheReference:
    @pytest.mark.parametrize("stem", [path.stem for path in CASES])
    def test_not_a_word_of_it(self, stem: str) -> None:
        one = case(stem)
        assert one.reference is not None
        raw = written(task_content(Task(EXERCISE, 1, one, one.themes, Rules()), catalogue())).decode()
        told = [one.reference.note] if one.reference.note else []
        for each in one.reference.themes:
            told += [each.reasoning, *(against.reason for against in each.against)]
        # Sentence by sentence too, but for what is quoted from the text.
        text_of = "\n".join(paragraph for section in one.sections for paragraph in section.paragraphs)
        sentences = {sentence for text in told for sentence in text.split(". ") if len(sentence) > 30}
        quoted = {sentence for sentence in sentences if sentence in text_of}
        assert len(quoted) < 3 < len(sentences)
        told += sorted(sentences - quoted)
        for text in told:
            assert text not in raw
            assert json.dumps(text, ensure_ascii=False)[1:-1] not in raw
        for word in (*Trap, "reference", "reasoning", "traps", "trap", "defensible", "against", "built_on", "plain"):
            assert f'"{word}"' not in raw
        for word in ("counted_in", "left_out", "judgement", "author", "tried_by", "target_groups"):
            assert f'"{word}"' not in raw

    @given(cases(), cases())
    def test_whatever_the_reference_is_the_task_is_the_same(self, one: CourseCase, other: CourseCase) -> None:
        """So nothing of it can be in there, in whatever form."""
        made = [
            written(task_content(Task(EXERCISE, 1, each, (ACTIVITIES[0],), Rules()), catalogue()))
            for each in (one, replace(one, reference=other.reference), replace(one, reference=None))
        ]
        assert made[0] == made[1] == made[2]


CONSTRAINED = {
    **dict.fromkeys(
        ("language", "id", "code", "exercise", "participant", "sha256", "day", "on", "from", "to"), FileDamaged
    ),
    **dict.fromkeys(("kind", "defensible", "built_on", "traps"), FileDamaged),
    "format": NotACourseFile,
}
"""Fields of text that hold no words: what else is in them is damage, and never comes further."""
WORDS = {
    "case": {
        *("title", "person/name", "summary", "target_groups/primary/term", "target_groups/others/*/term"),
        *("catalogue/name", "catalogue/version", "fictitious/by", "sections/*/heading", "sections/*/paragraphs/*"),
        *("reference/author", "reference/tried_by/*", "reference/note", "reference/themes/*/theme/term"),
        *("reference/themes/*/reasoning", "reference/themes/*/against/*"),
        *("reference/themes/*/counted_in/*", "reference/themes/*/left_out/*"),
    },
    "task": {
        *("catalogue/name", "catalogue/version", "case/title", "case/person/name", "case/summary"),
        *("case/fictitious/by", "case/sections/*/heading", "case/sections/*/paragraphs/*", "themes/*/term"),
    },
    "answer": {"nickname", "judgements/*/reason"},
}
"""Fields in which somebody writes."""


def texts_of(kind: str) -> dict[str, list[Path]]:
    """Every text field of a file, and the places where it stands."""
    found = dict[str, list[Path]]()
    for at, value in walk(content(kind)):
        if isinstance(value, str):
            found.setdefault(field(at), []).append(at)
    return found


FIELDS = [(kind, name) for kind in KINDS for name in texts_of(kind)]


class TestCpr:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_field_of_text_is_known(self, kind: str) -> None:
        free = {name for name in texts_of(kind) if last(name) not in CONSTRAINED}
        assert free - {"judgements/*/theme"} == WORDS[kind]

    @pytest.mark.parametrize(("kind", "name"), FIELDS)
    def test_in_each(self, kind: str, name: str) -> None:
        expected = CONSTRAINED.get(last(name), FileDamaged if name == "judgements/*/theme" else LooksReal)
        for at in texts_of(kind)[name]:
            for number in (CPR, "0101901234", "01 01 90 12 34"):
                with pytest.raises(FileError) as caught:
                    read(kind, put(content(kind), at, number))
                assert type(caught.value) is expected
                assert caught.value.name == NAME

    @pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in KINDS for name in sorted(WORDS[kind])])
    @pytest.mark.parametrize(
        "text", [f"Bor i nr. 3 ({CPR}).", "cpr:010190\u200b1234", "990101901234", "０１０１９０１２３４"]
    )
    def test_within_words(self, kind: str, name: str, text: str) -> None:
        value = text[:NICKNAME_MAX] if name == "nickname" else text
        with pytest.raises(LooksReal):
            read(kind, put(content(kind), texts_of(kind)[name][-1], value if looks_like_cpr(value) else CPR))

    def test_written_by_its_numbers(self) -> None:
        raw = json.dumps(content("answer")).encode().replace(b"Grund nummer 0.", rb"\u003010190-1234")
        with pytest.raises(LooksReal):
            read_answer(raw, NAME, catalogue())

    def test_official_codes_are_no_numbers(self) -> None:
        """Some hold ten digits that begin with a day."""
        alike = [code for code in ACTIVITIES if looks_like_cpr(code)]
        assert alike
        one = replace(full_answer(), given=tuple(Given(code) for code in alike))
        assert read_answer(written(answer_content(one)), NAME, catalogue()) == one


def last(name: str) -> str:
    """The key that a field is known by."""
    return name.removesuffix("/*").rpartition("/")[2]


@pytest.mark.parametrize("kind", KINDS)
class TestRefused:
    def test_a_newer_version(self, kind: str) -> None:
        for version in (2, 3, 10**40):
            with pytest.raises(FileFromNewer):
                read(kind, put(content(kind), ("version",), version))

    @pytest.mark.parametrize("version", [0, -1, "1", 1.0, 2.0, True, None, [1], {}])
    def test_no_version_of_ours(self, kind: str, version: object) -> None:
        with pytest.raises(FileDamaged):
            read(kind, put(content(kind), ("version",), version))

    @pytest.mark.parametrize(
        "format_", ["ffbdesk/udredning", "ffbdesk/bestilling", "ffbdesk/sag2", "", None, 1, [], {}]
    )
    def test_another_format(self, kind: str, format_: object) -> None:
        with pytest.raises(NotACourseFile):
            read(kind, put(content(kind), ("format",), format_))

    def test_the_two_others(self, kind: str) -> None:
        for other in KINDS:
            if other != kind:
                with pytest.raises(NotACourseFile):
                    read(kind, content(other))

    @pytest.mark.parametrize("body", [[], "x", 1, None, True, {}, [{"format": "ffbdesk/svar"}]])
    def test_something_else(self, kind: str, body: object) -> None:
        with pytest.raises(NotACourseFile):
            read(kind, body)

    @pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"%PDF-1.7", b"PK\x03\x04", b"\0" * 50, BOM_UTF8, b"{}{}"])
    def test_no_json(self, kind: str, raw: bytes) -> None:
        with pytest.raises(NotACourseFile):
            READERS[kind](raw, NAME, catalogue())

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_another_encoding(self, kind: str, encoding: str) -> None:
        with pytest.raises(NotACourseFile):
            READERS[kind](json.dumps(content(kind)).encode(encoding), NAME, catalogue())

    def test_too_large(self, kind: str) -> None:
        raw = json.dumps(content(kind)).encode()
        assert READERS[kind](raw.ljust(LARGEST), NAME, catalogue())
        for more in (raw.ljust(LARGEST + 1), b"x" * (LARGEST + 1), b"[" * (LARGEST + 1)):
            with pytest.raises(FileTooLarge):
                READERS[kind](more, NAME, catalogue())

    def test_deep(self, kind: str) -> None:
        for depth in (40, 1000, 100_000):
            for opened, closed in ((b"[", b"]"), (b'{"a":', b"}")):
                deep = opened * depth + b"1" + closed * depth
                for raw in (deep, opened * depth, json.dumps(content(kind)).encode()[:-1] + b', "x": ' + deep + b"}"):
                    with pytest.raises(NotACourseFile):
                        READERS[kind](raw, NAME, catalogue())

    def test_a_field_more(self, kind: str) -> None:
        """In whatever object."""
        for at, value in walk(content(kind)):
            if isinstance(value, dict):
                with pytest.raises(FileDamaged):
                    read(kind, put(content(kind), (*at, "x"), "y"))

    def test_a_field_less(self, kind: str) -> None:
        """In whatever object; but for the few that need not be there."""
        optional = {"age", "period", "primary", "others"}
        seen = Counter[str]()
        for at, _value in walk(content(kind)):
            if not at or isinstance(at[-1], int) or at[-1] in optional or "against" in at[:-1]:
                continue
            with pytest.raises(NotACourseFile if at == ("format",) else FileDamaged):
                read(kind, take(content(kind), at))
            seen[field(at)] += 1
        assert len(seen) > 15
        for at, _value in walk(content(kind)):
            if at and at[-1] in optional:
                assert read(kind, take(content(kind), at))

    @pytest.mark.slow
    def test_another_type(self, kind: str) -> None:
        """In whatever place: nothing is taken for something else, not 1 for true and not 7.0 for 7."""
        for at, value in walk(content(kind)):
            for wrong in others(value):
                if at:
                    with pytest.raises(NotACourseFile if at == ("format",) else FileDamaged):
                        read(kind, put(content(kind), at, wrong))


def others(value: object) -> list[object]:
    """What a value is not."""
    if isinstance(value, bool):
        return [int(value), str(value).lower(), None, []]
    if isinstance(value, int):
        return [float(value), str(value), True, [value], {}]
    if isinstance(value, str):
        return [7, True, [value], {}]
    if isinstance(value, dict):
        return [7, "x", [value], True]
    return [7, "x", {}, True] if isinstance(value, list) else [7, "x", True]


THEME_PLACES: dict[str, tuple[Path, Path]] = {
    "case": (("reference", "themes", 0), ("theme", "code")),
    "task": (("themes", 0), ("code",)),
    "answer": (("judgements", 0), ("theme",)),
}


@pytest.mark.parametrize("kind", KINDS)
class TestThemes:
    def test_twice(self, kind: str) -> None:
        body = content(kind)
        at, within = THEME_PLACES[kind]
        first = next(value for place, value in walk(body) if place == (*at, *within))
        with pytest.raises(FileDamaged):
            read(kind, put(body, (*at[:-1], 1, *within), first))

    @pytest.mark.parametrize("code", ["0e0e0e0e-0000-4000-8000-00000000000b", OTHERS[0]])
    def test_unknown_or_only_described(self, kind: str, code: str) -> None:
        at, within = THEME_PLACES[kind]
        with pytest.raises(OtherCatalogue):
            read(kind, put(content(kind), (*at, *within), code))

    def test_too_many(self, kind: str) -> None:
        at, _within = THEME_PLACES[kind]
        body = content(kind)
        first = next(value for place, value in walk(body) if place == at)
        with pytest.raises(FileDamaged):
            read(kind, put(body, at[:-1], [first] * 32))


class TestCatalogue:
    @pytest.mark.parametrize("kind", ["case", "task"])
    @pytest.mark.parametrize("key", ["name", "version"])
    def test_another(self, kind: str, key: str) -> None:
        with pytest.raises(OtherCatalogue):
            read(kind, put(content(kind), ("catalogue", key), "4.00"))


class TestText:
    def test_another_text_with_the_old_hash(self) -> None:
        """Whatever of the sections was changed: who scored another text scored another case."""
        for at, value in walk(content("task")["case"]["sections"]):
            if isinstance(value, str):
                for other in (value + ".", value[1:], value.upper(), "s77"):
                    if other != value:
                        with pytest.raises(FileDamaged):
                            read("task", put(content("task"), ("case", "sections", *at), other))
            elif isinstance(value, list) and len(value) > 1:
                for changed in (value[::-1], value[1:], value[:-1]):
                    with pytest.raises(FileDamaged):
                        read("task", put(content("task"), ("case", "sections", *at), changed))

    def test_another_hash(self) -> None:
        for other in ("0" * 64, kirsten().text_hash[::-1], kirsten().text_hash.upper(), kirsten().text_hash + "\n"):
            with pytest.raises(FileDamaged):
                read("task", put(content("task"), ("case", "sha256"), other))

    def test_another_text_with_its_hash(self) -> None:
        """Is another text, and known as one."""
        body = put(content("task"), ("case", "sections", 0, "heading"), "Et andet")
        sections = tuple(
            Section(one["id"], one["heading"], tuple(one["paragraphs"])) for one in body["case"]["sections"]
        )
        found = read("task", put(body, ("case", "sha256"), hash_of(sections)))
        assert isinstance(found, Task)
        assert found.case.text_hash != kirsten().text_hash

    @pytest.mark.parametrize(("kind", "at"), [("case", ("sections",)), ("task", ("case", "sections"))])
    def test_a_section_twice(self, kind: str, at: Path) -> None:
        with pytest.raises(FileDamaged):
            read(kind, put(content(kind), (*at, 1, "id"), "s0"))


class TestReference:
    @pytest.mark.parametrize(
        ("at", "value"),
        [
            (("defensible",), ["4"]),
            (("defensible",), []),
            (("defensible",), ["0", "5"]),
            (("built_on",), ["s99"]),
            (("built_on",), ["x"]),
            (("traps",), ["gaet"]),
            (("against",), {"5": "x"}),
            (("judgement",), None),
            (("judgement",), {"kind": "assessed", "level": 5}),
            (("judgement",), {"kind": "assessed"}),
            (("judgement",), {"kind": "not_assessed", "level": 0}),
            (("judgement",), {"kind": "other"}),
            (("judgement",), {"kind": ["assessed"], "level": 1}),
        ],
    )
    def test_what_does_not_fit(self, at: Path, value: object) -> None:
        with pytest.raises(FileDamaged):
            read("case", put(content("case"), ("reference", "themes", 0, *at), value))

    def test_none(self) -> None:
        with pytest.raises(FileDamaged):
            read("case", put(content("case"), ("reference",), None))

    def test_not_declared(self) -> None:
        for value in (False, None, 1, "true"):
            with pytest.raises(FileDamaged):
                read("case", put(content("case"), ("fictitious", "declared"), value))
            with pytest.raises(FileDamaged):
                read("case", put(content("case"), ("practice",), value))


class TestBounds:
    @pytest.mark.parametrize(
        ("at", "good", "bad"),
        [
            (("number",), (1, 999), (0, 1000, -1)),
            (("round",), (1, 3), (0, 4)),
            (("saved",), (1, 9999), (0, 10_000)),
            (("minutes",), (0, 9999), (-1, 10_000)),
            (("nickname",), ("", "x" * NICKNAME_MAX), ("x" * (NICKNAME_MAX + 1),)),
            (("judgements", 0, "reason"), ("", "å" * REASON_MAX), ("å" * (REASON_MAX + 1),)),
            (
                ("judgements", 0, "judgement"),
                (None, {"kind": "assessed", "level": 4}),
                ({"kind": "assessed", "level": -1},),
            ),
            (
                ("day",),
                ("2026-11-23", "1800-01-01"),
                ("2026-02-30", "2026-1-1", "20261123", "1799-12-31", "2301-01-01", ""),
            ),
            (("day",), (), ("2026-11-23T10:00:00", "2026-11-23\n", "2026-W48-1")),
            (("id",), (EXERCISE,), (EXERCISE.upper(), EXERCISE + "\n", EXERCISE[:-1], "", "../../x")),
            (("judgements",), (), ([],)),
        ],
    )
    def test_of_an_answer(self, at: Path, good: tuple[object, ...], bad: tuple[object, ...]) -> None:
        for value in good:
            assert read("answer", put(content("answer"), at, value))
        for value in bad:
            with pytest.raises(FileDamaged):
                read("answer", put(content("answer"), at, value))

    @pytest.mark.parametrize(
        ("at", "good", "bad"),
        [
            (("title",), "x" * 200, "x" * 201),
            (("summary",), "x" * 4000, "x" * 4001),
            (("person", "age"), 120, 121),
            (("revision",), 9999, 10_000),
            (("minutes", "read"), 600, 601),
            (("sections", 0, "paragraphs"), ["x" * 4000] * 40, ["x"] * 41),
            (("sections", 0, "paragraphs"), [], ["x" * 4001]),
            (("sections", 0, "id"), "s0", "s1000"),
            (("reference", "tried_by"), ["x"] * 20, ["x"] * 21),
            (("reference", "tried_by"), [], ["x" * 201]),
            (("person", "name"), "x", ""),
        ],
    )
    def test_of_a_case(self, at: Path, good: object, bad: object) -> None:
        assert read("case", put(content("case"), at, good))
        with pytest.raises(FileDamaged):
            read("case", put(content("case"), at, bad))


def test_errors_are_those_that_files_have() -> None:
    """So that whoever catches the FileError of other files catches these."""
    assert all(issubclass(one, check.FileError) for one in (LooksReal, OtherCatalogue))
