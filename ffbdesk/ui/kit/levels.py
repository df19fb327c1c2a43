"""Levels as widgets: the chip that shows one, the card and the key that choose one."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant, Sign, level_of
from ffbdesk.ui.kit import icons
from ffbdesk.ui.kit.levelchoice import LevelButton, LevelChoice, LevelPick
from ffbdesk.ui.kit.levelpaint import CHIP, CHIP_LARGE, paint_cell, paint_level, paint_stair
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import CENTRE, Painted, advance, edge_width, focus_ring, put, smooth, text_size
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.ui.kit.tokens import Role, Tokens
from ffbdesk.words import kit as words
from ffbdesk.words import levels as level_words
from ffbdesk.words.signs import said

__all__ = [
    "CHIP",
    "CHIP_LARGE",
    "KeyForm",
    "LevelCard",
    "LevelChip",
    "LevelChoice",
    "LevelKey",
    "LevelPick",
    "paint_cell",
    "paint_level",
]

_QUIETER = 8

type KeyForm = Literal["line", "stacked", "words", "sign"]
"""How a key without a number says what it is: sign and words in a line, sign and words one under the other, the words
alone, and in the last resort the sign alone."""


class LevelChip(Painted):
    """A sign beside text. It takes its place even when there is nothing to draw."""

    def __init__(self, look: Look, sign: Sign, size: tuple[int, int] = CHIP) -> None:
        super().__init__(look)
        self.setFixedSize(look.tokens.t(size[0]), look.tokens.t(size[1]))
        self.set_sign(sign)

    def set_sign(self, sign: Sign, carried: bool = False) -> None:
        """Shows another sign; `carried` from the earlier round and not yet confirmed."""
        self._sign, self._carried = sign, carried
        self.setAccessibleName(words.CARRIED_SAID.format(sign=said(sign)) if carried else said(sign))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign, filling the widget."""
        paint_level(self.painter(), self.look.tokens, QRectF(self.rect()), self._sign, self._carried)


