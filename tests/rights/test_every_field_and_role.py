"""Who may do what: every root field, every role, and those who have no business here."""

from collections.abc import Callable, MutableMapping
from typing import cast

import httpx
import pytest
from graphql import GraphQLObjectType, GraphQLUnionType, get_named_type

from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.resolvers.authorization import OPEN_TYPES
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.schema.global_id import encode
from tests.populated_clinic import Furnished
from tests.rights.conftest import House
from tests.rights.requests import (
    ROOT_FIELDS,
    malformed_request,
    request_about_nothing,
    valid_request,
)
from tests.schema_walk import MUTATIONS, NODE_TYPES, READS, SCHEMA, Answer
from tests.valid_input import VALID_INPUT

REQUESTS: list[Callable[[str, Furnished], Answer]] = [
    valid_request,
    malformed_request,
    request_about_nothing,
]
P = Permission


def codes(response: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in response.json().get("errors", [])]


def is_forbidden(response: httpx.Response, name: str) -> bool:
    """It was refused for the role's sake, and in the one way in which that is said."""
    answer = response.json()
    if "FORBIDDEN" not in codes(response):
        return False
    (error,) = answer["errors"]
    assert error["path"] == [name]
    assert error["extensions"] == {"code": "FORBIDDEN"}
    assert answer["data"] in (None, {name: None})
    assert response.status_code == 200
    return True


@pytest.fixture
def powerless(monkeypatch: pytest.MonkeyPatch, house: House) -> House:
    """Support has no right at all: today each role may read, so that reading is never refused."""
    rights = cast("MutableMapping[Role, frozenset[Permission]]", ROLE_PERMISSIONS)
    monkeypatch.setitem(rights, Role.SUPPORT, frozenset())
    return house


def test_every_mutation_has_a_valid_input() -> None:
    assert set(MUTATIONS) == set(VALID_INPUT), "add a line to VALID_INPUT in tests/valid_input.py"


def test_the_roles_have_the_rights_that_they_are_said_to_have() -> None:
    everything = frozenset(Permission)
    desk = {P.PATIENTS_READ, P.PATIENTS_EDIT, P.SCHEDULE_EDIT, P.PACKAGES_SELL, P.PACKAGES_ADJUST}
    said = {
        Role.OWNER: everything,
        Role.BILLING: desk
        | {
            P.PATIENTS_IMPORT,
            P.USES_ADJUST,
            P.MONEY_RETURN,
            P.BACKDATE,
            P.REPORTS_READ,
            P.API_EXPLORE,
        },
        Role.FRONT_DESK: desk,
        Role.PRACTITIONER: {P.PATIENTS_READ, P.SCHEDULE_EDIT},
        Role.SUPPORT: {P.PATIENTS_READ, P.REPORTS_READ, P.AUDIT_READ, P.API_EXPLORE},
    }

    assert said == ROLE_PERMISSIONS


def test_money_and_the_clinic_itself_are_changed_with_the_rights_for_that() -> None:
    said = {
        P.MONEY_RETURN: {
            *("unapplyPayment", "refundPayment", "voidPayment", "refundPackage"),
            *("deletePackageSale", "updatePackageSale"),
        },
        P.BACKDATE: {"updatePayment"},
        P.PACKAGES_SELL: {"sellPackage", "receivePayment", "applyPayment", "myTakings"},
        P.PACKAGES_ADJUST: {"changePackageExpiry"},
        P.USES_ADJUST: {"adjustPackageUses", "undoUseAdjustment"},
        P.CLINIC_EDIT: {"updateClinic"},
        P.POLICY_EDIT: {"updateClinicPolicy", "setBreakagePolicy"},
        P.STAFF_EDIT: {f"{verb}StaffMember" for verb in ("create", "update", "archive")},
        P.PATIENTS_EDIT: {f"{verb}Patient" for verb in ("create", "update", "archive")},
    }

    for right, names in said.items():
        assert {name for name, asked in ROOT_FIELD_PERMISSIONS.items() if asked == right} == names


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ROOT_FIELDS)
async def test_a_field_is_for_the_roles_that_have_its_right(
    house: House, name: str, role: Role
) -> None:
    right = ROOT_FIELD_PERMISSIONS[name]
    may = right is None or right in ROLE_PERMISSIONS[role]
    before = await house.state()

    for make in REQUESTS[1:] if may else REQUESTS:
        response = await house.roles[role].post_raw(make(name, house.clinic))
        assert is_forbidden(response, name) is not may
        assert set(codes(response)) <= {"FORBIDDEN", "INVALID_INPUT", "NOT_FOUND"}

    if not may:
        assert await house.state() == before


