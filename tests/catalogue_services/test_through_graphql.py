"""Setting up as clients do it: what is left out, what is null, what comes back, who may."""

from typing import Any

import pytest

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.mutation_documents import mutation_document

TREATMENT = "treatment { id name kind durationMinutes price { amount } isArchived version }"
FEE = "noShowFee { id name amount { amount } isArchived version }"
MEMBER = "staffMember { id name email role isActive version }"
PATIENT = "patient { id firstName lastName email phone isArchived version }"
PACKAGE = """package { id name price { amount } uses validForDays isArchived version
eligibleItems { treatment { id } patientPays { amount } } }"""


@pytest.fixture
async def desk(database: ClinicDatabase) -> FrontDesk:
    return await open_clinic(database)


async def made(desk: FrontDesk, mutation: str, selection: str, **given: Any) -> Answer:
    """The one thing that the payload shows."""
    payload = await desk.do(mutation, selection, **given)
    thing: Answer = payload[selection.split(maxsplit=1)[0]]
    return thing


async def test_a_treatment_is_made_changed_and_archived(desk: FrontDesk) -> None:
    new = await made(
        desk, "createTreatment", TREATMENT, name="Massage", durationMinutes=45, price="80"
    )
    changed = await made(
        desk,
        "updateTreatment",
        TREATMENT,
        treatmentId=new["id"],
        expectedVersion=1,
        name=None,
        kind="CLASS",
        price="85.50",
    )
    archived = await made(desk, "archiveTreatment", TREATMENT, treatmentId=new["id"])
    back = await made(desk, "archiveTreatment", TREATMENT, treatmentId=new["id"], archived=False)

    price = {"amount": "80.00"}
    assert new == {
        "id": new["id"],
        "name": "Massage",
        "kind": "TREATMENT",
        "durationMinutes": 45,
        "price": price,
        "isArchived": False,
        "version": 1,
    }
    assert changed == new | {"kind": "CLASS", "price": {"amount": "85.50"}, "version": 2}
    assert archived == changed | {"isArchived": True, "version": 3}
    assert back == changed | {"version": 4}


async def test_a_no_show_fee_is_made_changed_and_archived(desk: FrontDesk) -> None:
    new = await made(desk, "createNoShowFee", FEE, name="Missed", amount="40.00")
    changed = await made(
        desk, "updateNoShowFee", FEE, noShowFeeId=new["id"], expectedVersion=1, amount="45"
    )
    archived = await made(desk, "archiveNoShowFee", FEE, noShowFeeId=new["id"])

    assert (new["name"], new["amount"], new["version"]) == ("Missed", {"amount": "40.00"}, 1)
    assert changed == new | {"amount": {"amount": "45.00"}, "version": 2}
    assert archived == changed | {"isArchived": True, "version": 3}


async def test_a_staff_member_is_added_changed_and_made_inactive(desk: FrontDesk) -> None:
    new = await made(
        desk, "createStaffMember", MEMBER, name="Fatima", role="SUPPORT", email="f@example.org"
    )
    changed = await made(
        desk, "updateStaffMember", MEMBER, staffMemberId=new["id"], role="BILLING", name=None
    )
    cleared = await made(desk, "updateStaffMember", MEMBER, staffMemberId=new["id"], email=None)
    left = await made(desk, "archiveStaffMember", MEMBER, staffMemberId=new["id"])

    assert (new["email"], new["isActive"], new["version"]) == ("f@example.org", True, 1)
    assert changed == new | {"role": "BILLING", "version": 2}
    assert cleared == changed | {"email": None, "version": 3}
    assert left == cleared | {"isActive": False, "version": 4}


async def test_the_clinic_must_keep_an_active_owner(desk: FrontDesk) -> None:
    viewer = await desk.ask("{ viewer { staffMember { id } } }")
    owner = viewer["viewer"]["staffMember"]["id"]

    demoted = await desk.result("updateStaffMember", MEMBER, staffMemberId=owner, role="BILLING")
    archived = await desk.result("archiveStaffMember", MEMBER, staffMemberId=owner)

    assert (demoted["code"], demoted["path"]) == ("INVALID_INPUT", ["input", "role"])
    assert (archived["code"], archived["path"]) == ("INVALID_INPUT", ["input", "staffMemberId"])


