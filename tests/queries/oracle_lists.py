"""Pages, lists by name and searches, done with whole lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from gql_packages.domain.search_keys import search_key
from tests.queries.oracle_words import cursor, place_of, refused
from tests.queries.slow_loader import Row

#: What a list is sorted by, and then the key.
Sorting = Callable[[Row], Any]


def page(
    name: str,
    rows: Iterable[Row],
    every: Iterable[Row],
    by: Sorting,
    given: dict[str, Any],
    *,
    newest_first: bool = False,
) -> Row:
    """A page of these rows, after the place of one that is `every`'s."""

    def place(row: Row) -> tuple[Any, UUID]:
        return by(row), row["id"]

    listed = sorted(rows, key=place, reverse=newest_first)
    first, after = given.get("first"), given.get("after")
    size = 20 if first is None else first
    if not 1 <= size <= 100:
        raise refused("INVALID_INPUT", "first")
    rest = listed
    if after is not None:
        found = place_of(after)
        last = next((row for row in every if found == (name, row["id"].hex)), None)
        if last is None:
            raise refused("INVALID_INPUT", "after")
        beyond = (lambda row: place(row) < place(last)) if newest_first else None
        rest = [row for row in listed if (beyond(row) if beyond else place(row) > place(last))]
    shown = rest[:size]
    cursors = [cursor(name, row["id"]) for row in shown]
    return {
        "nodes": shown,
        "edges": [{"cursor": at, "node": row} for at, row in zip(cursors, shown, strict=True)],
        "page_info": {
            "has_next_page": len(rest) > size,
            "has_previous_page": after is not None,
            "start_cursor": cursors[0] if shown else None,
            "end_cursor": cursors[-1] if shown else None,
        },
        "total_count": len(listed),
    }


def by_name(rows: Iterable[Row]) -> list[Row]:
    """In the order in which people look for names."""
    return sorted(rows, key=lambda row: (search_key(row["name"]), row["id"]))


def matching(rows: Iterable[Row], search: str | None) -> list[Row]:
    """Those in whose search key every word is found."""
    if search is None:
        return list(rows)
    if len(search) > 200:
        raise refused("INVALID_INPUT", "search")
    words = search_key(search).split()
    return [row for row in rows if all(word in row["search_key"] for word in words)]