@pytest.mark.parametrize("name", ROOT_FIELDS)
async def test_without_a_right_only_what_is_open_to_all_is_answered(
    powerless: House, name: str
) -> None:
    before = await powerless.state()

    for make in REQUESTS:
        response = await powerless.roles[Role.SUPPORT].post_raw(make(name, powerless.clinic))
        is_open = ROOT_FIELD_PERMISSIONS[name] is None or (
            name == "node" and make is malformed_request
        )
        assert is_forbidden(response, name) is not is_open

    assert await powerless.state() == before


@pytest.mark.parametrize("name", ROOT_FIELDS)
async def test_a_refused_right_is_noted_down(powerless: House, name: str) -> None:
    before = await powerless.audited()

    answers = [
        await powerless.roles[Role.SUPPORT].post_raw(make(name, powerless.clinic))
        for make in REQUESTS
    ]

    refused = sum(is_forbidden(response, name) for response in answers)
    assert (await powerless.audited())[len(before) :] == [(name, "FORBIDDEN")] * refused
    assert refused > 0 or ROOT_FIELD_PERMISSIONS[name] is None


@pytest.mark.parametrize("name", ROOT_FIELDS)
async def test_strangers_learn_nothing_and_change_nothing(house: House, name: str) -> None:
    before = await house.state(), await house.audited()

    for who, desk in house.strangers.items():
        for make in REQUESTS:
            response = await desk.post_raw(make(name, house.clinic))
            assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"]), who
            assert set(response.json()) == {"errors"}
            assert response.headers["www-authenticate"] == "Bearer"

    assert (await house.state(), await house.audited()) == before


@pytest.mark.parametrize("type_name", NODE_TYPES)
async def test_node_asks_for_the_right_of_what_it_shows(powerless: House, type_name: str) -> None:
    principal = powerless.clinic.desk.principal
    key = principal.clinic_id if type_name == "Clinic" else principal.staff_member_id
    body = {
        "query": "query Q($id: ID!) { node(id: $id) { id } }",
        "variables": {"id": encode(type_name, key)},
    }

    response = await powerless.roles[Role.SUPPORT].post_raw(body)

    assert is_forbidden(response, "node") is (type_name not in OPEN_TYPES)


def test_from_what_is_open_to_all_nothing_else_can_be_reached() -> None:
    names = [name for name in READS if ROOT_FIELD_PERMISSIONS[name] is None]
    waiting = [get_named_type(READS[name].type) for name in names]
    waiting += [SCHEMA.type_map[name] for name in OPEN_TYPES]
    reached = set()

    while waiting:
        kind = waiting.pop()
        if kind.name in reached:
            continue
        reached.add(kind.name)
        if isinstance(kind, GraphQLUnionType):
            waiting += kind.types
        elif isinstance(kind, GraphQLObjectType):
            waiting += [get_named_type(field.type) for field in kind.fields.values()]

    assert reached & set(NODE_TYPES) == OPEN_TYPES


async def test_a_role_taken_away_counts_from_the_next_request_on(house: House) -> None:
    owner, colleague = house.clinic.desk, await house.clinic.desk.colleague("BILLING")
    member_id = encode("StaffMember", colleague.principal.staff_member_id)
    sale = request_about_nothing("sellPackage", house.clinic)

    async def answer() -> list[str]:
        return codes(await colleague.post_raw(sale))

    assert await answer() == []
    shown = "staffMember { role isActive }"
    await owner.do("updateStaffMember", shown, staffMemberId=member_id, role="PRACTITIONER")
    assert await answer() == ["FORBIDDEN"]
    await owner.do("updateStaffMember", shown, staffMemberId=member_id, role="FRONT_DESK")
    assert await answer() == []
    await owner.do("archiveStaffMember", shown, staffMemberId=member_id)
    assert await answer() == ["UNAUTHENTICATED"]
    await owner.do("archiveStaffMember", shown, staffMemberId=member_id, archived=False)
    assert await answer() == []
