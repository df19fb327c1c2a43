"""Official texts from the users' own copy: looked at, then kept in the archive. A file changes nothing by itself."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.cleaning import as_typed
from ffbdesk.domain.ids import ThemeCode
from ffbdesk.domain.official import OfficialTexts, judged, with_official
from ffbdesk.services import leaving
from ffbdesk.services.desk import Desk
from ffbdesk.storage.errors import StorageError
from ffbdesk.storage.reading import Reading

SETTING = "official_texts"
SYSTEM = "urn:oid:1.2.208.176.2.22"
"""The classification that the definitions belong to."""
LARGEST = 8 * 1024 * 1024
"""Bytes of a file; the classification has about 200 thousand."""
_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_ROWS = 20_000
_LONGEST_DEFINITION, _LONGEST_PROMPT, _MOST_PROMPTS, _DEEPEST = 20_000, 500, 60, 12
_THEME, _QUESTION = ("undertema", "tema"), ("spørgsmål", "spoergsmaal", "punkt", "overvej")
"""What the heads of the two columns may be."""


class NotOfficial(Exception):
    """The file is neither the classification nor a table of prompts. Nothing was kept."""


class OfficialTooLarge(Exception):
    """More than such a file has."""


class OfficialUnreadable(Exception):
    """The file cannot be read: it is gone, or somebody else has it open."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file would bring; nothing is kept yet."""

    texts: OfficialTexts
    """What the archive would have."""
    are_definitions: bool
    new: tuple[str, ...] = ()
    """Names of what has none today."""
    changed: tuple[str, ...] = ()
    same: int = 0
    unknown: tuple[str, ...] = ()
    """What the file has and the program does not know: names of rows, or codes."""
    without: tuple[str, ...] = ()
    """What the file has nothing for: it stays as it is."""
    version: str = ""

    @property
    def is_news(self) -> bool:
        """Whether anything would be another."""
        return bool(self.new or self.changed)


def kept(read: Reading) -> OfficialTexts:
    """What an archive has; nothing where what is kept cannot be read."""
    try:
        found = json.loads(read.setting(SETTING) or "{}")
        return OfficialTexts(
            {str(code): str(text) for code, text in found.get("definitions", {}).items()},
            str(found.get("version", "")),
            _lists(found.get("prompts", {})),
            _lists(found.get("withdrawn", {})),
        )
    except (ValueError, AttributeError, TypeError, StorageError):
        return OfficialTexts()


def applied(catalogue: Catalogue, read: Reading) -> Catalogue:
    """The catalogue as it reads in an archive."""
    texts = kept(read)
    return with_official(catalogue, texts) if texts.definitions or texts.prompts else catalogue


def look(desk: Desk, path: Path) -> Looked:
    """What a file would bring. Raises NotOfficial, OfficialTooLarge, OfficialUnreadable."""
    raw, now = _bytes(path), kept(desk.ledger.read)
    if raw.startswith(b"PK"):
        return _prompts(desk.catalogue, now, _sheet(raw))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if text.lstrip()[:1] == "{":
        return _definitions(desk.catalogue, now, text)
    return _prompts(desk.catalogue, now, _rows(text))


