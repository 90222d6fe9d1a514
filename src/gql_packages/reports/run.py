"""Runs the reports: a page of rows, all of them page after page, their sum, their number."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from itertools import count as numbers
from typing import TypeAlias
from uuid import UUID

from asyncpg import Record

from gql_packages.domain.report_filters import PackageSales, PackageUsage, Period
from gql_packages.reports.conditions import Condition, sales_conditions, usage_conditions

#: Where a row stands: its time, then its id.
Place: TypeAlias = tuple[datetime, UUID]

#: Runs a SELECT and gives its rows: `$1` is the clinic, and the arguments follow.
Ask: TypeAlias = Callable[..., Awaitable[list[Record]]]

_BEFORE_ALL = UUID(int=0)
#: The place before every row.
START: Place = (datetime.min.replace(tzinfo=UTC), _BEFORE_ALL)

_PART = re.compile(r"^-- part: (\w+)$", re.MULTILINE)


@dataclass(frozen=True)
class Question:
    """A report, and the rows that it is about: those from a moment on for which conditions hold."""

    report: str
    since: datetime
    conditions: tuple[Condition, ...]


def sales_question(sales: PackageSales) -> Question:
    """Package Sales of these sold packages."""
    return _question("package_sales", sales.sold, sales_conditions(sales))


def usage_question(usage: PackageUsage) -> Question:
    """Package Usage of these uses."""
    return _question("package_usage", usage.used, usage_conditions(usage))


async def page(ask: Ask, question: Question, after: Place, size: int) -> list[Record]:
    """At most so many rows, in the order of time (`at`) and id, after a place (rule 53)."""
    # A single place says where the days begin and where the last page ended, so that an index scan
    # begins there: of two, it may take the earlier.
    place = max(after, (question.since, _BEFORE_ALL))
    return await _run(ask, question, "rows", *place, size)


async def batches(ask: Ask, question: Question, size: int) -> AsyncIterator[list[Record]]:
    """All rows in order, so many at a time; at least one batch, be it empty."""
    after = START
    while True:
        rows = await page(ask, question, after, size)
        yield rows
        if len(rows) < size:
            return
        after = (rows[-1]["at"], rows[-1]["id"])


async def summary(ask: Ask, question: Question) -> Record:
    """The sums over all rows. Money in minor units."""
    return (await _run(ask, question, "summary", question.since))[0]


async def count(ask: Ask, question: Question) -> int:
    """How many rows there are."""
    total: int = (await _run(ask, question, "count", question.since))[0]["total"]
    return total


def _question(report: str, period: Period | None, conditions: Iterable[Condition]) -> Question:
    since = period.start if period else START[0]
    return Question(report, since, tuple(conditions))


async def _run(ask: Ask, question: Question, part: str, *given: object) -> list[Record]:
    places = (f"${number}" for number in numbers(2 + len(given)))
    conditions, parameters = "", list(given)
    for condition in question.conditions:
        names = [next(places) for _ in condition.parameters]
        conditions += f"\n    AND {condition.text.format(*names)}"
        parameters += condition.parameters
    statement = _parts(question.report)[part].replace("{conditions}", conditions)
    return await ask(statement, *parameters)


@cache
def _parts(report: str) -> Mapping[str, str]:
    file = resources.files("gql_packages.reports") / f"{report}.sql"
    _, *texts = _PART.split(file.read_text(encoding="utf-8"))
    return dict(zip(texts[::2], texts[1::2], strict=True))
