"""The texts of the reports: the rows of a page, the sums over all rows, their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources

from gql_packages.reports.filters import (
    Condition,
    PackageSales,
    PackageUsage,
    Period,
    sales_conditions,
    usage_conditions,
)

#: Before every row.
START = datetime.min.replace(tzinfo=UTC)

_PART = re.compile(r"^-- part: (\w+)$", re.MULTILINE)
_COMMENT = re.compile(r"^--.*\n", re.MULTILINE)


@dataclass(frozen=True)
class ReportQuery:
    """A report about the rows for which conditions hold: its parts, and their parameters by name.

    `rows` has places for a limit and for where the page begins: {limit}, {place_at}, {place_id}.
    """

    parts: Mapping[str, str]
    parameters: Mapping[str, object]


def sales_query(sales: PackageSales) -> ReportQuery:
    """Package Sales of these sold packages."""
    return _query("package_sales", sales.sold, sales_conditions(sales))


def usage_query(usage: PackageUsage) -> ReportQuery:
    """Package Usage of these uses."""
    return _query("package_usage", usage.used, usage_conditions(usage))


def _query(report: str, period: Period | None, conditions: Iterable[Condition]) -> ReportQuery:
    parameters: dict[str, object] = {"since": period.start if period else START}
    text = ""
    for condition in conditions:
        names = []
        for value in condition.parameters:
            names.append(f":condition_{len(parameters)}")
            parameters[names[-1][1:]] = value
        text += f"\n    AND {condition.text.format(*names)}"
    parts = {name: part.replace("{conditions}", text) for name, part in _parts(report).items()}
    return ReportQuery(parts, parameters)


@cache
def _parts(report: str) -> Mapping[str, str]:
    file = resources.files("gql_packages.reports") / f"{report}.sql"
    _, *texts = _PART.split(file.read_text(encoding="utf-8"))
    parts = zip(texts[::2], texts[1::2], strict=True)
    return {name: _COMMENT.sub("", part).strip() for name, part in parts}
