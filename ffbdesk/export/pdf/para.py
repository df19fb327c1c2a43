"""A paragraph of plain text with its place in the structure tree."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import groupby
from operator import itemgetter
from typing import Any, Self

from reportlab.pdfbase.pdfmetrics import getFont

from ffbdesk.export.pdf.block import FUZZ, Block
from ffbdesk.export.pdf.canvas import PlainCanvas, Stretch
from ffbdesk.export.pdf.plain import Run, pieces
from ffbdesk.export.pdf.structure import spoken
from ffbdesk.export.pdf.style import SEMIBOLD, Style, measure_in

type Line = Sequence[Stretch]


class Para(Block):
    """Plain text under a tag; both halves of a paragraph that breaks over a page stay one element.

    Every word has a space behind it, also at the end of a line: without it a screen reader hears two words as one.
    """

    begun = False
    """Whether its first lines stand on an earlier page."""

    def __init__(self, words: str | tuple[Run, ...], style: Style, tag: str = "P", said: str = "") -> None:
        """`said` is read aloud instead of the words."""
        self.style, self.tag = style, tag
        self.before, self.after, self.with_next = style.before, style.after, style.with_next
        self._said = said
        self._key: object = None
        self._stretches: Line = [
            (SEMIBOLD if run.heavy else style.font, f"{run.text.rstrip(' ')} ") for run in pieces(words)
        ]
        self._lines: Sequence[Line] = ()

    @property
    def text(self) -> str:
        """What it says."""
        return _text(self._stretches).rstrip(" ")

    def fit(self, width: float) -> float:
        """As high as its lines. They are broken once for each width: it is half of the work of a report."""
        if width != self.width:
            self.width = width
            self._set(_broken(self._stretches, self.style.size, width - self.style.indent))
        return self.height

    def split(self, height: float) -> list[Block]:
        """As many lines as fit, and the rest; never one line alone on either page."""
        fits, lines = int((height + FUZZ) / self.style.leading), len(self._lines)
        if fits == lines - 1:
            fits -= 1
        if fits < 2:
            return []
        self._key = self._key or object()
        first, rest = self._part(self._lines[:fits]), self._part(self._lines[fits:])
        rest.begun = True
        return [first, rest]

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """The lines as one stretch of content."""
        style = self.style
        with canvas.mark(self.tag, self._key, spoken(self._said)):
            y = top - style.size
            canvas.write(x + style.indent, y, self._lines, size=style.size, ink=style.ink, leading=style.leading)

    def end(self) -> float:
        """How far the last line reaches, in points."""
        return self.style.indent + measure_in(_text(self._lines[-1]).rstrip(" "), self.style)

    def _set(self, lines: Iterable[Line]) -> None:
        self._lines = list(lines)
        self.height = len(self._lines) * self.style.leading

    def _part(self, lines: Sequence[Line]) -> Self:
        part = copy(self)
        part._stretches = [stretch for line in lines for stretch in line]
        part._set(lines)
        return part


def _text(line: Line) -> str:
    return "".join(text for _font, text in line)


def _broken(stretches: Line, size: float, room: float) -> Iterator[Line]:
    """Lines no wider than `room` points, broken at spaces, or inside a word that alone is wider."""
    fonts: dict[str, Any] = {name: getFont(name) for name, _text in stretches}
    if sum(fonts[name].stringWidth(text, size) for name, text in stretches) <= room:
        yield from [stretches] if stretches else []
        return
    spaces = {name: font.stringWidth(" ", size) for name, font in fonts.items()}
    line: list[Stretch] = []
    used = 0.0
    for name, word in _words(stretches):
        width = fonts[name].stringWidth(word, size)
        bare = width - spaces[name] if word[-1] == " " else width
        if line and used + bare > room:
            yield _joined(line)
            line, used = [], 0.0
        if bare > room:
            *full, rest = _torn(word, fonts[name], size, room)
            yield from ([(name, part)] for part in full)
            line, used = [(name, rest)], fonts[name].stringWidth(rest, size)
        else:
            line.append((name, word))
            used += width
    yield _joined(line)


def _words(stretches: Line) -> Iterator[Stretch]:
    """One by one, each with the space behind it; parts of a torn word have none."""
    for name, text in stretches:
        *whole, torn = text.split(" ")
        yield from ((name, f"{word} ") for word in whole)
        if torn:
            yield name, torn


def _joined(line: Line) -> Line:
    """A stretch for each change of font."""
    return [(name, _text([*words])) for name, words in groupby(line, itemgetter(0))]


def _torn(word: str, font: Any, size: float, room: float) -> list[str]:
    """The parts of a word that is wider than the room; the last has the space behind it."""
    parts, start, used = [], 0, 0.0
    letters = word.rstrip(" ")
    for n, letter in enumerate(letters):
        width = font.stringWidth(letter, size)
        if n > start and used + width > room:
            parts.append(letters[start:n])
            start, used = n, 0.0
        used += width
    return [*parts, word[start:]]
