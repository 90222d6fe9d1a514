"""Rule 191: the rights of each role are a list."""

from pathlib import Path
from typing import Any

from gql_packages.domain import permissions
from tests.front_desk import FrontDesk


async def test_191_billing_has_the_rights_of_its_list(desk: FrontDesk) -> None:
    billing = await desk.colleague("BILLING")

    viewer = await billing.ask("query { viewer { role permissions } }")

    assert viewer["viewer"]["role"] == "BILLING"
    assert set(viewer["viewer"]["permissions"]) >= {
        *("PATIENTS_READ", "PATIENTS_EDIT", "SCHEDULE_EDIT", "PACKAGES_SELL"),
        *("PACKAGES_ADJUST", "MONEY_RETURN", "REPORTS_READ", "API_EXPLORE"),
    }
    assert set(viewer["viewer"]["permissions"]).isdisjoint({"CATALOGUE_EDIT", "STAFF_EDIT"})


def test_191_a_right_that_is_added_goes_to_the_owner_alone() -> None:
    source = Path(permissions.__file__).read_text()
    first = "    CATALOGUE_EDIT = "
    assert source.count(first) == 1
    module: dict[str, Any] = {"__name__": permissions.__name__}

    added = f'    LATER = "LATER", "A right of a later version."\n{first}'
    exec(compile(source.replace(first, added), "later", "exec"), module)

    rights, later = module["ROLE_PERMISSIONS"], module["Permission"].LATER
    assert [role.value for role in rights if later in rights[role]] == ["OWNER"]
