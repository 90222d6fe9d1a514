"""The server answers any document as graphql-core does over plain objects, keys in order."""

from __future__ import annotations

import json
import re
from itertools import islice

import pytest

from tests.queries.conftest import Crowded
from tests.queries.crowded_catalogue import ROLES
from tests.queries.crowded_clinic import CLINICS
from tests.queries.differing import Asked
from tests.queries.document_generator import documents
from tests.queries.given_values import LIST_OF
from tests.queries.oracle_words import LISTS, place_of
from tests.run_size import size

pytestmark = pytest.mark.slow

#: Documents for each currency; those in which something is wrong are a fourth more.
DOCUMENTS = {
    "CAD": size(short=100, full=2_000),
    "JPY": size(short=25, full=500),
    "KWD": size(short=25, full=500),
    "CLF": size(short=25, full=500),
}
OF_A_ROLE = size(short=12, full=200)

# The loaders' executor forgets coroutines that it made beside a field that it refuses.
forgetful = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@forgetful
@pytest.mark.parametrize("currency", CLINICS)
@pytest.mark.parametrize("is_faulty", [False, True], ids=["right", "wrong"])
async def test_the_server_answers_as_the_oracle_does(
    crowded: Crowded, currency: str, is_faulty: bool
) -> None:
    pair = crowded.pair(currency)
    seed = 1_000_000 * list(CLINICS).index(currency)
    made = documents(crowded.values(currency), seed=seed, faulty=is_faulty)

    for _ in range(DOCUMENTS[currency] // (4 if is_faulty else 1)):
        told = await pair.told(next(made))
        assert told is None, told


@forgetful
@pytest.mark.parametrize("role", ROLES)
async def test_it_shows_each_role_what_the_oracle_shows(crowded: Crowded, role: str) -> None:
    staff = crowded.worlds["CAD"].rows("staff_member")
    viewer = next(row for row in staff if row["role"] == role and row["is_active"])
    pair = crowded.pair(viewer=viewer)
    made = documents(crowded.values(), seed=9_000_000)

    for _ in range(OF_A_ROLE):
        told = await pair.told(next(made))
        assert told is None, told


def is_paging(asked: Asked) -> bool:
    """Whether a cursor is sent."""
    text = json.dumps(asked.body(), ensure_ascii=False)
    return any(map(place_of, re.findall(r"[\w-]{40,}", text)))


async def test_a_cursor_leads_to_the_same_page(crowded: Crowded) -> None:
    pair = crowded.pair()
    made = documents(crowded.values(), seed=5_000_000)

    for asked in islice(filter(is_paging, made), 40):
        told = await pair.told(asked)
        assert told is None, told
    assert set(LISTS) == set(LIST_OF.values())
