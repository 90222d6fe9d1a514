"""Reads a table from a CSV file as spreadsheets write them, strictly.

UTF-8 with or without a byte order mark; commas, semicolons or tabs; any line ends. The headings are
those of the API. What is wrong with the file as a whole refuses it, with the line.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO

from gql_packages.domain.folding import visible
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode

_DELIMITERS = ",;\t"
#: What a cell that a spreadsheet takes for a formula begins with, the wide forms of the same too:
#: such a cell is written behind an apostrophe, which is taken off when it is read.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LONGEST_QUOTED = 60


@dataclass(frozen=True)
class Heading:
    """A column that a file may have, or must."""

    name: str
    is_required: bool = False


@dataclass(frozen=True)
class TableRow:
    """A row of the file: the line on which it begins, and its cells that are not empty."""

    line: int
    cells: Mapping[str, str]
    #: headings of cells that hold a formula in place of a value
    formulas: tuple[str, ...] = ()


def read_table(data: bytes | bytearray, headings: Sequence[Heading], most: int) -> list[TableRow]:
    """The rows below the heading that are not empty; at most `most`. Raises InvalidInput."""
    text = _decoded(bytes(data))
    start = 1
    if text[:4].casefold() == "sep=":
        # Excel's own way to name the delimiter.
        text, start = text.partition("\n")[2], 2
    records = _records(text, _delimiter(text, headings), start)
    line, first = next(records, (start, []))
    columns = _columns(first, headings, line)
    rows: list[TableRow] = []
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == most:
            raise _refused(line, ProblemCode.TOO_MANY_ROWS, most=f"{most:,}")
        rows.append(_row(line, cells, columns))
    if not rows:
        raise _refused(line, ProblemCode.NO_ROWS)
    return rows


def _decoded(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise _refused(1, ProblemCode.FILE_IS_A_WORKBOOK)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _refused(1, ProblemCode.FILE_NOT_UTF8)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(line, ProblemCode.FILE_NOT_UTF8) from None


def _delimiter(text: str, headings: Sequence[Heading]) -> str:
    """The delimiter with which the first line holds most of the headings."""
    first = text.partition("\n")[0]
    known = {heading.name.casefold() for heading in headings}

    def found(delimiter: str) -> int:
        return sum(_name(cell.strip('"')) in known for cell in first.split(delimiter))

    return max(_DELIMITERS, key=found)


def _records(text: str, delimiter: str, start: int) -> Iterator[tuple[int, list[str]]]:
    """The records, each with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + start
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "larger than field limit" not in str(error):
                raise _refused(line, ProblemCode.FILE_NOT_CSV) from None
            most = f"{csv.field_size_limit():,}"
            raise _refused(line, ProblemCode.CELL_TOO_LONG, most=most) from None


def _columns(cells: Sequence[str], headings: Sequence[Heading], line: int) -> Sequence[str | None]:
    """The heading of each column; None for a column without one."""
    known = {heading.name.casefold(): heading.name for heading in headings}
    names = [known.get(name) if (name := _name(cell)) else "" for cell in cells]
    columns = ", ".join(known.values())
    wrong = [
        _problem(line, ProblemCode.UNKNOWN_COLUMN, column=_shortened(cell), columns=columns)
        for cell, name in zip(cells, names, strict=True)
        if name is None
    ]
    for heading in headings:
        if names.count(heading.name) > 1:
            wrong.append(_problem(line, ProblemCode.COLUMN_REPEATED, column=heading.name))
        elif heading.is_required and heading.name not in names:
            wrong.append(_problem(line, ProblemCode.COLUMN_MISSING, column=heading.name))
    if wrong:
        raise InvalidInput.of(*wrong)
    return [name or None for name in names]


def _row(line: int, cells: Sequence[str], columns: Sequence[str | None]) -> TableRow:
    row = TableRow(line, {})
    named: dict[str, str] = {}
    for place, cell in enumerate(cells):
        if not cell:
            continue
        name = columns[place] if place < len(columns) else None
        if name is None:
            raise _refused(line, ProblemCode.CELL_WITHOUT_HEADING, cell=_shortened(cell))
        if cell.startswith("="):
            row = replace(row, formulas=(*row.formulas, name))
        # An apostrophe before a formula makes it a text, here as in spreadsheets.
        named[name] = cell[1:] if cell[0] == "'" and cell[1:].startswith(FORMULA) else cell
    return replace(row, cells=named)


def _name(cell: str) -> str:
    return visible(cell).casefold()


def _shortened(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_QUOTED else f"{cell[:_LONGEST_QUOTED]}…"


def _refused(line: int, code: ProblemCode, **values: str) -> InvalidInput:
    return InvalidInput.of(_problem(line, code, **values))


def _problem(line: int, code: ProblemCode, **values: str) -> Problem:
    return Problem(("line", str(line)), code, {"line": line, **values})
