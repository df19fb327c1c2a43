"""The picture of one place on the way: which marks it has, and what is said aloud of it."""

from collections.abc import Sequence

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.course.board import Board
from ffbdesk.domain.course.case import ThemeReference
from ffbdesk.domain.course.exercise import AGAIN
from ffbdesk.domain.course.spread import changed
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.judgement import Judgement, Level
from ffbdesk.ui.course.wall.reasons import Page, Room, columns_shown, draw_cards, draw_heads
from ffbdesk.ui.course.wall.reference import LEAST, ReferenceCard
from ffbdesk.ui.course.wall.sheet import Sheet
from ffbdesk.ui.course.wall.spread import draw_again, draw_nothing, draw_spread, draw_theme
from ffbdesk.ui.course.wall.steps import Place, Step, first_round, second_counts, steps_of, talked_at
from ffbdesk.ui.course.wall.talk import TalkPanel
from ffbdesk.words.course import terms
from ffbdesk.words.course import wall as say

_OVER_CARD, _OVER_FOOT = 10, 12


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of drawing: the words for those who hear, and whether there are more pages."""

    said: str = ""
    more: bool = False


class Painter:
    """Draws the steps of one theme."""

    def __init__(self, sheet: Sheet, catalogue: Catalogue, board: Board, theme: ThemeCode) -> None:
        self._sheet, self._catalogue, self._board, self._code = sheet, catalogue, board, theme
        self._round = first_round(board)

    def draw(self, at: Place, panel: TalkPanel) -> Drawn:
        """The step, and with it what the group says, where it is said."""
        if at.step is Step.THEME:
            return self._theme()
        if at.step is Step.AGAIN:
            return self._again()
        if at.step is Step.SPREAD:
            return self._spread()
        return self._reasons(at, panel)

    def _theme(self) -> Drawn:
        theme = self._catalogue.theme(self._code)
        draw_theme(self._sheet, theme.explanation, self._board.exercise.title)
        return Drawn(f"{theme.explanation} {terms.COUNT_IN}. {terms.LEAVE_OUT}.")

    def _spread(self) -> Drawn:
        found = self._board.spread(self._code, self._round)
        if not found.n:
            draw_nothing(self._sheet, say.NO_ANSWERS)
            return Drawn(say.NO_ANSWERS)
        draw_spread(self._sheet, self._catalogue, found)
        return Drawn(f"{say.answers(found)}. {say.counts_said(found.counts)} {terms.QUESTION}")

    def _again(self) -> Drawn:
        before, now = self._board.spread(self._code, self._round).counts, second_counts(self._board, self._code)
        if now is None:
            draw_nothing(self._sheet, say.NO_ANSWERS)
            return Drawn(say.NO_ANSWERS)
        typed = self._board.exercise.talk(self._code).again == now
        rounds = self._board.of_round(self._round), self._board.of_round(AGAIN)
        moved = say.moved(before, now, None if typed else changed(self._code, *rounds))
        draw_again(self._sheet, self._catalogue, (before, now), self._reference, moved)
        return Drawn(f"{say.changes_said(before, now)} {moved} {terms.NOT_THE_SAME_AS_RIGHT}")

    def _reasons(self, at: Place, panel: TalkPanel) -> Drawn:
        """The reasons, and at the foot of them reference and talk, where it is time for them."""
        stage, steps = self._sheet.stage, steps_of(self._board, self._code)
        bottom = stage.foot - stage.px(_OVER_FOOT)
        talked = at.step is talked_at(steps)
        if talked:
            bottom = panel.draw(self._sheet, self._board.exercise.talk(self._code)) - stage.px(_OVER_FOOT)
        told = self._reference if at.step is Step.REFERENCE else None
        counts = self._board.spread(self._code, self._round).counts
        if not any(counts) and told is None:
            draw_nothing(self._sheet, say.NO_ANSWERS)
            return Drawn(say.NO_ANSWERS)
        columns, top = draw_heads(self._sheet, columns_shown(counts, told), counts, told)
        card = self._card(told, bottom - top - stage.px(LEAST))
        if card is not None:
            card.draw(self._sheet, bottom - card.height, at.page)
            bottom -= card.height + stage.px(_OVER_CARD)
        reasons = self._board.reasons(self._code, self._round)
        if not reasons:
            self._nothing(say.NO_REASONS if any(counts) else say.NO_ANSWERS, top, bottom)
        room = Room(top, bottom - top, dense=talked or len(columns) > len(Level))
        shown = draw_cards(self._sheet, columns, reasons, room, at.page)
        more = any(page.left for page in shown.values()) or (card is not None and at.page + 1 < len(card.pages))
        return Drawn(self._said(shown, told), more)

    def _card(self, told: ThemeReference | None, room: float) -> ReferenceCard | None:
        case = self._board.case
        return ReferenceCard(self._sheet.stage, case, told, room) if case is not None and told is not None else None

    def _nothing(self, text: str, top: float, bottom: float) -> None:
        stage = self._sheet.stage
        self._sheet.centred(text, stage.width / 2, top + (bottom - top) * 0.4, "lead", "ink2")

    def _said(self, shown: dict[Judgement, Page], told: ThemeReference | None) -> str:
        said = [say.reasons_said(one, page.texts) for one, page in shown.items() if page.texts]
        reference = self._board.reference
        if told is not None and reference is not None:
            author = terms.author(reference)
            first = say.reference_said(told.judgement, told.defensible, author, told.reasoning)
            tried = () if reference.tried_by else (terms.NOT_TRIED,)
            return " ".join((first, *tried, *said, terms.WHY_QUESTION))
        return " ".join(said) or say.NO_REASONS

    @property
    def _reference(self) -> ThemeReference | None:
        reference = self._board.reference
        return reference.of(self._code) if reference is not None else None


def crumbs_of(board: Board, theme: ThemeCode, waiting: bool) -> Sequence[Step]:
    """The steps that are named: while the room scores again, that too."""
    steps = steps_of(board, theme)
    return (*steps, Step.AGAIN) if waiting and Step.AGAIN not in steps else steps
