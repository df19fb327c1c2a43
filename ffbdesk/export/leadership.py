"""From counted tables to what leaves: names instead of codes, small counts hidden, as CSV and as a workbook.

Two tables may share a sum. Where one of them must hide it, the finer of the two is left out whole: what one hides the
other must not tell.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.hiding import LEAST, Cell, hidden
from ffbdesk.domain.ids import InterventionCode, NeedCode, TargetCode, ThemeCode
from ffbdesk.domain.leadership import Counting, Mean, Row, Table, TableKey
from ffbdesk.words import leadership as say

type Value = str | int | float
_LATER = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A text that begins so is a formula to a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it leaves."""

    name: str
    about: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()


def called(key: TableKey, code: str, catalogue: Catalogue) -> str:
    """What a row is called."""
    words = say.row(key, code)
    if words is not None:
        return words
    interventions = catalogue.interventions
    match key:
        case TableKey.NEEDS:
            return interventions.need(NeedCode(code)).term
        case TableKey.TARGETS:
            return interventions.target(TargetCode(code)).term
        case TableKey.INTERVENTIONS:
            return interventions.intervention(InterventionCode(code)).term
        case TableKey.BASES | TableKey.FLOW:
            return code
        case _:
            return catalogue.place(ThemeCode(code)).name


def heads(table: Table) -> tuple[str, ...]:
    """Over its columns: the row's name, the counts, their sum, the means."""
    counts = (say.column(table.key, code) for code in table.columns)
    sums = (say.SUMS_OF.get(table.key, say.SUM),) if table.row_sums else ()
    return (say.HEADS[table.key], *counts, *sums, *(say.mean_head(table.key, code) for code in table.means))


def sheets(counting: Counting, catalogue: Catalogue, archive: str, day: date) -> tuple[Sheet, ...]:
    """What leaves; a small archive's sums alone."""
    about = Sheet(say.title(archive, day), "", rows=tuple((rule,) for rule in say.RULES))
    if counting.is_small():
        sums = counting.sums(alone=True)
        return about, Sheet(say.NAMES[sums.key], say.ONLY_SUMS, heads(sums), _sums(sums))
    tables = counting.tables()
    gone = {table.key: hidden(table.grid) for table in tables}
    withheld = _withheld({table.key: table for table in tables}, gone)
    made = (
        Sheet(say.NAMES[table.key], say.LEFT_OUT)
        if table.key in withheld
        else Sheet(say.NAMES[table.key], say.ABOUT[table.key], heads(table), _rows(table, gone[table.key], catalogue))
        for table in tables
    )
    return about, *made


def _sums(table: Table) -> tuple[tuple[Value, ...], ...]:
    """Figures of the same citizens: what is left of all of them must not be a few either."""
    counts = {row.code: row.counts[0] for row in table.rows}
    everybody = counts.get("citizens", 0)

    def seen(code: str, count: int) -> Value:
        rest = everybody - count if code.startswith("with_") else 0
        return say.HIDDEN if 0 < count < LEAST or 0 < rest < LEAST else count

    return tuple((say.row(table.key, code) or code, seen(code, count)) for code, count in counts.items())


def _rows(table: Table, gone: frozenset[Cell], catalogue: Catalogue) -> tuple[tuple[Value, ...], ...]:
    if table.key is TableKey.SUMS:
        return _sums(table)
    grid = table.grid
    rows, columns = grid.shape

    def counts(row: int) -> list[Value]:
        cells = [(row, column) for column in range(columns + table.row_sums)]
        return [say.HIDDEN if cell in gone else grid.value(cell) for cell in cells]

    found: list[tuple[Value, ...]] = [
        (called(table.key, row.code, catalogue), *counts(n), *_means(table, row, n, gone))
        for n, row in enumerate(table.rows)
    ]
    if table.column_sums:
        is_hidden = (rows, 0) in gone
        told = [_mean(one, known=not is_hidden) if one and not is_hidden else "" for one in table.overall]
        found.append((say.SUM, *counts(rows), *(told or [""] * len(table.means))))
    return tuple(found)


def _means(table: Table, row: Row, n: int, gone: frozenset[Cell]) -> list[Value]:
    """A mean of enough, whose n says nothing that is hidden."""
    found: list[Value] = []
    for code, mean in zip(table.means, row.means, strict=True):
        counted = {(n, column) for column in _counted(table, code)}
        if mean is None or mean.count < LEAST or (counted & gone and code != "change"):
            found.append("" if mean is None else say.HIDDEN)
        else:
            found.append(_mean(mean, known=not counted & gone))
    return found


