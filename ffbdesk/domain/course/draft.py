"""A case while somebody writes it: what stands so far, what it still lacks, and the case it becomes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.case import (
    LONGEST,
    LONGEST_CASE,
    LONGEST_LINE,
    MOST_LINES,
    MOST_PARAGRAPHS,
    MOST_SECTIONS,
    Against,
    CourseCase,
    Declared,
    Reference,
    Section,
    ThemeReference,
    Trap,
)
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, level_of

_WORDS_A_MINUTE = 120
_MINUTES_A_THEME = 2.5


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A piece of the text: its paragraphs are parted by a blank line."""

    id: str
    heading: str = ""
    text: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """As they are read."""
        parts = (" ".join(part.split()) for part in self.text.replace("\r", "").split("\n\n"))
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class DraftTheme:
    """A theme that the case is about, and the reference for it as far as it is written."""

    theme: ThemeCode
    judgement: Judgement | None = None
    also: tuple[Judgement, ...] = ()
    """Neighbours that can be defended too."""
    built_on: tuple[str, ...] = ()
    traps: tuple[Trap, ...] = ()
    reasoning: str = ""
    against: tuple[Against, ...] = ()
    counted_in: str = ""
    """One on each line."""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What stands so far."""

    id: str
    revision: int = 1
    name: str = ""
    age: int | None = None
    summary: str = ""
    sections: tuple[DraftSection, ...] = ()
    themes: tuple[DraftTheme, ...] = ()
    author: str = ""
    declared: bool = False
    """Whoever writes it has said that nobody in it is a real person."""
    readers: tuple[str, ...] = ()
    """Who has read it and found that nobody can be recognised: two for a case made of a citizen."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that somebody wrote."""
        sections = [text for one in self.sections for text in (one.heading, one.text)]
        themes = [text for one in self.themes for text in (one.reasoning, one.counted_in, one.left_out)]
        against = [each.reason for one in self.themes for each in one.against]
        return (self.name, self.summary, self.author, *self.readers, *sections, *themes, *against)

    def with_texts(self, change: Callable[[str], str]) -> "CaseDraft":
        """The same with every text changed."""
        return replace(
            self,
            name=change(self.name),
            summary=change(self.summary),
            author=change(self.author),
            readers=tuple(map(change, self.readers)),
            sections=tuple(replace(one, heading=change(one.heading), text=change(one.text)) for one in self.sections),
            themes=tuple(
                replace(
                    one,
                    reasoning=change(one.reasoning),
                    counted_in=change(one.counted_in),
                    left_out=change(one.left_out),
                    against=tuple(replace(each, reason=change(each.reason)) for each in one.against),
                )
                for one in self.themes
            ),
        )

    def of(self, theme: ThemeCode) -> DraftTheme | None:
        """What stands for a theme."""
        return next((one for one in self.themes if one.theme == theme), None)

    def with_theme(self, theme: DraftTheme) -> "CaseDraft":
        """The same with this for its theme."""
        return replace(self, themes=tuple(theme if one.theme == theme.theme else one for one in self.themes))


class Lack(StrEnum):
    """What keeps a draft from being a case."""

    NAME = "name"
    TEXT = "text"
    LONG = "long"
    """More than a case's file may hold."""
    THEMES = "themes"
    LEVEL = "level"
    REASONING = "reasoning"
    AUTHOR = "author"
    DECLARED = "declared"


def lacks(draft: CaseDraft) -> tuple[tuple[Lack, ThemeCode | None], ...]:
    """Everything, in the order in which it is written."""
    found: list[tuple[Lack, ThemeCode | None]] = []
    if not draft.name.strip():
        found.append((Lack.NAME, None))
    if not any(one.paragraphs for one in draft.sections):
        found.append((Lack.TEXT, None))
    too_much = len(draft.sections) > MOST_SECTIONS or sum(map(len, draft.texts)) > LONGEST_CASE
    if too_much or any(map(_is_too_long, draft.sections)):
        found.append((Lack.LONG, None))
    if not draft.themes:
        found.append((Lack.THEMES, None))
    for one in draft.themes:
        if one.judgement is None:
            found.append((Lack.LEVEL, one.theme))
        elif not one.reasoning.strip():
            found.append((Lack.REASONING, one.theme))
        if _has_too_much(one):
            found.append((Lack.LONG, one.theme))
    if not draft.author.strip():
        found.append((Lack.AUTHOR, None))
    if not draft.declared:
        found.append((Lack.DECLARED, None))
    return tuple(found)


