"""Measures this server beside PostGraphile 5: one database, the same screen, the same deeds.

    python -m bench.peers

PostGraphile is measured twice: behind row-level security as the application's role, and as a
superuser that promises nothing. Its deeds are PL/pgSQL. Every server is loaded in turn, round after
round; only ratios within a round say something, and their median is what counts. It fails when an
answer is a refusal or is not whole.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean, median
from uuid import uuid4

from bench.fill import database_of
from bench.peers.copy import Copy, copied
from bench.peers.load import Server, load, require_wrk, write_bodies
from bench.peers.postgraphile import install, postgraphile
from bench.peers.wanted import Bodies, Visit, booking, of_the_peer, of_this_server
from bench.served import serving
from bench.server import DIRECTORY, MEASURING, started
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.permissions import Principal

#: Of the requests that were sent, how many must have been done, and how whole answers must be.
_DONE, _WHOLE = 0.95, 0.9
#: Fewer visits than this would be in each other's way.
_FEWEST_VISITS = 200
_WARMING = 300

#: What is measured, by its word: how many times a peer's rate is wanted.
_WANTED = {
    ("screen", "row-level security"): 1.5,
    ("screen", "superuser"): 1.0,
    ("redeem and remove", "row-level security"): 1.0,
    ("redeem and remove", "superuser"): None,
}


@dataclass(frozen=True)
class Measured:
    """One server, and the files that hold what it is asked."""

    server: Server
    bodies: Bodies
    directory: Path

    def __post_init__(self) -> None:
        self.directory.mkdir()
        write_bodies(self.directory / "screens", self.bodies.screens)
        write_bodies(self.directory / "deeds", self.bodies.deeds)

    def warm(self) -> float:
        """Ask for some screens; the bytes of an answer, on average. Fails if one has errors."""
        answers = [self.server.ask(body) for body in self.bodies.screens[:_WARMING]]
        for answer in answers:
            if "errors" in json.loads(answer):
                raise SystemExit(f"{self.server.name} does not answer: {answer[:300]!r}")
        return mean(map(len, answers))


@dataclass(frozen=True)
class Terms:
    """How much is sent, and how often."""

    rounds: int
    seconds: int
    clients: int


def book(server: Server, copy: Copy) -> list[Visit]:
    """Book a visit for each use that is left, in another order than the packages'."""
    day = datetime.now(UTC).replace(hour=18, minute=0, second=0, microsecond=0) + timedelta(days=7)
    visits = []
    for each in copy.ready:
        for number in range(each.uses):
            at = (day + timedelta(hours=number)).isoformat()
            body = booking(each.patient_id, each.treatment_id, at, str(uuid4()))
            payload = json.loads(server.ask(body))["data"]["bookAppointment"]
            if "appointment" not in payload:
                raise SystemExit(f"A visit cannot be booked: {payload}")
            visits.append(Visit(payload["appointment"]["id"], each.package_id))
    if len(visits) < _FEWEST_VISITS:
        raise SystemExit(f"Only {len(visits)} uses are left: fill the database again.")
    random.Random(7).shuffle(visits)  # noqa: S311 - the same order each time
    return visits


async def compare(copy: Copy, visits: Sequence[Visit], all_: Sequence[Measured], t: Terms) -> None:
    """Load each in turn; print the rates as they come, then the ratios."""
    sizes = {each.server.name: each.warm() for each in all_}
    rates: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for number in range(1, t.rounds + 1):
        for what, file in (("screen", "screens"), ("redeem and remove", "deeds")):
            for each in all_:
                name = each.server.name
                before = await copy.give_back(visits)
                bodies = each.directory / file
                rate = load(each.server, bodies, clients=t.clients, seconds=t.seconds)
                done = await copy.give_back(visits) - before
                if what != "screen" and done < _DONE * rate.answers:
                    raise SystemExit(f"{name} did only {done} of {rate.answers} deeds.")
                if what == "screen" and rate.size_of_one < _WHOLE * sizes[name]:
                    raise SystemExit(f"{name}: answers of {rate.size_of_one:.0f} bytes.")
                rates[what, name].append(rate.a_second)
                shown = f"{rate.a_second:7.0f}/s, 99 % within {rate.slowest}"
                print(f"round {number}  {what:18}{name:20}{shown}", flush=True)
    print("\n| | x PostGraphile, | median | from | to | wanted |\n|---|---|---|---|---|---|")
    for (what, peer), wanted in _WANTED.items():
        both = zip(rates[what, all_[0].server.name], rates[what, peer], strict=True)
        ratios = [ours / theirs for ours, theirs in both]
        least = f"at least {wanted}" if wanted else "-"
        shown = f"{median(ratios):.2f} | {min(ratios):.2f} | {max(ratios):.2f}"
        print(f"| {what} | {peer} | {shown} | {least} |")


async def measure(embedded: EmbeddedServer, database: str, modules: Path, terms: Terms) -> None:
    """Everything, on a copy of the database."""
    async with copied(embedded, database) as copy:
        with ExitStack() as stack:
            kept = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            urls, clinic = copy.urls, copy.clinic_id
            served = stack.enter_context(serving(urls, Principal(clinic, copy.owner_id)))
            ours = Server("gql-packages", served.port, served.token)
            peers = [
                stack.enter_context(postgraphile(modules, name, url, seen))
                for name, url, seen in (
                    ("row-level security", urls.app, clinic),
                    ("superuser", urls.superuser, None),
                )
            ]
            visits = book(ours, copy)
            print(f"{len(copy.patients)} screens, {len(visits)} visits", flush=True)
            asked = of_the_peer(clinic, copy.patients, visits)
            all_ = [
                Measured(ours, of_this_server(copy.patients, visits), kept / "ours"),
                *(Measured(peer, asked, kept / peer.name) for peer in peers),
            ]
            await compare(copy, visits, all_, terms)


def main() -> None:
    """Measure what was chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    parser.add_argument("--database", default=database_of(200_000, 10))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--clients", type=int, default=8)
    chosen = parser.parse_args()
    require_wrk()
    modules = install()
    with started(chosen.data, MEASURING) as server:
        terms = Terms(chosen.rounds, chosen.seconds, chosen.clients)
        asyncio.run(measure(server, chosen.database, modules, terms))


if __name__ == "__main__":
    main()
