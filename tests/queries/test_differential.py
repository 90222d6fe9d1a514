"""The server answers any document as graphql-core does over plain objects, keys in order."""

from __future__ import annotations

import pytest

from tests.proving import size
from tests.queries.conftest import Crowded
from tests.queries.crowded_clinic import CLINICS
from tests.queries.differing import compare
from tests.queries.document_generator import documents
from tests.queries.given_values import Values

#: Documents for each currency; those in which something is wrong are a fourth more.
DOCUMENTS = {
    "CAD": size(short=160, full=4_000),
    "JPY": size(short=40, full=1_000),
    "KWD": size(short=40, full=1_000),
    "CLF": size(short=40, full=1_000),
}


# The loaders' executor forgets coroutines that it made beside a field that it refuses.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("currency", CLINICS)
@pytest.mark.parametrize("is_faulty", [False, True], ids=["right", "wrong"])
async def test_the_server_answers_as_the_oracle_does(
    crowded: Crowded, currency: str, is_faulty: bool
) -> None:
    stranger = "JPY" if currency == "CAD" else "CAD"
    values = Values(crowded.worlds[currency], crowded.worlds[stranger])
    seed = 1_000_000 * list(CLINICS).index(currency)
    made = documents(values, seed=seed, faulty=is_faulty)

    for _ in range(DOCUMENTS[currency] // (4 if is_faulty else 1)):
        told = await compare(crowded, currency, next(made))
        assert told is None, told