def _is_too_long(one: DraftSection) -> bool:
    paragraphs = one.paragraphs
    return len(paragraphs) > MOST_PARAGRAPHS or any(len(each) > LONGEST for each in paragraphs)


def _has_too_much(one: DraftTheme) -> bool:
    texts = (one.reasoning, *(each.reason for each in one.against))
    lines = (_lines(one.counted_in), _lines(one.left_out))
    many = any(len(each) > MOST_LINES or any(len(line) > LONGEST_LINE for line in each) for each in lines)
    return many or any(len(text) > LONGEST for text in texts)


def neighbours(judgement: Judgement | None) -> tuple[int, ...]:
    """The levels beside one, which may be defended too; none where it is no level."""
    level = level_of(judgement)
    return () if level is None else tuple(n for n in (level - 1, level + 1) if 0 <= n <= 4)


def as_case(draft: CaseDraft, on: date, note: str) -> CourseCase:
    """The case that it becomes; `note` is what is said of its reference. Nothing may be lacking."""
    sections = tuple(Section(one.id, one.heading.strip(), one.paragraphs) for one in draft.sections if one.paragraphs)
    there = {one.id for one in sections}
    words = sum(len(paragraph.split()) for one in sections for paragraph in one.paragraphs)
    themes = tuple(one.theme for one in draft.themes)
    reference = Reference(
        draft.author.strip(), on, (), note, tuple(_theme(one, there) for one in draft.themes if one.judgement)
    )
    return CourseCase(
        id=draft.id,
        revision=draft.revision,
        title=draft.name.strip(),
        name=draft.name.strip(),
        age=draft.age,
        summary=" ".join(draft.summary.split()),
        primary=None,
        others=(),
        period=None,
        minutes_to_read=max(1, round(words / _WORDS_A_MINUTE)),
        minutes_to_score=max(1, round(len(themes) * _MINUTES_A_THEME)),
        declared=Declared(declared_by(draft), on),
        sections=sections,
        themes=themes,
        reference=reference,
    )


def declared_by(draft: CaseDraft) -> str:
    """Who says that nobody is real: the author, and the readers where there are any."""
    return ", ".join(dict.fromkeys(name.strip() for name in (draft.author, *draft.readers) if name.strip()))


def _theme(one: DraftTheme, sections: set[str]) -> ThemeReference:
    assert one.judgement is not None  # noqa: S101 - asked for before
    defensible = tuple(dict.fromkeys((one.judgement, *one.also)))
    return ThemeReference(
        theme=one.theme,
        judgement=one.judgement,
        defensible=tuple(sorted(defensible, key=_order)),
        plain=len(defensible) == 1,
        built_on=tuple(which for which in one.built_on if which in sections),
        traps=one.traps,
        reasoning=one.reasoning.strip(),
        against=one.against,
        counted_in=_lines(one.counted_in),
        left_out=_lines(one.left_out),
    )


def _order(judgement: Judgement) -> int:
    level = level_of(judgement)
    return 9 if level is None else int(level)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def of_case(case: CourseCase, revision: int) -> CaseDraft:
    """A case to write on, as its next revision."""
    themes = case.reference.themes if case.reference else ()
    return CaseDraft(
        id=case.id,
        revision=revision,
        name=case.name,
        age=case.age,
        summary=case.summary,
        sections=tuple(DraftSection(one.id, one.heading, "\n\n".join(one.paragraphs)) for one in case.sections),
        themes=tuple(map(_draft_theme, themes)),
        author=case.reference.author if case.reference else "",
        declared=False,
    )


def _draft_theme(one: ThemeReference) -> DraftTheme:
    return DraftTheme(
        theme=one.theme,
        judgement=one.judgement,
        also=tuple(each for each in one.defensible if each != one.judgement),
        built_on=one.built_on,
        traps=one.traps,
        reasoning=one.reasoning,
        against=one.against,
        counted_in="\n".join(one.counted_in),
        left_out="\n".join(one.left_out),
    )


def next_section(sections: Sequence[DraftSection]) -> str:
    """An id that none of them has."""
    used = {one.id for one in sections}
    return next(name for n in range(1000) if (name := f"s{n}") not in used)