async def test_somebody_made_inactive_can_do_nothing_from_then_on(desk: FrontDesk) -> None:
    colleague = await desk.colleague("BILLING")
    viewer = await colleague.ask("{ viewer { staffMember { id } } }")

    await desk.do("archiveStaffMember", MEMBER, staffMemberId=viewer["viewer"]["staffMember"]["id"])

    answer = await colleague.post("{ viewer { role } }")
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_patient_is_registered_changed_and_archived(desk: FrontDesk) -> None:
    new = await made(
        desk, "createPatient", PATIENT, firstName="Zoë", lastName="Ny", email="z@e", phone="604"
    )
    changed = await made(desk, "updatePatient", PATIENT, patientId=new["id"], lastName="Nuñez")
    cleared = await made(desk, "updatePatient", PATIENT, patientId=new["id"], email=None)
    emptied = await made(desk, "updatePatient", PATIENT, patientId=new["id"], phone=None)
    archived = await made(desk, "archivePatient", PATIENT, patientId=new["id"])

    assert changed == new | {"lastName": "Nuñez", "version": 2}
    assert cleared == changed | {"email": None, "version": 3}
    assert emptied == cleared | {"phone": None, "version": 4}
    assert archived == emptied | {"isArchived": True, "version": 5}


async def test_a_changed_patient_is_found_by_the_new_name_only(desk: FrontDesk) -> None:
    patient = await desk.patient("Zoë", "Ny")
    await desk.do("updatePatient", PATIENT, patientId=patient, lastName="Nuñez")

    search = "query Q($for: String) { patients(search: $for) { nodes { id } } }"
    by_new = await desk.ask(search, **{"for": "NUNEZ zoe"})
    by_old = await desk.ask(search, **{"for": "Ny"})

    assert by_new["patients"]["nodes"] == [{"id": patient}]
    assert by_old["patients"]["nodes"] == []


async def test_a_package_is_put_on_offer_changed_and_archived(desk: FrontDesk) -> None:
    first, second = await desk.treatment(), await desk.treatment()
    new = await made(
        desk,
        "createPackage",
        PACKAGE,
        name="Ten",
        price="720.00",
        uses=10,
        validForDays=365,
        eligibleItems=[{"treatmentId": first}, {"treatmentId": second, "patientPays": "12.50"}],
    )
    package_id = new["id"]
    changed = await made(desk, "updatePackage", PACKAGE, packageId=package_id, uses=5, price=None)
    endless = await made(desk, "updatePackage", PACKAGE, packageId=package_id, validForDays=None)
    items = [{"treatmentId": second}]
    narrow = await made(desk, "updatePackage", PACKAGE, packageId=package_id, eligibleItems=items)
    archived = await made(desk, "archivePackage", PACKAGE, packageId=package_id)

    assert new["eligibleItems"] == [
        {"treatment": {"id": first}, "patientPays": {"amount": "0.00"}},
        {"treatment": {"id": second}, "patientPays": {"amount": "12.50"}},
    ]
    assert changed == new | {"uses": 5, "version": 2}
    assert endless == changed | {"validForDays": None, "version": 3}
    kept = [{"treatment": {"id": second}, "patientPays": {"amount": "0.00"}}]
    assert narrow == endless | {"eligibleItems": kept, "version": 4}
    assert archived == narrow | {"isArchived": True, "version": 5}


async def test_an_archived_treatment_is_refused_where_it_stands_in_the_items(
    desk: FrontDesk,
) -> None:
    kept, archived = await desk.treatment(), await desk.treatment()
    await desk.do("archiveTreatment", TREATMENT, treatmentId=archived)

    refusal = await desk.refused(
        "createPackage",
        name="Ten",
        price="1",
        uses=1,
        eligibleItems=[{"treatmentId": kept}, {"treatmentId": archived}],
    )

    assert (refusal["__typename"], refusal["code"]) == ("SimpleRefusal", "ARCHIVED")
    assert refusal["path"] == ["input", "eligibleItems", "1", "treatmentId"]


async def test_an_item_that_names_no_treatment_is_refused_where_it_stands(desk: FrontDesk) -> None:
    treatment, patient = await desk.treatment(), await desk.patient()
    offer = await desk.offer(treatment)
    items = [{"treatmentId": treatment}, {"treatmentId": patient}]

    refusals = [
        await desk.refused("createPackage", name="X", price="1", uses=1, eligibleItems=items),
        await desk.refused("updatePackage", packageId=offer, eligibleItems=items),
    ]

    for refusal in refusals:
        assert refusal["code"] == "NOT_FOUND"
        assert refusal["path"] == ["input", "eligibleItems", "1", "treatmentId"]


async def test_everything_that_is_wrong_with_an_input_comes_with_its_path(desk: FrontDesk) -> None:
    treatment = await desk.treatment()
    items = [{"treatmentId": treatment}, {"treatmentId": treatment, "patientPays": "NaN"}]

    refusal = await desk.refused(
        "createPackage",
        name=" ",
        price="-1",
        uses=0,
        validForDays=-1,
        eligibleItems=items,
    )

    assert refusal["__typename"] == "InvalidInput"
    assert [".".join(problem["path"]) for problem in refusal["problems"]] == [
        "input.name",
        "input.price",
        "input.uses",
        "input.validForDays",
        "input.eligibleItems.1.treatmentId",
        "input.eligibleItems.1.patientPays",
    ]


