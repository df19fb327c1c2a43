"""One theme of the summary as a row: how many chose each of the seven, and what the pairs say of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.course.exercise import Talk, Why
from ffbdesk.domain.course.spread import SEVEN, Spread
from ffbdesk.ui.kit import keys
from ffbdesk.ui.kit.levelpaint import paint_level
from ffbdesk.ui.kit.look import Look
from ffbdesk.ui.kit.painted import CENTRE, block, focus_ring, put, smooth, text_size
from ffbdesk.ui.kit.text import wrapping
from ffbdesk.words.course import screens as say
from ffbdesk.words.course import terms

HIGH = 46
_STEP, _GAP = 42, 20
"""Units from one of the seven to the next, and before the two without a level."""
_SHARES, _CHIP, _WITHIN, _WHY = 64, 60, 72, 84
_NAME, _SEVEN, _BESIDE = 172, 7 * _STEP + _GAP, 2 * _SHARES + _CHIP + _WITHIN + _WHY
"""Units: the longest word of a theme's name (Anvende kommunikationsudstyr) with its margins; the seven; the rest."""
_SMALLEST, _LARGEST = 20, 27


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the columns beside the seven begin, in pixels."""

    same: float
    far: float
    chip: float
    within: float
    why: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands, in pixels."""

    name: QRectF
    seven: tuple[float, ...]
    """Middles."""
    beside: Beside | None
    """None where there is no room: then the same is said in a line below."""


def columns(look: Look, width: int) -> Columns:
    """For a row of this width: the name gives way, and then what stands beside the seven goes below them."""
    tokens, is_wide = look.tokens, width >= roomy_width(look)
    rest = _SEVEN + (_BESIDE if is_wide else 0)
    left = max(tokens.t(_NAME), width - tokens.t(rest) - tokens.s(16))
    seven = []
    at = left
    for n in range(len(SEVEN)):
        if n == 5:
            at += tokens.t(_GAP)
        seven.append(at + tokens.t(_STEP) / 2)
        at += tokens.t(_STEP)
    at += tokens.s(8)
    found = []
    for size in (_SHARES, _SHARES, _CHIP, _WITHIN, _WHY):
        found.append(at)
        at += tokens.t(size)
    beside = Beside(*found) if is_wide else None
    return Columns(QRectF(tokens.s(16), 0, left - tokens.s(24), 0), tuple(seven), beside)


def roomy_width(look: Look) -> int:
    """So many pixels a row needs with everything side by side."""
    return look.tokens.t(_NAME + _SEVEN + _BESIDE) + look.tokens.s(24)


def least_width(look: Look) -> int:
    """So many pixels it needs in any case."""
    return look.tokens.t(_NAME + _SEVEN) + look.tokens.s(24)


