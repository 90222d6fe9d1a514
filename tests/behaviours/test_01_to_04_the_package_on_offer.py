"""Rules 1 to 4: what a package on offer is."""

from tests.front_desk import Answer, FrontDesk, Ready, ready

TERMS = """id name price { amount currency } uses validForDays isArchived
eligibleItems { treatment { id } patientPays { amount } }"""


async def offer_of(desk: FrontDesk, offer_id: str) -> Answer:
    query = f"query Q($id: ID!) {{ node(id: $id) {{ ... on Package {{ {TERMS} }} }} }}"
    offer: Answer = (await desk.ask(query, id=offer_id))["node"]
    return offer


async def test_01_a_package_has_one_global_number_of_uses_and_what_the_patient_pays_per_item(
    desk: FrontDesk,
) -> None:
    massage = await desk.treatment("Massage")
    yoga = await desk.treatment("Yoga", kind="CLASS")
    items = [
        {"treatmentId": massage, "patientPays": "0"},
        {"treatmentId": yoga, "patientPays": "12.50"},
    ]

    offer = await offer_of(
        desk, await desk.offer(name="Mixed", uses=2, price="99.95", eligibleItems=items)
    )

    assert (offer["name"], offer["price"]["amount"], offer["uses"]) == ("Mixed", "99.95", 2)
    assert [i["patientPays"]["amount"] for i in offer["eligibleItems"]] == ["0.00", "12.50"]


async def test_01_the_uses_are_shared_by_all_items(desk: FrontDesk) -> None:
    massage, yoga = await desk.treatment("Massage"), await desk.treatment("Yoga", kind="CLASS")
    items = [{"treatmentId": massage}, {"treatmentId": yoga}]
    patient = await desk.patient()
    offer = await desk.offer(uses=2, eligibleItems=items)
    package = (await desk.sell(patient, offer, pay="800"))["patientPackage"]["id"]

    await desk.book(patient, massage, patientPackageId=package)
    await desk.book(patient, yoga, patientPackageId=package)

    refusal = await desk.refused(
        "bookAppointment",
        patientId=patient,
        treatmentId=yoga,
        patientPackageId=package,
        startsAt="2026-03-12T17:00:00Z",
    )
    assert refusal["code"] == "PACKAGE_USED_UP"


async def test_01_it_is_good_for_the_treatments_that_it_lists_and_no_other(clinic: Ready) -> None:
    other = await clinic.desk.treatment("Acupuncture")

    refusal = await clinic.desk.refused(
        "bookAppointment",
        patientId=clinic.patient,
        treatmentId=other,
        patientPackageId=clinic.package,
        startsAt="2026-03-10T17:00:00Z",
    )

    assert refusal["code"] == "NOT_ELIGIBLE"
    assert (await clinic.use())["redemption"]["status"] == "RESERVED"


async def test_02_validity_in_days_or_none_and_then_it_never_expires(desk: FrontDesk) -> None:
    patient = await desk.patient()

    year = await desk.sell(patient, await desk.offer(validForDays=365))
    ever = await desk.sell(patient, await desk.offer(validForDays=None))

    assert year["patientPackage"]["expiresOn"] == "2027-03-02"
    assert ever["patientPackage"]["expiresOn"] is None


async def test_03_a_free_package_counts_as_paid_at_once_and_money_up_front_is_credit(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, pays="40.00", price="0", name="Pay as you go")
    free = await desk.package(clinic.package)
    sale = await desk.sell(clinic.patient, clinic.offer, pay="200.00")

    assert free["status"] == "ACTIVE"
    assert sale["invoice"]["status"] == "PAID"
    assert sale["payment"]["unapplied"]["amount"] == "200.00"
    assert await desk.balance(clinic.patient) == ("200.00", "0.00")
    visit = await clinic.use()
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])
    assert arrived["invoice"]["balanceDue"]["amount"] == "40.00"


async def test_04_what_is_sold_does_not_change_when_the_offer_is_edited(clinic: Ready) -> None:
    desk, other = clinic.desk, await clinic.desk.treatment("Acupuncture")
    await desk.do(
        "updatePackage",
        packageId=clinic.offer,
        name="Five",
        price="450",
        uses=5,
        validForDays=30,
        eligibleItems=[{"treatmentId": other, "patientPays": "5"}],
    )

    sold = await desk.package(
        clinic.package,
        "name price { amount } usesTotal expiresOn"
        " eligibleItems { treatment { id } patientPays { amount } }",
    )

    assert (sold["name"], sold["price"]["amount"], sold["usesTotal"]) == (
        "Ten massages",
        "800.00",
        10,
    )
    assert sold["expiresOn"] == "2027-03-02"
    assert sold["eligibleItems"] == [
        {"treatment": {"id": clinic.treatment}, "patientPays": {"amount": "0.00"}}
    ]
    use = (await clinic.use())["redemption"]
    assert (use["value"]["amount"], use["patientPays"]["amount"]) == ("80.00", "0.00")


async def test_04_an_archived_offer_cannot_be_sold_and_sold_ones_go_on(clinic: Ready) -> None:
    desk = clinic.desk
    await desk.do("archivePackage", packageId=clinic.offer)

    refusal = await desk.refused("sellPackage", patientId=clinic.patient, packageId=clinic.offer)

    assert (refusal["code"], refusal["path"]) == ("ARCHIVED", ["input", "packageId"])
    visit = await clinic.use()
    assert visit["redemption"]["status"] == "RESERVED"
    await desk.do("archivePackage", packageId=clinic.offer, archived=False)
    await desk.sell(clinic.patient, clinic.offer)
