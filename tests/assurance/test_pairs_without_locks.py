"""The control of test_pairs: with the locks of one kind of row taken out, the same schedules end
as neither order does."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.models.billing import Invoice, Payment
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.models.tenant import TenantModel
from tests.assurance.interleavings.mutations import NAMED
from tests.assurance.interleavings.playing import Play, alone, one_switch, play_all
from tests.assurance.interleavings.running import Counts, stage
from tests.assurance.interleavings.scenes import Template
from tests.assurance.interleavings.situations import HELD, Situation
from tests.front_desk import open_clinic
from tests.run_size import tell
from tests.unlocked import take_out_locks_of


@dataclass(frozen=True)
class Control:
    """A kind of row that is not locked, and a pair that is lost without."""

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
