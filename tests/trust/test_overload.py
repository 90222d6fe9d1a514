"""At five times what it can carry the server does nearly all that it can, and refuses the rest at
once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk
from tests.proving import IS_FULL, size, tell
from tests.served import Served, served
from tests.trust.altered_server import altered
from tests.trust.crowd import Asked, Told, crowds
from tests.trust.desk_mix import LIVEZ, desk_mix

TIMES = 5
#: Of capacity: a busy day.
NORMAL = 0.75

#: Seconds of each part.
WARMING, MEASURING, OVERLOADING, RECOVERING = (
    (3, 15, 60, 12) if IS_FULL else (0.5, 1.0, size(short=2, full=60), 1.0)
)
#: More than are needed if answers come at once, so that whoever has none does not wait for one.
CONNECTIONS = 600


@dataclass(frozen=True)
class Terms:
    """What is promised; on a machine that does other things as well, less can be asked for."""

    accepted: float
    slower: float
    refused_within: float
    normal_after: float


TERMS = Terms(0.9, 2, 0.1, 5) if IS_FULL else Terms(0.4, 25, 0.8, 0.5)


@dataclass(frozen=True)
class Overload:
    """What was measured, in requests a second, and what each request was told."""

    capacity: float
    normal: Sequence[Told]
    crowded: Sequence[Told]
    lost: int
    health: Sequence[Told]
    afterwards: Sequence[Told]
    #: measured again at the end: where it differs much, something else ran on the machine
    capacity_afterwards: float

    @property
    def done(self) -> list[Told]:
        """What was accepted and carried out."""
        return [told for told in self.crowded if told.is_done]

    @property
    def refused(self) -> list[Told]:
        """What was turned away as it should be."""
        return [
            told
            for told in self.crowded
            if told.status == 503 and told.code == "OVERLOADED" and told.has_retry_after
        ]

    def is_normal_after(self, seconds: float) -> bool:
        """Whether those who came so long after the last that was too much fared as on a normal day.

        By the p99 and the share that is refused: the slowest of thousands is slow on any day.
        """
        end = max(told.sent for told in self.crowded)
        later = [told for told in self.afterwards if told.sent - end > seconds]
        if not IS_FULL:
            return bool(later) and all(told.is_done for told in later)
        done = [told for told in later if told.is_done]
        few = max(0.01, share_refused(self.normal))
        return p99(done) <= 2 * p99(self.normal) and share_refused(later) <= few

    def broken(self, terms: Terms) -> list[str]:
        """A sentence for each promise that was not kept."""
        done, refused, expected = self.done, self.refused, self.capacity * TIMES * OVERLOADING
        slowest = max((told.took for told in refused), default=0.0)
        checked = {
            "Too little was refused.": len(refused) >= expected / 2,
            "Too little was done.": len(done) >= terms.accepted * self.capacity * OVERLOADING,
            "What was done took too long.": p99(done) <= terms.slower * p99(self.normal),
            "A refusal came late.": slowest <= terms.refused_within,
            "Something else was said.": len(done) + len(refused) == len(self.crowded),
            "An answer was lost.": self.lost == 0,
            "It seemed dead.": all(told.status == 200 for told in self.health) and self.health,
            "It did not recover.": self.is_normal_after(terms.normal_after),
        }
        return [sentence for sentence, is_kept in checked.items() if not is_kept]

    def told(self) -> str:
        """The figures."""
        done, refused = self.done, self.refused
        return (
            f"overload: {TIMES} times a capacity of {self.capacity:.0f}/s for {OVERLOADING:g} s:"
            f" done {len(done) / OVERLOADING / self.capacity:.0%} of capacity, p99"
            f" {p99(done) * 1000:.0f} ms against {p99(self.normal) * 1000:.0f} ms at {NORMAL:.0%};"
            f" {len(refused):,} refused, p99 {p99(refused) * 1000:.0f} ms, the last within"
            f" {max((told.took for told in refused), default=0) * 1000:.0f} ms;"
            f" /livez within {max(told.took for told in self.health) * 1000:.0f} ms;"
            f" normal again within {TERMS.normal_after:g} s:"
            f" {'yes' if self.is_normal_after(TERMS.normal_after) else 'no'};"
            f" how quiet the machine was: capacity {self.capacity_afterwards:.0f}/s at the end,"
            f" {share_refused(self.normal):.1%} refused at {NORMAL:.0%}"
        )


def share_refused(told: Sequence[Told]) -> float:
    """How many of them were not carried out."""
    return sum(not each.is_done for each in told) / len(told) if told else 1.0


def p99(told: Sequence[Told]) -> float:
    """Of a hundred, all but one took at most so many seconds."""
    took = sorted(each.took for each in told if each.is_done or each.code == "OVERLOADED")
    return took[int(len(took) * 0.99)] if took else float("inf")


async def overload(server: Served, mix: list[str]) -> Overload:
    """Measure what it can carry and how long that takes, then ask for far more."""
    port = server.process.port

    async def alone(seconds: float, asked: Asked) -> list[Told]:
        ((told, _),) = await crowds(port, seconds, asked)
        return told

    await alone(WARMING, Asked(mix, 4))

    async def capacity_now() -> float:
        told = await alone(MEASURING, Asked(mix, 8))
        return sum(each.is_done for each in told) / MEASURING

    capacity = await capacity_now()
    normal = await alone(MEASURING, Asked(mix, 100, NORMAL * capacity))
    (crowded, lost), (health, _) = await crowds(
        port, OVERLOADING, Asked(mix, CONNECTIONS, TIMES * capacity), Asked([LIVEZ], 2, 10)
    )
    # In the short form two desks ask one thing after the other: nothing is left to chance.
    after = Asked(mix, 100, NORMAL * capacity) if IS_FULL else Asked(mix, 2)
    afterwards = await alone(RECOVERING, after)
    return Overload(capacity, normal, crowded, lost, health, afterwards, await capacity_now())


async def test_five_times_too_much(
    desk: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    async with served(database_urls.app, tmp_path) as server:
        mix = await desk_mix(desk, server.token(desk.principal))
        found = await overload(server, mix)

    tell(found.told())
    assert found.broken(TERMS) == []


async def test_without_a_limit_everything_is_late(
    desk: FrontDesk, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    without = altered("no limit of work in flight")
    async with served(database_urls.app, tmp_path, **without) as server:
        mix = await desk_mix(desk, server.token(desk.principal))
        found = await overload(server, mix)

    broken = found.broken(TERMS)
    tell(f"control: without a limit, {' '.join(broken)}")
    assert {"Too little was refused.", "A refusal came late."} & {*broken}
