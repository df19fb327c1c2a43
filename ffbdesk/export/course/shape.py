"""The shapes of the three files of the course room: nothing more than they name passes (architecture, decision 22)."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ffbdesk.domain.course.case import LONGEST, LONGEST_LINE, MOST_LINES, MOST_PARAGRAPHS, MOST_SECTIONS, Trap
from ffbdesk.domain.course.exercise import ALONE, BLIND, NICKNAME_MAX, NUMBERS, REASON_MAX
from ffbdesk.export.file.shape import Day, Strict


def _must_be(found: bool) -> bool:
    """As it is, if it is true. Raises ValueError."""
    if not found:
        raise ValueError("not true")
    return found


type Version = Annotated[int, Field(ge=1, le=1)]
"""A Literal takes true and 1.0 for 1 too, and 1 for true."""
type Yes = Annotated[bool, AfterValidator(_must_be)]
type Uuid = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
type Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
type Short = Annotated[str, Field(max_length=LONGEST_LINE)]
type Long = Annotated[str, Field(max_length=LONGEST)]
type SectionId = Annotated[str, Field(pattern=r"^s[0-9]{1,3}$")]
type Revision = Annotated[int, Field(ge=1, le=9999)]
type Round = Annotated[int, Field(ge=ALONE, le=BLIND)]
type Minutes = Annotated[int, Field(ge=0, le=600)]
type Token = Literal["0", "1", "2", "3", "4", "not_assessed", "not_relevant"]
MOST_THEMES = 31
type Lines = Annotated[list[Short], Field(max_length=MOST_LINES)]


class AssessedShape(Strict):
    """A level."""

    kind: Literal["assessed"]
    level: Annotated[int, Field(ge=0, le=4)]


class UnassessedShape(Strict):
    """No level, chosen."""

    kind: Literal["not_assessed", "not_relevant"]


type JudgementShape = Annotated[AssessedShape | UnassessedShape, Field(discriminator="kind")]


class CodedShape(Strict):
    """An official code with its term."""

    code: Uuid
    term: Short


class PersonShape(Strict):
    """Who the case is about: made up."""

    name: Annotated[Short, Field(min_length=1)]
    age: Annotated[int, Field(ge=0, le=120)] | None = None


class TargetsShape(Strict):
    """Målgrupper."""

    primary: CodedShape | None = None
    others: Annotated[list[CodedShape], Field(max_length=MOST_LINES, default_factory=list)]


class CatalogueShape(Strict):
    """The catalogue that the themes are from."""

    name: Short
    version: Short


class PeriodShape(Strict):
    """The days that the text is about."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day


class MinutesShape(Strict):
    """How long it takes."""

    read: Minutes
    score: Minutes


class FictitiousShape(Strict):
    """Who says that nobody in it is a real person."""

    declared: Yes
    by: Short
    on: Day


class SectionShape(Strict):
    """A piece of the text."""

    id: SectionId
    heading: Short
    paragraphs: Annotated[list[Long], Field(max_length=MOST_PARAGRAPHS)]


class ThemeReferenceShape(Strict):
    """What the author gives a theme."""

    theme: CodedShape
    judgement: JudgementShape
    defensible: Annotated[list[Token], Field(min_length=1, max_length=7)]
    plain: bool
    built_on: Annotated[list[SectionId], Field(max_length=MOST_SECTIONS)]
    traps: Annotated[list[Annotated[Trap, Field(strict=False)]], Field(max_length=len(Trap))]
    reasoning: Long
    against: dict[Token, Long]
    counted_in: Lines
    left_out: Lines


class ReferenceShape(Strict):
    """The author's scoring."""

    author: Short
    on: Day
    tried_by: Lines
    note: Long
    themes: Annotated[list[ThemeReferenceShape], Field(min_length=1, max_length=MOST_THEMES)]


class CaseShape(Strict):
    """`ffbdesk/sag` 1: a whole case, for trainers."""

    format: Literal["ffbdesk/sag"]
    version: Version
    id: Uuid
    revision: Revision
    language: Literal["da"]
    practice: Yes
    title: Short
    person: PersonShape
    summary: Long
    target_groups: TargetsShape
    catalogue: CatalogueShape
    period: PeriodShape | None = None
    minutes: MinutesShape
    fictitious: FictitiousShape
    sections: Annotated[list[SectionShape], Field(min_length=1, max_length=MOST_SECTIONS)]
    reference: ReferenceShape


class TaskCaseShape(Strict):
    """The case as a participant gets it: no reference, no traps."""

    id: Uuid
    revision: Revision
    title: Short
    person: PersonShape
    summary: Long
    minutes: MinutesShape
    fictitious: FictitiousShape
    period: PeriodShape | None = None
    sha256: Hash
    sections: Annotated[list[SectionShape], Field(min_length=1, max_length=MOST_SECTIONS)]


class RulesShape(Strict):
    """What a participant is asked for."""

    reason_needed: bool
    nickname: bool


class TaskShape(Strict):
    """`ffbdesk/opgave` 1."""

    format: Literal["ffbdesk/opgave"]
    version: Version
    language: Literal["da"]
    practice: Yes
    exercise: Uuid
    round: Round
    catalogue: CatalogueShape
    case: TaskCaseShape
    themes: Annotated[list[CodedShape], Field(min_length=1, max_length=MOST_THEMES)]
    rules: RulesShape


class CaseRefShape(Strict):
    """Which text was scored."""

    id: Uuid
    revision: Revision
    sha256: Hash


class GivenShape(Strict):
    """One theme's answer."""

    theme: Uuid
    judgement: JudgementShape | None
    doubt: bool
    reason: Annotated[str, Field(max_length=REASON_MAX)]


class AnswerShape(Strict):
    """`ffbdesk/svar` 1: no name, no clock time."""

    format: Literal["ffbdesk/svar"]
    version: Version
    practice: Yes
    exercise: Uuid
    round: Round
    case: CaseRefShape
    id: Uuid
    participant: Uuid
    number: Annotated[int, Field(ge=NUMBERS.start, lt=NUMBERS.stop)]
    nickname: Annotated[str, Field(max_length=NICKNAME_MAX)]
    day: Day
    minutes: Annotated[int, Field(ge=0, le=9999)]
    saved: Annotated[int, Field(ge=1, le=9999)]
    judgements: Annotated[list[GivenShape], Field(min_length=1, max_length=MOST_THEMES)]


SHAPES: dict[str, type[Strict]] = {
    "ffbdesk/sag": CaseShape,
    "ffbdesk/opgave": TaskShape,
    "ffbdesk/svar": AnswerShape,
}
"""Each format and its newest shape."""


def schema(name: str) -> dict[str, object]:
    """The JSON Schema of a format's newest version."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SHAPES[name].model_json_schema(by_alias=True)}
