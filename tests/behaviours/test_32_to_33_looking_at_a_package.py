"""Rules 32 and 33: what can be seen of a sold package."""

import asyncpg
import pytest

from tests.front_desk import Ready, ready

HISTORY = """history(first: 100) { nodes {
  sequence kind at actor { name } appointment { id } usesAvailableAfter usesRemainingAfter
} }"""


async def test_32_per_patient_when_bought_what_remains_when_it_ends_and_each_redemption(
    clinic: Ready,
) -> None:
    desk, visit = clinic.desk, await clinic.use()
    held = await clinic.use("2026-03-11T17:00:00Z")
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])
    await (await ready(desk)).use()  # of another patient with another package

    data = await desk.ask(
        """query Q($id: ID!) { patient(id: $id) { packages { nodes {
          id purchasedAt usesRemaining expiresOn
          redemptions { nodes { redeemedAt appointment { id } invoice { id } } } } } } }""",
        id=clinic.patient,
    )

    assert data["patient"]["packages"]["nodes"] == [
        {
            "id": clinic.package,
            "purchasedAt": "2026-03-02T18:00:00Z",
            "usesRemaining": 9,
            "expiresOn": "2027-03-02",
            "redemptions": {
                "nodes": [
                    {
                        "redeemedAt": "2026-03-02T18:00:00Z",
                        "appointment": {"id": visit["id"]},
                        "invoice": {"id": arrived["invoice"]["id"]},
                    },
                    {"redeemedAt": None, "appointment": {"id": held["id"]}, "invoice": None},
                ]
            },
        }
    ]


async def test_33_always_total_reserved_redeemed_remaining_available(clinic: Ready) -> None:
    first = await clinic.use()
    await clinic.use("2026-03-11T17:00:00Z")
    await clinic.desk.do("arriveAppointment", appointmentId=first["id"])

    assert await clinic.counters() == {
        "total": 10,
        "reserved": 1,
        "redeemed": 1,
        "remaining": 9,
        "available": 8,
    }


async def test_33_the_history_has_the_balance_after_each_entry_and_who_did_it(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    colleague = await desk.colleague("FRONT_DESK")
    visit = await clinic.use()
    desk.clock.go_to("2026-03-10")
    await colleague.do("arriveAppointment", appointmentId=visit["id"])
    await desk.do("undoArrival", appointmentId=visit["id"])
    await desk.do("removePackage", appointmentId=visit["id"])

    entries = (await desk.package(clinic.package, HISTORY))["history"]["nodes"]

    assert [
        (e["sequence"], e["kind"], e["usesAvailableAfter"], e["usesRemainingAfter"])
        for e in entries
    ] == [
        (1, "SOLD", 10, 10),
        (2, "RESERVED", 9, 10),
        (3, "REDEEMED", 9, 9),
        (4, "REVERSED", 10, 10),
        (5, "RESERVED", 9, 10),
        (6, "RELEASED", 10, 10),
    ]
    assert [e["actor"]["name"] for e in entries[:3]] == ["Olga Owner", "Olga Owner", "Front_Desk"]
    assert entries[2]["at"] == "2026-03-10T18:00:00Z"
    assert entries[2]["appointment"]["id"] == visit["id"]


@pytest.mark.parametrize(
    "change", ["DELETE FROM package_entry", "UPDATE package_entry SET note = ''"]
)
async def test_33_the_program_itself_can_neither_change_nor_remove_history(
    clinic: Ready, change: str
) -> None:
    clinic_id = clinic.desk.principal.clinic_id

    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with clinic.desk.database.writing(clinic_id) as connection:
            await connection.run(f"{change} WHERE clinic_id = $1", clinic_id)
