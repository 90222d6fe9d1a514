"""The application's role can add and read; what it can change is listed, and history is not."""

import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.domain.row_hash import HASHED_COLUMNS
from tests.conftest import DatabaseUrls
from tests.db_constraints.illegal_changes import HISTORY
from tests.db_constraints.write_attempts import OWNERS
from tests.front_desk import FrontDesk
from tests.table_state import column, tenant_tables

_COLUMNS = """
SELECT column_name::text FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position
"""


async def test_the_applications_role_is_a_plain_one(superuser: Connection) -> None:
    role = await superuser.fetchrow(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,"
        " pg_has_role(rolname, 'gql_packages_owner', 'MEMBER') AS is_owner,"
        " EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns"
        " FROM pg_roles r WHERE rolname = 'gql_packages_server'"
    )
    assert role is not None
    assert set(role.values()) == {False}


async def rights(superuser: Connection, table: str) -> set[str]:
    kinds = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
    return {
        kind
        for kind in kinds
        if await superuser.fetchval(
            "SELECT has_table_privilege('gql_packages_server', $1, $2)", table, kind
        )
    }


async def may_update(superuser: Connection, table: str) -> set[str]:
    found = await column(
        superuser,
        "SELECT attname::text FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0"
        " AND has_column_privilege('gql_packages_server', attrelid, attnum, 'UPDATE')",
        table,
    )
    return set(found)


async def test_rows_are_added_and_read_and_only_items_and_words_go(superuser: Connection) -> None:
    for table in await tenant_tables(superuser):
        replaced = {"package_item", "package_limit", "patient_word", "staff_member_treatment"}
        more = {"DELETE"} if table in replaced else set()
        fewest = {"SELECT"} if table in OWNERS else {"SELECT", "INSERT"}
        assert (table, await rights(superuser, table)) == (table, fewest | more)
    assert await rights(superuser, "schema_migration") == {"SELECT"}


async def test_nobody_else_has_any_right(superuser: Connection) -> None:
    grantees = await column(
        superuser,
        "SELECT DISTINCT grantee FROM information_schema.role_table_grants"
        " WHERE table_schema = 'public'",
    )
    assert set(grantees) == {"gql_packages_owner", "gql_packages_app"}


async def test_nothing_of_history_can_be_updated(superuser: Connection) -> None:
    for table in HISTORY:
        assert (table, await may_update(superuser, table)) == (table, set())


async def test_no_row_can_be_given_to_another_clinic_or_request(superuser: Connection) -> None:
    fixed = {"clinic_id", "id", "request_id", "created_at", "patient_id", "hash"}
    for table in await tenant_tables(superuser):
        assert (table, await may_update(superuser, table) & fixed) == (table, set())


async def test_a_rows_hash_covers_every_column_that_cannot_be_updated_in_order(
    superuser: Connection,
) -> None:
    hashed = {
        table: names
        for table in await tenant_tables(superuser)
        if "hash" in (names := await column(superuser, _COLUMNS, table))
    }
    assert hashed.keys() == HASHED_COLUMNS.keys()
    for table, names in hashed.items():
        not_hashed = {"previous_hash", "hash"} | await may_update(superuser, table)
        never_changed = tuple(name for name in names if name not in not_hashed)
        assert (table, HASHED_COLUMNS[table]) == (table, never_changed)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("clinic", [None, "", "00000000-0000-0000-0000-000000000000"])
@pytest.mark.parametrize("role", ["app", "owner"])
async def test_with_no_clinic_set_every_table_is_empty(
    superuser: Connection, database_urls: DatabaseUrls, role: str, clinic: str | None
) -> None:
    async with connected(getattr(database_urls, role)) as connection, connection.transaction():
        if clinic is not None:
            await connection.execute("SELECT set_config('app.clinic_id', $1, true)", clinic)
        for table in await tenant_tables(superuser):
            assert await superuser.fetchval(f"SELECT count(*) FROM {table}") > 0
            seen = await connection.fetchval(f"SELECT count(*) FROM {table}")
            assert (table, seen) == (table, 2 if (role, table) == ("owner", "clinic") else 0)


async def test_with_a_clinic_set_its_rows_are_seen_and_no_other(
    superuser: Connection, database_urls: DatabaseUrls, desk: FrontDesk
) -> None:
    clinic_id = desk.principal.clinic_id
    async with connected(database_urls.app) as connection, connection.transaction():
        await connection.execute("SELECT set_config('app.clinic_id', $1, true)", str(clinic_id))
        for table in await tenant_tables(superuser):
            key = "id" if table == "clinic" else "clinic_id"
            own = f"SELECT count(*) FILTER (WHERE {key} = $1), count(*) FROM {table}"
            mine, everything = await connection.fetchrow(own, clinic_id) or (0, 0)
            assert (table, mine) == (table, everything)
            assert mine == (await superuser.fetchrow(own, clinic_id) or (0,))[0] > 0
