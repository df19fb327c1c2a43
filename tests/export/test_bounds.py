"""What a file may be, before anything is built of it; and the data file in a PDF, found without building the PDF."""

import json
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pypdf import PdfReader, PdfWriter

from ffbdesk.catalog.loader import load
from ffbdesk.domain.kind import TEXT_MAX
from ffbdesk.export.file import bounds
from ffbdesk.export.file.bounds import LARGEST, Unbounded, bounded
from ffbdesk.export.file.check import FileDamaged, FileError, FileFromNewer, FileTooLarge, NotOurFile, read
from ffbdesk.export.file.content import UDREDNING
from ffbdesk.export.file.embedded import LARGEST_PDF, embedded
from ffbdesk.export.file.formats import FILES
from tests.faults.shapes import GOOD, holding, packed

type Json = dict[str, Any]
OURS = b'{"format": "ffbdesk/udredning"}'
SIGNS = bounds._MOST_SIGNS
VALUES, DEEPEST, LONGEST = bounds._MOST_VALUES, bounds._DEEPEST, bounds._LONGEST


@given(st.lists(st.text('\\"[]{},:\n\x07é', max_size=30)))
def test_what_stands_in_a_text_is_no_value(texts: list[str]) -> None:
    many = '[{,"\\' * (TEXT_MAX // 5)
    for ascii_only in (True, False):
        bounded(json.dumps({"a": [*texts, many, "\\", '"'], "b": many}, ensure_ascii=ascii_only).encode())


@pytest.mark.parametrize("one", [b"0", b"{}", b"[]", b'""', b'{"a":0}'])
def test_as_many_values_as_are_allowed_and_one_more(one: bytes) -> None:
    each = 2 if one[:1] in b"[{" else 1
    most = (VALUES - 1) // each
    bounded(b"[" + b",".join([one] * most) + b"]")
    with pytest.raises(Unbounded) as caught:
        bounded(b"[" + b",".join([one] * (most + 2)) + b"]")
    assert not caught.value.deep


@pytest.mark.parametrize(
    ("sign", "times"), [(b'"', 4 * LARGEST), (b"]", LARGEST), (b"]", 5 * VALUES), (b'""', 5 * VALUES)]
)
def test_what_is_no_json_is_not_stepped_through(sign: bytes, times: int) -> None:
    with pytest.raises(Unbounded):
        bounded(sign * times)


def test_as_deep_and_as_long_as_is_allowed_and_one_more() -> None:
    bounded(b"[" * DEEPEST + b"]" * DEEPEST)
    with pytest.raises(Unbounded) as caught:
        bounded(b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1))
    assert caught.value.deep
    bounded(b'"' + b"\\u0007" * TEXT_MAX + b'"')
    with pytest.raises(Unbounded):
        bounded(b'"' + b"x" * (LONGEST + 1) + b'"')


