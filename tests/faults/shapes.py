"""Files whose shape does the harm: many and tiny, deep, long, unfolding; and pictures that are more than they seem."""

import copy
import json
import struct
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

from PIL import Image

from ffbdesk.domain.kind import TEXT_MAX
from ffbdesk.shipped import folder as shipped
from tests.support import PRACTICE

GOOD: dict[str, Any] = json.loads(next(p for p in PRACTICE if p.stem == "boerge-mogensen").read_bytes())
EMOJI = "\N{SLIGHTLY SMILING FACE}"
SLOW = ("full of words", "full of emoji", "full of bells")
TRICKY = (
    b"",
    b"null",
    b"[" * 200_000,
    b'{"a":' * 100_000,
    b'{"format":' + b"9" * 100_000 + b"}",
    b"\xff\xfe" + b"x" * 1000,
    b"%PDF-1.7\n%%EOF",
    b"%PDF-1.7\n1 0 obj\n<< /Names << /EmbeddedFiles << /Names [(udredning.json) 1 0 R] >> >> >>\nendobj",
    b"%PDF-1.7\n1 0 obj << /Length 99999999999 >> stream\n" + zlib.compress(b"0" * 30_000_000) + b"endstream",
    b"%PDF-1.7\n" + b"<< /A " * 50_000,
    b"PK\x03\x04" + b"x" * 1000,
)


def holding(place: tuple[str | int, ...], found: bytes) -> bytes:
    """A good file with something else at one place."""
    body = copy.deepcopy(GOOD)
    at: Any = body
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = "@"
    return json.dumps(body).encode().replace(b'"@"', found)


