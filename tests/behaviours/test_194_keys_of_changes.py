"""Rule 194: a change can be sent again under its key, and is no conflict with itself."""

from uuid import uuid4

import pytest

from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import heard
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.input_walk import with_another_thing
from tests.populated_clinic import Furnished, furnish
from tests.schema_walk import KEYED, mutation_document

#: What was sent without a key in earlier versions, and still may be.
MAY_HAVE_ONE = [
    name
    for name in KEYED
    if name.startswith("archive")
    or name
    in {
        *(
            "rescheduleAppointment",
            "updateClinic",
            "updateClinicPolicy",
            "updateTreatment",
            "updateNoShowFee",
        ),
        *("updatePackage", "updateStaffMember", "updatePatient"),
    }
]


@pytest.fixture(scope="module")
async def furnished(database: ClinicDatabase) -> Furnished:
    return await furnish(await open_clinic(database))


async def send(desk: FrontDesk, mutation: str, given: Answer) -> Answer:
    return await desk.post(mutation_document(mutation), {"input": given})


@pytest.mark.parametrize("mutation", MAY_HAVE_ONE)
async def test_194_a_change_is_no_conflict_with_itself(furnished: Furnished, mutation: str) -> None:
    desk, given = furnished.desk, furnished.valid_input(mutation)
    unkeyed = {name: value for name, value in given.items() if name != "idempotencyKey"}
    another = with_another_thing(mutation, given)

    first, again = await send(desk, mutation, given), await send(desk, mutation, given)
    changed, without = await send(desk, mutation, another), await send(desk, mutation, unkeyed)

    assert heard(first) == "DONE"
    assert again == first
    assert heard(changed) == "IDEMPOTENCY_KEY_MISMATCH"
    # Without a key it is another change of the same: on a version that was seen, it is too late.
    assert heard(without) == ("VERSION_CONFLICT" if given.get("expectedVersion") else "DONE")


async def test_194_a_repetition_leaves_what_others_changed_meanwhile(desk: FrontDesk) -> None:
    patient = await desk.patient("Noor", "Haddad")
    about = {"patientId": patient, "expectedVersion": 1}
    change = {**about, "phone": "604 555 0101", "idempotencyKey": f"phone-{uuid4()}"}
    shown = "patient { phone version }"

    await desk.do("updatePatient", shown, **change)
    await desk.do("updatePatient", shown, patientId=patient, phone="604 555 0102")
    again = await desk.do("updatePatient", shown, **change)

    assert again["patient"] == {"phone": "604 555 0102", "version": 3}


async def test_194_a_refused_version_is_not_kept_under_the_key(desk: FrontDesk) -> None:
    patient = await desk.patient("Noor", "Haddad")
    about: Answer = {"patientId": patient, "expectedVersion": 2}
    change = {**about, "phone": "604 555 0101", "idempotencyKey": f"phone-{uuid4()}"}

    early = await desk.result("updatePatient", **change)
    await desk.do("updatePatient", patientId=patient, email="noor@example.org")
    due = await desk.do("updatePatient", "patient { phone version }", **change)

    assert early["code"] == "VERSION_CONFLICT"
    assert due["patient"] == {"phone": "604 555 0101", "version": 3}
