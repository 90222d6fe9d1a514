"""Every table keeps clinics apart: in its keys, its references and what each transaction sees."""

from gql_packages.database.connect import Connection
from tests.table_state import COUNTERS, column, tenant_tables

OWN_CLINIC = "(NULLIF(current_setting('app.clinic_id'::text, true), ''::text))::uuid"

#: Names that are no foreign key, and why.
NOT_REFERENCES = {
    "request_id": "names a request, which is no row",
    "external_id": "names a row of another system",
    "entity_id": "names a row of any table",
    "row_id": "names a row of any table that can be corrected",
    "after_id": "is a place in the order of ids",
    "before_id": "is a place in the order of ids",
}


async def test_every_key_begins_with_the_clinic(superuser: Connection) -> None:
    keys = await superuser.fetch(
        "SELECT c.conrelid::regclass::text AS name, array_agg(a.attname::text ORDER BY n) AS key,"
        " bool_and(a.attnotnull AND a.atttypid = 'uuid'::regtype) AS is_whole"
        " FROM pg_constraint c, unnest(c.conkey) WITH ORDINALITY AS k (attnum, n), pg_attribute a"
        " WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace"
        " AND a.attrelid = c.conrelid AND a.attnum = k.attnum"
        " AND c.conrelid <> 'schema_migration'::regclass GROUP BY c.conrelid"
    )
    assert all(row["is_whole"] for row in keys)
    assert {row["name"]: row["key"] for row in keys} == {
        **{table: ["clinic_id", "id"] for table in await tenant_tables(superuser)},
        "clinic": ["id"],
        **{table: ["clinic_id"] for table in COUNTERS},
    }


async def test_every_table_shows_and_takes_the_rows_of_one_clinic_only(
    superuser: Connection,
) -> None:
    policies = await superuser.fetch(
        "SELECT tablename, policyname, permissive, roles, cmd, qual, with_check FROM pg_policies"
        " WHERE schemaname = 'public' AND policyname <> 'owner_lists_clinics'"
    )
    found = {row["tablename"]: tuple(row)[1:] for row in policies}
    assert len(policies) == len(found)
    for table in await tenant_tables(superuser):
        own = f"({'id' if table == 'clinic' else 'clinic_id'} = {OWN_CLINIC})"
        assert found.pop(table) == ("tenant", "PERMISSIVE", ["public"], "ALL", own, own)
    assert found == {}


async def test_row_level_security_holds_for_the_owner_too(superuser: Connection) -> None:
    lax = await column(
        superuser,
        "SELECT relname FROM pg_class WHERE relname = ANY($1)"
        " AND NOT (relrowsecurity AND relforcerowsecurity)",
        await tenant_tables(superuser),
    )
    assert lax == []


async def test_only_the_owner_may_list_clinics_and_only_look(superuser: Connection) -> None:
    row = await superuser.fetchrow(
        "SELECT tablename, roles::text[], cmd, qual, with_check FROM pg_policies"
        " WHERE policyname = 'owner_lists_clinics'"
    )
    assert row is not None
    assert tuple(row) == ("clinic", ["gql_packages_owner"], "SELECT", "true", None)


async def test_every_foreign_key_carries_the_clinic_and_nothing_cascades(
    superuser: Connection,
) -> None:
    keys = await superuser.fetch(
        "SELECT c.conname, c.confdeltype::text || c.confupdtype::text || c.confmatchtype::text AS"
        " actions, a.attname AS child, b.attname AS parent, c.confrelid::regclass::text AS target"
        " FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
        " JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]"
        " WHERE c.contype = 'f'"
    )
    assert len(keys) > 30
    assert {row["actions"] for row in keys} == {"aas"}, "no action, simple match"
    assert {row["child"] for row in keys} == {"clinic_id"}
    wrong = [
        row["conname"]
        for row in keys
        if row["parent"] != ("id" if row["target"] == "clinic" else "clinic_id")
    ]
    assert wrong == []


async def test_every_name_of_another_row_is_a_foreign_key(superuser: Connection) -> None:
    names = await superuser.fetch(
        "SELECT table_name, column_name FROM information_schema.columns c"
        " WHERE table_schema = 'public' AND column_name LIKE '%\\_id' AND NOT EXISTS ("
        " SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid"
        " AND a.attnum = ANY(k.conkey) WHERE k.contype = 'f' AND a.attname = c.column_name"
        " AND k.conrelid = format('public.%I', c.table_name)::regclass)"
    )
    unheld = {row["column_name"] for row in names}
    assert unheld <= NOT_REFERENCES.keys()


async def test_everything_that_is_unique_is_unique_in_its_clinic(superuser: Connection) -> None:
    without = await column(
        superuser,
        "SELECT i.indexrelid::regclass::text FROM pg_index i"
        " JOIN pg_class t ON t.oid = i.indrelid AND t.relname = ANY($1)"
        " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
        " WHERE i.indisunique AND a.attname <> 'clinic_id'",
        await tenant_tables(superuser),
    )
    assert without == ["clinic_pk"]


async def test_every_index_begins_with_the_clinic(superuser: Connection) -> None:
    without = await column(
        superuser,
        "SELECT i.indexrelid::regclass::text FROM pg_index i"
        " JOIN pg_class t ON t.oid = i.indrelid AND t.relname = ANY($1)"
        " LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
        " WHERE a.attname IS DISTINCT FROM 'clinic_id'",
        await tenant_tables(superuser),
    )
    assert without == ["clinic_pk"]


async def test_nothing_runs_by_itself_and_nothing_is_checked_late(superuser: Connection) -> None:
    for nothing in (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT conname FROM pg_constraint WHERE condeferrable OR condeferred OR NOT convalidated",
        "SELECT conname FROM pg_constraint WHERE contype = 'x'",
        "SELECT rulename FROM pg_rewrite JOIN pg_class c ON c.oid = ev_class"
        " WHERE relnamespace = 'public'::regnamespace",
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'"
        # A constant, which an older version's rows get.
        r" AND (column_default !~ '^(\d+|true|false)$' OR is_identity = 'YES')",
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND is_generated <> 'NEVER' AND (table_name, column_name) <> ('clinic', 'minor_unit')",
    ):
        assert await column(superuser, nothing) == []


async def test_every_constraint_has_a_short_name_that_begins_with_its_table(
    superuser: Connection,
) -> None:
    names = await superuser.fetch(
        "SELECT conname::text, conrelid::regclass::text AS table_name FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND contype <> 'n'"
    )
    assert len(names) > 90
    wrong = [
        name
        for name, table in names
        if len(name) >= 40
        or not name.startswith(f"{table}_")
        or not name.endswith(("_pk", "_fk", "_ck", "_once"))
    ]
    assert wrong == []