class LevelCard(LevelButton):
    """One judgement with its official criterion, as wide as the page and as high as its text."""

    def __init__(self, look: Look, judgement: Judgement, title: str, criterion: str) -> None:
        super().__init__(look, judgement, title)
        self._title, self._criterion, self._previous = title, criterion, False
        self._quiet = isinstance(judgement, NotRelevant)
        self._describe()
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred))

    def set_previous(self, previous: bool) -> None:
        """Whether this was the judgement of the earlier round."""
        if previous != self._previous:
            self._previous = previous
            self._describe()
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """The wrapped texts with air, and at least the designed height."""
        tokens, form = self.look.tokens, self._form(width)
        return max(tokens.t(56), form.height + tokens.s(16))

    def sizeHint(self) -> QSize:
        """A card's usual width."""
        width = self.look.tokens.t(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The narrowest that still reads."""
        return QSize(self.look.tokens.t(160), self.look.tokens.t(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign and texts; chosen adds ring, tint and tick, focus a second line inside."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        card, open_ = QRectF(self.rect()).adjusted(1, 1, -1, -1), self.isEnabled()
        ground = "accent_tint" if on else "raised" if self.underMouse() else "surface"
        p.setBrush(tokens.c(ground) if on or open_ else Qt.BrushStyle.NoBrush)
        p.setPen(QPen(tokens.c("accent" if on else "line"), edge_width(self, tokens, heavy=on)))
        p.drawRoundedRect(card if on else card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        width, height = (tokens.t(side) for side in CHIP_LARGE)
        chip = QRectF(card.left() + tokens.s(16), card.center().y() - height / 2, width, height)
        paint_level(p, tokens, chip, self.judgement)
        self._put_texts(p, card)
        if on:
            side = tokens.t(18)
            corner = QRectF(card.right() - tokens.s(8) - side, card.top() + tokens.s(8), side, side)
            icons.draw(p, "check", corner, tokens.hex("accent"), 2.4)
        if self.hasFocus():
            focus_ring(p, tokens, card.adjusted(3, 3, -3, -3), 5)

    def _put_texts(self, p: QPainter, card: QRectF) -> None:
        tokens, form = self.look.tokens, self._form(self.width())
        left = self._text_left()
        top = card.center().y() - form.height / 2
        head = QRectF(left, top, form.title_width, form.title + 2)
        read_only = not self.isEnabled() and not self.isChecked()
        tone = "faded" if read_only else "ink2" if self._quiet else "ink"
        put(p, tokens, head, self._title, self._title_role, tone=tone, wrap=True)
        body = QRectF(left, top + form.title + form.tag_below, form.width, form.criterion + 2)
        put(p, tokens, body, self._criterion, self._text_role, tone="faded" if read_only else "ink2", wrap=True)
        if self._previous and form.tag_below:
            _put_tag(p, tokens, QPointF(left, top + form.title + tokens.t(1)), words.LAST_TIME)
        elif self._previous:
            beside = left + text_size(tokens, self._title, self._title_role, form.title_width).width() + tokens.s(8)
            _put_tag(p, tokens, QPointF(beside, top + tokens.t(1)), words.LAST_TIME)

    def _form(self, width: int) -> "_CardForm":
        """The measures at a width."""
        tokens = self.look.tokens
        inner = width - self._text_left() - tokens.t(18) - 2 * tokens.s(8)
        tag = _tag_width(tokens, words.LAST_TIME) + tokens.s(8) if self._previous else 0
        longest = max((advance(tokens, word, self._title_role) for word in self._title.split()), default=0)
        under = bool(tag) and longest > inner - tag
        title_width = inner if under else inner - tag
        return _CardForm(
            inner,
            title_width,
            text_size(tokens, self._title, self._title_role, title_width).height(),
            tokens.t(22) if under else 0,
            text_size(tokens, self._criterion, self._text_role, inner).height(),
        )

    def _describe(self) -> None:
        criterion = self._criterion
        self.setAccessibleDescription(
            f"{criterion.rstrip('.')}. {words.LAST_TIME_SAID}." if self._previous else criterion
        )

    @property
    def _title_role(self) -> Role:
        """'Ikke relevant' is ours and quieter than what FFB has."""
        return "body" if self._quiet else "strong"

    @property
    def _text_role(self) -> Role:
        return "caption" if self._quiet else "body"

    def _text_left(self) -> int:
        tokens = self.look.tokens
        return tokens.s(16) + tokens.t(CHIP_LARGE[0]) + tokens.s(16)


@dataclass(frozen=True, slots=True)
class _CardForm:
    """A card's inner measures: widths of text and title, and the heights of what stands under each other."""

    width: int
    title_width: int
    title: int
    tag_below: int
    criterion: int

    @property
    def height(self) -> int:
        """All of it."""
        return self.title + self.tag_below + self.criterion


def _tag_width(tokens: Tokens, text: str) -> int:
    return advance(tokens, text, "caption") + tokens.s(12)


def _put_tag(p: QPainter, tokens: Tokens, at: QPointF, text: str) -> None:
    tag = QRectF(round(at.x()), round(at.y()), _tag_width(tokens, text), tokens.t(18))
    p.setPen(QPen(tokens.c("edge"), 1))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    put(p, tokens, tag, text, "caption", tone="ink2", align=CENTRE)


class LevelKey(LevelButton):
    """A square key in the bar that is always in sight; `quiet` is the smaller one of the citizen's own rating.

    `text` is the level's words, said and shown as a tool tip beside its number; a key without a
    number shows it.
    """

    def __init__(self, look: Look, judgement: Judgement, text: str, width: int = 48, *, quiet: bool = False) -> None:
        level = level_of(judgement)
        name = text if level is None else words.LEVEL_KEY.format(level=int(level), label=text)
        super().__init__(look, judgement, name)
        self._level, self._said, self._width = level, text, width
        self._form: KeyForm = "line"
        self._quiet, self._ours, self._previous = quiet, isinstance(judgement, NotRelevant), False
        self.setToolTip("" if level is None else text)
        self.setFixedSize(self.sizeHint())

    def set_previous(self, previous: bool) -> None:
        """A line under the sign of the earlier round's judgement."""
        if previous != self._previous:
            self._previous = previous
            self.setAccessibleDescription(words.LAST_TIME_SAID if previous else "")
            self.update()

    def fold(self, *, wide: bool, form: KeyForm = "line") -> None:
        """Narrower, and the words where there is room for them; words that are not there stand in the tool tip."""
        self._width, self._form = 48 if wide else 42, form
        self.setToolTip(self._said if form == "sign" or self._level is not None else "")
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Square for a number, as wide as its words without one."""
        tokens, less = self.look.tokens, _QUIETER if self._quiet else 0
        if self._level is not None or self._form == "sign":
            return QSize(tokens.t(self._width - less), tokens.t(40 - less))
        if self._form == "line":
            words_too = advance(tokens, self._said, "body") + tokens.t(44)
        else:
            words_too = max(advance(tokens, word, "caption") for word in self._said.split()) + self._words_left()
        return QSize(words_too + tokens.s(12), tokens.t(40 - less))

    def _words_left(self) -> int:
        """Where the words begin."""
        return self.look.tokens.s(8) if self._form == "words" else self.look.tokens.t(44)

    @property
    def _wordless(self) -> bool:
        return self._level is None and self._form == "sign"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """At rest plain; chosen, the level's own fill inside a ring; focus a second line inside."""
        p, tokens, on = smooth(self), self.look.tokens, self.isChecked()
        key = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colours = tokens.level(self._level) if on and self._level is not None else None
        rest = tokens.c("accent_tint" if on else "raised" if self.underMouse() else "surface")
        read_only = not self.isEnabled() and not on  # its place stays, so that the chosen one is read among the others
        p.setBrush(Qt.BrushStyle.NoBrush if read_only else QColor(colours.fill) if colours else rest)
        edge = QColor(colours.edge) if colours else tokens.c("line" if self._ours or read_only else "edge")
        p.setPen(QPen(edge, edge_width(self, tokens, heavy=False)))
        inset = 3.5 if on else 0.5
        p.drawRoundedRect(key.adjusted(inset, inset, -inset, -inset), 4 if on else 6, 4 if on else 6)
        if on:
            focus_ring(p, tokens, key.adjusted(-1, -1, 1, 1), 7)
        plain = "faded" if read_only else "ink2" if self._quiet or self._ours else "ink"
        text = QColor(colours.text) if colours else tokens.c(plain)
        self._put_content(p, key, text)
        if self._previous:
            self._underline(p, key, text)
        if self.hasFocus():
            inset = 7 - tokens.ring if on else 2  # a wider ring comes no closer to the number
            focus_ring(p, tokens, key.adjusted(inset, inset, -inset, -inset), 3, colours.text if colours else "")

    def _put_content(self, p: QPainter, key: QRectF, colour: QColor) -> None:
        tokens, middle = self.look.tokens, key.center().y()
        if self._wordless:
            side = tokens.t(26)
            sign = QRectF(key.center().x() - side / 2, middle - tokens.t(9), side, tokens.t(18))
            paint_level(p, tokens, sign, self.judgement)
        elif self._level is None and self._form != "line":
            if self._form == "stacked":
                sign = QRectF(key.left() + tokens.t(10), middle - tokens.t(9), tokens.t(26), tokens.t(18))
                paint_level(p, tokens, sign, self.judgement)
            words_, line = self._said.split(), QFontMetrics(tokens.font("caption")).ascent() + tokens.t(4)
            place = QRectF(key.left() + self._words_left(), middle - len(words_) * line / 2, key.width(), line)
            for word in words_:
                put(p, tokens, place, word, "caption", tone=colour)
                place.translate(0, line)
        elif self._level is None:
            sign = QRectF(key.left() + tokens.t(10), middle - tokens.t(9), tokens.t(26), tokens.t(18))
            paint_level(p, tokens, sign, self.judgement)
            place = QRectF(key.left() + tokens.t(44), key.top(), key.width(), key.height())
            put(p, tokens, place, self._said, tone=colour)
        else:
            place = QRectF(key.left(), key.top(), key.width() * 0.66, key.height())
            role, half = self._sizes()
            put(p, tokens, place, str(int(self._level)), role, tone=colour, align=CENTRE)
            stair = QRectF(key.left() + key.width() * 0.6, middle - half, tokens.t(6), 2 * half)
            paint_stair(p, stair, self._level, colour)

    def _sizes(self) -> tuple[Role, int]:
        """The number's role, and half the height of the stair."""
        return ("strong", self.look.tokens.t(6.5)) if self._quiet else ("section", self.look.tokens.t(8))

    def _underline(self, p: QPainter, key: QRectF, colour: QColor) -> None:
        """Under the number, or under the sign where words stand beside it; clear of the ring and of the focus."""
        tokens, numbered = self.look.tokens, self._level is not None or self._wordless
        half, middle = tokens.t(10), key.center().x() if numbered else key.left() + tokens.t(23)
        if self._form == "words":
            middle = key.center().x()
        line = QRectF(middle - half, key.bottom() - tokens.t(7 if self._quiet else 9), 2 * half, tokens.t(2))
        p.fillRect(line.toRect(), colour)


def level_keys(look: Look, choice: LevelChoice) -> list[LevelKey]:
    """A key for each level and for the two judgements without one, taken into the choice."""
    keys = [LevelKey(look, Assessed(level), level_words.SHORT[level]) for level in Level]
    keys += [
        LevelKey(look, NotAssessed(), level_words.NOT_ASSESSED),
        LevelKey(look, NotRelevant(), level_words.NOT_RELEVANT),
    ]
    for key in keys:
        choice.add(key)
    return keys