def keep(desk: Desk, looked: Looked) -> None:
    """What was looked at is the archive's from its next opening on. Raises storage errors."""
    texts = looked.texts
    content = {
        "definitions": dict(texts.definitions),
        "version": texts.version,
        "prompts": {code: list(one) for code, one in texts.prompts.items()},
        "withdrawn": {code: list(one) for code, one in texts.withdrawn.items()},
    }
    desk.ledger.keep_setting(SETTING, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def forget(desk: Desk) -> None:
    """The program's own texts alone again. Marks keep the texts that they were set on."""
    now = kept(desk.ledger.read)
    withdrawn = {code: (*one, *now.withdrawn.get(code, ())) for code, one in {**now.withdrawn, **now.prompts}.items()}
    keep(desk, Looked(OfficialTexts(withdrawn=withdrawn), are_definitions=False))


def template(desk: Desk, out: Path) -> Path:
    """Save a table to fill in: a line a prompt, with the official lists that the program has. Raises storage errors."""
    lines = io.StringIO()
    table = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    table.writerow(("Undertema", "Spørgsmål"))
    for theme in judged(desk.catalogue):
        official = [prompt.text for prompt in theme.prompts if prompt.is_offered and prompt.source != "ffbdesk"]
        table.writerows((theme.term, text) for text in official or [""])
    content = lines.getvalue().encode("utf-8-sig")  # else Excel takes it for another alphabet
    return leaving.save(desk, "save skabelon", out, leaving.Name("spoergsmaal", "skabelon.csv"), content)


def _definitions(catalogue: Catalogue, now: OfficialTexts, text: str) -> Looked:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise NotOfficial from None
    if not isinstance(body, dict) or body.get("resourceType") != "CodeSystem" or body.get("url") != SYSTEM:
        raise NotOfficial
    names, found = _names(catalogue), {}
    unknown = 0
    for code, definition in _concepts(body.get("concept"), 0):
        if code in names:
            found[code] = definition
        else:
            unknown += 1
    if not found:
        raise NotOfficial
    texts = replace(now, definitions={**now.definitions, **found}, version=str(body.get("version", ""))[:40])
    return Looked(
        texts,
        are_definitions=True,
        new=tuple(names[code] for code in found if code not in now.definitions),
        changed=tuple(names[c] for c, said in found.items() if now.definitions.get(c, said) != said),
        same=sum(now.definitions.get(code) == said for code, said in found.items()),
        unknown=(str(unknown),) if unknown else (),
        without=tuple(name for code, name in names.items() if code not in found and code not in now.definitions),
        version=texts.version,
    )


def _concepts(found: object, depth: int) -> Iterator[tuple[str, str]]:
    """Every code with its definition, whatever else is there."""
    if not isinstance(found, list) or depth > _DEEPEST:
        return
    for one in found:
        if not isinstance(one, dict):
            continue
        code, definition = one.get("code"), one.get("definition")
        if isinstance(code, str) and isinstance(definition, str) and definition.strip():
            yield code, as_typed(definition, False)[:_LONGEST_DEFINITION].strip()
        yield from _concepts(one.get("concept"), depth + 1)


def _names(catalogue: Catalogue) -> dict[str, str]:
    """What the program knows and an official definition may be of, by code."""
    other = catalogue.interventions
    entries: tuple[Any, ...] = (
        *catalogue.groups,
        *catalogue.themes,
        *other.groups,
        *other.interventions,
        *other.services,
        *other.target_groups,
        *other.support_needs,
        *catalogue.change_values,
    )
    return {entry.code: entry.term for entry in entries}


def _prompts(catalogue: Catalogue, now: OfficialTexts, rows: Iterable[Sequence[str]]) -> Looked:
    read = _Table(catalogue)
    for n, row in enumerate(rows):
        if n > _MOST_ROWS:
            raise OfficialTooLarge
        read.take(row)
    if not read.found:
        raise NotOfficial
    names = {theme.code: theme.name for theme in judged(catalogue)}
    # An undertema without prompts in the file stays as it is.
    withdrawn = dict(now.withdrawn)
    for code, texts in read.found.items():
        gone = [text for text in now.prompts.get(code, ()) if text not in texts]
        withdrawn[code] = tuple(dict.fromkeys([*withdrawn.get(code, ()), *gone]))
    prompts = {**now.prompts, **{code: tuple(texts) for code, texts in read.found.items()}}
    return Looked(
        replace(now, prompts=prompts, withdrawn={code: texts for code, texts in withdrawn.items() if texts}),
        are_definitions=False,
        new=tuple(names[code] for code in read.found if code not in now.prompts),
        changed=tuple(names[c] for c, texts in read.found.items() if now.prompts.get(c, tuple(texts)) != tuple(texts)),
        same=sum(now.prompts.get(code) == tuple(texts) for code, texts in read.found.items()),
        unknown=tuple(read.unknown),
        without=tuple(name for code, name in names.items() if code not in prompts),
    )


@dataclass()
class _Table:
    """Reads a table of prompts, its head wherever it stands."""

    catalogue: Catalogue
    found: dict[ThemeCode, list[str]] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)
    _columns: tuple[int, int] | None = None

    def take(self, row: Sequence[str]) -> None:
        """One line."""
        cells = [as_typed(str(cell), True).strip() for cell in row]
        if self._columns is None:
            self._columns = _heads(cells)
            return
        theme_at, question_at = self._columns
        if max(theme_at, question_at) >= len(cells) or not cells[theme_at]:
            return
        named, question = cells[theme_at], cells[question_at]
        code = self._code(named)
        if code is None:
            if len(self.unknown) < _MOST_PROMPTS:
                self.unknown[named[:80]] = None
        elif question and question[:_LONGEST_PROMPT] not in self.found.setdefault(code, []):
            if len(self.found[code]) >= _MOST_PROMPTS:
                raise OfficialTooLarge
            self.found[code].append(question[:_LONGEST_PROMPT])
        if code is not None and not self.found.get(code, True):
            del self.found[code]  # a line of the template that nobody filled in

    def _code(self, named: str) -> ThemeCode | None:
        wanted = _same(named)
        for theme in judged(self.catalogue):
            if wanted in (_same(theme.term), _same(theme.name), theme.code):
                return theme.code
        return None


def _heads(cells: Sequence[str]) -> tuple[int, int] | None:
    small = [cell.casefold() for cell in cells]
    theme = next((n for n, cell in enumerate(small) if cell in _THEME), None)
    question = next((n for n, cell in enumerate(small) if cell.startswith(_QUESTION)), None)
    return None if theme is None or question is None else (theme, question)


def _same(text: str) -> str:
    """Alike, however it is spaced and capitalised."""
    return " ".join(text.casefold().replace("-", " ").split())


def _rows(text: str) -> Iterator[list[str]]:
    """The lines of a table, parted as Danish or English programs part them."""
    head = text.partition("\n")[0]
    between = max(";,\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=between)
    except csv.Error:
        raise NotOfficial from None


def _sheet(raw: bytes) -> Iterator[list[str]]:
    """The lines of every sheet of a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > _LARGEST_UNPACKED:
                raise OfficialTooLarge
    except zipfile.BadZipFile:
        raise NotOfficial from None
    from python_calamine import load_workbook  # noqa: PLC0415  # a workbook is seldom brought

    try:
        book = load_workbook(io.BytesIO(raw))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # whatever a broken workbook does to its reader, which is no Python
        raise NotOfficial from None
    for rows in sheets:
        yield from ([str(cell) for cell in row] for row in rows)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise OfficialUnreadable from error
    if len(raw) > LARGEST:
        raise OfficialTooLarge
    return raw


def _lists(found: Mapping[str, Iterable[str]]) -> dict[ThemeCode, tuple[str, ...]]:
    return {ThemeCode(str(code)): tuple(map(str, one)) for code, one in found.items()}
