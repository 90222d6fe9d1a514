"""Any two mutations on the same things, a statement at a time in every order that locks permit.

What two people hear, and all that stands in the tables afterwards, is as if one of them had come
after the other: nothing is lost, nothing is done twice, and nobody has to be asked to try again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement

import pytest

from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.models.billing import Invoice, Payment
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.models.tenant import TenantModel
from tests.assurance.interleavings.mutations import (
    ALONE,
    IMPORTS,
    MAKE_NEW,
    MUTATIONS,
    NAMED,
)
from tests.assurance.interleavings.pictures import MINE
from tests.assurance.interleavings.running import (
    Alone,
    Counts,
    Pair,
    Play,
    Schedule,
    Stage,
    alone,
    one_switch,
    play_all,
    stage,
    two_switches,
)
from tests.assurance.interleavings.scenes import Template
from tests.assurance.interleavings.situations import (
    ADJUSTED,
    ARRIVED,
    ARRIVED_BARE,
    CANCELLED,
    FREE,
    HELD,
    MISSED,
    SITUATIONS,
    Situation,
)
from tests.concurrent_requests import take_out_locks_of
from tests.front_desk import open_clinic
from tests.run_size import IS_FULL, tell
from tests.schema_walk import MUTATIONS as ROOT_FIELDS

pytestmark = pytest.mark.slow

#: The pairs that lock most of the same rows (visit, package, its uses, invoices, payment, invoice
#: numbers): from six down to three, one for each way through them; and the two who wait for a
#: package from both sides of its locks.
WORST: Mapping[Situation, list[tuple[str, str]]] = {
    HELD: [
        ("markNoShow for a fee", "markNoShow for a fee"),
        ("arriveAppointment", "markNoShow with the use that is held"),
        ("refundPackage as suggested", "refundPackage for nothing"),
        ("cancelAppointment", "refundPackage for nothing"),
        ("unapplyPayment all of it", "refundPackage as suggested"),
        ("adjustPackageUses one less", "redeemPackage on the other visit"),
    ],
    ADJUSTED: [("undoUseAdjustment", "undoUseAdjustment")],
    ARRIVED: [
        ("undoArrival", "undoArrival"),
        ("receivePayment for all that is due", "receivePayment for all that is due"),
    ],
    ARRIVED_BARE: [("redeemPackage on the visit", "redeemPackage on the visit")],
    MISSED: [("undoNoShow", "undoNoShow")],
    CANCELLED: [("undoCancellation", "undoCancellation")],
    FREE: [("refundPackage as suggested", "deletePackageSale")],
}

#: Tables of which both lock rows, so that the pair is run with two switches too in the full form.
MANY_LOCKS = 3


def pairs_in(situation: Situation) -> list[Pair]:
    """Every two mutations, each with itself too; in the short form the worst ones."""
    if IS_FULL:
        return list(combinations_with_replacement(MUTATIONS, 2))
    return [(NAMED[first], NAMED[second]) for first, second in WORST.get(situation, [])]


async def planned(stage: Stage, situation: Situation, seen: set[object]) -> list[Play]:
    """What is to be played in the situation: not what two refusals do to each other, and nothing
    of which every statement was the same in a situation before."""
    template = await Template.of(await open_clinic(stage.database), situation, stage.superuser)
    there = [pair for pair in pairs_in(situation) if all(m.needs in template.things for m in pair)]
    solo = await alone(stage, template, list(dict.fromkeys(m for pair in there for m in pair)))
    plays = []
    for first, second in there:
        both = (solo[first], solo[second])
        if any(each.is_done for each in both) and (first, second, *both) not in seen:
            seen.add((first, second, *both))
            plays.append(Play(template, (first, second), list(schedules(*both))))
    return plays


def schedules(first: Alone, second: Alone) -> Iterator[Schedule]:
    """A switch at every statement; with a second switch where both change much of the same."""
    yield from one_switch(first, second)
    shared = first.locks & second.locks
    if IS_FULL and first.is_done and second.is_done and len(shared) >= MANY_LOCKS:
        yield from two_switches(first, second)


async def test_two_at_once_are_as_one_after_the_other(postgres: EmbeddedServer) -> None:
    counts, seen = Counts(), set[object]()
    wrong: list[str] = []
    settings, pairs = 0, set[Pair]()

    for situation in SITUATIONS if IS_FULL else WORST:
        async with stage(postgres, counts) as on:
            plays = await planned(on, situation, seen)
            wrong += await play_all(on, plays)
        settings += len(plays)
        pairs |= {play.pair for play in plays}

    told = f"{len(pairs):,} pairs of mutations, {settings:,} with their situations"
    tell(
        f"{told}; {counts.schedules:,} interleavings, {len(wrong)} of them neither order;"
        f" {counts.waits:,} waits for a lock, {counts.server_deadlocks} deadlocks,"
        f" {counts.again} begun again; verify finds {len(counts.findings)}"
    )
    assert wrong == [], "\n".join(wrong[:5])
    assert counts.findings == []
    assert (counts.deadlocks, counts.server_deadlocks) == (0, 0)
    assert counts.waits > counts.schedules / 10
    assert pairs == {pair for situation in SITUATIONS for pair in pairs_in(situation)}


def test_no_mutation_is_left_out() -> None:
    assert {mutation.field for mutation in MUTATIONS} == set(
        ROOT_FIELDS
    ) - MAKE_NEW - ALONE - IMPORTS


async def test_no_table_is_left_out(postgres: EmbeddedServer) -> None:
    async with stage(postgres, Counts()) as on:
        template = await Template.of(await open_clinic(on.database), HELD, on.superuser)

    assert template.rows.keys() == MINE.keys()


@dataclass(frozen=True)
class Control:
    """A kind of row that is not locked: the schedules of a pair end as neither order does."""

    unlocked: type[TenantModel]
    situation: Situation
    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.unlocked.__name__} of {self.first} and {self.second}"


CONTROLS = [
    Control(Appointment, HELD, "cancelAppointment", "rescheduleAppointment to a later day"),
    Control(PatientPackage, HELD, "cancelAppointment", "refundPackage for nothing"),
    Control(
        PatientPackage, HELD, "bookAppointment with the package", "redeemPackage on the other visit"
    ),
    Control(Invoice, HELD, "receivePayment for the other sale", "applyPayment to the other sale"),
    Control(Payment, HELD, "applyPayment to the other sale", "unapplyPayment some of it"),
    Control(Payment, HELD, "applyPayment to the other sale", "refundPayment all that is credit"),
]


@pytest.mark.parametrize("control", CONTROLS, ids=str)
async def test_without_its_lock_a_row_is_as_after_neither(
    postgres: EmbeddedServer, monkeypatch: pytest.MonkeyPatch, control: Control
) -> None:
    counts = Counts()
    async with stage(postgres, counts) as on:
        template = await Template.of(
            await open_clinic(on.database), control.situation, on.superuser
        )
        pair = (NAMED[control.first], NAMED[control.second])
        solo = await alone(on, template, pair)
        schedules = list(one_switch(*solo.values()))

        take_out_locks_of(monkeypatch, control.unlocked)
        wrong = await play_all(on, [Play(template, pair, schedules)])

    tell(
        f"without locks on {control}: {len(wrong)} of {counts.schedules} interleavings neither"
        f" order, {counts.deadlocks} deadlocks; verify finds {len(counts.findings)}"
    )
    assert wrong != []
