"""Measures what ten thousand different documents leave behind in the server and in its backends.

    python -m bench.memory                # each document once
    python -m bench.memory --times 2      # twice: the second time its statement is kept prepared

Four clients ask at once. Some documents cost too much and are refused; they count, too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.fill import database_of
from bench.served import Served, serving
from bench.server import DIRECTORY, MEASURING, Urls, started, urls_of
from bench.target import opened
from gql_packages.database.connect import connected

_CLIENTS = 4
#: What is wanted: so little more after all documents than after the first of them.
_MOST = 1.05

#: Of each type, the fields without others below, and those with: how they begin, and their type.
_TYPES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Patient": (
        "id firstName lastName email phone",
        {
            "packages(first: 5) { totalCount nodes": "PatientPackage",
            "invoices(first: 3) { nodes": "Invoice",
            "appointments(first: 3) { nodes": "Appointment",
            "credit": "Money",
            "owing": "Money",
        },
    ),
    "PatientPackage": (
        "id name status purchasedAt expiresOn usesTotal usesReserved usesRedeemed usesAvailable",
        {
            "price": "Money",
            "patient": "Patient",
            "invoice": "Invoice",
            "redemptions(first: 4) { nodes": "Redemption",
            "eligibleItems": "Item",
        },
    ),
    "Redemption": (
        "id useNumber status reason reservedAt redeemedAt",
        {
            "value": "Money",
            "patientPays": "Money",
            "appointment": "Appointment",
            "invoice": "Invoice",
            "patientPackage": "PatientPackage",
        },
    ),
    "Appointment": (
        "id startsAt endsAt status",
        {"treatment": "Treatment", "patient": "Patient", "redemption": "Redemption"},
    ),
    "Invoice": ("id number kind status", {"total": "Money", "balanceDue": "Money"}),
    "Item": ("__typename", {"treatment": "Treatment", "patientPays": "Money"}),
    "Treatment": ("id name durationMinutes", {"price": "Money"}),
    "Money": ("amount currency", {}),
}


@dataclass(frozen=True)
class Memory:
    """MB of the server and of all its backends, without what backends share."""

    server: float
    backends: float
    count: int

    @property
    def total(self) -> float:
        """Both."""
        return self.server + self.backends


def selection(kind: str, chance: random.Random, depth: int) -> Iterator[str]:
    """Some fields of the type, under other names each time."""
    leaves, others = _TYPES[kind]
    named = leaves.split()
    for name in chance.sample(named, chance.randint(1, len(named))):
        yield f"a{chance.randrange(10**6)}: {name}"
    for begin, inner in others.items():
        if depth and chance.random() < 0.45:
            fields = " ".join(selection(inner, chance, depth - 1))
            yield f"{begin} {{ {fields} }}" + " }" * begin.count("{")


def document(number: int, patient: str) -> bytes:
    """The request with the document of that number: no other has the same."""
    chance = random.Random(number)  # noqa: S311 - the same documents each time
    fields = " ".join(selection("Patient", chance, 4))
    query = f"query Q{number}($id: ID!) {{ patient(id: $id) {{ id {fields} }} }}"
    return json.dumps({"query": query, "variables": {"id": patient}}).encode()


def ask_all(served: Served, bodies: Sequence[bytes], times: int) -> int:
    """Ask everything so many times; how many were refused, as they cost too much."""

    def client(place: int) -> int:
        refused = 0
        with closing(served.connection()) as connection:
            for body in bodies[place::_CLIENTS]:
                answers = [json.loads(served.ask(connection, body)) for _ in range(times)]
                refused += "errors" in answers[0]
        return refused

    with ThreadPoolExecutor(_CLIENTS) as pool:
        return sum(pool.map(client, range(_CLIENTS)))


async def memory(served: Served, urls: Urls) -> Memory:
    """What is in memory now."""
    async with connected(urls.superuser) as connection:
        rows = await connection.fetch(
            "SELECT pid FROM pg_stat_activity"
            " WHERE application_name = 'gql-packages' AND datname = current_database()"
        )
    backends = [_proportional(row["pid"]) for row in rows]
    return Memory(_proportional(served.process), sum(backends), len(backends))


def _proportional(process: int) -> float:
    """MB of the process that no file backs, each page divided among those who share it."""
    for row in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if row.startswith("Pss_Anon:"):
            return int(row.split()[1]) / 1024
    raise LookupError("Pss_Anon")


async def measure(urls: Urls, steps: Sequence[int], times: int) -> None:
    """Ask so many documents, step by step; print what is in memory after each."""
    async with opened(urls.app, urls.superuser, Ed25519PrivateKey.generate()) as target:
        principal, patient = target.principal, target.names["usual"]
    with serving(urls, principal) as served:
        done, first = 0, None
        for step in steps:
            bodies = [document(number, patient) for number in range(done, step)]
            refused = ask_all(served, bodies, times)
            done = step
            found = await memory(served, urls)
            first = first or found
            ratio = found.total / first.total
            judged = "" if ratio <= _MOST else f" (wanted: {_MOST})"
            print(
                f"{step:,} documents: server {found.server:.0f} MB, {found.count} backends"
                f" {found.backends:.0f} MB, {ratio:.3f} times{judged}; {refused} refused",
                flush=True,
            )


def main() -> None:
    """Measure what was chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    parser.add_argument("--database", default=database_of(200_000, 10))
    parser.add_argument("--steps", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--times", type=int, default=1, help="how often each is asked")
    chosen = parser.parse_args()
    with started(chosen.data, MEASURING) as server:
        asyncio.run(measure(urls_of(server, chosen.database), chosen.steps, chosen.times))


if __name__ == "__main__":
    main()