def full(sign: str) -> bytes:
    """A round with every theme, and every text as long as can be typed."""
    body, text = copy.deepcopy(GOOD), sign * (TEXT_MAX // len(sign))
    content = body["content"]
    content["gathering"] |= {"purpose": text, "wishes": text, "finished_at": None, "finished_by": None}
    voices = [{"informant": informant, "text": text} for informant in ("citizen", "others", "caseworker")]
    bare = {"judgement": None, "short_remark": "", "voices": voices}
    content["conditions"] = [{**bare, "id": f"t-{n}", "theme": theme} for n, theme in enumerate(_themes())]
    return json.dumps(body, ensure_ascii=False).encode()


def _themes() -> list[dict[str, str]]:
    catalogue = json.loads(next(shipped("catalogs").glob("*.json")).read_bytes())
    return [{"code": t["code"], "term": t["term"]} for t in catalogue["themes"] if t["kind"] == "AD"]


def shapes(most: int) -> dict[str, Callable[[], bytes]]:
    """How to make each, of about `most` bytes."""
    room = most - len(json.dumps(GOOD)) - 100
    person, conditions = ("content", "citizen"), ("content", "conditions")

    def many(place: tuple[str | int, ...], one: bytes) -> bytes:
        return holding(place, b"[" + one + (b"," + one) * ((room - len(one)) // (len(one) + 1)) + b"]")

    def keys(length: int, one: str = "0") -> bytes:
        found = ",".join(f'"{n:0{length}}":{one}' for n in range(room // (length + 4 + len(one.encode()))))
        return holding(person, f"{{{found}}}".encode())

    long = json.dumps("x" * (6 * TEXT_MAX - 10) + EMOJI, ensure_ascii=False)
    return {
        "empty voices": partial(many, (*conditions, 0, "voices"), b"{}"),
        "numbers for voices": partial(many, (*conditions, 0, "voices"), b"0"),
        "empty marks": partial(many, (*conditions, 0, "marks"), b"{}"),
        "empty goals": partial(many, ("content", "goals"), b"{}"),
        "empty lists": partial(many, (*person, "name"), b"[]"),
        "long texts for goals": partial(many, ("content", "goals"), b'{"id":' + long.encode() + b"}"),
        "numbers for conditions": partial(many, conditions, b"1.5e3"),
        "unknown keys": partial(keys, 7),
        "long keys": partial(keys, 200),
        "unknown keys with long texts": partial(keys, 3, long),
        "the same key": lambda: holding(person, b"{" + b",".join([b'"a":{}'] * (room // 7)) + b"}"),
        "one long key": lambda: holding(person, b'{"' + b"x" * room + b'":1}'),
        "one long text": lambda: holding((*person, "name"), b'"' + b"x" * room + EMOJI.encode() + b'"'),
        "signs in a text": lambda: holding((*person, "name"), b'"' + b",[{:" * (room // 4) + b'"'),
        "escapes": lambda: holding((*person, "name"), b'"' + b"\\ud83d\\ude00\\u0000" * (room // 18) + b'"'),
        "quotation marks": lambda: b'"' * most,
        "backslashes": lambda: b'"' + b"\\" * (most - 2) + b'"',
        "brackets": lambda: b"[]" * (most // 2),
        "deep": lambda: b'{"a":' * (most // 5),
        "digits": lambda: b'{"format":' + b"9" * (most - 20) + b"}",
        "a long fraction": lambda: b'{"format":1.' + b"9" * (most - 20) + b"}",
        "spaces": lambda: b" " * (most - 2) + b"{}",
        "full of words": partial(full, "ord i en linje.\n"),
        "full of emoji": partial(full, EMOJI),
        "full of bells": partial(full, "\a"),
        "a bomb": lambda: packed(b"0" * (most * 8)),
        "filters on filters": lambda: packed(b"0" * most, 12),
        "many embedded": lambda: _pdf(*[_stream(zlib.compress(b"0" * most), _PACKED)] * 45),
        "very many embedded": lambda: _pdf(*[_stream(b"", b"")] * (most // 60)),
        "many names": lambda: b"%PDF-1.7\n" + b"/EmbeddedFiles " * (most // 15),
        "many objects": lambda: _pdf(*[b"<<>>"] * (most // 25)),
        "many lines": lambda: b"%PDF-1.7\n" + b"startxref\n" * (most // 10),
        "many arrays": lambda: _pdf(b"<< /Type /Catalog /A [" + (b"[" + b"0 " * 90_000 + b"]") * (most // 180_002)),
        "a chain of tables": lambda: _chain(most // 44),
    }


_PACKED = b" /Filter /FlateDecode"


def packed(content: bytes, times: int = 1) -> bytes:
    """A PDF with one file inside, deflated so many times."""
    for _ in range(times):
        content = zlib.compress(content)
    filters = b" /Filter [" + b"/FlateDecode " * times + b"]" if times > 1 else _PACKED
    names = b"<< /Type /Catalog /Pages 4 0 R /Names << /EmbeddedFiles << /Names [(udredning.json) 2 0 R] >> >> >>"
    pages = b"<< /Type /Pages /Kids [] /Count 0 >>"
    return _pdf(names, b"<< /Type /Filespec /EF << /F 3 0 R >> >>", _stream(content, filters), pages)


def _stream(content: bytes, filters: bytes) -> bytes:
    head = b"<< /Type /EmbeddedFile%s /Length %d >>" % (filters, len(content))
    return head + b"\nstream\n" + content + b"\nendstream"


def _pdf(*objects: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + end % (size, table, size, len(out))


def _chain(length: int) -> bytes:
    """Each table points to the next."""
    one = b"xref\n0 0\ntrailer\n<< /Prev %010d /Size 1 >>\n"
    return b"%PDF-1.7\n" + b"".join(one % (9 + 44 * n) for n in range(1, length)) + b"startxref\n9\n%%EOF\n"


def png(width: int, height: int, *more: tuple[bytes, bytes]) -> bytes:
    """A picture of one colour, with chunks of one's own."""
    packer, line = zlib.compressobj(1), b"\0" * (4 * width + 1)
    rows = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(found)) + kind + found + struct.pack(">I", zlib.crc32(kind + found))
        for kind, found in ((b"IHDR", head), *more, (b"IDAT", rows), (b"IEND", b""))
    )


def jpeg(side: int, scans: int) -> bytes:
    """A picture whose last layer is there so many times more."""
    out = BytesIO()
    Image.new("RGB", (side, side), (10, 20, 30)).save(out, "JPEG", quality=30, progressive=True)
    raw = out.getvalue()
    return raw[:-2] + raw[raw.rindex(b"\xff\xda") : -2] * scans + raw[-2:]


LOGOS: tuple[Callable[[], bytes], ...] = (
    partial(png, 7740, 7740),
    partial(png, 24_000_000, 1),
    partial(png, 10, 10, *[(b"tEXt", b"k%d\0v" % n) for n in range(50_000)]),
    partial(png, 10, 10, (b"iCCP", b"a\0\0" + zlib.compress(b"0" * 50_000_000))),
    partial(png, 4890, 4890),
    partial(jpeg, 4890, 150),
    partial(jpeg, 4890, 20_000),
)
"""The last two take seconds to make or to read."""
