"""Whatever one request holds, the event loop goes round again within 50 milliseconds."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import pytest
import pytest_asyncio

from gql_packages.web import document_validation, graphql_request
from gql_packages.web.document_cache import Document
from tests.assurance.hill_climbing import Words, varied, words_of
from tests.assurance.loop_lag import Measured, collecting_as_served, measured, slowness
from tests.assurance.worst_answers import EXECUTING, MISTAKEN
from tests.assurance.worst_documents import BODIES, LEXING, UNBOUNDED, VALIDATING, Worst
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic, ready
from tests.run_size import IS_FULL, size, tell
from tests.running_server import Served, served

pytestmark = pytest.mark.alone

#: Milliseconds: what is promised, and what is good enough not to be tried again. Where the machine
#: is slower than that of the figures, as many times as long; and ten times as long in the short
#: form, for machines that are slow for moments: without a limit it is more than that.
PROMISED, ENOUGH = (50.0 if IS_FULL else 500.0), 25.0
TRIES = 6

ALL = {**LEXING, **VALIDATING, **BODIES, **EXECUTING}

LONG_ANSWERS = (
    "introspection",
    "many small pages of each",
    "the options of each visit, with what they refer to",
)


@dataclass(frozen=True)
class Full:
    """A clinic with a hundred patients, one of whom has two dozen packages and a hundred visits."""

    desk: FrontDesk
    patient: str

    async def measured(
        self, worst: Worst, *, tries: int = TRIES, enough: float = ENOUGH
    ) -> Measured:
        """The shortest stall of several tries, each with another body of the same kind, which is
        not remembered from before; no more tries than it takes to come to `enough`."""
        found: list[Measured] = []
        for body in islice(worst.bodies(self.patient), tries):
            found.append(await measured(self.desk.app, self.desk.token, body))
            if found[-1].stall <= enough:
                break
        return min(found, key=lambda each: each.stall)


@pytest_asyncio.fixture(scope="module")
async def full(database: ClinicDatabase) -> AsyncIterator[Full]:
    desk = await open_clinic(database)
    clinic = await ready(desk)
    for number in range(99):
        await desk.patient(f"Patient {number}")
    for _ in range(23):
        await desk.sell(clinic.patient, clinic.offer, pay="800.00")
    for number in range(100):
        day = f"2026-{4 + number // 28:02}-{1 + number % 28:02}T17:00:00Z"
        await desk.book(clinic.patient, clinic.treatment, day)
    with collecting_as_served():
        yield Full(desk, clinic.patient)


async def test_no_request_keeps_the_loop_for_more_than_50_ms(full: Full) -> None:
    found = {name: await full.measured(worst) for name, worst in ALL.items()}

    stalls = {name: each.stall for name, each in found.items()}
    worst = max(stalls, key=lambda name: stalls[name])
    slower = slowness()
    tell(
        f"worst query: {stalls[worst]:.0f} ms of {len(ALL)} kinds ({worst}), on a machine"
        f" {slower:.1f} times as slow as that of the figures"
    )
    assert {name: stall for name, stall in stalls.items() if stall > PROMISED * slower} == {}


async def test_what_is_executed_above_is_answered_in_full(full: Full) -> None:
    for name, worst in EXECUTING.items():
        found = await full.measured(worst, tries=1)
        assert found.status == 200
        assert (b'"errors":' in found.body) == (name in MISTAKEN), found.body[:500]


async def test_no_document_is_found_that_keeps_it_for_longer(full: Full) -> None:
    seed = 7
    chance = Random(seed)
    tried = size(short=120, full=10_000)
    found: list[tuple[float, Words]] = [
        (0, words_of(worst.text)) for worst in {**VALIDATING, **EXECUTING}.values()
    ]
    for _ in range(tried):
        _, words = chance.choice(found)
        longer = varied(words, chance.choice(found)[1], chance)
        lag = await full.measured(Worst(" ".join(longer)))
        found = sorted([*found, (lag.stall, longer)], key=lambda each: -each[0])[:60]

    stall, words = found[0]
    tell(f"worst query: {stall:.0f} ms in {tried} documents that were looked for")
    assert stall <= PROMISED * slowness(), " ".join(words)


async def test_the_server_answers_others_meanwhile(
    full: Full, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    chosen = ("operations that share many variables", "objects in a variable", *LONG_ANSWERS)
    async with served(database_urls.app, tmp_path) as server:
        waits = {name: await _shortest_wait(server, full, ALL[name]) for name in chosen}

    worst = max(waits, key=lambda name: waits[name])
    tell(f"worst query: /livez was answered within {waits[worst]:.0f} ms beside it ({worst})")
    limit = PROMISED * slowness()
    assert {name: wait for name, wait in waits.items() if wait > limit} == {}


async def _shortest_wait(server: Served, full: Full, worst: Worst) -> float:
    """The longest that a probe waited beside the request, in milliseconds: the best of some tries,
    since on a machine with other things to do a probe waits for those, too."""
    headers = {
        "Authorization": f"Bearer {server.token(full.desk.principal)}",
        "Content-Type": "application/json",
    }
    best = float("inf")
    for content in islice(worst.bodies(full.patient), 10):
        probe = http.client.HTTPConnection("127.0.0.1", server.process.port, timeout=10)
        wait_for_livez(probe)
        ended = threading.Event()
        with closing(probe), ThreadPoolExecutor(1) as aside:
            longest = aside.submit(longest_wait, probe, ended)
            response = await server.http.post("/graphql", content=content, headers=headers)
            ended.set()
        assert response.status_code == 200
        best = min(best, longest.result() * 1000)
        if best <= ENOUGH:
            break
    return best


def longest_wait(probe: http.client.HTTPConnection, ended: threading.Event) -> float:
    """The longest, in seconds, that /livez took to be answered until the end."""
    longest = 0.0
    while not ended.is_set():
        longest = max(longest, wait_for_livez(probe))
    return longest


def wait_for_livez(probe: http.client.HTTPConnection) -> float:
    began = time.monotonic()
    probe.request("GET", "/livez")
    probe.getresponse().read()
    return time.monotonic() - began


@pytest.fixture
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server as it would be if nothing were counted."""
    monkeypatch.setattr(Document, "cost", lambda *_: 0)
    for module, name in (
        (graphql_request, "MAX_VALUES"),
        (document_validation, "MAX_CHARACTERS"),
        (document_validation, "MAX_LINES"),
        (document_validation, "MAX_COMPARING"),
    ):
        monkeypatch.setattr(module, name, 10**9)
    monkeypatch.setattr(document_validation, "MAX_ERRORS", 100)
    monkeypatch.setattr(document_validation, "PASSES", (sum(document_validation.PASSES, ()),))


@pytest.mark.parametrize("name", UNBOUNDED)
async def test_without_the_limits_it_would_be_kept_for_much_longer(
    full: Full, request: pytest.FixtureRequest, name: str
) -> None:
    limited = await full.measured(UNBOUNDED[name], enough=0)

    request.getfixturevalue("without_limits")
    unlimited = await full.measured(UNBOUNDED[name], tries=1)

    assert limited.stall <= PROMISED * slowness()
    assert unlimited.stall > 4 * limited.stall
