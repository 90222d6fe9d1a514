"""Numbers for Prometheus: off unless asked for, of all workers together, and about nobody."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.parser import text_string_to_metric_families
from psutil import CONN_LISTEN, Process  # type: ignore[import-untyped]

from gql_packages.observability.metrics import RequestMetrics
from gql_packages.observability.request_log import recording
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.assurance.log_canaries import WORD, canaries, put_faults, sent
from tests.cli_and_server.serve_process import eventually, free_port, run_command
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic
from tests.run_size import size, tell
from tests.running_server import Served, served

pytestmark = pytest.mark.slow

Labels = frozenset[tuple[str, str]]


class Numbers:
    """What Prometheus was answered."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.samples: Mapping[tuple[str, Labels], float] = {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    def of(self, name: str, **labels: str) -> float:
        """The sum of all that have the labels."""
        wanted = frozenset(labels.items())
        return sum(v for (n, has), v in self.samples.items() if n == name and wanted <= has)

    def by(self, name: str, label: str) -> dict[str, float]:
        """The sums by a label's values."""
        found = {dict(labels)[label] for sample, labels in self.samples if sample == name}
        return {value: self.of(name, **{label: value}) for value in found}


async def numbers(port: int) -> Numbers:
    async with httpx.AsyncClient() as http:
        return Numbers((await http.get(f"http://127.0.0.1:{port}/metrics")).text)


@dataclass(frozen=True)
class Counted:
    """What was sent to two workers, what they counted, and what was left when both were killed."""

    desk: FrontDesk
    #: the requests, by how they ended
    sent: Counter[str]
    found: Numbers
    #: how many each worker has counted
    shares: list[int]
    afterwards: Numbers
    #: where the server listened
    addresses: set[str]
    expected_addresses: set[str]
    #: files that were left at the end
    left: list[Path]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def counted(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> Counted:
    desk = await open_clinic(database)
    await put_faults(database_urls)
    directory, port = tmp_path_factory.mktemp("served"), free_port()
    settings = {"METRICS_PORT": str(port), "TMPDIR": str(directory)}
    async with served(database_urls.app, directory, "--workers", "2", **settings) as server:
        there = server.desk(desk)
        outcomes = Counter([each.outcome async for each in sent(there)])
        outcomes["OK"] += 2  # a treatment and a package, made on the way
        outcomes["OK"] += await many(server, there.token)
        await asyncio.sleep(0.6)
        found, shares = await numbers(port), shares_of_workers(directory)
        addresses = listening_addresses(server)
        for worker in workers_in(directory):
            os.kill(worker, signal.SIGKILL)
        assert await asyncio.to_thread(eventually, lambda: is_well(server))
        afterwards = await numbers(port)
    left = list(directory.glob("gql-packages-metrics-*"))
    both = {f"127.0.0.1:{server.process.port}", f"127.0.0.1:{port}"}
    return Counted(there, outcomes, found, shares, afterwards, addresses, both, left)


def test_two_workers_add_up_to_what_was_sent(counted: Counted) -> None:
    found, refused = counted.found, +counted.sent
    del refused["OK"]

    assert found.by("gql_packages_requests_total", "outcome") == counted.sent
    assert found.of("gql_packages_request_seconds_count") == counted.sent.total()
    assert found.by("gql_packages_refused_total", "code") == refused
    assert found.of("gql_packages_incidents_total") == counted.sent["INTERNAL"] == 5
    assert found.of("gql_packages_retries_total") == 4
    # Neither of them alone would be right.
    assert len(counted.shares) == 2
    assert sum(counted.shares) == counted.sent.total()
    tell(f"metrics: {counted.sent.total()} requests, counted by two workers as {counted.shares}")


def test_what_is_now_is_told(counted: Counted) -> None:
    found, pool = counted.found, "gql_packages_pool_connections"

    assert found.of("gql_packages_requests_in_flight") == 0
    assert found.of(pool, pool="desk", state="waiting") == 0
    assert found.of(pool, pool="desk", state="open") == found.of(pool, pool="desk", state="idle")
    assert found.of(pool, pool="desk", state="open") >= 2
    assert found.of("gql_packages_event_loop_lag_seconds_count") >= 2


def test_what_a_worker_counted_stays_when_it_is_gone_and_what_it_held_does_not(
    counted: Counted,
) -> None:
    opened = {"pool": "desk", "state": "open"}

    assert counted.afterwards.by("gql_packages_requests_total", "outcome") == counted.sent
    assert counted.found.of("gql_packages_pool_connections", **opened) > 2
    assert counted.afterwards.of("gql_packages_pool_connections", **opened) <= 2


def test_no_label_names_a_clinic_a_person_or_what_was_sent(counted: Counted) -> None:
    text = counted.found.text.lower()

    assert [each for each in canaries(counted.desk) if each in text] == []
    assert str(counted.desk.principal.clinic_id) not in text
    assert set(counted.found.by("gql_packages_requests_total", "field")) <= {
        *ROOT_FIELD_PERMISSIONS,
        *("several", "none", "viewer"),
    }


def test_it_listens_on_one_port_more_and_leaves_nothing_behind(counted: Counted) -> None:
    assert counted.addresses == counted.expected_addresses
    assert counted.left == []


async def test_by_default_nothing_is_counted_and_no_port_is_open(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path, TMPDIR=str(tmp_path)) as server:
        addresses = listening_addresses(server)

    assert addresses == {f"127.0.0.1:{server.process.port}"}
    assert list(tmp_path.glob("gql-packages-metrics-*")) == []


def test_a_port_in_use_is_one_sentence(database_urls: DatabaseUrls) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        refused = run_command("serve", DATABASE_URL=database_urls.app, PORT="0", METRICS_PORT=port)

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"gql-packages: METRICS_PORT {port} on 127.0.0.1 cannot")
    assert len(refused.stderr.splitlines()) == 1