@pytest.mark.parametrize("sign", ["x", "\n", "\a", '"', "\\", "é", "\N{SLIGHTLY SMILING FACE}"])
def test_as_many_signs_as_are_allowed_and_more(sign: str) -> None:
    """However a sign is written: it may take four bytes in memory for each, where one of them is an emoji."""
    text = json.dumps(sign * TEXT_MAX, ensure_ascii=False)
    full = min(SIGNS // TEXT_MAX, LARGEST // (len(text.encode()) + 1)) - 1
    bounded(f"[{','.join([text] * full)}]".encode())
    with pytest.raises(Unbounded):
        bounded(f"[{','.join([text] * (full + 3))}]".encode())


@pytest.mark.parametrize("list_", ["voices", "marks"])
def test_a_list_that_is_too_long_is_one_fault_and_not_as_many_as_it_is_long(list_: str) -> None:
    body: Json = json.loads(json.dumps(GOOD))
    body["content"]["conditions"][0][list_] = [{}] * 5000
    with pytest.raises(ValidationError) as caught:
        FILES[UDREDNING.name].model_validate(body)
    assert caught.value.error_count() < 1000


def test_many_faults_are_not_looked_at_one_by_one() -> None:
    for count, error in ((10, FileFromNewer), (2000, FileDamaged)):
        person = {**GOOD["content"]["citizen"], **{f"k{n}": 0 for n in range(count)}}
        with pytest.raises(FileError) as caught:
            read(holding(("content", "citizen"), json.dumps(person).encode()), "a", load())
        assert type(caught.value) is error


def test_what_a_gate_let_pass_is_what_comes_in() -> None:
    """A key that stands twice must not be one thing for the gate and another one after it."""
    name = GOOD["content"]["citizen"]["name"]
    person = json.dumps(GOOD["content"]["citizen"], ensure_ascii=False)
    twice = person.replace("{", '{"name": ["forkert"], ', 1)
    assert read(holding(("content", "citizen"), twice.encode()), "a", load()).citizen.name == name
    with pytest.raises(FileDamaged):
        read(holding(("content", "citizen"), person.replace("}", ', "name": ["forkert"]}').encode()), "a", load())


def with_file(name: str, content: bytes, onto: bytes = b"", *, incremental: bool = False) -> bytes:
    """A PDF as another program writes it, with one more file inside."""
    writer = PdfWriter(BytesIO(onto), incremental=incremental) if onto else PdfWriter()
    if not onto:
        writer.add_blank_page(100, 100)
    writer.add_attachment(name, content)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_file_is_found_after_another_program_has_written_the_pdf() -> None:
    for onto in (
        with_file("udredning.json", OURS),
        packed(OURS),
        packed(OURS).replace(b">>\nstream\n", b">>stream\r\n"),
    ):
        assert embedded(onto, "a").strip() == OURS  # what is not packed has its line end with it
        for incremental in (True, False):
            assert embedded(with_file("andet.txt", b"noget andet", onto, incremental=incremental), "a").strip() == OURS
        assert embedded(with_file("ny.json", OURS + b" ", onto, incremental=True), "a").startswith(OURS + b" ")
    assert embedded(packed(OURS) + b"/EmbeddedFiles " * 100, "a") == OURS
    assert dict(PdfReader(BytesIO(packed(OURS))).attachments) == {"udredning.json": [OURS]}


@pytest.mark.parametrize(
    ("built", "error"),
    [
        (lambda: packed(OURS)[:-400], NotOurFile),
        (lambda: packed(OURS).replace(b"/FlateDecode", b"/LZWDecode  "), NotOurFile),
        (lambda: packed(OURS, 2), NotOurFile),
        (lambda: packed(b"0" * (LARGEST + 1)), FileTooLarge),
        (lambda: packed(b"0" * (LARGEST // 2 + 1)) * 2, FileTooLarge),
        (lambda: packed(OURS) + b"/EmbeddedFile " * 50, NotOurFile),
        (lambda: packed(OURS) + b" " * LARGEST_PDF, FileTooLarge),
        (lambda: packed(OURS + b" " * LARGEST), FileTooLarge),
        (lambda: b"%PDF-1.7\n obj /EmbeddedFile " + OURS, NotOurFile),
        (lambda: b"%PDF-1.7\n /EmbeddedFile stream\n" + OURS, NotOurFile),
        (lambda: b"%PDF-1.7\n obj /EmbeddedFile /Filter /LZWDecode stream\n" + OURS, NotOurFile),
        (lambda: b"%PDF-1.7\n obj /EmbeddedFile stream\n" + b"x" * (LARGEST + 1), FileTooLarge),
    ],
    ids=[
        "cut",
        "another filter",
        "two filters",
        "too large",
        "too large together",
        "too many",
        "a large pdf",
        "ours and too large",
        "no stream",
        "no object",
        "packed otherwise",
        "too large as it is",
    ],
)
def test_a_pdf_that_is_too_much_or_not_ours(built: Callable[[], bytes], error: type[FileError]) -> None:
    """Built in the test: as values they would be half a gigabyte in each worker, from its first second to its last."""
    raw = built()
    with pytest.raises(error):
        embedded(raw, "a")


def test_a_bomb_is_not_unfolded_further_than_is_allowed() -> None:
    raw = packed(b"0" * (LARGEST * 5))
    tracemalloc.start()
    try:
        with pytest.raises(FileTooLarge):
            embedded(raw, "a")
        assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=200), st.integers(0, 400))
def test_damaged_data_in_a_pdf_is_its_content_or_one_of_our_errors(junk: bytes, at: int) -> None:
    good = packed(OURS)
    with pytest.raises(NotOurFile):
        embedded(b"%PDF-1.7\n obj /EmbeddedFile /FlateDecode stream\n" + zlib.compress(junk)[:-5] + junk, "a")
    hurt = good[:at] + junk + good[at + len(junk) :]
    with suppress(FileError):
        assert b"ffbdesk/" in embedded(hurt, "a")
