"""The Danish alphabet: in which order names stand, and which spellings are the same to somebody who looks for one."""

import re
import unicodedata
from collections.abc import Callable

from ffbdesk.domain.cleaning import line

# The three signs that follow z in ASCII: z itself must come before them whatever letter stands next.
_AE, _OE, _AA = _LETTERS_AFTER_Z = "{|}"
_OUR_SIGNS = str.maketrans(dict.fromkeys(_LETTERS_AFTER_Z, " "))
"""Where somebody wrote them they are no letters."""
_RINGS = {
    "a\u030a": _AA,
    "a\u0308": _AE,
    "o\u0308": _OE,
    "o\u030b": _OE,
    "u\u0308": "y",
    "u\u030b": "y",
}
_LETTERS = {
    "æ": _AE,
    "ø": _OE,
    "œ": _OE,
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ß": "ss",
    "ə": "e",
}
_NAMED = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:[A-Z]{3,} )*([A-Z]{1,2})\b")
"""How Unicode names a letter with a stroke, a hook or turned round: 'LATIN SMALL LETTER T WITH STROKE'."""
_UMLAUT = re.compile("u[\u0308\u030b]")
"""Sorted as a y; looked for as a u."""
_RINGED = re.compile("|".join(_RINGS))
_DIGRAPHS = (("aa", _AA), ("ae", _AE), ("oe", _OE), ("ue", "u"), ("th", "t"))
"""Two letters that may stand for one: Aase is Åse, Kjaer is Kjær, Mueller is Müller, Thomas is Tomas."""
_ALSO = {"a": f"[a{_AA}]", "e": f"[e{_AE}]", "o": f"[o{_OE}]"}
"""What stands for a Danish letter where a keyboard has none finds it."""
_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bc\u00b4`\u2032]")
_JOINED = re.compile(r"(?<=\w)[.\-\u2010-\u2015\u2212](?=\w)")
_NUMBER = re.compile(r"[\d\s.\-\u2010-\u2015\u2212/]+")


def fold(text: str) -> str:
    """The key for filtering words of the program (decision 12): casefolded NFC, æ, ø and å apart from a and o."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def danish_order(text: str) -> str:
    """A sort key after the Danish alphabet (CLDR `da`): æ ø å after z; aa as å, ä as æ, ö as ø, ü as y, þ as th."""
    plain = fold(text)
    return f"{_bare(plain.replace('aa', 'å'))}\x00{plain}"


def search_key(text: str) -> str:
    """What a name is looked for by: its words as they are spelled, and as a Dane might spell them otherwise.

    No accents, no apostrophes, a hyphen as a gap. See `answers`.
    """
    return "\n".join(dict.fromkeys(_spellings(text)))


def answers(key: str, typed: str) -> bool:
    """Whether every word of what was typed is found in a `search_key`, in any order; one letter, where a word begins.

    Danish letters are found by themselves and by what may stand for them (aa, ae, oe), and bare letters find Danish
    ones too; but who typed a Danish letter meant it.
    """
    return answering(typed)(key)


def answering(typed: str) -> Callable[[str], bool]:
    """As `answers`, for many keys."""
    words = [_found_by(word) for word in _plain(typed).split()]
    if not words:
        nothing = not line(typed)
        return lambda _key: nothing
    return lambda key: all(word.search(key) for word in words)


def begins(key: str, typed: str) -> bool:
    """Whether every word of what was typed begins a word in a `search_key`."""
    return beginning(typed)(key)


def beginning(typed: str) -> Callable[[str], bool]:
    """As `begins`, for many keys."""
    words = [_found_by(word, begins=True) for word in _plain(typed).split()]
    return lambda key: all(word.search(key) for word in words)


def _found_by(word: str, *, begins: bool = False) -> re.Pattern[str]:
    """What a word that was typed is found by."""
    loose = "".join(_ALSO.get(c, re.escape(c)) for c in _danish(word))
    begin = r"(?:^|\s)" if begins or len(word) == 1 else ""
    return re.compile(f"{begin}(?:{re.escape(word)}|{loose})")


def _spellings(text: str) -> tuple[str, ...]:
    """As it is spelled, with the Danish letters, and with Anne-Marie and J.P. in one: Annemarie, JP."""
    plain = _plain(text)
    return plain, _danish(plain), _danish(_plain(_JOINED.sub("", text)))


def _plain(text: str) -> str:
    """Words as they are spelled, but for accents, apostrophes and hyphens."""
    folded = unicodedata.normalize("NFD", _APOSTROPHES.sub("", fold(line(text)).translate(_OUR_SIGNS)))
    bare = _bare(_UMLAUT.sub("u", folded))
    return " ".join("".join(c if c.isalnum() or c in _LETTERS_AFTER_Z else " " for c in bare).split())


def _danish(plain: str) -> str:
    for two, one in _DIGRAPHS:
        plain = plain.replace(two, one)
    return plain


def digits(text: str) -> str:
    """The figures of a number however it is spelled (070761-1234, 0707611234, 07 07 61 – 1234); empty for words."""
    tidy = line(text)
    return "".join(c for c in tidy if c.isdigit()) if _NUMBER.fullmatch(tidy) else ""


def _bare(folded: str) -> str:
    """Letters of the Danish alphabet only, where a letter has one: å is one letter, é is an e."""
    spread = _RINGED.sub(lambda found: _RINGS[found[0]], unicodedata.normalize("NFD", folded))
    return "".join(_letter(c) for c in spread if not unicodedata.combining(c))


def _letter(char: str) -> str:
    """What a letter without a place of its own in the alphabet is put in by: ŧ is a t."""
    if char.isascii():
        return char
    if char in _LETTERS:
        return _LETTERS[char]
    named = _NAMED.match(unicodedata.name(char, ""))
    return named[1].lower() if named else char