#: Each update and each archive, with the field that names its thing, and what its payload shows.
CHANGES = [
    ("updateTreatment", "treatmentId", TREATMENT),
    ("archiveTreatment", "treatmentId", TREATMENT),
    ("updateNoShowFee", "noShowFeeId", FEE),
    ("archiveNoShowFee", "noShowFeeId", FEE),
    ("updateStaffMember", "staffMemberId", MEMBER),
    ("archiveStaffMember", "staffMemberId", MEMBER),
    ("updatePatient", "patientId", PATIENT),
    ("archivePatient", "patientId", PATIENT),
    ("updatePackage", "packageId", PACKAGE),
    ("archivePackage", "packageId", PACKAGE),
]


async def one_of_each(desk: FrontDesk) -> dict[str, str]:
    fee = await desk.do("createNoShowFee", name="Missed", amount="40")
    member = await desk.do("createStaffMember", name="Fatima", role="SUPPORT")
    return {
        "treatmentId": await desk.treatment(),
        "noShowFeeId": fee["noShowFee"]["id"],
        "staffMemberId": member["staffMember"]["id"],
        "patientId": await desk.patient(),
        "packageId": await desk.offer(),
    }


@pytest.mark.parametrize(("mutation", "field", "selection"), CHANGES)
async def test_an_id_that_is_absent_malformed_of_another_kind_or_of_another_clinic_is_not_found(
    desk: FrontDesk, database: ClinicDatabase, mutation: str, field: str, selection: str
) -> None:
    ours, theirs = await one_of_each(desk), await one_of_each(await open_clinic(database))
    other_kind = next(thing for name, thing in ours.items() if name != field)

    for wrong in (theirs[field], other_kind, "", "x" * 1000, ours[field] + "="):
        refusal = await desk.result(mutation, selection, **{field: wrong})

        assert (refusal["code"], refusal["path"]) == ("NOT_FOUND", ["input", field]), wrong


@pytest.mark.parametrize(
    ("mutation", "field", "selection"), [row for row in CHANGES if row[0].startswith("update")]
)
async def test_a_stale_version_is_refused_with_the_one_that_is_there(
    desk: FrontDesk, mutation: str, field: str, selection: str
) -> None:
    thing = (await one_of_each(desk))[field]
    await desk.do(mutation, selection, **{field: thing, "expectedVersion": 1})

    refusal = await desk.result(mutation, selection, **{field: thing, "expectedVersion": 1})

    assert (refusal["__typename"], refusal["code"]) == ("VersionConflict", "VERSION_CONFLICT")
    assert (refusal["currentVersion"], refusal["path"]) == (2, ["input", "expectedVersion"])


@pytest.mark.parametrize(
    ("mutation", "field", "selection"), [row for row in CHANGES if row[0].startswith("archive")]
)
async def test_what_was_archived_comes_back_as_it_was(
    desk: FrontDesk, mutation: str, field: str, selection: str
) -> None:
    thing = (await one_of_each(desk))[field]
    archived = await made(desk, mutation, selection, **{field: thing})

    back = await made(desk, mutation, selection, **{field: thing, "archived": False})

    mark = {"isActive": True} if field == "staffMemberId" else {"isArchived": False}
    assert back == archived | mark | {"version": 3}


@pytest.mark.parametrize(("mutation", "field", "selection"), CHANGES)
async def test_a_missing_right_is_said_before_whether_the_thing_is_there(
    desk: FrontDesk, mutation: str, field: str, selection: str
) -> None:
    support = await desk.colleague("SUPPORT")

    answer = await support.post(
        mutation_document(mutation, selection), {"input": {field: "no such thing"}}
    )

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize("role", ["BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"])
async def test_only_an_owner_sets_up_the_catalogue_and_the_staff(
    desk: FrontDesk, role: str
) -> None:
    colleague = await desk.colleague(role)
    inputs = {
        "createTreatment": {"name": "X", "durationMinutes": 1, "price": "1"},
        "createNoShowFee": {"name": "X", "amount": "1"},
        "createPackage": {"name": "X", "price": "1", "uses": 1, "eligibleItems": []},
        "createStaffMember": {"name": "X", "role": "OWNER"},
    }

    for mutation, given in inputs.items():
        answer = await colleague.post(mutation_document(mutation), {"input": given})

        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN", mutation
