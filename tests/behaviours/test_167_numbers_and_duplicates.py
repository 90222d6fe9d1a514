"""Rule 167: patients have a number and a date of birth, and are not registered twice unnoticed."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from gql_packages.database.connect import Connection
from gql_packages.filling.fill import fill_clinic
from gql_packages.schema.global_id import decode
from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic

PATIENT = """query P($id: ID!) { patient(id: $id) {
  number dateOfBirth version possibleDuplicates { number firstName isArchived } } }"""
NUMBERS = "{ patients(orderBy: CREATED_AT_ASC) { nodes { number } } }"
DUPLICATES = "patient { number } possibleDuplicates { number }"


async def numbers(desk: FrontDesk) -> list[int | None]:
    """Those of the clinic's patients, in the order in which they were added."""
    nodes = (await desk.ask(NUMBERS))["patients"]["nodes"]
    return [node["number"] for node in nodes]


async def shown(desk: FrontDesk, patient: str) -> dict[str, Any]:
    found: dict[str, Any] = (await desk.ask(PATIENT, id=patient))["patient"]
    return found


async def registered(desk: FrontDesk, first: str, last: str, **more: Any) -> list[int]:
    """Those who may be the same, when the patient is registered."""
    made = await desk.do("createPatient", DUPLICATES, firstName=first, lastName=last, **more)
    return [each["number"] for each in made["possibleDuplicates"]]


async def duplicates(desk: FrontDesk, patient: str) -> list[int]:
    return [each["number"] for each in (await shown(desk, patient))["possibleDuplicates"]]


async def test_167_patients_are_numbered_from_1_in_each_clinic(
    desk: FrontDesk, database: ClinicDatabase
) -> None:
    other = await open_clinic(database)
    for _ in range(3):
        await desk.patient()
    patient = await other.patient()

    assert await numbers(desk) == [1, 2, 3]
    assert (await shown(other, patient))["number"] == 1


async def test_167_patients_who_are_added_at_once_have_different_numbers(desk: FrontDesk) -> None:
    await asyncio.gather(*(desk.patient() for _ in range(12)))

    assert sorted(map(int, filter(None, await numbers(desk)))) == list(range(1, 13))


async def test_167_a_number_stays_whatever_is_changed(desk: FrontDesk) -> None:
    patient, _ = await desk.patient(), await desk.patient()

    await desk.do("updatePatient", patientId=patient, lastName="Twin", phone="+1 604 555 0132")
    await desk.do("archivePatient", patientId=patient)

    assert (await shown(desk, patient))["number"] == 1


