"""Cursors as version 1.0 wrote them are still read: clients keep them over an upgrade."""

from __future__ import annotations

import json
import re
from itertools import islice

from tests.queries.conftest import Crowded
from tests.queries.differing import Asked
from tests.queries.document_generator import documents
from tests.queries.given_values import LIST_OF, Values
from tests.queries.oracle_words import LISTS, earlier_cursor, place_of


class EarlierValues(Values):
    """Cursors of any list are what that version wrote for the row."""

    write_cursor = staticmethod(earlier_cursor)


def is_paging(asked: Asked) -> bool:
    """Whether a cursor is sent."""
    text = json.dumps(asked.body(), ensure_ascii=False)
    return any(map(place_of, re.findall(r"[\w-]{40,}", text)))


async def test_a_cursor_of_the_version_before_leads_to_the_same_page(crowded: Crowded) -> None:
    pair = crowded.pair()
    made = documents(crowded.values(kind=EarlierValues), seed=5_000_000)

    for asked in islice(filter(is_paging, made), 40):
        told = await pair.told(asked)
        assert told is None, told
    assert set(LISTS) == set(LIST_OF.values())
