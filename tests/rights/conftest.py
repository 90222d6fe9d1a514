"""One furnished clinic, with a desk for each role and for those who have no business there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gql_packages.auth.local_signing_key import issue_token
from gql_packages.database.connect import Connection
from gql_packages.domain.permissions import Principal, Role
from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, open_clinic, token_of
from tests.populated_clinic import Furnished, furnish
from tests.table_state import State, business_of


@dataclass(frozen=True)
class House:
    """The clinic, who works there, and who only says so."""

    clinic: Furnished
    superuser: Connection
    roles: Mapping[Role, FrontDesk]
    #: each with a token that must not be taken, or none
    strangers: Mapping[str, FrontDesk]

    async def state(self) -> State:
        """All that the clinic has, but for its diaries."""
        return await business_of(self.superuser, self.clinic.desk.principal.clinic_id)

    async def audited(self) -> list[tuple[str, str]]:
        """The operations and outcomes that were noted down, in order; not what was shown."""
        rows = await self.superuser.fetch(
            "SELECT operation, outcome FROM audit_entry"
            " WHERE clinic_id = $1 AND outcome <> 'READ' ORDER BY id",
            self.clinic.desk.principal.clinic_id,
        )
        return [(row["operation"], row["outcome"]) for row in rows]


@pytest.fixture(scope="module")
async def house(database: ClinicDatabase, superuser: Connection) -> House:
    """It is the module's: a test gives back what it takes away."""
    clinic = await furnish(await open_clinic(database))
    roles = {role: await clinic.desk.colleague(role) for role in Role}
    strangers = await _strangers(clinic.desk, await open_clinic(database))
    return House(clinic, superuser, roles, strangers)


async def _strangers(owner: FrontDesk, neighbour: FrontDesk) -> Mapping[str, FrontDesk]:
    inactive = await owner.colleague("OWNER")
    member_id = inactive.staff_member
    await owner.do("archiveStaffMember", "staffMember { id }", staffMemberId=member_id)
    neighbour_here = Principal(owner.principal.clinic_id, neighbour.principal.staff_member_id)
    nobody = Principal(owner.principal.clinic_id, uuid4())
    forged = token_of(Ed25519PrivateKey.generate(), owner.principal)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    assert owner.token is not None
    head, claims, signature = owner.token.split(".")
    stranger = owner.of_principal(nobody).token
    assert stranger is not None
    tokens = {
        "no token": None,
        "an expired token": issue_token(owner.signing_key, owner.principal, hours=1, now=yesterday),
        "a forged signature": forged,
        "the signature of something else": f"{head}.{stranger.split('.')[1]}.{signature}",
        "no signature": f"{head}.{claims}.",
        "garbage": "not-a-token",
        "an inactive staff member": inactive.token,
        "a staff member of another clinic": owner.of_principal(neighbour_here).token,
        "a staff member who never was": stranger,
    }
    return {who: replace(owner, token=token) for who, token in tokens.items()}
