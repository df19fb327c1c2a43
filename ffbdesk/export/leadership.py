"""From counted tables to what leaves: names instead of codes, small counts hidden, as CSV and as a workbook.

Two tables may share a sum. Where one of them must hide it, the finer of the two is left out whole: what one hides the
other must not tell.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from ffbdesk.dataclass import dataclass
from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.hiding import LEAST, Cell, hidden, is_small
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


def sheets(counting: Counting, catalogue: Catalogue, archive: str, day: date, secret: str = "") -> tuple[Sheet, ...]:
    """What leaves; a small archive's sums alone. `secret` is the archive's own, and in no file (`hiding.hidden`)."""
    about = Sheet(say.title(archive, day), "", rows=tuple((rule,) for rule in say.RULES))
    left = counting.facts.left()
    if is_small(left):  # a table that counts them too would tell how many
        counting = replace(counting, facts=counting.facts.without_left())
    if counting.is_small():
        sums = counting.sums(alone=True)
        return about, Sheet(say.NAMES[sums.key], say.ONLY_SUMS, heads(sums), _sums(sums, left))
    return about, *_Leaving(counting, catalogue, left, secret).sheets()


def _sums(table: Table, left: int, goals: int = 0, steps: int = 0) -> tuple[tuple[Value, ...], ...]:
    """Figures of the same citizens, goals and delmål: what is left of all of them must not be a few either.

    Where there are a few goals more than citizens with goals, a few citizens have several.
    """
    counts = {row.code: row.counts[0] for row in table.rows} | {"left": left}
    goals, steps = counts.get("goals", goals), counts.get("steps", steps)
    beside = {
        "with_goals": (counts["citizens"], goals),
        "with_steps": (counts["citizens"], steps),
        "late": (goals,),
    }

    def seen(code: str, count: int) -> Value:
        apart = any(is_small(abs(all_ - count)) for all_ in beside.get(code, ()))
        return say.HIDDEN if is_small(count) or apart else count

    return tuple((say.row(table.key, code) or code, seen(code, counts[code])) for code in counts)


class _Leaving:
    """The tables of a large archive: what each hides for itself, and for what another one shows."""

    def __init__(self, counting: Counting, catalogue: Catalogue, left: int, secret: str) -> None:
        self._catalogue, self._left = catalogue, left
        self._tables = {table.key: table for table in counting.tables()}
        sums = counting.sums()
        self._citizens = sums.rows[0].counts[0]
        self._people = self._citizens + (0 if is_small(left) else left)
        self._gone = {
            key: hidden(table.grid, self._telling(table), f"{secret} {key}") for key, table in self._tables.items()
        }

    def sheets(self) -> tuple[Sheet, ...]:
        """All of them; in the place of one that cannot leave, a sentence."""
        withheld = self._withheld()
        return tuple(
            Sheet(say.NAMES[key], say.LEFT_OUT)
            if key in withheld
            else Sheet(say.NAMES[key], say.ABOUT[key], heads(table), self._rows(table))
            for key, table in self._tables.items()
        )

    def _telling(self, table: Table) -> Iterator[Cell]:
        """Counts that are not small, and leave a few where they are taken from what another table shows."""
        grid = table.grid
        rows, columns = grid.shape
        whole: dict[int, int] = {}
        match table.key:
            case TableKey.DESCRIBED:
                whole = {0: self._citizens}
            case TableKey.CHANGE:
                whole = {columns: self._people}
            case TableKey.BASES:
                goals = self._tables.get(TableKey.GOALS)
                sums = {n: self._sum(goals, n) for n in range(columns - 1)} if goals else {}
                whole = {0: self._citizens, **{n + 1: count for n, count in sums.items()}}
        for row in range(rows):
            yield from ((row, column) for column, all_ in whole.items() if is_small(all_ - grid.value((row, column))))

    def _sum(self, table: Table | None, column: int) -> int:
        return table.grid.value((len(table.rows), column)) if table else 0

    def _rows(self, table: Table) -> tuple[tuple[Value, ...], ...]:
        if table.key is TableKey.SUMS:
            goals, steps = self._tables.get(TableKey.GOALS), self._tables.get(TableKey.SUB_GOALS)
            return _sums(table, self._left, self._sum(goals, len(goals.columns)) if goals else 0, self._sum(steps, 0))
        grid, gone = table.grid, self._gone[table.key]
        rows, columns = grid.shape

        def counts(row: int) -> list[Value]:
            cells = [(row, column) for column in range(columns + table.row_sums)]
            return [say.HIDDEN if cell in gone else grid.value(cell) for cell in cells]

        found: list[tuple[Value, ...]] = [
            (called(table.key, row.code, self._catalogue), *counts(n), *self._means(table, row, n))
            for n, row in enumerate(table.rows)
        ]
        if table.column_sums:
            whole = None if (rows, 0) in gone else grid.value((rows, 0))
            told = [_mean(one, whole) if one else "" for one in table.overall] or [""] * len(table.means)
            found.append((say.SUM, *counts(rows), *told))
        return tuple(found)

    def _means(self, table: Table, row: Row, n: int) -> list[Value]:
        """Each with the counts that it is of: where one of these is hidden, it would tell."""
        gone, found = self._gone[table.key], list[Value]()
        for code, mean in zip(table.means, row.means, strict=True):
            cells = {(n, column) for column in _counted(table, code)}
            whole = None if cells & gone else sum(table.grid.value(cell) for cell in cells)
            found.append(_mean(mean, whole) if mean else "")
        return found

    def _withheld(self) -> set[TableKey]:
        """Tables that share a sum with another one in which it, or with which it, is hidden."""
        found = {
            finer
            for finer, coarser, shared in _LINKS
            if finer in self._tables
            and any(
                _hides_sums(self._tables[key], self._gone[key], shared)
                for key in (finer, coarser)
                if key in self._tables
            )
        }
        given, flow = self._tables.get(TableKey.INTERVENTIONS), self._tables.get(TableKey.FLOW)
        if given and flow and is_small(abs(self._sum(given, 0) + self._sum(given, 1) - self._sum(flow, 0))):
            found.add(TableKey.FLOW)  # those that have no first day
        return found


def _counted(table: Table, code: str) -> range:
    """The columns of the counts that a mean is of."""
    columns = len(table.columns)
    if table.key is TableKey.CHANGE:
        return range(columns, columns + 1) if code == "now" else range(3)
    return range(columns - 1, columns)


def _mean(mean: Mean, whole: int | None) -> Value:
    """A mean of enough, of which nothing is hidden, so coarse that it tells of no single person.

    `whole` is what is shown of those that it is of; it may be of fewer, and then their number is not told.
    """
    if whole is None or mean.count < LEAST:
        return say.HIDDEN
    step = _FINE if mean.count >= _MANY else _COARSE
    value = say.number(round(mean.value / step) * step) if mean.value < _LONG else str(round(mean.value))
    return f"{value} (n = {mean.count})" if mean.count == whole else f"{value} (n {say.AT_LEAST})"


_COARSE, _FINE, _MANY, _LONG = 0.5, 0.1, 25, 10.0
"""Levels: a mean of fewer than so many is told in halves: an exact one gives the sum, and with it who stands apart.
What is longer is days, and a median."""

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
    """'-0,3 (n = 12)': a mean of ours, which begins with its sign. The whole of it, or a formula would follow."""
    return _OURS.fullmatch(text) is not None


_OURS = re.compile(rf"-?\d+(,\d)?( \(n (= \d+|{say.AT_LEAST})\))?")


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
            first = 4 if sheet.heads else 2
            for column, head in enumerate(sheet.heads):
                page.write_string(3, column, head, bold)
            for at_row, row in enumerate(sheet.rows, first):
                for column, one in enumerate(row):
                    if isinstance(one, str):
                        page.write_string(at_row, column, one)
                    else:
                        page.write_number(at_row, column, one)
            if sheet.heads:
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
