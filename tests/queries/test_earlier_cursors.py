"""Cursors as version 1.0 wrote them are still read: clients keep them over an upgrade."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import islice

from tests.queries.conftest import Crowded
from tests.queries.cursor_book import CursorBook, Places
from tests.queries.differing import Pair
from tests.queries.document_generator import documents
from tests.queries.given_values import LISTS, Values
from tests.queries.oracle_words import packed
from tests.queries.slow_loader import World

#: What each list is sorted by.
SORTED_BY = {
    "packages": "search_key",
    "patients": "sort_key",
    "appointments": "starts_at",
    "patientPackages": "purchased_at",
    "patientInvoices": "issued_at",
    "patientPayments": "received_at",
    "patientAppointments": "starts_at",
    "redemptions": "reserved_at",
    "history": "sequence",
    "packageSalesRows": "purchased_at",
    "packageUsageRows": "used_at",
}


def earlier_cursors(world: World) -> Places:
    """Of every row of every list: the list's name, a mark for moments, the value and the key."""
    places = {}
    for name, table in LISTS.values():
        for row in world.rows(table):
            value = row[SORTED_BY[name]]
            kind = ""
            if isinstance(value, datetime):
                epoch = datetime(1970, 1, 1, tzinfo=UTC)
                kind, value = "t", (value - epoch) // timedelta(microseconds=1)
            parts = [name, kind, value, row["id"].hex]
            text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
            places[name, row["id"].hex] = packed(text)
    return places


async def test_a_cursor_of_the_version_before_leads_to_the_same_page(crowded: Crowded) -> None:
    world = crowded.worlds["CAD"]
    book = CursorBook(earlier_cursors(world))
    server = crowded.server.with_book(world.clinic["id"], book)
    pair = Pair(server, world)
    made = documents(Values(world, crowded.worlds["JPY"]), seed=5_000_000)
    paging = (asked for asked in made if book.wanted(asked.body()))

    for asked in islice(paging, 40):
        told = await pair.told(asked)
        assert told is None, told
    assert set(SORTED_BY) == {name for name, _ in LISTS.values()}