def test_a_label_is_never_anything_that_we_do_not_know() -> None:
    metrics = RequestMetrics()
    with recording("http") as record:
        metrics.began()
        record.add_code(WORD)
        metrics.ended(record)
    metrics.shed()

    found = {
        (sample.name, *sample.labels.values())
        for family in metrics.registry.collect()
        for sample in family.samples
    }
    assert ("gql_packages_requests_total", "http", "none", "none", "OTHER") in found
    assert ("gql_packages_refused_total", "OTHER") in found
    assert ("gql_packages_requests_total", "http", "none", "none", "OVERLOADED") in found
    assert WORD not in str(found)


async def many(server: Served, token: str | None) -> int:
    """Requests over new connections, so that both workers get some; how many there were."""
    address = f"http://127.0.0.1:{server.process.port}"
    headers, rounds = {"authorization": f"Bearer {token}"}, size(short=5, full=500)
    for _ in range(rounds):
        async with httpx.AsyncClient(base_url=address, headers=headers, timeout=30) as http:
            body = {"query": "{ viewer { role } }"}
            answers = await asyncio.gather(*(http.post("/graphql", json=body) for _ in range(20)))
        assert [answer.status_code for answer in answers] == [200] * 20
    return rounds * 20


def workers_in(directory: Path) -> set[int]:
    """The processes that count into files in the directory."""
    return {int(file.stem.split("_")[-1]) for file in directory.glob("*/gauge_livesum_*.db")}


def shares_of_workers(directory: Path) -> list[int]:
    """How many requests each worker has counted."""
    counted = []
    for file in directory.glob("gql-packages-metrics-*/counter_*.db"):
        metrics = MultiProcessCollector.merge([str(file)])  # type: ignore[no-untyped-call]
        values = [
            sample.value
            for metric in metrics
            for sample in metric.samples
            if sample.name == "gql_packages_requests_total"
        ]
        counted.append(int(sum(values)))
    return [count for count in counted if count]


def listening_addresses(server: Served) -> set[str]:
    """Where the process and its workers listen, as the kernel says."""
    parent = Process(server.process.process.pid)
    return {
        f"{found.laddr.ip}:{found.laddr.port}"
        for process in (parent, *parent.children())
        for found in process.net_connections("tcp")
        if found.status == CONN_LISTEN
    }


def is_well(server: Served) -> bool:
    try:
        return server.process.status("/readyz") == 200
    except httpx.TransportError:
        return False