class SpreadRow(keys.EnterButton):
    """Enter or a click opens the theme on the projector."""

    def __init__(self, look: Look, name: str, found: Spread, talk: Talk) -> None:
        super().__init__()
        self._look, self._name, self.found, self._talk = look, name, found, talk
        self.setProperty("kind", "row")
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_said(name, found, talk))
        look.changed.connect(self.update)

    def heightForWidth(self, width: int) -> int:
        """As high as its name at least."""
        tokens, area = self._look.tokens, columns(self._look, width)
        lines = text_size(tokens, self._name, "body", int(area.name.width())).height()
        return max(tokens.t(HIGH), lines + tokens.s(8)) + self._below(width)

    def _below(self, width: int) -> int:
        """How high the line below is, in pixels."""
        if columns(self._look, width).beside is not None:
            return 0
        tokens = self._look.tokens
        return text_size(tokens, self._in_words(), "caption", width - tokens.s(32)).height() + tokens.s(8)

    def _in_words(self) -> str:
        """What the columns beside say."""
        found = self.found
        parts = []
        if found.same is not None and found.far is not None:
            parts.append(say.SHARES_BELOW.format(same=terms.percent(found.same), far=terms.percent(found.far)))
        if found.reference is not None:
            named = terms.named(found.reference.judgement)
            parts.append(say.REFERENCE_BELOW.format(reference=named, within=found.within, n=found.n))
        if why := terms.whys(self._talk.why):
            parts.append(say.WHY_BELOW.format(why=why))
        return " · ".join(parts)

    def sizeHint(self) -> QSize:
        """At its least width."""
        width = least_width(self._look)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line, at its least width."""
        return QSize(least_width(self._look), self._look.tokens.t(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, discs, shares, reference, letters."""
        p, tokens, area = smooth(self), self._look.tokens, columns(self._look, self.width())
        below = self._below(self.width())
        high = self.height() - below
        if self.underMouse():
            p.fillRect(self.rect(), tokens.c("raised"))
        size = text_size(tokens, self._name, "body", int(area.name.width()))
        put(p, tokens, QRectF(area.name.x(), (high - size.height()) / 2, area.name.width(), size.height()), self._name,
            "body", wrap=True)  # fmt: skip
        self._put_seven(p, area, high)
        if area.beside is not None:
            self._put_beside(p, area.beside)
        else:
            place = QRectF(tokens.s(16), high, self.width() - tokens.s(32), below)
            put(p, tokens, place, self._in_words(), "caption", tone="ink2", wrap=True)
        if self.hasFocus():
            focus_ring(p, tokens, QRectF(self.rect()).adjusted(2, 2, -2, -2), 6)

    def _put_beside(self, p: QPainter, area: Beside) -> None:
        tokens, high = self._look.tokens, self.height()
        words = high / 2 - tokens.t(11)
        for at, text in (
            (area.same, terms.percent(self.found.same) if self.found.same is not None else "–"),
            (area.far, terms.percent(self.found.far) if self.found.far is not None else "–"),
            (area.within, f"{self.found.within} af {self.found.n}" if self.found.within is not None else ""),
        ):
            put(p, tokens, QRectF(at, words, tokens.t(_WITHIN), tokens.t(22)), text, "body", tone="ink2")
        if self.found.reference is not None:
            chip = QRectF(area.chip, high / 2 - tokens.t(11), tokens.t(36), tokens.t(22))
            paint_level(p, tokens, chip, self.found.reference.judgement)
        self._put_why(p, area)

    def _put_seven(self, p: QPainter, area: Columns, high: int) -> None:
        tokens, middle = self._look.tokens, high / 2 - self._look.tokens.t(2)
        p.setPen(QPen(tokens.c("line"), 1))
        p.drawLine(round(area.seven[0]), round(middle), round(area.seven[4]), round(middle))
        most = max(self.found.counts) or 1
        for n, (x, count) in enumerate(zip(area.seven, self.found.counts, strict=True)):
            p.setPen(Qt.PenStyle.NoPen)
            if count:
                side = tokens.t(_SMALLEST + (_LARGEST - _SMALLEST) * count / most)
                p.setBrush(tokens.c("ink2"))
                disc = QRectF(x - side / 2, middle - side / 2, side, side)
                p.drawEllipse(disc)
                inner = disc.adjusted(-4, (side - tokens.t(18)) / 2, 4, 0)
                put(p, tokens, inner, str(count), "caption", tone="surface", align=CENTRE)
            else:
                p.setBrush(tokens.c("ink3"))
                p.drawEllipse(QRectF(x - 1.5, middle - 1.5, 3, 3))
            self._put_bar(p, n, x, high)

    def _put_bar(self, p: QPainter, n: int, x: float, high: int) -> None:
        reference, tokens = self.found.reference, self._look.tokens
        if reference is None or SEVEN[n] not in reference.defensible:
            return
        thick = tokens.t(5) if SEVEN[n] == reference.judgement else max(1, tokens.t(2))
        wide = tokens.t(32)
        block(p, QRectF(x - wide / 2, high - tokens.t(8), wide, thick), 0, tokens.c("ink"))

    def _put_why(self, p: QPainter, area: Beside) -> None:
        tokens = self._look.tokens
        at, side = area.why, tokens.t(20)
        for why in Why:
            if why in self._talk.why:
                box = QRectF(at, self.height() / 2 - side / 2, side, side)
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.setPen(QPen(tokens.c("edge"), 1))
                p.drawRoundedRect(box, 4, 4)
                put(p, tokens, box.adjusted(0, tokens.t(1), 0, 0), why.value, "caption", align=CENTRE)
                at += side + tokens.t(4)


def _said(name: str, found: Spread, talk: Talk) -> str:
    """All of a row, for assistive technology."""
    counts = ", ".join(f"{terms.named(one)}: {count}" for one, count in zip(SEVEN, found.counts, strict=True) if count)
    parts = [name, counts or say.NOT_ANSWERED]
    if found.same is not None:
        parts += [f"{say.SAME} {terms.percent(found.same)}", f"{say.FAR} {terms.percent(found.far)}"]
    if found.reference is not None:
        parts.append(f"{say.REF}: {terms.named(found.reference.judgement)}")
        parts.append(f"{say.WITHIN_HEAD}: {found.within} af {found.n}")
    if talk.why:
        parts.append(f"{say.WHY}: {terms.whys(talk.why)}")
    return ". ".join(parts)