def _counted(table: Table, code: str) -> list[int]:
    """The columns from which its n follows."""
    columns = len(table.columns)
    if table.key is TableKey.CHANGE:
        return [columns] if code == "now" else [0, 1, 2, columns - 1]
    return [columns - 1] if table.key is TableKey.INTERVENTIONS else [0]


def _mean(mean: Mean, *, known: bool) -> str:
    return say.mean(mean.value, mean.count) if known else f"{say.number(mean.value)} (n {say.AT_LEAST})"


def _withheld(tables: dict[TableKey, Table], gone: dict[TableKey, frozenset[Cell]]) -> set[TableKey]:
    """Tables that share a sum with another one in which it, or with which it, is hidden."""
    found = set()
    for finer, coarser, shared in _LINKS:
        if finer in tables and any(
            _hides_sums(tables[key], gone[key], shared) for key in (finer, coarser) if key in tables
        ):
            found.add(finer)
    return found


_LINKS = (
    (TableKey.RESULTS_BY_THEME, TableKey.RESULTS, ""),
    (TableKey.FOLLOW_UPS, TableKey.GOALS, "sum"),
    (TableKey.BASES, TableKey.GOALS, ""),
    (TableKey.FLOW, TableKey.INTERVENTIONS, "ended"),
    *((key, TableKey.PHASES, "") for key in (TableKey.NEEDS, TableKey.TARGETS, TableKey.AGES)),
)
"""The finer table, the coarser, and the column whose sum they share: all where it is empty, of all for 'sum'."""


def _hides_sums(table: Table, gone: frozenset[Cell], shared: str) -> bool:
    if not table.column_sums:
        return False
    rows, columns = table.grid.shape
    if shared == "sum":
        return (rows, columns if table.row_sums else 0) in gone
    wanted = [table.columns.index(shared)] if shared in table.columns else range(columns + table.row_sums)
    return any((rows, column) in gone for column in wanted)


def as_csv(made: Sequence[Sheet]) -> bytes:
    """As Danish spreadsheets open it: semicolons, decimal comma, UTF-8 with its mark; a table after the other."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for n, sheet in enumerate(made):
        if n:
            writer.writerow([])
        for line in (sheet.name, sheet.about):
            if line:
                writer.writerow([guarded(line)])
        if sheet.heads:
            writer.writerow(list(map(guarded, sheet.heads)))
        for row in sheet.rows:
            writer.writerow([guarded(one) if isinstance(one, str) else one for one in row])
    return out.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_LATER) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    """'-0,3 (n = 12)': a mean of ours, which begins with its sign."""
    first = text.split(" ", 1)[0].removeprefix("-")
    return first.replace(",", "", 1).isdigit()


def as_xlsx(made: Sequence[Sheet], at: datetime) -> bytes:
    """A workbook: a sheet a table, texts written as texts and never as formulas or links."""
    import xlsxwriter  # noqa: PLC0415 - few sessions need it

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": say.TITLE, "created": at.replace(tzinfo=None)})
        bold, title = book.add_format({"bold": True, "bottom": 1}), book.add_format({"bold": True, "font_size": 14})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for n, sheet in enumerate(made):
            page = book.add_worksheet(_sheet_name(sheet.name, n))
            page.set_column(0, 0, 46)
            page.set_column(1, 12, 16)
            page.write_string(0, 0, sheet.name, title)
            if sheet.about:
                page.merge_range(1, 0, 1, 5, "", wrap)
                page.write_string(1, 0, sheet.about, wrap)
                page.set_row(1, 32)
            for column, head in enumerate(sheet.heads):
                page.write_string(3, column, head, bold)
            for at_row, row in enumerate(sheet.rows, 4):
                for column, one in enumerate(row):
                    if isinstance(one, str):
                        page.write_string(at_row, column, one)
                    else:
                        page.write_number(at_row, column, one)
            page.freeze_panes(4, 1)
            page.set_landscape()
            page.fit_to_pages(1, 0)
    return out.getvalue()


def _sheet_name(name: str, n: int) -> str:
    """At most 31 letters, none of []:*?/\\, no two alike."""
    if n == 0:
        return say.SHEET_ABOUT
    plain = "".join(" " if one in "[]:*?/\\" else one for one in name)
    return f"{n} {plain}"[:31].rstrip()
