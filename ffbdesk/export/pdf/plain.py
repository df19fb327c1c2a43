"""From what people typed to what may be printed: the one place where text is cleaned.

Text is plain everywhere. A stray tag in reportlab's markup would end the export and `<img>` would open a file, so
paragraphs are made of `pieces`, never of markup.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.cleaning import UNSEEN

SUBSTITUTE = "□"
NO_BREAK = "\u00a0"
_NEW_LINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[ \n]+")  # a no-break space is none: it is meant to hold
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_VARIATION = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_MEASURE = re.compile(
    r"(\d\.?) (januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|kg|km|m|cm|år|pct\.)(?!\w)"
)
_NUMBERED = re.compile(r"\b(kl\.|nr\.|side|mål|niveau|kap\.|§) (?=\d)", re.IGNORECASE)
_SHORT_END = re.compile(r"(?: (\S{1,4}))? (\S{1,11})$")
_WORTH_BINDING = 60


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of plain text inside a paragraph, heavy or not."""

    text: str
    heavy: bool = False


class Cleaner(dict[int, str]):
    """Makes texts printable in a font, and remembers whether something was lost.

    The table that `str.translate` reads: what is printed for a character is found out once.
    """

    def __init__(self, glyphs: frozenset[int]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._substitute = SUBSTITUTE if ord(SUBSTITUTE) in glyphs else "?"
        self.lost = False

    def __call__(self, text: str) -> str:
        """The text with one kind of line break, without control characters, `□` for what the font cannot draw."""
        text = unicodedata.normalize("NFC", _VARIATION.sub("", _NEW_LINES.sub("\n", text)))
        return text.translate(self)

    def __missing__(self, code: int) -> str:
        found = self[code] = self._printable(chr(code))
        return found

    def _printable(self, char: str) -> str:
        kind = unicodedata.category(char)
        if char == "\n":
            return char
        if char == "\t" or (kind == "Zs" and ord(char) not in self._glyphs):
            return " "
        if kind in {"Cc", "Cf"} or char in UNSEEN:  # also soft hyphens and joiners: they have no shape of their own
            return ""
        if ord(char) in self._glyphs:
            return char
        self.lost = True
        return self._substitute


def every_text[T](record: T, change: Callable[[str], str]) -> T:
    """The same record (dataclasses, tuples, plain values) with `change` applied to every text in it."""
    found: Any = record
    if isinstance(found, str):
        return change(found)  # type: ignore[return-value]  # T is str here
    if isinstance(found, tuple):
        return tuple(every_text(item, change) for item in found)  # type: ignore[return-value]  # T is a tuple here
    if is_dataclass(found) and not isinstance(found, type):
        changed = {field.name: every_text(getattr(found, field.name), change) for field in fields(found)}
        return replace(found, **changed)  # type: ignore[return-value]  # replace keeps the class
    return record


def valid_in_xml(text: str) -> str:
    """The text as one line without the characters that no XML (the PDF's metadata) may hold."""
    kept = (c if c.isspace() or unicodedata.category(c) not in {"Cc", "Cs", "Cn"} else "" for c in text)
    return " ".join("".join(kept).split())


def paragraphs(text: str) -> Iterable[list[str]]:
    """Paragraphs (parted by a blank line), each as its lines; nothing empty."""
    for block in _BLANK_LINE.split(text):
        if lines := [line.strip() for line in block.split("\n") if line.strip()]:
            yield lines


def pieces(words: str | tuple[Run, ...]) -> tuple[Run, ...]:
    """What a paragraph is made of, each but the last with its space behind, nothing empty.

    Line breaks become spaces: `paragraphs` comes first where they count.
    """
    runs = (Run(words),) if isinstance(words, str) else words
    lines = [(" ".join(_SPACES.split(run.text.strip(" \n"))), run.heavy) for run in runs]
    bound = [Run(bind(text), heavy) for text, heavy in lines if text]
    return (*(Run(f"{run.text} ", run.heavy) for run in bound[:-1]), *bound[-1:])


def bind(text: str) -> str:
    """No-break spaces in dates and measures, and before a short last word, which would stand alone on a line."""
    text = _NUMBERED.sub(rf"\1{NO_BREAK}", _MEASURE.sub(rf"\1{NO_BREAK}\2", text))
    return text if len(text) < _WORTH_BINDING else _SHORT_END.sub(_bound_end, text)


def _bound_end(match: re.Match[str]) -> str:
    before, last = match.groups()
    bound = f"{NO_BREAK}{last}"
    if before is None:
        return bound
    return (f" {before}" if len(last) > 4 else f"{NO_BREAK}{before}") + bound
