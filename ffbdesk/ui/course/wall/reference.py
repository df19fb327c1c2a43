"""The reference in its card: who says it, what can be defended, and why. It stands at the foot of the reasons."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from ffbdesk.domain.course.case import CourseCase, ThemeReference
from ffbdesk.ui.course.wall.divide import Setting, divided
from ffbdesk.ui.course.wall.sheet import Sheet
from ffbdesk.ui.course.wall.stage import Block, Stage
from ffbdesk.ui.kit.levelpaint import CHIP_LARGE
from ffbdesk.ui.kit.tokens import Role
from ffbdesk.words.course import terms
from ffbdesk.words.course import wall as say

_PAD_X, _PAD_Y = 17, 9
_HEAD, _NOTE = 34, 3
LEAST = 76
"""Drawn height that the reasons keep: a card of one line, and the line that says how many are to come."""


class ReferenceCard:
    """Measured before it is placed: what is over belongs to the reasons."""

    def __init__(self, stage: Stage, case: CourseCase, found: ThemeReference, room: float) -> None:
        """`room` is what the card may take. A long reasoning has smaller letters, and goes on at the next page."""
        self._stage, self._case, self._found = stage, case, found
        self._role: Role = "body"
        self._inner = stage.across - 2 * stage.px(_PAD_X)
        self._notes = tuple(self._below())
        notes = sum(self._note(text) for text in self._notes)
        fixed = 2 * stage.px(_PAD_Y) + stage.px(_HEAD + 3) + notes
        if self._text().height > room - fixed:
            self._role = "caption"
        lines = max(2, int((room - fixed) // self._text().line))
        self.pages = tuple(self._paged(lines)) or ("",)
        self.height = fixed + stage.block(self.pages[0], self._role, self._inner, dense=True).height
        if len(self.pages) > 1:
            self.height += self._text().line

    def draw(self, sheet: Sheet, top: float, page: int) -> None:
        """From its upper edge down."""
        stage = sheet.stage
        sheet.card(QRectF(stage.left, top, stage.across, self.height))
        y = top + stage.px(_PAD_Y)
        self._head(sheet, y + stage.px(_HEAD) / 2)
        y += stage.px(_HEAD + 3)
        at = min(page, len(self.pages) - 1)
        x = stage.left + stage.px(_PAD_X)
        y += sheet.put(self.pages[at], x, y, self._role, width=self._inner, dense=True).height
        if len(self.pages) > 1:
            more = say.REST_BELOW if at + 1 < len(self.pages) else say.EARLIER_ABOVE
            y += sheet.put(more, x, y, "caption", "ink2", dense=True).height
        for text in self._notes:
            y += stage.px(_NOTE)
            y += sheet.put(text, x, y, "caption", "ink2", width=self._inner, dense=True).height

    def _head(self, sheet: Sheet, y: float) -> None:
        stage = sheet.stage
        x, right = stage.left + stage.px(_PAD_X), stage.right - stage.px(_PAD_X)
        x += sheet.middle(say.REFERENCE, x, y, "section", dense=True).width + stage.px(13)
        wide, high = (stage.dense.t(side) for side in CHIP_LARGE)
        sheet.chip(self._found.judgement, x + wide / 2, y - high / 2, dense=True)
        x += wide + stage.px(13)
        sheet.middle(terms.defensible(self._found.defensible), x, y, "caption", "ink2", dense=True)
        if self._author not in self._notes:
            sheet.ending(self._author, right, y, "caption", "ink2", dense=True)

    def _text(self) -> Block:
        return self._stage.block(self._found.reasoning, self._role, self._inner, dense=True)

    def _note(self, text: str) -> float:
        return self._stage.block(text, "caption", self._inner, dense=True).height + self._stage.px(_NOTE)

    def _below(self) -> Iterator[str]:
        """What stands under the reasoning: the author where the name is too long for the head."""
        needed = self._stage.block(self._author, "caption", dense=True).width
        needed += self._stage.block(terms.defensible(self._found.defensible), "caption", dense=True).width
        if needed > self._inner - self._stage.px(210):
            yield self._author
        if not self._case.is_tried:
            yield terms.NOT_TRIED

    @property
    def _author(self) -> str:
        return terms.author(self._case.reference) if self._case.reference is not None else ""

    def _paged(self, lines: int) -> Iterator[str]:
        """The reasoning, where it is too long with a line free that says how to go on."""
        rest, setting = self._found.reasoning, Setting(self._role, self._inner, dense=True)
        if len(self._text().starts) > lines:
            lines = max(1, lines - 1)
        while rest:
            first, rest = divided(self._stage, rest, setting, lines)
            yield first
