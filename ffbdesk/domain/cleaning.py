"""Text as it may stand: what cannot be seen neither refuses a field nor stays in it.

One cleaning for what is typed, pasted, brought in from a file, and printed, so that all four show the same.
"""

import re
import unicodedata

# Read once one is needed: the first window's fields are empty.
_LINE_ENDS = "\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_JOINERS = "[\u200c\u200d]"
"""They change how a sign looks that stands on both sides of them: in Persian and Hindi, and in an emoji of several."""
_VARIANTS = "([^\ufe00-\ufe0f\U000e0100-\U000e01ef]?)([\ufe00-\ufe0f\U000e0100-\U000e01ef]+)(?=(.?))"
"""They choose how the sign before them is drawn: as a picture, or in one of the shapes of a Chinese character."""
_ALSO_PICTURES = tuple("\u203c\u2049\u2139\u3030\u303d")
"""Signs and letters that may be drawn as pictures."""
_KEYCAP = "\u20e3"
_UNASSIGNED = "[\u2065\ufff0-\ufff8\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
"""Kept free by Unicode for more signs that are not drawn."""
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc"
"""Drawn as nothing, or as the place of a picture that did not come along, yet letters or marks to Unicode."""
_PLAIN = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u02ff]*")
"""What needs no look: most of what is typed. No half character, no invisible sign and no mark is among it."""


def running(text: str) -> str:
    """Running text: line ends as one sign, every other gap a space, no sign that is not seen, letters composed.

    Nothing that can be seen changes, and what is clean stays as it is.
    """
    if _PLAIN.fullmatch(text):
        return text
    seen = re.sub(_LINE_ENDS, "\n", text).translate(_SEEN)
    return unicodedata.normalize("NFC", re.sub(_JOINERS, _joining, re.sub(_VARIANTS, _chosen, seen)))


def line(text: str) -> str:
    """A field of one line: every gap is one space, and there is none at the ends."""
    return " ".join(running(text).split())


def as_typed(text: str, one_line: bool) -> str:
    """A text as a field of one line, or of more, takes it: where only gaps are left nothing was written."""
    clean = line(text) if one_line else running(text)
    return "" if clean.isspace() else clean


class _Seen(dict[int, str]):
    """The table that `str.translate` reads: what stands for a sign is found out once."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _instead(chr(code))
        return found


_SEEN = _Seen()


def _instead(char: str) -> str:
    kind = unicodedata.category(char)
    if char in "\n\u200c\u200d":
        return char
    if kind == "Zs" or char == "\t":
        return " "
    return "" if char in UNSEEN or kind in ("Cc", "Cf", "Cs") or re.match(_UNASSIGNED, char) else char


def _chosen(found: re.Match[str]) -> str:
    """One sign that chooses a shape, where the sign before it has several: a letter of ours or a figure has one."""
    before, chooses, after = found.groups()
    many = before in _ALSO_PICTURES or (before >= "\u00a9" and unicodedata.category(before) in ("So", "Sm", "Sk", "Lo"))
    keycap = after == _KEYCAP and before.isascii() and (before.isdigit() or before in ("#", "*"))
    return before + chooses[0] if many or keycap else before


def _joining(found: re.Match[str]) -> str:
    """A sign that joins, where there is something to join on both sides of it."""
    text, at = found.string, found.start()
    joins = 0 < at < len(text) - 1 and all(_is_joined(text[one]) for one in (at - 1, at + 1))
    return found[0] if joins else ""


def _is_joined(char: str) -> bool:
    """A letter of a script that joins its letters, or a picture."""
    return char >= "\u0590" and unicodedata.category(char) in ("Lo", "Mn", "Mc", "So", "Sk")
