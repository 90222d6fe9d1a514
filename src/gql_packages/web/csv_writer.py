"""Rows as CSV (RFC 4180), written so that a spreadsheet shows them and never runs them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import TypeAlias
from zoneinfo import ZoneInfo

from asyncpg import Record

Cell: TypeAlias = str | int | bool | Decimal | date | datetime | None

#: What a cell that a spreadsheet takes for a formula begins with, the wide forms of the same too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True)
class Sheet:
    """Writes rows of one kind, a batch at a time: UTF-8, lines that end with CR LF, quotes where
    they are needed. Times are those of the clinic's clock, with their offset."""

    columns: Sequence[str]
    currency: str
    time_zone: str

    def header(self) -> bytes:
        """The one header line."""
        return _lines([[*self.columns, "currency"]])

    def lines(self, rows: Iterable[Record]) -> bytes:
        """A line for each row, its currency last."""
        zone = ZoneInfo(self.time_zone)
        return _lines(
            [*(_text(row[column], zone) for column in self.columns), self.currency] for row in rows
        )


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8")


def _text(cell: Cell, zone: ZoneInfo) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, datetime):
        return cell.astimezone(zone).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
