"""Lists: found by words, in a stable order, page after page."""

from __future__ import annotations

from typing import Any

import pytest

from gql_packages.schema.global_id import read
from tests.cursors import cursor
from tests.queries.records import NOW, Records, hours, named
from tests.recorded_statements import recording

pytestmark = pytest.mark.tampers

PATIENTS = """query($search: String, $first: Int, $after: String, $archived: Boolean) {
  patients(search: $search, first: $first, after: $after, includeArchived: $archived) {
    totalCount edges { cursor node { lastName } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


async def _walk(clinic: Records, document: str, *path: str, **variables: Any) -> list[list[Any]]:
    """Every page of a list, by its end cursors."""
    pages, after = [], None
    while True:
        found: Any = await clinic.ask(document, after=after, **variables)
        for name in path:
            found = found[name]
        pages.append(found["nodes"])
        if not found["pageInfo"]["hasNextPage"]:
            return pages
        after = found["pageInfo"]["endCursor"]


async def _last_names(clinic: Records, **variables: Any) -> list[str]:
    found = (await clinic.ask(PATIENTS, **variables))["patients"]
    return [edge["node"]["lastName"] for edge in found["edges"]]


async def test_patients_are_found_by_every_word_whatever_its_case_and_accents(
    clinic: Records,
) -> None:
    await clinic.patient("Łucja", "Wójcik")
    await clinic.patient("José", "Muñoz")
    await clinic.patient("Jo_e", "100%\\")

    assert await _last_names(clinic, search="munoz JOSE") == ["Muñoz"]
    assert await _last_names(clinic, search="wójc") == ["Wójcik"]
    assert await _last_names(clinic, search="  ") == ["100%\\", "Muñoz", "Wójcik"]
    assert await _last_names(clinic, search="jose wojcik") == []
    assert await _last_names(clinic, search="0%") == ["100%\\"]
    assert await _last_names(clinic, search="jo_e") == ["100%\\"]
    assert await _last_names(clinic, search="\\") == await _last_names(clinic, search="%") == []


@pytest.mark.parametrize("search", ["x" * 201, "a\0b"])
async def test_a_search_that_no_name_could_have_is_refused(clinic: Records, search: str) -> None:
    assert await clinic.code(PATIENTS, search=search) == "INVALID_INPUT"


async def test_archived_patients_are_left_out_unless_asked_for(clinic: Records) -> None:
    await clinic.patient("Ada", "Away", is_archived=True)
    await clinic.patient("Bo", "Here")

    assert await _last_names(clinic) == ["Here"]
    assert await _last_names(clinic, archived=True) == ["Away", "Here"]
    assert await _last_names(clinic, archived=None) == ["Here"]


async def test_pages_follow_each_other_without_gap_or_repetition_whatever_is_added_meanwhile(
    clinic: Records,
) -> None:
    for number in range(7):
        await clinic.patient("Same", "Name" if number % 2 else f"Name {number}")

    first = (await clinic.ask(PATIENTS, first=3))["patients"]
    await clinic.patient("Aaa", "Aaa")
    second = (await clinic.ask(PATIENTS, first=3, after=first["pageInfo"]["endCursor"]))["patients"]
    third = (await clinic.ask(PATIENTS, first=3, after=second["pageInfo"]["endCursor"]))["patients"]

    names = [edge["node"]["lastName"] for page in (first, second, third) for edge in page["edges"]]
    assert names == ["Name 0", "Name 2", "Name 4", "Name 6", "Name", "Name", "Name"]
    assert [page["pageInfo"]["hasNextPage"] for page in (first, second, third)] == [
        True,
        True,
        False,
    ]
    assert [page["pageInfo"]["hasPreviousPage"] for page in (first, second)] == [False, True]
    assert (first["totalCount"], third["totalCount"]) == (7, 8)
    assert second["pageInfo"]["startCursor"] == second["edges"][0]["cursor"]


async def test_an_empty_page_has_no_cursors(clinic: Records) -> None:
    page = (await clinic.ask(PATIENTS))["patients"]

    assert page == {
        "totalCount": 0,
        "edges": [],
        "pageInfo": {
            "hasNextPage": False,
            "hasPreviousPage": False,
            "startCursor": None,
            "endCursor": None,
        },
    }


async def test_the_whole_list_is_counted_only_when_that_is_asked(clinic: Records) -> None:
    with recording() as without:
        await clinic.ask("{ patients { nodes { id } } }")
    with recording() as counted:
        await clinic.ask("{ patients { nodes { id } totalCount } }")

    assert [any("count(*)" in text for text in texts) for texts in (without, counted)] == [
        False,
        True,
    ]


@pytest.mark.parametrize("first", [0, -1, 101, 2**31 - 1])
async def test_a_page_has_1_to_100_items(clinic: Records, first: int) -> None:
    assert await clinic.code(PATIENTS, first=first) == "INVALID_INPUT"


async def test_a_page_has_20_items_unless_asked_otherwise(clinic: Records) -> None:
    for _ in range(21):
        await clinic.patient()

    assert len(await _last_names(clinic)) == 20
    assert len(await _last_names(clinic, first=None)) == 20
    assert len(await _last_names(clinic, first=100)) == 21


async def test_a_cursor_of_another_list_is_refused(clinic: Records) -> None:
    patient = await clinic.patient()
    await clinic.offer()
    package = await clinic.ask("{ packages { pageInfo { endCursor } } }")
    cursor = package["packages"]["pageInfo"]["endCursor"]

    assert await clinic.code(PATIENTS, after=cursor) == "INVALID_INPUT"
    nested = (
        "query($id: ID!, $c: String) { patient(id: $id) { payments(after: $c) { nodes { id } } } }"
    )
    assert await clinic.code(nested, id=named("Patient", patient), c=cursor) == "INVALID_INPUT"


async def test_offers_are_listed_by_name_and_archived_ones_only_on_request(
    clinic: Records,
) -> None:
    for name in ("Ärzte-Paket", "zehn Massagen", "Acht Massagen"):
        await clinic.offer(name)
    await clinic.offer("Alt", is_archived=True)
    listed = """query($s: String, $a: Boolean) {
        packages(search: $s, includeArchived: $a) { nodes { name } } }"""

    def names(data: dict[str, Any]) -> list[str]:
        return [node["name"] for node in data["packages"]["nodes"]]

    assert names(await clinic.ask(listed)) == ["Acht Massagen", "Ärzte-Paket", "zehn Massagen"]
    assert names(await clinic.ask(listed, s="massagen")) == ["Acht Massagen", "zehn Massagen"]
    assert names(await clinic.ask(listed, s="alt", a=True)) == ["Alt"]


async def test_the_catalogue_and_the_staff_are_listed_by_name(clinic: Records) -> None:
    for name in ("b", "Á", "C"):
        await clinic.treatment(name=name)
        await clinic.fee(name=name)
        await clinic.staff_member(name=name)
    await clinic.treatment(name="Gone", is_archived=True)
    await clinic.staff_member(name="Gone", is_active=False)

    data = await clinic.ask(
        """{ treatments { name } noShowFees { name amount { amount } } staffMembers { name }
             all: treatments(includeArchived: true) { name isArchived }
             everybody: staffMembers(includeInactive: true) { name } }"""
    )

    assert [each["name"] for each in data["treatments"]] == ["Á", "b", "C"]
    assert [each["name"] for each in data["noShowFees"]] == ["Á", "b", "C"]
    assert [each["name"] for each in data["staffMembers"]] == ["Á", "b", "C", "Olga Owner"]
    assert {"name": "Gone", "isArchived": True} in data["all"]
    assert {"name": "Gone"} in data["everybody"]


async def test_what_belongs_to_a_patient_comes_newest_first_page_by_page(clinic: Records) -> None:
    patient, treatment, offer = (
        await clinic.patient(),
        await clinic.treatment(),
        await clinic.offer(),
    )
    for number in range(5):
        at = hours(-(number // 2))
        await clinic.sold(patient, offer, purchased_at=at, name=f"P{number // 2}")
        await clinic.payment(patient, number + 1, received_at=at)
        await clinic.appointment(patient, treatment, at)
    for field, shown in (
        ("packages", "purchasedAt"),
        ("payments", "receivedAt"),
        ("appointments", "startsAt"),
        ("invoices", "issuedAt"),
    ):
        document = f"""query($id: ID!, $after: String) {{ patient(id: $id) {{
            {field}(first: 2, after: $after) {{ totalCount nodes {{ id at: {shown} }}
              pageInfo {{ hasNextPage endCursor }} }} }} }}"""

        pages = await _walk(clinic, document, "patient", field, id=named("Patient", patient))

        assert [len(page) for page in pages] == [2, 2, 1]
        items = [item for page in pages for item in page]
        assert len({item["id"] for item in items}) == 5
        assert [item["at"] for item in items] == sorted((i["at"] for i in items), reverse=True)


async def test_uses_and_history_come_oldest_first(clinic: Records) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    package = await clinic.sold(patient, await clinic.offer(), uses_reserved=3)
    for number in (3, 1, 2):
        visit = await clinic.appointment(patient, treatment, hours(number))
        await clinic.redemption(package, visit, use_number=number, reserved_at=hours(number))
        await clinic.entry(package, number)
    document = """query($id: ID!, $after: String) { patientPackage(id: $id) {
        redemptions(first: 2, after: $after) {
          nodes { useNumber } pageInfo { hasNextPage endCursor } } } }"""
    history = """query($id: ID!, $after: String) { patientPackage(id: $id) {
        history(first: 2, after: $after) {
          nodes { sequence } pageInfo { hasNextPage endCursor } } } }"""
    key = named("PatientPackage", package)

    uses = await _walk(clinic, document, "patientPackage", "redemptions", id=key)
    entries = await _walk(clinic, history, "patientPackage", "history", id=key)

    assert uses == [[{"useNumber": 1}, {"useNumber": 2}], [{"useNumber": 3}]]
    assert entries == [[{"sequence": 1}, {"sequence": 2}], [{"sequence": 3}]]


async def test_the_days_of_the_schedule_are_the_clinics_own(clinic: Records) -> None:
    patient, treatment, ines = (
        await clinic.patient(),
        await clinic.treatment(),
        await clinic.staff_member(),
    )
    # 8 March 2026 has 23 hours in Vancouver: from 08:00 UTC to 07:00 UTC.
    for hour, minute, day, who in (
        (7, 59, 8, None),
        (8, 0, 8, ines),
        (6, 59, 9, None),
        (7, 0, 9, None),
    ):
        at = NOW.replace(day=day, hour=hour, minute=minute)
        await clinic.appointment(patient, treatment, at, practitioner_id=who)
    document = """query($from: Date!, $to: Date!, $who: ID) {
        appointments(during: {from: $from, to: $to}, practitionerId: $who) {
          totalCount nodes { startsAt practitioner { name } } } }"""

    def starts(data: dict[str, Any]) -> list[str]:
        return [node["startsAt"] for node in data["appointments"]["nodes"]]

    one_day = {"from": "2026-03-08", "to": "2026-03-08"}
    assert starts(await clinic.ask(document, **one_day)) == [
        "2026-03-08T08:00:00Z",
        "2026-03-09T06:59:00Z",
    ]
    of_ines = await clinic.ask(document, **one_day, who=named("StaffMember", ines))
    assert starts(of_ines) == ["2026-03-08T08:00:00Z"]
    assert of_ines["appointments"]["totalCount"] == 1
    wrong = {"from": "2026-03-09", "to": "2026-03-08"}
    assert await clinic.code(document, **wrong) == "INVALID_INPUT"
    assert await clinic.code(document, **one_day, who="nobody") == "NOT_FOUND"


@pytest.mark.parametrize("name", ["patients", "packages"])
async def test_a_cursor_of_a_list_by_name_holds_no_name_and_leads_to_the_next_page(
    clinic: Records, name: str
) -> None:
    document = f"""query($after: String) {{ {name}(first: 1, after: $after) {{
        nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} }}"""
    for number in range(3):
        key = await (clinic.patient if name == "patients" else clinic.offer)(f"Name {number}")
    pages = await _walk(clinic, document, name)
    page = (await clinic.ask(document))[name]
    _, key = read(page["nodes"][0]["id"]) or ("", key)

    assert page["pageInfo"]["endCursor"] == cursor(name, key=key)
    second = (await clinic.ask(document, after=cursor(name, key=key)))[name]
    assert second["nodes"] == pages[1]
    assert second["pageInfo"]["hasPreviousPage"]