async def test_167_a_number_that_was_not_drawn_or_is_drawn_twice_differs(
    desk: FrontDesk, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    patient, clinic_id = await desk.patient(), desk.principal.clinic_id

    async def said(number: int) -> list[str]:
        key = decode(patient, "Patient")
        await superuser.execute("UPDATE patient SET number = $2 WHERE id = $1", key, number)
        findings = (await verify(database_urls.owner, progress=lambda _: None)).findings
        return [each.what for each in findings if each.clinic_id == clinic_id]

    assert await said(2) == [
        "it is not found by what its name says",
        "its number, 2, was not drawn yet",
    ]
    assert await said(1) == []


async def test_167_earlier_patients_are_numbered_in_the_order_in_which_they_were_added(
    desk: FrontDesk, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    clinic_id = desk.principal.clinic_id
    for minute in range(3):
        desk.clock.go_to("2026-03-02", 18 + minute)
        await desk.patient()
    await as_an_earlier_version(superuser, clinic_id)
    before = await numbers(desk)
    desk.clock.go_to("2026-03-03")
    await desk.patient("New", "Patient")

    unfilled = await numbers(desk)
    filled = [await fill_clinic(desk.database, clinic_id) for _ in range(2)]

    assert (before, unfilled) == ([None] * 3, [None, None, None, 1])
    assert (filled, await numbers(desk)) == ([3, 0], [2, 3, 4, 1])
    assert (await verify(database_urls.owner, progress=lambda _: None)).findings == []


async def as_an_earlier_version(superuser: Connection, clinic_id: UUID) -> None:
    """The clinic's patients without numbers, as the version before this one leaves them."""
    for text in (
        "UPDATE patient SET number = NULL WHERE clinic_id = $1",
        "DELETE FROM patient_word WHERE clinic_id = $1 AND word LIKE '#%'",
        "DELETE FROM patient_counter WHERE clinic_id = $1",
    ):
        await superuser.execute(text, clinic_id)


async def test_167_numbers_are_filled_while_patients_are_added(
    desk: FrontDesk, superuser: Connection
) -> None:
    for _ in range(5):
        await desk.patient()
    await as_an_earlier_version(superuser, desk.principal.clinic_id)

    adding = [desk.patient() for _ in range(5)]
    filling = [fill_clinic(desk.database, desk.principal.clinic_id) for _ in range(2)]
    await asyncio.gather(*adding, *filling)
    await fill_clinic(desk.database, desk.principal.clinic_id)

    assert sorted(map(int, filter(None, await numbers(desk)))) == list(range(1, 11))


async def test_167_a_date_of_birth_is_optional_and_can_be_changed_and_removed(
    desk: FrontDesk,
) -> None:
    made = await desk.do(
        "createPatient",
        "patient { id dateOfBirth }",
        firstName="Anna",
        lastName="Twin",
        dateOfBirth="1988-02-29",
    )
    patient = made["patient"]["id"]

    async def changed(**given: Any) -> str | None:
        await desk.do("updatePatient", patientId=patient, **given)
        day: str | None = (await shown(desk, patient))["dateOfBirth"]
        return day

    assert made["patient"]["dateOfBirth"] == "1988-02-29"
    assert await changed(lastName="Twain") == "1988-02-29"
    assert await changed(dateOfBirth="1900-01-01") == "1900-01-01"
    assert await changed(dateOfBirth=None) is None
    assert (await shown(desk, await desk.patient()))["dateOfBirth"] is None


@pytest.mark.parametrize(
    ("hour", "day", "is_refused"),
    [
        # On 2 March it is already the 3rd in UTC.
        (18, "2026-03-02", False),
        (18, "2026-03-03", True),
        (18, "2999-01-01", True),
    ],
)
async def test_167_a_birth_after_today_in_the_clinic_is_refused(
    desk: FrontDesk, hour: int, day: str, *, is_refused: bool
) -> None:
    desk.clock.go_to("2026-03-02", hour)
    patient = await desk.patient()

    answers = [
        await desk.result("createPatient", firstName="A", lastName="B", dateOfBirth=day),
        await desk.result("updatePatient", patientId=patient, dateOfBirth=day),
    ]

    refused = [answer.get("code") for answer in answers]
    assert refused == (["INVALID_INPUT"] * 2 if is_refused else [None] * 2)
    if is_refused:
        assert {answer["message"] for answer in answers} == {"Give a day from 1900 to today."}


@pytest.mark.parametrize("day", ["1899-12-31", "2025-02-29", "29.2.1988", "1988"])
async def test_167_a_day_that_there_is_not_is_refused(desk: FrontDesk, day: str) -> None:
    document = "mutation M($i: CreatePatientInput!) { createPatient(input: $i) { __typename } }"

    answer = await desk.post(
        document, {"i": {"firstName": "A", "lastName": "B", "dateOfBirth": day}}
    )

    assert "A Date is a calendar day" in answer["errors"][0]["message"]


async def test_167_who_has_the_name_the_address_or_the_telephone_of_another_is_named(
    desk: FrontDesk,
) -> None:
    assert await registered(desk, "Anna", "Twin", email="anna@twin.example") == []
    assert await registered(desk, "ÁNNA", "TWIN", phone="+1 (604) 555-0132") == [1]
    assert await registered(desk, "Twin", "Anna") == []
    assert await registered(desk, "A.", "Twin", email="ANNA@twin.example") == [1]
    assert await registered(desk, "B", "Else", phone="604.555.0132 (mobile)") == [2]
    assert await registered(desk, "B", "Another", phone="0132") == []
    everything = {"email": "Anna@Twin.example", "phone": "16045550132"}
    # By name: Else, B; Twin, A; and the Twins called Anna.
    assert await registered(desk, "Anna", "Twin", **everything) == [5, 4, 1, 2]


async def test_167_possible_duplicates_are_read_of_any_patient(desk: FrontDesk) -> None:
    first = await desk.patient("Anna", "Twin")
    second = await desk.patient("Anna", "Twin")
    other = await desk.patient("Noor", "Haddad")
    await desk.do("archivePatient", patientId=second)

    assert (await shown(desk, first))["possibleDuplicates"] == [
        {"number": 2, "firstName": "Anna", "isArchived": True}
    ]
    assert (await duplicates(desk, second), await duplicates(desk, other)) == ([1], [])
    await desk.do("updatePatient", patientId=second, firstName="Hanna")
    assert (await duplicates(desk, first), await duplicates(desk, second)) == ([], [])


async def test_167_possible_duplicates_are_bounded_and_of_the_same_clinic(
    desk: FrontDesk, database: ClinicDatabase
) -> None:
    other = await open_clinic(database)
    await other.patient("Anna", "Twin")
    for _ in range(12):
        patient = await desk.patient("Anna", "Twin")

    assert await duplicates(desk, patient) == list(range(1, 11))


async def test_167_looking_at_possible_duplicates_is_reading_their_records(
    desk: FrontDesk, superuser: Connection
) -> None:
    """However deep they stand."""
    patients = [await desk.patient("Anna", "Twin") for _ in range(3)]
    await desk.patient("Noor", "Haddad")
    await desk.database.audit.flush()
    reads = "SELECT count(*) FROM audit_entry WHERE clinic_id = $1 AND outcome = 'READ'"
    seen = f"{reads} AND operation = $2"
    documents = {
        "patient": f'{{ patient(id: "{patients[0]}") {{ possibleDuplicates {{ number }} }} }}',
        "patients": """{ patients(first: 1) { edges { node {
            firstName possibleDuplicates { possibleDuplicates { number } } } } } }""",
        "node": f"""{{ node(id: "{patients[1]}") {{ ... on Patient {{
            possibleDuplicates {{ lastName }} }} }} }}""",
    }

    counts = {}
    for field, document in documents.items():
        await desk.ask(document)
        await desk.database.audit.flush()
        counts[field] = await superuser.fetchval(seen, desk.principal.clinic_id, field)

    # By name the first is Noor Haddad, who has none.
    assert counts == {"patient": 3, "patients": 1, "node": 3}


CREATIONS: list[tuple[str, dict[str, Any]]] = [
    ("createPatient", {"firstName": "A", "lastName": "Once"}),
    ("createTreatment", {"name": "Once", "durationMinutes": 30, "price": 9}),
    ("createNoShowFee", {"name": "Once", "amount": 9}),
    ("createStaffMember", {"name": "Once", "role": "BILLING"}),
    ("createPackage", {"name": "Once", "price": 9, "uses": 3}),
]


@pytest.mark.parametrize(("mutation", "given"), CREATIONS, ids=[name for name, _ in CREATIONS])
async def test_167_under_one_key_nothing_is_created_twice(
    desk: FrontDesk, mutation: str, given: dict[str, Any]
) -> None:
    if mutation == "createPackage":
        given = {**given, "eligibleItems": [{"treatmentId": await desk.treatment()}]}
    field = mutation[6].lower() + mutation[7:]

    async def made(key: str | None, **more: Any) -> str:
        sent = {**given, **more, "idempotencyKey": key}
        answer = await desk.result(mutation, f"{field} {{ id }}", **sent)
        found: str = answer.get("code") or answer[field]["id"]
        return found

    key = f"once-{uuid4()}"
    first, again, under_another = await made(key), await made(key), await made(f"{key}-2")
    name = "lastName" if mutation == "createPatient" else "name"
    changed = await made(key, **{name: "Another"})

    assert first == again != under_another
    assert changed == "IDEMPOTENCY_KEY_MISMATCH"
    # Without a key each request creates another.
    assert await made(None) != await made(None)
